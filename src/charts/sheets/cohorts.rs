//! Who comes back after the first order: the triangle of cohorts by months since, and how long the second order takes.
//!
//! A cohort are those with their first order in a month; only months that are over are shown, so the table narrows to the right of the latest
//! cohorts (the usual triangle, as in Fader & Hardie's notes on buyer behaviour). Same-day orders are one.

use crate::base::{Arg, Day, Message};
use crate::charts::Condition;
use crate::charts::kinds::sheet::{Column, Data, ROWS, Row, nothing};
use crate::classify::Context;
use crate::models::survival::{Gaps, KaplanMeier};

/// Cohorts that are listed, the latest ones, and months after the first.
const COHORTS: usize = 12;
const MONTHS: usize = 11;
/// Fewer cohorts are no triangle.
const LEAST: usize = 3;
/// Days after the first order.
const WITHIN: [u32; 7] = [7, 14, 30, 60, 90, 180, 365];
/// The one that the title names.
const TOLD: u32 = 90;
/// Fewer second orders tell nothing.
const RETURNS: u32 = 10;

/// Months since year 0.
fn month_of(day: Day) -> i32 {
    let (year, month, _) = day.ymd();
    year * 12 + month as i32 - 1
}

/// A cohort: its month, its customers, and how many of them ordered in each month after, up to [`MONTHS`].
struct Cohort {
    month: i32,
    start: Day,
    customers: u32,
    back: Vec<u32>,
}

fn cohorts_of(cx: &Context, last_whole: i32) -> Vec<Cohort> {
    let mut all: std::collections::BTreeMap<i32, Cohort> = std::collections::BTreeMap::new();
    for (row, first) in cx.customers.first.iter().enumerate().filter(|(_, first)| first.is_some()) {
        let month = month_of(*first);
        if month >= last_whole {
            continue;
        }
        let cohort = all.entry(month).or_insert_with(|| Cohort {
            month,
            start: first.month_start(),
            customers: 0,
            back: vec![0; MONTHS],
        });
        cohort.customers += 1;
        let mut before = 0;
        for day in cx.customers.order_days(cx.history, row) {
            let after = month_of(day) - month;
            // Once in each month.
            if after > before && month + after <= last_whole {
                before = after;
                if let Some(count) = cohort.back.get_mut(after as usize - 1) {
                    *count += 1;
                }
            }
        }
    }
    all.into_values().collect()
}

/// By month of the first order the share that ordered in each month after it.
pub(super) fn triangle(cx: &Context) -> Option<Data> {
    let as_of = cx.customers.as_of?;
    // The last month that is over; orders dated as-of are not known yet.
    let last_whole = month_of(as_of) - 1;
    let all = cohorts_of(cx, last_whole);
    if all.len() < LEAST {
        return None;
    }
    // Of all cohorts that have come so far.
    let whole = |after: usize| {
        let seen = all.iter().filter(|cohort| cohort.month + after as i32 <= last_whole);
        let (back, of) = seen.fold((0u32, 0u32), |(back, of), cohort| {
            (back + cohort.back.get(after - 1).copied().unwrap_or(0), of + cohort.customers)
        });
        (of > 0).then(|| f64::from(back) / f64::from(of))
    };
    let most = (1..=MONTHS).filter(|after| whole(*after).is_some()).max()?;
    let percent = |share: Option<f64>| share.map_or_else(nothing, |share| Arg::Percent(share, 0));
    let shown = all.len().saturating_sub(COHORTS);
    let mut rows: Vec<Row> = Vec::new();
    for cohort in all.iter().skip(shown) {
        let of = |after: usize| {
            let known = cohort.month + after as i32 <= last_whole;
            known.then(|| f64::from(cohort.back.get(after - 1).copied().unwrap_or(0)) / f64::from(cohort.customers))
        };
        let first = [Arg::Day(cohort.start), Arg::Count(u64::from(cohort.customers))];
        let cells = first.into_iter().chain((1..=most).map(|after| percent(of(after)))).collect();
        let end = cohort.start.plus_months(1).plus(-1);
        let (low, high) = (f64::from(as_of.since(end)), f64::from(as_of.since(cohort.start)));
        rows.push(Row { cells, pick: vec![Condition::Feature("tenure".to_owned(), low, high)] });
    }
    let customers: u32 = all.iter().map(|cohort| cohort.customers).sum();
    let first = [Arg::Word("sheet-cohorts-all".into()), Arg::Count(u64::from(customers))];
    rows.push(Row::of(first.into_iter().chain((1..=most).map(|after| percent(whole(after)))).collect()));
    let later = most.min(6);
    let title = Message::new("sheet-cohorts-title")
        .with("share", percent(whole(1)))
        .with("later", percent(whole(later)))
        .count("months", later);
    let after =
        |after: usize| Column { name: Message::new("sheet-col-after").count("months", after), ..Column::figures("") };
    let columns = [Column::months("sheet-col-cohort"), Column::figures("sheet-col-customers")];
    let columns = columns.into_iter().chain((1..=most).map(after)).collect();
    let data = Data::new(title, Message::new("sheet-cohorts-subtitle"), columns)
        .note(Message::new("sheet-cohorts-note"))
        .rows(rows, ROWS)?;
    Some(Data { more: shown as u32, ..data })
}

