//! Who buys when it is cheaper, and who buys what is better.
//!
//! Use it to decide whom not to give a discount. Four measures are standardised and averaged: how many orders had a discount (drawn to the
//! shop's share, strength 5), how deep, how cheap within category and month, and how much of the spend falls into weeks of promotion.
//! Price-driven are those in the top quarter of that score with a discount on half of their orders; quality-driven those who pay 15 % above
//! the median price and take discounts less than most. Fewer than three orders tell nothing. Looks at the window only. How many of the
//! champions of RFM live on discounts is told beside it: whoever seems best may only be cheapest to win.
//! Literature: Lichtenstein, Netemeyer & Burton (1990); Gázquez-Abad & Sánchez-Pérez (2009).

use serde::{Deserialize, Serialize};

use super::super::prices::{Columns, Measure, Prices};
use crate::base::{Arg, Job, Message, Note, Result, each};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::math::order;
use crate::math::proportion::shrunk;
use crate::math::summary::{median, quantile};
use crate::models::price::{Spread, Sums, mean_score};
use crate::table::Role;

/// Price sensitivity.
pub struct PriceSensitivity;

/// What was learnt of the shop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Share of orders with a discount.
    common: f64,
    /// Mean and standard deviation of the four measures.
    moments: Vec<(f64, f64)>,
    /// The score from which the top part begins.
    top: f64,
    /// The median share of discounted orders.
    middle: f64,
    prices: Prices,
    /// Weeks of promotion, ascending, and the shop's share of spend in them.
    weeks: Vec<i32>,
    promoted: f64,
}

/// As many orders are added to a customer's as if they were the shop's.
const STRENGTH: f64 = 5.0;

const CLASSES: [&str; 4] = ["price_driven", "quality_driven", "mixed", "unknown"];
const PRICE: u16 = 0;
const QUALITY: u16 = 1;
const MIXED: u16 = 2;
const UNKNOWN: u16 = 3;

/// What the champions of RFM owe to discounts.
#[derive(Clone, Copy, Debug, Default)]
struct Champions {
    customers: u32,
    /// Those with a discount on half of their orders or more.
    dependent: u32,
    orders: u32,
    discounted: u32,
}

impl Champions {
    fn add(&mut self, sums: &Sums, half: f64) {
        self.customers += 1;
        self.orders += sums.orders;
        self.discounted += sums.discounted;
        self.dependent += u32::from(sums.orders > 0 && f64::from(sums.discounted) >= half * f64::from(sums.orders));
    }

    fn note(&self, half: f64, common: f64) -> Option<Note> {
        let share = |part: u32, whole: u32| Arg::Percent(f64::from(part) / f64::from(whole), 0);
        let message = Message::new("price_sensitivity-note-champions")
            .count("champions", self.customers)
            .count("dependent", self.dependent)
            .with("share", share(self.dependent, self.customers))
            .with("half", Arg::Percent(half, 0))
            .with("orders", share(self.discounted, self.orders))
            .with("common", Arg::Percent(common, 0));
        (self.customers > 0 && self.orders > 0).then(|| Note::info(message))
    }
}

/// Who is a champion by RFM as it is by default; nobody where that can't be said.
fn champions(cx: &Context, job: &mut Job) -> Result<Vec<bool>> {
    let Some(rfm) = crate::classify::find("rfm") else { return Ok(Vec::new()) };
    let outcome = match cx.usual(rfm, job) {
        Err(failure) if !failure.is_cancelled() => return Ok(Vec::new()),
        outcome => outcome?,
    };
    let champion = outcome.classes.iter().position(|class| class.id == "champions");
    Ok(outcome.assignment.class.iter().map(|class| Some(usize::from(*class)) == champion).collect())
}

