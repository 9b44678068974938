//! What the engine says of a workspace: figures, lists, classes, customers. Told whole; nothing here is asked.

use serde::{Deserialize, Serialize};

use super::{Selection, View};
use crate::base::{Arg, Day, Failure, Message, Money, Note};
use crate::charts::ChartData;
use crate::classify::steadiness::{Apart, Then};
use crate::classify::{Class, Explanation, Offer, RuleLine, Values};
use crate::features::identity::State;
use crate::features::status::Status;
use crate::features::{Reconciliation, Share};
use crate::i18n::Currency;
use crate::ingest::{Mapping, RejectReason};
use crate::table::{Role, TableKind};
/// The workspace: everything that the frame of the page and the overview show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workspace {
    /// The files it came from, one at least.
    pub files: Vec<SourceInfo>,
    /// What the numbers depend on, as-of resolved.
    pub view: View,
    /// The day the numbers are seen from.
    pub as_of: Day,
    /// First and last day with an order, in the whole file.
    pub span: (Day, Day),
    /// How money is written.
    pub currency: Currency,
    /// Where every row went.
    pub reconciliation: Reconciliation,
    /// Key figures.
    pub figures: Figures,
    /// Concentration, value map, lifecycle bar, orders over time.
    pub charts: Vec<ChartData>,
    /// The four lists.
    pub lists: Vec<List>,
    /// What was survived.
    pub notes: Vec<Note>,
    /// What was found out about who is one person.
    pub people: PeopleInfo,
    /// The words of the status column, those on most rows first.
    pub statuses: Vec<StatusWord>,
    /// Roles that the columns play; what a classifier needs beyond orders is looked up here.
    pub roles: Vec<Role>,
    /// Milliseconds of reading, features and classifying, in this order.
    pub timings: [f64; 3],
    /// What a row of every list is where the files name no person: one of [`Role::STAND_INS`]. Nothing: a customer.
    pub subject: Option<Role>,
    /// What rows are in, where that is several currencies: only one of them is added up.
    pub currencies: Vec<CurrencySum>,
    /// The person's own rules, as text.
    pub rules: String,
}

impl Workspace {
    /// What it is called after: its first file of orders.
    pub fn name(&self) -> &str {
        let orders = self.files.iter().find(|source| source.file.mapping.kind == TableKind::Orders);
        orders.map_or("", |source| &source.file.name)
    }

    /// Whether it is a sample rather than somebody's data.
    pub fn is_sample(&self) -> bool {
        self.files.iter().any(|source| source.file.sample)
    }

    /// First and last day of what is counted: from the beginning of the window to the day before the one it is seen from, within
    /// what the file has; nothing where no day is left.
    pub fn counted(&self) -> Option<(Day, Day)> {
        let (first, last) = self.span;
        let months = self.view.window.and_then(|months| i32::try_from(months).ok());
        let from = months.map_or(first, |months| self.as_of.plus_months(-months).max(first));
        let to = self.as_of.plus(-1).min(last);
        (from <= to).then_some((from, to))
    }
}

/// What was found out about who is one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeopleInfo {
    /// Keys that several share, by what became of them.
    pub links: Vec<(State, u32)>,
}

impl PeopleInfo {
    /// Keys of a state.
    pub fn of(&self, state: State) -> u32 {
        self.links.iter().find(|(other, _)| *other == state).map_or(0, |(_, count)| *count)
    }

    /// Keys of all states.
    pub fn all(&self) -> u32 {
        self.links.iter().map(|(_, count)| count).sum()
    }
}

/// A word of the status column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StatusWord {
    /// As it stands in cells.
    pub word: String,
    /// Rows that have it.
    pub rows: u64,
    /// What stands in their amounts.
    pub money: Money,
    /// What it means.
    pub status: Status,
    /// The person says so.
    pub chosen: bool,
}

/// The rows of one of several currencies.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CurrencySum {
    /// How its amounts are written; none where we have no sign for it.
    pub currency: Currency,
    /// Its code, as the file has it.
    pub code: String,
    /// Rows that count, or would.
    pub rows: u64,
    /// What was paid for them, in this currency.
    pub money: Money,
    /// It is the one that is added up.
    pub kept: bool,
}

