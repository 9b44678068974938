//! What went wrong, in words: what happened, and what to do about it. What was survived is said by `notes`.

use leptos::prelude::*;

use super::icon::Cross;
use super::subject::Offer;
use crate::ui::state::{ImportState, said, use_app};
use kefen::base::Failure;
use kefen::i18n::Catalog;

/// What happened and its cure. A code that the locales don't know is still said, as a code.
pub fn failure_text(words: &Catalog, failure: &Failure) -> (String, String) {
    if words.has(&failure.message.key) {
        (words.text(&failure.message), words.attribute(&failure.message, "cure"))
    } else {
        (format!("{} ({})", words.word("app-failed"), failure.code), String::new())
    }
}

/// Something that could not be done, for the place where it was asked for.
#[component]
pub fn FailureNote(
    /// What happened.
    failure: Failure,
    /// What can be pressed, if something can.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let app = use_app();
    let code = failure.code.clone();
    let again = matches!(&*failure.code, "engine_unreachable" | "words_missing").then(|| {
        view! {
            <button type="button" class="btn" data-testid="fetch-again" on:click=move |_| app.fetch_again()>
                {said("app-fetch-again")}
            </button>
        }
    });
    let text = move || {
        let (text, cure) = failure_text(&app.t(), &failure);
        view! {
            <p class="note-text">
                <b>{text}</b>
                " "
                {cure}
            </p>
        }
    };
    view! {
        <div class="note bad" role="alert" data-testid="failure" data-code=code>
            {text}
            {(again.is_some() || children.is_some())
                .then(|| view! { <div class="cluster">{again} {children.map(|children| children())}</div> })}
        </div>
    }
}

/// What went wrong last, at the top of every page: the import first, then anything else.
#[component]
pub fn Troubles() -> impl IntoView {
    let app = use_app();
    let import = move || match app.import.get() {
        ImportState::Failed(failure) => Some(view! {
            <FailureNote failure=failure.clone()>
                <Offer failure=failure.clone() />
                <Show when=move || app.can_review()>
                    <button type="button" class="btn" on:click=move |_| app.review_again()>
                        {said("app-back-to-columns")}
                    </button>
                </Show>
                <button type="button" class="btn" on:click=move |_| app.dismiss()>
                    {said("app-understood")}
                </button>
            </FailureNote>
        }),
        _ => None,
    };
    let other = move || {
        app.trouble.get().map(|failure| {
            view! {
                <FailureNote failure>
                    <button
                        type="button"
                        class="icon"
                        aria-label=said("app-close")
                        on:click=move |_| app.trouble.set(None)
                    >
                        <Cross />
                    </button>
                </FailureNote>
            }
        })
    };
    view! {
        <div class="troubles">{import} {other}</div>
    }
}
