//! How sure classes are: whether customers would be where they are had the shop's customers, or the day, been a little different.
//!
//! Two questions, for any classifier, asked of the very code that classifies:
//!
//! - **Resamples** (Efron 1979; for classes found in data Hennig 2007): as many customers as there are, drawn with replacement; the
//!   classifier learns its cuts from them and puts the true customers in classes. The share of [`RESAMPLES`] in which a customer is in the
//!   same class is what "sure" means. Before [`ENOUGH`] of them nothing is said. A classifier that learns nothing from the others (fixed
//!   cuts, what a column says), or whose cuts stand on a number that many share, gives the same fit every time: then no share is told, but
//!   that nothing moved. Those that resample what they know of each customer themselves (their reasons name a confidence) are left to it.
//!   [`Apart`] says which it is.
//! - **Another day**: the same classifier [`SHIFT`] days earlier and later ([`same_on`]). Who was no customer then is not counted.
//!
//! Classes are compared by id, as data may name others or fewer in a resample. Work comes in steps of one resample, so that whoever waits
//! for something else is let through.

use serde::{Deserialize, Serialize};

use super::{Classes, Classifier, Context, Outcome, Params};
use crate::base::{Job, Result};
use crate::features::Customers;
use crate::math::rng::Rng;

/// Resamples after which the shares are told to a few per cent (standard error at most 3.5 points).
pub const RESAMPLES: u32 = 200;

/// Days by which the day is moved back and forth.
pub const SHIFT: i32 = 14;

/// Resamples before which a share would be a guess: a class that ends at 86 % may stand at 65 % after ten.
pub const ENOUGH: u32 = 50;

/// After so many resamples that taught the same as everybody did, hardly one will teach anything else: where one in five would, one in a
/// hundred shops ends here.
const ALIKE: u32 = 20;

/// Why resamples tell no share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Apart {
    /// The reasons say how sure each customer's class is.
    Own,
    /// All taught what everybody did.
    Alike,
    /// Most could not be learnt from: there are too few of something.
    Few,
}

/// Resamples as far as they were drawn.
#[derive(Clone, Debug)]
pub struct Resampling {
    /// Drawn so far.
    pub done: u32,
    /// Of these, by row: how many gave the class that the outcome gives.
    pub same: Vec<u8>,
    /// Of these: how many could not be learnt from; they are in neither.
    pub failed: u32,
    /// Whether any taught something else than everybody did.
    differs: bool,
    own: bool,
}

impl Resampling {
    /// None drawn yet, of as many customers.
    pub fn new(classifier: &dyn Classifier, customers: usize) -> Resampling {
        // Whoever says in a reason how sure it is has resampled what it knows of the customer.
        let own = classifier.spec().features.iter().any(|feature| feature.ends_with("confidence"));
        Resampling { done: 0, same: vec![0; customers], failed: 0, differs: false, own }
    }

    /// Whether there is anything to learn from going on.
    pub fn is_over(&self) -> bool {
        self.own || self.done >= RESAMPLES || (!self.differs && self.done >= ALIKE)
    }

    /// Whether the shares say anything: who else is a customer matters, it could be learnt from most resamples, and there are enough.
    pub fn tells(&self) -> bool {
        self.apart().is_none() && self.done >= ENOUGH
    }

    /// Why they will say nothing, as far as it is known yet.
    pub fn apart(&self) -> Option<Apart> {
        if self.own {
            Some(Apart::Own)
        } else if self.failed * 2 >= self.done {
            Some(Apart::Few)
        } else {
            (!self.differs).then_some(Apart::Alike)
        }
    }

    /// Resamples that count.
    pub fn counted(&self) -> u32 {
        self.done - self.failed
    }

    /// The share of resamples that give the customer in a row the same class; NaN before the first.
    pub fn share(&self, row: usize) -> f64 {
        self.same.get(row).map_or(f64::NAN, |same| f64::from(*same) / f64::from(self.counted()))
    }

