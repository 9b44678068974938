//! With what it is compared: a number in its unit, a class, a text, or several of them.

use leptos::prelude::*;

use super::editing::{Editing, Place, control};
use super::term::{column, unit};
use crate::ui::components::params::unit_key;
use crate::ui::components::words::class_name;
use crate::ui::state::{said, use_app};
use kefen::classify::rule_text::{Op, Operand, Term, Test};
use kefen::classify::{self, Unit, Values};

/// Texts of a column that are offered to be ticked.
const TICKS: usize = 24;

/// The control of a comparison.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Control {
    Number(Unit),
    Numbers,
    Class,
    Ticks,
    Text,
}

fn control_of(test: &Test, is_number: bool) -> Control {
    match (&test.term, test.op) {
        (Term::Feature(_) | Term::Score(..), Op::In) => Control::Numbers,
        (Term::Feature(_) | Term::Score(..), _) => Control::Number(unit(&test.term)),
        (Term::Class(_) | Term::Field(_), Op::In) => Control::Ticks,
        (Term::Class(_), _) => Control::Class,
        (Term::Field(_), Op::Contains) => Control::Text,
        (Term::Field(_), _) if is_number => Control::Number(Unit::Plain),
        (Term::Field(_), _) => Control::Text,
    }
}

/// With what.
#[component]
pub fn With(editing: Editing, place: Place) -> impl IntoView {
    let held = StoredValue::new(place);
    let kind = Memo::new(move |_| {
        let test = held.with_value(|place| editing.test_at(place))?;
        let is_number = match &test.term {
            Term::Field(header) => {
                editing.terms.with(|terms| column(terms.as_ref(), header).is_some_and(|column| column.number))
            }
            _ => false,
        };
        Some(control_of(&test, is_number))
    });
    move || {
        let place = held.get_value();
        kind.get().map(|kind| match kind {
            Control::Number(unit) => view! { <Number editing place unit /> }.into_any(),
            Control::Numbers => view! { <Numbers editing place /> }.into_any(),
            Control::Class => view! { <OneClass editing place /> }.into_any(),
            Control::Ticks => view! { <Ticks editing place /> }.into_any(),
            Control::Text => view! { <Text editing place /> }.into_any(),
        })
    }
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

#[component]
fn Number(editing: Editing, place: Place, unit: Unit) -> impl IntoView {
    let app = use_app();
    let id = control(&place, "value");
    let place = StoredValue::new(place);
    let wrong = RwSignal::new(false);
    let number = Memo::new(move |_| match place.with_value(|place| editing.test_at(place))?.values.first()? {
        Operand::Number(number) => Some(typed(*number, unit)),
        Operand::Text(_) => None,
    });
    let take = move |event: leptos::ev::Event| {
        let number = meant(&event_target_value(&event), unit);
        wrong.set(number.is_none());
        if let Some(number) = number {
            place.with_value(|place| {
                let about = control(place, "value");
                editing.test(place, &about, |test| test.values = vec![Operand::Number(number)]);
            });
        }
    };
    let after = move || {
        let words = app.t();
        match unit {
            Unit::Share => "%".to_owned(),
            Unit::Money => words.currency().sign().trim().to_owned(),
            unit => unit_key(unit).map(|key| words.word(key)).unwrap_or_default(),
        }
    };
    view! {
        <span class="rule-number-entry">
            <input
                id=id
                class="entry"
                type="number"
                step="any"
                inputmode="decimal"
                data-testid="test-value"
                aria-label=said("rules-value")
                aria-invalid=move || wrong.get().to_string()
                prop:value=move || number.get().unwrap_or_default()
                on:input=take
            />
            <span class="small quiet">{after}</span>
        </span>
    }
}

/// Several numbers, parted by commas.
#[component]
fn Numbers(editing: Editing, place: Place) -> impl IntoView {
    let place = StoredValue::new(place);
    let wrong = RwSignal::new(false);
    let text = Memo::new(move |_| {
        let test = place.with_value(|place| editing.test_at(place));
        let number = |value: &Operand| match value {
            Operand::Number(number) => number.to_string(),
            Operand::Text(text) => text.clone(),
        };
        test.map(|test| test.values.iter().map(number).collect::<Vec<_>>().join(", ")).unwrap_or_default()
    });
    let take = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let parts = text.split([',', '，', '、', ' ']).filter(|part| !part.trim().is_empty());
        let numbers: Option<Vec<Operand>> = parts.map(|part| meant(part, Unit::Plain).map(Operand::Number)).collect();
        wrong.set(numbers.is_none());
        if let Some(numbers) = numbers {
            place.with_value(|place| editing.test(place, "", |test| test.values = numbers));
        }
    };
    view! {
        <input
            class="entry rule-text"
            type="text"
            data-testid="test-value"
            aria-label=said("rules-values")
            aria-invalid=move || wrong.get().to_string()
            prop:value=move || text.get()
            on:change=take
        />
    }
}

fn text_of(value: &Operand) -> String {
    match value {
        Operand::Text(text) => text.clone(),
        Operand::Number(number) => number.to_string(),
    }
}

/// Ids of the classes of a classifier, those of the data once they are known, and those that the rule names.
fn classes(editing: Editing, test: &Test) -> Vec<String> {
    let Term::Class(id) = &test.term else { return Vec::new() };
    let known = editing.terms.with(|terms| {
        let found = terms.as_ref()?.classifiers.iter().find(|(known, ..)| known == id);
        found.map(|(_, classes, _)| classes.clone())
    });
    let listed = || classify::listed(id).map(|listed| listed.classes(&Values::new())).unwrap_or_default();
    let mut ids: Vec<String> = known.unwrap_or_else(listed).into_iter().map(|class| class.id.into_owned()).collect();
    for value in test.values.iter().map(text_of) {
        if !ids.contains(&value) {
            ids.push(value);
        }
    }
    ids
}

