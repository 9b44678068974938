//! Order-value tiers: customers by what an average order of theirs brings, whoever orders often or seldom.
//!
//! Use it to decide what to offer, not whom to look after: large baskets take sets and better goods, small ones free delivery from a
//! sum. The tiers are the top 20, next 30 and last 50 % of those who ordered in the window: the same shares as those of `value_tier`
//! by customers, so that the two pages can be read side by side. Shops say that who spends much per order minds the price less: where
//! orders name a discount or a list price, that is tested on the share of discounts of each customer and the answer told, not assumed
//! (Spearman 1904).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Money, Note, Result};
use crate::classify::prices::{Columns, Measure, Prices};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::EventKind;
use crate::math::order;
use crate::math::summary::{median, quantile};
use crate::models::correlation::tested;

/// Order-value tiers.
pub struct OrderValue;

/// The two cuts: above the second is high, above the first mid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    mid: f64,
    high: f64,
}

const CLASSES: [&str; 4] = ["high", "mid", "low", "no_orders"];
/// The class of somebody without an order in the window.
const WITHOUT: u16 = 3;
/// Customers with a discount share from which the claim is tested at all.
const ENOUGH: usize = 30;
/// Closer to nothing than this, ρ says nothing to a shop, however sure it is (a small effect; Cohen 1988).
const SMALL: f64 = 0.1;

fn name(class: u16) -> String {
    format!("order_value-class-{}", CLASSES.get(class as usize).unwrap_or(&"no_orders"))
}

fn money(value: f64) -> Arg {
    Money::from_f64(value).map_or(Arg::Number(value, 2), Arg::Money)
}

/// Discount over list price by customer in the window, NaN where a customer has none to go by; nothing where the shop's orders name neither.
fn discounts(cx: &Context) -> Option<Vec<f64>> {
    let prices = Prices::default();
    let measure = Columns::of(cx).tells().then(|| Measure::of(cx, &prices, &[]))?;
    Some((0..cx.customers.len()).map(|row| measure.sums(cx, row).0.depth()).collect())
}

