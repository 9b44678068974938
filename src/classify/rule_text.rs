//! Rules that a person writes: text and tree are the same thing.
//!
//! One rule a line, `NAME: CONDITION`; the first that holds gives the class. A condition compares a feature (`recency > 90`), a score of another classifier
//! (`rfm.r_score >= 4`), its class (`abc = a`, `lifecycle in (new, developing)`) or a column of the customer list by its header
//! (`"会员等级" = "金卡"`, `"标签" contains "母婴"`); `and`, `or`, `not` and brackets join them, `*` holds for everybody, and what stands behind `#` is
//! a remark. 且, 或, 非, ≥ and full-width signs are read too, and written in the plain form. Here are the tree, the reader and the writer;
//! nothing here knows a customer. What can't be read is an [`Odd`] with its line, and never stops the other lines.
//!
//! A whole text is a [`Sheet`]: its rules as trees between lines that stay as they are, so that an edit of one rule changes no other line
//! and loses no remark. [`Block`] is a condition as it is edited, [`file`] the text as a file of its own, [`words`] what a rule may name.

pub mod block;
pub mod file;
pub mod sheet;
pub mod words;

pub use block::{Block, Kind};
pub use sheet::{Line, Ruled, Sheet};

use std::fmt::Write as _;

/// A rule: who meets it is in its class.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The name of the class; several rules may share it.
    pub name: String,
    /// Who meets it.
    pub when: Expr,
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// Everybody.
    Everybody,
    /// All of these; two or more.
    All(Vec<Expr>),
    /// One of these; two or more.
    Any(Vec<Expr>),
    /// Not this.
    Not(Box<Expr>),
    /// A comparison.
    Test(Test),
}

/// A comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// What is compared.
    pub term: Term,
    /// How.
    pub op: Op,
    /// With what; one value, for [`Op::In`] any number.
    pub values: Vec<Operand>,
}

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Term {
    /// A feature of [`Customers`](crate::features::Customers).
    Feature(String),
    /// The class that a classifier gives.
    Class(String),
    /// A score of a classifier.
    Score(String, String),
    /// A column of the customer list, by its header.
    Field(String),
}

/// How.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Op {
    Less,
    AtMost,
    More,
    AtLeast,
    Is,
    IsNot,
    In,
    Contains,
}

/// With what.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// A number.
    Number(f64),
    /// A class or a text.
    Text(String),
}

/// What a word is before a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A feature.
    Feature,
    /// A classifier.
    Classifier,
}

/// A line that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// From 1.
    pub line: u32,
    /// What is wrong.
    pub why: Why,
    /// Where: the word or sign that is not understood, empty at the end of the line.
    pub at: String,
}

/// What is wrong with a line; `rules-odd-ID` in the locales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no name, or no colon behind it.
    NoName,
    /// A word that is neither a feature nor a classifier.
    UnknownWord,
    /// A comparison is not complete.
    Incomplete,
    /// Something is left over, or a bracket is not closed.
    LeftOver,
    /// More rules, comparisons or brackets than there may be.
    TooMuch,
}

impl Why {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Why::NoName => "no-name",
            Why::UnknownWord => "unknown-word",
            Why::Incomplete => "incomplete",
            Why::LeftOver => "left-over",
            Why::TooMuch => "too-much",
        }
    }
}

impl Op {
    /// All, as they are written.
    pub const ALL: &'static [(Op, &'static str)] = &[
        (Op::AtLeast, ">="),
        (Op::More, ">"),
        (Op::AtMost, "<="),
        (Op::Less, "<"),
        (Op::Is, "="),
        (Op::IsNot, "!="),
        (Op::In, "in"),
        (Op::Contains, "contains"),
    ];

    /// As it is written.
    pub fn sign(self) -> &'static str {
        Op::ALL.iter().find(|(op, _)| *op == self).map_or("", |(_, sign)| sign)
    }
}

/// The most rules, comparisons in a rule, and brackets in each other.
pub const MOST: (usize, usize, usize) = (60, 60, 12);

/// Reads a text. Rules come in the order of their lines; what can't be read is told beside them.
pub fn read(text: &str, word: &dyn Fn(&str) -> Option<Word>) -> (Vec<Rule>, Vec<Odd>) {
    let sheet = Sheet::read(text, word);
    let odd = sheet.odd();
    (sheet.into_rules(), odd)
}

