//! The mark: a concentration curve with a cut through it, and the name beside it.

use leptos::prelude::*;

use crate::ui::route::Route;
use crate::ui::state::said;

/// The mark alone.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 26 26" aria-hidden="true">
            <rect class="mark-ground" width="26" height="26" rx="5" />
            <path class="mark-curve" d="M4.5 21.5C6 10.5 11 6 21.5 4.5" />
            <path class="mark-even" d="M4.5 21.5 21.5 4.5" />
            <path class="mark-cut" d="M10.2 3.5V22.5" />
        </svg>
    }
}

/// The mark and the name in both languages, as a link to the overview.
#[component]
pub fn Brand() -> impl IntoView {
    view! {
        <a class="brand" href=Route::Overview.href() title=said("app-home")>
            <Mark />
            <b lang="en">"Kefen"</b>
            <span lang="zh-CN">"客分"</span>
        </a>
    }
}
