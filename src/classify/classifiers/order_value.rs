//! Order-value tiers: customers by what an average order of theirs brings, whoever orders often or seldom.
//!
//! Use it to decide what to offer, not whom to look after: large baskets take sets and better goods, small ones free delivery from a
//! sum. The tiers are the top 20, next 30 and last 50 % of those who ordered in the window: the same shares as those of `value_tier`
//! by customers, so that the two pages can be read side by side. Shops say that who spends much per order minds the price less: where
//! orders name a discount, that is tested and the answer told, not assumed (Spearman 1904).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Money, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::EventKind;
use crate::math::order;
use crate::math::summary::{median, quantile};
use crate::models::correlation::spearman;

/// Order-value tiers.
pub struct OrderValue;

/// The two cuts: above the second is high, above the first mid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    mid: f64,
    high: f64,
    claim: Option<Claim>,
}

/// How the value of orders and the share of discounts go together.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Claim {
    /// Spearman's ρ.
    rho: f64,
    /// Customers with both.
    customers: u32,
}

const CLASSES: [&str; 4] = ["high", "mid", "low", "no_orders"];
/// The class of somebody without an order in the window.
const WITHOUT: u16 = 3;
/// Customers with a discount share from which the claim is tested at all.
const ENOUGH: usize = 30;
/// Two standard errors of ρ under independence, 1 / √(n − 1), are no accident.
const ERRORS: f64 = 2.0;

fn name(class: u16) -> String {
    format!("order_value-class-{}", CLASSES.get(class as usize).unwrap_or(&"no_orders"))
}

fn money(value: f64) -> Arg {
    Money::from_f64(value).map_or(Arg::Number(value, 2), Arg::Money)
}

/// Discount over list price by customer, NaN where a customer has none to go by; nothing where the shop's orders name no discount. The
/// facts of a customer hold no discount yet, so nothing is what there is: whoever adds it answers here, and the page tells the rest.
fn discounts(_cx: &Context) -> Option<Vec<f64>> {
    None
}

/// Tests the claim on those who have both figures.
fn claim(values: &[f64], discounts: &[f64]) -> Option<Claim> {
    let both = values.iter().zip(discounts).filter(|(value, discount)| value.is_finite() && discount.is_finite());
    let (values, discounts): (Vec<f64>, Vec<f64>) = both.map(|(value, discount)| (*value, *discount)).unzip();
    let rho = spearman(&values, &discounts);
    (values.len() >= ENOUGH && rho.is_finite()).then_some(Claim { rho, customers: values.len() as u32 })
}

impl Claim {
    /// What the data say to "who spends more per order minds the price less".
    fn verdict(self) -> &'static str {
        let chance = ERRORS / crate::math::float::sqrt(f64::from(self.customers) - 1.0);
        match self.rho {
            rho if rho <= -chance => "order_value-rule-claim-holds",
            rho if rho >= chance => "order_value-rule-claim-opposite",
            _ => "order_value-rule-claim-neither",
        }
    }
}

/// The order in the middle of the window's, by its net.
fn middle_order(cx: &Context, row: usize) -> f64 {
    let (start, end) = cx.customers.events.get(row).copied().unwrap_or_default();
    let range = start as usize..end as usize;
    let history = cx.history;
    let columns = (history.day.get(range.clone()), history.kind.get(range.clone()), history.net.get(range));
    let (Some(days), Some(kinds), Some(nets)) = columns else { return f64::NAN };
    let inside =
        days.iter().zip(kinds).zip(nets).filter(|((day, kind), _)| {
            **kind == EventKind::Order && cx.customers.from.is_none_or(|from| **day >= from)
        });
    let mut nets: Vec<f64> = inside.map(|(_, net)| net.to_f64()).collect();
    order::ascending(&mut nets);
    median(&nets)
}

