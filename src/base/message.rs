//! What the engine has to say, as codes with arguments. Prose exists only in the locales (invariant 3).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Day, Money};

/// One value inside a message; the locale decides how it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Arg {
    /// A whole number of things: `1,234`. Also chooses the plural.
    Count(u64),
    /// A number with up to this many decimals.
    Number(f64, u8),
    /// A share: 0.631 is written `63.1%`, with this many decimals.
    Percent(f64, u8),
    /// An amount in the workspace's currency.
    Money(Money),
    /// A civil day.
    Day(Day),
    /// Text of the user's (a file name, a cell, an id): shown as it is.
    Text(String),
    /// Another message, by its key: a class, a role, a parameter.
    Word(Cow<'static, str>),
    /// Several values, parted as the language parts them.
    List(Vec<Arg>),
}

/// A sentence without words: the key of a locale entry and its arguments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The entry in the locale files.
    pub key: Cow<'static, str>,
    /// Named arguments, in the order given.
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

impl Message {
    /// A message without arguments yet.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Message {
        Message { key: key.into(), args: Vec::new() }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Message {
        self.args.push((Cow::Borrowed(name), arg));
        self
    }

    /// A count.
    #[must_use]
    pub fn count(self, name: &'static str, count: impl TryInto<u64>) -> Message {
        self.with(name, Arg::Count(count.try_into().unwrap_or(u64::MAX)))
    }

    /// Text of the user's.
    #[must_use]
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Message {
        self.with(name, Arg::Text(text.into()))
    }

    /// A word of the locales, by key.
    #[must_use]
    pub fn word(self, name: &'static str, key: impl Into<Cow<'static, str>>) -> Message {
        self.with(name, Arg::Word(key.into()))
    }

    /// Texts of the user's, parted as the language parts them.
    #[must_use]
    pub fn list<T: Into<String>>(self, name: &'static str, texts: impl IntoIterator<Item = T>) -> Message {
        self.with(name, Arg::List(texts.into_iter().map(|text| Arg::Text(text.into())).collect()))
    }
}

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// A number on the page depends on a choice that the person should look at.
    Warn,
}

/// Something that was survived and is told: counted, never silent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// How much it matters.
    pub severity: Severity,
    /// What it says; counts are among its arguments.
    pub message: Message,
}

impl Note {
    /// The argument of a note that would be gone from another day: that day.
    pub const LOOK_FROM: &'static str = "look_from";

    /// The day from which there is nothing more to note.
    pub fn look_from(&self) -> Option<Day> {
        self.message.args.iter().find_map(|(name, arg)| match arg {
            Arg::Day(day) if name == Note::LOOK_FROM => Some(*day),
            _ => None,
        })
    }

    /// Worth knowing.
    pub fn info(message: Message) -> Note {
        Note { severity: Severity::Info, message }
    }

    /// Worth a look.
    pub fn warn(message: Message) -> Note {
        Note { severity: Severity::Warn, message }
    }
}
