//! Key accounts: who stands at the top by each of several rankings, and whether the rankings agree.
//!
//! Use it to decide whom somebody should know in person, and why: "by value" may be one large order, "by frequency" a habit that is worth
//! as much in the long run. Rankings are net money, the habit of ordering (how many customers order no more often, times how many
//! order no larger: the product of two ranks, because the product of the figures themselves would be the money again), and where there is a
//! contact log the closeness of the relationship: first those from a level of Kotler's on ([`crate::models::relationship`]), then by the number
//! of contacts. Core is who is at the top of every ranking that can be made; who is at the top of one only is flagged. Consensus: the mean of
//! the ranks, ties at the mean of theirs, which orders as Borda's count does (1784). Agreement: Spearman (1904), the mean of all pairs.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Money, Note, Result};
use crate::classify::classifiers::relationship::level_name;
use crate::classify::rankings::{CLOSE, LEVELS, Place, Rankings, agreement, at, closeness, has_log, ranked};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::models::concentration::{Above, Ranked, Tiers};
use crate::models::relationship::{Level, Reader, Thresholds};

/// Key accounts.
pub struct KeyAccount;

/// What was learnt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// By ranking, the least figure of the top; nothing for a ranking that can't be made.
    top: [Option<Tiers>; 3],
    /// By ranking, how many are at the top.
    inside: [u32; 3],
    /// How many are at the top of all.
    core: u32,
    /// By ranking, how many are at the top of it and of no other.
    only: [u32; 3],
    /// Spearman's ρ of the rankings, the mean of all pairs.
    agreement: f64,
    /// Contacts that are enough for the top by relationship; nothing where that ranking can't be made.
    contacts: Option<u32>,
    /// Figures of the relationship, the greatest first, and how many have each: where somebody stands without reading everybody's contacts.
    closeness: Vec<(i64, u32)>,
}

const CLASSES: [&str; 5] = ["core", "by_value", "by_frequency", "by_relationship", "not_key"];
/// The class of somebody who is at the top of no ranking.
const NOT_KEY: u16 = 4;
/// Orders as usual that are tried for the way to the next class.
const TRIED: u32 = 24;

fn name(class: u16) -> String {
    format!("key_account-class-{}", CLASSES.get(class as usize).unwrap_or(&"not_key"))
}

/// Net money of each row.
fn money(cx: &Context) -> Vec<i64> {
    cx.customers.monetary.iter().map(|money| money.0).collect()
}

impl Fit {
    /// In which rankings some figures are at the top.
    fn inside(&self, figures: [Option<i64>; 3]) -> [Option<bool>; 3] {
        let mut inside = [None; 3];
        for ((inside, top), figure) in inside.iter_mut().zip(&self.top).zip(figures) {
            *inside = top.as_ref().zip(figure).map(|(top, figure)| top.class(figure) == 0);
        }
        inside
    }

    fn class(&self, figures: [Option<i64>; 3]) -> u16 {
        let inside = self.inside(figures);
        let mut made = inside.iter().flatten();
        if made.clone().next().is_some() && made.all(|inside| *inside) {
            return 0;
        }
        inside.iter().position(|inside| *inside == Some(true)).map_or(NOT_KEY, |at| at as u16 + 1)
    }

    /// The figures of the relationship, where that ranking was made.
    fn relation(&self, cx: &Context, params: &Params) -> Option<Vec<i64>> {
        self.contacts?;
        let all = cx.levels(Thresholds::default(), &mut Job::quiet()).ok()?;
        Some(all.iter().map(|standing| closeness(*standing, params)).collect())
    }

    /// How many rankings were made.
    fn made(&self) -> u32 {
        self.top.iter().flatten().count() as u32
    }
}

