//! Folding of the short words that are compared (headers, statuses, what is searched for): compatibility forms (NFKC) and small letters.
//! Values are never folded.
//!
//! The tables are a hundred kilobytes that every browser has already: there its own folding is asked, elsewhere the
//! `unicode-normalization` crate and the standard library. What is folded is compared with words of ours, all far older than either's edition of Unicode.

#[cfg(target_arch = "wasm32")]
#[path = "browser.rs"]
mod tables;
#[cfg(not(target_arch = "wasm32"))]
#[path = "native.rs"]
mod tables;

/// The text in normalisation form KC: full-width letters and digits become plain ones, `㈱` becomes `(株)`.
pub fn nfkc(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { tables::nfkc(text) }
}

/// The text in small letters, whatever the language.
pub fn lower(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { tables::lower(text) }
}

#[cfg(test)]
mod tests {
    use super::{lower, nfkc};

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for text in ["Customer ID", "ÉTÉ 客分 ΣΑΣ İ", ""] {
            assert_eq!(lower(text), text.to_lowercase());
        }
    }

    #[test]
    fn full_width_is_plain() {
        assert_eq!(nfkc("Ｃｕｓｔｏｍｅｒ　ＩＤ（元）"), "Customer ID(元)");
        assert_eq!(nfkc("plain"), "plain");
    }
}
