//! The navigation: the steps hang on a scale, below them the proof that nothing leaves the device.

use leptos::prelude::*;

use super::mark::Brand;
use super::proof::requests_since_start;
use super::words::workspace_name;
use crate::ui::route::Route;
use crate::ui::state::{said, use_app};
use kefen::base::Message;

/// The steps with their tick, in order. Only places that exist: a step that is not built yet is not promised.
pub const STEPS: &[(&str, Route)] = &[("◦", Route::Overview), ("1", Route::Data), ("2", Route::Gallery)];

/// Places that are no step.
pub const PLACES: &[Route] = &[Route::Customers, Route::Settings];

/// A link that knows whether one is there.
#[component]
pub fn PlaceLink(
    /// Where to.
    route: Route,
    /// The sign of its tick, if it has one.
    #[prop(optional)]
    tick: Option<&'static str>,
) -> impl IntoView {
    let app = use_app();
    let word = route.word();
    let href = route.href();
    let here = move || app.route.with(|now| now.step() == route).then_some("page");
    view! {
        <a href=href aria-current=here>
            {tick.map(|tick| view! { <i aria-hidden="true">{tick}</i> })}
            {said(word)}
        </a>
    }
}

/// The navigation at the side.
#[component]
pub fn Rail() -> impl IntoView {
    let app = use_app();
    let space = move || {
        app.workspace.with(|now| {
            now.as_ref().map(|now| {
                let words = app.t();
                let facts = Message::new("n-customers").count("n", now.reconciliation.customers);
                view! {
                    <a class="space" href=Route::Data.href()>
                        <span class="space-name">{workspace_name(&words, now)}</span>
                        <small>{words.text(&facts)}</small>
                    </a>
                }
            })
        })
    };
    let requests = requests_since_start();
    view! {
        <aside class="rail" aria-label=said("app-rail")>
            <Brand />
            {space}
            <nav class="steps" aria-label=said("app-steps")>
                {STEPS
                    .iter()
                    .map(|(tick, route)| view! { <PlaceLink route=route.clone() tick=*tick /> })
                    .collect_view()}
            </nav>
            <nav class="sub" aria-label=said("app-places")>
                {PLACES.iter().map(|route| view! { <PlaceLink route=route.clone() /> }).collect_view()}
            </nav>
            <div class="proof">
                <span>
                    <span class="dot" class:warn=move || requests.get() != 0 aria-hidden="true"></span>
                    <a href=Route::Settings.href()>
                        {move || app.t().text(&Message::new("app-requests").count("n", requests.get()))}
                    </a>
                </span>
                <span>{said("app-only-here")}</span>
            </div>
        </aside>
    }
}
