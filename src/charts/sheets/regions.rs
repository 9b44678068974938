//! Regions side by side, small ones drawn to the shop as a whole, and the months in which a region buys more than its share.

use crate::base::{Arg, Day, Message, NONE};
use crate::charts::Condition;
use crate::charts::kinds::sheet::{Column, Data, ROWS, Row, nothing};
use crate::classify::classifiers::region::{Region, Taste};
use crate::classify::values::{self, Draft};
use crate::classify::{Context, Outcome, fit_of};
use crate::features::EventKind;
use crate::math::proportion::{benjamini_hochberg, binomial_upper, shrunk};
use crate::models::preference::LEVEL;
use crate::table::{Role, TableKind};

const ID: &str = "region";
const MONTHS: [&str; 12] = [
    "sheet-month-1",
    "sheet-month-2",
    "sheet-month-3",
    "sheet-month-4",
    "sheet-month-5",
    "sheet-month-6",
    "sheet-month-7",
    "sheet-month-8",
    "sheet-month-9",
    "sheet-month-10",
    "sheet-month-11",
    "sheet-month-12",
];

/// A region is drawn to the shop as if so many more orders, customers or purchases had been counted that are like the shop's.
const ORDERS: f64 = 30.0;
const CUSTOMERS: f64 = 20.0;
const PURCHASES: f64 = 30.0;
/// Uplifts are drawn to 1 by so many expected buyers.
const EXPECTED: f64 = 10.0;
/// Regions with fewer buyers in all are in no test of months.
const BUYERS: u32 = 30;
/// The years between the first and the last order have to be at least this many days: of less nobody can tell a season from growth.
const YEAR: i32 = 365;

/// What is summed over the customers of a region.
#[derive(Clone, Copy, Default)]
struct Sum {
    customers: u32,
    again: u32,
    orders: u64,
    /// Of those with an order.
    money: f64,
    /// Of everybody: whoever only gave back is in the region's revenue, and has no average order.
    net: f64,
}

fn name(outcome: &Outcome, class: usize) -> Arg {
    Arg::Word(outcome.classes.get(class).map_or_else(String::new, |class| class.word(ID)).into())
}

/// Purchases of categories by region: each once per order.
fn purchases(cx: &Context, outcome: &Outcome) -> (Vec<String>, Vec<Vec<u32>>) {
    let column = cx.facts.table(TableKind::Orders).and_then(|table| table.text(Role::Category));
    let Some(column) = column.filter(|column| !column.dictionary.is_empty()) else { return (Vec::new(), Vec::new()) };
    let draft = Draft::of_orders(cx, column);
    let mut counts = vec![vec![0u32; draft.len()]; outcome.classes.len()];
    let mut seen: Vec<u32> = Vec::new();
    for (row, class) in outcome.assignment.class.iter().enumerate() {
        let Some(own) = counts.get_mut(usize::from(*class)) else { continue };
        for lines in values::orders(cx, row) {
            seen.clear();
            for line in lines {
                let item = draft.places.get(column.codes.get(line as usize) as usize).copied().unwrap_or(NONE);
                if let Some(count) = own.get_mut(item as usize).filter(|_| !seen.contains(&item)) {
                    *count += 1;
                    seen.push(item);
                }
            }
        }
    }
    (draft.labels().map(str::to_owned).collect(), counts)
}

/// The category that a region buys most above its share beyond chance, with the quotient drawn to 1 where little was bought.
fn taste(region: usize, tastes: &[Taste], labels: &[String], counts: &[Vec<u32>]) -> Option<(String, f64)> {
    let above = tastes.iter().filter(|taste| usize::from(taste.region) == region && taste.times > 1.0);
    let category = &above.max_by(|a, b| a.times.total_cmp(&b.times))?.category;
    let at = labels.iter().position(|label| label == category)?;
    let of = |own: &Vec<u32>| (f64::from(own.get(at).copied().unwrap_or(0)), f64::from(own.iter().sum::<u32>()));
    let (bought, all) = of(counts.get(region)?);
    let shop = counts.iter().map(of).fold((0.0, 0.0), |sum, own| (sum.0 + own.0, sum.1 + own.1));
    let common = shop.0 / shop.1;
    (common > 0.0).then(|| (category.clone(), shrunk(bought, all, common, PURCHASES) / common))
}

