//! What a list of customers says of one: the cell that holds now, and what a cell that a person wrote comes to as a number.
//!
//! Of several lists the latest speaks; of several rows of one list that of the latest day, and of those the greatest text, so that the order of
//! rows never shows. Reads ages, incomes and sizes as people write them (`25-34岁`, `5千-1万`, `90后`, `50k+`); refuses to guess: what is no
//! number is none.

use super::{Facts, View};
use crate::base::fold::{lower, nfkc};
use crate::base::{CustomerIx, Day};
use crate::table::{Cells, Role, TableKind};

/// The row of the list of customers that speaks of a customer in this column, if one does.
pub fn row(facts: &Facts<'_>, who: CustomerIx, role: Role, before: Day) -> Option<usize> {
    let table = facts.table(TableKind::Customers)?;
    row_of(facts, who, table, table.column(role)?.cells(), before)
}

/// The same for any column of the list.
pub fn row_of(facts: &Facts<'_>, who: CustomerIx, table: View<'_>, cells: Cells<'_>, before: Day) -> Option<usize> {
    let rows = facts.rows_before(TableKind::Customers, who, before);
    let days = table.day(Role::Registered);
    let key = |row: &u32| {
        let at = *row as usize;
        let day = days.and_then(|days| days.get(at)).copied().unwrap_or(Day::NONE);
        let (text, number) = match cells {
            Cells::Text(text) => (text.get(at), 0),
            Cells::Money(money) => ("", money.get(at).map_or(0, |money| money.0)),
            Cells::Number(numbers) => ("", numbers.get(at).map_or(0, |number| crate::math::order::key(*number))),
            Cells::Day { days, .. } => ("", days.get(at).map_or(0, |day| i64::from(day.0))),
        };
        (table.file_of(*row), day, text, number)
    };
    rows.iter().filter(|row| is_said(cells, *row as usize)).max_by_key(key).map(|row| row as usize)
}

fn is_said(cells: Cells<'_>, row: usize) -> bool {
    match cells {
        Cells::Text(text) => !text.get(row).is_empty(),
        Cells::Money(money) => money.get(row).is_some_and(|money| money.is_some()),
        Cells::Number(numbers) => numbers.get(row).is_some_and(|number| !number.is_nan()),
        Cells::Day { days, .. } => days.get(row).is_some_and(|day| day.is_some()),
    }
}

/// What the list says of a customer in a column of texts; nothing where it is silent.
pub fn text<'a>(facts: &Facts<'a>, who: CustomerIx, role: Role, before: Day) -> Option<&'a str> {
    let row = row(facts, who, role, before)?;
    Some(facts.table(TableKind::Customers)?.text(role)?.get(row))
}

/// The same in a column of days.
pub fn day(facts: &Facts<'_>, who: CustomerIx, role: Role, before: Day) -> Option<Day> {
    let row = row(facts, who, role, before)?;
    facts.table(TableKind::Customers)?.day(role)?.get(row).copied()
}

/// A number as people write it in a form, the middle of a range, the one end of a range that is open at the other: `25-34岁` is 29.5,
/// `5千-1万` 7,500, `60+` 60. Nothing where there is none.
pub fn amount(text: &str) -> Option<f64> {
    let text = lower(&nfkc(text));
    let mut found: Vec<(f64, f64)> = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = rest.get(at..)?;
        let end = rest.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(rest.len());
        let digits = rest.get(..end)?.trim_end_matches(['.', ',']).replace(',', "");
        let value: f64 = digits.parse().ok()?;
        rest = rest.get(end..)?.trim_start();
        let times = times(rest);
        found.push((value, times));
    }
    match found[..] {
        [(value, times)] => Some(value * times),
        // In `5-10万` the 万 is of both.
        [(low, 1.0), (high, times)] if low < high => Some(f64::midpoint(low * times, high * times)),
        [(low, a), (high, b)] => Some(f64::midpoint(low * a, high * b)),
        _ => None,
    }
}

