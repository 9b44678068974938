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
}
