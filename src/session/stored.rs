//! What a session keeps beside its tables, in every form that it ever had.

use serde::{Deserialize, Serialize};

use super::sources::Source;
use crate::base::{Day, Failure, Result};
use crate::features::{Amounts, Cancellations, Rules};
use crate::i18n::Currency;
use crate::ingest::Report;
use crate::protocol::{FileInfo, View};

/// What a payload holds. A change of its form is a new version; older ones stay readable for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Stored {
    version: u32,
    pub(super) sources: Vec<Source>,
    pub(super) view: View,
}

const VERSION: u32 = 3;

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
        Stored::new(vec![Source { file, report, currency }], view)
    }
}

impl Stored {
    pub(super) fn new(sources: Vec<Source>, view: View) -> Stored {
        Stored { version: VERSION, sources, view }
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
            VERSION => postcard::from_bytes(payload).map_err(damaged),
            _ => Err(Failure::new("storage_newer_schema")),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
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
            Stored::new(vec![Source { file: file.clone(), report: report.clone(), currency: Currency::None }], view)
        };
        let first = (1u32, &file, (Some(Day(5)), Some(12u32), rules), &report, Currency::None);
        let read = Stored::read(&postcard::to_allocvec(&first).unwrap()).unwrap();
        assert_eq!(read, expected(Amounts::Auto));
        let second = (2u32, &file, (Some(Day(5)), Some(12u32), (rules, Amounts::Line)), &report, Currency::None);
        let read = Stored::read(&postcard::to_allocvec(&second).unwrap()).unwrap();
        assert_eq!(read, expected(Amounts::Line));
        assert_eq!(Stored::read(&read.write().unwrap()).unwrap(), read);
        let later = postcard::to_allocvec(&(VERSION + 1)).unwrap();
        assert_eq!(Stored::read(&later).unwrap_err().code, "storage_newer_schema");
    }
}
