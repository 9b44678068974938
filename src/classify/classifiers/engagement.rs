//! Engagement: how much reaches a customer, and how much comes back.
//!
//! Use it where money says nothing yet: who listens and answers, who only listens, who answers to little, who does neither. It is the two-by-two
//! of e-mail personas (opened × clicked), made general: contacts received × responses given, from the contact log, or where there is none
//! from web events (looked × did something). What is long ago counts less: half after every half-life. Reference: Salesforce, Einstein
//! engagement personas.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Note, Result};
use crate::classify::engaged::{Reader, USUAL, Weights};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::math::summary::median;
use crate::math::{float, order};
use crate::table::{Role, TableKind};

/// Engagement.
pub struct Engagement;

/// From which sum on much is received, and much given back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    received: f64,
    given: f64,
    /// From web events, not from contacts.
    web: bool,
}

const CLASSES: [&str; 4] = ["loyalist", "window_shopper", "selective", "dormant"];

/// What the parameters say that contacts and acts count.
fn weights(params: &Params) -> Weights {
    let number = |name: &str| params.number(name);
    Weights {
        half_life: number("half_life"),
        visit: number("visit_weight"),
        call: number("call_weight"),
        act: number("action_weight"),
    }
}

impl Fit {
    fn class(&self, received: f64, given: f64) -> u16 {
        let much = |value: f64, cut: f64| value > 0.0 && value >= cut;
        match (much(received, self.received), much(given, self.given)) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        }
    }
}

