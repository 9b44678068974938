//! Rules of one's own: the first that holds gives the class.
//!
//! Use it for what only the shop knows: who gets a calendar, whom the new branch invites. A rule compares features, scores and classes of every other
//! classifier (with their default parameters) and columns of the customer list; [`rule_text`](crate::classify::rule_text) says how it is written, and
//! [`measures`] which figures there are. Who meets none is "other". What a rule names and the data do not have is told and holds for nobody.
//! The rule in words says of each rule how many meet it, and how many it takes: those whom no rule above it took.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::base::fold::lower;
use crate::base::{Arg, Job, Message, Money, Note, Result, each};
use crate::classify::rule_text::words::{RULE, word};
use crate::classify::rule_text::{self, Expr, Op, Operand, Rule, Term, Test};
use crate::classify::{
    ALL, Assignment, Class, Classes, Classifier, Context, Explanation, Family, Model, Need, Outcome, ParamSpec, Params,
    Population, Reason, RuleLine, Spec, Unit, Values, find, measures,
};
use crate::features::{Customers, View, profile};
use crate::table::{Cells, Role, TableKind};

/// Rules of one's own.
pub struct Rules;

/// The text as it was read, and what the classifiers that it names have learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    text: String,
    others: Vec<(String, Vec<u8>)>,
}

/// Colours of the classes, in the order of the rules.
const COLOURS: [&str; 8] =
    ["cat-pine", "cat-azure", "cat-ochre", "cat-vermilion", "cat-violet", "cat-moss", "cat-rose", "cat-sky"];

/// The names of the classes, each once, in the order of the rules.
fn names(rules: &[Rule]) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for rule in rules {
        if !names.contains(&rule.name.as_str()) && rule.name != "other" {
            names.push(&rule.name);
        }
    }
    names
}

/// A classifier that rules name, with everybody's class by it.
struct Other {
    id: &'static str,
    classes: Classes,
    said: Said,
}

/// Everybody's class by another classifier.
enum Said {
    /// As it was found before.
    Had(Rc<Outcome>),
    Anew(Assignment),
}

impl Other {
    fn assignment(&self) -> &Assignment {
        match &self.said {
            Said::Had(outcome) => &outcome.assignment,
            Said::Anew(assignment) => assignment,
        }
    }
}

/// Rules, ready to be asked of any row.
struct Ready<'a> {
    rules: Vec<(u16, &'a Expr)>,
    others: Vec<Other>,
    measures: measures::Reader<'a>,
    cx: Context<'a>,
}

/// Looks at buyers or at everybody, as the classifier does.
fn context<'a>(classifier: &dyn Classifier, cx: &Context<'a>, buyers: &'a Customers) -> Context<'a> {
    match classifier.spec().population {
        Population::Buyers => Context { customers: buyers, ..*cx },
        Population::Everybody => *cx,
    }
}

/// The classifiers that rules name, in the order of the registry.
fn named(rules: &[Rule]) -> Vec<&'static dyn Classifier> {
    let mut ids: Vec<&str> = Vec::new();
    for test in rules.iter().flat_map(|rule| rule.when.tests()) {
        if let Term::Class(id) | Term::Score(id, _) = &test.term
            && !ids.contains(&id.as_str())
        {
            ids.push(id);
        }
    }
    ALL.iter().copied().filter(|it| ids.contains(&it.spec().id)).collect()
}

fn is_met(classifier: &dyn Classifier, cx: &Context) -> bool {
    classifier.spec().needs.iter().all(|need| {
        need.is_met(&|kind, role| kind == TableKind::Orders && !cx.facts.is_there(kind) || cx.facts.has(kind, role))
    })
}

