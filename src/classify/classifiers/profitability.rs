//! What is left of each customer's orders after the goods were paid for: profit makers, those who break even, loss makers.
//!
//! Use it to see whose discounts and returns cost more than they bring. Profit is what was paid less what went back less the cost of the
//! goods (Kaplan & Narayanan 2001). A line without a cost is never guessed: its money is left out, and who has mostly such lines is
//! unknown. What a customer costs in service is in no order, so it is not in here either. Looks at the window only.

use serde::{Deserialize, Serialize};

use super::super::values;
use crate::base::{Arg, Job, Message, Money, Note, Result, each};
use crate::classify::profit::{Costs, KNOWN, Profit};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::table::Role;

/// Profitability.
pub struct Profitability;

/// Figures of the shop; only told, never cut by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Profit of all makers, of all others (negative), and of the most profitable fifth.
    made: Money,
    lost: Money,
    fifth: Money,
    /// The column tells the cost of one piece.
    each: bool,
}

const CLASSES: [&str; 4] = ["maker", "even", "loser", "unknown"];
const MAKER: u16 = 0;
const EVEN: u16 = 1;
const LOSER: u16 = 2;
const UNKNOWN: u16 = 3;

fn name(class: u16) -> String {
    format!("profitability-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"unknown"))
}

fn class_of(own: &Profit, band: f64) -> u16 {
    let edge = own.taken().abs().to_f64() * band;
    match own.profit().to_f64() {
        _ if !own.is_known() => UNKNOWN,
        profit if profit > edge => MAKER,
        profit if profit < -edge => LOSER,
        _ => EVEN,
    }
}

impl Model for Profitability {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "profitability",
        family: Family::Value,
        population: Population::Buyers,
        needs: &[Need::Column(Role::Cost)],
        params: &[
            ParamSpec::number("band", 0.05, 0.0, 0.30, 0.01, Unit::Share),
            ParamSpec::choice("cost_of", &["header", "row", "piece"]),
        ],
        features: &["profit", "margin", "paid", "goods_cost", "given_back", "cost_untold"],
        charts: &["whale", "class_bar", "class_shares"],
        reference: "Kaplan & Narayanan 2001",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("maker", "seq-6"),
            Class::new("even", "seq-3"),
            Class::new("loser", "cat-vermilion"),
            Class::optional("unknown", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let costs = Costs::of(cx, params.choice("cost_of"));
        let mut fit = Fit { each: costs.each, ..Fit::default() };
        let (mut profits, mut unknown, mut untold) = (Vec::with_capacity(cx.customers.len()), 0u32, Money::ZERO);
        values::walk(cx, job, |row| {
            let own = Profit::of(cx, &costs, row);
            untold += own.untold;
            if own.is_known() {
                profits.push(own.profit());
            } else {
                unknown += 1;
            }
        })?;
        fit.made = profits.iter().copied().filter(|profit| *profit > Money::ZERO).sum();
        fit.lost = profits.iter().copied().filter(|profit| *profit < Money::ZERO).sum();
        let fifth = profits.len().div_ceil(5);
        if fifth < profits.len() {
            profits.select_nth_unstable_by_key(fifth, |profit| -profit.0);
        }
        fit.fifth = profits.iter().take(fifth).copied().sum();
        let mut notes = Vec::new();
        if costs.each {
            notes.push(Note::info(Message::new("profitability-note-each")));
        }
        if untold > Money::ZERO {
            notes.push(Note::warn(Message::new("profitability-note-untold").with("money", Arg::Money(untold))));
        }
        if unknown > 0 {
            notes.push(Note::info(Message::new("profitability-note-unknown").count("customers", unknown)));
        }
        Ok((fit, notes))
    }

    fn assign(_fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let (costs, total, band) = (Costs::of(cx, params.choice("cost_of")), cx.customers.len(), params.number("band"));
        let (mut class, mut profit, mut margin) =
            (Vec::with_capacity(total), Vec::with_capacity(total), Vec::with_capacity(total));
        each(total, |row| {
            let own = Profit::of(cx, &costs, row);
            let known = own.is_known();
            class.push(class_of(&own, band));
            profit.push(if known { own.profit().to_f64() } else { f64::NAN });
            margin.push(if known { own.margin() } else { f64::NAN });
        });
        let scores = vec![Score { name: "profit", values: profit }, Score { name: "margin", values: margin }];
        Assignment { class, scores }
    }

    fn explain(_fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let (costs, band) = (Costs::of(cx, params.choice("cost_of")), params.number("band"));
        let own = Profit::of(cx, &costs, row);
        let (class, profit, margin) = (class_of(&own, band), own.profit(), own.margin());
        let key = match class {
            UNKNOWN if own == Profit::default() => "profitability-because-nothing",
            UNKNOWN => "profitability-because-unknown",
            _ if margin.is_nan() => "profitability-because-returned",
            _ => "profitability-because",
        };
        let because = Message::new(key)
            .word("class", name(class))
            .with("profit", Arg::Money(profit))
            .with("paid", Arg::Money(own.taken()))
            .with("cost", Arg::Money(own.cost))
            .with("margin", Arg::Percent(margin, 1))
            .with("untold", Arg::Money(own.untold));
        let reason = |feature: &'static str, money: Money| Reason {
            feature: feature.into(),
            value: Arg::Money(money),
            band: None,
            score: None,
        };
        let mut reasons = vec![reason("profit", profit)];
        if margin.is_finite() {
            let band = match class {
                MAKER => "profitability-band-above",
                LOSER => "profitability-band-below",
                _ => "profitability-band-within",
            };
            reasons.push(Reason {
                feature: "margin".into(),
                value: Arg::Percent(margin, 1),
                band: Some(Message::new(band).with("band", Arg::Percent(params.number("band"), 0))),
                score: None,
            });
        }
        reasons.extend([reason("paid", own.paid), reason("goods_cost", own.cost)]);
        if own.back < Money::ZERO {
            reasons.push(reason("given_back", own.back));
        }
        if own.untold > Money::ZERO {
            reasons.push(reason("cost_untold", own.untold));
        }
        // Profit that needs no goods: a price that is higher, a discount that is not given. It raises what is paid as well.
        let needed = |upper: bool| {
            let (paid, profit) = (own.taken().to_f64(), profit.to_f64());
            let edge = if upper { band } else { -band };
            Money::from_f64((edge * paid - profit) / (1.0 - edge))
        };
        let up = match class {
            EVEN => Some((MAKER, true)),
            LOSER => Some((EVEN, false)),
            _ => None,
        };
        let next = up.filter(|_| margin.is_finite()).and_then(|(class, upper)| {
            let money = needed(upper).filter(|money| *money >= Money::ZERO)?;
            let message =
                Message::new("profitability-next").with("money", Arg::Money(money)).word("class", name(class));
            Some(Next { class, message })
        });
        Explanation { class, because, reasons, next: next.into_iter().collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let band = || Arg::Percent(params.number("band"), 0);
        let mut lines = vec![line(None, Message::new("profitability-rule-about"))];
        let whole = fit.made + fit.lost;
        if whole > Money::ZERO {
            let share = |money: Money| Arg::Percent(money.to_f64() / whole.to_f64(), 0);
            let whale = Message::new("profitability-rule-whale").with("profit", Arg::Money(whole));
            let whale = whale.with("fifth", share(fit.fifth)).with("made", share(fit.made));
            lines.push(line(None, whale.with("lost", Arg::Money(fit.lost.abs()))));
        } else {
            let none = Message::new("profitability-rule-none").with("profit", Arg::Money(whole));
            lines.push(line(None, none));
        }
        for (class, key) in [
            (MAKER, "profitability-rule-maker"),
            (EVEN, "profitability-rule-even"),
            (LOSER, "profitability-rule-loser"),
        ] {
            lines.push(line(Some(class), Message::new(key).with("band", band())));
        }
        let unknown = Message::new("profitability-rule-unknown").with("share", Arg::Percent(KNOWN, 0));
        lines.push(line(Some(UNKNOWN), unknown));
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::classify::{Value, Values};
    use crate::table::TableKind;

    /// Lines as `(customer, paid, pieces, cost)`, each an order of its day.
    fn shop(lines: &[(&str, &str, &str, &str)]) -> Shop {
        let roles = [Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Quantity, Role::Cost, Role::Product];
        let mut orders = Sheet::new(TableKind::Orders, &roles);
        for (number, (who, paid, pieces, cost)) in lines.iter().enumerate() {
            orders.row(
                [who, &*number.to_string(), &*number.to_string(), paid, pieces, cost, &*format!("p{number}")]
                    .map(str::to_owned),
            );
        }
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    const LINES: &[(&str, &str, &str, &str)] = &[
        ("a", "100", "2", "60"),
        ("b", "100", "1", "96"),
        ("c", "100", "1", "70"),
        ("c", "50", "1", "70"),
        ("d", "100", "1", ""),
        ("d", "40", "1", "10"),
        ("e", "-30", "-1", ""),
        // Given back for less than it was sold for, and the goods with it.
        ("f", "-20", "-1", "25"),
    ];

    #[test]
    fn profit_is_what_was_paid_less_the_goods() {
        let shop = shop(LINES);
        let outcome = shop.run("profitability", &Values::new());
        let profit = &outcome.assignment.scores[0].values;
        assert_eq!((profit[0], profit[1], profit[2], profit[4], profit[5]), (40.0, 4.0, 10.0, -30.0, 5.0));
        // 4 of 100 are within 5 %, 10 of 150 above; 40 of 140 is less than half, so nothing is said of d.
        assert_eq!(outcome.assignment.class, [MAKER, EVEN, MAKER, UNKNOWN, LOSER, MAKER]);
        assert!(profit[3].is_nan());
        let tight = Values::from([("band".to_owned(), Value::Number(0.0))]);
        assert_eq!(shop.class_of("profitability", &tight, "b"), "maker");
    }

    #[test]
    fn a_cost_of_one_piece_counts_for_each() {
        let shop = shop(LINES);
        let outcome = shop.run("profitability", &values(&[("cost_of", "piece")]));
        assert_eq!(outcome.assignment.scores[0].values[0], -20.0);
        assert_eq!(outcome.assignment.class[0], LOSER);
    }

    #[test]
    fn what_would_move_a_customer_does() {
        let next = shop(&[("b", "100", "1", "96")]).explain("profitability", &Values::new(), 0).next;
        let Arg::Money(more) = next[0].message.args[0].1 else { panic!("{next:?}") };
        // 4 + x = 5 % of (100 + x).
        assert!((more.to_f64() - 1.0 / 0.95).abs() < 0.001);
        let paid = (100.0 + more.to_f64() + 0.01).to_string();
        assert_eq!(shop(&[("b", &paid, "1", "96")]).class_of("profitability", &Values::new(), "b"), "maker");
    }
}
