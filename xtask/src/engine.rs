//! The one file of the tool (with [`measure`] below it) that touches the engine. Everything here is a thin walk over the same calls that
//! the worker makes.

#[cfg(test)]
pub mod drop;
mod files;
mod many_shops;
pub mod measure;
mod model;
mod quality;

use std::time::Instant;

use kefen::base::{Arg, Day, Failure, Job};
use kefen::classify::{self, ParamKind, Value, Values};
use kefen::features::{Amounts, Cancellations, Extra, Rules};
use kefen::i18n::{Catalog, Lang};
use kefen::ingest::{Dialect, Encoding, Finished, Ingest, Preview, Quoting, Template};
use kefen::session::native::{self, Opened, Options};
pub use kefen::table::TableKind;
use kefen::table::{Role, Table};
use serde_json::json;

use crate::args::Args;
use crate::cells::one_byte;
use crate::project::{Result, Stop};
use files::Source;
pub use model::{Ask, MODELS, Unit, model};
pub use quality::quality;

/// How a file is to be read and looked at: the options that `classify`, `inspect` and `recount` share.
#[derive(Default)]
pub struct Reading {
    options: Options,
    /// Which of several sheets or files in it.
    sheet: Option<String>,
}

impl Reading {
    /// Takes the shared options out of the words of a verb.
    pub fn from(args: &mut Args) -> Result<Reading> {
        let mut map = Vec::new();
        for text in args.values("--map")? {
            let pair = text.split_once('=').and_then(|(role, column)| Some((Role::from_id(role)?, column.to_owned())));
            map.push(pair.ok_or_else(|| {
                args.wrong(&format!("--map {text} is not ROLE=COLUMN with a role of `cargo xtask list`"))
            })?);
        }
        let cancellations = args.parsed("--cancellations", "match, net or ignore", |text| {
            Cancellations::ALL.iter().copied().find(|rule| rule.id() == text)
        })?;
        let amounts = args.parsed("--amounts", "auto, order or line", |text| {
            Amounts::ALL.iter().copied().find(|rule| rule.id() == text)
        })?;
        let extra = |text: &str| Extra::ALL.iter().copied().find(|rule| rule.id() == text);
        let shipping = args.parsed("--shipping", "as-is, without or added", extra)?;
        let tax = args.parsed("--tax", "as-is, without or added", extra)?;
        let sheet = args.value("--sheet")?;
        let template = match args.value("--template")? {
            None => None,
            Some(file) => {
                let text = std::fs::read_to_string(&file).map_err(|error| Stop::usage(format!("{file}: {error}")))?;
                Some(Template::read(&file, &text).map_err(|failure| told(&file, &failure))?)
            }
        };
        let options = Options {
            encoding: args.parsed("--encoding", "an encoding like utf-8, gb18030 or windows-1252", encoding)?,
            delimiter: args.parsed("--delimiter", "one ASCII character (or \\t)", one_byte)?,
            map,
            tables: Vec::new(),
            template,
            as_of: args.parsed("--as-of", "a day like 2026-11-22", Day::from_iso)?,
            window: args.parsed("--window", "a whole number of months from 1", |text| {
                text.parse().ok().filter(|months| *months > 0)
            })?,
            rules: Rules {
                cancellations: cancellations.unwrap_or_default(),
                drop_duplicates: args.switch("--drop-duplicates"),
                merge_days: args.switch("--merge-days"),
                today: args.parsed("--today", "a day like 2026-11-22", Day::from_iso)?,
                amounts: amounts.unwrap_or_default(),
                keep_overlaps: args.switch("--keep-overlaps"),
                shipping: shipping.unwrap_or_default(),
                tax: tax.unwrap_or_default(),
                ignore_refunds: args.switch("--ignore-refunds"),
                returns: args.switch("--deduct-returns"),
            },
        };
        Ok(Reading { options, sheet })
    }
}

impl Reading {
    /// Looks at orders up to and including this day; false where that is no day, or another day was said.
    pub fn calibrate_until(&mut self, text: &str) -> bool {
        let Some(as_of) = Day::from_iso(text).map(|day| day.plus(1)) else { return false };
        *self.options.as_of.get_or_insert(as_of) == as_of
    }

