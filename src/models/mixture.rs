//! Gaussian mixtures: customers as draws from a few bell-shaped clouds of any size, width and tilt, by maximum likelihood.
//!
//! Expectation–maximisation (Dempster, Laird & Rubin 1977) from the ends of k-means; each cloud has a covariance of its own (model "VVV" of
//! Fraley & Raftery 2002). The Bayesian information criterion (Schwarz 1978) tells how many clouds the data are worth. Beside the likelihood
//! there is a `blur`, a width that every cloud has at least: whoever bought once at the one price would else be a cloud without width,
//! whose likelihood is infinite. Like [`kmeans`](super::kmeans) it takes weighted points and knows nothing of what a coordinate means.

use serde::{Deserialize, Serialize};

use super::kmeans::{DIMS, Place, Points};
use crate::base::{Job, Result};
use crate::math::float::{exp, ln, sqrt};

/// Rounds at most from one start.
const ROUNDS: usize = 200;
/// A round that gains less than this share of the log-likelihood ends the climb.
const GAIN: f64 = 1e-7;
/// Points from which a round is long enough to ask whether to stop.
const LONG: usize = 5_000;
/// Cells of the lower triangle of a matrix over all coordinates.
const CELLS: usize = DIMS * (DIMS + 1) / 2;
/// A chance below which a cloud has no say about somebody.
const NOTHING: f64 = 1e-12;

/// One cloud.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cloud {
    /// Where its middle is.
    pub mean: Place,
    /// The inverse of the Cholesky factor of its covariance: the lower triangle, row by row, over the coordinates in use.
    inverse: Vec<f64>,
    /// The logarithm of share times density in the middle.
    peak: f64,
}

impl Cloud {
    /// The logarithm of share times density at a place.
    fn log(&self, place: &Place) -> f64 {
        let mut away = [0.0; DIMS];
        away.iter_mut().zip(place.iter().zip(&self.mean)).for_each(|(away, (at, mean))| *away = at - mean);
        let (mut rest, mut length, mut sum) = (&*self.inverse, 1, 0.0);
        while let Some((row, below)) = rest.split_at_checked(length).filter(|(row, _)| !row.is_empty()) {
            let y: f64 = row.iter().zip(&away).map(|(cell, away)| cell * away).sum();
            sum += y * y;
            (rest, length) = (below, length + 1);
        }
        self.peak - 0.5 * sum
    }
}

/// Clouds, and how well they explain the points they were made from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mixture {
    /// The clouds.
    pub clouds: Vec<Cloud>,
    /// Σ weight · ln density.
    pub log_likelihood: f64,
}

/// What a cloud is made of: weight, and sums of first and second order about a place.
#[derive(Clone)]
struct Moments {
    about: Place,
    weight: f64,
    first: Place,
    second: [f64; CELLS],
}

impl Moments {
    fn about(about: Place) -> Moments {
        Moments { about, weight: 0.0, first: Place::default(), second: [0.0; CELLS] }
    }

    fn add(&mut self, place: &Place, weight: f64, dims: usize) {
        let mut away = [0.0; DIMS];
        away.iter_mut().zip(place.iter().zip(&self.about)).for_each(|(away, (at, about))| *away = at - about);
        self.weight += weight;
        self.first.iter_mut().zip(&away).for_each(|(sum, away)| *sum += weight * away);
        let mut cells = self.second.iter_mut();
        for (row, a) in away.iter().enumerate().take(dims) {
            // The iterator stands at the beginning of the row.
            away.iter().take(row + 1).zip(&mut cells).for_each(|(b, cell)| *cell += weight * a * b);
        }
    }

    /// The cloud; nothing where too few make it or it has no width.
    fn cloud(&self, dims: usize, total: f64, blur: f64) -> Option<Cloud> {
        if self.weight <= dims as f64 {
            return None;
        }
        let shift = self.first.map(|sum| sum / self.weight);
        let mut mean = self.about;
        mean.iter_mut().zip(&shift).for_each(|(mean, shift)| *mean += shift);
        let covariance = |row: usize, column: usize| {
            let at = |place: &Place, index: usize| place.get(index).copied().unwrap_or(0.0);
            let sum = self.second.get(cell(row, column)).copied().unwrap_or(0.0);
            let wide = if row == column { blur * blur } else { 0.0 };
            sum / self.weight - at(&shift, row) * at(&shift, column) + wide
        };
        let factor = cholesky(dims, covariance)?;
        let widths: f64 = (0..dims).filter_map(|row| factor.get(cell(row, row))).map(|width| ln(*width)).sum();
        let round = 0.5 * dims as f64 * ln(core::f64::consts::TAU);
        Some(Cloud { mean, inverse: inverse(dims, &factor), peak: ln(self.weight / total) - round - widths })
    }
}

