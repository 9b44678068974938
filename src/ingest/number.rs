//! Money and numbers as people and platforms write them, read exactly.
//!
//! Money never passes through a float. A column is read with one meaning of the separators ([`NumberReading`]), which decides only the
//! cells that could mean both (`1,234`); all others say by themselves what they mean, and are counted as [`Proof`].

use super::NumberReading;
use super::clean;
use crate::base::Money;
use crate::i18n::Currency;

/// What a cell says about the separators of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Nothing: it has none.
    None,
    /// `1,234.50`, `0.5`
    Point,
    /// `1.234,50`, `0,5`
    Comma,
    /// `1.234`: the column's reading decided.
    EitherPoint,
    /// `1,234`: likewise.
    EitherComma,
}

/// Whether a word is the code of a currency with three decimals.
pub fn has_mills(word: &str) -> bool {
    const CODES: &[&str] = &["KWD", "BHD", "OMR", "TND", "JOD", "IQD", "LYD"];
    word.len() == 3 && CODES.iter().any(|code| code.eq_ignore_ascii_case(word))
}

/// An amount as read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The amount.
    pub money: Money,
    /// It had more decimals than money keeps.
    pub rounded: bool,
    /// The currency it named.
    pub currency: Currency,
    /// What it says about its column.
    pub proof: Proof,
}

/// What a cell of a number came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<T> {
    /// There is no value.
    Empty,
    /// A value.
    Value(T),
    /// Neither.
    Bad,
}

/// Reads a cell of money.
#[inline]
pub fn money(cell: &str, reading: NumberReading) -> Cell<Amount> {
    if let Some((money, proof)) = plain_money(cell.as_bytes(), reading) {
        return Cell::Value(Amount { money, rounded: false, currency: Currency::None, proof });
    }
    money_in_general(cell, reading, 0)
}

/// The same in a column whose amounts are to be multiplied by this power of ten: all but those that name a multiple themselves (`1.2万`).
#[inline]
pub fn money_in(cell: &str, reading: NumberReading, power: i8) -> Cell<Amount> {
    if power == 0 { money(cell, reading) } else { money_in_general(cell, reading, power) }
}

