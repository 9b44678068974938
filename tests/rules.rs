//! Rules of one's own are kept with the workspace: over a reload, over next month's file and an import taken back, until everything is
//! forgotten. Pages, lists and files go by them, and what they may name is told.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered here is a test that failed")]

mod asked;

use std::collections::BTreeMap;

use asked::{Files, ask, dropped, failure, last, open, stored_and_back, workspace};
use kefen::base::Day;
use kefen::charts::Condition;
use kefen::classify::rule_text::words::counts;
use kefen::classify::{Value, Values};
use kefen::protocol::{Classified, Event, Place, Request, Selection, Sort, Terms};
use kefen::session::Session;
use kefen::table::chunk;

const MAY: &str = "order_id,customer_id,order_date,amount,channel\n\
    1,ann,2026-05-02,10.00,web\n\
    2,bob,2026-05-20,900.00,shop\n\
    3,ann,2026-05-31,30.00,web\n";
const JUNE: &str = "order_id,customer_id,order_date,amount,channel\n\
    4,cid,2026-06-05,40.00,web\n";
const PEOPLE: &str = "customer_id,name,member level,registered\n\
    ann,Ann,gold,2025-01-02\n\
    bob,Bob,gold,2025-03-04\n\
    cid,Cid,silver,2025-05-06\n";
const RULES: &str = "# mine\nBig: monetary >= 500\nGold: \"member level\" = \"gold\" # by the list";

fn keep(session: &mut Session, text: &str) -> Option<Vec<u8>> {
    let reply = ask(session, Request::KeepRules { text: text.to_owned() });
    let save = reply.save.clone();
    assert!(matches!(last(reply), Event::Done));
    save.map(|save| {
        assert!(!save.tables, "nothing but the rules is new");
        save.payload
    })
}

fn run(session: &mut Session, values: &Values) -> Classified {
    match last(ask(session, Request::Run { id: "rules".to_owned(), values: values.clone() })) {
        Event::Classified(classified) => *classified,
        other => panic!("{other:?}"),
    }
}

/// By class how many are in it.
fn classes(session: &mut Session, values: &Values) -> BTreeMap<String, u32> {
    let rows = run(session, values).rows;
    rows.into_iter().map(|row| (row.class.id.into_owned(), row.customers)).collect()
}

fn of(counts: &[(&str, u32)]) -> BTreeMap<String, u32> {
    counts.iter().map(|(class, count)| ((*class).to_owned(), *count)).collect()
}

fn terms(session: &mut Session, classifiers: &[&str]) -> Terms {
    let classifiers = classifiers.iter().map(|id| (*id).to_owned()).collect();
    match last(ask(session, Request::Terms { classifiers })) {
        Event::Terms(terms) => *terms,
        other => panic!("{other:?}"),
    }
}

#[test]
fn kept_rules_are_what_everything_goes_by_that_says_nothing_else() {
    let (mut session, now) = dropped(&[("may.csv", MAY), ("people.csv", PEOPLE)]);
    assert_eq!(now.rules, "");
    assert_eq!(classes(&mut session, &Values::new()), of(&[("other", 3)]));
    let payload = keep(&mut session, RULES).unwrap();
    assert_eq!(keep(&mut session, RULES), None, "the same again is nothing new");
    let found = run(&mut session, &Values::new());
    assert_eq!(classes(&mut session, &Values::new()), of(&[("Big", 1), ("Gold", 1), ("other", 1)]));
    // What goes on from this result goes by what is kept then.
    assert_eq!((found.values, found.moved.0), (Values::new(), 0));
    let told: Vec<(u64, u64)> = found.rule.iter().filter_map(|line| counts(&line.message)).collect();
    assert_eq!(told, [(1, 1), (2, 1)]);

    // Lists and the page of a customer see the same.
    let selection = Selection {
        classifier: Some(("rules".to_owned(), Values::new())),
        conditions: vec![Condition::Class("Gold".to_owned())],
        search: String::new(),
    };
    let request = Request::Rows { selection, sort: Sort::Id, descending: false, offset: 0, limit: 9 };
    let Event::Rows { rows, .. } = last(ask(&mut session, request)) else { panic!() };
    assert_eq!(rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["ann"]);
    let Event::Customer(Some(page)) = last(ask(&mut session, Request::Customer { id: "bob".to_owned() })) else {
        panic!()
    };
    let (_, all, why) = page.classes.iter().find(|(id, ..)| id == "rules").unwrap();
    assert_eq!(all[usize::from(why.class)].id, "Big");

    // Those of an address win for the moment, and change nothing of what is kept.
    let linked = Values::from([("rules".to_owned(), Value::Text("Web: *".to_owned()))]);
    let found = run(&mut session, &linked);
    assert_eq!((found.moved.0, found.values), (3, linked.clone()));
    assert_eq!(classes(&mut session, &linked), of(&[("Web", 3), ("other", 0)]));
    let (mut again, now) = stored_and_back(&session, &payload);
    assert_eq!(now.rules, RULES);
    assert_eq!(classes(&mut again, &Values::new()), of(&[("Big", 1), ("Gold", 1), ("other", 1)]));
}

