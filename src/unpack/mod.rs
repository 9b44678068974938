//! What a table came packed in: a workbook (xlsx, xlsm, xlsb, xls, ods; also the HTML and XML that shops name `.xls`) or a zip of files.
//! From its bytes to plain texts that `ingest` reads, one per sheet or file. Knows nothing of orders, columns or types: numbers and days
//! come out as a person would type them.
//!
//! Whatever the bytes are, this ends soon, in little room, with texts or with a [`Failure`](crate::base::Failure) that names the file.
//! Everything is a stream: no size that a file claims is believed or reserved, what comes out is counted as it comes. The limits:
//!
//! | | |
//! |---|---|
//! | [`INFLATED`] | 512 MB come out of one file in all |
//! | [`RATIO`] | 200 bytes come out for one that went in, once more than 10 MB came out |
//! | [`ENTRIES`] | 10 000 files in a zip |
//! | [`ROWS`], [`COLUMNS`] | 1 048 576 rows of 16 384 columns in a sheet |
//! | [`CELLS`] | 50 million cells in all sheets of a file, filled up to the width of each |
//! | [`TEXT`] | 512 MB of text |
//!
//! No XML part may have a document type definition, no zip a zip in it; what is encrypted or damaged is refused.
//!
//! What reads a part calls a `step` for each cell, which is never in line: a browser makes fast code of what is called again, not of a
//! loop that is still running.
//!
//! # What becomes of a sheet
//! Cells are comma-separated with quotes by RFC 4180, in UTF-8, every row as wide as the sheet. Row n is line n wherever no cell contains a
//! line break: empty rows are blank lines, those at the end are dropped. Text stays as it is stored, leading zeros too. Numbers are the
//! shortest text that reads back the same, whole ones with the digits that the file has. What a number format shows as a day or a
//! time is `2026-04-28`, `2026-04-28 13:34:05` or `13:34:05` (midnight is the day alone), in the workbook's own system of dates; the
//! 29th of February 1900 is a day there, as in Excel. Truth is `TRUE` and `FALSE`, an error its text, a formula what it last came to. The
//! text or day of cells merged over several rows stands on each of them that has something else, a number only on the first: a total
//! must not be counted twice. Merges over columns stay as they are. Hidden rows and columns are kept; hidden sheets, charts and empty
//! sheets are left out, and a note names the hidden ones.

mod archive;
mod bytes;
mod format;
mod grid;
mod legacy;
mod limits;
mod markup;
mod ods;
mod shared;
mod sheets;
mod value;
mod xls;
mod xlsx;
mod xml;

use std::ops::ControlFlow;

pub use limits::{CELLS, COLUMNS, ENTRIES, INFLATED, RATIO, RATIO_FROM, ROWS, TEXT};

use archive::Archive;
use limits::{Budget, Stop};
use markup::Markup;
use sheets::Sheets;

use crate::base::{Message, Note, Result};

/// What a file has to be unpacked from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Sheets.
    Workbook,
    /// Files.
    Zip,
}

/// One text that was in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Where it was: `orders.xlsx › Sheet1`, or the name of the workbook where it has one sheet with cells; `archive.zip › dir/a.csv`.
    pub name: String,
    /// CSV in UTF-8 of a sheet; a file of a zip as it is.
    pub bytes: Vec<u8>,
    /// What was left out beside it.
    pub notes: Vec<Note>,
}

/// Between a file and what is in it.
const IN: &str = " › ";

/// How zips begin: with a file, with none, with the mark of one that was to be split.
const ZIPS: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];

/// What a file has to be unpacked from, by its first bytes (some thousand are enough) and its name; nothing for anything that is text.
pub fn container(name: &str, head: &[u8]) -> Option<Container> {
    if ZIPS.iter().any(|magic| head.starts_with(magic)) {
        let named = ["xlsx", "xlsm", "xltx", "xltm", "xlam", "xlsb", "ods", "ots", "xls", "et", "ett"];
        let by_name = extension(name).is_some_and(|extension| named.contains(&extension.as_str()));
        // The names of files stand before them: those of a workbook's first parts are always the same.
        let first = head.get(30..head.len().min(1024)).unwrap_or_default();
        let parts: [&[u8]; 4] = [b"[Content_Types].xml", b"_rels/.rels", b"xl/", b"mimetypeapplication/vnd.oasis"];
        let by_content = parts.iter().any(|part| first.starts_with(part));
        return Some(if by_name || by_content { Container::Workbook } else { Container::Zip });
    }
    (head.starts_with(xls::ole::MAGIC) || markup::of(name, head).is_some()).then_some(Container::Workbook)
}

/// The texts in a file. `listen` hears how many of its bytes are read, and of how many; it may end the work with
/// [`ControlFlow::Break`], which is [`Failure::cancelled`](crate::base::Failure::cancelled). Other failures name the file: `workbook_damaged`,
/// `workbook_encrypted`, `workbook_empty`, `workbook_unsafe` (a document type definition), `archive_damaged`, `archive_encrypted`,
/// `archive_empty`, `archive_nested`, `archive_method` (packed in a way that nobody reads), `archive_too_large` (with the limit),
/// `archive_too_many`, `spreadsheet_file` (a document, but no workbook).
pub fn unpack(name: &str, bytes: Vec<u8>, listen: &mut dyn FnMut(u64, u64) -> ControlFlow<()>) -> Result<Vec<Part>> {
    let Some(container) = container(name, bytes.get(..HEAD).unwrap_or(&bytes)) else {
        return Ok(vec![Part { name: name.to_owned(), bytes, notes: Vec::new() }]);
    };
    let budget = Budget::new(bytes.len(), listen);
    let parts = match really(container, &bytes) {
        Container::Workbook => workbook(name, &bytes, &budget).map_err(|stop| (name.to_owned(), container, stop)),
        Container::Zip => files(name, &bytes, &budget),
    };
    parts.map_err(|(name, container, stop)| stop.told(&name, container))
}

