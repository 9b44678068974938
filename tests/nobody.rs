//! Files that name no person: refused, with what can be looked at instead; products or areas in the place of customers. Asked as the page asks.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered here is a test that failed")]

mod asked;

use asked::{Files, ask, failure, last, open, workspace};
use kefen::i18n::{Catalog, Currency, Lang};
use kefen::ingest::stand_in;
use kefen::protocol::{Event, Looked, Place, Request};
use kefen::session::native::{self, Options};
use kefen::session::{Reply, Session};
use kefen::table::{Role, chunk};

const SHOP: &str = "customer_id,order_date,amount\nann,2026-05-02,10.00\nbob,2026-05-20,20.00\nann,2026-05-31,30.00\n";

/// Days, goods, places, sums, and nobody.
fn goods(rows: u32) -> String {
    let row = |at: u32| {
        let (item, place) = (["tea", "cup", "pot"][at as usize % 3], ["北京", "上海"][at as usize % 2]);
        format!("S{at},2026-{:02}-{:02},{item},{place},{}.50\n", 1 + at % 6, 1 + at % 28, 10 + at)
    };
    "订单号,日期,商品,地区,金额\n".to_owned() + &(0..rows).map(row).collect::<String>()
}

fn stand_in(session: &mut Session, files: &[(&str, &str)], role: Role) -> Reply {
    session.handle(Request::StandIn { role, review: false }, &mut Files(files))
}

#[test]
fn nobody_is_refused_and_products_stand_in() {
    let mut session = Session::new();
    let before = workspace(open(&mut session, &[("shop.csv", SHOP)], Place::Instead, false));
    let text = goods(60);
    let files = [("goods.csv", text.as_str())];
    let refusal = failure(open(&mut session, &files, Place::Instead, false));
    assert_eq!(refusal.code, "no_customer_column");
    assert_eq!(stand_in::offered(&refusal), [Role::Product, Role::Region]);
    // The old data is whole.
    let now = workspace(ask(&mut session, Request::Restore));
    assert_eq!((now.files.len(), now.reconciliation), (1, before.reconciliation));

    let now = workspace(stand_in(&mut session, &files, Role::Product));
    assert_eq!(now.subject, Some(Role::Product));
    assert_eq!((now.reconciliation.customers, now.reconciliation.orders, now.reconciliation.rows_kept), (3, 60, 60));
    assert!(now.reconciliation.balances());
    let mapping = &now.files[0].file.mapping;
    assert_eq!(mapping.subject, Some(Role::Product));
    let customer = mapping.columns.iter().find(|column| column.role == Role::Customer).unwrap();
    assert_eq!(customer.header, "商品");
    let Event::Customer(Some(page)) = last(ask(&mut session, Request::Customer { id: "tea".to_owned() })) else {
        panic!()
    };
    assert_eq!(page.orders_total, 20);
}

#[test]
fn areas_are_stored_and_restored_and_next_months_file_is_read_alike() {
    let mut session = Session::new();
    let text = goods(60);
    let files = [("goods.csv", text.as_str())];
    failure(open(&mut session, &files, Place::Instead, false));
    let reply = stand_in(&mut session, &files, Role::Region);
    let payload = reply.save.clone().unwrap().payload;
    let now = workspace(reply);
    assert_eq!((now.subject, now.reconciliation.customers), (Some(Role::Region), 2));
    let mut bytes = Vec::new();
    session.write(&mut |part| bytes.extend_from_slice(part));
    let mut again = Session::new();
    let restored = again.restore(&payload, chunk::read(&bytes).unwrap(), &mut Files(&[])).unwrap();
    let Event::Workspace(restored) = restored else { panic!() };
    assert_eq!((restored.subject, &restored.reconciliation), (Some(Role::Region), &now.reconciliation));

    // A file with the same columns is read as this one was, without a question.
    let more = goods(90);
    let now = workspace(open(&mut again, &[("more.csv", &more)], Place::Beside, false));
    assert_eq!((now.subject, now.files.len(), now.reconciliation.orders), (Some(Role::Region), 2, 90));
    // People beside areas would be neither.
    let refusal = failure(open(&mut again, &[("shop.csv", SHOP)], Place::Beside, false));
    assert_eq!(refusal.code, "mixed_subjects");
    // People in their place are people again.
    let now = workspace(open(&mut again, &[("shop.csv", SHOP)], Place::Instead, false));
    assert_eq!((now.subject, now.reconciliation.customers), (None, 2));
}

