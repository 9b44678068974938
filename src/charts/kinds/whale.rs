//! The whale curve (Kaplan & Narayanan 2001): customers from the most profitable down, and what they leave all together so far.
//!
//! It rises with everybody who leaves a profit, lies flat over those who leave nothing and falls with everybody who costs more than they bring:
//! the hump above what is left in the end was earned and lost again. Heights are shares of what is left; where nothing is left (or next to
//! nothing), there is no such share and they are money. Who leaves the same stands in the same part, so that what a press opens is what is told.

use serde::{Deserialize, Serialize};

use super::pareto::on;
use super::{fact, finish, mark, money_share, narrow, nothing, people, say, share, word};
use crate::base::{Arg, Message, Money};
use crate::charts::scale::Scale;
use crate::charts::surface::{Label, Surface};
use crate::charts::{Condition, Drawing, Look, Mark, Pick, Twin};
use crate::classify::Outcome;

/// The score that is ranked by.
const SCORE: &str = "profit";
/// Parts of the curve that are told apart.
const PARTS: usize = 10;
/// How far apart kept points are, in customers and in the height of the curve; bounds their number by about 300.
const STEP: f64 = 0.01;
/// A hump of less than this part of what is left is none to speak of: the best customers are spoken of instead.
const FLAT: f64 = 0.02;
/// The part of the customers who are the best; a part ends with a whole customer, so it may be a little more.
const BEST: f64 = 0.2;
/// A peak of more than so many times what is left is told as money.
const ABSURD: f64 = 20.0;

/// Customers who stand one after the other.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// How many.
    pub customers: u32,
    /// What they leave together; negative where they cost.
    pub profit: Money,
    /// The least and the most that one of them leaves.
    pub between: (f64, f64),
}

/// The curve and its parts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// `(share of customers, what they leave so far)`, from nothing to all; those who leave the same on one segment.
    pub curve: Vec<(f64, Money)>,
    /// Tenths of the customers, or a little more where equal ones would be parted.
    pub parts: Vec<Part>,
    /// Who leaves something, who leaves nothing, who costs.
    pub signs: [Part; 3],
    /// Customers whose profit is not known: they are in no part.
    pub unknown: u32,
}

impl Data {
    fn customers(&self) -> u32 {
        self.signs.iter().map(|part| part.customers).sum()
    }

    /// What is left in the end.
    fn left(&self) -> Money {
        self.signs.iter().map(|part| part.profit).sum()
    }

    /// The share of customers after whom the curve no longer rises, and what was earned by then.
    fn peak(&self) -> (f64, Money) {
        let [made, ..] = &self.signs;
        (share(f64::from(made.customers), f64::from(self.customers())), made.profit)
    }

    /// Whether enough is lost again to speak of.
    fn has_hump(&self) -> bool {
        let [_, _, lost] = &self.signs;
        lost.customers > 0 && (!self.in_shares() || lost.profit.abs().to_f64() >= FLAT * self.left().to_f64())
    }

    /// The best customers as one part, a fifth or a little less, and their share of all; nothing where they are too few to be parted so.
    fn best(&self) -> Option<(f64, Part)> {
        let ((last, (_, to), so_far), most) =
            laid_out(self).take_while(|(_, (_, to), _)| *to < BEST + 0.005).last().zip(self.parts.first())?;
        let customers = (to * f64::from(self.customers())).round() as u32;
        Some((to, Part { customers, profit: so_far, between: (last.between.0, most.between.1) }))
    }

    /// Whether heights are shares of what is left.
    fn in_shares(&self) -> bool {
        let left = self.left().to_f64();
        left > 0.0 && self.peak().1.to_f64() <= ABSURD * left
    }
}

