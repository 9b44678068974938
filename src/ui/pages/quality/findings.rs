//! What is wrong: sentence, money, rows, cure. Each opens its rows and can be taken away as a file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Page, Shown, table_of};
use crate::ui::components::drop::Picker;
use crate::ui::components::pager::Pager;
use crate::ui::components::words::arg_text;
use crate::ui::route::Route;
use crate::ui::state::{App, said, use_app};
use kefen::base::{Arg, Message, Money};
use kefen::protocol::{Event, FindingRow, Request, View};
use kefen::quality::{Dimension, Finding, Fix};
use kefen::table::Role;

/// Rows on a page of a finding.
const PAGE: u32 = 10;

/// The list.
#[component]
pub(super) fn Findings(page: Page) -> impl IntoView {
    let app = use_app();
    // A finding keeps its place as long as the list is the same, so that what is open stays open while a rule is switched.
    let list = Memo::new(move |_| {
        page.quality.with(|quality| {
            let all = quality.iter().flat_map(|quality| quality.findings.iter().cloned()).zip(0u32..);
            all.filter(|(finding, _)| page.shown.get().has(finding)).collect::<Vec<_>>()
        })
    });
    let some = Memo::new(move |_| page.count(Shown::All) > 0);
    let items =
        move || list.get().into_iter().map(|(finding, at)| view! { <OneFinding page finding at /> }).collect_view();
    view! {
        <section class="sec" id="findings">
            <header class="between">
                <div>
                    <h2 tabindex="-1">{said("quality-findings")}</h2>
                    <p>
                        {move || {
                            app.t().word(if some.get() { "quality-findings-lede" } else { "quality-findings-none" })
                        }}
                    </p>
                </div>
                <Show when=move || some.get()>
                    <Filter page />
                </Show>
            </header>
            <div class="findings">{items}</div>
        </section>
    }
}

/// Which of them are shown.
#[component]
fn Filter(page: Page) -> impl IntoView {
    let app = use_app();
    let choose = move |id: String| {
        let dimension = Dimension::ALL.iter().find(|dimension| dimension.id() == id);
        page.shown.set(dimension.map_or(Shown::All, |dimension| Shown::Of(*dimension)));
    };
    let options = move || {
        let words = app.t();
        let shown = page.shown.get();
        let some = Dimension::ALL.iter().copied().filter(|dimension| page.count(Shown::Of(*dimension)) > 0);
        let options = some.map(|dimension| {
            let (id, chosen) = (dimension.id(), shown == Shown::Of(dimension));
            view! {
                <option value=id prop:selected=chosen>
                    {words.word(&format!("quality-{id}"))}
                </option>
            }
        });
        // A column is chosen in the table of columns; here it can be put away.
        let column = match shown {
            Shown::In(table, column) => page.quality.with(|quality| {
                let quality = quality.as_ref()?;
                let column = table_of(quality, table)?.columns.get(column as usize)?;
                Some(column_text(app, column.role, &column.header))
            }),
            _ => None,
        };
        view! {
            <option value="" prop:selected=shown == Shown::All>
                {words.word("quality-filter-all")}
            </option>
            {options.collect_view()}
            {column.map(|name| view! { <option value="column" prop:selected=true>{name}</option> })}
        }
    };
    view! {
        <select
            class="select"
            aria-label=said("quality-filter")
            on:change=move |event| choose(event_target_value(&event))
        >
            {options}
        </select>
    }
}

/// The name of a column: its header, or its role.
pub(super) fn column_text(app: App, role: Role, header: &str) -> String {
    if header.is_empty() { app.t().word(&format!("role-{}", role.id())) } else { header.to_owned() }
}

