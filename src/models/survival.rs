//! How long customers take to come back: Kaplan–Meier curves of the time to the next order, by order index.
//!
//! Percentiles of *observed* gaps forget those who have not come back yet and are too short; Kaplan & Meier (1958) counts them as long as
//! they were seen. Strata are the way from the first to the second order, from the second to the third, and all later ones. A stratum with few
//! returns takes the pooled curve, a shop with few a stated preset. Same-day orders are one. Nothing here knows a class.

use serde::{Deserialize, Serialize};

use crate::base::each;
use crate::features::{Customers, History};

/// A stratum needs this many observed returns for a curve of its own.
pub const OWN_CURVE: u32 = 50;
/// The shop needs this many for any curve.
pub const ANY_CURVE: u32 = 30;
/// Shares of those who ever return at which silence changes its name: cooling, at risk, lapsed, lost.
pub const SHARES: [f64; 4] = [0.50, 0.80, 0.90, 0.98];
/// Own gaps needed before the own rhythm decides.
pub const OWN_GAPS: u32 = 3;
/// How many of the shop's middle gaps the own gaps are mixed with.
pub const SHRINK: f64 = 3.0;
/// Silence in own rhythms: cooling, at risk, lapsed, lost.
pub const RATIOS: [f64; 4] = [1.0, 1.5, 2.0, 3.0];
/// Longer times are counted at a hundred years.
const LONGEST: u32 = 36_525;

/// Counts of times by day: returns observed, and customers who were last seen without one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Times {
    returned: Vec<u32>,
    censored: Vec<u32>,
}

impl Times {
    fn count(days: u32, into: &mut Vec<u32>) {
        let day = days.min(LONGEST) as usize;
        if into.len() <= day {
            into.resize(day + 1, 0);
        }
        if let Some(count) = into.get_mut(day) {
            *count += 1;
        }
    }

    /// A customer who came back after so many days.
    pub fn returned(&mut self, days: u32) {
        Times::count(days, &mut self.returned);
    }

    /// A customer who was observed for so many days and has not come back.
    pub fn censored(&mut self, days: u32) {
        Times::count(days, &mut self.censored);
    }

    /// Observed returns.
    pub fn returns(&self) -> u32 {
        self.returned.iter().sum()
    }

    /// Observed gaps by day from 0.
    pub fn gaps(&self) -> &[u32] {
        &self.returned
    }

    fn add(&mut self, other: &Times) {
        for (into, from) in [(&mut self.returned, &other.returned), (&mut self.censored, &other.censored)] {
            into.resize(into.len().max(from.len()), 0);
            for (into, from) in into.iter_mut().zip(from) {
                *into += from;
            }
        }
    }
}

/// S(t): the share not yet back t days after an order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KaplanMeier {
    /// `(day, S from that day on)` at each day with a return, ascending; S is 1 before.
    pub steps: Vec<(u32, f64)>,
    /// Observed returns.
    pub returns: u32,
}

impl KaplanMeier {
    /// The curve of counted times. At one day returns come before censoring, as usual.
    pub fn of(times: &Times) -> KaplanMeier {
        let returns = times.returns();
        let mut at_risk = u64::from(returns) + times.censored.iter().map(|count| u64::from(*count)).sum::<u64>();
        let (mut steps, mut survival) = (Vec::new(), 1.0);
        let days = times.returned.len().max(times.censored.len());
        let at = |counts: &[u32], day: usize| counts.get(day).copied().unwrap_or(0);
        for day in 0..days {
            let back = at(&times.returned, day);
            if back > 0 {
                survival *= (at_risk - u64::from(back)) as f64 / at_risk as f64;
                steps.push((day as u32, survival));
            }
            at_risk -= u64::from(back) + u64::from(at(&times.censored, day));
        }
        KaplanMeier { steps, returns }
    }

