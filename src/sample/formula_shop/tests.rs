//! What is planted is there: counted from the files, told apart by what was drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::super::counting::{rows, shares};
use super::calendar::{LAST, percent_off};
use super::habits::{Mood, Need, Taste};
use super::*;

/// The member of a row, as a place in the families.
fn whose(row: &BTreeMap<String, String>) -> Option<usize> {
    row["会员号"].strip_prefix('M')?.parse::<usize>().ok()?.checked_sub(1)
}

fn name(of: impl std::fmt::Debug) -> String {
    format!("{of:?}")
}

#[test]
fn tables_are_of_a_sober_size_and_hang_together() {
    let (shop, files) = (Shop::new(1), files(1));
    let count = |kind| rows(&files, kind).len();
    let sizes: Vec<usize> = TableKind::ALL.iter().map(|kind| count(*kind)).collect();
    println!("{sizes:?}");
    for (size, (least, most)) in
        sizes.iter().zip([(18_000, 30_000), (2_900, 3_400), (600, 850), (6_000, 8_500), (400, 650), (8_000, 12_500)])
    {
        assert!((least..=most).contains(size), "{sizes:?}");
    }
    // Every row is of somebody in the list of customers, and of nobody before they came.
    let list: BTreeSet<String> = rows(&files, TableKind::Customers).iter().map(|row| row["会员号"].clone()).collect();
    assert_eq!(list.len(), sizes[1]);
    let orders: BTreeSet<String> = shop.orders.iter().map(Order::id).collect();
    for (kind, day) in [
        (TableKind::Orders, "下单时间"),
        (TableKind::Surveys, "提交答卷时间"),
        (TableKind::Interactions, "联系时间"),
        (TableKind::Returns, "申请时间"),
        (TableKind::Events, "时间"),
    ] {
        for row in rows(&files, kind) {
            let day = Day::from_iso(&row[day][..10]).unwrap();
            assert!(day <= LAST, "{kind:?} {row:?}");
            let Some(at) = whose(&row) else { continue };
            assert!(list.contains(&row["会员号"]), "{kind:?} {row:?}");
            assert!(day >= shop.families[at].joined, "{kind:?} {row:?}");
            assert!(kind != TableKind::Returns || orders.contains(&row["订单号"]), "{row:?}");
        }
    }
    // What was given back is what the orders say.
    let given = |kind, header: &str, row: &dyn Fn(&BTreeMap<String, String>) -> bool| -> f64 {
        rows(&files, kind).iter().filter(|one| row(one)).filter_map(|one| one[header].parse::<f64>().ok()).sum()
    };
    let settled = given(TableKind::Orders, "退款金额", &|row| row["订单状态"] != "交易关闭");
    assert!((given(TableKind::Returns, "退款金额", &|_| true) - settled).abs() < 0.01);
}

#[test]
fn some_registered_and_never_bought_and_some_are_houses() {
    let (shop, files) = (Shop::new(1), files(1));
    let buyers: BTreeSet<usize> = rows(&files, TableKind::Orders).iter().filter_map(whose).collect();
    let list = rows(&files, TableKind::Customers);
    let prospects = list.iter().filter(|row| !buyers.contains(&whose(row).unwrap())).count();
    assert_eq!(prospects as u64, PROSPECTS);
    let houses: Vec<_> = list.iter().filter(|row| !row["所属行业"].is_empty()).collect();
    println!("{} houses", houses.len());
    assert!((90..180).contains(&houses.len()));
    assert!(houses.iter().all(|row| !row["公司规模"].is_empty() && row["客户名称"].ends_with("（示例）")));
    // No number can be called.
    assert!(list.iter().all(|row| row["手机号"].is_empty() || row["手机号"].contains("****")));
    // Who is delighted sends others.
    let senders = shop.referrers.iter().filter_map(|sender| sender.checked_sub(1));
    let delighted = shares(senders.map(|at| ((), shop.families[at as usize].mood == Mood::Delighted)));
    println!("sent by the delighted: {delighted:?}");
    assert!(delighted[&()].of() > 0.7 && delighted[&()].1 > 250);
}

