//! What people wrote, or was written of what they said: comments and open answers, notes of contacts, reasons of returns.
//!
//! A contact that the shop began holds the shop's own words (the title of a campaign, the purpose of a call) and is left out; where the log
//! does not tell who began it, it counts.
//!
//! Gathers texts by customer before a day, in an order that the files' rows do not show in. Reads no meaning; which question is open is
//! [`answers`](super::answers)'s to say.

use std::borrow::Cow;

use super::answers::asked;
use super::contacts::words::CHANNELS;
use super::contacts::{Channel, Direction, Log, Said};
use super::{Facts, View};
use crate::base::fold::{lower, nfkc};
use crate::base::nothing::is_nothing;
use crate::base::{CustomerIx, Day};
use crate::table::{Cells, Field, Role, TableKind, Text};

/// By what way a text came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source<'a> {
    /// An answer to a questionnaire.
    Survey,
    /// A contact by a way that is known.
    Contact(Channel),
    /// A contact by a way of the shop's own: what the log calls it.
    Named(&'a str),
    /// A contact of which the log does not say by what.
    Log,
    /// A return or a complaint.
    Return,
}

impl Source<'_> {
    /// What names it: the key of a word, or after `=` what the log calls it.
    pub fn word(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Source::Survey => "source-survey",
            Source::Contact(Channel::Phone) => "source-phone",
            Source::Contact(Channel::Sms) => "source-sms",
            Source::Contact(Channel::WeChat) => "source-chat",
            Source::Contact(Channel::Email) => "source-email",
            Source::Contact(Channel::Visit) => "source-visit",
            Source::Named(name) => return Cow::Owned(format!("={name}")),
            Source::Contact(Channel::Other) | Source::Log => "source-log",
            Source::Return => "source-return",
        })
    }
}

/// One text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Written<'a> {
    /// [`Day::NONE`] where the table does not say.
    pub day: Day,
    /// As it stands in the file.
    pub text: &'a str,
    /// The product that the row names; empty where it names none.
    pub product: &'a str,
    /// By what way it came.
    pub source: Source<'a>,
}

/// With more distinct texts than this each is asked when it is met: nobody waits for a million sentences to see one customer's.
const FEW: usize = 16_384;

/// A column whose texts are read bare; empty where they say nothing.
struct Bare<'a> {
    column: Text<'a>,
    /// By code, where they are few.
    known: Vec<&'a str>,
}

impl<'a> Bare<'a> {
    fn of(column: Text<'a>) -> Bare<'a> {
        let few = column.dictionary.len() <= FEW;
        Bare { column, known: if few { column.dictionary.iter().map(bare).collect() } else { Vec::new() } }
    }

    fn get(&self, row: usize) -> &'a str {
        let code = self.column.codes.get(row);
        self.known.get(code as usize).copied().unwrap_or_else(|| bare(self.column.dictionary.get(code)))
    }
}

fn bare(text: &str) -> &str {
    if is_nothing(text, false) { "" } else { text.trim() }
}

/// A column of texts, and what its rows are about.
struct Place<'a> {
    kind: TableKind,
    text: Bare<'a>,
    product: Option<Bare<'a>>,
    days: Option<&'a [Day]>,
    /// Where each answer has its question: the questions, and whether each is one whose answers are asked for.
    questions: Option<(Text<'a>, Vec<bool>)>,
    /// What a contact log says of the way.
    way: Said<'a, Channel>,
}

/// All texts of a workspace.
pub struct Texts<'a> {
    facts: Facts<'a>,
    places: Vec<Place<'a>>,
    /// Who began a contact; nothing where no text is one's.
    log: Option<Log<'a>>,
}

/// Where texts stand in the tables.
const TEXTS: &[(TableKind, Role)] = &[
    (TableKind::Surveys, Role::Comment),
    (TableKind::Interactions, Role::Content),
    (TableKind::Interactions, Role::Topic),
    (TableKind::Returns, Role::Reason),
];

/// Words of a question, or of a column, that asks what somebody looks for.
const NEEDS: &[&str] = &["看重", "需求", "matters most", "look for", "needs"];