    /// S(t).
    pub fn survival(&self, days: u32) -> f64 {
        let passed = self.steps.partition_point(|(day, _)| *day <= days);
        passed.checked_sub(1).and_then(|at| self.steps.get(at)).map_or(1.0, |(_, survival)| *survival)
    }

    /// F(t) = (1 − S(t)) / (1 − S(t max)): of those who ever return, the share who have by t. NaN without returns.
    pub fn returned_by(&self, days: u32) -> f64 {
        let end = self.steps.last().map_or(f64::NAN, |(_, survival)| *survival);
        (1.0 - self.survival(days)) / (1.0 - end)
    }

    /// P(return within the next `horizon` days | silent for `days`) = 1 − S(t + H) / S(t). NaN where nobody was silent that long.
    pub fn returns_within(&self, days: u32, horizon: u32) -> f64 {
        1.0 - self.survival(days.saturating_add(horizon)) / self.survival(days)
    }

    /// The first days on which F reaches [`SHARES`].
    pub fn cuts(&self) -> [u32; 4] {
        let end = self.steps.last().map_or(1.0, |(_, survival)| *survival);
        // Half a billionth forgives the rounding of a product of many factors; no share of a shop is that fine.
        SHARES.map(|share| {
            let reached = self.steps.iter().find(|(_, survival)| (1.0 - survival) / (1.0 - end) >= share - 5e-10);
            reached.or(self.steps.last()).map_or(0, |(day, _)| *day)
        })
    }
}

/// What a curve belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stratum {
    /// First to second order.
    First,
    /// Second to third.
    Second,
    /// Third to fourth and later.
    Later,
    /// All together.
    Pooled,
}

impl Stratum {
    /// Those with an order index, in their order.
    pub const INDEXED: [Stratum; 3] = [Stratum::First, Stratum::Second, Stratum::Later];

    /// The stable name: `stratum-ID` in the locales of the charts.
    pub fn id(self) -> &'static str {
        match self {
            Stratum::First => "first",
            Stratum::Second => "second",
            Stratum::Later => "later",
            Stratum::Pooled => "pooled",
        }
    }

    /// The stratum of the time after the n-th order (n ≥ 1).
    pub fn after(orders: u32) -> Stratum {
        match orders {
            0 | 1 => Stratum::First,
            2 => Stratum::Second,
            _ => Stratum::Later,
        }
    }
}

/// Days that hold where the data are too few: the last day of active, cooling, at risk, lapsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Preset {
    /// Consumables: 30 / 60 / 90 / 180.
    Fmcg,
    /// Clothes: 90 / 180 / 365 / 540.
    Apparel,
    /// Durables: 180 / 365 / 730 / 1095.
    Durable,
}

impl Preset {
    /// The first days of cooling, at risk, lapsed, lost.
    pub fn cuts(self) -> [u32; 4] {
        match self {
            Preset::Fmcg => [31, 61, 91, 181],
            Preset::Apparel => [91, 181, 366, 541],
            Preset::Durable => [181, 366, 731, 1096],
        }
    }
}

/// The times of a shop, before any curve is drawn through them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gaps {
    /// By stratum: first, second, later.
    pub strata: [Times; 3],
}

impl Gaps {
    /// Counts one customer: the distinct order days, ascending, and the day up to which silence is counted.
    pub fn see(&mut self, days: impl Iterator<Item = crate::base::Day>, until: crate::base::Day) {
        let mut before = None;
        let mut orders = 0;
        for day in days {
            if let Some(before) = before {
                self.of(orders).returned(day.since(before).max(0) as u32);
            }
            orders += 1;
            before = Some(day);
        }
        if let Some(last) = before {
            self.of(orders).censored(until.since(last).max(0) as u32);
        }
    }

    fn of(&mut self, orders: u32) -> &mut Times {
        let [first, second, later] = &mut self.strata;
        match Stratum::after(orders) {
            Stratum::First => first,
            Stratum::Second => second,
            _ => later,
        }
    }

