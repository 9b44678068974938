//! What is planted is there: counted from the files, told apart by what was drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::super::counting::{Row, rows, shares};
use super::bars::REBUILT;
use super::guests::{Diet, Habit, is_vacation};
use super::*;

/// The member of a row, as a place in the guests.
fn whose(row: &Row) -> Option<usize> {
    row["Member No"].strip_prefix('B')?.parse::<usize>().ok()?.checked_sub(1)
}

fn day(row: &Row) -> Day {
    Day::from_iso(&row["Date"][..10]).unwrap()
}

fn pence(row: &Row, header: &str) -> i64 {
    row[header].replace('.', "").parse().unwrap()
}

/// The chain and its two tables.
fn made() -> (Chain, Vec<Row>, Vec<Row>) {
    let files = files(1);
    (Chain::new(1), rows(&files, TableKind::Orders), rows(&files, TableKind::Customers))
}

#[test]
fn tables_are_of_a_sober_size_and_hang_together() {
    let (chain, orders, list) = made();
    println!("{} rows of {} orders, {} members", orders.len(), chain.orders.len(), list.len());
    assert!((25_000..=40_000).contains(&orders.len()) && (1_700..=2_100).contains(&list.len()));
    assert_eq!((FIRST.to_string(), LAST.to_string()), ("2025-05-01".into(), "2026-10-31".into()));
    let known: BTreeSet<&str> = list.iter().map(|row| row["Member No"].as_str()).collect();
    assert_eq!(known.len(), list.len());
    for row in &orders {
        let [quantity, unit, off, paid] =
            ["Quantity", "Unit Price", "Discount", "Paid"].map(|header| pence(row, header));
        assert!(quantity * unit - off == paid && off >= 0 && paid >= 0, "{row:?}");
        assert!(!row["Bar"].is_empty() && !matches!(day(row).ymd(), (_, 12, 25 | 26)), "{row:?}");
        let Some(at) = whose(row) else { continue };
        assert!(known.contains(row["Member No"].as_str()) && day(row) >= chain.guests[at].joined, "{row:?}");
    }
    // Everybody who was sent was sent by somebody of the list or from before it, who was there first.
    assert!(list.iter().all(|row| row["Referred By"].is_empty() || row["Referred By"] < row["Member No"]));
    let buyers: BTreeSet<usize> = orders.iter().filter_map(whose).collect();
    let never = list.iter().filter(|row| !buyers.contains(&whose(row).unwrap())).count();
    assert_eq!(never as u64, PROSPECTS);
}

#[test]
fn everybody_has_their_time_of_day_and_of_the_week() {
    let (chain, orders, _) = made();
    let of = |holds: &dyn Fn(&Row) -> bool| {
        shares(orders.iter().filter_map(|row| Some((format!("{:?}", chain.guests[whose(row)?].habit), holds(row)))))
    };
    let before = |row: &Row, time: &str| row["Date"][11..16] < *time;
    let morning = of(&|row| before(row, "09:00"));
    let noon = of(&|row| !before(row, "11:30") && before(row, "14:00"));
    let afternoon = of(&|row| !before(row, "14:00") && before(row, "18:00"));
    let evening = of(&|row| !before(row, "18:00"));
    let weekend = of(&|row| day(row).weekday() >= 5);
    println!("{morning:?}\n{noon:?}\n{afternoon:?}\n{evening:?}\n{weekend:?}");
    assert!(morning["Commuter"].of() > 0.85 && noon["Lunch"].of() > 0.85 && afternoon["Student"].of() > 0.8);
    assert!(evening["Evening"].of() > 0.8 && weekend["Weekend"].of() > 0.85 && weekend["Commuter"].of() < 0.1);
    // Students go home.
    let student = |row: &&Row| whose(row).is_some_and(|at| chain.guests[at].habit == Habit::Student);
    let away = orders.iter().filter(student).filter(|row| is_vacation(day(row))).count();
    let there = orders.iter().filter(student).count();
    println!("{away} of {there} rows of students in the vacations");
    assert!(there > 2_000 && away * 12 < there);
}