fn asks_for_needs(words: &str) -> bool {
    let words = lower(&nfkc(words));
    NEEDS.iter().any(|word| words.contains(word))
}

impl<'a> Texts<'a> {
    /// What people wrote.
    pub fn of(facts: Facts<'a>) -> Texts<'a> {
        let mut places: Vec<Place<'a>> = TEXTS
            .iter()
            .filter_map(|(kind, role)| {
                let table = facts.table(*kind)?;
                Some(Place::of(table, table.text(*role)?))
            })
            .collect();
        places.extend(answered(facts, |question| asked(question).is_none() && !asks_for_needs(question)));
        Texts::at(facts, places)
    }

    fn at(facts: Facts<'a>, places: Vec<Place<'a>>) -> Texts<'a> {
        let has_contacts = places.iter().any(|place| place.kind == TableKind::Interactions);
        Texts { facts, places, log: has_contacts.then(|| Log::of(facts)) }
    }

    /// What people said they look for: answers to a question for it, in a column or a row of its own.
    pub fn needs(facts: Facts<'a>) -> Texts<'a> {
        let mut places: Vec<Place<'a>> = answered(facts, asks_for_needs).into_iter().collect();
        if let Some(table) = facts.table(TableKind::Surveys) {
            let is_asked = |field: &Field| field.role == Role::Attribute && asks_for_needs(&field.header);
            let named = table.fields().filter(|seen| is_asked(seen.field));
            let text = named.filter_map(|seen| match seen.cells() {
                Cells::Text(text) => Some(text),
                _ => None,
            });
            places.extend(text.map(|text| Place::of(table, text)));
        }
        Texts::at(facts, places)
    }

    /// The texts of a customer before a day, by day and then by their words.
    pub fn of_customer(&self, who: CustomerIx, before: Day) -> Vec<Written<'a>> {
        let mut all = Vec::new();
        for place in &self.places {
            let log = self.log.as_ref().filter(|_| place.kind == TableKind::Interactions);
            for row in self.facts.rows_before(place.kind, who, before) {
                if log.and_then(|log| log.direction(row)) != Some(Direction::Out) {
                    all.extend(place.at(row as usize));
                }
            }
        }
        all.sort_unstable();
        all
    }
}

/// The answers to questions of a kind, where each is a row.
fn answered(facts: Facts<'_>, is: impl Fn(&str) -> bool) -> Option<Place<'_>> {
    let table = facts.table(TableKind::Surveys)?;
    let questions = table.text(Role::Question)?;
    let asked = questions.dictionary.iter().map(is).collect();
    Some(Place { questions: Some((questions, asked)), ..Place::of(table, table.text(Role::Answer)?) })
}

impl<'a> Place<'a> {
    fn of(table: View<'a>, text: Text<'a>) -> Place<'a> {
        let (product, days) = (table.text(Role::Product), table.day(Role::Date));
        let log = Some(table).filter(|table| table.kind() == TableKind::Interactions);
        Place {
            kind: table.kind(),
            text: Bare::of(text),
            product: product.map(Bare::of),
            days,
            questions: None,
            way: Said::of(log, Role::ContactType, &CHANNELS),
        }
    }

    fn source(&self, row: u32) -> Source<'a> {
        match (self.kind, self.way.get(row)) {
            (TableKind::Surveys, _) => Source::Survey,
            (TableKind::Returns, _) => Source::Return,
            // What is known to be something else is called what it is: 小红书, a review site.
            (_, None | Some(Channel::Other)) => match self.way.text(row).trim() {
                "" => Source::Log,
                name => Source::Named(name),
            },
            (_, Some(channel)) => Source::Contact(channel),
        }
    }

    fn at(&self, row: usize) -> Option<Written<'a>> {
        if let Some((questions, asked)) = &self.questions {
            asked.get(questions.codes.get(row) as usize).filter(|asked| **asked)?;
        }
        let text = Some(self.text.get(row)).filter(|text| !text.is_empty())?;
        let day = self.days.and_then(|days| days.get(row)).copied().unwrap_or(Day::NONE);
        Some(Written {
            day,
            text,
            product: self.product.as_ref().map_or("", |product| product.get(row)),
            source: self.source(row as u32),
        })
    }
}
