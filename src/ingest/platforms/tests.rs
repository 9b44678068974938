//! Tests of the signatures: each platform is known by its header row alone.

use super::*;

#[test]
fn signatures_and_roles_are_in_normal_form() {
    for platform in all() {
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
    let roles = platform.columns(&headers, &|_| 1);
    assert!(
        roles.contains(&(Role::Customer, 1)) && roles.contains(&(Role::Order, 0)) && roles.contains(&(Role::Date, 8))
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
        ["Customer ID", "id", "Created (UTC)", "Converted Amount"],
    ),
    (
        "Magento",
        "ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Billing Address,Shipping Address,Shipping Information,Customer Email,Customer Group,Subtotal,Shipping and Handling,Customer Name,Payment Method,Total Refunded",
        ["Customer Email", "ID", "Purchase Date", "Grand Total (Base)"],
    ),
    (
        "1688",
        "订单编号,买家公司名,买家会员名,卖家公司名,卖家会员名,货品总价(元),运费(元),涨价或折扣(元),实付款(元),订单状态,订单创建时间,订单付款时间,货品标题,单价(元),数量,单位",
        ["买家会员名", "订单编号", "订单创建时间", "实付款(元)"],
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
        let found = platform.columns(&headers, &|_| 1);
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
    assert!(platform.columns(&headers, &|_| 1).iter().all(|(role, _)| *role != Role::Customer));
}

#[test]
fn a_column_that_is_no_longer_filled_is_passed_over() {
    let headers = normal_headers("customerName,customerEmail,orderNumber".split(','));
    let platform = all().find(|platform| platform.name == "Lazada").unwrap();
    let customer = |filled: &dyn Fn(usize) -> usize| platform.columns(&headers, filled).first().copied();
    assert_eq!(customer(&|_| 5), Some((Role::Customer, 1)));
    assert_eq!(customer(&|at| if at == 1 { 0 } else { 5 }), Some((Role::Customer, 0)));
}

#[test]
fn other_exports_are_in_normal_form_and_no_orders() {
    for known in others::ALL {
        assert!(known.signature.iter().all(|name| normal(name) == *name), "{} {:?}", known.platform, known.table);
        let headers: Vec<String> = known.signature.iter().map(|name| (*name).to_owned()).collect();
        assert!(of(&headers).is_none() && other(&headers).is_some(), "{} {:?}", known.platform, known.table);
    }
}

/// A trap without words would be told as its key.
#[test]
fn every_trap_has_words() {
    use crate::i18n::{Catalog, Currency, Lang};
    for &lang in Lang::ALL {
        let words = Catalog::new(lang, Currency::None);
        for trap in all().flat_map(|platform| platform.traps) {
            assert!(words.has(&format!("platform-trap-{trap}")), "{trap}");
        }
    }
}
