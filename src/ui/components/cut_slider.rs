//! Cuts as flags on the distribution they cut: dragged, moved by arrow keys (a step; with Shift ten), or typed.
//!
//! The bins are as wide as each other, so the scale is the data's own: it is linear within a bin and bends between two.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::state::use_app;
use kefen::base::Message;
use kefen::charts::kinds::cuts::Data;
use kefen::classify::Unit;

use super::params::{unit_key, unit_text};
use super::words::DASH;

/// Width of a letter of a label, as a part of the scale at the width of the panel.
const LETTER: f64 = 0.0225;

/// Where a value stands on the scale, 0 … 1.
fn place(edges: &[f64], value: f64) -> f64 {
    let bins = edges.len().saturating_sub(1).max(1) as f64;
    let within = edges.windows(2).enumerate().find_map(|(index, edge)| {
        let [low, high] = edge else { return None };
        (value <= *high).then(|| {
            let part = if high > low { ((value - low) / (high - low)).clamp(0.0, 1.0) } else { 1.0 };
            (index as f64 + part) / bins
        })
    });
    within.unwrap_or(1.0)
}

/// The value at a place; the inverse of [`place`].
fn value_at(edges: &[f64], place: f64) -> Option<f64> {
    let bins = edges.len().checked_sub(1)?;
    let at = place.clamp(0.0, 1.0) * bins as f64;
    let bin = (at as usize).min(bins.checked_sub(1)?);
    let (low, high) = (edges.get(bin)?, edges.get(bin + 1)?);
    Some(low + (high - low) * (at - bin as f64))
}

/// How far one key press moves: a day, an order, a percent; of money, the power of ten nearest to a thousandth of the scale.
fn step_of(unit: Unit, edges: &[f64]) -> f64 {
    let span = edges.last().copied().unwrap_or(1.0) - edges.first().copied().unwrap_or(0.0);
    match unit {
        Unit::Days | Unit::Orders => 1.0,
        Unit::Share => 0.01,
        Unit::Money | Unit::Plain => {
            let mut step = 0.01;
            while step * 2_000.0 < span {
                step *= 10.0;
            }
            step
        }
    }
}

/// The nearest multiple of a step that stays within the neighbours.
fn snapped(value: f64, step: f64, low: f64, high: f64) -> f64 {
    // Division by a whole number keeps `0.07` what it is written as, multiplication by 0.01 does not.
    let value = if step < 1.0 {
        let per = (1.0 / step).round();
        (value * per).round() / per
    } else {
        (value / step).round() * step
    };
    value.clamp(low, high.max(low))
}

/// A cut as it would be typed: no more than two decimals, no zeros at the end; what is beyond all data is a dash.
fn typeable(cut: f64) -> String {
    if cut.is_finite() { ((cut * 100.0).round() / 100.0).to_string() } else { DASH.to_owned() }
}

/// As many cuts as the parameter wants: data with ties may have fewer, the last is repeated then.
fn complete(mut cuts: Vec<f64>, count: usize) -> Vec<f64> {
    let last = cuts.last().copied().unwrap_or(0.0);
    cuts.resize(count, last);
    cuts
}

