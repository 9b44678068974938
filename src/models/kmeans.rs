//! k-means: k centres such that the squared distances of all points to their nearest centre sum up to little.
//!
//! Seeding is k-means++ (Arthur & Vassilvitskii 2007), the descent is Lloyd's (1982). Points are weighted and whoever makes them sorts
//! them: equal customers are one point, so neither names nor the order of rows can show, and sums run in one order on every machine. Many
//! restarts go over a sample, what they find best is carried on over all points. Nothing here knows what a coordinate means.

use crate::base::{Job, Result, in_parts};
use crate::math::rng::Rng;

/// Coordinates of a point. Those that are not used are 0 in all points and add nothing.
pub const DIMS: usize = 8;
/// A place.
pub type Place = [f64; DIMS];

/// Rounds of the descent at most; by then what moves is some points in a million.
const ROUNDS: usize = 100;
/// A round that gains less than this share of the sum ends the descent.
const GAIN: f64 = 1e-7;
/// Starts, and how many of their ends are kept.
const STARTS: usize = 16;
const KEPT: usize = 4;
/// Up to this many points no sample is needed to try many starts.
pub const FEW: usize = 4_000;
/// Points from which a round is long enough to ask whether to stop.
const LONG: usize = 20_000;

/// Places with weights: how many customers stand there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Points {
    /// Where.
    pub at: Vec<Place>,
    /// How many; whole numbers, above 0.
    pub weight: Vec<f64>,
}

/// Where centres came to rest.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Centres {
    /// Their places.
    pub at: Vec<Place>,
    /// Σ weight · squared distance to the nearest centre.
    pub inertia: f64,
}

/// The nearest centre of a place and the one after it. Distances are squared; without a second centre infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// The nearest; of equally near ones the first.
    pub centre: usize,
    /// Squared distance to it.
    pub distance: f64,
    /// The second nearest.
    pub second: usize,
    /// Squared distance to it.
    pub beyond: f64,
}

/// Squared distance. The order of the sum is fixed; two at a time, as machines add.
#[inline]
pub fn squared(a: &Place, b: &Place) -> f64 {
    let [a0, a1, a2, a3, a4, a5, a6, a7] = a;
    let [b0, b1, b2, b3, b4, b5, b6, b7] = b;
    let (even, odd) = ([a0 - b0, a2 - b2, a4 - b4, a6 - b6], [a1 - b1, a3 - b3, a5 - b5, a7 - b7]);
    let sum = |part: [f64; 4]| part[0] * part[0] + part[1] * part[1] + part[2] * part[2] + part[3] * part[3];
    sum(even) + sum(odd)
}

/// The nearest centre and its squared distance.
#[inline]
fn nearest(centres: &[Place], place: &Place) -> (usize, f64) {
    let (mut centre, mut least) = (0, f64::INFINITY);
    for (index, other) in centres.iter().enumerate() {
        let distance = squared(place, other);
        if distance < least {
            (centre, least) = (index, distance);
        }
    }
    (centre, least)
}

/// The two nearest of some centres.
pub fn near(centres: &[Place], place: &Place) -> Near {
    let mut near = Near { centre: 0, distance: f64::INFINITY, second: 0, beyond: f64::INFINITY };
    for (index, centre) in centres.iter().enumerate() {
        let distance = squared(place, centre);
        if distance < near.distance {
            near = Near { centre: index, distance, second: near.centre, beyond: near.distance };
        } else if distance < near.beyond {
            (near.second, near.beyond) = (index, distance);
        }
    }
    near
}

impl Points {
    /// Number of places.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Adds a place.
    pub fn push(&mut self, at: Place, weight: f64) {
        self.at.push(at);
        self.weight.push(weight);
    }

    /// How many customers there are in all.
    pub fn total(&self) -> f64 {
        self.weight.iter().sum()
    }

    /// The nearest centre of each place.
    pub fn labels(&self, centres: &[Place]) -> Vec<u8> {
        self.at.iter().map(|place| nearest(centres, place).0 as u8).collect()
    }

    /// `size` customers drawn without replacement, all of them if there are no more (selection sampling, Knuth 3.4.2 S).
    #[must_use]
    pub fn sample(&self, size: u64, rng: &mut Rng) -> Points {
        let (mut left, mut wanted) = (self.total() as u64, size);
        if left <= size {
            return self.clone();
        }
        let mut drawn = Points::default();
        for (place, weight) in self.at.iter().zip(&self.weight) {
            let mut taken = 0.0;
            for _ in 0..*weight as u64 {
                if rng.below(left) < wanted {
                    wanted -= 1;
                    taken += 1.0;
                }
                left -= 1;
            }
            if taken > 0.0 {
                drawn.push(*place, taken);
            }
        }
        drawn
    }

