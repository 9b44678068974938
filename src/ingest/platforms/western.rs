//! Order exports of shop software, marketplaces, tills and payment services elsewhere, and the two files of orders that all tutorials use.

use super::{PLAIN, Platform};
use crate::table::Role::{
    Amount, Category, Channel, Currency, Customer, Date, Discount, ListPrice, Order, Payment, Product, Quantity,
    Refund, Region, Status, UnitPrice,
};

#[rustfmt::skip]
pub const ALL: &[Platform] = &[
    Platform {
        name: "Shopify",
        signature: &[
            "name", "email", "financialstatus", "fulfillmentstatus", "subtotal", "total", "lineitemname",
            "lineitemquantity",
        ],
        roles: &[
            ("email", Customer), ("phone", Customer), ("billingname", Customer), ("name", Order), ("createdat", Date),
            ("paidat", Date), ("total", Amount), ("lineitemquantity", Quantity), ("lineitemprice", UnitPrice),
            ("lineitemcompareatprice", ListPrice), ("discountamount", Discount), ("lineitemname", Product),
            ("source", Channel), ("paymentmethod", Payment), ("shippingcity", Region), ("financialstatus", Status),
            ("refundedamount", Refund), ("currency", Currency),
        ],
        traps: &["blank_lines"],
        ..PLAIN
    },
    Platform {
        name: "TikTok Shop",
        signature: &[
            "orderid", "orderstatus", "sellersku", "skusubtotalafterdiscount", "createdtime", "buyerusername",
        ],
        roles: &[
            ("buyerusername", Customer), ("orderid", Order), ("createdtime", Date), ("paidtime", Date),
            ("skusubtotalafterdiscount", Amount), ("quantity", Quantity), ("skuunitoriginalprice", ListPrice),
            ("productname", Product), ("productcategory", Category), ("paymentmethod", Payment), ("province", Region),
            ("orderstatus", Status), ("orderrefundamount", Refund),
        ],
        traps: &["description_row", "sku_totals"],
        ..PLAIN
    },
    Platform {
        name: "Etsy",
        signature: &[
            "saledate", "itemname", "buyer", "quantity", "price", "itemtotal", "transactionid",
        ],
        roles: &[
            ("buyer", Customer), ("orderid", Order), ("saledate", Date), ("itemtotal", Amount),
            ("quantity", Quantity), ("price", UnitPrice), ("discountamount", Discount), ("itemname", Product),
            ("shipcountry", Region),
        ],
        traps: &["order_shipping", "month_first"],
        ..PLAIN
    },
    Platform {
        name: "WooCommerce",
        signature: &[
            "ordernumber", "orderstatus", "orderdate", "emailbilling", "ordertotalamount", "paymentmethodtitle",
        ],
        roles: &[
            ("emailbilling", Customer), ("phonebilling", Customer), ("ordernumber", Order), ("orderid", Order),
            ("orderdate", Date), ("ordertotalamount", Amount), ("orderlinetotal", Amount), ("quantity", Quantity),
            ("quantityrefund", Quantity), ("itemcost", UnitPrice), ("discountamount", Discount),
            ("cartdiscountamount", Discount), ("itemname", Product), ("name", Product),
            ("paymentmethodtitle", Payment), ("citybilling", Region), ("statecodebilling", Region),
            ("countrycodebilling", Region), ("orderstatus", Status), ("orderrefundamount", Refund),
            ("ordercurrency", Currency),
        ],
        traps: &["repeated_totals"],
        ..PLAIN
    },
    Platform {
        name: "Amazon",
        signature: &[
            "amazonorderid", "purchasedate", "orderstatus", "productname", "asin", "itemprice", "saleschannel",
        ],
        roles: &[
            ("buyeremail", Customer), ("buyername", Customer), ("amazonorderid", Order), ("purchasedate", Date),
            ("itemprice", Amount), ("quantity", Quantity), ("itempromotiondiscount", Discount),
            ("productname", Product), ("saleschannel", Channel), ("shipstate", Region), ("shipcountry", Region),
            ("orderstatus", Status), ("currency", Currency),
        ],
        traps: &["tabs", "relays"],
        ..PLAIN
    },
    Platform {
        name: "Amazon",
        signature: &[
            "orderid", "orderitemid", "purchasedate", "paymentsdate", "buyeremail", "quantitypurchased", "itemprice",
            "recipientname",
        ],
        roles: &[
            ("buyeremail", Customer), ("buyername", Customer), ("orderid", Order), ("purchasedate", Date),
            ("itemprice", Amount), ("quantitypurchased", Quantity), ("itempromotiondiscount", Discount),
            ("productname", Product), ("saleschannel", Channel), ("shipstate", Region), ("shipcountry", Region),
            ("currency", Currency),
        ],
        traps: &["tabs", "relays"],
        ..PLAIN
    },
    Platform {
        name: "eBay",
        signature: &[
            "salesrecordnumber", "buyerusername", "itemtitle", "soldfor", "totalprice", "saledate",
        ],
        roles: &[
            ("buyerusername", Customer), ("buyeremail", Customer), ("buyername", Customer), ("ordernumber", Order),
            ("salesrecordnumber", Order), ("saledate", Date), ("paidondate", Date), ("totalprice", Amount),
            ("soldfor", Amount), ("quantity", Quantity), ("itemtitle", Product), ("paymentmethod", Payment),
            ("shiptostate", Region), ("shiptocountry", Region),
        ],
        traps: &["footer_lines"],
        ..PLAIN
    },
    Platform {
        name: "Square",
        signature: &[
            "date", "time", "timezone", "grosssales", "netsales", "transactionid", "paymentid", "eventtype",
        ],
        roles: &[
            ("customerid", Customer), ("customerreferenceid", Customer), ("customername", Customer),
            ("transactionid", Order), ("paymentid", Order), ("date", Date), ("netsales", Amount),
            ("totalcollected", Amount), ("qty", Quantity), ("discounts", Discount), ("item", Product),
            ("category", Category), ("source", Channel), ("cardbrand", Payment), ("location", Region),
            ("partialrefunds", Refund),
        ],
        traps: &["split_time", "signs"],
        ..PLAIN
    },
    Platform {
        name: "Stripe",
        signature: &[
            "id", "createdutc", "amount", "amountrefunded", "currency", "customerid", "status", "convertedamount",
        ],
        roles: &[
            ("customerid", Customer), ("customeremail", Customer), ("cardfingerprint", Customer), ("id", Order),
            ("createdutc", Date), ("convertedamount", Amount), ("amount", Amount), ("description", Product),
            ("cardbrand", Payment), ("cardaddresscountry", Region), ("status", Status),
            ("convertedamountrefunded", Refund), ("amountrefunded", Refund), ("convertedcurrency", Currency),
            ("currency", Currency),
        ],
        traps: &["charges"],
        ..PLAIN
    },
    Platform {
        name: "Magento",
        signature: &[
            "id", "purchasepoint", "purchasedate", "billtoname", "shiptoname", "grandtotalbase",
            "grandtotalpurchased", "status",
        ],
        roles: &[
            ("customeremail", Customer), ("customername", Customer), ("billtoname", Customer), ("id", Order),
            ("purchasedate", Date), ("grandtotalbase", Amount), ("grandtotalpurchased", Amount), ("qty", Quantity),
            ("productname", Product), ("purchasepoint", Channel), ("paymentmethod", Payment),
            ("shippingaddress", Region), ("status", Status), ("totalrefunded", Refund),
        ],
        traps: &["two_totals"],
        ..PLAIN
    },
    Platform {
        name: "UCI Online Retail",
        signature: &[
            "stockcode", "description", "quantity", "invoicedate", "customerid", "country",
        ],
        roles: &[
            ("customerid", Customer), ("invoiceno", Order), ("invoice", Order), ("invoicedate", Date),
            ("quantity", Quantity), ("unitprice", UnitPrice), ("price", UnitPrice), ("stockcode", Product),
            ("country", Region),
        ],
        traps: &["cancel_prefix"],
        ..PLAIN
    },
    Platform {
        name: "CDNOW",
        signature: &[
            "masterid", "date", "cds", "sales",
        ],
        roles: &[
            ("masterid", Customer), ("date", Date), ("cds", Quantity), ("sales", Amount),
        ],
        ..PLAIN
    },
];
