//! Which attribute tells who is of one kind: a small tree of best splits, and nothing where chance would do as well.
//!
//! CHAID (Kass 1980): values of an attribute whose shares do not differ are joined, pair by pair; the joined table is tested by χ², and its
//! p-value is multiplied by the ways in which so many values can be joined into so many groups (the Stirling number of the second kind), then
//! by the attributes that were tried, and below the first split by its groups (Bonferroni). At most two splits deep. Knows rows and codes, no table.

use crate::base::NONE;
use crate::math::chi_square;
use crate::math::float::{exp, ln};

/// Up to which adjusted p-value a split is claimed, and from which p-value on two values count as the same.
pub const LEVEL: f64 = 0.05;
/// A group of fewer is not told apart, and is split no further than into such.
pub const LEAST: u32 = 20;
/// Splits below one another.
const DEPTH: usize = 2;

/// An attribute: by row the code of its value, [`NONE`] where nothing is known; and how many values there are.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// By row.
    pub codes: Vec<u32>,
    /// Values: codes are below.
    pub values: usize,
}

/// The values that a group of rows has of an attribute. A value beyond the last one stands for those of whom nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Place of the attribute.
    pub attribute: usize,
    /// Ascending.
    pub values: Vec<u32>,
}

/// A leaf of the tree, or a branch on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What is said of its rows, from the first split on.
    pub path: Vec<Step>,
    /// Rows.
    pub rows: u32,
    /// Those of the kind that is looked for.
    pub hits: u32,
    /// The adjusted p-value of the split that it came from.
    pub chance: f64,
}

/// The leaves of the tree, the greatest share first; none where nothing tells.
pub fn grow(attributes: &[Attribute], hit: &[bool]) -> Vec<Group> {
    let mut leaves = Vec::new();
    let root: Vec<u32> = (0..hit.len() as u32).collect();
    split(attributes, hit, root, &Vec::new(), 1.0, 1.0, &mut leaves);
    leaves.retain(|leaf: &Group| !leaf.path.is_empty());
    let share = |leaf: &Group| f64::from(leaf.hits) / f64::from(leaf.rows.max(1));
    leaves.sort_by(|a, b| share(b).total_cmp(&share(a)).then(b.rows.cmp(&a.rows)));
    leaves
}

fn split(
    attributes: &[Attribute],
    hit: &[bool],
    rows: Vec<u32>,
    path: &[Step],
    chance: f64,
    tries: f64,
    leaves: &mut Vec<Group>,
) {
    let is_hit = |row: &u32| hit.get(*row as usize).is_some_and(|hit| *hit);
    let best = if path.len() < DEPTH { best(attributes, hit, &rows, path, tries) } else { None };
    let Some((attribute, groups, chance_here)) = best else {
        let hits = rows.iter().filter(|row| is_hit(row)).count() as u32;
        leaves.push(Group { path: path.to_vec(), rows: rows.len() as u32, hits, chance });
        return;
    };
    let count = groups.len() as f64;
    for values in groups {
        let value = |row: &u32| value_of(attributes.get(attribute), *row);
        let own = rows.iter().copied().filter(|row| values.contains(&value(row))).collect();
        let mut longer = path.to_vec();
        longer.push(Step { attribute, values });
        split(attributes, hit, own, &longer, chance_here, tries * count, leaves);
    }
}

/// The code of a row; what is unknown has the one behind the last.
fn value_of(attribute: Option<&Attribute>, row: u32) -> u32 {
    let Some(attribute) = attribute else { return NONE };
    let code = attribute.codes.get(row as usize).copied().unwrap_or(NONE);
    if (code as usize) < attribute.values { code } else { attribute.values as u32 }
}

