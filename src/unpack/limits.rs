//! How much is unpacked, what ends it, and the account of both. A few kilobytes can be packed to inflate to gigabytes, and what a file
//! says about its own sizes is never believed: bytes are counted as they come out.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::ops::ControlFlow;

use super::Container;
use crate::base::Failure;

/// Bytes that come out of one file in all.
pub const INFLATED: u64 = 512 << 20;
/// How many bytes may come out for one that went in, once more than [`RATIO_FROM`] came out.
pub const RATIO: u64 = 200;
/// Below this much any ratio is fine: small files of one letter repeated are no attack.
pub const RATIO_FROM: u64 = 10 << 20;
/// Files in a zip.
pub const ENTRIES: usize = 10_000;
/// Rows of a sheet: what Excel has.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet: what Excel has.
pub const COLUMNS: u32 = 16_384;
/// Cells of all sheets of a file, those counted that fill a row up to the width of its sheet.
pub const CELLS: u64 = 50_000_000;
/// Bytes of all the texts that come out. A single string may be shared by a million cells.
pub const TEXT: u64 = 512 << 20;

/// A limit that a file is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    Inflated,
    Ratio,
    Rows,
    Columns,
    Cells,
    Text,
}

impl Limit {
    /// The words for it.
    fn key(self) -> &'static str {
        match self {
            Limit::Inflated => "ingest-limit-inflated",
            Limit::Ratio => "ingest-limit-ratio",
            Limit::Rows => "ingest-limit-rows",
            Limit::Columns => "ingest-limit-columns",
            Limit::Cells => "ingest-limit-cells",
            Limit::Text => "ingest-limit-text",
        }
    }
}

/// Why unpacking ends early. The file is named where the failure is made: [`Stop::told`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The bytes contradict their format.
    Damaged,
    /// Opens with a password only.
    Encrypted,
    /// Holds a document type definition: no spreadsheet program writes one, attacks do.
    Unsafe,
    /// More than is unpacked.
    Over(Limit),
    /// More files than are unpacked.
    Many,
    /// A zip in a zip.
    Nested,
    /// Nothing in it, or nothing that can be seen.
    Empty,
    /// Packed by a method that nobody here reads.
    Method,
    /// A document, but no workbook.
    Other,
    /// Stopped by the person.
    Cancelled,
}

impl Stop {
    /// The failure that names the file.
    pub(super) fn told(self, file: &str, container: Container) -> Failure {
        let (damaged, encrypted, empty) = match container {
            Container::Workbook => ("workbook_damaged", "workbook_encrypted", "workbook_empty"),
            Container::Zip => ("archive_damaged", "archive_encrypted", "archive_empty"),
        };
        let failure = match self {
            Stop::Damaged => Failure::new(damaged),
            Stop::Encrypted => Failure::new(encrypted),
            Stop::Empty => Failure::new(empty),
            Stop::Unsafe => Failure::new("workbook_unsafe"),
            Stop::Over(limit) => Failure::new("archive_too_large").with(|message| message.word("limit", limit.key())),
            Stop::Many => Failure::new("archive_too_many").with(|message| message.count("most", ENTRIES)),
            Stop::Nested => Failure::new("archive_nested"),
            Stop::Method => Failure::new("archive_method"),
            Stop::Other => Failure::new("spreadsheet_file"),
            Stop::Cancelled => return Failure::cancelled(),
        };
        failure.with(|message| message.text("file", file))
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Stop {}

impl From<Stop> for std::io::Error {
    fn from(stop: Stop) -> std::io::Error {
        std::io::Error::other(stop)
    }
}

/// What was counted comes back as what it was; anything else that goes wrong while reading memory is damage.
impl From<&std::io::Error> for Stop {
    fn from(error: &std::io::Error) -> Stop {
        error.get_ref().and_then(|inner| inner.downcast_ref::<Stop>()).copied().unwrap_or(Stop::Damaged)
    }
}

/// What was unpacked so far, of everything that is in one file. Shared by the readers of its parts, which are in one another.
pub(super) struct Budget<'a> {
    /// Bytes of the file itself.
    size: u64,
    read: Cell<u64>,
    inflated: Cell<u64>,
    cells: Cell<u64>,
    text: Cell<u64>,
    listen: RefCell<&'a mut dyn FnMut(u64, u64) -> ControlFlow<()>>,
}

/// A state of the account to go back to when a part is read a second time.
pub(super) struct Mark(u64, u64, u64);

impl<'a> Budget<'a> {
    pub(super) fn new(size: usize, listen: &'a mut dyn FnMut(u64, u64) -> ControlFlow<()>) -> Budget<'a> {
        let zero = || Cell::new(0);
        Budget {
            size: size as u64,
            read: zero(),
            inflated: zero(),
            cells: zero(),
            text: zero(),
            listen: RefCell::new(listen),
        }
    }

    /// So many bytes of the file have been read.
    pub(super) fn reached(&self, bytes: u64) {
        self.read.set(self.read.get().max(bytes));
    }

    /// So many more of the file's bytes have been read.
    pub(super) fn read(&self, bytes: usize) {
        self.read.set(self.read.get().saturating_add(bytes as u64));
    }

    /// Tells how far the work is, and learns whether it should go on.
    pub(super) fn tick(&self) -> Result<(), Stop> {
        let Ok(mut listen) = self.listen.try_borrow_mut() else { return Ok(()) };
        match listen(self.read.get().min(self.size), self.size) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop::Cancelled),
        }
    }

