//! The page of any classifier, driven wholly by its `Spec`: what was found, the charts, the classes, the parameters that recount
//! while they are moved, the rule in words, what to do, and why one customer is where they are.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::components::address::{customer_address, query_of, replace_query, use_query, values_of};
use crate::ui::components::asking::answer;
use crate::ui::components::class_chip::class_chip;
use crate::ui::components::class_table::{ClassTable, totals};
use crate::ui::components::explain::{moves, reasons};
use crate::ui::components::figure::Figure;
use crate::ui::components::notes::{Failed, NoData, Notes};
use crate::ui::components::params::ParamPanel;
use crate::ui::components::rule::rule;
use crate::ui::components::rules::Summary;
use crate::ui::components::rules::editing::Shown;
use crate::ui::components::sureness::Sureness;
use crate::ui::components::words::{class_name, classifier_name};
use crate::ui::state::turns::in_turns;
use crate::ui::state::use_app;
use kefen::base::{Failure, Message};
use kefen::charts::{ChartData, SHEETS};
use kefen::classify::{self, Class, ParamKind, Spec, Values};
use kefen::i18n::Catalog;
use kefen::protocol::{ClassRow, Classified, Event, Request, Selection};

/// Transitions that the live line names; the others are in its count.
const NAMED_MOVES: usize = 3;

/// How high the charts stand, about, in pixels; sheets stand elsewhere.
fn charts_height(spec: &Spec) -> usize {
    let height = |id: &&str| match *id {
        "class_bar" | "class_shares" => 240,
        id if SHEETS.contains(&id) => 0,
        _ => 440,
    };
    spec.charts.iter().map(height).sum()
}

/// How high the example stands, about: as many reasons as are told of most.
fn example_height(spec: &Spec) -> usize {
    120 + 50 * spec.features.len().min(10)
}

/// What may be left empty beside the charts before the example gets a row of its own.
const GAP: usize = 250;

/// How high the parameters stand, about: those that are seen at once.
fn panel_height(spec: &Spec) -> usize {
    let height = |kind: &ParamKind| match kind {
        ParamKind::Cuts { .. } => 190,
        ParamKind::Text { .. } => 220,
        _ => 80,
    };
    spec.params.iter().filter(|param| param.only.is_none()).take(8).map(|param| height(&param.kind)).sum()
}

/// The finding: the class that brings most, with its share.
fn finding(words: &Catalog, result: &Classified) -> String {
    let name = classifier_name(words, &result.id);
    let (_, money) = totals(&result.rows);
    match ClassRow::richest(&result.rows).filter(|_| money.0 > 0) {
        Some((_, row)) => {
            let share = words.percent(row.money.to_f64() / money.to_f64(), 1);
            let message = Message::new("classifier-finding")
                .text("name", name)
                .count("n", row.customers)
                .text("class", class_name(words, &result.id, &row.class.id))
                .text("share", share);
            words.text(&message)
        }
        None => name,
    }
}

/// Who changes class against the default parameters; nothing while nobody does.
fn moved(words: &Catalog, result: &Classified) -> Option<(String, String)> {
    let (all, moves) = &result.moved;
    if *all == 0 {
        return None;
    }
    let parts = moves.iter().take(NAMED_MOVES).map(|(from, to, n)| {
        let message = Message::new("classifier-move")
            .count("n", *n)
            .text("from", class_name(words, &result.id, from))
            .text("to", class_name(words, &result.id, to));
        words.text(&message)
    });
    let parts = parts.collect::<Vec<_>>().join(&words.word("classifier-move-join"));
    let said = words.text(&Message::new("classifier-moved").count("n", *all).text("moves", parts));
    Some((words.count(u64::from(*all)), said))
}

/// The page of the classifier of an id.
#[component]
pub fn Classifier(
    /// The id of its spec; an unknown one gets a page that says so.
    id: String,
) -> impl IntoView {
    match classify::listed(&id) {
        Some(found) => view! { <Known spec=found.spec /> }.into_any(),
        None => view! { <Unknown id /> }.into_any(),
    }
}

#[component]
fn Unknown(id: String) -> impl IntoView {
    let app = use_app();
    let title = move || app.t().text(&Message::new("classifier-unknown").text("id", id.clone()));
    view! {
        <div class="head">
            <div>
                <p class="crumb"><a href="#/classify">{move || app.t().word("classifier-crumb")}</a></p>
                <h1>{move || app.t().tied(&title())}</h1>
                <p class="lede"><a href="#/classify">{move || app.t().word("classifier-unknown-cure")}</a></p>
            </div>
        </div>
    }
}

