//! Workbooks in binary records (xlsb): the same parts as in XML, each a stream of records, each of these a number, a length and so many
//! bytes. The numbers and layouts are those of [MS-XLSB].

use std::collections::BTreeMap;
use std::io::{BufRead, Read};

use super::super::bytes;
use super::super::format;
use super::super::grid::{Cell, Grid, Merge};
use super::super::limits::Stop;
use super::super::shared::Shared;
use super::super::sheets::Numbers;
use super::super::value::{self, Shown};
use super::{Book, Listed};

/// No record of a sound file is longer: a cell holds at most 32 767 characters.
const LONGEST: u64 = 16 << 20;

/// A stream of records.
struct Records<R> {
    from: R,
    data: Vec<u8>,
}

impl<R: BufRead> Records<R> {
    fn new(from: R) -> Records<R> {
        Records { from, data: Vec::new() }
    }

    /// The number of the next record, whose bytes are then in `data`; nothing at the end.
    fn next(&mut self) -> Result<Option<u16>, Stop> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let mut kind = u16::from(first & 0x7F);
        if first & 0x80 != 0 {
            kind |= u16::from(self.byte()?.ok_or(Stop::Damaged)? & 0x7F) << 7;
        }
        let mut length = 0u64;
        for part in 0..4 {
            let byte = self.byte()?.ok_or(Stop::Damaged)?;
            length |= u64::from(byte & 0x7F) << (7 * part);
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > LONGEST {
            return Err(Stop::Damaged);
        }
        self.data.clear();
        // Grows as bytes come, whatever the length says.
        let read = (&mut self.from).take(length).read_to_end(&mut self.data).map_err(|error| Stop::from(&error))?;
        if read as u64 == length { Ok(Some(kind)) } else { Err(Stop::Damaged) }
    }

    fn byte(&mut self) -> Result<Option<u8>, Stop> {
        let byte = self.from.fill_buf().map_err(|error| Stop::from(&error))?.first().copied();
        if byte.is_some() {
            self.from.consume(1);
        }
        Ok(byte)
    }
}

/// The sheets that a workbook lists, and its system of dates.
pub(super) fn workbook(from: impl BufRead, numbers: &mut Numbers) -> Result<Vec<Listed>, Stop> {
    const PROPERTIES: u16 = 0x99;
    const SHEET: u16 = 0x9C;
    const END: u16 = 0x84;
    let mut records = Records::new(from);
    let mut listed = Vec::new();
    while let Some(kind) = records.next()? {
        let data = &records.data;
        match kind {
            PROPERTIES => numbers.since_1904 = bytes::u32(data, 0)? & 1 != 0,
            SHEET if bytes::u32(data, 8)? != u32::MAX => {
                let relation = bytes::wide(data, 8)?;
                let name = bytes::wide(data, 12 + 2 * bytes::u32(data, 8)? as usize)?;
                listed.push(Listed { name, relation, hidden: bytes::u32(data, 0)? != 0 });
            }
            END => break,
            _ => {}
        }
    }
    Ok(listed)
}

/// The table of shared texts.
pub(super) fn strings(from: impl BufRead) -> Result<Shared, Stop> {
    const TEXT: u16 = 0x13;
    let mut records = Records::new(from);
    let mut strings = Shared::default();
    while let Some(kind) = records.next()? {
        if kind == TEXT {
            strings.add(&bytes::wide(&records.data, 1)?)?;
        }
    }
    Ok(strings)
}

/// What each style of a cell shows, by its number.
pub(super) fn formats(from: impl BufRead) -> Result<Vec<Shown>, Stop> {
    const FORMAT: u16 = 0x2C;
    const STYLE: u16 = 0x2F;
    const STYLES: u16 = 0x269;
    const STYLES_END: u16 = 0x26A;
    let mut records = Records::new(from);
    let mut own = BTreeMap::new();
    let (mut formats, mut cells) = (Vec::new(), false);
    while let Some(kind) = records.next()? {
        let data = &records.data;
        match kind {
            FORMAT => drop(own.insert(bytes::u16(data, 0)?, format::spelled(&bytes::wide(data, 2)?))),
            STYLES => cells = true,
            STYLES_END => break,
            STYLE if cells => {
                let id = bytes::u16(data, 2)?;
                formats.push(own.get(&id).copied().unwrap_or_else(|| format::known(id)));
            }
            _ => {}
        }
    }
    Ok(formats)
}

/// Reads all cells of a sheet; returns the merges over several rows.
pub(super) fn sheet(from: impl BufRead, book: &Book, grid: &mut Grid) -> Result<Vec<Merge>, Stop> {
    let mut sheet = Sheet { records: Records::new(from), book, row: 0, next: 0, merges: Vec::new() };
    while sheet.step(grid)? {}
    Ok(sheet.merges)
}

/// A sheet that is being read.
struct Sheet<'s, R> {
    records: Records<R>,
    book: &'s Book,
    row: u32,
    /// The column after that of the last cell: short records don't say theirs.
    next: u32,
    merges: Vec<Merge>,
}

impl<R: BufRead> Sheet<'_, R> {
    /// Reads the next record; false at the end of the sheet.
    #[inline(never)]
    fn step(&mut self, grid: &mut Grid) -> Result<bool, Stop> {
        const ROW: u16 = 0x00;
        const MERGE: u16 = 0xB0;
        const END: u16 = 0x82;
        let Some(kind) = self.records.next()? else { return Err(Stop::Damaged) };
        let data = &self.records.data;
        match kind {
            ROW => {
                self.row = bytes::u32(data, 0)?;
                self.next = 0;
            }
            1..=18 | 0x3E => self.cell(kind, grid)?,
            MERGE => {
                let (top, bottom) = (bytes::u32(data, 0)?, bytes::u32(data, 4)?);
                if bottom > top {
                    self.merges.push(Merge { top, left: bytes::u32(data, 8)?, bottom });
                }
            }
            END => return Ok(false),
            _ => {}
        }
        Ok(true)
    }

    fn cell(&mut self, kind: u16, grid: &mut Grid) -> Result<(), Stop> {
        let data = &self.records.data;
        // The short forms are the long ones without the column.
        let (kind, at) = if (12..=18).contains(&kind) { (kind - 11, 4) } else { (kind, 8) };
        let column = if at == 8 { bytes::u32(data, 0)? } else { self.next };
        let style = (bytes::u32(data, at - 4)? & 0x00FF_FFFF) as usize;
        self.next = column.saturating_add(1);
        let place = (self.row, column);
        let text = match kind {
            2 => return self.book.numbers.push(grid, place, style, value::rk(bytes::u32(data, at)?), None),
            5 | 9 => return self.book.numbers.push(grid, place, style, bytes::f64(data, at)?, None),
            3 | 11 => value::error(bytes::u8(data, at)?).to_owned(),
            4 | 10 => if bytes::u8(data, at)? == 0 { "FALSE" } else { "TRUE" }.to_owned(),
            6 | 8 => bytes::wide(data, at)?,
            7 => self.book.strings.get(bytes::u32(data, at)? as usize).ok_or(Stop::Damaged)?.to_owned(),
            // A text in several types: a byte of flags first.
            0x3E => bytes::wide(data, at + 1)?,
            _ => return Ok(()),
        };
        grid.push(self.row, column, Cell::Text(&text))
    }
}
