//! Maximum likelihood for the models of buying: several starts, a search, the doubt that is left, and how all of it went.
//!
//! Parameters are searched as logarithms within wide limits. The doubt is the sandwich of curvature and scatter of the slopes (Huber 1967),
//! to first order what a bootstrap over customers gives, and right even where the story of a model is not quite the shop's.
//! Knows neither the models nor a shop.

use serde::{Deserialize, Serialize};

use crate::base::{Job, Result};
use crate::math::float;
use crate::math::optimize::{Matrix, Optimum, Slope, cholesky, inverse, minimize, times};
use crate::math::rng::Rng;

/// ln L of all customers at a place of log-parameters: `function(place, sink)` tells weight, value and slope of each.
pub type Walk<'a, const N: usize> = &'a dyn Fn(&[f64; N], &mut dyn FnMut(f64, f64, [f64; N]));

/// How a fit went; shown one click deeper than its result.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Diagnostics {
    /// ln L at the estimates, times in days, money in units of the currency.
    pub log_likelihood: f64,
    /// The steepest slope left, per customer and unit of a log-parameter.
    pub slope: f64,
    /// The slope is as good as none.
    pub converged: bool,
    /// Starts tried, and how many of them ended at the same height as the best.
    pub starts: (u8, u8),
    /// Parameters by position that ended at a limit of the search: the data would have them without end.
    pub at_limit: Vec<u8>,
}

/// What a search found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found<const N: usize> {
    /// Where.
    pub best: Optimum<N>,
    /// Starts tried, and how many agree.
    pub starts: (u8, u8),
}

/// Heights of ln L closer than this are the same.
const SAME: f64 = 0.05;

/// Mean of −ln L and its slope; nothing when the job is cancelled.
fn mean<const N: usize>(walk: Walk<N>, at: &[f64; N]) -> Slope<N> {
    let (mut weights, mut value, mut slope) = (0.0, 0.0, [0.0; N]);
    walk(at, &mut |weight, ln, by| {
        weights += weight;
        value -= weight * ln;
        for (sum, by) in slope.iter_mut().zip(by) {
            *sum -= weight * by;
        }
    });
    (value / weights, slope.map(|sum| sum / weights))
}

/// Seeks the greatest likelihood: from every start on `rough`, then from the best of them on `fine`. Nothing where no start has a
/// finite likelihood. `customers` is the sum of weights.
pub fn seek<const N: usize>(
    (rough, fine): (Walk<N>, Walk<N>),
    starts: &[[f64; N]],
    within: &[(f64, f64); N],
    (tolerance, customers): (f64, f64),
    job: &mut Job,
) -> Result<Option<Found<N>>> {
    let total = starts.len() as u64 + 1;
    let mut ends: Vec<Optimum<N>> = Vec::with_capacity(starts.len());
    let mut failure = None;
    let mut search = |walk: Walk<N>, start: [f64; N], done: u64, tolerance: f64| {
        let mut evaluate = |at: &[f64; N]| match job.step("stage-fitting", done, total) {
            Ok(()) => Some(mean(walk, at)),
            Err(stopped) => {
                failure = Some(stopped);
                None
            }
        };
        minimize(&mut evaluate, start, within, tolerance)
    };
    for (start, done) in starts.iter().zip(0..) {
        // On rough cells a rough answer will do.
        match search(rough, *start, done, tolerance.max(1e-6)) {
            Some(end) => ends.push(end),
            None => break,
        }
    }
    let best = ends.iter().filter(|end| end.value.is_finite()).min_by(|a, b| a.value.total_cmp(&b.value)).copied();
    let found = match best {
        Some(best) if ends.len() == starts.len() => search(fine, best.at, total - 1, tolerance).map(|end| {
            let agree = ends.iter().filter(|end| (end.value - best.value) * customers < SAME).count();
            Found { best: end, starts: (starts.len() as u8, agree as u8) }
        }),
        _ => None,
    };
    match failure {
        Some(stopped) => Err(stopped),
        None => Ok(found.filter(|found| found.best.value.is_finite())),
    }
}