    /// Draws one more.
    pub fn step(
        &mut self,
        classifier: &dyn Classifier,
        cx: &Context,
        params: &Params,
        outcome: &Outcome,
        job: &mut Job,
    ) -> Result<()> {
        let drawn = cx.customers.drawn(&rows(cx.customers.len(), cx.seed, self.done));
        let learnt = classifier.learn(&Context { customers: &drawn, fits: None, ..*cx }, params, job);
        self.done += 1;
        // Too few of something in this draw, where everybody had enough.
        let Ok(fit) = learnt else {
            self.failed += 1;
            return Ok(());
        };
        if fit == outcome.fit {
            for same in &mut self.same {
                *same += 1;
            }
            return Ok(());
        }
        self.differs = true;
        let names = same_classes(&outcome.classes, &classifier.classes_of(&fit, params)?);
        let assigned = classifier.assign(&fit, cx, params)?;
        for ((same, is), was) in self.same.iter_mut().zip(&assigned.class).zip(&outcome.assignment.class) {
            *same += u8::from(names.get(usize::from(*is)) == Some(&Some(*was)));
        }
        Ok(())
    }
}

/// The rows of a resample, ascending.
fn rows(customers: usize, seed: u64, resample: u32) -> Vec<u32> {
    let mut rng = Rng::new(seed.wrapping_add(u64::from(resample)));
    let mut times = vec![0_u32; customers];
    for _ in 0..customers {
        if let Some(times) = times.get_mut(rng.below(customers as u64) as usize) {
            *times += 1;
        }
    }
    let repeated = times.iter().zip(0..).flat_map(|(times, row)| std::iter::repeat_n(row, *times as usize));
    repeated.collect()
}

/// By class of `other`: which class of `classes` it is, by id.
fn same_classes(classes: &Classes, other: &Classes) -> Vec<Option<u16>> {
    let place = |id: &str| classes.iter().position(|class| class.id == id).map(|place| place as u16);
    other.iter().map(|class| place(&class.id)).collect()
}

/// Where a customer of today stands on another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Then {
    /// In this class, of those that there are today.
    In(u16),
    /// In a class that there is not today.
    Elsewhere,
    /// Not there: no customer yet.
    Nobody,
}

