//! Which encoding the head of a file is in.
//!
//! In this order: what is no text at all; byte order marks (UTF-32 before UTF-16, whose mark begins like it); the places of zero bytes,
//! which give UTF-16 and UTF-32 away without a mark; strict UTF-8. What is none of these is read in every legacy encoding, GB18030
//! among them, and the readings are ranked: strict GB18030 accepts most bytes of Big5, Shift-JIS and EUC-KR without a murmur, so "it
//! decodes" is no proof. What counts is the share of characters that are common in the language of the encoding
//! ([`letters`](super::letters)), letters that fit their neighbours, and headers that name a column of orders.

use super::legacy::Legacy;
use super::letters::{self, is_sign};
use super::{NO_CHARACTER, NoText, Stream};
use crate::ingest::{Encoding, clean, roles};
use crate::math::order;

/// What the head of a file seems to be in.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Readings that are worth showing, the best first; at least one, at most three.
    pub readings: Vec<Encoding>,
    /// Whether the first needs no question.
    pub sure: bool,
}

impl Found {
    fn surely(encoding: Encoding) -> Found {
        Found { readings: vec![encoding], sure: true }
    }

    /// The best reading.
    pub fn best(&self) -> Encoding {
        self.readings.first().copied().unwrap_or_default()
    }
}

/// Bytes of the head that legacy encodings are judged by: more does not tell more.
const JUDGED: usize = 64 << 10;
/// Readings that are offered.
const OFFERED: usize = 3;
/// The share of common characters above which a reading is taken for what it is, and the lead that it must have over the next.
const PLAUSIBLE: f64 = 0.3;
const LEAD: f64 = 0.15;
/// What a reading in an alphabet with capitals loses where there is none.
const NO_CAPITALS: f64 = 0.1;
/// Below this no language was found.
const NOTHING: f64 = -0.5;
/// A file is UTF-8 with damage in it, rather than something else, where so many characters are sound for each byte that is not.
const SOUND: usize = 10;
/// The share of lines with bytes that are no UTF-8 up to which they are damage, where they read like no language.
const DAMAGED: f64 = 0.1;
/// What a header that names a column of orders adds to a reading, for at most three of them.
const NAMED: f64 = 0.25;
/// Bytes by which what is no text is told from what is.
const BEGINNING: usize = 64 << 10;

