//! What the classifiers on a model of buying have in common: the fit of a shop, what is said of it, and the doubt around one customer.
//!
//! Used by `clv`, `repurchase` and `churn_risk`. Statistics are said in the rule and in notes (`models-…` in the locales), never instead of
//! a sentence for whoever owns the shop. No class is decided here.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Context, Params, RuleLine};
use crate::base::{Arg, Job, Message, NONE, Note, Result, each};
use crate::math::float;
use crate::math::summary::quantile;
use crate::models::backtest::{self, Backtest};
use crate::models::buying::{Buying, Kind, LEAST_CUSTOMERS, LEAST_REPEATERS, Refusal};
use crate::models::patterns::{Pattern, distinct};

/// Options of the parameter `model`, the default first.
pub const MODELS: &[&str] = &["mbg_nbd", "bg_nbd", "pareto_nbd"];
/// Draws around the estimates that an interval is taken from.
pub const DRAWS: usize = 200;
/// The part of the draws within an interval.
const WITHIN: f64 = 0.9;

/// A model of buying, or why there is none, and how it would have done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fitted {
    /// The model.
    pub model: Result<Buying, Refusal>,
    /// The test on the last ninety days; nothing where too little was known before them.
    pub backtest: Option<Backtest>,
}

impl Fitted {
    /// Fits the shop, whatever the window; with `tested`, also as of ninety days before.
    pub fn of(cx: &Context, kind: Kind, tested: bool, job: &mut Job) -> Result<Fitted> {
        let model = Rc::unwrap_or_clone(cx.buying(kind, job)?);
        let backtest = match &model {
            Ok(_) if tested => Rc::unwrap_or_clone(cx.backtest(kind, job)?),
            _ => None,
        };
        Ok(Fitted { model, backtest })
    }

    /// What the data did not allow, and how the test went.
    pub fn notes(&self, tested: bool) -> Vec<Note> {
        let mut notes = Vec::new();
        let model = match &self.model {
            Ok(model) => model,
            Err(refusal) => {
                notes.push(Note::warn(match *refusal {
                    Refusal::Customers(customers) => Message::new("models-note-refused-customers")
                        .count("customers", customers)
                        .count("least", LEAST_CUSTOMERS),
                    Refusal::Repeaters(customers) => Message::new("models-note-refused-repeaters")
                        .count("customers", customers)
                        .count("least", LEAST_REPEATERS),
                    Refusal::NoPeak => Message::new("models-note-refused-peak"),
                }));
                return notes;
            }
        };
        if model.small() {
            notes.push(Note::warn(Message::new("models-note-small").count("customers", model.customers)));
        }
        let diagnostics = &model.diagnostics;
        if model.immortal() {
            notes.push(Note::warn(Message::new("models-note-immortal")));
        } else if !diagnostics.at_limit.is_empty() {
            let names = model.kind.parameters();
            let at = diagnostics.at_limit.iter().filter_map(|place| names.get(usize::from(*place)).copied());
            notes.push(Note::warn(Message::new("models-note-limit").list("parameters", at)));
        }
        if !diagnostics.converged {
            let slope = Arg::Number(diagnostics.slope, 9);
            notes.push(Note::warn(Message::new("models-note-slope").with("slope", slope)));
        }
        let (starts, agree) = diagnostics.starts;
        if agree < starts.div_ceil(2) {
            notes.push(Note::info(Message::new("models-note-starts").count("agree", agree).count("starts", starts)));
        }
        if model.rounded_to > 1 {
            notes.push(Note::info(Message::new("models-note-rounded").count("days", model.rounded_to)));
        }
        match &self.backtest {
            Some(test) => notes.push(tested_note(test)),
            None if tested => {
                notes.push(Note::info(Message::new("models-note-untested").count("days", backtest::DAYS)));
            }
            None => {}
        }
        notes
    }

    /// The model in words, with what was fitted.
    pub fn rule(&self) -> Vec<RuleLine> {
        let Ok(model) = &self.model else { return Vec::new() };
        let say = |message: Message| RuleLine { class: None, message };
        let [r, alpha, c, d] = model.parameters;
        let number = |value: f64| Arg::Number(value, if value.abs() < 100.0 { 3 } else { 1 });
        let days = |value: f64| Arg::Number(value, u8::from(value < 10.0));
        let (plain, parameters) = match model.kind {
            Kind::ParetoNbd => (
                Message::new("models-rule-plain-pareto")
                    .with("gap", days(alpha / r))
                    .with("half", days(d * float::exp_m1(core::f64::consts::LN_2 / c).min(1e6))),
                Message::new("models-rule-parameters-pareto").with("s", number(c)).with("beta", number(d)),
            ),
            kind => (
                Message::new(format!("models-rule-plain-{}", kind.id()))
                    .with("gap", days(alpha / r))
                    .with("share", Arg::Percent(c / (c + d), 0)),
                Message::new("models-rule-parameters-bg").with("a", number(c)).with("b", number(d)),
            ),
        };
        let parameters = parameters
            .word("model", format!("models-kind-{}", model.kind.id()))
            .with("r", number(r))
            .with("alpha", number(alpha))
            .with("likelihood", Arg::Number(model.diagnostics.log_likelihood, 1))
            .count("customers", model.customers);
        vec![say(plain), say(parameters)]
    }
}