/// Width of the difference that curvature is seen by.
const CURVE: f64 = 1e-3;
/// No log-parameter is doubted by more than this: a flat direction is "anything", not a number.
const MOST_DOUBT: f64 = 3.0;

/// The lower factor of the covariance of the estimates (log-parameters), by the sandwich H⁻¹·J·H⁻¹; parameters held by a limit have
/// no doubt of their own. Nothing where the likelihood has no peak.
pub fn doubt<const N: usize>(walk: Walk<N>, optimum: &Optimum<N>) -> Option<Matrix<N>> {
    let mut curvature = [[0.0; N]; N];
    for (i, row) in curvature.iter_mut().enumerate() {
        let moved = |by: f64| {
            let mut there = optimum.at;
            if let Some(value) = there.get_mut(i) {
                *value += by;
            }
            mean(walk, &there).1
        };
        let (up, down) = (moved(CURVE), moved(-CURVE));
        for (cell, (up, down)) in row.iter_mut().zip(up.iter().zip(&down)) {
            *cell = (up - down) / (2.0 * CURVE);
        }
    }
    let held = |i: usize| optimum.edge.get(i).is_some_and(|edge| *edge != 0);
    let turned: Matrix<N> = std::array::from_fn(|i| {
        std::array::from_fn(|j| curvature.get(j).and_then(|row| row.get(i)).copied().unwrap_or(0.0))
    });
    for (i, (row, other)) in curvature.iter_mut().zip(&turned).enumerate() {
        for (j, (cell, other)) in row.iter_mut().zip(other).enumerate() {
            *cell = match (held(i) || held(j), i == j) {
                (true, same) => f64::from(u8::from(same)),
                (false, _) => 0.5 * (*cell + other),
            };
        }
    }
    let bread = inverse(&curvature)?;
    let (mut weights, mut meat) = (0.0, [[0.0; N]; N]);
    walk(&optimum.at, &mut |weight, _, slope| {
        weights += weight;
        for (row, a) in meat.iter_mut().zip(slope) {
            for (cell, b) in row.iter_mut().zip(slope) {
                *cell += weight * a * b;
            }
        }
    });
    // H and J are means over customers; the covariance is H⁻¹·J·H⁻¹ / n.
    let mut covariance = [[0.0; N]; N];
    for (i, row) in bread.iter().enumerate() {
        let half = times(&meat, row);
        for (j, other) in bread.iter().enumerate() {
            let cell: f64 = half.iter().zip(other).map(|(a, b)| a * b).sum();
            let cell = if held(i) || held(j) { 0.0 } else { cell / (weights * weights) };
            if let Some(place) = covariance.get_mut(i).and_then(|row| row.get_mut(j)) {
                *place = cell;
            }
        }
    }
    // A held parameter gets a hair of variance, so that the factor exists; a flat one is cut.
    for (i, row) in covariance.iter_mut().enumerate() {
        let Some(variance) = row.get_mut(i) else { continue };
        if held(i) {
            *variance = 1e-18;
        } else if !variance.is_finite() || *variance > MOST_DOUBT * MOST_DOUBT {
            return None;
        }
    }
    cholesky(&covariance)
}

/// Parameters drawn from the doubt around log-estimates, kept within the limits of the search. One seed, the same draws.
pub fn draws<const N: usize>(
    at: &[f64; N],
    factor: &Matrix<N>,
    within: &[(f64, f64); N],
    (seed, count): (u64, usize),
) -> Vec<[f64; N]> {
    let mut rng = Rng::new(seed);
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let normal: [f64; N] = std::array::from_fn(|_| rng.normal());
        let mut drawn = times(factor, &normal);
        for ((value, at), (low, high)) in drawn.iter_mut().zip(at).zip(within) {
            *value = float::exp((*value + at).clamp(*low, *high));
        }
        all.push(drawn);
    }
    all
}
