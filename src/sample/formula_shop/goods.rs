//! What the shop sells, and what it pays for it. Brands are invented.
//!
//! Labels carry what preferences are made of: the stage (1段–4段), 有机, 羊奶, A2. Cheap milk leaves the shop little: what is sold of it at
//! the price of a large promotion is sold at a loss.

use super::super::draw::Draw;

/// One thing on the shelf.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Item {
    /// As on the label, with the stage and the size.
    pub(super) name: &'static str,
    pub(super) category: &'static str,
    pub(super) brand: &'static str,
    /// List price of one, in fen.
    pub(super) list: i64,
    /// What one costs the shop, in per cent of the list price.
    cost: i64,
}

impl Item {
    /// What one costs the shop, in fen.
    pub(super) fn cost(&self) -> i64 {
        self.list * self.cost / 100
    }
}

const fn item(category: &'static str, brand: &'static str, name: &'static str, yuan: i64, cost: i64) -> Item {
    Item { name, category, brand, list: yuan * 100, cost }
}

/// A range of milk powder: one tin for every stage of a child, and one for its mother before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Range {
    brand: &'static str,
    /// Mother, then stages 1 to 4.
    names: [&'static str; 5],
    /// List prices in yuan, in the same order.
    yuan: [i64; 5],
    /// What a tin costs the shop, in per cent of its list price.
    cost: i64,
}

impl Range {
    /// The tin for a stage, 0 (mother) to 4.
    pub(super) fn tin(&self, stage: usize) -> Item {
        let name = self.names.get(stage).copied().unwrap_or_default();
        item("奶粉", self.brand, name, self.yuan.get(stage).copied().unwrap_or_default(), self.cost)
    }
}

const MUCHUAN: Range = Range {
    brand: "牧川",
    names: [
        "牧川 孕产妇配方奶粉 700g",
        "牧川 金装婴儿配方奶粉1段 800g",
        "牧川 金装较大婴儿配方奶粉2段 800g",
        "牧川 金装幼儿配方奶粉3段 800g",
        "牧川 儿童配方奶粉4段 800g",
    ],
    yuan: [188, 298, 288, 258, 228],
    cost: 81,
};
const XINGLU: Range = Range {
    brand: "星露",
    names: [
        "星露 孕产妇配方奶粉 800g",
        "星露 进口婴儿配方奶粉1段 900g",
        "星露 进口较大婴儿配方奶粉2段 900g",
        "星露 进口幼儿配方奶粉3段 900g",
        "星露 进口儿童配方奶粉4段 900g",
    ],
    yuan: [238, 388, 378, 348, 318],
    cost: 74,
};
const ANBEI: Range = Range {
    brand: "安贝",
    names: [
        "安贝 孕产妇配方奶粉 700g",
        "安贝 婴儿配方奶粉1段 700g",
        "安贝 较大婴儿配方奶粉2段 700g",
        "安贝 幼儿配方奶粉3段 700g",
        "安贝 儿童配方奶粉4段 700g",
    ],
    yuan: [128, 188, 178, 158, 148],
    cost: 88,
};
const YOUMU: Range = Range {
    brand: "优沐",
    names: [
        "优沐 有机孕产妇配方奶粉 800g",
        "优沐 有机婴儿配方奶粉1段 800g",
        "优沐 有机较大婴儿配方奶粉2段 800g",
        "优沐 有机幼儿配方奶粉3段 800g",
        "优沐 有机儿童配方奶粉4段 800g",
    ],
    yuan: [268, 428, 418, 398, 358],
    cost: 70,
};

const HELING: Range = Range {
    brand: "禾羚",
    names: [
        "禾羚 孕产妇羊奶粉 700g",
        "禾羚 婴儿配方羊奶粉1段 800g",
        "禾羚 较大婴儿配方羊奶粉2段 800g",
        "禾羚 幼儿配方羊奶粉3段 800g",
        "禾羚 儿童配方羊奶粉4段 800g",
    ],
    yuan: [278, 408, 398, 368, 338],
    cost: 71,
};
const CHENGYUAN: Range = Range {
    brand: "澄原",
    names: [
        "澄原 A2孕产妇配方奶粉 800g",
        "澄原 A2婴儿配方奶粉1段 900g",
        "澄原 A2较大婴儿配方奶粉2段 900g",
        "澄原 A2幼儿配方奶粉3段 900g",
        "澄原 A2儿童配方奶粉4段 900g",
    ],
    yuan: [288, 448, 438, 408, 378],
    cost: 70,
};

