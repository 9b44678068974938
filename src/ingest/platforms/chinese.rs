//! Order exports of the platforms of China.

use super::{PLAIN, Platform};
use crate::table::Role::{
    Amount, Channel, Customer, Date, Discount, Order, Payment, Product, Quantity, Refund, Region, Status, UnitPrice,
};

#[rustfmt::skip]
pub const ALL: &[Platform] = &[
    Platform {
        name: "淘宝",
        signature: &[
            "订单编号", "买家会员名", "买家应付货款", "买家实际支付金额", "订单状态", "宝贝标题",
        ],
        roles: &[
            ("买家会员名", Customer), ("订单编号", Order), ("订单创建时间", Date), ("订单付款时间", Date),
            ("买家实际支付金额", Amount), ("宝贝总数量", Quantity), ("宝贝标题", Product), ("店铺名称", Channel),
            ("收货地址", Region), ("订单状态", Status), ("退款金额", Refund),
        ],
        traps: &["wrapped_ids", "item_file"],
        ..PLAIN
    },
    Platform {
        name: "拼多多",
        signature: &[
            "商品", "订单号", "订单状态", "商品总价", "用户实付金额", "商家实收金额",
        ],
        roles: &[
            ("订单号", Order), ("订单成交时间", Date), ("支付时间", Date), ("用户实付金额", Amount),
            ("商品数量", Quantity), ("商品", Product), ("店铺优惠折扣", Discount), ("省", Region),
            ("订单状态", Status),
        ],
        traps: &["no_person"],
        ..PLAIN
    },
    Platform {
        name: "京东",
        signature: &[
            "订单号", "商品id", "商品名称", "订购数量", "下单帐号", "应付金额",
        ],
        roles: &[
            ("下单帐号", Customer), ("订单号", Order), ("下单时间", Date), ("应付金额", Amount), ("结算金额", Amount),
            ("订购数量", Quantity), ("京东价", UnitPrice), ("商品名称", Product), ("订单来源", Channel),
            ("支付方式", Payment), ("客户地址", Region), ("订单状态", Status),
        ],
        traps: &["repeated_totals", "masked"],
        ..PLAIN
    },
    Platform {
        name: "抖店",
        signature: &[
            "主订单编号", "子订单编号", "选购商品", "订单应付金额", "订单提交时间",
        ],
        roles: &[
            ("收件人手机号", Customer), ("收件人", Customer), ("主订单编号", Order), ("订单提交时间", Date),
            ("支付完成时间", Date), ("订单应付金额", Amount), ("商品数量", Quantity), ("选购商品", Product),
            ("流量来源", Channel), ("支付方式", Payment), ("省", Region), ("订单状态", Status),
        ],
        back: Some(("售后状态", &["退款成功", "已全额退款"])),
        traps: &["tab_ids", "encrypted"],
        ..PLAIN
    },
    Platform {
        name: "有赞",
        signature: &[
            "订单号", "订单状态", "全部商品名称", "订单实付金额", "买家付款时间",
        ],
        roles: &[
            ("买家手机号", Customer), ("收货人手机号提货人手机号", Customer), ("买家昵称", Customer),
            ("订单号", Order), ("订单创建时间", Date), ("买家付款时间", Date), ("订单实付金额", Amount),
            ("全部商品名称", Product), ("收货人省份", Region), ("订单状态", Status),
        ],
        traps: &["receivers"],
        ..PLAIN
    },
    Platform {
        name: "1688",
        signature: &[
            "买家公司名", "买家会员名", "卖家公司名", "货品总价", "实付款", "订单状态", "货品标题",
        ],
        roles: &[
            ("买家会员名", Customer), ("买家公司名", Customer), ("订单编号", Order), ("订单创建时间", Date),
            ("订单付款时间", Date), ("实付款", Amount), ("数量", Quantity), ("单价", UnitPrice),
            ("涨价或折扣", Discount), ("货品标题", Product), ("订单状态", Status),
        ],
        ..PLAIN
    },
];
