//! The rules of what an order is, as switches that every page shows.

use serde::{Deserialize, Serialize};

use crate::base::Day;

/// What becomes of negative rows and cancellation documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cancellations {
    /// One that matches an earlier order of the same customer (same item and quantity) cancels it; one without a match is a
    /// refund on its own date.
    #[default]
    Match,
    /// Every one is a refund on its own date.
    Net,
    /// They are dropped and the originals stay: the base of most tutorials.
    Ignore,
}

impl Cancellations {
    /// All, in the order of the form.
    pub const ALL: &'static [Cancellations] = &[Cancellations::Match, Cancellations::Net, Cancellations::Ignore];

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Cancellations::Match => "match",
            Cancellations::Net => "net",
            Cancellations::Ignore => "ignore",
        }
    }
}

/// What the amount on a line of an order of several lines is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amounts {
    /// What the whole file shows it to be.
    #[default]
    Auto,
    /// The order's: counted once where it repeats or stops.
    Order,
    /// The line's: all are added up.
    Line,
}

impl Amounts {
    /// All, in the order of the form.
    pub const ALL: &'static [Amounts] = &[Amounts::Auto, Amounts::Order, Amounts::Line];

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Amounts::Auto => "auto",
            Amounts::Order => "order",
            Amounts::Line => "line",
        }
    }
}

/// What becomes of money beside the goods that has a column of its own: shipping, tax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extra {
    /// The amount stays as it is, with or without.
    #[default]
    AsIs,
    /// The amount has it in it, and it is taken off.
    Without,
    /// The amount does not have it, and it is added.
    Added,
}

impl Extra {
    /// All, in the order of the form.
    pub const ALL: &'static [Extra] = &[Extra::AsIs, Extra::Without, Extra::Added];

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Extra::AsIs => "as-is",
            Extra::Without => "without",
            Extra::Added => "added",
        }
    }
}

/// The switches. Stored with the data: append fields only, with a new version of what is stored.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own on the page")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Negative rows and cancellation documents.
    pub cancellations: Cancellations,
    /// Leave out rows that equal an earlier row in every column.
    pub drop_duplicates: bool,
    /// Merge the orders of one customer on one day even where order ids tell them apart.
    pub merge_days: bool,
    /// The day of the import: rows dated after it are left out as future. `None` leaves none out.
    pub today: Option<Day>,
    /// Amounts of orders of several lines.
    pub amounts: Amounts,
    /// Count orders once in every file that has them, instead of in the newest only.
    pub keep_overlaps: bool,
    /// The shipping that customers paid.
    pub shipping: Extra,
    /// The tax on what they paid.
    pub tax: Extra,
    /// Count what was paid, whatever went back of it: neither the column of refunds nor a status that says so is looked at.
    pub ignore_refunds: bool,
    /// Take what the tables of returns say off the orders that they name.
    pub returns: bool,
}
