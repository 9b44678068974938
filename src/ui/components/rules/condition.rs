//! The condition of a rule as a tree: groups of comparisons, each of which can be turned around, added to and taken out.

use leptos::prelude::*;

use super::editing::{Editing, Place, control, focus};
use super::operand::With;
use super::term::{How, What, fresh};
use crate::ui::components::icon::Cross;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::classify::rule_text::{Block, Kind};

/// Groups in each other that can be made by a press; a text may have more.
const DEEPEST: usize = 3;

/// A condition without what it says: when this changes, its controls are made anew.
#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Everybody,
    Test,
    Group(Vec<Shape>),
}

impl Shape {
    fn of(block: &Block) -> Shape {
        match &block.kind {
            Kind::Everybody => Shape::Everybody,
            Kind::Test(_) => Shape::Test,
            Kind::Group { parts, .. } => Shape::Group(parts.iter().map(Shape::of).collect()),
        }
    }
}

/// The condition of the rule in a line.
#[component]
pub fn Condition(editing: Editing, line: usize) -> impl IntoView {
    let shape = Memo::new(move |_| editing.ruled(line, |ruled| Shape::of(&Block::root(&ruled.rule.when))));
    move || shape.get().map(|shape| part(editing, (line, Vec::new()), shape))
}

fn part(editing: Editing, place: Place, shape: Shape) -> AnyView {
    match shape {
        Shape::Everybody => view! { <Everybody editing place /> }.into_any(),
        Shape::Test => view! { <Comparison editing place /> }.into_any(),
        Shape::Group(parts) => group(editing, place, parts),
    }
}

/// Turns a part around.
#[component]
fn Not(editing: Editing, place: Place) -> impl IntoView {
    let place = StoredValue::new(place);
    let is_not = Memo::new(move |_| place.with_value(|place| editing.part(place).is_some_and(|part| part.not)));
    let turn = move |_| {
        place.with_value(|(line, path)| {
            editing.condition(*line, "", |root| {
                if let Some(part) = root.at_mut(path) {
                    part.not = !part.not;
                }
            });
        });
    };
    view! {
        <button
            type="button"
            class="rule-not"
            data-testid="rule-not"
            aria-pressed=move || is_not.get().to_string()
            title=said("rules-not-hint")
            on:click=turn
        >
            {said("rules-not")}
        </button>
    }
}

/// Takes a part out; the focus goes to what adds one.
#[component]
fn Remove(editing: Editing, place: Place, key: &'static str) -> impl IntoView {
    let place = StoredValue::new(place);
    let remove = move |_| {
        place.with_value(|(line, path)| {
            if editing.condition(*line, "", |root| root.remove(path)) {
                focus(control(&(*line, Vec::new()), "add"));
            }
        });
    };
    view! {
        <button type="button" class="icon rule-out" data-testid="test-remove" aria-label=said(key) on:click=remove>
            <Cross />
        </button>
    }
}

#[component]
fn Everybody(editing: Editing, place: Place) -> impl IntoView {
    view! {
        <div class="rule-test">
            <Not editing place=place.clone() />
            <span class="sm">{said("rules-everybody")}</span>
            <Remove editing place key="rules-remove-test" />
        </div>
    }
}

#[component]
fn Comparison(editing: Editing, place: Place) -> impl IntoView {
    view! {
        <div class="rule-test" data-testid="rule-test">
            <Not editing place=place.clone() />
            <What editing place=place.clone() />
            <How editing place=place.clone() />
            <With editing place=place.clone() />
            <Remove editing place key="rules-remove-test" />
        </div>
    }
}

/// A group, the whole condition among them.
fn group(editing: Editing, place: Place, parts: Vec<Shape>) -> AnyView {
    let app = use_app();
    let (line, path) = place.clone();
    let (outer, several, depth) = (path.is_empty(), parts.len() > 1, path.len());
    let held = StoredValue::new(place.clone());
    let any = Memo::new(move |_| {
        let part = held.with_value(|place| editing.part(place));
        matches!(part, Some(Block { kind: Kind::Group { any: true, .. }, .. }))
    });
    let join = move |event: leptos::ev::Event| {
        let wanted = event_target_value(&event) == "any";
        held.with_value(|(line, path)| {
            editing.condition(*line, "", |root| {
                if let Some(Block { kind: Kind::Group { any, .. }, .. }) = root.at_mut(path) {
                    *any = wanted;
                }
            });
        });
    };
    let add = move |new: Block, first: &[usize]| {
        let Some((line, path)) = held.try_get_value() else { return };
        let count = editing.part(&(line, path.clone())).map_or(0, |part| part.parts().len());
        if editing.condition(line, "", |root| root.add(&path, new)) {
            let path: Vec<usize> = path.iter().chain([&count]).chain(first).copied().collect();
            focus(control(&(line, path), "what"));
        }
    };
    let add_test = move |_| untrack(|| add(Block::of(&fresh()), &[]));
    // A group of one is no group: it begins with two.
    let add_group = move |_| {
        untrack(|| {
            let parts = vec![Block::of(&fresh()), Block::of(&fresh())];
            add(Block { not: false, kind: Kind::Group { any: !any.get_untracked(), parts } }, &[0]);
        });
    };
    let label = move || {
        let key = if any.get() { "rules-any" } else { "rules-all" };
        app.t().text(&Message::new(key))
    };
    let options = ["all", "any"].map(|id| {
        let text = move || app.t().word(if id == "any" { "rules-any" } else { "rules-all" });
        view! { <option value=id selected=move || any.get() == (id == "any")>{text}</option> }
    });
    let head = several.then(|| {
        view! {
            <div class="rule-join">
                <Not editing place=place.clone() />
                <select
                    class="select"
                    data-testid="group-join"
                    aria-label=said("rules-join")
                    prop:value=move || if any.get() { "any" } else { "all" }
                    on:change=join
                >
                    {options.collect_view()}
                </select>
                {(!outer).then(|| view! { <Remove editing place=place.clone() key="rules-remove-group" /> })}
            </div>
        }
    });
    let none = parts.is_empty().then(|| view! { <p class="sm">{said("rules-everybody")}</p> });
    let inside = parts.into_iter().enumerate().map(|(at, shape)| {
        let mut path = path.clone();
        path.push(at);
        view! { <li>{part(editing, (line, path), shape)}</li> }
    });
    view! {
        <div class="rule-group" class:several=several role="group" aria-label=label data-testid="rule-group">
            {head}
            {none}
            <ul>{inside.collect_view()}</ul>
            <div class="rule-more">
                <button
                    type="button"
                    class="link small"
                    id=control(&(line, path.clone()), "add")
                    data-testid="group-add-test"
                    on:click=add_test
                >
                    {said("rules-add-test")}
                </button>
                {(depth < DEEPEST)
                    .then(|| {
                        view! {
                            <button type="button" class="link small" data-testid="group-add-group" on:click=add_group>
                                {said("rules-add-group")}
                            </button>
                        }
                    })}
            </div>
        </div>
    }
    .into_any()
}
