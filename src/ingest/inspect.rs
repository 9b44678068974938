//! A look at the head of a file: what it seems to be, and how sure that is.

use serde::{Deserialize, Serialize};

use super::dialect::{self, Shape};
use super::infer::{Facts, Inferred, SURE, infer};
use super::mapping::missing;
use super::number::{self, Cell};
use super::ragged::Ragged;
use super::{
    DateReading, Encoding, Mapping, NumberReading, cells, clean, date, encoding, kinds, platforms, roles, stand_in,
};
use crate::base::{Arg, Failure, Message, Note, Result};
use crate::export::KEY_FIGURES;
use crate::table::{Role, TableKind};

/// One column as inspection sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PreviewColumn {
    /// The header; empty if the file has none for it.
    pub header: String,
    /// Up to three values that differ, as they stand.
    pub samples: Vec<String>,
    /// How sure the role is, 0 … 1.
    pub confidence: f64,
    /// Roles that would also fit, best first.
    pub others: Vec<(Role, f64)>,
}

/// What the page needs to ask and to show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preview {
    /// The file's name and size in bytes.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// How it would be read.
    pub mapping: Mapping,
    /// The first line in the encodings that it could be in, the likeliest first; different texts only.
    pub readings: Vec<(Encoding, String)>,
    /// One per column.
    pub columns: Vec<PreviewColumn>,
    /// The first rows as read, header excluded, at most 20.
    pub rows: Vec<Vec<String>>,
    /// What must be answered before the import; empty if nothing.
    pub questions: Vec<Message>,
    /// What may come first in the dates, the likeliest first, where that is open; empty where it is known.
    pub orders: Vec<DateReading>,
    /// What was noticed.
    pub notes: Vec<Note>,
}

/// A look at the head of a file.
pub struct Inspection;

/// What is said of a file before it is looked at.
#[derive(Clone, Copy, Default)]
struct Told<'a> {
    given: Option<&'a Mapping>,
    table: Option<TableKind>,
    /// What takes the place of people.
    stand_in: Option<Role>,
}

impl Inspection {
    /// How many bytes of the head are looked at.
    pub const HEAD: usize = 1 << 20;

    /// Looks at the first [`Inspection::HEAD`] bytes (or the whole file if it is shorter: `whole`). With `given`, reads as the person says.
    /// Fails for what is no table of orders: `empty_file`, `no_rows`, `binary_file`, `spreadsheet_file`, `unsupported_encoding`,
    /// `not_a_table`, `torn_numbers`, `own_export`, `other_table`, `encrypted_customers`, and `no_customer_column`, `no_date_column`, `no_amount_column` or, for several of these, `missing_columns`.
    pub fn of(name: &str, size: u64, head: &[u8], whole: bool, given: Option<&Mapping>) -> Result<Preview> {
        Inspection::look(name, size, (head, whole), Told { given, ..Told::default() })
    }

    /// The same for a file that names no person: the column of this role takes the place of the customer.
    pub fn standing_in(name: &str, size: u64, head: &[u8], whole: bool, role: Role) -> Result<Preview> {
        Inspection::look(name, size, (head, whole), Told { stand_in: Some(role), ..Told::default() })
    }

    /// The same where it is known which table it is, and perhaps nothing else.
    pub fn of_table(
        name: &str,
        size: u64,
        head: &[u8],
        whole: bool,
        given: Option<&Mapping>,
        table: Option<TableKind>,
    ) -> Result<Preview> {
        Inspection::look(name, size, (head, whole), Told { given, table, stand_in: None })
    }

