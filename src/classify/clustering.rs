//! What `clusters` learns: customers as points, the groups that k-means finds among them, and what resamples think of each.
//!
//! Equal customers are one point and points stand in the order of their figures, so neither ids nor rows can show. How many groups there are
//! is decided on a sample, where they are is then worked out on everybody. Words, classes and parameters' forms are the
//! classifier's; the arithmetic is that of [`crate::models::kmeans`] and [`crate::models::cluster_quality`].

use serde::{Deserialize, Serialize};

use super::{Context, Params};
use crate::base::{Job, Money, NONE, Result};
use crate::math::float::{exp_m1, ln_1p, sqrt};
use crate::math::rng::Rng;
use crate::models::cluster_quality::{silhouettes, stability};
use crate::models::kmeans::{DIMS, FEW, Near, Place, Points, carried, ends, near, squared};

/// What groups are made of and described by, by its place in a [`Profile`].
pub(super) const FEATURES: [&str; 5] = ["recency", "frequency", "monetary", "order_value", "tenure"];
/// One number for each of [`FEATURES`].
pub(super) type Profile = [f64; 5];

/// At most this many groups.
pub(super) const MOST: usize = 8;
/// Customers that the silhouette and the resamples look at.
pub(super) const SAMPLE: u64 = 2_000;

/// What was learnt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Which features the groups are made of.
    pub(super) used: [bool; 5],
    /// Mean and standard deviation of the logarithms.
    mean: Profile,
    spread: Profile,
    pub(super) groups: Vec<Group>,
    /// Mean silhouette by number of groups, from two on.
    pub(super) silhouettes: Vec<f64>,
    /// Centres of the groups in each resample, one after the other, the used coordinates only. Single precision is plenty for a share of 200.
    resamples: Vec<f32>,
    /// Customers in the groups.
    pub(super) customers: u32,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Group {
    /// In standard deviations of the logarithms, all features.
    pub(super) profile: Profile,
    /// How much it is like itself in the resamples.
    pub(super) jaccard: f64,
}

/// The figures of a customer that groups are made of, as they order: equal ones are one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Figures {
    money: i64,
    recency: u32,
    orders: u32,
    tenure: u32,
}

impl Figures {
    /// Nothing without an order in the window.
    pub(super) fn of(cx: &Context, row: usize) -> Option<Figures> {
        let customers = cx.customers;
        let orders = customers.frequency.get(row).copied().filter(|orders| *orders > 0)?;
        let recency = customers.recency.get(row).copied().filter(|days| *days != NONE)?;
        let tenure = customers.as_of.zip(customers.first.get(row)).map_or(0, |(as_of, first)| as_of.since(*first));
        Some(Figures { money: customers.monetary.get(row)?.0, recency, orders, tenure: tenure.max(0) as u32 })
    }

    /// In days, orders and units of currency.
    pub(super) fn values(self) -> Profile {
        let money = Money(self.money).to_f64();
        let orders = f64::from(self.orders);
        [f64::from(self.recency), orders, money, money / orders, f64::from(self.tenure)]
    }

    /// Whoever gave back more than they spent counts as having spent nothing.
    pub(super) fn logs(self) -> Profile {
        self.values().map(|value| ln_1p(value.max(0.0)))
    }

    /// After an order of their usual size today.
    pub(super) fn after_order(self) -> Figures {
        let usual = (self.money / i64::from(self.orders)).max(0);
        Figures { money: self.money.saturating_add(usual), recency: 1, orders: self.orders + 1, ..self }
    }

    /// After so many days without one.
    pub(super) fn after_silence(self, days: u32) -> Figures {
        Figures { recency: self.recency.saturating_add(days), tenure: self.tenure.saturating_add(days), ..self }
    }
}

/// Customers in groups of equal figures, ascending, with their number.
fn distinct(cx: &Context) -> Vec<(Figures, u32)> {
    let mut all: Vec<Figures> = (0..cx.customers.len()).filter_map(|row| Figures::of(cx, row)).collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, run.len() as u32))).collect()
}

fn used(params: &Params) -> [bool; 5] {
    [true, true, true, params.switch("use_order_value"), params.switch("use_tenure")]
}

/// What resamples say about places.
pub(super) struct Opinions {
    pub(super) centres: Vec<Place>,
    /// Centres of each resample, one resample after the other.
    resamples: Vec<Place>,
    /// By group, how far its centre strays in any resample.
    stray: Vec<f64>,
}

