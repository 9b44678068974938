//! What a classifier sees of the tables beside days and money.
//!
//! [`Facts`] is tables and [`Links`] together. Rows are numbered in the order of their customers, then of time ([`walk`](super::walk)): those of
//! a customer, and those of an order, follow each other. Nothing here knows a class.

use super::ground::Ground;
use super::links::{Lines, Links};
use super::rows::Rows;
use super::walk::{Span, View};
use super::{Built, EventKind, Exclusion};
use crate::base::{CustomerIx, Day, Money, NONE, each};
use crate::table::{Role, Table, TableKind};

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

impl<'a> Inner<'a> {
    fn lines(&self) -> &'a Lines {
        self.links.lines(self.ground, self.built)
    }
}

impl<'a> Facts<'a> {
    /// Orders, what was built of them, the other tables, and whose their rows are.
    pub fn new(ground: Ground<'a>, built: &'a Built, others: &'a [Table], links: &'a Links) -> Facts<'a> {
        Facts { inner: Some(Inner { ground, built, others, links }) }
    }

    /// The table of a kind.
    fn raw(&self, kind: TableKind) -> Option<&'a Table> {
        let inner = self.inner?;
        if kind == TableKind::Orders {
            return Some(inner.ground.table);
        }
        inner.others.iter().find(|table| table.kind == kind)
    }

    /// Whether there is a table of a kind.
    pub fn is_there(&self, kind: TableKind) -> bool {
        self.raw(kind).is_some()
    }

    /// Whether a table has a column.
    pub fn has(&self, kind: TableKind, role: Role) -> bool {
        self.raw(kind).is_some_and(|table| table.column(role).is_some())
    }

    /// The table of a kind, its rows numbered as everything here numbers them.
    pub fn table(&self, kind: TableKind) -> Option<View<'a>> {
        let (inner, table) = (self.inner?, self.raw(kind)?);
        let walk = match kind {
            TableKind::Orders => Some(&inner.lines().walk),
            _ => inner.links.walk(kind),
        };
        Some(View::new(table, walk))
    }

    /// The rows of a customer in a table beside the orders, by time, undated ones first; for a list of customers the day is that of joining.
    pub fn rows(&self, kind: TableKind, who: CustomerIx) -> Span {
        self.inner.and_then(|inner| inner.links.walk(kind)).map_or(Span::default(), |walk| walk.rows(who))
    }

    /// The same, dated before a day or undated.
    pub fn rows_before(&self, kind: TableKind, who: CustomerIx, day: Day) -> Span {
        let rows = self.rows(kind, who);
        if rows.is_empty() {
            return rows;
        }
        let Some(days) = self.table(kind).and_then(View::times) else { return rows };
        rows.split(|row| days.get(row as usize).is_none_or(|of| *of < day)).0
    }

    /// The lines of a customer's orders from a day (`None`: from the first) to before another, by day and order. What was cancelled or
    /// given back whole is no line; a discount that stands as a line of its own is one, with negative money.
    pub fn lines(&self, who: CustomerIx, from: Option<Day>, before: Day) -> Span {
        let Some(inner) = self.inner else { return Span::default() };
        let lines = inner.lines();
        let day = |row: u32| lines.days.get(row as usize).copied().unwrap_or(Day::NONE);
        let (until, _) = lines.walk.rows(who).split(|row| day(row) < before);
        from.map_or(until, |from| until.split(|row| day(row) < from).1)
    }

    /// The day on which a line of orders counts.
    pub fn line_day(&self, row: u32) -> Day {
        let lines = self.inner.map(|inner| inner.lines());
        lines.and_then(|lines| lines.days.get(row as usize)).copied().unwrap_or(Day::NONE)
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

    /// Orders of which nothing is left, because all of it was refunded or taken back by rows of its own: by customer and day.
    pub fn gone(&self) -> Vec<(CustomerIx, Day)> {
        let Some(inner) = self.inner else { return Vec::new() };
        let Inner { ground, built, .. } = inner;
        let Ok(rows) = Rows::of(ground, &built.rules, &built.grain) else { return Vec::new() };
        let Some((_, ids)) = ground.people.column(ground.table) else { return Vec::new() };
        let refunded = built.fate.iter().zip(0u32..).filter(|(fate, _)| **fate == Some(Exclusion::Refunded));
        let cancelled = built.taken_back.iter().copied().filter(|row| !rows.is_negative(*row as usize));
        let document = |row: u32| {
            let who = built.history.find(ids.get(rows.customer(row as usize)))?;
            let (order, day) = (rows.order(row as usize), built.day.get(row as usize).copied()?);
            Some((who, order, day))
        };
        let mut gone: Vec<(CustomerIx, u32, Day)> =
            refunded.map(|(_, row)| row).chain(cancelled).filter_map(document).collect();
        gone.sort_unstable();
        // Lines of one number are one order; without a number, those of one day.
        gone.dedup_by_key(|(who, order, day)| (*who, *order, if *order == NONE { *day } else { Day::NONE }));
        // What is left of it is an order still.
        let stands = |(who, order, day): &(CustomerIx, u32, Day)| {
            built.history.events(*who).any(|at| {
                let is_order = built.history.kind.get(at) == Some(&EventKind::Order);
                let row = built.history.row.get(at).copied().unwrap_or(NONE) as usize;
                let same =
                    if *order == NONE { built.history.day.get(at) == Some(day) } else { rows.order(row) == *order };
                is_order && same
            })
        };
        gone.retain(|one| !stands(one));
        gone.into_iter().map(|(who, _, day)| (who, day)).collect()
    }

    /// The money of what came back, and what tables of returns gave back beyond it where the rules take that off: by customer and day.
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
    pub fn orders(&self, lines: Span) -> impl Iterator<Item = Span> + use<'a> {
        let ends = self.inner.map_or(&[][..], |inner| &inner.lines().ends);
        let mut rest = lines.iter();
        std::iter::from_fn(move || {
            let first = rest.next()?;
            let mut last = first;
            while !ends.get(last as usize).copied().unwrap_or(true) {
                // An order that a day cuts off ends there.
                let Some(next) = rest.next() else { break };
                last = next;
            }
            Some(Span::new(first..last + 1))
        })
    }

    /// What a line brought by the rules in force: what was paid for it less what went back; its share of its order where the file repeats
    /// the order's total on every line.
    pub fn paid(&self, row: u32) -> Money {
        let lines = self.inner.map(|inner| inner.lines());
        lines.and_then(|lines| lines.paid.get(row as usize)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::links::Joined;
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

        /// What these rows say in a column.
        fn cells(&self, kind: TableKind, role: Role, rows: Span) -> Vec<&str> {
            let column = self.facts().table(kind).unwrap().text(role).unwrap();
            rows.iter().map(|row| column.get(row as usize)).collect()
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
        let bought = |who: &str, from: Option<Day>, before: i32| {
            let orders = facts.orders(facts.lines(known.who(who), from, Day(before)));
            orders.map(|order| known.cells(TableKind::Orders, Role::Product, order)).collect::<Vec<_>>()
        };
        assert_eq!(bought("a", None, 10), [&["milk", "tea"][..], &["tea"]]);
        assert_eq!(bought("b", None, 5), [["milk"]]);
        assert_eq!(bought("a", Some(Day(4)), 10), [["tea"]]);
        assert!(bought("a", Some(Day(4)), 4).is_empty());
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
        let rows = facts.rows(TableKind::Interactions, known.who("z"));
        assert_eq!(known.cells(TableKind::Interactions, Role::Customer, rows), ["z"]);
        assert!(facts.rows_before(TableKind::Interactions, known.who("z"), Day(6)).is_empty());
        let rows = facts.rows(TableKind::Customers, known.who("a"));
        assert_eq!(known.cells(TableKind::Customers, Role::Customer, rows), ["a"]);
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
        let of = |who: &str| {
            known.cells(TableKind::Returns, Role::Order, known.facts().rows(TableKind::Returns, known.who(who)))
        };
        assert_eq!((of("b"), of("a")), (vec!["4"], vec!["1"]));
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
        let lines = known.facts().lines(known.who("a"), None, Day(10));
        assert_eq!(known.cells(TableKind::Orders, Role::Order, lines), ["2"]);
    }

    #[test]
    fn whoever_asks_without_tables_gets_nothing() {
        let facts = Facts::default();
        assert!(facts.table(TableKind::Orders).is_none() && facts.lines(CustomerIx(0), None, Day(9)).is_empty());
        assert_eq!((facts.paid(3), facts.line_day(3)), (Money::ZERO, Day::NONE));
    }
}
