//! Rows → orders → [`History`], by the [`Rules`].
//!
//! Rows are sorted by customer (counting sorts over ids in byte order), then each customer's rows are gathered into documents: the
//! rows of one order id, or of one day where there is no id. A document with money becomes an order; a negative row looks for the
//! line that it takes back; what finds none is a refund on its own date. The file's order of rows never shows in the result.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::extra;
use super::grain::Grain;
use super::ground::Ground;
use super::numbers::Numbers;
use super::overlap::{Overlap, Share};
use super::reconcile::Exclusion;
use super::rows::Rows;
use super::status::Status;
use super::{Cancellations, EventKind, History, Rules};
use crate::base::{Day, Message, Money, NONE, Note, PART, Result, each, in_parts};
use crate::math::order;
use crate::table::{Column, Dictionary, Table};

/// A history and what became of every row on the way.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// Orders by customer.
    pub history: History,
    /// Per row: why it is in no order, if so.
    pub fate: Vec<Option<Exclusion>>,
    /// Per row: the day on which its money counts (a matched cancellation counts on the day of what it takes back).
    pub day: Vec<Day>,
    /// Orders that a later cancellation took back wholly, by day.
    pub cancelled: Vec<Day>,
    /// Rows of lines that a cancellation took back, and of what took them back, ascending.
    pub taken_back: Vec<u32>,
    /// Rows that equal an earlier one in every column and are counted all the same.
    pub repeated: u64,
    /// What each of several files brought; empty where there is one only.
    pub shares: Vec<Share>,
    /// What the lines of an order say together.
    pub(super) grain: Grain,
    /// The rules that it was built by.
    pub(super) rules: Rules,
    /// What was survived.
    pub notes: Vec<Note>,
}

/// Builds the history of an orders table. Fails with `no_customer_column` or `no_date_column`.
pub fn history(ground: Ground<'_>, rules: &Rules) -> Result<Built> {
    let Ground { table, people, .. } = ground;
    let mut built = Built::default();
    let overlap = Overlap::of(table, people, &Rows::of(ground, rules, &Grain::default())?);
    built.shares = overlap.shares;
    let beneath = Grain::beneath(if rules.keep_overlaps { Vec::new() } else { overlap.superseded });
    let (numbers, repeat) = Numbers::of(&Rows::of(ground, rules, &beneath)?, &overlap.apart);
    built.notes.extend(repeat);
    let beneath = beneath.with_numbers(numbers);
    let (grain, note) = Grain::of(&Rows::of(ground, rules, &beneath)?, rules.amounts);
    let grain = grain.above(beneath);
    let (beside, off) = extra::beside(table, &Rows::of(ground, rules, &grain)?, rules);
    let grain = grain.with_beside(beside);
    let given =
        if rules.returns { extra::returned(&Rows::of(ground, rules, &grain)?, ground.returned) } else { Vec::new() };
    let grain = grain.with_returned(given);
    let rows = Rows::of(ground, rules, &grain)?;
    built.rules = *rules;
    built.day.reserve(rows.len());
    each(rows.len(), |row| built.day.push(rows.day(row)));
    built.notes.extend(note.into_iter().chain(off));
    exclude(&rows, rules, &mut built);

    let ids = people.column(table).map(|(_, ids)| ids);
    let (order_of_codes, rank) = ranks(ids);
    let blocks = Blocks::of(&rows, &rank, order_of_codes.len(), &built.fate);

    let mut shop = Shop { table, rows, rules, built, drafts: Vec::new() };
    shop.built.history.has_order_ids = shop.rows.orders().is_some();
    shop.built.history.starts.push(0);
    let (mut lines, mut starts) = (Vec::new(), Vec::new());
    in_parts(order_of_codes.len(), &mut |block| {
        blocks.sort(block.start / PART, &mut lines, &mut starts);
        let codes = order_of_codes.get(block).unwrap_or_default();
        for (code, range) in codes.iter().zip(starts.windows(2)) {
            let events = shop.built.history.day.len();
            shop.customer(lines.get_mut(range[0] as usize..range[1] as usize).unwrap_or_default());
            if shop.built.history.day.len() > events {
                shop.built.history.ids.intern(ids.map_or("", |ids| ids.get(*code)));
                shop.built.history.starts.push(shop.built.history.day.len() as u32);
            }
        }
    });
    let mut built = shop.built;
    built.history.ids.seal();
    built.taken_back.sort_unstable();
    built.grain = grain;
    Ok(built)
}

