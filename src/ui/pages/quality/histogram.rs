//! What is in a column, drawn small enough for its head: bars of numbers and months, the most frequent texts.

use leptos::prelude::*;

use super::share_text;
use kefen::base::{Message, Money};
use kefen::i18n::Catalog;
use kefen::quality::Histogram;
use kefen::table::{Kind, Role};

/// Width of a bar with the gap behind it, and height of the highest.
const BAR: usize = 4;
const HEIGHT: f64 = 28.0;
/// Bars that stand in the place of few.
const LEAST: usize = 12;

/// The picture and what it says in words.
pub(super) fn picture(words: &Catalog, role: Role, histogram: &Histogram) -> impl IntoView + use<> {
    match histogram {
        Histogram::Nothing => view! { <span class="quiet small">{words.word("quality-empty")}</span> }.into_any(),
        Histogram::Numbers { low, high, bars } => {
            let said = |value: f64| match role.kind() {
                Kind::Money => Money::from_f64(value).map_or_else(String::new, |_| words.money_short(value)),
                _ => words.number(value, if value.fract() == 0.0 { 0 } else { 2 }),
            };
            range(words, said(*low), said(*high), bars).into_any()
        }
        Histogram::Days { first, last, bars, .. } => range(words, words.day(*first), words.day(*last), bars).into_any(),
        Histogram::Texts { distinct, top, others } => texts(words, *distinct, top, *others).into_any(),
    }
}

fn range(words: &Catalog, from: String, to: String, bars: &[u32]) -> impl IntoView + use<> {
    // Where all is one value there is no range.
    let caption =
        if from == to { from } else { words.text(&Message::new("quality-range").text("from", from).text("to", to)) };
    let most = f64::from(bars.iter().copied().max().unwrap_or(0).max(1));
    let rects = bars.iter().enumerate().map(|(at, bar)| {
        // What is there is seen, however little.
        let height = if *bar == 0 { 0.0 } else { (HEIGHT * f64::from(*bar) / most).max(1.0) };
        view! {
            <rect
                x=(at * BAR).to_string()
                y=format!("{:.1}", HEIGHT - height)
                width=(BAR - 1).to_string()
                height=format!("{height:.1}")
            />
        }
    });
    let width = bars.len().max(LEAST) * BAR;
    view! {
        <svg
            class="histogram"
            role="img"
            aria-label=caption.clone()
            viewBox=format!("0 0 {width} {HEIGHT}")
            preserveAspectRatio="none"
        >
            {rects.collect_view()}
        </svg>
        <small class="quiet" aria-hidden="true">{caption}</small>
    }
}

fn texts(words: &Catalog, distinct: u32, top: &[(String, u32)], others: u64) -> impl IntoView + use<> {
    let all = others + top.iter().map(|(_, rows)| u64::from(*rows)).sum::<u64>();
    let share = |rows: u32| f64::from(rows) / all.max(1) as f64;
    let parts = top.iter().map(|(_, rows)| {
        view! { <i style:width=format!("{:.2}%", share(*rows) * 100.0)></i> }
    });
    let named = top.iter().map(|(text, rows)| {
        let text =
            Message::new("quality-share").text("text", text.clone()).text("share", share_text(words, share(*rows)));
        view! { <span>{words.text(&text)}</span> }
    });
    let bar =
        (!top.is_empty()).then(|| view! { <span class="shares" aria-hidden="true">{parts.collect_view()}</span> });
    view! {
        {bar}
        <small class="quiet top">
            <span>{words.text(&Message::new("quality-distinct").count("n", distinct))}</span>
            {named.collect_view()}
        </small>
    }
}
