//! A workspace of several files: what is cut comes together again, what is said twice counts once, next month's file is added, a file is
//! taken out. Asked as the page asks.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered here is a test that failed")]

mod asked;

use asked::{Files, ask, dropped, failure, last, open, workspace};
use kefen::base::{Day, Money};
use kefen::classify::Values;
use kefen::features::{Exclusion, Rules, Share};
use kefen::i18n::{Currency, Lang};
use kefen::ingest::Mapping;
use kefen::protocol::{ClassRow, Event, FileName, Looked, Place, Request, View, Workspace};
use kefen::sample::{SEED, orders};
use kefen::session::Session;
use kefen::table::Role;
use kefen::table::chunk;
use proptest::prelude::*;

fn classes(session: &mut Session, id: &str) -> Vec<ClassRow> {
    match last(ask(session, Request::Run { id: id.to_owned(), values: Values::new() })) {
        Event::Classified(classified) => classified.rows,
        other => panic!("{other:?}"),
    }
}

fn net(text: &str) -> Money {
    Money::from_f64(text.parse().unwrap()).unwrap()
}

/// What depends on the orders, not on how the files were cut.
fn sums(session: &mut Session, now: &Workspace) -> String {
    let sums = &now.reconciliation;
    let money = (sums.orders, sums.customers, sums.gross, sums.given_back, sums.net);
    let classes: Vec<_> = ["rfm", "abc", "lifecycle"].iter().map(|id| classes(session, id)).collect();
    format!("{money:?} {:?} {:?} {classes:?}", now.as_of, now.figures)
}

const MAY: &str = "order_id,customer_id,order_date,amount,status,item\n\
    1,ann,2026-05-02,10.00,paid,tea\n\
    2,bob,2026-05-20,20.00,paid,tea\n\
    3,ann,2026-05-31,30.00,paid,cup\n";
/// May's last order was refunded since; one of June's numbers is another shop's.
const JUNE: &str = "order_id,customer_id,order_date,amount,status,item\n\
    3,ann,2026-05-31,30.00,refunded,cup\n\
    2,eve,2026-06-02,7.00,paid,tea\n\
    4,cid,2026-06-05,40.00,paid,tea\n\
    5,bob,2026-06-09,50.00,paid,cup\n";

#[test]
fn next_months_file_is_added_and_what_is_known_counts_once() {
    let mut session = Session::new();
    workspace(open(&mut session, &[("may.csv", MAY)], Place::Instead, false));
    let reply = open(&mut session, &[("june.csv", JUNE)], Place::Beside, false);
    let save = reply.save.clone().unwrap();
    assert_eq!((&save.files[..], save.rows), (&["may.csv".to_owned(), "june.csv".to_owned()][..], 7));
    let now = workspace(reply);
    let sums = &now.reconciliation;
    assert!(sums.balances());
    // 1, 2 of bob, 2 of eve, 4, 5; order 3 went back as a whole.
    assert_eq!((sums.rows_in, sums.orders, sums.customers, sums.net), (7, 5, 4, net("127")));
    let superseded = sums.excluded.iter().find(|out| out.reason == Exclusion::Superseded).unwrap();
    assert_eq!((superseded.rows, superseded.money), (1, net("30")));
    let share = Share { orders: 4, known: 1, changed: 1, rows: 1, customers: 4, new_customers: 2 };
    assert_eq!(now.files[1].share, Some(share));
    assert_eq!(now.files.iter().map(|source| source.rows).collect::<Vec<_>>(), [3, 4]);
    // Which row of which file.
    let reason = "superseded".to_owned();
    let Event::Excluded { rows, total } = last(ask(&mut session, Request::Excluded { reason, offset: 0, limit: 9 }))
    else {
        panic!()
    };
    assert_eq!((total, rows[0].file, rows[0].line), (1, 0, 4));

    // The same file once more changes no sum.
    let again = workspace(open(&mut session, &[("june.csv", JUNE)], Place::Beside, false));
    assert_eq!((again.reconciliation.orders, again.reconciliation.net), (5, net("127")));
    assert_eq!(again.files[2].share.map(|share| (share.known, share.changed, share.new_customers)), Some((4, 0, 0)));
    // Unless the person says that the files have nothing to do with each other.
    let rules = Rules { keep_overlaps: true, ..again.view.rules };
    let twice = workspace(ask(&mut session, Request::Look(View { rules, ..again.view })));
    assert!(twice.reconciliation.excluded.iter().all(|out| out.reason != Exclusion::Superseded));
    assert!(twice.reconciliation.net > again.reconciliation.net);
}