/// Writes rules in the plain form: what [`read`] reads back as the same.
pub fn write(rules: &[Rule]) -> String {
    let mut text = String::new();
    for rule in rules {
        // Writing into a string can't fail.
        let _ = writeln!(text, "{}", rule.text());
    }
    text
}

impl Rule {
    /// The rule in the plain form, as one line.
    pub fn text(&self) -> String {
        let first = self.name.chars().next();
        let plain = self.name.trim() == self.name
            && first.is_some_and(|first| closing(first).is_none())
            && !self.name.contains([':', '：', '#', '"', '\n', '\r', '\\']);
        let name = if plain { self.name.clone() } else { quoted(&self.name) };
        format!("{name}: {}", self.when.text(0))
    }
}

fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace(['\n', '\r'], " ");
    format!("\"{text}\"")
}

impl Expr {
    /// `above`: 0 at the top, 1 within `or`, 2 within `and`, 3 behind `not`.
    fn text(&self, above: u8) -> String {
        let joined = |parts: &[Expr], by: &str, level: u8| {
            let text = parts.iter().map(|part| part.text(level)).collect::<Vec<_>>().join(by);
            if above >= level { format!("({text})") } else { text }
        };
        match self {
            Expr::Everybody => "*".to_owned(),
            Expr::Any(parts) => joined(parts, " or ", 1),
            Expr::All(parts) => joined(parts, " and ", 2),
            Expr::Not(part) => format!("not {}", part.text(3)),
            Expr::Test(test) => test.text(),
        }
    }

    /// Every comparison in it.
    pub fn tests(&self) -> Vec<&Test> {
        match self {
            Expr::Everybody => Vec::new(),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().flat_map(Expr::tests).collect(),
            Expr::Not(part) => part.tests(),
            Expr::Test(test) => vec![test],
        }
    }
}

impl Test {
    /// As it is written.
    pub fn text(&self) -> String {
        let term = match &self.term {
            Term::Feature(name) | Term::Class(name) => name.clone(),
            Term::Score(id, score) => format!("{id}.{score}"),
            Term::Field(header) => quoted(header),
        };
        let class = matches!(self.term, Term::Class(_));
        let value = |value: &Operand| match value {
            Operand::Number(number) => number.to_string(),
            Operand::Text(text) if class && is_word(text) && joining(text).is_none() => text.clone(),
            Operand::Text(text) => quoted(text),
        };
        let values: Vec<String> = self.values.iter().map(value).collect();
        let values = if self.op == Op::In { format!("({})", values.join(", ")) } else { values.join(", ") };
        format!("{term} {} {values}", self.op.sign())
    }
}

/// Whether a text needs no quotation marks to be a word.
fn is_word(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Word(String),
    Quoted(String),
    Number(f64),
    Sign(&'static str),
}

impl Token {
    fn shown(&self) -> String {
        match self {
            Token::Word(text) | Token::Quoted(text) => text.clone(),
            Token::Number(number) => number.to_string(),
            Token::Sign(sign) => (*sign).to_owned(),
        }
    }
}

type Fault = (Why, String);

/// Signs as people write them, and what they are; the longer ones first.
const SIGNS: &[(&str, &str)] = &[
    (">=", ">="),
    ("≥", ">="),
    ("=>", ">="),
    ("<=", "<="),
    ("≤", "<="),
    ("=<", "<="),
    ("!=", "!="),
    ("<>", "!="),
    ("≠", "!="),
    ("==", "="),
    ("＝", "="),
    ("=", "="),
    ("＞", ">"),
    (">", ">"),
    ("＜", "<"),
    ("<", "<"),
    ("（", "("),
    ("(", "("),
    ("）", ")"),
    (")", ")"),
    ("，", ","),
    ("、", ","),
    (",", ","),
    ("*", "*"),
    ("＊", "*"),
    ("。", "."),
    (".", "."),
    ("并且", "and"),
    ("且", "and"),
    ("&&", "and"),
    ("或者", "or"),
    ("或", "or"),
    ("||", "or"),
    ("非", "not"),
    ("属于", "in"),
    ("包含", "contains"),
];

/// The joining word that a word is.
fn joining(word: &str) -> Option<&'static str> {
    ["and", "or", "not", "in", "contains", "is"].into_iter().find(|known| word.eq_ignore_ascii_case(known))
}

