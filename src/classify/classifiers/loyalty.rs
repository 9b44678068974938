//! Loyalty of three indicators: satisfaction, buying again, recommending.
//!
//! Use it to decide who belongs into the club. Each indicator is worth 0 to 1, the score is their weighted mean over those that there are;
//! how many there are is shown, and one alone is provisional. Two rules stand above the score: loyal is only who has all three, buys often, is
//! satisfied and recommends; who came once and is dissatisfied is low. Who answered nothing is in no class of loyalty, whatever they bought.
//! Where an answer about buying again is missing the chance by the orders takes its place, as [`repurchase`](super::repurchase) counts it: by the
//! model of buying, or by the curve of returns in a shop too small for one.
//! Reference: the three indicators of the training article on loyal customers; Dick & Basu (1994).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Note, Result};
use crate::classify::buying_again::Evidence;
use crate::classify::survey_reasons::percent;
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::answers::{Answers, Item, Level, Likely, Mark, Scales};
use crate::table::{Role, TableKind};

/// Loyalty.
pub struct Loyalty;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// How likely they buy again by their orders, where that is asked for.
    evidence: Option<Evidence>,
}

const CLASSES: [&str; 5] = ["loyal", "fairly_loyal", "ordinary", "low", "no_answer"];
const LOW: u16 = 3;
const NO_ANSWER: u16 = 4;
/// Parameters that say what each step of satisfaction is worth.
const WORTH: [&str; 6] = ["very", "fairly", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"];
const CUTS: [&str; 3] = ["cut_loyal", "cut_fairly", "cut_ordinary"];

fn name(class: u16) -> String {
    format!("loyalty-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"no_answer"))
}

/// What is known of one customer.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Known {
    satisfaction: Option<Level>,
    recommend: Option<Likely>,
    repurchase: Option<Likely>,
    /// The chance of another order by the orders, where it was not answered.
    chance: Option<f64>,
    orders: u32,
}

/// Why the class is not that of the score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// It is.
    Not,
    /// Not all three indicators are there.
    Indicators,
    /// They don't buy often, are not satisfied or don't recommend.
    Article,
    /// They came once and are dissatisfied.
    Once,
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Judged {
    class: u16,
    score: f64,
    indicators: u32,
    held: Held,
}

impl Known {
    fn of(answers: &Answers, fit: &Fit, cx: &Context, row: usize) -> Known {
        let who = cx.customers.who.get(row).copied().zip(cx.customers.as_of);
        let mark =
            |item: Item| -> Option<Mark> { who.and_then(|(who, day)| Some(answers.latest(who, item, day)?.mark)) };
        let satisfaction = mark(Item::Satisfaction).map(|mark| mark.level());
        let recommend = mark(Item::Recommend).map(|mark| mark.likelihood());
        let repurchase = mark(Item::Repurchase).map(|mark| mark.likelihood());
        let said = satisfaction.is_some() || recommend.is_some();
        let chance = fit.evidence.as_ref().filter(|_| said && repurchase.is_none());
        Known {
            satisfaction,
            recommend,
            repurchase,
            chance: chance.and_then(|evidence| evidence.chance(cx, row)),
            orders: cx.customers.orders.get(row).copied().unwrap_or(0),
        }
    }

    /// What the indicators are worth: satisfaction, buying again, recommending.
    fn worth(&self, params: &Params) -> [Option<f64>; 3] {
        let likely = |likely: Likely, maybe: &str| match likely {
            Likely::High => 1.0,
            Likely::Middle => params.number(maybe),
            Likely::Low => 0.0,
        };
        [
            self.satisfaction.map(|level| WORTH.get(level as usize).map_or(0.0, |name| params.number(name))),
            self.repurchase.map(|again| likely(again, "maybe_again")).or(self.chance),
            self.recommend.map(|recommend| likely(recommend, "maybe_recommend")),
        ]
    }

    fn judge(&self, params: &Params) -> Judged {
        let worth = self.worth(params);
        let indicators = worth.iter().flatten().count() as u32;
        if indicators == 0 {
            return Judged { class: NO_ANSWER, score: f64::NAN, indicators, held: Held::Not };
        }
        let mut weights =
            ["weight_satisfaction", "weight_repurchase", "weight_recommend"].map(|name| params.number(name));
        let sum = |weights: &[f64; 3]| -> f64 {
            weights.iter().zip(&worth).filter(|(_, v)| v.is_some()).map(|(w, _)| w).sum()
        };
        // Of those that are there none has a weight: they are worth the same.
        if sum(&weights) <= 0.0 {
            weights = [1.0; 3];
        }
        let total: f64 = weights.iter().zip(&worth).filter_map(|(weight, worth)| Some(weight * (*worth)?)).sum();
        let score = total / sum(&weights);
        let by_score = cuts(params).iter().position(|cut| score >= *cut - 1e-12).map_or(LOW, |class| class as u16);
        let satisfied = self.satisfaction.is_some_and(|level| level <= Level::Satisfied);
        let recommends = self.recommend == Some(Likely::High);
        let often = f64::from(self.orders) >= params.number("frequent");
        let unhappy = self.satisfaction.is_some_and(|level| level >= Level::Dissatisfied);
        let (class, held) = if self.orders <= 1 && unhappy && by_score < LOW {
            (LOW, Held::Once)
        } else if by_score == 0 && indicators < 3 {
            (1, Held::Indicators)
        } else if by_score == 0 && !(satisfied && recommends && often) {
            (1, Held::Article)
        } else {
            (by_score, Held::Not)
        };
        Judged { class, score, indicators, held }
    }
}

/// Least scores of the first three classes, descending whatever was typed.
fn cuts(params: &Params) -> [f64; 3] {
    let [loyal, fairly, ordinary] = CUTS.map(|name| params.number(name));
    [loyal, fairly.min(loyal), ordinary.min(fairly).min(loyal)]
}

fn answers<'a>(cx: &Context<'a>) -> Answers<'a> {
    Answers::of(cx.facts, Scales::default())
}

