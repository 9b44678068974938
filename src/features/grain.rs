//! What the lines of one order say together: whose order it is, and whether the amount on each of them is the line's or the order's.
//!
//! Shops export one row per item and write the order on them in three ways: the item's own amount on every line; the order's total on
//! every line (京东, 有赞, `TikTok` Shop), which must be counted once; or the order's total, its buyer, date and status on the first
//! line only (Shopify, merged cells), where the later lines are blank. Which it is shows in all orders of several lines together: where
//! their amounts repeat or stop, they are the order's. Orders that say otherwise are added up line by line in any case, so that no money is
//! lost. Items of equal price repeat as totals do: quantity × unit price tells them apart, and where there is none the header of the
//! column (`order total`) or else the person does.

use super::numbers::Numbers;
use super::rows::Rows;
use super::rules::Amounts;
use crate::base::{Day, Message, Money, NONE, Note, each};

/// The orders of several lines. Nothing depends on the order of the rows.
#[derive(Clone, Debug, Default)]
pub struct Grain {
    /// By the code of the order, what its lines say of it; empty where no order has several lines, or none leaves anything blank.
    said: Vec<Said>,
    /// By the code of the order: the row whose amount counts, if it counts once, or [`NONE`]. Empty where all amounts are those of lines.
    once: Vec<u32>,
    /// The same for refunds, which may be the order's where amounts are the lines' (`TikTok` Shop).
    refund_once: Vec<u32>,
    /// By row: a later file says it again, so it is no line of its order here. Empty where no row is.
    superseded: Vec<bool>,
    /// The order of each row, where numbers don't say it.
    numbers: Numbers,
    /// By row: what the rules of shipping and tax change its amount by. Empty where they change nothing.
    beside: Vec<Money>,
    /// By row: what tables of returns gave back. Empty where that is nothing.
    returned: Vec<Money>,
}

/// What all lines of an order say that say anything; where they contradict each other, nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// Code of the customer.
    pub customer: u32,
    /// The earliest day.
    pub day: Day,
    /// Code of the status.
    pub status: u32,
    /// Code of the currency.
    pub currency: u32,
}

impl Said {
    const NOTHING: Said = Said { customer: NONE, day: Day::NONE, status: NONE, currency: NONE };
}

/// Different lines say different things.
const CONTRADICTED: u32 = NONE - 1;

fn agree(so_far: u32, code: u32) -> u32 {
    match (so_far, code) {
        (so_far, NONE) => so_far,
        (NONE, code) => code,
        (so_far, code) if so_far == code => code,
        _ => CONTRADICTED,
    }
}

/// What was found out about amounts, over the orders of several lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The same amount on every line.
    repeat: u64,
    /// An amount on the first line only.
    stop: u64,
    /// Anything else.
    vary: u64,
    /// Of those that repeat: quantity × unit price of all lines is the amount; of each line is.
    by_order: u64,
    by_line: u64,
}

/// The share of orders that must agree before their amounts are taken for those of orders.
const MOST: f64 = 0.95;
/// So many orders whose lines all repeat are no accident.
const MANY: u64 = 10;

impl Evidence {
    fn add(&mut self, order: &Order) {
        if !order.is_whole() {
            self.vary += 1;
        } else if order.blank > 0 {
            self.stop += 1;
        } else {
            self.repeat += 1;
            self.by_order += u64::from(is_about(Money(order.worth), order.amount));
            self.by_line += u64::from(order.alike == order.lines);
        }
    }

    /// Whether amounts are those of orders; nothing where nobody can tell. Where the data alone can't, a header decides that says so.
    pub fn verdict(&self, says_totals: bool) -> Option<bool> {
        let all = self.repeat + self.stop + self.vary;
        if all == 0 || ((self.repeat + self.stop) as f64) < all as f64 * MOST {
            return Some(false);
        }
        if self.repeat == 0 {
            return Some(true);
        }
        match self.by_order.cmp(&self.by_line) {
            std::cmp::Ordering::Greater => Some(true),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => (says_totals || self.repeat + self.stop >= MANY).then_some(true),
        }
    }
}

/// What one order has shown so far.
#[derive(Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "four findings that have nothing to do with each other")]
struct Order {
    lines: u32,
    /// The first row with an amount, or else the first row.
    head: u32,
    customer: u32,
    /// Of its first line that has one, or [`Money::NONE`].
    amount: Money,
    refund: Money,
    /// Lines without an amount.
    blank: u32,
    vary: bool,
    refunds_vary: bool,
    /// Lines that say that something went back, and whether one says more than was paid for it.
    refunded: u32,
    beyond: bool,
    /// The status of its first line, and whether a line has another or is itself what went back.
    status: u32,
    mixed: bool,
    /// Quantity × unit price of its lines, and how many of them are the amount itself.
    worth: i64,
    alike: u32,
}

