//! Placeholder until the page is merged.
use leptos::prelude::*;

/// The page.
#[component]
pub fn Customers() -> impl IntoView {}
