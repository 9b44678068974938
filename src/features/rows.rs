//! The columns of an orders table that make orders, resolved once, with the rules of a single row.

use super::grain::{Grain, Said};
use super::ground::Ground;
use super::rules::Rules;
use super::status::Status;
use crate::base::{Day, Failure, Money, NONE, Result, each};
use crate::table::{Codes, Dictionary, Role, Table, TextColumn};

/// What one row says: who, which order, when, how much, of what, in which state.
pub(super) struct Rows<'a> {
    table: &'a Table,
    customer: &'a Codes,
    order: Option<(&'a Codes, &'a Dictionary)>,
    days: &'a [Day],
    seconds: Option<&'a [u32]>,
    amount: Option<&'a [Money]>,
    quantity: Option<&'a [f64]>,
    unit_price: Option<&'a [Money]>,
    refund: Option<&'a [Money]>,
    product: Option<&'a Codes>,
    status: Option<(&'a Codes, &'a Dictionary)>,
    meaning: Vec<Status>,
    refunds: bool,
    /// The currency of each row, and the one that most are in.
    currency: Option<(&'a Codes, u32)>,
    /// What the lines of an order say together.
    grain: &'a Grain,
    /// Nothing that went back is looked at.
    paid_only: bool,
    /// By file: the header says that its amounts are those of whole orders.
    totals: &'a [bool],
}

