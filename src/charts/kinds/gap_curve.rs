//! How long customers take to come back: histogram of the gaps between orders, the Kaplan–Meier return curve, and the cuts.

use serde::{Deserialize, Serialize};

use super::{days, fact, finish, mark, narrow, nothing, say, share, word};
use crate::base::Message;
use crate::charts::measure::{spread, strong_width};
use crate::charts::scale::{Scale, round_up};
use crate::charts::surface::{Label, Surface};
use crate::charts::{Drawing, Look, Mark, Twin};
use crate::classify::Context;
use crate::math::order;
use crate::models::survival::{Gaps, KaplanMeier, Preset, Stratum};

/// One stratum (first to second order, second to third, later, or all pooled).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Locale key of its name: `stratum-first`, `stratum-second`, `stratum-later`, `stratum-pooled`.
    pub name: String,
    /// `(days, share of those who ever return who have returned by then)`, a step function, at most 200 steps.
    pub steps: Vec<(u32, f64)>,
    /// Days at 50, 80, 90 and 98 %.
    pub cuts: [u32; 4],
    /// Observed returns.
    pub returns: u32,
}

/// Gaps and curves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// Width of a bin in days.
    pub bin_days: u32,
    /// Observed gaps per bin from 0; the last bin holds all longer ones.
    pub bins: Vec<u32>,
    /// One per stratum that has a curve of its own.
    pub curves: Vec<Curve>,
    /// The cuts come from a stated preset, not from the data.
    pub preset: bool,
}

/// The shares that the cuts stand for.
const PARTS: [f64; 4] = [0.5, 0.8, 0.9, 0.98];
/// Bins before the last one.
const MOST_BINS: u32 = 40;
/// Steps a curve keeps.
const MOST_STEPS: usize = 200;

/// The gaps of a shop as of a day, with the curves that lifecycle decides on.
pub fn of_shop(cx: &Context) -> Data {
    let gaps = Gaps::of_shop(cx.history, cx.customers);
    let fit = cx.curves(Preset::Fmcg);
    let curve = |(stratum, curve): (Stratum, &KaplanMeier)| Curve {
        name: format!("stratum-{}", stratum.id()),
        steps: curve.steps.iter().map(|(day, _)| (*day, curve.returned_by(*day))).collect(),
        cuts: curve.cuts(),
        returns: curve.returns,
    };
    prepare(gaps.pooled().gaps(), fit.drawn().into_iter().map(curve).collect(), fit.preset)
}

/// Gathers gaps (`by_day[d]` of them were `d` days long) into bins that reach a little beyond the longest cut, and thins curves to
/// 200 steps: of each run of steps the last is kept, so that the curve is never above the true one.
pub fn prepare(by_day: &[u32], mut curves: Vec<Curve>, preset: bool) -> Data {
    let longest = curves.iter().filter_map(|curve| curve.cuts.last()).max().copied();
    let seen = by_day.iter().rposition(|count| *count > 0).unwrap_or(0) as u32;
    let reach = longest.map_or(seen, |cut| (cut + cut / 6).min(seen.max(cut))).max(1);
    let widths = [1, 2, 3, 5, 7, 10, 14, 15, 20, 30, 60, 90, 120, 180];
    let bin_days = widths.into_iter().find(|width| reach.div_ceil(*width) <= MOST_BINS).unwrap_or(365);
    let mut bins = vec![0u32; (reach / bin_days + 1).min(MOST_BINS * 10) as usize];
    let last = bins.len().saturating_sub(1);
    for (gap, count) in by_day.iter().enumerate() {
        if let Some(bin) = bins.get_mut((gap / bin_days as usize).min(last)) {
            *bin += count;
        }
    }
    for curve in &mut curves {
        let run = curve.steps.len().div_ceil(MOST_STEPS).max(1);
        if run > 1 {
            let last = curve.steps.len() - 1;
            let steps = curve.steps.iter().enumerate();
            curve.steps = steps.filter(|(at, _)| at % run == run - 1 || *at == last).map(|(_, step)| *step).collect();
        }
    }
    Data { bin_days, bins, curves, preset }
}

