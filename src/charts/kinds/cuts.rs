//! The distribution of a feature, coloured by score, with its cuts as flags: what a cut parameter is dragged on.
//!
//! A value equal to a cut belongs to the band below it (`R ≤ 22`), so bins hold their upper edge.

use serde::{Deserialize, Serialize};

use super::{fact, finish, mark, narrow, nothing, share, word};
use crate::base::{Arg, Message, Money};
use crate::charts::measure::{spread, strong_width};
use crate::charts::surface::{Label, Surface};
use crate::charts::{Condition, Drawing, Look, Mark, Twin};
use crate::classify::Unit;

/// A histogram over a scale that gives the middle of the data most of the room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// The feature (`feature-NAME` in the locales) and the parameter whose cuts these are.
    pub feature: String,
    /// `param-NAME`.
    pub param: String,
    /// What the values are measured in.
    pub unit: Unit,
    /// Lower edges of the bins, ascending, and one upper edge more than bins.
    pub edges: Vec<f64>,
    /// Customers per bin.
    pub counts: Vec<u32>,
    /// The cuts in force, ascending.
    pub cuts: Vec<f64>,
    /// Scores between the cuts, one more than cuts (5 4 3 2 1 for recency).
    pub scores: Vec<u32>,
    /// The cuts were given by hand.
    pub manual: bool,
}

/// Bins of a feature with many values.
const BINS: usize = 36;
/// Whole values up to this many have a bin each.
const WHOLE: f64 = 14.0;

/// Counts a feature's values (those that are not finite are left out) into bins that all are drawn equally wide. Small whole numbers
/// have a bin each, all beyond in the last one. Other features have bins even in the square root of the distance from the least
/// value, up to the 99th percentile, the rest in the last one: most customers stand in few days and little money.
pub fn prepare(
    feature: &str,
    param: &str,
    unit: Unit,
    values: &[f64],
    cuts: &[f64],
    scores: &[u32],
    manual: bool,
) -> Data {
    let mut finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    let edges = edges(&mut finite, cuts);
    // A bin holds its upper edge. Values lie between the first edge and the last.
    let mut counts = vec![0u32; edges.len().saturating_sub(1)];
    let (_, uppers) = edges.split_at_checked(1).unwrap_or_default();
    for value in finite {
        if let Some(count) = counts.get_mut(uppers.partition_point(|upper| *upper < value)) {
            *count += 1;
        }
    }
    Data {
        feature: feature.to_owned(),
        param: param.to_owned(),
        unit,
        edges,
        counts,
        cuts: cuts.to_vec(),
        scores: scores.to_vec(),
        manual,
    }
}

/// Only the place of one value in the order is needed, so the values are parted and not sorted.
fn edges(values: &mut [f64], cuts: &[f64]) -> Vec<f64> {
    if values.is_empty() {
        return Vec::new();
    }
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let (_, high, _) = values.select_nth_unstable_by((values.len() - 1) * 99 / 100, f64::total_cmp);
    let high = *high;
    let highest_cut = cuts.last().copied().unwrap_or(least);
    let whole = values.iter().chain(cuts).all(|value| value.fract() == 0.0);
    if whole && least >= 0.0 && high.max(highest_cut) - least <= WHOLE {
        let last = high.max(highest_cut + 1.0).min(most.max(highest_cut + 1.0));
        let bins = (last - least) as u32;
        let mut edges: Vec<f64> = (0..=bins + 1).map(|bin| least - 1.0 + f64::from(bin)).collect();
        if let Some(edge) = edges.last_mut() {
            *edge = edge.max(most);
        }
        return edges;
    }
    let high = high.max(highest_cut).max(least + 1e-9);
    let edge = |bin: usize| {
        let part = bin as f64 / BINS as f64;
        least + (high - least) * part * part
    };
    let mut edges: Vec<f64> = (0..=BINS).map(edge).collect();
    if whole {
        // Bins between whole numbers: one that holds none would be a gap that says nothing.
        edges = edges.into_iter().map(f64::round).collect();
        edges.dedup();
        edges.insert(0, least - 1.0);
    }
    // The least value belongs to the first bin, though bins do not hold their lower edge.
    if let Some(first) = edges.first_mut() {
        *first = first.next_down();
    }
    if most > high {
        edges.push(most);
    }
    edges
}

