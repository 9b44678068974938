//! The review of rows as the page asks for it: what is counted, what a fix does, next month's file, what is stored.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered here is a test that failed")]

mod asked;

use asked::{Files, last, open};
use kefen::base::Message;
use kefen::ingest::fixes::Place as Column;
use kefen::ingest::{Fix, Mapping, Mend, Origin, RejectReason};
use kefen::protocol::{Event, Looked, Matter, Place, Request, ReviewRow, Wanted, Warning, Workspace};
use kefen::session::{Reply, Session};
use kefen::table::chunk;

fn workspace(reply: Reply) -> Workspace {
    match last(reply) {
        Event::Workspace(workspace) => {
            balanced(&workspace);
            *workspace
        }
        other => panic!("{other:?}"),
    }
}

/// Every row is in one count, and only there.
fn balanced(now: &Workspace) {
    assert!(now.reconciliation.balances());
    for file in &now.files {
        let review = &file.review;
        let all = review.ready + review.warned() + review.failed() + review.left_out + review.blank;
        assert_eq!(all, file.rows, "{review:?}");
        assert_eq!(review.failed() + review.left_out, file.rejected);
    }
}

fn ask(session: &mut Session, request: Request) -> Event {
    last(session.handle(request, &mut Files(&[])))
}

fn rows(session: &mut Session, wanted: Wanted) -> Vec<ReviewRow> {
    match ask(session, Request::Review { wanted, offset: 0, limit: 500 }) {
        Event::Review { rows, total } => {
            assert_eq!(rows.len() as u64, total);
            rows
        }
        other => panic!("{other:?}"),
    }
}

fn tried(session: &mut Session, row: &ReviewRow, to: &str) -> (Message, bool, u64) {
    let (file, column, from) = (row.file, row.column.unwrap(), row.text.clone());
    match ask(session, Request::Try { file, column, from, to: to.to_owned() }) {
        Event::Tried { becomes, refused, alike } => (becomes, refused, alike),
        other => panic!("{other:?}"),
    }
}

/// The fix of a row, as the page makes it.
fn fix(now: &Workspace, row: &ReviewRow, to: Option<&str>, alone: bool) -> Fix {
    let header = |index: u32| now.files[row.file as usize].file.mapping.columns[index as usize].header.clone();
    Fix {
        column: row.column.map(|index| Column { index, header: header(index) }),
        from: row.text.clone(),
        mend: to.map_or(Mend::LeaveOut, |to| Mend::Text(to.to_owned())),
        row: (alone || row.column.is_none()).then_some(row.key),
    }
}

/// Reads a file of the workspace again with these fixes, as the page does it.
fn apply(session: &mut Session, at: u32, file: (&str, &str), fixes: Vec<Fix>) -> Workspace {
    let looked = match last(open(session, &[file], Place::InPlaceOf(at), true)) {
        Event::Preview(looked) => looked,
        other => panic!("{other:?}"),
    };
    let [Looked::Seen(preview)] = &looked[..] else { panic!("{looked:?}") };
    let mapping = Mapping { fixes, ..preview.mapping.clone() };
    workspace(session.handle(Request::Accept(vec![Some(mapping)]), &mut Files(&[file])))
}

/// What stands above every file.
const HEAD: &str = "order_id,customer_id,order_date,amount,quantity,status,product\n";
const MAY: &str = "order_id,customer_id,order_date,amount,quantity,status,product\n\
    1,ann,2026-05-02,10.00,1,paid,tea\n\
    2,bob,2026-02-30,20.00,1,paid,tea\n\
    3,ann,2026-05-31,n.v.,1,paid,cup\n\
    4,cid,2026-05-31,n.v.,1,paid,cup\n\
    5,,2026-05-30,7.00,1,paid,cup\n\
    6,dan,2026-05-30,8.00,two,paid,cup\n\
    7,dan,2096-05-30,9.00,1,paid,cup\n\
    8,eve,2026-05-29,9.50,1,on the moon,cup\n\
    9,1.23E+15,2026-05-28,11.00,1,paid,cup\n\
    10,eve,2026-05-28,11.00,1,cancelled,cup\n\
    torn,row\n\
    \n";

