//! Who is one person, and what status words mean: what was found, and what the person decides of it.

use super::sources;
use super::work::Work;
use super::{Io, Reply};
use crate::base::{Money, NONE, Result, each};
use crate::features::identity::{KeyKind, State};
use crate::features::kept_currency;
use crate::features::status::Status;
use crate::i18n::Currency;
use crate::protocol::{CurrencySum, Event, PeopleInfo, StatusWord};
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
        // What is not known of the words is one of its findings.
        self.measured = None;
        self.decided(io)
    }

    /// Which of several currencies is added up; `None` leaves it to the rows.
    pub(super) fn keep_currency(&mut self, currency: Option<String>, io: &mut dyn Io) -> Result<Reply> {
        self.choices.currency = currency;
        self.currency = sources::currency(&self.sources, &self.table, self.choices.currency.as_deref());
        self.decided(io)
    }

    /// What rows are in, where that is several currencies.
    pub(super) fn currency_sums(&self) -> Result<Vec<CurrencySum>> {
        let sums = self.built.currencies(self.ground())?;
        let column = self.table.text(Role::Currency);
        let kept = column.and_then(|column| {
            let code = kept_currency(column, self.choices.currency.as_deref())?;
            Some(column.dictionary.get(code))
        });
        let sum = |(code, rows, money): (String, u64, Money)| CurrencySum {
            kept: kept == Some(code.as_str()),
            currency: Currency::of_code(&code),
            code,
            rows,
            money,
        };
        Ok(sums.into_iter().map(sum).collect())
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
        let is_chosen = |word: &str| self.choices.statuses.iter().any(|(chosen, _)| chosen == word);
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
                chosen: is_chosen(word),
            })
            .collect();
        words.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.word.cmp(&b.word)));
        words.truncate(WORDS);
        words
    }
}
