//! The first answer: who brings the money, who is leaving, and the four lists to act on today.
//!
//! Shows what the workspace already holds and asks the engine nothing, so that it is there at once; only the badge of the data's quality
//! comes later.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::components::address::list_address;
use crate::ui::components::figure::{Figure, classifier_of};
use crate::ui::components::notes::{NoData, Notes};
use crate::ui::components::quality_badge::QualityBadge;
use crate::ui::components::stat::{self, Stat};
use crate::ui::components::words::{number_text, share_text};
use crate::ui::state::turns::{in_turns, later};
use crate::ui::state::use_app;
use kefen::base::{Message, Note};
use kefen::charts::ChartData;
use kefen::i18n::Catalog;
use kefen::protocol::{Figures, List, Workspace};

/// Of fewer customers "the top 20%" is nobody in particular.
const ENOUGH: u32 = 10;

/// A share of revenue of the top 20% that is worth a headline: below, all are about alike.
const SAID: f64 = 0.21;

fn headline(words: &Catalog, figures: &Figures) -> String {
    let mut said = Vec::new();
    if figures.customers >= ENOUGH && figures.top20.is_finite() && figures.top20 >= SAID {
        said.push(words.text(&Message::new("overview-top").text("share", words.percent(figures.top20, 1))));
    }
    if figures.leaving > 0 {
        said.push(words.text(&Message::new("overview-leaving").count("n", figures.leaving)));
    }
    match said.as_slice() {
        [] => words.text(&Message::new("overview-plain").count("n", figures.customers)),
        [one] => one.clone(),
        [first, second, ..] => {
            words.text(&Message::new("overview-both").text("first", first.clone()).text("second", second.clone()))
        }
    }
}

fn lede(words: &Catalog, workspace: &Workspace) -> String {
    let figures = &workspace.figures;
    let Some((from, to)) = workspace.counted() else { return words.word("overview-lede-nothing") };
    let message = Message::new("overview-lede")
        .count("customers", figures.customers)
        .count("orders", figures.orders)
        .text("from", words.day(from))
        .text("to", words.day(to));
    words.tied(&words.text(&message))
}

/// The six key figures. Changes compare the last 365 days with the 365 before them.
fn key_figures(words: &Catalog, figures: &Figures) -> [stat::Figure; 6] {
    let [customers, orders, net, order_value, repeat, ..] = figures.change;
    let change = |value: f64, key: &'static str| {
        let said = || words.text(&Message::new(key).text("change", words.percent(value.abs(), 1)));
        let up = (value.is_finite() && value.abs() >= 0.0005).then_some(value > 0.0);
        let said = if !value.is_finite() {
            String::new()
        } else if up.is_none() {
            words.word("overview-unchanged")
        } else {
            said()
        };
        (said, up)
    };
    let points = || {
        let up = (repeat.is_finite() && repeat.abs() >= 0.0005).then_some(repeat > 0.0);
        let said = Message::new("overview-points").text("change", words.number(repeat.abs() * 100.0, 1));
        if repeat.is_finite() { (words.text(&said), up) } else { (String::new(), None) }
    };
    let spark = |index: usize| figures.sparks.iter().filter_map(|month| month.get(index).copied()).collect();
    let make = |key: &str, value: String, (said, up): (String, Option<bool>), index: usize| stat::Figure {
        label: words.word(key),
        value,
        said,
        up,
        spark: spark(index),
    };
    let for80 = if figures.for80.is_finite() {
        words.text(&Message::new("overview-for80").text("share", words.percent(figures.for80, 1)))
    } else {
        String::new()
    };
    let order_worth = match figures.order_value {
        value if !value.is_finite() => "–".to_owned(),
        value if value.abs() < 100.0 => words.money_each(value),
        value => words.money_short(value),
    };
    let repeat_rate =
        if figures.repeat_rate.is_finite() { words.percent(figures.repeat_rate, 1) } else { "–".to_owned() };
    [
        make("overview-customers", words.count(u64::from(figures.customers)), change(customers, "overview-active"), 0),
        make("overview-orders", words.count(u64::from(figures.orders)), change(orders, "overview-change"), 1),
        make("overview-net", words.money_short(figures.net.to_f64()), change(net, "overview-change"), 2),
        make("overview-order-value", order_worth, change(order_value, "overview-change"), 3),
        make("overview-repeat", repeat_rate, points(), 4),
        make("overview-gini", number_text(words, figures.gini, 2), (for80, None), 5),
    ]
}

/// Columns of the chart grid: the two first stand side by side, what is long lies below in full.
fn columns(data: &ChartData) -> &'static str {
    match data {
        ChartData::Pareto(_) => "c7",
        ChartData::RfmGrid(_) => "c5",
        _ => "c12",
    }
}

