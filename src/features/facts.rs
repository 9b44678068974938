//! What the tables say of each customer beside days and money: whose every row is, by time.
//!
//! [`Links`] is made once per build: for each table, the rows of each customer in the order of their time ([`Index`]). The lines of orders are
//! sorted only once somebody asks for them. Who stands in another table and never ordered is a prospect: known by the id that the table gives
//! ([`History::prospects`]), from the first day it speaks of. [`Facts`] is what a classifier sees: tables and links together. Nothing here knows a
//! class or copies a cell.

use std::cell::OnceCell;

use super::ground::Ground;
use super::rows::Rows;
use super::{Built, EventKind, Exclusion, History};
use crate::base::contact::{self, Phone};
use crate::base::{CustomerIx, Day, Money, NONE, each};
use crate::table::{Dictionary, Role, Table, TableKind};

/// Rows of a table by customer, in compressed sparse rows; those of one customer by time, undated ones first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Index {
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Index {
    /// By row its customer, or [`NONE`]; `time` decides among the rows of one.
    fn of<T: Ord>(customers: usize, whose: &[u32], time: impl Fn(u32) -> T) -> Index {
        let mut starts = vec![0u32; customers + 1];
        each(whose.len(), |row| {
            let who = whose.get(row).copied().unwrap_or(NONE) as usize;
            if let Some(count) = starts.get_mut(who.saturating_add(1)) {
                *count += 1;
            }
        });
        let mut sum = 0;
        for count in &mut starts {
            sum += *count;
            *count = sum;
        }
        let mut next = starts.clone();
        let mut rows = vec![NONE; sum as usize];
        each(whose.len(), |row| {
            let who = whose.get(row).copied().unwrap_or(NONE);
            let Some(at) = next.get_mut(who as usize).filter(|_| who != NONE) else { return };
            if let Some(slot) = rows.get_mut(*at as usize) {
                *slot = row as u32;
            }
            *at += 1;
        });
        for own in starts.windows(2) {
            let own = own[0] as usize..own[1] as usize;
            if let Some(own) = rows.get_mut(own).filter(|own| !own.is_sorted_by_key(|row| time(*row))) {
                own.sort_by_key(|row| time(*row));
            }
        }
        Index { starts, rows }
    }

    /// The rows of a customer.
    pub fn rows(&self, who: CustomerIx) -> &[u32] {
        let at = |i: usize| self.starts.get(i).copied().unwrap_or(0) as usize;
        self.rows.get(at(who.at())..at(who.at() + 1)).unwrap_or_default()
    }
}

/// Whose the rows of all tables are.
#[derive(Clone, Debug, Default)]
pub struct Links {
    customers: usize,
    lines: OnceCell<Lines>,
    others: Vec<(TableKind, Index)>,
}

/// The lines of orders: whose they are, and what was paid for each.
#[derive(Clone, Debug, Default)]
struct Lines {
    index: Index,
    paid: Vec<Money>,
}

/// A table beside the orders, and by file of it the column that names its customers; nothing where no column does.
pub type Joined<'a> = (&'a Table, &'a [Option<Role>]);

