//! What the columns of a file are, from their headers and a sample of their cells.
//!
//! Each role has a score on each column: 0.55 for the header, 0.35 for the cells, 0.10 for the position. Roles and columns are then
//! matched so that the sum is greatest and no column plays two parts. Decides nothing that a person can't change.

use std::collections::BTreeSet;

use super::further::{better_key, further};
use super::kinds::names_of;
use super::mapping::ColumnMapping;
use super::names::{Names, OF_AN_ORDER};
use super::number::{self, Cell, Proof};
use super::orders::{self, Days};
use super::platforms::{self, Platform};
use super::roles;
use super::{DateReading, NumberReading, clean, date, unit};
use crate::math::order;
use crate::table::{Kind, Role, TableKind};

/// From here on a role is taken without asking.
pub const SURE: f64 = 0.8;
/// From here on a role is proposed, though the person is asked if the import needs it.
const PROPOSED: f64 = 0.5;
/// A column that a required role could be, though its header says nothing.
const POSSIBLE: f64 = 0.3;

/// What the cells of one column are like. Shares are of the cells that hold something.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Cells that hold something.
    pub filled: usize,
    /// Different ones among them.
    pub distinct: usize,
    /// Share of dates, by position in [`DateReading::ALL`].
    pub dates: [f64; DateReading::ALL.len()],
    /// How the days lie, by position in [`DateReading::ORDERS`].
    pub days: [Days; 3],
    /// Share of amounts.
    pub money: f64,
    /// Share of amounts with decimals or a currency.
    pub decimals: f64,
    /// Share of e-mail addresses and phone numbers.
    pub contacts: f64,
    /// Share of runs of nine digits and more.
    pub long_digits: f64,
    /// Amounts.
    pub amounts: usize,
    /// Cells that prove a decimal point, and a decimal comma.
    pub point: usize,
    /// See `point`.
    pub comma: usize,
    /// Cells with three digits after a lone point, and after a lone comma: thousands or decimals.
    pub either_point: usize,
    /// See `either_point`.
    pub either_comma: usize,
    /// Cells that name a currency with three decimals.
    pub mills: usize,
    /// Share of texts that only the platform can read (`##…##`).
    pub sealed: f64,
}

impl Facts {
    /// Looks at the cells of a column. Never in line: a loop makes a browser compile the function around it once more, and that one is large.
    #[inline(never)]
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Facts {
        let mut facts = Facts::default();
        let mut seen = BTreeSet::new();
        let mut dates = [0usize; DateReading::ALL.len()];
        let (mut money, mut decimals, mut contacts, mut long, mut sealed) = (0, 0, 0, 0, 0);
        for cell in cells.filter(|cell| !clean::is_blank(cell.as_bytes())) {
            facts.filled += 1;
            facts.mills += usize::from(number::has_mills(cell.trim()));
            seen.insert(cell);
            for ((count, &reading), found) in dates.iter_mut().zip(DateReading::ALL).zip(date::all(cell)) {
                *count += usize::from(found.is_some());
                let place = DateReading::ORDERS.iter().position(|&order| order == reading);
                if let (Some((day, _)), Some(days)) = (found, place.and_then(|place| facts.days.get_mut(place))) {
                    days.push(day.0);
                }
            }
            if let Cell::Value(amount) = number::money(cell, NumberReading::PointDecimal) {
                money += 1;
                decimals += usize::from(cell.contains(['.', ',', '¥', '￥', '$', '€', '£', '元', '-']));
                match amount.proof {
                    Proof::None => {}
                    Proof::Point => facts.point += 1,
                    Proof::Comma => facts.comma += 1,
                    Proof::EitherPoint => facts.either_point += 1,
                    Proof::EitherComma => facts.either_comma += 1,
                }
            }
            let digits = cell.bytes().filter(u8::is_ascii_digit).count();
            let phone =
                (7..=15).contains(&digits) && cell.starts_with(['+', '1', '(', '5']) && !cell.contains(['.', ':', '/']);
            contacts += usize::from((cell.contains('@') && cell.contains('.')) || (phone && digits >= 11));
            long += usize::from(digits >= 9 && digits == cell.trim().len());
            sealed += usize::from(is_sealed(cell.trim()));
        }
        let share = |count: usize| if facts.filled == 0 { 0.0 } else { count as f64 / facts.filled as f64 };
        facts.dates = dates.map(share);
        (facts.money, facts.decimals, facts.contacts, facts.long_digits) =
            (share(money), share(decimals), share(contacts), share(long));
        facts.sealed = share(sealed);
        facts.amounts = money;
        facts.distinct = seen.len();
        facts
    }

