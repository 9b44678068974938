//! Lifecycle: where each customer stands on the way from the first order to loyalty, or to silence.
//!
//! Use it to decide what to say next. When somebody counts as silent follows from the shop itself: Kaplan–Meier curves of the time to the next
//! order, by order index ([`crate::models::survival`]), or the customer's own rhythm from three gaps on. Same-day orders are one. Always
//! looks at all history, whatever the window. Who is known from another table and has not ordered is a prospect. Reference: Kaplan & Meier (1958); shrinking of the own rhythm as usual, k = 3.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, NONE, Note, Result, each};
use crate::classify::lifecycle_schemes::{Scheme, State};
use crate::classify::silence::{Person, Silence, preset, reason};
use crate::classify::{
    Assignment, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, RuleLine,
    Score, Spec, Unit,
};
use crate::models::survival::{Gaps, RepurchaseCurves};

/// Lifecycle.
pub struct Lifecycle;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Curves and cuts of the time to the next order.
    pub curves: RepurchaseCurves,
    /// A mature customer with this many orders is loyal.
    pub loyal_orders: u32,
    /// A mature customer whose first order is this many days ago is loyal.
    pub loyal_tenure: u32,
}

impl Fit {
    fn silence(&self) -> Silence<'_> {
        Silence(&self.curves)
    }

    fn state(&self, person: Option<&Person>) -> State {
        let Some(person) = person else { return State::Prospect };
        match (self.silence().level(person), person.orders) {
            (4.., _) => State::Lost,
            (3, _) => State::Lapsed,
            (2, _) => State::AtRisk,
            _ if self.won_back(person) => State::WonBack,
            (_, 0 | 1) => State::New,
            (_, 2) => State::Developing,
            _ if person.orders >= self.loyal_orders || person.tenure >= self.loyal_tenure => State::Loyal,
            _ => State::Mature,
        }
    }

    /// The gap before the last order had reached the lapsed cut of its order index.
    fn won_back(&self, person: &Person) -> bool {
        let [cooling, _, lapsed, _] = self.curves.cuts_after(person.orders.saturating_sub(1));
        // Where everybody comes back after the same time, all cuts are that time, and who keeps to it has not lapsed.
        person.orders > 1 && person.last_gap >= lapsed && lapsed > cooling
    }
}

/// The least value of the upper third, ties in; out of reach where there is nobody.
fn upper_third(mut values: Vec<u32>) -> u32 {
    values.sort_unstable();
    let last = values.len() - values.len().div_ceil(3);
    values.get(last).copied().unwrap_or(NONE)
}

fn name(class: u16, scheme: &Scheme) -> String {
    format!("lifecycle-class-{}", scheme.classes.get(class as usize).map_or("prospect", |(id, _)| id))
}

fn count(value: u32) -> Arg {
    Arg::Count(u64::from(value))
}

