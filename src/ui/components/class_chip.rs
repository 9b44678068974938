//! A class: a square of its colour and its name, never the square alone.

use leptos::prelude::*;

/// The chip of a class: `colour` is a colour role without dashes before it (`class-champions`), the name in the language in force.
pub fn class_chip(colour: &str, name: String) -> AnyView {
    view! { <span class="class" style=("--k", format!("var(--{colour})"))>{name}</span> }.into_any()
}
