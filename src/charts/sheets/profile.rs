//! Which column of the list of customers, and which of its values, tells those of high value from the others: the tree of
//! [`chaid`](crate::models::chaid) over the columns that say who somebody is.
//!
//! What follows from buying (tier, points, day of joining, who of the shop looks after them) and what names a person is no attribute here. Where nothing tells more than chance
//! there is no sheet.

use crate::base::{Arg, Day, Message, NONE};
use crate::charts::kinds::sheet::{Column, Data, ROWS, Row};
use crate::classify::{Context, Outcome};
use crate::features::walk::Seen;
use crate::features::{View, profile};
use crate::math::order;
use crate::math::summary::quantile;
use crate::models::chaid::{Attribute, Group, grow};
use crate::table::{Cells, Role, TableKind};

/// Columns that say who somebody is.
const ROLES: [Role; 11] = [
    Role::Gender,
    Role::Age,
    Role::Birthday,
    Role::Income,
    Role::Region,
    Role::Industry,
    Role::CompanySize,
    Role::Title,
    Role::Consent,
    Role::Source,
    Role::Attribute,
];
/// Values of a column that are told apart; rarer ones are one.
const VALUES: usize = 12;
/// With fewer customers nothing is looked for.
const LEAST: usize = 100;
/// Values that a row names.
const NAMED: usize = 5;
/// The upper part by net revenue: who is of high value where no classifier says it.
const UPPER: f64 = 0.2;

/// A column as an attribute, and what its values are called.
struct Read<'a> {
    header: &'a str,
    attribute: Attribute,
    labels: Vec<String>,
}

/// Numbers at their quartiles; nothing where they do not vary.
fn quartered<'a>(header: &'a str, numbers: &[f64]) -> Option<Read<'a>> {
    let mut sorted: Vec<f64> = numbers.iter().copied().filter(|number| !number.is_nan()).collect();
    order::ascending(&mut sorted);
    let mut cuts: Vec<f64> = [0.25, 0.5, 0.75].map(|part| quantile(&sorted, part)).into();
    cuts.dedup_by(|a, b| a.total_cmp(b).is_eq());
    // From the first cut on: where the least number is the cut, nobody is below it.
    cuts.retain(|cut| sorted.first().is_some_and(|least| cut > least));
    if cuts.is_empty() {
        return None;
    }
    let short = |cut: &f64| ((cut * 100.0).round() / 100.0).to_string();
    let mut labels: Vec<String> =
        cuts.windows(2).map(|pair| format!("{}–{}", short(&pair[0]), short(&pair[1]))).collect();
    labels.insert(0, cuts.first().map(|cut| format!("< {}", short(cut))).unwrap_or_default());
    labels.push(cuts.last().map(|cut| format!("≥ {}", short(cut))).unwrap_or_default());
    let code = |number: &f64| {
        if number.is_nan() { NONE } else { cuts.iter().filter(|cut| number >= *cut).count() as u32 }
    };
    let attribute = Attribute { codes: numbers.iter().map(code).collect(), values: labels.len() };
    Some(Read { header, attribute, labels })
}

/// Words, the most frequent ones apart; nothing where nearly everybody has a word of their own, as numbers of telephones do.
fn worded<'a>(header: &'a str, words: &[Option<&str>]) -> Option<Read<'a>> {
    let mut counts: std::collections::BTreeMap<&str, u32> = std::collections::BTreeMap::new();
    for word in words.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let known = words.iter().flatten().count();
    if counts.len() < 2 || counts.len() * 2 > known {
        return None;
    }
    let ranked = order::by(counts.into_iter().collect(), |(_, count): &(&str, u32)| -i64::from(*count));
    let kept = if ranked.len() > VALUES { VALUES - 1 } else { ranked.len() };
    let mut labels: Vec<String> = ranked.iter().take(kept).map(|(word, _)| (*word).to_owned()).collect();
    let code = |word: Option<&str>| {
        let Some(word) = word else { return NONE };
        labels.iter().position(|label| label == word).unwrap_or(kept) as u32
    };
    let codes: Vec<u32> = words.iter().copied().map(code).collect();
    if ranked.len() > kept {
        labels.push("…".to_owned());
    }
    Some(Read { header, attribute: Attribute { codes, values: labels.len() }, labels })
}

