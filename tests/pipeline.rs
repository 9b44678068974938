//! The whole way from the bytes of a file to classes, lists, exports and what is stored, asked as the page asks. What one part does is
//! tested beside it; here stands what only holds if the parts fit.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered here is a test that failed")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kefen::base::{Day, Job, Money, Result};
use kefen::charts::Condition;
use kefen::classify::steadiness::Apart;
use kefen::classify::{self, Context, Outcome, Population, Values};
use kefen::i18n::{Currency, Lang};
use kefen::ingest::Preview;
use kefen::protocol::{Event, FileName, Looked, Place, Request, Selection, Sort, Steady, View, Workspace};
use kefen::sample::{SEED, files, orders};
use kefen::session::native::{self, Opened, Options};
use kefen::session::{Io, Reply, Session};
use kefen::table::Role;
use kefen::table::chunk;

/// A file in memory and a clock that stands still.
struct Bytes<'a>(&'a [u8]);

impl Io for Bytes<'_> {
    fn progress(&mut self, _: &'static str, _: u64, _: u64, _: u64) {}
    fn now(&self) -> f64 {
        0.0
    }
    fn read(&mut self, _: usize, at: u64, into: &mut Vec<u8>, len: usize) -> Result<usize> {
        let rest = self.0.get(at as usize..).unwrap_or_default();
        into.clear();
        into.extend_from_slice(rest.get(..len).unwrap_or(rest));
        Ok(into.len())
    }
}

fn day(text: &str) -> Day {
    Day::from_iso(text).unwrap()
}

fn ask(session: &mut Session, request: Request) -> Reply {
    session.handle(request, &mut Bytes(b""))
}

/// The event that ends a request.
fn last(mut reply: Reply) -> Event {
    let event = reply.events.pop().unwrap();
    assert!(event.is_last(), "{event:?}");
    event
}

fn workspace(reply: Reply) -> Workspace {
    match last(reply) {
        Event::Workspace(workspace) => *workspace,
        other => panic!("{other:?}"),
    }
}

fn seen(looked: Looked) -> Preview {
    match looked {
        Looked::Seen(preview) => preview,
        Looked::Refused { failure, .. } => panic!("{failure:?}"),
    }
}

/// What one file seems to be.
fn previewed(reply: Reply) -> Preview {
    match last(reply) {
        Event::Preview(mut looked) => seen(looked.pop().unwrap()),
        other => panic!("{other:?}"),
    }
}

fn failure(reply: Reply) -> String {
    match last(reply) {
        Event::Failed(failure) => failure.code,
        other => panic!("{other:?}"),
    }
}

fn open(session: &mut Session, name: &str, text: &str) -> Reply {
    look(session, name, text, false)
}

/// Opens a file, to be reviewed or not.
fn look(session: &mut Session, name: &str, text: &str, review: bool) -> Reply {
    let files = vec![FileName { name: name.to_owned(), size: text.len() as u64, notes: Vec::new(), group: 0 }];
    let place = if review { Place::InPlaceOf(0) } else { Place::Instead };
    let request = Request::Open { files, place, today: day("2026-11-22"), review };
    session.handle(request, &mut Bytes(text.as_bytes()))
}

fn sample() -> (Session, Reply) {
    let mut session = Session::new();
    let reply = ask(&mut session, Request::Sample { name: "formula_shop".to_owned(), today: day("2026-11-22") });
    (session, reply)
}

/// A small shop: an id that a spreadsheet would run, a row without a customer, one that was cancelled, one with no date.
/// Who registered with the sample shop or asked it something, and never bought.
const PROSPECTS: u64 = 450;

const SHOP: &str = "订单号,会员号,下单时间,实付金额(元),订单状态\n\
    1,=1+1,2026-01-05,100.00,已完成\n\
    2,=1+1,2026-02-05,50.50,已完成\n\
    3,甲,2026-03-01,30.00,已完成\n\
    4,,2026-03-02,7.00,已完成\n\
    5,甲,2026-03-03,999.00,交易关闭\n\
    6,乙,坏日期,8.00,已完成\n\
    7,乙,2026-03-09,20.00,已完成\n";

