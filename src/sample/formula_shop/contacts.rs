//! The log of contacts: calls, messages and visits since the shop keeps one, with whoever allows them.
//!
//! How much care a customer gets goes by what they are worth, with mistakes in both directions: some of the best are forgotten, some of the
//! least are pampered. Whether somebody answers goes by the way they are approached. Complaints come in here as well.

use super::super::draw::Draw;
use super::super::sheet::{by_time, row, stamp};
use super::calendar::{LAST, percent_off};
use super::cases::Case;
use super::habits::{Bond, Family, Mood};
use super::people::STAFF;
use super::sheet::member;
use super::{Bought, Shop, Stream};
use crate::base::Day;

const HEADER: &str = "会员号,联系时间,沟通方式,方向,主题,内容,结果,跟进人\n";

/// The log begins on 1 August 2025.
const FROM: Day = Day(20_301);

/// What the shop does for a customer of its own accord.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Care {
    /// Nothing.
    #[default]
    None,
    /// Answers when they call.
    OnCall,
    /// Asks after an order whether all is well.
    FollowUp,
    /// Comes with advice, news and questions, month after month.
    Active,
    /// The same, and they plan and learn together.
    Partner,
}

impl Care {
    fn draw(draw: &mut Draw, family: &Family, bought: &Bought) -> Care {
        use Care::{Active, FollowUp, None, OnCall, Partner};
        let company = family.company.is_some();
        draw.pick(match bought.standing {
            _ if bought.net <= 0 => &[(None, 80), (OnCall, 20)],
            0..70 if company => &[(Partner, 46), (Active, 34), (FollowUp, 10), (OnCall, 10)],
            0..70 => &[(Partner, 8), (Active, 47), (FollowUp, 24), (OnCall, 11), (None, 10)],
            70..260 => &[(Active, 9), (FollowUp, 26), (OnCall, 29), (None, 36)],
            _ => &[(Active, 2), (FollowUp, 8), (OnCall, 20), (None, 70)],
        })
    }
}

/// One contact.
struct Contact {
    day: Day,
    second: u32,
    member: u32,
    way: &'static str,
    inbound: bool,
    topic: &'static str,
    content: &'static str,
    result: &'static str,
    agent: &'static str,
}

/// The file, in the order of time.
pub(super) fn log(shop: &Shop, cases: &[Case]) -> Vec<u8> {
    let mut log = Vec::with_capacity(9_000);
    for (number, family, bought) in shop.members() {
        let mut draw = Stream::Contacts.of(shop.seed, u64::from(number));
        let agent = draw.one(STAFF);
        let mut told = Told { log: &mut log, draw: &mut draw, family, member: number, agent };
        if family.bond == Bond::Prospect {
            told.courted();
        } else {
            let care = Care::draw(told.draw, family, bought);
            let days: Vec<Day> = shop.kept(bought, FROM).map(|order| order.day).collect();
            told.cared_for(care, &days);
            told.promoted_to(&days, bought);
        }
    }
    for (at, case) in (0..).zip(cases).filter(|(_, case)| case.day >= FROM && case.member > 0) {
        let Some(family) = shop.families.get(case.member as usize - 1) else { continue };
        let mut draw = Stream::Contacts.of(shop.seed, u64::from(u32::MAX - at));
        let agent = draw.one(STAFF);
        Told { log: &mut log, draw: &mut draw, family, member: case.member, agent }.complained(case);
    }
    log = by_time(log, |contact| contact.member, |contact| (contact.day, contact.second));
    let mut text = String::with_capacity(log.len() * 120);
    text.push_str(HEADER);
    for contact in &log {
        let Contact { day, second, way, inbound, topic, content, result, agent, .. } = *contact;
        let direction = if inbound { "呼入" } else { "呼出" };
        row(
            &mut text,
            &[&member(contact.member), &stamp(day, second), &way, &direction, &topic, &content, &result, &agent],
        );
    }
    text.into_bytes()
}

