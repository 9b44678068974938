//! Orders and net money by month.

use serde::{Deserialize, Serialize};

use super::{fact, finish, mark, narrow, nothing, say, share, word};
use crate::base::{Arg, Day, Message, Money, Months, each};
use crate::charts::scale::{Scale, month_ticks, round_up};
use crate::charts::surface::{Label, Surface};
use crate::charts::{Condition, Drawing, Look, Mark, Twin};
use crate::classify::Context;
use crate::features::EventKind;

/// Months from the first to the last order, those without orders included.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// First day of the month, orders, net money, customers who ordered.
    pub months: Vec<(Day, u32, Money, u32)>,
    /// The last month is cut off by as-of (it is drawn hollow).
    pub last_is_partial: bool,
}

/// Sums orders and money dated before as-of by calendar month, over all history; refunds lie in the month they are dated in.
/// Months lie between the first and the last order; a refund after the last order is counted in the last month.
pub fn prepare(cx: &Context) -> Data {
    let (history, customers) = (cx.history, cx.customers);
    let orders = (0..customers.len()).filter_map(|row| {
        let first = customers.first.get(row).copied().filter(|day| day.is_some())?;
        Some((first, customers.last.get(row).copied().unwrap_or(first)))
    });
    let span = orders.reduce(|(first, last), (from, to)| (first.min(from), last.max(to)));
    let Some((first, last)) = span else { return Data { months: Vec::new(), last_is_partial: false } };
    let calendar = Months::between(first, last, usize::MAX);
    let mut months: Vec<(Day, u32, Money, u32)> =
        calendar.starts().iter().map(|start| (*start, 0, Money::ZERO, 0)).collect();
    each(customers.events.len(), |row| {
        let (from, to) = customers.events.get(row).copied().unwrap_or_default();
        let range = from as usize..to as usize;
        let columns = (history.day.get(range.clone()), history.net.get(range.clone()), history.kind.get(range));
        let (Some(days), Some(nets), Some(kinds)) = columns else { return };
        let mut seen = None;
        for ((day, net), kind) in days.iter().zip(nets).zip(kinds) {
            let at = calendar.of(*day);
            let Some(month) = months.get_mut(at) else { continue };
            month.2 += *net;
            if *kind == EventKind::Order {
                month.1 += 1;
                // Events ascend by day, so a customer's orders of one month stand together.
                month.3 += u32::from(seen != Some(at));
                seen = Some(at);
            }
        }
    });
    let last_is_partial = customers.as_of.is_some_and(|as_of| as_of < last.month_start().plus_months(1));
    Data { months, last_is_partial }
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let (Some(first), Some(last)) = (data.months.first(), data.months.last()) else {
        return nothing(look, "chart-orders_over_time-nothing");
    };
    let small = narrow(look);
    let brought = data.months.iter().any(|month| month.2 != Money::ZERO);
    let (left, right) = (if small { 46.0 } else { 54.0 }, f64::from(look.width));
    let top = 24.0;
    let money = (top, if brought { top + if small { 150.0 } else { 180.0 } } else { top });
    let orders = (money.1 + if brought { 34.0 } else { 0.0 }, 0.0);
    let orders = (orders.0, orders.0 + if brought { 56.0 } else { 180.0 });
    let mut surface = Surface::new(look, orders.1 + 24.0);

    let time = Scale::time((first.0, last.0.plus_months(1)), (left, right));
    months_axis(&mut surface, look, &time, (first.0, last.0), (top, orders.1));
    let best = data.months.iter().map(|month| month.2).max().unwrap_or_default();
    let values: Vec<f64> = data.months.iter().map(|month| month.2.to_f64()).collect();
    if brought {
        let name = word(look, "money");
        let format = |value: f64| look.words.money_short(value);
        panel(
            &mut surface,
            data,
            &time,
            &Panel { left, right, y: money, values: &values, name, format: &format },
            Some(best),
        );
    }
    let values: Vec<f64> = data.months.iter().map(|month| f64::from(month.1)).collect();
    let format = |value: f64| look.words.count_short(value);
    let name = word(look, "orders");
    panel(&mut surface, data, &time, &Panel { left, right, y: orders, values: &values, name, format: &format }, None);

    let marks: Vec<Mark> = data
        .months
        .iter()
        .map(|(day, count, net, customers)| {
            let (x0, x1) = (time.at_day(*day), time.at_day(day.plus_months(1)));
            let facts = vec![
                fact(look, "money", look.words.money_round(net.to_f64())),
                fact(look, "orders", look.words.count(u64::from(*count))),
                fact(look, "customers", look.words.count(u64::from(*customers))),
            ];
            let pick = match customers {
                0 => Vec::new(),
                _ => vec![Condition::Ordered(*day, day.plus_months(1).plus(-1))],
            };
            mark(&surface, (x0, top, x1 - x0, orders.1 - top), look.words.month(*day), facts, pick)
        })
        .collect();
    let note = if data.last_is_partial { say(look, "chart-orders_over_time-partial") } else { String::new() };
    let words = (title(data, look), say(look, "chart-orders_over_time-subtitle"), note);
    finish(&surface, marks, twin(data, look), words)
}

