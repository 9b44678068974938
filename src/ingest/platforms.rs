//! Signatures of the order exports of platforms, as data: which headers a file of theirs has, and what part each plays.
//!
//! A platform whose signature fits overrides the generic names: `Total` of Shopify is the amount, its `Name` the order number.
//! Where an export has no buyer at all (拼多多), the signature names none, and the import says so.

use super::roles::normal;
use crate::table::Role;

/// The export of a platform.
pub struct Platform {
    /// The stable name; shown as it is.
    pub name: &'static str,
    /// Headers in normal form that together tell this export from others.
    pub signature: &'static [&'static str],
    /// Parts of columns, the better choice first.
    pub roles: &'static [(&'static str, Role)],
}

/// The share of the signature that must be there.
const FITS: f64 = 0.6;

/// All that are known.
pub const ALL: &[Platform] = &[
    Platform {
        name: "Shopify",
        signature: &[
            "name",
            "email",
            "financialstatus",
            "fulfillmentstatus",
            "subtotal",
            "total",
            "lineitemname",
            "lineitemquantity",
        ],
        roles: &[
            ("email", Role::Customer),
            ("phone", Role::Customer),
            ("billingname", Role::Customer),
            ("name", Role::Order),
            ("createdat", Role::Date),
            ("paidat", Role::Date),
            ("total", Role::Amount),
            ("lineitemquantity", Role::Quantity),
            ("lineitemprice", Role::UnitPrice),
            ("lineitemcompareatprice", Role::ListPrice),
            ("discountamount", Role::Discount),
            ("lineitemname", Role::Product),
            ("source", Role::Channel),
            ("paymentmethod", Role::Payment),
            ("shippingcity", Role::Region),
            ("financialstatus", Role::Status),
            ("refundedamount", Role::Refund),
            ("currency", Role::Currency),
        ],
    },
    Platform {
        name: "淘宝",
        signature: &["订单编号", "买家会员名", "买家应付货款", "买家实际支付金额", "订单状态", "宝贝标题"],
        roles: &[
            ("买家会员名", Role::Customer),
            ("订单编号", Role::Order),
            ("订单付款时间", Role::Date),
            ("订单创建时间", Role::Date),
            ("买家实际支付金额", Role::Amount),
            ("宝贝总数量", Role::Quantity),
            ("宝贝标题", Role::Product),
            ("店铺名称", Role::Channel),
            ("收货地址", Role::Region),
            ("订单状态", Role::Status),
            ("退款金额", Role::Refund),
        ],
    },
    Platform {
        name: "拼多多",
        signature: &["商品", "订单号", "订单状态", "商品总价", "用户实付金额", "商家实收金额"],
        roles: &[
            ("订单号", Role::Order),
            ("订单成交时间", Role::Date),
            ("支付时间", Role::Date),
            ("用户实付金额", Role::Amount),
            ("商品数量", Role::Quantity),
            ("商品", Role::Product),
            ("店铺优惠折扣", Role::Discount),
            ("省", Role::Region),
            ("订单状态", Role::Status),
        ],
    },
    Platform {
        name: "京东",
        signature: &["订单号", "商品id", "商品名称", "订购数量", "下单帐号", "应付金额"],
        roles: &[
            ("下单帐号", Role::Customer),
            ("订单号", Role::Order),
            ("下单时间", Role::Date),
            ("应付金额", Role::Amount),
            ("订购数量", Role::Quantity),
            ("京东价", Role::UnitPrice),
            ("商品名称", Role::Product),
            ("订单来源", Role::Channel),
            ("支付方式", Role::Payment),
            ("客户地址", Role::Region),
            ("订单状态", Role::Status),
        ],
    },
    Platform {
        name: "抖店",
        signature: &["主订单编号", "子订单编号", "选购商品", "订单应付金额", "订单提交时间"],
        roles: &[
            ("收件人手机号", Role::Customer),
            ("收件人", Role::Customer),
            ("主订单编号", Role::Order),
            ("订单提交时间", Role::Date),
            ("支付完成时间", Role::Date),
            ("订单应付金额", Role::Amount),
            ("商品数量", Role::Quantity),
            ("选购商品", Role::Product),
            ("流量来源", Role::Channel),
            ("支付方式", Role::Payment),
            ("省", Role::Region),
            ("订单状态", Role::Status),
        ],
    },
    Platform {
        name: "有赞",
        signature: &["订单号", "订单状态", "全部商品名称", "订单实付金额", "买家付款时间"],
        roles: &[
            ("买家手机号", Role::Customer),
            ("收货人手机号提货人手机号", Role::Customer),
            ("买家昵称", Role::Customer),
            ("订单号", Role::Order),
            ("买家付款时间", Role::Date),
            ("订单创建时间", Role::Date),
            ("订单实付金额", Role::Amount),
            ("全部商品名称", Role::Product),
            ("收货人省份", Role::Region),
            ("订单状态", Role::Status),
        ],
    },
    Platform {
        name: "TikTok Shop",
        signature: &["orderid", "orderstatus", "sellersku", "skusubtotalafterdiscount", "createdtime", "buyerusername"],
        roles: &[
            ("buyerusername", Role::Customer),
            ("orderid", Role::Order),
            ("createdtime", Role::Date),
            ("paidtime", Role::Date),
            ("skusubtotalafterdiscount", Role::Amount),
            ("quantity", Role::Quantity),
            ("skuunitoriginalprice", Role::ListPrice),
            ("productname", Role::Product),
            ("productcategory", Role::Category),
            ("paymentmethod", Role::Payment),
            ("province", Role::Region),
            ("orderstatus", Role::Status),
            ("orderrefundamount", Role::Refund),
        ],
    },
    Platform {
        name: "Etsy",
        signature: &["saledate", "itemname", "buyer", "quantity", "price", "itemtotal", "transactionid"],
        roles: &[
            ("buyer", Role::Customer),
            ("orderid", Role::Order),
            ("saledate", Role::Date),
            ("itemtotal", Role::Amount),
            ("quantity", Role::Quantity),
            ("price", Role::UnitPrice),
            ("discountamount", Role::Discount),
            ("itemname", Role::Product),
            ("shipcountry", Role::Region),
        ],
    },
    Platform {
        name: "WooCommerce",
        signature: &[
            "ordernumber",
            "orderstatus",
            "orderdate",
            "emailbilling",
            "ordertotalamount",
            "paymentmethodtitle",
        ],
        roles: &[
            ("emailbilling", Role::Customer),
            ("phonebilling", Role::Customer),
            ("ordernumber", Role::Order),
            ("orderid", Role::Order),
            ("orderdate", Role::Date),
            ("ordertotalamount", Role::Amount),
            ("orderlinetotal", Role::Amount),
            ("quantity", Role::Quantity),
            ("quantityrefund", Role::Quantity),
            ("itemcost", Role::UnitPrice),
            ("discountamount", Role::Discount),
            ("cartdiscountamount", Role::Discount),
            ("itemname", Role::Product),
            ("name", Role::Product),
            ("paymentmethodtitle", Role::Payment),
            ("citybilling", Role::Region),
            ("statecodebilling", Role::Region),
            ("countrycodebilling", Role::Region),
            ("orderstatus", Role::Status),
            ("orderrefundamount", Role::Refund),
            ("ordercurrency", Role::Currency),
        ],
    },
    Platform {
        name: "Amazon",
        signature: &[
            "amazonorderid",
            "purchasedate",
            "orderstatus",
            "productname",
            "asin",
            "itemprice",
            "saleschannel",
        ],
        roles: &[
            ("buyeremail", Role::Customer),
            ("buyername", Role::Customer),
            ("amazonorderid", Role::Order),
            ("purchasedate", Role::Date),
            ("itemprice", Role::Amount),
            ("quantity", Role::Quantity),
            ("itempromotiondiscount", Role::Discount),
            ("productname", Role::Product),
            ("saleschannel", Role::Channel),
            ("shipstate", Role::Region),
            ("shipcountry", Role::Region),
            ("orderstatus", Role::Status),
            ("currency", Role::Currency),
        ],
    },
    Platform {
        name: "eBay",
        signature: &["salesrecordnumber", "buyerusername", "itemtitle", "soldfor", "totalprice", "saledate"],
        roles: &[
            ("buyerusername", Role::Customer),
            ("buyeremail", Role::Customer),
            ("buyername", Role::Customer),
            ("ordernumber", Role::Order),
            ("salesrecordnumber", Role::Order),
            ("saledate", Role::Date),
            ("paidondate", Role::Date),
            ("totalprice", Role::Amount),
            ("soldfor", Role::Amount),
            ("quantity", Role::Quantity),
            ("itemtitle", Role::Product),
            ("paymentmethod", Role::Payment),
            ("shiptostate", Role::Region),
            ("shiptocountry", Role::Region),
        ],
    },
    Platform {
        name: "Square",
        signature: &["date", "time", "timezone", "grosssales", "netsales", "transactionid", "paymentid", "eventtype"],
        roles: &[
            ("customerid", Role::Customer),
            ("customerreferenceid", Role::Customer),
            ("customername", Role::Customer),
            ("transactionid", Role::Order),
            ("paymentid", Role::Order),
            ("date", Role::Date),
            ("netsales", Role::Amount),
            ("totalcollected", Role::Amount),
            ("qty", Role::Quantity),
            ("discounts", Role::Discount),
            ("item", Role::Product),
            ("category", Role::Category),
            ("source", Role::Channel),
            ("cardbrand", Role::Payment),
            ("location", Role::Region),
            ("partialrefunds", Role::Refund),
        ],
    },
    Platform {
        name: "Stripe",
        signature: &[
            "id",
            "createdutc",
            "amount",
            "amountrefunded",
            "currency",
            "customerid",
            "status",
            "convertedamount",
        ],
        roles: &[
            ("customerid", Role::Customer),
            ("customeremail", Role::Customer),
            ("cardfingerprint", Role::Customer),
            ("id", Role::Order),
            ("createdutc", Role::Date),
            ("amount", Role::Amount),
            ("description", Role::Product),
            ("cardbrand", Role::Payment),
            ("cardaddresscountry", Role::Region),
            ("status", Role::Status),
            ("amountrefunded", Role::Refund),
            ("currency", Role::Currency),
        ],
    },
    Platform {
        name: "Magento",
        signature: &[
            "id",
            "purchasepoint",
            "purchasedate",
            "billtoname",
            "shiptoname",
            "grandtotalbase",
            "grandtotalpurchased",
            "status",
        ],
        roles: &[
            ("customeremail", Role::Customer),
            ("customername", Role::Customer),
            ("billtoname", Role::Customer),
            ("id", Role::Order),
            ("purchasedate", Role::Date),
            ("grandtotalbase", Role::Amount),
            ("grandtotalpurchased", Role::Amount),
            ("qty", Role::Quantity),
            ("productname", Role::Product),
            ("purchasepoint", Role::Channel),
            ("paymentmethod", Role::Payment),
            ("shippingaddress", Role::Region),
            ("status", Role::Status),
        ],
    },
    Platform {
        name: "1688",
        signature: &["买家公司名", "买家会员名", "卖家公司名", "货品总价", "实付款", "订单状态", "货品标题"],
        roles: &[
            ("买家会员名", Role::Customer),
            ("买家公司名", Role::Customer),
            ("订单编号", Role::Order),
            ("订单付款时间", Role::Date),
            ("订单创建时间", Role::Date),
            ("实付款", Role::Amount),
            ("数量", Role::Quantity),
            ("单价", Role::UnitPrice),
            ("涨价或折扣", Role::Discount),
            ("货品标题", Role::Product),
            ("订单状态", Role::Status),
        ],
    },
    Platform {
        name: "UCI Online Retail",
        signature: &["stockcode", "description", "quantity", "invoicedate", "customerid", "country"],
        roles: &[
            ("customerid", Role::Customer),
            ("invoiceno", Role::Order),
            ("invoice", Role::Order),
            ("invoicedate", Role::Date),
            ("quantity", Role::Quantity),
            ("unitprice", Role::UnitPrice),
            ("price", Role::UnitPrice),
            ("stockcode", Role::Product),
            ("country", Role::Region),
        ],
    },
];

