//! Small tables that are counted by hand, and what must hold for all.

use proptest::prelude::*;

use super::*;
use crate::base::{Job, NONE};
use crate::ingest::RejectReason;
use crate::table::{Column, Field, Piece, TextColumn};

static NOTHING_SAID: Choices = Choices { people: Vec::new(), statuses: Vec::new(), currency: None };

fn day(text: &str) -> Day {
    if text.is_empty() { Day::NONE } else { Day::from_iso(text).unwrap() }
}

fn text(cells: &[&str]) -> Column {
    let mut column = TextColumn::default();
    for cells in cells.chunks(8) {
        column.push_all(&cells.iter().map(|cell| cell.as_bytes()).collect::<Vec<_>>(), &[]);
    }
    column.dictionary.seal();
    Column::Text(column)
}

/// A column of a role, from cells as a file has them.
fn field(role: Role, cells: &[&str]) -> Field {
    let column = match role.kind() {
        crate::table::Kind::Text => text(cells),
        crate::table::Kind::Money => Column::Money(
            cells.iter().map(|cell| cell.parse().ok().and_then(Money::from_f64).unwrap_or(Money::NONE)).collect(),
        ),
        crate::table::Kind::Number => {
            Column::Number(cells.iter().map(|cell| cell.parse().unwrap_or(f64::NAN)).collect())
        }
        crate::table::Kind::Day => {
            Column::Day { days: cells.iter().map(|cell| day(cell)).collect(), seconds: Vec::new() }
        }
    };
    Field { header: role.id().to_owned(), role, column }
}

/// A table of one file, columns by role; all of one length.
fn table(kind: TableKind, columns: &[(Role, &[&str])]) -> Table {
    let rows = columns.first().map_or(0, |(_, cells)| cells.len()) as u32;
    let fields = columns.iter().map(|(role, cells)| field(*role, cells)).collect();
    Table { kind, rows, fields, starts: vec![0], lines: vec![(0, 2)] }
}

const TODAY: &str = "2026-11-22";

fn measured_as(table: &Table, reports: &[Report], orders: Option<&Table>) -> Measured {
    let files =
        reports.iter().zip(0..).map(|(report, number)| FileFacts { number, imported: Some(day(TODAY)), report });
    let facts = Facts { files: files.collect(), superseded: &|_| false, orders, choices: &NOTHING_SAID };
    Measured::of(&[(table, facts)], &mut Job::quiet()).unwrap()
}

fn measured(table: &Table) -> Measured {
    measured_as(table, &vec![Report::default(); table.files()], None)
}

/// The rows of all findings of a code, and the only one's place.
fn rows(measured: &Measured, table: &Table, code: Code) -> Vec<u32> {
    let found = measured.quality.findings.iter().enumerate().filter(|(_, finding)| finding.code == code);
    found.flat_map(|(at, _)| measured.rows(at, table)).collect()
}

fn codes(measured: &Measured) -> Vec<Code> {
    measured.quality.findings.iter().map(|finding| finding.code).collect()
}

fn of_column(measured: &Measured, role: Role, dimension: Dimension) -> Score {
    let columns = &measured.quality.tables[0].columns;
    columns.iter().find(|column| column.role == role).unwrap().scores.get(dimension)
}

fn score(good: u64, of: u64) -> Score {
    Score { good, of }
}

#[test]
fn a_perfect_table_has_nothing_to_be_told() {
    let orders = table(
        TableKind::Orders,
        &[
            (Role::Customer, &["a", "b", "a"]),
            (Role::Order, &["1", "2", "3"]),
            (Role::Date, &["2026-11-01", "2026-11-02", "2026-11-03"]),
            (Role::Amount, &["10", "20", "30"]),
        ],
    );
    let found = measured(&orders);
    assert_eq!(found.quality.findings, []);
    let scores = found.quality.scores;
    assert_eq!(scores.0, [score(3, 3), score(12, 12), score(0, 0), score(3, 3), score(0, 0)]);
    // Consistency and timeliness can't be told of three rows; what can be is whole.
    assert_eq!(scores.total(), Some(1.0));
}

#[test]
fn an_empty_table_has_no_score() {
    let none = table(TableKind::Orders, &[(Role::Customer, &[])]);
    assert_eq!((measured(&none).quality.scores.total(), codes(&measured(&none))), (None, vec![]));
    assert_eq!(measured(&Table::empty(TableKind::Events)).quality.scores.total(), None);
}

