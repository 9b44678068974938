//! The editor of rules: blocks or text, which are the same thing, with how many customers meet each.
//!
//! [`editing`] is what the parts share, [`blocks`] what is done and shown, [`draw`] the elements of it, made by hand ([`dom`]), [`term`] what
//! there is to choose from. Knows no classifier: what there is to choose from comes from what is listed and from the engine.

mod blocks;
mod dom;
mod draw;
pub mod editing;
mod term;

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::asking::answer;
use super::drop::Picker;
use crate::ui::state::{said, use_app};
use editing::{Editing, Shown};
use kefen::base::Message;
use kefen::classify::rule_text::{Line, Sheet, Term};
use kefen::classify::{ParamSpec, Values};
use kefen::protocol::{Event, Request};

/// The classifiers that the rules name.
fn named(sheet: &Sheet) -> Vec<String> {
    let rules = sheet.lines.iter().filter_map(|line| if let Line::Rule(ruled) = line { Some(ruled) } else { None });
    let tests = rules.flat_map(|ruled| ruled.rule.when.tests());
    let ids: BTreeSet<String> = tests
        .filter_map(|test| match &test.term {
            Term::Class(id) | Term::Score(id, _) => Some(id.clone()),
            _ => None,
        })
        .collect();
    ids.into_iter().collect()
}

/// The editor, in the place of a parameter that is rules.
#[component]
pub fn RulesEditor(
    /// The parameter.
    spec: &'static ParamSpec,
    /// The key of its name.
    name: StoredValue<String>,
    /// Its name.
    label: Signal<String>,
    /// What was changed from the defaults.
    values: RwSignal<Values>,
    /// The most characters.
    most: usize,
) -> impl IntoView {
    let app = use_app();
    let own = app.own();
    let editing = Editing::new(app, spec, values);
    let asked = Memo::new(move |_| editing.sheet.with(named));
    let some = Memo::new(move |_| app.workspace.with(Option::is_some));
    let terms = answer(
        move || some.get().then(|| Request::Terms { classifiers: asked.get() }),
        |event| if let Event::Terms(terms) = event { Some(*terms) } else { None },
    );
    Effect::new(move |_| editing.terms.set(terms.value.get()));
    let view = move |text: bool, key: &'static str| {
        view! {
            <button
                type="button"
                data-testid=key
                aria-pressed=move || (own.as_text.get() == text).to_string()
                on:click=move |_| own.as_text.set(text)
            >
                {said(key)}
            </button>
        }
    };
    let body = move || if own.as_text.get() { as_text(editing, spec, name, most) } else { blocks::blocks(editing) };
    // As text it is the field itself that is the parameter's control.
    let testid = move || (!own.as_text.get()).then(|| format!("param-{}", spec.name));
    view! {
        <div class="rule-editor" role="group" aria-label=label data-testid="rules-editor">
            <div class="rules-bar">
                <div class="seg" role="group" aria-label=said("rules-view")>
                    {view(false, "rules-view-blocks")}
                    {view(true, "rules-view-text")}
                </div>
                {files(editing)}
            </div>
            {linked(editing)}
            <div data-testid=testid>{body}</div>
            <p class="note warn" role="status" hidden=move || !editing.full.get()>
                {said("rules-full")}
            </p>
        </div>
    }
}

