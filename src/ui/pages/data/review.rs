//! "We read it as": the file before it is imported, with everything that can be changed. Each change is looked at again at once.

use std::sync::Arc;

use leptos::prelude::*;

use super::columns::column_name;
use super::reading::{day_as, is_ambiguous};
use super::{delimiter_key, encoding_name, size};
use crate::ui::components::notes::Notes;
use crate::ui::state::{App, said, use_app};
use kefen::base::Message;
use kefen::ingest::mapping::ColumnMapping;
use kefen::ingest::{DateReading, Dialect, Encoding, Mapping, NumberReading, Preview};
use kefen::table::{Kind, Role};

/// Delimiters that are offered.
const DELIMITERS: &[u8] = b",;\t|";
/// Header rows that are offered beyond "none".
const HEADER_ROWS: u32 = 10;

/// What is under review, as the person has changed it so far. `Copy`, for the many controls that change it.
#[derive(Clone, Copy)]
struct Draft {
    app: App,
    preview: Memo<Option<Arc<Preview>>>,
    mapping: RwSignal<Option<Mapping>>,
}

impl Draft {
    /// Follows the preview: what the engine answers is the new draft.
    fn of(app: App, preview: Memo<Option<Arc<Preview>>>) -> Draft {
        let mapping = RwSignal::new(None);
        Effect::new(move |_| mapping.set(preview.with(|now| now.as_ref().map(|now| now.mapping.clone()))));
        Draft { app, preview, mapping }
    }

    fn read<T: Default>(self, read: impl FnOnce(&Mapping) -> T) -> T {
        self.mapping.with(|mapping| mapping.as_ref().map(read)).unwrap_or_default()
    }

    fn seen<T: Default>(self, read: impl FnOnce(&Preview) -> T) -> T {
        self.preview.with(|preview| preview.as_ref().map(|preview| read(preview))).unwrap_or_default()
    }

    /// Changes the draft and looks again.
    fn change(self, change: impl FnOnce(&mut Mapping)) {
        self.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                change(mapping);
            }
        });
        if let Some(mapping) = self.mapping.get_untracked() {
            self.app.reread(mapping);
        }
    }

    /// The column that plays a role.
    fn column_of(self, role: Role) -> Option<usize> {
        self.read(|mapping| mapping.columns.iter().position(|column| column.role == role))
    }

    /// Gives a role to a column, or to none; whoever had it is kept as an attribute.
    fn assign(self, role: Role, column: Option<usize>) {
        self.change(|mapping| {
            for (index, mapped) in mapping.columns.iter_mut().enumerate() {
                if Some(index) == column {
                    mapped.role = role;
                } else if mapped.role == role {
                    mapped.role = Role::Attribute;
                }
            }
        });
    }

    fn change_columns(self, of: fn(&ColumnMapping) -> bool, change: impl Fn(&mut ColumnMapping)) {
        self.change(|mapping| mapping.columns.iter_mut().filter(|column| of(column)).for_each(change));
    }
}

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

/// A chip that is a select: a fact that can be changed.
#[component]
fn ChipSelect(
    /// Locale key of what it is.
    label: &'static str,
    /// Values and their words.
    options: Signal<Vec<(String, String)>>,
    /// The present value.
    chosen: Signal<String>,
    /// Called with a new value.
    choose: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let items = move || {
        options
            .get()
            .into_iter()
            .map(|(value, name)| {
                let own = value.clone();
                view! {
                    <option value=value prop:selected=move || chosen.get() == own>
                        {name}
                    </option>
                }
            })
            .collect_view()
    };
    view! {
        <label class="chip edit">
            <small>{said(label)}</small>
            <select on:change=move |event| choose(event_target_value(&event))>{items}</select>
        </label>
    }
}

