//! What somebody likes to buy: specialists and those who lean to one thing, those who try everything, and those of whom it can't be told.
//!
//! Use it to decide whom to tell of what is new. Counted by category where the file has one, else by product, or by brand; a category
//! counts once per order, however many lines name it. A preference is kept only where it is more than chance makes of the shop's own
//! share (binomial test, Benjamini & Hochberg at 5 % over customers and categories). Looks at the window only.

use serde::{Deserialize, Serialize};

use super::super::bought::count;
use super::super::dominant::chance_reason;
use super::super::values::{self, Vocabulary};
use crate::base::{Arg, Job, Message, Money, NONE, Note, Result, each};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::models::preference::{Claims, Taken, Tally, Tests, chance, lift};
use crate::table::{Role, Text};

/// What somebody likes to buy.
pub struct ProductPreference;

/// The shop's shares, and up to which chance a preference is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    by: Role,
    vocabulary: Vocabulary,
    cut: f64,
}

/// Things with a share of their own; what is rarer has the mean share of what is rarer.
const KEPT: usize = 4096;

const CLASSES: [&str; 4] = ["specialist", "leaning", "explorer", "unknown"];
const SPECIALIST: u16 = 0;
const LEANING: u16 = 1;
const EXPLORER: u16 = 2;
const UNKNOWN: u16 = 3;

fn name(class: u16) -> String {
    format!("product_preference-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"unknown"))
}

/// The column that is counted by, of those the file has.
fn column<'a>(cx: &Context<'a>, by: &str) -> Option<(Role, Text<'a>)> {
    let roles: &[Role] = match by {
        "product" => &[Role::Product, Role::Category, Role::Brand],
        "brand" => &[Role::Brand, Role::Category, Role::Product],
        _ => &[Role::Category, Role::Product, Role::Brand],
    };
    // A column that says nothing is none.
    let found = |role: &Role| Some((*role, values::column(cx, *role).filter(|column| !column.dictionary.is_empty())?));
    roles.iter().find_map(found)
}

/// What a row took by value, by item.
fn named<'a>(taken: &'a [Taken], items: &'a [u32]) -> impl Iterator<Item = Taken> + 'a {
    taken.iter().map(|taken| Taken { item: items.get(taken.item as usize).copied().unwrap_or(NONE), ..*taken })
}

struct Rule<'a> {
    fit: &'a Fit,
    least: u32,
    special: f64,
    lean: f64,
    spread: f64,
    by_money: bool,
    claims: Claims,
}

/// What is measured of a customer.
struct Measured {
    top: Taken,
    of: u32,
    share: f64,
    spread: f64,
    claimed: bool,
}

