//! A corpus of bad and odd CSV with expectations, if there is one: the folder is given by the environment variable `KEFEN_CORPUS`.
//! Without it the test says "skipped"; the project's own fixtures in `tests/fixtures/ingest` mean something
//! alone.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::Path;

use kefen::base::Money;
use kefen::ingest::{Finished, Imported, Ingest, Inspection, cells::cells};
use kefen::table::Role;
use kefen::unpack::{Part, unpack};
use serde_json::Value;

/// Reads a file as the engine worker does.
fn import(name: &str, bytes: &[u8]) -> Result<Imported, String> {
    let head = &bytes[..bytes.len().min(Inspection::HEAD)];
    let preview = Inspection::of(name, bytes.len() as u64, head, head.len() == bytes.len(), None)
        .map_err(|failure| failure.code)?;
    let mut mapping = preview.mapping;
    for _ in 0..4 {
        let mut ingest = Ingest::new(name, &mapping).map_err(|failure| failure.code)?;
        for piece in bytes.chunks(64 << 10) {
            ingest.feed(piece).map_err(|failure| failure.code)?;
        }
        match ingest.finish().map_err(|failure| failure.code)? {
            Finished::Imported(imported) => return Ok(*imported),
            Finished::Again(better) => mapping = better,
        }
    }
    Err("reads again and again".to_owned())
}

fn strings(value: &Value) -> Vec<Vec<String>> {
    let row =
        |row: &Value| row.as_array().unwrap().iter().map(|cell| cell.as_str().unwrap_or_default().to_owned()).collect();
    value.as_array().unwrap().iter().map(row).collect()
}

fn lines(expect: &Value, key: &str) -> Vec<u32> {
    let of = |lines: &Vec<Value>| lines.iter().filter_map(Value::as_u64).map(|line| line as u32).collect();
    expect.get(key).and_then(Value::as_array).map(of).unwrap_or_default()
}

/// What is wrong with the cells of a file, if anything.
fn check_cells(bytes: &[u8], expect: &Value) -> Option<String> {
    let records = match cells(bytes, None, None, true) {
        Ok(records) => records,
        Err(failure) => return Some(failure.code),
    };
    if let Some(expected) = expect.get("records")
        && strings(expected) != records
    {
        return Some(format!("records {:?}", records.iter().take(4).collect::<Vec<_>>()));
    }
    if expect.get("record_count").and_then(Value::as_u64).is_some_and(|count| count != records.len() as u64) {
        return Some(format!("{} records", records.len()));
    }
    let head = expect.get("records_head").map(strings).unwrap_or_default();
    let tail = expect.get("records_tail").map(strings).unwrap_or_default();
    if !records.starts_with(&head) || !records.ends_with(&tail) {
        return Some("head or tail".to_owned());
    }
    None
}

/// What is wrong with the import of a file, if anything.
fn check_import(name: &str, bytes: &[u8], expect: &Value) -> Option<String> {
    let outcome = expect["outcome"].as_str().unwrap_or_default();
    let imported = match import(name, bytes) {
        Ok(imported) => imported,
        Err(code) => {
            let class = expect.get("error_class").and_then(Value::as_str);
            let named = class.is_none_or(|class| class == code);
            return (!outcome.contains("error") || !named).then(|| format!("failed: {code}"));
        }
    };
    if outcome == "error" || outcome == "error_or_empty" {
        return Some("was imported".to_owned());
    }
    let report = &imported.report;
    let accepted: BTreeSet<u32> = (0..imported.table.rows).map(|row| imported.table.line_of(row)).collect();
    let listed: BTreeSet<u32> = report.rows.iter().map(|row| row.line).collect();
    if accepted.len() as u64 != report.accepted || u64::from(imported.table.rows) != report.accepted {
        return Some(format!("{} lines of {} accepted rows", accepted.len(), report.accepted));
    }
    if imported.table.fields.iter().any(|field| field.column.len() as u64 != report.accepted) {
        return Some("columns of unequal length".to_owned());
    }
    if let Some(line) = lines(expect, "must_accept_lines").into_iter().find(|line| !accepted.contains(line)) {
        return Some(format!("line {line} was not accepted"));
    }
    if let Some(line) = lines(expect, "must_list_lines").into_iter().find(|line| !listed.contains(line)) {
        return Some(format!("line {line} is not listed"));
    }
    if let Some(line) = expect.get("problem_line").and_then(Value::as_u64)
        && !listed.contains(&(line as u32))
    {
        return Some(format!("line {line} is not listed"));
    }
    // A row without a customer is accepted here; the rules of orders leave it out, with its money shown.
    let nobody = (0..imported.table.rows as usize)
        .filter(|&row| imported.table.text(Role::Customer).is_none_or(|text| text.get(row).is_empty()))
        .count() as u64;
    if let Some(rejected) = expect.get("rejected_lines").and_then(Value::as_object) {
        for (line, reason) in rejected {
            let line: u32 = line.parse().unwrap();
            let found = report.rows.iter().find(|row| row.line == line).map(|row| row.reason.id());
            if reason.as_str() == Some("missing_id") {
                if !accepted.contains(&line) {
                    return Some(format!("line {line} without a customer"));
                }
            } else if found != reason.as_str() {
                return Some(format!("line {line}: {found:?}, not {reason}"));
            }
        }
    }
    let count = |key: &str| expect.get(key).and_then(Value::as_u64);
    if count("accepted_count").is_some_and(|expected| expected != report.accepted - nobody) {
        return Some(format!("{} accepted, {nobody} without a customer", report.accepted));
    }
    if count("total_data_rows").is_some_and(|all| all != report.accepted + report.rejected) {
        return Some(format!("{} rows", report.accepted + report.rejected));
    }
    if outcome == "import" && count("data_row_count").is_some_and(|rows| rows != report.accepted) {
        return Some(format!("{} accepted, {} rejected", report.accepted, report.rejected));
    }
    if let Some(total) = expect.get("total_amount").and_then(Value::as_str) {
        let sum: Money = imported.table.money(Role::Amount).unwrap_or_default().iter().copied().sum();
        if format!("{:.2}", total.parse::<f64>().unwrap()) != sum.to_string() {
            return Some(format!("total {sum}"));
        }
    }
    None
}

