//! What the columns beside the status make of rows: amounts that went back, and words for the status.

use super::Body;
use crate::base::{Message, Money, Note};
use crate::ingest::encoding::readable;
use crate::ingest::flags::{self, Flag, Says};

/// Says by the flags what the status of each row is; `cell` is what stands in a row and a column.
#[cold]
pub(super) fn say<'a>(flags: &mut [Flag], statuses: &mut [&'a [u8]], cell: impl Fn(usize, usize) -> &'a [u8]) {
    for flag in flags {
        let Says::Status(status) = flag.says else { continue };
        for (row, said) in statuses.iter_mut().enumerate() {
            if flag.is_in(&readable(cell(row, flag.at))) {
                flag.count += 1;
                *said = status.as_bytes();
            }
        }
    }
}

impl Body {
    /// An amount with the sign that the kind of its document gives it.
    #[inline]
    pub(super) fn signed<'a>(&mut self, amount: Money, cell: &impl Fn(usize) -> &'a str) -> Money {
        for flag in self.flags.iter_mut().filter(|flag| flag.says == Says::Back) {
            if amount.is_some() && flag.is_in(cell(flag.at)) {
                flag.count += 1;
                return -amount.abs();
            }
        }
        amount
    }

    /// What the flags did.
    pub(super) fn flag_notes(&self) -> impl Iterator<Item = Note> {
        self.flags.iter().filter(|flag| flag.told && flag.count > 0).map(|flag| {
            let header = self.mapping.columns.get(flag.at).map(|column| column.header.clone()).unwrap_or_default();
            let key = match flag.says {
                Says::Back => "ingest-note-flagged-back",
                Says::Status(flags::REFUNDED) => "ingest-note-flagged-refunded",
                Says::Status(_) => "ingest-note-flagged-void",
            };
            Note::info(Message::new(key).count("count", flag.count).text("column", header))
        })
    }
}
