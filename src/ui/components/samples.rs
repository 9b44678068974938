//! The samples there are: what each is and what it shows, to be opened with one press.

use leptos::prelude::*;

use crate::ui::state::{ImportState, said, use_app};
use kefen::protocol::SAMPLES;

/// A button for every sample but the one that is open.
#[component]
pub fn Samples(
    /// The key of what is said above them.
    #[prop(into)]
    about: &'static str,
) -> impl IntoView {
    let app = use_app();
    let reading = Memo::new(move |_| app.import.with(|state| *state == ImportState::Reading));
    let open = Memo::new(move |_| {
        let files = app.workspace.with(|now| now.as_ref().filter(|now| now.is_sample()).map(|now| now.files.clone()));
        files.and_then(|files| {
            SAMPLES.iter().position(|name| files.first().is_some_and(|one| one.file.name.starts_with(name)))
        })
    });
    let button = move |(at, name): (usize, &'static str)| {
        view! {
            <button
                type="button"
                data-testid=format!("sample-{name}")
                hidden=move || open.get() == Some(at)
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
            <div>{SAMPLES.iter().copied().enumerate().map(button).collect_view()}</div>
        </div>
    }
}
