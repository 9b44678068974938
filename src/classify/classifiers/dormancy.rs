//! Dormancy: how long nobody has heard from a customer, measured by their own cadence and not by a fixed ninety days.
//!
//! Use it to decide whom to remind, whom to win back and whom to let go. The days come from where `lifecycle` has them
//! ([`crate::classify::silence`]); dormant is what is at risk or lapsed there, and how often somebody bought does not matter here. Always
//! looks at all history, whatever the window. Reference: Kaplan & Meier (1958).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Note, Result, each};
use crate::classify::silence::{Person, Silence, preset, reason};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population,
    RuleLine, Score, Spec, Unit,
};
use crate::models::survival::RepurchaseCurves;

/// Dormancy.
pub struct Dormancy;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    curves: RepurchaseCurves,
}

const CLASSES: [&str; 5] = ["active", "cooling", "dormant", "lost", "no_orders"];
/// The class of somebody without an order.
const WITHOUT: u16 = 4;

fn name(class: u16) -> String {
    format!("dormancy-class-{}", CLASSES.get(class as usize).unwrap_or(&"no_orders"))
}

impl Fit {
    fn silence(&self) -> Silence<'_> {
        Silence(&self.curves)
    }

    fn class(&self, person: &Person) -> u16 {
        match self.silence().level(person) {
            level @ (0 | 1) => level as u16,
            2 | 3 => 2,
            _ => 3,
        }
    }
}

