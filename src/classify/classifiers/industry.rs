//! Industry: the trade of a company, as the list of customers gives it.
//!
//! Use it to speak of examples from the same trade and to see which trades the shop lives on. Eleven trades have a class, the rest are "other".

use crate::base::{Job, Note, Result};
use crate::classify::by_value::{self, Fit};
use crate::classify::stated::cell;
use crate::classify::{
    Assignment, Classes, Context, Explanation, Family, Model, Need, Params, Population, RuleLine, Spec,
};
use crate::table::{Role, TableKind};

/// Industry.
pub struct Industry;

fn said(cx: &Context, row: usize) -> Option<String> {
    cell(cx, row, Role::Industry).map(str::to_owned)
}

impl Model for Industry {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "industry",
        family: Family::Who,
        population: Population::Everybody,
        needs: &[Need::Of(TableKind::Customers, Role::Industry)],
        params: &[],
        features: &["industry"],
        charts: &["class_bar", "class_shares"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        by_value::fixed()
    }

    fn classes_of(fit: &Fit, _params: &Params) -> Classes {
        fit.classes()
    }

    fn fit(cx: &Context, _params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        Fit::of(cx, job, false, |row| said(cx, row))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        fit.assign(cx, |row| said(cx, row))
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        fit.explain("industry", "industry", said(cx, row))
    }

    fn rule(fit: &Fit, _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        fit.rule()
    }
}

#[cfg(test)]
mod tests {
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    #[test]
    fn spellings_of_one_trade_are_one_and_the_rarest_are_other() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Industry]);
        for n in 0..14 {
            let id = format!("c{n:02}");
            orders.row([&id, "3", "5"]);
            // Ten trades of one, three of the retail trade, one who says nothing.
            let trade = ["Retail", "retail ", "ＲＥＴＡＩＬ", ""]
                .get(n)
                .map_or_else(|| format!("trade {n:02}"), |t| (*t).to_owned());
            list.row([id, trade]);
        }
        list.row(["z", "trade 99"]);
        list.row(["zz", "trade 98"]);
        let shop = Shop::of_tables(orders.table(), vec![list.table()], None);
        let class = |who: &str| shop.class_of("industry", &values(&[]), who);
        assert_eq!([class("c00"), class("c01"), class("c02")], ["Retail", "Retail", "Retail"]);
        assert_eq!((class("c03"), class("c04")), ("unknown".into(), "trade 04".into()));
        // Twelve trades of one: ten have a name, by their texts.
        assert_eq!((class("zz"), class("z")), ("other".into(), "other".into()));
    }
}
