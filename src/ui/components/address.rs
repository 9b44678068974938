//! What the part of an address after `?` says: parameters of a classifier, and which customers a list shows.
//!
//! Addresses are meant to be read and mailed: `#/customers?by=rfm&class=at_risk&feature.recency=..90`. Ranges are `from..to`, open
//! where a side is missing. Refuses to know places: those are `ui::route`'s.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use kefen::base::Day;
use kefen::charts::Condition;
use kefen::classify::{self, ParamSpec, Values};
use kefen::protocol::{Selection, Sort};

/// Names and values in the order written; a name may come more than once.
pub type Query = Vec<(String, String)>;

/// Rows of one page of a list of customers.
pub const PAGE: u32 = 50;

/// Everything that the address of a list says.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ListAddress {
    /// Who is shown.
    pub selection: Selection,
    /// By what they are sorted.
    pub sort: Sort,
    /// The greatest first.
    pub descending: bool,
    /// Page, from 0.
    pub page: u32,
}

fn encode(text: &str) -> String {
    js_sys::encode_uri_component(text).into()
}

fn decode(text: &str) -> String {
    // What is not well-formed is taken as written: an address is typed by people.
    js_sys::decode_uri_component(text).map_or_else(|_| text.to_owned(), String::from)
}

fn split_hash() -> (String, String) {
    let hash = window().location().hash().unwrap_or_default();
    let hash = hash.trim_start_matches('#');
    let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
    (path.to_owned(), query.to_owned())
}

/// Reads the part after `?`.
pub fn parse_query(text: &str) -> Query {
    text.split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// Writes a path with a query: `#/customers?by=rfm`.
pub fn format_address(path: &str, query: &Query) -> String {
    let parts: Vec<String> = query.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    // Slashes, commas and colons may stand in a fragment as they are, and are easier to read so.
    let parts = parts.join("&").replace("%2F", "/").replace("%3A", ":").replace("%2C", ",");
    if parts.is_empty() { format!("#{path}") } else { format!("#{path}?{parts}") }
}

/// The query of the present address, followed while the place stays the same.
pub fn use_query() -> ReadSignal<Query> {
    let (place, query) = split_hash();
    let (read, write) = signal(parse_query(&query));
    let listener = window_event_listener(ev::hashchange, move |_| {
        let (path, query) = split_hash();
        // A page that is about to be left must not ask for what the next page's address says.
        if path == place {
            let _ = write.try_set(parse_query(&query));
        }
    });
    on_cleanup(move || listener.remove());
    read
}

/// Goes to an address, as pressing a link would.
pub fn go(address: &str) {
    // Fails only for what is not an address; ours are.
    let _ = window().location().set_hash(address);
}

/// Goes to an address in place of the present one: what is typed letter by letter is one step of the history.
pub fn go_instead(address: &str) {
    // Fails only for what is not an address; ours are.
    let _ = window().location().replace(address);
}

/// Writes the address of what is already shown, without a step in the history: a dragged cut is not a hundred places.
pub fn replace_query(query: &Query) {
    let (path, _) = split_hash();
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format_address(&path, query)));
    }
}

/// The address of one customer.
pub fn customer_address(id: &str) -> String {
    format!("#/customer/{}", encode(id))
}

/// The parameters that a classifier's page was opened with. What is not a parameter, or can't be its value, is left out.
pub fn values_of(specs: &'static [ParamSpec], query: &Query, prefix: &str) -> Values {
    let mut values = Values::new();
    for (name, text) in query {
        let spec = name.strip_prefix(prefix).and_then(|name| specs.iter().find(|spec| spec.name == name));
        let Some((spec, value)) = spec.and_then(|spec| Some((spec, spec.parse(text).ok()?))) else { continue };
        if value != spec.default() && spec.admits(&value).is_ok() {
            values.insert(spec.name.to_owned(), value);
        }
    }
    values
}

/// Parameters as they are written in an address; defaults are left out.
pub fn query_of(specs: &'static [ParamSpec], values: &Values, prefix: &str) -> Query {
    specs
        .iter()
        .filter_map(|spec| {
            let value = values.get(spec.name)?;
            (*value != spec.default()).then(|| (format!("{prefix}{}", spec.name), value_text(value)))
        })
        .collect()
}

/// A value in the form that [`ParamSpec::parse`] reads.
pub fn value_text(value: &classify::Value) -> String {
    match value {
        classify::Value::Choice(choice) => choice.clone(),
        classify::Value::Number(number) => number.to_string(),
        classify::Value::Switch(on) => on.to_string(),
        classify::Value::Cuts(cuts) => cuts.iter().map(f64::to_string).collect::<Vec<_>>().join("/"),
        classify::Value::Text(text) => text.clone(),
    }
}

fn specs_of(id: &str) -> &'static [ParamSpec] {
    classify::listed(id).map_or(&[], |found| found.spec.params)
}

fn bound(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { String::new() }
}

fn range<T>(text: &str, least: T, most: T, read: impl Fn(&str) -> Option<T>) -> Option<(T, T)> {
    let (from, to) = text.split_once("..")?;
    let from = if from.is_empty() { least } else { read(from)? };
    let to = if to.is_empty() { most } else { read(to)? };
    Some((from, to))
}

