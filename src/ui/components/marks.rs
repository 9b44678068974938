//! What a pointer or an arrow key reaches in a chart: a ring, a tooltip with exact values, and the customers behind a press.
//!
//! One mark is in the tab order; arrow keys walk the rest. On a touch screen the first press shows the values, the second opens. The
//! layer listens for all its marks: a chart has dozens, and draws them again with every step of a drag.

use std::sync::Arc;

use leptos::ev::{Event, KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::ui::state::use_app;
use kefen::charts::{Drawing, Pick};

use super::markup;

/// Width of the tooltip in CSS pixels, as the style sheet has it.
const TIP: f64 = 216.0;

/// The mark that an event happened at.
fn mark_of(event: &Event) -> Option<usize> {
    event.target()?.dyn_into::<HtmlElement>().ok()?.get_attribute("data-at")?.parse().ok()
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
    let tabbed = StoredValue::new(0_usize);
    // Set by the finger that only asked for the values.
    let only_look = StoredValue::new(false);
    let button =
        move |index: usize| layer.get_untracked()?.children().item(index as u32)?.dyn_into::<HtmlElement>().ok();
    Effect::new(move |_| {
        let (Some(layer), Some(drawn)) = (layer.get(), drawing.get()) else { return };
        layer.set_inner_html(&markup::points(&drawn));
        for (index, mark) in drawn.marks.iter().enumerate() {
            let (left, top, width, height) = mark.area;
            if let Some(button) = button(index) {
                button.style().set_css_text(&format!("left:{left}px;top:{top}px;width:{width}px;height:{height}px"));
            }
        }
        tabbed.set_value(0);
        active.set(None);
    });
    let reach = move |index: usize| {
        let before = tabbed.get_value();
        for (at, tab) in [(before, -1), (index, 0)] {
            if let Some(button) = button(at) {
                button.set_tab_index(tab);
            }
        }
        tabbed.set_value(index);
    };
    let walk = move |event: KeyboardEvent| {
        let last =
            drawing.with_untracked(|drawn| drawn.as_ref().map_or(0, |drawn| drawn.marks.len())).saturating_sub(1);
        let at = tabbed.get_value();
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1).min(last),
            "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Escape" => return active.set(None),
            _ => return,
        };
        event.prevent_default();
        if let Some(button) = button(to) {
            // Focusing what is in the document does not fail.
            let _ = button.focus();
        }
    };
    let touch = move |event: PointerEvent| {
        let Some(index) = mark_of(&event) else { return };
        let shown = active.get_untracked() == Some(index) && tabbed.get_value() == index;
        only_look.set_value(event.pointer_type() == "touch" && !shown);
    };
    let press = move |event: leptos::ev::MouseEvent| {
        let Some(index) = mark_of(&event) else { return };
        if only_look.get_value() {
            return only_look.set_value(false);
        }
        let pick = drawing.with_untracked(|drawn| Some(drawn.as_ref()?.marks.get(index)?.pick.clone()));
        if let Some(pick) = pick.filter(|pick| !pick.is_empty()) {
            open.run(pick);
        }
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
        <div
            class="points"
            role="group"
            aria-label=move || app.t().word("figure-marks")
            node_ref=layer
            on:keydown=walk
            on:pointerdown=touch
            on:click=press
            on:pointerover=move |event| active.set(mark_of(&event))
            on:pointerout=move |_| active.set(None)
            on:focusin=move |event| {
                if let Some(index) = mark_of(&event) {
                    reach(index);
                    active.set(Some(index));
                }
            }
            on:focusout=move |_| active.set(None)
        ></div>
        {tip}
    }
}
