//! Files that name no person: what is offered instead, and the sign on every page that the rows are no people.

use leptos::prelude::*;

use crate::ui::route::Route;
use crate::ui::state::{said, use_app};
use kefen::base::{Failure, Message};
use kefen::ingest::stand_in;

/// What can be looked at in the place of people, as buttons; nothing where the failure is another.
#[component]
pub fn Offer(
    /// Why the file was refused.
    failure: Failure,
) -> impl IntoView {
    let app = use_app();
    let roles = stand_in::offered(&failure);
    let buttons = roles
        .iter()
        .map(|role| {
            let role = *role;
            let text =
                move || app.t().text(&Message::new("subject-offer-one").word("role", format!("role-{}", role.id())));
            view! {
                <button
                    type="button"
                    class="btn"
                    data-testid=format!("stand-in-{}", role.id())
                    on:click=move |_| app.stand_in(role)
                >
                    {text}
                </button>
            }
        })
        .collect_view();
    (!roles.is_empty()).then(|| {
        view! {
            <div class="offer" data-testid="stand-ins">
                <p class="sm">{said("subject-offer")}</p>
                <div class="cluster">{buttons}</div>
            </div>
        }
    })
}

/// The sign that the rows of everything that follows are products or areas.
#[component]
pub fn Banner() -> impl IntoView {
    let app = use_app();
    let subject = Memo::new(move |_| app.workspace.with(|now| now.as_ref().and_then(|now| now.subject)));
    let about = move |key: &'static str| {
        let words = app.t();
        subject.get().map(|role| words.text(&Message::new(key).word("what", format!("subject-{}", role.id()))))
    };
    view! {
        <Show when=move || subject.get().is_some()>
            <aside
                class="note warn subject"
                data-testid="subject"
                data-subject=move || subject.get().map(kefen::table::Role::id)
            >
                <p class="note-text">
                    <b>{move || about("subject-title")}</b>
                    " "
                    {move || about("subject-hedge")}
                    " "
                    <a href=Route::Data.href()>{said("subject-hedge-link")}</a>
                </p>
            </aside>
        </Show>
    }
}