impl<'a> Ready<'a> {
    fn of(fit: &Fit, rules: &'a [Rule], cx: &Context<'a>, buyers: &'a Customers) -> Ready<'a> {
        let names = names(rules);
        let class = |rule: &Rule| names.iter().position(|name| *name == rule.name).unwrap_or(names.len()) as u16;
        let others = fit.others.iter().filter_map(|(id, bytes)| {
            let classifier = find(id)?;
            let id = classifier.spec().id;
            let cx = context(classifier, cx, buyers);
            let params = classifier.check(&Values::new()).ok()?;
            let classes = classifier.classes_of(bytes, &params).ok()?;
            let had = cx.had(id).filter(|outcome| outcome.fit == *bytes).map(Said::Had);
            let said = had.or_else(|| classifier.assign(bytes, &cx, &params).ok().map(Said::Anew))?;
            Some(Other { id, classes, said })
        });
        let others = others.collect();
        let rules = rules.iter().map(|rule| (class(rule), &rule.when)).collect();
        Ready { rules, others, measures: measures::Reader::of(cx), cx: *cx }
    }

    /// The first rule that holds.
    fn first(&self, row: usize) -> Option<(usize, u16)> {
        self.rules.iter().enumerate().find(|(_, (_, when))| self.holds(when, row)).map(|(at, (class, _))| (at, *class))
    }

    /// By rule: how many meet it, and how many it takes.
    fn counts(&self) -> Vec<(u32, u32)> {
        let mut counts = vec![(0, 0); self.rules.len()];
        each(self.cx.customers.len(), |row| {
            let mut taken = false;
            for ((meets, takes), (_, when)) in counts.iter_mut().zip(&self.rules) {
                if self.holds(when, row) {
                    *meets += 1;
                    *takes += u32::from(!taken);
                    taken = true;
                }
            }
        });
        counts
    }

    fn holds(&self, when: &Expr, row: usize) -> bool {
        match when {
            Expr::Everybody => true,
            Expr::All(parts) => parts.iter().all(|part| self.holds(part, row)),
            Expr::Any(parts) => parts.iter().any(|part| self.holds(part, row)),
            Expr::Not(part) => !self.holds(part, row),
            Expr::Test(test) => self.tests(test, row),
        }
    }

    fn other(&self, id: &str) -> Option<&Other> {
        self.others.iter().find(|other| other.id == id)
    }

    fn class(&self, id: &str, row: usize) -> Option<&Class> {
        let other = self.other(id)?;
        other.classes.get(usize::from(*other.assignment().class.get(row)?))
    }

    fn number(&self, term: &Term, row: usize) -> f64 {
        match term {
            Term::Feature(name) => self.measures.value(name, row),
            Term::Score(id, name) => {
                let scores = self.other(id).map(|other| other.assignment().scores.as_slice()).unwrap_or_default();
                let score = scores.iter().find(|score| score.name == name.as_str());
                score.and_then(|score| score.values.get(row)).copied().unwrap_or(f64::NAN)
            }
            _ => f64::NAN,
        }
    }

    fn tests(&self, test: &Test, row: usize) -> bool {
        match &test.term {
            Term::Feature(_) | Term::Score(..) => {
                let value = self.number(&test.term, row);
                let is =
                    |operand: &Operand| matches!(operand, Operand::Number(number) if compare(test.op, value, *number));
                !value.is_nan() && test.values.iter().any(is)
            }
            Term::Class(id) => {
                let Some(class) = self.class(id, row) else { return false };
                let is = |operand: &Operand| matches!(operand, Operand::Text(text) if *text == class.id);
                test.values.iter().any(is) != (test.op == Op::IsNot)
            }
            Term::Field(header) => {
                let cell = field(&self.cx, header, row);
                let is = |operand: &Operand| match operand {
                    Operand::Number(number) => {
                        cell.as_deref().and_then(profile::amount).is_some_and(|value| compare(test.op, value, *number))
                    }
                    Operand::Text(text) => cell.as_deref().is_some_and(|cell| says(test.op, cell, text)),
                };
                test.values.iter().any(is)
            }
        }
    }
}

#[allow(clippy::float_cmp, reason = "what is equal in the text is equal")]
fn compare(op: Op, value: f64, number: f64) -> bool {
    match op {
        Op::Less => value < number,
        Op::AtMost => value <= number,
        Op::More => value > number,
        Op::AtLeast => value >= number,
        Op::Is | Op::In => value == number,
        Op::IsNot => value != number,
        Op::Contains => false,
    }
}

fn says(op: Op, cell: &str, text: &str) -> bool {
    let (cell, text) = (lower(cell), lower(text));
    let (cell, text) = (cell.trim(), text.trim());
    match op {
        Op::Is | Op::In => cell == text,
        Op::IsNot => cell != text,
        Op::Contains => cell.contains(text),
        Op::Less => cell < text,
        Op::AtMost => cell <= text,
        Op::More => cell > text,
        Op::AtLeast => cell >= text,
    }
}

/// The column of the customer list with this header.
fn column<'a>(cx: &Context<'a>, header: &str) -> Option<(View<'a>, Cells<'a>)> {
    let table = cx.facts.table(TableKind::Customers)?;
    let is = |known: &str| lower(known.trim()) == lower(header.trim());
    let seen = table.fields().find(|seen| is(&seen.field.header) && seen.field.role != Role::Ignore)?;
    Some((table, seen.cells()))
}

