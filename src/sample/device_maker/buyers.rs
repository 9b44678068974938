//! Who a customer is and what they keep: home or company, what they bought first, how they are reached, and how much care they get.

use super::super::draw::Draw;
use super::goods::{HOME, Model, WORK};
use super::{FIRST, LAST};
use crate::base::Day;

/// What the maker does for a customer of its own accord.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Care {
    /// Nothing.
    #[default]
    None,
    /// Answers when they call.
    OnCall,
    /// Asks after an order whether all is well.
    FollowUp,
    /// Comes with advice and news, month after month.
    Active,
    /// The same, and they plan and learn together.
    Partner,
}

/// Where somebody buys filters, and which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Filters {
    #[default]
    Elsewhere,
    Ours,
    /// The imported ones, of ours.
    Imported,
}

/// A company.
pub(super) struct Company {
    /// What it is, for its name.
    pub(super) house: &'static str,
    pub(super) industry: &'static str,
    /// Employees, as the maker writes it down.
    pub(super) size: &'static str,
    /// What the person is who buys for it.
    pub(super) title: &'static str,
    /// Whether it is one of the two upper sizes.
    pub(super) is_large: bool,
}

const HOUSES: &[((&str, &str), u32)] = &[
    (("写字楼", "物业管理"), 20),
    (("幼儿园", "教育培训"), 20),
    (("诊所", "医疗健康"), 16),
    (("酒店", "酒店餐饮"), 18),
    (("软件公司", "信息技术"), 14),
    (("养老院", "养老服务"), 12),
];

/// What a size comes with.
#[derive(Clone, Copy, Default)]
struct Size {
    employees: &'static str,
    is_large: bool,
    /// In a first order.
    devices: [i32; 2],
    titles: &'static [(&'static str, u32)],
    cares: &'static [(Care, u32)],
}

const MICRO: Size = Size {
    employees: "1-9人",
    is_large: false,
    devices: [1, 3],
    titles: &[("店长", 34), ("总经理", 30), ("行政专员", 26), ("", 10)],
    cares: &[(Care::None, 36), (Care::OnCall, 26), (Care::FollowUp, 22), (Care::Active, 16)],
};
const SMALL: Size = Size {
    employees: "10-49人",
    is_large: false,
    devices: [2, 8],
    titles: &[("总经理", 24), ("行政主管", 40), ("采购专员", 36)],
    cares: &[(Care::None, 20), (Care::OnCall, 26), (Care::FollowUp, 34), (Care::Active, 20)],
};
const MEDIUM: Size = Size {
    employees: "50-249人",
    is_large: true,
    devices: [6, 18],
    titles: &[("采购经理", 44), ("行政主管", 30), ("副总经理", 14), ("采购专员", 12)],
    cares: &[(Care::None, 16), (Care::FollowUp, 22), (Care::Active, 34), (Care::Partner, 28)],
};
const LARGE: Size = Size {
    employees: "250人以上",
    is_large: true,
    devices: [14, 40],
    titles: &[("采购总监", 34), ("采购经理", 44), ("行政助理", 22)],
    cares: &[(Care::None, 14), (Care::Active, 30), (Care::Partner, 56)],
};
const SIZES: &[(Size, u32)] = &[(MICRO, 38), (SMALL, 34), (MEDIUM, 20), (LARGE, 8)];

impl Company {
    /// Draws one, with the devices it buys first and the care it gets.
    fn draw(draw: &mut Draw) -> (Company, i32, Care) {
        let (house, industry) = draw.pick(HOUSES);
        let Size { employees: size, is_large, devices: [least, most], titles, cares } = draw.pick(SIZES);
        let company = Company { house, industry, size, title: draw.pick(titles), is_large };
        (company, draw.between(least, most), draw.pick(cares))
    }
}

/// The ways that somebody can allow, with how many of a thousand do.
const WAYS: &[(&str, u32)] = &[("电话", 640), ("在线客服", 700), ("邮件", 420), ("短信", 560)];

const PLACES: &[((&str, &str), u32)] = &[
    (("广东", "深圳"), 18),
    (("广东", "广州"), 12),
    (("上海", "上海"), 14),
    (("浙江", "杭州"), 12),
    (("江苏", "苏州"), 10),
    (("北京", "北京"), 12),
    (("四川", "成都"), 9),
    (("湖北", "武汉"), 7),
    (("陕西", "西安"), 6),
];

