//! Language and theme, as they stand in every header.

use leptos::prelude::*;

use super::icon::HalfMoon;
use crate::ui::state::{said, use_app};
use kefen::i18n::Lang;

/// Switches between the two languages; names the other one, in its own words.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let app = use_app();
    let other = move || if app.lang.get() == Lang::Zh { Lang::En } else { Lang::Zh };
    view! {
        <button
            type="button"
            class="icon"
            data-testid="language"
            data-lang=move || app.lang.get().id()
            lang=move || other().id()
            // Begins with what is seen, so that who speaks to the page can say it.
            aria-label=move || if other() == Lang::Zh { "中 中文" } else { "EN English" }
            title=move || if other() == Lang::Zh { "中文" } else { "English" }
            on:click=move |_| app.speak(other())
        >
            {move || if other() == Lang::Zh { "中" } else { "EN" }}
        </button>
    }
}

/// Switches between light and dark.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let app = use_app();
    view! {
        <button
            type="button"
            class="icon"
            data-testid="theme"
            aria-label=said("app-theme-switch")
            title=said("app-theme-switch")
            on:click=move |_| app.toggle_theme()
        >
            <HalfMoon />
        </button>
    }
}
