//! Workbooks of Excel before 2007 (xls): a stream of records in an OLE container, in the versions of Excel 97 (BIFF8) and 95 (BIFF5).
//! The numbers and layouts of records are those of [MS-XLS]. Formulas are not read, only what they came to.

pub(super) mod ole;
mod text;

use std::collections::BTreeMap;

use ole::Ole;
use text::{Pieces, Spelling};

use super::bytes;
use super::format;
use super::grid::{Cell, Grid, Merge};
use super::limits::{Budget, Stop};
use super::shared::Shared;
use super::sheets::{self, Numbers, Sheets};
use super::value;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// What the cells of all sheets refer to.
#[derive(Default)]
struct Book {
    spelling: Spelling,
    strings: Shared,
    numbers: Numbers,
    sheets: Vec<Listed>,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    /// Where its records begin.
    at: usize,
    hidden: bool,
    /// A sheet of cells, not a chart or a macro.
    of_cells: bool,
}

/// Reads all sheets that can be seen.
pub(super) fn read<'b>(file: &[u8], budget: &'b Budget<'b>) -> Result<Sheets, Stop> {
    let ole = Ole::open(file)?;
    if ole.has("EncryptedPackage") || ole.has("EncryptionInfo") {
        return Err(Stop::Encrypted);
    }
    let stream = match ole.stream("Workbook")? {
        Some(stream) => stream,
        None => ole.stream("Book")?.ok_or(Stop::Other)?,
    };
    let book = Book::read(&stream)?;
    let mut all = Sheets::default();
    for listed in book.sheets.iter().filter(|listed| listed.of_cells) {
        if listed.hidden {
            all.hidden.push(listed.name.clone());
            continue;
        }
        let text = sheets::sheet(budget, |grid| {
            let mut sheet = Sheet::new(&book, stream.get(listed.at..).ok_or(Stop::Damaged)?);
            while sheet.step(grid)? {
                budget.reached((listed.at + sheet.records.at) as u64);
            }
            // A thousand sheets may be said to begin at the same place: what is read again and again is work, too.
            budget.inflate(sheet.records.at, 0, 0)?;
            Ok(sheet.merges)
        })?;
        all.add(listed.name.clone(), text);
    }
    Ok(all)
}

/// Records, one after the other, those that go on in further records put together.
struct Records<'s> {
    stream: &'s [u8],
    at: usize,
}

/// A record: its number and its bytes, in as many pieces as it has records.
struct Record<'s> {
    kind: u16,
    pieces: Vec<&'s [u8]>,
}

impl<'s> Record<'s> {
    /// The first piece: all there is of most records.
    fn data(&self) -> &'s [u8] {
        self.pieces.first().copied().unwrap_or_default()
    }
}

impl<'s> Records<'s> {
    fn next(&mut self) -> Result<Option<Record<'s>>, Stop> {
        let Some((kind, data)) = self.one()? else { return Ok(None) };
        let mut pieces = vec![data];
        while bytes::u16(self.stream, self.at) == Ok(CONTINUE) {
            let Some((_, data)) = self.one()? else { break };
            pieces.push(data);
        }
        Ok(Some(Record { kind, pieces }))
    }

    fn one(&mut self) -> Result<Option<(u16, &'s [u8])>, Stop> {
        let (Ok(kind), Ok(length)) = (bytes::u16(self.stream, self.at), bytes::u16(self.stream, self.at + 2)) else {
            return Ok(None);
        };
        let data = bytes::slice(self.stream, self.at + 4, usize::from(length))?;
        self.at += 4 + usize::from(length);
        Ok(Some((kind, data)))
    }
}

impl Book {
    /// Reads what stands before the sheets.
    fn read(stream: &[u8]) -> Result<Book, Stop> {
        const PASSWORD: u16 = 0x002F;
        const CODE_PAGE: u16 = 0x0042;
        const DATE_SYSTEM: u16 = 0x0022;
        const FORMAT: u16 = 0x041E;
        const STYLE: u16 = 0x00E0;
        const SHEET: u16 = 0x0085;
        const STRINGS: u16 = 0x00FC;
        let mut book = Book::default();
        let mut records = Records { stream, at: 0 };
        let (mut own, mut styles) = (BTreeMap::new(), Vec::new());
        while let Some(record) = records.next()? {
            let data = record.data();
            match record.kind {
                BOF => book.spelling.wide = bytes::u16(data, 0)? >= 0x0600,
                PASSWORD => return Err(Stop::Encrypted),
                CODE_PAGE => book.spelling.code_page = bytes::u16(data, 0)?,
                DATE_SYSTEM => book.numbers.since_1904 = bytes::u16(data, 0)? == 1,
                FORMAT => {
                    let code = book.spelling.text(&mut Pieces::new(&record.pieces, 2), book.spelling.wide)?;
                    own.insert(bytes::u16(data, 0)?, format::spelled(&code));
                }
                STYLE => styles.push(bytes::u16(data, 2)?),
                SHEET => book.sheets.push(Listed {
                    name: book.spelling.text(&mut Pieces::new(&record.pieces, 6), false)?,
                    at: bytes::u32(data, 0)? as usize,
                    hidden: bytes::u8(data, 4)? & 3 != 0,
                    of_cells: bytes::u8(data, 5)? == 0,
                }),
                STRINGS => book.strings = text::table(&record.pieces)?,
                EOF => break,
                _ => {}
            }
        }
        let shown = |id: u16| own.get(&id).copied().unwrap_or_else(|| format::known(id));
        book.numbers.formats = styles.into_iter().map(shown).collect();
        Ok(book)
    }
}

