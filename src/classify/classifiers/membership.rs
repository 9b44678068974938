//! Membership: walk-in, member or VIP, by what the shop says and by what the customer has earned.
//!
//! Use it to see who is treated better than they buy, and who buys better than they are treated. The tier in the list of customers decides;
//! where it says nothing, two orders make a member and the upper tenth of members by net revenue are VIP. What a customer has earned is
//! always worked out from the orders, so that both can be set against each other. What points for members and VIPs would have cost is worked out
//! beside it ([`crate::models::points`]); it moves nobody.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, CustomerIx, Day, Job, Message, Money, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::EventKind;
use crate::features::contacts::Said;
use crate::features::contacts::words::{TIERS, Tier};
use crate::models::points::Paid;
use crate::table::{Role, TableKind};

/// Membership.
pub struct Membership;

/// From which net revenue on a member is VIP, and how stated and earned tiers agree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Nothing where there is no member with positive net revenue.
    vip: Option<Money>,
    /// Customers whose tier is stated; of those treated better than they buy, and the other way round.
    stated: u32,
    over: u32,
    under: u32,
    /// What a programme of points would have to do with.
    pub programme: Programme,
}

/// A programme of points that is only thought of: its terms, and what members and VIPs paid in the twelve months before the as-of day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Members, VIPs.
    pub tiers: [Paid; 2],
    /// The loyal among them: the upper third by orders, of those with three or more.
    pub loyal: [Paid; 2],
    /// Orders from which on somebody is loyal; nothing where nobody has three.
    pub loyal_from: Option<u32>,
    /// The share of sales given back to members and to VIPs.
    pub back: [f64; 2],
    /// The share of points that is redeemed in the end.
    pub redeemed: f64,
}

/// Fewer orders make nobody loyal.
const LOYAL: u32 = 3;

/// What somebody paid in the twelve months before the as-of day, refunds of those months taken off, and what of it came with the last order day.
fn year(cx: &Context, row: usize) -> (Money, Money) {
    let (Some(as_of), Some((start, end))) = (cx.customers.as_of, cx.customers.events.get(row)) else {
        return Default::default();
    };
    let from = as_of.plus_months(-12);
    let (mut sales, mut last, mut last_day) = (Money::ZERO, Money::ZERO, Day::NONE);
    for at in *start as usize..*end as usize {
        let event = (cx.history.day.get(at), cx.history.net.get(at), cx.history.kind.get(at));
        let (Some(day), Some(net), Some(kind)) = event else { continue };
        if *day < from {
            continue;
        }
        sales += *net;
        if *kind == EventKind::Order {
            last = if *day == last_day { last + *net } else { *net };
            last_day = *day;
        }
    }
    (sales, last)
}

const CLASSES: [&str; 3] = ["vip", "member", "walk_in"];

fn class(tier: Tier) -> u16 {
    match tier {
        Tier::Vip => 0,
        Tier::Member => 1,
        Tier::Guest => 2,
    }
}

fn level(tier: Tier) -> f64 {
    f64::from(2 - class(tier))
}

fn name(tier: Tier) -> String {
    format!("membership-class-{}", CLASSES.get(usize::from(class(tier))).unwrap_or(&"walk_in"))
}

/// The column of tiers, where it is to be looked at.
fn tiers<'a>(cx: &Context<'a>, params: &Params) -> Said<'a, Tier> {
    let table = cx.facts.table(TableKind::Customers).filter(|_| params.switch("use_tier"));
    Said::of(table, Role::Tier, &TIERS)
}

/// What the list of customers says; of several rows the highest. A tier whose words are not known is one of a member.
fn stated(cx: &Context, tiers: &Said<Tier>, row: usize) -> Option<Tier> {
    let who = cx.customers.who.get(row).copied().unwrap_or(CustomerIx(u32::MAX - 1));
    let rows = cx.facts.rows_before(TableKind::Customers, who, cx.customers.as_of.unwrap_or(Day(i32::MAX)));
    let tier = |row: u32| {
        let known = tiers.get(row);
        known.or_else(|| (!tiers.text(row).is_empty()).then_some(Tier::Member))
    };
    rows.iter().filter_map(tier).max()
}

/// Orders and net money in the window.
fn bought(cx: &Context, row: usize) -> (u32, Money) {
    let orders = cx.customers.frequency.get(row).copied().unwrap_or(0);
    (orders, cx.customers.monetary.get(row).copied().unwrap_or_default())
}

impl Fit {
    fn earned(&self, orders: u32, net: Money, params: &Params) -> Tier {
        if f64::from(orders) < params.number("member_orders") {
            Tier::Guest
        } else if self.vip.is_some_and(|least| net >= least) {
            Tier::Vip
        } else {
            Tier::Member
        }
    }
}

