//! A fix of all alike is the same file with the text replaced; where the file is cut and in which order fixes stand makes no difference.

use proptest::prelude::*;

use super::*;
use crate::base::Result;
use crate::ingest::{Finished, Imported, Ingest, Inspection, RejectReason};
use crate::table::Role;

fn mapping(text: &str) -> Mapping {
    Inspection::of("t.csv", text.len() as u64, text.as_bytes(), true, None).unwrap().mapping
}

fn read(text: &str, mapping: &Mapping, step: usize) -> Result<Imported> {
    let mut ingest = Ingest::new("t.csv", mapping)?;
    for piece in text.as_bytes().chunks(step) {
        ingest.feed(piece)?;
    }
    match ingest.finish()? {
        Finished::Imported(imported) => Ok(*imported),
        Finished::Again(mapping) => panic!("{mapping:?}"),
    }
}

fn alike(mapping: &Mapping, column: usize, from: &str, to: &str) -> Fix {
    let header = mapping.columns[column].header.clone();
    let column = Some(Place { index: column as u32, header });
    Fix { column, from: from.to_owned(), mend: Mend::Text(to.to_owned()), row: None }
}

const HEAD: &str = "order_id,customer_id,order_date,amount,quantity,product\n";
const SOUND: &str = "1,C1,2026-01-01,5,1,tea\n2,C2,2026-01-02,6,2,cup\n";

#[test]
fn one_row_all_alike_and_left_out() {
    let text = format!(
        "{HEAD}{SOUND}3,C3,never,7,1,tea\n4,C4,never,8,n.v.,tea\n5,C5,2026-01-05,bad,1,cup\nx,y\n6,C6,2026-01-06,9,1,tea\n"
    );
    let mut how = mapping(&text);
    let before = read(&text, &how, 7).unwrap();
    assert_eq!((before.report.accepted, before.report.rejected), (3, 4));
    let third = &before.report.rows[0];
    let key = RowKey::of(&how).key(|at| third.cells.get(at).map_or("", String::as_str));
    how.fixes.push(Fix { row: Some(key), ..alike(&how, 2, "never", "2026-03-03") });
    how.fixes.push(alike(&how, 2, "never", "2026-04-04"));
    how.fixes.push(alike(&how, 4, "n.v.", "3"));
    how.fixes.push(Fix { mend: Mend::LeaveOut, ..alike(&how, 3, "bad", "") });
    let torn = key_of_cells(["x", "y"].iter());
    how.fixes.push(Fix { column: None, from: String::new(), mend: Mend::LeaveOut, row: Some(torn) });
    for step in [1, 3, 1000] {
        let after = read(&text, &how, step).unwrap();
        assert_eq!((after.report.accepted, after.report.rejected, after.report.left_out()), (5, 2, 2));
        let days: Vec<String> = after.table.day(Role::Date).unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(days[2..4], ["2026-03-03", "2026-04-04"]);
        assert!((after.table.number(Role::Quantity).unwrap()[3] - 3.0).abs() < 1e-9);
        assert_eq!(after.report.mended, [1, 1, 1, 1, 1]);
        assert!(after.report.rows.iter().all(|row| row.reason == RejectReason::LeftOut));
        assert_eq!(after.report.touched.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [4, 5, 6, 7]);
    }
}

#[test]
fn a_row_is_the_same_on_another_line() {
    let june = format!("{HEAD}9,C9,2026-06-01,1,1,cup\n{SOUND}3,C3,never,7,1,tea\n");
    let may = format!("{HEAD}{SOUND}3,C3,never,7,1,tea\n");
    let how = mapping(&may);
    let report = read(&may, &how, 9).unwrap().report;
    let key = |row: &crate::ingest::Rejected, how: &Mapping| {
        RowKey::of(how).key(|at| row.cells.get(at).map_or("", String::as_str))
    };
    let mut fixed = mapping(&june);
    fixed.fixes.push(Fix { row: Some(key(&report.rows[0], &how)), ..alike(&how, 2, "never", "2026-05-05") });
    assert_eq!(read(&june, &fixed, 9).unwrap().report.rejected, 0);
}