/// A file of a workspace and what it brought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceInfo {
    /// The file.
    pub file: FileInfo,
    /// Its data rows, whatever became of them.
    pub rows: u64,
    /// Those of them that could not be read.
    pub rejected: u64,
    /// What a file of orders has that those before it do not have, where there are several.
    pub share: Option<Share>,
    /// Of a file of another table, by which column its rows name customers of the orders, and how many do.
    pub known: Option<(Role, u64)>,
    /// What there is to be looked at in it.
    pub review: Review,
    /// Whose export it was recognised as; empty where that is not known.
    pub platform: String,
    /// Of a file of orders, the rules that are in force for it.
    pub rules: Vec<Message>,
}

/// Something odd about an accepted row that a person could mend. What a rule leaves out on purpose is nothing odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Warning {
    /// Nobody is named: the row belongs to no customer.
    NoCustomer,
    /// A status that is not known; it counts as paid.
    UnknownStatus,
    /// Dated after the day of the import.
    Future,
    /// A customer or order number that a spreadsheet has cut: `1.23E+15`.
    DamagedId,
    /// A cell that can't be read as what its column holds, and was left empty.
    Unreadable,
}

impl Warning {
    /// All; of several about one row the first is told.
    pub const ALL: &'static [Warning] =
        &[Warning::NoCustomer, Warning::Future, Warning::UnknownStatus, Warning::DamagedId, Warning::Unreadable];

    /// The stable name; `warning-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Warning::NoCustomer => "no_customer",
            Warning::UnknownStatus => "unknown_status",
            Warning::Future => "future",
            Warning::DamagedId => "damaged_id",
            Warning::Unreadable => "unreadable",
        }
    }
}

/// The rows of a file by what there is to do about them: ready + warnings + errors + left out + blank = data rows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// Accepted rows about which nothing is odd.
    pub ready: u64,
    /// Accepted rows about which something is odd, each under its first kind; only kinds that occur.
    pub warnings: Vec<(Warning, u64)>,
    /// Rejected rows, those that the person left out excepted; only reasons that occur.
    pub errors: Vec<(RejectReason, u64)>,
    /// Rows that the person left out.
    pub left_out: u64,
    /// Empty rows.
    pub blank: u64,
    /// Rows that each fix of the file's mapping has mended.
    pub mended: Vec<u64>,
}

impl Review {
    /// Rows with a warning.
    pub fn warned(&self) -> u64 {
        self.warnings.iter().map(|(_, rows)| rows).sum()
    }

    /// Rows that could not be read.
    pub fn failed(&self) -> u64 {
        self.errors.iter().map(|(_, rows)| rows).sum()
    }
}

/// Which rows of the review a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// All that are to be looked at, errors first.
    #[default]
    All,
    /// Rows that could not be read.
    Errors,
    /// Accepted rows with something odd.
    Warnings,
    /// Rows that could not be read for this reason.
    Error(RejectReason),
    /// Accepted rows with this about them.
    Warning(Warning),
}

/// What is the matter with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Matter {
    /// It could not be read.
    Error(RejectReason),
    /// It was, and is odd.
    Warning(Warning),
}

/// A row to be looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewRow {
    /// Which of the workspace's files.
    pub file: u32,
    /// Physical line in the file.
    pub line: u32,
    /// What is the matter.
    pub matter: Matter,
    /// Index of the column at fault, if one is.
    pub column: Option<u32>,
    /// What stands there.
    pub text: String,
    /// Whether all of that is known, so that a fix can name it.
    pub whole: bool,
    /// Its cells by column: as they stand where it was rejected, else what was read, of the columns that play a role.
    pub cells: Vec<(u32, Arg)>,
    /// What tells the row again, for a fix of it alone.
    pub key: u64,
}

