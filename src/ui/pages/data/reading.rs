//! One cell, several readings: what `03/04/26` is when the day comes first, when the month does, and when the year does.
//!
//! Only for showing the question. How the file is read is `ingest`'s, which looks at every row.

use kefen::base::Day;
use kefen::ingest::DateReading;

/// The day a sample would be in one of the orders of three figures; nothing for other readings or what is no such date.
pub fn day_as(sample: &str, reading: DateReading) -> Option<Day> {
    let date = sample.split_whitespace().next()?;
    let mut parts = date.split(['/', '.', '-']).map(str::parse::<u32>);
    let (first, second, third) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if parts.next().is_some() {
        return None;
    }
    let (day, month, year) = match reading {
        DateReading::DayFirst => (first, second, third),
        DateReading::MonthFirst => (second, first, third),
        DateReading::ShortYear if first < 100 => (third, second, first),
        _ => return None,
    };
    // Two digits are this century's up to 69, as spreadsheets have it.
    let year = match year {
        0..=69 => year + 2000,
        70..=99 => year + 1900,
        _ => year,
    };
    Day::from_ymd(i32::try_from(year).ok()?, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(sample: &str, reading: DateReading) -> Option<String> {
        day_as(sample, reading).map(|day| day.to_string())
    }

    #[test]
    fn a_date_has_several_readings() {
        assert_eq!(iso("03/04/2026 10:15", DateReading::DayFirst).as_deref(), Some("2026-04-03"));
        assert_eq!(iso("03/04/2026", DateReading::MonthFirst).as_deref(), Some("2026-03-04"));
        assert_eq!(iso("25.3.26", DateReading::DayFirst).as_deref(), Some("2026-03-25"));
        assert_eq!(iso("25.3.26", DateReading::MonthFirst), None);
        assert_eq!(iso("25.3.26", DateReading::ShortYear).as_deref(), Some("2025-03-26"));
        assert_eq!(iso("25.3.26.1", DateReading::ShortYear), None);
        assert_eq!(iso("2026-03-25", DateReading::ShortYear), None);
    }
}
