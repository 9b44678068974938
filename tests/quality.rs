//! How good the data is, asked as the page asks: every kind of table with faults that are counted by hand, windows and files of what was
//! found, the sample, and whatever files are dropped.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered here is a test that failed")]

use std::collections::BTreeMap;

mod asked;

use kefen::base::{Arg, Day, Money};
use kefen::features::Rules;
use kefen::i18n::{Catalog, Currency, Lang};
use kefen::protocol::{Event, FindingRow, Place, Request, View, Workspace};
use kefen::quality::{Code, Dimension, Finding, Fix, Quality, Score};
use kefen::session::Session;
use kefen::table::{Role, TableKind};

const TODAY: &str = "2026-11-22";

fn ask(session: &mut Session, request: Request) -> Event {
    asked::last(asked::ask(session, request))
}

fn open(session: &mut Session, files: &[(&str, &str)], place: Place) -> Workspace {
    asked::workspace(asked::open(session, files, place, false))
}

fn quality(session: &mut Session) -> Quality {
    match ask(session, Request::Quality) {
        Event::Quality(quality) => *quality,
        other => panic!("{other:?}"),
    }
}

fn rows(session: &mut Session, finding: u32, offset: u32, limit: u32) -> (Vec<FindingRow>, u64) {
    match ask(session, Request::Finding { finding, offset, limit }) {
        Event::Finding { rows, total, headers, about } => {
            assert!(rows.iter().all(|row| row.cells.len() == headers.len()));
            assert!(about.is_none_or(|about| (about as usize) < headers.len()));
            (rows, total)
        }
        other => panic!("{other:?}"),
    }
}

fn found(quality: &Quality, code: Code) -> (u32, &Finding) {
    let at = quality.findings.iter().position(|finding| finding.code == code);
    let at = at.unwrap_or_else(|| panic!("no {code:?} in {:?}", codes(quality)));
    (at as u32, &quality.findings[at])
}

fn codes(quality: &Quality) -> Vec<&'static str> {
    quality.findings.iter().map(|finding| finding.code.id()).collect()
}

fn csv(session: &mut Session, finding: u32, lang: Lang) -> (String, Vec<Vec<String>>) {
    let mut reply = asked::ask(session, Request::ExportFinding { finding, lang });
    let Some(Event::File { name, .. }) = reply.events.pop() else { panic!() };
    let bytes = reply.bytes.unwrap();
    // The reader refuses rows of different lengths.
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[3..]);
    (name, reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect())
}

const ORDERS: &str = "\
订单号,会员号,下单日期,商品,数量,单价,实付金额,城市
1,M1,2026-11-01,Tea,1,10,10,上海
2,M2,2026-11-02,tea,2,10,20,上海
2,M2,2026-11-02,tea,2,10,20,上海
3,,2026-11-03,Tea,1,10,10,北京
4,M3,2026-11-04,Tea,3,10,99,未知
5,M4,2026-11-05,Tea,1,10,10,北京
6,M5,某天,Tea,1,10,10,北京
7,M5,2026-12-24,Tea,1,10,10,北京
合计,,,,,,189,
";

const CUSTOMERS: &str = "\
会员号,姓名,手机号,邮箱,生日
M1,李明,13800138000,li@example.com,1900-01-01
M2,王芳,1390013900,wang@example,1990-02-03
M9,李 明,138-0013-8000,,
M3,赵云,13700137000,-,1988-05-06
M3,赵云,13700137001,zhao@example.com,1988-05-06
";

const RETURNS: &str = "\
退款编号,订单号,申请时间,完结时间,退款金额,退款原因
R1,2,2026-11-03,2026-11-05,20,质量问题
R2,1,2026-11-04,2026-11-03,50,质量问题
";

