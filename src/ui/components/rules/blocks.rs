//! The list of rules in their order: name, remark, how many, and what moves, adds and removes them. Lines that are no rules stand between them.

use leptos::prelude::*;

use super::condition::condition;
use super::editing::{Editing, Shown, focus};
use super::term::fresh;
use super::widgets::{Button, Entry, Face, words};
use crate::ui::state::use_app;
use kefen::base::Message;
use kefen::classify::rule_text::words::{counts, word};
use kefen::classify::rule_text::{Block, Line, Rule, Sheet};

const RULE: u8 = 0;
const ODD: u8 = 1;
const REMARK: u8 = 2;
const BLANK: u8 = 3;

/// What each line is, without what it says.
fn shapes(sheet: &Sheet) -> Vec<(usize, u8)> {
    let shape = |line: &Line| match line {
        Line::Rule(_) => RULE,
        Line::Odd { .. } => ODD,
        Line::Remark(text) if text.trim().is_empty() => BLANK,
        Line::Remark(_) => REMARK,
    };
    sheet.lines.iter().map(shape).enumerate().collect()
}

fn name_id(line: usize) -> String {
    format!("rule-{line}-name")
}

/// All rules.
pub fn blocks(editing: Editing) -> AnyView {
    let app = use_app();
    let lines = Memo::new(move |_| editing.sheet.with(shapes));
    let none = move || lines.with(|lines| lines.iter().all(|(_, shape)| *shape == BLANK));
    let line = move |(line, shape): (usize, u8)| match shape {
        RULE => rule(editing, line),
        ODD => odd(editing, line),
        REMARK => remark(editing, line),
        _ => ().into_any(),
    };
    let add = Callback::new(move |()| {
        let n = editing.sheet.with_untracked(|sheet| sheet.places().len()) + 1;
        let name = app.words.with_untracked(|words| words.text(&Message::new("rules-new-name").count("n", n)));
        let rule = Rule { name, when: Block::root(&fresh()).whole() };
        if let Some(line) = editing.change("", |sheet| sheet.add(rule)) {
            focus(name_id(line));
        }
    });
    let examples = Callback::new(move |()| {
        let text = app.words.with_untracked(|words| words.word("rules-examples"));
        editing.write(text, "");
    });
    view! {
        <div class="rules-none" hidden=move || !none()>
            <p>{words("rules-none")}</p>
            {Button::of("btn", "rules-examples", words("rules-examples-take"), examples).view()}
        </div>
        <ol class="rules-list">
            <For each=move || lines.get() key=|line| *line children=line />
        </ol>
        <div class="rules-foot">
            {Button::of("btn", "rule-add", words("rules-add"), add).view()}
            <span class="small quiet">{words("rules-first-wins")}</span>
        </div>
    }
    .into_any()
}

/// How many meet a rule, and how many it takes.
fn how_many(ordinal: Memo<usize>, rules: Memo<usize>) -> AnyView {
    let app = use_app();
    let shown = expect_context::<Shown>();
    let found = Signal::derive(move || {
        let lines = shown.result.get()?;
        let all: Vec<(u64, u64)> = lines.rule.iter().filter_map(|line| counts(&line.message)).collect();
        // A result of other rules than these says nothing of them.
        if all.len() == rules.get() { all.get(ordinal.get()).copied() } else { None }
    });
    let said = move |key: &'static str, of: fn((u64, u64)) -> u64| {
        move || found.get().map(|found| app.t().text(&Message::new(key).count("n", of(found))))
    };
    view! {
        <div
            class="rule-counts"
            data-testid="rule-counts"
            data-meets=move || found.get().map(|(meets, _)| meets.to_string())
            data-takes=move || found.get().map(|(_, takes)| takes.to_string())
            class:dim=move || shown.waiting.get()
            class:nobody=move || found.get().is_some_and(|(_, takes)| takes == 0)
        >
            <b>{said("rules-takes", |(_, takes)| takes)}</b>
            <span class="small quiet">{said("rules-meets", |(meets, _)| meets)}</span>
        </div>
    }
    .into_any()
}