    fn dates_as(&self, reading: DateReading) -> f64 {
        DateReading::ALL.iter().zip(self.dates).find(|(other, _)| **other == reading).map_or(0.0, |(_, share)| share)
    }

    /// The share of dates in words and figures.
    fn written_dates(&self) -> f64 {
        DateReading::ORDERS
            .into_iter()
            .chain([DateReading::YearFirst])
            .map(|reading| self.dates_as(reading))
            .fold(0.0, f64::max)
    }

    /// The orders of day, month and year that dates of three figures can have here: those that explain as good as all that any reading
    /// does. One if it is known, several if it must be asked.
    pub fn orders(&self) -> Vec<DateReading> {
        let most = self.dates.iter().copied().fold(0.0, f64::max);
        let explains = |reading: DateReading| most >= 0.5 && self.dates_as(reading) >= most * 0.99;
        if explains(DateReading::YearFirst) {
            return Vec::new();
        }
        orders::remaining(
            DateReading::ORDERS.into_iter().zip(self.days).filter(|(reading, _)| explains(*reading)).collect(),
        )
    }

    /// The reading of dates that explains most, and whether another explains as much and gives other days.
    pub fn reading(&self) -> (DateReading, bool) {
        let orders = self.orders();
        if let Some(likeliest) = orders.first() {
            return (*likeliest, orders.len() > 1);
        }
        let best = DateReading::ALL
            .iter()
            .zip(self.dates)
            .rev()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map_or(DateReading::YearFirst, |(reading, _)| *reading);
        (best, false)
    }

    /// The reading of money whose only separators stand before three digits: they part thousands, whichever they are. `commas` and `points`
    /// are the cells of the whole file that prove decimals: where those speak for decimals and each cell has three, it has three decimals.
    fn in_threes(&self, commas: usize, points: usize) -> Option<NumberReading> {
        let (thousands, proofs, against) = match (self.either_point, self.either_comma) {
            (found, 0) if found > 0 => (NumberReading::CommaDecimal, commas, points),
            (0, found) if found > 0 => (NumberReading::PointDecimal, points, commas),
            _ => return None,
        };
        let decimals = self.either_point + self.either_comma == self.amounts && against > proofs;
        let proven = self.point + self.comma > 0;
        if proven || decimals { None } else { Some(thousands) }
    }

    /// Whether the cells can be what a name alone says of them: money is money, and nothing that is told by its letters is days.
    pub(super) fn could_be(&self, role: Role) -> bool {
        match role.kind() {
            Kind::Money => self.money >= 0.9 && self.long_digits < 0.5,
            _ => self.written_dates() < 0.5,
        }
    }

    /// How well the cells fit a role, 0 … 1.
    fn fit(&self, role: Role, header: f64) -> f64 {
        if self.filled == 0 {
            // Empty columns keep their names: refunds often are.
            return if Role::REQUIRED.contains(&role) { 0.0 } else { 0.7 };
        }
        let dates = self.written_dates();
        let is_date = dates >= 0.5;
        let is_amount = self.money >= 0.9 && self.decimals >= 0.5;
        let ratio = self.distinct as f64 / self.filled as f64;
        match role {
            Role::Date if header > 0.0 => nine_tenths(self.dates.iter().copied().fold(0.0, f64::max)),
            Role::Date => nine_tenths(dates),
            Role::Amount | Role::UnitPrice | Role::ListPrice | Role::Discount | Role::Cost | Role::Refund => {
                // Without a name to say so, money is told from numbers of other things by its decimals and signs.
                let plain = role == Role::Amount && header == 0.0 && self.decimals < 0.5;
                let doubt = if plain { 0.9 } else { 1.0 };
                if is_date || self.long_digits >= 0.9 { 0.1 } else { doubt * nine_tenths(self.money) }
            }
            Role::Quantity if is_date => 0.1,
            role if Role::OTHERS.contains(&role) => match role.kind() {
                Kind::Day => nine_tenths(self.dates.iter().copied().fold(0.0, f64::max)),
                Kind::Number | Kind::Money => nine_tenths(self.money),
                // Scales, words, names: anything can stand there, but hardly days.
                Kind::Text => {
                    if is_date {
                        0.2
                    } else {
                        1.0
                    }
                }
            },
            Role::Quantity => nine_tenths(self.money) * if self.long_digits >= 0.9 { 0.2 } else { 1.0 },
            _ if is_date => 0.2,
            Role::Customer | Role::Order if is_amount => 0.3,
            Role::Customer if self.contacts >= 0.8 => 1.0,
            Role::Customer if self.distinct == 1 && self.filled > 20 => 0.5,
            Role::Customer => {
                // Without a name to say so, a column that never repeats may as well be of orders.
                if self.distinct < self.filled || header >= 1.0 { 1.0 } else { 0.85 }
            }
            // Many numbers are no means of payment.
            Role::Payment if self.money >= 0.9 && self.distinct > 12 => 0.3,
            Role::Order => {
                if ratio >= 0.3 {
                    1.0
                } else {
                    0.75
                }
            }
            Role::Product => {
                if is_amount {
                    0.3
                } else {
                    1.0
                }
            }
            _ => {
                if is_amount {
                    0.3
                } else if self.distinct <= 500 {
                    1.0
                } else {
                    0.75
                }
            }
        }
    }
}