/// The place of a cell of a lower triangle that is written row by row.
fn cell(row: usize, column: usize) -> usize {
    row * (row + 1) / 2 + column
}

/// The lower triangle L with L·Lᵀ = the matrix; nothing where that is not positive.
fn cholesky(dims: usize, matrix: impl Fn(usize, usize) -> f64) -> Option<Vec<f64>> {
    let mut factor = Vec::with_capacity(CELLS);
    for row in 0..dims {
        for column in 0..=row {
            let of = |row: usize, k: usize| factor.get(cell(row, k)).copied().unwrap_or(0.0);
            let known: f64 = (0..column).map(|k| of(row, k) * of(column, k)).sum();
            let left = matrix(row, column) - known;
            if row == column {
                // What is left of a variance after all that others explain: rounding is no width.
                if left.is_nan() || left <= 1e-12 * matrix(row, row) {
                    return None;
                }
                factor.push(sqrt(left));
            } else {
                factor.push(left / of(column, column));
            }
        }
    }
    Some(factor)
}

/// The inverse of a lower triangle, by forward substitution.
fn inverse(dims: usize, factor: &[f64]) -> Vec<f64> {
    let of = |row: usize, k: usize| factor.get(cell(row, k)).copied().unwrap_or(0.0);
    let mut inverse: Vec<f64> = Vec::with_capacity(CELLS);
    for row in 0..dims {
        for column in 0..row {
            let known = |k: usize| inverse.get(cell(k, column)).copied().unwrap_or(0.0);
            let sum: f64 = (column..row).map(|k| of(row, k) * known(k)).sum();
            inverse.push(-sum / of(row, row));
        }
        inverse.push(1.0 / of(row, row));
    }
    inverse
}

impl Mixture {
    /// The clouds that points make which each belong to the nearest of some centres; nothing where a centre has too few.
    pub fn about(points: &Points, dims: usize, centres: &[Place], blur: f64) -> Option<Mixture> {
        let mut moments: Vec<Moments> = centres.iter().map(|centre| Moments::about(*centre)).collect();
        for ((place, weight), label) in points.at.iter().zip(&points.weight).zip(points.labels(centres)) {
            if let Some(own) = moments.get_mut(usize::from(label)) {
                own.add(place, *weight, dims);
            }
        }
        Mixture::of(&moments, dims, points.total(), blur, f64::NEG_INFINITY)
    }

    fn of(moments: &[Moments], dims: usize, total: f64, blur: f64, log_likelihood: f64) -> Option<Mixture> {
        let clouds: Option<Vec<Cloud>> = moments.iter().map(|own| own.cloud(dims, total, blur)).collect();
        Some(Mixture { clouds: clouds.filter(|clouds| !clouds.is_empty())?, log_likelihood })
    }

    /// Climbs from here to where a round gains next to nothing; nothing where a cloud is lost on the way.
    pub fn climb(mut self, points: &Points, dims: usize, blur: f64, job: &mut Job) -> Result<Option<Mixture>> {
        let total = points.total();
        self.log_likelihood = f64::NEG_INFINITY;
        for _ in 0..ROUNDS {
            if points.len() >= LONG {
                job.step("stage-classifying", 0, 0)?;
            }
            let (moments, log_likelihood) = self.expect(points, dims);
            let settled = log_likelihood - self.log_likelihood <= GAIN * log_likelihood.abs();
            if settled {
                return Ok(Some(Mixture { log_likelihood, ..self }));
            }
            match Mixture::of(&moments, dims, total, blur, log_likelihood) {
                Some(next) => self = next,
                None => return Ok(None),
            }
        }
        // What was summed belongs to the clouds before the last move.
        let log_likelihood = self.expect(points, dims).1;
        Ok(Some(Mixture { log_likelihood, ..self }))
    }

