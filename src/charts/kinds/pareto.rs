//! Concentration: the Lorenz curve from the best customer down, with the Pareto cuts and the A/B/C bar below.

use serde::{Deserialize, Serialize};

use crate::base::Money;

/// Up to about 200 points of the curve and the figures that are said about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// `(share of customers, share of positive net money)`, from (0, 0) to (1, 1), best customers first; ties on one segment.
    pub curve: Vec<(f64, f64)>,
    /// Gini coefficient of the positive nets.
    pub gini: f64,
    /// Share of money that the top 20 % of customers bring.
    pub top20: f64,
    /// What they bring.
    pub top20_money: Money,
    /// Share of customers who bring 80 %.
    pub for80: f64,
    /// Customers in all.
    pub customers: u32,
    /// A, B, C (or the classes of value tiers): class index, locale key of the name, colour role, customers, money.
    pub classes: Vec<(u16, String, String, u32, Money)>,
}

/// Draws it.
pub fn draw(_data: &Data, _look: &crate::charts::Look) -> crate::charts::Drawing {
    unimplemented!()
}
