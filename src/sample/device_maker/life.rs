//! What becomes of a customer: orders, what breaks, how it is mended, who calls afterwards, and whether they come back.

use super::super::draw::Draw;
use super::LAST;
use super::buyers::{Buyer, Care, Filters};
use super::goods::{self, Item, Model};
use crate::base::Day;

/// What somebody thinks of the maker in the end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mood {
    /// Would send others, and does.
    Delighted,
    #[default]
    Content,
    Lukewarm,
    /// Does not come back.
    Unhappy,
}

/// One item of an order. Amounts in fen.
pub(super) struct Line {
    pub(super) item: Item,
    pub(super) quantity: i64,
    /// What was taken off.
    pub(super) off: i64,
    pub(super) refund: i64,
}

impl Line {
    /// What was paid for it.
    pub(super) fn paid(&self) -> i64 {
        self.item.list * self.quantity - self.off
    }
}

/// One order.
pub(super) struct Order {
    pub(super) customer: u32,
    /// Which of the customer's orders it is, from 1.
    pub(super) nth: usize,
    pub(super) day: Day,
    /// Second of the day.
    pub(super) second: u32,
    pub(super) channel: &'static str,
    pub(super) payment: &'static str,
    pub(super) place: (&'static str, &'static str),
    pub(super) lines: Vec<Line>,
}

impl Order {
    /// Its number as the maker writes it.
    pub(super) fn id(&self) -> String {
        let (year, month, date) = self.day.ymd();
        format!("{year:04}{month:02}{date:02}-{:04}-{:02}", self.customer, self.nth)
    }
}

/// How something that broke was dealt with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Money for the device.
    Returned,
    /// A new one.
    Exchanged,
    /// It was sent in and mended, or was to be.
    Repaired,
}

/// A return or a complaint.
pub(super) struct Ticket {
    pub(super) customer: u32,
    pub(super) order: String,
    pub(super) day: Day,
    pub(super) second: u32,
    pub(super) way: Way,
    pub(super) reason: &'static str,
    pub(super) product: &'static str,
    pub(super) refund: i64,
    /// It took weeks, or is still open.
    pub(super) bad: bool,
    pub(super) resolved: Option<Day>,
    /// When somebody called to ask whether all is well again.
    pub(super) followed: Option<Day>,
}

/// All that happened to one customer.
#[derive(Default)]
pub(super) struct Life {
    pub(super) orders: Vec<Order>,
    pub(super) tickets: Vec<Ticket>,
    pub(super) mood: Mood,
    /// Devices they have.
    devices: i64,
    /// When something will break, of which order.
    breaks: Vec<(Day, usize, Model)>,
}

impl Life {
    /// Lives it from the first order to the end of the export, or until they leave.
    pub(super) fn of(draw: &mut Draw, buyer: &Buyer, customer: u32) -> Life {
        let mut life = Life { mood: draw.pick(MOODS), ..Life::default() };
        if buyer.prospect {
            return life;
        }
        let cheaper = Some(goods::worth_waiting_for(buyer.known, 150)).filter(|day| buyer.waits && *day <= LAST);
        let mut next = Some(cheaper.unwrap_or(buyer.known));
        loop {
            let broken = life.breaks.iter().map(|(day, ..)| *day).enumerate().min_by_key(|(_, day)| *day);
            if let Some((at, _)) = broken.filter(|(_, day)| next.is_none_or(|next| *day < next)) {
                let (day, order, model) = life.breaks.swap_remove(at);
                if day <= LAST && !life.breaks_down(draw, buyer, (day, order, model), customer) {
                    next = None;
                }
            } else if let Some(day) = next.filter(|day| *day <= LAST) {
                life.buys(draw, buyer, customer, day);
                next = life.comes_back(draw, buyer, day);
            } else {
                return life;
            }
        }
    }

