//! The condition of a rule as a tree: groups of comparisons, each of which can be turned around, added to and taken out.

use leptos::prelude::*;

use super::editing::{Editing, Place, control, focus};
use super::operand::with_what;
use super::term::{Row, fresh, how, what};
use super::widgets::{Button, Choice, Face, words};
use crate::ui::state::use_app;
use kefen::classify::rule_text::{Block, Kind};

/// Groups in each other that can be made by a press; a text may have more.
const DEEPEST: usize = 3;

/// A condition without what it says: `*` everybody, `t` a comparison, a group in brackets. When this changes, its controls are made anew.
fn shape(block: &Block) -> String {
    match &block.kind {
        Kind::Everybody => "*".to_owned(),
        Kind::Test(_) => "t".to_owned(),
        Kind::Group { parts, .. } => format!("({})", parts.iter().map(shape).collect::<String>()),
    }
}

/// The condition of the rule in a line.
pub fn condition(editing: Editing, line: usize) -> AnyView {
    let root = move || editing.ruled(line, |ruled| Block::root(&ruled.rule.when));
    let shape = Memo::new(move |_| root().map(|root| shape(&root)).unwrap_or_default());
    let tree = move || {
        shape.track();
        untrack(root).map(|root| part(editing, (line, Vec::new()), &root))
    };
    tree.into_any()
}

fn part(editing: Editing, place: Place, block: &Block) -> AnyView {
    let inside = match &block.kind {
        Kind::Group { parts, .. } => return group(editing, place, parts),
        Kind::Everybody => vec![view! { <span class="sm">{words("rules-everybody")}</span> }.into_any()],
        Kind::Test(_) => {
            let row = Row::new(editing, place.clone());
            vec![what(row), how(row), with_what(row)]
        }
    };
    view! {
        <div class="rule-test" data-testid="rule-test">
            {not(editing, place.clone())}
            {inside}
            {remove(editing, place, "rules-remove-test")}
        </div>
    }
    .into_any()
}

/// Turns a part around.
fn not(editing: Editing, place: Place) -> AnyView {
    let place = StoredValue::new(place);
    let is_not = Signal::derive(move || place.with_value(|place| editing.part(place).is_some_and(|part| part.not)));
    let turn = Callback::new(move |()| {
        place.with_value(|(line, path)| {
            editing.condition(*line, "", |root| {
                if let Some(part) = root.at_mut(path) {
                    part.not = !part.not;
                }
            });
        });
    });
    let button = Button::of("rule-not", "rule-not", words("rules-not"), turn);
    Button { on: Some(is_not), hint: words("rules-not-hint"), ..button }.view()
}

/// Takes a part out; the focus goes to what adds one.
fn remove(editing: Editing, place: Place, key: &'static str) -> AnyView {
    let place = StoredValue::new(place);
    let remove = Callback::new(move |()| {
        place.with_value(|(line, path)| {
            if editing.condition(*line, "", |root| root.remove(path)) {
                focus(control(&(*line, Vec::new()), "add"));
            }
        });
    });
    Button::icon(Face::Cross, "test-remove", words(key), remove).view()
}

/// A group, the whole condition among them.
fn group(editing: Editing, place: Place, parts: &[Block]) -> AnyView {
    let app = use_app();
    let (line, path) = place.clone();
    let (outer, several, deep) = (path.is_empty(), parts.len() > 1, path.len() >= DEEPEST);
    let held = StoredValue::new(place.clone());
    let any = move || {
        let part = held.with_value(|place| editing.part(place));
        matches!(part, Some(Block { kind: Kind::Group { any: true, .. }, .. }))
    };
    let join = Callback::new(move |wanted: String| {
        held.with_value(|(line, path)| {
            editing.condition(*line, "", |root| {
                if let Some(Block { kind: Kind::Group { any, .. }, .. }) = root.at_mut(path) {
                    *any = wanted == "any";
                }
            });
        });
    });
    // A group of one is no group: it begins with two.
    let add = move |grouped: bool| {
        let (line, path) = held.get_value();
        let part = untrack(|| editing.part(&(line, path.clone())));
        let count = part.map_or(0, |part| part.parts().len());
        let one = Block::of(&fresh());
        let kind = || Kind::Group { any: !untrack(any), parts: vec![one.clone(), one.clone()] };
        let new = if grouped { Block { not: false, kind: kind() } } else { one.clone() };
        if editing.condition(line, "", |root| root.add(&path, new)) {
            let first = grouped.then_some(0);
            let path: Vec<usize> = path.into_iter().chain([count]).chain(first).collect();
            focus(control(&(line, path), "what"));
        }
    };
    let joined = Signal::derive(move || if any() { "any" } else { "all" }.to_owned());
    let options = Signal::derive(move || {
        let words = app.t();
        let both = ["all", "any"].map(|id| (id.to_owned(), words.word(&format!("rules-{id}"))));
        vec![(String::new(), both.into())]
    });
    let head = several.then(|| {
        let choice = Choice {
            class: "select",
            testid: "group-join",
            id: String::new(),
            label: "rules-join",
            chosen: joined,
            options,
            choose: join,
        };
        let out = (!outer).then(|| remove(editing, place.clone(), "rules-remove-group"));
        view! { <div class="rule-join">{not(editing, place.clone())} {choice.view()} {out}</div> }
    });
    let none = parts.is_empty().then(|| view! { <p class="sm">{words("rules-everybody")}</p> });
    let inside = parts.iter().enumerate().map(|(at, block)| {
        let path = path.iter().copied().chain([at]).collect();
        view! { <li>{part(editing, (line, path), block)}</li> }
    });
    let inside = inside.collect_view();
    let more = move |testid: &'static str, key: &'static str, grouped: bool| {
        Button::of("link small", testid, words(key), Callback::new(move |()| add(grouped)))
    };
    let add_test =
        Button { id: control(&(line, path.clone()), "add"), ..more("group-add-test", "rules-add-test", false) };
    let add_group = (!deep).then(|| more("group-add-group", "rules-add-group", true).view());
    let label = move || app.t().word(&format!("rules-{}", joined.get()));
    view! {
        <div class="rule-group" class:several=several role="group" aria-label=label data-testid="rule-group">
            {head}
            {none}
            <ul>{inside}</ul>
            <div class="rule-more">{add_test.view()} {add_group}</div>
        </div>
    }
    .into_any()
}
