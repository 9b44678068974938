//! Churn risk: who has probably left, who is about to.
//!
//! Where nobody signs off, leaving is no event but a belief. Three signs are looked at: silence longer than that of nearly all who ever came
//! back (the curves of lifecycle, or the customer's own rhythm), P(alive) and the chance to order again (a model of buying). "Churned"
//! takes the first and one of the others. A shop of one season is measured by a clock of thirteen months. Reference: Kaplan & Meier
//! (1958), Batislam et al. (2007).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Note, Result};
use crate::classify::buying::{DRAWS, Doubt, Fitted, MODELS, by_pattern, days_until, pattern};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::models::buying::{Buying, Kind};
use crate::models::patterns::{self, Pattern};
use crate::models::season::{self, Season, YEAR_ROUND};
use crate::models::survival::{Preset, RepurchaseCurves};

/// Churn risk.
pub struct ChurnRisk;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// The model, or why there is none.
    pub fitted: Fitted,
    /// Curves and cuts of the time to the next order.
    pub curves: RepurchaseCurves,
    /// The season of a shop that has one.
    pub season: Option<Season>,
}

const CLASSES: [&str; 5] = ["low", "medium", "high", "churned", "no_orders"];
/// P(alive) below this is a sign.
const HARDLY_ALIVE: f64 = 0.5;
/// A chance to order again below this is a sign of having left, …
const HARDLY_AGAIN: f64 = 0.1;
/// … below this one of a risk.
const RATHER_NOT: f64 = 0.3;
/// In a shop of one season this much silence is a risk: the next season has begun.
const SEASON_AGAIN: u32 = 365;
/// Days that are looked ahead for a change of class.
const AHEAD: u32 = 1460;

/// The months, 1–12, as the locales name them.
const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn month(number: u32) -> String {
    let name = number.checked_sub(1).and_then(|at| MONTHS.get(at as usize)).unwrap_or(&"jan");
    format!("churn_risk-month-{name}")
}

