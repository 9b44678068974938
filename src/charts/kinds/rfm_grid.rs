//! The R × FM grid: count, classes and money in each of the cells.
//!
//! Maps that ask for more than R and FM (Klaviyo's, the compatibility presets) put several classes into a cell. Coloured by class, such a
//! cell is a small mosaic: a band for each class, as wide as its part of the cell's customers, each with its own mark. Where engagement stands in
//! the place of money, columns are F and E.

use serde::{Deserialize, Serialize};

use super::{days, fact, finish, in_class, mark, money_share, narrow, nothing, say, share, word};
use crate::base::{Arg, Message, Money, NONE};
use crate::charts::measure::text_width;
use crate::charts::surface::{Area, Label, Surface};
use crate::charts::{Condition, Drawing, Look, Mark, Twin};
use crate::classify::{Context, Outcome};
use crate::math::order;

/// One cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// R score, 1 … n.
    pub r: u32,
    /// FM score, 1 … n.
    pub fm: u32,
    /// Who is in it by class, the largest first; none where nobody is.
    pub groups: Vec<Group>,
}

/// The customers of one class in one cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// Class index.
    pub class: u16,
    /// Customers, at least one.
    pub customers: u32,
    /// Net money.
    pub money: Money,
}

impl Cell {
    /// Everybody in it.
    pub fn customers(&self) -> u32 {
        self.groups.iter().map(|group| group.customers).sum()
    }

    /// What they brought.
    pub fn money(&self) -> Money {
        self.groups.iter().map(|group| group.money).sum()
    }
}

/// All cells, the cuts of R and the names of the classes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// Highest score (5, or 3 or 4 by preset).
    pub scores: u32,
    /// `scores`² cells, from R 1 upwards, in each from FM 1 upwards.
    pub cells: Vec<Cell>,
    /// For each R score from 1: the least and greatest recency in days found in it; none if nobody is.
    pub recency: Vec<Option<(u32, u32)>>,
    /// Locale key of the name and colour role, by class index.
    pub classes: Vec<(String, String)>,
    /// Customers with a score.
    pub customers: u32,
    /// Cells coloured by class (classifier page) or by count (overview).
    pub by_class: bool,
    /// Columns are scores of orders and engagement, not of orders and money.
    pub engaged: bool,
}

/// The score of orders and money, and that of orders and engagement.
const FM: &str = "fm_score";
const FE: &str = "fe_score";
/// The most scores a grid has room for; what claims more is not an RFM score.
const MOST_SCORES: u32 = 10;

/// Counts the cells of an outcome that has the scores `r_score` and `fm_score` (or `fe_score`); nothing for one that has not, or where nobody has
/// both. The highest score is the highest that occurs. Cells stand from R 1 upwards, in each from FM 1 upwards; of equally
/// strong classes of a cell the better one stands first.
pub fn prepare(cx: &Context, outcome: &Outcome, classifier: &str, by_class: bool) -> Option<Data> {
    let score =
        |name: &str| outcome.assignment.scores.iter().find(|score| score.name == name).map(|score| &score.values);
    let engaged = score(FE).is_some();
    let (r_scores, fm_scores) = (score("r_score")?, score(FM).or_else(|| score(FE))?);
    let valid = |value: f64| (value >= 1.0 && value <= f64::from(MOST_SCORES)).then(|| value.round() as u32);
    let scored: Vec<(usize, u32, u32)> = r_scores
        .iter()
        .zip(fm_scores)
        .enumerate()
        .filter_map(|(row, (r, fm))| Some((row, valid(*r)?, valid(*fm)?)))
        .collect();
    let scores = scored.iter().map(|(_, r, fm)| (*r).max(*fm)).max()?;

    let mut cells: Vec<Cell> =
        (1..=scores).flat_map(|r| (1..=scores).map(move |fm| Cell { r, fm, groups: Vec::new() })).collect();
    let mut recency = vec![None; scores as usize];
    for (row, r, fm) in &scored {
        let class = outcome.assignment.class.get(*row).copied();
        if let (Some(cell), Some(class)) = (cells.get_mut(((r - 1) * scores + fm - 1) as usize), class) {
            let at = cell.groups.iter().position(|group| group.class == class).unwrap_or_else(|| {
                cell.groups.push(Group { class, customers: 0, money: Money::ZERO });
                cell.groups.len() - 1
            });
            if let Some(group) = cell.groups.get_mut(at) {
                group.customers += 1;
                group.money += cx.customers.monetary.get(*row).copied().unwrap_or_default();
            }
        }
        let days = cx.customers.recency.get(*row).copied().unwrap_or(NONE);
        if let Some(range) = recency.get_mut(*r as usize - 1).filter(|_| days != NONE) {
            *range = Some(range.map_or((days, days), |(low, high): (u32, u32)| (low.min(days), high.max(days))));
        }
    }
    for cell in &mut cells {
        let groups = std::mem::take(&mut cell.groups);
        cell.groups = order::by(groups, |group| i64::from(group.class) - (i64::from(group.customers) << 16));
    }
    let classes = outcome.classes.iter();
    let classes = classes.map(|class| (class.word(classifier), class.colour.to_string())).collect();
    Some(Data { scores, cells, recency, classes, customers: scored.len() as u32, by_class, engaged })
}

