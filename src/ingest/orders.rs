//! Which of three figures is the day, which the month and which the year, where the figures alone don't say: by how the days lie.
//!
//! The days of a shop's orders lie within months or a few years, and mostly in order. A year that is taken for a day spreads them over
//! decades, and mixes them.

use super::DateReading;

/// So many times less time tells the right reading.
const LESS: i64 = 4;
/// The fewest steps from row to row by which the order of the rows tells anything.
const STEPS: usize = 10;

/// How the days of a column lie under one reading.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Days {
    ends: Option<(i32, i32)>,
    last: Option<i32>,
    steps: usize,
    rises: usize,
    falls: usize,
    /// Differs where any of the days does.
    mark: u64,
}

impl Days {
    /// One more row.
    pub fn push(&mut self, day: i32) {
        self.ends = Some(self.ends.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        if let Some(last) = self.last {
            self.steps += 1;
            self.rises += usize::from(day >= last);
            self.falls += usize::from(day <= last);
        }
        self.last = Some(day);
        self.mark = self.mark.wrapping_mul(0x0000_0100_0000_01b3).wrapping_add(u64::from(day.cast_unsigned()) + 1);
    }

    fn span(&self) -> i64 {
        self.ends.map_or(0, |(first, last)| i64::from(last) - i64::from(first))
    }

    /// The share of steps that keep to the order of most, which may be the latest first.
    fn order(&self) -> f64 {
        if self.steps == 0 { 1.0 } else { self.rises.max(self.falls) as f64 / self.steps as f64 }
    }

    /// Whether these days are a shop's and those of the other readings are not, or the other way round; nothing if that can't be told.
    fn tell(&self, others: &[(DateReading, Days)]) -> Option<bool> {
        let span = others.iter().map(|(_, days)| days.span()).min()?;
        let order = others.iter().map(|(_, days)| days.order()).fold(0.0, f64::max);
        let own = (self.span(), self.order());
        let less = |span: i64, than: i64| span < than && span.saturating_mul(LESS) <= than;
        let ordered = |order: f64, other: f64| self.steps >= STEPS && order >= 0.99 && other <= 0.9;
        if less(own.0, span) {
            Some(true)
        } else if less(span, own.0) {
            Some(false)
        } else if ordered(own.1, order) {
            Some(true)
        } else {
            ordered(order, own.1).then_some(false)
        }
    }
}

/// Of the readings that explain a column those that remain: one if that is known, the likeliest first if it must be asked. Day and month
/// are never told apart by how the days lie: both readings lie within the same years.
pub fn remaining(possible: Vec<(DateReading, Days)>) -> Vec<DateReading> {
    let is_short = |(reading, _): &(DateReading, Days)| *reading == DateReading::ShortYear;
    let (short, mut left): (Vec<_>, Vec<_>) = possible.into_iter().partition(is_short);
    if let Some((_, days)) = short.first() {
        match days.tell(&left) {
            Some(true) => left = short,
            Some(false) => {}
            None => left.extend(short),
        }
    }
    // What gives the same days is no other reading.
    let mut marks = Vec::new();
    left.retain(|(_, days)| {
        let is_new = !marks.contains(&days.mark);
        marks.push(days.mark);
        is_new
    });
    // Of two that keep the rows in order the one by which the latest come last.
    left.sort_by(|(_, one), (_, other)| other.order().total_cmp(&one.order()).then(other.rises.cmp(&one.rises)));
    left.into_iter().map(|(reading, _)| reading).collect()
}
