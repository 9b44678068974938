//! What the columns of real exports are called, header by header: each stands alone in a file of otherwise plain names, so that nothing but
//! the header and its cells says what it is. The headers are those that shops, tills and CRMs write (Chinese and English); what only the
//! whole header row of a platform tells (Shopify's `Name` is an order number) is tested where platforms are.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use kefen::ingest::Inspection;
use kefen::table::Role;

/// Cells of a column of a role, by row.
fn cell(role: Role, row: usize) -> String {
    let of = |words: &[&str]| words[row * 7 % words.len()].to_owned();
    match role {
        Role::Customer => format!("K{:05}", row * 37 % 41),
        Role::Order => format!("80{:08}", row * 3),
        Role::Date => format!("2026-{:02}-{:02}", row % 12 + 1, row % 28 + 1),
        Role::Amount | Role::UnitPrice | Role::ListPrice | Role::Cost => {
            format!("{}.{:02}", 20 + row % 90, row * 13 % 100)
        }
        Role::Discount | Role::Refund => {
            if row.is_multiple_of(5) {
                format!("{}.50", row % 9)
            } else {
                "0.00".to_owned()
            }
        }
        Role::Quantity => (row % 4 + 1).to_string(),
        Role::Product => format!("奶粉 {} 段", row % 30),
        Role::Category => of(&["奶粉", "尿裤", "辅食"]),
        Role::Brand => of(&["Alpha", "Beta", "Gamma"]),
        Role::Channel => of(&["小程序", "门店", "直播"]),
        Role::Payment => of(&["微信支付", "支付宝", "银行卡"]),
        Role::Region => of(&["浙江省", "广东省", "四川省", "北京市"]),
        Role::Status => of(&["交易成功", "交易成功", "交易关闭", "已完成"]),
        Role::Currency => "CNY".to_owned(),
        _ => format!("x{row}"),
    }
}

/// Plain names for what every file of orders has.
const PLAIN: [(Role, &str); 4] =
    [(Role::Customer, "customer_id"), (Role::Order, "order_id"), (Role::Date, "order_date"), (Role::Amount, "amount")];

/// What a header is taken for in a file of plain names.
fn found(role: Role, header: &str) -> Option<Role> {
    let mut columns: Vec<(Role, &str)> = PLAIN.iter().copied().filter(|(plain, _)| *plain != role).collect();
    columns.push((role, header));
    let mut csv = columns.iter().map(|(_, name)| format!("\"{name}\"")).collect::<Vec<_>>().join(",");
    for row in 0..80 {
        csv.push('\n');
        csv.push_str(&columns.iter().map(|(role, _)| cell(*role, row)).collect::<Vec<_>>().join(","));
    }
    let preview = Inspection::of("orders.csv", csv.len() as u64, csv.as_bytes(), true, None).ok()?;
    preview.mapping.columns.last().map(|column| column.role)
}

