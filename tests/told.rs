//! Nothing is decided in silence: other currencies, decisions that go, numbers that a list knows, words that are not known. Asked as the page asks.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered here is a test that failed")]

mod asked;

use asked::{ask, dropped, last, open, stored_and_back, workspace};
use kefen::base::{Day, Money, Note};
use kefen::features::identity::{KeyKind, Link, State};
use kefen::features::status::Status;
use kefen::features::{Exclusion, Rules};
use kefen::i18n::Currency;
use kefen::protocol::{Event, Matter, Place, Request, View, Wanted, Warning, Workspace};
use kefen::quality::{Code, Fix};
use kefen::session::Session;

const YUAN: &str = "order_id,customer_id,order_date,amount\n\
    1,ann,2026-05-02,¥10.00\n2,bob,2026-05-20,¥20.00\n3,ann,2026-05-31,¥30.00\n";
const DOLLARS: &str = "order_id,customer_id,order_date,amount\n\
    7,ann,2026-06-02,$100.00\n8,eve,2026-06-20,$200.00\n";
const UNSAID: &str = "order_id,customer_id,order_date,amount\n\
    7,ann,2026-06-02,100.00\n8,eve,2026-06-20,200.00\n";

fn net(text: &str) -> Money {
    Money::from_f64(text.parse().unwrap()).unwrap()
}

fn note<'a>(now: &'a Workspace, key: &str) -> Option<&'a Note> {
    now.notes.iter().find(|note| note.message.key == key)
}

fn links(session: &mut Session) -> Vec<Link> {
    match last(ask(session, Request::Links { state: None, offset: 0, limit: 99 })) {
        Event::Links { rows, .. } => rows,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_in_another_currency_is_told_and_never_summed() {
    let (mut session, _) = dropped(&[("yuan.csv", YUAN)]);
    let now = workspace(open(&mut session, &[("dollars.csv", DOLLARS)], Place::Beside, false));
    assert_eq!((now.currency, now.reconciliation.net), (Currency::Cny, net("60")));
    assert!(note(&now, "note-currency").is_some());
    let sums: Vec<_> = now.currencies.iter().map(|sum| (sum.code.as_str(), sum.rows, sum.money, sum.kept)).collect();
    assert_eq!(sums, [("CNY", 3, net("60"), true), ("USD", 2, net("300"), false)]);

    // The person decides otherwise, and that stays.
    let reply = ask(&mut session, Request::Keep { currency: Some("USD".to_owned()) });
    let payload = reply.save.clone().unwrap().payload;
    let now = workspace(reply);
    assert_eq!((now.currency, now.reconciliation.net, now.reconciliation.customers), (Currency::Usd, net("300"), 2));
    assert_eq!(now.currencies.iter().map(|sum| sum.kept).collect::<Vec<_>>(), [false, true]);
    assert!(now.reconciliation.balances());
    let (mut session, now) = stored_and_back(&session, &payload);
    assert_eq!((now.currency, now.reconciliation.net), (Currency::Usd, net("300")));
    let now = workspace(ask(&mut session, Request::Keep { currency: None }));
    assert_eq!(now.reconciliation.net, net("60"));

    // A file that does not say its currency beside one that does.
    let (_, now) = dropped(&[("yuan.csv", YUAN), ("unsaid.csv", UNSAID)]);
    assert!(note(&now, "note-currency-unsaid").is_some() && now.currencies.is_empty());
    // Where none does, there is nothing to say.
    let (_, now) = dropped(&[("unsaid.csv", UNSAID)]);
    assert_eq!(note(&now, "note-currency-unsaid"), None);
}

#[test]
fn decisions_that_go_with_their_data_are_told() {
    let orders = "order_id,customer_id,phone,order_date,amount,status\n\
        1,ann,13912345067,2026-05-02,10.00,paid\n2,bob,13912345067,2026-05-20,20.00,on the moon\n";
    let (mut session, now) = dropped(&[("a.csv", orders)]);
    assert_eq!(now.people.of(State::Suggested), 1);
    let join = Some(false);
    ask(&mut session, Request::Choose { kind: KeyKind::Phone, key: "13912345067".to_owned(), join });
    ask(&mut session, Request::Mean { word: "on the moon".to_owned(), status: Some(Status::Paid) });
    let now = workspace(open(&mut session, &[("b.csv", YUAN)], Place::Instead, false));
    assert!(note(&now, "note-choices-gone").is_some());
    let now = workspace(open(&mut session, &[("c.csv", YUAN)], Place::Instead, false));
    assert_eq!(note(&now, "note-choices-gone"), None);
}

#[test]
fn two_members_with_one_number_in_the_list_are_suggested_and_not_joined() {
    let orders =
        "order_id,会员号,order_date,amount\n1,M1,2026-05-02,10.00\n2,M2,2026-05-20,20.00\n3,M3,2026-05-21,5.00\n";
    let list = "会员号,姓名,手机,注册时间\nM1,Ann,13912345067,2025-01-01\nM2,Anne,1.3912345067E10,2025-02-01\nM3,Bob,13812345068,2025-02-02\n";
    let (mut session, now) = dropped(&[("orders.csv", orders), ("list.csv", list)]);
    assert_eq!(now.reconciliation.customers, 3, "nobody is joined");
    let all = links(&mut session);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].kind, all[0].key.as_str(), all[0].state), (KeyKind::Phone, "13912345067", State::Suggested));
    assert_eq!(all[0].people.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["M1", "M2"]);
    let choose = Request::Choose { kind: KeyKind::Phone, key: "13912345067".to_owned(), join: Some(true) };
    assert_eq!(workspace(ask(&mut session, choose)).reconciliation.customers, 2);
}