impl Order {
    const NONE: Order = Order {
        lines: 0,
        head: NONE,
        customer: NONE,
        amount: Money::NONE,
        refund: Money::NONE,
        blank: 0,
        vary: false,
        refunds_vary: false,
        refunded: 0,
        beyond: false,
        status: NONE,
        mixed: false,
        worth: 0,
        alike: 0,
    };

    fn see(&mut self, rows: &Rows, row: usize) {
        self.lines += 1;
        let (amount, status) = (rows.amount(row), rows.says(row).status);
        self.mixed |= self.lines > 1 && self.status != status || rows.is_negative(row);
        self.status = status;
        if self.head == NONE || !self.amount.is_some() && amount.is_some() {
            self.head = row as u32;
        }
        match amount {
            None => self.blank += 1,
            Some(amount) => {
                self.vary |= amount <= Money::ZERO || self.amount.is_some() && self.amount != amount;
                self.amount = amount;
            }
        }
        if let Some(worth) = rows.worth(row) {
            self.worth = self.worth.saturating_add(worth.0);
            self.alike += u32::from(amount.is_some_and(|amount| is_about(worth, amount)));
        }
        // Two people's orders of one number are two orders, whose amounts have nothing to do with each other.
        self.customer = agree(self.customer, rows.customer_cell(row));
        self.vary |= self.customer == CONTRADICTED;
        if let Some(refund) = rows.refund_cell(row) {
            self.refunds_vary |= self.refund.is_some() && self.refund != refund;
            self.refund = refund;
            self.refunded += u32::from(refund != Money::ZERO);
            self.beyond |= amount.or(rows.worth(row)).is_some_and(|amount| refund.abs() > amount);
        }
    }

    /// Its refund may be the whole order's: every line says the same, and all of them stand or fall together.
    fn is_refunded_alike(&self) -> bool {
        let alike = self.refunded == self.lines && !self.refunds_vary && !self.mixed;
        self.lines > 1 && alike && self.customer != CONTRADICTED
    }

    /// Its amount may be the whole order's: it repeats on every line, or stands on one only.
    fn is_whole(&self) -> bool {
        self.lines > 1 && !self.vary && self.amount.is_some() && (self.blank == 0 || self.blank == self.lines - 1)
    }
}

impl Grain {
    /// Looks at every order; `rows` without a grain but for what is `superseded`. Each file decides for itself: an export of items may
    /// stand beside one of totals. Says what the person should know.
    pub(super) fn of(rows: &Rows, rule: Amounts) -> (Grain, Option<Note>) {
        let Some(orders) = rows.orders_of_several_rows() else { return Default::default() };
        let mut all = vec![Order::NONE; orders];
        each(rows.len(), |row| {
            if let Some(order) = all.get_mut(rows.order(row) as usize).filter(|_| !rows.is_superseded(row)) {
                order.see(rows, row);
            }
        });
        let mut evidence = vec![Evidence::default(); rows.files().max(1)];
        for order in all.iter().filter(|order| order.lines > 1) {
            if let Some(evidence) = evidence.get_mut(rows.file(order.head as usize)) {
                evidence.add(order);
            }
        }
        let verdict = |(file, evidence): (usize, &Evidence)| evidence.verdict(rows.says_totals(file));
        let found: Vec<Option<bool>> = evidence.iter().enumerate().map(verdict).collect();
        let by_order = |order: &Order| match rule {
            Amounts::Auto => found.get(rows.file(order.head as usize)).copied().flatten().unwrap_or(false),
            Amounts::Order => true,
            Amounts::Line => false,
        };
        let row_of = |order: &Order| if order.is_whole() && by_order(order) { order.head } else { NONE };
        let mut once: Vec<u32> = all.iter().map(row_of).collect();
        let orders = once.iter().filter(|row| **row != NONE).count();
        if orders == 0 {
            once = Vec::new();
        }
        let refund_once = refunds_once(&all, &once);
        let unsure: u64 =
            evidence.iter().zip(&found).filter(|(_, found)| found.is_none()).map(|(file, _)| file.repeat).sum();
        let note = match rule {
            Amounts::Auto if unsure > 0 => {
                Some(Note::warn(Message::new("note-amounts-unsure").count("orders", unsure)))
            }
            _ if orders > 0 => Some(Note::info(Message::new("note-amounts-order").count("orders", orders))),
            _ => None,
        };
        (Grain { said: said(rows), once, refund_once, ..Grain::default() }, note)
    }

    /// What the rows say before their orders are looked at: some of them are superseded.
    pub(super) fn beneath(superseded: Vec<bool>) -> Grain {
        Grain { superseded, ..Grain::default() }
    }

    /// The same with the orders of numbers that stand for several.
    pub(super) fn with_numbers(self, numbers: Numbers) -> Grain {
        Grain { numbers, ..self }
    }

