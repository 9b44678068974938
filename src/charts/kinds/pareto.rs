//! Concentration: the Lorenz curve from the best customer down, with the Pareto cuts and the A/B/C bar below.

use serde::{Deserialize, Serialize};

use super::{fact, finish, in_class, mark, money_share, narrow, nothing, people, say, share, word};
use crate::base::{Arg, Message, Money};
use crate::charts::scale::Scale;
use crate::charts::surface::{Label, Surface};
use crate::charts::{Condition, Drawing, Look, Mark, Twin};
use crate::classify::{Context, Outcome};
use crate::math::order;

/// Up to about 200 points of the curve and the figures that are said about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// `(share of customers, share of positive net money)`, from (0, 0) to (1, 1), best customers first; ties on one segment.
    pub curve: Vec<(f64, f64)>,
    /// Gini coefficient of the positive nets.
    pub gini: f64,
    /// Share of money that the top 20 % of customers bring.
    pub top20: f64,
    /// What they bring.
    pub top20_money: Money,
    /// Share of customers who bring 80 %.
    pub for80: f64,
    /// Customers in all.
    pub customers: u32,
    /// A, B, C (or the classes of value tiers): class index, locale key of the name, colour role, customers, money.
    pub classes: Vec<(u16, String, String, u32, Money)>,
}

/// How far apart kept points of the curve are, in either share; bounds their number by 200.
const STEP: f64 = 0.01;

/// The curve over all customers, those who brought nothing (or less) counted as nothing; `classes` are an outcome and the id of
/// its classifier, for the bar below. Nothing depends on the order of equal customers. Without positive money the curve is empty.
pub fn prepare(cx: &Context, classes: Option<(&Outcome, &str)>) -> Data {
    let nets: Vec<Money> = cx.customers.by_money().iter().map(|(net, _)| Money((*net).max(0))).collect();
    let total: Money = nets.iter().copied().sum();
    let bar = classes.map_or_else(Vec::new, |(outcome, classifier)| {
        let rows = super::class_shares::prepare(cx, outcome, classifier).rows;
        rows.into_iter().map(|row| (row.class, row.name, row.colour, row.customers, row.money)).collect()
    });
    let curve = if total > Money::ZERO { curve(&nets, total) } else { Vec::new() };
    let top20 = along(&curve, 0.2);
    Data {
        gini: gini(&nets, total),
        top20,
        top20_money: Money::from_f64(total.to_f64() * top20).unwrap_or(total),
        for80: along(&curve.iter().map(|(x, y)| (*y, *x)).collect::<Vec<_>>(), 0.8),
        curve,
        customers: cx.customers.len() as u32,
        classes: bar,
    }
}

/// Points at the ends of runs of equal nets, thinned; the points beside 20 % of customers and 80 % of money are kept, so that what
/// is read off the thinned curve is what the whole one says.
fn curve(nets: &[Money], total: Money) -> Vec<(f64, f64)> {
    let count = nets.len() as f64;
    let mut sum = Money::ZERO;
    let mut ends = vec![(0.0, 0.0)];
    let mut rest = nets.iter().enumerate().peekable();
    while let Some((index, net)) = rest.next() {
        sum += *net;
        if rest.peek().is_none_or(|(_, next)| *next != net) {
            ends.push(((index + 1) as f64 / count, money_share(sum, total)));
        }
    }
    let last = ends.len() - 1;
    let beside = |at: usize| {
        let (x, y) = ends.get(at).copied().unwrap_or_default();
        let (before, after) = (at.checked_sub(1).and_then(|at| ends.get(at)), ends.get(at + 1));
        let reaches = |value: f64, goal: f64, before: Option<f64>, after: Option<f64>| {
            (value >= goal && before.is_some_and(|before| before < goal))
                || (value < goal && after.is_some_and(|after| after >= goal))
        };
        reaches(x, 0.2, before.map(|point| point.0), after.map(|point| point.0))
            || reaches(y, 0.8, before.map(|point| point.1), after.map(|point| point.1))
    };
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for (at, point) in ends.iter().enumerate() {
        let far = kept.last().is_none_or(|(x, y)| point.0 - x >= STEP || point.1 - y >= STEP);
        if far || at == last || beside(at) {
            kept.push(*point);
        }
    }
    kept
}