/// First pass: rows that are no part of any order by themselves.
fn exclude(rows: &Rows, rules: &Rules, built: &mut Built) {
    let mut unknown = 0u64;
    let fate = &mut built.fate;
    fate.reserve(rows.len());
    each(rows.len(), |row| {
        let status = rows.status(row);
        unknown += u64::from(status == Status::Unknown);
        fate.push(if rows.is_superseded(row) {
            Some(Exclusion::Superseded)
        } else if rows.customer(row) == NONE {
            Some(Exclusion::NoCustomer)
        } else if rows.is_foreign(row) {
            Some(Exclusion::Currency)
        } else if status == Status::Void {
            Some(Exclusion::Void)
        } else if rules.today.is_some_and(|today| rows.day(row) > today) {
            Some(Exclusion::Future)
        } else if rules.cancellations == Cancellations::Ignore && rows.is_negative(row) {
            Some(Exclusion::Cancellation)
        } else {
            None
        });
    });
    if unknown > 0 {
        let words = rows.unknown_statuses().take(3).collect::<Vec<_>>().join(" · ");
        built.notes.push(Note::warn(Message::new("note-unknown-status").count("rows", unknown).text("words", words)));
    }
}

/// Codes of the customers' dictionary in the order of their bytes, and the rank of each code.
fn ranks(ids: Option<&Dictionary>) -> (Vec<u32>, Vec<u32>) {
    let codes = ids.map(Dictionary::sorted).unwrap_or_default();
    let mut rank = vec![0u32; codes.len()];
    for (place, code) in codes.iter().enumerate() {
        if let Some(slot) = rank.get_mut(*code as usize) {
            *slot = place as u32;
        }
    }
    (codes, rank)
}

/// The rows that are left, by blocks of [`PART`] customers in the order of their rank; within a block in the order of the file.
///
/// Rows are read from one end of the table to the other and each is put down as a whole. Put down where its customer's rows belong it would
/// each time be another place of a memory that is slow where it is jumped about in; blocks are few enough that all their ends are at hand,
/// and small enough to be sorted at hand.
struct Blocks {
    starts: Vec<u32>,
    lines: Vec<Line>,
    /// Beside each line: which customer of its block.
    customers: Vec<u16>,
}

impl Blocks {
    fn of(rows: &Rows, rank: &[u32], customers: usize, fate: &[Option<Exclusion>]) -> Blocks {
        // Whose row it is, if it is left.
        let place = |row: usize| {
            let left = fate.get(row).is_some_and(Option::is_none);
            rank.get(rows.customer(row) as usize).filter(|_| left).map(|rank| *rank as usize)
        };
        let mut starts = vec![0u32; customers.div_ceil(PART) + 1];
        each(fate.len(), |row| {
            if let Some(count) = place(row).and_then(|place| starts.get_mut(place / PART + 1)) {
                *count += 1;
            }
        });
        let count = add_up(&mut starts) as usize;
        let (mut lines, mut customers) = (vec![Line::NONE; count], vec![0; count]);
        let mut next = starts.clone();
        each(fate.len(), |row| {
            let Some(place) = place(row) else { return };
            let Some(at) = next.get_mut(place / PART) else { return };
            if let (Some(line), Some(customer)) = (lines.get_mut(*at as usize), customers.get_mut(*at as usize)) {
                (*line, *customer) = (Line::of(rows, row), (place % PART) as u16);
            }
            *at += 1;
        });
        Blocks { starts, lines, customers }
    }

    /// A block's lines by customer, and where those of each begin, with one end more.
    fn sort(&self, block: usize, sorted: &mut Vec<Line>, starts: &mut Vec<u32>) {
        let start_of = |block: usize| self.starts.get(block).copied().unwrap_or(0) as usize;
        let range = start_of(block)..start_of(block + 1);
        let lines = self.lines.get(range.clone()).unwrap_or_default();
        let customers = self.customers.get(range).unwrap_or_default();
        starts.clear();
        starts.resize(PART + 1, 0);
        for customer in customers {
            if let Some(count) = starts.get_mut(*customer as usize + 1) {
                *count += 1;
            }
        }
        add_up(starts);
        sorted.clear();
        sorted.resize(lines.len(), Line::NONE);
        let mut next = starts.clone();
        for (line, customer) in lines.iter().zip(customers) {
            if let Some(at) = next.get_mut(*customer as usize) {
                if let Some(slot) = sorted.get_mut(*at as usize) {
                    *slot = *line;
                }
                *at += 1;
            }
        }
    }
}

