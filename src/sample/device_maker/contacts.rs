//! The log of contacts: tickets and how they went on, calls afterwards, and the care that a customer gets.

use super::super::draw::Draw;
use super::super::sheet::{by_time, row, stamp};
use super::buyers::Care;
use super::life::{Mood, Ticket, Way};
use super::list::STAFF;
use super::tables::number;
use super::{Customer, LAST, Maker, Stream, words};
use crate::base::Day;

const HEADER: &str = "客户编号,联系时间,沟通方式,方向,主题,内容,结果,跟进人\n";

/// One contact.
struct Contact {
    day: Day,
    second: u32,
    customer: u32,
    way: &'static str,
    inbound: bool,
    topic: &'static str,
    content: &'static str,
    result: &'static str,
    agent: &'static str,
}

/// The file, in the order of time.
pub(super) fn log(maker: &Maker) -> Vec<u8> {
    let mut log = Vec::with_capacity(8_000);
    for customer in &maker.customers {
        let mut draw = Stream::Contacts.of(maker.seed, customer.number);
        let agent = draw.one(STAFF);
        let mut told = Told { log: &mut log, draw: &mut draw, customer, agent };
        if customer.buyer.prospect {
            told.asked();
        } else {
            customer.life.tickets.iter().for_each(|ticket| told.mended(ticket));
            told.cared_for();
        }
    }
    log = by_time(log, |contact| contact.customer, |contact| (contact.day, contact.second));
    let mut text = String::with_capacity(log.len() * 130);
    text.push_str(HEADER);
    for contact in &log {
        let Contact { day, second, way, inbound, topic, content, result, agent, .. } = *contact;
        let direction = if inbound { "呼入" } else { "呼出" };
        row(
            &mut text,
            &[&number(contact.customer), &stamp(day, second), &way, &direction, &topic, &content, &result, &agent],
        );
    }
    text.into_bytes()
}

/// Contacts with one customer.
struct Told<'a> {
    log: &'a mut Vec<Contact>,
    draw: &'a mut Draw,
    customer: &'a Customer,
    agent: &'static str,
}

impl Told<'_> {
    fn write(&mut self, day: Day, way: &'static str, inbound: bool, topic: &'static str, result: &'static str) {
        if day < self.customer.buyer.known || day > LAST {
            return;
        }
        let second = self.draw.between(9 * 3_600, 20 * 3_600) as u32;
        let content = words::of_contact(self.draw, topic);
        let (customer, agent) = (self.customer.number, self.agent);
        self.log.push(Contact { day, second, customer, way, inbound, topic, content, result, agent });
    }

    /// The maker approaches them, half the time by the way that works; nothing happens where they allow it no way.
    fn out(&mut self, day: Day, topic: &'static str) {
        let buyer = &self.customer.buyer;
        let known = buyer.allows.contains(&buyer.reached) && self.draw.chance(500);
        let way = if known { buyer.reached } else { self.draw.one(&buyer.allows) };
        if !way.is_empty() {
            self.out_by(day, topic, way);
        }
    }

    fn out_by(&mut self, day: Day, topic: &'static str, way: &'static str) {
        let answered = self.draw.chance(if way == "上门拜访" { 920 } else { self.customer.buyer.answers(way) });
        let result = match (way, answered) {
            ("电话", true) => "已接通",
            ("电话", false) => "未接通",
            ("上门拜访", true) => "已沟通",
            ("上门拜访", false) => "联系不上",
            (_, true) => "已回复",
            (_, false) => "未回复",
        };
        self.write(day, way, false, topic, result);
    }

    /// They approach the maker.
    fn comes(&mut self, day: Day, topic: &'static str, result: &'static str) {
        // Nobody comes with a short message.
        let own = Some(self.customer.buyer.reached).filter(|way| *way != "短信" && self.draw.chance(720));
        let way = own.unwrap_or_else(|| self.draw.pick(&[("电话", 46), ("在线客服", 44), ("邮件", 10)]));
        self.write(day, way, true, topic, result);
    }

    /// A ticket: it comes in, it is asked after while it lasts, and maybe somebody calls when it is over.
    fn mended(&mut self, ticket: &Ticket) {
        let topic = if ticket.way == Way::Repaired { "报修" } else { "退换货" };
        let open = ticket.resolved.is_none();
        self.comes(ticket.day, topic, if open { "处理中" } else { "已解决" });
        if ticket.bad {
            let until = ticket.resolved.unwrap_or(LAST).min(ticket.day.plus(45));
            let mut day = ticket.day.plus(self.draw.between(7, 14));
            while day < until {
                self.comes(day, "投诉", if open { "未解决" } else { "已解决" });
                day = day.plus(self.draw.between(9, 20));
            }
        }
        if let Some(day) = ticket.followed {
            // About a repair everybody may be called, and it is tried until somebody answers.
            self.write(day, "电话", false, "售后回访", "已接通");
        }
    }

    /// Somebody who asked and never bought.
    fn asked(&mut self) {
        let mut day = self.customer.buyer.known;
        self.comes(day, "咨询", "已解决");
        for _ in 0..self.draw.between(0, 3) {
            day = day.plus(self.draw.between(6, 40));
            self.out(day, "新品推荐");
        }
    }

    fn cared_for(&mut self) {
        let customer = self.customer;
        let care = customer.buyer.care;
        let days: Vec<Day> = customer.life.orders.iter().map(|order| order.day).collect();
        let (Some(first), Some(last)) = (days.first().copied(), days.last().copied()) else { return };
        let until = last.plus(120).min(LAST);
        for day in &days {
            if care != Care::None && self.draw.chance(240) {
                let topic = self.draw.pick(&[("咨询", 60), ("订单查询", 40)]);
                let day = day.plus(self.draw.between(-5, 9));
                self.comes(day, topic, "已解决");
            }
            let often = match care {
                Care::None | Care::OnCall => 0,
                Care::FollowUp => 800,
                Care::Active | Care::Partner => 450,
            };
            if self.draw.chance(often) {
                let day = day.plus(self.draw.between(3, 18));
                self.out(day, "满意度回访");
            }
        }
        if matches!(care, Care::Active | Care::Partner) {
            let mut day = first.plus(self.draw.between(6, 30));
            while day <= until {
                let topic = self.draw.pick(&[("使用指导", 44), ("新品推荐", 30), ("改进建议", 26)]);
                self.out(day, topic);
                day = day.plus(self.draw.between(24, 50));
            }
        }
        if care == Care::Partner {
            let mut day = first.plus(self.draw.between(20, 70));
            while day <= until {
                let topic = self.draw.pick(&[("季度业务回顾", 42), ("联合培训", 30), ("联合计划", 28)]);
                self.out_by(day, topic, "上门拜访");
                let before = day.plus(-self.draw.between(3, 40));
                self.comes(before, "咨询", "已解决");
                day = day.plus(self.draw.between(75, 105));
            }
        }
        if customer.life.mood == Mood::Delighted && self.draw.chance(110) {
            let day = Day(self.draw.between(first.0, until.0));
            self.comes(day, "转介绍", "已解决");
        }
    }
}
