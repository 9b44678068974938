//! RFM: how recently, how often and how much a customer bought, each as a score, and a named group from the three.
//!
//! Use it as the first map of a shop. Scores are by cuts, so that ties share: score = 1 + number of cuts below the value, on −recency for R.
//! The usual quintiles of F fall apart where most bought once (cuts `1 1 1 3`), and ranking first hands equal customers different
//! scores by the order of rows; so F goes by counts of orders. Reference: Hughes (1994); maps in [`crate::classify::rfm_presets`].

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Money, NONE, Note, Result};
use crate::classify::rfm_presets::{Preset, fm_score};
use crate::classify::rfm_variants::{Measured, SAATY, VARIANTS, Variant, WITH_MONEY};
use crate::classify::{
    Assignment, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::customers::Sorted;
use crate::math::{cluster::natural_breaks, order, summary::quantile};

/// RFM.
pub struct Rfm;

/// Cuts, ascending, one fewer than scores. R: days, `score = 1 + cuts above the recency`; F and M: `score = 1 + cuts below the value`.
/// An infinite cut of F closes the scores above it; two equal cuts leave the score between them out. With engagement the cuts of M are its.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    r: Vec<f64>,
    f: Vec<f64>,
    m: Vec<f64>,
    variant: Variant,
}

/// R, F, M scores.
type Scores = (u8, u8, u8);

impl Fit {
    /// The third figure is money, or with [`Variant::Engagement`] that.
    fn score(&self, recency: f64, orders: f64, third: f64) -> Scores {
        let below = |cuts: &[f64], value: f64| 1 + cuts.iter().filter(|cut| **cut < value).count() as u8;
        let r = 1 + self.r.iter().filter(|cut| **cut > recency).count() as u8;
        (r, below(&self.f, orders), below(&self.m, third))
    }

    fn by_engagement(&self) -> bool {
        self.variant == Variant::Engagement
    }
}

/// A score of F that holds fewer than this share of the customers is merged downward.
const SMALL: f64 = 0.05;

/// Cuts of F by counts: 1 / 2 / 3 / 4–5 / 6+ (fewer scores stop earlier), small scores merged downward from the top.
fn count_cuts(sorted: &[f64], scores: u8) -> Vec<f64> {
    let mut cuts = [1.0, 2.0, 3.0, 5.0];
    let cuts = cuts.get_mut(..usize::from(scores.clamp(1, 5)) - 1).unwrap_or_default();
    let ceiling = |cuts: &[f64], k: usize| cuts.get(k + 1).copied().unwrap_or(f64::INFINITY);
    for k in (0..cuts.len()).rev() {
        let (low, high) = (cuts.get(k).copied().unwrap_or(0.0), ceiling(cuts, k));
        let held = sorted.partition_point(|count| *count <= high) - sorted.partition_point(|count| *count <= low);
        if (held as f64) < SMALL * sorted.len() as f64
            && let Some(cut) = cuts.get_mut(k)
        {
            *cut = high;
        }
    }
    cuts.to_vec()
}

/// Cuts into equal shares of the customers, by quantiles of type 7. `sorted` ascends.
fn quantile_cuts(sorted: &[f64], scores: u8) -> Vec<f64> {
    (1..scores).map(|k| quantile(sorted, f64::from(k) / f64::from(scores))).collect()
}

/// Natural breaks, padded with cuts that nobody passes where there are fewer heaps than scores.
fn break_cuts(sorted: &[f64], scores: u8) -> Vec<f64> {
    let mut cuts = natural_breaks(sorted, usize::from(scores));
    cuts.resize(usize::from(scores) - 1, f64::INFINITY);
    cuts
}

/// R by natural breaks: a cut lies on the least day of the older heap, because a recency at the cut is already the lower score.
fn break_cuts_of_recency(sorted: &[f64], scores: u8) -> Vec<f64> {
    let cuts = break_cuts(sorted, scores);
    let after = |cut: &f64| sorted.get(sorted.partition_point(|day| day <= cut)).copied().unwrap_or(f64::INFINITY);
    cuts.iter().map(after).collect()
}