/// Counts, each behind the first, become the sums up to each; the last one.
fn add_up(counts: &mut [u32]) -> u32 {
    let mut sum = 0;
    for count in counts {
        sum += *count;
        *count = sum;
    }
    sum
}

/// Whether the money of a row went back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Back {
    Nothing,
    Something,
    /// Its status says so.
    ByStatus,
}

/// One row as building sees it.
#[derive(Clone, Copy)]
struct Line {
    paid: Money,
    /// Its order, or [`NONE`].
    order: u32,
    row: u32,
    day: Day,
    negative: bool,
    back: Back,
    /// It was left out on the way.
    out: bool,
}

impl Line {
    const NONE: Line = Line {
        paid: Money::ZERO,
        order: NONE,
        row: NONE,
        day: Day::NONE,
        negative: false,
        back: Back::Nothing,
        out: false,
    };

    #[inline]
    fn of(rows: &Rows, at: usize) -> Line {
        let order = rows.order(at);
        let (paid, negative) = rows.paid_and_sign(at);
        Line {
            paid,
            order,
            row: at as u32,
            day: rows.day(at),
            negative,
            back: if !rows.has_refunds() {
                Back::Nothing
            } else if rows.status(at) == Status::Refunded {
                Back::ByStatus
            } else if !negative && rows.refund_of(at, paid) > Money::ZERO {
                Back::Something
            } else {
                Back::Nothing
            },
            out: false,
        }
    }

    /// What it belongs to: its order, or (with [`NONE`]) its day.
    #[inline]
    fn document(&self) -> (u32, Day) {
        (self.order, if self.order == NONE { self.day } else { Day::NONE })
    }

    /// Nothing was taken back of it, and it takes nothing back.
    #[inline]
    fn is_plain(&self) -> bool {
        !(self.negative || self.out) && self.back == Back::Nothing
    }

    /// What went back of it. Looked up, because lines are many and refunds are few.
    #[inline]
    fn refund(&self, rows: &Rows) -> Money {
        let none = self.negative || self.back == Back::Nothing;
        if none { Money::ZERO } else { rows.refund_of(self.row as usize, self.paid) }
    }
}

/// One event before it is put in its place.
struct Draft {
    day: Day,
    kind: EventKind,
    net: Money,
    row: u32,
}

/// What building one customer after another needs.
struct Shop<'a> {
    table: &'a Table,
    rows: Rows<'a>,
    rules: &'a Rules,
    built: Built,
    drafts: Vec<Draft>,
}

/// Lines that were paired: a line and the row that takes it back, both ways, as rows of the table.
type Pairs = BTreeMap<u32, Line>;

