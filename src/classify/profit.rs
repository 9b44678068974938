//! What is left of a customer's orders after the goods were paid for: paid less what went back less the cost of the goods.
//!
//! Used by `profitability` and by RFM with profit. A line without a cost is never guessed: its money is left out, and whoever has mostly such
//! lines has no profit that is known. Looks at the window only. No class is decided here.

use super::{Context, values};
use crate::base::Money;
use crate::base::fold::{lower, nfkc};
use crate::table::{Role, TableKind};

/// Money whose cost is known must be at least this share of a customer's money.
pub(super) const KNOWN: f64 = 0.5;

/// Parts of headers of columns that tell the cost of one piece.
const EACH: &[&str] = &["unit", "each", "price", "单价", "成本价", "进价", "进货价"];

/// The columns that make a cost.
#[derive(Clone, Copy)]
pub(super) struct Costs<'a> {
    cost: &'a [Money],
    quantity: &'a [f64],
    /// The column tells the cost of one piece.
    pub(super) each: bool,
}

impl<'a> Costs<'a> {
    /// `of` is what the column tells: of a `row`, of a `piece`, or what its header says.
    pub(super) fn of(cx: &Context<'a>, of: &str) -> Costs<'a> {
        let Some(orders) = cx.facts.table(TableKind::Orders) else {
            return Costs { cost: &[], quantity: &[], each: false };
        };
        let header = orders.column(Role::Cost).map(|seen| lower(&nfkc(&seen.field.header)));
        let each = match of {
            "row" => false,
            "piece" => true,
            _ => header.is_some_and(|header| EACH.iter().any(|part| header.contains(part))),
        };
        let quantity = orders.number(Role::Quantity).unwrap_or_default();
        Costs { cost: orders.money(Role::Cost).unwrap_or_default(), quantity, each }
    }

    /// What the goods of a line cost; negative where they came back. Nothing where the file does not say.
    fn line(&self, line: u32, paid: Money) -> Option<Money> {
        let cost = self.cost.get(line as usize).copied().filter(|cost| cost.is_some())?.abs();
        let pieces = self.quantity.get(line as usize).copied().filter(|pieces| pieces.is_finite()).unwrap_or(1.0);
        let back = paid < Money::ZERO || pieces < 0.0;
        let whole = if self.each { Money::from_f64(cost.to_f64() * pieces.abs())? } else { cost };
        Some(if back { -whole } else { whole })
    }
}

/// What is known of a customer's money.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Profit {
    /// Paid for lines whose cost is known, and what of it their goods cost.
    pub(super) paid: Money,
    pub(super) cost: Money,
    /// What went back or was taken off on lines of its own, and has no cost; zero or less.
    pub(super) back: Money,
    /// Paid for lines without a cost.
    pub(super) untold: Money,
}

impl Profit {
    /// Of a customer, in the window.
    pub(super) fn of(cx: &Context, costs: &Costs, row: usize) -> Profit {
        let mut all = Profit::default();
        for line in values::lines(cx, row) {
            let paid = cx.facts.paid(line);
            match costs.line(line, paid) {
                Some(cost) => {
                    all.paid += paid;
                    all.cost += cost;
                }
                None if paid < Money::ZERO => all.back += paid,
                None => all.untold += paid,
            }
        }
        all
    }

    /// What was paid and not taken back.
    pub(super) fn taken(&self) -> Money {
        self.paid + self.back
    }

    /// What is left of it after the goods.
    pub(super) fn profit(&self) -> Money {
        self.taken() - self.cost
    }

    /// Profit over what was paid; NaN where nothing was.
    pub(super) fn margin(&self) -> f64 {
        let paid = self.taken();
        if paid > Money::ZERO { self.profit().to_f64() / paid.to_f64() } else { f64::NAN }
    }

    /// Whether enough of the money has a cost to speak of profit.
    pub(super) fn is_known(&self) -> bool {
        let told = self.paid.abs().to_f64() + self.back.abs().to_f64();
        let all = told + self.untold.to_f64();
        *self != Profit::default() && told >= KNOWN * all
    }
}
