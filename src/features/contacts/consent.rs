//! By what a customer may be reached: the consent column of the list of customers, in whatever words it is written.
//!
//! A cell is taken apart at commas, semicolons and the like: "短信;电话" names the ways that are allowed, "no sms" one that is not, a plain yes
//! or no says all. Of several rows of a customer the strictest holds. A cell whose words are not known says nothing.

use super::words::{CHANNELS, CONSENTS, Consent};
use super::{Channel, FEW};
use crate::base::nothing::is_nothing;
use crate::base::{CustomerIx, Day};
use crate::features::Facts;
use crate::table::{Role, TableKind, Text};

/// The ways that a consent can be about, in the order of [`Allowed`].
pub const WAYS: [Channel; 5] = [Channel::Phone, Channel::Sms, Channel::WeChat, Channel::Email, Channel::Visit];

/// Which of the [`WAYS`] are allowed.
pub type Allowed = [bool; 5];

/// Consents of all customers.
pub struct Consents<'a> {
    facts: Facts<'a>,
    column: Option<Text<'a>>,
    known: Vec<Option<Allowed>>,
}

impl<'a> Consents<'a> {
    /// The consents of a workspace.
    pub fn of(facts: Facts<'a>) -> Consents<'a> {
        let column = facts.table(TableKind::Customers).and_then(|table| table.text(Role::Consent));
        let few = column.filter(|column| column.dictionary.len() <= FEW);
        let known = few.map_or_else(Vec::new, |few| few.dictionary.iter().map(read).collect());
        Consents { facts, column, known }
    }

    /// Whether there is a column of consents.
    pub fn is_there(&self) -> bool {
        self.column.is_some()
    }

    /// What a customer allows; nothing where they have not said.
    pub fn get(&self, who: CustomerIx, before: Day) -> Option<Allowed> {
        let column = self.column?;
        let said = self.facts.rows_before(TableKind::Customers, who, before).iter().filter_map(|row| {
            let code = column.codes.get(row as usize);
            match self.known.get(code as usize) {
                Some(known) => *known,
                None => read(column.dictionary.get(code)),
            }
        });
        said.reduce(|one, other| std::array::from_fn(|way| one[way] && other[way]))
    }
}

/// What one cell allows.
fn read(cell: &str) -> Option<Allowed> {
    if is_nothing(cell, false) {
        return None;
    }
    let (mut named, mut denied, mut all) = ([false; 5], [false; 5], None);
    for part in cell.split([';', ',', '/', '|', '、', '，', '；', '+', '&', '\n']) {
        let way = CHANNELS.find(part).and_then(|channel| WAYS.iter().position(|way| *way == channel));
        match (way, CONSENTS.find(part)) {
            (Some(way), Some(Consent::No)) => denied[way] = true,
            (Some(way), _) => named[way] = true,
            (None, Some(Consent::No)) => all = Some(false),
            (None, Some(Consent::Yes)) => all = all.or(Some(true)),
            (None, None) => {}
        }
    }
    let names = named.contains(&true);
    if names || denied.contains(&true) || all.is_some() {
        let others = !names && all != Some(false);
        return Some(std::array::from_fn(|way| !denied[way] && (named[way] || others)));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consents_are_read_in_many_words() {
        let read = |cell: &str| {
            let text = |allowed: Allowed| allowed.iter().map(|yes| if *yes { '+' } else { '-' }).collect::<String>();
            read(cell).map_or_else(|| "?".to_owned(), text)
        };
        let cases = [
            ("是", "+++++"),
            ("opt-in", "+++++"),
            ("No", "-----"),
            ("不同意", "-----"),
            ("退订", "-----"),
            ("短信;电话", "++---"),
            ("WeChat", "--+--"),
            ("不接受短信", "+-+++"),
            ("no sms, no phone", "--+++"),
            ("同意，勿打电话", "-++++"),
            ("all, except email", "+++-+"),
            ("", "?"),
            ("N/A", "?"),
            ("maybe", "?"),
        ];
        for (cell, allowed) in cases {
            assert_eq!(read(cell), allowed, "{cell}");
        }
    }
}
