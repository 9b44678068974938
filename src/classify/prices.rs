//! What the prices of a shop are: the columns that tell them, median prices by month and category, weeks of promotion, and what one
//! customer's orders add up to against them.
//!
//! Serves [`price_sensitivity`](super::classifiers::price_sensitivity), which knows the classes; the arithmetic is `models::price`.

use serde::{Deserialize, Serialize};

use super::Context;
use super::values::{self, Draft, Vocabulary};
use crate::base::{Day, Job, Money, Months, NONE, Result};
use crate::features::Span;
use crate::math::order;
use crate::math::summary::quantile;
use crate::models::price::{Line, Sums, week};
use crate::table::{Codes, Role, TableKind};

/// Categories with prices of their own; rarer ones share theirs.
const CATEGORIES: usize = 200;
const MOST_MONTHS: usize = 480;
/// Median prices of a piece by month and category.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Prices {
    /// First and last day with a line.
    from: Option<Day>,
    to: Option<Day>,
    pub(super) categories: Vocabulary,
    /// By month, then category, then all other categories; zero where nothing was sold.
    medians: Vec<Money>,
}

/// What so many pieces cost. Whole pieces, nearly all there are, are multiplied without a detour; the result is the same.
fn times(price: Money, pieces: f64) -> Option<Money> {
    let whole = pieces as i16;
    if f64::from(whole).to_bits() == pieces.to_bits() && price.0.unsigned_abs() < 1 << 36 {
        return Some(Money(price.0 * i64::from(whole)));
    }
    Money::from_f64(price.to_f64() * pieces)
}

/// The columns that tell a price.
pub(super) struct Columns<'a> {
    list: &'a [Money],
    unit: &'a [Money],
    discount: &'a [Money],
    refund: &'a [Money],
    quantity: &'a [f64],
}

fn some(column: &[Money], line: u32) -> Option<Money> {
    column.get(line as usize).copied().filter(|money| money.is_some())
}

impl<'a> Columns<'a> {
    pub(super) fn of(cx: &Context<'a>) -> Columns<'a> {
        let orders = cx.facts.table(TableKind::Orders);
        let money = |role| orders.and_then(|orders| orders.money(role)).unwrap_or_default();
        Columns {
            list: money(Role::ListPrice),
            unit: money(Role::UnitPrice),
            discount: money(Role::Discount),
            refund: money(Role::Refund),
            quantity: orders.and_then(|orders| orders.number(Role::Quantity)).unwrap_or_default(),
        }
    }

    /// Whether the file says anything of discounts.
    pub(super) fn tells(&self) -> bool {
        !self.list.is_empty() || !self.discount.is_empty()
    }

    /// What an order says: before discounts, what was taken off, and what was paid.
    pub(super) fn order(&self, cx: &Context, lines: Span) -> (Money, Money, Money) {
        let said = lines.iter().map(|line| self.line(line, cx.facts.paid(line)));
        said.fold((Money::ZERO, Money::ZERO, Money::ZERO), |(list, off, paid), line| {
            (list + line.list, off + line.off, paid + line.paid)
        })
    }

    /// What a line says. A discount that stands on a line of its own is off, and nothing that was bought.
    fn line(&self, line: u32, paid: Money) -> Line {
        if paid < Money::ZERO {
            return Line { off: -paid, paid, ..Line::default() };
        }
        let pieces =
            self.quantity.get(line as usize).copied().filter(|pieces| pieces.is_finite()).map_or(1.0, f64::abs);
        let times = |price: Money| self::times(price, pieces);
        let unit = some(self.unit, line);
        let sold = unit.and_then(times);
        let list = some(self.list, line).and_then(times).filter(|list| *list > Money::ZERO);
        let discount = some(self.discount, line).map_or(Money::ZERO, Money::abs);
        // What a refund took back of what was paid is no discount.
        let refunded = some(self.refund, line).is_some_and(|refund| refund != Money::ZERO);
        let below =
            list.filter(|_| sold.is_some() || !refunded).map_or(Money::ZERO, |list| list - sold.unwrap_or(paid));
        let off = discount.max(below).max(Money::ZERO);
        let per_piece = || (pieces > 0.0).then(|| Money::from_f64(paid.to_f64() / pieces)).flatten();
        let price = unit.or_else(per_piece).filter(|price| *price > Money::ZERO).map(|price| (price, pieces));
        Line { list: list.unwrap_or(paid + discount).max(off), off, paid, price }
    }
}

impl Prices {
    fn months(&self) -> Option<Months> {
        Some(Months::between(self.from?, self.to?, MOST_MONTHS))
    }

