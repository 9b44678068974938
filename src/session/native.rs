//! The session over bytes in memory: what the command line and the tests drive. Exactly the code that the browser runs.

use super::sources::Source;
use super::work::{Silent, Work};
use super::{Io, Session};
use crate::base::{Day, Failure, Result};
use crate::classify::{Context, Outcome, Values};
use crate::features::{Reconciliation, Rules};
use crate::ingest::mapping::ColumnMapping;
use crate::ingest::{Dialect, Encoding, Inspection, Mapping, Preview, Report, Template, stand_in};
use crate::protocol::{Event, FileName, Request, View};
use crate::quality::Quality;
use crate::table::{Role, TableKind};

/// What may be said about a file from outside; everything else is found.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Instead of the encoding that is found.
    pub encoding: Option<Encoding>,
    /// Instead of the delimiter that is found.
    pub delimiter: Option<u8>,
    /// Roles of columns, by header.
    pub map: Vec<(Role, String)>,
    /// Which tables files are, by their names; found for all others.
    pub tables: Vec<(String, TableKind)>,
    /// How files with its columns are read.
    pub template: Option<Template>,
    /// What an order is.
    pub rules: Rules,
    /// Instead of the day after the last order.
    pub as_of: Option<Day>,
    /// Months; all history without.
    pub window: Option<u32>,
}

/// A file in memory: its name and its bytes.
pub type File<'a> = (&'a str, &'a [u8]);

/// Files in memory, and a clock in milliseconds (the engine has none).
struct Bytes<'a> {
    files: &'a [File<'a>],
    clock: &'a dyn Fn() -> f64,
}

impl Io for Bytes<'_> {
    fn progress(&mut self, _: &'static str, _: u64, _: u64, _: u64) {}
    fn now(&self) -> f64 {
        (self.clock)()
    }
    fn read(&mut self, file: usize, at: u64, into: &mut Vec<u8>, len: usize) -> Result<usize> {
        let bytes = self.files.get(file).map(|(_, bytes)| *bytes).unwrap_or_default();
        let rest = bytes.get(at as usize..).unwrap_or_default();
        let taken = rest.get(..len).unwrap_or(rest);
        into.clear();
        into.extend_from_slice(taken);
        Ok(taken.len())
    }
}

/// What a file seems to be, read as the options say.
pub fn inspect(bytes: &[u8], name: &str, options: &Options) -> Result<Preview> {
    let head = bytes.get(..Inspection::HEAD).unwrap_or(bytes);
    let table = options.tables.iter().find(|(file, _)| file == name).map(|(_, table)| *table);
    let look = |given: Option<&Mapping>| {
        Inspection::of_table(name, bytes.len() as u64, head, head.len() == bytes.len(), given, table)
    };
    let mut preview = match look(None) {
        Ok(preview) => preview,
        Err(failure) => in_place_of_people(bytes, name, options, &failure).ok_or(failure)?,
    };
    if options.encoding.is_some() || options.delimiter.is_some() {
        let found = preview.mapping.dialect;
        let given = Mapping {
            encoding: options.encoding.unwrap_or(preview.mapping.encoding),
            dialect: Dialect { delimiter: options.delimiter.unwrap_or(found.delimiter), ..found },
            columns: Vec::new(),
            ..preview.mapping
        };
        preview = look(Some(&given))?;
    }
    if let Some(template) = &options.template
        && let Some(mapping) = super::import::by_template(&preview, template)
    {
        preview = look(Some(&mapping))?;
    }
    for (role, header) in &options.map {
        let column = preview.mapping.columns.iter().position(|column| column.header.trim() == header.trim());
        // Said of one of several files, it says nothing of the others.
        if column.is_none() && options.tables.iter().any(|(file, _)| file != name) {
            continue;
        }
        let column =
            column.ok_or_else(|| Failure::new("unknown_column").with(|message| message.text("column", header)))?;
        for (at, mapped) in preview.mapping.columns.iter_mut().enumerate() {
            if at == column {
                mapped.role = *role;
            } else if mapped.role == *role {
                mapped.role = Role::Attribute;
            }
        }
    }
    Ok(preview)
}

