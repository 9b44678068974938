//! Files that are made to hurt: what they would come to is refused, soon and by name.

use std::io::Cursor;

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
    let zeros = vec![0; 24 << 20];
    let flat = make::zip(&[("a.csv", &zeros)]);
    assert_eq!(limit("a.zip", flat.clone()), "ingest-limit-ratio");
    assert_eq!(code("a.zip", make::zip(&[("b.zip", &flat)])), "archive_nested");
    let blanks = " ".repeat(24 << 20);
    assert_eq!(limit("a.xlsx", one(&blanks)), "ingest-limit-ratio");
}

#[test]
fn what_is_read_again_and_again_is_counted_each_time() {
    assert_eq!(limit("a.xls", make::xls_of_one_sheet_a_thousand_times()), "ingest-limit-ratio");
}

#[test]
fn sizes_that_lie_are_not_believed() {
    let zeros = vec![0; 24 << 20];
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

/// What is unpacked where memory is scarce: the file that the environment names, in a process of its own.
#[test]
#[ignore = "started by another test"]
fn the_file_of_the_parent() {
    let Ok(path) = std::env::var("KEFEN_UNPACKED") else { return };
    let _ = parts(&path, std::fs::read(&path).unwrap());
}

#[test]
#[cfg(target_os = "linux")]
fn nothing_is_reserved_that_does_not_come() {
    let count = "<table:table><table:table-row><table:table-cell office:value-type=\"string\"><text:p>\
        <text:s text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row></table:table>";
    let spaces = "<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">SPACES</t></is></c>"
        .replace("SPACES", &"x".repeat(40 << 20));
    let blanks = "<text:s text:c=\"32767\"/>".repeat(100_000);
    let blanks = format!(
        "<table:table><table:table-row><table:table-cell><text:p>{blanks}</text:p></table:table-cell></table:table-row></table:table>"
    );
    let hurtful = [
        ("g.ods", make::ods(&blanks)),
        ("a.ods", make::ods(count)),
        ("b.xlsx", one("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>")),
        ("c.xlsx", make::orders()),
        ("d.xlsx", one(&format!("<row r=\"1\">{spaces}</row>"))),
        ("e.xlsx", one(&format!("<row r=\"1\">{}</row>", "<c r=\"A1\"><v>1</v></c>".repeat(400_000)))),
        ("f.zip", make::zip(&[("a.csv", &vec![0; 24 << 20])])),
    ];
    for (name, bytes) in hurtful {
        let path = std::env::temp_dir().join(format!("kefen-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        let own = std::env::current_exe().unwrap();
        let status = std::process::Command::new("sh")
            .args(["-c", "ulimit -v 400000; exec \"$0\" \"$@\""])
            .arg(own)
            .args(["limits::the_file_of_the_parent", "--exact", "--ignored", "--test-threads=1"])
            .env("KEFEN_UNPACKED", &path)
            .stdout(std::process::Stdio::null())
            .status()
            .unwrap();
        std::fs::remove_file(&path).unwrap();
        assert!(status.success(), "{name}: {status}");
    }
}

/// `cargo test --profile tool --test unpack -- --ignored --nocapture speed`
#[test]
#[ignore = "a measurement"]
#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn speed_of_a_large_workbook() {
    let shared: Vec<String> = (0..50_000).map(|at| format!("<t>customer-{at:06}@example.com</t>")).collect();
    let shared: Vec<&str> = shared.iter().map(String::as_str).collect();
    let row = |at: usize| {
        let cells: String = ('A'..='L')
            .enumerate()
            .map(|(column, name)| match column % 4 {
                0 => format!("<c r=\"{name}{at}\" t=\"s\"><v>{}</v></c>", at * 7 % 50_000),
                1 => format!("<c r=\"{name}{at}\" s=\"1\"><v>{}.{}</v></c>", 45_000 + at % 1000, at % 9),
                2 => format!("<c r=\"{name}{at}\"><v>{}.{:02}</v></c>", at % 900, at % 100),
                _ => format!("<c r=\"{name}{at}\"><v>2026{at:08}</v></c>"),
            })
            .collect();
        format!("<row r=\"{at}\" spans=\"1:12\">{cells}</row>")
    };
    let rows: String = (1..=100_000).map(row).collect();
    let book = xlsx("", &["yyyy-mm-dd h:mm"], &shared, &[sheet("s", &rows)]);
    for _ in 0..3 {
        let (bytes, started) = (book.clone(), std::time::Instant::now());
        let text = text("a.xlsx", bytes);
        let took = started.elapsed().as_secs_f64();
        println!(
            "{:.1} MB packed, {:.0} MB of XML, {:.1} MB of CSV: {:.0} ms",
            book.len() as f64 / 1e6,
            rows.len() as f64 / 1e6,
            text.len() as f64 / 1e6,
            took * 1e3
        );
    }
}
