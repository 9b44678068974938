//! What a file was recognised as, and the rules that are in force for it, in the words of its own columns.
//!
//! Nothing is decided here: every line says what ingest or features do with this file as it is mapped and with the rules as they are.

use super::sources;
use super::work::Work;
use crate::base::{Message, NONE, each};
use crate::features::Amounts;
use crate::features::status::Status;
use crate::ingest::{Mapping, NumberReading, recognised};
use crate::table::{Kind, Role, TableKind};

/// Words of a kind that are named.
const NAMED: usize = 8;

impl Work {
    /// The platform of a file, empty where it is none that is known, and the rules for it.
    pub(super) fn recognised(&self, file: usize) -> (String, Vec<Message>) {
        let Some(source) = self.sources.get(file) else { return Default::default() };
        let mapping = &source.file.mapping;
        let known = recognised(mapping);
        if mapping.kind != TableKind::Orders {
            return (known.platform.to_owned(), Vec::new());
        }
        let header = |at: usize| mapping.columns.get(at).map(|column| column.header.clone()).unwrap_or_default();
        let mut rules = self.of_columns(mapping);
        if !known.other_times.is_empty() {
            let others = known.other_times.iter().map(|at| header(*at));
            rules.push(Message::new("platform-rule-other-times").list("columns", others));
        }
        if let Some(at) = known.clock {
            rules.push(Message::new("platform-rule-clock").text("column", header(at)));
        }
        rules.extend(self.of_statuses(file));
        if let Some((at, words)) = known.back {
            let message = Message::new("platform-rule-back").text("column", header(at));
            rules.push(message.list("words", words.iter().copied()));
        }
        rules.extend(known.traps.iter().map(|trap| Message::new(format!("platform-trap-{trap}"))));
        (known.platform.to_owned(), rules)
    }

    /// What follows from which columns there are.
    fn of_columns(&self, mapping: &Mapping) -> Vec<Message> {
        let column = |role: Role| mapping.columns.iter().find(|column| column.role == role);
        let about = |key: &'static str, role: Role| {
            column(role).map(|column| Message::new(key).text("column", column.header.clone()))
        };
        let view = &self.view.rules;
        let mut rules = Vec::new();
        match mapping.subject {
            Some(role) => {
                let rows = about("platform-rule-rows-are", Role::Customer);
                rules.extend(rows.map(|rows| rows.word("what", format!("subject-{}", role.id()))));
            }
            None => rules.extend(about("platform-rule-customer", Role::Customer)),
        }
        let order = about("platform-rule-order", Role::Order);
        rules.push(order.unwrap_or_else(|| Message::new("platform-rule-no-order")));
        rules.extend(about("platform-rule-date", Role::Date));
        let worth = || Message::new("platform-rule-worth");
        rules.push(about("platform-rule-amount", Role::Amount).unwrap_or_else(worth));
        if column(Role::Order).is_some() {
            let once = self.built.notes.iter().any(|note| note.message.key == "note-amounts-order");
            rules.push(Message::new(match view.amounts {
                Amounts::Order => "platform-rule-grain-order",
                Amounts::Line => "platform-rule-grain-line",
                Amounts::Auto if once => "platform-rule-grain-found",
                Amounts::Auto => "platform-rule-grain-auto",
            }));
        }
        let refund = if view.ignore_refunds { "platform-rule-refund-ignored" } else { "platform-rule-refund" };
        rules.extend(about(refund, Role::Refund));
        let commas = |column: &&crate::ingest::mapping::ColumnMapping| {
            column.role.kind() == Kind::Money && column.number == NumberReading::CommaDecimal
        };
        rules.extend(mapping.columns.iter().find(commas).map(|_| Message::new("platform-rule-decimals")));
        rules
    }

    /// What the words of the status column do, those that this file has.
    fn of_statuses(&self, file: usize) -> Vec<Message> {
        let Some((_, place)) = sources::place(&self.sources, file) else { return Vec::new() };
        let Some(column) = self.table.text(Role::Status) else { return Vec::new() };
        let mut there = vec![0u32; column.dictionary.len()];
        let rows = self.table.rows_of(place);
        each(rows.len(), |row| {
            let code = column.codes.get(rows.start as usize + row);
            if let Some(count) = there.get_mut(code as usize).filter(|_| code != NONE) {
                *count += 1;
            }
        });
        let words = |status: Status, key: &'static str| {
            let words = column.dictionary.iter().zip(&there).filter(|(_, rows)| **rows > 0).map(|(word, _)| word);
            let words: Vec<&str> = words.filter(|word| Status::said(word, &self.choices) == status).collect();
            let message = Message::new(key).list("words", words.iter().take(NAMED).copied());
            (!words.is_empty()).then(|| message.count("more", words.len().saturating_sub(NAMED)))
        };
        let refunded = self.view.rules.ignore_refunds;
        let all = [
            words(Status::Void, "platform-rule-void"),
            words(Status::Refunded, "platform-rule-refunded").filter(|_| !refunded),
            words(Status::PartlyRefunded, "platform-rule-partly").filter(|_| !refunded),
            words(Status::Unknown, "platform-rule-unknown"),
        ];
        all.into_iter().flatten().collect()
    }
}
