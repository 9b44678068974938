//! Templates: how files with certain columns are read, under a name, as a small text that a person can read and hand on.
//!
//! A template holds headers, roles and readings; of fixes those that are meant for every row, and only of columns that say nothing about a
//! person. No cell of a customer, no order number and no row ever gets into one.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::fixes::Place;
use super::mapping::ColumnMapping;
use super::{DateReading, Dialect, Encoding, Fix, Mapping, Mend, NumberReading, Origin, Quoting};
use crate::base::{Failure, Message, Result};
use crate::table::{Kind, Role, TableKind};

/// The form of the text; a later one is refused.
const VERSION: u64 = 1;
/// The key by which a text says that it is a template, and of which form.
const MARK: &str = "kefen-template";

/// A mapping under a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Template {
    /// The person's name for it.
    pub name: String,
    /// How files with its columns are read.
    pub mapping: Mapping,
    /// What amounts of orders of several lines are: `auto`, `order` or `line`.
    pub amounts: String,
}

impl Template {
    /// The most that are kept, and the longest name in characters.
    pub const MOST: usize = 50;
    /// The longest name, in characters.
    pub const NAME: usize = 60;

    /// A template of a mapping: what is about rows or persons stays behind.
    pub fn of(name: &str, mapping: &Mapping, amounts: &str) -> Template {
        let is_free = |fix: &Fix| {
            let column = fix.column.as_ref().and_then(|place| mapping.columns.get(place.index as usize));
            fix.row.is_none() && column.is_some_and(|column| says_nothing_of_persons(column.role))
        };
        let fixes = mapping.fixes.iter().filter(|fix| is_free(fix)).cloned().collect();
        let name: String = name.trim().chars().take(Template::NAME).collect();
        Template {
            name,
            mapping: Mapping { fixes, origin: Origin::Found, ..mapping.clone() },
            amounts: amounts.to_owned(),
        }
    }

    /// As a text for people.
    pub fn write(&self) -> String {
        let mapping = &self.mapping;
        let columns = mapping.columns.iter().map(|column| {
            let mut said = json!({ "header": column.header, "role": column.role.id() });
            match column.role.kind() {
                Kind::Day => said["dates"] = json!(column.date.id()),
                Kind::Money | Kind::Number => said["decimals"] = json!(decimals(column.number)),
                Kind::Text => {}
            }
            said
        });
        let fixes = mapping.fixes.iter().filter_map(|fix| {
            let column = &fix.column.as_ref()?.header;
            Some(match &fix.mend {
                Mend::Text(text) => json!({ "column": column, "from": fix.from, "to": text }),
                Mend::LeaveOut => json!({ "column": column, "from": fix.from, "leave-out": true }),
            })
        });
        let text = json!({
            MARK: VERSION,
            "name": self.name,
            "table": mapping.kind.id(),
            "encoding": mapping.encoding.id(),
            "delimiter": char::from(mapping.dialect.delimiter).to_string(),
            "quotes": !matches!(mapping.dialect.quoting, Quoting::None),
            "header-row": mapping.header.map(|before| before + 1),
            "amounts": self.amounts,
            "rows-are": mapping.subject.map(Role::id),
            "columns": columns.collect::<Vec<_>>(),
            "fixes": fixes.collect::<Vec<_>>(),
        });
        // Writing a value that is made of texts and numbers does not fail.
        serde_json::to_string_pretty(&text).unwrap_or_default() + "\n"
    }