/// The encoding of the head of a file; `whole` if nothing follows it. Never in line: see [`parts`](crate::base::parts).
#[inline(never)]
pub fn detect(head: &[u8], whole: bool) -> Result<Found, NoText> {
    const SPREADSHEETS: &[&[u8]] = &[b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];
    const BINARIES: &[&[u8]] = &[
        b"%PDF-",
        b"\x89PNG",
        b"\x1F\x8B",
        b"BZh",
        b"\x28\xB5\x2F\xFD",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"Rar!",
        b"7z\xBC\xAF",
        b"\x7FELF",
        b"MZ\x90",
        b"SQLite format 3",
        b"PAR1",
        b"PK\x05\x06",
    ];
    const MARKS: &[(&[u8], Encoding)] = &[
        (b"\xFF\xFE\0\0", Encoding::Utf32Le),
        (b"\0\0\xFE\xFF", Encoding::Utf32Be),
        (b"\xFF\xFE", Encoding::Utf16Le),
        (b"\xFE\xFF", Encoding::Utf16Be),
        (b"\x84\x31\x95\x33", Encoding::Gb18030),
    ];
    if SPREADSHEETS.iter().any(|magic| head.starts_with(magic)) {
        return Err(NoText::Spreadsheet);
    }
    if BINARIES.iter().any(|magic| head.starts_with(magic)) {
        return Err(NoText::Binary);
    }
    if let Some((_, encoding)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Ok(Found::surely(*encoding));
    }
    // A file system that lost power leaves files padded with NUL; those are not counted. A wide letter ends in three at most.
    let padding = head.iter().rev().take_while(|&&byte| byte == 0).count();
    let text = head.get(..head.len() - if padding > 3 { padding } else { 0 }).unwrap_or_default();
    if let Some(encoding) = wide(text) {
        return Ok(Found::surely(encoding));
    }
    let control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1C..=0x1F);
    let beginning = text.get(..text.len().min(BEGINNING)).unwrap_or_default();
    if beginning.iter().filter(|&&byte| control(byte)).count() * 20 > beginning.len() {
        return Err(NoText::Binary);
    }
    if head.starts_with(b"\xEF\xBB\xBF") {
        return Ok(Found::surely(Encoding::Utf8));
    }
    match simdutf8::compat::from_utf8(text) {
        Ok(_) => return Ok(Found::surely(Encoding::Utf8)),
        // The head may end inside a character.
        Err(error) if error.error_len().is_none() && !whole => return Ok(Found::surely(Encoding::Utf8)),
        Err(_) => {}
    }
    if is_damaged_utf8(text) {
        return Ok(Found::surely(Encoding::Utf8));
    }
    let ranked = rank(text, whole);
    match ranked.as_slice() {
        [] => Err(NoText::Unsupported),
        [(_, score), ..] if *score < PLAUSIBLE && damaged_lines(text) <= DAMAGED => Ok(Found::surely(Encoding::Utf8)),
        [(_, score), ..] if *score <= NOTHING => Err(NoText::Unsupported),
        [(_, score), rest @ ..] => {
            let next = rest.first().map_or(f64::NEG_INFINITY, |(_, next)| *next);
            let mixed = utf8_lines(text) > 0;
            let sure = *score >= PLAUSIBLE && score - next >= LEAD && !mixed;
            let mut readings: Vec<Encoding> = ranked.iter().map(|(encoding, _)| *encoding).take(OFFERED).collect();
            if mixed {
                readings.insert(0, Encoding::Utf8);
                readings.truncate(OFFERED);
            }
            Ok(Found { readings, sure })
        }
    }
}

/// The best legacy reading of bytes that are no UTF-8, if it explains every one of them and reads like a language.
pub fn legacy_of(bytes: &[u8]) -> Option<Encoding> {
    let (best, score) = rank(bytes, true).into_iter().next()?;
    (score >= PLAUSIBLE && !decoded(best, bytes, true).contains(&NO_CHARACTER)).then_some(best)
}

