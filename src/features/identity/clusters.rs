//! From keys that stand together to people.

use super::keys::{Key, Keys};
use super::{Choice, KeyKind, Link, MANY, Named, SHOWN, State, keys};
use crate::base::{NONE, each};
use crate::table::{Codes, Dictionary, Role, Table};

/// Union–find over keys, with what is known of each cluster at its root.
struct Clusters {
    parent: Vec<u32>,
    all: Vec<Cluster>,
}

#[derive(Clone, Copy)]
struct Cluster {
    /// Different names in the customer column.
    names: u32,
    /// Rows of orders are named by it.
    stands: bool,
    /// Columns that have an id of it.
    spaces: u64,
    /// The key that it is called after.
    called: u32,
}

impl Clusters {
    fn of(all: &[Key]) -> Clusters {
        let cluster = |(at, key): (u32, &Key)| Cluster {
            names: u32::from(key.primary),
            stands: key.names,
            spaces: key.spaces,
            called: at,
        };
        Clusters { parent: (0..all.len() as u32).collect(), all: (0u32..).zip(all).map(cluster).collect() }
    }

    fn root(&mut self, key: u32) -> u32 {
        let mut at = key;
        loop {
            let above = self.parent.get(at as usize).copied().unwrap_or(at);
            if above == at {
                return at;
            }
            // Half of the way is cut off each time.
            let next = self.parent.get(above as usize).copied().unwrap_or(above);
            if let Some(slot) = self.parent.get_mut(at as usize) {
                *slot = next;
            }
            at = next;
        }
    }

    fn cluster(&self, root: u32) -> Option<&Cluster> {
        self.all.get(root as usize)
    }

    fn unite(&mut self, roots: &[u32], better: impl Fn(u32, u32) -> bool) {
        let Some((first, rest)) = roots.split_first() else { return };
        let Some(mut sum) = self.cluster(*first).copied() else { return };
        for root in rest {
            let Some(other) = self.cluster(*root) else { continue };
            sum.names += other.names;
            sum.stands |= other.stands;
            sum.spaces |= other.spaces;
            if better(other.called, sum.called) {
                sum.called = other.called;
            }
            if let Some(parent) = self.parent.get_mut(*root as usize) {
                *parent = *first;
            }
        }
        if let Some(slot) = self.all.get_mut(*first as usize) {
            *slot = sum;
        }
    }
}

