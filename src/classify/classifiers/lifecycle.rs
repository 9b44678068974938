//! Lifecycle: where each customer stands on the way from the first order to loyalty, or to silence.
//!
//! Use it to decide what to say next. When somebody counts as silent follows from the shop itself: Kaplan–Meier curves of the time to the next
//! order, by order index ([`crate::models::survival`]), or the customer's own rhythm from three gaps on. Same-day orders are one. Always
//! looks at all history, whatever the window. Who is known from another table and has not ordered is a prospect. Loyal is the upper third of the mature;
//! of those who answered a survey only who is satisfied or recommends, and neither dissatisfied nor a detractor. Reference: Kaplan & Meier (1958);
//! shrinking of the own rhythm as usual, k = 3.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, NONE, Note, Result, each};
use crate::classify::lifecycle_schemes::{Scheme, State};
use crate::classify::silence::{Person, Silence, preset, reason};
use crate::classify::{
    Assignment, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::answers::{Answers, Item, Level, Likely, Scales};
use crate::models::survival::RepurchaseCurves;
use crate::table::TableKind;

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
    /// There is a survey that asks for satisfaction or recommendation.
    pub surveyed: bool,
}

/// What somebody's latest answers say to being called loyal.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Voice {
    satisfaction: Option<Level>,
    recommend: Option<Likely>,
}

impl Voice {
    fn of(answers: Option<&Answers>, cx: &Context, row: usize) -> Voice {
        let who = cx.customers.who.get(row).copied().zip(cx.customers.as_of);
        let mark = |item| who.zip(answers).and_then(|((who, day), answers)| answers.latest(who, item, day));
        Voice {
            satisfaction: mark(Item::Satisfaction).map(|answer| answer.mark.level()),
            recommend: mark(Item::Recommend).map(|answer| answer.mark.likelihood()),
        }
    }

    /// Dissatisfied, or would not recommend.
    fn is_against(self) -> bool {
        self.satisfaction.is_some_and(|level| level >= Level::Dissatisfied) || self.recommend == Some(Likely::Low)
    }

    /// Whether they may be called loyal: who said nothing, and who is satisfied or recommends.
    fn agrees(self) -> bool {
        let silent = self.satisfaction.is_none() && self.recommend.is_none();
        let content = self.satisfaction.is_some_and(|level| level <= Level::Satisfied);
        silent || (content || self.recommend == Some(Likely::High)) && !self.is_against()
    }
}