/// How F is scored: by counts, which a shop of one-time buyers has to be, but where the source of the groups says equal shares.
fn f_method<'a>(params: &'a Params, preset: &Preset) -> &'a str {
    match params.choice("f_method") {
        "auto" if ["pymc_5", "shopify_style"].contains(&preset.id) => "quantile",
        "auto" => "counts",
        method => method,
    }
}

/// The class of a customer with scores.
fn class_of(preset: &Preset, (r, f, m): Scores) -> u16 {
    preset.group(r, f, m).unwrap_or(0)
}

/// The class of somebody without an order in the window.
fn class_without(preset: &Preset, orders_ever: u32) -> u16 {
    let groups = preset.groups.len() as u16;
    groups + u16::from(preset.id == "shopify_style" && orders_ever > 0)
}

fn name(class: u16, classes: &Classes) -> String {
    format!("rfm-class-{}", classes.get(class as usize).map_or("no_orders", |class| &class.id))
}

/// The band of a score in words: which values get it. `None` for a score that no value gets.
fn band(which: &str, low: f64, high: f64, arg: impl Fn(f64) -> Arg) -> Option<Message> {
    let message = |side: &str| Message::new(format!("rfm-band-{which}-{side}"));
    match (low.is_finite(), high.is_finite()) {
        (true, true) if low >= high => None,
        (true, true) => Some(message("between").with("low", arg(low)).with("high", arg(high))),
        (false, true) => Some(message("below").with("high", arg(high))),
        (true, false) => Some(message("above").with("low", arg(low))),
        (false, false) if low > 0.0 => None,
        (false, false) => Some(message("all")),
    }
}

/// The two cuts around a score of ascending cuts.
fn around(cuts: &[f64], below: usize) -> (f64, f64) {
    let low = below.checked_sub(1).and_then(|k| cuts.get(k)).copied().unwrap_or(f64::NEG_INFINITY);
    (low, cuts.get(below).copied().unwrap_or(f64::INFINITY))
}

fn day_arg(days: f64) -> Arg {
    if days.fract() == 0.0 { Arg::Count(days.max(0.0) as u64) } else { Arg::Number(days, 1) }
}

fn money_arg(value: f64) -> Arg {
    Money::from_f64(value).map_or(Arg::Number(value, 2), Arg::Money)
}

impl Fit {
    fn r_band(&self, score: u8) -> Option<Message> {
        let (low, high) = around(&self.r, (self.r.len() + 1).saturating_sub(usize::from(score)));
        band("r", low, high, day_arg)
    }

    /// Orders are whole: more than 3 and at most 5 is 4–5.
    fn f_band(&self, score: u8) -> Option<Message> {
        let (low, high) = around(&self.f, usize::from(score) - 1);
        let (first, last) = ((low.floor() + 1.0).max(1.0), high.floor());
        let count = |orders: f64| Arg::Count(orders as u64);
        match last {
            _ if first > last || low == f64::INFINITY => None,
            f64::INFINITY => Some(Message::new("rfm-band-f-above").with("low", count(first))),
            // Both are whole numbers, so "less than one apart" is "the same".
            _ if last - first < 1.0 => Some(Message::new("rfm-band-f-one").with("orders", count(first))),
            _ => Some(Message::new("rfm-band-f-between").with("low", count(first)).with("high", count(last))),
        }
    }

    /// The band of the variant's own score.
    fn variant_band(&self, score: u8) -> Option<Message> {
        let (which, cuts, little) = self.variant.cuts()?;
        let below = if little { (cuts.len() + 1).saturating_sub(usize::from(score)) } else { usize::from(score) - 1 };
        let (low, high) = around(cuts, below);
        let message = band(which, low, high, |value| self.variant.say(value))?;
        Some(match self.variant {
            Variant::Diversity(_, thing) => message.word("of", thing.word()),
            _ => message,
        })
    }

    fn m_band(&self, score: u8) -> Option<Message> {
        let (low, high) = around(&self.m, usize::from(score) - 1);
        if self.by_engagement() {
            return band("e", low, high, |value| self.variant.say(value));
        }
        band("m", low, high, money_arg)
    }
}

