//! The keys of a table's rows: which values name somebody, and which of them stand on one row.

use super::{KeyKind, Naming};
use crate::base::contact::{self, Phone};
use crate::base::fold::{lower, nfkc};
use crate::base::{NONE, each};
use crate::table::{Codes, Dictionary, Role, Table, TextColumn};

/// Columns that can name somebody beside the customer column.
const MORE: &[Role] = &[Role::Phone, Role::Email, Role::Address];

/// Texts of a customer column that are looked at before it is held to be ids.
const PROBED: usize = 512;

/// Whether there is anything to bring together: a second key, or one that can be typed in several ways.
pub(super) fn are_needed(orders: &Naming<'_>, lists: &[Naming<'_>]) -> bool {
    let Some(customers) = orders.table.text(Role::Customer) else { return true };
    let has = |table: &Table, role: &Role| table.text(*role).is_some_and(|column| !column.dictionary.is_empty());
    if MORE.iter().any(|role| has(orders.table, role)) {
        return true;
    }
    // A list that knows people by the same ids alone brings nobody together; one that knows more may show two ids to be one person.
    let names = |list: &Naming<'_>| has(list.table, &Role::Phone) || has(list.table, &Role::Email);
    if lists.iter().any(names) {
        return true;
    }
    let texts = customers.dictionary.len();
    let step = texts.div_ceil(PROBED).max(1);
    (0..texts).step_by(step).any(|code| {
        let text = customers.dictionary.get(code as u32);
        contact::is_surely_phone(text) || contact::email(text).is_some_and(|email| email != text)
    })
}

/// A key as it is told from keys of other kinds.
pub(super) fn key_text(kind: KeyKind, text: &str) -> String {
    format!("{}{text}", kind as u8)
}

/// A distinct key.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub kind: KeyKind,
    /// It joins nobody, because of what it is.
    pub blocked: bool,
    /// It stands in the customer column of the orders.
    pub primary: bool,
    /// It names a row of the orders.
    pub names: bool,
    /// Of an id: its columns, a bit each.
    pub spaces: u64,
    /// Rows of the orders.
    pub rows: u32,
    /// The text of the customer column that most of its rows have, and how many do.
    pub typed: (u32, u32),
}

/// The most keys on one row: what the customer column has, telephone, e-mail, and a name with a place.
pub(super) const ON_ROW: usize = 4;

/// All keys, and what stands together.
pub(super) struct Keys {
    pub texts: Dictionary,
    pub all: Vec<Key>,
    /// Keys of each row of the orders, [`NONE`] where it has fewer.
    pub rows: [Codes; ON_ROW],
    /// A key and who names a row that has it, each once, ascending.
    pub pairs: Vec<(u32, u32)>,
}

