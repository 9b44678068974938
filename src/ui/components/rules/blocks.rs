//! The list of rules in their order: what its controls do, and what they show. `draw` makes them; they are made anew only when other ones are
//! needed, and the focus stays where it was, so that one goes on typing and choosing while the numbers follow.

use leptos::prelude::*;
use leptos::{ev, html};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::dom::{flag, put, set_value, value};
use super::draw::{Draw, shape};
use super::editing::{Editing, Place, Shown, control, focus, path_of};
use super::term::{code, decode, fresh, meant, op_id, op_of, side, start, text_of, typed};
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::classify::rule_text::words::{counts, word};
use kefen::classify::rule_text::{Block, Kind, Line, Op, Operand, Rule, Ruled, Sheet, Term, Test};
use kefen::i18n::Catalog;
use kefen::protocol::Classified;

/// All rules.
pub fn blocks(editing: Editing) -> AnyView {
    let app = use_app();
    let shown = expect_context::<Shown>();
    let list: NodeRef<html::Ol> = NodeRef::new();
    let shapes =
        Memo::new(move |_| editing.terms.with(|terms| editing.sheet.with(|sheet| shape(sheet, terms.as_ref()))));
    let none = move || shapes.with(|shapes| shapes.chars().all(|c| c == '_' || c == '\n'));
    // First, so that what is shown next has something to be shown in.
    Effect::new(move |_| {
        let (Some(list), words) = (list.get(), app.t()) else { return };
        shapes.track();
        let had = document().active_element().map(|active| active.id()).filter(|id| id.starts_with("rule-"));
        let lines = editing.terms.with(|terms| {
            untrack(|| editing.sheet.with(|sheet| Draw { words: &words, terms: terms.as_ref() }.lines(sheet)))
        });
        list.replace_children_with_node_0();
        for line in &lines {
            // What was just made can be put anywhere.
            let _ = list.append_child(line);
        }
        editing.drawn.update(|times| *times = times.wrapping_add(1));
        if let Some(id) = had {
            focus_now(&id);
        }
    });
    Effect::new(move |_| {
        editing.drawn.track();
        let (Some(list), words) = (list.get(), app.t()) else { return };
        let (result, waiting) = (shown.result.get(), shown.waiting.get());
        editing.sheet.with(|sheet| show(&list, sheet, &words, result.as_deref(), waiting));
    });
    let hear = move |event: &web_sys::Event, on: &str| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(element) = target.and_then(|target| target.closest("[data-on]").ok().flatten()) else { return };
        if element.get_attribute("data-on").as_deref() == Some(on) {
            let done = act(editing, &element);
            put(&element, "aria-invalid", if done { "false" } else { "true" });
        }
    };
    let add = move |_| {
        let n = editing.sheet.with_untracked(|sheet| sheet.places().len()) + 1;
        let name = app.words.with_untracked(|words| words.text(&Message::new("rules-new-name").count("n", n)));
        let rule = Rule { name, when: Block::root(&fresh()).whole() };
        if let Some(line) = editing.change("", |sheet| sheet.add(rule)) {
            focus(control(&(line, Vec::new()), "name"));
        }
    };
    let examples = move |_| editing.write(app.words.with_untracked(|words| words.word("rules-examples")), "");
    view! {
        <div class="rules-none" hidden=move || !none()>
            <p>{said("rules-none")}</p>
            <button type="button" class="btn" data-testid="rules-examples" on:click=examples>
                {said("rules-examples-take")}
            </button>
        </div>
        <ol
            class="rules-list"
            node_ref=list
            on:input=move |event: ev::Event| hear(&event, "input")
            on:change=move |event| hear(&event, "change")
            on:click=move |event| hear(&event, "click")
        ></ol>
        <div class="rules-foot">
            <button type="button" class="btn" data-testid="rule-add" on:click=add>
                {said("rules-add")}
            </button>
            <span class="small quiet">{said("rules-first-wins")}</span>
        </div>
    }
    .into_any()
}