    /// One order at the prices of the day; a device that came with it may break.
    fn buys(&mut self, draw: &mut Draw, buyer: &Buyer, customer: u32, day: Day) {
        let (mut lines, device) = self.basket(draw, buyer);
        let percent = match &buyer.company {
            // Companies have prices of their own.
            Some(company) if company.is_large => 12,
            Some(_) => 6,
            None => goods::percent_off(day),
        };
        for line in &mut lines {
            line.off = line.item.list * line.quantity * percent / 100;
        }
        self.orders.push(Order {
            customer,
            nth: self.orders.len() + 1,
            day,
            second: second(draw, buyer),
            channel: if draw.chance(880) { buyer.channel } else { "官网商城" },
            payment: if draw.chance(900) { buyer.pays } else { draw.pick(&[("微信支付", 60), ("支付宝", 40)]) },
            place: buyer.place,
            lines,
        });
        if let Some((model, quantity)) = device {
            self.devices += quantity;
            // The more there are, the likelier one of them.
            if draw.chance((model.breaks * (2 + quantity as u32) / 3).min(850)) {
                self.breaks.push((day.plus(draw.between(4, 220)), self.orders.len() - 1, model));
            }
        } else if draw.chance(if buyer.careless { 480 } else { 12 }) {
            self.does_not_fit(draw);
        }
    }

    /// What is ordered: a device first, filters and sometimes another device later. Also the devices in it.
    fn basket(&self, draw: &mut Draw, buyer: &Buyer) -> (Vec<Line>, Option<(Model, i64)>) {
        let (model, private, first) = (buyer.model, buyer.company.is_none(), self.orders.is_empty());
        let mut lines = Vec::new();
        let mut add = |item: Item, quantity: i64| lines.push(Line { item, quantity, off: 0, refund: 0 });
        let mut device = None;
        if first {
            add(model.device, buyer.quantity);
            device = Some((model, buyer.quantity));
            if draw.chance(if private { 210 } else { 560 }) {
                add(model.warranty, buyer.quantity);
            }
        } else {
            let filter =
                model.filters.get(usize::from(buyer.filters == Filters::Imported)).copied().unwrap_or_default();
            add(filter, if private { i64::from(draw.between(1, 2)) } else { self.devices });
            // Who is delighted wants one for the bedroom; a company that grows equips another floor.
            let another = match (private, self.mood) {
                (true, Mood::Delighted) => 160,
                (true, Mood::Content) => 30,
                (false, Mood::Delighted | Mood::Content) => 130,
                _ => 0,
            };
            if draw.chance(another) {
                let (other, quantity) =
                    if private { (goods::second_device(draw), 1) } else { (model, i64::from(draw.between(1, 6))) };
                add(other.device, quantity);
                device = Some((other, quantity));
            }
        }
        if draw.chance(if first { 180 } else { 100 }) {
            add(model.part, if private { 1 } else { i64::from(draw.between(1, 4)) });
        }
        (lines, device)
    }

    /// A filter of the last order was for another device: it is exchanged, or its price given back.
    fn does_not_fit(&mut self, draw: &mut Draw) {
        let Some(order) = self.orders.last_mut() else { return };
        let (day, id) = (order.day.plus(draw.between(2, 9)), order.id());
        let Some(line) = order.lines.first_mut().filter(|_| day <= LAST) else { return };
        let way = if draw.chance(350) { Way::Returned } else { Way::Exchanged };
        if way == Way::Returned {
            line.refund = line.paid() / line.quantity;
        }
        self.tickets.push(Ticket {
            customer: order.customer,
            order: id,
            day,
            second: draw.between(9 * 3_600, 20 * 3_600) as u32,
            way,
            reason: "型号买错",
            product: line.item.name,
            refund: line.refund,
            bad: false,
            resolved: Some(day.plus(draw.between(2, 6))).filter(|day| *day <= LAST),
            followed: None,
        });
    }

    /// The day of the next order, if there is one.
    fn comes_back(&mut self, draw: &mut Draw, buyer: &Buyer, day: Day) -> Option<Day> {
        let leaves = match self.mood {
            Mood::Delighted => 40,
            Mood::Content => 90,
            Mood::Lukewarm => 200,
            Mood::Unhappy => 420,
        };
        if !buyer.refills() || draw.chance(if buyer.company.is_some() { leaves / 2 } else { leaves }) {
            return None;
        }
        // Companies have a plan, homes a drawer with spare ones, or forget.
        let percent = match buyer.company {
            Some(_) => draw.between(88, 114),
            None if draw.chance(240) => draw.between(170, 330),
            None => draw.between(45, 155),
        };
        let due = day.plus(buyer.model.lasts * percent / 100);
        Some(if buyer.waits && draw.chance(700) { goods::worth_waiting_for(due, 35) } else { due })
    }

