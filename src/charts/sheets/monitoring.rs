//! Satisfaction and recommendation month by month, and which months are beyond what chance makes of so many answers.
//!
//! The limits are those of [`control`](crate::models::control). A month of few answers is listed and not judged.

use crate::base::{Arg, Day, Message};
use crate::charts::kinds::sheet::{Column, Data, Row};
use crate::classify::classifiers::nps::Nps;
use crate::classify::classifiers::satisfaction::Satisfaction;
use crate::classify::{Outcome, fit_of};
use crate::models::control::{Judged, LIMIT, Period, Plan, WEIGHT, judge};
use crate::models::survey::Net;

/// Fewer months show no course.
const MONTHS: usize = 3;
/// A month of fewer answers is not judged by itself: the normal limits do not hold there.
const FEW: u32 = 10;
/// Months that are listed, the latest first.
const SHOWN: usize = 24;

/// What is said of a month. A jump says more than a drift.
fn verdict(period: &Period, judged: &Judged) -> &'static str {
    match (judged.alone, judged.drifted) {
        (1, _) if period.answers >= FEW => "sheet-month-above",
        (-1, _) if period.answers >= FEW => "sheet-month-below",
        (_, 1) => "sheet-month-up",
        (_, -1) => "sheet-month-down",
        _ if period.answers < FEW => "sheet-month-few",
        _ => "sheet-month-within",
    }
}

fn is_outside(verdict: &str) -> bool {
    !matches!(verdict, "sheet-month-few" | "sheet-month-within")
}

/// Months with their answers: what is listed before and how means are written.
struct Course<'a> {
    months: Vec<(Day, Period, Vec<Arg>)>,
    plan: Plan,
    /// Whether it is a score from −100 to 100 rather than a share.
    score: bool,
    keys: [&'a str; 3],
    columns: Vec<Column>,
}

impl Course<'_> {
    fn sheet(self) -> Option<Data> {
        if self.months.len() < MONTHS {
            return None;
        }
        let written = |mean: f64| if self.score { Arg::Number(mean * 100.0, 0) } else { Arg::Percent(mean, 0) };
        let periods: Vec<Period> = self.months.iter().map(|(_, period, _)| *period).collect();
        let judged = judge(&periods, &self.plan);
        let verdicts: Vec<&str> = periods.iter().zip(&judged).map(|(period, judged)| verdict(period, judged)).collect();
        let outside = verdicts.iter().filter(|verdict| is_outside(verdict)).count();
        let rows =
            self.months.iter().zip(&judged).zip(&verdicts).rev().map(|(((start, period, more), judged), verdict)| {
                let first = [Arg::Day(*start), Arg::Count(u64::from(period.answers))];
                let last = [
                    written(period.mean),
                    written(judged.limits.0),
                    written(judged.limits.1),
                    written(judged.drift),
                    Arg::Word((*verdict).to_owned().into()),
                ];
                Row::of(first.into_iter().chain(more.iter().cloned()).chain(last).collect())
            });
        let [outside_key, within_key, subtitle] = self.keys;
        let title = match outside {
            0 => Message::new(within_key.to_owned()),
            _ => Message::new(outside_key.to_owned()).count("outside", outside),
        };
        let title = title.count("months", self.months.len()).with("usual", written(self.plan.middle));
        let note = Message::new("sheet-months-note")
            .with("limit", Arg::Number(LIMIT, 0))
            .with("weight", Arg::Percent(WEIGHT, 0))
            .count("few", FEW);
        let rest = [
            Column::figures("sheet-col-low"),
            Column::figures("sheet-col-high"),
            Column::figures("sheet-col-trend"),
            Column::words("sheet-col-verdict"),
        ];
        let columns = self.columns.into_iter().chain(rest).collect();
        Data::new(title, Message::new(subtitle.to_owned()), columns).note(note).rows(rows.collect(), SHOWN)
    }
}

/// Mean and the best two steps by month.
pub(super) fn satisfaction(outcome: &Outcome) -> Option<Data> {
    let months = fit_of::<Satisfaction>(&outcome.fit).ok()?.months;
    let answers: u32 = months.iter().map(|month| month.answers).sum();
    let top: u32 = months.iter().map(|month| month.top).sum();
    let month = |month: &crate::classify::classifiers::satisfaction::Month| {
        let mean = f64::from(month.top) / f64::from(month.answers.max(1));
        (month.start, Period { answers: month.answers, mean }, vec![Arg::Number(month.mean, 2)])
    };
    Course {
        months: months.iter().map(month).collect(),
        plan: Plan::of_share(f64::from(top) / f64::from(answers.max(1))),
        score: false,
        keys: ["sheet-csat-outside", "sheet-csat-within", "sheet-csat-subtitle"],
        columns: vec![
            Column::months("sheet-col-month"),
            Column::figures("sheet-col-answers"),
            Column::figures("sheet-col-mean-five"),
            Column::figures("sheet-col-top-two"),
        ],
    }
    .sheet()
}