impl Model for KeyAccount {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "key_account",
        family: Family::Value,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::number("value_share", 0.20, 0.01, 0.50, 0.01, Unit::Share),
            ParamSpec::number("habit_share", 0.20, 0.01, 0.50, 0.01, Unit::Share),
            ParamSpec::number("relation_level", 4.0, 2.0, 5.0, 1.0, Unit::Plain),
            ParamSpec::number("contact_share", 0.20, 0.01, 0.50, 0.01, Unit::Share),
        ],
        features: &[
            "value_rank",
            "monetary",
            "habit_rank",
            "frequency",
            "order_value",
            "relation_rank",
            "relation_level",
            "contacts",
            "mean_rank",
            "top_rankings",
        ],
        charts: &["class_shares", "class_bar"],
        reference: "Borda 1784; Spearman 1904; Kotler & Keller, Marketing Management",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("core", "cat-pine"),
            Class::new("by_value", "cat-azure"),
            Class::new("by_frequency", "cat-sky"),
            Class::optional("by_relationship", "cat-violet"),
            Class::new("not_key", "seq-1"),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let (money, habit) = (money(cx), cx.habit());
        job.step("stage-classifying", total as u64 / 2, total as u64)?;
        let log = if has_log(cx) { Some(cx.levels(Thresholds::default(), job)?) } else { None };
        let share = params.number("contact_share");
        let talked = log.as_ref().filter(|all| all.iter().any(|(_, contacts)| *contacts > 0));
        let relation: Option<Vec<i64>> =
            talked.map(|all| all.iter().map(|standing| closeness(*standing, params)).collect());
        let contacts = talked.map(|all| {
            let contacts: Vec<i64> = all.iter().map(|(_, contacts)| i64::from(*contacts)).collect();
            Ranked::new(&contacts).tiers(Above::Heads, &[share]).least.first().copied().unwrap_or(i64::MAX)
        });
        let figures = [Some(&money[..]), Some(&habit.figures[..]), relation.as_deref()];
        let rankings = ranked(cx, &money, &habit, relation.as_deref());
        let [value, habit, relation] = &rankings;
        let tier = |ranked: &Option<Ranked<'_>>, name: &str| {
            ranked.as_ref().map(|ranked| ranked.tiers(Above::Heads, &[params.number(name)]))
        };
        let mut fit = Fit {
            top: [
                tier(value, "value_share"),
                tier(habit, "habit_share"),
                contacts.map(|least| Tiers { least: vec![least.min(CLOSE / LEVELS) * LEVELS] }),
            ],
            inside: [0; 3],
            core: 0,
            only: [0; 3],
            agreement: f64::NAN,
            contacts: contacts.map(|least| u32::try_from(least).unwrap_or(u32::MAX)),
            closeness: relation.as_ref().map(Ranked::runs).unwrap_or_default(),
        };
        for row in 0..total {
            let own = at(&figures, row);
            fit.core += u32::from(fit.class(own) == 0);
            let inside = fit.inside(own).map(|inside| inside == Some(true));
            let alone = inside.iter().filter(|inside| **inside).count() == 1;
            for ((count, only), inside) in fit.inside.iter_mut().zip(&mut fit.only).zip(inside) {
                *count += u32::from(inside);
                *only += u32::from(inside && alone);
            }
        }
        fit.agreement = agreement(&rankings);
        job.step("stage-classifying", total as u64, total as u64)?;
        let mut notes = Vec::new();
        if total > 0 && fit.contacts.is_none() {
            let key = if log.is_some() { "key_account-note-no-contact-lately" } else { "key_account-note-no-contacts" };
            notes.push(Note::info(Message::new(key).count("months", Thresholds::default().months)));
        }
        let [value, habit, relation] = fit.only;
        if value + habit + relation > 0 {
            let key = if fit.made() == 3 { "key_account-note-one-of-three" } else { "key_account-note-one-of-two" };
            let message = Message::new(key).count("customers", value + habit + relation);
            let message = message.count("value", value).count("habit", habit).count("relation", relation);
            notes.push(Note::info(message));
        }
        let without = cx.customers.frequency.iter().filter(|orders| **orders == 0).count();
        if without > 0 {
            notes.push(Note::info(Message::new("key_account-note-no-orders").count("customers", without)));
        }
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let (money, habit, relation) = (money(cx), cx.habit(), fit.relation(cx, params));
        let figures = [Some(&money[..]), Some(&habit.figures[..]), relation.as_deref()];
        let total = cx.customers.len();
        let class = (0..total).map(|row| fit.class(at(&figures, row))).collect();
        let tops = (0..total).map(|row| {
            let inside = fit.inside(at(&figures, row));
            inside.iter().filter(|inside| **inside == Some(true)).count() as f64
        });
        let tops = Score { name: "top_rankings", values: tops.collect() };
        let (mut mean, mut made) = (vec![0.0; total], 0.0);
        let names = ["value_rank", "habit_rank", "relation_rank"];
        let mut scores: Vec<Score> = Vec::new();
        for (name, ranked) in names.into_iter().zip(ranked(cx, &money, &habit, relation.as_deref())) {
            let Some(ranked) = ranked else { continue };
            let (_, values) = ranked.standing(Above::Heads);
            scores.push(Score { name, values });
            mean.iter_mut().zip(ranked.middles()).for_each(|(sum, rank)| *sum += rank);
            made += 1.0;
        }
        let mean = mean.into_iter().map(|sum: f64| sum / made).collect();
        scores.extend([Score { name: "mean_rank", values: mean }, tops]);
        Assignment { class, scores }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let rankings = Rankings::of(cx);
        let (values, habits) = (money(cx), &cx.habit().figures);
        let reader = |_| Reader::new(cx.facts, cx.history, cx.customers, Thresholds::default());
        let standing: Option<(Level, u32)> = fit.contacts.map(|least| reader(least).level(row));
        let relation = standing.map(|standing| closeness(standing, params));
        let figure = |figures: &[i64]| figures.get(row).copied().unwrap_or(0);
        let own = [Some(figure(&values)), Some(figure(habits)), relation];
        let class = fit.class(own);
        let customers = cx.customers;
        let orders = customers.frequency.get(row).copied().unwrap_or(0);
        let net = customers.monetary.get(row).copied().unwrap_or_default();
        let place = |figures: &[i64]| Place::of(figures.iter().map(|figure| (*figure, 1)), figure(figures));
        let places = [
            Some(place(&values)),
            Some(place(habits)),
            relation.map(|own| Place::of(fit.closeness.iter().copied(), own)),
        ];
        let [value, habit, close] = places.map(|place| place.map_or(0, Place::rank));
        let kind = CLASSES.get(class as usize).unwrap_or(&"not_key");
        let three = if relation.is_some() { "-three" } else { "" };
        let because = Message::new(format!("key_account-because-{kind}{three}"))
            .count("value", value)
            .count("habit", habit)
            .count("relation", close)
            .count("customers", customers.len())
            .word("class", name(class));
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let top = |k: usize| {
            let inside = fit.inside.get(k).copied().unwrap_or(0);
            (inside > 0).then(|| Message::new("key_account-band-top").count("rank", inside))
        };
        let least = fit.top.first().and_then(Option::as_ref).and_then(|top| top.least.first()).copied();
        let least = least.filter(|least| *least < i64::MAX);
        let from = least.map(|least| Message::new("key_account-band-from").with("least", Arg::Money(Money(least))));
        let mut reasons = vec![
            reason("value_rank", Arg::Count(value), top(0)),
            reason("monetary", Arg::Money(net), from),
            reason("habit_rank", Arg::Count(habit), top(1)),
            reason("frequency", Arg::Count(u64::from(orders)), None),
        ];
        let size = Money::from_f64(customers.order_value(row));
        reasons.extend(size.map(|size| reason("order_value", Arg::Money(size), None)));
        if let Some((level, contacts)) = standing {
            let least = fit.contacts.unwrap_or(u32::MAX);
            let enough = (least < u32::MAX).then(|| Message::new("key_account-band-contacts").count("least", least));
            let from =
                Message::new("key_account-band-level").with("least", level_word(params.number("relation_level") as u8));
            reasons.push(reason("relation_rank", Arg::Count(close), top(2)));
            reasons.push(reason("relation_level", level_word(level as u8), Some(from)));
            reasons.push(reason("contacts", Arg::Count(u64::from(contacts)), enough));
        }
        let made = places.iter().flatten().count();
        let middle = places.iter().flatten().map(|place| place.middle()).sum::<f64>() / made as f64;
        let of = Message::new("key_account-band-mean").count("rankings", made);
        reasons.push(reason("mean_rank", Arg::Number(middle, 1), Some(of)));
        let tops = fit.inside(own).iter().filter(|inside| **inside == Some(true)).count();
        let key = if tops == 1 { "key_account-band-only-one" } else { "key_account-band-tops" };
        let of = Message::new(key).count("rankings", made);
        reasons.push(reason("top_rankings", Arg::Count(tops as u64), Some(of)));

        // By today's tops: more orders as they usually are, and one order that brings what is missing.
        let after = |more: u32, money: Money| {
            let habit = rankings.habit(orders + more, net + money);
            fit.class([Some((net + money).0), Some(habit), own.get(2).copied().flatten()])
        };
        let mut next: Vec<Next> = Vec::new();
        let usual = Money((net.0 / i64::from(orders.max(1))).max(0));
        let many = (1..=TRIED).map(|more| (more, after(more, Money(usual.0.saturating_mul(i64::from(more))))));
        if let Some((more, to)) = many.into_iter().find(|(_, to)| *to < class && orders > 0) {
            let message =
                Message::new("key_account-next-orders").count("orders", more).with("money", Arg::Money(usual));
            next.push(Next { class: to, message: message.word("class", name(to)) });
        }
        if let Some(missing) =
            least.map(|least| Money(least.saturating_sub(net.0))).filter(|money| *money > Money::ZERO)
        {
            let to = after(1, missing);
            if to < class {
                let message = Message::new("key_account-next-money").with("money", Arg::Money(missing));
                next.push(Next { class: to, message: message.word("class", name(to)) });
            }
        }
        // More contacts leave the level at least where it is.
        if let Some(((_, contacts), least)) = standing.zip(fit.contacts).filter(|((_, now), least)| now < least) {
            let then = relation.map(|now| now.max(i64::from(least) * LEVELS));
            let to = fit.class([own.first().copied().flatten(), own.get(1).copied().flatten(), then]);
            if to < class && least < u32::MAX {
                let message = Message::new("key_account-next-contacts").count("contacts", least - contacts);
                next.push(Next { class: to, message: message.word("class", name(to)) });
            }
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let percent = |name: &str| Arg::Percent(params.number(name), 0);
        let [value, habit, relation] = fit.inside;
        let level = level_word(params.number("relation_level") as u8);
        let mut lines = vec![line(None, Message::new("key_account-rule-about").with("share", percent("habit_share")))];
        lines.push(line(
            None,
            match fit.contacts {
                None => Message::new("key_account-rule-made"),
                Some(_) => Message::new("key_account-rule-relation")
                    .with("level", level.clone())
                    .with("share", percent("contact_share"))
                    .count("months", Thresholds::default().months),
            },
        ));
        if fit.agreement.is_finite() {
            let key = match (fit.agreement, fit.made()) {
                (rho, 3) if rho >= 0.7 => "key_account-rule-agree-three",
                (rho, 3) if rho >= 0.4 => "key_account-rule-partly-three",
                (_, 3) => "key_account-rule-differ-three",
                (rho, _) if rho >= 0.7 => "key_account-rule-agree",
                (rho, _) if rho >= 0.4 => "key_account-rule-partly",
                _ => "key_account-rule-differ",
            };
            let message = Message::new(key).with("rho", Arg::Number(fit.agreement, 2));
            let message = message.count("core", fit.core).count("value", value).count("habit", habit);
            lines.push(line(None, message.count("relation", relation)));
        }
        lines.push(line(None, Message::new("key_account-rule-mean")));
        let least = fit.top.first().and_then(Option::as_ref).and_then(|top| top.least.first()).copied();
        let money = match least.filter(|least| *least < i64::MAX) {
            Some(least) => Message::new("key_account-rule-value")
                .with("share", percent("value_share"))
                .with("least", Arg::Money(Money(least)))
                .count("customers", value),
            None => Message::new("key_account-rule-nobody"),
        };
        lines.extend([
            line(Some(0), Message::new("key_account-rule-core").count("customers", fit.core)),
            line(Some(1), money),
            line(
                Some(2),
                Message::new("key_account-rule-frequency")
                    .with("share", percent("habit_share"))
                    .count("customers", habit),
            ),
            line(
                Some(3),
                match fit.contacts {
                    None => Message::new("key_account-rule-relationship"),
                    Some(u32::MAX) => Message::new("key_account-rule-relationship-level")
                        .with("level", level)
                        .count("customers", relation),
                    Some(least) => Message::new("key_account-rule-relationship-made")
                        .with("level", level)
                        .count("least", least)
                        .count("customers", relation),
                },
            ),
            line(Some(NOT_KEY), Message::new("key_account-rule-rest")),
        ]);
        lines
    }
}

