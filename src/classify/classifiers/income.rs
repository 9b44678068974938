//! Income: three tiers of what the list says people earn.
//!
//! Use it for the breadth of the range and the size of offers, and compare it with what people really spend here before acting on it. Incomes are
//! cut by the thirds of those who state one, or at sums of one's own; ranges count by their middle, and words (高, low) by themselves. Incomes by month
//! and by year can't be told apart: one list should have one of them.

use serde::{Deserialize, Serialize};

use crate::base::fold::lower;
use crate::base::{Arg, Job, Money, Note, Result};
use crate::classify::stated::{Bands, Said, cell, survey};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, ParamSpec, Params, Population, RuleLine,
    Spec, Unit,
};
use crate::features::profile;
use crate::math::order;
use crate::math::summary::quantile;
use crate::table::{Role, TableKind};

/// Income tiers.
pub struct Income;

/// The two cuts, in units of currency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    cuts: [f64; 2],
}

impl Fit {
    fn bands(&self) -> Bands<'_> {
        Bands { id: "income", classes: &["high", "mid", "low", "unknown"], cuts: &self.cuts, descending: true }
    }
}

/// Words for tiers, best first.
const WORDS: [&[&str]; 3] = [&["high", "高", "富裕"], &["middle", "medium", "mid", "中"], &["low", "低"]];

fn said<'a>(cx: &Context<'a>, row: usize) -> (Option<&'a str>, Said) {
    let Some(cell) = cell(cx, row, Role::Income) else { return (None, Said::Nothing) };
    if let Some(sum) = profile::amount(cell) {
        return (Some(cell), Said::Number(sum));
    }
    let text = lower(cell);
    let tier = WORDS.iter().position(|words| profile::has_word(&text, words));
    (Some(cell), tier.map_or(Said::Odd, |tier| Said::Class(tier as u16)))
}

fn money(value: f64) -> Arg {
    Money::from_f64(value).map_or(Arg::Number(value, 0), Arg::Money)
}

impl Model for Income {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "income",
        family: Family::Who,
        population: Population::Everybody,
        needs: &[Need::Of(TableKind::Customers, Role::Income)],
        params: &[ParamSpec::cuts("income_cuts", "income", 2, Unit::Money)],
        features: &["income"],
        charts: &["class_bar", "class_shares"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("high", "seq-6"),
            Class::new("mid", "seq-4"),
            Class::new("low", "seq-2"),
            Class::optional("unknown", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let (mut all, notes) = survey(cx, job, |row| said(cx, row))?;
        all.retain(|sum| !sum.is_nan());
        order::ascending(&mut all);
        let cuts = match params.cuts("income_cuts") {
            &[low, high] => [low, high],
            _ if all.is_empty() => [0.0, 0.0],
            _ => [quantile(&all, 1.0 / 3.0), quantile(&all, 2.0 / 3.0)],
        };
        Ok((Fit { cuts }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        fit.bands().assign((0..cx.customers.len()).map(|row| said(cx, row).1), "income")
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        fit.bands().explain("income", said(cx, row), money)
    }

    fn rule(fit: &Fit, _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        fit.bands().rule(money)
    }

    fn cuts(fit: &Fit, _params: &Params) -> Vec<(&'static str, Vec<f64>)> {
        vec![("income_cuts", fit.cuts.to_vec())]
    }
}

#[cfg(test)]
mod tests {
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::classify::{Value, Values};
    use crate::table::{Role, TableKind};

    #[test]
    fn thirds_of_those_who_say_it_and_words_by_themselves() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Income]);
        for (id, income) in
            [("a", "4000"), ("b", "5千-1万"), ("c", "¥8,000"), ("d", "2万以上"), ("e", "高"), ("f", "?"), ("g", "")]
        {
            orders.row([id, "3", "5"]);
            list.row([id, income]);
        }
        let shop = Shop::of_tables(orders.table(), vec![list.table()], None);
        let classes =
            |values: &Values| ["a", "b", "c", "d", "e", "f", "g"].map(|who| shop.class_of("income", values, who));
        // Sorted 4,000 7,500 8,000 20,000: the thirds are at 7,500 and 8,000.
        assert_eq!(classes(&values(&[])), ["low", "mid", "high", "high", "high", "unknown", "unknown"]);
        let own = Values::from([("income_cuts".to_owned(), Value::Cuts(vec![7000.0, 9000.0]))]);
        assert_eq!(classes(&own), ["low", "mid", "mid", "high", "high", "unknown", "unknown"]);
    }
}
