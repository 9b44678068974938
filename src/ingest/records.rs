//! Bytes of UTF-8 to records of cells, pushed in pieces of any size.
//!
//! Two paths that agree (a property test holds them together): a line whose quoted cells hold neither quotes nor ends of lines is split
//! in place, without a copy; any other record with a quoted cell goes through `csv_core`. A quote that is never closed does not swallow the file: the line it
//! opened on is given up, and reading goes on with the next. Knows nothing of headers, types or rows; refuses to hold more of the
//! file than one record, and of a record no more than [`RECORD_LIMIT`].

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr2, memchr2_iter};

use super::{Dialect, Quoting};

/// The longest record without quotes, in bytes.
pub const RECORD_LIMIT: usize = 4 << 20;
/// The longest record with quotes: beyond it, the quote is taken for one that was never closed.
pub const QUOTED_LIMIT: usize = 2 << 20;
/// How much of a record that is too long is handed on, to be shown.
const SHOWN: usize = 512;

/// What is wrong with a record as such.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// A quote that was never closed.
    OpenQuote,
    /// Longer than the limits above; only its beginning is here.
    TooLong,
}

/// One record. Its cells are bytes: UTF-8 where the file is.
pub struct Record<'a> {
    /// Physical line on which it began, first line 1. A line ends with LF, CRLF or a lone CR.
    pub line: u32,
    /// Empty lines since the record before.
    pub blank_before: u64,
    /// Whether it could not be read as a record.
    pub flaw: Option<Flaw>,
    /// All cells, and whatever stands between them.
    pub bytes: &'a [u8],
    spans: &'a [Span],
}

/// Where a cell begins and ends.
type Span = (usize, usize);

impl<'a> Record<'a> {
    /// Number of cells; never 0.
    #[inline]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Where a cell stands in [`Record::bytes`]; empty beyond the last.
    #[inline]
    pub fn range(&self, column: usize) -> std::ops::Range<usize> {
        let (start, end) = self.spans.get(column).copied().unwrap_or_default();
        start..end
    }

    /// A cell; empty beyond the last.
    #[inline]
    pub fn cell(&self, column: usize) -> &'a [u8] {
        self.bytes.get(self.range(column)).unwrap_or_default()
    }

    /// The cells.
    pub fn cells(&self) -> impl Iterator<Item = &'a [u8]> + '_ {
        (0..self.len()).map(|column| self.cell(column))
    }
}

/// How far the record with quotes at the beginning of the input has been read.
#[derive(Default)]
struct Progress {
    taken: usize,
    written: usize,
    ended: usize,
}

/// What splitting a line in place came to.
enum Split {
    /// It ends before this byte.
    Line(usize),
    /// Its quotes are beyond this way.
    Quoted,
    /// No end of the line yet; the last cell begins here.
    Partial(usize),
}

/// Up to four bytes to look for, eight bytes of text at a time: cells are too short for the searches of `memchr`.
#[derive(Clone, Copy)]
struct Needles {
    bytes: [u8; 4],
    spread: [u64; 4],
}

impl Needles {
    fn new(bytes: [u8; 4]) -> Needles {
        Needles { bytes, spread: bytes.map(|byte| u64::from_ne_bytes([byte; 8])) }
    }

    #[inline]
    fn has(&self, byte: u8) -> bool {
        self.bytes.contains(&byte)
    }

    /// The first of them in the text from a place on.
    #[inline]
    fn find(&self, text: &[u8], from: usize) -> Option<usize> {
        const LOW: u64 = u64::from_ne_bytes([0x01; 8]);
        const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
        let (words, rest) = text.get(from..)?.as_chunks::<8>();
        for (at, word) in words.iter().enumerate() {
            let word = u64::from_le_bytes(*word);
            // The lowest marked byte of each is a byte that is 0: false marks stand only above true ones.
            let zero = |needle: u64| (word ^ needle).wrapping_sub(LOW) & !(word ^ needle) & HIGH;
            let [a, b, c, d] = self.spread.map(zero);
            let found = a | b | c | d;
            if found != 0 {
                return Some(from + at * 8 + found.trailing_zeros() as usize / 8);
            }
        }
        let found = rest.iter().position(|byte| self.has(*byte))?;
        Some(from + words.len() * 8 + found)
    }
}

