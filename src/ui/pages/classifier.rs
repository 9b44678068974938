//! Placeholder until the page is merged.
use leptos::prelude::*;

/// The page.
#[component]
pub fn Classifier(
    /// Which one.
    id: String,
) -> impl IntoView {
    id
}