/// The second coordinate of an ascending curve where the first is `at`, straight between points.
fn along(curve: &[(f64, f64)], at: f64) -> f64 {
    let after = curve.iter().position(|(x, _)| *x >= at);
    match after.and_then(|after| Some((curve.get(after.checked_sub(1)?)?, curve.get(after)?))) {
        Some(((x0, y0), (x1, y1))) if x1 > x0 => y0 + (y1 - y0) * (at - x0) / (x1 - x0),
        Some((_, (_, y))) => *y,
        None => curve.last().map_or(0.0, |(_, y)| *y),
    }
}

/// Gini of the positive among nets in descending order: (2 Σ rank·net / (n Σ net)) − (n + 1) / n with ranks from the smallest.
fn gini(nets: &[Money], total: Money) -> f64 {
    let positive = nets.partition_point(|net| *net > Money::ZERO);
    let (n, total) = (positive as f64, total.to_f64());
    if positive == 0 || total <= 0.0 {
        return 0.0;
    }
    let weighted: f64 =
        nets.iter().take(positive).rev().zip(1u32..).map(|(net, rank)| net.to_f64() * f64::from(rank)).sum();
    (2.0 * weighted / (n * total) - (n + 1.0) / n).max(0.0)
}

/// Where the curve stands.
struct Frame {
    left: f64,
    right: f64,
    bottom: f64,
    x: Scale,
    y: Scale,
}

/// Below this coefficient there is no concentration to speak of.
const EVEN: f64 = 0.01;

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    if data.curve.len() < 2 || data.customers == 0 {
        return nothing(look, "chart-pareto-nothing");
    }
    let small = narrow(look);
    let (left, right, top) = (40.0, f64::from(look.width) - 10.0, 10.0);
    let bottom = top + if small { 240.0 } else { (f64::from(look.width) * 0.5).clamp(260.0, 320.0) };
    let foot = if data.classes.is_empty() { 22.0 } else { 62.0 };
    let mut surface = Surface::new(look, bottom + foot);
    let (x, y) = (Scale::linear((0.0, 1.0), (left, right)), Scale::linear((0.0, 1.0), (bottom, top)));
    let frame = Frame { left, right, bottom, x, y };

    axes(&mut surface, look, &frame);
    let points: Vec<(f64, f64)> = data.curve.iter().map(|(x, y)| (frame.x.at(*x), frame.y.at(*y))).collect();
    surface.polygon(points.clone(), "seq-1", 0.75);
    surface.dashed((left, bottom), (right, top), (3.0, 3.0), "ink-3");
    surface.path(points, 2.0, "accent");
    // Neither a text nor a cut's figure may lie across the diagonal.
    for step in 0..100 {
        let (x, y) = (frame.x.at((f64::from(step) + 0.5) / 100.0), frame.y.at((f64::from(step) + 0.5) / 100.0));
        surface.reserve((x - 1.5, y - 1.5, 3.0, 3.0));
    }

    let mut marks = cuts(&mut surface, look, data, &frame);
    let equal = Label::new(say(look, "chart-pareto-equal"), 0.0, 0.0).size(10.5).role("ink-3");
    surface.along(&equal, (left, bottom), (right, top), &[0.7, 0.6, 0.8, 0.5, 0.85, 0.35]);
    bar(&mut surface, look, data, &frame, &mut marks);

    let note = look.words.text(&Message::new("chart-pareto-note").with("gini", Arg::Number(data.gini, 2)));
    // Where all bring the same, the top 20% is nobody in particular.
    let title = if data.gini < EVEN && data.top20 < 0.2 + EVEN {
        Message::new("chart-pareto-even").count("n", data.customers)
    } else {
        Message::new("chart-pareto-title").with("share", Arg::Percent(data.top20, 1))
    };
    finish(&surface, marks, twin(look, data), (look.words.text(&title), say(look, "chart-pareto-subtitle"), note))
}

fn axes(surface: &mut Surface, look: &Look, frame: &Frame) {
    for tick in 0..=5u32 {
        let part = f64::from(tick) / 5.0;
        let y = frame.y.at(part);
        surface.across(frame.left, frame.right, y, if tick == 0 { "ink-3" } else { "line-1" });
        let text = if tick == 5 { look.words.percent(1.0, 0) } else { look.words.count(u64::from(tick * 20)) };
        surface.text(Label::new(text, frame.left - 8.0, y + 4.0).end().role("ink-3"));
        let label = Label::new(look.words.percent(part, 0), frame.x.at(part), frame.bottom + 15.0).role("ink-3");
        surface.text(match tick {
            0 => label,
            5 => label.end(),
            _ => label.middle(),
        });
    }
}

