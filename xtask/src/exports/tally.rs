//! What a file comes to by the rules of the product, counted from the shop and not from the file.
//!
//! The rules: an order that was cancelled or never paid is none. What went back is taken off. An order of which nothing is left is none. Who
//! has no order left is no customer. Money is what the column says that the platform means by "paid".

use std::collections::BTreeSet;

use super::shop::{Cents, Order};

/// What is expected of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Orders of which something is left.
    pub orders: u64,
    /// Who has one.
    pub customers: BTreeSet<String>,
    /// Money of these orders, refunds taken off.
    pub net: Cents,
    /// Lines that are no rows of the table: a description under the header, lines of totals at the end.
    pub rejected: u64,
    /// How many of these are no rows of the sheet either.
    pub outside: u64,
}

impl Tally {
    /// Counts an order, unless nothing is left of it.
    pub fn add(&mut self, customer: &str, paid: Cents, refund: Cents) {
        if paid > refund {
            self.orders += 1;
            self.customers.insert(customer.to_owned());
            self.net += paid - refund;
        }
    }

    /// Of orders that say all there is to say: those that were paid, by a key of their customers.
    pub fn of<'a>(
        orders: impl Iterator<Item = &'a Order>,
        customer: impl Fn(&Order) -> String,
        paid: impl Fn(&Order) -> Cents,
        refund: impl Fn(&Order) -> Cents,
    ) -> Tally {
        let mut tally = Tally::default();
        for order in orders.filter(|order| order.is_paid()) {
            tally.add(&customer(order), paid(order), refund(order));
        }
        tally
    }
}
