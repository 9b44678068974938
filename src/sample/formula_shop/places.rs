//! Where the customers live: the shop stands in Jiangsu and sends parcels everywhere.

use super::super::draw::Draw;

/// A province and a city of it.
pub(super) type Place = (&'static str, &'static str);

/// The shop's own city.
pub(super) const SHOP: Place = ("江苏", "南京");

/// Cities with how many customers of their province live there.
type Cities = &'static [(&'static str, u32)];

/// Provinces with how many customers live there.
const PROVINCES: &[(&str, u32, Cities)] = &[
    ("江苏", 26, &[("南京", 55), ("苏州", 25), ("扬州", 20)]),
    ("浙江", 17, &[("杭州", 50), ("宁波", 30), ("嘉兴", 20)]),
    ("上海", 14, &[("上海", 1)]),
    ("安徽", 9, &[("合肥", 60), ("芜湖", 40)]),
    ("广东", 8, &[("广州", 50), ("深圳", 35), ("佛山", 15)]),
    ("山东", 7, &[("济南", 50), ("青岛", 50)]),
    ("福建", 4, &[("福州", 50), ("厦门", 50)]),
    ("河南", 4, &[("郑州", 70), ("洛阳", 30)]),
    ("湖北", 3, &[("武汉", 80), ("宜昌", 20)]),
    ("四川", 3, &[("成都", 80), ("绵阳", 20)]),
    ("北京", 3, &[("北京", 1)]),
    ("湖南", 2, &[("长沙", 80), ("株洲", 20)]),
];
const NEAR_THE_SHOP: &[(&str, u32)] = &[("江苏", 82), ("上海", 8), ("安徽", 6), ("浙江", 4)];

/// Where more families than elsewhere look at the quality first.
pub(super) const DEMANDING: &[&str] = &["上海", "北京", "浙江"];

/// Draws where somebody lives; who comes to the counter lives near.
pub(super) fn place(draw: &mut Draw, near: bool) -> Place {
    let province = if near {
        draw.pick(NEAR_THE_SHOP)
    } else {
        // Places in the list rather than names: a name would have to be looked up again.
        let all: Vec<(usize, u32)> = PROVINCES.iter().map(|(_, weight, _)| *weight).enumerate().collect();
        let at = draw.pick(&all);
        PROVINCES.get(at).map_or(SHOP.0, |(name, ..)| name)
    };
    let cities = PROVINCES.iter().find(|(name, ..)| *name == province).map_or(&[][..], |(.., cities)| cities);
    (province, draw.pick(cities))
}
