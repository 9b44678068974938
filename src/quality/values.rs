//! What can be said of a column by looking at each of its values alone: whether there is one, and whether it can be so.
//!
//! Texts are judged once each, not once a row: a column of a million cells and eight provinces asks eight questions.

use super::measure::{Sheet, flag};
use super::{Code, Dimension, Score, words};
use crate::base::rounded::Rounded;
use crate::base::{Day, Message, Money, contact, each};
use crate::features::status::Status;
use crate::table::{Column, Role, Table, TableKind, TextColumn};

/// 1990-01-01: before it no shop that is looked at here had a computer.
pub(super) const EARLIEST: Day = Day(7_305);
/// Nobody is older, in years and in days.
const OLDEST: f64 = 110.0;
const OLDEST_DAYS: i32 = 40_177;

/// Columns that may be empty because there is nothing to say.
const OPTIONAL: &[Role] = &[
    Role::Discount,
    Role::Shipping,
    Role::Tax,
    Role::Refund,
    // What was never paid was paid by no means.
    Role::Payment,
    Role::ListPrice,
    Role::Comment,
    Role::Content,
    Role::Result,
    Role::Referrer,
    Role::ChildBirthday,
    Role::Resolved,
    Role::Currency,
    Role::Attribute,
    Role::Ignore,
];

/// What each line of an order says for itself; all else one line may say for the others.
const LINE: &[Role] = &[
    Role::Order,
    Role::Product,
    Role::Category,
    Role::Brand,
    Role::Quantity,
    Role::UnitPrice,
    Role::ListPrice,
    Role::Cost,
    Role::Discount,
    Role::Refund,
    Role::Attribute,
];

/// Whether the empty cells of a column take something from its table's score.
pub(super) fn counts(role: Role) -> bool {
    !OPTIONAL.contains(&role)
}

/// Looks at one column.
pub(super) fn check(sheet: &mut Sheet, at: usize) {
    let table = sheet.table;
    let Some(field) = table.fields.get(at) else { return };
    if field.role == Role::Ignore {
        return;
    }
    let mut empty = 0;
    let missing = &mut sheet.missing;
    let counted = counts(field.role);
    empty_cells(table, at, &mut |row| {
        empty += 1;
        if let Some(slot) = missing.get_mut(row as usize).filter(|_| counted) {
            *slot = slot.saturating_add(1);
        }
    });
    sheet.score(at, Dimension::Completeness, Score::less(empty, u64::from(table.rows)));
    if empty > 0 {
        sheet.found_empty(at, empty);
    }
    match &field.column {
        Column::Text(column) => {
            texts(sheet, at, field.role, column);
            if field.role == Role::Status && table.kind == TableKind::Orders {
                statuses(sheet, at, column);
            }
        }
        Column::Day { days, .. } => self::days(sheet, at, field.role, days),
        Column::Money(_) | Column::Number(_) => {}
    }
}

/// Calls `take` with every row whose cell is empty, ascending.
pub(super) fn empty_cells(table: &Table, at: usize, take: &mut dyn FnMut(u32)) {
    let Some(field) = table.fields.get(at) else { return };
    match &field.column {
        Column::Text(text) => {
            let nothing = nothing(text, field.role);
            // The code of an empty cell is none of the dictionary's.
            among(table, field.role, |row| nothing.get(text.codes.get(row) as usize) != Some(&false), take);
        }
        Column::Money(money) if field.role == Role::Amount => {
            // An amount may follow from quantity and price.
            let worth = table.number(Role::Quantity).zip(table.money(Role::UnitPrice));
            let follows = |row: usize| {
                worth.is_some_and(|(quantity, price)| {
                    quantity.get(row).is_some_and(|quantity| !quantity.is_nan())
                        && price.get(row).is_some_and(|price| price.is_some())
                })
            };
            among(table, field.role, |row| money.get(row) == Some(&Money::NONE) && !follows(row), take);
        }
        Column::Money(money) => among(table, field.role, |row| money.get(row) == Some(&Money::NONE), take),
        Column::Number(numbers) => {
            among(table, field.role, |row| numbers.get(row).is_some_and(|number| number.is_nan()), take);
        }
        Column::Day { days, .. } => among(table, field.role, |row| days.get(row) == Some(&Day::NONE), take),
    }
}