/// The tokens of a condition, and the remark behind them.
fn tokens(text: &str) -> Result<(Vec<Token>, &str), Fault> {
    let mut all = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if first == '#' {
            return Ok((all, rest.get(1..).unwrap_or_default()));
        }
        let (token, len) = if let Some(end) = closing(first) {
            quoted_from(rest, first, end)?
        } else if first.is_ascii_digit()
            || first == '-' && rest.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        {
            number_from(rest)?
        } else if first.is_ascii_alphabetic() || first == '_' {
            let len = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let word = rest.get(..len).unwrap_or_default();
            (joining(word).map_or_else(|| Token::Word(word.to_owned()), Token::Sign), len)
        } else if let Some((sign, is)) = SIGNS.iter().find(|(sign, _)| rest.starts_with(sign)) {
            (Token::Sign(is), sign.len())
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            return Err((Why::UnknownWord, rest.get(..end).unwrap_or_default().to_owned()));
        };
        all.push(token);
        rest = rest.get(len..).unwrap_or_default().trim_start();
    }
    Ok((all, ""))
}

fn closing(open: char) -> Option<char> {
    [('"', '"'), ('“', '”'), ('”', '”'), ('「', '」'), ('『', '』')]
        .into_iter()
        .find(|(from, _)| *from == open)
        .map(|(_, to)| to)
}

fn quoted_from(text: &str, open: char, close: char) -> Result<(Token, usize), Fault> {
    let mut inside = String::new();
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\\' if !escaped && open == '"' => escaped = true,
            c if c == close && !escaped => return Ok((Token::Quoted(inside), at + c.len_utf8())),
            c => {
                inside.push(c);
                escaped = false;
            }
        }
    }
    Err((Why::LeftOver, text.to_owned()))
}

fn number_from(text: &str) -> Result<(Token, usize), Fault> {
    let sign = usize::from(text.starts_with('-'));
    let digits = |rest: &str| rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let whole = sign + digits(text.get(sign..).unwrap_or_default());
    let rest = text.get(whole..).unwrap_or_default();
    let fraction = rest.strip_prefix('.').map_or(0, |rest| match digits(rest) {
        0 => 0,
        len => len + 1,
    });
    let end = whole + fraction;
    let number: f64 = text
        .get(..end)
        .and_then(|text| text.parse().ok())
        .filter(|number: &f64| number.is_finite())
        .ok_or_else(|| (Why::Incomplete, text.to_owned()))?;
    let rest = text.get(end..).unwrap_or_default();
    match rest.chars().next() {
        Some('%' | '％') => Ok((Token::Number(number / 100.0), end + rest.chars().next().map_or(0, char::len_utf8))),
        Some('万' | '萬') => Ok((Token::Number(number * 1e4), end + '万'.len_utf8())),
        _ => Ok((Token::Number(number), end)),
    }
}

