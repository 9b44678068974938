//! One file per chart: its data, how the engine prepares them, how the page draws them.
//!
//! What all of them share is small and stands here: the words of facts, shares that never divide by nothing, and the drawing that
//! says that there is nothing to draw.

pub mod calibration;
pub mod chance_map;
pub mod class_bar;
pub mod class_shares;
pub mod cuts;
pub mod gap_curve;
pub mod importance;
pub mod orders_over_time;
pub mod pareto;
pub mod rfm_grid;
pub mod scatter;
pub mod sheet;
pub mod timeline;
pub mod whale;

use super::surface::{Area, Label, Surface};
use super::{Condition, Drawing, Look, Mark, Pick, Twin};
use crate::base::{Message, Money};
use crate::classify::Class;

/// Below this width a chart takes its narrow form.
const NARROW: u32 = 480;

/// Whether the drawing is for a phone or a narrow column.
pub(crate) fn narrow(look: &Look) -> bool {
    look.width < NARROW
}

/// A part of a whole; 0 where there is no whole.
pub(crate) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 && part.is_finite() { part / whole } else { 0.0 }
}

/// A share of money; 0 where the whole is not above nothing.
pub(crate) fn money_share(part: Money, whole: Money) -> f64 {
    share(part.to_f64(), whole.to_f64())
}

/// A fact of a mark or the head of a column: the word of `chart-fact-NAME`.
pub(crate) fn word(look: &Look, name: &str) -> String {
    look.words.word(&format!("chart-fact-{name}"))
}

/// `(word of the fact, value)`.
pub(crate) fn fact(look: &Look, name: &str, value: String) -> (String, String) {
    (word(look, name), value)
}

/// The sentence of an entry without arguments.
pub(crate) fn say(look: &Look, key: &'static str) -> String {
    look.words.text(&Message::new(key))
}

/// `12 customers`, `12 人`.
pub(crate) fn people(look: &Look, customers: u32) -> String {
    look.words.text(&Message::new("chart-people").count("n", customers))
}

/// `45 days`, `45 天`, as short as the language allows.
pub(crate) fn days(look: &Look, days: u32) -> String {
    look.words.text(&Message::new("chart-days").count("n", days))
}

/// Those in the class that a word names.
pub(crate) fn in_class(word: &str) -> Condition {
    Condition::Class(Class::id_of(word).to_owned())
}

/// A mark, cut to the drawing.
pub(crate) fn mark(surface: &Surface, area: Area, title: String, facts: Vec<(String, String)>, pick: Pick) -> Mark {
    let (left, top) = (area.0.max(0.0), area.1.max(0.0));
    let right = (area.0 + area.2).min(surface.width());
    let bottom = (area.1 + area.3).min(surface.height());
    Mark { area: (left, top, (right - left).max(0.0), (bottom - top).max(0.0)), title, facts, pick }
}

/// A finished drawing of a surface.
pub(crate) fn finish(
    surface: &Surface,
    marks: Vec<Mark>,
    twin: Twin,
    (title, subtitle, note): (String, String, String),
) -> Drawing {
    Drawing {
        svg: surface.svg(),
        width: surface.width() as u32,
        height: surface.height() as u32,
        marks,
        twin,
        sheet: None,
        title,
        subtitle,
        note,
    }
}

/// The drawing of data without anything in them: a line, and the sentence of `key` as the title.
pub(crate) fn nothing(look: &Look, key: &'static str) -> Drawing {
    let mut surface = Surface::new(look, 80.0);
    let width = surface.width();
    surface.across(0.0, width, 60.0, "line-2");
    surface.text(Label::new(say(look, "chart-nothing"), width / 2.0, 44.0).middle().size(12.0).role("ink-3"));
    finish(&surface, Vec::new(), Twin::default(), (say(look, key), String::new(), String::new()))
}