/// The file card.
#[component]
fn ReadAs(draft: Draft) -> impl IntoView {
    let app = use_app();
    let name = move || draft.seen(|seen| seen.name.clone());
    let bytes = move || {
        let words = app.t();
        draft.seen(|seen| size(&words, seen.size))
    };
    let encodings = Signal::derive(|| {
        Encoding::ALL.iter().map(|one| (one.id().to_owned(), encoding_name(*one).to_owned())).collect::<Vec<_>>()
    });
    let delimiters = Signal::derive(move || {
        let words = app.t();
        let name = |byte| words.word(delimiter_key(&Dialect { delimiter: byte, ..Dialect::default() }));
        DELIMITERS.iter().map(|byte| (byte.to_string(), name(*byte))).collect::<Vec<_>>()
    });
    let headers =
        Signal::derive(move || {
            let words = app.t();
            let mut all = vec![(String::new(), words.word("app-header-none"))];
            all.extend((0..HEADER_ROWS).map(|row| {
                (row.to_string(), words.text(&Message::new("app-header-row").count("n", u64::from(row) + 1)))
            }));
            all
        });
    let dates = Signal::derive(move || {
        let words = app.t();
        DateReading::ALL
            .iter()
            .map(|one| (one.id().to_owned(), words.word(&format!("date-{}", one.id()))))
            .collect::<Vec<_>>()
    });
    let numbers = Signal::derive(|| {
        vec![("point".to_owned(), "1,234.50".to_owned()), ("comma".to_owned(), "1.234,50".to_owned())]
    });
    let date = Signal::derive(move || {
        draft
            .read(|mapping| {
                mapping
                    .columns
                    .iter()
                    .find(|column| column.role == Role::Date)
                    .map(|column| column.date.id().to_owned())
            })
            .unwrap_or_default()
    });
    let number = Signal::derive(move || {
        let comma = draft.read(|mapping| {
            let mut money = mapping.columns.iter().filter(|column| column.role.kind() == Kind::Money);
            money.any(|column| column.number == NumberReading::CommaDecimal)
        });
        if comma { "comma" } else { "point" }.to_owned()
    });
    // Other characters or other cells make other columns: the engine finds them anew.
    let anew = |mapping: &mut Mapping| mapping.columns.clear();
    view! {
        <section class="sec file">
            <h3>{name}</h3>
            <p class="small quiet">{bytes}</p>
            <div class="cluster">
                <span class="small soft">{said("app-read-as")}</span>
                <span class="chip on">{said("app-table-orders")}</span>
                <ChipSelect
                    label="app-encoding"
                    options=encodings
                    chosen=Signal::derive(move || draft.read(|mapping| mapping.encoding.id().to_owned()))
                    choose=move |id| {
                        if let Some(encoding) = Encoding::ALL.iter().find(|one| one.id() == id) {
                            draft
                                .change(|mapping| {
                                    mapping.encoding = *encoding;
                                    anew(mapping);
                                });
                        }
                    }
                />
                <ChipSelect
                    label="app-delimiter"
                    options=delimiters
                    chosen=Signal::derive(move || draft.read(|mapping| mapping.dialect.delimiter.to_string()))
                    choose=move |byte| {
                        if let Ok(delimiter) = byte.parse() {
                            draft
                                .change(|mapping| {
                                    mapping.dialect.delimiter = delimiter;
                                    anew(mapping);
                                });
                        }
                    }
                />
                <ChipSelect
                    label="app-header"
                    options=headers
                    chosen=Signal::derive(move || {
                        draft.read(|mapping| mapping.header.map(|row| row.to_string())).unwrap_or_default()
                    })
                    choose=move |row| {
                        draft
                            .change(|mapping| {
                                mapping.header = row.parse().ok();
                                anew(mapping);
                            });
                    }
                />
                <ChipSelect
                    label="app-dates"
                    options=dates
                    chosen=date
                    choose=move |id| {
                        if let Some(reading) = DateReading::ALL.iter().find(|one| one.id() == id) {
                            draft.change_columns(|column| column.role.kind() == Kind::Day, |column| column.date = *reading);
                        }
                    }
                />
                <ChipSelect
                    label="app-decimals"
                    options=numbers
                    chosen=number
                    choose=move |id| {
                        let reading = if id == "comma" {
                            NumberReading::CommaDecimal
                        } else {
                            NumberReading::PointDecimal
                        };
                        draft
                            .change_columns(
                                |column| matches!(column.role.kind(), Kind::Money | Kind::Number),
                                |column| column.number = reading,
                            );
                    }
                />
            </div>
        </section>
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

/// One select per role, with samples of the column it names and how sure that is.
#[component]
fn Roles(draft: Draft) -> impl IntoView {
    let rows = Role::ORDERS.iter().map(|role| view! { <RoleRow draft role=*role /> }).collect_view();
    view! {
        <section class="sec">
            <header>
                <h2>{said("app-columns-title")}</h2>
                <p>{said("app-columns-lede")}</p>
            </header>
            <table class="table cardrows roles">
                <thead>
                    <tr>
                        <th scope="col">{said("app-meaning")}</th>
                        <th scope="col">{said("app-column-in-file")}</th>
                        <th scope="col">{said("app-samples")}</th>
                        <th scope="col">{said("app-confidence")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Rest draft />
        </section>
    }
}

#[component]
fn RoleRow(draft: Draft, role: Role) -> impl IntoView {
    let app = use_app();
    let id = role.id();
    let chosen = Memo::new(move |_| draft.column_of(role));
    let required = Role::REQUIRED.contains(&role);
    let options = move || {
        let words = app.t();
        let headers: Vec<_> = draft.seen(|seen| seen.columns.iter().map(|column| column.header.clone()).collect());
        headers
            .into_iter()
            .enumerate()
            .map(|(index, header)| {
                view! {
                    <option value=index prop:selected=move || chosen.get() == Some(index)>
                        {column_name(&words, &header, index)}
                    </option>
                }
            })
            .collect_view()
    };
    let samples = move || {
        let column = chosen.get()?;
        draft.seen(|seen| seen.columns.get(column).map(|column| column.samples.join("  ·  ")))
    };
    let sure = Memo::new(move |_| {
        let column = chosen.get()?;
        draft.seen(|seen| seen.columns.get(column).map(|column| column.confidence.clamp(0.0, 1.0)))
    });
    let confidence = move || {
        sure.get().map(|sure| {
            view! {
                <span class="conf">
                    <span class="meter" class:unsure={ sure < 0.8 }>
                        <i style:inline-size=format!("{}%", (sure * 100.0).round())></i>
                    </span>
                    <span class="pct">{app.t().percent(sure, 0)}</span>
                </span>
            }
        })
    };
    view! {
        <tr class:unmapped=move || chosen.get().is_none()>
            <td>
                <b>{move || app.t().word(&format!("role-{id}"))}</b>
                {required.then(|| view! { <small class="required">{said("app-required")}</small> })}
            </td>
            <td>
                <select
                    class="select"
                    class:on=move || chosen.get().is_some()
                    data-testid=format!("map-{id}")
                    aria-label=move || app.t().word(&format!("role-{id}"))
                    on:change=move |event| draft.assign(role, event_target_value(&event).parse().ok())
                >
                    <option value="" prop:selected=move || chosen.get().is_none()>
                        {said("app-no-column")}
                    </option>
                    {options}
                </select>
            </td>
            <td class="full">
                <div class="sample">{samples}</div>
            </td>
            <td class="hide-n">{confidence}</td>
        </tr>
    }
}

/// Columns without a role: kept beside, or left out.
#[component]
fn Rest(draft: Draft) -> impl IntoView {
    let app = use_app();
    let rest = Memo::new(move |_| {
        let headers: Vec<String> = draft.seen(|seen| seen.columns.iter().map(|column| column.header.clone()).collect());
        draft.read(|mapping| {
            mapping
                .columns
                .iter()
                .enumerate()
                .filter(|(_, column)| matches!(column.role, Role::Attribute | Role::Ignore))
                .map(|(index, column)| {
                    (index, headers.get(index).cloned().unwrap_or_default(), column.role == Role::Attribute)
                })
                .collect::<Vec<_>>()
        })
    });
    let boxes = move || {
        let words = app.t();
        rest.get()
            .into_iter()
            .map(|(index, header, kept)| {
                view! {
                    <label class="chip" class:on=kept>
                        <input
                            type="checkbox"
                            prop:checked=kept
                            on:change=move |event| {
                                let role = if event_target_checked(&event) { Role::Attribute } else { Role::Ignore };
                                draft
                                    .change(|mapping| {
                                        if let Some(column) = mapping.columns.get_mut(index) {
                                            column.role = role;
                                        }
                                    });
                            }
                        />
                        {column_name(&words, &header, index)}
                    </label>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || rest.with(|rest| !rest.is_empty())>
            <div class="rest">
                <p class="sm soft">{said("app-rest")}</p>
                <div class="cluster">{boxes}</div>
            </div>
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
