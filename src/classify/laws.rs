//! Laws over the registry.

use std::ops::ControlFlow;

use super::{ALL, Classifier, Context, Explanation, Outcome, ParamKind, Params, Value, Values, find};
use crate::base::{Day, Job};
use crate::features::{Customers, History};

/// A history with everything that a run needs.
pub(crate) struct Shop {
    pub(crate) history: History,
    pub(crate) customers: Customers,
}

/// Choices by name.
pub(crate) fn values(choices: &[(&str, &str)]) -> Values {
    choices.iter().map(|(name, choice)| ((*name).to_owned(), Value::Choice((*choice).to_owned()))).collect()
}

impl Shop {
    /// As of the day after the last order.
    pub(crate) fn of(customers: &[(&str, &[(i32, f64)])]) -> Shop {
        let history = History::of(customers);
        // With refunds only, the day after the last refund.
        let last = history.day.iter().max().copied().unwrap_or(Day(0));
        let as_of = last.plus(1);
        Shop::seen(history, as_of, None)
    }

    pub(crate) fn seen(history: History, as_of: Day, months: Option<u32>) -> Shop {
        let customers = Customers::as_of(&history, as_of, months);
        Shop { history, customers }
    }

    pub(crate) fn cx(&self) -> Context<'_> {
        Context { history: &self.history, customers: &self.customers, seed: 1 }
    }

    pub(crate) fn run(&self, id: &str, values: &Values) -> Outcome {
        let classifier = find(id).unwrap();
        classifier.run(&self.cx(), &classifier.check(values).unwrap(), &mut Job::quiet()).unwrap()
    }

    pub(crate) fn explain(&self, id: &str, values: &Values, row: usize) -> Explanation {
        let classifier = find(id).unwrap();
        let params = classifier.check(values).unwrap();
        let outcome = classifier.run(&self.cx(), &params, &mut Job::quiet()).unwrap();
        classifier.explain(&outcome.fit, &self.cx(), &params, row).unwrap()
    }
}
