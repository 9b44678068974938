//! Lines that look like rows and are none: totals, the header once more, what a program writes below its export.
//!
//! Most totals lack a date or an amount, and are told from rows by that. One with a date would be a customer, and what everybody has
//! bought would be counted once more. So would it where the file has merged cells, and a bare sum at its end would be one more line of
//! the last order. A word that means nothing else is enough there (合计, grand total); one that somebody may be called
//! (Total) is a total only where the line has no order or its amount is the sum of the rows above.

use super::Body;
use crate::base::Money;
use crate::base::fold::lower;
use crate::ingest::batch::Record;
use crate::ingest::clean;
use crate::ingest::encoding::readable;
use crate::ingest::number::Cell;
use crate::table::Kind;

/// What the accepted rows came to so far: all of them, and those since the last total.
#[derive(Default)]
pub(super) struct Sums {
    all: Sum,
    part: Sum,
}

#[derive(Default, Clone, Copy)]
struct Sum {
    rows: u32,
    parts: i64,
}

impl Sums {
    /// One more row; a row without an amount leaves the sum as it is.
    #[inline]
    pub(super) fn add(&mut self, amount: Money) {
        let parts = if amount.is_some() { amount.0 } else { 0 };
        for sum in [&mut self.all, &mut self.part] {
            sum.rows = sum.rows.saturating_add(1);
            sum.parts = sum.parts.saturating_add(parts);
        }
    }
}

impl Sum {
    /// Whether an amount is what at least two rows came to, rounding aside.
    fn is(self, amount: Money) -> bool {
        let apart = amount.0.abs_diff(self.parts);
        self.rows > 1 && self.parts != 0 && apart <= self.parts.unsigned_abs() / 1000
    }
}

impl Body {
    /// Whether a row with a date and an amount is a line of totals.
    #[inline]
    pub(super) fn is_total(&mut self, record: &Record<'_>, amount: Money) -> bool {
        let first = record.cell(0);
        let named = self.customer > 0 && begins_like_one(record.cell(self.customer));
        let may_be = begins_like_one(first) || first.is_empty() || named;
        may_be && self.adds_up(record, amount)
    }

    #[cold]
    fn adds_up(&mut self, record: &Record<'_>, amount: Money) -> bool {
        let first = record.cells().find(|cell| !clean::is_blank(cell)).unwrap_or_default();
        let word = total_word(&readable(first)).or_else(|| total_word(&readable(record.cell(self.customer))));
        let no_order = || self.order.is_some_and(|at| clean::is_blank(record.cell(at)));
        let is_total = match word {
            None => false,
            Some(Word::Surely) => true,
            Some(Word::Perhaps) => no_order() || self.sums.all.is(amount) || self.sums.part.is(amount),
        };
        if is_total {
            self.sums.part = Sum::default();
        }
        is_total
    }

    /// Whether a line without a date is the sum of the rows above and nothing else: no word beside it, as spreadsheets end.
    pub(super) fn is_bare_sum(&self, record: &Record<'_>) -> bool {
        let Some(at) = self.amount else { return false };
        let is_number = |column: usize| {
            let role = self.mapping.columns.get(column).map(|column| column.role.kind());
            matches!(role, Some(Kind::Money | Kind::Number))
        };
        let bare = record.cells().enumerate().all(|(column, cell)| clean::is_blank(cell) || is_number(column));
        let sum = |amount: Money| self.sums.all.is(amount) || self.sums.part.is(amount);
        bare && matches!(self.read_amount(at, record.text_of(at)), Cell::Value(amount) if sum(amount.money))
    }

    /// Whether a line that can't be a row is the header once more, a line of totals, or what some programs write at the end.
    pub(super) fn is_no_row(&self, record: &Record<'_>) -> bool {
        const FOOTERS: &[&str] = &["record(s) downloaded", "seller id"];
        let again = !self.header.is_empty()
            && self.header.iter().any(|name| !name.is_empty())
            && self.header.iter().enumerate().all(|(at, name)| readable(record.cell(at)).trim() == name);
        again
            || record.cells().map(readable).find(|cell| !clean::is_blank(cell.as_bytes())).is_some_and(|cell| {
                let word = lower(&clean::plain(&cell));
                total_word(&cell).is_some()
                    || FOOTERS.iter().any(|footer| word.starts_with(footer))
                    || word.ends_with("record(s) downloaded")
            })
    }
}

/// Whether a cell may hold one of the words: a glance at its ends, for every row.
#[inline]
fn begins_like_one(cell: &[u8]) -> bool {
    match cell {
        [b't' | b'T', b'o' | b'O', ..]
        | [b'g' | b'G', b'r' | b'R' | b'e' | b'E', ..]
        | [b's' | b'S', b'u' | b'U', ..]
        | [b'a' | b'A', b'v' | b'V', ..]
        | [b'o' | b'O', b'p' | b'P', ..]
        | [b'c' | b'C', b'l' | b'L', ..]
        | [b' ' | b'\t' | b'*', ..]
        | [.., b'a' | b'A', b'l' | b'L']
        | [.., b'l' | b'L', b's' | b'S'] => true,
        [first, .., last] if !first.is_ascii() || !last.is_ascii() => {
            let ends = |ends: &[&str]| ends.iter().any(|end| cell.ends_with(end.as_bytes()));
            let begins = |begins: &[&str]| begins.iter().any(|begin| cell.starts_with(begin.as_bytes()));
            ends(&["计", "計", "：", ":", "总", "總", "额", "額", "余", "均", "值"])
                || begins(&["总计", "總計", "合计", "合計", "Ｔ", "Ｇ", "Ｓ"])
        }
        _ => false,
    }
}

/// How a word names a line of totals.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Word {
    /// It means nothing else.
    Surely,
    /// Somebody may be called so.
    Perhaps,
}

#[rustfmt::skip]
fn total_word(cell: &str) -> Option<Word> {
    const SURELY: &[&str] = &[
        "总额", "總額", "总金额", "總金額", "汇总", "匯總", "平均", "平均值", "均值", "上期结余", "本期结余", "期初余额", "期末余额", "期初结余",
        "期末结余", "grandtotal", "grandtotals", "subtotal", "subtotals", "average", "averages", "openingbalance", "closingbalance",
        "gesamt", "gesamtsumme",
    ];
    const ENDS: &[&str] = &["合计", "合計", "总计", "總計", "小计", "小計", "共计", "共計"];
    const PERHAPS: &[&str] = &["total", "totals", "sum", "summe"];
    const BEGINNINGS: &[&str] = &["合计", "合計", "总计", "總計", "total:", "total ", "subtotal ", "sub total "];
    const LAST: &[&str] = &[" total", " totals", " subtotal"];
    let word = lower(&clean::plain(cell));
    let bare: String = word.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：' | '*')).collect();
    if SURELY.contains(&bare.as_str()) || ENDS.iter().any(|end| bare.ends_with(end)) {
        Some(Word::Surely)
    } else if PERHAPS.contains(&bare.as_str())
        || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning))
        || LAST.iter().any(|last| word.ends_with(last))
    {
        Some(Word::Perhaps)
    } else {
        None
    }
}
