//! The columns of the stored file and the parts they play. To be read, not changed: the file itself is not kept.

use leptos::prelude::*;

use crate::ui::state::{said, use_app};
use kefen::ingest::mapping::ColumnMapping;
use kefen::table::Role;

/// The columns, as they were read; file by file where there are several.
#[component]
pub fn Columns() -> impl IntoView {
    let app = use_app();
    let files = Memo::new(move |_| {
        app.workspace.with(|now| {
            let files = now.iter().flat_map(|now| now.files.iter());
            files.map(|source| (source.file.name.clone(), source.file.mapping.columns.clone())).collect::<Vec<_>>()
        })
    });
    let tables = move || {
        let mut files = files.get();
        if let [(_, columns)] = &mut files[..] {
            return view! { <OfFile columns=std::mem::take(columns) /> }.into_any();
        }
        let of = |(name, columns)| {
            view! {
                <details class="more">
                    <summary>{name}</summary>
                    <OfFile columns />
                </details>
            }
        };
        files.into_iter().map(of).collect_view().into_any()
    };
    view! {
        <section class="sec">
            <header>
                <h2>{said("app-columns-title")}</h2>
                <p>{said("app-columns-fixed")}</p>
            </header>
            {tables}
        </section>
    }
}

/// The columns of one file.
#[component]
fn OfFile(columns: Vec<ColumnMapping>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let words = app.t();
        let row = |(index, column): (usize, &ColumnMapping)| {
            let name = column_name(&words, &column.header, index);
            let known = !matches!(column.role, Role::Attribute | Role::Ignore);
            view! {
                <tr>
                    <td>
                        <b>{name}</b>
                    </td>
                    <td class="num-end">
                        <span class="chip" class:on=known>
                            {words.word(&format!("role-{}", column.role.id()))}
                        </span>
                    </td>
                </tr>
            }
        };
        columns.iter().enumerate().map(row).collect_view()
    };
    view! {
        <table class="table cardrows columns">
            <thead>
                <tr>
                    <th scope="col">{said("app-column-in-file")}</th>
                    <th scope="col">{said("app-read-as")}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// The header of a column, or its number where the file has none.
pub fn column_name(words: &kefen::i18n::Catalog, header: &str, index: usize) -> String {
    if header.is_empty() {
        words.text(&kefen::base::Message::new("app-column-n").count("n", index as u64 + 1))
    } else {
        header.to_owned()
    }
}
