//! When somebody buys: in the morning, at noon, in the afternoon, in the evening, at night, at weekends, or at no time of their own.
//!
//! Use it to decide when to write to whom. An hour of the day is a habit when more than half of the orders fall into it with 95 %
//! confidence (Wilson 1927), so four of four or seven of eight; the weekend only where no hour is. Files whose dates have no time fail: a
//! time is never guessed. Midnight sharp is what files write that know no time. Looks at the window only.

use serde::{Deserialize, Serialize};

use super::super::values;
use crate::base::{Arg, Failure, Job, Message, NONE, Note, Result, each};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::{Span, View};
use crate::math::float::{atan2, cos, sin, sqrt};
use crate::math::proportion::wilson_lower;
use crate::table::{Role, TableKind};

/// Habits of time.
pub struct TimeHabit;

/// How the orders of the shop fall, by part of the day and at weekends; only told, never cut by.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    parts: [u32; PARTS],
    weekend: u32,
    orders: u32,
}

const PARTS: usize = 5;
/// Where the parts of a day begin, in hours; before the first it is still night.
const BEGIN: [u32; PARTS] = [5, 11, 14, 18, 22];
const CLASSES: [&str; 7] = ["morning", "noon", "afternoon", "evening", "night", "weekend", "no_habit"];
const WEEKEND: u16 = 5;
const NO_HABIT: u16 = 6;
const DAY: u32 = 86_400;

fn name(class: u16) -> String {
    format!("time_habit-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"no_habit"))
}

/// The part of the day that a second is in.
fn part(second: u32) -> usize {
    let hour = second / 3600;
    BEGIN.iter().rposition(|begin| hour >= *begin).unwrap_or(PARTS - 1)
}

/// What the orders of a customer say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Times {
    parts: [u32; PARTS],
    weekend: u32,
    orders: u32,
}

impl Times {
    /// Orders that tell their time.
    fn timed(&self) -> u32 {
        self.parts.iter().sum()
    }

    /// The part with most orders; of several the earliest.
    fn top(&self) -> (usize, u32) {
        let most = self.parts.iter().copied().max().unwrap_or(0);
        (self.parts.iter().position(|count| *count == most).unwrap_or(0), most)
    }
}

/// The second of an order, if it tells one: the earliest of its lines.
fn second(seconds: &[u32], lines: Span) -> Option<u32> {
    let of = |line: u32| seconds.get(line as usize).copied().filter(|second| *second != NONE && *second > 0);
    lines.iter().filter_map(of).min()
}

fn seconds<'a>(cx: &Context<'a>) -> &'a [u32] {
    cx.facts.table(TableKind::Orders).and_then(|orders| orders.seconds(Role::Date)).unwrap_or_default()
}

fn times(cx: &Context, seconds: &[u32], row: usize) -> Times {
    let mut times = Times::default();
    for lines in values::orders(cx, row) {
        times.orders += 1;
        let day = lines.first().map(|line| cx.facts.line_day(line));
        times.weekend += u32::from(day.is_some_and(|day| day.weekday() >= 5));
        if let Some(count) = second(seconds, lines).and_then(|second| times.parts.get_mut(part(second))) {
            *count += 1;
        }
    }
    times
}

struct Rule {
    bound: f64,
    least: u32,
}

impl Rule {
    fn of(params: &Params) -> Rule {
        Rule { bound: params.number("bound"), least: params.number("least") as u32 }
    }

    fn class(&self, times: &Times) -> u16 {
        let (top, most) = times.top();
        let holds = |count: u32, of: u32| of >= self.least && wilson_lower(count, of) >= self.bound;
        if holds(most, times.timed()) {
            top as u16
        } else if holds(times.weekend, times.orders) {
            WEEKEND
        } else {
            NO_HABIT
        }
    }
}

/// `18–22`.
fn hours(part: usize) -> Arg {
    let begin = BEGIN.get(part).copied().unwrap_or(0);
    let end = BEGIN.get((part + 1) % PARTS).copied().unwrap_or(0);
    Arg::Text(format!("{begin}:00–{end}:00"))
}

