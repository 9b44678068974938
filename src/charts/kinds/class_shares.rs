//! Few who bring much, many who bring little: share of customers (hollow) and of money (solid) on one line per class.

use serde::{Deserialize, Serialize};

use super::{fact, finish, in_class, mark, money_share, narrow, nothing, say, share, word};
use crate::base::{Arg, Message, Money};
use crate::charts::measure::text_width;
use crate::charts::scale::{Scale, round_up};
use crate::charts::surface::{Label, Surface};
use crate::charts::{Drawing, Look, Twin};
use crate::classify::{Context, Outcome};

/// One class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Class index.
    pub class: u16,
    /// What names it: [`Class::word`](crate::classify::Class::word).
    pub name: String,
    /// Colour role.
    pub colour: String,
    /// Customers.
    pub customers: u32,
    /// Net money.
    pub money: Money,
}

/// All classes that are shown, in their order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// One per class.
    pub rows: Vec<Row>,
}

/// Counts the classes of an outcome and sums their net money in the window. An optional class that nobody is in is left out.
pub fn prepare(cx: &Context, outcome: &Outcome, classifier: &str) -> Data {
    let mut sums = vec![(0u32, Money::ZERO); outcome.classes.len()];
    for (row, class) in outcome.assignment.class.iter().enumerate() {
        if let Some((customers, money)) = sums.get_mut(usize::from(*class)) {
            *customers += 1;
            *money += cx.customers.monetary.get(row).copied().unwrap_or_default();
        }
    }
    let rows = outcome.classes.iter().zip(sums).enumerate();
    let rows = rows.filter(|(_, (class, (customers, _)))| !class.optional || *customers > 0);
    let rows = rows.map(|(index, (class, (customers, money)))| Row {
        class: index as u16,
        name: class.word(classifier),
        colour: class.colour.to_string(),
        customers,
        money,
    });
    Data { rows: rows.collect() }
}

/// Customers and money of all rows.
pub(super) fn totals(rows: &[Row]) -> (u32, Money) {
    (rows.iter().map(|row| row.customers).sum(), rows.iter().map(|row| row.money).sum())
}

/// One class as the drawing sees it.
struct Line<'a> {
    row: &'a Row,
    name: String,
    people: f64,
    money: f64,
}

impl Line<'_> {
    /// How many times their share of heads these customers bring.
    fn ratio(&self) -> Option<f64> {
        (self.people > 0.0 && self.money > 0.0).then(|| self.money / self.people)
    }
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let (customers, money) = totals(&data.rows);
    if customers == 0 {
        return nothing(look, "chart-class_shares-nothing");
    }
    let lines = data.rows.iter().map(|row| Line {
        row,
        name: look.words.word(&row.name),
        people: share(f64::from(row.customers), f64::from(customers)),
        money: money_share(row.money, money),
    });
    let lines: Vec<Line> = lines.collect();

    let small = narrow(look);
    let names = lines.iter().map(|line| text_width(&line.name, 12.0)).fold(0.0, f64::max) + 18.0;
    // Names that would take more than a good third of the width stand above their lines instead.
    let above = names > f64::from(look.width) * 0.36;
    let row_height = match (above, small) {
        (true, _) => 40.0,
        (false, true) => 32.0,
        (false, false) => 26.0,
    };
    let top = 22.0;
    let mut surface = Surface::new(look, top + row_height * lines.len() as f64 + 24.0);
    let left = if above { 8.0 } else { names.max(64.0) };
    let right = surface.width() - 44.0;
    let most = lines.iter().map(|line| line.people.max(line.money)).fold(0.0, f64::max);
    let scale = Scale::linear((0.0, round_up(most)), (left, right));
    let bottom = surface.height() - 22.0;

    let ticks = scale.ticks(if small { 4 } else { 6 });
    for (index, tick) in ticks.iter().enumerate() {
        let x = scale.at(*tick);
        if *tick == 0.0 {
            surface.down(x.round() + 0.5, top + 5.0, bottom, 1.0, "ink-3");
        } else if above {
            // Names stand above the lines: a grid through them would strike them out.
            for index in 0..lines.len() {
                let y = top + row_height * (index as f64 + 0.5) + 9.0;
                surface.down(x.round() + 0.5, y - 8.0, y + 8.0, 1.0, "line-1");
            }
        } else {
            surface.down(x.round() + 0.5, top + 5.0, bottom, 1.0, "line-1");
        }
        let whole = tick * 100.0;
        let text = if index + 1 == ticks.len() {
            look.words.percent(*tick, u8::from((whole - whole.round()).abs() > 0.01))
        } else {
            look.words.number(whole, u8::from((whole - whole.round()).abs() > 0.01))
        };
        surface.text(Label::new(text, x, bottom + 15.0).middle().role("ink-3"));
    }

    let mut marks = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let middle = top + row_height * (index as f64 + 0.5);
        let y = if above { middle + 9.0 } else { middle };
        let (hollow, solid) = (scale.at(line.people), scale.at(line.money.max(0.0)));
        let (low, high) = (hollow.min(solid), hollow.max(solid));
        surface.rect((low, y - 1.25, high - low, 2.5), &line.row.colour);
        surface.dot((solid, y), 5.0, &line.row.colour);
        // The hollow one last: where both fall together one sees a ring around the solid dot.
        surface.dot((hollow, y), 5.0, &line.row.colour);
        surface.dot((hollow, y), 3.2, "surface-0");
        if (hollow - solid).abs() < 3.0 {
            surface.dot((solid, y), 2.0, &line.row.colour);
        }
        let (x, baseline) = if above { (left + 8.0, middle - 6.0) } else { (0.0, middle + 4.0) };
        surface.text(Label::new(line.name.clone(), x, baseline).size(12.0).role("ink-1"));
        if index == 0 {
            header(&mut surface, look, (hollow, solid), top - if above { 8.0 } else { -2.0 });
        }
        if let Some(ratio) = line.ratio() {
            let label = Label::new(format!("×{}", look.words.number(ratio, 1)), high + 10.0, y + 4.0);
            surface.text(if ratio >= 1.5 { label.strong().role("ink-1") } else { label.role("ink-3") });
        }
        let facts = facts(look, line);
        let area = (0.0, middle - row_height / 2.0, surface.width(), row_height);
        marks.push(mark(&surface, area, line.name.clone(), facts, vec![in_class(&line.row.name)]));
    }

    let words = (title(look, &lines), say(look, "chart-class_shares-subtitle"), String::new());
    finish(&surface, marks, twin(look, &lines), words)
}