    /// The place of a price among the medians.
    fn place(&self, months: &Months, day: Day, category: u32) -> usize {
        let kinds = self.categories.len();
        months.of(day) * (kinds + 1) + (category as usize).min(kinds)
    }
}

/// What the prices of the shop are, which weeks are of promotion, and what each customer's orders add up to against them: no parameter
/// changes any of it, so that it is worked out once ([`fits`](super::fits)).
#[derive(Debug)]
pub(super) struct Surveyed {
    pub(super) prices: Prices,
    /// Ascending.
    pub(super) weeks: Vec<i32>,
    /// By row.
    pub(super) sums: Vec<Sums>,
}

impl Surveyed {
    pub(super) fn of(cx: &Context, job: &mut Job) -> Result<Surveyed> {
        let (prices, weeks) = survey(cx, job)?;
        let weeks = promotions(&weeks);
        let measure = Measure::of(cx, &prices, &weeks);
        let mut sums = Vec::with_capacity(cx.customers.len());
        values::walk(cx, job, |row| sums.push(measure.sums(cx, row).0))?;
        Ok(Surveyed { prices, weeks, sums })
    }
}

/// Everything that measuring one customer needs.
pub(super) struct Measure<'a> {
    prices: &'a Prices,
    /// Whether a week is of promotion, from the first that is on.
    weeks: Vec<bool>,
    first_week: i32,
    columns: Columns<'a>,
    category: Option<(&'a Codes, Vec<u32>)>,
    months: Option<Months>,
}

impl<'a> Measure<'a> {
    /// At these medians and weeks of promotion, with the item of each category's code.
    pub(super) fn of(cx: &Context<'a>, prices: &'a Prices, weeks: &[i32]) -> Measure<'a> {
        let column = values::column(cx, Role::Category);
        let category = column.map(|column| (column.codes, prices.categories.items(column)));
        let first_week = weeks.first().copied().unwrap_or(0);
        let all = weeks.last().map_or(0, |last| (last - first_week + 1) as usize);
        let mut promoted = vec![false; all];
        for week in weeks {
            if let Some(place) = promoted.get_mut((week - first_week) as usize) {
                *place = true;
            }
        }
        let columns = Columns::of(cx);
        Measure { prices, weeks: promoted, first_week, columns, category, months: prices.months() }
    }

    fn is_promoted(&self, day: Day) -> bool {
        let at = usize::try_from(week(day) - self.first_week).ok();
        at.and_then(|at| self.weeks.get(at)).copied().unwrap_or(false)
    }

    fn category(&self, line: u32) -> u32 {
        let of = |(codes, items): &(&Codes, Vec<u32>)| items.get(codes.get(line as usize) as usize).copied();
        self.category.as_ref().and_then(of).unwrap_or(NONE)
    }

    /// The sums of a customer, and whether something was bought at full price after a discount.
    pub(super) fn sums(&self, cx: &Context, row: usize) -> (Sums, bool) {
        let (mut sums, mut own, mut usual) = (Sums::default(), 0i128, 0i128);
        let (mut first_off, mut last_full) = (None::<Day>, None::<Day>);
        for lines in values::orders(cx, row) {
            let Some(day) = lines.first().map(|line| cx.facts.line_day(line)) else { continue };
            let mut all = Line::default();
            for line in lines {
                let said = self.columns.line(line, cx.facts.paid(line));
                all.list += said.list;
                all.off += said.off;
                all.paid += said.paid;
                let median = self.months.as_ref().map(|months| self.prices.place(months, day, self.category(line)));
                let median =
                    median.and_then(|place| self.prices.medians.get(place)).filter(|median| **median > Money::ZERO);
                if let (Some((price, pieces)), Some(median)) = (said.price, median) {
                    own += i128::from(times(price, pieces).map_or(0, |all| all.0));
                    usual += i128::from(times(*median, pieces).map_or(0, |all| all.0));
                }
            }
            let discounted = sums.add(all.list, all.off, all.paid, self.is_promoted(day));
            if discounted {
                first_off = Some(first_off.map_or(day, |first| first.min(day)));
            } else {
                last_full = last_full.max(Some(day));
            }
        }
        let money = |sum: i128| Money(i64::try_from(sum).unwrap_or(i64::MAX));
        (sums.own, sums.median) = (money(own), money(usual));
        (sums, first_off.zip(last_full).is_some_and(|(off, full)| full > off))
    }
}

/// What was sold in a week: before discounts, and what was taken off.
#[derive(Clone, Copy, Debug)]
struct Week {
    /// Weeks from Monday, as `models::price::week` counts them.
    number: i32,
    list: Money,
    off: Money,
}

impl Week {
    fn depth(&self) -> f64 {
        self.off.to_f64() / self.list.to_f64()
    }
}

