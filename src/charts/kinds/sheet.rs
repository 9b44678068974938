//! A sheet: a small table beside the charts, for what is better read than seen.
//!
//! It has columns with words and units, rows of values that both languages and every currency write for themselves, and for some rows a
//! pick that a press opens. It is a drawing without a picture: what a page shows of it is its table, and its file has the same values plain.
//! What stands in a sheet is made in [`crate::charts::sheets`]; nothing here knows what is counted.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Message};
use crate::charts::{Drawing, Look, Mark, Pick, SheetForm, Twin};
use crate::export::csv::{Cell, Csv};
use crate::i18n::Catalog;

/// How the values of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// Words, which begin where their column begins.
    Words,
    /// Figures, which stand under one another.
    Figures,
    /// Days that stand for their months.
    Months,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The locale entry of its head, with arguments where it has some.
    pub name: Message,
    /// The locale entry of what its values are measured in, where they do not say so themselves (money and shares do).
    pub unit: Option<Cow<'static, str>>,
    /// How its values are written.
    pub form: Form,
}

impl Column {
    /// A column of words.
    pub fn words(name: impl Into<Cow<'static, str>>) -> Column {
        Column { name: Message::new(name), unit: None, form: Form::Words }
    }

    /// A column of figures.
    pub fn figures(name: impl Into<Cow<'static, str>>) -> Column {
        Column { form: Form::Figures, ..Column::words(name) }
    }

    /// A column of months.
    pub fn months(name: impl Into<Cow<'static, str>>) -> Column {
        Column { form: Form::Months, ..Column::words(name) }
    }

    /// The same with a unit.
    #[must_use]
    pub fn in_unit(self, unit: &'static str) -> Column {
        Column { unit: Some(Cow::Borrowed(unit)), ..self }
    }

    fn head(&self, words: &Catalog) -> String {
        let name = words.text(&self.name);
        match &self.unit {
            Some(unit) => words.text(&Message::new("sheet-unit").text("name", name).word("unit", unit.clone())),
            None => name,
        }
    }
}

/// A row; the first cell names it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// A value per column.
    pub cells: Vec<Arg>,
    /// What a press on the row's name opens; nothing where that can't be said as a condition.
    pub pick: Pick,
}

impl Row {
    /// A row that opens nothing.
    pub fn of(cells: Vec<Arg>) -> Row {
        Row { cells, pick: Pick::new() }
    }
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// What was found, as a sentence with the number in it.
    pub title: Message,
    /// What is listed.
    pub subtitle: Message,
    /// What is assumed, or how it was worked out.
    pub note: Option<Message>,
    /// The columns; the first names the rows.
    pub columns: Vec<Column>,
    /// The rows, the most telling first.
    pub rows: Vec<Row>,
    /// Rows that were left out behind these.
    pub more: u32,
}

/// Most rows of a sheet: more is a list, and those have pages of their own.
pub const ROWS: usize = 30;

impl Data {
    /// A sheet without rows or a note yet.
    pub fn new(title: Message, subtitle: Message, columns: Vec<Column>) -> Data {
        Data { title, subtitle, note: None, columns, rows: Vec::new(), more: 0 }
    }

    /// The same with a note.
    #[must_use]
    pub fn note(self, note: Message) -> Data {
        Data { note: Some(note), ..self }
    }

    /// The same with rows, cut after so many; nothing where there is no row at all: a sheet with nothing to say is left out.
    pub fn rows(self, mut rows: Vec<Row>, most: usize) -> Option<Data> {
        let more = rows.len().saturating_sub(most) as u32;
        rows.truncate(most);
        (!rows.is_empty()).then_some(Data { rows, more, ..self })
    }
}

/// What stands in a cell that has no value.
pub fn nothing() -> Arg {
    Arg::Number(f64::NAN, 0)
}

/// A figure stands under the one above: decimals at the end are kept, unlike in a sentence.
fn written(words: &Catalog, form: Form, value: &Arg) -> String {
    match (form, value) {
        (Form::Months, Arg::Day(day)) => words.month(*day),
        (_, Arg::Number(number, decimals)) => words.number(*number, *decimals),
        (_, Arg::Money(money)) if money.is_some() => words.money_round(money.to_f64()),
        _ => words.arg(value),
    }
}