#[test]
fn completeness_counts_words_for_nothing_and_what_orders_say_elsewhere() {
    let orders = table(
        TableKind::Orders,
        &[
            (Role::Customer, &["a", "", "N/A", "b", "-"]),
            (Role::Order, &["1", "1", "2", "3", ""]),
            (Role::Date, &["2026-11-01", "", "2026-11-02", "2026-11-03", "2026-11-03"]),
            (Role::Product, &["x", "y", "", "未知", "z"]),
            (Role::Discount, &["", "", "", "1", ""]),
            (Role::Amount, &["10", "", "20", "", "5"]),
            (Role::Quantity, &["1", "1", "1", "2", "1"]),
            (Role::UnitPrice, &["10", "", "20", "3", "5"]),
        ],
    );
    let found = measured(&orders);
    let of = |role| of_column(&found, role, Dimension::Completeness);
    // The second row is the first order's: its customer, day and amount are said there, its price is not.
    assert_eq!(of(Role::Customer), score(3, 5));
    assert_eq!(of(Role::Date), score(5, 5));
    assert_eq!(of(Role::Order), score(4, 5));
    assert_eq!(of(Role::Product), score(3, 5));
    // The fourth follows from 2 × 3.
    assert_eq!(of(Role::Amount), score(5, 5));
    assert_eq!(of(Role::UnitPrice), score(4, 5));
    // A discount may be none: a score of its own, nothing of the table's.
    assert_eq!(of(Role::Discount), score(1, 5));
    let all = &found.quality.tables[0];
    assert_eq!(all.scores.get(Dimension::Completeness), score(29, 35));
    let optional = found.quality.findings.iter().find(|finding| finding.code == Code::Optional).unwrap();
    assert_eq!((optional.column, optional.count), (Some(4), 4));
    // Whole is only the first row: the others lack a price, customer and product, a product, customer and order.
    assert_eq!(all.whole, score(1, 5));
    let customer = found.quality.findings.iter().position(|finding| finding.column == Some(0)).unwrap();
    assert_eq!(found.rows(customer, &orders), [2, 4]);
    assert_eq!(found.quality.findings[customer].money, Money(250_000));
}

#[test]
fn equal_rows_are_found_and_so_are_orders_exported_twice() {
    let orders = table(
        TableKind::Orders,
        &[
            (Role::Customer, &["a", "a", "b", "b", "a", "c"]),
            (Role::Order, &["1", "1", "2", "2", "1", ""]),
            (Role::Date, &["2026-11-01"; 6]),
            (Role::Amount, &["10", "10", "20", "20", "10", "10"]),
            (Role::Status, &["paid", "paid", "paid", "refunded", "paid", "paid"]),
        ],
    );
    let found = measured(&orders);
    assert_eq!(rows(&found, &orders, Code::Repeated), [1, 4]);
    assert_eq!(rows(&found, &orders, Code::OrderTwice), [3]);
    assert_eq!(found.quality.scores.get(Dimension::Uniqueness), score(3, 6));
    assert_eq!(found.quality.findings[0].fix, Fix::DropDuplicates);
}

#[test]
fn what_a_newer_file_says_again_is_no_repeat() {
    let orders = table(TableKind::Orders, &[(Role::Customer, &["a", "a"]), (Role::Date, &["2026-11-01"; 2])]);
    let report = Report::default();
    let files = vec![FileFacts { number: 0, imported: None, report: &report }];
    let facts = Facts { files, superseded: &|row| row == 0, orders: None, choices: &NOTHING_SAID };
    let found = Measured::of(&[(&orders, facts)], &mut Job::quiet()).unwrap();
    assert_eq!(found.quality.scores.get(Dimension::Uniqueness), score(1, 1));
}

#[test]
fn events_of_a_day_may_be_alike() {
    let columns: &[(Role, &[&str])] =
        &[(Role::Customer, &["a", "a"]), (Role::Date, &["2026-11-01"; 2]), (Role::Event, &["view", "view"])];
    let mut events = table(TableKind::Events, columns);
    assert_eq!(measured(&events).quality.scores.get(Dimension::Uniqueness), score(0, 0));
    if let Column::Day { seconds, .. } = &mut events.fields[1].column {
        *seconds = vec![60, 60];
    }
    assert_eq!(measured(&events).quality.scores.get(Dimension::Uniqueness), score(1, 2));
}

