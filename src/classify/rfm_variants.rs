//! Variants of RFM: one figure more beside R, F and M, one in place of M, or one made of the three.
//!
//! Beside: LRFM adds the length of the relationship (Chang & Tsay 2004), RFMT the time between orders (Zhou, Wei & Xu 2021), RFMD the diversity
//! of what is bought (distinct products or categories), RFMP the profit that is left where costs are known. The groups stay those of R, F and M.
//! In place: RFE takes engagement (contacts, or visits to the page) for money, and groups by R, F and E: for shops whose orders tell no money.
//! Of the three: weighted RFM makes one score, with weights by entropy (Shannon 1948: what tells customers apart counts more) or by comparing
//! them by twos (AHP; Saaty 1980, for RFM Liu & Shih 2005). What the data do not have is said, and plain RFM is shown.

use serde::{Deserialize, Serialize};

use super::engaged::{Reader, USUAL};
use super::profit::{Costs, Profit};
use super::values::{self, Draft};
use super::{Context, Params};
use crate::base::{Arg, Job, Message, Money, NONE, Note, Result};
use crate::features::Customers;
use crate::math::{float::ln, order, summary::quantile};
use crate::models::ahp::{CONSISTENT, Weighed};
use crate::table::{Role, TableKind, Text};

/// Highest score.
const MOST: usize = 5;

/// Options of the parameter `variant`, the default first.
pub const VARIANTS: &[&str] = &["rfm", "lrfm", "rfmt", "rfmd", "rfmp", "rfe", "weighted", "ahp"];
/// Those that take M as it is.
pub const WITH_MONEY: &[&str] = &["rfm", "lrfm", "rfmt", "rfmd", "rfmp", "weighted", "ahp"];
/// Saaty's scale: how many times as important the first is as the second; `1_3` is a third.
pub const SAATY: &[&str] =
    &["1", "2", "3", "4", "5", "6", "7", "8", "9", "1_2", "1_3", "1_4", "1_5", "1_6", "1_7", "1_8", "1_9"];

/// What a variant learnt.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Variant {
    /// Plain RFM.
    #[default]
    None,
    /// Cuts of the days from the first to the last order, ascending: score = 1 + cuts below.
    Length(Vec<f64>),
    /// Cuts of the days between orders, ascending: score = 1 + cuts above.
    Gap(Vec<f64>),
    /// Weights of R, F and M by entropy; they sum up to 1.
    Weights([f64; 3]),
    /// Cuts of the number of distinct products (or categories) bought in the window: score = 1 + cuts below.
    Diversity(Vec<f64>, Thing),
    /// Cuts of the profit in the window, in units of currency: score = 1 + cuts below.
    Profit(Vec<f64>),
    /// Engagement stands in the place of money; its cuts are those of M.
    Engagement,
    /// Weights of R, F and M by comparisons.
    Compared(Weighed),
}

/// What diversity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Thing {
    /// Products.
    Product,
    /// Categories.
    Category,
}

impl Thing {
    fn role(self) -> Role {
        match self {
            Thing::Product => Role::Product,
            Thing::Category => Role::Category,
        }
    }

    /// The key of what it is called.
    pub fn word(self) -> &'static str {
        match self {
            Thing::Product => "rfm-of-products",
            Thing::Category => "rfm-of-categories",
        }
    }
}

/// Days from the first to the last order, in all history; NaN without an order in the window.
fn length(customers: &Customers, row: usize) -> f64 {
    match (customers.first.get(row), customers.last.get(row), customers.frequency.get(row)) {
        (Some(first), Some(last), Some(1..)) if first.is_some() => f64::from(last.since(*first)),
        _ => f64::NAN,
    }
}

/// Mean days between orders, in all history; NaN below two orders.
fn gap(customers: &Customers, row: usize) -> f64 {
    match customers.orders.get(row) {
        Some(&orders @ 2..) => length(customers, row) / f64::from(orders - 1),
        _ => f64::NAN,
    }
}

