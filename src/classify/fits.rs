//! What was learnt already: models of buying, curves of returns, prices, usual outcomes, and what each customer bought, gave back and is to the
//! shop; each worked out once for all classifiers, fits and assignments that look at it.
//!
//! A fit is a function of the data, the day and the model, so what is kept is bit by bit what would be learnt anew. Whoever owns the data
//! owns its [`Fits`] and lets go of them when the data or the view change; the day and the window are part of each name all the same, because
//! a look at an earlier day shares the data. Without fits ([`Context::fits`] is none) everything is learnt where it is asked for.

use std::cell::RefCell;
use std::rc::Rc;

use super::bought::{Bought, Tallied};
use super::prices::Surveyed;
use super::rankings::{Habit, Rankings};
use super::{Classifier, Context, Outcome, Values, values};
use crate::base::{Day, Failure, Job, Result};
use crate::models::after_sales::{self, Times};
use crate::models::backtest::{self, Backtest};
use crate::models::buying::{self, Buying, Kind, Refusal};
use crate::models::patterns::{self, distinct};
use crate::models::relationship::{Level, Reader, Thresholds};
use crate::models::survival::{Gaps, Preset, RepurchaseCurves};
use crate::table::{Role, Text};

/// As of which day, and from which on where that matters.
type Seen = (Option<Day>, Option<Day>);
/// Few enough that looking through them is nothing beside a fit.
type Kept<K, T> = RefCell<Vec<((Seen, K), Rc<T>)>>;

/// What was learnt from one set of data.
#[derive(Debug, Default)]
pub struct Fits {
    models: Kept<Kind, Result<Buying, Refusal>>,
    tests: Kept<Kind, Option<Backtest>>,
    curves: Kept<Preset, RepurchaseCurves>,
    outcomes: Kept<&'static str, Outcome>,
    prices: Kept<usize, Surveyed>,
    bought: Kept<usize, Bought>,
    tallied: Kept<(Role, usize), Tallied>,
    given_back: Kept<(u32, usize), Vec<Times>>,
    habits: Kept<usize, Habit>,
    levels: Kept<(Thresholds, usize), Vec<(Level, u32)>>,
}

/// Lets go of all but the last of what depends on a parameter: somebody who drags one comes by many values.
fn keep_last<T>(all: &mut Vec<T>) {
    const LAST: usize = 2;
    all.drain(..all.len().saturating_sub(LAST));
}

/// How many of each were learnt; each of them once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Learnt {
    /// Models of buying.
    pub models: usize,
    /// Tests of them on the last ninety days.
    pub tests: usize,
    /// Curves of returns.
    pub curves: usize,
    /// Outcomes under default parameters.
    pub outcomes: usize,
}

impl Fits {
    /// What is kept.
    pub fn learnt(&self) -> Learnt {
        Learnt {
            models: self.models.borrow().len(),
            tests: self.tests.borrow().len(),
            curves: self.curves.borrow().len(),
            outcomes: self.outcomes.borrow().len(),
        }
    }
}

/// What is kept under a name.
fn known<K, T>(kept: &Kept<K, T>, seen: Seen, is_it: impl Fn(&K) -> bool) -> Option<Rc<T>> {
    kept.borrow().iter().find(|((when, of), _)| *when == seen && is_it(of)).map(|(_, known)| Rc::clone(known))
}

/// What is kept under a name, or learnt and kept. Nothing is kept of what failed or was cancelled; nothing is borrowed while it is learnt,
/// because what is learnt may ask for something else.
fn kept<K: Copy + PartialEq, T>(
    kept: Option<&Kept<K, T>>,
    seen: Seen,
    name: K,
    learn: impl FnOnce() -> Result<T>,
) -> Result<Rc<T>> {
    if let Some(known) = kept.and_then(|kept| known(kept, seen, |of| *of == name)) {
        return Ok(known);
    }
    let learnt = Rc::new(learn()?);
    if let Some(kept) = kept {
        kept.borrow_mut().push(((seen, name), Rc::clone(&learnt)));
    }
    Ok(learnt)
}