/// Where the cells stand.
struct Frame {
    left: f64,
    top: f64,
    cell: (f64, f64),
    scores: u32,
}

impl Frame {
    fn area(&self, r: u32, fm: u32) -> Area {
        let (width, height) = self.cell;
        let column = f64::from(fm.saturating_sub(1));
        let row = f64::from(self.scores.saturating_sub(r));
        (self.left + column * width + 0.75, self.top + row * height + 0.75, width - 1.5, height - 1.5)
    }
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    if data.customers == 0 || data.scores == 0 {
        return nothing(look, "chart-rfm_grid-nothing");
    }
    let small = narrow(look);
    let left = if small { 62.0 } else { 72.0 };
    let n = f64::from(data.scores);
    let width = (f64::from(look.width) - left) / n;
    let height = if small {
        58.0
    } else if data.by_class {
        62.0
    } else {
        66.0
    };
    let foot = if data.by_class { 40.0 } else { 62.0 };
    let frame = Frame { left, top: 2.0, cell: (width, height), scores: data.scores };
    let naming = Naming::new(look, data, width - 1.5);
    let list = naming.list_height(look);
    let mut surface = Surface::new(look, frame.top + height * n + foot + list);

    let most = data.cells.iter().map(Cell::customers).max().unwrap_or(1).max(1);
    let money: Money = data.cells.iter().map(Cell::money).sum();
    let mut marks = Vec::with_capacity(data.cells.len());
    for cell in sorted(data) {
        let area = frame.area(cell.r, cell.fm);
        if data.by_class {
            for (area, group) in by_class(&mut surface, look, data, &naming, cell, area, money) {
                marks.push(group_mark(&surface, look, data, cell, group, area, money));
            }
        } else {
            by_count(&mut surface, look, data, &naming, cell, area, most);
            marks.push(cell_mark(&surface, look, data, cell, area, money));
        }
    }
    rows_and_columns(&mut surface, look, data, &frame);
    if !data.by_class {
        steps(&mut surface, look, left, frame.top + height * n + foot - 16.0);
    }
    naming.write_list(&mut surface, look, data, frame.top + height * n + foot);
    let subtitle = if data.by_class { "chart-rfm_grid-subtitle-class" } else { "chart-rfm_grid-subtitle" };
    let is_pure = data.cells.iter().all(|cell| cell.groups.len() < 2);
    let note = match (data.engaged, is_pure) {
        (true, true) => "chart-rfm_grid-note-engaged",
        (true, false) => "chart-rfm_grid-note-mixed-engaged",
        (false, true) => "chart-rfm_grid-note",
        (false, false) => "chart-rfm_grid-note-mixed",
    };
    let words = (title(look, data, money), say(look, subtitle), say(look, note));
    finish(&surface, marks, twin(look, data, money), words)
}

/// Cells in reading order: the best R first, in each from FM 1.
fn sorted(data: &Data) -> impl Iterator<Item = &Cell> {
    data.cells.rchunks(data.scores.max(1) as usize).flatten()
}

/// Locale key of the name and colour role of a class.
fn class<'a>(data: &'a Data, group: &Group) -> (&'a str, &'a str) {
    data.classes.get(usize::from(group.class)).map_or(("", "surface-2"), |(key, colour)| (key, colour))
}

/// The names of a class, the longest first; the second is the short one of narrow cells, where the language has one.
fn names(look: &Look, key: &str) -> Vec<String> {
    let short = format!("chart-short-{key}");
    let mut names = vec![look.words.word(key)];
    if look.words.has(&short) {
        names.push(look.words.word(&short));
    }
    names
}