#[test]
fn numbers_that_come_up_again_are_other_orders() {
    let of = |files: &[(&str, &str)]| {
        let (_, now) = dropped(files);
        let notes: Vec<String> = now.notes.iter().map(|note| note.message.key.to_string()).collect();
        (now.reconciliation.orders, now.reconciliation.net, notes.contains(&"note-numbers-repeat".to_owned()))
    };
    // Four months later in one file.
    let rows =
        "customer,date,receipt,amount\nA,2026-01-05,1,10\nB,2026-01-05,2,20\nA,2026-05-05,1,30\nB,2026-05-05,2,45\n";
    assert_eq!(of(&[("till.csv", rows)]), (4, net("105"), true));
    // From month to month in two.
    let jan = "customer,date,receipt,amount\nA,2026-01-05,1,10\nB,2026-01-30,2,20\n";
    let feb = "customer,date,receipt,amount\nA,2026-02-05,1,10\nB,2026-02-20,2,20\n";
    assert_eq!(of(&[("jan.csv", jan), ("feb.csv", feb)]), (4, net("60"), true));
    assert_eq!(of(&[("feb.csv", feb), ("jan.csv", jan)]), (4, net("60"), true));
    // What stands for no number is none.
    let rows = "customer,date,order,amount\nA,2026-01-05,-,10\nA,2026-01-06,-,20\nB,2026-01-06,0,30\nB,2026-01-09,0,40\n\
                A,2026-01-07,无,50\nA,2026-01-08,N/A,60\nA,2026-01-09,T7,70\n";
    assert_eq!(of(&[("shop.csv", rows)]), (7, net("280"), false));
}

#[test]
fn orders_and_their_lines_count_once_whichever_comes_first() {
    let orders = "customer,date,order,amount\nA,2026-01-05,O1,30\nB,2026-02-06,O2,20\n";
    let lines =
        "customer,date,order,product,amount\nA,2026-01-05,O1,p,10\nA,2026-01-05,O1,q,20\nB,2026-02-06,O2,p,20\n";
    for files in [[("orders.csv", orders), ("lines.csv", lines)], [("lines.csv", lines), ("orders.csv", orders)]] {
        // Two files, and two sheets of a workbook.
        for groups in [[0, 1], [0, 0]] {
            let named = files.iter().zip(groups).map(|((name, text), group)| FileName {
                name: (*name).to_owned(),
                size: text.len() as u64,
                notes: Vec::new(),
                group,
            });
            let today = Day::from_iso("2026-11-22").unwrap();
            let request = Request::Open { files: named.collect(), place: Place::Instead, today, review: false };
            let now = workspace(Session::new().handle(request, &mut Files(&files)));
            assert_eq!((now.reconciliation.orders, now.reconciliation.net), (2, net("50")), "{:?}", files[0]);
            assert_eq!(now.files[1].share.map(|share| (share.orders, share.known)), Some((2, 2)));
        }
    }
}

#[test]
fn a_header_says_whose_the_amount_is_where_the_lines_do_not() {
    let of = |headers: [&str; 2]| {
        let text = |header| {
            format!(
                "customer,date,order,product,{header}\nA,2026-01-05,O1,p,30\nA,2026-01-05,O1,q,30\nB,2026-02-06,O2,p,20\n"
            )
        };
        let [one, two] = headers.map(text);
        let (_, now) = dropped(&[("one.csv", &one), ("two.csv", &two.replace(",O", ",P"))]);
        now.reconciliation.net
    };
    // 50 where it is the order's, 80 where nothing says so; of each file its own header.
    assert_eq!(of(["Order Total", "订单总金额（元）"]), net("100"));
    assert_eq!(of(["Order Total", "amount"]), net("130"));
    assert_eq!(of(["金额", "訂單金額"]), net("130"));
}

#[test]
fn what_was_added_comes_back_from_the_storage() {
    let (mut session, now) = dropped(&[("may.csv", MAY), ("june.csv", JUNE)]);
    let reply = open(&mut session, &[("june.csv", JUNE)], Place::InPlaceOf(1), false);
    let payload = reply.save.clone().unwrap().payload;
    assert_eq!(workspace(reply).reconciliation, now.reconciliation);
    let mut bytes = Vec::new();
    session.write(&mut |piece| bytes.extend_from_slice(piece));
    let mut next = Session::new();
    let Event::Workspace(after) = next.restore(&payload, chunk::read(&bytes).unwrap(), &mut Files(&[])).unwrap() else {
        panic!()
    };
    assert_eq!((after.reconciliation, after.files), (now.reconciliation, now.files));
}

