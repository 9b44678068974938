//! Customer lifetime value: what each customer will still bring, and the tiers of it.
//!
//! Use it to decide what a customer may cost. By default a model of buying says how often somebody will order ([`crate::models::buying`]),
//! another what an order brings ([`crate::models::spending`]), margin and discount do the rest: Σ over months of
//! (E(m) − E(m − 1))·E(M)·margin / (1 + d)^(m/12). Three plain formulas stand beside it. Models look at all history. Reference: Fader,
//! Hardie & Lee (2005), Fader & Hardie (2013), Gupta & Lehmann (2003).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Money, Note, Result};
use crate::classify::buying::{Doubt, Fitted, MODELS, by_pattern, days_until, pattern};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::math::order;
use crate::models::buying::{Buying, Kind, MONTH};
use crate::models::patterns::{self, Pattern};
use crate::models::spending::{self, Spending, Spent};

/// Customer lifetime value.
pub struct Clv;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// The model of buying; nothing for a plain formula.
    pub fitted: Option<Fitted>,
    /// The model of spending; nothing where the other is missing.
    pub spending: Option<Spending>,
    /// Who has more than the k-th of these is above the k-th class from below.
    pub cuts: [f64; 3],
}

const CLASSES: [&str; 5] = ["top", "high", "mid", "low", "no_model"];
/// Shares of customers that the cuts stand above, from below: the best 60, 30 and 10 %.
const SHARES: [f64; 3] = [0.60, 0.30, 0.10];
/// More correlation than this between how often and how much puts the model of spending in doubt.
const TOO_MUCH: f64 = 0.3;
/// Draws around the estimates: each asks for a hypergeometric series.
const DRAWS: usize = 100;
/// Days that are looked ahead for a change of class.
const AHEAD: u32 = 730;
/// A year in days.
const YEAR: f64 = 365.25;