/// Classes by customer id, as of a day.
fn classes(opened: &mut Opened, id: &str) -> BTreeMap<String, String> {
    let outcome = match opened.run(id, &Values::new()) {
        // The sample need not have everything.
        Err(failure) if failure.is_need() => return BTreeMap::new(),
        outcome => outcome.unwrap(),
    };
    let class = |class: &u16| outcome.classes[usize::from(*class)].id.to_string();
    opened.ids().unwrap().into_iter().zip(outcome.assignment.class.iter().map(class)).collect()
}

#[test]
fn the_classes_of_the_sample_are_as_they_were() {
    let files = files("formula_shop", SEED).unwrap();
    let files: Vec<native::File> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut opened = native::open(&files, &Options::default(), &|| 0.0).unwrap();
    for classifier in classify::ALL {
        let id = classifier.spec().id;
        let outcome = match opened.run(id, &Values::new()) {
            Err(failure) if failure.is_need() => continue,
            outcome => outcome.unwrap(),
        };
        let monetary = opened.context_of(id).unwrap().customers.monetary.clone();
        assert_eq!(outcome.assignment.class.len(), monetary.len());
        let mut text = String::new();
        for (at, class) in outcome.classes.iter().enumerate() {
            let members = outcome.assignment.class.iter().zip(&monetary).filter(|(of, _)| usize::from(**of) == at);
            let money: Money = members.clone().map(|(_, money)| *money).sum();
            writeln!(text, "{:<20} {:>5} {:>14.2}", class.id, members.count(), money.to_f64()).unwrap();
        }
        insta::assert_snapshot!(format!("sample_{id}"), text);
    }
}

#[test]
fn the_account_balances_with_the_customers() {
    let (mut session, reply) = sample();
    let shop = workspace(reply);
    assert_eq!((shop.currency, shop.is_sample(), shop.as_of), (Currency::Cny, true, day("2026-11-01")));
    let account = &shop.reconciliation;
    assert!(account.balances() && account.rows_excluded() > 0 && account.given_back > Money::ZERO);
    let all = |session: &mut Session, offset| {
        let request = Request::Rows {
            selection: Selection::default(),
            sort: Sort::Money,
            descending: true,
            offset,
            limit: u32::MAX,
        };
        match last(ask(session, request)) {
            Event::Rows { rows, total, money } => (rows, total, money),
            other => panic!("{other:?}"),
        }
    };
    let (_, total, money) = all(&mut session, 0);
    let mut listed = Vec::new();
    while listed.len() < total as usize {
        listed.extend(all(&mut session, listed.len() as u32).0);
    }
    assert_eq!((u64::from(total), money), (account.customers, account.net));
    assert_eq!(listed.iter().map(|row| row.money).sum::<Money>(), account.net);
    assert_eq!(listed.iter().map(|row| u64::from(row.frequency)).sum::<u64>(), account.orders);
    assert!(listed.is_sorted_by_key(|row| std::cmp::Reverse(row.money)));
    // Every reason opens as many rows as it says.
    for excluded in &account.excluded {
        let request = Request::Excluded { reason: excluded.reason.id().to_owned(), offset: 0, limit: 5 };
        let Event::Excluded { rows, total } = last(ask(&mut session, request)) else { panic!("{excluded:?}") };
        assert_eq!((total, rows.len() as u64), (excluded.rows, excluded.rows.min(5)));
    }
}