#[test]
fn price_decides_for_some_and_quality_for_others() {
    let (shop, files) = (Shop::new(1), files(1));
    let orders = rows(&files, TableKind::Orders);
    let by_taste = |holds: &dyn Fn(&BTreeMap<String, String>) -> bool| {
        shares(
            orders
                .iter()
                .filter(|row| row["类目"] == "奶粉")
                .filter_map(|row| Some((name(shop.families[whose(row)?].taste), holds(row)))),
        )
    };
    let promoted = by_taste(&|row| percent_off(Day::from_iso(&row["下单时间"][..10]).unwrap()) > 0);
    let off = by_taste(&|row| row["优惠金额"] != "0.00");
    let dear = by_taste(&|row| row["原价"].parse::<f64>().unwrap() >= 340.0);
    println!("in promotions {promoted:?}\nwith a discount {off:?}\ndear {dear:?}");
    let [price, quality, plain] = [Taste::Price, Taste::Quality, Taste::Plain].map(name);
    assert!(promoted[&price].of() > promoted[&plain].of() + 0.15 && promoted[&plain].of() > promoted[&quality].of());
    assert!(off[&price].of() > 0.6 && off[&quality].of() < 0.35);
    assert!(dear[&quality].of() > 0.7 && dear[&price].of() < 0.1);
    // Three provinces ask for more of it.
    let organic = shares(
        orders
            .iter()
            .filter(|row| row["类目"] == "奶粉" && whose(row).is_some())
            .map(|row| (places::DEMANDING.contains(&row["省份"].as_str()), row["商品名称"].contains("有机"))),
    );
    println!("organic {organic:?}");
    assert!(organic[&true].of() > organic[&false].of() * 1.2);
    // Some sell at a loss.
    let loss = |row: &BTreeMap<String, String>| {
        row["实付金额"].parse::<f64>().unwrap() < row["成本金额"].parse::<f64>().unwrap()
    };
    let at_a_loss = by_taste(&loss);
    println!("at a loss {at_a_loss:?}");
    assert!(at_a_loss[&price].of() > 0.15 && at_a_loss[&quality].of() < 0.05);
}

#[test]
fn half_have_hours_and_half_have_none() {
    let (shop, files) = (Shop::new(1), files(1));
    let mut hours = BTreeMap::<usize, BTreeMap<String, u32>>::new();
    let mut weekends = BTreeMap::<usize, (u32, u32)>::new();
    for row in rows(&files, TableKind::Orders) {
        let Some(at) = whose(&row) else { continue };
        let time = &row["下单时间"];
        *hours.entry(at).or_default().entry(time[11..13].to_owned()).or_default() += 1;
        let weekend = weekends.entry(at).or_default();
        weekend.0 += u32::from(Day::from_iso(&time[..10]).unwrap().weekday() >= 5);
        weekend.1 += 1;
    }
    let often = |at: &usize| hours[at].values().sum::<u32>() >= 10;
    // The two best hours of somebody hold most of their orders, if they have a habit.
    let best = hours.keys().filter(|at| often(at)).map(|at| {
        let mut counts: Vec<u32> = hours[at].values().copied().collect();
        counts.sort_unstable();
        let two: u32 = counts.iter().rev().take(2).sum();
        (shop.families[*at].hour.is_some(), f64::from(two) / f64::from(counts.iter().sum::<u32>()) > 0.6)
    });
    let best = shares(best);
    println!("hours {best:?}");
    assert!(best[&true].of() > 0.85 && best[&false].of() < 0.3 && best[&false].1 > 150);
    let weekend = weekends.iter().filter(|(at, _)| often(at)).map(|(at, (on, all))| {
        (
            shop.families[*at].weekend && shop.families[*at].taste == Taste::Quality,
            f64::from(*on) / f64::from(*all) > 0.5,
        )
    });
    let weekend = shares(weekend);
    println!("weekends {weekend:?}");
    assert!(weekend[&true].of() > 0.7 && weekend[&false].of() < 0.3);
}

