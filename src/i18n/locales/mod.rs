//! The texts of both languages. One file per area, the same areas in both. Natively they are part of the program, and so they are in a
//! development build for the browser; the site has one file per language, which the page fetches.
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

/// All files of a language as one, as the site has it: each under a line with its name (`### app`), without the other comments, which
/// nobody reads there.
pub fn text(lang: Lang) -> String {
    let mut all = String::new();
    for (area, text) in files(lang) {
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
