//! How much of what a shop sells its customers buy there: the breadth of categories, and the share of each in what its buyers spend here.
//!
//! The true share of wallet can't be seen from a shop's own orders; nothing here is called that.

use crate::base::{Arg, Message, Money, NONE};
use crate::charts::kinds::share;
use crate::charts::kinds::sheet::{Column, Data, Row, nothing};
use crate::classify::Context;
use crate::classify::values::{self, Draft};
use crate::models::preference::Tally;
use crate::table::{Role, TableKind};

/// Categories that are listed, those with most buyers first.
const SHOWN: usize = 20;

/// What is summed over the buyers of a category.
#[derive(Clone, Default)]
struct Sum {
    buyers: u32,
    spent: Money,
    /// What they spent on everything.
    all: Money,
    /// Further categories that they buy.
    others: u32,
}

/// By category how many buy it, what part of their spending here it is, and how many others they buy. None without categories, and where
/// there is only one.
pub(super) fn breadth(cx: &Context) -> Option<Data> {
    let column =
        cx.facts.table(TableKind::Orders)?.text(Role::Category).filter(|column| !column.dictionary.is_empty())?;
    let draft = Draft::of_orders(cx, column);
    if draft.len() < 2 {
        return None;
    }
    let mut sums = vec![Sum::default(); draft.len()];
    let (mut buyers, mut kinds, mut single) = (0u32, 0u64, 0u32);
    let mut tally = Tally::default();
    for row in 0..cx.customers.len() {
        tally.clear();
        for line in values::orders(cx, row).flatten() {
            let item = draft.places.get(column.codes.get(line as usize) as usize).copied().unwrap_or(NONE);
            let paid = cx.facts.paid(line);
            if item != NONE && paid >= Money::ZERO {
                tally.add(item, paid);
            }
        }
        let bought = tally.taken().len() as u32;
        if bought == 0 {
            continue;
        }
        buyers += 1;
        kinds += u64::from(bought);
        single += u32::from(bought == 1);
        for taken in tally.taken() {
            if let Some(sum) = sums.get_mut(taken.item as usize) {
                sum.buyers += 1;
                sum.spent += taken.money;
                sum.all += tally.money();
                sum.others += bought - 1;
            }
        }
    }
    if buyers == 0 {
        return None;
    }
    let mean = kinds as f64 / f64::from(buyers);
    let title = Message::new("sheet-breadth-title")
        .with("mean", Arg::Number(mean, 1))
        .count("kinds", sums.iter().filter(|sum| sum.buyers > 0).count())
        .with("single", Arg::Percent(f64::from(single) / f64::from(buyers), 0));
    let mut listed: Vec<(&str, &Sum)> = draft.labels().zip(&sums).filter(|(_, sum)| sum.buyers > 0).collect();
    listed.sort_by(|a, b| b.1.buyers.cmp(&a.1.buyers).then_with(|| a.0.cmp(b.0)));
    let row = |(label, sum): (&str, &Sum)| {
        let part = share(sum.spent.to_f64(), sum.all.to_f64());
        Row::of(vec![
            Arg::Text(label.to_owned()),
            Arg::Count(u64::from(sum.buyers)),
            Arg::Percent(f64::from(sum.buyers) / f64::from(buyers), 0),
            Arg::Money(sum.spent),
            if sum.all > Money::ZERO { Arg::Percent(part, 0) } else { nothing() },
            Arg::Number(f64::from(sum.others) / f64::from(sum.buyers), 1),
        ])
    };
    let columns = vec![
        Column::words("sheet-col-category"),
        Column::figures("sheet-col-customers"),
        Column::figures("sheet-col-buy-it"),
        Column::figures("sheet-col-spent"),
        Column::figures("sheet-col-spent-share"),
        Column::figures("sheet-col-others"),
    ];
    Data::new(title, Message::new("sheet-breadth-subtitle"), columns)
        .note(Message::new("sheet-breadth-note"))
        .rows(listed.into_iter().map(row).collect(), SHOWN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop};

    fn shop(rows: &[[&str; 4]]) -> Shop {
        let roles = [Role::Customer, Role::Order, Role::Amount, Role::Category, Role::Date];
        let mut orders = Sheet::new(TableKind::Orders, &roles);
        for [who, order, money, category] in rows {
            orders.row([*who, *order, *money, *category, "9"]);
        }
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    /// a: tea 60 and 20, cups 20. b: tea 50. c: cups 30, and something without a category. Tea has 130 of 150 of its buyers, cups 50 of 130.
    #[test]
    fn a_category_has_its_part_of_what_its_buyers_spend() {
        let shop = shop(&[
            ["a", "1", "60", "tea"],
            ["a", "1", "20", "cups"],
            ["a", "2", "20", "Tea"],
            ["b", "3", "50", "tea"],
            ["c", "4", "30", "cups"],
            ["c", "4", "5", ""],
        ]);
        let data = breadth(&shop.cx()).unwrap();
        let cells: Vec<Vec<Arg>> = data.rows.iter().map(|row| row.cells.clone()).collect();
        let units = |value: i64| Arg::Money(Money(value * Money::SCALE));
        let row = |name: &str, spent: i64, part: f64| {
            let name = Arg::Text(name.into());
            let (buy, others) = (Arg::Percent(2.0 / 3.0, 0), Arg::Number(0.5, 1));
            vec![name, Arg::Count(2), buy, units(spent), Arg::Percent(part, 0), others]
        };
        assert_eq!(cells, [row("cups", 50, 50.0 / 130.0), row("tea", 130, 130.0 / 150.0)]);
        assert!(data.title.args.contains(&("mean".into(), Arg::Number(4.0 / 3.0, 1))), "{:?}", data.title);
    }

    #[test]
    fn one_category_has_no_breadth() {
        assert_eq!(breadth(&shop(&[["a", "1", "60", "tea"], ["b", "2", "20", "tea"]]).cx()), None);
        assert_eq!(breadth(&Shop::of(&[("a", &[(0, 5.0)])]).cx()), None);
    }
}
