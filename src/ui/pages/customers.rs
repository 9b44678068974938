//! A list of customers: who is on it in words, how many they are and what they bring, sorted, searched, exported. The whole state
//! of the list is in its address.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::components::address::{ListAddress, PAGE, go, go_instead, natural_order, use_query};
use crate::ui::components::asking::answer;
use crate::ui::components::customer_table::{CustomerTable, Rows};
use crate::ui::components::notes::{Failed, NoData};
use crate::ui::components::pager::Pager;
use crate::ui::components::words::selection_words;
use crate::ui::state::use_app;
use kefen::base::{Message, Money};
use kefen::classify::Values;
use kefen::protocol::{Event, Request, Selection, Sort};

/// Who has not typed for so long has typed enough to look.
const TYPING: Duration = Duration::from_millis(250);

/// Whose class is shown where the selection names none.
const DEFAULT: &str = "rfm";

/// A page of rows, and what they are a page of.
#[derive(Clone, PartialEq)]
struct Page {
    rows: Rows,
    total: u32,
    money: Money,
}

/// The selection as the engine is asked for it: the class column is never empty.
fn asked(selection: &Selection) -> Selection {
    let mut selection = selection.clone();
    selection.classifier.get_or_insert_with(|| (DEFAULT.to_owned(), Values::new()));
    selection
}

/// The list of customers.
#[component]
pub fn Customers() -> impl IntoView {
    let app = use_app();
    let query = use_query();
    let list = Memo::new(move |_| ListAddress::read(&query.get()));
    let some = Memo::new(move |_| app.workspace.with(Option::is_some));
    let page = answer(
        move || {
            let list = list.get();
            some.get().then(|| Request::Rows {
                selection: asked(&list.selection),
                sort: list.sort,
                descending: list.descending,
                offset: list.page.saturating_mul(PAGE),
                limit: PAGE,
            })
        },
        |event| match event {
            Event::Rows { rows, total, money } => Some(Page { rows: Arc::new(rows), total, money }),
            _ => None,
        },
    );
    let rows =
        Signal::derive(move || page.value.with(|page| page.as_ref().map(|page| page.rows.clone())).unwrap_or_default());
    let total = Memo::new(move |_| page.value.with(|page| page.as_ref().map_or(0, |page| page.total)));
    let classifier = Signal::derive(move || {
        list.with(|list| list.selection.classifier.as_ref().map_or_else(|| DEFAULT.to_owned(), |(id, _)| id.clone()))
    });
    let sort = Signal::derive(move || list.with(|list| (list.sort, list.descending)));
    let sort_by = Callback::new(move |sort: Sort| {
        let mut list = list.get_untracked();
        list.descending = if list.sort == sort { !list.descending } else { natural_order(sort) };
        list.sort = sort;
        list.page = 0;
        go(&list.address());
    });
    let title = move || {
        let words = app.t();
        page.value.with(|page| {
            page.as_ref().map_or_else(
                || words.word("customers-title"),
                |page| {
                    let message = Message::new("customers-found").count("n", page.total);
                    words.text(&message.text("money", words.money_short(page.money.to_f64())))
                },
            )
        })
    };
    let body = move || {
        view! {
            <div class="head">
                <div>
                    <h1>{move || app.t().tied(&title())}</h1>
                    <Chosen list />
                </div>
                <div class="cluster"><Export list total /></div>
            </div>
            <Failed failure=page.failure />
            <Search list />
            <Show when=move || { total.get() > 0 } fallback=move || view! { <Nobody waiting=page.waiting /> }>
                <CustomerTable rows classifier sort sort_by waiting=page.waiting />
                <Pager
                    offset=Signal::derive(move || list.with(|list| list.page.saturating_mul(PAGE)))
                    size=PAGE
                    total=Signal::derive(move || u64::from(total.get()))
                    go=move |offset| {
                        let mut list = list.get_untracked();
                        list.page = offset / PAGE;
                        go(&list.address());
                    }
                />
            </Show>
        }
    };
    move || if some.get() { body().into_any() } else { view! { <NoData /> }.into_any() }
}

/// Who is on the list, in words, with a way back to everybody.
#[component]
fn Chosen(list: Memo<ListAddress>) -> impl IntoView {
    let app = use_app();
    let clear = move |_| go(&ListAddress::of(Selection::default()).address());
    move || {
        let words = app.t();
        let said = list.with(|list| selection_words(&words, &list.selection));
        if said.is_empty() {
            return view! { <p class="lede">{words.word("customers-all")}</p> }.into_any();
        }
        let chips = said.into_iter().map(|text| view! { <span class="chip on">{text}</span> });
        view! {
            <p class="lede cluster" data-testid="selection">
                {chips.collect_view()}
                <button type="button" class="link" data-testid="selection-clear" on:click=clear>
                    {words.word("customers-clear")}
                </button>
            </p>
        }
        .into_any()
    }
}

#[component]
fn Search(list: Memo<ListAddress>) -> impl IntoView {
    let app = use_app();
    let typed = StoredValue::new(None::<TimeoutHandle>);
    let put_off = move || {
        if let Some(waiting) = typed.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    };
    on_cleanup(put_off);
    let search = move |event| {
        let text = event_target_value(&event).trim().to_owned();
        put_off();
        let look = move || {
            let mut list = list.get_untracked();
            if list.selection.search != text {
                list.selection.search = text;
                list.page = 0;
                go_instead(&list.address());
            }
        };
        // Cannot fail where there is a window; without a timer the list waits for the next letter.
        typed.set_value(set_timeout_with_handle(look, TYPING).ok());
    };
    view! {
        <div class="toolbar">
            <input
                class="entry"
                type="search"
                autocomplete="off"
                spellcheck="false"
                data-testid="customer-search"
                placeholder=move || app.t().word("customers-search")
                aria-label=move || app.t().word("customers-search")
                prop:value=move || list.with(|list| list.selection.search.clone())
                on:input=search
            />
        </div>
    }
}

#[component]
fn Export(list: Memo<ListAddress>, total: Memo<u32>) -> impl IntoView {
    let app = use_app();
    let failure = RwSignal::new(None);
    let save = move |_| {
        let selection = list.with_untracked(|list| asked(&list.selection));
        let lang = app.lang.get_untracked();
        spawn_local(async move {
            let done = app.download(Request::Export { selection, lang, raw: false }).await;
            let _ = failure.try_set(done.err().filter(|failure| !failure.is_cancelled()));
        });
    };
    view! {
        <button
            type="button"
            class="btn primary"
            data-testid="export-csv"
            disabled=move || total.get() == 0
            on:click=save
        >
            {move || app.t().text(&Message::new("classifier-export").count("n", total.get()))}
        </button>
        <Failed failure />
    }
}

#[component]
fn Nobody(waiting: RwSignal<bool>) -> impl IntoView {
    let app = use_app();
    move || (!waiting.get()).then(|| view! { <p class="note">{app.t().word("customers-nobody")}</p> })
}
