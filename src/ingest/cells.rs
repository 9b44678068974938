//! The cells of a file as read, before typing: what corpora of odd files are checked against.

use std::cell::Cell;

use super::batch::{Batch, Record};
use super::dialect;
use super::encoding::{self, NoText, Stream};
use super::records::Records;
use super::{Dialect, Encoding};
use crate::base::{Failure, Result};

/// All records of a file in order, empty lines left out. A header is among them: `_header` says whether the first record is one, and
/// before typing that makes no difference. What is not given is found.
/// Fails with `binary_file`, `spreadsheet_file`, `unsupported_encoding` for what is no text.
pub fn cells(
    bytes: &[u8],
    encoding: Option<Encoding>,
    dialect: Option<Dialect>,
    _header: bool,
) -> Result<Vec<Vec<String>>> {
    let encoding = match encoding {
        Some(encoding) => encoding,
        None => encoding::detect(bytes, true).map_err(|what| no_text("", what))?.best(),
    };
    let text = utf8(bytes, encoding, true);
    let dialect = dialect.unwrap_or_else(|| dialect::detect(&text, true));
    Ok(read(&text, true, dialect, usize::MAX))
}

/// The bytes of a head as UTF-8.
pub fn utf8(bytes: &[u8], encoding: Encoding, whole: bool) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len());
    Stream::new(encoding).feed(bytes, whole, |piece| text.extend_from_slice(piece));
    text
}

/// The first records, bytes that are no characters left out.
pub fn read(text: &[u8], whole: bool, dialect: Dialect, limit: usize) -> Vec<Vec<String>> {
    read_lines(text, whole, dialect, limit).0
}

/// The same, and the lines on which they begin.
pub(super) fn read_lines(text: &[u8], whole: bool, dialect: Dialect, limit: usize) -> (Vec<Vec<String>>, Vec<u32>) {
    let (mut rows, mut lines) = (Vec::new(), Vec::new());
    first(text, whole, dialect, limit, |record| {
        rows.push(record.cells().map(encoding::readable).collect());
        lines.push(record.line());
    });
    (rows, lines)
}

/// Shows the first records, at most so many. The text is read in small pieces, and no further than they reach.
pub(super) fn first(text: &[u8], whole: bool, dialect: Dialect, limit: usize, mut show: impl FnMut(&Record<'_>)) {
    const PIECE: usize = 16 << 10;
    let left = Cell::new(limit);
    let mut sink = |batch: &Batch<'_>| {
        for record in batch.records().take(left.get()) {
            left.set(left.get() - 1);
            show(&record);
        }
    };
    let mut records = Records::new(dialect);
    for piece in text.chunks(PIECE) {
        if left.get() == 0 {
            return;
        }
        records.feed(piece, &mut sink);
    }
    if whole {
        records.finish(&mut sink);
    }
}

/// The failure for what is no text.
pub fn no_text(name: &str, what: NoText) -> Failure {
    let code = match what {
        NoText::Spreadsheet => "spreadsheet_file",
        NoText::Binary => "binary_file",
        NoText::Unsupported => "unsupported_encoding",
    };
    Failure::new(code).with(|message| message.text("file", name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_as_they_stand() {
        let rows = cells("\u{feff}a;b\n\n 1 ;\"x\"\"y\"\n".as_bytes(), None, None, true).unwrap();
        assert_eq!(rows, [["a", "b"], [" 1 ", "x\"y"]]);
        let chinese = encoding_rs::GB18030.encode("客户,金额\n张三,5\n").0;
        assert_eq!(cells(&chinese, None, None, false).unwrap()[1], ["张三", "5"]);
        assert_eq!(cells(b"", None, None, true).unwrap(), Vec::<Vec<String>>::new());
        assert_eq!(cells(b"PK\x03\x04", None, None, true).unwrap_err().code, "spreadsheet_file");
    }
}
