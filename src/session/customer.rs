//! Everything about one customer.

use super::work::{Silent, Work};
use crate::base::{CustomerIx, Money, Result};
use crate::charts::ChartData;
use crate::charts::kinds::timeline;
use crate::classify::{self, Context, Values};
use crate::features::EventKind;
use crate::protocol::{CustomerPage, Event};
use crate::table::Role;

/// Orders that are listed one by one.
const ORDERS: usize = 200;

impl Work {
    pub(super) fn customer(&mut self, id: &str) -> Result<Event> {
        let row = self.built.history.find(id).and_then(|who| self.everybody().row_of(who).map(|row| (who, row)));
        let Some((who, row)) = row else { return Ok(Event::Customer(None)) };
        let mut classes = Vec::new();
        for classifier in classify::ALL {
            let id = classifier.spec().id;
            if self.lacks(*classifier).is_some() {
                continue;
            }
            let (outcome, params) = match self.outcome(id, &Values::new(), &mut Silent) {
                Ok(found) => found,
                // What the cells lack shows only when they are looked at.
                Err(failure) if failure.is_need() => continue,
                Err(failure) => return Err(failure),
            };
            // A prospect is in the classes of those classifiers that look at them.
            if row >= outcome.assignment.class.len() {
                continue;
            }
            let cx = self.context_of(*classifier);
            let explanation = classifier.explain(&outcome.fit, &cx, &params, row)?;
            classes.push((id.to_owned(), outcome.classes.clone(), explanation));
        }
        let (rfm, _) = self.outcome("rfm", &Values::new(), &mut Silent)?;
        let orders = self.orders(who, row);
        let timeline = timeline::prepare(&Context { customers: self.everybody(), ..self.context() }, row);
        Ok(Event::Customer(Some(Box::new(CustomerPage {
            row: self.customer_row(row, Some(&rfm)),
            first: self.everybody().first.get(row).copied().filter(|day| day.is_some()),
            // The same figure as in the picture's title.
            rhythm: timeline.rhythm,
            timeline: ChartData::Timeline(timeline),
            classes,
            about: self.about(id),
            orders_total: orders.len() as u32,
            orders: orders.into_iter().take(ORDERS).collect(),
        }))))
    }

    /// Orders and refunds before as-of, latest first.
    fn orders(&self, who: CustomerIx, row: usize) -> Vec<(crate::base::Day, String, Money, String, bool)> {
        let history = &self.built.history;
        let end = self.everybody().events.get(row).map_or(0, |&(_, end)| end as usize);
        let text =
            |role, at: u32| self.table.text(role).map_or_else(String::new, |column| column.get(at as usize).to_owned());
        let event = |at: usize| {
            let row = *history.row.get(at)?;
            let refund = *history.kind.get(at)? == EventKind::Refund;
            Some((
                *history.day.get(at)?,
                text(Role::Order, row),
                *history.net.get(at)?,
                text(Role::Product, row),
                refund,
            ))
        };
        history.events(who).filter(|at| *at < end).rev().filter_map(event).collect()
    }
}