/// People out of keys, and the keys that several share.
pub(super) fn join(keys: Keys, table: &Table, choices: &[Choice]) -> (Named, Vec<Link>) {
    let Keys { texts, all, rows, pairs } = keys;
    let customers = table.text(Role::Customer).map(|column| &column.dictionary);
    let names = Names { texts: &texts, all: &all, customers };
    let sorted = texts.sorted();
    let mut blocked: Vec<bool> = all.iter().map(|key| key.blocked).collect();
    let mut chosen: Vec<Option<bool>> = vec![None; all.len()];
    for choice in choices {
        let text = keys::key_text(choice.kind, &choice.key);
        let found = sorted.binary_search_by(|code| texts.get(*code).cmp(text.as_str())).ok();
        let code = found.and_then(|at| sorted.get(at)).copied().unwrap_or(NONE);
        if let (Some(slot), Some(blocked)) = (chosen.get_mut(code as usize), blocked.get_mut(code as usize)) {
            (*slot, *blocked) = (Some(choice.join), !choice.join);
        }
    }
    let mut clusters = Clusters::of(&all);
    let mut links: Vec<Link> = Vec::new();
    // Their first letter is their kind: in the order of their texts the stronger kinds come first.
    for code in &sorted {
        let Some(key) = all.get(*code as usize).filter(|key| key.kind != KeyKind::Id) else { continue };
        let beside: Vec<u32> =
            pairs_of(&pairs, *code).filter(|other| blocked.get(*other as usize) == Some(&false)).collect();
        let mut roots: Vec<u32> = beside.iter().map(|other| clusters.root(*other)).collect();
        let own = clusters.root(*code);
        roots.push(own);
        roots.sort_unstable_by_key(|root| clusters.cluster(*root).map(|cluster| names.place(cluster.called)));
        roots.dedup();
        let of = |root: &u32| clusters.cluster(*root).copied();
        let standing: Vec<Cluster> = roots.iter().filter_map(of).filter(|cluster| cluster.stands).collect();
        let several = standing.len() > 1;
        let choice = chosen.get(*code as usize).copied().flatten();
        let is_blocked = blocked.get(*code as usize) == Some(&true);
        let many = standing.iter().map(|cluster| cluster.names).sum::<u32>() > MANY as u32;
        let state = match choice {
            Some(false) => State::Apart,
            Some(true) => State::Taken,
            None if is_blocked || (several && many) => State::Shared,
            None if differ(roots.iter().filter_map(of)) => State::Suggested,
            None => State::Joined,
        };
        if several {
            let people =
                standing.iter().take(SHOWN).map(|cluster| (names.of(cluster.called), names.rows(cluster.called)));
            let people: Vec<(String, u32)> = people.collect();
            let is_list = |id: u32| all.get(id as usize).is_some_and(|id| id.kind == KeyKind::Id && !id.names);
            // Who is brought together by a number that only a list has shares that number, and not what each is named by.
            let member = match beside[..] {
                [only] if state == State::Joined && is_list(only) => Some(only),
                _ => None,
            };
            match member {
                Some(id) => {
                    let state = if chosen.get(id as usize) == Some(&Some(true)) { State::Taken } else { state };
                    add(&mut links, KeyKind::Id, key_of(&texts, id), state, people);
                }
                None => links.push(Link {
                    kind: key.kind,
                    key: key_of(&texts, *code),
                    state,
                    people,
                    count: standing.len() as u32,
                    rows: key.rows,
                }),
            }
        }
        match state {
            State::Joined | State::Taken => clusters.unite(&roots, |a, b| names.place(a) < names.place(b)),
            State::Suggested => {
                // Who has no id is one with this key, but with none of those who have.
                let free: Vec<u32> =
                    roots.iter().copied().filter(|root| of(root).is_some_and(|cluster| cluster.spaces == 0)).collect();
                if free.contains(&own) {
                    clusters.unite(&free, |a, b| names.place(a) < names.place(b));
                }
            }
            State::Apart | State::Shared => {
                if let Some(slot) = blocked.get_mut(*code as usize) {
                    *slot = true;
                }
            }
        }
    }
    let parted = (0u32..).zip(&chosen).filter(|(_, choice)| **choice == Some(false)).map(|(id, _)| id);
    for id in parted.filter(|id| all.get(*id as usize).is_some_and(|key| key.kind == KeyKind::Id)) {
        let people = of_member(id, &pairs, &mut clusters, &names);
        add(&mut links, KeyKind::Id, key_of(&texts, id), State::Apart, people);
    }
    links.sort_by_key(|link| (link.state, std::cmp::Reverse(link.rows)));
    let (codes, ids, person) = name(&rows, &all, &blocked, &mut clusters, &names);
    (Named { codes, ids, keys: texts, sorted, person }, links)
}

/// Whom a number of a list would bring together, if it were not for the person.
fn of_member(id: u32, pairs: &[(u32, u32)], clusters: &mut Clusters, names: &Names<'_>) -> Vec<(String, u32)> {
    let own: Vec<u32> = pairs.iter().filter(|(_, other)| *other == id).map(|(one, _)| clusters.root(*one)).collect();
    let standing = own.into_iter().filter_map(|root| clusters.cluster(root)).filter(|cluster| cluster.stands);
    let mut people: Vec<(String, u32)> =
        standing.map(|cluster| (names.of(cluster.called), names.rows(cluster.called))).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// The text of a key, without its kind.
fn key_of(texts: &Dictionary, code: u32) -> String {
    texts.get(code).get(1..).unwrap_or_default().to_owned()
}

/// Who names rows that have a key.
fn pairs_of(pairs: &[(u32, u32)], code: u32) -> impl Iterator<Item = u32> {
    let from = pairs.partition_point(|(one, _)| *one < code);
    pairs.get(from..).unwrap_or_default().iter().take_while(move |(one, _)| *one == code).map(|(_, other)| *other)
}

/// One more link; of the same key one link tells all.
fn add(links: &mut Vec<Link>, kind: KeyKind, key: String, state: State, people: Vec<(String, u32)>) {
    let known = links.iter().position(|link| (link.kind, &link.key) == (kind, &key));
    let mut all = known.map(|at| links.swap_remove(at).people).unwrap_or_default();
    for person in people {
        if !all.contains(&person) {
            all.push(person);
        }
    }
    let (count, rows) = (all.len() as u32, all.iter().map(|(_, rows)| *rows).sum());
    all.truncate(SHOWN);
    links.push(Link { kind, key, state, people: all, count, rows });
}

/// Whether two of them have ids of one column.
fn differ(mut clusters: impl Iterator<Item = Cluster>) -> bool {
    let mut seen = 0u64;
    clusters.any(|cluster| {
        let twice = seen & cluster.spaces != 0;
        seen |= cluster.spaces;
        twice
    })
}

/// What keys are called.
struct Names<'a> {
    texts: &'a Dictionary,
    all: &'a [Key],
    customers: Option<&'a Dictionary>,
}

