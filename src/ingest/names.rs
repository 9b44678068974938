//! What columns are called, as data: the headers of every role in Chinese and English, and headers of none.
//!
//! All in the form of [`normal`](super::roles::normal). Within a role the better names stand first (实付 before 应付): where a file has
//! several, that order decides. Nothing is compared here; that is [`roles`](super::roles).

use crate::table::Role;

/// The names of a role, the best first, all in the form of [`normal`](super::roles::normal).
pub(super) struct Names {
    /// The role.
    pub role: Role,
    /// Whole headers.
    pub whole: &'static [&'static str],
    /// Parts that make a header likely to be of this role.
    pub parts: &'static [&'static str],
}

/// All roles of orders.
#[rustfmt::skip]
pub(super) const ORDERS: &[Names] = &[
    Names {
        role: Role::Customer,
        whole: &[
            "customerid", "customerno", "customernumber", "customercode", "custid", "clientid", "memberid",
            "memberno", "userid", "uid", "openid", "unionid", "buyerid", "accountid", "householdid", "客户编号",
            "客户id", "客户号", "客户代码", "会员编号", "会员id", "会员号", "会员卡号", "用户id", "用户编号",
            "用户号", "顾客编号", "顾客id", "买家id", "买家会员名", "买家昵称", "会员名", "会员账号", "下单帐号",
            "下单账号", "买家支付宝账号", "buyerusername", "customer", "client", "buyer", "member", "user",
            "customerreferenceid", "email", "customeremail", "buyeremail", "emailbilling", "邮箱", "电子邮箱",
            "phone", "phonebilling", "mobile", "手机", "手机号", "手机号码", "联系手机", "联系电话", "买家手机号",
            "收货人手机号", "提货人手机号", "收货人手机号提货人手机号", "customername", "clientname", "buyername",
            "客户", "买家", "顾客", "会员", "用户", "客户名称", "客户姓名", "顾客姓名", "会员姓名", "买家姓名",
            "姓名", "name", "username", "昵称", "卡号", "收件人", "收货人", "收货人姓名", "shipname", "billtoname",
            "billingname", "买家公司名", "cardfingerprint", "购买人", "下单人", "购买者", "下单用户", "custno", "custname", "customernum",
        ],
        parts: &["customer", "client", "buyer", "member", "user", "客户", "会员", "买家", "顾客", "用户"],
    },
    Names {
        role: Role::Order,
        whole: &[
            "orderid", "orderno", "ordernumber", "ordercode", "invoice", "invoiceno", "invoiceid", "invoicenumber",
            "transactionid", "transactionno", "amazonorderid", "salesrecordnumber", "receipt", "receiptno",
            "receiptid", "paymentid", "ticketno", "basketid", "订单号", "订单编号", "订单id", "主订单编号", "交易号",
            "交易编号", "流水号", "交易流水号", "小票号", "单据号", "单号", "销售单号", "发票号", "order", "bill",
            "billno", "ordersn", "ordernum", "outtradeno", "tradeno", "txnid", "txnno", "transactionnumber", "商户订单号",
            "微信订单号", "交易订单号", "子订单编号",
        ],
        parts: &["order", "invoice", "transaction", "订单", "单号", "流水"],
    },
    Names {
        role: Role::Date,
        whole: &[
            "orderdate", "date", "purchasedate", "invoicedate", "transactiondate", "saledate", "salesdate", "paidat",
            "createdat", "paidtime", "createdtime", "datepaid", "paidondate", "ordertime", "purchasetime",
            "createdutc", "orderpurchasetimestamp", "timestamp", "datetime", "time", "created", "day", "下单时间",
            "下单日期", "订单日期", "订单时间", "付款时间", "支付时间", "付款日期", "支付完成时间", "订单付款时间",
            "买家付款时间", "付款确认时间", "订单创建时间", "订单提交时间", "创建时间", "订单成交时间", "成交时间",
            "成交日期", "购买日期", "购买时间", "交易时间", "交易日期", "消费时间", "消费日期", "销售日期", "日期",
            "时间", "买家下单时间", "开单日期", "订单完成时间", "lastupdateddate", "paytime", "txndate", "txntime", "付款日", "成交日", "下单日", "购买日", "交易日", "消费日", "支付日期",
        ],
        parts: &["date", "time", "日期", "时间"],
    },
    Names {
        role: Role::Amount,
        whole: &[
            "paidamount", "amountpaid", "totalpaid", "paidtotal", "amountcharged", "paymentamount", "payamount",
            "paymoney", "payfee", "pricepaid", "paid", "买家实际支付金额", "买家实付金额", "用户实付金额", "订单实付金额",
            "实付金额", "实付款", "实付", "实收金额", "实收", "支付金额", "付款金额", "实付总额", "支付总额", "付款总额", "收款金额",
            "amount", "amt", "orderamount", "orderlinetotal", "linetotal", "lineamount", "skusubtotalafterdiscount",
            "ordertotal", "ordertotalamount", "totalorderamount", "totalamount", "totalprice", "total",
            "totalcollected", "netsales", "netamount",
            "net", "salesamount", "sales", "revenue", "turnover", "spend", "grandtotal", "grandtotalpurchased",
            "grandtotalbase", "itemtotal", "itemprice", "soldfor", "orderprice", "ordervalue", "value", "消费金额",
            "销售额", "销售金额", "成交金额", "交易金额", "订单金额", "订单总额", "订单总金额", "订单应付金额", "应付金额", "应收",
            "应收金额", "金额", "总金额", "总价", "合计金额", "小计", "结算金额", "商家实收金额", "商家收入金额",
            "商家应收", "价税合计", "消费额", "消费总额", "成交额", "交易额", "销售收入", "营业额", "支付", "收款", "合计", "总计", "gmv",
            "charged", "totalamt", "totalfee", "convertedamount", "grosssales", "grossamount", "monetary", "sum", "不含税金额",
        ],
        parts: &["amount", "total", "revenue", "金额", "实付", "总额", "销售额"],
    },
    Names {
        role: Role::Quantity,
        whole: &[
            "quantity", "qty", "units", "pieces", "count", "lineitemquantity", "itemquantity", "orderquantity",
            "numberofcds", "cds", "数量", "件数", "购买数量", "宝贝总数量", "订购数量", "商品数量", "销售数量",
            "销量", "sku件数", "个数",
        ],
        parts: &["quantity", "qty", "数量", "件数"],
    },
    Names {
        role: Role::UnitPrice,
        whole: &[
            "unitprice", "price", "lineitemprice", "itemcost", "priceeach", "sellingprice", "saleprice", "单价",
            "售价", "成交单价", "商品单价", "销售单价", "价格", "实际单价",
        ],
        parts: &["price", "单价"],
    },
    Names {
        role: Role::ListPrice,
        whole: &[
            "listprice", "list", "msrp", "rrp", "compareat", "compareatprice", "lineitemcompareatprice",
            "originalprice", "skuunitoriginalprice", "原价", "吊牌价", "标价", "市场价", "京东价", "零售价",
        ],
        parts: &["listprice", "originalprice", "原价"],
    },
    Names {
        role: Role::Discount,
        whole: &[
            "discount", "discountamount", "discounts", "cartdiscountamount", "lineitemdiscount",
            "itempromotiondiscount", "coupon", "couponamount", "折扣", "优惠", "优惠金额", "折扣金额", "满减",
            "店铺优惠折扣", "平台优惠折扣", "涨价或折扣", "优惠券金额",
        ],
        parts: &["discount", "优惠", "折扣"],
    },
    Names {
        role: Role::Cost,
        whole: &["cost", "cogs", "unitcost", "costprice", "totalcost", "成本", "进价", "成本价", "进货价", "成本金额"],
        parts: &["cost", "成本"],
    },
    Names {
        role: Role::Product,
        whole: &[
            "product", "productname", "item", "itemname", "itemtitle", "lineitemname", "producttitle", "productid",
            "productcode", "sku", "lineitemsku", "sellersku", "stockcode", "itemid", "asin", "商品", "商品名称",
            "商品名", "产品", "产品名称", "品名", "宝贝标题", "货品标题", "选购商品", "全部商品名称", "商品id",
            "商品编号", "商品编码", "商家编码", "货号", "宝贝种类", "description", "productdescription", "title",
        ],
        parts: &["product", "item", "sku", "商品", "产品", "宝贝"],
    },
    Names {
        role: Role::Category,
        whole: &[
            "category", "productcategory", "categoryname", "department", "productline", "类目", "品类", "分类",
            "商品分类", "商品类别", "类别", "产品类别", "一级类目",
        ],
        parts: &["category", "类目", "品类", "分类", "类别"],
    },
    Names { role: Role::Brand, whole: &["brand", "brandname", "品牌", "品牌名称"], parts: &["brand", "品牌"] },
    Names {
        role: Role::Channel,
        whole: &[
            "channel", "saleschannel", "source", "orderchannel", "ordersource", "store", "shop", "storename",
            "platform", "purchasepoint", "渠道", "销售渠道", "订单来源", "订单渠道", "来源", "门店", "店铺",
            "店铺名称", "平台", "流量来源", "门店名称", "branch",
        ],
        parts: &["channel", "渠道", "来源", "门店", "店铺"],
    },
    Names {
        role: Role::Payment,
        whole: &[
            "payment", "paymentmethod", "paymentmethodtitle", "paymenttype", "paymethod", "cardbrand", "method", "支付方式",
            "付款方式", "支付渠道", "结算方式",
        ],
        parts: &["paymentmethod", "支付方式", "付款方式"],
    },
    Names {
        role: Role::Region,
        whole: &[
            "region", "country", "province", "state", "city", "shippingcity", "shippingprovince", "shipcity",
            "shipstate", "shipcountry", "shiptocity", "shiptostate", "billingcity", "countryregion", "地区", "区域",
            "省份", "省", "城市", "市", "国家", "收货省份", "收货人省份", "收货人地区", "收货城市", "所在地", "大区",
            "收货地址", "客户地址", "详细地址", "location", "shippingaddress",
        ],
        parts: &["region", "country", "province", "city", "地区", "省", "城市"],
    },
    Names {
        role: Role::Status,
        whole: &[
            "status", "orderstatus", "financialstatus", "transactionstatus", "itemstatus", "orderstate", "状态",
            "订单状态", "交易状态", "支付状态", "售后状态",
        ],
        parts: &["status", "状态"],
    },
    Names {
        role: Role::Refund,
        whole: &[
            "refund", "refundamount", "refundedamount", "refunded", "amountrefunded", "orderrefundamount", "returned",
            "退款", "退款金额", "买家退款金额", "partialrefunds",
        ],
        parts: &["refund", "退款"],
    },
    Names {
        role: Role::Currency,
        whole: &["currency", "currencycode", "ordercurrency", "paymentcurrency", "币种", "货币", "币别", "货币单位", "订单币种"],
        parts: &["currency", "币种"],
    },
];

