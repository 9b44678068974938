//! The samples there are: what each is and what it shows, to be opened with one press.

use leptos::prelude::*;

use crate::ui::state::{ImportState, said, use_app};
use kefen::protocol::SAMPLES;

/// A button for every sample but the one that is open.
#[component]
pub fn Samples(
    /// The key of what is said above them.
    about: &'static str,
) -> impl IntoView {
    let app = use_app();
    let reading = Memo::new(move |_| app.import.with(|state| *state == ImportState::Reading));
    // Files of a sample are called by its name.
    let is_open = move |name: &str| {
        app.workspace.with(|now| {
            let sample = now.as_ref().filter(|now| now.is_sample());
            sample.and_then(|now| now.files.first()).is_some_and(|first| first.file.name.starts_with(name))
        })
    };
    let button = move |name: &'static str| {
        view! {
            <button
                type="button"
                data-testid=format!("sample-{name}")
                hidden=move || is_open(name)
                disabled=move || reading.get()
                on:click=move |_| app.sample(name)
            >
                <strong>{move || app.t().word(&format!("app-sample-{name}"))}</strong>
                <span>{move || app.t().word(&format!("app-sample-{name}-what"))}</span>
            </button>
        }
    };
    view! {
        <div class="samples" role="group" aria-labelledby="samples">
            <p id="samples" class="small soft">
                {said(about)}
            </p>
            <div>{SAMPLES.iter().copied().map(button).collect_view()}</div>
        </div>
    }
}
