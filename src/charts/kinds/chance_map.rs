//! The chance of an order to come, by how often somebody ordered and how long ago the last order was (the maps of Fader, Hardie & Lee 2005,
//! "RFM and CLV: Using iso-value curves", Journal of Marketing Research 42:415–430).
//!
//! A cell is as dark as its customers' mean chance under the model. Where nobody is, the model speaks of a customer of the shop's usual pace, in a
//! thin shade: so the whole landscape is seen, and above all that a long silence tells more of somebody who came often. Cells are ranges of two
//! scores, so a press opens those who are counted.

use serde::{Deserialize, Serialize};

use super::pareto::on;
use super::{days, fact, finish, mark, narrow, nothing, say, share, word};
use crate::base::{Arg, Message};
use crate::charts::measure::text_width;
use crate::charts::scale::round_up;
use crate::charts::surface::{Area, Label, Surface};
use crate::charts::{Condition, Drawing, Look, Twin};
use crate::classify::buying::chances_of;
use crate::classify::{Context, Outcome, Params};
use crate::math::{order, summary::median};
use crate::models::patterns::{self, Pattern};

/// Where ranges of orders begin.
const ORDERS: [u32; 10] = [1, 2, 3, 4, 5, 7, 10, 15, 25, 50];
/// Where ranges of days since the last order begin.
const DAYS: [u32; 10] = [1, 8, 15, 31, 61, 91, 181, 366, 731, 1_096];
/// The most ranges on a side.
const MOST: usize = 8;
/// A last range with a smaller part of the customers joins the one before.
const SMALL: f64 = 0.005;

/// A range of whole numbers, both ends in it; open where there is no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first.
    pub from: u32,
    /// The last.
    pub to: Option<u32>,
}

impl Span {
    fn holds(&self, value: f64) -> bool {
        value >= f64::from(self.from) && self.to.is_none_or(|to| value <= f64::from(to))
    }

    /// A number that stands for it: the middle, or a little more than the beginning.
    fn middle(&self) -> u32 {
        self.to.map_or_else(|| self.from + self.from / 4, |to| u32::midpoint(self.from, to))
    }

    fn condition(&self, score: &str) -> Condition {
        Condition::Score(score.to_owned(), f64::from(self.from), self.to.map_or(f64::INFINITY, f64::from))
    }
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Who is in it.
    pub customers: u32,
    /// Their mean chance; of nobody that of a customer of the usual pace. Nothing where neither is known.
    pub chance: Option<f64>,
}

/// The map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// Days since the last order, the most recent first.
    pub days: Vec<Span>,
    /// Days with an order.
    pub orders: Vec<Span>,
    /// By days, in each by orders.
    pub cells: Vec<Cell>,
    /// The chance is that of an order within so many days.
    pub horizon: u32,
    /// Days between orders that are usual here: the pace of whoever stands for an empty cell.
    pub pace: f64,
}

/// Ranges that begin at some of these and hold all the values, the last one open.
fn spans(begin: &[u32], values: &[f64]) -> Vec<Span> {
    let most = values.iter().copied().fold(1.0, f64::max);
    let mut begin: Vec<u32> = begin.iter().copied().filter(|from| f64::from(*from) <= most).take(MOST).collect();
    let few = |from: u32| {
        (values.iter().filter(|value| **value >= f64::from(from)).count() as f64) < SMALL * values.len() as f64
    };
    while begin.len() > 2 && begin.last().is_some_and(|last| few(*last)) {
        begin.pop();
    }
    let end = |at: usize| begin.get(at + 1).map(|next| next - 1);
    begin.iter().enumerate().map(|(at, from)| Span { from: *from, to: end(at) }).collect()
}

