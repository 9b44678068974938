//! How close the shop is to a customer: Kotler's five levels, read from the contact log of a period.
//!
//! Reference: Kotler, *Marketing Management* (levels of relationship marketing; number of customers × margin). The first rule that holds,
//! from the top, decides. A contact without a topic is a follow-up within some days after an order, else an approach of the shop's own. Nothing
//! here knows a class, a parameter or a word; rows of one time may stand in the log in any order.

use crate::base::{CustomerIx, Day};
use crate::features::contacts::{Contact, Log, Outcome, Topic};
use crate::features::{Customers, Facts, History};

/// How close, the least first. The number is Kotler's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Sold, and no contact after it.
    Basic = 1,
    /// Whoever calls is answered.
    Reactive,
    /// The shop calls after the sale.
    Accountable,
    /// The shop calls again and again with something useful.
    Proactive,
    /// Both work on something together.
    Partnership,
}

/// Where the levels begin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Thresholds {
    /// Months that are looked at.
    pub months: u32,
    /// Joint items that make a partnership.
    pub joint: u32,
    /// Share of inbound among contacts of either direction that counts as two-way: least and greatest.
    pub two_way: (f64, f64),
    /// Contacts of a two-way partnership.
    pub touches: u32,
    /// Days since the first order of a two-way partnership.
    pub tenure: u32,
    /// Contacts that make the shop proactive …
    pub proactive: u32,
    /// … and calendar months that they fall into.
    pub proactive_months: u32,
    /// Days after an order within which a contact follows it up.
    pub follow_up: u32,
    /// Share of orders that are followed up where the shop is accountable.
    pub followed: f64,
    /// Days for which a complaint that is not settled makes contacts without a topic part of it.
    pub ticket: u32,
}

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds {
            months: 12,
            joint: 2,
            two_way: (0.3, 0.7),
            touches: 12,
            tenure: 365,
            proactive: 3,
            proactive_months: 3,
            follow_up: 30,
            followed: 0.5,
            ticket: 30,
        }
    }
}

/// What a customer's contacts of the period amount to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// Contacts, those of unknown direction included.
    pub touches: u32,
    /// Begun by the customer.
    pub inbound: u32,
    /// Begun by the shop.
    pub outbound: u32,
    /// Joint items.
    pub joint: u32,
    /// Approaches of the shop about something new, usage or improvement.
    pub proactive: u32,
    /// Calendar months with one.
    pub proactive_months: u32,
    /// Days with an order in the period.
    pub orders: u32,
    /// Those that were followed up.
    pub followed: u32,
    /// Contacts of the customer that were taken, and invitations to get in touch.
    pub answered: u32,
    /// Days since the first order; 0 without one.
    pub tenure: u32,
}

impl Standing {
    /// Counts a customer's contacts: `contacts` by time, `orders` the days with an order of the same period, ascending.
    pub fn of(contacts: &[Contact], orders: &[Day], tenure: u32, thresholds: &Thresholds) -> Standing {
        let mut all = Standing { orders: orders.len() as u32, tenure, ..Standing::default() };
        let days = thresholds.follow_up as i32;
        let mut followed = vec![false; orders.len()];
        let (mut ticket, mut month) = (None, None);
        for contact in contacts {
            all.touches += 1;
            all.inbound += u32::from(contact.is_inbound());
            all.outbound += u32::from(contact.is_outbound());
            all.joint += u32::from(contact.topic == Some(Topic::Joint));
            let taken = contact.is_inbound() && contact.outcome != Some(Outcome::Unanswered);
            all.answered += u32::from(taken || contact.topic == Some(Topic::Invitation));
            // Orders before the contact, the latest last; all within the days before it are followed up by it.
            let before = orders.partition_point(|day| *day <= contact.day);
            let recent = orders.partition_point(|day| contact.day.since(*day) > days).min(before);
            let is_ticket = |since: Day| contact.day.since(since) <= thresholds.ticket as i32;
            let (follows, proactive) = match contact.topic {
                Some(Topic::Care) => (true, false),
                Some(Topic::NewProduct | Topic::Usage | Topic::Improvement) => (false, true),
                None => (recent < before, recent == before && !ticket.is_some_and(is_ticket)),
                _ => (false, false),
            };
            if contact.is_outbound() && follows {
                followed.iter_mut().take(before).skip(recent).for_each(|order| *order = true);
            }
            if contact.is_outbound() && proactive {
                all.proactive += 1;
                let this = contact.day.month_start();
                all.proactive_months += u32::from(month != Some(this));
                month = Some(this);
            }
            match (contact.topic, contact.outcome) {
                (_, Some(Outcome::Resolved)) => ticket = None,
                (Some(Topic::Complaint), _) => ticket = Some(contact.day),
                _ => {}
            }
        }
        all.followed = followed.iter().filter(|order| **order).count() as u32;
        all
    }

