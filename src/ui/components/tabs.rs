//! The navigation of a narrow page, at the bottom where the thumb is.

use leptos::prelude::*;

use super::rail::{PLACES, PlaceLink, STEPS};
use crate::ui::route::Route;
use crate::ui::state::said;

/// The navigation at the bottom.
#[component]
pub fn Tabs() -> impl IntoView {
    let tick = |route: &Route| if *route == Route::Customers { "≡" } else { "⋯" };
    view! {
        <nav class="tabs" aria-label=said("app-steps")>
            {STEPS
                .iter()
                .map(|(tick, route)| view! { <PlaceLink route=route.clone() tick=*tick /> })
                .collect_view()}
            {PLACES.iter().map(|route| view! { <PlaceLink route=route.clone() tick=tick(route) /> }).collect_view()}
        </nav>
    }
}
