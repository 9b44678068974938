//! "We read it as": files before they are imported, with everything that can be changed. Each change is looked at again at once.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::column_name;
use super::draft::Draft;
use super::dropped::Dropped;
use super::read_as::ReadAs;
use super::reading::day_as;
use super::roles::Roles;
use super::templates::{Choose, SaveAs};
use crate::ui::components::note::FailureNote;
use crate::ui::components::notes::Notes;
use crate::ui::components::subject::Offer;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::ingest::{DateReading, Mapping};
use kefen::protocol::Looked;
use kefen::table::{Kind, Role};

/// The review.
#[component]
pub fn Review(
    /// What the engine saw, file by file.
    looked: Memo<Option<Arc<Vec<Looked>>>>,
) -> impl IntoView {
    let app = use_app();
    let at = RwSignal::new(first_open(looked.get_untracked().as_ref()));
    // Files that the person leaves out.
    let out = RwSignal::new(Vec::<u32>::new());
    let preview = Memo::new(move |_| {
        let at = at.get() as usize;
        looked.with(|looked| match looked.as_ref()?.get(at)? {
            Looked::Seen(preview) => Some(Arc::new(preview.clone())),
            Looked::Refused { .. } => None,
        })
    });
    let refused = Memo::new(move |_| {
        let at = at.get() as usize;
        looked.with(|looked| match looked.as_ref()?.get(at)? {
            Looked::Seen(_) => None,
            Looked::Refused { failure, .. } => Some(failure.clone()),
        })
    });
    let several = Memo::new(move |_| looked.with(|looked| looked.as_ref().map_or(0, |looked| looked.len())) > 1);
    let draft = Draft::of(app, at, preview);
    let questions = move || {
        let words = app.t();
        draft.seen(|seen| {
            seen.questions
                .iter()
                .map(|question| view! { <p class="note warn">{words.text(question)}</p> })
                .collect::<Vec<_>>()
        })
    };
    let lede = move || {
        let words = app.t();
        let files = looked.with(|looked| looked.as_ref().map_or(0, |looked| looked.len()));
        if files > 1 {
            return words.text(&Message::new("app-review-lede-files").count("files", files));
        }
        draft.seen(|seen| words.text(&Message::new("app-review-lede").text("name", seen.name.clone())))
    };
    let notes = move || draft.seen(|seen| seen.notes.clone());
    let subject = Memo::new(move |_| draft.read(|mapping| mapping.subject));
    let about = move || {
        let what = |role: Role| Message::new("subject-review").word("what", format!("subject-{}", role.id()));
        subject.get().map(|role| app.t().text(&what(role)))
    };
    // How each file is to be read: the one that is shown as it is being changed.
    let mappings = move || {
        let (at, out) = (at.get(), out.get());
        let shown = draft.mapping.get();
        looked.with(|looked| {
            let files = looked.iter().flat_map(|looked| looked.iter()).zip(0u32..);
            let mappings = files.map(|(looked, file)| match looked {
                Looked::Seen(_) if out.contains(&file) => None,
                Looked::Seen(_) if file == at && shown.is_some() => shown.clone(),
                Looked::Seen(preview) => Some(preview.mapping.clone()),
                Looked::Refused { .. } => None,
            });
            mappings.collect::<Vec<_>>()
        })
    };
    let nothing = Memo::new(move |_| mappings().iter().all(Option::is_none));
    // The first file that can't be read as it stands here, and what it lacks.
    let missing = Memo::new(move |_| {
        let lacks = |(mapping, file): (Option<Mapping>, u32)| {
            let missing = mapping.map(|mapping| mapping.missing()).unwrap_or_default();
            (!missing.is_empty()).then_some((file, missing))
        };
        mappings().into_iter().zip(0u32..).find_map(lacks)
    });
    let title = move || {
        let clear = looked.with(|looked| looked.as_ref().is_none_or(|looked| looked.iter().all(is_clear)));
        let key = if missing.with(Option::is_some) {
            "app-review-missing"
        } else if clear {
            "app-review-clear"
        } else {
            "app-review-title"
        };
        app.t().word(key)
    };
    let accept = move |_| app.accept(untrack(mappings));
    let why = move || {
        let words = app.t();
        let (file, missing) = missing.get()?;
        let names: Vec<_> = missing.iter().map(|role| words.word(&format!("role-{}", role.id()))).collect();
        let name = looked.with(|looked| match looked.as_ref()?.get(file as usize)? {
            Looked::Seen(preview) => Some(preview.name.clone()),
            Looked::Refused { .. } => None,
        });
        Some(words.text(&Message::new("app-missing-roles").text("name", name?).list("roles", names)))
    };
    let accept_word = move || {
        let files = mappings().iter().filter(|mapping| mapping.is_some()).count();
        let words = app.t();
        if several.get() {
            words.text(&Message::new("app-accept-files").count("files", files))
        } else {
            words.word("app-accept")
        }
    };
    view! {
        <div class="head">
            <div>
                <h1>{move || app.t().tied(&title())}</h1>
                <p class="lede">{lede}</p>
            </div>
        </div>
        <div class="data">
            <Show when=move || several.get()>
                <Dropped looked at out />
            </Show>
            <div class="stack">{questions}</div>
            <Show
                when=move || refused.with(Option::is_none)
                fallback=move || {
                    refused
                        .get()
                        .map(|failure| {
                            view! {
                                <FailureNote failure=failure.clone()>
                                    <Offer failure=failure.clone() />
                                </FailureNote>
                            }
                        })
                }
            >
                <p class="note warn" data-testid="subject-review" hidden=move || subject.get().is_none()>
                    {about}
                </p>
                <DateQuestion draft />
                <Choose draft />
                <ReadAs draft />
                <Roles draft />
                <Notes notes=Signal::derive(notes) />
                <FirstRows draft />
                <SaveAs mapping=draft.mapping.into() />
            </Show>
            <div class="actions">
                <button
                    type="button"
                    class="btn primary"
                    data-testid="import-accept"
                    disabled=move || nothing.get() || missing.with(Option::is_some)
                    on:click=accept
                >
                    {accept_word}
                </button>
                <button type="button" class="btn" on:click=move |_| app.dismiss()>
                    {said("app-put-away")}
                </button>
                <span class="sm soft">{why}</span>
            </div>
        </div>
    }
}

