//! Whether days without anything are improbable for what happens otherwise.
//!
//! How much happens on a day is taken to depend on the day of the week and on the level of the weeks around. A run of empty days has the
//! probability exp(−κ·λ), λ what its days would have brought: each day its weekday's share of the level, which is that of the
//! [`AROUND`] days on either side or of all time, whichever is lower. κ = ln φ ∕ (φ − 1) makes of the Poisson law the negative binomial of
//! variance φ × mean, φ the dispersion about the weekdays' means (never below 1): orders come in crowds, and a rhythm that rises and falls
//! has long silences by right.
//!
//! Any day could begin a run, so as many tests are made as there are days; of those the improbable ones are chosen by Benjamini & Hochberg
//! (1995), so that of the gaps that are told at most [`FALSE`] are no gaps on average. The time from the last row to the day of the import
//! (that day excepted: exports end the day before) is one of the runs. Holidays are gaps too: the test knows no calendar, the person does.

use serde::{Deserialize, Serialize};

use super::Score;
use crate::base::{Day, Months};
use crate::math::float::{exp, ln};

/// Of fewer happenings no rhythm can be told.
pub const ENOUGH: u64 = 30;
/// Days before and behind a run whose level it is measured by.
pub const AROUND: usize = 56;
/// The share of false ones among the gaps that are told, at most.
pub const FALSE: f64 = 0.01;

/// A run of days without anything.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// What would have been expected.
    pub expected: f64,
    /// The probability of so many empty days.
    pub p: f64,
}

impl Gap {
    /// How many days it has.
    pub fn days(&self) -> u64 {
        self.to.since(self.from).max(-1).wrapping_add(1) as u64
    }
}

/// When something happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Time {
    /// First day with something.
    pub first: Day,
    /// Last day with something.
    pub last: Day,
    /// Days from the last one to that of the import, if that is known.
    pub behind: Option<u32>,
    /// Months with something, of those from the first to the last.
    pub months: Score,
    /// Days that are in no improbable gap.
    pub days: Score,
    /// The improbable gaps, the least probable first.
    pub gaps: Vec<Gap>,
    /// The time since the last row, if it is improbable.
    pub stale: Option<Gap>,
}

/// What happens per day, as far as it is known.
pub(super) struct Rhythm {
    first: Day,
    counts: Vec<u32>,
    /// Sums of counts and of weekdays' weights before each day.
    before: Vec<(u64, f64)>,
    weights: [f64; 7],
    /// What happens on a day on average.
    level: f64,
    kappa: f64,
}

impl Rhythm {
    /// Of happenings by day, in any order; nothing where there are too few.
    pub(super) fn of(days: &[Day]) -> Option<Rhythm> {
        if (days.len() as u64) < ENOUGH {
            return None;
        }
        let (first, last) = (days.iter().min().copied()?, days.iter().max().copied()?);
        let mut counts = vec![0u32; last.since(first).max(0) as usize + 1];
        for day in days {
            if let Some(count) = counts.get_mut(day.since(first) as usize) {
                *count += 1;
            }
        }
        let weekday = |at: usize| first.plus(at as i32).weekday() as usize;
        let mut sums = [(0u64, 0u64); 7];
        for (at, count) in counts.iter().enumerate() {
            if let Some(sum) = sums.get_mut(weekday(at)) {
                *sum = (sum.0 + u64::from(*count), sum.1 + 1);
            }
        }
        let level = days.len() as f64 / counts.len() as f64;
        let weights = sums.map(|(sum, of)| if of > 0 { sum as f64 / of as f64 / level } else { 0.0 });
        let mean = |at: usize| weights.get(weekday(at)).map_or(0.0, |weight| weight * level);
        let chi: f64 = counts
            .iter()
            .enumerate()
            .map(|(at, count)| (f64::from(*count) - mean(at), mean(at)))
            .filter(|(_, mean)| *mean > 0.0)
            .map(|(off, mean)| off * off / mean)
            .sum();
        let phi = chi / (counts.len() as f64 - 7.0).max(1.0);
        let mut before = Vec::with_capacity(counts.len() + 1);
        let (mut sum, mut weight) = (0, 0.0);
        for (at, count) in counts.iter().enumerate() {
            before.push((sum, weight));
            sum += u64::from(*count);
            weight += weights.get(weekday(at)).copied().unwrap_or(0.0);
        }
        before.push((sum, weight));
        let kappa = if phi > 1.0 + 1e-9 { ln(phi) / (phi - 1.0) } else { 1.0 };
        Some(Rhythm { first, counts, before, weights, level, kappa })
    }

