//! The XML of Excel 2003 (SpreadsheetML): all sheets in one text.

use super::super::grid::{Cell, Grid, Merge};
use super::super::limits::{Budget, Limit, Stop};
use super::super::sheets::Sheets;
use super::super::value;
use super::super::xml::{Tag, Token, Xml};

/// Reads all sheets that can be seen.
pub(in super::super) fn read<'b>(text: &str, budget: &'b Budget<'b>) -> Result<Sheets, Stop> {
    let mut xml = Xml::new(text.as_bytes());
    let mut all = Sheets::default();
    loop {
        let name = match xml.next()? {
            Token::Start(tag) if tag.name() == "Worksheet" => tag.attribute("Name").unwrap_or_default().into_owned(),
            Token::End(end) if end.name() == "Workbook" => return Ok(all),
            Token::Eof => return Err(Stop::Damaged),
            _ => continue,
        };
        let mut sheet = Sheet { row: 0, column: 0, down: 0, hidden: false };
        let mut grid = Grid::new(budget, Vec::new(), false);
        while sheet.step(&mut xml, &mut grid)? {}
        let text = grid.finish()?;
        if sheet.hidden { all.hidden.push(name) } else { all.add(name, text) }
    }
}

/// A sheet that is being read.
struct Sheet {
    row: u32,
    column: u32,
    /// Rows below that the present cell spans.
    down: u32,
    hidden: bool,
}

impl Sheet {
    /// Reads the next value, or whatever else comes; false at the end of the sheet.
    #[inline(never)]
    fn step(&mut self, xml: &mut Xml<&[u8]>, grid: &mut Grid) -> Result<bool, Stop> {
        match xml.next()? {
            Token::Start(tag) => match tag.name() {
                "Row" => {
                    self.row = index(&tag).unwrap_or(self.row);
                    self.column = 0;
                    return Ok(true);
                }
                "Cell" => {
                    self.column = index(&tag).unwrap_or(self.column);
                    self.down = number(&tag, "MergeDown").unwrap_or(0);
                    let across = number(&tag, "MergeAcross").unwrap_or(0);
                    return self.data(xml, grid, across).map(|()| true);
                }
                "Visible" => {}
                _ => return Ok(true),
            },
            Token::End(end) => match end.name() {
                "Row" => {
                    self.row = self.row.checked_add(1).ok_or(Stop::Over(Limit::Rows))?;
                    return Ok(true);
                }
                "Worksheet" => return Ok(false),
                _ => return Ok(true),
            },
            Token::Text(_) => return Ok(true),
            Token::Eof => return Err(Stop::Damaged),
        }
        // Whether the sheet can be seen stands behind its cells.
        if let Token::Text(text) = xml.next()? {
            self.hidden = text.contains("Hidden");
        }
        Ok(true)
    }

    /// Reads a cell to its end.
    fn data(&mut self, xml: &mut Xml<&[u8]>, grid: &mut Grid, across: u32) -> Result<(), Stop> {
        let (mut kind, mut text, mut inside) = (String::new(), String::new(), false);
        loop {
            let mut note = false;
            match xml.next()? {
                Token::Start(tag) if tag.name() == "Data" => {
                    inside = true;
                    kind = tag.attribute("Type").unwrap_or_default().into_owned();
                }
                Token::Start(tag) => note = tag.name() == "Comment",
                Token::End(end) if end.name() == "Data" => inside = false,
                Token::End(end) if end.name() == "Cell" => break,
                Token::Text(piece) if inside => text.push_str(&piece),
                Token::Text(_) | Token::End(_) => {}
                Token::Eof => return Err(Stop::Damaged),
            }
            if note {
                xml.skip()?;
            }
        }
        let (row, column) = (self.row, self.column);
        self.column = column.saturating_add(across).saturating_add(1);
        let text = match kind.as_str() {
            "Number" => {
                return grid.push(row, column, Cell::Number(&value::said(text.trim())));
            }
            "DateTime" => day(text.trim()),
            "Boolean" => if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            _ => text,
        };
        grid.push(row, column, Cell::Text(&text))?;
        if !text.is_empty() {
            grid.merge(Merge { top: row, left: column, bottom: row.saturating_add(self.down) }, &text);
        }
        Ok(())
    }
}

/// A day in our spelling; a time alone is one of the last day of 1899.
fn day(text: &str) -> String {
    let time = text.strip_prefix("1899-12-31T").map(|time| time.split('.').next().unwrap_or_default().to_owned());
    time.unwrap_or_else(|| value::iso(text))
}

/// The place that a row or a cell says it has, from 0.
fn index(tag: &Tag) -> Option<u32> {
    number(tag, "Index")?.checked_sub(1)
}

fn number(tag: &Tag, attribute: &str) -> Option<u32> {
    tag.attribute(attribute)?.trim().parse().ok()
}
