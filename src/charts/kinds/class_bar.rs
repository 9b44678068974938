//! One bar of all customers, parted by class, labels above with leader lines; ranked bars on a phone.

use serde::{Deserialize, Serialize};

use super::class_shares::{Row, totals};
use super::{fact, finish, in_class, mark, money_share, narrow, nothing, say, share, word};
use crate::base::{Arg, Message};
use crate::charts::measure::{spread, strong_width, text_width};
use crate::charts::scale::Scale;
use crate::charts::surface::{Area, Label, Surface};
use crate::charts::{Drawing, Look, Mark, Twin};
use crate::classify::{Context, Outcome};

/// The classes, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// One per class.
    pub rows: Vec<Row>,
    /// Customers 90 days before, by class in the same order; empty where that can't be said.
    pub before: Vec<u32>,
}

/// The classes of an outcome. `before` holds customers by class index 90 days earlier, from a run as of that day; empty if there
/// was none.
pub fn prepare(cx: &Context, outcome: &Outcome, classifier: &str, before: &[u32]) -> Data {
    let rows = super::class_shares::prepare(cx, outcome, classifier).rows;
    let before = if before.is_empty() {
        Vec::new()
    } else {
        rows.iter().map(|row| before.get(usize::from(row.class)).copied().unwrap_or(0)).collect()
    };
    Data { rows, before }
}

/// Parts narrower than this are widened, and the foot says so.
const LEAST: f64 = 8.0;
/// Paper between two parts.
const GAP: f64 = 1.5;

/// One class as the drawing sees it.
struct Part<'a> {
    row: &'a Row,
    name: String,
    share: f64,
    /// `+38`, `−28`, `0`; nothing where it can't be said.
    change: Option<String>,
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let (customers, money) = totals(&data.rows);
    if customers == 0 {
        return nothing(look, "chart-class_bar-nothing");
    }
    let parts: Vec<Part> = data
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| Part {
            row,
            name: look.words.word(&row.name),
            share: share(f64::from(row.customers), f64::from(customers)),
            change: data.before.get(index).map(|before| change(look, row.customers, *before)),
        })
        .collect();
    let facts = |part: &Part| {
        let mut facts = vec![
            fact(look, "customers", look.words.count(u64::from(part.row.customers))),
            fact(look, "share-customers", look.words.percent(part.share, 1)),
        ];
        facts.extend(part.change.clone().map(|change| fact(look, "change", change)));
        facts.push(fact(look, "money", look.words.money_round(part.row.money.to_f64())));
        facts.push(fact(look, "share-money", look.words.percent(money_share(part.row.money, money), 1)));
        facts
    };
    let (surface, areas, widened) = if narrow(look) { ranked(&parts, look) } else { bar(&parts, look) };
    let marks: Vec<Mark> = parts
        .iter()
        .zip(areas)
        .map(|(part, area)| mark(&surface, area, part.name.clone(), facts(part), vec![in_class(&part.row.name)]))
        .collect();
    let subtitle = if data.before.is_empty() { "chart-class_bar-subtitle" } else { "chart-class_bar-subtitle-change" };
    let note = if widened { say(look, "chart-class_bar-widened") } else { String::new() };
    finish(
        &surface,
        marks,
        twin(look, &parts, !data.before.is_empty()),
        (title(look, &parts), say(look, subtitle), note),
    )
}

fn change(look: &Look, now: u32, before: u32) -> String {
    let size = look.words.count(u64::from(now.abs_diff(before)));
    match now.cmp(&before) {
        std::cmp::Ordering::Greater => format!("+{size}"),
        std::cmp::Ordering::Less => format!("−{size}"),
        std::cmp::Ordering::Equal => size,
    }
}

/// A surface, the area of each part, and whether parts were widened.
type Laid = (Surface, Vec<Area>, bool);

