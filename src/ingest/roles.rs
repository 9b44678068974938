//! What columns are called: headers of roles in Chinese and English, as data.
//!
//! Headers are compared after [`normal`]: full-width forms, case, units in brackets, punctuation and spaces make no difference. Within
//! a role the better names stand first (实付 before 应付): where a file has several, that order decides.

use crate::base::fold::nfkc;

use super::clean;
use crate::i18n::Currency;
use crate::table::Role;

/// The names of a role, the best first, all in the form of [`normal`].
pub struct Names {
    /// The role.
    pub role: Role,
    /// Whole headers.
    pub names: &'static [&'static str],
    /// Parts that make a header likely to be of this role.
    pub parts: &'static [&'static str],
}

/// All roles of orders.
pub const ORDERS: &[Names] = &[
    Names {
        role: Role::Customer,
        names: &[
            "customerid",
            "customerno",
            "customernumber",
            "customercode",
            "custid",
            "clientid",
            "memberid",
            "memberno",
            "userid",
            "uid",
            "openid",
            "unionid",
            "buyerid",
            "accountid",
            "householdid",
            "客户编号",
            "客户id",
            "客户号",
            "客户代码",
            "会员编号",
            "会员id",
            "会员号",
            "会员卡号",
            "用户id",
            "用户编号",
            "用户号",
            "顾客编号",
            "顾客id",
            "买家id",
            "买家会员名",
            "买家昵称",
            "会员名",
            "会员账号",
            "下单帐号",
            "下单账号",
            "买家支付宝账号",
            "buyerusername",
            "customer",
            "client",
            "buyer",
            "member",
            "user",
            "customerreferenceid",
            "email",
            "customeremail",
            "buyeremail",
            "emailbilling",
            "邮箱",
            "电子邮箱",
            "phone",
            "phonebilling",
            "mobile",
            "手机",
            "手机号",
            "手机号码",
            "联系手机",
            "联系电话",
            "买家手机号",
            "收货人手机号",
            "提货人手机号",
            "收货人手机号提货人手机号",
            "customername",
            "clientname",
            "buyername",
            "客户",
            "买家",
            "顾客",
            "会员",
            "用户",
            "客户名称",
            "客户姓名",
            "顾客姓名",
            "会员姓名",
            "买家姓名",
            "姓名",
            "name",
            "username",
            "昵称",
            "卡号",
            "收件人",
            "收货人",
            "收货人姓名",
            "shipname",
            "billtoname",
            "billingname",
            "买家公司名",
            "cardfingerprint",
        ],
        parts: &["customer", "client", "buyer", "member", "user", "客户", "会员", "买家", "顾客", "用户"],
    },
    Names {
        role: Role::Order,
        names: &[
            "orderid",
            "orderno",
            "ordernumber",
            "ordercode",
            "invoice",
            "invoiceno",
            "invoiceid",
            "invoicenumber",
            "transactionid",
            "transactionno",
            "amazonorderid",
            "salesrecordnumber",
            "receipt",
            "receiptno",
            "receiptid",
            "paymentid",
            "ticketno",
            "basketid",
            "订单号",
            "订单编号",
            "订单id",
            "主订单编号",
            "交易号",
            "交易编号",
            "流水号",
            "交易流水号",
            "小票号",
            "单据号",
            "单号",
            "销售单号",
            "发票号",
            "order",
            "bill",
            "billno",
            "子订单编号",
        ],
        parts: &["order", "invoice", "transaction", "订单", "单号", "流水"],
    },
    Names {
        role: Role::Date,
        names: &[
            "orderdate",
            "date",
            "purchasedate",
            "invoicedate",
            "transactiondate",
            "saledate",
            "salesdate",
            "paidat",
            "createdat",
            "paidtime",
            "createdtime",
            "datepaid",
            "paidondate",
            "ordertime",
            "purchasetime",
            "createdutc",
            "orderpurchasetimestamp",
            "timestamp",
            "datetime",
            "time",
            "created",
            "day",
            "下单时间",
            "下单日期",
            "订单日期",
            "订单时间",
            "付款时间",
            "支付时间",
            "付款日期",
            "支付完成时间",
            "订单付款时间",
            "买家付款时间",
            "付款确认时间",
            "订单创建时间",
            "订单提交时间",
            "创建时间",
            "订单成交时间",
            "成交时间",
            "成交日期",
            "购买日期",
            "购买时间",
            "交易时间",
            "交易日期",
            "消费时间",
            "消费日期",
            "销售日期",
            "日期",
            "时间",
            "买家下单时间",
            "开单日期",
            "订单完成时间",
            "lastupdateddate",
        ],
        parts: &["date", "time", "日期", "时间"],
    },
    Names {
        role: Role::Amount,
        names: &[
            "amount",
            "paidamount",
            "amountpaid",
            "pricepaid",
            "paid",
            "买家实际支付金额",
            "买家实付金额",
            "用户实付金额",
            "订单实付金额",
            "实付金额",
            "实付款",
            "实付",
            "实收金额",
            "实收",
            "支付金额",
            "付款金额",
            "orderamount",
            "orderlinetotal",
            "linetotal",
            "lineamount",
            "skusubtotalafterdiscount",
            "ordertotal",
            "ordertotalamount",
            "totalamount",
            "totalprice",
            "total",
            "totalcollected",
            "netsales",
            "netamount",
            "net",
            "salesamount",
            "sales",
            "revenue",
            "turnover",
            "spend",
            "grandtotal",
            "grandtotalpurchased",
            "grandtotalbase",
            "itemtotal",
            "itemprice",
            "soldfor",
            "orderprice",
            "ordervalue",
            "value",
            "消费金额",
            "销售额",
            "销售金额",
            "成交金额",
            "交易金额",
            "订单金额",
            "订单总额",
            "订单应付金额",
            "应付金额",
            "应收",
            "应收金额",
            "金额",
            "总金额",
            "总价",
            "合计金额",
            "小计",
            "结算金额",
            "商家实收金额",
            "商家收入金额",
            "商家应收",
            "convertedamount",
            "grosssales",
            "grossamount",
            "monetary",
            "sum",
        ],
        parts: &["amount", "total", "revenue", "金额", "实付", "总额", "销售额"],
    },
    Names {
        role: Role::Quantity,
        names: &[
            "quantity",
            "qty",
            "units",
            "pieces",
            "count",
            "lineitemquantity",
            "itemquantity",
            "orderquantity",
            "numberofcds",
            "cds",
            "数量",
            "件数",
            "购买数量",
            "宝贝总数量",
            "订购数量",
            "商品数量",
            "销售数量",
            "销量",
            "sku件数",
            "个数",
        ],
        parts: &["quantity", "qty", "数量", "件数"],
    },
    Names {
        role: Role::UnitPrice,
        names: &[
            "unitprice",
            "price",
            "lineitemprice",
            "itemcost",
            "priceeach",
            "sellingprice",
            "saleprice",
            "单价",
            "售价",
            "成交单价",
            "商品单价",
            "销售单价",
            "价格",
            "实际单价",
        ],
        parts: &["price", "单价"],
    },
    Names {
        role: Role::ListPrice,
        names: &[
            "listprice",
            "list",
            "msrp",
            "rrp",
            "compareat",
            "compareatprice",
            "lineitemcompareatprice",
            "originalprice",
            "skuunitoriginalprice",
            "原价",
            "吊牌价",
            "标价",
            "市场价",
            "京东价",
            "零售价",
        ],
        parts: &["listprice", "originalprice", "原价"],
    },
    Names {
        role: Role::Discount,
        names: &[
            "discount",
            "discountamount",
            "discounts",
            "cartdiscountamount",
            "lineitemdiscount",
            "itempromotiondiscount",
            "coupon",
            "couponamount",
            "折扣",
            "优惠",
            "优惠金额",
            "折扣金额",
            "满减",
            "店铺优惠折扣",
            "平台优惠折扣",
            "涨价或折扣",
            "优惠券金额",
        ],
        parts: &["discount", "优惠", "折扣"],
    },
    Names {
        role: Role::Cost,
        names: &["cost", "cogs", "unitcost", "costprice", "totalcost", "成本", "进价", "成本价", "进货价", "成本金额"],
        parts: &["cost", "成本"],
    },
    Names {
        role: Role::Product,
        names: &[
            "product",
            "productname",
            "item",
            "itemname",
            "itemtitle",
            "lineitemname",
            "producttitle",
            "productid",
            "productcode",
            "sku",
            "lineitemsku",
            "sellersku",
            "stockcode",
            "itemid",
            "asin",
            "商品",
            "商品名称",
            "商品名",
            "产品",
            "产品名称",
            "品名",
            "宝贝标题",
            "货品标题",
            "选购商品",
            "全部商品名称",
            "商品id",
            "商品编号",
            "商品编码",
            "商家编码",
            "货号",
            "宝贝种类",
            "description",
            "productdescription",
            "title",
        ],
        parts: &["product", "item", "sku", "商品", "产品", "宝贝"],
    },
    Names {
        role: Role::Category,
        names: &[
            "category",
            "productcategory",
            "categoryname",
            "department",
            "productline",
            "类目",
            "品类",
            "分类",
            "商品分类",
            "商品类别",
            "类别",
            "产品类别",
            "一级类目",
        ],
        parts: &["category", "类目", "品类", "分类", "类别"],
    },
    Names { role: Role::Brand, names: &["brand", "brandname", "品牌", "品牌名称"], parts: &["brand", "品牌"] },
    Names {
        role: Role::Channel,
        names: &[
            "channel",
            "saleschannel",
            "source",
            "orderchannel",
            "ordersource",
            "store",
            "shop",
            "storename",
            "platform",
            "purchasepoint",
            "渠道",
            "销售渠道",
            "订单来源",
            "订单渠道",
            "来源",
            "门店",
            "店铺",
            "店铺名称",
            "平台",
            "流量来源",
            "门店名称",
            "branch",
        ],
        parts: &["channel", "渠道", "来源", "门店", "店铺"],
    },
    Names {
        role: Role::Payment,
        names: &[
            "payment",
            "paymentmethod",
            "paymentmethodtitle",
            "paymenttype",
            "paymethod",
            "method",
            "支付方式",
            "付款方式",
            "支付渠道",
            "结算方式",
        ],
        parts: &["paymentmethod", "支付方式", "付款方式"],
    },
    Names {
        role: Role::Region,
        names: &[
            "region",
            "country",
            "province",
            "state",
            "city",
            "shippingcity",
            "shippingprovince",
            "shipcity",
            "shipstate",
            "shipcountry",
            "shiptocity",
            "shiptostate",
            "billingcity",
            "countryregion",
            "地区",
            "区域",
            "省份",
            "省",
            "城市",
            "市",
            "国家",
            "收货省份",
            "收货人省份",
            "收货人地区",
            "收货城市",
            "所在地",
            "大区",
            "收货地址",
            "客户地址",
            "详细地址",
        ],
        parts: &["region", "country", "province", "city", "地区", "省", "城市"],
    },
    Names {
        role: Role::Status,
        names: &[
            "status",
            "orderstatus",
            "financialstatus",
            "transactionstatus",
            "itemstatus",
            "orderstate",
            "状态",
            "订单状态",
            "交易状态",
            "支付状态",
            "售后状态",
        ],
        parts: &["status", "状态"],
    },
    Names {
        role: Role::Refund,
        names: &[
            "refund",
            "refundamount",
            "refundedamount",
            "refunded",
            "amountrefunded",
            "orderrefundamount",
            "returned",
            "退款",
            "退款金额",
            "买家退款金额",
            "partialrefunds",
        ],
        parts: &["refund", "退款"],
    },
];

