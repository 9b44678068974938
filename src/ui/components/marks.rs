//! What a pointer or an arrow key reaches in a chart: a ring, a tooltip with exact values, and the customers behind a press.
//!
//! One mark is in the tab order; arrow keys walk the rest. On a touch screen the first press shows the values, the second opens.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::charts::{Drawing, Mark, Pick};
use crate::ui::state::use_app;

/// Width of the tooltip in CSS pixels, as the style sheet has it.
const TIP: f64 = 216.0;

fn label(mark: &Mark) -> String {
    let facts = mark.facts.iter().map(|(name, value)| format!("{name} {value}"));
    std::iter::once(mark.title.clone()).chain(facts).collect::<Vec<_>>().join(", ")
}

/// The layer above a drawing.
#[component]
pub fn Marks(
    /// What is drawn.
    drawing: Signal<Option<Arc<Drawing>>>,
    /// Opens the customers of a pick.
    open: Callback<Pick>,
) -> impl IntoView {
    let app = use_app();
    let layer = NodeRef::<html::Div>::new();
    // The mark under the pointer or the focus, and the one that Tab reaches.
    let active = RwSignal::new(None::<usize>);
    let tabbed = RwSignal::new(0_usize);
    // Set by the finger that only asked for the values.
    let only_look = StoredValue::new(false);
    let count = move || drawing.with(|drawn| drawn.as_ref().map_or(0, |drawn| drawn.marks.len()));

    let focus = move |index: usize| {
        tabbed.set(index);
        let child = layer.get_untracked().and_then(|layer| layer.children().item(index as u32));
        if let Some(mark) = child.and_then(|child| child.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Focusing what is in the document does not fail.
            let _ = mark.focus();
        }
    };
    let walk = move |event: KeyboardEvent| {
        let (at, last) = (tabbed.get_untracked(), count().saturating_sub(1));
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1).min(last),
            "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Escape" => return active.set(None),
            _ => return,
        };
        event.prevent_default();
        focus(to);
    };
    let press = move |index: usize| {
        if only_look.get_value() {
            return only_look.set_value(false);
        }
        let pick = drawing.with_untracked(|drawn| Some(drawn.as_ref()?.marks.get(index)?.pick.clone()));
        if let Some(pick) = pick.filter(|pick| !pick.is_empty()) {
            open.run(pick);
        }
    };
    let buttons = move || {
        drawing.get().map(|drawn| {
            let mark = |(index, mark): (usize, &Mark)| {
                let (left, top, width, height) = mark.area;
                let opens = !mark.pick.is_empty();
                view! {
                    <button
                        type="button"
                        class="point"
                        class:on=move || active.get() == Some(index)
                        class:opens=opens
                        tabindex=move || if tabbed.get() == index { "0" } else { "-1" }
                        aria-label=label(mark)
                        aria-disabled=(!opens).then_some("true")
                        style:left=format!("{left}px")
                        style:top=format!("{top}px")
                        style:width=format!("{width}px")
                        style:height=format!("{height}px")
                        on:pointerenter=move |_| active.set(Some(index))
                        on:pointerleave=move |_| active.set(None)
                        on:pointerdown=move |event: PointerEvent| {
                            let shown = active.get_untracked() == Some(index) && tabbed.get_untracked() == index;
                            only_look.set_value(event.pointer_type() == "touch" && !shown);
                        }
                        on:focus=move |_| {
                            tabbed.set(index);
                            active.set(Some(index));
                        }
                        on:blur=move |_| active.set(None)
                        on:click=move |_| press(index)
                    ></button>
                }
            };
            drawn.marks.iter().enumerate().map(mark).collect_view()
        })
    };
    let tip = move || {
        let drawn = drawing.get()?;
        let mark = drawn.marks.get(active.get()?)?;
        let (left, top, width, height) = mark.area;
        // Beside the mark where there is room, else on its other side, else below it: never over what it explains.
        let right = left + width + 10.0;
        let room = f64::from(drawn.width);
        let (x, y) = if right + TIP <= room {
            (right, top)
        } else if left - TIP - 10.0 >= 0.0 {
            (left - TIP - 10.0, top)
        } else {
            ((left + width / 2.0 - TIP / 2.0).clamp(0.0, (room - TIP).max(0.0)), top + height + 8.0)
        };
        let facts = mark.facts.iter().map(|(name, value)| view! { <dt>{name.clone()}</dt><dd>{value.clone()}</dd> });
        let hint = (!mark.pick.is_empty()).then(|| view! { <small>{app.t().word("figure-press")}</small> });
        Some(view! {
            <div class="tip" aria-hidden="true" style:left=format!("{x}px") style:top=format!("{y}px")>
                <b>{mark.title.clone()}</b>
                <dl>{facts.collect_view()}</dl>
                {hint}
            </div>
        })
    };
    view! {
        <div class="points" role="group" aria-label=move || app.t().word("figure-marks") node_ref=layer on:keydown=walk>
            {buttons}
        </div>
        {tip}
    }
}
