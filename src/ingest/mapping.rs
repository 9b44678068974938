//! How a file is read: everything that inspection proposes and a person may change. Small, stored with the data, sent to and fro.

use serde::{Deserialize, Serialize};

use super::fixes::Fix;
use super::unit::{self, Unit};
use crate::table::{Kind, Role, TableKind};

/// How bytes become characters. Stored by position: append only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say what they are")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    Utf8,
    /// GB18030, and so GBK and GB2312.
    Gb18030,
    Utf16Le,
    Utf16Be,
    Utf32Le,
    Utf32Be,
    Big5,
    ShiftJis,
    EucJp,
    EucKr,
    Windows1250,
    Windows1251,
    Windows1252,
    Windows1253,
    Windows1254,
    Windows1255,
    Windows1256,
    Windows1257,
    Windows1258,
    Windows874,
    Koi8R,
}

impl Encoding {
    /// All that can be read, the likelier first: of readings that are equally good the first is taken.
    pub const ALL: &'static [Encoding] = &[
        Encoding::Utf8,
        Encoding::Gb18030,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Utf32Le,
        Encoding::Utf32Be,
        Encoding::Big5,
        Encoding::ShiftJis,
        Encoding::EucJp,
        Encoding::EucKr,
        Encoding::Windows1252,
        Encoding::Windows1250,
        Encoding::Windows1251,
        Encoding::Windows1253,
        Encoding::Windows1254,
        Encoding::Windows1257,
        Encoding::Windows1258,
        Encoding::Windows1255,
        Encoding::Windows1256,
        Encoding::Windows874,
        Encoding::Koi8R,
    ];

    /// The name that `--encoding` takes and `inspect` prints: that of the Encoding Standard, where it has one.
    pub fn id(self) -> &'static str {
        self.names().0
    }

    /// What people call it, in every language the same.
    pub fn name(self) -> &'static str {
        self.names().1
    }

    /// Whether it is older than Unicode, so that nothing in the bytes says that it is it.
    pub fn is_legacy(self) -> bool {
        !matches!(self, Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Utf32Le | Encoding::Utf32Be)
    }

    fn names(self) -> (&'static str, &'static str) {
        match self {
            Encoding::Utf8 => ("utf-8", "UTF-8"),
            Encoding::Gb18030 => ("gb18030", "GB18030 / GBK"),
            Encoding::Utf16Le => ("utf-16le", "UTF-16 LE"),
            Encoding::Utf16Be => ("utf-16be", "UTF-16 BE"),
            Encoding::Utf32Le => ("utf-32le", "UTF-32 LE"),
            Encoding::Utf32Be => ("utf-32be", "UTF-32 BE"),
            Encoding::Big5 => ("big5", "Big5"),
            Encoding::ShiftJis => ("shift_jis", "Shift-JIS"),
            Encoding::EucJp => ("euc-jp", "EUC-JP"),
            Encoding::EucKr => ("euc-kr", "EUC-KR"),
            Encoding::Windows1250 => ("windows-1250", "Windows-1250"),
            Encoding::Windows1251 => ("windows-1251", "Windows-1251"),
            Encoding::Windows1252 => ("windows-1252", "Windows-1252"),
            Encoding::Windows1253 => ("windows-1253", "Windows-1253"),
            Encoding::Windows1254 => ("windows-1254", "Windows-1254"),
            Encoding::Windows1255 => ("windows-1255", "Windows-1255"),
            Encoding::Windows1256 => ("windows-1256", "Windows-1256"),
            Encoding::Windows1257 => ("windows-1257", "Windows-1257"),
            Encoding::Windows1258 => ("windows-1258", "Windows-1258"),
            Encoding::Windows874 => ("windows-874", "Windows-874"),
            Encoding::Koi8R => ("koi8-r", "KOI8-R"),
        }
    }
}

/// How a quote inside a quoted cell is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quoting {
    /// Doubled: `""`.
    #[default]
    Doubled,
    /// After this byte: `\"`.
    Escaped(u8),
    /// There are no quotes; a quote is a character like others.
    None,
}

/// How characters become cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dialect {
    /// Between cells.
    pub delimiter: u8,
    /// Around cells.
    pub quote: u8,
    /// How a quote inside quotes is written.
    pub quoting: Quoting,
    /// Lines beginning with this are not data.
    pub comment: Option<u8>,
}

