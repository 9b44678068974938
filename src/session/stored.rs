//! What a session keeps beside its tables, in every form that it ever had.

use serde::{Deserialize, Serialize};

use super::sources::Source;
use crate::base::Note;
use crate::base::{Day, Failure, Result};
use crate::features::identity::Choice;
use crate::features::status::Status;
use crate::features::{Amounts, Cancellations, Choices, Rules};
use crate::i18n::Currency;
use crate::ingest::mapping::ColumnMapping;
use crate::ingest::{Dialect, Encoding, Fix, Mapping, Origin, RejectReason, Rejected, Report};
use crate::protocol::{FileInfo, View};
use crate::table::TableKind;

/// What a payload holds. A change of its form is a new version; older ones stay readable for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Stored {
    version: u32,
    pub(super) sources: Vec<Source>,
    pub(super) view: View,
    pub(super) choices: Choices,
    /// The person's own rules, as text.
    pub(super) rules: String,
}

const VERSION: u32 = 6;

/// The fifth version: nobody has rules of their own.
#[derive(Deserialize)]
struct Fifth {
    _version: u32,
    sources: Vec<Source>,
    view: View,
    choices: Choices,
}

impl From<Fifth> for Stored {
    fn from(Fifth { sources, view, choices, .. }: Fifth) -> Stored {
        Stored::new(sources, view, choices, String::new())
    }
}

/// The fourth version: every file names people, and the currency is that of most rows.
#[derive(Deserialize)]
struct Fourth {
    _version: u32,
    sources: Vec<SourceFourth>,
    view: View,
    choices: ChoicesFourth,
}

#[derive(Deserialize)]
struct SourceFourth {
    file: FileFourth,
    report: Report,
    currency: Currency,
}

#[derive(Deserialize)]
struct FileFourth {
    name: String,
    size: u64,
    mapping: MappingFourth,
    sample: bool,
    imported: Day,
}

#[derive(Deserialize)]
struct MappingFourth {
    third: MappingThird,
    fixes: Vec<Fix>,
    origin: Origin,
}

#[derive(Deserialize)]
struct ChoicesFourth {
    people: Vec<Choice>,
    statuses: Vec<(String, Status)>,
}

impl From<SourceFourth> for Source {
    fn from(SourceFourth { file, report, currency }: SourceFourth) -> Source {
        let FileFourth { name, size, mapping, sample, imported } = file;
        let MappingFourth { third, fixes, origin } = mapping;
        let mapping = Mapping { fixes, origin, ..third.into() };
        Source { file: FileInfo { name, size, mapping, sample, imported }, report, currency }
    }
}

impl From<Fourth> for Stored {
    fn from(Fourth { sources, view, choices, .. }: Fourth) -> Stored {
        let ChoicesFourth { people, statuses } = choices;
        let choices = Choices { people, statuses, currency: None };
        Stored::new(sources.into_iter().map(Source::from).collect(), view, choices, String::new())
    }
}

/// The third version: files without fixes, and nothing decided of single keys and words.
#[derive(Deserialize)]
struct Third {
    _version: u32,
    sources: Vec<SourceThird>,
    view: (Option<Day>, Option<u32>, RulesThird),
}

#[derive(Deserialize)]
struct SourceThird {
    file: FileThird,
    report: ReportThird,
    currency: Currency,
}

#[derive(Deserialize)]
struct FileThird {
    name: String,
    size: u64,
    mapping: MappingThird,
    sample: bool,
    imported: Day,
}

#[derive(Deserialize)]
struct MappingThird {
    kind: TableKind,
    encoding: Encoding,
    dialect: Dialect,
    header: Option<u32>,
    columns: Vec<ColumnMapping>,
}

#[derive(Deserialize)]
struct ReportThird {
    accepted: u64,
    rejected: u64,
    blank: u64,
    reasons: Vec<(RejectReason, u64)>,
    rows: Vec<Rejected>,
    notes: Vec<Note>,
}

impl From<MappingThird> for Mapping {
    fn from(MappingThird { kind, encoding, dialect, header, columns }: MappingThird) -> Mapping {
        Mapping { kind, encoding, dialect, header, columns, ..Mapping::default() }
    }
}

impl From<FileThird> for FileInfo {
    fn from(FileThird { name, size, mapping, sample, imported }: FileThird) -> FileInfo {
        FileInfo { name, size, mapping: mapping.into(), sample, imported }
    }
}

impl From<ReportThird> for Report {
    fn from(ReportThird { accepted, rejected, blank, reasons, rows, notes }: ReportThird) -> Report {
        Report { accepted, rejected, blank, reasons, rows, notes, ..Report::default() }
    }
}

impl From<SourceThird> for Source {
    fn from(SourceThird { file, report, currency }: SourceThird) -> Source {
        Source { file: file.into(), report: report.into(), currency }
    }
}