// What few customers need is never in line: a browser compiles the function that all need the sooner, the smaller it is.
impl Shop<'_> {
    #[inline(never)]
    fn customer(&mut self, lines: &mut [Line]) {
        lines.sort_unstable_by_key(|line| (line.document(), line.row));
        let mut kept;
        let mut lines = lines;
        let repeated = repeated(self.table, lines);
        if self.rules.drop_duplicates && !repeated.is_empty() {
            for row in &repeated {
                self.exclude(*row, Exclusion::Duplicate);
            }
            let mut again = repeated.iter().peekable();
            kept = lines.iter().filter(|line| again.next_if_eq(&&line.row).is_none()).copied().collect::<Vec<Line>>();
            lines = &mut kept;
        } else {
            self.built.repeated += repeated.len() as u64;
        }
        let mut pairs = Pairs::new();
        let takes_back =
            |line: &Line| line.negative && (is_alone(line, lines) || self.taken_back_by(line, lines).is_some());
        if self.rules.cancellations == Cancellations::Match && lines.iter().any(takes_back) {
            pairs = self.match_cancellations(lines);
        }
        for document in lines.chunk_by(|a, b| a.document() == b.document()) {
            if pairs.is_empty() && document.iter().all(Line::is_plain) {
                self.close_plain(document);
            } else {
                self.close_document(document, &pairs);
            }
        }
        self.drafts.sort_unstable_by_key(|draft| (draft.day, draft.kind, draft.net, draft.row));
        if self.rules.merge_days {
            self.drafts.dedup_by(|next, order| {
                let same = next.day == order.day && [next.kind, order.kind] == [EventKind::Order; 2];
                if same {
                    order.net += next.net;
                    order.row = order.row.min(next.row);
                }
                same
            });
        }
        for draft in self.drafts.drain(..) {
            self.built.history.day.push(draft.day);
            self.built.history.kind.push(draft.kind);
            self.built.history.net.push(draft.net);
            self.built.history.row.push(draft.row);
        }
    }

    /// Pairs each lone negative row with the latest earlier line of the same item and quantity that is still standing.
    #[inline(never)]
    fn match_cancellations(&mut self, lines: &mut [Line]) -> Pairs {
        let mut standing: BTreeMap<(u32, u64, i64), Vec<Line>> = BTreeMap::new();
        let order = order::by(lines.to_vec(), |line| i64::from(line.row));
        let order = order::by(order, |line| {
            let (day, second) = self.rows.moment(line.row as usize);
            i64::from(day.0) << 32 | i64::from(second)
        });
        for line in order.iter().filter(|line| !line.negative) {
            standing.entry(self.rows.item(line.row as usize)).or_default().push(*line);
        }
        let (mut pairs, mut told_twice) = (Pairs::new(), Vec::new());
        // First within their own orders, so that nothing from outside takes what an order takes back itself.
        for back in order.iter().filter(|line| line.negative) {
            let Some(line) = self.taken_back_by(back, lines) else { continue };
            if line.refund(&self.rows) > Money::ZERO {
                // The status or the refund column has told it already; told twice it would be taken twice.
                told_twice.push(back.row);
                continue;
            }
            pairs.insert(line.row, *back);
            pairs.insert(back.row, line);
        }
        for back in order.iter().filter(|line| line.negative) {
            if pairs.contains_key(&back.row) || told_twice.contains(&back.row) || !is_alone(back, lines) {
                continue;
            }
            let Some(candidates) = standing.get_mut(&self.rows.item(back.row as usize)) else { continue };
            let moment = self.rows.moment(back.row as usize);
            let mut at = candidates.partition_point(|line| self.rows.moment(line.row as usize) <= moment);
            // Some were taken back within their own order.
            let line = loop {
                let Some(before) = at.checked_sub(1) else { break None };
                let line = candidates.remove(before);
                if !pairs.contains_key(&line.row) {
                    break Some(line);
                }
                at = before;
            };
            let Some(line) = line else { continue };
            if line.refund(&self.rows) > Money::ZERO {
                told_twice.push(back.row);
                continue;
            }
            pairs.insert(line.row, *back);
            pairs.insert(back.row, line);
        }
        for line in lines.iter_mut().filter(|line| told_twice.contains(&line.row)) {
            line.out = true;
            self.exclude(line.row, Exclusion::Cancellation);
        }
        pairs
    }

    /// The line of its own order that a negative row takes back: the same item, quantity and money on an earlier day. A discount stands
    /// on the day of its order.
    fn taken_back_by(&self, back: &Line, lines: &[Line]) -> Option<Line> {
        if !back.negative || back.order == NONE {
            return None;
        }
        let item = |line: &Line| self.rows.item(line.row as usize);
        let document = document_of(back, lines).filter(|line| item(line) == item(back));
        let is_it = |line: &&Line| !line.negative && line.paid == -back.paid && line.day < back.day;
        // As many negative rows like this one before it have taken as many lines.
        let is_like = |line: &&Line| line.negative && line.paid == back.paid && line.row < back.row;
        let taken = document.clone().filter(is_like).count();
        document.filter(is_it).nth(taken).copied()
    }

    /// Most documents: all lines are one order. The same as [`Shop::close_document`] comes to, in one look.
    fn close_plain(&mut self, lines: &[Line]) {
        let Some(first) = lines.first() else { return };
        let (mut day, mut paid, mut row) = (first.day, Money::ZERO, first.row);
        for line in lines {
            day = day.min(line.day);
            row = row.min(line.row);
            paid += line.paid;
        }
        self.drafts.push(Draft { day, kind: EventKind::Order, net: paid, row });
        for line in lines.iter().filter(|line| line.day != day) {
            self.move_to(line.row, day);
        }
    }

    /// Turns the lines of one document into an order, refunds on their own dates, or nothing.
    #[inline(never)]
    fn close_document(&mut self, lines: &[Line], pairs: &Pairs) {
        let standing = || lines.iter().filter(|line| !line.out && !pairs.contains_key(&line.row));
        let day = standing().filter(|line| !line.negative).map(|line| line.day).min();
        let has_id = lines.first().is_some_and(|line| line.order != NONE);
        // An order that was taken back wholly leaves its lines, their cancellations and no event.
        if day.is_none() && lines.iter().any(|line| !line.negative && pairs.contains_key(&line.row)) {
            self.built.cancelled.extend(lines.iter().map(|line| line.day).min());
        }
        // A discount line inside an order is part of it.
        let of_order = |line: &&Line| !line.negative || (has_id && day.is_some());
        for line in standing().filter(|line| !of_order(line)) {
            self.drafts.push(Draft { day: line.day, kind: EventKind::Refund, net: line.paid, row: line.row });
        }
        if let Some(day) = day {
            let (mut paid, mut refunded, mut all_refunded, mut first) = (Money::ZERO, Money::ZERO, true, NONE);
            for line in standing().filter(of_order) {
                paid += line.paid;
                refunded += line.refund(&self.rows);
                all_refunded &= line.back == Back::ByStatus;
                first = first.min(line.row);
            }
            let nothing_left = refunded >= paid && (refunded > Money::ZERO || all_refunded);
            if !nothing_left {
                self.drafts.push(Draft { day, kind: EventKind::Order, net: paid - refunded, row: first });
            }
            for line in standing().filter(of_order) {
                if nothing_left {
                    self.exclude(line.row, Exclusion::Refunded);
                } else if line.day != day {
                    self.move_to(line.row, day);
                }
            }
        }
        if !pairs.is_empty() {
            self.settle_cancelled(lines, pairs);
        }
    }

    /// The money of a cancellation counts on the day of the line that it takes back. What the two differ by (a fee that was kept, a
    /// price that had changed) stays as money without an order.
    fn settle_cancelled(&mut self, lines: &[Line], pairs: &Pairs) {
        for back in lines.iter().filter(|line| line.negative) {
            let Some(line) = pairs.get(&back.row) else { continue };
            self.built.taken_back.extend([line.row, back.row]);
            self.move_to(back.row, line.day);
            let net = line.paid + back.paid;
            if net != Money::ZERO {
                self.drafts.push(Draft { day: line.day, kind: EventKind::Refund, net, row: back.row });
            }
        }
    }

    fn exclude(&mut self, row: u32, reason: Exclusion) {
        if let Some(fate) = self.built.fate.get_mut(row as usize) {
            *fate = Some(reason);
        }
    }

    fn move_to(&mut self, row: u32, day: Day) {
        if let Some(slot) = self.built.day.get_mut(row as usize) {
            *slot = day;
        }
    }
}

