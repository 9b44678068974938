//! Lines split in place, without a copy: the way that nearly every record of nearly every file takes.

use super::batch::Span;
use super::marks::{Marks, Scan};
use super::{Dialect, Quoting};

/// The longest record with quotes, in bytes: beyond it, the quote is taken for one that was never closed.
pub(super) const QUOTED_LIMIT: usize = 2 << 20;

/// What splitting a line in place came to.
pub(super) enum Split {
    /// It ends before this byte.
    Line(usize),
    /// Its quotes are beyond this way.
    Quoted,
    /// No end of the line yet; the last cell begins here.
    Partial(usize),
}

/// Splits lines in place.
#[derive(Clone, Copy)]
pub(super) struct Splitter {
    delimiter: u8,
    quote: Option<u8>,
    /// Whether a quoted cell may be split in place at all: another sign that makes quotes mean nothing needs `csv_core`.
    in_place: bool,
    marks: Marks,
}

impl Splitter {
    pub fn new(dialect: Dialect) -> Splitter {
        let quote = (dialect.quoting != Quoting::None).then_some(dialect.quote);
        Splitter {
            delimiter: dialect.delimiter,
            quote,
            in_place: dialect.quoting == Quoting::Doubled,
            marks: Marks::new([dialect.delimiter, b'\n', b'\r', quote.unwrap_or(b'\n')]),
        }
    }

    /// The signs of this dialect in a text.
    #[inline]
    pub fn scan<'a>(&self, text: &'a [u8]) -> Scan<'a> {
        Scan::new(text, self.marks)
    }

    /// Splits the line that begins at `from`, where the scan stands too, and appends its cells. A quoted cell is taken only if it closes
    /// on its line, right before the end of the cell, with no quote inside; and a line with such cells only whole and below the limit of
    /// quoted records. What was appended of another line is left for the caller to take back.
    #[inline]
    pub fn split(&self, scan: &mut Scan<'_>, from: usize, spans: &mut Vec<Span>) -> Split {
        let text = scan.text();
        let quote = |at: usize| self.quote.is_some() && text.get(at).copied() == self.quote;
        let (mut start, mut quoted) = (from, false);
        loop {
            let end = if quote(start) {
                quoted = true;
                // The quote itself.
                scan.next();
                let close = loop {
                    match scan.next() {
                        Some(at) if quote(at) => break at,
                        Some(at) if text.get(at).copied() == Some(self.delimiter) => {}
                        _ => return Split::Quoted,
                    }
                };
                let Some(end) = scan.next().filter(|&end| end == close + 1 && !quote(end) && self.in_place) else {
                    return Split::Quoted;
                };
                spans.push((start as u32 + 1, close as u32));
                end
            } else {
                let end = loop {
                    match scan.next() {
                        // A quote in the middle of a cell is a character like any other.
                        Some(at) if quote(at) => {}
                        Some(at) => break at,
                        None => return if quoted { Split::Quoted } else { Split::Partial(start) },
                    }
                };
                spans.push((start as u32, end as u32));
                end
            };
            if text.get(end).copied() != Some(self.delimiter) {
                return if quoted && end - from >= QUOTED_LIMIT { Split::Quoted } else { Split::Line(end) };
            }
            start = end + 1;
        }
    }
}
