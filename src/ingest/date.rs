//! Dates as people and platforms write them: a civil day, and the second of that day where the cell has a time.
//!
//! A zone or an offset is read over: the wall clock of the shop is kept as written, so that the same file gives the same days
//! everywhere. Never guesses between day first and month first: that is the column's [`DateReading`].

use super::DateReading;
use super::clean;
use crate::base::Day;

/// A day, and the second of it.
pub type Stamp = (Day, Option<u32>);

/// Two-digit years from here on are of the twentieth century.
const PIVOT: u32 = 70;

/// Reads a cell; nothing if it is no date in this reading, or no day of the calendar.
#[inline]
pub fn date(cell: &str, reading: DateReading) -> Option<Stamp> {
    match reading {
        DateReading::YearFirst | DateReading::DayFirst | DateReading::MonthFirst | DateReading::ShortYear => {
            iso(cell.as_bytes()).or_else(|| written(&ascii(clean::plain(cell)), reading))
        }
        DateReading::Serial | DateReading::EpochSeconds | DateReading::EpochMillis => {
            counted(&clean::plain(cell), reading)
        }
    }
}

/// Reads a cell in all readings, by position in [`DateReading::ALL`].
pub fn all(cell: &str) -> [Option<Stamp>; DateReading::ALL.len()] {
    let mut all = [None; DateReading::ALL.len()];
    let each = all.iter_mut().zip(DateReading::ALL);
    if let Some(stamp) = iso(cell.as_bytes()) {
        each.filter(|(_, reading)| !is_count(**reading)).for_each(|(found, _)| *found = Some(stamp));
        return all;
    }
    let plain = clean::plain(cell);
    // Every date has a figure; most cells of most columns do not.
    if !plain.bytes().any(|byte| byte.is_ascii_digit()) {
        return all;
    }
    let text = ascii(plain.clone());
    let written = Written::of(&text);
    for (found, &reading) in each {
        *found = if is_count(reading) {
            counted(&plain, reading)
        } else {
            written.as_ref().and_then(|written| written.stamp(reading))
        };
    }
    all
}

/// Reads a cell in the orders that three figures can have, by position in [`DateReading::ORDERS`].
pub fn orders(cell: &str) -> [Option<Stamp>; 3] {
    if let Some(stamp) = iso(cell.as_bytes()) {
        return [Some(stamp); 3];
    }
    let text = ascii(clean::plain(cell));
    let written = Written::of(&text);
    DateReading::ORDERS.map(|reading| written.as_ref().and_then(|written| written.stamp(reading)))
}

fn is_count(reading: DateReading) -> bool {
    matches!(reading, DateReading::Serial | DateReading::EpochSeconds | DateReading::EpochMillis)
}