fn name(class: u16) -> String {
    format!("price_sensitivity-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"unknown"))
}

impl Fit {
    /// The share of discounted orders, drawn to the shop's.
    fn share(&self, sums: &Sums) -> f64 {
        shrunk(f64::from(sums.discounted), f64::from(sums.orders), self.common, STRENGTH)
    }

    fn measures(&self, sums: &Sums) -> [f64; 4] {
        [self.share(sums), sums.depth(), 1.0 - sums.price_index(), sums.promoted_share() - self.promoted]
    }

    fn score(&self, sums: &Sums) -> f64 {
        mean_score(&self.measures(sums), &self.moments)
    }
}

struct Rule {
    least: u32,
    half: f64,
    dear: f64,
    told: bool,
}

impl Rule {
    fn of(cx: &Context, params: &Params) -> Rule {
        Rule {
            least: params.number("least") as u32,
            half: params.number("half"),
            dear: params.number("dear"),
            told: Columns::of(cx).tells(),
        }
    }

    fn is_known(&self, sums: &Sums) -> bool {
        self.told && sums.orders >= self.least
    }

    fn class(&self, fit: &Fit, sums: &Sums) -> u16 {
        self.class_at(fit, sums, fit.share(sums))
    }

    /// The class if the share of discounted orders were this.
    fn class_at(&self, fit: &Fit, sums: &Sums, share: f64) -> u16 {
        if !self.is_known(sums) {
            UNKNOWN
        } else if fit.score(sums) >= fit.top && share >= self.half {
            PRICE
        } else if sums.price_index() >= self.dear && share < fit.middle {
            QUALITY
        } else {
            MIXED
        }
    }
}

impl Model for PriceSensitivity {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "price_sensitivity",
        family: Family::Behaviour,
        population: Population::Buyers,
        needs: &[Need::Any(&[Need::Column(Role::Discount), Need::Column(Role::ListPrice)])],
        params: &[
            ParamSpec::number("top", 0.25, 0.05, 0.50, 0.01, Unit::Share),
            ParamSpec::number("half", 0.50, 0.10, 0.90, 0.01, Unit::Share),
            ParamSpec::number("dear", 1.15, 1.0, 2.0, 0.01, Unit::Plain),
            ParamSpec::number("least", 3.0, 1.0, 20.0, 1.0, Unit::Orders),
        ],
        features: &[
            "sensitivity",
            "discount_share",
            "discount_depth",
            "price_index",
            "promo_timing",
            "full_price_again",
            "told_orders",
        ],
        charts: &["class_bar", "class_shares"],
        reference: "Lichtenstein, Netemeyer & Burton 1990; Gázquez-Abad & Sánchez-Pérez 2009",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("price_driven", "cat-vermilion"),
            Class::new("quality_driven", "cat-pine"),
            Class::new("mixed", "cat-ochre"),
            Class::new("unknown", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let rule = Rule::of(cx, params);
        let surveyed = cx.surveyed(job)?;
        let mut fit = Fit {
            common: 0.0,
            moments: Vec::new(),
            top: f64::INFINITY,
            middle: 0.0,
            prices: surveyed.prices.clone(),
            weeks: surveyed.weeks.clone(),
            promoted: 0.0,
        };
        let (mut whole, mut known, mut few) = (Sums::default(), Vec::new(), 0u32);
        let best = if rule.told { champions(cx, job)? } else { Vec::new() };
        let mut champions = Champions::default();
        each(surveyed.sums.len(), |row| {
            let sums = surveyed.sums.get(row).copied().unwrap_or_default();
            whole.orders += sums.orders;
            whole.discounted += sums.discounted;
            whole.paid += sums.paid;
            whole.promoted += sums.promoted;
            if best.get(row) == Some(&true) {
                champions.add(&sums, rule.half);
            }
            if rule.is_known(&sums) {
                known.push(sums);
            } else {
                few += 1;
            }
        });
        fit.common = f64::from(whole.discounted) / f64::from(whole.orders.max(1));
        fit.promoted = Some(whole.promoted_share()).filter(|share| share.is_finite()).unwrap_or(0.0);
        let mut spreads = [Spread::default(); 4];
        for sums in &known {
            for (spread, value) in spreads.iter_mut().zip(fit.measures(sums)) {
                spread.add(value);
            }
        }
        fit.moments = spreads
            .iter()
            .map(Spread::moments)
            .map(|(mean, wide)| (if mean.is_finite() { mean } else { 0.0 }, wide))
            .collect();
        let sorted = |value: &dyn Fn(&Sums) -> f64| {
            let mut all: Vec<f64> = known.iter().map(value).filter(|value| value.is_finite()).collect();
            order::ascending(&mut all);
            all
        };
        if !known.is_empty() {
            fit.top = quantile(&sorted(&|sums| fit.score(sums)), 1.0 - params.number("top"));
            fit.middle = median(&sorted(&|sums| fit.share(sums)));
        }
        let mut notes: Vec<Note> = champions.note(rule.half, fit.common).into_iter().collect();
        if few > 0 {
            notes.push(Note::info(
                Message::new("price_sensitivity-note-few").count("customers", few).count("least", rule.least),
            ));
        }
        if fit.prices.categories.len() == 0 {
            notes.push(Note::info(Message::new("price_sensitivity-note-category")));
        }
        if fit.weeks.is_empty() {
            notes.push(Note::info(Message::new("price_sensitivity-note-weeks")));
        }
        // No number that can't be stored and compared again.
        if !fit.top.is_finite() {
            fit.top = f64::MAX;
        }
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let (rule, measure, total) =
            (Rule::of(cx, params), Measure::of(cx, &fit.prices, &fit.weeks), cx.customers.len());
        let columns = || Vec::with_capacity(total);
        let mut class = Vec::with_capacity(total);
        let (mut score, mut share, mut index) = (columns(), columns(), columns());
        let had = cx.had_surveyed().filter(|had| had.prices == fit.prices && had.weeks == fit.weeks);
        each(total, |row| {
            let sums = had.as_ref().and_then(|had| had.sums.get(row).copied());
            let sums = sums.unwrap_or_else(|| measure.sums(cx, row).0);
            let known = rule.is_known(&sums);
            class.push(rule.class(fit, &sums));
            score.push(if known { fit.score(&sums) } else { f64::NAN });
            share.push(if known { fit.share(&sums) } else { f64::NAN });
            index.push(if known { sums.price_index() } else { f64::NAN });
        });
        let scores = vec![
            Score { name: "sensitivity", values: score },
            Score { name: "discount_share", values: share },
            Score { name: "price_index", values: index },
        ];
        Assignment { class, scores }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let (rule, measure) = (Rule::of(cx, params), Measure::of(cx, &fit.prices, &fit.weeks));
        let (sums, again) = measure.sums(cx, row);
        let class = rule.class(fit, &sums);
        let (share, index, score) = (fit.share(&sums), sums.price_index(), fit.score(&sums));
        let key = match class {
            PRICE => "price_sensitivity-because-price",
            QUALITY => "price_sensitivity-because-quality",
            MIXED => "price_sensitivity-because-mixed",
            _ if rule.told => "price_sensitivity-because-few",
            _ => "price_sensitivity-because-untold",
        };
        let because = Message::new(key)
            .word("class", name(class))
            .count("times", sums.discounted)
            .count("n", sums.orders)
            .with("depth", Arg::Percent(sums.depth(), 0))
            .with("index", Arg::Number(index, 2))
            .count("least", rule.least);
        let told = Reason {
            feature: "told_orders".into(),
            value: Arg::Count(u64::from(sums.orders)),
            band: Some(Message::new("preference-band-least").count("least", rule.least)),
            score: None,
        };
        if class == UNKNOWN {
            return Explanation { class, because, reasons: vec![told], next: Vec::new() };
        }
        let reason = |feature: &'static str, value: Arg, band: Message| Reason {
            feature: feature.into(),
            value,
            band: Some(band),
            score: None,
        };
        let of = |key: &'static str, mean: usize, decimals: u8| {
            let (mean, _) = fit.moments.get(mean).copied().unwrap_or((f64::NAN, 0.0));
            Message::new(key)
                .with("mean", if decimals == 0 { Arg::Percent(mean, 0) } else { Arg::Number(1.0 - mean, decimals) })
        };
        let shares = Message::new("price_sensitivity-band-share")
            .count("times", sums.discounted)
            .count("n", sums.orders)
            .with("half", Arg::Percent(rule.half, 0))
            .with("middle", Arg::Percent(fit.middle, 0));
        let top = Message::new("price_sensitivity-band-score").with("top", Arg::Number(fit.top, 2));
        let mut reasons = vec![
            reason("sensitivity", Arg::Number(score, 2), top),
            reason("discount_share", Arg::Percent(share, 0), shares),
        ];
        if sums.depth().is_finite() {
            reasons.push(reason(
                "discount_depth",
                Arg::Percent(sums.depth(), 0),
                of("price_sensitivity-band-mean", 1, 0),
            ));
        }
        if index.is_finite() {
            let band = of("price_sensitivity-band-index", 2, 2).with("dear", Arg::Number(rule.dear, 2));
            reasons.push(reason("price_index", Arg::Number(index, 2), band));
        }
        if sums.promoted_share().is_finite() {
            let band = Message::new("price_sensitivity-band-promo").with("shop", Arg::Percent(fit.promoted, 0));
            reasons.push(reason("promo_timing", Arg::Percent(sums.promoted_share(), 0), band));
        }
        let word = if again { "price_sensitivity-yes" } else { "price_sensitivity-no" };
        let full = Message::new("price_sensitivity-band-again");
        reasons.push(reason("full_price_again", Arg::Word(word.into()), full));
        reasons.push(told);
        Explanation { class, because, reasons, next: next(&rule, fit, &sums, class).into_iter().collect() }
    }

    fn rule(fit: &Fit, cx: &Context, params: &Params) -> Vec<RuleLine> {
        let rule = Rule::of(cx, params);
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let shop = Message::new("price_sensitivity-rule-shop")
            .with("common", Arg::Percent(fit.common, 0))
            .count("weeks", fit.weeks.len())
            .with("promoted", Arg::Percent(fit.promoted, 0));
        let top = if fit.top < f64::MAX {
            Message::new("price_sensitivity-rule-price")
                .with("part", Arg::Percent(params.number("top"), 0))
                .with("top", Arg::Number(fit.top, 2))
                .with("half", Arg::Percent(rule.half, 0))
        } else {
            Message::new("price_sensitivity-rule-nobody").count("least", rule.least)
        };
        let quality = Message::new("price_sensitivity-rule-quality")
            .with("dear", Arg::Percent(rule.dear - 1.0, 0))
            .with("middle", Arg::Percent(fit.middle, 0));
        vec![
            line(None, Message::new("price_sensitivity-rule-about")),
            line(None, shop),
            line(Some(PRICE), top),
            line(Some(QUALITY), quality),
            line(Some(MIXED), Message::new("price_sensitivity-rule-mixed")),
            line(Some(UNKNOWN), Message::new("price_sensitivity-rule-unknown").count("least", rule.least)),
        ]
    }
}

