//! Where somebody lives: one class per province, state or country, or per city.
//!
//! Use it to plan delivery, local events and what to stock where. The list of customers says it; where it does not, the last order's
//! address does. What a region buys more or less of than the whole shop stands in its rule: location quotients of categories from 1.25 up
//! and 0.8 down, for regions with thirty orders or more, where chance does not explain them (Benjamini & Hochberg 1995 at 5 %). Beside the
//! quotient stands the adjusted standardised residual of the χ² table of regions and categories (Haberman 1973): how many standard deviations
//! it is from what the shop's shares alone would give.

use serde::{Deserialize, Serialize};

use super::super::values::{self, Draft, NAMED, Vocabulary};
use crate::base::fold::{lower, nfkc};
use crate::base::nothing::is_nothing;
use crate::base::{Arg, CustomerIx, Day, Job, Message, NONE, Note, Result, each};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::Span;
use crate::math::float::sqrt;
use crate::math::proportion::{benjamini_hochberg, binomial_lower, binomial_upper};
use crate::models::places;
use crate::models::preference::{LEVEL, lift};
use crate::table::{Cells, Codes, Dictionary, Role, TableKind, Text, TextColumn};

/// Regions.
pub struct Region;

/// The regions, and what they buy more and less of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    vocabulary: Vocabulary,
    /// What regions buy more and less of; farthest from the shop first.
    pub tastes: Vec<Taste>,
}

/// A category that a region buys more or less of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Taste {
    /// Its place among the regions.
    pub region: u16,
    /// Its name.
    pub category: String,
    /// The location quotient.
    pub times: f64,
    /// The adjusted standardised residual; NaN where there is nothing to compare with.
    pub residual: f64,
}

/// (O − E) / √(E (1 − row share) (1 − column share)): about normal where region and category have nothing to do with each other.
fn residual(count: u32, of: u32, whole: u32, all: u32) -> f64 {
    let [count, of, whole, all] = [count, of, whole, all].map(f64::from);
    let expected = of * whole / all;
    let variance = expected * (1.0 - of / all) * (1.0 - whole / all);
    if variance > 0.0 { (count - expected) / sqrt(variance) } else { f64::NAN }
}

/// Categories that are compared.
const CATEGORIES: usize = 30;
/// Tastes that are told of a region, more and less.
const TOLD: usize = 3;

const FIXED: [&str; 2] = ["other", "unknown"];

/// The column of a table that tells a place: cities may have one of their own beside that of the provinces.
fn column<'a>(cx: &Context<'a>, kind: TableKind, level: &str) -> Option<Text<'a>> {
    let table = cx.facts.table(kind)?;
    let says = |column: &Text<'_>| !column.dictionary.is_empty();
    let of_cities = || {
        let named = table.fields().filter(|seen| level == "city" && is_of_cities(&seen.field.header));
        let texts = named.filter_map(|seen| match seen.cells() {
            Cells::Text(text) => Some(text),
            _ => None,
        });
        texts.into_iter().find(says)
    };
    of_cities().or_else(|| [Role::Region, Role::Address].iter().find_map(|role| table.text(*role).filter(says)))
}

fn is_of_cities(header: &str) -> bool {
    let header = lower(&nfkc(header));
    header.contains("城市") || header.trim() == "市" || header.trim_end().ends_with("city")
}

/// Which cell says where somebody lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// A code of the list of customers.
    List(u32),
    /// A code of the orders.
    Order(u32),
    Nowhere,
}

/// Of the rows of the latest day that tell something, the first by its text: rows of one day have no order.
fn latest(rows: Span, day: impl Fn(u32) -> Day, column: Text<'_>) -> Option<u32> {
    let mut told =
        rows.iter().rev().map(|row| (day(row), column.codes.get(row as usize))).filter(|(_, code)| *code != NONE);
    let (last, first) = told.next()?;
    let same = told.take_while(|(day, _)| *day == last).map(|(_, code)| code);
    same.chain([first]).min_by(|a, b| column.dictionary.get(*a).cmp(column.dictionary.get(*b)))
}

