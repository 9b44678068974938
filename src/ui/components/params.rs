//! The parameter panel, drawn from a classifier's `ParamSpec`s; knows no classifier.
//!
//! Every change is in force at once: there is nothing to apply, and what was before is one press on "Reset" away.

use leptos::prelude::*;

use crate::ui::state::use_app;
use kefen::base::Message;
use kefen::charts::kinds::cuts;
use kefen::classify::{Offer, ParamKind, ParamSpec, Unit, Value, Values};
use kefen::i18n::Catalog;

use super::cut_slider::CutSlider;
use super::rules::RulesEditor;

/// Writes a number in its unit, short enough for a label.
pub fn unit_text(words: &Catalog, value: f64, unit: Unit) -> String {
    match unit {
        Unit::Share => words.percent(value, u8::from((value * 100.0).fract().abs() > 1e-9)),
        Unit::Money => words.money_short(value),
        // Nobody reads a hundredth of a day.
        Unit::Days | Unit::Orders => words.number(value, decimals(value).min(1)),
        Unit::Plain => words.number(value, decimals(value)),
    }
}

fn decimals(value: f64) -> u8 {
    (0..3).find(|places| (value * f64::from(10_u32.pow(u32::from(*places)))).fract().abs() < 1e-9).unwrap_or(2)
}

/// Key of the word for a unit, if it has one of its own.
pub fn unit_key(unit: Unit) -> Option<&'static str> {
    match unit {
        Unit::Days => Some("unit-days"),
        Unit::Orders => Some("unit-orders"),
        Unit::Plain | Unit::Money | Unit::Share => None,
    }
}

/// Writes a number with its unit: `90 days`.
fn amount_text(words: &Catalog, value: f64, unit: Unit) -> String {
    let whole = value.fract() == 0.0 && value >= 0.0;
    match unit {
        Unit::Days if whole => words.text(&Message::new("n-days").count("n", value as u64)),
        Unit::Orders if whole => words.text(&Message::new("n-orders").count("n", value as u64)),
        _ => unit_text(words, value, unit),
    }
}

/// Puts a value in force, if it can be; a default is written as nothing. Returns whether it could be.
pub(super) fn put(values: RwSignal<Values>, spec: &'static ParamSpec, value: Value) -> bool {
    let admitted = spec.admits(&value).is_ok();
    if admitted {
        values.update(|values| {
            if value == spec.default() {
                values.remove(spec.name);
            } else {
                values.insert(spec.name.to_owned(), value);
            }
        });
    }
    admitted
}

/// Controls that are seen at once where there are many; the others stand one press deeper.
const AT_ONCE: usize = 5;
/// Controls from which on there are many.
const MANY: usize = 8;