    /// Reads such a text, of a file of this name. Fails with `template_damaged` (with the place), `template_not_one`, `template_newer`.
    pub fn read(file: &str, text: &str) -> Result<Template> {
        let failure = |code: &str| Failure::new(code).with(|message| message.text("file", file));
        let damaged = |place: String| failure("template_damaged").with(|message: Message| message.text("place", place));
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if !text.trim_start().starts_with('{') {
            return Err(failure("template_not_one"));
        }
        let all: Value =
            serde_json::from_str(text).map_err(|error| damaged(format!("{}:{}", error.line(), error.column())))?;
        match all.get(MARK).map(Value::as_u64) {
            None => return Err(failure("template_not_one")),
            Some(Some(VERSION)) => {}
            Some(Some(newer)) if newer > VERSION => return Err(failure("template_newer")),
            Some(_) => return Err(damaged(MARK.to_owned())),
        }
        let word = |at: &Value, key: &str| at.get(key).and_then(Value::as_str).map(str::to_owned);
        let need = |key: &str| word(&all, key).ok_or_else(|| damaged(key.to_owned()));
        let kind = TableKind::from_id(&need("table")?).ok_or_else(|| damaged("table".to_owned()))?;
        let encoding = need("encoding")?;
        let encoding =
            Encoding::ALL.iter().find(|one| one.id() == encoding).ok_or_else(|| damaged("encoding".into()))?;
        let delimiter = need("delimiter")?;
        let [delimiter] = delimiter.as_bytes() else { return Err(damaged("delimiter".to_owned())) };
        let quotes = all.get("quotes").and_then(Value::as_bool).unwrap_or(true);
        let quoting = if quotes { Quoting::Doubled } else { Quoting::None };
        let header = match all.get("header-row") {
            None | Some(Value::Null) => None,
            Some(row) => {
                let row = row.as_u64().and_then(|row| u32::try_from(row).ok()).filter(|row| *row > 0);
                Some(row.ok_or_else(|| damaged("header-row".to_owned()))? - 1)
            }
        };
        let list = |key: &str| all.get(key).and_then(Value::as_array).cloned();
        let mut columns = Vec::new();
        for (at, column) in (1..).zip(list("columns").ok_or_else(|| damaged("columns".to_owned()))?) {
            let place = |key: &str| damaged(format!("columns[{at}].{key}"));
            let role = word(&column, "role").and_then(|role| Role::from_id(&role)).ok_or_else(|| place("role"))?;
            let date = match word(&column, "dates") {
                Some(id) => *DateReading::ALL.iter().find(|one| one.id() == id).ok_or_else(|| place("dates"))?,
                None => DateReading::default(),
            };
            let number = match word(&column, "decimals").as_deref() {
                None | Some("point") => NumberReading::PointDecimal,
                Some("comma") => NumberReading::CommaDecimal,
                Some(_) => return Err(place("decimals")),
            };
            columns.push(ColumnMapping {
                header: word(&column, "header").ok_or_else(|| place("header"))?,
                role,
                date,
                number,
            });
        }
        let mut fixes = Vec::new();
        for (at, fix) in (1..).zip(list("fixes").unwrap_or_default().into_iter().take(Fix::MOST)) {
            let place = |key: &str| damaged(format!("fixes[{at}].{key}"));
            let header = word(&fix, "column").ok_or_else(|| place("column"))?;
            let index = columns.iter().position(|column| column.header == header).ok_or_else(|| place("column"))?;
            let out = fix.get("leave-out").and_then(Value::as_bool).unwrap_or(false);
            let mend = if out { Mend::LeaveOut } else { Mend::Text(word(&fix, "to").ok_or_else(|| place("to"))?) };
            let column = Some(Place { index: index as u32, header });
            fixes.push(Fix { column, from: word(&fix, "from").ok_or_else(|| place("from"))?, mend, row: None });
        }
        let dialect = Dialect { delimiter: *delimiter, quoting, ..Dialect::default() };
        let subject = match word(&all, "rows-are") {
            None => None,
            Some(id) => Some(
                Role::from_id(&id)
                    .filter(|role| Role::STAND_INS.contains(role))
                    .ok_or_else(|| damaged("rows-are".to_owned()))?,
            ),
        };
        let origin = Origin::Found;
        let mapping = Mapping { kind, encoding: *encoding, dialect, header, columns, fixes, origin, subject };
        let amounts = word(&all, "amounts").unwrap_or_else(|| "auto".to_owned());
        if !["auto", "order", "line"].contains(&amounts.as_str()) {
            return Err(damaged("amounts".to_owned()));
        }
        Ok(Template::of(&need("name")?, &mapping, &amounts))
    }
}

