//! Relationship level: how close the shop is to each customer by what the contact log of the last months says, and how close it should be.
//!
//! Use it to see where time goes to customers who do not need it, and who is neglected. The level is Kotler's
//! ([`crate::models::relationship`]); the recommended one follows from how many customers are in the customer's value class and how much they
//! leave. Whoever never ordered has a level and no recommendation. Reference: Kotler & Keller, *Marketing Management*, levels of
//! relationship marketing.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Day, Job, Message, Money, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::math::order;
use crate::math::summary::quantile;
use crate::models::concentration::{Above, Ranked, Tiers};
use crate::models::relationship::{Level, Reader, Standing, Thresholds, recommended};
use crate::table::{Role, TableKind};

/// Relationship level.
pub struct Relationship;

/// How close the shop should be, and how many are in which level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Least margin of the upper value classes.
    tiers: Tiers,
    /// Share of customers in each value class.
    shares: [f64; 3],
    /// Up to the first a margin is low, up to the second medium.
    margins: [f64; 2],
    /// Customers closer to the shop than recommended, and less close.
    over: u32,
    neglected: u32,
    /// Margin is revenue less cost; else revenue.
    costed: bool,
}

const CLASSES: [&str; 5] = ["partnership", "proactive", "accountable", "reactive", "basic"];
const VALUES: [&str; 3] = ["a", "b", "c"];
const NUMBERS: [&str; 3] = ["few", "medium", "many"];
const MARGINS: [&str; 3] = ["low", "medium", "high"];

fn thresholds(params: &Params) -> Thresholds {
    let whole = |name: &str| params.number(name) as u32;
    Thresholds {
        months: whole("months"),
        joint: whole("joint"),
        two_way: (params.number("two_way_least"), params.number("two_way_most")),
        touches: whole("touches"),
        tenure: whole("tenure"),
        proactive: whole("proactive"),
        proactive_months: whole("proactive_months"),
        follow_up: whole("follow_up"),
        followed: params.number("followed"),
        ticket: whole("ticket"),
    }
}

/// What a customer leaves in the window: lines with a known cost less it, or net revenue where no cost is known. Nothing without an order ever.
fn margin(cx: &Context, costs: Option<&[Money]>, row: usize) -> Option<i64> {
    let customers = cx.customers;
    customers.orders.get(row).filter(|orders| **orders > 0)?;
    let Some(costs) = costs else { return customers.monetary.get(row).map(|money| money.0) };
    let who = customers.who.get(row).copied()?;
    let lines = cx.facts.lines(who, customers.from, customers.as_of.unwrap_or(Day(i32::MAX)));
    let left = |line: u32| {
        let cost = costs.get(line as usize).copied().filter(|cost| cost.is_some())?;
        Some(cx.facts.paid(line) - cost)
    };
    Some(lines.iter().filter_map(left).sum::<Money>().0)
}

fn costs<'a>(cx: &Context<'a>) -> Option<&'a [Money]> {
    cx.facts.table(TableKind::Orders).and_then(|table| table.money(Role::Cost))
}

impl Fit {
    /// Value class, number and margin of a customer who leaves so much: what the matrix is asked for.
    fn cell(&self, margin: i64, params: &Params) -> (usize, usize, usize) {
        let value = usize::from(self.tiers.class(margin)).min(2);
        let share = self.shares.get(value).copied().unwrap_or(1.0);
        let (few, many) = (params.number("few_share"), params.number("many_share"));
        let number = if share > many { 2 } else { usize::from(share > few) };
        let money = Money(margin).to_f64();
        (value, number, self.margins.iter().filter(|cut| money > **cut).count())
    }

    fn recommended(&self, margin: i64, params: &Params) -> Level {
        let (_, number, margin) = self.cell(margin, params);
        recommended(number, margin)
    }
}

fn class(level: Level) -> u16 {
    5 - level as u16
}

fn name(class: u16) -> String {
    format!("relationship-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"basic"))
}

/// The locale key of a level by Kotler's number.
pub(in crate::classify) fn level_name(level: u8) -> String {
    name(u16::from(5 - level.clamp(1, 5)))
}

fn reader<'a>(cx: &Context<'a>, params: &Params) -> Reader<'a> {
    Reader::new(cx.facts, cx.history, cx.customers, thresholds(params))
}