/// A level by its number, as it is called.
fn level_word(level: u8) -> Arg {
    Arg::Word(level_name(level).into())
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::Values;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    /// One giant order, a habit of middling ones, many small ones, and ten ordinary customers.
    fn shop() -> Shop {
        let often: Vec<(i32, f64)> = (0..12).map(|day| (day, 60.0)).collect();
        let small: Vec<(i32, f64)> = (0..30).map(|day| (day, 1.0)).collect();
        let mut all: Vec<(String, Vec<(i32, f64)>)> = vec![
            ("giant".into(), vec![(3, 5_000.0)]),
            ("often".into(), often),
            ("small".into(), small),
            ("steady".into(), (0..6).map(|day| (day, 70.0)).collect()),
        ];
        all.extend((0..11).map(|i| (format!("x{i:02}"), vec![(i, 20.0 + f64::from(i)), (i + 1, 20.0)])));
        let rows: Vec<(&str, &[(i32, f64)])> = all.iter().map(|(id, orders)| (id.as_str(), &orders[..])).collect();
        Shop::of(&rows)
    }

    #[test]
    fn each_is_named_by_the_ranking_that_holds_and_core_by_all() {
        let shop = shop();
        let outcome = shop.run("key_account", &values(&[]));
        let class = |id: &str| {
            let row = shop.customers.row_of(shop.history.find(id).unwrap()).unwrap();
            outcome.classes[usize::from(outcome.assignment.class[row])].id.to_string()
        };
        // Of 15 customers the top 20 % are three. By money: giant 5000, often 720, steady 420.
        // By habit: often 14 · 13 = 182, steady 13 · 14 = 182, small 15 · 1, giant 1 · 15, x10 12 · 12 = 144.
        assert_eq!(
            (class("often"), class("steady"), class("giant")),
            ("core".into(), "core".into(), "by_value".into())
        );
        assert_eq!(
            (class("x10"), class("small"), class("x00")),
            ("by_frequency".into(), "not_key".into(), "not_key".into())
        );
        let row = shop.customers.row_of(shop.history.find("steady").unwrap()).unwrap();
        assert_eq!((outcome.assignment.scores[0].values[row], outcome.assignment.scores[1].values[row]), (3.0, 1.0));
    }

    #[test]
    fn the_order_that_is_missing_is_enough() {
        let shop = shop();
        let row = shop.customers.row_of(shop.history.find("x10").unwrap()).unwrap();
        let next = shop.explain("key_account", &values(&[]), row).next;
        assert!(next.iter().all(|next| next.class == 0), "{next:?}");
        let money = next.iter().find(|next| next.message.key == "key_account-next-money").unwrap();
        assert_eq!(money.message.args[0].1, Arg::Money(Money::from_f64(420.0 - 50.0).unwrap()));
    }

    /// The same shop with a contact log: the giant is called often, x00 is worked with, x05 was called once long ago.
    fn talking() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        let mut number = 0;
        let mut order = |who: &str, day: i32, money: f64| {
            number += 1;
            orders.row([who.to_owned(), number.to_string(), day.to_string(), money.to_string()]);
        };
        order("giant", 3, 5_000.0);
        (0..12).for_each(|day| order("often", day, 60.0));
        (0..30).for_each(|day| order("small", day, 1.0));
        (0..6).for_each(|day| order("steady", day, 70.0));
        for i in 0..11 {
            order(&format!("x{i:02}"), i, 20.0 + f64::from(i));
            order(&format!("x{i:02}"), i + 1, 20.0);
        }
        let mut log = Sheet::new(TableKind::Interactions, &[Role::Customer, Role::Date, Role::Direction, Role::Topic]);
        let mut call = |who: &str, day: i32, direction: &str, topic: &str| {
            log.row([who.to_owned(), day.to_string(), direction.to_owned(), topic.to_owned()]);
        };
        (0..6).for_each(|day| call("often", day, "in", "question"));
        (0..5).for_each(|day| call("x05", day, "in", "question"));
        (0..4).for_each(|day| call("giant", day, "in", "question"));
        (0..3).for_each(|day| call("small", day, "in", "question"));
        // Two joint items are a partnership, and only two contacts.
        (0..2).for_each(|day| call("x00", day, "out", "joint plan"));
        call("x01", -800, "out", "joint plan");
        call("x01", -801, "out", "joint plan");
        call("x02", 5, "in", "question");
        Shop::of_tables(orders.table(), vec![log.table()], None)
    }

    fn score(shop: &Shop, values: &Values, name: &str, who: &str) -> f64 {
        let row = shop.customers.row_of(shop.history.find(who).unwrap()).unwrap();
        let scores = shop.run("key_account", values).assignment.scores;
        scores.iter().find(|score| score.name == name).unwrap().values[row]
    }

    #[test]
    fn the_third_ranking_is_the_relationship() {
        let shop = talking();
        let class = |who: &str| shop.class_of("key_account", &values(&[]), who);
        // By contacts the top 20 % of 15 are three: often 6, x05 5, giant 4. x00 is there by level 5 with two contacts.
        assert_eq!(
            (class("often"), class("giant"), class("steady")),
            ("core".into(), "by_value".into(), "by_value".into())
        );
        assert_eq!((class("x05"), class("x00")), ("by_relationship".into(), "by_relationship".into()));
        assert_eq!((class("x10"), class("small")), ("by_frequency".into(), "not_key".into()));
        assert_eq!(class("x01"), "not_key", "a partnership of two years ago is none of the last twelve months");
        // Whoever has the level stands before all contacts.
        let rank = |who: &str| score(&shop, &values(&[]), "relation_rank", who);
        assert_eq!((rank("x00"), rank("often"), rank("x05"), rank("giant"), rank("small")), (1.0, 2.0, 3.0, 4.0, 5.0));
        let outcome = shop.run("key_account", &values(&[]));
        let notes: Vec<&str> = outcome.notes.iter().map(|note| &*note.message.key).collect();
        assert_eq!(notes, ["key_account-note-one-of-three"]);
        // Only by value nobody (giant has the contacts too, steady the habit); x10 by habit; x05 and x00 by relationship.
        let args: Vec<&Arg> = outcome.notes[0].message.args.iter().map(|(_, arg)| arg).collect();
        assert_eq!(args, [&Arg::Count(3), &Arg::Count(0), &Arg::Count(1), &Arg::Count(2)]);
        let number = |name: &str, value: f64| Values::from([(name.to_owned(), crate::classify::Value::Number(value))]);
        assert_eq!(shop.class_of("key_account", &number("contact_share", 0.34), "small"), "by_relationship");
        assert_eq!(shop.class_of("key_account", &number("contact_share", 0.01), "x05"), "not_key");
    }

    #[test]
    fn the_consensus_is_the_mean_of_ranks_with_ties_in_the_middle() {
        let shop = talking();
        let of = |name: &str, who: &str| score(&shop, &values(&[]), name, who);
        // often: second by money, first by habit together with steady (1.5), second by relationship.
        assert!((of("mean_rank", "often") - (2.0 + 1.5 + 2.0) / 3.0).abs() < 1e-12);
        // steady is one of nine without a contact: ranks 7 to 15, in the middle 11.
        assert!((of("mean_rank", "steady") - (3.0 + 1.5 + 11.0) / 3.0).abs() < 1e-12);
        assert_eq!(
            (of("top_rankings", "often"), of("top_rankings", "giant"), of("top_rankings", "x00")),
            (3.0, 2.0, 1.0)
        );
        let row = shop.customers.row_of(shop.history.find("steady").unwrap()).unwrap();
        let explained = shop.explain("key_account", &values(&[]), row);
        let reason = |name: &str| explained.reasons.iter().find(|reason| reason.feature == name).unwrap();
        assert_eq!(reason("mean_rank").value, Arg::Number((3.0 + 1.5 + 11.0) / 3.0, 1));
        assert_eq!(reason("relation_rank").value, Arg::Count(7));
        // Four contacts bring the third ranking, and steady has the other two.
        let contacts = explained.next.iter().find(|next| next.message.key == "key_account-next-contacts").unwrap();
        assert_eq!((contacts.class, &contacts.message.args[0].1), (0, &Arg::Count(4)));
        let row = shop.customers.row_of(shop.history.find("x00").unwrap()).unwrap();
        let only = shop.explain("key_account", &values(&[]), row);
        let bands: Vec<&str> = only.reasons.iter().filter_map(|reason| Some(&*reason.band.as_ref()?.key)).collect();
        assert!(bands.contains(&"key_account-band-only-one"), "{bands:?}");
    }

    #[test]
    fn without_contacts_there_are_two_rankings_and_that_is_told() {
        let keys = |shop: &Shop| -> Vec<String> {
            let notes = shop.run("key_account", &values(&[])).notes;
            notes.iter().map(|note| note.message.key.to_string()).collect()
        };
        assert_eq!(keys(&shop()), ["key_account-note-no-contacts", "key_account-note-one-of-two"]);
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        orders.row(["a", "900", "5"]);
        let mut log = Sheet::new(TableKind::Interactions, &[Role::Customer, Role::Date]);
        log.row(["a", "3"]);
        let long_ago = Shop::of_tables(orders.table(), vec![log.table()], None);
        assert_eq!(keys(&long_ago), ["key_account-note-no-contact-lately"]);
        assert_eq!(long_ago.class_of("key_account", &values(&[]), "a"), "core");
    }
}