#[test]
fn every_request_of_the_page_is_answered() {
    let (mut session, reply) = sample();
    assert!(reply.save.is_some());
    let shop = workspace(reply);
    let Event::Gallery(all) = last(ask(&mut session, Request::Gallery)) else { panic!("no gallery") };
    assert_eq!(all.len(), classify::ALL.len());
    let mut lacking = 0;
    for small in &all {
        if let Some(failure) = &small.failure {
            // The sample is asked for what it has.
            assert!(failure.is_need(), "{}: {failure}", small.id);
            lacking += 1;
            continue;
        }
        let counted: u32 = small.classes.iter().map(|(_, customers)| customers).sum();
        let spec = classify::find(&small.id).unwrap().spec();
        let prospects = if spec.population == Population::Everybody { PROSPECTS } else { 0 };
        assert_eq!(u64::from(counted), shop.reconciliation.customers + prospects, "{}", small.id);
        let request = Request::Run { id: small.id.clone(), values: Values::new() };
        let Event::Classified(result) = last(ask(&mut session, request)) else { panic!("{}", small.id) };
        assert_eq!((result.moved.0, result.example.is_some(), result.charts.is_empty()), (0, true, false));
        assert_eq!(result.rows.iter().map(|row| row.customers).sum::<u32>(), counted);
        assert_eq!(result.rows.iter().map(|row| row.money).sum::<Money>(), shop.reconciliation.net);
        // Each class opens as many customers as it says.
        for (class, customers) in small.classes.iter().filter(|(class, _)| !class.optional) {
            let selection = Selection {
                classifier: Some((small.id.clone(), Values::new())),
                conditions: vec![Condition::Class(class.id.to_string())],
                search: String::new(),
            };
            let request = Request::Rows { selection, sort: Sort::Id, descending: false, offset: 0, limit: 1 };
            let Event::Rows { total, .. } = last(ask(&mut session, request)) else { panic!("{}", small.id) };
            assert_eq!(total, *customers, "{} {}", small.id, class.id);
        }
    }
    for list in &shop.lists {
        let selection = list.selection.clone();
        let request = Request::Rows { selection, sort: Sort::Money, descending: true, offset: 0, limit: 1 };
        let Event::Rows { rows, total, .. } = last(ask(&mut session, request)) else { panic!("{}", list.id) };
        assert_eq!(total, list.customers);
        let Event::Customer(Some(page)) = last(ask(&mut session, Request::Customer { id: rows[0].id.clone() })) else {
            panic!("{}", rows[0].id)
        };
        assert_eq!((page.row.money, page.classes.len()), (rows[0].money, classify::ALL.len() - lacking));
    }
    assert_eq!(last(ask(&mut session, Request::Customer { id: "nobody".to_owned() })), Event::Customer(None));
    let view = View { window: Some(12), ..shop.view };
    let year = workspace(ask(&mut session, Request::Look(view)));
    assert!(year.figures.orders < shop.figures.orders && year.reconciliation.balances());
    // Who came again is a matter of the window too.
    assert!((year.figures.repeat_rate - shop.figures.repeat_rate).abs() > 1e-6);
    assert_eq!(year.reconciliation.rows_in, shop.reconciliation.rows_in);
    let unknown = Request::Run { id: "no_such_classifier".to_owned(), values: Values::new() };
    assert_eq!(failure(ask(&mut session, unknown)), "unknown_classifier");
    assert_eq!(failure(ask(&mut Session::new(), Request::Gallery)), "nothing_open");
}

#[test]
fn a_clear_file_can_be_seen_before_it_is_read_as_it_was() {
    let mut session = Session::new();
    let text = "customer_id,order_id,date,amount,net_sales\na,1,2026-01-01,10,1\nb,2,2026-01-02,10,1\n";
    workspace(open(&mut session, "shop.csv", text));
    let review = |session: &mut Session, name: &str| previewed(look(session, name, text, true));
    let preview = review(&mut session, "shop.csv");
    assert!(preview.questions.is_empty());
    let mut mapping = preview.mapping;
    mapping.columns[3].role = Role::Attribute;
    mapping.columns[4].role = Role::Amount;
    let reply = session.handle(Request::Accept(vec![Some(mapping.clone())]), &mut Bytes(text.as_bytes()));
    assert_eq!(workspace(reply).reconciliation.net, Money::from_f64(2.0).unwrap());
    // As the person has read it, and so is another file with the same columns.
    assert_eq!(review(&mut session, "shop.csv").mapping, mapping);
    assert_eq!(review(&mut session, "other.csv").mapping.columns, mapping.columns);
}

