//! A classifier's result as its page shows it.

use std::collections::BTreeMap;

use super::Io;
use super::work::Work;
use crate::base::{Money, NONE, Result};
use crate::charts::{self, ChartData};
use crate::classify::{self, Classifier, Offer, Outcome, ParamKind, ParamSpec, Params, Unit, Values};
use crate::math::order;
use crate::protocol::{ClassRow, Classified, CustomerRow, Event};

/// Who changes class: how many in all, and the largest moves as (from, to, customers).
type Moves = (u32, Vec<(String, String, u32)>);

/// How many kinds of moves are told one by one.
const MOVES: usize = 10;

/// Customers per class.
pub(super) fn count(outcome: &Outcome) -> Vec<u32> {
    let mut counts = vec![0; outcome.classes.len()];
    for class in &outcome.assignment.class {
        if let Some(count) = counts.get_mut(usize::from(*class)) {
            *count += 1;
        }
    }
    counts
}

impl Work {
    pub(super) fn classified(&mut self, id: &str, values: &Values, io: &mut dyn Io) -> Result<Event> {
        let started = io.now();
        let (outcome, params) = self.outcome(id, values, io)?;
        let milliseconds = io.now() - started;
        let moved = self.moved(id, &outcome, io)?;
        let Some(classifier) = classify::find(id) else { return Ok(Event::Done) };
        let charts =
            classifier.spec().charts.iter().filter_map(|chart| self.chart(chart, id, &outcome, &params)).collect();
        let example = self.example(classifier, &outcome, &params)?;
        let rows =
            self.class_rows(&outcome).into_iter().filter(|row| row.customers > 0 || !row.class.optional).collect();
        Ok(Event::Classified(Box::new(Classified {
            id: id.to_owned(),
            values: self.without_kept(classifier, params.values()),
            rows,
            classes: outcome.classes.clone(),
            charts,
            cuts: self.cuts(classifier, &outcome, &params)?,
            offers: self.offers(classifier, &params),
            rule: outcome.rule.clone(),
            notes: outcome.notes.clone(),
            moved,
            example,
            milliseconds,
        })))
    }

    /// All classes with what their customers have in common.
    pub(super) fn class_rows(&self, outcome: &Outcome) -> Vec<ClassRow> {
        #[derive(Clone, Default)]
        struct Sum {
            customers: u32,
            money: Money,
            orders: u64,
            recency: (u64, u32),
        }
        let mut sums = vec![Sum::default(); outcome.classes.len()];
        let customers = self.everybody();
        let columns = customers.monetary.iter().zip(&customers.frequency).zip(&customers.recency);
        for (class, ((money, orders), recency)) in outcome.assignment.class.iter().zip(columns) {
            let Some(sum) = sums.get_mut(usize::from(*class)) else { continue };
            sum.customers += 1;
            sum.money += *money;
            sum.orders += u64::from(*orders);
            if *recency != NONE {
                sum.recency.0 += u64::from(*recency);
                sum.recency.1 += 1;
            }
        }
        let row = |(class, sum): (&classify::Class, Sum)| ClassRow {
            class: class.clone(),
            customers: sum.customers,
            money: sum.money,
            dated: sum.recency.1,
            recency: sum.recency.0 as f64 / f64::from(sum.recency.1),
            frequency: sum.orders as f64 / f64::from(sum.customers),
            order_value: if sum.orders > 0 { sum.money.to_f64() / sum.orders as f64 } else { f64::NAN },
        };
        outcome.classes.iter().zip(sums).map(row).collect()
    }

    /// Who is in another class than under the default parameters.
    fn moved(&mut self, id: &str, outcome: &Outcome, io: &mut dyn Io) -> Result<Moves> {
        let (default, _) = self.outcome(id, &Values::new(), io)?;
        let mut moves: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for (from, to) in default.assignment.class.iter().zip(&outcome.assignment.class) {
            let from = default.classes.get(usize::from(*from)).map_or("", |class| class.id.as_ref());
            let to = outcome.classes.get(usize::from(*to)).map_or("", |class| class.id.as_ref());
            if from != to {
                *moves.entry((from, to)).or_default() += 1;
            }
        }
        let all = moves.values().sum();
        let moves = moves.into_iter().map(|((from, to), count)| (from.to_owned(), to.to_owned(), count)).collect();
        let mut moves: Vec<(String, String, u32)> = order::by(moves, |(_, _, count)| -i64::from(*count));
        moves.truncate(MOVES);
        Ok((all, moves))
    }