/// The overview.
#[component]
pub fn Overview() -> impl IntoView {
    let app = use_app();
    let workspace = move || app.workspace.get();
    // A chart keeps its place in the page while its numbers change, so that it is not built again with every look.
    let charts = Memo::new(move |_| app.workspace.with(|now| now.as_ref().map_or(0, |now| now.charts.len())));
    let some = Memo::new(move |_| app.workspace.with(Option::is_some));
    let notes =
        Signal::derive(move || app.workspace.with(|now| now.as_ref().map(|now| now.notes.clone()).unwrap_or_default()));
    let body = move || {
        let figures = section(|words, now| {
            let figures = key_figures(words, &now.figures);
            Some(figures.into_iter().map(|figure| view! { <Stat figure /> }).collect_view().into_any())
        });
        // Each in a turn of its own: a chart with all around it is as much work as the rest of the page.
        let chart = |index| later(move || view! { <OverviewChart index /> }.into_any());
        let charts = move || (0..charts.get()).map(chart).collect_view();
        view! {
            <div class="head">
                <div>
                    <h1>{move || workspace().map(|now| {
                        let words = app.t();
                        words.tied(&headline(&words, &now.figures))
                    })}</h1>
                    <p class="lede">{move || workspace().map(|now| lede(&app.t(), &now))}</p>
                </div>
                <div class="cluster">{later(|| view! { <QualityBadge /> }.into_any())}</div>
            </div>
            <dl class="stats">{figures}</dl>
            <div class="grid">
                {charts}
                {section(lists)}
                {later(move || view! { <NoteSection notes /> }.into_any())}
            </div>
        }
    };
    move || if some.get() { body().into_any() } else { view! { <NoData /> }.into_any() }
}

#[component]
fn OverviewChart(index: usize) -> impl IntoView {
    let app = use_app();
    let data = Memo::new(move |_| {
        app.workspace.with(|now| now.as_ref().and_then(|now| now.charts.get(index)).cloned().map(Arc::new))
    });
    let classifier = Signal::derive(move || {
        let id = data.with(|data| data.as_deref().and_then(classifier_of))?;
        Some((id, kefen::classify::Values::new()))
    });
    let (columns, link) = data.with_untracked(|data| {
        let columns = data.as_deref().map_or("c12", columns);
        let link = data.as_deref().and_then(classifier_of).map(|id| (format!("#/classify/{id}"), "overview-open"));
        (columns, link)
    });
    view! { <Figure data classifier columns link /> }
}

/// A part made of the workspace and the words, in a turn of its own.
fn section(make: fn(&Catalog, &Workspace) -> Option<AnyView>) -> AnyView {
    let app = use_app();
    let follow = move || {
        app.workspace.track();
        app.words.track();
    };
    in_turns(Box::new(follow), Box::new(move || make(&app.t(), app.workspace.get()?.as_ref())))
}

fn lists(words: &Catalog, now: &Workspace) -> Option<AnyView> {
    let customers = f64::from(now.figures.customers);
    let lists = now.lists.iter().enumerate().map(|(index, list)| one_list(words, list, customers, index == 0));
    (!now.lists.is_empty()).then(|| {
        view! {
            <section class="c12">
                <h2 class="lists-title">{words.word("overview-lists")}</h2>
                <div class="lists">{lists.collect_view()}</div>
            </section>
        }
        .into_any()
    })
}

fn one_list(words: &Catalog, list: &List, customers: f64, first: bool) -> impl IntoView + use<> {
    let key = |part: &str| words.word(&format!("list-{}{part}", list.id));
    let name = key("");
    let open = words.text(&Message::new("overview-open-list").text("name", name.clone()));
    // An empty list is good news or bad, but there is nothing to open.
    let button = (list.customers > 0).then(|| {
        let address = list_address(list.selection.clone());
        view! {
            <a class="btn" class:primary=first href=address aria-label=open data-testid=format!("list-{}", list.id)>
                {words.word("overview-open-the-list")}
            </a>
        }
    });
    view! {
        <div class="list" style=("--k", format!("var(--{})", list.colour))>
            <h3>{name} <small>{words.count(u64::from(list.customers))}</small></h3>
            <p>{key("-why")}</p>
            <dl>
                <dt>{words.word("overview-list-money")}</dt>
                <dd class="money">{words.money_short(list.money.to_f64())}</dd>
                <dt>{words.word("overview-list-share")}</dt>
                <dd>{share_text(words, f64::from(list.customers), customers)}</dd>
            </dl>
            <div>{button}</div>
        </div>
    }
}

#[component]
fn NoteSection(notes: Signal<Vec<Note>>) -> impl IntoView {
    let app = use_app();
    move || {
        notes.with(|notes| !notes.is_empty()).then(|| {
            view! {
                <section class="sec c12">
                    <header class="between">
                        <h2>{move || app.t().word("overview-notes")}</h2>
                        <a href="#/data">{move || app.t().word("overview-notes-open")}</a>
                    </header>
                    <Notes notes />
                </section>
            }
        })
    }
}
