//! Importance and performance of touch-points (Martilla & James 1977): four quadrants that part at the means of both.
//!
//! Upwards how much of the overall judgement hangs on a touch-point, across how well it is done. What lies above the line and left of the other is
//! where work pays. A press opens who gave a touch-point a low mark.

use serde::{Deserialize, Serialize};

use super::{fact, finish, mark, narrow, nothing, say, word};
use crate::base::{Arg, Message};
use crate::charts::scale::Scale;
use crate::charts::surface::{Label, Surface};
use crate::charts::{Condition, Drawing, Look, Mark, Twin};
use crate::classify::touch_points::{Grid, LOW, Performance, Point, Quadrant, grid_of, hardly_differ, id_of};
use crate::classify::{Outcome, Params};

/// One touch-point.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dot {
    /// What was said of it.
    pub point: Point,
    /// Nothing where too few answers say too little: it is in the table alone.
    pub quadrant: Option<Quadrant>,
}

/// All touch-points that were asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// In the order of the questionnaire.
    pub dots: Vec<Dot>,
    /// Importance and performance at which the quadrants part.
    pub middle: (f64, f64),
    /// What performance is.
    pub by: Performance,
}

impl Data {
    /// The touch-points of a grid.
    pub fn of(grid: &Grid) -> Data {
        let dot = |point: &Point| Dot { point: point.clone(), quadrant: grid.quadrant(point) };
        Data { dots: grid.points.iter().map(dot).collect(), middle: grid.middle, by: grid.by }
    }

    /// Those that lie in a quadrant: how important, how well done.
    fn placed(&self) -> impl Iterator<Item = (&Dot, Quadrant, f64, f64)> {
        self.dots.iter().filter_map(|dot| Some((dot, dot.quadrant?, dot.point.weight?, self.by.of(&dot.point))))
    }
}

/// The touch-points of an outcome; nothing where fewer than two can be compared.
pub fn prepare(outcome: &Outcome, classifier: &str, params: &Params) -> Option<Data> {
    grid_of(classifier, &outcome.fit, params).map(|grid| Data::of(&grid))
}

/// What a touch-point is called.
fn name(look: &Look, dot: &Dot) -> String {
    look.words.word(&format!("feature-{}", id_of(dot.point.item)))
}

/// How well a touch-point is done, in the unit of the axis.
fn well(look: &Look, by: Performance, value: f64, decimals: u8) -> String {
    match by {
        Performance::Mean => look.words.number(value, decimals),
        Performance::TopTwo => look.words.percent(value, 0),
    }
}

fn colour(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::Keep => "cat-pine",
        Quadrant::Concentrate => "cat-vermilion",
        Quadrant::Low => "quiet-1",
        Quadrant::Overkill => "cat-azure",
    }
}

/// Where the quadrants stand.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    x: Scale,
    y: Scale,
}

/// A range with air on both sides, within what values can be.
fn airy(values: impl Iterator<Item = f64>, least: f64, within: (f64, f64)) -> (f64, f64) {
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)));
    let air = ((high - low) * 0.22).max(least);
    ((low - air).max(within.0), (high + air).min(within.1))
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    if data.placed().count() < 2 {
        return nothing(look, "chart-importance-nothing");
    }
    let small = narrow(look);
    let (left, right, top) = (46.0, f64::from(look.width) - 10.0, 26.0);
    let bottom = top + if small { 260.0 } else { 320.0 };
    let mut surface = Surface::new(look, bottom + 40.0);
    let across = match data.by {
        Performance::Mean => airy(data.placed().map(|(.., well)| well), 0.25, (1.0, 5.0)),
        Performance::TopTwo => {
            let ends = data.placed().flat_map(|(dot, ..)| [dot.point.top.low, dot.point.top.high]);
            airy(ends, 0.03, (0.0, 1.0))
        }
    };
    let upwards = airy(data.placed().map(|(_, _, weight, _)| weight), 0.03, (0.0, 1.0));
    let (x, y) = (Scale::linear(across, (left, right)), Scale::linear(upwards, (bottom, top)));
    let frame = Frame { left, right, top, bottom, x, y };

    quadrants(&mut surface, look, data, &frame);
    let marks = dots(&mut surface, look, data, &frame);
    let words = (title(data, look), say(look, "chart-importance-subtitle"), note(data, look));
    finish(&surface, marks, twin(data, look), words)
}

