//! The two paths of the record reader agree with `csv_core` alone, and with themselves at every cut.

use proptest::prelude::*;

use super::*;

type Rows = Vec<(u32, Vec<String>, Option<Flaw>)>;

fn read(pieces: &[&[u8]], dialect: Dialect) -> Rows {
    let mut rows = Vec::new();
    let mut records = Records::new(dialect);
    let mut sink = |batch: &Batch<'_>| {
        for record in batch.records() {
            let cells = record.cells().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
            rows.push((record.line(), cells, record.flaw()));
        }
    };
    for piece in pieces {
        records.feed(piece, &mut sink);
    }
    records.finish(&mut sink);
    rows
}

fn whole(text: &str) -> Rows {
    read(&[text.as_bytes()], Dialect::default())
}

fn cells(text: &str) -> Vec<Vec<String>> {
    whole(text).into_iter().map(|(_, cells, _)| cells).collect()
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let rows = whole("a,b\n\n\"x\ny\",1\r\nz,2\rq,3\r\n\r\nend");
    let lines: Vec<u32> = rows.iter().map(|row| row.0).collect();
    assert_eq!(lines, [1, 3, 5, 6, 8]);
}

#[test]
fn a_quote_that_never_closes_costs_one_line() {
    let rows = whole("a,b\n1,2\n3,\"4\n5,6\n7,\"8\"\"\"\n9,10\n");
    let flaws: Vec<(u32, Option<Flaw>)> = rows.iter().map(|row| (row.0, row.2)).collect();
    assert_eq!(flaws, [(1, None), (2, None), (3, Some(Flaw::OpenQuote)), (4, None), (5, None), (6, None)]);
    assert_eq!(rows[2].1, ["3", "4"]);
    assert_eq!(rows[4].1, ["7", "8\""]);
}

#[test]
fn marks_and_separator_lines_are_no_records() {
    assert_eq!(cells("\u{feff}sep=,\r\na,b\n"), [["a", "b"]]);
    assert_eq!(cells("a,\u{feff}\"b\"\n"), [["a", "\u{feff}\"b\""]]);
    assert_eq!(whole("\"sep=,\"\n\nx")[0].0, 3);
}

#[test]
fn a_record_beyond_the_limit_is_named_and_the_next_is_read() {
    let mut text = "x".repeat(RECORD_LIMIT + 10);
    text.push_str("\nb\n");
    let at_once = whole(&text);
    assert_eq!(at_once.iter().map(|row| (row.0, row.2)).collect::<Vec<_>>(), [(1, Some(Flaw::TooLong)), (2, None)]);
    let pieces: Vec<&[u8]> = text.as_bytes().chunks(1 << 19).collect();
    assert_eq!(read(&pieces, Dialect::default()), at_once);
    let quoted = format!("\"{}\nb\n", "x".repeat(QUOTED_LIMIT + 10));
    assert_eq!(whole(&quoted).last().unwrap().1, ["b"]);
}

fn csv_core_alone(text: &str) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
        .into_records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

proptest! {
    #[test]
    fn agrees_with_csv_core(rows in proptest::collection::vec(proptest::collection::vec(
        prop_oneof!["[a-z客 ]{0,5}", "[a-z]{1,3}\"[a-z]{0,3}", "\"[a-z,客]{0,3}(\"\")?[a-z\r\n]{0,3}\""], 1..4), 0..8),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")]) {
        let text = rows.iter().map(|row| row.join(",")).collect::<Vec<_>>().join(end);
        prop_assert_eq!(cells(&text), csv_core_alone(&text));
    }

    #[test]
    fn cuts_never_matter(bytes in proptest::collection::vec(prop_oneof![
        Just(b'"'), Just(b'"'), Just(b','), Just(b'\n'), Just(b'\r'), Just(b'a'), Just(b'#'), Just(0xE5u8), any::<u8>()], 0..80),
        cuts in proptest::collection::vec(0usize..80, 0..6), comment in any::<bool>()) {
        let dialect = Dialect { comment: comment.then_some(b'#'), ..Dialect::default() };
        let mut cuts: Vec<usize> = cuts.into_iter().map(|cut| cut.min(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let pieces: Vec<&[u8]> = cuts.windows(2).map(|pair| &bytes[pair[0]..pair[1]]).collect();
        prop_assert_eq!(read(&pieces, dialect), read(&[&bytes], dialect));
    }
}