#[test]
fn customers_who_are_in_the_list_twice() {
    let list = table(
        TableKind::Customers,
        &[
            (Role::Customer, &["1", "2", "3", "1", "5", "6"]),
            (Role::Name, &["李明", "Li Ming", "Ｌｉ  ming", "张三", "张三", "张三"]),
            (Role::Phone, &["13800138000", "13900139000", "+86 139 0013 9000", "", "13700137000", "138****8000"]),
            (Role::Email, &["a@b.cd", "", "", "z@b.cd", "Z@B.CD", "-"]),
        ],
    );
    let found = measured(&list);
    assert_eq!(rows(&found, &list, Code::IdTwice), [3]);
    // Row 2 is row 1 by telephone. Row 4 would be row 3 by its address, had that not been told already.
    assert_eq!(rows(&found, &list, Code::PersonTwice), [2]);
    assert_eq!(found.quality.scores.get(Dimension::Uniqueness), score(4, 6));
    assert_eq!(of_column(&found, Role::Customer, Dimension::Uniqueness), score(5, 6));
}

#[test]
fn amounts_must_follow_from_quantity_and_price() {
    let orders = |amounts: &[&str]| {
        table(
            TableKind::Orders,
            &[
                (Role::Customer, &["a", "b", "c", "d", "e", "f"]),
                (Role::Date, &["2026-11-01"; 6]),
                (Role::Quantity, &["2", "1", "3", "1", "1", "-1"]),
                (Role::UnitPrice, &["10", "20", "33.33", "5", "", "8"]),
                (Role::Discount, &["", "5", "", "", "", ""]),
                (Role::Amount, amounts),
            ],
        )
    };
    // 20; 20 − 5; 100 within rounding; 0 says nothing; no price says nothing; −8.
    let right = measured(&orders(&["20", "15", "100", "0", "7", "-8"]));
    assert_eq!(of_column(&right, Role::Amount, Dimension::Accuracy), score(4, 4));
    let wrong = orders(&["20", "15", "110", "0", "7", "-8"]);
    let found = measured(&wrong);
    assert_eq!(rows(&found, &wrong, Code::Amount), [2]);
    assert_eq!(of_column(&found, Role::Amount, Dimension::Accuracy), score(3, 4));
    assert_eq!(found.quality.scores.get(Dimension::Accuracy), score(5, 6));
    // Two of four off: freight, or amounts of orders. Then there is nothing to check by.
    let other = measured(&orders(&["25", "15", "110", "0", "7", "-8"]));
    assert_eq!(of_column(&other, Role::Amount, Dimension::Accuracy), score(0, 0));
    let sign = orders(&["20", "15", "100", "0", "7", "8"]);
    assert_eq!(rows(&measured(&sign), &sign, Code::Sign), [5]);
}

#[test]
fn days_ages_telephones_and_addresses() {
    let list = table(
        TableKind::Customers,
        &[
            (Role::Customer, &["1", "2", "3", "4", "1.23E+15"]),
            (Role::Name, &["a", "b", "å¼\u{a0}ä¸‰", "d", "e"]),
            (Role::Birthday, &["1900-01-01", "1988-02-03", "2027-01-01", "", "1930-05-05"]),
            (Role::Registered, &["1970-01-01", "2020-01-01", "2026-11-22", "2026-11-23", ""]),
            (Role::Age, &["35", "25-34", "135", "-1", ""]),
            (Role::Phone, &["13800138000", "1380013800", "13900139000", "13700137000", "无"]),
            (Role::Email, &["a@b.cd", "nobody", "", "c@d.ef", "g@h"]),
        ],
    );
    let found = measured(&list);
    let of = |role| of_column(&found, role, Dimension::Accuracy);
    assert_eq!(of(Role::Customer), score(4, 5));
    assert_eq!(of(Role::Name), score(4, 5));
    assert_eq!(of(Role::Birthday), score(2, 4));
    assert_eq!(of(Role::Registered), score(2, 4));
    assert_eq!(of(Role::Age), score(2, 4));
    assert_eq!(of(Role::Phone), score(3, 4));
    assert_eq!(of(Role::Email), score(2, 4));
    assert_eq!(rows(&found, &list, Code::Rounded), [4]);
    assert_eq!(rows(&found, &list, Code::Garbled), [2]);
    assert_eq!(rows(&found, &list, Code::Early), [0]);
    assert_eq!(rows(&found, &list, Code::Phone), [1]);
    let mut ages = rows(&found, &list, Code::Age);
    ages.sort_unstable();
    assert_eq!(ages, [0, 2, 3]);
    // Nobody is in it without a fault.
    assert_eq!(found.quality.scores.get(Dimension::Accuracy), score(0, 5));
}

