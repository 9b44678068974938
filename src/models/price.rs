//! What discounts do to one customer's orders: the five measures of price sensitivity, from lines already resolved to money.
//!
//! Which columns say list price and discount, and which weeks are of promotion, is the classifier's affair. Sums are whole numbers, so that the order of lines never shows.

use crate::base::{Day, Money};

/// One line of an order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Line {
    /// Before any discount.
    pub list: Money,
    /// What was taken off.
    pub off: Money,
    /// What was paid.
    pub paid: Money,
    /// Price of a piece, and pieces; nothing where it can't be said.
    pub price: Option<(Money, f64)>,
}

/// An order is discounted when more than this of its list price was taken off: less is rounding.
pub const LEAST_OFF: f64 = 0.005;

/// The week of a day, from Monday on.
pub fn week(day: Day) -> i32 {
    (day.0 + 3).div_euclid(7)
}

/// Sums over some orders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Orders.
    pub orders: u32,
    /// Orders with a discount.
    pub discounted: u32,
    /// Before any discount.
    pub list: Money,
    /// What was taken off.
    pub off: Money,
    /// What was paid.
    pub paid: Money,
    /// Of it, in weeks of promotion.
    pub promoted: Money,
    /// What was paid for pieces of a known price, and what they would have cost at the median of their category and month.
    pub own: Money,
    /// See `own`.
    pub median: Money,
}

impl Sums {
    /// Adds an order; a discount without a list price is one all the same.
    pub fn add(&mut self, list: Money, off: Money, paid: Money, promoted: bool) -> bool {
        let discounted = off > Money::ZERO && off.to_f64() > LEAST_OFF * list.to_f64();
        self.orders += 1;
        self.discounted += u32::from(discounted);
        self.list += list;
        self.off += off;
        self.paid += paid.max(Money::ZERO);
        self.promoted += if promoted { paid.max(Money::ZERO) } else { Money::ZERO };
        discounted
    }

    /// Off over list; NaN without a list price.
    pub fn depth(&self) -> f64 {
        ratio(self.off, self.list)
    }

    /// Own prices over median prices: below 1 is the cheap end. NaN where no price is known.
    pub fn price_index(&self) -> f64 {
        ratio(self.own, self.median)
    }

    /// The share of spend in weeks of promotion; NaN without spend.
    pub fn promoted_share(&self) -> f64 {
        ratio(self.promoted, self.paid)
    }
}

fn ratio(part: Money, whole: Money) -> f64 {
    if whole > Money::ZERO { part.to_f64() / whole.to_f64() } else { f64::NAN }
}

/// Mean and standard deviation of numbers that come in any order: kept to a hundred-millionth, within ± a million,
/// and summed as whole numbers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread {
    count: u64,
    sum: i128,
    squares: i128,
}

impl Spread {
    const UNIT: f64 = 1e8;

    /// A number as it is counted.
    fn kept(value: f64) -> f64 {
        value.clamp(-1e6, 1e6)
    }

    /// Adds a number; what is not finite is left out.
    pub fn add(&mut self, value: f64) {
        if value.is_finite() {
            let whole = (Spread::kept(value) * Spread::UNIT).round() as i128;
            self.count += 1;
            self.sum += whole;
            self.squares += whole * whole;
        }
    }

    /// Mean and standard deviation; NaN and 0 of nothing.
    pub fn moments(&self) -> (f64, f64) {
        let n = self.count as f64;
        if self.count == 0 {
            return (f64::NAN, 0.0);
        }
        // Deviations from the whole part of the mean: in whole numbers there is nothing to cancel, and room for ten million of them.
        let (mean, rest) = (self.sum / i128::from(self.count), self.sum % i128::from(self.count));
        let deviations = (self.squares - mean * (self.sum + rest)) as f64 - rest as f64 * (rest as f64 / n);
        (self.sum as f64 / n / Spread::UNIT, crate::math::float::sqrt((deviations / n).max(0.0)) / Spread::UNIT)
    }
}

/// The mean of those standard scores that there are; NaN of none. What everybody has alike says nothing, so it scores 0.
pub fn mean_score(values: &[f64], moments: &[(f64, f64)]) -> f64 {
    let scores = values.iter().zip(moments).filter(|(value, _)| value.is_finite());
    let scores = scores.map(
        |(value, (mean, deviation))| {
            if *deviation > 0.0 { (Spread::kept(*value) - mean) / deviation } else { 0.0 }
        },
    );
    let (sum, count) = scores.fold((0.0, 0u32), |(sum, count), score| (sum + score, count + 1));
    sum / f64::from(count)
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    fn yuan(value: f64) -> Money {
        Money::from_f64(value).unwrap()
    }

    #[test]
    fn an_order_is_discounted_when_more_than_rounding_was_taken_off() {
        let mut sums = Sums::default();
        assert!(sums.add(yuan(100.0), yuan(20.0), yuan(80.0), true));
        assert!(!sums.add(yuan(100.0), yuan(0.3), yuan(99.7), false));
        assert!(!sums.add(yuan(50.0), yuan(0.0), yuan(50.0), false));
        assert_eq!((sums.orders, sums.discounted), (3, 1));
        assert!((sums.depth() - 20.3 / 250.0).abs() < 1e-12);
        assert!((sums.promoted_share() - 80.0 / 229.7).abs() < 1e-12);
        assert!(sums.price_index().is_nan());
    }

    #[test]
    fn moments_do_not_hang_on_the_order() {
        let values = [0.1, 0.7, 0.3, f64::NAN, 2e-8, 0.25];
        let (mut one, mut two) = (Spread::default(), Spread::default());
        for (first, last) in values.iter().zip(values.iter().rev()) {
            one.add(*first);
            two.add(*last);
        }
        assert_eq!(one.moments(), two.moments());
        let (mean, deviation) = one.moments();
        assert!((mean - 0.27).abs() < 1e-8 && (deviation - 0.24).abs() < 1e-7, "{mean} {deviation}");
        assert_eq!(Spread::default().moments().1, 0.0);
        // A giant counts as it is.
        let mut giant = Spread::default();
        for value in [1.0, 2.0, 1233.5] {
            giant.add(value);
        }
        let (mean, deviation) = giant.moments();
        let known = [1.0, 2.0, 1233.5].iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / 3.0;
        assert!((mean - 412.166_666_666_666_7).abs() < 1e-9 && (deviation - known.sqrt()).abs() < 1e-9);
    }

    #[test]
    fn scores_are_means_of_what_there_is() {
        let moments = [(0.5, 0.25), (1.0, 0.0), (0.0, 2.0)];
        assert_eq!(mean_score(&[1.0, 7.0, f64::NAN], &moments), 1.0);
        assert!(mean_score(&[f64::NAN], &moments).is_nan());
    }

    #[test]
    fn weeks_begin_on_monday() {
        // 1970-01-05 was a Monday.
        assert_eq!((week(Day(3)), week(Day(4)), week(Day(10)), week(Day(11))), (0, 1, 1, 2));
    }
}
