//! Rows that could not be read: line, column, reason; filtered, paged, downloaded.
//!
//! The engine hands out windows of the list in file order. A filter reads on from window to window until a page is full, so it never
//! holds more than a page and never asks for everything at once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::columns::column_name;
use crate::ui::state::{App, said, use_app};
use kefen::base::{Failure, Message};
use kefen::ingest::{RejectReason, Rejected};
use kefen::protocol::{Event, Request};

/// Rows on a page.
const PAGE: usize = 25;
/// Rows asked for at once while a filter looks for matches.
const WINDOW: u32 = 500;

/// The id of the section.
const PLACE: &str = "rejects";

/// Leads to the section, as a link would if addresses had room for it.
pub fn show() {
    let heading = document().query_selector(&format!("#{PLACE} h2")).ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        heading.scroll_into_view();
        // What is scrolled to is also where the keyboard goes on; a browser that can't has scrolled.
        let _ = heading.focus();
    }
}

/// A page of the list.
#[derive(Clone, Debug, Default, PartialEq)]
struct Page {
    /// Each with the file it is of.
    rows: Vec<(u32, Rejected)>,
    /// Where the next page begins; none at the end.
    next: Option<u32>,
    /// Rejected rows that are kept, whatever the filter.
    total: u64,
}

/// Reads from `start` until a page of rows with this reason is full or the list ends.
async fn page_from(app: App, start: u32, reason: Option<RejectReason>) -> Result<Page, Failure> {
    let mut page = Page::default();
    let mut offset = start;
    let limit = if reason.is_some() { WINDOW } else { PAGE as u32 };
    loop {
        let Event::Rejects { rows, total } = app.ask(Request::Rejects { offset, limit }).await? else {
            return Ok(page);
        };
        page.total = total;
        let count = rows.len() as u32;
        for (at, row) in (offset..).zip(rows) {
            if reason.is_none_or(|wanted| row.1.reason == wanted) {
                if page.rows.len() == PAGE {
                    page.next = Some(at);
                    return Ok(page);
                }
                page.rows.push(row);
            }
        }
        offset = offset.saturating_add(count);
        if count == 0 || u64::from(offset) >= total {
            return Ok(page);
        }
        if reason.is_none() {
            page.next = Some(offset);
            return Ok(page);
        }
    }
}

