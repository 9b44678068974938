//! What members do in the mini-programme and on the pages of the shop, over the last four months of the export.
//!
//! Before an order by mini-programme they look and put into the cart; some waver over one thing for days, cart included, and buy nothing;
//! some only look around; most are never there. Who registered and never bought wavers or looks around.

use super::super::draw::Draw;
use super::super::sheet::{by_time, row, stamp};
use super::calendar::LAST;
use super::goods::{self, Item};
use super::habits::{Bond, Family, Taste};
use super::sheet::member;
use super::{Shop, Stream};
use crate::base::Day;

const HEADER: &str = "会员号,时间,行为,商品名称,类目,页面,搜索词,渠道\n";

/// The log begins on 1 July 2026.
const FROM: Day = Day(20_635);

/// In a thousand members who don't use the mini-programme to buy, those who look into it all the same.
const CURIOUS: u32 = 220;

const SEARCHES: &[&str] =
    &["有机奶粉", "羊奶粉", "A2奶粉", "1段奶粉", "2段", "3段", "益生菌", "纸尿裤 L", "米粉", "优惠券", "试用装"];

/// One thing done.
struct Event {
    day: Day,
    second: u32,
    member: u32,
    what: &'static str,
    product: &'static str,
    category: &'static str,
    page: &'static str,
    search: &'static str,
    channel: &'static str,
}

/// Events of one visit, some seconds to minutes after each other.
struct Session<'a> {
    log: &'a mut Vec<Event>,
    draw: &'a mut Draw,
    member: u32,
    day: Day,
    second: u32,
    channel: &'static str,
}

impl Session<'_> {
    fn does(&mut self, what: &'static str, page: &'static str, item: Option<Item>, search: &'static str) {
        let Session { member, day, second, channel, .. } = *self;
        let (product, category) = item.map_or(("", ""), |item| (item.name, item.category));
        self.log.push(Event { day, second, member, what, product, category, page, search, channel });
        self.second = (second + 15 + self.draw.below(160)).min(86_399);
    }

    fn views(&mut self, item: Item) {
        self.does("浏览", "商品详情", Some(item), "");
    }

    fn fills(&mut self, item: Item) {
        self.does("加购", "购物车", Some(item), "");
    }

    fn searches(&mut self) {
        let word = self.draw.one(SEARCHES);
        self.does("搜索", "搜索结果", None, word);
    }

    fn looks_around(&mut self) {
        let page = if self.draw.chance(600) { "首页" } else { "活动页" };
        self.does("浏览", page, None, "");
    }
}

/// The file, in the order of time.
pub(super) fn log(shop: &Shop) -> Vec<u8> {
    let mut log = Vec::with_capacity(12_000);
    for (number, family, bought) in shop.members() {
        let mut draw = Stream::Web.of(shop.seed, u64::from(number));
        let kept = shop.kept(bought, FROM);
        for order in kept.filter(|order| order.channel == "小程序") {
            let second = order.second.saturating_sub(600 + draw.below(1_500));
            let mut session =
                Session {
                    log: &mut log, draw: &mut draw, member: number, day: order.day, second, channel: "小程序"
                };
            if session.draw.chance(350) {
                session.looks_around();
            }
            for line in &order.lines {
                for _ in 0..session.draw.between(1, 2) {
                    session.views(line.item);
                }
                session.fills(line.item);
            }
            // The order itself, in the second that the orders name.
            session.second = order.second;
            for line in &order.lines {
                session.does("购买", "支付完成", Some(line.item), "");
                session.second = order.second;
            }
        }
        without_buying(&mut draw, &mut log, number, family);
    }
    log = by_time(log, |event| event.member, |event| (event.day, event.second));
    let mut text = String::with_capacity(log.len() * 130);
    text.push_str(HEADER);
    for event in &log {
        let Event { day, second, what, product, category, page, search, channel, .. } = *event;
        row(
            &mut text,
            &[&member(event.member), &stamp(day, second), &what, &product, &category, &page, &search, &channel],
        );
    }
    text.into_bytes()
}

/// Visits that come to nothing.
fn without_buying(draw: &mut Draw, log: &mut Vec<Event>, member: u32, family: &Family) {
    let prospect = family.bond == Bond::Prospect;
    let there = family.channels.contains(&"小程序") || draw.chance(CURIOUS);
    let registered = !there && prospect && draw.chance(500);
    if !there && !registered {
        return;
    }
    let wavers = match (prospect, family.taste) {
        (true, _) => 380,
        (false, Taste::Price) => 320,
        (false, _) => 140,
    };
    let (wavering, looking) = (draw.chance(wavers), draw.chance(330));
    // Who registered looks soon after; everybody else whenever.
    let from = family.joined.max(FROM);
    let late = draw.chance(450);
    let mut day = Day(draw.between(if late { LAST.0 - 28 } else { from.0 }.max(from.0), LAST.0));
    let channel = if draw.chance(700) { "小程序" } else { "网页" };
    let age = day.since(family.born).max(0);
    let item = family.range.tin(goods::stage(age));
    let visits = if wavering { draw.between(2, 4) } else { i32::from(looking) * draw.between(1, 3) };
    for _ in 0..visits {
        let hour = match family.hour {
            Some(hour) => hour + draw.below(2),
            None => 8 + draw.below(15),
        };
        let second = hour * 3_600 + draw.below(3_000);
        let mut session = Session { log, draw, member, day, second, channel };
        if session.draw.chance(400) {
            session.looks_around();
        }
        if session.draw.chance(350) {
            session.searches();
        }
        if wavering {
            for _ in 0..session.draw.between(1, 3) {
                session.views(item);
            }
            if session.draw.chance(450) {
                session.fills(item);
            }
        } else {
            let (other, _) = goods::extra(session.draw, age);
            let seen = if session.draw.chance(500) { item } else { other };
            session.views(seen);
        }
        day = day.plus(draw.between(1, 9));
        if day > LAST {
            return;
        }
    }
}