    /// Says which table a file is.
    pub fn is_table(&mut self, file: &str, kind: TableKind) {
        self.options.tables.push((file.to_owned(), kind));
    }
}

/// How cells are to be read, before anything is typed. What is not given is found by looking.
pub struct Cells {
    /// Which of several sheets or files in it.
    pub sheet: Option<String>,
    /// The name of an encoding.
    pub encoding: Option<String>,
    /// Between cells.
    pub delimiter: Option<u8>,
    /// Around cells.
    pub quote: Option<u8>,
    /// Before a quote inside quotes.
    pub escape: Option<u8>,
    /// Before lines that are no data.
    pub comment: Option<u8>,
    /// Whether the first record is a header.
    pub header: bool,
}

/// Everybody's class.
pub struct Classified {
    /// Names of the scores.
    pub scores: Vec<&'static str>,
    /// One row per customer, sorted by id.
    pub rows: Vec<Row>,
}

/// One customer.
pub struct Row {
    /// The id, as text.
    pub customer: String,
    /// The id of the class.
    pub class: String,
    /// One value per score; NaN where there is none.
    pub scores: Vec<f64>,
}

/// The encoding of a name, with the usual other spellings.
fn encoding(name: &str) -> Option<Encoding> {
    let plain: String = name.to_ascii_lowercase().chars().filter(char::is_ascii_alphanumeric).collect();
    match plain.as_str() {
        "utf8" | "ascii" | "utf8sig" => Some(Encoding::Utf8),
        "gb18030" | "gbk" | "gb2312" | "cp936" => Some(Encoding::Gb18030),
        "utf16" => Some(Encoding::Utf16Le),
        "utf32" => Some(Encoding::Utf32Le),
        "sjis" | "cp932" => Some(Encoding::ShiftJis),
        "cp949" => Some(Encoding::EucKr),
        "cp950" => Some(Encoding::Big5),
        "latin1" | "iso88591" => Some(Encoding::Windows1252),
        plain => {
            let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
            let windows = plain.strip_prefix("cp").map(|page| format!("windows{page}"));
            let plain = windows.as_deref().unwrap_or(plain);
            Encoding::ALL.iter().copied().find(|encoding| letters(encoding.id()) == plain)
        }
    }
}

/// A failure of the engine as the line that a person reads: the sentence and the cure of the catalogue.
fn told(file: &str, failure: &Failure) -> Stop {
    let words = Catalog::new(Lang::En, kefen::i18n::Currency::None);
    let (sentence, cure) = (words.text(&failure.message), words.attribute(&failure.message, "cure"));
    Stop::usage(format!("{file}: {} — {sentence} {cure}", failure.code).trim_end().to_owned())
}

/// Imports files exactly as the browser does.
fn open(sources: &[Source], reading: &Reading) -> Result<Opened> {
    let started = Instant::now();
    let clock = move || started.elapsed().as_secs_f64() * 1e3;
    let all: Vec<native::File> = sources.iter().map(|source| (source.name.as_str(), source.bytes.as_slice())).collect();
    native::open(&all, &reading.options, &clock).map_err(|failure| told(first(sources), &failure))
}

/// What a failure of several files is told of.
fn first(sources: &[Source]) -> &str {
    sources.first().map_or("", |source| &source.name)
}

/// What is in the named files.
fn sources(names: &[String], reading: &Reading) -> Result<Vec<Source>> {
    names.iter().map(|name| files::open(name, reading.sheet.as_deref(), &reading.options)).collect()
}