/// The ranges, with how many families choose them: whoever looks at the price, whoever looks at the quality, all others.
pub(super) const BY_PRICE: &[(Range, u32)] = &[(MUCHUAN, 38), (XINGLU, 5), (ANBEI, 57)];
pub(super) const BY_QUALITY: &[(Range, u32)] = &[(XINGLU, 24), (YOUMU, 36), (HELING, 18), (CHENGYUAN, 22)];
pub(super) const RANGES: &[(Range, u32)] =
    &[(MUCHUAN, 42), (XINGLU, 25), (ANBEI, 16), (YOUMU, 7), (HELING, 5), (CHENGYUAN, 5)];

const NAPPIES: [Item; 5] = [
    item("纸尿裤", "棉朵", "棉朵 超薄纸尿裤 S 66片", 89, 80),
    item("纸尿裤", "棉朵", "棉朵 超薄纸尿裤 M 60片", 99, 80),
    item("纸尿裤", "棉朵", "棉朵 超薄纸尿裤 L 54片", 109, 80),
    item("纸尿裤", "棉朵", "棉朵 拉拉裤 XL 48片", 119, 80),
    item("纸尿裤", "棉朵", "棉朵 拉拉裤 XXL 44片", 129, 80),
];

const FOODS: &[(Item, u32)] = &[
    (item("辅食", "小禾苗", "小禾苗 高铁米粉 225g", 39, 62), 4),
    (item("辅食", "小禾苗", "小禾苗 苹果西梅果泥 103g", 13, 62), 5),
    (item("辅食", "小禾苗", "小禾苗 磨牙饼干 100g", 20, 62), 4),
    (item("辅食", "小禾苗", "小禾苗 胡萝卜蝴蝶面 200g", 26, 62), 3),
    (item("辅食", "优沐", "优沐 有机混合谷物米粉 200g", 59, 62), 1),
];

const SUPPLEMENTS: &[(Item, u32)] = &[
    (item("营养品", "贝添", "贝添 维生素D滴剂 30粒", 68, 50), 5),
    (item("营养品", "贝添", "贝添 藻油DHA软胶囊 60粒", 168, 50), 4),
    (item("营养品", "贝添", "贝添 益生菌粉 30条", 138, 50), 4),
    (item("营养品", "贝添", "贝添 乳铁蛋白粉 30条", 298, 50), 1),
];

/// The stage of milk for a child of this many days: 0 is a mother's before birth.
pub(super) fn stage(age: i32) -> usize {
    match age {
        ..0 => 0,
        0..180 => 1,
        180..365 => 2,
        365..1_095 => 3,
        _ => 4,
    }
}

/// Days that a tin lasts a child of this age who drinks nothing else.
pub(super) fn days_per_tin(age: i32) -> i32 {
    match age {
        ..0 => 14,
        0..90 => 6,
        90..180 => 7,
        180..365 => 9,
        365..730 => 13,
        730..1_095 => 17,
        _ => 24,
    }
}

/// Something that goes into the basket beside the milk, fit for the age, and how many of it.
pub(super) fn extra(draw: &mut Draw, age: i32) -> (Item, i64) {
    match (age, draw.below(10)) {
        (..0, _) => (draw.pick(SUPPLEMENTS), 1),
        (0..900, 0..5) => {
            let size = usize::try_from(age / 160).unwrap_or(0);
            (NAPPIES.get(size).or(NAPPIES.last()).copied().unwrap_or_default(), i64::from(draw.between(1, 3)))
        }
        (150.., 0..8) => (draw.pick(FOODS), i64::from(draw.between(1, 4))),
        _ => (draw.pick(SUPPLEMENTS), i64::from(draw.between(1, 2))),
    }
}