/// Customers, average order, how many come back and what is bought more of, by region.
pub(super) fn regions(cx: &Context, outcome: &Outcome) -> Option<Data> {
    let tastes = fit_of::<Region>(&outcome.fit).ok()?.tastes;
    let mut sums = vec![Sum::default(); outcome.classes.len()];
    let mut all = Sum::default();
    for (row, class) in outcome.assignment.class.iter().enumerate() {
        let orders = cx.customers.frequency.get(row).copied().unwrap_or(0);
        let money = cx.customers.monetary.get(row).copied().unwrap_or_default().to_f64();
        if let Some(sum) = sums.get_mut(usize::from(*class)) {
            sum.net += money;
        }
        for sum in [sums.get_mut(usize::from(*class)), Some(&mut all)].into_iter().flatten().filter(|_| orders > 0) {
            sum.customers += 1;
            sum.again += u32::from(orders > 1);
            sum.orders += u64::from(orders);
            sum.money += money;
        }
    }
    let named = |class: usize| outcome.classes.get(class).is_some_and(|class| class.label.is_some());
    if (0..sums.len()).filter(|class| named(*class) && sums.get(*class).is_some_and(|sum| sum.customers > 0)).count()
        < 2
    {
        return None;
    }
    let value = all.money / all.orders as f64;
    let again = f64::from(all.again) / f64::from(all.customers);
    let comes_back = |sum: &Sum| shrunk(f64::from(sum.again), f64::from(sum.customers), again, CUSTOMERS);
    let (labels, counts) = purchases(cx, outcome);
    let mut rows = Vec::new();
    let mut best: Option<(f64, usize)> = None;
    for (class, sum) in sums.iter().enumerate().filter(|(_, sum)| sum.customers > 0) {
        let back = comes_back(sum);
        if named(class) && best.is_none_or(|(most, _)| back > most) {
            best = Some((back, class));
        }
        let more = taste(class, &tastes, &labels, &counts);
        let cells = vec![
            name(outcome, class),
            Arg::Count(u64::from(sum.customers)),
            crate::base::Money::from_f64(sum.net).map_or_else(nothing, Arg::Money),
            crate::base::Money::from_f64((sum.money + ORDERS * value) / (sum.orders as f64 + ORDERS))
                .map_or_else(nothing, Arg::Money),
            Arg::Percent(back, 0),
            more.as_ref().map_or_else(nothing, |(category, _)| Arg::Text(category.clone())),
            more.map_or_else(nothing, |(_, times)| Arg::Number(times, 2)),
        ];
        let pick = outcome.classes.get(class).map(|class| Condition::Class(class.id.to_string()));
        rows.push(Row { cells, pick: pick.into_iter().collect() });
    }
    let (back, class) = best?;
    let title = Message::new("sheet-regions-title")
        .with("region", name(outcome, class))
        .with("share", Arg::Percent(back, 0))
        .with("all", Arg::Percent(again, 0));
    let columns = vec![
        Column::words("sheet-col-region"),
        Column::figures("sheet-col-customers"),
        Column::figures("sheet-col-money"),
        Column::figures("sheet-col-order-value"),
        Column::figures("sheet-col-again"),
        Column::words("sheet-col-more-of"),
        Column::figures("sheet-col-quotient"),
    ];
    let note = Message::new("sheet-regions-note")
        .with("orders", Arg::Number(ORDERS, 0))
        .with("customers", Arg::Number(CUSTOMERS, 0));
    Data::new(title, Message::new("sheet-regions-subtitle"), columns).note(note).rows(rows, ROWS)
}

/// Buyers by region, year and calendar month: a customer counts once in each month of each year.
struct Calendar {
    first_year: i32,
    /// By region and year, twelve months.
    counts: Vec<Vec<[u32; 12]>>,
}

impl Calendar {
    fn of(cx: &Context, outcome: &Outcome) -> Option<Calendar> {
        let as_of = cx.customers.as_of?;
        let from = cx.customers.from.unwrap_or(Day(i32::MIN + 1));
        let mut seen: Vec<(u16, i32, u32)> = Vec::new();
        let (mut first, mut last) = (as_of, Day(i32::MIN + 1));
        for (class, (start, end)) in outcome.assignment.class.iter().zip(&cx.customers.events) {
            let mut before = None;
            for at in *start as usize..*end as usize {
                let (Some(day), Some(EventKind::Order)) = (cx.history.day.get(at), cx.history.kind.get(at)) else {
                    continue;
                };
                if *day < from {
                    continue;
                }
                (first, last) = (first.min(*day), last.max(*day));
                let (year, month, _) = day.ymd();
                if before != Some((year, month)) {
                    seen.push((*class, year, month));
                    before = Some((year, month));
                }
            }
        }
        if last < first || last.since(first) < YEAR {
            return None;
        }
        let (first_year, last_year) = (first.ymd().0, last.ymd().0);
        let years = usize::try_from(last_year - first_year + 1).ok().filter(|years| *years <= 100)?;
        let mut counts = vec![vec![[0u32; 12]; years]; outcome.classes.len()];
        for (class, year, month) in seen {
            let own = counts.get_mut(usize::from(class)).and_then(|own| own.get_mut((year - first_year) as usize));
            if let Some(count) = own.and_then(|own| own.get_mut(month as usize - 1)) {
                *count += 1;
            }
        }
        Some(Calendar { first_year, counts })
    }