impl Keys {
    pub(super) fn of(orders: &Naming<'_>, lists: &[Naming<'_>]) -> Keys {
        let mut keys = Keys { texts: Dictionary::new(), all: Vec::new(), rows: Default::default(), pairs: Vec::new() };
        keys.read(orders, true);
        for list in lists {
            keys.read(list, false);
        }
        keys.pairs.sort_unstable();
        keys.pairs.dedup();
        keys
    }

    /// The code of a key, made at its first appearance.
    fn key(&mut self, kind: KeyKind, text: &str, blocked: bool) -> u32 {
        let code = self.texts.intern(&key_text(kind, text));
        if code as usize == self.all.len() {
            let typed = (NONE, 0);
            self.all.push(Key { kind, blocked, primary: false, names: false, spaces: 0, rows: 0, typed });
        }
        code
    }

    fn read(&mut self, naming: &Naming<'_>, orders: bool) {
        let table = naming.table;
        let customers = table.text(Role::Customer);
        let phones = customers.map(|column| files_of_phones(table, column)).unwrap_or_default();
        let as_ids = self.codes_of(customers, |keys, text| keys.customer(text, false));
        let as_phones = if phones.contains(&true) {
            self.codes_of(customers, |keys, text| keys.customer(text, true))
        } else {
            Vec::new()
        };
        let phone = self.codes_of(table.text(Role::Phone), |keys, text| match contact::phone(text) {
            Some(Phone::Whole(number)) => keys.key(KeyKind::Phone, &number, false),
            _ => NONE,
        });
        let email = self.codes_of(table.text(Role::Email), |keys, text| match contact::email(text) {
            Some(address) if !contact::is_relayed(&address) => keys.key(KeyKind::Email, &address, false),
            _ => NONE,
        });
        let at = |column: Option<&TextColumn>, codes: &[u32], row: usize| {
            let code = column.map_or(NONE, |column| column.codes.get(row));
            codes.get(code as usize).copied().unwrap_or(NONE)
        };
        let (phone_column, email_column) = (table.text(Role::Phone), table.text(Role::Email));
        let mut places = Places::of(table);
        let mut counts = vec![0u32; customers.map_or(0, |column| column.dictionary.len())];
        for file in 0..table.files() {
            let is_phone = phones.get(file) == Some(&true);
            let space = 1u64 << naming.spaces.get(file).copied().unwrap_or(0).min(63);
            let range = table.rows_of(file);
            each(range.len(), |row| {
                let row = range.start as usize + row;
                let mut on_row = [
                    at(customers, if is_phone { &as_phones } else { &as_ids }, row),
                    at(phone_column, &phone, row),
                    at(email_column, &email, row),
                    places.key(self, row),
                ];
                if let Some(key) = self.all.get_mut(on_row[0] as usize) {
                    key.primary |= orders;
                    key.spaces |= if key.kind == KeyKind::Id { space } else { 0 };
                }
                for place in 1..ON_ROW {
                    if on_row.get(..place).is_some_and(|before| before.contains(&on_row[place])) {
                        on_row[place] = NONE;
                    }
                }
                let anchor = self.anchor(&on_row);
                self.pair(&on_row, anchor);
                if orders {
                    self.count(&on_row, anchor);
                    let code = customers.map_or(NONE, |column| column.codes.get(row));
                    if let Some(count) = counts.get_mut(code as usize) {
                        *count += 1;
                    }
                    for (codes, key) in self.rows.iter_mut().zip(on_row) {
                        codes.push(key);
                    }
                }
            });
        }
        let Some(customers) = customers.filter(|_| orders) else { return };
        for map in [&as_ids, &as_phones] {
            for ((code, key), rows) in (0u32..).zip(map).zip(&counts) {
                let text = customers.dictionary.get(code);
                let Some(key) = self.all.get_mut(*key as usize) else { continue };
                let (best, most) = key.typed;
                if best == NONE || *rows > most || (*rows == most && text < customers.dictionary.get(best)) {
                    key.typed = (code, *rows);
                }
            }
        }
    }

    /// The key of each text of a column.
    fn codes_of(&mut self, column: Option<&TextColumn>, of: impl Fn(&mut Keys, &str) -> u32) -> Vec<u32> {
        let Some(column) = column else { return Vec::new() };
        let mut codes = Vec::with_capacity(column.dictionary.len());
        each(column.dictionary.len(), |code| codes.push(of(self, column.dictionary.get(code as u32))));
        codes
    }

    /// What a cell of the customer column is: whatever stands there names somebody, though it may not join.
    fn customer(&mut self, text: &str, is_phone: bool) -> u32 {
        if let Some(address) = contact::email(text) {
            let relayed = contact::is_relayed(&address);
            return self.key(KeyKind::Email, &address, relayed);
        }
        match contact::phone(text).filter(|_| is_phone) {
            Some(Phone::Whole(number)) => self.key(KeyKind::Phone, &number, false),
            Some(Phone::Masked(number)) => self.key(KeyKind::Masked, &number, true),
            Some(Phone::Forwarded(number)) => self.key(KeyKind::Phone, &number, true),
            None => self.key(KeyKind::Id, text, false),
        }
    }

    /// Who names a row: what the customer column has, unless digits of it are hidden; else its strongest key.
    fn anchor(&self, on_row: &[u32; ON_ROW]) -> u32 {
        let kind = self.all.get(on_row[0] as usize).map(|key| key.kind);
        let strongest = on_row.iter().skip(1).copied().find(|key| *key != NONE);
        match (kind, strongest) {
            (None | Some(KeyKind::Masked), Some(key)) => key,
            _ => on_row[0],
        }
    }

    /// Every other key of a row is one of whoever names it.
    fn pair(&mut self, on_row: &[u32; ON_ROW], anchor: u32) {
        /// Pairs that are gathered before those that repeat themselves are thrown away.
        const GATHERED: usize = 1 << 20;
        self.pairs.extend(on_row.iter().filter(|key| **key != NONE && **key != anchor).map(|key| (*key, anchor)));
        if self.pairs.len() >= GATHERED && self.pairs.len() == self.pairs.capacity() {
            self.pairs.sort_unstable();
            self.pairs.dedup();
        }
    }

    fn count(&mut self, on_row: &[u32; ON_ROW], anchor: u32) {
        for key in on_row {
            if let Some(key) = self.all.get_mut(*key as usize) {
                key.rows += 1;
            }
        }
        if let Some(key) = self.all.get_mut(anchor as usize) {
            key.names = true;
        }
    }
}

