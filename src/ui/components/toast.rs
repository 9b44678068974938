//! The line that says what just happened. It goes by itself, and says nothing that is not also elsewhere on the page.

use std::time::Duration;

use leptos::prelude::*;

use super::icon::Cross;
use crate::ui::state::{said, use_app};

const SHOWN: Duration = Duration::from_secs(8);

/// The line.
#[component]
pub fn Toast() -> impl IntoView {
    let app = use_app();
    Effect::new(move |before: Option<Option<TimeoutHandle>>| {
        if let Some(timer) = before.flatten() {
            timer.clear();
        }
        app.toast
            .with(Option::is_some)
            .then(|| set_timeout_with_handle(move || app.toast.set(None), SHOWN).ok())
            .flatten()
    });
    let line = move || {
        app.toast.get().map(|message| {
            view! {
                <div class="toast">
                    <span>{move || app.t().text(&message)}</span>
                    <Show when=move || app.replaced.get()>
                        <button
                            type="button"
                            class="link"
                            data-testid="add-after-all"
                            on:click=move |_| app.add_after_all()
                        >
                            {said("app-add-after-all")}
                        </button>
                    </Show>
                    <button
                        type="button"
                        class="icon"
                        aria-label=said("app-close")
                        on:click=move |_| app.toast.set(None)
                    >
                        <Cross />
                    </button>
                </div>
            }
        })
    };
    view! { <div class="toasts" role="status">{line}</div> }
}
