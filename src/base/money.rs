//! Money as whole numbers, so that sums are exact and the same in every order.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use serde::{Deserialize, Serialize};

/// An amount in ten-thousandths of the currency's unit (¥12.34 is 123 400). Four decimals hold every price that shops write;
/// what has more is rounded when it is read, and noted.
///
/// A single amount is at most [`Money::LIMIT`] in size, so that nine thousand of the largest still fit; sums saturate beyond.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);
    /// "No amount" in a column of money.
    pub const NONE: Money = Money(i64::MIN);
    /// Parts in one unit of the currency.
    pub const SCALE: i64 = 10_000;
    /// The largest amount one cell may hold: a hundred billion units.
    pub const LIMIT: Money = Money(100_000_000_000 * Money::SCALE);

    /// Whether this is an amount, not [`Money::NONE`].
    pub fn is_some(self) -> bool {
        self != Money::NONE
    }

    /// In units of the currency; exact up to nine hundred billion.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / Money::SCALE as f64
    }

    /// The nearest amount, ties away from zero; nothing for what is not finite or above the limit.
    pub fn from_f64(value: f64) -> Option<Money> {
        let parts = (value * Money::SCALE as f64).round();
        (parts.is_finite() && parts.abs() <= Money::LIMIT.0 as f64).then_some(Money(parts as i64))
    }

    /// The size of the amount.
    #[must_use]
    pub fn abs(self) -> Money {
        Money(self.0.saturating_abs())
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0.saturating_add(other.0))
    }
}
impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0.saturating_sub(other.0))
    }
}
impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(self.0.saturating_neg())
    }
}
impl AddAssign for Money {
    fn add_assign(&mut self, other: Money) {
        *self = *self + other;
    }
}
impl SubAssign for Money {
    fn sub_assign(&mut self, other: Money) {
        *self = *self - other;
    }
}
impl Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

/// Plain decimal, at least two places, no separators: `-1234.50`, `0.0125`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (units, parts) = (self.0.unsigned_abs() / 10_000, self.0.unsigned_abs() % 10_000);
        if parts % 100 == 0 {
            write!(f, "{sign}{units}.{:02}", parts / 100)
        } else if parts % 10 == 0 {
            write!(f, "{sign}{units}.{:03}", parts / 10)
        } else {
            write!(f, "{sign}{units}.{parts:04}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_dimes_are_a_thousand() {
        let sum: Money = std::iter::repeat_n(Money(1_000), 10_000).sum();
        assert_eq!(sum.to_string(), "1000.00");
    }

    #[test]
    fn is_written_with_the_decimals_it_has() {
        for (parts, text) in
            [(0, "0.00"), (-1_107_000, "-110.70"), (125, "0.0125"), (1_230, "0.123"), (-5_000, "-0.50")]
        {
            assert_eq!(Money(parts).to_string(), text);
        }
    }

    #[test]
    fn overflow_saturates_and_never_wraps() {
        assert_eq!(Money(i64::MAX) + Money(1), Money(i64::MAX));
        assert_eq!(Money::from_f64(1e300), None);
        assert_eq!(Money::from_f64(f64::NAN), None);
    }
}
