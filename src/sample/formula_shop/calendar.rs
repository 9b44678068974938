//! The shop's two years, and what is cheaper on which day.

use crate::base::Day;

/// First day of the export: 1 November 2024.
pub(super) const FIRST: Day = Day(20_028);
/// Last day of the export: 31 October 2026.
pub(super) const LAST: Day = Day(20_757);

/// From this many per cent on, everybody hears of it.
const LARGE: i64 = 15;

/// Per cent off on a day: the new year's fair, 618, double eleven, double twelve; else the members' day on every 18th.
pub(super) fn percent_off(day: Day) -> i64 {
    match day.ymd() {
        (_, 1, 8..=22) => 10,
        (_, 6, 1..=15 | 19 | 20) => 15,
        (_, 6, 16..=18) | (_, 11, 1..=10) => 20,
        (_, 11, 11) => 25,
        (_, 12, 9..=12) => 12,
        (_, _, 18) => 8,
        _ => 0,
    }
}

/// The day that a purchase is put off to, if something cheaper is near. Who buys by price waits weeks for a large promotion and a week
/// for a small one; the others, if they wait at all, a few days for a large one.
pub(super) fn worth_waiting_for(day: Day, by_price: bool) -> Option<Day> {
    let within = |days: i32, least: i64| (0..=days).map(|n| day.plus(n)).find(|day| percent_off(*day) >= least);
    if by_price { within(25, LARGE).or_else(|| within(8, 1)) } else { within(9, LARGE) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_years_are_where_they_are_said_to_be() {
        assert_eq!((FIRST.to_string(), LAST.to_string()), ("2024-11-01".into(), "2026-10-31".into()));
    }

    #[test]
    fn promotions_are_found_ahead() {
        let day = |text| Day::from_iso(text).unwrap();
        assert_eq!(percent_off(day("2025-11-11")), 25);
        assert_eq!(worth_waiting_for(day("2025-05-15"), true), Some(day("2025-06-01")));
        assert_eq!(worth_waiting_for(day("2025-05-15"), false), None);
        assert_eq!(worth_waiting_for(day("2025-03-11"), true), Some(day("2025-03-18")));
        assert_eq!(worth_waiting_for(day("2025-03-01"), true), None);
    }
}
