//! Placeholder until the page is merged.
use leptos::prelude::*;

/// The page.
#[component]
pub fn Gallery() -> impl IntoView {}