impl<'a> Rule<'a> {
    fn of(fit: &'a Fit, params: &Params) -> Rule<'a> {
        let lean = params.number("lean");
        Rule {
            fit,
            least: params.number("least") as u32,
            special: params.number("special").max(lean),
            lean,
            spread: params.number("spread"),
            by_money: params.choice("measure") == "money",
            claims: Claims::at(fit.cut),
        }
    }

    fn measure(&self, tally: &Tally) -> Measured {
        let (top, of) = (tally.top(self.by_money).unwrap_or_default(), tally.times());
        let shop = self.fit.vocabulary.share(top.item);
        Measured {
            top,
            of,
            share: tally.share(top, self.by_money),
            spread: tally.spread(self.fit.vocabulary.kinds(), self.by_money),
            claimed: of >= self.least && self.claims.hold(top.times, of, shop),
        }
    }

    fn class(&self, of: &Measured) -> u16 {
        match of {
            _ if of.of < self.least => UNKNOWN,
            Measured { claimed: true, share, .. } if *share >= self.special => SPECIALIST,
            Measured { claimed: true, share, .. } if *share >= self.lean => LEANING,
            Measured { spread, .. } if *spread > self.spread => EXPLORER,
            _ => UNKNOWN,
        }
    }
}

impl Model for ProductPreference {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "product_preference",
        family: Family::Behaviour,
        population: Population::Buyers,
        needs: &[Need::Any(&[Need::Column(Role::Product), Need::Column(Role::Category), Need::Column(Role::Brand)])],
        params: &[
            ParamSpec::choice("by", &["category", "product", "brand"]),
            ParamSpec::choice("measure", &["orders", "money"]),
            ParamSpec::number("special", 0.70, 0.55, 1.0, 0.01, Unit::Share),
            ParamSpec::number("lean", 0.50, 0.30, 0.90, 0.01, Unit::Share),
            ParamSpec::number("spread", 0.80, 0.50, 0.99, 0.01, Unit::Plain),
            ParamSpec::number("least", 3.0, 2.0, 20.0, 1.0, Unit::Orders),
        ],
        features: &["favourite", "top_share", "told_orders", "lift", "chance", "spread"],
        charts: &["class_bar", "class_shares", "category_breadth"],
        reference: "Shannon 1948; Benjamini & Hochberg 1995",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("specialist", "seq-6"),
            Class::new("leaning", "seq-4"),
            Class::new("explorer", "cat-ochre"),
            Class::new("unknown", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let Some((by, column)) = column(cx, params.choice("by")) else {
            job.step("stage-classifying", 0, 0)?;
            return Ok((Fit { by: Role::Product, vocabulary: Vocabulary::default(), cut: -1.0 }, Vec::new()));
        };
        let least = params.number("least") as u32;
        let tallied = cx.tallied(by, column, job)?;
        let mut counts = vec![0u32; tallied.draft.len()];
        let mut few = 0u32;
        for row in 0..cx.customers.len() {
            let mut times = 0;
            for taken in tallied.of_row(row) {
                times += taken.times;
                if let Some(count) = counts.get_mut(taken.item as usize) {
                    *count += taken.times;
                }
            }
            few += u32::from(times < least);
        }
        let vocabulary = tallied.draft.clone().settle(&counts, KEPT);
        let items = tallied.items(&vocabulary.items(column));
        let (mut tests, mut tally) = (Tests::default(), Tally::default());
        values::walk(cx, job, |row| {
            tally.fill(named(tallied.of_row(row), &items));
            if tally.times() >= least {
                tests.customer(&tally, vocabulary.kinds(), |item| vocabulary.share(item));
            }
        })?;
        let mut notes = Vec::new();
        let wanted = match params.choice("by") {
            "product" => Role::Product,
            "brand" => Role::Brand,
            _ => Role::Category,
        };
        if by != wanted {
            let note = Message::new("product_preference-note-by").word("by", format!("role-{}", by.id()));
            notes.push(Note::info(note.word("wanted", format!("role-{}", wanted.id()))));
        }
        if few > 0 {
            notes.push(Note::info(
                Message::new("product_preference-note-few").count("customers", few).count("least", least),
            ));
        }
        if params.number("lean") > params.number("special") {
            notes.push(Note::warn(
                Message::new("product_preference-note-crossed").with("lean", Arg::Percent(params.number("lean"), 0)),
            ));
        }
        let cut = tests.cut();
        Ok((Fit { by, vocabulary, cut }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let total = cx.customers.len();
        let rule = Rule::of(fit, params);
        let column = values::column(cx, fit.by);
        let tallied = column.and_then(|column| cx.tallied(fit.by, column, &mut Job::quiet()).ok());
        let items = column.zip(tallied.as_ref());
        let items = items.map_or_else(Vec::new, |(column, all)| all.items(&fit.vocabulary.items(column)));
        let mut tally = Tally::default();
        let columns = || Vec::with_capacity(total);
        let (mut class, mut share, mut spread, mut told) = (Vec::with_capacity(total), columns(), columns(), columns());
        each(total, |row| {
            let taken = tallied.as_ref().map(|all| all.of_row(row)).unwrap_or_default();
            tally.fill(named(taken, &items));
            let measured = rule.measure(&tally);
            class.push(rule.class(&measured));
            share.push(measured.share);
            spread.push(measured.spread);
            told.push(f64::from(measured.of));
        });
        let scores = vec![
            Score { name: "top_share", values: share },
            Score { name: "spread", values: spread },
            Score { name: "told_purchases", values: told },
        ];
        Assignment { class, scores }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let rule = Rule::of(fit, params);
        let column = values::column(cx, fit.by);
        let items = column.map(|column| fit.vocabulary.items_of(column, values::lines(cx, row))).unwrap_or_default();
        let of_line = |line: u32| {
            let code = column.map_or(NONE, |column| column.codes.get(line as usize));
            items.get(&code).copied().unwrap_or(NONE)
        };
        let (mut tally, mut order) = (Tally::default(), Tally::default());
        count(cx, row, &mut |line| of_line(line), &mut tally, &mut order);
        let Measured { top, of, share, spread, .. } = rule.measure(&tally);
        let class = rule.class(&rule.measure(&tally));
        // What is too rare for a name of its own: as the customer's lines spell it, the first by its text.
        let spelt = || {
            let own = values::lines(cx, row).iter().filter(|line| of_line(*line) == top.item);
            own.filter_map(|line| column.map(|column| column.get(line as usize))).min().unwrap_or_default()
        };
        let favourite = fit.vocabulary.label(top.item).map_or_else(|| spelt().to_owned(), str::to_owned);
        let key = match class {
            SPECIALIST | LEANING => "product_preference-because-claimed",
            EXPLORER => "product_preference-because-explorer",
            _ if of == 0 => "product_preference-because-nothing",
            _ if of < rule.least => "product_preference-because-few",
            _ if share >= rule.lean => "product_preference-because-chance",
            _ => "product_preference-because-between",
        };
        let shop = fit.vocabulary.share(top.item);
        let because = Message::new(key)
            .word("class", name(class))
            .text("favourite", favourite.clone())
            .count("times", top.times)
            .count("n", of)
            .count("kinds", tally.taken().len())
            .with("share", Arg::Percent(share, 0))
            .with("shop", Arg::Percent(shop, 0))
            .with("spread", Arg::Number(spread, 2))
            .with("lift", Arg::Number(lift(share, shop), 1))
            .count("least", rule.least);
        let told = Reason {
            feature: "told_orders".into(),
            value: Arg::Count(u64::from(of)),
            band: Some(Message::new("preference-band-least").count("least", rule.least)),
            score: None,
        };
        if of == 0 {
            return Explanation { class, because, reasons: vec![told], next: Vec::new() };
        }
        let value = |feature: &'static str, value: Arg, band: Message| Reason {
            feature: feature.into(),
            value,
            band: Some(band),
            score: None,
        };
        let bands = Message::new("product_preference-band-share")
            .with("special", Arg::Percent(rule.special, 0))
            .with("lean", Arg::Percent(rule.lean, 0));
        let times = Message::new("product_preference-band-times").count("times", top.times).count("n", of);
        let mut reasons = vec![
            value("favourite", Arg::Text(favourite), times),
            value("top_share", Arg::Percent(share, 0), bands),
            told,
            value(
                "lift",
                Arg::Number(lift(share, shop), 2),
                Message::new("preference-band-lift").with("shop", Arg::Percent(shop, 1)),
            ),
            chance_reason(chance(top.times, of, shop), fit.cut),
        ];
        if spread.is_finite() {
            let band = Message::new("product_preference-band-spread").with("cut", Arg::Number(rule.spread, 2));
            reasons.push(value("spread", Arg::Number(spread, 2), band));
        }
        let next = if rule.by_money { None } else { next(&rule, &tally, top, class) };
        Explanation { class, because, reasons, next: next.into_iter().collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let rule = Rule::of(fit, params);
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let role = format!("role-{}", fit.by.id());
        let measure = if rule.by_money { "product_preference-rule-money" } else { "product_preference-rule-orders" };
        let mut lines = vec![line(None, Message::new(measure).word("by", role).count("kinds", fit.vocabulary.kinds()))];
        let common: Vec<Arg> = (0..3)
            .filter_map(|item| {
                let label = fit.vocabulary.label(item)?.to_owned();
                let share = Arg::Percent(fit.vocabulary.share(item), 0);
                Some([Arg::Text(label), share])
            })
            .flatten()
            .collect();
        if let [first, share, ..] = common.as_slice() {
            let about = Message::new("product_preference-rule-shop").with("first", first.clone());
            lines.push(line(None, about.with("share", share.clone())));
        }
        lines.push(line(
            None,
            if fit.cut < 0.0 {
                Message::new("product_preference-rule-nobody")
            } else {
                Message::new("product_preference-rule-chance").with("cut", Arg::Percent(fit.cut, 3))
            },
        ));
        let special = Message::new("product_preference-rule-specialist").with("special", Arg::Percent(rule.special, 0));
        let leaning = Message::new("product_preference-rule-leaning").with("lean", Arg::Percent(rule.lean, 0));
        lines.push(line(Some(SPECIALIST), special));
        lines.push(line(Some(LEANING), leaning.with("special", Arg::Percent(rule.special, 0))));
        let explorer = Message::new("product_preference-rule-explorer").with("cut", Arg::Number(rule.spread, 2));
        lines.push(line(Some(EXPLORER), explorer));
        lines.push(line(Some(UNKNOWN), Message::new("product_preference-rule-unknown").count("least", rule.least)));
        lines
    }
}

/// The fewest further purchases of the same thing that lead to another class.
fn next(rule: &Rule, tally: &Tally, top: Taken, class: u16) -> Option<Next> {
    let mut tally = tally.clone();
    for more in 1..=30u32 {
        tally.add(top.item, Money::ZERO);
        let moved = rule.class(&rule.measure(&tally));
        if moved != class {
            let message = Message::new("product_preference-next-same").count("orders", more).word("class", name(moved));
            return Some(Next { class: moved, message });
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::classify::{Value, Values};
    use crate::math::rng::Rng;
    use crate::table::TableKind;

    const ROLES: &[Role] =
        &[Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Product, Role::Category, Role::Brand];

    /// Orders of one line each, day by day; what is bought names its category before the colon.
    fn shop(customers: &[(String, Vec<String>)]) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, ROLES);
        let mut number = 0;
        for (who, things) in customers {
            for (day, thing) in things.iter().enumerate() {
                number += 1;
                let category = thing.split(':').next().unwrap();
                let cells = [who, &number.to_string(), &day.to_string(), "10", thing, category, "house"];
                orders.row(cells.map(str::to_owned));
            }
        }
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    fn many(who: &str, things: &[(&str, usize)]) -> (String, Vec<String>) {
        (who.to_owned(), things.iter().flat_map(|(thing, times)| vec![(*thing).to_owned(); *times]).collect())
    }

    /// Forty who buy four things alike, and those who are looked at.
    fn town(more: &[(&str, &[(&str, usize)])]) -> Vec<(String, Vec<String>)> {
        let crowd =
            (0..40).map(|at| many(&format!("z{at:02}"), &[("tea:1", 1), ("milk:1", 1), ("rice:1", 1), ("oil:1", 1)]));
        more.iter().map(|(who, things)| many(who, things)).chain(crowd).collect()
    }

    #[test]
    fn specialists_lean_and_explore() {
        let shop = shop(&town(&[
            ("a", &[("tea:1", 5), ("tea:2", 4), ("milk:1", 1)]),
            ("b", &[("rice:1", 24), ("milk:1", 12), ("oil:1", 4)]),
            ("c", &[("milk:1", 2), ("oil:1", 2)]),
            ("d", &[("oil:1", 2)]),
        ]));
        let outcome = shop.run("product_preference", &Values::new());
        // Tea is 49 of 216 purchases: nine of ten are chance in one of 78,000 cases.
        assert_eq!(outcome.assignment.class[..4], [SPECIALIST, LEANING, UNKNOWN, UNKNOWN]);
        assert_eq!(outcome.assignment.class[4..], [EXPLORER; 40]);
        assert_eq!(outcome.assignment.scores[0].values[..2], [0.9, 0.6]);
        // Two kinds out of four times: ln 2 / ln 4.
        assert!((outcome.assignment.scores[1].values[2] - 0.5).abs() < 1e-12);
        let explained = shop.explain("product_preference", &Values::new(), 0);
        assert_eq!(explained.reasons[0].value, Arg::Text("tea".to_owned()));
        assert_eq!(explained.reasons[1].value, Arg::Percent(0.9, 0));
        // By product their tea is two things, 5 and 4 of 10: that can be chance.
        let outcome = shop.run("product_preference", &values(&[("by", "product")]));
        assert_eq!((outcome.assignment.class[0], outcome.assignment.scores[0].values[0]), (UNKNOWN, 0.5));
        // The one brand there is can be nobody's preference.
        let outcome = shop.run("product_preference", &values(&[("by", "brand")]));
        assert!(outcome.assignment.class.iter().all(|class| *class == UNKNOWN));
    }

    #[test]
    fn money_weighs_where_it_is_asked_for() {
        let mut orders = Sheet::new(TableKind::Orders, ROLES);
        for (number, (amount, thing)) in [("90", "tea"), ("1", "milk"), ("1", "milk"), ("8", "oil")].iter().enumerate()
        {
            orders.row(["a", &number.to_string(), &number.to_string(), amount, "x", thing, "house"].map(str::to_owned));
        }
        let shop = Shop::of_tables(orders.table(), Vec::new(), None);
        let outcome = shop.run("product_preference", &values(&[("measure", "money")]));
        assert_eq!(outcome.assignment.scores[0].values, [0.9]);
        // Bought once: no habit, however dear.
        assert_eq!(outcome.assignment.class, [UNKNOWN]);
        let outcome = shop.run("product_preference", &Values::new());
        assert_eq!(outcome.assignment.scores[0].values, [0.5]);
    }

    #[test]
    fn no_preference_is_claimed_from_noise_and_most_that_are_there_are_found() {
        const KINDS: u64 = 6;
        let mut rng = Rng::new(23);
        let thing = |kind: u64| format!("kind{kind}:x");
        let mut planted = Vec::new();
        for who in 0..90u64 {
            let things = (0..4 + rng.below(9)).map(|_| {
                let own = who % 3 == 0 && rng.f64() < 0.85;
                thing(if own { (who / 3) % KINDS } else { rng.below(KINDS).min(rng.below(KINDS)) })
            });
            planted.push((format!("c{who:03}"), things.collect::<Vec<_>>()));
        }
        let claims = |shop: &Shop| -> Vec<usize> {
            let class = shop.run("product_preference", &Values::new()).assignment.class;
            class.iter().enumerate().filter(|(_, class)| **class <= LEANING).map(|(row, _)| row).collect()
        };
        let found = claims(&shop(&planted));
        let right = found.iter().filter(|row| *row % 3 == 0).count();
        assert!(right >= 18 && found.len() - right <= 2, "{right} of 30 found, {} in all", found.len());
        let mut all: Vec<String> = planted.iter().flat_map(|(_, things)| things.iter().cloned()).collect();
        let (mut shuffles, mut customers) = (0, 0);
        for _ in 0..200 {
            rng.shuffle(&mut all);
            let mut rest = all.iter().cloned();
            let shuffled: Vec<(String, Vec<String>)> =
                planted.iter().map(|(who, own)| (who.clone(), rest.by_ref().take(own.len()).collect())).collect();
            let claimed = claims(&shop(&shuffled)).len();
            shuffles += u32::from(claimed > 0);
            customers += claimed;
        }
        assert!(shuffles <= 10, "{shuffles} of 200 shuffles claim something");
        assert!(customers <= 90, "{customers} of 18,000 customers are claimed: more than 0.5 %");
    }

    #[test]
    fn what_would_move_a_customer_does() {
        let people = town(&[("b", &[("rice:1", 24), ("milk:1", 12), ("oil:1", 4)])]);
        let shop = shop(&people);
        let next = shop.explain("product_preference", &Values::new(), 0).next;
        // 24 of 40; with 14 more, 38 of 54.
        assert_eq!((next[0].class, &next[0].message.args[0].1), (SPECIALIST, &Arg::Count(14)));
        let least = Values::from([("least".to_owned(), Value::Number(20.0))]);
        assert_eq!(shop.class_of("product_preference", &least, "z00"), "unknown");
    }
}
