//! Recommendation: promoters, passives, detractors, and the net promoter score with its error.
//!
//! Use it to decide whom to ask for a recommendation and whom to ask what went wrong. 0–10 is read by the usual bands; three words, 1–5 and other
//! scales by bands of their own. Answers on different scales are classed each on its own and never added up: the score is told for
//! every scale apart. Reference: Reichheld (2003), "The one number you need to grow".

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Day, Job, Message, Note, Result};
use crate::classify::survey_reasons::{answered_on, scale_of};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::answers::{Answer, Answers, Item, Likely, Scale, Scales};
use crate::models::survey::Net;
use crate::table::{Role, TableKind};

/// Recommendation.
pub struct Nps;

/// Counts by scale, that with most answers first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    scales: Vec<(Scale, Net)>,
    /// The months with dated answers on the scale with most answers, in their order: of each customer the latest in it.
    pub months: Vec<(Day, Net)>,
}

fn see(net: &mut Net, likely: Likely) {
    match likely {
        Likely::High => net.promoters += 1,
        Likely::Middle => net.passives += 1,
        Likely::Low => net.detractors += 1,
    }
}

fn months(answers: &Answers, cx: &Context, scale: Scale) -> Vec<(Day, Net)> {
    let mut all: BTreeMap<Day, Net> = BTreeMap::new();
    let Some(before) = cx.customers.as_of else { return Vec::new() };
    for who in &cx.customers.who {
        for answer in answers.by_month(*who, Item::Recommend, before) {
            if answer.mark.scale == scale {
                see(all.entry(answer.day.month_start()).or_default(), answer.mark.likelihood());
            }
        }
    }
    all.into_iter().collect()
}

const CLASSES: [&str; 4] = ["promoter", "passive", "detractor", "no_answer"];
const NO_ANSWER: u16 = 3;

pub(super) fn name(class: u16) -> String {
    format!("nps-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"no_answer"))
}

fn answers<'a>(cx: &Context<'a>, params: &Params) -> Answers<'a> {
    Answers::of(cx.facts, Scales { recommend: scale_of(params), ..Scales::default() })
}

fn latest(answers: &Answers, cx: &Context, row: usize) -> Option<Answer> {
    answers.latest(*cx.customers.who.get(row)?, Item::Recommend, cx.customers.as_of?)
}

/// A score as people write it: −100 to 100.
fn points(score: f64) -> Arg {
    Arg::Number(score * 100.0, 0)
}

fn scale_word(scale: Scale) -> String {
    format!("scale-{}", scale.id())
}

impl Model for Nps {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "nps",
        family: Family::Loyalty,
        population: Population::Everybody,
        needs: &[Need::Any(&[Need::Of(TableKind::Surveys, Role::Nps), Need::Of(TableKind::Surveys, Role::Answer)])],
        params: &[
            ParamSpec::choice("scale", &["auto", "0_10", "1_10", "1_5", "1_7", "0_100"]),
            ParamSpec::number("least", 30.0, 5.0, 400.0, 1.0, Unit::Plain),
        ],
        features: &["recommend", "answered_on"],
        charts: &["class_bar", "class_shares", "nps_months"],
        reference: "Reichheld 2003; Shewhart 1931; Roberts 1959",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("promoter", "seq-6"),
            Class::new("passive", "seq-3"),
            Class::new("detractor", "class-risk"),
            Class::optional("no_answer", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let answers = answers(cx, params);
        let mut scales: Vec<(Scale, Net)> = Scale::ALL.iter().map(|scale| (*scale, Net::default())).collect();
        for row in 0..total {
            let Some(mark) = latest(&answers, cx, row).map(|answer| answer.mark) else { continue };
            let Some((_, net)) = scales.iter_mut().find(|(scale, _)| *scale == mark.scale) else { continue };
            see(net, mark.likelihood());
        }
        scales.retain(|(_, net)| net.all() > 0);
        let scales = crate::math::order::by(scales, |(_, net)| -i64::from(net.all()));
        let months = scales.first().map_or_else(Vec::new, |(scale, _)| months(&answers, cx, *scale));
        job.step("stage-classifying", total as u64, total as u64)?;
        let mut notes = Vec::new();
        match scales.first() {
            None => notes.push(Note::warn(Message::new("nps-note-nobody"))),
            Some((_, net)) if f64::from(net.all()) < params.number("least") => notes.push(Note::warn(
                Message::new("nps-note-few")
                    .count("answers", net.all())
                    .with("least", Arg::Number(params.number("least"), 0)),
            )),
            Some(_) => {}
        }
        if scales.len() > 1 {
            notes.push(Note::warn(Message::new("nps-note-mixed").count("scales", scales.len())));
        }
        if scales.iter().any(|(scale, _)| *scale != Scale::ZeroTen) {
            notes.push(Note::info(Message::new("nps-note-other-scale")));
        }
        Ok((Fit { scales, months }, notes))
    }