fn name(class: u16) -> String {
    format!("churn_risk-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"low"))
}

/// What is known of one customer.
#[derive(Clone, Copy, Debug)]
struct Signs {
    /// Days since the last order, and from which of them on silence is a risk and beyond nearly all who came back.
    silence: u32,
    risk: u32,
    beyond: u32,
    /// P(alive) and the chance to order again; NaN without a model.
    alive: f64,
    chance: f64,
}

impl Signs {
    fn class(&self) -> u16 {
        let (beyond, hardly) = (self.silence >= self.beyond, self.chance < HARDLY_AGAIN);
        match () {
            () if beyond && (hardly || self.alive < HARDLY_ALIVE) => 3,
            () if beyond || hardly => 2,
            () if self.silence >= self.risk || self.chance < RATHER_NOT => 1,
            () => 0,
        }
    }
}

impl Fit {
    fn horizon(&self, params: &Params) -> f64 {
        let asked = params.number("horizon");
        if self.season.is_some() { asked.max(f64::from(YEAR_ROUND)) } else { asked }
    }

    /// First days of risk, and beyond nearly all who came back.
    fn cuts(&self, pattern: Pattern) -> (u32, u32) {
        let [_, risk, beyond, _] = self.curves.cuts_of(pattern.x + 1, pattern.t_x);
        if self.season.is_some() { (risk.max(SEASON_AGAIN), beyond.max(YEAR_ROUND)) } else { (risk, beyond) }
    }

    fn signs_by(&self, model: Option<&Buying>, pattern: Pattern, params: &Params) -> Signs {
        let (risk, beyond) = self.cuts(pattern);
        let (alive, chance) = model.map_or((f64::NAN, f64::NAN), |model| {
            (model.alive(pattern), model.repurchase(pattern, self.horizon(params)))
        });
        Signs { silence: pattern.silence() + 1, risk, beyond, alive, chance }
    }

    fn signs(&self, pattern: Pattern, params: &Params) -> Signs {
        let mut signs = self.signs_by(self.fitted.model.as_ref().ok(), pattern, params);
        if self.fitted.model.is_err() {
            // Without a model the curve has the chance, where there is one.
            let curve = self.curves.curve(pattern.x + 1);
            let chance = curve.map(|curve| curve.returns_within(pattern.silence(), self.horizon(params) as u32));
            signs.chance = chance.map_or(f64::NAN, |chance| if chance.is_finite() { chance } else { 0.0 });
        }
        signs
    }
}

impl Model for ChurnRisk {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "churn_risk",
        family: Family::Lifecycle,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::number("horizon", 90.0, 7.0, 365.0, 1.0, Unit::Days),
            ParamSpec::choice("model", MODELS),
            ParamSpec::choice("preset", &["fmcg", "apparel", "durable"]),
        ],
        features: &["days_since", "alive", "repurchase", "orders", "expected_gap", "confidence"],
        charts: &["class_bar", "gap_curve", "class_shares"],
        reference: "Kaplan & Meier 1958; Batislam, Denizel & Filiztekin 2007",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("low", "seq-5"),
            Class::new("medium", "class-attention"),
            Class::new("high", "class-risk"),
            Class::new("churned", "class-lost"),
            Class::optional("no_orders", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let fitted = Fitted::of(cx, Kind::find(params.choice("model")), false, job)?;
        let preset = match params.choice("preset") {
            "apparel" => Preset::Apparel,
            "durable" => Preset::Durable,
            _ => Preset::Fmcg,
        };
        let curves = cx.curves(preset);
        let season = season::of_shop(cx.history, cx.customers);
        job.step("stage-classifying", total, total)?;
        let mut notes = fitted.notes(false);
        if fitted.model.is_err() && total > 0 {
            let message = if curves.preset {
                Message::new("churn_risk-note-preset")
                    .count("returns", curves.returns)
                    .word("preset", format!("churn_risk-param-preset-{}", params.choice("preset")))
            } else {
                Message::new("churn_risk-note-curve")
            };
            notes.push(Note::warn(message));
        }
        if let Some(season) = season {
            let message = Message::new("churn_risk-note-season")
                .with("share", Arg::Percent(season.share, 0))
                .word("first", month(season.first_month))
                .word("last", month(season.last_month()));
            notes.push(Note::warn(message));
        }
        let without = cx.customers.orders.iter().filter(|orders| **orders == 0).count();
        if without > 0 {
            notes.push(Note::info(Message::new("models-note-no-orders").count("customers", without)));
        }
        Ok((Fit { fitted, curves, season }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let rows = patterns::of_shop(cx.history, cx.customers);
        let [class, silence, alive, chance] = by_pattern(&rows, |pattern| {
            let signs = fit.signs(pattern, params);
            [f64::from(signs.class()), f64::from(signs.silence), signs.alive, signs.chance]
        });
        let class = class.into_iter().map(|class| if class.is_finite() { class as u16 } else { 4 }).collect();
        Assignment {
            class,
            scores: vec![
                Score { name: "days_since", values: silence },
                Score { name: "alive", values: alive },
                Score { name: "repurchase", values: chance },
            ],
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let reason =
            |feature: &'static str, value: Arg, band| Reason { feature: feature.into(), value, band, score: None };
        let Some(pattern) = pattern(cx, row) else {
            let because = Message::new("models-because-no-orders");
            let reasons = vec![reason("orders", Arg::Count(0), None)];
            return Explanation { class: 4, because, reasons, next: Vec::new() };
        };
        let signs = fit.signs(pattern, params);
        let (class, horizon) = (signs.class(), fit.horizon(params));
        let silent = match () {
            () if signs.silence >= signs.beyond => "beyond",
            () if signs.silence >= signs.risk => "long",
            () => "usual",
        };
        let key = if signs.chance.is_nan() { "churn_risk-because-silence" } else { "churn_risk-because-chance" };
        let mut because = Message::new(key)
            .word("class", name(class))
            .count("days", signs.silence)
            .word("silence", format!("churn_risk-silence-{silent}"));
        if signs.chance.is_finite() {
            because = because.with("chance", Arg::Percent(signs.chance, 1)).count("horizon", horizon as u64);
        }
        let band =
            Message::new(format!("churn_risk-band-{silent}")).count("risk", signs.risk).count("beyond", signs.beyond);
        let mut reasons = vec![reason("days_since", Arg::Count(u64::from(signs.silence)), Some(band))];
        if signs.chance.is_finite() {
            let band = match () {
                () if signs.chance < HARDLY_AGAIN => Message::new("churn_risk-band-below"),
                () if signs.chance < RATHER_NOT => Message::new("churn_risk-band-between"),
                () => Message::new("churn_risk-band-above"),
            }
            .count("days", horizon as u64);
            reasons.push(reason("repurchase", Arg::Percent(signs.chance, 1), Some(band)));
        }
        if signs.alive.is_finite() {
            let side = if signs.alive < HARDLY_ALIVE { "dead" } else { "alive" };
            let band = Message::new(format!("churn_risk-band-{side}")).with("cut", Arg::Percent(HARDLY_ALIVE, 0));
            reasons.push(reason("alive", Arg::Percent(signs.alive, 1), Some(band)));
        }
        reasons.push(reason("orders", Arg::Count(u64::from(pattern.x) + 1), None));
        if let Some(rhythm) = fit.curves.rhythm(pattern.x + 1, pattern.t_x) {
            let band = Message::new("churn_risk-band-rhythm");
            reasons.push(reason("expected_gap", Arg::Number(rhythm, 0), Some(band)));
        }
        if let Ok(model) = &fit.fitted.model {
            let drawn = model.draws(cx.seed, DRAWS);
            let classes = drawn.iter().map(|model| f64::from(fit.signs_by(Some(model), pattern, params).class()));
            let doubt = Doubt::of(&classes.collect::<Vec<f64>>(), |other| (other - f64::from(class)).abs() < 0.5);
            if let Some(doubt) = doubt {
                reasons.push(reason("confidence", Arg::Percent(doubt.same, 0), None));
            }
        }
        let of = |pattern: Pattern| fit.signs(pattern, params).class();
        let mut next = Vec::new();
        let mut move_to = |to: u16, message: Message| {
            if to != class {
                next.push(Next { class: to, message: message.word("class", name(to)) });
            }
        };
        move_to(of(pattern.after_order()), Message::new("models-next-order"));
        // As in `repurchase`: the curve of a small shop may rise again and is not followed.
        let followed = fit.fitted.model.is_ok() || signs.chance.is_nan();
        let worse = |days: u32| of(pattern.later(days)) > class;
        if let Some(days) = days_until(AHEAD, worse).filter(|_| followed) {
            move_to(of(pattern.later(days)), Message::new("models-next-silence").count("days", days));
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let days = fit.horizon(params) as u64;
        let with = |message: Message| {
            message
                .count("days", days)
                .with("hardly", Arg::Percent(HARDLY_AGAIN, 0))
                .with("rather", Arg::Percent(RATHER_NOT, 0))
                .with("alive", Arg::Percent(HARDLY_ALIVE, 0))
        };
        let say = |class: Option<u16>, message: Message| RuleLine { class, message };
        let mut lines = vec![say(None, Message::new("churn_risk-rule-about"))];
        lines.push(say(Some(0), with(Message::new("churn_risk-rule-low"))));
        lines.push(say(Some(1), with(Message::new("churn_risk-rule-medium"))));
        lines.push(say(Some(2), with(Message::new("churn_risk-rule-high"))));
        lines.push(say(Some(3), with(Message::new("churn_risk-rule-churned"))));
        if fit.season.is_some() {
            let clock = Message::new("churn_risk-rule-season").count("risk", SEASON_AGAIN).count("beyond", YEAR_ROUND);
            lines.push(say(None, clock));
        } else {
            for (orders, key) in [(1, "first"), (2, "second"), (3, "later")] {
                let [_, risk, beyond, _] = fit.curves.cuts_after(orders);
                let cuts = Message::new(format!("churn_risk-rule-after-{key}")).count("risk", risk);
                lines.push(say(None, cuts.count("beyond", beyond)));
            }
            lines.push(say(None, Message::new("churn_risk-rule-rhythm")));
        }
        lines.extend(fit.fitted.rule());
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, values};

    fn signs(silence: u32, alive: f64, chance: f64) -> u16 {
        Signs { silence, risk: 60, beyond: 90, alive, chance }.class()
    }

    #[test]
    fn the_table_of_signs() {
        // Silent beyond, and a second sign: churned.
        assert_eq!((signs(90, 0.4, 0.5), signs(200, 0.9, 0.05)), (3, 3));
        // One of silence and chance alone: high. P(alive) alone is no sign.
        assert_eq!((signs(90, 0.9, 0.5), signs(10, 0.9, 0.05), signs(10, 0.1, 0.5)), (2, 2, 0));
        assert_eq!((signs(60, 0.9, 0.5), signs(10, 0.9, 0.29), signs(59, 0.9, 0.3)), (1, 1, 0));
        // Without a model only silence speaks.
        assert_eq!((signs(95, f64::NAN, f64::NAN), signs(5, f64::NAN, f64::NAN)), (2, 0));
    }

    #[test]
    fn a_shop_of_one_season_waits_for_the_next() {
        let customers: Vec<(String, Vec<(i32, f64)>)> = (0..150)
            .map(|i| {
                // November and December of three years; a third stays away from the last one.
                let years = if i % 3 == 0 { 0..2 } else { 0..3 };
                (format!("c{i:03}"), years.map(|year| (310 + year * 365 + i % 50, 5.0)).collect())
            })
            .collect();
        let rows: Vec<(&str, &[(i32, f64)])> =
            customers.iter().map(|(id, events)| (id.as_str(), &events[..])).collect();
        let history = crate::features::History::of(&rows);
        // Half a year after the last season.
        let as_of = history.default_as_of().plus(180);
        let shop = Shop::seen(history, as_of, None);
        let outcome = shop.run("churn_risk", &values(&[]));
        assert!(outcome.notes.iter().any(|note| note.message.key == "churn_risk-note-season"));
        for row in 0..150 {
            let class = outcome.assignment.class[row];
            if row % 3 == 0 { assert!(class >= 2, "{row}: {class}") } else { assert!(class <= 1, "{row}: {class}") }
        }
    }
}