/// What a topic is about, in a few sentences; the first topics are the shop's, the next the customers'.
fn content(topic: &str) -> &'static [&'static str] {
    match topic {
        "新品推荐" => &["介绍新到的有机系列", "羊奶粉新品到店，邀请试用", "A2奶粉上架，发了介绍"],
        "使用指导" => &["讲解换段方法和冲泡水温", "提醒开罐后一个月内喝完", "说明如何转奶"],
        "改进建议" => &["询问对包装和送货的建议", "征求对门店服务的看法", "请教希望增加哪些品种"],
        "满意度回访" => &["询问宝宝喝得怎么样", "回访是否满意，有没有问题", "确认收货完好"],
        "订单跟进" => &["告知发货和到货时间", "确认收货地址", "缺货到货后通知"],
        "促销通知" => &["通知会员日优惠", "大促满减预告", "发放优惠券"],
        "生日祝福" => &["宝宝生日祝福和小礼物", "祝宝宝生日快乐"],
        "邀约到店" => &["邀请参加孕妈课堂", "送试用装，邀请到店", "邀请注册后首单立减"],
        "季度业务回顾" => &["回顾上季度采购和库存", "对账并讨论下季度需求"],
        "联合培训" => &["到对方机构给员工讲喂养知识", "一起办育儿讲座"],
        "共同采购计划" => &["一起制定下半年采购计划", "商定分批送货的计划"],
        "咨询" => &["问几个月可以换2段", "问有没有货", "问羊奶粉和牛奶粉的区别", "问怎么冲泡"],
        "订单查询" => &["问什么时候发货", "改收货地址", "要开发票"],
        "建议" => &["希望门店晚一点关门", "建议多进小罐装", "希望优惠提前说"],
        "老客推荐" => &["介绍了小区的朋友来买", "带同事来办会员"],
        "投诉" => &["反映问题，要求处理", "对处理不满意，再次来电"],
        "投诉处理" => &["致歉并说明处理办法", "回电告知处理结果"],
        "退换货" => &["要求退货", "询问退款进度"],
        _ => &[],
    }
}

/// Contacts with one customer.
struct Told<'a> {
    log: &'a mut Vec<Contact>,
    draw: &'a mut Draw,
    family: &'a Family,
    member: u32,
    agent: &'static str,
}

