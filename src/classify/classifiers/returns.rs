//! Returns and complaints: who gives back more than others, and whose complaint still waits for an answer.
//!
//! Use it to answer complaints before the customer is gone, and to find the few who make returns expensive. The return rate of a customer is
//! mixed with the shop's (beta-binomial: as if everybody had placed some orders more at the shop's rate), so that one return of one order is not
//! "100 %". Reference: Smith & Bolton (1998) on what becomes of customers after a complaint.

use serde::{Deserialize, Serialize};

use crate::base::nothing::is_nothing;
use crate::base::{Arg, Day, Job, Message, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::models::after_sales::{Reader, Times};
use crate::table::{Role, TableKind};

/// Returns and complaints.
pub struct Returns;

/// What the shop's returns and complaints are like.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Returns per order.
    rate: f64,
    /// Customers, and those of them who complained.
    customers: u32,
    complainers: u32,
    /// The most common reasons with the rows that give them, and all rows that give one.
    reasons: Vec<(String, u32)>,
    reasoned: u32,
    /// The middle number of days from a complaint to its settlement.
    settled_after: Option<u32>,
    /// Of those whose complaints are all answered: how many, and how many ordered again; the same of the others.
    answered: (u32, u32),
    waiting: (u32, u32),
    /// Returns are told by the orders only.
    by_orders: bool,
}

const CLASSES: [&str; 4] = ["none", "occasional", "frequent", "unresolved"];
/// Reasons that are named.
const REASONS: usize = 5;

/// Days after which a complaint without an answer is open.
fn patience(params: &Params) -> u32 {
    params.number("answer_days") as u32
}

fn reader<'a>(cx: &Context<'a>, params: &Params) -> Reader<'a> {
    Reader::new(cx.facts, cx.customers, patience(params))
}

/// Orders that were placed, those of which nothing is left included.
fn orders(cx: &Context, times: Times, row: usize) -> u32 {
    times.placed(cx.customers.frequency.get(row).copied().unwrap_or(0))
}

impl Fit {
    fn rate_of(&self, returns: u32, orders: u32, params: &Params) -> f64 {
        let prior = params.number("strength");
        (f64::from(returns) + prior * self.rate) / (f64::from(orders) + prior)
    }

    /// The rate from which on it is a habit.
    fn limit(&self, params: &Params) -> f64 {
        self.rate * params.number("frequent_times")
    }

    fn class(&self, times: Times, orders: u32, params: &Params) -> u16 {
        if times.open > 0 {
            3
        } else if f64::from(times.returns) >= params.number("frequent_returns")
            && self.rate_of(times.returns, orders, params) >= self.limit(params)
        {
            2
        } else {
            u16::from(times.returns + times.complaints > 0)
        }
    }
}

