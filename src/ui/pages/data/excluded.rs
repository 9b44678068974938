//! The rows that an exclusion took out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::mending::line_of;
use crate::ui::components::icon::Cross;
use crate::ui::components::pager::Pager;
use crate::ui::state::{said, use_app};
use kefen::features::reconcile::Exclusion;
use kefen::protocol::{Event, ExcludedRow, Request};

const PAGE: u32 = 25;

/// The rows of the opened exclusion.
#[component]
pub fn Excluded(
    /// Which is open.
    opened: RwSignal<Option<Exclusion>>,
) -> impl IntoView {
    let app = use_app();
    let offset = RwSignal::new(0_u32);
    let (found, find) = signal((Vec::<ExcludedRow>::new(), 0_u64));
    Effect::new(move |before: Option<Option<Exclusion>>| {
        let reason = opened.get();
        if before.flatten() != reason {
            offset.set(0);
            find.set((Vec::new(), 0));
        }
        reason
    });
    Effect::new(move |_| {
        app.revision.track();
        let Some(reason) = opened.get() else { return };
        let asked = (reason, offset.get());
        spawn_local(async move {
            let request = Request::Excluded { reason: reason.id().to_owned(), offset: asked.1, limit: PAGE };
            match app.ask(request).await {
                // What is open by now may be something else; then this answer is nobody's.
                Ok(Event::Excluded { rows, total }) if opened.try_get_untracked() == Some(Some(asked.0)) => {
                    if offset.try_get_untracked() == Some(asked.1) {
                        let _ = find.try_set((rows, total));
                    }
                }
                Ok(_) => {}
                Err(failure) => app.trouble(failure),
            }
        });
    });
    let rows = move || {
        let words = app.t();
        found.with(|(rows, _)| {
            rows.iter()
                .cloned()
                .map(|row| {
                    let [customer, order, status] = row.cells;
                    let money = if row.currency.is_empty() {
                        words.money(row.money)
                    } else {
                        format!("{} {}", row.currency, words.number(row.money.to_f64(), 2))
                    };
                    view! {
                        <tr>
                            <td class="mono">{line_of(app, row.file, row.line)}</td>
                            <td>{customer}</td>
                            <td class="mono">{order}</td>
                            <td class="soft">{status}</td>
                            <td class="nowrap">{row.day.map(|day| words.day(day))}</td>
                            <td class="num">{money}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let panel = move || {
        opened.get().map(|reason| {
            let id = reason.id();
            view! {
                <div class="opened" role="region" aria-label=said("app-excluded-rows")>
                    <div class="between">
                        <div>
                            <h3>{move || app.t().word(&format!("exclusion-{id}"))}</h3>
                            <p class="sm soft">{move || app.t().word(&format!("exclusion-{id}-hint"))}</p>
                        </div>
                        <button
                            type="button"
                            class="icon"
                            aria-label=said("app-close")
                            on:click=move |_| opened.set(None)
                        >
                            <Cross />
                        </button>
                    </div>
                    <div class="scroll" tabindex="0" role="region" aria-label=said("app-excluded-rows")>
                        <table class="table">
                            <thead>
                                <tr>
                                    <th scope="col">{said("app-line")}</th>
                                    <th scope="col">{said("role-customer")}</th>
                                    <th scope="col">{said("role-order")}</th>
                                    <th scope="col">{said("role-status")}</th>
                                    <th scope="col">{said("role-date")}</th>
                                    <th scope="col" class="num">{said("role-amount")}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    <Pager
                        offset
                        size=PAGE
                        total=Signal::derive(move || found.with(|(_, total)| *total))
                        go=move |to| offset.set(to)
                    />
                </div>
            }
        })
    };
    view! { {panel} }
}
