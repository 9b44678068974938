//! What a cell holds as text: numbers, days and times, the escapes of the format. Knows number formats by [`Shown`] only.

use crate::base::Day;

/// What the number format of a cell makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// A number.
    #[default]
    Number,
    /// A day, with a time or without.
    Day,
    /// A time of the day.
    Time,
    /// Hours that go on after 24.
    Elapsed,
}

const DAY_SECONDS: f64 = 86_400.0;
/// 9999-12-31, the last day of a spreadsheet.
const LAST: f64 = 2_958_465.0;
/// Days between the two systems of dates.
const FROM_1904: f64 = 1462.0;

/// A number as the shortest text that reads back the same; exponents only where the digits would be mostly zeros, and where it has more
/// than sixteen: an id that a spreadsheet has taken for such a number has lost the last of them, and must not look whole
/// ([`rounded`](crate::base::rounded)).
pub(super) fn number(value: f64) -> String {
    /// Whole numbers up to here are all different.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    let size = value.abs();
    if value == 0.0 {
        "0".to_owned()
    } else if size > WHOLE && value.is_finite() {
        format!("{value:E}").replace('E', "E+")
    } else if size >= 1e-7 || !value.is_finite() {
        format!("{value}")
    } else {
        format!("{value:e}")
    }
}

/// The text of a number: whole numbers as the file spells them (an order number may have more digits than a float holds).
pub(super) fn spelled(text: &str, value: f64) -> String {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = !digits.is_empty()
        && digits.len() < 22
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !(digits.starts_with('0') && text.len() > 1);
    if plain { text.to_owned() } else { number(value) }
}

/// The text of what a file says is a number: [`spelled`] if it is one, else as it stands.
pub(super) fn said(text: &str) -> String {
    let number = text.parse().ok().filter(|number: &f64| number.is_finite());
    number.map_or_else(|| text.to_owned(), |number| spelled(text, number))
}

/// The text of a number in a cell of this format, and whether it is a day or a time. `since_1904`: the workbook counts from 1904.
pub(super) fn shown(value: f64, shown: Shown, since_1904: bool) -> Option<String> {
    let whole = value.floor();
    if shown == Shown::Number || !(0.0..LAST + 1.0).contains(&value) {
        return None;
    }
    if shown == Shown::Elapsed {
        return Some(clock((value * DAY_SECONDS).round() as u64));
    }
    let mut seconds = ((value - whole) * DAY_SECONDS).round() as u64;
    let mut day = whole;
    if seconds == 86_400 {
        (seconds, day) = (0, whole + 1.0);
    }
    if day < 1.0 && !since_1904 && (seconds > 0 || shown == Shown::Time) {
        return Some(clock(seconds));
    }
    if shown == Shown::Time && day < 1.0 {
        return Some(clock(seconds));
    }
    let date = civil(if since_1904 { day + FROM_1904 } else { day })?;
    Some(if seconds == 0 { date } else { format!("{date} {}", clock(seconds)) })
}

/// The day with this number in the system of 1900, as Excel shows it: day 0 and the 29th of February 1900 are days there.
fn civil(serial: f64) -> Option<String> {
    match serial as i32 {
        0 => Some("1900-01-00".to_owned()),
        60 => Some("1900-02-29".to_owned()),
        serial @ 1..60 => Some(Day::from_ymd(1899, 12, 31)?.plus(serial).to_string()),
        serial => Some(Day::from_ymd(1899, 12, 30)?.plus(serial).to_string()),
    }
}

fn clock(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// A day or time in the spelling of ISO 8601, in ours: `2026-04-28T13:34:05.250` is `2026-04-28 13:34:05`, midnight is the day alone,
/// `PT13H34M05S` is `13:34:05`. What is none stays as it is.
pub(super) fn iso(text: &str) -> String {
    if let Some(duration) = text.strip_prefix("PT").and_then(duration) {
        return clock(duration);
    }
    let Some((day, time)) = text.split_once('T') else { return text.to_owned() };
    let time = time.trim_end_matches('Z').split('.').next().unwrap_or_default();
    if Day::from_iso(day).is_none() || !time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':') {
        return text.to_owned();
    }
    if time.bytes().all(|byte| matches!(byte, b'0' | b':')) { day.to_owned() } else { format!("{day} {time}") }
}

/// Seconds of `13H34M05S`.
fn duration(text: &str) -> Option<u64> {
    let (mut seconds, mut from) = (0f64, 0);
    for (at, unit) in text.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()) {
        let count: f64 = text.get(from..at)?.parse().ok()?;
        seconds += count
            * match unit {
                'H' => 3600.0,
                'M' => 60.0,
                'S' => 1.0,
                _ => return None,
            };
        from = at + 1;
    }
    (from == text.len() && (0.0..1e12).contains(&seconds)).then(|| seconds.floor() as u64)
}