/// The two cuts: what the top 20 % bring, and how many bring 80 %.
fn cuts(surface: &mut Surface, look: &Look, data: &Data, frame: &Frame) -> Vec<Mark> {
    let top20 = (frame.x.at(0.2), frame.y.at(data.top20));
    let for80 = (frame.x.at(data.for80), frame.y.at(0.8));
    surface.down(top20.0, top20.1, frame.bottom, 1.0, "ink-1");
    surface.dashed((for80.0, for80.1), (for80.0, frame.bottom), (2.0, 2.0), "ink-1");
    surface.reserve((top20.0 - 2.0, top20.1, 4.0, frame.bottom - top20.1));
    surface.reserve((for80.0 - 2.0, for80.1, 4.0, frame.bottom - for80.1));
    surface.dot(top20, 4.5, "accent");
    surface.ring(for80, 4.5, "ink-1");

    let share80 = look.words.percent(data.for80, 1);
    let heading = |text: &str, x: f64, y: f64| Label::new(text, x, y).size(14.0).strong().role("ink-1");
    let below = look.words.text(&Message::new("chart-pareto-for80").with("share", Arg::Percent(0.8, 0)));
    let block =
        |x: f64, y: f64| vec![heading(&share80, x, y), Label::new(below.clone(), x, y + 16.0).size(12.0).role("ink-1")];
    let right = for80.0 + 12.0;
    // Beside its knob, else at the foot of its line.
    surface.first(vec![block(right, for80.1 + 20.0), block(right, for80.1 + 44.0), block(right, frame.bottom - 26.0)]);

    let share20 = look.words.percent(data.top20, 1);
    let say20 = |key: &'static str| look.words.text(&Message::new(key).with("share", Arg::Percent(0.2, 0)));
    let (from20, short20) = (say20("chart-pareto-top20"), say20("chart-pareto-top20-short"));
    let money = look.words.money_short(data.top20_money.to_f64());
    let block = |text: &str, x: f64, y: f64, lines: usize| {
        let all = vec![
            heading(&share20, x, y),
            Label::new(text, x, y + 16.0).size(12.0).role("ink-1"),
            Label::new(money.clone(), x, y + 32.0).size(12.0),
        ];
        all.into_iter().take(lines).collect::<Vec<_>>()
    };
    let (x, y) = (top20.0 + 11.0, top20.1 + 20.0);
    surface.first(vec![
        block(&from20, x, y, 3),
        block(&short20, x, y, 3),
        block(&short20, x, y, 2),
        block(&short20, x, y, 1),
        vec![heading(&share20, top20.0 + 6.0, y).size(12.0)],
    ]);

    let count = |part: f64| (part * f64::from(data.customers)).round() as u32;
    let area = |(x, y): (f64, f64)| (x - 14.0, y - 14.0, 28.0, 28.0);
    let of20 = vec![
        fact(look, "customers", look.words.count(u64::from(count(0.2)))),
        fact(look, "money", look.words.money_round(data.top20_money.to_f64())),
        fact(look, "share-money", share20),
    ];
    let of80 = vec![
        fact(look, "customers", look.words.count(u64::from(count(data.for80)))),
        fact(look, "share-customers", share80),
        fact(look, "share-money", look.words.percent(0.8, 0)),
    ];
    let title = |part: f64| look.words.text(&Message::new("chart-pareto-top").with("share", Arg::Percent(part, 1)));
    let pick = |part: f64| if count(part) > 0 { vec![Condition::Rank(0, count(part))] } else { Vec::new() };
    vec![
        mark(surface, area(top20), title(0.2), of20, pick(0.2)),
        mark(surface, area(for80), title(data.for80), of80, pick(data.for80)),
    ]
}

