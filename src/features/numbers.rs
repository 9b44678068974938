//! Order numbers that stand for several orders.
//!
//! A number is its customer's: two people's lines of one number are two orders. Tills and small shops begin to count anew each day or month,
//! so one customer's lines of one number that lie a month apart are two orders as well. Where a file's numbers plainly begin anew (most that
//! repeat stand with several customers or on days far apart), an order is number, customer and day; elsewhere an order may be delivered
//! on several days. What two files that do not overlap say of one number is never one order, but for what goes back.
//!
//! A row that brings no money (a refund, a cancellation) belongs to the latest order of its number and customer before it, however long ago
//! that was. Nothing depends on the order of the rows.

use super::rows::Rows;
use crate::base::{Day, Message, Money, NONE, Note, each};
use crate::math::order;

/// From so many days on, lines of one number are two orders: the shortest month.
pub(super) const APART: i32 = 28;
/// Orders are seldom delivered over more days than these, nor exported once more with a day further off.
pub(super) const NEAR: i32 = 7;
/// So many numbers at least must disagree with themselves before all are taken to begin anew.
const SEVERAL: u64 = 2;

/// What order each row is of, where numbers don't say it.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbers {
    /// By row the code of its order, or [`NONE`]. Empty where it is that of its number.
    pub orders: Vec<u32>,
    /// How many orders there are then.
    pub count: usize,
}

/// What the lines of a number have shown so far.
#[derive(Clone, Copy)]
struct Seen {
    /// The first customer and day that any line says, and whether another line says another.
    customer: u32,
    day: Day,
    differs: bool,
    /// The last file that has any line; the rest is of that file, and only of lines that buy something: how many there are, and whose.
    file: u32,
    bought: u32,
    buyer: u32,
    from: Day,
    to: Day,
    /// They are of several customers, or of days far apart.
    disagrees: bool,
}

impl Seen {
    const NOTHING: Seen = Seen {
        customer: NONE,
        day: Day::NONE,
        differs: false,
        file: NONE,
        bought: 0,
        buyer: NONE,
        from: Day::NONE,
        to: Day::NONE,
        disagrees: false,
    };

    fn see(&mut self, file: u32, (customer, day): (u32, Day), buys: bool, found: &mut Found) {
        self.differs |= is_other(&mut self.customer, customer, NONE) | is_other(&mut self.day, day, Day::NONE);
        if self.file != file {
            let Seen { customer, day, differs, .. } = *self;
            *self = Seen { customer, day, differs, file, ..Seen::NOTHING };
        }
        if !buys {
            return;
        }
        self.bought += 1;
        found.repeat += u64::from(self.bought == 2);
        let mut disagrees = is_other(&mut self.buyer, customer, NONE);
        if day.is_some() {
            self.from = if self.from.is_some() { self.from.min(day) } else { day };
            self.to = self.to.max(day);
            disagrees |= self.to.0 - self.from.0 > NEAR;
        }
        if disagrees && !std::mem::replace(&mut self.disagrees, true) {
            found.disagree += 1;
        }
    }
}

/// Whether a value is another one than the first that was there.
fn is_other<T: Copy + PartialEq>(first: &mut T, value: T, none: T) -> bool {
    if *first == none {
        *first = value;
    }
    value != none && value != *first
}

/// Numbers of a file that several lines have, and how many of them disagree with themselves.
#[derive(Clone, Copy, Default)]
struct Found {
    repeat: u64,
    disagree: u64,
}

impl Found {
    fn begin_anew(self) -> bool {
        self.disagree >= SEVERAL && self.disagree * 2 >= self.repeat
    }
}

/// A row of a number that does not say one order.
#[derive(Clone, Copy)]
struct Line {
    number: u32,
    customer: u32,
    day: Day,
    row: u32,
    buys: bool,
}

/// The first day of an order, whose it is, and its code.
type Order = (Day, u32, u32);

impl Numbers {
    /// Looks at all rows that count; `apart` are pairs of files that do not overlap though they share numbers. Says what the person should
    /// know.
    pub(super) fn of(rows: &Rows, apart: &[(usize, usize)]) -> (Numbers, Option<Note>) {
        let Some(numbers) = rows.orders_of_several_rows() else { return Default::default() };
        let mut seen = vec![Seen::NOTHING; numbers];
        let mut found = vec![Found::default(); rows.files().max(1)];
        each(rows.len(), |row| {
            let file = rows.file(row);
            let seen = seen.get_mut(rows.order(row) as usize).filter(|_| !rows.is_superseded(row));
            if let (Some(seen), Some(found)) = (seen, found.get_mut(file)) {
                seen.see(file as u32, (rows.customer_cell(row), rows.day(row)), buys(rows, row), found);
            }
        });
        if !seen.iter().any(|seen| seen.differs) {
            return Default::default();
        }
        let (mut orders, mut lines) = (Vec::with_capacity(rows.len()), Vec::new());
        each(rows.len(), |row| {
            let number = rows.order(row);
            orders.push(number);
            if !rows.is_superseded(row) && seen.get(number as usize).is_some_and(|seen| seen.differs) {
                let (customer, day) = (rows.customer_cell(row), rows.day(row));
                lines.push(Line { number, customer, day, row: row as u32, buys: buys(rows, row) });
            }
        });
        let lines = order::by(lines, |line| i64::from(line.day.0));
        let lines = order::by(lines, |line| i64::from(line.number) << 32 | i64::from(line.customer));
        let anew: Vec<bool> = found.into_iter().map(Found::begin_anew).collect();
        let mut split = Split { rows, apart, anew, numbers: Numbers { orders, count: numbers }, several: 0 };
        for lines in lines.chunk_by(|a, b| a.number == b.number) {
            split.number(lines);
        }
        let note = Message::new("note-numbers-repeat").count("numbers", split.several);
        (split.numbers, (split.several > 0).then(|| Note::info(note)))
    }
}