    /// What happened, and how much of a week's weight passed, from one day up to another.
    fn between(&self, from: usize, to: usize) -> (f64, f64) {
        let at = |day: usize| self.before.get(day.min(self.counts.len())).copied().unwrap_or_default();
        let ((a, b), (c, d)) = (at(from), at(to));
        (c.saturating_sub(a) as f64, d - b)
    }

    /// The run of empty days from `from` up to `to`, counted from the first day; they may lie behind the last one.
    fn run(&self, from: usize, to: usize) -> Gap {
        let (near, far) = (self.between(from.saturating_sub(AROUND), from), self.between(to, to + AROUND));
        let weight = near.1 + far.1;
        let level = if weight > 0.0 { (near.0 + far.0) / weight } else { self.level };
        let day = |at: usize| self.first.plus(at as i32);
        let weights: f64 = (from..to).filter_map(|at| self.weights.get(day(at).weekday() as usize).copied()).sum();
        let expected = level.min(self.level) * weights;
        Gap { from: day(from), to: day(to).plus(-1), expected, p: exp(-self.kappa * expected) }
    }

    /// The time from the last day up to a day behind it.
    pub(super) fn until(&self, end: Day) -> Option<Gap> {
        let end = end.since(self.first);
        (end > self.counts.len() as i32).then(|| self.run(self.counts.len(), end as usize))
    }

    /// Whether a run that was looked for on its own is improbable.
    pub(super) fn is_improbable(&self, gap: &Gap) -> bool {
        gap.p <= FALSE / self.counts.len() as f64
    }

    /// The account, up to the day of the import if that is known.
    pub(super) fn time(&self, imported: Option<Day>) -> Time {
        let last = self.first.plus(self.counts.len() as i32 - 1);
        let tail = imported.and_then(|day| self.until(day));
        let mut runs: Vec<Gap> = Vec::new();
        let mut at = 0;
        while at < self.counts.len() {
            let length = self.counts.iter().skip(at).take_while(|count| **count == 0).count();
            if length > 0 {
                runs.push(self.run(at, at + length));
            }
            at += length.max(1);
        }
        let within = runs.len();
        runs.extend(tail);
        let days = self.counts.len() as u64 + tail.map_or(0, |tail| tail.days());
        let chosen = improbable(&runs, days);
        let lost: u64 = runs.iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(gap, _)| gap.days()).sum();
        let gaps = runs.iter().zip(&chosen).take(within).filter(|(_, chosen)| **chosen).map(|(gap, _)| *gap).collect();
        let months = Months::between(self.first, last, 12_000);
        let mut full = vec![false; months.starts().len()];
        for (at, count) in self.counts.iter().enumerate() {
            if let Some(full) = full.get_mut(months.of(self.first.plus(at as i32))).filter(|_| *count > 0) {
                *full = true;
            }
        }
        Time {
            first: self.first,
            last,
            behind: imported.and_then(|day| u32::try_from(day.since(last)).ok()),
            months: Score { good: full.iter().filter(|full| **full).count() as u64, of: full.len() as u64 },
            days: Score::less(lost, days),
            gaps: crate::math::order::by(gaps, |gap| crate::math::order::key(-gap.expected)),
            stale: tail.filter(|_| chosen.last() == Some(&true)),
        }
    }
}

