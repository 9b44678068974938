//! Tables in HTML, as far as programs write it: rows and cells with their spans, text with its references. No style, no script, no
//! nesting: a table in a cell goes on in the same sheet. What is not closed is closed by what comes next.

use super::super::grid::{Cell, Grid, Merge};
use super::super::limits::{Budget, Limit, Stop};
use super::super::sheets::Sheets;

/// Reads all tables, one below the other, as one sheet.
pub(in super::super) fn read<'b>(text: &str, budget: &'b Budget<'b>) -> Result<Sheets, Stop> {
    let mut tables =
        Tables { rest: text, row: 0, began: false, column: 0, cell: None, covered: Vec::new(), text: String::new() };
    let mut grid = Grid::new(budget, Vec::new(), false);
    while tables.step(&mut grid)? {
        budget.reached((text.len() - tables.rest.len()) as u64);
    }
    tables.end_cell(&mut grid)?;
    let mut all = Sheets::default();
    all.add(String::new(), grid.finish()?);
    Ok(all)
}

/// A text with tables that is being read.
struct Tables<'t> {
    rest: &'t str,
    row: u32,
    /// Whether the present row has begun.
    began: bool,
    column: u32,
    /// The spans of the cell that is open: columns and rows.
    cell: Option<(u32, u32)>,
    /// By column: the last row that a cell above reaches into.
    covered: Vec<u32>,
    text: String,
}

impl<'t> Tables<'t> {
    /// Reads the next text and the tag behind it; false at the end.
    #[inline(never)]
    fn step(&mut self, grid: &mut Grid) -> Result<bool, Stop> {
        let Some(at) = memchr::memchr(b'<', self.rest.as_bytes()) else {
            self.add(self.rest);
            return Ok(false);
        };
        let (text, tag) = self.rest.split_at(at);
        self.add(text);
        if let Some(comment) = tag.strip_prefix("<!--") {
            self.rest = after(comment, "-->");
            return Ok(true);
        }
        let named = tag.get(1..).unwrap_or_default();
        if !named.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            // A sign that somebody forgot to write as a reference.
            self.add("<");
            self.rest = named;
            return Ok(true);
        }
        let length = tag_length(named);
        let (tag, rest) = named.split_at_checked(length).unwrap_or((named, ""));
        self.rest = rest.get(1..).unwrap_or_default();
        let end = tag.find(|c: char| c.is_ascii_whitespace()).unwrap_or(tag.len());
        let name = tag.get(..end).unwrap_or_default().trim_end_matches('/').to_ascii_lowercase();
        self.tag(&name, tag, grid)?;
        Ok(true)
    }

    fn tag(&mut self, name: &str, tag: &'t str, grid: &mut Grid) -> Result<(), Stop> {
        match name {
            "style" | "script" | "title" | "xml" => self.rest = after(self.rest, &format!("</{name}")),
            "tr" | "/tr" | "table" | "/table" => {
                self.end_cell(grid)?;
                self.end_row()?;
                if name == "tr" {
                    self.began = true;
                }
            }
            "td" | "th" => {
                self.end_cell(grid)?;
                self.began = true;
                while self.covered.get(self.column as usize).is_some_and(|bottom| *bottom >= self.row) {
                    self.column += 1;
                }
                let span = |name| attribute(tag, name).and_then(|count| count.parse().ok()).unwrap_or(1u32).max(1);
                self.cell = Some((span("colspan"), span("rowspan")));
                self.text.clear();
            }
            "/td" | "/th" => self.end_cell(grid)?,
            "br" | "/p" | "/div" if self.cell.is_some() => self.text.push('\n'),
            _ => {}
        }
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), Stop> {
        if std::mem::take(&mut self.began) {
            self.row = self.row.checked_add(1).ok_or(Stop::Over(Limit::Rows))?;
        }
        self.column = 0;
        Ok(())
    }

    fn end_cell(&mut self, grid: &mut Grid) -> Result<(), Stop> {
        let Some((columns, rows)) = self.cell.take() else { return Ok(()) };
        let text = self.text.trim_matches(|c: char| c.is_whitespace());
        grid.push(self.row, self.column, Cell::Text(text))?;
        let columns = self.column..self.column.saturating_add(columns);
        if columns.end > super::super::limits::COLUMNS {
            return Err(Stop::Over(Limit::Columns));
        }
        if rows > 1 {
            let bottom = self.row.saturating_add(rows - 1);
            if self.covered.len() < columns.end as usize {
                self.covered.resize(columns.end as usize, 0);
            }
            for covered in self.covered.get_mut(columns.start as usize..columns.end as usize).unwrap_or_default() {
                *covered = bottom;
            }
            // Numbers are text here; what reads as one may be a total.
            if !text.is_empty() && text.parse::<f64>().is_err() {
                grid.merge(Merge { top: self.row, left: columns.start, bottom }, text);
            }
        }
        self.column = columns.end;
        Ok(())
    }

    /// Adds text to the open cell: blanks run together, references are what they stand for.
    fn add(&mut self, text: &str) {
        if self.cell.is_none() {
            return;
        }
        let mut rest = text;
        while let Some(at) = rest.find('&') {
            let (before, reference) = rest.split_at(at);
            collapse(before, &mut self.text);
            let (c, length) = referred(reference).unwrap_or(('&', 1));
            self.text.push(c);
            rest = reference.get(length..).unwrap_or_default();
        }
        collapse(rest, &mut self.text);
    }
}