impl Fit {
    fn class(&self, value: f64) -> u16 {
        match value {
            value if value.is_nan() => WITHOUT,
            value if value > self.high => 0,
            value => 1 + u16::from(value <= self.mid),
        }
    }
}

impl Model for OrderValue {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "order_value",
        family: Family::Value,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::number("high_customers", 0.20, 0.01, 0.50, 0.01, Unit::Share),
            ParamSpec::number("mid_customers", 0.50, 0.05, 0.95, 0.01, Unit::Share),
            ParamSpec::cuts("value_cuts", "order_value", 2, Unit::Money),
        ],
        features: &["order_value", "order_median", "frequency", "monetary"],
        charts: &["class_shares", "class_bar"],
        reference: "Spearman 1904",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("high", "seq-6"),
            Class::new("mid", "seq-4"),
            Class::new("low", "seq-2"),
            Class::optional("no_orders", "quiet-1"),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let values: Vec<f64> = (0..total).map(|row| cx.customers.order_value(row)).collect();
        let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        order::ascending(&mut sorted);
        job.step("stage-classifying", total as u64 / 2, total as u64)?;
        let share = params.number("high_customers");
        let below = |above: f64| if sorted.is_empty() { 0.0 } else { quantile(&sorted, 1.0 - above) };
        let (mid, high) = match params.cuts("value_cuts") {
            &[mid, high] => (mid, high),
            _ => (below(params.number("mid_customers").max(share)), below(share)),
        };
        let claim = discounts(cx).and_then(|discounts| claim(&values, &discounts));
        let mut notes = Vec::new();
        if sorted.first().zip(sorted.last()).is_some_and(|(least, most)| least.total_cmp(most).is_eq()) {
            notes.push(Note::warn(Message::new("order_value-note-flat")));
        }
        let without = total - sorted.len();
        if without > 0 {
            notes.push(Note::info(Message::new("order_value-note-no-orders").count("customers", without)));
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        Ok((Fit { mid, high, claim }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        let values: Vec<f64> = (0..cx.customers.len()).map(|row| cx.customers.order_value(row)).collect();
        let class = values.iter().map(|value| fit.class(*value)).collect();
        Assignment { class, scores: vec![Score { name: "order_value", values }] }
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        let customers = cx.customers;
        let value = customers.order_value(row);
        let class = fit.class(value);
        let orders = customers.frequency.get(row).copied().unwrap_or(0);
        let net = customers.monetary.get(row).copied().unwrap_or_default();
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let count = reason("frequency", Arg::Count(u64::from(orders)), None);
        if class == WITHOUT {
            let because = Message::new("order_value-because-none");
            return Explanation { class, because, reasons: vec![count], next: Vec::new() };
        }
        let (because, band) = match class {
            0 => ("order_value-because-above", Message::new("order_value-band-high").with("high", money(fit.high))),
            1 => (
                "order_value-because-between",
                Message::new("order_value-band-mid").with("low", money(fit.mid)).with("high", money(fit.high)),
            ),
            _ => ("order_value-because-below", Message::new("order_value-band-low").with("high", money(fit.mid))),
        };
        let because = Message::new(because)
            .with("value", money(value))
            .with("mid", money(fit.mid))
            .with("high", money(fit.high))
            .word("class", name(class));
        let reasons = vec![
            reason("order_value", money(value), Some(band)),
            reason("order_median", money(middle_order(cx, row)), None),
            count,
            reason("monetary", Arg::Money(net), None),
        ];
        // An order today moves the mean: by how much depends on how many there are.
        let cut = if class == 1 { fit.high } else { fit.mid };
        let least = cut * (f64::from(orders) + 1.0) - net.to_f64();
        let next = Money::from_f64(least).filter(|least| class > 0 && *least >= Money::ZERO).map(|least| {
            let after = (net + least + Money(Money::SCALE)).to_f64() / (f64::from(orders) + 1.0);
            let to = fit.class(after);
            let message = Message::new("order_value-next").with("money", Arg::Money(least)).word("class", name(to));
            Next { class: to, message }
        });
        Explanation { class, because, reasons, next: next.filter(|next| next.class < class).into_iter().collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let claim = match fit.claim {
            None => Message::new("order_value-rule-claim-untested"),
            Some(claim) => {
                Message::new(claim.verdict()).with("rho", Arg::Number(claim.rho, 2)).count("customers", claim.customers)
            }
        };
        vec![
            line(None, Message::new("order_value-rule-about")),
            line(None, claim),
            line(Some(0), Message::new("order_value-rule-high").with("high", money(fit.high))),
            line(
                Some(1),
                Message::new("order_value-rule-mid").with("low", money(fit.mid)).with("high", money(fit.high)),
            ),
            line(Some(2), Message::new("order_value-rule-low").with("high", money(fit.mid))),
        ]
    }

    fn cuts(fit: &Fit, _params: &Params) -> Vec<(&'static str, Vec<f64>)> {
        vec![("value_cuts", vec![fit.mid, fit.high])]
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, values};

    #[test]
    fn what_counts_is_the_average_order_and_not_the_sum() {
        let ids: Vec<String> = (1..=10).map(|value| format!("{value:02}")).collect();
        // Customer k has 11 − k orders of 10 · k: whose orders are largest has only one.
        let orders: Vec<Vec<(i32, f64)>> =
            (1..=10).map(|k: i32| (0..11 - k).map(|day| (day, f64::from(10 * k))).collect()).collect();
        let shop: Vec<(&str, &[(i32, f64)])> = ids.iter().zip(&orders).map(|(id, o)| (id.as_str(), &o[..])).collect();
        let outcome = Shop::of(&shop).run("order_value", &values(&[]));
        // Type-7 quantiles of 10 … 100: 80 % at 82, 50 % at 55.
        assert_eq!(outcome.assignment.class, [2, 2, 2, 2, 2, 1, 1, 1, 0, 0]);
        assert_eq!(outcome.assignment.scores[0].values[3], 40.0);
    }

    #[test]
    fn an_order_that_is_large_enough_moves_and_one_that_is_not_does_not() {
        let build = |extra: f64| {
            let a = [(0, 10.0), (1, 20.0), (2, extra)];
            Shop::of(&[("a", &a[..if extra > 0.0 { 3 } else { 2 }]), ("b", &[(0, 50.0)]), ("c", &[(0, 30.0)])])
        };
        let cuts =
            crate::classify::Values::from([("value_cuts".to_owned(), crate::classify::Value::Cuts(vec![25.0, 45.0]))]);
        let next = build(0.0).explain("order_value", &cuts, 0).next;
        let Some((_, Arg::Money(least))) = next[0].message.args.first() else { panic!("{next:?}") };
        assert_eq!(*least, Money::from_f64(45.0).unwrap());
        let class = |extra: f64| build(extra).run("order_value", &cuts).assignment.class[0];
        assert_eq!((class(least.to_f64()), class(least.to_f64() + 0.01)), (2, next[0].class));
    }

    #[test]
    fn the_claim_is_told_as_the_data_have_it() {
        let values: Vec<f64> = (0..40).map(f64::from).collect();
        let falling: Vec<f64> = values.iter().map(|value| 1.0 - value / 40.0).collect();
        let verdict = |discounts: &[f64]| claim(&values, discounts).map(Claim::verdict);
        assert_eq!(verdict(&falling), Some("order_value-rule-claim-holds"));
        assert_eq!(verdict(&values), Some("order_value-rule-claim-opposite"));
        let neither: Vec<f64> = (0..40).map(|i| f64::from(i * 17 % 40)).collect();
        assert_eq!(verdict(&neither), Some("order_value-rule-claim-neither"));
        // Nobody has a discount, or too few say: nothing is claimed.
        assert_eq!((verdict(&[0.0; 40]), verdict(&falling[..20])), (None, None));
    }
}