/// What the customer list says of somebody under a header.
fn field(cx: &Context, header: &str, row: usize) -> Option<String> {
    let (table, cells) = column(cx, header)?;
    let who = cx.customers.who.get(row).copied()?;
    let row = profile::row_of(&cx.facts, who, table, cells, cx.customers.as_of?)?;
    match cells {
        Cells::Text(text) => Some(text.get(row).to_owned()),
        Cells::Money(money) => money.get(row).map(|money| money.to_f64().to_string()),
        Cells::Number(numbers) => numbers.get(row).map(f64::to_string),
        Cells::Day { days, .. } => days.get(row).map(ToString::to_string),
    }
}

fn run_other<'a>(
    classifier: &dyn Classifier,
    cx: &Context<'a>,
    buyers: &'a Customers,
    job: &mut Job,
) -> Result<Rc<Outcome>> {
    context(classifier, cx, buyers).usual(classifier, job)
}

impl Model for Rules {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "rules",
        family: Family::Found,
        population: Population::Everybody,
        needs: &[Need::Orders],
        params: &[ParamSpec::rules("rules", rule_text::file::MOST)],
        features: measures::REASONS,
        charts: &["class_bar", "class_shares"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        vec![Class::new("other", "quiet-1").leftover()]
    }

    fn classes_of(fit: &Fit, params: &Params) -> Classes {
        let (rules, _) = rule_text::read(&fit.text, &word);
        let names = names(&rules);
        let named = names.iter().zip(COLOURS.iter().cycle()).map(|(name, colour)| Class::named(name, colour));
        named.chain(<Rules as Model>::classes(params)).collect()
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let text = params.text("rules").to_owned();
        let (rules, odd) = rule_text::read(&text, &word);
        let mut notes: Vec<Note> = Vec::new();
        for odd in odd.iter().take(8) {
            let message = Message::new(format!("rules-odd-{}", odd.why.id()));
            notes.push(Note::warn(message.count("line", odd.line).text("at", odd.at.as_str())));
        }
        if rules.is_empty() && odd.is_empty() {
            notes.push(Note::info(Message::new("rules-note-none")));
        }
        let buyers = cx.customers.buyers();
        let mut fit = Fit { text, others: Vec::new() };
        job.step("stage-classifying", 0, 1)?;
        for classifier in named(&rules) {
            let id = classifier.spec().id;
            let name = format!("{id}-name");
            if !is_met(classifier, cx) {
                notes.push(Note::warn(Message::new("rules-note-lacks").word("name", name)));
                continue;
            }
            match run_other(classifier, cx, &buyers, job) {
                Ok(outcome) => {
                    notes.extend(unknown(&rules, id, &outcome));
                    fit.others.push((id.to_owned(), outcome.fit.clone()));
                }
                Err(failure) if failure.is_cancelled() => return Err(failure),
                Err(_) => notes.push(Note::warn(Message::new("rules-note-lacks").word("name", name))),
            }
        }
        let tests = || rules.iter().flat_map(|rule| rule.when.tests());
        let lacking = measures::ALL.iter().filter(|measure| {
            let is_asked = |test: &Test| matches!(&test.term, Term::Feature(name) if name == measure.id);
            !measure.need.is_met(&|kind, role| cx.facts.has(kind, role)) && tests().any(is_asked)
        });
        let note = |measure: &measures::Measure| {
            Note::warn(Message::new("rules-note-figure").word("name", format!("feature-{}", measure.key)))
        };
        notes.extend(lacking.map(note));
        let headers = tests().filter_map(|test| match &test.term {
            Term::Field(header) if column(cx, header).is_none() => Some(header.as_str()),
            _ => None,
        });
        let headers: std::collections::BTreeSet<&str> = headers.collect();
        notes.extend(
            headers.into_iter().map(|header| Note::warn(Message::new("rules-note-header").text("header", header))),
        );
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        let (rules, _) = rule_text::read(&fit.text, &word);
        let other = names(&rules).len() as u16;
        let buyers = cx.customers.buyers();
        let ready = Ready::of(fit, &rules, cx, &buyers);
        let class = |row: usize| ready.first(row).map_or(other, |(_, class)| class);
        Assignment { class: (0..cx.customers.len()).map(class).collect(), scores: Vec::new() }
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        let (rules, _) = rule_text::read(&fit.text, &word);
        let other = names(&rules).len() as u16;
        let buyers = cx.customers.buyers();
        let ready = Ready::of(fit, &rules, cx, &buyers);
        let Some((at, class)) = ready.first(row) else {
            let because = Message::new("rules-because-none").count("n", rules.len());
            return Explanation { class: other, because, reasons: Vec::new(), next: Vec::new() };
        };
        let rule = rules.get(at);
        let name = rule.map(|rule| rule.name.clone()).unwrap_or_default();
        let because = Message::new("rules-because").count("n", at as u64 + 1).text("name", name);
        let reasons =
            rule.map(|rule| rule.when.tests()).unwrap_or_default().into_iter().map(|test| reason(&ready, test, row));
        Explanation { class, because, reasons: reasons.collect(), next: Vec::new() }
    }