    /// The same with the rows that are superseded, and the orders of numbers that stand for several.
    pub(super) fn above(self, beneath: Grain) -> Grain {
        Grain { superseded: beneath.superseded, numbers: beneath.numbers, ..self }
    }

    /// The same with what changes amounts, by row.
    pub(super) fn with_beside(self, beside: Vec<Money>) -> Grain {
        Grain { beside, ..self }
    }

    /// The same with what went back by the tables of returns, by row.
    pub(super) fn with_returned(self, returned: Vec<Money>) -> Grain {
        Grain { returned, ..self }
    }

    /// What the amount of a row is changed by.
    #[inline]
    pub(super) fn beside(&self, row: usize) -> Money {
        self.beside.get(row).copied().unwrap_or(Money::ZERO)
    }

    /// What tables of returns gave back for a row.
    #[inline]
    pub(super) fn returned(&self, row: usize) -> Money {
        self.returned.get(row).copied().unwrap_or(Money::ZERO)
    }

    /// Whether they gave back anything.
    pub(super) fn gives_back(&self) -> bool {
        !self.returned.is_empty()
    }

    /// The order of a row, if its number does not say it.
    #[inline]
    pub(super) fn order(&self, row: usize) -> Option<u32> {
        self.numbers.orders.get(row).copied()
    }

    /// How many orders there are, if numbers don't say it.
    pub(super) fn orders(&self) -> Option<usize> {
        (!self.numbers.orders.is_empty()).then_some(self.numbers.count)
    }

    /// Whether a later file says a row again.
    #[inline]
    pub(super) fn is_superseded(&self, row: usize) -> bool {
        self.superseded.get(row) == Some(&true)
    }

    /// What an order says for its lines that say nothing.
    #[inline]
    pub(super) fn said(&self, order: u32) -> Option<&Said> {
        self.said.get(order as usize)
    }

    /// Whether the amounts of any order are told for the whole of it.
    pub(super) fn has_totals(&self) -> bool {
        !self.once.is_empty()
    }

    /// Whether the amount of a row is counted in another row of its order.
    #[inline]
    pub(super) fn is_counted_elsewhere(&self, order: u32, row: usize) -> bool {
        self.once.get(order as usize).is_some_and(|head| *head != NONE && *head as usize != row)
    }

    /// The same for its refund.
    #[inline]
    pub(super) fn is_refunded_elsewhere(&self, order: u32, row: usize) -> bool {
        self.refund_once.get(order as usize).is_some_and(|head| *head != NONE && *head as usize != row)
    }
}

/// By order: the row whose refund counts, if it counts once. Where amounts count once, refunds that never differ do too. Where amounts are the
/// lines', refunds are the orders' if they repeat, and some say that more went back than was paid for their line.
fn refunds_once(all: &[Order], once: &[u32]) -> Vec<u32> {
    let several = || all.iter().filter(|order| order.lines > 1);
    if several().all(|order| order.refunded == 0) {
        return Vec::new();
    }
    if !once.is_empty() && several().all(|order| !order.is_whole() || !order.refunds_vary) {
        return once.to_vec();
    }
    let repeat = several().filter(|order| order.is_refunded_alike()).count();
    let vary = several().filter(|order| order.refunded > 1 && !order.is_refunded_alike()).count();
    let beyond = several().any(|order| order.is_refunded_alike() && order.beyond);
    if !beyond || (repeat as f64) < (repeat + vary) as f64 * MOST {
        return Vec::new();
    }
    all.iter().map(|order| if order.is_refunded_alike() { order.head } else { NONE }).collect()
}

/// What orders say for lines that leave something blank; nothing where none does.
fn said(rows: &Rows) -> Vec<Said> {
    let Some(orders) = rows.orders() else { return Vec::new() };
    let counts = |row: usize| rows.order(row) != NONE && !rows.is_superseded(row);
    if !(0..rows.len()).any(|row| counts(row) && rows.leaves_blank(row)) {
        return Vec::new();
    }
    let mut all = vec![Said::NOTHING; orders];
    for row in (0..rows.len()).filter(|row| counts(*row)) {
        if let Some(said) = all.get_mut(rows.order(row) as usize) {
            let own = rows.says(row);
            said.customer = agree(said.customer, own.customer);
            said.status = agree(said.status, own.status);
            said.currency = agree(said.currency, own.currency);
            if !said.day.is_some() || own.day.is_some() && own.day < said.day {
                said.day = own.day;
            }
        }
    }
    for said in &mut all {
        for code in [&mut said.customer, &mut said.status, &mut said.currency] {
            if *code == CONTRADICTED {
                *code = NONE;
            }
        }
    }
    all
}

/// Equal but for rounding, a coupon of a cent, a tax of a percent.
fn is_about(a: Money, b: Money) -> bool {
    let (a, b) = (a.to_f64(), b.to_f64());
    (a - b).abs() <= 0.01 * b.abs().max(1.0)
}