    fn look(name: &str, size: u64, (head, whole): (&[u8], bool), told: Told<'_>) -> Result<Preview> {
        let Told { given, table, .. } = told;
        let failure = |code: &str| Failure::new(code).with(|message| message.text("file", name));
        let bare = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        if bare.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
            return Err(failure("empty_file"));
        }
        let found = encoding::detect(head, whole);
        let encoding = match (given, &found) {
            (Some(given), _) => given.encoding,
            (None, Ok(found)) => found.best(),
            (None, Err(what)) => return Err(cells::no_text(name, *what)),
        };
        let text = cells::utf8(head, encoding, whole);
        if given.is_none() && is_markup(&text) {
            return Err(failure("not_a_table"));
        }
        let dialect = given.map_or_else(|| dialect::detect(&text, whole), |given| given.dialect);
        let shape = Shape::of(&text, whole, dialect);
        let limit = (SAMPLE_CELLS / shape.width.max(1)).clamp(HEADER_WITHIN + 20, SAMPLE_ROWS);
        let (mut records, mut lines) = cells::read_lines(&text, whole, dialect, limit);
        if records.len() < 2 {
            // A single cell may be larger than the head.
            (records, lines) = cells::read_lines(&text, true, dialect, limit);
        }
        let header = match given {
            Some(given) => given.header.map(|before| before as usize),
            None => find_header(&records, shape.width),
        };
        let names = header.and_then(|at| records.get(at)).cloned().unwrap_or_default();
        let from = header.map_or(0, |at| at + 1);
        let rows: Vec<&Vec<String>> = records.iter().skip(from).filter(|row| !is_blank(row)).collect();
        if rows.is_empty() {
            return Err(failure("no_rows"));
        }
        if given.is_none() && header.is_none() && (rows.len() < 2 && !is_data(&records) || is_prose(&rows, shape)) {
            return Err(failure(if rows.len() < 2 { "no_rows" } else { "not_a_table" }));
        }
        let ragged = header
            .filter(|_| given.is_none())
            .map(|at| Ragged::of(&names, dialect.delimiter, lines.iter().copied().zip(&records).skip(at + 1)));
        if let Some(ragged) = &ragged {
            ragged.refuse(name)?;
        }
        let width = width_of(&names, &rows, shape.width);
        let headers: Vec<String> =
            (0..width).map(|at| names.get(at).map(|name| tidy(name)).unwrap_or_default()).collect();
        let facts: Vec<Facts> = (0..width)
            .map(|at| Facts::of(rows.iter().filter_map(move |row| row.get(at)).map(String::as_str)))
            .collect();
        let comma = dialect.delimiter == b';';
        let mut inferred = infer(TableKind::Orders, &headers, &facts, comma);
        let kind = table.or(given.map(|given| given.kind)).unwrap_or_else(|| kind_of(&headers, &inferred));
        if kind != TableKind::Orders {
            inferred = infer(kind, &headers, &facts, comma);
        }
        let kept = given.filter(|given| given.columns.len() == width);
        let found_roles: Vec<Role> = inferred.columns.iter().map(|column| column.role).collect();
        // With other columns than before, what stood in for people does so again.
        let stand_in = told.stand_in.or(given.filter(|_| kept.is_none()).and_then(|given| given.subject));
        if let Some(role) = stand_in.filter(|_| kind == TableKind::Orders) {
            stand_in::take(&mut inferred, role);
        }
        if let Some(given) = kept {
            inferred.confidence = vec![1.0; width];
            inferred.ambiguous = None;
            for (column, given) in inferred.columns.iter_mut().zip(&given.columns) {
                (column.role, column.date, column.number) = (given.role, given.date, given.number);
            }
        } else {
            if KEY_FIGURES.iter().all(|own| headers.iter().any(|header| header == own)) {
                // One row per customer with a day and a sum would pass for one order each.
                return Err(failure("own_export"));
            }
            let offer = |failure| stand_in::offer(failure, &inferred, &facts);
            if kind == TableKind::Orders && stand_in.is_none() {
                refuse_export(name, &headers, &inferred, &facts).map_err(offer)?;
            }
            refuse_without(kind, name, &headers, &inferred).map_err(offer)?;
        }
        let subject = stand_in::subject(&inferred, &found_roles).filter(|_| kind == TableKind::Orders);
        let unsure = found.as_ref().is_ok_and(|found| !found.sure);
        let orders = column_of(&inferred, Role::Date).and_then(|at| facts.get(at)).map(Facts::orders);
        let orders = orders.filter(|orders| orders.len() > 1).unwrap_or_default();
        let mut questions =
            if kept.is_some() { Vec::new() } else { questions(kind, header.is_none(), &inferred, &orders, &rows) };
        questions.extend(ragged.and_then(|ragged| ragged.question()));
        questions.extend(summary(&inferred, &facts).filter(|_| kind == TableKind::Orders && kept.is_none()));
        if unsure && given.is_none() {
            questions.insert(0, Message::new("ingest-question-encoding"));
        }
        let mut notes = Vec::new();
        let other = || {
            let other = platforms::other(&platforms::normal_headers(headers.iter().map(String::as_str)));
            other.filter(|other| other.table == Some(kind)).map(|other| other.platform)
        };
        if let Some(platform) = inferred.platform.map(|platform| platform.name).or_else(other) {
            notes.push(Note::info(Message::new("ingest-note-platform").text("platform", platform)));
        }
        if let Some(before) = header.filter(|&before| before > 0) {
            notes.push(Note::info(Message::new("ingest-note-preamble").count("count", before)));
        }
        let columns = headers.iter().enumerate().map(|(at, header)| PreviewColumn {
            header: header.clone(),
            samples: samples(&rows, at),
            confidence: inferred.confidence.get(at).copied().unwrap_or(0.0),
            others: inferred.others.get(at).cloned().unwrap_or_default(),
        });
        Ok(Preview {
            name: name.to_owned(),
            size,
            columns: columns.collect(),
            rows: rows.iter().take(SHOWN_ROWS).map(|row| row.iter().map(|cell| cut(cell)).collect()).collect(),
            questions,
            orders,
            notes,
            readings: readings(head, encoding, found.map(|found| found.readings).unwrap_or_default()),
            mapping: Mapping {
                kind,
                encoding,
                dialect,
                header: header.and_then(|at| u32::try_from(at).ok()),
                columns: inferred.columns,
                fixes: given.map(|given| given.fixes.clone()).unwrap_or_default(),
                origin: given.map(|given| given.origin.clone()).unwrap_or_default(),
                subject,
            },
        })
    }
}

