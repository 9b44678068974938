//! Customers of the classes by recency and money, both by order of magnitude: where the classes lie and how they run into one another.
//!
//! A point is not a customer: whoever falls into the same small field and class is one dot, as large as their number asks for, so that a
//! million customers make no more marks than a thousand. What a press opens are classes, because dots are too many to be named.

use serde::{Deserialize, Serialize};

use super::class_shares::{Row, prepare as classes};
use super::{days, fact, finish, in_class, mark, narrow, nothing, say, share, word};
use crate::base::{Message, NONE};
use crate::charts::scale::Scale;
use crate::charts::surface::{Label, Surface};
use crate::charts::{Drawing, Look, Twin};
use crate::classify::{Context, Outcome};
use crate::math::float::{exp, ln, sqrt};
use crate::math::{order, summary::median};

/// Fields across and upwards.
const FIELDS: (f64, f64) = (40.0, 26.0);

/// One dot: days since the last order, net money, position in the rows, customers.
pub type Dot = (f64, f64, u16, u32);

/// One class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cloud {
    /// Its name, colour, size and money.
    pub row: Row,
    /// Median of the days since the last order, of the orders and of net money; of those with an order in the window.
    pub usual: (f64, f64, f64),
}

/// Dots of all classes, and what is usual in each.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// The classes in which somebody ordered in the window.
    pub clouds: Vec<Cloud>,
    /// Dots, those of the largest fields first, so that small ones stay seen.
    pub dots: Vec<Dot>,
    /// Customers with an order whose money is not positive: there is no place for them.
    pub beyond: u32,
}

