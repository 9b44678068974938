//! The smallest workbook that spreadsheets open: one sheet, texts in the cells, numbers and days where a platform has them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::project::{Result, Stop};

/// What a platform does to its workbooks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// Columns of numbers, from 0.
    pub numbers: &'static [usize],
    /// The column of days, whose cells read `2026-04-28 13:05:09` and are kept as days since 1899-12-30.
    pub days: Option<usize>,
    /// Says that the sheet is one cell large, which is not so (`TikTok` Shop).
    pub wrong_size: bool,
}

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;
/// Style 1 is a day with its time.
const STYLES: &str = r#"<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>"#;

/// The bytes of the workbook.
pub fn write(records: impl Iterator<Item = Vec<String>>, style: Style) -> Result<Vec<u8>> {
    let broken = |what: String| Stop::failed(format!("the workbook can't be written: {what}"));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", RELATIONS.to_owned()),
        ("xl/workbook.xml", BOOK.to_owned()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS.to_owned()),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/worksheets/sheet1.xml", sheet(records, style)),
    ];
    for (name, text) in parts {
        // No time of writing: the same shop gives the same bytes.
        let options = SimpleFileOptions::default();
        archive.start_file(name, options).map_err(|error| broken(error.to_string()))?;
        archive.write_all(text.as_bytes()).map_err(|error| broken(error.to_string()))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| broken(error.to_string()))
}

fn sheet(records: impl Iterator<Item = Vec<String>>, style: Style) -> String {
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#,
    );
    if style.wrong_size {
        xml.push_str(r#"<dimension ref="A1:A1"/>"#);
    }
    xml.push_str("<sheetData>");
    // Writing into a string can't fail.
    for (row, record) in records.enumerate() {
        let _ = write!(xml, r#"<row r="{}">"#, row + 1);
        for (column, cell) in record.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let place = format!("{}{}", letters(column), row + 1);
            let days = serial(cell).filter(|_| style.days == Some(column));
            let number = cell.parse::<f64>().is_ok() && style.numbers.contains(&column);
            let _ = match days {
                Some(days) => write!(xml, r#"<c r="{place}" s="1"><v>{days}</v></c>"#),
                None if number => write!(xml, r#"<c r="{place}"><v>{cell}</v></c>"#),
                None => write!(xml, r#"<c r="{place}" t="inlineStr"><is><t>{}</t></is></c>"#, escaped(cell)),
            };
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData></worksheet>");
    xml
}

fn escaped(cell: &str) -> String {
    cell.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// `A` … `Z`, `AA` …
fn letters(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + (at % 26) as u8);
    if column < 26 { letter(column).to_string() } else { format!("{}{}", letter(column / 26 - 1), letter(column)) }
}

/// `2026-04-28 13:05:09` as spreadsheets count days.
fn serial(cell: &str) -> Option<String> {
    let mut parts = cell.split(['-', ' ', ':']).map(|part| part.parse::<i64>().ok());
    let mut next = || parts.next().flatten();
    let (year, month, day) = (next()?, next()?, next()?);
    let seconds = next()? * 3600 + next()? * 60 + next()?;
    // The days of a year and a month are found by looking: nothing here is in a hurry.
    let of_1970 = (0..80_000).find(|days| crate::orders::civil(*days) == (year, month, day))?;
    Some(format!("{:.10}", (of_1970 + 25_569) as f64 + seconds as f64 / 86_400.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_and_days_are_those_of_spreadsheets() {
        assert_eq!([letters(0), letters(25), letters(26), letters(53)], ["A", "Z", "AA", "BB"]);
        assert_eq!(serial("2026-04-28 12:00:00").as_deref(), Some("46140.5000000000"));
        assert_eq!(serial("Total"), None);
    }
}
