//! Any column: one class per value, or per quarter of its numbers.
//!
//! Use it for every column that no other classifier looks at: tags, stores, sales people, points. The column is chosen from those that are
//! there (an address may name any by its header, `orders/Tag` where several tables have it): the customer list first, then the orders (what a
//! customer's last order in the window says), then the other tables (what the latest row says). Without a choice the first further column is
//! taken; a header that isn't there is told, and the first stands in. A column of many numbers is cut at its quartiles.

use serde::{Deserialize, Serialize};

use crate::base::fold::lower;
use crate::base::{Day, Job, Message, Note, Result};
use crate::classify::by_value;
use crate::classify::{
    Assignment, Classes, Context, Explanation, Family, Model, Need, Offer, ParamSpec, Params, Population, RuleLine,
    Spec,
};
use crate::features::walk::Seen;
use crate::features::{Span, View, profile};
use crate::table::{Cells, Field, Role, TableKind};

/// Any column.
pub struct Attribute;

/// Which column it is, and what it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    table: TableKind,
    header: String,
    values: by_value::Fit,
}

/// Where a header is looked for, first to last.
const TABLES: [TableKind; 6] = [
    TableKind::Customers,
    TableKind::Orders,
    TableKind::Surveys,
    TableKind::Interactions,
    TableKind::Returns,
    TableKind::Events,
];

/// Columns that are offered: those that no other classifier looks at. Any other can still be named.
const OFFERED: [Role; 6] = [Role::Attribute, Role::Points, Role::Owner, Role::Source, Role::Referrer, Role::Agent];

/// The columns of a table that a person may ask for.
fn fields<'a>(cx: &Context<'a>, kind: TableKind) -> impl Iterator<Item = (View<'a>, Seen<'a>)> + use<'a> {
    let table = cx.facts.table(kind);
    let fields = table.into_iter().flat_map(|table| table.fields().map(move |seen| (table, seen)));
    fields.filter(|(_, seen)| ![Role::Ignore, Role::Customer].contains(&seen.field.role))
}

/// The table and header of what is wanted, or of the first further column.
fn chosen(cx: &Context, wanted: &str) -> Option<(TableKind, String)> {
    let wanted = lower(wanted.trim());
    let find = |kind: TableKind, wanted: &str| {
        let is_it = |field: &Field| {
            if wanted.is_empty() { field.role == Role::Attribute } else { lower(field.header.trim()) == wanted }
        };
        fields(cx, kind).find(|(_, seen)| is_it(seen.field)).map(|(_, seen)| (kind, seen.field.header.clone()))
    };
    let of_table = || {
        let (table, header) = wanted.split_once('/')?;
        let kind = TABLES.into_iter().find(|kind| kind.id() == table)?;
        find(kind, header.trim()).filter(|_| !header.trim().is_empty())
    };
    TABLES.into_iter().find_map(|kind| find(kind, &wanted)).or_else(of_table)
}

/// A table and its cells under a header.
type Place<'a> = (View<'a>, Cells<'a>);

fn place<'a>(cx: &Context<'a>, kind: TableKind, header: &str) -> Option<Place<'a>> {
    let (table, seen) = fields(cx, kind).find(|(_, seen)| seen.field.header == header)?;
    Some((table, seen.cells()))
}

fn said(cx: &Context, place: Option<Place<'_>>, row: usize) -> Option<String> {
    let (table, cells) = place?;
    let (kind, who) = (table.kind(), cx.customers.who.get(row).copied()?);
    let as_of = cx.customers.as_of?;
    let latest = |rows: Span, day: &dyn Fn(u32) -> Day| {
        // Of rows of one day the greatest text, so that their order never shows.
        let said = rows.iter().filter_map(|row| Some((day(row), shown(cells, row as usize)?)));
        said.max().map(|(_, text)| text)
    };
    match kind {
        TableKind::Customers => shown(cells, profile::row_of(&cx.facts, who, table, cells, as_of)?),
        TableKind::Orders => {
            let lines = cx.facts.lines(who, cx.customers.from, as_of);
            let last = lines.last().map(|line| cx.facts.line_day(line))?;
            // Only the last order speaks, even where it says nothing.
            let (_, of_last) = lines.split(|line| cx.facts.line_day(line) < last);
            latest(of_last, &|line| cx.facts.line_day(line))
        }
        _ => {
            let days = table.day(Role::Date);
            let day = |row: u32| days.and_then(|days| days.get(row as usize)).copied().unwrap_or(Day::NONE);
            latest(cx.facts.rows_before(kind, who, as_of), &day)
        }
    }
}

