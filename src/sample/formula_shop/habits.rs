//! How a family buys: what a customer keeps over the years.

use super::super::draw::Draw;
use super::calendar::LAST;
use super::goods::{RANGES, Range};
use crate::base::Day;

/// How much of a family the shop has won.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Bond {
    /// Came to try; most never come back.
    #[default]
    Trial,
    /// Buys here when it is convenient, mostly elsewhere.
    Occasional,
    /// Buys most of what the child needs here.
    Regular,
    /// Buys everything here, for years.
    Devoted,
    /// Buys for several families, or twins: whole cases.
    Bulk,
}

const BONDS: &[(Bond, u32)] =
    &[(Bond::Trial, 125), (Bond::Occasional, 415), (Bond::Regular, 340), (Bond::Devoted, 106), (Bond::Bulk, 14)];

const CHANNELS: &[(&str, u32)] = &[("门店", 42), ("小程序", 26), ("天猫", 20), ("京东", 12)];

/// Where the customers live: the shop stands in Jiangsu and sends parcels everywhere.
const PROVINCES: &[(&str, u32)] = &[
    ("江苏", 26),
    ("浙江", 17),
    ("上海", 14),
    ("安徽", 9),
    ("广东", 8),
    ("山东", 7),
    ("福建", 4),
    ("河南", 4),
    ("湖北", 3),
    ("四川", 3),
    ("北京", 3),
    ("湖南", 2),
];
const NEAR_THE_SHOP: &[(&str, u32)] = &[("江苏", 82), ("上海", 8), ("安徽", 6), ("浙江", 4)];

/// The hour of the day around which somebody buys: after the school run, at lunch, when the child sleeps.
const HOURS: &[(u32, u32)] = &[(9, 14), (12, 18), (15, 18), (17, 10), (20, 28), (22, 12)];

/// A family and its ways.
pub(super) struct Family {
    pub(super) bond: Bond,
    /// First order, maybe before the export begins.
    pub(super) joined: Day,
    pub(super) born: Day,
    /// The child's age in days at which they stop buying milk powder.
    pub(super) grown: i32,
    pub(super) range: Range,
    /// Where most orders come from, and where the others do.
    pub(super) channels: [&'static str; 2],
    pub(super) province: &'static str,
    pub(super) hour: u32,
    /// Buys on weekends.
    pub(super) weekend: bool,
    /// Waits for promotions.
    pub(super) by_price: bool,
    /// Tins in a usual order.
    pub(super) tins: i32,
    /// Of a thousand tins, those bought here.
    pub(super) share: i32,
    /// In a thousand orders, those with something beside milk.
    pub(super) extras: u32,
}

impl Family {
    /// Draws a family that finds the shop in the eleven months before the export or during it.
    pub(super) fn draw(draw: &mut Draw) -> Family {
        let bond = draw.pick(BONDS);
        // The shop grows: of two chances to find it, a third of the families take the later one.
        let (first, second) = (draw.between(0, 1_060), draw.between(0, 1_060));
        let joined = LAST.plus(-if draw.chance(350) { first.min(second) } else { first });
        let age = match draw.below(100) {
            0..12 => draw.between(-60, -1),
            12..45 => draw.between(0, 30),
            45..70 => draw.between(31, 180),
            70..85 => draw.between(181, 400),
            _ => draw.between(401, 1_000),
        };
        let usual = draw.pick(CHANNELS);
        let other = if draw.chance(450) { draw.pick(CHANNELS) } else { usual };
        let near = usual == "门店" || other == "门店";
        let (tins, share) = match bond {
            Bond::Trial => (draw.pick(&[(1, 55), (2, 35), (3, 10)]), 300),
            Bond::Occasional => (draw.pick(&[(1, 40), (2, 40), (3, 20)]), draw.between(200, 450)),
            Bond::Regular => (draw.pick(&[(2, 25), (3, 35), (4, 25), (6, 15)]), draw.between(550, 900)),
            Bond::Devoted => (draw.pick(&[(3, 25), (4, 35), (6, 40)]), draw.between(900, 1_100)),
            Bond::Bulk => (draw.pick(&[(8, 40), (12, 40), (24, 20)]), draw.between(1_600, 2_800)),
        };
        Family {
            bond,
            joined,
            born: joined.plus(-age),
            grown: age.max(0) + draw.between(200, 1_200).max(700 - age),
            range: draw.pick(RANGES),
            channels: [usual, other],
            province: draw.pick(if near { NEAR_THE_SHOP } else { PROVINCES }),
            hour: draw.pick(HOURS),
            weekend: draw.chance(220),
            by_price: draw.chance(if matches!(bond, Bond::Devoted | Bond::Bulk) { 180 } else { 320 }),
            tins,
            share,
            extras: draw.pick(&[(100, 40), (350, 40), (700, 20)]),
        }
    }

    /// In a thousand cases, those in which they don't come back after their nth order (from 1). Trust grows with every order.
    pub(super) fn leaves(&self, orders: u32) -> u32 {
        let (first, later, settled) = match self.bond {
            Bond::Trial => (800, 500, 400),
            Bond::Occasional => (175, 170, 110),
            Bond::Regular => (90, 90, 60),
            Bond::Devoted => (30, 25, 20),
            Bond::Bulk => (60, 40, 25),
        };
        match orders {
            ..=1 => first,
            2..=3 => later,
            _ => settled,
        }
    }
}
