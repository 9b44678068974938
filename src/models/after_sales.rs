//! What came back from each customer, who complained, and which complaints still wait for an answer.
//!
//! Returns and complaints come from their own table; complaints from the contact log too; where there is no table of returns, returns are the
//! orders of which something was given back. A return of several lines of one order is one. Orders of which nothing is left were placed all
//! the same: a rate is set against them too. Nothing here knows a class or a word.

use crate::base::{CustomerIx, Day};
use crate::features::contacts::words::{OUTCOMES, RETURN_KINDS, ReturnKind};
use crate::features::contacts::{Contact, Log, Outcome, Said, Topic};
use crate::features::{Customers, Facts};
use crate::table::{Role, TableKind, Text};

/// How often one customer gave back and complained.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// Returns in the window.
    pub returns: u32,
    /// Orders of the window of which nothing is left: they were placed, and count as orders nowhere else.
    pub gone: u32,
    /// Complaints in the window.
    pub complaints: u32,
    /// Complaints that wait for an answer, whenever they were made.
    pub open: u32,
}

impl Times {
    /// Orders that were placed, of which so many are left in some part: what the returns are set against, and never fewer than they.
    pub fn placed(self, left: u32) -> u32 {
        (left + self.gone).max(self.returns)
    }
}

/// What one customer gave back and complained about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// How often.
    pub times: Times,
    /// The day of the first of those that have one.
    pub open_since: Option<Day>,
    /// The day of the first complaint that has one.
    pub complained: Option<Day>,
    /// Days from a complaint to its settlement, where both are told.
    pub settled_after: Vec<u32>,
    /// Rows of the table of returns in the window.
    pub rows: Vec<u32>,
    /// Days of the complaints of that table.
    told: Vec<Day>,
}

/// A complaint in the contact log so few days from one in the table of returns is that one.
const SAME: i32 = 7;

/// Reads one customer after the other.
pub struct Reader<'a> {
    facts: Facts<'a>,
    customers: &'a Customers,
    days: &'a [Day],
    resolved: &'a [Day],
    orders: Option<Text<'a>>,
    kind: Said<'a, ReturnKind>,
    outcome: Said<'a, Outcome>,
    log: Log<'a>,
    /// Where there is no table of returns.
    given_back: Vec<(CustomerIx, Day)>,
    gone: Vec<(CustomerIx, Day)>,
    /// Days after which a complaint without an answer is open.
    patience: i32,
    contacts: Vec<Contact>,
}