/// Widths of the parts that fill `room`: in proportion, none of those with somebody in it below [`LEAST`]; what is added to small
/// ones is taken from the others in proportion.
fn widths(shares: &[f64], room: f64) -> (Vec<f64>, bool) {
    let small = |share: f64, scale: f64| share > 0.0 && share * scale < LEAST;
    let mut scale = room;
    // Each round can make another part small; there are at most as many rounds as parts.
    for _ in shares {
        let fixed = shares.iter().filter(|share| small(**share, scale)).count() as f64 * LEAST;
        let free: f64 = shares.iter().filter(|share| !small(**share, scale)).sum();
        let next = if free > 0.0 { ((room - fixed) / free).max(0.0) } else { scale };
        if (next - scale).abs() < 1e-9 {
            break;
        }
        scale = next;
    }
    let widened = shares.iter().any(|share| small(*share, scale));
    (shares.iter().map(|share| if small(*share, scale) { LEAST } else { share * scale }).collect(), widened)
}

fn bar(parts: &[Part], look: &Look) -> Laid {
    let changes = parts.iter().any(|part| part.change.is_some());
    let top = if changes { 74.0 } else { 58.0 };
    let height = 34.0;
    let mut surface = Surface::new(look, top + height + 4.0);
    let present = parts.iter().filter(|part| part.row.customers > 0).count() as f64;
    let room = surface.width() - GAP * (present - 1.0).max(0.0);
    let (widths, widened) = widths(&parts.iter().map(|part| part.share).collect::<Vec<_>>(), room);

    let mut areas = Vec::with_capacity(parts.len());
    let mut x = 0.0;
    for (part, width) in parts.iter().zip(&widths) {
        surface.rect((x, top, *width, height), &part.row.colour);
        areas.push((x, top, *width, height));
        x += if *width > 0.0 { width + GAP } else { 0.0 };
    }

    // Labels of small parts give way until the others have room; they stay in the twin.
    let mut kept: Vec<(&Part, Area, f64)> = parts
        .iter()
        .zip(&areas)
        .filter(|(part, _)| part.row.customers > 0)
        .map(|(part, area)| (part, *area, label_width(look, part)))
        .collect();
    while kept.len() > 1 && kept.iter().map(|(_, _, need)| need).sum::<f64>() > surface.width() {
        let least = kept.iter().enumerate().min_by_key(|(_, (part, _, _))| part.row.customers).map(|(at, _)| at);
        kept.remove(least.unwrap_or(0));
    }
    let spans: Vec<(f64, f64)> = kept.iter().map(|(_, area, need)| (area.0, *need)).collect();
    for (start, (part, area, _)) in spread(&spans, 0.0, surface.width()).into_iter().zip(kept) {
        label(&mut surface, look, part, start);
        let foot = area.0 + (area.2 / 2.0).min(9.0);
        let head = top - 22.0;
        let path = vec![(start + 0.5, head), (start + 0.5, head + 4.0), (foot, top - 7.0), (foot, top)];
        surface.path(path, 1.0, "line-3");
    }
    let areas = areas.into_iter().map(|(x, y, width, height)| (x, y - 2.0, width, height + 4.0)).collect();
    (surface, areas, widened)
}

fn label_width(look: &Look, part: &Part) -> f64 {
    let figures = text_width(&figures(look, part), 12.0) + 4.0;
    strong_width(&part.name, 12.0).max(figures) + 18.0
}

fn figures(look: &Look, part: &Part) -> String {
    format!("{} {}", look.words.count(u64::from(part.row.customers)), look.words.percent(part.share, 0))
}

fn label(surface: &mut Surface, look: &Look, part: &Part, x: f64) {
    let count = Label::new(look.words.count(u64::from(part.row.customers)), x, 29.0).size(12.0).role("ink-1");
    let after = x + count.width() + 4.0;
    let mut lines = vec![
        Label::new(part.name.clone(), x, 13.0).size(12.0).strong().role("ink-1"),
        count,
        Label::new(look.words.percent(part.share, 0), after, 29.0).size(12.0).role("ink-3"),
    ];
    lines.extend(part.change.clone().map(|change| Label::new(change, x, 45.0)));
    surface.block(lines);
}