/// The answers of a workspace whose survey asks for satisfaction or recommendation.
fn answers<'a>(cx: &Context<'a>) -> Option<Answers<'a>> {
    if !cx.facts.is_there(TableKind::Surveys) {
        return None;
    }
    let answers = Answers::of(cx.facts, Scales::default());
    (answers.asks(Item::Satisfaction) || answers.asks(Item::Recommend)).then_some(answers)
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

    /// The same by what they said of the shop too.
    fn heard(&self, person: Option<&Person>, voice: Voice) -> State {
        match self.state(person) {
            State::Loyal if !voice.agrees() => State::Mature,
            state => state,
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

/// What they answered, and what it means for who would be loyal by their orders.
fn said(voice: Voice, by_orders: bool) -> Vec<Reason> {
    let band = || {
        let key = match () {
            () if !by_orders => return None,
            () if voice.agrees() => "lifecycle-band-survey-agrees",
            () if voice.is_against() => "lifecycle-band-survey-against",
            () => "lifecycle-band-survey-lukewarm",
        };
        Some(Message::new(key))
    };
    let level = voice.satisfaction.map(|level| Arg::Word(super::satisfaction::name(level as u16).into()));
    let likely = voice.recommend.map(|likely| Arg::Word(format!("likely-{}", likely.id()).into()));
    let reasons = [("satisfaction", level), ("recommend", likely)];
    reasons.into_iter().filter_map(|(feature, value)| Some(reason(feature, value?, band()))).collect()
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
        features: &[
            "days_since",
            "orders",
            "last_gap",
            "expected_gap",
            "tenure",
            "last_order",
            "satisfaction",
            "recommend",
            "return_chance",
        ],
        charts: &["class_bar", "gap_curve", "class_shares", "journey", "cohorts", "second_order"],
        reference: "Kaplan & Meier 1958",
    };

    fn classes(params: &Params) -> Classes {
        Scheme::find(params.choice("scheme")).classes()
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let mut fit =
            Fit { curves: cx.curves(preset(params)), loyal_orders: NONE, loyal_tenure: NONE, surveyed: false };
        job.step("stage-classifying", total / 2, total)?;
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
        let answers = answers(cx);
        fit.surveyed = answers.is_some();
        if answers.is_some() {
            let person = |row| fit.state(Person::of(cx, row).as_ref()) == State::Loyal;
            let held =
                (0..cx.customers.len()).filter(|row| person(*row) && !Voice::of(answers.as_ref(), cx, *row).agrees());
            let held = held.count();
            if held > 0 {
                notes.push(Note::info(Message::new("lifecycle-note-survey").count("customers", held)));
            }
        }
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
        let answers = answers(cx);
        let mut class = Vec::with_capacity(total);
        let mut scores: [Vec<f64>; 5] = std::array::from_fn(|_| Vec::with_capacity(total));
        each(total, |row| {
            let person = Person::of(cx, row);
            let mut state = fit.state(person.as_ref());
            if state == State::Loyal && answers.is_some() {
                state = fit.heard(person.as_ref(), Voice::of(answers.as_ref(), cx, row));
            }
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
        let voice = Voice::of(answers(cx).as_ref(), cx, row);
        let label = |person: Option<&Person>| {
            scheme.label(fit.heard(person, voice), person.map_or(0, |person| person.orders)).0
        };
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

        let state = fit.heard(Some(&person), voice);
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
        if full {
            reasons.extend(said(voice, fit.state(Some(&person)) == State::Loyal));
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
            if fit.surveyed {
                about(Message::new("lifecycle-rule-survey"));
            }
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

    /// Sixty customers with one pace, all of whom are loyal by their orders; some answered.
    fn surveyed(answers: &[(&str, &str, &str, &str)]) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        for who in 0..60 {
            for order in 0..6 {
                orders.row([format!("c{who:02}"), format!("{who}-{order}"), (order * 30).to_string(), "10".into()]);
            }
        }
        let mut survey = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Satisfaction, Role::Nps]);
        for (who, day, satisfaction, recommend) in answers {
            survey.row([*who, *day, *satisfaction, *recommend]);
        }
        Shop::of_tables(orders.table(), vec![survey.table()], None)
    }

    #[test]
    fn who_says_otherwise_is_mature_and_not_loyal() {
        let all = [
            ("c01", "50", "不满意", ""),
            ("c02", "50", "", "不可能"),
            ("c03", "50", "很满意", "不可能"),
            ("c04", "50", "满意", ""),
            ("c05", "50", "", "很大可能"),
            ("c06", "50", "一般", ""),
            ("c07", "50", "", ""),
            // The latest answer before the day counts.
            ("c08", "50", "不满意", ""),
            ("c08", "90", "很满意", ""),
            ("c09", "900", "很不满意", "不可能"),
        ];
        let shop = surveyed(&all);
        let class = |who: &str| class_of(&shop, who, "kefen");
        for (who, known) in [
            ("c00", "loyal"),
            ("c01", "mature"),
            ("c02", "mature"),
            ("c03", "mature"),
            ("c04", "loyal"),
            ("c05", "loyal"),
            ("c06", "mature"),
            ("c07", "loyal"),
            ("c08", "loyal"),
            ("c09", "loyal"),
        ] {
            assert_eq!(class(who), known, "{who}");
        }
        assert_eq!(class_of(&shop, "c01", "001"), "repeat");
        let outcome = shop.run("lifecycle", &values(&[]));
        let held = outcome.notes.iter().find(|note| note.message.key == "lifecycle-note-survey").unwrap();
        assert_eq!(held.message.args[0].1, Arg::Count(4));
        assert!(outcome.rule.iter().any(|line| line.message.key == "lifecycle-rule-survey"));
        // Whose answers are why says so, and who said nothing has no such reason.
        let bands = |row| -> Vec<String> {
            let reasons = shop.explain("lifecycle", &values(&[]), row).reasons;
            let said =
                reasons.into_iter().filter(|reason| reason.feature == "satisfaction" || reason.feature == "recommend");
            said.filter_map(|reason| Some(reason.band?.key.to_string())).collect()
        };
        assert_eq!((bands(0), bands(1)), (vec![], vec!["lifecycle-band-survey-against".to_owned()]));
        assert_eq!(
            (bands(4), bands(6)),
            (vec!["lifecycle-band-survey-agrees".to_owned()], vec!["lifecycle-band-survey-lukewarm".to_owned()])
        );
        // Without a survey nothing is said of one.
        let alone = Shop::of(&[("a", &[(0, 1.0), (30, 1.0), (60, 1.0)])]);
        let outcome = alone.run("lifecycle", &values(&[]));
        assert!(outcome.rule.iter().all(|line| line.message.key != "lifecycle-rule-survey"));
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
