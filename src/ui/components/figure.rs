//! A chart on a page: the drawing, what a pointer or an arrow key reaches in it, its table twin, and its pictures.
//!
//! Draws again for another width, language or theme; never scales a drawing. Knows no kind of chart.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use crate::charts::{self, ChartData, Drawing, Look};
use crate::classify::Values;
use crate::protocol::Selection;
use crate::ui::state::use_app;

use super::address::{go, list_address};
use super::marks::Marks;
use super::picture;

/// The classifier that a chart's picks name, where the chart stands outside a classifier's page: its classes' keys say it.
pub fn classifier_of(data: &ChartData) -> Option<String> {
    let key = match data {
        ChartData::Pareto(data) => data.classes.first().map(|class| class.1.as_str()),
        ChartData::RfmGrid(data) => data.classes.first().map(|class| class.0.as_str()),
        ChartData::ClassShares(data) => data.rows.first().map(|row| row.name.as_str()),
        ChartData::ClassBar(data) => data.rows.first().map(|row| row.name.as_str()),
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
    #[prop(optional)]
    link: Option<(String, &'static str)>,
) -> impl IntoView {
    let app = use_app();
    let node = NodeRef::<html::Div>::new();
    let width = use_width(node);
    let drawing = Memo::new(move |_| {
        let (data, width) = (data.get()?, width.get());
        let words = app.words.get();
        let theme = app.theme.get();
        (width > 0).then(|| Arc::new(charts::draw(&data, &Look { width, theme, words: &words })))
    });
    let part = move |take: fn(&Drawing) -> &String| {
        Memo::new(move |_| drawing.with(|drawn| drawn.as_deref().map(|drawn| take(drawn).clone()).unwrap_or_default()))
    };
    let title = part(|drawn| &drawn.title);
    let subtitle = part(|drawn| &drawn.subtitle);
    let note = part(|drawn| &drawn.note);
    let svg = part(|drawn| &drawn.svg);
    let table = RwSignal::new(false);
    let marks = Signal::derive(move || drawing.get());
    let open = Callback::new(move |pick: charts::Pick| {
        go(&list_address(Selection { classifier: classifier.get(), conditions: pick, search: String::new() }));
    });
    let stem = move || picture::file_stem(&title.get_untracked());

    view! {
        <figure
            class=format!("sec figure {columns}")
            class:waiting=move || waiting.get()
            data-testid="chart"
            aria-label=move || title.get()
        >
            <header>
                <h2>{move || app.t().tied(&title.get())}</h2>
                <p>{move || subtitle.get()}</p>
            </header>
            <div class="drawn" node_ref=node>
                <div aria-hidden="true" class:vh=move || table.get() inner_html=move || svg.get()></div>
                <div class:vh=move || table.get()>
                    <Marks drawing=marks open=open />
                </div>
                // A keyboard must reach what scrolls, and must not stop at what is hidden.
                <div
                    class:scroll=move || table.get()
                    class:vh=move || !table.get()
                    tabindex=move || table.get().then_some("0")
                    role=move || table.get().then_some("region")
                    aria-label=move || table.get().then(|| title.get())
                >
                    <TwinTable drawing=marks />
                </div>
            </div>
            <div class="foot">
                <span>{move || note.get()}</span>
                <nav aria-label=move || title.get()>
                    {link
                        .map(|(href, key)| {
                            view! { <a href=href>{move || app.t().word(key)}</a> }
                        })}
                    <button
                        type="button"
                        class="link"
                        aria-pressed=move || table.get().to_string()
                        on:click=move |_| table.update(|shown| *shown = !*shown)
                    >
                        {move || app.t().word(if table.get() { "figure-chart" } else { "figure-table" })}
                    </button>
                    <button type="button" class="link" on:click=move |_| picture::save_svg(&svg.get_untracked(), &stem())>
                        "SVG"
                    </button>
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| {
                            if let Some(drawn) = drawing.get_untracked() {
                                picture::save_png(&drawn.svg, drawn.width, drawn.height, &stem());
                            }
                        }
                    >
                        "PNG"
                    </button>
                </nav>
            </div>
        </figure>
    }
}

/// The same numbers as a table.
#[component]
fn TwinTable(drawing: Signal<Option<Arc<Drawing>>>) -> impl IntoView {
    move || {
        let drawn = drawing.get()?;
        let head = drawn.twin.head.iter().enumerate().map(|(index, cell)| {
            view! { <th scope="col" class:num=index != 0>{cell.clone()}</th> }
        });
        let rows = drawn.twin.rows.iter().map(|row| {
            let cells = row.iter().enumerate().map(|(index, cell)| {
                let cell = cell.clone();
                if index == 0 {
                    view! { <th scope="row">{cell}</th> }.into_any()
                } else {
                    view! { <td class="num">{cell}</td> }.into_any()
                }
            });
            view! { <tr>{cells.collect_view()}</tr> }
        });
        Some(view! {
            <table class="table twin" data-testid="chart-table">
                <caption class="vh">{drawn.title.clone()}</caption>
                <thead>
                    <tr>{head.collect_view()}</tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        })
    }
}
