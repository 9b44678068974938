//! Folding of the short words that are compared (headers, statuses, what is searched for): compatibility forms (NFKC) and small letters.
//! Values are never folded.
//!
//! The tables are a hundred kilobytes that every browser has already: there its own folding is asked, elsewhere the
//! `unicode-normalization` crate and the standard library. What is folded is compared with words of ours, all far older than either's edition of Unicode.
//! Nobody is asked about what most texts are made of (ASCII, Chinese and its punctuation): a question to the browser costs more than the answer.

#[cfg(target_arch = "wasm32")]
#[path = "browser.rs"]
mod tables;
#[cfg(not(target_arch = "wasm32"))]
#[path = "native.rs"]
mod tables;

/// The text in normalisation form KC: full-width letters and digits become plain ones, `㈱` becomes `(株)`.
pub fn nfkc(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    text.chars().map(plain).collect::<Option<String>>().unwrap_or_else(|| tables::nfkc(text))
}

/// The text in small letters, whatever the language.
pub fn lower(text: &str) -> String {
    if text.chars().all(|letter| letter.is_ascii() || has_one_form(letter)) {
        text.to_ascii_lowercase()
    } else {
        tables::lower(text)
    }
}

/// The compatibility form of a letter that is composed with no other; nothing where only tables know.
fn plain(letter: char) -> Option<char> {
    match letter {
        '\u{3000}' => Some(' '),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
        _ => (letter.is_ascii() || has_one_form(letter)).then_some(letter),
    }
}

/// Ideographs, and Chinese punctuation that is no full-width form of another.
fn has_one_form(letter: char) -> bool {
    matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3002}' | '\u{3008}'..='\u{3011}' | '“' | '”')
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

    /// Letter by letter, alone and before a mark that it could be composed with.
    #[test]
    fn what_is_known_without_tables_is_what_the_tables_say() {
        for letter in '\0'..='\u{ffff}' {
            for text in [letter.to_string(), format!("A{letter}b"), format!("{letter}\u{301}")] {
                assert_eq!(nfkc(&text), super::tables::nfkc(&text), "{text:?}");
                assert_eq!(lower(&text), super::tables::lower(&text), "{text:?}");
            }
        }
    }
}
