//! What a classifier gives back.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Message, Note};

/// One class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// `snake_case` English, stable: `cant_lose`.
    pub id: Cow<'static, str>,
    /// The colour role of the style sheet, without dashes before it: `class-champions`, `seq-6`.
    pub colour: Cow<'static, str>,
    /// Only shown when somebody is in it (`no_orders`).
    pub optional: bool,
    /// Whoever is in no other one: nothing is known of them, or nothing that any class is about (`unknown`, `no_answer`). Not counted among
    /// the classes, and no example of them.
    pub leftover: bool,
    /// What it is called where the data say so (a channel, a region): then this is its id too, and no locale names it.
    pub label: Option<String>,
}

/// The classes of an outcome, best first.
pub type Classes = Vec<Class>;

impl Class {
    /// A class that is always shown.
    pub const fn new(id: &'static str, colour: &'static str) -> Class {
        Class { id: Cow::Borrowed(id), colour: Cow::Borrowed(colour), optional: false, leftover: false, label: None }
    }

    /// A class that is shown only when somebody is in it.
    pub const fn optional(id: &'static str, colour: &'static str) -> Class {
        Class { id: Cow::Borrowed(id), colour: Cow::Borrowed(colour), optional: true, leftover: false, label: None }
    }

    /// A class that the data name. The label must not be the id of another class of the outcome.
    pub fn named(label: &str, colour: &'static str) -> Class {
        let id = Cow::Owned(label.to_owned());
        Class { id, colour: Cow::Borrowed(colour), optional: false, leftover: false, label: Some(label.to_owned()) }
    }

    /// The same, for whoever is in no other class.
    #[must_use]
    pub const fn leftover(mut self) -> Class {
        self.leftover = true;
        self
    }

    /// What names it: the key of a word, or (after `=`, as [`Catalog::text`](crate::i18n::Catalog::text) reads it) the label itself.
    pub fn word(&self, classifier: &str) -> String {
        let key = || format!("{classifier}-class-{}", self.id);
        self.label.as_ref().map_or_else(key, |label| format!("={label}"))
    }

    /// The key of what to do about it; classes that the data name share one.
    pub fn strategy(&self, classifier: &str) -> String {
        format!("{classifier}-strategy-{}", if self.label.is_some() { "each" } else { &self.id })
    }

    /// The id of the class that a [`Class::word`] names.
    pub fn id_of(word: &str) -> &str {
        let label = word.strip_prefix('=');
        label.or_else(|| word.split_once("-class-").map(|(_, id)| id)).unwrap_or(word)
    }
}

/// One number per customer that led to the class; exported beside it, and what a chart's cell selects by.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// `snake_case`: a column of the export (`r_score`); `score-NAME` in the locales.
    pub name: &'static str,
    /// One per customer; NaN where there is none.
    pub values: Vec<f64>,
}

/// Everybody's class.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// Index into the classes, one per customer.
    pub class: Vec<u16>,
    /// What led there.
    pub scores: Vec<Score>,
}

/// One sentence of the rule, with actual cuts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleLine {
    /// The class that the sentence defines; none for a sentence about all.
    pub class: Option<u16>,
    /// The sentence.
    pub message: Message,
}

/// The result of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The classes, best first.
    pub classes: Classes,
    /// Everybody's class and scores.
    pub assignment: Assignment,
    /// The rule in words.
    pub rule: Vec<RuleLine>,
    /// The stored form of what was learnt.
    pub fit: Vec<u8>,
    /// What had to be survived.
    pub notes: Vec<Note>,
}

/// One reason: a feature, this customer's value, the band it fell into, the score it got.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// One of the spec's features; `feature-NAME` in the locales.
    pub feature: Cow<'static, str>,
    /// This customer's value.
    pub value: Arg,
    /// The sentence for the band ("23–67 days", "less than 80% above").
    pub band: Option<Message>,
    /// The score that the band gives.
    pub score: Option<Arg>,
}

/// What would move a customer to a neighbouring class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Next {
    /// The class they would be in.
    pub class: u16,
    /// How far it is: "one more order", "no order for 16 more days".
    pub message: Message,
}

/// Why a customer is in a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// The class.
    pub class: u16,
    /// One sentence.
    pub because: Message,
    /// Values and cuts.
    pub reasons: Vec<Reason>,
    /// The ways to the neighbouring classes.
    pub next: Vec<Next>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_called_by_a_word_or_by_what_the_data_call_it() {
        let (fixed, named) = (Class::new("cant_lose", "class-cantlose"), Class::named("小程序", "cat-pine"));
        assert_eq!((fixed.word("rfm"), named.word("channel")), ("rfm-class-cant_lose".into(), "=小程序".into()));
        assert_eq!(named.strategy("channel"), "channel-strategy-each");
        for (class, id) in
            [(fixed, "cant_lose"), (named, "小程序"), (Class::named("a-class-b", "cat-sky"), "a-class-b")]
        {
            assert_eq!(Class::id_of(&class.word("channel")), id);
        }
    }
}
