//! The container of old Office files (OLE, [MS-CFB]): a file system in a file. Finds streams in its root folder and reads them whole.
//! Chains of sectors are walked at most as far as the file has sectors, so that a chain that bites its tail ends.

use super::super::bytes;
use super::super::legacy;
use super::super::limits::Stop;

/// How such a file begins.
pub(in super::super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/// Sector numbers from here on are no sectors.
const NONE: u32 = 0xFFFF_FFFA;
/// Bytes of a sector of small streams.
const MINI: usize = 64;
/// Streams shorter than this are in small sectors.
const SMALL: u64 = 4096;
/// Bytes of an entry of a folder.
const ENTRY: usize = 128;

/// A container whose folder has been read.
pub(in super::super) struct Ole<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// Which sector follows which.
    next: Vec<u32>,
    mini: Vec<u8>,
    mini_next: Vec<u32>,
    root: Vec<Stream>,
}

/// What a folder lists.
struct Stream {
    name: String,
    start: u32,
    size: u64,
}

impl<'a> Ole<'a> {
    /// Reads the tables and the root folder.
    pub(in super::super) fn open(bytes: &'a [u8]) -> Result<Ole<'a>, Stop> {
        let sector = match (bytes.starts_with(MAGIC), bytes::u16(bytes, 30)?) {
            (true, 9) => 512,
            (true, 12) => 4096,
            _ => return Err(Stop::Damaged),
        };
        let mut ole =
            Ole { bytes, sector, next: Vec::new(), mini: Vec::new(), mini_next: Vec::new(), root: Vec::new() };
        ole.read_tables()?;
        let folder = ole.chain(bytes::u32(bytes, 48)?, u64::MAX)?;
        let (entries, _) = folder.as_chunks::<ENTRY>();
        let root = entries.first().ok_or(Stop::Damaged)?;
        let size = |entry: &[u8; ENTRY]| -> Result<u64, Stop> {
            let size = u64::from(bytes::u32(entry, 120)?);
            // Files with small sectors leave rubbish in the upper half.
            Ok(if sector == 512 { size } else { size | u64::from(bytes::u32(entry, 124)?) << 32 })
        };
        if bytes::u32(bytes, 64)? > 0 {
            ole.mini = ole.chain(bytes::u32(root, 116)?, size(root)?)?;
            ole.mini_next = words(&ole.chain(bytes::u32(bytes, 60)?, u64::MAX)?);
        }
        // The entries of a folder are a tree; those of folders below are not in it.
        let (mut open, mut seen) = (vec![bytes::u32(root, 76)?], vec![false; entries.len()]);
        while let Some(at) = open.pop() {
            let (Some(entry), Some(seen)) = (entries.get(at as usize), seen.get_mut(at as usize)) else { continue };
            if std::mem::replace(seen, true) {
                continue;
            }
            open.extend([bytes::u32(entry, 68)?, bytes::u32(entry, 72)?]);
            let length = usize::from(bytes::u16(entry, 64)?).saturating_sub(2).min(64);
            let name = legacy::utf16(bytes::slice(entry, 0, length)?);
            ole.root.push(Stream { name, start: bytes::u32(entry, 116)?, size: size(entry)? });
        }
        Ok(ole)
    }

    /// Whether the root folder has this.
    pub(in super::super) fn has(&self, name: &str) -> bool {
        self.root.iter().any(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// The bytes of a stream in the root folder.
    pub(in super::super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, Stop> {
        let Some(stream) = self.root.iter().find(|stream| stream.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if stream.size >= SMALL {
            return self.chain(stream.start, stream.size).map(Some);
        }
        let mini = |at: u32| (at as usize).checked_mul(MINI).and_then(|from| self.mini.get(from..));
        walk(stream.start, stream.size, MINI, &self.mini_next, mini).map(Some)
    }

    /// Finds where each sector goes on: the list of the tables' sectors is in the header, and in sectors of its own.
    fn read_tables(&mut self) -> Result<(), Stop> {
        let most = self.bytes.len() / self.sector + 1;
        let mut tables = words(bytes::slice(self.bytes, 76, 436)?);
        let mut more = bytes::u32(self.bytes, 68)?;
        for _ in 0..most {
            if more >= NONE {
                break;
            }
            let mut list = words(self.at(more).ok_or(Stop::Damaged)?);
            more = list.pop().ok_or(Stop::Damaged)?;
            tables.extend(list);
        }
        for table in tables.into_iter().filter(|table| *table < NONE).take(most) {
            self.next.extend(words(self.at(table).ok_or(Stop::Damaged)?));
        }
        Ok(())
    }

    /// The bytes of a sector; the last of a file may be cut short.
    fn at(&self, sector: u32) -> Option<&'a [u8]> {
        let from = (sector as usize).checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(from..).filter(|rest| !rest.is_empty())?;
        rest.get(..rest.len().min(self.sector))
    }

    fn chain(&self, start: u32, size: u64) -> Result<Vec<u8>, Stop> {
        walk(start, size, self.sector, &self.next, |at| self.at(at))
    }
}

/// The bytes of a chain of sectors up to `size`.
fn walk<'s>(
    start: u32,
    size: u64,
    sector: usize,
    next: &[u32],
    at: impl Fn(u32) -> Option<&'s [u8]>,
) -> Result<Vec<u8>, Stop> {
    let (mut whole, mut here, mut left) = (Vec::new(), start, next.len() + 1);
    while here < NONE && (whole.len() as u64) < size {
        let bytes = at(here).filter(|_| left > 0).ok_or(Stop::Damaged)?;
        left -= 1;
        let wanted = usize::try_from(size - whole.len() as u64).unwrap_or(usize::MAX);
        whole.extend_from_slice(bytes.get(..wanted.min(sector).min(bytes.len())).unwrap_or_default());
        here = next.get(here as usize).copied().unwrap_or(NONE);
    }
    Ok(whole)
}

fn words(bytes: &[u8]) -> Vec<u32> {
    let (fours, _) = bytes.as_chunks::<4>();
    fours.iter().map(|four| u32::from_le_bytes(*four)).collect()
}