/// What is missing to the next level above: contacts, orders to follow up, joint items.
fn next(standing: &Standing, level: Level, limits: &Thresholds) -> Option<Next> {
    let proactive = || {
        let missing = limits.proactive.saturating_sub(standing.proactive).max(1);
        let months = limits.proactive_months.saturating_sub(standing.proactive_months);
        (Level::Proactive, Message::new("relationship-next-proactive").count("contacts", missing.max(months)))
    };
    // The first number of follow-ups with which the rule holds.
    let holds = |more: u32| f64::from(standing.followed + more) / f64::from(standing.orders) >= limits.followed;
    let (to, message) = match level {
        Level::Partnership => return None,
        Level::Proactive => {
            let missing = limits.joint.saturating_sub(standing.joint).max(1);
            (Level::Partnership, Message::new("relationship-next-partnership").count("items", missing))
        }
        Level::Accountable => proactive(),
        Level::Reactive => match (1..=standing.orders - standing.followed).find(|more| holds(*more)) {
            Some(more) => (Level::Accountable, Message::new("relationship-next-accountable").count("orders", more)),
            None => proactive(),
        },
        Level::Basic => (Level::Reactive, Message::new("relationship-next-reactive")),
    };
    Some(Next { class: class(to), message: message.word("class", name(class(to))) })
}