    /// Share of inbound among contacts of either direction; NaN without one.
    pub fn two_way(&self) -> f64 {
        f64::from(self.inbound) / f64::from(self.inbound + self.outbound)
    }

    /// Share of orders that were followed up; NaN without an order.
    pub fn followed_share(&self) -> f64 {
        f64::from(self.followed) / f64::from(self.orders)
    }

    /// Whether the shop comes by itself, again and again.
    pub fn is_proactive(&self, thresholds: &Thresholds) -> bool {
        self.proactive >= thresholds.proactive && self.proactive_months >= thresholds.proactive_months
    }

    /// Whether enough goes both ways for long enough.
    pub fn is_two_way(&self, thresholds: &Thresholds) -> bool {
        let (least, most) = thresholds.two_way;
        // Whoever never ordered has no tenure at all, however low the threshold.
        let known = self.tenure > 0 && self.tenure >= thresholds.tenure;
        known && self.touches >= thresholds.touches && (least..=most.max(least)).contains(&self.two_way())
    }

    /// The first level that holds, from the top.
    pub fn level(&self, thresholds: &Thresholds) -> Level {
        let proactive = self.is_proactive(thresholds);
        if self.joint >= thresholds.joint || proactive && self.is_two_way(thresholds) {
            Level::Partnership
        } else if proactive {
            Level::Proactive
        } else if self.followed > 0 && self.followed_share() >= thresholds.followed {
            Level::Accountable
        } else if self.answered > 0 {
            Level::Reactive
        } else {
            Level::Basic
        }
    }
}

/// Reads one customer after the other.
pub struct Reader<'a> {
    log: Log<'a>,
    history: &'a History,
    customers: &'a Customers,
    thresholds: Thresholds,
    /// What is looked at begins on this day.
    pub from: Option<Day>,
    contacts: Vec<Contact>,
    orders: Vec<Day>,
}

impl<'a> Reader<'a> {
    /// A reader of these customers, as of their day.
    pub fn new(facts: Facts<'a>, history: &'a History, customers: &'a Customers, thresholds: Thresholds) -> Reader<'a> {
        let from = customers.as_of.map(|as_of| as_of.plus_months(-(thresholds.months as i32)));
        Reader { log: Log::of(facts), history, customers, thresholds, from, contacts: Vec::new(), orders: Vec::new() }
    }

    /// What the log does not tell.
    pub fn log(&self) -> &Log<'a> {
        &self.log
    }

    /// What the contacts of a row's customer amount to.
    pub fn standing(&mut self, row: usize) -> Standing {
        let (Some(as_of), Some(from)) = (self.customers.as_of, self.from) else { return Standing::default() };
        let who = self.customers.who.get(row).copied().unwrap_or(CustomerIx(u32::MAX - 1));
        self.log.read(who, Some(from), as_of, &mut self.contacts);
        self.orders.clear();
        self.orders.extend(self.customers.order_days(self.history, row).filter(|day| *day >= from));
        let first = self.customers.first.get(row).copied().filter(|day| day.is_some());
        let tenure = first.map_or(0, |first| as_of.since(first).max(0) as u32);
        Standing::of(&self.contacts, &self.orders, tenure, &self.thresholds)
    }

    /// The level of a row's customer, and how many contacts they have.
    pub fn level(&mut self, row: usize) -> (Level, u32) {
        let standing = self.standing(row);
        (standing.level(&self.thresholds), standing.touches)
    }
}