/// The curve whose cuts are drawn: the pooled one, else the one with most returns.
fn main_curve(data: &Data) -> Option<&Curve> {
    let pooled = data.curves.iter().find(|curve| curve.name == "stratum-pooled");
    pooled.or_else(|| data.curves.iter().rev().max_by_key(|curve| curve.returns))
}

/// Where the two panels stand.
struct Frame {
    left: f64,
    right: f64,
    /// Top and bottom of the curves.
    curve: (f64, f64),
    /// Top and bottom of the bars.
    bars: (f64, f64),
    days: Scale,
    shares: Scale,
    reach: f64,
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let total: u32 = data.bins.iter().sum();
    let Some(main) = main_curve(data).filter(|curve| !curve.steps.is_empty() || data.preset) else {
        return nothing(look, if total > 0 { "chart-gap_curve-few" } else { "chart-gap_curve-nothing" });
    };
    let small = narrow(look);
    let (left, right) = (40.0, f64::from(look.width) - 10.0);
    let curve = (46.0, if small { 196.0 } else { 226.0 });
    let bars = (curve.1 + 16.0, curve.1 + if small { 70.0 } else { 84.0 });
    let reach = f64::from(data.bin_days) * data.bins.len() as f64;
    let frame = Frame {
        left,
        right,
        curve,
        bars,
        days: Scale::linear((0.0, reach), (left, right)),
        shares: Scale::linear((0.0, 1.0), (curve.1, curve.0)),
        reach,
    };
    let mut surface = Surface::new(look, bars.1 + 38.0);
    axes(&mut surface, look, data, &frame);
    let mut marks = cuts(&mut surface, look, main, &frame);
    for other in data.curves.iter().filter(|curve| curve.name != main.name) {
        surface.path(stairs(other, &frame), 1.5, colour(&other.name));
    }
    surface.path(stairs(main, &frame), 2.0, "accent");
    if data.curves.len() > 1 {
        names(&mut surface, look, data, main, &frame);
    }
    marks.extend(histogram(&mut surface, look, data, &frame, total));

    let half = main.cuts.first().copied().unwrap_or(0);
    // One curve of several speaks of its own orders only.
    let one_of = data.curves.len() > 1;
    let key = match one_of {
        _ if data.preset => "chart-gap_curve-title-preset",
        true => "chart-gap_curve-title-of",
        false => "chart-gap_curve-title",
    };
    let said = |key: &'static str| Message::new(key).word("stratum", main.name.clone());
    let title = look.words.text(&said(key).count("n", half));
    let note = match one_of {
        _ if data.preset => say(look, "chart-gap_curve-note-preset"),
        true => look.words.text(&said("chart-gap_curve-note-of").count("n", main.returns).count("all", total)),
        false => look.words.text(&said("chart-gap_curve-note").count("n", main.returns)),
    };
    finish(&surface, marks, twin(look, data, total), (title, say(look, "chart-gap_curve-subtitle"), note))
}

/// The colour of a curve beside the main one.
fn colour(name: &str) -> &'static str {
    match name {
        "stratum-first" => "cat-ochre",
        "stratum-second" => "cat-azure",
        "stratum-later" => "cat-violet",
        _ => "ink-3",
    }
}

fn axes(surface: &mut Surface, look: &Look, data: &Data, frame: &Frame) {
    for tick in 0..=4u32 {
        let part = f64::from(tick) / 4.0;
        let y = frame.shares.at(part);
        surface.across(frame.left, frame.right, y, if tick == 0 { "line-2" } else { "line-1" });
        let text = if tick == 4 { look.words.percent(1.0, 0) } else { look.words.count(u64::from(tick * 25)) };
        surface.text(Label::new(text, frame.left - 8.0, y + 4.0).end().role("ink-3"));
    }
    surface.across(frame.left, frame.right, frame.bars.1, "ink-3");
    let ticks = frame.days.ticks(if narrow(look) { 5 } else { 8 });
    for (index, tick) in ticks.iter().enumerate() {
        let x = frame.days.at(*tick);
        let text = if index + 1 == ticks.len() {
            days(look, tick.round() as u32)
        } else {
            look.words.count(tick.round() as u64)
        };
        let label = Label::new(text, x, frame.bars.1 + 15.0).role("ink-3");
        surface.text(if x + 24.0 > frame.right { label.end() } else { label.middle() });
    }
    // What the last bin means is said under it, where it is longer than its width.
    let beyond = (data.bins.len().saturating_sub(1) as u32) * data.bin_days;
    let text = look.words.text(&Message::new("chart-days-from").count("n", beyond));
    if data.bins.len() > 1 {
        surface.text(Label::new(text, frame.right, frame.bars.1 + 30.0).end().size(10.5).role("ink-3"));
    }
}