/// Ranks the customers of an outcome that has the score `profit`; nothing for one that has not.
pub fn prepare(outcome: &Outcome) -> Option<Data> {
    let score = outcome.assignment.scores.iter().find(|score| score.name == SCORE)?;
    let mut profits: Vec<Money> = score.values.iter().filter_map(|profit| Money::from_f64(*profit)).collect();
    let unknown = (score.values.len() - profits.len()) as u32;
    profits.sort_unstable_by_key(|profit| -profit.0);
    let (gain, loss) = (
        profits.partition_point(|profit| *profit > Money::ZERO),
        profits.partition_point(|profit| *profit >= Money::ZERO),
    );
    let part = |from: usize, to: usize| {
        let own = profits.get(from..to).unwrap_or_default();
        let end = |profit: Option<&Money>| profit.map_or(0.0, |profit| profit.to_f64());
        Part {
            customers: own.len() as u32,
            profit: own.iter().copied().sum(),
            between: (end(own.last()), end(own.first())),
        }
    };
    let mut parts = Vec::with_capacity(PARTS);
    let mut from = 0;
    for tenth in 1..=PARTS {
        let to = (profits.len() * tenth).div_ceil(PARTS);
        let Some(last) = to.checked_sub(1).filter(|last| *last >= from).and_then(|last| profits.get(last)) else {
            continue;
        };
        let to = profits.partition_point(|profit| profit >= last);
        parts.push(part(from, to));
        from = to;
    }
    let signs = [part(0, gain), part(gain, loss), part(loss, profits.len())];
    Some(Data { curve: curve(&profits, &[gain, loss]), parts, signs, unknown })
}

/// Points at the ends of runs of equal profits, thinned; those at `kept` positions stay.
fn curve(profits: &[Money], kept: &[usize]) -> Vec<(f64, Money)> {
    let (count, mut sum) = (profits.len() as f64, Money::ZERO);
    let swing: Money = profits.iter().map(|profit| profit.abs()).sum();
    let mut points = vec![(0.0, Money::ZERO)];
    for (at, profit) in profits.iter().enumerate() {
        sum += *profit;
        if profits.get(at + 1) == Some(profit) {
            continue;
        }
        let x = (at + 1) as f64 / count;
        let far = points.last().is_none_or(|(before, height)| {
            x - before >= STEP || share((sum - *height).abs().to_f64(), swing.to_f64()) >= STEP
        });
        if far || at + 1 == profits.len() || kept.contains(&(at + 1)) {
            points.push((x, sum));
        }
    }
    points
}

/// Where the curve stands, and how heights are told.
struct Frame<'a> {
    data: &'a Data,
    look: &'a Look<'a>,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    x: Scale,
    y: Scale,
    in_shares: bool,
}

impl Frame<'_> {
    fn height(&self, money: Money) -> f64 {
        let height = if self.in_shares { money_share(money, self.data.left()) } else { money.to_f64() };
        self.y.at(height)
    }

    /// A height in words, short.
    fn say(&self, money: Money) -> String {
        if self.in_shares {
            self.look.words.percent(money_share(money, self.data.left()), 0)
        } else {
            self.look.words.money_short(money.to_f64())
        }
    }
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    if data.curve.len() < 2 || data.customers() == 0 {
        return nothing(look, "chart-whale-nothing");
    }
    let small = narrow(look);
    let (left, right, top) = (48.0, f64::from(look.width) - 10.0, 14.0);
    let bottom = top + if small { 230.0 } else { (f64::from(look.width) * 0.46).clamp(250.0, 310.0) };
    let mut surface = Surface::new(look, bottom + 62.0);
    let in_shares = data.in_shares();
    let (_, earned) = data.peak();
    let height = |money: Money| if in_shares { money_share(money, data.left()) } else { money.to_f64() };
    let least = data.curve.iter().map(|(_, money)| height(*money)).fold(0.0, f64::min);
    let most = height(earned).max(if in_shares { 1.0 } else { 0.0 });
    // A little air above the peak; the ends need be no round numbers.
    let ends = (least * 1.06, most * 1.06);
    let (x, y) = (Scale::linear((0.0, 1.0), (left, right)), Scale::linear(ends, (bottom, top)));
    let frame = Frame { data, look, left, right, top, bottom, x, y, in_shares };

    axes(&mut surface, &frame);
    humps(&mut surface, &frame);
    let mut marks = parts(&surface, &frame);
    marks.extend(ends_of(&mut surface, &frame));
    bar(&mut surface, &frame, &mut marks);

    let note = match data.unknown {
        0 => say(look, "chart-whale-note"),
        unknown => look.words.text(&Message::new("chart-whale-note-unknown").count("n", unknown)),
    };
    let subtitle = if in_shares { "chart-whale-subtitle" } else { "chart-whale-subtitle-money" };
    finish(&surface, marks, twin(&frame), (title(data, look), say(look, subtitle), note))
}

