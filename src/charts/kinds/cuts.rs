//! The distribution of a feature, coloured by score, with its cuts as flags: what a cut parameter is dragged on.

use serde::{Deserialize, Serialize};

use crate::classify::Unit;

/// A histogram over a scale that gives the middle of the data most of the room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// The feature (`feature-NAME` in the locales) and the parameter whose cuts these are.
    pub feature: String,
    /// `param-NAME`.
    pub param: String,
    /// What the values are measured in.
    pub unit: Unit,
    /// Lower edges of the bins, ascending, and one upper edge more than bins.
    pub edges: Vec<f64>,
    /// Customers per bin.
    pub counts: Vec<u32>,
    /// The cuts in force, ascending.
    pub cuts: Vec<f64>,
    /// Scores between the cuts, one more than cuts (5 4 3 2 1 for recency).
    pub scores: Vec<u32>,
    /// The cuts were given by hand.
    pub manual: bool,
}

/// Draws it.
pub fn draw(_data: &Data, _look: &crate::charts::Look) -> crate::charts::Drawing {
    unimplemented!()
}