/// The points of a step function, from nothing at day 0.
fn stairs(curve: &Curve, frame: &Frame) -> Vec<(f64, f64)> {
    if curve.steps.is_empty() {
        return Vec::new();
    }
    let mut height = 0.0;
    let mut points = vec![(frame.left, frame.curve.1)];
    for (day, part) in curve.steps.iter().filter(|(day, _)| f64::from(*day) <= frame.reach) {
        let x = frame.days.at(f64::from(*day));
        points.push((x, frame.shares.at(height)));
        height = part.clamp(0.0, 1.0);
        points.push((x, frame.shares.at(height)));
    }
    points.push((frame.right, frame.shares.at(height)));
    points
}

fn cuts(surface: &mut Surface, look: &Look, main: &Curve, frame: &Frame) -> Vec<Mark> {
    let inside: Vec<(u32, f64)> =
        main.cuts.into_iter().zip(PARTS).filter(|(day, _)| f64::from(*day) <= frame.reach).collect();
    let value = |day: u32| days(look, day);
    let widest = |day: u32| strong_width(&value(day), 12.0).max(38.0) + 14.0;
    let spans: Vec<(f64, f64)> =
        inside.iter().map(|(day, _)| (frame.days.at(f64::from(*day)) - widest(*day) / 2.0, widest(*day))).collect();
    let starts = spread(&spans, frame.left, frame.right + 8.0);
    let mut marks = Vec::new();
    for (((day, part), start), (_, width)) in inside.into_iter().zip(starts).zip(spans) {
        let (x, y, middle) = (frame.days.at(f64::from(day)), frame.shares.at(part), start + width / 2.0);
        surface.down(x, frame.curve.0 - 4.0, frame.bars.1, 1.0, "ink-1");
        surface.path(vec![(middle, frame.curve.0 - 13.0), (x, frame.curve.0 - 4.0)], 1.0, "ink-3");
        surface.dot((x, y), 4.0, "ink-1");
        surface.reserve((x - 2.0, frame.curve.0 - 4.0, 4.0, frame.curve.1 - frame.curve.0));
        surface.block(vec![
            Label::new(value(day), middle, 13.0).middle().size(12.0).strong().role("ink-1"),
            Label::new(look.words.percent(part, 0), middle, 28.0).middle().role("ink-3"),
        ]);
        let facts = vec![fact(look, "returned", look.words.percent(part, 0)), fact(look, "within", value(day))];
        let area = (x - 12.0, 0.0, 24.0, frame.curve.1);
        marks.push(mark(surface, area, value(day), facts, Vec::new()));
    }
    marks
}

/// Names the curves below them, right of a cut, in the order of their heights and each beside a piece of its line: the curves lie
/// too close for names on them.
fn names(surface: &mut Surface, look: &Look, data: &Data, main: &Curve, frame: &Frame) {
    let curves =
        order::by(data.curves.iter().collect(), |curve: &&Curve| curve.cuts.iter().map(|cut| i64::from(*cut)).sum());
    let rows = curves.len() as f64;
    let role = |curve: &Curve| if curve.name == main.name { "accent" } else { colour(&curve.name) };
    let lines = |x: f64| -> Vec<Label> {
        let at = |row: u32| frame.curve.1 - 10.0 - (rows - 1.0 - f64::from(row)) * 17.0;
        let rows = curves.iter().zip(0u32..);
        rows.map(|(curve, row)| Label::new(look.words.word(&curve.name), x, at(row)).role("ink-1")).collect()
    };
    let places = main.cuts.iter().rev().map(|day| frame.days.at(f64::from(*day)) + 32.0).chain([frame.left + 30.0]);
    let places: Vec<f64> = places.filter(|x| *x < frame.right).collect();
    let written = surface.first(places.iter().map(|x| lines(*x)).collect());
    let Some(x) = written.and_then(|at| places.get(at)) else { return };
    for (curve, row) in curves.iter().zip(0u32..) {
        let y = frame.curve.1 - 14.0 - (rows - 1.0 - f64::from(row)) * 17.0;
        surface.rect((x - 22.0, y - 1.0, 16.0, 2.0), role(curve));
    }
}

