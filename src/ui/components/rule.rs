//! The rule in words, with the actual cuts, and beside it what to do: class by class.

use leptos::prelude::*;

use kefen::classify::{Class, RuleLine};
use kefen::i18n::Catalog;

use super::class_chip::class_chip;
use super::words::class_name;

/// Sentences about all that stand as paragraphs.
const SENTENCES: usize = 6;

/// Sentences by kind, in the order they come: `rfm-rule-r-above` and `rfm-rule-r-below` are of one kind.
fn kinds<'a>(words: &Catalog, lines: &[&'a RuleLine]) -> Vec<(&'a str, Vec<String>)> {
    let mut kinds: Vec<(&str, Vec<String>)> = Vec::new();
    for line in lines {
        let key = line.message.key.as_ref();
        let kind = key.rsplit_once('-').map_or(key, |(kind, _)| kind);
        let text = words.text(&line.message);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, texts)) => texts.push(text),
            None => kinds.push((kind, vec![text])),
        }
    }
    kinds
}

/// The rule and what to do, class by class. Sentences about all come first, as a paragraph.
pub fn rule(
    words: &Catalog,
    classifier: &str,
    classes: &[Class],
    lines: &[RuleLine],
    shown: &[&Class],
) -> impl IntoView + use<> {
    let mut common = lines.iter().filter(|line| line.class.is_none()).collect::<Vec<_>>();
    // A few sentences are read one after the other; many (a line for each score) are looked up, side by side.
    let listed = if common.len() > SENTENCES { common.split_off(1) } else { Vec::new() };
    let common =
        common.into_iter().map(|line| view! { <p class="rule">{words.text(&line.message)}</p> }).collect_view();
    let listed = (!listed.is_empty()).then(|| {
        let lists = kinds(words, &listed).into_iter().map(|(_, lines)| {
            let lines = lines.into_iter().map(|text| view! { <li>{text}</li> });
            view! { <ul>{lines.collect_view()}</ul> }
        });
        view! { <div class="rule-lines">{lists.collect_view()}</div> }
    });
    let rows = shown.iter().map(|class| {
        let index = classes.iter().position(|known| known.id == class.id);
        let own = lines.iter().filter(|line| line.class.is_some() && line.class.map(usize::from) == index);
        let own = own.map(|line| view! { <p>{words.text(&line.message)}</p> }).collect_view();
        let strategy = class.strategy(classifier);
        let strategy = words.has(&strategy).then(|| words.word(&strategy));
        view! {
            <tr data-class=class.id.to_string()>
                <th scope="row">
                    {class_chip(&class.colour, class_name(words, classifier, &class.id))}
                </th>
                <td>{own}</td>
                <td>{strategy}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="stack">
            {common}
            {listed}
            <table class="table defs">
                <thead>
                    <tr>
                        <th scope="col">{words.word("classes-class")}</th>
                        <th scope="col">{words.word("rule-head")}</th>
                        <th scope="col">{words.word("strategy-head")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
