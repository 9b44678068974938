//! Any column: one class per value, or per quarter of its numbers.
//!
//! Use it for every column that no other classifier looks at: tags, stores, sales people, points. The column is named by its header, in the customer list first, then in
//! the orders (what a customer's last order in the window says); without a name the first further column is taken. A column of many numbers is
//! cut at its quartiles.

use serde::{Deserialize, Serialize};

use crate::base::fold::lower;
use crate::base::{Day, Job, Message, Note, Result};
use crate::classify::by_value;
use crate::classify::{
    Assignment, Classes, Context, Explanation, Family, Model, Need, ParamSpec, Params, Population, RuleLine, Spec,
};
use crate::features::profile;
use crate::table::{Column, Field, Role, Table, TableKind};

/// Any column.
pub struct Attribute;

/// Which column it is, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    header: String,
    of_orders: bool,
    values: by_value::Fit,
}

/// The columns of a table that a person may ask for.
fn fields<'a>(cx: &Context<'a>, kind: TableKind) -> impl Iterator<Item = (&'a Table, &'a Field)> + use<'a> {
    let table = cx.facts.table(kind);
    let fields = table.into_iter().flat_map(|table| table.fields.iter().map(move |field| (table, field)));
    fields.filter(|(_, field)| field.role != Role::Ignore && field.role != Role::Customer)
}

/// The column of a header, or the first further one: whether it is one of the orders', and its header.
fn chosen(cx: &Context, wanted: &str) -> Option<(bool, String)> {
    let wanted = lower(wanted.trim());
    let find = |kind: TableKind| {
        let is_it = |field: &Field| {
            if wanted.is_empty() { field.role == Role::Attribute } else { lower(field.header.trim()) == wanted }
        };
        fields(cx, kind).find(|(_, field)| is_it(field)).map(|(_, field)| field.header.clone())
    };
    let listed = find(TableKind::Customers).map(|header| (false, header));
    listed.or_else(|| find(TableKind::Orders).map(|header| (true, header)))
}

fn said(cx: &Context, of_orders: bool, header: &str, row: usize) -> Option<String> {
    let who = cx.customers.who.get(row).copied()?;
    let as_of = cx.customers.as_of?;
    let kind = if of_orders { TableKind::Orders } else { TableKind::Customers };
    let (table, field) = fields(cx, kind).find(|(_, field)| field.header == header)?;
    if !of_orders {
        let at = profile::row_of(&cx.facts, who, table, &field.column, as_of)?;
        return shown(&field.column, at);
    }
    let lines = cx.facts.lines(who, cx.customers.from, as_of);
    let last = lines.last().map(|line| cx.facts.line_day(*line))?;
    // Of the lines of the last day the greatest text, so that the order of rows never shows.
    let of_last = lines.iter().rev().take_while(|line| cx.facts.line_day(**line) == last);
    of_last.filter_map(|line| shown(&field.column, *line as usize)).max()
}

fn shown(column: &Column, row: usize) -> Option<String> {
    match column {
        Column::Text(text) => Some(text.get(row).to_owned()).filter(|text| !text.is_empty()),
        Column::Money(money) => money.get(row).filter(|money| money.is_some()).map(|money| money.to_f64().to_string()),
        Column::Number(numbers) => numbers.get(row).filter(|number| !number.is_nan()).map(f64::to_string),
        Column::Day { days, .. } => days.get(row).filter(|day| **day != Day::NONE).map(ToString::to_string),
    }
}

impl Model for Attribute {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "attribute",
        family: Family::Who,
        population: Population::Everybody,
        needs: &[Need::Any(&[Need::Of(TableKind::Customers, Role::Attribute), Need::Column(Role::Attribute)])],
        params: &[ParamSpec::text("column", 120)],
        features: &["column"],
        charts: &["class_bar", "class_shares", "profile"],
        reference: "Kass 1980",
    };

    fn classes(_params: &Params) -> Classes {
        by_value::fixed()
    }

    fn classes_of(fit: &Fit, _params: &Params) -> Classes {
        fit.values.classes()
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let wanted = params.text("column");
        let mut notes = Vec::new();
        let found = chosen(cx, wanted).or_else(|| {
            notes.push(Note::warn(Message::new("attribute-note-none").text("header", wanted.trim())));
            chosen(cx, "")
        });
        let (of_orders, header) = found.unwrap_or_default();
        let (values, more) = by_value::Fit::of(cx, job, true, |row| said(cx, of_orders, &header, row))?;
        notes.extend(more);
        let others: Vec<&str> = [TableKind::Customers, TableKind::Orders]
            .into_iter()
            .flat_map(|kind| fields(cx, kind))
            .filter(|(_, field)| field.role == Role::Attribute && field.header != header)
            .map(|(_, field)| field.header.as_str())
            .take(12)
            .collect();
        if !others.is_empty() {
            notes.push(Note::info(Message::new("attribute-note-others").list("headers", others)));
        }
        Ok((Fit { header, of_orders, values }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        fit.values.assign(cx, |row| said(cx, fit.of_orders, &fit.header, row))
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        fit.values.explain("attribute", "column", said(cx, fit.of_orders, &fit.header, row))
    }

    fn rule(fit: &Fit, _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        let about = Message::new("attribute-rule").text("header", fit.header.as_str());
        [RuleLine { class: None, message: about }].into_iter().chain(fit.values.rule()).collect()
    }
}

#[cfg(test)]
mod tests {
    use crate::classify::laws::{Sheet, Shop};
    use crate::classify::{Value, Values};
    use crate::table::{Role, TableKind};

    #[test]
    fn a_column_is_found_by_its_header_and_numbers_are_quartered() {
        let mut orders =
            Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount, Role::Channel, Role::Attribute]);
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Points, Role::Tier]);
        for n in 0..20 {
            let id = format!("c{n:02}");
            orders.row([id.as_str(), "3", "5", "shop", "first"]);
            orders.row([id.as_str(), "9", "5", "online", if n < 5 { "red" } else { "blue" }]);
            list.row([id, n.to_string(), "gold".to_owned()]);
        }
        let shop = Shop::of_tables(orders.table(), vec![list.table()], None);
        let of = |column: &str, who: &str| {
            let values = Values::from([("column".to_owned(), Value::Text(column.to_owned()))]);
            shop.class_of("attribute", &values, who)
        };
        assert_eq!((of("", "c01"), of("", "c07")), ("red".into(), "blue".into()));
        assert_eq!(of("channel 3", "c01"), "online");
        assert_eq!((of("points 1", "c00"), of("POINTS 1", "c19")), ("< 4.75".into(), "≥ 14.25".into()));
        assert_eq!(of("nowhere", "c01"), "red", "the first further column stands in, and a note says so");
    }
}