/// Rows within which a header is looked for.
const HEADER_WITHIN: usize = 30;
/// Rows and cells from which columns are judged.
const SAMPLE_ROWS: usize = 1000;
const SAMPLE_CELLS: usize = 100_000;
/// Rows that are shown, and characters of a cell.
const SHOWN_ROWS: usize = 20;
const SHOWN_CHARACTERS: usize = 200;

/// The first line as it would be read: in the encoding in force and in those that were found, each text once.
fn readings(head: &[u8], encoding: Encoding, found: Vec<Encoding>) -> Vec<(Encoding, String)> {
    let mut readings: Vec<(Encoding, String)> = Vec::new();
    let others = found.iter().copied().filter(|other| *other != encoding);
    let all = if found.contains(&encoding) { found.clone() } else { std::iter::once(encoding).chain(others).collect() };
    for encoding in all {
        let line = encoding::first_line(head, encoding);
        if readings.iter().all(|(_, other)| *other != line) {
            readings.push((encoding, line));
        }
    }
    readings
}

fn cut(cell: &str) -> String {
    cell.chars().take(SHOWN_CHARACTERS).collect()
}

/// A header as it is shown: as it stands, without what nobody sees.
fn tidy(name: &str) -> String {
    name.trim_matches(|c: char| c.is_whitespace() || clean::invisible(c)).to_owned()
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| clean::is_blank(cell.as_bytes()))
}

/// JSON, HTML and XML begin with what no header begins with.
fn is_markup(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text).trim_ascii_start();
    let start: String = text.iter().take(64).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let dense: String = start.chars().filter(|c| !c.is_whitespace()).collect();
    ["{\"", "{}", "[{", "[[", "[\"", "<!doctype", "<html", "<?xml", "<table", "{\\rtf"]
        .iter()
        .any(|mark| dense.starts_with(mark))
}

/// Lines of prose: one long cell each, or commas wherever the sentences have them.
fn is_prose(rows: &[&Vec<String>], shape: Shape) -> bool {
    let long = rows.iter().filter(|row| row.iter().any(|cell| cell.chars().count() > 60)).count();
    (shape.width < 2 || shape.even * 2 < shape.records) && long * 2 > rows.len()
}

fn is_value(cell: &str) -> bool {
    let text = clean::text(cell);
    matches!(number::money(text, NumberReading::PointDecimal), Cell::Value(_))
        || date::date(text, DateReading::DayFirst).is_some()
}

/// Whether the first record is a row of its own right: it has a date and a number.
fn is_data(records: &[Vec<String>]) -> bool {
    records.first().is_some_and(|row| row.iter().filter(|cell| is_value(cell)).count() >= 2)
}

