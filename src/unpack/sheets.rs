//! What every kind of workbook comes to: its sheets as CSV, and the names of those that are hidden.

use super::grid::{Cell, Grid, Merge};
use super::limits::{Budget, Limit, ROWS, Stop};
use super::value::{self, Shown};

/// The sheets of a workbook, in its order.
#[derive(Default)]
pub(super) struct Sheets {
    /// Those that can be seen and have cells: the name and the CSV.
    pub(super) seen: Vec<(String, Vec<u8>)>,
    /// The names of the others that may have cells.
    pub(super) hidden: Vec<String>,
}

impl Sheets {
    /// Adds a sheet that can be seen, if it has cells.
    pub(super) fn add(&mut self, name: String, text: Option<Vec<u8>>) {
        self.seen.extend(text.map(|text| (name, text)));
    }
}

/// Reads a sheet whose merges stand after its cells: once more if there are any, or if the cells came in no order. `read` reads the
/// whole sheet into what it is given and returns the merges.
pub(super) fn sheet<'b>(
    budget: &'b Budget<'b>,
    mut read: impl FnMut(&mut Grid<'b>) -> Result<Vec<Merge>, Stop>,
) -> Result<Option<Vec<u8>>, Stop> {
    let mark = budget.mark();
    let mut grid = Grid::new(budget, Vec::new(), false);
    let merges = read(&mut grid)?;
    // As many as a sheet has rows is more than anybody makes.
    if merges.len() > ROWS as usize {
        return Err(Stop::Over(Limit::Rows));
    }
    let sorting = grid.unordered;
    if !sorting && merges.is_empty() {
        return grid.finish();
    }
    drop(grid);
    budget.rewind(&mark);
    let mut grid = Grid::new(budget, merges, sorting);
    read(&mut grid)?;
    grid.finish()
}

/// How a workbook's numbers are to be taken: its number formats, by their number, and its system of dates.
#[derive(Default)]
pub(super) struct Numbers {
    /// What the format of a cell shows.
    pub(super) formats: Vec<Shown>,
    /// Whether days are counted from 1904.
    pub(super) since_1904: bool,
}

impl Numbers {
    /// Puts a number into a sheet, as a day or a time if its format shows one. `spelled`: how the file spells it, if it does.
    pub(super) fn push(
        &self,
        grid: &mut Grid,
        (row, column): (u32, u32),
        format: usize,
        number: f64,
        spelled: Option<&str>,
    ) -> Result<(), Stop> {
        let shown = self.formats.get(format).copied().unwrap_or_default();
        if let Some(day) = value::shown(number, shown, self.since_1904) {
            return grid.push(row, column, Cell::Text(&day));
        }
        let text = spelled.map_or_else(|| value::number(number), |text| value::spelled(text, number));
        grid.push(row, column, Cell::Number(&text))
    }
}