/// Says which scores tell nobody apart, because the ascending values that the data were to cut are all the same.
pub(super) fn flat<'a>(scores: impl Iterator<Item = (&'static str, &'a [f64])>) -> Option<Note> {
    let same =
        |values: &[f64]| values.first().zip(values.last()).is_some_and(|(low, high)| low.total_cmp(high).is_eq());
    let names: Vec<&str> = scores.filter(|(_, values)| same(values)).map(|(name, _)| name).collect();
    (!names.is_empty()).then(|| Note::warn(Message::new("rfm-note-flat").list("scores", names)))
}

/// Days of history from which silence can be told from a young file.
const YOUNG: i32 = 90;
/// Usual gaps between orders that silence has to be, to be one.
const LONG: f64 = 3.0;

/// Says where the names of the groups promise more than their scores can know: R 1 begins before anybody has been silent for long, because the
/// history is young; or even the most recent have been silent for long, because the day of the analysis lies far behind the last order.
fn timing(cx: &Context, recency: &[f64], lowest: f64) -> Option<Note> {
    let customers = cx.customers;
    let begun = customers.first.iter().min()?;
    let (mut span, mut gaps, mut back, mut all) = (0.0, 0.0, 0_u32, 0_u32);
    let columns = customers.orders.iter().zip(customers.first.iter().zip(&customers.last));
    for (orders, (first, last)) in columns.filter(|(orders, _)| **orders > 0) {
        span += f64::from(last.since(*first));
        gaps += f64::from(orders - 1);
        back += u32::from(*orders > 1);
        all += 1;
    }
    let gap = if gaps > 0.0 { span / gaps } else { 0.0 };
    let days = |message: Message, days: f64| message.count("days", days as u64);
    let age = customers.as_of?.since(*begun);
    if lowest.is_finite() && age < YOUNG && (back * 2 < all || lowest < LONG * gap) {
        return Some(Note::warn(days(Message::new(YOUNG_NOTE).count("age", age.max(0) as u64), lowest)));
    }
    let nearest = recency.first().copied()?;
    let is_late = nearest >= f64::from(YOUNG) && nearest > LONG * gap;
    is_late.then(|| Note::warn(days(Message::new("rfm-note-late"), nearest)))
}

/// The note that nobody can be called lost yet.
pub const YOUNG_NOTE: &str = "rfm-note-young";

