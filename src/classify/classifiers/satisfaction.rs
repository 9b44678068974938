//! Satisfaction in the steps of the questionnaire, and what it hangs on.
//!
//! Use it to decide whom to call first and which touch-point to mend. The Chinese five-step scale has three positive steps; it is taken
//! as it is, so the share of satisfied customers is told for the best two steps and, there, for the best three. Below the number of answers that a
//! verdict needs only the interval is told. Reference: Wilson (1927) for intervals; Lindeman, Merenda & Gold (1980) for drivers; Martilla & James (1977)
//! for importance and performance.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Day, Job, Message, Note, Result};
use crate::classify::survey_reasons::{answered_on, percent, percents, scale_of};
use crate::classify::touch_points::{self, Grid, Performance, Point, latest, of_five};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::answers::{Answers, Item, Level, Mark, Scales};
use crate::models::survey::Share;
use crate::table::{Role, TableKind};

/// Satisfaction.
pub struct Satisfaction;

/// What was counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Customers by step.
    counts: [u32; 6],
    /// Whether 比较满意 can be answered: three positive steps.
    three: bool,
    points: Vec<Point>,
    /// The months with dated answers, in their order.
    pub months: Vec<Month>,
}

/// The answers of a month: of each customer the latest in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Month {
    /// Its first day.
    pub start: Day,
    /// Answers.
    pub answers: u32,
    /// Those of the best two steps.
    pub top: u32,
    /// Their mean on a scale of 1 to 5.
    pub mean: f64,
}

const CLASSES: [&str; 7] =
    ["very_satisfied", "fairly_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied", "no_answer"];
const NO_ANSWER: u16 = 6;

pub(super) fn name(class: u16) -> String {
    format!("satisfaction-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"no_answer"))
}

fn answers<'a>(cx: &Context<'a>, params: &Params) -> Answers<'a> {
    Answers::of(cx.facts, Scales { satisfaction: scale_of(params), ..Scales::default() })
}

impl Fit {
    fn answered(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// The share of the best two steps of the scale, or three.
    fn top(&self, steps: usize) -> Share {
        let of =
            |levels: &[Level]| levels.iter().map(|level| self.counts.get(*level as usize).copied().unwrap_or(0)).sum();
        let best: &[Level] = match (self.three, steps) {
            (true, 2) => &[Level::Very, Level::Fairly],
            (true, _) => &[Level::Very, Level::Fairly, Level::Satisfied],
            (false, _) => &[Level::Very, Level::Satisfied],
        };
        Share::of(of(best), self.answered())
    }

    /// The steps that the scale has.
    fn steps(&self) -> impl Iterator<Item = u16> {
        let has = |level: Level| match level {
            Level::Fairly => self.three,
            Level::Neutral => !self.three || self.counts.get(Level::Neutral as usize).is_some_and(|count| *count > 0),
            _ => true,
        };
        Level::ALL.into_iter().filter(move |level| has(*level)).map(|level| level as u16)
    }

    /// The touch-points by importance and performance.
    pub(in crate::classify) fn grid(&self, params: &Params) -> Option<Grid> {
        Grid::of(&self.points, Performance::find(params.choice("performance")), params.number("least"))
    }
}

/// The months of dated answers; `second` is the second step from above.
fn months(answers: &Answers, cx: &Context, second: Level) -> Vec<Month> {
    let mut all: BTreeMap<Day, (u32, u32, f64)> = BTreeMap::new();
    let Some(before) = cx.customers.as_of else { return Vec::new() };
    for who in &cx.customers.who {
        for answer in answers.by_month(*who, Item::Satisfaction, before) {
            let (count, top, sum) = all.entry(answer.day.month_start()).or_default();
            *count += 1;
            *top += u32::from(answer.mark.level() <= second);
            *sum += of_five(&answer.mark);
        }
    }
    let month = |(start, (answers, top, sum))| Month { start, answers, top, mean: sum / f64::from(answers) };
    all.into_iter().map(month).collect()
}

impl Model for Satisfaction {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "satisfaction",
        family: Family::Loyalty,
        population: Population::Everybody,
        needs: &[Need::Any(&[
            Need::Of(TableKind::Surveys, Role::Satisfaction),
            Need::Of(TableKind::Surveys, Role::Answer),
        ])],
        params: &[
            ParamSpec::choice("scale", &["auto", "1_5", "1_7", "1_10", "0_10", "0_100"]),
            ParamSpec::number("least", 30.0, 5.0, 400.0, 1.0, Unit::Plain),
            ParamSpec::choice("performance", &["mean", "top_two"]),
        ],
        features: &[
            "satisfaction",
            "answered_on",
            "item_quality",
            "item_service",
            "item_delivery",
            "item_price",
            "item_packaging",
        ],
        charts: &["class_bar", "importance", "class_shares", "satisfaction_months", "journey"],
        reference: "Wilson 1927; Martilla & James 1977; Lindeman, Merenda & Gold 1980; Shewhart 1931; Roberts 1959",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("very_satisfied", "seq-6"),
            Class::optional("fairly_satisfied", "seq-5"),
            Class::new("satisfied", "seq-4"),
            Class::optional("neutral", "seq-2"),
            Class::new("dissatisfied", "class-attention"),
            Class::new("very_dissatisfied", "class-risk"),
            Class::optional("no_answer", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let answers = answers(cx, params);
        let mut fit = Fit {
            counts: [0; 6],
            three: answers.has_step(Item::Satisfaction, Level::Fairly),
            points: Vec::new(),
            months: Vec::new(),
        };
        for row in 0..total {
            let level = latest(&answers, cx, row, Item::Satisfaction).map(|mark| mark.level() as usize);
            if let Some(count) = level.and_then(|level| fit.counts.get_mut(level)) {
                *count += 1;
            }
        }
        fit.points = touch_points::points(&answers, cx);
        fit.months = months(&answers, cx, if fit.three { Level::Fairly } else { Level::Satisfied });
        job.step("stage-classifying", total as u64, total as u64)?;
        let mut notes = Vec::new();
        if fit.answered() == 0 {
            notes.push(Note::warn(Message::new("satisfaction-note-nobody")));
        } else if f64::from(fit.answered()) < params.number("least") {
            let message = Message::new("satisfaction-note-few").count("answers", fit.answered());
            notes.push(Note::warn(message.with("least", Arg::Number(params.number("least"), 0))));
        }
        if fit.three && fit.answered() > 0 {
            notes.push(Note::info(Message::new("satisfaction-note-three")));
        }
        Ok((fit, notes))
    }