/// The lines of a line's document, of lines sorted by document.
fn document_of<'a>(line: &Line, lines: &'a [Line]) -> impl Iterator<Item = &'a Line> + Clone + use<'a> {
    let document = line.document();
    let from = lines.partition_point(|other| other.document() < document);
    lines.get(from..).unwrap_or_default().iter().take_while(move |other| other.document() == document)
}

/// The rows that agree with an earlier one in every column, in the order of lines sorted by document. Equal rows share a document.
fn repeated(table: &Table, lines: &[Line]) -> Vec<u32> {
    let mut repeated = Vec::new();
    for document in lines.chunk_by(|a, b| a.document() == b.document()) {
        // Nearly every document is over here. Many lines of one document are compared by their cells only, not each with each.
        let alike = |(at, line): (usize, &Line)| document.iter().take(at).any(|other| other.paid == line.paid);
        if document.len() < 2 || document.len() <= FEW_LINES && !document.iter().enumerate().any(alike) {
            continue;
        }
        let mut seen = Dictionary::default();
        for line in document {
            let before = seen.len();
            seen.intern(&cells(table, line.row as usize));
            if seen.len() == before {
                repeated.push(line.row);
            }
        }
    }
    repeated
}

/// Lines of a document that are compared each with each.
const FEW_LINES: usize = 8;

/// What a row says in all columns: rows are equal where these texts are.
fn cells(table: &Table, row: usize) -> String {
    let mut all = String::new();
    for field in &table.fields {
        let bits = match &field.column {
            Column::Text(text) => u64::from(text.codes.get(row)),
            Column::Money(money) => money.get(row).map_or(0, |money| money.0.cast_unsigned()),
            Column::Number(numbers) => numbers.get(row).map_or(0, |number| number.to_bits()),
            Column::Day { days, seconds } => {
                let day = days.get(row).map_or(0, |day| u64::from(day.0.cast_unsigned()));
                day << 32 | u64::from(seconds.get(row).copied().unwrap_or(0))
            }
        };
        // Writing into a string can't fail.
        let _ = write!(all, "{bits:x} ");
    }
    all
}

/// A negative row that stands in no order with positive lines of the same id: a discount line inside an order is part of it.
fn is_alone(line: &Line, lines: &[Line]) -> bool {
    if !line.negative || line.order == NONE {
        return line.negative;
    }
    document_of(line, lines).all(|other| other.negative)
}

#[cfg(test)]
mod tests;
