//! Rows to look at: how many are ready, odd or unread; which ones, and why; what a person says of their cells.
//!
//! The engine hands out windows of the list. What is said here changes nothing yet: it is collected in [`Pending`] and applied at once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::columns::column_name;
use super::fixes::{Fixes, Pending, fix_text};
use crate::ui::components::pager::Pager;
use crate::ui::state::{App, said, use_app};
use kefen::base::Message;
use kefen::ingest::fixes::Place;
use kefen::ingest::{Fix, Mend, RejectReason, Report};
use kefen::protocol::{Event, Matter, Request, Review, ReviewRow, Wanted, Warning};

/// Rows on a page.
const PAGE: u32 = 25;

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

/// What a choice of the filter is called in its `<option>`.
fn wanted_id(wanted: Wanted) -> String {
    match wanted {
        Wanted::All => "all".to_owned(),
        Wanted::Errors => "errors".to_owned(),
        Wanted::Warnings => "warnings".to_owned(),
        Wanted::Error(reason) => format!("error-{}", reason.id()),
        Wanted::Warning(warning) => format!("warning-{}", warning.id()),
    }
}

/// Adds up what all files have.
fn sum_of(files: &[Review]) -> Review {
    let mut sum = Review::default();
    for file in files {
        sum.ready += file.ready;
        sum.left_out += file.left_out;
        sum.blank += file.blank;
        for (warning, rows) in &file.warnings {
            match sum.warnings.iter_mut().find(|(other, _)| other == warning) {
                Some((_, all)) => *all += rows,
                None => sum.warnings.push((*warning, *rows)),
            }
        }
        for (reason, rows) in &file.errors {
            match sum.errors.iter_mut().find(|(other, _)| other == reason) {
                Some((_, all)) => *all += rows,
                None => sum.errors.push((*reason, *rows)),
            }
        }
    }
    sum
}