#[test]
fn a_row_that_describes_the_columns_is_no_row() {
    let text = "Order ID,Order Status,Seller SKU,SKU Subtotal After Discount,Created Time,Buyer Username,Order Amount\n\
        Platform unique order ID.,Current order status.,Seller sku input by the seller.,It equals SKU Subtotal.,Order created time.,Buyer name.,Buyer paid.\n\
        \t5001,Completed,K1,12.50,05/11/2026 10:00:00 AM,ann,20.00\n\
        \t5001,Completed,K2,7.50,05/11/2026 10:00:00 AM,ann,20.00\n\
        \t5002,Completed,K1,12.50,05/23/2026 10:00:00 AM,bob,12.50\n";
    let mut session = Session::new();
    let shop = workspace(open(&mut session, "tiktok.csv", text));
    let sums = &shop.reconciliation;
    assert_eq!((sums.orders, sums.net, sums.rows_rejected), (2, Money::from_f64(32.5).unwrap(), 1));
    let Event::Rejects { rows, .. } = last(ask(&mut session, Request::Rejects { offset: 0, limit: 9 })) else {
        panic!()
    };
    assert_eq!(rows[0].1.reason.id(), "not_a_row");
}

#[test]
fn where_no_order_is_left_the_reason_is_named() {
    let head = "customer_id,order_id,date,amount\n";
    for (row, reason) in [("9999-12-01,5", "no-orders-future"), ("2026-01-01,-5", "no-orders-refunds")] {
        let rows: Vec<String> = (0..20).map(|order| format!("c{order},{order},{row}\n")).collect();
        let reply = open(&mut Session::new(), "shop.csv", &format!("{head}{}", rows.concat()));
        let Event::Failed(failure) = last(reply) else { panic!("imported") };
        assert_eq!(failure.code, "no_orders_left");
        assert!(format!("{:?}", failure.message).contains(reason), "{:?}", failure.message);
    }
}

/// One row per item, the order on its first row only: what Shopify exports, and what merged cells leave.
#[test]
fn an_order_on_several_rows_is_counted_once() {
    let head = "Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Refunded Amount\n";
    let day = "2025-01-05 10:00:00 -0500";
    let rows = [
        format!("#1,a@x.com,paid,{day},USD,100.00,{day},1,Mug,40.00,0"),
        format!("#1,a@x.com,,,,,{day},1,Hat,60.00,"),
        format!("#2,b@x.com,voided,{day},USD,90.00,{day},1,Mug,40.00,0"),
        format!("#2,b@x.com,,,,,{day},1,Hat,50.00,"),
        format!("#3,c@x.com,refunded,{day},USD,70.00,{day},1,Mug,40.00,70.00"),
        format!("#3,c@x.com,,,,,{day},1,Hat,30.00,"),
        format!("#4,d@x.com,paid,{day},USD,25.00,{day},1,Hat,25.00,0"),
    ];
    let shop = workspace(open(&mut Session::new(), "orders_export.csv", &format!("{head}{}\n", rows.join("\n"))));
    let sums = &shop.reconciliation;
    assert_eq!((sums.orders, sums.customers, sums.net), (2, 2, Money::from_f64(125.0).unwrap()));
    assert_eq!((sums.rows_in, sums.rows_rejected), (7, 0));
    assert!(sums.balances());

    let merged = "订单号,会员号,下单时间,商品,实付金额,订单状态\n\
        1,甲,2026-01-05,奶粉,100,已完成\n\
        ,,,尿布,,\n\
        2,乙,2026-01-06,奶粉,60,交易关闭\n\
        ,,,尿布,,\n\
        3,甲,2026-01-07,奶粉,30,已完成\n\
        3,,,尿布,,\n\
        4,丙,坏日期,奶粉,30,已完成\n\
        ,,,尿布,,\n";
    let more: Vec<String> = (5..15).map(|order| format!("{order},丁,2026-01-08,奶粉,0,已完成\n")).collect();
    let merged = format!("{merged}{}", more.concat());
    let shop = workspace(open(&mut Session::new(), "合并.csv", &merged));
    let sums = &shop.reconciliation;
    assert_eq!((sums.orders, sums.customers, sums.net), (12, 2, Money::from_f64(130.0).unwrap()));
    // What follows a row that could not be read is not known to be of the order before that.
    assert_eq!((sums.rows_in, sums.rows_rejected), (18, 2));
    assert!(sums.balances());
}

