//! The list of rules in their order: name, remark, how many, and what moves, adds and removes them. Lines that are no rules stand between them.

use leptos::prelude::*;

use super::condition::Condition;
use super::editing::{Editing, Shown, focus};
use super::term::fresh;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::classify::rule_text::words::{counts, word};
use kefen::classify::rule_text::{Block, Line, Rule, Sheet};

/// What a line is, without what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Shape {
    Rule,
    Odd,
    Remark,
    Blank,
}

fn shapes(sheet: &Sheet) -> Vec<(usize, Shape)> {
    let shape = |line: &Line| match line {
        Line::Rule(_) => Shape::Rule,
        Line::Odd { .. } => Shape::Odd,
        Line::Remark(text) if text.trim().is_empty() => Shape::Blank,
        Line::Remark(_) => Shape::Remark,
    };
    sheet.lines.iter().map(shape).enumerate().collect()
}

fn name_id(line: usize) -> String {
    format!("rule-{line}-name")
}

/// Puts a new rule at the end.
fn add(editing: Editing, name: String) {
    let rule = Rule { name, when: Block::root(&fresh()).whole() };
    if let Some(line) = editing.change("", |sheet| sheet.add(rule)) {
        focus(name_id(line));
    }
}

/// All rules.
#[component]
pub fn Blocks(editing: Editing) -> impl IntoView {
    let app = use_app();
    let lines = Memo::new(move |_| editing.sheet.with(shapes));
    let none = Memo::new(move |_| lines.with(|lines| lines.iter().all(|(_, shape)| *shape == Shape::Blank)));
    let line = move |(line, shape): (usize, Shape)| match shape {
        Shape::Rule => view! { <RuleBlock editing line /> }.into_any(),
        Shape::Odd => view! { <Odd editing line /> }.into_any(),
        Shape::Remark => view! { <Remark editing line /> }.into_any(),
        Shape::Blank => ().into_any(),
    };
    let add_rule = move |_| {
        let n = editing.sheet.with_untracked(|sheet| sheet.places().len()) + 1;
        let name = app.words.with_untracked(|words| words.text(&Message::new("rules-new-name").count("n", n)));
        add(editing, name);
    };
    let examples = move |_| {
        let text = app.words.with_untracked(|words| words.word("rules-examples"));
        editing.write(text, "");
    };
    view! {
        <Show when=move || none.get()>
            <div class="rules-none">
                <p>{said("rules-none")}</p>
                <button type="button" class="btn" data-testid="rules-examples" on:click=examples>
                    {said("rules-examples-take")}
                </button>
            </div>
        </Show>
        <ol class="rules-list">
            <For each=move || lines.get() key=|line| *line children=line />
        </ol>
        <div class="rules-foot">
            <button type="button" class="btn" data-testid="rule-add" on:click=add_rule>
                {said("rules-add")}
            </button>
            <span class="small quiet">{said("rules-first-wins")}</span>
        </div>
    }
}

/// How many meet a rule, and how many it takes.
#[component]
fn Counts(ordinal: Memo<usize>, rules: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let shown = expect_context::<Shown>();
    let found = Memo::new(move |_| {
        let lines = shown.result.get()?;
        let all: Vec<(u64, u64)> = lines.rule.iter().filter_map(|line| counts(&line.message)).collect();
        // A result of other rules than these says nothing of them.
        if all.len() == rules.get() { all.get(ordinal.get()).copied() } else { None }
    });
    let text = move || {
        let words = app.t();
        let Some((meets, takes)) = found.get() else { return ().into_any() };
        let takes_said = words.text(&Message::new("rules-takes").count("n", takes));
        let meets_said = words.text(&Message::new("rules-meets").count("n", meets));
        view! {
            <b>{takes_said}</b>
            <span class="small quiet">{meets_said}</span>
        }
        .into_any()
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
            {text}
        </div>
    }
}