/// Headers of columns that play no role, though a part of their name sounds like one.
#[rustfmt::skip]
pub(super) const NO_ROLE: &[&str] = &[
    "ordercount", "totalorders", "updatedat", "cancelledat", "birthdate", "birthday", "dateshipped", "发货时间",
    "确认收货时间", "运费", "邮费", "shipping", "taxes", "tax", "totaltax", "ordersalestax", "ordershippingamount",
    "ordertotaltaxamount", "生日", "备注",
];

/// What makes of a header with "order" in it something else of the order than its number.
#[rustfmt::skip]
pub(super) const OF_AN_ORDER: &[&str] = &[
    "type", "status", "date", "time", "amount", "total", "price", "count", "quantity", "qty", "channel", "source", "method", "note", "tag",
    "类型", "状态", "日期", "时间", "金额", "总额", "价", "数量", "件数", "渠道", "来源", "方式", "备注", "标签", "类别", "种类", "性质",
];

/// Headers of amounts that are those of whole orders, on however many lines they stand.
#[rustfmt::skip]
pub(super) const ORDER_TOTALS: &[&str] = &[
    "ordertotal", "ordertotalamount", "orderamount", "totalorderamount", "订单金额", "订单总额", "订单总金额", "订单实付金额",
    "订单应付金额",
];
