//! What a single text can be said to be without knowing its neighbours: nothing, garbled; and how words are compared.
//! What is a telephone number, an address or a rounded id, [`base::contact`](crate::base::contact) and [`base::rounded`](crate::base::rounded) say.

use crate::base::fold::{lower, nfkc};
pub use crate::base::nothing::is_nothing;

/// What becomes of Chinese text when replacement characters are read as GBK, and of memory that nobody wrote to.
const LOST: &[&str] = &["\u{fffd}", "锟斤拷", "锟斤", "烫烫烫", "屯屯屯"];

/// The characters of Windows-1252 from 0x80 to 0x9F; those that it has not stand for themselves.
const WESTERN: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Whether characters are not those that were written: replaced ones, or UTF-8 that was read as Western text (`å¼ ä¸‰` for 张三).
pub fn is_garbled(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    if LOST.iter().any(|lost| text.contains(lost)) {
        return true;
    }
    // Back to the bytes that were misread. What no such reading could have made is as it was written.
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        let byte = match u32::from(c) {
            // The third byte of 张 is a space that does not break, and most programs have made it one that does.
            0x20 if matches!(bytes[..], [.., 0xe0..=0xef, 0x80..=0xbf]) => Some(0xa0),
            code @ (0..=0x7f | 0xa0..=0xff) => Some(code as u8),
            _ => WESTERN.chars().position(|western| western == c).map(|place| 0x80 + place as u8),
        };
        match byte {
            Some(byte) => bytes.push(byte),
            None => return false,
        }
    }
    std::str::from_utf8(&bytes).is_ok()
}

/// A word without what does not make it another one: case, width, spaces.
pub fn folded(text: &str) -> String {
    let mut folded = lower(&nfkc(text));
    folded.retain(|c| !c.is_whitespace() && !crate::ingest::invisible(c));
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn garbled_text_is_told_from_foreign_text() {
        for text in ["å¼\u{a0}ä¸‰", "å¼ ä¸‰", "CafÃ©", "锟斤拷锟斤拷", "a\u{fffd}b", "â‚¬ 5", "Ð˜Ð²Ð°Ð½"]
        {
            assert!(is_garbled(text), "{text}");
        }
        for text in [
            "张三",
            "Café",
            "Müller & Söhne",
            "€ 5",
            "Ångström",
            "naïve",
            "IRMÃ MARIA",
            "Nº 5",
            "Иван",
            "São Paulo – Brasil",
        ] {
            assert!(!is_garbled(text), "{text}");
        }
    }

    #[test]
    fn folding_takes_case_width_and_spaces() {
        assert_eq!(folded(" ＡＢ c 12 "), "abc12");
        assert_eq!(folded("上海 市"), folded("上海市"));
    }
}
