//! The tables of every sample: each is recognised without a question, every column has the part it is meant to have, rows find their
//! customers, the same seed is the same shop, and no classifier that has its tables says the same of everybody. What is planted in them is tested
//! where it is drawn (`src/sample/*/tests.rs`).

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be read here is a test that failed")]

mod asked;

use asked::{ask, workspace};
use kefen::base::Day;
use kefen::classify::{self, Values};
use kefen::i18n::Currency;
use kefen::ingest::Inspection;
use kefen::protocol::{Request, Workspace};
use kefen::sample::{NAMES, SEED, files, orders};
use kefen::session::native::{self, Options};
use kefen::session::{Reply, Session};
use kefen::table::{Role, TableKind};

/// A session with a sample, and what it answered.
fn opened(name: &str) -> (Session, Workspace) {
    let mut session = Session::new();
    let today = Day::from_iso("2026-11-22").unwrap();
    let reply: Reply = ask(&mut session, Request::Sample { name: name.to_owned(), today });
    (session, workspace(reply))
}

#[test]
fn a_seed_is_a_shop() {
    for name in NAMES {
        let (one, other) = (files(name, SEED).unwrap(), files(name, SEED + 1).unwrap());
        assert!(one == files(name, SEED).unwrap());
        for ((file, bytes), (_, others)) in one.iter().zip(&other) {
            println!("{file}: {} bytes", bytes.len());
            assert!(bytes != others, "{file}");
        }
        assert!(one[0].1 == orders(name, SEED).unwrap());
    }
}

/// What the columns of a sample's tables are.
fn roles(name: &str) -> Vec<(TableKind, &'static [Role])> {
    use Role::*;
    /// A questionnaire, and a log of contacts: the same in every shop that has them.
    const SURVEY: &[Role] = &[
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
    ];
    const CONTACTS: &[Role] = &[Customer, Date, ContactType, Direction, Topic, Content, Result, Agent];
    match name {
        "formula_shop" => vec![
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
            (TableKind::Surveys, SURVEY),
            (TableKind::Interactions, CONTACTS),
            (
                TableKind::Returns,
                &[Attribute, Order, Customer, Date, ReturnType, Reason, Refund, Product, Resolved, Result, Attribute],
            ),
            (TableKind::Events, &[Customer, Date, Event, Product, Category, Page, Attribute, Channel]),
        ],
        "coffee_chain" => vec![
            (
                TableKind::Orders,
                &[
                    Order, Customer, Date, Attribute, Region, Channel, Product, Category, Quantity, UnitPrice,
                    Discount, Amount, Cost, Attribute, Payment, Status, Refund,
                ],
            ),
            (
                TableKind::Customers,
                &[
                    Customer, Name, Email, Gender, Birthday, Attribute, Region, Tier, Points, Registered, Source,
                    Referrer, Consent,
                ],
            ),
        ],
        "device_maker" => vec![
            (
                TableKind::Orders,
                &[
                    Order, Customer, Date, Product, Category, Quantity, UnitPrice, Discount, Amount, Cost, Channel,
                    Payment, Region, Attribute, Status, Refund,
                ],
            ),
            (
                TableKind::Customers,
                &[
                    Customer,
                    Name,
                    Phone,
                    Gender,
                    Age,
                    Region,
                    Attribute,
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
            (TableKind::Surveys, SURVEY),
            (TableKind::Interactions, CONTACTS),
            (
                TableKind::Returns,
                &[Attribute, Order, Customer, Date, ReturnType, Reason, Refund, Product, Resolved, Result],
            ),
        ],
        other => panic!("what are the columns of {other}?"),
    }
}

#[test]
fn every_file_is_the_table_it_is_and_every_column_plays_its_part() {
    for name in NAMES {
        let (files, expected) = (files(name, SEED).unwrap(), roles(name));
        assert_eq!(files.len(), expected.len());
        for ((file, bytes), (kind, roles)) in files.iter().zip(expected) {
            let head = &bytes[..bytes.len().min(Inspection::HEAD)];
            let preview = Inspection::of(file, bytes.len() as u64, head, head.len() == bytes.len(), None).unwrap();
            let found: Vec<Role> = preview.mapping.columns.iter().map(|column| column.role).collect();
            assert_eq!((file.as_str(), preview.mapping.kind, found.as_slice()), (file.as_str(), kind, roles));
            assert!(preview.questions.is_empty(), "{file}: {:?}", preview.questions);
        }
    }
}

#[test]
fn one_press_opens_all_and_rows_find_their_customers() {
    for name in NAMES {
        let (_, now) = opened(name);
        assert!(now.is_sample() && now.reconciliation.balances());
        let kinds: Vec<TableKind> = now.files.iter().map(|source| source.file.mapping.kind).collect();
        assert_eq!(kinds, roles(name).iter().map(|(kind, _)| *kind).collect::<Vec<_>>());
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
    let currency = |name| opened(name).1.currency;
    assert_eq!(
        NAMES.iter().map(|name| currency(name)).collect::<Vec<_>>(),
        [Currency::Cny, Currency::Gbp, Currency::Cny]
    );
}

#[test]
fn one_sample_takes_the_place_of_another() {
    let (mut session, _) = opened(NAMES[0]);
    let today = Day::from_iso("2026-11-22").unwrap();
    for name in NAMES.iter().skip(1) {
        let after = workspace(ask(&mut session, Request::Sample { name: (*name).to_owned(), today }));
        assert_eq!(format!("{after:?}"), format!("{:?}", opened(name).1));
    }
}

/// Of classifiers that have what they need: nobody has written rules, and only one of the shops is about children.
const SAY_NOTHING: &[(&str, &str)] = &[
    ("formula_shop", "rules"),
    ("coffee_chain", "rules"),
    ("device_maker", "rules"),
    ("coffee_chain", "child_stage"),
    ("device_maker", "child_stage"),
];

#[test]
fn every_classifier_that_has_its_tables_tells_customers_apart() {
    let mut silent = Vec::new();
    for name in NAMES {
        let made = files(name, SEED).unwrap();
        let made: Vec<native::File> = made.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let mut opened = native::open(&made, &Options::default(), &|| 0.0).unwrap();
        for classifier in classify::ALL {
            let id = classifier.spec().id;
            let outcome = match opened.run(id, &Values::new()) {
                Err(failure) if failure.is_need() => continue,
                outcome => outcome.unwrap(),
            };
            let all = outcome.assignment.class.len();
            let members =
                |class: usize| outcome.assignment.class.iter().filter(|of| usize::from(**of) == class).count();
            let largest = (0..outcome.classes.len()).map(members).max().unwrap();
            // Fewer than one in fifty beside the largest class would be chance.
            if (all - largest) * 50 < all {
                silent.push((*name, id));
            }
        }
    }
    silent.sort_unstable();
    let mut expected = SAY_NOTHING.to_vec();
    expected.sort_unstable();
    assert_eq!(silent, expected);
}
