//! How good the data of files is, in the words of the automation contract.

use kefen::base::Failure;
use kefen::i18n::{Catalog, Lang};
use kefen::quality::{ColumnQuality, Dimension, Finding, Histogram, Scores, TableQuality, Time};
use serde_json::{Map, Value, json};

use super::{Reading, first, open, sources, told};
use crate::project::Result;

/// Lines of a finding that are printed.
const LINES: usize = 100;

/// Scores and findings.
pub fn quality(names: &[String], reading: &Reading) -> Result<Value> {
    let sources = sources(names, reading)?;
    let failed = |failure: Failure| told(first(&sources), &failure);
    let file = |number: u32| sources.get(number as usize).map(|source| source.name.clone());
    let mut opened = open(&sources, reading)?;
    let quality = opened.quality().map_err(failed)?;
    let words = Catalog::new(Lang::En, kefen::i18n::Currency::None);
    let mut findings = Vec::new();
    for (at, finding) in (0u32..).zip(&quality.findings) {
        let rows = opened.rows_of_finding(at).map_err(failed)?;
        let lines = rows.into_iter().take(LINES).map(|(number, line)| json!([file(number), line])).collect::<Vec<_>>();
        findings.push(of_finding(finding, &quality.tables, &words, file(finding.file), lines));
    }
    let tables = quality.tables.iter().map(|table| {
        let files = table
            .files
            .iter()
            .map(|(number, of)| json!({ "file": file(*number), "total": of.total(), "scores": scores(of) }));
        json!({
            "table": table.kind.id(),
            "rows": table.rows,
            "rejected": table.rejected,
            "total": table.scores.total(),
            "scores": scores(&table.scores),
            "whole_rows": [table.whole.good, table.whole.of],
            "time": table.time.as_ref().map(time),
            "files": files.collect::<Vec<_>>(),
            "columns": table.columns.iter().map(column).collect::<Vec<_>>(),
        })
    });
    Ok(json!({
        "total": quality.scores.total(),
        "scores": scores(&quality.scores),
        "tables": tables.collect::<Vec<_>>(),
        "findings": findings,
    }))
}

/// What could be measured: right, looked at, and the share.
fn scores(scores: &Scores) -> Value {
    let measured = Dimension::ALL.iter().filter_map(|dimension| {
        let score = scores.get(*dimension);
        let share = score.share()?;
        Some((dimension.id().to_owned(), json!({ "good": score.good, "of": score.of, "score": share })))
    });
    Value::Object(measured.collect::<Map<_, _>>())
}

fn time(time: &Time) -> Value {
    json!({
        "first": time.first.to_string(),
        "last": time.last.to_string(),
        "behind": time.behind,
        "months": [time.months.good, time.months.of],
        "gaps": time.gaps.iter().map(|gap| json!({
            "from": gap.from.to_string(), "to": gap.to.to_string(), "expected": gap.expected, "p": gap.p,
        })).collect::<Vec<_>>(),
    })
}

fn column(column: &ColumnQuality) -> Value {
    let histogram = match &column.histogram {
        Histogram::Nothing => Value::Null,
        Histogram::Numbers { low, high, bars } => json!({ "low": low, "high": high, "bars": bars }),
        Histogram::Days { first, last, months, bars } => {
            json!({ "first": first.to_string(), "last": last.to_string(), "months": months, "bars": bars })
        }
        Histogram::Texts { distinct, top, others } => json!({ "distinct": distinct, "top": top, "others": others }),
    };
    json!({
        "header": column.header,
        "role": column.role.id(),
        "optional": column.optional,
        "total": column.scores.total(),
        "scores": scores(&column.scores),
        "histogram": histogram,
    })
}

fn of_finding(
    finding: &Finding,
    tables: &[TableQuality],
    words: &Catalog,
    file: Option<String>,
    lines: Vec<Value>,
) -> Value {
    let table = tables.iter().find(|table| table.kind == finding.table);
    let column = finding.column.and_then(|at| table?.columns.get(at as usize));
    json!({
        "code": finding.code.id(),
        "dimension": finding.code.dimension().id(),
        "counts": finding.code.counts(),
        "table": finding.table.id(),
        "column": column.map(|column| column.header.clone()),
        "role": column.map(|column| column.role.id()),
        "count": finding.count,
        "money": finding.money.to_string(),
        "says": words.text(&finding.message),
        "fix": finding.fix.id(),
        "file": file,
        "lines": lines,
    })
}
