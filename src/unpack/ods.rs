//! Workbooks of `LibreOffice` and of whatever else writes `OpenDocument`: one XML part with all sheets in it. What it says is repeated is
//! repeated only as far as the limits go, a million empty rows cost nothing.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::BufRead;
use std::ops::Range;

use super::archive::Archive;
use super::grid::{Cell, Grid, Merge};
use super::limits::{Budget, COLUMNS, Limit, ROWS, Stop};
use super::sheets::Sheets;
use super::value;
use super::xml::{Tag, Token, Xml};

/// Bytes of text in one row. Blanks are written as their number, so that a few bytes may be many.
const LONGEST: usize = 64 << 20;

/// Whether a zip is a document of this family.
pub(super) fn is_document(archive: &Archive) -> bool {
    archive.find("content.xml").is_some() && archive.find("mimetype").is_some()
}

/// Reads all sheets that can be seen.
pub(super) fn read<'b>(archive: &mut Archive<'b>, budget: &'b Budget<'b>) -> Result<Sheets, Stop> {
    if let Some(at) = archive.find("mimetype")
        && memchr::memmem::find(&archive.whole(at)?, b"spreadsheet").is_none()
    {
        return Err(Stop::Other);
    }
    if let Some(from) = archive.named("META-INF/manifest.xml")?
        && is_encrypted(from)?
    {
        return Err(Stop::Encrypted);
    }
    let from = archive.named("content.xml")?.ok_or(Stop::Damaged)?;
    let mut document = Document { xml: Xml::new(from), style: String::new(), invisible: BTreeSet::new() };
    let mut all = Sheets::default();
    while document.step(budget, &mut all)? {}
    Ok(all)
}

fn is_encrypted(from: impl BufRead) -> Result<bool, Stop> {
    let mut xml = Xml::new(from);
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name() == "encryption-data" => return Ok(true),
            Token::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// The part with the sheets.
struct Document<R> {
    xml: Xml<R>,
    /// The style that is being read, and those of tables that can't be seen.
    style: String,
    invisible: BTreeSet<String>,
}

impl<R: BufRead> Document<R> {
    /// Reads to the next sheet and through it; false at the end.
    #[inline(never)]
    fn step<'b>(&mut self, budget: &'b Budget<'b>, all: &mut Sheets) -> Result<bool, Stop> {
        let (name, hidden) = match self.xml.next()? {
            Token::Start(tag) => match tag.name() {
                "style" => {
                    self.style = tag.attribute("name").unwrap_or_default().into_owned();
                    return Ok(true);
                }
                "table-properties" => {
                    if tag.attribute("display").is_some_and(|display| display == "false") {
                        self.invisible.insert(self.style.clone());
                    }
                    return Ok(true);
                }
                "table" => {
                    let [name, style] = tag.attributes(["name", "style-name"]);
                    let hidden = style.is_some_and(|style| self.invisible.contains(style.as_ref()));
                    (name.unwrap_or_default().into_owned(), hidden)
                }
                _ => return Ok(true),
            },
            Token::End(end) if end.name() == "document-content" => return Ok(false),
            Token::Eof => return Err(Stop::Damaged),
            _ => return Ok(true),
        };
        if hidden {
            self.xml.skip()?;
            all.hidden.push(name);
            return Ok(true);
        }
        let mut table = Table { row: 0, repeat: 1, cells: Vec::new(), text: String::new(), column: 0 };
        let mut grid = Grid::new(budget, Vec::new(), false);
        while table.step(&mut self.xml, &mut grid)? {}
        all.add(name, grid.finish()?);
        Ok(true)
    }
}

/// A sheet that is being read.
struct Table {
    row: u32,
    /// How often the present row stands there.
    repeat: u32,
    cells: Vec<Held>,
    text: String,
    column: u32,
}

/// A cell of the present row.
struct Held {
    columns: Range<u32>,
    text: Range<usize>,
    is_number: bool,
    /// Rows that it spans.
    rows: u32,
}

/// What a cell says about itself before its text comes.
struct Head {
    repeat: u32,
    rows: u32,
    is_number: bool,
    /// Its value, if that does not stand in its text.
    value: Option<String>,
}