#[test]
fn every_table_is_measured_and_its_faults_are_found() {
    let mut session = Session::new();
    let files = [("订单.csv", ORDERS), ("会员.csv", CUSTOMERS), ("退款.csv", RETURNS)];
    let workspace = open(&mut session, &files, Place::Instead);
    let kinds: Vec<TableKind> = workspace.files.iter().map(|source| source.file.mapping.kind).collect();
    assert_eq!(kinds, [TableKind::Orders, TableKind::Customers, TableKind::Returns]);
    let all = quality(&mut session);
    assert_eq!(all.tables.iter().map(|table| table.kind).collect::<Vec<_>>(), kinds);

    let orders = &all.tables[0];
    // Eight rows: one can't be read, the total is none. Of the seven others one does not add up, one is in the future.
    assert_eq!((orders.rows, orders.rejected), (7, 1));
    assert_eq!(orders.scores.get(Dimension::Accuracy), Score { good: 5, of: 8 });
    assert_eq!(orders.scores.get(Dimension::Uniqueness), Score { good: 6, of: 7 });
    // Eight columns; nobody, and no city.
    assert_eq!(orders.scores.get(Dimension::Completeness), Score { good: 54, of: 56 });
    // `tea` twice.
    assert_eq!(orders.scores.get(Dimension::Consistency), Score { good: 5, of: 7 });
    let customers = &all.tables[1];
    assert_eq!(customers.scores.get(Dimension::Uniqueness), Score { good: 3, of: 5 });
    // The first by its birthday, the second by telephone and address.
    assert_eq!(customers.scores.get(Dimension::Accuracy), Score { good: 3, of: 5 });
    let returns = &all.tables[2];
    assert_eq!(returns.scores.get(Dimension::Consistency), Score { good: 1, of: 2 });

    let line = |session: &mut Session, code: Code| {
        let (at, finding) = found(&all, code);
        let (rows, total) = rows(session, at, 0, 100);
        assert_eq!((rows.len() as u64, total), (finding.rows, finding.rows), "{code:?}");
        rows.iter().map(|row| (row.file, row.line)).collect::<Vec<_>>()
    };
    assert_eq!(line(&mut session, Code::Repeated), [(0, 4)]);
    assert_eq!(line(&mut session, Code::Amount), [(0, 6)]);
    assert_eq!(line(&mut session, Code::Rejected), [(0, 8)]);
    assert_eq!(line(&mut session, Code::Future), [(0, 9)]);
    assert_eq!(line(&mut session, Code::Spelling), [(0, 3), (0, 4)]);
    assert_eq!(line(&mut session, Code::PersonTwice), [(1, 4)]);
    assert_eq!(line(&mut session, Code::IdTwice), [(1, 6)]);
    assert_eq!(line(&mut session, Code::Age), [(1, 2)]);
    assert_eq!(line(&mut session, Code::Phone), [(1, 3)]);
    assert_eq!(line(&mut session, Code::Email), [(1, 3)]);
    assert_eq!(line(&mut session, Code::Settled), [(2, 3)]);
    assert_eq!(line(&mut session, Code::Refund), [(2, 3)]);
    assert_eq!(found(&all, Code::Future).1.fix, Fix::LeftOut);
    // The most money first: the row whose amount does not add up, and whose city is not known, is 99.
    assert_eq!(found(&all, Code::Amount).1.money, Money(990_000));
    let worth: Vec<i64> = all.findings.iter().map(|finding| finding.money.0).collect();
    assert!(worth.windows(2).all(|pair| pair[0] >= pair[1]), "{worth:?}");
    // Each column has its picture, and those with a fault their score.
    let city = orders.columns.iter().find(|column| column.role == Role::Region).unwrap();
    assert_eq!(city.scores.get(Dimension::Completeness), Score { good: 6, of: 7 });
}

#[test]
fn every_finding_can_be_taken_away_with_its_reason_in_both_languages() {
    let mut session = Session::new();
    open(&mut session, &[("订单.csv", ORDERS), ("会员.csv", CUSTOMERS), ("退款.csv", RETURNS)], Place::Instead);
    let all = quality(&mut session);
    for lang in [Lang::Zh, Lang::En] {
        let words = Catalog::new(lang, Currency::None);
        for (at, finding) in (0u32..).zip(&all.findings) {
            let sentence = words.text(&finding.message);
            assert!(!sentence.contains('{') && !sentence.contains("finding-"), "{sentence}");
            if finding.rows == 0 {
                continue;
            }
            let (name, lines) = csv(&mut session, at, lang);
            assert!(std::path::Path::new(&name).extension().is_some_and(|ending| ending == "csv"), "{name}");
            let rows = lines.len() as u64 - 1;
            // What could not be read is one file of its own, totals and all.
            assert!(if finding.code == Code::Rejected { rows >= finding.rows } else { rows == finding.rows }, "{name}");
            assert!(lines[1..].iter().all(|line| !line.last().unwrap().is_empty()));
        }
    }
    let (at, _) = found(&all, Code::Amount);
    let (name, lines) = csv(&mut session, at, Lang::Zh);
    assert_eq!(name, "订单-金额对不上-实付金额.csv");
    assert_eq!(lines[0].last().unwrap(), "原因");
    assert_eq!(lines[1][..7], ["4", "M3", "2026-11-04", "Tea", "3", "10.00", "99.00"]);
    assert_eq!(lines[1][8..], ["订单.csv", "6", "金额对不上 · 实付金额"]);
}

#[test]
fn windows_are_parts_of_one_list() {
    let row = |row: u32| {
        let customer = if row.is_multiple_of(2) { "" } else { "c" };
        format!("{row},{customer},2026-10-{:02},10", row % 28 + 1)
    };
    let text = format!("order_id,customer_id,date,amount\n{}\n", (0..1_300).map(row).collect::<Vec<_>>().join("\n"));
    let mut session = Session::new();
    open(&mut session, &[("a.csv", &text)], Place::Instead);
    let all = quality(&mut session);
    let (at, finding) = found(&all, Code::Missing);
    assert_eq!(finding.rows, 650);
    let (first, total) = rows(&mut session, at, 0, 25);
    let (second, _) = rows(&mut session, at, 25, 25);
    assert_eq!((first.len(), second.len(), total), (25, 25, 650));
    assert_eq!((first[0].line, first[24].line, second[0].line), (2, 50, 52));
    // More than a window is never sent at once, and beyond the end is nothing.
    assert_eq!(rows(&mut session, at, 0, u32::MAX).0.len(), 500);
    assert_eq!(rows(&mut session, at, 650, 25).0.len(), 0);
    assert!(matches!(ask(&mut session, Request::Finding { finding: 999, offset: 0, limit: 1 }), Event::Failed(_)));
}