impl Names<'_> {
    /// The text of the customer column that most rows have; else the key itself.
    fn of(&self, key: u32) -> String {
        let typed = self.all.get(key as usize).map_or(NONE, |key| key.typed.0);
        match self.customers.filter(|_| typed != NONE) {
            Some(customers) => customers.get(typed).to_owned(),
            None => self.texts.get(key).get(1..).unwrap_or_default().to_owned(),
        }
    }

    fn rows(&self, key: u32) -> u32 {
        self.all.get(key as usize).map_or(0, |key| key.rows)
    }

    /// Where a key stands among those that somebody may be called after, the best least: in the customer column, an id, on most rows.
    fn place(&self, at: u32) -> (bool, bool, std::cmp::Reverse<u32>, KeyKind, &str) {
        let key = self.all.get(at as usize);
        let kind = key.map_or(KeyKind::Address, |key| key.kind);
        let primary = key.is_some_and(|key| key.primary);
        (!primary, !(primary && kind == KeyKind::Id), std::cmp::Reverse(self.rows(at)), kind, self.texts.get(at))
    }
}

/// The person of each row and of each key.
fn name(
    rows: &[Codes],
    all: &[Key],
    blocked: &[bool],
    clusters: &mut Clusters,
    names: &Names<'_>,
) -> (Codes, Dictionary, Vec<u32>) {
    let mut ids = Dictionary::new();
    let mut by_root = vec![NONE; all.len()];
    let mut codes = Codes::default();
    let count = rows.first().map_or(0, Codes::len);
    codes.reserve(count);
    each(count, |row| {
        // Whom the customer column names it is of; a number with hidden digits names nobody for sure.
        let on_row = || rows.iter().map(|codes| codes.get(row)).enumerate().filter(|(_, key)| *key != NONE);
        let strength = |(column, key): &(usize, u32)| {
            let kind = all.get(*key as usize).map_or(KeyKind::Address, |key| key.kind);
            (*column != 0 || kind == KeyKind::Masked, blocked.get(*key as usize) == Some(&true), kind)
        };
        let Some((_, key)) = on_row().min_by_key(strength) else { return codes.push(NONE) };
        let root = clusters.root(key);
        let Some(person) = by_root.get_mut(root as usize) else { return codes.push(NONE) };
        if *person == NONE {
            let called = clusters.cluster(root).map_or(key, |cluster| cluster.called);
            *person = new_id(&mut ids, names.of(called));
        }
        codes.push(*person);
    });
    let of = |key: usize| {
        let root = clusters.root(key as u32);
        by_root.get(root as usize).copied().unwrap_or(NONE)
    };
    let person = (0..all.len()).map(of).collect();
    (codes, ids, person)
}

/// Somebody who is called like somebody else gets a number behind the name.
fn new_id(ids: &mut Dictionary, called: String) -> u32 {
    let mut text = called.clone();
    let mut number = 1;
    loop {
        let known = ids.len();
        let code = ids.intern(&text);
        if ids.len() > known || code == NONE {
            return code;
        }
        number += 1;
        text = format!("{called} ({number})");
    }
}