/// Vertical hair lines and names of months; the first one is left out where it would leave the drawing.
fn months_axis(surface: &mut Surface, look: &Look, time: &Scale, (first, last): (Day, Day), (top, bottom): (f64, f64)) {
    for day in month_ticks(first, last, if narrow(look) { 4 } else { 8 }) {
        let x = time.at_day(day);
        surface.down(x.floor() + 0.5, top, bottom + 6.0, 1.0, "line-1");
        let label = Label::new(look.words.month(day), x + 4.0, bottom + 16.0).role("ink-3");
        if !surface.text(label) {
            // The last one has no room at its own place; it ends where the axis does.
            surface.text(
                Label::new(look.words.month(day), time.at_day(last.plus_months(1)), bottom + 16.0).end().role("ink-3"),
            );
        }
    }
}

/// One row of columns over the months.
struct Panel<'a> {
    left: f64,
    right: f64,
    y: (f64, f64),
    values: &'a [f64],
    name: String,
    format: &'a dyn Fn(f64) -> String,
}

fn panel(surface: &mut Surface, data: &Data, time: &Scale, panel: &Panel, best: Option<Money>) {
    let most = panel.values.iter().copied().fold(0.0, f64::max);
    let least = panel.values.iter().copied().fold(0.0, f64::min);
    let bottom = if least < 0.0 { -round_up(-least) } else { 0.0 };
    let scale = Scale::linear((bottom, round_up(most)), (panel.y.1, panel.y.0));
    for tick in scale.ticks(((panel.y.1 - panel.y.0) / 26.0).max(2.0) as usize) {
        let y = scale.at(tick);
        surface.across(panel.left, panel.right, y, if tick == 0.0 { "ink-3" } else { "line-1" });
        surface.text(Label::new((panel.format)(tick), panel.left - 8.0, y + 4.0).end().role("ink-3"));
    }
    surface.text(Label::new(panel.name.clone(), panel.left, panel.y.0 - 10.0).role("ink-2"));
    for (index, ((day, _, net, _), value)) in data.months.iter().zip(panel.values).enumerate() {
        let (x0, x1) = (time.at_day(*day), time.at_day(day.plus_months(1)));
        let gap = if x1 - x0 > 5.0 { ((x1 - x0) * 0.16).max(1.0) } else { 0.0 };
        let (y0, y1) = (scale.at(value.max(0.0)), scale.at(value.min(0.0)));
        let area = (x0 + gap / 2.0, y0, x1 - x0 - gap, y1 - y0);
        let peak = best == Some(*net);
        let role = if peak { "accent" } else { "seq-3" };
        surface.rect(area, role);
        if data.last_is_partial && index + 1 == data.months.len() && area.2 > 4.0 && area.3 > 3.0 {
            // Hollow: this month has not been seen whole.
            surface.rect((area.0 + 1.2, area.1 + 1.2, area.2 - 2.4, area.3 - 1.2), "surface-0");
        }
        if peak && *value > 0.0 {
            let text = (panel.format)(*value);
            let middle = f64::midpoint(x0, x1);
            let label = |x: f64| Label::new(text.clone(), x, y0 - 5.0).size(12.0).strong().role("ink-1");
            surface.first(vec![vec![label(middle).middle()], vec![label(x1).end()], vec![label(x0)]]);
        }
    }
}

/// The last twelve whole months against the twelve before; with less history, the best month.
fn title(data: &Data, look: &Look) -> String {
    let whole = data.months.len() - usize::from(data.last_is_partial && !data.months.is_empty());
    let sum = |from: usize, to: usize| -> f64 {
        data.months.get(from..to).unwrap_or_default().iter().map(|month| month.2.to_f64()).sum()
    };
    if whole >= 24 {
        let (now, before) = (sum(whole - 12, whole), sum(whole - 24, whole - 12));
        if now > 0.0 && before > 0.0 {
            let key = if now >= before { "chart-orders_over_time-up" } else { "chart-orders_over_time-down" };
            let change = share((now - before).abs(), before);
            return look.words.text(
                &Message::new(key).text("money", look.words.money_short(now)).with("change", Arg::Percent(change, 1)),
            );
        }
    }
    let best = data.months.iter().rev().max_by_key(|(_, orders, net, _)| (*net, *orders));
    match best {
        Some((day, _, net, _)) if *net > Money::ZERO => look.words.text(
            &Message::new("chart-orders_over_time-best")
                .text("month", look.words.month(*day))
                .text("money", look.words.money_short(net.to_f64())),
        ),
        _ => {
            let orders: u32 = data.months.iter().map(|month| month.1).sum();
            let months = data.months.len();
            look.words
                .text(&Message::new("chart-orders_over_time-count").count("n", orders).count("months", months as u64))
        }
    }
}

fn twin(data: &Data, look: &Look) -> Twin {
    let head = ["month", "orders", "money", "customers"].map(|name| word(look, name)).to_vec();
    let rows = data.months.iter().map(|(day, orders, net, customers)| {
        vec![
            look.words.month(*day),
            look.words.count(u64::from(*orders)),
            look.words.money_round(net.to_f64()),
            look.words.count(u64::from(*customers)),
        ]
    });
    Twin { head, rows: rows.collect() }
}