/// By file: whether its customer column is of telephone numbers, which six in ten of its cells say: the others may be landlines.
fn files_of_phones(table: &Table, column: &TextColumn) -> Vec<bool> {
    let is_phone: Vec<bool> = column.dictionary.iter().map(contact::is_surely_phone).collect();
    let share = |file: usize| {
        let (mut phones, mut filled) = (0u64, 0u64);
        let range = table.rows_of(file);
        each(range.len(), |row| {
            let code = column.codes.get(range.start as usize + row);
            filled += u64::from(code != NONE);
            phones += u64::from(is_phone.get(code as usize) == Some(&true));
        });
        phones > 0 && phones * 10 >= filled * 6
    };
    if is_phone.contains(&true) { (0..table.files()).map(share).collect() } else { Vec::new() }
}

/// The weakest keys, made of several columns: a number with hidden digits, a name and a place; a name and an address.
struct Places<'a> {
    name: Option<&'a TextColumn>,
    region: Option<&'a TextColumn>,
    address: Option<&'a TextColumn>,
    /// The columns that may have numbers with hidden digits, and by code those numbers.
    masked: Vec<(&'a Codes, Vec<Option<String>>)>,
}

impl<'a> Places<'a> {
    fn of(table: &'a Table) -> Places<'a> {
        let numbers = |column: &'a TextColumn| {
            let number = |text: &str| match text.contains('*').then(|| contact::phone(text)) {
                Some(Some(Phone::Masked(number))) => Some(number),
                _ => None,
            };
            let all: Vec<Option<String>> = column.dictionary.iter().map(number).collect();
            all.iter().any(Option::is_some).then_some((&column.codes, all))
        };
        let columns = [Role::Customer, Role::Phone].into_iter().filter_map(|role| table.text(role));
        Places {
            name: table.text(Role::Name),
            region: table.text(Role::Region),
            address: table.text(Role::Address),
            masked: columns.filter_map(numbers).collect(),
        }
    }

    fn key(&mut self, keys: &mut Keys, row: usize) -> u32 {
        if self.address.is_none() && self.masked.is_empty() {
            return NONE;
        }
        let cell = |column: Option<&'a TextColumn>| {
            column.map(|column| folded(column.get(row))).filter(|text| !text.is_empty())
        };
        let Some(name) = cell(self.name) else { return NONE };
        let number = self.masked.iter().find_map(|(codes, numbers)| numbers.get(codes.get(row) as usize)?.clone());
        let place = cell(self.address);
        match (number, place) {
            (Some(number), place) => match cell(self.region).or(place) {
                Some(place) => keys.key(KeyKind::Masked, &format!("{number} {name} {place}"), false),
                None => NONE,
            },
            (None, Some(address)) => keys.key(KeyKind::Address, &format!("{name} {address}"), false),
            _ => NONE,
        }
    }
}

/// Names and places as they are compared: without regard to case, width and gaps.
fn folded(text: &str) -> String {
    lower(&nfkc(text)).split_whitespace().collect::<Vec<_>>().join(" ")
}