fn read<'a>(cx: &Context<'a>, table: View<'a>, seen: Seen<'a>, rows: &[usize]) -> Option<Read<'a>> {
    let as_of = cx.customers.as_of.unwrap_or(Day(i32::MAX));
    let (header, cells) = (seen.field.header.as_str(), seen.cells());
    let place = |row: &usize| profile::row_of(&cx.facts, *cx.customers.who.get(*row)?, table, cells, as_of);
    let places: Vec<Option<usize>> = rows.iter().map(place).collect();
    let numbers = |number: &dyn Fn(usize) -> Option<f64>| -> Vec<f64> {
        places.iter().map(|place| place.and_then(number).unwrap_or(f64::NAN)).collect()
    };
    match cells {
        Cells::Text(text) => {
            let words: Vec<Option<&str>> = places
                .iter()
                .map(|place| place.map(|place| text.get(place).trim()).filter(|word| !word.is_empty()))
                .collect();
            // A column of many numbers in a cell of text: ages, incomes, sizes.
            let distinct = text.dictionary.len();
            let read = text.dictionary.iter().filter(|word| profile::amount(word).is_some()).count();
            if distinct > VALUES && read * 10 >= distinct * 9 {
                let number = |word: Option<&str>| word.and_then(profile::amount).unwrap_or(f64::NAN);
                return quartered(header, &words.iter().copied().map(number).collect::<Vec<f64>>());
            }
            worded(header, &words)
        }
        Cells::Number(all) => quartered(header, &numbers(&|place| all.get(place).copied())),
        Cells::Money(all) => {
            let known = |place: usize| all.get(place).filter(|money| money.is_some()).map(|money| money.to_f64());
            quartered(header, &numbers(&known))
        }
        Cells::Day { days, .. } => {
            let age = |place: usize| days.get(place).and_then(|born| profile::years(*born, as_of)).map(f64::from);
            quartered(header, &numbers(&age))
        }
    }
}

/// Who is of high value: the first class of value tiers, elsewhere the upper fifth by net revenue, ties in.
fn is_high(cx: &Context, outcome: &Outcome, classifier: &str, rows: &[usize]) -> Vec<bool> {
    if classifier == "value_tier" {
        return rows.iter().map(|row| outcome.assignment.class.get(*row) == Some(&0)).collect();
    }
    let net = |row: &usize| cx.customers.monetary.get(*row).copied().unwrap_or_default();
    let mut nets: Vec<i64> = rows.iter().map(|row| net(row).0).collect();
    nets.sort_unstable();
    let upper = (nets.len() as f64 * UPPER).ceil() as usize;
    let least = nets.len().checked_sub(upper).and_then(|at| nets.get(at)).copied().unwrap_or(i64::MAX);
    rows.iter().map(|row| net(row).0 >= least.max(1)).collect()
}