/// What a file is that began like this: the parts of a workbook may stand in any order, and then only its table of contents tells.
fn really(container: Container, bytes: &[u8]) -> Container {
    let mut listen = |_, _| ControlFlow::Continue(());
    let budget = Budget::new(bytes.len(), &mut listen);
    let is_workbook = |archive: Archive| xlsx::is_workbook(&archive) || ods::is_document(&archive);
    match container {
        Container::Zip if Archive::open(bytes, &budget).is_ok_and(is_workbook) => Container::Workbook,
        other => other,
    }
}

/// Bytes of a file that show what it is.
const HEAD: usize = 4096;

/// What is wrong with which file.
type Wrong = (String, Container, Stop);

/// The sheets of a workbook.
fn workbook<'b>(name: &str, bytes: &'b [u8], budget: &'b Budget<'b>) -> Result<Vec<Part>, Stop> {
    let sheets = if bytes.starts_with(xls::ole::MAGIC) {
        xls::read(bytes, budget)?
    } else if let Some(markup) = markup::of(name, bytes) {
        let text = legacy::file(bytes);
        match markup {
            Markup::Html => markup::html::read(&text, budget)?,
            Markup::Xml2003 => markup::xml2003::read(&text, budget)?,
        }
    } else {
        let mut archive = Archive::open(bytes, budget)?;
        if ods::is_document(&archive) {
            ods::read(&mut archive, budget)?
        } else if xlsx::is_workbook(&archive) {
            xlsx::read(&mut archive, budget)?
        } else {
            return Err(Stop::Other);
        }
    };
    parts_of(name, sheets)
}

/// The parts that sheets are.
fn parts_of(name: &str, sheets: Sheets) -> Result<Vec<Part>, Stop> {
    let several = sheets.seen.len() > 1;
    let part = |(sheet, bytes): (String, Vec<u8>)| Part {
        name: if several { format!("{name}{IN}{sheet}") } else { name.to_owned() },
        bytes,
        notes: Vec::new(),
    };
    let mut parts: Vec<Part> = sheets.seen.into_iter().map(part).collect();
    let first = parts.first_mut().ok_or(Stop::Empty)?;
    if !sheets.hidden.is_empty() {
        let message = Message::new("ingest-note-hidden-sheets").count("count", sheets.hidden.len());
        first.notes.push(Note::info(message.list("sheets", sheets.hidden)));
    }
    Ok(parts)
}

/// The files of a zip, workbooks among them unpacked.
fn files<'b>(name: &str, bytes: &'b [u8], budget: &'b Budget<'b>) -> Result<Vec<Part>, Wrong> {
    let here = |stop| (name.to_owned(), Container::Zip, stop);
    let mut archive = Archive::open(bytes, budget).map_err(here)?;
    let mut parts = Vec::new();
    for entry in archive.entries().map_err(here)? {
        if !entry.is_file || is_hidden(&entry.name) {
            continue;
        }
        let bytes = archive.whole(entry.at).map_err(here)?;
        if bytes.is_empty() {
            continue;
        }
        let inner = format!("{name}{IN}{}", entry.name);
        let found = container(&entry.name, bytes.get(..HEAD).unwrap_or(&bytes));
        match found.map(|found| really(found, &bytes)) {
            None => {
                budget.text(bytes.len()).map_err(here)?;
                parts.push(Part { name: inner, bytes, notes: Vec::new() });
            }
            Some(Container::Zip) => return Err((inner, Container::Zip, Stop::Nested)),
            Some(Container::Workbook) => match inside(&inner, &bytes, budget) {
                Ok(sheets) => parts.extend(sheets),
                // One without cells is as good as none, as long as there is something else.
                Err(Stop::Empty) => {}
                Err(stop) => return Err((inner, Container::Workbook, stop)),
            },
        }
    }
    if parts.is_empty() { Err(here(Stop::Empty)) } else { Ok(parts) }
}

/// The sheets of a workbook in a zip: on the account of the zip, whose bytes have all been read.
fn inside(name: &str, bytes: &[u8], budget: &Budget) -> Result<Vec<Part>, Stop> {
    let mut listen = |_, _| budget.tick().map_or(ControlFlow::Break(()), |()| ControlFlow::Continue(()));
    let own = budget.within(&mut listen);
    let parts = workbook(name, bytes, &own);
    budget.take(&own);
    parts
}

/// What systems leave in zips beside the files that somebody put there.
fn is_hidden(path: &str) -> bool {
    path.split('/').any(|step| step.starts_with('.') || step == "__MACOSX")
        || path.rsplit('/').next().is_some_and(|name| name.eq_ignore_ascii_case("Thumbs.db"))
}

/// What stands behind the last dot of a name, in small letters.
fn extension(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase())
}