/// The table; there is no picture of it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let words = look.words;
    let head: Vec<String> = data.columns.iter().map(|column| column.head(words)).collect();
    let cells = |row: &Row| -> Vec<String> {
        data.columns.iter().zip(&row.cells).map(|(column, cell)| written(words, column.form, cell)).collect()
    };
    let rows: Vec<Vec<String>> = data.rows.iter().map(cells).collect();
    let mark = |(row, cells): (&Row, &Vec<String>)| Mark {
        area: (0.0, 0.0, 0.0, 0.0),
        title: cells.first().cloned().unwrap_or_default(),
        facts: Vec::new(),
        pick: row.pick.clone(),
    };
    let marks = data.rows.iter().zip(&rows).map(mark).collect();
    let mut notes: Vec<String> = data.note.iter().map(|note| words.text(note)).collect();
    if data.more > 0 {
        notes.insert(0, words.text(&Message::new("sheet-more").count("rows", data.more)));
    }
    Drawing {
        svg: String::new(),
        width: look.width,
        height: 0,
        marks,
        sheet: Some(SheetForm {
            words: data.columns.iter().map(|column| column.form != Form::Figures).collect(),
            csv: csv(data, &head, &rows),
        }),
        twin: Twin { head, rows },
        title: words.text(&data.title),
        subtitle: words.text(&data.subtitle),
        note: notes.join(" "),
    }
}

/// The same as a file: values plain, without grouping or signs, so that a spreadsheet can go on with them.
fn csv(data: &Data, head: &[String], rows: &[Vec<String>]) -> Vec<u8> {
    let mut csv = Csv::new(false);
    csv.row(head.iter().map(|name| Cell::Text(name)));
    for (row, texts) in data.rows.iter().zip(rows) {
        csv.row(row.cells.iter().zip(texts).map(|(value, text)| match value {
            Arg::Count(count) => Cell::Number(*count as f64),
            Arg::Number(number, _) | Arg::Percent(number, _) => Cell::Number(*number),
            Arg::Money(money) => Cell::Money(*money),
            Arg::Day(day) => Cell::Day(*day),
            Arg::Text(_) | Arg::Word(_) | Arg::List(_) => Cell::Text(text),
        }));
    }
    csv.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Day, Money};
    use crate::charts::{Condition, Theme};
    use crate::i18n::{Currency, Lang};

    fn data() -> Data {
        let columns = vec![
            Column::words("sheet-col-region"),
            Column::figures("sheet-col-customers"),
            Column::figures("sheet-col-after-order").in_unit("sheet-unit-days"),
            Column::figures("sheet-col-money"),
            Column::figures("sheet-col-valuable-share"),
            Column::months("sheet-col-month"),
        ];
        let row = |name: &str, customers: u64, days: f64, pick: Pick| Row {
            cells: vec![
                Arg::Text(name.to_owned()),
                Arg::Count(customers),
                Arg::Number(days, 1),
                Arg::Money(Money(-12_345_600)),
                Arg::Percent(0.631, 1),
                Arg::Day(Day(31)),
            ],
            pick,
        };
        let rows = vec![
            row("=SUM(A1)", 1_234, 4.0, vec![Condition::Class("=SUM(A1)".to_owned())]),
            row("<b>", 2, f64::NAN, Pick::new()),
            row("third", 1, 1.0, Pick::new()),
        ];
        let title = Message::new("sheet-more").count("rows", 7u32);
        Data::new(title.clone(), title.clone(), columns).note(title).rows(rows, 2).unwrap()
    }

    fn drawn(lang: Lang) -> Drawing {
        let words = Catalog::new(lang, Currency::Cny);
        draw(&data(), &Look { width: 720, theme: Theme::Light, words: &words })
    }

    #[test]
    fn values_are_written_by_the_language_and_stand_under_one_another() {
        let en = drawn(Lang::En);
        assert_eq!(en.twin.rows[0], ["=SUM(A1)", "1,234", "4.0", "\u{2212}¥1,235", "63.1%", "Feb 1970"]);
        assert_eq!(en.twin.rows[1][2], "—");
        assert_eq!(en.twin.head[2], "Median after the order (days)");
        let zh = drawn(Lang::Zh);
        assert_eq!((zh.twin.rows[0][5].as_str(), zh.twin.head[2].as_str()), ("1970-02", "下单后中位时间（天）"));
        assert!(en.svg.is_empty() && en.height == 0);
        let form = en.sheet.unwrap();
        assert_eq!(form.words, [true, false, false, false, false, true]);
    }

    #[test]
    fn what_is_cut_is_told_and_a_press_opens_what_its_row_says() {
        let en = drawn(Lang::En);
        assert_eq!((en.twin.rows.len(), en.marks.len()), (2, 2));
        assert!(en.note.starts_with("And 1 more row."), "{}", en.note);
        assert_eq!(en.marks[0].pick, [Condition::Class("=SUM(A1)".to_owned())]);
        assert!(en.marks[1].pick.is_empty());
    }

    #[test]
    fn the_file_has_plain_values_and_no_formula() {
        let bytes = drawn(Lang::En).sheet.unwrap().csv;
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
        assert_eq!(lines[1], "'=SUM(A1),1234,4,-1234.56,0.631,1970-02-01");
        assert_eq!(lines[2], "<b>,2,,-1234.56,0.631,1970-02-01");
    }

    #[test]
    fn a_sheet_without_rows_is_none() {
        let data = Data::new(Message::new("x"), Message::new("y"), Vec::new());
        assert_eq!(data.rows(Vec::new(), ROWS), None);
    }
}
