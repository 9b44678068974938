//! The six tables of the sample: each is recognised without a question, every column has the part it is meant to have, rows find
//! their customers, and the same seed is the
//! same shop. What is planted in them is tested where it is drawn (`src/sample/formula_shop/tests.rs`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be read here is a test that failed")]

mod asked;

use asked::{ask, workspace};
use kefen::base::Day;
use kefen::ingest::Inspection;
use kefen::protocol::{Request, Workspace};
use kefen::sample::{SEED, files, orders};
use kefen::session::{Reply, Session};
use kefen::table::{Role, TableKind};

const NAME: &str = "formula_shop";

/// The files of a seed, orders first.
fn made(seed: u64) -> Vec<(String, Vec<u8>)> {
    files(NAME, seed).unwrap()
}

fn opened() -> Workspace {
    let mut session = Session::new();
    let today = Day::from_iso("2026-11-22").unwrap();
    let reply: Reply = ask(&mut session, Request::Sample { name: NAME.to_owned(), today });
    workspace(reply)
}

#[test]
fn a_seed_is_a_shop() {
    let (one, other) = (made(SEED), made(SEED + 1));
    assert!(one == made(SEED));
    for ((name, bytes), (_, others)) in one.iter().zip(&other) {
        println!("{name}: {} bytes", bytes.len());
        assert!(bytes != others, "{name}");
    }
    assert!(one[0].1 == orders(NAME, SEED).unwrap());
    assert!(files("no_such_shop", SEED).is_none());
}

#[test]
fn every_file_is_the_table_it_is_and_every_column_plays_its_part() {
    use Role::*;
    let expected: [(TableKind, &[Role]); 6] = [
        (
            TableKind::Orders,
            &[
                Order, Customer, Date, Product, Category, Brand, Quantity, UnitPrice, ListPrice, Discount, Amount,
                Cost, Channel, Payment, Region, Attribute, Status, Refund,
            ],
        ),
        (
            TableKind::Customers,
            &[
                Customer,
                Name,
                Phone,
                Gender,
                Birthday,
                Age,
                ChildBirthday,
                Income,
                Region,
                Attribute,
                Tier,
                Points,
                Registered,
                Source,
                Referrer,
                Consent,
                Attribute,
                Industry,
                CompanySize,
                Title,
                Owner,
            ],
        ),
        (
            TableKind::Surveys,
            &[
                Attribute,
                Date,
                Customer,
                Satisfaction,
                Nps,
                Repurchase,
                ItemQuality,
                ItemService,
                ItemDelivery,
                ItemPrice,
                Comment,
            ],
        ),
        (TableKind::Interactions, &[Customer, Date, ContactType, Direction, Topic, Content, Result, Agent]),
        (
            TableKind::Returns,
            &[Attribute, Order, Customer, Date, ReturnType, Reason, Refund, Product, Resolved, Result, Attribute],
        ),
        (TableKind::Events, &[Customer, Date, Event, Product, Category, Page, Attribute, Channel]),
    ];
    for ((name, bytes), (kind, roles)) in made(SEED).iter().zip(expected) {
        let head = &bytes[..bytes.len().min(Inspection::HEAD)];
        let preview = Inspection::of(name, bytes.len() as u64, head, head.len() == bytes.len(), None).unwrap();
        let found: Vec<Role> = preview.mapping.columns.iter().map(|column| column.role).collect();
        assert_eq!((name.as_str(), preview.mapping.kind, found.as_slice()), (name.as_str(), kind, roles));
        assert!(preview.questions.is_empty(), "{name}: {:?}", preview.questions);
    }
}

#[test]
fn one_press_opens_all_six_and_their_rows_find_their_customers() {
    let now = opened();
    assert!(now.is_sample() && now.reconciliation.balances());
    assert_eq!(now.files.iter().map(|source| source.file.mapping.kind).collect::<Vec<_>>(), TableKind::ALL);
    for source in &now.files {
        assert!(source.file.sample);
        assert_eq!(source.rejected, 0, "{}", source.file.name);
        println!("{}: {:?} of {} rows; {:?}", source.file.name, source.known, source.rows, source.review);
        if source.file.mapping.kind != TableKind::Orders {
            let (key, known) = source.known.unwrap();
            assert_eq!(key, Role::Customer);
            // The rest are people who never bought.
            assert!(known as f64 > source.rows as f64 * 0.8, "{}", source.file.name);
        }
    }
}
