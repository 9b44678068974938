//! The vocabulary of tables: what a row is about, what part a column plays, what kind of values it holds.

use serde::{Deserialize, Serialize};

/// What one row of a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TableKind {
    /// One row per order, or per item of an order.
    Orders,
}

impl TableKind {
    /// The stable name: `--table FILE=orders`.
    pub fn id(self) -> &'static str {
        match self {
            TableKind::Orders => "orders",
        }
    }

    /// The roles that its columns can play, the important ones first.
    pub fn roles(self) -> &'static [Role] {
        match self {
            TableKind::Orders => Role::ORDERS,
        }
    }
}

/// The kind of value a role holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Text, ids included: never a number, however many digits.
    Text,
    /// Money.
    Money,
    /// A number.
    Number,
    /// A civil day, with a time of day where the file has one.
    Day,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $id:literal: $kind:ident;)*) => {
        /// The part a column plays. Ids are those of the automation contract (`map-ROLE`).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Role {
            $($(#[$doc])* $name,)*
            /// Kept as it is: a further column that no role claims.
            Attribute,
            /// Left out by the person.
            Ignore,
        }
        impl Role {
            /// The roles of an orders table.
            pub const ORDERS: &'static [Role] = &[$(Role::$name),*];

            /// The stable name.
            pub fn id(self) -> &'static str {
                match self { $(Role::$name => $id,)* Role::Attribute => "attribute", Role::Ignore => "ignore" }
            }

            /// The role of a stable name.
            pub fn from_id(id: &str) -> Option<Role> {
                match id { $($id => Some(Role::$name),)* "attribute" => Some(Role::Attribute), "ignore" => Some(Role::Ignore), _ => None }
            }

            /// What its values are.
            pub fn kind(self) -> Kind {
                match self { $(Role::$name => Kind::$kind,)* Role::Attribute | Role::Ignore => Kind::Text }
            }
        }
    };
}

roles! {
    /// Who bought: any key that tells customers apart.
    Customer = "customer": Text;
    /// The order's own number; without one, customer × day is an order.
    Order = "order": Text;
    /// The day of the order.
    Date = "date": Day;
    /// What was paid for this row, discounts already taken off.
    Amount = "amount": Money;
    /// Pieces (or kilograms); negative in a cancellation.
    Quantity = "quantity": Number;
    /// Price of one piece.
    UnitPrice = "unit_price": Money;
    /// Price of one piece before any discount.
    ListPrice = "list_price": Money;
    /// What was taken off this row.
    Discount = "discount": Money;
    /// What the goods of this row cost the shop.
    Cost = "cost": Money;
    /// What was bought.
    Product = "product": Text;
    /// Its category.
    Category = "category": Text;
    /// Its brand.
    Brand = "brand": Text;
    /// Where it was bought.
    Channel = "channel": Text;
    /// How it was paid.
    Payment = "payment": Text;
    /// Where the customer lives or the goods went.
    Region = "region": Text;
    /// Paid, cancelled, refunded … in the platform's words.
    Status = "status": Text;
    /// What was given back for this row.
    Refund = "refund": Money;
    /// The currency of this row's money. Added where the file has no such column but its amounts name several.
    Currency = "currency": Text;
}

impl Role {
    /// Without these a table of orders can't be read: someone, sometime. (An amount is asked for, but its lack is a failure
    /// only when there is no quantity × unit price either.)
    pub const REQUIRED: &'static [Role] = &[Role::Customer, Role::Date, Role::Amount];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_id() {
        for role in Role::ORDERS {
            assert_eq!(Role::from_id(role.id()), Some(*role));
        }
    }
}
