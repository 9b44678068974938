//! `cargo xtask classify`: the code that the browser runs, on a file, natively. One row per customer, sorted by id.

use crate::args::Args;
use crate::engine::{self, Classified, Reading, TableKind};
use crate::project::{Outcome, Result, Stop, print};

/// What follows the verb.
pub const USAGE: &str = "FILE… --classifier ID [--param NAME=VALUE]… [--as-of YYYY-MM-DD] [--window MONTHS] [--map ROLE=COLUMN]… \
     [--table FILE=orders|customers|surveys|interactions|returns|events]… [--sheet NAME] [--encoding NAME] [--delimiter C] [--cancellations match|net|ignore] [--amounts auto|order|line] [--drop-duplicates] [--merge-days] [--keep-overlaps] \
     [--shipping as-is|without|added] [--tax as-is|without|added] [--ignore-refunds] [--deduct-returns] \
     [--today YYYY-MM-DD] [--format csv|json]";

/// Prints everybody's class.
pub fn run(mut args: Args) -> Outcome {
    let mut reading = Reading::from(&mut args)?;
    let id = args.value("--classifier")?.ok_or_else(|| args.wrong("--classifier is missing"))?;
    let params = args.values("--param")?;
    let json = args
        .parsed("--format", "csv or json", |text| match text {
            "csv" => Some(false),
            "json" => Some(true),
            _ => None,
        })?
        .unwrap_or(false);
    let files = files(args, &mut reading)?;
    let classified = engine::classify(&files, &reading, &id, &params)?;
    let text = if json { as_json(&classified) } else { as_csv(&classified) }?;
    print(&text);
    Ok(())
}

/// The files that are left, and those that `--table` names.
pub fn files(mut args: Args, reading: &mut Reading) -> Result<Vec<String>> {
    let tables = args.values("--table")?;
    let wrong = args.wrong("a file of orders is needed");
    let mut files = args.files()?;
    for table in tables {
        let named = table.rsplit_once('=').and_then(|(file, kind)| Some((file, TableKind::from_id(kind)?)));
        let (file, kind) = named.ok_or_else(|| {
            let kinds: Vec<&str> = TableKind::ALL.iter().map(|kind| kind.id()).collect();
            Stop::usage(format!("--table {table} is not FILE=TABLE; tables are {}", kinds.join(", ")))
        })?;
        reading.is_table(file, kind);
        if !files.iter().any(|other| other == file) {
            files.push(file.to_owned());
        }
    }
    if files.is_empty() {
        return Err(wrong);
    }
    Ok(files)
}

fn as_csv(classified: &Classified) -> Result<Vec<u8>> {
    let broken = |error: csv::Error| Stop::failed(format!("the rows can't be written: {error}"));
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["customer_id", "class"].into_iter().chain(classified.scores.iter().copied()))
        .map_err(broken)?;
    for row in &classified.rows {
        let scores = row.scores.iter().map(|score| if score.is_nan() { String::new() } else { score.to_string() });
        writer.write_record([row.customer.clone(), row.class.clone()].into_iter().chain(scores)).map_err(broken)?;
    }
    writer.into_inner().map_err(|error| Stop::failed(format!("the rows can't be written: {error}")))
}

fn as_json(classified: &Classified) -> Result<Vec<u8>> {
    let rows: Vec<serde_json::Value> = classified
        .rows
        .iter()
        .map(|row| {
            let scores = classified
                .scores
                .iter()
                .zip(&row.scores)
                .map(|(name, score)| ((*name).to_owned(), serde_json::json!(score)));
            let fixed = [
                ("customer_id".to_owned(), row.customer.clone().into()),
                ("class".to_owned(), row.class.clone().into()),
            ];
            serde_json::Value::Object(fixed.into_iter().chain(scores).collect())
        })
        .collect();
    let mut text = serde_json::to_vec_pretty(&rows)
        .map_err(|error| Stop::failed(format!("the rows can't be written: {error}")))?;
    text.push(b'\n');
    Ok(text)
}