impl Opinions {
    pub(super) fn of(fit: &Fit) -> Opinions {
        let centres = fit.centres();
        let dims = fit.used.iter().filter(|used| **used).count();
        let place = |part: &[f32]| {
            let mut at = Place::default();
            at.iter_mut().zip(part).for_each(|(at, value)| *at = f64::from(*value));
            at
        };
        let resamples: Vec<Place> = fit.resamples.chunks_exact(dims.max(1)).map(place).collect();
        let mut stray = vec![0.0_f64; centres.len()];
        for resample in resamples.chunks_exact(centres.len().max(1)) {
            for ((stray, own), other) in stray.iter_mut().zip(&centres).zip(resample) {
                *stray = stray.max(sqrt(squared(own, other)));
            }
        }
        Opinions { centres, resamples, stray }
    }

    /// The share of the resamples that put a place in the group that it is in.
    pub(super) fn share(&self, place: &Place, own: usize) -> f64 {
        let reach = |group: usize, sign: f64| {
            let centre = self.centres.get(group).map_or(f64::INFINITY, |centre| sqrt(squared(place, centre)));
            centre + sign * self.stray.get(group).copied().unwrap_or(0.0)
        };
        let others = (0..self.centres.len()).filter(|group| *group != own);
        // However far centres stray: if their own can't get as far away as another can come near, no resample thinks otherwise.
        let nearest = others.map(|group| reach(group, -1.0)).fold(f64::INFINITY, f64::min);
        if reach(own, 1.0) < nearest || self.resamples.is_empty() {
            return 1.0;
        }
        let all = self.resamples.chunks_exact(self.centres.len().max(1));
        let total = all.len();
        let same = all.filter(|resample| near(resample, place).centre == own).count();
        same as f64 / total as f64
    }
}

impl Fit {
    /// Where a customer stands: used features first, in standard deviations of the logarithms; a feature that is the same for all is 0.
    pub(super) fn place(&self, logs: &Profile) -> Place {
        let mut place = Place::default();
        let columns = logs.iter().zip(&self.mean).zip(&self.spread).zip(self.used).filter(|(_, used)| *used);
        for (at, (((log, mean), spread), _)) in place.iter_mut().zip(columns) {
            *at = if *spread > 0.0 { (log - mean) / spread } else { 0.0 };
        }
        place
    }

    /// The centres of the groups.
    pub(super) fn centres(&self) -> Vec<Place> {
        let centre = |group: &Group| {
            let mut place = Place::default();
            let used = group.profile.iter().zip(self.used).filter(|(_, used)| *used);
            place.iter_mut().zip(used).for_each(|(at, (value, _))| *at = *value);
            place
        };
        self.groups.iter().map(centre).collect()
    }

    /// What is usual in a group, in the feature's own unit.
    pub(super) fn usual(&self, group: &Group, feature: usize) -> f64 {
        let at = |profile: &Profile| profile.get(feature).copied().unwrap_or(0.0);
        exp_m1(at(&self.mean) + at(&self.spread) * at(&group.profile)).max(0.0)
    }

    pub(super) fn class(&self, centres: &[Place], figures: Figures) -> (u16, Near) {
        let near = near(centres, &self.place(&figures.logs()));
        (near.centre as u16, near)
    }
}

/// Mean and standard deviation by column of weighted profiles.
fn standard(logs: &[(Profile, f64)]) -> (Profile, Profile) {
    let total: f64 = logs.iter().map(|(_, weight)| weight).sum();
    let column = |k: usize| logs.iter().map(move |(log, weight)| (log.get(k).copied().unwrap_or(0.0), weight));
    let mean: Profile = std::array::from_fn(|k| column(k).map(|(log, weight)| log * weight).sum::<f64>() / total);
    let spread = std::array::from_fn(|k| {
        let middle = mean.get(k).copied().unwrap_or(0.0);
        // Equal logarithms may differ from their own mean by the rounding of a sum; that is no spread.
        let variance = column(k).map(|(log, weight)| (log - middle) * (log - middle) * weight).sum::<f64>() / total;
        let spread = sqrt(variance);
        if spread > 1e-9 * middle.abs().max(1.0) { spread } else { 0.0 }
    });
    (mean, spread)
}

/// Which numbers of groups are tried.
pub(super) fn tried(params: &Params) -> std::ops::RangeInclusive<usize> {
    match params.choice("k_by") {
        "own" => {
            let k = params.number("k").round() as usize;
            k..=k
        }
        _ => 2..=MOST,
    }
}

impl Fit {
    /// Everything from the customers: how many groups there are, where they are, numbered by money per customer, and how far to trust them.
    pub(super) fn learn(cx: &Context, params: &Params, job: &mut Job) -> Result<Fit> {
        let mut fit = Fit { used: used(params), ..Fit::default() };
        fit.find(cx, params, job)?;
        Ok(fit)
    }