    /// Something broke. Whether they stay is a matter of how it is mended, and of a call afterwards.
    fn breaks_down(
        &mut self,
        draw: &mut Draw,
        buyer: &Buyer,
        (day, at, model): (Day, usize, Model),
        customer: u32,
    ) -> bool {
        let Some(order) = self.orders.get_mut(at) else { return true };
        let young = day.since(order.day) <= 15;
        let way = if !young {
            Way::Repaired
        } else if draw.chance(450) {
            Way::Returned
        } else {
            Way::Exchanged
        };
        let poor = model.is_poor();
        let bad = way == Way::Repaired
            && draw.chance(match buyer.care {
                Care::Partner | Care::Active => 90,
                _ if poor => 560,
                _ => 380,
            });
        let days = if bad { draw.between(24, 70) } else { draw.between(1, 8) };
        let never = bad && draw.chance(220);
        let resolved = Some(day.plus(days)).filter(|day| !never && *day <= LAST);
        let followed = draw.chance(if buyer.company.is_some() { 640 } else { 400 }).then(|| {
            let mended = resolved.unwrap_or(day.plus(draw.between(8, 18)));
            mended.plus(draw.between(2, 7))
        });
        let followed = followed.filter(|day| *day <= LAST);
        let mut refund = 0;
        if way == Way::Returned
            && let Some(line) = order.lines.iter_mut().find(|line| line.item.name == model.device.name)
        {
            refund = line.paid() / line.quantity;
            line.refund = refund;
            self.devices -= 1;
        }
        self.tickets.push(Ticket {
            customer,
            order: order.id(),
            day,
            second: draw.between(9 * 3_600, 20 * 3_600) as u32,
            way,
            reason: reason(draw, &model),
            product: model.device.name,
            refund,
            bad,
            resolved,
            followed,
        });
        let (leaves, moods): (u32, &[(Mood, u32)]) = match (bad, followed.is_some()) {
            (true, false) => (820, &[(Mood::Unhappy, 84), (Mood::Lukewarm, 16)]),
            (true, true) => {
                (220, &[(Mood::Unhappy, 12), (Mood::Lukewarm, 36), (Mood::Content, 44), (Mood::Delighted, 8)])
            }
            (false, true) => (30, &[(Mood::Delighted, 58), (Mood::Content, 42)]),
            (false, false) => (90, &[(Mood::Delighted, 16), (Mood::Content, 64), (Mood::Lukewarm, 20)]),
        };
        self.mood = draw.pick(moods);
        // What is poor breaks again.
        if poor && way == Way::Repaired && draw.chance(350) {
            self.breaks.push((day.plus(days + draw.between(15, 120)), at, model));
        }
        let returned = way == Way::Returned && self.devices <= 0;
        !returned && !draw.chance(leaves)
    }
}

/// The second of the day: near the customer's hour, or whenever; companies order while they work.
fn second(draw: &mut Draw, buyer: &Buyer) -> u32 {
    let hour = match buyer.hour {
        Some(hour) if draw.chance(880) => hour + draw.between(0, 1),
        _ if buyer.company.is_some() => draw.between(9, 17),
        _ => draw.between(8, 22),
    };
    hour as u32 * 3_600 + draw.below(3_600)
}

const MOODS: &[(Mood, u32)] = &[(Mood::Delighted, 28), (Mood::Content, 52), (Mood::Lukewarm, 16), (Mood::Unhappy, 4)];

fn reason(draw: &mut Draw, model: &Model) -> &'static str {
    match model.device.name {
        name if name.contains("机器人") => {
            draw.pick(&[("不能回充", 38), ("导航失灵", 34), ("主刷卡死", 18), ("电池不耐用", 10)])
        }
        name if name.contains("加湿器") => draw.pick(&[("漏水", 56), ("不出雾", 44)]),
        _ => draw.pick(&[("噪音大", 46), ("传感器失灵", 32), ("不能开机", 22)]),
    }
}