#[test]
fn the_corpus_is_read_as_it_should_be() {
    let Some(folder) = std::env::var_os("KEFEN_CORPUS").filter(|folder| !folder.is_empty()) else {
        println!("skipped: KEFEN_CORPUS is not set");
        return;
    };
    let folder = Path::new(&folder);
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let (mut wrong, mut checked, mut should) = (Vec::new(), 0, (0, 0));
    for entry in manifest["entries"].as_array().unwrap() {
        let text = |key: &str| entry[key].as_str().unwrap_or_default();
        let expect = &entry["expect"];
        if !matches!(text("format"), "csv" | "tsv" | "txt") || text("strength") == "info" {
            continue;
        }
        let bytes = std::fs::read(folder.join(text("path"))).unwrap();
        // The corpus' dialects are checked by the automation's `cells`; here are those that must be found.
        let found = expect.get("dialect").is_none_or(|dialect| dialect["delimiter"] == "," && dialect["quote"] == "\"");
        let mut problem = None;
        if expect["outcome"] == "no_crash" {
            let _ = (cells(&bytes, None, None, true), import(text("path"), &bytes));
        } else if found {
            let has_cells = expect.get("records").is_some() || expect.get("records_head").is_some();
            problem = if has_cells { check_cells(&bytes, expect) } else { None };
            if problem.is_none() && matches!(text("source"), "authored" | "blns" | "csv-injection") {
                problem = check_import(text("path"), &bytes, expect);
            }
        }
        if text("strength") == "should" {
            should.1 += 1;
            should.0 += usize::from(problem.is_none());
            if let Some(problem) = problem {
                println!("should: {}: {problem}", text("path"));
            }
        } else {
            checked += 1;
            wrong.extend(problem.map(|problem| format!("{}: {problem}", text("path"))));
        }
    }
    println!("{checked} must, {} of {} should", should.0, should.1);
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The cells of our own CSV, line by line, blank lines among them.
fn lines_of(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    rows
}

/// The smallest table with everything that is in a sheet: what readers of workbooks call its range.
fn cropped(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let has = |row: &Vec<String>| row.iter().any(|cell| !cell.is_empty());
    let top = rows.iter().position(has).unwrap_or(rows.len());
    let bottom = rows.iter().rposition(has).map_or(top, |last| last + 1);
    let rows = &rows[top..bottom];
    let left = rows.iter().filter_map(|row| row.iter().position(|cell| !cell.is_empty())).min().unwrap_or(0);
    let right =
        rows.iter().filter_map(|row| row.iter().rposition(|cell| !cell.is_empty())).max().map_or(0, |last| last + 1);
    let cell = |row: &Vec<String>, at: usize| row.get(at).cloned().unwrap_or_default();
    rows.iter().map(|row| (left..right).map(|at| cell(row, at)).collect()).collect()
}

/// Whether a cell is what the expectation says in its own spelling: days with a `T`, durations in seconds, lengthier numbers.
fn is_cell(found: &str, expected: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    let seconds = |text: &str| {
        let mut parts = text.split(':').map(|part| part.parse::<f64>().ok());
        Some(parts.next()?? * 3600.0 + parts.next()?? * 60.0 + parts.next()??)
    };
    found == expected
        || expected.replace('T', " ") == found
        || expected.strip_suffix("T00:00:00").or(expected.strip_suffix(" 00:00:00")) == Some(found)
        || number(found).is_some() && number(found) == number(expected)
        || expected.strip_prefix("timedelta:").is_some_and(|span| number(span) == seconds(found))
        || found.eq_ignore_ascii_case(expected) && matches!(found, "TRUE" | "FALSE")
}

/// What is wrong with the sheets of a workbook, if anything. Text of merged rows is repeated by us and nobody else.
fn check_sheets(parts: &[Part], expect: &Value) -> Option<String> {
    let sheets = expect.get("sheets").and_then(Value::as_array)?;
    let with_cells: Vec<&Value> = sheets.iter().filter(|sheet| sheet["rows"].as_u64() > Some(0)).collect();
    for sheet in &with_cells {
        let name = sheet["name"].as_str().unwrap_or_default();
        let part = match parts {
            [only] if with_cells.len() == 1 => only,
            parts => match parts.iter().find(|part| part.name.ends_with(&format!(" › {name}"))) {
                Some(part) => part,
                None => {
                    return Some(format!("no sheet {name} in {:?}", parts.iter().map(|p| &p.name).collect::<Vec<_>>()));
                }
            },
        };
        let found = cropped(&lines_of(std::str::from_utf8(&part.bytes).unwrap()));
        if sheet["rows"].as_u64() != Some(found.len() as u64) {
            return Some(format!("{name}: {} rows, not {}", found.len(), sheet["rows"]));
        }
        for (at, (found, expected)) in found.iter().zip(strings(&sheet["cells"])).enumerate() {
            for (column, expected) in expected.iter().enumerate() {
                let found = found.get(column).map_or("", String::as_str);
                let repeated = expected.is_empty() && at > 0;
                if !is_cell(found, expected) && !repeated {
                    return Some(format!("{name}: row {at} column {column} is {found:?}, not {expected:?}"));
                }
            }
        }
    }
    None
}

/// Workbooks and zips: what is in them, or one clear sentence, soon.
#[test]
#[expect(clippy::disallowed_methods, reason = "whether an answer comes soon needs a clock")]
fn the_workbooks_of_the_corpus_are_unpacked_as_they_should_be() {
    let Some(folder) = std::env::var_os("KEFEN_CORPUS").filter(|folder| !folder.is_empty()) else {
        println!("skipped: KEFEN_CORPUS is not set");
        return;
    };
    let folder = Path::new(&folder);
    let manifest: Value = serde_json::from_slice(&std::fs::read(folder.join("manifest.json")).unwrap()).unwrap();
    let (mut wrong, mut checked, mut should) = (Vec::new(), 0, (0, 0));
    for entry in manifest["entries"].as_array().unwrap() {
        let text = |key: &str| entry[key].as_str().unwrap_or_default();
        if matches!(text("format"), "csv" | "tsv" | "txt" | "json") {
            continue;
        }
        let (name, outcome) = (text("path"), entry["expect"]["outcome"].as_str().unwrap_or_default());
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let size = bytes.len();
        let started = std::time::Instant::now();
        let answer = unpack(name, bytes, &mut |_, _| ControlFlow::Continue(()));
        let took = started.elapsed().as_secs_f64();
        // What is not unpacked is text to the import; nothing of it may be taken for a table where an error is expected.
        let problem = match &answer {
            _ if took > 5.0 => Some(format!("took {took:.1} s")),
            Ok(parts) if outcome == "error" => {
                let read = parts.iter().find(|part| import(&part.name, &part.bytes).is_ok());
                read.map(|part| format!("{} was imported", part.name))
            }
            Ok(parts) if parts.iter().map(|part| part.bytes.len()).sum::<usize>() > 1000 * size + (4 << 20) => {
                Some("came to too much".to_owned())
            }
            Ok(parts) => check_sheets(parts, &entry["expect"]),
            Err(failure) if !outcome.contains("error") => {
                let sheets = entry["expect"]["sheets"].as_array().map(Vec::as_slice).unwrap_or_default();
                let empty = sheets.iter().all(|sheet| sheet["rows"] == 0);
                (!empty || failure.code != "workbook_empty").then(|| failure.code.clone())
            }
            Err(failure) => {
                let class = entry["expect"]["error_class"].as_str().unwrap_or_default();
                let named = failure.message.args.iter().any(|(key, _)| key == "file");
                let fits = class != "password_protected" || failure.code == "workbook_encrypted";
                (!named || !fits).then(|| failure.to_string())
            }
        };
        if text("strength") == "should" {
            should.1 += 1;
            should.0 += usize::from(problem.is_none());
            if let Some(problem) = problem {
                println!("should: {name}: {problem}");
            }
        } else {
            checked += 1;
            wrong.extend(problem.map(|problem| format!("{name}: {problem}")));
        }
    }
    println!("{checked} must, {} of {} should", should.0, should.1);
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Our own files: whole, and cut into pieces of every small size.
#[test]
fn our_own_files_are_read_as_they_should_be() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/ingest");
    for (name, accepted, rejected, blank, total) in [
        ("plain.csv", 3, vec![], 0, "44.75"),
        ("chinese-gb18030.csv", 3, vec![], 0, "1318.50"),
        ("traditional-big5.csv", 3, vec![], 0, "3420.00"),
        ("japanese-shift-jis.csv", 3, vec![], 0, "3200.00"),
        ("korean-euc-kr.csv", 3, vec![], 0, "32000.00"),
        ("wide-utf-16.csv", 3, vec![], 0, "296.50"),
        ("german-windows-1252.csv", 3, vec![], 0, "1033.00"),
        (
            "damaged.csv",
            4,
            vec![(3, "bad_date"), (4, "missing_amount"), (6, "open_quote"), (9, "cell_count"), (11, "not_a_row")],
            1,
            "22.50",
        ),
    ] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let imported = import(name, &bytes).unwrap();
        let report = &imported.report;
        let listed: Vec<(u32, &str)> = report.rows.iter().map(|row| (row.line, row.reason.id())).collect();
        let sum: Money = imported.table.money(Role::Amount).unwrap().iter().copied().sum();
        assert_eq!(
            (report.accepted, listed, report.blank, sum.to_string()),
            (accepted, rejected, blank, total.to_owned()),
            "{name}"
        );
    }
}