    fn rule(fit: &Fit, cx: &Context, _params: &Params) -> Vec<RuleLine> {
        let (rules, _) = rule_text::read(&fit.text, &word);
        let names = names(&rules);
        let buyers = cx.customers.buyers();
        let ready = Ready::of(fit, &rules, cx, &buyers);
        let mut lines = Vec::with_capacity(rules.len() + 1);
        for ((rule, (class, _)), (meets, takes)) in rules.iter().zip(&ready.rules).zip(ready.counts()) {
            let message = Message::new(RULE).text("text", rule.text()).count("meets", meets).count("takes", takes);
            lines.push(RuleLine { class: Some(*class), message });
        }
        lines.push(RuleLine { class: Some(names.len() as u16), message: Message::new("rules-rule-other") });
        lines
    }
}

/// Classes and scores that rules name and an outcome does not have.
fn unknown(rules: &[Rule], id: &str, outcome: &Outcome) -> Vec<Note> {
    let mut lacking: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for test in rules.iter().flat_map(|rule| rule.when.tests()) {
        match &test.term {
            Term::Class(name) if name == id => {
                let texts = test.values.iter().filter_map(|value| match value {
                    Operand::Text(text) => Some(text.as_str()),
                    Operand::Number(_) => None,
                });
                lacking.extend(texts.filter(|text| !outcome.classes.iter().any(|class| class.id == *text)));
            }
            Term::Score(name, score) if name == id => {
                let known = outcome.assignment.scores.iter().any(|known| known.name == score.as_str());
                lacking.extend((!known).then_some(score.as_str()));
            }
            _ => {}
        }
    }
    let note = |text: &str| Message::new("rules-note-class").word("name", format!("{id}-name")).text("text", text);
    lacking.into_iter().map(|text| Note::warn(note(text))).collect()
}