/// `2026-04-28`, `2026-04-28 13:05`, `2026-04-28T13:05:59` with `-` or `/`: the form of most files, read without a copy.
#[inline]
fn iso(cell: &[u8]) -> Option<Stamp> {
    let two = |at: usize| match (cell.get(at), cell.get(at + 1)) {
        (Some(tens @ b'0'..=b'9'), Some(ones @ b'0'..=b'9')) => {
            Some(u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
        }
        _ => None,
    };
    let mark = |at: usize, mark: u8| (cell.get(at) == Some(&mark)).then_some(());
    if !matches!(cell.len(), 10 | 16 | 19) {
        return None;
    }
    let separator = *cell.get(4)?;
    if separator != b'-' && separator != b'/' {
        return None;
    }
    mark(7, separator)?;
    let day = civil(two(0)? * 100 + two(2)?, two(5)?, two(8)?)?;
    if cell.len() == 10 {
        return Some((day, None));
    }
    if !matches!(cell.get(10), Some(b' ' | b'T')) {
        return None;
    }
    mark(13, b':')?;
    let seconds = if cell.len() == 19 {
        mark(16, b':')?;
        two(17)?
    } else {
        0
    };
    Some((day, Some(clock(two(11)?, two(14)?, seconds)?)))
}

/// The second of the day that a cell of a time alone says: `13:05`, `1:05:09 PM`.
pub fn clock_of(cell: &str) -> Option<u32> {
    let text = ascii(clean::plain(cell));
    let (tokens, afternoon) = without_halves(&tokens(text.trim())?);
    if tokens.get(1) == Some(&Token::Mark(b':')) { time_of(&tokens, afternoon) } else { None }
}

/// No shop sold on a day before these: what says so is a program's word for "none" (0001-01-01, 1899-12-30).
const YEARS: std::ops::RangeInclusive<u32> = 1900..=9999;

/// The day of a date, by arithmetic over whole eras of 400 years (as in Howard Hinnant's `days_from_civil`).
#[inline]
fn civil(year: u32, month: u32, day: u32) -> Option<Day> {
    const DAYS: [u32; 13] = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    if !YEARS.contains(&year) || day == 0 || day > *DAYS.get(month as usize)? || (month == 2 && day == 29 && !leap) {
        return None;
    }
    let shifted = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (shifted / 400, shifted % 400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(Day(days as i32 - 719_468))
}

#[inline]
fn clock(hour: u32, minute: u32, second: u32) -> Option<u32> {
    // A leap second is the last second of its minute.
    (hour < 24 && minute < 60 && second <= 60).then(|| hour * 3600 + minute * 60 + second.min(59))
}

/// Days as spreadsheets count them from which on a number is a date: from 1954 to 2173. Below are years, ages and numbers of rows.
const SERIALS: std::ops::Range<f64> = 20_000.0..100_000.0;

/// Days and seconds since an epoch.
fn counted(plain: &str, reading: DateReading) -> Option<Stamp> {
    let digits = plain.len() - plain.matches('.').count();
    if plain.is_empty() || !plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return None;
    }
    let value: f64 = plain.parse().ok()?;
    let of_unix = |seconds: i64| {
        let day = i32::try_from(seconds.div_euclid(86_400)).ok()?;
        Some((Day(day), Some(seconds.rem_euclid(86_400) as u32)))
    };
    match reading {
        DateReading::Serial if SERIALS.contains(&value) => {
            // 1899-12-30, the day 0 of spreadsheets, is 25 569 days before 1970.
            let seconds = ((value - value.floor()) * 86_400.0).round().min(86_399.0) as u32;
            Some((Day(value.floor() as i32 - 25_569), plain.contains('.').then_some(seconds)))
        }
        DateReading::EpochSeconds if digits >= 9 && value < 1e10 => of_unix(value.floor() as i64),
        DateReading::EpochMillis if digits >= 12 && value < 1e13 => of_unix((value / 1000.0).floor() as i64),
        _ => None,
    }
}

/// A plain text with its Chinese marks as the ASCII marks of the same meaning.
fn ascii(plain: String) -> String {
    if plain.is_ascii() {
        return plain;
    }
    let mut ascii = String::with_capacity(plain.len());
    let mut chars = plain.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // What is called a year is one: `26年4月28日` does not begin with a day.
            '年' if ascii.len() == 2 && ascii.bytes().all(|byte| byte.is_ascii_digit()) => {
                ascii.insert_str(0, if ascii.as_str() < "70" { "20" } else { "19" });
                ascii.push('-');
            }
            '年' | '月' => ascii.push('-'),
            '日' | '号' | '秒' => ascii.push(' '),
            '时' | '点' => ascii.push(':'),
            '分' => ascii.push(if chars.peek().is_some_and(char::is_ascii_digit) { ':' } else { ' ' }),
            '上' | '下' if chars.next_if_eq(&'午').is_some() => {
                ascii.push_str(if c == '上' { " am " } else { " pm " });
            }
            '星' if chars.next_if_eq(&'期').is_some() => {
                chars.next();
            }
            '周' => {
                chars.next();
            }
            other => ascii.push(other),
        }
    }
    ascii.trim().to_owned()
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token<'a> {
    Number { value: u32, digits: usize },
    Word(&'a str),
    Mark(u8),
}

fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::with_capacity(16);
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let run = |of: fn(u8) -> bool| rest.bytes().take_while(|&byte| of(byte)).count();
        let length = if first.is_ascii_digit() {
            let digits = run(|byte| byte.is_ascii_digit());
            tokens.push(Token::Number { value: rest.get(..digits.min(9))?.parse().ok()?, digits });
            digits
        } else if first.is_ascii_alphabetic() {
            let letters = run(|byte| byte.is_ascii_alphabetic());
            tokens.push(Token::Word(rest.get(..letters)?));
            letters
        } else if first.is_ascii() {
            tokens.push(Token::Mark(first));
            1
        } else {
            return None;
        };
        rest = rest.get(length..)?;
        if tokens.len() > 24 {
            return None;
        }
    }
    Some(tokens)
}

/// A date in words and figures, after [`ascii`].
fn written(text: &str, reading: DateReading) -> Option<Stamp> {
    Written::of(text)?.stamp(reading)
}

/// The same before it is decided which figure is the day.
enum Written<'a> {
    Known(Stamp),
    Read(Vec<Token<'a>>, Option<u32>),
}

impl Written<'_> {
    fn of(text: &str) -> Option<Written<'_>> {
        if text.len() < 6 || text.len() > 48 {
            return None;
        }
        if let Some(stamp) = compact(text) {
            return Some(Written::Known(stamp));
        }
        let tokens = tokens(text)?;
        let hour = tokens.iter().position(|token| *token == Token::Mark(b':')).map(|colon| colon.checked_sub(1));
        let (date, time) = match hour {
            Some(hour) => tokens.split_at_checked(hour?)?,
            None => (tokens.as_slice(), [].as_slice()),
        };
        let (date, afternoon) = without_halves(date);
        let seconds = if time.is_empty() { None } else { Some(time_of(time, afternoon)?) };
        Some(Written::Read(date, seconds))
    }

    fn stamp(&self, reading: DateReading) -> Option<Stamp> {
        match self {
            Written::Known(stamp) => Some(*stamp),
            Written::Read(date, seconds) => Some((day_of(date, reading)?, *seconds)),
        }
    }
}

