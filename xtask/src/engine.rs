//! The one file of the tool that touches the engine. Everything here is a thin walk over the same calls that the worker makes.

use std::time::Instant;

use kefen::base::{Day, Failure};
use kefen::classify::{self, ParamKind, Value, Values};
use kefen::features::{Cancellations, Rules};
use kefen::i18n::{Catalog, Lang};
use kefen::ingest::{Encoding, Finished, Imported, Ingest, Inspection, Mapping, Preview};
use kefen::table::{Role, TableKind};
use serde_json::json;

use crate::args::Args;
use crate::cells::one_byte;
use crate::project::{Result, Stop};

/// How a file is to be read and looked at: the options that `classify`, `inspect` and `recount` share.
#[derive(Default)]
pub struct Reading {
    encoding: Option<Encoding>,
    delimiter: Option<u8>,
    map: Vec<(Role, String)>,
    rules: Rules,
    as_of: Option<Day>,
    window: Option<u32>,
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
        Ok(Reading {
            encoding: args.parsed("--encoding", "one of the encodings utf-8, gb18030", encoding)?,
            delimiter: args.parsed("--delimiter", "one ASCII character (or \\t)", one_byte)?,
            map,
            as_of: args.parsed("--as-of", "a day like 2026-11-22", Day::from_iso)?,
            window: args.parsed("--window", "a whole number of months from 1", |text| {
                text.parse().ok().filter(|months| *months > 0)
            })?,
            rules: Rules {
                cancellations: cancellations.unwrap_or_default(),
                drop_duplicates: args.switch("--drop-duplicates"),
                merge_days: args.switch("--merge-days"),
                today: args.parsed("--today", "a day like 2026-11-22", Day::from_iso)?,
            },
        })
    }
}

/// How cells are to be read, before anything is typed. What is not given is found by looking.
pub struct Cells {
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
        _ => None,
    }
}

/// A failure of the engine as the line that a person reads: the sentence and the cure of the catalogue.
fn told(file: &str, failure: &Failure) -> Stop {
    let words = Catalog::new(Lang::En, kefen::i18n::Currency::None);
    let (sentence, cure) = (words.text(&failure.message), words.attribute(&failure.message, "cure"));
    Stop::usage(format!("{file}: {} — {sentence} {cure}", failure.code).trim_end().to_owned())
}

/// Looks at a file and applies what the person says about it.
fn look(file: &str, bytes: &[u8], reading: &Reading) -> Result<Preview> {
    let whole = bytes.len() <= Inspection::HEAD;
    let head = bytes.get(..Inspection::HEAD).unwrap_or(bytes);
    let of = |given: Option<&Mapping>| {
        Inspection::of(file, bytes.len() as u64, head, whole, given).map_err(|failure| told(file, &failure))
    };
    let mut preview = of(None)?;
    if reading.encoding.is_some() || reading.delimiter.is_some() {
        let mut mapping = preview.mapping.clone();
        mapping.encoding = reading.encoding.unwrap_or(mapping.encoding);
        mapping.dialect.delimiter = reading.delimiter.unwrap_or(mapping.dialect.delimiter);
        preview = of(Some(&mapping))?;
    }
    if !reading.map.is_empty() {
        let mut mapping = preview.mapping.clone();
        for (role, header) in &reading.map {
            let headers = || mapping.columns.iter().map(|column| column.header.as_str()).collect::<Vec<_>>().join(", ");
            let at = mapping.columns.iter().position(|column| column.header == *header).ok_or_else(|| {
                Stop::usage(format!("{file}: there is no column {header}; the columns are {}", headers()))
            })?;
            for (index, column) in mapping.columns.iter_mut().enumerate() {
                if index == at {
                    column.role = *role;
                } else if column.role == *role {
                    column.role = Role::Attribute;
                }
            }
        }
        preview = of(Some(&mapping))?;
    }
    Ok(preview)
}