/// UTF-16 or UTF-32 by the places of the zero bytes: text has many letters, digits and line ends below 256.
fn wide(text: &[u8]) -> Option<Encoding> {
    let mut zeros = [0usize; 4];
    for at in memchr::memchr_iter(0, text) {
        if let Some(count) = zeros.get_mut(at % 4) {
            *count += 1;
        }
    }
    let [a, b, c, d] = zeros;
    let all: usize = zeros.iter().sum();
    // Lone NUL bytes in ordinary text are damage, not an encoding.
    if all * 10 < text.len() {
        return None;
    }
    let (even, odd) = (a + c, b + d);
    let quarter = text.len() / 4;
    if c * 10 >= quarter * 9 && d * 10 >= quarter * 9 && a * 4 < quarter {
        Some(Encoding::Utf32Le)
    } else if a * 10 >= quarter * 9 && b * 10 >= quarter * 9 && d * 4 < quarter {
        Some(Encoding::Utf32Be)
    } else if odd > 10 * even {
        Some(Encoding::Utf16Le)
    } else if even > 10 * odd {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Whether bytes are UTF-8 but for some damage.
fn is_damaged_utf8(text: &[u8]) -> bool {
    let (mut sound, mut broken) = (0usize, 0usize);
    for chunk in text.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= broken * SOUND
}

/// Lines with several characters beyond ASCII that are UTF-8 to the end: in no other encoding do they come about by chance.
fn utf8_lines(text: &[u8]) -> usize {
    /// Such characters, of three bytes and more, which another encoding hardly ever has one after the other.
    const SEVERAL: usize = 4;
    let wide = |line: &&[u8]| {
        let line = std::str::from_utf8(line).unwrap_or_default();
        line.chars().filter(|c| c.len_utf8() > 2).count() >= SEVERAL
    };
    text.split(|&byte| byte == b'\n').filter(wide).count()
}

/// The share of lines that are no UTF-8.
fn damaged_lines(text: &[u8]) -> f64 {
    let count = |(all, damaged), line| (all + 1.0, damaged + f64::from(u8::from(std::str::from_utf8(line).is_err())));
    let (all, damaged) = text.split(|&byte| byte == b'\n').fold((0.0, 0.0), count);
    damaged / all
}

/// All legacy encodings with a score for what they make of the bytes, the best first; readings that are the same text stand once.
fn rank(bytes: &[u8], whole: bool) -> Vec<(Encoding, f64)> {
    let whole = whole && bytes.len() <= JUDGED;
    let head = bytes.get(..JUDGED).unwrap_or(bytes);
    let mut seen: Vec<Vec<u8>> = Vec::new();
    let mut ranked = Vec::new();
    for encoding in Encoding::ALL.iter().copied().filter(|encoding| encoding.is_legacy()) {
        let text = decoded(encoding, head, whole);
        if !seen.contains(&text) {
            ranked.push((encoding, score(encoding, &text)));
            seen.push(text);
        }
    }
    // Of equal readings the one that stands first among the encodings.
    order::by(ranked, |(_, score)| -order::key(*score))
}

fn decoded(encoding: Encoding, bytes: &[u8], whole: bool) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len() * 3 / 2);
    Legacy::new(encoding).decode(bytes, whole, &mut text);
    text
}

/// How much a reading looks like a language: the share of its characters beyond ASCII that are as they should be, less those that
/// can't be, plus what its headers say.
fn score(encoding: Encoding, text: &[u8]) -> f64 {
    let broken = memchr::memchr_iter(NO_CHARACTER, text).count();
    let (mut sum, mut all, mut capitals) = (0.0, 0usize, 0usize);
    for chunk in text.utf8_chunks() {
        let mut before = ' ';
        let mut rest = chunk.valid().chars().peekable();
        while let Some(c) = rest.next() {
            if !c.is_ascii() {
                let after = rest.peek().copied().unwrap_or(' ');
                sum += weight(encoding, before, c, after);
                all += 1;
                capitals += usize::from(c.is_uppercase());
            }
            before = c;
        }
    }
    // Names and headers of these have capitals; letters without any may be those of Hebrew, which stand in the same places.
    let has_case = matches!(encoding, Encoding::Windows1251 | Encoding::Windows1253 | Encoding::Koi8R);
    let small = if has_case && capitals == 0 { NO_CAPITALS } else { 0.0 };
    // A byte that is no character weighs as much as five that are the wrong ones.
    let (sum, all) = (sum - 5.0 * broken as f64, (all + broken).max(1));
    sum / all as f64 - small + NAMED * named(text).min(3) as f64
}

/// Cells of the first lines that name a column of orders in letters beyond ASCII.
fn named(text: &[u8]) -> usize {
    let lines = text.split(|byte| *byte == b'\n').take(5);
    lines
        .map(|line| {
            let line = super::readable(line);
            let cells = line.split([',', ';', '\t', '|']).filter(|cell| !cell.is_ascii());
            roles::hits(cells.map(|cell| cell.trim_matches('"')))
        })
        .max()
        .unwrap_or(0)
}

