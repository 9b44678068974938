//! The few signs that are no words. Each stands beside a name for those who don't see it.

use leptos::prelude::*;

/// A tray that takes files.
#[component]
pub fn Tray() -> impl IntoView {
    view! {
        <svg class="tray" viewBox="0 0 28 28" aria-hidden="true">
            <path d="M14 4v14M8.5 12.5 14 18l5.5-5.5M4 20v4h20v-4" />
        </svg>
    }
}

/// Half light, half dark.
#[component]
pub fn HalfMoon() -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="1.4" />
            <path d="M8 2.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" />
        </svg>
    }
}

/// Put away.
#[component]
pub fn Cross() -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="1.4" />
        </svg>
    }
}