/// One of them.
#[component]
fn OneFinding(
    page: Page,
    finding: Finding,
    /// Its place among all.
    at: u32,
) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    let id = finding.code.id();
    let has_rows = finding.rows > 0;
    let several = page.quality.with_untracked(|quality| quality.as_ref().is_some_and(|all| all.tables.len() > 1));
    let name = move || app.t().word(&format!("finding-{id}-name"));
    let about = finding.clone();
    let text = move || {
        let words = app.t();
        let table = several.then(|| {
            view! { <span class="chip">{words.word(&format!("app-table-{}", about.table.id()))}</span> }
        });
        let dimension = view! {
            <span class="chip">{words.word(&format!("quality-{}", about.code.dimension().id()))}</span>
        };
        let hint = (!about.code.counts()).then(|| view! { <span class="chip">{words.word("quality-hint")}</span> });
        let money = (about.money != Money::ZERO).then(|| {
            let money = words.money_short(about.money.to_f64());
            view! { <b class="finding-money">{words.text(&Message::new("quality-money").text("money", money))}</b> }
        });
        view! {
            <div class="between">
                <div class="cluster">
                    <h3>{words.word(&format!("finding-{id}-name"))}</h3>
                    {dimension}
                    {table}
                    {hint}
                </div>
                {money}
            </div>
            <p>{words.text(&about.message)}</p>
            <p class="sm soft">{words.text(&sentence(&about))}</p>
        }
    };
    let export = move |_| {
        let lang = app.lang.get_untracked();
        spawn_local(async move {
            if let Err(failure) = app.download(Request::ExportFinding { finding: at, lang }).await {
                app.trouble(failure);
            }
        });
    };
    let label = move |key: &'static str| move || format!("{} – {}", app.t().word(key), name());
    let panel = format!("finding-rows-{at}");
    let controls = panel.clone();
    let rows_word = move || if open.get() { "quality-rows-close" } else { "quality-rows-open" };
    let buttons = has_rows.then(|| {
        view! {
            <button
                type="button"
                class="btn"
                aria-expanded=move || open.get().to_string()
                aria-controls=controls
                aria-label=move || label(rows_word())()
                data-testid="finding-open"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || app.t().word(rows_word())}
            </button>
            <button
                type="button"
                class="btn"
                aria-label=label("quality-export")
                data-testid="finding-export"
                on:click=export
            >
                {said("quality-export")}
            </button>
        }
    });
    view! {
        <article class="finding" data-testid="finding" data-code=id data-rows=finding.count.to_string()>
            {text}
            <div class="cluster">{buttons} <FixButton finding=finding.clone() /></div>
            <div id=panel>
                <Show when=move || open.get()>
                    <Rows at name=Signal::derive(name) />
                </Show>
            </div>
        </article>
    }
}

/// What to do about a finding; the sentence may name what the finding names.
fn sentence(finding: &Finding) -> Message {
    Message { key: format!("finding-{}-fix", finding.code.id()).into(), args: finding.message.args.clone() }
}

/// What can be pressed about it, if something can; its rows as a file can be had in any case.
#[component]
fn FixButton(finding: Finding) -> impl IntoView {
    let app = use_app();
    let picker = expect_context::<Picker>();
    let file = finding.file;
    let button = move |key: &'static str, press: Box<dyn Fn() + Send + Sync>| {
        view! {
            <button type="button" class="btn" data-testid="finding-fix" on:click=move |_| press()>
                {said(key)}
            </button>
        }
        .into_any()
    };
    let is_sample = app.workspace.with_untracked(|now| now.as_ref().is_some_and(|now| now.is_sample()));
    match finding.fix {
        Fix::DropDuplicates => view! { <Switch /> }.into_any(),
        // A sample is no file that could be read in another way, and nothing can be added to it.
        Fix::ReadAgain | Fix::AddFile | Fix::TakeOut if is_sample => ().into_any(),
        Fix::ReadAgain => button(
            "app-read-again",
            Box::new(move || {
                // The review stands on the data page.
                app.go(Route::Data);
                if !app.review_present(file) {
                    picker.choose_to_review(file);
                }
            }),
        ),
        Fix::TakeOut => button("app-remove-file", Box::new(move || app.remove_file(file))),
        Fix::AddFile => button("quality-fix-add_file", Box::new(move || picker.choose_to_add())),
        Fix::LeftOut => view! {
            <a class="btn" href=Route::Data.href() data-testid="finding-fix">
                {said("quality-fix-left_out")}
            </a>
        }
        .into_any(),
        Fix::Mean => view! {
            <a class="btn" href=Route::Data.href() data-testid="finding-fix">
                {said("quality-fix-mean")}
            </a>
        }
        .into_any(),
        Fix::Source => ().into_any(),
    }
}