fn said(cx: &Context, list: Option<Text<'_>>, orders: Option<Text<'_>>, who: CustomerIx) -> Said {
    let before = cx.customers.as_of.unwrap_or(Day(i32::MAX));
    if let Some(list) = list {
        let joined = cx.facts.table(TableKind::Customers).and_then(|table| table.day(Role::Registered));
        let day = |row: u32| joined.and_then(|days| days.get(row as usize)).copied().unwrap_or(Day::NONE);
        if let Some(code) = latest(cx.facts.rows_before(TableKind::Customers, who, before), day, list) {
            return Said::List(code);
        }
    }
    let of_orders = || latest(cx.facts.lines(who, None, before), |row| cx.facts.line_day(row), orders?);
    of_orders().map_or(Said::Nowhere, Said::Order)
}

/// What a cell is called at a level; nothing where it names no place.
fn called(text: &str, level: &str) -> Option<String> {
    if is_nothing(text, true) {
        return None;
    }
    let place = places::place(text)?;
    Some(if level == "city" { place.city.unwrap_or(place.region) } else { place.region })
}

/// Everybody's region, as a column of texts; each cell is read once.
fn regions(cx: &Context, level: &str) -> TextColumn {
    let (list, orders) = (column(cx, TableKind::Customers, level), column(cx, TableKind::Orders, level));
    let read = |column: Option<Text<'_>>| vec![None::<u32>; column.map_or(0, |column| column.dictionary.len())];
    let (mut of_list, mut of_orders) = (read(list), read(orders));
    let (mut names, mut codes) = (Dictionary::new(), Codes::default());
    codes.reserve(cx.customers.len());
    each(cx.customers.len(), |row| {
        let Some(who) = cx.customers.who.get(row) else { return };
        let (known, column, code) = match said(cx, list, orders, *who) {
            Said::List(code) => (&mut of_list, list, code),
            Said::Order(code) => (&mut of_orders, orders, code),
            Said::Nowhere => return codes.push(NONE),
        };
        let text = column.map_or("", |column| column.dictionary.get(code));
        let name = match known.get_mut(code as usize) {
            Some(slot) => *slot.get_or_insert_with(|| called(text, level).map_or(NONE, |name| names.intern(&name))),
            None => NONE,
        };
        codes.push(name);
    });
    names.seal();
    TextColumn { codes, dictionary: names }
}

/// Counts purchases of categories by region and finds what regions buy more and less of.
struct Tastes {
    /// By region (the last one is everybody) and category.
    counts: Vec<Vec<u32>>,
    orders: Vec<u32>,
}

