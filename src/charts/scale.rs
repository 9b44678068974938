//! From values to places: plotters' coordinate ranges, mapped to a tenth of a pixel, and the ticks that belong to them.
//!
//! Domains that are not numbers, or are empty, become one unit wide: a chart of one customer is still a chart.

use plotters::coord::combinators::{IntoLogRange, LogCoord};
use plotters::coord::ranged1d::{BoldPoints, Ranged};
use plotters::coord::types::RangedCoordf64;

use crate::base::Day;

/// Parts of a pixel that a place is rounded to.
pub const GRAIN: f64 = 10.0;

enum Range {
    Linear(RangedCoordf64),
    Log(LogCoord<f64>),
}

/// One axis: a range of values and the pixels it lies on. `to` may be smaller than `from` (upwards).
pub struct Scale {
    range: Range,
    pixels: (i32, i32),
}

/// A domain that can be drawn: finite and not empty.
fn domain(from: f64, to: f64) -> (f64, f64) {
    match (from.is_finite(), to.is_finite()) {
        (true, true) if to > from => (from, to),
        (true, _) => (from, from + 1.0),
        _ => (0.0, 1.0),
    }
}

fn grains(pixels: (f64, f64)) -> (i32, i32) {
    ((pixels.0 * GRAIN).round() as i32, (pixels.1 * GRAIN).round() as i32)
}

impl Scale {
    /// Equal steps are equal lengths.
    pub fn linear(values: (f64, f64), pixels: (f64, f64)) -> Scale {
        let (from, to) = domain(values.0, values.1);
        Scale { range: Range::Linear((from..to).into()), pixels: grains(pixels) }
    }

    /// Equal ratios are equal lengths; both ends must be above zero, and are made so.
    pub fn log(values: (f64, f64), pixels: (f64, f64)) -> Scale {
        let (from, to) = domain(values.0, values.1);
        let from = if from > 0.0 { from } else { (to / 1000.0).max(f64::MIN_POSITIVE) };
        Scale { range: Range::Log((from..to.max(from * 2.0)).log_scale().into()), pixels: grains(pixels) }
    }

    /// Days, each as long as the next.
    pub fn time(days: (Day, Day), pixels: (f64, f64)) -> Scale {
        Scale::linear((f64::from(days.0.0), f64::from(days.1.0)), pixels)
    }

    /// The place of a value, in pixels.
    pub fn at(&self, value: f64) -> f64 {
        let place = match &self.range {
            Range::Linear(range) => range.map(&value, self.pixels),
            Range::Log(range) => range.map(&value, self.pixels),
        };
        f64::from(place) / GRAIN
    }

    /// The place of a day.
    pub fn at_day(&self, day: Day) -> f64 {
        self.at(f64::from(day.0))
    }

    /// At most this many round values inside the range.
    pub fn ticks(&self, at_most: usize) -> Vec<f64> {
        match &self.range {
            Range::Linear(range) => range.key_points(BoldPoints(at_most)),
            Range::Log(range) => range.key_points(BoldPoints(at_most)),
        }
    }
}

/// Firsts of months between two days, at most `at_most` of them: every, every second, third, sixth month, or every so many years.
/// They start with the year, so that the same months are named whatever the range.
pub fn month_ticks(from: Day, to: Day, at_most: usize) -> Vec<Day> {
    let (year, month, _) = from.ymd();
    let first = year * 12 + month as i32 - 1;
    let (year, month, _) = to.ymd();
    let last = year * 12 + month as i32 - 1;
    let fits = |step: i32| (last - first) / step < at_most.max(1) as i32;
    let step = [1, 2, 3, 6, 12, 24, 60, 120, 600].into_iter().find(|step| fits(*step)).unwrap_or(6000);
    (first..=last)
        .filter(|month| month.rem_euclid(step) == 0)
        .filter_map(|month| Day::from_ymd(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1))
        .filter(|day| *day >= from && *day <= to)
        .collect()
}

/// The smallest round number (1, 2, 2.5, 4, 5 times a power of ten) that is not below the value: the top of an axis from zero.
pub fn round_up(value: f64) -> f64 {
    if !value.is_finite() || value <= 0.0 {
        return 1.0;
    }
    let mut power = 1.0;
    while power * 10.0 <= value {
        power *= 10.0;
    }
    while power > value {
        power /= 10.0;
    }
    [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0]
        .into_iter()
        .map(|part| part * power)
        .find(|top| *top >= value)
        .unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    #[test]
    fn values_find_their_place_upwards_too() {
        let scale = Scale::linear((0.0, 1.0), (300.0, 10.0));
        assert_eq!((scale.at(0.0), scale.at(1.0), scale.at(0.5)), (300.0, 10.0, 155.0));
        let log = Scale::log((1.0, 100.0), (0.0, 200.0));
        assert!((log.at(10.0) - 100.0).abs() < 0.2);
        assert!(log.ticks(5).len() <= 5);
    }

    #[test]
    fn what_cannot_be_a_range_is_one_unit_wide() {
        for (from, to) in [(f64::NAN, 1.0), (0.0, f64::INFINITY), (3.0, 3.0), (5.0, 1.0)] {
            let scale = Scale::linear((from, to), (0.0, 100.0));
            assert!(scale.at(from.max(0.0)).is_finite());
            assert!(!scale.ticks(5).is_empty());
        }
    }

    #[test]
    fn months_are_thinned_to_whole_steps() {
        let ticks = month_ticks(day("2024-11-15"), day("2026-10-31"), 6);
        assert_eq!(ticks, [day("2025-01-01"), day("2025-07-01"), day("2026-01-01"), day("2026-07-01")]);
        assert_eq!(month_ticks(day("2024-01-01"), day("2024-03-01"), 6).len(), 3);
    }

    #[test]
    fn the_top_of_an_axis_is_round() {
        for (value, top) in [(0.0, 1.0), (247.0, 250.0), (9.1, 10.0), (0.031, 0.04), (1_000.0, 1_000.0)] {
            assert!((round_up(value) - top).abs() < 1e-9, "{value}");
        }
    }
}