/// What is kept free at a side of a cell.
const MARGIN: f64 = 4.0;
/// Height of a line of the list below the grid.
const LINE: f64 = 18.0;

/// The sign of a class in the list: a letter, because the figures of a cell are counts.
fn letter(at: usize) -> String {
    char::from(b'A' + (at % 26) as u8).to_string()
}

/// How cells say their class: by its name, or, where one of the names fits no cell, all of them by a letter with a list below.
struct Naming {
    /// Classes with customers, in the order of their letters; empty where names fit.
    lettered: Vec<u16>,
}

impl Naming {
    fn new(look: &Look, data: &Data, width: f64) -> Naming {
        let mut present: Vec<u16> = data.cells.iter().flat_map(|cell| &cell.groups).map(|group| group.class).collect();
        present.sort_unstable();
        present.dedup();
        let (size, room) = if data.by_class { (11.0, width - 2.0 * MARGIN) } else { (10.5, width - MARGIN) };
        let fits = |class: &u16| {
            let key = data.classes.get(usize::from(*class)).map_or("", |(key, _)| key);
            names(look, key).iter().any(|name| text_width(name, size) <= room)
        };
        Naming { lettered: if present.iter().all(fits) { Vec::new() } else { present } }
    }

    /// What a cell may say, the longest first: its largest class, and how many more there are.
    fn of(&self, look: &Look, data: &Data, cell: &Cell) -> Vec<String> {
        let Some(group) = cell.groups.first() else { return Vec::new() };
        let names = match self.lettered.iter().position(|one| *one == group.class) {
            Some(at) => vec![letter(at)],
            None => names(look, class(data, group).0),
        };
        match cell.groups.len() {
            1 => names,
            many => names.into_iter().flat_map(|name| [format!("{name} +{}", many - 1), name]).collect(),
        }
    }

    /// Columns of the list: two, where every name has room for it.
    fn columns(look: &Look) -> usize {
        if look.width < 300 { 1 } else { 2 }
    }

    fn list_height(&self, look: &Look) -> f64 {
        let lines = self.lettered.len().div_ceil(Naming::columns(look)) as f64;
        if lines > 0.0 { lines * LINE + 8.0 } else { 0.0 }
    }

    fn write_list(&self, surface: &mut Surface, look: &Look, data: &Data, top: f64) {
        let columns = Naming::columns(look);
        let lines = self.lettered.len().div_ceil(columns).max(1);
        for (at, class) in self.lettered.iter().enumerate() {
            let Some((key, colour)) = data.classes.get(usize::from(*class)) else { continue };
            let x = (at / lines) as f64 * surface.width() / columns as f64;
            let y = top + 8.0 + (at % lines) as f64 * LINE;
            if data.by_class {
                surface.rect((x, y + 1.0, 10.0, 10.0), colour);
            }
            surface.text(Label::new(letter(at), x + 26.0, y + 10.0).middle().strong().role("ink-1"));
            let room = surface.width() / columns as f64 - 42.0;
            first_that_fits(surface, names(look, key), room, |name| Label::new(name, x + 40.0, y + 10.0));
        }
    }
}

/// Writes the first of some texts that is not wider than the cell.
fn first_that_fits(surface: &mut Surface, texts: Vec<String>, width: f64, label: impl Fn(String) -> Label) {
    for text in texts {
        let label = label(text);
        if label.width() <= width && surface.text(label) {
            return;
        }
    }
}

fn by_count(surface: &mut Surface, look: &Look, data: &Data, naming: &Naming, cell: &Cell, area: Area, most: u32) {
    let customers = cell.customers();
    let step = (f64::from(customers) / f64::from(most) * 6.0).round() as u32;
    surface.rect(area, &format!("seq-{step}"));
    if customers == 0 {
        return;
    }
    let (middle, centre) = (area.0 + area.2 / 2.0, area.1 + area.3 / 2.0);
    let ink = format!("on-seq-{step}");
    let count = look.words.count(u64::from(customers));
    surface.text(Label::new(count, middle, centre - 1.0).middle().size(13.5).strong().role(&ink));
    first_that_fits(surface, naming.of(look, data, cell), area.2 - MARGIN, |name| {
        Label::new(name, middle, centre + 14.0).middle().size(10.5).role(&ink)
    });
}

