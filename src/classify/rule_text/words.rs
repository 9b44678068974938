//! What a rule may name: the figures of a customer and the other classifiers. Columns of the customer list stand in quotation marks.

use super::Word;
use crate::base::{Arg, Message};
use crate::classify::{LISTED, ParamKind, Spec, measures};

/// The key of the line that says of a rule how many meet it (`meets`) and how many it takes (`takes`).
pub const RULE: &str = "rules-rule";

/// How many meet a rule, and how many it takes, from the line that says so; nothing for any other line.
pub fn counts(line: &Message) -> Option<(u64, u64)> {
    let count = |name: &str| match line.args.iter().find(|(known, _)| known == name)? {
        (_, Arg::Count(count)) => Some(*count),
        _ => None,
    };
    if line.key == RULE { count("meets").zip(count("takes")) } else { None }
}

/// What a word is.
pub fn word(text: &str) -> Option<Word> {
    if measures::find(text).is_some() {
        return Some(Word::Feature);
    }
    classifiers().any(|spec| spec.id == text).then_some(Word::Classifier)
}

/// The classifier whose classes are rules: where they are edited.
pub fn home() -> Option<&'static str> {
    let spec = LISTED.iter().map(|listed| listed.spec).find(|spec| is_by_rules(spec))?;
    Some(spec.id)
}

fn is_by_rules(spec: &Spec) -> bool {
    spec.params.iter().any(|param| matches!(param.kind, ParamKind::Rules { .. }))
}

/// The classifiers that a rule may ask: those that are not made of rules themselves.
pub fn classifiers() -> impl Iterator<Item = &'static Spec> {
    LISTED.iter().map(|listed| listed.spec).filter(|spec| !is_by_rules(spec))
}