#[test]
fn a_small_shop_is_read_whole_and_exported() {
    let mut session = Session::new();
    let shop = workspace(open(&mut session, "店.csv", SHOP));
    let account = &shop.reconciliation;
    assert_eq!((account.rows_in, account.rows_kept, account.rows_rejected), (7, 4, 1));
    assert_eq!((account.customers, account.net, shop.as_of), (3, Money::from_f64(200.5).unwrap(), day("2026-03-10")));
    let Event::Rejects { rows, total } = last(ask(&mut session, Request::Rejects { offset: 0, limit: 10 })) else {
        panic!("no rejects")
    };
    assert_eq!((total, rows[0].1.line, rows[0].1.cells[2].as_str()), (1, 7, "坏日期"));

    let export = |session: &mut Session, raw| {
        let selection = Selection { classifier: Some(("rfm".to_owned(), Values::new())), ..Selection::default() };
        let reply = ask(session, Request::Export { selection, lang: Lang::Zh, raw });
        let bytes = reply.bytes.clone().unwrap();
        let Event::File { name, .. } = last(reply) else { panic!("no file") };
        assert!(name.starts_with('店') && name.ends_with("2026-03-10.csv"), "{name}");
        String::from_utf8(bytes).unwrap()
    };
    let guarded = export(&mut session, false);
    assert!(guarded.starts_with("\u{feff}customer_id,class,class_name,"));
    let rows: Vec<&str> = guarded.lines().skip(1).collect();
    // Most money first; the id that a spreadsheet would run is text.
    assert!(rows.len() == 3 && rows[0].starts_with("'=1+1,") && rows[0].contains(",150.50,"), "{rows:?}");
    assert!(export(&mut session, true).lines().nth(1).unwrap().starts_with("=1+1,"));

    // The list is no file of orders, and says so when it comes back.
    let mut other = Session::new();
    assert_eq!(failure(open(&mut other, "list.csv", &guarded)), "own_export");

    let reply = ask(&mut session, Request::ExportRejects { file: 0, lang: Lang::En });
    let rejected = String::from_utf8(reply.bytes.unwrap()).unwrap();
    assert!(rejected.starts_with('\u{feff}') && rejected.contains("坏日期") && rejected.lines().count() == 2);
}

#[test]
fn nobody_is_late_where_all_were_here_on_the_same_day() {
    let mut session = Session::new();
    let mut alone = vec!["customer_id,order_date,amount".to_owned()];
    alone.extend((1..13).map(|month| format!("K1,2025-{month:02}-03,50.00")));
    let shop = workspace(open(&mut session, "alone.csv", &alone.join("\n")));
    assert_eq!((shop.figures.customers, shop.figures.leaving), (1, 0));
}