/// What the curve says: how much is lost again, or that nothing is.
fn title(data: &Data, look: &Look) -> String {
    let ((part, earned), [_, _, lost]) = (data.peak(), &data.signs);
    let whole = data.left();
    let top = Arg::Percent(part, 0);
    look.words.text(&if !data.in_shares() {
        let message = Message::new("chart-whale-title-money").with("made", Arg::Money(earned));
        message.with("lost", Arg::Money(lost.profit.abs())).with("left", Arg::Money(whole))
    } else if let Some((top, best)) = data.best().filter(|_| !data.has_hump()) {
        let message = Message::new("chart-whale-title-best").with("top", Arg::Percent(top, 0));
        let message = message.with("made", Arg::Percent(money_share(best.profit, whole), 0));
        message.count("n", lost.customers)
    } else if lost.customers == 0 {
        Message::new("chart-whale-title-none").count("n", data.customers())
    } else {
        let of_whole = |money: Money| Arg::Percent(money_share(money, whole), 0);
        Message::new("chart-whale-title")
            .with("top", top)
            .with("made", of_whole(earned))
            .with("lost", of_whole(lost.profit.abs()))
    })
}

fn axes(surface: &mut Surface, frame: &Frame) {
    let look = frame.look;
    for tick in frame.y.ticks(6) {
        let y = frame.y.at(tick);
        surface.across(frame.left, frame.right, y, if tick.abs() < 1e-9 { "ink-3" } else { "line-1" });
        let text = if frame.in_shares { look.words.percent(tick, 0) } else { look.words.money_short(tick) };
        surface.text(Label::new(text, frame.left - 8.0, y + 4.0).end().role("ink-3"));
    }
    for tick in 0..=5u32 {
        let part = f64::from(tick) / 5.0;
        let label = Label::new(look.words.percent(part, 0), frame.x.at(part), frame.bottom + 15.0).role("ink-3");
        surface.text(match tick {
            0 => label,
            5 => label.end(),
            _ => label.middle(),
        });
    }
}