fn decimals(number: NumberReading) -> &'static str {
    match number {
        NumberReading::PointDecimal => "point",
        NumberReading::CommaDecimal => "comma",
    }
}

/// Columns whose texts may stand in a template: those that hold the shop's words, days of orders, sums.
fn says_nothing_of_persons(role: Role) -> bool {
    matches!(
        role,
        Role::Date
            | Role::Amount
            | Role::Quantity
            | Role::UnitPrice
            | Role::ListPrice
            | Role::Discount
            | Role::Cost
            | Role::Refund
            | Role::Category
            | Role::Brand
            | Role::Channel
            | Role::Payment
            | Role::Status
            | Role::Currency
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(header: &str, role: Role) -> ColumnMapping {
        let (date, number) = (DateReading::DayFirst, NumberReading::CommaDecimal);
        ColumnMapping { header: header.to_owned(), role, date, number }
    }

    fn fix(index: u32, header: &str, from: &str, row: Option<u64>) -> Fix {
        let column = Some(Place { index, header: header.to_owned() });
        Fix { column, from: from.to_owned(), mend: Mend::Text("1".to_owned()), row }
    }

    fn mapping() -> Mapping {
        Mapping {
            header: Some(2),
            encoding: Encoding::Gb18030,
            columns: vec![
                column("买家", Role::Customer),
                column("日期", Role::Date),
                column("实付", Role::Amount),
                column("地址", Role::Attribute),
            ],
            fixes: vec![
                fix(2, "实付", "n.v.", None),
                fix(0, "买家", "王小明", None),
                fix(3, "地址", "长安街1号", None),
                fix(2, "实付", "88 for Ann", Some(7)),
                Fix { mend: Mend::LeaveOut, ..fix(1, "日期", "test", None) },
            ],
            ..Mapping::default()
        }
    }

    #[test]
    fn what_is_written_is_read_and_says_nothing_of_persons() {
        let template = Template::of(" 淘宝 ", &mapping(), "order");
        let text = template.write();
        for private in ["王小明", "长安街", "Ann"] {
            assert!(!text.contains(private), "{text}");
        }
        assert!(text.contains("n.v.") && text.contains("实付") && text.contains("gb18030"));
        let mut read = Template::read("t.json", &text).unwrap();
        assert_eq!(read.write(), text);
        // Only what a role needs is written.
        for (column, was) in read.mapping.columns.iter_mut().zip(&template.mapping.columns) {
            assert_eq!(column.role, was.role);
            (column.date, column.number) = (was.date, was.number);
        }
        assert_eq!(read, template);
    }

    #[test]
    fn every_reading_of_dates_is_kept() {
        for &date in DateReading::ALL {
            let mut mapping = mapping();
            mapping.columns[1].date = date;
            let text = Template::of("t", &mapping, "auto").write();
            assert_eq!(Template::read("t.json", &text).unwrap().mapping.columns[1].date, date, "{text}");
        }
        assert_eq!((DateReading::ShortYear as u8, DateReading::ShortYear.place()), (6, 6));
    }

    #[test]
    fn what_is_no_template_is_refused_with_its_place() {
        let text = Template::of("t", &mapping(), "auto").write();
        let code = |text: &str| Template::read("t.json", text).unwrap_err();
        assert_eq!(code("order_id,date\n1,2\n").code, "template_not_one");
        assert_eq!(code("{\"a\": 1}").code, "template_not_one");
        assert_eq!(code(&text[..text.len() / 2]).code, "template_damaged");
        assert_eq!(code(&text.replace("template\": 1", "template\": 2")).code, "template_newer");
        let wrong = code(&text.replace("\"customer\"", "\"emperor\""));
        assert_eq!(wrong.code, "template_damaged");
        assert!(format!("{:?}", wrong.message).contains("columns[1].role"));
    }
}