fn focus_now(id: &str) {
    let found = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = found {
        // What can't be focused leaves it where it is.
        let _ = element.focus();
    }
}

/// What a control is about.
fn place_of(element: &Element) -> Option<Place> {
    let line = element.get_attribute("data-line")?.parse().ok()?;
    Some((line, path_of(&element.get_attribute("data-path").unwrap_or_default())))
}

/// Does what a control does; whether that could be.
fn act(editing: Editing, element: &Element) -> bool {
    let (Some(what), Some(place)) = (element.get_attribute("data-act"), place_of(element)) else { return true };
    let (line, path) = &place;
    let (line, text) = (*line, value(element));
    let about = control(&place, &what);
    match what.as_str() {
        "name" => editing.rule(line, &about, |ruled| ruled.rule.name = text),
        "remark" => editing.rule(line, &about, |ruled| ruled.remark = text),
        "odd" => rewrite(editing, line, &text),
        "note" if text.trim().is_empty() => rewrite(editing, line, ""),
        "note" => rewrite(editing, line, &format!("# {}", text.trim())),
        "out-line" => rewrite(editing, line, ""),
        "up" | "down" => shift(editing, line, what == "up"),
        "remove" => remove(editing, line),
        "not" => editing.condition(line, "", |root| {
            if let Some(part) = root.at_mut(path) {
                part.not = !part.not;
            }
        }),
        "join" => editing.condition(line, "", |root| {
            if let Some(Block { kind: Kind::Group { any, .. }, .. }) = root.at_mut(path) {
                *any = text == "any";
            }
        }),
        "out" => {
            let done = editing.condition(line, "", |root| root.remove(path));
            focus(control(&(line, Vec::new()), "add"));
            done
        }
        "add" | "add-group" => add(editing, &place, what == "add-group"),
        _ => compare(editing, &place, (&what, &about), &text, element),
    }
}

/// What the controls of a comparison do.
fn compare(editing: Editing, place: &Place, (what, about): (&str, &str), text: &str, element: &Element) -> bool {
    let Some(now) = untrack(|| editing.test_at(place)) else { return true };
    let terms = editing.terms.get_untracked();
    let terms = terms.as_ref();
    let new = match what {
        "what" => decode(text).map(|term| start(&term, terms)),
        "which" => {
            let (Term::Class(id) | Term::Score(id, _)) = now.term.clone() else { return true };
            let score = Term::Score(id.clone(), text.to_owned());
            Some(start(&if text.is_empty() { Term::Class(id) } else { score }, terms))
        }
        "how" => op_of(text).map(|op| with_op(&now, op, start(&now.term, terms))),
        "class" => Some(Test { values: vec![Operand::Text(text.to_owned())], ..now }),
        "tick" | "tick-new" => {
            let value = if what == "tick" {
                element.get_attribute("data-value").unwrap_or_default()
            } else {
                text.trim().to_owned()
            };
            let on = element.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::checked) || what == "tick-new";
            let mut values = now.values.clone();
            values.retain(|known| text_of(known) != value);
            values.extend((on && !(what == "tick-new" && value.is_empty())).then_some(Operand::Text(value)));
            Some(Test { values, ..now })
        }
        _ => meant(&now, side(&now, terms), text).map(|values| Test { values, ..now }),
    };
    let about = if what == "value" { about } else { "" };
    new.is_some_and(|new| editing.test(place, about, |test| *test = new))
}

/// The comparison in another way; values that still fit stay.
fn with_op(now: &Test, op: Op, start: Test) -> Test {
    let mut values = now.values.clone();
    if op != Op::In {
        values.truncate(1);
        if values.is_empty() {
            values = start.values;
        }
        if values.is_empty() {
            values.push(Operand::Text(String::new()));
        }
    }
    Test { term: now.term.clone(), op, values }
}

/// Writes a line anew; nothing in its place takes it out.
fn rewrite(editing: Editing, line: usize, text: &str) -> bool {
    let change = |sheet: &mut Sheet| {
        if text.trim().is_empty() {
            sheet.remove(line);
        } else {
            sheet.rewrite(line, text, &word);
        }
        Some(())
    };
    editing.change("", change).is_some()
}

