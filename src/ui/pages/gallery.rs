//! Every classifier by family, each with the bar of its own result; those that can't run say what they lack.

use leptos::prelude::*;

use crate::ui::components::asking::answer;
use crate::ui::components::notes::Failed;
use crate::ui::components::words::{class_name, classifier_name};
use crate::ui::state::use_app;
use kefen::base::Message;
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
    let families = Family::ALL.iter().map(|family| {
        let specs: Vec<&'static Spec> = LISTED.iter().map(|it| it.spec).filter(|spec| spec.family == *family).collect();
        let count = specs.len();
        let cards = specs.into_iter().map(|spec| {
            let found = Memo::new(move |_| {
                small.value.with(|all| all.as_ref().and_then(|all| all.iter().find(|it| it.id == spec.id)).cloned())
            });
            view! { <Card spec found empty waiting=small.waiting /> }
        });
        let cards = cards.collect_view();
        let id = family.id();
        view! {
            <section class="fam" hidden=count == 0>
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
        {families.collect_view()}
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
        // Who could not be classed is shown, and is not one of the classes.
        let classes = shown.with(|shown| shown.iter().filter(|(class, _)| !class.optional).count());
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
