//! Stripe: Payments › Export › All columns. CSV in UTF-8, one row per charge.
//!
//! A charge is an order here. `Amount` is in the currency of the customer, `Converted Amount` in that of the account, so the converted ones add up
//! and no row is left out. A charge that did not go through is `Failed`; one that went back wholly is `Refunded`, one in part stays `Paid`, and `Amount
//! Refunded` (and `Converted Amount Refunded`) is what went back.

use super::shop::{Cents, Order, Shop, State, plain};
use super::{Expect, Export, Form, Sheet, Tally};

const PAYMENTS: &str = "id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Fee,Tax,\
Converted Currency,Mode,Status,Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID,Card Last4,Card Brand,Card Funding,\
Card Exp Month,Card Exp Year,Card Name,Card Address Country,Card Issue Country,Card Fingerprint,Card CVC Status,Disputed Amount,Dispute Status,Transfer,\
Invoice ID,Payment Source Type,PaymentIntent ID";

/// Dollars for what was paid: some pay in euros, of which one is 1.08 dollars.
fn converted(order: &Order, cents: Cents) -> Cents {
    if is_in_euros(order) { cents * 108 / 100 } else { cents }
}

fn is_in_euros(order: &Order) -> bool {
    order.customer.number % 6 == 2
}

/// The charges.
pub fn payments(shop: &Shop) -> Export {
    let mut sheet = Sheet::new(PAYMENTS);
    for order in shop.orders.iter().filter(|order| order.state != State::Cancelled) {
        let status = match order.state {
            State::Unpaid => "Failed",
            State::Refunded => "Refunded",
            _ => "Paid",
        };
        sheet.push(&[
            ("id", format!("ch_3{}", order.id("Ox", 22))),
            ("Description", order.names(", ")),
            ("Seller Message", "Payment complete.".to_owned()),
            ("Created (UTC)", order.placed.iso()),
            ("Amount", plain(order.total())),
            ("Amount Refunded", plain(order.refund())),
            ("Currency", if is_in_euros(order) { "eur" } else { "usd" }.to_owned()),
            ("Converted Amount", plain(converted(order, order.total()))),
            ("Converted Amount Refunded", plain(converted(order, order.refund()))),
            ("Fee", plain(order.total() * 29 / 1000 + 30)),
            ("Tax", "0.00".to_owned()),
            ("Converted Currency", "usd".to_owned()),
            ("Mode", "Live".to_owned()),
            ("Status", status.to_owned()),
            ("Statement Descriptor", "KEFEN TEA".to_owned()),
            ("Customer ID", format!("cus_{}", order.customer.nick)),
            ("Customer Email", order.customer.email()),
            ("Captured", (order.state != State::Unpaid).to_string()),
            ("Card ID", format!("card_{}", order.customer.nick)),
            ("Card Last4", "4242".to_owned()),
            ("Card Brand", "Visa".to_owned()),
            ("Card Funding", "credit".to_owned()),
            ("Card Name", order.customer.full_name()),
            ("Payment Source Type", "card".to_owned()),
        ]);
    }
    let customer = |order: &Order| order.customer.nick.clone();
    let paid = |order: &Order| converted(order, order.total());
    let tally = Tally::of(shop.orders.iter(), customer, paid, |order| converted(order, order.refund()));
    Export { name: "stripe-payments", platform: "Stripe", sheet, forms: &[Form::CSV], expect: Expect::Orders(tally) }
}