#[test]
fn a_file_is_taken_out_and_nothing_of_it_stays() {
    let (mut session, _) = dropped(&[("may.csv", MAY), ("june.csv", JUNE)]);
    let reply = ask(&mut session, Request::Remove { file: 1 });
    assert_eq!(reply.save.as_ref().map(|save| save.files.clone()), Some(vec!["may.csv".to_owned()]));
    let (mut alone, may) = dropped(&[("may.csv", MAY)]);
    assert_eq!(workspace(reply).reconciliation, may.reconciliation);
    assert_eq!(format!("{:?}", classes(&mut session, "rfm")), format!("{:?}", classes(&mut alone, "rfm")));
    let mut bytes = Vec::new();
    session.write(&mut |piece| bytes.extend_from_slice(piece));
    assert!(!bytes.windows(3).any(|text| text == b"eve"));
    // The last one can't be: then there would be nothing to classify.
    assert_eq!(failure(ask(&mut session, Request::Remove { file: 0 })).code, "last_file");
    assert_eq!(workspace(ask(&mut session, Request::Restore)).reconciliation, may.reconciliation);
}

#[test]
fn one_file_that_cannot_be_read_is_told_before_anything_is_imported() {
    let mut session = Session::new();
    let files = [("may.csv", MAY), ("words.csv", "nothing but words\nand no table at all\n"), ("june.csv", JUNE)];
    let Event::Preview(looked) = last(open(&mut session, &files, Place::Instead, false)) else { panic!() };
    assert!(matches!(&looked[1], Looked::Refused { name, .. } if name == "words.csv"));
    assert!(matches!(last(ask(&mut session, Request::Restore)), Event::Empty));
    let mapping = |looked: &Looked| match looked {
        Looked::Seen(preview) => Some(preview.mapping.clone()),
        Looked::Refused { .. } => None,
    };
    let mappings: Vec<Option<Mapping>> = looked.iter().map(mapping).collect();
    let reply = session.handle(Request::Accept(mappings), &mut Files(&files));
    let now = workspace(reply);
    assert_eq!(now.files.iter().map(|source| source.file.name.as_str()).collect::<Vec<_>>(), ["may.csv", "june.csv"]);
    // Nothing but what can't be read is a failure at once.
    assert_eq!(failure(open(&mut session, &files[1..2], Place::Beside, false)).code, "missing_columns");
    assert_eq!(workspace(ask(&mut session, Request::Restore)).reconciliation, now.reconciliation);
}

/// Sheets come as one file did: what is no table among them is left out, and told.
#[test]
fn a_sheet_that_is_no_table_is_left_out_with_a_word() {
    let sheets = [("a.xlsx › Read me", "made by Ann\n\nask her\n"), ("a.xlsx › May", MAY), ("a.xlsx › June", JUNE)];
    let named = sheets.iter().map(|(name, text)| FileName {
        name: (*name).to_owned(),
        size: text.len() as u64,
        notes: Vec::new(),
        group: 7,
    });
    let (files, today) = (named.collect(), Day::from_iso("2026-11-22").unwrap());
    let mut session = Session::new();
    let request = Request::Open { files, place: Place::Instead, today, review: false };
    let now = workspace(session.handle(request, &mut Files(&sheets)));
    assert_eq!(now.files.len(), 2);
    let told: Vec<_> = now.notes.iter().filter(|note| note.message.key == "note-sheets-left-out").collect();
    assert_eq!(told.len(), 1);
}

#[test]
fn rejected_rows_say_their_file_and_are_downloaded_by_file() {
    let bad = JUNE.replace("2026-06-09", "");
    let (mut session, now) = dropped(&[("may.csv", MAY), ("june.csv", &bad)]);
    assert_eq!(now.files.iter().map(|source| source.rejected).collect::<Vec<_>>(), [0, 1]);
    let Event::Rejects { rows, total } = last(ask(&mut session, Request::Rejects { offset: 0, limit: 9 })) else {
        panic!()
    };
    assert_eq!((total, rows[0].0, rows[0].1.line), (1, 1, 5));
    let export = |session: &mut Session, file| {
        let reply = ask(session, Request::ExportRejects { file, lang: Lang::En });
        String::from_utf8(reply.bytes.unwrap()).unwrap().lines().count()
    };
    assert_eq!((export(&mut session, 0), export(&mut session, 1)), (1, 2));
}