impl<'a> Reader<'a> {
    /// A reader of these customers, as of their day and through their window.
    pub fn new(facts: Facts<'a>, customers: &'a Customers, patience: u32) -> Reader<'a> {
        let table = facts.table(TableKind::Returns);
        let day = |role| table.and_then(|table| table.day(role)).unwrap_or_default();
        Reader {
            facts,
            customers,
            days: day(Role::Date),
            resolved: day(Role::Resolved),
            orders: table.and_then(|table| table.text(Role::Order)),
            kind: Said::of(table, Role::ReturnType, &RETURN_KINDS),
            outcome: Said::of(table, Role::Result, &OUTCOMES),
            log: Log::of(facts),
            given_back: if table.is_none() { facts.given_back() } else { Vec::new() },
            gone: facts.gone(),
            patience: patience as i32,
            contacts: Vec::new(),
        }
    }

    /// Whether returns are told by the orders only.
    pub fn is_by_orders(&self) -> bool {
        !self.facts.is_there(TableKind::Returns)
    }

    /// Rows of the table whose kind no word knows: they count as returns.
    pub fn unknown(&self) -> (u64, Vec<String>) {
        self.kind.unknown()
    }

    /// What the customer of a row gave back and complained about.
    pub fn record(&mut self, row: usize) -> Record {
        let mut record = Record::default();
        let (Some(as_of), Some(who)) = (self.customers.as_of, self.customers.who.get(row).copied()) else {
            return record;
        };
        self.of_table(who, as_of, &mut record);
        self.of_log(who, as_of, &mut record);
        record.times.returns += self.among(&self.given_back, who, as_of);
        record.times.gone = self.among(&self.gone, who, as_of);
        record.settled_after.sort_unstable();
        record
    }

    /// How many of these, which are sorted, are the customer's and of the window.
    fn among(&self, all: &[(CustomerIx, Day)], who: CustomerIx, as_of: Day) -> u32 {
        let own = all.get(all.partition_point(|(other, _)| *other < who)..).unwrap_or_default();
        let own = own.iter().take_while(|(other, _)| *other == who);
        own.filter(|(_, day)| self.counts(*day, as_of)).count() as u32
    }

    /// Whether a day lies in the window; what has no day always counts.
    fn counts(&self, day: Day, as_of: Day) -> bool {
        !day.is_some() || day < as_of && self.customers.from.is_none_or(|from| day >= from)
    }

    fn of_table(&self, who: CustomerIx, as_of: Day, record: &mut Record) {
        let mut orders: Vec<u32> = Vec::new();
        for row in self.facts.rows_before(TableKind::Returns, who, as_of) {
            let at = row as usize;
            let day = self.days.get(at).copied().unwrap_or(Day::NONE);
            let inside = self.counts(day, as_of);
            if inside {
                record.rows.push(row);
            }
            if self.kind.get(row) == Some(ReturnKind::Complaint) {
                record.times.complaints += u32::from(inside);
                let settled = self.resolved.get(at).copied().filter(|day| day.is_some());
                let outcome = self.outcome.get(row).filter(|_| settled.is_none_or(|settled| settled < as_of));
                if let Some(settled) = settled.filter(|settled| day.is_some() && *settled < as_of) {
                    record.settled_after.push(settled.since(day).max(0) as u32);
                }
                record.told.push(day);
                let is_settled = settled.is_some_and(|settled| settled < as_of);
                self.complaint(day, as_of, is_settled, outcome, record);
                continue;
            }
            if !inside {
                continue;
            }
            let named = self.orders.filter(|orders| !orders.get(at).is_empty());
            match named.map(|orders| orders.codes.get(at)) {
                Some(order) if orders.contains(&order) => {}
                Some(order) => {
                    orders.push(order);
                    record.times.returns += 1;
                }
                None => record.times.returns += 1,
            }
        }
    }

    fn of_log(&mut self, who: CustomerIx, as_of: Day, record: &mut Record) {
        let mut contacts = std::mem::take(&mut self.contacts);
        self.log.read(who, None, as_of, &mut contacts);
        for (at, contact) in contacts.iter().enumerate() {
            let same = |day: &Day| day.is_some() && contact.day.since(*day).abs() <= SAME;
            if contact.topic != Some(Topic::Complaint) || contact.is_outbound() || record.told.iter().any(same) {
                continue;
            }
            record.times.complaints += u32::from(self.counts(contact.day, as_of));
            let later = || contacts.iter().skip(at + 1);
            let settled = later().any(|other| other.outcome == Some(Outcome::Resolved));
            let answered = later().any(|other| other.is_outbound() && other.day.since(contact.day) <= self.patience);
            let outcome = match contact.outcome {
                None | Some(Outcome::Unanswered) if answered => Some(Outcome::Answered),
                outcome => outcome,
            };
            self.complaint(contact.day, as_of, settled, outcome, record);
        }
        self.contacts = contacts;
    }

    fn complaint(&self, day: Day, as_of: Day, settled: bool, outcome: Option<Outcome>, record: &mut Record) {
        let told = day.is_some().then_some(day);
        let first = |known: Option<Day>| match (known, told) {
            (Some(known), Some(told)) => Some(known.min(told)),
            (known, told) => known.or(told),
        };
        record.complained = first(record.complained);
        let waits = match outcome {
            Some(Outcome::Open) => true,
            Some(Outcome::Resolved | Outcome::Answered) => false,
            Some(Outcome::Unanswered) | None => told.is_some_and(|day| as_of.since(day) > self.patience),
        };
        if waits && !settled {
            record.times.open += 1;
            record.open_since = first(record.open_since);
        }
    }
}
