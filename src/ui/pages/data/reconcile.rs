//! From rows to money, nothing lost: four bars, each what is kept and what is not, drawn to scale.

use leptos::prelude::*;

use crate::ui::state::use_app;
use kefen::base::{Message, Money};
use kefen::features::Reconciliation;
use kefen::features::reconcile::{Excluded, Exclusion};
use kefen::i18n::Catalog;
use kefen::table::TableKind;

/// Where the rows of a part are.
#[derive(Clone, Copy, PartialEq)]
enum Opens {
    /// In the list below the bars.
    Excluded(Exclusion),
    /// In the section of the rows that could not be read.
    Rejected,
}

/// What is not kept of a bar.
struct Part {
    /// Its size in the unit of the bar.
    size: f64,
    /// What it is, with its number.
    text: String,
    /// Colour: `quiet`, `bad` or `blank`.
    tone: &'static str,
    /// What it opens.
    opens: Option<Opens>,
}

/// One bar.
struct Line {
    name: String,
    kept: f64,
    label: String,
    subject: bool,
    parts: Vec<Part>,
}

fn part(words: &Catalog, key: &'static str, count: u64, tone: &'static str) -> Option<Part> {
    (count > 0).then(|| Part {
        size: count as f64,
        text: words.text(&Message::new(key).count("n", count)),
        tone,
        opens: None,
    })
}

/// What an exclusion is called, how many rows it took out, and what was paid for them.
fn excluded_text(words: &Catalog, one: &Excluded) -> String {
    let name = words.word(&format!("exclusion-{}", one.reason.id()));
    let rows = words.text(&Message::new("n-rows").count("n", one.rows));
    match one.money {
        Money::ZERO => format!("{name} {rows}"),
        money => format!("{name} {rows} · {}", words.money_short(money.to_f64())),
    }
}

/// The rows of the files; and of them those that count, where not all do.
fn rows_label(sums: &Reconciliation) -> Message {
    if sums.rows_kept == sums.rows_in {
        return Message::new("n-rows").count("n", sums.rows_in);
    }
    Message::new("app-bar-rows-kept").count("n", sums.rows_in).count("kept", sums.rows_kept)
}

fn lines(words: &Catalog, sums: &Reconciliation, left_out: u64) -> Vec<Line> {
    let excluded = sums.excluded.iter().filter(|one| one.rows > 0).map(|one| Part {
        size: one.rows as f64,
        text: excluded_text(words, one),
        tone: "quiet",
        opens: Some(Opens::Excluded(one.reason)),
    });
    let unread = part(words, "app-part-rejected", sums.rows_rejected.saturating_sub(left_out), "bad");
    let unread = unread.map(|part| Part { opens: Some(Opens::Rejected), ..part });
    let left_out = part(words, "part-left-out", left_out, "quiet");
    let blank = part(words, "app-part-blank", sums.rows_blank, "blank");
    let rows = Line {
        name: words.word("app-bar-rows"),
        kept: sums.rows_kept as f64,
        label: words.text(&rows_label(sums)),
        subject: false,
        parts: excluded.chain(unread).chain(left_out).chain(blank).collect(),
    };
    let orders = Line {
        name: words.word("app-bar-orders"),
        kept: sums.orders as f64,
        label: words.text(&Message::new("n-orders").count("n", sums.orders)),
        subject: false,
        parts: part(words, "app-part-cancelled", sums.orders_cancelled, "quiet").into_iter().collect(),
    };
    let customers = Line {
        name: words.word("app-bar-customers"),
        kept: sums.customers.saturating_sub(sums.refund_only) as f64,
        label: words.text(&Message::new("n-customers").count("n", sums.customers)),
        subject: false,
        parts: part(words, "app-part-refund-only", sums.refund_only, "quiet").into_iter().collect(),
    };
    let given_back = (sums.given_back.0 > 0).then(|| Part {
        size: sums.given_back.to_f64(),
        text: words
            .text(&Message::new("app-part-given-back").text("money", words.money_short(sums.given_back.to_f64()))),
        tone: "bad",
        opens: None,
    });
    let money = Line {
        name: words.word("app-bar-money"),
        kept: sums.net.to_f64().max(0.0),
        label: words.money_short(sums.net.to_f64()),
        subject: true,
        parts: given_back.into_iter().collect(),
    };
    vec![rows, orders, customers, money]
}

