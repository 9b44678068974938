//! The rows of an export and the ways in which platforms write them down. Knows no platform.

use super::workbook;
use crate::project::{Result, Stop};

/// A header and rows under it, all texts.
pub struct Sheet {
    header: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    /// Lines above the header.
    pub above: Vec<Vec<String>>,
    /// Lines below the last row.
    pub below: Vec<Vec<String>>,
}

impl Sheet {
    /// Without rows; the columns are parted by `,`.
    pub fn new(header: &'static str) -> Sheet {
        Sheet { header: header.split(',').collect(), rows: Vec::new(), above: Vec::new(), below: Vec::new() }
    }

    /// One more row: the cells that are not blank, by the names of their columns.
    pub fn push(&mut self, cells: &[(&str, String)]) {
        let of = |name: &&str| cells.iter().find(|(column, _)| column == name).map(|(_, cell)| cell.clone());
        debug_assert!(cells.iter().all(|(column, _)| self.header.contains(column)), "a column that is not there");
        self.rows.push(self.header.iter().map(|name| of(name).unwrap_or_default()).collect());
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    fn records(&self) -> impl Iterator<Item = Vec<String>> {
        let header = std::iter::once(self.header.iter().map(|name| (*name).to_owned()).collect());
        self.above.iter().cloned().chain(header).chain(self.rows.iter().cloned()).chain(self.below.iter().cloned())
    }
}

/// Characters to bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
    /// Without a mark.
    Utf8,
    /// With a byte order mark.
    Utf8Bom,
    /// As spreadsheets in Chinese expect it.
    Gb18030,
}

impl Coding {
    /// The name of the encoding.
    pub fn name(self) -> &'static str {
        if self == Coding::Gb18030 { "gb18030" } else { "utf-8" }
    }
}

/// How a file is written.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// Cells parted by a character.
    Text {
        /// Bytes.
        coding: Coding,
        /// Between cells.
        delimiter: u8,
        /// Whether every cell has quotes, or only those that need them.
        quoted: bool,
    },
    /// A workbook with one sheet.
    Workbook(workbook::Style),
}

impl Form {
    /// Commas and as few quotes as possible.
    pub const CSV: Form = Form::Text { coding: Coding::Utf8, delimiter: b',', quoted: false };
    /// The same with a byte order mark.
    pub const CSV_BOM: Form = Form::Text { coding: Coding::Utf8Bom, delimiter: b',', quoted: false };
    /// Commas, all cells in quotes.
    pub const CSV_QUOTED: Form = Form::Text { coding: Coding::Utf8, delimiter: b',', quoted: true };
    /// Commas and GB18030.
    pub const CSV_CHINESE: Form = Form::Text { coding: Coding::Gb18030, delimiter: b',', quoted: false };
    /// The same with all cells in quotes.
    pub const CSV_CHINESE_QUOTED: Form = Form::Text { coding: Coding::Gb18030, delimiter: b',', quoted: true };
    /// Tabs.
    pub const TSV: Form = Form::Text { coding: Coding::Utf8, delimiter: b'\t', quoted: false };

    /// What the file's name ends with.
    pub fn ending(self) -> &'static str {
        match self {
            Form::Text { delimiter: b'\t', .. } => "txt",
            Form::Text { .. } => "csv",
            Form::Workbook(_) => "xlsx",
        }
    }

    /// The encoding that is found in it. What comes out of a workbook is UTF-8.
    pub fn encoding(self) -> &'static str {
        match self {
            Form::Text { coding, .. } => coding.name(),
            Form::Workbook(_) => Coding::Utf8.name(),
        }
    }

    /// The bytes of the file.
    pub fn write(self, sheet: &Sheet) -> Result<Vec<u8>> {
        let (coding, delimiter, quoted) = match self {
            Form::Text { coding, delimiter, quoted } => (coding, delimiter, quoted),
            Form::Workbook(style) => return workbook::write(sheet.records(), style),
        };
        let broken = |error: csv::Error| Stop::failed(format!("the rows can't be written: {error}"));
        let style = if quoted { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .quote_style(style)
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        for record in sheet.records() {
            writer.write_record(&record).map_err(broken)?;
        }
        let text = writer.into_inner().map_err(|error| Stop::failed(format!("the rows can't be written: {error}")))?;
        Ok(match coding {
            Coding::Utf8 => text,
            Coding::Utf8Bom => [b"\xEF\xBB\xBF", text.as_slice()].concat(),
            Coding::Gb18030 => encoding_rs::GB18030.encode(&String::from_utf8_lossy(&text)).0.into_owned(),
        })
    }
}
