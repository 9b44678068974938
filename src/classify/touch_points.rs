//! Touch-points of a survey: how well the shop does at each, and how much of the overall judgement hangs on it.
//!
//! Importance is not asked for but found: each touch-point's part in what explains the overall answers (Lindeman, Merenda & Gold 1980).
//! Crossed with performance at the means of both it makes the four quadrants of Martilla & James (1977, Journal of Marketing 41:77–79). Below
//! the number of answers that a verdict needs a touch-point has no quadrant.

use serde::{Deserialize, Serialize};

use super::classifiers::satisfaction;
use super::{Context, Params};
use crate::features::answers::{Answers, Item, Level, Mark};
use crate::math::summary::mean;
use crate::models::survey::{Share, correlation, drivers};

/// Fewer answers of both kinds tell no driver.
const BOTH: usize = 30;
/// Marks up to this one, on a scale of 1 to 5, are low: 1 and 2.
pub const LOW: f64 = 2.5;

/// A touch-point of those who were asked about it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its place among [`Item::TOUCH_POINTS`].
    pub item: u8,
    /// Mean on a scale of 1 to 5.
    pub mean: f64,
    /// The best two of five steps.
    pub top: Share,
    /// Customers who gave a low mark.
    pub low: u32,
    /// How much of what explains the overall judgement is its doing, 0 to 1; nothing where too few answered both.
    pub weight: Option<f64>,
}

/// What performance is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Performance {
    /// The mean mark, 1 to 5.
    Mean,
    /// The share of the best two of five steps.
    TopTwo,
}

impl Performance {
    /// The one of an option; the mean for an unknown one.
    pub fn find(id: &str) -> Performance {
        if id == "top_two" { Performance::TopTwo } else { Performance::Mean }
    }

    /// How well a touch-point does.
    pub fn of(self, point: &Point) -> f64 {
        match self {
            Performance::Mean => point.mean,
            Performance::TopTwo => point.top.share,
        }
    }
}

/// What Martilla & James advise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Quadrant {
    /// Important and done well.
    Keep,
    /// Important, and not done well.
    Concentrate,
    /// Neither.
    Low,
    /// Done well, and not important.
    Overkill,
}

impl Quadrant {
    /// The stable name; `chart-importance-ID` and `satisfaction-rule-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Quadrant::Keep => "keep",
            Quadrant::Concentrate => "concentrate",
            Quadrant::Low => "low",
            Quadrant::Overkill => "overkill",
        }
    }
}

/// Touch-points in their quadrants.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// What performance is.
    pub by: Performance,
    /// All of them, in the order of the questionnaire.
    pub points: Vec<Point>,
    /// Means of importance and of performance over those that have a quadrant: from them on is much.
    pub middle: (f64, f64),
    least: f64,
}

impl Grid {
    /// Nothing where fewer than two touch-points have both enough answers and an importance: there is nothing to compare.
    pub fn of(points: &[Point], by: Performance, least: f64) -> Option<Grid> {
        let grid = Grid { by, points: points.to_vec(), middle: (0.0, 0.0), least };
        let known = points.iter().filter(|point| grid.is_known(point));
        let both = known.filter_map(|point| Some((point.weight?, by.of(point))));
        let (weights, well): (Vec<f64>, Vec<f64>) = both.unzip();
        (weights.len() > 1).then(|| Grid { middle: (mean(&weights), mean(&well)), ..grid })
    }

    /// Whether no touch-point that has a quadrant differs in performance by more than chance makes.
    pub fn is_even(&self) -> bool {
        hardly_differ(self.points.iter().filter(|point| self.is_known(point)))
    }

    fn is_known(&self, point: &Point) -> bool {
        point.weight.is_some() && f64::from(point.top.of) >= self.least
    }

    /// Where a touch-point lies; nothing where it is not known well enough.
    pub fn quadrant(&self, point: &Point) -> Option<Quadrant> {
        let weight = point.weight.filter(|_| self.is_known(point))?;
        Some(match (weight >= self.middle.0, self.by.of(point) >= self.middle.1) {
            (true, true) => Quadrant::Keep,
            (true, false) => Quadrant::Concentrate,
            (false, false) => Quadrant::Low,
            (false, true) => Quadrant::Overkill,
        })
    }
}

/// Whether touch-points differ in performance by no more than chance makes: the mean of all lies in everybody's interval.
pub fn hardly_differ<'a>(points: impl Iterator<Item = &'a Point>) -> bool {
    let tops: Vec<Share> = points.map(|point| point.top).collect();
    let middle = mean(&tops.iter().map(|top| top.share).collect::<Vec<_>>());
    tops.iter().all(|top| (top.low..=top.high).contains(&middle))
}

/// The touch-points of an outcome of a classifier that asks about them.
pub fn grid_of(classifier: &str, fit: &[u8], params: &Params) -> Option<Grid> {
    match classifier {
        "satisfaction" => postcard::from_bytes::<satisfaction::Fit>(fit).ok()?.grid(params),
        _ => None,
    }
}

/// The mark on a scale of 1 to 5.
pub(super) fn of_five(mark: &Mark) -> f64 {
    mark.share * 4.0 + 1.0
}

/// The latest answer of a customer to a question.
pub(super) fn latest(answers: &Answers, cx: &Context, row: usize, item: Item) -> Option<Mark> {
    let who = cx.customers.who.get(row)?;
    Some(answers.latest(*who, item, cx.customers.as_of?)?.mark)
}

/// What a touch-point is called: `feature-ITEM`.
pub(super) fn word_of(item: u8) -> String {
    format!("feature-{}", id_of(item))
}

