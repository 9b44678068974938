//! How likely somebody buys again, by their orders: what stands in for an answer that nobody gave.
//!
//! The one place that knows where this comes from. Today it is the shop's own curve of returns: of those with as many orders who were silent as
//! long, how many came back within the horizon (Kaplan & Meier 1958). A model of the customer's own rate (BG/NBD) takes its place here, without
//! a change anywhere else.

use serde::{Deserialize, Serialize};

use crate::classify::Context;
use crate::models::survival::{Gaps, Preset, RepurchaseCurves};

/// What was learnt from the orders of all.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Evidence {
    curves: RepurchaseCurves,
    horizon: u32,
}

impl Evidence {
    /// Looks at all orders before as-of.
    pub(super) fn of(cx: &Context, horizon: u32) -> Evidence {
        let curves = RepurchaseCurves::of(&Gaps::of_shop(cx.history, cx.customers), Preset::Fmcg);
        Evidence { curves, horizon }
    }

    /// Days ahead that are looked at.
    pub(super) fn horizon(&self) -> u32 {
        self.horizon
    }

    /// The chance of an order within the horizon; nothing without an order, or where too few ever came back.
    pub(super) fn chance(&self, cx: &Context, row: usize) -> Option<f64> {
        let orders = cx.customers.orders.get(row).copied().filter(|orders| *orders > 0)?;
        let last = cx.customers.last.get(row).copied().filter(|day| day.is_some())?;
        let silence = u32::try_from(cx.customers.as_of?.since(last)).ok()?;
        let chance = self.curves.curve(orders)?.returns_within(silence, self.horizon);
        chance.is_finite().then(|| chance.clamp(0.0, 1.0))
    }
}