/// The four fields, their names in the corners and the axes.
fn quadrants(surface: &mut Surface, look: &Look, data: &Data, frame: &Frame) {
    let (cross_x, cross_y) = (frame.x.at(data.middle.1), frame.y.at(data.middle.0));
    let Frame { left, right, top, bottom, .. } = *frame;
    surface.tint((left, top, right - left, bottom - top), "surface-2", 0.6);
    surface.tint((left, top, cross_x - left, cross_y - top), "cat-vermilion", 0.1);
    surface.tint((cross_x, top, right - cross_x, cross_y - top), "cat-pine", 0.1);
    for tick in frame.x.ticks(if narrow(look) { 5 } else { 7 }) {
        let label = Label::new(well(look, data.by, tick, 1), frame.x.at(tick), bottom + 15.0);
        surface.text(label.middle().role("ink-3"));
    }
    for tick in frame.y.ticks(5) {
        surface.text(Label::new(look.words.percent(tick, 0), left - 8.0, frame.y.at(tick) + 4.0).end().role("ink-3"));
    }
    surface.down(cross_x, top, bottom, 1.0, "line-3");
    surface.across(left, right, cross_y, "line-3");
    surface.reserve((cross_x - 2.0, top, 4.0, bottom - top));
    surface.reserve((left, cross_y - 2.0, right - left, 4.0));
    surface.text(Label::new(say(look, "chart-importance-upwards"), 0.0, 12.0));
    let axis = match data.by {
        Performance::Mean => "chart-importance-mean",
        Performance::TopTwo => "chart-importance-top_two",
    };
    surface.text(Label::new(say(look, axis), right, bottom + 32.0).end());
}

/// Names of the quadrants stand in the outer corners; where a dot or the name of one does, beside or below it.
fn corners(surface: &mut Surface, look: &Look, data: &Data, frame: &Frame) {
    let (cross_x, cross_y) = (frame.x.at(data.middle.1), frame.y.at(data.middle.0));
    let places = [
        (Quadrant::Concentrate, true, true),
        (Quadrant::Keep, false, true),
        (Quadrant::Low, true, false),
        (Quadrant::Overkill, false, false),
    ];
    for (quadrant, at_left, above) in places {
        let text = say(look, name_of(quadrant));
        let label = |x: f64, y: f64, from_end: bool| {
            let label = Label::new(text.clone(), x, y).size(12.0).strong().role("ink-2");
            if from_end { label.end() } else { label }
        };
        let (outer, inner) =
            if at_left { (frame.left + 8.0, cross_x - 6.0) } else { (frame.right - 8.0, cross_x + 6.0) };
        let (first, last) =
            if above { (frame.top + 16.0, cross_y - 8.0) } else { (cross_y + 16.0, frame.bottom - 8.0) };
        let rows = if above { [first, last] } else { [last, first] };
        let all = rows.into_iter().flat_map(|y| [label(outer, y, !at_left), label(inner, y, at_left)]);
        let within = |label: &Label| {
            let (from, _, width, _) = label.area();
            let (low, high) = if at_left { (frame.left, cross_x) } else { (cross_x, frame.right) };
            from >= low && from + width <= high
        };
        let all: Vec<Label> = all.collect();
        // Inside its quadrant where one of the places allows, else over the line to the next.
        let inside = all.iter().filter(|label| within(label)).cloned().map(|label| vec![label]);
        if surface.first(inside.collect()).is_none() {
            let over = label(outer, if above { frame.top - 4.0 } else { frame.bottom - 8.0 }, !at_left);
            surface.text(over);
        }
    }
}

/// The key of the name of a quadrant.
fn name_of(quadrant: Quadrant) -> &'static str {
    match quadrant {
        Quadrant::Keep => "chart-importance-keep",
        Quadrant::Concentrate => "chart-importance-concentrate",
        Quadrant::Low => "chart-importance-low",
        Quadrant::Overkill => "chart-importance-overkill",
    }
}

/// Directions in which a name is looked a place for, the readiest first: right, left, above, below, and between these.
const AROUND: [(f64, f64); 8] =
    [(1.0, 0.0), (-1.0, 0.0), (0.0, -1.0), (0.0, 1.0), (0.7, -0.7), (0.7, 0.7), (-0.7, -0.7), (-0.7, 0.7)];
/// Distances from the dot; from the second on a line leads there.
const RINGS: [f64; 7] = [12.0, 26.0, 40.0, 56.0, 74.0, 94.0, 116.0];

fn dots(surface: &mut Surface, look: &Look, data: &Data, frame: &Frame) -> Vec<Mark> {
    let place = |weight: f64, well: f64| (frame.x.at(well), frame.y.at(weight));
    for (dot, quadrant, weight, performance) in data.placed() {
        let (x, y) = place(weight, performance);
        if data.by == Performance::TopTwo {
            let (low, high) = (frame.x.at(dot.point.top.low), frame.x.at(dot.point.top.high));
            surface.across(low, high, y, colour(quadrant));
            surface.reserve((low, y - 2.0, high - low, 4.0));
        }
        surface.reserve((x - 7.0, y - 7.0, 14.0, 14.0));
    }
    for (_, quadrant, weight, performance) in data.placed() {
        let at = place(weight, performance);
        surface.dot(at, 6.5, "surface-0");
        surface.dot(at, 5.0, colour(quadrant));
    }
    let mut marks = Vec::new();
    for (dot, quadrant, weight, performance) in data.placed() {
        let (x, y) = place(weight, performance);
        let text = name(look, dot);
        label(surface, frame, &text, (x, y));
        let title = format!("{text} · {}", say(look, name_of(quadrant)));
        let pick = vec![Condition::Score(id_of(dot.point.item).to_owned(), 1.0, LOW)];
        let pick = if dot.point.low > 0 { pick } else { Vec::new() };
        marks.push(mark(surface, (x - 14.0, y - 14.0, 28.0, 28.0), title, facts(look, dot, weight), pick));
    }
    corners(surface, look, data, frame);
    marks
}

