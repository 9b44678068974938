//! Who is one person: the rules one by one, and that neither the order of rows nor a choice ever surprises.

use proptest::prelude::*;

use super::*;
use crate::base::{Day, Money};
use crate::features::{Choices, Ground, Rules, build};
use crate::table::{Column, Field, TableKind, TextColumn};

/// A table of these columns of text, a header per role.
fn table(kind: TableKind, roles: &[Role], rows: &[&[&str]]) -> Table {
    let fields = roles.iter().enumerate().map(|(at, role)| {
        let mut column = TextColumn::default();
        for row in rows {
            column.push_all(&[row[at].as_bytes()], &[]);
        }
        Field { header: role.id().to_owned(), role: *role, column: Column::Text(column) }
    });
    Table { kind, rows: rows.len() as u32, fields: fields.collect(), starts: vec![0], lines: Vec::new() }
}

fn orders(roles: &[Role], rows: &[&[&str]]) -> Table {
    table(TableKind::Orders, roles, rows)
}

fn naming(table: &Table) -> Naming<'_> {
    Naming { table, spaces: vec![0] }
}

/// What the rows of a table call their people.
fn called(people: &People, table: &Table) -> Vec<String> {
    let (codes, ids) = people.column(table).unwrap();
    (0..table.rows as usize).map(|row| ids.get(codes.get(row)).to_owned()).collect()
}

fn of(roles: &[Role], rows: &[&[&str]], choices: &[Choice]) -> (Vec<String>, Vec<Said>) {
    let table = orders(roles, rows);
    let people = People::of(&naming(&table), &[], choices);
    let links = people.links.iter().map(|link| (link.kind, link.key.clone(), link.state, link.count)).collect();
    (called(&people, &table), links)
}

/// A link: kind, key, state, how many share it.
type Said = (KeyKind, String, State, u32);

const KEYS: &[Role] = &[Role::Customer, Role::Phone, Role::Email];

#[test]
fn a_column_of_ids_is_who_they_are() {
    let table = orders(&[Role::Customer], &[&["a"], &["b"], &["10000123"]]);
    assert!(People::of(&naming(&table), &[], &[]).named.is_none());
}

#[test]
fn numbers_are_one_however_they_are_typed_and_are_called_as_most_rows_have_them() {
    let (who, links) =
        of(&[Role::Customer], &[&["+86 139 1234 5067"], &["13912345067"], &["13912345067"], &["13712345067"]], &[]);
    assert_eq!(who, ["13912345067", "13912345067", "13912345067", "13712345067"]);
    assert!(links.is_empty(), "the same number is no merge");
    // A landline or two among mobiles change nothing.
    let (who, _) = of(&[Role::Customer], &[&["139 1234 5067"], &["13912345067"], &["0571-88886656"]], &[]);
    assert_eq!(who[0], who[1]);
}

#[test]
fn addresses_that_share_a_number_are_one_customer_with_the_reason_and_an_undo() {
    let rows: &[&[&str]] = &[
        &["ann@a.com", "13912345067", ""],
        &["ann@b.com", "+86 13912345067", ""],
        &["", "13912345067", ""],
        &["bob@a.com", "13712345067", ""],
    ];
    let (who, links) = of(KEYS, rows, &[]);
    assert_eq!(who, ["ann@a.com", "ann@a.com", "ann@a.com", "bob@a.com"]);
    assert_eq!(links, [(KeyKind::Phone, "13912345067".to_owned(), State::Joined, 3)]);
    let apart = Choice { kind: KeyKind::Phone, key: "13912345067".into(), join: false };
    let (who, links) = of(KEYS, rows, &[apart]);
    assert_eq!(who, ["ann@a.com", "ann@b.com", "13912345067", "bob@a.com"]);
    assert_eq!(links[0].2, State::Apart);
}

#[test]
fn different_ids_are_only_suggested() {
    let rows: &[&[&str]] = &[
        &["m1", "13912345067", ""],
        &["m2", "13912345067", ""],
        &["", "13912345067", "x@y.com"],
        &["m3", "", "z@y.com"],
        &["", "", "z@y.com"],
    ];
    let (who, links) = of(KEYS, rows, &[]);
    assert_eq!(who, ["m1", "m2", "13912345067", "m3", "m3"]);
    assert_eq!(links[0], (KeyKind::Phone, "13912345067".to_owned(), State::Suggested, 3));
    assert_eq!(links[1], (KeyKind::Email, "z@y.com".to_owned(), State::Joined, 2));
    let join = Choice { kind: KeyKind::Phone, key: "13912345067".into(), join: true };
    let (who, _) = of(KEYS, rows, &[join]);
    assert_eq!(who, ["m1", "m1", "m1", "m3", "m3"]);
}