/// What the letters behind a number multiply it by.
fn times(rest: &str) -> f64 {
    const LETTERS: &[(&str, f64)] =
        &[("千", 1e3), ("万", 1e4), ("萬", 1e4), ("亿", 1e8), ("w", 1e4), ("k", 1e3), ("m", 1e6)];
    let word = LETTERS.iter().find(|(letters, _)| rest.starts_with(letters));
    // `k` and `m` are letters of words too: `5 months`.
    let alone = |letters: &str| {
        !rest.get(letters.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    word.filter(|(letters, _)| !letters.is_ascii() || alone(letters)).map_or(1.0, |(_, times)| *times)
}

/// Age in years at a day, from a cell of ages: a number, a range, or a decade of birth (`90后` was born in 1995, in the middle of it).
pub fn age(text: &str, at: Day) -> Option<f64> {
    let plain = nfkc(text);
    let decade = plain.trim().split_once(['后', '後']).map(|(digits, _)| digits.trim());
    if let Some(decade) = decade.and_then(|digits| digits.get(digits.len().saturating_sub(2)..)?.parse::<i32>().ok()) {
        let (year, ..) = at.ymd();
        let born = if decade > 30 { 1900 + decade } else { 2000 + decade } + 5;
        return (born <= year).then(|| f64::from(year - born));
    }
    amount(text).filter(|years| (0.0..=120.0).contains(years))
}

/// Full years between a day of birth and another day; nothing for who is not born yet, and where nobody gets so old.
pub fn years(born: Day, at: Day) -> Option<u32> {
    let ((year, month, day), (now, now_month, now_day)) = (born.ymd(), at.ymd());
    let years = now - year - i32::from((now_month, now_day) < (month, day));
    u32::try_from(years).ok().filter(|years| *years <= 120)
}

/// Full months between two days; nothing where the first is the later.
pub fn months(born: Day, at: Day) -> Option<u32> {
    let ((year, month, day), (now, now_month, now_day)) = (born.ymd(), at.ymd());
    let months = (now - year) * 12 + now_month as i32 - month as i32 - i32::from(now_day < day);
    u32::try_from(months).ok()
}

/// Whether a text has one of these words in it: letters as whole words, Chinese anywhere. The text is in small letters.
pub fn has_word(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        let is_letter = |c: char| c.is_ascii_alphanumeric();
        text.match_indices(word).any(|(at, _)| {
            let before = text.get(..at).and_then(|before| before.chars().next_back());
            let after = text.get(at + word.len()..).and_then(|after| after.chars().next());
            let open = |c: Option<char>| !c.is_some_and(is_letter);
            !word.starts_with(is_letter) || open(before) && open(after)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let cases = [
            ("34", 34.0),
            ("25-34岁", 29.5),
            ("２５～３４", 29.5),
            ("5千-1万", 7500.0),
            ("5-10万", 75_000.0),
            ("¥12,000.50", 12_000.5),
            ("50k-75k", 62_500.0),
            ("60+", 60.0),
            ("10万以上", 100_000.0),
            ("5 months", 5.0),
            ("1000 employees", 1000.0),
        ];
        for (text, value) in cases {
            assert_eq!(amount(text), Some(value), "{text}");
        }
        for text in ["", "high", "不详", "2020-01-02"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }

    #[test]
    fn ages_are_years_ranges_and_decades() {
        let day = Day::from_iso("2026-11-23").unwrap();
        assert_eq!(age("90后", day), Some(31.0));
        assert_eq!(age("00后", day), Some(21.0));
        assert_eq!(age("1985后", day), Some(36.0));
        assert_eq!(age("31 岁", day), Some(31.0));
        assert_eq!((age("1995", day), age("保密", day)), (None, None));
        let iso = |text| Day::from_iso(text).unwrap();
        assert_eq!(years(iso("1996-11-23"), day), Some(30));
        assert_eq!(years(iso("1996-11-24"), day), Some(29));
        assert_eq!((years(iso("2027-01-01"), day), years(iso("1880-01-01"), day)), (None, None));
        assert_eq!((months(iso("2026-01-24"), day), months(iso("2026-12-01"), day)), (Some(9), None));
    }

    #[test]
    fn words_are_whole_and_chinese_ones_anywhere() {
        assert!(has_word("senior vp sales", &["vp"]) && !has_word("mvp", &["vp"]));
        assert!(has_word("采购经理", &["经理"]));
    }
}