/// Takes customers of a class in the same field together.
pub fn prepare(cx: &Context, outcome: &Outcome, classifier: &str) -> Data {
    let customers = cx.customers;
    let place = |row: usize| {
        let recency = customers.recency.get(row).copied().filter(|days| *days != NONE)?;
        Some((f64::from(recency.max(1)), customers.monetary.get(row)?.to_f64()))
    };
    let class = |row: usize| outcome.assignment.class.get(row).copied().unwrap_or(u16::MAX);
    let rows = || (0..customers.len()).filter_map(|row| Some((row, place(row)?)));
    let span = |of: fn((f64, f64)) -> f64| {
        let values = rows().map(|(_, at)| at).filter(|(_, money)| *money > 0.0).map(of);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    let (across, upwards) = (Fields::of(span(|at| at.0), FIELDS.0), Fields::of(span(|at| at.1), FIELDS.1));
    let clouds: Vec<Cloud> = classes(cx, outcome, classifier)
        .rows
        .into_iter()
        .filter_map(|row| {
            let own: Vec<usize> = rows().map(|(at, _)| at).filter(|at| class(*at) == row.class).collect();
            let middle = |value: &dyn Fn(usize) -> f64| {
                let mut values: Vec<f64> = own.iter().map(|row| value(*row)).collect();
                order::ascending(&mut values);
                median(&values)
            };
            let feature = |name: &'static str| move |row: usize| customers.feature(name, row).unwrap_or(f64::NAN);
            let usual = (middle(&feature("recency")), middle(&feature("frequency")), middle(&feature("monetary")));
            (!own.is_empty()).then_some(Cloud { row, usual })
        })
        .collect();

    let mut beyond = 0;
    let mut fields: Vec<(i64, u32)> = Vec::new();
    for (row, (recency, money)) in rows() {
        let Some(cloud) = clouds.iter().position(|cloud| cloud.row.class == class(row)) else { continue };
        if money > 0.0 {
            let field = (cloud as i64 * 1_000 + across.field(recency)) * 1_000 + upwards.field(money);
            fields.push((field, row as u32));
        } else {
            beyond += 1;
        }
    }
    order::ranked(&mut fields);
    let dot = |run: &[(i64, u32)]| {
        let (field, _) = run.first()?;
        Some((
            across.middle(field / 1_000 % 1_000),
            upwards.middle(field % 1_000),
            (field / 1_000_000) as u16,
            run.len() as u32,
        ))
    };
    let dots: Vec<Dot> = fields.chunk_by(|a, b| a.0 == b.0).filter_map(dot).collect();
    Data { clouds, dots: order::by(dots, |(.., customers)| -i64::from(*customers)), beyond }
}

/// Equal parts of a range, by order of magnitude.
struct Fields {
    low: f64,
    part: f64,
    count: f64,
}

impl Fields {
    fn of((low, high): (f64, f64), count: f64) -> Fields {
        let (low, high) = (ln(low), ln(high));
        let part = if high > low && (high - low).is_finite() { (high - low) / count } else { 1.0 };
        Fields { low: if low.is_finite() { low } else { 0.0 }, part, count }
    }

    fn field(&self, value: f64) -> i64 {
        (((ln(value) - self.low) / self.part).floor()).clamp(0.0, self.count - 1.0) as i64
    }

    fn middle(&self, field: i64) -> f64 {
        exp(self.low + (field as f64 + 0.5) * self.part)
    }
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let Some(most) = data.dots.iter().map(|dot| dot.3).max() else { return nothing(look, "chart-scatter-nothing") };
    let small = narrow(look);
    let (left, right) = (if small { 46.0 } else { 58.0 }, f64::from(look.width) - 12.0);
    let (top, bottom) = (26.0, if small { 270.0 } else { 330.0 });
    let mut surface = Surface::new(look, bottom + 40.0);
    let ends = |of: fn(&Dot) -> f64| {
        let values = data.dots.iter().map(of);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
    };
    // Half a field of air, so that no dot is cut.
    let airy = |(low, high): (f64, f64)| (low / 1.25, high * 1.25);
    let across = Scale::log(airy(ends(|dot| dot.0)), (left, right));
    let upwards = Scale::log(airy(ends(|dot| dot.1)), (bottom, top));
    for tick in across.ticks(if small { 4 } else { 7 }) {
        let x = across.at(tick);
        surface.down(x.floor() + 0.5, top, bottom, 1.0, "line-1");
        surface.text(Label::new(look.words.count_short(tick), x, bottom + 15.0).middle().role("ink-3"));
    }
    for tick in upwards.ticks(if small { 4 } else { 6 }) {
        let y = upwards.at(tick);
        surface.across(left, right, y, "line-1");
        surface.text(Label::new(look.words.money_short(tick), left - 6.0, y + 4.0).end().role("ink-3"));
    }
    surface.text(Label::new(word(look, "recency"), right, bottom + 32.0).end());
    surface.text(Label::new(word(look, "money"), 0.0, 12.0));

    let greatest = if small { 6.0 } else { 8.0 };
    for (recency, money, cloud, customers) in &data.dots {
        let Some(cloud) = data.clouds.get(usize::from(*cloud)) else { continue };
        // Areas compare, not widths.
        let radius = 1.6 + (greatest - 1.6) * sqrt(share(f64::from(*customers), f64::from(most)));
        surface.dot((across.at(*recency), upwards.at(*money)), radius, &cloud.row.colour);
    }

    let everybody: u32 = data.clouds.iter().map(|cloud| cloud.row.customers).sum();
    let centre = |cloud: &Cloud| {
        let (recency, _, money) = cloud.usual;
        // Who is usual without money stands at the foot.
        let y = if money > 0.0 { upwards.at(money).clamp(top, bottom) } else { bottom };
        (across.at(recency.max(1.0)), y)
    };
    for cloud in &data.clouds {
        let (x, y) = centre(cloud);
        surface.dot((x, y), 7.5, "surface-0");
        surface.dot((x, y), 6.0, "ink-1");
        surface.dot((x, y), 4.4, &cloud.row.colour);
        surface.reserve((x - 7.5, y - 7.5, 15.0, 15.0));
    }
    let mut marks = Vec::new();
    for cloud in &data.clouds {
        let name = look.words.word(&cloud.row.name);
        let (recency, orders, money) = cloud.usual;
        let (x, y) = centre(cloud);
        let label = |x: f64, y: f64| Label::new(name.clone(), x, y).size(12.0).strong().role("ink-1");
        let places = [
            label(x + 13.0, y + 4.0),
            label(x - 13.0, y + 4.0).end(),
            label(x, y - 12.0).middle(),
            label(x, y + 20.0).middle(),
        ];
        if let Some(label) = places.into_iter().find(|label| surface.fits(label)) {
            // Dots behind a name are thinned, so that it can be read.
            let (left, above, width, height) = label.area();
            surface.tint((left - 3.0, above - 2.0, width + 6.0, height + 4.0), "surface-0", 0.8);
            surface.text(label);
        }
        let part = share(f64::from(cloud.row.customers), f64::from(everybody));
        let facts = vec![
            fact(look, "customers", look.words.count(u64::from(cloud.row.customers))),
            fact(look, "share-customers", look.words.percent(part, 1)),
            fact(look, "usual-recency", days(look, recency as u32)),
            fact(look, "usual-orders", look.words.number(orders, 1)),
            fact(look, "usual-money", look.words.money_round(money)),
        ];
        marks.push(mark(&surface, (x - 14.0, y - 14.0, 28.0, 28.0), name, facts, vec![in_class(&cloud.row.name)]));
    }
    let note = match data.beyond {
        0 => say(look, "chart-scatter-note-all"),
        beyond => look.words.text(&Message::new("chart-scatter-note").count("n", beyond)),
    };
    finish(&surface, marks, twin(data, look, everybody), (title(data, look), say(look, "chart-scatter-subtitle"), note))
}

/// The largest class.
fn title(data: &Data, look: &Look) -> String {
    let mut largest = data.clouds.first();
    for cloud in &data.clouds {
        if largest.is_some_and(|largest| cloud.row.customers > largest.row.customers) {
            largest = Some(cloud);
        }
    }
    largest.map_or_else(String::new, |cloud| {
        let (recency, _, money) = cloud.usual;
        look.words.text(
            &Message::new("chart-scatter-title")
                .text("class", look.words.word(&cloud.row.name))
                .count("n", cloud.row.customers)
                .text("money", look.words.money_round(money))
                .count("days", recency as u32),
        )
    })
}

fn twin(data: &Data, look: &Look, everybody: u32) -> Twin {
    let head = ["class", "customers", "share-customers", "usual-recency", "usual-orders", "usual-money"];
    let rows = data.clouds.iter().map(|cloud| {
        let (recency, orders, money) = cloud.usual;
        vec![
            look.words.word(&cloud.row.name),
            look.words.count(u64::from(cloud.row.customers)),
            look.words.percent(share(f64::from(cloud.row.customers), f64::from(everybody)), 1),
            days(look, recency as u32),
            look.words.number(orders, 1),
            look.words.money_round(money),
        ]
    });
    Twin { head: head.map(|name| word(look, name)).to_vec(), rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Values;

    #[test]
    fn everybody_is_in_a_dot_or_beyond() {
        let orders: Vec<[(i32, f64); 1]> =
            (0..5_000).map(|i| [(i % 700, if i % 50 == 0 { 0.0 } else { 1.0 + f64::from(i * i % 9_973) })]).collect();
        let ids: Vec<String> = (0..5_000).map(|i| format!("{i:04}")).collect();
        let rows: Vec<(&str, &[(i32, f64)])> = ids.iter().zip(&orders).map(|(id, o)| (id.as_str(), &o[..])).collect();
        let history = crate::features::History::of(&rows);
        let customers = crate::features::Customers::as_of(&history, crate::base::Day(700), None);
        let cx = Context {
            history: &history,
            customers: &customers,
            facts: crate::features::Facts::default(),
            seed: 1,
            fits: None,
        };
        let abc = crate::classify::find("abc").unwrap();
        let params = abc.check(&Values::new()).unwrap();
        let outcome = abc.run(&cx, &params, &mut crate::base::Job::quiet()).unwrap();
        let data = prepare(&cx, &outcome, "abc");
        let (fields, drawn) = (FIELDS.0 * FIELDS.1 * 3.0, data.dots.iter().map(|dot| dot.3).sum::<u32>());
        assert_eq!((drawn, data.beyond), (4_900, 100));
        assert!(data.dots.len() < 2_000 && (data.dots.len() as f64) < fields);
        assert_eq!(data.clouds.len(), 3);
        // Half of a class on either side of what is usual in it.
        for cloud in &data.clouds {
            let own = (0..5_000).filter(|row| outcome.assignment.class[*row] == cloud.row.class);
            let (below, all) = own.fold((0, 0), |(below, all), row| {
                (below + u32::from(customers.monetary[row].to_f64() < cloud.usual.2), all + 1)
            });
            assert!(below * 2 <= all && below * 2 > all - 40, "{below} {all}");
        }
    }
}
