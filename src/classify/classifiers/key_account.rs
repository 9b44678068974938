//! Key accounts: who stands at the top by each of several rankings, and whether the rankings agree.
//!
//! Use it to decide whom somebody should know in person, and why: "by value" may be one large order, "by frequency" a habit that is worth
//! as much in the long run. Rankings are net money, the habit of ordering (how many customers order no more often, times how many
//! order no larger: the product of two ranks, because the product of the figures themselves would be the money again), and the closeness of
//! the relationship where contacts are known. Core is who is at the top of every ranking that can be made. Agreement: Spearman (1904).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Money, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::math::order;
use crate::models::concentration::{Above, Ranked, Tiers};
use crate::models::correlation::spearman;

/// Key accounts.
pub struct KeyAccount;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// By ranking, the least figure of the top; nothing for a ranking that can't be made.
    top: [Option<Tiers>; 3],
    /// By ranking, how many are at the top.
    inside: [u32; 3],
    /// How many are at the top of all.
    core: u32,
    /// Spearman's ρ of net money and habit.
    agreement: f64,
}

const CLASSES: [&str; 5] = ["core", "by_value", "by_frequency", "by_relationship", "not_key"];
/// The class of somebody who is at the top of no ranking.
const NOT_KEY: u16 = 4;
/// Orders as usual that are tried for the way to the next class.
const TRIED: u32 = 24;

fn name(class: u16) -> String {
    format!("key_account-class-{}", CLASSES.get(class as usize).unwrap_or(&"not_key"))
}

/// What rankings are made of: figures of those with an order in the window, each ascending.
struct Rankings {
    orders: Vec<f64>,
    sizes: Vec<f64>,
}

impl Rankings {
    fn of(cx: &Context) -> Rankings {
        let sizes = (0..cx.customers.len()).map(|row| cx.customers.order_value(row));
        let mut sizes: Vec<f64> = sizes.filter(|value| value.is_finite()).collect();
        order::ascending(&mut sizes);
        Rankings { orders: cx.customers.sorted().frequency.clone(), sizes }
    }

    /// How many order no more often, times how many order no larger; 0 without an order.
    fn habit(&self, orders: u32, money: Money) -> i64 {
        if orders == 0 {
            return 0;
        }
        let size = money.to_f64() / f64::from(orders);
        let no_more = |sorted: &[f64], own: f64| sorted.partition_point(|other| *other <= own) as i64;
        no_more(&self.orders, f64::from(orders)) * no_more(&self.sizes, size)
    }

    /// By ranking, the figure of each customer. The third is the relationship, by level or by number of contacts: contacts are no fact of a
    /// customer yet, so it can't be made; whoever adds them answers here.
    fn figures(&self, cx: &Context) -> [Option<Vec<i64>>; 3] {
        let customers = cx.customers;
        let value = customers.monetary.iter().map(|money| money.0).collect();
        let rows = customers.frequency.iter().zip(&customers.monetary);
        let habit = rows.map(|(orders, money)| self.habit(*orders, *money)).collect();
        [Some(value), Some(habit), None]
    }
}

impl Fit {
    /// In which rankings some figures are at the top.
    fn inside(&self, figures: [Option<i64>; 3]) -> [Option<bool>; 3] {
        let mut inside = [None; 3];
        for ((inside, top), figure) in inside.iter_mut().zip(&self.top).zip(figures) {
            *inside = top.as_ref().zip(figure).map(|(top, figure)| top.class(figure) == 0);
        }
        inside
    }

    fn class(&self, figures: [Option<i64>; 3]) -> u16 {
        let inside = self.inside(figures);
        let mut made = inside.iter().flatten();
        if made.clone().next().is_some() && made.all(|inside| *inside) {
            return 0;
        }
        inside.iter().position(|inside| *inside == Some(true)).map_or(NOT_KEY, |at| at as u16 + 1)
    }
}

/// The figures of one row.
fn at(figures: &[Option<Vec<i64>>; 3], row: usize) -> [Option<i64>; 3] {
    figures.each_ref().map(|figures| figures.as_ref().and_then(|figures| figures.get(row).copied()))
}

/// One more than how many have a greater figure.
fn rank(figures: Option<&Vec<i64>>, row: usize) -> Option<u64> {
    let figures = figures?;
    let own = figures.get(row)?;
    Some(figures.iter().filter(|other| *other > own).count() as u64 + 1)
}

