//! Who is one person, and what status words mean: what was found, and what the person decides of it.

use std::collections::BTreeMap;

use super::work::Work;
use super::{Io, Reply};
use crate::base::{Money, NONE, Result, each};
use crate::features::identity::{KeyKind, State};
use crate::features::status::Status;
use crate::protocol::{Event, PeopleInfo, StatusWord};
use crate::table::Role;

/// Status words that are shown, those on most rows first.
const WORDS: usize = 60;

impl Work {
    /// How many keys of each state there are.
    pub(super) fn people_info(&self) -> PeopleInfo {
        let count = |state: State| self.people.links.iter().filter(|link| link.state == state).count() as u32;
        PeopleInfo { links: State::ALL.iter().map(|state| (*state, count(*state))).collect() }
    }

    /// Keys of a state, or all.
    pub(super) fn links(&self, state: Option<State>, offset: u32, limit: u32) -> Event {
        let found = || self.people.links.iter().filter(|link| state.is_none_or(|state| link.state == state));
        let rows = found().skip(offset as usize).take(limit as usize).cloned().collect();
        Event::Links { rows, total: found().count() as u32 }
    }

    /// Whether those who share a key are one customer; `None` leaves it to the rules.
    pub(super) fn choose(&mut self, kind: KeyKind, key: &str, join: Option<bool>, io: &mut dyn Io) -> Result<Reply> {
        self.choices.choose(kind, key, join);
        self.name_people();
        self.decided(io)
    }

    /// What a status word means; `None` leaves it to the table of words.
    pub(super) fn mean(&mut self, word: &str, status: Option<Status>, io: &mut dyn Io) -> Result<Reply> {
        self.choices.mean(word, status);
        self.decided(io)
    }

    fn decided(&mut self, io: &mut dyn Io) -> Result<Reply> {
        self.rebuild(io)?;
        let workspace = self.workspace(io)?;
        let save = Some(self.to_save()?);
        Ok(Reply { events: vec![Event::Workspace(Box::new(workspace))], bytes: None, save })
    }

    /// The words of the status column, and what they do to rows and money.
    pub(super) fn status_words(&self) -> Vec<StatusWord> {
        let Some(column) = self.table.text(Role::Status) else { return Vec::new() };
        let amounts = self.table.money(Role::Amount);
        let mut sums = vec![(0u64, Money::ZERO); column.dictionary.len()];
        each(self.table.rows as usize, |row| {
            let code = column.codes.get(row);
            let amount = amounts.and_then(|amounts| amounts.get(row)).copied().filter(|amount| amount.is_some());
            if let Some((rows, money)) = sums.get_mut(code as usize).filter(|_| code != NONE) {
                *rows += 1;
                *money += amount.unwrap_or_default();
            }
        });
        let chosen: BTreeMap<&str, Status> =
            self.choices.statuses.iter().map(|(word, status)| (word.as_str(), *status)).collect();
        let mut words: Vec<StatusWord> = column
            .dictionary
            .iter()
            .zip(sums)
            .filter(|(_, (rows, _))| *rows > 0)
            .map(|(word, (rows, money))| StatusWord {
                word: word.to_owned(),
                rows,
                money,
                status: Status::said(word, &self.choices),
                chosen: chosen.contains_key(word),
            })
            .collect();
        words.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.word.cmp(&b.word)));
        words.truncate(WORDS);
        words
    }
}