/// The headers, by role.
const HEADERS: &[(Role, &[&str])] = &[
    (
        Role::Order,
        &[
            "order id",
            "order no",
            "order number",
            "invoice",
            "invoiceno",
            "transaction id",
            "receipt",
            "订单号",
            "订单编号",
            "交易号",
            "流水号",
            "小票号",
            "单据号",
            "Order Number",
            "Order ID",
            "主订单编号",
            "子订单编号",
            "amazon-order-id",
            "Sales Record Number",
            "Transaction ID",
            "Payment ID",
            "InvoiceNo",
            "Invoice",
        ],
    ),
    (
        Role::Date,
        &[
            "date",
            "order date",
            "invoice date",
            "purchase date",
            "created at",
            "paid at",
            "time",
            "日期",
            "下单时间",
            "付款时间",
            "购买日期",
            "成交时间",
            "交易时间",
            "消费时间",
            "Created at",
            "Paid at",
            "Order Date",
            "订单创建时间",
            "订单付款时间",
            "买家下单时间",
            "买家付款时间",
            "付款确认时间",
            "订单完成时间",
            "订单成交时间",
            "支付时间",
            "订单提交时间",
            "支付完成时间",
            "Created Time",
            "Paid Time",
            "purchase-date",
            "last-updated-date",
            "Sale Date",
            "Paid On Date",
            "Date Paid",
            "Created (UTC)",
            "Purchase Date",
            "InvoiceDate",
        ],
    ),
    (
        Role::Customer,
        &[
            "customer id",
            "client",
            "user id",
            "member id",
            "buyer",
            "客户编号",
            "会员号",
            "用户ID",
            "买家",
            "顾客",
            "Email",
            "Phone",
            "Billing Name",
            "Email (Billing)",
            "Phone (Billing)",
            "买家会员名",
            "买家支付宝账号",
            "联系手机",
            "下单帐号",
            "客户姓名",
            "联系电话",
            "收件人",
            "收件人手机号",
            "收货人手机号/提货人手机号",
            "买家昵称",
            "买家手机号",
            "Buyer Username",
            "Phone #",
            "Buyer Email",
            "Buyer Name",
            "Buyer",
            "Ship Name",
            "Customer ID",
            "Customer Name",
            "Customer Reference ID",
            "Customer Email",
            "Card Fingerprint",
            "Bill-to Name",
            "CustomerID",
            "client id",
            "member no",
            "uid",
            "openid",
            "unionid",
            "会员ID",
            "客户ID",
            "卡号",
            "customer_id",
            "买家公司名",
        ],
    ),
    (
        Role::Amount,
        &[
            "amount",
            "total",
            "net",
            "revenue",
            "sales",
            "paid",
            "price paid",
            "金额",
            "实付",
            "实付金额",
            "消费金额",
            "销售额",
            "成交金额",
            "应收",
            "Total",
            "Order Total Amount",
            "Order Line Total",
            "买家实际支付金额",
            "买家实付金额",
            "应付金额",
            "结算金额",
            "商家应收",
            "订单金额",
            "用户实付金额(元)",
            "商家实收金额(元)",
            "订单应付金额",
            "商家收入金额",
            "订单实付金额",
            "Order Amount",
            "SKU Subtotal After Discount",
            "item-price",
            "Total Price",
            "Sold For",
            "Item Total",
            "Total Collected",
            "Net Sales",
            "Gross Sales",
            "Amount",
            "Converted Amount",
            "Grand Total (Purchased)",
            "Grand Total (Base)",
            "实付款",
        ],
    ),
    (
        Role::Quantity,
        &[
            "qty",
            "quantity",
            "units",
            "数量",
            "件数",
            "Lineitem quantity",
            "Quantity",
            "宝贝总数量",
            "订购数量",
            "商品数量(件)",
            "商品数量",
            "SKU件数",
        ],
    ),
    (Role::UnitPrice, &["unit price", "price", "单价", "售价", "Lineitem price", "Item Cost", "UnitPrice", "单价(元)"]),
    (
        Role::ListPrice,
        &[
            "list",
            "msrp",
            "compare at",
            "原价",
            "吊牌价",
            "标价",
            "Lineitem compare at price",
            "京东价",
            "SKU Unit Original Price",
        ],
    ),
    (
        Role::Discount,
        &[
            "discount",
            "coupon",
            "折扣",
            "优惠",
            "优惠金额",
            "满减",
            "Discount Amount",
            "Lineitem discount",
            "Cart Discount Amount",
            "店铺优惠折扣(元)",
            "平台优惠折扣(元)",
            "SKU Platform Discount",
            "SKU Seller Discount",
            "item-promotion-discount",
            "Discounts",
            "涨价或折扣(元)",
        ],
    ),
    (Role::Cost, &["cost", "cogs", "成本", "进价"]),
    (
        Role::Product,
        &[
            "product",
            "item",
            "description",
            "sku",
            "stock code",
            "商品",
            "产品",
            "品名",
            "货号",
            "Lineitem name",
            "Lineitem sku",
            "Item Name",
            "宝贝标题",
            "宝贝种类",
            "商家编码",
            "商品名称",
            "商品ID",
            "商品id",
            "选购商品",
            "全部商品名称",
            "Product Name",
            "Seller SKU",
            "product-name",
            "asin",
            "Item Title",
            "Description",
            "StockCode",
            "货品标题",
        ],
    ),
    (Role::Category, &["category", "department", "类目", "品类", "分类", "Product Category"]),
    (Role::Brand, &["brand", "品牌"]),
    (
        Role::Channel,
        &[
            "channel",
            "source",
            "store",
            "渠道",
            "来源",
            "门店",
            "Source",
            "店铺名称",
            "订单来源",
            "订单渠道",
            "流量来源",
            "sales-channel",
            "Purchase Point",
        ],
    ),
    (
        Role::Payment,
        &[
            "payment",
            "method",
            "支付方式",
            "付款方式",
            "Payment Method",
            "Payment Method Title",
            "Payment Type",
            "Card Brand",
        ],
    ),
    (
        Role::Region,
        &[
            "country",
            "province",
            "city",
            "region",
            "国家",
            "省",
            "市",
            "地区",
            "Shipping City",
            "Billing City",
            "Shipping Province",
            "Shipping Country",
            "收货地址",
            "收货省份",
            "客户地址",
            "详细地址",
            "收货人省份",
            "收货人地区",
            "City",
            "Province",
            "ship-city",
            "ship-state",
            "ship-country",
            "Ship To City",
            "Ship To State",
            "Ship To Country",
            "Ship City",
            "Ship State",
            "Ship Country",
            "Location",
            "Card Address Country",
            "Shipping Address",
            "Country",
        ],
    ),
    (
        Role::Status,
        &[
            "status",
            "状态",
            "订单状态",
            "Financial Status",
            "Order Status",
            "售后状态",
            "order-status",
            "item-status",
            "Transaction Status",
            "Status",
        ],
    ),
    (
        Role::Refund,
        &[
            "refund",
            "returned",
            "退款",
            "退款金额",
            "Refunded Amount",
            "Order Refund Amount",
            "买家退款金额",
            "Partial Refunds",
            "Amount Refunded",
        ],
    ),
];

#[test]
fn a_header_says_what_its_column_is() {
    let mut all = 0;
    let mut missed = Vec::new();
    for (role, headers) in HEADERS {
        for header in *headers {
            all += 1;
            let found = found(*role, header);
            if found != Some(*role) {
                missed.push(format!("{header} is a {}, found {:?}", role.id(), found.map(Role::id)));
            }
        }
    }
    assert!(missed.is_empty(), "{} of {all} headers: {missed:#?}", missed.len());
}