/// Rows that are empty, but for those whose order says it on another line.
fn among(table: &Table, role: Role, empty: impl Fn(usize) -> bool, take: &mut dyn FnMut(u32)) {
    let rows = table.rows as usize;
    let mut some = false;
    each(rows, |row| some |= empty(row));
    if !some {
        return;
    }
    let by_order = table.kind == TableKind::Orders && !LINE.contains(&role);
    let Some(order) = table.text(Role::Order).filter(|_| by_order) else {
        each(rows, |row| {
            if empty(row) {
                take(row as u32);
            }
        });
        return;
    };
    let mut said = vec![false; order.dictionary.len()];
    each(rows, |row| {
        if let Some(said) = said.get_mut(order.codes.get(row) as usize).filter(|said| !**said) {
            *said = !empty(row);
        }
    });
    each(rows, |row| {
        if empty(row) && said.get(order.codes.get(row) as usize) != Some(&true) {
            take(row as u32);
        }
    });
}

/// By code whether a text says that there is nothing.
fn nothing(column: &TextColumn, role: Role) -> Vec<bool> {
    let places = matches!(role, Role::Region | Role::Channel | Role::Attribute);
    let mut all = Vec::with_capacity(column.dictionary.len());
    each(column.dictionary.len(), |code| all.push(words::is_nothing(column.dictionary.get(code as u32), places)));
    all
}

/// Roles whose texts are ids that a spreadsheet may have taken for numbers.
const IDS: &[Role] = &[Role::Customer, Role::Order, Role::Phone, Role::Product, Role::Attribute];

/// Answers in figures, each on the scale of its questionnaire.
const ANSWERS: &[Role] = &[
    Role::Satisfaction,
    Role::Ces,
    Role::ItemQuality,
    Role::ItemService,
    Role::ItemDelivery,
    Role::ItemPrice,
    Role::ItemPackaging,
];

/// What is wrong with each text of a column; [`Code::Missing`] for what is none.
fn verdicts(column: &TextColumn, role: Role, counts: &[u32]) -> Vec<Option<Code>> {
    let texts = &column.dictionary;
    let bytes = texts.parts().0;
    let nothing = nothing(column, role);
    let rounded = if IDS.contains(&role) { Rounded::among(bytes, texts.iter()) } else { Rounded::default() };
    let foreign = !bytes.is_ascii();
    let rows_that = |is: &dyn Fn(&str) -> bool| -> (u64, u64) {
        let rows = texts.iter().zip(counts).zip(&nothing).filter(|(_, nothing)| !**nothing);
        rows.fold((0, 0), |(good, all), ((text, rows), _)| {
            let rows = u64::from(*rows);
            (good + if is(text) { rows } else { 0 }, all + rows)
        })
    };
    let chinese = role == Role::Phone && {
        let (mobile, all) = rows_that(&contact::is_chinese_mobile);
        mobile * 2 > all
    };
    let scale = match role {
        Role::Nps => Some(10.0),
        role if ANSWERS.contains(&role) => scale(column, counts),
        _ => None,
    };
    let mut all = Vec::with_capacity(texts.len());
    each(texts.len(), |code| {
        let text = texts.get(code as u32);
        all.push(if nothing.get(code) == Some(&true) {
            Some(Code::Missing)
        } else if rounded.has(text) {
            Some(Code::Rounded)
        } else if foreign && words::is_garbled(text) {
            Some(Code::Garbled)
        } else {
            match role {
                Role::Phone if !contact::is_phone(text, chinese) => Some(Code::Phone),
                Role::Email if !contact::is_email(text) => Some(Code::Email),
                Role::Age if figure(text).is_some_and(|age| !(0.0..=OLDEST).contains(&age)) => Some(Code::Age),
                _ => {
                    let off = |scale: f64| figure(text).is_some_and(|answer| !(0.0..=scale).contains(&answer));
                    scale.is_some_and(off).then_some(Code::Scale)
                }
            }
        });
    });
    all
}

/// A text that is a figure and nothing else.
fn figure(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|figure: &f64| figure.is_finite())
}

/// The least of the usual scales that holds nearly all answers in figures, counted by rows.
fn scale(column: &TextColumn, counts: &[u32]) -> Option<f64> {
    let answers: Vec<(f64, u64)> = column
        .dictionary
        .iter()
        .zip(counts)
        .filter_map(|(text, rows)| Some((figure(text)?, u64::from(*rows))))
        .collect();
    let all: u64 = answers.iter().map(|(_, rows)| rows).sum();
    let within = |scale: &f64| {
        let rows: u64 =
            answers.iter().filter(|(answer, _)| (0.0..=*scale).contains(answer)).map(|(_, rows)| rows).sum();
        rows * 20 >= all * 19
    };
    [5.0, 7.0, 10.0, 100.0].into_iter().find(within).filter(|_| all > 0)
}