/// A customer as they are before anything happens.
pub(super) struct Buyer {
    /// Since when the maker knows them: the first order, or the first question of who never bought.
    pub(super) known: Day,
    pub(super) prospect: bool,
    pub(super) company: Option<Company>,
    /// What is bought first, and how many.
    pub(super) model: Model,
    pub(super) quantity: i64,
    pub(super) filters: Filters,
    /// Waits for promotions.
    pub(super) waits: bool,
    /// Orders what does not fit, and sends it back.
    pub(super) careless: bool,
    /// The hour of the day around which they order; nothing for who orders at any time.
    pub(super) hour: Option<i32>,
    pub(super) channel: &'static str,
    pub(super) pays: &'static str,
    pub(super) place: (&'static str, &'static str),
    /// As the list writes it; empty for a company.
    pub(super) age: &'static str,
    /// How they are best reached.
    pub(super) reached: &'static str,
    /// The ways by which they may be approached.
    pub(super) allows: Vec<&'static str>,
    pub(super) care: Care,
}

impl Buyer {
    /// Draws one; a prospect never buys.
    pub(super) fn draw(draw: &mut Draw, prospect: bool) -> Buyer {
        let (company, devices, care) = if draw.chance(145) {
            let (company, devices, care) = Company::draw(draw);
            (Some(company), devices, care)
        } else {
            (None, 1, draw.pick(&[(Care::None, 58), (Care::OnCall, 24), (Care::FollowUp, 15), (Care::Active, 3)]))
        };
        let age = draw.pick(&[("18-25岁", 16), ("26-35岁", 34), ("36-45岁", 24), ("46-55岁", 14), ("56岁以上", 12)]);
        let reached = draw.pick(match (company.is_some(), age) {
            (true, _) => &[("邮件", 52), ("电话", 36), ("在线客服", 12)][..],
            (false, "18-25岁" | "26-35岁") => &[("在线客服", 74), ("短信", 14), ("电话", 12)],
            (false, "36-45岁") => &[("在线客服", 40), ("电话", 34), ("短信", 26)],
            _ => &[("电话", 82), ("短信", 12), ("在线客服", 6)],
        });
        let nothing = company.is_none() && draw.chance(60);
        let allowed = |(way, share): &(&'static str, u32)| (draw.chance(*share) || *way == reached).then_some(*way);
        let all: Vec<&str> = WAYS.iter().filter_map(allowed).collect();
        let days = LAST.since(FIRST);
        // Many were waiting when it began, and then it grows: of two days the later one, for some.
        let (one, other) = (draw.between(0, days), draw.between(0, days));
        let known = FIRST.plus(match draw.below(1_000) {
            0..130 => one % 21,
            130..460 => one.max(other),
            _ => one,
        });
        let private = company.is_none();
        Buyer {
            known,
            prospect,
            model: draw.pick(if private { HOME } else { WORK }),
            quantity: i64::from(devices),
            filters: draw.pick(if private {
                &[(Filters::Elsewhere, 32), (Filters::Ours, 53), (Filters::Imported, 15)]
            } else {
                &[(Filters::Elsewhere, 6), (Filters::Ours, 73), (Filters::Imported, 21)]
            }),
            waits: private && draw.chance(300),
            careless: draw.chance(50),
            hour: draw
                .chance(620)
                .then(|| draw.pick(if private { &[(12, 24), (20, 62), (22, 14)][..] } else { &[(9, 56), (15, 44)] })),
            channel: draw.pick(if private {
                &[("官网商城", 36), ("小程序", 40), ("线下体验店", 24)]
            } else {
                &[("企业直销", 86), ("官网商城", 10), ("线下体验店", 4)]
            }),
            pays: draw.pick(if private {
                &[("微信支付", 52), ("支付宝", 36), ("银行卡", 12)]
            } else {
                &[("对公转账", 82), ("银行卡", 12), ("支付宝", 6)]
            }),
            place: draw.pick(PLACES),
            age: if private { age } else { "" },
            reached,
            allows: if nothing { Vec::new() } else { all },
            care,
            company,
        }
    }

    /// Whether they come back for filters.
    pub(super) fn refills(&self) -> bool {
        self.filters != Filters::Elsewhere
    }

    /// In a thousand cases, those in which they answer when they are approached in a way.
    pub(super) fn answers(&self, way: &str) -> u32 {
        if self.reached == way { 780 } else { 200 }
    }
}
