//! A choice of two to four views of one thing.

use leptos::prelude::*;

/// Buttons of which one is pressed. `choices` are values with their words; `chosen` says which is on.
#[component]
pub fn Seg<T: Copy + PartialEq + Send + Sync + 'static>(
    /// Value and locale key, in the order shown.
    choices: Vec<(T, String)>,
    /// The present value.
    #[prop(into)]
    chosen: Signal<T>,
    /// What the choice is about, for those who don't see what stands around it.
    #[prop(into)]
    label: Signal<String>,
    /// Called with the new value.
    choose: impl Fn(T) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = crate::ui::state::use_app();
    let buttons = choices
        .into_iter()
        .map(|(value, key)| {
            view! {
                <button
                    type="button"
                    aria-pressed=move || (chosen.get() == value).to_string()
                    on:click=move |_| choose(value)
                >
                    {move || app.t().word(&key)}
                </button>
            }
        })
        .collect_view();
    view! { <div class="seg" role="group" aria-label=label>{buttons}</div> }
}