/// The reader: feed bytes, receive records.
pub struct Records {
    dialect: Dialect,
    quote: Option<u8>,
    /// What ends a cell: the delimiter, or the end of a line.
    ends: Needles,
    /// What means something inside of quotes.
    inside: Needles,
    reader: Reader,
    carry: Vec<u8>,
    /// Bytes at the beginning of `carry` that are known to hold no end of a line.
    scanned: usize,
    inflight: Option<Progress>,
    output: Vec<u8>,
    output_ends: Vec<usize>,
    spans: Vec<Span>,
    line: u32,
    blank: u64,
    comments: u64,
    begun: bool,
    after_cr: bool,
    skipping: bool,
}

impl Records {
    /// At the first byte of a file.
    pub fn new(dialect: Dialect) -> Records {
        let quote = if dialect.quoting == Quoting::None { None } else { Some(dialect.quote) };
        let escape = if let Quoting::Escaped(escape) = dialect.quoting { escape } else { dialect.quote };
        Records {
            dialect,
            quote,
            ends: Needles::new([dialect.delimiter, b'\n', b'\r', b'\r']),
            inside: Needles::new([dialect.quote, escape, b'\n', b'\r']),
            reader: fresh(dialect),
            carry: Vec::new(),
            scanned: 0,
            inflight: None,
            output: vec![0; 1024],
            output_ends: vec![0; 64],
            spans: Vec::new(),
            line: 1,
            blank: 0,
            comments: 0,
            begun: false,
            after_cr: false,
            skipping: false,
        }
    }

    /// Empty lines since the last record.
    pub fn blank(&self) -> u64 {
        self.blank
    }

    /// Comment lines so far.
    pub fn comments(&self) -> u64 {
        self.comments
    }

