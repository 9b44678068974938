//! The texts of both languages. One file per area, the same areas in both. Natively they are part of the program, and so they are in a
//! development build for the browser; the site has two files per language, which the page fetches: what the first screen says, which a
//! first visit waits for, and the rest.
//!
//! Holds no word itself. `tests/locales.rs` holds that both languages have the same entries with the same arguments.

use super::Lang;

macro_rules! files {
    ($lang:literal) => {
        files!($lang: "base", "ingest", "classify", "models", "found", "preference", "survey", "contact", "who", "charts", "sheets", "app", "pages",
            "session", "fixes", "quality", "subject", "platform", "vocabulary", "rules")
    };
    ($lang:literal: $($area:literal),* $(,)?) => {
        &[$(($area, include_str!(concat!($lang, "/", $area, ".ftl")))),*]
    };
}

/// The areas that the first screen speaks from.
const FIRST: &[&str] = &["base", "app"];

/// What part of a language a file of the site holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the first screen says.
    First,
    /// Everything else.
    Rest,
}

impl Part {
    /// Both, in the order in which they are one text.
    pub const ALL: &'static [Part] = &[Part::First, Part::Rest];

    /// The name of the `<meta>` element that has the address of this part of a language.
    pub fn name(self, lang: Lang) -> String {
        match self {
            Part::First => format!("words-{}", lang.id()),
            Part::Rest => format!("words-{}-rest", lang.id()),
        }
    }
}

/// All of a language as one text.
pub fn text(lang: Lang) -> String {
    Part::ALL.iter().map(|part| part_of(lang, *part)).collect()
}

/// The files of a part of a language as one, as the site has it: each under a line with its name (`### app`), without the other comments,
/// which nobody reads there.
pub fn part_of(lang: Lang, part: Part) -> String {
    let mut all = String::new();
    for (area, text) in files(lang).iter().filter(|(area, _)| FIRST.contains(area) == (part == Part::First)) {
        all.extend(["### ", area, "\n"]);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            all.extend([line, "\n"]);
        }
    }
    all
}

/// The files of a language: the area, which is the file's name, and its text in Fluent's syntax.
pub fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Zh => files!("zh-CN"),
        Lang::En => files!("en"),
    }
}
