//! What became of the rows of a file.

use serde::{Deserialize, Serialize};

use crate::base::Note;

/// Why a row could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RejectReason {
    /// The date cell is empty.
    MissingDate,
    /// The date cell is no date, or no day of the calendar.
    BadDate,
    /// The amount cell is empty, and there is no quantity × unit price.
    MissingAmount,
    /// The amount cell (or another cell of money or number) is no finite number within the limit.
    BadAmount,
    /// More or fewer cells than the header, so that it is not known which is which.
    CellCount,
    /// A quote that was never closed.
    OpenQuote,
    /// A line of totals, or the header again.
    NotARow,
    /// A cell beyond the limit.
    TooLong,
    /// Bytes that are no characters of the file's encoding.
    BadEncoding,
    /// Nobody is named, in a table about somebody.
    MissingKey,
    /// The person has left it out.
    LeftOut,
}

impl RejectReason {
    /// All.
    pub const ALL: &'static [RejectReason] = &[
        RejectReason::MissingDate,
        RejectReason::BadDate,
        RejectReason::MissingAmount,
        RejectReason::BadAmount,
        RejectReason::CellCount,
        RejectReason::OpenQuote,
        RejectReason::NotARow,
        RejectReason::TooLong,
        RejectReason::BadEncoding,
        RejectReason::MissingKey,
        RejectReason::LeftOut,
    ];

    /// The stable name; `reject-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            RejectReason::MissingDate => "missing_date",
            RejectReason::BadDate => "bad_date",
            RejectReason::MissingAmount => "missing_amount",
            RejectReason::BadAmount => "bad_amount",
            RejectReason::CellCount => "cell_count",
            RejectReason::OpenQuote => "open_quote",
            RejectReason::NotARow => "not_a_row",
            RejectReason::TooLong => "too_long",
            RejectReason::BadEncoding => "bad_encoding",
            RejectReason::MissingKey => "missing_key",
            RejectReason::LeftOut => "left_out",
        }
    }
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// Physical line on which it began, first line 1.
    pub line: u32,
    /// Index of the column at fault, if one is.
    pub column: Option<u32>,
    /// Why.
    pub reason: RejectReason,
    /// Its cells, each cut to 200 characters, at most 64 of them.
    pub cells: Vec<String>,
}

/// The account of an import: accepted + rejected + blank = data rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Rows of the table.
    pub accepted: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// Rows without any content.
    pub blank: u64,
    /// Rejected rows by reason, only those that occur.
    pub reasons: Vec<(RejectReason, u64)>,
    /// The first [`Report::KEPT`] of them, whole.
    pub rows: Vec<Rejected>,
    /// What was survived: bytes that are no character, amounts rounded, columns without a header …
    pub notes: Vec<Note>,
    /// Cells of accepted rows that hold something odd: the first [`Report::KEPT`], by row.
    pub odd: Vec<Odd>,
    /// Rows that each fix of the mapping has mended, in their order.
    pub mended: Vec<u64>,
    /// Rows that a fix has changed, by line, with what tells them again as they stand in the file; the first [`Report::KEPT`].
    pub touched: Vec<(u32, u64)>,
}

/// A cell of an accepted row that holds something that can't be read there and was left empty, or a day that is yet to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Odd {
    /// Row of the file's table.
    pub row: u32,
    /// Index of the column.
    pub column: u32,
    /// What stands there, cut to 200 characters.
    pub text: String,
}

impl Odd {
    /// Notes one more, as long as there is room.
    pub(super) fn note(odd: &mut Vec<Odd>, row: u32, column: usize, cell: &[u8]) {
        if odd.len() < Report::KEPT {
            let text = super::encoding::readable(cell).chars().take(super::fixes::Fix::CHARACTERS).collect();
            odd.push(Odd { row, column: column as u32, text });
        }
    }
}

impl Report {
    /// Rows that the person has left out; they are among the rejected.
    pub fn left_out(&self) -> u64 {
        self.reasons.iter().filter(|(reason, _)| *reason == RejectReason::LeftOut).map(|(_, rows)| rows).sum()
    }
    /// Rejected rows that are kept to be shown and downloaded; beyond that they are counted.
    pub const KEPT: usize = 20_000;
}
