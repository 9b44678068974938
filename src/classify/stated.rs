//! What classifiers share that go by what a list of customers says of a person: a number in bands, or a word.
//!
//! A cell is read into [`Said`]; [`Bands`] turns it into a class. The last class is always that of those of whom nothing is said, or
//! nothing that can be read; the two are counted apart ([`Told`]), because the second can be mended.

use crate::base::{Arg, Job, Message, Note, Result};
use crate::classify::{Assignment, Context, Explanation, Reason, RuleLine, Score};
use crate::features::profile;
use crate::table::Role;

/// What a list says of a person.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// A number.
    Number(f64),
    /// A class, by a word.
    Class(u16),
    /// Something that can't be read as either.
    Odd,
    /// Nothing.
    Nothing,
}

impl Said {
    /// The number, or NaN.
    pub fn number(&self) -> f64 {
        if let Said::Number(number) = self { *number } else { f64::NAN }
    }
}

/// Of how many nothing is said, and of how many nothing that can be read, with the first example in the order of texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// Nobody says anything.
    pub nothing: u32,
    /// It can't be read.
    pub odd: u32,
    example: Option<String>,
}

impl Told {
    /// Counts one more.
    pub fn count(&mut self, said: &Said, cell: &str) {
        match said {
            Said::Nothing => self.nothing += 1,
            Said::Odd => {
                self.odd += 1;
                if self.example.as_deref().is_none_or(|example| cell < example) {
                    self.example = Some(cell.to_owned());
                }
            }
            Said::Number(_) | Said::Class(_) => {}
        }
    }

    /// What to tell of them.
    pub fn notes(self) -> Vec<Note> {
        let mut notes = Vec::new();
        if self.nothing > 0 {
            notes.push(Note::info(Message::new("who-note-silent").count("customers", self.nothing)));
        }
        if self.odd > 0 {
            let example = self.example.unwrap_or_default();
            notes.push(Note::warn(Message::new("who-note-odd").count("customers", self.odd).text("example", example)));
        }
        notes
    }
}

/// What the list of customers says of somebody in a column of texts.
pub fn cell<'a>(cx: &Context<'a>, row: usize, role: Role) -> Option<&'a str> {
    let who = cx.customers.who.get(row).copied()?;
    profile::text(&cx.facts, who, role, cx.customers.as_of?)
}

/// Reads everybody's cell; the numbers, and notes on those who have none.
pub fn survey<'a>(
    cx: &Context,
    job: &mut Job,
    one: impl Fn(usize) -> (Option<&'a str>, Said),
) -> Result<(Vec<f64>, Vec<Note>)> {
    let mut told = Told::default();
    let numbers = read(cx, job, |row| {
        let (cell, said) = one(row);
        told.count(&said, cell.unwrap_or_default());
        said.number()
    })?;
    Ok((numbers, told.notes()))
}

/// Reads everybody, in the order of rows.
pub fn read<T>(cx: &Context, job: &mut Job, mut one: impl FnMut(usize) -> T) -> Result<Vec<T>> {
    let total = cx.customers.len();
    job.step("stage-classifying", 0, total as u64)?;
    let mut all = Vec::with_capacity(total);
    for row in 0..total {
        if row % 65_536 == 65_535 {
            job.step("stage-classifying", row as u64, total as u64)?;
        }
        all.push(one(row));
    }
    job.step("stage-classifying", total as u64, total as u64)?;
    Ok(all)
}

/// Classes by ascending cuts through a number; behind them that of the unknown.
#[derive(Clone, Copy, Debug)]
pub struct Bands<'a> {
    /// The classifier.
    pub id: &'static str,
    /// Ids of the classes from the least number up, one more than cuts, and the unknown.
    pub classes: &'a [&'static str],
    /// From the first number of each class but the first; ascending.
    pub cuts: &'a [f64],
    /// Whether the best class stands first, so that the greatest number is in class 0.
    pub descending: bool,
}