fn shift(editing: Editing, line: usize, up: bool) -> bool {
    let Some(there) = editing.change("", |sheet| sheet.shift(line, up)) else { return true };
    // The other direction where there is no further in this one.
    let places = editing.sheet.with_untracked(Sheet::places);
    let end = if up { places.first() } else { places.last() } == Some(&there);
    focus(control(&(there, Vec::new()), if up == end { "down" } else { "up" }));
    true
}

fn remove(editing: Editing, line: usize) -> bool {
    let next = editing.change("", |sheet| {
        sheet.remove(line);
        let places = sheet.places();
        Some(places.iter().find(|place| **place >= line).or(places.last()).copied())
    });
    if let Some(Some(next)) = next {
        focus(control(&(next, Vec::new()), "name"));
    }
    true
}

/// Adds a comparison to a group, or a group: one of one is no group, so it begins with two.
fn add(editing: Editing, place: &Place, grouped: bool) -> bool {
    let (line, path) = place;
    let Some(Block { kind: Kind::Group { any, parts }, .. }) = untrack(|| editing.part(place)) else { return true };
    let one = Block::of(&fresh());
    let group = Kind::Group { any: !any, parts: vec![one.clone(), one.clone()] };
    let new = if grouped { Block { not: false, kind: group } } else { one };
    let done = editing.condition(*line, "", |root| root.add(path, new));
    if done {
        let first = grouped.then_some(0);
        focus(control(&(*line, path.iter().copied().chain([parts.len()]).chain(first).collect()), "what"));
    }
    done
}

/// Puts into the controls what the text says, and beside the rules how many.
fn show(list: &Element, sheet: &Sheet, words: &Catalog, result: Option<&Classified>, waiting: bool) {
    let places = sheet.places();
    let lines = result.map(|result| result.rule.as_slice()).unwrap_or_default();
    let found: Vec<(u64, u64)> = lines.iter().filter_map(|line| counts(&line.message)).collect();
    // A result of other rules than these says nothing of them.
    let found = Some(found).filter(|found| found.len() == places.len());
    let Ok(all) = list.query_selector_all("[data-act]") else { return };
    for at in 0..all.length() {
        let Some(element) = all.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else { continue };
        let (Some(what), Some(place)) = (element.get_attribute("data-act"), place_of(&element)) else { continue };
        match sheet.lines.get(place.0) {
            Some(Line::Rule(ruled)) => {
                let ordinal = places.iter().position(|line| *line == place.0).unwrap_or_default();
                let count = found.as_ref().and_then(|found| found.get(ordinal)).copied();
                match what.as_str() {
                    "counts" => show_counts(&element, words, count, waiting),
                    "rule" => show_class(&element, &ruled.rule.name, result),
                    _ => show_rule(&element, &what, words, ruled, (ordinal, places.len())),
                }
                show_part(&element, &what, &place.1, ruled);
            }
            Some(line) => show_line(&element, &what, words, line, (place.0, sheet)),
            None => {}
        }
    }
}

fn show_counts(element: &Element, words: &Catalog, count: Option<(u64, u64)>, waiting: bool) {
    let (meets, takes) = count.unwrap_or_default();
    let said = |key: &'static str, n: u64| {
        if count.is_some() { words.text(&Message::new(key).count("n", n)) } else { String::new() }
    };
    let texts = [said("rules-takes", takes), said("rules-meets", meets)];
    for (at, text) in (0..).zip(texts) {
        if let Some(part) = element.children().item(at) {
            part.set_text_content(Some(&text));
        }
    }
    for (name, value) in [("data-meets", meets), ("data-takes", takes)] {
        match count {
            Some(_) => put(element, name, &value.to_string()),
            None => flag(element, name, false),
        }
    }
    let state = match (waiting, count) {
        (true, _) => "rule-counts dim",
        (false, Some((_, 0))) => "rule-counts nobody",
        _ => "rule-counts",
    };
    put(element, "class", state);
}