/// A text that is encrypted, as platforms write it: long, without a gap, one mark at both ends.
fn is_sealed(cell: &str) -> bool {
    ['#', '~', '$'].into_iter().any(|mark| cell.starts_with(mark) && cell.ends_with(mark))
        && cell.len() >= 24
        && !cell.contains(char::is_whitespace)
}

/// What parts the words of a header.
fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Kinds go by nine cells in ten; below that, doubt grows fast.
fn nine_tenths(share: f64) -> f64 {
    if share >= 0.9 { 1.0 } else { share * share * 0.8 }
}

/// What was found out about the columns of a file.
pub struct Inferred {
    /// One per column.
    pub columns: Vec<ColumnMapping>,
    /// How sure each role is.
    pub confidence: Vec<f64>,
    /// Other roles of each column, best first.
    pub others: Vec<Vec<(Role, f64)>>,
    /// The column of dates whose order of day and month can't be told.
    pub ambiguous: Option<usize>,
    /// The platform whose export it is.
    pub platform: Option<&'static Platform>,
}

/// Gives each column its role in a table of this kind, and its readings. `headers` are empty texts if the file has none.
pub fn infer(kind: TableKind, headers: &[String], facts: &[Facts], comma_dialect: bool) -> Inferred {
    let normal = platforms::normal_headers(headers.iter().map(String::as_str));
    let named = normal.iter().any(|name| !name.is_empty());
    let platform = platforms::of(&normal).filter(|_| kind == TableKind::Orders);
    let mut scores = score(kind, &normal, facts, named);
    if let Some(platform) = platform {
        let filled = |at: usize| facts.get(at).map_or(0, |facts| facts.filled);
        for (role, at) in platform.columns(&normal, &filled) {
            for (other, row) in &mut scores {
                for (column, score) in row.iter_mut().enumerate() {
                    if column == at || *other == role {
                        *score = if column == at && *other == role { 1.0 } else { 0.0 };
                    }
                }
            }
        }
    }
    let mut given = assign(kind, &scores);
    // A file with one price a row and no quantity: the price is what was paid, perhaps.
    let of = |given: &[Option<(Role, f64)>], role| {
        given.iter().position(|part| part.is_some_and(|(other, _)| other == role))
    };
    if kind == TableKind::Orders
        && of(&given, Role::Amount).is_none()
        && of(&given, Role::Quantity).is_none()
        && let Some(part) = of(&given, Role::UnitPrice).and_then(|at| given.get_mut(at))
    {
        *part = Some((Role::Amount, 0.6));
    }
    if kind == TableKind::Orders
        && platform.is_none()
        && let Some(name) = of(&given, Role::Customer)
        && let Some(key) = better_key(&normal, facts, name, |at| given.get(at).is_some_and(Option::is_none))
    {
        let score = given.get_mut(name).and_then(Option::take).map_or(SURE, |(_, score)| score);
        if let Some(part) = given.get_mut(key) {
            *part = Some((Role::Customer, score));
        }
    }
    if kind == TableKind::Orders {
        let found = further(&normal, facts, |at| given.get(at).is_some_and(Option::is_none));
        for (role, at) in found {
            if let Some(part) = given.get_mut(at) {
                *part = Some((role, SURE));
            }
        }
    }
    // The only column of dates is the date, whatever it is called.
    let dated = facts.iter().filter(|facts| facts.written_dates() >= 0.9).count();
    if let Some((Role::Date, score)) = given.iter_mut().flatten().find(|(role, _)| *role == Role::Date)
        && dated == 1
        && named
    {
        *score = score.max(SURE);
    }
    let commas = facts.iter().map(|facts| facts.comma).sum::<usize>();
    let points = facts.iter().map(|facts| facts.point).sum::<usize>();
    let file_reading = if commas > points || (commas == points && comma_dialect) {
        NumberReading::CommaDecimal
    } else {
        NumberReading::PointDecimal
    };
    // Of a file whose currency has three decimals, three digits prove nothing.
    let mills = facts.iter().any(|facts| facts.mills > 0);
    let mut ambiguous = None;
    let columns = headers.iter().zip(facts).zip(&given).enumerate().map(|(at, ((header, facts), part))| {
        let role = part.map_or(Role::Attribute, |(role, _)| role);
        let (date, open) = facts.reading();
        if role == Role::Date && open {
            ambiguous = Some(at);
        }
        let number = match facts.comma.cmp(&facts.point) {
            std::cmp::Ordering::Greater => NumberReading::CommaDecimal,
            std::cmp::Ordering::Less => NumberReading::PointDecimal,
            std::cmp::Ordering::Equal => {
                let in_threes = || {
                    // Of an amount in thousands three decimals are what they seem.
                    let whole = unit::of(header).is_none_or(|unit| unit.power < 0);
                    let cents = whole && !mills && !header.split(is_mark).any(number::has_mills);
                    let money = role.kind() != Kind::Number && cents;
                    facts.in_threes(commas, points).filter(|_| money)
                };
                let number = platform.and_then(|platform| platform.number).or_else(in_threes);
                number.unwrap_or(file_reading)
            }
        };
        ColumnMapping { header: header.clone(), role, date, number }
    });
    let columns: Vec<ColumnMapping> = columns.collect();
    let mut others: Vec<Vec<(Role, f64)>> = vec![Vec::new(); headers.len()];
    for (role, row) in &scores {
        for ((score, list), column) in row.iter().zip(&mut others).zip(&columns) {
            if *score >= POSSIBLE && column.role != *role {
                list.push((*role, *score));
            }
        }
    }
    for list in &mut others {
        // The roles came in their order, in which ties stay.
        *list = order::by(std::mem::take(list), |(_, score)| !order::key(*score));
        list.truncate(4);
    }
    let confidence = given
        .iter()
        .zip(&others)
        .map(|(part, others)| part.map_or(1.0 - others.first().map_or(0.0, |(_, score)| *score), |(_, score)| score))
        .collect();
    Inferred { columns, confidence, others, ambiguous, platform }
}