/// What a comparison looked at.
fn reason(ready: &Ready, test: &Test, row: usize) -> Reason {
    let feature = match &test.term {
        Term::Feature(name) => measures::find(name).map_or("score", |measure| measure.key),
        Term::Class(_) => "class",
        Term::Score(..) => "score",
        Term::Field(_) => "field",
    };
    let value = match &test.term {
        Term::Feature(_) | Term::Score(..) => {
            let number = ready.number(&test.term, row);
            let unit = if let Term::Feature(name) = &test.term { measures::find(name).map(|it| it.unit) } else { None };
            match unit {
                _ if number.is_nan() => Arg::Text("–".to_owned()),
                Some(Unit::Money) => Money::from_f64(number).map_or(Arg::Number(number, 2), Arg::Money),
                Some(Unit::Share) => Arg::Percent(number, 1),
                Some(Unit::Days | Unit::Orders) => Arg::Number(number, u8::from(number.fract() != 0.0)),
                _ => Arg::Number(number, if number.fract() == 0.0 { 0 } else { 2 }),
            }
        }
        Term::Class(id) => {
            ready.class(id, row).map_or(Arg::Text("–".to_owned()), |class| Arg::Word(class.word(id).into()))
        }
        Term::Field(header) => Arg::Text(field(&ready.cx, header, row).unwrap_or_else(|| "–".to_owned())),
    };
    Reason {
        feature: feature.into(),
        value,
        band: Some(Message::new("rules-test").text("text", test.text())),
        score: None,
    }
}

#[cfg(test)]
mod tests {

    use crate::base::{Arg, Job};
    use crate::classify::laws::{Sheet, Shop};
    use crate::classify::{Context, RuleLine, Value, Values, find};
    use crate::table::{Role, TableKind};

    fn written(text: &str) -> Values {
        Values::from([("rules".to_owned(), Value::Text(text.to_owned()))])
    }