/// Room left and right of the bars.
const MARGIN: f64 = 8.0;

/// The place of a value in a drawing of this width, in pixels: where its flag stands while it is dragged.
pub fn place_of(data: &Data, width: f64, value: f64) -> f64 {
    let bins = data.counts.len().max(1) as f64;
    let after = data.edges.partition_point(|edge| *edge < value);
    let position = match (after.checked_sub(1).and_then(|at| data.edges.get(at)), data.edges.get(after)) {
        (Some(low), Some(high)) if high > low => (after - 1) as f64 + (value - low) / (high - low),
        (None, _) => 0.0,
        _ => bins,
    };
    MARGIN + position / bins * (width - 2.0 * MARGIN)
}

/// The value at a place of a drawing of this width; the inverse of [`place_of`] between the ends.
pub fn value_at(data: &Data, width: f64, x: f64) -> f64 {
    let bins = data.counts.len().max(1) as f64;
    let position = ((x - MARGIN) / (width - 2.0 * MARGIN) * bins).clamp(0.0, bins);
    let bin = (position.floor() as usize).min(data.counts.len().saturating_sub(1));
    let low = data.edges.get(bin).copied().unwrap_or(0.0);
    let high = data.edges.get(bin + 1).copied().unwrap_or(low);
    low + (high - low) * (position - bin as f64)
}

/// A value as its unit is written; short for flags.
fn value(look: &Look, unit: Unit, value: f64) -> String {
    let whole = u8::from(value.fract() != 0.0);
    match unit {
        Unit::Money => look.words.money_short(value),
        Unit::Share => look.words.percent(value, 0),
        Unit::Days | Unit::Orders | Unit::Plain => look.words.number(value, whole),
    }
}

/// The sequential step of a score: the highest is the strongest.
fn role(score: u32, scores: &[u32]) -> String {
    let (least, most) = (scores.iter().min().copied().unwrap_or(1), scores.iter().max().copied().unwrap_or(1));
    let part = share(f64::from(score.saturating_sub(least)), f64::from(most.saturating_sub(least)));
    format!("seq-{}", 2 + (part * 4.0).round() as u32)
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let total: u32 = data.counts.iter().sum();
    if total == 0 || data.edges.len() != data.counts.len() + 1 {
        return nothing(look, "chart-cuts-nothing");
    }
    let (top, bottom) = (24.0, if narrow(look) { 100.0 } else { 108.0 });
    let mut surface = Surface::new(look, bottom + 40.0);
    let width = surface.width();
    let x = |value: f64| place_of(data, width, value);
    let most = data.counts.iter().max().copied().unwrap_or(1).max(1);
    let bin_width = (width - 2.0 * MARGIN) / data.counts.len() as f64;

    for (index, (count, pair)) in data.counts.iter().zip(data.edges.windows(2)).enumerate() {
        let height = f64::from(*count) / f64::from(most) * (bottom - top - 4.0);
        let upper = pair.last().copied().unwrap_or(0.0);
        let left = MARGIN + index as f64 * bin_width;
        // A bin that a cut goes through is parted there.
        let inside = data.cuts.iter().map(|cut| (x(*cut), *cut));
        let inside = inside.filter(|(place, _)| *place > left + 0.05 && *place < left + bin_width - 0.05);
        let mut from = left;
        for (to, value, gap) in inside.map(|(place, cut)| (place, cut, 0.0)).chain([(left + bin_width, upper, 1.0)]) {
            let score = data.scores.get(band(&data.cuts, value)).copied().unwrap_or(1);
            surface.rect((from, bottom - height, to - from - gap, height), &role(score, &data.scores));
            from = to;
        }
    }
    surface.across(0.0, width, bottom, "ink-3");
    let bands = bands(data, look, &mut surface, bottom, total);
    flags(data, look, &mut surface, (top, bottom));

    let name = look.words.word(&format!("feature-{}", data.feature));
    let cuts: Vec<String> = data.cuts.iter().map(|cut| value(look, data.unit, *cut)).collect();
    let key = if data.cuts.is_empty() { "chart-cuts-title-none" } else { "chart-cuts-title" };
    let title = Message::new(key).text("feature", name).text("cuts", cuts.join(" / "));
    let subtitle = if data.manual { "chart-cuts-manual" } else { "chart-cuts-automatic" };
    let words = (look.words.text(&title), look.words.word(subtitle), String::new());
    finish(&surface, bands, twin(data, look, total), words)
}

