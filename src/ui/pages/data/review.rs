//! "We read it as": the file before it is imported, with everything that can be changed. Each change is looked at again at once.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::column_name;
use super::draft::Draft;
use super::read_as::ReadAs;
use super::reading::{day_as, is_ambiguous};
use super::roles::Roles;
use crate::ui::components::notes::Notes;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::ingest::{DateReading, Preview};
use kefen::table::{Kind, Role};

/// The review.
#[component]
pub fn Review(
    /// What the engine saw.
    preview: Memo<Option<Arc<Preview>>>,
) -> impl IntoView {
    let app = use_app();
    let draft = Draft::of(app, preview);
    let questions = move || {
        let words = app.t();
        draft.seen(|seen| {
            seen.questions
                .iter()
                .map(|question| view! { <p class="note warn">{words.text(question)}</p> })
                .collect::<Vec<_>>()
        })
    };
    let title = move || {
        let none = draft.seen(|seen| seen.questions.is_empty());
        app.t().word(if none { "app-review-clear" } else { "app-review-title" })
    };
    let lede = move || {
        let words = app.t();
        draft.seen(|seen| words.text(&Message::new("app-review-lede").text("name", seen.name.clone())))
    };
    let notes = move || draft.seen(|seen| seen.notes.clone());
    let missing = Memo::new(move |_| {
        // An amount may also be quantity × unit price; the engine knows.
        [Role::Customer, Role::Date].into_iter().filter(|role| draft.column_of(*role).is_none()).collect::<Vec<_>>()
    });
    let accept = move |_| {
        if let Some(mapping) = draft.mapping.get_untracked() {
            app.accept(mapping);
        }
    };
    let why = move || {
        let words = app.t();
        missing.with(|missing| {
            let names: Vec<_> = missing.iter().map(|role| words.word(&format!("role-{}", role.id()))).collect();
            (!names.is_empty()).then(|| words.text(&Message::new("app-missing-roles").list("roles", names)))
        })
    };
    view! {
        <div class="head">
            <div>
                <h1>{move || app.t().tied(&title())}</h1>
                <p class="lede">{lede}</p>
            </div>
        </div>
        <div class="data">
            <div class="stack">{questions}</div>
            <DateQuestion draft />
            <ReadAs draft />
            <Roles draft />
            <Notes notes=Signal::derive(notes) />
            <FirstRows draft />
            <div class="actions">
                <button
                    type="button"
                    class="btn primary"
                    data-testid="import-accept"
                    disabled=move || missing.with(|missing| !missing.is_empty())
                    on:click=accept
                >
                    {said("app-accept")}
                </button>
                <button type="button" class="btn" on:click=move |_| app.dismiss()>
                    {said("app-put-away")}
                </button>
                <span class="sm soft">{why}</span>
            </div>
        </div>
    }
}

/// Which is the day and which the month, asked with the file's own dates.
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
    view! {
        <Show when=move || samples.with(|samples| is_ambiguous(samples))>
            <fieldset class="choices">
                <legend>{said("app-date-question")}</legend>
                {choice(DateReading::DayFirst)}
                {choice(DateReading::MonthFirst)}
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
