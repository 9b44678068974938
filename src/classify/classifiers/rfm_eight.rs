//! The eight RFM groups of Chinese practice: recency, frequency and money each high or low, high being strictly better than the split.
//!
//! Use it where three yes-or-no answers are wanted instead of scores. The split is the median by default: the mean of a skewed M puts
//! about four of five customers in "low". M is the total in some tools and the average order in others, so it is a switch.

use serde::{Deserialize, Serialize};

use super::rfm::flat;
use crate::base::{Arg, Job, Message, Money, NONE, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::math::order;
use crate::math::summary::{mean, median};

/// RFM eight.
pub struct RfmEight;

/// The three splits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Days: fewer is high.
    r: f64,
    /// Orders: more is high.
    f: f64,
    /// Money: more is high.
    m: f64,
}

/// R, F, M high or not.
type High = (bool, bool, bool);

/// Class ids and colours, best first, with who is in them.
const GROUPS: [(&str, &str, High); 8] = [
    ("key_value", "class-champions", (true, true, true)),
    ("key_retain", "class-cantlose", (false, true, true)),
    ("key_develop", "class-potential", (true, false, true)),
    ("key_win_back", "class-risk", (false, false, true)),
    ("general_value", "class-loyal", (true, true, false)),
    ("general_retain", "class-attention", (false, true, false)),
    ("general_develop", "class-new", (true, false, false)),
    ("general_win_back", "class-hibernating", (false, false, false)),
];
const NO_ORDERS: u16 = GROUPS.len() as u16;

fn group(high: High) -> u16 {
    GROUPS.iter().position(|(_, _, of)| *of == high).map_or(NO_ORDERS, |at| at as u16)
}

fn name(class: u16) -> String {
    format!("rfm_eight-class-{}", GROUPS.get(class as usize).map_or("no_orders", |(id, _, _)| id))
}

/// M of a customer with orders, in units of the currency.
fn worth(money: Money, orders: u32, params: &Params) -> f64 {
    let total = money.to_f64();
    if params.choice("m_measure") == "average" { total / f64::from(orders.max(1)) } else { total }
}

impl Fit {
    fn high(&self, recency: u32, orders: u32, worth: f64) -> High {
        (f64::from(recency) < self.r, f64::from(orders) > self.f, worth > self.m)
    }
}

fn number(value: f64) -> Arg {
    if value.fract() == 0.0 { Arg::Count(value.max(0.0) as u64) } else { Arg::Number(value, 1) }
}

fn money(value: f64) -> Arg {
    Money::from_f64(value).map_or(Arg::Number(value, 2), Arg::Money)
}