    fn assign(_fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let answers = answers(cx, params);
        let marks: Vec<Option<Mark>> =
            (0..cx.customers.len()).map(|row| latest(&answers, cx, row, Item::Satisfaction)).collect();
        let class = marks.iter().map(|mark| mark.map_or(NO_ANSWER, |mark| mark.level() as u16)).collect();
        let values = marks.iter().map(|mark| mark.map_or(f64::NAN, |mark| of_five(&mark))).collect();
        let mut scores = vec![Score { name: "satisfaction", values }];
        for item in Item::TOUCH_POINTS.into_iter().filter(|item| answers.asks(*item)) {
            let mark = |row| latest(&answers, cx, row, item).map_or(f64::NAN, |mark| of_five(&mark));
            scores.push(Score { name: item.id(), values: (0..cx.customers.len()).map(mark).collect() });
        }
        Assignment { class, scores }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let answers = answers(cx, params);
        let who = cx.customers.who.get(row).copied().zip(cx.customers.as_of);
        let answer = who.and_then(|(who, before)| answers.latest(who, Item::Satisfaction, before));
        let class = answer.map_or(NO_ANSWER, |answer| answer.mark.level() as u16);
        let mut reasons = Vec::new();
        if let Some(answer) = answer {
            let same = fit.counts.get(usize::from(class)).copied().unwrap_or(0);
            let band =
                Message::new("satisfaction-band-same").with("share", percent(Share::of(same, fit.answered()).share));
            let score = answer.mark.value().map(|value| Arg::Number(value, 1));
            reasons.push(Reason {
                feature: "satisfaction".into(),
                value: Arg::Word(name(class).into()),
                band: Some(band),
                score,
            });
            reasons.extend(answered_on(answer.day));
        }
        let mut weakest: Option<(f64, u8)> = None;
        for (place, item) in (0..).zip(Item::TOUCH_POINTS) {
            let Some(mark) = latest(&answers, cx, row, item) else { continue };
            let of_all = fit.points.iter().find(|point| point.item == place);
            let band =
                of_all.map(|point| Message::new("satisfaction-band-mean").with("mean", Arg::Number(point.mean, 1)));
            let value = Arg::Number(of_five(&mark), 1);
            reasons.push(Reason { feature: item.id().into(), value, band, score: None });
            if weakest.is_none_or(|(least, _)| mark.share < least) {
                weakest = Some((mark.share, place));
            }
        }
        let Some(answer) = answer else {
            return Explanation {
                class,
                because: Message::new("satisfaction-because-none"),
                reasons,
                next: Vec::new(),
            };
        };
        let key = if answer.day.is_some() { "satisfaction-because" } else { "satisfaction-because-undated" };
        let because = Message::new(key).with("day", Arg::Day(answer.day)).word("class", name(class));
        // One step up; whatever they marked lowest is the way there.
        let up = fit.steps().filter(|step| *step < class).last().map(|up| {
            let message = match weakest.filter(|(share, _)| *share < 0.7) {
                Some((_, item)) => Message::new("satisfaction-next-mend").word("item", touch_points::word_of(item)),
                None => Message::new("satisfaction-next-up"),
            };
            Next { class: up, message: message.word("class", name(up)) }
        });
        let down = fit.steps().find(|step| *step > class).map(|down| Next {
            class: down,
            message: Message::new("satisfaction-next-down").word("class", name(down)),
        });
        Explanation { class, because, reasons, next: up.into_iter().chain(down).collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let enough = |share: Share| f64::from(share.of) >= params.number("least");
        let mut lines = vec![line(None, Message::new("satisfaction-rule-about"))];
        if fit.answered() > 0 {
            let top = fit.top(2);
            let key = match top.share {
                _ if !enough(top) => "satisfaction-rule-few",
                share if share >= 0.8 => "satisfaction-rule-good",
                share if share >= 0.6 => "satisfaction-rule-fair",
                _ => "satisfaction-rule-poor",
            };
            lines.push(line(None, percents(Message::new(key), top)));
            if fit.three {
                lines.push(line(None, percents(Message::new("satisfaction-rule-three"), fit.top(3))));
            }
        }
        // Where the touch-points hardly differ there is none to mend before the others.
        let grid = fit.grid(params).filter(|grid| !grid.is_even());
        for point in &fit.points {
            let message = |key: String| {
                percents(Message::new(key), point.top)
                    .word("item", touch_points::word_of(point.item))
                    .with("mean", Arg::Number(point.mean, 2))
            };
            let quadrant = grid.as_ref().and_then(|grid| grid.quadrant(point));
            lines.push(line(
                None,
                match quadrant.zip(point.weight) {
                    Some((quadrant, weight)) => {
                        message(format!("satisfaction-rule-{}", quadrant.id())).with("weight", percent(weight))
                    }
                    None => message("satisfaction-rule-point".to_owned()),
                },
            ));
        }
        for step in fit.steps() {
            let count = fit.counts.get(usize::from(step)).copied().unwrap_or(0);
            let share = Share::of(count, fit.answered()).share;
            let key = format!("satisfaction-rule-{}", CLASSES.get(usize::from(step)).unwrap_or(&""));
            lines.push(line(Some(step), Message::new(key).count("customers", count).with("share", percent(share))));
        }
        lines.push(line(Some(NO_ANSWER), Message::new("satisfaction-rule-no_answer")));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    fn orders(ids: &[&str]) -> crate::table::Table {
        let mut sheet = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        for id in ids {
            sheet.row([*id, "100", "10"]);
        }
        sheet.table()
    }

    fn wide(rows: &[[&str; 4]]) -> crate::table::Table {
        let roles = [Role::Customer, Role::Date, Role::Satisfaction, Role::ItemQuality];
        let mut sheet = Sheet::new(TableKind::Surveys, &roles);
        for row in rows {
            sheet.row(*row);
        }
        sheet.table()
    }

    #[test]
    fn the_latest_answer_counts_and_of_one_day_the_worse_in_any_order() {
        let rows = [
            ["a", "10", "很不满意", "1"],
            ["a", "50", "满意", "4"],
            ["b", "20", "不满意", "2"],
            ["b", "20", "比较满意", "5"],
            ["c", "30", "很满意", "5"],
            ["c", "101", "很不满意", "1"],
            ["asks", "7", "一般", ""],
        ];
        let mut turned = rows;
        turned.reverse();
        for rows in [rows, turned] {
            let shop = Shop::of_tables(orders(&["a", "b", "c", "d"]), vec![wide(&rows)], None);
            let class = |who: &str| shop.class_of("satisfaction", &values(&[]), who);
            assert_eq!(
                [class("a"), class("b"), class("c"), class("d"), class("asks")],
                ["satisfied", "dissatisfied", "very_satisfied", "no_answer", "neutral"]
            );
        }
    }

    #[test]
    fn a_row_per_question_is_read_as_well() {
        let mut long = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Question, Role::Answer]);
        long.row(["a", "50", "1、总体满意度", "4"]);
        long.row(["a", "50", "2、产品质量", "2"]);
        long.row(["b", "50", "1、总体满意度", "1"]);
        long.row(["b", "50", "3、您的建议", "5"]);
        let shop = Shop::of_tables(orders(&["a", "b"]), vec![long.table()], None);
        assert_eq!(shop.class_of("satisfaction", &values(&[]), "a"), "satisfied");
        assert_eq!(shop.class_of("satisfaction", &values(&[]), "b"), "very_dissatisfied");
        let why = shop.explain("satisfaction", &values(&[]), 0);
        assert!(
            why.reasons.iter().any(|reason| reason.feature == "item_quality" && reason.value == Arg::Number(2.0, 1))
        );
    }

