//! With what it is compared: a number in its unit, a class, a text, or several of them.

use leptos::prelude::*;

use super::term::{Row, column, unit};
use super::widgets::{Choice, Entry, words};
use crate::ui::components::params::unit_key;
use crate::ui::components::words::class_name;
use crate::ui::state::use_app;
use kefen::classify::rule_text::{Op, Operand, Term, Test};
use kefen::classify::{self, Unit, Values};

/// Texts of a column that are offered to be ticked.
const TICKS: usize = 24;

/// The control of a comparison, by a name.
fn control_of(test: &Test, is_number: bool) -> &'static str {
    match (&test.term, test.op) {
        (Term::Feature(_) | Term::Score(..), Op::In) => "numbers",
        (Term::Feature(_) | Term::Score(..), _) => "number",
        (Term::Class(_) | Term::Field(_), Op::In) => "ticks",
        (Term::Class(_), _) => "class",
        (Term::Field(_), Op::Contains) => "text",
        (Term::Field(_), _) if is_number => "number",
        (Term::Field(_), _) => "text",
    }
}

/// With what.
pub fn with_what(row: Row) -> AnyView {
    let kind = Memo::new(move |_| {
        row.of(|test| {
            let is_number = matches!(&test.term, Term::Field(header) if row.editing.terms.with(|terms| {
                column(terms.as_ref(), header).is_some_and(|column| column.number)
            }));
            control_of(test, is_number).to_owned()
        })
    });
    let control = move || {
        let kind = kind.get();
        untrack(|| match kind.as_str() {
            "number" => number(row),
            "class" => one_class(row),
            "ticks" => ticks(row),
            kind => text(row, kind == "numbers"),
        })
    };
    control.into_any()
}

/// A number as it is typed: a share as so many of a hundred.
fn typed(number: f64, unit: Unit) -> String {
    if unit == Unit::Share { ((number * 1e8).round() / 1e6).to_string() } else { number.to_string() }
}

fn meant(text: &str, unit: Unit) -> Option<f64> {
    let number: f64 = text.trim().parse().ok()?;
    let number = if unit == Unit::Share { number / 100.0 } else { number };
    number.is_finite().then_some(number)
}

fn number(row: Row) -> AnyView {
    let app = use_app();
    let unit_now = move || row.test.with(|test| test.as_ref().map_or(Unit::Plain, |test| unit(&test.term)));
    let value = Memo::new(move |_| {
        let unit = unit_now();
        row.of(|test| match test.values.first() {
            Some(Operand::Number(number)) => typed(*number, unit),
            _ => String::new(),
        })
    });
    let take = Callback::new(move |text: String| {
        let Some(number) = meant(&text, untrack(unit_now)) else { return false };
        row.change(&row.control("value"), |test| test.values = vec![Operand::Number(number)])
    });
    let after = move || {
        let words = app.t();
        match unit_now() {
            Unit::Share => "%".to_owned(),
            Unit::Money => words.currency().sign().trim().to_owned(),
            unit => unit_key(unit).map(|key| words.word(key)).unwrap_or_default(),
        }
    };
    let entry = Entry { kind: "number", ..Entry::of("entry", "test-value", words("rules-value"), value.into(), take) };
    view! {
        <span class="rule-number-entry">
            {entry.view()}
            <span class="small quiet">{after}</span>
        </span>
    }
    .into_any()
}

fn text_of(value: &Operand) -> String {
    match value {
        Operand::Text(text) => text.clone(),
        Operand::Number(number) => number.to_string(),
    }
}

/// What is offered: ids of the classes of a classifier, those of the data once they are known, or the texts of a column; and what the rule
/// names.
fn offered(row: Row) -> Vec<String> {
    row.of(|test| {
        let mut all: Vec<String> = row.editing.terms.with(|terms| match &test.term {
            Term::Class(id) => {
                let known = terms.as_ref().and_then(|terms| terms.classifiers.iter().find(|(known, ..)| known == id));
                let listed = || classify::listed(id).map(|listed| listed.classes(&Values::new())).unwrap_or_default();
                let classes = known.map_or_else(listed, |(_, classes, _)| classes.clone());
                classes.into_iter().map(|class| class.id.into_owned()).collect()
            }
            Term::Field(header) => {
                column(terms.as_ref(), header).map(|column| column.values.clone()).unwrap_or_default()
            }
            _ => Vec::new(),
        });
        if matches!((&test.term, test.op), (Term::Field(_), Op::In)) {
            all.truncate(TICKS);
        }
        if test.op == Op::In || matches!(test.term, Term::Class(_)) {
            for value in test.values.iter().map(text_of) {
                if !all.contains(&value) {
                    all.push(value);
                }
            }
        }
        all
    })
}

