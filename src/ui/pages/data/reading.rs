//! One cell, two readings: what `03/04/2026` is when the day comes first, and when the month does.
//!
//! Only for showing the question. How the file is read is `ingest`'s, which looks at every row.

use kefen::base::Day;
use kefen::ingest::DateReading;

/// The day a sample would be, where the two readings of numeric dates differ; nothing for other readings or what is no such date.
pub fn day_as(sample: &str, reading: DateReading) -> Option<Day> {
    let date = sample.split_whitespace().next()?;
    let mut parts = date.split(['/', '.', '-']).map(str::parse::<u32>);
    let (first, second, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if parts.next().is_some() {
        return None;
    }
    // Two digits are this century's up to 69, as spreadsheets have it.
    let year = match year {
        0..=69 => year + 2000,
        70..=99 => year + 1900,
        _ => year,
    };
    let (day, month) = match reading {
        DateReading::DayFirst => (first, second),
        DateReading::MonthFirst => (second, first),
        _ => return None,
    };
    Day::from_ymd(i32::try_from(year).ok()?, month, day)
}

/// Whether all samples can be read both ways, and at least one of them differs.
pub fn is_ambiguous(samples: &[String]) -> bool {
    let both =
        |sample: &String| Some((day_as(sample, DateReading::DayFirst)?, day_as(sample, DateReading::MonthFirst)?));
    let read: Option<Vec<_>> = samples.iter().map(both).collect();
    read.is_some_and(|read| read.iter().any(|(day_first, month_first)| day_first != month_first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(sample: &str, reading: DateReading) -> Option<String> {
        day_as(sample, reading).map(|day| day.to_string())
    }

    #[test]
    fn a_date_has_two_readings() {
        assert_eq!(iso("03/04/2026 10:15", DateReading::DayFirst).as_deref(), Some("2026-04-03"));
        assert_eq!(iso("03/04/2026", DateReading::MonthFirst).as_deref(), Some("2026-03-04"));
        assert_eq!(iso("25.3.26", DateReading::DayFirst).as_deref(), Some("2026-03-25"));
        assert_eq!(iso("25.3.26", DateReading::MonthFirst), None);
    }

    #[test]
    fn only_what_differs_is_a_question() {
        let samples = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        assert!(is_ambiguous(&samples(&["03/04/2026", "05/05/2026"])));
        assert!(!is_ambiguous(&samples(&["05/05/2026"])));
        assert!(!is_ambiguous(&samples(&["03/04/2026", "25/04/2026"])));
        assert!(!is_ambiguous(&[]));
    }
}