#[test]
fn who_is_not_content_complains_and_goes() {
    let (shop, files) = (Shop::new(1), files(1));
    let of = |row: &BTreeMap<String, String>| name(shop.families[whose(row).unwrap()].mood);
    let answers = rows(&files, TableKind::Surveys);
    let content = shares(
        answers.iter().map(|row| (of(row), matches!(row["总体满意度"].as_str(), "很满意" | "比较满意" | "满意"))),
    );
    let promoters = shares(answers.iter().map(|row| (of(row), matches!(row["推荐意愿"].as_str(), "9" | "10"))));
    println!("content {content:?}\npromoters {promoters:?}");
    let [delighted, plain, unhappy] = [Mood::Delighted, Mood::Content, Mood::Unhappy].map(name);
    assert!(content[&delighted].of() > 0.95 && content[&unhappy].of() < 0.2);
    assert!(promoters[&delighted].of() > 0.7 && promoters[&plain].of() < 0.4 && promoters[&unhappy].0 == 0);
    // Cases and leaving, by member who bought.
    let cases = rows(&files, TableKind::Returns);
    let complaining: BTreeSet<usize> = cases.iter().filter(|row| row["售后类型"] == "投诉").filter_map(whose).collect();
    let returning: BTreeSet<usize> = cases.iter().filter(|row| row["售后类型"] != "投诉").filter_map(whose).collect();
    let buyers = || shop.members().filter(|(_, _, bought)| bought.orders.len() > 1);
    let by_mood = |holds: &dyn Fn(usize, &Bought) -> bool| {
        shares(buyers().map(|(number, family, bought)| (name(family.mood), holds(number as usize - 1, bought))))
    };
    let complain = by_mood(&|at, _| complaining.contains(&at));
    let give_back = by_mood(&|at, _| returning.contains(&at));
    let silent = by_mood(&|_, bought| bought.orders.last().is_some_and(|at| LAST.since(shop.orders[*at].day) > 120));
    println!("complain {complain:?}\ngive back {give_back:?}\nsilent {silent:?}");
    assert!(complain[&unhappy].of() > 5.0 * complain[&plain].of());
    assert!(give_back[&unhappy].of() > 1.3 * give_back[&plain].of());
    assert!(silent[&unhappy].of() > silent[&plain].of() + 0.1 && silent[&plain].of() > silent[&delighted].of());
    let open = cases.iter().filter(|row| row["完结时间"].is_empty()).count();
    println!("{open} of {} cases open", cases.len());
    assert!((15..80).contains(&open));
    // What they look for is in their words.
    let words = shares(answers.iter().filter(|row| row["意见与建议"].chars().count() > 8).map(|row| {
        (
            shop.families[whose(row).unwrap()].need == Need::Emotional,
            ["放心", "温暖", "安心", "信任", "感动"].iter().any(|word| row["意见与建议"].contains(word)),
        )
    }));
    println!("emotional {words:?}");
    assert!(words[&true].of() > 0.6 && words[&false].of() < 0.05);
}

#[test]
fn the_best_are_called_and_answer_in_their_way() {
    let (shop, files) = (Shop::new(1), files(1));
    let log = rows(&files, TableKind::Interactions);
    let out: Vec<_> = log.iter().filter(|row| row["方向"] == "呼出" && row["沟通方式"] != "上门拜访").collect();
    let answered = shares(out.iter().filter(|row| row["主题"] != "投诉处理").map(|row| {
        let family = &shop.families[whose(row).unwrap()];
        // Nobody is approached in a way that they don't allow.
        assert!(family.allows.contains(&row["沟通方式"].as_str()), "{row:?}");
        let key = if family.reached.is_empty() {
            "any"
        } else if family.reached == row["沟通方式"] {
            "best"
        } else {
            "other"
        };
        (key, row["结果"].starts_with('已'))
    }));
    println!("answered {answered:?}");
    assert!(answered["best"].of() > 0.7 && answered["other"].of() < 0.25 && answered["any"].of() < 0.5);
    let mut calls = BTreeMap::<usize, u32>::new();
    for row in log.iter().filter(|row| matches!(row["主题"].as_str(), "新品推荐" | "使用指导" | "改进建议"))
    {
        *calls.entry(whose(row).unwrap()).or_default() += 1;
    }
    let active = shares(shop.members().filter(|(_, _, bought)| bought.net > 0).map(|(number, _, bought)| {
        (bought.standing < 70, calls.get(&(number as usize - 1)).is_some_and(|calls| *calls >= 3))
    }));
    println!("active care {active:?}");
    assert!(active[&true].of() > 0.3 && active[&false].of() < 0.08 && active[&false].0 > 15);
    let of = |topic: &str| log.iter().filter(|row| row["主题"] == topic).count();
    let topics = ["季度业务回顾", "联合培训", "共同采购计划", "老客推荐", "满意度回访", "咨询", "投诉", "邀约到店"]
        .map(|topic| (topic, of(topic)));
    println!("{topics:?}");
    assert!(topics.iter().all(|(_, count)| *count >= 20), "{topics:?}");
}

#[test]
fn some_look_before_they_buy_and_some_only_look() {
    let files = files(1);
    let mut done = BTreeMap::<usize, BTreeSet<String>>::new();
    for row in rows(&files, TableKind::Events) {
        done.entry(whose(&row).unwrap()).or_default().insert(row["行为"].clone());
    }
    let has = |what: &str| done.values().filter(|all| all.contains(what)).count();
    let only = done.values().filter(|all| !all.contains("购买") && !all.contains("加购")).count();
    let wavering = done.values().filter(|all| !all.contains("购买") && all.contains("加购")).count();
    println!("{} members, {} bought, {wavering} wavered, {only} only looked", done.len(), has("购买"));
    assert!(has("购买") > 250 && wavering > 80 && only > 150 && has("搜索") > 100);
}