/// The band of a value: how many cuts are below it.
fn band(cuts: &[f64], value: f64) -> usize {
    cuts.partition_point(|cut| *cut < value)
}

/// The range of a band in words, and its ends.
fn range(data: &Data, look: &Look, band: usize) -> (String, f64, f64) {
    let low = band.checked_sub(1).and_then(|at| data.cuts.get(at)).copied();
    let high = data.cuts.get(band).copied();
    let write = |bound: f64| value(look, data.unit, bound);
    let text = match (low, high) {
        (None, None) => look.words.word("chart-range-all"),
        (None, Some(high)) => format!("≤ {}", write(high)),
        (Some(low), None) => format!("> {}", write(low)),
        (Some(low), Some(high)) => format!("{} – {}", write(low), write(high)),
    };
    // Ranges of conditions hold both ends; bands hold only the upper one.
    (text, low.map_or(f64::NEG_INFINITY, f64::next_up), high.unwrap_or(f64::INFINITY))
}

/// Customers per band; bins that a cut goes through are parted evenly, whole bins are exact.
fn counted(data: &Data) -> Vec<f64> {
    let mut bands = vec![0.0; data.cuts.len() + 1];
    for (count, pair) in data.counts.iter().zip(data.edges.windows(2)) {
        let (Some(low), Some(high)) = (pair.first(), pair.last()) else { continue };
        let mut from = *low;
        for cut in data.cuts.iter().copied().filter(|cut| cut > low && cut < high).chain([*high]) {
            if let Some(sum) = bands.get_mut(band(&data.cuts, cut)) {
                *sum += f64::from(*count) * share(cut - from, high - low);
            }
            from = cut;
        }
    }
    bands
}

fn bands(data: &Data, look: &Look, surface: &mut Surface, bottom: f64, total: u32) -> Vec<Mark> {
    let width = surface.width();
    let ends = data.cuts.iter().map(|cut| place_of(data, width, *cut)).chain([width - MARGIN]);
    let mut from = MARGIN;
    let mut marks = Vec::new();
    for (index, ((to, score), count)) in ends.zip(&data.scores).zip(counted(data)).enumerate() {
        let label = Label::new(score.to_string(), f64::midpoint(from, to), bottom + 33.0).middle();
        if label.width() <= to - from {
            surface.text(label);
        }
        let (text, low, high) = range(data, look, index);
        let facts = vec![
            fact(look, "score", score.to_string()),
            fact(look, "customers-about", look.words.count(count.round() as u64)),
            fact(look, "share-customers", look.words.percent(share(count, f64::from(total)), 0)),
        ];
        let pick = vec![Condition::Feature(data.feature.clone(), low, high)];
        marks.push(mark(surface, (from, 0.0, (to - from).max(2.0), surface.height()), text, facts, pick));
        from = to;
    }
    marks
}