/// The net promoter score by month.
pub(super) fn nps(outcome: &Outcome) -> Option<Data> {
    let months = fit_of::<Nps>(&outcome.fit).ok()?.months;
    let all = months.iter().fold(Net::default(), |all, (_, net)| Net {
        promoters: all.promoters + net.promoters,
        passives: all.passives + net.passives,
        detractors: all.detractors + net.detractors,
    });
    let of = |count: u32| f64::from(count) / f64::from(all.all().max(1));
    let month = |(start, net): &(Day, Net)| (*start, Period { answers: net.all(), mean: net.score() }, Vec::new());
    Course {
        months: months.iter().map(month).collect(),
        plan: Plan::of_net(of(all.promoters), of(all.detractors)),
        score: true,
        keys: ["sheet-nps-outside", "sheet-nps-within", "sheet-nps-subtitle"],
        columns: vec![
            Column::months("sheet-col-month"),
            Column::figures("sheet-col-answers"),
            Column::figures("sheet-col-nps"),
        ],
    }
    .sheet()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    /// Five months of forty answers: 8 in 10 satisfied, and in the third month 2 in 10. A customer who answers twice in a month counts once,
    /// by the later answer; one answer has no day.
    fn shop() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut surveys = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Satisfaction, Role::Nps]);
        for customer in 0..40 {
            let id = format!("c{customer:02}");
            orders.row([id.as_str(), "400", "10"]);
            for month in 0..5 {
                let day = 1 + month * 31;
                let happy = if month == 2 { customer % 10 < 2 } else { customer % 10 < 8 };
                if customer == 0 {
                    surveys.row([id.clone(), day.to_string(), "1".into(), "0".into()]);
                }
                let (mark, nps) = if happy { ("5", "10") } else { ("2", "3") };
                surveys.row([id.clone(), (day + 3).to_string(), mark.into(), nps.into()]);
            }
        }
        surveys.row(["c01", "", "1", "0"]);
        Shop::of_tables(orders.table(), vec![surveys.table()], None)
    }

    /// Of 200 answers 4·32 + 8 = 136 are of the best two steps: p̄ = 0.68, σ/√40 = 0.073756, limits 0.4587 and 0.9013; 0.2 is far below.
    #[test]
    fn a_bad_month_is_outside_and_the_others_are_not() {
        let data = satisfaction(&shop().run("satisfaction", &values(&[]))).unwrap();
        assert_eq!(data.rows.len(), 5);
        let third = &data.rows[2].cells;
        assert_eq!(third[..2], [Arg::Day(Day(59)), Arg::Count(40)]);
        // (8·5 + 32·2) / 40.
        assert_eq!((&third[2], &third[3]), (&Arg::Number(2.6, 2), &Arg::Percent(0.2, 0)));
        let [Arg::Percent(low, _), Arg::Percent(high, _)] = third[4..6] else { panic!() };
        assert!((low - 0.458_73).abs() < 1e-5 && (high - 0.901_27).abs() < 1e-5, "{low} {high}");
        let verdict = |at: usize| data.rows[at].cells.last().unwrap().clone();
        assert_eq!(verdict(2), Arg::Word("sheet-month-below".into()));
        assert_eq!(verdict(4), Arg::Word("sheet-month-within".into()));
        assert!(data.title.args.contains(&("months".into(), Arg::Count(5))));
        assert_eq!(data.title.key, "sheet-csat-outside");
        // Promoters 136, detractors 64 of 200: 36; the third month is 8 − 32 of 40: −60.
        let data = nps(&shop().run("nps", &values(&[]))).unwrap();
        assert_eq!(data.rows[2].cells[2], Arg::Number(-60.0, 0));
        assert_eq!(data.rows[2].cells.last().unwrap(), &Arg::Word("sheet-month-below".into()));
        let usual = data.title.args.iter().find(|(name, _)| name == "usual").unwrap();
        assert!(matches!(usual.1, Arg::Number(score, 0) if (score - 36.0).abs() < 1e-9));
    }

    #[test]
    fn two_months_are_no_course_and_few_answers_are_not_judged() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut surveys = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Satisfaction]);
        orders.row(["a", "400", "10"]);
        let run = |surveys: &Sheet, orders: &Sheet| {
            let shop = Shop::of_tables(orders.table(), vec![surveys.table()], None);
            satisfaction(&shop.run("satisfaction", &values(&[])))
        };
        surveys.row(["a", "1", "5"]);
        surveys.row(["a", "40", "5"]);
        assert_eq!(run(&surveys, &orders), None);
        surveys.row(["a", "70", "1"]);
        let data = run(&surveys, &orders).unwrap();
        assert!(data.rows.iter().all(|row| row.cells.last() == Some(&Arg::Word("sheet-month-few".into()))));
    }
}
