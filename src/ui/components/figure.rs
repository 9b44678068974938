//! A chart on a page: the drawing, what a pointer or an arrow key reaches in it, its table twin, and its pictures; or a sheet, which is
//! its table alone.
//!
//! Draws again for another width, language or theme, each chart in a turn of its own; never scales a drawing. Knows no kind of chart.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;

use crate::ui::state::turns::turns;
use crate::ui::state::use_app;
use kefen::base::Message;
use kefen::charts::{self, ChartData, Drawing, Look, Pick};
use kefen::classify::Values;
use kefen::protocol::Selection;

use super::address::{go, list_address};
use super::marks::Marks;
use super::markup;
use super::picture::{self, Format};
use super::sheet::{SheetFoot, pressed};

/// The classifier that a chart's picks name, where the chart stands outside a classifier's page: its classes' keys say it.
pub fn classifier_of(data: &ChartData) -> Option<String> {
    let key = match data {
        ChartData::Pareto(data) => data.classes.first().map(|class| class.1.as_str()),
        ChartData::RfmGrid(data) => data.classes.first().map(|class| class.0.as_str()),
        ChartData::ClassShares(data) => data.rows.first().map(|row| row.name.as_str()),
        ChartData::ClassBar(data) => data.rows.first().map(|row| row.name.as_str()),
        ChartData::Scatter(data) => data.clouds.first().map(|cloud| cloud.row.name.as_str()),
        _ => None,
    };
    key.and_then(|key| key.split_once("-class-")).map(|(id, _)| id.to_owned())
}

