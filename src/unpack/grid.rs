//! The cells of a sheet, as they come, to lines of CSV: row n of the sheet is line n of the text wherever no cell contains a line break.
//!
//! Nothing is laid out before it is counted: a cell in the last corner of a sheet costs a million line ends, not seventeen thousand
//! million cells. Rows are filled up to the width of the sheet at the end, when that is known; what the sheet says about its own size
//! is not asked.

use std::collections::BTreeMap;
use std::ops::Range;

use super::limits::{Budget, COLUMNS, Limit, ROWS, Stop};

/// Cells that are put in order where they came in none.
const SORTED: usize = 5_000_000;

/// What is in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell<'t> {
    /// Text, a day, a truth value, an error: stands for every row of a merge.
    Text(&'t str),
    /// A number: a total that is merged over the lines of an order must not be counted for each.
    Number(&'t str),
}

/// Cells that are shown as one, rows and columns from 0, both ends inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Merge {
    /// The first row.
    pub(super) top: u32,
    /// The first column.
    pub(super) left: u32,
    /// The last row.
    pub(super) bottom: u32,
}

/// A cell of the row that is being read.
struct Held {
    column: u32,
    text: Range<usize>,
    repeats: bool,
}

/// A sheet on its way to text.
pub(super) struct Grid<'b> {
    budget: &'b Budget<'b>,
    /// Those over several rows, by row; the first are still to come.
    merges: std::iter::Peekable<std::vec::IntoIter<Merge>>,
    /// By column: what is repeated, and to which row.
    repeated: BTreeMap<u32, (u32, String)>,
    row: u32,
    held: Vec<Held>,
    text: String,
    ascending: bool,
    out: Vec<u8>,
    /// Line ends in `out`.
    lines: u32,
    /// The end of the text of each row that has cells, and how many it has.
    rows: Vec<(usize, u32)>,
    /// Cells by place, where they came in no order.
    sorted: Option<BTreeMap<(u32, u32), (String, bool)>>,
    /// Whether a cell came after one of a later row.
    pub(super) unordered: bool,
}