fn texts(sheet: &mut Sheet, at: usize, role: Role, column: &TextColumn) {
    let rows = column.codes.len();
    let mut counts = vec![0u32; column.dictionary.len()];
    each(rows, |row| {
        if let Some(count) = counts.get_mut(column.codes.get(row) as usize) {
            *count += 1;
        }
    });
    let verdicts = verdicts(column, role, &counts);
    let rows_of = |is: &dyn Fn(Option<Code>) -> bool| -> u64 {
        verdicts.iter().zip(&counts).filter(|(verdict, _)| is(**verdict)).map(|(_, rows)| u64::from(*rows)).sum()
    };
    let filled = rows_of(&|verdict| verdict != Some(Code::Missing));
    let wrong = rows_of(&|verdict| verdict.is_some_and(|code| code != Code::Missing));
    sheet.score(at, Dimension::Accuracy, Score::less(wrong, filled));
    if wrong == 0 {
        return;
    }
    let mut kinds: Vec<(Code, Vec<u32>)> = Vec::new();
    each(rows, |row| {
        let verdict = verdicts.get(column.codes.get(row) as usize).copied().flatten();
        let Some(code) = verdict.filter(|code| *code != Code::Missing) else { return };
        match kinds.iter_mut().find(|(kind, _)| *kind == code) {
            Some((_, rows)) => rows.push(row as u32),
            None => kinds.push((code, vec![row as u32])),
        }
    });
    tell(sheet, at, kinds);
}

fn days(sheet: &mut Sheet, at: usize, role: Role, days: &[Day]) {
    let born = matches!(role, Role::Birthday | Role::ChildBirthday);
    let (mut filled, mut early, mut future, mut old) = (0u64, Vec::new(), Vec::new(), Vec::new());
    for (rows, imported) in sheet.files() {
        let today = imported.unwrap_or(Day(i32::MAX));
        // Without a day of import nobody's age is known.
        let eldest = imported.map_or(Day(i32::MIN + 1), |today| today.plus(-OLDEST_DAYS));
        each(rows.len(), |row| {
            let row = rows.start + row as u32;
            let day = days.get(row as usize).copied().unwrap_or(Day::NONE);
            filled += u64::from(day.is_some());
            if !day.is_some() {
            } else if day > today {
                future.push(row);
            } else if born && day < eldest {
                old.push(row);
            } else if !born && day < EARLIEST {
                early.push(row);
            }
        });
    }
    let wrong = (early.len() + future.len() + old.len()) as u64;
    sheet.score(at, Dimension::Accuracy, Score::less(wrong, filled));
    tell(sheet, at, vec![(Code::Early, early), (Code::Future, future), (Code::Age, old)]);
}

fn tell(sheet: &mut Sheet, at: usize, kinds: Vec<(Code, Vec<u32>)>) {
    for (code, rows) in kinds {
        sheet.mark(&rows, flag::WRONG);
        let text = sheet.table.fields.get(at).zip(rows.first()).map(|(field, row)| match &field.column {
            Column::Text(text) => text.get(*row as usize),
            _ => "",
        });
        let example = text.unwrap_or_default();
        let message = |message: Message| match code {
            Code::Rounded => message.text("example", example),
            _ => message,
        };
        sheet.found(code, Some(at), rows, message);
    }
}

/// Words of a status that mean nothing to us: such rows count as paid until somebody says otherwise.
fn statuses(sheet: &mut Sheet, at: usize, column: &TextColumn) {
    let choices = sheet.facts.choices;
    let unknown: Vec<bool> =
        column.dictionary.iter().map(|word| Status::said(word, choices) == Status::Unknown).collect();
    let mut rows = Vec::new();
    let mut by_word = vec![0u32; unknown.len()];
    each(column.codes.len(), |row| {
        let code = column.codes.get(row) as usize;
        if unknown.get(code) == Some(&true) {
            rows.push(row as u32);
            if let Some(count) = by_word.get_mut(code) {
                *count += 1;
            }
        }
    });
    // The words on most rows are named.
    let mut words: Vec<(std::cmp::Reverse<u32>, &str)> = by_word
        .into_iter()
        .map(std::cmp::Reverse)
        .zip(column.dictionary.iter())
        .filter(|(rows, _)| rows.0 > 0)
        .collect();
    words.sort_unstable();
    let named: Vec<&str> = words.iter().take(3).map(|(_, word)| *word).collect();
    sheet.found(Code::Status, Some(at), rows, |message| message.list("words", named));
}