#[component]
fn RuleBlock(editing: Editing, line: usize) -> impl IntoView {
    let app = use_app();
    let shown = expect_context::<Shown>();
    let ordinal = Memo::new(move |_| editing.ordinal(line));
    let rules = Memo::new(move |_| editing.sheet.with(|sheet| sheet.places().len()));
    let name = Memo::new(move |_| editing.ruled(line, |ruled| ruled.rule.name.clone()).unwrap_or_default());
    let remark = Memo::new(move |_| editing.ruled(line, |ruled| ruled.remark.clone()).unwrap_or_default());
    let unnamed = RwSignal::new(false);
    let colour = move || {
        let name = name.get();
        let found = shown.result.with(|shown| {
            shown.as_ref()?.classes.iter().find(|class| class.id == name).map(|class| class.colour.to_string())
        });
        format!("var(--{})", found.as_deref().unwrap_or("quiet-1"))
    };
    // What a button does is said with the rule that it does it to.
    let about = move |key: &'static str| {
        move || app.t().text(&Message::new(key).count("n", ordinal.get() + 1).text("name", name.get()))
    };
    let rename = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        unnamed.set(!editing.rule(line, &format!("name {line}"), |ruled| ruled.rule.name = text));
    };
    let note = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        editing.rule(line, "", |ruled| ruled.remark = text);
    };
    let shift = move |up: bool| {
        if let Some(there) = editing.change("", |sheet| sheet.shift(line, up)) {
            // The other direction where there is no further in this one.
            let end =
                untrack(|| if up { editing.ordinal(there) == 0 } else { editing.ordinal(there) + 1 == rules.get() });
            let button = if up == end { "down" } else { "up" };
            focus(format!("rule-{there}-{button}"));
        }
    };
    let remove = move |_| {
        let next = editing.change("", |sheet| {
            sheet.remove(line);
            let places = sheet.places();
            Some(places.iter().find(|place| **place >= line).or(places.last()).copied())
        });
        if let Some(Some(next)) = next {
            focus(name_id(next));
        }
    };
    view! {
        <li
            class="rule-block"
            data-testid="rule"
            data-line=line + 1
            data-name=move || name.get()
            style=("--k", colour)
        >
            <div class="rule-head">
                <span class="rule-number" aria-hidden="true">{move || (ordinal.get() + 1).to_string()}</span>
                <input
                    id=name_id(line)
                    class="entry rule-name"
                    type="text"
                    data-testid="rule-name"
                    aria-label=about("rules-name-of")
                    aria-invalid=move || unnamed.get().to_string()
                    prop:value=move || name.get()
                    on:input=rename
                />
                <Counts ordinal rules />
                <div class="rule-tools">
                    <button
                        type="button"
                        class="icon"
                        id=format!("rule-{line}-up")
                        data-testid="rule-up"
                        aria-label=about("rules-up")
                        disabled=move || ordinal.get() == 0
                        on:click=move |_| shift(true)
                    >
                        <Arrow up=true />
                    </button>
                    <button
                        type="button"
                        class="icon"
                        id=format!("rule-{line}-down")
                        data-testid="rule-down"
                        aria-label=about("rules-down")
                        disabled=move || ordinal.get() + 1 == rules.get()
                        on:click=move |_| shift(false)
                    >
                        <Arrow up=false />
                    </button>
                    <button
                        type="button"
                        class="icon"
                        data-testid="rule-remove"
                        aria-label=about("rules-remove")
                        on:click=remove
                    >
                        <super::super::icon::Cross />
                    </button>
                </div>
            </div>
            <p class="small bad" hidden=move || !unnamed.get()>
                {said("rules-name-wanted")}
            </p>
            <Condition editing line />
            <input
                class="rule-remark"
                type="text"
                data-testid="rule-remark"
                aria-label=about("rules-remark-of")
                placeholder=said("rules-remark")
                prop:value=move || remark.get()
                on:change=note
            />
        </li>
    }
}

#[component]
fn Arrow(up: bool) -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true">
            <path
                d=if up { "M8 13V3.5M4 7.5l4-4 4 4" } else { "M8 3v9.5M4 8.5l4 4 4-4" }
                fill="none"
                stroke="currentColor"
                stroke-width="1.4"
            />
        </svg>
    }
}

/// A line that can't be read, as it is, to be put right.
#[component]
fn Odd(editing: Editing, line: usize) -> impl IntoView {
    let app = use_app();
    let text =
        Memo::new(move |_| editing.sheet.with(|sheet| sheet.lines.get(line).map(Line::text).unwrap_or_default()));
    let why = move || {
        let words = app.t();
        let odd = editing.sheet.with(|sheet| sheet.odd().into_iter().find(|odd| odd.line as usize == line + 1))?;
        let message = Message::new(format!("rules-odd-{}", odd.why.id()));
        Some(words.text(&message.count("line", odd.line).text("at", odd.at)))
    };
    let label = move || app.t().text(&Message::new("rules-odd-line").count("line", line + 1));
    let rewrite = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        editing.change("", |sheet| {
            sheet.rewrite(line, &text, &word);
            Some(())
        });
    };
    let remove = move |_| {
        editing.change("", |sheet| {
            sheet.remove(line);
            Some(())
        });
    };
    view! {
        <li class="rule-block odd" data-testid="rule-odd" data-line=line + 1>
            <div class="rule-head">
                <input
                    class="entry mono"
                    type="text"
                    spellcheck="false"
                    data-testid="rule-odd-text"
                    aria-label=label
                    prop:value=move || text.get()
                    on:change=rewrite
                />
                <div class="rule-tools">
                    <button type="button" class="icon" aria-label=said("rules-remove-line") on:click=remove>
                        <super::super::icon::Cross />
                    </button>
                </div>
            </div>
            <p class="small warn">{why}</p>
        </li>
    }
}

/// A remark on a line of its own.
#[component]
fn Remark(editing: Editing, line: usize) -> impl IntoView {
    let text = Memo::new(move |_| {
        let text = editing.sheet.with(|sheet| sheet.lines.get(line).map(Line::text).unwrap_or_default());
        text.trim().trim_start_matches('#').trim().to_owned()
    });
    let rewrite = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let text = text.trim();
        editing.change("", |sheet| {
            if text.is_empty() {
                sheet.remove(line);
            } else {
                sheet.rewrite(line, &format!("# {text}"), &word);
            }
            Some(())
        });
    };
    view! {
        <li class="rule-between">
            <input
                class="rule-remark"
                type="text"
                data-testid="rules-remark"
                aria-label=said("rules-remark")
                prop:value=move || text.get()
                on:change=rewrite
            />
        </li>
    }
}
