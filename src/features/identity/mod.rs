//! Who is one person: rows that name somebody in different ways are brought together by the keys that they share.
//!
//! A row can name its customer by an id (what stands in the customer column), a telephone number, an e-mail address, a number with hidden
//! digits beside a name and a place, or a name and an address: in this order of strength. Each distinct value is a [key](KeyKind), in the
//! form in which it is compared ([`contact`](crate::base::contact)). Keys that stand on one row belong together, and union–find over all
//! rows of the orders and of the customer lists makes people of them:
//!
//! - **Ids decide.** Two ids of one column are two customers, whatever they share; that they share something is a *suggestion*
//!   ([`State::Suggested`]). Ids of different columns (a shop's nickname, a list's member number) may be one customer's.
//! - **What many share is nobody's.** A key that would bring more than [`MANY`] names together is a reception desk or a forwarding number;
//!   numbers lent for one order, relay addresses and made-up numbers never join anything ([`State::Shared`]).
//! - **Every merge has its reason** (a [`Link`]: the key, whom it brought together, on how many rows) and can be taken back, as every
//!   suggestion can be taken: a [`Choice`] per key, kept with the workspace.
//!
//! A person is called what most of their rows call them in the customer column; who stands in none, by the strongest key. Where the
//! customer column alone names people, in the same form everywhere, there is nothing to bring together and nothing is done ([`People`] is
//! empty, and the column is who they are). The order of rows never shows in the result.

mod clusters;
mod keys;

use serde::{Deserialize, Serialize};

use crate::base::NONE;
use crate::base::contact::{self, Phone};
use crate::table::{Codes, Dictionary, Role, Table};

/// How many names one key can bring together; more share it because it is nobody's own.
pub const MANY: usize = 8;

/// What kind of key a value is, the strongest first. Stored: append only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum KeyKind {
    /// An id, a number of a member, a nickname: whatever else the customer column has.
    Id,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A telephone number with hidden digits, with a name and the place it is at.
    Masked,
    /// A name and an address.
    Address,
}

impl KeyKind {
    /// All, the strongest first.
    pub const ALL: &'static [KeyKind] =
        &[KeyKind::Id, KeyKind::Phone, KeyKind::Email, KeyKind::Masked, KeyKind::Address];

    /// The stable name; `key-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            KeyKind::Id => "id",
            KeyKind::Phone => "phone",
            KeyKind::Email => "email",
            KeyKind::Masked => "masked",
            KeyKind::Address => "address",
        }
    }
}

/// What became of a key that several share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    /// Those who share it may be one customer: a person has to say so.
    Suggested,
    /// Those who share it are one customer.
    Joined,
    /// They are, because the person says so.
    Taken,
    /// They are not, because the person says so.
    Apart,
    /// It is nobody's own.
    Shared,
}

impl State {
    /// All, what asks for an answer first.
    pub const ALL: &'static [State] = &[State::Suggested, State::Joined, State::Taken, State::Apart, State::Shared];

    /// The stable name; `link-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            State::Suggested => "suggested",
            State::Joined => "joined",
            State::Taken => "taken",
            State::Apart => "apart",
            State::Shared => "shared",
        }
    }
}

/// What a person says of a key: that it joins, or that it does not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Its kind.
    pub kind: KeyKind,
    /// The key in the form in which it is compared.
    pub key: String,
    /// Whether those who share it are one customer.
    pub join: bool,
}

/// A key that several share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Its kind.
    pub kind: KeyKind,
    /// The key in the form in which it is compared.
    pub key: String,
    /// What became of it.
    pub state: State,
    /// Whom it brings together, or would: each with the rows of orders that call them so, at most [`SHOWN`].
    pub people: Vec<(String, u32)>,
    /// How many they are.
    pub count: u32,
    /// Rows of orders that have the key.
    pub rows: u32,
}

/// The most people of a [`Link`] that are named.
pub const SHOWN: usize = 12;

/// A table whose rows name people.
#[derive(Clone, Debug)]
pub struct Naming<'a> {
    /// Orders, or a list of customers.
    pub table: &'a Table,
    /// By file of the table: which column its ids are of. Ids of one space are different customers; at most 64 spaces are told apart.
    pub spaces: Vec<u32>,
}

/// Who the rows of an orders table are of.
#[derive(Clone, Debug, Default)]
pub struct People {
    /// By row of the orders; nothing where the customer column says it all.
    named: Option<Named>,
    /// Keys that several share, those that ask first.
    pub links: Vec<Link>,
}

#[derive(Clone, Debug)]
struct Named {
    codes: Codes,
    ids: Dictionary,
    /// The keys, the texts of [`keys::key_text`], and the places of their texts in order.
    keys: Dictionary,
    sorted: Vec<u32>,
    /// By key: the code of the person.
    person: Vec<u32>,
}

impl People {
    /// The customer column is who they are.
    pub const ALONE: People = People { named: None, links: Vec::new() };

    /// Who is who in the orders, and in the lists that know more keys of theirs. Choices of the same key: the last one counts.
    pub fn of(orders: &Naming<'_>, lists: &[Naming<'_>], choices: &[Choice]) -> People {
        if !keys::are_needed(orders, lists) {
            return People::default();
        }
        let keys = keys::Keys::of(orders, lists);
        let (people, links) = clusters::join(keys, orders.table, choices);
        People { named: Some(people), links }
    }

    /// Codes and ids of the customers of an orders table by row.
    pub(crate) fn column<'a>(&'a self, table: &'a Table) -> Option<(&'a Codes, &'a Dictionary)> {
        match &self.named {
            Some(named) => Some((&named.codes, &named.ids)),
            None => table.text(Role::Customer).map(|column| (&column.codes, &column.dictionary)),
        }
    }

    /// The id of the person whom a cell in a column of this role names; itself where it is compared as it is.
    pub fn who<'a>(&'a self, role: Role, cell: &'a str) -> Option<&'a str> {
        let Some(named) = &self.named else {
            return (!cell.is_empty()).then_some(cell);
        };
        let of = |kind: KeyKind, text: &str| named.find(&keys::key_text(kind, text));
        let phone = || match contact::phone(cell) {
            Some(Phone::Whole(number)) => of(KeyKind::Phone, &number),
            _ => None,
        };
        let email = || of(KeyKind::Email, &contact::email(cell)?);
        match role {
            // What is no number anybody has (a made-up one) may still be what the orders call somebody.
            Role::Phone => phone().or_else(|| of(KeyKind::Id, cell)),
            Role::Email => email().or_else(|| of(KeyKind::Id, cell)),
            Role::Customer => of(KeyKind::Id, cell).or_else(email).or_else(phone),
            // A name is nobody's key: it finds who is called so.
            _ => (!cell.is_empty()).then_some(cell),
        }
    }
}

impl Named {
    fn find(&self, key: &str) -> Option<&str> {
        let at = self.sorted.binary_search_by(|code| self.keys.get(*code).cmp(key)).ok()?;
        let person = self.person.get(*self.sorted.get(at)? as usize).copied().filter(|person| *person != NONE)?;
        Some(self.ids.get(person))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests;