#[test]
fn they_stay_when_files_come_and_go_and_leave_when_everything_is_forgotten() {
    let (mut session, _) = dropped(&[("may.csv", MAY)]);
    keep(&mut session, RULES);
    let mut bytes = Vec::new();
    session.write(&mut |piece| bytes.extend_from_slice(piece));
    let first = keep(&mut session, "Old: *").unwrap();
    keep(&mut session, RULES);
    let reply = open(&mut session, &[("june.csv", JUNE)], Place::Beside, false);
    assert!(reply.save.as_ref().unwrap().tables);
    assert_eq!(workspace(reply).rules, RULES);
    // Another file in the place of all: what somebody wrote is no part of it.
    assert_eq!(workspace(open(&mut session, &[("june.csv", JUNE)], Place::Instead, false)).rules, RULES);

    // An import that is taken back takes no rules back: those of now are stored with what comes back.
    let back = session.restore(&first, chunk::read(&bytes).unwrap(), &mut Files(&[])).unwrap();
    let Event::Workspace(back) = back else { panic!() };
    assert_eq!((back.rules.as_str(), back.files.len()), (RULES, 1));
    let save = session.carried().unwrap();
    assert!(!save.tables && session.carried().is_none());
    assert_eq!(stored_and_back(&session, &save.payload).1.rules, RULES);

    ask(&mut session, Request::Forget);
    assert_eq!(workspace(open(&mut session, &[("may.csv", MAY)], Place::Instead, false)).rules, "");
    let long = "x".repeat(20_001);
    assert_eq!(failure(ask(&mut session, Request::KeepRules { text: long })).code, "rules_too_long");
    assert_eq!(failure(ask(&mut Session::new(), Request::KeepRules { text: String::new() })).code, "nothing_open");
}

#[test]
fn what_rules_may_name_is_told() {
    let (mut session, now) = dropped(&[("may.csv", MAY), ("people.csv", PEOPLE)]);
    assert_eq!(now.as_of, Day::from_iso("2026-06-01").unwrap());
    let found = terms(&mut session, &["channel", "rfm", "gender"]);
    let ids: Vec<&str> = found.classifiers.iter().map(|(id, ..)| id.as_str()).collect();
    assert_eq!(ids, ["channel", "rfm"]);
    let (_, classes, _) = &found.classifiers[0];
    assert!(classes.iter().any(|class| class.id == "web"), "{classes:?}");
    let (.., scores) = &found.classifiers[1];
    assert!(scores.iter().any(|score| score == "r_score"), "{scores:?}");
    assert!(found.unable.contains(&"gender".to_owned()) && !found.unable.contains(&"rfm".to_owned()));
    assert!(found.lacking.contains(&"profit".to_owned()) && !found.lacking.contains(&"registered".to_owned()));
    let level = found.columns.iter().find(|column| column.header == "member level").unwrap();
    assert_eq!((level.number, &level.values[..]), (false, &["gold".to_owned(), "silver".to_owned()][..]));
    // A classifier that the data name is asked by its class like any other.
    let values = Values::from([("rules".to_owned(), Value::Text("Web: channel = web".to_owned()))]);
    let web = run(&mut session, &values);
    assert_eq!(web.notes, []);
}