    /// The next bytes.
    pub fn feed(&mut self, bytes: &[u8], sink: &mut impl FnMut(&Record<'_>)) {
        if self.carry.is_empty() {
            let taken = self.read(bytes, false, sink);
            self.carry.extend_from_slice(bytes.get(taken..).unwrap_or_default());
        } else {
            let mut buffer = std::mem::take(&mut self.carry);
            buffer.extend_from_slice(bytes);
            let taken = self.read(&buffer, false, sink);
            buffer.drain(..taken);
            self.carry = buffer;
        }
    }

    /// No more bytes.
    pub fn finish(&mut self, sink: &mut impl FnMut(&Record<'_>)) {
        let buffer = std::mem::take(&mut self.carry);
        self.read(&buffer, true, sink);
    }

    /// Reads all whole records of the input and says how many bytes that took; what is left must come again, with more after it.
    fn read(&mut self, input: &[u8], last: bool, sink: &mut impl FnMut(&Record<'_>)) -> usize {
        let mut at = 0;
        if !self.begun {
            match beginning(input, last) {
                Some(taken) => {
                    at = taken.bytes;
                    self.line += taken.lines;
                    self.begun = true;
                }
                None => return 0,
            }
        }
        loop {
            let rest = input.get(at..).unwrap_or_default();
            let Some(&first) = rest.first() else { return at };
            if self.skipping {
                let Some(end) = memchr2(b'\n', b'\r', rest) else { return input.len() };
                self.skipping = false;
                at += end + 1;
                self.end_line(rest.get(end).copied());
                continue;
            }
            if let Some(progress) = self.inflight.take() {
                match self.read_quoted(rest, progress, last, sink) {
                    Some(taken) => at += taken,
                    None => return at,
                }
                continue;
            }
            if first == b'\n' || first == b'\r' {
                at += 1;
                if first == b'\n' && self.after_cr {
                    self.after_cr = false;
                } else {
                    self.blank += 1;
                    self.end_line(Some(first));
                }
                continue;
            }
            self.after_cr = false;
            if self.scanned > 0 {
                let unseen = rest.get(self.scanned..).unwrap_or_default();
                if !last && rest.len() <= RECORD_LIMIT && memchr2(b'\n', b'\r', unseen).is_none() {
                    self.scanned = rest.len();
                    return at;
                }
                self.scanned = 0;
            }
            if self.dialect.comment == Some(first) {
                match memchr2(b'\n', b'\r', rest) {
                    Some(end) => {
                        self.comments += 1;
                        self.end_line(rest.get(end).copied());
                        at += end + 1;
                        continue;
                    }
                    None if last => {
                        self.comments += 1;
                        return input.len();
                    }
                    None => {
                        self.scanned = rest.len();
                        return at;
                    }
                }
            }
            let end = match self.split(rest) {
                Split::Quoted => {
                    self.inflight = Some(Progress::default());
                    continue;
                }
                Split::Line(end) => end,
                Split::Partial(_) if rest.len() > RECORD_LIMIT => {
                    self.emit_beginning(rest, sink);
                    self.skipping = true;
                    return input.len();
                }
                Split::Partial(start) if last => {
                    self.spans.push((start, rest.len()));
                    rest.len()
                }
                Split::Partial(_) => {
                    self.scanned = rest.len();
                    return at;
                }
            };
            if end > RECORD_LIMIT {
                self.emit_beginning(rest, sink);
            } else {
                sink(&Record {
                    line: self.line,
                    blank_before: std::mem::take(&mut self.blank),
                    flaw: None,
                    bytes: rest.get(..end).unwrap_or_default(),
                    spans: &self.spans,
                });
            }
            self.end_line(rest.get(end).copied());
            at = (at + end + 1).min(input.len());
        }
    }

    #[inline]
    fn end_line(&mut self, terminator: Option<u8>) {
        self.line = self.line.saturating_add(1);
        self.after_cr = terminator == Some(b'\r');
    }

    /// Splits the line at the beginning of the input into `spans`. A quoted cell is taken only if it closes on its line, right before
    /// the end of the cell, with no quote inside; and a line with such cells only whole and below the limit of quoted records.
    #[inline]
    fn split(&mut self, rest: &[u8]) -> Split {
        self.spans.clear();
        let (mut start, mut quoted) = (0, false);
        loop {
            let end = if self.quote.is_some() && rest.get(start).copied() == self.quote {
                quoted = true;
                let Some(close) = self.inside.find(rest, start + 1) else { return Split::Quoted };
                let closed = rest.get(close).copied() == self.quote;
                if !closed || rest.get(close + 1).is_none_or(|&byte| !self.ends.has(byte)) {
                    return Split::Quoted;
                }
                self.spans.push((start + 1, close));
                close + 1
            } else {
                let Some(end) = self.ends.find(rest, start) else {
                    return if quoted { Split::Quoted } else { Split::Partial(start) };
                };
                self.spans.push((start, end));
                end
            };
            if rest.get(end).copied() != Some(self.dialect.delimiter) {
                return if quoted && end >= QUOTED_LIMIT { Split::Quoted } else { Split::Line(end) };
            }
            start = end + 1;
        }
    }

    /// Goes on with the record at the beginning of the input; bytes taken when it is complete.
    fn read_quoted(
        &mut self,
        rest: &[u8],
        mut progress: Progress,
        last: bool,
        sink: &mut impl FnMut(&Record<'_>),
    ) -> Option<usize> {
        let limit = rest.len().min(QUOTED_LIMIT);
        loop {
            let more = rest.get(progress.taken..limit).unwrap_or_default();
            if more.is_empty() {
                if progress.taken >= QUOTED_LIMIT {
                    return Some(self.give_up(rest.get(..limit).unwrap_or_default(), sink));
                }
                if !last {
                    self.inflight = Some(progress);
                    return None;
                }
                if self.quotes_of(rest).open {
                    return Some(self.give_up(rest, sink));
                }
            }
            let output = self.output.get_mut(progress.written..).unwrap_or_default();
            let ends = self.output_ends.get_mut(progress.ended..).unwrap_or_default();
            let (result, taken, written, ended) = self.reader.read_record(more, output, ends);
            progress.taken += taken;
            progress.written += written;
            progress.ended += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.output_ends.resize(self.output_ends.len() * 2, 0),
                ReadRecordResult::End => {
                    self.reader = fresh(self.dialect);
                    return Some(rest.len());
                }
                ReadRecordResult::Record => {
                    let raw = rest.get(..progress.taken).unwrap_or_default();
                    let lines = line_ends(raw);
                    // Text right after the closing quote of a cell that runs over several lines: that quote opened another
                    // cell, and ours was never closed.
                    if lines > 1 && self.quotes_of(raw).broken {
                        return Some(self.give_up(raw, sink));
                    }
                    spans_of(self.output_ends.get(..progress.ended).unwrap_or_default(), &mut self.spans);
                    sink(&Record {
                        line: self.line,
                        blank_before: std::mem::take(&mut self.blank),
                        flaw: None,
                        bytes: self.output.get(..progress.written).unwrap_or_default(),
                        spans: &self.spans,
                    });
                    self.line = self.line.saturating_add(lines);
                    self.after_cr = raw.last() == Some(&b'\r');
                    return Some(progress.taken);
                }
            }
        }
    }

    /// Gives up the record at the beginning of the input, as far as the line on which its last quote opened.
    fn give_up(&mut self, raw: &[u8], sink: &mut impl FnMut(&Record<'_>)) -> usize {
        self.reader = fresh(self.dialect);
        let quotes = self.quotes_of(raw);
        let opened = raw.get(quotes.opened..).unwrap_or_default();
        let end = memchr2(b'\n', b'\r', opened).map_or(raw.len(), |end| quotes.opened + end);
        let given_up = raw.get(..end).unwrap_or_default();
        if end > RECORD_LIMIT.min(QUOTED_LIMIT - 1) {
            // One line without an end in sight: there is no next line to go on with until it comes.
            self.emit_beginning(raw, sink);
            self.skipping = true;
            return raw.len();
        }
        let mut reader = fresh(self.dialect);
        let (mut output, mut ends) = (vec![0; given_up.len() + 1], vec![0; given_up.len() + 1]);
        let (_, taken, written, ended) = reader.read_record(given_up, &mut output, &mut ends);
        let (_, _, more, last) = reader.read_record(
            given_up.get(taken..).unwrap_or_default(),
            output.get_mut(written..).unwrap_or_default(),
            ends.get_mut(ended..).unwrap_or_default(),
        );
        spans_of(ends.get(..ended + last).unwrap_or_default(), &mut self.spans);
        sink(&Record {
            line: self.line,
            blank_before: std::mem::take(&mut self.blank),
            flaw: Some(Flaw::OpenQuote),
            bytes: output.get(..written + more).unwrap_or_default(),
            spans: &self.spans,
        });
        self.line = self.line.saturating_add(line_ends(given_up));
        self.end_line(raw.get(end).copied());
        (end + 1).min(raw.len())
    }

    fn emit_beginning(&mut self, raw: &[u8], sink: &mut impl FnMut(&Record<'_>)) {
        let shown = raw.get(..SHOWN.min(raw.len())).unwrap_or_default();
        sink(&Record {
            line: self.line,
            blank_before: std::mem::take(&mut self.blank),
            flaw: Some(Flaw::TooLong),
            bytes: shown,
            spans: &[(0, shown.len())],
        });
    }

    /// Walks over the quotes of a record by the same rules as `csv_core`.
    fn quotes_of(&self, raw: &[u8]) -> Quotes {
        let Some(quote) = self.quote else { return Quotes::default() };
        let escape = if let Quoting::Escaped(escape) = self.dialect.quoting { Some(escape) } else { None };
        let mut quotes = Quotes::default();
        let mut place = Place::Start;
        let mut bytes = raw.iter().copied().enumerate();
        while let Some((at, byte)) = bytes.next() {
            place = match place {
                Place::Start if byte == quote => {
                    quotes.opened = at;
                    Place::Quoted
                }
                Place::Quoted if Some(byte) == escape => {
                    bytes.next();
                    Place::Quoted
                }
                Place::Quoted if byte == quote => Place::Closed,
                Place::Quoted => Place::Quoted,
                Place::Closed if byte == quote && escape.is_none() => Place::Quoted,
                _ if byte == self.dialect.delimiter || byte == b'\n' || byte == b'\r' => Place::Start,
                Place::Closed => {
                    let cell = raw.get(quotes.opened..at).unwrap_or_default();
                    if memchr2(b'\n', b'\r', cell).is_some() {
                        quotes.broken = true;
                        return quotes;
                    }
                    Place::Plain
                }
                Place::Start | Place::Plain => Place::Plain,
            };
        }
        quotes.open = place == Place::Quoted;
        quotes
    }
}

/// Cells that stand end to end, as `csv_core` writes them.
fn spans_of(ends: &[usize], spans: &mut Vec<Span>) {
    spans.clear();
    let mut start = 0;
    for &end in ends {
        spans.push((start, end));
        start = end;
    }
}

/// A `csv_core` reader at the beginning of a record. (Its `Clone` gives a reader with other rules, so each is built.)
fn fresh(dialect: Dialect) -> Reader {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(dialect.delimiter).quote(dialect.quote);
    match dialect.quoting {
        Quoting::Doubled => {}
        Quoting::Escaped(escape) => {
            builder.escape(Some(escape)).double_quote(false);
        }
        Quoting::None => {
            builder.quoting(false);
        }
    }
    let mut reader = builder.build();
    // Its first call swallows a byte order mark. Ours begins in the middle of files, where such a mark is a character of a cell:
    // a record of no interest takes that call.
    reader.read_record(b"a\n", &mut [0; 4], &mut [0; 4]);
    reader
}

/// What the quotes of a record say.
#[derive(Default)]
struct Quotes {
    /// Where the last quoted cell opened, or the broken one.
    opened: usize,
    /// It was not closed.
    open: bool,
    /// It closed on a later line, and text follows.
    broken: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    Start,
    Plain,
    Quoted,
    Closed,
}

/// What stands before the first record.
struct Beginning {
    bytes: usize,
    lines: u32,
}

/// The byte order mark, and the line `sep=;` by which Excel is told the delimiter. Nothing if more bytes are needed to know.
fn beginning(input: &[u8], last: bool) -> Option<Beginning> {
    const MARK: &[u8] = &[0xEF, 0xBB, 0xBF];
    if !last && input.len() < MARK.len() && MARK.starts_with(input) {
        return None;
    }
    let bytes = if input.starts_with(MARK) { MARK.len() } else { 0 };
    let rest = input.get(bytes..).unwrap_or_default();
    let Some(end) = memchr2(b'\n', b'\r', rest) else {
        return (last || rest.len() > 16).then_some(Beginning { bytes, lines: 0 });
    };
    if separator(rest.get(..end).unwrap_or_default()).is_none() {
        return Some(Beginning { bytes, lines: 0 });
    }
    match rest.get(end..) {
        Some([b'\r', b'\n', ..]) => Some(Beginning { bytes: bytes + end + 2, lines: 1 }),
        Some([b'\r']) if !last => None,
        _ => Some(Beginning { bytes: bytes + end + 1, lines: 1 }),
    }
}

/// The delimiter that a line `sep=;` names.
pub fn separator(line: &[u8]) -> Option<u8> {
    let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
    match line {
        [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] => Some(*delimiter),
        _ => None,
    }
}

/// Ends of lines: LF, CRLF, lone CR.
fn line_ends(raw: &[u8]) -> u32 {
    memchr2_iter(b'\n', b'\r', raw).filter(|&at| raw.get(at) == Some(&b'\n') || raw.get(at + 1) != Some(&b'\n')).count()
        as u32
}

#[cfg(test)]
#[path = "records_tests.rs"]
mod tests;
