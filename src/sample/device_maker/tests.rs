//! What is planted is there: counted from the files, told apart by what was drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::super::counting::{Row, rows, shares};
use super::buyers::Care;
use super::goods::{HOME, WORK};
use super::life::Mood;
use super::*;

type Files = Vec<(TableKind, Vec<u8>)>;

fn whose(row: &Row) -> u32 {
    row["客户编号"][1..].parse().unwrap()
}

fn day(row: &Row, header: &str) -> Option<Day> {
    Day::from_iso(row[header].get(..10)?)
}

fn fen(row: &Row, header: &str) -> i64 {
    row[header].replace('.', "").parse().unwrap_or(0)
}

fn made() -> (Maker, Files) {
    (Maker::new(1), files(1))
}

fn buyer(maker: &Maker, number: u32) -> &Buyer {
    &maker.customers[number as usize - 1].buyer
}

/// Days of the orders of each customer, ascending.
fn ordered(files: &Files) -> BTreeMap<u32, Vec<Day>> {
    let mut days = BTreeMap::<u32, Vec<Day>>::new();
    for row in rows(files, TableKind::Orders) {
        days.entry(whose(&row)).or_default().push(day(&row, "下单时间").unwrap());
    }
    days
}

#[test]
fn tables_are_of_a_sober_size_and_hang_together() {
    let (maker, files) = made();
    let kinds = [
        (TableKind::Orders, "下单时间", 4_000..7_000),
        (TableKind::Customers, "建档日期", 1_330..1_331),
        (TableKind::Surveys, "提交时间", 400..700),
        (TableKind::Interactions, "联系时间", 2_400..4_500),
        (TableKind::Returns, "申请时间", 220..450),
    ];
    let sold: BTreeSet<String> = rows(&files, TableKind::Orders).iter().map(|row| row["订单号"].clone()).collect();
    for (kind, header, sober) in kinds {
        let rows = rows(&files, kind);
        println!("{kind:?}: {} rows", rows.len());
        assert!(sober.contains(&rows.len()), "{kind:?}: {}", rows.len());
        for row in &rows {
            let day = day(row, header).unwrap();
            assert!((buyer(&maker, whose(row)).known..=LAST).contains(&day), "{kind:?} {row:?}");
            assert!(kind != TableKind::Returns || sold.contains(&row["订单号"]), "{row:?}");
        }
    }
    // No number can be called, nobody sent themselves, what was given back is what the orders say.
    let list = rows(&files, TableKind::Customers);
    assert!(list.iter().all(|row| row["手机号"].is_empty() || row["手机号"].contains("****")));
    assert!(list.iter().all(|row| row["推荐人"] < row["客户编号"]));
    let refunds = |kind| rows(&files, kind).iter().map(|row| fen(row, "退款金额")).sum::<i64>();
    assert_eq!(refunds(TableKind::Orders), refunds(TableKind::Returns));
    assert_eq!((FIRST.to_string(), LAST.to_string()), ("2023-11-01".into(), "2026-10-31".into()));
    let never = maker.customers.iter().filter(|customer| customer.life.orders.is_empty()).count();
    assert_eq!(never, PROSPECTS as usize);
}

#[test]
fn one_model_brings_most_complaints() {
    let (_, files) = made();
    let complaints: Vec<Row> =
        rows(&files, TableKind::Returns).into_iter().filter(|row| row["售后类型"] == "投诉").collect();
    let models: BTreeMap<&str, bool> =
        HOME.iter().chain(WORK).map(|(model, _)| (model.device.name, model.is_poor())).collect();
    assert_eq!(models.values().filter(|poor| **poor).count(), 1);
    let of = |row: &Row| models.get(row["商品名称"].as_str()).copied();
    let poor = complaints.iter().filter(|row| of(row) == Some(true)).count();
    let devices: Vec<bool> = rows(&files, TableKind::Orders).iter().filter_map(of).collect();
    let sold = devices.iter().filter(|poor| **poor).count();
    println!("{poor} of {} complaints, {sold} of {} orders of devices", complaints.len(), devices.len());
    assert!(poor * 2 > complaints.len() && sold * 7 < devices.len());
    let open = complaints.iter().filter(|row| row["完结时间"].is_empty()).count();
    println!("{open} open");
    assert!((15..80).contains(&open));
}