#[component]
fn Known(spec: &'static Spec) -> impl IntoView {
    let app = use_app();
    let query = use_query();
    let values = RwSignal::new(values_of(spec.params, &query.get_untracked(), ""));
    // A link to this page with other parameters, or a step back to it.
    Effect::new(move |before: Option<()>| {
        let wanted = values_of(spec.params, &query.get(), "");
        if before.is_some() && wanted != values.get_untracked() {
            values.set(wanted);
        }
    });
    Effect::new(move |before: Option<()>| {
        let query = values.with(|values| query_of(spec.params, values, ""));
        if before.is_some() {
            replace_query(&query);
        }
    });
    let some = Memo::new(move |_| app.workspace.with(Option::is_some));
    // What is defined by rules is edited where there is room for it, and goes by those that are kept.
    let wide = spec.params.iter().any(|param| matches!(param.kind, ParamKind::Rules { .. }));
    let result = answer(
        move || {
            if wide {
                app.own().kept.track();
            }
            some.get().then(|| Request::Run { id: spec.id.to_owned(), values: values.get() })
        },
        |event| if let Event::Classified(result) = event { Some(Arc::<Classified>::from(result)) } else { None },
    );
    let shown = Signal::derive(move || result.value.get());
    let waiting = Signal::derive(move || result.waiting.get());
    provide_context(Shown { result: shown, waiting });
    let state = move || {
        if result.waiting.get() {
            "running"
        } else if result.failure.with(Option::is_some) {
            "failed"
        } else if result.value.with(Option::is_some) {
            "done"
        } else {
            "running"
        }
    };
    let milliseconds = move || shown.with(|shown| shown.as_ref().map(|shown| format!("{:.1}", shown.milliseconds)));
    // What can't run has no classes, and no setting would give it any: there is nothing to show but what it lacks.
    let can = Memo::new(move |_| !result.failure.with(|failure| failure.as_ref().is_some_and(Failure::is_need)));
    let title = move || {
        let words = app.t();
        let found = shown.get().filter(|_| can.get());
        found.map_or_else(|| classifier_name(&words, spec.id), |it| finding(&words, &it))
    };
    let classes = Signal::derive(move || shown.with(|it| it.as_ref().map(|it| it.classes.clone()).unwrap_or_default()));
    let customer = Memo::new(move |_| shown.with(|it| Some(it.as_ref()?.example.as_ref()?.0.id.clone()))).into();
    let customers = Memo::new(move |_| shown.with(|it| it.as_ref().map_or(0, |it| totals(&it.rows).0))).into();
    // The example stands beside the charts where both fit there, else below them and the parameters.
    let across = !wide && panel_height(spec) + example_height(spec) > charts_height(spec) + GAP;
    let parts = move || {
        view! {
            <div class="grid">
                {wide.then(|| view! { <div class="c12"><Panel spec values shown waiting /></div> })}
                <div class="c8">
                    <div class="grid">
                        <Charts shown waiting sheets=false />
                    </div>
                </div>
                <aside class="c4 side">
                    <div class="apart stay">
                        {(!wide).then(|| view! { <Panel spec values shown waiting /> })}
                        {(!across).then(|| section(shown, example))}
                    </div>
                </aside>
                {across.then(|| view! { <div class="c12">{section(shown, example_across)}</div> })}
                <section class="sec c12">
                    <header class="between">
                        <h2>{move || app.t().word("classes-title")}</h2>
                        <span class="small quiet">{move || app.t().word("classes-hint")}</span>
                    </header>
                    <ClassTable result=shown waiting />
                </section>
                <Charts shown waiting sheets=true />
                <Sureness id=spec.id values=values.into() classes customer customers />
                {section(shown, words)}
            </div>
        }
    };
    let body = move || {
        view! {
            <div data-testid="outcome" data-classifier=spec.id data-state=state data-ms=milliseconds>
                <div class="head">
                    <div>
                        <p class="crumb">
                            <a href="#/classify">{move || app.t().word("classifier-crumb")}</a>
                            " / "
                            {move || app.t().word(&format!("family-{}", spec.family.id()))}
                            " / "
                            {move || classifier_name(&app.t(), spec.id)}
                        </p>
                        <h1>{move || app.t().tied(&title())}</h1>
                        <p class="lede">{move || app.t().word(&format!("{}-description", spec.id))}</p>
                    </div>
                    <div class="cluster">
                        <Questionnaire spec />
                        {move || can.get().then(|| view! { <Export spec values shown /> })}
                    </div>
                </div>
                <Failed failure=result.failure />
                {move || can.get().then(parts)}
            </div>
        }
    };
    move || if some.get() { body().into_any() } else { view! { <NoData /> }.into_any() }
}

