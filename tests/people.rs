//! Who is one person, what counts as money, and what a person decides of both: asked as the page asks, over files as shops export them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered here is a test that failed")]

mod asked;

use asked::{ask, dropped, last, open, stored_and_back, workspace};
use kefen::base::Money;
use kefen::features::identity::{KeyKind, Link, State};
use kefen::features::status::Status;
use kefen::features::{Extra, Rules};
use kefen::protocol::{CustomerPage, Event, Place, Request, View, Workspace};
use kefen::session::Session;
use kefen::table::Role;

fn links(session: &mut Session, state: Option<State>) -> Vec<Link> {
    match last(ask(session, Request::Links { state, offset: 0, limit: 100 })) {
        Event::Links { rows, total } => {
            assert_eq!(rows.len() as u32, total);
            rows
        }
        other => panic!("{other:?}"),
    }
}

fn customers(session: &mut Session) -> Vec<String> {
    let request = Request::Rows {
        selection: kefen::protocol::Selection::default(),
        sort: kefen::protocol::Sort::Id,
        descending: false,
        offset: 0,
        limit: 100,
    };
    match last(ask(session, request)) {
        Event::Rows { rows, .. } => rows.into_iter().map(|row| row.id).collect(),
        other => panic!("{other:?}"),
    }
}

fn page(session: &mut Session, id: &str) -> CustomerPage {
    match last(ask(session, Request::Customer { id: id.to_owned() })) {
        Event::Customer(Some(page)) => *page,
        other => panic!("{other:?}"),
    }
}

fn net_by(session: &mut Session, rules: impl Fn(&mut Rules)) -> (i64, Workspace) {
    let now = workspace(ask(session, Request::Restore));
    let mut view = View { as_of: None, ..now.view };
    rules(&mut view.rules);
    let now = workspace(ask(session, Request::Look(view)));
    assert!(now.reconciliation.balances(), "{:?}", now.reconciliation);
    let net = now.reconciliation.net;
    assert_eq!(net.0 % (Money::SCALE / 100), 0);
    (net.0 / (Money::SCALE / 100), now)
}

const SHOP: &str = "Order ID,Email,Phone,Order Date,Amount\n\
    1,ann@a.com,139 1234 5067,2026-01-05,10.00\n\
    2,ann@b.com,+8613912345067,2026-02-05,20.00\n\
    3,bob@a.com,13712345067,2026-03-05,30.00\n\
    4,,13712345067,2026-04-05,40.00\n";

#[test]
fn two_addresses_with_one_number_are_one_customer_until_somebody_says_no() {
    let (mut session, now) = dropped(&[("shop.csv", SHOP)]);
    assert_eq!((now.reconciliation.customers, now.reconciliation.orders), (2, 4));
    assert_eq!(customers(&mut session), ["ann@a.com", "bob@a.com"]);
    assert_eq!(now.people.of(State::Joined), 2);
    let joined = links(&mut session, Some(State::Joined));
    let people = |link: &Link| link.people.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let ann = joined.iter().find(|link| link.key == "13912345067").unwrap();
    assert_eq!(
        (people(ann), ann.rows, ann.kind),
        (vec!["ann@a.com".to_owned(), "ann@b.com".to_owned()], 2, KeyKind::Phone)
    );

    let no = Request::Choose { kind: KeyKind::Phone, key: "13912345067".into(), join: Some(false) };
    let reply = ask(&mut session, no);
    let payload = reply.save.as_ref().unwrap().payload.clone();
    assert_eq!(workspace(reply).reconciliation.customers, 3);
    // It is kept.
    let (mut again, now) = stored_and_back(&session, &payload);
    assert_eq!((now.reconciliation.customers, now.people.of(State::Apart)), (3, 1));
    assert_eq!(links(&mut again, Some(State::Apart)).len(), 1);
    // It stays when next month's file comes, and can be taken back.
    let may = "Order ID,Email,Phone,Order Date,Amount\n5,ann@b.com,13912345067,2026-05-05,5.00\n";
    let now = workspace(open(&mut again, &[("may.csv", may)], Place::Beside, false));
    assert_eq!(now.reconciliation.customers, 3);
    let back = Request::Choose { kind: KeyKind::Phone, key: "13912345067".into(), join: None };
    assert_eq!(workspace(ask(&mut again, back)).reconciliation.customers, 2);
    // A new export in its place is asked nothing of what was said of the old one.
    let now = workspace(open(&mut again, &[("new.csv", SHOP)], Place::Instead, false));
    assert_eq!(now.people.of(State::Apart), 0);
}

