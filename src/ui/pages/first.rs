//! The first screen: what this is for, a place to drop, samples, and what is promised. For whoever has no data here yet.

use leptos::prelude::*;

use crate::ui::components::drop::Picker;
use crate::ui::components::footer::Footer;
use crate::ui::components::icon::Tray;
use crate::ui::components::mark::Brand;
use crate::ui::components::note::Troubles;
use crate::ui::components::progress::Work;
use crate::ui::components::samples::Samples;
use crate::ui::components::switches::{LanguageSwitch, ThemeSwitch};
use crate::ui::route::Route;
use crate::ui::state::turns::later;
use crate::ui::state::{ImportState, said, use_app};

/// The questions that the first answer answers, in this order: what, and the classifier behind it.
const ANSWERS: &[&str] = &["app-first-who", "app-first-why", "app-first-what"];

/// The first screen.
#[component]
pub fn First() -> impl IntoView {
    let app = use_app();
    let picker = expect_context::<Picker>();
    let reading = Memo::new(move |_| app.import.with(|state| *state == ImportState::Reading));
    view! {
        <div class="first">
            <header>
                <Brand />
                <div class="cluster">
                    <LanguageSwitch />
                    <ThemeSwitch />
                </div>
            </header>
            <main>
                <Work />
                <Troubles />
                <div class="hero">
                    <div>
                        <h1>{said("app-first-title")}</h1>
                        <p class="lede">{said("app-first-lede")}</p>
                        <div class="bigdrop">
                            <div class="row">
                                <Tray />
                                <div>
                                    <p>{said("app-drop-title")}</p>
                                    <span class="sm soft">{said("app-drop-kinds")}</span>
                                </div>
                            </div>
                            <div class="cluster">
                                <button
                                    type="button"
                                    class="btn primary"
                                    disabled=move || reading.get()
                                    on:click=move |_| picker.choose()
                                >
                                    {said("app-choose-file")}
                                </button>
                            </div>
                            <p class="small soft only-keyboard">{said("app-drop-paste")}</p>
                            <Samples about="app-first-samples" />
                        </div>
                    </div>
                    {later(|| needs().into_any())}
                </div>
                {later(|| promises().into_any())}
            </main>
            {later(|| view! { <Footer /> }.into_any())}
        </div>
    }
}

/// What a file must hold.
fn needs() -> impl IntoView {
    view! {
        <section class="sec needs">
            <h2>{said("app-first-needs")}</h2>
            <p class="sm soft">{said("app-first-needs-how")}</p>
            <Example />
            <p class="small soft">{said("app-first-needs-more")}</p>
        </section>
    }
}

/// What is answered and what is promised: below the fold, so in a turn of its own.
fn promises() -> impl IntoView {
    let app = use_app();
    view! {
        <div class="stories">
            {ANSWERS
                .iter()
                .map(|key| {
                    view! {
                        <div class="story">
                            <h3>{said(key)}</h3>
                            <p>{move || app.t().word(&format!("{key}-how"))}</p>
                        </div>
                    }
                })
                .collect_view()}
        </div>
        <div class="pledge">
            <div>
                <h3>{said("app-pledge-private")}</h3>
                <p>
                    {said("app-pledge-private-how")} " "
                    <a href=Route::Settings.href()>{said("app-pledge-proof")}</a>
                </p>
            </div>
            <div class="w">
                <h3>{said("app-pledge-here")}</h3>
                <p>{said("app-pledge-here-how")}</p>
            </div>
            <div>
                <h3>{said("app-pledge-balance")}</h3>
                <p>{said("app-pledge-balance-how")}</p>
            </div>
        </div>
    }
}

/// What a file looks like that is enough: three columns.
#[component]
fn Example() -> impl IntoView {
    const ROWS: &[[&str; 3]] =
        &[["K-0412", "2026-03-08", "298.00"], ["K-0077", "2026-03-08", "656.00"], ["K-0412", "2026-04-19", "312.50"]];
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{said("role-customer")}</th>
                    <th scope="col">{said("role-date")}</th>
                    <th scope="col" class="num">{said("role-amount")}</th>
                </tr>
            </thead>
            <tbody>
                {ROWS
                    .iter()
                    .map(|[customer, date, amount]| {
                        view! {
                            <tr>
                                <td>{*customer}</td>
                                <td>{*date}</td>
                                <td class="num">{*amount}</td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
        </table>
    }
}