impl Table {
    /// Reads the next cell, or whatever else comes; false at the end of the sheet.
    #[inline(never)]
    fn step<R: BufRead>(&mut self, xml: &mut Xml<R>, grid: &mut Grid) -> Result<bool, Stop> {
        let head = match xml.next()? {
            Token::Start(tag) => match tag.name() {
                "shapes" => None,
                "table-row" => {
                    self.repeat = repeated(&tag, "number-rows-repeated");
                    self.column = 0;
                    return Ok(true);
                }
                "table-cell" | "covered-table-cell" => Some(Head::of(&tag)),
                _ => return Ok(true),
            },
            Token::End(end) => match end.name() {
                "table-row" => return self.end_row(grid).map(|()| true),
                "table" => return Ok(false),
                _ => return Ok(true),
            },
            Token::Text(_) => return Ok(true),
            Token::Eof => return Err(Stop::Damaged),
        };
        // Drawings over the cells; there may be tables in them.
        let Some(head) = head else { return xml.skip().map(|()| true) };
        let from = self.text.len();
        paragraphs(xml, &mut self.text)?;
        if let Some(value) = head.value {
            self.text.truncate(from);
            self.text.push_str(&value);
        }
        let columns = self.column..self.column.saturating_add(head.repeat);
        self.column = columns.end;
        if self.text.len() > from {
            if columns.end > COLUMNS {
                return Err(Stop::Over(Limit::Columns));
            }
            self.cells.push(Held { columns, text: from..self.text.len(), is_number: head.is_number, rows: head.rows });
        }
        Ok(true)
    }

    fn end_row(&mut self, grid: &mut Grid) -> Result<(), Stop> {
        let rows = self.row..self.row.saturating_add(self.repeat);
        self.row = rows.end;
        if self.cells.is_empty() {
            return Ok(());
        }
        if rows.end > ROWS {
            return Err(Stop::Over(Limit::Rows));
        }
        for row in rows {
            for cell in &self.cells {
                let text = self.text.get(cell.text.clone()).unwrap_or_default();
                for column in cell.columns.clone() {
                    grid.push(row, column, if cell.is_number { Cell::Number(text) } else { Cell::Text(text) })?;
                }
                if cell.rows > 1 && !cell.is_number {
                    let bottom = row.saturating_add(cell.rows - 1);
                    grid.merge(Merge { top: row, left: cell.columns.start, bottom }, text);
                }
            }
        }
        self.cells.clear();
        self.text.clear();
        Ok(())
    }
}

impl Head {
    fn of(tag: &Tag) -> Head {
        let [kind, number, day, time, truth, text] =
            tag.attributes(["value-type", "value", "date-value", "time-value", "boolean-value", "string-value"]);
        let repeat = repeated(tag, "number-columns-repeated");
        let rows = repeated(tag, "number-rows-spanned");
        let is_number = matches!(kind.as_deref(), Some("float" | "percentage" | "currency"));
        let value = match kind.as_deref() {
            _ if is_number => number.map(|number| value::said(&number)),
            Some("date") => day.map(|day| value::iso(&day)),
            Some("time") => time.map(|time| value::iso(&time)),
            Some("boolean") => truth.map(|truth| truth.to_ascii_uppercase()),
            // The text of an error stands in the cell, beside an empty value.
            _ => text.filter(|text| !text.is_empty()).map(Cow::into_owned),
        };
        Head { repeat, rows, is_number, value }
    }
}

/// How often something is there: once where nothing is said.
fn repeated(tag: &Tag, attribute: &str) -> u32 {
    tag.attribute(attribute)
        .and_then(|count| count.parse::<u64>().ok())
        .map_or(1, |n| u32::try_from(n).unwrap_or(u32::MAX))
}

/// The text of a cell to its end: paragraphs are lines; notes and drawings are left out.
fn paragraphs<R: BufRead>(xml: &mut Xml<R>, text: &mut String) -> Result<(), Stop> {
    let (mut depth, mut inside, mut first) = (1usize, 0usize, true);
    while depth > 0 {
        let mut aside = false;
        match xml.next()? {
            Token::Start(tag) => match tag.name() {
                "annotation" | "table" => aside = true,
                _ if tag.is_of("draw") => aside = true,
                name => {
                    depth += 1;
                    match name {
                        "p" => {
                            if !std::mem::take(&mut first) {
                                text.push('\n');
                            }
                            inside = depth;
                        }
                        // More blanks than a cell can hold are none that somebody typed.
                        "s" => text.extend(std::iter::repeat_n(' ', repeated(&tag, "c").min(32_767) as usize)),
                        "tab" => text.push('\t'),
                        "line-break" => text.push('\n'),
                        _ => {}
                    }
                }
            },
            Token::End(_) => {
                if depth == inside {
                    inside = 0;
                }
                depth -= 1;
            }
            Token::Text(piece) if inside > 0 => text.push_str(&piece),
            Token::Text(_) => {}
            Token::Eof => return Err(Stop::Damaged),
        }
        if text.len() > LONGEST {
            return Err(Stop::Over(Limit::Text));
        }
        if aside {
            xml.skip()?;
        }
    }
    Ok(())
}