/// The attribute whose joined groups differ the least by chance, with its groups and the adjusted p-value; nothing beyond [`LEVEL`].
fn best(
    attributes: &[Attribute],
    hit: &[bool],
    rows: &[u32],
    path: &[Step],
    tries: f64,
) -> Option<(usize, Vec<Vec<u32>>, f64)> {
    let mut best: Option<(usize, Vec<Vec<u32>>, f64)> = None;
    let open = |at: usize| path.iter().all(|step| step.attribute != at);
    let tried = (0..attributes.len()).filter(|at| open(*at)).count() as f64;
    for (at, attribute) in attributes.iter().enumerate().filter(|(at, _)| open(*at)) {
        let mut counts = vec![(0u32, 0u32); attribute.values + 1];
        for row in rows {
            if let Some((all, hits)) = counts.get_mut(value_of(Some(attribute), *row) as usize) {
                *all += 1;
                *hits += u32::from(hit.get(*row as usize).is_some_and(|hit| *hit));
            }
        }
        let Some((groups, chance)) = joined(&counts) else { continue };
        let chance = (chance * tried * tries).min(1.0);
        if chance <= LEVEL && best.as_ref().is_none_or(|(.., least)| chance < *least) {
            best = Some((at, groups, chance));
        }
    }
    best
}

/// Joins values until all groups differ; the groups with their values, and the p-value times the ways to join so many into so many.
fn joined(counts: &[(u32, u32)]) -> Option<(Vec<Vec<u32>>, f64)> {
    let mut groups: Vec<(Vec<u32>, u32, u32)> = counts
        .iter()
        .zip(0..)
        .filter(|((all, _), _)| *all > 0)
        .map(|((all, hits), value)| (vec![value], *all, *hits))
        .collect();
    let values = groups.len();
    while groups.len() > 1 {
        // A group too small to be told apart is joined to whichever is most like it, whatever the test says.
        let mut closest: Option<(bool, f64, usize, usize)> = None;
        for (i, (_, all, hits)) in groups.iter().enumerate() {
            for (j, (_, other_all, other_hits)) in groups.iter().enumerate().skip(i + 1) {
                let small = *all < LEAST || *other_all < LEAST;
                let chance = chi_square::upper(statistic(&[(*all, *hits), (*other_all, *other_hits)]), 1);
                let better = closest.is_none_or(|(of_small, most, ..)| (small, chance) > (of_small, most));
                if better {
                    closest = Some((small, chance, i, j));
                }
            }
        }
        let Some((small, chance, i, j)) = closest else { break };
        if !small && chance <= LEVEL {
            break;
        }
        let (more, all, hits) = groups.remove(j);
        if let Some(group) = groups.get_mut(i) {
            group.0.extend(more);
            group.0.sort_unstable();
            group.1 += all;
            group.2 += hits;
        }
    }
    if groups.len() < 2 {
        return None;
    }
    let table: Vec<(u32, u32)> = groups.iter().map(|(_, all, hits)| (*all, *hits)).collect();
    let chance = chi_square::upper(statistic(&table), groups.len() as u32 - 1) * ways(values, groups.len());
    Some((groups.into_iter().map(|(values, ..)| values).collect(), chance.min(1.0)))
}

/// Pearson's χ² of groups by hit and miss; 0 where one column is empty.
fn statistic(table: &[(u32, u32)]) -> f64 {
    let all: f64 = table.iter().map(|(all, _)| f64::from(*all)).sum();
    let hits: f64 = table.iter().map(|(_, hits)| f64::from(*hits)).sum();
    let share = hits / all;
    if all <= 0.0 || share <= 0.0 || share >= 1.0 {
        return 0.0;
    }
    let one = |(all, hits): &(u32, u32)| {
        let away = f64::from(*hits) - f64::from(*all) * share;
        away * away / (f64::from(*all) * share * (1.0 - share))
    };
    table.iter().map(one).sum()
}