impl Links {
    /// Links the tables to the customers of a history, and tells the history who else they know.
    pub fn of(ground: Ground<'_>, history: &mut History, others: &[Joined<'_>]) -> Links {
        let buyers = history.len() as u32;
        // By table and row: a customer, or (from `buyers` on) somebody new.
        let mut strangers = Strangers::default();
        let mut whose: Vec<Vec<u32>> = Vec::new();
        for (table, keys) in others {
            let mut own = vec![NONE; table.rows as usize];
            for (file, key) in keys.iter().enumerate() {
                let Some((role, column)) = key.and_then(|role| Some((role, table.text(role)?))) else { continue };
                let named: Vec<u32> = if role == Role::Order {
                    by_order(ground, history, &column.dictionary)
                } else {
                    let of_text = |text: &str| {
                        let known = ground.people.who(role, text).and_then(|id| history.find(id));
                        known.map_or_else(|| strangers.name(role, text, buyers), |who| who.0)
                    };
                    column.dictionary.iter().map(of_text).collect()
                };
                for row in table.rows_of(file) {
                    let code = column.codes.get(row as usize);
                    if let (Some(slot), Some(who)) = (own.get_mut(row as usize), named.get(code as usize)) {
                        *slot = *who;
                    }
                }
            }
            strangers.see(table, &own, buyers);
            whose.push(own);
        }
        let places = strangers.settle(history);
        let customers = history.len() + history.prospects.len();
        let index = |((table, _), own): (&Joined<'_>, &mut Vec<u32>)| {
            for who in own.iter_mut().filter(|who| **who != NONE && **who >= buyers) {
                *who = places.get((*who - buyers) as usize).map_or(NONE, |place| buyers + place);
            }
            let (days, seconds) = (day_of(table), table.seconds(Role::Date).unwrap_or_default());
            let time = |row: u32| {
                let day = days.and_then(|days| days.get(row as usize)).copied().unwrap_or(Day::NONE);
                (day, seconds.get(row as usize).copied().filter(|second| *second != NONE).unwrap_or(0))
            };
            (table.kind, Index::of(customers, own, time))
        };
        let others = others.iter().zip(&mut whose).map(index).collect();
        Links { customers, lines: OnceCell::new(), others }
    }

    fn lines(&self, ground: Ground<'_>, built: &Built) -> &Lines {
        self.lines.get_or_init(|| Lines::of(ground, built, self.customers).unwrap_or_default())
    }
}

impl Lines {
    fn of(ground: Ground<'_>, built: &Built, customers: usize) -> Option<Lines> {
        let Ground { table, people, .. } = ground;
        // What was built can be read.
        let rows = Rows::of(ground, &built.rules, &built.grain).ok()?;
        let (_, ids) = people.column(table)?;
        let of_code: Vec<u32> = ids.iter().map(|id| built.history.find(id).map_or(NONE, |who| who.0)).collect();
        let mut whose = vec![NONE; rows.len()];
        let mut paid = vec![Money::ZERO; rows.len()];
        each(rows.len(), |row| {
            let counts = built.fate.get(row).is_some_and(Option::is_none);
            if let (true, Some(whose), Some(paid)) = (counts, whose.get_mut(row), paid.get_mut(row)) {
                *whose = of_code.get(rows.customer(row) as usize).copied().unwrap_or(NONE);
                *paid = rows.paid(row) - rows.refund(row);
            }
        });
        // Lines that were taken back, and what took them back, are no part of any order.
        for row in &built.taken_back {
            if let Some(slot) = whose.get_mut(*row as usize) {
                *slot = NONE;
            }
        }
        let day = |row: u32| built.day.get(row as usize).copied().unwrap_or(Day::NONE);
        let index = Index::of(customers, &whose, |row| (day(row), rows.order(row as usize)));
        if rows.has_totals() {
            let same = |a: &u32, b: &u32| {
                let of = |row: u32| (whose.get(row as usize), rows.order(row as usize));
                of(*a) == of(*b) && rows.order(*a as usize) != NONE
            };
            for order in index.rows.chunk_by(same) {
                rows.share_out(order, &mut paid);
            }
        }
        Some(Lines { index, paid })
    }
}

/// By text of a column of order numbers: whose order it is.
fn by_order(ground: Ground<'_>, history: &History, numbers: &Dictionary) -> Vec<u32> {
    let Ground { table: orders, people, .. } = ground;
    let (Some(known), Some((codes, ids))) = (orders.text(Role::Order), people.column(orders)) else {
        return vec![NONE; numbers.len()];
    };
    let mut owner = vec![NONE; known.dictionary.len()];
    for row in 0..orders.rows as usize {
        if let Some(slot) = owner.get_mut(known.codes.get(row) as usize) {
            *slot = codes.get(row);
        }
    }
    let owner: Vec<u32> = owner
        .into_iter()
        .map(|code| if code == NONE { NONE } else { history.find(ids.get(code)).map_or(NONE, |who| who.0) })
        .collect();
    let sorted = known.dictionary.sorted();
    let find = |number: &str| {
        let at = sorted.binary_search_by(|code| known.dictionary.get(*code).cmp(number)).ok()?;
        owner.get(*sorted.get(at)? as usize).copied()
    };
    numbers.iter().map(|number| find(number).unwrap_or(NONE)).collect()
}