impl From<Third> for Stored {
    fn from(Third { sources, view: (as_of, window, rules), .. }: Third) -> Stored {
        let view = View { as_of, window, rules: rules.into() };
        Stored::new(sources.into_iter().map(Source::from).collect(), view, Choices::default(), String::new())
    }
}

/// Until the second version a workspace was one file.
#[derive(Deserialize)]
struct OneFile<R> {
    _version: u32,
    file: FileThird,
    view: (Option<Day>, Option<u32>, R),
    report: ReportThird,
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

/// The rules of the third version.
#[derive(Deserialize)]
struct RulesThird {
    second: RulesSecond,
    keep_overlaps: bool,
}

impl From<RulesThird> for Rules {
    fn from(RulesThird { second, keep_overlaps }: RulesThird) -> Rules {
        Rules { keep_overlaps, ..second.into() }
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
        Stored::new(vec![SourceThird { file, report, currency }.into()], view, Choices::default(), String::new())
    }
}

impl Stored {
    pub(super) fn new(sources: Vec<Source>, view: View, choices: Choices, rules: String) -> Stored {
        Stored { version: VERSION, sources, view, choices, rules }
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
            4 => postcard::from_bytes::<Fourth>(payload).map(Stored::from).map_err(damaged),
            5 => postcard::from_bytes::<Fifth>(payload).map(Stored::from).map_err(damaged),
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
    use crate::ingest::Mend;
    use crate::table::TableKind;

    #[test]
    fn what_every_version_stored_is_read() {
        let mapping = Mapping {
            kind: TableKind::Orders,
            encoding: Encoding::Gb18030,
            dialect: Dialect::default(),
            header: Some(0),
            ..Mapping::default()
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
            Stored::new(vec![source], view, Choices::default(), String::new())
        };
        // As they were without fixes.
        let Mapping { kind, encoding, dialect, header, columns, .. } = &file.mapping;
        let how = (kind, encoding, dialect, header, columns);
        let old_file = (&file.name, file.size, how, file.sample, file.imported);
        let nothing = (Vec::<(RejectReason, u64)>::new(), Vec::<Rejected>::new(), Vec::<Note>::new());
        let old_report = (report.accepted, 0u64, 0u64, &nothing.0, &nothing.1, &nothing.2);
        let first = (1u32, &old_file, (Some(Day(5)), Some(12u32), rules), &old_report, Currency::None);
        let read = Stored::read(&postcard::to_allocvec(&first).unwrap()).unwrap();
        assert_eq!(read, expected(Amounts::Auto));
        let second =
            (2u32, &old_file, (Some(Day(5)), Some(12u32), (rules, Amounts::Line)), &old_report, Currency::None);
        let read = Stored::read(&postcard::to_allocvec(&second).unwrap()).unwrap();
        assert_eq!(read, expected(Amounts::Line));
        let third = (
            3u32,
            vec![(&old_file, &old_report, Currency::None)],
            (Some(Day(5)), Some(12u32), (rules, Amounts::Line, true)),
        );
        let mut read = Stored::read(&postcard::to_allocvec(&third).unwrap()).unwrap();
        assert!(std::mem::take(&mut read.view.rules.keep_overlaps));
        assert_eq!(read, expected(Amounts::Line));
        read.choices.choose(KeyKind::Phone, "13912345067", Some(true));
        read.choices.mean("寄回", Some(Status::Refunded));
        let choices = (&read.choices.people, &read.choices.statuses);
        let fixes = vec![Fix { column: None, from: "x".to_owned(), mend: Mend::LeaveOut, row: Some(7) }];
        let origin = Origin::File("b.csv".to_owned());
        let fourth_file = (&file.name, file.size, (how, &fixes, &origin), file.sample, file.imported);
        let fourth = (4u32, vec![(&fourth_file, &report, Currency::None)], read.view, choices);
        let fourth = Stored::read(&postcard::to_allocvec(&fourth).unwrap()).unwrap();
        let mapping = Mapping { fixes, origin, ..file.mapping.clone() };
        read.sources[0].file.mapping = mapping;
        assert_eq!(fourth, read);
        read.choices.currency = Some("USD".to_owned());
        read.sources[0].file.mapping.subject = Some(crate::table::Role::Product);
        // The fifth had all of this but the rules.
        let fifth = postcard::to_allocvec(&(5u32, &read.sources, read.view, &read.choices)).unwrap();
        assert_eq!(Stored::read(&fifth).unwrap(), read);
        read.rules = "VIP: monetary >= 5000 # 老客户\n".to_owned();
        assert_eq!(Stored::read(&read.write().unwrap()).unwrap(), read);
        let later = postcard::to_allocvec(&(VERSION + 1)).unwrap();
        assert_eq!(Stored::read(&later).unwrap_err().code, "storage_newer_schema");
    }
}
