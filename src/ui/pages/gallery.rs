//! Every classifier by family, each with the bar of its own result; those that can't run say what they lack. A search finds them by the
//! words of textbooks and of other software too.

use leptos::prelude::*;

use crate::ui::components::asking::answer;
use crate::ui::components::notes::Failed;
use crate::ui::components::words::{class_name, classifier_name};
use crate::ui::route::Route;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::classify::vocabulary::{places, search};
use kefen::classify::{Family, LISTED, Spec};
use kefen::protocol::{Event, Request, Small};

/// Class names that fit under a bar; the rest are counted.
const NAMED: usize = 8;

/// The gallery.
#[component]
pub fn Gallery() -> impl IntoView {
    let app = use_app();
    let small = answer(
        move || app.workspace.with(Option::is_some).then_some(Request::Gallery),
        |event| if let Event::Gallery(small) = event { Some(small) } else { None },
    );
    let empty = Memo::new(move |_| app.workspace.with(Option::is_none));
    let ready = Memo::new(move |_| {
        let failed =
            |id: &str| small.value.with(|all| all.iter().flatten().any(|it| it.id == id && it.failure.is_some()));
        if empty.get() { 0 } else { LISTED.iter().filter(|it| !failed(it.spec.id)).count() }
    });
    let title = move || {
        let message = Message::new("gallery-title").count("n", LISTED.len()).count("ready", ready.get());
        app.t().text(&message)
    };
    let query = RwSignal::new(String::new());
    let hits = Memo::new(move |_| {
        let found = query.with(|query| search(&app.t(), query));
        found.into_iter().map(|it| it.spec.id).collect::<Vec<_>>()
    });
    let families = Family::ALL.iter().map(|family| {
        let specs: Vec<&'static Spec> = LISTED.iter().map(|it| it.spec).filter(|spec| spec.family == *family).collect();
        let cards = specs.into_iter().map(|spec| {
            let found = Memo::new(move |_| {
                small.value.with(|all| all.as_ref().and_then(|all| all.iter().find(|it| it.id == spec.id)).cloned())
            });
            let hit = move || hits.with(|hits| hits.contains(&spec.id));
            view! { <div hidden=move || !hit()><Card spec found empty waiting=small.waiting /></div> }
        });
        let cards = cards.collect_view();
        let shown = move || {
            let of = |id: &str| LISTED.iter().any(|it| it.spec.id == id && it.spec.family == *family);
            hits.with(|hits| hits.iter().any(|id| of(id)))
        };
        let id = family.id();
        view! {
            <section class="fam" hidden=move || !shown()>
                <header>
                    <h2>{move || app.t().word(&format!("family-{id}"))}</h2>
                    <p>{move || app.t().word(&format!("family-{id}-hint"))}</p>
                </header>
                <div class="cards">{cards}</div>
            </section>
        }
    });
    view! {
        <div class="head">
            <div>
                <h1>{move || app.t().tied(&title())}</h1>
                <p class="lede">{move || app.t().word("gallery-lede")}</p>
            </div>
        </div>
        <Failed failure=small.failure />
        <Search query hits />
        {families.collect_view()}
    }
}

/// The address of a place that is no classifier.
fn place(id: &str) -> (Route, &'static str) {
    let route = match id {
        "data" => Route::Data,
        "quality" => Route::Quality,
        "customers" => Route::Customers,
        "settings" => Route::Settings,
        _ => Route::Overview,
    };
    let word = if route == Route::Quality { "quality-title-none" } else { route.word() };
    (route, word)
}

/// The field, how many it finds, and the places beside the classifiers that it finds.
#[component]
fn Search(query: RwSignal<String>, hits: Memo<Vec<&'static str>>) -> impl IntoView {
    let app = use_app();
    let asked = move || query.with(|query| !query.trim().is_empty());
    let also = move || {
        let words = app.t();
        query.with(|query| places(&words, query)).into_iter().map(move |id| {
            let (route, word) = place(id);
            view! { <a class="btn" href=route.href() data-testid=format!("place-{id}")>{words.word(word)}</a> }
        })
    };
    let said_of = move || {
        let found = hits.with(Vec::len);
        let none = found == 0 && query.with(|query| places(&app.t(), query)).is_empty();
        let key = if none { "gallery-found-none" } else { "gallery-found" };
        asked().then(|| app.t().text(&Message::new(key).count("n", found)))
    };
    view! {
        <div class="toolbar" role="search">
            <input
                class="entry"
                type="search"
                autocomplete="off"
                spellcheck="false"
                data-testid="classifier-search"
                placeholder=said("gallery-search")
                aria-label=said("gallery-search")
                prop:value=move || query.get()
                on:input=move |event| query.set(event_target_value(&event))
            />
            <span class="small quiet" role="status">{said_of}</span>
            {move || also().collect_view()}
        </div>
    }
}

#[component]
fn Card(spec: &'static Spec, found: Memo<Option<Small>>, empty: Memo<bool>, waiting: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    let failure = move || found.with(|found| found.as_ref().and_then(|found| found.failure.clone()));
    let available = Memo::new(move |_| !empty.get() && failure().is_none());
    let shown = Memo::new(move |_| {
        let classes = found.get().map(|found| found.classes).unwrap_or_default();
        classes.into_iter().filter(|(class, count)| !class.optional || *count > 0).collect::<Vec<_>>()
    });
    let count = move || {
        // Those of whom nothing can be said are shown, and are not one of the classes.
        let classes = shown.with(|shown| shown.iter().filter(|(class, _)| !class.leftover).count());
        (classes > 0).then(|| app.t().text(&Message::new("gallery-classes").count("n", classes)))
    };
    let bar = move || {
        let parts = shown.get().into_iter().filter(|(_, count)| *count > 0).map(|(class, count)| {
            view! { <i style=("--k", format!("var(--{})", class.colour)) style:flex-grow=count.to_string()></i> }
        });
        parts.collect_view()
    };
    let said = move || {
        let words = app.t();
        if let Some(failure) = failure() {
            return words.text(&failure.message);
        }
        if empty.get() {
            return words.word("gallery-needs-orders");
        }
        let classes = shown.get();
        let more = classes.len() > NAMED;
        let names = classes.iter().take(NAMED).map(|(class, _)| class_name(&words, spec.id, &class.id));
        let mut names = words.list(names);
        if more {
            names.push('…');
        }
        names
    };
    let about = move || {
        let words = app.t();
        let classes = shown.get();
        let all: u64 = classes.iter().map(|(_, count)| u64::from(*count)).sum();
        let parts = classes.iter().map(|(class, count)| {
            let share = if all > 0 { words.percent(f64::from(*count) / all as f64, 1) } else { String::new() };
            format!("{} {share}", class_name(&words, spec.id, &class.id))
        });
        words.list(parts)
    };
    let inner = move || {
        view! {
            <h3>
                <span>{move || classifier_name(&app.t(), spec.id)}</span>
                <small>{count}</small>
            </h3>
            <div class="mini" class:dim=move || waiting.get() aria-hidden="true">{bar}</div>
            <p>{said}</p>
            <span class="vh">{about}</span>
        }
    };
    let test = format!("classifier-{}", spec.id);
    move || {
        if available.get() {
            view! {
                <a class="card" href=format!("#/classify/{}", spec.id) data-testid=test.clone() data-available="true">
                    {inner()}
                </a>
            }
            .into_any()
        } else {
            view! {
                <div class="card off" data-testid=test.clone() data-available="false">
                    {inner()}
                    <a class="small" href="#/data">{move || app.t().word("gallery-supply")}</a>
                </div>
            }
            .into_any()
        }
    }
}