#[test]
fn some_wait_for_offers_and_some_have_the_dear_ones() {
    let (chain, orders, _) = made();
    let by_taste = |only: &dyn Fn(&Row) -> bool, holds: &dyn Fn(&Row) -> bool| {
        let rows = orders.iter().filter(|row| only(row));
        shares(rows.filter_map(|row| Some((format!("{:?}", chain.guests[whose(row)?].taste), holds(row)))))
    };
    let cheaper = by_taste(&|_| true, &|row| matches!(row["Offer"].as_str(), "COUPON50P" | "MEMBERS20" | "STUDENT10"));
    let dear = by_taste(&|row| row["Category"] == "Coffee", &|row| pence(row, "Unit Price") >= 400);
    println!("with an offer {cheaper:?}\ndear coffee {dear:?}");
    assert!(cheaper["Price"].of() > 0.5 && cheaper["Plain"].of() < 0.3 && cheaper["Quality"].of() < 0.1);
    assert!(dear["Quality"].of() > 0.7 && dear["Price"].of() < 0.1);
    let diets = shares(orders.iter().filter(|row| row["Category"] == "Coffee").filter_map(|row| {
        let guest = &chain.guests[whose(row)?];
        Some((guest.diet == Diet::SugarFree, row["Item"].starts_with("Sugar-Free")))
    }));
    println!("sugar-free {diets:?}");
    assert!(diets[&true].of() > 0.75 && diets[&false].of() < 0.02);
    // What is brought leaves little.
    let left = |channel: &str| -> f64 {
        let rows = || orders.iter().filter(|row| row["Channel"] == channel && row["Status"] == "Paid");
        let (paid, cost): (i64, i64) =
            (rows().map(|row| pence(row, "Paid")).sum(), rows().map(|row| pence(row, "Cost")).sum());
        1.0 - cost as f64 / paid as f64
    };
    println!("left of a pound: {:.2} at the counter, {:.2} delivered", left("Counter"), left("Delivery"));
    assert!(left("Counter") > 0.35 && left("Delivery") < 0.16);
}

/// Who joined since the export begins: all they paid and had for free is in the file.
#[test]
fn points_are_what_was_earned_less_what_was_had_for_them() {
    let (chain, orders, list) = made();
    let mut paid = BTreeMap::<(usize, &str), i64>::new();
    let mut rewards = BTreeMap::<usize, BTreeSet<&str>>::new();
    for row in orders.iter().filter(|row| row["Status"] == "Paid" || row["Offer"] == "REWARD") {
        let Some(at) = whose(row) else { continue };
        let kept = if row["Status"] == "Paid" { pence(row, "Paid") } else { 0 };
        *paid.entry((at, &row["Receipt No"])).or_default() += kept;
        if row["Offer"] == "REWARD" {
            rewards.entry(at).or_default().insert(&row["Receipt No"]);
        }
    }
    let mut earned = BTreeMap::<usize, i64>::new();
    for ((at, _), pence) in &paid {
        *earned.entry(*at).or_default() += pence / 100 * 10;
    }
    let mut had = 0;
    for row in &list {
        let at = whose(row).unwrap();
        if chain.guests[at].joined >= FIRST {
            let free = rewards.get(&at).map_or(0, BTreeSet::len) as i64;
            assert_eq!(row["Points"].parse::<i64>().unwrap(), earned.get(&at).unwrap_or(&0) - free * 500, "{row:?}");
            had += free;
        }
    }
    println!("{had} drinks for points");
    assert!(had > 300);
}

#[test]
fn tiers_are_of_the_year_but_for_some() {
    let (chain, orders, list) = made();
    let mut year = BTreeMap::<usize, i64>::new();
    for row in orders.iter().filter(|row| day(row) > LAST.plus_months(-12) && row["Status"] == "Paid") {
        if let Some(at) = whose(row) {
            *year.entry(at).or_default() += pence(row, "Paid");
        }
    }
    let gold = shares(list.iter().map(|row| {
        let spent = year.get(&whose(row).unwrap()).copied().unwrap_or(0);
        (spent >= 25_000, row["Tier"] == "Gold")
    }));
    println!("gold by worth {gold:?}");
    assert!(gold[&true].of() > 0.85 && gold[&true].1 > 100);
    assert!((0.01..0.1).contains(&gold[&false].of()));
    // Friends keep each other: of the regulars who joined half a year ago, those still there.
    let last: BTreeMap<usize, Day> = orders.iter().filter_map(|row| Some((whose(row)?, day(row)))).collect();
    let stay = shares(list.iter().filter_map(|row| {
        let at = whose(row).unwrap();
        let guest = &chain.guests[at];
        let counts = guest.is_regular() && guest.joined < LAST.plus(-180);
        counts.then(|| (!row["Referred By"].is_empty(), LAST.since(last[&at]) < 45))
    }));
    println!("still there, by friend {stay:?}");
    assert!(stay[&true].of() > stay[&false].of() + 0.08 && stay[&true].1 > 80);
}

#[test]
fn a_bar_that_was_shut_lost_a_third_of_its_regulars() {
    let (chain, orders, _) = made();
    let (closed, opened) = REBUILT;
    assert_eq!((closed.to_string(), opened.to_string()), ("2026-03-09".into(), "2026-04-19".into()));
    assert!(!orders.iter().any(|row| row["Bar"] == "Mill Lane" && (closed..=opened).contains(&day(row))));
    // Of whom came in the two months before it shut, those who came in the four months after it opened.
    let came = |from: Day, until: Day| -> BTreeSet<usize> {
        orders.iter().filter(|row| (from..until).contains(&day(row))).filter_map(whose).collect()
    };
    let (before, after) = (came(closed.plus(-60), closed), came(opened, opened.plus(120)));
    let stay = shares(
        before
            .iter()
            .filter(|at| chain.guests[**at].is_regular())
            .map(|at| (chain.guests[*at].bar.was_rebuilt(), after.contains(at))),
    );
    println!("came again {stay:?}");
    assert!(stay[&true].of() + 0.15 < stay[&false].of() && stay[&true].1 > 50);
}