    /// Ten of 很满意, ten of 比较满意, fifteen of 满意, five of 不满意: 50 % in two steps, 87.5 % in three.
    #[test]
    fn the_best_two_steps_and_the_best_three_are_told_apart() {
        let answers = ["很满意", "比较满意", "满意", "不满意"];
        let of = |i: usize| answers[[0, 10, 20, 35].iter().rposition(|from| i >= *from).unwrap()];
        let ids: Vec<String> = (0..40).map(|i| format!("c{i:02}")).collect();
        let rows: Vec<[&str; 4]> = (0..40).map(|i| [ids[i].as_str(), "50", of(i), "3"]).collect();
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let shop = Shop::of_tables(orders(&ids), vec![wide(&rows)], None);
        let outcome = shop.run("satisfaction", &values(&[]));
        let fit: Fit = postcard::from_bytes(&outcome.fit).unwrap();
        assert_eq!((fit.counts, fit.three), ([10, 10, 15, 0, 5, 0], true));
        assert!((fit.top(2).share - 0.5).abs() < 1e-12 && (fit.top(3).share - 0.875).abs() < 1e-12);
        assert!(outcome.rule.iter().any(|line| line.message.key == "satisfaction-rule-poor"));
        // Everybody gave quality the same mark: nothing can hang on it.
        assert_eq!(fit.points[0].weight, None);
        // Below the number that a verdict needs there is none.
        let few = shop.run("satisfaction", &[("least".to_owned(), crate::classify::Value::Number(41.0))].into());
        assert!(few.rule.iter().any(|line| line.message.key == "satisfaction-rule-few"));
    }