impl Model for Relationship {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "relationship",
        family: Family::Loyalty,
        population: Population::Everybody,
        needs: &[
            Need::Orders,
            Need::Of(TableKind::Interactions, Role::Date),
            Need::Any(&[
                Need::Of(TableKind::Interactions, Role::Direction),
                Need::Of(TableKind::Interactions, Role::Topic),
                Need::Of(TableKind::Interactions, Role::ContactType),
                Need::Of(TableKind::Interactions, Role::Content),
            ]),
        ],
        params: &[
            ParamSpec::number("months", 12.0, 1.0, 60.0, 1.0, Unit::Plain),
            ParamSpec::number("joint", 2.0, 1.0, 12.0, 1.0, Unit::Plain),
            ParamSpec::number("touches", 12.0, 1.0, 100.0, 1.0, Unit::Plain),
            ParamSpec::number("two_way_least", 0.3, 0.0, 0.5, 0.05, Unit::Share),
            ParamSpec::number("two_way_most", 0.7, 0.5, 1.0, 0.05, Unit::Share),
            ParamSpec::number("tenure", 365.0, 0.0, 1825.0, 1.0, Unit::Days),
            ParamSpec::number("proactive", 3.0, 1.0, 24.0, 1.0, Unit::Plain),
            ParamSpec::number("proactive_months", 3.0, 1.0, 12.0, 1.0, Unit::Plain),
            ParamSpec::number("follow_up", 30.0, 1.0, 180.0, 1.0, Unit::Days),
            ParamSpec::number("followed", 0.5, 0.05, 1.0, 0.05, Unit::Share),
            ParamSpec::number("ticket", 30.0, 0.0, 180.0, 1.0, Unit::Days),
            ParamSpec::number("a_share", 0.80, 0.50, 0.95, 0.01, Unit::Share),
            ParamSpec::number("b_share", 0.95, 0.60, 0.99, 0.01, Unit::Share),
            ParamSpec::number("few_share", 0.10, 0.01, 0.50, 0.01, Unit::Share),
            ParamSpec::number("many_share", 0.20, 0.05, 0.90, 0.01, Unit::Share),
        ],
        features: &[
            "joint_items",
            "proactive_contacts",
            "followed_orders",
            "answered_contacts",
            "contacts",
            "two_way",
            "recommended_level",
        ],
        charts: &["class_bar", "class_shares"],
        reference: "Kotler & Keller, Marketing Management",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("partnership", "seq-6"),
            Class::new("proactive", "seq-5"),
            Class::new("accountable", "seq-4"),
            Class::new("reactive", "seq-3"),
            Class::new("basic", "seq-1"),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let costs = costs(cx);
        let of_rows: Vec<Option<i64>> = (0..total).map(|row| margin(cx, costs, row)).collect();
        let margins: Vec<i64> = of_rows.iter().flatten().copied().collect();
        let (a, b) = (params.number("a_share"), params.number("b_share"));
        let tiers = Ranked::new(&margins).tiers(Above::Sum, &[a, b.max(a)]);
        let mut counts = [0u32; 3];
        for margin in &margins {
            if let Some(count) = counts.get_mut(usize::from(tiers.class(*margin)).min(2)) {
                *count += 1;
            }
        }
        let mut sorted: Vec<f64> = margins.iter().map(|margin| Money(*margin).to_f64()).collect();
        order::ascending(&mut sorted);
        let cut = |share: f64| if sorted.is_empty() { 0.0 } else { quantile(&sorted, share) };
        let mut fit = Fit {
            tiers,
            shares: counts.map(|count| f64::from(count) / margins.len().max(1) as f64),
            margins: [cut(1.0 / 3.0), cut(2.0 / 3.0)],
            over: 0,
            neglected: 0,
            costed: costs.is_some(),
        };
        let levels = cx.levels(thresholds(params), job)?;
        for ((level, _), margin) in levels.iter().zip(of_rows) {
            let Some(margin) = margin else { continue };
            let goal = fit.recommended(margin, params);
            fit.over += u32::from(*level > goal);
            fit.neglected += u32::from(*level < goal);
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        Ok((fit, reader(cx, params).log().notes()))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let costs = costs(cx);
        let levels = cx.levels(thresholds(params), &mut Job::quiet()).unwrap_or_default();
        let total = cx.customers.len();
        let mut classes = Vec::with_capacity(total);
        let mut scores: [Vec<f64>; 4] = std::array::from_fn(|_| Vec::with_capacity(total));
        for (row, (level, touches)) in levels.iter().copied().enumerate() {
            let actual = f64::from(level as u8);
            let goal =
                margin(cx, costs, row).map_or(f64::NAN, |margin| f64::from(fit.recommended(margin, params) as u8));
            classes.push(class(level));
            for (column, value) in scores.iter_mut().zip([actual, goal, actual - goal, f64::from(touches)]) {
                column.push(value);
            }
        }
        let names = ["actual_level", "recommended_level", "level_gap", "contacts"];
        Assignment {
            class: classes,
            scores: names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect(),
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let limits = thresholds(params);
        let standing = reader(cx, params).standing(row);
        let level = standing.level(&limits);
        let band = |key: &str| Message::new(format!("relationship-band-{key}"));
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let count = |value: u32| Arg::Count(u64::from(value));
        let mut reasons = vec![
            reason("joint_items", count(standing.joint), Some(band("joint").count("least", limits.joint))),
            reason(
                "proactive_contacts",
                count(standing.proactive),
                Some(
                    band("proactive")
                        .count("months", standing.proactive_months)
                        .count("least", limits.proactive)
                        .count("least_months", limits.proactive_months),
                ),
            ),
            reason(
                "followed_orders",
                count(standing.followed),
                Some(band("followed").count("orders", standing.orders).with("least", Arg::Percent(limits.followed, 0))),
            ),
            reason("answered_contacts", count(standing.answered), None),
            reason("contacts", count(standing.touches), Some(band("touches").count("least", limits.touches))),
        ];
        if standing.two_way().is_finite() {
            let (least, most) = limits.two_way;
            let range = band("two-way").with("low", Arg::Percent(least, 0)).with("high", Arg::Percent(most, 0));
            reasons.push(reason("two_way", Arg::Percent(standing.two_way(), 0), Some(range)));
        }
        if let Some(margin) = margin(cx, costs(cx), row) {
            let (value, number, height) = fit.cell(margin, params);
            let goal = recommended(number, height);
            let word = |kind: &str, words: &[&str; 3], at: usize| {
                format!("relationship-{kind}-{}", words.get(at).copied().unwrap_or_default())
            };
            let why = band("recommended")
                .word("value", word("value", &VALUES, value))
                .with("share", Arg::Percent(fit.shares.get(value).copied().unwrap_or(0.0), 1))
                .word("number", word("number", &NUMBERS, number))
                .word("margin", word("margin", &MARGINS, height));
            let goal = Arg::Word(name(class(goal)).into());
            reasons.push(reason("recommended_level", goal, Some(why)));
        }
        let because = Message::new(format!(
            "relationship-because-{}",
            CLASSES.get(usize::from(class(level))).unwrap_or(&"basic")
        ))
        .count("months", limits.months)
        .count("contacts", standing.touches)
        .word("class", name(class(level)));
        let next = next(&standing, level, &limits).into_iter().collect();
        Explanation { class: class(level), because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let limits = thresholds(params);
        let share = |value: f64| Arg::Percent(value, 0);
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let rule = |key: &str| Message::new(format!("relationship-rule-{key}"));
        let (least, most) = limits.two_way;
        vec![
            line(
                None,
                rule("about")
                    .count("months", limits.months)
                    .count("days", limits.follow_up)
                    .count("ticket", limits.ticket),
            ),
            line(
                Some(0),
                rule("partnership")
                    .count("joint", limits.joint)
                    .count("touches", limits.touches)
                    .count("tenure", limits.tenure)
                    .with("low", share(least))
                    .with("high", share(most.max(least))),
            ),
            line(
                Some(1),
                rule("proactive").count("contacts", limits.proactive).count("months", limits.proactive_months),
            ),
            line(Some(2), rule("accountable").count("days", limits.follow_up).with("share", share(limits.followed))),
            line(Some(3), rule("reactive")),
            line(Some(4), rule("basic")),
            line(
                None,
                rule(if fit.costed { "recommended-profit" } else { "recommended-revenue" })
                    .with("few", share(params.number("few_share")))
                    .with("many", share(params.number("many_share")))
                    .with("a", share(params.number("a_share")))
                    .with("b", share(params.number("b_share").max(params.number("a_share"))))
                    .with("low", Arg::Money(Money::from_f64(fit.margins[0]).unwrap_or_default()))
                    .with("high", Arg::Money(Money::from_f64(fit.margins[1]).unwrap_or_default())),
            ),
            line(None, rule("over").count("customers", fit.over)),
            line(None, rule("neglected").count("customers", fit.neglected)),
        ]
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    /// Ten customers who each ordered once, on day 400; c0 brings nearly all the money. As of day 401.
    fn shop(rows: &[(&str, i32, &str, &str)]) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        for customer in 0..10 {
            let money = if customer == 0 { 9000 } else { 10 + customer };
            orders.row([format!("c{customer}"), format!("o{customer}"), "400".to_owned(), money.to_string()]);
        }
        let mut log = Sheet::new(TableKind::Interactions, &[Role::Customer, Role::Date, Role::Direction, Role::Topic]);
        for (who, day, direction, topic) in rows {
            log.row([(*who).to_owned(), day.to_string(), (*direction).to_owned(), (*topic).to_owned()]);
        }
        Shop::of_tables(orders.table(), vec![log.table()], None)
    }

    #[test]
    fn the_log_of_the_last_year_decides() {
        let shop = shop(&[
            ("c1", 400, "呼出", "满意度回访"),
            ("c2", 390, "呼入", "咨询"),
            ("c3", 100, "out", "new product"),
            ("c3", 150, "out", "usage advice"),
            ("c3", 200, "out", "improvement"),
            // More than twelve months ago.
            ("c4", 30, "呼入", "咨询"),
            ("c5", 300, "", "联合培训"),
            ("c5", 310, "", "QBR"),
            ("asks", 350, "in", "question"),
        ]);
        let class = |who: &str| shop.class_of("relationship", &values(&[]), who);
        assert_eq!(
            ["c0", "c1", "c2", "c3", "c4", "c5", "asks"].map(class),
            ["basic", "accountable", "reactive", "proactive", "basic", "partnership", "reactive"]
        );
        let outcome = shop.run("relationship", &values(&[]));
        let score = |name: &str, row: usize| {
            outcome.assignment.scores.iter().find(|score| score.name == name).unwrap().values[row]
        };
        // c0 alone brings 80 %: one of ten is few, its margin is high. All others are many with less: c9 is in the upper third.
        assert_eq!((score("recommended_level", 0), score("level_gap", 0)), (5.0, -4.0));
        assert_eq!(score("recommended_level", 1), 1.0);
        assert_eq!(score("level_gap", 5), 3.0);
        assert!(score("recommended_level", 10).is_nan(), "a prospect has brought nothing yet");
    }

    #[test]
    fn what_would_move_a_customer_does() {
        let shop1 = shop(&[("c2", 390, "呼入", "咨询")]);
        let next = &shop1.explain("relationship", &values(&[]), 2).next[0];
        assert_eq!((next.class, next.message.args[0].1.clone()), (2, Arg::Count(1)));
        let shop2 = shop(&[("c2", 390, "呼入", "咨询"), ("c2", 400, "out", "回访")]);
        assert_eq!(shop2.class_of("relationship", &values(&[]), "c2"), "accountable");
    }
}
