//! How long customers take to come back: histogram of the gaps between orders, the Kaplan–Meier return curve, and the cuts.

use serde::{Deserialize, Serialize};

/// One stratum (first to second order, second to third, later, or all pooled).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Locale key of its name: `stratum-first`, `stratum-second`, `stratum-later`, `stratum-pooled`.
    pub name: String,
    /// `(days, share of those who ever return who have returned by then)`, a step function, at most 200 steps.
    pub steps: Vec<(u32, f64)>,
    /// Days at 50, 80, 90 and 98 %.
    pub cuts: [u32; 4],
    /// Observed returns.
    pub returns: u32,
}

/// Gaps and curves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// Width of a bin in days.
    pub bin_days: u32,
    /// Observed gaps per bin from 0; the last bin holds all longer ones.
    pub bins: Vec<u32>,
    /// One per stratum that has a curve of its own.
    pub curves: Vec<Curve>,
    /// The cuts come from a stated preset, not from the data.
    pub preset: bool,
}

/// Draws it.
pub fn draw(_data: &Data, _look: &crate::charts::Look) -> crate::charts::Drawing {
    unimplemented!()
}