fn name(class: u16) -> String {
    format!("clv-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"low"))
}

/// Money as an argument; what is beyond all money is shown at its limit.
fn money(value: f64) -> Arg {
    let limit = if value < 0.0 { Money(-Money::LIMIT.0) } else { Money::LIMIT };
    Arg::Money(Money::from_f64(value).unwrap_or(limit))
}

/// The parameters that a value depends on.
#[derive(Clone, Copy)]
struct Terms {
    months: u32,
    discount: f64,
    margin: f64,
    years: f64,
    retention: f64,
    first_counts: bool,
}

impl Terms {
    fn of(params: &Params) -> Terms {
        Terms {
            months: params.number("months") as u32,
            discount: params.number("discount"),
            margin: params.number("margin"),
            years: params.number("years"),
            retention: params.number("retention"),
            first_counts: params.choice("spend") == "all",
        }
    }
}

/// The plain formulas: what one unit of a customer's net money so far is worth.
fn factor(method: &str, tenure: f64, terms: Terms) -> f64 {
    // Somebody known for a week has shown no yearly pace: less than a year counts as one.
    let known = (tenure / YEAR).max(1.0);
    match method {
        // Order value · orders a year · years: money a year, that is, however many orders it came in.
        "simple" => terms.years / known * terms.margin,
        "contractual" => terms.retention / (1.0 + terms.discount - terms.retention) / known * terms.margin,
        _ => terms.margin,
    }
}

/// Net money of all history of a row, and days from the first order to as-of.
fn so_far(cx: &Context, row: usize) -> (Money, f64) {
    let (start, end) = cx.customers.events.get(row).copied().unwrap_or_default();
    let nets = cx.history.net.get(start as usize..end as usize).unwrap_or_default();
    let tenure = cx.customers.feature("tenure", row).filter(|days| days.is_finite()).unwrap_or(0.0);
    (nets.iter().copied().sum(), tenure)
}

fn plain_value(cx: &Context, method: &str, terms: Terms, row: usize) -> f64 {
    let (net, tenure) = so_far(cx, row);
    net.to_f64() * factor(method, tenure, terms)
}

/// By row: the value; by a model also P(alive), orders within the horizon, money per order.
struct Valued {
    value: Vec<f64>,
    of_model: Option<[Vec<f64>; 3]>,
}

fn all(cx: &Context, params: &Params, model: Option<(&Buying, &Spending)>) -> Valued {
    let terms = Terms::of(params);
    let Some((buying, spending)) = model else {
        let method = params.choice("method");
        let value = (0..cx.customers.len()).map(|row| plain_value(cx, method, terms, row)).collect();
        return Valued { value, of_model: None };
    };
    let rows = patterns::of_shop(cx.history, cx.customers);
    let until = f64::from(terms.months) * MONTH;
    let [worth, alive, orders] = by_pattern(&rows, |pattern| {
        let worth = buying.discounted(pattern, terms.months, terms.discount);
        [worth, buying.alive(pattern), buying.expected(pattern, until)]
    });
    let spent = spending::of_shop(cx.history, cx.customers, terms.first_counts);
    let per_order: Vec<f64> = spent
        .iter()
        .zip(&rows)
        .map(|(spent, row)| if row.is_some() { spending.expected(*spent) } else { f64::NAN })
        .collect();
    // Who has no order has nothing coming that a model could see.
    let value = worth
        .iter()
        .zip(&per_order)
        .map(|(worth, per_order)| if worth.is_finite() { worth * per_order * terms.margin } else { 0.0 });
    Valued { value: value.collect(), of_model: Some([alive, orders, per_order]) }
}

/// The greatest value outside of the best so many, by heads; equal values share. Never below nothing.
fn cuts_of(values: &[f64]) -> [f64; 3] {
    let mut sorted = values.to_vec();
    order::ascending(&mut sorted);
    let n = sorted.len();
    SHARES.map(|share| {
        // The best ⌈n·share⌉ are above; who equals the last of them is too.
        let above = ((n as f64 * share).ceil() as usize).min(n);
        let least = sorted.get(n - above).copied().unwrap_or(0.0);
        let below = sorted.partition_point(|value| *value < least);
        below.checked_sub(1).and_then(|at| sorted.get(at)).copied().unwrap_or(0.0).max(0.0)
    })
}

impl Fit {
    fn model(&self) -> Option<(&Buying, &Spending)> {
        Some((self.fitted.as_ref()?.model.as_ref().ok()?, self.spending.as_ref()?))
    }

    /// A model was asked for and there is none.
    fn refused(&self) -> bool {
        self.fitted.as_ref().is_some_and(|fitted| fitted.model.is_err())
    }

    fn in_force(&self, params: &Params) -> [f64; 3] {
        <[f64; 3]>::try_from(params.cuts("clv_cuts")).unwrap_or(self.cuts)
    }

    fn class(&self, value: f64, params: &Params) -> u16 {
        if self.refused() {
            return 4;
        }
        let below = self.in_force(params).iter().filter(|cut| value > **cut).count();
        // What brings nothing is low, however low the cuts.
        if value > 0.0 { 3 - below as u16 } else { 3 }
    }
}

fn value_of(model: (&Buying, &Spending), pattern: Pattern, spent: Spent, terms: Terms) -> f64 {
    model.0.discounted(pattern, terms.months, terms.discount) * model.1.expected(spent) * terms.margin
}

impl Model for Clv {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "clv",
        family: Family::Value,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::choice("method", &["model", "historic", "simple", "contractual"]),
            ParamSpec::number("months", 12.0, 1.0, 60.0, 1.0, Unit::Plain).only("method", &["model"]),
            ParamSpec::number("margin", 1.0, 0.01, 1.0, 0.01, Unit::Share),
            ParamSpec::number("discount", 0.10, 0.0, 0.50, 0.01, Unit::Share).only("method", &["model", "contractual"]),
            ParamSpec::number("years", 3.0, 0.5, 10.0, 0.5, Unit::Plain).only("method", &["simple"]),
            ParamSpec::number("retention", 0.70, 0.0, 0.99, 0.01, Unit::Share).only("method", &["contractual"]),
            ParamSpec::choice("model", MODELS).only("method", &["model"]),
            ParamSpec::choice("spend", &["repeat", "all"]).only("method", &["model"]),
            ParamSpec::cuts("clv_cuts", "clv", 3, Unit::Money),
        ],
        features: &["clv", "expected_orders", "spend", "alive", "orders", "monetary_all", "tenure", "confidence"],
        charts: &["class_shares", "calibration", "class_bar"],
        reference: "Fader, Hardie & Lee 2005; Fader & Hardie 2013; Gupta & Lehmann 2003",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("top", "seq-6"),
            Class::new("high", "seq-5"),
            Class::new("mid", "seq-3"),
            Class::new("low", "seq-1"),
            Class::optional("no_model", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let mut fit = Fit { fitted: None, spending: None, cuts: [0.0; 3] };
        let mut notes = Vec::new();
        if params.choice("method") == "model" {
            let fitted = Fitted::of(cx, Kind::find(params.choice("model")), true, job)?;
            notes.extend(fitted.notes(true));
            if fitted.model.is_ok() {
                let spent = spending::of_shop(cx.history, cx.customers, Terms::of(params).first_counts);
                let spending = spending::fit(&spent, job)?;
                if spending.parameters.is_none() {
                    notes.push(Note::warn(Message::new("clv-note-average").count("customers", spending.spenders)));
                }
                if spending.correlation.abs() > TOO_MUCH {
                    let rho = Arg::Number(spending.correlation, 2);
                    notes.push(Note::warn(Message::new("clv-note-correlation").with("rho", rho)));
                }
                if spending.without > 0 {
                    notes.push(Note::info(Message::new("clv-note-without").count("customers", spending.without)));
                }
                fit.spending = Some(spending);
            } else if total > 0 {
                notes.push(Note::info(Message::new("clv-note-formulas")));
            }
            fit.fitted = Some(fitted);
        }
        job.step("stage-classifying", total / 2, total)?;
        if !fit.refused() {
            fit.cuts = cuts_of(&all(cx, params, fit.model()).value);
        }
        let without = cx.customers.orders.iter().filter(|orders| **orders == 0).count();
        if without > 0 && !fit.refused() {
            notes.push(Note::info(Message::new("models-note-no-orders").count("customers", without)));
        }
        job.step("stage-classifying", total, total)?;
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        if fit.refused() {
            let n = cx.customers.len();
            let values = vec![f64::NAN; n];
            return Assignment { class: vec![4; n], scores: vec![Score { name: "clv", values }] };
        }
        let valued = all(cx, params, fit.model());
        let class = valued.value.iter().map(|value| fit.class(*value, params)).collect();
        let mut scores = vec![Score { name: "clv", values: valued.value }];
        let names = ["alive", "expected_orders", "spend"];
        let columns = valued.of_model.into_iter().flatten();
        scores.extend(names.into_iter().zip(columns).map(|(name, values)| Score { name, values }));
        Assignment { class, scores }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let (terms, method) = (Terms::of(params), params.choice("method"));
        let reason =
            |feature: &'static str, value: Arg, band| Reason { feature: feature.into(), value, band, score: None };
        let orders = cx.customers.orders.get(row).copied().unwrap_or(0);
        let orders = reason("orders", Arg::Count(u64::from(orders)), None);
        if fit.refused() {
            let because = Message::new("clv-because-no-model");
            return Explanation { class: 4, because, reasons: vec![orders], next: Vec::new() };
        }
        let cuts = fit.in_force(params);
        let band = |class: u16| match (class, cuts) {
            (0, [_, _, cut]) => Message::new("clv-band-above").with("cut", money(cut)),
            (1, [_, low, high]) | (2, [low, high, _]) => {
                Message::new("clv-band-between").with("low", money(low)).with("high", money(high))
            }
            (_, [cut, ..]) => Message::new("clv-band-below").with("cut", money(cut)),
        };
        let mut next = Vec::new();
        let mut move_to = |class: u16, to: u16, message: Message| {
            if to != class {
                next.push(Next { class: to, message: message.word("class", name(to)) });
            }
        };
        let Some(model) = fit.model() else {
            let value = plain_value(cx, method, terms, row);
            let class = fit.class(value, params);
            let (net, tenure) = so_far(cx, row);
            let factor = factor(method, tenure, terms);
            let cut = cuts.get(3 - usize::from(class)).copied().filter(|_| class > 0);
            if let Some(cut) = cut.filter(|_| factor > 0.0) {
                // A hundredth above the cut: what equals it is still below.
                let missing = (cut.max(0.0) / factor - net.to_f64()).max(0.0) + 0.01;
                let to = fit.class((net.to_f64() + missing) * factor, params);
                if to < class {
                    move_to(class, to, Message::new("clv-next-money").with("missing", money(missing)));
                }
            }
            let because = Message::new(format!("clv-because-{method}"))
                .with("value", money(value))
                .with("net", money(net.to_f64()))
                .count("days", tenure as u64)
                .word("class", name(class));
            let reasons = vec![
                reason("clv", money(value), Some(band(class))),
                reason("monetary_all", money(net.to_f64()), None),
                orders,
                reason("tenure", Arg::Count(tenure as u64), None),
            ];
            return Explanation { class, because, reasons, next };
        };
        let Some(pattern) = pattern(cx, row) else {
            let because = Message::new("models-because-no-orders");
            return Explanation { class: 3, because, reasons: vec![orders], next };
        };
        let spent = spending::of(cx.history, cx.customers, terms.first_counts, row);
        let value = value_of(model, pattern, spent, terms);
        let class = fit.class(value, params);
        let until = f64::from(terms.months) * MONTH;
        let (expected, per_order) = (model.0.expected(pattern, until), model.1.expected(spent));
        let mut reasons = vec![
            reason("clv", money(value), Some(band(class))),
            reason(
                "expected_orders",
                Arg::Number(expected, 2),
                Some(Message::new("models-band-months").count("months", terms.months)),
            ),
            reason("spend", money(per_order), Some(Message::new("clv-band-spend").with("shop", money(model.1.shop)))),
            reason("alive", Arg::Percent(model.0.alive(pattern), 1), None),
            orders,
        ];
        // Of each draw the orders are drawn anew; how discounting thins them hardly depends on the draw.
        let thinned = if expected > 0.0 { value / (expected * per_order) } else { 0.0 };
        let spendings = model.1.draws(cx.seed ^ 1, DRAWS);
        let drawn = model.0.draws(cx.seed, DRAWS);
        let drawn = drawn.iter().enumerate().map(|(at, buying)| {
            let per_order = spendings.get(at).map_or(per_order, |spending| spending.expected(spent));
            buying.expected(pattern, until) * per_order * thinned
        });
        if let Some(doubt) = Doubt::of(&drawn.collect::<Vec<f64>>(), |value| fit.class(value, params) == class) {
            let band = Message::new("models-band-doubt").with("low", money(doubt.low)).with("high", money(doubt.high));
            reasons.push(reason("confidence", Arg::Percent(doubt.same, 0), Some(band)));
        }
        // An order like those so far: of the size that is expected.
        let again =
            Spent { orders: spent.orders + 1, money: spent.money + Money::from_f64(per_order).unwrap_or(Money::ZERO) };
        let after = fit.class(value_of(model, pattern.after_order(), again, terms), params);
        move_to(class, after, Message::new("models-next-order"));
        let then = |days: u32| fit.class(value_of(model, pattern.later(days), spent, terms), params);
        if let Some(days) = days_until(AHEAD, |days| then(days) > class) {
            move_to(class, then(days), Message::new("models-next-silence").count("days", days));
        }
        let because = Message::new("clv-because-model")
            .with("value", money(value))
            .count("months", terms.months)
            .with("orders", Arg::Number(expected, 1))
            .with("spend", money(per_order))
            .word("class", name(class));
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let (terms, method) = (Terms::of(params), params.choice("method"));
        let say = |class: Option<u16>, message: Message| RuleLine { class, message };
        if fit.refused() {
            return vec![say(None, Message::new("clv-rule-refused"))];
        }
        let about = Message::new(format!("clv-rule-{method}"))
            .count("months", terms.months)
            .with("margin", Arg::Percent(terms.margin, 0))
            .with("discount", Arg::Percent(terms.discount, 0))
            .with("years", Arg::Number(terms.years, 1))
            .with("retention", Arg::Percent(terms.retention, 0));
        let mut lines = vec![say(None, about)];
        let by_hand = !params.cuts("clv_cuts").is_empty();
        for ((class, cut), share) in (0..3).zip(fit.in_force(params).iter().rev()).zip(SHARES.iter().rev()) {
            let message = if by_hand {
                Message::new("clv-rule-above")
            } else {
                Message::new("clv-rule-best").with("share", Arg::Percent(*share, 0))
            };
            lines.push(say(Some(class), message.with("cut", money(*cut))));
        }
        lines.push(say(Some(3), Message::new("clv-rule-rest")));
        if let (Some(fitted), Some(spending)) = (&fit.fitted, &fit.spending) {
            lines.extend(fitted.rule());
            lines.push(say(None, spending_rule(spending)));
        }
        lines
    }

    fn cuts(fit: &Fit, params: &Params) -> Vec<(&'static str, Vec<f64>)> {
        vec![("clv_cuts", fit.in_force(params).to_vec())]
    }
}