impl Context<'_> {
    /// All history counts, whatever the window.
    fn whole(&self) -> Seen {
        (self.customers.as_of, None)
    }

    /// What the window shows counts.
    fn seen(&self) -> Seen {
        (self.customers.as_of, self.customers.from)
    }

    /// The model of buying of the shop, or why there is none.
    pub fn buying(&self, kind: Kind, job: &mut Job) -> Result<Rc<Result<Buying, Refusal>>> {
        kept(self.fits.map(|fits| &fits.models), self.whole(), kind, || {
            buying::fit(&distinct(&patterns::of_shop(self.history, self.customers)).0, kind, job)
        })
    }

    /// How that model would have done on the last ninety days; nothing where too little was known before them.
    pub fn backtest(&self, kind: Kind, job: &mut Job) -> Result<Rc<Option<Backtest>>> {
        kept(self.fits.map(|fits| &fits.tests), self.whole(), kind, || {
            backtest::of_shop(self.history, self.customers, kind, job)
        })
    }

    /// The curves of the time to the next order, with what holds where returns are too few.
    pub fn curves(&self, preset: Preset) -> RepurchaseCurves {
        let learn = || Ok(RepurchaseCurves::of(&Gaps::of_shop(self.history, self.customers), preset));
        let curves = kept(self.fits.map(|fits| &fits.curves), self.whole(), preset, learn);
        curves.map_or_else(|_| RepurchaseCurves::of(&Gaps::default(), preset), Rc::unwrap_or_clone)
    }

    /// Prices, promotions and what each customer's orders add up to against them.
    pub(super) fn surveyed(&self, job: &mut Job) -> Result<Rc<Surveyed>> {
        kept(self.fits.map(|fits| &fits.prices), self.seen(), self.customers.len(), || Surveyed::of(self, job))
    }

    /// The same where it was asked for before, and only there.
    pub(super) fn had_surveyed(&self) -> Option<Rc<Surveyed>> {
        known(&self.fits?.prices, self.seen(), |of| *of == self.customers.len())
    }

    /// What each customer bought.
    pub(super) fn bought(&self, job: &mut Job) -> Result<Rc<Bought>> {
        kept(self.fits.map(|fits| &fits.bought), self.seen(), self.customers.len(), || Bought::of(self, job))
    }

    /// What each customer took of the values of a column of the orders, the one of this role.
    pub(super) fn tallied(&self, role: Role, column: Text<'_>, job: &mut Job) -> Result<Rc<Tallied>> {
        let name = (role, self.customers.len());
        kept(self.fits.map(|fits| &fits.tallied), self.seen(), name, || Tallied::of(self, column, job))
    }

    /// How often each customer gave something back and complained; a complaint without an answer is open after so many days.
    pub(super) fn given_back(&self, patience: u32) -> Rc<Vec<Times>> {
        let name = (patience, self.customers.len());
        let learn = || {
            let mut reader = after_sales::Reader::new(self.facts, self.customers, patience);
            Ok((0..self.customers.len()).map(|row| reader.record(row).times).collect())
        };
        kept(self.fits.map(|fits| &fits.given_back), self.seen(), name, learn).unwrap_or_default()
    }

    /// Keeps the same, for whoever has read it with more.
    pub(super) fn keep_given_back(&self, patience: u32, all: Vec<Times>) {
        if let Some(fits) = self.fits {
            let mut given_back = fits.given_back.borrow_mut();
            given_back.retain(|((seen, (other, _)), _)| *seen != self.seen() || *other != patience);
            given_back.push(((self.seen(), (patience, self.customers.len())), Rc::new(all)));
            keep_last(&mut given_back);
        }
    }

    /// How much each customer is in the habit of ordering.
    pub(super) fn habit(&self) -> Rc<Habit> {
        let learn = || Ok(Rankings::of(self).habits());
        kept(self.fits.map(|fits| &fits.habits), self.seen(), self.customers.len(), learn).unwrap_or_default()
    }

    /// How close the shop is to each customer, and how many contacts that takes.
    pub(super) fn levels(&self, thresholds: Thresholds, job: &mut Job) -> Result<Rc<Vec<(Level, u32)>>> {
        let total = self.customers.len();
        let levels = kept(self.fits.map(|fits| &fits.levels), self.seen(), (thresholds, total), || {
            let mut reader = Reader::new(self.facts, self.history, self.customers, thresholds);
            let mut levels = Vec::with_capacity(total);
            values::walk(self, job, |row| levels.push(reader.level(row)))?;
            Ok(levels)
        })?;
        if let Some(fits) = self.fits {
            keep_last(&mut fits.levels.borrow_mut());
        }
        Ok(levels)
    }

    /// What a classifier says under its default parameters, where it was asked for before, and only there.
    pub fn had(&self, id: &str) -> Option<Rc<Outcome>> {
        known(&self.fits?.outcomes, self.seen(), |of| *of == id)
    }

    /// What a classifier says under its default parameters. The context must be that of its population.
    pub fn usual(&self, classifier: &dyn Classifier, job: &mut Job) -> Result<Rc<Outcome>> {
        kept(self.fits.map(|fits| &fits.outcomes), self.seen(), classifier.spec().id, || {
            let params = classifier.check(&Values::new()).map_err(|_| Failure::new("bad_parameters"))?;
            classifier.run(self, &params, job)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, lively, shop_of};
    use crate::classify::{ALL, find};

    /// Everything that an outcome says; numbers by their bits.
    fn said(outcome: &Outcome) -> (String, Vec<u64>, Vec<u8>) {
        let scores = &outcome.assignment.scores;
        let names: Vec<&str> = scores.iter().map(|score| score.name).collect();
        let classes = (&outcome.classes, &outcome.assignment.class);
        let bits = scores.iter().flat_map(|score| score.values.iter().map(|value| value.to_bits()));
        (format!("{classes:?} {names:?} {:?} {:?}", outcome.rule, outcome.notes), bits.collect(), outcome.fit.clone())
    }

    fn with<'a>(shop: &'a Shop, id: &str, fits: &'a Fits) -> Context<'a> {
        Context { fits: Some(fits), ..shop.cx_of(id) }
    }

    #[test]
    fn all_classifiers_learn_each_model_once_and_the_same_bits() {
        for rows in [lively(400), lively(60), Vec::new()] {
            let shop = shop_of(&rows, Some(6));
            let fits = Fits::default();
            for classifier in ALL {
                let id = classifier.spec().id;
                let alone = shop.run(id, &Values::new());
                let params = classifier.check(&Values::new()).unwrap();
                let kept = classifier.run(&with(&shop, id, &fits), &params, &mut Job::quiet()).unwrap();
                assert_eq!(said(&kept), said(&alone), "{id}");
                // Again, when all is there.
                let usual = with(&shop, id, &fits).usual(*classifier, &mut Job::quiet()).unwrap();
                assert_eq!(said(&usual), said(&alone), "{id}");
            }
            let learnt = fits.learnt();
            assert_eq!((learnt.models, learnt.curves, learnt.outcomes), (1, 1, ALL.len()));
            assert_eq!(learnt.tests, usize::from(rows.len() == 400), "only a model that there is is tested");
        }
    }

    #[test]
    fn another_day_another_model_and_another_window_are_learnt_apart() {
        let rows = lively(150);
        let (shop, fits) = (shop_of(&rows, None), Fits::default());
        let cx = with(&shop, "repurchase", &fits);
        let model = |cx: &Context, kind| cx.buying(kind, &mut Job::quiet()).unwrap();
        let first = model(&cx, Kind::MbgNbd);
        assert!(Rc::ptr_eq(&first, &model(&cx, Kind::MbgNbd)));
        assert_ne!(first, model(&cx, Kind::BgNbd));
        let earlier = crate::features::Customers::as_of(&shop.history, cx.customers.as_of.unwrap().plus(-100), None);
        assert_ne!(first, model(&Context { customers: &earlier, ..cx }, Kind::MbgNbd));
        // A window changes what a tier is, not what a model is.
        let narrow = crate::features::Customers::as_of(&shop.history, cx.customers.as_of.unwrap(), Some(1));
        let narrow = Context { customers: &narrow, ..cx };
        assert!(Rc::ptr_eq(&first, &model(&narrow, Kind::MbgNbd)));
        let tiers = |cx: &Context| cx.usual(find("value_tier").unwrap(), &mut Job::quiet()).unwrap();
        assert_ne!(tiers(&cx).assignment, tiers(&narrow).assignment);
        assert_eq!(fits.learnt(), Learnt { models: 3, tests: 0, curves: 0, outcomes: 2 });
    }

    #[test]
    fn nothing_is_kept_of_a_run_that_was_stopped() {
        let (shop, fits) = (shop_of(&lively(150), None), Fits::default());
        let mut stop = |_| std::ops::ControlFlow::Break(());
        let cx = with(&shop, "repurchase", &fits);
        assert!(cx.buying(Kind::MbgNbd, &mut Job::new(&mut stop)).is_err());
        assert!(cx.usual(find("abc").unwrap(), &mut Job::new(&mut stop)).is_err());
        assert_eq!(fits.learnt(), Learnt::default());
    }
}