#[test]
fn ids_of_different_columns_may_be_one_customers() {
    let table = {
        let mut table = orders(KEYS, &[&["nick", "13912345067", ""], &["pin_7", "13912345067", ""]]);
        table.starts = vec![0, 1];
        table
    };
    let people = |spaces| People::of(&Naming { table: &table, spaces }, &[], &[]);
    assert_eq!(called(&people(vec![0, 1]), &table), ["nick", "nick"]);
    assert_eq!(called(&people(vec![0, 0]), &table), ["nick", "pin_7"]);
}

#[test]
fn what_many_share_joins_nobody() {
    let names: Vec<String> = (0..=MANY).map(|at| format!("c{at}@x.com")).collect();
    let rows: Vec<[&str; 3]> = names.iter().map(|name| [name.as_str(), "02062345679", ""]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 3]>::as_slice).collect();
    let (who, links) = of(KEYS, &rows, &[]);
    assert_eq!(who, names);
    assert_eq!((links[0].2, links[0].3), (State::Shared, MANY as u32 + 1));
    // One fewer is a family, or one person with many addresses.
    let (who, _) = of(KEYS, &rows[..MANY], &[]);
    assert!(who.iter().all(|name| *name == who[0]));
    // Relay addresses, lent and made-up numbers name whom they stand for, and join nobody.
    let rows: &[&[&str]] = &[
        &["a@marketplace.amazon.com", "13800138000", ""],
        &["b@marketplace.amazon.com", "13800138000", ""],
        &["c@x.com", "13912345067-0021", ""],
        &["d@x.com", "13912345067-0021", ""],
    ];
    assert_eq!(of(KEYS, rows, &[]).0, rows.iter().map(|row| row[0]).collect::<Vec<_>>());
}

#[test]
fn hidden_digits_need_a_name_and_a_place() {
    let roles = &[Role::Customer, Role::Phone, Role::Name, Role::Region];
    let rows: &[&[&str]] = &[
        &["", "139****5067", "王小明", "杭州"],
        &["", "+86 139****5067", "王小明", "杭州 "],
        &["", "139****5067", "李四", "杭州"],
        &["", "139****5067", "", "杭州"],
    ];
    let (who, _) = of(roles, rows, &[]);
    assert_eq!(who[0], who[1]);
    assert_ne!(who[0], who[2]);
    assert_eq!(who[3], "", "a number with hidden digits alone is nobody's");
    // As the only key they are who they say, and no more.
    assert_eq!(of(&[Role::Customer], &[&["139****5067"], &["138****5067"]], &[]).0, ["139****5067", "138****5067"]);
}

#[test]
fn a_name_at_an_address_is_the_last_resort() {
    let roles = &[Role::Customer, Role::Name, Role::Address];
    let rows: &[&[&str]] = &[
        &["", "Ann Lee", "1 High St"],
        &["", "ANN  LEE", "1 high st"],
        &["", "Bo", "1 High St"],
        &["m1", "Ann Lee", "1 High St"],
    ];
    let (who, _) = of(roles, rows, &[]);
    assert_eq!(who, ["m1", "m1", "bo 1 high st", "m1"]);
}

#[test]
fn a_list_tells_whose_number_an_address_is() {
    let mut table = orders(KEYS, &[&["13912345067", "", ""], &["13712345067", "", ""], &["ann@a.com", "", ""]]);
    table.starts = vec![0, 2];
    let list = table_of_list(&[&["M1", "139-1234-5067", "Ann@A.com"]]);
    let lists = [Naming { table: &list, spaces: vec![1] }];
    let people = People::of(&Naming { table: &table, spaces: vec![0, 2] }, &lists, &[]);
    let who = called(&people, &table);
    assert_eq!(who[0], who[2]);
    assert_ne!(who[0], who[1]);
    assert_eq!(people.who(Role::Phone, "+86 13912345067"), Some(who[0].as_str()));
    assert_eq!(people.who(Role::Email, "ANN@a.com"), Some(who[0].as_str()));
    assert_eq!(people.who(Role::Customer, "M1"), Some(who[0].as_str()));
    assert_eq!(people.who(Role::Phone, "13612345067"), None);
}

fn table_of_list(rows: &[&[&str]]) -> Table {
    table(TableKind::Customers, KEYS, rows)
}

#[test]
fn two_of_one_name_are_told_apart() {
    // The number that the second person refuses to be joined by is also what the first is called.
    let rows: &[&[&str]] = &[&["13912345067", "", ""], &["", "13912345067", ""], &["13712345067", "13912345067", ""]];
    let apart = Choice { kind: KeyKind::Phone, key: "13912345067".into(), join: false };
    let (who, _) = of(KEYS, rows, &[apart]);
    assert_eq!(who, ["13912345067", "13912345067", "13712345067"]);
}