/// Headers of columns that play no role, though a part of their name sounds like one.
const NO_ROLE: &[&str] = &[
    "ordercount",
    "totalorders",
    "updatedat",
    "cancelledat",
    "birthdate",
    "birthday",
    "dateshipped",
    "发货时间",
    "确认收货时间",
    "运费",
    "邮费",
    "shipping",
    "taxes",
    "tax",
    "totaltax",
    "ordersalestax",
    "ordershippingamount",
    "ordertotaltaxamount",
    "生日",
    "备注",
];

/// A header in the form in which headers are compared.
pub fn normal(header: &str) -> String {
    let mut text = String::with_capacity(header.len());
    let mut depth = 0u32;
    for c in nfkc(header).to_lowercase().chars() {
        match c {
            '(' | '[' | '【' | '（' => depth += 1,
            ')' | ']' | '】' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() && !clean::invisible(c) => text.push(c),
            _ => {}
        }
    }
    // A bracket may hold what tells two columns apart: `Email (Billing)`, but `金额(元)`.
    if header.is_ascii() && header.contains('(') && !header.contains("($)") {
        return header.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    }
    text
}

/// How well a normal header names a role, and the place of that name in the role's list: 1 for a whole name, less for a part.
pub fn header_score(normal: &str, names: &Names) -> (f64, usize) {
    if normal.is_empty() || NO_ROLE.contains(&normal) {
        return (0.0, usize::MAX);
    }
    if let Some(place) = names.names.iter().position(|name| *name == normal) {
        return (1.0, place);
    }
    let part = names.parts.iter().filter(|part| normal.contains(**part)).map(|part| part.chars().count()).max();
    match part {
        // The more of the header the part covers, the likelier.
        Some(length) => (0.4 + 0.4 * (length as f64 / normal.chars().count() as f64), usize::MAX),
        None => (0.0, usize::MAX),
    }
}