/// Follows the width of an element; 0 until it is laid out.
fn use_width(node: NodeRef<html::Div>) -> ReadSignal<u32> {
    let (width, set_width) = signal(0_u32);
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let measured = element.clone();
        let measure = Closure::<dyn FnMut()>::new(move || {
            let now = u32::try_from(measured.client_width()).unwrap_or(0);
            // A hidden element measures 0; what was drawn for it stays right for when it is shown again.
            if now > 0 && width.try_get_untracked() != Some(now) {
                let _ = set_width.try_set(now);
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(measure.as_ref().unchecked_ref()) {
            observer.observe(&element);
            let kept = StoredValue::new_local((observer, measure));
            on_cleanup(move || {
                let _ = kept.try_with_value(|(observer, _)| observer.disconnect());
            });
        }
    });
    width
}

/// A chart with its title, marks, table twin and pictures.
#[component]
pub fn Figure(
    /// What to draw; nothing is drawn while there is none.
    #[prop(into)]
    data: Signal<Option<Arc<ChartData>>>,
    /// The classifier whose classes and scores the picks name.
    #[prop(into)]
    classifier: Signal<Option<(String, Values)>>,
    /// Columns of the grid: `c7`.
    #[prop(default = "c12")]
    columns: &'static str,
    /// Newer numbers are on their way: these are dimmed.
    #[prop(into, default = Signal::stored(false))]
    waiting: Signal<bool>,
    /// A link at the foot: address and locale key.
    #[prop(default = None)]
    link: Option<(String, &'static str)>,
) -> impl IntoView {
    let app = use_app();
    let node = NodeRef::<html::Div>::new();
    let width = use_width(node);
    let turn = turns(Box::new(move || {
        data.track();
        width.track();
        app.words.track();
        app.theme.track();
    }));
    let drawing = Memo::new(move |_| {
        turn.track();
        let (data, width, words) = (data.get_untracked()?, width.get_untracked(), app.words.get_untracked());
        let look = Look { width, theme: app.theme.get_untracked(), words: &words };
        (width > 0).then(|| Arc::new(charts::draw(&data, &look)))
    });
    let drawing = Signal::derive(move || drawing.get());
    let part = move |take: fn(&Drawing) -> &String| {
        drawing.with(|drawn| drawn.as_deref().map(|drawn| take(drawn).clone()).unwrap_or_default())
    };
    let title = move || part(|drawn| &drawn.title);
    let table = RwSignal::new(false);
    // What has no picture is its table.
    let sheet = Memo::new(move |_| drawing.with(|drawn| drawn.as_ref().is_some_and(|drawn| drawn.sheet.is_some())));
    let open = Callback::new(move |pick: Pick| {
        go(&list_address(Selection { classifier: classifier.get(), conditions: pick, search: String::new() }));
    });
    // Made when it is asked for: five charts have some four hundred cells.
    let twin = move || {
        let drawn = drawing.get().filter(|_| table.get() || sheet.get())?;
        let html = markup::twin(&drawn);
        let press = move |event| {
            if let Some(pick) = pressed(&event, &drawn) {
                open.run(pick);
            }
        };
        // A keyboard must reach what scrolls.
        Some(view! {
            <div class="scroll" tabindex="0" role="region" aria-label=title inner_html=html on:click=press></div>
        })
    };
    view! {
        <figure
            class=format!("sec figure {columns}")
            class:waiting=move || waiting.get()
            // Its own: a drawing keeps the language it was drawn in until its turn comes.
            lang=move || {
                turn.track();
                app.lang.get_untracked().id()
            }
            data-testid="chart"
            aria-label=title
        >
            <header>
                <h2>{move || app.words.with_untracked(|words| words.tied(&title()))}</h2>
                <p>{move || part(|drawn| &drawn.subtitle)}</p>
            </header>
            <div class="drawn" class:as-table=move || table.get() || sheet.get() node_ref=node>
                <div aria-hidden="true" inner_html=move || part(|drawn| &drawn.svg)></div>
                <Marks drawing open />
                {twin}
            </div>
            {move || if sheet.get() {
                view! { <SheetFoot drawing /> }.into_any()
            } else {
                view! { <Foot drawing table link=link.clone() /> }.into_any()
            }}
        </figure>
    }
}

/// The note, and what can be done with the chart.
#[component]
fn Foot(
    drawing: Signal<Option<Arc<Drawing>>>,
    table: RwSignal<bool>,
    link: Option<(String, &'static str)>,
) -> impl IntoView {
    let app = use_app();
    // The picture that could not be copied.
    let refused = RwSignal::new(None::<Format>);
    let save = Callback::new(move |format: Format| {
        if let Some(drawn) = drawing.get_untracked() {
            picture::save(format, &drawn);
        }
    });
    let copy = Callback::new(move |format: Format| {
        let Some(drawn) = drawing.get_untracked() else { return };
        // In this very turn: a browser lets a page copy only while something is being pressed.
        let copying = picture::copy(format, &drawn);
        spawn_local(async move {
            let copied = match copying {
                Ok(copying) => JsFuture::from(copying).await.is_ok(),
                Err(_) => false,
            };
            // The figure may be gone by now; then there is nowhere to say it.
            let _ = refused.try_set((!copied).then_some(format));
            if copied {
                app.say(Message::new("figure-copied").text("format", format.name()));
            }
        });
    });
    let told = move |verb: &'static str, format: Format| {
        app.t().text(&Message::new("figure-as").word("verb", verb).text("format", format.name()))
    };
    let group = move |verb: &'static str, act: Callback<Format>| {
        let buttons = Format::ALL.map(|format| {
            let test = format!("{verb}-{}", format.name().to_ascii_lowercase());
            view! {
                <button
                    type="button"
                    class="link"
                    aria-label=move || told(verb, format)
                    data-testid=test
                    on:click=move |_| act.run(format)
                >
                    {format.name()}
                </button>
            }
        });
        view! { <span class="verbs"><small>{move || app.t().word(verb)}</small>{buttons}</span> }
    };
    let note = move || drawing.with(|drawn| drawn.as_deref().map(|drawn| drawn.note.clone()));
    view! {
        <div class="foot">
            <span>{note}</span>
            <nav aria-label=move || drawing.with(|drawn| drawn.as_deref().map(|drawn| drawn.title.clone()))>
                {link.map(|(href, key)| view! { <a href=href>{move || app.t().word(key)}</a> })}
                <button
                    type="button"
                    class="link"
                    data-testid="figure-table"
                    aria-pressed=move || table.get().to_string()
                    on:click=move |_| table.update(|shown| *shown = !*shown)
                >
                    {move || app.t().word(if table.get() { "figure-chart" } else { "figure-table" })}
                </button>
                {group("figure-save", save)}
                {group("figure-copy", copy)}
            </nav>
        </div>
        {move || refused.get().map(|format| view! {
            <div class="note bad between" role="alert" data-testid="copy-refused">
                <p class="note-text">{app.t().word("figure-copy-refused")}</p>
                <button type="button" class="btn" on:click=move |_| save.run(format)>
                    {told("figure-save", format)}
                </button>
            </div>
        })}
    }
}