/// Writes the name of a dot at the nearest place that is free.
fn label(surface: &mut Surface, frame: &Frame, text: &str, (x, y): (f64, f64)) {
    for ring in RINGS {
        for (right, down) in AROUND {
            let (to_x, to_y) = (x + right * ring, y + down * ring);
            let label = Label::new(text, to_x, to_y + 4.0 + down * 4.0).size(12.0).strong().role("ink-1");
            let label = match right {
                r if r > 0.1 => label,
                r if r < -0.1 => label.end(),
                _ => {
                    // Above and below it may stand aside a little, so that an edge does not send it away.
                    let (half, air) = (label.width() / 2.0, 6.0);
                    let aside =
                        to_x.clamp(frame.left + half + air, (frame.right - half - air).max(frame.left + half + air));
                    label.middle().shifted(aside - to_x, 0.0)
                }
            };
            let (from, above, width, height) = label.area();
            let inside = from >= frame.left && from + width <= frame.right && above >= frame.top;
            if !inside || above + height > frame.bottom || !surface.fits(&label) {
                continue;
            }
            if ring > 12.0 {
                let near = |part: f64| (x + right * part, y + down * part);
                surface.path(vec![near(8.0), near(ring - 3.0)], 1.0, "ink-3");
            }
            surface.text(label);
            return;
        }
    }
}

fn facts(look: &Look, dot: &Dot, weight: f64) -> Vec<(String, String)> {
    let Point { mean, top, low, .. } = &dot.point;
    vec![
        fact(look, "importance", look.words.percent(weight, 1)),
        fact(look, "mean-mark", look.words.number(*mean, 2)),
        fact(look, "top-two", look.words.percent(top.share, 1)),
        fact(look, "sure-between", between(look, dot)),
        fact(look, "answers", look.words.count(u64::from(top.of))),
        fact(look, "low-marks", look.words.count(u64::from(*low))),
    ]
}

/// The 95 % interval of the share of the best two steps.
fn between(look: &Look, dot: &Dot) -> String {
    let ends = Message::new("chart-range").text("from", look.words.percent(dot.point.top.low, 1));
    look.words.text(&ends.text("to", look.words.percent(dot.point.top.high, 1)))
}

/// The most important of what is not done well, else the most important of all; where the touch-points hardly differ, that they don't.
fn title(data: &Data, look: &Look) -> String {
    let most = |of: &[Quadrant]| {
        data.placed().filter(|(_, quadrant, ..)| of.contains(quadrant)).fold(
            None,
            |most: Option<(&Dot, f64)>, (dot, _, weight, _)| {
                if most.is_none_or(|(_, least)| weight > least) { Some((dot, weight)) } else { most }
            },
        )
    };
    let said = |key: &'static str, (dot, weight): (&Dot, f64)| {
        let message = Message::new(key).text("item", name(look, dot)).with("weight", Arg::Percent(weight, 0));
        look.words.text(&message.with("mean", Arg::Number(dot.point.mean, 2)))
    };
    if hardly_differ(data.placed().map(|(dot, ..)| &dot.point)) {
        let all = [Quadrant::Keep, Quadrant::Concentrate, Quadrant::Low, Quadrant::Overkill];
        return most(&all).map_or_else(String::new, |first| said("chart-importance-title-even", first));
    }
    match (most(&[Quadrant::Concentrate]), most(&[Quadrant::Keep])) {
        (Some(mend), _) => said("chart-importance-title", mend),
        (None, Some(keep)) => said("chart-importance-title-fine", keep),
        (None, None) => String::new(),
    }
}

fn note(data: &Data, look: &Look) -> String {
    let rest: Vec<String> = data.dots.iter().filter(|dot| dot.quadrant.is_none()).map(|dot| name(look, dot)).collect();
    if rest.is_empty() {
        return say(look, "chart-importance-note");
    }
    let names = look.words.list(rest.into_iter());
    look.words.text(&Message::new("chart-importance-note-rest").text("items", names))
}

fn twin(data: &Data, look: &Look) -> Twin {
    let head =
        ["item", "quadrant", "importance", "mean-mark", "top-two", "sure-low", "sure-high", "answers", "low-marks"];
    let rows = data.dots.iter().map(|dot| {
        let Point { mean, top, low, weight, .. } = &dot.point;
        vec![
            name(look, dot),
            dot.quadrant.map_or_else(|| say(look, "chart-importance-unsure"), |quadrant| say(look, name_of(quadrant))),
            weight.map_or_else(|| say(look, "chart-importance-unsure"), |weight| look.words.percent(weight, 1)),
            look.words.number(*mean, 2),
            look.words.percent(top.share, 1),
            look.words.percent(top.low, 1),
            look.words.percent(top.high, 1),
            look.words.count(u64::from(top.of)),
            look.words.count(u64::from(*low)),
        ]
    });
    Twin { head: head.map(|name| word(look, name)).to_vec(), rows: rows.collect() }
}
