//! Lists as files. The words are those of the person's language, the numbers plain.

use super::Reply;
use super::sources::Source;
use super::work::Work;
use crate::base::{Failure, Message, Money, Result};
use crate::export::KEY_FIGURES;
use crate::export::csv::{Cell, Csv, file_name};
use crate::i18n::Catalog;
use crate::ingest::RejectReason;
use crate::protocol::{Event, Selection, Sort};

const MIME: &str = "text/csv;charset=utf-8";

impl Work {
    /// Customers of a selection, most money first: id, class, what led to it, key figures.
    pub(super) fn export(&mut self, selection: &Selection, words: &Catalog, raw: bool) -> Result<Reply> {
        let words = words.in_currency(self.currency);
        let mut selected = self.select(selection)?;
        self.sort(&mut selected, Sort::Money, true);
        let classifier = selection.classifier.as_ref().map(|(id, _)| id.as_str()).unwrap_or_default();
        let scores = selected.outcome.as_ref().map(|outcome| outcome.assignment.scores.as_slice()).unwrap_or_default();
        let mut csv = Csv::new(raw);
        let mut head = vec!["customer_id".to_owned()];
        if selected.outcome.is_some() {
            head.extend(["class".to_owned(), "class_name".to_owned()]);
        }
        head.extend(scores.iter().map(|score| score.name.to_owned()));
        head.extend(KEY_FIGURES.map(str::to_owned));
        csv.row(head.iter().map(|name| Cell::Text(name)));
        for &row in &selected.rows {
            let at = row as usize;
            let customer = self.customer_row(at, selected.outcome.as_deref());
            let class = customer.class.as_ref().map_or("", |class| class.id.as_ref());
            let name = customer.class.as_ref().map(|class| words.word(&class.word(classifier))).unwrap_or_default();
            let mut cells = vec![Cell::Text(&customer.id)];
            if selected.outcome.is_some() {
                cells.extend([Cell::Text(class), Cell::Text(&name)]);
            }
            cells.extend(scores.iter().map(|score| number(score.values.get(at).copied().unwrap_or(f64::NAN))));
            cells.push(customer.recency.map_or(Cell::Empty, |days| Cell::Number(f64::from(days))));
            cells.push(Cell::Number(f64::from(customer.frequency)));
            cells.push(Cell::Money(customer.money));
            cells.push(Money::from_f64(customer.order_value).map_or(Cell::Empty, Cell::Money));
            cells.push(customer.last.map_or(Cell::Empty, Cell::Day));
            csv.row(cells);
        }
        let list = words.word(if classifier.is_empty() { "export-customers" } else { "" });
        let what = if classifier.is_empty() { list } else { words.word(&format!("{classifier}-name")) };
        let day = self.as_of().to_string();
        let name = file_name(&[&stem(self.name()), &what, &day]);
        Ok(file(name, csv.finish()))
    }

    /// Rejected rows of a file with their reason as the last column, so that they can be mended and dropped again.
    pub(super) fn export_rejects(&self, file: usize, words: &Catalog) -> Result<Reply> {
        let Source { file: info, report, .. } = self.sources.get(file).ok_or_else(|| Failure::new("nothing_open"))?;
        let words = words.in_currency(self.currency);
        let headers = info.mapping.columns.iter().map(|column| column.header.as_str());
        let (line, reason) = (words.word("rejects-line"), words.word("rejects-reason"));
        let mut csv = Csv::new(false);
        csv.row(headers.chain([line.as_str(), reason.as_str()]).map(Cell::Text));
        let width = info.mapping.columns.len();
        for rejected in report.rows.iter().filter(|row| row.reason != RejectReason::LeftOut) {
            let why = words.text(&Message::new(format!("reject-{}", rejected.reason.id())));
            let mut cells: Vec<Cell> = rejected.cells.iter().map(|cell| Cell::Text(cell)).collect();
            cells.resize(width.max(cells.len()), Cell::Empty);
            cells.extend([Cell::Number(f64::from(rejected.line)), Cell::Text(&why)]);
            csv.row(cells);
        }
        let name = file_name(&[&stem(&info.name), &words.word("rejects-file")]);
        Ok(self::file(name, csv.finish()))
    }
}

fn number(value: f64) -> Cell<'static> {
    if value.is_finite() { Cell::Number(value) } else { Cell::Empty }
}

pub(super) fn stem(name: &str) -> String {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

pub(super) fn file(name: String, bytes: Vec<u8>) -> Reply {
    let event = Event::File { name, mime: MIME.to_owned() };
    Reply { events: vec![event], bytes: Some(bytes), save: None }
}
