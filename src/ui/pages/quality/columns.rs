//! The columns of a table: what is in each, how good it is by each dimension that could be measured there.

use leptos::prelude::*;

use super::findings::column_text;
use super::histogram::picture;
use super::{Page, Shown, bar, score_words, share_text, share_value, table_of};
use crate::ui::components::seg::Seg;
use crate::ui::state::{App, said, use_app};
use kefen::base::{Arg, Message};
use kefen::i18n::Catalog;
use kefen::math::order;
use kefen::quality::{ColumnQuality, Dimension, TableQuality};
use kefen::table::{Role, TableKind};

/// A table with its columns.
#[component]
pub(super) fn Columns(page: Page, kind: TableKind) -> impl IntoView {
    let app = use_app();
    let worst = RwSignal::new(true);
    let table = Memo::new(move |_| {
        page.quality.with(|quality| quality.as_ref().and_then(|quality| table_of(quality, kind).cloned()))
    });
    let title = move || {
        let words = app.t();
        words.text(&Message::new("quality-columns").word("table", format!("app-table-{}", kind.id())))
    };
    let lede = move || table.with(|table| table.as_ref().map(|table| lede(&app.t(), table)));
    let further = Memo::new(move |_| {
        table.with(|table| {
            let columns = table.iter().flat_map(|table| &table.columns);
            columns.filter(|column| column.role == Role::Attribute).count()
        })
    });
    let further_word = move || app.t().text(&Message::new("quality-further").count("n", further.get()));
    view! {
        <section class="sec">
            <header class="between">
                <div>
                    <h2>{title}</h2>
                    <p>{lede}</p>
                </div>
                <Seg
                    choices=vec![
                        (true, "quality-sort-worst".to_owned()),
                        (false, "quality-sort-file".to_owned()),
                    ]
                    chosen=worst
                    label=Signal::derive(said("quality-sort"))
                    choose=move |value| worst.set(value)
                />
            </header>
            <List page kind table worst further=false caption=Signal::derive(title) />
            <Show when=move || { further.get() > 0 }>
                <details class="more">
                    <summary>{further_word}</summary>
                    <List page kind table worst further=true caption=Signal::derive(further_word) />
                </details>
            </Show>
            <Files table />
        </section>
    }
}