#[component]
fn Export(spec: &'static Spec, values: RwSignal<Values>, shown: Signal<Option<Arc<Classified>>>) -> impl IntoView {
    let app = use_app();
    let failure = RwSignal::new(None);
    let save = move |_| {
        let classifier = Some((spec.id.to_owned(), values.get_untracked()));
        let selection = Selection { classifier, conditions: Vec::new(), search: String::new() };
        let lang = app.lang.get_untracked();
        spawn_local(async move {
            let done = app.download(Request::Export { selection, lang, raw: false }).await;
            let _ = failure.try_set(done.err().filter(|failure| !failure.is_cancelled()));
        });
    };
    let label = move || {
        let customers = shown.with(|shown| shown.as_ref().map_or(0, |shown| totals(&shown.rows).0));
        app.t().text(&Message::new("classifier-export").count("n", customers))
    };
    view! {
        <button
            type="button"
            class="btn primary"
            data-testid="export-csv"
            disabled=move || shown.with(Option::is_none)
            on:click=save
        >
            {label}
        </button>
        <Failed failure />
    }
}

/// What to ask customers, where a classifier lives on answers: a sheet that comes back readable, and a page to print.
#[component]
fn Questionnaire(spec: &'static Spec) -> impl IntoView {
    let app = use_app();
    let failure = RwSignal::new(None);
    let asks = spec.needs.iter().any(|need| need.text().contains("surveys."));
    let button = move |printed: bool, key: &'static str| {
        let save = move |_| {
            let lang = app.lang.get_untracked();
            spawn_local(async move {
                let done = app.download(Request::Questionnaire { lang, printed }).await;
                let _ = failure.try_set(done.err().filter(|failure| !failure.is_cancelled()));
            });
        };
        view! {
            <button type="button" class="btn" data-testid=key on:click=save>
                {move || app.t().word(key)}
            </button>
        }
    };
    asks.then(|| {
        view! {
            {button(false, "questionnaire-save-sheet")}
            {button(true, "questionnaire-save-page")}
            <Failed failure />
        }
    })
}

/// The charts, or the sheets, which have the whole width and stand behind the classes: many are long.
#[component]
fn Charts(shown: Signal<Option<Arc<Classified>>>, waiting: Signal<bool>, sheets: bool) -> impl IntoView {
    let places = Memo::new(move |_| {
        let is_meant = |(_, data): &(usize, &ChartData)| matches!(data, ChartData::Sheet(_)) == sheets;
        let of = |shown: &Arc<Classified>| {
            shown.charts.iter().enumerate().filter(is_meant).map(|(place, _)| place).collect::<Vec<usize>>()
        };
        shown.with(|shown| shown.as_ref().map(of).unwrap_or_default())
    });
    let classifier = Signal::derive(move || shown.get().map(|shown| (shown.id.clone(), shown.values.clone())));
    move || {
        let figure = |place: usize| {
            let data = Memo::new(move |_| {
                shown.with(|shown| shown.as_ref().and_then(|shown| shown.charts.get(place)).cloned().map(Arc::new))
            });
            view! { <Figure data classifier waiting /> }
        };
        places.get().into_iter().map(figure).collect_view()
    }
}