    fn find(&mut self, cx: &Context, params: &Params, job: &mut Job) -> Result<()> {
        let all = distinct(cx);
        let logs: Vec<(Profile, f64)> =
            all.iter().map(|(figures, customers)| (figures.logs(), f64::from(*customers))).collect();
        (self.mean, self.spread) = standard(&logs);
        let mut points = Points::default();
        for (log, weight) in &logs {
            points.push(self.place(log), *weight);
        }
        self.customers = all.iter().map(|(_, customers)| customers).sum();

        let mut rng = Rng::new(cx.seed);
        let sample = points.sample(SAMPLE, &mut rng);
        let ground = if points.len() > FEW { &sample } else { &points };
        let mut ways = Vec::new();
        for k in tried(params) {
            job.step("stage-classifying", k as u64 - 1, 2 * MOST as u64)?;
            let found = ends(ground, k, &mut rng, job)?;
            // No more groups than there are places to stand.
            let whole = found.first().is_some_and(|best| best.at.len() == k);
            if whole || ways.is_empty() {
                ways.push(found);
            }
            if !whole {
                break;
            }
        }
        let labels: Vec<Vec<u8>> = ways.iter().filter_map(|ends| Some(sample.labels(&ends.first()?.at))).collect();
        self.silhouettes = silhouettes(&sample, &labels);
        let clearness = |way: usize| self.silhouettes.get(way).copied().filter(|mean| mean.is_finite());
        let mut chosen = 0;
        for way in 1..labels.len() {
            if clearness(way) > clearness(chosen) {
                chosen = way;
            }
        }
        if labels.is_empty() {
            return Ok(());
        }
        let ends = ways.swap_remove(chosen);
        let centres = if points.len() > FEW { Some(carried(&points, ends, job)?) } else { ends.into_iter().next() };
        let centres = centres.map_or_else(Vec::new, |centres| centres.at);
        if params.choice("k_by") == "own" || centres.len() < 2 {
            self.silhouettes = self.silhouettes.get(chosen).copied().into_iter().collect();
        }

        self.group(&all, &logs, &points.labels(&centres), centres.len());
        let centres = self.centres();
        let found = stability(&sample, &centres, &mut rng, job)?;
        for (group, jaccard) in self.groups.iter_mut().zip(found.jaccard) {
            group.jaccard = jaccard;
        }
        let dims = self.used.iter().filter(|used| **used).count();
        let coordinates = found.centres.iter().flatten().flat_map(|place| place.iter().take(dims));
        self.resamples = coordinates.map(|value| *value as f32).collect();
        Ok(())
    }

    /// Sizes and profiles of `k` groups, most money per customer first.
    fn group(&mut self, all: &[(Figures, u32)], logs: &[(Profile, f64)], labels: &[u8], k: usize) {
        let mut sums = vec![(0_i128, 0_u32, Profile::default()); k];
        for (((figures, customers), (log, weight)), label) in all.iter().zip(logs).zip(labels) {
            let Some((money, heads, profile)) = sums.get_mut(usize::from(*label)) else { continue };
            *money += i128::from(figures.money) * i128::from(*customers);
            *heads += customers;
            for (((sum, log), mean), spread) in profile.iter_mut().zip(log).zip(&self.mean).zip(&self.spread) {
                *sum += if *spread > 0.0 { weight * (log - mean) / spread } else { 0.0 };
            }
        }
        // Money per customer, compared without dividing; whoever is equal in it stays in the order of the figures.
        sums.retain(|(_, heads, _)| *heads > 0);
        sums.sort_by(|(a, m, _), (b, n, _)| (b * i128::from(*m)).cmp(&(a * i128::from(*n))));
        let group = |(_, customers, profile): (i128, u32, Profile)| Group {
            profile: profile.map(|sum| sum / f64::from(customers)),
            jaccard: 0.0,
        };
        self.groups = sums.into_iter().map(group).collect();
    }

    /// The mean silhouette of the groups that were made.
    pub(super) fn clearness(&self) -> Option<f64> {
        let of_two = self.groups.len().checked_sub(2)?;
        let at = if self.silhouettes.len() == 1 { 0 } else { of_two };
        self.silhouettes.get(at).copied().filter(|mean| mean.is_finite())
    }
}

/// Distance to the own centre over that to the second nearest: 0 at the centre, 1 on the border.
pub(super) fn ratio(near: Near) -> f64 {
    if near.beyond > 0.0 { sqrt(near.distance / near.beyond) } else { 0.0 }
}

const _: () = assert!(FEATURES.len() <= DIMS, "a place has a coordinate for each feature");