impl Model for Dormancy {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "dormancy",
        family: Family::Lifecycle,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::choice("preset", &["fmcg", "apparel", "durable"]),
            ParamSpec::number("horizon", 90.0, 7.0, 365.0, 1.0, Unit::Days),
        ],
        features: &["days_since", "expected_gap", "orders", "return_chance"],
        charts: &["class_bar", "gap_curve", "class_shares"],
        reference: "Kaplan & Meier 1958",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("active", "cat-pine"),
            Class::new("cooling", "cat-ochre"),
            Class::new("dormant", "cat-vermilion"),
            Class::new("lost", "quiet-3"),
            Class::optional("no_orders", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let fit = Fit { curves: cx.curves(preset(params)) };
        job.step("stage-classifying", total, total)?;
        let mut notes = if total > 0 { fit.silence().notes(params) } else { Vec::new() };
        let without = cx.customers.orders.iter().filter(|orders| **orders == 0).count();
        if without > 0 {
            notes.push(Note::info(Message::new("dormancy-note-no-orders").count("customers", without)));
        }
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        let total = cx.customers.len();
        let mut class = Vec::with_capacity(total);
        let mut scores: [Vec<f64>; 3] = std::array::from_fn(|_| Vec::with_capacity(total));
        each(total, |row| {
            let person = Person::of(cx, row);
            class.push(person.map_or(WITHOUT, |person| fit.class(&person)));
            let values = person.map_or([f64::NAN; 3], |person| fit.silence().scores(&person));
            for (column, value) in scores.iter_mut().zip(values) {
                column.push(value);
            }
        });
        let names = ["days_since", "f_return", "pace"];
        Assignment {
            class,
            scores: names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect(),
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let Some(person) = Person::of(cx, row) else {
            let because = Message::new("dormancy-because-none");
            let reasons = vec![reason("orders", Arg::Count(0), None)];
            return Explanation { class: WITHOUT, because, reasons, next: Vec::new() };
        };
        let (class, silence) = (fit.class(&person), fit.silence());
        let mut reasons = vec![silence.days_since(&person)];
        if let Some(rhythm) = silence.rhythm(&person) {
            reasons.push(reason("expected_gap", Arg::Number(rhythm, 0), Some(Message::new("lifecycle-band-rhythm"))));
        }
        reasons.push(reason("orders", Arg::Count(u64::from(person.orders)), None));
        reasons.extend(silence.return_chance(&person, params.number("horizon") as u32));

        let mut next = Vec::new();
        let after = fit.class(&person.after_order());
        if after != class {
            let message = Message::new("lifecycle-next-order").word("class", name(after));
            next.push(Next { class: after, message });
        }
        let later = silence.cuts(&person).into_iter().filter(|cut| *cut > person.silence);
        let later = later.map(|cut| (cut, fit.class(&Person { silence: cut, ..person })));
        if let Some((cut, later)) = later.into_iter().find(|(_, later)| *later != class) {
            let message = Message::new("lifecycle-next-silence").count("days", cut - person.silence);
            next.push(Next { class: later, message: message.word("class", name(later)) });
        }
        Explanation { class, because: silence.because(&person, name(class)), reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let about = fit.silence().rule(params).into_iter().map(|message| RuleLine { class: None, message });
        let classes = CLASSES
            .iter()
            .zip(0_u16..)
            .map(|(id, class)| RuleLine { class: Some(class), message: Message::new(format!("dormancy-rule-{id}")) });
        about.chain(classes).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::base::Day;
    use crate::classify::laws::{Shop, values};
    use crate::features::History;

    /// A hundred who return after 1 … 100 days, all of them: of those who return, half are back on day 50, and so on.
    fn shop(extra: &[(&str, &[(i32, f64)])]) -> Shop {
        let crowd: Vec<(String, [(i32, f64); 2])> =
            (1..=100).map(|gap| (format!("crowd {gap:03}"), [(0, 1.0), (gap, 1.0)])).collect();
        let mut all: Vec<(&str, &[(i32, f64)])> = crowd.iter().map(|(id, events)| (id.as_str(), &events[..])).collect();
        all.extend(extra);
        Shop::seen(History::of(&all), Day(1000), None)
    }

    fn class(shop: &Shop, id: &str) -> String {
        let outcome = shop.run("dormancy", &values(&[]));
        let row = shop.customers.row_of(shop.history.find(id).unwrap()).unwrap();
        outcome.classes[usize::from(outcome.assignment.class[row])].id.to_string()
    }

    #[test]
    fn the_same_silence_is_little_for_one_and_much_for_another() {
        let shop = shop(&[
            // Expected gap (21 + 3 · 50) / 6 = 28.5 days: 80 days are 2.8 of them, dormant; 40 days are 1.4, cooling.
            ("weekly", &[(899, 1.0), (906, 1.0), (913, 1.0), (920, 1.0)]),
            ("weekly, 40 days", &[(939, 1.0), (946, 1.0), (953, 1.0), (960, 1.0)]),
            // Expected gap (600 + 150) / 6 = 125 days: 80 days are nothing.
            ("slow", &[(320, 1.0), (520, 1.0), (720, 1.0), (920, 1.0)]),
            ("gone", &[(10, 1.0), (20, 1.0), (30, 1.0), (40, 1.0)]),
            ("refund", &[(40, -1.0)]),
        ]);
        assert_eq!(class(&shop, "weekly"), "dormant");
        assert_eq!(class(&shop, "weekly, 40 days"), "cooling");
        assert_eq!(class(&shop, "slow"), "active");
        assert_eq!(class(&shop, "gone"), "lost");
        assert_eq!(class(&shop, "refund"), "no_orders");
    }

    #[test]
    fn it_is_the_silence_of_the_lifecycle() {
        let shop = shop(&[("now", &[(990, 1.0)]), ("then", &[(930, 1.0)]), ("twice", &[(800, 1.0), (925, 1.0)])]);
        let (dormancy, lifecycle) = (shop.run("dormancy", &values(&[])), shop.run("lifecycle", &values(&[])));
        for (own, state) in dormancy.assignment.class.iter().zip(&lifecycle.assignment.class) {
            let own = dormancy.classes[usize::from(*own)].id.as_ref();
            match lifecycle.classes[usize::from(*state)].id.as_ref() {
                "at_risk" | "lapsed" => assert_eq!(own, "dormant"),
                "lost" => assert_eq!(own, "lost"),
                _ => assert!(matches!(own, "active" | "cooling")),
            }
        }
    }
}
