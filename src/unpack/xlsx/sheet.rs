//! The cells of a sheet in XML, one after the other. What the sheet says about its own size (`<dimension>`) is not read: some shops
//! write `A1:A1` for thousands of rows.

use std::io::BufRead;

use super::super::grid::{Cell, Grid, Merge};
use super::super::limits::{Limit, Stop};
use super::super::value;
use super::super::xml::{Token, Xml};
use super::{Book, strings};

/// What the value of a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Inline,
    Text,
    Truth,
    Error,
    Day,
}

/// A sheet that is being read.
struct Sheet<'s, R> {
    xml: Xml<R>,
    book: &'s Book,
    row: u32,
    column: u32,
    value: String,
    merges: Vec<Merge>,
    closed: bool,
}

/// What stands between the rows.
enum Between {
    Cell(Kind, usize),
    Other,
    End,
}

/// Reads all cells of a sheet; returns the merges over several rows.
pub(super) fn read(from: impl BufRead, book: &Book, grid: &mut Grid) -> Result<Vec<Merge>, Stop> {
    let mut sheet =
        Sheet { xml: Xml::new(from), book, row: 0, column: 0, value: String::new(), merges: Vec::new(), closed: false };
    while sheet.step(grid)? {}
    if sheet.closed { Ok(sheet.merges) } else { Err(Stop::Damaged) }
}

impl<R: BufRead> Sheet<'_, R> {
    /// Reads the next cell, or whatever else comes; false at the end of the part.
    #[inline(never)]
    fn step(&mut self, grid: &mut Grid) -> Result<bool, Stop> {
        match self.between()? {
            Between::Cell(kind, style) => {
                let inline = self.cell()?;
                self.push(kind, style, inline, grid)?;
                self.column += 1;
            }
            Between::Other => {}
            Between::End => return Ok(false),
        }
        Ok(true)
    }

    fn between(&mut self) -> Result<Between, Stop> {
        match self.xml.next()? {
            Token::Start(tag) => match tag.name() {
                "c" => {
                    let [place, style, kind] = tag.attributes(["r", "s", "t"]);
                    if let Some((row, column)) = place.as_deref().and_then(place_of) {
                        (self.row, self.column) = (row, column);
                    }
                    let kind = match kind.as_deref() {
                        Some("s") => Kind::Shared,
                        Some("inlineStr" | "is") => Kind::Inline,
                        Some("str") => Kind::Text,
                        Some("b") => Kind::Truth,
                        Some("e") => Kind::Error,
                        Some("d") => Kind::Day,
                        _ => Kind::Number,
                    };
                    return Ok(Between::Cell(kind, style.and_then(|style| style.parse().ok()).unwrap_or(0)));
                }
                "row" => {
                    let row = tag.attribute("r").and_then(|row| row.parse::<u32>().ok());
                    if let Some(row) = row.and_then(|row| row.checked_sub(1)) {
                        self.row = row;
                    }
                    self.column = 0;
                }
                "mergeCell" => {
                    if let Some(merge) = tag.attribute("ref").as_deref().and_then(merge_of) {
                        self.merges.push(merge);
                    }
                }
                _ => {}
            },
            Token::End(end) => match end.name() {
                "row" => {
                    self.row = self.row.checked_add(1).ok_or(Stop::Over(Limit::Rows))?;
                    self.column = 0;
                }
                "worksheet" => self.closed = true,
                _ => {}
            },
            Token::Text(_) => {}
            Token::Eof => return Ok(Between::End),
        }
        Ok(Between::Other)
    }

    /// Reads a cell to its end: its value, or the text in it; whether it was such a text.
    fn cell(&mut self) -> Result<bool, Stop> {
        enum In {
            Value,
            Text,
            Formula,
            Nothing,
        }
        self.value.clear();
        let (mut inside, mut inline) = (false, String::new());
        let mut is_inline = false;
        loop {
            let begins = match self.xml.next()? {
                Token::Start(tag) => match tag.name() {
                    "v" => In::Value,
                    "is" => In::Text,
                    "f" | "extLst" => In::Formula,
                    _ => In::Nothing,
                },
                Token::End(end) => {
                    inside &= end.name() != "v";
                    if end.name() == "c" {
                        break;
                    }
                    In::Nothing
                }
                Token::Text(text) => {
                    if inside {
                        self.value.push_str(&text);
                    }
                    In::Nothing
                }
                Token::Eof => return Err(Stop::Damaged),
            };
            match begins {
                In::Value => inside = true,
                In::Text => {
                    is_inline = true;
                    strings::rich(&mut self.xml, "is", &mut inline)?;
                }
                In::Formula => self.xml.skip()?,
                In::Nothing => {}
            }
        }
        if is_inline {
            self.value = inline;
        }
        Ok(is_inline)
    }

    fn push(&mut self, kind: Kind, style: usize, inline: bool, grid: &mut Grid) -> Result<(), Stop> {
        let (row, column) = (self.row, self.column);
        let text = self.value.as_str();
        if text.is_empty() {
            return Ok(());
        }
        match kind {
            _ if inline => grid.push(row, column, Cell::Text(text)),
            Kind::Number => match text.trim().parse::<f64>().ok().filter(|number| number.is_finite()) {
                Some(number) => self.book.numbers.push(grid, (row, column), style, number, Some(text.trim())),
                None => grid.push(row, column, Cell::Text(text)),
            },
            Kind::Shared => {
                let shared = text.trim().parse().ok().and_then(|at| self.book.strings.get(at)).ok_or(Stop::Damaged)?;
                grid.push(row, column, Cell::Text(shared))
            }
            Kind::Truth => {
                let truth = matches!(text.trim(), "1" | "true" | "TRUE");
                grid.push(row, column, Cell::Text(if truth { "TRUE" } else { "FALSE" }))
            }
            Kind::Day => grid.push(row, column, Cell::Text(&value::iso(text.trim()))),
            Kind::Error => grid.push(row, column, Cell::Text(text)),
            Kind::Text | Kind::Inline => {
                value::unescaped(&mut self.value);
                grid.push(row, column, Cell::Text(&self.value))
            }
        }
    }
}

/// Row and column, from 0, of a place like `B12`.
fn place_of(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let mut column = 0u32;
    for letter in letters.bytes().filter(|letter| *letter != b'$') {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(value) + 1)?;
    }
    Some((row.trim_start_matches('$').parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// The merge of a reference like `A2:A4`, if it is over several rows.
fn merge_of(text: &str) -> Option<Merge> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, _)) = (place_of(from)?, place_of(to)?);
    (bottom > top).then_some(Merge { top, left, bottom })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read() {
        assert_eq!(place_of("A1"), Some((0, 0)));
        assert_eq!(place_of("XFD1048576"), Some((1_048_575, 16_383)));
        assert_eq!(place_of("ab12"), Some((11, 27)));
        for none in ["", "A", "1", "A0", "A1B", "客1", "ZZZZZZZZZ1", "A99999999999"] {
            assert_eq!(place_of(none), None, "{none}");
        }
        assert_eq!(merge_of("A2:C4"), Some(Merge { top: 1, left: 0, bottom: 3 }));
        assert_eq!((merge_of("A2:C2"), merge_of("A2")), (None, None));
    }
}