/// A line at each cut, a flag below it to hold on to, its value above.
fn flags(data: &Data, look: &Look, surface: &mut Surface, (top, bottom): (f64, f64)) {
    let role = if data.manual { "accent" } else { "ink-1" };
    let width = surface.width();
    let places: Vec<(f64, String)> =
        data.cuts.iter().map(|cut| (place_of(data, width, *cut), value(look, data.unit, *cut))).collect();
    let room = |text: &str| strong_width(text, 12.0) + 8.0;
    let spans: Vec<(f64, f64)> = places.iter().map(|(x, text)| (x - room(text) / 2.0, room(text))).collect();
    let starts = spread(&spans, 0.0, width);
    for (((x, text), start), (_, need)) in places.into_iter().zip(starts).zip(spans) {
        let x = x.round();
        let middle = start + need / 2.0;
        surface.down(x, top, bottom + 6.0, 1.4, role);
        if (middle - x).abs() > 1.5 {
            surface.path(vec![(middle, top - 7.0), (x, top)], 1.0, "ink-3");
        }
        let flag = |inset: f64| {
            let (side, foot) = (5.0 - inset, bottom + 16.0 - inset * 1.4);
            vec![
                (x - side, bottom + 3.0 + inset),
                (x + side, bottom + 3.0 + inset),
                (x + side, foot - 4.5),
                (x, foot),
                (x - side, foot - 4.5),
            ]
        };
        surface.polygon(flag(0.0), role, 1.0);
        if !data.manual {
            surface.polygon(flag(1.4), "surface-0", 1.0);
        }
        surface.text(Label::new(text, middle, 13.0).middle().size(12.0).strong().role(role));
    }
}

fn twin(data: &Data, look: &Look, total: u32) -> Twin {
    let head = ["range", "score", "customers", "share-customers"].map(|name| word(look, name)).to_vec();
    let write = |bound: f64| match data.unit {
        Unit::Money => look.words.money(Money::from_f64(bound).unwrap_or_default()),
        Unit::Share => look.words.percent(bound, 1),
        Unit::Days | Unit::Orders | Unit::Plain => look.words.number(bound, u8::from(bound.fract() != 0.0)),
    };
    let rows = data.counts.iter().zip(data.edges.windows(2)).map(|(count, pair)| {
        let (low, high) = (pair.first().copied().unwrap_or(0.0), pair.last().copied().unwrap_or(0.0));
        let score = data.scores.get(band(&data.cuts, high)).copied().unwrap_or_default();
        vec![
            look.words.text(
                &Message::new("chart-range").with("from", Arg::Text(write(low))).with("to", Arg::Text(write(high))),
            ),
            score.to_string(),
            look.words.count(u64::from(*count)),
            look.words.percent(share(f64::from(*count), f64::from(total)), 1),
        ]
    });
    Twin { head, rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_whole_numbers_have_a_bin_each_and_a_cut_parts_between_them() {
        let values = [1.0, 1.0, 1.0, 2.0, 2.0, 3.0, 5.0, 40.0];
        let data =
            prepare("frequency", "f_cuts", Unit::Orders, &values, &[1.0, 2.0, 3.0, 5.0], &[1, 2, 3, 4, 5], false);
        assert_eq!(data.counts.iter().sum::<u32>(), 8);
        assert_eq!(data.counts.first(), Some(&3));
        assert_eq!(counted(&data), [3.0, 2.0, 1.0, 1.0, 1.0]);
    }

    #[test]
    fn everybody_is_in_a_bin_and_places_go_back_to_values() {
        let values: Vec<f64> = (0..5000).map(|i| f64::from(i % 701)).collect();
        let data =
            prepare("recency", "r_cuts", Unit::Days, &values, &[22.0, 67.0, 223.0, 457.0], &[5, 4, 3, 2, 1], true);
        assert_eq!(data.counts.iter().sum::<u32>(), 5000);
        assert!(data.edges.windows(2).all(|pair| pair[0] < pair[1]));
        for value in [3.0, 22.0, 457.0, 650.0] {
            assert!((value_at(&data, 300.0, place_of(&data, 300.0, value)) - value).abs() < 1e-6, "{value}");
        }
        // The middle of the customers has more than its share of the room.
        assert!(place_of(&data, 300.0, 67.0) > 60.0);
    }

    #[test]
    fn one_value_and_no_value_do_not_break_it() {
        let one = prepare("monetary", "m_cuts", Unit::Money, &[12.5], &[], &[1], false);
        assert_eq!(one.counts.iter().sum::<u32>(), 1);
        assert!(prepare("monetary", "m_cuts", Unit::Money, &[f64::NAN], &[], &[1], false).counts.is_empty());
    }
}
