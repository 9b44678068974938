//! One customer's orders: each stem is an order, its height the net amount; refunds hang below; the next order is due in the band.

use serde::{Deserialize, Serialize};

use super::{days, fact, finish, mark, narrow, nothing, say, word};
use crate::base::{Day, Message, Money};
use crate::charts::scale::{Scale, month_ticks, round_up};
use crate::charts::surface::{Label, Surface};
use crate::charts::{Drawing, Look, Twin};
use crate::classify::Context;
use crate::features::EventKind;
use crate::math::order;

/// Events of one customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// Day, net, whether it is a refund; ascending by day.
    pub events: Vec<(Day, Money, bool)>,
    /// The day everything is seen from.
    pub as_of: Day,
    /// Own rhythm in days, with three gaps or more.
    pub rhythm: Option<u32>,
}

/// How far the band of the next order reaches to both sides of the rhythm.
const SLACK: f64 = 0.2;
/// Gaps that make a rhythm.
const GAPS: usize = 3;

/// The events of the customer in a row, dated before as-of, and the median of the gaps between days with an order (the lower one
/// of two middles).
pub fn prepare(cx: &Context, row: usize) -> Data {
    let (history, customers) = (cx.history, cx.customers);
    let (from, to) = customers.events.get(row).copied().unwrap_or_default();
    let range = from as usize..to as usize;
    let days = history.day.get(range.clone()).unwrap_or_default();
    let nets = history.net.get(range.clone()).unwrap_or_default();
    let kinds = history.kind.get(range).unwrap_or_default();
    let events = days.iter().zip(nets).zip(kinds);
    let events: Vec<(Day, Money, bool)> =
        events.map(|((day, net), kind)| (*day, *net, *kind == EventKind::Refund)).collect();
    let ordered: Vec<Day> = customers.order_days(history, row).collect();
    let mut gaps: Vec<i32> =
        ordered.iter().zip(ordered.iter().skip(1)).map(|(before, after)| after.since(*before)).collect();
    gaps.sort_unstable();
    let middle = gaps.len().saturating_sub(1) / 2;
    let rhythm = gaps.get(middle).filter(|_| gaps.len() >= GAPS).map(|gap| (*gap).max(1) as u32);
    let last = events.last().map_or(Day(0), |(day, _, _)| day.plus(1));
    Data { events, as_of: customers.as_of.unwrap_or(last), rhythm }
}

/// When the next order is due: first day, day, last day.
fn due(data: &Data) -> Option<(Day, Day, Day)> {
    let rhythm = data.rhythm?;
    let last = data.events.iter().rev().find(|(_, _, refund)| !refund)?.0;
    let slack = (f64::from(rhythm) * SLACK).round() as i32;
    let day = last.plus(rhythm as i32);
    Some((day.plus(-slack), day, day.plus(slack)))
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let Some((first, _, _)) = data.events.first() else { return nothing(look, "chart-timeline-nothing") };
    let due = due(data);
    let last = data.events.last().map_or(*first, |(day, _, _)| *day).max(data.as_of);
    let end = due.map_or(last, |(_, _, until)| last.max(until));
    // Air at both ends, so that the first and the last stem do not stand on the edge.
    let air = (end.since(*first) / 40).max(3);
    let (left, right) = (2.0, f64::from(look.width) - 2.0);
    let time = Scale::time((first.plus(-air), end.plus(air)), (left, right));
    let (top, zero) = (40.0, if narrow(look) { 180.0 } else { 200.0 });
    let mut surface = Surface::new(look, zero + 44.0);
    let most = data.events.iter().map(|(_, net, _)| net.to_f64()).fold(0.0, f64::max);
    let heights = Scale::linear((0.0, round_up(most)), (zero, top));

    for (day, _, _) in data.events.iter().filter(|(_, _, refund)| *refund) {
        surface.reserve((time.at_day(*day) - 5.0, zero, 10.0, 30.0));
    }
    for day in month_ticks(first.plus(-air), end.plus(air), if narrow(look) { 4 } else { 7 }) {
        let x = time.at_day(day);
        surface.down(x.floor() + 0.5, top, zero, 1.0, "line-1");
        let label = |x: f64| Label::new(look.words.month(day), x, zero + 16.0).role("ink-3");
        surface.first(vec![vec![label(x + 4.0)], vec![label(x - 4.0).end()]]);
    }
    if let Some((from, day, until)) = due {
        let (x0, x1) = (time.at_day(from), time.at_day(until));
        surface.rect((x0, top, (x1 - x0).max(2.0), zero - top), "accent-soft");
        surface.down(time.at_day(day), top, zero, 1.0, "accent-line");
    }
    surface.across(left, right, zero, "ink-3");
    let now = time.at_day(data.as_of);
    surface.down(now, top, zero + 8.0, 2.0, "accent");
    heads(&mut surface, look, &time, due, now, zero);

    let mut marks = Vec::with_capacity(data.events.len() + 1);
    for (day, net, refund) in &data.events {
        let (x, y) = (time.at_day(*day), heights.at(net.to_f64().max(0.0)));
        let title = look.words.day(*day);
        let name = if *refund { given_back(*net) } else { "amount" };
        let facts = vec![fact(look, name, look.words.money(*net))];
        if *refund {
            surface.down(x, zero, zero + 20.0, 1.0, "ink-3");
            let (y, r) = (zero + 24.0, 4.5);
            surface.polygon(vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)], "bad", 1.0);
            marks.push(mark(&surface, (x - 10.0, zero, 20.0, 34.0), title, facts, Vec::new()));
        } else {
            surface.down(x, y, zero, 2.0, "accent");
            surface.dot((x, y), 4.0, "accent");
            marks.push(mark(&surface, (x - 10.0, y - 10.0, 20.0, zero - y + 10.0), title, facts, Vec::new()));
        }
    }
    amounts(&mut surface, look, data, &time, &heights);
    if let Some((from, day, until)) = due {
        let facts = vec![
            fact(look, "rhythm", days(look, data.rhythm.unwrap_or_default())),
            fact(look, "due", look.words.day(day)),
        ];
        let (x0, x1) = (time.at_day(from), time.at_day(until));
        let area = (x0, 0.0, (x1 - x0).max(8.0), top);
        marks.push(mark(&surface, area, say(look, "chart-timeline-due"), facts, Vec::new()));
    }
    let words = (title(data, look), say(look, "chart-timeline-subtitle"), String::new());
    finish(&surface, marks, twin(data, look), words)
}