/// The fewest further orders at full price, or with a discount, that lead to another class; their other measures stay as they are.
fn next(rule: &Rule, fit: &Fit, sums: &Sums, class: u16) -> Option<Next> {
    let after = |more: u32, discounted: bool| {
        let times = sums.discounted + if discounted { more } else { 0 };
        let share = shrunk(f64::from(times), f64::from(sums.orders + more), fit.common, STRENGTH);
        rule.class_at(fit, sums, share)
    };
    let ways = (1..=30u32).flat_map(|more| [(more, false), (more, true)]);
    let (more, discounted) = ways.into_iter().find(|(more, discounted)| after(*more, *discounted) != class)?;
    let moved = after(more, discounted);
    let key = if discounted { "price_sensitivity-next-discount" } else { "price_sensitivity-next-full" };
    Some(Next { class: moved, message: Message::new(key).count("orders", more).word("class", name(moved)) })
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::Values;
    use crate::classify::laws::{Sheet, Shop};
    use crate::table::TableKind;

    const ROLES: &[Role] = &[
        Role::Customer,
        Role::Order,
        Role::Date,
        Role::Amount,
        Role::Quantity,
        Role::UnitPrice,
        Role::ListPrice,
        Role::Discount,
        Role::Category,
    ];

    /// A customer with days, list prices and discounts: one order of one piece each.
    type Row = (&'static str, &'static [(i32, f64, f64)]);

    fn shop(rows: &[Row]) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, ROLES);
        let mut number = 0;
        for (who, own) in rows {
            for (day, list, off) in *own {
                number += 1;
                let cells = [f64::from(*day), list - off, 1.0, list - off, *list, *off].map(|cell| cell.to_string());
                let [day, paid, pieces, unit, list, off] = cells;
                orders.row([
                    (*who).to_owned(),
                    number.to_string(),
                    day,
                    paid,
                    pieces,
                    unit,
                    list,
                    off,
                    "tea".to_owned(),
                ]);
            }
        }
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    /// Weeks begin on days 4, 11, 18, 25; the third one is a promotion.
    const SHOP: &[Row] = &[
        ("bargain", &[(18, 100.0, 50.0), (19, 100.0, 50.0), (20, 100.0, 50.0), (21, 100.0, 50.0)]),
        ("dear", &[(4, 130.0, 0.0), (11, 130.0, 0.0), (25, 130.0, 0.0)]),
        ("few", &[(18, 100.0, 50.0), (19, 100.0, 50.0)]),
        ("plain", &[(4, 100.0, 0.0), (11, 100.0, 0.0), (25, 100.0, 0.0)]),
        ("same", &[(4, 100.0, 0.0), (5, 100.0, 0.0), (12, 100.0, 10.0)]),
    ];

    #[test]
    fn bargains_and_quality_are_told_apart() {
        let shop = shop(SHOP);
        let outcome = shop.run("price_sensitivity", &Values::new());
        let column = |name: &str| &outcome.assignment.scores.iter().find(|score| score.name == name).unwrap().values;
        // 7 of 15 orders have a discount: (4 + 5 · 7/15) / 9.
        assert!((column("discount_share")[0] - (4.0 + 5.0 * 7.0 / 15.0) / 9.0).abs() < 1e-12);
        // Prices are 50 six times, 90 once, 100 five times and 130 three times: the middle one of fifteen is 100.
        assert_eq!((column("price_index")[0], column("price_index")[1], column("price_index")[3]), (0.5, 1.3, 1.0));
        assert_eq!(outcome.assignment.class, [PRICE, QUALITY, UNKNOWN, MIXED, MIXED]);
        let scores = column("sensitivity");
        assert!(scores[2].is_nan() && scores[0] > 1.0 && scores[1] < scores[3]);
    }

    #[test]
    fn quality_is_dearer_than_most_with_fewer_discounts_than_most() {
        let rows: Vec<Row> = SHOP
            .iter()
            .copied()
            .chain([
                ("x1", &[(4, 100.0, 20.0), (5, 100.0, 20.0), (6, 100.0, 20.0)][..]),
                ("x2", &[(4, 100.0, 20.0), (5, 100.0, 20.0), (6, 100.0, 20.0)][..]),
            ])
            .collect();
        // Prices: 50 six times, 80 six times, 90, 100 five times, 130 three times: the eleventh of 21 is 80.
        let shop = shop(&rows);
        assert_eq!(shop.class_of("price_sensitivity", &Values::new(), "dear"), "quality_driven");
        assert_eq!(shop.class_of("price_sensitivity", &Values::new(), "plain"), "quality_driven");
        // Two who are alike share the edge of the top quarter.
        assert_eq!(shop.class_of("price_sensitivity", &Values::new(), "x1"), "price_driven");
        assert_eq!(shop.class_of("price_sensitivity", &Values::new(), "x2"), "price_driven");
    }

    #[test]
    fn what_champions_owe_to_discounts_is_told() {
        // Six who order often, lately and much, three of them always at a discount; twenty-four who came once before.
        let mut orders = Sheet::new(TableKind::Orders, ROLES);
        let mut order = |who: &str, number: usize, day: i32, list: f64, off: f64| {
            let cells = [f64::from(day), list - off, 1.0, list - off, list, off].map(|cell| cell.to_string());
            let [day, paid, pieces, unit, list, off] = cells;
            orders.row([
                who.to_owned(),
                format!("{who}-{number}"),
                day,
                paid,
                pieces,
                unit,
                list,
                off,
                "tea".to_owned(),
            ]);
        };
        for best in 0..6 {
            (0..8).for_each(|n| {
                order(&format!("best {best}"), n, 300 + n as i32, 500.0, if best < 3 { 50.0 } else { 0.0 });
            });
        }
        (0..24).for_each(|once| order(&format!("once {once}"), 0, once * 10, 20.0, 0.0));
        let shop = Shop::of_tables(orders.table(), Vec::new(), None);
        assert_eq!(shop.class_of("rfm", &Values::new(), "best 1"), "champions");
        let notes = shop.run("price_sensitivity", &Values::new()).notes;
        let told = notes.iter().find(|note| note.message.key == "price_sensitivity-note-champions").unwrap();
        let args: Vec<&Arg> = told.message.args.iter().map(|(_, arg)| arg).collect();
        let percent = |share| Arg::Percent(share, 0);
        assert_eq!(
            args,
            [&Arg::Count(6), &Arg::Count(3), &percent(0.5), &percent(0.5), &percent(0.5), &percent(24.0 / 72.0)]
        );
        // Nobody orders more than once here: there is no champion, and nothing is said of one.
        let none = self::shop(&[("a", &[(4, 10.0, 1.0)]), ("b", &[(9, 10.0, 0.0)])]);
        let champions = none.run("rfm", &Values::new());
        let has =
            champions.assignment.class.iter().any(|class| champions.classes[usize::from(*class)].id == "champions");
        let notes = none.run("price_sensitivity", &Values::new()).notes;
        assert_eq!(notes.iter().any(|note| note.message.key == "price_sensitivity-note-champions"), has);
    }
}
