//! How somebody pays: one class per method that most of their orders were paid by, one for those who use several.
//!
//! Use it to decide which discounts of banks and wallets to pass on to whom. A method is theirs from 70 % of their orders on, out of three or more that tell it; whether that
//! has to be more than half with 95 % confidence, or more than the shop's own share explains, is a switch. Looks at the window only.

use super::super::dominant::{self, Dominant, Fit};
use crate::base::{Job, Note, Result};
use crate::classify::{
    Assignment, Classes, Context, Explanation, Family, Model, Need, Params, Population, RuleLine, Spec,
};
use crate::table::Role;

/// Methods of payment.
pub struct Payment;

const IT: Dominant = Dominant { id: "payment", about: "payment-rule-about", role: Role::Payment, split: "mixed" };

impl Model for Payment {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "payment",
        family: Family::Behaviour,
        population: Population::Buyers,
        needs: &[Need::Column(Role::Payment)],
        params: dominant::PARAMS,
        features: dominant::FEATURES,
        charts: &["class_bar", "class_shares"],
        reference: "Shannon 1948; Wilson 1927; Benjamini & Hochberg 1995",
    };

    fn classes(_params: &Params) -> Classes {
        IT.classes()
    }

    fn classes_of(fit: &Fit, _params: &Params) -> Classes {
        IT.classes_of(fit)
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        IT.fit(cx, params, job)
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        IT.assign(fit, cx, params)
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        IT.explain(fit, cx, params, row)
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        IT.rule(fit, params)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Values;
    use crate::classify::laws::{Sheet, Shop};
    use crate::table::TableKind;

    #[test]
    fn an_order_counts_once_however_many_lines_it_has() {
        let mut orders =
            Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Payment]);
        // Five lines by card are one order; the others were paid in cash, one of them under another spelling.
        for line in 0..5 {
            orders.row(["a", "1", "0", &line.to_string(), "Card"]);
        }
        for (number, method) in [("2", "Cash"), ("3", "cash "), ("4", "Cash")] {
            orders.row(["a", number, number, "5", method]);
        }
        for number in ["5", "6", "7"] {
            orders.row(["b", number, number, "5", if number == "6" { "Card" } else { "Cash" }]);
        }
        let shop = Shop::of_tables(orders.table(), Vec::new(), None);
        assert_eq!(shop.class_of("payment", &Values::new(), "a"), "Cash");
        assert_eq!(shop.class_of("payment", &Values::new(), "b"), "mixed");
    }
}
