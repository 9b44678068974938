//! How good the data is: one figure, the five it is made of, what is wrong with its rows and its cure, and every column.
//!
//! What is missing from a score can be opened: a score leads to the findings that it is made of.

mod columns;
mod findings;
mod histogram;

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::components::asking::answer;
use crate::ui::components::note::FailureNote;
use crate::ui::route::Route;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::i18n::Catalog;
use kefen::protocol::{Event, Request};
use kefen::quality::{Code, Dimension, Finding, Quality, Score, TableQuality};
use kefen::table::TableKind;

/// Which findings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// All.
    #[default]
    All,
    /// Those that take something from a dimension.
    Of(Dimension),
    /// Those of a column of a table.
    In(TableKind, u32),
}

impl Shown {
    fn has(self, finding: &Finding) -> bool {
        match self {
            // What may be empty is told where its column is asked for.
            _ if finding.code == Code::Optional && !matches!(self, Shown::In(..)) => false,
            Shown::All => true,
            Shown::Of(dimension) => finding.code.dimension() == dimension,
            Shown::In(table, column) => finding.table == table && finding.column == Some(column),
        }
    }
}

/// What the parts of the page have in common.
#[derive(Clone, Copy)]
pub(super) struct Page {
    quality: Memo<Option<Arc<Quality>>>,
    shown: RwSignal<Shown>,
}

impl Page {
    /// Shows the findings behind a score, and goes there.
    fn show(self, shown: Shown) {
        self.shown.set(shown);
        let heading = document().query_selector("#findings h2").ok().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok()) {
            heading.scroll_into_view();
            // Where the eye goes the keyboard goes too; a browser that can't has scrolled.
            let _ = heading.focus();
        }
    }

    /// How many findings there are of some.
    fn count(self, shown: Shown) -> usize {
        self.quality.with(|quality| {
            quality.as_ref().map_or(0, |quality| quality.findings.iter().filter(|finding| shown.has(finding)).count())
        })
    }
}

/// A share to one decimal: 100% is said only where nothing is missing, and 0% only where everything is.
pub fn share_text(words: &Catalog, share: f64) -> String {
    words.part(share, 1)
}

/// A share as an attribute, for whoever reads the page from outside; empty where there is none.
pub fn share_value(share: Option<f64>) -> String {
    share.map(|share| format!("{share:.6}")).unwrap_or_default()
}

/// The locale key of what a dimension counts.
fn of_key(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Completeness => "quality-of-cells",
        Dimension::Timeliness => "quality-of-days",
        Dimension::Accuracy | Dimension::Uniqueness | Dimension::Consistency => "quality-of-rows",
    }
}

/// Both numbers of a score in words.
pub(super) fn score_words(words: &Catalog, dimension: Dimension, score: Score) -> String {
    words.text(&Message::new(of_key(dimension)).count("good", score.good).count("of", score.of))
}

/// The page.
#[component]
pub fn QualityPage() -> impl IntoView {
    let app = use_app();
    let asked = answer(
        || Some(Request::Quality),
        |event| match event {
            Event::Quality(quality) => Some(Arc::new(*quality)),
            _ => None,
        },
    );
    let page = Page { quality: Memo::new(move |_| asked.value.get()), shown: RwSignal::new(Shown::All) };
    let total = Memo::new(move |_| page.quality.with(|quality| quality.as_ref().and_then(|all| all.scores.total())));
    let title = move || {
        let words = app.t();
        match total.get() {
            Some(total) => words.text(&Message::new("quality-title").text("score", share_text(&words, total))),
            None => words.word("quality-title-none"),
        }
    };
    let lede = move || {
        page.quality.with(|quality| {
            let quality = quality.as_ref()?;
            let rows: u64 = quality.tables.iter().map(|table| table.rows + table.rejected).sum();
            let count = quality.findings.iter().filter(|finding| finding.code.counts()).count();
            let words = app.t();
            Some(words.tied(&words.text(&Message::new("quality-lede").count("rows", rows).count("count", count))))
        })
    };
    let kinds = Memo::new(move |_| {
        page.quality.with(|quality| {
            quality.iter().flat_map(|quality| quality.tables.iter().map(|table| table.kind)).collect::<Vec<_>>()
        })
    });
    let there = Memo::new(move |_| page.quality.with(Option::is_some));
    let tables = move || kinds.get().into_iter().map(|kind| view! { <columns::Columns page kind /> }).collect_view();
    view! {
        <div class="head">
            <div>
                <p class="crumb">
                    <a href=Route::Data.href()>{said("quality-back")}</a>
                </p>
                <h1 data-testid="quality-score" data-score=move || share_value(total.get())>
                    {title}
                </h1>
                <p class="lede">{lede}</p>
            </div>
        </div>
        {move || asked.failure.get().map(|failure| view! { <FailureNote failure /> })}
        <Show
            when=move || there.get()
            fallback=|| view! { <p class="opening soft" role="status">{said("stage-quality")}</p> }
        >
            <div class="quality" class:dim=move || asked.waiting.get()>
                <Dimensions page />
                <findings::Findings page />
                {tables}
                <How />
            </div>
        </Show>
    }
}