/// The classes below the axis, as wide as their share of customers.
fn bar(surface: &mut Surface, look: &Look, data: &Data, frame: &Frame, marks: &mut Vec<Mark>) {
    let all: u32 = data.classes.iter().map(|(_, _, _, customers, _)| customers).sum();
    let money: Money = data.classes.iter().map(|(_, _, _, _, money)| *money).sum();
    let mut before = 0;
    let top = frame.bottom + 24.0;
    for (_, key, colour, customers, own) in &data.classes {
        let from = frame.x.at(share(f64::from(before), f64::from(all)));
        before += customers;
        let to = frame.x.at(share(f64::from(before), f64::from(all)));
        let area = (from, top, (to - from - 1.0).max(0.0), 16.0);
        surface.rect(area, colour);
        let name = look.words.word(key);
        let inside = Label::new(name.clone(), from + 6.0, top + 12.0).strong().role(on(colour));
        if inside.width() + 10.0 <= area.2 {
            surface.text(inside);
        }
        let part = look.words.percent(money_share(*own, money), 0);
        let count = people(look, *customers);
        let below = |text: String| Label::new(text, from + 2.0, top + 30.0).size(10.5);
        for label in [below(format!("{count} · {part}")), below(look.words.count(u64::from(*customers)))] {
            if label.width() + 12.0 <= to - from && surface.text(label) {
                break;
            }
        }
        let facts = vec![
            fact(look, "customers", look.words.count(u64::from(*customers))),
            fact(look, "share-customers", look.words.percent(share(f64::from(*customers), f64::from(all)), 1)),
            fact(look, "money", look.words.money_round(own.to_f64())),
            fact(look, "share-money", look.words.percent(money_share(*own, money), 1)),
        ];
        if *customers > 0 {
            let area = (area.0, area.1 - 4.0, area.2.max(8.0), area.3 + 24.0);
            marks.push(mark(surface, area, name, facts, vec![in_class(key)]));
        }
    }
}

/// The ink that is legible on a colour: the sequential steps have their own, on all others it is that of the page.
pub(super) fn on(colour: &str) -> String {
    let step = match colour {
        "class-a" => "6",
        "class-b" => "4",
        "class-c" => "2",
        other => other.strip_prefix("seq-").unwrap_or(""),
    };
    if step.is_empty() { "surface-0".to_owned() } else { format!("on-seq-{step}") }
}

fn twin(look: &Look, data: &Data) -> Twin {
    let head = ["top", "customers", "share-money"].map(|name| word(look, name)).to_vec();
    let mut parts: Vec<f64> = (1..=10u32).map(|tenth| f64::from(tenth) / 10.0).collect();
    if parts.iter().all(|part| (part - data.for80).abs() > 0.0005) {
        parts.push(data.for80);
        order::ascending(&mut parts);
    }
    let decimals = |part: f64| u8::from((part * 10.0 - (part * 10.0).round()).abs() > 1e-9);
    let mut rows: Vec<Vec<String>> = parts
        .into_iter()
        .map(|part| {
            vec![
                look.words.percent(part, decimals(part)),
                look.words.count((part * f64::from(data.customers)).round() as u64),
                look.words.percent(along(&data.curve, part), 1),
            ]
        })
        .collect();
    let money: Money = data.classes.iter().map(|(_, _, _, _, money)| *money).sum();
    rows.extend(data.classes.iter().map(|(_, key, _, customers, own)| {
        vec![
            look.words.word(key),
            look.words.count(u64::from(*customers)),
            look.words.percent(money_share(*own, money), 1),
        ]
    }));
    Twin { head, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nets(units: &[i64]) -> Vec<Money> {
        units.iter().map(|unit| Money(unit * Money::SCALE)).collect()
    }

    #[test]
    fn ties_lie_on_one_segment_and_shares_are_read_between() {
        let nets = nets(&[60, 10, 10, 10, 10]);
        let total = nets.iter().copied().sum();
        let curve = curve(&nets, total);
        assert_eq!(curve, [(0.0, 0.0), (0.2, 0.6), (1.0, 1.0)]);
        assert!((along(&curve, 0.6) - 0.8).abs() < 1e-12);
        assert!((gini(&nets, total) - 0.4).abs() < 1e-12);
    }

    #[test]
    fn everybody_the_same_has_no_concentration() {
        let nets = nets(&[7; 12]);
        let total = nets.iter().copied().sum();
        assert!(gini(&nets, total).abs() < 1e-12);
        assert!((along(&curve(&nets, total), 0.2) - 0.2).abs() < 1e-12);
    }

    #[test]
    fn a_long_curve_is_thinned_without_moving_what_is_said() {
        let nets: Vec<Money> = (1..=50_000).rev().map(|i| Money(i * i)).collect();
        let total = nets.iter().copied().sum();
        let thinned = curve(&nets, total);
        assert!(thinned.len() <= 206, "{}", thinned.len());
        let top: Money = nets.iter().take(10_000).copied().sum();
        assert!((along(&thinned, 0.2) - money_share(top, total)).abs() < 1e-9);
    }
}