#[test]
fn files_of_several_currencies_are_not_added_up() {
    let euros = JUNE.replace(",7.00,", ",€7.00,").replace(",40.00,", ",€40.00,").replace(",50.00,", ",€50.00,");
    let dollars = MAY.replace(",10.00,", ",$10.00,").replace(",20.00,", ",$20.00,").replace(",30.00,", ",$30.00,");
    let (_, now) = dropped(&[("us.csv", &dollars), ("eu.csv", &euros.replace(",30.00,", ",€30.00,"))]);
    let foreign = now.reconciliation.excluded.iter().find(|out| out.reason == Exclusion::Currency).unwrap();
    // The most rows are in euros; of the dollars one is superseded.
    assert_eq!((now.currency, foreign.rows, foreign.money), (Currency::Eur, 2, Money::ZERO));
    assert!(now.roles.contains(&Role::Currency));
}

/// Exports of two systems: other headers, other dates, totals on the order here and items there.
#[test]
fn each_file_is_read_in_its_own_way() {
    let totals = "订单号,会员号,下单时间,订单金额,商品\n\
        T1,甲,2026/5/1,100.00,茶\nT1,甲,2026/5/1,100.00,杯\nT1,甲,2026/5/1,100.00,盘\nT2,乙,2026/5/2,30.00,茶\nT2,乙,2026/5/2,30.00,杯\n";
    let totals = format!(
        "{totals}{}",
        (3..20)
            .map(|n| format!("T{n},丙,2026/5/3,{n}.00,茶\nT{n},丙,2026/5/3,{n}.00,杯\n"))
            .collect::<Vec<_>>()
            .concat()
    );
    let items = "Order ID,Customer,Date,Amount,Product\n\
        9001,甲,2026-06-01,5.00,a\n9001,甲,2026-06-01,6.00,b\n9002,dan,2026-06-02,7.00,a\n9002,dan,2026-06-02,8.00,b\n\
        9003,dan,2026-06-03,1.00,a\n9003,dan,2026-06-03,2.00,b\n";
    let (_, now) = dropped(&[("totals.csv", &totals), ("items.csv", items)]);
    let of_totals: u32 = 130 + (3..20).sum::<u32>();
    assert_eq!(now.reconciliation.net, net(&(of_totals + 29).to_string()));
    assert_eq!(now.reconciliation.customers, 4);
}

