//! Placeholder until the page is merged.
use leptos::prelude::*;

/// The page.
#[component]
pub fn Customer(
    /// Which one.
    id: String,
) -> impl IntoView {
    id
}