impl Tastes {
    fn of(
        cx: &Context,
        items: &[u32],
        regions: &TextColumn,
        named: usize,
        categories: (Text<'_>, &[u32], usize),
    ) -> Tastes {
        let (column, places, kinds) = categories;
        let mut all = Tastes { counts: vec![vec![0; kinds]; named + 1], orders: vec![0; named + 1] };
        each(cx.customers.len(), |row| {
            let region = items.get(regions.codes.get(row) as usize).copied().unwrap_or(NONE) as usize;
            for lines in values::orders(cx, row) {
                let mut seen = 0u64;
                for line in lines {
                    let category = places.get(column.codes.get(line as usize) as usize).copied().unwrap_or(NONE);
                    seen |= if (category as usize) < kinds { 1 << category } else { 0 };
                }
                for at in [region, named] {
                    if let (Some(counts), Some(orders)) = (all.counts.get_mut(at), all.orders.get_mut(at)) {
                        *orders += 1;
                        let own = counts.iter_mut().enumerate().filter(|(category, _)| (seen >> category) & 1 == 1);
                        own.for_each(|(_, count)| *count += 1);
                    }
                    if region == named {
                        break;
                    }
                }
            }
        });
        all
    }

    /// Region, category, location quotient and residual of what is beyond the cuts and beyond chance; farthest first.
    fn beyond(&self, least: u32, (under, over): (f64, f64)) -> Vec<(u16, usize, f64, f64)> {
        let Some((whole, regions)) = self.counts.split_last() else { return Vec::new() };
        let all: u32 = whole.iter().sum();
        let mut found: Vec<(u16, usize, f64, f64)> = Vec::new();
        let mut tests = 0u64;
        for (region, (own, orders)) in regions.iter().zip(&self.orders).enumerate() {
            let of: u32 = own.iter().sum();
            if *orders < least || of == 0 {
                continue;
            }
            for (category, (count, whole)) in own.iter().zip(whole).enumerate().filter(|(_, (_, whole))| **whole > 0) {
                let shop = f64::from(*whole) / f64::from(all);
                let quotient = lift(f64::from(*count) / f64::from(of), shop);
                tests += 1;
                let chance =
                    if quotient >= 1.0 { binomial_upper(*count, of, shop) } else { binomial_lower(*count, of, shop) };
                // Both sides are looked at.
                found.push((region as u16, category, quotient, (2.0 * chance).min(1.0)));
            }
        }
        let mut chances: Vec<f64> =
            found.iter().map(|(.., chance)| *chance).filter(|chance| *chance <= LEVEL).collect();
        let cut = benjamini_hochberg(&mut chances, tests, LEVEL);
        found.retain(|(_, _, quotient, chance)| *chance <= cut && (*quotient >= over || *quotient <= under));
        found.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.total_cmp(&a.2)).then(a.1.cmp(&b.1)));
        let cell = |region: u16, category: usize| {
            let own = regions.get(usize::from(region)).map_or(&[][..], Vec::as_slice);
            let (count, whole) = (own.get(category).copied(), whole.get(category).copied());
            residual(count.unwrap_or(0), own.iter().sum(), whole.unwrap_or(0), all)
        };
        let told =
            found.into_iter().map(|(region, category, times, _)| (region, category, times, cell(region, category)));
        told.collect()
    }
}

