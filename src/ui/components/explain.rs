//! Why a customer is in a class: what was measured, the band it fell into, the score, and how far the neighbours are.

use leptos::prelude::*;

use kefen::classify::{Class, Explanation};
use kefen::i18n::Catalog;

use super::class_chip::class_chip;
use super::words::{arg_text, class_name};

/// The reasons as a table: feature, value, band, score.
pub fn reasons(words: &Catalog, explanation: &Explanation) -> impl IntoView + use<> {
    let rows = explanation.reasons.iter().map(|reason| {
        view! {
            <tr>
                <th scope="row">{words.word(&format!("feature-{}", reason.feature))}</th>
                <td>{arg_text(words, &reason.value)}</td>
                <td class="soft small">{reason.band.as_ref().map(|band| words.text(band))}</td>
                <td class="num">
                    <b>{reason.score.as_ref().map(|score| arg_text(words, score))}</b>
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    (!explanation.reasons.is_empty()).then(|| {
        view! {
            <table class="table reasons">
                <caption class="vh">{words.word("explain-reasons")}</caption>
                <thead class="vh">
                    <tr>
                        <th scope="col">{words.word("explain-feature")}</th>
                        <th scope="col">{words.word("explain-value")}</th>
                        <th scope="col">{words.word("explain-band")}</th>
                        <th scope="col">{words.word("explain-score")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    })
}

/// What would move a customer: the sentence, and the class they would be in.
pub fn moves(
    words: &Catalog,
    classifier: &str,
    classes: &[Class],
    explanation: &Explanation,
    named: bool,
) -> impl IntoView + use<> {
    let lines = explanation.next.iter().filter_map(|next| {
        let class = classes.get(usize::from(next.class))?;
        let name = class_name(words, classifier, &class.id);
        Some(view! {
            <li>
                <span>{words.text(&next.message)}</span>
                <span class="to">
                    <span aria-hidden="true" class="quiet">"→"</span>
                    {class_chip(&class.colour, name)}
                </span>
                {named.then(|| view! { <span class="small quiet">{words.word(&format!("{classifier}-name"))}</span> })}
            </li>
        })
    });
    lines.collect_view()
}