/// What one of them is called.
fn name_of(row: Row, words: &kefen::i18n::Catalog, value: &str) -> String {
    row.of(|test| match &test.term {
        Term::Class(id) => class_name(words, id, value),
        _ => value.to_owned(),
    })
}

fn one_class(row: Row) -> AnyView {
    let app = use_app();
    let chosen = Memo::new(move |_| row.of(|test| test.values.first().map(text_of).unwrap_or_default()));
    let options = Signal::derive(move || {
        let words = app.t();
        let option = |id: String| {
            let name = name_of(row, &words, &id);
            (id, name)
        };
        vec![(String::new(), offered(row).into_iter().map(option).collect())]
    });
    let choose = Callback::new(move |class: String| {
        row.change("", |test| test.values = vec![Operand::Text(class)]);
    });
    Choice {
        class: "select rule-class",
        testid: "test-value",
        id: String::new(),
        label: "rules-value",
        chosen: chosen.into(),
        options,
        choose,
    }
    .view()
}

/// Several classes or texts, each ticked or not; a text of one's own can be added.
fn ticks(row: Row) -> AnyView {
    let app = use_app();
    let all = Memo::new(move |_| offered(row));
    let turn = move |text: &str, on: bool| {
        row.change("", |test| {
            test.values.retain(|value| text_of(value) != text);
            if on {
                test.values.push(Operand::Text(text.to_owned()));
            }
        })
    };
    let tick = move |text: String| {
        let held = StoredValue::new(text.clone());
        let is_on =
            move || held.with_value(|text| row.of(|test| test.values.iter().any(|value| text_of(value) == *text)));
        let name = move || held.with_value(|text| name_of(row, &app.t(), text));
        let change = move |event: leptos::ev::Event| {
            held.with_value(|text| turn(text, event_target_checked(&event)));
        };
        view! {
            <label class="rule-tick">
                <input type="checkbox" data-testid="test-tick" data-value=text prop:checked=is_on on:change=change />
                <span>{name}</span>
            </label>
        }
        .into_any()
    };
    let boxes = move || all.get().into_iter().map(tick).collect::<Vec<AnyView>>();
    let own = untrack(|| row.of(|test| matches!(test.term, Term::Field(_)))).then(|| {
        let add = Callback::new(move |text: String| text.trim().is_empty() || turn(text.trim(), true));
        let nothing = Signal::stored(String::new());
        let entry = Entry::of("entry rule-text", "test-add-value", words("rules-add-value"), nothing, add);
        Entry { empty: words("rules-add-value"), live: false, ..entry }.view()
    });
    let none = move || row.of(|test| test.values.is_empty());
    view! {
        <fieldset class="rule-ticks" data-testid="test-ticks">
            <legend class="vh">{words("rules-values")}</legend>
            {boxes}
            {own}
            <p class="small warn" hidden=move || !none()>
                {words("rules-tick-one")}
            </p>
        </fieldset>
    }
    .into_any()
}

/// A text, with those of the column to choose from; or several numbers, parted by commas.
fn text(row: Row, numbers: bool) -> AnyView {
    let list = row.control("texts");
    let value = Memo::new(move |_| row.of(|test| test.values.iter().map(text_of).collect::<Vec<_>>().join(", ")));
    let choices = move || {
        let all = offered(row).into_iter().map(|text| view! { <option value=text /> }.into_any());
        all.collect::<Vec<AnyView>>()
    };
    let take = Callback::new(move |text: String| {
        if numbers {
            let parts = text.split([',', '，', '、', ' ']).filter(|part| !part.trim().is_empty());
            let all: Option<Vec<Operand>> = parts.map(|part| meant(part, Unit::Plain).map(Operand::Number)).collect();
            return all.is_some_and(|all| row.change("", |test| test.values = all));
        }
        row.change(&row.control("value"), |test| {
            // More and less are of numbers, where one is written.
            let ordered = matches!(test.op, Op::Less | Op::AtMost | Op::More | Op::AtLeast);
            let number = meant(&text, Unit::Plain).filter(|_| ordered).map(Operand::Number);
            test.values = vec![number.unwrap_or(Operand::Text(text))];
        })
    });
    let label = words(if numbers { "rules-values" } else { "rules-value" });
    let entry = Entry {
        list: if numbers { String::new() } else { list.clone() },
        live: !numbers,
        ..Entry::of("entry rule-text", "test-value", label, value.into(), take)
    };
    view! {
        {entry.view()}
        <datalist id=list>{choices}</datalist>
    }
    .into_any()
}