#[component]
fn OneClass(editing: Editing, place: Place) -> impl IntoView {
    let app = use_app();
    let place = StoredValue::new(place);
    let test = Memo::new(move |_| place.with_value(|place| editing.test_at(place)));
    let chosen =
        move || test.with(|test| test.as_ref().and_then(|test| test.values.first().map(text_of)).unwrap_or_default());
    let options = move || {
        let words = app.t();
        let test = test.get()?;
        let Term::Class(classifier) = &test.term else { return None };
        let own = chosen();
        let option = |id: String| {
            let (name, is_own) = (class_name(&words, classifier, &id), id == own);
            view! { <option value=id selected=is_own>{name}</option> }
        };
        Some(classes(editing, &test).into_iter().map(option).collect_view())
    };
    let choose = move |event: leptos::ev::Event| {
        let class = event_target_value(&event);
        place.with_value(|place| editing.test(place, "", |test| test.values = vec![Operand::Text(class)]));
    };
    view! {
        <select
            class="select rule-class"
            data-testid="test-value"
            aria-label=said("rules-value")
            prop:value=chosen
            on:change=choose
        >
            {options}
        </select>
    }
}

/// Several classes or texts, each ticked or not; a text of one's own can be added.
#[component]
fn Ticks(editing: Editing, place: Place) -> impl IntoView {
    let app = use_app();
    let place = StoredValue::new(place);
    let test = Memo::new(move |_| place.with_value(|place| editing.test_at(place)));
    let is_field = Memo::new(move |_| test.with(|test| matches!(test, Some(Test { term: Term::Field(_), .. }))));
    let offered = Memo::new(move |_| {
        let Some(test) = test.get() else { return Vec::new() };
        let Term::Field(header) = &test.term else { return classes(editing, &test) };
        let mut texts: Vec<String> = editing.terms.with(|terms| {
            let known = column(terms.as_ref(), header).map(|column| column.values.clone());
            known.unwrap_or_default().into_iter().take(TICKS).collect()
        });
        for value in test.values.iter().map(text_of) {
            if !texts.contains(&value) {
                texts.push(value);
            }
        }
        texts
    });
    let turn = move |text: &str, on: bool| {
        place.with_value(|place| {
            editing.test(place, "", |test| {
                test.values.retain(|value| text_of(value) != text);
                if on {
                    test.values.push(Operand::Text(text.to_owned()));
                }
            });
        });
    };
    let tick = move |text: String| {
        let held = StoredValue::new(text);
        let is_on = move || {
            let all = test.get();
            held.with_value(|text| all.is_some_and(|test| test.values.iter().any(|value| text_of(value) == *text)))
        };
        let name = move || {
            let words = app.t();
            held.with_value(|text| match test.get().map(|test| test.term) {
                Some(Term::Class(id)) => class_name(&words, &id, text),
                _ => text.clone(),
            })
        };
        view! {
            <label class="rule-tick">
                <input
                    type="checkbox"
                    data-testid="test-tick"
                    data-value=held.get_value()
                    prop:checked=is_on
                    on:change=move |event| held.with_value(|text| turn(text, event_target_checked(&event)))
                />
                <span>{name}</span>
            </label>
        }
    };
    let add = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let text = text.trim();
        if !text.is_empty() {
            turn(text, true);
        }
    };
    let none = move || test.with(|test| test.as_ref().is_some_and(|test| test.values.is_empty()));
    view! {
        <fieldset class="rule-ticks" data-testid="test-ticks">
            <legend class="vh">{said("rules-values")}</legend>
            <For each=move || offered.get() key=Clone::clone children=tick />
            <Show when=move || is_field.get()>
                <input
                    class="entry rule-text"
                    type="text"
                    data-testid="test-add-value"
                    aria-label=said("rules-add-value")
                    placeholder=said("rules-add-value")
                    on:change=add
                />
            </Show>
            <p class="small warn" hidden=move || !none()>
                {said("rules-tick-one")}
            </p>
        </fieldset>
    }
}

/// A text, with those of the column to choose from.
#[component]
fn Text(editing: Editing, place: Place) -> impl IntoView {
    let list = control(&place, "texts");
    let (id, list_of) = (control(&place, "value"), list.clone());
    let place = StoredValue::new(place);
    let test = Memo::new(move |_| place.with_value(|place| editing.test_at(place)));
    let text =
        move || test.with(|test| test.as_ref().and_then(|test| test.values.first().map(text_of)).unwrap_or_default());
    let offered = move || {
        let Some(Term::Field(header)) = test.get().map(|test| test.term) else { return Vec::new() };
        let known = editing.terms.with(|terms| column(terms.as_ref(), &header).map(|column| column.values.clone()));
        known.unwrap_or_default().into_iter().map(|text| view! { <option value=text /> }).collect()
    };
    let take = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        place.with_value(|place| {
            let about = control(place, "value");
            editing.test(place, &about, |test| {
                // More and less are of numbers, where one is written.
                let ordered = matches!(test.op, Op::Less | Op::AtMost | Op::More | Op::AtLeast);
                let number = meant(&text, Unit::Plain).filter(|_| ordered).map(Operand::Number);
                test.values = vec![number.unwrap_or(Operand::Text(text))];
            });
        });
    };
    view! {
        <input
            id=id
            class="entry rule-text"
            type="text"
            list=list_of
            data-testid="test-value"
            aria-label=said("rules-value")
            prop:value=text
            on:input=take
        />
        <datalist id=list>{offered}</datalist>
    }
}