/// The curve: what rises in one colour, what falls in another, and the hump that is lost again.
fn humps(surface: &mut Surface, frame: &Frame) {
    let at = |customers: u32| frame.x.at(share(f64::from(customers), f64::from(frame.data.customers())));
    let place = |(x, money): &(f64, Money)| (frame.x.at(*x), frame.height(*money));
    let all: Vec<(f64, f64)> = frame.data.curve.iter().map(place).collect();
    let (zero, end) = (frame.y.at(0.0), frame.height(frame.data.left()));
    // The ground is what is left in the end, or less where the curve is still below it.
    let mut ground: Vec<(f64, f64)> = Vec::with_capacity(all.len() + 3);
    for (at, place) in all.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| all.get(before));
        ground.extend(before.and_then(|before| crossing(*before, *place, end)));
        ground.push((place.0, place.1.max(end).min(zero)));
    }
    ground.extend([(frame.right, zero), (frame.left, zero)]);
    surface.polygon(ground, "seq-1", 0.75);
    // Above what is left in the end: earned, and lost again.
    if frame.data.signs[2].customers > 0 {
        let mut hump: Vec<(f64, f64)> = Vec::with_capacity(all.len() + 1);
        for pair in all.windows(2) {
            hump.extend(crossing(pair[0], pair[1], end));
            hump.extend(Some(pair[1]).filter(|(_, y)| *y <= end));
        }
        surface.polygon(hump, "cat-vermilion", 0.16);
        surface.dashed((frame.left, end), (frame.right, end), (3.0, 3.0), "ink-2");
        surface.reserve((frame.left, end - 1.5, frame.right - frame.left, 3.0));
    }
    // Neither a text nor a figure may lie across the curve.
    for pair in all.windows(2) {
        let [(x0, y0), (x1, y1)] = [pair[0], pair[1]];
        let steps = ((x1 - x0).abs().max((y1 - y0).abs()) / 4.0).ceil().max(1.0);
        for step in 0..=(steps as u32) {
            let part = f64::from(step) / steps;
            surface.reserve((x0 + (x1 - x0) * part - 2.0, y0 + (y1 - y0) * part - 2.0, 4.0, 4.0));
        }
    }
    let [made, even, _] = &frame.data.signs;
    let (turn, fall) = (at(made.customers), at(made.customers + even.customers));
    let between = |from: f64, to: f64| -> Vec<(f64, f64)> {
        all.iter().copied().filter(|(x, _)| (from - 0.05..=to + 0.05).contains(x)).collect()
    };
    surface.path(between(turn, fall), 2.0, "ink-3");
    surface.path(between(fall, frame.right), 2.0, "cat-vermilion");
    surface.path(between(frame.left, turn), 2.0, "accent");
}

/// Where a straight line between two places rises through a height (downwards in pixels).
fn crossing((x0, y0): (f64, f64), (x1, y1): (f64, f64), height: f64) -> Option<(f64, f64)> {
    (y0 > height && y1 < height).then(|| (x0 + (x1 - x0) * (height - y0) / (y1 - y0), height))
}

/// Who leaves between two amounts; whoever leaves nothing in particular is picked by nothing.
fn pick(part: &Part) -> Pick {
    let (low, high) = part.between;
    if part.customers == 0 { Vec::new() } else { vec![Condition::Score(SCORE.to_owned(), low, high)] }
}

/// What is told of a part, and of all up to its end.
fn facts(frame: &Frame, part: &Part, so_far: Money) -> Vec<(String, String)> {
    let look = frame.look;
    let mut facts = vec![
        fact(look, "customers", look.words.count(u64::from(part.customers))),
        fact(look, "profit", look.words.money_round(part.profit.to_f64())),
    ];
    if frame.in_shares {
        let whole = frame.data.left();
        facts.push(fact(look, "share-profit", look.words.percent(money_share(part.profit, whole), 1)));
        facts.push(fact(look, "so-far", look.words.percent(money_share(so_far, whole), 1)));
    } else {
        facts.push(fact(look, "so-far", look.words.money_round(so_far.to_f64())));
    }
    facts
}

/// The parts with what was left before them: shares of customers where they begin and end, and the sum at the end.
fn laid_out(data: &Data) -> impl Iterator<Item = (&Part, (f64, f64), Money)> {
    let all = f64::from(data.customers());
    data.parts.iter().scan((0u32, Money::ZERO), move |(before, sum), part| {
        let from = share(f64::from(*before), all);
        *before += part.customers;
        *sum += part.profit;
        Some((part, (from, share(f64::from(*before), all)), *sum))
    })
}

/// `0–10%` of the customers, the most profitable first.
fn name(look: &Look, (from, to): (f64, f64)) -> String {
    let percent = |share: f64| Arg::Percent(share, 0);
    look.words.text(&Message::new("chart-whale-part").with("from", percent(from)).with("to", percent(to)))
}

fn parts(surface: &Surface, frame: &Frame) -> Vec<Mark> {
    laid_out(frame.data)
        .map(|(part, span, so_far)| {
            let (from, to) = (frame.x.at(span.0), frame.x.at(span.1));
            let area = (from, frame.top, to - from, frame.bottom - frame.top);
            mark(surface, area, name(frame.look, span), facts(frame, part, so_far), pick(part))
        })
        .collect()
}