/// Counts the cells of an outcome with the scores `repurchase`, `days_since` and `order_days`; nothing for one that has not, or where nobody
/// has a chance.
pub fn prepare(cx: &Context, outcome: &Outcome, classifier: &str, params: &Params) -> Option<Data> {
    let score =
        |name: &str| outcome.assignment.scores.iter().find(|score| score.name == name).map(|score| &score.values);
    let (chances, since, ordered) = (score("repurchase")?, score("days_since")?, score("order_days")?);
    let rows = || {
        let rows = chances.iter().zip(since).zip(ordered).map(|((chance, since), ordered)| (*chance, *since, *ordered));
        rows.filter(|(chance, ..)| chance.is_finite())
    };
    let (days, orders) = (
        spans(&DAYS, &rows().map(|(_, since, _)| since).collect::<Vec<_>>()),
        spans(&ORDERS, &rows().map(|(.., ordered)| ordered).collect::<Vec<_>>()),
    );
    let mut sums = vec![(0u32, 0.0); days.len() * orders.len()];
    for (chance, since, ordered) in rows() {
        let at = days.iter().position(|span| span.holds(since)).zip(orders.iter().position(|span| span.holds(ordered)));
        if let Some((customers, sum)) = at.and_then(|(row, column)| sums.get_mut(row * orders.len() + column)) {
            *customers += 1;
            *sum += chance;
        }
    }
    if sums.iter().all(|(customers, _)| *customers == 0) {
        return None;
    }
    let mut gaps: Vec<f64> = patterns::of_shop(cx.history, cx.customers)
        .into_iter()
        .flatten()
        .filter(|pattern| pattern.x > 0)
        .map(|pattern| f64::from(pattern.t_x) / f64::from(pattern.x))
        .collect();
    order::ascending(&mut gaps);
    let pace = if gaps.is_empty() { 1.0 } else { median(&gaps).max(1.0) };
    let usual: Vec<Pattern> =
        days.iter().flat_map(|days| orders.iter().map(|orders| standing(*orders, *days, pace))).collect();
    let told = chances_of(classifier, &outcome.fit, params, &usual)?;
    let cell = |((customers, sum), told): ((u32, f64), Option<f64>)| Cell {
        customers,
        chance: if customers > 0 { Some(sum / f64::from(customers)) } else { told },
    };
    let cells = sums.into_iter().zip(told).map(cell).collect();
    Some(Data { days, orders, cells, horizon: params.number("horizon") as u32, pace })
}

/// Whoever stands for a cell: so many orders at the usual pace, then so long a silence.
fn standing(orders: Span, days: Span, pace: f64) -> Pattern {
    let x = orders.middle() - 1;
    let t_x = (f64::from(x) * pace).round() as u32;
    Pattern { x, t_x, t: t_x + days.middle() - 1 }
}

impl Data {
    fn cells(&self) -> impl Iterator<Item = (usize, usize, &Cell)> {
        let columns = self.orders.len().max(1);
        self.cells.iter().enumerate().map(move |(at, cell)| (at / columns, at % columns, cell))
    }

    fn customers(&self) -> u32 {
        self.cells.iter().map(|cell| cell.customers).sum()
    }
}

/// `8–14 days`.
fn since(look: &Look, span: Span) -> String {
    match span.to {
        Some(to) if span.from <= 1 => look.words.text(&Message::new("chart-days-upto").count("n", to)),
        Some(to) => look.words.text(&Message::new("chart-days-range").count("from", span.from).count("to", to)),
        None if span.from <= 1 => say(look, "chart-range-all"),
        None => look.words.text(&Message::new("chart-days-from").count("n", span.from)),
    }
}

/// `5–6`.
fn ordered(look: &Look, span: Span) -> String {
    let count = |n: u32| look.words.count(u64::from(n));
    match span.to {
        Some(to) if to == span.from => count(to),
        Some(to) => {
            let ends = Message::new("chart-chance_map-orders").text("from", count(span.from));
            look.words.text(&ends.text("to", count(to)))
        }
        None => look.words.text(&Message::new("chart-chance_map-orders-from").text("from", count(span.from))),
    }
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let most = data.cells.iter().filter_map(|cell| cell.chance).fold(0.0, f64::max);
    if data.customers() == 0 || data.cells.len() != data.days.len() * data.orders.len() {
        return nothing(look, "chart-chance_map-nothing");
    }
    let small = narrow(look);
    let widest = data.days.iter().map(|span| text_width(&since(look, *span), 11.0)).fold(0.0, f64::max);
    let (left, top) = (widest + 10.0, 20.0);
    let (rows, columns) = (data.days.len() as f64, data.orders.len() as f64);
    // A map of few orders need not be as wide as the page.
    let width = ((f64::from(look.width) - left) / columns).min(150.0);
    let height = if small { 40.0 } else { 44.0 };
    let foot = top + height * rows;
    let mut surface = Surface::new(look, foot + 60.0);
    let area = |row: usize, column: usize| -> Area {
        (left + column as f64 * width + 0.75, top + row as f64 * height + 0.75, width - 1.5, height - 1.5)
    };
    let full = round_up(most.max(0.01)).min(1.0);

    surface.text(Label::new(word(look, "recency"), 0.0, 11.0));
    let mut marks = Vec::with_capacity(data.cells.len());
    for (row, column, cell) in data.cells() {
        let (Some(days), Some(orders)) = (data.days.get(row), data.orders.get(column)) else { continue };
        let area = area(row, column);
        paint(&mut surface, look, cell, area, full);
        let title = look.words.text(
            &Message::new("chart-chance_map-cell")
                .text("orders", ordered(look, *orders))
                .text("days", since(look, *days)),
        );
        let pick = vec![orders.condition("order_days"), days.condition("days_since")];
        let pick = if cell.customers > 0 { pick } else { Vec::new() };
        marks.push(mark(&surface, area, title, facts(look, data, cell), pick));
    }
    for (row, span) in data.days.iter().enumerate() {
        let (_, y, _, high) = area(row, 0);
        surface.text(Label::new(since(look, *span), 0.0, y + high / 2.0 + 4.0).role("ink-1"));
    }
    for (column, span) in data.orders.iter().enumerate() {
        let (x, _, wide, _) = area(0, column);
        surface.text(Label::new(ordered(look, *span), x + wide / 2.0, foot + 16.0).middle().role("ink-1"));
    }
    surface.text(Label::new(say(look, "chart-chance_map-across"), left + width * columns, foot + 32.0).end());
    steps(&mut surface, look, left, foot + 42.0, full);
    let words = (title(data, look), subtitle(data, look), note(data, look));
    finish(&surface, marks, twin(data, look), words)
}