/// The record that names the columns: first the one whose cells are names of roles; else the first whole one, if it holds no values.
/// Never in line, as little as [`Facts::of`].
#[inline(never)]
fn find_header(records: &[Vec<String>], width: usize) -> Option<usize> {
    let filled = |row: &[String]| row.iter().filter(|cell| !clean::is_blank(cell.as_bytes())).count();
    let values = |row: &[String]| row.iter().filter(|cell| is_value(cell)).count();
    let within = || records.iter().take(HEADER_WITHIN).enumerate().filter(|(_, row)| !is_blank(row));
    let named = within().find(|(_, row)| {
        let hits = roles::hits(row.iter().take(200).map(String::as_str));
        hits >= 2 && values(row) == 0 && filled(row) * 2 >= width.min(row.len())
    });
    if let Some((at, _)) = named {
        return Some(at);
    }
    let (at, first) = within().find(|(_, row)| row.len() >= width && filled(row) * 2 >= width)?;
    (values(first) * 5 <= filled(first) && !(width > 1 && values(first) > 0 && first.len() < 12)).then_some(at)
}

/// Columns of the file: those of the header, or more if most rows have more.
fn width_of(names: &[String], rows: &[&Vec<String>], usual: usize) -> usize {
    if names.is_empty() {
        return usual.max(1);
    }
    let beyond =
        rows.iter().filter(|row| row.iter().skip(names.len()).any(|cell| !clean::is_blank(cell.as_bytes()))).count();
    if beyond * 2 > rows.len() { usual.max(names.len()) } else { names.len() }
}

fn samples(rows: &[&Vec<String>], at: usize) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    for cell in rows.iter().take(200).filter_map(|row| row.get(at)).filter(|cell| !clean::is_blank(cell.as_bytes())) {
        let cell = cut(cell);
        if !samples.contains(&cell) {
            samples.push(cell);
        }
        if samples.len() == 3 {
            break;
        }
    }
    samples
}

fn column_of(inferred: &Inferred, role: Role) -> Option<usize> {
    inferred.columns.iter().position(|column| column.role == role)
}

/// Fails for exports that are known to be no orders, and for orders that are known to say nothing of who bought.
fn refuse_export(name: &str, headers: &[String], inferred: &Inferred, facts: &[Facts]) -> Result<()> {
    let sure = |role: Role| {
        let at = column_of(inferred, role);
        at.is_some_and(|at| inferred.confidence.get(at).is_some_and(|&sure| sure >= SURE))
    };
    let normal = platforms::normal_headers(headers.iter().map(String::as_str));
    if let Some(other) = platforms::other(&normal) {
        return Err(
            Failure::new("other_table").with(|message| message.text("file", name).text("platform", other.platform))
        );
    }
    let Some(platform) = inferred.platform else { return Ok(()) };
    let told = |message: Message| message.text("file", name).text("platform", platform.name);
    if !sure(Role::Customer) && platform.columns(&normal, &|_| 1).iter().all(|(role, _)| *role != Role::Customer) {
        // The same as for any file without people, in the words of who knows the platform.
        let message = told(Message::new("failure-no-buyer-in-export"));
        return Err(Failure { code: "no_customer_column".to_owned(), message });
    }
    let facts_of = |role: Role| column_of(inferred, role).and_then(|at| facts.get(at));
    if let (Some(customer), Some(order)) = (facts_of(Role::Customer), facts_of(Role::Order))
        && customer.sealed >= 0.9
        && customer.distinct * 100 >= order.distinct * 99
    {
        // Encrypted for every order anew: everybody would have bought once.
        return Err(Failure::new("encrypted_customers").with(told));
    }
    Ok(())
}

/// Which table it is, by its headers and what it would be as orders.
fn kind_of(headers: &[String], orders: &Inferred) -> TableKind {
    let normal = platforms::normal_headers(headers.iter().map(String::as_str));
    if let Some(kind) = platforms::other(&normal).and_then(|other| other.table) {
        return kind;
    }
    kinds::choose(&normal, orders, missing(TableKind::Orders, &orders.columns).is_empty())
}

