//! What `clusters` learns: customers as points, the groups that are found among them, and how far to trust those.
//!
//! Equal customers are one point and points stand in the order of their figures, so neither ids nor rows can show. Groups are the
//! cells of k-means, of which the silhouette on a sample tells how many there are, or the clouds of a Gaussian mixture, of which the Bayesian
//! information criterion does. Words, classes and parameters' forms are the classifier's; the arithmetic is that of
//! [`crate::models::kmeans`], [`crate::models::mixture`] and [`crate::models::cluster_quality`].

use serde::{Deserialize, Serialize};

use super::values::{self, Draft, Vocabulary};
use super::{Context, Params};
use crate::base::{Job, Money, NONE, Result};
use crate::math::float::{exp_m1, ln_1p, sqrt};
use crate::math::rng::Rng;
use crate::models::cluster_quality::{silhouettes, stability, steadiness};
use crate::models::kmeans::{Centres, DIMS, FEW, Place, Points, carried, ends, near, squared};
use crate::models::mixture::{Cloud, Mixture, likely};
use crate::models::preference::Tally;
use crate::table::{Role, Text};

/// What groups are made of and described by, by its place in a [`Profile`].
pub(super) const FEATURES: [&str; 7] =
    ["recency", "frequency", "monetary", "order_value", "tenure", "channel_share", "categories"];
/// One number for each of [`FEATURES`].
pub(super) type Profile = [f64; FEATURES.len()];
/// Places in a [`Profile`] of what comes from a column.
pub(super) const CHANNEL: usize = 5;
pub(super) const CATEGORIES: usize = 6;

/// At most this many groups.
pub(super) const MOST: usize = 8;
/// Customers that the silhouette, the criterion and the resamples look at.
pub(super) const SAMPLE: u64 = 2_000;
/// Customers that the clouds of a mixture are drawn by; beyond, nothing of them moves that could be seen.
const DRAWN: u64 = 20_000;
/// Ends of k-means that a mixture is begun from.
const BEGINNINGS: usize = 2;
/// What two customers may differ by, in standard deviations, without being told apart: else all who bought once at the same price would be
/// a cloud without width.
const BLUR: f64 = 0.1;

/// What was learnt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Which features the groups are made of.
    pub(super) used: [bool; FEATURES.len()],
    /// The channel of most orders, if the groups are made of that.
    channels: Vocabulary,
    /// Mean and standard deviation, of the logarithms except for shares.
    mean: Profile,
    spread: Profile,
    pub(super) groups: Vec<Group>,
    /// Mean silhouette by number of groups, from two on; of what was chosen otherwise only its own.
    pub(super) silhouettes: Vec<f64>,
    /// The Bayesian information criterion by number of clouds, from one on; NaN where there are none such.
    pub(super) criteria: Vec<f64>,
    /// The clouds of the groups, if they are that.
    clouds: Vec<Cloud>,
    /// Centres of the groups in each resample, one after the other, the used coordinates only. Single precision is plenty for a share of 200.
    resamples: Vec<f32>,
    /// Customers in the groups.
    pub(super) customers: u32,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Group {
    /// In standard deviations, all features; 0 for what is not known of anybody.
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
    /// Orders through the channel of most orders, and orders that tell their channel; none if that is not looked at.
    channel: (u32, u32),
    /// Categories that were bought; none if that is not looked at.
    categories: u32,
}

impl Figures {
    /// By feature: days, orders, units of currency, a share, a number; NaN for what is not known.
    pub(super) fn values(self) -> Profile {
        let money = Money(self.money).to_f64();
        let orders = f64::from(self.orders);
        let share = f64::from(self.channel.0) / f64::from(self.channel.1);
        let categories = if self.categories > 0 { f64::from(self.categories) } else { f64::NAN };
        [f64::from(self.recency), orders, money, money / orders, f64::from(self.tenure), share, categories]
    }