/// A file of a workspace, and how it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileInfo {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// How it was read.
    pub mapping: Mapping,
    /// A sample rather than somebody's file.
    pub sample: bool,
    /// The day of the import.
    pub imported: Day,
}

/// Key figures: now, and the same 365 days before where history reaches that far.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// Customers with an order in the window.
    pub customers: u32,
    /// Orders in the window.
    pub orders: u32,
    /// Net money in the window.
    pub net: Money,
    /// Net per order.
    pub order_value: f64,
    /// Share of customers with two orders or more in the window, of those with one.
    pub repeat_rate: f64,
    /// Gini coefficient of positive nets.
    pub gini: f64,
    /// Share of customers who bring 80 %.
    pub for80: f64,
    /// Share of money from the top 20 %.
    pub top20: f64,
    /// Customers, orders, net, order value, repeat rate of the 365 days before as-of against the 365 days before those, as a relative
    /// change (a difference for the rate); NaN where history is too short.
    pub change: [f64; 5],
    /// By month, at most 24, the latest last: customers who ordered, orders, net, order value, repeat rate so far, Gini so far.
    pub sparks: Vec<[f64; 6]>,
    /// Valuable customers who are leaving: at risk or can't lose by RFM.
    pub leaving: u32,
}

/// One of the four lists to act on: keep, grow, wake, thank.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct List {
    /// `list-ID` in the locales.
    pub id: String,
    /// Colour role.
    pub colour: String,
    /// Customers on it.
    pub customers: u32,
    /// Their net money in the 12 months before as-of.
    pub money: Money,
    /// Who is on it.
    pub selection: Selection,
}

/// One class of a result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassRow {
    /// The class.
    pub class: Class,
    /// Customers.
    pub customers: u32,
    /// Net money.
    pub money: Money,
    /// Customers who have an order in the window, and so a last one.
    pub dated: u32,
    /// Mean days since the last order, of those who have one; NaN if nobody does.
    pub recency: f64,
    /// Mean orders in the window.
    pub frequency: f64,
    /// Net per order; NaN without orders.
    pub order_value: f64,
}

impl ClassRow {
    /// The class that brings most, with its place: of those that say something of their customers, and that somebody is in.
    pub fn richest(rows: &[ClassRow]) -> Option<(usize, &ClassRow)> {
        let there = rows.iter().enumerate().filter(|(_, row)| row.customers > 0);
        there.max_by_key(|(at, row)| (!row.class.leftover, row.money, std::cmp::Reverse(*at)))
    }
}

/// A classifier's result, ready for its page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Classified {
    /// Which classifier.
    pub id: String,
    /// The parameters it ran with, complete but for rules that are kept with the workspace.
    pub values: Values,
    /// All classes, optional ones only if somebody is in them.
    pub rows: Vec<ClassRow>,
    /// All classes, in the order that rule and explanation count them.
    pub classes: Vec<Class>,
    /// Charts, in the order of the spec.
    pub charts: Vec<ChartData>,
    /// Distributions for the parameters that are cuts.
    pub cuts: Vec<ChartData>,
    /// The columns that a parameter may be, for each that is one.
    pub offers: Vec<(String, Vec<Offer>)>,
    /// The rule in words.
    pub rule: Vec<RuleLine>,
    /// What was survived.
    pub notes: Vec<Note>,
    /// Who changes class against the default parameters, by (from, to) class id; at most the ten largest, and all in all.
    pub moved: (u32, Vec<(String, String, u32)>),
    /// A customer to explain it by: the one in the middle of the class that brings most.
    pub example: Option<(CustomerRow, Explanation)>,
    /// Milliseconds in the engine.
    pub milliseconds: f64,
}

/// A classifier's result for the gallery.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Small {
    /// Which classifier.
    pub id: String,
    /// Class and customers; empty if it can't run, with the reason.
    pub classes: Vec<(Class, u32)>,
    /// Why it can't run.
    pub failure: Option<Failure>,
}