    /// As many customers as there are, drawn with replacement: one resample of the bootstrap.
    #[must_use]
    pub fn resample(&self, rng: &mut Rng) -> Points {
        let owner: Vec<usize> = self
            .weight
            .iter()
            .enumerate()
            .flat_map(|(index, weight)| (0..*weight as u64).map(move |_| index))
            .collect();
        let mut drawn = vec![0.0; self.len()];
        for _ in 0..owner.len() {
            let at = owner.get(rng.below(owner.len() as u64) as usize).and_then(|index| drawn.get_mut(*index));
            if let Some(count) = at {
                *count += 1.0;
            }
        }
        let mut points = Points::default();
        self.at
            .iter()
            .zip(drawn)
            .filter(|(_, count)| *count > 0.0)
            .for_each(|(place, count)| points.push(*place, count));
        points
    }
}

/// A place drawn with chances in proportion to `chances`.
fn draw(points: &Points, chances: &[f64], rng: &mut Rng) -> Place {
    let mut rest = rng.f64() * chances.iter().sum::<f64>();
    let hit = chances.iter().position(|chance| {
        rest -= chance;
        rest < 0.0
    });
    // Rounding may leave a rest behind the last chance.
    let hit = hit.or_else(|| chances.iter().rposition(|chance| *chance > 0.0)).unwrap_or(0);
    points.at.get(hit).copied().unwrap_or_default()
}

/// k-means++: each further centre is drawn with chances in proportion to the squared distance to those there are; of a few draws that is
/// kept which leaves the least (the "greedy" variant of the paper's closing section). Fewer than `k` come back where there are no more
/// distinct places.
pub fn seeds(points: &Points, k: usize, rng: &mut Rng) -> Vec<Place> {
    if points.is_empty() || k == 0 {
        return Vec::new();
    }
    let tries = 2 + usize::from(k > 2) + usize::from(k > 7);
    let mut least = vec![f64::INFINITY; points.len()];
    let mut chances = points.weight.clone();
    let mut centres = Vec::with_capacity(k);
    while centres.len() < k && chances.iter().any(|chance| *chance > 0.0) {
        let first = centres.is_empty();
        let (mut kept, mut left) = (Place::default(), f64::INFINITY);
        for _ in 0..if first { 1 } else { tries } {
            let place = draw(points, &chances, rng);
            let columns = points.at.iter().zip(&points.weight).zip(&least);
            let after = columns.map(|((at, weight), least)| weight * least.min(squared(at, &place))).sum();
            if after < left {
                (kept, left) = (place, after);
            }
        }
        centres.push(kept);
        let columns = points.at.iter().zip(&points.weight).zip(least.iter_mut().zip(&mut chances));
        for ((at, weight), (least, chance)) in columns {
            *least = least.min(squared(at, &kept));
            *chance = *weight * *least;
        }
    }
    centres
}

/// One round: the sum of squares about `centres`, and the means of the points that are nearest to each. A centre that nobody is nearest to
/// moves to the point that is worst off.
fn round(points: &Points, centres: &mut [Place]) -> f64 {
    let mut sums = vec![([0.0; DIMS], 0.0); centres.len()];
    let (mut inertia, mut worst, mut far) = (0.0, None, 0.0);
    in_parts(points.len(), &mut |part| {
        let at = points.at.get(part.clone()).unwrap_or_default();
        for (place, weight) in at.iter().zip(points.weight.get(part).unwrap_or_default()) {
            let (centre, distance) = nearest(centres, place);
            inertia += weight * distance;
            if distance > far {
                (far, worst) = (distance, Some(*place));
            }
            if let Some((sum, total)) = sums.get_mut(centre) {
                sum.iter_mut().zip(place).for_each(|(sum, at)| *sum += weight * at);
                *total += weight;
            }
        }
    });
    for (centre, (sum, total)) in centres.iter_mut().zip(sums) {
        if total > 0.0 {
            *centre = sum.map(|sum| sum / total);
        } else if let Some(place) = worst.take() {
            *centre = place;
        }
    }
    inertia
}