#[test]
fn answers_lie_on_their_scale() {
    let mut five = vec!["4"; 38];
    five.extend(["44", "very good"]);
    let mut ten = vec!["9"; 39];
    ten.push("11");
    let answers = table(TableKind::Surveys, &[(Role::Satisfaction, &five), (Role::Nps, &ten)]);
    let found = measured(&answers);
    assert_eq!(of_column(&found, Role::Satisfaction, Dimension::Accuracy), score(39, 40));
    assert_eq!(of_column(&found, Role::Nps, Dimension::Accuracy), score(39, 40));
    let mut off = rows(&found, &answers, Code::Scale);
    off.sort_unstable();
    assert_eq!(off, [38, 39]);
}

#[test]
fn rows_that_could_not_be_read_are_wrong_and_totals_are_no_rows() {
    let orders = table(TableKind::Orders, &[(Role::Customer, &["a", "b", "c"])]);
    let report = Report {
        accepted: 3,
        rejected: 3,
        reasons: vec![(RejectReason::BadDate, 1), (RejectReason::NotARow, 2)],
        ..Report::default()
    };
    let found = measured_as(&orders, &[report], None);
    assert_eq!(found.quality.scores.get(Dimension::Accuracy), score(3, 4));
    assert_eq!((codes(&found), found.quality.findings[0].count), (vec![Code::Rejected], 1));
    assert!(found.is_about_rejected(0));
}

#[test]
fn orders_with_two_customers_and_orders_over_months() {
    let orders = table(
        TableKind::Orders,
        &[
            (Role::Customer, &["a", "b", "c", "c", "d", "e", ""]),
            (Role::Order, &["1", "1", "2", "2", "3", "4", "4"]),
            (
                Role::Date,
                &["2026-01-01", "2026-01-01", "2026-01-01", "2026-02-02", "2026-03-01", "2026-03-02", "2026-04-02"],
            ),
        ],
    );
    let found = measured(&orders);
    assert_eq!(rows(&found, &orders, Code::Customers), [0, 1]);
    // 32 days; the fourth order's two days are 31 apart.
    assert_eq!(rows(&found, &orders, Code::Dates), [2, 3]);
    // The third order has one row: nothing to contradict.
    assert_eq!(of_column(&found, Role::Order, Dimension::Consistency), score(2, 6));
    assert_eq!(found.quality.scores.get(Dimension::Consistency), score(2, 6));
}

#[test]
fn one_thing_in_several_spellings() {
    let orders = table(
        TableKind::Orders,
        &[
            (Role::Customer, &["a", "b", "c", "d", "e"]),
            (Role::Region, &["上海", "上海", "上海 ", "Beijing", ""]),
            (Role::Product, &["Tea A", "TEA A", "tea  a", "Ｔea A", "Tea A"]),
            (Role::Currency, &["CNY", "CNY", "USD", "", "CNY"]),
        ],
    );
    let found = measured(&orders);
    assert_eq!(of_column(&found, Role::Region, Dimension::Consistency), score(3, 4));
    assert_eq!(of_column(&found, Role::Product, Dimension::Consistency), score(2, 5));
    assert_eq!(of_column(&found, Role::Currency, Dimension::Consistency), score(3, 4));
    assert_eq!(rows(&found, &orders, Code::Currency), [2]);
    // Rows 1, 2 and 3 by their product; all five were looked at.
    assert_eq!(found.quality.scores.get(Dimension::Consistency), score(2, 5));
    let product = found.quality.findings.iter().find(|finding| finding.column == Some(2)).unwrap();
    let usual = product.message.args.iter().find(|(name, _)| name == "usual").unwrap();
    assert_eq!(usual.1, Arg::Text("Tea A".to_owned()));
}

