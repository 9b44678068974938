//! What each customer bought in the window: every product, under its brand, once for each order that has it; and the same by the values of
//! one column, with what they brought.
//!
//! Serves [`attribute_preference`](super::classifiers::attribute_preference) and [`product_preference`](super::classifiers::product_preference),
//! which ask for it with every setting that somebody tries. What things mean is decided there.

use std::collections::BTreeMap;

use super::values::Draft;
use super::{Context, values};
use crate::base::{Job, Money, NONE, Result};
use crate::features::Span;
use crate::models::preference::{Taken, Tally};
use crate::table::{Role, Text};

/// The columns that name a product.
#[derive(Clone, Copy)]
pub(super) struct Columns<'a> {
    pub(super) product: Text<'a>,
    pub(super) brand: Option<Text<'a>>,
}

/// A product under a brand, by their codes; [`NONE`] for no brand.
pub(super) type Thing = (u32, u32);

impl<'a> Columns<'a> {
    pub(super) fn of(cx: &Context<'a>) -> Option<Columns<'a>> {
        let product = values::column(cx, Role::Product)?;
        Some(Columns { product, brand: values::column(cx, Role::Brand) })
    }

    /// Hands on each thing of an order once, in the order of its lines; `seen` is room to work in. A line that takes money off is no purchase.
    pub(super) fn order(&self, cx: &Context, lines: Span, seen: &mut Vec<Thing>, mut take: impl FnMut(Thing)) {
        seen.clear();
        for line in lines {
            let product = self.product.codes.get(line as usize);
            let thing = (product, self.brand.map_or(NONE, |column| column.codes.get(line as usize)));
            if product != NONE && !seen.contains(&thing) && cx.facts.paid(line) >= Money::ZERO {
                seen.push(thing);
                take(thing);
            }
        }
    }
}

/// Some items for each row, end to end.
#[derive(Clone, Debug, Default, PartialEq)]
struct PerRow<T> {
    /// Where those of each row end.
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T> PerRow<T> {
    /// What comes now is the next row's.
    fn end_row(&mut self) {
        self.ends.push(self.items.len() as u32);
    }

    fn of(&self, row: usize) -> &[T] {
        let end = |row: usize| self.ends.get(row).copied().unwrap_or(0) as usize;
        let start = row.checked_sub(1).map_or(0, end);
        self.items.get(start..end(row)).unwrap_or_default()
    }
}

/// All purchases of all customers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Bought {
    /// The different things.
    pub(super) things: Vec<Thing>,
    /// By place in `things`.
    purchases: PerRow<u32>,
}

impl Bought {
    /// Goes through everybody's orders; nothing is bought where no column names products.
    pub(super) fn of(cx: &Context, job: &mut Job) -> Result<Bought> {
        let mut all = Bought::default();
        let Some(columns) = Columns::of(cx) else { return Ok(all) };
        // Nearly every product has one brand: the first that comes is found by the code of the product alone.
        let mut first: Vec<Option<(u32, u32)>> = vec![None; columns.product.dictionary.len()];
        let mut others: BTreeMap<Thing, u32> = BTreeMap::new();
        let mut seen = Vec::new();
        values::walk(cx, job, |row| {
            for lines in values::orders(cx, row) {
                columns.order(cx, lines, &mut seen, |thing| {
                    let next = all.things.len() as u32;
                    let known = first.get_mut(thing.0 as usize);
                    let place = match known {
                        Some(Some((brand, place))) if *brand == thing.1 => *place,
                        Some(slot @ None) => slot.insert((thing.1, next)).1,
                        _ => *others.entry(thing).or_insert(next),
                    };
                    if place == next {
                        all.things.push(thing);
                    }
                    all.purchases.items.push(place);
                });
            }
            all.purchases.end_row();
        })?;
        Ok(all)
    }

    /// The purchases of a row, by place in [`Bought::things`].
    pub(super) fn of_row(&self, row: usize) -> &[u32] {
        self.purchases.of(row)
    }
}

/// Counts what a customer took: each thing once per order, with what its lines brought. `order` is room to work in.
pub(super) fn count(cx: &Context, row: usize, item: &mut dyn FnMut(u32) -> u32, tally: &mut Tally, order: &mut Tally) {
    tally.clear();
    for lines in values::orders(cx, row) {
        order.clear();
        for line in lines {
            let (item, paid) = (item(line), cx.facts.paid(line));
            // A discount that stands on a line of its own is nothing that was bought.
            if item != NONE && paid >= Money::ZERO {
                order.add(item, paid);
            }
        }
        for taken in order.taken() {
            tally.add(taken.item, taken.money);
        }
    }
}

/// What everybody took of the values of one column.
#[derive(Clone, Debug)]
pub(super) struct Tallied {
    /// The values.
    pub(super) draft: Draft,
    /// By value.
    taken: PerRow<Taken>,
}

impl Tallied {
    /// Goes through everybody's orders.
    pub(super) fn of(cx: &Context, column: Text<'_>, job: &mut Job) -> Result<Tallied> {
        let mut all = Tallied { draft: Draft::of_orders(cx, column), taken: PerRow::default() };
        let (mut tally, mut order) = (Tally::default(), Tally::default());
        values::walk(cx, job, |row| {
            let place = |line: u32| all.draft.places.get(column.codes.get(line as usize) as usize).copied();
            count(cx, row, &mut |line| place(line).unwrap_or(NONE), &mut tally, &mut order);
            all.taken.items.extend_from_slice(tally.taken());
            all.taken.end_row();
        })?;
        Ok(all)
    }

    /// What a row took, by value.
    pub(super) fn of_row(&self, row: usize) -> &[Taken] {
        self.taken.of(row)
    }

    /// By value the item, of items by code of the column: spellings of one value are one item.
    pub(super) fn items(&self, of_codes: &[u32]) -> Vec<u32> {
        let mut items = vec![NONE; self.draft.len()];
        for (place, item) in self.draft.places.iter().zip(of_codes) {
            if let Some(slot) = items.get_mut(*place as usize) {
                *slot = *item;
            }
        }
        items
    }
}