/// One line with its remark; nothing for an empty one, and one that is all remark.
fn rule(line: &str, word: &dyn Fn(&str) -> Option<Word>) -> Result<Option<(Rule, String)>, Fault> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return Ok(None);
    }
    let no_name = || (Why::NoName, line.chars().take(24).collect::<String>());
    let (name, condition) = match line.chars().next().and_then(|first| Some((first, closing(first)?))) {
        Some((open, close)) => {
            let (token, end) = quoted_from(line, open, close)?;
            let rest = line.get(end..).unwrap_or_default().trim_start();
            (token.shown(), rest.strip_prefix([':', '：']).ok_or_else(no_name)?)
        }
        None => line.split_once([':', '：']).map(|(name, rest)| (name.trim().to_owned(), rest)).ok_or_else(no_name)?,
    };
    if name.trim().is_empty() {
        return Err(no_name());
    }
    let (tokens, remark) = tokens(condition)?;
    let mut reader = Reader { tokens: &tokens, at: 0, word, tests: 0 };
    let when = reader.any(0)?;
    match reader.peek() {
        Some(token) => Err((Why::LeftOver, token.shown())),
        None => Ok(Some((Rule { name: name.trim().to_owned(), when }, remark.trim().to_owned()))),
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    word: &'a dyn Fn(&str) -> Option<Word>,
    tests: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn takes(&mut self, sign: &str) -> bool {
        let is = matches!(self.peek(), Some(Token::Sign(found)) if *found == sign);
        self.at += usize::from(is);
        is
    }

    fn fault<T>(&self, why: Why) -> Result<T, Fault> {
        Err((why, self.peek().map(Token::shown).unwrap_or_default()))
    }

    fn any(&mut self, depth: usize) -> Result<Expr, Fault> {
        let mut parts = vec![self.all(depth)?];
        while self.takes("or") {
            parts.push(self.all(depth)?);
        }
        Ok(one_or(parts, Expr::Any))
    }

    fn all(&mut self, depth: usize) -> Result<Expr, Fault> {
        let mut parts = vec![self.part(depth)?];
        while self.takes("and") {
            parts.push(self.part(depth)?);
        }
        Ok(one_or(parts, Expr::All))
    }

    fn part(&mut self, depth: usize) -> Result<Expr, Fault> {
        if depth >= MOST.2 {
            return self.fault(Why::TooMuch);
        }
        if self.takes("*") {
            return Ok(Expr::Everybody);
        }
        if self.takes("not") {
            return Ok(Expr::Not(Box::new(self.part(depth + 1)?)));
        }
        if self.takes("(") {
            let inside = self.any(depth + 1)?;
            return if self.takes(")") { Ok(inside) } else { self.fault(Why::LeftOver) };
        }
        self.test()
    }

    fn test(&mut self) -> Result<Expr, Fault> {
        self.tests += 1;
        if self.tests > MOST.1 {
            return self.fault(Why::TooMuch);
        }
        let term = match self.peek().cloned() {
            Some(Token::Quoted(header)) => Term::Field(header),
            Some(Token::Word(name)) => match (self.word)(&name) {
                Some(Word::Feature) => Term::Feature(name),
                Some(Word::Classifier) => Term::Class(name),
                None => return self.fault(Why::UnknownWord),
            },
            _ => return self.fault(Why::Incomplete),
        };
        self.at += 1;
        let term = match term {
            Term::Class(id) if self.takes(".") => match self.peek().cloned() {
                Some(Token::Word(score)) => {
                    self.at += 1;
                    Term::Score(id, score)
                }
                _ => return self.fault(Why::Incomplete),
            },
            term => term,
        };
        let op = match self.peek() {
            Some(Token::Sign(sign)) => {
                let sign = if *sign == "is" { "=" } else { sign };
                Op::ALL.iter().find(|(_, known)| *known == sign).map(|(op, _)| *op)
            }
            _ => None,
        };
        let Some(op) = op else { return self.fault(Why::Incomplete) };
        self.at += 1;
        let mut values = Vec::new();
        if op == Op::In {
            if !self.takes("(") {
                return self.fault(Why::Incomplete);
            }
            // One of none holds for nobody: it is there while classes are chosen.
            while !self.takes(")") {
                values.push(self.value()?);
                if self.takes(")") {
                    break;
                }
                if !self.takes(",") {
                    return self.fault(Why::LeftOver);
                }
            }
        } else {
            values.push(self.value()?);
        }
        let fits = match &term {
            // Numbers are compared with numbers, classes with classes.
            Term::Feature(_) | Term::Score(..) => {
                op != Op::Contains && values.iter().all(|value| matches!(value, Operand::Number(_)))
            }
            Term::Class(_) => {
                matches!(op, Op::Is | Op::IsNot | Op::In)
                    && values.iter().all(|value| matches!(value, Operand::Text(_)))
            }
            Term::Field(_) => true,
        };
        if fits { Ok(Expr::Test(Test { term, op, values })) } else { Err((Why::Incomplete, op.sign().to_owned())) }
    }

    fn value(&mut self) -> Result<Operand, Fault> {
        let value = match self.peek().cloned() {
            Some(Token::Number(number)) => Operand::Number(number),
            Some(Token::Word(text) | Token::Quoted(text)) => Operand::Text(text),
            _ => return self.fault(Why::Incomplete),
        };
        self.at += 1;
        Ok(value)
    }
}

fn one_or(mut parts: Vec<Expr>, join: fn(Vec<Expr>) -> Expr) -> Expr {
    if parts.len() == 1 { parts.pop().unwrap_or(Expr::Everybody) } else { join(parts) }
}

#[cfg(test)]
mod tests;