/// The score of every role on every column.
fn score(kind: TableKind, normal: &[String], facts: &[Facts], named: bool) -> Vec<(Role, Vec<f64>)> {
    let width = normal.len().max(1) as f64;
    let required = kind.required();
    let all: Vec<&Names> = names_of(kind);
    let headers: Vec<Vec<(f64, usize)>> =
        normal.iter().map(|name| all.iter().map(|names| roles::header_score(name, names)).collect()).collect();
    all.iter()
        .enumerate()
        .map(|(at, names)| {
            let row = headers.iter().zip(facts).enumerate().map(|(column, (scores, facts))| {
                let (header, place) = scores.get(at).copied().unwrap_or((0.0, usize::MAX));
                let fit = facts.fit(names.role, header);
                let claims = |other: &Names| facts.fit(other.role, 1.0) > 0.3;
                let mut others = scores.iter().zip(&all).enumerate();
                let claimed = others.any(|(other, ((score, _), names))| other != at && *score >= 1.0 && claims(names));
                // Of an order, but not its number.
                let beside = names.role == Role::Order
                    && header < 1.0
                    && normal.get(column).is_some_and(|name| OF_AN_ORDER.iter().any(|part| name.contains(part)));
                if beside {
                    return 0.0;
                }
                // Of names of money what was paid goes before what it came to, and without a name what looks like money before what does
                // not, wherever either stands.
                let like_money = facts.decimals >= 0.5;
                let position = match names.role {
                    // Of two columns of one name the first.
                    Role::Amount if header >= 1.0 => 0.5 - column as f64 * 1e-6,
                    Role::Amount if header == 0.0 && like_money => 1.0,
                    _ => 1.0 - column as f64 / width,
                };
                if !named {
                    return unnamed(names.role, facts, position);
                }
                let elsewhere = claimed || normal.get(column).is_some_and(|name| roles::has_no_role(name));
                if (header < 1.0 && elsewhere) || (header == 0.0 && !required.contains(&names.role)) {
                    return 0.0;
                }
                // Of two names that both fit, the better one; of two columns of one name, the first.
                let rank = if place == usize::MAX { 0.0 } else { place as f64 * 0.0005 };
                let sum = 0.55 * header + 0.35 * fit + 0.10 * position - rank;
                // A column that is named for what an import can't be without stays the one to ask about, whatever its cells hold.
                let kept = header >= 1.0 && required.contains(&names.role);
                if fit < 0.3 && !kept { sum * 0.4 } else { sum }
            });
            (names.role, row.collect())
        })
        .collect()
}

