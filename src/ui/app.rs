//! Puts the page into the document.

use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::components::frame::Frame;
use super::components::mark::Mark;
use super::state::turns::{later, put_off};
use super::state::{App, Spoken};

/// Puts the page into the document; `boot.js` has chosen the language and fetched its words: what the first screen says, or all parts.
/// Without them there is no page, except in a development build, which has them in itself.
#[wasm_bindgen]
pub fn start(lang: &str, words: Vec<JsValue>) {
    if framed() {
        return mount_to_body(Framed);
    }
    let first = Spoken::first(lang, &words.iter().filter_map(JsValue::as_string).collect::<Vec<_>>());
    // In a turn of its own: what compiled and linked the module has been at it for a while.
    put_off(|| mount_to_body(|| view! { <Page first /> }));
}

/// The page with its state. The line to the engine is open before the first element is built, and that happens in a turn of its own.
#[component]
fn Page(first: Spoken) -> impl IntoView {
    App::start(first);
    later(|| view! { <Frame /> }.into_any())
}

/// Inside somebody else's page only a link: a policy in a `<meta>` can't forbid framing, and nobody shall be led to press something
/// here that looks like something else.
#[component]
fn Framed() -> impl IntoView {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    view! {
        <main class="framed">
            <Mark />
            <a href=address target="_blank" rel="noopener">
                "Kefen 客分"
            </a>
        </main>
    }
}

fn framed() -> bool {
    let Some(window) = web_sys::window() else { return false };
    // A top that can't be asked is somebody else's.
    window.top().ok().flatten().is_none_or(|top| top != window)
}
