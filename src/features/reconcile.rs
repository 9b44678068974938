//! Where every row and every cent went. It balances, always: rows in = kept + excluded + rejected + blank, and the money likewise.

use serde::{Deserialize, Serialize};

use crate::base::Money;

/// Why an accepted row is not part of any order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Exclusion {
    /// Nobody is named.
    NoCustomer,
    /// Cancelled, unpaid or failed, by its status.
    Void,
    /// Wholly refunded: no order, no money.
    Refunded,
    /// A negative row, dropped because the rule says `ignore`.
    Cancellation,
    /// Equal to an earlier row in every column, dropped because the switch says so.
    Duplicate,
    /// Dated after the day of the import.
    Future,
    /// In another currency than most rows.
    Currency,
    /// On or after the as-of day.
    AfterAsOf,
    /// Before the window.
    BeforeWindow,
}

impl Exclusion {
    /// All, in the order of the page.
    pub const ALL: &'static [Exclusion] = &[
        Exclusion::NoCustomer,
        Exclusion::Void,
        Exclusion::Refunded,
        Exclusion::Cancellation,
        Exclusion::Duplicate,
        Exclusion::Future,
        Exclusion::Currency,
        Exclusion::AfterAsOf,
        Exclusion::BeforeWindow,
    ];

    /// The stable name; `exclusion-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Exclusion::NoCustomer => "no_customer",
            Exclusion::Void => "void",
            Exclusion::Refunded => "refunded",
            Exclusion::Cancellation => "cancellation",
            Exclusion::Duplicate => "duplicate",
            Exclusion::Future => "future",
            Exclusion::Currency => "currency",
            Exclusion::AfterAsOf => "after_as_of",
            Exclusion::BeforeWindow => "before_window",
        }
    }
}

/// Rows and money that an exclusion took out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// Why.
    pub reason: Exclusion,
    /// Rows.
    pub rows: u64,
    /// Their paid money, before refunds.
    pub money: Money,
}

/// The balance of an import under its rules, as of a day, in a window.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciliation {
    /// Data rows of the file: kept + excluded + rejected + blank.
    pub rows_in: u64,
    /// Rows that are part of an order or a refund.
    pub rows_kept: u64,
    /// Rows that were understood and left out, by reason; only reasons that occur.
    pub excluded: Vec<Excluded>,
    /// Rows that could not be read.
    pub rows_rejected: u64,
    /// Empty rows.
    pub rows_blank: u64,
    /// Valid orders.
    pub orders: u64,
    /// Orders that a later cancellation took back.
    pub orders_cancelled: u64,
    /// Customers, those with refunds only included.
    pub customers: u64,
    /// Customers with refunds only.
    pub refund_only: u64,
    /// Positive money of the kept rows.
    pub gross: Money,
    /// Money given back: refunds, cancellations, negative rows; positive.
    pub given_back: Money,
    /// gross − given back = Σ of the customers' net.
    pub net: Money,
}

impl Reconciliation {
    /// Rows that were left out.
    pub fn rows_excluded(&self) -> u64 {
        self.excluded.iter().map(|excluded| excluded.rows).sum()
    }

    /// Whether rows and money add up.
    pub fn balances(&self) -> bool {
        self.rows_in == self.rows_kept + self.rows_excluded() + self.rows_rejected + self.rows_blank
            && self.net == self.gross - self.given_back
    }
}