fn paint(surface: &mut Surface, look: &Look, cell: &Cell, area: Area, full: f64) {
    let Some(chance) = cell.chance else {
        surface.rect(area, "surface-2");
        return;
    };
    let colour = format!("seq-{}", (chance / full * 6.0).round().clamp(0.0, 6.0) as u32);
    let (middle, centre) = (area.0 + area.2 / 2.0, area.1 + area.3 / 2.0);
    let decimals = u8::from(full < 0.05);
    let percent = look.words.percent(chance, decimals);
    if cell.customers == 0 {
        surface.tint(area, &colour, 0.28);
        surface.text(Label::new(percent, middle, centre + 4.0).middle().role("ink-2"));
        return;
    }
    surface.rect(area, &colour);
    let ink = on(&colour);
    let size = if area.2 < 40.0 { 11.5 } else { 13.0 };
    surface.text(Label::new(percent, middle, centre - 1.0).middle().size(size).strong().role(&ink));
    let count = look.words.count(u64::from(cell.customers));
    let label = Label::new(count, middle, centre + 14.0).middle().size(10.5).role(&ink);
    if label.width() + 4.0 <= area.2 {
        surface.text(label);
    }
}

/// The continuous scale of the chances.
fn steps(surface: &mut Surface, look: &Look, left: f64, y: f64, full: f64) {
    let (none, all) = (look.words.percent(0.0, 0), look.words.percent(full, u8::from(full < 0.05)));
    let start = left + text_width(&none, 10.5) + 6.0;
    surface.text(Label::new(none, left, y + 9.0).size(10.5).role("ink-3"));
    for step in 0..7 {
        surface.rect((start + f64::from(step) * 18.0, y, 17.0, 10.0), &format!("seq-{step}"));
    }
    surface.text(Label::new(all, start + 132.0, y + 9.0).size(10.5).role("ink-3"));
}

fn facts(look: &Look, data: &Data, cell: &Cell) -> Vec<(String, String)> {
    let part = share(f64::from(cell.customers), f64::from(data.customers()));
    let mut facts = vec![fact(look, "customers", look.words.count(u64::from(cell.customers)))];
    if cell.customers > 0 {
        facts.push(fact(look, "share-customers", look.words.percent(part, 1)));
    }
    if let Some(chance) = cell.chance {
        let name = if cell.customers > 0 { "mean-chance" } else { "usual-chance" };
        facts.push(fact(look, name, look.words.percent(chance, 1)));
    }
    facts
}

/// Where the chance is best among those who are there.
fn title(data: &Data, look: &Look) -> String {
    let mut best: Option<(usize, usize, f64)> = None;
    for (row, column, cell) in data.cells().filter(|(.., cell)| cell.customers > 0) {
        let chance = cell.chance.unwrap_or(0.0);
        if best.is_none_or(|(.., most)| chance > most) {
            best = Some((row, column, chance));
        }
    }
    let cell = best.and_then(|(row, column, chance)| Some((*data.days.get(row)?, *data.orders.get(column)?, chance)));
    let Some((days, orders, chance)) = cell else { return String::new() };
    look.words.text(
        &Message::new("chart-chance_map-title")
            .text("orders", ordered(look, orders))
            .text("days", since(look, days))
            .with("chance", Arg::Percent(chance, 0)),
    )
}

fn subtitle(data: &Data, look: &Look) -> String {
    look.words.text(&Message::new("chart-chance_map-subtitle").count("days", data.horizon))
}

fn note(data: &Data, look: &Look) -> String {
    let empty = data.cells.iter().any(|cell| cell.customers == 0 && cell.chance.is_some());
    if empty {
        let message = Message::new("chart-chance_map-note-usual");
        return look.words.text(&message.text("pace", days(look, data.pace.round() as u32)));
    }
    say(look, "chart-chance_map-note")
}