fn rule(editing: Editing, line: usize) -> AnyView {
    let app = use_app();
    let shown = expect_context::<Shown>();
    let ordinal = Memo::new(move |_| editing.ordinal(line));
    let rules = Memo::new(move |_| editing.sheet.with(|sheet| sheet.places().len()));
    let name = Memo::new(move |_| editing.ruled(line, |ruled| ruled.rule.name.clone()).unwrap_or_default());
    let remark = Memo::new(move |_| editing.ruled(line, |ruled| ruled.remark.clone()).unwrap_or_default());
    let colour = move || {
        let name = name.get();
        let found = shown.result.with(|shown| {
            shown.as_ref()?.classes.iter().find(|class| class.id == name).map(|class| class.colour.to_string())
        });
        format!("var(--{})", found.as_deref().unwrap_or("quiet-1"))
    };
    // What a button does is said with the rule that it does it to.
    let about = move |key: &'static str| {
        let text = move || app.t().text(&Message::new(key).count("n", ordinal.get() + 1).text("name", name.get()));
        Signal::derive(text)
    };
    let rename = move |text: String| editing.rule(line, &format!("name {line}"), |ruled| ruled.rule.name = text);
    let note = move |text: String| editing.rule(line, "", |ruled| ruled.remark = text);
    let shift = move |up: bool| {
        if let Some(there) = editing.change("", |sheet| sheet.shift(line, up)) {
            // The other direction where there is no further in this one.
            let at = untrack(|| editing.ordinal(there));
            let end = if up { at == 0 } else { at + 1 == rules.get_untracked() };
            focus(format!("rule-{there}-{}", if up == end { "down" } else { "up" }));
        }
    };
    let remove = move |()| {
        let next = editing.change("", |sheet| {
            sheet.remove(line);
            let places = sheet.places();
            Some(places.iter().find(|place| **place >= line).or(places.last()).copied())
        });
        if let Some(Some(next)) = next {
            focus(name_id(next));
        }
    };
    let arrow = move |up: bool| {
        let (face, testid, key) =
            if up { (Face::Up, "rule-up", "rules-up") } else { (Face::Down, "rule-down", "rules-down") };
        let off = Signal::derive(move || if up { ordinal.get() == 0 } else { ordinal.get() + 1 == rules.get() });
        let id = format!("rule-{line}-{}", if up { "up" } else { "down" });
        let press = Callback::new(move |()| shift(up));
        Button { id, off, ..Button::icon(face, testid, about(key), press) }.view()
    };
    let title = Entry {
        id: name_id(line),
        ..Entry::of("entry rule-name", "rule-name", about("rules-name-of"), name.into(), Callback::new(rename))
    };
    let beneath = Entry {
        empty: words("rules-remark"),
        live: false,
        ..Entry::of("rule-remark", "rule-remark", about("rules-remark-of"), remark.into(), Callback::new(note))
    };
    view! {
        <li class="rule-block" data-testid="rule" data-line=line + 1 data-name=name style=("--k", colour)>
            <div class="rule-head">
                <span class="rule-number" aria-hidden="true">{move || ordinal.get() + 1}</span>
                {title.view()}
                <span class="small bad rule-unnamed">{words("rules-name-wanted")}</span>
                {how_many(ordinal, rules)}
                <div class="rule-tools">
                    {arrow(true)} {arrow(false)}
                    {Button::icon(Face::Cross, "rule-remove", about("rules-remove"), Callback::new(remove)).view()}
                </div>
            </div>
            {condition(editing, line)}
            {beneath.view()}
        </li>
    }
    .into_any()
}

/// The text of a line.
fn text_of(editing: Editing, line: usize) -> Memo<String> {
    Memo::new(move |_| editing.sheet.with(|sheet| sheet.lines.get(line).map(Line::text).unwrap_or_default()))
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

/// A line that can't be read, as it is, to be put right.
fn odd(editing: Editing, line: usize) -> AnyView {
    let app = use_app();
    let why = move || {
        let words = app.t();
        let odd = editing.sheet.with(|sheet| sheet.odd().into_iter().find(|odd| odd.line as usize == line + 1))?;
        let message = Message::new(format!("rules-odd-{}", odd.why.id()));
        Some(words.text(&message.count("line", odd.line).text("at", odd.at)))
    };
    let label = Signal::derive(move || app.t().text(&Message::new("rules-odd-line").count("line", line + 1)));
    let take = Callback::new(move |text: String| rewrite(editing, line, &text));
    let remove = Callback::new(move |()| {
        rewrite(editing, line, "");
    });
    let text =
        Entry { live: false, ..Entry::of("entry mono", "rule-odd-text", label, text_of(editing, line).into(), take) };
    view! {
        <li class="rule-block odd" data-testid="rule-odd" data-line=line + 1>
            <div class="rule-head">
                {text.view()}
                {Button::icon(Face::Cross, "rule-odd-remove", words("rules-remove-line"), remove).view()}
            </div>
            <p class="small warn">{why}</p>
        </li>
    }
    .into_any()
}

/// A remark on a line of its own.
fn remark(editing: Editing, line: usize) -> AnyView {
    let text = text_of(editing, line);
    let text = Signal::derive(move || text.with(|text| text.trim().trim_start_matches('#').trim().to_owned()));
    let take = Callback::new(move |text: String| {
        let text = text.trim();
        let line_text = if text.is_empty() { String::new() } else { format!("# {text}") };
        rewrite(editing, line, &line_text)
    });
    let entry = Entry { live: false, ..Entry::of("rule-remark", "rules-remark", words("rules-remark"), text, take) };
    view! { <li class="rule-between">{entry.view()}</li> }.into_any()
}