/// The peak and the end, with their figures.
fn ends_of(surface: &mut Surface, frame: &Frame) -> Vec<Mark> {
    let (data, look) = (frame.data, frame.look);
    let (turn, earned) = data.peak();
    let left = data.left();
    let (peak, end) = ((frame.x.at(turn), frame.height(earned)), (frame.right, frame.height(left)));
    let zero = frame.y.at(0.0);
    let mut marks = Vec::new();
    let area = |(x, y): (f64, f64)| (x - 14.0, y - 14.0, 28.0, 28.0);
    let block = |figure: &str, below: &str, x: f64, y: f64, from_end: bool| -> Vec<Label> {
        let lines = [
            Label::new(figure, x, y).size(14.0).strong().role("ink-1"),
            Label::new(below, x, y + 16.0).size(12.0).role("ink-1"),
        ];
        let lines = lines.into_iter().filter(|line| line.width() > 0.0);
        lines.map(|line| if from_end { line.end() } else { line }).collect()
    };
    let has_hump = data.has_hump();
    if has_hump && data.signs[0].customers > 0 {
        surface.dashed(peak, (peak.0, zero), (2.0, 2.0), "ink-1");
        surface.reserve((peak.0 - 2.0, peak.1, 4.0, zero - peak.1));
    }
    // The end first: it has the fewest places.
    surface.ring((end.0 - 3.0, end.1), 4.5, "ink-1");
    surface.reserve((end.0 - 8.0, end.1 - 5.0, 10.0, 10.0));
    let rest = look.words.text(&Message::new("chart-whale-end").text("money", look.words.money_round(left.to_f64())));
    let short = look.words.money_short(left.to_f64());
    let figure = if frame.in_shares { frame.say(left) } else { short.clone() };
    let below = [rest.clone(), say(look, "chart-whale-end-short"), String::new()];
    let heights = [end.1 + 20.0, end.1 + 34.0, end.1 - 24.0, end.1 + 60.0];
    let places = below.iter().flat_map(|below| heights.iter().map(|y| block(&figure, below, end.0 - 4.0, *y, true)));
    surface.first(places.collect());

    // What is told of a knob, as near to it as there is room.
    let tell = |surface: &mut Surface, (x, y): (f64, f64), figure: String, top: f64| {
        let said = |key: &'static str| look.words.text(&Message::new(key).with("top", Arg::Percent(top, 0)));
        let says = [said("chart-whale-peak"), said("chart-whale-peak-short"), String::new()];
        // On a line with the figure of the end where there is room, else as high as there is.
        let depth = [end.1 - y + 20.0, 22.0, 44.0, 70.0, 100.0, 130.0, 160.0, 190.0];
        let sides = [(x - 10.0, true), (x + 10.0, false)];
        let places = says.iter().flat_map(|below| {
            let places = depth.iter().filter(|down| **down > 14.0).flat_map(|down| sides.map(|side| (side, y + down)));
            places.map(|((x, from_end), y)| block(&figure, below, x, y, from_end)).collect::<Vec<_>>()
        });
        surface.first(places.collect());
    };
    let [made, ..] = &data.signs;
    if has_hump && made.customers > 0 {
        surface.dot(peak, 4.5, "accent");
        tell(surface, peak, frame.say(earned), turn);
        let title = look.words.text(&Message::new("chart-whale-peak-title").with("top", Arg::Percent(turn, 1)));
        let everybody = Part { between: (made.between.0, f64::INFINITY), ..made.clone() };
        marks.push(mark(surface, area(peak), title, facts(frame, made, earned), pick(&everybody)));
    } else if let Some((top, best)) = data.best().filter(|_| frame.in_shares) {
        let knob = (frame.x.at(top), frame.height(best.profit));
        surface.dashed(knob, (knob.0, zero), (2.0, 2.0), "ink-1");
        surface.reserve((knob.0 - 2.0, knob.1, 4.0, zero - knob.1));
        surface.dot(knob, 4.5, "accent");
        tell(surface, knob, frame.say(best.profit), top);
        let title = look.words.text(&Message::new("chart-whale-best-title").with("top", Arg::Percent(top, 0)));
        let everybody = Part { between: (best.between.0, f64::INFINITY), ..best.clone() };
        marks.push(mark(surface, area(knob), title, facts(frame, &best, best.profit), pick(&everybody)));
    }
    let ends = data.parts.last().zip(data.parts.first()).map(|(last, first)| (last.between.0, first.between.1));
    let all = Part { customers: data.customers(), profit: left, between: ends.unwrap_or_default() };
    marks.push(mark(surface, area(end), say(look, "chart-whale-end-title"), facts(frame, &all, left), pick(&all)));
    marks
}