impl Default for Dialect {
    fn default() -> Dialect {
        Dialect { delimiter: b',', quote: b'"', quoting: Quoting::Doubled, comment: None }
    }
}

/// The order of the parts of a date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateReading {
    /// Year first, in all its spellings: `2026-04-28`, `2026/4/28 13:05`, `2026年4月28日`, `20260428`; and dates that name the month.
    #[default]
    YearFirst,
    /// `28/04/2026`, `28.4.26`.
    DayFirst,
    /// `04/28/2026`.
    MonthFirst,
    /// Days since 1899-12-30, as spreadsheets count: `46140.5`.
    Serial,
    /// Seconds since 1970.
    EpochSeconds,
    /// Milliseconds since 1970.
    EpochMillis,
    /// Year first in two digits: `26/4/28`, `26-04-28 13:05`. Stored by position: append only.
    ShortYear,
}

impl DateReading {
    /// All, in the order of the form.
    pub const ALL: &'static [DateReading] = &[
        DateReading::YearFirst,
        DateReading::DayFirst,
        DateReading::MonthFirst,
        DateReading::Serial,
        DateReading::EpochSeconds,
        DateReading::EpochMillis,
        DateReading::ShortYear,
    ];

    /// Those that differ only in which of three figures is the day, the month and the year: `03/04/26` may be all of them.
    pub const ORDERS: [DateReading; 3] = [DateReading::DayFirst, DateReading::MonthFirst, DateReading::ShortYear];

    /// Its place among [`DateReading::ALL`].
    pub fn place(self) -> usize {
        DateReading::ALL.iter().position(|&other| other == self).unwrap_or(0)
    }

    /// The stable name; `date-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            DateReading::YearFirst => "year_first",
            DateReading::DayFirst => "day_first",
            DateReading::MonthFirst => "month_first",
            DateReading::Serial => "serial",
            DateReading::EpochSeconds => "epoch_seconds",
            DateReading::EpochMillis => "epoch_millis",
            DateReading::ShortYear => "short_year",
        }
    }
}

/// What separates decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberReading {
    /// `1,234.50`
    #[default]
    PointDecimal,
    /// `1.234,50` and `1 234,50`
    CommaDecimal,
}

/// How one column is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnMapping {
    /// The header as it stands, or a generated name ("Column 3" is the locales' affair: this is then empty).
    pub header: String,
    /// The part it plays.
    pub role: Role,
    /// For columns of days.
    pub date: DateReading,
    /// For columns of money and numbers.
    pub number: NumberReading,
}

impl ColumnMapping {
    /// The unit that the header gives the amounts in, if it is a column of money and they are not what they say.
    pub(super) fn unit(&self) -> Option<Unit> {
        if self.role.kind() == Kind::Money { unit::of(&self.header) } else { None }
    }

    /// The power of ten of that unit.
    pub(super) fn power(&self) -> i8 {
        self.unit().map_or(0, |unit| unit.power)
    }
}

/// How a file is read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    /// What one row is about.
    pub kind: TableKind,
    /// Bytes to characters.
    pub encoding: Encoding,
    /// Characters to cells.
    pub dialect: Dialect,
    /// Records before the header (preamble); none if the file has no header.
    pub header: Option<u32>,
    /// One per column of the file.
    pub columns: Vec<ColumnMapping>,
    /// What the person has said of cells.
    pub fixes: Vec<Fix>,
    /// Where all this is from.
    pub origin: Origin,
    /// What the customer column really holds, where it is nobody: one of [`Role::STAND_INS`].
    pub subject: Option<Role>,
}

impl Mapping {
    /// What the table can't be without and no column is: an amount may also be quantity × unit price.
    pub fn missing(&self) -> Vec<Role> {
        missing(self.kind, &self.columns)
    }
}

/// What a table of this kind can't be without and none of these columns is.
pub(super) fn missing(kind: TableKind, columns: &[ColumnMapping]) -> Vec<Role> {
    let has = |role: Role| columns.iter().any(|column| column.role == role);
    let computed = |role: Role| role == Role::Amount && has(Role::Quantity) && has(Role::UnitPrice);
    kind.required().iter().copied().filter(|&role| !has(role) && !computed(role)).collect()
}

/// Where a mapping is from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Found in the file itself.
    #[default]
    Found,
    /// That of an earlier file with the same columns, by its name.
    File(String),
    /// A template, by its name.
    Template(String),
}
