//! Steps through a list that is longer than a page.

use leptos::prelude::*;

use crate::ui::state::{said, use_app};
use kefen::base::Message;

/// "26–50 of 1,204", backwards and forwards.
#[component]
pub fn Pager(
    /// Index of the first row shown, from 0.
    #[prop(into)]
    offset: Signal<u32>,
    /// Rows on a page.
    size: u32,
    /// Rows in all.
    #[prop(into)]
    total: Signal<u64>,
    /// Called with the index of the first row to show.
    go: impl Fn(u32) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = use_app();
    let last = move || (u64::from(offset.get()) + u64::from(size)).min(total.get());
    let text = move || {
        let from = u64::from(offset.get()) + 1;
        app.t().text(&Message::new("app-page-of").count("from", from).count("to", last()).count("total", total.get()))
    };
    view! {
        <Show when=move || { total.get() > u64::from(size) }>
            <nav class="pager" aria-label=said("app-pages")>
                <button
                    type="button"
                    class="btn"
                    data-testid="page-before"
                    disabled=move || offset.get() == 0
                    on:click=move |_| go(offset.get_untracked().saturating_sub(size))
                >
                    {said("app-back")}
                </button>
                <span role="status">{text}</span>
                <button
                    type="button"
                    class="btn"
                    data-testid="page-after"
                    disabled=move || { last() >= total.get() }
                    on:click=move |_| go(offset.get_untracked().saturating_add(size))
                >
                    {said("app-next")}
                </button>
            </nav>
        </Show>
    }
}
