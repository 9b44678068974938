//! The whole conversation between the page and the engine, on one page; what the answers hold is in `answers`.
//!
//! The page sends a [`Request`] in an [`Envelope`] with a number of its own and gets [`Event`]s with that number until one of them
//! [ends it](Event::is_last). Control messages are encoded by postcard and small; bulk data (files that are opened, the file that is
//! exported) travels beside them as `File`s or a transferred `ArrayBuffer`. No column ever crosses.
//!
//! Cancelling is not a message: the engine is terminated, a new one opens what the keeper holds (invariant 4).

mod answers;

pub use answers::*;

/// The samples that [`Request::Sample`] can name, in the order in which they are offered.
pub use crate::sample::NAMES as SAMPLES;

use serde::{Deserialize, Serialize};

use crate::base::{Day, Failure, Message, Money, Note};
use crate::charts::Condition;
use crate::classify::Values;
use crate::features::Rules;
use crate::features::identity::{KeyKind, Link, State};
use crate::features::status::Status;
use crate::i18n::Lang;
use crate::ingest::{Mapping, Preview, Rejected, Template};
use crate::quality::Quality;
use crate::table::Role;

/// A numbered message; answers carry the number of what they answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// Chosen by the page, ascending. 0 is for what nobody asked (`Event::Ready`, `Event::Storage`).
    pub id: u32,
    /// The message.
    pub body: T,
}

/// What the numbers depend on; kept with the workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Orders before this day count; `None` is the day after the last order.
    pub as_of: Option<Day>,
    /// Months of the window; `None` is all history.
    pub window: Option<u32>,
    /// What an order is.
    pub rules: Rules,
}

/// Which customers a list shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Selection {
    /// The classifier whose classes and scores the conditions name, and its parameters.
    pub classifier: Option<(String, Values)>,
    /// All must hold.
    pub conditions: Vec<Condition>,
    /// Part of an id; empty for all.
    pub search: String,
}

/// What a list of customers is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// Net money.
    #[default]
    Money,
    /// Orders in the window.
    Frequency,
    /// The day of the last order.
    Recency,
    /// Id.
    Id,
    /// Class, the best one least.
    Class,
}

/// A file that is to be opened: text, everything else is unpacked before it comes here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileName {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// What was noticed before it came here.
    pub notes: Vec<Note>,
    /// Files of one number came as one: the sheets of a workbook.
    pub group: u32,
}

/// What becomes of the present data when files are imported. A sample always goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// The new files stand in its place.
    #[default]
    Instead,
    /// They stand beside it.
    Beside,
    /// They stand in the place of this one of its files.
    InPlaceOf(u32),
}

/// A file before it is imported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Looked {
    /// What it seems to be.
    Seen(Preview),
    /// It can't be imported.
    Refused {
        /// Its name.
        name: String,
        /// Its size in bytes.
        size: u64,
        /// Why.
        failure: Failure,
    },
}

/// What the page asks.
#[allow(missing_docs, reason = "the line of a message says what its fields are")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Open what the keeper holds. → `Workspace` or `Empty`.
    Restore,
    /// Look at files that travel beside this. → `Progress`*, then `Preview` where something is to be asked, else as `Accept`. With
    /// `review`, `Preview` in any case: a file of the present import as it was read, any other as it would be.
    Open { files: Vec<FileName>, place: Place, today: Day, review: bool },
    /// The words of a language, for the files that are asked for in it. → `Done`.
    Words { lang: Lang, text: String },
    /// From now on files with the columns of one of these are read as it says, unless an earlier file of the data says more. → `Done`.
    Templates(Vec<Template>),
    /// Look at one of the files again, read as the person says. → `Reread`.
    Reread { file: u32, mapping: Mapping },
    /// Import the opened files, each with its mapping; without one it is left out. → `Progress`*, `Workspace`, and later `Storage`.
    Accept(Vec<Option<Mapping>>),
    /// Look at the opened files again; in those that name no person the column of this role takes the place of the customer. → as `Open`.
    StandIn { role: Role, review: bool },
    /// Put the opened files away. → `Done`.
    Dismiss,
    /// Take a file out of the workspace. → as `Accept`.
    Remove { file: u32 },
    /// Make and import a sample. → as `Accept`.
    Sample { name: String, today: Day },
    /// Change the day, the window or the rules. → `Workspace`.
    Look(View),
    /// Classify. → `Classified`.
    Run { id: String, values: Values },
    /// The small bars of the gallery. → `Gallery`.
    Gallery,
    /// How sure the classes of a classifier are, and that of a customer by id; counts on for a moment. → `Steady`, to be asked again
    /// until it is over.
    Steady { id: String, values: Values, customer: Option<String> },
    /// Customers of a selection. → `Rows`.
    Rows { selection: Selection, sort: Sort, descending: bool, offset: u32, limit: u32 },
    /// One customer. → `Customer`.
    Customer { id: String },
    /// Rejected rows of the present import. → `Rejects`.
    Rejects { offset: u32, limit: u32 },
    /// Rows to be looked at. → `Review`.
    Review { wanted: Wanted, offset: u32, limit: u32 },
    /// What a text in a column of a file would become, read instead of `from`. → `Tried`.
    Try { file: u32, column: u32, from: String, to: String },
    /// The rows that an exclusion took out, by its id. → `Excluded`.
    Excluded { reason: String, offset: u32, limit: u32 },
    /// Customers of a selection as CSV in a language; `raw` leaves the formula guard off. → `File`.
    Export { selection: Selection, lang: Lang, raw: bool },
    /// Rejected rows of a file with reasons as CSV. → `File`.
    ExportRejects { file: u32, lang: Lang },
    /// Keys that several people share, of one state or of all. → `Links`.
    Links { state: Option<State>, offset: u32, limit: u32 },
    /// Whether those who share a key are one customer; `None` leaves it to the rules. → `Workspace`, and later `Storage`.
    Choose { kind: KeyKind, key: String, join: Option<bool> },
    /// What a status word means; `None` leaves it to the rules. → as `Choose`.
    Mean { word: String, status: Option<Status> },
    /// Which of several currencies is added up, by its code; `None` leaves it to the rows. → as `Choose`.
    Keep { currency: Option<String> },
    /// Delete everything that is stored. → `Done`.
    Forget,
    /// Go back to the import before this one. → `Workspace`.
    Undo,
    /// How good the data is. → `Progress`*, `Quality`.
    Quality,
    /// Rows of one of its findings, by its place among them. → `Finding`.
    Finding { finding: u32, offset: u32, limit: u32 },
    /// All of them with the reason as CSV. → `File`.
    ExportFinding { finding: u32, lang: Lang },
    /// Keep rules of one's own with the workspace: from now on they are what the classifiers of rules go by where nothing else is said. → `Done`.
    KeepRules { text: String },
    /// What rules may name: all columns of the customer list, and of these classifiers their classes and scores. → `Terms`.
    Terms { classifiers: Vec<String> },
    /// A questionnaire that import can read back: a sheet to fill in with a row for everybody, or the page to print. → `File`.
    Questionnaire { lang: Lang, printed: bool },
}