/// What the data say to "who spends more per order minds the price less": tested on those who have both figures.
fn claim(values: &[f64], discounts: Option<&[f64]>) -> Note {
    let Some(discounts) = discounts else { return Note::info(Message::new("order_value-note-claim-untold")) };
    let both = values.iter().zip(discounts).filter(|(value, discount)| value.is_finite() && discount.is_finite());
    let (values, discounts): (Vec<f64>, Vec<f64>) = both.map(|(value, discount)| (*value, *discount)).unzip();
    let had = discounts.iter().filter(|discount| **discount > 0.0).count();
    let found = if values.len() < ENOUGH { None } else { tested(&values, &discounts) };
    let Some(found) = found else {
        let key = match () {
            () if had == 0 => "order_value-note-claim-none",
            () if values.len() < ENOUGH => "order_value-note-claim-few",
            () => "order_value-note-claim-alike",
        };
        return Note::info(Message::new(key).count("customers", values.len()).count("least", ENOUGH));
    };
    let key = match () {
        () if found.high < 0.0 && found.rho <= -SMALL => "order_value-note-claim-holds",
        () if found.low > 0.0 && found.rho >= SMALL => "order_value-note-claim-opposite",
        () => "order_value-note-claim-neither",
    };
    let message = Message::new(key)
        .with("rho", Arg::Number(found.rho, 2))
        .with("low", Arg::Number(found.low, 2))
        .with("high", Arg::Number(found.high, 2))
        // Rounded up, so that what is next to nothing does not read as nothing.
        .with("p", Arg::Number((found.p * 1e3).ceil().max(1.0) / 1e3, 3))
        .count("customers", found.pairs)
        .count("had", had);
    Note::info(message)
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
        features: &["order_value", "order_median", "frequency", "monetary", "discount_depth"],
        charts: &["class_shares", "class_bar"],
        reference: "Spearman 1904",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("high", "seq-6"),
            Class::new("mid", "seq-4"),
            Class::new("low", "seq-2"),
            Class::optional("no_orders", "quiet-1").leftover(),
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
        let mut notes = Vec::new();
        if !sorted.is_empty() {
            notes.push(claim(&values, discounts(cx).as_deref()));
        }
        if sorted.first().zip(sorted.last()).is_some_and(|(least, most)| least.total_cmp(most).is_eq()) {
            notes.push(Note::warn(Message::new("order_value-note-flat")));
        }
        let without = total - sorted.len();
        if without > 0 {
            notes.push(Note::info(Message::new("order_value-note-no-orders").count("customers", without)));
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        Ok((Fit { mid, high }, notes))
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
        let mut reasons = vec![
            reason("order_value", money(value), Some(band)),
            reason("order_median", money(middle_order(cx, row)), None),
            count,
            reason("monetary", Arg::Money(net), None),
        ];
        let (columns, prices) = (Columns::of(cx), Prices::default());
        let depth = columns.tells().then(|| Measure::of(cx, &prices, &[]).sums(cx, row).0.depth());
        let depth = depth.filter(|depth| depth.is_finite());
        reasons.extend(depth.map(|depth| reason("discount_depth", Arg::Percent(depth, 0), None)));
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
        vec![
            line(None, Message::new("order_value-rule-about")),
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
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

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
        let verdict = |discounts: &[f64]| claim(&values, Some(discounts)).message.key.to_string();
        assert_eq!(verdict(&falling), "order_value-note-claim-holds");
        assert_eq!(verdict(&values), "order_value-note-claim-opposite");
        let neither: Vec<f64> = (0..40).map(|i| f64::from(i * 17 % 40)).collect();
        assert_eq!(verdict(&neither), "order_value-note-claim-neither");
        // Nobody has a discount, all have the same, or too few say: nothing is claimed.
        assert_eq!(verdict(&[0.0; 40]), "order_value-note-claim-none");
        assert_eq!(verdict(&[0.2; 40]), "order_value-note-claim-alike");
        assert_eq!(verdict(&falling[..20]), "order_value-note-claim-few");
        // Sure and next to nothing: a hair beside chance in very many customers is no reason to act.
        let mut rng = crate::math::rng::Rng::new(5);
        let many: Vec<f64> = (0..40_000).map(f64::from).collect();
        let slight: Vec<f64> = many.iter().map(|value| rng.f64() - value / 40_000.0 * 0.05).collect();
        let found = tested(&many, &slight).unwrap();
        assert!(found.high < 0.0 && found.rho > -SMALL, "{found:?}");
        assert_eq!(claim(&many, Some(&slight)).message.key, "order_value-note-claim-neither");
    }

    /// Sixty customers whose two orders cost 10, 20, …; `off` says how much of the list price each was let off.
    fn planted(off: Option<&dyn Fn(i32) -> f64>) -> Shop {
        let mut roles = vec![Role::Customer, Role::Order, Role::Date, Role::Amount];
        roles.extend(off.map(|_| Role::ListPrice));
        let mut orders = Sheet::new(TableKind::Orders, &roles);
        for who in 0..60 {
            for day in 0..2 {
                let paid = f64::from(10 * (who + 1));
                let mut cells = vec![format!("c{who:02}"), format!("{who}-{day}"), day.to_string(), paid.to_string()];
                cells.extend(off.map(|off| (paid / (1.0 - off(who))).to_string()));
                orders.row(cells);
            }
        }
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    #[test]
    fn the_claim_is_tested_on_the_lines_of_orders() {
        let note = |shop: &Shop| {
            let notes = shop.run("order_value", &values(&[])).notes;
            notes.into_iter().find(|note| note.message.key.starts_with("order_value-note-claim")).unwrap().message
        };
        let less = planted(Some(&|who| f64::from(60 - who) / 100.0));
        let message = note(&less);
        assert_eq!(message.key, "order_value-note-claim-holds");
        assert!(matches!(message.args[0].1, Arg::Number(rho, 2) if (rho + 1.0).abs() < 1e-12), "{message:?}");
        assert_eq!(note(&planted(Some(&|who| f64::from(who) / 100.0))).key, "order_value-note-claim-opposite");
        assert_eq!(note(&planted(Some(&|who| f64::from(who * 17 % 60) / 100.0))).key, "order_value-note-claim-neither");
        assert_eq!(note(&planted(Some(&|_| 0.0))).key, "order_value-note-claim-none");
        assert_eq!(note(&planted(None)).key, "order_value-note-claim-untold");
        // The customer's own share is among the reasons: the first was let off 60 %.
        let reasons = less.explain("order_value", &values(&[]), 0).reasons;
        let own = reasons.iter().find(|reason| reason.feature == "discount_depth").unwrap();
        assert!(matches!(own.value, Arg::Percent(share, 0) if (share - 0.6).abs() < 1e-4), "{own:?}");
        assert!(planted(None).explain("order_value", &values(&[]), 0).reasons.len() < reasons.len());
    }
}
