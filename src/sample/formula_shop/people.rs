//! The list of customers: who they are, as the shop's membership programme writes it down.
//!
//! Nobody in it exists: families are called by a child's pet name, houses by a toy and the word for "example", telephone numbers have no
//! middle. Not everybody tells everything; what is not told is empty.

use super::super::draw::Draw;
use super::super::sheet::row;
use super::calendar::LAST;
use super::habits::{Bond, Family, Mood, Taste};
use super::sheet::member;
use super::{Bought, Shop, Stream};
use crate::base::Day;

const HEADER: &str = "会员号,客户名称,手机号,性别,生日,年龄,宝宝生日,月收入(元),省份,城市,会员等级,积分,注册日期,来源,推荐人,是否同意营销,首选沟通方式,\
    所属行业,公司规模,职位,负责人\n";

const PETS: &[&str] = &[
    "豆豆", "米粒", "团团", "糯米", "汤圆", "果果", "朵朵", "安安", "乐乐", "小满", "年糕", "布丁", "石榴", "小雨",
    "星星", "毛毛", "芽芽", "可可", "奇奇", "点点", "土豆", "柚子", "核桃", "小麦", "元宝", "多多", "夏夏", "小舟",
    "栗子", "泡泡",
];
const TOYS: &[&str] = &["纸船", "木马", "风铃", "积木", "陀螺", "拨浪鼓", "风车", "布熊", "皮球", "万花筒"];

/// Who of the shop looks after those who are worth it.
pub(super) const STAFF: &[&str] = &["小林", "小周", "小陈", "阿芳", "阿梅", "小吴"];

/// Levels, the lowest first.
const TIERS: &[&str] = &["普通会员", "银卡", "金卡", "VIP"];

/// The list: everybody who bought since the export begins, and those who only registered since.
pub(super) fn list(shop: &Shop) -> Vec<u8> {
    let mut text = String::with_capacity(shop.families.len() * 170);
    text.push_str(HEADER);
    for (number, family, bought) in shop.members() {
        let mut draw = Stream::People.of(shop.seed, u64::from(number));
        person(&mut text, &mut draw, shop, number, family, bought);
    }
    text.into_bytes()
}

fn person(text: &mut String, draw: &mut Draw, shop: &Shop, number: u32, family: &Family, bought: &Bought) {
    let father = draw.chance(150);
    let name = match &family.company {
        Some(company) => format!("{}{}（示例）", draw.one(TOYS), company.house),
        None => format!("{}{}", draw.one(PETS), if father { "爸爸" } else { "妈妈" }),
    };
    let phone = format!("1{}{}****{:04}", draw.between(3, 9), draw.below(10), draw.below(10_000));
    let phone = if draw.chance(930) { phone } else { String::new() };
    let years = draw.between(22, 41);
    let birthday = family.born.plus(-years * 365 - draw.between(0, 364));
    let private = family.company.is_none();
    let (tells_birthday, tells_age) = (private && draw.chance(640), private && draw.chance(450));
    // Who is not born yet has no birthday.
    let tells_child = private && draw.chance(780) && family.born <= LAST;
    let gender = if private && draw.chance(900) { if father { "男" } else { "女" } } else { "" };
    let income = if private && draw.chance(620) { income(draw, family) } else { "" };
    let registered = if draw.chance(120) { family.joined.plus(-draw.between(1, 60)) } else { family.joined };
    let referrer = shop.referrers.get(number as usize - 1).copied().unwrap_or(0);
    let source = if referrer > 0 { "老客推荐" } else { source(draw, family) };
    let points = bought.net.max(0) / 10_000 * i64::from(draw.between(20, 100));
    let tier = tier(draw, family, bought);
    let wish = match family.reached {
        // What people say they want is not always what they answer to.
        _ if draw.chance(420) => "",
        best if !best.is_empty() && draw.chance(850) => best,
        _ => draw.one(&family.allows),
    };
    let consent = if family.allows.is_empty() { "否".to_owned() } else { family.allows.join("、") };
    let company = family.company.as_ref();
    let day = |told: bool, day: Day| if told { day.to_string() } else { String::new() };
    let age = if tells_age && !tells_birthday { (LAST.since(birthday) / 365).to_string() } else { String::new() };
    row(
        text,
        &[
            &member(number),
            &name,
            &phone,
            &gender,
            &day(tells_birthday, birthday),
            &age,
            &day(tells_child, family.born),
            &income,
            &family.place.0,
            &family.place.1,
            &tier,
            &points,
            &registered,
            &source,
            &member(referrer),
            &consent,
            &wish,
            &company.map_or("", |company| company.industry),
            &company.map_or("", |company| company.size),
            &company.map_or("", |company| company.title),
            &if bought.is_worth(WORTH) || company.is_some() { draw.one(STAFF) } else { "" },
        ],
    );
}