fn condition_of(name: &str, text: &str) -> Option<Condition> {
    let float = |text: &str| text.parse::<f64>().ok();
    if let Some(score) = name.strip_prefix("score.") {
        let (from, to) = range(text, f64::NEG_INFINITY, f64::INFINITY, float)?;
        return Some(Condition::Score(score.to_owned(), from, to));
    }
    if let Some(feature) = name.strip_prefix("feature.") {
        let (from, to) = range(text, f64::NEG_INFINITY, f64::INFINITY, float)?;
        return Some(Condition::Feature(feature.to_owned(), from, to));
    }
    match name {
        "class" => Some(Condition::Class(text.to_owned())),
        "classes" => Some(Condition::Classes(text.split('/').map(str::to_owned).collect())),
        "rank" => range(text, 0, u32::MAX, |text| text.parse().ok()).map(|(from, to)| Condition::Rank(from, to)),
        "ordered" => {
            range(text, Day(i32::MIN + 1), Day(i32::MAX), Day::from_iso).map(|(from, to)| Condition::Ordered(from, to))
        }
        _ => None,
    }
}

fn query_of_condition(condition: &Condition) -> (String, String) {
    match condition {
        Condition::Class(id) => ("class".to_owned(), id.clone()),
        Condition::Classes(ids) => ("classes".to_owned(), ids.join("/")),
        Condition::Score(name, from, to) => (format!("score.{name}"), format!("{}..{}", bound(*from), bound(*to))),
        Condition::Feature(name, from, to) => (format!("feature.{name}"), format!("{}..{}", bound(*from), bound(*to))),
        Condition::Rank(from, to) => ("rank".to_owned(), format!("{from}..{to}")),
        Condition::Ordered(from, to) => ("ordered".to_owned(), format!("{from}..{to}")),
    }
}

const SORTS: &[(Sort, &str)] = &[
    (Sort::Money, "money"),
    (Sort::Frequency, "frequency"),
    (Sort::Recency, "recency"),
    (Sort::Id, "id"),
    (Sort::Class, "class"),
];

/// Which end of a sort people want to see first: the most money, the latest order, but the first id and the best class.
pub fn natural_order(sort: Sort) -> bool {
    matches!(sort, Sort::Money | Sort::Frequency | Sort::Recency)
}

impl ListAddress {
    /// A list in its natural order.
    pub fn of(selection: Selection) -> ListAddress {
        ListAddress { selection, sort: Sort::Money, descending: true, page: 0 }
    }

    /// Reads an address; what is not understood is left out.
    pub fn read(query: &Query) -> ListAddress {
        let last = |wanted: &str| query.iter().rev().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let classifier = last("by").filter(|id| classify::listed(id).is_some());
        let classifier = classifier.map(|id| (id.to_owned(), values_of(specs_of(id), query, "with.")));
        // Classes and scores are a classifier's: without one that there is they are about nothing.
        let has_meaning = |condition: &Condition| {
            let of_classifier = matches!(condition, Condition::Class(_) | Condition::Classes(_) | Condition::Score(..));
            classifier.is_some() || !of_classifier
        };
        let conditions = query.iter().filter_map(|(name, text)| condition_of(name, text)).filter(has_meaning).collect();
        let sort = last("sort").and_then(|text| SORTS.iter().find(|(_, name)| *name == text));
        let sort = sort.map_or(Sort::Money, |(sort, _)| *sort);
        ListAddress {
            selection: Selection { classifier, conditions, search: last("search").unwrap_or_default().to_owned() },
            sort,
            descending: natural_order(sort) != (last("order") == Some("reversed")),
            page: last("page").and_then(|page| page.parse::<u32>().ok()).unwrap_or(1).saturating_sub(1),
        }
    }

    /// Writes it.
    pub fn query(&self) -> Query {
        let mut query = Query::new();
        let mut put = |name: &str, value: String| query.push((name.to_owned(), value));
        if let Some(classifier) = &self.selection.classifier {
            put("by", classifier.0.clone());
            query.extend(query_of(specs_of(&classifier.0), &classifier.1, "with."));
        }
        query.extend(self.selection.conditions.iter().map(query_of_condition));
        let mut put = |name: &str, value: String| query.push((name.to_owned(), value));
        if !self.selection.search.is_empty() {
            put("search", self.selection.search.clone());
        }
        if self.sort != Sort::Money {
            put("sort", SORTS.iter().find(|(sort, _)| *sort == self.sort).map_or("", |(_, name)| name).to_owned());
        }
        if self.descending != natural_order(self.sort) {
            put("order", "reversed".to_owned());
        }
        if self.page > 0 {
            put("page", (self.page + 1).to_string());
        }
        query
    }

    /// The whole address.
    pub fn address(&self) -> String {
        format_address("/customers", &self.query())
    }
}

/// The address of the list of a selection.
pub fn list_address(selection: Selection) -> String {
    ListAddress::of(selection).address()
}