fn shown(cells: Cells<'_>, row: usize) -> Option<String> {
    match cells {
        Cells::Text(text) => Some(text.get(row).to_owned()).filter(|text| !text.is_empty()),
        Cells::Money(money) => money.get(row).filter(|money| money.is_some()).map(|money| money.to_f64().to_string()),
        Cells::Number(numbers) => numbers.get(row).filter(|number| !number.is_nan()).map(f64::to_string),
        Cells::Day { days, .. } => days.get(row).filter(|day| **day != Day::NONE).map(ToString::to_string),
    }
}

impl Model for Attribute {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "attribute",
        family: Family::Who,
        population: Population::Everybody,
        needs: &[Need::Any(&[
            Need::Of(TableKind::Customers, Role::Attribute),
            Need::Column(Role::Attribute),
            Need::Of(TableKind::Surveys, Role::Attribute),
            Need::Of(TableKind::Interactions, Role::Attribute),
            Need::Of(TableKind::Returns, Role::Attribute),
            Need::Of(TableKind::Events, Role::Attribute),
        ])],
        params: &[ParamSpec::column("column", 120)],
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
            let headers = offers(cx, "").into_iter().map(|offer| offer.header).take(12);
            let message = Message::new("attribute-note-none").text("header", wanted.trim());
            notes.push(Note::warn(message.list("headers", headers)));
            chosen(cx, "")
        });
        let (table, header) = found.unwrap_or_default();
        let place = place(cx, table, &header);
        let (values, more) = by_value::Fit::of(cx, job, true, |row| said(cx, place, row))?;
        notes.extend(more);
        Ok((Fit { table, header, values }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        let place = place(cx, fit.table, &fit.header);
        fit.values.assign(cx, |row| said(cx, place, row))
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        fit.values.explain("attribute", "column", said(cx, place(cx, fit.table, &fit.header), row))
    }

    fn rule(fit: &Fit, _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        let about = Message::new("attribute-rule").text("header", fit.header.as_str());
        let about = about.word("table", format!("app-table-{}", fit.table.id()));
        [RuleLine { class: None, message: about }].into_iter().chain(fit.values.rule()).collect()
    }

    fn offers(cx: &Context, params: &Params) -> Vec<(&'static str, Vec<Offer>)> {
        vec![("column", offers(cx, params.text("column")))]
    }
}