/// Numbers while they are split up.
struct Split<'a> {
    rows: &'a Rows<'a>,
    apart: &'a [(usize, usize)],
    /// By file: its numbers begin anew.
    anew: Vec<bool>,
    numbers: Numbers,
    /// Numbers that stand for several orders of one customer.
    several: u64,
}

impl Split<'_> {
    /// The lines of one number, by customer and day; those that name nobody last.
    fn number(&mut self, lines: &[Line]) {
        let mut found: Vec<Order> = Vec::new();
        let mut is_several = false;
        let named = lines.partition_point(|line| line.customer != NONE);
        let (named, nobodys) = lines.split_at_checked(named).unwrap_or_default();
        for lines in named.chunk_by(|a, b| a.customer == b.customer) {
            let from = found.len();
            self.find(lines, &mut found);
            let own = found.get(from..).unwrap_or_default();
            is_several |= own.len() > 1;
            for line in lines {
                let after = own.partition_point(|(day, ..)| *day <= line.day);
                if let Some((.., order)) = own.get(after.saturating_sub(1)) {
                    self.put(line, *order);
                }
            }
        }
        self.several += u64::from(is_several);
        // A line that names nobody is of the order of its day, or of the only customer's.
        for line in nobodys {
            let alone = found.iter().all(|(_, customer, _)| found.first().is_some_and(|first| first.1 == *customer));
            let mut of_day = found.iter().filter(|(day, ..)| *day == line.day);
            let order = match (of_day.next(), of_day.next()) {
                (Some(order), None) => Some(order),
                _ if alone => found.iter().rfind(|(day, ..)| *day <= line.day).or(found.first()),
                _ => None,
            };
            match (order, found.is_empty()) {
                (Some((.., order)), _) => self.put(line, *order),
                (None, true) => {}
                (None, false) => {
                    let order = self.another();
                    self.put(line, order);
                }
            }
        }
    }

    /// The orders of one customer's lines of a number, by day.
    fn find(&mut self, lines: &[Line], found: &mut Vec<Order>) {
        let any = lines.iter().any(|line| line.buys && line.day.is_some());
        let makes = |line: &&Line| {
            line.day.is_some() && if any { line.buys } else { !self.rows.is_negative(line.row as usize) }
        };
        let mut starts: Vec<Day> = Vec::new();
        let mut last: Option<&Line> = None;
        for line in lines.iter().filter(makes) {
            if last.is_none_or(|last| self.is_another(last, line)) {
                starts.push(line.day);
            }
            last = Some(line);
        }
        let Some(first) = lines.first() else { return };
        if starts.is_empty() {
            starts.push(first.day);
        }
        for day in starts {
            // The first order of a number keeps its code.
            let order = if found.is_empty() { first.number } else { self.another() };
            found.push((day, first.customer, order));
        }
    }

    /// Whether a line begins another order than the one before it.
    fn is_another(&self, last: &Line, line: &Line) -> bool {
        let (a, b) = (self.rows.file(last.row as usize), self.rows.file(line.row as usize));
        let is_anew = |file: usize| self.anew.get(file) == Some(&true);
        let least = match a == b {
            _ if is_anew(a) || is_anew(b) => 1,
            false if self.apart.contains(&(a, b)) || self.apart.contains(&(b, a)) => 1,
            _ => APART,
        };
        line.day.0 - last.day.0 >= least
    }

    fn another(&mut self) -> u32 {
        self.numbers.count += 1;
        self.numbers.count as u32 - 1
    }

    fn put(&mut self, line: &Line, order: u32) {
        if let Some(slot) = self.numbers.orders.get_mut(line.row as usize) {
            *slot = order;
        }
    }
}

/// Whether a row brings money that stays.
fn buys(rows: &Rows, row: usize) -> bool {
    let (paid, negative) = rows.paid_and_sign(row);
    !negative && paid > Money::ZERO && !(rows.has_refunds() && rows.refund_of(row, paid) >= paid)
}
