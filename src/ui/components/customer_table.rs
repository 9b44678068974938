//! A page of a list of customers, sorted by pressing a head. Rows are keyed by id, so that the next page changes only what changed.

use std::sync::Arc;

use leptos::prelude::*;

use crate::protocol::{CustomerRow, Sort};
use crate::ui::state::use_app;

use super::address::{customer_address, go};
use super::class_chip::ClassChip;
use super::words::{DASH, class_name, money_text, rate_text};

/// Rows as they came.
pub type Rows = Arc<Vec<CustomerRow>>;

const HEADS: [(&str, Option<Sort>); 7] = [
    ("customers-id", Some(Sort::Id)),
    ("customers-class", Some(Sort::Class)),
    ("customers-last", Some(Sort::Recency)),
    ("customers-recency", None),
    ("customers-orders", Some(Sort::Frequency)),
    ("customers-money", Some(Sort::Money)),
    ("customers-order-value", None),
];

/// The table.
#[component]
pub fn CustomerTable(
    /// The rows of this page.
    rows: Signal<Rows>,
    /// The classifier whose class is shown.
    classifier: Signal<String>,
    /// Sorted by, and whether descending.
    sort: Signal<(Sort, bool)>,
    /// Sorts by this, or turns the order round if it is sorted by it already.
    sort_by: Callback<Sort>,
    /// Newer rows are on their way.
    #[prop(into)]
    waiting: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let heads = HEADS.iter().enumerate().map(|(index, (key, by))| {
        let number = index > 1;
        let current = move || by.is_some_and(|by| sort.get().0 == by);
        let direction = move || current().then(|| if sort.get().1 { "descending" } else { "ascending" });
        let text = move || app.t().word(key);
        let head = by.map_or_else(
            || view! { <span class="head-sort">{text}</span> }.into_any(),
            |by| {
                view! {
                    <button
                        type="button"
                        class="head-sort"
                        class:sort=move || current() && sort.get().1
                        class:sort-up=move || current() && !sort.get().1
                        on:click=move |_| sort_by.run(by)
                    >
                        {text}
                    </button>
                }
                .into_any()
            },
        );
        view! { <th scope="col" class:num=number aria-sort=direction>{head}</th> }
    });
    let each = move || rows.get().iter().cloned().collect::<Vec<_>>();
    view! {
        <div class="scroll">
            <table class="table cardrows customers">
                <caption class="vh">{move || app.t().word("customers-caption")}</caption>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody class:dim=move || waiting.get()>
                    // The key holds the numbers too: a row is made again only if one of them changed.
                    <For each key=|row| format!("{row:?}") let:row>
                        <Row row classifier />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(row: CustomerRow, classifier: Signal<String>) -> impl IntoView {
    let app = use_app();
    let address = customer_address(&row.id);
    let press = address.clone();
    let class = row.class.map(|class| {
        let id = class.id.to_string();
        let name = Signal::derive(move || class_name(&app.t(), &classifier.get(), &id));
        view! { <ClassChip colour=class.colour.to_string() name /> }
    });
    let id = row.id.clone();
    let (last, recency, frequency, money, value) = (row.last, row.recency, row.frequency, row.money, row.order_value);
    let label = move |key: &'static str| move || app.t().word(key);
    view! {
        <tr class="opens" data-testid="customer-row" data-id=id on:click=move |_| go(&press)>
            <td>
                <a href=address on:click=|event| event.stop_propagation()>
                    {row.id}
                </a>
            </td>
            <td>{class}</td>
            <td class="num hide-n">{move || last.map_or_else(|| DASH.to_owned(), |day| app.t().day(day))}</td>
            <td class="num" data-l=label("customers-recency")>
                {move || recency.map_or_else(|| DASH.to_owned(), |days| app.t().count(u64::from(days)))}
            </td>
            <td class="num" data-l=label("customers-orders")>{move || app.t().count(u64::from(frequency))}</td>
            <td class="num" data-l=label("customers-money")>{move || money_text(&app.t(), money)}</td>
            <td class="num hide-n">{move || rate_text(&app.t(), value)}</td>
        </tr>
    }
}
