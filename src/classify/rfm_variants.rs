//! Variants of RFM: one figure more beside R, F and M, or one figure made of the three. The groups stay those of R, F and M.
//!
//! LRFM adds the length of the relationship (Chang & Tsay 2004), RFMT the time between orders (Zhou, Wei & Xu 2021), weighted RFM makes one
//! score of the three with weights by entropy (Shannon 1948): what tells customers apart counts more. Diversity, profit and engagement are no
//! facts of orders alone and are not offered here.

use serde::{Deserialize, Serialize};

use super::Params;
use crate::features::Customers;
use crate::math::{float::ln, order, summary::quantile};

/// Highest score.
const MOST: usize = 5;

/// What a variant learnt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Variant {
    /// Plain RFM.
    #[default]
    None,
    /// Cuts of the days from the first to the last order, ascending: score = 1 + cuts below.
    Length(Vec<f64>),
    /// Cuts of the days between orders, ascending: score = 1 + cuts above.
    Gap(Vec<f64>),
    /// Weights of R, F and M; they sum up to 1.
    Weights([f64; 3]),
}

/// Days from the first to the last order, in all history; NaN without an order in the window.
fn length(customers: &Customers, row: usize) -> f64 {
    match (customers.first.get(row), customers.last.get(row), customers.frequency.get(row)) {
        (Some(first), Some(last), Some(1..)) if first.is_some() => f64::from(last.since(*first)),
        _ => f64::NAN,
    }
}

/// Mean days between orders, in all history; NaN below two orders.
fn gap(customers: &Customers, row: usize) -> f64 {
    match customers.orders.get(row) {
        Some(&orders @ 2..) => length(customers, row) / f64::from(orders - 1),
        _ => f64::NAN,
    }
}

/// Weights by entropy of some scores, given as how many customers have each score from 1: a score that all share says nothing and weighs
/// nothing. Equal weights where none says anything.
fn weights(counts: &[[u32; MOST]; 3]) -> [f64; 3] {
    let n: u32 = counts[0].iter().sum();
    let says = counts.map(|counts| {
        let scores = || counts.iter().zip(1_u32..).map(|(count, score)| (f64::from(*count), f64::from(score)));
        let sum: f64 = scores().map(|(count, score)| count * score).sum();
        let entropy: f64 = scores()
            .filter(|(count, _)| *count > 0.0)
            .map(|(count, score)| -count * (score / sum) * ln(score / sum))
            .sum();
        // All alike have the greatest entropy there is; a rounding error below it is nothing said.
        let said = if n > 1 { 1.0 - entropy / ln(f64::from(n)) } else { 0.0 };
        if said > 1e-12 { said } else { 0.0 }
    });
    let all: f64 = says.iter().sum();
    if all > 0.0 { says.map(|said| said / all) } else { [1.0 / 3.0; 3] }
}

impl Variant {
    /// Learns what the parameter `variant` asks for. `scores` are R, F and M of everybody with an order in the window, from 1 to `most`.
    pub fn learn(params: &Params, customers: &Customers, most: u8, scores: impl Iterator<Item = [u8; 3]>) -> Variant {
        let cuts = |value: fn(&Customers, usize) -> f64| {
            let mut sorted: Vec<f64> =
                (0..customers.len()).map(|row| value(customers, row)).filter(|value| value.is_finite()).collect();
            order::ascending(&mut sorted);
            let share = |k: u8| f64::from(k) / f64::from(most);
            // Where there is nobody an unreachable cut is honest.
            let cut = |share: f64| if sorted.is_empty() { f64::INFINITY } else { quantile(&sorted, share) };
            (1..most).map(|k| cut(share(k))).collect()
        };
        match params.choice("variant") {
            "lrfm" => Variant::Length(cuts(length)),
            "rfmt" => Variant::Gap(cuts(gap)),
            "weighted" => {
                let mut counts = [[0; MOST]; 3];
                for scores in scores {
                    for (counts, score) in counts.iter_mut().zip(scores) {
                        if let Some(count) = counts.get_mut(usize::from(score) - 1) {
                            *count += 1;
                        }
                    }
                }
                Variant::Weights(weights(&counts))
            }
            _ => Variant::None,
        }
    }

