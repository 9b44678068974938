//! What rows are read with beside the rules: who is who, and what a person has said of single words and keys.

use serde::{Deserialize, Serialize};

use super::identity::{self, People};
use super::status::Status;
use crate::base::Money;
use crate::table::Table;

/// What a person has decided, kept with the workspace. Stored: append fields only, with a new version of what is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Keys that join people, or don't.
    pub people: Vec<identity::Choice>,
    /// Status words as they stand in cells, and what they mean.
    pub statuses: Vec<(String, Status)>,
    /// The code of the one of several currencies that is added up; that of most rows without.
    pub currency: Option<String>,
}

impl Choices {
    /// With another choice of a key; `None` leaves it to the rules again.
    pub fn choose(&mut self, kind: identity::KeyKind, key: &str, join: Option<bool>) {
        self.people.retain(|choice| (choice.kind, choice.key.as_str()) != (kind, key));
        self.people.extend(join.map(|join| identity::Choice { kind, key: key.to_owned(), join }));
    }

    /// With another meaning of a status word; `None` leaves it to the table of words again.
    pub fn mean(&mut self, word: &str, status: Option<Status>) {
        self.statuses.retain(|(other, _)| other != word);
        self.statuses.extend(status.map(|status| (word.to_owned(), status)));
    }
}

/// A table of orders and how its rows are to be understood.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The orders.
    pub table: &'a Table,
    /// Whose rows they are.
    pub people: &'a People,
    /// What was decided.
    pub choices: &'a Choices,
    /// By the code of the order: what the tables of returns say went back.
    pub returned: &'a [Money],
    /// By file: the header says that its amounts are those of whole orders.
    pub totals: &'a [bool],
}

impl<'a> Ground<'a> {
    /// The customer column is who they are, and nothing was decided.
    pub fn of(table: &'a Table) -> Ground<'a> {
        const ALONE: &People = &People::ALONE;
        const NONE: &Choices = &Choices { people: Vec::new(), statuses: Vec::new(), currency: None };
        Ground { table, people: ALONE, choices: NONE, returned: &[], totals: &[] }
    }
}