/// Of a thousand buyers, so many have somebody of the shop to themselves.
const WORTH: u32 = 80;

/// Who looks at the quality earns more, on the whole.
fn income(draw: &mut Draw, family: &Family) -> &'static str {
    draw.pick(match family.taste {
        Taste::Price => {
            &[("5000以下", 26), ("5000-8000", 40), ("8000-12000", 24), ("12000-20000", 8), ("20000以上", 2)]
        }
        Taste::Quality => {
            &[("5000以下", 3), ("5000-8000", 12), ("8000-12000", 28), ("12000-20000", 34), ("20000以上", 23)]
        }
        Taste::Plain => {
            &[("5000以下", 12), ("5000-8000", 32), ("8000-12000", 33), ("12000-20000", 16), ("20000以上", 7)]
        }
    })
}

fn source(draw: &mut Draw, family: &Family) -> &'static str {
    let [usual, _] = family.channels;
    match (family.bond, usual) {
        (Bond::Prospect, _) => draw.pick(&[("孕妈课堂", 40), ("社区活动", 30), ("小程序", 30)]),
        (_, "门店" | "小程序") => draw.pick(&[(usual, 70), ("孕妈课堂", 14), ("社区活动", 16)]),
        _ => usual,
    }
}

/// The level that somebody has: what they earned, mostly. Some were raised as a favour, some were forgotten.
fn tier(draw: &mut Draw, family: &Family, bought: &Bought) -> &'static str {
    let earned = match bought.standing {
        _ if family.bond == Bond::Prospect || bought.net <= 0 => 0,
        0..60 => 3,
        60..250 => 2,
        250..550 => 1,
        _ => 0,
    };
    let shift = draw.pick(&[(0, 82), (1, 8), (2, 10)]);
    let level = match shift {
        1 => (earned + 1).min(TIERS.len() - 1),
        2 => earned.saturating_sub(1),
        _ => earned,
    };
    TIERS.get(level).copied().unwrap_or_default()
}

/// Who sent each member, by their number; 0 for nobody. Who is delighted sends others, and those whom friends send stay longer.
pub(super) fn referrers(seed: u64, families: &[Family]) -> Vec<u32> {
    let sent_by = |(at, family): (usize, &Family)| {
        let mut draw = Stream::Referrers.of(seed, at as u64);
        let chance = match family.bond {
            Bond::Devoted | Bond::Regular => 200,
            Bond::Prospect => 110,
            _ => 90,
        };
        if at == 0 || !draw.chance(chance) {
            return 0;
        }
        for _ in 0..12 {
            let other = draw.below(at as u32);
            let sends =
                match families.get(other as usize).filter(|other| other.bond != Bond::Prospect).map(|one| one.mood) {
                    Some(Mood::Delighted) => 900,
                    Some(Mood::Content) => 90,
                    _ => 0,
                };
            if draw.chance(sends) {
                return other + 1;
            }
        }
        0
    };
    families.iter().enumerate().map(sent_by).collect()
}
