//! What is compared, and how: figures, classes and scores of other classifiers, columns of the customer list, by the names that people know.

use leptos::prelude::*;

use super::editing::{Editing, Place, control};
use crate::ui::components::words::classifier_name;
use crate::ui::state::{said, use_app};
use kefen::base::Message;
use kefen::classify::measures::{self, Group, Measure};
use kefen::classify::rule_text::words::classifiers;
use kefen::classify::rule_text::{Expr, Op, Operand, Term, Test};
use kefen::classify::{self, Family, Unit, Values};
use kefen::protocol::{TermColumn, Terms};

/// What a new rule or comparison says until somebody says something else.
pub fn fresh() -> Expr {
    Expr::Test(start(&Term::Feature("monetary".to_owned()), None))
}

/// A term as the value of an option.
fn code(term: &Term) -> String {
    match term {
        Term::Feature(id) => format!("f:{id}"),
        Term::Class(id) | Term::Score(id, _) => format!("c:{id}"),
        Term::Field(header) => format!("k:{header}"),
    }
}

fn decode(code: &str) -> Option<Term> {
    let (kind, name) = code.split_once(':')?;
    let name = name.to_owned();
    Some(match kind {
        "f" => Term::Feature(name),
        "c" => Term::Class(name),
        _ => Term::Field(name),
    })
}

/// The column of a header, if it is known.
pub fn column<'a>(terms: Option<&'a Terms>, header: &str) -> Option<&'a TermColumn> {
    terms?.columns.iter().find(|column| column.header == header)
}

/// What a figure is measured in; plain for whatever is no figure.
pub fn unit(term: &Term) -> Unit {
    match term {
        Term::Feature(id) => measures::find(id).map_or(Unit::Plain, |measure| measure.unit),
        _ => Unit::Plain,
    }
}

/// A number to begin with.
fn begin(unit: Unit) -> f64 {
    match unit {
        Unit::Days => 30.0,
        Unit::Orders => 2.0,
        Unit::Money => 1000.0,
        Unit::Share => 0.5,
        Unit::Plain => 1.0,
    }
}

/// A comparison to begin with.
fn start(term: &Term, terms: Option<&Terms>) -> Test {
    let (op, values) = match term {
        Term::Feature(_) | Term::Score(..) => (Op::AtLeast, vec![Operand::Number(begin(unit(term)))]),
        Term::Class(id) => {
            let known = terms.and_then(|terms| terms.classifiers.iter().find(|(known, ..)| known == id));
            let listed = || classify::listed(id).map(|listed| listed.classes(&Values::new())).unwrap_or_default();
            let classes = known.map_or_else(listed, |(_, classes, _)| classes.clone());
            match classes.into_iter().find(|class| !class.optional) {
                Some(class) => (Op::Is, vec![Operand::Text(class.id.into_owned())]),
                // Those that the data name are not known yet.
                None => (Op::In, Vec::new()),
            }
        }
        Term::Field(header) => match column(terms, header) {
            Some(column) if column.number => (Op::AtLeast, vec![Operand::Number(1.0)]),
            Some(TermColumn { values, .. }) if !values.is_empty() => {
                (Op::Is, values.iter().take(1).cloned().map(Operand::Text).collect())
            }
            _ => (Op::Contains, vec![Operand::Text(String::new())]),
        },
    };
    Test { term: term.clone(), op, values }
}

fn figure_name(words: &kefen::i18n::Catalog, measure: &Measure) -> String {
    words.word(&format!("feature-{}", measure.key))
}

