//! 小红书: 包裹详情, the list of parcels of the merchant backend. A workbook.
//!
//! One row per item of a parcel: what to pack, for which order. There is no money in it and nobody who bought.

use super::shop::Shop;
use super::workbook::Style;
use super::{Expect, Export, Form, Sheet};

const PACKAGES: &str = "包裹号,订单号,包裹状态,商家编码,商品名称,规格,SKU件数,发货时间,物流公司,物流单号";

/// The parcels.
pub fn packages(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(PACKAGES);
    for order in shop.orders.iter().filter(|order| order.is_paid()) {
        for line in &order.lines {
            sheet.push(&[
                ("包裹号", format!("P{}", order.id("71", 18))),
                ("订单号", format!("P{}", order.id("69", 18))),
                ("包裹状态", "已签收".to_owned()),
                ("商家编码", line.product.sku.to_owned()),
                ("商品名称", line.product.name.to_owned()),
                ("SKU件数", line.quantity.to_string()),
                ("发货时间", order.placed.later(600).iso()),
                ("物流公司", "顺丰".to_owned()),
            ]);
        }
    }
    let forms = &[Form::Workbook(Style { numbers: &[6], days: None, wrong_size: false }), Form::CSV_BOM];
    Export { name: "xiaohongshu-packages", platform: "小红书", sheet, forms, expect: Expect::NotYet("packages") }
}