/// The day that a row is of.
fn day_of(table: &Table) -> Option<&[Day]> {
    table.day(if table.kind == TableKind::Customers { Role::Registered } else { Role::Date })
}

/// People whom no order names, as they are met.
#[derive(Default)]
struct Strangers {
    ids: Dictionary,
    known: Vec<Day>,
}

impl Strangers {
    /// Somebody by what names them; nobody where that is only what they are called, or an order that is not there.
    fn name(&mut self, role: Role, text: &str, buyers: u32) -> u32 {
        let code = match role {
            Role::Phone => match contact::phone(text) {
                Some(Phone::Whole(number)) => self.ids.intern(&number),
                _ => return NONE,
            },
            Role::Email => match contact::email(text) {
                Some(address) => self.ids.intern(&address),
                None => return NONE,
            },
            Role::Customer if !text.is_empty() => self.ids.intern(text),
            _ => return NONE,
        };
        buyers + code
    }

    /// From which day on they are known.
    fn see(&mut self, table: &Table, whose: &[u32], buyers: u32) {
        self.known.resize(self.ids.len(), LATE);
        for (row, who) in whose.iter().enumerate() {
            let Some(place) = who.checked_sub(buyers).filter(|_| *who != NONE) else { continue };
            let day = day_of(table).and_then(|days| days.get(row)).copied().unwrap_or(Day::NONE);
            if let Some(known) = self.known.get_mut(place as usize) {
                // A day that is not told is before all others.
                *known = (*known).min(day);
            }
        }
    }

    /// Puts them into the history in the order of their ids; by code the place there.
    fn settle(mut self, history: &mut History) -> Vec<u32> {
        let sorted = self.ids.sorted();
        let mut places = vec![NONE; sorted.len()];
        history.prospects = Dictionary::new();
        history.known.clear();
        for (place, code) in sorted.iter().enumerate() {
            history.prospects.intern(self.ids.get(*code));
            history.known.push(self.known.get(*code as usize).copied().unwrap_or(Day::NONE));
            if let Some(slot) = places.get_mut(*code as usize) {
                *slot = place as u32;
            }
        }
        history.prospects.seal();
        self.ids.seal();
        places
    }
}

/// After every day that a file can tell.
const LATE: Day = Day(i32::MAX);

/// What a classifier sees of the tables.
#[derive(Clone, Copy, Default)]
pub struct Facts<'a> {
    inner: Option<Inner<'a>>,
}

#[derive(Clone, Copy)]
struct Inner<'a> {
    ground: Ground<'a>,
    built: &'a Built,
    others: &'a [Table],
    links: &'a Links,
}

