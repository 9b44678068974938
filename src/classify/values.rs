//! The values of a column of texts, as classifiers of preference count them: spellings of one value together, the most frequent first.
//!
//! Also the walk over customers, their orders and lines that these classifiers share. Nothing here knows a class but its name.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Class, Context};
use crate::base::fold::{lower, nfkc};
use crate::base::nothing::is_nothing;
use crate::base::{Day, Job, Money, NONE, Result, each};
use crate::features::Span;
use crate::math::order;
use crate::table::{Codes, Role, TableKind, Text};

/// How many classes the data may name; one more is for the rest.
pub(super) const NAMED: usize = 11;

/// Their colours, the most frequent first.
const COLOURS: [&str; NAMED] = [
    "cat-pine",
    "cat-azure",
    "cat-ochre",
    "cat-vermilion",
    "cat-violet",
    "cat-moss",
    "cat-rose",
    "cat-sky",
    "seq-5",
    "seq-3",
    "seq-2",
];

/// The values that are told apart. Items are positions here; what is rarer than all of these has numbers from [`Vocabulary::len`] on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Vocabulary {
    /// Folded, the most frequent first, ties by text.
    keys: Vec<String>,
    /// As most rows spell it.
    labels: Vec<String>,
    counts: Vec<u32>,
    total: u64,
    kinds: u32,
}

/// The form in which spellings of one value are equal; empty for what says nothing.
pub(super) fn key(text: &str) -> String {
    if is_nothing(text, true) { String::new() } else { lower(&nfkc(text)).trim().to_owned() }
}

/// Key, rows, text and code of a spelling: sorted, the most frequent one of a key comes first.
type Spelling<'a> = (String, Reverse<u32>, &'a str, u32);

/// A column before it is known how often each value counts.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    /// Key and most frequent spelling, those of most rows first.
    values: Vec<(String, String)>,
    /// Rows of each.
    rows: Vec<u32>,
    /// By code of the column the value, or [`NONE`].
    pub(crate) places: Vec<u32>,
}

impl Draft {
    /// Of a column of the orders. What is dated from as-of on has no say in what a value is called.
    pub(crate) fn of_orders(cx: &Context, column: Text<'_>) -> Draft {
        let before = cx.customers.as_of.unwrap_or(Day(i32::MAX));
        Draft::of(column, |row| cx.facts.line_day(row as u32) < before)
    }

    /// Of the rows that are meant.
    pub(super) fn of(column: Text<'_>, is_meant: impl Fn(usize) -> bool) -> Draft {
        let mut rows = vec![0u32; column.dictionary.len()];
        each(column.codes.len(), |row| {
            if let Some(count) = rows.get_mut(column.codes.get(row) as usize).filter(|_| is_meant(row)) {
                *count += 1;
            }
        });
        let mut spelt: Vec<Spelling> = column
            .dictionary
            .iter()
            .zip(&rows)
            .zip(0..)
            .map(|((text, rows), code)| (key(text), Reverse(*rows), text, code))
            .filter(|(key, ..)| !key.is_empty())
            .collect();
        spelt.sort_unstable();
        let mut values: Vec<(Reverse<u32>, &[Spelling])> = spelt
            .chunk_by(|a, b| a.0 == b.0)
            .map(|spellings| (Reverse(spellings.iter().map(|(_, rows, ..)| rows.0).sum()), spellings))
            .collect();
        // Stable: ties stay in the order of their texts.
        values.sort_by_key(|(rows, _)| *rows);
        let mut places = vec![NONE; column.dictionary.len()];
        let counts = values.iter().map(|(rows, _)| rows.0);
        let named = values.iter().zip(0..).filter_map(|((_, spellings), place)| {
            for (.., code) in *spellings {
                if let Some(slot) = places.get_mut(*code as usize) {
                    *slot = place;
                }
            }
            spellings.first().map(|(key, _, text, _)| (key.clone(), text.trim().to_owned()))
        });
        let rows = counts.collect();
        Draft { values: named.collect(), rows, places }
    }

    /// How many values there are.
    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// Rows that name each value.
    pub(super) fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// What the values are called, those of most rows first.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|(_, label)| label.as_str())
    }

    /// With the counts of each value; those that count nothing are left out, those beyond `most` have no name.
    pub(super) fn settle(self, counts: &[u32], most: usize) -> Vocabulary {
        let counted = self.values.into_iter().zip(counts).filter(|(_, count)| **count > 0);
        let counted: Vec<((String, String), u32)> = counted.map(|(value, count)| (value, *count)).collect();
        let mut all = Vocabulary { kinds: counted.len() as u32, ..Vocabulary::default() };
        all.total = counted.iter().map(|(_, count)| u64::from(*count)).sum();
        let mut counted = counted;
        counted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.0.cmp(&b.0.0)));
        for ((key, label), count) in counted.into_iter().take(most) {
            all.keys.push(key);
            all.labels.push(label);
            all.counts.push(count);
        }
        all
    }
}

impl Vocabulary {
    /// How many values have a name.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// How many values there are, named or not.
    pub(super) fn kinds(&self) -> u32 {
        self.kinds
    }

    /// What a value is called.
    pub(super) fn label(&self, item: u32) -> Option<&str> {
        self.labels.get(item as usize).map(String::as_str)
    }

    /// The item of a text; the first beyond the named ones for one without a name, [`NONE`] for nothing.
    pub(super) fn item(&self, text: &str) -> u32 {
        match key(text) {
            key if key.is_empty() => NONE,
            key => self.keys.iter().position(|known| *known == key).unwrap_or(self.len()) as u32,
        }
    }

