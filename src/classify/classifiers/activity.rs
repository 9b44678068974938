//! Activity: who buys frequently, who occasionally, and who has not bought yet.
//!
//! Use it as the simplest split there is, prospects from other tables included. Frequent is who ordered at least twice and at least as often
//! as the upper third of those who ordered in the window.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::math::summary::quantile;

/// Activity.
pub struct Activity;

/// From how many orders on somebody buys frequently.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    frequent: u32,
}

const CLASSES: [&str; 4] = ["frequent", "occasional", "prospect", "no_orders"];

impl Fit {
    /// By orders in the window and ever.
    fn class(&self, orders: u32, ever: u32) -> u16 {
        match (orders, ever) {
            (0, 0) => 2,
            (0, _) => 3,
            _ if orders >= self.frequent => 0,
            _ => 1,
        }
    }
}

/// Orders in the window and ever.
fn orders(cx: &Context, row: usize) -> (u32, u32) {
    let at = |column: &[u32]| column.get(row).copied().unwrap_or(0);
    (at(&cx.customers.frequency), at(&cx.customers.orders))
}

fn name(class: u16) -> String {
    format!("activity-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"prospect"))
}

impl Model for Activity {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "activity",
        family: Family::Behaviour,
        population: Population::Everybody,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::number("share", 0.67, 0.10, 0.99, 0.01, Unit::Share),
            ParamSpec::number("least", 2.0, 2.0, 50.0, 1.0, Unit::Orders),
        ],
        features: &["frequency", "all_orders"],
        charts: &["class_bar", "class_shares"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("frequent", "seq-6"),
            Class::new("occasional", "seq-3"),
            Class::new("prospect", "class-prospect"),
            Class::optional("no_orders", "quiet-2").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let sorted = &cx.customers.sorted().frequency;
        let usual = if sorted.is_empty() { 0.0 } else { quantile(sorted, params.number("share")) };
        let frequent = params.number("least").max(usual).ceil() as u32;
        let refunded = (0..cx.customers.len()).filter(|row| orders(cx, *row).1 == 0 && !cx.customers.is_prospect(*row));
        let refunded = refunded.count();
        let mut notes = Vec::new();
        if refunded > 0 {
            notes.push(Note::info(Message::new("activity-note-refunds").count("customers", refunded)));
        }
        job.step("stage-classifying", total, total)?;
        Ok((Fit { frequent }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        let each = (0..cx.customers.len()).map(|row| orders(cx, row));
        let (class, values) = each.map(|(orders, ever)| (fit.class(orders, ever), f64::from(orders))).unzip();
        Assignment { class, scores: vec![Score { name: "orders_in_window", values }] }
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        let (orders, ever) = orders(cx, row);
        let class = fit.class(orders, ever);
        let band = Message::new(if class == 0 { "activity-band-from" } else { "activity-band-below" });
        let reason = |feature: &'static str, value: u32, band: Option<Message>| Reason {
            feature: feature.into(),
            value: Arg::Count(u64::from(value)),
            band,
            score: None,
        };
        let mut reasons = vec![reason("frequency", orders, Some(band.count("least", fit.frequent)))];
        if ever != orders {
            reasons.push(reason("all_orders", ever, None));
        }
        let because =
            Message::new(format!("activity-because-{}", CLASSES.get(usize::from(class)).unwrap_or(&"prospect")))
                .count("orders", orders)
                .count("least", fit.frequent)
                .word("class", name(class));
        let more = if orders == 0 { 1 } else { fit.frequent.saturating_sub(orders) };
        let to = fit.class(orders + more, ever + more);
        let next = if to == class {
            Vec::new()
        } else {
            vec![Next {
                class: to,
                message: Message::new("activity-next").count("orders", more).word("class", name(to)),
            }]
        };
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: u16, message: Message| RuleLine { class: Some(class), message };
        vec![
            line(
                0,
                Message::new("activity-rule-frequent")
                    .count("least", fit.frequent)
                    .with("share", Arg::Percent(params.number("share"), 0))
                    .count("floor", params.number("least") as u32),
            ),
            line(1, Message::new("activity-rule-occasional").count("most", fit.frequent.saturating_sub(1))),
            line(2, Message::new("activity-rule-prospect")),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::features::History;
    use crate::table::{Role, TableKind};

    #[test]
    fn frequent_is_the_upper_third_and_at_least_twice() {
        // Orders of buyers: 1 1 2 3 5; the 67 % point lies 0.68 of the way from 2 to 3: from 3 on.
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        for (who, count) in [("a", 1), ("b", 1), ("c", 2), ("d", 3), ("e", 5)] {
            for n in 0..count {
                orders.row([who.to_owned(), format!("{who}{n}"), n.to_string(), "5".to_owned()]);
            }
        }
        let mut people = Sheet::new(TableKind::Customers, &[Role::Customer]);
        people.row(["new"]);
        let shop = Shop::of_tables(orders.table(), vec![people.table()], None);
        let class = |who: &str| shop.class_of("activity", &values(&[]), who);
        assert_eq!(
            ["a", "c", "d", "e", "new"].map(class),
            ["occasional", "occasional", "frequent", "frequent", "prospect"]
        );
        let next = &shop.explain("activity", &values(&[]), 2).next[0];
        assert_eq!((next.class, next.message.args[0].1.clone()), (0, Arg::Count(1)));
    }

    #[test]
    fn once_is_never_frequent_and_the_window_counts() {
        let history = History::of(&[("a", &[(0, 1.0)]), ("b", &[(700, 1.0)]), ("r", &[(700, -1.0)])]);
        let shop = Shop::seen(history, crate::base::Day(701), Some(12));
        assert_eq!(shop.run("activity", &values(&[])).assignment.class, [3, 1, 2]);
    }
}
