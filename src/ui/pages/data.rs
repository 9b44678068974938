//! Step 1: what was read, where every row and every cent went, and the rules of what an order is.

mod columns;
mod currencies;
mod draft;
mod dropped;
mod excluded;
mod files;
mod fixes;
mod mending;
mod people;
mod read_as;
mod reading;
mod reconcile;
mod review;
mod roles;
mod rules;
mod templates;

use leptos::prelude::*;

use crate::ui::components::drop::DropZone;
use crate::ui::components::notes::Notes;
use crate::ui::components::quality_badge::QualityBadge;
use crate::ui::state::{ImportState, said, use_app};
use kefen::base::Message;
use kefen::ingest::Dialect;
use kefen::protocol::Workspace;
use kefen::table::TableKind;

/// The page.
#[component]
pub fn Data() -> impl IntoView {
    let app = use_app();
    let looked = Memo::new(move |_| match app.import.get() {
        ImportState::Review(looked) => Some(looked),
        _ => None,
    });
    let asking = Memo::new(move |_| looked.with(Option::is_some));
    let there = Memo::new(move |_| app.workspace.with(Option::is_some));
    view! {
        <Show
            when=move || asking.get()
            fallback=move || {
                view! {
                    <Show when=move || there.get() fallback=Nothing>
                        <Account />
                    </Show>
                }
            }
        >
            <review::Review looked />
        </Show>
    }
}

/// Nothing has been read yet.
#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="head">
            <div>
                <h1>{said("app-data-none")}</h1>
                <p class="lede">{said("app-data-none-how")}</p>
            </div>
        </div>
        <DropZone primary=true />
        <templates::List />
    }
}

/// The account of what was read.
#[component]
fn Account() -> impl IntoView {
    let app = use_app();
    let opened: RwSignal<Option<kefen::features::reconcile::Exclusion>> = RwSignal::new(None);
    let title = move || {
        let key = app.workspace.with(|now| match now {
            Some(now) if !now.reconciliation.balances() => "app-data-unbalanced",
            Some(now) if unread(now) > 0 => "app-data-some",
            _ => "app-data-whole",
        });
        let words = app.t();
        app.workspace.with(|now| {
            let sums = now.as_ref().map(|now| now.reconciliation.clone()).unwrap_or_default();
            let rejected = now.as_ref().map_or(0, |now| unread(now));
            words.text(&Message::new(key).count("rows", sums.rows_in).count("rejected", rejected))
        })
    };
    let lede = move || {
        let words = app.t();
        app.workspace.with(|now| {
            now.as_ref().map(|now| {
                let Some((from, to)) = now.counted() else { return words.word("overview-lede-nothing") };
                let sums = &now.reconciliation;
                let key = if sums.refund_only > 0 { "app-data-lede-refunds" } else { "app-data-lede" };
                let message = Message::new(key).count("customers", sums.customers).count("only", sums.refund_only);
                let message = message.count("orders", sums.orders);
                let message = message.with("from", kefen::base::Arg::Day(from)).with("to", kefen::base::Arg::Day(to));
                words.tied(&words.text(&message))
            })
        })
    };
    let notes = move || app.workspace.with(|now| now.as_ref().map(|now| now.notes.clone()).unwrap_or_default());
    view! {
        <div class="head">
            <div>
                <h1>{move || app.t().tied(&title())}</h1>
                <p class="lede">{lede}</p>
            </div>
            <div class="cluster">
                <QualityBadge />
            </div>
        </div>
        <div class="data">
            <DropZone />
            <files::Files />
            <section class="sec">
                <header>
                    <h2>{said("app-reconcile-title")}</h2>
                    <p>{said("app-reconcile-lede")}</p>
                </header>
                <reconcile::Reconcile opened />
                <excluded::Excluded opened />
            </section>
            <currencies::Currencies />
            <Notes notes=Signal::derive(notes) />
            <people::People />
            <rules::RulesForm />
            <mending::Rows />
            <columns::Columns />
            <templates::List />
        </div>
    }
}

/// Rows of orders that could not be read, those that the person left out excepted.
fn unread(now: &Workspace) -> u64 {
    let orders = now.files.iter().filter(|source| source.file.mapping.kind == TableKind::Orders);
    orders.map(|source| source.review.failed()).sum()
}

/// Bytes in the unit that is read most easily.
fn size(words: &kefen::i18n::Catalog, bytes: u64) -> String {
    let bytes = bytes as f64;
    if bytes < 1_000_000.0 {
        format!("{} kB", words.number((bytes / 1_000.0).ceil(), 0))
    } else {
        format!("{} MB", words.number(bytes / 1_000_000.0, 1))
    }
}

/// The locale key of a delimiter.
fn delimiter_key(dialect: &Dialect) -> &'static str {
    match dialect.delimiter {
        b',' => "app-delimiter-comma",
        b';' => "app-delimiter-semicolon",
        b'\t' => "app-delimiter-tab",
        b'|' => "app-delimiter-bar",
        _ => "app-delimiter-other",
    }
}