#[test]
fn without_data_nothing_is_measured() {
    assert!(matches!(ask(&mut Session::new(), Request::Quality), Event::Failed(_)));
}

#[test]
fn what_a_later_file_says_again_counts_once_unless_the_rule_says_otherwise() {
    let part = |from: usize, to: usize| {
        let rows: Vec<String> = (from..to).map(|n| format!("{n},c{},2026-10-{:02},10", n % 5, n % 28 + 1)).collect();
        format!("order_id,customer_id,date,amount\n{}\n", rows.join("\n"))
    };
    let mut session = Session::new();
    let (one, two) = (part(0, 100), part(60, 160));
    let workspace = open(&mut session, &[("a.csv", &one), ("b.csv", &two)], Place::Instead);
    let once = quality(&mut session);
    assert_eq!(once.scores.get(Dimension::Uniqueness), Score { good: 160, of: 160 });
    assert_eq!(once.tables[0].files.len(), 2);
    let rules = Rules { keep_overlaps: true, ..workspace.view.rules };
    ask(&mut session, Request::Look(View { rules, ..workspace.view }));
    let twice = quality(&mut session);
    assert_eq!(twice.scores.get(Dimension::Uniqueness), Score { good: 160, of: 200 });
    let (_, finding) = found(&twice, Code::Repeated);
    assert_eq!((finding.count, finding.fix), (40, Fix::DropDuplicates));
    // Taken out, the file's faults are gone with it.
    let mut reply = asked::ask(&mut session, Request::Remove { file: 1 });
    assert!(matches!(reply.events.pop(), Some(Event::Workspace(_))));
    assert_eq!(quality(&mut session).scores.get(Dimension::Uniqueness), Score { good: 100, of: 100 });
}

#[test]
fn a_rule_that_is_switched_changes_no_score() {
    let mut session = Session::new();
    let workspace = open(&mut session, &[("订单.csv", ORDERS)], Place::Instead);
    let before = quality(&mut session);
    let rules = Rules { drop_duplicates: true, ..workspace.view.rules };
    ask(&mut session, Request::Look(View { rules, ..workspace.view }));
    assert_eq!(quality(&mut session), before);
}

#[test]
fn the_sample_is_a_plausible_shop_with_true_findings() {
    let mut session = Session::new();
    let request = Request::Sample { name: "formula_shop".to_owned(), today: Day::from_iso(TODAY).unwrap() };
    assert!(matches!(ask(&mut session, request), Event::Workspace(_)));
    let all = quality(&mut session);
    let orders = &all.tables[0];
    // Counted from the file itself, without the engine.
    let bytes = kefen::sample::orders("formula_shop", kefen::sample::SEED).unwrap();
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    let headers = reader.headers().unwrap().clone();
    let place = |name: &str| headers.iter().position(|header| header.starts_with(name)).unwrap();
    let (order, member, column) = (place("订单号"), place("会员号"), headers.len() as u64);
    let rows: Vec<csv::StringRecord> = reader.records().map(|record| record.unwrap()).collect();
    let mut nobody = 0;
    let mut seen: BTreeMap<Vec<&str>, u64> = BTreeMap::new();
    for row in &rows {
        nobody += u64::from(row[member].is_empty());
        *seen.entry(row.iter().collect()).or_default() += 1;
    }
    let repeated: u64 = seen.values().map(|count| count - 1).sum();
    assert!(nobody > 0 && column > 10 && !rows[0][order].is_empty());
    assert_eq!(orders.rows, rows.len() as u64);
    let missing = found(&all, Code::Missing).1;
    assert_eq!((missing.count, missing.column), (nobody, Some(member as u32)));
    assert_eq!(orders.scores.get(Dimension::Uniqueness), Score { good: orders.rows - repeated, of: orders.rows });
    // The shop's program makes no mistakes: every amount adds up, nothing contradicts anything, and it was open every week.
    assert_eq!(orders.scores.get(Dimension::Accuracy).share(), Some(1.0), "{:?}", codes(&all));
    assert_eq!(orders.scores.get(Dimension::Consistency).share(), Some(1.0), "{:?}", codes(&all));
    assert!(orders.scores.get(Dimension::Timeliness).share().unwrap() > 0.98, "{:?}", orders.time);
    assert!(all.findings.iter().all(|finding| !matches!(finding.code, Code::Stale | Code::Lag)));
    let total = all.scores.total().unwrap();
    assert!((0.97..1.0).contains(&total), "{total}");
}

#[test]
fn sentences_name_the_column_as_the_file_does() {
    let mut session = Session::new();
    open(&mut session, &[("订单.csv", ORDERS)], Place::Instead);
    let all = quality(&mut session);
    let (_, amount) = found(&all, Code::Amount);
    assert!(amount.message.args.contains(&("column".into(), Arg::Text("实付金额".to_owned()))));
}
