//! How good the data is: accuracy, completeness, timeliness, uniqueness and consistency of every table, column and file, and what is wrong
//! as a list in which every entry has its rows and a way out.
//!
//! The five are those of ISO/IEC 25012 (currentness is called timeliness, as by DAMA UK, *The six primary dimensions for data quality
//! assessment*, 2013, which also adds uniqueness). A score is what ISO/IEC 25024 calls X = A ∕ B: things that are right over things that
//! were looked at, both kept ([`Score`]), so that what is missing from 1 can be opened. What nobody can look at has no score.
//! Knows no session and no page, decides nothing and changes nothing: what is wrong here may well be left out, or mended, by the rules.
//!
//! ## Completeness: cells that are filled, of all cells
//! Empty is what has nothing to see in it or only a word that says so ([`words::is_nothing`]: `-`, `N/A`, `null`, `未知` …); so is a number
//! or day that could not be read. What one line of an order leaves blank and another says (merged cells, Shopify) is filled; that holds
//! for all columns but those of the line itself (`LINE`). A table's score counts the columns that have a role and can't be
//! empty by right (`OPTIONAL`: a discount, a comment, and the further columns, which have scores of their own).
//!
//! ## Uniqueness: rows that say something new, of all rows
//! Wrong is a row that equals an earlier one in every column; one that differs from an earlier one in status, payment, discount and refund
//! only and has its order number (the same order exported twice); in a list of customers one whose id was there, or whose name and
//! telephone, or name and e-mail, were there under another id (letters' case and width, spaces and punctuation aside). Which of equal rows
//! is the earlier one is a matter of the file, how many there are is not. Orders that a newer file says again are not looked at: they
//! count once already. Events and contacts without a time of day are not measured: two on one day may be two.
//!
//! ## Accuracy: rows in which nothing that can be checked is wrong, of all rows
//! Rows that could not be read count as wrong (totals and repeated headers are no rows). Of the others are wrong:
//! * an amount that is not quantity × price, with or without the discount, shipping and tax (both of unit price and list price), within a cent and half a
//!   cent for each piece; looked at where amount is not 0 and only where two thirds of the rows obey: else amounts hold freight
//!   or are those of orders, and there is nothing to check by;
//! * a negative quantity with positive money;
//! * a day before 1990 or after the day of the import; a birthday, or an age, of more than 110 years;
//! * a telephone number with other than 7 to 15 digits (ITU-T E.164), of one digit only, or, where most are Chinese mobile numbers, one
//!   that begins like them and has not 11; stars of masked numbers are digits. An e-mail address without the form `a@b.cd`;
//! * an id that a spreadsheet has rounded (`1.23E+15`); text with replacement characters or of twice-decoded bytes (`å¼ ä¸‰`, `锟斤拷`);
//! * an answer off its scale: 0 to 10 for recommendation, else the least of 5, 7, 10, 100 that holds 95 % of the answers in figures.
//!
//! Status words that are not known are told and not counted: the rows are as they are, only what they mean is open.
//!
//! Amounts, prices and quantities far from all others are told but not counted as wrong: most are true. Far is a modified z-score
//! 0.6745·|x − median| ∕ MAD (Iglewicz & Hoaglin 1993) of the logarithm above 3.5, or above √(2 ln n) where that is more, so that of n
//! log-normal values about one is ever told (Donoho & Johnstone 1994); where more than one in fifty would be, they are of several kinds, and
//! none is told. Of logarithms, because money is skewed: Tukey's fences on amounts
//! would point at a twentieth of any healthy shop. Measured from 30 positive values on.
//!
//! ## Consistency: rows that contradict nothing, of the rows that could
//! An order with two customers, or with days more than 31 days apart (orders of several rows); a name of a product, category, place …
//! written in other case, width or spacing than most rows write it; a currency other than that of most rows; a refund larger than its
//! order's positive amounts, in a table of returns too; something settled before it was opened.
//!
//! ## Timeliness: days that the data covers, of the days from the first row to the import
//! See [`rhythm`]: not covered are runs of empty days that the shop's own rhythm makes improbable, the time from the last row to the day of
//! the import among them. Of tables of what happened, from 30 happenings on.
//!
//! ## Sums
//! A column has the scores of the checks that were made on it. A table's score of a dimension is as said above, a file's the same of
//! its rows; the scores of all tables are the sums of both numbers. The one figure of a table, and of everything, is the mean of its
//! dimensions that could be measured, each as heavy as the other.

mod histogram;
mod measure;
mod orders;
mod outliers;
mod records;
pub mod rhythm;
mod spelling;
mod values;
pub mod words;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Day, Message, Money};
use crate::features::Choices;
use crate::ingest::Report;
use crate::table::{Role, Table, TableKind};

pub use histogram::Histogram;
pub use measure::Measured;
pub use rhythm::{Gap, Time};