/// The columns that can be chosen, by table; what is wanted is among them if it is there, whatever it is, under the value that asks for it.
fn offers(cx: &Context, wanted: &str) -> Vec<Offer> {
    let (usual, in_force) = (chosen(cx, ""), chosen(cx, wanted).filter(|_| !wanted.trim().is_empty()));
    let mut all: Vec<Offer> = Vec::new();
    for (kind, field) in TABLES.into_iter().flat_map(|kind| fields(cx, kind).map(move |(_, seen)| (kind, seen.field))) {
        let is = |other: &Option<(TableKind, String)>| {
            other.as_ref().is_some_and(|(of, header)| *of == kind && *header == field.header)
        };
        if !OFFERED.contains(&field.role) && !is(&in_force)
            || all.iter().any(|it| it.table == kind && it.header == field.header)
        {
            continue;
        }
        let taken = all.iter().any(|it| lower(it.header.trim()) == lower(field.header.trim()));
        let value = match () {
            () if is(&in_force) => wanted.to_owned(),
            () if is(&usual) => String::new(),
            () if taken => format!("{}/{}", kind.id(), field.header),
            () => field.header.clone(),
        };
        all.push(Offer { table: kind, header: field.header.clone(), value });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Attribute, Offer};
    use crate::classify::laws::{Sheet, Shop};
    use crate::classify::{Model, Params, Value, Values};
    use crate::table::{Role, TableKind};

    fn shop() -> Shop {
        let mut orders =
            Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount, Role::Channel, Role::Attribute]);
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Points, Role::Tier]);
        let mut calls = Sheet::new(
            TableKind::Interactions,
            &[Role::Customer, Role::Date, Role::Agent, Role::Topic, Role::Attribute],
        );
        for n in 0..20 {
            let id = format!("c{n:02}");
            orders.row([id.as_str(), "3", "5", "shop", "first"]);
            orders.row([id.as_str(), "9", "5", "online", if n < 5 { "red" } else { "blue" }]);
            list.row([id.clone(), n.to_string(), "gold".to_owned()]);
            if n < 2 {
                calls.row([id.as_str(), "8", "Li", "hello", "east"]);
                calls.row([id.as_str(), "4", "Zhang", "hello", "west"]);
                calls.row([id.as_str(), "12", "late", "hello", "north"]);
            }
        }
        Shop::of_tables(orders.table(), vec![list.table(), calls.table()], None)
    }

    fn values(column: &str) -> Values {
        Values::from([("column".to_owned(), Value::Text(column.to_owned()))])
    }

    #[test]
    fn a_column_is_found_by_its_header_and_numbers_are_quartered() {
        let shop = shop();
        let of = |column: &str, who: &str| shop.class_of("attribute", &values(column), who);
        assert_eq!((of("", "c01"), of("", "c07")), ("red".into(), "blue".into()));
        assert_eq!(of("channel 3", "c01"), "online");
        assert_eq!((of("points 1", "c00"), of("POINTS 1", "c19")), ("< 4.75".into(), "≥ 14.25".into()));
        // Another table by its own name; the latest row before the day speaks.
        assert_eq!((of("agent 2", "c01"), of("interactions/attribute 4", "c01")), ("Li".into(), "east".into()));
        assert_eq!(of("agent 2", "c07"), "unknown");
        assert_eq!(of("attribute 4", "c01"), "red", "the orders stand before the contacts");
    }

    #[test]
    fn a_column_that_is_not_there_is_told_and_the_first_stands_in() {
        let shop = shop();
        for wanted in ["nowhere", "interactions/", "orders/agent 2", "/", "a/b/c"] {
            let outcome = shop.run("attribute", &values(wanted));
            let note = outcome.notes.iter().find(|note| note.message.key == "attribute-note-none").unwrap();
            let told = format!("{:?}", note.message.args);
            assert!(told.contains(wanted) && told.contains("points 1") && !told.contains("channel"), "{told}");
            assert_eq!(shop.class_of("attribute", &values(wanted), "c01"), "red");
        }
    }

    #[test]
    fn what_can_be_chosen_is_what_there_is() {
        let shop = shop();
        let offers = |wanted: &str| -> Vec<(String, String)> {
            let params = Params::check(Attribute::SPEC.params, &values(wanted)).unwrap();
            let offers = Attribute::offers(&shop.cx_of("attribute"), &params);
            let told = |offer: Offer| (format!("{} {}", offer.table.id(), offer.header), offer.value);
            offers.into_iter().flat_map(|(_, offers)| offers).map(told).collect()
        };
        let all = |usual: &str| -> Vec<(String, String)> {
            let pairs = [
                ("customers points 1", "points 1"),
                ("orders attribute 4", usual),
                ("interactions agent 2", "agent 2"),
                ("interactions attribute 4", "interactions/attribute 4"),
            ];
            pairs.map(|(shown, value)| (shown.to_owned(), value.to_owned())).to_vec()
        };
        assert_eq!(offers(""), all(""));
        // Each value asks for its column and no other.
        for (shown, value) in all("") {
            let params = Params::check(Attribute::SPEC.params, &values(&value)).unwrap();
            let rule = Attribute::rule(
                &Attribute::fit(&shop.cx_of("attribute"), &params, &mut crate::base::Job::quiet()).unwrap().0,
                &shop.cx_of("attribute"),
                &params,
            );
            let told = format!("{:?}", rule[0].message.args);
            let (table, header) = shown.split_once(' ').unwrap();
            assert!(told.contains(table) && told.contains(header), "{shown}: {told}");
        }
        // What is in force stands under what asked for it, as it was typed, offered or not; what isn't there is not among them.
        assert_eq!(offers("Attribute 4"), all("Attribute 4"));
        assert!(offers("CHANNEL 3").contains(&("orders channel 3".to_owned(), "CHANNEL 3".to_owned())));
        assert_eq!(offers("nowhere"), all(""));
    }
}
