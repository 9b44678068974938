//! What separates and wraps the cells of a file, found by how evenly the first records come out.

use super::records::separator;
use super::{Dialect, Quoting, cells};
use crate::math::order;

/// Delimiters that are tried, the more usual first: of two that explain a file equally well, the first is taken.
const DELIMITERS: &[u8] = b",;\t|^\x1F: ";
/// Records that are looked at.
const LOOK: usize = 400;

/// The dialect of the head of a file, which is UTF-8; `whole` if nothing follows.
pub fn detect(head: &[u8], whole: bool) -> Dialect {
    let named = head.split(|&byte| byte == b'\n' || byte == b'\r').next().unwrap_or_default();
    if let Some(delimiter) = separator(named.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(named)) {
        return Dialect { delimiter, ..Dialect::default() };
    }
    let mut best = (Dialect::default(), Shape::default());
    for &delimiter in DELIMITERS {
        let dialect = Dialect { delimiter, ..Dialect::default() };
        let shape = Shape::of(head, whole, dialect);
        if shape.score(delimiter) > best.1.score(best.0.delimiter) {
            best = (dialect, shape);
        }
    }
    let (mut dialect, shape) = best;
    if shape.single_quoted * 2 > shape.cells {
        dialect.quote = b'\'';
    }
    if shape.even < shape.records {
        let escaped = Dialect { quoting: Quoting::Escaped(b'\\'), ..dialect };
        if Shape::of(head, whole, escaped).even > shape.even && memchr::memmem::find(head, b"\\\"").is_some() {
            dialect = escaped;
        }
    }
    if shape.width > 1 && shape.hashes > 0 && shape.hashes_of_width == 0 {
        dialect.comment = Some(b'#');
    }
    dialect
}

/// How the first records come out under a dialect.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shape {
    /// Records looked at.
    pub records: usize,
    /// The most frequent number of cells.
    pub width: usize,
    /// Records with that number.
    pub even: usize,
    cells: usize,
    single_quoted: usize,
    hashes: usize,
    hashes_of_width: usize,
}

impl Shape {
    /// Reads the head under a dialect.
    pub fn of(head: &[u8], whole: bool, dialect: Dialect) -> Shape {
        let mut widths: Vec<(usize, bool)> = Vec::new();
        let mut shape = Shape::default();
        cells::first(head, whole, dialect, LOOK, |record| {
            widths.push((record.len(), record.cell(0).first() == Some(&b'#')));
            for cell in record.cells().filter(|cell| !cell.is_empty()) {
                shape.cells += 1;
                let quoted = cell.len() > 1 && cell.starts_with(b"'") && cell.ends_with(b"'");
                shape.single_quoted += usize::from(quoted);
            }
        });
        let sorted = order::by(widths.iter().map(|&(width, _)| width).collect(), |width| *width as i64);
        for group in sorted.chunk_by(|a, b| a == b) {
            if let Some(&width) = group.first()
                && group.len() >= shape.even
            {
                (shape.width, shape.even) = (width, group.len());
            }
        }
        shape.records = widths.len();
        for (width, hash) in widths {
            shape.hashes += usize::from(hash && width < shape.width);
            shape.hashes_of_width += usize::from(hash && width >= shape.width);
        }
        shape
    }

    /// How well a delimiter explains the records: even widths of many cells. Spaces and colons stand in dates and names too.
    fn score(&self, delimiter: u8) -> f64 {
        if self.width < 2 || self.records == 0 {
            return 0.0;
        }
        let doubt = if matches!(delimiter, b' ' | b':') { 0.5 } else { 1.0 };
        if doubt < 1.0 && (self.records < 2 || self.width < 3 || self.even * 10 < self.records * 9) {
            return 0.0;
        }
        doubt * (self.even as f64 / self.records as f64) * (1.0 - 1.0 / self.width as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delimiter(text: &str) -> char {
        char::from(detect(text.as_bytes(), true).delimiter)
    }

    #[test]
    fn the_delimiter_is_what_makes_even_records() {
        assert_eq!(delimiter("a;b;c\n1;2,5;3\n1;2,5;3\n"), ';');
        assert_eq!(delimiter("a,b,c\na,b,c|d|e|f"), ',');
        assert_eq!(delimiter("客户\t日期\n张 三\t2026-04-28 10:00:00\n"), '\t');
        assert_eq!(delimiter("id date amount\n1 2026-04-28 5\n2 2026-04-29 6\n"), ' ');
        assert_eq!(delimiter("time,x\n10:00:00,1\n11:00:00,2\n"), ',');
        assert_eq!(delimiter("Abc def"), ',');
        assert_eq!(delimiter("sep=|\na|b\n"), '|');
        assert_eq!(delimiter("a;b\n\"x,y,z\";1\n\"x,y,z\";2\n"), ';');
    }

    #[test]
    fn quotes_escapes_and_comments() {
        assert_eq!(detect(b"'a','b'\n'1','2,5'\n", true).quote, b'\'');
        let escaped = detect(b"a,b\n\"x\\\",y\",1\n\"x\",2\n", true);
        assert_eq!(escaped.quoting, Quoting::Escaped(b'\\'));
        assert_eq!(detect(b"a,b\n\"x\"\"y\",1\n", true).quoting, Quoting::Doubled);
        assert_eq!(detect(b"# made by X\na,b\n1,2\n", true).comment, Some(b'#'));
        assert_eq!(detect(b"Name,b\n#1001,2\n#1002,3\n", true).comment, None);
    }
}