/// What a variant measures.
enum Kind<'a> {
    Nothing,
    Length,
    Gap,
    /// By code of the column the product it names, however it is spelt.
    Diversity(Text<'a>, Vec<u32>),
    Profit(Costs<'a>),
    Engagement(Box<Reader<'a>>),
}

/// Measures one customer after the other.
pub struct Measure<'a> {
    cx: Context<'a>,
    kind: Kind<'a>,
}

impl<'a> Measure<'a> {
    fn diversity(cx: &Context<'a>, thing: Thing) -> Kind<'a> {
        let column = values::column(cx, thing.role());
        column.map_or(Kind::Nothing, |column| Kind::Diversity(column, Draft::of_orders(cx, column).places))
    }

    fn engagement(cx: &Context<'a>) -> Kind<'a> {
        let has = |kind: TableKind| cx.facts.is_there(kind);
        if has(TableKind::Interactions) || has(TableKind::Events) {
            Kind::Engagement(Box::new(Reader::new(cx, USUAL)))
        } else {
            Kind::Nothing
        }
    }

    /// The figure of a customer: days, distinct things, units of currency, weights of contacts. NaN where there is none.
    pub fn value(&mut self, row: usize) -> f64 {
        let customers = self.cx.customers;
        match &mut self.kind {
            Kind::Nothing => f64::NAN,
            Kind::Length => length(customers, row),
            Kind::Gap => gap(customers, row),
            Kind::Diversity(column, places) => {
                // What only gave money back was not bought.
                let bought =
                    values::lines(&self.cx, row).iter().filter(|line| self.cx.facts.paid(*line) >= Money::ZERO);
                let place = |line: u32| places.get(column.codes.get(line as usize) as usize).copied();
                let mut own: Vec<u32> = bought.filter_map(place).filter(|place| *place != NONE).collect();
                own.sort_unstable();
                own.dedup();
                if own.is_empty() { f64::NAN } else { own.len() as f64 }
            }
            Kind::Profit(costs) => {
                let own = Profit::of(&self.cx, costs, row);
                if own.is_known() { own.profit().to_f64() } else { f64::NAN }
            }
            Kind::Engagement(reader) => {
                let engaged = reader.engaged(row);
                engaged.received + engaged.given
            }
        }
    }
}

/// What the parameters ask for, measured: what came of it, the figure of every row (none where nothing is measured; NaN where a
/// customer has none or no order in the window), and what has to be said.
pub struct Measured {
    variant: Variant,
    /// The figures; of the rows with an order in the window.
    pub figures: Vec<f64>,
    /// What the data did not have.
    pub notes: Vec<Note>,
}

impl Measured {
    /// Measures everybody; where the data have not what the parameter `variant` asks for, that is said and nothing is measured.
    pub fn of(cx: &Context, params: &Params, job: &mut Job) -> Result<Measured> {
        let (product, category) = (values::column(cx, Role::Product), values::column(cx, Role::Category));
        let wanted = match params.choice("variant") {
            "lrfm" => Variant::Length(Vec::new()),
            "rfmt" => Variant::Gap(Vec::new()),
            "rfmd" => {
                let thing = match params.choice("diversity_of") {
                    "category" => Thing::Category,
                    "auto" if product.is_none() && category.is_some() => Thing::Category,
                    _ => Thing::Product,
                };
                Variant::Diversity(Vec::new(), thing)
            }
            "rfmp" => Variant::Profit(Vec::new()),
            "rfe" => Variant::Engagement,
            "weighted" => Variant::Weights([1.0 / 3.0; 3]),
            "ahp" => Variant::Compared(compared(params)),
            _ => Variant::None,
        };
        let mut measured = Measured { figures: Vec::new(), notes: Vec::new(), variant: wanted };
        if matches!(measured.variant, Variant::None | Variant::Weights(_) | Variant::Compared(_)) {
            return Ok(measured);
        }
        let mut measure = measured.variant.measure(cx);
        let mut figures = vec![f64::NAN; cx.customers.len()];
        values::walk(cx, job, |row| {
            let bought = cx.customers.frequency.get(row).is_some_and(|orders| *orders > 0);
            if let Some(figure) = figures.get_mut(row).filter(|_| bought) {
                *figure = measure.value(row);
            }
        })?;
        let buyers = cx.customers.frequency.iter().filter(|orders| **orders > 0).count();
        let told = figures.iter().filter(|figure| figure.is_finite()).count();
        let (lacks, part) = match &measured.variant {
            Variant::Diversity(..) => (told == 0, Some(("D", "rfm-note-lacks-diversity"))),
            Variant::Profit(_) => (told == 0, Some(("P", "rfm-note-lacks-profit"))),
            // Nobody was in touch: that tells nobody apart.
            Variant::Engagement => {
                (!figures.iter().any(|figure| *figure > 0.0), Some(("E", "rfm-note-lacks-engagement")))
            }
            _ => (false, None),
        };
        if let (Some((which, key)), true) = (part, buyers > 0) {
            if lacks {
                measured.notes.push(Note::warn(Message::new(key)));
            } else if told < buyers {
                let without = Message::new("rfm-note-without").count("customers", (buyers - told) as u64);
                measured.notes.push(Note::info(without.text("which", which)));
            }
        }
        if lacks {
            measured.variant = Variant::None;
        } else {
            measured.figures = figures;
        }
        Ok(measured)
    }

    /// The figures of engagement, where it stands in the place of money.
    pub fn third(&self) -> Option<&[f64]> {
        (self.variant == Variant::Engagement).then_some(&self.figures)
    }

    /// Learns the rest. `scores` are R, F and M of everybody with an order in the window, from 1 to `most`.
    pub fn learn(self, most: u8, scores: impl Iterator<Item = [u8; 3]>) -> (Variant, Vec<Note>) {
        let Measured { variant, figures, mut notes } = self;
        let cuts = || {
            let mut sorted: Vec<f64> = figures.iter().copied().filter(|figure| figure.is_finite()).collect();
            order::ascending(&mut sorted);
            let share = |k: u8| f64::from(k) / f64::from(most);
            // Where there is nobody an unreachable cut is honest.
            let cut = |share: f64| if sorted.is_empty() { f64::INFINITY } else { quantile(&sorted, share) };
            (1..most).map(|k| cut(share(k))).collect()
        };
        let learnt = match variant {
            Variant::Length(_) => Variant::Length(cuts()),
            Variant::Gap(_) => Variant::Gap(cuts()),
            Variant::Diversity(_, thing) => Variant::Diversity(cuts(), thing),
            Variant::Profit(_) => Variant::Profit(cuts()),
            Variant::Weights(_) => {
                let mut counts = [[0; MOST]; 3];
                for scores in scores {
                    for (counts, score) in counts.iter_mut().zip(scores) {
                        if let Some(count) = counts.get_mut(usize::from(score) - 1) {
                            *count += 1;
                        }
                    }
                }
                Variant::Weights(weights(&counts))
            }
            Variant::Compared(weighed) => {
                if weighed.ratio > CONSISTENT {
                    let message = Message::new("rfm-note-inconsistent").with("ratio", Arg::Number(weighed.ratio, 2));
                    notes.push(Note::warn(message.with("implied", Arg::Number(weighed.implied, 2))));
                }
                Variant::Compared(weighed)
            }
            Variant::None | Variant::Engagement => variant,
        };
        (learnt, notes)
    }
}

/// What the three comparisons of the parameters come to.
fn compared(params: &Params) -> Weighed {
    let times = |name: &str| {
        let said = params.choice(name);
        let number = |text: &str| text.parse().unwrap_or(1.0);
        said.strip_prefix("1_").map_or_else(|| number(said), |below| 1.0 / number(below))
    };
    Weighed::of(times("ahp_rf"), times("ahp_rm"), times("ahp_fm"))
}

/// Weights by entropy of some scores, given as how many customers have each score from 1: a score that all share says nothing and weighs
/// nothing. Equal weights where none says anything.
fn weights(counts: &[[u32; MOST]; 3]) -> [f64; 3] {
    let n: u32 = counts[0].iter().sum();
    let says = counts.map(|counts| {
        let scores = || counts.iter().zip(1_u32..).map(|(count, score)| (f64::from(*count), f64::from(score)));
        let sum: f64 = scores().map(|(count, score)| count * score).sum();
        let entropy: f64 = scores()
            .filter(|(count, _)| *count > 0.0)
            .map(|(count, score)| -count * (score / sum) * ln(score / sum))
            .sum();
        // All alike have the greatest entropy there is; a rounding error below it is nothing said.
        let said = if n > 1 { 1.0 - entropy / ln(f64::from(n)) } else { 0.0 };
        if said > 1e-12 { said } else { 0.0 }
    });
    let all: f64 = says.iter().sum();
    if all > 0.0 { says.map(|said| said / all) } else { [1.0 / 3.0; 3] }
}

impl Variant {
    /// What measures its figure.
    pub fn measure<'a>(&self, cx: &Context<'a>) -> Measure<'a> {
        let kind = match self {
            Variant::None | Variant::Weights(_) | Variant::Compared(_) => Kind::Nothing,
            Variant::Length(_) => Kind::Length,
            Variant::Gap(_) => Kind::Gap,
            Variant::Diversity(_, thing) => Measure::diversity(cx, *thing),
            Variant::Profit(_) => Kind::Profit(Costs::of(cx, "header")),
            Variant::Engagement => Measure::engagement(cx),
        };
        Measure { cx: *cx, kind }
    }

    /// The column that it adds.
    pub fn name(&self) -> Option<&'static str> {
        match self {
            Variant::None | Variant::Engagement => None,
            Variant::Length(_) => Some("l_score"),
            Variant::Gap(_) => Some("t_score"),
            Variant::Diversity(..) => Some("d_score"),
            Variant::Profit(_) => Some("p_score"),
            Variant::Weights(_) | Variant::Compared(_) => Some("rfm_weighted"),
        }
    }

    /// The feature that its reason names.
    pub fn feature(&self) -> &'static str {
        match self {
            Variant::Length(_) => "length",
            Variant::Gap(_) => "gap",
            Variant::Diversity(..) => "diversity",
            Variant::Profit(_) => "profit",
            Variant::Engagement => "engagement",
            Variant::None | Variant::Weights(_) | Variant::Compared(_) => "rfm_weighted",
        }
    }

    /// The letter of its score, its cuts, and whether little is best; nothing where it has no cuts of its own.
    pub fn cuts(&self) -> Option<(&'static str, &[f64], bool)> {
        Some(match self {
            Variant::Length(cuts) => ("l", cuts, false),
            Variant::Gap(cuts) => ("t", cuts, true),
            Variant::Diversity(cuts, _) => ("d", cuts, false),
            Variant::Profit(cuts) => ("p", cuts, false),
            Variant::None | Variant::Engagement | Variant::Weights(_) | Variant::Compared(_) => return None,
        })
    }

    /// The weights of R, F and M.
    pub fn weights(&self) -> Option<[f64; 3]> {
        match self {
            Variant::Weights(weights) => Some(*weights),
            Variant::Compared(weighed) => Some(weighed.weights),
            _ => None,
        }
    }

    /// A figure in words.
    pub fn say(&self, value: f64) -> Arg {
        match self {
            Variant::Profit(_) => Money::from_f64(value).map_or(Arg::Number(value, 2), Arg::Money),
            Variant::Engagement => Arg::Number(value, 2),
            _ if value.fract() == 0.0 => Arg::Count(value.max(0.0) as u64),
            _ => Arg::Number(value, 1),
        }
    }

    /// The sentence of the rule about its weights.
    pub fn rule(&self) -> Option<Message> {
        let [r, f, m] = self.weights()?.map(|share| Arg::Percent(share, 0));
        let message = match self {
            Variant::Compared(weighed) => {
                Message::new("rfm-rule-compared").with("ratio", Arg::Number(weighed.ratio, 2))
            }
            _ => Message::new("rfm-rule-weights"),
        };
        Some(message.with("r", r).with("f", f).with("m", m))
    }

    /// The score of a customer with this figure and these R, F and M; NaN where there is none.
    pub fn score(&self, figure: f64, scores: [u8; 3]) -> f64 {
        if let Some(weights) = self.weights() {
            return weights.iter().zip(scores).map(|(weight, score)| weight * f64::from(score)).sum();
        }
        match self.cuts() {
            Some((_, cuts, little)) if figure.is_finite() => {
                let passed = |cut: &&f64| if little { **cut > figure } else { **cut < figure };
                1.0 + cuts.iter().filter(passed).count() as f64
            }
            _ => f64::NAN,
        }
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    #[test]
    fn what_all_share_weighs_nothing_and_what_parts_most_weighs_most() {
        // R: all 3. F: one of five has 5, the others 1. M: half 2, half 3.
        let found = weights(&[[0, 0, 10, 0, 0], [8, 0, 0, 0, 2], [0, 5, 5, 0, 0]]);
        assert!(found[0].abs() < 1e-12 && found[1] > 0.8 && (found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(weights(&[[0, 0, 7, 0, 0]; 3]), [1.0 / 3.0; 3]);
        // By hand: Σ = 3, p = 1/3 and 2/3, entropy 0.6365, of ln 2 = 0.6931 that is 0.9183, so 0.0817 is said, twice.
        let half = weights(&[[2, 0, 0, 0, 0], [1, 1, 0, 0, 0], [1, 1, 0, 0, 0]]);
        assert!((half[1] - 0.5).abs() < 1e-12 && (half[2] - 0.5).abs() < 1e-12);
    }

    const SHOP: &[(&str, &[(i32, f64)])] = &[
        ("a", &[(0, 10.0), (50, 10.0), (100, 10.0)]),
        ("b", &[(90, 10.0), (100, 10.0)]),
        ("c", &[(60, 10.0)]),
        ("d", &[(20, 10.0), (60, 10.0)]),
        ("e", &[(80, 500.0)]),
    ];

    #[test]
    fn a_variant_adds_its_score_and_moves_nobody() {
        let shop = Shop::of(SHOP);
        let plain = shop.run("rfm", &values(&[]));
        for (variant, name) in [("lrfm", "l_score"), ("rfmt", "t_score"), ("weighted", "rfm_weighted")] {
            let outcome = shop.run("rfm", &values(&[("variant", variant)]));
            assert_eq!(outcome.assignment.class, plain.assignment.class);
            let own = outcome.assignment.scores.last().unwrap();
            assert_eq!((own.name, outcome.assignment.scores.len()), (name, plain.assignment.scores.len() + 1));
            match variant {
                // Lengths 100, 10, 0, 40, 0: cuts 0, 6, 22, 52 (type 7).
                "lrfm" => assert_eq!(own.values, [5.0, 3.0, 1.0, 4.0, 1.0]),
                // Gaps 50, 10 and 40: cuts 22, 34, 42, 46.
                "rfmt" => {
                    let order = own.values[0] < own.values[3] && own.values[3] < own.values[1];
                    assert!(order && own.values[2].is_nan());
                }
                _ => assert!(own.values.iter().all(|score| (1.0..=5.0).contains(score))),
            }
        }
        let reasons = shop.explain("rfm", &values(&[("variant", "lrfm")]), 0).reasons;
        let length = reasons.iter().find(|reason| reason.feature == "length").unwrap();
        assert_eq!((&length.value, &length.score), (&Arg::Count(100), &Some(Arg::Count(5))));
    }

    fn own<'a>(outcome: &'a crate::classify::Outcome, name: &str) -> &'a [f64] {
        &outcome.assignment.scores.iter().find(|score| score.name == name).unwrap().values
    }

    /// Orders of five customers on days of their own; product, category and cost as given.
    fn told(cells: &[(&str, &str, &str, &str, &str, &str)], others: Vec<crate::table::Table>) -> Shop {
        let roles = [Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Cost, Role::Product, Role::Category];
        let mut orders = Sheet::new(TableKind::Orders, &roles);
        for (number, (who, day, paid, cost, product, category)) in cells.iter().enumerate() {
            orders.row([*who, &*number.to_string(), day, paid, cost, product, category].map(str::to_owned));
        }
        Shop::of_tables(orders.table(), others, None)
    }

    const TOLD: &[(&str, &str, &str, &str, &str, &str)] = &[
        ("a", "10", "10", "4", "Tea", "drinks"),
        ("a", "20", "10", "4", " tea", "drinks"),
        ("a", "30", "10", "4", "milk", "drinks"),
        ("b", "40", "50", "60", "tea", "drinks"),
        ("c", "50", "20", "5", "tea", "drinks"),
        ("c", "60", "20", "5", "bread", "food"),
        ("c", "70", "20", "5", "milk", "drinks"),
        ("c", "80", "20", "5", "salt", "food"),
        ("d", "90", "30", "", "", ""),
        ("e", "95", "40", "30", "bread", "food"),
        // Given back: not bought, and no loss of the goods told.
        ("e", "96", "-5", "", "cake", "food"),
    ];

    #[test]
    fn diversity_counts_what_is_different_however_it_is_spelt() {
        let shop = told(TOLD, Vec::new());
        let outcome = shop.run("rfm", &values(&[("variant", "rfmd")]));
        // Products 2, 1, 4, none and 1: of 1 1 2 4 the cuts are 1, 1.2, 1.8 and 2.8 (type 7).
        let scores = own(&outcome, "d_score");
        assert_eq!([scores[0], scores[1], scores[2], scores[4]], [4.0, 1.0, 5.0, 1.0]);
        assert!(scores[3].is_nan());
        let keys: Vec<&str> = outcome.notes.iter().map(|note| &*note.message.key).collect();
        assert!(keys.contains(&"rfm-note-without"), "{keys:?}");
        let diversity = |of: &str, row: usize| {
            let reasons = shop.explain("rfm", &values(&[("variant", "rfmd"), ("diversity_of", of)]), row).reasons;
            reasons.into_iter().find(|reason| reason.feature == "diversity").map(|reason| reason.value)
        };
        // Tea is tea in either spelling; both of a's products are drinks.
        assert_eq!((diversity("product", 0), diversity("category", 0)), (Some(Arg::Count(2)), Some(Arg::Count(1))));
        assert_eq!((diversity("category", 2), diversity("auto", 3)), (Some(Arg::Count(2)), None));
    }

    #[test]
    fn profit_is_that_of_profitability() {
        let shop = told(TOLD, Vec::new());
        let outcome = shop.run("rfm", &values(&[("variant", "rfmp")]));
        let profit = shop.run("profitability", &crate::classify::Values::new());
        // 18, −10, 60, unknown and 40 − 30 − 5 = 5: of −10 5 18 60 the cuts are −1, 7.6, 15.4 and 34.8.
        assert_eq!(own(&profit, "profit")[..3], [18.0, -10.0, 60.0]);
        let scores = own(&outcome, "p_score");
        assert_eq!([scores[0], scores[1], scores[2], scores[4]], [4.0, 1.0, 5.0, 2.0]);
        assert!(scores[3].is_nan() && own(&profit, "profit")[3].is_nan());
        let reasons = shop.explain("rfm", &values(&[("variant", "rfmp")]), 1).reasons;
        let reason = reasons.iter().find(|reason| reason.feature == "profit").unwrap();
        assert_eq!(reason.value, Arg::Money(Money(-10 * Money::SCALE)));
    }

    /// Orders without money: by it everybody is alike, by what they say to the shop they are not.
    #[test]
    fn engagement_stands_in_the_place_of_money() {
        let free: Vec<_> = TOLD.iter().take(10).map(|(who, day, ..)| (*who, *day, "0", "", "", "")).collect();
        let mut log =
            Sheet::new(TableKind::Interactions, &[Role::Customer, Role::Date, Role::ContactType, Role::Direction]);
        for (who, day, kind) in [("b", "95", "邮件"), ("b", "96", "邮件"), ("d", "96", "电话"), ("e", "6", "邮件")]
        {
            log.row([who, day, kind, "呼入"]);
        }
        let shop = told(&free, vec![log.table()]);
        let (plain, engaged) = (shop.run("rfm", &values(&[])), shop.run("rfm", &values(&[("variant", "rfe")])));
        assert!(own(&plain, "m_score").iter().all(|score| *score == 1.0));
        assert!(plain.notes.iter().any(|note| note.message.key == "rfm-note-flat"));
        // As of day 96 what is of that day is still to come: b 2^(−1/90), e 2^(−90/90) = 0.5, the others 0. Cuts of 0 0 0 0.5 0.992 are 0, 0, 0.2
        // and 0.598.
        assert_eq!(own(&engaged, "e_score"), [1.0, 5.0, 1.0, 1.0, 4.0]);
        assert!(engaged.assignment.scores.iter().all(|score| score.name != "m_score" && score.name != "fm_score"));
        // One order, but much said: FE is (1 + 5) / 2 where FM was 1.
        assert_eq!((own(&plain, "fm_score")[1], own(&engaged, "fe_score")[1]), (1.0, 3.0));
        assert_ne!(plain.assignment.class[1], engaged.assignment.class[1]);
        let why = shop.explain("rfm", &values(&[("variant", "rfe")]), 4);
        assert_eq!(why.class, engaged.assignment.class[4]);
        assert!(why.reasons.iter().any(|reason| reason.feature == "engagement" && reason.value == Arg::Number(0.5, 2)));
        assert!(why.reasons.iter().all(|reason| reason.feature != "monetary"));
        // Where no contacts are logged, visits to the page tell it.
        let mut web = Sheet::new(TableKind::Events, &[Role::Customer, Role::Date, Role::Event]);
        web.row(["c", "94", "加购"]);
        web.row(["a", "94", "view"]);
        let engaged = told(&free, vec![web.table()]).run("rfm", &values(&[("variant", "rfe")]));
        let scores = own(&engaged, "e_score");
        assert!(scores[2] > scores[0] && scores[0] > scores[1], "{scores:?}");
    }

    #[test]
    fn what_the_data_lack_is_said_and_plain_rfm_is_shown() {
        let shops = [
            Shop::of(SHOP),
            told(&TOLD.iter().map(|row| (row.0, row.1, row.2, "", "", "")).collect::<Vec<_>>(), Vec::new()),
        ];
        for shop in shops {
            let plain = shop.run("rfm", &values(&[]));
            for (variant, note) in [
                ("rfmd", "rfm-note-lacks-diversity"),
                ("rfmp", "rfm-note-lacks-profit"),
                ("rfe", "rfm-note-lacks-engagement"),
            ] {
                let outcome = shop.run("rfm", &values(&[("variant", variant)]));
                assert!(outcome.notes.iter().any(|said| said.message.key == note), "{variant}");
                assert_eq!(outcome.assignment.class, plain.assignment.class, "{variant}");
                assert_eq!(outcome.assignment.scores.len(), plain.assignment.scores.len(), "{variant}");
            }
        }
    }

    #[test]
    fn comparisons_weigh_and_contradictions_are_told() {
        let shop = Shop::of(SHOP);
        let run = |rf, rm, fm| {
            shop.run("rfm", &values(&[("variant", "ahp"), ("ahp_rf", rf), ("ahp_rm", rm), ("ahp_fm", fm)]))
        };
        let said = |outcome: &crate::classify::Outcome| {
            outcome.notes.iter().any(|note| note.message.key == "rfm-note-inconsistent")
        };
        let paper = run("5", "7", "3");
        let scores = ["r_score", "f_score", "m_score", "rfm_weighted"].map(|name| own(&paper, name)[0]);
        let weighed = 0.730_645 * scores[0] + 0.188_394 * scores[1] + 0.080_961 * scores[2];
        assert!((scores[3] - weighed).abs() < 1e-5 && !said(&paper), "{scores:?}");
        // R over F over M, and M over R: a circle.
        assert!(said(&run("5", "1_7", "3")));
        // All equal make the mean.
        let equal = shop.run("rfm", &values(&[("variant", "ahp")]));
        let mean = ["r_score", "f_score", "m_score"].map(|name| own(&equal, name)[0]).iter().sum::<f64>() / 3.0;
        assert!((own(&equal, "rfm_weighted")[0] - mean).abs() < 1e-12 && !said(&equal));
        assert!(equal.rule.iter().any(|line| line.message.key == "rfm-rule-compared"));
    }
}
