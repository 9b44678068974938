//! Regularity (XYZ): how even the gaps between a customer's orders are. X is steady, Y sways, Z is erratic.
//!
//! Use it to decide whom a reminder on a fixed day reaches. What counts is the coefficient of variation of the gaps in the window, their
//! standard deviation (n − 1) over their mean; same-day orders are one, so that a split basket is no gap of no days. With fewer than three gaps nothing
//! is said. Reference: the XYZ half of ABC-XYZ analysis (Scholz-Reiter et al. 2012); resampling: Efron (1979).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Day, Job, Message, NONE, Note, Result, each};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::math::{float::sqrt, rng::Rng};

/// Regularity.
pub struct Regularity;

/// The cuts in force, and how many could be judged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    x: f64,
    y: f64,
    /// Gaps that a customer needs.
    gaps: u32,
    judged: u32,
}

const CLASSES: [&str; 4] = ["x", "y", "z", "too_few"];
/// The class of somebody with too few gaps.
const TOO_FEW: u16 = 3;
/// Draws behind the share of a customer's resamples that give the same class.
const RESAMPLES: u32 = 200;

fn name(class: u16) -> String {
    format!("regularity-class-{}", CLASSES.get(class as usize).unwrap_or(&"too_few"))
}

/// Number, sum and sum of squares of some gaps: whole, so that nothing is rounded before the end.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Gaps {
    n: u32,
    sum: u64,
    squares: u128,
}

impl Gaps {
    fn add(&mut self, days: u32) {
        self.n += 1;
        self.sum += u64::from(days);
        self.squares += u128::from(days) * u128::from(days);
    }

    fn mean(self) -> f64 {
        self.sum as f64 / f64::from(self.n)
    }

    /// Coefficient of variation; NaN below two gaps. Distinct days lie apart, so the mean is at least a day.
    fn cv(self) -> f64 {
        let n = u128::from(self.n);
        let sum = u128::from(self.sum);
        let spread = (n * self.squares).saturating_sub(sum * sum) as f64;
        if self.n < 2 { f64::NAN } else { sqrt(spread / (f64::from(self.n) * (f64::from(self.n) - 1.0))) / self.mean() }
    }
}

/// The gaps between the distinct order days of the window, in their order, and the last of these days.
fn gaps(cx: &Context, row: usize, mut see: impl FnMut(u32)) -> Option<Day> {
    let from = cx.customers.from.unwrap_or(Day::NONE);
    let mut before = None;
    for day in cx.customers.order_days(cx.history, row).filter(|day| *day >= from) {
        if let Some(before) = before {
            see(day.since(before).max(0) as u32);
        }
        before = Some(day);
    }
    before
}

impl Fit {
    fn class(&self, gaps: Gaps) -> u16 {
        match gaps.cv() {
            _ if gaps.n < self.gaps => TOO_FEW,
            cv if cv < self.x => 0,
            cv => 1 + u16::from(cv >= self.y),
        }
    }

    /// The share of resamples of a customer's gaps that give the same class. Draws begin anew with each customer, so equal gaps give equal
    /// shares.
    fn confidence(&self, cx: &Context, all: &[u32], class: u16) -> f64 {
        let mut rng = Rng::new(cx.seed);
        let same = (0..RESAMPLES).filter(|_| {
            let mut drawn = Gaps::default();
            for _ in all {
                drawn.add(all.get(rng.below(all.len() as u64) as usize).copied().unwrap_or(1));
            }
            self.class(drawn) == class
        });
        same.count() as f64 / f64::from(RESAMPLES)
    }
}

fn two(value: f64) -> Arg {
    // Rounded down: what is below a cut must not read as the cut.
    Arg::Number((value * 100.0).floor() / 100.0, 2)
}