    /// Shares everybody out among the clouds by their chances.
    fn expect(&self, points: &Points, dims: usize) -> (Vec<Moments>, f64) {
        let mut moments: Vec<Moments> = self.clouds.iter().map(|cloud| Moments::about(cloud.mean)).collect();
        let (mut chances, mut log_likelihood) = (Vec::new(), 0.0);
        for (place, weight) in points.at.iter().zip(&points.weight) {
            log_likelihood += weight * shares(&self.clouds, place, &mut chances);
            for (own, chance) in moments.iter_mut().zip(&chances).filter(|(_, chance)| **chance > NOTHING) {
                own.add(place, weight * chance, dims);
            }
        }
        (moments, log_likelihood)
    }

    /// 2 · log-likelihood − parameters · ln customers: the larger, the better (the sign of Fraley & Raftery).
    pub fn bic(&self, dims: usize, customers: f64) -> f64 {
        let of_one = dims + dims * (dims + 1) / 2;
        let parameters = self.clouds.len() * (of_one + 1) - 1;
        2.0 * self.log_likelihood - parameters as f64 * ln(customers)
    }

    /// The likeliest cloud of each point.
    pub fn labels(&self, points: &Points) -> Vec<u8> {
        points.at.iter().map(|place| likely(&self.clouds, place).cloud as u8).collect()
    }
}

/// Fills in the chances that a place belongs to each cloud; gives the logarithm of the density there.
fn shares(clouds: &[Cloud], place: &Place, chances: &mut Vec<f64>) -> f64 {
    chances.clear();
    chances.extend(clouds.iter().map(|cloud| cloud.log(place)));
    let most = chances.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut sum = 0.0;
    for chance in &mut *chances {
        *chance = exp(*chance - most);
        sum += *chance;
    }
    for chance in &mut *chances {
        *chance /= sum;
    }
    most + ln(sum)
}

/// The two likeliest clouds of a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likely {
    /// The likeliest; of equally likely ones the first.
    pub cloud: usize,
    /// The chance of belonging to it.
    pub chance: f64,
    /// The next.
    pub second: usize,
    /// The chance of belonging to that one; 0 where there is none.
    pub less: f64,
}

/// The two likeliest of some clouds.
pub fn likely(clouds: &[Cloud], place: &Place) -> Likely {
    let mut two = Likely { cloud: 0, chance: f64::NEG_INFINITY, second: 0, less: f64::NEG_INFINITY };
    let mut sum = 0.0;
    for (index, cloud) in clouds.iter().enumerate() {
        let log = cloud.log(place);
        // The sum is kept in units of the likeliest so far.
        if log > two.chance {
            sum = sum * exp(two.chance - log) + 1.0;
            two = Likely { cloud: index, chance: log, second: two.cloud, less: two.chance };
        } else {
            sum += exp(log - two.chance);
            if log > two.less {
                (two.second, two.less) = (index, log);
            }
        }
    }
    Likely { chance: 1.0 / sum, less: exp(two.less - two.chance) / sum, ..two }
}

#[cfg(test)]
mod tests {
    use smartcore::dataset::iris;

    use super::*;
    use crate::math::rng::Rng;
    use crate::models::kmeans::ends;

    /// Fisher's irises (1936): 150 flowers, four lengths.
    fn irises() -> Points {
        let flowers = iris::load_dataset();
        let mut points = Points::default();
        for flower in flowers.data.chunks_exact(4) {
            let mut place = Place::default();
            // The set is kept in single precision; the lengths have one decimal.
            place.iter_mut().zip(flower).for_each(|(at, length)| *at = (f64::from(*length) * 10.0).round() / 10.0);
            points.push(place, 1.0);
        }
        // Two flowers of this copy are not as the paper has them (Bezdek et al. 1999).
        points.at[34][3] = 0.2;
        (points.at[37][1], points.at[37][2]) = (3.6, 1.4);
        points
    }

    fn best(points: &Points, dims: usize, k: usize, blur: f64) -> Mixture {
        let starts = ends(points, k, &mut Rng::new(1), &mut Job::quiet()).unwrap();
        let found = starts.iter().filter_map(|start| {
            Mixture::about(points, dims, &start.at, blur)?.climb(points, dims, blur, &mut Job::quiet()).unwrap()
        });
        found.max_by(|a, b| a.log_likelihood.total_cmp(&b.log_likelihood)).unwrap()
    }

