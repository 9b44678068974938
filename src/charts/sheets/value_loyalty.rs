//! Value beside loyalty: of each class by value how many are how loyal, and what those bring who are not.
//!
//! ABC sorts by money alone; a customer of class A who would not come back is another matter than one who recommends the shop. The second
//! axis is the composite of [`loyalty`](crate::classify::classifiers::loyalty) as it stands by default. Nothing where nobody was asked.

use crate::base::{Arg, Job, Message, Money};
use crate::charts::Condition;
use crate::charts::kinds::share;
use crate::charts::kinds::sheet::{Column, Data, ROWS, Row, nothing};
use crate::classify::{Context, Outcome, find};

/// Levels of loyalty from the best down; behind them those who said nothing.
const LEVELS: usize = 4;
/// From this level on somebody is not loyal.
const NOT_LOYAL: usize = 2;

/// What is counted of a class by value.
#[derive(Clone, Copy, Default)]
struct Sum {
    levels: [u32; LEVELS],
    silent: u32,
    all: Money,
    /// What those bring who are not loyal.
    open: Money,
}

impl Sum {
    fn answered(&self) -> u32 {
        self.levels.iter().sum()
    }

    fn not_loyal(&self) -> u32 {
        self.levels.iter().skip(NOT_LOYAL).sum()
    }
}

/// A row for each class by value.
pub(super) fn by_loyalty(cx: &Context, outcome: &Outcome, classifier: &str) -> Option<Data> {
    let loyalty = find("loyalty")?;
    let is_met = loyalty.spec().needs.iter().all(|need| need.is_met(&|kind, role| cx.facts.has(kind, role)));
    // Everybody, as on its own page; buyers stand first.
    let everybody = is_met.then(|| cx.customers.and_prospects(cx.history))?;
    let said = Context { customers: &everybody, ..*cx }.usual(loyalty, &mut Job::quiet()).ok()?;
    let mut sums = vec![Sum::default(); outcome.classes.len()];
    for ((class, level), net) in outcome.assignment.class.iter().zip(&said.assignment.class).zip(&cx.customers.monetary)
    {
        let Some(sum) = sums.get_mut(usize::from(*class)) else { continue };
        sum.all += *net;
        match sum.levels.get_mut(usize::from(*level)) {
            Some(count) => {
                *count += 1;
                sum.open += if usize::from(*level) >= NOT_LOYAL { *net } else { Money::ZERO };
            }
            None => sum.silent += 1,
        }
    }
    let name = |at: usize| outcome.classes.get(at).map(|class| Arg::Word(class.word(classifier).into()));
    let best = sums.iter().position(|sum| sum.answered() > 0)?;
    let sum = sums.get(best).copied().unwrap_or_default();
    let title = Message::new("sheet-value-loyalty-title")
        .with("class", name(best)?)
        .count("open", sum.not_loyal())
        .count("answered", sum.answered())
        .with("share", Arg::Percent(share(sum.open.to_f64(), sum.all.to_f64()), 0));
    let row = |(at, sum): (usize, &Sum)| {
        let count = |count: u32| Arg::Count(u64::from(count));
        let mut cells = vec![name(at)?, count(sum.answered() + sum.silent)];
        cells.extend(sum.levels.map(count));
        cells.extend([count(sum.silent), Arg::Money(sum.open)]);
        cells.push(if sum.all > Money::ZERO {
            Arg::Percent(share(sum.open.to_f64(), sum.all.to_f64()), 0)
        } else {
            nothing()
        });
        let class = outcome.classes.get(at)?;
        Some(Row { cells, pick: vec![Condition::Class(class.id.to_string())] })
    };
    let levels = ["loyal", "fairly_loyal", "ordinary", "low", "no_answer"];
    let mut columns = vec![Column::words("sheet-col-class"), Column::figures("sheet-col-customers")];
    columns.extend(levels.map(|level| Column::figures(format!("loyalty-class-{level}"))));
    columns.extend([Column::figures("sheet-col-unloyal"), Column::figures("sheet-col-unloyal-share")]);
    Data::new(title, Message::new("sheet-value-loyalty-subtitle"), columns)
        .note(Message::new("sheet-value-loyalty-note"))
        .rows(sums.iter().enumerate().filter_map(row).collect(), ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    /// "big" brings 900 of 1,000 and "mid" 60: both would not recommend; "small" brings 40, recommends and is content.
    fn shop(asked: bool) -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        for (id, amount) in [("big", "450"), ("mid", "30"), ("small", "20")] {
            orders.row([id, "100", amount]);
            orders.row([id, "200", amount]);
        }
        let mut surveys = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Satisfaction, Role::Nps]);
        surveys.row(["big", "150", "不满意", "0"]);
        surveys.row(["small", "150", "非常满意", "10"]);
        Shop::of_tables(orders.table(), if asked { vec![surveys.table()] } else { Vec::new() }, None)
    }

    #[test]
    fn who_brings_much_and_is_not_loyal_is_told() {
        let shop = shop(true);
        let data = by_loyalty(&shop.cx(), &shop.run("abc", &values(&[])), "abc").unwrap();
        let figures = |row: usize| data.rows[row].cells[1..].to_vec();
        let count = |counts: [u64; 6]| counts.map(Arg::Count).to_vec();
        // All money of class A hangs on somebody who said that they are not loyal; who said nothing is none of either.
        assert_eq!(figures(0)[..6], count([1, 0, 0, 0, 1, 0]));
        assert_eq!(figures(0)[6..], [Arg::Money(Money(900 * Money::SCALE)), Arg::Percent(1.0, 0)]);
        assert_eq!(figures(1)[..6], count([1, 0, 0, 0, 0, 1]));
        assert_eq!(figures(2)[6..], [Arg::Money(Money::ZERO), Arg::Percent(0.0, 0)]);
        assert_eq!(data.rows[0].pick, [Condition::Class("a".into())]);
        assert!(data.title.args.contains(&("open".into(), Arg::Count(1))), "{:?}", data.title);
    }

    #[test]
    fn without_a_survey_there_is_none() {
        let shop = shop(false);
        assert_eq!(by_loyalty(&shop.cx(), &shop.run("abc", &values(&[])), "abc"), None);
    }
}
