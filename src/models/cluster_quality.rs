//! How good a partition is: how much nearer points are to their own cluster than to the next (silhouette, Rousseeuw 1987), and whether
//! the same clusters come back when customers are drawn again (Hennig 2007).
//!
//! Both are measured on a sample, because the one goes over pairs and the other clusters anew many times. Resamples are as large as the
//! sample and not as the shop: of a large shop they promise too little rather than too much.

use super::kmeans::{Place, Points, descend, seeds, squared};
use super::mixture::Mixture;
use crate::base::{Job, Result, each};
use crate::math::float::sqrt;
use crate::math::rng::Rng;

/// Resamples.
pub const RESAMPLES: usize = 200;
/// Resamples of a mixture, a round of which costs many of k-means.
const FEWER: usize = 50;
/// Fresh starts in each resample, beside one from the clusters themselves.
const STARTS: usize = 2;
/// Resamples between two looks at whether to stop.
const BETWEEN: usize = 25;

/// The mean silhouette of each of several partitions: −1 … 1, NaN for one of a single cluster. `labels` are by point, clusters from 0 to 7.
///
/// Somebody alone in a cluster counts 0, as in the paper.
pub fn silhouettes(points: &Points, labels: &[Vec<u8>]) -> Vec<f64> {
    const MOST: usize = 8;
    let sizes: Vec<[f64; MOST]> = labels
        .iter()
        .map(|labels| {
            let mut sizes = [0.0; MOST];
            for (label, weight) in labels.iter().zip(&points.weight) {
                if let Some(size) = sizes.get_mut(usize::from(*label)) {
                    *size += weight;
                }
            }
            sizes
        })
        .collect();
    let mut totals = vec![0.0; labels.len()];
    each(points.len(), |i| {
        let (Some(place), Some(own_weight)) = (points.at.get(i), points.weight.get(i)) else { return };
        let away: Vec<f64> =
            points.at.iter().zip(&points.weight).map(|(other, weight)| weight * sqrt(squared(place, other))).collect();
        for ((labels, sizes), total) in labels.iter().zip(&sizes).zip(&mut totals) {
            let mut sums = [0.0; MOST];
            for (away, label) in away.iter().zip(labels) {
                if let Some(sum) = sums.get_mut(usize::from(*label)) {
                    *sum += away;
                }
            }
            let own = labels.get(i).map_or(0, |label| usize::from(*label));
            let own_size = sizes.get(own).copied().unwrap_or(0.0);
            let inner = sums.get(own).copied().unwrap_or(0.0) / (own_size - 1.0);
            let others = sums.iter().zip(sizes).enumerate().filter(|(at, (_, size))| *at != own && **size > 0.0);
            let outer = others.map(|(_, (sum, size))| sum / size).fold(f64::INFINITY, f64::min);
            if own_size > 1.0 && outer.is_finite() && inner.max(outer) > 0.0 {
                *total += own_weight * (outer - inner) / inner.max(outer);
            }
        }
    });
    let everybody = points.total();
    let mean = |(total, sizes): (f64, &[f64; MOST])| {
        if sizes.iter().filter(|size| **size > 0.0).count() > 1 { total / everybody } else { f64::NAN }
    };
    totals.into_iter().zip(&sizes).map(mean).collect()
}

/// What resampling says of the clusters of k-means.
#[derive(Clone, Debug, PartialEq)]
pub struct Stability {
    /// By cluster: the mean over the resamples of the Jaccard similarity to the cluster of the resample that is most like it.
    pub jaccard: Vec<f64>,
    /// The centres of each resample, in the order of the clusters that they match.
    pub centres: Vec<Vec<Place>>,
}