/// Every classifier and every table.
pub fn list() -> serde_json::Value {
    let classifiers: Vec<serde_json::Value> = classify::ALL
        .iter()
        .map(|classifier| {
            let spec = classifier.spec();
            let classes =
                classifier.check(&Values::new()).map(|params| classifier.classes(&params)).unwrap_or_default();
            json!({
                "id": spec.id,
                "family": spec.family.id(),
                "needs": spec.needs.iter().map(classify::Need::text).collect::<Vec<_>>(),
                "params": spec.params.iter().map(|param| json!({
                    "name": param.name,
                    "default": plain(&param.default()),
                    "range": range(&param.kind),
                })).collect::<Vec<_>>(),
                "classes": classes.iter().map(|class| class.id.as_ref()).collect::<Vec<_>>(),
                "reference": spec.reference,
            })
        })
        .collect();
    let tables = TableKind::ALL.iter().map(|table| {
        let ids = |roles: &[Role]| roles.iter().map(|role| role.id()).collect::<Vec<_>>();
        json!({ "id": table.id(), "roles": ids(table.roles()), "required": ids(table.required()) })
    });
    json!({ "classifiers": classifiers, "tables": tables.collect::<Vec<_>>() })
}

fn plain(value: &Value) -> serde_json::Value {
    match value {
        Value::Choice(choice) => json!(choice),
        Value::Number(number) => json!(number),
        Value::Switch(on) => json!(on),
        Value::Cuts(cuts) => json!(cuts),
        Value::Text(text) => json!(text),
    }
}

fn range(kind: &ParamKind) -> serde_json::Value {
    match kind {
        ParamKind::Choice(options) => json!({ "options": options }),
        ParamKind::Number { min, max, step, .. } => json!({ "min": min, "max": max, "step": step }),
        ParamKind::Switch(_) => json!({ "options": [true, false] }),
        ParamKind::Cuts { feature, count, .. } => {
            json!({ "feature": feature, "cuts": count, "form": "ascending, parted by /" })
        }
        ParamKind::Text { most } | ParamKind::Rules { most } => json!({ "characters": most }),
        ParamKind::Column { .. } => json!({ "form": "the header of a column, or TABLE/HEADER" }),
    }
}

/// How a file is read and where its rows go.
pub fn inspect(file: &str, reading: &Reading) -> Result<serde_json::Value> {
    let source = files::open(file, reading.sheet.as_deref(), &reading.options)?;
    let failed = |failure: Failure| told(&source.name, &failure);
    let preview = native::inspect(&source.bytes, &source.name, &reading.options).map_err(failed)?;
    let mut opened = open(std::slice::from_ref(&source), reading)?;
    let mapping = opened.mapping().map_err(failed)?.clone();
    let report = opened.report().map_err(failed)?.clone();
    let account = opened.reconciliation().map_err(failed)?;
    let columns = mapping.columns.iter().zip(&preview.columns).map(|(column, seen)| {
        json!({
            "header": column.header,
            "role": column.role.id(),
            "kind": format!("{:?}", column.role.kind()).to_lowercase(),
            "date": column.date.id(),
            "confidence": seen.confidence,
            "others": seen.others.iter().map(|(role, confidence)| json!([role.id(), confidence])).collect::<Vec<_>>(),
        })
    });
    let excluded = account.excluded.iter().map(|excluded| {
        let told = json!({ "rows": excluded.rows, "money": excluded.money.to_string() });
        (excluded.reason.id().to_owned(), told)
    });
    let rejected_lines =
        report.rows.iter().map(|row| json!({ "line": row.line, "column": row.column, "reason": row.reason.id() }));
    Ok(json!({
        "encoding": mapping.encoding.id(),
        "delimiter": char::from(mapping.dialect.delimiter).to_string(),
        "header_row": mapping.header,
        "platform": platform(&preview),
        "table": mapping.kind.id(),
        "rows_are": mapping.subject.map_or("customer", Role::id),
        "columns": columns.collect::<Vec<_>>(),
        "questions": preview.questions.iter().map(|question| question.key.as_ref()).collect::<Vec<_>>(),
        "rows": report.accepted + report.rejected + report.blank,
        "accepted": report.accepted,
        "blank": report.blank,
        "rejected": report.rejected,
        "rejected_by_reason": report.reasons.iter().map(|(reason, rows)| (reason.id().to_owned(), json!(rows))).collect::<serde_json::Map<_, _>>(),
        "rejected_lines": rejected_lines.collect::<Vec<_>>(),
        "reconciliation": {
            "rows_in": account.rows_in,
            "rows_kept": account.rows_kept,
            "rows_excluded": account.rows_excluded(),
            "excluded": excluded.collect::<serde_json::Map<_, _>>(),
            "orders": account.orders,
            "orders_cancelled": account.orders_cancelled,
            "customers": account.customers,
            "refund_only": account.refund_only,
            "gross": account.gross.to_string(),
            "given_back": account.given_back.to_string(),
            "net": account.net.to_string(),
        },
        "notes": source.notes.iter().map(String::as_str).chain(report.notes.iter().map(|note| note.message.key.as_ref())).collect::<Vec<_>>(),
        "part": source.name,
        "parts": source.parts,
    }))
}

