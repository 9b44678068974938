//! Company size: micro, small, medium, large by the number of people employed.
//!
//! Use it to decide who gets a visit and who a shop page. Bounds are those of the European Commission (2003/361/EC: 10, 50, 250) or of China's National
//! Bureau of Statistics for industry (统计上大中小微型企业划分办法 2017: 20, 300, 1000); the bounds of turnover, which both also know, are not looked at. Words
//! (小微, enterprise) count by themselves.

use serde::{Deserialize, Serialize};

use crate::base::fold::lower;
use crate::base::{Arg, Job, Note, Result};
use crate::classify::stated::{Bands, Said, cell, survey};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, ParamSpec, Params, Population, RuleLine,
    Spec,
};
use crate::features::profile;
use crate::table::{Role, TableKind};

/// Company size.
pub struct CompanySize;

/// Nothing is learnt: the bounds are those of the parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit;

const CLASSES: &[&str] = &["large", "medium", "small", "micro", "unknown"];

fn bands(params: &Params) -> Bands<'static> {
    let cuts: &[f64] = if params.choice("bounds") == "china" { &[20.0, 300.0, 1000.0] } else { &[10.0, 50.0, 250.0] };
    Bands { id: "company_size", classes: CLASSES, cuts, descending: true }
}

/// Words for sizes, by class; the longer ones are looked for first (中小 is small, 小微 micro).
const WORDS: &[(&str, u16)] = &[
    ("小微", 3),
    ("微型", 3),
    ("个体", 3),
    ("micro", 3),
    ("sole", 3),
    ("freelance", 3),
    ("中小", 2),
    ("小型", 2),
    ("small", 2),
    ("smb", 2),
    ("sme", 2),
    ("中型", 1),
    ("medium", 1),
    ("mid-market", 1),
    ("大型", 0),
    ("集团", 0),
    ("large", 0),
    ("enterprise", 0),
];

fn said<'a>(cx: &Context<'a>, row: usize) -> (Option<&'a str>, Said) {
    let Some(cell) = cell(cx, row, Role::CompanySize) else { return (None, Said::Nothing) };
    if let Some(people) = profile::amount(cell) {
        return (Some(cell), Said::Number(people));
    }
    let text = lower(cell);
    let word = WORDS.iter().find(|(word, _)| profile::has_word(&text, &[word]));
    (Some(cell), word.map_or(Said::Odd, |(_, class)| Said::Class(*class)))
}

fn people(value: f64) -> Arg {
    Arg::Number(value, 0)
}

impl Model for CompanySize {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "company_size",
        family: Family::Who,
        population: Population::Everybody,
        needs: &[Need::Of(TableKind::Customers, Role::CompanySize)],
        params: &[ParamSpec::choice("bounds", &["eu", "china"])],
        features: &["employees"],
        charts: &["class_bar", "class_shares"],
        reference: "Commission Recommendation 2003/361/EC; 国家统计局 (2017)",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("large", "seq-6"),
            Class::new("medium", "seq-4"),
            Class::new("small", "seq-3"),
            Class::new("micro", "seq-1"),
            Class::optional("unknown", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, _params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        Ok((Fit, survey(cx, job, |row| said(cx, row))?.1))
    }

    fn assign(_fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        bands(params).assign((0..cx.customers.len()).map(|row| said(cx, row).1), "employees")
    }

    fn explain(_fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        bands(params).explain("employees", said(cx, row), people)
    }

    fn rule(_fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        bands(params).rule(people)
    }
}

#[cfg(test)]
mod tests {
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    #[test]
    fn bounds_belong_to_the_larger_and_words_count() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::CompanySize]);
        let sizes = [("a", "9"), ("b", "10"), ("c", "100-499人"), ("d", "1,000+"), ("e", "小微企业"), ("f", "n. a.")];
        for (id, size) in sizes {
            orders.row([id, "3", "5"]);
            list.row([id, size]);
        }
        let shop = Shop::of_tables(orders.table(), vec![list.table()], None);
        let classes = |bounds| sizes.map(|(who, _)| shop.class_of("company_size", &values(&[("bounds", bounds)]), who));
        assert_eq!(classes("eu"), ["micro", "small", "large", "large", "micro", "unknown"]);
        assert_eq!(classes("china"), ["micro", "micro", "small", "large", "micro", "unknown"]);
    }
}
