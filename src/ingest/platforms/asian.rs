//! Order exports of the marketplaces of South-East Asia and Taiwan, whose headers are in the language of the market.

use super::{PLAIN, Platform};
use crate::ingest::NumberReading;
use crate::table::Role::{
    Amount, Customer, Date, Discount, ListPrice, Order, Payment, Product, Quantity, Refund, Region, Status, UnitPrice,
};

#[rustfmt::skip]
pub const ALL: &[Platform] = &[
    Platform {
        name: "Shopee",
        signature: &[
            "orderid", "orderstatus", "ordercreationdate", "dealprice", "productsubtotal", "usernamebuyer",
        ],
        roles: &[
            ("usernamebuyer", Customer), ("orderid", Order), ("ordercreationdate", Date), ("orderpaidtime", Date),
            ("grandtotal", Amount), ("totalamount", Amount), ("productsubtotal", Amount), ("quantity", Quantity),
            ("dealprice", UnitPrice), ("originalprice", ListPrice), ("productname", Product), ("province", Region),
            ("city", Region), ("country", Region), ("orderstatus", Status),
        ],
        back: Some(("returnrefundstatus", &["Refund Paid", "Request Approved", "Request Completed"])),
        ..PLAIN
    },
    Platform {
        name: "Shopee",
        signature: &[
            "订单编号", "订单状态", "买家账号", "订单成立日期", "商品活動价格", "买家总支付金额",
        ],
        roles: &[
            ("买家账号", Customer), ("订单编号", Order), ("订单成立日期", Date), ("买家总支付金额", Amount),
            ("数量", Quantity), ("商品活動价格", UnitPrice), ("商品原价", ListPrice), ("商品名称", Product),
            ("付款方式", Payment), ("城市", Region), ("订单状态", Status),
        ],
        back: Some(("退货退款状态", &["退款成功", "已退款", "退貨/退款完成"])),
        ..PLAIN
    },
    Platform {
        name: "Shopee",
        signature: &[
            "nopesanan", "statuspesanan", "waktupesanandibuat", "usernamepembeli", "namaproduk", "totalpembayaran",
        ],
        roles: &[
            ("usernamepembeli", Customer), ("nopesanan", Order), ("waktupesanandibuat", Date),
            ("totalpembayaran", Amount), ("totalhargaproduk", Amount), ("jumlah", Quantity),
            ("hargasetelahdiskon", UnitPrice), ("hargaawal", ListPrice), ("namaproduk", Product),
            ("metodepembayaran", Payment), ("provinsi", Region), ("kotakabupaten", Region), ("statuspesanan", Status),
        ],
        number: Some(NumberReading::CommaDecimal),
        ..PLAIN
    },
    Platform {
        name: "Lazada",
        signature: &[
            "orderitemid", "lazadaid", "sellersku", "createtime", "ordernumber", "customername", "paidprice",
            "itemname",
        ],
        roles: &[
            ("customeremail", Customer), ("customername", Customer), ("ordernumber", Order), ("createtime", Date),
            ("paidprice", Amount), ("unitprice", UnitPrice), ("sellerdiscounttotal", Discount), ("itemname", Product),
            ("paymethod", Payment), ("shippingregion", Region), ("shippingcity", Region), ("shippingcountry", Region),
            ("status", Status), ("refundamount", Refund),
        ],
        ..PLAIN
    },
];
