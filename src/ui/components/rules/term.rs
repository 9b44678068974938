//! What is compared, and how: figures, classes and scores of other classifiers, columns of the customer list, by the names that people know.

use leptos::prelude::*;

use super::editing::{Editing, Place, control};
use super::widgets::{Choice, Options};
use crate::ui::components::words::classifier_name;
use crate::ui::state::use_app;
use kefen::base::Message;
use kefen::classify::measures::{self, Group};
use kefen::classify::rule_text::words::classifiers;
use kefen::classify::rule_text::{Expr, Op, Operand, Term, Test};
use kefen::classify::{self, Family, Unit, Values};
use kefen::i18n::Catalog;
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

/// A comparison on the page. `Copy`: signals are handles.
#[derive(Clone, Copy)]
pub struct Row {
    /// The editor.
    pub editing: Editing,
    /// Where it stands.
    pub place: StoredValue<Place>,
    /// What it says.
    pub test: Memo<Option<Test>>,
}

impl Row {
    /// The comparison at a place.
    pub fn new(editing: Editing, place: Place) -> Row {
        let place = StoredValue::new(place);
        Row { editing, place, test: Memo::new(move |_| place.with_value(|place| editing.test_at(place))) }
    }

    /// Something of it; whatever is empty by default where it is gone.
    pub fn of<T: Default>(self, of: impl FnOnce(&Test) -> T) -> T {
        self.test.with(|test| test.as_ref().map(of).unwrap_or_default())
    }

    /// Changes it.
    pub fn change(self, about: &str, change: impl FnOnce(&mut Test)) -> bool {
        self.place.with_value(|place| self.editing.test(place, about, change))
    }

    /// Begins it anew with another term.
    fn begin(self, term: &Term) {
        let new = self.editing.terms.with_untracked(|terms| start(term, terms.as_ref()));
        self.change("", |test| *test = new);
    }

    /// The id of one of its controls.
    pub fn control(self, of: &str) -> String {
        self.place.with_value(|place| control(place, of))
    }
}

/// What is compared: everything that a rule may name, by heading. What these data lack can't be chosen anew; where the rule names it, it is
/// shown and said to be missing.
fn choices(words: &Catalog, terms: Option<&Terms>, own: &str) -> Options {
    let lacks =
        |of: fn(&Terms) -> &Vec<String>, id: &str| terms.is_some_and(|terms| of(terms).iter().any(|known| known == id));
    let option = |value: String, text: String, missing: bool| match missing {
        false => Some((value, text)),
        true if value == own => Some((value, words.text(&Message::new("rules-missing").text("name", text)))),
        true => None,
    };
    let mut all: Options = Vec::new();
    for group in Group::ALL {
        let of = measures::ALL.iter().filter(|measure| measure.group == *group).filter_map(|measure| {
            let name = words.word(&format!("feature-{}", measure.key));
            option(format!("f:{}", measure.id), name, lacks(|terms| &terms.lacking, measure.id))
        });
        all.push((words.word(&format!("rules-group-{}", group.id())), of.collect()));
    }
    for family in Family::ALL {
        let of = classifiers().filter(|spec| spec.family == *family).filter_map(|spec| {
            option(format!("c:{}", spec.id), classifier_name(words, spec.id), lacks(|terms| &terms.unable, spec.id))
        });
        let name = words.word(&format!("family-{}", family.id()));
        all.push((words.text(&Message::new("rules-group-classes").text("family", name)), of.collect()));
    }
    let headers = terms.map(|terms| terms.columns.as_slice()).unwrap_or_default();
    let mut columns: Vec<(String, String)> =
        headers.iter().map(|column| (format!("k:{}", column.header), column.header.clone())).collect();
    if let Some(header) = own.strip_prefix("k:").filter(|_| columns.iter().all(|(value, _)| value != own)) {
        columns.extend(option(own.to_owned(), header.to_owned(), terms.is_some()));
    }
    all.push((words.word("rules-group-columns"), columns));
    all.retain(|(_, of)| !of.is_empty());
    all
}