/// Reads a whole file. A file may contradict its head a few times; each time it says how to read it instead.
fn import(file: &str, bytes: &[u8], mapping: &Mapping) -> Result<(Mapping, Imported)> {
    let failed = |failure: Failure| told(file, &failure);
    let mut mapping = mapping.clone();
    for _ in 0..8 {
        let mut ingest = Ingest::new(file, &mapping).map_err(failed)?;
        for piece in bytes.chunks(4 << 20) {
            ingest.feed(piece).map_err(failed)?;
        }
        match ingest.finish().map_err(failed)? {
            Finished::Imported(imported) => return Ok((mapping, *imported)),
            Finished::Again(better) => mapping = better,
        }
    }
    Err(Stop::usage(format!(
        "{file}: contradicts itself too often to be read; say how with --encoding, --delimiter and --map"
    )))
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
                "needs": spec.needs.iter().map(|need| match need {
                    classify::Need::Orders => "orders",
                    classify::Need::Column(role) => role.id(),
                }).collect::<Vec<_>>(),
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
    let table = TableKind::Orders;
    json!({
        "classifiers": classifiers,
        "tables": [{ "id": table.id(), "roles": table.roles().iter().map(|role| role.id()).collect::<Vec<_>>() }],
    })
}

fn plain(value: &Value) -> serde_json::Value {
    match value {
        Value::Choice(choice) => json!(choice),
        Value::Number(number) => json!(number),
        Value::Switch(on) => json!(on),
        Value::Cuts(cuts) => json!(cuts),
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
    }
}

/// How a file is read and where its rows go.
pub fn inspect(file: &str, bytes: &[u8], reading: &Reading) -> Result<serde_json::Value> {
    let preview = look(file, bytes, reading)?;
    let (mapping, imported) = import(file, bytes, &preview.mapping)?;
    let columns: Vec<serde_json::Value> = mapping
        .columns
        .iter()
        .zip(&preview.columns)
        .map(|(column, seen)| {
            json!({
                "header": column.header,
                "role": column.role.id(),
                "kind": format!("{:?}", column.role.kind()).to_lowercase(),
                "date": column.date.id(),
                "confidence": seen.confidence,
                "others": seen.others.iter().map(|(role, confidence)| json!([role.id(), confidence])).collect::<Vec<_>>(),
            })
        })
        .collect();
    let report = &imported.report;
    Ok(json!({
        "encoding": mapping.encoding.id(),
        "delimiter": char::from(mapping.dialect.delimiter).to_string(),
        "header_row": mapping.header,
        "table": mapping.kind.id(),
        "columns": columns,
        "questions": preview.questions.iter().map(|question| question.key.as_ref()).collect::<Vec<_>>(),
        "rows": report.accepted + report.rejected + report.blank,
        "accepted": report.accepted,
        "blank": report.blank,
        "rejected": report.rejected,
        "rejected_by_reason": report.reasons.iter().map(|(reason, rows)| (reason.id().to_owned(), json!(rows))).collect::<serde_json::Map<_, _>>(),
        "rejected_lines": report.rows.iter().map(|row| json!({ "line": row.line, "column": row.column, "reason": row.reason.id() })).collect::<Vec<_>>(),
        "notes": report.notes.iter().map(|note| note.message.key.as_ref()).collect::<Vec<_>>(),
    }))
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
pub fn cells(file: &str, _bytes: &[u8], cells: &Cells) -> Result<Vec<Vec<String>>> {
    if let Some(name) = &cells.encoding {
        encoding(name)
            .ok_or_else(|| Stop::usage(format!("{file}: --encoding {name} is not known; take utf-8 or gb18030")))?;
    }
    Err(not_merged())
}

/// Classifies the customers of a file.
pub fn classify(file: &str, bytes: &[u8], reading: &Reading, id: &str, params: &[String]) -> Result<Classified> {
    let _ = values(id, params)?;
    let preview = look(file, bytes, reading)?;
    let _ = import(file, bytes, &preview.mapping)?;
    Err(not_merged())
}

/// How long it takes.
pub fn recount(file: &str, bytes: &[u8], reading: &Reading, id: &str, params: &[String]) -> Result<serde_json::Value> {
    let started = Instant::now();
    let classified = classify(file, bytes, reading, id, params)?;
    Ok(json!({ "customers": classified.rows.len(), "total_ms": started.elapsed().as_secs_f64() * 1e3 }))
}

/// Reads bytes to a typed table; gives the rows of the table. What the bench measures.
pub fn ingest(bytes: &[u8]) -> Result<u32> {
    let preview = look("bench.csv", bytes, &Reading::default())?;
    import("bench.csv", bytes, &preview.mapping).map(|(_, imported)| imported.table.rows)
}

fn not_merged() -> Stop {
    Stop::failed("this build of the engine has no session yet; use one that has")
}