/// A parameter that is a row of cuts.
#[component]
pub fn CutSlider(
    /// Name of the parameter.
    name: &'static str,
    /// Its label.
    label: Signal<String>,
    /// The distribution; none until the first result.
    data: Signal<Option<Data>>,
    /// Cuts given by hand; empty while the data decide.
    given: Signal<Vec<f64>>,
    /// How many there are to be.
    count: usize,
    /// What they are measured in.
    unit: Unit,
    /// Puts cuts in force; says whether it could.
    change: Callback<Vec<f64>, bool>,
) -> impl IntoView {
    let app = use_app();
    let track = NodeRef::<html::Div>::new();
    let dragged = RwSignal::new(None::<usize>);
    let wrong = RwSignal::new(false);
    // Where the data put the cuts: drawn dashed once a hand has moved them.
    let origin = Memo::new(move |before: Option<&Vec<f64>>| {
        data.with(|data| data.as_ref().filter(|data| !data.manual).map(|data| data.cuts.clone()))
            .or_else(|| before.cloned())
            .unwrap_or_default()
    });
    let edges = Memo::new(move |_| data.with(|data| data.as_ref().map(|data| data.edges.clone()).unwrap_or_default()));
    let cuts = Memo::new(move |_| {
        let given = given.get();
        if given.is_empty() {
            data.with(|data| data.as_ref().map(|data| complete(data.cuts.clone(), count)).unwrap_or_default())
        } else {
            given
        }
    });
    let move_to = move |index: usize, value: f64| {
        let mut all = cuts.get_untracked();
        let low = index.checked_sub(1).and_then(|before| all.get(before).copied());
        let low = low.or_else(|| edges.with_untracked(|edges| edges.first().copied())).unwrap_or(0.0);
        let high = all.get(index + 1).copied();
        let high = high.or_else(|| edges.with_untracked(|edges| edges.last().copied())).unwrap_or(value);
        let step = edges.with_untracked(|edges| step_of(unit, edges));
        let Some(cut) = all.get_mut(index) else { return };
        let value = snapped(value, step, low, high);
        if cut.total_cmp(&value).is_ne() {
            *cut = value;
            wrong.set(!change.run(all));
        }
    };
    let drag = move |event: PointerEvent| {
        let (Some(index), Some(track)) = (dragged.get_untracked(), track.get_untracked()) else { return };
        let area = track.get_bounding_client_rect();
        let at = (f64::from(event.client_x()) - area.left()) / area.width().max(1.0);
        if let Some(value) = edges.with_untracked(|edges| value_at(edges, at)) {
            move_to(index, value);
        }
    };
    let key = move |event: KeyboardEvent, index: usize| {
        let step = edges.with_untracked(|edges| step_of(unit, edges));
        let many = if event.shift_key() { 10.0 } else { 1.0 };
        let by = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => many,
            "ArrowLeft" | "ArrowDown" => -many,
            "PageUp" => 10.0,
            "PageDown" => -10.0,
            _ => return,
        };
        event.prevent_default();
        if let Some(cut) = cuts.with_untracked(|cuts| cuts.get(index).copied()) {
            move_to(index, cut + by * step);
        }
    };
    let typed = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let parts = text.split(|c: char| c == '/' || c == ';' || c == '，' || c.is_whitespace());
        let read: Result<Vec<f64>, _> = parts.filter(|part| !part.is_empty()).map(str::parse::<f64>).collect();
        wrong.set(!read.is_ok_and(|cuts| change.run(cuts)));
    };
    let written = move |cuts: &[f64]| cuts.iter().map(|cut| typeable(*cut)).collect::<Vec<_>>().join(" / ");
    let flags = move || {
        (0..count).map(|index| {
            let at = move || cuts.with(|cuts| cuts.get(index).map_or(0.0, |cut| edges.with(|edges| place(edges, *cut))));
            let value = move || cuts.with(|cuts| cuts.get(index).copied().unwrap_or(0.0));
            let text = move || unit_text(&app.t(), value(), unit);
            // A label that would collide with one at its left moves up a row; with one in either row, it shows only on its turn.
            let row = Memo::new(move |_| {
                let words = app.t();
                let labels = cuts.with(|cuts| {
                    let label = |cut: &f64| (edges.with(|edges| place(edges, *cut)), unit_text(&words, *cut, unit));
                    cuts.iter().take(index + 1).map(label).collect::<Vec<_>>()
                });
                // Where the last label of each row ends.
                let mut ends = [f64::NEG_INFINITY; 2];
                labels.iter().fold(0, |_, (at, text)| {
                    let half = text.chars().count() as f64 * LETTER / 2.0;
                    let row = ends.iter().position(|end| at - half > end + 0.025);
                    if let Some(end) = row.and_then(|row| ends.get_mut(row)) {
                        *end = at + half;
                    }
                    row.unwrap_or(ends.len())
                })
            });
            let bound = move |edge: Option<f64>, other: Option<f64>| typeable(other.or(edge).unwrap_or(0.0));
            view! {
                <div
                    class="flag"
                    class:on=move || dragged.get() == Some(index)
                    class:raised=move || { row.get() > 0 }
                    class:muted=move || { row.get() > 1 }
                    role="slider"
                    tabindex="0"
                    aria-label=move || {
                        app.t().text(&Message::new("cuts-flag").text("name", label.get()).count("n", index + 1))
                    }
                    aria-valuemin=move || bound(
                        edges.with(|edges| edges.first().copied()),
                        index.checked_sub(1).and_then(|before| cuts.with(|cuts| cuts.get(before).copied())),
                    )
                    aria-valuemax=move || bound(
                        edges.with(|edges| edges.last().copied()),
                        cuts.with(|cuts| cuts.get(index + 1).copied()),
                    )
                    aria-valuenow=move || typeable(value())
                    aria-valuetext=text
                    style:left=move || format!("{:.3}%", at() * 100.0)
                    on:keydown=move |event| key(event, index)
                    on:pointerdown=move |event: PointerEvent| {
                        if let Some(flag) = event.current_target().and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok()) {
                            // Without capture the drag still works while the pointer stays on the flag.
                            let _ = flag.set_pointer_capture(event.pointer_id());
                            let _ = flag.focus();
                        }
                        event.prevent_default();
                        dragged.set(Some(index));
                    }
                    on:pointermove=drag
                    on:pointerup=move |_| dragged.set(None)
                    on:pointercancel=move |_| dragged.set(None)
                >
                    <span>{text}</span>
                </div>
            }
        }).collect_view()
    };
    let bars = move || {
        data.with(|data| {
            let data = data.as_ref()?;
            let most = data.counts.iter().copied().max().unwrap_or(0).max(1);
            let best = data.scores.iter().copied().max().unwrap_or(1).max(1);
            let cuts = cuts.get();
            let bars = data.counts.iter().zip(data.edges.windows(2)).enumerate().map(|(index, (count, edge))| {
                let middle = edge.iter().sum::<f64>() / 2.0;
                let band = cuts.iter().filter(|cut| middle > **cut).count();
                let score = data.scores.get(band).copied().unwrap_or(0);
                let height = 60.0 * f64::from(*count) / f64::from(most);
                let fill = format!("var(--seq-{})", (1 + score * 5 / best).min(6));
                view! {
                    <rect x=(index as f64 + 0.05).to_string() y=format!("{:.2}", 60.0 - height) width="0.9"
                        height=format!("{height:.2}") style:fill=fill></rect>
                }
            });
            Some(view! {
                <svg viewBox=format!("0 0 {} 60", data.counts.len()) preserveAspectRatio="none" aria-hidden="true">
                    {bars.collect_view()}
                </svg>
            })
        })
    };
    let scores = move || {
        let cuts = cuts.get();
        let places: Vec<f64> = edges.with(|edges| {
            let inner = cuts.iter().map(|cut| place(edges, *cut));
            std::iter::once(0.0).chain(inner).chain(std::iter::once(1.0)).collect()
        });
        let scores = data.with(|data| data.as_ref().map(|data| data.scores.clone()).unwrap_or_default());
        let labels = places.windows(2).zip(scores).filter_map(|(edge, score)| {
            let [low, high] = edge else { return None };
            // A band narrower than its figure keeps its colour and loses its figure.
            (high - low > 0.035).then(|| {
                view! { <span style:left=format!("{:.3}%", (low + high) * 50.0)>{score}</span> }
            })
        });
        labels.collect_view()
    };
    let ghosts = move || {
        if given.with(Vec::is_empty) {
            return None;
        }
        let cuts = cuts.get();
        let moved = origin.get().into_iter().enumerate().filter(|(index, at)| cuts.get(*index) != Some(at));
        let lines = moved.map(|(_, at)| {
            let at = edges.with(|edges| place(edges, at));
            view! { <i style:left=format!("{:.3}%", at * 100.0)></i> }
        });
        Some(lines.collect_view())
    };
    view! {
        <div class="cuts" role="group" aria-label=label data-testid=format!("cuts-{name}")>
            <div class="label">
                <span>{label}{move || {
                    let words = app.t();
                    unit_key(unit).map(|key| format!(" · {}", words.word(key)))
                }}</span>
                <b>{move || app.t().word(if given.with(Vec::is_empty) { "cuts-by-data" } else { "cuts-by-hand" })}</b>
            </div>
            // Without a distribution there is no scale to drag on; the cuts can still be typed.
            <div
                class="track"
                class:empty=move || data.with(Option::is_none)
                hidden=move || data.with(|data| data.as_ref().is_some_and(|data| data.edges.is_empty()))
            >
                {bars}
                <div class="flags" node_ref=track>
                    {ghosts}
                    {flags}
                </div>
                <div class="scores" aria-hidden="true">{scores}</div>
            </div>
            <div class="field">
                <input
                    class="entry"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    data-testid=format!("param-{name}")
                    aria-label=move || app.t().text(&Message::new("cuts-type").text("name", label.get()).count("n", count))
                    aria-invalid=move || wrong.get().to_string()
                    prop:value=move || given.with(|cuts| written(cuts))
                    placeholder=move || {
                        // Without a distribution there is nothing that the data have decided.
                        if edges.with(Vec::is_empty) { String::new() } else { cuts.with(|cuts| written(cuts)) }
                    }
                    on:change=typed
                />
                {move || wrong.get().then(|| view! {
                    <p class="small bad">{app.t().text(&Message::new("cuts-wrong").count("n", count))}</p>
                })}
            </div>
        </div>
    }
}