/// The panel: one control per parameter.
#[component]
pub fn ParamPanel(
    /// The classifier, for the keys of names.
    id: String,
    /// Its parameters.
    specs: &'static [ParamSpec],
    /// What was changed from the defaults.
    values: RwSignal<Values>,
    /// Distributions of the parameters that are cuts.
    #[prop(into)]
    cuts: Signal<Vec<cuts::Data>>,
    /// The columns that a parameter may be.
    #[prop(into)]
    offers: Signal<Vec<(String, Vec<Offer>)>>,
    /// Newer numbers are on their way.
    #[prop(into)]
    waiting: Signal<bool>,
    /// What stands below the controls: the live line.
    children: Children,
) -> impl IntoView {
    let app = use_app();
    let controls = specs.iter().map(|spec| {
        let name = StoredValue::new(format!("{id}-param-{}", spec.name));
        let label = Signal::derive(move || app.t().word(&name.get_value()));
        let value =
            Memo::new(move |_| values.with(|all| all.get(spec.name).cloned()).unwrap_or_else(|| spec.default()));
        let control = match spec.kind {
            ParamKind::Choice(options) => view! { <Choice spec name label options value values /> }.into_any(),
            ParamKind::Number { min, max, step, unit, .. } => {
                view! { <Number spec label value values min max step unit /> }.into_any()
            }
            ParamKind::Switch(_) => view! { <Switch spec label value values /> }.into_any(),
            ParamKind::Cuts { count, unit, .. } => {
                let data =
                    Signal::derive(move || cuts.with(|all| all.iter().find(|it| it.param == spec.name).cloned()));
                let given = Signal::derive(move || match value.get() {
                    Value::Cuts(cuts) => cuts,
                    _ => Vec::new(),
                });
                let change = Callback::new(move |cuts: Vec<f64>| put(values, spec, Value::Cuts(cuts)));
                view! { <CutSlider name=spec.name label data given count unit change /> }.into_any()
            }
            ParamKind::Rules { most } => view! { <RulesEditor spec name label values most /> }.into_any(),
            ParamKind::Text { most } => view! { <Text spec name label value values most /> }.into_any(),
            ParamKind::Column { .. } => view! { <Column spec name label value values offers waiting /> }.into_any(),
        };
        let Some((choice, options)) = spec.only else { return control };
        // Nothing is chosen anew: what the choice is by default is known to its own spec.
        let default = specs.iter().find(|other| other.name == choice).map(ParamSpec::default);
        let used = move || {
            let chosen = values.with(|all| all.get(choice).cloned()).or_else(|| default.clone());
            matches!(chosen, Some(Value::Choice(chosen)) if options.contains(&chosen.as_str()))
        };
        view! { <div hidden=move || !used()>{control}</div> }.into_any()
    });
    let mut controls: Vec<AnyView> = controls.collect();
    // Cuts are what a page is about: none of them stands deeper.
    let cuts = specs.iter().rposition(|spec| matches!(spec.kind, ParamKind::Cuts { .. })).map_or(0, |last| last + 1);
    let rest = if controls.len() < MANY { Vec::new() } else { controls.split_off(AT_ONCE.max(cuts)) };
    let deeper = specs.get(specs.len() - rest.len()..).unwrap_or_default();
    let more = (!rest.is_empty()).then(|| {
        // Whoever comes by a link with one of them changed sees it.
        let changed = values.with_untracked(|values| deeper.iter().any(|spec| values.contains_key(spec.name)));
        let label = move || app.t().text(&Message::new("params-more").count("n", deeper.len()));
        view! {
            <details class="more" open=changed>
                <summary>{label}</summary>
                {rest}
            </details>
        }
    });
    // Rules are the person's own: there is no default to go back to.
    let rules = specs.iter().find(|spec| matches!(spec.kind, ParamKind::Rules { .. }));
    let by_rules = rules.is_some();
    let title = rules.map_or_else(|| "params-title".to_owned(), |spec| format!("{id}-param-{}", spec.name));
    view! {
        <div class="panel" aria-busy=move || waiting.get().to_string()>
            <div class="between">
                <h2>{move || app.t().word(&title)}</h2>
                <button
                    type="button"
                    class="link small"
                    hidden=by_rules
                    data-testid="params-reset"
                    disabled=move || values.with(Values::is_empty)
                    on:click=move |_| values.set(Values::new())
                >
                    {move || app.t().word("params-reset")}
                </button>
            </div>
            {controls}
            {more}
            {children()}
        </div>
    }
}

