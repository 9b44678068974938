//! What all files of samples are written with: rows, times and amounts. No cell needs quotes: the tests of each sample read them back.

use std::fmt::{Display, Write as _};

use crate::base::Day;
use crate::math::order;

/// A row of cells.
pub(super) fn row(text: &mut String, cells: &[&dyn Display]) {
    for (at, cell) in cells.iter().enumerate() {
        // Writing into a string can't fail.
        let _ = write!(text, "{}{cell}", if at == 0 { "" } else { "," });
    }
    text.push('\n');
}

/// A day and a second of it.
pub(super) fn stamp(day: Day, second: u32) -> String {
    format!("{day} {:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60)
}

/// Hundredths (fen, pence) as an amount.
pub(super) fn amount(hundredths: i64) -> String {
    let (sign, hundredths) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Items in the order of time, and of customers at the same second.
pub(super) fn by_time<T>(items: Vec<T>, customer: impl Fn(&T) -> u32, time: impl Fn(&T) -> (Day, u32)) -> Vec<T> {
    let items = order::by(items, |item| i64::from(customer(item)));
    order::by(items, |item| {
        let (day, second) = time(item);
        i64::from(day.0) * 86_400 + i64::from(second)
    })
}