#[test]
fn a_fix_of_what_a_fix_made_goes_back_to_what_the_file_says() {
    let how = mapping(&format!("{HEAD}{SOUND}"));
    let mut fixes = Vec::new();
    Fix::add(&mut fixes, alike(&how, 5, "tea", "teaa"));
    Fix::add(&mut fixes, alike(&how, 5, "teaa", "green tea"));
    assert_eq!(fixes[0], alike(&how, 5, "tea", "green tea"));
    Fix::add(&mut fixes, alike(&how, 5, "tea", "black tea"));
    assert_eq!(fixes.iter().filter(|fix| fix.from == "tea").count(), 1);
}

#[test]
fn what_a_text_becomes_is_said_before() {
    let how = mapping(&format!("{HEAD}{SOUND}"));
    let of = |column: usize, text: &str, required| becomes(&how.columns[column], text, required);
    assert_eq!(of(2, "2026年2月30日", true), Err(RejectReason::BadDate));
    assert_eq!(of(2, "2026/2/28", true), Ok(Becomes::Day(Day::from_iso("2026-02-28").unwrap())));
    assert_eq!(of(3, "", true), Err(RejectReason::MissingAmount));
    assert_eq!(of(3, "¥5", true), Ok(Becomes::Money(Money(50_000))));
    assert_eq!((of(4, "n/a", false), of(4, "2件", false)), (Ok(Becomes::Empty), Ok(Becomes::Number(2.0))));
    assert_eq!(of(4, "two", false), Err(RejectReason::BadAmount));
    assert_eq!(of(5, &"x".repeat(201), false), Err(RejectReason::TooLong));
}

#[test]
fn what_a_text_becomes_is_in_the_unit_of_its_column() {
    let mut how = mapping(&format!("{HEAD}{SOUND}"));
    how.columns[3].header = "金额(万元)".to_owned();
    assert_eq!(becomes(&how.columns[3], "1.5", true), Ok(Becomes::Money(Money(150_000_000))));
    // A row is told again by what its amount came to, which is what the table holds.
    let key = |how: &Mapping, amount: &str| {
        let cells = ["1", "C1", "2026-01-01", amount, "1", "tea"];
        RowKey::of(how).key(|at| cells[at])
    };
    assert_eq!(key(&how, "1.5"), key(&mapping(&format!("{HEAD}{SOUND}")), "15000"));
}

proptest! {
    #[test]
    fn a_fix_is_the_same_file_with_the_text_replaced(
        rows in prop::collection::vec((0u8..4, 0u8..4, 0u8..4), 1..150),
        step in 1usize..300,
        turned in any::<bool>(),
    ) {
        let dates = ["2026-01-01", "bad", "2026-01-03", "worse"];
        let amounts = ["1", "2.5", "none", "4"];
        let people = ["ann", "", "bob", "\"c, d\""];
        let file = |date: &dyn Fn(&str) -> String, amount: &dyn Fn(&str) -> String| {
            let line = |(at, row): (usize, &(u8, u8, u8))| {
                let (who, day, money) = (people[row.0 as usize], dates[row.1 as usize], amounts[row.2 as usize]);
                format!("{at},{who},{},{},1,tea\n", date(day), amount(money))
            };
            let lines: String = rows.iter().enumerate().map(line).collect();
            format!("{HEAD}{SOUND}{lines}")
        };
        let text = file(&str::to_owned, &str::to_owned);
        let replaced = file(&|day| day.replace("bad", "2026-02-02"), &|money| money.replace("none", "7"));
        let plain = mapping(&format!("{HEAD}{SOUND}"));
        let mut fixed = plain.clone();
        fixed.fixes = vec![alike(&plain, 2, "bad", "2026-02-02"), alike(&plain, 3, "none", "7")];
        if turned {
            fixed.fixes.reverse();
        }
        let (by_fix, by_hand) = (read(&text, &fixed, step).unwrap(), read(&replaced, &plain, 64).unwrap());
        prop_assert_eq!(&by_fix.table, &by_hand.table);
        let (mut report, other) = (by_fix.report, by_hand.report);
        let touched = rows.iter().filter(|row| row.1 == 1 || row.2 == 2).count();
        prop_assert_eq!(report.touched.len(), touched);
        report.mended.clear();
        report.touched.clear();
        prop_assert_eq!(report, other);
    }
}
