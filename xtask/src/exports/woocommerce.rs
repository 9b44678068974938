//! `WooCommerce`: the plug-in Advanced Order Export, and the report of customers of `WooCommerce` Analytics. CSV in UTF-8.
//!
//! Orders: one row per item, and everything of the order (its total, discount, refund, status) repeats on each, so it counts once. `Order
//! Total Amount` is what was to be paid with postage; `Order Refund Amount` is what went back of it; `Quantity (- Refund)` is what was kept.
//! Customers: one row each with the day of the last visit and all they spent, which looks like one order each and is none.

use super::shop::{Order, Shop, State, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const ORDERS: &str = "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),\
Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),Email (Billing),Phone (Billing),\
Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,Order Refund Amount,\
Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code,Discount Amount,Discount Amount Tax";

const CUSTOMERS: &str =
    "Name,Username,Last Active,Sign Up,Email,Orders,Total Spend,AOV,Country / Region,City,Region,Postal Code";

/// The orders.
pub fn orders(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(ORDERS);
    for order in &shop.orders {
        let status = match order.state {
            State::Completed | State::PartlyRefunded => "Completed",
            State::Shipped => "Processing",
            State::Cancelled => "Cancelled",
            State::Unpaid => "Pending payment",
            State::Refunded => "Refunded",
        };
        for (at, line) in order.lines.iter().enumerate() {
            let back = order.state == State::Refunded || order.refund() == line.paid() && at == 0;
            sheet.push(&[
                ("Order Number", (5_001 + order.number).to_string()),
                ("Order Status", status.to_owned()),
                ("Order Date", order.placed.iso()),
                ("First Name (Billing)", order.customer.name.0.clone()),
                ("Last Name (Billing)", order.customer.name.1.clone()),
                ("City (Billing)", order.customer.region.1.to_owned()),
                ("Country Code (Billing)", "CN".to_owned()),
                ("Email (Billing)", order.customer.email()),
                ("Phone (Billing)", order.customer.phone.clone()),
                ("Payment Method Title", "Alipay".to_owned()),
                ("Cart Discount Amount", plain(order.discount())),
                ("Order Subtotal Amount", plain(order.goods())),
                ("Shipping Method Title", "Flat rate".to_owned()),
                ("Order Shipping Amount", plain(order.shipping)),
                ("Order Refund Amount", plain(order.refund())),
                ("Order Total Amount", plain(order.total())),
                ("Order Total Tax Amount", "0.00".to_owned()),
                ("SKU", line.product.sku.to_owned()),
                ("Item #", (at + 1).to_string()),
                ("Item Name", line.product.name.to_owned()),
                ("Quantity (- Refund)", if back { 0 } else { line.quantity }.to_string()),
                ("Item Cost", plain(line.product.price)),
                ("Coupon Code", if order.discount() > 0 { "spring10" } else { "" }.to_owned()),
                ("Discount Amount", plain(line.discount)),
            ]);
        }
    }
    let tally = Tally::of(shop.orders.iter(), |order| order.customer.email(), Order::total, Order::refund);
    let expect = Expect::Orders(tally);
    Export { name: "woocommerce-orders", platform: "WooCommerce", sheet, forms: &[Form::CSV_QUOTED], expect }
}

/// The report of customers.
pub fn customers(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(CUSTOMERS);
    for (customer, orders, spent) in super::shopify::totals(shop) {
        let last = shop.orders.iter().rfind(|order| order.customer.number == customer.number);
        let first = shop.orders.iter().find(|order| order.customer.number == customer.number);
        let day = |order: Option<&Order>| order.map(|order| order.placed.iso()).unwrap_or_default();
        sheet.push(&[
            ("Name", customer.full_name()),
            ("Username", customer.nick.clone()),
            ("Last Active", day(last)),
            ("Sign Up", day(first)),
            ("Email", customer.email()),
            ("Orders", orders.to_string()),
            ("Total Spend", plain(spent)),
            ("AOV", plain(spent / orders.max(1) as i64)),
            ("Country / Region", "CN".to_owned()),
            ("City", customer.region.1.to_owned()),
        ]);
    }
    let expect = Expect::Other("customers");
    Export { name: "woocommerce-customers", platform: "WooCommerce", sheet, forms: &[Form::CSV_QUOTED], expect }
}
