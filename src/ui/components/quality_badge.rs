//! The one figure of how good the data is, as a link to its page.
//!
//! It is asked for once the page has come to rest: what the person does first must not wait for it.

use std::time::Duration;

use leptos::prelude::*;

use super::asking::answer;
use crate::ui::pages::{share_text, share_value};
use crate::ui::route::Route;
use crate::ui::state::use_app;
use kefen::base::Message;
use kefen::protocol::{Event, Request};

/// Before it is asked for.
const LULL: Duration = Duration::from_millis(1_500);

/// The badge.
#[component]
pub fn QualityBadge() -> impl IntoView {
    let app = use_app();
    let rested = RwSignal::new(false);
    let timer = set_timeout_with_handle(
        move || {
            let _ = rested.try_set(true);
        },
        LULL,
    );
    on_cleanup(move || {
        if let Ok(timer) = &timer {
            timer.clear();
        }
    });
    let asked = answer(
        move || rested.get().then_some(Request::Quality),
        |event| match event {
            Event::Quality(quality) => Some(quality.scores.total()),
            _ => None,
        },
    );
    let total = move || asked.value.get().flatten();
    let text = move || {
        let words = app.t();
        match total() {
            Some(total) => words.text(&Message::new("quality-badge").text("score", share_text(&words, total))),
            None => words.word("quality-title-none"),
        }
    };
    view! {
        <a
            class="btn"
            href=Route::Quality.href()
            data-testid="data-quality-badge"
            data-score=move || share_value(total())
        >
            {text}
        </a>
    }
}