/// Reading a file into typed columns against the `csv` crate reading the same bytes into one record.
/// `cargo test --profile tool --test corpus -- --ignored --nocapture`
#[test]
#[ignore = "a measurement: a hundred megabytes"]
#[expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]
fn speed_against_the_csv_crate() {
    use std::fmt::Write;
    use std::time::Instant;
    let mut text = String::from("customer_id,order_id,order_date,amount,quantity,product,channel,region\n");
    let mut state = 7u64;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    for row in 0..1_000_000u64 {
        let (customer, month, day) = (next(100_000), next(12) + 1, next(28) + 1);
        writeln!(text, "CUST-{customer:08},ORDER-2025-{row:010},2025-{month:02}-{day:02} {:02}:{:02}:{:02},{}.{:02},{},Product number {:04},channel-{},Region {:02}",
            next(24), next(60), next(60), next(900), next(100), next(5) + 1, next(2000), next(5), next(30)).unwrap();
    }
    let megabytes = text.len() as f64 / 1e6;
    let best = |run: &mut dyn FnMut()| {
        (0..3)
            .map(|_| {
                let start = Instant::now();
                run();
                start.elapsed().as_secs_f64()
            })
            .fold(f64::INFINITY, f64::min)
    };
    let plain = best(&mut || {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut record = csv::ByteRecord::new();
        let mut cells = 0;
        while reader.read_byte_record(&mut record).unwrap() {
            cells += record.len();
        }
        assert_eq!(cells, 8_000_000);
    });
    let mapping =
        Inspection::of("speed", text.len() as u64, &text.as_bytes()[..Inspection::HEAD], false, None).unwrap().mapping;
    let typed = best(&mut || {
        let mut ingest = Ingest::new("speed", &mapping).unwrap();
        for piece in text.as_bytes().chunks(4 << 20) {
            ingest.feed(piece).unwrap();
        }
        let Finished::Imported(imported) = ingest.finish().unwrap() else { panic!("again") };
        assert_eq!(imported.table.rows, 1_000_000);
    });
    println!(
        "{megabytes:.0} MB: csv crate {:.0} MB/s, typed columns {:.0} MB/s, ratio {:.2}",
        megabytes / plain,
        megabytes / typed,
        plain / typed
    );
}
