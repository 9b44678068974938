//! Every export, dropped as a person drops it: nothing is asked, and what comes out is what the shop did.

use super::*;
use crate::engine::drop::{Dropped, drop_file};

/// Exports of which no table is made yet, and what they hold. The day that such a table can be read, its line goes, and its export says what it
/// must come to.
const NOT_YET: &[(&str, &str)] = &[("xiaohongshu-packages", "packages")];

/// What is wrong with what became of a file, line by line.
fn complaints(file: &str, export: &Export, form: Form) -> Vec<String> {
    let dropped = drop_file(file, form.write(&export.sheet).unwrap()).unwrap();
    let mut wrong = Vec::new();
    let mut expect = |what: &str, found: String, expected: String| {
        if found != expected {
            wrong.push(format!("{file}: {what} is {found}, should be {expected}"));
        }
    };
    match (dropped, &export.expect) {
        (Dropped::Read(seen), Expect::Orders(tally)) => {
            let rows = export.sheet.len() as u64 + tally.outside;
            expect("platform", seen.platform.unwrap_or_default(), export.platform.to_owned());
            expect("encoding", seen.encoding.to_owned(), form.encoding().to_owned());
            expect("questions", seen.questions.join(" "), String::new());
            expect("rows", seen.rows.to_string(), rows.to_string());
            expect("rejected", seen.rejected.to_string(), tally.rejected.to_string());
            expect("orders", seen.orders.to_string(), tally.orders.to_string());
            expect("customers", seen.customers.to_string(), tally.customers.len().to_string());
            expect("customers who only took back", seen.refund_only.to_string(), "0".to_owned());
            expect("net", plain(seen.net), plain(tally.net));
            expect("notes", seen.notes.join(" "), String::new());
        }
        (Dropped::Refused { code, told }, Expect::Nobody(expected)) => {
            expect("refusal", code, (*expected).to_owned());
            expect("platform in words", told.contains(export.platform).to_string(), "true".to_owned());
        }
        (Dropped::Other { kind, platform, questions }, Expect::Other(table)) => {
            expect("platform", platform.unwrap_or_default(), export.platform.to_owned());
            expect("table", kind.to_owned(), (*table).to_owned());
            expect("questions", questions.join(" "), String::new());
        }
        (Dropped::Refused { code, told }, Expect::NotYet(table)) => {
            expect("refusal", code, "other_table".to_owned());
            expect("platform in words", told.contains(export.platform).to_string(), "true".to_owned());
            expect("table", table.to_string(), listed(export).to_owned());
        }
        (Dropped::Refused { code, told }, _) => wrong.push(format!("{file}: is refused: {code}: {told}")),
        (Dropped::Other { kind, .. }, _) => wrong.push(format!("{file}: is read as {kind}")),
        (Dropped::Read(seen), _) => wrong.push(format!("{file}: is read, and should not be: {seen:?}")),
    }
    wrong
}

fn listed(export: &Export) -> &'static str {
    NOT_YET.iter().find(|(name, _)| *name == export.name).map_or("not in the list", |(_, table)| table)
}

#[test]
fn every_export_works_at_first_drop() {
    let mut wrong = Vec::new();
    for export in all(&Shop::new()) {
        for form in export.forms {
            wrong.extend(complaints(&format!("{}.{}", export.name, form.ending()), &export, *form));
        }
    }
    assert!(wrong.is_empty(), "{} complaints:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_can_not_be_read_yet_is_listed() {
    let exports = all(&Shop::new());
    let other: Vec<(&str, &str)> = exports
        .iter()
        .filter_map(|export| match export.expect {
            Expect::NotYet(table) => Some((export.name, table)),
            _ => None,
        })
        .collect();
    assert_eq!(other, NOT_YET);
}

#[test]
fn the_files_are_the_same_every_time() {
    for (once, again) in all(&Shop::new()).iter().zip(&all(&Shop::new())) {
        for form in once.forms {
            assert_eq!(form.write(&once.sheet).unwrap(), form.write(&again.sheet).unwrap(), "{}", once.name);
        }
    }
}
