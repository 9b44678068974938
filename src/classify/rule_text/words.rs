//! What a rule may name: the figures of a customer and the other classifiers. Columns of the customer list stand in quotation marks.

use super::Word;
use crate::classify::{LISTED, ParamKind, Spec, measures};

/// What a word is.
pub fn word(text: &str) -> Option<Word> {
    if measures::find(text).is_some() {
        return Some(Word::Feature);
    }
    classifiers().any(|spec| spec.id == text).then_some(Word::Classifier)
}

/// The classifiers that a rule may ask: those that are not made of rules themselves.
pub fn classifiers() -> impl Iterator<Item = &'static Spec> {
    let by_rules = |spec: &Spec| spec.params.iter().any(|param| matches!(param.kind, ParamKind::Rules { .. }));
    LISTED.iter().map(|listed| listed.spec).filter(move |spec| !by_rules(spec))
}