/// `-1234.50` and the like, without separators or signs: most cells of most files.
#[inline]
fn plain_money(cell: &[u8], reading: NumberReading) -> Option<(Money, Proof)> {
    let (negative, digits) = match cell {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    let mut units = 0i64;
    let mut decimals = None;
    if digits.len() > 15 || !digits.first()?.is_ascii_digit() {
        return None;
    }
    for &byte in digits {
        match byte {
            b'0'..=b'9' => units = units * 10 + i64::from(byte - b'0'),
            b'.' if decimals.is_none() => {
                decimals = Some(0u32);
                continue;
            }
            _ => return None,
        }
        decimals = decimals.map(|count| count + 1);
    }
    let (parts, proof) = match decimals {
        None => (units.checked_mul(10_000)?, Proof::None),
        Some(1) => (units.checked_mul(1_000)?, Proof::Point),
        Some(2) => (units.checked_mul(100)?, Proof::Point),
        Some(3) if reading == NumberReading::PointDecimal => (units.checked_mul(10)?, Proof::EitherPoint),
        Some(4) => (units, Proof::Point),
        Some(_) => return None,
    };
    // Three decimals after four digits or a lone zero can only be decimals; the general path tells those apart.
    if proof == Proof::EitherPoint && (digits.len() > 7 || digits.first() == Some(&b'0')) {
        return None;
    }
    (parts <= Money::LIMIT.0).then_some((Money(if negative { -parts } else { parts }), proof))
}

fn money_in_general(cell: &str, reading: NumberReading, power: i8) -> Cell<Amount> {
    let plain = clean::plain(cell);
    if clean::is_nothing(&plain) {
        return Cell::Empty;
    }
    let Some(mut decimal) = Decimal::parse(&plain, reading) else { return Cell::Bad };
    if !decimal.multiple {
        decimal.power += i64::from(power);
    }
    match decimal.money() {
        Some((money, rounded)) => {
            Cell::Value(Amount { money, rounded, currency: decimal.currency, proof: decimal.proof })
        }
        None => Cell::Bad,
    }
}

/// Reads a cell of a number that is no money, which is UTF-8. Finite, or bad.
#[inline]
pub fn number(cell: &[u8], reading: NumberReading) -> Cell<f64> {
    if !cell.is_empty() && cell.len() <= 15 && cell.iter().all(u8::is_ascii_digit) {
        return Cell::Value(cell.iter().fold(0u64, |sum, byte| sum * 10 + u64::from(byte - b'0')) as f64);
    }
    number_in_general(std::str::from_utf8(cell).unwrap_or_default(), reading)
}

fn number_in_general(cell: &str, reading: NumberReading) -> Cell<f64> {
    let plain = clean::plain(cell);
    if clean::is_nothing(&plain) {
        return Cell::Empty;
    }
    let Some(decimal) = Decimal::parse(without_unit(&plain), reading) else { return Cell::Bad };
    decimal.number().map_or(Cell::Bad, Cell::Value)
}

/// `2件` and `1.5kg` are 2 and 1.5.
fn without_unit(plain: &str) -> &str {
    const UNITS: &[&str] =
        &["件", "个", "份", "盒", "箱", "瓶", "包", "双", "套", "只", "kg", "KG", "公斤", "斤", "pcs", "x"];
    UNITS.iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(plain).trim_end()
}

/// A decimal number of any size: digits, and the power of ten of the last one.
struct Decimal {
    negative: bool,
    digits: Vec<u8>,
    power: i64,
    /// It names a multiple itself.
    multiple: bool,
    currency: Currency,
    proof: Proof,
}

impl Decimal {
    fn parse(plain: &str, reading: NumberReading) -> Option<Decimal> {
        if !plain.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let (body, frame) = Frame::take_off(plain)?;
        let (mantissa, exponent) = match body.find(['e', 'E']) {
            Some(at) => {
                let exponent = body.get(at + 1..)?;
                let digits = exponent.trim_start_matches(['+', '-']);
                let valid = exponent.len() - digits.len() <= 1 && !digits.is_empty() && digits.len() <= 6;
                (body.get(..at)?, if valid { exponent.parse::<i64>().ok()? } else { return None })
            }
            None => (body, 0),
        };
        let (whole, fraction, proof) = parts(mantissa, frame.reading(mantissa, reading))?;
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit).collect();
        let leading = digits.iter().take_while(|&&digit| digit == b'0').count();
        Some(Decimal {
            negative: frame.negative,
            power: exponent + frame.power - fraction.len() as i64,
            multiple: frame.power != 0,
            digits: digits.get(leading..)?.to_vec(),
            currency: frame.currency,
            proof,
        })
    }

    /// In ten-thousandths, ties away from zero, and whether anything was cut off. Nothing above the limit.
    fn money(&self) -> Option<(Money, bool)> {
        let power = self.power + 4;
        let places = self.digits.len() as i64 + power;
        if places > 16 && !self.digits.is_empty() {
            return None;
        }
        let kept = if power >= 0 { self.digits.len() } else { usize::try_from(places.max(0)).ok()? };
        let (kept, cut) = self.digits.split_at_checked(kept)?;
        let mut parts = kept.iter().fold(0i64, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        for _ in 0..power.max(0).min(if parts == 0 { 0 } else { 16 }) {
            parts *= 10;
        }
        if places >= 0 && cut.first().is_some_and(|&digit| digit >= b'5') {
            parts += 1;
        }
        let rounded = cut.iter().any(|&digit| digit != b'0');
        (parts <= Money::LIMIT.0).then_some((Money(if self.negative { -parts } else { parts }), rounded))
    }

    fn number(&self) -> Option<f64> {
        let digits = std::str::from_utf8(&self.digits).ok()?;
        let digits = if digits.is_empty() { "0" } else { digits };
        let value: f64 = format!("{digits}e{}", self.power).parse().ok()?;
        value.is_finite().then_some(if self.negative { -value } else { value })
    }
}

/// What stands around the digits.
struct Frame {
    negative: bool,
    power: i64,
    currency: Currency,
}

impl Frame {
    /// What the separators mean: of a currency without decimals, a lone one parts thousands, whichever it is (`Rp 150.000`).
    fn reading(&self, mantissa: &str, usual: NumberReading) -> NumberReading {
        if self.currency == Currency::None || self.currency.decimals() > 0 {
            usual
        } else if mantissa.contains('.') && !mantissa.contains(',') {
            NumberReading::CommaDecimal
        } else {
            NumberReading::PointDecimal
        }
    }

    /// Takes off signs, parentheses, currencies and multipliers; nothing if there are two signs.
    fn take_off(plain: &str) -> Option<(&str, Frame)> {
        const TIMES: &[(&str, i64)] = &[("万", 4), ("亿", 8), ("千", 3), ("k", 3), ("K", 3)];
        let mut frame = Frame { negative: false, power: 0, currency: Currency::None };
        let mut signs = 0;
        let mut body = plain;
        if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            (body, frame.negative, signs) = (inner, true, 1);
        }
        loop {
            body = body.trim();
            // What begins or ends with a digit has no sign there; nearly every cell that is asked about does.
            let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
            let (front, back) = (!is_digit(body.as_bytes().first()), !is_digit(body.as_bytes().last()));
            let before = |name: &str| if front { body.strip_prefix(name) } else { None };
            let after = |name: &str| if back { body.strip_suffix(name) } else { None };
            if let Some(rest) = before("-").or_else(|| after("-")) {
                frame.negative = true;
                signs += 1;
                body = rest;
            } else if let Some(rest) = before("+") {
                signs += 1;
                body = rest;
            } else if let Some((rest, currency)) = (front || back).then(|| Currency::take_off(body)).flatten() {
                if frame.currency != Currency::None && currency != Currency::None && frame.currency != currency {
                    return None;
                }
                if currency != Currency::None {
                    frame.currency = currency;
                }
                body = rest;
            } else if let Some((rest, power)) = TIMES.iter().find_map(|(name, power)| Some((after(name)?, power)))
                && frame.power == 0
            {
                frame.power = *power;
                body = rest;
            } else {
                return (signs <= 1).then_some((body, frame));
            }
        }
    }
}