/// The bars, and whether they add up.
#[component]
pub fn Reconcile(
    /// The exclusion whose rows are open.
    opened: RwSignal<Option<Exclusion>>,
) -> impl IntoView {
    let app = use_app();
    let sums = Memo::new(move |_| {
        app.workspace.with(|now| now.as_ref().map(|now| now.reconciliation.clone()).unwrap_or_default())
    });
    let left_out = Memo::new(move |_| {
        app.workspace.with(|now| {
            let files = now.iter().flat_map(|now| now.files.iter());
            let orders = files.filter(|source| source.file.mapping.kind == TableKind::Orders);
            orders.map(|source| source.review.left_out).sum::<u64>()
        })
    });
    let number = move |read: fn(&Reconciliation) -> u64| sums.with(read).to_string();
    let bars = move || {
        let words = app.t();
        sums.with(|sums| lines(&words, sums, left_out.get())).into_iter().map(|line| bar(line, opened)).collect_view()
    };
    let balanced = move || sums.with(Reconciliation::balances);
    let verdict = move || {
        let words = app.t();
        sums.with(|sums| {
            let key = if sums.balances() { "app-balanced" } else { "app-unbalanced" };
            let message = Message::new(key).text("gross", words.money(sums.gross));
            words.text(&message.text("back", words.money(sums.given_back)).text("net", words.money(sums.net)))
        })
    };
    view! {
        <div
            class="reconcile"
            data-testid="reconcile"
            data-rows-in=move || number(|sums| sums.rows_in)
            data-rows-kept=move || number(|sums| sums.rows_kept)
            data-rows-excluded=move || number(Reconciliation::rows_excluded)
            data-rows-rejected=move || number(|sums| sums.rows_rejected)
            data-rows-blank=move || number(|sums| sums.rows_blank)
            data-orders=move || number(|sums| sums.orders)
            data-customers=move || number(|sums| sums.customers)
            data-net=move || sums.with(|sums| sums.net.to_string())
        >
            {bars}
        </div>
        <p class="note" class:good=balanced class:bad=move || !balanced()>
            {verdict}
        </p>
    }
}

fn bar(line: Line, opened: RwSignal<Option<Exclusion>>) -> impl IntoView {
    let marks = line
        .parts
        .iter()
        .map(|part| {
            view! {
                <i class=format!("flow-part {}", part.tone) style:flex-grow=part.size.to_string() title=part.text.clone()></i>
            }
        })
        .collect_view();
    let words = line
        .parts
        .into_iter()
        .map(|part| match part.opens {
            Some(opens) => view! {
                <li>
                    "− "
                    <button
                        type="button"
                        class="link"
                        aria-expanded=move || match opens {
                            Opens::Excluded(reason) => Some((opened.get() == Some(reason)).to_string()),
                            Opens::Rejected => None,
                        }
                        on:click=move |_| match opens {
                            Opens::Excluded(reason) => {
                                opened.update(|open| *open = if *open == Some(reason) { None } else { Some(reason) });
                            }
                            Opens::Rejected => super::mending::show(),
                        }
                    >
                        {part.text}
                    </button>
                </li>
            }
            .into_any(),
            None => view! { <li>"− " {part.text}</li> }.into_any(),
        })
        .collect_view();
    view! {
        <div class="flow">
            <b class="flow-name">{line.name}</b>
            <div class="flow-bar">
                <span class="flow-kept" class:subject=line.subject style:flex-grow=line.kept.to_string()>
                    {line.label}
                </span>
                {marks}
            </div>
            <ul class="flow-words">{words}</ul>
        </div>
    }
}
