//! The texts of both languages, as files that are part of the program. One file per area, the same areas in both.
//!
//! Holds no word itself. `tests/locales.rs` holds that both languages have the same entries with the same arguments.

use super::Lang;

macro_rules! files {
    ($lang:literal: $($area:literal),* $(,)?) => {
        &[$(($area, include_str!(concat!($lang, "/", $area, ".ftl")))),*]
    };
}

/// The files of a language: the area, which is the file's name, and its text in Fluent's syntax.
pub fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::Zh => {
            files!("zh-CN": "base", "ingest", "classify", "charts", "app", "pages", "session", "fixes", "quality")
        }
        Lang::En => files!("en": "base", "ingest", "classify", "charts", "app", "pages", "session", "fixes", "quality"),
    }
}