#[test]
fn two_member_numbers_are_never_joined_by_themselves() {
    let text = "会员号,手机号,订单号,下单时间,实付金额\nM1,13912345067,1,2026-01-05,10\nM2,13912345067,2,2026-01-06,20\n,13912345067,3,2026-01-07,30\n";
    let (mut session, now) = dropped(&[("订单.csv", text)]);
    assert_eq!(now.reconciliation.customers, 3);
    let asked = links(&mut session, Some(State::Suggested));
    assert_eq!((asked.len(), asked[0].count), (1, 3));
    let yes = Request::Choose { kind: KeyKind::Phone, key: asked[0].key.clone(), join: Some(true) };
    let now = workspace(ask(&mut session, yes));
    assert_eq!((now.reconciliation.customers, now.people.of(State::Taken)), (1, 1));
}

#[test]
fn a_list_brings_two_shops_together_and_is_found_by_any_key() {
    let one = "订单编号,手机号,下单时间,实付金额\n1,139 1234 5067,2026-01-05,10\n2,13712345067,2026-01-06,10\n";
    let two = "order id,email,order date,amount\nA1,Ann@a.com,2026-02-05,20\nA2,zoe@a.com,2026-02-06,20\n";
    let list = "会员号,姓名,手机号,邮箱,等级\nM1,安,+86 139-1234-5067,ann@A.com,金\nM2,佐,,ZOE@a.com,银\n";
    let (mut session, now) = dropped(&[("店一.csv", one), ("two.csv", two)]);
    assert_eq!(now.reconciliation.customers, 4);
    let now = workspace(open(&mut session, &[("会员.csv", list)], Place::Beside, false));
    assert_eq!(now.reconciliation.customers, 3, "number and address are one member's");
    assert_eq!(now.files[2].known.map(|(_, rows)| rows), Some(2));
    let ann = customers(&mut session).into_iter().find(|id| id.contains("ann") || id.starts_with("139")).unwrap();
    let about = page(&mut session, &ann).about;
    assert_eq!((about.len(), about[0].total), (1, 1));
    assert_eq!(page(&mut session, "zoe@a.com").about.len(), 1);
    // Without the list nothing says so.
    assert_eq!(workspace(ask(&mut session, Request::Remove { file: 2 })).reconciliation.customers, 4);
}

const ITEMS: &str = "Order ID,Email,Order Date,Item,Qty,Amount,Order Shipping,Tax,Refunded Amount,Status\n\
    1,ann@a.com,2026-01-05,tea,1,10.00,4.00,1.00,,paid\n\
    1,ann@a.com,2026-01-05,cup,1,6.00,4.00,0.60,2.50,paid\n\
    2,bob@a.com,2026-02-05,pot,1,20.00,5.00,2.00,,paid\n\
    2,bob@a.com,2026-02-05,tea,1,3.00,5.00,0.30,,paid\n\
    3,ann@a.com,2026-03-05,tea,1,10.00,0.00,1.00,,refunded\n\
    4,cid@a.com,2026-03-06,tea,1,10.00,12.00,1.00,,im Himmel\n";

#[test]
fn shipping_tax_and_refunds_are_counted_as_the_rules_say_and_everything_balances() {
    let (mut session, now) = dropped(&[("items.csv", ITEMS)]);
    for role in [Role::Shipping, Role::Tax, Role::Refund] {
        assert!(now.roles.contains(&role), "{role:?}");
    }
    let mut net = |rules: &dyn Fn(&mut Rules)| net_by(&mut session, rules).0;
    // 10 + 6 − 2.50 + 23 + 10; the third is refunded.
    assert_eq!(net(&|_| {}), 46_50);
    // Shipping repeats on the lines of an order: it is the order's. More than was paid can't be taken off.
    assert_eq!(net(&|rules| rules.shipping = Extra::Without), 46_50 - 4_00 - 5_00 - 10_00);
    assert_eq!(net(&|rules| rules.shipping = Extra::Added), 46_50 + 4_00 + 5_00 + 12_00);
    // Tax is each line's.
    assert_eq!(net(&|rules| (rules.shipping, rules.tax) = (Extra::AsIs, Extra::Without)), 46_50 - 1_60 - 2_30 - 1_00);
    assert_eq!(net(&|rules| rules.tax = Extra::Added), 46_50 + 1_60 + 2_30 + 1_00);
    assert_eq!(net(&|rules| (rules.tax, rules.ignore_refunds) = (Extra::AsIs, true)), 59_00);
    assert_eq!(net(&|rules| rules.ignore_refunds = false), 46_50);
}