/// Undo, and the file to and fro.
fn files(editing: Editing) -> AnyView {
    let app = use_app();
    let picker = expect_context::<Picker>();
    let own = app.own();
    let take = Callback::new(move |file: web_sys::File| app.import_rules(file));
    let nothing = move || editing.sheet.with(|sheet| sheet.lines.iter().all(|line| line.text().trim().is_empty()));
    let press = Callback::new(move |key: &'static str| match key {
        "rules-undo" => editing.undo(),
        "rules-import" => picker.choose_to_mend(take),
        _ => app.export_rules(&editing.sheet.with_untracked(Sheet::write)),
    });
    let off = move |key: &'static str| match key {
        "rules-undo" => own.before.with(Vec::is_empty),
        "rules-export" => nothing(),
        _ => false,
    };
    let button = |key: &'static str, hint: &'static str| {
        view! {
            <button
                type="button"
                class="btn plain"
                data-testid=key
                title=said(hint)
                disabled=move || off(key)
                on:click=move |_| press.run(key)
            >
                {said(key)}
            </button>
        }
        .into_any()
    };
    let all = [
        ("rules-undo", "rules-undo-hint"),
        ("rules-import", "rules-import-hint"),
        ("rules-export", "rules-export-hint"),
    ];
    let all = all.map(|(key, hint)| button(key, hint)).into_iter().collect::<Vec<AnyView>>();
    view! { <div class="cluster">{all}</div> }.into_any()
}

/// Rules that came with the address are somebody's: they are not one's own until one says so.
fn linked(editing: Editing) -> AnyView {
    let shown = Memo::new(move |_| editing.is_linked());
    let button = |key: &'static str, adopt: bool| {
        let press = move |_| if adopt { editing.adopt() } else { editing.to_own() };
        view! {
            <button type="button" class="btn" data-testid=key on:click=press>
                {said(key)}
            </button>
        }
    };
    view! {
        <div class="note" data-testid="rules-linked" hidden=move || !shown.get()>
            <p class="note-text">{said("rules-linked")}</p>
            <div class="cluster">{button("rules-adopt", true)} {button("rules-own", false)}</div>
        </div>
    }
    .into_any()
}

/// The text, and what of it can't be read.
fn as_text(editing: Editing, spec: &'static ParamSpec, name: StoredValue<String>, most: usize) -> AnyView {
    let app = use_app();
    let text = Memo::new(move |_| editing.sheet.with(Sheet::write));
    let rows = move || editing.sheet.with(|sheet| sheet.lines.len()).clamp(6, 24).to_string();
    let odd = move || {
        let words = app.t();
        let lines = editing.sheet.with(Sheet::odd).into_iter().map(|odd| {
            let message = Message::new(format!("rules-odd-{}", odd.why.id()));
            let said = words.text(&message.count("line", odd.line).text("at", odd.at));
            view! { <p class="note warn" data-testid="rule-odd-line" data-line=odd.line>{said}</p> }
        });
        lines.collect_view()
    };
    let label = move || app.t().word(&name.get_value());
    let hint = move || app.t().word(&format!("{}-hint", name.get_value()));
    view! {
        <div class="field">
            <textarea
                id=format!("param-{}", spec.name)
                class="entry lines mono"
                rows=rows
                spellcheck="false"
                autocapitalize="off"
                data-testid=format!("param-{}", spec.name)
                maxlength=most.to_string()
                aria-label=label
                aria-describedby=format!("hint-{}", spec.name)
                prop:value=move || text.get()
                on:input=move |event| editing.write(event_target_value(&event), "text")
            ></textarea>
            <div class="stack" role="status">{odd}</div>
            <p id=format!("hint-{}", spec.name) class="hint">{hint}</p>
        </div>
    }
    .into_any()
}

/// What is said below the editor: how many customers the rules take, and how many they leave.
#[component]
pub fn Summary(
    /// The result on the page.
    shown: Shown,
) -> impl IntoView {
    let app = use_app();
    move || {
        let words = app.t();
        let text = shown.result.with(|shown| {
            let shown = shown.as_ref()?;
            let all: u32 = shown.rows.iter().map(|row| row.customers).sum();
            let left: u32 = shown.rows.iter().filter(|row| row.class.label.is_none()).map(|row| row.customers).sum();
            let message = Message::new("rules-summary").count("taken", all - left).count("all", all);
            Some(words.text(&message.count("left", left)))
        });
        view! { <span data-testid="rules-summary">{text}</span> }
    }
}
