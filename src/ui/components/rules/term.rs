//! What can be compared, how, and with what: figures, classes and scores of other classifiers, columns of the customer list, by the names
//! that people know. Texts and values only; `draw` makes controls of them.

use crate::ui::components::words::{class_name, classifier_name};
use kefen::base::Message;
use kefen::classify::measures::{self, Group};
use kefen::classify::rule_text::words::classifiers;
use kefen::classify::rule_text::{Expr, Op, Operand, Term, Test};
use kefen::classify::{self, Family, Unit, Values};
use kefen::i18n::Catalog;
use kefen::protocol::{TermColumn, Terms};

/// Texts of a column that are offered to be ticked.
const TICKS: usize = 24;

/// Options under a heading; those under none stand alone: heading, and value with text.
pub type Options = Vec<(String, Vec<(String, String)>)>;

/// What a new rule or comparison says until somebody says something else.
pub fn fresh() -> Expr {
    Expr::Test(start(&Term::Feature("monetary".to_owned()), None))
}

/// A term as the value of an option.
pub fn code(term: &Term) -> String {
    match term {
        Term::Feature(id) => format!("f:{id}"),
        Term::Class(id) | Term::Score(id, _) => format!("c:{id}"),
        Term::Field(header) => format!("k:{header}"),
    }
}

/// The term of such a value.
pub fn decode(code: &str) -> Option<Term> {
    let (kind, name) = code.split_once(':')?;
    let name = name.to_owned();
    Some(match kind {
        "f" => Term::Feature(name),
        "c" => Term::Class(name),
        _ => Term::Field(name),
    })
}

fn column<'a>(terms: Option<&'a Terms>, header: &str) -> Option<&'a TermColumn> {
    terms?.columns.iter().find(|column| column.header == header)
}

fn classes(terms: Option<&Terms>, id: &str) -> Vec<String> {
    let known = terms.and_then(|terms| terms.classifiers.iter().find(|(known, ..)| known == id));
    let listed = || classify::listed(id).map(|listed| listed.classes(&Values::new())).unwrap_or_default();
    let classes = known.map_or_else(listed, |(_, classes, _)| classes.clone());
    classes.into_iter().map(|class| class.id.into_owned()).collect()
}

/// What a term is measured in; plain for whatever is no figure.
pub fn unit(term: &Term) -> Unit {
    match term {
        Term::Feature(id) => measures::find(id).map_or(Unit::Plain, |measure| measure.unit),
        _ => Unit::Plain,
    }
}

/// A comparison to begin with.
pub fn start(term: &Term, terms: Option<&Terms>) -> Test {
    let number = match unit(term) {
        Unit::Days => 30.0,
        Unit::Orders => 2.0,
        Unit::Money => 1000.0,
        Unit::Share => 0.5,
        Unit::Plain => 1.0,
    };
    let number = || (Op::AtLeast, vec![Operand::Number(number)]);
    let text = |text: &str| vec![Operand::Text(text.to_owned())];
    let (op, values) = match term {
        Term::Feature(_) | Term::Score(..) => number(),
        Term::Class(id) => match classes(terms, id).first() {
            Some(class) => (Op::Is, text(class)),
            // Those that the data name are not known yet.
            None => (Op::In, Vec::new()),
        },
        Term::Field(header) => match column(terms, header) {
            Some(column) if column.number => number(),
            Some(TermColumn { values, .. }) if !values.is_empty() => {
                (Op::Is, values.first().map(|first| text(first)).unwrap_or_default())
            }
            _ => (Op::Contains, text("")),
        },
    };
    Test { term: term.clone(), op, values }
}

/// Everything that a rule may name, by heading. What these data lack can't be chosen anew; where the rule names it (`own`), it is there and
/// said to be missing.
pub fn whats(words: &Catalog, terms: Option<&Terms>, own: &str) -> Options {
    let lacks = |all: Option<&Vec<String>>, id: &str| all.is_some_and(|all| all.iter().any(|known| known == id));
    let (lacking, unable) = (terms.map(|terms| &terms.lacking), terms.map(|terms| &terms.unable));
    let mut all: Options = Vec::new();
    let add = |of: &mut Vec<(String, String)>, value: String, text: String, missing: bool| {
        if !missing {
            of.push((value, text));
        } else if value == own {
            of.push((value, words.text(&Message::new("rules-missing").text("name", text))));
        }
    };
    for group in Group::ALL {
        let mut of = Vec::new();
        for measure in measures::ALL.iter().filter(|measure| measure.group == *group) {
            let name = words.word(&format!("feature-{}", measure.key));
            add(&mut of, format!("f:{}", measure.id), name, lacks(lacking, measure.id));
        }
        all.push((words.word(&format!("rules-group-{}", group.id())), of));
    }
    for family in Family::ALL {
        let mut of = Vec::new();
        for spec in classifiers().filter(|spec| spec.family == *family) {
            add(&mut of, format!("c:{}", spec.id), classifier_name(words, spec.id), lacks(unable, spec.id));
        }
        let name = words.word(&format!("family-{}", family.id()));
        all.push((words.text(&Message::new("rules-group-classes").text("family", name)), of));
    }
    let mut columns = Vec::new();
    for column in terms.map(|terms| terms.columns.as_slice()).unwrap_or_default() {
        columns.push((format!("k:{}", column.header), column.header.clone()));
    }
    if let Some(header) = own.strip_prefix("k:").filter(|_| columns.iter().all(|(value, _)| value != own)) {
        add(&mut columns, own.to_owned(), header.to_owned(), terms.is_some());
    }
    all.push((words.word("rules-group-columns"), columns));
    all.retain(|(_, of)| !of.is_empty());
    all
}