impl Model for Region {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "region",
        family: Family::Who,
        population: Population::Everybody,
        needs: &[Need::Any(&[
            Need::Of(TableKind::Customers, Role::Region),
            Need::Column(Role::Region),
            Need::Of(TableKind::Customers, Role::Address),
            Need::Column(Role::Address),
        ])],
        params: &[
            ParamSpec::choice("level", &["region", "city"]),
            ParamSpec::number("over", 1.25, 1.0, 3.0, 0.05, Unit::Plain),
            ParamSpec::number("under", 0.80, 0.2, 1.0, 0.05, Unit::Plain),
            ParamSpec::number("orders", 30.0, 5.0, 500.0, 5.0, Unit::Orders),
        ],
        features: &["place", "region_share"],
        charts: &["class_shares", "class_bar", "regions", "region_months"],
        reference: "Haig 1926; Haberman 1973; Benjamini & Hochberg 1995",
    };

    fn classes(_params: &Params) -> Classes {
        vec![Class::optional("other", "quiet-2").leftover(), Class::optional("unknown", "quiet-1").leftover()]
    }

    fn classes_of(fit: &Fit, params: &Params) -> Classes {
        fit.vocabulary.classes(&FIXED).chain(Self::classes(params)).collect()
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let regions = regions(cx, params.choice("level"));
        job.step("stage-classifying", total / 2, total)?;
        let draft = Draft::of(regions.view(), |_| true);
        let mut counts = vec![0u32; draft.len()];
        let mut unknown = 0u32;
        each(cx.customers.len(), |row| {
            let place = draft.places.get(regions.codes.get(row) as usize).copied().unwrap_or(NONE);
            match counts.get_mut(place as usize) {
                Some(count) => *count += 1,
                None => unknown += 1,
            }
        });
        let mut fit = Fit { vocabulary: draft.settle(&counts, NAMED), tastes: Vec::new() };
        let mut small = 0;
        if let Some(column) = values::column(cx, Role::Category).filter(|column| !column.dictionary.is_empty()) {
            let draft = Draft::of_orders(cx, column);
            // By rows of the table: which thirty are compared hangs on neither day nor window.
            let (mut kept, kinds) = (draft.places.clone(), draft.len().min(CATEGORIES));
            kept.iter_mut().filter(|place| **place as usize >= kinds).for_each(|place| *place = NONE);
            let labels: Vec<String> = draft.labels().take(kinds).map(str::to_owned).collect();
            let named = fit.vocabulary.len();
            let items = fit.vocabulary.items(regions.view());
            let tastes = Tastes::of(cx, &items, &regions, named, (column, &kept, kinds));
            let least = params.number("orders") as u32;
            small = tastes.orders.iter().take(named).filter(|orders| **orders < least).count();
            let found = tastes.beyond(least, (params.number("under"), params.number("over")));
            let name = |category: usize| labels.get(category).cloned().unwrap_or_default();
            let taste =
                |(region, category, times, residual)| Taste { region, category: name(category), times, residual };
            fit.tastes = found.into_iter().map(taste).collect();
        }
        job.step("stage-classifying", total, total)?;
        let mut notes = Vec::new();
        if params.choice("level") == "city" && regions == self::regions(cx, "region") {
            notes.push(Note::warn(Message::new("region-note-no-cities")));
        }
        if unknown > 0 {
            notes.push(Note::info(Message::new("region-note-unknown").count("customers", unknown)));
        }
        let rest = fit.vocabulary.kinds() as usize - fit.vocabulary.len();
        if rest > 0 {
            let note = Message::new("region-note-rest").count("values", rest);
            notes.push(Note::info(note.with("share", Arg::Percent(fit.vocabulary.rest(), 1))));
        }
        if small > 0 {
            let note = Message::new("region-note-small")
                .count("regions", small)
                .count("orders", params.number("orders") as u32);
            notes.push(Note::info(note));
        }
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let regions = regions(cx, params.choice("level"));
        let items = fit.vocabulary.items(regions.view());
        let mut class = Vec::with_capacity(cx.customers.len());
        each(cx.customers.len(), |row| {
            class.push(class_of(fit, items.get(regions.codes.get(row) as usize).copied().unwrap_or(NONE)));
        });
        Assignment { class, scores: Vec::<Score>::new() }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let level = params.choice("level");
        let (list, orders) = (column(cx, TableKind::Customers, level), column(cx, TableKind::Orders, level));
        let said = cx.customers.who.get(row).map_or(Said::Nowhere, |who| said(cx, list, orders, *who));
        let text = |column: Option<Text<'_>>, code| column.map_or("", |column| column.dictionary.get(code)).to_owned();
        let (text, source) = match said {
            Said::List(code) => (text(list, code), "region-from-list"),
            Said::Order(code) => (text(orders, code), "region-from-order"),
            Said::Nowhere => (String::new(), "region-from-nowhere"),
        };
        let name = called(&text, level).unwrap_or_default();
        let item = fit.vocabulary.item(&name);
        let class = class_of(fit, item);
        let classes = Self::classes_of(fit, params);
        let word = classes.get(usize::from(class)).map_or_else(String::new, |class| class.word(Self::SPEC.id));
        let key = match (said, name.is_empty()) {
            (Said::Nowhere, _) => "region-because-nowhere",
            (_, true) => "region-because-unread",
            (Said::List(_), false) => "region-because-list",
            (Said::Order(_), false) => "region-because-order",
        };
        let because = Message::new(key).word("class", word).text("name", name.clone()).text("text", text.clone());
        let mut reasons = Vec::new();
        if !text.is_empty() {
            reasons.push(Reason {
                feature: "place".into(),
                value: Arg::Text(text),
                band: Some(Message::new(source)),
                score: None,
            });
        }
        if !name.is_empty() {
            let share = fit.vocabulary.share(item);
            let own = (item as usize) < fit.vocabulary.len();
            let band = Message::new(if own { "region-band-own" } else { "region-band-other" });
            // Of a rare region only the mean share is kept.
            let reason = Reason {
                feature: "region_share".into(),
                value: Arg::Percent(if own { share } else { fit.vocabulary.rest() }, 1),
                band: Some(band),
                score: None,
            };
            reasons.push(reason);
        }
        Explanation { class, because, reasons, next: Vec::new() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let named = fit.vocabulary.len() as u16;
        let number = |name: &str| Arg::Number(params.number(name), 2);
        let about = Message::new("region-rule-tastes").count("orders", params.number("orders") as u32);
        let mut lines = vec![
            line(None, Message::new("region-rule-about")),
            line(None, about.with("over", number("over")).with("under", number("under"))),
        ];
        for region in 0..named {
            let share = Arg::Percent(fit.vocabulary.share(u32::from(region)), 1);
            lines.push(line(Some(region), Message::new("region-rule-named").with("share", share)));
            let own = || fit.tastes.iter().filter(move |taste| taste.region == region);
            let list = |told: Vec<&Taste>| {
                let text = |taste: &&Taste| {
                    let Taste { category, times, residual, .. } = taste;
                    let beside = if residual.is_finite() {
                        format!(" ({residual:+.1}σ)").replace('-', "−")
                    } else {
                        String::new()
                    };
                    Arg::Text(format!("{category} ×{times:.2}{beside}"))
                };
                Arg::List(told.iter().map(text).collect())
            };
            let more: Vec<_> = own().filter(|taste| taste.times >= 1.0).take(TOLD).collect();
            let mut less: Vec<_> = own().filter(|taste| taste.times < 1.0).collect();
            less.reverse();
            less.truncate(TOLD);
            for (key, told) in [("region-rule-over", more), ("region-rule-under", less)] {
                if !told.is_empty() {
                    lines.push(line(Some(region), Message::new(key).with("list", list(told))));
                }
            }
        }
        let rest = Message::new("region-rule-other").with("share", Arg::Percent(fit.vocabulary.rest(), 1));
        lines.push(line(Some(named), rest));
        lines.push(line(Some(named + 1), Message::new("region-rule-unknown")));
        lines
    }
}