/// Names the two dots where they stand first; the names move apart where the dots are close.
fn header(surface: &mut Surface, look: &Look, (hollow, solid): (f64, f64), baseline: f64) {
    let (people, money) = (word(look, "customers"), word(look, "money"));
    let hollow_first = hollow <= solid;
    let gap = (hollow - solid).abs();
    let room = f64::midpoint(text_width(&people, 10.5), text_width(&money, 10.5)) + 8.0;
    let label = |text: String, x: f64, before: bool| {
        let label = Label::new(text, x, baseline).size(10.5).role("ink-2");
        if gap >= room {
            label.middle()
        } else if before {
            label.shifted(gap / 2.0 - 4.0, 0.0).end()
        } else {
            label.shifted(4.0 - gap / 2.0, 0.0)
        }
    };
    surface.block(vec![label(people, hollow, hollow_first), label(money, solid, !hollow_first)]);
}

fn facts(look: &Look, line: &Line) -> Vec<(String, String)> {
    let mut facts = vec![
        fact(look, "customers", look.words.count(u64::from(line.row.customers))),
        fact(look, "share-customers", look.words.percent(line.people, 1)),
        fact(look, "money", look.words.money_round(line.row.money.to_f64())),
        fact(look, "share-money", look.words.percent(line.money, 1)),
    ];
    facts.extend(line.ratio().map(|ratio| fact(look, "ratio", format!("×{}", look.words.number(ratio, 2)))));
    facts
}

/// The class whose share of money exceeds its share of heads by most: that is where the money comes from.
fn title(look: &Look, lines: &[Line]) -> String {
    let best = lines.iter().max_by(|a, b| (a.money - a.people).total_cmp(&(b.money - b.people)));
    match best.filter(|line| line.money > line.people) {
        Some(line) => look.words.text(
            &Message::new("chart-class_shares-title")
                .text("class", line.name.clone())
                .with("people", Arg::Percent(line.people, 1))
                .with("money", Arg::Percent(line.money, 1)),
        ),
        None => say(look, "chart-class_shares-even"),
    }
}

fn twin(look: &Look, lines: &[Line]) -> Twin {
    let head = ["class", "customers", "share-customers", "money", "share-money"].map(|name| word(look, name));
    let rows = lines.iter().map(|line| {
        vec![
            line.name.clone(),
            look.words.count(u64::from(line.row.customers)),
            look.words.percent(line.people, 1),
            look.words.money_round(line.row.money.to_f64()),
            look.words.percent(line.money, 1),
        ]
    });
    Twin { head: head.to_vec(), rows: rows.collect() }
}