impl Model for KeyAccount {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "key_account",
        family: Family::Value,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::number("value_share", 0.20, 0.01, 0.50, 0.01, Unit::Share),
            ParamSpec::number("habit_share", 0.20, 0.01, 0.50, 0.01, Unit::Share),
        ],
        features: &["value_rank", "monetary", "habit_rank", "frequency", "order_value"],
        charts: &["class_shares", "class_bar"],
        reference: "Spearman 1904",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("core", "cat-pine"),
            Class::new("by_value", "cat-azure"),
            Class::new("by_frequency", "cat-sky"),
            Class::optional("by_relationship", "cat-violet"),
            Class::new("not_key", "seq-1"),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let figures = Rankings::of(cx).figures(cx);
        job.step("stage-classifying", total as u64 / 2, total as u64)?;
        let shares = [params.number("value_share"), params.number("habit_share"), params.number("value_share")];
        let mut fit = Fit { top: [None, None, None], inside: [0; 3], core: 0, agreement: f64::NAN };
        for ((top, figures), share) in fit.top.iter_mut().zip(&figures).zip(shares) {
            *top = figures.as_ref().map(|figures| Ranked::new(figures).tiers(Above::Heads, &[share]));
        }
        for row in 0..total {
            let own = at(&figures, row);
            fit.core += u32::from(fit.class(own) == 0);
            for (count, inside) in fit.inside(own).into_iter().enumerate().filter_map(|(k, inside)| Some((k, inside?)))
            {
                if let Some(count) = fit.inside.get_mut(count) {
                    *count += u32::from(inside);
                }
            }
        }
        if let [Some(value), Some(habit), _] = &figures {
            let floats = |figures: &[i64]| figures.iter().map(|figure| *figure as f64).collect::<Vec<f64>>();
            fit.agreement = spearman(&floats(value), &floats(habit));
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        let mut notes = Vec::new();
        if total > 0 {
            notes.push(Note::info(Message::new("key_account-note-no-contacts")));
        }
        let without = cx.customers.frequency.iter().filter(|orders| **orders == 0).count();
        if without > 0 {
            notes.push(Note::info(Message::new("key_account-note-no-orders").count("customers", without)));
        }
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        let figures = Rankings::of(cx).figures(cx);
        let class = (0..cx.customers.len()).map(|row| fit.class(at(&figures, row))).collect();
        let names = ["value_rank", "habit_rank"];
        let scores = names.into_iter().zip(&figures).filter_map(|(name, figures)| {
            let (_, values) = Ranked::new(figures.as_ref()?).standing(Above::Heads);
            Some(Score { name, values })
        });
        Assignment { class, scores: scores.collect() }
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        let rankings = Rankings::of(cx);
        let figures = rankings.figures(cx);
        let own = at(&figures, row);
        let class = fit.class(own);
        let customers = cx.customers;
        let orders = customers.frequency.get(row).copied().unwrap_or(0);
        let net = customers.monetary.get(row).copied().unwrap_or_default();
        let [value, habit, _] = figures.each_ref().map(|figures| rank(figures.as_ref(), row).unwrap_or(0));
        let because =
            Message::new(format!("key_account-because-{}", CLASSES.get(class as usize).unwrap_or(&"not_key")))
                .count("value", value)
                .count("habit", habit)
                .count("customers", customers.len())
                .word("class", name(class));
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let top = |k: usize| {
            let inside = fit.inside.get(k).copied().unwrap_or(0);
            (inside > 0).then(|| Message::new("key_account-band-top").count("rank", inside))
        };
        let least = fit.top.first().and_then(Option::as_ref).and_then(|top| top.least.first()).copied();
        let least = least.filter(|least| *least < i64::MAX);
        let from = least.map(|least| Message::new("key_account-band-from").with("least", Arg::Money(Money(least))));
        let mut reasons = vec![
            reason("value_rank", Arg::Count(value), top(0)),
            reason("monetary", Arg::Money(net), from),
            reason("habit_rank", Arg::Count(habit), top(1)),
            reason("frequency", Arg::Count(u64::from(orders)), None),
        ];
        let size = Money::from_f64(customers.order_value(row));
        reasons.extend(size.map(|size| reason("order_value", Arg::Money(size), None)));

        // By today's tops: more orders as they usually are, and one order that brings what is missing.
        let after = |more: u32, money: Money| {
            let habit = rankings.habit(orders + more, net + money);
            fit.class([Some((net + money).0), Some(habit), own.get(2).copied().flatten()])
        };
        let mut next: Vec<Next> = Vec::new();
        let usual = Money((net.0 / i64::from(orders.max(1))).max(0));
        let many = (1..=TRIED).map(|more| (more, after(more, Money(usual.0.saturating_mul(i64::from(more))))));
        if let Some((more, to)) = many.into_iter().find(|(_, to)| *to < class && orders > 0) {
            let message =
                Message::new("key_account-next-orders").count("orders", more).with("money", Arg::Money(usual));
            next.push(Next { class: to, message: message.word("class", name(to)) });
        }
        if let Some(missing) =
            least.map(|least| Money(least.saturating_sub(net.0))).filter(|money| *money > Money::ZERO)
        {
            let to = after(1, missing);
            if to < class {
                let message = Message::new("key_account-next-money").with("money", Arg::Money(missing));
                next.push(Next { class: to, message: message.word("class", name(to)) });
            }
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let percent = |name: &str| Arg::Percent(params.number(name), 0);
        let [value, habit, _] = fit.inside;
        let mut lines = vec![
            line(None, Message::new("key_account-rule-about").with("share", percent("habit_share"))),
            line(None, Message::new("key_account-rule-made")),
        ];
        if fit.agreement.is_finite() {
            let kind = match fit.agreement {
                rho if rho >= 0.7 => "key_account-rule-agree",
                rho if rho >= 0.4 => "key_account-rule-partly",
                _ => "key_account-rule-differ",
            };
            let message = Message::new(kind).with("rho", Arg::Number(fit.agreement, 2));
            lines.push(line(None, message.count("core", fit.core).count("value", value).count("habit", habit)));
        }
        let least = fit.top.first().and_then(Option::as_ref).and_then(|top| top.least.first()).copied();
        let money = match least.filter(|least| *least < i64::MAX) {
            Some(least) => Message::new("key_account-rule-value")
                .with("share", percent("value_share"))
                .with("least", Arg::Money(Money(least)))
                .count("customers", value),
            None => Message::new("key_account-rule-nobody"),
        };
        lines.extend([
            line(Some(0), Message::new("key_account-rule-core").count("customers", fit.core)),
            line(Some(1), money),
            line(
                Some(2),
                Message::new("key_account-rule-frequency")
                    .with("share", percent("habit_share"))
                    .count("customers", habit),
            ),
            line(Some(3), Message::new("key_account-rule-relationship")),
            line(Some(NOT_KEY), Message::new("key_account-rule-rest")),
        ]);
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, values};

    /// One giant order, a habit of middling ones, many small ones, and ten ordinary customers.
    fn shop() -> Shop {
        let often: Vec<(i32, f64)> = (0..12).map(|day| (day, 60.0)).collect();
        let small: Vec<(i32, f64)> = (0..30).map(|day| (day, 1.0)).collect();
        let mut all: Vec<(String, Vec<(i32, f64)>)> = vec![
            ("giant".into(), vec![(3, 5_000.0)]),
            ("often".into(), often),
            ("small".into(), small),
            ("steady".into(), (0..6).map(|day| (day, 70.0)).collect()),
        ];
        all.extend((0..11).map(|i| (format!("x{i:02}"), vec![(i, 20.0 + f64::from(i)), (i + 1, 20.0)])));
        let rows: Vec<(&str, &[(i32, f64)])> = all.iter().map(|(id, orders)| (id.as_str(), &orders[..])).collect();
        Shop::of(&rows)
    }

    #[test]
    fn each_is_named_by_the_ranking_that_holds_and_core_by_all() {
        let shop = shop();
        let outcome = shop.run("key_account", &values(&[]));
        let class = |id: &str| {
            let row = shop.customers.row_of(shop.history.find(id).unwrap()).unwrap();
            outcome.classes[usize::from(outcome.assignment.class[row])].id.to_string()
        };
        // Of 15 customers the top 20 % are three. By money: giant 5000, often 720, steady 420.
        // By habit: often 14 · 13 = 182, steady 13 · 14 = 182, small 15 · 1, giant 1 · 15, x10 12 · 12 = 144.
        assert_eq!(
            (class("often"), class("steady"), class("giant")),
            ("core".into(), "core".into(), "by_value".into())
        );
        assert_eq!(
            (class("x10"), class("small"), class("x00")),
            ("by_frequency".into(), "not_key".into(), "not_key".into())
        );
        let row = shop.customers.row_of(shop.history.find("steady").unwrap()).unwrap();
        assert_eq!((outcome.assignment.scores[0].values[row], outcome.assignment.scores[1].values[row]), (3.0, 1.0));
    }

    #[test]
    fn the_order_that_is_missing_is_enough() {
        let shop = shop();
        let row = shop.customers.row_of(shop.history.find("x10").unwrap()).unwrap();
        let next = shop.explain("key_account", &values(&[]), row).next;
        assert!(next.iter().all(|next| next.class == 0), "{next:?}");
        let money = next.iter().find(|next| next.message.key == "key_account-next-money").unwrap();
        assert_eq!(money.message.args[0].1, Arg::Money(Money::from_f64(420.0 - 50.0).unwrap()));
    }
}