impl<'a> Rows<'a> {
    /// Fails with `no_customer_column` or `no_date_column`.
    pub(super) fn of(ground: Ground<'a>, rules: &Rules, grain: &'a Grain) -> Result<Rows<'a>> {
        let Ground { table, people, choices, totals, .. } = ground;
        let text = |role| table.text(role).map(|column| &column.codes);
        let status = table.text(Role::Status).map(|column| (&column.codes, &column.dictionary));
        let currency = table.text(Role::Currency);
        let meaning: Vec<Status> =
            status.map(|(_, words)| words.iter().map(|word| Status::said(word, choices)).collect()).unwrap_or_default();
        let refund = table.money(Role::Refund);
        Ok(Rows {
            table,
            customer: people.column(table).ok_or_else(|| Failure::new("no_customer_column"))?.0,
            order: table.text(Role::Order).map(|column| (&column.codes, &column.dictionary)),
            grain,
            totals,
            days: table.day(Role::Date).ok_or_else(|| Failure::new("no_date_column"))?,
            seconds: table.seconds(Role::Date),
            amount: table.money(Role::Amount),
            quantity: table.number(Role::Quantity),
            unit_price: table.money(Role::UnitPrice),
            refunds: !rules.ignore_refunds
                && (refund.is_some() || meaning.contains(&Status::Refunded) || grain.gives_back()),
            paid_only: rules.ignore_refunds,
            refund,
            product: text(Role::Product),
            currency: currency
                .and_then(|column| Some((&column.codes, kept_currency(column, choices.currency.as_deref())?))),
            status,
            meaning,
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.days.len()
    }

    /// How many orders with a number there may be.
    pub(super) fn orders(&self) -> Option<usize> {
        self.order.map(|(_, ids)| self.grain.orders().unwrap_or(ids.len()))
    }

    /// How many orders there are, if there are more rows that count than orders.
    pub(super) fn orders_of_several_rows(&self) -> Option<usize> {
        let orders = self.orders()?;
        let mut named = 0;
        each(self.len(), |row| named += usize::from(self.order(row) != NONE && !self.is_superseded(row)));
        (named > orders).then_some(orders)
    }

    /// The code of a row's order, or [`NONE`].
    #[inline]
    pub(super) fn order(&self, row: usize) -> u32 {
        self.grain.order(row).unwrap_or_else(|| self.number(row))
    }

    /// The code of a row's order number, which may stand for several orders, or [`NONE`].
    #[inline]
    pub(super) fn number(&self, row: usize) -> u32 {
        self.order.map_or(NONE, |(codes, _)| codes.get(row))
    }

    /// Whom a row itself names, or [`NONE`].
    pub(super) fn customer_cell(&self, row: usize) -> u32 {
        self.customer.get(row)
    }

    /// What a row itself says of its order.
    pub(super) fn says(&self, row: usize) -> Said {
        let of = |codes: Option<&Codes>| codes.map_or(NONE, |codes| codes.get(row));
        Said {
            customer: self.customer.get(row),
            day: self.days.get(row).copied().unwrap_or(Day::NONE),
            status: of(self.status.map(|(codes, _)| codes)),
            currency: of(self.currency.map(|(codes, _)| codes)),
        }
    }

    /// Which file a row is of.
    pub(super) fn file(&self, row: usize) -> usize {
        self.table.file_of(row as u32)
    }

    /// How many files there are.
    pub(super) fn files(&self) -> usize {
        self.table.files()
    }

    /// Whether the header of a file says that its amounts are those of whole orders.
    pub(super) fn says_totals(&self, file: usize) -> bool {
        self.totals.get(file) == Some(&true)
    }

    /// Whether a later file says a row again.
    #[inline]
    pub(super) fn is_superseded(&self, row: usize) -> bool {
        self.grain.is_superseded(row)
    }

    /// Whether a row leaves something blank that another line of its order may say.
    pub(super) fn leaves_blank(&self, row: usize) -> bool {
        let own = self.says(row);
        own.customer == NONE
            || !own.day.is_some()
            || self.status.is_some() && own.status == NONE
            || self.currency.is_some() && own.currency == NONE
    }

    /// A code of a row, or where it has none, that of its order.
    #[inline]
    fn or_said(&self, code: u32, row: usize, of: impl Fn(&Said) -> u32) -> u32 {
        if code == NONE { self.grain.said(self.order(row)).map_or(NONE, of) } else { code }
    }

    /// The code of a row's customer, or [`NONE`].
    #[inline]
    pub(super) fn customer(&self, row: usize) -> u32 {
        self.or_said(self.customer.get(row), row, |said| said.customer)
    }

    /// What stands in the amount column.
    pub(super) fn amount(&self, row: usize) -> Option<Money> {
        self.amount?.get(row).copied().filter(|money| money.is_some())
    }

    /// What stands in the column of unit prices.
    fn price(&self, row: usize) -> Option<Money> {
        self.unit_price?.get(row).copied().filter(|money| money.is_some())
    }

    /// Quantity × unit price, where both are known.
    pub(super) fn worth(&self, row: usize) -> Option<Money> {
        Money::from_f64(self.quantity(row)? * self.price(row)?.to_f64())
    }

    /// What stands in the refund column.
    pub(super) fn refund_cell(&self, row: usize) -> Option<Money> {
        self.refund?.get(row).copied().filter(|money| money.is_some())
    }

    /// Whether a row's money is of another currency than most. One that names none is taken to be of that one.
    #[inline]
    pub(super) fn is_foreign(&self, row: usize) -> bool {
        self.currency.is_some_and(|(codes, most)| {
            ![NONE, most].contains(&self.or_said(codes.get(row), row, |said| said.currency))
        })
    }

    #[inline]
    pub(super) fn day(&self, row: usize) -> Day {
        let day = self.days.get(row).copied().unwrap_or(Day::NONE);
        if day.is_some() { day } else { self.grain.said(self.order(row)).map_or(Day::NONE, |said| said.day) }
    }

    /// Day and second; the beginning of the day where the file has no time.
    pub(super) fn moment(&self, row: usize) -> (Day, u32) {
        let second = self.seconds.and_then(|seconds| seconds.get(row)).copied().filter(|second| *second != NONE);
        (self.day(row), second.unwrap_or(0))
    }

    /// What stands in the column of quantities.
    pub(super) fn quantity(&self, row: usize) -> Option<f64> {
        self.quantity?.get(row).copied().filter(|quantity| !quantity.is_nan())
    }

    /// What was paid for a row: its amount, else quantity × unit price. Negative where the quantity is, however it is written.
    pub(super) fn paid(&self, row: usize) -> Money {
        self.paid_and_sign(row).0
    }

    /// What was paid, and whether the row is a cancellation, a return, a correction.
    #[inline]
    pub(super) fn paid_and_sign(&self, row: usize) -> (Money, bool) {
        let (plain, negative) = self.plain_and_sign(row);
        (plain + self.grain.beside(row), negative)
    }

    /// What was paid for a row before the rules of shipping and tax.
    pub(super) fn plain(&self, row: usize) -> Money {
        self.plain_and_sign(row).0
    }

    #[inline]
    fn plain_and_sign(&self, row: usize) -> (Money, bool) {
        if !self.is_superseded(row) && self.grain.is_counted_elsewhere(self.order(row), row) {
            return (Money::ZERO, false);
        }
        let quantity = self.quantity(row);
        let paid = self.amount(row).or_else(|| match quantity {
            Some(_) => self.worth(row),
            None => self.price(row),
        });
        let paid = paid.unwrap_or_default();
        if quantity.is_some_and(|quantity| quantity < 0.0) { (-paid.abs(), true) } else { (paid, paid < Money::ZERO) }
    }

    pub(super) fn is_negative(&self, row: usize) -> bool {
        self.paid_and_sign(row).1
    }

    #[inline]
    pub(super) fn status(&self, row: usize) -> Status {
        let code = self.status.map_or(NONE, |(codes, _)| self.or_said(codes.get(row), row, |said| said.status));
        match self.meaning.get(code as usize).copied().unwrap_or(Status::Paid) {
            Status::Refunded | Status::PartlyRefunded if self.paid_only => Status::Paid,
            status => status,
        }
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
        if self.paid_only {
            return Money::ZERO;
        }
        let returned = self.grain.returned(row);
        if self.grain.is_refunded_elsewhere(self.order(row), row) {
            return returned;
        }
        match self.refund_cell(row).map_or(Money::ZERO, Money::abs) {
            Money::ZERO if self.status(row) == Status::Refunded => paid.max(Money::ZERO),
            // All of it went back, so what the rules add to it did too.
            refund if refund > Money::ZERO && refund >= paid - self.grain.beside(row) => refund.max(paid) + returned,
            refund => refund + returned,
        }
    }

    /// Whether any row may say that money went back, other than by being negative.
    #[inline]
    pub(super) fn has_refunds(&self) -> bool {
        self.refunds
    }

    /// The code of a row's product, or [`NONE`].
    pub(super) fn product(&self, row: usize) -> u32 {
        self.product.map_or(NONE, |products| products.get(row))
    }

    /// What must agree between a line and the row that takes it back: item and quantity; money where one of them is unknown.
    pub(super) fn item(&self, row: usize) -> (u32, u64, i64) {
        let product = self.product(row);
        let quantity = self.quantity(row).map(f64::abs);
        let money = if product == NONE || quantity.is_none() { self.plain(row).abs().0 } else { 0 };
        (product, quantity.map_or(u64::MAX, f64::to_bits), money)
    }

    /// Whether any order's amount is told for the whole order, on one or on each of its lines.
    pub(super) fn has_totals(&self) -> bool {
        self.grain.has_totals()
    }

    /// Shares what the lines of an order brought out among them where the file tells it for the whole order only: by quantity × price,
    /// or else alike.
    pub(super) fn share_out(&self, lines: &[u32], paid: &mut [Money]) {
        let told_elsewhere = |row: &u32| self.grain.is_counted_elsewhere(self.order(*row as usize), *row as usize);
        if lines.len() < 2 || !lines.iter().any(told_elsewhere) {
            return;
        }
        let total: Money = lines.iter().filter_map(|row| paid.get(*row as usize)).copied().sum();
        let worth: Option<Vec<i64>> = lines.iter().map(|row| self.worth(*row as usize).map(|worth| worth.0)).collect();
        let mut weights = worth.filter(|worth| worth.iter().all(|worth| *worth >= 0)).unwrap_or_default();
        if weights.iter().all(|weight| *weight == 0) {
            weights = vec![1; lines.len()];
        }
        let mut left = i128::from(total.0);
        let mut weight_left: i128 = weights.iter().map(|weight| i128::from(*weight)).sum();
        for (row, weight) in lines.iter().zip(weights) {
            // What is left over what is left of the weights: the parts add up to the whole.
            let part = if weight_left == 0 { left } else { left * i128::from(weight) / weight_left };
            left -= part;
            weight_left -= i128::from(weight);
            if let Some(slot) = paid.get_mut(*row as usize) {
                *slot = Money(part as i64);
            }
        }
    }
}

/// The code of the currency that is added up: the one that the person has chosen, if any row has it, else that of most rows.
pub fn kept_currency(column: &TextColumn, chosen: Option<&str>) -> Option<u32> {
    let known = chosen.and_then(|chosen| column.dictionary.iter().position(|code| code == chosen));
    known.map(|code| code as u32).or_else(|| column.most_common())
}