/// A file that names nobody, where the options say which of its columns takes the place of the customer.
fn in_place_of_people(bytes: &[u8], name: &str, options: &Options, failure: &Failure) -> Option<Preview> {
    let head = bytes.get(..Inspection::HEAD).unwrap_or(bytes);
    let (_, wanted) = options.map.iter().rfind(|(role, _)| *role == Role::Customer)?;
    let standing_in = |role| {
        let whole = head.len() == bytes.len();
        let preview = Inspection::standing_in(name, bytes.len() as u64, head, whole, role).ok()?;
        let is_it = |column: &ColumnMapping| column.role == Role::Customer && column.header.trim() == wanted.trim();
        preview.mapping.columns.iter().any(is_it).then_some(preview)
    };
    stand_in::offered(failure).into_iter().find_map(standing_in)
}

/// Opens files and imports them by what was found and what the options say; questions are answered by the best guess. Durations
/// are measured on `clock`, in milliseconds.
pub fn open(files: &[File<'_>], options: &Options, clock: &dyn Fn() -> f64) -> Result<Opened> {
    let previews = files.iter().map(|(name, bytes)| inspect(bytes, name, options).map(|preview| Some(preview.mapping)));
    let mappings = previews.collect::<Result<Vec<_>>>()?;
    let mut io = Bytes { files, clock };
    let mut session = Session::new();
    let today = options.rules.today.unwrap_or(Day(i32::MAX));
    let name = |(name, bytes): &File<'_>| FileName {
        name: (*name).to_owned(),
        size: bytes.len() as u64,
        notes: Vec::new(),
        group: 0,
    };
    session.look_at(files.iter().map(name).collect(), today);
    if let Some(Event::Failed(failure)) = session.handle(Request::Accept(mappings), &mut io).events.pop() {
        return Err(failure);
    }
    let view = View { as_of: options.as_of, window: options.window, rules: options.rules };
    match session.handle(Request::Look(view), &mut io).events.pop() {
        Some(Event::Failed(failure)) => Err(failure),
        _ => Ok(Opened { session }),
    }
}

/// Imported files.
pub struct Opened {
    session: Session,
}

impl Opened {
    fn work(&mut self) -> Result<&mut Work> {
        self.session.work()
    }

    /// Classifies everybody.
    pub fn run(&mut self, id: &str, values: &Values) -> Result<Outcome> {
        let (outcome, _) = self.work()?.outcome(id, values, &mut Silent)?;
        Ok((*outcome).clone())
    }

    /// The id of each customer, in the order of the outcome's rows; prospects, whom not every outcome has, stand last.
    pub fn ids(&mut self) -> Result<Vec<String>> {
        let work = self.work()?;
        Ok(work.everybody().who.iter().map(|who| work.built.history.name(*who).to_owned()).collect())
    }

    /// Where every row went.
    pub fn reconciliation(&mut self) -> Result<Reconciliation> {
        self.work()?.reconciliation()
    }

    /// What classifiers of buyers look at.
    pub fn context(&mut self) -> Result<Context<'_>> {
        Ok(self.work()?.context())
    }

    /// What this classifier looks at.
    pub fn context_of(&mut self, id: &str) -> Result<Context<'_>> {
        let classifier = crate::classify::find(id)
            .ok_or_else(|| Failure::new("unknown_classifier").with(|message| message.text("id", id)))?;
        Ok(self.work()?.context_of(classifier))
    }

    /// How the first file was read in the end.
    pub fn mapping(&mut self) -> Result<&Mapping> {
        self.first().map(|source| &source.file.mapping)
    }

    /// What became of its rows.
    pub fn report(&mut self) -> Result<&Report> {
        self.first().map(|source| &source.report)
    }

    fn first(&mut self) -> Result<&Source> {
        self.work()?.sources.first().ok_or_else(|| Failure::new("nothing_open"))
    }

    /// Bytes that the columns hold.
    pub fn column_bytes(&mut self) -> Result<usize> {
        Ok(self.work()?.table.bytes())
    }

    /// Milliseconds of reading and of features.
    pub fn timings(&mut self) -> Result<(f64, f64)> {
        let [read, features, _] = self.work()?.timings;
        Ok((read, features))
    }

    /// How good the data is.
    pub fn quality(&mut self) -> Result<Quality> {
        Ok(self.work()?.measured(&mut Silent)?.quality.clone())
    }

    /// The first rows of a finding of it: file and line.
    pub fn rows_of_finding(&mut self, finding: u32) -> Result<Vec<(u32, u32)>> {
        match self.work()?.finding(finding, 0, u32::MAX, &mut Silent)? {
            Event::Finding { rows, .. } => Ok(rows.iter().map(|row| (row.file, row.line)).collect()),
            _ => Ok(Vec::new()),
        }
    }

    /// The session itself, to be asked as the page asks.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }
}