/// The platform whose signature fits these normal headers best, if one does.
pub fn of(headers: &[String]) -> Option<&'static Platform> {
    let share = |platform: &Platform| {
        let found = platform.signature.iter().filter(|name| headers.iter().any(|header| header == *name)).count();
        found as f64 / platform.signature.len() as f64
    };
    ALL.iter()
        .map(|platform| (share(platform), platform))
        .filter(|(share, _)| *share >= FITS)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, platform)| platform)
}

impl Platform {
    /// The column that plays each role, by position among these normal headers.
    pub fn columns(&self, headers: &[String]) -> Vec<(Role, usize)> {
        let mut taken: Vec<(Role, usize)> = Vec::new();
        for (name, role) in self.roles {
            let free = !taken.iter().any(|(other, _)| other == role);
            if let Some(at) = headers.iter().position(|header| header == name)
                && free
            {
                taken.push((*role, at));
            }
        }
        taken
    }
}

/// Headers as they are compared.
pub fn normal_headers<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<String> {
    headers.map(normal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_and_roles_are_in_normal_form() {
        for platform in ALL {
            for name in platform.signature.iter().chain(platform.roles.iter().map(|(name, _)| name)) {
                assert_eq!(normal(name), *name, "{}", platform.name);
            }
        }
    }

    #[test]
    fn shopify_is_known_by_its_headers() {
        let header = "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Total,Created at,Lineitem quantity,Lineitem name";
        let headers = normal_headers(header.split(','));
        let platform = of(&headers).unwrap();
        assert_eq!(platform.name, "Shopify");
        let roles = platform.columns(&headers);
        assert!(
            roles.contains(&(Role::Customer, 1))
                && roles.contains(&(Role::Order, 0))
                && roles.contains(&(Role::Date, 8))
        );
        assert!(of(&normal_headers("customer_id,date,amount".split(','))).is_none());
    }

    /// A header line of each, as its export has it, and the columns that name buyer, order, day and money.
    const HEADERS: &[(&str, &str, [&str; 4])] = &[
        (
            "WooCommerce",
            "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Email (Billing),Phone (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code,Discount Amount",
            ["Email (Billing)", "Order Number", "Order Date", "Order Total Amount"],
        ),
        (
            "eBay",
            "Sales Record Number,Order Number,Buyer Username,Buyer Name,Buyer Email,Ship To City,Ship To State,Ship To Country,Item Title,Custom Label,Quantity,Sold For,Shipping And Handling,Seller Collected Tax,Total Price,Payment Method,Sale Date,Paid On Date",
            ["Buyer Username", "Order Number", "Sale Date", "Total Price"],
        ),
        (
            "Square",
            "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID",
            ["Customer ID", "Transaction ID", "Date", "Net Sales"],
        ),
        (
            "Stripe",
            "id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Fee,Tax,Converted Currency,Mode,Status,Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID,Card Last4,Card Brand,Card Funding,Card Fingerprint,Card Address Country",
            ["Customer ID", "id", "Created (UTC)", "Amount"],
        ),
        (
            "Magento",
            "ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Billing Address,Shipping Address,Shipping Information,Customer Email,Customer Group,Subtotal,Shipping and Handling,Customer Name,Payment Method,Total Refunded",
            ["Customer Email", "ID", "Purchase Date", "Grand Total (Base)"],
        ),
        (
            "1688",
            "订单编号,买家公司名,买家会员名,卖家公司名,卖家会员名,货品总价(元),运费(元),涨价或折扣(元),实付款(元),订单状态,订单创建时间,订单付款时间,货品标题,单价(元),数量,单位",
            ["买家会员名", "订单编号", "订单付款时间", "实付款(元)"],
        ),
        (
            "京东",
            "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注",
            ["下单帐号", "订单号", "下单时间", "应付金额"],
        ),
    ];

    #[test]
    fn platforms_are_known_by_their_headers() {
        for (name, header, roles) in HEADERS {
            let columns: Vec<&str> = header.split(',').collect();
            let headers = normal_headers(columns.iter().copied());
            let platform = of(&headers).unwrap_or_else(|| panic!("{name} is not known"));
            assert_eq!(platform.name, *name);
            let found = platform.columns(&headers);
            for (role, wanted) in [Role::Customer, Role::Order, Role::Date, Role::Amount].into_iter().zip(roles) {
                let column = found.iter().find(|(other, _)| *other == role).map(|(_, at)| columns[*at]);
                assert_eq!(column, Some(*wanted), "{name} {role:?}");
            }
        }
    }

    #[test]
    fn an_export_without_a_buyer_names_none() {
        let header = "amazon-order-id,merchant-order-id,purchase-date,last-updated-date,order-status,fulfillment-channel,sales-channel,ship-service-level,product-name,sku,asin,item-status,quantity,currency,item-price,item-tax,shipping-price,ship-city,ship-state,ship-postal-code,ship-country,promotion-ids";
        let headers = normal_headers(header.split(','));
        let platform = of(&headers).unwrap();
        assert_eq!(platform.name, "Amazon");
        assert!(platform.columns(&headers).iter().all(|(role, _)| *role != Role::Customer));
    }
}