fn opened(text: &str) -> (Session, Workspace) {
    let mut session = Session::new();
    // So many odd cells are asked about: the answer is yes.
    let Event::Preview(looked) = last(open(&mut session, &[("may.csv", text)], Place::Instead, false)) else {
        panic!()
    };
    let Looked::Seen(preview) = &looked[0] else { panic!() };
    let accept = Request::Accept(vec![Some(preview.mapping.clone())]);
    let now = workspace(session.handle(accept, &mut Files(&[("may.csv", text)])));
    (session, now)
}

#[test]
fn every_row_is_counted_once_and_every_kind_opens_its_rows() {
    let (mut session, now) = opened(MAY);
    let review = &now.files[0].review;
    assert_eq!((review.ready, review.warned(), review.failed(), review.blank), (2, 5, 4, 1));
    for (warning, count) in &review.warnings {
        let rows = rows(&mut session, Wanted::Warning(*warning));
        assert_eq!(rows.len() as u64, *count);
        assert!(rows.iter().all(|row| row.matter == Matter::Warning(*warning)));
    }
    for (reason, count) in &review.errors {
        assert_eq!(rows(&mut session, Wanted::Error(*reason)).len() as u64, *count);
    }
    let all = rows(&mut session, Wanted::All);
    let what: Vec<(u32, Option<u32>, &str)> = all.iter().map(|row| (row.line, row.column, row.text.as_str())).collect();
    let expected = [
        (3, Some(2), "2026-02-30"),
        (4, Some(3), "n.v."),
        (5, Some(3), "n.v."),
        (12, None, ""),
        (6, Some(1), ""),
        (7, Some(4), "two"),
        (8, Some(2), "2096-05-30"),
        (9, Some(5), "on the moon"),
        (10, Some(1), "1.23E+15"),
    ];
    assert_eq!(what, expected);
    assert_eq!(rows(&mut session, Wanted::Errors).len() + rows(&mut session, Wanted::Warnings).len(), all.len());
}

#[test]
fn what_a_fix_would_do_is_said_and_what_can_not_be_read_is_refused() {
    let (mut session, _) = opened(MAY);
    let all = rows(&mut session, Wanted::All);
    let (message, refused, alike) = tried(&mut session, &all[1], "12,50");
    assert_eq!((message.key.as_ref(), refused, alike), ("mend-money", false, 2));
    let (message, refused, _) = tried(&mut session, &all[0], "2026-02-31");
    assert_eq!((message.key.as_ref(), refused), ("reject-bad_date", true));
    assert_eq!(tried(&mut session, &all[7], "shipped").0.key, "mend-status-paid");
    assert!(tried(&mut session, &all[7], "elsewhere").1);
    assert!(tried(&mut session, &all[4], " ").1, "nobody is no customer");
}

