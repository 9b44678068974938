//! What stands around every page: navigation, header, the page of the present place, foot, and what floats.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::bar::Bar;
use super::drop::DropAnywhere;
use super::footer::Footer;
use super::note::Troubles;
use super::progress::Work;
use super::rail::Rail;
use super::subject::Banner;
use super::tabs::Tabs;
use super::toast::Toast;
use crate::ui::pages::{Classifier, Customer, Customers, Data, First, Gallery, Overview, QualityPage, Settings};
use crate::ui::route::Route;
use crate::ui::state::turns::later;
use crate::ui::state::{ImportState, said, use_app};
use kefen::web::witness;

/// What is shown.
#[derive(Clone, PartialEq)]
enum Shown {
    /// There should be data, and the storage has not answered yet; or not all words are here.
    Opening,
    /// There is no data, and the place needs some.
    First,
    /// A place.
    Place(Route),
}

/// The frame.
#[component]
pub fn Frame() -> impl IntoView {
    let app = use_app();
    // A hint, which may be lost: then the first screen is seen for a moment before what is stored.
    let expected = witness::read().is_some();
    let shown = Memo::new(move |_| {
        let route = app.route.get();
        let empty = app.workspace.with(Option::is_none);
        match route {
            _ if !app.started.get() && empty && expected => Shown::Opening,
            route if empty && !matches!(route, Route::Data | Route::Settings) => Shown::First,
            _ if !app.says_all() => Shown::Opening,
            route => Shown::Place(route),
        }
    });
    let bare = Memo::new(move |_| matches!(shown.get(), Shown::First));
    let page = move || match shown.get() {
        Shown::Opening => view! { <p class="opening soft" role="status">{said("app-opening")}</p> }.into_any(),
        Shown::First => ().into_any(),
        Shown::Place(route) => match route {
            Route::Overview => view! { <Overview /> }.into_any(),
            Route::Data => view! { <Data /> }.into_any(),
            Route::Quality => view! { <QualityPage /> }.into_any(),
            Route::Gallery => view! { <Gallery /> }.into_any(),
            Route::Classifier(id) => view! { <Classifier id /> }.into_any(),
            Route::Customers => view! { <Customers /> }.into_any(),
            Route::Customer(id) => view! { <Customer id /> }.into_any(),
            Route::Settings => view! { <Settings /> }.into_any(),
        },
    };
    let whole = move || {
        if bare.get() {
            view! { <First /> }.into_any()
        } else {
            view! {
                <div class="shell">
                    {later(|| view! { <Rail /> }.into_any())}
                    <div class="main">
                        <Bar />
                        <Work />
                        <main class="page">
                            <Troubles />
                            <Banner />
                            {later(move || page.into_any())}
                        </main>
                        {later(|| view! { <Footer /> }.into_any())}
                    </div>
                </div>
                {later(|| view! { <Tabs /> }.into_any())}
            }
            .into_any()
        }
    };
    view! {
        <button type="button" class="skip" on:click=move |_| skip_to_content()>
            {said("app-skip")}
        </button>
        <ImportStatus />
        <DropAnywhere />
        {whole}
        {later(|| view! { <Toast /> }.into_any())}
    }
}

/// Where the import is, for screen readers and for whoever drives the page from outside.
#[component]
fn ImportStatus() -> impl IntoView {
    let app = use_app();
    let id = move || {
        app.import.with(|state| match state {
            ImportState::Idle => "idle",
            ImportState::Reading => "reading",
            ImportState::Review(_) => "review",
            ImportState::Ready => "ready",
            ImportState::Failed(_) => "failed",
        })
    };
    let count = move |read: fn(&kefen::features::Reconciliation) -> u64| {
        app.workspace.with(|now| now.as_ref().map_or(0, |now| read(&now.reconciliation))).to_string()
    };
    // Milliseconds of reading, features and classifying: what the bench of the browser reads.
    let timings = move || {
        let all = app.workspace.with(|now| now.as_ref().map_or([0.0; 3], |now| now.timings));
        all.map(|ms| format!("{ms:.0}")).join(" ")
    };
    view! {
        <p
            class="vh"
            role="status"
            data-testid="import-state"
            data-state=id
            data-rows=move || count(|sums| sums.rows_in)
            data-rejected=move || count(|sums| sums.rows_rejected)
            data-customers=move || count(|sums| sums.customers)
            data-timings=timings
        >
            {move || app.t().word(&format!("app-import-{}", id()))}
        </p>
    }
}

/// Focus goes to the content. A link to an anchor would change the address, which is the place.
fn skip_to_content() {
    let main = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector("main").ok().flatten())
        .and_then(|main| main.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        main.set_tab_index(-1);
        let _ = main.focus();
    }
}