    fn shop() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        for (id, day, money) in [("big", "1", "900"), ("fresh", "99", "10"), ("old", "2", "10"), ("old", "3", "15")] {
            orders.row([id, day, money]);
        }
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Tier, Role::Attribute]);
        list.row(["big", "金卡", "120"]);
        list.row(["fresh", "", "8"]);
        list.row(["asks", "银卡", "300"]);
        Shop::of_tables(orders.table(), vec![list.table()], None)
    }

    #[test]
    fn the_first_rule_that_holds_gives_the_class() {
        let shop = shop();
        let rules = written("VIP: monetary >= 500\n老客: orders >= 2 and recency > 30\nVIP: recency < 3\n");
        let class = |who: &str| shop.class_of("rules", &rules, who);
        assert_eq!((class("big"), class("fresh"), class("old")), ("VIP".into(), "VIP".into(), "老客".into()));
        assert_eq!(class("asks"), "other");
        let outcome = shop.run("rules", &rules);
        let ids: Vec<&str> = outcome.classes.iter().map(|class| class.id.as_ref()).collect();
        assert_eq!((ids, outcome.notes), (vec!["VIP", "老客", "other"], vec![]));
    }

    #[test]
    fn classes_scores_and_columns_of_the_list_can_be_asked() {
        let shop = shop();
        let class = |text: &str, who: &str| shop.class_of("rules", &written(text), who);
        assert_eq!(class("x: abc = a", "big"), "x");
        assert_eq!(class("x: abc != a", "old"), "x");
        // A prospect is in no class of buyers, so neither is nor is not in it.
        assert_eq!((class("x: abc = a", "asks"), class("x: abc != a", "asks")), ("other".into(), "other".into()));
        assert_eq!(class("x: rfm.r_score >= 1", "fresh"), "x");
        assert_eq!(class("x: \"tier 1\" = 金卡", "big"), "other", "a word without quotation marks is none");
        assert_eq!(class("x: \"TIER 1\" = \"金卡\"", "big"), "x");
        assert_eq!(class("x: \"tier 1\" contains \"卡\"", "asks"), "x");
        assert_eq!(class("x: \"attribute 2\" > 100", "asks"), "x");
        assert_eq!(class("x: \"attribute 2\" > 100", "fresh"), "other");
    }

    #[test]
    fn what_is_not_there_is_told() {
        let shop = shop();
        let notes = |text: &str| {
            shop.run("rules", &written(text)).notes.iter().map(|note| note.message.key.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(notes(""), ["rules-note-none"]);
        assert_eq!(notes("x: abc = z"), ["rules-note-class"]);
        assert_eq!(notes("x: rfm.colour > 2"), ["rules-note-class"]);
        assert_eq!(notes("x: \"nobody\" = 1"), ["rules-note-header"]);
        assert_eq!(notes("x: gender = female"), ["rules-note-lacks"]);
        assert_eq!(notes("x: recency >"), ["rules-odd-incomplete"]);
        assert_eq!(notes("x: profit > 5 or last_contact > 9"), ["rules-note-figure"; 2]);
    }

    #[test]
    fn of_each_rule_is_told_how_many_meet_it_and_how_many_it_takes() {
        let shop = shop();
        let counts = |text: &str| {
            let lines = shop.run("rules", &written(text)).rule;
            let count = |line: &RuleLine, name: &str| {
                let found = line.message.args.iter().find(|(known, _)| known == name);
                found.map(|(_, arg)| if let Arg::Count(count) = arg { *count } else { panic!("{arg:?}") })
            };
            lines.iter().filter_map(|line| count(line, "meets").zip(count(line, "takes"))).collect::<Vec<_>>()
        };
        assert_eq!(counts("all: *\nVIP: monetary >= 500\nnobody: abc in ()"), [(4, 4), (1, 0), (0, 0)]);
        assert_eq!(counts("VIP: monetary >= 500\nodd line\nbuyers: orders >= 1"), [(1, 1), (3, 2)]);
        assert_eq!(counts(""), []);
    }

    /// What is known already is not counted again, and changes nothing.
    #[test]
    fn results_that_are_known_give_the_same() {
        let shop = shop();
        let values = written("x: abc = a or rfm.r_score >= 4\ny: lifecycle in (new, developing)\nz: gender = male");
        let classifier = find("rules").unwrap();
        let params = classifier.check(&values).unwrap();
        let fits = crate::classify::Fits::default();
        let cx = Context { fits: Some(&fits), ..shop.cx_of("rules") };
        let first = classifier.run(&cx, &params, &mut Job::quiet()).unwrap();
        assert!(cx.had("abc").is_some() && cx.had("region").is_none());
        let with = classifier.run(&cx, &params, &mut Job::quiet()).unwrap();
        assert_eq!(with, shop.run("rules", &values));
        assert_eq!(with, first);
        let row = |cx: &Context| classifier.explain(&with.fit, cx, &params, 1).unwrap();
        assert_eq!(row(&cx), row(&shop.cx_of("rules")));
    }

    #[test]
    fn a_reason_shows_what_was_compared() {
        let shop = shop();
        let explained = shop.explain("rules", &written("VIP: monetary >= 500 and abc = a"), 0);
        let features: Vec<&str> = explained.reasons.iter().map(|reason| reason.feature.as_ref()).collect();
        assert_eq!((features, explained.class), (vec!["monetary", "class"], 0));
    }
}
