//! What is in a column, small enough for its head.

use serde::{Deserialize, Serialize};

use crate::base::{Day, Months, each};
use crate::table::{Column, TextColumn};

/// Bars of numbers, and at most of months.
pub const BARS: usize = 24;
/// Texts that are named.
const TOP: usize = 4;
/// A text that fewer than one in so many rows have is not frequent.
const RARE: u64 = 100;

/// Counts of what is in a column. Empty cells are in none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Histogram {
    /// Nothing is.
    #[default]
    Nothing,
    /// Numbers from `low` to `high` in bars of equal width. Those are the 1st and the 99th of a hundred parts; what lies beyond is in the
    /// first and the last bar.
    Numbers {
        /// Where the first bar begins.
        low: f64,
        /// Where the last one ends.
        high: f64,
        /// How many.
        bars: Vec<u32>,
    },
    /// Days, in bars of so many months.
    Days {
        /// First day.
        first: Day,
        /// Last day.
        last: Day,
        /// Months in a bar.
        months: u32,
        /// How many.
        bars: Vec<u32>,
    },
    /// Texts: how many different ones, the most frequent with their rows, and the rows of the others.
    Texts {
        /// How many different ones.
        distinct: u32,
        /// The most frequent ones.
        top: Vec<(String, u32)>,
        /// Rows with others.
        others: u64,
    },
}

/// What is in a column.
pub(super) fn of(column: &Column) -> Histogram {
    match column {
        Column::Text(text) => texts(text),
        Column::Money(money) => {
            numbers(money.iter().filter(|money| money.is_some()).map(|money| money.to_f64()).collect())
        }
        Column::Number(all) => numbers(all.iter().copied().filter(|number| number.is_finite()).collect()),
        Column::Day { days, .. } => self::days(days),
    }
}

fn numbers(mut values: Vec<f64>) -> Histogram {
    let Some(last) = values.len().checked_sub(1) else { return Histogram::Nothing };
    let hundredth = last / 100;
    let low = *values.select_nth_unstable_by(hundredth, f64::total_cmp).1;
    let high = *values.select_nth_unstable_by(last - hundredth, f64::total_cmp).1;
    let width = (high - low) / BARS as f64;
    if width <= 0.0 || !width.is_finite() {
        return Histogram::Numbers { low, high, bars: vec![values.len() as u32] };
    }
    let mut bars = vec![0u32; BARS];
    each(values.len(), |at| {
        let value = values.get(at).copied().unwrap_or(low);
        // What is below the first becomes 0 by the cast.
        let bar = (((value - low) / width) as usize).min(BARS - 1);
        if let Some(bar) = bars.get_mut(bar) {
            *bar += 1;
        }
    });
    Histogram::Numbers { low, high, bars }
}

fn days(days: &[Day]) -> Histogram {
    let some = || days.iter().copied().filter(|day| day.is_some());
    let (Some(first), Some(last)) = (some().min(), some().max()) else { return Histogram::Nothing };
    // One wrong century must not press all others into one bar.
    let (first, last) = if last.since(first) < LONG { (first, last) } else { middle(some().collect()) };
    let all = Months::between(first, last, usize::from(u16::MAX / 2));
    let months = all.starts().len().div_ceil(BARS).max(1);
    let mut bars = vec![0u32; all.starts().len().div_ceil(months)];
    each(days.len(), |row| {
        let Some(day) = days.get(row).filter(|day| day.is_some()) else { return };
        if let Some(bar) = bars.get_mut(all.of(*day) / months) {
            *bar += 1;
        }
    });
    Histogram::Days { first, last, months: months as u32, bars }
}

/// Thirty years.
const LONG: i32 = 10_957;

/// The 1st and the 99th of a hundred parts.
fn middle(mut days: Vec<Day>) -> (Day, Day) {
    let Some(last) = days.len().checked_sub(1) else { return (Day(0), Day(0)) };
    let low = *days.select_nth_unstable(last / 100).1;
    let high = *days.select_nth_unstable(last - last / 100).1;
    (low, high)
}

fn texts(column: &TextColumn) -> Histogram {
    let texts = &column.dictionary;
    let mut counts = vec![0u32; texts.len()];
    each(column.codes.len(), |row| {
        if let Some(count) = counts.get_mut(column.codes.get(row) as usize) {
            *count += 1;
        }
    });
    let distinct = counts.iter().filter(|count| **count > 0).count() as u32;
    let rows: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    if rows == 0 {
        return Histogram::Nothing;
    }
    // Only what few rows have is left out; of equally frequent ones the first in the order of bytes come first.
    let mut top: Vec<u32> = Vec::new();
    let rank =
        |code: &u32| (std::cmp::Reverse(counts.get(*code as usize).copied().unwrap_or(0)), texts.bytes_of(*code));
    for code in 0..texts.len() as u32 {
        let place = top.partition_point(|other| rank(other) < rank(&code));
        if place < TOP && counts.get(code as usize) > Some(&0) {
            top.insert(place, code);
            top.truncate(TOP);
        }
    }
    // Where every row has its own, or the most frequent is one in hundreds, none is frequent.
    let most = top.first().and_then(|code| counts.get(*code as usize)).map_or(0, |count| u64::from(*count));
    if rows > TOP as u64 && (u64::from(distinct) == rows || most * RARE < rows) {
        top.clear();
    }
    let top = top.iter().map(|code| (cut(texts.get(*code)), counts.get(*code as usize).copied().unwrap_or(0)));
    let top: Vec<(String, u32)> = top.collect();
    let named: u64 = top.iter().map(|(_, rows)| u64::from(*rows)).sum();
    Histogram::Texts { distinct, top, others: rows - named }
}

/// A text short enough for the head of a column.
fn cut(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text.get(..end).unwrap_or(text).to_owned() + "…",
        None => text.to_owned(),
    }
}
