//! Rows of the tables that are no orders: what they can't be without depends on their kind.

use super::{Body, Fault};
use crate::base::{Day, Money, Result};
use crate::ingest::batch::Record;
use crate::ingest::{Odd, RejectReason, clean, date};
use crate::table::Role;

impl Body {
    /// The day of a row that is accepted, or why it is not; nothing if there is nothing in it. It needs somebody where its kind does, and a
    /// day only where its kind does.
    #[inline(never)]
    pub(super) fn accept_other(&mut self, record: &Record<'_>) -> Result<Option<(date::Stamp, Money)>, Fault> {
        if !self.is_sound(record)? {
            return Ok(None);
        }
        let blank = |column: usize| clean::is_nothing(&clean::plain(record.text_of(column)));
        if record.cells().all(clean::is_blank) {
            return if record.len() > self.widths.1 { Err((None, RejectReason::CellCount)) } else { Ok(None) };
        }
        if self.is_no_row(record) {
            return Err((None, RejectReason::NotARow));
        }
        let required = self.mapping.kind.required();
        if required.contains(&Role::Customer) && blank(self.customer) {
            return Err((Some(self.customer), RejectReason::MissingKey));
        }
        let reading = self.mapping.columns.get(self.date).map(|column| column.date).unwrap_or_default();
        let stamp = match date::date(record.text_of(self.date), reading) {
            Some(stamp) => {
                self.evidence.date_read(record.text_of(self.date), reading);
                stamp
            }
            None if !required.contains(&Role::Date) => {
                if !blank(self.date) {
                    self.undated += 1;
                    Odd::note(&mut self.report.odd, self.rows, self.date, record.cell(self.date));
                }
                (Day::NONE, None)
            }
            None if blank(self.date) => return Err((Some(self.date), RejectReason::MissingDate)),
            None => {
                self.evidence.date_unread(record.text_of(self.date), reading);
                return Err((Some(self.date), RejectReason::BadDate));
            }
        };
        self.number(record.line());
        Ok(Some((stamp, Money::NONE)))
    }
}