    /// All customers before as-of. Who has not come back is seen for as many days as silence is counted everywhere: from the last order to
    /// as-of.
    pub fn of_shop(history: &History, customers: &Customers) -> Gaps {
        let mut gaps = Gaps::default();
        let Some(as_of) = customers.as_of else { return gaps };
        each(customers.len(), |row| gaps.see(customers.order_days(history, row), as_of));
        gaps
    }

    /// All strata together.
    pub fn pooled(&self) -> Times {
        let mut all = Times::default();
        for times in &self.strata {
            all.add(times);
        }
        all
    }
}

/// The curves of a shop: what lifecycle decides on and what the chart of gaps draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepurchaseCurves {
    /// All gaps together; none where the preset holds.
    pub pooled: Option<KaplanMeier>,
    /// By stratum, those with enough returns of their own.
    pub own: [Option<KaplanMeier>; 3],
    /// First days of cooling, at risk, lapsed, lost, by stratum.
    pub cuts: [[u32; 4]; 3],
    /// The middle gap of those who return, corrected for those not seen to; the first cut of the preset where that holds.
    pub middle: u32,
    /// Observed returns in all.
    pub returns: u32,
    /// The cuts are stated, not found: fewer than [`ANY_CURVE`] returns.
    pub preset: bool,
}

impl RepurchaseCurves {
    /// Curves through the times of a shop.
    pub fn of(gaps: &Gaps, preset: Preset) -> RepurchaseCurves {
        let all = gaps.pooled();
        let returns = all.returns();
        if returns < ANY_CURVE {
            let cuts = preset.cuts();
            return RepurchaseCurves {
                pooled: None,
                own: [None, None, None],
                cuts: [cuts; 3],
                middle: cuts[0] - 1,
                returns,
                preset: true,
            };
        }
        let pooled = KaplanMeier::of(&all);
        let own = [0, 1, 2].map(|k| {
            let times = gaps.strata.get(k).filter(|times| times.returns() >= OWN_CURVE)?;
            Some(KaplanMeier::of(times))
        });
        let cuts = own.each_ref().map(|curve| curve.as_ref().unwrap_or(&pooled).cuts());
        let middle = pooled.cuts()[0].max(1);
        RepurchaseCurves { pooled: Some(pooled), own, cuts, middle, returns, preset: false }
    }

    fn at(stratum: Stratum) -> usize {
        match stratum {
            Stratum::First => 0,
            Stratum::Second => 1,
            Stratum::Later | Stratum::Pooled => 2,
        }
    }

    /// The curve that decides after the n-th order: the stratum's own, else the pooled one, else none.
    pub fn curve(&self, orders: u32) -> Option<&KaplanMeier> {
        let own = self.own.get(RepurchaseCurves::at(Stratum::after(orders))).and_then(Option::as_ref);
        own.or(self.pooled.as_ref())
    }

    /// First days of cooling, at risk, lapsed, lost after the n-th order.
    pub fn cuts_after(&self, orders: u32) -> [u32; 4] {
        self.cuts.get(RepurchaseCurves::at(Stratum::after(orders))).copied().unwrap_or([u32::MAX; 4])
    }

    /// The rhythm of somebody with gaps enough, in days: own gaps (which add up to `span` days), mixed with the shop's.
    pub fn rhythm(&self, orders: u32, span: u32) -> Option<f64> {
        let gaps = orders.saturating_sub(1);
        (gaps >= OWN_GAPS).then(|| (f64::from(span) + SHRINK * f64::from(self.middle)) / (f64::from(gaps) + SHRINK))
    }

    /// First days of cooling, at risk, lapsed, lost of one customer: by their own rhythm, else by the curve of their last order.
    pub fn cuts_of(&self, orders: u32, span: u32) -> [u32; 4] {
        match self.rhythm(orders, span) {
            Some(rhythm) => RATIOS.map(|ratio| (ratio * rhythm).ceil() as u32),
            None => self.cuts_after(orders),
        }
    }

