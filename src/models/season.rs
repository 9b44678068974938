//! Whether a shop sells in one season only: nearly all order days of all years within the same three months.
//!
//! There, silence through the rest of the year says nothing, and whoever waits a year for the next season has not left. Knows only days.

use serde::{Deserialize, Serialize};

use crate::base::{Day, each};
use crate::features::{Customers, History};

/// The clock of a seasonal shop, in days: thirteen months, one season to the next and a month of patience.
pub const YEAR_ROUND: u32 = 396;
/// The share of order days within three months that makes a season; without one it is about a quarter.
const SHARE: f64 = 0.8;
/// Order days that the test needs.
const LEAST: u64 = 60;

/// The season of a shop.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Season {
    /// Its first month, 1–12; it lasts three.
    pub first_month: u32,
    /// Share of order days within it.
    pub share: f64,
}

impl Season {
    /// Its last month, 1–12.
    pub fn last_month(&self) -> u32 {
        (self.first_month + 1) % 12 + 1
    }
}

/// The season of a shop, if it has one: three months in a row with four fifths of all order days, seen in at least two years.
pub fn of_shop(history: &History, customers: &Customers) -> Option<Season> {
    let first = customers.first.iter().copied().filter(|day| day.is_some()).min()?;
    let last = customers.last.iter().copied().filter(|day| day.is_some()).max()?;
    let mut by_day = vec![0_u32; last.since(first).max(0) as usize + 1];
    each(customers.len(), |row| {
        for day in customers.order_days(history, row) {
            if let Some(count) = by_day.get_mut(day.since(first).max(0) as usize) {
                *count += 1;
            }
        }
    });
    // Year of the season's middle, so that one over New Year is one season.
    let mut months = [0_u64; 12];
    let mut days: Vec<(Day, u32)> = Vec::new();
    for (day, count) in
        by_day.iter().zip(0..).filter(|(count, _)| **count > 0).map(|(count, at)| (first.plus(at), *count))
    {
        let (_, month, _) = day.ymd();
        if let Some(sum) = months.get_mut(month as usize - 1) {
            *sum += u64::from(count);
        }
        days.push((day, count));
    }
    let all: u64 = months.iter().sum();
    let three = |start: usize| (0..3).filter_map(|k| months.get((start + k) % 12)).sum::<u64>();
    // The first of equal ones, so that it is always the same.
    let best = (0..12).rev().max_by_key(|start| three(*start))?;
    let season = Season { first_month: best as u32 + 1, share: three(best) as f64 / all.max(1) as f64 };
    let inside = |day: Day| {
        let (year, month, _) = day.ymd();
        let at = (month + 12 - season.first_month) % 12;
        (at < 3).then(|| if month < season.first_month { year - 1 } else { year })
    };
    let mut years: Vec<i32> = days.iter().filter_map(|(day, _)| inside(*day)).collect();
    years.dedup();
    (all >= LEAST && season.share >= SHARE && years.len() > 1).then_some(season)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shop(day: impl Fn(i32, i32) -> i32) -> Option<Season> {
        let customers: Vec<(String, Vec<(i32, f64)>)> =
            (0..60).map(|i| (format!("c{i:02}"), (0..3).map(|year| (day(i, year), 5.0)).collect())).collect();
        let rows: Vec<(&str, &[(i32, f64)])> =
            customers.iter().map(|(id, events)| (id.as_str(), &events[..])).collect();
        let history = History::of(&rows);
        let customers = Customers::as_of(&history, history.default_as_of(), None);
        of_shop(&history, &customers)
    }

    #[test]
    fn a_shop_of_winter_has_one_season_over_new_year() {
        // 1 December is day 334 of 1970.
        let season = shop(|i, year| 334 + year * 365 + i).unwrap();
        assert_eq!((season.first_month, season.last_month()), (11, 1));
        assert!(season.share > 0.99);
        // The same season seen once is no season yet.
        assert_eq!(shop(|i, year| 334 + i + year), None);
    }

    #[test]
    fn a_shop_of_all_year_has_none() {
        assert_eq!(shop(|i, year| i * 6 + year * 365), None);
    }

    #[test]
    fn nobody_has_no_season() {
        assert_eq!(of_shop(&History::default(), &Customers::default()), None);
    }
}