/// How many have ordered a second time so many days after their first order, those who are not seen for long yet reckoned with (Kaplan & Meier 1958).
pub(super) fn second_order(cx: &Context) -> Option<Data> {
    let as_of = cx.customers.as_of?;
    let Gaps { strata: [first, ..] } = Gaps::of_shop(cx.history, cx.customers);
    let curve = KaplanMeier::of(&first);
    if curve.returns < RETURNS {
        return None;
    }
    let seen = |days: u32| {
        let long = |first: &&Day| first.is_some() && as_of.plus(-1).since(**first) >= days as i32;
        cx.customers.first.iter().filter(long).count() as u64
    };
    let row = |days: &u32| {
        let known = seen(*days);
        let cells = vec![
            Arg::Count(u64::from(*days)),
            Arg::Percent(1.0 - curve.survival(*days), 1),
            Arg::Percent(curve.returned_by(*days), 0),
            Arg::Count(known),
        ];
        (known > 0).then(|| Row::of(cells))
    };
    let [half, ..] = curve.cuts();
    let told = WITHIN.into_iter().rfind(|days| *days <= TOLD && seen(*days) > 0)?;
    let title = Message::new("sheet-second-title")
        .with("share", Arg::Percent(1.0 - curve.survival(told), 0))
        .count("days", told)
        .count("half", half);
    let columns = vec![
        Column::words("sheet-col-within").in_unit("sheet-unit-days"),
        Column::figures("sheet-col-second"),
        Column::figures("sheet-col-of-those"),
        Column::figures("sheet-col-seen"),
    ];
    Data::new(title, Message::new("sheet-second-subtitle"), columns)
        .note(Message::new("sheet-second-note"))
        .rows(WITHIN.iter().filter_map(row).collect(), ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::Shop;
    use crate::features::History;

    fn day(text: &str) -> i32 {
        Day::from_iso(text).unwrap().0
    }

    /// January: a (again in February twice and in April), b (again in January only), c. February: d (again in April). March: e.
    /// As of 10 April: April is not over, so neither a nor d are back in it.
    fn shop(as_of: &str) -> Shop {
        let on = |days: &[&str]| days.iter().map(|text| (day(text), 5.0)).collect::<Vec<_>>();
        let a = on(&["2025-01-03", "2025-02-01", "2025-02-20", "2025-04-02"]);
        let b = on(&["2025-01-05", "2025-01-30"]);
        let (c, d, e) = (on(&["2025-01-31"]), on(&["2025-02-28", "2025-04-01"]), on(&["2025-03-01"]));
        let history = History::of(&[("a", &a), ("b", &b), ("c", &c), ("d", &d), ("e", &e)]);
        Shop::seen(history, Day(day(as_of)), None)
    }

    fn shares(row: &Row) -> Vec<Option<u32>> {
        let share = |cell: &Arg| match cell {
            Arg::Percent(share, _) => Some((share * 100.0).round() as u32),
            _ => None,
        };
        row.cells[2..].iter().map(share).collect()
    }

    #[test]
    fn a_cohort_is_followed_through_the_months_that_are_over() {
        assert_eq!(triangle(&shop("2025-04-10").cx()), None, "January and February are no triangle");
        let shop = shop("2025-05-01");
        let data = triangle(&shop.cx()).unwrap();
        let rows: Vec<_> = data.rows.iter().map(|row| (row.cells[1].clone(), shares(row))).collect();
        assert_eq!(
            rows,
            [
                (Arg::Count(3), vec![Some(33), Some(0), Some(33)]),
                (Arg::Count(1), vec![Some(0), Some(100), None]),
                (Arg::Count(1), vec![Some(0), None, None]),
                // 1 of 5, 1 of 4, 1 of 3.
                (Arg::Count(5), vec![Some(20), Some(25), Some(33)]),
            ]
        );
        // A press opens those of January: 90 to 120 days before 1 May, both included.
        assert_eq!(data.rows[0].pick, [Condition::Feature("tenure".into(), 90.0, 120.0)]);
        let tenures = [day("2025-01-03"), day("2025-01-31")].map(|first| f64::from(day("2025-05-01") - first));
        assert!(tenures.iter().all(|tenure| (90.0..=120.0).contains(tenure)));
    }

    /// Twenty customers: ten are back after 10 days, five of the others are known for 20 days only, five for 99.
    /// S(10) = 1/2; nobody is back later.
    #[test]
    fn the_time_to_the_second_order_reckons_with_those_seen_briefly() {
        let back: Vec<(String, Vec<(i32, f64)>)> = (0..20)
            .map(|n| {
                let events = match n {
                    0..10 => vec![(0, 1.0), (10, 1.0)],
                    10..15 => vec![(79, 1.0)],
                    _ => vec![(0, 1.0)],
                };
                (format!("c{n:02}"), events)
            })
            .collect();
        let borrowed: Vec<(&str, &[(i32, f64)])> = back.iter().map(|(id, events)| (id.as_str(), &events[..])).collect();
        let shop = Shop::seen(History::of(&borrowed), Day(100), None);
        let data = second_order(&shop.cx()).unwrap();
        let cells: Vec<Vec<Arg>> = data.rows.iter().map(|row| row.cells.clone()).collect();
        // Of 7, 14, 30, 60 and 90 days; nobody is known for 180.
        assert_eq!(cells.len(), 5);
        assert_eq!(cells[0], [Arg::Count(7), Arg::Percent(0.0, 1), Arg::Percent(0.0, 0), Arg::Count(20)]);
        assert_eq!(cells[4], [Arg::Count(90), Arg::Percent(0.5, 1), Arg::Percent(1.0, 0), Arg::Count(15)]);
        assert!(data.title.args.contains(&("half".into(), Arg::Count(10))));
    }
}
