//! How the tests of samples count what is planted: from the bytes of the files, without the engine.

use std::collections::BTreeMap;

use crate::table::TableKind;

/// Cells by header, without its unit or the number of its question.
pub(super) type Row = BTreeMap<String, String>;

/// The rows of a table. The reader refuses rows of different lengths.
pub(super) fn rows(files: &[(TableKind, Vec<u8>)], kind: TableKind) -> Vec<Row> {
    let (_, bytes) = files.iter().find(|(of, _)| *of == kind).unwrap();
    assert!(!bytes.contains(&b'"'), "{kind:?}: no cell needs quotes");
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(&bytes[..]);
    let bare = |header: &str| {
        let header = header.split_once('、').map_or(header, |(_, header)| header);
        header.split('(').next().unwrap().trim().to_owned()
    };
    let headers: Vec<String> = reader.headers().unwrap().iter().map(bare).collect();
    let row = |record: csv::StringRecord| headers.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// Of the rows that are about something, the share that holds.
#[derive(Default, Debug)]
pub(super) struct Share(pub(super) usize, pub(super) usize);

impl Share {
    fn add(&mut self, holds: bool) {
        self.0 += usize::from(holds);
        self.1 += 1;
    }

    pub(super) fn of(&self) -> f64 {
        self.0 as f64 / self.1.max(1) as f64
    }
}

/// By what they are about.
pub(super) fn shares<K: Ord>(all: impl Iterator<Item = (K, bool)>) -> BTreeMap<K, Share> {
    let mut shares = BTreeMap::<K, Share>::new();
    all.for_each(|(key, holds)| shares.entry(key).or_default().add(holds));
    shares
}