/// Undoes `_x000D_`, the spelling of characters that XML can't hold.
pub(super) fn unescaped(text: &mut String) {
    if !text.contains("_x") {
        return;
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        plain.push_str(before);
        let length = if let Some(c) = escaped(escape) {
            plain.push(c);
            ESCAPE
        } else {
            plain.push_str("_x");
            2
        };
        rest = escape.get(length..).unwrap_or_default();
    }
    plain.push_str(rest);
    *text = plain;
}

/// Bytes of an escape.
const ESCAPE: usize = 7;

fn escaped(text: &str) -> Option<char> {
    let digits = text.get(..ESCAPE)?.strip_prefix("_x")?.strip_suffix('_')?;
    let code = digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())??;
    char::from_u32(code)
}

/// The text of an error by its number in the binary formats.
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    }
}

/// A number in the four bytes of the binary formats: thirty bits of a float or of a whole number, perhaps hundredths.
pub(super) fn rk(packed: u32) -> f64 {
    let value = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { value } else { value / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        for (value, text) in [
            (0.1, "0.1"),
            (-0.0, "0"),
            (1e15, "1000000000000000"),
            (4_111_111_111_111_110.0, "4111111111111110"),
            (20_260_101_000_000_124.0, "2.0260101000000124E+16"),
            (1.234_567_890_123_46e18, "1.23456789012346E+18"),
            (1e-7, "0.0000001"),
            (1e-9, "1e-9"),
            (1e21, "1E+21"),
            (-12.5, "-12.5"),
        ] {
            assert_eq!(number(value), text);
        }
        assert_eq!(spelled("20260101000000123", 20_260_101_000_000_123.0), "20260101000000123");
        assert_eq!(spelled("0.10000000000000001", 0.1), "0.1");
        assert_eq!(spelled("1.5E3", 1500.0), "1500");
        assert_eq!(spelled("007", 7.0), "7");
        assert_eq!(spelled("-0", -0.0), "0");
        assert_eq!([said("0.10"), said("1e999"), said("n/a")], ["0.1", "1e999", "n/a"]);
    }

    #[test]
    fn days_are_those_that_a_spreadsheet_shows() {
        let text = |value, format| shown(value, format, false).unwrap();
        assert_eq!(text(46_140.0, Shown::Day), "2026-04-28");
        assert_eq!(text(46_140.565_335_648_15, Shown::Day), "2026-04-28 13:34:05");
        assert_eq!(text(46_140.999_999, Shown::Day), "2026-04-29");
        assert_eq!(text(0.565_335_648_15, Shown::Time), "13:34:05");
        assert_eq!(text(0.0, Shown::Time), "00:00:00");
        assert_eq!((text(0.0, Shown::Day), text(1.0, Shown::Day)), ("1900-01-00".to_owned(), "1900-01-01".to_owned()));
        assert_eq!(
            [59.0, 60.0, 61.0].map(|day| text(day, Shown::Day)),
            ["1900-02-28", "1900-02-29", "1900-03-01"].map(str::to_owned)
        );
        assert_eq!(text(10.632_060_185, Shown::Elapsed), "255:10:10");
        assert_eq!(shown(44_678.0, Shown::Day, true).unwrap(), "2026-04-28");
        assert_eq!(shown(0.0, Shown::Day, true).unwrap(), "1904-01-01");
        assert_eq!(text(LAST, Shown::Day), "9999-12-31");
        for value in [-1.0, LAST + 1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(shown(value, Shown::Day, false), None);
        }
        assert_eq!(shown(5.0, Shown::Number, false), None);
    }

    #[test]
    fn days_in_iso_8601_are_read() {
        for (text, ours) in [
            ("2026-04-28", "2026-04-28"),
            ("2026-04-28T00:00:00.000", "2026-04-28"),
            ("2026-04-28T13:34:05.250Z", "2026-04-28 13:34:05"),
            ("PT13H34M05S", "13:34:05"),
            ("PT255H10M10.5S", "255:10:10"),
            ("10:10:10", "10:10:10"),
            ("Thursday", "Thursday"),
            ("PTX", "PTX"),
        ] {
            assert_eq!(iso(text), ours);
        }
    }

    #[test]
    fn escapes_are_undone() {
        for (text, plain) in [
            ("a_x000D_\nb", "a\r\nb"),
            ("_x005F_x000D_", "_x000D_"),
            ("_xZZZZ_ _x00", "_xZZZZ_ _x00"),
            ("_xD800_", "_xD800_"),
        ] {
            let mut text = text.to_owned();
            unescaped(&mut text);
            assert_eq!(text, plain);
        }
    }

    #[test]
    fn four_bytes_are_a_number() {
        assert!((rk((12_345 << 2) | 3) - 123.45).abs() < 1e-12);
        assert!((rk((-5i32 << 2).cast_unsigned() | 2) + 5.0).abs() < 1e-12);
        assert!((rk((1.5f64.to_bits() >> 32) as u32) - 1.5).abs() < 1e-12);
    }
}
