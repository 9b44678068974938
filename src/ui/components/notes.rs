//! What was survived, said: a sentence with a count and a 3 px edge.

use leptos::prelude::*;

use crate::ui::state::use_app;
use kefen::base::{Arg, Failure, Message, Note, Severity};
use kefen::protocol::View;

use super::note::FailureNote;

/// Notes, one below the other.
#[component]
pub fn Notes(
    /// What to say.
    #[prop(into)]
    notes: Signal<Vec<Note>>,
) -> impl IntoView {
    let app = use_app();
    move || {
        let words = app.t();
        let notes = notes.get();
        (!notes.is_empty()).then(|| {
            let lines = notes.iter().map(|note| {
                let class = if note.severity == Severity::Warn { "note warn" } else { "note" };
                let look = note.look_from().map(|day| {
                    let look = move |_| app.look(|view| View { as_of: Some(day), ..view });
                    let words = words.text(&Message::new("app-look-from").with("day", Arg::Day(day)));
                    view! {
                        " "
                        <button type="button" class="link" data-testid="look-from" on:click=look>
                            {words}
                        </button>
                    }
                });
                view! { <p class=class>{words.text(&note.message)} {look}</p> }
            });
            view! { <div class="stack">{lines.collect_view()}</div> }
        })
    }
}

/// What could not be done, and what to do about it.
#[component]
pub fn Failed(
    /// Nothing is shown while there is none.
    failure: RwSignal<Option<Failure>>,
) -> impl IntoView {
    move || failure.get().map(|failure| view! { <FailureNote failure /> })
}

/// The page of a place that needs orders while there are none.
#[component]
pub fn NoData() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="head">
            <div>
                <h1>{move || app.t().word("pages-no-data")}</h1>
                <p class="lede">{move || app.t().word("pages-no-data-lede")}</p>
            </div>
            <div class="cluster">
                <a class="btn primary" href="#/data">{move || app.t().word("pages-no-data-open")}</a>
            </div>
        </div>
    }
}