/// Clusters resamples of a sample in the same way as the whole and compares.
pub fn stability(sample: &Points, centres: &[Place], rng: &mut Rng, job: &mut Job) -> Result<Stability> {
    let k = centres.len();
    let labels = sample.labels(centres);
    let mut stability = Stability { jaccard: vec![0.0; k], centres: Vec::with_capacity(RESAMPLES) };
    for resample in 0..RESAMPLES {
        pause(resample, RESAMPLES, job)?;
        let drawn = sample.resample(rng);
        let mut found = descend(&drawn, centres.to_vec(), job)?;
        for _ in 0..STARTS {
            let other = descend(&drawn, seeds(&drawn, k, rng), job)?;
            if other.at.len() == k && other.inertia < found.inertia {
                found = other;
            }
        }
        let overlap = overlaps(sample, &labels, &sample.labels(&found.at), k);
        add(&mut stability.jaccard, &overlap, RESAMPLES);
        let order = matching(&overlap);
        stability.centres.push(order.into_iter().filter_map(|at| found.at.get(at).copied()).collect());
    }
    Ok(stability)
}

/// The same of the clouds of a mixture, by cloud: each resample is climbed from the clouds themselves, which is where its best explanation
/// is unless they were never there. A resample in which a cloud is lost counts as unlike.
pub fn steadiness(
    sample: &Points,
    mixture: &Mixture,
    dims: usize,
    blur: f64,
    rng: &mut Rng,
    job: &mut Job,
) -> Result<Vec<f64>> {
    let k = mixture.clouds.len();
    let labels = mixture.labels(sample);
    let mut jaccard = vec![0.0; k];
    for resample in 0..FEWER {
        pause(resample, FEWER, job)?;
        if let Some(found) = mixture.clone().climb(&sample.resample(rng), dims, blur, job)? {
            add(&mut jaccard, &overlaps(sample, &labels, &found.labels(sample), k), FEWER);
        }
    }
    Ok(jaccard)
}

/// Says how far resampling is, and stops where it was asked to.
fn pause(resample: usize, of: usize, job: &mut Job) -> Result<()> {
    if resample.is_multiple_of(BETWEEN) { job.step("stage-classifying", resample as u64, of as u64) } else { Ok(()) }
}

/// Adds what one of so many resamples says to the means.
fn add(jaccard: &mut [f64], overlap: &[Vec<f64>], of: usize) {
    for (own, jaccard) in jaccard.iter_mut().enumerate() {
        let most = (0..overlap.len()).map(|other| similarity(overlap, own, other)).fold(0.0, f64::max);
        *jaccard += most / of as f64;
    }
}

/// Customers by cluster here and there.
fn overlaps(sample: &Points, here: &[u8], there: &[u8], k: usize) -> Vec<Vec<f64>> {
    let mut overlap = vec![vec![0.0; k]; k];
    for ((own, other), weight) in here.iter().zip(there).zip(&sample.weight) {
        if let Some(shared) = overlap.get_mut(usize::from(*own)).and_then(|row| row.get_mut(usize::from(*other))) {
            *shared += weight;
        }
    }
    overlap
}

/// Jaccard: shared ÷ in either.
fn similarity(overlap: &[Vec<f64>], own: usize, other: usize) -> f64 {
    let at = |row: &Vec<f64>| row.get(other).copied().unwrap_or(0.0);
    let shared = overlap.get(own).map_or(0.0, at);
    let either = overlap.get(own).map_or(0.0, |row| row.iter().sum()) + overlap.iter().map(at).sum::<f64>() - shared;
    if either > 0.0 { shared / either } else { 0.0 }
}