    /// A chart of the spec by its id.
    pub(super) fn chart(&self, chart: &str, classifier: &str, outcome: &Outcome, params: &Params) -> Option<ChartData> {
        let context = classify::find(classifier).map_or_else(|| self.context(), |it| self.context_of(it));
        charts::prepare(chart, &context, outcome, classifier, params)
    }

    /// The columns that parameters may be.
    fn offers(&self, classifier: &dyn Classifier, params: &Params) -> Vec<(String, Vec<Offer>)> {
        let offers = classifier.offers(&self.context_of(classifier), params);
        offers.into_iter().map(|(param, offers)| (param.to_owned(), offers)).collect()
    }

    /// The distributions behind the parameters that are cuts.
    fn cuts(&self, classifier: &dyn Classifier, outcome: &Outcome, params: &Params) -> Result<Vec<ChartData>> {
        let in_force = classifier.cuts(&outcome.fit, params)?;
        let chart = |spec: &ParamSpec| {
            let ParamKind::Cuts { feature, unit, .. } = spec.kind else { return None };
            let (_, cuts) = in_force.iter().find(|(name, _)| *name == spec.name)?;
            let customers = self.context_of(classifier).customers;
            let mut values: Vec<f64> = (0..customers.len()).filter_map(|row| customers.feature(feature, row)).collect();
            if values.is_empty() {
                // What a classifier measures itself is a score of its own: `gap` is cut on `gap_days`.
                let scores = &outcome.assignment.scores;
                let own = scores.iter().find(|score| score.name.split('_').next() == Some(feature));
                values.extend(own.into_iter().flat_map(|score| score.values.iter().copied()));
            }
            let mut scores: Vec<u32> = (1..=cuts.len() as u32 + 1).collect();
            // The fewer days the better.
            if unit == Unit::Days {
                scores.reverse();
            }
            let manual = !params.cuts(spec.name).is_empty();
            let data = charts::kinds::cuts::prepare(feature, spec.name, unit, &values, cuts, &scores, manual);
            Some(ChartData::Cuts(data))
        };
        Ok(classifier.spec().params.iter().filter_map(chart).collect())
    }

    /// The customer in the middle of the class that brings most: somebody ordinary to explain the rule by.
    fn example(
        &mut self,
        classifier: &dyn Classifier,
        outcome: &Outcome,
        params: &Params,
    ) -> Result<Option<(CustomerRow, classify::Explanation)>> {
        let classes = self.class_rows(outcome);
        let Some((class, _)) = ClassRow::richest(&classes) else { return Ok(None) };
        let mut rows: Vec<usize> = (0..outcome.assignment.class.len())
            .filter(|row| outcome.assignment.class.get(*row).is_some_and(|of| usize::from(*of) == class))
            .collect();
        let middle = rows.len() / 2;
        let money = |row: &usize| (self.everybody().monetary.get(*row).copied().unwrap_or_default(), *row);
        let (_, row, _) = rows.select_nth_unstable_by_key(middle, money);
        let row = *row;
        let cx = self.context_of(classifier);
        let explanation = classifier.explain(&outcome.fit, &cx, params, row)?;
        Ok(Some((self.customer_row(row, Some(outcome)), explanation)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Class;

    fn row(class: Class, customers: u32, money: f64) -> ClassRow {
        let money = Money::from_f64(money).unwrap();
        ClassRow { class, customers, money, dated: customers, recency: 0.0, frequency: 1.0, order_value: 1.0 }
    }

    #[test]
    fn whoever_nothing_is_known_of_is_the_example_only_where_there_is_nobody_else() {
        let unknown = |customers, money| row(Class::new("unknown", "quiet-1").leftover(), customers, money);
        let [few, many] = [row(Class::optional("a", "seq-1"), 2, 5.0), row(Class::optional("b", "seq-2"), 3, 50.0)];
        let nobody = row(Class::new("c", "seq-3"), 0, 0.0);
        let richest = |rows: &[ClassRow]| ClassRow::richest(rows).map(|(at, _)| at);
        assert_eq!(richest(&[few.clone(), many.clone(), unknown(900, 900.0)]), Some(1));
        assert_eq!(richest(&[nobody.clone(), few.clone(), few, unknown(900, 900.0)]), Some(1), "the first of equals");
        assert_eq!(richest(&[nobody.clone(), unknown(900, 900.0)]), Some(1));
        // Who gave back more than they bought is somebody too.
        assert_eq!(richest(&[nobody.clone(), row(Class::new("d", "seq-4"), 1, -3.0)]), Some(1));
        assert_eq!(richest(&[nobody]), None);
    }
}
