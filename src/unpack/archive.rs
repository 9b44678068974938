//! A zip in memory: the names in it, and its parts as streams whose bytes are counted as they come out. Never believes a size.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};

use zip::read::{ZipArchive, ZipFile};
use zip::result::ZipError;

use super::legacy;
use super::limits::{Budget, ENTRIES, Stop};

/// How every entry of a zip's table of contents begins.
const ENTRY: &[u8] = b"PK\x01\x02";
/// Bytes that are read at a time.
const AT_ONCE: usize = 64 << 10;

/// A zip whose table of contents has been read.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Watched<'a>>,
    budget: &'a Budget<'a>,
    /// Which entry has a name: in small letters, parted by `/`.
    names: BTreeMap<String, usize>,
}

/// A part of a zip as a stream.
pub(super) type Part<'p, 'a> = BufReader<Counted<'p, 'a>>;

/// An entry of the table of contents.
pub(super) struct Entry {
    pub(super) at: usize,
    /// With folders, parted by `/`.
    pub(super) name: String,
    pub(super) is_file: bool,
}

impl<'a> Archive<'a> {
    /// Reads the table of contents.
    pub(super) fn open(bytes: &'a [u8], budget: &'a Budget<'a>) -> Result<Archive<'a>, Stop> {
        // Each entry costs hundreds of bytes once it is read, so they are counted first. A zip within may have some of its own.
        if memchr::memmem::find_iter(bytes, ENTRY).nth(2 * ENTRIES).is_some() {
            return Err(Stop::Many);
        }
        let zip = ZipArchive::new(Watched { cursor: Cursor::new(bytes), budget }).map_err(|error| stop(&error))?;
        if zip.len() > ENTRIES {
            return Err(Stop::Many);
        }
        let mut archive = Archive { zip, budget, names: BTreeMap::new() };
        archive.names = archive.entries()?.into_iter().map(|entry| (entry.name.to_lowercase(), entry.at)).collect();
        Ok(archive)
    }

    /// Everything in it, in its order.
    pub(super) fn entries(&mut self) -> Result<Vec<Entry>, Stop> {
        let entry = |at| {
            let file = self.zip.by_index_data(at).map_err(|error| stop(&error))?;
            let name = legacy::name(file.name_raw()).replace('\\', "/");
            let name = name.trim_start_matches('/').to_owned();
            Ok(Entry { at, is_file: !name.ends_with('/') && !name.is_empty(), name })
        };
        (0..self.zip.len()).map(entry).collect()
    }

    /// Which entry has this name, whatever its letters' size.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names.get(&name.trim_start_matches('/').to_lowercase()).copied()
    }

    /// The stream of an entry.
    pub(super) fn part(&mut self, at: usize) -> Result<Part<'_, 'a>, Stop> {
        if self.zip.by_index_data(at).map_err(|error| stop(&error))?.encrypted() {
            return Err(Stop::Encrypted);
        }
        let budget = self.budget;
        let file = self.zip.by_index(at).map_err(|error| stop(&error))?;
        let packed = file.compressed_size();
        Ok(BufReader::with_capacity(AT_ONCE, Counted { file, budget, packed, inflated: 0 }))
    }

    /// The stream of the entry of this name, if there is one.
    pub(super) fn named(&mut self, name: &str) -> Result<Option<Part<'_, 'a>>, Stop> {
        self.find(name).map(|at| self.part(at)).transpose()
    }

    /// An entry as a whole.
    pub(super) fn whole(&mut self, at: usize) -> Result<Vec<u8>, Stop> {
        let mut bytes = Vec::new();
        self.part(at)?.read_to_end(&mut bytes).map_err(|error| Stop::from(&error))?;
        Ok(bytes)
    }
}

fn stop(error: &ZipError) -> Stop {
    match error {
        ZipError::Io(error) => Stop::from(error),
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => Stop::Encrypted,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Stop::Method,
        _ => Stop::Damaged,
    }
}

/// The bytes of the file, and how many of them were read.
struct Watched<'a> {
    cursor: Cursor<&'a [u8]>,
    budget: &'a Budget<'a>,
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.cursor.read(into)?;
        self.budget.read(read);
        Ok(read)
    }
}

impl Seek for Watched<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.cursor.seek(to)
    }
}

/// A part of a zip that ends with an error where it becomes too large.
pub(super) struct Counted<'p, 'a> {
    file: ZipFile<'p, Watched<'a>>,
    budget: &'a Budget<'a>,
    packed: u64,
    inflated: u64,
}

impl Read for Counted<'_, '_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(into)?;
        self.inflated += read as u64;
        self.budget.inflate(read, self.inflated, self.packed)?;
        self.budget.tick()?;
        Ok(read)
    }
}