/// What is compared.
#[component]
pub fn What(editing: Editing, place: Place) -> impl IntoView {
    let app = use_app();
    let id = control(&place, "what");
    let place = StoredValue::new(place);
    let term = Memo::new(move |_| place.with_value(|place| editing.test_at(place).map(|test| test.term)));
    let chosen = move || term.with(|term| term.as_ref().map(code).unwrap_or_default());
    let choose = move |event: leptos::ev::Event| {
        let Some(term) = decode(&event_target_value(&event)) else { return };
        let new = editing.terms.with_untracked(|terms| start(&term, terms.as_ref()));
        place.with_value(|place| editing.test(place, "", |test| *test = new));
    };
    // What these data lack can't be chosen anew; where a rule names it, it is shown and said to be missing.
    let options = move || {
        let words = app.t();
        let terms = editing.terms.get();
        let lacks = |id: &str| terms.as_ref().is_some_and(|terms| terms.lacking.iter().any(|known| known == id));
        let unable = |id: &str| terms.as_ref().is_some_and(|terms| terms.unable.iter().any(|known| known == id));
        let own = term.get();
        let own = own.as_ref().map(code).unwrap_or_default();
        let option = |value: String, text: String, missing: bool| {
            let is_own = value == own;
            let text =
                if missing && is_own { words.text(&Message::new("rules-missing").text("name", text)) } else { text };
            (!missing || is_own).then(|| view! { <option value=value selected=is_own>{text}</option> })
        };
        let figures = Group::ALL.iter().map(|group| {
            let of = measures::ALL.iter().filter(|measure| measure.group == *group);
            let of: Vec<_> = of
                .filter_map(|measure| {
                    option(format!("f:{}", measure.id), figure_name(&words, measure), lacks(measure.id))
                })
                .collect();
            (words.word(&format!("rules-group-{}", group.id())), of)
        });
        let others = Family::ALL.iter().map(|family| {
            let of = classifiers().filter(|spec| spec.family == *family);
            let of: Vec<_> = of
                .filter_map(|spec| option(format!("c:{}", spec.id), classifier_name(&words, spec.id), unable(spec.id)))
                .collect();
            let name = words.word(&format!("family-{}", family.id()));
            (words.text(&Message::new("rules-group-classes").text("family", name)), of)
        });
        let mut headers: Vec<(String, bool)> = Vec::new();
        if let Some(terms) = &terms {
            headers.extend(terms.columns.iter().map(|column| (column.header.clone(), false)));
        }
        if let Some(Term::Field(header)) = term.get()
            && headers.iter().all(|(known, _)| *known != header)
        {
            headers.push((header, terms.is_some()));
        }
        let columns = headers
            .into_iter()
            .filter_map(|(header, missing)| option(format!("k:{header}"), header, missing))
            .collect();
        let columns = [(words.word("rules-group-columns"), columns)];
        let groups = figures.chain(others).chain(columns).filter(|(_, of)| !of.is_empty());
        groups.map(|(label, of)| view! { <optgroup label=label>{of}</optgroup> }).collect_view()
    };
    view! {
        <select
            class="select rule-what"
            id=id
            data-testid="test-what"
            aria-label=said("rules-what")
            prop:value=chosen
            on:change=choose
        >
            {options}
        </select>
        {move || {
            let asks = term.with(|term| matches!(term, Some(Term::Class(_) | Term::Score(..))));
            asks.then(|| view! { <Which editing place /> })
        }}
    }
}

