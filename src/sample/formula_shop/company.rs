//! Customers that are companies: houses that buy milk powder by the case.

use super::super::draw::Draw;

/// A company.
pub(super) struct Company {
    /// What it is, for its name.
    pub(super) house: &'static str,
    pub(super) industry: &'static str,
    /// Employees, as the shop writes it down.
    pub(super) size: &'static str,
    /// What the person is who buys for it.
    pub(super) title: &'static str,
    /// Tins in a usual order.
    pub(super) tins: i32,
    /// Days from one order to the next.
    pub(super) every: i32,
}

const HOUSES: &[((&str, &str), u32)] = &[
    (("月子会所", "母婴护理"), 26),
    (("托育中心", "托育教育"), 24),
    (("母婴店", "母婴零售"), 20),
    (("妇产门诊", "医疗健康"), 12),
    (("社区超市", "商超零售"), 10),
    (("电子厂", "制造业"), 8),
];

/// A size, the tins of a house of it, and who buys for it.
type Size = (&'static str, [i32; 2], &'static [(&'static str, u32)]);

const SIZES: &[Size] = &[
    ("1-9人", [2, 4], &[("店主", 45), ("店长", 30), ("采购", 15), ("", 10)]),
    ("10-49人", [4, 8], &[("总经理", 25), ("店长", 25), ("采购主管", 25), ("采购专员", 25)]),
    ("50-199人", [6, 14], &[("总经理", 10), ("采购经理", 45), ("采购专员", 30), ("行政助理", 15)]),
    ("200-999人", [10, 24], &[("采购总监", 20), ("采购经理", 50), ("采购专员", 30)]),
    ("1000人以上", [12, 30], &[("采购总监", 30), ("人事经理", 40), ("行政助理", 30)]),
];

impl Company {
    /// Draws one; most are small.
    pub(super) fn draw(draw: &mut Draw) -> Company {
        let (house, industry) = draw.pick(HOUSES);
        // Only a factory has a thousand people, and it has no nine.
        let at = draw.pick(if industry == "制造业" {
            &[(2, 30), (3, 40), (4, 30)]
        } else {
            &[(0, 34), (1, 38), (2, 22), (3, 6)]
        });
        let (size, [least, most], titles) = SIZES.get(at).copied().unwrap_or_default();
        Company {
            house,
            industry,
            size,
            title: draw.pick(titles),
            tins: draw.between(least, most),
            every: draw.pick(&[(21, 25), (30, 45), (60, 30)]),
        }
    }
}