/// Of who buys filters here, those who ordered again after something was mended.
#[test]
fn a_bad_repair_drives_away_and_a_call_keeps() {
    let (maker, files) = made();
    let ordered = ordered(&files);
    let calls: BTreeSet<(u32, Day)> = rows(&files, TableKind::Interactions)
        .iter()
        .filter(|row| row["主题"] == "售后回访")
        .map(|row| (whose(row), day(row, "联系时间").unwrap()))
        .collect();
    let mended = rows(&files, TableKind::Returns);
    let stay = shares(mended.iter().filter(|row| row["售后类型"] == "投诉").filter_map(|row| {
        let (who, broke) = (whose(row), day(row, "申请时间").unwrap());
        // Half a year must be left to see it.
        if !buyer(&maker, who).refills() || LAST.since(broke) < 180 {
            return None;
        }
        let slow = day(row, "完结时间").is_none_or(|mended| mended.since(broke) > 20);
        let called = calls.range((who, broke)..=(who, broke.plus(90))).next().is_some();
        Some(((slow, called), ordered[&who].iter().any(|day| *day > broke)))
    }));
    println!("ordered again, by (slow, called): {stay:?}");
    assert!(stay[&(true, false)].of() < 0.2 && stay[&(true, false)].1 > 20);
    assert!(stay[&(true, true)].of() > stay[&(true, false)].of() + 0.4);
    assert!(stay[&(false, true)].of() > stay[&(true, false)].of() + 0.4);
    // And they say so.
    let answers = rows(&files, TableKind::Surveys);
    let content = shares(answers.iter().map(|row| {
        let mood = maker.customers[whose(row) as usize - 1].life.mood;
        (format!("{mood:?}"), !row["总体满意度"].contains('不'))
    }));
    println!("content {content:?}");
    assert!(content["Delighted"].of() > 0.98 && content["Unhappy"].of() < 0.25 && content["Unhappy"].1 > 20);
    let senders = rows(&files, TableKind::Customers);
    let senders = senders.iter().filter_map(|row| row["推荐人"].get(1..)?.parse::<usize>().ok());
    assert!(senders.clone().count() > 80);
    assert!(senders.into_iter().all(|number| maker.customers[number - 1].life.mood == Mood::Delighted));
}

#[test]
fn companies_are_few_and_bring_most() {
    let (maker, files) = made();
    let (mut money, mut all) = (0, 0);
    for row in rows(&files, TableKind::Orders) {
        let net = fen(&row, "实付金额") - fen(&row, "退款金额");
        all += net;
        money += if buyer(&maker, whose(&row)).company.is_some() { net } else { 0 };
    }
    let list = rows(&files, TableKind::Customers);
    let companies = list.iter().filter(|row| !row["所属行业"].is_empty()).count();
    println!("{companies} companies of {} bring {:.2}", list.len(), money as f64 / all as f64);
    assert!(companies * 6 < list.len() && money * 10 > all * 6);
    // Care by size, with mistakes in both directions.
    let kept = maker.customers.iter().filter_map(|customer| Some((customer.buyer.company.as_ref()?, customer)));
    let kept: BTreeMap<_, _> =
        shares(kept.map(|(company, customer)| (company.is_large, customer.buyer.care >= Care::Active)));
    println!("looked after, by large {kept:?}");
    assert!(kept[&true].of() > 0.55 && kept[&true].of() < 0.9 && (0.05..0.35).contains(&kept[&false].of()));
}

#[test]
fn who_takes_the_cheap_device_and_no_filter_is_a_loss() {
    let (maker, files) = made();
    let mut left = BTreeMap::<u32, i64>::new();
    for row in rows(&files, TableKind::Orders) {
        *left.entry(whose(&row)).or_default() += fen(&row, "实付金额") - fen(&row, "退款金额") - fen(&row, "成本金额");
    }
    let homes = maker.customers.iter().filter(|customer| customer.buyer.company.is_none() && !customer.buyer.prospect);
    let loss = shares(homes.map(|customer| {
        ((customer.buyer.waits, customer.buyer.refills()), left.get(&customer.number).is_some_and(|left| *left < 0))
    }));
    println!("at a loss, by (waits, buys filters): {loss:?}");
    assert!(loss[&(true, false)].of() > 0.35 && loss[&(true, true)].of() < 0.25 && loss[&(false, true)].of() < 0.1);
}

#[test]
fn everybody_answers_in_their_way() {
    let (maker, files) = made();
    let log = rows(&files, TableKind::Interactions);
    let out =
        log.iter().filter(|row| row["方向"] == "呼出" && row["沟通方式"] != "上门拜访" && row["主题"] != "售后回访");
    let answered = shares(out.map(|row| {
        let buyer = buyer(&maker, whose(row));
        // Nobody is approached in a way that they don't allow.
        assert!(buyer.allows.contains(&row["沟通方式"].as_str()), "{row:?}");
        (buyer.reached == row["沟通方式"], row["结果"].starts_with('已'))
    }));
    println!("answered by their way {answered:?}");
    assert!(answered[&true].of() > 0.7 && answered[&false].of() < 0.3);
    let private = maker.customers.iter().filter(|customer| customer.buyer.company.is_none());
    let phone = shares(private.map(|customer| (customer.buyer.age, customer.buyer.reached == "电话")));
    assert!(phone["56岁以上"].of() > 0.7 && phone["26-35岁"].of() < 0.25);
}
