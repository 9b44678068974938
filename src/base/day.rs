//! Civil days: a date as written, without a clock or a zone, so that the same file gives the same classes everywhere.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A civil day as the number of days since 1970-01-01 (which is 0). Dates from year 1 to 9999 are representable in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

/// Days between year 1 of the calendar and 1970-01-01.
const EPOCH: i32 = 719_163;

impl Day {
    /// "No day" in a column of days.
    pub const NONE: Day = Day(i32::MIN);

    /// The day of a year, month (1–12) and day of the month (1–31), or nothing if the calendar has no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        NaiveDate::from_ymd_opt(year, month, day).map(|date| Day(date.num_days_from_ce() - EPOCH))
    }

    /// Reads `YYYY-MM-DD` and nothing else: the form of our own parameters and addresses.
    pub fn from_iso(text: &str) -> Option<Day> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes.get(4) != Some(&b'-') || bytes.get(7) != Some(&b'-') {
            return None;
        }
        Day::from_ymd(text.get(0..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..10)?.parse().ok()?)
    }

    /// Whether this is a day, not [`Day::NONE`].
    pub fn is_some(self) -> bool {
        self != Day::NONE
    }

    /// The calendar date.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0.saturating_add(EPOCH)).unwrap_or(NaiveDate::MIN)
    }

    /// Year, month (1–12), day of the month (1–31).
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn month_start(self) -> Day {
        let (_, _, day) = self.ymd();
        Day(self.0 - day as i32 + 1)
    }

    /// The same day of the month `months` later, or the month's last day where it is shorter.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Day {
        let step = Months::new(months.unsigned_abs());
        let date =
            if months >= 0 { self.date().checked_add_months(step) } else { self.date().checked_sub_months(step) };
        date.map_or(self, |date| Day(date.num_days_from_ce() - EPOCH))
    }

    /// Days from `earlier` to this day; negative if it is later.
    pub fn since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// This many days later.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// Monday is 0, Sunday 6.
    pub fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_epoch_is_a_thursday_and_day_zero() {
        let epoch = Day::from_ymd(1970, 1, 1).unwrap();
        assert_eq!((epoch, epoch.weekday()), (Day(0), 3));
        assert_eq!(Day::from_iso("2026-11-22").unwrap().weekday(), 6);
    }

    #[test]
    fn what_is_written_is_what_was_read() {
        for text in ["0001-01-01", "1997-06-30", "2000-02-29", "9999-12-31"] {
            assert_eq!(Day::from_iso(text).unwrap().to_string(), text);
        }
        for text in ["2001-02-29", "2001-13-01", "2001-1-1", "20010101", "2001-00-10"] {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
    }

    #[test]
    fn months_end_on_their_last_day() {
        let day = Day::from_iso("2026-03-31").unwrap();
        assert_eq!(day.plus_months(-1).to_string(), "2026-02-28");
        assert_eq!(day.plus_months(-12).to_string(), "2025-03-31");
        assert_eq!(day.month_start().to_string(), "2026-03-01");
    }
}
