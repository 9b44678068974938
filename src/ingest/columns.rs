//! Typed columns while a file is being read: one cell at a time, and each rejected row leaves no trace.

use super::clean;
use super::mapping::ColumnMapping;
use super::number::{self, Cell};
use crate::base::nothing::{is_nobody, is_nothing};
use crate::base::rounded::Rounded;
use crate::base::{Day, Money, NONE};
use crate::i18n::currency_code;
use crate::table::{Column, Field, Kind, Role, TextColumn};

/// One column of the file on its way into the table.
pub struct Builder {
    /// Its position in the file.
    pub at: usize,
    /// How it is read.
    pub mapping: ColumnMapping,
    /// Cells that held something unreadable, left empty.
    pub unreadable: u64,
    /// Amounts that had more decimals than money keeps.
    pub rounded: u64,
    /// The power of ten of the unit in the header.
    power: i8,
    values: Values,
}

enum Values {
    Text(TextColumn),
    Money(Vec<Money>),
    Number(Vec<f64>),
    Day { days: Vec<Day>, seconds: Vec<u32> },
}

impl Builder {
    /// A column without rows.
    pub fn new(at: usize, mapping: &ColumnMapping) -> Builder {
        let values = match mapping.role.kind() {
            Kind::Text => Values::Text(TextColumn::default()),
            Kind::Money => Values::Money(Vec::new()),
            Kind::Number => Values::Number(Vec::new()),
            Kind::Day => Values::Day { days: Vec::new(), seconds: Vec::new() },
        };
        Builder { at, mapping: mapping.clone(), unreadable: 0, rounded: 0, power: mapping.power(), values }
    }

    /// Makes room for more rows. No room is no failure yet: it is asked for again, bit by bit.
    pub fn reserve(&mut self, rows: usize) {
        let _ = match &mut self.values {
            Values::Text(column) => {
                column.reserve(rows);
                Ok(())
            }
            Values::Money(values) => values.try_reserve_exact(rows),
            Values::Number(values) => values.try_reserve_exact(rows),
            Values::Day { days, seconds } => {
                let timed = if seconds.is_empty() { 0 } else { rows };
                days.try_reserve_exact(rows).and_then(|()| seconds.try_reserve_exact(timed))
            }
        };
    }

    /// Appends the cells of accepted rows, which are UTF-8, at most as many as [`TextColumn::push_all`] takes, and the text `around` them. What
    /// can't be read is left empty and counted.
    pub fn push_all(&mut self, cells: &mut [&[u8]], around: &[u8]) {
        let (reading, power) = (self.mapping.number, self.power);
        match &mut self.values {
            Values::Text(column) => {
                // A further column stays as it stands, white space included; only the guard of exports goes.
                if self.mapping.role == Role::Attribute {
                    for cell in cells.iter_mut().filter(|cell| cell.first() == Some(&b'\'')) {
                        *cell = clean::unguard(text(cell)).as_bytes();
                    }
                } else {
                    for cell in cells.iter_mut().filter(|cell| !clean::is_plain(cell)) {
                        *cell = clean::text(text(cell)).as_bytes();
                    }
                }
                column.push_all(cells, around);
            }
            Values::Money(values) => {
                values.extend(cells.iter().map(|cell| match number::money_in(text(cell), reading, power) {
                    Cell::Value(amount) => {
                        self.rounded += u64::from(amount.rounded);
                        amount.money
                    }
                    Cell::Empty => Money::NONE,
                    Cell::Bad => {
                        self.unreadable += 1;
                        Money::NONE
                    }
                }));
            }
            Values::Number(values) => {
                values.extend(cells.iter().map(|cell| match number::number(cell, reading) {
                    Cell::Value(value) => value,
                    Cell::Empty => f64::NAN,
                    Cell::Bad => {
                        self.unreadable += 1;
                        f64::NAN
                    }
                }));
            }
            Values::Day { .. } => {
                for cell in &*cells {
                    let stamp = super::date::date(text(cell), self.mapping.date);
                    self.unreadable += u64::from(stamp.is_none() && !clean::is_blank(cell));
                    self.push_days(&[stamp.unwrap_or((Day::NONE, None))]);
                }
            }
        }
    }

    /// Whether a cell holds something that can't be read in this column.
    pub fn is_unreadable(&self, cell: &[u8]) -> bool {
        match &self.values {
            Values::Text(_) => false,
            Values::Money(_) => number::money_in(text(cell), self.mapping.number, self.power) == Cell::Bad,
            Values::Number(_) => number::number(cell, self.mapping.number) == Cell::Bad,
            Values::Day { .. } => !clean::is_blank(cell) && super::date::date(text(cell), self.mapping.date).is_none(),
        }
    }

    /// Appends days that were read before; [`Day::NONE`] for an empty cell.
    pub fn push_days(&mut self, stamps: &[super::date::Stamp]) {
        let Values::Day { days, seconds } = &mut self.values else { return };
        if seconds.is_empty() && stamps.iter().any(|(_, second)| second.is_some()) {
            seconds.resize(days.len(), NONE);
        }
        let timed = !seconds.is_empty() || stamps.iter().any(|(_, second)| second.is_some());
        days.extend(stamps.iter().map(|(day, _)| *day));
        if timed {
            seconds.extend(stamps.iter().map(|(_, second)| second.unwrap_or(NONE)));
        }
    }

    /// Appends amounts that were read before.
    pub fn push_money(&mut self, amounts: &[Money]) {
        if let Values::Money(values) = &mut self.values {
            values.extend_from_slice(amounts);
        }
    }