/// Whether a header names something that is none of the roles.
pub fn has_no_role(normal: &str) -> bool {
    NO_ROLE.contains(&normal)
}

/// How many cells of a record are the name of some role.
pub fn hits<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.map(normal).filter(|cell| ORDERS.iter().any(|names| names.names.contains(&cell.as_str()))).count()
}

/// The currency that a header names: `金额(元)`, `Amount (USD)`.
pub fn currency_of(header: &str) -> Currency {
    let header: String = nfkc(header).to_uppercase();
    let has = |names: &[&str]| names.iter().any(|name| header.contains(name));
    if has(&["元", "¥", "CNY", "RMB", "人民币"]) && !has(&["美元", "欧元"]) {
        Currency::Cny
    } else if has(&["USD", "$", "美元"]) {
        Currency::Usd
    } else if has(&["EUR", "€", "欧元"]) {
        Currency::Eur
    } else if has(&["GBP", "£", "英镑"]) {
        Currency::Gbp
    } else {
        Currency::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_in_normal_form_and_of_one_role() {
        let mut seen = std::collections::BTreeMap::new();
        for names in ORDERS {
            for name in names.names {
                assert_eq!(normal(name), *name);
                assert_eq!(seen.insert(*name, names.role), None, "{name}");
            }
        }
        assert_eq!(ORDERS.iter().map(|names| names.role).collect::<Vec<_>>(), Role::ORDERS);
    }

    #[test]
    fn headers_differ_only_by_what_matters() {
        for header in [" Customer_ID ", "CUSTOMER ID", "customer-id", "ｃｕｓｔｏｍｅｒ ｉｄ", "\u{feff}CustomerId"]
        {
            assert_eq!(normal(header), "customerid");
        }
        assert_eq!(normal("用户实付金额（元）"), "用户实付金额");
        assert_eq!(normal("Email (Billing)"), "emailbilling");
    }

    #[test]
    fn currencies_of_headers() {
        assert_eq!(currency_of("金额（元）"), Currency::Cny);
        assert_eq!(currency_of("Amount (USD)"), Currency::Usd);
        assert_eq!(currency_of("amount"), Currency::None);
    }
}