/// Of another classifier: its class, or one of its scores.
#[component]
fn Which(editing: Editing, place: StoredValue<Place>) -> impl IntoView {
    let app = use_app();
    let term = Memo::new(move |_| place.with_value(|place| editing.test_at(place).map(|test| test.term)));
    let choose = move |event: leptos::ev::Event| {
        let score = event_target_value(&event);
        let Some(Term::Class(id) | Term::Score(id, _)) = term.get_untracked() else { return };
        let new = if score.is_empty() { Term::Class(id) } else { Term::Score(id, score) };
        let new = editing.terms.with_untracked(|terms| start(&new, terms.as_ref()));
        place.with_value(|place| editing.test(place, "", |test| *test = new));
    };
    let scores = Memo::new(move |_| {
        let (id, own) = match term.get() {
            Some(Term::Class(id)) => (id, None),
            Some(Term::Score(id, score)) => (id, Some(score)),
            _ => return Vec::new(),
        };
        let mut scores = editing.terms.with(|terms| {
            let found = terms.as_ref()?.classifiers.iter().find(|(known, ..)| *known == id);
            found.map(|(.., scores)| scores.clone())
        });
        let all = scores.get_or_insert_default();
        all.extend(own.filter(|own| !all.contains(own)));
        scores.unwrap_or_default()
    });
    let chosen = move || match term.get() {
        Some(Term::Score(_, score)) => score,
        _ => String::new(),
    };
    let options = move || {
        let words = app.t();
        let own = chosen();
        let scores = scores.get().into_iter().map(|score| {
            let key = format!("score-{score}");
            let text = if words.has(&key) { words.word(&key) } else { score.clone() };
            let is_own = score == own;
            view! { <option value=score selected=is_own>{text}</option> }
        });
        view! {
            <option value="" selected=own.is_empty()>
                {words.word("rules-which-class")}
            </option>
            {scores.collect_view()}
        }
    };
    view! {
        <select
            class="select rule-which"
            data-testid="test-which"
            aria-label=said("rules-which")
            prop:value=chosen
            hidden=move || scores.with(Vec::is_empty)
            on:change=choose
        >
            {options}
        </select>
    }
}

/// The comparisons that go with what is compared.
fn ops(term: &Term, present: Op) -> Vec<Op> {
    let mut ops = match term {
        Term::Feature(_) | Term::Score(..) => vec![Op::AtLeast, Op::More, Op::AtMost, Op::Less, Op::Is, Op::IsNot],
        Term::Class(_) => vec![Op::Is, Op::IsNot, Op::In],
        Term::Field(_) => {
            vec![Op::Is, Op::IsNot, Op::In, Op::Contains, Op::AtLeast, Op::More, Op::AtMost, Op::Less]
        }
    };
    if !ops.contains(&present) {
        ops.push(present);
    }
    ops
}

fn op_id(op: Op) -> &'static str {
    match op {
        Op::Less => "less",
        Op::AtMost => "at-most",
        Op::More => "more",
        Op::AtLeast => "at-least",
        Op::Is => "is",
        Op::IsNot => "is-not",
        Op::In => "in",
        Op::Contains => "contains",
    }
}

/// How it is compared.
#[component]
pub fn How(editing: Editing, place: Place) -> impl IntoView {
    let app = use_app();
    let place = StoredValue::new(place);
    let test = Memo::new(move |_| place.with_value(|place| editing.test_at(place).map(|test| (test.term, test.op))));
    let chosen = move || test.with(|test| test.as_ref().map_or("", |(_, op)| op_id(*op)));
    let choose = move |event: leptos::ev::Event| {
        let wanted = event_target_value(&event);
        let Some((op, _)) = Op::ALL.iter().find(|(op, _)| op_id(*op) == wanted) else { return };
        let terms = editing.terms.get_untracked();
        place.with_value(|place| {
            editing.test(place, "", |test| {
                let first = start(&test.term, terms.as_ref()).values;
                test.op = *op;
                if *op != Op::In {
                    test.values.truncate(1);
                }
                if test.values.is_empty() && *op != Op::In {
                    test.values = if first.is_empty() { vec![Operand::Text(String::new())] } else { first };
                }
            });
        });
    };
    let options = move || {
        let words = app.t();
        test.get().map(|(term, own)| {
            let option = |op: Op| {
                let text = words.word(&format!("rules-op-{}", op_id(op)));
                view! { <option value=op_id(op) selected=op == own>{text}</option> }
            };
            ops(&term, own).into_iter().map(option).collect_view()
        })
    };
    view! {
        <select
            class="select rule-how"
            data-testid="test-how"
            aria-label=said("rules-how")
            prop:value=chosen
            on:change=choose
        >
            {options}
        </select>
    }
}
