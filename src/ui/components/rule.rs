//! The rule in words, with the actual cuts: what defines each class, class by class.

use leptos::prelude::*;

use crate::classify::{Class, RuleLine};
use crate::i18n::Catalog;

use super::class_chip::ClassChip;
use super::words::class_name;

/// The lines of a rule. Sentences about all come first, as a paragraph.
pub fn rule(words: &Catalog, classifier: &str, classes: &[Class], lines: &[RuleLine]) -> impl IntoView + use<> {
    let common = lines.iter().filter(|line| line.class.is_none()).map(|line| words.text(&line.message));
    let common = common.map(|text| view! { <p class="rule">{text}</p> }).collect_view();
    let own = lines.iter().filter_map(|line| {
        let class = classes.get(usize::from(line.class?))?;
        let name = class_name(words, classifier, &class.id);
        Some(view! {
            <div>
                <dt><ClassChip colour=class.colour.to_string() name=name /></dt>
                <dd>{words.text(&line.message)}</dd>
            </div>
        })
    });
    let own = own.collect_view();
    view! {
        <div class="stack">
            {common}
            <dl class="defs">{own}</dl>
        </div>
    }
}

/// What to do with each class.
pub fn strategies(words: &Catalog, classifier: &str, classes: &[&Class]) -> impl IntoView + use<> {
    let lines = classes.iter().filter_map(|class| {
        let key = format!("{classifier}-strategy-{}", class.id);
        words.has(&key).then(|| {
            view! {
                <div>
                    <dt><ClassChip colour=class.colour.to_string() name=class_name(words, classifier, &class.id) /></dt>
                    <dd>{words.word(&key)}</dd>
                </div>
            }
        })
    });
    let lines = lines.collect_view();
    view! { <dl class="defs">{lines}</dl> }
}