    /// The curves to draw: each stratum with one of its own, and the pooled one where a stratum leans on it.
    pub fn drawn(&self) -> Vec<(Stratum, &KaplanMeier)> {
        let own =
            Stratum::INDEXED.into_iter().zip(&self.own).filter_map(|(stratum, curve)| Some((stratum, curve.as_ref()?)));
        let leaning = self.own.iter().any(Option::is_none);
        let pooled = self.pooled.as_ref().filter(|_| leaning).map(|curve| (Stratum::Pooled, curve));
        own.chain(pooled).collect()
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::base::Day;

    fn times(returned: &[u32], censored: &[u32]) -> Times {
        let mut times = Times::default();
        for days in returned {
            times.returned(*days);
        }
        for days in censored {
            times.censored(*days);
        }
        times
    }

    #[test]
    fn the_curve_of_the_textbook() {
        // The 6-MP arm of Freireich et al. (1963), the standard example: 6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+.
        let times = times(&[6, 6, 6, 7, 10, 13, 16, 22, 23], &[6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
        let curve = KaplanMeier::of(&times);
        let known = [(6, 0.857), (7, 0.807), (10, 0.753), (13, 0.690), (16, 0.627), (22, 0.538), (23, 0.448)];
        assert_eq!(curve.steps.len(), known.len());
        for ((day, survival), (known_day, known)) in curve.steps.iter().zip(known) {
            assert_eq!(*day, known_day);
            assert!((survival - known).abs() < 5e-4, "{day}: {survival}");
        }
        assert_eq!((curve.survival(5), curve.survival(40)), (1.0, curve.survival(23)));
        assert!((curve.returns_within(6, 4) - (1.0 - 0.753 / 0.857)).abs() < 1e-3);
    }

    #[test]
    fn without_censoring_the_cuts_are_percentiles() {
        let all: Vec<u32> = (1..=100).collect();
        let curve = KaplanMeier::of(&times(&all, &[]));
        assert_eq!(curve.cuts(), [50, 80, 90, 98]);
        assert!((curve.returned_by(50) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn those_who_have_not_come_back_yet_move_the_cuts_out() {
        let all: Vec<u32> = (1..=100).collect();
        let seen = times(&all, &(1..=100).step_by(2).collect::<Vec<u32>>());
        assert!(KaplanMeier::of(&seen).cuts()[0] > 50);
    }

    #[test]
    fn few_returns_pool_and_very_few_take_the_preset() {
        let mut gaps = Gaps::default();
        for customer in 0..60 {
            gaps.see([Day(0), Day(10 + customer)].into_iter(), Day(300));
        }
        for customer in 0..10 {
            gaps.see([Day(0), Day(5), Day(50 + customer)].into_iter(), Day(300));
        }
        let curves = RepurchaseCurves::of(&gaps, Preset::Fmcg);
        assert!(curves.own[0].is_some() && curves.own[1].is_none() && curves.own[2].is_none() && !curves.preset);
        assert_eq!(curves.curve(2), curves.pooled.as_ref());
        assert_eq!(curves.drawn().len(), 2);
        let mut few = Gaps::default();
        (0..29).for_each(|_| few.see([Day(0), Day(10)].into_iter(), Day(300)));
        let curves = RepurchaseCurves::of(&few, Preset::Apparel);
        assert_eq!((curves.preset, curves.cuts_after(1), curves.curve(1)), (true, [91, 181, 366, 541], None));
    }

    #[test]
    fn no_customer_gives_a_curve_that_says_nothing() {
        let curve = KaplanMeier::of(&Times::default());
        assert_eq!((curve.survival(9), curve.cuts()), (1.0, [0; 4]));
        assert!(curve.returned_by(9).is_nan());
    }
}