impl Model for Rfm {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "rfm",
        family: Family::Value,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::choice(
                "preset",
                &["partition", "rf_10", "r_package", "putler", "shopify_style", "klaviyo_style", "pymc_5"],
            ),
            ParamSpec::choice("f_method", &["auto", "counts", "quantile", "natural_breaks"]),
            ParamSpec::choice("rm_method", &["quantile", "natural_breaks"]),
            ParamSpec::cuts("r_cuts", "recency", 4, Unit::Days),
            ParamSpec::cuts("f_cuts", "frequency", 4, Unit::Orders),
            ParamSpec::cuts("m_cuts", "monetary", 4, Unit::Money).only("variant", WITH_MONEY),
            ParamSpec::choice("variant", VARIANTS),
            ParamSpec::choice("diversity_of", &["auto", "product", "category"]).only("variant", &["rfmd"]),
            ParamSpec::choice("ahp_rf", SAATY).only("variant", &["ahp"]),
            ParamSpec::choice("ahp_rm", SAATY).only("variant", &["ahp"]),
            ParamSpec::choice("ahp_fm", SAATY).only("variant", &["ahp"]),
        ],
        features: &[
            "recency",
            "frequency",
            "monetary",
            "length",
            "gap",
            "diversity",
            "profit",
            "engagement",
            "rfm_weighted",
        ],
        charts: &["rfm_grid", "class_shares"],
        reference: "Hughes 1994; Bult & Wansbeek 1995; Liu & Shih 2005",
    };

    fn classes(params: &Params) -> Classes {
        Preset::find(params.choice("preset")).classes()
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let preset = Preset::find(params.choice("preset"));
        let scores = preset.scores;
        let Sorted { recency, frequency: orders, monetary: money } = cx.customers.sorted();
        job.step("stage-classifying", total / 2, total)?;
        let mut notes = Vec::new();
        // Cuts by hand are four; a preset with fewer scores takes the first of them.
        let given = |name: &str| {
            let cuts = params.cuts(name).get(..usize::from(scores) - 1)?;
            Some(cuts.to_vec())
        };
        if scores < 5 && ["r_cuts", "f_cuts", "m_cuts"].iter().any(|name| !params.cuts(name).is_empty()) {
            notes.push(Note::warn(Message::new("rfm-note-first-cuts").count("cuts", scores - 1)));
        }
        let natural = params.choice("rm_method") == "natural_breaks";
        let r = given("r_cuts").unwrap_or_else(|| {
            if natural { break_cuts_of_recency(recency, scores) } else { quantile_cuts(recency, scores) }
        });
        let mut measured = Measured::of(cx, params, job)?;
        notes.append(&mut measured.notes);
        let engaged = measured.third().map(|figures| {
            let mut sorted: Vec<f64> = figures.iter().copied().filter(|figure| figure.is_finite()).collect();
            order::ascending(&mut sorted);
            sorted
        });
        // Cuts of money by hand are none of engagement.
        let by_hand = given("m_cuts").filter(|_| engaged.is_none());
        let third = engaged.as_ref().unwrap_or(money);
        let m = by_hand
            .clone()
            .unwrap_or_else(|| if natural { break_cuts(third, scores) } else { quantile_cuts(third, scores) });
        let f = given("f_cuts").unwrap_or_else(|| match f_method(params, preset) {
            "quantile" => quantile_cuts(orders, scores),
            "natural_breaks" => break_cuts(orders, scores),
            _ => count_cuts(orders, scores),
        });
        // Without customers there are no quantiles; NaN would be stored and compared, an unreachable cut is honest.
        let whole =
            |cuts: Vec<f64>| cuts.into_iter().map(|cut| if cut.is_nan() { f64::INFINITY } else { cut }).collect();
        let mut fit = Fit { r: whole(r), f: whole(f), m: whole(m), variant: Variant::None };
        let thirds = measured.third().map(<[f64]>::to_vec);
        let scored = (0..cx.customers.len()).filter_map(|row| {
            let orders = cx.customers.frequency.get(row).copied().filter(|orders| *orders > 0)?;
            let own = thirds.as_ref().and_then(|thirds| thirds.get(row).copied());
            let third = own.unwrap_or_else(|| cx.customers.monetary.get(row).map_or(0.0, |money| money.to_f64()));
            let recency = cx.customers.recency.get(row).copied().unwrap_or(NONE);
            let (r, f, m) = fit.score(f64::from(recency), f64::from(orders), third);
            Some([r, f, m])
        });
        let (variant, said) = measured.learn(scores, scored);
        notes.extend(said);
        fit.variant = variant;
        let missing: Vec<String> =
            (1..=scores).filter(|score| fit.f_band(*score).is_none()).map(|score| score.to_string()).collect();
        if !missing.is_empty() && !orders.is_empty() {
            notes.push(Note::info(Message::new("rfm-note-missing-f").list("scores", missing)));
        }
        // F by counts means what it says even where everybody bought once.
        let by_data = |name: &str| params.cuts(name).is_empty();
        let f_by_data = by_data("f_cuts") && f_method(params, preset) != "counts";
        let judged = [
            ("R", recency, by_data("r_cuts")),
            ("F", orders, f_by_data),
            (if fit.by_engagement() { "E" } else { "M" }, third, by_hand.is_none()),
        ];
        notes.extend(flat(
            judged.into_iter().filter(|(.., judged)| *judged).map(|(name, values, _)| (name, values.as_slice())),
        ));
        if by_data("r_cuts") {
            notes.extend(timing(cx, recency, fit.r.last().copied().unwrap_or(f64::NAN)));
        }
        let without = cx.customers.len() - orders.len();
        if without > 0 {
            notes.push(Note::info(Message::new("rfm-note-no-orders").count("customers", without)));
        }
        job.step("stage-classifying", total, total)?;
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let preset = Preset::find(params.choice("preset"));
        let (table, n) = (preset.table(), usize::from(preset.scores));
        let customers = cx.customers;
        let count = customers.len();
        let mut class = Vec::with_capacity(count);
        let mut scores: [Vec<f64>; 4] = std::array::from_fn(|_| Vec::with_capacity(count));
        let mut own = Vec::with_capacity(if fit.variant.name().is_none() { 0 } else { count });
        let (mut measure, by_engagement) = (fit.variant.measure(cx), fit.by_engagement());
        let rows = customers.recency.iter().zip(&customers.frequency).zip(&customers.monetary).zip(&customers.orders);
        for (at, (((&recency, &orders), &money), &ever)) in rows.enumerate() {
            let row = if orders == 0 {
                class.push(class_without(preset, ever));
                own.push(f64::NAN);
                [f64::NAN; 4]
            } else {
                let figure = measure.value(at);
                let third = if by_engagement { figure } else { money.to_f64() };
                let (r, f, m) = fit.score(f64::from(recency), f64::from(orders), third);
                let cell = ((usize::from(r) - 1) * n + usize::from(f) - 1) * n + usize::from(m) - 1;
                class.push(table.get(cell).copied().unwrap_or(0));
                own.push(fit.variant.score(figure, [r, f, m]));
                [r, f, m, fm_score(f, m)].map(f64::from)
            };
            for (column, value) in scores.iter_mut().zip(row) {
                column.push(value);
            }
        }
        // What is not of money is not called so.
        let (m, fm) = if by_engagement { ("e_score", "fe_score") } else { ("m_score", "fm_score") };
        let names = ["r_score", "f_score", m, fm];
        let mut scores: Vec<Score> =
            names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect();
        scores.extend(fit.variant.name().map(|name| Score { name, values: own }));
        Assignment { class, scores }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let preset = Preset::find(params.choice("preset"));
        let classes = preset.classes();
        let customers = cx.customers;
        let orders = customers.frequency.get(row).copied().unwrap_or(0);
        let recency = customers.recency.get(row).copied().unwrap_or(NONE);
        let money = customers.monetary.get(row).copied().unwrap_or_default();
        let ever = customers.orders.get(row).copied().unwrap_or(0);
        if orders == 0 {
            let key = if ever == 0 { "rfm-because-never" } else { "rfm-because-outside" };
            let reason = Reason { feature: "frequency".into(), value: Arg::Count(0), band: None, score: None };
            let (class, because) = (class_without(preset, ever), Message::new(key));
            return Explanation { class, because, reasons: vec![reason], next: Vec::new() };
        }
        let (figure, by_engagement) = (fit.variant.measure(cx).value(row), fit.by_engagement());
        let scored = |recency: u32, orders: u32, money: Money| {
            let third = if by_engagement { figure } else { money.to_f64() };
            fit.score(f64::from(recency), f64::from(orders), third)
        };
        let (r, f, m) = scored(recency, orders, money);
        let class = class_of(preset, (r, f, m));
        let because = Message::new(if by_engagement { "rfm-because-engaged" } else { "rfm-because" })
            .count("r", r)
            .count("f", f)
            .count("m", m)
            .count("fm", fm_score(f, m))
            .word("class", name(class, &classes));
        let reason = |feature: &'static str, value: Arg, band: Option<Message>, score: u8| Reason {
            feature: feature.into(),
            value,
            band,
            score: Some(Arg::Count(u64::from(score))),
        };
        let mut reasons = vec![
            reason("recency", Arg::Count(u64::from(recency)), fit.r_band(r), r),
            reason("frequency", Arg::Count(u64::from(orders)), fit.f_band(f), f),
            if by_engagement {
                reason("engagement", fit.variant.say(figure), fit.m_band(m), m)
            } else {
                reason("monetary", Arg::Money(money), fit.m_band(m), m)
            },
        ];
        let (own, feature) = (fit.variant.score(figure, [r, f, m]), fit.variant.feature());
        if fit.variant.weights().is_some() {
            reasons.push(Reason { feature: feature.into(), value: Arg::Number(own, 2), band: None, score: None });
        } else if own.is_finite() {
            reasons.push(reason(feature, fit.variant.say(figure), fit.variant_band(own as u8), own as u8));
        }
        let mut next = Vec::new();
        // An order of their usual size today: recency 1, one order more, that much money more; by today's cuts.
        let usual = Money((money.0 / i64::from(orders)).max(0));
        let after = class_of(preset, scored(1, orders + 1, money + usual));
        if after != class {
            let key = if by_engagement { "rfm-next-order-plain" } else { "rfm-next-order" };
            let message = Message::new(key).with("money", Arg::Money(usual)).word("class", name(after, &classes));
            next.push(Next { class: after, message });
        }
        // Silence: only the day at which recency reaches a cut can change the class.
        let days =
            fit.r.iter().filter(|cut| cut.is_finite() && **cut > f64::from(recency)).map(|cut| cut.ceil() as u32);
        let silent =
            days.map(|day| (day, class_of(preset, scored(day, orders, money)))).find(|(_, silent)| *silent != class);
        if let Some((day, silent)) = silent {
            let message =
                Message::new("rfm-next-silence").count("days", day - recency).word("class", name(silent, &classes));
            next.push(Next { class: silent, message });
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let preset = Preset::find(params.choice("preset"));
        let mut lines = Vec::new();
        let mut about = |message: Message| lines.push(RuleLine { class: None, message });
        let by_engagement = fit.by_engagement();
        about(Message::new(if by_engagement { "rfm-rule-about-engaged" } else { "rfm-rule-about" }));
        let third = if by_engagement { "e" } else { "m" };
        let own = fit.variant.cuts().map_or("", |(which, ..)| which);
        for score in (1..=preset.scores).rev() {
            let own = (own, fit.variant_band(score));
            let bands = [("r", fit.r_band(score)), ("f", fit.f_band(score)), (third, fit.m_band(score)), own];
            for (which, band) in bands {
                if let Some(mut band) = band {
                    band.key = band.key.replacen("rfm-band", "rfm-rule", 1).into();
                    about(band.count("score", score).text("which", which.to_ascii_uppercase()));
                }
            }
        }
        if let Some(message) = fit.variant.rule() {
            about(message);
        }
        for class in 0..preset.groups.len() as u16 {
            let cells = preset.notation(class);
            // What is not of money is not called so.
            let cells = if by_engagement { cells.replace('M', "E") } else { cells };
            let message = if cells.is_empty() {
                Message::new("rfm-rule-rest")
            } else {
                Message::new("rfm-rule-cells").text("cells", cells)
            };
            lines.push(RuleLine { class: Some(class), message });
        }
        lines
    }

    fn cuts(fit: &Fit, _params: &Params) -> Vec<(&'static str, Vec<f64>)> {
        let money = (!fit.by_engagement()).then(|| ("m_cuts", fit.m.clone()));
        [("r_cuts", fit.r.clone()), ("f_cuts", fit.f.clone())].into_iter().chain(money).collect()
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, values};

    /// 5,000 customers, 3,120 of whom bought once: the quintile cuts of F are 1 1 1 3.
    fn trap() -> Vec<f64> {
        let mut orders = Vec::new();
        for (count, customers) in [(1, 3120), (2, 800), (3, 463), (4, 300), (5, 200), (6, 70), (9, 47)] {
            orders.extend(std::iter::repeat_n(f64::from(count), customers));
        }
        orders
    }

    #[test]
    fn quintiles_of_frequency_skip_scores_where_most_bought_once() {
        let orders = trap();
        let fit = Fit { r: vec![], f: quantile_cuts(&orders, 5), m: vec![], variant: Variant::None };
        assert_eq!(fit.f, [1.0, 1.0, 1.0, 3.0]);
        let scores = |wanted| orders.iter().filter(|count| fit.score(1.0, **count, 1.0).1 == wanted).count();
        assert_eq!([1, 2, 3, 4, 5].map(scores), [3120, 0, 0, 1263, 617]);
    }

    #[test]
    fn count_cuts_give_one_order_one_score_and_merge_small_scores_down() {
        let orders = trap();
        let fit = Fit { r: vec![], f: count_cuts(&orders, 5), m: vec![], variant: Variant::None };
        // 6+ holds 117 of 5,000, under 5 %: it joins 4–5.
        assert_eq!(fit.f, [1.0, 2.0, 3.0, f64::INFINITY]);
        let scores = |wanted| orders.iter().filter(|count| fit.score(1.0, **count, 1.0).1 == wanted).count();
        assert_eq!([1, 2, 3, 4, 5].map(scores), [3120, 800, 463, 617, 0]);
        assert!(fit.f_band(5).is_none() && fit.f_band(4).is_some());
        // A middle score that is small joins the one below; the one above keeps its name.
        let gap: Vec<f64> = [[1.0; 50].as_slice(), &[2.0; 1], &[3.0; 49]].concat();
        assert_eq!(count_cuts(&gap, 3), [2.0, 2.0]);
    }

    #[test]
    fn recency_counts_cuts_on_the_negative_side() {
        let fit = Fit { r: vec![10.0, 20.0, 30.0, 40.0], f: vec![], m: vec![], variant: Variant::None };
        let score = |days| fit.score(days, 1.0, 1.0).0;
        assert_eq!([9.0, 10.0, 19.0, 20.0, 40.0, 400.0].map(score), [5, 4, 4, 3, 1, 1]);
    }

    const SHOP: &[(&str, &[(i32, f64)])] = &[
        ("a", &[(300, 50.0), (390, 60.0), (399, 70.0)]),
        ("b", &[(10, 5.0)]),
        ("c", &[(200, 20.0), (250, 30.0)]),
        ("d", &[(380, 15.0)]),
        ("e", &[(100, 500.0), (120, 400.0), (130, 300.0), (140, 300.0), (150, 300.0), (160, 300.0)]),
    ];

    #[test]
    fn what_would_move_a_customer_does() {
        let shop = Shop::of(SHOP);
        let fit = Fit {
            r: vec![30.0, 90.0, 180.0, 360.0],
            f: vec![1.0, 2.0, 3.0, 5.0],
            m: vec![10.0, 50.0, 100.0, 500.0],
            variant: Variant::None,
        };
        let params = Params::check(Rfm::SPEC.params, &values(&[])).unwrap();
        let assigned = Rfm::assign(&fit, &shop.cx(), &params);
        for row in 0..SHOP.len() {
            let explanation = Rfm::explain(&fit, &shop.cx(), &params, row);
            assert_eq!(explanation.class, assigned.class[row]);
            for next in &explanation.next {
                if next.message.key == "rfm-next-silence" {
                    let Some((_, Arg::Count(days))) = next.message.args.first() else { panic!() };
                    let later = |days: u64| {
                        let mut later = Shop::of(SHOP);
                        later.customers.recency[row] += days as u32;
                        Rfm::assign(&fit, &later.cx(), &params).class[row]
                    };
                    assert_eq!((later(*days), later(*days - 1)), (next.class, explanation.class));
                } else {
                    let mut later = Shop::of(SHOP);
                    let money = later.customers.monetary[row].0;
                    later.customers.monetary[row].0 += money / i64::from(later.customers.frequency[row]);
                    later.customers.frequency[row] += 1;
                    later.customers.recency[row] = 1;
                    assert_eq!(Rfm::assign(&fit, &later.cx(), &params).class[row], next.class);
                }
            }
        }
    }

    #[test]
    fn a_young_file_and_a_day_far_behind_it_are_said() {
        let said = |orders: &[(&str, &[(i32, f64)])], as_of: i32| {
            let outcome = Shop::seen(crate::features::History::of(orders), crate::base::Day(as_of), None)
                .run("rfm", &values(&[]));
            let keys = outcome.notes.iter().map(|note| note.message.key.to_string());
            keys.filter(|key| ["rfm-note-young", "rfm-note-late"].contains(&key.as_str())).collect::<Vec<_>>()
        };
        let once: Vec<(String, [(i32, f64); 1])> =
            (0..14).map(|day| (format!("{day:02}"), [(100 + day, 5.0)])).collect();
        let once: Vec<(&str, &[(i32, f64)])> = once.iter().map(|(id, orders)| (id.as_str(), &orders[..])).collect();
        assert_eq!(said(&once, 115), ["rfm-note-young"]);
        assert_eq!(said(&once, 400), ["rfm-note-late"]);
        assert_eq!(said(&once, 195), Vec::<String>::new());
        // Where people come daily a fortnight is long.
        let daily: Vec<(i32, f64)> = (0..20).map(|day| (100 + day, 5.0)).collect();
        let gone: Vec<(i32, f64)> = daily[..4].to_vec();
        let regulars: [(&str, &[(i32, f64)]); 5] =
            [("a", &daily), ("b", &daily[..17]), ("c", &daily[..12]), ("d", &daily[..8]), ("e", &gone)];
        assert_eq!(said(&regulars, 120), Vec::<String>::new());
    }
}