/// For each row the column it is matched with, each once, such that most customers are shared: the best over all subsets of columns, row
/// by row (k ≤ 8, so at most 256 subsets).
fn matching(overlap: &[Vec<f64>]) -> Vec<usize> {
    let k = overlap.len();
    let mut best = vec![f64::NEG_INFINITY; 1 << k];
    let mut last = vec![0; 1 << k];
    if let Some(none) = best.first_mut() {
        *none = 0.0;
    }
    for set in 1_usize..1 << k {
        let Some(row) = overlap.get(set.count_ones() as usize - 1) else { continue };
        for (column, shared) in row.iter().enumerate().filter(|(column, _)| set >> column & 1 == 1) {
            let sum = best.get(set ^ (1 << column)).copied().unwrap_or(0.0) + shared;
            if let (Some(best), Some(last)) = (best.get_mut(set), last.get_mut(set))
                && sum > *best
            {
                (*best, *last) = (sum, column);
            }
        }
    }
    let mut set = (1 << k) - 1;
    let mut columns: Vec<usize> = (0..k)
        .map(|_| {
            let column = last.get(set).copied().unwrap_or(0);
            set &= !(1 << column);
            column
        })
        .collect();
    columns.reverse();
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::models::kmeans::ends;

    fn line(places: &[(f64, f64)]) -> Points {
        let mut points = Points::default();
        for (x, weight) in places {
            points.push([*x, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], *weight);
        }
        points
    }

    #[test]
    fn the_silhouette_is_that_of_the_paper() {
        // Two pairs: 0, 1 and 4, 6. s(0) = (5 − 1)/5, s(1) = (4 − 1)/4, s(4) = (3.5 − 2)/3.5, s(6) = (5.5 − 2)/5.5.
        let points = line(&[(0.0, 1.0), (1.0, 1.0), (4.0, 1.0), (6.0, 1.0)]);
        let known = (4.0 / 5.0 + 3.0 / 4.0 + 1.5 / 3.5 + 3.5 / 5.5) / 4.0;
        let found = silhouettes(&points, &[vec![0, 0, 1, 1], vec![0, 0, 0, 0], vec![0, 1, 2, 3]]);
        assert!((found[0] - known).abs() < 1e-12, "{found:?}");
        assert!(found[1].is_nan());
        // Everybody alone: 0 by definition.
        assert!(found[2].abs() < 1e-12);
    }

    #[test]
    fn weights_are_copies() {
        let (weighted, copies) =
            (line(&[(0.0, 2.0), (1.0, 1.0), (5.0, 3.0)]), line(&[0.0, 0.0, 1.0, 5.0, 5.0, 5.0].map(|x| (x, 1.0))));
        let found = silhouettes(&weighted, &[vec![0, 0, 1]]);
        let known = silhouettes(&copies, &[vec![0, 0, 0, 1, 1, 1]]);
        assert!((found[0] - known[0]).abs() < 1e-12);
    }

    #[test]
    fn clusters_that_are_there_come_back_and_a_cut_through_a_cloud_does_not() {
        let mut rng = Rng::new(9);
        let heaps: Vec<(f64, f64)> = (0..300).map(|i| (f64::from(i % 3) * 9.0 + rng.normal(), 1.0)).collect();
        let cloud: Vec<(f64, f64)> = (0..300).map(|_| (rng.normal(), 1.0)).collect();
        let mut least = |places: &[(f64, f64)], k| {
            let points = line(places);
            let centres = ends(&points, k, &mut rng, &mut Job::quiet()).unwrap().swap_remove(0);
            let found = stability(&points, &centres.at, &mut rng, &mut Job::quiet()).unwrap();
            assert_eq!((found.centres.len(), found.centres[0].len()), (RESAMPLES, k));
            found.jaccard.into_iter().fold(1.0, f64::min)
        };
        let (clear, none) = (least(&heaps, 3), least(&cloud, 5));
        assert!(clear > 0.97 && none < 0.85, "{clear} {none}");
    }

    #[test]
    fn matching_shares_most_and_uses_each_once() {
        // Row by row the greatest would be 0 and 0; together 1 and 0 share more.
        assert_eq!(matching(&[vec![5.0, 4.0], vec![6.0, 1.0]]), [1, 0]);
        assert_eq!(matching(&[vec![1.0, 0.0, 0.0], vec![0.0, 0.0, 2.0], vec![0.0, 3.0, 0.0]]), [0, 2, 1]);
        assert_eq!(matching(&[]), Vec::<usize>::new());
    }
}
