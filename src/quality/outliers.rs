//! Numbers far from all others: worth a look, hardly ever wrong.

use super::Code;
use super::measure::Sheet;
use crate::base::{Arg, Money};
use crate::math::float::{exp, ln};
use crate::table::{Column, Role, TableKind};

/// Of fewer values none is far.
const ENOUGH: usize = 30;
/// What more than so many, and more than one in so many, are is not far from the others, but one of several kinds of them: the second
/// piece where most buy one, the dear half of a range.
const FEW: usize = 3;
const FEWER: usize = 50;
/// Iglewicz & Hoaglin's bound for the modified z-score.
const BOUND: f64 = 3.5;

/// Looks at amounts, prices and quantities.
pub(super) fn check(sheet: &mut Sheet) {
    let table = sheet.table;
    if table.kind != TableKind::Orders {
        return;
    }
    for (at, field) in table.fields.iter().enumerate() {
        if !matches!(field.role, Role::Amount | Role::UnitPrice | Role::Quantity) {
            continue;
        }
        let values: Vec<f64> = match &field.column {
            Column::Money(money) => {
                money.iter().map(|money| if money.is_some() { money.to_f64() } else { f64::NAN }).collect()
            }
            Column::Number(numbers) => numbers.clone(),
            _ => continue,
        };
        let Some((rows, low, high)) = far(&values) else { continue };
        let said = |value: f64| match field.role {
            Role::Quantity => Arg::Number(value, 2),
            _ => Money::from_f64(value).map_or(Arg::Number(value, 2), Arg::Money),
        };
        sheet.found(Code::Outlier, Some(at), rows, |message| message.with("low", said(low)).with("high", said(high)));
    }
}

/// The rows whose values are far from the others, and the least and greatest value that are not; values that are not positive are not
/// looked at. Nothing where there are too few, where they do not vary, or where many would be far.
pub(super) fn far(values: &[f64]) -> Option<(Vec<u32>, f64, f64)> {
    let mut logs: Vec<f64> = values.iter().filter(|value| **value > 0.0).map(|value| ln(*value)).collect();
    if logs.len() < ENOUGH {
        return None;
    }
    let middle = median(&mut logs);
    let mut off: Vec<f64> = logs.iter().map(|log| (log - middle).abs()).collect();
    // Where half of all are equal, the mean deviation stands in for the median one (Iglewicz & Hoaglin, too).
    let scale = match median(&mut off) {
        mad if mad > 0.0 => mad / 0.6745,
        _ => 1.253_314 * crate::math::summary::mean(&off),
    };
    if !(scale > 0.0 && scale.is_finite()) {
        return None;
    }
    let bound = BOUND.max((2.0 * ln(logs.len() as f64)).sqrt()) * scale;
    let (low, high) = (exp(middle - bound), exp(middle + bound));
    let is_far = |value: &f64| *value > 0.0 && !(low..=high).contains(value);
    let rows: Vec<u32> = values.iter().zip(0u32..).filter(|(value, _)| is_far(value)).map(|(_, row)| row).collect();
    (rows.len() <= FEW.max(logs.len() / FEWER)).then_some((rows, low, high))
}

/// The one in the middle, the upper of two. The order of the values is lost.
fn median(values: &mut [f64]) -> f64 {
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f64::total_cmp).1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_with_two_zeros_too_many_is_far() {
        let mut values: Vec<f64> = (0..60).map(|n| 90.0 + f64::from(n % 20)).collect();
        values.extend([9_900.0, 0.0, -5.0, f64::NAN, 1.0]);
        let (rows, low, high) = far(&values).unwrap();
        assert_eq!(rows, [60, 64]);
        assert!(low > 1.0 && high < 9_900.0, "{low} {high}");
    }

    #[test]
    fn what_never_varies_or_is_too_little_says_nothing() {
        assert!(far(&[5.0; 100]).is_none());
        assert!(far(&[1.0, 1e9]).is_none());
        // Half are equal: the mean deviation.
        let mut values = vec![10.0; 40];
        values.extend([11.0, 9.0, 10.5, 1e7]);
        assert_eq!(far(&values).unwrap().0, [43]);
    }

    #[test]
    fn a_second_piece_is_not_far_from_the_first() {
        let values: Vec<f64> = (0..500).map(|n| if n % 10 == 0 { 2.0 } else { 1.0 }).collect();
        assert!(far(&values).is_none());
    }

    /// Log-normal amounts are as they are: hardly one of ten thousand is told.
    #[test]
    fn skewed_money_is_no_finding() {
        let mut draw = crate::math::rng::Rng::new(3);
        let values: Vec<f64> = (0..10_000).map(|_| exp(4.0 + draw.normal())).collect();
        assert!(far(&values).unwrap().0.len() <= 3);
    }
}