    /// The column that it adds.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Variant::None => None,
            Variant::Length(_) => Some("l_score"),
            Variant::Gap(_) => Some("t_score"),
            Variant::Weights(_) => Some("rfm_weighted"),
        }
    }

    /// The figure that it scores, in days; NaN where a customer has none.
    pub fn value(&self, customers: &Customers, row: usize) -> f64 {
        match self {
            Variant::Length(_) => length(customers, row),
            Variant::Gap(_) => gap(customers, row),
            Variant::None | Variant::Weights(_) => f64::NAN,
        }
    }

    /// The score of a customer with these R, F and M; NaN where there is none.
    pub fn score(&self, customers: &Customers, row: usize, scores: [u8; 3]) -> f64 {
        let value = self.value(customers, row);
        match self {
            Variant::Length(cuts) if value.is_finite() => 1.0 + cuts.iter().filter(|cut| **cut < value).count() as f64,
            Variant::Gap(cuts) if value.is_finite() => 1.0 + cuts.iter().filter(|cut| **cut > value).count() as f64,
            Variant::Weights(weights) => {
                weights.iter().zip(scores).map(|(weight, score)| weight * f64::from(score)).sum()
            }
            _ => f64::NAN,
        }
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::base::Arg;
    use crate::classify::laws::{Shop, values};

    #[test]
    fn what_all_share_weighs_nothing_and_what_parts_most_weighs_most() {
        // R: all 3. F: one of five has 5, the others 1. M: half 2, half 3.
        let found = weights(&[[0, 0, 10, 0, 0], [8, 0, 0, 0, 2], [0, 5, 5, 0, 0]]);
        assert!(found[0].abs() < 1e-12 && found[1] > 0.8 && (found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(weights(&[[0, 0, 7, 0, 0]; 3]), [1.0 / 3.0; 3]);
        // By hand: Σ = 3, p = 1/3 and 2/3, entropy 0.6365, of ln 2 = 0.6931 that is 0.9183, so 0.0817 is said, twice.
        let half = weights(&[[2, 0, 0, 0, 0], [1, 1, 0, 0, 0], [1, 1, 0, 0, 0]]);
        assert!((half[1] - 0.5).abs() < 1e-12 && (half[2] - 0.5).abs() < 1e-12);
    }

    const SHOP: &[(&str, &[(i32, f64)])] = &[
        ("a", &[(0, 10.0), (50, 10.0), (100, 10.0)]),
        ("b", &[(90, 10.0), (100, 10.0)]),
        ("c", &[(60, 10.0)]),
        ("d", &[(20, 10.0), (60, 10.0)]),
        ("e", &[(80, 500.0)]),
    ];

    #[test]
    fn a_variant_adds_its_score_and_moves_nobody() {
        let shop = Shop::of(SHOP);
        let plain = shop.run("rfm", &values(&[]));
        for (variant, name) in [("lrfm", "l_score"), ("rfmt", "t_score"), ("weighted", "rfm_weighted")] {
            let outcome = shop.run("rfm", &values(&[("variant", variant)]));
            assert_eq!(outcome.assignment.class, plain.assignment.class);
            let own = outcome.assignment.scores.last().unwrap();
            assert_eq!((own.name, outcome.assignment.scores.len()), (name, plain.assignment.scores.len() + 1));
            match variant {
                // Lengths 100, 10, 0, 40, 0: cuts 0, 6, 22, 52 (type 7).
                "lrfm" => assert_eq!(own.values, [5.0, 3.0, 1.0, 4.0, 1.0]),
                // Gaps 50, 10 and 40: cuts 22, 34, 42, 46.
                "rfmt" => {
                    let order = own.values[0] < own.values[3] && own.values[3] < own.values[1];
                    assert!(order && own.values[2].is_nan());
                }
                _ => assert!(own.values.iter().all(|score| (1.0..=5.0).contains(score))),
            }
        }
        let reasons = shop.explain("rfm", &values(&[("variant", "lrfm")]), 0).reasons;
        let length = reasons.iter().find(|reason| reason.feature == "length").unwrap();
        assert_eq!((&length.value, &length.score), (&Arg::Count(100), &Some(Arg::Count(5))));
    }
}