/// Whose export a file was taken for.
fn platform(preview: &Preview) -> Option<String> {
    let named = preview.notes.iter().find(|note| note.message.key == "ingest-note-platform")?;
    named.message.args.iter().find_map(|(name, arg)| match arg {
        Arg::Text(text) if name == "platform" => Some(text.clone()),
        _ => None,
    })
}

/// The values of `--param NAME=VALUE`, read by the classifier's own specs.
fn values(id: &str, params: &[String]) -> Result<(&'static dyn classify::Classifier, Values)> {
    let classifier = classify::find(id)
        .ok_or_else(|| Stop::usage(format!("there is no classifier {id}; `cargo xtask list` names them all")))?;
    let specs = classifier.spec().params;
    let mut values = Values::new();
    for text in params {
        let names = || specs.iter().map(|spec| spec.name).collect::<Vec<_>>().join(", ");
        let (name, value) = text
            .split_once('=')
            .ok_or_else(|| Stop::usage(format!("--param {text} is not NAME=VALUE; {id} has {}", names())))?;
        let spec = specs
            .iter()
            .find(|spec| spec.name == name)
            .ok_or_else(|| Stop::usage(format!("{id} has no parameter {name}; it has {}", names())))?;
        let read = spec
            .parse(value)
            .map_err(|problem| Stop::usage(format!("--param {text}: {:?}; {}", problem.code, range(&spec.kind))))?;
        values.insert(name.to_owned(), read);
    }
    if let Err(problems) = classifier.check(&values) {
        let told: Vec<String> =
            problems.iter().map(|problem| format!("{}: {:?}", problem.param, problem.code)).collect();
        return Err(Stop::usage(format!(
            "parameters of {id}: {}; `cargo xtask list` tells their ranges",
            told.join(", ")
        )));
    }
    Ok((classifier, values))
}

/// The cells of a file as read.
pub fn cells(file: &str, cells: &Cells) -> Result<Vec<Vec<String>>> {
    let encoding = match &cells.encoding {
        Some(name) => Some(
            encoding(name)
                .ok_or_else(|| Stop::usage(format!("{file}: --encoding {name} is not known; take utf-8 or gb18030")))?,
        ),
        None => None,
    };
    let given = cells.delimiter.is_some() || cells.quote.is_some() || cells.escape.is_some() || cells.comment.is_some();
    let usual = Dialect::default();
    let dialect = given.then(|| Dialect {
        delimiter: cells.delimiter.unwrap_or(usual.delimiter),
        quote: cells.quote.unwrap_or(usual.quote),
        quoting: cells.escape.map_or(usual.quoting, Quoting::Escaped),
        comment: cells.comment,
    });
    let source = files::open(file, cells.sheet.as_deref(), &Options::default())?;
    kefen::ingest::cells::cells(&source.bytes, encoding, dialect, cells.header)
        .map_err(|failure| told(&source.name, &failure))
}

/// Whether a note says that a text among the parameters can't be read: the page shows it beside the text, here it is a wrong argument.
fn is_unread(key: &str) -> bool {
    key.starts_with("rules-odd-") || key.ends_with("-note-unread") || key.ends_with("-note-unread-lines")
}

