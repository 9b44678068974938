//! What a file is read as (encoding, delimiter, header, dates, numbers), each a fact that can be changed.

use leptos::prelude::*;

use super::draft::Draft;
use super::{delimiter_key, size};
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::ingest::{DateReading, Dialect, Encoding, Mapping, NumberReading};
use kefen::table::{Kind, Role, TableKind};

/// Delimiters that are offered.
const DELIMITERS: &[u8] = b",;\t|";
/// Header rows that are offered beyond "none".
const HEADER_ROWS: u32 = 10;

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
pub(super) fn ReadAs(draft: Draft) -> impl IntoView {
    let app = use_app();
    let name = move || draft.seen(|seen| seen.name.clone());
    let bytes = move || {
        let words = app.t();
        draft.seen(|seen| size(&words, seen.size))
    };
    let kinds = Signal::derive(move || {
        let words = app.t();
        let word = |kind: &TableKind| words.word(&format!("app-table-{}", kind.id()));
        TableKind::ALL.iter().map(|kind| (kind.id().to_owned(), word(kind))).collect::<Vec<_>>()
    });
    let encodings = Signal::derive(|| {
        Encoding::ALL.iter().map(|one| (one.id().to_owned(), one.name().to_owned())).collect::<Vec<_>>()
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
    let read_in = move |encoding: Encoding| {
        draft.change(|mapping| {
            mapping.encoding = encoding;
            anew(mapping);
        });
    };
    view! {
        <section class="sec file">
            <h3>{name}</h3>
            <p class="small quiet">{bytes}</p>
            <div class="cluster">
                <span class="small soft">{said("app-read-as")}</span>
                <ChipSelect
                    label="app-table"
                    options=kinds
                    chosen=Signal::derive(move || draft.kind().id().to_owned())
                    choose=move |id| {
                        if let Some(kind) = TableKind::from_id(&id) {
                            draft
                                .change(|mapping| {
                                    mapping.kind = kind;
                                    anew(mapping);
                                });
                        }
                    }
                />
                <ChipSelect
                    label="app-encoding"
                    options=encodings
                    chosen=Signal::derive(move || draft.read(|mapping| mapping.encoding.id().to_owned()))
                    choose=move |id| {
                        if let Some(encoding) = Encoding::ALL.iter().find(|one| one.id() == id) {
                            read_in(*encoding);
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
            <Readings draft read_in />
        </section>
    }
}

/// The first line in each encoding that it could be in: whoever can read it knows which one is right.
#[component]
fn Readings(draft: Draft, read_in: impl Fn(Encoding) + Copy + Send + Sync + 'static) -> impl IntoView {
    let choices = move || {
        let all = draft.seen(|seen| seen.readings.clone());
        let choices = all.into_iter().map(|(encoding, line)| {
            view! {
                <label class="choice" data-testid=format!("reading-{}", encoding.id())>
                    <input
                        type="radio"
                        name="reading"
                        value=encoding.id()
                        prop:checked=move || draft.read(|mapping| mapping.encoding == encoding)
                        on:change=move |_| read_in(encoding)
                    />
                    <span>
                        <b>{encoding.name()}</b>
                        <span class="line">{line}</span>
                    </span>
                </label>
            }
        });
        choices.collect_view()
    };
    view! {
        <fieldset class="choices lines" hidden=move || draft.seen(|seen| seen.readings.len()) < 2>
            <legend>{said("app-readings")}</legend>
            {choices}
        </fieldset>
    }
}