impl<'b> Grid<'b> {
    /// An empty sheet with these merges. `sorting`: cells come in no order.
    pub(super) fn new(budget: &'b Budget<'b>, mut merges: Vec<Merge>, sorting: bool) -> Grid<'b> {
        merges.retain(|merge| merge.bottom > merge.top);
        merges.sort_unstable();
        Grid {
            budget,
            merges: merges.into_iter().peekable(),
            repeated: BTreeMap::new(),
            row: 0,
            held: Vec::new(),
            text: String::new(),
            ascending: true,
            out: Vec::new(),
            lines: 0,
            rows: Vec::new(),
            sorted: sorting.then(BTreeMap::new),
            unordered: false,
        }
    }

    /// The next cell. Cells without text are none.
    pub(super) fn push(&mut self, row: u32, column: u32, cell: Cell) -> Result<(), Stop> {
        let (text, repeats) = match cell {
            Cell::Text(text) => (text, true),
            Cell::Number(text) => (text, false),
        };
        if text.is_empty() {
            return Ok(());
        }
        if row >= ROWS {
            return Err(Stop::Over(Limit::Rows));
        }
        if column >= COLUMNS {
            return Err(Stop::Over(Limit::Columns));
        }
        self.budget.cells(1)?;
        self.budget.text(text.len())?;
        if let Some(sorted) = &mut self.sorted {
            sorted.insert((row, column), (text.to_owned(), repeats));
            return if sorted.len() > SORTED { Err(Stop::Over(Limit::Cells)) } else { Ok(()) };
        }
        if row < self.row {
            self.unordered = true;
            return Ok(());
        }
        if row > self.row {
            self.end_row()?;
            self.row = row;
        }
        if self.held.len() > COLUMNS as usize * 2 {
            // The same cells over and over.
            return Err(Stop::Damaged);
        }
        self.ascending &= self.held.last().is_none_or(|last| last.column < column);
        let from = self.text.len();
        self.text.push_str(text);
        self.held.push(Held { column, text: from..self.text.len(), repeats });
        Ok(())
    }

    /// The same cells again from here on belong to a merge that is known only now.
    pub(super) fn merge(&mut self, merge: Merge, text: &str) {
        if merge.bottom > merge.top {
            self.repeated.insert(merge.left, (merge.bottom, text.to_owned()));
        }
    }

    /// Writes the row that was being read, if it has cells of its own: a row that is empty but for merges is no row.
    fn end_row(&mut self) -> Result<(), Stop> {
        if self.held.is_empty() {
            return Ok(());
        }
        let mut held = std::mem::take(&mut self.held);
        if !self.ascending {
            // The last of several cells at one place counts.
            held.reverse();
            held.sort_by_key(|cell| cell.column);
            held.dedup_by_key(|cell| cell.column);
            self.ascending = true;
        }
        self.repeat(&mut held)?;
        while self.lines < self.row {
            self.out.push(b'\n');
            self.lines += 1;
        }
        let mut at = 0;
        for cell in &held {
            for _ in at..cell.column {
                self.out.push(b',');
            }
            at = cell.column;
            quote(self.text.get(cell.text.clone()).unwrap_or_default(), &mut self.out);
        }
        self.rows.push((self.out.len(), at + 1));
        self.out.push(b'\n');
        self.lines += 1;
        self.text.clear();
        held.clear();
        self.held = held;
        if self.rows.len().is_multiple_of(1024) { self.budget.tick() } else { Ok(()) }
    }

    /// Fills what is empty in the row from merges that began above, and takes up those that begin here.
    fn repeat(&mut self, held: &mut Vec<Held>) -> Result<(), Stop> {
        if !self.repeated.is_empty() {
            let row = self.row;
            self.repeated.retain(|_, (bottom, _)| *bottom >= row);
            let before = held.len();
            for (column, (_, text)) in &self.repeated {
                let own = held.get(..before).unwrap_or_default();
                if own.binary_search_by_key(column, |cell| cell.column).is_err() {
                    self.budget.cells(1)?;
                    self.budget.text(text.len())?;
                    let from = self.text.len();
                    self.text.push_str(text);
                    held.push(Held { column: *column, text: from..self.text.len(), repeats: false });
                }
            }
            held.sort_by_key(|cell| cell.column);
        }
        while let Some(merge) = self.merges.next_if(|merge| merge.top <= self.row) {
            if merge.top == self.row
                && let Ok(at) = held.binary_search_by_key(&merge.left, |cell| cell.column)
                && let Some(cell) = held.get(at).filter(|cell| cell.repeats)
            {
                let text = self.text.get(cell.text.clone()).unwrap_or_default().to_owned();
                self.repeated.insert(merge.left, (merge.bottom, text));
            }
        }
        Ok(())
    }

    /// The whole text, every row as wide as the widest; nothing if no cell has any.
    pub(super) fn finish(mut self) -> Result<Option<Vec<u8>>, Stop> {
        if let Some(sorted) = self.sorted.take() {
            let mark = self.budget.mark();
            for ((row, column), (text, repeats)) in &sorted {
                self.push(*row, *column, if *repeats { Cell::Text(text) } else { Cell::Number(text) })?;
            }
            self.budget.rewind(&mark);
        }
        self.end_row()?;
        let Some(width) = self.rows.iter().map(|(_, width)| *width).max() else { return Ok(None) };
        let missing: u64 = self.rows.iter().map(|(_, own)| u64::from(width - own)).sum();
        self.budget.cells(missing)?;
        self.budget.text(usize::try_from(missing).unwrap_or(usize::MAX).saturating_add(self.lines as usize))?;
        if missing == 0 {
            return Ok(Some(self.out));
        }
        let mut whole = Vec::with_capacity(self.out.len() + missing as usize);
        let mut from = 0;
        for (end, own) in self.rows {
            whole.extend_from_slice(self.out.get(from..end).unwrap_or_default());
            whole.resize(whole.len() + (width - own) as usize, b',');
            from = end;
        }
        whole.extend_from_slice(self.out.get(from..).unwrap_or_default());
        Ok(Some(whole))
    }
}

