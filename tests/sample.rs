//! The samples: the same bytes for the same seed. And the milk-powder shop: one that a shopkeeper would believe; the figures are counted here,
//! from the file, without the engine. What is planted in the other samples is counted where it is drawn.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be read here is a test that failed")]

use std::collections::{BTreeMap, BTreeSet};

use kefen::base::Day;
use kefen::sample::{NAMES, SEED, files, orders};

const NAME: &str = "formula_shop";

/// A row, with what these tests ask for.
struct Row {
    order: String,
    member: String,
    day: Day,
    cells: BTreeMap<String, String>,
    paid: f64,
    refund: f64,
}

impl Row {
    fn cell(&self, header: &str) -> &str {
        &self.cells[header]
    }

    fn number(&self, header: &str) -> f64 {
        self.cell(header).parse().unwrap_or_else(|_| panic!("{header} of {}", self.order))
    }
}

/// One member: days of the orders that count, ascending, and net. Without days there are only refunds.
struct Member {
    days: Vec<Day>,
    net: f64,
}

fn rows(seed: u64) -> Vec<Row> {
    let bytes = orders(NAME, seed).unwrap();
    // The reader refuses a file whose rows have different numbers of cells.
    let mut reader = csv::ReaderBuilder::new().flexible(false).from_reader(&bytes[..]);
    // Amounts say their unit; what they are called is what stands before it.
    let headers: Vec<String> =
        reader.headers().unwrap().iter().map(|header| header.trim_end_matches("(元)").to_owned()).collect();
    let row = |record: csv::StringRecord| {
        let cells: BTreeMap<String, String> = headers.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
        let number = |header: &str| cells[header].parse::<f64>().unwrap();
        Row {
            order: cells["订单号"].clone(),
            member: cells["会员号"].clone(),
            day: Day::from_iso(&cells["下单时间"][..10]).unwrap(),
            paid: number("实付金额"),
            refund: number("退款金额"),
            cells,
        }
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn buyers(rows: &[Row]) -> Vec<Member> {
    members(rows).into_iter().filter(|member| !member.days.is_empty()).collect()
}

fn members(rows: &[Row]) -> Vec<Member> {
    let mut members: BTreeMap<&str, (BTreeMap<&str, Day>, f64)> = BTreeMap::new();
    let counts =
        |row: &&Row| !row.member.is_empty() && matches!(row.cell("订单状态"), "已完成" | "已发货" | "部分退款");
    for row in rows.iter().filter(counts) {
        let member = members.entry(&row.member).or_default();
        // Something brought back is money, but no order.
        if row.paid >= 0.0 {
            member.0.insert(&row.order, row.day);
        }
        member.1 += row.paid - row.refund;
    }
    members
        .into_values()
        .map(|(orders, net)| {
            let mut days: Vec<Day> = orders.into_values().collect();
            days.sort_unstable();
            Member { days, net }
        })
        .collect()
}

fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    // A change of one of these changes the figures that the sample shows; say so in the change log.
    let expected = [
        ("formula_shop", 3_924_237, 17_097_414_476_424_590_627),
        ("coffee_chain", 4_973_805, 16_315_902_859_592_233_406),
        ("device_maker", 882_530, 5_955_974_354_540_087_693),
    ];
    assert_eq!(NAMES, expected.map(|(name, ..)| name));
    for (name, length, hash) in expected {
        let bytes = orders(name, SEED).unwrap();
        assert!(bytes == orders(name, SEED).unwrap());
        assert!(bytes != orders(name, SEED + 1).unwrap());
        assert_eq!((bytes.len(), fnv(&bytes)), (length, hash), "{name}");
    }
}

#[test]
fn only_samples_that_are_named_exist() {
    assert!(NAMES.iter().all(|name| orders(name, 1).is_some()));
    assert!(orders("no_such_shop", 1).is_none() && files("no_such_shop", 1).is_none());
}

#[test]
fn every_row_adds_up_and_orders_are_whole() {
    let rows = rows(SEED);
    let mut heads: BTreeMap<&str, [&str; 5]> = BTreeMap::new();
    for row in &rows {
        let [quantity, unit, list, off] = ["数量", "单价", "原价", "优惠金额"].map(|header| row.number(header));
        assert!(
            (quantity >= 1.0 || row.cell("数量") == "-1") && unit > 0.0 && unit <= list && off >= 0.0,
            "{}",
            row.order
        );
        assert!(row.paid == 0.0 || (list * quantity - off - row.paid).abs() < 0.005, "{}", row.order);
        assert!(row.refund <= row.paid.max(0.0), "{}", row.order);
        assert_eq!(row.order.len(), "20251103-004217".len());
        assert_eq!(row.order[..8], row.day.to_string().replace('-', ""));
        // Who, when, where and how is the same on every row of an order.
        let head = ["会员号", "下单时间", "渠道", "支付方式", "省份"].map(|header| row.cell(header));
        assert_eq!(*heads.entry(&row.order).or_insert(head), head);
    }
    let (first, last) = (rows.iter().map(|row| row.day).min().unwrap(), rows.iter().map(|row| row.day).max().unwrap());
    assert_eq!((first.to_string(), last.to_string()), ("2024-11-01".into(), "2026-10-31".into()));
    assert!(rows.is_sorted_by_key(|row| row.cell("下单时间").to_owned()));
}

#[test]
fn everything_a_shop_knows_occurs() {
    let rows = rows(SEED);
    let values = |header: &str| -> BTreeSet<String> { rows.iter().map(|row| row.cell(header).to_owned()).collect() };
    let expected = |words: &[&str]| -> BTreeSet<String> { words.iter().map(|word| (*word).to_owned()).collect() };
    assert_eq!(values("订单状态"), expected(&["已完成", "已发货", "等待买家付款", "交易关闭", "已退款", "部分退款"]));
    assert_eq!(values("渠道"), expected(&["门店", "小程序", "天猫", "京东"]));
    assert_eq!(values("类目"), expected(&["奶粉", "辅食", "纸尿裤", "营养品"]));
    assert_eq!(values("品牌"), expected(&["牧川", "星露", "安贝", "优沐", "禾羚", "澄原", "棉朵", "小禾苗", "贝添"]));
    assert!(values("省份").len() >= 12 && values("支付方式").len() >= 7);
    for stage in ["孕产妇", "1段", "2段", "3段", "4段"] {
        assert!(values("商品名称").iter().any(|name| name.contains(stage)), "{stage}");
    }
    assert!(rows.iter().any(|row| row.member.is_empty()));
}

#[test]
fn counts_and_shares_are_those_of_a_real_shop() {
    for seed in [SEED, 2, 3] {
        let rows = rows(seed);
        let members = buyers(&rows);
        let orders = rows.iter().map(|row| row.order.as_str()).collect::<BTreeSet<&str>>().len();
        let once = members.iter().filter(|member| member.days.len() == 1).count() as f64 / members.len() as f64;
        let mut nets: Vec<f64> = members.iter().map(|member| member.net).collect();
        nets.sort_by(|a, b| b.total_cmp(a));
        let (most, median) = (nets[0], nets[nets.len() / 2]);
        let top = nets.iter().take(nets.len() / 5).sum::<f64>() / nets.iter().sum::<f64>();
        println!("{} rows, {orders} orders, {} members, {once:.3} once, {top:.3} top", rows.len(), members.len());
        assert!((2_500..=3_000).contains(&members.len()), "{} members", members.len());
        assert!((13_500..=15_000).contains(&orders), "{orders} orders");
        assert!((0.20..=0.28).contains(&once), "{once} came once");
        assert!((0.55..=0.65).contains(&top), "{top} from a fifth");
        assert!(most > 15.0 * median, "a heavy tail: {most} against {median}");
    }
}

/// The default eleven groups: R by quintiles, F by counts, M by quintiles, FM their mean, a table of R × FM.
#[test]
fn every_rfm_group_has_somebody() {
    let members = buyers(&rows(SEED));
    let as_of = Day::from_iso("2026-11-01").unwrap();
    let fifth = |values: &mut Vec<f64>, value: f64| {
        values.sort_by(f64::total_cmp);
        1 + (1..5).filter(|k| values[values.len() * k / 5] <= value).count()
    };
    let recency = |member: &Member| -f64::from(as_of.since(*member.days.last().unwrap()));
    let mut recencies: Vec<f64> = members.iter().map(recency).collect();
    let mut nets: Vec<f64> = members.iter().map(|member| member.net).collect();
    let mut groups = BTreeMap::<&str, usize>::new();
    for member in &members {
        let r = fifth(&mut recencies, recency(member));
        let f = [2, 3, 4, 6].iter().filter(|cut| member.days.len() >= **cut).count() + 1;
        let m = fifth(&mut nets, member.net);
        let group = match (r, (f + m).div_ceil(2)) {
            (5, 1) => "new",
            (5, 2) | (4, 2..=3) | (3, 3) => "potential",
            (5, 4..) | (4, 5) => "champions",
            (5, 3) | (4, 4) | (3, 4..) => "loyal",
            (3..=4, 1) => "promising",
            (3, 2) | (2, 2..=3) => "need attention",
            (2, 1) => "about to sleep",
            (2, 4..) | (1, 3) => "at risk",
            (1, 1) => "lost",
            (1, 2) => "hibernating",
            _ => "can't lose",
        };
        *groups.entry(group).or_default() += 1;
    }
    println!("{groups:?}");
    assert_eq!(groups.len(), 11, "{groups:?}");
    assert!(groups.values().all(|members| *members >= 15), "{groups:?}");
}

/// Silent and lively, young and old, and some who came back: what the lifecycle is made of, at round numbers of days.
#[test]
fn every_stage_of_life_has_somebody() {
    let members = buyers(&rows(SEED));
    let as_of = Day::from_iso("2026-11-01").unwrap();
    let mut stages = BTreeMap::<&str, usize>::new();
    for member in &members {
        let silent = as_of.since(*member.days.last().unwrap());
        let gaps: Vec<i32> = member.days.windows(2).map(|pair| pair[1].since(pair[0])).collect();
        let stage = match (silent, member.days.len()) {
            (0..=60, 2..) if gaps.last().is_some_and(|gap| *gap > 150) => "won back",
            (0..=60, 1) => "new",
            (0..=60, 2) => "developing",
            (0..=60, 3..=7) => "mature",
            (0..=60, _) => "loyal",
            (61..=120, _) => "at risk",
            (121..=240, _) => "lapsed",
            _ => "lost",
        };
        *stages.entry(stage).or_default() += 1;
    }
    assert_eq!(stages.len(), 8, "{stages:?}");
    assert!(stages.values().all(|members| *members >= 15), "{stages:?}");
    // The ninth has no order at all: members who only brought something back.
    let refunds_only = crate::members(&rows(SEED)).iter().filter(|member| member.days.is_empty()).count();
    assert!((5..60).contains(&refunds_only), "{refunds_only}");
}
