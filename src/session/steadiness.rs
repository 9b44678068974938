//! How sure the classes of a classifier are, counted in slices: whoever asks asks again until it is over, and everything else that is
//! asked meanwhile comes in between.

use super::Io;
use super::work::Work;
use crate::base::{Day, Result};
use crate::classify::steadiness::{RESAMPLES, Resampling, SHIFT, Then, same_on};
use crate::classify::{Classifier, Context, Outcome, Params, Population, Values};
use crate::features::Customers;
use crate::math::order;
use crate::protocol::{Event, Steady, SteadyCustomer, SteadyShift};

/// Milliseconds of a slice: what a dragged cut may have to wait for.
const SLICE: f64 = 25.0;

/// Customers of a class below which a share of them says nothing.
const ENOUGH: u32 = 5;

/// What was counted so far, for one classifier with its parameters and the present view.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    resampling: Resampling,
    shifts: Vec<Shifted>,
}

/// Where everybody stands on another day, so many days from the view's.
#[derive(Clone, Debug)]
struct Shifted {
    day: Day,
    days: i32,
    then: Vec<Then>,
}

impl Work {
    /// Counts on for a slice, and says what is known so far; of a customer by id too.
    pub(super) fn steady(&mut self, id: &str, values: &Values, who: Option<&str>, io: &mut dyn Io) -> Result<Event> {
        let (outcome, params) = self.outcome(id, values, io)?;
        let Some(classifier) = crate::classify::find(id) else { return Ok(Event::Done) };
        let key = super::work::key(id, &params);
        let begun = self.steadied.remove(&key);
        let mut counted = begun.unwrap_or_else(|| Counted {
            resampling: Resampling::new(classifier, outcome.assignment.class.len()),
            shifts: Vec::new(),
        });
        let started = io.now();
        for days in [-SHIFT, SHIFT] {
            if counted.shifts.iter().all(|shifted| shifted.days != days) {
                counted.shifts.push(self.shifted(classifier, &params, &outcome, days, io));
            }
        }
        while !counted.resampling.is_over() {
            let context = self.context_of(classifier);
            super::with_job(io, |job| counted.resampling.step(classifier, &context, &params, &outcome, job))?;
            // Where there is no clock there is nobody who waits.
            if io.now() - started > SLICE {
                break;
            }
        }
        let row = who.and_then(|id| self.built.history.find(id)).and_then(|who| self.everybody().row_of(who));
        let told = told(&counted, &outcome, row);
        self.steadied.insert(key, counted);
        Ok(Event::Steady(Box::new(told)))
    }

    /// Everybody's class some days from the view's.
    fn shifted(
        &self,
        classifier: &dyn Classifier,
        params: &Params,
        outcome: &Outcome,
        days: i32,
        io: &mut dyn Io,
    ) -> Shifted {
        let day = self.as_of().plus(days);
        let history = &self.built.history;
        let buyers = Customers::as_of(history, day, self.view.window);
        let then = match classifier.spec().population {
            Population::Buyers => buyers,
            Population::Everybody => buyers.and_prospects(history),
        };
        let context = self.context_of(classifier);
        let at = Context { customers: &then, fits: None, ..context };
        let run = super::with_job(io, |job| classifier.run(&at, params, job));
        // What can't be classified on that day has no classes then.
        let then = run.map(|run| same_on(context.customers, outcome, &then, &run));
        Shifted { day, days, then: then.unwrap_or_else(|_| vec![Then::Nobody; context.customers.len()]) }
    }
}

/// The figures for the page.
fn told(counted: &Counted, outcome: &Outcome, row: Option<usize>) -> Steady {
    let Counted { resampling, shifts } = counted;
    let classes = &outcome.assignment.class;
    let id =
        |class: u16| outcome.classes.get(usize::from(class)).map_or_else(String::new, |class| class.id.to_string());
    let tells = resampling.tells();
    let mut sums = vec![(0_u32, 0.0); outcome.classes.len()];
    for (row, class) in classes.iter().enumerate() {
        if let Some((customers, sum)) = sums.get_mut(usize::from(*class)) {
            *customers += 1;
            *sum += resampling.share(row);
        }
    }
    let mean = sums.iter().map(|(_, sum)| sum).sum::<f64>() / classes.len() as f64;
    let means = sums.iter().zip(0_u16..).filter(|((customers, _), _)| *customers >= ENOUGH);
    let means: Vec<(u16, f64)> = means.map(|((customers, sum), class)| (class, sum / f64::from(*customers))).collect();
    let weakest = order::by(means, |(_, share)| (share * 1e6) as i64).into_iter().next();
    let shift = |Shifted { day, then, .. }: &Shifted| {
        let there = then.iter().zip(classes).filter(|(then, _)| **then != Then::Nobody);
        let same = there.clone().filter(|(then, now)| **then == Then::In(**now)).count() as u32;
        SteadyShift { day: *day, same, of: there.count() as u32 }
    };
    let customer = row.filter(|row| *row < classes.len()).map(|row| SteadyCustomer {
        share: resampling.share(row),
        then: shifts.iter().map(|shifted| shifted.then.get(row).copied().unwrap_or(Then::Nobody)).collect(),
    });
    Steady {
        over: resampling.is_over(),
        done: resampling.done,
        of: RESAMPLES,
        share: (tells && !classes.is_empty()).then_some(mean),
        apart: resampling.apart().filter(|_| resampling.is_over()),
        // Whom nothing moves is no weak spot.
        weakest: weakest.filter(|(_, share)| tells && *share < 0.995).map(|(class, share)| (id(class), share)),
        shifts: shifts.iter().map(shift).collect(),
        customer,
    }
}