/// Of another classifier: its class, or one of its scores. Nothing where there is nothing to choose.
pub fn whichs(words: &Catalog, terms: Option<&Terms>, term: &Term) -> Options {
    let (id, own) = match term {
        Term::Class(id) => (id, None),
        Term::Score(id, score) => (id, Some(score)),
        _ => return Options::new(),
    };
    let known = terms.and_then(|terms| terms.classifiers.iter().find(|(known, ..)| known == id));
    let mut scores = known.map(|(.., scores)| scores.clone()).unwrap_or_default();
    if let Some(own) = own.filter(|own| !scores.contains(own)) {
        scores.push(own.clone());
    }
    if scores.is_empty() {
        return Options::new();
    }
    let mut all = vec![(String::new(), words.word("rules-which-class"))];
    for score in scores {
        let key = format!("score-{score}");
        let text = if words.has(&key) { words.word(&key) } else { score.clone() };
        all.push((score, text));
    }
    vec![(String::new(), all)]
}

/// The comparisons that go with what is compared.
pub fn hows(words: &Catalog, test: &Test) -> Options {
    let ops: &[Op] = match &test.term {
        Term::Feature(_) | Term::Score(..) => &[Op::AtLeast, Op::More, Op::AtMost, Op::Less, Op::Is, Op::IsNot],
        Term::Class(_) => &[Op::Is, Op::IsNot, Op::In],
        Term::Field(_) => &[Op::Is, Op::IsNot, Op::In, Op::Contains, Op::AtLeast, Op::More, Op::AtMost, Op::Less],
    };
    let own = Some(&test.op).filter(|own| !ops.contains(own));
    let option = |op: &Op| (op_id(*op).to_owned(), words.word(&format!("rules-op-{}", op_id(*op))));
    vec![(String::new(), ops.iter().chain(own).map(option).collect())]
}

/// The stable name; `rules-op-ID` in the locales.
pub fn op_id(op: Op) -> &'static str {
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

/// The comparison of a name.
pub fn op_of(id: &str) -> Option<Op> {
    Op::ALL.iter().map(|(op, _)| *op).find(|op| op_id(*op) == id)
}

/// With what kind of control the other side is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A number in its unit.
    Number,
    /// Several, parted by commas.
    Numbers,
    /// One class.
    Class,
    /// Several classes or texts.
    Ticks,
    /// A text.
    Text,
}

/// The control that fits a comparison.
pub fn side(test: &Test, terms: Option<&Terms>) -> Side {
    match (&test.term, test.op) {
        (Term::Feature(_) | Term::Score(..), Op::In) => Side::Numbers,
        (Term::Feature(_) | Term::Score(..), _) => Side::Number,
        (Term::Class(_) | Term::Field(_), Op::In) => Side::Ticks,
        (Term::Class(_), _) => Side::Class,
        (Term::Field(_), Op::Contains) => Side::Text,
        (Term::Field(header), _) if column(terms, header).is_some_and(|column| column.number) => Side::Number,
        (Term::Field(_), _) => Side::Text,
    }
}

/// A value as it stands in the text.
pub fn text_of(value: &Operand) -> String {
    match value {
        Operand::Text(text) => text.clone(),
        Operand::Number(number) => number.to_string(),
    }
}

/// What is offered, with its name: the classes of a classifier, those of the data once they are known, or the texts of a column; and what
/// the rule names.
pub fn offered(words: &Catalog, test: &Test, terms: Option<&Terms>) -> Vec<(String, String)> {
    let mut all = match &test.term {
        Term::Class(id) => classes(terms, id),
        Term::Field(header) => column(terms, header).map(|column| column.values.clone()).unwrap_or_default(),
        _ => Vec::new(),
    };
    let ticked = test.op == Op::In;
    if ticked && matches!(test.term, Term::Field(_)) {
        all.truncate(TICKS);
    }
    if ticked || matches!(test.term, Term::Class(_)) {
        for value in test.values.iter().map(text_of) {
            if !all.contains(&value) {
                all.push(value);
            }
        }
    }
    let name = |value: String| match &test.term {
        Term::Class(id) => (value.clone(), class_name(words, id, &value)),
        _ => (value.clone(), value),
    };
    all.into_iter().map(name).collect()
}

/// The values as they stand in a field: a share as so many of a hundred.
pub fn typed(test: &Test) -> String {
    let share = unit(&test.term) == Unit::Share;
    let typed = |value: &Operand| match value {
        Operand::Number(number) if share => ((number * 1e8).round() / 1e6).to_string(),
        value => text_of(value),
    };
    test.values.iter().map(typed).collect::<Vec<_>>().join(", ")
}

fn number(text: &str, unit: Unit) -> Option<Operand> {
    let number: f64 = text.trim().parse().ok()?;
    let number = if unit == Unit::Share { number / 100.0 } else { number };
    number.is_finite().then_some(Operand::Number(number))
}

/// What somebody means by what stands in a field; nothing where that is none of what fits.
pub fn meant(test: &Test, side: Side, text: &str) -> Option<Vec<Operand>> {
    let unit = unit(&test.term);
    match side {
        Side::Number => Some(vec![number(text, unit)?]),
        Side::Numbers => {
            let parts = text.split([',', '，', '、', ' ']).filter(|part| !part.trim().is_empty());
            parts.map(|part| number(part, unit)).collect()
        }
        _ => {
            // More and less are of numbers, where one is written.
            let ordered = matches!(test.op, Op::Less | Op::AtMost | Op::More | Op::AtLeast);
            let number = number(text, Unit::Plain).filter(|_| ordered);
            Some(vec![number.unwrap_or_else(|| Operand::Text(text.to_owned()))])
        }
    }
}
