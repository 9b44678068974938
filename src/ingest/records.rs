//! Bytes of UTF-8 to records of cells, pushed in pieces of any size.
//!
//! Two paths that agree (a property test holds them together): lines whose quoted cells hold neither quotes nor ends of lines are split
//! in place, without a copy, and handed on many at a time; any other record with a quoted cell goes through `csv_core`. A quote that is
//! never closed does not swallow the file: the line it opened on is given up, and reading goes on with the next. Knows nothing of
//! headers, types or rows; refuses to hold more of the file than one record, and of a record no more than [`RECORD_LIMIT`].

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use memchr::{memchr2, memchr2_iter, memrchr2};

use super::batch::{Batch, Flaw, Row, Span};
use super::splitter::{QUOTED_LIMIT, Split, Splitter};
use super::{Dialect, Quoting};

/// The longest record without quotes, in bytes.
pub const RECORD_LIMIT: usize = 4 << 20;
/// How much of a record that is too long is handed on, to be shown.
const SHOWN: usize = 512;

/// How far the record with quotes at the beginning of the input has been read.
#[derive(Default)]
struct Progress {
    taken: usize,
    written: usize,
    ended: usize,
}

/// The reader: feed bytes, receive records.
pub struct Records {
    dialect: Dialect,
    splitter: Splitter,
    reader: Reader,
    carry: Vec<u8>,
    /// Bytes at the beginning of `carry` that are known to hold no end of a line.
    scanned: usize,
    inflight: Option<Progress>,
    output: Vec<u8>,
    output_ends: Vec<usize>,
    rows: Vec<Row>,
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
        Records {
            dialect,
            splitter: Splitter::new(dialect),
            reader: fresh(dialect),
            carry: Vec::new(),
            scanned: 0,
            inflight: None,
            output: vec![0; 1024],
            output_ends: vec![0; 64],
            rows: Vec::new(),
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
    pub fn feed(&mut self, bytes: &[u8], sink: &mut impl FnMut(&Batch<'_>)) {
        let mut bytes = bytes;
        // What is left of the piece before is completed line by line; the rest of this one is read where it lies.
        while !self.carry.is_empty() && !bytes.is_empty() {
            let line = memchr2(b'\n', b'\r', bytes).map_or(bytes.len(), |end| end + 1);
            let (line, rest) = bytes.split_at(line);
            let mut buffer = std::mem::take(&mut self.carry);
            buffer.extend_from_slice(line);
            let taken = self.read(&buffer, false, sink);
            buffer.drain(..taken);
            (self.carry, bytes) = (buffer, rest);
        }
        if self.carry.is_empty() {
            let taken = self.read(bytes, false, sink);
            self.carry.extend_from_slice(bytes.get(taken..).unwrap_or_default());
        }
    }

    /// No more bytes.
    pub fn finish(&mut self, sink: &mut impl FnMut(&Batch<'_>)) {
        let buffer = std::mem::take(&mut self.carry);
        self.read(&buffer, true, sink);
    }

    /// Reads all whole records of the input and says how many bytes that took; what is left must come again, with more after it.
    fn read(&mut self, input: &[u8], last: bool, sink: &mut impl FnMut(&Batch<'_>)) -> usize {
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
        // How far the text of whole lines is known to be UTF-8, and that text.
        let (mut sound, mut known) = (at, "");
        loop {
            if !self.skipping && self.inflight.is_none() && self.scanned == 0 {
                if at >= sound {
                    known = sound_lines(input.get(at..).unwrap_or_default());
                    sound = at + known.len();
                }
                let lines = known.get(known.len() - (sound - at)..).unwrap_or_default();
                at += self.read_lines(lines, sink);
            }
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
                self.pass_line_end(first);
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
            self.spans.clear();
            let end = match self.splitter.split(&mut self.splitter.scan(rest), 0, &mut self.spans) {
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
                    self.spans.push((start as u32, rest.len() as u32));
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
                self.emit(rest.get(..end).unwrap_or_default(), None, sink);
            }
            self.end_line(rest.get(end).copied());
            at = (at + end + 1).min(input.len());
        }
    }

    /// Reads whole lines from the beginning of a text of such lines, as far as they can be split in place; bytes taken.
    fn read_lines(&mut self, text: &str, sink: &mut impl FnMut(&Batch<'_>)) -> usize {
        let bytes = text.as_bytes();
        let mut scan = self.splitter.scan(bytes);
        let mut at = 0;
        self.rows.clear();
        self.spans.clear();
        while let Some(&first) = bytes.get(at) {
            if first == b'\n' || first == b'\r' {
                scan.next();
                at += 1;
                self.pass_line_end(first);
                continue;
            }
            if self.dialect.comment == Some(first) {
                break;
            }
            let cells = self.spans.len();
            let Split::Line(end) = self.splitter.split(&mut scan, at, &mut self.spans) else {
                self.spans.truncate(cells);
                break;
            };
            if end - at > RECORD_LIMIT {
                self.spans.truncate(cells);
                break;
            }
            self.rows.push(Row {
                line: self.line,
                blank_before: std::mem::take(&mut self.blank) as u32,
                whole: (at as u32, end as u32),
                spans: self.spans.len() as u32,
            });
            self.end_line(bytes.get(end).copied());
            at = end + 1;
            if self.rows.len() == Batch::ROWS {
                self.hand_on(text, sink);
            }
        }
        self.hand_on(text, sink);
        at
    }

    /// Hands on the rows that were read in place.
    fn hand_on(&mut self, text: &str, sink: &mut impl FnMut(&Batch<'_>)) {
        if !self.rows.is_empty() {
            sink(&Batch { bytes: text.as_bytes(), text: Some(text), flaw: None, rows: &self.rows, spans: &self.spans });
        }
        self.rows.clear();
        self.spans.clear();
    }

    /// Hands on one record, whose cells are in `spans`.
    fn emit(&mut self, bytes: &[u8], flaw: Option<Flaw>, sink: &mut impl FnMut(&Batch<'_>)) {
        emit(self.line, &mut self.blank, bytes, &self.spans, flaw, sink);
    }

    #[inline]
    fn end_line(&mut self, terminator: Option<u8>) {
        self.line = self.line.saturating_add(1);
        self.after_cr = terminator == Some(b'\r');
    }

    /// An end of a line where a record could begin: an empty line, or the second half of CRLF.
    #[inline]
    fn pass_line_end(&mut self, terminator: u8) {
        if terminator == b'\n' && self.after_cr {
            self.after_cr = false;
        } else {
            self.blank += 1;
            self.end_line(Some(terminator));
        }
    }

    /// Goes on with the record at the beginning of the input; bytes taken when it is complete.
    fn read_quoted(
        &mut self,
        rest: &[u8],
        mut progress: Progress,
        last: bool,
        sink: &mut impl FnMut(&Batch<'_>),
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
                    let written = self.output.get(..progress.written).unwrap_or_default();
                    emit(self.line, &mut self.blank, written, &self.spans, None, sink);
                    self.line = self.line.saturating_add(lines);
                    self.after_cr = raw.last() == Some(&b'\r');
                    return Some(progress.taken);
                }
            }
        }
    }

    /// Gives up the record at the beginning of the input, as far as the line on which its last quote opened.
    fn give_up(&mut self, raw: &[u8], sink: &mut impl FnMut(&Batch<'_>)) -> usize {
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
        self.emit(output.get(..written + more).unwrap_or_default(), Some(Flaw::OpenQuote), sink);
        self.line = self.line.saturating_add(line_ends(given_up));
        self.end_line(raw.get(end).copied());
        (end + 1).min(raw.len())
    }

    fn emit_beginning(&mut self, raw: &[u8], sink: &mut impl FnMut(&Batch<'_>)) {
        let shown = raw.get(..SHOWN.min(raw.len())).unwrap_or_default();
        self.spans.clear();
        self.spans.push((0, shown.len() as u32));
        self.emit(shown, Some(Flaw::TooLong), sink);
    }

    /// Walks over the quotes of a record by the same rules as `csv_core`.
    fn quotes_of(&self, raw: &[u8]) -> Quotes {
        if self.dialect.quoting == Quoting::None {
            return Quotes::default();
        }
        let quote = self.dialect.quote;
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
        spans.push((start, end as u32));
        start = end as u32;
    }
}

/// A batch of one record. `blank` is counted into it.
fn emit(
    line: u32,
    blank: &mut u64,
    bytes: &[u8],
    spans: &[Span],
    flaw: Option<Flaw>,
    sink: &mut impl FnMut(&Batch<'_>),
) {
    let blank_before = u32::try_from(std::mem::take(blank)).unwrap_or(u32::MAX);
    let row = Row { line, blank_before, whole: (0, bytes.len() as u32), spans: spans.len() as u32 };
    sink(&Batch { bytes, text: std::str::from_utf8(bytes).ok(), flaw, rows: &[row], spans });
}

/// The whole lines at the beginning, as far as they are UTF-8.
fn sound_lines(bytes: &[u8]) -> &str {
    /// So that places in it fit into [`Span`].
    const MOST: usize = 1 << 30;
    let bytes = bytes.get(..bytes.len().min(MOST)).unwrap_or_default();
    let end = memrchr2(b'\n', b'\r', bytes).map_or(0, |end| end + 1);
    let lines = bytes.get(..end).unwrap_or_default();
    // The kind that stops at the first error: a file with one in every line is not read to its end for each.
    let sound = match simdutf8::compat::from_utf8(lines) {
        Ok(text) => return text,
        Err(error) => lines.get(..error.valid_up_to()).unwrap_or_default(),
    };
    let end = memrchr2(b'\n', b'\r', sound).map_or(0, |end| end + 1);
    std::str::from_utf8(sound.get(..end).unwrap_or_default()).unwrap_or_default()
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
