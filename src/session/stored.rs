//! What a session keeps beside its tables, in every form that it ever had.

use serde::{Deserialize, Serialize};

use super::sources::Source;
use crate::base::{Day, Failure, Result};
use crate::features::{Amounts, Cancellations, Choices, Rules};
use crate::i18n::Currency;
use crate::ingest::Report;
use crate::protocol::{FileInfo, View};

/// What a payload holds. A change of its form is a new version; older ones stay readable for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Stored {
    version: u32,
    pub(super) sources: Vec<Source>,
    pub(super) view: View,
    pub(super) choices: Choices,
}

const VERSION: u32 = 4;

/// Until the second version a workspace was one file.
#[derive(Deserialize)]
struct OneFile<R> {
    _version: u32,
    file: FileInfo,
    view: (Option<Day>, Option<u32>, R),
    report: Report,
    currency: Currency,
}

/// The rules of the first version.
#[derive(Deserialize)]
struct RulesFirst {
    cancellations: Cancellations,
    drop_duplicates: bool,
    merge_days: bool,
    today: Option<Day>,
}

/// The rules of the second version.
#[derive(Deserialize)]
struct RulesSecond {
    first: RulesFirst,
    amounts: Amounts,
}

/// The rules of the third version, and what it stored.
#[derive(Deserialize)]
struct RulesThird {
    second: RulesSecond,
    keep_overlaps: bool,
}

#[derive(Deserialize)]
struct Third {
    _version: u32,
    sources: Vec<Source>,
    view: (Option<Day>, Option<u32>, RulesThird),
}

impl From<RulesThird> for Rules {
    fn from(RulesThird { second, keep_overlaps }: RulesThird) -> Rules {
        Rules { keep_overlaps, ..second.into() }
    }
}

impl From<Third> for Stored {
    fn from(Third { sources, view: (as_of, window, rules), .. }: Third) -> Stored {
        Stored::new(sources, View { as_of, window, rules: rules.into() }, Choices::default())
    }
}

impl From<RulesFirst> for Rules {
    fn from(RulesFirst { cancellations, drop_duplicates, merge_days, today }: RulesFirst) -> Rules {
        Rules { cancellations, drop_duplicates, merge_days, today, ..Rules::default() }
    }
}

impl From<RulesSecond> for Rules {
    fn from(RulesSecond { first, amounts }: RulesSecond) -> Rules {
        Rules { amounts, ..first.into() }
    }
}

impl<R: Into<Rules>> From<OneFile<R>> for Stored {
    fn from(OneFile { file, view: (as_of, window, rules), report, currency, .. }: OneFile<R>) -> Stored {
        let view = View { as_of, window, rules: rules.into() };
        Stored::new(vec![Source { file, report, currency }], view, Choices::default())
    }
}

impl Stored {
    pub(super) fn new(sources: Vec<Source>, view: View, choices: Choices) -> Stored {
        Stored { version: VERSION, sources, view, choices }
    }

    pub(super) fn write(&self) -> Result<Vec<u8>> {
        postcard::to_allocvec(self).map_err(|_| Failure::new("storage_damaged"))
    }

    /// Reads what any version has written. Fails with `storage_newer_schema`, `storage_damaged`.
    pub(super) fn read(payload: &[u8]) -> Result<Stored> {
        let damaged = |_| Failure::new("storage_damaged");
        let (version, _) = postcard::take_from_bytes::<u32>(payload).map_err(damaged)?;
        match version {
            0 | 1 => postcard::from_bytes::<OneFile<RulesFirst>>(payload).map(Stored::from).map_err(damaged),
            2 => postcard::from_bytes::<OneFile<RulesSecond>>(payload).map(Stored::from).map_err(damaged),
            3 => postcard::from_bytes::<Third>(payload).map(Stored::from).map_err(damaged),
            VERSION => postcard::from_bytes(payload).map_err(damaged),
            _ => Err(Failure::new("storage_newer_schema")),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::features::identity::KeyKind;
    use crate::features::status::Status;
    use crate::ingest::{Dialect, Encoding, Mapping};
    use crate::table::TableKind;

    #[test]
    fn what_every_version_stored_is_read() {
        let mapping = Mapping {
            kind: TableKind::Orders,
            encoding: Encoding::Gb18030,
            dialect: Dialect::default(),
            header: Some(0),
            columns: Vec::new(),
        };
        let file = FileInfo { name: "a.csv".to_owned(), size: 7, mapping, sample: false, imported: Day(20_000) };
        let report = Report { accepted: 3, ..Report::default() };
        let rules = (Cancellations::Net, true, false, Some(Day(20_000)));
        let expected = |amounts| {
            let rules = Rules {
                cancellations: Cancellations::Net,
                drop_duplicates: true,
                today: Some(Day(20_000)),
                amounts,
                ..Rules::default()
            };
            let view = View { as_of: Some(Day(5)), window: Some(12), rules };
            let source = Source { file: file.clone(), report: report.clone(), currency: Currency::None };
            Stored::new(vec![source], view, Choices::default())
        };
        let first = (1u32, &file, (Some(Day(5)), Some(12u32), rules), &report, Currency::None);
        let read = Stored::read(&postcard::to_allocvec(&first).unwrap()).unwrap();
        assert_eq!(read, expected(Amounts::Auto));
        let second = (2u32, &file, (Some(Day(5)), Some(12u32), (rules, Amounts::Line)), &report, Currency::None);
        let read = Stored::read(&postcard::to_allocvec(&second).unwrap()).unwrap();
        assert_eq!(read, expected(Amounts::Line));
        let sources = vec![Source { file: file.clone(), report: report.clone(), currency: Currency::None }];
        let third = (3u32, &sources, (Some(Day(5)), Some(12u32), (rules, Amounts::Line, true)));
        let mut read = Stored::read(&postcard::to_allocvec(&third).unwrap()).unwrap();
        assert!(std::mem::take(&mut read.view.rules.keep_overlaps));
        assert_eq!(read, expected(Amounts::Line));
        read.choices.choose(KeyKind::Phone, "13912345067", Some(true));
        read.choices.mean("寄回", Some(Status::Refunded));
        assert_eq!(Stored::read(&read.write().unwrap()).unwrap(), read);
        let later = postcard::to_allocvec(&(VERSION + 1)).unwrap();
        assert_eq!(Stored::read(&later).unwrap_err().code, "storage_newer_schema");
    }
}