/// Descends from a start until a round gains next to nothing.
pub fn descend(points: &Points, start: Vec<Place>, job: &mut Job) -> Result<Centres> {
    let mut centres = Centres { at: start, inertia: f64::INFINITY };
    for _ in 0..ROUNDS {
        if points.len() >= LONG {
            job.step("stage-classifying", 0, 0)?;
        }
        let inertia = round(points, &mut centres.at);
        let settled = centres.inertia - inertia <= GAIN * inertia;
        centres.inertia = inertia;
        if settled {
            break;
        }
    }
    // What was summed belongs to the centres before the last move.
    let left = |(place, weight): (&Place, &f64)| weight * nearest(&centres.at, place).1;
    let inertia = points.at.iter().zip(&points.weight).map(left).sum();
    Ok(Centres { inertia, ..centres })
}

/// Where descents from several starts came to rest, best first, each rest once, some of them at most.
pub fn ends(points: &Points, k: usize, rng: &mut Rng, job: &mut Job) -> Result<Vec<Centres>> {
    let mut ends = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        ends.push(descend(points, seeds(points, k, rng), job)?);
    }
    let mut best: Vec<Centres> = Vec::with_capacity(KEPT);
    while best.len() < KEPT && !ends.is_empty() {
        let end = ends.swap_remove(least(&ends));
        // Sums that differ by rounding only are the same rest under other numbers.
        ends.retain(|other| (other.inertia - end.inertia).abs() > 1e-6 * end.inertia);
        best.push(end);
    }
    Ok(best)
}

/// Carries ends over a sample on over all points, and takes the best of what that gives.
pub fn carried(points: &Points, ends: Vec<Centres>, job: &mut Job) -> Result<Centres> {
    let mut all = Vec::with_capacity(ends.len());
    for end in ends {
        all.push(descend(points, end.at, job)?);
    }
    let best = least(&all);
    Ok(if all.is_empty() { Centres::default() } else { all.swap_remove(best) })
}

