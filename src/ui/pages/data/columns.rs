//! The columns of the stored file and the parts they play. To be read, not changed: the file itself is not kept.

use leptos::prelude::*;

use crate::ui::state::{said, use_app};
use kefen::table::Role;

/// The columns, as they were read.
#[component]
pub fn Columns() -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let words = app.t();
        app.workspace.with(|now| {
            let columns = now.as_ref().map(|now| now.file.mapping.columns.clone()).unwrap_or_default();
            columns
                .into_iter()
                .enumerate()
                .map(|(index, column)| {
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
                })
                .collect_view()
        })
    };
    view! {
        <section class="sec">
            <header>
                <h2>{said("app-columns-title")}</h2>
                <p>{said("app-columns-fixed")}</p>
            </header>
            <table class="table cardrows columns">
                <thead>
                    <tr>
                        <th scope="col">{said("app-column-in-file")}</th>
                        <th scope="col">{said("app-read-as")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
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