/// The colour of the class that a rule gives.
fn show_class(element: &Element, name: &str, result: Option<&Classified>) {
    let class = result.and_then(|result| result.classes.iter().find(|class| class.id == name));
    put(element, "data-name", name);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let colour = class.map_or("quiet-1", |class| &class.colour);
        // A name and a value of ours.
        let _ = element.style().set_property("--k", &format!("var(--{colour})"));
    }
}

fn show_rule(element: &Element, what: &str, words: &Catalog, ruled: &Ruled, (ordinal, rules): (usize, usize)) {
    let label = match what {
        "name" => "rules-name-of",
        "remark" => "rules-remark-of",
        "up" => "rules-up",
        "down" => "rules-down",
        "remove" => "rules-remove",
        "ordinal" => return element.set_text_content(Some(&(ordinal + 1).to_string())),
        _ => return,
    };
    // What a button does is said with the rule that it does it to.
    let label = Message::new(label).count("n", ordinal + 1).text("name", ruled.rule.name.as_str());
    put(element, "aria-label", &words.text(&label));
    match what {
        "up" => flag(element, "disabled", ordinal == 0),
        "down" => flag(element, "disabled", ordinal + 1 == rules),
        "name" => fill(element, &ruled.rule.name),
        "remark" => fill(element, &ruled.remark),
        _ => {}
    }
}

/// Puts a text into a field, unless it means that already: whoever types goes on.
fn fill(element: &Element, text: &str) {
    if value(element).trim() != text.trim() {
        set_value(element, text);
    }
}

fn show_part(element: &Element, what: &str, path: &[usize], ruled: &Ruled) {
    if !["not", "join", "what", "which", "how", "class", "tick", "value"].contains(&what) {
        return;
    }
    let root = Block::root(&ruled.rule.when);
    let Some(block) = root.at(path) else { return };
    match (what, &block.kind) {
        ("not", _) => put(element, "aria-pressed", if block.not { "true" } else { "false" }),
        ("join", Kind::Group { any, .. }) => set_value(element, if *any { "any" } else { "all" }),
        ("what", Kind::Test(test)) => set_value(element, &code(&test.term)),
        ("which", Kind::Test(Test { term: Term::Score(_, score), .. })) => set_value(element, score),
        ("which", _) => set_value(element, ""),
        ("how", Kind::Test(test)) => set_value(element, op_id(test.op)),
        ("class", Kind::Test(test)) => set_value(element, &test.values.first().map(text_of).unwrap_or_default()),
        ("tick", Kind::Test(test)) => {
            let own = element.get_attribute("data-value").unwrap_or_default();
            if let Some(tick) = element.dyn_ref::<HtmlInputElement>() {
                tick.set_checked(test.values.iter().any(|value| text_of(value) == own));
            }
        }
        ("value", Kind::Test(test)) => {
            let is_number = matches!(test.values.first(), Some(Operand::Number(_)));
            let same = |text: &str| is_number && text.parse::<f64>().ok() == typed(test).parse().ok();
            if !same(&value(element)) && value(element) != typed(test) {
                set_value(element, &typed(test));
            }
        }
        _ => {}
    }
}

fn show_line(element: &Element, what: &str, words: &Catalog, line: &Line, (at, sheet): (usize, &Sheet)) {
    match what {
        "odd" => {
            let label = Message::new("rules-odd-line").count("line", at + 1);
            put(element, "aria-label", &words.text(&label));
            fill(element, &line.text());
        }
        "note" => fill(element, line.text().trim().trim_start_matches('#').trim()),
        "why" => {
            let odd = sheet.odd().into_iter().find(|odd| odd.line as usize == at + 1);
            let message = odd.map(|odd| {
                Message::new(format!("rules-odd-{}", odd.why.id())).count("line", odd.line).text("at", odd.at)
            });
            element.set_text_content(message.map(|message| words.text(&message)).as_deref());
        }
        _ => {}
    }
}