/// The name of the score that holds everybody's mark.
pub fn id_of(item: u8) -> &'static str {
    Item::TOUCH_POINTS.get(usize::from(item)).map_or("", |item| item.id())
}

/// Touch-points by what those say who answered, and what the overall judgement hangs on.
pub(super) fn points(answers: &Answers, cx: &Context) -> Vec<Point> {
    let asked: Vec<(u8, Item)> = (0..).zip(Item::TOUCH_POINTS).filter(|(_, item)| answers.asks(*item)).collect();
    // The second step from above: 比较满意 where it can be answered.
    let second = |item: Item| if answers.has_step(item, Level::Fairly) { Level::Fairly } else { Level::Satisfied };
    let second: Vec<Level> = asked.iter().map(|(_, item)| second(*item)).collect();
    let mut marks: Vec<Vec<Option<f64>>> = vec![Vec::new(); asked.len()];
    let mut tops = vec![0u32; asked.len()];
    let mut lows = vec![0u32; asked.len()];
    let mut overall = Vec::new();
    for row in 0..cx.customers.len() {
        let columns = marks.iter_mut().zip(tops.iter_mut().zip(&mut lows));
        for (((own, (top, low)), (_, item)), second) in columns.zip(&asked).zip(&second) {
            let mark = latest(answers, cx, row, *item);
            own.push(mark.map(|mark| of_five(&mark)));
            *top += u32::from(mark.is_some_and(|mark| mark.level() <= *second));
            *low += u32::from(mark.is_some_and(|mark| of_five(&mark) <= LOW));
        }
        overall.push(latest(answers, cx, row, Item::Satisfaction).map(|mark| mark.share));
    }
    // Drivers are found among those who answered everything that enough were asked.
    let pairs = |a: &[Option<f64>], b: &[Option<f64>]| -> Vec<(f64, f64)> {
        a.iter().zip(b).filter_map(|(a, b)| Some(((*a)?, (*b)?))).collect()
    };
    let with: Vec<Option<f64>> = marks
        .iter()
        .map(|own| Some(pairs(own, &overall)).filter(|pairs| pairs.len() >= BOTH).and_then(|pairs| correlation(&pairs)))
        .collect();
    let enter: Vec<usize> = (0..asked.len()).filter(|at| with.get(*at).copied().flatten().is_some()).collect();
    let column = |at: &usize| marks.get(*at).map(Vec::as_slice).unwrap_or_default();
    let among: Vec<Vec<f64>> = enter
        .iter()
        .map(|a| {
            enter
                .iter()
                .map(|b| if a == b { 1.0 } else { correlation(&pairs(column(a), column(b))).unwrap_or(0.0) })
                .collect()
        })
        .collect();
    let said: Vec<f64> = enter.iter().filter_map(|at| with.get(*at).copied().flatten()).collect();
    let parts = drivers(&among, &said);
    let total: f64 = parts.iter().sum();
    let weight = |at: usize| {
        let place = enter.iter().position(|other| *other == at)?;
        parts.get(place).filter(|_| total > 1e-9).map(|part| part / total)
    };
    let point = |(at, (item, _)): (usize, &(u8, Item))| {
        let own: Vec<f64> = marks.get(at).into_iter().flatten().flatten().copied().collect();
        let top = Share::of(tops.get(at).copied().unwrap_or(0), own.len() as u32);
        (!own.is_empty()).then(|| Point {
            item: *item,
            mean: mean(&own),
            top,
            low: lows.get(at).copied().unwrap_or(0),
            weight: weight(at),
        })
    };
    asked.iter().enumerate().filter_map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::Quadrant::{Concentrate, Keep, Low, Overkill};
    use super::*;

    fn point(item: u8, weight: Option<f64>, mean: f64, top: (u32, u32)) -> Point {
        Point { item, mean, top: Share::of(top.0, top.1), low: 0, weight }
    }

    /// Means by hand: importance (0.5 + 0.3 + 0.15 + 0.05) / 4 = 0.25, performance (4.5 + 3 + 3.5 + 4.2) / 4 = 3.8, and of the best two steps
    /// (0.9 + 0.4 + 0.75 + 0.7) / 4 = 0.6875.
    #[test]
    fn the_quadrants_part_at_the_means() {
        let points = [
            point(0, Some(0.5), 4.5, (90, 100)),
            point(1, Some(0.3), 3.0, (40, 100)),
            point(2, Some(0.15), 3.5, (75, 100)),
            point(3, Some(0.05), 4.2, (70, 100)),
            point(4, None, 1.0, (1, 100)),
        ];
        let quadrants = |by: Performance, least: f64| {
            let grid = Grid::of(&points, by, least).unwrap();
            (grid.middle, points.each_ref().map(|point| grid.quadrant(point)))
        };
        let (middle, by_mean) = quadrants(Performance::Mean, 30.0);
        assert!((middle.0 - 0.25).abs() < 1e-12 && (middle.1 - 3.8).abs() < 1e-12);
        assert_eq!(by_mean, [Some(Keep), Some(Concentrate), Some(Low), Some(Overkill), None]);
        let (middle, by_top) = quadrants(Performance::TopTwo, 30.0);
        assert!((middle.1 - 0.6875).abs() < 1e-12);
        assert_eq!(by_top, [Some(Keep), Some(Concentrate), Some(Overkill), Some(Overkill), None]);
        // Who is too few has no say; one that is known is nothing to compare.
        assert_eq!(Grid::of(&points, Performance::Mean, 101.0), None);
        assert_eq!(Grid::of(&points[..1], Performance::Mean, 30.0), None);
    }
}
