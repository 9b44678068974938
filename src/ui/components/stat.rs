//! A key figure: label, figure, change against a year before, and the line of the last months. No box, a hair between.

use std::fmt::Write;

use leptos::prelude::*;

/// A key figure with its history.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is.
    pub label: String,
    /// The figure, written.
    pub value: String,
    /// What stands below it.
    pub said: String,
    /// Up (`true`), down, or no judgement of direction.
    pub up: Option<bool>,
    /// By month, oldest first.
    pub spark: Vec<f64>,
}

/// Parts a short amount from its unit, which is set smaller: `¥5.51` and `M`, `¥550.9` and `万`.
fn part_unit(value: &str) -> (&str, &str) {
    let end = value.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    // A percent sign belongs to its figure.
    if value.ends_with('%') { (value, "") } else { value.split_at(end) }
}

/// The points of a line 100 wide and 24 high, and its last stretch.
fn line(values: &[f64]) -> Option<(String, String)> {
    let known: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    if known.len() < 3 {
        return None;
    }
    let (low, high) = known.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
    let span = if high > low { high - low } else { 1.0 };
    let step = 100.0 / (known.len() - 1) as f64;
    let mut points: Vec<String> = Vec::with_capacity(known.len());
    for (index, value) in known.iter().enumerate() {
        let mut point = String::new();
        let y = 22.0 - 20.0 * (value - low) / span;
        // Writing into a string does not fail.
        let _ = write!(point, "{:.2},{y:.2}", step * index as f64);
        points.push(point);
    }
    let last = points.get(points.len() - 2..)?.join(" ");
    Some((points.join(" "), last))
}

/// One key figure.
#[component]
pub fn Stat(
    /// What to show.
    figure: Figure,
) -> impl IntoView {
    let (number, unit) = part_unit(&figure.value);
    let (number, unit) = (number.to_owned(), unit.to_owned());
    let (up, down) = (figure.up == Some(true), figure.up == Some(false));
    let spark = line(&figure.spark).map(|(all, last)| {
        view! {
            <dd>
                <svg class="spark" viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true">
                    <polyline class="past" points=all></polyline>
                    <polyline class="now" points=last></polyline>
                </svg>
            </dd>
        }
    });
    view! {
        <div class="stat">
            <dt>{figure.label}</dt>
            <dd class="v">{number} {(!unit.is_empty()).then(|| view! { <small>{unit}</small> })}</dd>
            <dd class="d">
                <span class:up=up class:down=down>
                    {figure.said}
                </span>
            </dd>
            {spark}
        </div>
    }
}
