//! Long work: what, how far, how long still, and a way out.

use leptos::prelude::*;

use crate::ui::state::{Busy, said, use_app};
use kefen::base::Message;

/// The line under the header while something takes longer than it should.
#[component]
pub fn Work() -> impl IntoView {
    let app = use_app();
    let there = Memo::new(move |_| app.busy.with(Option::is_some));
    let busy = move |read: fn(&Busy) -> Option<f64>| app.busy.with(|busy| busy.as_ref().and_then(read));
    let percent = move || busy(|busy| busy.share).map(|share| (share * 100.0).round());
    let what = move || {
        let words = app.t();
        app.busy.with(|busy| {
            let Some(busy) = busy else { return String::new() };
            let stage = words.word(&busy.stage);
            if busy.rows == 0 {
                return stage;
            }
            format!("{stage} · {}", words.text(&Message::new("n-rows").count("n", busy.rows)))
        })
    };
    let left = move || {
        let seconds = app.busy.with(|busy| busy.as_ref().and_then(|busy| busy.seconds_left))?;
        Some(app.t().text(&match seconds {
            0..=90 => Message::new("app-seconds-left").count("n", seconds),
            _ => Message::new("app-minutes-left").count("n", seconds.div_ceil(60)),
        }))
    };
    view! {
        <Show when=move || there.get()>
            <div class="work" data-testid="progress">
                <div class="work-line">
                    <div class="label">
                        <span role="status">{what}</span>
                        <b>{left}</b>
                    </div>
                    <div
                        class="progress"
                        class:unknown=move || percent().is_none()
                        role="progressbar"
                        aria-label=said("app-progress")
                        aria-valuemin="0"
                        aria-valuemax="100"
                        aria-valuenow=move || percent().map(|percent| percent.to_string())
                    >
                        <i style:inline-size=move || percent().map_or(String::new(), |percent| format!("{percent}%"))></i>
                    </div>
                </div>
                <button type="button" class="btn" data-testid="cancel" on:click=move |_| app.cancel()>
                    {said("app-cancel")}
                </button>
            </div>
        </Show>
    }
}