/// Classifies the customers of files.
pub fn classify(names: &[String], reading: &Reading, id: &str, params: &[String]) -> Result<Classified> {
    let (_, values) = values(id, params)?;
    let sources = sources(names, reading)?;
    let failed = |failure: Failure| told(first(&sources), &failure);
    let mut opened = open(&sources, reading)?;
    let outcome = opened.run(id, &values).map_err(failed)?;
    if let Some(unread) = outcome.notes.iter().find(|note| is_unread(&note.message.key)) {
        let words = Catalog::new(Lang::En, kefen::i18n::Currency::None);
        return Err(Stop::usage(format!("--param of {id}: {}", words.text(&unread.message))));
    }
    let assignment = &outcome.assignment;
    let rows =
        opened.ids().map_err(failed)?.into_iter().zip(&assignment.class).enumerate().map(|(at, (customer, class))| {
            Row {
                customer,
                class: outcome.classes.get(usize::from(*class)).map_or_else(String::new, |class| class.id.to_string()),
                scores: assignment
                    .scores
                    .iter()
                    .map(|score| score.values.get(at).copied().unwrap_or(f64::NAN))
                    .collect(),
            }
        });
    Ok(Classified { rows: rows.collect(), scores: assignment.scores.iter().map(|score| score.name).collect() })
}

/// How long it takes: reading, features, fit and assignment, in milliseconds.
pub fn recount(names: &[String], reading: &Reading, id: &str, params: &[String]) -> Result<serde_json::Value> {
    let (classifier, values) = values(id, params)?;
    let sources = sources(names, reading)?;
    let failed = |failure: Failure| told(first(&sources), &failure);
    let checked = classifier.check(&values).map_err(|_| Stop::usage(format!("parameters of {id} can't be")))?;
    let mut opened = open(&sources, reading)?;
    let (ingest, features) = opened.timings().map_err(failed)?;
    let cx = opened.context().map_err(failed)?;
    let started = Instant::now();
    let outcome = classifier.run(&cx, &checked, &mut Job::quiet()).map_err(failed)?;
    let run = started.elapsed();
    let started = Instant::now();
    let _ = classifier.assign(&outcome.fit, &cx, &checked).map_err(failed)?;
    let assign = started.elapsed();
    Ok(json!({
        "customers": outcome.assignment.class.len(),
        "ingest_ms": ingest,
        "features_ms": features,
        "fit_ms": run.saturating_sub(assign).as_secs_f64() * 1e3,
        "assign_ms": assign.as_secs_f64() * 1e3,
    }))
}

/// Reads bytes to a typed table, nothing more.
fn read(bytes: &[u8]) -> Result<Table> {
    let failed = |failure: Failure| told("bench.csv", &failure);
    let mapping = native::inspect(bytes, "bench.csv", &Options::default()).map_err(failed)?.mapping;
    let mut ingest = Ingest::new("bench.csv", &mapping).map_err(failed)?;
    let mut fed = 0;
    for piece in bytes.chunks(4 << 20) {
        ingest.feed(piece).map_err(failed)?;
        if fed == 0 {
            ingest.expect(piece.len() as u64, bytes.len() as u64);
        }
        fed += piece.len();
    }
    match ingest.finish().map_err(failed)? {
        Finished::Imported(imported) => Ok(imported.table),
        Finished::Again(_) => Err(Stop::failed("the generated file contradicts its own head")),
    }
}

/// The rows of the table that bytes come to: what the bench sets against the yardstick.
pub fn ingest(bytes: &[u8]) -> Result<u32> {
    read(bytes).map(|table| table.rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_cannot_be_read_are_a_wrong_argument() {
        let path = std::env::temp_dir().join(format!("kefen-{}-rules.csv", std::process::id()));
        std::fs::write(&path, "customer,date,amount\na,2026-01-01,5\nb,2026-01-02,6\n").unwrap();
        let file = [path.to_str().unwrap().to_owned()];
        let of = |rules: &str| classify(&file, &Reading::default(), "rules", &[format!("rules={rules}")]);
        let (wrong, right) = (of("x"), of("big: monetary > 5"));
        std::fs::remove_file(&path).unwrap();
        assert!(wrong.is_err_and(|stop| stop.status == 2 && stop.to_string().lines().count() == 1));
        let classes: Vec<String> = right.unwrap().rows.into_iter().map(|row| row.class).collect();
        assert_eq!(classes, ["other", "big"]);
    }
}
