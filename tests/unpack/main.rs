//! What comes out of workbooks and zips, and that whatever is dropped is answered soon.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::format_collect, clippy::format_push_string, reason = "the fixtures are short")]

mod any_bytes;
mod formats;
mod limits;
mod make;

use std::ops::ControlFlow;

use kefen::base::Result;
use kefen::unpack::{Part, unpack};

/// The parts of a file.
fn parts(name: &str, bytes: Vec<u8>) -> Result<Vec<Part>> {
    unpack(name, bytes, &mut |_, _| ControlFlow::Continue(()))
}

/// The names and texts of its parts.
fn texts(name: &str, bytes: Vec<u8>) -> Vec<(String, String)> {
    let text = |part: Part| (part.name, String::from_utf8(part.bytes).unwrap());
    parts(name, bytes).unwrap().into_iter().map(text).collect()
}

/// The text of the only part of a workbook.
fn text(name: &str, bytes: Vec<u8>) -> String {
    let mut texts = texts(name, bytes);
    let (own, text) = texts.pop().unwrap();
    assert_eq!((own.as_str(), texts.len()), (name, 0));
    text
}

/// The code of the failure, which names the file, and has words in both languages.
fn code(name: &str, bytes: Vec<u8>) -> String {
    use kefen::i18n::{Catalog, Currency, Lang};
    let failure = parts(name, bytes).unwrap_err();
    for lang in [Lang::En, Lang::Zh] {
        let words = Catalog::new(lang, Currency::None);
        assert!(words.text(&failure.message).contains(name), "{failure}");
        assert!(!words.attribute(&failure.message, "cure").is_empty(), "{failure}");
    }
    failure.code
}