fn likely_word(likely: Likely) -> String {
    format!("likely-{}", likely.id())
}

impl Model for Loyalty {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "loyalty",
        family: Family::Loyalty,
        population: Population::Everybody,
        needs: &[Need::Any(&[
            Need::Of(TableKind::Surveys, Role::Satisfaction),
            Need::Of(TableKind::Surveys, Role::Nps),
            Need::Of(TableKind::Surveys, Role::Repurchase),
            Need::Of(TableKind::Surveys, Role::Answer),
        ])],
        params: &[
            ParamSpec::number("weight_satisfaction", 1.0, 0.0, 5.0, 1.0, Unit::Plain),
            ParamSpec::number("weight_repurchase", 1.0, 0.0, 5.0, 1.0, Unit::Plain),
            ParamSpec::number("weight_recommend", 1.0, 0.0, 5.0, 1.0, Unit::Plain),
            ParamSpec::choice("repurchase", &["stated_or_orders", "stated"]),
            ParamSpec::number("horizon", 180.0, 30.0, 730.0, 1.0, Unit::Days).only("repurchase", &["stated_or_orders"]),
            ParamSpec::number("frequent", 3.0, 1.0, 50.0, 1.0, Unit::Orders),
            ParamSpec::number("cut_loyal", 0.75, 0.05, 1.0, 0.01, Unit::Share),
            ParamSpec::number("cut_fairly", 0.5, 0.05, 1.0, 0.01, Unit::Share),
            ParamSpec::number("cut_ordinary", 0.25, 0.05, 1.0, 0.01, Unit::Share),
            ParamSpec::number("very", 1.0, 0.0, 1.0, 0.05, Unit::Share),
            ParamSpec::number("fairly", 0.85, 0.0, 1.0, 0.05, Unit::Share),
            ParamSpec::number("satisfied", 0.7, 0.0, 1.0, 0.05, Unit::Share),
            ParamSpec::number("neutral", 0.5, 0.0, 1.0, 0.05, Unit::Share),
            ParamSpec::number("dissatisfied", 0.2, 0.0, 1.0, 0.05, Unit::Share),
            ParamSpec::number("very_dissatisfied", 0.0, 0.0, 1.0, 0.05, Unit::Share),
            ParamSpec::number("maybe_again", 0.5, 0.0, 1.0, 0.05, Unit::Share),
            ParamSpec::number("maybe_recommend", 0.5, 0.0, 1.0, 0.05, Unit::Share),
        ],
        features: &["satisfaction", "would_rebuy", "recommend", "orders_ever", "indicators"],
        charts: &["class_bar", "class_shares"],
        reference: "Dick & Basu 1994; Reichheld 2003",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("loyal", "seq-6"),
            Class::new("fairly_loyal", "seq-4"),
            Class::new("ordinary", "seq-2"),
            Class::new("low", "class-risk"),
            Class::optional("no_answer", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let by_orders = params.choice("repurchase") == "stated_or_orders";
        let horizon = params.number("horizon") as u32;
        let fit = Fit { evidence: if by_orders { Some(Evidence::of(cx, horizon, job)?) } else { None } };
        let answers = answers(cx);
        let (mut provisional, mut modelled, mut answered) = (0u32, 0u32, 0u32);
        for row in 0..cx.customers.len() {
            let known = Known::of(&answers, &fit, cx, row);
            let indicators = known.judge(params).indicators;
            provisional += u32::from(indicators == 1);
            answered += u32::from(indicators > 0);
            modelled += u32::from(known.chance.is_some());
        }
        job.step("stage-classifying", total, total)?;
        let mut notes = Vec::new();
        if answered == 0 {
            notes.push(Note::warn(Message::new("loyalty-note-nobody")));
        }
        if provisional > 0 {
            notes.push(Note::info(Message::new("loyalty-note-provisional").count("customers", provisional)));
        }
        if let Some(evidence) = fit.evidence.as_ref().filter(|_| modelled > 0) {
            let key = if evidence.is_modelled() { "loyalty-note-orders" } else { "loyalty-note-orders-curve" };
            let message = Message::new(key).count("customers", modelled).count("days", evidence.horizon());
            notes.push(Note::info(message));
            notes.extend(evidence.notes());
        }
        let [loyal, fairly, ordinary] = CUTS.map(|name| params.number(name));
        if fairly > loyal || ordinary > fairly {
            notes.push(Note::warn(Message::new("loyalty-note-crossed")));
        }
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let answers = answers(cx);
        let judged: Vec<Judged> =
            (0..cx.customers.len()).map(|row| Known::of(&answers, fit, cx, row).judge(params)).collect();
        let score =
            |name: &'static str, of: &dyn Fn(&Judged) -> f64| Score { name, values: judged.iter().map(of).collect() };
        Assignment {
            class: judged.iter().map(|judged| judged.class).collect(),
            scores: vec![
                score("loyalty", &|judged| judged.score),
                score("indicators", &|judged| f64::from(judged.indicators)),
                score("provisional", &|judged| f64::from(u8::from(judged.indicators == 1))),
            ],
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let known = Known::of(&answers(cx), fit, cx, row);
        let judged = known.judge(params);
        let class = judged.class;
        let orders = Reason {
            feature: "orders_ever".into(),
            value: Arg::Count(u64::from(known.orders)),
            band: None,
            score: None,
        };
        if judged.indicators == 0 {
            let because = Message::new("loyalty-because-none");
            return Explanation { class, because, reasons: vec![orders], next: Vec::new() };
        }
        let worth = known.worth(params);
        let reason = |feature: &'static str, value: Arg, at: usize, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: worth.get(at).copied().flatten().map(|worth| Arg::Number(worth, 2)),
        };
        let mut reasons = Vec::new();
        if let Some(level) = known.satisfaction {
            reasons.push(reason("satisfaction", Arg::Word(super::satisfaction::name(level as u16).into()), 0, None));
        }
        if let Some(again) = known.repurchase {
            let band = Message::new("loyalty-band-stated");
            reasons.push(reason("would_rebuy", Arg::Word(format!("again-{}", again.id()).into()), 1, Some(band)));
        } else if let (Some(chance), Some(evidence)) = (known.chance, &fit.evidence) {
            let key = if evidence.is_modelled() { "loyalty-band-orders" } else { "loyalty-band-orders-curve" };
            let band = Message::new(key).count("days", evidence.horizon());
            reasons.push(reason("would_rebuy", percent(chance), 1, Some(band)));
        }
        if let Some(recommend) = known.recommend {
            reasons.push(reason("recommend", Arg::Word(likely_word(recommend).into()), 2, None));
        }
        reasons.push(orders);
        let of_three = if judged.indicators == 1 { "loyalty-band-provisional" } else { "loyalty-band-of-three" };
        let value = Arg::Count(u64::from(judged.indicators));
        reasons.push(Reason { feature: "indicators".into(), value, band: Some(Message::new(of_three)), score: None });
        let because = Message::new(match judged.held {
            Held::Not => "loyalty-because",
            Held::Indicators => "loyalty-because-indicators",
            Held::Article => "loyalty-because-article",
            Held::Once => "loyalty-because-once",
        });
        let because = because
            .with("score", Arg::Number(judged.score, 2))
            .count("indicators", judged.indicators)
            .with("frequent", Arg::Number(params.number("frequent"), 0))
            .word("class", name(class));
        // One thing at a time: what would lift them.
        let frequent = params.number("frequent") as u32;
        let ways = [
            ("loyalty-next-satisfaction", Known { satisfaction: Some(Level::Very), ..known }),
            ("loyalty-next-again", Known { repurchase: Some(Likely::High), ..known }),
            ("loyalty-next-recommend", Known { recommend: Some(Likely::High), ..known }),
            ("loyalty-next-orders", Known { orders: known.orders.max(frequent).max(2), ..known }),
        ];
        let next = ways.into_iter().filter_map(|(key, changed)| {
            let up = changed.judge(params).class;
            let message =
                Message::new(key).count("orders", changed.orders.saturating_sub(known.orders)).word("class", name(up));
            (up < class).then_some(Next { class: up, message })
        });
        Explanation { class, because, reasons, next: next.collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let weight =
            |message: Message, arg: &'static str, name: &str| message.with(arg, Arg::Number(params.number(name), 0));
        let mut about = Message::new("loyalty-rule-about");
        for (arg, name) in
            [("satisfaction", "weight_satisfaction"), ("again", "weight_repurchase"), ("recommend", "weight_recommend")]
        {
            about = weight(about, arg, name);
        }
        let mut worth = Message::new("loyalty-rule-worth");
        for (arg, name) in [
            ("very", "very"),
            ("fairly", "fairly"),
            ("satisfied", "satisfied"),
            ("neutral", "neutral"),
            ("dissatisfied", "dissatisfied"),
            ("worst", "very_dissatisfied"),
            ("again", "maybe_again"),
            ("recommend", "maybe_recommend"),
        ] {
            worth = worth.with(arg, Arg::Number(params.number(name), 2));
        }
        let mut lines = vec![line(None, about), line(None, worth)];
        if let Some(evidence) = &fit.evidence {
            let key = if evidence.is_modelled() { "loyalty-rule-orders-model" } else { "loyalty-rule-orders" };
            lines.push(line(None, Message::new(key).count("days", evidence.horizon())));
        }
        lines.push(line(None, Message::new("loyalty-rule-missing")));
        let [loyal, fairly, ordinary] = cuts(params).map(|cut| Arg::Number(cut, 2));
        let frequent = Arg::Number(params.number("frequent"), 0);
        lines.push(line(
            Some(0),
            Message::new("loyalty-rule-loyal").with("low", loyal.clone()).with("frequent", frequent),
        ));
        lines.push(line(Some(1), Message::new("loyalty-rule-fairly").with("low", fairly.clone()).with("high", loyal)));
        lines.push(line(
            Some(2),
            Message::new("loyalty-rule-ordinary").with("low", ordinary.clone()).with("high", fairly),
        ));
        lines.push(line(Some(LOW), Message::new("loyalty-rule-low").with("high", ordinary)));
        lines.push(line(Some(NO_ANSWER), Message::new("loyalty-rule-no_answer")));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Value;
    use crate::classify::laws::{Sheet, Shop, lively, values};

    /// Customers with a number of orders and what they answered: satisfaction, buying again, recommending.
    fn shop(people: &[(&str, i32, [&str; 3])]) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let roles = [Role::Customer, Role::Date, Role::Satisfaction, Role::Repurchase, Role::Nps];
        let mut surveys = Sheet::new(TableKind::Surveys, &roles);
        for (id, count, [satisfaction, again, recommend]) in people {
            for day in 0..*count {
                orders.row([(*id).to_owned(), (100 + day * 10).to_string(), "10".to_owned()]);
            }
            surveys.row([*id, "50", *satisfaction, *again, *recommend]);
        }
        Shop::of_tables(orders.table(), vec![surveys.table()], None)
    }

    #[test]
    fn three_indicators_one_score() {
        let stated = values(&[("repurchase", "stated")]);
        let shop = shop(&[
            ("a", 5, ["很满意", ">70%", "很大可能"]),
            ("b", 2, ["很满意", ">70%", "很大可能"]),
            ("c", 5, ["比较满意", "", "很大可能"]),
            ("d", 5, ["满意", "30-70%", "有可能"]),
            ("e", 5, ["不满意", "30-70%", "有可能"]),
            ("f", 1, ["不满意", ">70%", "很大可能"]),
            ("g", 5, ["", "", "不可能"]),
            ("h", 5, ["", "", ""]),
        ]);
        let outcome = shop.run("loyalty", &stated);
        // a 1; b the same with two orders only; c 0.925 of two; d 0.5667; e 0.4; f 0.7333 but once and dissatisfied; g 0.
        let scores = &outcome.assignment.scores[0].values;
        for (score, by_hand) in scores.iter().zip([1.0, 1.0, 0.925, 1.7 / 3.0, 0.4, 2.2 / 3.0, 0.0]) {
            assert!((score - by_hand).abs() < 1e-12, "{score} {by_hand}");
        }
        assert!(scores[7].is_nan());
        assert_eq!(outcome.assignment.class, [0, 1, 1, 1, 2, 3, 3, 4]);
        assert_eq!(outcome.assignment.scores[2].values[6].to_bits(), 1.0_f64.to_bits(), "one indicator is provisional");
    }

    #[test]
    fn what_would_lift_them_does() {
        let stated = values(&[("repurchase", "stated")]);
        let shop = shop(&[("b", 2, ["很满意", ">70%", "很大可能"]), ("c", 5, ["比较满意", "", "很大可能"])]);
        let keys = |row| -> Vec<String> {
            shop.explain("loyalty", &stated, row).next.iter().map(|next| next.message.key.to_string()).collect()
        };
        assert_eq!((keys(0), keys(1)), (vec!["loyalty-next-orders".to_owned()], vec!["loyalty-next-again".to_owned()]));
    }

    #[test]
    fn weights_and_worths_are_in_force() {
        let shop = shop(&[("d", 5, ["满意", "<30%", "很大可能"])]);
        let set = |pairs: &[(&str, f64)]| {
            let mut all = values(&[("repurchase", "stated")]);
            all.extend(pairs.iter().map(|(name, value)| ((*name).to_owned(), Value::Number(*value))));
            shop.run("loyalty", &all).assignment.scores[0].values[0]
        };
        assert!((set(&[]) - 1.7 / 3.0).abs() < 1e-12);
        assert!((set(&[("weight_repurchase", 0.0)]) - 0.85).abs() < 1e-12);
        assert!((set(&[("satisfied", 0.4), ("weight_recommend", 2.0)]) - 2.4 / 4.0).abs() < 1e-12);
    }

    /// A shop of customers who come and go; every third answered how satisfied they are, every sixth whether they buy again.
    fn answered(customers: u32) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut surveys =
            Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Satisfaction, Role::Repurchase]);
        for (at, (id, events)) in lively(customers).into_iter().enumerate() {
            for (day, money) in events {
                orders.row([id.clone(), day.to_string(), money.to_string()]);
            }
            if at % 3 == 0 {
                surveys.row([id.as_str(), "690", "满意", if at % 6 == 0 { ">70%" } else { "" }]);
            }
        }
        Shop::of_tables(orders.table(), vec![surveys.table()], None)
    }

    #[test]
    fn the_chance_of_who_did_not_say_is_that_of_the_model() {
        for (customers, rule, note) in [
            (400, "loyalty-rule-orders-model", "loyalty-note-orders"),
            (60, "loyalty-rule-orders", "loyalty-note-orders-curve"),
        ] {
            let shop = answered(customers);
            let outcome = shop.run("loyalty", &values(&[]));
            let horizon = crate::classify::Values::from([("horizon".to_owned(), Value::Number(180.0))]);
            let repurchase = shop.run("repurchase", &horizon);
            assert_eq!(
                repurchase.notes.iter().any(|note| note.message.key.starts_with("models-note-refused")),
                customers < 100
            );
            let chance = &repurchase.assignment.scores[0].values;
            let mut different = std::collections::BTreeSet::new();
            for row in 0..customers as usize {
                let score = outcome.assignment.scores[0].values[row];
                match row {
                    // Satisfied 0.7 and surely again 1; satisfied and the chance by the orders; nothing answered.
                    row if row % 6 == 0 => assert!((score - 0.85).abs() < 1e-12),
                    row if row % 3 == 0 => {
                        assert!(
                            (score - f64::midpoint(0.7, chance[row])).abs() < 1e-12,
                            "{row}: {score} {}",
                            chance[row]
                        );
                        different.insert(chance[row].to_bits());
                    }
                    _ => assert!(score.is_nan()),
                }
            }
            assert!(different.len() > 5, "{different:?}");
            assert!(outcome.rule.iter().any(|line| line.message.key == rule));
            let notes: Vec<&str> = outcome.notes.iter().map(|note| &*note.message.key).collect();
            assert!(notes.contains(&note), "{notes:?}");
            assert_eq!(notes.iter().any(|key| key.starts_with("models-note-refused")), customers < 100, "{notes:?}");
        }
    }

    /// Without an answer the chance by the orders of all takes its place, and only for those who answered something.
    #[test]
    fn orders_stand_in_for_an_answer() {
        let mut people = vec![("zz", 2, ["很满意", "", "很大可能"]), ("zy", 2, ["", "", ""])];
        let ids: Vec<String> = (0..60).map(|i| format!("c{i:02}")).collect();
        people.extend(ids.iter().map(|id| (id.as_str(), 2, ["", "", ""])));
        let shop = shop(&people);
        let outcome = shop.run("loyalty", &values(&[]));
        let row = |id: &str| shop.cx_of("loyalty").customers.row_of(shop.history.find(id).unwrap()).unwrap();
        let indicators = &outcome.assignment.scores[1].values;
        assert_eq!((indicators[row("zz")] as u32, indicators[row("zy")] as u32), (3, 0));
        assert_eq!(outcome.assignment.class[row("zy")], NO_ANSWER);
    }
}