/// How sure the classes of a classifier are; [`steadiness`](crate::classify::steadiness) says what is counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Steady {
    /// Nothing more will be known.
    pub over: bool,
    /// Resamples drawn.
    pub done: u32,
    /// Of so many.
    pub of: u32,
    /// The share of resamples in which a customer is in the same class, on average; none where resamples say nothing, or not yet.
    pub share: Option<f64>,
    /// Why resamples say nothing, once that is sure.
    pub apart: Option<Apart>,
    /// The class, by id, whose customers are least sure, with their share.
    pub weakest: Option<(String, f64)>,
    /// On other days, earlier ones first.
    pub shifts: Vec<SteadyShift>,
    /// Of the customer that was asked for.
    pub customer: Option<SteadyCustomer>,
}

/// How many are in the same class on another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SteadyShift {
    /// As of which day.
    pub day: Day,
    /// In the same class.
    pub same: u32,
    /// Who was a customer then.
    pub of: u32,
}

/// How sure a customer's class is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SteadyCustomer {
    /// The share of resamples that give the same class; to be shown only where [`Steady::share`] is there.
    pub share: f64,
    /// By day of [`Steady::shifts`]: where they stand then.
    pub then: Vec<Then>,
}

/// What rules may name in this workspace, beside what is known of every one.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// Figures that nobody has because a column is missing, by their ids.
    pub lacking: Vec<String>,
    /// Classifiers that can't run on these data, by their ids.
    pub unable: Vec<String>,
    /// Of the classifiers that were asked for and can run: id, classes, and names of scores.
    pub classifiers: Vec<(String, Vec<Class>, Vec<String>)>,
    /// Columns of the customer list.
    pub columns: Vec<TermColumn>,
}

/// A column that rules may name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TermColumn {
    /// By this rules name it.
    pub header: String,
    /// It holds numbers or money.
    pub number: bool,
    /// What stands in it, the most common first; empty where it holds no texts, or nearly every one is another.
    pub values: Vec<String>,
}

/// A row of the customer table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerRow {
    /// The id, as text.
    pub id: String,
    /// The class, under the selection's classifier.
    pub class: Option<Class>,
    /// Day of the last order; none with refunds only.
    pub last: Option<Day>,
    /// Days since then, if inside the window.
    pub recency: Option<u32>,
    /// Orders in the window.
    pub frequency: u32,
    /// Net money in the window.
    pub money: Money,
    /// Net per order; NaN without one.
    pub order_value: f64,
}

/// Everything about one customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CustomerPage {
    /// Key figures.
    pub row: CustomerRow,
    /// Day of the first order.
    pub first: Option<Day>,
    /// Median gap in days, from three gaps on.
    pub rhythm: Option<u32>,
    /// The timeline.
    pub timeline: ChartData,
    /// Every classifier's class with its reasons: classifier id, its classes, the explanation.
    pub classes: Vec<(String, Vec<Class>, Explanation)>,
    /// What the other tables say.
    pub about: Vec<About>,
    /// Orders, latest first, at most 200: day, order id, net, product of the first row, whether it is a refund.
    pub orders: Vec<(Day, String, Money, String, bool)>,
    /// Orders and refunds in all.
    pub orders_total: u32,
}

/// What a table other than the orders says of a customer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// The table.
    pub kind: TableKind,
    /// Its columns that say something: role and header.
    pub headers: Vec<(Role, String)>,
    /// The first rows, a cell per column.
    pub rows: Vec<Vec<Option<Arg>>>,
    /// How many rows there are.
    pub total: u64,
}

/// A row that was understood and left out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExcludedRow {
    /// Which of the workspace's files.
    pub file: u32,
    /// Physical line in the file.
    pub line: u32,
    /// Customer, order, status as written.
    pub cells: [String; 3],
    /// The code of its currency where that is not the workspace's; else empty.
    pub currency: String,
    /// The day, if there is one.
    pub day: Option<Day>,
    /// The money.
    pub money: Money,
}

/// A row of a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingRow {
    /// Which of the workspace's files.
    pub file: u32,
    /// Physical line in the file.
    pub line: u32,
    /// A cell for each column that is shown.
    pub cells: Vec<Option<Arg>>,
}
