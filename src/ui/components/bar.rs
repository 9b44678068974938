//! The header: what every number depends on, and the switches.

use leptos::prelude::*;

use super::basis::Basis;
use super::mark::Mark;
use super::switches::{LanguageSwitch, ThemeSwitch};
use crate::ui::route::Route;
use crate::ui::state::turns::later;
use crate::ui::state::{said, use_app};

/// The header.
#[component]
pub fn Bar() -> impl IntoView {
    let app = use_app();
    let there = Memo::new(move |_| app.workspace.with(Option::is_some));
    view! {
        <header class="bar">
            <a class="brand only-narrow" href=Route::Overview.href() aria-label=said("app-home")>
                <Mark />
            </a>
            <Show when=move || there.get()>
                {later(|| view! { <Basis /> }.into_any())}
            </Show>
            <div class="tools">
                <LanguageSwitch />
                <ThemeSwitch />
            </div>
        </header>
    }
}
