//! Repurchase: how likely each customer is to order again within a horizon.
//!
//! Use it to choose whom to remind and whom to leave alone. The chance is that of a model of buying
//! ([`crate::models::buying`]), not P(alive): somebody who bought once may be alive for certain and still come back one time in ten. A shop too
//! small for a model goes by its Kaplan–Meier curve of returns. Always looks at all history. Reference: Batislam et al. (2007),
//! Fader, Hardie & Lee (2005).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Note, Result};
use crate::classify::buying::{DRAWS, Doubt, MODELS, by_pattern, days_until, pattern};
use crate::classify::buying_again::Again;
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::models::buying::Kind;
use crate::models::patterns::{self, Pattern};

/// Repurchase probability.
pub struct Repurchase;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// The model, or what holds without one.
    pub again: Again,
}

const CLASSES: [&str; 5] = ["high", "mid", "low", "unknown", "no_orders"];
/// Days that are looked ahead for a change of class.
const AHEAD: u32 = 730;

fn name(class: u16) -> String {
    format!("repurchase-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"low"))
}

/// High from this chance, low below that one.
fn bands(params: &Params) -> (f64, f64) {
    let low = params.number("low");
    (params.number("high").max(low), low)
}

impl Fit {
    fn class(&self, pattern: Option<Pattern>, params: &Params) -> u16 {
        match pattern.map(|pattern| self.again.chance(pattern, params.number("horizon"))) {
            None => 4,
            Some(None) => 3,
            Some(Some(chance)) => class_of(chance, params),
        }
    }
}

fn class_of(chance: f64, params: &Params) -> u16 {
    let (high, low) = bands(params);
    match () {
        () if chance > high => 0,
        () if chance >= low => 1,
        () => 2,
    }
}

impl Model for Repurchase {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "repurchase",
        family: Family::Lifecycle,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::number("horizon", 90.0, 7.0, 365.0, 1.0, Unit::Days),
            ParamSpec::number("high", 0.70, 0.50, 0.95, 0.01, Unit::Share),
            ParamSpec::number("low", 0.30, 0.01, 0.50, 0.01, Unit::Share),
            ParamSpec::choice("model", MODELS),
        ],
        features: &["repurchase", "alive", "expected_orders", "days_since", "orders", "confidence"],
        charts: &["class_bar", "chance_map", "calibration", "gap_curve", "class_shares"],
        reference: "Batislam, Denizel & Filiztekin 2007; Fader, Hardie & Lee 2005",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("high", "seq-6"),
            Class::new("mid", "seq-4"),
            Class::new("low", "seq-2"),
            Class::optional("unknown", "quiet-2").leftover(),
            Class::optional("no_orders", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let again = Again::of(cx, Kind::find(params.choice("model")), true, job)?;
        job.step("stage-classifying", total, total)?;
        let mut notes = again.fitted.notes(true);
        if !again.is_modelled() && total > 0 {
            let key = if again.curves.preset { "repurchase-note-unknown" } else { "repurchase-note-curve" };
            notes.push(Note::warn(Message::new(key).count("returns", again.curves.returns)));
        }
        let without = cx.customers.orders.iter().filter(|orders| **orders == 0).count();
        if without > 0 {
            notes.push(Note::info(Message::new("models-note-no-orders").count("customers", without)));
        }
        Ok((Fit { again }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let rows = patterns::of_shop(cx.history, cx.customers);
        let horizon = params.number("horizon");
        let [class, chance, alive, expected, since, ordered] = by_pattern(&rows, |pattern| {
            let chance = fit.again.chance(pattern, horizon).unwrap_or(f64::NAN);
            let (alive, expected) = match &fit.again.fitted.model {
                Ok(model) => (model.alive(pattern), model.expected(pattern, horizon)),
                Err(_) => (f64::NAN, f64::NAN),
            };
            let (since, ordered) = (f64::from(pattern.silence() + 1), f64::from(pattern.x + 1));
            [f64::from(fit.class(Some(pattern), params)), chance, alive, expected, since, ordered]
        });
        let class = class.into_iter().map(|class| if class.is_finite() { class as u16 } else { 4 }).collect();
        Assignment {
            class,
            scores: vec![
                Score { name: "repurchase", values: chance },
                Score { name: "alive", values: alive },
                Score { name: "expected_orders", values: expected },
                Score { name: "days_since", values: since },
                Score { name: "order_days", values: ordered },
            ],
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let horizon = params.number("horizon");
        let Some(pattern) = pattern(cx, row) else {
            let reason = Reason { feature: "orders".into(), value: Arg::Count(0), band: None, score: None };
            let because = Message::new("models-because-no-orders");
            return Explanation { class: 4, because, reasons: vec![reason], next: Vec::new() };
        };
        let class = fit.class(Some(pattern), params);
        let reason =
            |feature: &'static str, value: Arg, band| Reason { feature: feature.into(), value, band, score: None };
        let silence = pattern.silence() + 1;
        let mut reasons = Vec::new();
        let because = match (fit.again.chance(pattern, horizon), &fit.again.fitted.model) {
            (None, _) => Message::new("repurchase-because-unknown").count("returns", fit.again.curves.returns),
            (Some(chance), model) => {
                let (high, low) = bands(params);
                let band = match class {
                    0 => Message::new("repurchase-band-above").with("cut", Arg::Percent(high, 0)),
                    1 => Message::new("repurchase-band-between")
                        .with("low", Arg::Percent(low, 0))
                        .with("high", Arg::Percent(high, 0)),
                    _ => Message::new("repurchase-band-below").with("cut", Arg::Percent(low, 0)),
                };
                reasons.push(reason("repurchase", Arg::Percent(chance, 1), Some(band)));
                let key = if model.is_ok() { "repurchase-because-model" } else { "repurchase-because-curve" };
                Message::new(key)
                    .with("chance", Arg::Percent(chance, 1))
                    .count("horizon", horizon as u64)
                    .count("days", silence)
                    .count("orders", pattern.x + 1)
            }
        }
        .word("class", name(class));
        if let Ok(model) = &fit.again.fitted.model {
            reasons.push(reason("alive", Arg::Percent(model.alive(pattern), 1), None));
            let expected = Arg::Number(model.expected(pattern, horizon), 2);
            let within = Message::new("models-band-within").count("days", horizon as u64);
            reasons.push(reason("expected_orders", expected, Some(within)));
            let drawn: Vec<f64> =
                model.draws(cx.seed, DRAWS).iter().map(|model| model.repurchase(pattern, horizon)).collect();
            if let Some(doubt) = Doubt::of(&drawn, |chance| class_of(chance, params) == class) {
                let band = Message::new("models-band-doubt")
                    .with("low", Arg::Percent(doubt.low, 1))
                    .with("high", Arg::Percent(doubt.high, 1));
                reasons.push(reason("confidence", Arg::Percent(doubt.same, 0), Some(band)));
            }
        }
        reasons.push(reason("days_since", Arg::Count(u64::from(silence)), None));
        reasons.push(reason("orders", Arg::Count(u64::from(pattern.x) + 1), None));
        let mut next = Vec::new();
        let mut move_to = |to: u16, message: Message| {
            if to != class {
                next.push(Next { class: to, message: message.word("class", name(to)) });
            }
        };
        let after = fit.class(Some(pattern.after_order()), params);
        move_to(after, Message::new("models-next-order"));
        // With a model the chance falls with every silent day; the curve of a small shop may rise again and is not followed.
        if fit.again.fitted.model.is_ok() {
            let then = |days: u32| fit.class(Some(pattern.later(days)), params);
            if let Some(days) = days_until(AHEAD, |days| then(days) > class) {
                move_to(then(days), Message::new("models-next-silence").count("days", days));
            }
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let (high, low) = bands(params);
        let (high, low) = (Arg::Percent(high, 0), Arg::Percent(low, 0));
        let key = if fit.again.fitted.model.is_ok() { "repurchase-rule-model" } else { "repurchase-rule-curve" };
        let about = Message::new(key).count("days", params.number("horizon") as u64);
        let mut lines = vec![RuleLine { class: None, message: about }];
        let classes = [
            Message::new("repurchase-rule-high").with("cut", high.clone()),
            Message::new("repurchase-rule-mid").with("low", low.clone()).with("high", high),
            Message::new("repurchase-rule-low").with("cut", low),
        ];
        lines.extend(classes.into_iter().zip(0..).map(|(message, class)| RuleLine { class: Some(class), message }));
        lines.extend(fit.again.fitted.rule());
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, lively, shop_of, values};

    #[test]
    fn classes_follow_the_chance_and_what_is_next_comes_true() {
        let shop_now = shop_of(&lively(400), None);
        let outcome = shop_now.run("repurchase", &values(&[]));
        let chance = &outcome.assignment.scores[0].values;
        for (class, chance) in outcome.assignment.class.iter().zip(chance) {
            let known = if *chance > 0.7 { 0 } else { u16::from(*chance < 0.3) + 1 };
            assert_eq!(*class, known);
        }
        let mut held = 0;
        for row in 0..60 {
            let explanation = shop_now.explain("repurchase", &values(&[]), row);
            for next in explanation.next.iter().filter(|next| next.message.key == "models-next-silence") {
                let Some((_, Arg::Count(days))) = next.message.args.iter().find(|(name, _)| name == "days") else {
                    panic!()
                };
                // The same fit, looked at so many days later.
                let as_of = shop_now.customers.as_of.unwrap();
                let assign = |days: i32| {
                    let later = Shop::seen(shop_now.history.clone(), as_of.plus(days), None);
                    let classifier = crate::classify::find("repurchase").unwrap();
                    let params = classifier.check(&values(&[])).unwrap();
                    classifier.assign(&outcome.fit, &later.cx(), &params).unwrap().class[row]
                };
                assert_eq!((assign(*days as i32), assign(*days as i32 - 1)), (next.class, explanation.class));
                held += 1;
            }
        }
        assert!(held > 5, "{held}");
        let notes: Vec<&str> = outcome.notes.iter().map(|note| &*note.message.key).collect();
        assert!(
            notes.contains(&"models-note-small") && notes.iter().any(|key| key.starts_with("models-note-test-")),
            "{notes:?}"
        );
    }

    #[test]
    fn a_small_shop_goes_by_its_curve_and_a_tiny_one_says_nothing() {
        let rows = lively(60);
        let outcome = shop_of(&rows, None).run("repurchase", &values(&[]));
        assert!(outcome.notes.iter().any(|note| note.message.key == "repurchase-note-curve"));
        assert!(outcome.assignment.class.iter().all(|class| *class < 3));
        let once = rows.iter().map(|(id, events)| (id.clone(), events[..1].to_vec())).collect();
        let outcome = shop_of(&once, None).run("repurchase", &values(&[]));
        assert!(outcome.assignment.class.iter().all(|class| *class == 3), "{:?}", outcome.assignment.class);
    }
}
