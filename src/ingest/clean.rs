//! What surrounds a value in a cell without belonging to it: white space, marks that nobody sees, spreadsheet tricks.
//!
//! Text keeps every character in its middle: two ids that differ in anything but white space at their ends are two ids. Case, width
//! (`１２３` and `123`), composed and decomposed letters and invisible characters all tell ids apart; nothing is guessed equal.
use crate::base::nothing;
pub use crate::base::nothing::invisible;

/// A cell of text or an id: white space at the ends (the tab that 抖店 puts before ids among it), `="…"` around it (淘宝) and the
/// guard `'` before it are taken off.
#[inline]
pub fn text(cell: &str) -> &str {
    if is_plain(cell.as_bytes()) { cell } else { text_slow(cell) }
}

/// Whether [`text`] has nothing to take off, as far as a glance at both ends shows.
#[inline]
pub fn is_plain(cell: &[u8]) -> bool {
    // Characters that begin with these bytes (U+4000 to U+9FFF: Han) are neither white space nor wrappings.
    let han = |byte: u8| (0xE4..=0xE9).contains(&byte);
    let plain = match *cell {
        [first, .., lead, _, last] if !last.is_ascii() => (first.is_ascii_graphic() || han(first)) && han(lead),
        [first, .., last] => (first.is_ascii_graphic() || han(first)) && last.is_ascii_graphic(),
        [only] => only.is_ascii_graphic(),
        [] => true,
    };
    plain && !matches!(cell.first(), Some(b'=' | b'\'' | b'`'))
}

#[cold]
fn text_slow(cell: &str) -> &str {
    let trimmed = cell.trim();
    let inner = trimmed.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(trimmed);
    unguard(unticked(inner))
}

/// Without the back-tick that 微信支付 writes before every cell of its bills.
fn unticked(cell: &str) -> &str {
    cell.strip_prefix('`').filter(|rest| !rest.contains('`')).unwrap_or(cell)
}

/// Takes off one `'` where it guards: before a character that begins a formula (as our own export writes it), and before a run of
/// six digits or more, as spreadsheets keep phones and long numbers.
pub fn unguard(cell: &str) -> &str {
    if cell.as_bytes().first() != Some(&b'\'') {
        return cell;
    }
    let Some(rest) = cell.strip_prefix('\'') else { return cell };
    let formula = rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let number = rest.len() >= 6 && rest.bytes().all(|byte| byte.is_ascii_digit());
    if formula || number { rest } else { cell }
}

/// A cell that holds a number or a date, in plain characters: full-width forms and the many dashes, spaces and apostrophes become
/// their ASCII forms, marks without width go, and so do the wrappings of [`text`].
pub fn plain(cell: &str) -> String {
    let mut plain = String::with_capacity(cell.len());
    for c in cell.chars() {
        match c {
            '\u{ffe5}' => plain.push('¥'),
            '\u{ffe6}' => plain.push('₩'),
            '\u{ff01}'..='\u{ff5e}' => plain.extend(char::from_u32(c as u32 - 0xfee0)),
            '\u{2212}' | '\u{2010}'..='\u{2015}' => plain.push('-'),
            '\u{2018}' | '\u{2019}' => plain.push('\''),
            '\u{1a}' => {}
            c if c.is_whitespace() => plain.push(' '),
            c if invisible(c) => {}
            c => plain.push(c),
        }
    }
    let trimmed = plain.trim();
    let trimmed = trimmed.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(trimmed);
    let trimmed = trimmed.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(trimmed);
    let trimmed = unticked(trimmed.strip_prefix('\'').unwrap_or(trimmed)).trim();
    trimmed.to_owned()
}

/// Whether a cell in a column of order numbers says that there is none: a word for nothing, or zero.
pub fn is_no_number(id: &str) -> bool {
    nothing::is_nothing(id, false) || id.bytes().all(|byte| byte == b'0')
}

/// Whether there is nothing in a cell, ctrl-Z (the end of a DOS file) and marks without width included.
#[inline]
pub fn is_blank(cell: &[u8]) -> bool {
    match cell.first() {
        None => true,
        Some(byte) if byte.is_ascii_graphic() => false,
        _ => std::str::from_utf8(cell)
            .is_ok_and(|cell| cell.chars().all(|c| c.is_whitespace() || invisible(c) || c == '\u{1a}')),
    }
}

/// Words by which exports say that there is no value.
pub fn is_nothing(plain: &str) -> bool {
    matches!(
        plain,
        "" | "-"
            | "--"
            | "---"
            | "/"
            | "N/A"
            | "n/a"
            | "NA"
            | "#N/A"
            | "null"
            | "NULL"
            | "Null"
            | "nil"
            | "None"
            | "无"
            | "空"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lose_their_wrappings_and_nothing_else() {
        for (cell, id) in [
            (" 123 ", "123"),
            ("\t6917", "6917"),
            ("=\"00123\"", "00123"),
            ("'13800138000", "13800138000"),
            ("'=1+1", "=1+1"),
            ("'';alert", "'';alert"),
            ("'99", "'99"),
            ("１２３", "１２３"),
            ("\u{200b}1", "\u{200b}1"),
            ("\u{a0}客 ", "客"),
            ("客", "客"),
            ("客户", "客户"),
            ("a客", "a客"),
            ("客\u{3000}", "客"),
            ("\u{3000}客户", "客户"),
            ("a\u{a0}", "a"),
            ("é", "é"),
            ("", ""),
            ("'", "'"),
        ] {
            assert_eq!(text(cell), id);
        }
    }

    #[test]
    fn blank_is_without_anything_to_see() {
        assert!(is_blank(b"") && is_blank(b" \t") && is_blank("\u{3000}\u{feff}".as_bytes()) && is_blank(b"\x1a"));
        assert!(!is_blank(b"0") && !is_blank(b" x") && !is_blank(&[0xff]));
    }

    #[test]
    fn numbers_become_plain() {
        assert_eq!(plain("　￥１，２３４．５０\u{200b}"), "¥1,234.50");
        assert_eq!(plain("'−5"), "-5");
    }
}