impl Model for RfmEight {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "rfm_eight",
        family: Family::Value,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::choice("split", &["median", "mean", "own"]),
            ParamSpec::choice("m_measure", &["total", "average"]),
            ParamSpec::number("r_split", 90.0, 1.0, 3650.0, 1.0, Unit::Days).only("split", &["own"]),
            ParamSpec::number("f_split", 1.0, 0.0, 1000.0, 1.0, Unit::Orders).only("split", &["own"]),
            ParamSpec::number("m_split", 500.0, 0.0, 10_000_000.0, 1.0, Unit::Money).only("split", &["own"]),
        ],
        features: &["recency", "frequency", "monetary", "order_value"],
        charts: &["class_bar", "class_shares"],
        reference: "Hughes 1994",
    };

    fn classes(_params: &Params) -> Classes {
        let mut classes: Classes = GROUPS.iter().map(|(id, colour, _)| Class::new(id, colour)).collect();
        classes.push(Class::optional("no_orders", "quiet-1").leftover());
        classes
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let customers = cx.customers;
        let total = customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let sorted = customers.sorted();
        let counted = sorted.frequency.len();
        let averages = (params.choice("m_measure") == "average").then(|| {
            let rows = customers.monetary.iter().zip(&customers.frequency).filter(|(_, orders)| **orders > 0);
            let mut averages: Vec<f64> = rows.map(|(money, orders)| worth(*money, *orders, params)).collect();
            order::ascending(&mut averages);
            averages
        });
        let columns = [&sorted.recency, &sorted.frequency, averages.as_ref().unwrap_or(&sorted.monetary)];
        job.step("stage-classifying", total / 2, total)?;
        let [r, f, m] = match params.choice("split") {
            "own" => ["r_split", "f_split", "m_split"].map(|name| params.number(name)),
            "mean" => columns.map(|column| mean(column)),
            _ => columns.map(|column| median(column)),
        };
        let mut notes = Vec::new();
        if params.choice("split") != "own" {
            notes.extend(flat(["R", "F", "M"].into_iter().zip(columns.map(Vec::as_slice))));
        }
        if counted < customers.len() {
            let without = customers.len() - counted;
            notes.push(Note::info(Message::new("rfm_eight-note-no-orders").count("customers", without)));
        }
        job.step("stage-classifying", total, total)?;
        // Nobody: any number does, only not NaN, which would make a stored fit unequal to itself.
        let whole = |split: f64| if split.is_nan() { 0.0 } else { split };
        Ok((Fit { r: whole(r), f: whole(f), m: whole(m) }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let customers = cx.customers;
        let mut class = Vec::with_capacity(customers.len());
        let mut scores: [Vec<f64>; 3] = std::array::from_fn(|_| Vec::with_capacity(customers.len()));
        for ((&recency, &orders), &money) in customers.recency.iter().zip(&customers.frequency).zip(&customers.monetary)
        {
            let high = (orders > 0).then(|| fit.high(recency, orders, worth(money, orders, params)));
            class.push(high.map_or(NO_ORDERS, group));
            let row = high.map_or([f64::NAN; 3], |(r, f, m)| [r, f, m].map(|high| f64::from(u8::from(high))));
            for (column, value) in scores.iter_mut().zip(row) {
                column.push(value);
            }
        }
        let names = ["r_high", "f_high", "m_high"];
        Assignment {
            class,
            scores: names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect(),
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let customers = cx.customers;
        let orders = customers.frequency.get(row).copied().unwrap_or(0);
        let recency = customers.recency.get(row).copied().unwrap_or(NONE);
        let net = customers.monetary.get(row).copied().unwrap_or_default();
        if orders == 0 {
            let reason = Reason { feature: "frequency".into(), value: Arg::Count(0), band: None, score: None };
            let because = Message::new("rfm_eight-because-no-orders");
            return Explanation { class: NO_ORDERS, because, reasons: vec![reason], next: Vec::new() };
        }
        let average = params.choice("m_measure") == "average";
        let value = worth(net, orders, params);
        let high = fit.high(recency, orders, value);
        let class = group(high);
        let side = |high: bool| if high { "rfm_eight-high" } else { "rfm_eight-low" };
        let because = Message::new("rfm_eight-because")
            .word("r", side(high.0))
            .word("f", side(high.1))
            .word("m", side(high.2))
            .word("class", name(class));
        let reason = |feature: &'static str, value: Arg, split: Arg, key: &str, high: bool| Reason {
            feature: feature.into(),
            value,
            band: Some(
                Message::new(format!("rfm_eight-band-{key}-{}", if high { "high" } else { "low" }))
                    .with("split", split),
            ),
            score: Some(Arg::Word(side(high).into())),
        };
        let reasons = vec![
            reason("recency", Arg::Count(u64::from(recency)), number(fit.r), "r", high.0),
            reason("frequency", Arg::Count(u64::from(orders)), number(fit.f), "f", high.1),
            reason(if average { "order_value" } else { "monetary" }, money(value), money(fit.m), "m", high.2),
        ];
        let mut next = Vec::new();
        // One order of their usual size today, by today's splits; then the day on which silence turns R low.
        let usual = Money((net.0 / i64::from(orders)).max(0));
        let after = group(fit.high(1, orders + 1, worth(net + usual, orders + 1, params)));
        if after != class {
            let message =
                Message::new("rfm_eight-next-order").with("money", Arg::Money(usual)).word("class", name(after));
            next.push(Next { class: after, message });
        }
        if high.0 {
            let day = fit.r.ceil() as u32;
            let silent = group((false, high.1, high.2));
            let message = Message::new("rfm_eight-next-silence")
                .count("days", day.saturating_sub(recency))
                .word("class", name(silent));
            next.push(Next { class: silent, message });
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let key = format!("rfm_eight-rule-{}", params.choice("m_measure"));
        let about =
            Message::new(key).with("days", number(fit.r)).with("orders", number(fit.f)).with("money", money(fit.m));
        let mut lines = vec![RuleLine { class: None, message: about }];
        for (class, (_, _, (r, f, m))) in GROUPS.iter().enumerate() {
            let side = |high: &bool| if *high { "rfm_eight-high" } else { "rfm_eight-low" };
            let message = Message::new("rfm_eight-rule-class").word("r", side(r)).word("f", side(f)).word("m", side(m));
            lines.push(RuleLine { class: Some(class as u16), message });
        }
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, values};

    #[test]
    fn the_eight_groups_are_all_combinations() {
        let mut seen: Vec<u16> = Vec::new();
        for bits in 0..8u8 {
            seen.push(group((bits & 4 > 0, bits & 2 > 0, bits & 1 > 0)));
        }
        seen.sort_unstable();
        assert_eq!(seen, [0, 1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn a_tie_with_the_split_is_low_and_m_is_a_switch() {
        let shop = Shop::of(&[
            ("a", &[(0, 100.0)]),
            ("b", &[(9, 30.0), (9, 30.0), (9, 30.0)]),
            ("c", &[(5, 60.0)]),
            ("d", &[(-400, -1.0)]),
        ]);
        // Medians: recency 5, orders 1, total 90, average 60.
        let class = |m| shop.run("rfm_eight", &values(&[("m_measure", m)])).assignment.class;
        assert_eq!(class("total"), [3, 4, 7, NO_ORDERS]);
        assert_eq!(class("average"), [3, 4, 7, NO_ORDERS]);
        let mean = shop.run("rfm_eight", &values(&[("split", "mean")])).assignment;
        // Means: recency 16/3, orders 5/3, total 250/3.
        assert_eq!(mean.class, [3, 0, 6, NO_ORDERS]);
        assert!(mean.scores[0].values[3].is_nan());
    }
}