#[test]
fn an_import_that_fails_leaves_what_was_open() {
    let mut session = Session::new();
    let before = workspace(open(&mut session, "店.csv", SHOP));
    for (name, file) in [
        ("空.csv", ""),
        ("字.csv", "nothing but words\nand no table at all\n"),
        (
            "闭.csv",
            "订单号,会员号,下单时间,实付金额,订单状态\n1,甲,2026-01-05,10,交易关闭\n2,乙,2026-01-06,10,交易关闭\n",
        ),
    ] {
        match open(&mut session, name, file).events.pop() {
            Some(Event::Failed(_)) => {}
            // What has to be asked is answered by accepting what was found.
            Some(Event::Preview(looked)) => {
                let mappings = looked.into_iter().map(|looked| Some(seen(looked).mapping)).collect();
                let reply = session.handle(Request::Accept(mappings), &mut Bytes(file.as_bytes()));
                assert!(matches!(reply.events.last(), Some(Event::Failed(_))) && reply.save.is_none(), "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(text(&workspace(ask(&mut session, Request::Restore))), text(&before), "{name}");
    }
}

#[test]
fn what_is_stored_comes_back_as_it_was() {
    let (mut session, reply) = sample();
    let save = reply.save.clone().unwrap();
    let before = workspace(reply);
    let mut bytes = Vec::new();
    session.write(&mut |piece| bytes.extend_from_slice(piece));
    let tables = chunk::read(&bytes).unwrap();
    let names: Vec<String> = files("formula_shop", SEED).unwrap().into_iter().map(|(name, _)| name).collect();
    assert_eq!((u64::from(tables[0].rows), &save.files), (save.rows, &names));

    let mut next = Session::new();
    let Event::Workspace(after) = next.restore(&save.payload, tables, &mut Bytes(b"")).unwrap() else { panic!() };
    assert_eq!(text(&after), text(&before));
    let Event::Gallery(was) = last(ask(&mut session, Request::Gallery)) else { panic!() };
    let Event::Gallery(is) = last(ask(&mut next, Request::Gallery)) else { panic!() };
    assert_eq!(is, was);
    // Half a table is a failure, not half a shop.
    assert!(chunk::read(&bytes[..bytes.len() / 2]).is_err());
}

/// A workspace to compare: as text, in which two figures that are both not a number are the same.
fn text(workspace: &Workspace) -> String {
    format!("{workspace:?}")
}

/// What happens after a day changes nothing that is seen from it, whenever the file was exported.
#[test]
fn the_past_does_not_know_the_future() {
    let bytes = orders("formula_shop", SEED).unwrap();
    let whole = String::from_utf8(bytes.clone()).unwrap();
    for as_of in ["2025-03-01", "2025-06-19", "2025-11-12", "2026-02-17", "2026-09-30"] {
        let mut cut = String::new();
        for line in whole.lines() {
            let placed = line.split(',').nth(2).and_then(|time| Day::from_iso(time.get(..10)?));
            if placed.is_none_or(|placed| placed < day(as_of)) {
                cut.push_str(line);
                cut.push('\n');
            }
        }
        let options = Options { as_of: Some(day(as_of)), ..Options::default() };
        let mut now = native::open(&[("formula_shop.csv", &bytes)], &options, &|| 0.0).unwrap();
        let mut then = native::open(&[("formula_shop.csv", cut.as_bytes())], &options, &|| 0.0).unwrap();
        for classifier in classify::ALL {
            let id = classifier.spec().id;
            assert_eq!(classes(&mut now, id), classes(&mut then, id), "{id} as of {as_of}");
        }
        assert_eq!(now.reconciliation().unwrap().net, then.reconciliation().unwrap().net);
    }
}

/// The CDNOW sample where `KEFEN_DATA` points to a folder that has it; its totals are published, its ABC counts are one sort away.
#[test]
fn the_cdnow_sample_comes_out_as_published() {
    let path = std::env::var("KEFEN_DATA").map(|folder| format!("{folder}/cdnow_sample/cdnow_sample.csv"));
    let Ok(bytes) = path.map_err(|_| ()).and_then(|path| std::fs::read(path).map_err(|_| ())) else {
        println!("skipped: KEFEN_DATA does not point to a folder with cdnow_sample/cdnow_sample.csv");
        return;
    };
    let mut opened = native::open(&[("cdnow_sample.csv", &bytes)], &Options::default(), &|| 0.0).unwrap();
    let account = opened.reconciliation().unwrap();
    assert_eq!((account.customers, account.net.to_f64().to_string().as_str()), (2_357, "244091.94"));
    let mut counts = BTreeMap::<String, u32>::new();
    for class in classes(&mut opened, "abc").into_values() {
        *counts.entry(class).or_default() += 1;
    }
    let count = |class: &str| counts.get(class).copied().unwrap_or(0);
    assert_eq!([count("a"), count("b"), count("c")], [777, 804, 776], "{counts:?}");
}

/// What is counted while nobody asks is what will be asked for: it ends, and changes no answer.
#[test]
fn looking_ahead_ends_and_changes_no_answer() {
    let (mut asked, _) = sample();
    let (mut ahead, _) = sample();
    let steps = std::iter::from_fn(|| ahead.ahead().then_some(())).take(100).count();
    assert!((1..100).contains(&steps), "{steps}");
    assert_eq!(last(ask(&mut ahead, Request::Gallery)), last(ask(&mut asked, Request::Gallery)));
    assert!(!Session::new().ahead());
}

/// Everything that is known of how sure a classifier is, with a customer.
fn sure(session: &mut Session, id: &str, customer: &str) -> Steady {
    loop {
        let (id, customer) = (id.to_owned(), Some(customer.to_owned()));
        let Event::Steady(steady) = last(ask(session, Request::Steady { id, values: Values::new(), customer })) else {
            panic!("not steady")
        };
        if steady.over {
            break *steady;
        }
    }
}

#[test]
fn classes_are_as_sure_as_resamples_and_other_days_say() {
    let (mut session, reply) = sample();
    let list = workspace(reply).lists[0].selection.clone();
    let request = Request::Rows { selection: list, sort: Sort::Money, descending: true, offset: 0, limit: 1 };
    let Event::Rows { rows, .. } = last(ask(&mut session, request)) else { panic!("no rows") };
    let who = rows[0].id.clone();
    for id in ["abc", "rfm", "value_tier", "lifecycle"] {
        let steady = sure(&mut session, id, &who);
        assert_eq!((steady.done, steady.shifts.len()), (steady.of, 2), "{id}");
        let share = steady.share.unwrap();
        assert!((0.8..1.0).contains(&share), "{id}: {share}");
        assert!(steady.weakest.as_ref().is_some_and(|(_, weakest)| *weakest <= share), "{id}");
        // Where nobody orders, what goes by money alone stays as it is.
        assert!(steady.shifts.iter().all(|shift| shift.same <= shift.of && shift.same * 2 > shift.of), "{id}");
        assert!(steady.shifts[0].same < steady.shifts[0].of, "{id}");
        assert!(steady.shifts[0].of <= steady.shifts[1].of, "{id}: nobody leaves, some come");
        let customer = steady.customer.clone().unwrap();
        assert!(customer.share > 0.0 && customer.then.len() == 2, "{id}");
        assert_eq!(sure(&mut session, id, &who), steady, "{id}");
    }
    // The product line of a file is what it is: nothing is drawn for nothing.
    let fixed = sure(&mut session, "gender", &who);
    assert!(fixed.share.is_none() && fixed.done * 5 < fixed.of && fixed.weakest.is_none());
    assert_eq!(fixed.apart, Some(Apart::Alike));
    let unknown = Request::Steady { id: "nothing".to_owned(), values: Values::new(), customer: None };
    assert_eq!(failure(ask(&mut session, unknown)), "unknown_classifier");
}

/// Everything that an outcome says; numbers by their bits.
fn said(outcome: &Outcome) -> String {
    let scores = outcome.assignment.scores.iter();
    let scores = scores.map(|score| (score.name, score.values.iter().map(|value| value.to_bits()).collect::<Vec<_>>()));
    let scores: Vec<_> = scores.collect();
    format!("{:?} {scores:?} {:?} {:?} {:?}", outcome.classes, outcome.assignment.class, outcome.rule, outcome.notes)
}

/// All classifiers on the sample fit one model of buying, and say what each would say by itself; another day is another fit.
#[test]
fn what_classifiers_share_is_learnt_once_and_changes_no_answer() {
    let files = files("formula_shop", SEED).unwrap();
    let files: Vec<native::File> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut opened = native::open(&files, &Options::default(), &|| 0.0).unwrap();
    let fitted: Vec<Outcome> =
        classify::ALL.iter().map(|classifier| opened.run(classifier.spec().id, &Values::new()).unwrap()).collect();
    let learnt = opened.context().unwrap().fits.unwrap().learnt();
    // The overview compares the lifecycle of today with that of earlier: two curves.
    assert_eq!((learnt.models, learnt.tests, learnt.curves, learnt.outcomes), (1, 1, 2, classify::ALL.len()));
    for (classifier, fitted) in classify::ALL.iter().zip(&fitted) {
        let id = classifier.spec().id;
        let alone = Context { fits: None, ..opened.context_of(id).unwrap() };
        let params = classifier.check(&Values::new()).unwrap();
        let alone = classifier.run(&alone, &params, &mut Job::quiet()).unwrap();
        assert!(said(&alone) == said(fitted) && alone.fit == fitted.fit, "{id}");
    }
    let view = View { as_of: Some(day("2026-01-01")), ..View::default() };
    workspace(ask(opened.session(), Request::Look(view)));
    let repurchase = opened.run("repurchase", &Values::new()).unwrap();
    assert!(fitted.iter().all(|earlier| earlier.fit != repurchase.fit));
    assert_eq!(opened.context().unwrap().fits.unwrap().learnt().models, 1);
}