fn spending_rule(spending: &Spending) -> Message {
    let shop = money(spending.shop);
    match spending.parameters {
        Some([p, q, scale]) => Message::new("clv-rule-spending-model")
            .with("p", Arg::Number(p, 2))
            .with("q", Arg::Number(q, 2))
            .with("scale", Arg::Number(scale, 2))
            .with("rho", Arg::Number(spending.correlation, 2))
            .count("customers", spending.spenders)
            .with("shop", shop),
        None => Message::new("clv-rule-spending-average").with("shop", shop),
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::Value;
    use crate::classify::laws::{Shop, lively, shop_of, values};

    #[test]
    fn a_tenth_is_top_two_tenths_high_three_mid() {
        let shop = shop_of(&lively(400), None);
        for spend in ["repeat", "all"] {
            let outcome = shop.run("clv", &values(&[("spend", spend)]));
            let mut counts = [0; 5];
            outcome.assignment.class.iter().for_each(|class| counts[usize::from(*class)] += 1);
            // One-time buyers of one day are equal, and equal values share.
            for (count, share) in counts.into_iter().zip([40, 80, 120, 160, 0]) {
                assert!(i32::abs(count - share) <= 8, "{spend} {counts:?}");
            }
            let by_name =
                |name: &str| &outcome.assignment.scores.iter().find(|score| score.name == name).unwrap().values;
            for row in 0..shop.customers.len() {
                let bound = by_name("expected_orders")[row] * by_name("spend")[row];
                let value = by_name("clv")[row];
                assert!(value < bound && value > bound * 0.9, "{value} {bound}");
            }
        }
    }

    #[test]
    fn the_plain_formulas_are_what_they_say() {
        let shop = Shop::of(&[("a", &[(0, 300.0), (730, 100.0)]), ("b", &[(700, 50.0)]), ("c", &[(5, -7.0)])]);
        let value = |method: &str| {
            let mut all = values(&[("method", method)]);
            all.insert("margin".to_owned(), Value::Number(0.5));
            shop.run("clv", &all).assignment.scores[0].values.clone()
        };
        assert_eq!(value("historic"), [200.0, 25.0, -3.5]);
        let years = 731.0 / 365.25;
        let simple = value("simple");
        assert!((simple[0] - 400.0 / years * 3.0 * 0.5).abs() < 1e-9 && simple[1] == 75.0, "{simple:?}");
        // m·r / (1 + d − r) with r 0.7, d 0.1.
        assert!((value("contractual")[1] - 25.0 * 0.7 / 0.4).abs() < 1e-9);
        assert!(shop.run("clv", &values(&[])).assignment.class.iter().all(|class| *class == 4));
    }

    #[test]
    fn cuts_stand_below_the_best_and_ties_share() {
        let values: Vec<f64> = (1..=10).map(f64::from).collect();
        assert_eq!(cuts_of(&values), [4.0, 7.0, 9.0]);
        assert_eq!(cuts_of(&[5.0; 7]), [0.0; 3]);
        assert_eq!(cuts_of(&[]), [0.0; 3]);
        assert_eq!(cuts_of(&[1.0, 2.0, 2.0, 2.0]), [1.0, 1.0, 1.0]);
    }

    #[test]
    fn the_missing_money_is_just_enough() {
        let rows: Vec<(String, Vec<(i32, f64)>)> =
            (0..20).map(|i| (format!("c{i:02}"), vec![(0, 10.0 + 7.0 * f64::from(i))])).collect();
        let all = values(&[("method", "historic")]);
        let before = shop_of(&rows, None);
        let explanation = before.explain("clv", &all, 3);
        let next = &explanation.next[0];
        let Some((_, Arg::Money(missing))) = next.message.args.iter().find(|(name, _)| name == "missing") else {
            panic!()
        };
        let classifier = crate::classify::find("clv").unwrap();
        let params = classifier.check(&all).unwrap();
        let fit = before.run("clv", &all).fit;
        let with = |more: f64| {
            let mut rows = rows.clone();
            rows[3].1[0].1 += more;
            classifier.assign(&fit, &shop_of(&rows, None).cx(), &params).unwrap().class[3]
        };
        assert_eq!((with(missing.to_f64()), with(missing.to_f64() - 0.02)), (next.class, explanation.class));
    }
}
