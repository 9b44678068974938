//! Where a text may break into lines: a figure stays with what it counts, and a date stays whole.
//!
//! Chinese titles are set without breaks within a phrase (`word-break: keep-all`), so the spaces around figures are the places where
//! a browser would break, and those are the worst ones. Refuses to know fonts and widths; those are the browser's.

use super::Lang;

/// Letters that make a phrase worth a line of its own.
const PHRASE: usize = 3;
/// A space, and nothing at all, at which no line ends.
const TIE: char = '\u{a0}';
const JOIN: char = '\u{2060}';

/// Ties a text together. Chinese may still break at punctuation, and before a figure that follows a whole phrase, but never between
/// a figure and its unit; in both languages the hyphens of a date and the commas of a figure hold.
///
/// `前 20% 的客户带来 56.3% 的销售额` may break before `56.3%` only.
pub fn tie(text: &str, lang: Lang) -> String {
    let mut tied = String::with_capacity(text.len() + 16);
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    let mut phrase = 0;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let mut written = letter;
        phrase += 1;
        if letter == ' ' && lang == Lang::Zh {
            let figure = next.is_ascii_digit() || matches!(next, '¥' | '$' | '\u{2212}');
            if figure && phrase > PHRASE {
                phrase = 0;
            } else {
                written = TIE;
            }
        } else if matches!(letter, '，' | '。' | '：' | '；' | '、' | '？' | '！') {
            phrase = 0;
        }
        tied.push(written);
        // The hyphens of a date, the commas of a figure, the sign before a currency.
        let between_digits = before.is_ascii_digit() && next.is_ascii_digit();
        if matches!(letter, '-' | ',') && between_digits || letter == '\u{2212}' {
            tied.push(JOIN);
        }
        before = letter;
    }
    tied
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(title: &str) -> Vec<String> {
        tie(title, Lang::Zh).split(' ').map(|part| part.replace(TIE, "_").replace(JOIN, "+")).collect()
    }

    #[test]
    fn a_figure_stays_with_what_it_counts() {
        assert_eq!(
            parts("前 20% 的客户带来 56.3% 的销售额，506 位高价值客户正在流失"),
            ["前_20%_的客户带来", "56.3%_的销售额，506_位高价值客户正在流失"]
        );
        assert_eq!(parts("RFM 客户分群：占 41%"), ["RFM_客户分群：占_41%"]);
        assert_eq!(parts("近 12 个月销售额 \u{2212}3 元"), ["近_12_个月销售额", "\u{2212}+3_元"]);
        assert_eq!(parts("“A”1,116 位"), ["“A”1,+116_位"]);
    }

    #[test]
    fn a_date_stays_whole() {
        assert_eq!(parts("截至 2026-11-01"), ["截至_2026-+11-+01"]);
        assert_eq!(tie("well-known 24-month", Lang::En), "well-known 24-month");
    }

    #[test]
    fn english_breaks_where_it_wants() {
        assert_eq!(tie("Your top 20% bring 56.3%", Lang::En), "Your top 20% bring 56.3%");
        assert_eq!(tie("", Lang::Zh), "");
    }
}
