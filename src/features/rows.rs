//! The columns of an orders table that make orders, resolved once, with the rules of a single row.

use super::status::Status;
use crate::base::{Day, Failure, Money, NONE, Result};
use crate::table::{Codes, Dictionary, Role, Table};

/// What one row says: who, which order, when, how much, of what, in which state.
pub(super) struct Rows<'a> {
    pub(super) customer: &'a Codes,
    pub(super) order: Option<&'a Codes>,
    pub(super) days: &'a [Day],
    seconds: Option<&'a [u32]>,
    amount: Option<&'a [Money]>,
    quantity: Option<&'a [f64]>,
    unit_price: Option<&'a [Money]>,
    refund: Option<&'a [Money]>,
    product: Option<&'a Codes>,
    status: Option<(&'a Codes, &'a Dictionary)>,
    meaning: Vec<Status>,
    /// The currency of each row, and the one that most are in.
    currency: Option<(&'a Codes, u32)>,
}

impl<'a> Rows<'a> {
    /// Fails with `no_customer_column` or `no_date_column`.
    pub(super) fn of(table: &'a Table) -> Result<Rows<'a>> {
        let text = |role| table.text(role).map(|column| &column.codes);
        let status = table.text(Role::Status).map(|column| (&column.codes, &column.dictionary));
        let currency = table.text(Role::Currency);
        Ok(Rows {
            customer: text(Role::Customer).ok_or_else(|| Failure::new("no_customer_column"))?,
            order: text(Role::Order),
            days: table.day(Role::Date).ok_or_else(|| Failure::new("no_date_column"))?,
            seconds: table.seconds(Role::Date),
            amount: table.money(Role::Amount),
            quantity: table.number(Role::Quantity),
            unit_price: table.money(Role::UnitPrice),
            refund: table.money(Role::Refund),
            product: text(Role::Product),
            currency: currency.and_then(|column| Some((&column.codes, column.most_common()?))),
            status,
            meaning: status.map(|(_, words)| words.iter().map(Status::of).collect()).unwrap_or_default(),
        })
    }

    /// Whether a row's money is of another currency than most. One that names none is taken to be of that one.
    #[inline]
    pub(super) fn is_foreign(&self, row: usize) -> bool {
        self.currency.is_some_and(|(codes, most)| ![NONE, most].contains(&codes.get(row)))
    }

    #[inline]
    pub(super) fn day(&self, row: usize) -> Day {
        self.days.get(row).copied().unwrap_or(Day::NONE)
    }

    /// Day and second; the beginning of the day where the file has no time.
    pub(super) fn moment(&self, row: usize) -> (Day, u32) {
        let second = self.seconds.and_then(|seconds| seconds.get(row)).copied().filter(|second| *second != NONE);
        (self.day(row), second.unwrap_or(0))
    }

    fn quantity(&self, row: usize) -> Option<f64> {
        self.quantity?.get(row).copied().filter(|quantity| !quantity.is_nan())
    }

    /// What was paid for a row: its amount, else quantity × unit price. Negative where the quantity is, however it is written.
    pub(super) fn paid(&self, row: usize) -> Money {
        self.paid_and_sign(row).0
    }

    /// What was paid, and whether the row is a cancellation, a return, a correction.
    #[inline]
    pub(super) fn paid_and_sign(&self, row: usize) -> (Money, bool) {
        let of =
            |column: Option<&[Money]>| column.and_then(|money| money.get(row)).copied().filter(|money| money.is_some());
        let quantity = self.quantity(row);
        let paid = of(self.amount).or_else(|| {
            let price = of(self.unit_price)?;
            quantity.map_or(Some(price), |quantity| Money::from_f64(quantity * price.to_f64()))
        });
        let paid = paid.unwrap_or_default();
        if quantity.is_some_and(|quantity| quantity < 0.0) { (-paid.abs(), true) } else { (paid, paid < Money::ZERO) }
    }

    pub(super) fn is_negative(&self, row: usize) -> bool {
        self.paid_and_sign(row).1
    }

    #[inline]
    pub(super) fn status(&self, row: usize) -> Status {
        let code = self.status.map_or(NONE, |(codes, _)| codes.get(row));
        self.meaning.get(code as usize).copied().unwrap_or(Status::Paid)
    }

    /// Status words that are not in the table.
    pub(super) fn unknown_statuses(&self) -> impl Iterator<Item = &'a str> {
        let words = self.status.iter().flat_map(|(_, words)| words.iter());
        words.zip(&self.meaning).filter(|(_, status)| **status == Status::Unknown).map(|(word, _)| word)
    }

    /// What went back for a row: the refund column; all of it where the status says refunded and the column says nothing. A negative
    /// row is itself what went back; a refund beside it says the same once more.
    pub(super) fn refund(&self, row: usize) -> Money {
        let (paid, negative) = self.paid_and_sign(row);
        if negative { Money::ZERO } else { self.refund_of(row, paid) }
    }

    /// The same for a row that is not negative, and of which it is known what was paid.
    #[inline]
    pub(super) fn refund_of(&self, row: usize, paid: Money) -> Money {
        let refund = self.refund.and_then(|refunds| refunds.get(row)).filter(|money| money.is_some());
        match refund.map_or(Money::ZERO, |money| money.abs()) {
            Money::ZERO if self.status(row) == Status::Refunded => paid.max(Money::ZERO),
            refund => refund,
        }
    }

    /// What must agree between a line and the row that takes it back: item and quantity; money where one of them is unknown.
    pub(super) fn item(&self, row: usize) -> (u32, u64, i64) {
        let product = self.product.map_or(NONE, |products| products.get(row));
        let quantity = self.quantity(row).map(f64::abs);
        let money = if product == NONE || quantity.is_none() { self.paid(row).abs().0 } else { 0 };
        (product, quantity.map_or(u64::MAX, f64::to_bits), money)
    }
}