/// The place of the least inertia, the first of equal ones.
fn least(ends: &[Centres]) -> usize {
    let mut least = 0;
    for (index, end) in ends.iter().enumerate() {
        if ends.get(least).is_some_and(|best| end.inertia < best.inertia) {
            least = index;
        }
    }
    least
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use smartcore::cluster::kmeans::{KMeans, KMeansParameters};
    use smartcore::linalg::basic::matrix::DenseMatrix;

    use super::*;

    fn points(places: &[(f64, f64)]) -> Points {
        let mut points = Points::default();
        for (x, y) in places {
            points.push([*x, *y, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0], 1.0);
        }
        points
    }

    fn found(points: &Points, k: usize) -> Centres {
        ends(points, k, &mut Rng::new(1), &mut Job::quiet()).unwrap().swap_remove(0)
    }

    /// The least sum of squares of all partitions into k parts, by trying them all.
    fn optimum(places: &[(f64, f64)], k: usize) -> f64 {
        let cost = |label: &[usize]| -> f64 {
            (0..k)
                .map(|part| {
                    let own: Vec<_> =
                        places.iter().zip(label).filter(|(_, at)| **at == part).map(|(p, _)| *p).collect();
                    let n = own.len() as f64;
                    let (x, y) = own.iter().fold((0.0, 0.0), |sum, p| (sum.0 + p.0 / n, sum.1 + p.1 / n));
                    own.iter().map(|p| (p.0 - x) * (p.0 - x) + (p.1 - y) * (p.1 - y)).sum::<f64>()
                })
                .sum()
        };
        let mut label = vec![0; places.len()];
        let mut least = cost(&label);
        loop {
            let Some(at) = label.iter().position(|part| *part + 1 < k) else { return least };
            label[..at].fill(0);
            label[at] += 1;
            least = least.min(cost(&label));
        }
    }

    #[test]
    fn small_sets_are_parted_in_the_best_way_there_is() {
        let mut rng = Rng::new(5);
        for k in [2, 3] {
            for _ in 0..12 {
                let places: Vec<(f64, f64)> = (0..10).map(|_| (rng.f64(), rng.f64())).collect();
                let (ours, best) = (found(&points(&places), k).inertia, optimum(&places, k));
                assert!((ours - best).abs() < 1e-12, "{k}: {ours} {best}");
            }
        }
    }

    #[test]
    fn weights_are_copies() {
        let places = [(0.0, 0.0), (1.0, 0.0), (5.0, 5.0), (6.0, 5.5), (9.0, 0.0)];
        let mut weighted = points(&places);
        weighted.weight = vec![3.0, 1.0, 2.0, 1.0, 4.0];
        let copies: Vec<(f64, f64)> = places
            .iter()
            .zip(&weighted.weight)
            .flat_map(|(place, weight)| (0..*weight as usize).map(move |_| *place))
            .collect();
        assert!((found(&weighted, 3).inertia - found(&points(&copies), 3).inertia).abs() < 1e-12);
        assert_eq!((weighted.total(), weighted.resample(&mut Rng::new(3)).total()), (11.0, 11.0));
        assert_eq!(weighted.sample(7, &mut Rng::new(3)).total(), 7.0);
        assert_eq!(weighted.sample(11, &mut Rng::new(3)), weighted);
    }

    #[test]
    fn no_more_centres_than_places() {
        let twins = points(&[(1.0, 1.0), (1.0, 1.0), (2.0, 2.0)]);
        assert_eq!(seeds(&twins, 5, &mut Rng::new(1)).len(), 2);
        assert_eq!(found(&twins, 5).inertia, 0.0);
        assert!(found(&Points::default(), 2).at.is_empty());
    }

    #[test]
    fn the_two_nearest_are_told_and_ties_go_to_the_first() {
        let centres: Vec<Place> = [3.0, 1.0, 1.0, 9.0].map(|x| [x, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]).to_vec();
        let near = near(&centres, &[0.0; DIMS]);
        assert_eq!((near.centre, near.distance, near.second, near.beyond), (1, 1.0, 2, 1.0));
    }

    /// Against smartcore's k-means (its own seeding, its own descent over a BBD tree), the best of twenty of its runs.
    #[test]
    fn another_implementation_finds_nothing_better_by_half_a_percent() {
        let mut rng = Rng::new(11);
        for (customers, centres, spread) in [(3_000, 3, 0.15), (3_000, 6, 0.6), (3_000, 1, 1.0), (12_000, 1, 1.0)] {
            let around: Vec<[f64; 3]> = (0..centres).map(|_| [rng.normal(), rng.normal(), rng.normal()]).collect();
            let all: Vec<Vec<f64>> = (0..customers)
                .map(|i| around[i % centres].iter().map(|at| at + spread * rng.normal()).collect())
                .collect();
            let mut points = Points::default();
            for p in &all {
                points.push([p[0], p[1], p[2], 0.0, 0.0, 0.0, 0.0, 0.0], 1.0);
            }
            let sample = points.sample(2_000, &mut rng);
            let matrix = DenseMatrix::from_2d_vec(&all).unwrap();
            for k in (2..=8).step_by(if customers > 3_000 { 3 } else { 1 }) {
                let ground = if points.len() > FEW { &sample } else { &points };
                let ends = ends(ground, k, &mut rng, &mut Job::quiet()).unwrap();
                let ours = carried(&points, ends, &mut Job::quiet()).unwrap().inertia;
                let theirs = (0..20).map(|seed| {
                    let mut parameters = KMeansParameters::default().with_k(k).with_max_iter(300);
                    parameters.seed = Some(seed);
                    let model: KMeans<f64, u32, DenseMatrix<f64>, Vec<u32>> = KMeans::fit(&matrix, parameters).unwrap();
                    inertia(&points, &model.predict(&matrix).unwrap(), k)
                });
                let theirs = theirs.fold(f64::INFINITY, f64::min);
                println!("{customers} in {centres} heaps, k {k}: {:.4} % above", (ours / theirs - 1.0) * 100.0);
                assert!(ours <= theirs * 1.005, "{customers} in {centres} heaps, k {k}: {ours} against {theirs}");
            }
        }
    }

    /// About the means of a partition.
    fn inertia(points: &Points, labels: &[u32], k: usize) -> f64 {
        let mut sums = vec![([0.0; DIMS], 0.0); k];
        for (place, label) in points.at.iter().zip(labels) {
            let (sum, n) = &mut sums[*label as usize];
            sum.iter_mut().zip(place).for_each(|(sum, at)| *sum += at);
            *n += 1.0;
        }
        let means: Vec<Place> = sums.iter().map(|(sum, n)| sum.map(|sum| sum / n)).collect();
        points.at.iter().zip(labels).map(|(place, label)| squared(place, &means[*label as usize])).sum()
    }
}