/// The mean time of the orders on the round of a day, as `hh:mm`, and how concentrated they are about it: 0 all round the clock, 1 all
/// at once (Mardia & Jupp 2000).
fn mean(cx: &Context, seconds: &[u32], row: usize) -> Option<(String, f64)> {
    let mut all: Vec<u32> = values::orders(cx, row).filter_map(|lines| second(seconds, lines)).collect();
    // Sorted, so that the order of rows does not show in the last bit.
    all.sort_unstable();
    let angle = |second: u32| f64::from(second) / f64::from(DAY) * std::f64::consts::TAU;
    let n = all.len() as f64;
    let (x, y) = all.iter().fold((0.0, 0.0), |(x, y), at| (x + cos(angle(*at)) / n, y + sin(angle(*at)) / n));
    let length = sqrt(x * x + y * y);
    let turn = (atan2(y, x) / std::f64::consts::TAU).rem_euclid(1.0);
    let minutes = (turn * 1440.0).round() as u32 % 1440;
    (!all.is_empty()).then(|| (format!("{:02}:{:02}", minutes / 60, minutes % 60), length.min(1.0)))
}

impl Model for TimeHabit {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "time_habit",
        family: Family::Behaviour,
        population: Population::Buyers,
        needs: &[Need::Column(Role::Date)],
        params: &[
            ParamSpec::number("bound", 0.50, 0.34, 0.90, 0.01, Unit::Share),
            ParamSpec::number("least", 3.0, 1.0, 20.0, 1.0, Unit::Orders),
        ],
        features: &["time_share", "time_sure", "mean_time", "weekend_share", "timed_orders"],
        charts: &["class_bar", "class_shares"],
        reference: "Wilson 1927; Mardia & Jupp 2000",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("morning", "cat-ochre"),
            Class::new("noon", "cat-vermilion"),
            Class::new("afternoon", "cat-rose"),
            Class::new("evening", "cat-violet"),
            Class::new("night", "cat-azure"),
            Class::new("weekend", "cat-moss"),
            Class::new("no_habit", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, _params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let seconds = seconds(cx);
        let rows = cx.facts.table(TableKind::Orders).map_or(0, View::rows);
        if rows > 0 && seconds.iter().all(|second| *second == NONE || *second == 0) {
            return Err(Failure::new("needs_time"));
        }
        let (mut fit, mut untold) = (Fit::default(), 0u32);
        values::walk(cx, job, |row| {
            let own = times(cx, seconds, row);
            for (count, own) in fit.parts.iter_mut().zip(own.parts) {
                *count += own;
            }
            fit.weekend += own.weekend;
            fit.orders += own.orders;
            untold += own.orders - own.timed();
        })?;
        let mut notes = Vec::new();
        if untold > 0 {
            notes.push(Note::info(Message::new("time_habit-note-untold").count("orders", untold)));
        }
        Ok((fit, notes))
    }

    fn assign(_fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let (rule, seconds, total) = (Rule::of(params), seconds(cx), cx.customers.len());
        let (mut class, mut share, mut sure) =
            (Vec::with_capacity(total), Vec::with_capacity(total), Vec::with_capacity(total));
        each(total, |row| {
            let times = times(cx, seconds, row);
            let (_, most) = times.top();
            class.push(rule.class(&times));
            share.push(f64::from(most) / f64::from(times.timed()));
            sure.push(wilson_lower(most, times.timed()));
        });
        let scores = vec![Score { name: "time_share", values: share }, Score { name: "time_sure", values: sure }];
        Assignment { class, scores }
    }

