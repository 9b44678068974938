//! What few files need: cells that the person has mended, and cells of accepted rows that are odd. Out of the way of the loop over rows.

use super::Body;
use crate::ingest::batch::{Batch, Span};
use crate::ingest::columns::Builder;
use crate::ingest::date;
use crate::ingest::fixes::Step;
use crate::ingest::{Odd, RejectReason};

impl Body {
    /// The next records as the person has mended them.
    #[cold]
    #[inline(never)]
    pub(super) fn take_mended(&mut self, batch: &Batch<'_>) {
        let Some(mut mender) = self.mender.take() else { return };
        mender.pass(batch, self.before, &mut |step| match step {
            Step::Take(batch) => self.take_rows(batch),
            Step::Out(record, column) => {
                self.count_blank(record);
                self.reject(record, column, RejectReason::LeftOut);
            }
        });
        self.mender = Some(mender);
    }

    /// What stands where a row is dated after today.
    #[cold]
    #[inline(never)]
    pub(super) fn note_late(&mut self, batch: &Batch<'_>, accepted: &[&[Span]], stamps: &[date::Stamp], first: u32) {
        for ((row, spans), (day, _)) in (first..).zip(accepted).zip(stamps) {
            if *day > self.today {
                Odd::note(&mut self.report.odd, row, self.date, batch.cell(spans, self.date));
            }
        }
    }
}

/// Cells of a column that were left empty because they can't be read there.
#[cold]
pub(super) fn note_unread(odd: &mut Vec<Odd>, column: &Builder, cells: &[&[u8]], first: u32) {
    for (row, cell) in (first..).zip(cells) {
        if column.is_unreadable(cell) {
            Odd::note(odd, row, column.at, cell);
        }
    }
}