/// How the test went, in one sentence.
fn tested_note(test: &Backtest) -> Note {
    let better = test.error < test.plain_error;
    let key = if better { "models-note-test-better" } else { "models-note-test-worse" };
    let (foretold, seen) = test.orders;
    let message = Message::new(key)
        .count("days", backtest::DAYS)
        .with("until", Arg::Day(test.until))
        .with("foretold", Arg::Number(foretold, 0))
        .count("seen", seen)
        .with("error", Arg::Number(test.error, 3))
        .with("plain", Arg::Number(test.plain_error, 3))
        .with("lift", Arg::Number(test.lift, 1))
        .with("gini", Arg::Number(test.gini, 2));
    if better { Note::info(message) } else { Note::warn(message) }
}

/// The pattern of one row; none without an order.
pub fn pattern(cx: &Context, row: usize) -> Option<Pattern> {
    let until = cx.customers.as_of?.plus(-1);
    Pattern::of(cx.customers.order_days(cx.history, row), until)
}

/// Numbers that follow from the pattern alone, worked out once for all who share it; NaN for rows without one.
pub fn by_pattern<const N: usize>(
    rows: &[Option<Pattern>],
    mut numbers: impl FnMut(Pattern) -> [f64; N],
) -> [Vec<f64>; N] {
    let (cells, places) = distinct(rows);
    let mut of_cells = Vec::with_capacity(cells.len());
    each(cells.len(), |cell| of_cells.extend(cells.get(cell).map(|(pattern, _)| numbers(*pattern))));
    let mut columns: [Vec<f64>; N] = std::array::from_fn(|_| Vec::with_capacity(rows.len()));
    for place in places {
        let values = if place == NONE { None } else { of_cells.get(place as usize) };
        for (at, column) in columns.iter_mut().enumerate() {
            column.push(values.and_then(|values| values.get(at)).copied().unwrap_or(f64::NAN));
        }
    }
    columns
}

/// The doubt around a number of one customer: the middle nine tenths of its draws, and how many of them say the same class.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doubt {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Share of the draws in the same class.
    pub same: f64,
}

impl Doubt {
    /// Of numbers drawn, and whether each gives the same class; nothing of none.
    pub fn of(drawn: &[f64], same: impl Fn(f64) -> bool) -> Option<Doubt> {
        let mut sorted: Vec<f64> = drawn.iter().copied().filter(|value| value.is_finite()).collect();
        if sorted.is_empty() {
            return None;
        }
        crate::math::order::ascending(&mut sorted);
        let agree = sorted.iter().filter(|value| same(**value)).count();
        let tail = (1.0 - WITHIN) / 2.0;
        Some(Doubt {
            low: quantile(&sorted, tail),
            high: quantile(&sorted, 1.0 - tail),
            same: agree as f64 / sorted.len() as f64,
        })
    }
}

/// In how many days of further silence `changed` first holds, if within `most`. It must not become false again.
pub fn days_until(most: u32, changed: impl Fn(u32) -> bool) -> Option<u32> {
    if !changed(most) {
        return None;
    }
    let (mut no, mut yes) = (0, most);
    while yes - no > 1 {
        let middle = no + (yes - no) / 2;
        if changed(middle) { yes = middle } else { no = middle }
    }
    Some(yes)
}

/// The backtest that an outcome of a classifier holds.
pub fn backtest_of(classifier: &str, fit: &[u8]) -> Option<Backtest> {
    match classifier {
        "clv" => postcard::from_bytes::<super::classifiers::clv::Fit>(fit).ok()?.fitted?.backtest,
        "repurchase" => postcard::from_bytes::<super::classifiers::repurchase::Fit>(fit).ok()?.again.fitted.backtest,
        _ => None,
    }
}

/// The chance of an order that an outcome of a classifier gives to each of some patterns, within the horizon of its parameters; nothing for a
/// pattern of which it says nothing.
pub fn chances_of(classifier: &str, fit: &[u8], params: &Params, of: &[Pattern]) -> Option<Vec<Option<f64>>> {
    match classifier {
        "repurchase" => {
            let fit = postcard::from_bytes::<super::classifiers::repurchase::Fit>(fit).ok()?;
            Some(of.iter().map(|pattern| fit.again.chance(*pattern, params.number("horizon"))).collect())
        }
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_change_is_found() {
        assert_eq!(days_until(700, |days| days >= 14), Some(14));
        assert_eq!(days_until(700, |days| days >= 1), Some(1));
        assert_eq!(days_until(700, |days| days > 700), None);
    }

    #[test]
    fn doubt_is_the_middle_of_what_was_drawn() {
        let drawn: Vec<f64> = (0..=100).map(f64::from).collect();
        let doubt = Doubt::of(&drawn, |value| value > 24.5).unwrap();
        assert!((doubt.low - 5.0).abs() < 1e-9 && (doubt.high - 95.0).abs() < 1e-9);
        assert!((doubt.same - 76.0 / 101.0).abs() < 1e-12);
        assert_eq!(Doubt::of(&[f64::NAN], |_| true), None);
    }

    #[test]
    fn who_shares_a_pattern_shares_the_number() {
        let one = |t| Some(Pattern { x: 1, t_x: 2, t });
        let mut asked = 0;
        let [column] = by_pattern(&[one(5), None, one(4), one(5)], |pattern| {
            asked += 1;
            [f64::from(pattern.t)]
        });
        assert_eq!(asked, 2);
        assert!(column[1].is_nan());
        assert_eq!([column[0], column[2], column[3]], [5.0, 4.0, 5.0]);
    }
}