impl Model for Lifecycle {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "lifecycle",
        family: Family::Lifecycle,
        population: Population::Everybody,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::choice("scheme", &["kefen", "000", "001", "002", "003", "004"]),
            ParamSpec::choice("preset", &["fmcg", "apparel", "durable"]),
            ParamSpec::number("horizon", 90.0, 7.0, 365.0, 1.0, Unit::Days),
        ],
        features: &["days_since", "orders", "last_gap", "expected_gap", "tenure", "last_order", "return_chance"],
        charts: &["class_bar", "gap_curve", "class_shares", "journey", "cohorts", "second_order"],
        reference: "Kaplan & Meier 1958",
    };

    fn classes(params: &Params) -> Classes {
        Scheme::find(params.choice("scheme")).classes()
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let gaps = Gaps::of_shop(cx.history, cx.customers);
        job.step("stage-classifying", total / 2, total)?;
        let mut fit =
            Fit { curves: RepurchaseCurves::of(&gaps, preset(params)), loyal_orders: NONE, loyal_tenure: NONE };
        // With loyalty out of reach the state of a loyal customer reads "mature": the set that the upper third is taken of.
        let (mut orders, mut tenures, mut refunded, mut known) = (Vec::new(), Vec::new(), 0_u32, 0_u32);
        for row in 0..cx.customers.len() {
            if row % 65_536 == 65_535 {
                job.step("stage-classifying", total / 2 + row as u64 / 2, total)?;
            }
            let person = Person::of(cx, row);
            match (fit.state(person.as_ref()), person) {
                (State::Mature, Some(person)) => {
                    orders.push(person.orders);
                    tenures.push(person.tenure);
                }
                (State::Prospect, _) if cx.customers.is_prospect(row) => known += 1,
                (State::Prospect, _) => refunded += 1,
                _ => {}
            }
        }
        (fit.loyal_orders, fit.loyal_tenure) = (upper_third(orders), upper_third(tenures));
        let mut notes = Vec::new();
        if total > 0 {
            notes.extend(fit.silence().notes(params));
        }
        if refunded > 0 {
            notes.push(Note::info(Message::new("lifecycle-note-prospects").count("customers", refunded)));
        }
        if known > 0 {
            notes.push(Note::info(Message::new("lifecycle-note-known").count("customers", known)));
        }
        job.step("stage-classifying", total, total)?;
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let scheme = Scheme::find(params.choice("scheme"));
        let total = cx.customers.len();
        let mut class = Vec::with_capacity(total);
        let mut scores: [Vec<f64>; 5] = std::array::from_fn(|_| Vec::with_capacity(total));
        each(total, |row| {
            let person = Person::of(cx, row);
            let state = fit.state(person.as_ref());
            let (label, silent) = scheme.label(state, person.map_or(0, |person| person.orders));
            class.push(label);
            let [days, returned, pace] = person.map_or([f64::NAN; 3], |person| fit.silence().scores(&person));
            let values = [days, returned, f64::from(state as u8), f64::from(u8::from(silent)), pace];
            for (column, value) in scores.iter_mut().zip(values) {
                column.push(value);
            }
        });
        let names = ["days_since", "f_return", "state", "silent", "pace"];
        Assignment {
            class,
            scores: names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect(),
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let scheme = Scheme::find(params.choice("scheme"));
        let label =
            |person: Option<&Person>| scheme.label(fit.state(person), person.map_or(0, |person| person.orders)).0;
        let person = Person::of(cx, row);
        let class = label(person.as_ref());
        let mut next = Vec::new();
        let mut move_to = |to: u16, message: Message| {
            if to != class {
                next.push(Next { class: to, message: message.word("class", name(to, scheme)) });
            }
        };
        let Some(person) = person else {
            let first = Person { orders: 1, silence: 1, span: 0, last_gap: 0, tenure: 1 };
            move_to(label(Some(&first)), Message::new("lifecycle-next-order"));
            let reason = reason("orders", count(0), None);
            let because = Message::new("lifecycle-because-prospect");
            return Explanation { class, because, reasons: vec![reason], next };
        };
        move_to(label(Some(&person.after_order())), Message::new("lifecycle-next-order"));
        // Only at a cut can silence change the state; the first cut that changes the class is the one to name.
        let silence = fit.silence();
        let later = silence
            .cuts(&person)
            .into_iter()
            .filter(|cut| *cut > person.silence)
            .map(|cut| (cut, Person { silence: cut, ..person }));
        if let Some((cut, later)) = later.into_iter().find(|(_, later)| label(Some(later)) != class) {
            move_to(label(Some(&later)), Message::new("lifecycle-next-silence").count("days", cut - person.silence));
        }

        let state = fit.state(Some(&person));
        let because = silence.because(&person, name(class, scheme));
        let mut reasons = vec![silence.days_since(&person)];
        let full = matches!(state, State::Mature | State::Loyal);
        let third = |key: &str, least: u32| {
            full.then(|| Message::new(format!("lifecycle-band-loyal-{key}")).count("least", least))
        };
        reasons.push(reason("orders", count(person.orders), third("orders", fit.loyal_orders)));
        if state == State::WonBack {
            let [_, _, lapsed, _] = fit.curves.cuts_after(person.orders - 1);
            let band = Message::new("lifecycle-band-won-back").count("lapsed", lapsed);
            reasons.push(reason("last_gap", count(person.last_gap), Some(band)));
        } else if let Some(rhythm) = silence.rhythm(&person) {
            reasons.push(reason("expected_gap", Arg::Number(rhythm, 0), Some(Message::new("lifecycle-band-rhythm"))));
        }
        if full {
            reasons.push(reason("tenure", count(person.tenure), third("tenure", fit.loyal_tenure)));
        }
        reasons.extend(silence.return_chance(&person, params.number("horizon") as u32));
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let scheme = Scheme::find(params.choice("scheme"));
        let mut lines = Vec::new();
        let mut about = |message: Message| lines.push(RuleLine { class: None, message });
        fit.silence().rule(params).into_iter().for_each(&mut about);
        if fit.loyal_orders != NONE {
            let message = Message::new("lifecycle-rule-upper-third");
            about(message.count("orders", fit.loyal_orders).count("tenure", fit.loyal_tenure));
        }
        for (class, (id, _)) in scheme.classes.iter().enumerate() {
            let message = Message::new(format!("lifecycle-rule-{}-{id}", scheme.id));
            lines.push(RuleLine { class: Some(class as u16), message });
        }
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::base::Day;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::features::History;
    use crate::table::{Role, TableKind};

    /// 120 customers who return after 1 … 60 days and then again and again, so that every stratum has a curve; last day 999.
    fn crowd() -> Vec<(String, Vec<(i32, f64)>)> {
        (0..120)
            .map(|i| {
                let gap = 1 + i % 60;
                let events = (0..4).map(|k| (900 - gap * k, 10.0)).collect();
                (format!("crowd {i:03}"), events)
            })
            .collect()
    }

    fn shop(extra: &[(&str, &[(i32, f64)])]) -> Shop {
        let crowd = crowd();
        let mut all: Vec<(&str, &[(i32, f64)])> = crowd.iter().map(|(id, events)| (id.as_str(), &events[..])).collect();
        all.extend(extra);
        Shop::seen(History::of(&all), Day(1000), None)
    }

    fn class_of(shop: &Shop, id: &str, scheme: &str) -> String {
        let values = values(&[("scheme", scheme)]);
        let outcome = shop.run("lifecycle", &values);
        let row = shop.customers.row_of(shop.history.find(id).unwrap()).unwrap();
        let silent = outcome.assignment.scores[3].values[row] > 0.0;
        format!("{}{}", outcome.classes[outcome.assignment.class[row] as usize].id, if silent { "!" } else { "" })
    }

    #[test]
    fn the_state_machine_goes_its_way() {
        let shop = shop(&[
            ("new", &[(999, 5.0)]),
            ("twice", &[(990, 5.0), (999, 5.0)]),
            ("twice on one day", &[(999, 5.0), (999, 5.0)]),
            ("back", &[(500, 5.0), (998, 5.0)]),
            ("gone", &[(100, 5.0)]),
            ("refund only", &[(950, -5.0)]),
            ("regular", &[(960, 5.0), (970, 5.0), (980, 5.0), (990, 5.0)]),
            ("faithful", &[(10, 5.0), (20, 5.0), (30, 5.0), (40, 5.0), (999, 5.0)]),
            ("old hand", &[(950, 5.0), (960, 5.0), (970, 5.0), (980, 5.0), (985, 5.0), (990, 5.0)]),
        ]);
        let states = |id| class_of(&shop, id, "kefen");
        assert_eq!(states("new"), "new");
        assert_eq!(states("twice on one day"), "new");
        assert_eq!(states("twice"), "developing");
        assert_eq!(states("back"), "won_back");
        assert_eq!(states("gone"), "lost");
        assert_eq!(states("refund only"), "prospect");
        assert_eq!(states("old hand"), "loyal");
        assert_eq!(states("faithful"), "won_back");
        assert_eq!(class_of(&shop, "gone", "001"), "first_purchase!");
        assert_eq!(class_of(&shop, "gone", "004"), "churned");
        assert_eq!(class_of(&shop, "back", "002"), "first");
    }

    #[test]
    fn who_is_known_from_another_table_and_has_not_ordered_is_a_prospect() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        orders.row(["buyer", "1", "10", "5"]);
        let mut people = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Registered]);
        people.row(["buyer", "1"]);
        people.row(["asks", "3"]);
        let shop = Shop::of_tables(orders.table(), vec![people.table()], None);
        for (scheme, class) in [("kefen", "prospect"), ("000", "acquire"), ("001", "lead"), ("003", "lead")] {
            assert_eq!(shop.class_of("lifecycle", &values(&[("scheme", scheme)]), "asks"), class);
        }
        let outcome = shop.run("lifecycle", &values(&[]));
        assert_eq!(outcome.classes[usize::from(outcome.assignment.class[0])].id, "new");
        assert!(outcome.notes.iter().any(|note| note.message.key == "lifecycle-note-known"));
    }

    #[test]
    fn own_rhythm_decides_from_three_gaps_on() {
        let shop = shop(&[("weekly", &[(900, 1.0), (907, 1.0), (914, 1.0), (921, 1.0)])]);
        let params = Params::check(Lifecycle::SPEC.params, &values(&[])).unwrap();
        let (fit, _) = Lifecycle::fit(&shop.cx(), &params, &mut Job::quiet()).unwrap();
        let row = shop.customers.row_of(shop.history.find("weekly").unwrap()).unwrap();
        let person = Person::of(&shop.cx(), row).unwrap();
        assert_eq!(fit.silence().rhythm(&person), Some((21.0 + 3.0 * f64::from(fit.curves.middle)) / 6.0));
        let outcome = shop.run("lifecycle", &values(&[]));
        assert!(outcome.assignment.scores[1].values[row].is_nan());
        assert!(
            (outcome.assignment.scores[4].values[row] - 79.0 / fit.silence().rhythm(&person).unwrap()).abs() < 1e-12
        );
    }

    #[test]
    fn what_would_move_a_customer_does() {
        let shop = shop(&[("new", &[(990, 5.0)]), ("gone", &[(100, 5.0)]), ("twice", &[(960, 5.0), (985, 5.0)])]);
        let params = Params::check(Lifecycle::SPEC.params, &values(&[])).unwrap();
        let (fit, _) = Lifecycle::fit(&shop.cx(), &params, &mut Job::quiet()).unwrap();
        for row in 0..shop.customers.len() {
            let explanation = Lifecycle::explain(&fit, &shop.cx(), &params, row);
            let class = |as_of: i32| {
                let later = Customers::as_of(&shop.history, Day(as_of), None);
                let cx = Context { customers: &later, ..shop.cx() };
                // Loyalty by tenure is against the others, who grow older too: hold it by the state without it.
                let fit = Fit { loyal_tenure: NONE, loyal_orders: NONE, ..fit.clone() };
                Lifecycle::assign(&fit, &cx, &params).class[row]
            };
            for next in explanation.next.iter().filter(|next| next.message.key == "lifecycle-next-silence") {
                let Some((_, Arg::Count(days))) = next.message.args.first() else { panic!() };
                assert_eq!(class(1000 + *days as i32), next.class);
                assert_ne!(class(1000 + *days as i32 - 1), next.class);
            }
        }
    }

    use crate::features::Customers;

    #[test]
    fn a_small_shop_takes_the_stated_days_and_says_so() {
        let shop = Shop::seen(History::of(&[("a", &[(900, 1.0)]), ("b", &[(980, 1.0), (990, 1.0)])]), Day(1000), None);
        let outcome = shop.run("lifecycle", &values(&[]));
        assert!(outcome.notes.iter().any(|note| note.message.key == "lifecycle-note-preset"));
        assert_eq!(outcome.classes[outcome.assignment.class[0] as usize].id, "lapsed");
        let durable = shop.run("lifecycle", &values(&[("preset", "durable")]));
        assert_eq!(durable.classes[durable.assignment.class[0] as usize].id, "new");
    }

    #[test]
    fn who_keeps_to_the_only_pace_there_is_has_not_come_back_from_anywhere() {
        let orders: Vec<(i32, f64)> = (0..6).map(|order| (order * 30, 10.0)).collect();
        let names: Vec<String> = (0..60).map(|customer| format!("c{customer:02}")).collect();
        let customers: Vec<(&str, &[(i32, f64)])> =
            names.iter().map(|name| (name.as_str(), orders.as_slice())).collect();
        let shop = Shop::of(&customers);
        let params = Params::check(Lifecycle::SPEC.params, &values(&[])).unwrap();
        let (fit, _) = Lifecycle::fit(&shop.cx(), &params, &mut Job::quiet()).unwrap();
        let classes = Lifecycle::classes(&params);
        let class = Lifecycle::assign(&fit, &shop.cx(), &params).class;
        assert!(class.iter().all(|class| classes[usize::from(*class)].id == "loyal"), "{class:?}");
    }
}
