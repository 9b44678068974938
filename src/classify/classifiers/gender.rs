//! Gender, as the list of customers gives it.
//!
//! Use it to see whom the shop reaches, and never to choose prices, which is unlawful in many places. Words of the usual forms are read (女, F, Ms, 先生);
//! what is another word than those is "other", and nobody is guessed from a name.

use serde::{Deserialize, Serialize};

use crate::base::fold::lower;
use crate::base::{Arg, Job, Note, Result};
use crate::classify::stated::{Words, survey};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Params, Population, RuleLine, Spec,
};
use crate::table::{Role, TableKind};

/// Gender.
pub struct Gender;

/// Nothing is learnt: words decide.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit;

const WORDS: Words = Words {
    id: "gender",
    role: Role::Gender,
    classes: &["female", "male", "other", "unknown"],
    class_of: |cell| {
        const FEMALE: &[&str] =
            &["女", "女性", "女士", "小姐", "太太", "f", "female", "woman", "w", "ms", "mrs", "miss"];
        const MALE: &[&str] = &["男", "男性", "先生", "m", "male", "man", "mr"];
        const SILENT: &[&str] =
            &["未知", "保密", "不详", "unknown", "u", "0", "n/a", "none", "undisclosed", "prefer not to say"];
        let cell = lower(cell);
        let word = cell.trim().trim_end_matches('.');
        let is = |words: &[&str]| words.contains(&word);
        match () {
            () if is(FEMALE) => Some(0),
            () if is(MALE) => Some(1),
            () if is(SILENT) => None,
            () => Some(2),
        }
    },
};

impl Model for Gender {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "gender",
        family: Family::Who,
        population: Population::Everybody,
        needs: &[Need::Of(TableKind::Customers, Role::Gender)],
        params: &[],
        features: &["gender"],
        charts: &["class_bar", "class_shares"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("female", "cat-rose"),
            Class::new("male", "cat-azure"),
            Class::optional("other", "cat-moss"),
            Class::optional("unknown", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, _params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        Ok((Fit, survey(cx, job, |row| WORDS.said(cx, row))?.1))
    }

    fn assign(_fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        WORDS.assign(cx)
    }

    fn explain(_fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        WORDS.bands().explain("gender", WORDS.said(cx, row), |_| Arg::Count(0))
    }

    fn rule(_fit: &Fit, _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        WORDS.rule()
    }
}

#[cfg(test)]
mod tests {
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    #[test]
    fn forms_of_both_languages_are_read_and_names_are_not() {
        let cells = [("a", "女"), ("b", "Mr."), ("c", "F"), ("d", "non-binary"), ("e", "保密"), ("f", "")];
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Gender]);
        for (id, gender) in cells {
            orders.row([id, "3", "5"]);
            list.row([id, gender]);
        }
        let shop = Shop::of_tables(orders.table(), vec![list.table()], None);
        let classes = cells.map(|(who, _)| shop.class_of("gender", &values(&[]), who));
        assert_eq!(classes, ["female", "male", "female", "other", "unknown", "unknown"]);
    }
}