/// Draws a cell; the bands of its groups, side by side.
fn by_class<'a>(
    surface: &mut Surface,
    look: &Look,
    data: &Data,
    naming: &Naming,
    cell: &'a Cell,
    area: Area,
    money: Money,
) -> Vec<(Area, &'a Group)> {
    let (customers, brought) = (cell.customers(), cell.money());
    if customers == 0 {
        surface.rect(area, "surface-2");
        return Vec::new();
    }
    let mut left = area.0;
    let mut bands = Vec::with_capacity(cell.groups.len());
    for group in &cell.groups {
        let width = area.2 * f64::from(group.customers) / f64::from(customers);
        let band = (left, area.1, width, area.3);
        left += width;
        let (_, colour) = class(data, group);
        surface.tint(band, colour, 0.16);
        surface.rect((band.0, band.1, band.2, 2.5), colour);
        bands.push((band, group));
    }
    let (x, room) = (area.0 + if area.2 < 70.0 { 5.0 } else { 10.0 }, area.2 - 2.0 * MARGIN);
    first_that_fits(surface, naming.of(look, data, cell), room, |name| {
        Label::new(name, x, area.1 + 17.0).role("ink-2")
    });
    let count = look.words.count(u64::from(customers));
    surface.text(Label::new(count, x, area.1 + 34.0).size(14.0).strong().role("ink-1"));
    let part = look.words.percent(share(f64::from(customers), f64::from(data.customers)), 1);
    let texts = if money.0 > 0 {
        let brought = look.words.money_short(brought.to_f64());
        vec![format!("{part} · {brought}"), brought, part]
    } else {
        vec![part]
    };
    first_that_fits(surface, texts, room, |text| Label::new(text, x, area.1 + 50.0).size(10.5).role("ink-2"));
    bands
}

/// The recency that an R score stands for, in words.
fn recency(look: &Look, data: &Data, r: u32) -> Option<String> {
    let (low, high) = data.recency.get(r.saturating_sub(1) as usize).copied().flatten()?;
    Some(if r == data.scores {
        look.words.text(&Message::new("chart-days-upto").count("n", high))
    } else if r == 1 {
        look.words.text(&Message::new("chart-days-from").count("n", low))
    } else if low == high {
        days(look, low)
    } else {
        look.words.text(&Message::new("chart-days-range").count("from", low).count("to", high))
    })
}

fn rows_and_columns(surface: &mut Surface, look: &Look, data: &Data, frame: &Frame) {
    for score in 1..=data.scores {
        let area = frame.area(score, 1);
        let centre = area.1 + area.3 / 2.0;
        surface.text(Label::new(format!("R{score}"), 0.0, centre - 2.0).strong().role("ink-1"));
        if let Some(text) = recency(look, data, score) {
            surface.text(Label::new(text, 0.0, centre + 12.0).size(10.5).role("ink-3"));
        }
    }
    let foot = frame.top + frame.cell.1 * f64::from(data.scores);
    for score in 1..=data.scores {
        let area = frame.area(data.scores, score);
        let label = Label::new(format!("{}{score}", column(data)), area.0 + area.2 / 2.0, foot + 16.0);
        surface.text(label.middle().strong().role("ink-1"));
    }
    let (few, many) = if data.engaged {
        ("chart-rfm_grid-few-engaged", "chart-rfm_grid-many-engaged")
    } else {
        ("chart-rfm_grid-few", "chart-rfm_grid-many")
    };
    let (few, many) = (say(look, few), say(look, many));
    surface.text(Label::new(few, frame.left, foot + 31.0).size(10.5).role("ink-3"));
    surface.text(Label::new(many, surface.width(), foot + 31.0).end().size(10.5).role("ink-3"));
}

/// The continuous scale of the counts: the one legend a chart may have.
fn steps(surface: &mut Surface, look: &Look, left: f64, y: f64) {
    let (little, much) = (say(look, "chart-scale-little"), say(look, "chart-scale-much"));
    let start = left + text_width(&little, 10.5) + 6.0;
    surface.text(Label::new(little, left, y + 9.0).size(10.5).role("ink-3"));
    for step in 0..7 {
        surface.rect((start + f64::from(step) * 18.0, y, 17.0, 10.0), &format!("seq-{step}"));
    }
    surface.text(Label::new(much, start + 132.0, y + 9.0).size(10.5).role("ink-3"));
}