impl<'a> Facts<'a> {
    /// Orders, what was built of them, the other tables, and whose their rows are.
    pub fn new(ground: Ground<'a>, built: &'a Built, others: &'a [Table], links: &'a Links) -> Facts<'a> {
        Facts { inner: Some(Inner { ground, built, others, links }) }
    }

    /// The table of a kind.
    pub fn table(&self, kind: TableKind) -> Option<&'a Table> {
        let inner = self.inner?;
        if kind == TableKind::Orders {
            return Some(inner.ground.table);
        }
        inner.others.iter().find(|table| table.kind == kind)
    }

    /// Whether a table has a column.
    pub fn has(&self, kind: TableKind, role: Role) -> bool {
        self.table(kind).is_some_and(|table| table.column(role).is_some())
    }

    /// The rows of a customer in a table beside the orders, by time, undated ones first; for a list of customers the day is that of joining.
    pub fn rows(&self, kind: TableKind, who: CustomerIx) -> &'a [u32] {
        let of_kind = self.inner.and_then(|inner| inner.links.others.iter().find(|(other, _)| *other == kind));
        of_kind.map_or(&[], |(_, index)| index.rows(who))
    }

    /// The same, dated before a day or undated.
    pub fn rows_before(&self, kind: TableKind, who: CustomerIx, day: Day) -> &'a [u32] {
        let rows = self.rows(kind, who);
        let Some(days) = self.table(kind).and_then(day_of) else { return rows };
        let end = rows.partition_point(|row| days.get(*row as usize).is_none_or(|of| *of < day));
        rows.get(..end).unwrap_or_default()
    }

    /// The lines of a customer's orders from a day (`None`: from the first) to before another, by day and order. What was cancelled or
    /// given back whole is no line; a discount that stands as a line of its own is one, with negative money.
    pub fn lines(&self, who: CustomerIx, from: Option<Day>, before: Day) -> &'a [u32] {
        let Some(inner) = self.inner else { return &[] };
        let rows = inner.links.lines(inner.ground, inner.built).index.rows(who);
        let day = |row: &u32| inner.built.day.get(*row as usize).copied().unwrap_or(Day::NONE);
        let start = rows.partition_point(|row| from.is_some_and(|from| day(row) < from));
        let end = rows.partition_point(|row| day(row) < before);
        rows.get(start..end).unwrap_or_default()
    }

    /// The day on which a line of orders counts.
    pub fn line_day(&self, row: u32) -> Day {
        let built = self.inner.map(|inner| inner.built);
        built.and_then(|built| built.day.get(row as usize)).copied().unwrap_or(Day::NONE)
    }

    /// Orders of which something came back, as the orders themselves tell it: by status, by a column of refunds, or by a negative row. By
    /// customer and day, each order once; a row that takes an order back stands on the day of that order.
    pub fn given_back(&self) -> Vec<(CustomerIx, Day)> {
        let order = |rows: &Rows, row: usize, who: CustomerIx, day: Day, _: Money| (who, day, rows.order(row));
        let mut all: Vec<(CustomerIx, Day, u32)> = self.back(order);
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(|(who, day, _)| (who, day)).collect()
    }

    /// The money of the same, and what tables of returns gave back beyond it where the rules take that off: by customer and day.
    pub fn refunds(&self) -> Vec<(CustomerIx, Day, Money)> {
        let mut all = self.back(|_, _, who, day, money| (who, day, money));
        all.retain(|(_, _, money)| *money > Money::ZERO);
        all.sort_unstable();
        all
    }

    /// Rows of orders that say that something came back, each with its customer, the day on which that counts, and the money.
    fn back<T>(&self, take: impl Fn(&Rows, usize, CustomerIx, Day, Money) -> T) -> Vec<T> {
        let Some(inner) = self.inner else { return Vec::new() };
        let Inner { ground, built, .. } = inner;
        let Ok(rows) = Rows::of(ground, &built.rules, &built.grain) else { return Vec::new() };
        let Some((_, ids)) = ground.people.column(ground.table) else { return Vec::new() };
        let of_code: Vec<Option<CustomerIx>> = ids.iter().map(|id| built.history.find(id)).collect();
        let mut back: Vec<Option<Money>> = vec![None; rows.len()];
        each(rows.len(), |row| {
            let fate = built.fate.get(row).copied().flatten();
            let refunded = fate.is_none() && rows.has_refunds() && rows.refund(row) > Money::ZERO;
            if let Some(slot) = back.get_mut(row)
                && (fate == Some(Exclusion::Refunded) || refunded && !rows.is_negative(row))
            {
                *slot = Some(rows.refund(row));
            }
        });
        let events = built.history.kind.iter().zip(&built.history.row).zip(&built.history.net);
        let refunds =
            events.filter(|((kind, _), _)| **kind == EventKind::Refund).map(|((_, row), net)| (*row, net.abs()));
        let cancelling = built.taken_back.iter().copied().filter(|row| rows.is_negative(*row as usize));
        let cancelling = cancelling.map(|row| (row, rows.paid(row as usize).abs()));
        for (row, money) in refunds.chain(cancelling) {
            if let Some(slot) = back.get_mut(row as usize) {
                *slot = Some(money);
            }
        }
        let found = back.iter().enumerate().filter_map(|(row, money)| Some((row, (*money)?)));
        found
            .filter_map(|(row, money)| {
                let who = of_code.get(rows.customer(row) as usize).copied().flatten()?;
                let day = built.day.get(row).copied().unwrap_or(Day::NONE);
                Some(take(&rows, row, who, day, money))
            })
            .collect()
    }

    /// Parts lines (as [`Facts::lines`] gives them) into orders.
    pub fn orders(&self, lines: &'a [u32]) -> impl Iterator<Item = &'a [u32]> + use<'a> {
        let facts = *self;
        let numbers = facts.inner.and_then(|inner| inner.ground.table.text(Role::Order));
        let by_day = facts.inner.is_none_or(|inner| inner.built.rules.merge_days);
        let order = move |row: u32| match numbers {
            Some(numbers) if !by_day => numbers.codes.get(row as usize),
            _ => NONE,
        };
        lines.chunk_by(move |a, b| (facts.line_day(*a), order(*a)) == (facts.line_day(*b), order(*b)))
    }

    /// What a line brought by the rules in force: what was paid for it less what went back; its share of its order where the file repeats
    /// the order's total on every line.
    pub fn paid(&self, row: u32) -> Money {
        let lines = self.inner.map(|inner| inner.links.lines(inner.ground, inner.built));
        lines.and_then(|lines| lines.paid.get(row as usize)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::{Customers, Rules, build};
    use crate::table::{Column, Field};

    fn table(kind: TableKind, columns: &[(Role, &[&str])]) -> Table {
        let column = |role: &Role, cells: &[&str]| match role.kind() {
            crate::table::Kind::Day => {
                let day = |cell: &&str| cell.parse().map_or(Day::NONE, Day);
                Column::Day { days: cells.iter().map(day).collect(), seconds: Vec::new() }
            }
            crate::table::Kind::Money => {
                Column::Money(cells.iter().map(|cell| Money::from_f64(cell.parse().unwrap()).unwrap()).collect())
            }
            crate::table::Kind::Number => Column::Number(cells.iter().map(|cell| cell.parse().unwrap()).collect()),
            crate::table::Kind::Text => Column::Text(cells.iter().copied().collect()),
        };
        let field = |(role, cells): &(Role, &[&str])| Field {
            header: role.id().to_owned(),
            role: *role,
            column: column(role, cells),
        };
        Table {
            kind,
            rows: columns[0].1.len() as u32,
            fields: columns.iter().map(field).collect(),
            starts: vec![0],
            lines: Vec::new(),
        }
    }

    struct Known {
        orders: Table,
        others: Vec<Table>,
        built: Built,
        links: Links,
    }

    impl Known {
        fn of(orders: Table, others: Vec<(Table, Role)>) -> Known {
            let mut built = build::history(Ground::of(&orders), &Rules::default()).unwrap();
            let keys: Vec<[Option<Role>; 1]> = others.iter().map(|(_, role)| [Some(*role)]).collect();
            let joined: Vec<Joined<'_>> =
                others.iter().zip(&keys).map(|((table, _), keys)| (table, &keys[..])).collect();
            let links = Links::of(Ground::of(&orders), &mut built.history, &joined);
            Known { orders, others: others.into_iter().map(|(table, _)| table).collect(), built, links }
        }

        fn facts(&self) -> Facts<'_> {
            Facts::new(Ground::of(&self.orders), &self.built, &self.others, &self.links)
        }

        fn who(&self, id: &str) -> CustomerIx {
            self.built.history.find(id).unwrap()
        }
    }

    const SHOP: &[(Role, &[&str])] = &[
        (Role::Customer, &["b", "a", "a", "b", "a"]),
        (Role::Order, &["2", "1", "1", "4", "3"]),
        (Role::Date, &["5", "3", "3", "1", "9"]),
        (Role::Amount, &["10", "30", "5", "8", "7"]),
        (Role::Product, &["tea", "milk", "tea", "milk", "tea"]),
    ];

    #[test]
    fn lines_are_by_customer_day_and_order_within_the_days_asked_for() {
        let known = Known::of(table(TableKind::Orders, SHOP), Vec::new());
        let facts = known.facts();
        assert_eq!(facts.lines(known.who("a"), None, Day(10)), [1, 2, 4]);
        assert_eq!(facts.lines(known.who("b"), None, Day(5)), [3]);
        assert_eq!(facts.lines(known.who("a"), Some(Day(4)), Day(10)), [4]);
        let orders: Vec<&[u32]> = facts.orders(facts.lines(known.who("a"), None, Day(10))).collect();
        assert_eq!(orders, [&[1, 2][..], &[4]]);
    }

    #[test]
    fn a_list_names_who_never_ordered_and_since_when() {
        let list = table(
            TableKind::Customers,
            &[(Role::Customer, &["z", "a", "", "c"]), (Role::Registered, &["4", "1", "2", ""])],
        );
        let calls =
            table(TableKind::Interactions, &[(Role::Customer, &["z", "a", "y"]), (Role::Date, &["6", "2", "8"])]);
        let known = Known::of(table(TableKind::Orders, SHOP), vec![(list, Role::Customer), (calls, Role::Customer)]);
        let history = &known.built.history;
        assert_eq!(history.prospects.iter().collect::<Vec<_>>(), ["c", "y", "z"]);
        assert_eq!(history.known, [Day::NONE, Day(8), Day(4)]);
        assert_eq!((history.name(known.who("y")), history.name(known.who("b"))), ("y", "b"));
        let facts = known.facts();
        assert_eq!(facts.rows(TableKind::Interactions, known.who("z")), [0]);
        assert_eq!(facts.rows_before(TableKind::Interactions, known.who("z"), Day(6)), [0_u32; 0]);
        assert_eq!(facts.rows(TableKind::Customers, known.who("a")), [1]);
        let customers = Customers::as_of(history, Day(6), None);
        let all = customers.and_prospects(history);
        let ids: Vec<&str> = all.who.iter().map(|who| history.name(*who)).collect();
        // Whoever is known from the eighth day on is not there on the sixth.
        assert_eq!((customers.len(), ids), (2, vec!["a", "b", "c", "z"]));
        assert!(all.is_prospect(2) && !all.is_prospect(1));
        assert_eq!(all.row_of(known.who("z")), Some(3));
    }

    #[test]
    fn a_return_is_whose_order_it_names() {
        let returns = table(TableKind::Returns, &[(Role::Order, &["4", "9", "1"]), (Role::Date, &["7", "7", "6"])]);
        let known = Known::of(table(TableKind::Orders, SHOP), vec![(returns, Role::Order)]);
        assert!(known.built.history.prospects.is_empty());
        assert_eq!(known.facts().rows(TableKind::Returns, known.who("b")), [0]);
        assert_eq!(known.facts().rows(TableKind::Returns, known.who("a")), [2]);
    }

    #[test]
    fn a_total_on_every_line_is_shared_out_by_what_the_lines_are_worth() {
        let orders = table(
            TableKind::Orders,
            &[
                (Role::Customer, &["a", "a", "a", "b", "b"]),
                (Role::Order, &["1", "1", "1", "2", "2"]),
                (Role::Date, &["3", "3", "3", "4", "4"]),
                (Role::Amount, &["100", "100", "100", "50", "50"]),
                (Role::Quantity, &["1", "2", "1", "1", "1"]),
                (Role::UnitPrice, &["20", "30", "20", "20", "30"]),
                (Role::Product, &["x", "y", "z", "x", "y"]),
            ],
        );
        let known = Known::of(orders, Vec::new());
        let paid: Vec<i64> = (0..5).map(|row| known.facts().paid(row).0 / Money::SCALE).collect();
        assert_eq!(paid, [20, 60, 20, 20, 30]);
        assert_eq!(known.built.history.net.iter().map(|net| net.0 / Money::SCALE).collect::<Vec<_>>(), [100, 50]);
    }

    #[test]
    fn what_was_taken_back_is_no_line() {
        let orders = table(
            TableKind::Orders,
            &[
                (Role::Customer, &["a", "a", "a"]),
                (Role::Order, &["1", "2", "3"]),
                (Role::Date, &["3", "4", "5"]),
                (Role::Amount, &["10", "20", "-10"]),
                (Role::Quantity, &["1", "1", "-1"]),
                (Role::Product, &["x", "y", "x"]),
            ],
        );
        let known = Known::of(orders, Vec::new());
        assert_eq!(known.facts().lines(known.who("a"), None, Day(10)), [1]);
    }

    #[test]
    fn whoever_asks_without_tables_gets_nothing() {
        let facts = Facts::default();
        assert!(facts.table(TableKind::Orders).is_none() && facts.lines(CustomerIx(0), None, Day(9)).is_empty());
        assert_eq!((facts.paid(3), facts.line_day(3)), (Money::ZERO, Day::NONE));
    }
}