    /// So many more bytes came out of packing. `part` and `packed` are what the present part came to and came from.
    pub(super) fn inflate(&self, bytes: usize, part: u64, packed: u64) -> Result<(), Stop> {
        self.inflated.set(self.inflated.get().saturating_add(bytes as u64));
        if self.inflated.get() > INFLATED {
            return Err(Stop::Over(Limit::Inflated));
        }
        let wild = |out: u64, packed: u64| out > RATIO_FROM && out > packed.saturating_mul(RATIO);
        if wild(part, packed.min(self.size)) || wild(self.inflated.get(), self.size) {
            return Err(Stop::Over(Limit::Ratio));
        }
        Ok(())
    }

    /// So many more cells.
    pub(super) fn cells(&self, cells: u64) -> Result<(), Stop> {
        self.cells.set(self.cells.get().saturating_add(cells));
        if self.cells.get() > CELLS { Err(Stop::Over(Limit::Cells)) } else { Ok(()) }
    }

    /// So many more bytes of text.
    pub(super) fn text(&self, bytes: usize) -> Result<(), Stop> {
        self.text.set(self.text.get().saturating_add(bytes as u64));
        if self.text.get() > TEXT { Err(Stop::Over(Limit::Text)) } else { Ok(()) }
    }

    /// The account as it stands.
    pub(super) fn mark(&self) -> Mark {
        Mark(self.inflated.get(), self.cells.get(), self.text.get())
    }

    /// Takes back what was counted since.
    pub(super) fn rewind(&self, mark: &Mark) {
        self.inflated.set(mark.0);
        self.cells.set(mark.1);
        self.text.set(mark.2);
    }
}

impl Budget<'_> {
    /// An account for a file within this one that goes on from here, so that all of them together stay below the limits.
    pub(super) fn within<'i>(&self, listen: &'i mut dyn FnMut(u64, u64) -> ControlFlow<()>) -> Budget<'i> {
        let own = Budget::new(0, listen);
        own.take(self);
        // What a file within may inflate to is measured by the whole file, as if it were packed once.
        Budget { size: self.size, ..own }
    }

    /// Takes over what another account came to.
    pub(super) fn take(&self, other: &Budget) {
        self.rewind(&other.mark());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_out_is_counted() {
        let mut listen = |_, _| ControlFlow::Continue(());
        let budget = Budget::new(10 << 20, &mut listen);
        let most = INFLATED as usize;
        assert_eq!(budget.inflate(most, INFLATED, INFLATED / 100), Ok(()));
        assert_eq!(budget.inflate(1, 1, 1), Err(Stop::Over(Limit::Inflated)));
        // A file within one goes on where that is.
        let mut listen = |_, _| ControlFlow::Continue(());
        let within = budget.within(&mut listen);
        assert_eq!(within.inflate(1, 1, 1), Err(Stop::Over(Limit::Inflated)));
    }

    #[test]
    fn a_part_that_grows_out_of_proportion_is_told_once_it_is_large() {
        let mut listen = |_, _| ControlFlow::Continue(());
        let budget = Budget::new(1 << 20, &mut listen);
        assert_eq!(budget.inflate(10 << 20, 10 << 20, 1), Ok(()));
        assert_eq!(budget.inflate(1, (10 << 20) + 1, 1 << 20), Ok(()));
        assert_eq!(budget.inflate(1, (10 << 20) + 1, 1), Err(Stop::Over(Limit::Ratio)));
        // It may say that it was packed to more than there is.
        let mut listen = |_, _| ControlFlow::Continue(());
        let small = Budget::new(1000, &mut listen);
        assert_eq!(small.inflate(11 << 20, 11 << 20, u64::MAX), Err(Stop::Over(Limit::Ratio)));
    }

    #[test]
    fn what_is_read_again_is_counted_once() {
        let mut listen = |_, _| ControlFlow::Continue(());
        let budget = Budget::new(1000, &mut listen);
        let mark = budget.mark();
        assert_eq!((budget.cells(CELLS), budget.cells(1)), (Ok(()), Err(Stop::Over(Limit::Cells))));
        budget.rewind(&mark);
        assert_eq!((budget.cells(CELLS), budget.text(TEXT as usize)), (Ok(()), Ok(())));
        assert_eq!(budget.text(1), Err(Stop::Over(Limit::Text)));
    }
}