    /// Quality decides, packaging is answered by chance: what hangs on quality is more, and the weights add up to one.
    #[test]
    fn what_satisfaction_hangs_on_is_found() {
        let roles = [Role::Customer, Role::Date, Role::Satisfaction, Role::ItemQuality, Role::ItemPackaging];
        let mut sheet = Sheet::new(TableKind::Surveys, &roles);
        let ids: Vec<String> = (0..60).map(|i| format!("c{i:02}")).collect();
        for (i, id) in ids.iter().enumerate() {
            let (quality, packaging) = (1 + i % 5, 1 + (i / 5) % 5);
            let overall = if i % 7 == 0 { 3 } else { quality };
            sheet.row([id.as_str(), "50", &overall.to_string(), &quality.to_string(), &packaging.to_string()]);
        }
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let outcome = Shop::of_tables(orders(&ids), vec![sheet.table()], None).run("satisfaction", &values(&[]));
        let fit: Fit = postcard::from_bytes(&outcome.fit).unwrap();
        let weights: Vec<f64> = fit.points.iter().map(|point| point.weight.unwrap()).collect();
        assert!(weights[0] > 0.9 && (weights[0] + weights[1] - 1.0).abs() < 1e-9, "{weights:?}");
        assert!((fit.points[0].mean - 3.0).abs() < 1e-9);
        // Twelve each gave 1 and 2: who is counted is who the score picks.
        let quality = outcome.assignment.scores.iter().find(|score| score.name == "item_quality").unwrap();
        let low = quality.values.iter().filter(|mark| **mark <= touch_points::LOW).count();
        assert_eq!((low, fit.points[0].low), (24, 24));
    }
}
