//! Control charts of a share or a score by month: what is within the usual spread of answers, and what is not.
//!
//! A single month is judged by limits of three standard errors (Shewhart 1931; for shares this is the p-chart), a slow drift by an
//! exponentially weighted mean of the months so far (Roberts 1959), whose limits follow from the number of answers of every month. Knows
//! numbers, no question and no date.

use crate::math::float::sqrt;

/// How many standard errors the limits stand from the middle.
pub const LIMIT: f64 = 3.0;
/// The weight of the newest month in the weighted mean.
pub const WEIGHT: f64 = 0.2;

/// A period: how many answers, and their mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period {
    /// Answers; at least one.
    pub answers: u32,
    /// Their mean: a share, or a score.
    pub mean: f64,
}

/// What is asked of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan {
    /// What is expected while nothing changes.
    pub middle: f64,
    /// The standard deviation of one answer.
    pub spread: f64,
    /// What a mean can be at least and at most; limits do not go beyond.
    pub ends: (f64, f64),
    /// The weight of the newest period, above 0 and at most 1.
    pub weight: f64,
    /// Limits of single periods, in standard errors.
    pub limit: f64,
    /// Limits of the weighted mean, in its standard errors.
    pub drift_limit: f64,
}

impl Plan {
    /// Around a share of answers: each is one or nothing.
    pub fn of_share(share: f64) -> Plan {
        let spread = sqrt((share * (1.0 - share)).max(0.0));
        Plan { middle: share, spread, ends: (0.0, 1.0), weight: WEIGHT, limit: LIMIT, drift_limit: LIMIT }
    }

    /// Around a net score: each answer is one, nothing, or one less, with these shares of ones and of ones less.
    pub fn of_net(up: f64, down: f64) -> Plan {
        let middle = up - down;
        let spread = sqrt((up + down - middle * middle).max(0.0));
        Plan { middle, spread, ends: (-1.0, 1.0), weight: WEIGHT, limit: LIMIT, drift_limit: LIMIT }
    }
}

/// Where a period stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judged {
    /// The limits of a single period with so many answers.
    pub limits: (f64, f64),
    /// The weighted mean up to and with the period.
    pub drift: f64,
    /// Its limits.
    pub drift_limits: (f64, f64),
    /// −1 below, 1 above the limits of a single period, else 0.
    pub alone: i8,
    /// The same of the weighted mean.
    pub drifted: i8,
}

/// Judges periods in the order of time.
pub fn judge(periods: &[Period], plan: &Plan) -> Vec<Judged> {
    let (mut drift, mut variance) = (plan.middle, 0.0);
    let within = |half: f64| {
        let (low, high) = plan.ends;
        ((plan.middle - half).max(low), (plan.middle + half).min(high))
    };
    // What rounding makes of a value that lies on its limit is not beyond it.
    let side = |value: f64, (low, high): (f64, f64)| i8::from(value > high + 1e-12) - i8::from(value < low - 1e-12);
    let one = |period: &Period| {
        let own = plan.spread * plan.spread / f64::from(period.answers.max(1));
        let limits = within(plan.limit * sqrt(own));
        drift = plan.weight * period.mean + (1.0 - plan.weight) * drift;
        // Of equal periods this is σ²·λ/(2 − λ)·(1 − (1 − λ)^2i).
        variance = plan.weight * plan.weight * own + (1.0 - plan.weight) * (1.0 - plan.weight) * variance;
        let drift_limits = within(plan.drift_limit * sqrt(variance));
        Judged { limits, drift, drift_limits, alone: side(period.mean, limits), drifted: side(drift, drift_limits) }
    };
    periods.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Montgomery, Introduction to Statistical Quality Control, example 7.1 (frozen orange juice): 30 samples of 50 cans, 347 leak.
    /// p̄ = 0.2313, limits 0.0524 and 0.4102, samples 15 and 23 are above.
    #[test]
    fn the_p_chart_is_that_of_the_textbook() {
        let leaking: [u32; 30] = [
            12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6,
        ];
        assert_eq!(leaking.iter().sum::<u32>(), 347);
        let share = 347.0 / 1500.0;
        let periods = leaking.map(|cans| Period { answers: 50, mean: f64::from(cans) / 50.0 });
        let judged = judge(&periods, &Plan::of_share(share));
        let (low, high) = judged[0].limits;
        assert!((share - 0.2313).abs() < 5e-5 && (low - 0.0524).abs() < 1e-4 && (high - 0.4102).abs() < 1e-4);
        let above: Vec<usize> = (1..).zip(&judged).filter(|(_, one)| one.alone == 1).map(|(at, _)| at).collect();
        assert_eq!(above, [15, 23]);
        assert!(judged.iter().all(|one| one.alone >= 0));
    }

    /// The same book, example 9.2: λ = 0.10, L = 2.7, μ = 10, σ = 1. The limits begin at 9.73 and 10.27 and settle at 9.38 and 10.62.
    #[test]
    fn the_weighted_mean_is_that_of_the_textbook() {
        let values = [
            9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40, 10.08, 9.37,
            10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52,
        ];
        let periods = values.map(|mean| Period { answers: 1, mean });
        let plan =
            Plan { middle: 10.0, spread: 1.0, ends: (f64::MIN, f64::MAX), weight: 0.1, limit: 3.0, drift_limit: 2.7 };
        let judged = judge(&periods, &plan);
        let near = |value: f64, known: f64| assert!((value - known).abs() < 0.006, "{value} {known}");
        for (one, known) in judged.iter().zip([9.945, 9.7495, 9.703_55, 9.8992, 10.1253, 10.1307, 9.921_67, 10.0755]) {
            assert!((one.drift - known).abs() < 1e-4, "{one:?} {known}");
        }
        near(judged[0].drift_limits.0, 9.73);
        near(judged[0].drift_limits.1, 10.27);
        near(judged[29].drift_limits.0, 9.38);
        near(judged[29].drift_limits.1, 10.62);
        assert!(judged[29].drift > 10.62 && judged[29].drifted == 1 && judged[..26].iter().all(|one| one.drifted == 0));
    }

    /// Half promoters, a fifth detractors, 100 answers: √(0.7 − 0.09) / 10 = 0.0781, so the limits are 0.3 ± 0.2343.
    #[test]
    fn a_net_score_has_limits_of_its_own() {
        let periods = [Period { answers: 100, mean: 0.5 }, Period { answers: 400, mean: 0.5 }];
        let judged = judge(&periods, &Plan::of_net(0.5, 0.2));
        assert!((judged[0].limits.0 - 0.065_69).abs() < 1e-4 && (judged[0].limits.1 - 0.534_31).abs() < 1e-4);
        // Four times the answers, half the limits.
        assert_eq!((judged[0].alone, judged[1].alone), (0, 1));
        // No answer is without doubt, and a share of all is none that could be missed.
        let sure = judge(&[Period { answers: 3, mean: 1.0 }], &Plan::of_share(1.0));
        assert_eq!((sure[0].alone, sure[0].drifted, sure[0].limits), (0, 0, (1.0, 1.0)));
    }
}