#[test]
fn refunds_against_the_order_and_returns_against_the_orders() {
    let orders = table(
        TableKind::Orders,
        &[
            (Role::Customer, &["a", "a", "b", "c", "d"]),
            (Role::Order, &["1", "1", "2", "3", ""]),
            (Role::Amount, &["10", "20", "50", "0", "5"]),
            // Within the order's 30; more than its 50; nothing to compare with; more than the row's.
            (Role::Refund, &["25", "", "51", "9", "6"]),
        ],
    );
    let found = measured(&orders);
    assert_eq!(rows(&found, &orders, Code::Refund), [2, 4]);
    assert_eq!(of_column(&found, Role::Refund, Dimension::Consistency), score(1, 3));
    let returns = table(
        TableKind::Returns,
        &[
            (Role::Order, &["1", "2", "9"]),
            (Role::Date, &["2026-05-02", "2026-05-02", "2026-05-02"]),
            (Role::Resolved, &["2026-05-03", "2026-05-01", ""]),
            (Role::Refund, &["30", "60", "999"]),
        ],
    );
    let found = measured_as(&returns, &[Report::default()], Some(&orders));
    assert_eq!(rows(&found, &returns, Code::Refund), [1]);
    assert_eq!(of_column(&found, Role::Refund, Dimension::Consistency), score(1, 2));
    assert_eq!(rows(&found, &returns, Code::Settled), [1]);
    assert_eq!(of_column(&found, Role::Resolved, Dimension::Consistency), score(1, 2));
    assert_eq!(found.quality.findings[0].money, Money(600_000));
}

#[test]
fn a_table_that_ends_before_the_others_lags() {
    let daily = |to: i32| -> Vec<String> { (0..to).map(|n| day("2026-01-01").plus(n).to_string()).collect() };
    let of = |kind, days: &[String]| {
        let ids: Vec<String> = (0..days.len()).map(|n| n.to_string()).collect();
        let (ids, days): (Vec<&str>, Vec<&str>) =
            (ids.iter().map(String::as_str).collect(), days.iter().map(String::as_str).collect());
        table(kind, &[(Role::Customer, &ids), (Role::Date, &days)])
    };
    let (orders, contacts) = (of(TableKind::Orders, &daily(200)), of(TableKind::Interactions, &daily(150)));
    let report = Report::default();
    let facts = |orders| Facts {
        files: vec![FileFacts { number: 0, imported: None, report: &report }],
        superseded: &|_| false,
        orders,
        choices: &NOTHING_SAID,
    };
    let found = Measured::of(&[(&orders, facts(None)), (&contacts, facts(Some(&orders)))], &mut Job::quiet()).unwrap();
    assert_eq!(codes(&found), [Code::Lag]);
    assert_eq!((found.quality.findings[0].table, found.quality.findings[0].count), (TableKind::Interactions, 50));
    // Only that the import is long behind takes something away, and here nobody knows of an import.
    assert_eq!(found.quality.scores.get(Dimension::Timeliness), score(350, 350));
}

/// Cells of a made-up table of orders.
type Cells = Vec<[String; 6]>;

fn dirty() -> impl Strategy<Value = Cells> {
    let row = (
        prop_oneof![Just(String::new()), "[a-c]", Just("N/A".to_owned())],
        prop_oneof![Just(String::new()), "[1-5]"],
        (0..90i32).prop_map(|n| day("2026-07-01").plus(n).to_string()),
        (0..4u32).prop_map(|n| if n == 0 { String::new() } else { (n * 10).to_string() }),
        prop_oneof![Just("Tea".to_owned()), Just("tea".to_owned()), Just("锟斤拷".to_owned()), Just(String::new())],
        prop_oneof![Just("paid".to_owned()), Just("refunded".to_owned())],
    );
    proptest::collection::vec(row.prop_map(|(a, b, c, d, e, f)| [a, b, c, d, e, f]), 0..60)
}

fn orders_of(cells: &Cells) -> Table {
    const ROLES: [Role; 6] = [Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Product, Role::Status];
    let fields = ROLES.iter().enumerate().map(|(at, role)| {
        let column: Vec<&str> = cells.iter().map(|row| row[at].as_str()).collect();
        field(*role, &column)
    });
    Table {
        kind: TableKind::Orders,
        rows: cells.len() as u32,
        fields: fields.collect(),
        starts: vec![0],
        lines: vec![(0, 2)],
    }
}

/// Code, column, rows, money.
type Told = (Code, Option<u32>, u64, Money);

/// What may not depend on the order of rows, or on their files.
fn essence(quality: &Quality) -> (Scores, Vec<Scores>, Vec<Told>) {
    let columns = quality.tables.iter().flat_map(|table| table.columns.iter().map(|column| column.scores)).collect();
    let mut findings: Vec<_> =
        quality.findings.iter().map(|found| (found.code, found.column, found.count, found.money)).collect();
    findings.sort();
    (quality.scores, columns, findings)
}