/// What data can be good at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Dimension {
    /// What is said can be so.
    Accuracy,
    /// Nothing is missing.
    Completeness,
    /// It is new, and without holes in time.
    Timeliness,
    /// Everything is said once.
    Uniqueness,
    /// Nothing contradicts anything.
    Consistency,
}

impl Dimension {
    /// All, in the order of [`Scores`].
    pub const ALL: &'static [Dimension] = &[
        Dimension::Accuracy,
        Dimension::Completeness,
        Dimension::Timeliness,
        Dimension::Uniqueness,
        Dimension::Consistency,
    ];

    /// The stable name; `quality-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Dimension::Accuracy => "accuracy",
            Dimension::Completeness => "completeness",
            Dimension::Timeliness => "timeliness",
            Dimension::Uniqueness => "uniqueness",
            Dimension::Consistency => "consistency",
        }
    }
}

/// Things that are right, of things that were looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// Right.
    pub good: u64,
    /// Looked at; 0 where it can't be measured.
    pub of: u64,
}

impl Score {
    /// 0 … 1; nothing where nothing was looked at.
    pub fn share(self) -> Option<f64> {
        (self.of > 0).then(|| self.good as f64 / self.of as f64)
    }

    /// Of so many things so many are wrong.
    fn less(wrong: u64, of: u64) -> Score {
        Score { good: of.saturating_sub(wrong), of }
    }

    fn add(&mut self, other: Score) {
        self.good += other.good;
        self.of += other.of;
    }
}

/// One for each [`Dimension`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores(pub [Score; 5]);

impl Scores {
    /// That of a dimension.
    pub fn get(&self, dimension: Dimension) -> Score {
        self.0.get(dimension as usize).copied().unwrap_or_default()
    }

    /// The mean of those that could be measured; nothing if none could.
    pub fn total(&self) -> Option<f64> {
        let shares: Vec<f64> = self.0.iter().filter_map(|score| score.share()).collect();
        (!shares.is_empty()).then(|| crate::math::summary::mean(&shares))
    }

    fn set(&mut self, dimension: Dimension, score: Score) {
        if let Some(slot) = self.0.get_mut(dimension as usize) {
            *slot = score;
        }
    }

    fn add(&mut self, dimension: Dimension, score: Score) {
        if let Some(slot) = self.0.get_mut(dimension as usize) {
            slot.add(score);
        }
    }
}

/// What is known of a table beside its cells.
pub struct Facts<'a> {
    /// Its files, in the order of the table.
    pub files: Vec<FileFacts<'a>>,
    /// Rows that a newer file says again.
    pub superseded: &'a dyn Fn(usize) -> bool,
    /// The orders, where the table is another one.
    pub orders: Option<&'a Table>,
    /// What was decided, of status words among others.
    pub choices: &'a Choices,
}

/// What is known of a file beside its cells.
pub struct FileFacts<'a> {
    /// What the workspace counts it as.
    pub number: u32,
    /// The day of its import; nothing where that says nothing (a sample).
    pub imported: Option<Day>,
    /// The account of its rows.
    pub report: &'a Report,
}

/// How good everything is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Quality {
    /// Of all tables.
    pub scores: Scores,
    /// Table by table, orders first.
    pub tables: Vec<TableQuality>,
    /// What is wrong, most money first, then most rows.
    pub findings: Vec<Finding>,
}

/// How good a table is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableQuality {
    /// What it is about.
    pub kind: TableKind,
    /// Its rows.
    pub rows: u64,
    /// Rows that could not be read.
    pub rejected: u64,
    /// By dimension.
    pub scores: Scores,
    /// Rows in which every column has something that can't be empty by right.
    pub whole: Score,
    /// Column by column, in their order.
    pub columns: Vec<ColumnQuality>,
    /// By file: its number and its scores; timeliness without the time since its last row.
    pub files: Vec<(u32, Scores)>,
    /// When its rows are of, if they are of any time.
    pub time: Option<Time>,
}

/// How good a column is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnQuality {
    /// The part it plays.
    pub role: Role,
    /// Its header.
    pub header: String,
    /// It may be empty because there is nothing to say: its empty cells take nothing from the table's score.
    pub optional: bool,
    /// By dimension; only those of which something was looked at here.
    pub scores: Scores,
    /// What is in it.
    pub histogram: Histogram,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal: $dimension:ident;)*) => {
        /// What can be wrong. Codes are those of the automation contract (`data-code`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }
        impl Code {
            /// All.
            pub const ALL: &'static [Code] = &[$(Code::$name),*];

            /// The stable name; `finding-ID` in the locales.
            pub fn id(self) -> &'static str {
                match self { $(Code::$name => $id,)* }
            }

            /// What it takes away from, if it does ([`Code::counts`]).
            pub fn dimension(self) -> Dimension {
                match self { $(Code::$name => Dimension::$dimension,)* }
            }
        }
    };
}