/// In how many ways so many values fall into so many groups: Σ (−1)^i (r − i)^c / (i! (r − i)!) (Kass 1980, equation for free predictors).
fn ways(values: usize, groups: usize) -> f64 {
    let ln_factorial = |n: usize| (2..=n).map(|k| ln(k as f64)).sum::<f64>();
    let term = |i: usize| {
        let size = exp(values as f64 * ln((groups - i) as f64) - ln_factorial(i) - ln_factorial(groups - i));
        if i.is_multiple_of(2) { size } else { -size }
    };
    (0..groups).map(term).sum::<f64>().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::rng::Rng;

    #[test]
    fn ways_to_join_are_stirlings_numbers() {
        for (values, groups, known) in [(2, 2, 1.0), (3, 2, 3.0), (4, 2, 7.0), (5, 3, 25.0), (6, 3, 90.0), (4, 4, 1.0)]
        {
            assert!((ways(values, groups) - known).abs() < 1e-6, "{values} {groups} {}", ways(values, groups));
        }
    }

    #[test]
    fn chi_square_is_pearsons() {
        // 20 of 50 against 30 of 50: 100·(20·20 − 30·30)² / 50⁴ = 4.
        assert!((statistic(&[(50, 20), (50, 30)]) - 4.0).abs() < 1e-12);
        assert!(statistic(&[(5, 5), (9, 9)]).abs() < 1e-12);
    }

    /// Three sources of 100 each: half of those of source 1 are hits, a tenth of the others. The others are one group.
    #[test]
    fn values_that_do_not_differ_are_one_group() {
        let codes: Vec<u32> = (0..300).map(|row| row % 3).collect();
        let hit: Vec<bool> =
            (0..300).map(|row| if row % 3 == 1 { row / 3 % 2 == 0 } else { row / 3 % 10 == 0 }).collect();
        let noise = Attribute { codes: (0..300).map(|row| row / 6 % 4).collect(), values: 4 };
        let source = Attribute { codes, values: 3 };
        let leaves = grow(&[noise, source], &hit);
        let told: Vec<(&[Step], u32, u32)> = leaves.iter().map(|leaf| (&leaf.path[..], leaf.rows, leaf.hits)).collect();
        assert_eq!(told.len(), 2);
        assert_eq!(told[0], (&[Step { attribute: 1, values: vec![1] }][..], 100, 50));
        assert_eq!(told[1], (&[Step { attribute: 1, values: vec![0, 2] }][..], 200, 20));
        // χ² = 300·(50·180 − 20·50)² / (100·200·70·230) = 59.63; p·3 ways·2 attributes.
        let chance = chi_square::upper(59.627_329, 1) * 6.0;
        assert!((leaves[0].chance / chance - 1.0).abs() < 1e-4, "{} {chance}", leaves[0].chance);
    }

    /// What is found only among the customers of one source is found there.
    #[test]
    fn a_second_split_is_looked_for_within_the_first() {
        let source = Attribute { codes: (0..800).map(|row| row % 2).collect(), values: 2 };
        let city = Attribute { codes: (0..800).map(|row| row / 2 % 2).collect(), values: 2 };
        let hit: Vec<bool> =
            (0..800).map(|row| row % 2 == 1 && (row / 2 % 2 == 1 || row / 4 % 10 < 2) && row / 4 % 10 < 8).collect();
        let leaves = grow(&[source, city], &hit);
        assert_eq!(leaves.len(), 3, "{leaves:?}");
        let step = |attribute, value| Step { attribute, values: vec![value] };
        assert_eq!((leaves[0].path.clone(), leaves[0].rows, leaves[0].hits), (vec![step(0, 1), step(1, 1)], 200, 160));
        assert_eq!((leaves[1].path.clone(), leaves[1].hits), (vec![step(0, 1), step(1, 0)], 40));
        assert_eq!((leaves[2].path.clone(), leaves[2].rows, leaves[2].hits), (vec![step(0, 0)], 400, 0));
    }

    /// Shuffled, nothing tells: of 300 shuffles with six attributes at most one in twenty claims something, and a little for luck.
    #[test]
    fn nothing_is_claimed_from_noise() {
        let mut rng = Rng::new(11);
        let attribute = |values: usize, rng: &mut Rng| Attribute {
            codes: (0..400).map(|_| if rng.f64() < 0.1 { NONE } else { (rng.f64() * values as f64) as u32 }).collect(),
            values,
        };
        let attributes: Vec<Attribute> = [2, 3, 5, 8, 12, 4].map(|values| attribute(values, &mut rng)).into();
        let mut hit: Vec<bool> = (0..400).map(|row| row % 5 == 0).collect();
        let mut claimed = 0;
        for _ in 0..300 {
            rng.shuffle(&mut hit);
            claimed += u32::from(!grow(&attributes, &hit).is_empty());
        }
        assert!(claimed <= 22, "{claimed} of 300");
    }
}
