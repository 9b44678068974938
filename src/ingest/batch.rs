//! Records as they are handed on: views of one piece of text, many at a time, so that a column is read in one go.

/// What is wrong with a record as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A quote that was never closed.
    OpenQuote,
    /// Longer than the limits above; only its beginning is here.
    TooLong,
}

/// Where a cell begins and ends in the text of its batch.
pub type Span = (u32, u32);

/// A record without its cells.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub line: u32,
    pub blank_before: u32,
    /// All of it in the text of the batch.
    pub whole: Span,
    /// Where its cells end in the spans of the batch; they begin where those of the row before end.
    pub spans: u32,
}

/// Records that stand in one text, in the order of the file; at most [`Batch::ROWS`].
pub struct Batch<'a> {
    pub(super) bytes: &'a [u8],
    /// The same, where it is known to be UTF-8.
    pub(super) text: Option<&'a str>,
    pub(super) flaw: Option<Flaw>,
    pub(super) rows: &'a [Row],
    pub(super) spans: &'a [Span],
}

impl<'a> Batch<'a> {
    /// The most records of a batch.
    pub const ROWS: usize = 64;

    /// A cell of a record, by where its cells are; empty beyond the last.
    #[inline]
    pub fn cell(&self, spans: &[Span], column: usize) -> &'a [u8] {
        match spans.get(column) {
            Some(&(start, end)) => self.bytes.get(start as usize..end as usize).unwrap_or_default(),
            None => &[],
        }
    }

    /// The records.
    #[inline]
    pub fn records(&'a self) -> impl Iterator<Item = Record<'a>> {
        let mut first = 0;
        self.rows.iter().map(move |row| {
            let spans = self.spans.get(first..row.spans as usize).unwrap_or_default();
            first = row.spans as usize;
            Record { batch: self, row, spans }
        })
    }
}

/// One record. Its cells are bytes: UTF-8 where the file is.
#[derive(Clone, Copy)]
pub struct Record<'a> {
    batch: &'a Batch<'a>,
    row: &'a Row,
    spans: &'a [Span],
}

impl<'a> Record<'a> {
    /// Physical line on which it began, first line 1. A line ends with LF, CRLF or a lone CR.
    #[inline]
    pub fn line(&self) -> u32 {
        self.row.line
    }

    /// Empty lines since the record before.
    #[inline]
    pub fn blank_before(&self) -> u64 {
        u64::from(self.row.blank_before)
    }

    /// Whether it could not be read as a record.
    #[inline]
    pub fn flaw(&self) -> Option<Flaw> {
        self.batch.flaw
    }

    /// Number of cells; never 0.
    #[inline]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    #[inline]
    fn range(&self, column: usize) -> std::ops::Range<usize> {
        let (start, end) = self.spans.get(column).copied().unwrap_or_default();
        start as usize..end as usize
    }

    /// A cell; empty beyond the last.
    #[inline]
    pub fn cell(&self, column: usize) -> &'a [u8] {
        self.batch.cell(self.spans, column)
    }

    /// Where its cells are: with [`Batch::cell`] all that is needed of a record later on.
    #[inline]
    pub fn spans(&self) -> &'a [Span] {
        self.spans
    }

    /// A cell as text; empty beyond the last, and where the record is not UTF-8.
    #[inline]
    pub fn text_of(&self, column: usize) -> &'a str {
        match self.batch.text {
            Some(text) => text.get(self.range(column)).unwrap_or_default(),
            None => "",
        }
    }

    /// The cells.
    pub fn cells(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        (0..self.len()).map(|column| self.cell(column))
    }

    /// All cells, and whatever stands between them.
    #[inline]
    pub fn bytes(&self) -> &'a [u8] {
        let (start, end) = self.row.whole;
        self.batch.bytes.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The same as text; nothing if it is not UTF-8.
    #[inline]
    pub fn text(&self) -> Option<&'a str> {
        let (start, end) = self.row.whole;
        self.batch.text?.get(start as usize..end as usize)
    }
}