/// `20260428`, `202604281305`, `20260428130559`
fn compact(text: &str) -> Option<Stamp> {
    if !matches!(text.len(), 8 | 12 | 14) || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let figure = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let year = figure(0, 4).filter(|year| (1900..2100).contains(year))?;
    let day = civil(year, figure(4, 6)?, figure(6, 8)?)?;
    let seconds = match text.len() {
        8 => None,
        length => Some(clock(figure(8, 10)?, figure(10, 12)?, if length == 14 { figure(12, 14)? } else { 0 })?),
    };
    Some((day, seconds))
}

/// Takes out 上午 and 下午, which stand between date and time.
fn without_halves<'a>(tokens: &[Token<'a>]) -> (Vec<Token<'a>>, Option<bool>) {
    let mut half = None;
    let rest = tokens.iter().copied().filter(|token| match token {
        Token::Word(word) if word.eq_ignore_ascii_case("am") || word.eq_ignore_ascii_case("pm") => {
            half = Some(word.eq_ignore_ascii_case("pm"));
            false
        }
        _ => true,
    });
    (rest.collect(), half)
}

fn month_of(word: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    let found = MONTHS.iter().position(|month| *month == word || month.get(..3) == Some(&word))?;
    Some(found as u32 + 1)
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.to_ascii_lowercase();
    DAYS.iter().any(|day| *day == word || (word.len() >= 3 && word.len() <= 5 && day.starts_with(&word)))
}

fn day_of(tokens: &[Token<'_>], reading: DateReading) -> Option<Day> {
    let mut figures: Vec<(u32, usize)> = Vec::with_capacity(3);
    let mut month = None;
    let mut month_at = 0;
    for token in tokens {
        match *token {
            Token::Number { value, digits } if digits <= 4 => figures.push((value, digits)),
            Token::Word(word) if month.is_none() && month_of(word).is_some() => {
                month = month_of(word);
                month_at = figures.len();
            }
            Token::Word(word) if is_weekday(word) => {}
            Token::Word("st" | "nd" | "rd" | "th" | "of" | "T" | "t")
            | Token::Mark(b'-' | b'/' | b'.' | b',' | b' ') => {}
            _ => return None,
        }
    }
    let full = |(value, digits): (u32, usize)| match digits {
        4 => Some(value),
        2 if value >= PIVOT => Some(1900 + value),
        2 => Some(2000 + value),
        _ => None,
    };
    let short = |(value, digits): (u32, usize)| (digits <= 2).then_some(value);
    match (month, figures.as_slice()) {
        (Some(month), [year, day]) if year.1 == 4 && month_at <= 1 => civil(year.0, month, short(*day)?),
        (Some(month), [day, year]) => civil(full(*year)?, month, short(*day)?),
        (None, [year, month, day]) if year.1 == 4 => civil(year.0, short(*month)?, short(*day)?),
        (None, [first, second, year]) => match reading {
            DateReading::DayFirst => civil(full(*year)?, short(*second)?, short(*first)?),
            DateReading::MonthFirst => civil(full(*year)?, short(*first)?, short(*second)?),
            // The last figure is the day then.
            DateReading::ShortYear if first.1 == 2 => civil(full(*first)?, short(*second)?, short(*year)?),
            _ => None,
        },
        _ => None,
    }
}

fn time_of(tokens: &[Token<'_>], afternoon: Option<bool>) -> Option<u32> {
    let mut figures: Vec<u32> = Vec::with_capacity(4);
    let mut afternoon = afternoon;
    let mut zone = false;
    for (at, token) in tokens.iter().enumerate() {
        match *token {
            Token::Number { value, digits } if !zone && digits <= 2 && figures.len() < 3 => figures.push(value),
            // Parts of a second, and the figures of an offset.
            Token::Number { .. }
                if zone || matches!(at.checked_sub(1).and_then(|at| tokens.get(at)), Some(Token::Mark(b'.'))) => {}
            Token::Word(word) if word.eq_ignore_ascii_case("am") => afternoon = Some(false),
            Token::Word(word) if word.eq_ignore_ascii_case("pm") => afternoon = Some(true),
            Token::Word(
                "Z" | "z" | "UTC" | "GMT" | "CST" | "PST" | "PDT" | "EST" | "EDT" | "MST" | "MDT" | "BST" | "CET"
                | "CEST",
            ) => {
                zone = true;
            }
            Token::Mark(b'+' | b'-') if figures.len() >= 2 => zone = true,
            Token::Mark(b':' | b'.' | b' ') => {}
            _ => return None,
        }
    }
    let (&hour, &minute) = (figures.first()?, figures.get(1)?);
    let hour = match afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    clock(hour, minute, figures.get(2).copied().unwrap_or(0))
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