/// The orders know two telephone numbers, and only the list knows that they are one member's.
#[test]
fn a_merge_by_the_lists_number_says_so() {
    let orders = "order_id,phone,order_date,amount\n\
        1,13912345067,2026-05-02,10.00\n2,13812345068,2026-05-20,20.00\n3,13712345069,2026-05-21,5.00\n";
    let list = "会员号,姓名,手机,注册时间\nM1,Ann,13912345067,2025-01-01\nM1,Ann,13812345068,2025-01-01\nM3,Bob,13712345069,2025-02-02\n";
    let (mut session, now) = dropped(&[("orders.csv", orders), ("list.csv", list)]);
    assert_eq!(now.reconciliation.customers, 2);
    let all = links(&mut session);
    let told: Vec<_> =
        all.iter().map(|link| (link.kind, link.key.as_str(), link.state, link.count, link.rows)).collect();
    assert_eq!(told, [(KeyKind::Id, "M1", State::Joined, 2, 2)]);
    // It can be taken back, and that too.
    let choose = |join| Request::Choose { kind: KeyKind::Id, key: "M1".to_owned(), join };
    let now = workspace(ask(&mut session, choose(Some(false))));
    assert_eq!((now.reconciliation.customers, now.people.of(State::Apart)), (3, 1));
    assert_eq!(links(&mut session)[0].people.len(), 2);
    let now = workspace(ask(&mut session, choose(None)));
    assert_eq!((now.reconciliation.customers, now.people.of(State::Joined)), (2, 1));
}

#[test]
fn unknown_status_words_are_a_finding_until_they_mean_something() {
    let row = |at: u32| {
        let status = if at.is_multiple_of(10) { "on the moon" } else { "paid" };
        format!("{at},c{},2026-05-{:02},10.00,{status}\n", at % 7, 1 + at % 28)
    };
    let orders = "order_id,customer_id,order_date,amount,status\n".to_owned() + &(1..=50).map(row).collect::<String>();
    let (mut session, now) = dropped(&[("a.csv", &orders)]);
    assert_eq!(now.files[0].review.warnings, [(Warning::UnknownStatus, 5)]);
    let found = |session: &mut Session| match last(ask(session, Request::Quality)) {
        Event::Quality(quality) => quality.findings.into_iter().find(|finding| finding.code == Code::Status),
        other => panic!("{other:?}"),
    };
    let finding = found(&mut session).unwrap();
    assert_eq!((finding.count, finding.fix, finding.money), (5, Fix::Mean, net("50")));
    assert!(format!("{:?}", finding.message).contains("on the moon"));
    let now =
        workspace(ask(&mut session, Request::Mean { word: "on the moon".to_owned(), status: Some(Status::Void) }));
    assert_eq!(found(&mut session), None);
    assert_eq!(now.files[0].review.warnings, []);
}