impl Model for Regularity {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "regularity",
        family: Family::Behaviour,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::number("x_cut", 0.5, 0.1, 1.0, 0.05, Unit::Plain),
            ParamSpec::number("y_cut", 1.0, 0.3, 3.0, 0.05, Unit::Plain),
            ParamSpec::number("min_gaps", 3.0, 2.0, 12.0, 1.0, Unit::Plain),
        ],
        features: &["gap_cv", "gap", "gaps", "regularity_confidence"],
        charts: &["class_bar", "gap_curve", "class_shares"],
        reference: "Scholz-Reiter et al. 2012",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("x", "seq-6"),
            Class::new("y", "seq-4"),
            Class::new("z", "seq-3"),
            Class::new("too_few", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let (x, y) = (params.number("x_cut"), params.number("y_cut"));
        let mut fit = Fit { x, y: y.max(x), gaps: params.number("min_gaps") as u32, judged: 0 };
        each(total, |row| {
            let mut n = 0;
            gaps(cx, row, |_| n += 1);
            fit.judged += u32::from(n >= fit.gaps);
        });
        job.step("stage-classifying", total as u64, total as u64)?;
        let mut notes = Vec::new();
        if x > y {
            notes.push(Note::warn(Message::new("regularity-note-crossed").with("x", two(x))));
        }
        if fit.judged == 0 && total > 0 {
            notes.push(Note::warn(Message::new("regularity-note-nobody").count("gaps", fit.gaps)));
        }
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        let total = cx.customers.len();
        let (mut class, mut cv, mut mean) =
            (Vec::with_capacity(total), Vec::with_capacity(total), Vec::with_capacity(total));
        each(total, |row| {
            let mut own = Gaps::default();
            gaps(cx, row, |days| own.add(days));
            let own_class = fit.class(own);
            class.push(own_class);
            cv.push(if own_class == TOO_FEW { f64::NAN } else { own.cv() });
            mean.push(if own.n == 0 { f64::NAN } else { own.mean() });
        });
        Assignment {
            class,
            scores: vec![Score { name: "gap_cv", values: cv }, Score { name: "gap_days", values: mean }],
        }
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        let mut all = Vec::new();
        let last = gaps(cx, row, |days| all.push(days));
        let mut own = Gaps::default();
        for days in &all {
            own.add(*days);
        }
        let class = fit.class(own);
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let needed = Message::new("regularity-band-needed").count("gaps", fit.gaps);
        let mut reasons = vec![reason("gaps", Arg::Count(u64::from(own.n)), Some(needed))];
        if own.n > 0 {
            reasons.push(reason("gap", Arg::Number(own.mean(), 1), None));
        }
        let because = if class == TOO_FEW {
            Message::new("regularity-because-too-few").count("gaps", own.n).count("needed", fit.gaps)
        } else {
            let band = match class {
                0 => Message::new("regularity-band-x").with("x", two(fit.x)),
                1 => Message::new("regularity-band-y").with("x", two(fit.x)).with("y", two(fit.y)),
                _ => Message::new("regularity-band-z").with("y", two(fit.y)),
            };
            reasons.insert(0, reason("gap_cv", two(own.cv()), Some(band)));
            let confidence = Arg::Percent(fit.confidence(cx, &all, class), 0);
            let resampled = Message::new("regularity-band-resampled").count("draws", RESAMPLES);
            reasons.push(reason("regularity_confidence", confidence, Some(resampled)));
            let swing = own.mean() * own.cv();
            Message::new("regularity-because")
                .with("gap", Arg::Number(own.mean(), 0))
                .with("swing", Arg::Number(swing, 0))
                .with("cv", two(own.cv()))
        }
        .word("class", name(class));
        let mut next = Vec::new();
        // An order today ends the silence: one gap more.
        let silence = last.zip(cx.customers.as_of).map_or(NONE, |(last, as_of)| as_of.since(last).max(1) as u32);
        let mut after = own;
        after.add(silence);
        let moved = fit.class(after);
        if silence != NONE && moved != class {
            let message = Message::new("regularity-next-order").word("class", name(moved));
            next.push(Next { class: moved, message });
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        vec![
            line(None, Message::new("regularity-rule-about").count("judged", fit.judged)),
            line(Some(0), Message::new("regularity-rule-x").with("x", two(fit.x))),
            line(Some(1), Message::new("regularity-rule-y").with("x", two(fit.x)).with("y", two(fit.y))),
            line(Some(2), Message::new("regularity-rule-z").with("y", two(fit.y))),
            line(Some(TOO_FEW), Message::new("regularity-rule-too-few").count("gaps", fit.gaps)),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Shop, values};
    use crate::features::History;

    #[test]
    fn the_coefficient_is_that_of_the_textbook() {
        // 10, 20, 30: mean 20, standard deviation 10.
        let mut gaps = Gaps::default();
        for days in [10, 20, 30] {
            gaps.add(days);
        }
        assert!((gaps.cv() - 0.5).abs() < 1e-15);
        let mut steady = Gaps::default();
        (0..4).for_each(|_| steady.add(7));
        assert!(steady.cv().abs() < 1e-15 && Gaps::default().cv().is_nan());
    }

    #[test]
    fn half_is_no_longer_steady_and_one_is_erratic() {
        let shop = Shop::of(&[
            ("a half", &[(0, 1.0), (10, 1.0), (30, 1.0), (60, 1.0)]),
            ("b steady", &[(0, 1.0), (7, 1.0), (14, 1.0), (21, 1.0), (21, 5.0)]),
            // 1, 1, 40: mean 14, standard deviation 22.5.
            ("c erratic", &[(0, 1.0), (1, 1.0), (2, 1.0), (42, 1.0)]),
            ("d few", &[(0, 1.0), (7, 1.0), (14, 1.0)]),
        ]);
        let outcome = shop.run("regularity", &values(&[]));
        assert_eq!(outcome.assignment.class, [1, 0, 2, 3]);
    }

    #[test]
    fn what_an_order_today_would_do_it_does() {
        let orders = [(0, 1.0), (10, 1.0), (20, 1.0)];
        let shop = Shop::seen(History::of(&[("a", &orders)]), Day(30), None);
        let next = shop.explain("regularity", &values(&[]), 0).next;
        assert_eq!(next.len(), 1);
        let later = [(0, 1.0), (10, 1.0), (20, 1.0), (30, 1.0)];
        let shop = Shop::seen(History::of(&[("a", &later)]), Day(31), None);
        assert_eq!(shop.run("regularity", &values(&[])).assignment.class, [next[0].class]);
    }

    #[test]
    fn orders_before_the_window_make_no_gap() {
        let history = History::of(&[("a", &[(0, 1.0), (700, 1.0), (710, 1.0), (720, 1.0)])]);
        let shop = Shop::seen(history, Day(721), Some(12));
        assert_eq!(shop.run("regularity", &values(&[])).assignment.class, [TOO_FEW]);
    }
}