    fn explain(_fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let (rule, seconds) = (Rule::of(params), seconds(cx));
        let own = times(cx, seconds, row);
        let class = rule.class(&own);
        let ((top, most), timed) = (own.top(), own.timed());
        let sure = wilson_lower(most, timed);
        let key = match class {
            _ if own.orders == 0 => "time_habit-because-nothing",
            WEEKEND => "time_habit-because-weekend",
            NO_HABIT if timed < rule.least => "time_habit-because-few",
            NO_HABIT => "time_habit-because-none",
            _ => "time_habit-because-hours",
        };
        let weekend_sure = wilson_lower(own.weekend, own.orders);
        let (times, of) = if class == WEEKEND { (own.weekend, own.orders) } else { (most, timed) };
        let because = Message::new(key)
            .word("class", name(class))
            .word("part", name(top as u16))
            .count("times", times)
            .count("n", of)
            .with("hours", hours(top))
            .with("sure", Arg::Percent(if class == WEEKEND { weekend_sure } else { sure }, 0))
            .with("bound", Arg::Percent(rule.bound, 0))
            .count("least", rule.least);
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let mut reasons = Vec::new();
        let of_part =
            |share: &'static str| Message::new(share).word("part", name(top as u16)).with("hours", hours(top));
        let bound = || Message::new("time_habit-band-sure").with("bound", Arg::Percent(rule.bound, 0));
        if timed > 0 {
            let share = f64::from(most) / f64::from(timed);
            reasons.push(reason("time_share", Arg::Percent(share, 0), Some(of_part("time_habit-band-part"))));
            reasons.push(reason("time_sure", Arg::Percent(sure, 0), Some(bound())));
        }
        if let Some((mean, length)) = mean(cx, seconds, row) {
            let band = Message::new("time_habit-band-mean").with("length", Arg::Number(length, 2));
            reasons.push(reason("mean_time", Arg::Text(mean), Some(band)));
        }
        if own.orders > 0 {
            let share = f64::from(own.weekend) / f64::from(own.orders);
            let band = Message::new("time_habit-band-weekend").with("sure", Arg::Percent(weekend_sure, 0));
            reasons.push(reason("weekend_share", Arg::Percent(share, 0), Some(band)));
        }
        let least = Message::new("preference-band-least").count("least", rule.least);
        reasons.push(reason("timed_orders", Arg::Count(u64::from(timed)), Some(least)));
        // The fewest further orders at the favourite time that make a habit of it, or at another time that end it.
        let after = |more: u32| {
            let mut times = own;
            let at = if class == NO_HABIT || class == WEEKEND { top } else { (top + 2) % PARTS };
            times.orders += more;
            if let Some(count) = times.parts.get_mut(at) {
                *count += more;
            }
            rule.class(&times)
        };
        let next = (1..=30).find(|more| after(*more) != class).filter(|_| timed > 0).map(|more| {
            let moved = after(more);
            let key = if moved == NO_HABIT || moved == WEEKEND || class < WEEKEND {
                "time_habit-next-other"
            } else {
                "time_habit-next-same"
            };
            Next { class: moved, message: Message::new(key).count("orders", more).word("class", name(moved)) }
        });
        Explanation { class, because, reasons, next: next.into_iter().collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let rule = Rule::of(params);
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let about = Message::new("time_habit-rule-about").with("bound", Arg::Percent(rule.bound, 0));
        let mut lines = vec![line(None, about.count("least", rule.least))];
        let timed: u32 = fit.parts.iter().sum();
        let share = |count: u32, of: u32| Arg::Percent(f64::from(count) / f64::from(of.max(1)), 0);
        for (at, count) in fit.parts.iter().enumerate() {
            let message =
                Message::new("time_habit-rule-part").with("hours", hours(at)).with("shop", share(*count, timed));
            lines.push(line(Some(at as u16), message));
        }
        let weekend = Message::new("time_habit-rule-weekend").with("shop", share(fit.weekend, fit.orders));
        lines.push(line(Some(WEEKEND), weekend));
        lines.push(line(Some(NO_HABIT), Message::new("time_habit-rule-none")));
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop};
    use crate::classify::{Values, find};

    /// Orders as `(customer, days and seconds)`.
    fn shop(customers: &[(&str, &[&str])]) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        let mut number = 0;
        for (who, stamps) in customers {
            for stamp in *stamps {
                number += 1;
                orders.row([(*who).to_owned(), number.to_string(), (*stamp).to_owned(), "10".to_owned()]);
            }
        }
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    /// Seconds of hours: 4:59:59, 5:00:00, 19:30, 23:00.
    const DAWN: &str = "17999";
    const FIVE: &str = "18000";
    const EVENING: &str = "70200";
    const LATE: &str = "82800";

    fn at(days: &[i32], second: &str) -> Vec<String> {
        days.iter().map(|day| format!("{day}@{second}")).collect()
    }

    #[test]
    fn the_parts_of_a_day_begin_on_the_hour() {
        assert_eq!([part(17_999), part(18_000), part(39_599), part(39_600)], [4, 0, 0, 1]);
        assert_eq!([part(50_400), part(64_800), part(79_200), part(0)], [2, 3, 4, 4]);
    }

    #[test]
    fn more_than_half_with_confidence_is_a_habit() {
        let eight = [at(&[4, 5, 6, 7, 11, 12, 13, 14], EVENING), at(&[18], FIVE)].concat();
        let rows: Vec<(&str, Vec<String>)> = vec![
            ("dawn", at(&[4, 5, 6, 7], DAWN)),
            ("eight", eight),
            ("five", at(&[4, 5, 6, 7], FIVE)),
            ("none", [at(&[4, 5, 6], EVENING), at(&[7], LATE)].concat()),
            ("three", at(&[4, 5, 6], EVENING)),
            // Days 2, 3, 9 and 10 of the count are Saturdays and Sundays.
            ("week", [at(&[2, 9], FIVE), at(&[3, 10], EVENING)].concat()),
            ("zero", at(&[4, 5, 6, 7], "0")),
        ];
        let rows: Vec<(&str, Vec<&str>)> =
            rows.iter().map(|(who, all)| (*who, all.iter().map(String::as_str).collect())).collect();
        let rows: Vec<(&str, &[&str])> = rows.iter().map(|(who, all)| (*who, &all[..])).collect();
        let shop = shop(&rows);
        let outcome = shop.run("time_habit", &Values::new());
        // 3 of 3 are 44 % at least, 4 of 4 51 %, 8 of 9 57 %.
        assert_eq!(outcome.assignment.class, [4, 3, 0, 6, 6, 5, 6]);
        assert!((outcome.assignment.scores[1].values[1] - 0.565).abs() < 0.0005);
        assert_eq!(outcome.notes.len(), 1);
        let explained = shop.explain("time_habit", &Values::new(), 1);
        let text = |name: &str| explained.because.args.iter().find(|(known, _)| known == name).unwrap().1.clone();
        assert_eq!((text("times"), text("n")), (Arg::Count(8), Arg::Count(9)));
        assert_eq!(text("hours"), Arg::Text("18:00–22:00".to_owned()));
    }

    #[test]
    fn the_mean_time_goes_round_midnight() {
        let shop = shop(&[("a", &["4@84600", "5@1800", "6@900", "7@85500"])]);
        let cx = shop.cx();
        let (time, length) = mean(&cx, seconds(&cx), 0).unwrap();
        assert_eq!((time.as_str(), length > 0.98), ("00:00", true));
    }

    #[test]
    fn a_file_without_times_fails_with_a_cure() {
        let shop = shop(&[("a", &["4", "5"]), ("b", &["6@0"])]);
        let classifier = find("time_habit").unwrap();
        let params = classifier.check(&Values::new()).unwrap();
        let failed = classifier.run(&shop.cx(), &params, &mut Job::quiet()).unwrap_err();
        assert_eq!(failed.code, "needs_time");
    }

    #[test]
    fn what_would_move_a_customer_does() {
        let next = shop(&[("a", &["4@70200", "5@70200", "6@70200"])]).explain("time_habit", &Values::new(), 0).next;
        assert_eq!((next[0].class, &next[0].message.args[0].1), (3, &Arg::Count(1)));
    }
}