fn histogram(surface: &mut Surface, look: &Look, data: &Data, frame: &Frame, total: u32) -> Vec<Mark> {
    let most = data.bins.iter().max().copied().unwrap_or(0);
    let heights = Scale::linear((0.0, round_up(f64::from(most))), (frame.bars.1, frame.bars.0));
    let mut marks = Vec::with_capacity(data.bins.len());
    for (index, count) in data.bins.iter().enumerate() {
        let from = f64::from(data.bin_days) * index as f64;
        let (x0, x1) = (frame.days.at(from), frame.days.at(from + f64::from(data.bin_days)));
        let y = heights.at(f64::from(*count));
        let gap = if x1 - x0 > 4.0 { 1.0 } else { 0.0 };
        surface.rect((x0, y, x1 - x0 - gap, frame.bars.1 - y), "seq-3");
        let facts = vec![
            fact(look, "gaps", look.words.count(u64::from(*count))),
            fact(look, "share-gaps", look.words.percent(share(f64::from(*count), f64::from(total)), 1)),
        ];
        let area = (x0, frame.bars.0, x1 - x0, frame.bars.1 - frame.bars.0);
        marks.push(mark(surface, area, bin_name(look, data, index), facts, Vec::new()));
    }
    marks
}

fn bin_name(look: &Look, data: &Data, index: usize) -> String {
    let from = index as u32 * data.bin_days;
    if index + 1 == data.bins.len() {
        return look.words.text(&Message::new("chart-days-from").count("n", from));
    }
    if data.bin_days == 1 {
        return days(look, from);
    }
    look.words.text(&Message::new("chart-days-range").count("from", from).count("to", from + data.bin_days - 1))
}

/// The cuts of every curve, then the bins.
fn twin(look: &Look, data: &Data, total: u32) -> Twin {
    let head = ["gap", "gaps", "share-gaps"].map(|name| word(look, name)).to_vec();
    let cuts = data.curves.iter().flat_map(|curve| {
        PARTS.into_iter().zip(curve.cuts).map(move |(part, day)| {
            vec![
                format!("{} · {}", look.words.word(&curve.name), days(look, day)),
                look.words.count((part * f64::from(curve.returns)).round() as u64),
                look.words.percent(part, 0),
            ]
        })
    });
    let bins = data.bins.iter().enumerate().map(|(index, count)| {
        vec![
            bin_name(look, data, index),
            look.words.count(u64::from(*count)),
            look.words.percent(share(f64::from(*count), f64::from(total)), 1),
        ]
    });
    Twin { head, rows: cuts.chain(bins).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_gap_is_in_a_bin_and_long_curves_are_thinned() {
        let mut by_day = vec![0; 397];
        (0..1000).for_each(|gap| by_day[gap % 397] += 1);
        let steps: Vec<(u32, f64)> = (1..=397).map(|day| (day, f64::from(day) / 397.0)).collect();
        let curve = Curve { name: "stratum-pooled".to_owned(), steps, cuts: [45, 76, 104, 190], returns: 1000 };
        let data = prepare(&by_day, vec![curve], false);
        assert_eq!(data.bins.iter().sum::<u32>(), 1000);
        assert!(data.bins.len() as u32 <= MOST_BINS + 1 && data.bin_days * data.bins.len() as u32 > 190);
        let steps = &data.curves[0].steps;
        assert!(steps.len() <= MOST_STEPS && steps.last() == Some(&(397, 1.0)));
    }

    #[test]
    fn no_gaps_is_no_curve() {
        let data = prepare(&[], Vec::new(), false);
        assert_eq!((data.bins.iter().sum::<u32>(), data.curves.len()), (0, 0));
    }
}