#[test]
fn a_status_word_means_what_the_person_says() {
    let (mut session, now) = dropped(&[("items.csv", ITEMS)]);
    let words: Vec<(&str, u64, Status)> =
        now.statuses.iter().map(|word| (word.word.as_str(), word.rows, word.status)).collect();
    assert_eq!(
        words,
        [("paid", 4, Status::Paid), ("im Himmel", 1, Status::Unknown), ("refunded", 1, Status::Refunded)]
    );
    let void = Request::Mean { word: "im Himmel".into(), status: Some(Status::Void) };
    let reply = ask(&mut session, void);
    let payload = reply.save.as_ref().unwrap().payload.clone();
    let now = workspace(reply);
    assert_eq!((now.reconciliation.orders, now.reconciliation.customers), (2, 2));
    assert!(now.notes.iter().all(|note| note.message.key != "note-unknown-status"));
    let (_, now) = stored_and_back(&session, &payload);
    assert!(now.statuses.iter().any(|word| word.chosen && word.status == Status::Void));
    let back = Request::Mean { word: "im Himmel".into(), status: None };
    assert_eq!(workspace(ask(&mut session, back)).reconciliation.orders, 3);
}

#[test]
fn a_table_of_returns_can_be_taken_off_and_is_never_taken_off_twice() {
    let returns = "order_id,return_type,reason,refund_amount,created_at,status\n\
        1,return,small,2.50,2026-01-20,done\n2,return,broken,25.00,2026-02-20,done\n4,return,late,10.00,2026-03-20,rejected\n9,return,?,7.00,2026-03-20,done\n";
    let (mut session, now) = dropped(&[("items.csv", ITEMS), ("returns.csv", returns)]);
    assert_eq!(now.files.len(), 2);
    assert_eq!(net_by(&mut session, |_| {}).0, 46_50);
    // The first is in the orders already, of the second no more than was paid goes back, the third was refused, the last names nothing.
    let (net, now) = net_by(&mut session, |rules| rules.returns = true);
    assert_eq!(net, 46_50 - 23_00);
    assert_eq!(now.reconciliation.orders, 2, "an order of which nothing is left is none");
    assert_eq!(net_by(&mut session, |rules| rules.ignore_refunds = true).0, 59_00);
}

#[test]
fn who_is_called_nothing_is_nobody_and_a_name_is_the_last_resort() {
    let text = "order_id,customer_id,phone,order_date,amount\n1,A,13612345067,2026-01-05,10\n2,N/A,,2026-01-06,20\n\
        3,无,13912345067,2026-01-07,20\n4,-,13712345067,2026-01-07,20\n5,A,,2026-01-08,5\n";
    let (mut session, now) = dropped(&[("orders.csv", text)]);
    assert_eq!(customers(&mut session), ["13712345067", "13912345067", "A"]);
    assert_eq!(now.reconciliation.rows_excluded(), 1);
    let text = "订单号,收货人姓名,手机号,下单时间,金额\n1,王伟,13912345067,2026-01-05,10\n2,王伟,13712345068,2026-01-06,20\n\
        3,王伟,13612345069,2026-01-06,30\n4,李四,13512345069,2026-01-06,40\n";
    assert_eq!(dropped(&[("订单.csv", text)]).1.reconciliation.customers, 4);
}

#[test]
fn a_cancellation_finds_its_order_and_a_refund_is_whole_whatever_is_taken_off_or_added() {
    let text = "order_id,customer_id,order_date,amount,shipping\n1,A,2026-01-05,100,10\n2,E,2026-01-06,60,6\n3,E,2026-01-07,-60,0\n4,A,2026-01-09,1,0\n";
    let (mut session, _) = dropped(&[("orders.csv", text)]);
    assert_eq!(net_by(&mut session, |_| {}).0, 10_100);
    // The six that went back with the goods had not been counted.
    assert_eq!(net_by(&mut session, |rules| rules.shipping = Extra::Without).0, 91_00 - 6_00);
    let text = "order_id,customer_id,order_date,amount,tax,refunded amount,status\n1,A,2026-01-05,100,5,,paid\n2,B,2026-01-06,200,10,200,refunded\n";
    let (mut session, _) = dropped(&[("orders.csv", text)]);
    let (net, now) = net_by(&mut session, |rules| rules.tax = Extra::Added);
    assert_eq!((net, now.reconciliation.customers), (10_500, 1));
}
