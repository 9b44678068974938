//! Files that are made to hurt: what they would come to is refused, soon and by name.

use std::io::{Cursor, Write};

use kefen::base::Arg;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::make::{self, Sheet, one, row, sheet, xlsx};
use super::{code, parts, text};

/// Which limit a file is over.
fn limit(name: &str, bytes: Vec<u8>) -> String {
    assert_eq!(code(name, bytes.clone()), "archive_too_large");
    let failure = parts(name, bytes).unwrap_err();
    let word = failure.message.args.into_iter().find_map(|(key, arg)| match arg {
        Arg::Word(word) if key == "limit" => Some(word.into_owned()),
        _ => None,
    });
    word.unwrap_or_default()
}

#[test]
fn a_far_cell_costs_little() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    let bytes = one(far);
    assert!(bytes.len() < 3000);
    let text = text("a.xlsx", bytes);
    assert_eq!((text.len(), text.trim_matches(['\n', ','])), (1_048_575 + 16_383 + 2, "1"));
    let rows: String = (1..5000).map(|at| row(at, &["x"])).collect();
    let wide = format!("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>{rows}");
    assert_eq!(limit("a.xlsx", one(&wide)), "ingest-limit-cells");
    assert_eq!(limit("a.xlsx", one("<row r=\"1048577\"><c><v>1</v></c></row>")), "ingest-limit-rows");
    assert_eq!(limit("a.xlsx", one("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>")), "ingest-limit-columns");
}

#[test]
fn a_text_that_many_cells_share_is_counted_for_each() {
    let long = format!("<t>{}</t>", "客户".repeat(100_000));
    let rows: String =
        (1..2000).map(|at| format!("<row r=\"{at}\"><c r=\"A{at}\" t=\"s\"><v>0</v></c></row>")).collect();
    assert_eq!(limit("a.xlsx", xlsx("", &[], &[&long], &[sheet("s", &rows)])), "ingest-limit-text");
    let merged: String = (1..2000).map(|at| row(at, &[if at == 1 { "LONG" } else { "" }, "x"])).collect();
    let merged = merged.replace("LONG", &"客户".repeat(100_000));
    let cells = format!("<sheetData>{merged}</sheetData><mergeCells><mergeCell ref=\"A1:A2000\"/></mergeCells>");
    assert_eq!(limit("a.xlsx", xlsx("", &[], &[], &[Sheet("s", "visible", cells)])), "ingest-limit-text");
}

#[test]
fn bombs_are_counted_while_they_go_off() {
    let zeros = vec![0; 64 << 20];
    let flat = make::zip(&[("a.csv", &zeros)]);
    assert_eq!(limit("a.zip", flat.clone()), "ingest-limit-ratio");
    assert_eq!(code("a.zip", make::zip(&[("b.zip", &flat)])), "archive_nested");
    let blanks = " ".repeat(64 << 20);
    assert_eq!(limit("a.xlsx", one(&blanks)), "ingest-limit-ratio");
    // Random enough to pass the ratio, and more than half a gigabyte in all.
    let mut state = 1u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b'0' + (state >> 28) as u8 % 10
    })
    .take(4 << 20)
    .collect();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..9 {
        writer.start_file(format!("{at}.csv"), SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        for _ in 0..16 {
            writer.write_all(&noise).unwrap();
        }
    }
    assert_eq!(limit("a.zip", writer.finish().unwrap().into_inner()), "ingest-limit-inflated");
}

#[test]
fn sizes_that_lie_are_not_believed() {
    let zeros = vec![0; 32 << 20];
    let honest = make::zip(&[("a.csv", &zeros)]);
    let mut lying = honest.clone();
    let size = (zeros.len() as u32).to_le_bytes();
    for at in 0..honest.len() - 4 {
        if honest[at..at + 4] == size {
            lying[at..at + 4].copy_from_slice(&9u32.to_le_bytes());
        }
    }
    assert_ne!(lying, honest);
    assert!(matches!(code("a.zip", lying).as_str(), "archive_damaged" | "archive_too_large"));
}

#[test]
fn too_many_files_are_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..10_001 {
        writer.start_file(at.to_string(), SimpleFileOptions::default()).unwrap();
    }
    assert_eq!(code("a.zip", writer.finish().unwrap().into_inner()), "archive_too_many");
}

#[test]
fn definitions_of_document_types_are_refused() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>";
    let book =
        xlsx("", &[], &[], &[Sheet("s", "visible", format!("{bomb}<sheetData>{}</sheetData>", row(1, &["&b;"])))]);
    assert_eq!(code("a.xlsx", book), "workbook_unsafe");
    assert_eq!(code("a.ods", make::ods(&format!("{bomb}{}", make::TABLE))), "workbook_unsafe");
}

#[test]
fn what_needs_a_password_is_told() {
    assert_eq!(code("a.xlsx", make::ole("EncryptedPackage", b"secret")), "workbook_encrypted");
    let password = [0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x2F, 0, 6, 0, 1, 0, 1, 0, 1, 0];
    assert_eq!(code("a.xls", make::ole("Workbook", &password)), "workbook_encrypted");
    // The flag of encryption, in the local header and in the table of contents.
    let mut zip = make::zip(&[("a.csv", b"a,b\n")]);
    let contents = memchr::memmem::find(&zip, b"PK\x01\x02").unwrap();
    zip[6] |= 1;
    zip[contents + 8] |= 1;
    assert_eq!(code("a.zip", zip), "archive_encrypted");
    let sealed = make::zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", b"<m><manifest:encryption-data/></m>"),
        ("content.xml", b"\x01\x02"),
    ]);
    assert_eq!(code("a.ods", sealed), "workbook_encrypted");
}

#[test]
fn what_ends_early_is_damaged() {
    let book = make::orders();
    assert_eq!(code("a.xlsx", book[..book.len() / 2].to_vec()), "workbook_damaged");
    assert_eq!(code("a.zip", b"PK\x03\x04 and nothing more".to_vec()), "archive_damaged");
    assert_eq!(code("a.xls", make::xls()[..2000].to_vec()), "workbook_damaged");
    let open = xlsx("", &[], &[], &[Sheet("s", "visible", "<sheetData><row><c><v>1".to_owned())]);
    assert_eq!(code("a.xlsx", open), "workbook_damaged");
    assert_eq!(code("a.ods", make::ods("<table:table><table:table-row>")), "workbook_damaged");
}

#[test]
fn what_is_said_to_be_repeated_is_bounded() {
    let cell = "<table:table-cell table:number-columns-repeated=\"COUNT\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let table = |rows: &str, columns: &str| {
        let cell = cell.replace("COUNT", columns);
        make::ods(&format!(
            "<table:table><table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row></table:table>"
        ))
    };
    assert_eq!(limit("a.ods", table("999999999", "1")), "ingest-limit-rows");
    assert_eq!(limit("a.ods", table("1", "999999999999")), "ingest-limit-columns");
    assert_eq!(limit("a.ods", table("1000000", "16384")), "ingest-limit-cells");
}
