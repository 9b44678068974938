//! What the whole file says about readings that were chosen from its head.

use super::encoding;
use super::number::Proof;
use super::{DateReading, Encoding, Mapping, NumberReading, date};
use crate::table::Role;

/// The share of dates that a reading must explain to be preferred over the one that was chosen.
const EXPLAINS: f64 = 0.99;

/// Bytes of damaged rows that tell what they are.
const TOLD: usize = 64 << 10;

/// So many rows with characters beyond ASCII that are UTF-8 do not come about by chance.
const SURELY: u64 = 10_000;

/// Counted while rows are read; asked at the end.
#[derive(Default)]
pub struct Evidence {
    dates: u64,
    dates_read: u64,
    /// By position in [`DateReading::ALL`]: cells that the reading would explain.
    dates_by: [u64; 6],
    point: u64,
    comma: u64,
    either: u64,
    /// Rows with bytes that are no text in the file's encoding.
    damaged: u64,
    /// Of a file that was taken for UTF-8: the first of those rows as they stand, by which it can be found out what they are.
    no_utf8: Vec<u8>,
    /// Rows with characters beyond ASCII that are UTF-8.
    beyond_ascii: u64,
}

impl Evidence {
    /// A cell that the reading of its column explained.
    #[inline]
    pub fn date_read(&mut self, cell: &str, reading: DateReading) {
        self.dates += 1;
        self.dates_read += 1;
        let other = match reading {
            DateReading::DayFirst => DateReading::MonthFirst,
            DateReading::MonthFirst => DateReading::DayFirst,
            _ => return,
        };
        if date::date(cell, other).is_some() {
            self.explain(other);
        }
    }

    /// A cell that it did not.
    #[cold]
    pub fn date_unread(&mut self, cell: &str, reading: DateReading) {
        self.dates += 1;
        for &other in DateReading::ALL.iter().filter(|&&other| other != reading) {
            if date::date(cell, other).is_some() {
                self.explain(other);
            }
        }
    }

    fn explain(&mut self, reading: DateReading) {
        let at = DateReading::ALL.iter().position(|&other| other == reading).unwrap_or(0);
        if let Some(count) = self.dates_by.get_mut(at) {
            *count += 1;
        }
    }

    /// What an amount said about the separators.
    #[inline]
    pub fn amount(&mut self, proof: Proof) {
        match proof {
            Proof::None => {}
            Proof::Point => self.point += 1,
            Proof::Comma => self.comma += 1,
            Proof::EitherPoint | Proof::EitherComma => self.either += 1,
        }
    }

    /// A row whose bytes are no text in the file's encoding.
    #[cold]
    pub fn damaged(&mut self, bytes: &[u8]) {
        self.damaged += 1;
        if self.no_utf8.len() < TOLD {
            self.no_utf8.extend_from_slice(bytes);
            self.no_utf8.push(b'\n');
        }
    }

    /// A row that is UTF-8. After so many with characters beyond ASCII no more are looked at: the file is UTF-8.
    #[inline]
    pub fn sound(&mut self, text: &str) {
        if self.beyond_ascii < SURELY {
            self.beyond_ascii += u64::from(!text.is_ascii());
        }
    }

    /// A mapping that explains strictly more of the file than this one, if there is one. `damaged` are bytes of the file that are no text
    /// in a legacy encoding, `rows` how many there are.
    pub fn better(&self, mapping: &Mapping, damaged: &[u8], rows: u64) -> Option<Mapping> {
        let mut better = mapping.clone();
        let mut changed = false;
        let other = if mapping.encoding == Encoding::Utf8 {
            let is_other = self.damaged > 0 && self.beyond_ascii < SURELY && self.beyond_ascii * 10 <= self.damaged;
            if is_other { encoding::legacy_of(&self.no_utf8) } else { None }
        } else if mapping.encoding.is_legacy() && self.damaged * 10 > rows {
            encoding::legacy_of(damaged).filter(|other| *other != mapping.encoding)
        } else {
            None
        };
        if let Some(other) = other {
            better.encoding = other;
            changed = true;
        }
        for column in &mut better.columns {
            if column.role == Role::Date && self.dates_read < self.dates {
                if let Some(reading) = self.better_reading(column.date) {
                    column.date = reading;
                    changed = true;
                }
            } else if column.role == Role::Amount && self.either > 0 {
                let reading = match self.point.cmp(&self.comma) {
                    std::cmp::Ordering::Greater => NumberReading::PointDecimal,
                    std::cmp::Ordering::Less => NumberReading::CommaDecimal,
                    std::cmp::Ordering::Equal => column.number,
                };
                changed |= reading != column.number;
                column.number = reading;
            }
        }
        changed.then_some(better)
    }

    fn better_reading(&self, reading: DateReading) -> Option<DateReading> {
        let text =
            |reading| matches!(reading, DateReading::YearFirst | DateReading::DayFirst | DateReading::MonthFirst);
        DateReading::ALL
            .iter()
            .zip(self.dates_by)
            .filter(|&(&other, _)| other != reading)
            // What year first explains, the other readings of text explain too; days and seconds since an epoch explain nothing else.
            .map(|(&other, found)| {
                let shared = if reading == DateReading::YearFirst && text(other) { self.dates_read } else { 0 };
                (other, found + shared)
            })
            .filter(|&(_, explained)| explained > self.dates_read && explained as f64 >= self.dates as f64 * EXPLAINS)
            .max_by_key(|&(other, explained)| (explained, std::cmp::Reverse(other.id())))
            .map(|(other, _)| other)
    }
}
