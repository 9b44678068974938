//! What the whole file says about readings that were chosen from its head.

use super::encoding;
use super::number::Proof;
use super::orders::{self, Days};
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
    dates_by: [u64; DateReading::ALL.len()],
    /// How the days of those that the reading of the column did not explain would lie, by position in [`DateReading::ORDERS`].
    unread: [Days; 3],
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
        if reading == DateReading::YearFirst {
            if self.dates_read == 1 {
                self.begin(cell);
            }
        } else if DateReading::ORDERS.contains(&reading) {
            for (other, found) in DateReading::ORDERS.into_iter().zip(date::orders(cell)) {
                if found.is_some() && other != reading {
                    self.explain(other);
                }
            }
        }
    }

    /// A day that is known, near which the others lie by the right reading.
    #[cold]
    fn begin(&mut self, cell: &str) {
        if let Some((day, _)) = date::date(cell, DateReading::YearFirst) {
            self.unread.iter_mut().for_each(|days| days.push(day.0));
        }
    }

    /// A cell that it did not.
    #[cold]
    pub fn date_unread(&mut self, cell: &str, reading: DateReading) {
        self.dates += 1;
        for (&other, found) in DateReading::ALL.iter().zip(date::all(cell)).filter(|&(&other, _)| other != reading) {
            let Some((day, _)) = found else { continue };
            self.explain(other);
            let place = DateReading::ORDERS.iter().position(|&order| order == other);
            if let Some(days) = place.and_then(|place| self.unread.get_mut(place)) {
                days.push(day.0);
            }
        }
    }

    fn explain(&mut self, reading: DateReading) {
        if let Some(count) = self.dates_by.get_mut(reading.place()) {
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
        let text = |reading| reading == DateReading::YearFirst || DateReading::ORDERS.contains(&reading);
        // A cell of another form does not take the year of all others for a day.
        let settled = DateReading::ORDERS.contains(&reading) && self.dates_read as f64 >= self.dates as f64 * EXPLAINS;
        let short = |reading| reading == DateReading::ShortYear;
        let readings: Vec<(DateReading, u64)> = DateReading::ALL
            .iter()
            .zip(self.dates_by)
            .filter(|&(&other, _)| other != reading && !(settled && short(other) != short(reading)))
            // What year first explains, the other readings of text explain too; days and seconds since an epoch explain nothing else.
            .map(|(&other, found)| {
                let shared = if reading == DateReading::YearFirst && text(other) { self.dates_read } else { 0 };
                (other, found + shared)
            })
            .filter(|&(_, explained)| explained > self.dates_read && explained as f64 >= self.dates as f64 * EXPLAINS)
            .collect();
        let most = readings.iter().map(|(_, explained)| *explained).max()?;
        let best = |wanted: DateReading| readings.iter().any(|&(other, found)| other == wanted && found == most);
        // Of orders of three figures that explain as much, the one by which the days lie as a shop's do.
        let orders = DateReading::ORDERS.into_iter().zip(self.unread).filter(|(other, _)| best(*other)).collect();
        let likeliest = orders::remaining(orders).into_iter().next();
        likeliest.or_else(|| DateReading::ALL.iter().copied().find(|&other| best(other)))
    }
}
