//! What a loyalty programme with points gives back: earned, redeemed so far, still open, and never redeemed.
//!
//! Points are worth a share of what was paid. They are redeemed with the next order, so those of the last order of everybody are still open;
//! a part of all points is never redeemed (breakage). What is open and will be redeemed is what the shop owes. These are assumptions about a
//! programme that is only thought of, no bookkeeping. Knows no tier and no sentence.

use crate::base::Money;

/// Customers of one kind and what they paid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Paid {
    /// Customers.
    pub customers: u32,
    /// What they paid in the year.
    pub sales: Money,
    /// That of it which was paid with the last order of each.
    pub last: Money,
}

impl Paid {
    /// One more customer; what is below nothing earns no points and takes none away.
    pub fn add(&mut self, sales: Money, last: Money) {
        let sales = sales.max(Money::ZERO);
        self.customers += 1;
        self.sales += sales;
        self.last += last.max(Money::ZERO).min(sales);
    }
}

/// What comes of it, in units of currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Points {
    /// The worth of all points.
    pub earned: f64,
    /// Redeemed so far.
    pub redeemed: f64,
    /// Still to be redeemed: what the shop owes.
    pub open: f64,
    /// Never redeemed.
    pub lapsed: f64,
}

impl Points {
    /// With `back` of sales given as points, of which the share `redeemed` is redeemed in the end.
    pub fn of(paid: &Paid, back: f64, redeemed: f64) -> Points {
        let (sales, last) = (paid.sales.to_f64(), paid.last.to_f64());
        Points {
            earned: back * sales,
            redeemed: back * redeemed * (sales - last),
            open: back * redeemed * last,
            lapsed: back * (1.0 - redeemed) * sales,
        }
    }

    /// What the shop gives away in the end; double points cost as much again.
    pub fn cost(&self) -> f64 {
        self.redeemed + self.open
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Points) -> Points {
        Points {
            earned: self.earned + other.earned,
            redeemed: self.redeemed + other.redeemed,
            open: self.open + other.open,
            lapsed: self.lapsed + other.lapsed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(units: i64) -> Money {
        Money(units * Money::SCALE)
    }

    /// 1,000 paid, 200 of it with last orders, 5 % back, 80 % redeemed: 50 earned, 32 redeemed, 8 owed, 10 never redeemed.
    #[test]
    fn what_is_earned_is_redeemed_owed_or_lost() {
        let mut paid = Paid::default();
        paid.add(money(600), money(150));
        paid.add(money(400), money(50));
        paid.add(money(-30), money(10));
        assert_eq!(paid, Paid { customers: 3, sales: money(1_000), last: money(200) });
        let points = Points::of(&paid, 0.05, 0.8);
        let near = |value: f64, known: f64| assert!((value - known).abs() < 1e-9, "{value} {known}");
        near(points.earned, 50.0);
        near(points.redeemed, 32.0);
        near(points.open, 8.0);
        near(points.lapsed, 10.0);
        near(points.cost(), 40.0);
        near(points.and(points).earned, 100.0);
    }
}