fn name(class: u16) -> String {
    format!("returns-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"none"))
}

/// Whether a customer ordered after a day.
fn ordered_after(cx: &Context, row: usize, day: Day) -> bool {
    cx.customers.last.get(row).is_some_and(|last| last.is_some() && *last > day)
}

impl Model for Returns {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "returns",
        family: Family::Behaviour,
        population: Population::Everybody,
        needs: &[
            Need::Orders,
            Need::Any(&[
                Need::Of(TableKind::Returns, Role::Date),
                Need::Of(TableKind::Returns, Role::ReturnType),
                Need::Of(TableKind::Returns, Role::Reason),
                Need::Column(Role::Status),
                Need::Column(Role::Refund),
            ]),
        ],
        params: &[
            ParamSpec::number("frequent_returns", 2.0, 1.0, 20.0, 1.0, Unit::Plain),
            ParamSpec::number("frequent_times", 2.0, 1.0, 10.0, 0.1, Unit::Plain),
            ParamSpec::number("strength", 10.0, 1.0, 100.0, 1.0, Unit::Orders),
            ParamSpec::number("answer_days", 14.0, 1.0, 90.0, 1.0, Unit::Days),
        ],
        features: &["returns", "return_rate", "complaints", "open_complaints", "open_since", "frequency"],
        charts: &["class_bar", "class_shares"],
        reference: "Smith & Bolton 1998",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("none", "cat-pine"),
            Class::new("occasional", "cat-sky"),
            Class::new("frequent", "cat-ochre"),
            Class::new("unresolved", "cat-vermilion"),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let mut reader = reader(cx, params);
        let reasons = cx.facts.table(TableKind::Returns).and_then(|table| table.text(Role::Reason));
        let mut counts = vec![0u32; reasons.map_or(0, |reasons| reasons.dictionary.len())];
        let (mut returns, mut placed, mut settled) = (0u64, 0u64, Vec::new());
        let mut fit = Fit {
            rate: 0.0,
            customers: 0,
            complainers: 0,
            reasons: Vec::new(),
            reasoned: 0,
            settled_after: None,
            answered: (0, 0),
            waiting: (0, 0),
            by_orders: reader.is_by_orders(),
        };
        let mut all = Vec::with_capacity(total);
        for row in 0..total {
            if row % 65_536 == 65_535 {
                job.step("stage-classifying", row as u64, total as u64)?;
            }
            let record = reader.record(row);
            let times = record.times;
            let orders = orders(cx, times, row);
            all.push(times);
            returns += u64::from(times.returns);
            placed += u64::from(orders);
            fit.customers += u32::from(orders > 0 || times.complaints > 0);
            fit.complainers += u32::from(times.complaints > 0);
            settled.extend_from_slice(&record.settled_after);
            for row in record.rows {
                let code = reasons.map(|reasons| reasons.codes.get(row as usize));
                if let Some(count) = code.and_then(|code| counts.get_mut(code as usize)) {
                    *count += 1;
                }
            }
            if let Some(day) = record.complained {
                let group = if times.open > 0 { &mut fit.waiting } else { &mut fit.answered };
                group.0 += 1;
                group.1 += u32::from(ordered_after(cx, row, day));
            }
        }
        if placed > 0 {
            fit.rate = returns as f64 / placed as f64;
        }
        settled.sort_unstable();
        fit.settled_after = settled.get(settled.len() / 2).copied();
        if let Some(reasons) = reasons {
            let texts = (0..reasons.dictionary.len() as u32).map(|code| reasons.dictionary.get(code)).zip(counts);
            let mut named: Vec<(&str, u32)> =
                texts.filter(|(text, count)| *count > 0 && !is_nothing(text, false)).collect();
            named.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
            fit.reasoned = named.iter().map(|(_, count)| count).sum();
            fit.reasons = named.iter().take(REASONS).map(|(text, count)| ((*text).to_owned(), *count)).collect();
        }
        let mut notes = Vec::new();
        let (unknown, words) = reader.unknown();
        if unknown > 0 {
            notes.push(Note::info(Message::new("returns-note-unknown").count("rows", unknown).list("words", words)));
        }
        if fit.by_orders && total > 0 {
            notes.push(Note::info(Message::new("returns-note-by-orders")));
        }
        cx.keep_given_back(patience(params), all);
        job.step("stage-classifying", total as u64, total as u64)?;
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let total = cx.customers.len();
        let all = cx.given_back(patience(params));
        let mut class = Vec::with_capacity(total);
        let mut scores: [Vec<f64>; 4] = std::array::from_fn(|_| Vec::with_capacity(total));
        for (row, times) in all.iter().copied().enumerate() {
            let orders = orders(cx, times, row);
            class.push(fit.class(times, orders, params));
            let rate = if orders > 0 { fit.rate_of(times.returns, orders, params) } else { f64::NAN };
            let counts = [times.returns, times.complaints, times.open].map(f64::from);
            for (column, value) in scores.iter_mut().zip([counts[0], rate, counts[1], counts[2]]) {
                column.push(value);
            }
        }
        let names = ["returns", "return_rate", "complaints", "open_complaints"];
        Assignment {
            class,
            scores: names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect(),
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let record = reader(cx, params).record(row);
        let times = record.times;
        let orders = orders(cx, times, row);
        let class = fit.class(times, orders, params);
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let count = |value: u32| Arg::Count(u64::from(value));
        let least = params.number("frequent_returns") as u32;
        let gone = (times.gone > 0).then(|| Message::new("returns-band-gone").count("orders", times.gone));
        let mut reasons = vec![
            reason("returns", count(times.returns), Some(Message::new("returns-band-returns").count("least", least))),
            reason("frequency", count(orders), gone),
        ];
        if orders > 0 {
            let band = Message::new("returns-band-rate")
                .with("limit", Arg::Percent(fit.limit(params), 1))
                .with("shop", Arg::Percent(fit.rate, 1));
            let rate = fit.rate_of(times.returns, orders, params);
            reasons.push(reason("return_rate", Arg::Percent(rate, 1), Some(band)));
        }
        reasons.push(reason("complaints", count(times.complaints), None));
        if times.open > 0 {
            let band = Message::new("returns-band-open").count("days", params.number("answer_days") as u32);
            reasons.push(reason("open_complaints", count(times.open), Some(band)));
            reasons.extend(record.open_since.map(|day| reason("open_since", Arg::Day(day), None)));
        }
        let because = Message::new(format!("returns-because-{}", CLASSES.get(usize::from(class)).unwrap_or(&"none")))
            .count("returns", times.returns)
            .count("complaints", times.complaints)
            .count("open", times.open)
            .word("class", name(class));
        let mut next = Vec::new();
        let mut move_to = |to: u16, message: Message| {
            if to != class {
                next.push(Next { class: to, message: message.word("class", name(to)) });
            }
        };
        let with = |returns: u32, orders: u32| fit.class(Times { returns, open: 0, ..times }, orders, params);
        if times.open > 0 {
            move_to(with(times.returns, orders), Message::new("returns-next-answer").count("complaints", times.open));
        } else if class < 2 {
            // The next order comes back too, and so on: the first number of returns that makes it a habit.
            let more = (1..=least.max(1) + 50)
                .find(|more| with(times.returns + more, orders.max(times.returns + more)) != class);
            if let Some(more) = more {
                let to = with(times.returns + more, orders.max(times.returns + more));
                move_to(to, Message::new("returns-next-returns").count("returns", more));
            }
        } else if let Some(more) = (1..=200).find(|more| with(times.returns, orders + more) != class) {
            let to = with(times.returns, orders + more);
            move_to(to, Message::new("returns-next-orders").count("orders", more));
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let rule = |key: &str| Message::new(format!("returns-rule-{key}"));
        let share = |part: u32, whole: u32| Arg::Percent(f64::from(part) / f64::from(whole.max(1)), 1);
        let mut lines = vec![
            line(
                None,
                rule("rate").with("rate", Arg::Percent(fit.rate, 1)).count("orders", params.number("strength") as u32),
            ),
            line(Some(0), rule("none")),
            line(Some(1), rule("occasional")),
            line(
                Some(2),
                rule("frequent")
                    .count("returns", params.number("frequent_returns") as u32)
                    .with("times", Arg::Number(params.number("frequent_times"), 1))
                    .with("limit", Arg::Percent(fit.limit(params), 1)),
            ),
            line(Some(3), rule("unresolved").count("days", params.number("answer_days") as u32)),
        ];
        if fit.complainers > 0 {
            let message = rule("complaints").count("customers", fit.complainers);
            lines.push(line(None, message.with("share", share(fit.complainers, fit.customers))));
        }
        for (text, count) in &fit.reasons {
            let message = rule("reason").text("reason", text.clone()).count("rows", *count);
            lines.push(line(None, message.with("share", share(*count, fit.reasoned))));
        }
        if let Some(days) = fit.settled_after {
            lines.push(line(None, rule("settled").count("days", days)));
        }
        for (key, (all, again)) in [("again-answered", fit.answered), ("again-waiting", fit.waiting)] {
            if all > 0 {
                let message = rule(key).count("customers", all).count("again", again);
                lines.push(line(None, message.with("share", share(again, all))));
            }
        }
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    fn orders(rows: &[(&str, i32)]) -> Sheet {
        let mut sheet = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        for (number, (who, day)) in rows.iter().enumerate() {
            sheet.row([(*who).to_owned(), format!("o{number}"), day.to_string(), "10".to_owned()]);
        }
        sheet
    }

    /// Twenty orders of b on days 0 … 19, four of a, one each of c, d, e. As of day 101.
    fn shop() -> Shop {
        let mut rows: Vec<(&str, i32)> = (0..20).map(|day| ("b", day)).collect();
        rows.extend([("a", 1), ("a", 2), ("a", 3), ("a", 100), ("c", 5), ("d", 5), ("e", 5)]);
        let mut sheet = Sheet::new(
            TableKind::Returns,
            &[Role::Customer, Role::Order, Role::Date, Role::ReturnType, Role::Reason, Role::Resolved, Role::Result],
        );
        for (who, order, day, kind, reason, resolved, result) in [
            ("a", "o20", "8", "退货", "质量问题", "", ""),
            // The second line of the same order is no second return.
            ("a", "o20", "8", "退货", "质量问题", "", ""),
            ("a", "o21", "9", "换货", "尺码", "", ""),
            ("b", "o0", "9", "return", "质量问题", "", ""),
            ("c", "", "60", "投诉", "", "", ""),
            ("d", "", "90", "投诉", "", "", ""),
            ("e", "", "60", "complaint", "", "70", "resolved"),
            ("asks", "", "20", "投诉", "", "", "处理中"),
        ] {
            sheet.row([who, order, day, kind, reason, resolved, result]);
        }
        Shop::of_tables(orders(&rows).table(), vec![sheet.table()], None)
    }

    #[test]
    fn the_table_of_returns_decides() {
        let shop = shop();
        let class = |who: &str| shop.class_of("returns", &values(&[]), who);
        // Three returns of 27 orders: 11.1 %. a: (2 + 10 · 0.111) / (4 + 10) = 22.2 % ≥ 2 · 11.1 %? 3.111 / 14 = 22.22 %, just so.
        let outcome = shop.run("returns", &values(&[]));
        let rate = outcome.assignment.scores[1].values[0];
        assert!((rate - (2.0 + 10.0 * 3.0 / 27.0) / 14.0).abs() < 1e-12);
        assert_eq!(class("b"), "occasional");
        // No answer for 41 days; for 11 days; settled after ten; open and of a prospect.
        assert_eq!(["c", "d", "e", "asks"].map(class), ["unresolved", "occasional", "occasional", "unresolved"]);
        let keys: Vec<String> = outcome.rule.iter().map(|line| line.message.key.to_string()).collect();
        assert_eq!(keys.iter().filter(|key| *key == "returns-rule-reason").count(), 2);
        assert!(keys.iter().any(|key| key == "returns-rule-settled"));
        // Nobody who complained has ordered since.
        let again = outcome.rule.iter().find(|line| line.message.key == "returns-rule-again-waiting").unwrap();
        assert_eq!(again.message.args[0].1, Arg::Count(2));
    }

    #[test]
    fn a_habit_is_twice_the_rate_of_the_shop() {
        let mut rows: Vec<(&str, i32)> = (0..40).map(|day| ("b", day)).collect();
        rows.extend([("a", 1), ("a", 2), ("a", 3), ("z", 4)]);
        let mut sheet = Sheet::new(TableKind::Returns, &[Role::Customer, Role::Date, Role::ReturnType]);
        for (who, day) in [("a", "8"), ("a", "9"), ("b", "9")] {
            sheet.row([who, day, "退货"]);
        }
        let shop = Shop::of_tables(orders(&rows).table(), vec![sheet.table()], None);
        let classes = ["a", "b", "z"].map(|who| shop.class_of("returns", &values(&[]), who));
        assert_eq!(classes, ["frequent", "occasional", "none"]);
    }

    #[test]
    fn without_a_table_the_orders_say_what_came_back() {
        let mut sheet =
            Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Refund]);
        for (who, order, day, amount, refund) in [
            ("a", "1", "1", "10", "4"),
            ("a", "2", "2", "10", ""),
            ("b", "3", "3", "10", ""),
            ("c", "4", "4", "-5", ""),
        ] {
            sheet.row([who, order, day, amount, refund]);
        }
        let shop = Shop::of_tables(sheet.table(), Vec::new(), None);
        let outcome = shop.run("returns", &values(&[]));
        assert_eq!(outcome.assignment.scores[0].values, [1.0, 0.0, 1.0]);
        assert!(outcome.notes.iter().any(|note| note.message.key == "returns-note-by-orders"));
    }

    #[test]
    fn an_order_of_which_nothing_is_left_was_placed() {
        let roles = [Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Status];
        let mut sheet = Sheet::new(TableKind::Orders, &roles);
        let mut number = 0;
        // A returned two of four, one of them by a row of its own and in two lines; B none, C one of four.
        for (who, statuses) in
            [("a", ["refunded", "paid", "paid"]), ("b", ["paid"; 3]), ("c", ["paid", "paid", "refunded"])]
        {
            for status in statuses {
                number += 1;
                sheet.row([who, &number.to_string(), &number.to_string(), "10", status].map(str::to_owned));
            }
        }
        for (who, order, day, amount) in [
            ("a", "20", "20", "7"),
            ("a", "20", "20", "3"),
            ("a", "21", "21", "-7"),
            ("a", "21", "21", "-3"),
            ("b", "22", "22", "10"),
            ("c", "23", "23", "10"),
        ] {
            sheet.row([who, order, day, amount, "paid"].map(str::to_owned));
        }
        let shop = Shop::of_tables(sheet.table(), Vec::new(), None);
        let strength = crate::classify::Values::from([("strength".to_owned(), crate::classify::Value::Number(1.0))]);
        let rates = shop.run("returns", &strength).assignment.scores[1].values.clone();
        // Three of twelve in the whole shop.
        assert_eq!(rates, [(2.0 + 0.25) / 5.0, 0.25 / 5.0, (1.0 + 0.25) / 5.0]);
        let why = shop.explain("returns", &values(&[]), 0);
        assert!(why.reasons.iter().any(|reason| reason.feature == "frequency" && reason.value == Arg::Count(4)));
    }
}
