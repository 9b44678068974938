//! What a single text can be said to be without knowing its neighbours: nothing, garbled, rounded, a telephone number, an address.

use crate::base::fold::{lower, nfkc};
pub use crate::base::nothing::is_nothing;

/// Whether a spreadsheet has made a rounded number of an id: `1.23E+15`.
pub fn is_rounded(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let Some(exponent) = exponent.strip_prefix('+') else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    digits(whole) && digits(part) && digits(exponent)
}

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

/// The digits of a telephone number, a star for each that is masked; nothing if it holds what no number does.
pub fn digits(text: &str) -> Option<String> {
    let mut digits = String::with_capacity(text.len());
    for c in nfkc(text).chars() {
        match c {
            '0'..='9' | '*' => digits.push(c),
            'x' | 'X' if digits.ends_with('*') || digits.is_empty() => return None,
            '+' | '-' | '(' | ')' | '.' | '/' | '#' | ' ' | '\t' | '\u{2010}'..='\u{2015}' => {}
            c if crate::ingest::invisible(c) => {}
            _ => return None,
        }
    }
    Some(digits)
}

/// Whether digits are those of a Chinese mobile number, with or without the country's.
pub fn is_chinese_mobile(digits: &str) -> bool {
    let own = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86").filter(|own| own.len() == 11));
    let own = own.unwrap_or(digits).as_bytes();
    own.len() == 11 && own.first() == Some(&b'1') && own.get(1).is_some_and(|byte| (b'3'..=b'9').contains(byte))
}

/// Whether it can be a telephone number; `chinese` where most of its column are Chinese mobile numbers.
pub fn is_phone(text: &str, chinese: bool) -> bool {
    // Several in one cell, an extension behind a word: the first counts.
    let first = text.split([',', ';', '；', '，', '、']).next().unwrap_or(text);
    let first = first.split(" ext").next().unwrap_or(first).split(" x").next().unwrap_or(first);
    let Some(digits) = digits(first) else { return false };
    let one_only = |digits: &str| digits.bytes().all(|byte| Some(&byte) == digits.as_bytes().first());
    if !(7..=15).contains(&digits.len()) || !digits.starts_with('*') && one_only(&digits) {
        return false;
    }
    !(chinese && digits.starts_with('1') && !first.trim_start().starts_with('+'))
        || is_chinese_mobile(&digits)
        || digits.contains('*') && digits.len() == 11
}

/// Whether it has the form of an e-mail address. Stars of masked ones are letters.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.trim().rsplit_once('@') else { return false };
    let label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '*' | '_'));
    let ending = domain.rsplit('.').next().unwrap_or_default();
    let local_fine = !local.is_empty()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && !local.chars().any(|c| c.is_whitespace() || matches!(c, '@' | ',' | ';' | '<' | '>' | '(' | ')'));
    local_fine
        && domain.contains('.')
        && domain.split('.').all(label)
        && ending.chars().count() >= 2
        && !ending.bytes().all(|byte| byte.is_ascii_digit())
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
    fn rounded_ids_are_seen() {
        assert!(is_rounded("1.23E+15") && is_rounded("4E+12") && is_rounded("6.93457e+17"));
        for id in ["1.23E15", "E+15", "ABE+12", "12E+", "5E", "1.2.3E+4"] {
            assert!(!is_rounded(id), "{id}");
        }
    }

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
    fn telephone_numbers() {
        for text in
            ["13800138000", "+86 138-0013-8000", "138****8000", "010-62345678", "(021) 6234 5678", "+1 415 555 0100"]
        {
            assert!(is_phone(text, true), "{text}");
        }
        for text in ["1380013800", "138001380001", "11111111111", "12345", "call me", "1.38E+10", "12800138000"] {
            assert!(!is_phone(text, true), "{text}");
        }
        assert!(is_phone("1415555010", false) && !is_phone("1234567890123456", false));
    }

    #[test]
    fn addresses() {
        for text in ["a@b.cd", "li.ming+shop@mail.example.com", "李明@例子.公司", "l***g@qq.com"] {
            assert!(is_email(text), "{text}");
        }
        for text in ["a@b", "a.b.cd", "@b.cd", "a b@c.de", "a..b@c.de", "a@b..cd", "a@1.2.3.4", "a@b.c"] {
            assert!(!is_email(text), "{text}");
        }
    }

    #[test]
    fn folding_takes_case_width_and_spaces() {
        assert_eq!(folded(" ＡＢ c 12 "), "abc12");
        assert_eq!(folded("上海 市"), folded("上海市"));
    }
}