/// Columns that play a part, or those that play none.
#[component]
fn List(
    page: Page,
    kind: TableKind,
    table: Memo<Option<TableQuality>>,
    /// The worst come first.
    worst: RwSignal<bool>,
    /// Those without a part.
    further: bool,
    /// What it is a list of.
    caption: Signal<String>,
) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let words = app.t();
        let worst = worst.get();
        table.with(|table| {
            let columns = table.iter().flat_map(|table| table.columns.iter().zip(0u32..));
            let own =
                |column: &ColumnQuality| column.role != Role::Ignore && (column.role == Role::Attribute) == further;
            let columns: Vec<(&ColumnQuality, u32)> = columns.filter(|(column, _)| own(column)).collect();
            // The worst dimension of a column says how bad it is; equal ones stay in the order of the file.
            let rank = |(column, _): &(&ColumnQuality, u32)| {
                let counted = |dimension: &&Dimension| !(column.optional && **dimension == Dimension::Completeness);
                let shares = Dimension::ALL.iter().filter(counted).filter_map(|one| column.scores.get(*one).share());
                let least = shares.fold(f64::INFINITY, f64::min);
                if worst { order::key(least) } else { 0 }
            };
            let columns = order::by(columns, rank);
            columns.into_iter().map(|(column, at)| row(app, &words, page, kind, column, at)).collect_view()
        })
    };
    let heads = Dimension::ALL.iter().map(|dimension| {
        let id = dimension.id();
        view! {
            <th scope="col" class="num">
                {move || app.t().word(&format!("quality-{id}"))}
            </th>
        }
    });
    view! {
        <table class="table quality-columns">
            <caption class="vh">{move || caption.get()}</caption>
            <thead>
                <tr>
                    <th scope="col">{said("quality-column")}</th>
                    <th scope="col">{said("quality-content")}</th>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// How many rows, of which time.
fn lede(words: &Catalog, table: &TableQuality) -> String {
    let rows = Message::new("quality-columns-lede").count("rows", table.rows).count("whole", table.whole.good);
    let mut said = vec![words.text(&rows)];
    if let Some(time) = &table.time {
        let span = Message::new("quality-time")
            .with("first", Arg::Day(time.first))
            .with("last", Arg::Day(time.last))
            .count("months", time.months.good)
            .count("all", time.months.of);
        said.push(words.text(&span));
        said.extend(time.behind.map(|days| words.text(&Message::new("quality-behind").count("days", days))));
    }
    // Chinese sentences stand beside each other without a space.
    let space = if words.lang() == kefen::i18n::Lang::Zh { "" } else { " " };
    words.tied(&said.join(space))
}

fn row(
    app: App,
    words: &Catalog,
    page: Page,
    kind: TableKind,
    column: &ColumnQuality,
    at: u32,
) -> impl IntoView + use<> {
    let name = column_text(app, column.role, &column.header);
    let role = words.word(&format!("role-{}", column.role.id()));
    let role = (role != name).then_some(role);
    let shown = Shown::In(kind, at);
    let opens = untrack(|| page.count(shown)) > 0;
    let head = if opens {
        view! {
            <button type="button" class="link" on:click=move |_| page.show(shown)>
                {name.clone()}
            </button>
        }
        .into_any()
    } else {
        view! { <b>{name.clone()}</b> }.into_any()
    };
    let cells = Dimension::ALL.iter().map(|dimension| {
        let score = column.scores.get(*dimension);
        let label = words.word(&format!("quality-{}", dimension.id()));
        match score.share() {
            None => view! { <td class="num none" data-l=label></td> }.into_any(),
            Some(share) => {
                let made_of = score_words(words, *dimension, score);
                view! {
                    <td class="num" data-l=label title=made_of>
                        {bar(Signal::stored(Some(share)))}
                        <span class="pct">{share_text(words, share)}</span>
                    </td>
                }
                .into_any()
            }
        }
    });
    view! {
        <tr
            data-testid="quality-column"
            data-table=kind.id()
            data-column=column.header.clone()
            data-role=column.role.id()
            data-score=share_value(column.scores.total())
        >
            <th scope="row">
                {head} {role.map(|role| view! { <small class="quiet">{role}</small> })}
            </th>
            <td class="content">{picture(words, column.role, &column.histogram)}</td>
            {cells.collect_view()}
        </tr>
    }
}

/// Where there are several files, the scores of each one's share.
#[component]
fn Files(table: Memo<Option<TableQuality>>) -> impl IntoView {
    let app = use_app();
    let several = Memo::new(move |_| table.with(|table| table.as_ref().is_some_and(|table| table.files.len() > 1)));
    let rows = move || {
        let words = app.t();
        table.with(|table| {
            let files = table.iter().flat_map(|table| &table.files);
            files
                .map(|(number, scores)| {
                    let name = app.workspace.with(|now| {
                        let source = now.as_ref().and_then(|now| now.files.get(*number as usize));
                        source.map(|source| source.file.name.clone())
                    });
                    let cells = Dimension::ALL.iter().map(|dimension| {
                        let label = words.word(&format!("quality-{}", dimension.id()));
                        let share = scores.get(*dimension).share().map(|share| share_text(&words, share));
                        let none = share.is_none();
                        view! {
                            <td class="num" class:none=none data-l=label>
                                {share}
                            </td>
                        }
                    });
                    view! {
                        <tr>
                            <th scope="row">{name}</th>
                            <td class="num" data-l=words.word("quality-score")>
                                {scores.total().map(|share| share_text(&words, share))}
                            </td>
                            {cells.collect_view()}
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let heads = move || {
        let words = app.t();
        let head = |dimension: &Dimension| {
            view! { <th scope="col" class="num">{words.word(&format!("quality-{}", dimension.id()))}</th> }
        };
        Dimension::ALL.iter().map(head).collect_view()
    };
    view! {
        <Show when=move || several.get()>
            <details class="more">
                <summary>{said("quality-files")}</summary>
                <table class="table quality-columns files-of">
                    <thead>
                        <tr>
                            <th scope="col">{said("quality-file")}</th>
                            <th scope="col" class="num">{said("quality-score")}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
        </Show>
    }
}
