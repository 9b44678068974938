//! What a programme of points for members and VIPs would have cost, and what double points for the loyal would cost on top.

use crate::base::{Arg, Message, Money};
use crate::charts::Condition;
use crate::charts::kinds::share;
use crate::charts::kinds::sheet::{Column, Data, ROWS, Row, nothing};
use crate::classify::classifiers::membership::Membership;
use crate::classify::{Outcome, fit_of};
use crate::models::points::{Paid, Points};

fn money(value: f64) -> Arg {
    Money::from_f64(value).map_or_else(nothing, Arg::Money)
}

fn row(name: Arg, paid: &[Paid], points: Points, class: Option<&str>) -> Row {
    let customers: u32 = paid.iter().map(|paid| paid.customers).sum();
    let sales: Money = paid.iter().map(|paid| paid.sales).sum();
    let cells = vec![
        name,
        Arg::Count(u64::from(customers)),
        Arg::Money(sales),
        money(points.earned),
        money(points.redeemed),
        money(points.open),
        money(points.lapsed),
        money(points.cost()),
    ];
    Row { cells, pick: class.map(|class| Condition::Class(class.to_owned())).into_iter().collect() }
}

/// By tier what is earned, redeemed, open and lapses; the loyal in a row of their own. None where nobody is a member.
pub(super) fn programme(outcome: &Outcome) -> Option<Data> {
    let programme = fit_of::<Membership>(&outcome.fit).ok()?.programme;
    let [members, vips] = programme.tiers;
    let points = |paid: [Paid; 2]| {
        let [member, vip] = paid;
        let [member_back, vip_back] = programme.back;
        [Points::of(&member, member_back, programme.redeemed), Points::of(&vip, vip_back, programme.redeemed)]
    };
    let sales = (members.sales + vips.sales).to_f64();
    if sales <= 0.0 {
        return None;
    }
    let [of_members, of_vips] = points(programme.tiers);
    let all = of_members.and(of_vips);
    let word = |key: &'static str| Arg::Word(key.into());
    let mut rows = vec![
        row(word("membership-class-vip"), &[vips], of_vips, Some("vip")),
        row(word("membership-class-member"), &[members], of_members, Some("member")),
        row(word("sheet-programme-all"), &programme.tiers, all, None),
    ];
    let [a, b] = points(programme.loyal);
    let double = a.and(b);
    let mut note = Message::new("sheet-programme-note-nobody");
    if let Some(least) = programme.loyal_from {
        rows.push(row(word("sheet-programme-loyal"), &programme.loyal, double, None));
        note = Message::new("sheet-programme-note").count("orders", least).with("double", money(double.cost()));
    }
    let percent = |share: f64| Arg::Percent(share, 0);
    let [member_back, vip_back] = programme.back;
    let note = note.with("redeemed", percent(programme.redeemed)).with("open", money(all.open));
    let title = Message::new("sheet-programme-title")
        .with("cost", money(all.cost()))
        .with("share", Arg::Percent(share(all.cost(), sales), 1));
    let subtitle =
        Message::new("sheet-programme-subtitle").with("member", percent(member_back)).with("vip", percent(vip_back));
    let columns = vec![
        Column::words("sheet-col-tier"),
        Column::figures("sheet-col-customers"),
        Column::figures("sheet-col-sales"),
        Column::figures("sheet-col-earned"),
        Column::figures("sheet-col-redeemed"),
        Column::figures("sheet-col-open"),
        Column::figures("sheet-col-lapsed"),
        Column::figures("sheet-col-cost"),
    ];
    Data::new(title, subtitle, columns).note(note).rows(rows, ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::classify::{Value, Values};
    use crate::table::{Role, TableKind};

    fn units(value: i64) -> Arg {
        Arg::Money(Money(value * Money::SCALE))
    }

    /// Ten members by orders: m0 … m8 with 100 twice, "top" with 500 four times, and 1,000 long before; "once" is a walk-in. One VIP.
    fn shop() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        for member in 0..9 {
            for day in [900, 950] {
                orders.row([format!("m{member}"), format!("o{member}-{day}"), day.to_string(), "100".into()]);
            }
        }
        for day in [100, 800, 900, 950, 999] {
            let money = if day == 100 { "1000" } else { "500" };
            orders.row(["top".to_owned(), format!("t{day}"), day.to_string(), money.into()]);
        }
        orders.row(["once", "x", "990", "5000"]);
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    /// Members paid 1,800, half of it with last orders; the VIP 2,000, a quarter of it. With 2 %, 5 % and 80 %:
    /// 36 earned, 14.4 redeemed, 14.4 open, 7.2 lapsed; and 100, 60, 20, 20.
    #[test]
    fn every_point_is_redeemed_open_or_lapsed() {
        let data = programme(&shop().run("membership", &values(&[]))).unwrap();
        let tenth = |value: i64| Arg::Money(Money(value * Money::SCALE / 10));
        let cells: Vec<Vec<Arg>> = data.rows.iter().map(|row| row.cells[1..].to_vec()).collect();
        let vip = vec![Arg::Count(1), units(2_000), units(100), units(60), units(20), units(20), units(80)];
        let member = vec![Arg::Count(9), units(1_800), units(36), tenth(144), tenth(144), tenth(72), tenth(288)];
        assert_eq!(cells[..2], [vip.clone(), member]);
        assert_eq!(cells[2][..3], [Arg::Count(10), units(3_800), units(136)]);
        // Only one has three orders or more: the one VIP is loyal, from five orders on.
        assert_eq!(cells[3], vip);
        let note = data.note.unwrap();
        assert!(
            note.args.contains(&("orders".into(), Arg::Count(5))) && note.args.contains(&("double".into(), units(80)))
        );
        assert!(data.title.args.contains(&("cost".into(), tenth(1_088))), "{:?}", data.title);
        assert_eq!(data.rows[0].pick, [Condition::Class("vip".into())]);
    }

    #[test]
    fn the_terms_are_the_persons() {
        let terms =
            Values::from([("vip_back".to_owned(), Value::Number(0.1)), ("redeemed".to_owned(), Value::Number(1.0))]);
        let data = programme(&shop().run("membership", &terms)).unwrap();
        assert_eq!(data.rows[0].cells[3..], [units(200), units(150), units(50), units(0), units(200)]);
    }

    #[test]
    fn without_members_there_is_no_programme() {
        let shop = Shop::of(&[("a", &[(0, 5.0)]), ("b", &[(3, 5.0)])]);
        assert_eq!(programme(&shop.run("membership", &values(&[]))), None);
    }
}