/// The five, each with what it is made of.
#[component]
fn Dimensions(page: Page) -> impl IntoView {
    let app = use_app();
    let one = move |dimension: Dimension| {
        let score = Memo::new(move |_| {
            page.quality.with(|quality| quality.as_ref().map(|all| all.scores.get(dimension)).unwrap_or_default())
        });
        let id = dimension.id();
        let figure = move || {
            let words = app.t();
            match score.get().share() {
                Some(share) => share_text(&words, share),
                None => words.word("quality-unmeasured"),
            }
        };
        let made_of = move || {
            let words = app.t();
            let score = score.get();
            if score.of == 0 { words.word("quality-unmeasured-why") } else { score_words(&words, dimension, score) }
        };
        let some = Memo::new(move |_| page.count(Shown::Of(dimension)) > 0);
        let name = move || app.t().word(&format!("quality-{id}"));
        view! {
            <div
                class="stat"
                data-testid="quality-dimension"
                data-dimension=id
                data-score=move || share_value(score.get().share())
            >
                <dt>
                    <Show when=move || some.get() fallback=move || name>
                        <button type="button" class="link" on:click=move |_| page.show(Shown::Of(dimension))>
                            {name}
                        </button>
                    </Show>
                </dt>
                <dd class="v" class:unmeasured=move || score.get().of == 0>
                    {figure}
                </dd>
                <dd>{bar(Signal::derive(move || score.get().share()))}</dd>
                <dd class="small soft">{move || app.t().word(&format!("quality-{id}-what"))}</dd>
                <dd class="small quiet">{made_of}</dd>
            </div>
        }
    };
    view! { <dl class="stats dimensions">{Dimension::ALL.iter().map(|dimension| one(*dimension)).collect_view()}</dl> }
}

/// A quiet bar beside a score; nothing where there is none.
pub(super) fn bar(share: Signal<Option<f64>>) -> impl IntoView {
    move || {
        share.get().map(|share| {
            view! {
                <span class="meter" class:unsure=share < 0.9 aria-hidden="true">
                    <i style:width=format!("{:.1}%", share * 100.0)></i>
                </span>
            }
        })
    }
}

/// How everything is counted: one click deeper.
#[component]
fn How() -> impl IntoView {
    let app = use_app();
    let lines = move || {
        let words = app.t();
        let line = |dimension: &Dimension| {
            let id = dimension.id();
            view! {
                <dt>{words.word(&format!("quality-{id}"))}</dt>
                <dd>{words.word(&format!("quality-{id}-how"))}</dd>
            }
        };
        Dimension::ALL.iter().map(line).collect_view()
    };
    view! {
        <details class="more sec">
            <summary>{said("quality-how")}</summary>
            <dl class="how">{lines}</dl>
            <p class="sm soft">{said("quality-how-total")}</p>
        </details>
    }
}

/// A table of the answer.
pub(super) fn table_of(quality: &Quality, kind: TableKind) -> Option<&TableQuality> {
    quality.tables.iter().find(|table| table.kind == kind)
}