    /// As they are compared: by their order of magnitude, shares as they are. Whoever gave back more than they spent counts as having spent
    /// nothing.
    pub(super) fn logs(self) -> Profile {
        let mut logs = self.values();
        let all = logs.iter_mut().enumerate().filter(|(feature, value)| *feature != CHANNEL && !value.is_nan());
        all.for_each(|(_, value)| *value = ln_1p(value.max(0.0)));
        logs
    }

    /// After an order of their usual size and kind today.
    pub(super) fn after_order(self) -> Figures {
        let usual = (self.money / i64::from(self.orders)).max(0);
        Figures { money: self.money.saturating_add(usual), recency: 1, orders: self.orders + 1, ..self }
    }

    /// After so many days without one.
    pub(super) fn after_silence(self, days: u32) -> Figures {
        Figures { recency: self.recency.saturating_add(days), tenure: self.tenure.saturating_add(days), ..self }
    }
}

/// Sees customers as the groups are made of them.
pub(super) struct Lens<'a> {
    cx: &'a Context<'a>,
    /// The column with what each of its codes stands for; the channel of most orders is 0.
    channel: Option<(Text<'a>, Vec<u32>)>,
    category: Option<(Text<'a>, Vec<u32>)>,
    tally: Tally,
}

impl<'a> Lens<'a> {
    /// A lens for what was learnt.
    pub(super) fn of(cx: &'a Context<'a>, fit: &Fit) -> Lens<'a> {
        let [.., channel, category] = fit.used;
        let read = |used: bool, role, known: &Vocabulary| {
            let column = values::column(cx, role).filter(|_| used)?;
            Some((column, known.items(column)))
        };
        Lens {
            cx,
            channel: read(channel, Role::Channel, &fit.channels),
            category: read(category, Role::Category, &Vocabulary::default()),
            tally: Tally::default(),
        }
    }

    /// Nothing without an order in the window.
    pub(super) fn figures(&mut self, row: usize) -> Option<Figures> {
        let customers = self.cx.customers;
        let orders = customers.frequency.get(row).copied().filter(|orders| *orders > 0)?;
        let recency = customers.recency.get(row).copied().filter(|days| *days != NONE)?;
        let tenure = customers.as_of.zip(customers.first.get(row)).map_or(0, |(as_of, first)| as_of.since(*first));
        Some(Figures {
            money: customers.monetary.get(row)?.0,
            recency,
            orders,
            tenure: tenure.max(0) as u32,
            channel: self.channel(row),
            categories: self.categories(row),
        })
    }

    fn channel(&self, row: usize) -> (u32, u32) {
        let Some((column, items)) = &self.channel else { return (0, 0) };
        let told = values::orders(self.cx, row).map(|lines| values::of_order(column.codes, items, lines));
        told.filter(|item| *item != NONE).fold((0, 0), |(main, all), item| (main + u32::from(item == 0), all + 1))
    }

    fn categories(&mut self, row: usize) -> u32 {
        let Some((column, items)) = &self.category else { return 0 };
        self.tally.clear();
        for line in values::orders(self.cx, row).flatten() {
            let item = items.get(column.codes.get(line as usize) as usize).copied().unwrap_or(NONE);
            // A discount that stands on a line of its own is nothing that was bought.
            if item != NONE && self.cx.facts.paid(line) >= Money::ZERO {
                self.tally.add(item, Money::ZERO);
            }
        }
        self.tally.taken().len() as u32
    }
}

/// Customers in groups of equal figures, ascending, with their number.
fn distinct(cx: &Context, fit: &Fit) -> Vec<(Figures, u32)> {
    let mut lens = Lens::of(cx, fit);
    let mut all: Vec<Figures> = (0..cx.customers.len()).filter_map(|row| lens.figures(row)).collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).filter_map(|run| Some((*run.first()?, run.len() as u32))).collect()
}

/// What is asked for of a column that is not there can't be used.
fn used(cx: &Context, params: &Params) -> [bool; FEATURES.len()] {
    let has = |name: &str, role| {
        params.switch(name) && values::column(cx, role).is_some_and(|column| !column.dictionary.is_empty())
    };
    let [value, tenure] = ["use_order_value", "use_tenure"].map(|name| params.switch(name));
    [true, true, true, value, tenure, has("use_channel", Role::Channel), has("use_categories", Role::Category)]
}