#[component]
fn Panel(
    spec: &'static Spec,
    values: RwSignal<Values>,
    shown: Signal<Option<Arc<Classified>>>,
    waiting: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let cuts = Memo::new(move |_| {
        let of = |data: &ChartData| if let ChartData::Cuts(cuts) = data { Some(cuts.clone()) } else { None };
        shown.with(|shown| shown.as_ref().map(|it| it.cuts.iter().filter_map(of).collect()).unwrap_or_default())
    });
    let offers = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|it| it.offers.clone()).unwrap_or_default()));
    let line = move || {
        let words = app.t();
        // Whatever is said of the classes goes by the parameters that they were counted with.
        let default = shown.with(|it| it.as_ref().is_none_or(|it| spec.is_default(&it.values)));
        let unmoved = if default { "classifier-unmoved" } else { "classifier-unchanged" };
        shown.with(|shown| shown.as_ref().and_then(|it| moved(&words, it))).map_or_else(
            || view! { <span class="quiet">{words.word(unmoved)}</span> }.into_any(),
            |(count, said)| view! { <b class="nowrap">{count}</b><span>{said}</span> }.into_any(),
        )
    };
    // One's own rules are compared with nothing: what they come to is said instead.
    let by_rules = spec.params.iter().any(|param| matches!(param.kind, ParamKind::Rules { .. }));
    let live = move || {
        if by_rules {
            view! { <Summary shown=Shown { result: shown, waiting } /> }.into_any()
        } else {
            line().into_any()
        }
    };
    (!spec.params.is_empty()).then(|| {
        view! {
            <ParamPanel id=spec.id.to_owned() specs=spec.params values cuts offers waiting>
                <div class="live" role="status" class:dim=move || waiting.get()>{live}</div>
            </ParamPanel>
        }
    })
}

/// A section made of the result and the words, in a turn of its own.
fn section(shown: Signal<Option<Arc<Classified>>>, make: fn(&Catalog, &Classified) -> Option<AnyView>) -> AnyView {
    let app = use_app();
    let follow = move || {
        shown.track();
        app.words.track();
    };
    in_turns(Box::new(follow), Box::new(move || make(&app.t(), shown.get()?.as_ref())))
}

/// Who is the example and why; and the reasons, with what would change the class.
fn example_parts(words: &Catalog, result: &Classified) -> Option<(AnyView, AnyView)> {
    let (row, explanation) = result.example.as_ref()?;
    let class = result.classes.get(usize::from(explanation.class))?;
    let name = class_name(words, &result.id, &class.id);
    let next = (!explanation.next.is_empty())
        .then(|| view! { <ul class="moves">{moves(words, &result.id, &result.classes, explanation, false)}</ul> });
    let who = view! {
        <div class="between">
            <a href=customer_address(&row.id)>{row.id.clone()}</a>
            {class_chip(&class.colour, name)}
        </div>
        <p class="sm">{words.text(&explanation.because)}</p>
    };
    let why = view! {
        {reasons(words, explanation)}
        {next}
    };
    Some((who.into_any(), why.into_any()))
}

/// Which customer the example is: of which class, as the class that brings most may be one of whom nothing is known.
fn example_header(words: &Catalog, result: &Classified) -> Option<AnyView> {
    let (_, explanation) = result.example.as_ref()?;
    let class = result.classes.get(usize::from(explanation.class))?;
    let said = Message::new("explain-middle").text("class", class_name(words, &result.id, &class.id));
    Some(
        view! {
            <header>
                <h2>{words.word("explain-title")}</h2>
                <p>{words.text(&said)}</p>
            </header>
        }
        .into_any(),
    )
}

/// The example in a column.
fn example(words: &Catalog, result: &Classified) -> Option<AnyView> {
    let (who, why) = example_parts(words, result)?;
    Some(view! { <section class="sec stack">{example_header(words, result)}{who}{why}</section> }.into_any())
}

/// The example over the whole width.
fn example_across(words: &Catalog, result: &Classified) -> Option<AnyView> {
    let (who, why) = example_parts(words, result)?;
    Some(
        view! {
            <section class="sec stack">
                {example_header(words, result)}
                <div class="grid">
                    <div class="c5 stack">{who}</div>
                    <div class="c7 stack">{why}</div>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn words(words: &Catalog, result: &Classified) -> Option<AnyView> {
    let spec = classify::listed(&result.id)?.spec;
    let present: Vec<&Class> = result.rows.iter().map(|row| &row.class).collect();
    let notes = result.notes.clone();
    let reference = (!spec.reference.is_empty()).then(|| {
        let said = Message::new("classifier-reference").text("reference", spec.reference);
        view! { <p class="small quiet">{words.text(&said)}</p> }
    });
    Some(
        view! {
            <section class="sec c12 stack">
                <header>
                    <h2>{words.word("rule-title")}</h2>
                </header>
                {rule(words, spec.id, &result.classes, &result.rule, &present)}
                <Notes notes=Signal::stored(notes) />
                {reference}
            </section>
        }
        .into_any(),
    )
}