impl Model for Membership {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "membership",
        family: Family::Behaviour,
        population: Population::Everybody,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::switch("use_tier", true),
            ParamSpec::number("member_orders", 2.0, 1.0, 20.0, 1.0, Unit::Orders),
            ParamSpec::number("vip_share", 0.10, 0.01, 0.50, 0.01, Unit::Share),
            ParamSpec::number("member_back", 0.02, 0.0, 0.30, 0.01, Unit::Share),
            ParamSpec::number("vip_back", 0.05, 0.0, 0.30, 0.01, Unit::Share),
            ParamSpec::number("redeemed", 0.80, 0.0, 1.0, 0.05, Unit::Share),
        ],
        features: &["stated_tier", "earned_tier", "frequency", "monetary"],
        charts: &["class_bar", "class_shares", "programme"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        vec![Class::new("vip", "seq-6"), Class::new("member", "seq-4"), Class::new("walk_in", "seq-1")]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let tiers = tiers(cx, params);
        let mut fit = Fit { vip: None, stated: 0, over: 0, under: 0, programme: Programme::default() };
        let (mut nets, mut often) = (Vec::new(), Vec::new());
        for row in 0..total {
            if row % 65_536 == 65_535 {
                job.step("stage-classifying", row as u64 / 2, total as u64)?;
            }
            let (orders, net) = bought(cx, row);
            let tier = stated(cx, &tiers, row).unwrap_or_else(|| fit.earned(orders, net, params));
            if tier > Tier::Guest {
                nets.push(net);
                often.extend((orders >= LOYAL).then_some(orders));
            }
        }
        often.sort_unstable();
        let loyal = often.len().checked_sub(often.len().div_ceil(3)).and_then(|at| often.get(at)).copied();
        fit.programme.loyal_from = loyal;
        fit.programme.back = [params.number("member_back"), params.number("vip_back")];
        fit.programme.redeemed = params.number("redeemed");
        nets.sort_unstable();
        let most = (params.number("vip_share") * nets.len() as f64).ceil() as usize;
        let least = nets.len().checked_sub(most).and_then(|at| nets.get(at)).copied();
        // Who has brought nothing is no VIP, however few have brought more.
        fit.vip = least.map(|least| least.max(Money(1)));
        for row in 0..total {
            if row % 65_536 == 65_535 {
                job.step("stage-classifying", (total + row) as u64 / 2, total as u64)?;
            }
            let (orders, net) = bought(cx, row);
            let earned = fit.earned(orders, net, params);
            let stated = stated(cx, &tiers, row);
            let place = match stated.unwrap_or(earned) {
                Tier::Guest => None,
                Tier::Member => Some(0),
                Tier::Vip => Some(1),
            };
            let is_loyal = loyal.is_some_and(|least| orders >= least);
            let sums = [(&mut fit.programme.tiers, true), (&mut fit.programme.loyal, is_loyal)];
            for (sums, _) in sums.into_iter().filter(|(_, counts)| *counts) {
                if let Some(paid) = place.and_then(|place: usize| sums.get_mut(place)) {
                    let (sales, last) = year(cx, row);
                    paid.add(sales, last);
                }
            }
            let Some(stated) = stated else { continue };
            fit.stated += 1;
            fit.over += u32::from(stated > earned);
            fit.under += u32::from(stated < earned);
        }
        let mut notes = Vec::new();
        let (unknown, words) = tiers.unknown();
        if unknown > 0 {
            notes.push(Note::info(Message::new("membership-note-unknown").count("rows", unknown).list("words", words)));
        }
        if fit.stated == 0 && total > 0 {
            notes.push(Note::info(Message::new("membership-note-no-tiers")));
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let tiers = tiers(cx, params);
        let total = cx.customers.len();
        let mut classes = Vec::with_capacity(total);
        let mut scores: [Vec<f64>; 3] = std::array::from_fn(|_| Vec::with_capacity(total));
        for row in 0..total {
            let (orders, net) = bought(cx, row);
            let (stated, earned) = (stated(cx, &tiers, row), fit.earned(orders, net, params));
            classes.push(class(stated.unwrap_or(earned)));
            let stated = stated.map_or(f64::NAN, level);
            for (column, value) in scores.iter_mut().zip([stated, level(earned), stated - level(earned)]) {
                column.push(value);
            }
        }
        let names = ["stated_tier", "earned_tier", "tier_gap"];
        Assignment {
            class: classes,
            scores: names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect(),
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let tiers = tiers(cx, params);
        let (orders, net) = bought(cx, row);
        let (stated, earned) = (stated(cx, &tiers, row), fit.earned(orders, net, params));
        let tier = stated.unwrap_or(earned);
        let least = params.number("member_orders") as u32;
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let mut reasons = Vec::new();
        if let Some(stated) = stated {
            reasons.push(reason("stated_tier", Arg::Word(name(stated).into()), None));
        }
        let key = match stated.map(|stated| stated.cmp(&earned)) {
            Some(std::cmp::Ordering::Greater) => Some("over"),
            Some(std::cmp::Ordering::Less) => Some("under"),
            Some(std::cmp::Ordering::Equal) => Some("even"),
            None => None,
        };
        let gap = key.map(|key| Message::new(format!("membership-band-{key}")));
        reasons.push(reason("earned_tier", Arg::Word(name(earned).into()), gap));
        let band = Message::new("membership-band-orders").count("least", least);
        reasons.push(reason("frequency", Arg::Count(u64::from(orders)), Some(band)));
        let band = fit.vip.map(|least| Message::new("membership-band-vip").with("least", Arg::Money(least)));
        reasons.push(reason("monetary", Arg::Money(net), band));
        let because =
            Message::new(if stated.is_some() { "membership-because-stated" } else { "membership-because-earned" })
                .count("orders", orders)
                .with("net", Arg::Money(net))
                .word("earned", name(earned))
                .word("class", name(tier));
        // A stated tier moves when the shop changes it, and only then.
        let mut next = Vec::new();
        let mut move_to = |to: Tier, message: Message| {
            if to != tier {
                next.push(Next { class: class(to), message: message.word("class", name(to)) });
            }
        };
        match (stated, earned, fit.vip) {
            (Some(_), ..) => move_to(earned, Message::new("membership-next-stated")),
            (None, Tier::Guest, _) => {
                let more = least.saturating_sub(orders);
                move_to(fit.earned(least, net, params), Message::new("membership-next-orders").count("orders", more));
            }
            (None, Tier::Member, Some(vip)) => {
                move_to(Tier::Vip, Message::new("membership-next-money").with("money", Arg::Money(vip - net)));
            }
            _ => {}
        }
        Explanation { class: class(tier), because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |tier: Option<Tier>, message: Message| RuleLine { class: tier.map(class), message };
        let rule = |key: &str| Message::new(format!("membership-rule-{key}"));
        let vip = match fit.vip {
            Some(least) => {
                rule("vip").with("least", Arg::Money(least)).with("share", Arg::Percent(params.number("vip_share"), 0))
            }
            None => rule("vip-nobody"),
        };
        let mut lines = vec![
            line(None, rule("about")),
            line(Some(Tier::Vip), vip),
            line(Some(Tier::Member), rule("member").count("orders", params.number("member_orders") as u32)),
            line(Some(Tier::Guest), rule("walk_in")),
        ];
        if fit.stated > 0 {
            lines.push(line(None, rule("over").count("customers", fit.over).count("stated", fit.stated)));
            lines.push(line(None, rule("under").count("customers", fit.under).count("stated", fit.stated)));
        }
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::classify::{Value, Values};

    /// Eleven members by two orders: c00 … c10 with 20, 40 … 220 each; "once" ordered once.
    fn shop() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        for customer in 0..11 {
            for n in 0..2 {
                let money = (customer + 1) * 10;
                orders.row([format!("c{customer:02}"), format!("o{customer}-{n}"), n.to_string(), money.to_string()]);
            }
        }
        orders.row(["once", "x", "1", "5000"]);
        let mut people = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Tier]);
        for (who, tier) in [("c00", "金卡"), ("c10", "普通会员"), ("c05", ""), ("asks", "Gold"), ("card", "L3")] {
            people.row([who, tier]);
        }
        Shop::of_tables(orders.table(), vec![people.table()], None)
    }

    #[test]
    fn the_tier_decides_and_where_there_is_none_the_orders_do() {
        let shop = shop();
        let class = |who: &str| shop.class_of("membership", &values(&[]), who);
        // Members: eleven by orders, and "asks" and "card" by their tier; a tenth of 13 is two: 220 and 200.
        assert_eq!(
            ["c00", "c10", "c09", "c05", "once", "asks", "card"].map(class),
            ["vip", "member", "vip", "member", "walk_in", "vip", "member"]
        );
        let outcome = shop.run("membership", &values(&[]));
        let gap = |who: &str| {
            let row = shop.cx_of("membership").customers.row_of(shop.history.find(who).unwrap()).unwrap();
            outcome.assignment.scores[2].values[row]
        };
        assert_eq!((gap("c00"), gap("c10"), gap("asks")), (1.0, -1.0, 2.0));
        assert!(gap("c05").is_nan());
        assert!(outcome.notes.iter().any(|note| note.message.key == "membership-note-unknown"));
        let by_orders = Values::from([("use_tier".to_owned(), Value::Switch(false))]);
        assert_eq!(shop.class_of("membership", &by_orders, "c00"), "member");
        assert_eq!(shop.class_of("membership", &by_orders, "asks"), "walk_in");
    }

    #[test]
    fn what_would_move_a_customer_does() {
        let shop = shop();
        let row = shop.history.find("c05").unwrap().at();
        let next = &shop.explain("membership", &values(&[]), row).next[0];
        // 120 so far; 200 is VIP.
        assert_eq!((next.class, next.message.args[0].1.clone()), (0, Arg::Money(Money::from_f64(80.0).unwrap())));
    }
}
