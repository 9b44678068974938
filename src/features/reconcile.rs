//! Where every row and every cent went. It balances, always: rows in = kept + excluded + rejected + blank, and the money likewise.

use serde::{Deserialize, Serialize};

use super::build::Built;
use super::ground::Ground;
use super::rows::Rows;
use crate::base::{Day, Money, Result, each};
use crate::table::Role;

/// Why an accepted row is not part of any order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Exclusion {
    /// A newer file has the same order.
    Superseded,
    /// Nobody is named.
    NoCustomer,
    /// In another currency than most rows: different currencies are never added up.
    Currency,
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
    /// On or after the as-of day.
    AfterAsOf,
    /// Before the window.
    BeforeWindow,
}

impl Exclusion {
    /// All, in the order of the page.
    pub const ALL: &'static [Exclusion] = &[
        Exclusion::Superseded,
        Exclusion::NoCustomer,
        Exclusion::Currency,
        Exclusion::Void,
        Exclusion::Refunded,
        Exclusion::Cancellation,
        Exclusion::Duplicate,
        Exclusion::Future,
        Exclusion::AfterAsOf,
        Exclusion::BeforeWindow,
    ];

    /// The stable name; `exclusion-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Exclusion::Superseded => "superseded",
            Exclusion::NoCustomer => "no_customer",
            Exclusion::Currency => "currency",
            Exclusion::Void => "void",
            Exclusion::Refunded => "refunded",
            Exclusion::Cancellation => "cancellation",
            Exclusion::Duplicate => "duplicate",
            Exclusion::Future => "future",
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
    /// Their paid money, before refunds; 0 for other currencies, which have no sum.
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

impl Built {
    /// The account as of a day, from the first day of the window on. `rejected` and `blank` come from the import's report. Customers
    /// and orders are left at zero: they are counted where customers are.
    pub fn reconcile(
        &self,
        ground: Ground<'_>,
        as_of: Day,
        from: Option<Day>,
        rejected: u64,
        blank: u64,
    ) -> Result<Reconciliation> {
        let rows = Rows::of(ground, &self.rules, &self.grain)?;
        let mut excluded = [(0u64, Money::ZERO); Exclusion::ALL.len()];
        let mut all = Reconciliation {
            rows_in: self.fate.len() as u64 + rejected + blank,
            rows_rejected: rejected,
            rows_blank: blank,
            ..Reconciliation::default()
        };
        each(self.fate.len(), |row| {
            let paid = rows.paid(row);
            if let Some(reason) = self.exclusion(row, as_of, from) {
                if let Some(slot) = excluded.get_mut(reason as usize) {
                    slot.0 += 1;
                    slot.1 += if reason == Exclusion::Currency { Money::ZERO } else { paid };
                }
                return;
            }
            all.rows_kept += 1;
            all.gross += paid.max(Money::ZERO);
            all.given_back += rows.refund(row) - paid.min(Money::ZERO);
        });
        let reasons = Exclusion::ALL.iter().zip(excluded).filter(|(_, (rows, _))| *rows > 0);
        all.excluded = reasons.map(|(&reason, (rows, money))| Excluded { reason, rows, money }).collect();
        let inside = |day: &&Day| **day < as_of && from.is_none_or(|from| **day >= from);
        all.orders_cancelled = self.cancelled.iter().filter(inside).count() as u64;
        all.net = all.gross - all.given_back;
        Ok(all)
    }

    /// By currency, where rows are in several: rows that would count and what was paid for them, in that currency; those of most rows first.
    pub fn currencies(&self, ground: Ground<'_>) -> Result<Vec<(String, u64, Money)>> {
        let Some(column) = ground.table.text(Role::Currency).filter(|column| column.dictionary.len() > 1) else {
            return Ok(Vec::new());
        };
        let rows = Rows::of(ground, &self.rules, &self.grain)?;
        let mut sums = vec![(0u64, Money::ZERO); column.dictionary.len()];
        each(self.fate.len(), |row| {
            let counts = matches!(self.fate.get(row), Some(None | Some(Exclusion::Currency)));
            if let Some((count, money)) = sums.get_mut(column.codes.get(row) as usize).filter(|_| counts) {
                *count += 1;
                *money += rows.paid(row);
            }
        });
        let mut all: Vec<(String, u64, Money)> = column
            .dictionary
            .iter()
            .zip(sums)
            .filter(|(_, (rows, _))| *rows > 0)
            .map(|(code, (rows, money))| (code.to_owned(), rows, money))
            .collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        Ok(all)
    }

    /// Why a row is no part of what is seen from a day through a window, if so.
    pub fn exclusion(&self, row: usize, as_of: Day, from: Option<Day>) -> Option<Exclusion> {
        let day = self.day.get(row).copied().unwrap_or(Day::NONE);
        self.fate.get(row).copied().flatten().or(if day >= as_of {
            Some(Exclusion::AfterAsOf)
        } else if from.is_some_and(|from| day < from) {
            Some(Exclusion::BeforeWindow)
        } else {
            None
        })
    }
}