impl Told<'_> {
    /// By which way the shop approaches them: half the time by the one that works, if it knows it.
    fn way(&mut self) -> Option<&'static str> {
        let known = self.family.allows.contains(&self.family.reached) && self.draw.chance(500);
        if known {
            Some(self.family.reached)
        } else {
            Some(self.draw.one(&self.family.allows)).filter(|way| !way.is_empty())
        }
    }

    fn write(&mut self, day: Day, way: &'static str, inbound: bool, topic: &'static str, result: &'static str) {
        if day < FROM.max(self.family.joined) || day > LAST {
            return;
        }
        let second = self.draw.between(9 * 3_600, 20 * 3_600) as u32;
        let content = self.draw.one(content(topic));
        let (member, agent) = (self.member, self.agent);
        self.log.push(Contact { day, second, member, way, inbound, topic, content, result, agent });
    }

    /// The shop approaches them; nothing happens where they allow it no way.
    fn out(&mut self, day: Day, topic: &'static str) {
        let Some(way) = self.way() else { return };
        self.out_by(day, topic, way);
    }

    fn out_by(&mut self, day: Day, topic: &'static str, way: &'static str) {
        let answered = self.draw.chance(if way == "上门拜访" { 920 } else { self.family.answers(way) });
        let result = match (way, answered) {
            ("电话", true) => "已接通",
            ("电话", false) => "未接通",
            ("上门拜访", true) => "已面谈",
            ("上门拜访", false) => "未见到",
            (_, true) => "已回复",
            (_, false) => "未回复",
        };
        self.write(day, way, false, topic, result);
    }

    /// They approach the shop.
    fn comes(&mut self, day: Day, topic: &'static str) {
        let way = if self.family.reached.is_empty() || self.draw.chance(350) {
            self.draw.pick(&[("电话", 45), ("微信", 45), ("邮件", 10)])
        } else {
            self.family.reached
        };
        let result = self.draw.pick(&[("已解决", 82), ("跟进中", 12), ("未解决", 6)]);
        self.write(day, way, true, topic, result);
    }

    fn cared_for(&mut self, care: Care, days: &[Day]) {
        let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else { return };
        let until = last.plus(60).min(LAST);
        if care != Care::None {
            for day in days {
                if self.draw.chance(170) {
                    let topic = self.draw.pick(&[("咨询", 52), ("订单查询", 34), ("建议", 14)]);
                    let day = day.plus(self.draw.between(-6, 6));
                    self.comes(day, topic);
                }
            }
        }
        if matches!(care, Care::FollowUp | Care::Active | Care::Partner) {
            let often = if care == Care::FollowUp { 780 } else { 420 };
            for day in days {
                if self.draw.chance(often) {
                    let topic = self.draw.pick(&[("满意度回访", 80), ("订单跟进", 20)]);
                    let day = day.plus(self.draw.between(3, 18));
                    self.out(day, topic);
                }
            }
        }
        if matches!(care, Care::Active | Care::Partner) {
            let mut day = first.plus(self.draw.between(5, 25));
            while day <= until {
                let topic = self.draw.pick(&[("新品推荐", 40), ("使用指导", 32), ("改进建议", 28)]);
                if self.family.company.is_some() && self.draw.chance(280) {
                    self.out_by(day, topic, "上门拜访");
                } else {
                    self.out(day, topic);
                }
                day = day.plus(self.draw.between(20, 44));
            }
        }
        if care == Care::Partner {
            let mut day = first.plus(self.draw.between(10, 60));
            while day <= until {
                let topic = self.draw.pick(&[("季度业务回顾", 40), ("联合培训", 28), ("共同采购计划", 32)]);
                self.out_by(day, topic, "上门拜访");
                day = day.plus(self.draw.between(70, 105));
                // Partners call as often as they are called.
                for _ in 0..self.draw.between(1, 3) {
                    let topic = self.draw.pick(&[("建议", 40), ("咨询", 30), ("订单查询", 30)]);
                    let before = day.plus(-self.draw.between(1, 60));
                    self.comes(before, topic);
                }
            }
        }
        if self.family.mood == Mood::Delighted && self.draw.chance(90) {
            let day = Day(self.draw.between(first.0, until.0));
            self.comes(day, "老客推荐");
        }
        // A wish for the child's birthday goes to whoever is looked after.
        if care != Care::None && self.family.company.is_none() {
            for years in 1..4 {
                let day = self.family.born.plus(years * 365);
                if (first..=until).contains(&day) {
                    self.out(day, "生日祝福");
                }
            }
        }
    }

    /// Mass messages before promotions, to some of those who bought in the half year before.
    fn promoted_to(&mut self, days: &[Day], bought: &Bought) {
        let Some(last) = days.last().copied() else { return };
        if !self.draw.chance(if bought.is_worth(300) { 400 } else { 220 }) {
            return;
        }
        let way = self.draw.one(&["短信", "微信", "短信", "邮件"]);
        if !self.family.allows.contains(&way) {
            return;
        }
        let first = days.first().copied().unwrap_or(last);
        for day in (first.0..=last.plus(180).min(LAST).0).map(Day) {
            // The first day of a promotion, large ones always and the members' day now and then.
            let begins = percent_off(day) > 0 && percent_off(day.plus(-1)) == 0;
            if begins && (percent_off(day) >= 10 || self.draw.chance(180)) {
                self.out_by(day.plus(-1), "促销通知", way);
            }
        }
    }

    /// Somebody who registered and never bought.
    fn courted(&mut self) {
        let mut day = self.family.joined.plus(self.draw.between(0, 4));
        if self.draw.chance(400) {
            self.comes(day, "咨询");
        }
        if self.draw.chance(700) {
            for _ in 0..self.draw.between(1, 4) {
                let topic = self.draw.pick(&[("邀约到店", 55), ("新品推荐", 25), ("促销通知", 20)]);
                self.out(day, topic);
                day = day.plus(self.draw.between(12, 50));
            }
        }
    }

    /// A return or a complaint comes in, and is answered if it was settled.
    fn complained(&mut self, case: &Case) {
        let topic = if case.kind == "投诉" { "投诉" } else { "退换货" };
        if topic == "退换货" && !self.draw.chance(450) {
            return;
        }
        let way = self.draw.pick(&[("电话", 50), ("微信", 44), ("邮件", 6)]);
        let result = if case.resolved.is_some() { "已解决" } else { "未解决" };
        self.write(case.day, way, true, topic, result);
        if let Some(day) = case.resolved.filter(|_| topic == "投诉") {
            self.out_by(day, "投诉处理", way);
        }
    }
}