#[test]
fn another_column_can_be_chosen_in_the_review() {
    let mut session = Session::new();
    let text = goods(60);
    let files = [("goods.csv", text.as_str())];
    failure(open(&mut session, &files, Place::Instead, false));
    let reply = session.handle(Request::StandIn { role: Role::Product, review: true }, &mut Files(&files));
    let Event::Preview(looked) = last(reply) else { panic!() };
    let [Looked::Seen(preview)] = &looked[..] else { panic!("{looked:?}") };
    let mut mapping = preview.mapping.clone();
    for column in &mut mapping.columns {
        column.role = match column.role {
            Role::Customer => Role::Attribute,
            Role::Region => Role::Customer,
            role => role,
        };
    }
    let Event::Reread { preview, .. } = last(ask(&mut session, Request::Reread { file: 0, mapping })) else { panic!() };
    assert_eq!(preview.mapping.subject, Some(Role::Region));
    // Other columns are found anew, and the same thing stands in.
    let mut anew = preview.mapping.clone();
    anew.columns.clear();
    let Event::Reread { preview, .. } = last(ask(&mut session, Request::Reread { file: 0, mapping: anew })) else {
        panic!()
    };
    assert_eq!(preview.mapping.subject, Some(Role::Region));
}

#[test]
fn encrypted_buyers_leave_the_goods() {
    let row = |at: u32| {
        format!("\t{at},2026-05-{:02} 10:00:00,##{at:030}abc##,{},12.50\n", 1 + at % 28, ["茶", "杯"][at as usize % 2])
    };
    let text =
        "主订单编号,订单提交时间,收件人,选购商品,订单应付金额\n".to_owned() + &(0..40).map(row).collect::<String>();
    let files = [("douyin.csv", text.as_str())];
    let mut session = Session::new();
    let refusal = failure(open(&mut session, &files, Place::Instead, false));
    assert!(stand_in::offered(&refusal).contains(&Role::Product), "{refusal:?}");
    let now = workspace(stand_in(&mut session, &files, Role::Product));
    assert_eq!((now.subject, now.reconciliation.customers), (Some(Role::Product), 2));
}

#[test]
fn a_file_with_nothing_else_is_refused_without_an_offer() {
    let mut session = Session::new();
    let refusal = failure(open(
        &mut session,
        &[("a.csv", "order_date,amount\n2026-01-01,5.00\n2026-01-02,6.00\n")],
        Place::Instead,
        false,
    ));
    assert_eq!((refusal.code.as_str(), stand_in::offered(&refusal)), ("no_customer_column", vec![]));
}

#[test]
fn one_refused_file_of_several_can_be_looked_at_instead() {
    let mut session = Session::new();
    let goods = goods(30);
    let files = [("shop.csv", SHOP), ("goods.csv", goods.as_str())];
    let Event::Preview(looked) = last(open(&mut session, &files, Place::Instead, false)) else { panic!() };
    assert!(matches!(looked[..], [Looked::Seen(_), Looked::Refused { .. }]));
    let reply = session.handle(Request::StandIn { role: Role::Product, review: true }, &mut Files(&files));
    let Event::Preview(looked) = last(reply) else { panic!() };
    let [Looked::Seen(shop), Looked::Seen(goods)] = &looked[..] else { panic!("{looked:?}") };
    assert_eq!((shop.mapping.subject, goods.mapping.subject), (None, Some(Role::Product)));
    // Both at once would be people beside products; one alone is fine.
    let both = vec![Some(shop.mapping.clone()), Some(goods.mapping.clone())];
    let reply = session.handle(Request::Accept(both), &mut Files(&files));
    assert_eq!(failure(reply).code, "mixed_subjects");
    let reply = session.handle(Request::Accept(vec![None, Some(goods.mapping.clone())]), &mut Files(&files));
    assert_eq!(workspace(reply).subject, Some(Role::Product));
}

#[test]
fn the_command_line_takes_a_column_for_the_customer() {
    let text = goods(60);
    let options = Options { map: vec![(Role::Customer, "地区".to_owned())], ..Options::default() };
    let mut opened = native::open(&[("goods.csv", text.as_bytes())], &options, &|| 0.0).unwrap();
    assert_eq!(opened.ids().unwrap(), ["上海", "北京"]);
    assert_eq!(opened.mapping().unwrap().subject, Some(Role::Region));
}

#[test]
fn the_words_are_about_the_rows() {
    for (lang, role, said) in [(Lang::En, Role::Region, "Areas"), (Lang::Zh, Role::Product, "商品")] {
        let words = Catalog::new(lang, Currency::None).about(role.id());
        assert_eq!(words.word("classes-customers"), said);
        // Columns of files are still called what they are.
        assert_eq!(words.word("role-customer"), Catalog::new(lang, Currency::None).word("role-customer"));
    }
}
