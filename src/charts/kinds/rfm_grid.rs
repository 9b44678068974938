//! The R × FM grid: count, class and money in each of the cells.

use serde::{Deserialize, Serialize};

use crate::base::Money;

/// One cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// R score, 1 … n.
    pub r: u32,
    /// FM score, 1 … n.
    pub fm: u32,
    /// Customers.
    pub customers: u32,
    /// Net money.
    pub money: Money,
    /// The class that most of its customers are in, with the number who are in it.
    pub class: Option<(u16, u32)>,
}

/// All cells, the cuts of R and the names of the classes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// Highest score (5, or 3 or 4 by preset).
    pub scores: u32,
    /// `scores`² cells.
    pub cells: Vec<Cell>,
    /// For each R score from 1: the least and greatest recency in days found in it; none if nobody is.
    pub recency: Vec<Option<(u32, u32)>>,
    /// Locale key of the name and colour role, by class index.
    pub classes: Vec<(String, String)>,
    /// Customers with a score.
    pub customers: u32,
    /// Cells coloured by class (classifier page) or by count (overview).
    pub by_class: bool,
}

/// Draws it.
pub fn draw(_data: &Data, _look: &crate::charts::Look) -> crate::charts::Drawing {
    unimplemented!()
}