proptest! {
    #[test]
    fn scores_are_shares_and_every_finding_has_its_rows(cells in dirty()) {
        let table = orders_of(&cells);
        let found = measured(&table);
        let all = found.quality.tables.iter().flat_map(|table| {
            table.columns.iter().map(|column| column.scores).chain(table.files.iter().map(|(_, scores)| *scores)).chain([table.scores])
        });
        for scores in all.chain([found.quality.scores]) {
            for score in scores.0 {
                prop_assert!(score.good <= score.of);
            }
        }
        for (at, finding) in found.quality.findings.iter().enumerate() {
            let rows = found.rows(at, &table);
            prop_assert_eq!(rows.len() as u64, finding.rows);
            prop_assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(rows.iter().all(|row| *row < table.rows));
        }
    }

    #[test]
    fn the_order_of_rows_never_matters((cells, seed) in (dirty(), any::<u64>())) {
        let mut other = cells.clone();
        crate::math::rng::Rng::new(seed).shuffle(&mut other);
        prop_assert_eq!(essence(&measured(&orders_of(&cells)).quality), essence(&measured(&orders_of(&other)).quality));
    }

    #[test]
    fn one_file_or_two_is_the_same_table((cells, cut) in (dirty(), any::<prop::sample::Index>())) {
        let whole = orders_of(&cells);
        let cut = cut.index(cells.len() + 1);
        let (one, other) = (orders_of(&cells[..cut].to_vec()), orders_of(&cells[cut..].to_vec()));
        let joined = Table::join(TableKind::Orders, &[Piece { table: &one, file: 0 }, Piece { table: &other, file: 0 }]);
        prop_assert_eq!(essence(&measured(&whole).quality), essence(&measured(&joined).quality));
    }

    #[test]
    fn a_perfect_row_never_lowers_completeness(cells in dirty()) {
        let share = |cells: &Cells| measured(&orders_of(cells)).quality.scores.get(Dimension::Completeness).share();
        let before = share(&cells).unwrap_or(0.0);
        let mut more = cells;
        more.push(["z", "99", "2026-08-08", "10", "Tea", "paid"].map(str::to_owned));
        prop_assert!(share(&more).unwrap() >= before);
    }

    #[test]
    fn a_repeated_row_is_found((cells, which) in (dirty(), any::<prop::sample::Index>())) {
        prop_assume!(!cells.is_empty());
        let count = |cells: &Cells| {
            let found = measured(&orders_of(cells));
            found.quality.findings.iter().find(|found| found.code == Code::Repeated).map_or(0, |found| found.count)
        };
        let mut more = cells.clone();
        more.push(cells[which.index(cells.len())].clone());
        prop_assert_eq!(count(&more), count(&cells) + 1);
    }
}

#[test]
fn numbers_days_and_texts_have_their_bars() {
    let numbers: Vec<String> = (0..1_000).map(|n| n.to_string()).collect();
    let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
    let mut regions = vec!["北京"; 600];
    regions.extend(vec!["上海"; 399]);
    regions.push("");
    let days: Vec<String> = (0..1_000).map(|n| day("2024-01-01").plus(n).to_string()).collect();
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let columns: &[(Role, &[&str])] =
        &[(Role::Customer, &numbers), (Role::Amount, &numbers), (Role::Region, &regions), (Role::Date, &days)];
    let found = measured(&table(TableKind::Orders, columns));
    let heads: Vec<&Histogram> = found.quality.tables[0].columns.iter().map(|column| &column.histogram).collect();
    assert_eq!(heads[0], &Histogram::Texts { distinct: 1_000, top: vec![], others: 1_000 });
    let Histogram::Numbers { low, high, bars } = heads[1] else { panic!("{:?}", heads[1]) };
    assert_eq!((*low, *high, bars.len(), bars.iter().sum::<u32>()), (9.0, 990.0, 24, 1_000));
    let top = vec![("北京".to_owned(), 600), ("上海".to_owned(), 399)];
    assert_eq!(heads[2], &Histogram::Texts { distinct: 2, top, others: 0 });
    let Histogram::Days { months, bars, .. } = heads[3] else { panic!("{:?}", heads[3]) };
    // January 2024 to September 2026: 33 months, two in a bar.
    assert_eq!((*months, bars.len(), bars.iter().sum::<u32>()), (2, 17, 1_000));
    assert_eq!(TextColumn::default().codes.get(0), NONE);
}