fn class_of(fit: &Fit, item: u32) -> u16 {
    let named = fit.vocabulary.len() as u32;
    if item == NONE { named as u16 + 1 } else { item.min(named) as u16 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::classify::{Outcome, Values};

    fn ids(outcome: &Outcome) -> Vec<&str> {
        outcome.classes.iter().map(|class| class.id.as_ref()).collect()
    }

    fn people() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount, Role::Region]);
        for (who, day, place) in [
            ("a", "1", "浙江省杭州市"),
            ("b", "1", "广东省"),
            ("b", "5", "江苏苏州"),
            ("b", "6", ""),
            ("c", "1", "江苏"),
            ("d", "1", "未知"),
        ] {
            orders.row([who, day, "10", place]);
        }
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Region]);
        for (who, place) in [("a", "宁波"), ("c", ""), ("p", "Austin, TX 78701")] {
            list.row([who, place]);
        }
        Shop::of_tables(orders.table(), vec![list.table()], None)
    }

    #[test]
    fn the_list_goes_before_the_last_order() {
        let shop = people();
        let outcome = shop.run("region", &Values::new());
        assert_eq!(ids(&outcome), ["江苏", "Texas", "浙江", "other", "unknown"]);
        assert_eq!(outcome.assignment.class, [2, 0, 0, 4, 1]);
        assert!(outcome.notes.iter().all(|note| note.message.key != "region-note-no-cities"));
        let outcome = shop.run("region", &values(&[("level", "city")]));
        assert_eq!(ids(&outcome), ["Austin", "宁波", "江苏", "苏州", "other", "unknown"]);
        assert_eq!(outcome.assignment.class, [1, 3, 2, 5, 0]);
        let because = shop.explain("region", &Values::new(), 1).because;
        assert_eq!(because.key, "region-because-order");
    }

    #[test]
    fn cities_have_a_column_of_their_own_or_there_are_none() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Region, Role::Attribute]);
        for (number, (who, city)) in [("a", "苏州"), ("b", "南京市"), ("c", "")].into_iter().enumerate() {
            orders.row([who.to_owned(), number.to_string(), "10".into(), "5".into()]);
            list.row([who, "江苏", city]);
        }
        let mut list = list.table();
        list.fields[2].header = "城市".to_owned();
        let shop = Shop::of_tables(orders.table(), vec![list], None);
        let by_city = shop.run("region", &values(&[("level", "city")]));
        assert_eq!(ids(&by_city), ["南京", "苏州", "other", "unknown"]);
        assert_eq!(by_city.assignment.class, [1, 0, 3]);
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount, Role::Region]);
        orders.row(["a", "10", "5", "江苏"]);
        let bare = Shop::of_tables(orders.table(), Vec::new(), None).run("region", &values(&[("level", "city")]));
        assert!(bare.notes.iter().any(|note| note.message.key == "region-note-no-cities"));
    }

    #[test]
    fn what_a_region_buys_more_of_is_told_where_it_is_sure() {
        let roles = [Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Region, Role::Category];
        let mut orders = Sheet::new(TableKind::Orders, &roles);
        let mut number = 0;
        // 40 orders of 浙江: 30 tea, 10 rice; 40 of 广东: 10 and 30; 8 of 河南, all tea, are too few.
        for (place, tea, rice) in [("浙江", 30, 10), ("广东", 10, 30), ("河南", 8, 0)] {
            for at in 0..tea + rice {
                number += 1;
                let category = if at < tea { "tea" } else { "rice" };
                let who = format!("{place}{}", at % 10);
                orders.row([who, number.to_string(), number.to_string(), "10".into(), place.into(), category.into()]);
            }
        }
        let shop = Shop::of_tables(orders.table(), Vec::new(), None);
        let outcome = shop.run("region", &Values::new());
        assert_eq!(ids(&outcome), ["广东", "浙江", "河南", "other", "unknown"]);
        let told = |class: u16, key: &str| {
            let of = |line: &&RuleLine| line.class == Some(class) && line.message.key == key;
            outcome.rule.iter().find(of).map(|line| line.message.args[0].1.clone())
        };
        let list = |text: &str| Some(Arg::List(vec![Arg::Text(text.to_owned())]));
        // Tea is 48 of 88 purchases: 30/40 over 48/88 is 1.375, 10/40 is 0.458; rice 30/40 over 40/88 is 1.65.
        assert_eq!(
            (told(1, "region-rule-over"), told(1, "region-rule-under")),
            (list("tea ×1.38 (+3.5σ)"), list("rice ×0.55 (−3.5σ)"))
        );
        assert_eq!(
            (told(0, "region-rule-over"), told(0, "region-rule-under")),
            (list("rice ×1.65 (+5.1σ)"), list("tea ×0.46 (−5.1σ)"))
        );
        // 浙江 has 30 where 40 · 48 / 88 = 21.82 are to be expected, over √(21.82 · 48/88 · 40/88) = 2.326; 广东 10 of as many.
        assert!((residual(30, 40, 48, 88) - 3.517_812).abs() < 1e-6, "{}", residual(30, 40, 48, 88));
        // R: chisq.test(matrix(c(762, 327, 468, 484, 239, 477), 2, byrow = TRUE))$stdres (Agresti 2007, gender and party), by ten thousandths.
        assert!(
            (residual(762, 1557, 1246, 2757) - 4.502_054).abs() < 1e-5
                && (residual(477, 1200, 945, 2757) - 5.315_946).abs() < 1e-5
        );
        assert!(residual(5, 5, 3, 5).is_nan(), "the only region is the shop");
        assert_eq!((told(2, "region-rule-over"), outcome.notes.len()), (None, 1));
    }
}
