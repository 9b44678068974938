//! A page of a list of customers, sorted by pressing a head.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::state::turns::in_turns;
use crate::ui::state::use_app;
use kefen::i18n::Catalog;
use kefen::protocol::{CustomerRow, Sort};

use super::address::{customer_address, go};
use super::class_chip::class_chip;
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
    // Fifty rows at once, in a turn of their own: a page shares hardly a row with the one before.
    let follow = move || {
        rows.track();
        classifier.track();
        app.words.track();
    };
    let make = move || {
        let (rows, classifier, words) = (rows.get(), classifier.get(), app.t());
        Some(rows.iter().map(|one| row(&words, &classifier, one)).collect_view().into_any())
    };
    let body = in_turns(Box::new(follow), Box::new(make));
    view! {
        <div class="scroll">
            <table class="table cardrows customers">
                <caption class="vh">{move || app.t().word("customers-caption")}</caption>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody class:dim=move || waiting.get()>
                    {body}
                </tbody>
            </table>
        </div>
    }
}

fn row(words: &Catalog, classifier: &str, row: &CustomerRow) -> impl IntoView + use<> {
    let address = customer_address(&row.id);
    let press = address.clone();
    let class = row.class.as_ref().map(|class| {
        view! { {class_chip(&class.colour, class_name(words, classifier, &class.id))} }
    });
    let last = row.last.map_or_else(|| DASH.to_owned(), |day| words.day(day));
    let recency = row.recency.map_or_else(|| DASH.to_owned(), |days| words.count(u64::from(days)));
    view! {
        <tr class="opens" data-testid="customer-row" data-id=row.id.clone() on:click=move |_| go(&press)>
            <td>
                <a href=address on:click=|event| event.stop_propagation()>
                    {row.id.clone()}
                </a>
            </td>
            <td>{class}</td>
            <td class="num hide-n">{last}</td>
            <td class="num" data-l=words.word("customers-recency")>{recency}</td>
            <td class="num" data-l=words.word("customers-orders")>{words.count(u64::from(row.frequency))}</td>
            <td class="num" data-l=words.word("customers-money")>{money_text(words, row.money)}</td>
            <td class="num hide-n">{rate_text(words, row.order_value)}</td>
        </tr>
    }
}