/// A sheet that is being read.
struct Sheet<'s> {
    book: &'s Book,
    records: Records<'s>,
    /// How many charts in the sheet one is in: they have records of the same numbers.
    depth: usize,
    began: bool,
    /// The cell of the formula whose text comes next.
    formula: (u32, u32),
    merges: Vec<Merge>,
}

impl<'s> Sheet<'s> {
    fn new(book: &'s Book, stream: &'s [u8]) -> Sheet<'s> {
        Sheet { book, records: Records { stream, at: 0 }, depth: 0, began: false, formula: (0, 0), merges: Vec::new() }
    }

    /// Reads the next record; false at the end of the sheet.
    #[inline(never)]
    fn step(&mut self, grid: &mut Grid) -> Result<bool, Stop> {
        let Some(record) = self.records.next()? else { return Err(Stop::Damaged) };
        match record.kind {
            BOF if self.began => self.depth += 1,
            BOF => self.began = true,
            EOF if self.depth == 0 => return Ok(false),
            EOF => self.depth -= 1,
            _ if self.depth == 0 => self.record(&record, grid)?,
            _ => {}
        }
        Ok(true)
    }

    fn record(&mut self, record: &Record, grid: &mut Grid) -> Result<(), Stop> {
        const FORMULA: u16 = 0x0006;
        const FORMULA_TEXT: u16 = 0x0207;
        const NUMBER: u16 = 0x0203;
        const RK: u16 = 0x027E;
        const RKS: u16 = 0x00BD;
        const SHARED: u16 = 0x00FD;
        const LABEL: u16 = 0x0204;
        const RICH: u16 = 0x00D6;
        const TRUTH_OR_ERROR: u16 = 0x0205;
        const MERGES: u16 = 0x00E5;
        let data = record.data();
        if record.kind == MERGES {
            return self.merges(data);
        }
        if record.kind == FORMULA_TEXT {
            let text = self.book.spelling.text(&mut Pieces::new(&record.pieces, 0), true)?;
            return grid.push(self.formula.0, self.formula.1, Cell::Text(&text));
        }
        if !matches!(record.kind, FORMULA | NUMBER | RK | RKS | SHARED | LABEL | RICH | TRUTH_OR_ERROR) {
            return Ok(());
        }
        let place @ (row, column) = (u32::from(bytes::u16(data, 0)?), u32::from(bytes::u16(data, 2)?));
        let style = usize::from(bytes::u16(data, 4)?);
        let numbers = &self.book.numbers;
        match record.kind {
            NUMBER => numbers.push(grid, place, style, bytes::f64(data, 6)?, None),
            RK => numbers.push(grid, place, style, value::rk(bytes::u32(data, 6)?), None),
            RKS => {
                let (packed, _) = data.get(4..).unwrap_or_default().as_chunks::<6>();
                for (column, packed) in (column..).zip(packed) {
                    let style = usize::from(bytes::u16(packed, 0)?);
                    numbers.push(grid, (row, column), style, value::rk(bytes::u32(packed, 2)?), None)?;
                }
                Ok(())
            }
            SHARED => {
                let text = self.book.strings.get(bytes::u32(data, 6)? as usize).ok_or(Stop::Damaged)?;
                grid.push(row, column, Cell::Text(text))
            }
            LABEL | RICH => {
                let text = self.book.spelling.text(&mut Pieces::new(&record.pieces, 6), true)?;
                grid.push(row, column, Cell::Text(&text))
            }
            TRUTH_OR_ERROR => {
                let (value, error) = (bytes::u8(data, 6)?, bytes::u8(data, 7)? != 0);
                grid.push(row, column, Cell::Text(if error { value::error(value) } else { truth(value) }))
            }
            _ => {
                self.formula = place;
                // What is no number has a mark in its upper half and says first what it is: text comes in the next record.
                match (bytes::u16(data, 12)?, bytes::u8(data, 6)?) {
                    (0xFFFF, 1) => grid.push(row, column, Cell::Text(truth(bytes::u8(data, 8)?))),
                    (0xFFFF, 2) => grid.push(row, column, Cell::Text(value::error(bytes::u8(data, 8)?))),
                    (0xFFFF, _) => Ok(()),
                    _ => numbers.push(grid, place, style, bytes::f64(data, 6)?, None),
                }
            }
        }
    }

    fn merges(&mut self, data: &[u8]) -> Result<(), Stop> {
        let (merges, _) = data.get(2..).unwrap_or_default().as_chunks::<8>();
        for merge in merges.iter().take(usize::from(bytes::u16(data, 0)?)) {
            let (top, bottom) = (u32::from(bytes::u16(merge, 0)?), u32::from(bytes::u16(merge, 2)?));
            if bottom > top {
                self.merges.push(Merge { top, left: u32::from(bytes::u16(merge, 4)?), bottom });
            }
        }
        Ok(())
    }
}

fn truth(value: u8) -> &'static str {
    if value == 0 { "FALSE" } else { "TRUE" }
}