/// What one character says for a reading in an encoding, -1 … 1, between its neighbours.
fn weight(encoding: Encoding, before: char, c: char, after: char) -> f64 {
    let among = |list: &str| f64::from(u8::from(list.contains(c)));
    if clean::invisible(c) || c.is_control() {
        return -1.0;
    }
    if is_sign(c) {
        return 0.0;
    }
    match encoding {
        Encoding::Gb18030 => among(letters::SIMPLIFIED).max(0.6 * among(letters::TRADITIONAL)),
        Encoding::Big5 => among(letters::TRADITIONAL),
        Encoding::ShiftJis | Encoding::EucJp => match c {
            '\u{3041}'..='\u{30FE}' => 1.0,
            '\u{FF66}'..='\u{FF9F}' => 0.3,
            _ => among(letters::KANJI),
        },
        Encoding::EucKr => among(letters::HANGUL),
        _ => single(encoding, before, c, after),
    }
}

/// The same for encodings of one byte a letter.
fn single(encoding: Encoding, before: char, c: char, after: char) -> f64 {
    let latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}');
    if !c.is_alphabetic() {
        // A sign in the middle of a word was a letter in the encoding that it was written in.
        return if before.is_alphabetic() && after.is_alphabetic() { -1.0 } else { -0.2 };
    }
    let own = |c: char| match encoding {
        Encoding::Windows1251 | Encoding::Koi8R => matches!(c, '\u{400}'..='\u{4FF}'),
        Encoding::Windows1253 => matches!(c, '\u{370}'..='\u{3FF}'),
        Encoding::Windows1255 => matches!(c, '\u{590}'..='\u{5FF}'),
        Encoding::Windows1256 => matches!(c, '\u{600}'..='\u{6FF}'),
        Encoding::Windows874 => matches!(c, '\u{E00}'..='\u{E7F}'),
        _ => latin(c),
    };
    if !own(c) {
        return -1.0;
    }
    if latin(c) {
        // Letters with marks stand among letters without; whole words of them are another alphabet.
        let fits = before.is_ascii_alphabetic() || after.is_ascii_alphabetic();
        let shouts = c.is_uppercase() && before.is_lowercase();
        let common = match encoding {
            Encoding::Windows1250 => letters::CENTRAL,
            Encoding::Windows1254 => letters::TURKISH,
            Encoding::Windows1257 => letters::BALTIC,
            Encoding::Windows1258 => letters::VIETNAMESE,
            _ => letters::WESTERN,
        };
        return match (fits, shouts, common.contains(c)) {
            (_, true, _) => -1.0,
            (false, ..) => -0.3,
            (true, _, true) => 1.0,
            (true, _, false) => 0.0,
        };
    }
    // A letter of another alphabet beside one of ours, or a capital inside a word: the wrong table.
    if before.is_ascii_alphabetic() || after.is_ascii_alphabetic() || c.is_uppercase() && before.is_lowercase() {
        return -1.0;
    }
    // Two letters by themselves may be any two damaged bytes.
    match (before.is_alphabetic(), after.is_alphabetic()) {
        (true, true) if !c.is_uppercase() => 1.0,
        (true, true) => 0.5,
        (false, false) => 0.0,
        _ => 0.25,
    }
}

/// The first line of a head in an encoding, for a person to judge by.
pub fn first_line(head: &[u8], encoding: Encoding) -> String {
    let mut text = Vec::new();
    let some = head.get(..FIRST_LINE).unwrap_or(head);
    Stream::new(encoding).feed(some, head.len() <= FIRST_LINE, |piece| text.extend_from_slice(piece));
    let text = String::from_utf8_lossy(&text);
    let line = text.lines().map(|line| line.trim_matches(|c: char| c.is_whitespace() || clean::invisible(c)));
    line.into_iter().find(|line| !line.is_empty()).unwrap_or_default().chars().take(SHOWN).collect()
}

/// Bytes in which the first line is looked for, and characters of it that are shown.
const FIRST_LINE: usize = 4 << 10;
const SHOWN: usize = 80;

#[cfg(test)]
#[path = "detect_tests.rs"]
mod tests;
