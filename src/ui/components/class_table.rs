//! The classes of a result: customers and money with their shares, and how its customers buy. A press opens the customers.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::state::turns::in_turns;
use crate::ui::state::use_app;
use kefen::base::Money;
use kefen::charts::Condition;
use kefen::i18n::Catalog;
use kefen::math::order;
use kefen::protocol::{ClassRow, Classified, Selection};

use super::address::{go, list_address};
use super::class_chip::class_chip;
use super::words::{class_name, money_text, number_text, rate_text, share_text};

/// What the table can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    /// The order of the classes, best first.
    Class,
    Customers,
    Money,
    Recency,
    Frequency,
    OrderValue,
}

/// The key of the head, what it sorts by, and whether the column steps aside on a phone.
const HEADS: [(&str, By, bool); 8] = [
    ("classes-class", By::Class, false),
    ("classes-customers", By::Customers, false),
    ("classes-share", By::Customers, false),
    ("classes-money", By::Money, false),
    ("classes-share", By::Money, false),
    ("classes-recency", By::Recency, true),
    ("classes-frequency", By::Frequency, true),
    ("classes-order-value", By::OrderValue, true),
];

/// What a row is sorted by, ascending: the most first, the fewest days first, what is not a number last.
fn rank(row: &ClassRow, by: By) -> i64 {
    let float = |value: f64| if value.is_nan() { i64::MAX } else { order::key(value) };
    match by {
        By::Class => 0,
        By::Customers => -i64::from(row.customers),
        By::Money => -row.money.0,
        By::Recency => float(row.recency),
        By::Frequency => float(-row.frequency),
        By::OrderValue => float(-row.order_value),
    }
}

/// Customers and net money of all classes.
pub fn totals(rows: &[ClassRow]) -> (u32, Money) {
    (rows.iter().map(|row| row.customers).sum(), rows.iter().map(|row| row.money).sum())
}

/// Means over everybody, from the means of the classes: recency, frequency, money per order.
fn overall(rows: &[ClassRow], money: Money) -> (f64, f64, f64) {
    let weighted = |take: fn(&ClassRow) -> (f64, u32)| {
        let known = rows.iter().map(take).filter(|(mean, of)| *of > 0 && mean.is_finite());
        let (sum, weight) =
            known.fold((0.0, 0.0), |(sum, weight), (mean, of)| (sum + mean * f64::from(of), weight + f64::from(of)));
        if weight > 0.0 { sum / weight } else { f64::NAN }
    };
    let orders: f64 = rows.iter().map(|row| row.frequency * f64::from(row.customers)).filter(|n| n.is_finite()).sum();
    let order_value = if orders > 0.0 { money.to_f64() / orders } else { f64::NAN };
    (weighted(|row| (row.recency, row.dated)), weighted(|row| (row.frequency, row.customers)), order_value)
}

fn meter(part: f64, most: f64, colour: &str) -> impl IntoView + use<> {
    let width = if most > 0.0 { (100.0 * part / most).clamp(0.0, 100.0) } else { 0.0 };
    view! {
        <span class="meter hide-n" style=("--k", format!("var(--{colour})"))>
            <i style:width=format!("{width:.1}%")></i>
        </span>
    }
}