#[component]
fn Choice(
    spec: &'static ParamSpec,
    name: StoredValue<String>,
    label: Signal<String>,
    options: &'static [&'static str],
    value: Memo<Value>,
    values: RwSignal<Values>,
) -> impl IntoView {
    let app = use_app();
    let chosen = move || match value.get() {
        Value::Choice(choice) => choice,
        _ => String::new(),
    };
    let options = options.iter().map(|option| {
        let text = move || app.t().word(&format!("{}-{option}", name.get_value()));
        view! { <option value=*option selected=move || chosen() == *option>{text}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for=format!("param-{}", spec.name)>{label}</label>
            <select
                id=format!("param-{}", spec.name)
                class="select"
                data-testid=format!("param-{}", spec.name)
                prop:value=chosen
                on:change=move |event| {
                    put(values, spec, Value::Choice(event_target_value(&event)));
                }
            >
                {options}
            </select>
        </div>
    }
}

#[component]
fn Number(
    spec: &'static ParamSpec,
    label: Signal<String>,
    value: Memo<Value>,
    values: RwSignal<Values>,
    min: f64,
    max: f64,
    step: f64,
    unit: Unit,
) -> impl IntoView {
    let app = use_app();
    let wrong = RwSignal::new(false);
    let number = move || match value.get() {
        Value::Number(number) => number,
        _ => f64::NAN,
    };
    // A share is slid, everything else is typed: a share has a meaning by its place between two others.
    let slid = unit == Unit::Share;
    let take = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let admitted = text.parse::<f64>().is_ok_and(|number| put(values, spec, Value::Number(number)));
        wrong.set(!admitted);
    };
    let said = move || amount_text(&app.t(), number(), unit);
    let range = move || {
        let words = app.t();
        let (from, to) = (unit_text(&words, min, unit), unit_text(&words, max, unit));
        words.text(&Message::new("params-range").text("from", from).text("to", to))
    };
    view! {
        <div class="field">
            <label for=format!("param-{}", spec.name)>
                <span>{label}</span>
                <b>{said}</b>
            </label>
            <input
                id=format!("param-{}", spec.name)
                class=if slid { "slide" } else { "entry" }
                type=if slid { "range" } else { "number" }
                data-testid=format!("param-{}", spec.name)
                min=min.to_string()
                max=max.to_string()
                step=step.to_string()
                prop:value=move || number().to_string()
                aria-valuetext=said
                aria-invalid=move || wrong.get().to_string()
                aria-describedby=format!("range-{}", spec.name)
                on:input=take
            />
            <p id=format!("range-{}", spec.name) class="small" class:quiet=move || !wrong.get() class:bad=move || wrong.get()>
                {range}
            </p>
        </div>
    }
}

#[component]
fn Switch(
    spec: &'static ParamSpec,
    label: Signal<String>,
    value: Memo<Value>,
    values: RwSignal<Values>,
) -> impl IntoView {
    view! {
        <label class="toggle">
            <input
                type="checkbox"
                role="switch"
                class="switch"
                data-testid=format!("param-{}", spec.name)
                prop:checked=move || value.get() == Value::Switch(true)
                on:change=move |event| {
                    put(values, spec, Value::Switch(event_target_checked(&event)));
                }
            />
            <span>{label}</span>
        </label>
    }
}

/// Lines of the person's own, in force as they are typed; below them how they are written.
#[component]
fn Text(
    spec: &'static ParamSpec,
    name: StoredValue<String>,
    label: Signal<String>,
    value: Memo<Value>,
    values: RwSignal<Values>,
    most: usize,
) -> impl IntoView {
    let app = use_app();
    let text = move || match value.get() {
        Value::Text(text) => text,
        _ => String::new(),
    };
    let hint = move || app.t().word(&format!("{}-hint", name.get_value()));
    view! {
        <div class="field">
            <label for=format!("param-{}", spec.name)>{label}</label>
            <textarea
                id=format!("param-{}", spec.name)
                class="entry lines"
                rows="4"
                spellcheck="false"
                data-testid=format!("param-{}", spec.name)
                maxlength=most.to_string()
                prop:value=text
                aria-describedby=format!("hint-{}", spec.name)
                on:input=move |event| {
                    put(values, spec, Value::Text(event_target_value(&event)));
                }
            ></textarea>
            <p id=format!("hint-{}", spec.name) class="small quiet">{hint}</p>
        </div>
    }
}

/// A column of the files, of those that there are; one that an address names and that isn't there stays visible, and is told.
#[component]
fn Column(
    spec: &'static ParamSpec,
    name: StoredValue<String>,
    label: Signal<String>,
    value: Memo<Value>,
    values: RwSignal<Values>,
    offers: Signal<Vec<(String, Vec<Offer>)>>,
    waiting: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let chosen = move || if let Value::Text(header) = value.get() { header } else { String::new() };
    let own = Memo::new(move |_| {
        offers.with(|all| {
            all.iter().find(|(param, _)| param == spec.name).map(|(_, own)| own.clone()).unwrap_or_default()
        })
    });
    let none = move || own.with(|own| !own.is_empty() && own.iter().all(|offer| offer.value != chosen()));
    // What was just chosen is not among the columns of the outcome before it only while that is on its way.
    let gone = move || none() && !waiting.get();
    let told = move || app.t().text(&Message::new("params-column-none").text("header", chosen()));
    let option = move |value: String, header: String| {
        let own = value.clone();
        view! { <option value=value selected=move || chosen() == own>{header}</option> }
    };
    let groups = move || {
        own.get()
            .chunk_by(|a, b| a.table == b.table)
            .filter_map(|group| Some((group.first()?.table, group.to_vec())))
            .map(|(table, group)| {
                let options = group.into_iter().map(|offer| option(offer.value, offer.header)).collect_view();
                view! { <optgroup label=app.t().word(&format!("app-table-{}", table.id()))>{options}</optgroup> }
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label for=format!("param-{}", spec.name)>{label}</label>
            <select
                id=format!("param-{}", spec.name)
                class="select"
                data-testid=format!("param-{}", spec.name)
                aria-invalid=move || gone().to_string()
                aria-describedby=format!("hint-{}", spec.name)
                on:change=move |event| {
                    put(values, spec, Value::Text(event_target_value(&event)));
                }
            >
                {move || none().then(|| option(chosen(), chosen()))}
                {groups}
            </select>
            <p id=format!("hint-{}", spec.name) class="small" class:quiet=move || !gone() class:bad=gone>
                {move || if gone() { told() } else { app.t().word(&format!("{}-hint", name.get_value())) }}
            </p>
        </div>
    }
}
