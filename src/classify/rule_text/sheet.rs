//! A text of rules, line by line: what is edited as a tree and written back without touching anything else.
//!
//! A line that nobody edits is written as it was read, to the letter. One that is edited is written in the plain form, with its remark behind
//! it. Lines that are empty, that are remarks, or that can't be read stay where they are; a rule that is moved takes the remarks right above
//! it along. An edit that the text could not say (too long, too deep, no name) is refused and changes nothing.

use super::{MOST, Odd, Rule, Why, Word, rule};

/// A whole text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its lines, in their order.
    pub lines: Vec<Line>,
}

/// A line of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A rule.
    Rule(Ruled),
    /// What can't be read, and why.
    Odd {
        /// As it is written.
        text: String,
        /// What is wrong.
        why: Why,
        /// Where; see [`Odd::at`].
        at: String,
    },
    /// A remark, or nothing.
    Remark(String),
}

/// A rule in its line.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruled {
    /// The rule.
    pub rule: Rule,
    /// What stands behind `#`, without it.
    pub remark: String,
    /// How it was written, as long as nobody has edited it.
    written: Option<String>,
}

impl Ruled {
    /// A new one.
    pub fn new(rule: Rule) -> Ruled {
        Ruled { rule, remark: String::new(), written: None }
    }

    fn text(&self) -> String {
        match (&self.written, self.remark.as_str()) {
            (Some(written), _) => written.clone(),
            (None, "") => self.rule.text(),
            (None, remark) => format!("{} # {remark}", self.rule.text()),
        }
    }
}

impl Line {
    /// Reads one.
    pub fn read(text: &str, word: &dyn Fn(&str) -> Option<Word>) -> Line {
        match rule(text, word) {
            Ok(None) => Line::Remark(text.to_owned()),
            Ok(Some((rule, remark))) => Line::Rule(Ruled { rule, remark, written: Some(text.to_owned()) }),
            Err((why, at)) => Line::Odd { text: text.to_owned(), why, at },
        }
    }

    /// As it is written.
    pub fn text(&self) -> String {
        match self {
            Line::Rule(ruled) => ruled.text(),
            Line::Odd { text, .. } | Line::Remark(text) => text.clone(),
        }
    }

    fn is_remark(&self) -> bool {
        matches!(self, Line::Remark(text) if !text.trim().is_empty())
    }
}

impl Sheet {
    /// Reads a text. There is a line more than line breaks, and [`Sheet::write`] gives the same text back. Rules beyond [`MOST`] are odd.
    pub fn read(text: &str, word: &dyn Fn(&str) -> Option<Word>) -> Sheet {
        let mut rules = 0;
        let line = |text: &str| {
            let line = Line::read(text, word);
            let Line::Rule(ruled) = &line else { return line };
            rules += 1;
            if rules <= MOST.0 {
                return line;
            }
            Line::Odd { text: ruled.text(), why: Why::TooMuch, at: String::new() }
        };
        Sheet { lines: text.split('\n').map(line).collect() }
    }

    /// Writes it.
    pub fn write(&self) -> String {
        self.lines.iter().map(Line::text).collect::<Vec<_>>().join("\n")
    }

    /// The rules, in their order.
    pub fn into_rules(self) -> Vec<Rule> {
        let rule = |line| if let Line::Rule(ruled) = line { Some(ruled.rule) } else { None };
        self.lines.into_iter().filter_map(rule).collect()
    }

    /// The lines that are rules.
    pub fn places(&self) -> Vec<usize> {
        let is_rule = |(at, line): (usize, &Line)| matches!(line, Line::Rule(_)).then_some(at);
        self.lines.iter().enumerate().filter_map(is_rule).collect()
    }

    /// What can't be read.
    pub fn odd(&self) -> Vec<Odd> {
        let odd = |(line, number): (&Line, u32)| match line {
            Line::Odd { why, at, .. } => Some(Odd { line: number, why: *why, at: at.clone() }),
            _ => None,
        };
        self.lines.iter().zip(1..).filter_map(odd).collect()
    }

    /// Changes a rule. Nothing changes, and the answer is no, where the text could not say what comes out.
    pub fn edit(&mut self, at: usize, word: &dyn Fn(&str) -> Option<Word>, change: impl FnOnce(&mut Ruled)) -> bool {
        let Some(Line::Rule(known)) = self.lines.get_mut(at) else { return false };
        let mut new = known.clone();
        change(&mut new);
        new.written = None;
        for text in [&mut new.remark, &mut new.rule.name] {
            let line = text.replace(['\n', '\r'], " ");
            line.trim().clone_into(text);
        }
        let again = rule(&new.text(), word);
        let said = matches!(&again, Ok(Some((rule, remark))) if (rule, remark) == (&new.rule, &new.remark));
        if said {
            *known = new;
        }
        said
    }

    /// Puts a rule at the end; the line where it stands, or nothing where there are as many as there may be.
    pub fn add(&mut self, rule: Rule) -> Option<usize> {
        if self.places().len() >= MOST.0 {
            return None;
        }
        // An empty last line is the end of the one before.
        let last = self.lines.last().is_some_and(|line| matches!(line, Line::Remark(text) if text.trim().is_empty()));
        let at = self.lines.len() - usize::from(last);
        self.lines.insert(at, Line::Rule(Ruled::new(rule)));
        Some(at)
    }

    /// Takes a line out. Remarks on lines of their own stay.
    pub fn remove(&mut self, at: usize) {
        if at < self.lines.len() {
            self.lines.remove(at);
        }
    }

    /// Writes a line anew: one that could not be read, or a remark. It may become several.
    pub fn rewrite(&mut self, at: usize, text: &str, word: &dyn Fn(&str) -> Option<Word>) {
        if at < self.lines.len() {
            self.lines.splice(at..=at, text.split('\n').map(|line| Line::read(line, word)));
        }
    }

    /// The remarks right above a line belong to it.
    fn first_of(&self, at: usize) -> usize {
        let above = self.lines.get(..at).unwrap_or_default();
        at - above.iter().rev().take_while(|line| line.is_remark()).count()
    }

    /// Moves a rule before the one above it, or behind the one below; the line where it stands then.
    pub fn shift(&mut self, at: usize, up: bool) -> Option<usize> {
        let places = self.places();
        let own = places.iter().position(|place| *place == at)?;
        let other = *places.get(if up { own.checked_sub(1)? } else { own + 1 })?;
        let (upper, lower) = if up { (other, at) } else { (at, other) };
        let (from, middle) = (self.first_of(upper), self.first_of(lower));
        // [upper with its remarks] [what stands between] [lower with its remarks]: the ends change places.
        let slice = self.lines.get_mut(from..=lower)?;
        let (first, last) = (upper + 1 - from, lower + 1 - middle);
        let between = slice.len() - first - last;
        slice.rotate_left(first + between);
        // [lower] [upper] [between] → [lower] [between] [upper]
        slice.get_mut(last..)?.rotate_left(first);
        Some(if up { from + last - 1 } else { lower })
    }
}
