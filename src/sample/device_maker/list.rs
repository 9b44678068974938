//! The list of customers. Nobody in it exists: homes are called by a plant, companies by a colour and the word for "example", telephone
//! numbers have no middle. What is not told is empty.

use super::super::draw::Draw;
use super::super::sheet::row;
use super::life::Mood;
use super::tables::number;
use super::{Customer, Maker, Stream};

const HEADER: &str = "客户编号,客户名称,手机号,性别,年龄段,省份,城市,建档日期,来源,推荐人,是否同意营销,首选沟通方式,所属行业,公司规模,职位,负责人\n";

const PLANTS: &[&str] = &[
    "青竹", "白杨", "茉莉", "海棠", "石榴", "银杏", "丁香", "薄荷", "月季", "水杉", "梧桐", "紫薇", "芦苇", "山茶",
    "木棉", "桂花", "蔷薇", "文竹", "绿萝", "常青",
];
const COLOURS: &[&str] = &["靛蓝", "石青", "月白", "藕荷", "秋香", "黛绿", "绛紫", "鹅黄", "松绿", "霁色"];

/// Who of the maker answers, calls and looks after companies.
pub(super) const STAFF: &[&str] = &["小顾", "小沈", "阿林", "小邵", "阿岚"];

/// The list: everybody the maker knows.
pub(super) fn of(maker: &Maker) -> Vec<u8> {
    let mut text = String::with_capacity(maker.customers.len() * 170);
    text.push_str(HEADER);
    for customer in &maker.customers {
        person(&mut text, &mut Stream::List.of(maker.seed, customer.number), maker, customer);
    }
    text.into_bytes()
}

fn person(text: &mut String, draw: &mut Draw, maker: &Maker, customer: &Customer) {
    let buyer = &customer.buyer;
    let woman = draw.chance(520);
    let name = match &buyer.company {
        Some(company) => format!("{}{}（示例）", draw.one(COLOURS), company.house),
        None => format!("{}{}", draw.one(PLANTS), if woman { "女士" } else { "先生" }),
    };
    let phone = format!("1{}{}****{:04}", draw.between(3, 9), draw.below(10), draw.below(10_000));
    let private = buyer.company.is_none();
    let gender = if private && draw.chance(860) { if woman { "女" } else { "男" } } else { "" };
    let tells_age = draw.chance(780);
    let referrer = referrer(draw, maker, customer);
    let source = match referrer {
        0 if !private => draw.pick(&[("展会", 40), ("销售拜访", 44), ("官网", 16)]),
        0 => draw.pick(&[("官网", 40), ("社交媒体", 34), ("门店体验", 26)]),
        _ => "老客推荐",
    };
    let wish = if draw.chance(520) { buyer.reached } else { "" };
    let consent = if buyer.allows.is_empty() { "否".to_owned() } else { buyer.allows.join("、") };
    let company = buyer.company.as_ref();
    row(
        text,
        &[
            &number(customer.number),
            &name,
            &if draw.chance(930) { phone } else { String::new() },
            &gender,
            &if tells_age { buyer.age } else { "" },
            &buyer.place.0,
            &buyer.place.1,
            &buyer.known,
            &source,
            &if referrer > 0 { number(referrer) } else { String::new() },
            &consent,
            &if buyer.allows.contains(&wish) { wish } else { "" },
            &company.map_or("", |company| company.industry),
            &company.map_or("", |company| company.size),
            &company.map_or("", |company| company.title),
            &if company.is_some() { draw.one(STAFF) } else { "" },
        ],
    );
}

/// Who sent somebody: one of the delighted who were there before, homes to homes and companies to companies; 0 for nobody.
fn referrer(draw: &mut Draw, maker: &Maker, customer: &Customer) -> u32 {
    if !draw.chance(170) {
        return 0;
    }
    for _ in 0..12 {
        let other = maker.customers.get(draw.below(customer.number - 1) as usize);
        let sends = |other: &&Customer| {
            other.number < customer.number
                && other.life.mood == Mood::Delighted
                && !other.buyer.prospect
                && other.buyer.company.is_some() == customer.buyer.company.is_some()
        };
        if let Some(other) = other.filter(sends) {
            return other.number;
        }
    }
    0
}