fn twin(data: &Data, look: &Look) -> Twin {
    let head = ["recency", "order-days", "customers", "share-customers", "mean-chance", "usual-chance"];
    let rows = data.cells().filter_map(|(row, column, cell)| {
        let part = share(f64::from(cell.customers), f64::from(data.customers()));
        let chance = cell.chance.map_or_else(String::new, |chance| look.words.percent(chance, 1));
        let (mean, usual) = if cell.customers > 0 { (chance, String::new()) } else { (String::new(), chance) };
        Some(vec![
            since(look, *data.days.get(row)?),
            ordered(look, *data.orders.get(column)?),
            look.words.count(u64::from(cell.customers)),
            look.words.percent(part, 1),
            mean,
            usual,
        ])
    });
    Twin { head: head.map(|name| word(look, name)).to_vec(), rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_hold_everybody_and_the_last_is_open() {
        let values: Vec<f64> = (0..1_000).map(|i| f64::from(1 + i % 9)).collect();
        let all = spans(&ORDERS, &values);
        assert_eq!(all.last(), Some(&Span { from: 7, to: None }));
        assert!(values.iter().all(|value| all.iter().filter(|span| span.holds(*value)).count() == 1));
        // Three of a thousand are no range of their own.
        let mut rare = vec![1.0; 600];
        rare.extend([vec![2.0; 397], vec![30.0; 3]].concat());
        assert_eq!(spans(&ORDERS, &rare), [Span { from: 1, to: Some(1) }, Span { from: 2, to: None }]);
        assert_eq!(spans(&ORDERS, &[1.0, 1.0]), [Span { from: 1, to: None }]);
    }

    /// A shop of 300 with paces and departures of their own: every cell counts whom its press would pick, and means their chances.
    #[test]
    fn a_cell_counts_whom_it_picks() {
        let mut rng = crate::math::rng::Rng::new(7);
        let mut customer = |i: u32| {
            let (pace, leaves) = (10.0 + rng.f64() * 60.0, rng.f64() * 0.5);
            let mut day = rng.f64() * 400.0;
            let mut events = vec![(day as i32, 10.0)];
            while rng.f64() >= leaves {
                day += 1.0 + rng.exponential() * pace;
                if day > 699.0 {
                    break;
                }
                events.push((day as i32, 10.0));
            }
            (format!("{i:03}"), events)
        };
        let all: Vec<(String, Vec<(i32, f64)>)> = (0..300).map(&mut customer).collect();
        let rows: Vec<(&str, &[(i32, f64)])> = all.iter().map(|(id, events)| (id.as_str(), &events[..])).collect();
        let history = crate::features::History::of(&rows);
        let customers = crate::features::Customers::as_of(&history, crate::base::Day(700), None);
        let facts = crate::features::Facts::default();
        let cx = Context { history: &history, customers: &customers, facts, fits: None, seed: 1 };
        let classifier = crate::classify::find("repurchase").unwrap();
        let params = classifier.check(&crate::classify::Values::new()).unwrap();
        let outcome = classifier.run(&cx, &params, &mut crate::base::Job::quiet()).unwrap();
        let data = prepare(&cx, &outcome, "repurchase", &params).unwrap();
        let values = |name: &str| &outcome.assignment.scores.iter().find(|score| score.name == name).unwrap().values;
        let (chance, since, ordered) = (values("repurchase"), values("days_since"), values("order_days"));
        let mut empty = 0;
        for (row, column, cell) in data.cells() {
            let own: Vec<f64> = (0..300)
                .filter(|at| data.days[row].holds(since[*at]) && data.orders[column].holds(ordered[*at]))
                .map(|at| chance[at])
                .collect();
            assert_eq!(cell.customers as usize, own.len());
            let told = cell.chance.unwrap();
            if own.is_empty() {
                empty += 1;
                assert!((0.0..=1.0).contains(&told));
            } else {
                assert!((told - own.iter().sum::<f64>() / own.len() as f64).abs() < 1e-12);
            }
        }
        assert!(data.customers() == 300 && empty > 3 && data.horizon == 90, "{data:?}");
        // Silence tells more of those who came often: their chance falls further from the first row to the last.
        let columns = data.orders.len();
        let of = |row: usize, column: usize| data.cells[row * columns + column].chance.unwrap();
        let last = data.days.len() - 1;
        assert!(of(0, columns - 1) / of(last, columns - 1) > 2.0 * of(0, 0) / of(last, 0), "{data:?}");
    }

    #[test]
    fn who_stands_for_a_cell_is_of_it() {
        let days = Span { from: 31, to: Some(60) };
        // One order: known since then, and silent since then.
        assert_eq!(standing(Span { from: 1, to: Some(1) }, days, 20.0), Pattern { x: 0, t_x: 0, t: 44 });
        let often = standing(Span { from: 5, to: Some(6) }, days, 20.0);
        assert_eq!((often, often.silence() + 1), (Pattern { x: 4, t_x: 80, t: 124 }, 45));
    }
}