impl Bands<'_> {
    /// The class of what is said.
    pub fn class(&self, said: &Said) -> u16 {
        match said {
            Said::Number(number) => self.turned(self.cuts.iter().filter(|cut| number >= cut).count()),
            Said::Class(class) => *class,
            Said::Odd | Said::Nothing => self.unknown(),
        }
    }

    fn unknown(&self) -> u16 {
        self.classes.len().saturating_sub(1) as u16
    }

    fn turned(&self, band: usize) -> u16 {
        (if self.descending { self.cuts.len() - band.min(self.cuts.len()) } else { band }) as u16
    }

    /// Everybody's class, with the numbers as a score.
    pub fn assign(&self, said: impl Iterator<Item = Said>, score: &'static str) -> Assignment {
        let (mut class, mut values) = (Vec::new(), Vec::new());
        for said in said {
            class.push(self.class(&said));
            values.push(said.number());
        }
        Assignment { class, scores: vec![Score { name: score, values }] }
    }

    /// The sentence of each band: `ID-rule-under`, `-between`, `-from`, and `-unknown`.
    pub fn rule(&self, shown: impl Fn(f64) -> Arg) -> Vec<RuleLine> {
        let line = |band: usize| RuleLine { class: Some(self.turned(band)), message: self.band(band, &shown) };
        let mut lines: Vec<RuleLine> = (0..=self.cuts.len()).map(line).collect();
        if self.descending {
            lines.reverse();
        }
        let unknown = Message::new(format!("{}-rule-unknown", self.id));
        lines.push(RuleLine { class: Some(self.unknown()), message: unknown });
        lines
    }

    /// The band that a number is in, in words.
    pub fn band_of(&self, number: f64, shown: impl Fn(f64) -> Arg) -> Message {
        self.band(self.cuts.iter().filter(|cut| number >= **cut).count(), &shown)
    }

    fn band(&self, band: usize, shown: &impl Fn(f64) -> Arg) -> Message {
        let low = band.checked_sub(1).and_then(|at| self.cuts.get(at)).copied();
        let key = |which: &str| Message::new(format!("{}-rule-{which}", self.id));
        match (low, self.cuts.get(band).copied()) {
            (None, Some(high)) => key("under").with("high", shown(high)),
            (Some(low), Some(high)) => key("between").with("low", shown(low)).with("high", shown(high)),
            (Some(low), None) => key("from").with("low", shown(low)),
            (None, None) => key("unknown"),
        }
    }

    /// Why somebody is in the class of what stands in their cell.
    pub fn explain(
        &self,
        feature: &'static str,
        (cell, said): (Option<&str>, Said),
        shown: impl Fn(f64) -> Arg,
    ) -> Explanation {
        let class = self.class(&said);
        let because = match (&said, cell) {
            (Said::Nothing, _) | (_, None) => Message::new("who-because-silent"),
            (Said::Odd, _) => Message::new("who-because-odd"),
            (_, Some(cell)) => Message::new("who-because-stated").text("cell", cell),
        };
        let reason = |cell: &str| {
            let band = matches!(said, Said::Number(_)).then(|| self.band_of(said.number(), shown));
            Reason { feature: feature.into(), value: Arg::Text(cell.to_owned()), band, score: None }
        };
        let reasons = cell.map(reason).into_iter().collect();
        Explanation { class, because: because.word("class", self.name(class)), reasons, next: Vec::new() }
    }

    /// The locale key of a class.
    pub fn name(&self, class: u16) -> String {
        format!("{}-class-{}", self.id, self.classes.get(usize::from(class)).unwrap_or(&"unknown"))
    }
}

/// Classes by the words of a cell; behind them that of the unknown.
pub struct Words {
    /// The classifier.
    pub id: &'static str,
    /// Which column of the list says it.
    pub role: Role,
    /// Ids of the classes, and the unknown.
    pub classes: &'static [&'static str],
    /// The class of a cell; none where it says that it says nothing.
    pub class_of: fn(&str) -> Option<u16>,
}

impl Words {
    /// What the list says of somebody, and the class of that.
    pub fn said<'a>(&self, cx: &Context<'a>, row: usize) -> (Option<&'a str>, Said) {
        let cell = cell(cx, row, self.role);
        let said = cell.and_then(self.class_of).map_or(Said::Nothing, Said::Class);
        (cell, said)
    }

    /// The same as bands without cuts.
    pub fn bands(&self) -> Bands<'static> {
        Bands { id: self.id, classes: self.classes, cuts: &[], descending: false }
    }

    fn unknown(&self) -> u16 {
        self.classes.len().saturating_sub(1) as u16
    }

    /// Everybody's class.
    pub fn assign(&self, cx: &Context) -> Assignment {
        let class = |row: usize| match self.said(cx, row).1 {
            Said::Class(class) => class,
            _ => self.unknown(),
        };
        Assignment { class: (0..cx.customers.len()).map(class).collect(), scores: Vec::new() }
    }

    /// One sentence for all: `ID-rule`.
    pub fn rule(&self) -> Vec<RuleLine> {
        vec![RuleLine { class: None, message: Message::new(format!("{}-rule", self.id)) }]
    }
}