/// A cell of CSV, in quotes where it must be.
fn quote(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    if memchr::memchr3(b',', b'"', b'\n', bytes).is_none() && memchr::memchr(b'\r', bytes).is_none() {
        return out.extend_from_slice(bytes);
    }
    out.push(b'"');
    for (at, piece) in text.split('"').enumerate() {
        if at > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(piece.as_bytes());
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;

    fn text(merges: &[Merge], sorting: bool, cells: &[(u32, u32, Cell)]) -> Result<Option<String>, Stop> {
        let mut listen = |_, _| ControlFlow::Continue(());
        let budget = Budget::new(100, &mut listen);
        let mut grid = Grid::new(&budget, merges.to_vec(), sorting);
        for (row, column, cell) in cells {
            grid.push(*row, *column, *cell)?;
        }
        assert!(sorting || !grid.unordered);
        Ok(grid.finish()?.map(|bytes| String::from_utf8(bytes).unwrap()))
    }

    #[test]
    fn rows_keep_their_line_and_are_as_wide_as_the_sheet() {
        let cells = [
            (1, 0, Cell::Text("a")),
            (1, 1, Cell::Text("b, \"c\"\n")),
            (3, 2, Cell::Number("5")),
            (5, 0, Cell::Text("")),
            (4, 1, Cell::Text("x")),
        ];
        assert_eq!(text(&[], false, &cells).unwrap().unwrap(), "\na,\"b, \"\"c\"\"\n\",\n\n,,5\n,x,\n");
        assert_eq!(text(&[], false, &[]).unwrap(), None);
    }

    #[test]
    fn text_is_repeated_on_the_rows_of_its_merge_and_a_number_is_not() {
        let cells = [
            (0, 0, Cell::Text("王小明")),
            (0, 1, Cell::Number("30")),
            (0, 2, Cell::Text("苹果")),
            (1, 2, Cell::Text("梨")),
            (4, 2, Cell::Text("桃")),
            (5, 2, Cell::Text("杏")),
        ];
        let merges = [Merge { top: 0, left: 0, bottom: 4 }, Merge { top: 0, left: 1, bottom: 4 }];
        assert_eq!(
            text(&merges, false, &cells).unwrap().unwrap(),
            "王小明,30,苹果\n王小明,,梨\n\n\n王小明,,桃\n,,杏\n"
        );
    }

    #[test]
    fn cells_in_no_order_are_put_in_order() {
        let cells =
            [(2, 1, Cell::Text("d")), (0, 1, Cell::Text("b")), (0, 0, Cell::Text("a")), (0, 1, Cell::Text("c"))];
        assert_eq!(text(&[], true, &cells).unwrap().unwrap(), "a,c\n\n,d\n");
        assert_eq!(text(&[], false, &cells[1..]).unwrap().unwrap(), "a,c\n");
    }

    #[test]
    fn a_cell_in_the_last_corner_costs_little_and_one_beyond_is_refused() {
        let far = text(&[], false, &[(ROWS - 1, COLUMNS - 1, Cell::Text("x"))]).unwrap().unwrap();
        assert_eq!(far.len() as u32, ROWS - 1 + COLUMNS - 1 + 2);
        assert_eq!(text(&[], false, &[(ROWS, 0, Cell::Text("x"))]), Err(Stop::Over(Limit::Rows)));
        assert_eq!(text(&[], false, &[(0, COLUMNS, Cell::Text("x"))]), Err(Stop::Over(Limit::Columns)));
        let wide: Vec<_> =
            (0..4000).map(|row| (row, if row == 0 { COLUMNS - 1 } else { 0 }, Cell::Text("x"))).collect();
        assert_eq!(text(&[], false, &wide), Err(Stop::Over(Limit::Cells)));
    }
}
