//! Where somebody buys: one class per channel that most of their orders came through, one for those who use several.
//!
//! Use it to decide where to meet whom. A channel is theirs from 70 % of their orders on, out of three or more that tell it; whether that
//! has to be more than half with 95 % confidence, or more than the shop's own share explains, is a switch. Looks at the window only.

use super::super::dominant::{self, Dominant, Fit};
use crate::base::{Job, Note, Result};
use crate::classify::{
    Assignment, Classes, Context, Explanation, Family, Model, Need, Params, Population, RuleLine, Spec,
};
use crate::table::Role;

/// Channels.
pub struct Channel;

const IT: Dominant = Dominant { id: "channel", about: "channel-rule-about", role: Role::Channel, split: "omnichannel" };

impl Model for Channel {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "channel",
        family: Family::Behaviour,
        population: Population::Buyers,
        needs: &[Need::Column(Role::Channel)],
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
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::base::Arg;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::classify::{Value, Values};
    use crate::table::TableKind;

    /// Orders as `(customer, channels)`, one day after the other.
    fn shop(customers: &[(&str, &[&str])]) -> Shop {
        let mut orders =
            Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Channel]);
        let mut number = 0;
        for (who, channels) in customers {
            for (day, channel) in channels.iter().enumerate() {
                number += 1;
                orders.row([
                    (*who).to_owned(),
                    number.to_string(),
                    day.to_string(),
                    "10".into(),
                    (*channel).to_owned(),
                ]);
            }
        }
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    const SHOP: &[(&str, &[&str])] = &[
        ("all", &["门店", "门店", "门店"]),
        ("both", &["门店", "小程序", "小程序", "门店"]),
        ("few", &["小程序", "小程序"]),
        ("most", &["小程序", "小程序", "门店", "小程序", "小程序", "小程序", "小程序", "", "小程序"]),
        ("none", &["", ""]),
    ];

    #[test]
    fn seven_of_ten_orders_are_a_channel_of_ones_own() {
        let shop = shop(SHOP);
        let outcome = shop.run("channel", &Values::new());
        let ids: Vec<&str> = outcome.classes.iter().map(|class| class.id.as_ref()).collect();
        assert_eq!(ids, ["小程序", "门店", "other", "omnichannel", "unknown"]);
        assert_eq!(outcome.assignment.class, [1, 3, 4, 0, 4]);
        assert_eq!(outcome.assignment.scores[0].values[3], 7.0 / 8.0);
        let low = Values::from([("least".to_owned(), Value::Number(1.0))]);
        assert_eq!(shop.class_of("channel", &low, "few"), "小程序");
    }

    #[test]
    fn proof_is_asked_for_by_a_switch() {
        let shop = shop(SHOP);
        // 3 of 3 are 44 % at least, 7 of 8 are 53 %.
        let outcome = shop.run("channel", &values(&[("proof", "confident")]));
        assert_eq!(outcome.assignment.class, [4, 3, 4, 0, 4]);
        // The shop's own share of 小程序 is 11 of 17: nobody is beyond that.
        let outcome = shop.run("channel", &values(&[("proof", "beyond")]));
        assert_eq!(outcome.assignment.class, [4, 3, 4, 4, 4]);
    }

    #[test]
    fn what_would_move_a_customer_does() {
        let next = shop(SHOP).explain("channel", &Values::new(), 0).next;
        // 3 of 3: with two elsewhere it is 3 of 5.
        assert_eq!((next[0].class, &next[0].message.args[0].1), (3, &Arg::Count(2)));
        let next = shop(SHOP).explain("channel", &Values::new(), 1).next;
        // 2 of 4: with three more of the same, 5 of 7.
        assert_eq!((next[0].class, &next[0].message.args[0].1), (0, &Arg::Count(3)));
    }

    #[test]
    fn beyond_eleven_channels_the_rest_is_one_class() {
        let names: Vec<String> = (0..15).map(|at| format!("店{at:02}")).collect();
        let own: Vec<(String, Vec<&str>)> =
            names.iter().map(|name| (format!("of {name}"), vec![name.as_str(); 3])).collect();
        let rows: Vec<(&str, &[&str])> = own.iter().map(|(who, all)| (who.as_str(), &all[..])).collect();
        let outcome = shop(&rows).run("channel", &Values::new());
        assert_eq!((outcome.classes.len(), outcome.classes[11].id.as_ref()), (14, "other"));
        assert_eq!(outcome.assignment.class.iter().filter(|class| **class == 11).count(), 4);
    }
}