/// The section.
#[component]
pub fn Rows() -> impl IntoView {
    let app = use_app();
    let wanted = RwSignal::new(Wanted::All);
    let offset = RwSignal::new(0_u32);
    let (found, find) = signal((Vec::<ReviewRow>::new(), 0_u64));
    let pending = Pending::new();
    let files = Memo::new(move |_| {
        app.workspace.with(|now| {
            let files = now.iter().flat_map(|now| now.files.iter());
            files.map(|source| (source.file.name.clone(), source.review.clone())).collect::<Vec<_>>()
        })
    });
    let sum =
        Memo::new(move |_| files.with(|files| sum_of(&files.iter().map(|(_, one)| one.clone()).collect::<Vec<_>>())));
    Effect::new(move |_| {
        // Other files have other rows; a rule may make other rows odd.
        app.revision.track();
        let asked = (wanted.get(), offset.get());
        spawn_local(async move {
            match app.ask(Request::Review { wanted: asked.0, offset: asked.1, limit: PAGE }).await {
                Ok(Event::Review { rows, total }) => {
                    let still = (wanted.try_get_untracked(), offset.try_get_untracked());
                    if still != (Some(asked.0), Some(asked.1)) {
                        return;
                    }
                    if rows.is_empty() && asked.1 > 0 {
                        return offset.set(0);
                    }
                    // The same rows once more stay as they are: somebody may be writing in one.
                    if found.with_untracked(|before| *before != (rows.clone(), total)) {
                        find.set((rows, total));
                    }
                }
                Ok(_) => {}
                Err(failure) => app.trouble(failure),
            }
        });
    });
    let choose = move |id: String| {
        let all = [Wanted::All, Wanted::Errors, Wanted::Warnings].into_iter();
        let errors = RejectReason::ALL.iter().map(|reason| Wanted::Error(*reason));
        let warnings = Warning::ALL.iter().map(|warning| Wanted::Warning(*warning));
        wanted.set(all.chain(errors).chain(warnings).find(|one| wanted_id(*one) == id).unwrap_or_default());
        offset.set(0);
    };
    let options = move || {
        let words = app.t();
        let sum = sum.get();
        let (failed, warned) = (sum.failed(), sum.warned());
        let several = |key, n| words.text(&Message::new(key).count("n", n));
        let mut all = vec![
            (Wanted::All, several("rows-all", failed + warned)),
            (Wanted::Errors, several("rows-errors-only", failed)),
            (Wanted::Warnings, several("rows-warnings-only", warned)),
        ];
        let one = |what: String, rows: u64| words.text(&Message::new("rows-one").text("what", what).count("n", rows));
        all.extend(sum.errors.iter().map(|(reason, rows)| {
            (Wanted::Error(*reason), one(words.word(&format!("reject-{}", reason.id())), *rows))
        }));
        all.extend(sum.warnings.iter().map(|(warning, rows)| {
            (Wanted::Warning(*warning), one(words.word(&format!("warning-{}", warning.id())), *rows))
        }));
        let option = |(value, text): (Wanted, String)| {
            view! {
                <option value=wanted_id(value) prop:selected=move || wanted.get() == value>
                    {text}
                </option>
            }
        };
        all.into_iter().map(option).collect_view()
    };
    let clear = Memo::new(move |_| sum.with(|sum| sum.failed() + sum.warned() == 0));
    let rows = move || {
        app.words.track();
        let row = |row: ReviewRow| view! { <Row row pending /> };
        found.with(|(rows, _)| rows.iter().cloned().map(row).collect_view())
    };
    let beyond = move || {
        let many = files.with(|files| files.iter().any(|(_, one)| one.failed() + one.left_out > Report::KEPT as u64));
        many.then(|| {
            let text = app.t().text(&Message::new("rows-kept").count("n", Report::KEPT));
            view! { <p class="sm soft">{text}</p> }
        })
    };
    let title = move || app.t().word(if clear.get() { "rows-title-clear" } else { "rows-title" });
    view! {
        <section class="sec" id=PLACE>
            <header class="between">
                <div>
                    <h2 tabindex="-1">{title}</h2>
                    <p>{said("rows-lede")}</p>
                </div>
                <div class="cluster" hidden=move || clear.get()>
                    <select
                        class="select"
                        data-testid="review-filter"
                        aria-label=said("rows-filter")
                        on:change=move |event| choose(event_target_value(&event))
                    >
                        {options}
                    </select>
                    <Downloads />
                </div>
            </header>
            <Counts sum />
            <PerFile files />
            <div hidden=move || clear.get()>
                <table class="table rejects">
                    <thead>
                        <tr>
                            <th scope="col">{said("app-line")}</th>
                            <th scope="col">{said("rows-what")}</th>
                            <th scope="col">{said("rows-text")}</th>
                            <th scope="col">{said("rows-row")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                <Show when=move || found.with(|(rows, _)| rows.is_empty())>
                    <p class="sm soft">{said("rows-none")}</p>
                </Show>
                <Pager
                    offset
                    size=PAGE
                    total=Signal::derive(move || found.with(|(_, total)| *total))
                    go=move |to| offset.set(to)
                />
                {beyond}
            </div>
            <Fixes pending />
        </section>
    }
}

/// How many rows are what. Together they are all rows of all files.
#[component]
fn Counts(
    /// Of all files.
    sum: Memo<Review>,
) -> impl IntoView {
    let app = use_app();
    let number = move |of: fn(&Review) -> u64| sum.with(of).to_string();
    let part = move |key: &'static str, tone: &'static str, of: fn(&Review) -> u64, always: bool| {
        view! {
            <li class=tone hidden=move || !always && sum.with(of) == 0>
                <b>{move || app.t().count(sum.with(of))}</b>
                " "
                {said(key)}
            </li>
        }
    };
    view! {
        <ul
            class="counts"
            data-testid="review-counts"
            data-ready=move || number(|sum| sum.ready)
            data-warnings=move || number(Review::warned)
            data-errors=move || number(Review::failed)
            data-left-out=move || number(|sum| sum.left_out)
            data-blank=move || number(|sum| sum.blank)
        >
            {part("rows-ready", "good", |sum| sum.ready, true)}
            {part("rows-warnings", "warn", Review::warned, true)}
            {part("rows-errors", "bad", Review::failed, true)}
            {part("rows-left-out", "quiet", |sum| sum.left_out, false)}
            {part("rows-blank", "quiet", |sum| sum.blank, false)}
        </ul>
    }
}

/// The same file by file, where there are several.
#[component]
fn PerFile(
    /// Names and counts.
    files: Memo<Vec<(String, Review)>>,
) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let words = app.t();
        let row = |(name, review): &(String, Review)| {
            view! {
                <tr data-testid="review-file">
                    <td class="full">{name.clone()}</td>
                    <td class="num">{words.count(review.ready)}</td>
                    <td class="num">{words.count(review.warned())}</td>
                    <td class="num">{words.count(review.failed())}</td>
                </tr>
            }
        };
        files.with(|files| files.iter().map(row).collect_view())
    };
    view! {
        <Show when=move || { files.with(Vec::len) > 1 }>
            <table class="table per-file">
                <thead>
                    <tr>
                        <th scope="col">{said("rows-of-file")}</th>
                        <th scope="col" class="num">{said("rows-ready")}</th>
                        <th scope="col" class="num">{said("rows-warnings")}</th>
                        <th scope="col" class="num">{said("rows-errors")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Show>
    }
}