/// Colours of those who leave something, nothing, and less than nothing.
const COLOURS: [&str; 3] = ["seq-6", "seq-3", "cat-vermilion"];
const SIGNS: [&str; 3] = ["chart-whale-made", "chart-whale-even", "chart-whale-lost"];

/// Who makes the curve rise, lie and fall, below the axis.
fn bar(surface: &mut Surface, frame: &Frame, marks: &mut Vec<Mark>) {
    let (data, look) = (frame.data, frame.look);
    let all = f64::from(data.customers());
    let (mut before, mut so_far) = (0, Money::ZERO);
    let top = frame.bottom + 24.0;
    for ((part, colour), key) in data.signs.iter().zip(COLOURS).zip(SIGNS) {
        let from = frame.x.at(share(f64::from(before), all));
        before += part.customers;
        so_far += part.profit;
        let to = frame.x.at(share(f64::from(before), all));
        if part.customers == 0 {
            continue;
        }
        let area = (from, top, (to - from - 1.0).max(1.0), 16.0);
        surface.rect(area, colour);
        let title = say(look, key);
        let inside = Label::new(title.clone(), from + 6.0, top + 12.0).strong().role(on(colour));
        if inside.width() + 10.0 <= area.2 {
            surface.text(inside);
        }
        let below = |text: String| Label::new(text, from + 2.0, top + 30.0).size(10.5);
        let money = look.words.money_short(part.profit.to_f64());
        let count = people(look, part.customers);
        for label in [below(format!("{count} · {money}")), below(look.words.count(u64::from(part.customers)))] {
            if label.width() + 12.0 <= to - from && surface.text(label) {
                break;
            }
        }
        let (low, high) = part.between;
        let open = match colour {
            "seq-6" => (low, f64::INFINITY),
            "seq-3" => (0.0, 0.0),
            _ => (f64::NEG_INFINITY, high),
        };
        let area = (area.0, area.1 - 4.0, area.2.max(8.0), area.3 + 24.0);
        marks.push(mark(
            surface,
            area,
            title,
            facts(frame, part, so_far),
            pick(&Part { between: open, ..part.clone() }),
        ));
    }
}

fn twin(frame: &Frame) -> Twin {
    let (data, look) = (frame.data, frame.look);
    let mut head = vec![word(look, "profit-part"), word(look, "customers"), word(look, "profit")];
    let shares = ["share-profit", "so-far"].map(|name| word(look, name));
    head.extend(if frame.in_shares { shares.to_vec() } else { shares.into_iter().skip(1).collect() });
    let row = |name: String, part: &Part, so_far: Money| -> Vec<String> {
        let told = facts(frame, part, so_far).into_iter().map(|(_, value)| value);
        std::iter::once(name).chain(told).collect()
    };
    let mut rows: Vec<Vec<String>> =
        laid_out(data).map(|(part, span, so_far)| row(name(look, span), part, so_far)).collect();
    let mut so_far = Money::ZERO;
    for (part, key) in data.signs.iter().zip(SIGNS) {
        so_far += part.profit;
        rows.push(row(say(look, key), part, so_far));
    }
    Twin { head, rows }
}