/// The rule of repeated rows, as it stands on the data page.
#[component]
fn Switch() -> impl IntoView {
    let app = use_app();
    let on =
        Memo::new(move |_| app.workspace.with(|now| now.as_ref().is_some_and(|now| now.view.rules.drop_duplicates)));
    let turn = move |on: bool| {
        app.look(|view| {
            let mut rules = view.rules;
            rules.drop_duplicates = on;
            View { rules, ..view }
        });
    };
    view! {
        <label class="toggle">
            <input
                type="checkbox"
                role="switch"
                class="switch"
                data-testid="finding-fix"
                prop:checked=move || on.get()
                on:change=move |event| turn(event_target_checked(&event))
            />
            {said("rule-drop_duplicates")}
            <Show when=move || on.get()>
                <span class="soft">{said("quality-switched")}</span>
            </Show>
        </label>
    }
}

/// A window of rows.
#[derive(Clone, Default, PartialEq)]
struct Window {
    headers: Vec<(Role, String)>,
    about: Option<u32>,
    rows: Vec<FindingRow>,
    total: u64,
}

/// The rows behind a finding.
#[component]
fn Rows(at: u32, name: Signal<String>) -> impl IntoView {
    let app = use_app();
    let offset = RwSignal::new(0_u32);
    let window = RwSignal::new(Window::default());
    Effect::new(move |_| {
        let from = offset.get();
        spawn_local(async move {
            match app.ask(Request::Finding { finding: at, offset: from, limit: PAGE }).await {
                Ok(Event::Finding { headers, about, rows, total }) => {
                    // Another page may be wanted by now, or none.
                    if offset.try_get_untracked() == Some(from) {
                        let _ = window.try_set(Window { headers, about, rows, total });
                    }
                }
                Ok(_) => {}
                Err(failure) => app.trouble(failure),
            }
        });
    });
    let files = app.workspace.with_untracked(|now| now.as_ref().map_or(0, |now| now.files.len()));
    let heads = move || {
        window.with(|window| {
            let head = |(role, header): &(Role, String)| {
                let numeric = matches!(role.kind(), kefen::table::Kind::Money | kefen::table::Kind::Number);
                let text = column_text(app, *role, header);
                view! {
                    <th scope="col" class:num=numeric>
                        {text}
                    </th>
                }
            };
            window.headers.iter().map(head).collect_view()
        })
    };
    let lines = move || {
        window.with(|window| window.rows.iter().map(|row| row_view(app, row, window, files > 1)).collect_view())
    };
    let label = move || app.t().text(&Message::new("quality-rows-of").text("name", name.get()));
    view! {
        <div class="found" data-testid="finding-rows" role="region" aria-label=label tabindex="0">
            <table class="table found-rows">
                <thead>
                    <tr>
                        <th scope="col">{said("app-line")}</th>
                        {heads}
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
        <Pager
            offset
            size=PAGE
            total=Signal::derive(move || window.with(|window| window.total))
            go=move |to| offset.set(to)
        />
    }
}

fn row_view(app: App, row: &FindingRow, window: &Window, several: bool) -> impl IntoView + use<> {
    let words = app.t();
    let file = several.then(|| {
        let name = app.workspace.with_untracked(|now| {
            now.as_ref().and_then(|now| now.files.get(row.file as usize)).map(|source| source.file.name.clone())
        });
        view! { <small class="of-file">{name}</small> }
    });
    let cells = row
        .cells
        .iter()
        .zip(&window.headers)
        .zip(0u32..)
        .map(|((cell, (role, header)), at)| {
            let numeric = matches!(cell, Some(Arg::Money(_) | Arg::Number(..)));
            // An empty cell is what some findings are about.
            let text = match cell {
                Some(cell) => arg_text(&words, cell),
                None => words.word("quality-empty"),
            };
            view! {
                <td
                    class:num=numeric
                    class:quiet=cell.is_none()
                    class:about=window.about == Some(at)
                    data-l=column_text(app, *role, header)
                >
                    {text}
                </td>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row" class="mono" data-l=words.word("app-line")>
                {words.count(u64::from(row.line))}
                {file}
            </th>
            {cells}
        </tr>
    }
}