    /// Ids that a spreadsheet has turned into `1.23E+15`, or filled up with zeros: how many, and the first of them. The number is lost.
    pub fn damaged_ids(&self) -> Option<(u64, &str)> {
        let Values::Text(column) = &self.values else { return None };
        let rounded = Rounded::among(column.dictionary.parts().0, column.dictionary.iter());
        let mut damaged = column.dictionary.iter().filter(|id| rounded.has(id));
        let first = damaged.next()?;
        Some((1 + damaged.count() as u64, first))
    }

    /// Whether it is a further column without a name or a value.
    pub fn is_hollow(&self) -> bool {
        let empty = matches!(&self.values, Values::Text(column) if column.dictionary.is_empty());
        empty && self.mapping.role == Role::Attribute && self.mapping.header.is_empty()
    }

    /// The finished column.
    pub fn finish(self) -> Field {
        let column = match self.values {
            Values::Text(mut column) => {
                if self.mapping.role == Role::Currency {
                    column = column.renamed(currency_code);
                }
                // An e-mail address is the same however it is typed; every other id is what it is.
                if matches!(self.mapping.role, Role::Customer | Role::Email)
                    && memchr::memchr(b'@', column.dictionary.parts().0).is_some()
                {
                    column = column.renamed(|id| if id.contains('@') { id.to_lowercase() } else { id.to_owned() });
                }
                // Who is called "N/A" or "walk-in" is nobody, and would be one customer of many.
                let nobody = |id: &str| is_nothing(id, true) || self.mapping.role == Role::Customer && is_nobody(id);
                if matches!(self.mapping.role, Role::Customer | Role::Phone | Role::Email)
                    && column.dictionary.iter().any(nobody)
                {
                    column = column.renamed(|id| if nobody(id) { String::new() } else { id.to_owned() });
                }
                // An order called "N/A", or 0, has no number, and would be one order of many.
                if self.mapping.role == Role::Order && column.dictionary.iter().any(clean::is_no_number) {
                    column = column.renamed(|id| if clean::is_no_number(id) { String::new() } else { id.to_owned() });
                }
                column.dictionary.seal();
                Column::Text(column)
            }
            Values::Money(values) => Column::Money(values),
            Values::Number(values) => Column::Number(values),
            Values::Day { days, seconds } => Column::Day { days, seconds },
        };
        Field { header: self.mapping.header, role: self.mapping.role, column }
    }
}

/// A cell as text.
#[inline]
fn text(cell: &[u8]) -> &str {
    std::str::from_utf8(cell).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Dictionary;

    fn column(role: Role, cells: &[&str]) -> (Column, u64) {
        let (date, number) = (crate::ingest::DateReading::default(), crate::ingest::NumberReading::default());
        let mapping = ColumnMapping { header: "h".into(), role, date, number };
        let mut builder = Builder::new(0, &mapping);
        for cells in cells.chunks(Dictionary::AT_ONCE) {
            builder.push_all(&mut cells.iter().map(|cell| cell.as_bytes()).collect::<Vec<_>>(), &[]);
        }
        let unreadable = builder.unreadable;
        (builder.finish().column, unreadable)
    }

    #[test]
    fn further_columns_keep_their_white_space_and_ids_do_not() {
        let text = |role| match column(role, &[" a ", " a ", "a", ""]).0 {
            Column::Text(text) => (0..4).map(|row| text.get(row).to_owned()).collect::<Vec<_>>(),
            _ => panic!(),
        };
        assert_eq!(text(Role::Attribute), [" a ", " a ", "a", ""]);
        assert_eq!(text(Role::Customer), ["a", "a", "a", ""]);
    }

    #[test]
    fn what_says_that_there_is_no_order_number_is_none() {
        let Column::Text(text) = column(Role::Order, &["-", "无", "0", "N/A", "NA", "000", "10", "A-0"]).0 else {
            panic!()
        };
        let numbers: Vec<&str> = (0..8).map(|row| text.get(row)).collect();
        assert_eq!(numbers, ["", "", "", "", "", "", "10", "A-0"]);
    }

    #[test]
    fn texts_are_those_that_came() {
        let cells: Vec<String> = (0..200).map(|row| format!("{}", row * row % 97 % 40)).collect();
        let cells: Vec<&str> = cells.iter().map(|cell| if cell == "7" { "" } else { cell }).collect();
        let (Column::Text(text), _) = column(Role::Product, &cells) else { panic!() };
        assert_eq!((0..cells.len()).map(|row| text.get(row)).collect::<Vec<_>>(), cells);
        assert!(text.dictionary.iter().zip(["0", "1", "4"]).all(|(text, first)| text == first));
    }

    #[test]
    fn seconds_appear_with_the_first_time() {
        let (days, _) = column(Role::Date, &["2026-04-28", "2026-04-28 00:01", ""]);
        let Column::Day { days, seconds } = days else { panic!() };
        assert_eq!((days.len(), seconds), (3, vec![NONE, 60, NONE]));
        let (plain, _) = column(Role::Date, &["2026-04-28"]);
        assert!(matches!(plain, Column::Day { seconds, .. } if seconds.is_empty()));
    }

    #[test]
    fn an_unreadable_optional_cell_is_empty_and_counted() {
        let (numbers, unreadable) = column(Role::Quantity, &["2", "two", ""]);
        let Column::Number(numbers) = numbers else { panic!() };
        assert_eq!((numbers[0], numbers[1].is_nan(), numbers[2].is_nan(), unreadable), (2.0, true, true, 1));
    }
}