    fn assign(_fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let answers = answers(cx, params);
        let found: Vec<Option<Answer>> = (0..cx.customers.len()).map(|row| latest(&answers, cx, row)).collect();
        let class = |answer: &Option<Answer>| answer.map_or(NO_ANSWER, |answer| answer.mark.likelihood() as u16);
        let value = |answer: &Option<Answer>| answer.and_then(|answer| answer.mark.value()).unwrap_or(f64::NAN);
        Assignment {
            class: found.iter().map(class).collect(),
            scores: vec![Score { name: "recommend", values: found.iter().map(value).collect() }],
        }
    }

    fn explain(_fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let Some(answer) = latest(&answers(cx, params), cx, row) else {
            let because = Message::new("nps-because-none");
            return Explanation { class: NO_ANSWER, because, reasons: Vec::new(), next: Vec::new() };
        };
        let (class, scale) = (answer.mark.likelihood() as u16, answer.mark.scale);
        let value = match answer.mark.value() {
            Some(value) => Arg::Number(value, 1),
            None => Arg::Word(name(class).into()),
        };
        let band = Message::new("nps-band-scale").word("scale", scale_word(scale));
        let mut reasons =
            vec![Reason { feature: "recommend".into(), value: value.clone(), band: Some(band), score: None }];
        reasons.extend(answered_on(answer.day));
        let (high, middle) = scale.bands();
        let next = |class: u16, key: &'static str, from: f64| {
            let key = if scale == Scale::Words { "nps-next-word" } else { key };
            let message = Message::new(key).with("from", Arg::Number(from, 0)).word("class", name(class));
            Next { class, message }
        };
        let next = match class {
            0 => vec![next(1, "nps-next-down", high)],
            1 => vec![next(0, "nps-next-up", high), next(2, "nps-next-down", middle)],
            _ => vec![next(1, "nps-next-up", middle)],
        };
        let because = Message::new("nps-because").with("value", value).word("class", name(class));
        Explanation { class, because: because.word("scale", scale_word(scale)), reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let mut lines = vec![line(None, Message::new("nps-rule-about"))];
        for (scale, net) in &fit.scales {
            let few = f64::from(net.all()) < params.number("least");
            let (low, high) = net.interval();
            let message = Message::new(if few { "nps-rule-few" } else { "nps-rule-score" })
                .word("scale", scale_word(*scale))
                .with("score", points(net.score()))
                .with("error", Arg::Number(net.error() * 100.0, 1))
                .with("low", points(low))
                .with("high", points(high))
                .count("answers", net.all());
            lines.push(line(None, message));
        }
        let scale = fit.scales.first().map_or(Scale::ZeroTen, |(scale, _)| *scale);
        let (high, middle) = scale.bands();
        let number = |value: f64| Arg::Number(value, 0);
        if scale == Scale::Words {
            for (class, likely) in (0..).zip(Likely::ALL) {
                let message = Message::new("nps-rule-word").word("class", format!("likely-{}", likely.id()));
                lines.push(line(Some(class), message));
            }
        } else {
            lines.push(line(Some(0), Message::new("nps-rule-from").with("low", number(high))));
            let between = Message::new("nps-rule-between").with("low", number(middle)).with("high", number(high));
            lines.push(line(Some(1), between));
            lines.push(line(Some(2), Message::new("nps-rule-below").with("high", number(middle))));
        }
        lines.push(line(Some(NO_ANSWER), Message::new("nps-rule-no_answer")));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    fn shop(answers: &[&str]) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut surveys = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Nps]);
        for (i, answer) in answers.iter().enumerate() {
            orders.row([format!("c{i:02}"), "100".into(), "10".into()]);
            surveys.row([format!("c{i:02}"), "50".into(), (*answer).to_owned()]);
        }
        Shop::of_tables(orders.table(), vec![surveys.table()], None)
    }

    #[test]
    fn the_bands_are_nine_and_seven() {
        let outcome = shop(&["10", "9", "8", "7", "6", "0", ""]).run("nps", &values(&[]));
        assert_eq!(outcome.assignment.class, [0, 0, 1, 1, 2, 2, 3]);
        let fit: Fit = postcard::from_bytes(&outcome.fit).unwrap();
        assert_eq!(fit.scales, [(Scale::ZeroTen, Net { promoters: 2, passives: 2, detractors: 2 })]);
    }

    #[test]
    fn scales_are_never_added_up() {
        let outcome = shop(&["很大可能", "有可能", "不可能", "10", "3"]).run("nps", &values(&[]));
        assert_eq!(outcome.assignment.class, [0, 1, 2, 0, 2]);
        let fit: Fit = postcard::from_bytes(&outcome.fit).unwrap();
        let one = Net { promoters: 1, passives: 1, detractors: 1 };
        let other = Net { promoters: 1, passives: 0, detractors: 1 };
        assert_eq!(fit.scales, [(Scale::Words, one), (Scale::ZeroTen, other)]);
        assert!(outcome.notes.iter().any(|note| note.message.key == "nps-note-mixed"));
    }

    #[test]
    fn a_scale_that_is_said_holds() {
        let five = shop(&["5", "4", "3"]);
        assert_eq!(five.run("nps", &values(&[])).assignment.class, [0, 1, 2]);
        assert_eq!(five.run("nps", &values(&[("scale", "0_10")])).assignment.class, [2, 2, 2]);
    }
}
