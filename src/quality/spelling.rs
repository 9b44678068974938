//! One thing written in several ways, and money of several currencies.

use super::measure::{Sheet, flag};
use super::{Code, Dimension, Score, words};
use crate::base::{NONE, each};
use crate::table::{Dictionary, Role, TextColumn};

/// Columns that name things of which there are few, again and again.
const NAMES: &[Role] = &[
    Role::Product,
    Role::Category,
    Role::Brand,
    Role::Channel,
    Role::Payment,
    Role::Region,
    Role::Status,
    Role::Gender,
    Role::Income,
    Role::Industry,
    Role::CompanySize,
    Role::Title,
    Role::Tier,
    Role::Consent,
    Role::Owner,
    Role::Source,
    Role::Satisfaction,
    Role::Repurchase,
    Role::Question,
    Role::ContactType,
    Role::Direction,
    Role::Topic,
    Role::Result,
    Role::Agent,
    Role::ReturnType,
    Role::Reason,
    Role::Event,
];

/// Looks at all columns of names, and at the currency.
pub(super) fn check(sheet: &mut Sheet) {
    let table = sheet.table;
    for (at, field) in table.fields.iter().enumerate() {
        let Some(column) = table.text(field.role) else { continue };
        if field.role == Role::Currency {
            let most = column.most_common();
            let other: Vec<bool> = (0..column.dictionary.len() as u32).map(|code| Some(code) != most).collect();
            let name = most.map(|most| column.dictionary.get(most).to_owned()).unwrap_or_default();
            tell(sheet, at, column, &other, Code::Currency, |message| message.text("most", name));
        } else if NAMES.contains(&field.role) {
            let (other, pair) = variants(column);
            tell(sheet, at, column, &other, Code::Spelling, |message| {
                let (usual, rare) = pair.unwrap_or_default();
                message.text("usual", usual).text("rare", rare)
            });
        }
    }
}

/// By code whether more rows write the same in another way; and an example: the usual form, and the most frequent of the others.
fn variants(column: &TextColumn) -> (Vec<bool>, Option<(String, String)>) {
    let texts = &column.dictionary;
    let mut folds = Dictionary::new();
    let of_code: Vec<u32> = texts.iter().map(|text| folds.intern(&words::folded(text))).collect();
    if folds.len() == texts.len() {
        return (vec![false; texts.len()], None);
    }
    let mut counts = vec![0u64; texts.len()];
    each(column.codes.len(), |row| {
        if let Some(count) = counts.get_mut(column.codes.get(row) as usize) {
            *count += 1;
        }
    });
    // The form that most rows have; of equally many the first in the order of bytes. What surrounds a text is never the usual form.
    let rank = |code: u32| {
        let text = texts.get(code);
        (counts.get(code as usize).copied().unwrap_or(0), text.trim() == text, std::cmp::Reverse(text))
    };
    let mut usual = vec![NONE; folds.len()];
    for (code, fold) in (0u32..).zip(&of_code) {
        if let Some(usual) = usual.get_mut(*fold as usize)
            && (*usual == NONE || rank(code) > rank(*usual))
        {
            *usual = code;
        }
    }
    let usual_of = |code: u32| of_code.get(code as usize).and_then(|fold| usual.get(*fold as usize)).copied();
    let others: Vec<bool> = (0..texts.len() as u32).map(|code| usual_of(code) != Some(code)).collect();
    let rarest =
        (0u32..).zip(&others).filter(|(_, other)| **other).map(|(code, _)| code).max_by_key(|code| rank(*code));
    let pair = rarest.and_then(|code| Some((texts.get(usual_of(code)?).to_owned(), texts.get(code).to_owned())));
    (others, pair)
}

fn tell(
    sheet: &mut Sheet,
    at: usize,
    column: &TextColumn,
    other: &[bool],
    code: Code,
    complete: impl FnOnce(crate::base::Message) -> crate::base::Message,
) {
    let (mut filled, mut rows) = (0u64, Vec::new());
    let flags = &mut sheet.flags;
    each(column.codes.len(), |row| {
        let Some(other) = other.get(column.codes.get(row) as usize) else { return };
        filled += 1;
        if let Some(slot) = flags.get_mut(row) {
            *slot |= flag::LOOKED | if *other { flag::CONTRADICTS } else { 0 };
        }
        if *other {
            rows.push(row as u32);
        }
    });
    sheet.score(at, Dimension::Consistency, Score::less(rows.len() as u64, filled));
    sheet.found(code, Some(at), rows, complete);
}