/// The class table of a result.
#[component]
pub fn ClassTable(
    /// The result; nothing is shown while there is none.
    #[prop(into)]
    result: Signal<Option<Arc<Classified>>>,
    /// Newer numbers are on their way: these are dimmed.
    #[prop(into)]
    waiting: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let by = RwSignal::new(By::Class);
    let open = move |class: &str| {
        let Some(result) = result.get_untracked() else { return };
        let classifier = (result.id.clone(), result.values.clone());
        let conditions = vec![Condition::Class(class.to_owned())];
        go(&list_address(Selection { classifier: Some(classifier), conditions, search: String::new() }));
    };
    let heads = HEADS.iter().enumerate().map(|(index, (key, sorts, narrow))| {
        let current = move || by.get() == *sorts && *key != "classes-share";
        view! {
            <th
                scope="col"
                class:num=index != 0
                class:hide-n=*narrow
                aria-sort=move || current().then_some(if *sorts == By::Class { "ascending" } else { "descending" })
            >
                <button type="button" class="head-sort" class:sort=current on:click=move |_| by.set(*sorts)>
                    {move || app.t().word(key)}
                </button>
            </th>
        }
    });
    // A dozen rows of eight cells, in a turn of their own.
    let follow = move || {
        result.track();
        by.track();
        app.words.track();
    };
    let make = move || {
        let result = result.get()?;
        let words = app.t();
        let by = by.get();
        // Equal rows keep the order of the classes.
        let rows = order::by(result.rows.clone(), |row| rank(row, by));
        let (customers, money) = totals(&rows);
        let most = rows.iter().map(|row| row.customers).max().unwrap_or(0);
        let richest = rows.iter().map(|row| row.money).max().unwrap_or(Money::ZERO).to_f64();
        let lines = rows.iter().map(|row| {
            let id = row.class.id.to_string();
            let (pressed, typed) = (id.clone(), id.clone());
            view! {
                <tr
                    class="opens"
                    data-testid="class-row"
                    data-class=id.clone()
                    data-count=row.customers.to_string()
                    data-revenue=row.money.to_string()
                    on:click=move |_| open(&pressed)
                >
                    <td>
                        <button
                            type="button"
                            class="plain-cell"
                            on:click=move |event| {
                                // The row would open the same list a second time.
                                event.stop_propagation();
                                open(&typed);
                            }
                        >
                            {class_chip(&row.class.colour, class_name(&words, &result.id, &id))}
                        </button>
                    </td>
                    {cells(&words, row, (customers, money), (most, richest))}
                </tr>
            }
        });
        let (recency, frequency, order_value) = overall(&rows, money);
        let label = |key: &str| words.word(key);
        Some(view! {
            <tbody class:dim=move || waiting.get()>{lines.collect_view()}</tbody>
            <tfoot>
                <tr>
                    <td>{label("classes-total")}</td>
                    <td class="num" data-l=label("classes-narrow-customers")>{words.count(u64::from(customers))}</td>
                    <td class="num" data-l=label("classes-narrow-share")>{share_text(&words, f64::from(customers), f64::from(customers))}</td>
                    <td class="num" data-l=label("classes-narrow-money")>{money_text(&words, money)}</td>
                    <td class="num" data-l=label("classes-narrow-money-share")>{share_text(&words, money.to_f64(), money.to_f64())}</td>
                    <td class="num hide-n">{number_text(&words, recency, 0)}</td>
                    <td class="num hide-n">{number_text(&words, frequency, 1)}</td>
                    <td class="num hide-n">{rate_text(&words, order_value)}</td>
                </tr>
            </tfoot>
        }.into_any())
    };
    let body = in_turns(Box::new(follow), Box::new(make));
    view! {
        <div class="scroll">
            <table class="table classrows">
                <caption class="vh">{move || app.t().word("classes-title")}</caption>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                {body}
            </table>
        </div>
    }
}

fn cells(
    words: &Catalog,
    row: &ClassRow,
    (customers, money): (u32, Money),
    (most, richest): (u32, f64),
) -> impl IntoView + use<> {
    let colour = row.class.colour.as_ref();
    let count = f64::from(row.customers);
    view! {
        <td class="num" data-l=words.word("classes-narrow-customers")>{words.count(u64::from(row.customers))}</td>
        <td class="num" data-l=words.word("classes-narrow-share")>
            {meter(count, f64::from(most), colour)} <span class="pct">{share_text(words, count, f64::from(customers))}</span>
        </td>
        <td class="num" data-l=words.word("classes-narrow-money")>{money_text(words, row.money)}</td>
        <td class="num" data-l=words.word("classes-narrow-money-share")>
            {meter(row.money.to_f64(), richest, colour)}
            <span class="pct">{share_text(words, row.money.to_f64(), money.to_f64())}</span>
        </td>
        <td class="num hide-n">{number_text(words, row.recency, 0)}</td>
        <td class="num hide-n">{number_text(words, row.frequency, 1)}</td>
        <td class="num hide-n">{rate_text(words, row.order_value)}</td>
    }
}