fn name(class: u16) -> String {
    format!("engagement-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"dormant"))
}

/// Days after which a value has faded below a cut; nothing where it is below already or never will be.
fn fades(value: f64, cut: f64, half_life: f64) -> Option<u32> {
    let days = (value > 0.0 && value >= cut && cut > 0.0).then(|| half_life * float::log2(value / cut))?;
    Some(days.floor() as u32 + 1)
}

impl Model for Engagement {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "engagement",
        family: Family::Behaviour,
        population: Population::Everybody,
        needs: &[
            Need::Orders,
            Need::Any(&[Need::Of(TableKind::Interactions, Role::Date), Need::Of(TableKind::Events, Role::Event)]),
        ],
        params: &[
            ParamSpec::choice("split", &["median", "own"]),
            ParamSpec::number("received_cut", 1.0, 0.1, 100.0, 0.1, Unit::Plain).only("split", &["own"]),
            ParamSpec::number("given_cut", 1.0, 0.1, 100.0, 0.1, Unit::Plain).only("split", &["own"]),
            ParamSpec::number("half_life", USUAL.half_life, 1.0, 730.0, 1.0, Unit::Days),
            ParamSpec::number("visit_weight", USUAL.visit, 0.1, 20.0, 0.1, Unit::Plain),
            ParamSpec::number("call_weight", USUAL.call, 0.1, 20.0, 0.1, Unit::Plain),
            ParamSpec::number("action_weight", USUAL.act, 0.1, 20.0, 0.1, Unit::Plain),
        ],
        features: &["received", "given", "touches", "last_touch"],
        charts: &["class_bar", "class_shares"],
        reference: "Salesforce, Einstein engagement personas",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("loyalist", "cat-pine"),
            Class::new("window_shopper", "cat-ochre"),
            Class::new("selective", "cat-azure"),
            Class::new("dormant", "quiet-1"),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let mut reader = Reader::new(cx, weights(params));
        let (mut received, mut given) = (Vec::new(), Vec::new());
        for row in 0..total {
            if row % 65_536 == 65_535 {
                job.step("stage-classifying", row as u64, total as u64)?;
            }
            let engaged = reader.engaged(row);
            received.extend(Some(engaged.received).filter(|value| *value > 0.0));
            given.extend(Some(engaged.given).filter(|value| *value > 0.0));
        }
        let middle = |values: &mut Vec<f64>| {
            order::ascending(values);
            if values.is_empty() { 0.0 } else { median(values) }
        };
        let web = reader.web;
        let fit = match params.choice("split") {
            "own" => Fit { received: params.number("received_cut"), given: params.number("given_cut"), web },
            _ => Fit { received: middle(&mut received), given: middle(&mut given), web },
        };
        let mut notes = if web { Vec::new() } else { reader.log.notes() };
        if web && total > 0 {
            notes.push(Note::info(Message::new("engagement-note-web")));
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let total = cx.customers.len();
        let mut reader = Reader::new(cx, weights(params));
        let mut class = Vec::with_capacity(total);
        let mut scores: [Vec<f64>; 3] = std::array::from_fn(|_| Vec::with_capacity(total));
        for row in 0..total {
            let engaged = reader.engaged(row);
            class.push(fit.class(engaged.received, engaged.given));
            let values = [engaged.received + engaged.given, engaged.received, engaged.given];
            for (column, value) in scores.iter_mut().zip(values) {
                column.push(value);
            }
        }
        let names = ["engagement", "received", "given"];
        Assignment {
            class,
            scores: names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect(),
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let engaged = Reader::new(cx, weights(params)).engaged(row);
        let class = fit.class(engaged.received, engaged.given);
        let number = |value: f64| Arg::Number(value, 2);
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let band = |cut: f64| Some(Message::new("engagement-band").with("cut", number(cut)));
        let mut reasons = vec![
            reason("received", number(engaged.received), band(fit.received)),
            reason("given", number(engaged.given), band(fit.given)),
            reason("touches", Arg::Count(u64::from(engaged.count)), None),
        ];
        reasons.extend(engaged.last.map(|days| reason("last_touch", Arg::Count(u64::from(days)), None)));
        let because =
            Message::new(format!("engagement-because-{}", CLASSES.get(usize::from(class)).unwrap_or(&"dormant")))
                .with("received", number(engaged.received))
                .with("given", number(engaged.given))
                .word("class", name(class));
        let mut next = Vec::new();
        let mut move_to = |to: u16, message: Message| {
            if to != class {
                next.push(Next { class: to, message: message.word("class", name(to)) });
            }
        };
        // Messages weigh one; of a page a look weighs one and an action what it is set to.
        let missing = |value: f64, cut: f64, weight: f64| ((cut - value) / weight).ceil().max(1.0) as u32;
        let answer = if fit.web { params.number("action_weight") } else { 1.0 };
        if class & 1 == 1 {
            let more = missing(engaged.given, fit.given, answer);
            let key = if fit.web { "engagement-next-actions" } else { "engagement-next-answers" };
            let to = fit.class(engaged.received, engaged.given + f64::from(more) * answer);
            move_to(to, Message::new(key).count("more", more));
        }
        if class & 2 == 2 {
            let more = missing(engaged.received, fit.received, 1.0);
            let key = if fit.web { "engagement-next-looks" } else { "engagement-next-contacts" };
            let to = fit.class(engaged.received + f64::from(more), engaged.given);
            move_to(to, Message::new(key).count("more", more));
        }
        let half_life = params.number("half_life");
        let both = [fades(engaged.received, fit.received, half_life), fades(engaged.given, fit.given, half_life)];
        if let Some(days) = both.into_iter().flatten().min() {
            let left = float::pow(2.0, -f64::from(days) / half_life);
            let to = fit.class(engaged.received * left, engaged.given * left);
            move_to(to, Message::new("engagement-next-silence").count("days", days));
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let weight = |name: &str| Arg::Number(params.number(name), 1);
        let about = Message::new(if fit.web { "engagement-rule-web" } else { "engagement-rule-contacts" })
            .count("days", params.number("half_life") as u32)
            .with("visit", weight("visit_weight"))
            .with("call", weight("call_weight"))
            .with("action", weight("action_weight"));
        let class = |(at, id): (usize, &&str)| RuleLine {
            class: Some(at as u16),
            message: Message::new(format!("engagement-rule-{id}"))
                .with("received", Arg::Number(fit.received, 2))
                .with("given", Arg::Number(fit.given, 2)),
        };
        let mut lines = vec![RuleLine { class: None, message: about }];
        lines.extend(CLASSES.iter().enumerate().map(class));
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    fn orders() -> Sheet {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        orders.row(["old", "1", "100", "10"]);
        orders
    }

    #[test]
    fn what_is_received_and_what_comes_back_fade() {
        let mut log = Sheet::new(
            TableKind::Interactions,
            &[Role::Customer, Role::Date, Role::ContactType, Role::Direction, Role::Result],
        );
        for (who, day, kind, direction, result) in [
            // As of day 101: ages 1, 91 and 181 days.
            ("both", "100", "电话", "呼出", "接通"),
            ("both", "10", "拜访", "呼出", "接通"),
            ("hears", "100", "电话", "呼出", "未接"),
            ("hears", "100", "短信", "呼出", ""),
            ("calls", "100", "电话", "呼入", ""),
            ("calls", "10", "邮件", "呼出", ""),
        ] {
            log.row([who, day, kind, direction, result]);
        }
        let shop = Shop::of_tables(orders().table(), vec![log.table()], None);
        let outcome = shop.run("engagement", &values(&[]));
        let cx = shop.cx_of("engagement");
        let row = |who: &str| cx.customers.row_of(shop.history.find(who).unwrap()).unwrap();
        let score = |name: &str, who: &str| {
            outcome.assignment.scores.iter().find(|score| score.name == name).unwrap().values[row(who)]
        };
        let faded = |weight: f64, age: f64| weight * float::pow(2.0, -age / 90.0);
        assert!((score("received", "both") - faded(2.0, 1.0) - faded(3.0, 91.0)).abs() < 1e-12);
        assert_eq!(score("received", "both"), score("given", "both"));
        assert!((score("received", "hears") - faded(3.0, 1.0)).abs() < 1e-12);
        assert!((score("given", "calls") - faded(2.0, 1.0)).abs() < 1e-12);
        assert!((score("engagement", "calls") - faded(2.0, 1.0) - faded(1.0, 91.0)).abs() < 1e-12);
        // Half of those who received anything received 2.98 or more; half of those who gave, 2.7 or more.
        let class = |who: &str| shop.class_of("engagement", &values(&[]), who);
        assert_eq!(["both", "hears", "calls", "old"].map(class), ["loyalist", "window_shopper", "dormant", "dormant"]);
        let own = crate::classify::Values::from([
            ("split".to_owned(), crate::classify::Value::Choice("own".to_owned())),
            ("received_cut".to_owned(), crate::classify::Value::Number(1.0)),
            ("given_cut".to_owned(), crate::classify::Value::Number(0.9)),
        ]);
        assert_eq!(shop.class_of("engagement", &own, "calls"), "selective");
        let next = shop.explain("engagement", &own, row("calls")).next;
        // 1.985 · 2^(−days / 90) is below 0.9 once 102.7 days have passed.
        assert_eq!(next[1].message.args[0].1, Arg::Count(103));
    }

    #[test]
    fn without_a_contact_log_the_page_tells() {
        let mut web = Sheet::new(TableKind::Events, &[Role::Customer, Role::Date, Role::Event]);
        for (who, event) in [("old", "view"), ("old", "加购"), ("looks", "view")] {
            web.row([who, "100", event]);
        }
        let shop = Shop::of_tables(orders().table(), vec![web.table()], None);
        let class = |who: &str| shop.class_of("engagement", &values(&[]), who);
        assert_eq!(["old", "looks"].map(class), ["loyalist", "window_shopper"]);
        assert!(
            shop.run("engagement", &values(&[])).notes.iter().any(|note| note.message.key == "engagement-note-web")
        );
    }
}
