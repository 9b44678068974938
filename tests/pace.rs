//! How long mapping and review take at a million rows. Measurements, not tests of a bound: `cargo test --test pace -- --ignored --nocapture`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement is printed; what can't be answered has failed"
)]

mod asked;

use std::fmt::Write as _;
use std::time::Instant;

use asked::{Files, ask, last, open, workspace};
use kefen::ingest::RejectReason;
use kefen::protocol::{Event, Looked, Place, Request, Wanted, Warning};
use kefen::session::Session;

const ROWS: u32 = 1_000_000;

/// Orders, of which some can't be read and some are odd.
fn orders() -> String {
    let mut text = String::from("order_id,customer_id,order_date,product,quantity,amount,status\n");
    for at in 0..ROWS {
        let day = if at % 500 == 7 {
            "some day".to_owned()
        } else {
            format!("2025-{:02}-{:02}", 1 + at / 28 % 12, 1 + at % 28)
        };
        let status = if at % 100 == 3 { "on the moon" } else { "paid" };
        let _ = writeln!(
            text,
            "S{at},C{},{day},item {},{},{}.50,{status}",
            at * 7 % 80_000,
            at % 900,
            1 + at % 5,
            5 + at % 300
        );
    }
    text
}

#[test]
#[ignore = "a measurement"]
fn mapping_and_review_at_a_million_rows() {
    let text = orders();
    let files = [("orders.csv", text.as_str())];
    let mut session = Session::new();
    let timed = |what: &str, started: Instant| println!("{what}: {:.1} ms", started.elapsed().as_secs_f64() * 1e3);
    let started = Instant::now();
    let Event::Preview(looked) = last(open(&mut session, &files, Place::Instead, true)) else { panic!() };
    timed("look at the file", started);
    let [Looked::Seen(preview)] = &looked[..] else { panic!() };
    let mut mapping = preview.mapping.clone();
    mapping.dialect.comment = Some(b'#');
    let started = Instant::now();
    let reply = session.handle(Request::Reread { file: 0, mapping }, &mut Files(&files));
    timed("change the mapping", started);
    assert!(matches!(last(reply), Event::Reread { .. }));
    let started = Instant::now();
    let now = workspace(session.handle(Request::Accept(vec![Some(preview.mapping.clone())]), &mut Files(&files)));
    timed("import", started);
    println!(
        "{} rows, {:?}, {:?}",
        now.reconciliation.rows_in, now.files[0].review.errors, now.files[0].review.warnings
    );
    let wanted = [
        ("all", Wanted::All),
        ("errors", Wanted::Errors),
        ("warnings", Wanted::Warnings),
        ("one reason", Wanted::Error(RejectReason::BadDate)),
        ("one warning", Wanted::Warning(Warning::UnknownStatus)),
    ];
    let mut first = None;
    for (what, wanted) in wanted {
        for offset in [0, 5_000] {
            let started = Instant::now();
            let Event::Review { rows, total } = last(ask(&mut session, Request::Review { wanted, offset, limit: 50 }))
            else {
                panic!()
            };
            timed(&format!("review, {what}, from {offset} of {total}"), started);
            first = first.or_else(|| rows.first().cloned());
        }
    }
    let row = first.unwrap();
    for to in ["2025-03-04", "nonsense"] {
        let request =
            Request::Try { file: row.file, column: row.column.unwrap(), from: row.text.clone(), to: to.to_owned() };
        let started = Instant::now();
        let tried = last(ask(&mut session, request));
        timed(&format!("what a fix would make: {to}"), started);
        assert!(matches!(tried, Event::Tried { alike, .. } if alike > 1));
    }
    for reason in ["after_as_of", "void"] {
        let started = Instant::now();
        let _ = ask(&mut session, Request::Excluded { reason: reason.to_owned(), offset: 0, limit: 50 });
        timed(&format!("excluded: {reason}"), started);
    }
    let started = Instant::now();
    let _ = workspace(ask(&mut session, Request::Restore));
    timed("the workspace again", started);
}