/// What a mark says of some customers of a cell, who brought so much of all the `money`.
fn facts(
    look: &Look,
    data: &Data,
    cell: &Cell,
    (customers, brought): (u32, Money),
    money: Money,
) -> Vec<(String, String)> {
    let part = share(f64::from(customers), f64::from(data.customers));
    let mut facts = vec![
        fact(look, "customers", look.words.count(u64::from(customers))),
        fact(look, "share-customers", look.words.percent(part, 1)),
        fact(look, "money", look.words.money_round(brought.to_f64())),
    ];
    if money.0 > 0 {
        facts.push(fact(look, "share-money", look.words.percent(money_share(brought, money), 1)));
    }
    facts.extend(recency(look, data, cell.r).map(|days| fact(look, "recency", days)));
    facts
}

/// What columns are called.
fn column(data: &Data) -> &'static str {
    if data.engaged { "FE" } else { "FM" }
}

fn place(data: &Data, cell: &Cell) -> String {
    format!("R{} · {}{}", cell.r, column(data), cell.fm)
}

/// The conditions that pick a cell.
fn pick(data: &Data, cell: &Cell) -> Vec<Condition> {
    let column = if data.engaged { FE } else { FM };
    let score = |name: &str, value: u32| Condition::Score(name.to_owned(), f64::from(value), f64::from(value));
    vec![score("r_score", cell.r), score(column, cell.fm)]
}

fn cell_mark(surface: &Surface, look: &Look, data: &Data, cell: &Cell, area: Area, money: Money) -> Mark {
    let sums = (cell.customers(), cell.money());
    let mut title = place(data, cell);
    for group in &cell.groups {
        title.push_str(" · ");
        title.push_str(&look.words.word(class(data, group).0));
    }
    let pick = if sums.0 > 0 { pick(data, cell) } else { Vec::new() };
    mark(surface, area, title, facts(look, data, cell, sums, money), pick)
}

fn group_mark(
    surface: &Surface,
    look: &Look,
    data: &Data,
    cell: &Cell,
    group: &Group,
    area: Area,
    money: Money,
) -> Mark {
    let title = format!("{} · {}", place(data, cell), look.words.word(class(data, group).0));
    let sums = (group.customers, group.money);
    let pick = [pick(data, cell), vec![in_class(class(data, group).0)]].concat();
    mark(surface, area, title, facts(look, data, cell, sums, money), pick)
}

/// The class that brings most.
fn title(look: &Look, data: &Data, money: Money) -> String {
    let sums = (0..data.classes.len() as u16).map(|class| {
        let groups = || data.cells.iter().flat_map(|cell| &cell.groups).filter(|group| group.class == class);
        (class, groups().map(|group| group.customers).sum::<u32>(), groups().map(|group| group.money).sum::<Money>())
    });
    let best = sums.filter(|(_, customers, _)| *customers > 0).rev().max_by_key(|(_, _, money)| *money);
    let Some((class, customers, brought)) = best else { return String::new() };
    let name = data.classes.get(usize::from(class)).map_or("", |(key, _)| key.as_str());
    let key = if money.0 > 0 { "chart-rfm_grid-title" } else { "chart-rfm_grid-title-count" };
    let message = Message::new(key).text("class", look.words.word(name)).count("n", customers);
    look.words.text(&message.with("share", Arg::Percent(money_share(brought, money), 0)))
}

fn twin(look: &Look, data: &Data, money: Money) -> Twin {
    let head = ["cell", "class", "customers", "share-customers", "money", "share-money"].map(|name| word(look, name));
    let row = |cell: &Cell, name: String, customers: u32, brought: Money| {
        vec![
            place(data, cell),
            name,
            look.words.count(u64::from(customers)),
            look.words.percent(share(f64::from(customers), f64::from(data.customers)), 1),
            look.words.money_round(brought.to_f64()),
            look.words.percent(money_share(brought, money), 1),
        ]
    };
    let rows = sorted(data).flat_map(|cell| {
        let named = |group: &Group| row(cell, look.words.word(class(data, group).0), group.customers, group.money);
        match cell.groups.as_slice() {
            [] => vec![row(cell, String::new(), 0, Money::ZERO)],
            groups => groups.iter().map(named).collect(),
        }
    });
    Twin { head: head.to_vec(), rows: rows.collect() }
}
