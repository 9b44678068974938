//! The person's own rules: kept with the workspace, and what they may name.
//!
//! What is kept is the default of every parameter that is rules, for every list, page and file that says nothing else.

use std::borrow::Cow;

use super::work::Work;
use super::{Io, Reply, Save};
use crate::base::{Failure, NONE, Result, each};
use crate::classify::rule_text::file;
use crate::classify::{self, Classifier, ParamKind, Value, Values, measures};
use crate::protocol::{Event, TermColumn, Terms};
use crate::table::{Column, Role, TableKind, TextColumn};

/// Texts of a column that are offered.
const OFFERED: usize = 60;

impl Work {
    /// Keeps rules. Fails with `rules_too_long`.
    pub(super) fn keep_rules(&mut self, text: &str) -> Result<Reply> {
        if text.chars().count() > file::MOST {
            return Err(
                Failure::new("rules_too_long").with(|message| message.text("file", "").count("most", file::MOST))
            );
        }
        if self.rules == text {
            return Ok(Reply { events: vec![Event::Done], ..Reply::default() });
        }
        text.clone_into(&mut self.rules);
        let save = Save { tables: false, ..self.to_save()? };
        Ok(Reply { events: vec![Event::Done], bytes: None, save: Some(save) })
    }

    /// Values with the kept rules where none are given.
    pub(super) fn with_kept<'v>(&self, classifier: &dyn Classifier, values: &'v Values) -> Cow<'v, Values> {
        let mut all = Cow::Borrowed(values);
        for param in classifier.spec().params {
            if matches!(param.kind, ParamKind::Rules { .. })
                && !self.rules.is_empty()
                && !values.contains_key(param.name)
            {
                all.to_mut().insert(param.name.to_owned(), Value::Text(self.rules.clone()));
            }
        }
        all
    }

    /// Values without the rules that are kept: whoever goes on from here goes by what is kept then.
    pub(super) fn without_kept(&self, classifier: &dyn Classifier, mut values: Values) -> Values {
        let params = classifier.spec().params.iter().filter(|param| matches!(param.kind, ParamKind::Rules { .. }));
        for param in params {
            if matches!(values.get(param.name), Some(Value::Text(text)) if *text == self.rules) {
                values.remove(param.name);
            }
        }
        values
    }

    /// What rules may name.
    pub(super) fn terms(&mut self, classifiers: &[String], io: &mut dyn Io) -> Result<Event> {
        let is_met = |measure: &&measures::Measure| !measure.need.is_met(&|kind, role| self.has(kind, role));
        let lacking = measures::ALL.iter().filter(is_met).map(|measure| measure.id.to_owned()).collect();
        let unable = classify::ALL.iter().filter(|classifier| self.lacks(**classifier).is_some());
        let unable = unable.map(|classifier| classifier.spec().id.to_owned()).collect();
        let mut terms = Terms { lacking, unable, classifiers: Vec::new(), columns: self.columns() };
        for id in classifiers {
            match self.outcome(id, &Values::new(), io) {
                Ok((outcome, _)) => {
                    let scores = outcome.assignment.scores.iter().map(|score| score.name.to_owned()).collect();
                    terms.classifiers.push((id.clone(), outcome.classes.clone(), scores));
                }
                Err(failure) if failure.is_cancelled() => return Err(failure),
                Err(_) => terms.unable.push(id.clone()),
            }
        }
        Ok(Event::Terms(Box::new(terms)))
    }

    /// The columns of the customer list, each header once.
    fn columns(&self) -> Vec<TermColumn> {
        let Some(list) = self.others.iter().find(|table| table.kind == TableKind::Customers) else { return Vec::new() };
        let mut columns: Vec<TermColumn> = Vec::new();
        for field in list.fields.iter().filter(|field| field.role != Role::Ignore && !field.header.trim().is_empty()) {
            if columns.iter().any(|column| column.header == field.header) {
                continue;
            }
            let values = if let Column::Text(text) = &field.column { most_common(text) } else { Vec::new() };
            let number = matches!(field.column, Column::Money(_) | Column::Number(_));
            columns.push(TermColumn { header: field.header.clone(), number, values });
        }
        columns
    }
}

/// The texts of a column, the most common first, ties by their bytes. None where hardly one stands there twice: names and numbers.
fn most_common(column: &TextColumn) -> Vec<String> {
    let mut rows = vec![0u32; column.dictionary.len()];
    let mut said = 0u32;
    each(column.codes.len(), |row| {
        let code = column.codes.get(row);
        if let Some(count) = rows.get_mut(code as usize).filter(|_| code != NONE) {
            *count += 1;
            said += 1;
        }
    });
    let kinds = rows.iter().filter(|rows| **rows > 0).count();
    if kinds > OFFERED && kinds * 2 > said as usize {
        return Vec::new();
    }
    let mut texts: Vec<(u32, &str)> =
        rows.into_iter().zip(column.dictionary.iter()).filter(|(rows, _)| *rows > 0).collect();
    texts.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    texts.into_iter().take(OFFERED).map(|(_, text)| text.to_owned()).collect()
}