#[test]
fn a_word_in_the_place_of_an_amount_is_told() {
    let amount = |at: u32| {
        if at == 2 {
            "n/a"
        } else if at == 3 {
            ""
        } else {
            "10.00"
        }
    };
    let row = |at: u32| format!("{at},c{},2026-05-{:02},{},2,5.00\n", at % 4, 1 + at % 28, amount(at));
    let head = "order_id,customer_id,order_date,amount,quantity,unit_price\n";
    let orders = head.to_owned() + &(1..=40).map(row).collect::<String>();
    let (mut session, now) = dropped(&[("a.csv", &orders)]);
    assert_eq!(now.reconciliation.net, net("400"));
    assert!(note(&now, "ingest-note-worth").is_some());
    assert_eq!(now.files[0].review.warnings, [(Warning::Unreadable, 1)]);
    let Event::Review { rows, .. } =
        last(ask(&mut session, Request::Review { wanted: Wanted::All, offset: 0, limit: 9 }))
    else {
        panic!()
    };
    assert_eq!((rows[0].line, rows[0].text.as_str(), rows[0].matter), (3, "n/a", Matter::Warning(Warning::Unreadable)));
}

#[test]
fn what_a_spreadsheet_cut_is_told_as_it_stands() {
    let orders =
        "order_id,customer_id,order_date,amount\n6.93458E+17,ann,2026-05-02,10.00\n6.93459E+17,bob,2026-05-20,20.00\n";
    let (_, now) = dropped(&[("a.csv", orders)]);
    let note = note(&now, "ingest-note-damaged-ids").unwrap();
    assert!(format!("{:?}", note.message).contains("6.93458E+17"), "{note:?}");
}

/// Bought in May, cancelled in June: seen from the middle, both rows are part of what was taken back.
#[test]
fn a_cancelled_pair_is_not_after_the_day() {
    let head = "order_id,customer_id,order_date,amount,quantity\n";
    for back in ["C2", "2"] {
        let rows = "1,ann,2026-05-02,10.00,1\n2,bob,2026-05-05,20.00,1\n3,ann,2026-06-25,30.00,1\n";
        let orders = format!("{head}{rows}{back},bob,2026-06-20,-20.00,-1\n");
        let (mut session, _) = dropped(&[("a.csv", &orders)]);
        let rules = Rules { today: Day::from_iso("2026-11-22"), ..Rules::default() };
        let view = View { as_of: Day::from_iso("2026-06-01"), window: None, rules };
        let now = workspace(ask(&mut session, Request::Look(view)));
        let sums = &now.reconciliation;
        let after = sums.excluded.iter().find(|out| out.reason == Exclusion::AfterAsOf).unwrap();
        assert_eq!(after.rows, 1, "only the third order: {sums:?}");
        assert_eq!((sums.rows_kept, sums.orders_cancelled), (3, 1), "{back}");
    }
}

#[test]
fn a_recognised_export_says_which_rules_apply() {
    let head =
        "订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,宝贝标题,订单创建时间,订单付款时间,退款金额\n";
    let row = |at: u32| {
        let status = ["交易成功", "交易关闭", "等待买家付款"][at as usize % 3];
        format!(
            "=\"69{at:016}\",买家{},10.00,10.00,{status},茶,2026-05-{d:02} 10:00:00,2026-05-{d:02} 10:05:00,0.00\n",
            at % 9,
            d = 1 + at % 28
        )
    };
    let text = head.to_owned() + &(0..60).map(row).collect::<String>();
    let (mut session, now) = dropped(&[("ExportOrderList.csv", &text)]);
    assert_eq!(now.files[0].platform, "淘宝");
    let keys: Vec<&str> = now.files[0].rules.iter().map(|rule| &*rule.key).collect();
    for key in [
        "platform-rule-customer",
        "platform-rule-order",
        "platform-rule-date",
        "platform-rule-other-times",
        "platform-rule-amount",
        "platform-rule-refund",
        "platform-rule-void",
        "platform-trap-wrapped_ids",
    ] {
        assert!(keys.contains(&key), "{key} in {keys:?}");
    }
    let void = now.files[0].rules.iter().find(|rule| rule.key == "platform-rule-void").unwrap();
    assert!(format!("{void:?}").contains("交易关闭") && format!("{void:?}").contains("等待买家付款"));
    // The rules that are told are those in force.
    ask(&mut session, Request::Mean { word: "交易关闭".to_owned(), status: Some(Status::Paid) });
    let mut view = now.view;
    view.rules.ignore_refunds = true;
    let now = workspace(ask(&mut session, Request::Look(view)));
    let rule = |key: &str| now.files[0].rules.iter().find(|rule| rule.key == key);
    assert!(!format!("{:?}", rule("platform-rule-void")).contains("交易关闭"));
    assert!(rule("platform-rule-refund").is_none() && rule("platform-rule-refund-ignored").is_some());
    // A file of nobody's in particular has rules too, and no badge.
    let (_, now) = dropped(&[("a.csv", YUAN)]);
    assert!(now.files[0].platform.is_empty() && now.files[0].rules.len() >= 4);
}