/// The section.
#[component]
pub fn Rejects() -> impl IntoView {
    let app = use_app();
    let reason = RwSignal::new(None::<RejectReason>);
    // Where the pages began that lead to the present one, itself last.
    let starts = RwSignal::new(vec![0_u32]);
    let page = RwSignal::new(Page::default());
    let all =
        Memo::new(move |_| app.workspace.with(|now| now.as_ref().map_or(0, |now| now.reconciliation.rows_rejected)));
    Effect::new(move |_| {
        // Another file has other rows. (Views don't change what could be read, but they ask again at no price.)
        app.revision.track();
        let wanted = (starts.with(|starts| starts.last().copied().unwrap_or(0)), reason.get());
        spawn_local(async move {
            match page_from(app, wanted.0, wanted.1).await {
                Ok(found) => {
                    let still = starts.try_with_untracked(|starts| starts.last() == Some(&wanted.0)) == Some(true);
                    if still && reason.try_get_untracked() == Some(wanted.1) {
                        let _ = page.try_set(found);
                    }
                }
                Err(failure) => app.trouble(failure),
            }
        });
    });
    let download = move |file: u32| {
        let lang = app.lang.get_untracked();
        spawn_local(async move {
            if let Err(failure) = app.download(Request::ExportRejects { file, lang }).await {
                app.trouble(failure);
            }
        });
    };
    // One download for each file that has any: only so can it be mended and dropped again.
    let files = Memo::new(move |_| {
        app.workspace.with(|now| {
            let files = now.iter().flat_map(|now| now.files.iter()).zip(0u32..);
            let with_any = files.filter(|(source, _)| source.rejected > 0);
            with_any.map(|(source, at)| (at, source.file.name.clone())).collect::<Vec<_>>()
        })
    });
    let downloads = move || {
        let files = files.get();
        let several = files.len() > 1;
        let button = |(at, name): (u32, String)| {
            let word = move || {
                let words = app.t();
                if several {
                    words.text(&Message::new("app-rejects-download-of").text("name", name.clone()))
                } else {
                    words.word("app-rejects-download")
                }
            };
            view! {
                <button type="button" class="btn" on:click=move |_| download(at)>
                    {word}
                </button>
            }
        };
        files.into_iter().map(button).collect_view()
    };
    let filter = move |id: String| {
        reason.set(RejectReason::ALL.iter().find(|reason| reason.id() == id).copied());
        starts.set(vec![0]);
    };
    let rows = move || page.with(|page| page.rows.iter().cloned().map(|row| row_view(app, row)).collect_view());
    let title = move || app.t().text(&Message::new("app-rejects-title").count("n", all.get()));
    let first = move || starts.with(|starts| starts.len() < 2);
    view! {
        <section class="sec" id=PLACE>
            <header class="between">
                <div>
                    <h2 tabindex="-1">{title}</h2>
                    <p>{said("app-rejects-lede")}</p>
                </div>
                <div class="cluster">
                    <select
                        class="select"
                        aria-label=said("app-rejects-filter")
                        on:change=move |event| filter(event_target_value(&event))
                    >
                        <option value="">{said("app-rejects-all")}</option>
                        {RejectReason::ALL
                            .iter()
                            .map(|reason| {
                                let key = format!("reject-{}", reason.id());
                                view! { <option value=reason.id()>{move || app.t().word(&key)}</option> }
                            })
                            .collect_view()}
                    </select>
                    {downloads}
                </div>
            </header>
            <table class="table rejects">
                <thead>
                    <tr>
                        <th scope="col">{said("app-line")}</th>
                        <th scope="col">{said("app-reason")}</th>
                        <th scope="col">{said("app-column")}</th>
                        <th scope="col">{said("app-cells")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Show when=move || page.with(|page| page.rows.is_empty() && page.total > 0)>
                <p class="sm soft">{said("app-rejects-none")}</p>
            </Show>
            <Show when=move || { !first() || page.with(|page| page.next.is_some()) }>
                <nav class="pager" aria-label=said("app-pages")>
                    <button
                        type="button"
                        class="btn"
                        disabled=first
                        on:click=move |_| {
                            starts.update(|starts| {
                                starts.pop();
                            });
                        }
                    >
                        {said("app-back")}
                    </button>
                    <button
                        type="button"
                        class="btn"
                        disabled=move || page.with(|page| page.next.is_none())
                        on:click=move |_| {
                            if let Some(next) = page.with_untracked(|page| page.next) {
                                starts.update(|starts| starts.push(next));
                            }
                        }
                    >
                        {said("app-next")}
                    </button>
                </nav>
            </Show>
        </section>
    }
}

fn row_view(app: App, (file, row): (u32, Rejected)) -> impl IntoView {
    let words = app.t();
    let line = line_of(app, file, row.line);
    let column = row.column.map(|index| {
        let index = index as usize;
        app.workspace.with_untracked(|now| {
            let source = now.as_ref().and_then(|now| now.files.get(file as usize));
            let columns = source.map(|source| source.file.mapping.columns.as_slice()).unwrap_or_default();
            column_name(&words, columns.get(index).map_or("", |column| column.header.as_str()), index)
        })
    });
    // The cell at fault stands out; the others are there to find the row again.
    let cells = row
        .cells
        .into_iter()
        .enumerate()
        .map(|(index, cell)| {
            let fault = row.column == Some(index as u32);
            let shown = if cell.is_empty() { "∅".to_owned() } else { cell };
            view! { <span class="cell" class:bad=fault>{shown}</span> }
        })
        .collect_view();
    view! {
        <tr>
            <td class="mono">{line}</td>
            <td class="bad">{words.word(&format!("reject-{}", row.reason.id()))}</td>
            <td>{column}</td>
            <td class="cells">{cells}</td>
        </tr>
    }
}

/// A line of a file, with the file's name where there are several.
pub(super) fn line_of(app: App, file: u32, line: u32) -> impl IntoView {
    let name = app.workspace.with_untracked(|now| {
        let now = now.as_ref().filter(|now| now.files.len() > 1)?;
        now.files.get(file as usize).map(|source| source.file.name.clone())
    });
    let line = app.t().count(u64::from(line));
    view! {
        {line}
        {name.map(|name| view! { <small class="of-file">{name}</small> })}
    }
}