/// Rows whose keys are drawn from few, so that they often meet.
fn drawn() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    proptest::collection::vec((0u8..7, 0u8..6, 0u8..6), 1..24)
}

fn written(rows: &[(u8, u8, u8)]) -> Vec<[String; 3]> {
    let cell = |number: u8, text: String| if number == 0 { String::new() } else { text };
    rows.iter()
        .map(|(id, phone, email)| {
            // Some of the names are ids, some addresses.
            let name = if *id > 3 { format!("n{id}@x.com") } else { format!("id{id}") };
            [cell(*id, name), cell(*phone, format!("1391234506{phone}")), cell(*email, format!("e{email}@x.com"))]
        })
        .collect()
}

proptest! {
    /// The order of the rows does not show, two ids are never one customer, equal names are one, and money stays.
    #[test]
    fn people_are_the_same_in_any_order(rows in drawn(), turn in 0usize..24) {
        let cells = written(&rows);
        let as_rows = |cells: &[[String; 3]]| -> Vec<Vec<String>> { cells.iter().map(|row| row.to_vec()).collect() };
        let run = |cells: &[Vec<String>]| {
            let rows: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            of(KEYS, &rows, &[])
        };
        let plain = as_rows(&cells);
        let (who, links) = run(&plain);
        let mut turned = plain.clone();
        turned.rotate_left(turn % plain.len());
        turned.reverse();
        let (mut back, other) = run(&turned);
        back.reverse();
        back.rotate_right(turn % plain.len());
        prop_assert_eq!(&who, &back);
        prop_assert_eq!(links, other);
        for (at, row) in cells.iter().enumerate() {
            prop_assert_eq!(who[at].is_empty(), row.iter().all(String::is_empty));
            for (other_at, other) in cells.iter().enumerate() {
                if row[0] == other[0] && !row[0].is_empty() {
                    prop_assert_eq!(&who[at], &who[other_at]);
                }
                if row[0].starts_with("id") && other[0].starts_with("id") && row[0] != other[0] {
                    prop_assert_ne!(&who[at], &who[other_at]);
                }
            }
        }
    }

    /// Joined, all rows of a key are one customer's; apart, it is said so; what is shown of a key is what became of it.
    #[test]
    fn choices_do_what_they_say(rows in drawn(), pick in 0usize..64) {
        let cells = written(&rows);
        let rows: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let (who, links) = of(KEYS, &rows, &[]);
        if links.is_empty() {
            return Ok(());
        }
        let (kind, key, state, _) = links[pick % links.len()].clone();
        let of_key = |who: &[String]| {
            let its = cells.iter().zip(who).filter(|(row, _)| row.contains(&key)).map(|(_, name)| name.clone());
            its.collect::<std::collections::BTreeSet<String>>().len()
        };
        prop_assert_eq!(of_key(&who) == 1, state == State::Joined);
        let (joined, after) = of(KEYS, &rows, &[Choice { kind, key: key.clone(), join: true }]);
        prop_assert_eq!(of_key(&joined), 1);
        prop_assert!(after.iter().all(|(_, other, state, _)| *other != key || *state == State::Taken));
        let (_, after) = of(KEYS, &rows, &[Choice { kind, key: key.clone(), join: false }]);
        prop_assert!(after.iter().all(|(_, other, state, _)| *other != key || *state == State::Apart));
    }

    /// Whoever the rows are, every cent of them is counted once.
    #[test]
    fn money_stays_whoever_it_is_of(rows in drawn()) {
        let cells = written(&rows);
        let rows: Vec<Vec<&str>> = cells.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let mut table = orders(KEYS, &rows);
        table.fields.push(Field { header: "day".into(), role: Role::Date, column: Column::Day { days: (0..table.rows as i32).map(Day).collect(), seconds: Vec::new() } });
        table.fields.push(Field { header: "money".into(), role: Role::Amount, column: Column::Money((0..i64::from(table.rows)).map(|at| Money(at * 100 + 1)).collect()) });
        let people = People::of(&naming(&table), &[], &[]);
        let choices = Choices::default();
        let ground = Ground { table: &table, people: &people, choices: &choices, returned: &[], totals: &[] };
        let built = build::history(ground, &Rules::default()).unwrap();
        let sums = built.reconcile(ground, Day(1000), None, 0, 0).unwrap();
        prop_assert!(sums.balances());
        prop_assert_eq!(built.history.net.iter().map(|money| money.0).sum::<i64>(), sums.net.0);
        let named = cells.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).count() as u64;
        prop_assert_eq!(sums.rows_kept, named);
    }
}