/// What the engine says.
#[allow(missing_docs, reason = "the line of a message says what its fields are")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The engine runs.
    Ready,
    /// Still alive, and how far. `stage` is a locale key; `rows` as read so far.
    Progress { stage: String, done: u64, total: u64, rows: u64 },
    /// What the files seem to be, and what is to be asked.
    Preview(Vec<Looked>),
    /// One of them, read as the person says.
    Reread { file: u32, preview: Box<Preview> },
    /// Nothing is stored.
    Empty,
    /// The workspace as it is now.
    Workspace(Box<Workspace>),
    /// A classifier's result.
    Classified(Box<Classified>),
    /// The small results of all classifiers.
    Gallery(Vec<Small>),
    /// How sure the classes of a classifier are.
    Steady(Box<Steady>),
    /// Customers, and how many there are in all.
    Rows { rows: Vec<CustomerRow>, total: u32, money: Money },
    /// One customer; none if the id is unknown.
    Customer(Option<Box<CustomerPage>>),
    /// Rejected rows with the file that each is of, and how many there are in all.
    Rejects { rows: Vec<(u32, Rejected)>, total: u64 },
    /// Rows to be looked at, and how many such there are (those beyond what is kept of a file are counted in its `Review` only).
    Review { rows: Vec<ReviewRow>, total: u64 },
    /// What a text becomes, or why it can't be read; and how many rows of the review have the same text in the same column.
    Tried { becomes: Message, refused: bool, alike: u64 },
    /// Excluded rows.
    Excluded { rows: Vec<ExcludedRow>, total: u64 },
    /// Keys that several people share, and how many there are in all.
    Links { rows: Vec<Link>, total: u32 },
    /// The bytes travel beside this.
    File { name: String, mime: String },
    /// Where the data is.
    Storage(StorageState),
    /// Nothing more to say.
    Done,
    /// It could not be done; what was there before is unharmed.
    Failed(Failure),
    /// How good the data is.
    Quality(Box<Quality>),
    /// What rules may name.
    Terms(Box<Terms>),
    /// Rows of a finding: the columns that are shown, with the place of the one that it is about among them.
    Finding { headers: Vec<(Role, String)>, about: Option<u32>, rows: Vec<FindingRow>, total: u64 },
}

impl Event {
    /// Whether nothing more comes with this number.
    pub fn is_last(&self) -> bool {
        !matches!(self, Event::Progress { .. } | Event::Storage(_) | Event::Ready)
    }
}

/// Where the data is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum StorageKind {
    /// Nothing to store yet, or everything stored.
    #[default]
    Saved,
    /// Being written; the data on the page is already new.
    Saving,
    /// The browser gives no storage; closing the tab loses the data.
    MemoryOnly,
    /// The browser deleted what was stored.
    Lost,
    /// Another tab holds the lock, or a newer version wrote the data.
    ReadOnly,
}

/// What the footer says of storage, read back from it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StorageState {
    /// Where the data is.
    pub kind: StorageKind,
    /// The generation that the pointer names; empty if none.
    pub generation: String,
    /// Rows of that generation.
    pub rows: u64,
    /// Its checksum, in hex.
    pub checksum: String,
    /// Whether an earlier import can be brought back.
    pub can_undo: bool,
    /// What stands in the way, if something does.
    pub failure: Option<Failure>,
}