/// Median prices, and list and off by week.
fn survey(cx: &Context, job: &mut Job) -> Result<(Prices, Vec<Week>)> {
    let category = values::column(cx, Role::Category).filter(|column| !column.dictionary.is_empty());
    let mut prices = Prices::default();
    if let Some(column) = category {
        let draft = Draft::of_orders(cx, column);
        let rows = draft.rows().to_vec();
        prices.categories = draft.settle(&rows, CATEGORIES);
    }
    let (mut from, mut to) = (None::<Day>, None::<Day>);
    values::walk(cx, job, |row| {
        let lines = values::lines(cx, row);
        if let (Some(first), Some(last)) = (lines.first(), lines.last()) {
            let (first, last) = (cx.facts.line_day(first), cx.facts.line_day(last));
            from = Some(from.map_or(first, |from| from.min(first)));
            to = to.max(Some(last));
        }
    })?;
    (prices.from, prices.to) = (from, to);
    let (Some(months), Some(begin), Some(end)) = (prices.months(), from, to) else { return Ok((prices, Vec::new())) };
    let places = months.starts().len() * (prices.categories.len() + 1);
    let mut weeks = vec![(Money::ZERO, Money::ZERO); (week(end) - week(begin) + 1).max(0) as usize];
    let mut sold: Vec<(u32, i64)> = Vec::new();
    let measure = Measure::of(cx, &prices, &[]);
    values::walk(cx, job, |row| {
        for lines in values::orders(cx, row) {
            for line in lines {
                let (said, day) = (measure.columns.line(line, cx.facts.paid(line)), cx.facts.line_day(line));
                if let Some((list, off)) = weeks.get_mut((week(day) - week(begin)) as usize) {
                    *list += said.list;
                    *off += said.off;
                }
                if let Some((price, _)) = said.price {
                    sold.push((prices.place(&months, day, measure.category(line)) as u32, price.0));
                }
            }
        }
    })?;
    let medians = medians(&sold, places);
    prices.medians = medians;
    let told = weeks.into_iter().zip(week(begin)..).map(|((list, off), number)| Week { number, list, off });
    Ok((prices, told.filter(|week| week.list > Money::ZERO).collect()))
}

/// The median of each place: of two middle ones the mean.
fn medians(sold: &[(u32, i64)], places: usize) -> Vec<Money> {
    let mut ends = vec![0usize; places + 1];
    for (place, _) in sold {
        if let Some(count) = ends.get_mut(*place as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let (mut next, mut sorted) = (ends.clone(), vec![0i64; sold.len()]);
    for (place, price) in sold {
        let Some(at) = next.get_mut(*place as usize) else { continue };
        if let Some(slot) = sorted.get_mut(*at) {
            *slot = *price;
        }
        *at += 1;
    }
    let middle = |own: &mut [i64]| {
        if own.is_empty() {
            return Money::ZERO;
        }
        let even = own.len().is_multiple_of(2);
        let (below, upper, _) = own.select_nth_unstable(own.len() / 2);
        let lower = below.iter().copied().max().filter(|_| even).unwrap_or(*upper);
        Money(i64::midpoint(lower, *upper))
    };
    let ranges = ends.windows(2).map(|pair| (pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)));
    let ranges: Vec<(usize, usize)> = ranges.collect();
    ranges.into_iter().map(|(from, to)| sorted.get_mut(from..to).map_or(Money::ZERO, middle)).collect()
}

/// Weeks whose mean discount is in the top fifth, and above that of the shop.
fn promotions(weeks: &[Week]) -> Vec<i32> {
    let mut depths: Vec<f64> = weeks.iter().map(Week::depth).collect();
    order::ascending(&mut depths);
    let cut = quantile(&depths, 0.8);
    let all = weeks.iter().fold(Week { number: 0, list: Money::ZERO, off: Money::ZERO }, |all, week| Week {
        list: all.list + week.list,
        off: all.off + week.off,
        ..all
    });
    let is_promotion = |week: &&Week| week.depth() >= cut && week.depth() > all.depth();
    weeks.iter().filter(is_promotion).map(|week| week.number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promotion_is_a_week_in_the_top_fifth() {
        let yuan = |value: f64| Money::from_f64(value).unwrap();
        let week = |number: i32, off: f64| Week { number, list: yuan(100.0), off: yuan(off) };
        assert_eq!(promotions(&[week(0, 0.0), week(1, 1.0), week(2, 30.0), week(4, 2.0), week(5, 0.0)]), [2]);
        // Where all weeks are alike none is a promotion.
        assert!(promotions(&[week(0, 10.0), week(1, 10.0)]).is_empty() && promotions(&[]).is_empty());
    }

    #[test]
    fn medians_are_of_their_place() {
        let sold = [(0, 10), (2, 7), (0, 30), (0, 20), (2, 8)];
        assert_eq!(medians(&sold, 3), [Money(20), Money::ZERO, Money(7)]);
    }

    #[test]
    fn what_a_line_says_of_its_discount() {
        let money = |value: f64| Money::from_f64(value).unwrap();
        let (list, unit, discount, quantity) = ([money(10.0)], [money(8.0)], [money(1.0)], [3.0]);
        let all = Columns { list: &list, unit: &unit, discount: &discount, refund: &[], quantity: &quantity };
        let said = all.line(0, money(23.0));
        assert_eq!((said.list, said.off, said.price), (money(30.0), money(6.0), Some((money(8.0), 3.0))));
        let only = Columns { list: &[], unit: &[], ..all };
        let said = only.line(0, money(23.0));
        assert_eq!((said.list, said.off), (money(24.0), money(1.0)));
        let coupon = only.line(0, money(-5.0));
        assert_eq!((coupon.off, coupon.list, coupon.price), (money(5.0), Money::ZERO, None));
    }
}