/// Appends text with every run of blanks as one.
fn collapse(text: &str, into: &mut String) {
    for c in text.chars() {
        if !c.is_ascii_whitespace() {
            into.push(c);
        } else if !into.ends_with([' ', '\n']) {
            into.push(' ');
        }
    }
}

/// What comes behind a mark, whatever its letters' size; nothing if it does not come.
fn after<'t>(text: &'t str, mark: &str) -> &'t str {
    let bytes = mark.as_bytes();
    let first = bytes.first().copied().unwrap_or_default();
    memchr::memchr_iter(first, text.as_bytes())
        .find(|at| text.as_bytes().get(*at..at + bytes.len()).is_some_and(|found| found.eq_ignore_ascii_case(bytes)))
        .and_then(|at| text.get(at + bytes.len()..))
        .unwrap_or_default()
}

/// Bytes up to the end of a tag; a `>` in quotes does not end it.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') if tag.as_bytes().get(at.wrapping_sub(1)) == Some(&b'=') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    tag.len()
}

/// The value of an attribute of a tag, in quotes or without.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!("{name}="))? + name.len() + 1;
    let value = tag.get(at..)?;
    match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split(quote).next(),
        _ => value.split(|c: char| c.is_ascii_whitespace() || c == '/').next(),
    }
}

/// The character that a reference stands for, and the reference's length.
fn referred(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(12).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let c = match name {
        "nbsp" => ' ',
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "yen" => '¥',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?
        }
    };
    Some((c, end + 1))
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;

    fn csv(html: &str) -> String {
        let mut listen = |_, _| ControlFlow::Continue(());
        let budget = Budget::new(html.len(), &mut listen);
        let sheets = read(html, &budget).unwrap();
        sheets.seen.into_iter().map(|(_, text)| String::from_utf8(text).unwrap()).collect()
    }

    #[test]
    fn tables_are_read_as_they_are_written() {
        assert_eq!(csv("<table><tr><td>a<td>b<tr><th>1</th><td x:str>2</td></tr></table>"), "a,b\n1,2\n");
        assert_eq!(
            csv("<TABLE><TR><TD>a&amp;b &#20803;&nbsp;&yen;</TD>\n<TD>x <b>y</b><br>\n z</TD></TR></TABLE>"),
            "a&b 元 ¥,\"x y\nz\"\n"
        );
        assert_eq!(csv("<style>td{a:b>c}</style><table><!-- <td> --><tr><td title=\"a>b\">1 < 2</td></tr>"), "1 < 2\n");
        assert_eq!(csv("no table"), "");
    }

    #[test]
    fn spans_are_seen() {
        let html = "<table><tr><td rowspan=2>王小明</td><td rowspan='2'>30</td><td>苹果</td></tr><tr><td>梨</td></tr>\
                    <tr><td colspan=\"2\">x</td><td>y</td></tr></table>";
        assert_eq!(csv(html), "王小明,30,苹果\n王小明,,梨\nx,,y\n");
    }
}