    /// Buyers of a region in a calendar month of all years, how many its share of each year would give, and all buyers of those months.
    fn cell(&self, region: usize, month: usize) -> (u32, f64, u32) {
        let (mut own, mut expected, mut all) = (0, 0.0, 0);
        let years = self.counts.get(region).map_or(0, Vec::len);
        for year in 0..years {
            let of = |region: &Vec<[u32; 12]>| region.get(year).copied().unwrap_or_default();
            let mine = self.counts.get(region).map(of).unwrap_or_default();
            let whole: [u32; 12] = std::array::from_fn(|month| {
                self.counts.iter().map(|region| of(region).get(month).copied().unwrap_or(0)).sum()
            });
            let (mine_year, whole_year) = (mine.iter().sum::<u32>(), whole.iter().sum::<u32>());
            if whole_year == 0 {
                continue;
            }
            let buyers = whole.get(month).copied().unwrap_or(0);
            own += mine.get(month).copied().unwrap_or(0);
            expected += f64::from(buyers) * f64::from(mine_year) / f64::from(whole_year);
            all += buyers;
        }
        (own, expected, all)
    }
}

/// The months in which a region buys more than its share, where chance does not explain it (Benjamini & Hochberg 1995 over all regions and months).
pub(super) fn months(cx: &Context, outcome: &Outcome) -> Option<Data> {
    let calendar = Calendar::of(cx, outcome)?;
    let mut found: Vec<(usize, usize, u32, f64, f64)> = Vec::new();
    let mut tests = 0;
    for region in 0..calendar.counts.len() {
        let of_region = calendar.counts.get(region).map_or(0, |own| own.iter().flatten().sum::<u32>());
        if of_region < BUYERS || outcome.classes.get(region).is_none_or(|class| class.label.is_none()) {
            continue;
        }
        for month in 0..12 {
            let (own, expected, all) = calendar.cell(region, month);
            if all == 0 || expected <= 0.0 {
                continue;
            }
            tests += 1;
            found.push((region, month, own, expected, binomial_upper(own, all, expected / f64::from(all))));
        }
    }
    let mut chances: Vec<f64> = found.iter().map(|(.., chance)| *chance).filter(|chance| *chance <= LEVEL).collect();
    let cut = benjamini_hochberg(&mut chances, tests, LEVEL);
    found.retain(|(.., chance)| *chance <= cut);
    let uplift = |own: u32, expected: f64| (f64::from(own) + EXPECTED) / (expected + EXPECTED);
    found.sort_by(|a, b| uplift(b.2, b.3).total_cmp(&uplift(a.2, a.3)).then((a.0, a.1).cmp(&(b.0, b.1))));
    let (region, month, own, expected, _) = *found.first()?;
    let word = |month: usize| Arg::Word(MONTHS.get(month).copied().unwrap_or_default().into());
    let title = Message::new("sheet-region-months-title")
        .with("region", name(outcome, region))
        .with("month", word(month))
        .with("times", Arg::Number(uplift(own, expected), 1));
    let row = |(region, month, own, expected, _): &(usize, usize, u32, f64, f64)| {
        let cells = vec![
            name(outcome, *region),
            word(*month),
            Arg::Count(u64::from(*own)),
            Arg::Number(*expected, 1),
            Arg::Number(uplift(*own, *expected), 2),
        ];
        Row::of(cells)
    };
    let columns = vec![
        Column::words("sheet-col-region"),
        Column::words("sheet-col-month"),
        Column::figures("sheet-col-buyers"),
        Column::figures("sheet-col-expected"),
        Column::figures("sheet-col-uplift"),
    ];
    let last = calendar.first_year + calendar.counts.first().map_or(0, Vec::len) as i32 - 1;
    let years = if last > calendar.first_year { format!("{}–{last}", calendar.first_year) } else { last.to_string() };
    let subtitle = Message::new("sheet-region-months-subtitle").text("years", years);
    Data::new(title, subtitle, columns)
        .note(Message::new("sheet-region-months-note").count("tests", tests))
        .rows(found.iter().map(row).collect(), ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values as defaults};
    use crate::math::rng::Rng;

    /// 浙江: 40 customers, half of them with two orders of 10 each; 广东: 10 customers with one order of 40; two of nowhere.
    /// All categories are tea but those of 广东.
    fn shop() -> Shop {
        let roles = [Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Region, Role::Category];
        let mut orders = Sheet::new(TableKind::Orders, &roles);
        let mut number = 0;
        let mut row = |id: String, day: u32, money: &str, region: &str, category: &str| {
            number += 1;
            orders.row([id, format!("o{number}"), day.to_string(), money.into(), region.into(), category.into()]);
        };
        for n in 0..40u32 {
            for day in 0..=(n % 2) {
                row(format!("z{n:02}"), day, "10", "浙江省", "tea");
            }
        }
        for n in 0..10u32 {
            row(format!("g{n:02}"), 3, "40", "广东省", "cups");
        }
        row("n0".into(), 3, "10", "", "tea");
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    /// Shop: 51 customers, 20 of them again (39.2 %); 71 orders for 1,010: 14.225 each.
    /// 浙江: (20 + 20·0.39216)/(40 + 20) = 46.4 %, (600 + 30·14.2254)/(60 + 30) = 11.41. 广东: 7.843/30 = 26.1 %, (400 + 426.76)/40 = 20.67.
    #[test]
    fn small_regions_are_drawn_to_the_shop() {
        let shop = shop();
        let data = regions(&shop.cx_of("region"), &shop.run("region", &defaults(&[]))).unwrap();
        let row = |name: &str| {
            let row = data.rows.iter().find(|row| row.cells[0] == Arg::Word(format!("={name}").into())).unwrap();
            let Arg::Money(value) = row.cells[3] else { panic!() };
            let Arg::Percent(again, _) = row.cells[4] else { panic!() };
            (row.cells[1].clone(), (value.to_f64() * 100.0).round() / 100.0, (again * 1000.0).round() / 10.0)
        };
        assert_eq!(row("浙江"), (Arg::Count(40), 11.41, 46.4));
        assert_eq!(row("广东"), (Arg::Count(10), 20.67, 26.1));
        assert!(data.title.args.contains(&("region".into(), Arg::Word("=浙江".into()))), "{:?}", data.title);
        // Ten orders of 广东 are too few to claim a taste.
        assert!(data.rows.iter().all(|row| matches!(row.cells[5], Arg::Number(..))));
    }

    /// Two years, two regions of 60 customers who order in every month; with `planted` those of A order in each May and of B every other one does.
    fn seasonal(planted: bool, seed: u64) -> Shop {
        let mut rng = Rng::new(seed);
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount, Role::Region]);
        for n in 0..120u32 {
            let region = if n < 60 { "浙江省" } else { "广东省" };
            for month in 0..24 {
                let often = if planted && month % 12 == 4 && n < 60 { 0.9 } else { 0.3 };
                if rng.f64() < often || month == 0 {
                    let day = Day::from_ymd(2024, 1, 10).unwrap().plus_months(month);
                    orders.row([format!("c{n:03}"), day.0.to_string(), "5".into(), region.into()]);
                }
            }
        }
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    fn found(shop: &Shop) -> Option<Data> {
        months(&shop.cx_of("region"), &shop.run("region", &defaults(&[])))
    }

    #[test]
    fn a_month_of_a_region_is_found_and_chance_is_not() {
        let data = found(&seasonal(true, 5)).unwrap();
        let first = &data.rows[0].cells;
        assert_eq!(first[..2], [Arg::Word("=浙江".into()), Arg::Word("sheet-month-5".into())]);
        let (Arg::Count(own), Arg::Number(expected, _), Arg::Number(uplift, _)) = (&first[2], &first[3], &first[4])
        else {
            panic!()
        };
        assert!((*uplift - (*own as f64 + 10.0) / (expected + 10.0)).abs() < 1e-9 && *uplift > 1.2, "{first:?}");
        let chance = (0..20).filter(|seed| found(&seasonal(false, 100 + seed)).is_some()).count();
        assert!(chance <= 3, "{chance} of 20");
    }

    #[test]
    fn less_than_a_year_has_no_seasons_and_one_region_is_no_comparison() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount, Role::Region]);
        for n in 0..50u32 {
            orders.row([format!("c{n}"), (n * 3).to_string(), "5".into(), "浙江省".into()]);
        }
        let shop = Shop::of_tables(orders.table(), Vec::new(), None);
        let outcome = shop.run("region", &defaults(&[]));
        assert_eq!((regions(&shop.cx_of("region"), &outcome), months(&shop.cx_of("region"), &outcome)), (None, None));
    }
}