    /// mclust (Fraley & Raftery) gives BIC −829.98, −574.02 and −580.84 for "VVV" with one to three clouds, scikit-learn 1.7
    /// (`GaussianMixture`, no regularisation, best of thirty starts) log-likelihoods −379.9146, −214.3547 and −180.1855.
    #[test]
    fn irises_are_the_mixture_that_others_find() {
        let flowers = irises();
        for (k, log_likelihood, bic) in [(1, -379.9146, -829.98), (2, -214.3547, -574.02), (3, -180.1855, -580.84)] {
            let found = best(&flowers, 4, k, 0.0);
            assert!((found.log_likelihood - log_likelihood).abs() < 2e-3, "{k}: {}", found.log_likelihood);
            assert!((found.bic(4, 150.0) - bic).abs() < 1e-2, "{k}: {}", found.bic(4, 150.0));
        }
        let two = best(&flowers, 4, 2, 0.0);
        let labels = two.labels(&flowers);
        // The first fifty are of one kind, which no other is mistaken for.
        assert!(labels[..50].iter().all(|label| *label == labels[0]));
        assert!(labels[50..].iter().all(|label| *label != labels[0]));
        let means: Vec<f64> = two.clouds.iter().map(|cloud| cloud.mean[2]).collect();
        assert!(means.iter().any(|mean| (mean - 1.462).abs() < 1e-3), "{means:?}");
    }

    #[test]
    fn weights_are_copies_and_one_price_is_no_infinite_likelihood() {
        let (mut weighted, mut copies) = (Points::default(), Points::default());
        let mut rng = Rng::new(3);
        for i in 0..60 {
            let place: Place = std::array::from_fn(|at| match at {
                0 => rng.normal() + f64::from(i % 2) * 6.0,
                // Half of them are the same here to the last digit.
                1 if i % 2 == 0 => 1.0,
                1 => rng.normal(),
                _ => 0.0,
            });
            let times = 1 + i % 3;
            weighted.push(place, f64::from(times));
            (0..times).for_each(|_| copies.push(place, 1.0));
        }
        let (here, there) = (best(&weighted, 2, 2, 0.1), best(&copies, 2, 2, 0.1));
        assert!((here.log_likelihood - there.log_likelihood).abs() < 1e-6 * here.log_likelihood.abs());
        assert!(here.log_likelihood.is_finite());
        // Without a blur that cloud has no width, and is refused.
        let centres = [[0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], [6.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]];
        assert_eq!(Mixture::about(&weighted, 2, &centres, 0.0), None);
    }

    #[test]
    fn chances_are_those_of_the_densities() {
        let mixture = best(&irises(), 4, 3, 0.0);
        let mut chances = Vec::new();
        for place in &irises().at {
            let _ = shares(&mixture.clouds, place, &mut chances);
            assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            let two = likely(&mixture.clouds, place);
            let mut sorted = chances.clone();
            sorted.sort_by(|a, b| b.total_cmp(a));
            assert!((two.chance - sorted[0]).abs() < 1e-12 && (two.less - sorted[1]).abs() < 1e-12, "{two:?}");
            assert!((chances[two.cloud] - two.chance).abs() < 1e-12);
        }
        let one = likely(&mixture.clouds[..1], &Place::default());
        assert!((one.chance - 1.0).abs() < 1e-12 && one.less == 0.0);
    }

    #[test]
    fn every_round_climbs() {
        let flowers = irises();
        let mut rng = Rng::new(7);
        for k in 2..=5 {
            let centres = crate::models::kmeans::seeds(&flowers, k, &mut rng);
            let Some(mut now) = Mixture::about(&flowers, 4, &centres, 0.05) else { continue };
            let mut last = f64::NEG_INFINITY;
            for _ in 0..30 {
                let (moments, log_likelihood) = now.expect(&flowers, 4);
                // A blur is no part of the likelihood, and costs a little of each step.
                assert!(log_likelihood > last - 0.05, "{k}: {last} {log_likelihood}");
                last = log_likelihood;
                let Some(next) = Mixture::of(&moments, 4, 150.0, 0.05, log_likelihood) else { break };
                now = next;
            }
        }
    }
}
