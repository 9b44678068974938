//! What reaches a customer and what comes back, from the contact log, or where there is none from web events; what is long ago counts less.
//!
//! Used by `engagement` and by RFE, which asks for it in place of money. Sums are Σ weight × 2^(−age / half-life). No class is decided here.

use super::Context;
use crate::base::{CustomerIx, Day};
use crate::features::contacts::words::{ACTIONS, Action};
use crate::features::contacts::{Channel, Contact, Log, Said};
use crate::math::float;
use crate::table::{Role, TableKind};

/// What reached one customer and what came back, each weighed by how long ago it was.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Engaged {
    /// What reached them.
    pub(super) received: f64,
    /// What came back.
    pub(super) given: f64,
    /// Contacts or events.
    pub(super) count: u32,
    /// Days since the last of them.
    pub(super) last: Option<u32>,
}

/// What a contact or an act counts, and how fast that fades.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Weights {
    /// Days after which it counts half.
    pub(super) half_life: f64,
    /// A visit; a message counts 1.
    pub(super) visit: f64,
    /// A call.
    pub(super) call: f64,
    /// An act on a page; a look counts 1.
    pub(super) act: f64,
}

/// What they are where nobody says otherwise.
pub(super) const USUAL: Weights = Weights { half_life: 90.0, visit: 3.0, call: 2.0, act: 2.0 };

/// Days for which it is worked out once what they leave: two years, most of any log.
const FADED: i32 = 730;

fn left(age: i32, half_life: f64) -> f64 {
    float::pow(2.0, -f64::from(age) / half_life)
}

/// Reads one customer after the other.
pub(super) struct Reader<'a> {
    cx: Context<'a>,
    pub(super) log: Log<'a>,
    /// From web events, not from contacts.
    pub(super) web: bool,
    days: &'a [Day],
    action: Said<'a, Action>,
    weights: Weights,
    /// By days of age what is left of 1.
    left: Vec<f64>,
    contacts: Vec<Contact>,
    acts: Vec<(Day, Option<Action>)>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(cx: &Context<'a>, weights: Weights) -> Reader<'a> {
        let web = !cx.facts.is_there(TableKind::Interactions);
        let events = cx.facts.table(TableKind::Events).filter(|_| web);
        Reader {
            cx: *cx,
            log: Log::of(cx.facts),
            web,
            days: events.and_then(|table| table.day(Role::Date)).unwrap_or_default(),
            action: Said::of(events, Role::Event, &ACTIONS),
            weights,
            left: (0..FADED).map(|age| left(age, weights.half_life)).collect(),
            contacts: Vec::new(),
            acts: Vec::new(),
        }
    }

    fn faded(&self, weight: f64, age: i32) -> f64 {
        let age = age.max(0);
        weight * self.left.get(age as usize).copied().unwrap_or_else(|| left(age, self.weights.half_life))
    }

    /// Of one customer.
    pub(super) fn engaged(&mut self, row: usize) -> Engaged {
        let mut all = Engaged::default();
        let Some(as_of) = self.cx.customers.as_of else { return all };
        let who = self.cx.customers.who.get(row).copied().unwrap_or(CustomerIx(u32::MAX - 1));
        if self.web {
            self.of_web(who, as_of, &mut all);
        } else {
            self.of_log(who, as_of, &mut all);
        }
        all
    }

    fn of_log(&mut self, who: CustomerIx, as_of: Day, all: &mut Engaged) {
        self.log.read(who, None, as_of, &mut self.contacts);
        for contact in &self.contacts {
            let weight = match contact.channel {
                Some(Channel::Visit) => self.weights.visit,
                Some(Channel::Phone) => self.weights.call,
                _ => 1.0,
            };
            let value = self.faded(weight, as_of.since(contact.day));
            if contact.is_outbound() {
                all.received += value;
            }
            if contact.is_inbound() || contact.is_answered() {
                all.given += value;
            }
        }
        all.count = self.contacts.len() as u32;
        all.last = self.contacts.last().map(|last| as_of.since(last.day).max(0) as u32);
    }

    fn of_web(&mut self, who: CustomerIx, as_of: Day, all: &mut Engaged) {
        let rows = self.cx.facts.rows_before(TableKind::Events, who, as_of);
        let day = |row: u32| self.days.get(row as usize).copied().unwrap_or(Day::NONE);
        self.acts.clear();
        self.acts.extend(rows.iter().map(|row| (day(row), self.action.get(row))).filter(|(day, _)| day.is_some()));
        // Sums of numbers depend on their order, and rows of one day may stand in any.
        self.acts.sort_unstable();
        for (day, action) in &self.acts {
            match action {
                Some(Action::Cart | Action::Like | Action::Buy) => {
                    all.given += self.faded(self.weights.act, as_of.since(*day));
                }
                _ => all.received += self.faded(1.0, as_of.since(*day)),
            }
        }
        all.count = self.acts.len() as u32;
        all.last = self.acts.last().map(|(last, _)| as_of.since(*last).max(0) as u32);
    }
}