codes! {
    /// Cells of a column with nothing in them.
    Missing = "missing": Completeness;
    /// The same in a column that may have none: that the rows behind its score can be opened, no more.
    Optional = "optional": Completeness;
    /// Rows that equal an earlier one in every column.
    Repeated = "repeated": Uniqueness;
    /// Rows of an order that were there with another status, payment, discount or refund.
    OrderTwice = "order_twice": Uniqueness;
    /// Rows of a list of customers whose id was there.
    IdTwice = "id_twice": Uniqueness;
    /// Rows of a list of customers whose name and telephone or e-mail were there under another id.
    PersonTwice = "person_twice": Uniqueness;
    /// Rows of a file that could not be read.
    Rejected = "rejected": Accuracy;
    /// The amount does not follow from quantity, price and discount.
    Amount = "amount": Accuracy;
    /// A negative quantity with positive money.
    Sign = "sign": Accuracy;
    /// A day before 1990.
    Early = "early": Accuracy;
    /// A day after that of the import.
    Future = "future": Accuracy;
    /// Somebody is older than 110 years.
    Age = "age": Accuracy;
    /// No telephone number.
    Phone = "phone": Accuracy;
    /// No e-mail address.
    Email = "email": Accuracy;
    /// An id that became a rounded number.
    Rounded = "rounded": Accuracy;
    /// Characters that are not those that were written.
    Garbled = "garbled": Accuracy;
    /// An answer off its scale.
    Scale = "scale": Accuracy;
    /// A number far from all others: worth a look, not counted.
    Outlier = "outlier": Accuracy;
    /// A status word that is not known: counts as paid, and is not counted as wrong.
    Status = "status": Accuracy;
    /// Orders with several customers.
    Customers = "customers": Consistency;
    /// Orders with days far apart.
    Dates = "dates": Consistency;
    /// One thing written in several ways.
    Spelling = "spelling": Consistency;
    /// Other currencies than that of most rows.
    Currency = "currency": Consistency;
    /// More was given back than paid.
    Refund = "refund": Consistency;
    /// Settled before it was opened.
    Settled = "settled": Consistency;
    /// Days without rows that are improbable.
    Gap = "gap": Timeliness;
    /// The last row is improbably long ago.
    Stale = "stale": Timeliness;
    /// A table ends long before another one.
    Lag = "lag": Timeliness;
}

impl Code {
    /// Whether it takes something from a score.
    pub fn counts(self) -> bool {
        !matches!(self, Code::Optional | Code::Outlier | Code::Status | Code::Lag)
    }

    /// What is to be done about it.
    fn fix(self) -> Fix {
        match self {
            Code::Repeated => Fix::DropDuplicates,
            Code::Garbled | Code::Rejected | Code::Early | Code::Scale | Code::Amount => Fix::ReadAgain,
            Code::Future | Code::Currency => Fix::LeftOut,
            Code::Gap | Code::Stale | Code::Lag => Fix::AddFile,
            Code::Status => Fix::Mean,
            _ => Fix::Source,
        }
    }
}

/// What can be done about a finding. Beside it, its rows can always be taken away as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fix {
    /// The rule that drops repeated rows.
    DropDuplicates,
    /// Look at how the file was read.
    ReadAgain,
    /// Take the file out.
    TakeOut,
    /// The rules leave these rows out already; they can be seen.
    LeftOut,
    /// Drop the missing file.
    AddFile,
    /// Mend it where the data comes from, and drop the file again.
    Source,
    /// Say what the words mean, among the rules.
    Mean,
}

impl Fix {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Fix::DropDuplicates => "drop_duplicates",
            Fix::ReadAgain => "read_again",
            Fix::TakeOut => "take_out",
            Fix::LeftOut => "left_out",
            Fix::AddFile => "add_file",
            Fix::Source => "source",
            Fix::Mean => "mean",
        }
    }
}

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    pub code: Code,
    /// In which table.
    pub table: TableKind,
    /// In which of [`TableQuality::columns`], if it is one column's affair.
    pub column: Option<u32>,
    /// How many rows; days for those of [`Dimension::Timeliness`].
    pub count: u64,
    /// Rows that can be opened.
    pub rows: u64,
    /// The money on these rows as they stand, whatever its sign; 0 where there is none.
    pub money: Money,
    /// The sentence: `finding-CODE` with its arguments.
    pub message: Message,
    /// The number of the file that most of it is in.
    pub file: u32,
    /// What can be done.
    pub fix: Fix,
}

impl Finding {
    /// Its sentence, as it must be.
    fn say(code: Code, count: u64) -> Message {
        Message::new(format!("finding-{}", code.id())).count("count", count)
    }
}

/// A column as an argument of a sentence: its header, or its role where it has none.
fn named(header: &str, role: Role) -> Arg {
    if header.is_empty() { Arg::Word(format!("role-{}", role.id()).into()) } else { Arg::Text(header.to_owned()) }
}
