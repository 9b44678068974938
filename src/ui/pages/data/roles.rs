//! Which column plays which part: a select for every role, with samples and how sure it is.

use leptos::prelude::*;

use super::columns::column_name;
use super::draft::Draft;
use crate::ui::state::{said, use_app};
use kefen::table::Role;

/// One select per role, with samples of the column it names and how sure that is.
#[component]
pub(super) fn Roles(draft: Draft) -> impl IntoView {
    let kind = Memo::new(move |_| draft.kind());
    let rows = move || kind.get().roles().iter().map(|role| view! { <RoleRow draft role=*role /> }).collect_view();
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
    let required = draft.kind_untracked().required().contains(&role);
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