/// Fails if no column could be what an import can't be without.
fn refuse_without(kind: TableKind, name: &str, headers: &[String], inferred: &Inferred) -> Result<()> {
    let missing = missing(kind, &inferred.columns);
    if kind != TableKind::Orders && !missing.is_empty() {
        let roles = missing.iter().map(|role| Arg::Word(format!("role-{}", role.id()).into())).collect();
        return Err(Failure::new("missing_roles").with(|message| {
            message.text("file", name).word("table", format!("app-table-{}", kind.id())).with("roles", Arg::List(roles))
        }));
    }
    let code = match missing.as_slice() {
        [] => return Ok(()),
        [Role::Customer] => "no_customer_column",
        [Role::Date] => "no_date_column",
        [Role::Amount] => "no_amount_column",
        _ => "missing_columns",
    };
    let ids: Vec<&str> = missing.iter().map(|role| role.id()).collect();
    let mut shown: Vec<String> =
        headers.iter().filter(|header| !header.is_empty()).take(12).map(|name| cut(name)).collect();
    if shown.is_empty() {
        shown.push("—".to_owned());
    }
    Err(Failure::new(code).with(|message| {
        let message = message.text("file", name).list("columns", shown);
        if ids.len() > 1 { message.word("missing", format!("ingest-missing-{}", ids.join("-"))) } else { message }
    }))
}

/// What the person must answer.
fn questions(
    kind: TableKind,
    no_header: bool,
    inferred: &Inferred,
    orders: &[DateReading],
    rows: &[&Vec<String>],
) -> Vec<Message> {
    let mut questions = Vec::new();
    if no_header {
        questions.push(Message::new("ingest-question-header"));
    }
    let header = |at: usize| inferred.columns.get(at).map(|column| column.header.clone()).unwrap_or_default();
    for (role, key) in [
        (Role::Customer, "ingest-question-customer"),
        (Role::Date, "ingest-question-date"),
        (Role::Amount, "ingest-question-amount"),
    ] {
        let Some(at) = column_of(inferred, role) else { continue };
        if inferred.confidence.get(at).is_some_and(|&sure| sure < SURE) {
            let column = if header(at).is_empty() { (at + 1).to_string() } else { header(at) };
            questions.push(Message::new(key).text("column", column));
        }
    }
    for role in kind.required() {
        let Some(at) = column_of(inferred, *role).filter(|_| inferred.platform.is_none()) else { continue };
        let name = super::normal_header(&header(at));
        let mut others = inferred.columns.iter().enumerate().filter(|(other, _)| *other != at);
        let differ = |other: usize| {
            rows.iter().any(|row| row.get(at).map(|cell| cell.trim()) != row.get(other).map(|cell| cell.trim()))
        };
        if others
            .any(|(other, column)| !name.is_empty() && super::normal_header(&column.header) == name && differ(other))
        {
            questions.push(Message::new("ingest-question-twice").text("column", header(at)));
        }
    }
    if let Some(at) = inferred.ambiguous {
        let example = rows.iter().filter_map(|row| row.get(at)).find(|cell| !clean::is_blank(cell.as_bytes()));
        let example = example.map(|cell| cut(cell.trim())).unwrap_or_default();
        let may_be_year = orders.contains(&DateReading::ShortYear);
        let key = if may_be_year { "ingest-question-date-order-year" } else { "ingest-question-date-order" };
        questions.push(Message::new(key).text("column", header(at)).text("example", example));
    }
    questions
}

/// Whether it may be a list with one row for each customer, their last day and their sum: read as orders everybody would have bought once,
/// and beside the orders everything would count twice.
fn summary(inferred: &Inferred, facts: &[Facts]) -> Option<Message> {
    const LAST: &[&str] = &["最近", "最后", "末次", "上次", "last", "latest", "recent"];
    const SUMS: &[&str] = &["累计", "总消费", "消费总", "历史", "lifetime", "totalspen", "cumulative"];
    let of = |role: Role| column_of(inferred, role).and_then(|at| Some((facts.get(at)?, inferred.columns.get(at)?)));
    let named = |role: Role, parts: &[&str]| {
        let header = of(role).map(|(_, column)| super::normal_header(&column.header)).unwrap_or_default();
        parts.iter().any(|part| header.contains(part))
    };
    let (who, column) = of(Role::Customer)?;
    let each_once = who.filled > 2 && who.distinct == who.filled;
    let told = of(Role::Order).is_none() && (named(Role::Date, LAST) || named(Role::Amount, SUMS));
    (each_once && told).then(|| Message::new("ingest-question-summary").text("column", column.header.clone()))
}

#[cfg(test)]
#[path = "inspect_tests.rs"]
mod tests;