/// Names the band above, and the day everything is seen from below.
fn heads(surface: &mut Surface, look: &Look, time: &Scale, due: Option<(Day, Day, Day)>, now: f64, zero: f64) {
    let edge = surface.width() - 2.0;
    if let Some((_, day, _)) = due {
        let label = |x: f64| Label::new(say(look, "chart-timeline-due"), x, 14.0).strong().role("accent");
        surface.first(vec![vec![label(time.at_day(day)).middle()], vec![label(edge).end()]]);
    }
    let label = |x: f64| Label::new(say(look, "chart-timeline-as_of"), x, zero + 32.0).strong().role("ink-1");
    surface.first(vec![vec![label(now).middle()], vec![label(edge).end()]]);
}

/// Writes the largest amounts at their stems, the last order first.
fn amounts(surface: &mut Surface, look: &Look, data: &Data, time: &Scale, heights: &Scale) {
    let orders: Vec<(usize, &(Day, Money, bool))> =
        data.events.iter().enumerate().filter(|(_, (_, net, refund))| !refund && *net > Money::ZERO).collect();
    let last = orders.last().map(|(index, _)| *index);
    let orders = order::by(orders, |(index, (_, net, _))| if Some(*index) == last { i64::MIN } else { -net.0 });
    // Stems are in the way of amounts that stand beside a higher one.
    for (_, (day, net, _)) in &orders {
        let y = heights.at(net.to_f64());
        surface.reserve((time.at_day(*day) - 4.0, y - 4.0, 8.0, heights.at(0.0) - y));
    }
    let shown = if narrow(look) { 3 } else { 5 };
    for (_, (day, net, _)) in orders.into_iter().take(shown) {
        let text = look.words.money_short(net.to_f64());
        let y = heights.at(net.to_f64()) - 8.0;
        surface.text(Label::new(text, time.at_day(*day), y).middle().strong().role("ink-1"));
    }
}

/// What money without an order is called: given back, or, above nothing, what a cancelled order left.
fn given_back(net: Money) -> &'static str {
    if net > Money::ZERO { "rest" } else { "refund" }
}

/// The rhythm, and whether this time it is late; without one, how many orders and how much.
fn title(data: &Data, look: &Look) -> String {
    let orders = data.events.iter().filter(|(_, _, refund)| !refund).count() as u64;
    if let (Some(rhythm), Some((_, day, until))) = (data.rhythm, due(data)) {
        let late = data.as_of.since(day).max(0) as u64;
        let key = if data.as_of > until { "chart-timeline-late" } else { "chart-timeline-rhythm" };
        return look.words.text(&Message::new(key).count("days", rhythm).count("n", orders).count("late", late));
    }
    let net: Money = data.events.iter().map(|(_, net, _)| *net).sum();
    look.words.text(
        &Message::new("chart-timeline-orders").count("n", orders).text("money", look.words.money_short(net.to_f64())),
    )
}

fn twin(data: &Data, look: &Look) -> Twin {
    let head = ["day", "event", "amount"].map(|name| word(look, name)).to_vec();
    let rows = data.events.iter().map(|(day, net, refund)| {
        vec![look.words.day(*day), word(look, if *refund { given_back(*net) } else { "order" }), look.words.money(*net)]
    });
    Twin { head, rows: rows.collect() }
}
