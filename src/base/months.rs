//! Calendar months between two days, and the month of any day by a look into a table: a million events ask.

use super::Day;

/// Consecutive months.
#[derive(Clone, Debug)]
pub struct Months {
    starts: Vec<Day>,
    of_day: Vec<u16>,
}

impl Months {
    /// The months from that of `first` to that of `last`, those without a day of interest included; of more than `most` the last ones.
    pub fn between(first: Day, last: Day, most: usize) -> Months {
        let (first, last) = (first.month_start(), last.month_start());
        let back = (0..most.clamp(1, usize::from(u16::MAX)) as i32).map(|month| last.plus_months(-month));
        let mut starts: Vec<Day> = back.take_while(|start| *start >= first || *start == last).collect();
        starts.reverse();
        let ends = starts.iter().skip(1).copied().chain([last.plus_months(1)]);
        let months = starts.iter().zip(ends).zip(0_u16..);
        let of_day = months.flat_map(|((start, end), month)| (start.0..end.0).map(move |_| month)).collect();
        Months { starts, of_day }
    }

    /// First day of each, ascending; never empty.
    pub fn starts(&self) -> &[Day] {
        &self.starts
    }

    /// The position of a day's month. Days before the first month count as its, days after the last as that one's.
    #[inline]
    pub fn of(&self, day: Day) -> usize {
        let at = self.starts.first().map_or(0, |first| day.since(*first).max(0)) as usize;
        self.of_day.get(at).or(self.of_day.last()).copied().unwrap_or(0).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    #[test]
    fn every_day_is_in_its_month() {
        let months = Months::between(day("2023-11-30"), day("2024-03-01"), 480);
        let starts: Vec<String> = months.starts().iter().map(Day::to_string).collect();
        assert_eq!(starts, ["2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01", "2024-03-01"]);
        for (text, month) in [
            ("2023-11-01", 0),
            ("2023-11-30", 0),
            ("2023-12-01", 1),
            ("2024-02-29", 3),
            ("2024-03-01", 4),
            ("2024-03-31", 4),
            ("1901-01-01", 0),
            ("2031-01-01", 4),
        ] {
            assert_eq!(months.of(day(text)), month, "{text}");
        }
        assert_eq!(months.of(Day::NONE), 0);
    }

    #[test]
    fn of_too_many_the_last_ones_are_kept() {
        let months = Months::between(day("0001-01-01"), day("9999-12-31"), 12);
        assert_eq!((months.starts().len(), months.starts()[0]), (12, day("9999-01-01")));
        assert_eq!(Months::between(day("2024-05-05"), day("2024-01-01"), 9).starts(), [day("2024-01-01")]);
    }
}