/// One download for each file that has rows which could not be read.
#[component]
fn Downloads() -> impl IntoView {
    let app = use_app();
    let download = move |file: u32| {
        let lang = app.lang.get_untracked();
        spawn_local(async move {
            if let Err(failure) = app.download(Request::ExportRejects { file, lang }).await {
                app.trouble(failure);
            }
        });
    };
    let files = Memo::new(move |_| {
        app.workspace.with(|now| {
            let files = now.iter().flat_map(|now| now.files.iter()).zip(0u32..);
            let with_any = files.filter(|(source, _)| source.review.failed() > 0);
            with_any.map(|(source, at)| (at, source.file.name.clone())).collect::<Vec<_>>()
        })
    });
    move || {
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
                <button type="button" class="btn" title=move || app.t().word("rows-download-how") on:click=move |_| download(at)>
                    {word}
                </button>
            }
        };
        files.into_iter().map(button).collect_view()
    }
}

/// A row, its odd cell open to be written in.
#[component]
fn Row(
    /// The row.
    row: ReviewRow,
    /// Where fixes are collected.
    pending: Pending,
) -> impl IntoView {
    let app = use_app();
    let words = app.words.get_untracked();
    let what = match row.matter {
        Matter::Error(reason) => {
            view! { <span class="bad">{words.word(&format!("reject-{}", reason.id()))}</span> }.into_any()
        }
        Matter::Warning(warning) => {
            let key = format!("warning-{}", warning.id());
            let hint = words.word(&format!("{key}-hint"));
            view! { <span class="warn" title=hint>{words.word(&key)}</span> }.into_any()
        }
    };
    let place = app.workspace.with_untracked(|now| {
        let source = now.as_ref()?.files.get(row.file as usize)?;
        let index = row.column?;
        Some(Place { index, header: source.file.mapping.columns.get(index as usize)?.header.clone() })
    });
    let column = place.as_ref().map(|place| column_name(&words, &place.header, place.index as usize));
    // The cell at fault stands out; the others are there to find the row again.
    let cells = row.cells.iter().map(|(index, cell)| {
        let shown = words.arg(cell);
        let shown = if shown.is_empty() { "∅".to_owned() } else { shown };
        view! { <span class="cell" class:bad=row.column == Some(*index)>{shown}</span> }
    });
    let cells = cells.collect_view();
    let (line, number) = (line_of(app, row.file, row.line), row.line.to_string());
    let matter = match row.matter {
        Matter::Error(reason) => reason.id(),
        Matter::Warning(warning) => warning.id(),
    };
    let level = if matches!(row.matter, Matter::Error(_)) { "error" } else { "warning" };
    let own = row.clone();
    let coming = move || pending.of(&own);
    let cell = move || match coming() {
        Some(fix) => {
            let words = app.t();
            view! { <p class="small"><b>{fix_text(&words, &fix)}</b>" · "{words.word("fix-pending")}</p> }.into_any()
        }
        None => view! { <Cell row=row.clone() place=place.clone() pending /> }.into_any(),
    };
    view! {
        <tr data-testid="review-row" data-line=number data-level=level data-matter=matter>
            <td class="mono">{line}</td>
            <td>{what} {column.map(|column| view! { <small class="of-file">{column}</small> })}</td>
            <td class="mend">{cell}</td>
            <td><div class="cells">{cells}</div></td>
        </tr>
    }
}