/// What is compared; of another classifier also which of it.
pub fn what(row: Row) -> AnyView {
    let app = use_app();
    let own = Memo::new(move |_| row.of(|test| code(&test.term)));
    let options = Signal::derive(move || row.editing.terms.with(|terms| choices(&app.t(), terms.as_ref(), &own.get())));
    let choose = Callback::new(move |value: String| {
        if let Some(term) = decode(&value) {
            row.begin(&term);
        }
    });
    let choice = Choice {
        class: "select rule-what",
        testid: "test-what",
        id: row.control("what"),
        label: "rules-what",
        chosen: own.into(),
        options,
        choose,
    };
    view! {
        {choice.view()}
        {which(row)}
    }
    .into_any()
}

/// Of another classifier: its class, or one of its scores. Nothing to choose where it has none.
fn which(row: Row) -> AnyView {
    let app = use_app();
    let asked = Memo::new(move |_| {
        row.of(|test| match &test.term {
            Term::Class(id) => id.clone(),
            Term::Score(id, score) => format!("{id}.{score}"),
            _ => String::new(),
        })
    });
    let score = move || asked.with(|asked| asked.split_once('.').map_or("", |(_, score)| score).to_owned());
    let choose = Callback::new(move |score: String| {
        let id = asked.with_untracked(|asked| asked.split('.').next().unwrap_or_default().to_owned());
        row.begin(&if score.is_empty() { Term::Class(id) } else { Term::Score(id, score) });
    });
    let options = Signal::derive(move || {
        let (words, asked, own) = (app.t(), asked.get(), score());
        let id = asked.split('.').next().unwrap_or_default();
        let known = row.editing.terms.with(|terms| {
            let found = terms.as_ref()?.classifiers.iter().find(|(known, ..)| known == id);
            found.map(|(.., scores)| scores.clone())
        });
        let mut scores = known.unwrap_or_default();
        if !own.is_empty() && !scores.contains(&own) {
            scores.push(own);
        }
        if scores.is_empty() {
            return Options::new();
        }
        let name = |score: String| {
            let key = format!("score-{score}");
            let text = if words.has(&key) { words.word(&key) } else { score.clone() };
            (score, text)
        };
        let class = (String::new(), words.word("rules-which-class"));
        vec![(String::new(), std::iter::once(class).chain(scores.into_iter().map(name)).collect())]
    });
    Choice {
        class: "select rule-which",
        testid: "test-which",
        id: String::new(),
        label: "rules-which",
        chosen: Signal::derive(score),
        options,
        choose,
    }
    .view()
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
pub fn how(row: Row) -> AnyView {
    let app = use_app();
    let own = Memo::new(move |_| row.of(|test| op_id(test.op).to_owned()));
    let kind = Memo::new(move |_| row.of(|test| code(&test.term)));
    let choose = Callback::new(move |wanted: String| {
        let Some((op, _)) = Op::ALL.iter().find(|(op, _)| op_id(*op) == wanted) else { return };
        let terms = row.editing.terms.get_untracked();
        row.change("", |test| {
            test.op = *op;
            if *op == Op::In {
                return;
            }
            test.values.truncate(1);
            if test.values.is_empty() {
                test.values = start(&test.term, terms.as_ref()).values;
            }
            if test.values.is_empty() {
                test.values.push(Operand::Text(String::new()));
            }
        });
    });
    let options = Signal::derive(move || {
        let words = app.t();
        kind.track();
        own.track();
        let ops = untrack(|| row.of(|test| ops(&test.term, test.op)));
        let option = |op: Op| (op_id(op).to_owned(), words.word(&format!("rules-op-{}", op_id(op))));
        vec![(String::new(), ops.into_iter().map(option).collect())]
    });
    Choice {
        class: "select rule-how",
        testid: "test-how",
        id: String::new(),
        label: "rules-how",
        chosen: own.into(),
        options,
        choose,
    }
    .view()
}