/// The channel of most orders.
fn main_channel(cx: &Context) -> Vocabulary {
    let Some(column) = values::column(cx, Role::Channel) else { return Vocabulary::default() };
    let draft = Draft::of_orders(cx, column);
    let mut counts = vec![0_u32; draft.len()];
    for lines in (0..cx.customers.len()).flat_map(|row| values::orders(cx, row)) {
        if let Some(count) = counts.get_mut(values::of_order(column.codes, &draft.places, lines) as usize) {
            *count += 1;
        }
    }
    draft.settle(&counts, 1)
}

/// Where a customer is among the groups.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seat {
    /// The group.
    pub(super) own: u16,
    /// The next nearest or likeliest.
    pub(super) second: u16,
    /// 0 in the middle of the group, 1 on the border to the next: the distance to the own centre over that to the next, or the chance of
    /// being of the next over that of being of the own.
    pub(super) edge: f64,
    /// The share of the resamples that put them there, or the chance of being of that cloud.
    pub(super) share: f64,
}

/// What resamples, or clouds, say about places.
pub(super) struct Opinions<'a> {
    fit: &'a Fit,
    centres: Vec<Place>,
    /// Centres of each resample, one resample after the other.
    resamples: Vec<Place>,
    /// By group, how far its centre strays in any resample.
    stray: Vec<f64>,
}

