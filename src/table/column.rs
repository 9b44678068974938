//! One column of values.

use super::{Codes, Dictionary, Kind};
use crate::base::{Day, Money, NONE};

/// A column of texts as it is read, in whatever order its rows stand.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// One per row.
    pub codes: &'a Codes,
    /// The distinct texts.
    pub dictionary: &'a Dictionary,
}

impl<'a> Text<'a> {
    /// The text of a row; empty for an empty cell.
    pub fn get(self, row: usize) -> &'a str {
        self.dictionary.get(self.codes.get(row))
    }
}

/// Text, coded against the column's own dictionary.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextColumn {
    /// One per row.
    pub codes: Codes,
    /// The distinct texts.
    pub dictionary: Dictionary,
}

impl TextColumn {
    /// Appends rows of UTF-8, at most [`Dictionary::AT_ONCE`], most of which stand in the text `around`; an empty text is an empty cell.
    pub fn push_all(&mut self, texts: &[&[u8]], around: &[u8]) {
        let mut codes = [NONE; Dictionary::AT_ONCE];
        self.dictionary.intern_all(texts, around, &mut codes);
        self.codes.extend(codes.get(..texts.len()).unwrap_or_default());
    }

    /// As it is read.
    pub fn view(&self) -> Text<'_> {
        Text { codes: &self.codes, dictionary: &self.dictionary }
    }

    /// Makes room for more rows.
    pub fn reserve(&mut self, rows: usize) {
        self.dictionary.reserve(rows, self.codes.len());
        self.codes.reserve(rows);
    }

    /// The code of the text that most rows hold; of several the first in the order of their bytes. Empty cells don't count.
    pub fn most_common(&self) -> Option<u32> {
        let mut counts = vec![0_u64; self.dictionary.len()];
        for row in 0..self.codes.len() {
            if let Some(count) = counts.get_mut(self.codes.get(row) as usize) {
                *count += 1;
            }
        }
        let sorted = self.dictionary.sorted().into_iter().rev();
        sorted
            .filter(|code| counts.get(*code as usize) > Some(&0))
            .max_by_key(|code| counts.get(*code as usize).copied())
    }

    /// The same column with other texts; texts that become the same share a code from then on, and what becomes empty is an empty cell.
    #[must_use]
    pub fn renamed(&self, name: impl Fn(&str) -> String) -> TextColumn {
        let mut dictionary = Dictionary::new();
        let names: Vec<u32> = self
            .dictionary
            .iter()
            .map(|text| match name(text) {
                name if name.is_empty() => NONE,
                name => dictionary.intern(&name),
            })
            .collect();
        let mut codes = Codes::default();
        for row in 0..self.codes.len() {
            codes.push(names.get(self.codes.get(row) as usize).copied().unwrap_or(NONE));
        }
        TextColumn { codes, dictionary }
    }

    /// The text of a row; empty for an empty cell.
    pub fn get(&self, row: usize) -> &str {
        self.dictionary.get(self.codes.get(row))
    }
}

/// An empty text is an empty cell.
impl<'a> FromIterator<&'a str> for TextColumn {
    fn from_iter<I: IntoIterator<Item = &'a str>>(texts: I) -> TextColumn {
        let mut column = TextColumn::default();
        for text in texts {
            let code = if text.is_empty() { NONE } else { column.dictionary.intern(text) };
            column.codes.push(code);
        }
        column.dictionary.seal();
        column
    }
}

/// Values of one kind as they are read, one per row, in whatever order the rows stand; empty cells as in [`Column`].
#[derive(Clone, Copy, Debug)]
pub enum Cells<'a> {
    /// Texts.
    Text(Text<'a>),
    /// Money.
    Money(&'a [Money]),
    /// Numbers.
    Number(&'a [f64]),
    /// Days, and seconds of the day where the file has times.
    Day {
        /// One per row.
        days: &'a [Day],
        /// One per row, or none.
        seconds: &'a [u32],
    },
}

/// Values of one kind, one per row; empty cells hold the kind's own "none".
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// [`NONE`](crate::base::NONE) for an empty cell.
    Text(TextColumn),
    /// [`Money::NONE`] for an empty cell.
    Money(Vec<Money>),
    /// NaN for an empty cell, and only then.
    Number(Vec<f64>),
    /// A day and, if the file has times, the second of that day.
    Day {
        /// [`Day::NONE`] for an empty cell.
        days: Vec<Day>,
        /// `NONE` where a cell has no time; empty if no cell has one.
        seconds: Vec<u32>,
    },
}

impl Column {
    /// What its values are.
    pub fn kind(&self) -> Kind {
        match self {
            Column::Text(_) => Kind::Text,
            Column::Money(_) => Kind::Money,
            Column::Number(_) => Kind::Number,
            Column::Day { .. } => Kind::Day,
        }
    }

    /// As they are read.
    pub fn cells(&self) -> Cells<'_> {
        match self {
            Column::Text(text) => Cells::Text(text.view()),
            Column::Money(money) => Cells::Money(money),
            Column::Number(numbers) => Cells::Number(numbers),
            Column::Day { days, seconds } => Cells::Day { days, seconds },
        }
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            Column::Text(text) => text.codes.len(),
            Column::Money(money) => money.len(),
            Column::Number(numbers) => numbers.len(),
            Column::Day { days, .. } => days.len(),
        }
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        match self {
            Column::Text(text) => text.codes.bytes() + text.dictionary.bytes(),
            Column::Money(money) => money.len() * 8,
            Column::Number(numbers) => numbers.len() * 8,
            Column::Day { days, seconds } => (days.len() + seconds.len()) * 4,
        }
    }
}