/// Without headers the cells must do, and only for what an import can't be without, and the order number.
fn unnamed(role: Role, facts: &Facts, position: f64) -> f64 {
    let fit = facts.fit(role, 0.0);
    match role {
        Role::Date | Role::Customer => 0.5 * fit + 0.1 * position,
        Role::Amount if facts.decimals >= 0.5 => 0.55 * fit,
        Role::Amount => 0.4 * fit,
        Role::Order if facts.distinct == facts.filled && facts.money < 0.5 && facts.contacts < 0.5 => 0.5 * fit,
        _ => 0.0,
    }
}

/// Matches roles and columns so that the sum of the scores is greatest (Kuhn and Munkres, by shortest augmenting paths).
fn assign(kind: TableKind, scores: &[(Role, Vec<f64>)]) -> Vec<Option<(Role, f64)>> {
    let width = scores.first().map_or(0, |(_, row)| row.len());
    let required = kind.required();
    let useful = |role: Role, score: f64| score >= if required.contains(&role) { POSSIBLE } else { PROPOSED };
    // Only columns that could play a part take part, so that ten thousand others cost nothing.
    let columns: Vec<usize> = (0..width)
        .filter(|&at| scores.iter().any(|(role, row)| row.get(at).is_some_and(|score| useful(*role, *score))))
        .collect();
    let (rows, slots) = (scores.len(), columns.len() + scores.len());
    let weight = |row: usize, slot: usize| {
        let Some((role, of)) = scores.get(row) else { return 0.0 };
        let score = columns.get(slot).and_then(|&at| of.get(at)).copied().filter(|score| useful(*role, *score));
        // What the import can't be without comes first.
        score.unwrap_or(0.0) * if required.contains(role) { 4.0 } else { 1.0 }
    };
    // Indices below run over the sizes that the vectors are made with; row and slot 0 stand for "none".
    let (mut row_price, mut slot_price) = (vec![0.0; rows + 1], vec![0.0; slots + 1]);
    let (mut taken, mut before) = (vec![0usize; slots + 1], vec![0usize; slots + 1]);
    for row in 1..=rows {
        taken[0] = row;
        let mut slot = 0;
        let mut least = vec![f64::INFINITY; slots + 1];
        let mut done = vec![false; slots + 1];
        while taken[slot] != 0 {
            done[slot] = true;
            let current = taken[slot];
            let (mut step, mut next) = (f64::INFINITY, 0);
            for other in 1..=slots {
                if done[other] {
                    continue;
                }
                let cost = -weight(current - 1, other - 1) - row_price[current] - slot_price[other];
                if cost < least[other] {
                    least[other] = cost;
                    before[other] = slot;
                }
                if least[other] < step {
                    step = least[other];
                    next = other;
                }
            }
            for other in 0..=slots {
                if done[other] {
                    row_price[taken[other]] += step;
                    slot_price[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            slot = next;
        }
        while slot != 0 {
            taken[slot] = taken[before[slot]];
            slot = before[slot];
        }
    }
    let mut parts = vec![None; width];
    for (slot, &row) in taken.iter().enumerate().skip(1) {
        let Some((role, of)) = row.checked_sub(1).and_then(|row| scores.get(row)) else { continue };
        let Some(&at) = columns.get(slot - 1) else { continue };
        let score = of.get(at).copied().unwrap_or(0.0);
        if useful(*role, score)
            && let Some(part) = parts.get_mut(at)
        {
            *part = Some((*role, score));
        }
    }
    parts
}

#[cfg(test)]
#[path = "infer_tests.rs"]
mod tests;
