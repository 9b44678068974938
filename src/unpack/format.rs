//! Number formats: whether one shows a day, a time, or a number. Only that; how a day is written is the program's language's business.

use super::value::Shown;

/// What a format with this number shows that the file does not spell out: they are the same in all files, those of East Asia among them.
pub(super) fn known(id: u16) -> Shown {
    match id {
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 => Shown::Day,
        18..=21 | 32 | 33 | 45 | 47 => Shown::Time,
        46 => Shown::Elapsed,
        _ => Shown::Number,
    }
}

/// What a format shows that the file spells out, like `yyyy"年"m"月"d"日" h:mm` or `[Red]#,##0.00`.
pub(super) fn spelled(code: &str) -> Shown {
    // The format of no format, as WPS writes it.
    if code.eq_ignore_ascii_case("general") || code.contains("通用格式") {
        return Shown::Number;
    }
    let (mut days, mut hours, mut months) = (false, false, 0);
    let mut letters = code.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            // Only the first section counts: the others are for negative numbers, zero and text.
            ';' => break,
            '"' => while letters.next().is_some_and(|quoted| quoted != '"') {},
            '\\' | '_' | '*' => drop(letters.next()),
            '[' => {
                let inside: String = letters.by_ref().take_while(|inside| *inside != ']').collect();
                let inside = inside.to_ascii_lowercase();
                if !inside.is_empty() && ['h', 'm', 's'].iter().any(|unit| inside.trim_matches(*unit).is_empty()) {
                    return Shown::Elapsed;
                }
            }
            // 1.5E+03
            'e' if matches!(letters.peek(), Some('+' | '-')) => return Shown::Number,
            'y' | 'd' => days = true,
            'h' | 's' => hours = true,
            'm' => months += 1,
            _ => {}
        }
    }
    match (days, hours, months) {
        (true, _, _) | (false, false, 1..) => Shown::Day,
        (false, true, _) => Shown::Time,
        (false, false, _) => Shown::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_told_by_its_letters() {
        for (code, expected) in [
            ("yyyy-mm-dd", Shown::Day),
            ("m/d/yy h:mm", Shown::Day),
            ("yyyy\"年\"m\"月\"d\"日\";@", Shown::Day),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", Shown::Day),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Shown::Day),
            ("mmm", Shown::Day),
            ("[$-409]h:mm AM/PM", Shown::Time),
            ("上午/下午h\"时\"mm\"分\"", Shown::Time),
            ("mm:ss.0", Shown::Time),
            ("[h]:mm:ss", Shown::Elapsed),
            ("[mm]:ss", Shown::Elapsed),
            ("General", Shown::Number),
            ("G/通用格式", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("#,##0.00;[Red]-#,##0.00", Shown::Number),
            ("0.0\" days\"", Shown::Number),
            ("_-* #,##0.00\\ \"kr\"_-", Shown::Number),
            ("[DBNum2]0", Shown::Number),
            ("@", Shown::Number),
            ("", Shown::Number),
            ("\"never closed", Shown::Number),
        ] {
            assert_eq!(spelled(code), expected, "{code}");
        }
        assert_eq!(
            [known(14), known(20), known(46), known(2)],
            [Shown::Day, Shown::Time, Shown::Elapsed, Shown::Number]
        );
    }
}