#[test]
fn fixes_mend_rows_and_are_replayed_on_next_months_file() {
    let (mut session, now) = opened(MAY);
    let all = rows(&mut session, Wanted::All);
    let mut fixes = Vec::new();
    for (at, to, alone) in [
        (0, Some("2026-02-28"), true),
        (1, Some("30"), false),
        (3, None, true),
        (4, Some("zoe"), true),
        (5, Some("2"), false),
        (6, Some("2026-05-30"), true),
        (7, Some("shipped"), false),
        (8, None, true),
    ] {
        Fix::add(&mut fixes, fix(&now, &all[at], to, alone));
    }
    let fixed = apply(&mut session, 0, ("may.csv", MAY), fixes.clone());
    let review = &fixed.files[0].review;
    assert_eq!((review.ready, review.warned(), review.failed(), review.left_out), (9, 0, 0, 2));
    assert_eq!(review.mended, [1, 2, 1, 1, 1, 1, 1, 1]);
    assert!(rows(&mut session, Wanted::All).is_empty());
    // 10 + 20 + 30 + 30 + 7 + 8 + 9 + 9.5; the cancelled one and the damaged id stay out.
    assert_eq!(fixed.reconciliation.net.to_string(), "123.50");

    // June: the same row on another line, the same texts elsewhere, and one text that nothing was said of.
    let june = format!(
        "{HEAD}20,fay,2026-06-01,n.v.,two,on the moon,tea\n21,gus,n/a?,5.00,1,paid,tea\n2,bob,2026-02-30,20.00,1,paid,tea\n22,bob,2026-02-30,21.00,1,paid,tea\n"
    );
    let both = workspace(open(&mut session, &[("june.csv", &june)], Place::Beside, false));
    let file = &both.files[1];
    assert_eq!(file.file.mapping.origin, Origin::File("may.csv".to_owned()));
    assert_eq!(file.review.mended, [1, 1, 0, 0, 1, 0, 1, 0]);
    let left = rows(&mut session, Wanted::All);
    assert_eq!(left.iter().map(|row| (row.file, row.line)).collect::<Vec<_>>(), [(1, 3), (1, 5)]);

    // Taken back, the row is an error again.
    let back = apply(&mut session, 0, ("may.csv", MAY), fixes[1..].to_vec());
    assert_eq!(back.files[0].review.errors, [(RejectReason::BadDate, 1)]);
}

#[test]
fn a_row_that_was_mended_is_told_again_by_what_the_file_says() {
    let (mut session, now) = opened(MAY);
    let nobody = rows(&mut session, Wanted::Warning(Warning::NoCustomer)).remove(0);
    let mut fixes = vec![fix(&now, &nobody, Some("1.5E+10"), true)];
    let now = apply(&mut session, 0, ("may.csv", MAY), fixes.clone());
    let damaged = rows(&mut session, Wanted::Warning(Warning::DamagedId)).remove(0);
    assert_eq!((damaged.text.as_str(), damaged.key), ("1.5E+10", nobody.key));
    Fix::add(&mut fixes, fix(&now, &damaged, Some("zoe"), true));
    let now = apply(&mut session, 0, ("may.csv", MAY), fixes);
    assert!(now.files[0].review.warnings.iter().all(|(warning, _)| *warning != Warning::NoCustomer));
    assert_eq!(rows(&mut session, Wanted::Warning(Warning::DamagedId)).len(), 1);
}

#[test]
fn fixes_are_stored_with_the_data() {
    let (mut session, now) = opened(MAY);
    let all = rows(&mut session, Wanted::All);
    let looked = last(open(&mut session, &[("may.csv", MAY)], Place::InPlaceOf(0), true));
    let Event::Preview(looked) = looked else { panic!("{looked:?}") };
    let Looked::Seen(preview) = &looked[0] else { panic!() };
    let mapping = Mapping { fixes: vec![fix(&now, &all[1], Some("30"), false)], ..preview.mapping.clone() };
    let reply = session.handle(Request::Accept(vec![Some(mapping)]), &mut Files(&[("may.csv", MAY)]));
    let save = reply.save.clone().unwrap();
    let now = workspace(reply);
    let mut bytes = Vec::new();
    session.write(&mut |piece| bytes.extend_from_slice(piece));
    let mut reader = chunk::Reader::new(bytes.len() as u64);
    reader.feed(&bytes).unwrap();
    let tables = reader.finish().unwrap();
    let mut again = Session::new();
    let Event::Workspace(restored) = again.restore(&save.payload, tables, &mut Files(&[])).unwrap() else { panic!() };
    assert_eq!(restored.files, now.files);
    assert_eq!(rows(&mut again, Wanted::All), rows(&mut session, Wanted::All));
}
