//! Cells that hold something and say nothing: words for nothing, and signs that nobody sees.

use super::fold::{lower, nfkc};

/// Marks without width: byte order mark, zero-width space, joiners, direction marks.
pub fn invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}')
}

/// Words by which exports, and people who had to fill in something, say that there is nothing.
const NOTHING: &[&str] = &[
    "-",
    "--",
    "---",
    "—",
    "——",
    "–",
    "/",
    "\\",
    ".",
    "?",
    "??",
    "？",
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "null",
    "(null)",
    "\\n",
    "nil",
    "none",
    "nan",
    "undefined",
    "unknown",
    "missing",
    "not available",
    "not applicable",
    "(empty)",
    "(blank)",
    "(none)",
    "empty",
    "tbd",
    "#value!",
    "#ref!",
    "#name?",
    "#div/0!",
    "#null!",
    "#num!",
    "未知",
    "未填",
    "未填写",
    "未提供",
    "不详",
    "无",
    "空",
    "暂无",
    "没有",
    "缺失",
    "待补充",
    "无数据",
    "(空)",
    "(无)",
];

/// Words by which tills and shops name whoever was not asked: many people, and nobody who could come back.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "散客", "门店散客", "线下散客", "游客", "路人", "匿名", "匿名用户", "匿名买家", "匿名客户", "匿名会员", "非会员", "零售客户", "现金客户", "现金散客",
    "普通散客", "过路客", "walk-in", "walkin", "walk in", "walk-in customer", "walk in customer", "walkin customer", "walk-ins", "guest",
    "guest customer", "guest checkout", "guest user", "anonymous", "anonymous customer", "cash customer", "cash sale", "cash sales",
    "non-member", "nonmember", "no customer", "retail customer", "pos customer", "default customer",
];

/// Whether a text names nobody in particular.
pub fn is_nobody(text: &str) -> bool {
    // No such word has a figure in it, and most ids do.
    if text.len() > 32 || text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let word = lower(&nfkc(text));
    NOBODY
        .contains(&word.trim_matches(|c: char| c.is_whitespace() || invisible(c) || matches!(c, '(' | ')' | '[' | ']')))
}

/// The longest of them in bytes, with room for what folding takes off.
const LONGEST: usize = 24;
/// The longest of those that are not ASCII, full-width forms of the others included.
const SHORT: usize = 15;

/// Whether a text says that there is nothing. `NA` is a place too (Namibia, North America): not where `places` may stand.
pub fn is_nothing(text: &str, places: bool) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    // Most texts are ids, and no word for nothing has a figure in it but those of spreadsheets, which begin with a sign.
    let is_id = |text: &str| !text.starts_with('#') && text.bytes().any(|byte| byte.is_ascii_digit());
    if text.starts_with(|c: char| c.is_ascii_alphanumeric()) && is_id(text) {
        return false;
    }
    let bare = text.trim_matches(|c: char| c.is_whitespace() || invisible(c));
    if bare.is_empty() {
        return true;
    }
    // Chinese ones are short.
    if is_id(bare) || !bare.is_ascii() && bare.len() > SHORT {
        return false;
    }
    let folded = lower(&nfkc(bare));
    !(places && folded == "na") && NOTHING.contains(&folded.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_nothing_in_every_spelling() {
        for text in ["", " ", "-", "N/A", "n/a", "ＮＵＬＬ", "未知", " 无 ", "#N/A", "\u{200b}"] {
            assert!(is_nothing(text, false), "{text:?}");
        }
        for text in ["0", "-1", "无锡", "Nora", "未知之境", "空调", "no", "/path"] {
            assert!(!is_nothing(text, false), "{text:?}");
        }
        assert!(is_nothing("NA", false) && !is_nothing("NA", true) && is_nothing("N/A", true));
    }
}