/// The sample as lines: its header and its rows.
fn sample() -> (String, Vec<String>) {
    let text = String::from_utf8(orders("formula_shop", SEED).unwrap()).unwrap();
    let mut lines = text.lines().map(str::to_owned);
    (lines.next().unwrap(), lines.collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// However an export is cut into files, and however much of one the next has once more: the sums and classes are those of the whole.
    #[test]
    fn cut_files_come_to_the_whole(cuts in proptest::collection::vec((0.0f64..1.0, 0usize..400), 1..4)) {
        let (header, rows) = sample();
        let file = |rows: &[String]| format!("{header}\n{}\n", rows.join("\n"));
        let mut places: Vec<(usize, usize)> =
            cuts.iter().map(|(share, back)| (1 + (share * (rows.len() - 2) as f64) as usize, *back)).collect();
        places.sort_unstable();
        places.dedup_by_key(|(at, _)| *at);
        let mut files = Vec::new();
        let mut from = 0;
        for (at, back) in &places {
            files.push(file(&rows[from..*at]));
            from = at.saturating_sub(*back);
        }
        files.push(file(&rows[from..]));
        let names: Vec<String> = (0..files.len()).map(|at| format!("{at}.csv")).collect();
        let all: Vec<(&str, &str)> = names.iter().zip(&files).map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (mut whole, expected) = dropped(&[("whole.csv", &file(&rows))]);
        let (mut cut, now) = dropped(&all);
        prop_assert!(now.reconciliation.balances());
        prop_assert_eq!(sums(&mut cut, &now), sums(&mut whole, &expected));
    }
}

/// The same for files without order numbers.
#[test]
fn rows_without_a_number_are_known_if_they_are_equal() {
    let row = |day: u32| format!("c{},2026-03-{:02},{}.50\n", day % 5, day, day);
    let of = |days: std::ops::Range<u32>| format!("customer_id,date,amount\n{}", days.map(row).collect::<String>());
    let (_, whole) = dropped(&[("all.csv", &of(1..31))]);
    let (_, now) = dropped(&[("a.csv", &of(1..20)), ("b.csv", &of(12..31))]);
    assert_eq!((now.reconciliation.orders, now.reconciliation.net), (30, whole.reconciliation.net));
    assert_eq!(now.files[1].share.map(|share| (share.orders, share.rows)), Some((0, 8)));
    // One that is equal among many that are not is a coincidence.
    let other = (12..31).map(|day| format!("d{day},2026-03-{day:02},1.00\n")).collect::<Vec<_>>().concat();
    let other = format!("customer_id,date,amount\n{}{other}", row(14));
    let (_, both) = dropped(&[("a.csv", &of(1..20)), ("other.csv", &other)]);
    assert_eq!(both.reconciliation.rows_kept, both.reconciliation.rows_in);
}

/// What a person said of one month's file is not asked again of the next month's.
#[test]
fn a_file_with_the_same_columns_is_read_as_the_one_before() {
    let header = "order_id,customer_id,order_date,net_sales,amount\n";
    let may = format!("{header}1,ann,03/04/2026,1.00,9.00\n2,bob,05/06/2026,2.00,9.00\n");
    let mut session = Session::new();
    let Event::Preview(looked) = last(open(&mut session, &[("may.csv", &may)], Place::Instead, false)) else {
        panic!()
    };
    let Looked::Seen(preview) = &looked[0] else { panic!() };
    let mut mapping = preview.mapping.clone();
    // Other than what is found: the other amount, and days that could be months.
    mapping.columns[2].date = kefen::ingest::DateReading::MonthFirst;
    mapping.columns[3].role = Role::Amount;
    mapping.columns[4].role = Role::Attribute;
    let now = workspace(session.handle(Request::Accept(vec![Some(mapping)]), &mut Files(&[("may.csv", &may)])));
    assert_eq!((now.reconciliation.net, now.span.0), (net("3"), Day::from_iso("2026-03-04").unwrap()));
    let june = format!("{header}3,ann,07/08/2026,4.00,9.00\n");
    let now = workspace(open(&mut session, &[("june.csv", &june)], Place::Beside, false));
    assert_eq!((now.reconciliation.net, now.span.1), (net("7"), Day::from_iso("2026-07-08").unwrap()));
    // Days that can only be days are what they are.
    let july = format!("{header}4,ann,28/07/2026,8.00,9.00\n5,ann,29/07/2026,8.00,9.00\n");
    let now = workspace(open(&mut session, &[("july.csv", &july)], Place::Beside, false));
    assert_eq!((now.reconciliation.net, now.span.1), (net("23"), Day::from_iso("2026-07-29").unwrap()));
}

const HEADER: &str = "order_id,customer_id,order_date,amount\n";

fn net_of(files: &[(&str, &str)]) -> Money {
    let (_, now) = dropped(files);
    assert!(now.reconciliation.balances());
    now.reconciliation.net
}

/// Which file is newer shows in its orders, not in the order in which a dialog lists the files.
#[test]
fn the_newer_file_counts_in_whatever_order_files_are_dropped() {
    let may = format!("{HEADER}1,ann,2026-05-02,10.00\n2,bob,2026-05-30,20.00\n");
    let june = format!("{HEADER}2,bob,2026-05-30,5.00\n3,cid,2026-06-02,1.00\n");
    assert_eq!(net_of(&[("may.csv", &may), ("june.csv", &june)]), net("16"));
    assert_eq!(net_of(&[("june.csv", &june), ("may.csv", &may)]), net("16"));
    let mut session = Session::new();
    workspace(open(&mut session, &[("june.csv", &june)], Place::Instead, false));
    let now = workspace(open(&mut session, &[("may.csv", &may)], Place::Beside, false));
    assert_eq!(now.reconciliation.net, net("16"));
}

/// A line that gives money back under an order's number says nothing again of what was bought.
#[test]
fn a_refund_in_a_later_file_takes_nothing_away_but_its_money() {
    let may = format!("{HEADER}1,ann,2026-05-01,10.00\n2,bob,2026-05-02,40.00\n");
    let june = format!("{HEADER}4,cid,2026-06-01,10.00\n2,bob,2026-06-02,-15.00\n");
    assert_eq!(net_of(&[("may.csv", &may), ("june.csv", &june)]), net("45"));
}

#[test]
fn an_address_is_one_however_it_is_typed() {
    let may = format!("{HEADER}1,ann@x.org,2026-05-01,10.00\n");
    let june = format!("{HEADER}1,ANN@X.org ,2026-05-01,12.00\n3,Ann@x.org,2026-06-02,30.00\n");
    let (_, now) = dropped(&[("may.csv", &may), ("june.csv", &june)]);
    assert_eq!((now.reconciliation.customers, now.reconciliation.net), (1, net("42")));
}
