//! A class: a square of its colour and its name, never the square alone.

use leptos::prelude::*;

/// The chip of a class; `colour` is a colour role without dashes before it.
#[component]
pub fn ClassChip(
    /// Colour role: `class-champions`.
    colour: String,
    /// The name, in the language in force.
    #[prop(into)]
    name: Signal<String>,
) -> impl IntoView {
    view! {
        <span class="class" style=("--k", format!("var(--{colour})"))>
            {move || name.get()}
        </span>
    }
}