/// Kotler's level for a group of customers: `number` 0 few, 1 medium, 2 many; `margin` 0 low, 1 medium, 2 high. Few with a high margin are
/// worth a partnership, many with a low one get what they ask for.
pub fn recommended(number: usize, margin: usize) -> Level {
    const MATRIX: [[Level; 3]; 3] = [
        [Level::Reactive, Level::Proactive, Level::Partnership],
        [Level::Reactive, Level::Accountable, Level::Proactive],
        [Level::Basic, Level::Reactive, Level::Proactive],
    ];
    MATRIX.get(number).and_then(|row| row.get(margin)).copied().unwrap_or(Level::Basic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::contacts::Direction;

    const OUT: Option<Direction> = Some(Direction::Out);
    const IN: Option<Direction> = Some(Direction::In);

    fn contact(day: i32, direction: Option<Direction>, topic: Option<Topic>) -> Contact {
        Contact { day: Day(day), second: 0, direction, topic, outcome: None, channel: None }
    }

    fn level(contacts: &[Contact], orders: &[i32], tenure: u32) -> Level {
        let orders: Vec<Day> = orders.iter().map(|day| Day(*day)).collect();
        let thresholds = Thresholds::default();
        Standing::of(contacts, &orders, tenure, &thresholds).level(&thresholds)
    }

    #[test]
    fn the_levels_are_those_of_the_table() {
        assert_eq!(level(&[], &[5], 100), Level::Basic);
        assert_eq!(level(&[contact(9, IN, Some(Topic::Other))], &[5], 100), Level::Reactive);
        let missed = Contact { outcome: Some(Outcome::Unanswered), ..contact(9, IN, None) };
        assert_eq!(level(&[missed], &[5], 100), Level::Basic, "nobody took the call");
        assert_eq!(level(&[contact(9, OUT, Some(Topic::Invitation))], &[5], 100), Level::Reactive);
        // One of two orders is half of them.
        assert_eq!(level(&[contact(35, OUT, Some(Topic::Care))], &[5, 300], 100), Level::Accountable);
        assert_eq!(level(&[contact(36, OUT, Some(Topic::Care))], &[5, 300], 100), Level::Basic, "31 days after");
        assert_eq!(level(&[contact(35, OUT, Some(Topic::Care))], &[5, 200, 300], 100), Level::Basic, "one of three");
        let news = [0, 31, 62].map(|day| contact(day, OUT, Some(Topic::NewProduct)));
        assert_eq!(level(&news, &[], 0), Level::Proactive);
        let hurried = [0, 1, 62].map(|day| contact(day, OUT, Some(Topic::NewProduct)));
        assert_eq!(level(&hurried, &[], 0), Level::Basic, "in two months only");
        let joint = [contact(3, None, Some(Topic::Joint)), contact(4, None, Some(Topic::Joint))];
        assert_eq!(level(&joint, &[], 0), Level::Partnership);
        let mut talks: Vec<Contact> = (0..8).map(|n| contact(n * 20, OUT, Some(Topic::Usage))).collect();
        talks.extend((0..4).map(|n| contact(n * 20 + 1, IN, Some(Topic::Other))));
        assert_eq!(level(&talks, &[1], 365), Level::Partnership);
        assert_eq!(level(&talks, &[1], 364), Level::Proactive, "not a year yet");
    }

    #[test]
    fn a_contact_without_a_topic_is_what_it_follows() {
        // Within thirty days after an order it follows it up.
        assert_eq!(level(&[contact(20, OUT, None)], &[5], 100), Level::Accountable);
        // Else it is the shop's own idea …
        let own = [100, 140, 180].map(|day| contact(day, OUT, None));
        assert_eq!(level(&own, &[5], 100), Level::Proactive);
        // … unless a complaint is being dealt with.
        let complaint = contact(95, IN, Some(Topic::Complaint));
        let mut dealt = vec![complaint];
        dealt.extend(own);
        let standing = Standing::of(&dealt, &[Day(5)], 100, &Thresholds::default());
        assert_eq!(standing.proactive, 2, "the first of three is part of the complaint");
        dealt.insert(1, Contact { outcome: Some(Outcome::Resolved), ..contact(96, OUT, Some(Topic::Complaint)) });
        assert_eq!(Standing::of(&dealt, &[Day(5)], 100, &Thresholds::default()).proactive, 3);
    }

    #[test]
    fn the_matrix_rises_with_the_margin_and_falls_with_the_number() {
        let cells: Vec<Vec<u8>> =
            (0..3).map(|number| (0..3).map(|margin| recommended(number, margin) as u8).collect()).collect();
        assert_eq!(cells, [[2, 4, 5], [2, 3, 4], [1, 2, 4]]);
    }
}