fn ranked(parts: &[Part], look: &Look) -> Laid {
    let names = parts.iter().map(|part| text_width(&part.name, 12.0)).fold(0.0, f64::max) + 12.0;
    // Names that would take more than a good third of the width stand above their bars instead.
    let above = names > f64::from(look.width) * 0.36;
    let row = if above { 44.0 } else { 32.0 };
    let mut surface = Surface::new(look, row * parts.len() as f64 + 4.0);
    let left = if above { 0.5 } else { names.max(56.0) };
    let figures = |part: &Part| look.words.count(u64::from(part.row.customers));
    let numbers = parts.iter().map(|part| strong_width(&figures(part), 12.0)).fold(0.0, f64::max) + 8.0;
    let changes = parts.iter().filter_map(|part| part.change.as_ref());
    let changes = changes.map(|change| text_width(change, 11.0) + 10.0).fold(0.0, f64::max);
    let right = surface.width() - numbers - changes;
    let most = parts.iter().map(|part| part.row.customers).max().unwrap_or(1);
    let scale = Scale::linear((0.0, f64::from(most)), (left, right));
    let mut areas = Vec::with_capacity(parts.len());
    let mut widened = false;
    for (index, part) in parts.iter().enumerate() {
        let middle = row * index as f64 + row / 2.0;
        let (y, baseline) = if above { (middle + 10.0, middle - 7.0) } else { (middle, middle + 4.0) };
        let length = scale.at(f64::from(part.row.customers)) - left;
        let least = if part.row.customers > 0 { 2.0 } else { 0.0 };
        widened |= length < least;
        surface.rect((left, y - 7.0, length.max(least), 14.0), &part.row.colour);
        surface.text(Label::new(part.name.clone(), if above { 6.0 } else { 0.0 }, baseline).size(12.0).role("ink-1"));
        let count = Label::new(figures(part), left + length.max(least) + 7.0, y + 4.0);
        surface.text(count.size(12.0).strong().role("ink-1"));
        if let Some(change) = &part.change {
            surface.text(Label::new(change.clone(), surface.width(), y + 4.0).end());
        }
        areas.push((0.0, row * index as f64, surface.width(), row));
    }
    surface.down(left, 2.0, row * parts.len() as f64, 1.0, "ink-3");
    (surface, areas, widened)
}

fn title(look: &Look, parts: &[Part]) -> String {
    let Some(most) = parts.iter().rev().max_by_key(|part| part.row.customers) else { return String::new() };
    look.words.text(
        &Message::new("chart-class_bar-title")
            .text("class", most.name.clone())
            .count("n", most.row.customers)
            .with("share", Arg::Percent(most.share, 0)),
    )
}

fn twin(look: &Look, parts: &[Part], changes: bool) -> Twin {
    let mut head: Vec<String> =
        ["class", "customers", "share-customers", "money"].iter().map(|name| word(look, name)).collect();
    if changes {
        head.push(word(look, "change"));
    }
    let rows = parts.iter().map(|part| {
        let mut cells = vec![
            part.name.clone(),
            look.words.count(u64::from(part.row.customers)),
            look.words.percent(part.share, 1),
            look.words.money_round(part.row.money.to_f64()),
        ];
        if changes {
            cells.push(part.change.clone().unwrap_or_default());
        }
        cells
    });
    Twin { head, rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_parts_are_widened_at_the_cost_of_the_others() {
        let (widths, widened) = widths(&[0.9, 0.098, 0.002, 0.0], 500.0);
        assert!(widened);
        assert_eq!((widths[2], widths[3]), (LEAST, 0.0));
        assert!((widths.iter().sum::<f64>() - 500.0).abs() < 1e-6);
        assert!((widths[0] / widths[1] - 0.9 / 0.098).abs() < 1e-6);
    }
}