/// Where everybody stands on another day, by row of `customers`.
pub fn same_on(customers: &Customers, outcome: &Outcome, then: &Customers, outcome_then: &Outcome) -> Vec<Then> {
    let names = same_classes(&outcome.classes, &outcome_then.classes);
    let class = |who| outcome_then.assignment.class.get(then.row_of(who)?).copied();
    let place = |class: u16| names.get(usize::from(class)).copied().flatten().map_or(Then::Elsewhere, Then::In);
    customers.who.iter().map(|who| class(*who).map_or(Then::Nobody, place)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Day;
    use crate::classify::laws::{Rows, Shop, lively, shop_of};
    use crate::classify::{ALL, Values, find};

    fn resampled(shop: &Shop, id: &str, times: u32) -> (Resampling, Outcome) {
        let (classifier, cx) = (find(id).unwrap(), shop.cx_of(id));
        let params = classifier.check(&Values::new()).unwrap();
        let outcome = classifier.run(&cx, &params, &mut Job::quiet()).unwrap();
        let mut resampling = Resampling::new(classifier, cx.customers.len());
        while resampling.done < times && !resampling.is_over() {
            resampling.step(classifier, &cx, &params, &outcome, &mut Job::quiet()).unwrap();
        }
        (resampling, outcome)
    }

    /// Forty customers with one order each, of 1, 2 … 40.
    fn ladder() -> Shop {
        let rows: Rows = (1..=40).map(|n| (format!("c{n:02}"), vec![(1, f64::from(n))])).collect();
        shop_of(&rows, None)
    }

    #[test]
    fn everybody_once_is_the_population_itself() {
        let shop = ladder();
        let customers = shop.cx().customers;
        assert_eq!(customers.drawn(&(0..40).collect::<Vec<u32>>()), *customers);
        let some = customers.drawn(&[3, 3, 7]);
        assert_eq!((some.len(), some.who[0] == some.who[1], some.monetary[2]), (3, true, customers.monetary[7]));
    }

    #[test]
    fn a_resample_is_as_large_and_leaves_a_third_out() {
        let rows = rows(10_000, 1, 7);
        assert_eq!(rows.len(), 10_000);
        assert!(rows.is_sorted());
        let mut distinct = rows.clone();
        distinct.dedup();
        // 1 − 1/e of them come at least once.
        assert!((distinct.len() as f64 / 10_000.0 - 0.632).abs() < 0.02, "{}", distinct.len());
        assert_ne!(rows, super::rows(10_000, 1, 8));
    }

    #[test]
    fn who_stands_at_a_cut_is_half_sure_and_who_stands_far_off_is_sure() {
        let shop = ladder();
        let (resampling, outcome) = resampled(&shop, "rfm_eight", RESAMPLES);
        assert!(resampling.tells());
        assert_eq!((resampling.done, resampling.failed), (RESAMPLES, 0));
        // The split of money is the median, 20.5: its standard error is about 0.5 · √40 ≈ 3.2 customers.
        let share = |n: usize| resampling.share(n - 1);
        assert_ne!(outcome.assignment.class[0], outcome.assignment.class[39]);
        assert!((0.3..0.7).contains(&share(20)) && (0.3..0.7).contains(&share(21)), "{} {}", share(20), share(21));
        assert!(share(1) > 0.999 && share(40) > 0.999);
        // Three customers from the cut: about one standard error, five in six.
        assert!((0.7..0.95).contains(&share(17)), "{}", share(17));
    }

    #[test]
    fn what_learns_nothing_from_the_others_says_nothing() {
        let shop = shop_of(&lively(60), None);
        for id in ["gender", "membership", "regularity", "clusters"] {
            let (resampling, _) = resampled(&shop, id, RESAMPLES);
            assert!(id == "membership" || !resampling.tells(), "{id}");
            assert!(id == "membership" || resampling.done <= ALIKE, "{id}: {}", resampling.done);
        }
    }

    #[test]
    fn before_there_are_enough_nothing_is_told() {
        let shop = ladder();
        let tells = |times: u32| {
            let (resampling, _) = resampled(&shop, "rfm_eight", times);
            (resampling.tells(), resampling.apart())
        };
        assert_eq!((tells(ENOUGH - 1), tells(ENOUGH)), ((false, None), (true, None)));
    }

    #[test]
    fn why_nothing_is_told_is_said() {
        // Nine in ten order once: two thirds of the customers have one order in any draw, so the cut never moves.
        let rows: Rows = (0..60)
            .map(|n| (format!("c{n:02}"), (0..if n % 10 == 0 { 3 } else { 1 }).map(|day| (day, 5.0)).collect()))
            .collect();
        let shop = shop_of(&rows, None);
        let apart = |id: &str| resampled(&shop, id, RESAMPLES).0.apart();
        assert_eq!((apart("activity"), apart("clusters")), (Some(Apart::Alike), Some(Apart::Own)));
        let few = Resampling { done: 9, same: vec![4; 3], failed: 5, differs: true, own: false };
        assert_eq!((few.apart(), few.tells()), (Some(Apart::Few), false));
    }

    #[test]
    fn every_classifier_learns_from_resamples_and_equals_are_equally_sure() {
        let mut rows = lively(60);
        let twin = rows[11].1.clone();
        rows.push(("twin".into(), twin));
        let shop = shop_of(&rows, None);
        for classifier in ALL {
            let id = classifier.spec().id;
            let (resampling, outcome) = resampled(&shop, id, 4);
            let row = |who: &str| shop.cx_of(id).customers.row_of(shop.history.find(who).unwrap());
            let (Some(one), Some(other)) = (row(&rows[11].0), row("twin")) else { panic!("{id}") };
            assert_eq!(outcome.assignment.class[one], outcome.assignment.class[other], "{id}");
            assert_eq!(resampling.same[one], resampling.same[other], "{id}");
            assert!(resampling.same.iter().all(|same| u32::from(*same) <= resampling.counted()), "{id}");
        }
    }

    #[test]
    fn another_day_has_another_class_and_who_was_nobody_then_is_not_counted() {
        let rows: Rows = vec![
            ("old".into(), vec![(1, 5.0)]),
            ("late".into(), vec![(1, 5.0), (90, 5.0)]),
            ("new".into(), vec![(99, 5.0)]),
        ];
        let shop = shop_of(&rows, None);
        let then = Shop::seen(shop.history.clone(), Day(86), None);
        let classes = |id: &str| {
            let (now, before) = (shop.run(id, &Values::new()), then.run(id, &Values::new()));
            same_on(&shop.customers, &now, &then.customers, &before)
        };
        let before = classes("frequency");
        let now = shop.run("frequency", &Values::new());
        let row = |who: &str| shop.customers.row_of(shop.history.find(who).unwrap()).unwrap();
        let class = |who: &str| Then::In(now.assignment.class[row(who)]);
        assert_eq!((before[row("old")], before[row("new")]), (class("old"), Then::Nobody));
        assert_ne!(before[row("late")], class("late"), "one order then, two now");
    }
}