/// The groups of the tree. None without a list of customers, and where nothing tells more than chance.
pub(super) fn profile(cx: &Context, outcome: &Outcome, classifier: &str) -> Option<Data> {
    let table = cx.facts.table(TableKind::Customers)?;
    let rows: Vec<usize> = (0..cx.customers.len())
        .filter(|row| cx.customers.frequency.get(*row).is_some_and(|orders| *orders > 0))
        .collect();
    if rows.len() < LEAST {
        return None;
    }
    let hit = is_high(cx, outcome, classifier, &rows);
    let all = hit.iter().filter(|hit| **hit).count();
    if all == 0 || all == hit.len() {
        return None;
    }
    let has_age = table.column(Role::Age).is_some();
    let fields = table
        .fields()
        .map(|seen| (seen, seen.field.role))
        .filter(|(_, role)| ROLES.contains(role) && !(has_age && *role == Role::Birthday));
    let read: Vec<Read> = fields.filter_map(|(seen, _)| read(cx, table, seen, &rows)).collect();
    let attributes: Vec<Attribute> = read.iter().map(|read| read.attribute.clone()).collect();
    let groups = grow(&attributes, &hit);
    let best = groups.first()?;
    let average = all as f64 / hit.len() as f64;
    let share = |group: &Group| f64::from(group.hits) / f64::from(group.rows.max(1));
    let who = |group: &Group| {
        let step = |step: &crate::models::chaid::Step| {
            let read = read.get(step.attribute)?;
            let label = |value: &u32| read.labels.get(*value as usize).map_or("—", String::as_str);
            let mut values: Vec<&str> = step.values.iter().take(NAMED).map(label).collect();
            if step.values.len() > NAMED {
                values.push("…");
            }
            Some(Arg::Text(format!("{} = {}", read.header, values.join(" / "))))
        };
        Arg::List(group.path.iter().filter_map(step).collect())
    };
    let title = Message::new("sheet-profile-title")
        .with("who", who(best))
        .with("share", Arg::Percent(share(best), 0))
        .with("average", Arg::Percent(average, 0));
    let row = |group: &Group| {
        Row::of(vec![
            who(group),
            Arg::Count(u64::from(group.rows)),
            Arg::Count(u64::from(group.hits)),
            Arg::Percent(share(group), 0),
            Arg::Number(share(group) / average, 1),
        ])
    };
    let columns = vec![
        Column::words("sheet-col-who"),
        Column::figures("sheet-col-customers"),
        Column::figures("sheet-col-valuable"),
        Column::figures("sheet-col-valuable-share"),
        Column::figures("sheet-col-times"),
    ];
    let note = Message::new("sheet-profile-note").count("columns", read.len());
    Data::new(title, Message::new("sheet-profile-subtitle"), columns)
        .note(note)
        .rows(groups.iter().map(row).collect(), ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    /// 200 customers: those whom a friend sent (every fourth) buy for 100 to 149, the others for 1 to 50. Further columns say nothing: a number of
    /// their own, one word for all, and a tag by turns. Of the upper fifth (40) all came by a friend.
    fn shop(by_friend: impl Fn(u32) -> bool) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let roles = [Role::Customer, Role::Source, Role::Attribute, Role::Attribute, Role::Gender, Role::Age];
        let mut list = Sheet::new(TableKind::Customers, &roles);
        for n in 0..200u32 {
            let id = format!("c{n:03}");
            let money = if n % 4 == 0 { 100 + n / 4 } else { 1 + n % 50 };
            orders.row([id.clone(), "9".into(), money.to_string()]);
            let source = if by_friend(n) { "friend" } else { ["ad", "", "street"][n as usize % 3] };
            let tag = ["a", "b", "c", "d", "e"][n as usize / 4 % 5];
            list.row([id, source.into(), format!("no {n}"), tag.into(), "F".into(), (20 + n * 7 % 31).to_string()]);
        }
        Shop::of_tables(orders.table(), vec![list.table()], None)
    }

    fn sheet(shop: &Shop) -> Option<Data> {
        profile(&shop.cx_of("attribute"), &shop.run("attribute", &values(&[])), "attribute")
    }

    #[test]
    fn what_tells_the_valuable_from_the_others_is_found() {
        let data = sheet(&shop(|n| n % 4 == 0)).unwrap();
        let first = &data.rows[0].cells;
        assert_eq!(first[0], Arg::List(vec![Arg::Text("source 1 = friend".into())]));
        assert_eq!(first[1..3], [Arg::Count(50), Arg::Count(40)]);
        assert_eq!(first[3], Arg::Percent(0.8, 0));
        assert!(matches!(first[4], Arg::Number(times, 1) if (times - 4.0).abs() < 1e-9));
        // The others are one group, those of whom nothing is known among them.
        assert_eq!(data.rows.len(), 2);
        assert_eq!(data.rows[1].cells[1..3], [Arg::Count(150), Arg::Count(0)]);
    }

    #[test]
    fn what_tells_nothing_is_not_claimed() {
        assert_eq!(sheet(&shop(|n| n / 4 % 4 == 0)), None);
    }

    #[test]
    fn numbers_are_quartered_and_single_words_are_no_attribute() {
        let numbers: Vec<f64> = (1..=8).map(f64::from).chain([f64::NAN]).collect();
        let read = quartered("age", &numbers).unwrap();
        assert_eq!(read.labels, ["< 2.75", "2.75–4.5", "4.5–6.25", "≥ 6.25"]);
        assert_eq!(read.attribute.codes, [0, 0, 1, 1, 2, 2, 3, 3, NONE]);
        assert!(quartered("same", &[3.0; 9]).is_none());
        assert!(
            worded("one", &[Some("x"); 9]).is_none() && worded("own", &[Some("x"), Some("y"), Some("z")]).is_none()
        );
    }
}