/// The odd cell, and what can be said of it.
#[component]
fn Cell(
    /// The row.
    row: ReviewRow,
    /// The column at fault, if one is.
    place: Option<Place>,
    /// Where fixes are collected.
    pending: Pending,
) -> impl IntoView {
    let app = use_app();
    let value = RwSignal::new(row.text.clone());
    let open = RwSignal::new(false);
    // What the present text becomes, whether it is refused, and how many rows have the old one.
    let answer = RwSignal::new(None::<(Message, bool, u64)>);
    let (file, line, key) = (row.file, row.line, row.key);
    let stored = StoredValue::new((place.clone(), row.text.clone()));
    let try_it = move |to: String| {
        let Some((Some(place), from)) = stored.try_get_value() else { return };
        value.set(to.clone());
        spawn_local(async move {
            let request = Request::Try { file, column: place.index, from, to: to.clone() };
            match app.ask(request).await {
                Ok(Event::Tried { becomes, refused, alike }) => {
                    // What has been written since has an answer of its own.
                    if value.try_get_untracked().as_ref() == Some(&to) {
                        let _ = answer.try_set(Some((becomes, refused, alike)));
                    }
                }
                Ok(_) => {}
                Err(failure) => app.trouble(failure),
            }
        });
    };
    let fix = move |mend: Mend, alone: bool| {
        let Some((column, from)) = stored.try_get_value() else { return };
        let row = (alone || column.is_none()).then_some(key);
        pending.add(file, Fix { column, from, mend, row });
    };
    let write = move |alone: bool| {
        let sound = answer.with_untracked(|answer| matches!(answer, Some((_, false, _))));
        if sound && is_new(stored, value) {
            fix(Mend::Text(value.get_untracked().trim().to_owned()), alone);
        }
    };
    let changed = Memo::new(move |_| {
        value.track();
        is_new(stored, value)
    });
    let ready = Memo::new(move |_| changed.get() && answer.with(|answer| matches!(answer, Some((_, false, _)))));
    let label = {
        let words = app.words.get_untracked();
        let name = place.as_ref().map(|place| column_name(&words, &place.header, place.index as usize));
        words.text(&Message::new("fix-cell-of").text("column", name.unwrap_or_default()).count("line", u64::from(line)))
    };
    let becomes = move || {
        answer.get().filter(|_| changed.get()).map(|(message, refused, _)| {
            let words = app.t();
            let text = words.text(&message);
            let text = if refused { words.text(&Message::new("mend-refused").text("reason", text)) } else { text };
            view! { <p class="small" class:bad=refused data-testid="fix-becomes" data-refused=refused.to_string()>{text}</p> }
        })
    };
    let all_word = move || {
        let alike = answer.with(|answer| answer.as_ref().map_or(0, |(_, _, alike)| *alike));
        app.t().text(&Message::new("fix-all").count("n", alike))
    };
    let writable = place.is_some() && row.whole;
    let too_long = place.is_some() && !row.whole;
    view! {
        {writable
            .then(|| {
                view! {
                    <input
                        class="input"
                        type="text"
                        data-testid="fix-cell"
                        maxlength=Fix::CHARACTERS
                        aria-label=label
                        prop:value=row.text.clone()
                        placeholder="∅"
                        on:focus=move |_| open.set(true)
                        on:input=move |event| try_it(event_target_value(&event))
                        on:keydown=move |event| {
                            if event.key() == "Enter" {
                                write(true);
                            }
                        }
                    />
                }
            })} {too_long.then(|| view! { <p class="small soft">{said("rows-too-long")}</p> })} <div role="status">{becomes}</div>
        <div class="cluster" hidden=move || writable && !open.get()>
            <button
                type="button"
                class="btn small"
                data-testid="fix-one"
                hidden=move || !ready.get()
                on:click=move |_| write(true)
            >
                {said("fix-one")}
            </button>
            <button
                type="button"
                class="btn small"
                data-testid="fix-all"
                hidden=move || !ready.get()
                on:click=move |_| write(false)
            >
                {all_word}
            </button>
            <button
                type="button"
                class="btn small"
                data-testid="fix-leave"
                hidden=move || too_long
                on:click=move |_| fix(Mend::LeaveOut, true)
            >
                {said("fix-leave")}
            </button>
        </div>
    }
}

/// Whether something else is written than stands in the file.
fn is_new(stored: StoredValue<(Option<Place>, String)>, value: RwSignal<String>) -> bool {
    let from = stored.try_get_value().map(|(_, from)| from).unwrap_or_default();
    value.with_untracked(|value| value.trim() != from)
}

/// A line of a file, with the file's name where there are several.
pub(super) fn line_of(app: App, file: u32, line: u32) -> impl IntoView {
    let name = app.workspace.with_untracked(|now| {
        let now = now.as_ref().filter(|now| now.files.len() > 1)?;
        now.files.get(file as usize).map(|source| source.file.name.clone())
    });
    // Whoever shows it follows the language.
    let line = app.words.get_untracked().count(u64::from(line));
    view! {
        {line}
        {name.map(|name| view! { <small class="of-file">{name}</small> })}
    }
}
