//! What is made and sold: devices, what they use up, what goes with them. The brand is invented; prices in fen.
//!
//! Devices leave little and filters most: a device that is sold in a promotion to somebody who buys filters elsewhere is sold at a loss.

use super::super::draw::Draw;
use crate::base::Day;

/// One thing in the catalogue.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Item {
    pub(super) name: &'static str,
    pub(super) category: &'static str,
    /// List price of one, in fen.
    pub(super) list: i64,
    /// What one costs the maker, in per cent of the list price.
    cost: i64,
}

impl Item {
    /// What one costs the maker, in fen.
    pub(super) fn cost(&self) -> i64 {
        self.list * self.cost / 100
    }
}

const fn device(category: &'static str, name: &'static str, yuan: i64) -> Item {
    Item { name, category, list: yuan * 100, cost: 90 }
}

const fn filter(category: &'static str, name: &'static str, yuan: i64) -> Item {
    Item { name, category, list: yuan * 100, cost: 38 }
}

const fn part(category: &'static str, name: &'static str, yuan: i64) -> Item {
    Item { name, category, list: yuan * 100, cost: 46 }
}

const fn service(name: &'static str, yuan: i64) -> Item {
    Item { name, category: "服务", list: yuan * 100, cost: 34 }
}

const AIR: &str = "空气净化";
const FLOOR: &str = "地面清洁";
const MOIST: &str = "加湿";
const WORKPLACE: &str = "商用净化";

/// A device and what belongs to it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Model {
    pub(super) device: Item,
    /// What it uses up: ours, and the imported one.
    pub(super) filters: [Item; 2],
    pub(super) part: Item,
    pub(super) warranty: Item,
    /// Days that a filter lasts.
    pub(super) lasts: i32,
    /// Of a thousand, those that break within the warranty.
    pub(super) breaks: u32,
}

impl Model {
    /// Whether most of them break.
    pub(super) fn is_poor(&self) -> bool {
        self.breaks > 500
    }
}

const P1: Model = Model {
    device: device(AIR, "岚澈 空气净化器 P1", 1_299),
    filters: [filter(AIR, "岚澈 P1 滤芯", 199), filter(AIR, "岚澈 P1 进口滤芯", 299)],
    part: part(AIR, "岚澈 P1 移动底座", 129),
    warranty: service("延长保修一年（空气净化器）", 129),
    lasts: 100,
    breaks: 70,
};
const P3: Model = Model {
    device: device(AIR, "岚澈 空气净化器 P3 Pro", 2_599),
    filters: [filter(AIR, "岚澈 P3 滤芯", 299), filter(AIR, "岚澈 P3 进口滤芯", 429)],
    part: part(AIR, "岚澈 P3 移动底座", 159),
    warranty: service("延长保修一年（空气净化器）", 129),
    lasts: 95,
    breaks: 60,
};
const R2: Model = Model {
    device: device(FLOOR, "岚澈 扫地机器人 R2", 1_799),
    filters: [filter(FLOOR, "岚澈 R2 边刷尘袋套装", 99), filter(FLOOR, "岚澈 R2 进口滤网套装", 149)],
    part: part(FLOOR, "岚澈 R2 充电座", 199),
    warranty: service("延长保修一年（扫地机器人）", 199),
    lasts: 72,
    breaks: 90,
};
const R5: Model = Model {
    device: device(FLOOR, "岚澈 扫地机器人 R5", 2_999),
    filters: [filter(FLOOR, "岚澈 R5 边刷尘袋套装", 129), filter(FLOOR, "岚澈 R5 进口滤网套装", 189)],
    part: part(FLOOR, "岚澈 R5 充电座", 259),
    warranty: service("延长保修一年（扫地机器人）", 199),
    lasts: 72,
    breaks: 820,
};
const H1: Model = Model {
    device: device(MOIST, "岚澈 加湿器 H1", 459),
    filters: [filter(MOIST, "岚澈 H1 滤网", 69), filter(MOIST, "岚澈 H1 进口滤网", 109)],
    part: part(MOIST, "岚澈 H1 水箱", 99),
    warranty: service("延长保修一年（加湿器）", 49),
    lasts: 80,
    breaks: 60,
};
const C8: Model = Model {
    device: device(WORKPLACE, "岚澈商用 空气净化器 C8", 5_999),
    filters: [filter(WORKPLACE, "岚澈商用 C8 复合滤芯", 899), filter(WORKPLACE, "岚澈商用 C8 进口复合滤芯", 1_199)],
    part: part(WORKPLACE, "岚澈商用 C8 壁挂支架", 359),
    warranty: service("年度保养服务（商用）", 880),
    lasts: 58,
    breaks: 50,
};

/// What homes buy, and what companies do.
pub(super) const HOME: &[(Model, u32)] = &[(P1, 34), (P3, 14), (R2, 16), (R5, 11), (H1, 25)];
pub(super) const WORK: &[(Model, u32)] = &[(C8, 54), (P3, 32), (R5, 6), (P1, 8)];

/// Per cent off on a day: 618 and double eleven, and spring cleaning.
pub(super) fn percent_off(day: Day) -> i64 {
    match day.ymd() {
        (_, 3, 1..=10) | (_, 6, 1..=20) | (_, 11, 1..=11) => 15,
        _ => 0,
    }
}

/// The day to which a purchase is put off that can wait so many days: the first on which something is cheaper, if there is one.
pub(super) fn worth_waiting_for(day: Day, days: i32) -> Day {
    (0..=days).map(|n| day.plus(n)).find(|day| percent_off(*day) > 0).unwrap_or(day)
}

/// Something for a second room.
pub(super) fn second_device(draw: &mut Draw) -> Model {
    draw.pick(&[(P1, 30), (H1, 36), (R2, 20), (P3, 14)])
}
