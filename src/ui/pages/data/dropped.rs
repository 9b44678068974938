//! Several files that were dropped together: which of them are clear, which ask something, which can't be read; one is looked at, and each
//! can be left out.

use std::sync::Arc;

use leptos::prelude::*;

use super::review::is_clear;
use super::size;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::protocol::Looked;

/// The list.
#[component]
pub(super) fn Dropped(
    /// The files.
    looked: Memo<Option<Arc<Vec<Looked>>>>,
    /// The one that is shown.
    at: RwSignal<u32>,
    /// Those that are left out.
    out: RwSignal<Vec<u32>>,
) -> impl IntoView {
    let app = use_app();
    let row = move |file: u32, looked: &Looked| {
        let words = app.t();
        let (name, bytes, readable) = match looked {
            Looked::Seen(preview) => (preview.name.clone(), preview.size, true),
            Looked::Refused { name, size, .. } => (name.clone(), *size, false),
        };
        let state = match looked {
            Looked::Refused { .. } => view! { <span class="chip bad">{words.word("app-file-refused")}</span> },
            seen if is_clear(seen) => view! { <span class="chip on">{words.word("app-file-clear")}</span> },
            Looked::Seen(_) => view! { <span class="chip warn">{words.word("app-file-asks")}</span> },
        };
        let table = match looked {
            Looked::Seen(preview) => words.word(&format!("app-table-{}", preview.mapping.kind.id())),
            Looked::Refused { .. } => String::new(),
        };
        let label = words.text(&Message::new("app-file-take").text("name", name.clone()));
        view! {
            <tr class:chosen=move || at.get() == file>
                <td>
                    <input
                        type="checkbox"
                        aria-label=label
                        disabled=!readable
                        prop:checked=move || readable && out.with(|out| !out.contains(&file))
                        on:change=move |event| {
                            let taken = event_target_checked(&event);
                            out.update(|out| {
                                out.retain(|other| *other != file);
                                if !taken {
                                    out.push(file);
                                }
                            });
                        }
                    />
                </td>
                <td class="full">
                    <button
                        type="button"
                        class="link"
                        aria-pressed=move || (at.get() == file).to_string()
                        on:click=move |_| at.set(file)
                    >
                        {name}
                    </button>
                </td>
                <td class="soft">{table}</td>
                <td class="num soft hide-n">{size(&words, bytes)}</td>
                <td>{state}</td>
            </tr>
        }
    };
    let rows = move || {
        looked.with(|looked| {
            looked
                .iter()
                .flat_map(|looked| looked.iter())
                .zip(0u32..)
                .map(|(looked, file)| row(file, looked))
                .collect_view()
        })
    };
    view! {
        <section class="sec">
            <header>
                <h2>{said("app-files-title")}</h2>
                <p>{said("app-files-lede")}</p>
            </header>
            <table class="table dropped">
                <thead>
                    <tr>
                        <th scope="col">{said("app-file-taken")}</th>
                        <th scope="col">{said("app-file")}</th>
                        <th scope="col">{said("app-table")}</th>
                        <th scope="col" class="num hide-n">
                            {said("app-file-size")}
                        </th>
                        <th scope="col">{said("app-file-state")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}
