//! Proof of privacy: what the browser itself says that this page has requested.
//!
//! The list is the browser's (resource timing), not ours. It knows the page's requests; those of the workers are closed off by the
//! page's policy, which they inherit.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::PerformanceEntry;

use crate::ui::state::{App, said, use_app};
use kefen::base::Message;

/// How often the browser's list is read again.
const EVERY: Duration = Duration::from_secs(2);

/// One request.
#[derive(Clone, Debug, PartialEq)]
struct Fetched {
    /// Where to, without the own host.
    name: String,
    /// Milliseconds after the page began.
    at: f64,
    /// To this page's own host.
    own: bool,
}

/// The moment from which requests are counted: the last part of the program was there, so nothing more is needed.
fn start(app: App) -> f64 {
    app.whole.get_untracked().unwrap_or(f64::INFINITY)
}

fn fetched() -> Vec<Fetched> {
    let Some(clock) = web_sys::window().and_then(|window| window.performance()) else { return Vec::new() };
    let own = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    clock
        .get_entries_by_type("resource")
        .iter()
        .filter_map(|entry| entry.dyn_into::<PerformanceEntry>().ok())
        .map(|entry| (entry.name(), entry.start_time()))
        // `blob:` and `data:` are the page's own memory, not the network.
        .filter(|(name, _)| name.starts_with("http"))
        .map(|(name, at)| match name.strip_prefix(own.as_str()) {
            Some(path) => Fetched { name: path.to_owned(), at, own: true },
            None => Fetched { name, at, own: false },
        })
        .collect()
}

fn watch<T: PartialEq + Clone + Send + Sync + 'static>(read: impl Fn() -> T + 'static) -> ReadSignal<T> {
    let (value, set) = signal(read());
    let timer = set_interval_with_handle(
        move || {
            let now = read();
            if value.with_untracked(|before| *before != now) {
                set.set(now);
            }
        },
        EVERY,
    );
    on_cleanup(move || {
        if let Ok(timer) = timer {
            timer.clear();
        }
    });
    value
}

/// Requests since the program runs.
pub fn requests_since_start() -> ReadSignal<u64> {
    let app = use_app();
    watch(move || fetched().iter().filter(|one| one.at > start(app)).count() as u64)
}

/// The list and its sum.
#[component]
pub fn Proof() -> impl IntoView {
    let app = use_app();
    let all = watch(fetched);
    let later = move || all.with(|all| all.iter().filter(|one| one.at > start(app)).count());
    let foreign = move || all.with(|all| all.iter().filter(|one| !one.own).count());
    let verdict = move || {
        let message = Message::new("app-proof-verdict").count("since", later()).count("foreign", foreign());
        app.t().text(&message.count("all", all.with(Vec::len)))
    };
    let rows = move || {
        let words = app.t();
        all.get()
            .into_iter()
            .map(|one| {
                let class = if one.own { "mono" } else { "mono bad" };
                let when = if one.at > start(app) { "app-proof-after" } else { "app-proof-before" };
                view! {
                    <tr>
                        <td class=class>{one.name}</td>
                        <td class="soft">{words.word(when)}</td>
                        <td class="num">{words.number(one.at / 1000.0, 2)}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <p class="note" class:good=move || foreign() == 0 class:bad=move || { foreign() > 0 }>{verdict}</p>
        <p class="sm soft">{said("app-proof-how")}</p>
        <details class="more">
            <summary>{said("app-proof-list")}</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=said("app-proof-list")>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{said("app-proof-file")}</th>
                            <th scope="col">{said("app-proof-when")}</th>
                            <th scope="col" class="num">{said("app-proof-seconds")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