    /// The share of a value in everything that was counted; of those without a name the mean.
    pub(super) fn share(&self, item: u32) -> f64 {
        let total = self.total as f64;
        if let Some(count) = self.counts.get(item as usize) {
            return f64::from(*count) / total;
        }
        self.rest() / f64::from(self.kinds.saturating_sub(self.len() as u32).max(1))
    }

    /// The share of all values without a name.
    pub(super) fn rest(&self) -> f64 {
        let named: u64 = self.counts.iter().map(|count| u64::from(*count)).sum();
        if self.total == 0 { 0.0 } else { (self.total - named) as f64 / self.total as f64 }
    }

    /// By code of a column the item, or [`NONE`].
    pub(super) fn items(&self, column: Text<'_>) -> Vec<u32> {
        let mut known = order::map(self.keys.iter().cloned().zip(0u32..));
        let mut next = self.keys.len() as u32;
        let mut item = |text: &str| match key(text) {
            key if key.is_empty() => NONE,
            key => *known.entry(key).or_insert_with(|| {
                next += 1;
                next - 1
            }),
        };
        column.dictionary.iter().map(&mut item).collect()
    }

    /// By code the item of what these lines name: that of a customer needs no look at everything the shop sells.
    pub(super) fn items_of(&self, column: Text<'_>, lines: Span) -> BTreeMap<u32, u32> {
        let mut others: Vec<String> = Vec::new();
        let mut items = BTreeMap::new();
        for line in lines {
            let code = column.codes.get(line as usize);
            items.entry(code).or_insert_with(|| {
                let key = key(column.dictionary.get(code));
                if key.is_empty() {
                    return NONE;
                }
                let named = self.keys.iter().position(|known| *known == key);
                let place = named.or_else(|| Some(self.len() + others.iter().position(|other| *other == key)?));
                place.unwrap_or_else(|| {
                    others.push(key);
                    self.len() + others.len() - 1
                }) as u32
            });
        }
        items
    }

    /// The classes of the named values. A label that is the id of a class of another meaning is set in quotes.
    pub(super) fn classes(&self, reserved: &[&str]) -> impl Iterator<Item = Class> {
        let named = self.labels.iter().zip(COLOURS);
        named.map(|(label, colour)| {
            if reserved.contains(&label.as_str()) {
                Class::named(&format!("“{label}”"), colour)
            } else {
                Class::named(label, colour)
            }
        })
    }
}

/// A text column of the orders.
pub(super) fn column<'a>(cx: &Context<'a>, role: Role) -> Option<Text<'a>> {
    cx.facts.table(TableKind::Orders)?.text(role)
}

/// The lines of a customer's orders in the window.
pub(super) fn lines(cx: &Context, row: usize) -> Span {
    let before = cx.customers.as_of.unwrap_or(Day(i32::MAX));
    cx.customers.who.get(row).map_or(Span::default(), |who| cx.facts.lines(*who, cx.customers.from, before))
}

/// The orders of a customer in the window; what only gave money back is none.
pub(crate) fn orders<'a>(cx: &Context<'a>, row: usize) -> impl Iterator<Item = Span> + use<'a> {
    let facts = cx.facts;
    facts.orders(lines(cx, row)).filter(move |lines| lines.iter().any(|line| facts.paid(line) >= Money::ZERO))
}

/// The item that the lines of an order name: of several the most frequent one in the shop. [`NONE`] where they name none.
pub(super) fn of_order(codes: &Codes, items: &[u32], lines: Span) -> u32 {
    lines.iter().map(|line| items.get(codes.get(line as usize) as usize).copied().unwrap_or(NONE)).min().unwrap_or(NONE)
}

/// Goes through all customers; can be stopped.
pub(super) fn walk(cx: &Context, job: &mut Job, mut body: impl FnMut(usize)) -> Result<()> {
    const STRIDE: usize = 65_536;
    let total = cx.customers.len();
    let mut done = 0;
    job.step("stage-classifying", 0, total as u64)?;
    while done < total {
        let end = total.min(done + STRIDE);
        each(end - done, |at| body(done + at));
        done = end;
        job.step("stage-classifying", done as u64, total as u64)?;
    }
    Ok(())
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_value_are_one_and_the_rest_share_what_is_left() {
        let column: crate::table::TextColumn =
            ["online", "Online ", "门店", "Online ", "", "N/A", "小程序", "邮购"].into_iter().collect();
        let draft = Draft::of(column.view(), |_| true);
        let mut counts = vec![0; draft.len()];
        for row in 0..column.codes.len() {
            if let Some(count) =
                counts.get_mut(of_order(&column.codes, &draft.places, Span::new(row as u32..row as u32 + 1)) as usize)
            {
                *count += 1;
            }
        }
        let all = draft.settle(&counts, 2);
        assert_eq!((all.len(), all.kinds(), all.label(0)), (2, 4, Some("Online")));
        assert_eq!((all.share(0), all.rest(), all.share(2)), (0.5, 2.0 / 6.0, 1.0 / 6.0));
        let items = all.items(column.view());
        let of = |row: u32| of_order(&column.codes, &items, Span::new(row..row + 1));
        assert_eq!((of(0), of(1), of(3), of(4), of(5)), (0, 0, 0, NONE, NONE));
        assert_eq!(of_order(&column.codes, &items, Span::new(3..7)), 0);
        let classes: Vec<Class> = all.classes(&["Online"]).collect();
        assert_eq!(classes[0].id, "“Online”");
    }
}
