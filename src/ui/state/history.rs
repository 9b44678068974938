//! The address and the place are one: a link, the back button and [`App::go`] all lead through here.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::App;
use super::turns::put_off;
use crate::ui::route::Route;
use kefen::i18n::Catalog;

/// The place of the present address.
pub fn here() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    Route::parse(&hash)
}

/// An address of nothing becomes that of the place which is shown for it.
fn name_here() {
    let Some(window) = web_sys::window() else { return };
    let hash = window.location().hash().unwrap_or_default();
    let (path, query) = hash.split_once('?').map_or((hash.as_str(), ""), |(path, query)| (path, query));
    let own = here().href();
    if !path.is_empty()
        && path != own
        && here() == Route::Overview
        && let Ok(history) = window.history()
    {
        let address = if query.is_empty() { own } else { format!("{own}?{query}") };
        // Refused only in a frame without rights, where nothing of this is shown.
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
    }
}

/// Keeps address and place equal, and after each step puts title, scroll position and focus where a new page would have them.
pub(super) fn follow(app: App) {
    name_here();
    let listener = window_event_listener(ev::hashchange, move |_| {
        name_here();
        let route = here();
        if app.route.get_untracked() != route {
            app.route.set(route);
        }
    });
    on_cleanup(move || listener.remove());

    Effect::new(move |before: Option<Route>| {
        let route = app.route.get();
        if route != here()
            && let Some(window) = web_sys::window()
        {
            // Refused only in a frame without rights, where nothing of this is shown.
            let _ = window.location().set_hash(&route.href());
        }
        // The first page is where the browser puts it; every later one begins at its title.
        if before.is_some_and(|before| before != route) {
            request_animation_frame(arrive);
        }
        route
    });

    Effect::new(move |_| {
        let route = app.route.get();
        app.words.track();
        // In a turn of its own: the first word of a language has all of them read.
        put_off(move || name_page(&app.words.get_untracked(), route));
    });
}

/// Writes the title of the document.
fn name_page(words: &Catalog, route: Route) {
    let name = match route {
        Route::Customer(id) => id,
        Route::Classifier(id) => words.word(&format!("{id}-name")),
        route => words.word(route.word()),
    };
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(&format!("{name} · {}", words.word("app-name")));
    }
}

/// The new page begins at its top, and a screen reader at its title.
fn arrive() {
    let Some(window) = web_sys::window() else { return };
    window.scroll_to_with_x_and_y(0.0, 0.0);
    let Some(document) = window.document() else { return };
    let target = ["main h1", "main"].iter().find_map(|place| document.query_selector(place).ok().flatten());
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        target.set_tab_index(-1);
        // A title that can't be focused is read from the top; no harm.
        let _ = target.focus();
    }
}