/// Whether nothing is to be asked about a file.
pub(super) fn is_clear(looked: &Looked) -> bool {
    matches!(looked, Looked::Seen(preview) if preview.questions.is_empty())
}

/// The first file about which something is to be asked.
fn first_open(looked: Option<&Arc<Vec<Looked>>>) -> u32 {
    let open: fn(&Looked) -> bool = |looked| matches!(looked, Looked::Seen(preview) if !preview.questions.is_empty());
    let files = looked.iter().flat_map(|looked| looked.iter());
    let place = |of: fn(&Looked) -> bool| files.clone().position(of);
    place(open).or_else(|| place(is_clear)).unwrap_or(0) as u32
}

/// Which is the day, which the month and which the year, asked with the file's own dates where that is open.
#[component]
fn DateQuestion(draft: Draft) -> impl IntoView {
    let app = use_app();
    let samples = Memo::new(move |_| {
        let column = draft.column_of(Role::Date);
        draft
            .seen(|seen| column.and_then(|index| seen.columns.get(index)).map(|column| column.samples.clone()))
            .unwrap_or_default()
    });
    let reading = move || {
        draft.read(|mapping| mapping.columns.iter().find(|column| column.role == Role::Date).map(|column| column.date))
    };
    let choice = move |one: DateReading| {
        let days = move || {
            let words = app.t();
            samples.with(|samples| {
                samples
                    .iter()
                    .map(|sample| {
                        let day = day_as(sample, one).map(|day| words.day(day));
                        view! {
                            <li>
                                <span class="mono">{sample.clone()}</span>
                                " → "
                                <b>{day}</b>
                            </li>
                        }
                    })
                    .collect_view()
            })
        };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="date-reading"
                    value=one.id()
                    prop:checked=move || reading() == Some(one)
                    on:change=move |_| {
                        draft.change_columns(|column| column.role.kind() == Kind::Day, |column| column.date = one);
                    }
                />
                <span>
                    <b>{move || app.t().word(&format!("date-{}", one.id()))}</b>
                    <ul class="small">{days}</ul>
                </span>
            </label>
        }
    };
    let orders = Memo::new(move |_| draft.seen(|seen| seen.orders.clone()));
    let choices = move || {
        let possible = |one: &DateReading| orders.with(|orders| orders.contains(one));
        DateReading::ORDERS.into_iter().filter(possible).map(choice).collect_view()
    };
    view! {
        <Show when=move || orders.with(|orders| orders.len() > 1)>
            <fieldset class="choices">
                <legend>{said("app-date-question")}</legend>
                {choices}
            </fieldset>
        </Show>
    }
}

/// The first rows, cell by cell.
#[component]
fn FirstRows(draft: Draft) -> impl IntoView {
    let app = use_app();
    let heads = move || {
        let words = app.t();
        draft.seen(|seen| {
            seen.columns
                .iter()
                .enumerate()
                .map(|(index, column)| view! { <th scope="col">{column_name(&words, &column.header, index)}</th> })
                .collect::<Vec<_>>()
        })
    };
    let rows = move || {
        draft.seen(|seen| {
            seen.rows
                .iter()
                .map(|row| {
                    let cells = row.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect::<Vec<_>>();
                    view! { <tr>{cells}</tr> }
                })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <details class="more">
            <summary>{said("app-first-rows")}</summary>
            <div class="scroll" tabindex="0" role="region" aria-label=said("app-first-rows")>
                <table class="table rows">
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
