//! How likely somebody buys again, by their orders: what `repurchase` classifies by, and what stands in for an answer that nobody gave.
//!
//! The one place that knows where this comes from. A shop with enough customers has a model of buying ([`super::buying`]): its chance is each
//! customer's own. One without (too few customers or repeaters, or no peak) goes by its curve of returns: of those with as many orders who
//! were silent as long, how many came back within the horizon (Kaplan & Meier 1958); too few returns for that, and nobody can say.

use serde::{Deserialize, Serialize};

use super::Context;
use super::buying::{Fitted, pattern};
use crate::base::{Job, Note, Result};
use crate::models::buying::Kind;
use crate::models::patterns::Pattern;
use crate::models::survival::{Preset, RepurchaseCurves};

/// The model, or what holds without one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Again {
    /// The model, or why there is none.
    pub fitted: Fitted,
    /// Curves of the time to the next order.
    pub curves: RepurchaseCurves,
}

impl Again {
    /// Looks at all orders before as-of; with `tested`, the model is tried on the last ninety days too.
    pub fn of(cx: &Context, kind: Kind, tested: bool, job: &mut Job) -> Result<Again> {
        Ok(Again { fitted: Fitted::of(cx, kind, tested, job)?, curves: cx.curves(Preset::Fmcg) })
    }

    /// Whether the chance is a model's.
    pub fn is_modelled(&self) -> bool {
        self.fitted.model.is_ok()
    }

    /// The chance of an order within so many days; nothing where nobody can say.
    pub fn chance(&self, pattern: Pattern, days: f64) -> Option<f64> {
        if let Ok(model) = &self.fitted.model {
            return Some(model.repurchase(pattern, days));
        }
        let curve = self.curves.curve(pattern.x + 1)?;
        let chance = curve.returns_within(pattern.silence(), days as u32);
        // Nobody was ever seen to come back after so long a silence.
        Some(if chance.is_finite() { chance } else { 0.0 })
    }
}

/// The chance within a horizon, for whoever asks of single customers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Evidence {
    again: Again,
    horizon: u32,
}

impl Evidence {
    /// By the usual model.
    pub(super) fn of(cx: &Context, horizon: u32, job: &mut Job) -> Result<Evidence> {
        Ok(Evidence { again: Again::of(cx, Kind::MbgNbd, false, job)?, horizon })
    }

    /// Days ahead that are looked at.
    pub(super) fn horizon(&self) -> u32 {
        self.horizon
    }

    /// Whether the chance is a model's; else that of the curve of returns.
    pub(super) fn is_modelled(&self) -> bool {
        self.again.is_modelled()
    }

    /// Why there is no model, or what is to be known of it.
    pub(super) fn notes(&self) -> Vec<Note> {
        self.again.fitted.notes(false)
    }

    /// The chance of an order within the horizon; nothing without an order, or where too few ever came back.
    pub(super) fn chance(&self, cx: &Context, row: usize) -> Option<f64> {
        let chance = self.again.chance(pattern(cx, row)?, f64::from(self.horizon))?;
        Some(chance.clamp(0.0, 1.0))
    }
}