/// Which of the runs are improbable among so many tests.
fn improbable(runs: &[Gap], tests: u64) -> Vec<bool> {
    let mut sorted: Vec<f64> = runs.iter().map(|gap| gap.p).collect();
    crate::math::order::ascending(&mut sorted);
    let passes = |(rank, p): (usize, &f64)| (*p <= FALSE * (rank + 1) as f64 / tests as f64).then_some(*p);
    let limit = sorted.iter().enumerate().filter_map(passes).next_back();
    runs.iter().map(|gap| limit.is_some_and(|limit| gap.p <= limit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Day = Day(20_000);

    /// So many a day for a year, but not on the days left out.
    fn year(a_day: usize, out: std::ops::Range<i32>) -> Vec<Day> {
        let days = (0..364).filter(|day| !out.contains(day));
        days.flat_map(|day| std::iter::repeat_n(FIRST.plus(day), a_day)).collect()
    }

    #[test]
    fn a_week_without_anything_is_a_gap_in_a_shop_that_sells_daily() {
        let time = Rhythm::of(&year(5, 100..107)).unwrap().time(None);
        let gap = time.gaps[0];
        assert_eq!((time.gaps.len(), gap.from, gap.to, gap.days()), (1, FIRST.plus(100), FIRST.plus(106), 7));
        assert!((gap.expected - 34.3).abs() < 1.5 && gap.p < 1e-8, "{gap:?}");
        assert_eq!((time.days, time.months.share()), (Score { good: 357, of: 364 }, Some(1.0)));
    }

    #[test]
    fn closed_on_sundays_is_no_gap() {
        let days: Vec<Day> = year(5, 0..0).into_iter().filter(|day| day.weekday() != 6).collect();
        let time = Rhythm::of(&days).unwrap().time(None);
        assert!(time.gaps.is_empty(), "{:?}", time.gaps);
        assert_eq!(time.days.share(), Some(1.0));
    }

    #[test]
    fn a_shop_that_sells_weekly_may_be_silent_for_a_fortnight() {
        let days: Vec<Day> = (0..80).map(|week| FIRST.plus(week * 7 + (week * 5) % 3)).collect();
        let few: Vec<Day> =
            days.iter().copied().filter(|day| !(FIRST.plus(200)..FIRST.plus(210)).contains(day)).collect();
        assert!(Rhythm::of(&few).unwrap().time(None).gaps.is_empty());
        let half: Vec<Day> =
            days.iter().copied().filter(|day| !(FIRST.plus(200)..FIRST.plus(400)).contains(day)).collect();
        assert_eq!(Rhythm::of(&half).unwrap().time(None).gaps.len(), 1);
    }

    #[test]
    fn crowds_make_silence_likelier() {
        let plain = Rhythm::of(&year(1, 0..0)).unwrap();
        let crowds: Vec<Day> = (0..13).flat_map(|week| std::iter::repeat_n(FIRST.plus(week * 29), 28)).collect();
        let crowds = Rhythm::of(&crowds).unwrap();
        assert!(plain.kappa > 0.99 && crowds.kappa < 0.4, "{} {}", plain.kappa, crowds.kappa);
        assert!(crowds.time(None).gaps.is_empty());
    }

    #[test]
    fn long_ago_is_stale_and_yesterday_is_not() {
        let rhythm = Rhythm::of(&year(5, 0..0)).unwrap();
        let fresh = rhythm.time(Some(FIRST.plus(365)));
        assert_eq!((fresh.behind, fresh.stale, fresh.days.share()), (Some(2), None, Some(1.0)));
        let old = rhythm.time(Some(FIRST.plus(364 + 100)));
        assert_eq!((old.behind, old.days), (Some(101), Score { good: 364, of: 464 }));
        assert_eq!(old.stale.map(|gap| gap.days()), Some(100));
        assert_eq!(rhythm.time(Some(FIRST.plus(10))).behind, None);
    }

    #[test]
    fn too_few_have_no_rhythm() {
        assert!(Rhythm::of(&[FIRST; 29]).is_none());
        let one_day = Rhythm::of(&[FIRST; 30]).unwrap().time(None);
        assert_eq!((one_day.days, one_day.months), (Score { good: 1, of: 1 }, Score { good: 1, of: 1 }));
    }

    /// Of shops that sell at random, one in a hundred at most may be told to have a gap.
    #[test]
    fn chance_makes_no_gaps() {
        let mut told = 0;
        for seed in 0..200u64 {
            let mut draw = crate::math::rng::Rng::new(seed);
            let days: Vec<Day> = (0..400).map(|_| FIRST.plus(draw.below(365) as i32)).collect();
            told += usize::from(!Rhythm::of(&days).unwrap().time(None).gaps.is_empty());
        }
        assert!(told <= 4, "{told} of 200");
    }
}