/// Splits digits with separators into the whole part (separators still in it) and the decimals.
fn parts(mantissa: &str, reading: NumberReading) -> Option<(&str, &str, Proof)> {
    let valid = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'');
    if !mantissa.chars().all(valid) || !mantissa.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (points, commas) = (mantissa.matches('.').count(), mantissa.matches(',').count());
    let spaced = mantissa.contains([' ', '\'']);
    let last = mantissa.rfind(['.', ',']);
    let at = |at: usize| Some((mantissa.get(..at)?, mantissa.get(at + 1..)?));
    let (whole, fraction, proof) = match (points, commas, last) {
        (0, 0, _) | (_, _, None) => (mantissa, "", Proof::None),
        (1, 0, Some(mark)) | (0, 1, Some(mark)) => {
            let (whole, fraction) = at(mark)?;
            let comma = commas == 1;
            let either = if comma { Proof::EitherComma } else { Proof::EitherPoint };
            let could_group =
                fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && !spaced;
            match (could_group, reading) {
                (false, _) => (whole, fraction, if comma { Proof::Comma } else { Proof::Point }),
                (true, NumberReading::PointDecimal) if comma => (mantissa, "", either),
                (true, NumberReading::CommaDecimal) if !comma => (mantissa, "", either),
                (true, _) => (whole, fraction, either),
            }
        }
        (_, 0, _) => (mantissa, "", Proof::Comma),
        (0, _, _) => (mantissa, "", Proof::Point),
        (_, _, Some(mark)) => {
            let (whole, fraction) = at(mark)?;
            let comma = mantissa.get(mark..)?.starts_with(',');
            if whole.contains(if comma { ',' } else { '.' }) {
                return None;
            }
            (whole, fraction, if comma { Proof::Comma } else { Proof::Point })
        }
    };
    (grouped(whole) && fraction.bytes().all(|byte| byte.is_ascii_digit())).then_some((whole, fraction, proof))
}

/// Whether the separators of a whole part stand where thousands end (or, in India, after two digits).
fn grouped(whole: &str) -> bool {
    let marks: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    let Some(mark) = marks.first() else { return true };
    if marks.iter().any(|other| other != mark) {
        return false;
    }
    let groups: Vec<usize> = whole.split(*mark).map(str::len).collect();
    let [first, middle @ .., last] = groups.as_slice() else { return true };
    let thousands = middle.iter().all(|&length| length == 3);
    let lakhs = *mark == ',' && middle.iter().all(|&length| length == 2) && *first <= 2;
    (1..=3).contains(first) && *last == 3 && (thousands || lakhs)
}

#[cfg(test)]
#[path = "number_tests.rs"]
mod tests;