impl<'a> Opinions<'a> {
    pub(super) fn of(fit: &'a Fit) -> Opinions<'a> {
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
        Opinions { fit, centres, resamples, stray }
    }

    /// The group of a customer.
    pub(super) fn class(&self, figures: Figures) -> u16 {
        let place = self.fit.place(&figures.logs());
        let own = if self.fit.clouds.is_empty() {
            near(&self.centres, &place).centre
        } else {
            likely(&self.fit.clouds, &place).cloud
        };
        own as u16
    }

    /// The group of a customer, and how far they belong to it.
    pub(super) fn seat(&self, figures: Figures) -> Seat {
        let place = self.fit.place(&figures.logs());
        if self.fit.clouds.is_empty() {
            let near = near(&self.centres, &place);
            let edge = if near.beyond > 0.0 { sqrt(near.distance / near.beyond) } else { 0.0 };
            Seat { own: near.centre as u16, second: near.second as u16, edge, share: self.share(&place, near.centre) }
        } else {
            let two = likely(&self.fit.clouds, &place);
            Seat { own: two.cloud as u16, second: two.second as u16, edge: two.less / two.chance, share: two.chance }
        }
    }

    /// The share of the resamples that put a place in the group that it is in.
    fn share(&self, place: &Place, own: usize) -> f64 {
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
    /// Where a customer stands: used features first, in standard deviations; a feature that is the same for all, or not known of somebody, is 0.
    pub(super) fn place(&self, logs: &Profile) -> Place {
        let mut place = Place::default();
        let columns = logs.iter().zip(&self.mean).zip(&self.spread).zip(self.used).filter(|(_, used)| *used);
        for (at, (((log, mean), spread), _)) in place.iter_mut().zip(columns) {
            *at = if *spread > 0.0 && !log.is_nan() { (log - mean) / spread } else { 0.0 };
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
        let usual = at(&self.mean) + at(&self.spread) * at(&group.profile);
        if feature == CHANNEL { usual.clamp(0.0, 1.0) } else { exp_m1(usual).max(0.0) }
    }

    /// Whether the groups are clouds.
    pub(super) fn is_mixture(&self) -> bool {
        !self.clouds.is_empty()
    }

    /// What the channel of most orders is called.
    pub(super) fn channel(&self) -> &str {
        self.channels.label(0).unwrap_or_default()
    }
}

/// Mean and standard deviation by column of weighted profiles, of those of whom it is known; 0 and 0 where it is of nobody.
fn standard(logs: &[(Profile, f64)]) -> (Profile, Profile) {
    let column = |k: usize| {
        let all = logs.iter().map(move |(log, weight)| (log.get(k).copied().unwrap_or(f64::NAN), weight));
        all.filter(|(log, _)| !log.is_nan())
    };
    let total = |k: usize| column(k).map(|(_, weight)| weight).sum::<f64>().max(1.0);
    let mean: Profile = std::array::from_fn(|k| column(k).map(|(log, weight)| log * weight).sum::<f64>() / total(k));
    let spread = std::array::from_fn(|k| {
        let middle = mean.get(k).copied().unwrap_or(0.0);
        // Equal logarithms may differ from their own mean by the rounding of a sum; that is no spread.
        let variance = column(k).map(|(log, weight)| (log - middle) * (log - middle) * weight).sum::<f64>() / total(k);
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
        let mut fit = Fit { used: used(cx, params), ..Fit::default() };
        let [.., channel, _] = fit.used;
        if channel {
            fit.channels = main_channel(cx);
        }
        fit.find(cx, params, job)?;
        Ok(fit)
    }

    fn find(&mut self, cx: &Context, params: &Params, job: &mut Job) -> Result<()> {
        let all = distinct(cx, self);
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
        if ways.first().is_none_or(Vec::is_empty) {
            return Ok(());
        }
        let groups = Groups { all: &all, logs: &logs, points: &points, sample: &sample };
        if params.choice("method") == "mixture" {
            let least = if params.choice("k_by") == "own" { 2 } else { 1 };
            if self.mix(&groups, &ways, least, &mut rng, job)? {
                return Ok(());
            }
        }
        self.part(&groups, ways, params, &mut rng, job)
    }

    /// The cells of k-means.
    fn part(
        &mut self,
        groups: &Groups<'_>,
        mut ways: Vec<Vec<Centres>>,
        params: &Params,
        rng: &mut Rng,
        job: &mut Job,
    ) -> Result<()> {
        let Groups { points, sample, .. } = groups;
        let labels: Vec<Vec<u8>> = ways.iter().filter_map(|ends| Some(sample.labels(&ends.first()?.at))).collect();
        self.silhouettes = silhouettes(sample, &labels);
        let clearness = |way: usize| self.silhouettes.get(way).copied().filter(|mean| mean.is_finite());
        let mut chosen = 0;
        for way in 1..labels.len() {
            if clearness(way) > clearness(chosen) {
                chosen = way;
            }
        }
        let ends = ways.swap_remove(chosen);
        let centres = if points.len() > FEW { Some(carried(points, ends, job)?) } else { ends.into_iter().next() };
        let centres = centres.map_or_else(Vec::new, |centres| centres.at);
        if params.choice("k_by") == "own" || centres.len() < 2 {
            self.silhouettes = self.silhouettes.get(chosen).copied().into_iter().collect();
        }

        self.group(groups, &points.labels(&centres), centres.len());
        let centres = self.centres();
        let found = stability(sample, &centres, rng, job)?;
        for (group, jaccard) in self.groups.iter_mut().zip(found.jaccard) {
            group.jaccard = jaccard;
        }
        let coordinates = found.centres.iter().flatten().flat_map(|place| place.iter().take(self.dims()));
        self.resamples = coordinates.map(|value| *value as f32).collect();
        Ok(())
    }

    /// The clouds of a mixture, at `least` so many; false where the data give none, because too few customers differ.
    fn mix(
        &mut self,
        groups: &Groups<'_>,
        ways: &[Vec<Centres>],
        least: usize,
        rng: &mut Rng,
        job: &mut Job,
    ) -> Result<bool> {
        let Groups { points, sample, .. } = groups;
        let (dims, customers) = (self.dims(), sample.total());
        let mut all: Vec<Option<Mixture>> = Vec::new();
        if least == 1 {
            let middle = Mixture::about(sample, dims, &[Place::default()], BLUR);
            all.push(middle.map_or(Ok(None), |middle| middle.climb(sample, dims, BLUR, job))?);
        }
        for way in ways {
            job.step("stage-classifying", (MOST + all.len()) as u64, 2 * MOST as u64)?;
            let mut best: Option<Mixture> = None;
            for start in way.iter().take(BEGINNINGS) {
                let Some(start) = Mixture::about(sample, dims, &start.at, BLUR) else { continue };
                let found = start.climb(sample, dims, BLUR, job)?;
                best = best
                    .into_iter()
                    .chain(found)
                    .reduce(|best, other| if other.log_likelihood > best.log_likelihood { other } else { best });
            }
            all.push(best);
        }
        let criterion = |found: &Option<Mixture>| found.as_ref().map_or(f64::NAN, |found| found.bic(dims, customers));
        let criteria: Vec<f64> = all.iter().map(criterion).collect();
        let mut best: Option<Mixture> = None;
        for found in all.into_iter().flatten() {
            if best.as_ref().is_none_or(|best| found.bic(dims, customers) > best.bic(dims, customers)) {
                best = Some(found);
            }
        }
        let drawn = if points.total() > DRAWN as f64 { points.sample(DRAWN, rng) } else { (*points).clone() };
        let Some(best) = best else { return Ok(false) };
        let Some(best) = best.climb(&drawn, dims, BLUR, job)? else { return Ok(false) };

        let order = self.group(groups, &best.labels(points), best.clouds.len());
        self.clouds = order.into_iter().filter_map(|at| best.clouds.get(at).cloned()).collect();
        if least == 1 {
            self.criteria = criteria;
        }
        let chosen = Mixture { clouds: self.clouds.clone(), ..best };
        self.silhouettes = silhouettes(sample, &[chosen.labels(sample)]);
        let found = steadiness(sample, &chosen, dims, BLUR, rng, job)?;
        self.groups.iter_mut().zip(found).for_each(|(group, jaccard)| group.jaccard = jaccard);
        Ok(true)
    }

    /// How many features the groups are made of.
    fn dims(&self) -> usize {
        self.used.iter().filter(|used| **used).count()
    }

    /// Sizes and profiles of the groups of these `k` that anybody is in, most money per customer first; gives which of the `k` each is.
    fn group(&mut self, groups: &Groups<'_>, labels: &[u8], k: usize) -> Vec<usize> {
        let mut sums: Vec<_> = (0..k).map(|at| (at, 0_i128, 0_u32, Profile::default())).collect();
        for (((figures, customers), (log, weight)), label) in groups.all.iter().zip(groups.logs).zip(labels) {
            let Some((_, money, heads, profile)) = sums.get_mut(usize::from(*label)) else { continue };
            *money += i128::from(figures.money) * i128::from(*customers);
            *heads += customers;
            for (((sum, log), mean), spread) in profile.iter_mut().zip(log).zip(&self.mean).zip(&self.spread) {
                *sum += if *spread > 0.0 && !log.is_nan() { weight * (log - mean) / spread } else { 0.0 };
            }
        }
        // Money per customer, compared without dividing; whoever is equal in it stays in the order of the figures.
        sums.retain(|(_, _, heads, _)| *heads > 0);
        sums.sort_by(|(_, a, m, _), (_, b, n, _)| (b * i128::from(*m)).cmp(&(a * i128::from(*n))));
        let group = |(_, _, customers, profile): &(usize, i128, u32, Profile)| Group {
            profile: profile.map(|sum| sum / f64::from(*customers)),
            jaccard: 0.0,
        };
        self.groups = sums.iter().map(group).collect();
        sums.into_iter().map(|(at, ..)| at).collect()
    }

    /// The mean silhouette of the groups that were made.
    pub(super) fn clearness(&self) -> Option<f64> {
        let of_two = self.groups.len().checked_sub(2)?;
        let at = if self.silhouettes.len() == 1 { 0 } else { of_two };
        self.silhouettes.get(at).copied().filter(|mean| mean.is_finite())
    }
}

/// What groups are looked for among: customers with their figures, all of them and the sample as points.
struct Groups<'a> {
    all: &'a [(Figures, u32)],
    logs: &'a [(Profile, f64)],
    points: &'a Points,
    sample: &'a Points,
}

const _: () = assert!(FEATURES.len() <= DIMS, "a place has a coordinate for each feature");
