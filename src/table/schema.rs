//! The vocabulary of tables: what a row is about, what part a column plays, what kind of values it holds.

use serde::{Deserialize, Serialize};

/// What one row of a table is about. Stored: append only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TableKind {
    /// One row per order, or per item of an order.
    #[default]
    Orders,
    /// One row per customer: who they are.
    Customers,
    /// One row per answered questionnaire, or per question and answer.
    Surveys,
    /// One row per contact with a customer: a call, a message, a visit.
    Interactions,
    /// One row per return, refund or complaint.
    Returns,
    /// One row per thing done on a web page or in an app.
    Events,
}

impl TableKind {
    /// All, orders first.
    pub const ALL: &'static [TableKind] = &[
        TableKind::Orders,
        TableKind::Customers,
        TableKind::Surveys,
        TableKind::Interactions,
        TableKind::Returns,
        TableKind::Events,
    ];

    /// The stable name: `--table FILE=orders`.
    pub fn id(self) -> &'static str {
        match self {
            TableKind::Orders => "orders",
            TableKind::Customers => "customers",
            TableKind::Surveys => "surveys",
            TableKind::Interactions => "interactions",
            TableKind::Returns => "returns",
            TableKind::Events => "events",
        }
    }

    /// The kind of a stable name.
    pub fn from_id(id: &str) -> Option<TableKind> {
        TableKind::ALL.iter().copied().find(|kind| kind.id() == id)
    }

    /// The roles that its columns can play, the important ones first.
    pub fn roles(self) -> &'static [Role] {
        match self {
            TableKind::Orders => Role::OF_ORDERS,
            TableKind::Customers => &[
                Role::Customer,
                Role::Name,
                Role::Phone,
                Role::Email,
                Role::Gender,
                Role::Birthday,
                Role::ChildBirthday,
                Role::Age,
                Role::Income,
                Role::Region,
                Role::Industry,
                Role::CompanySize,
                Role::Title,
                Role::Registered,
                Role::Tier,
                Role::Points,
                Role::Consent,
                Role::Owner,
                Role::Source,
                Role::Referrer,
            ],
            TableKind::Surveys => &[
                Role::Customer,
                Role::Date,
                Role::Satisfaction,
                Role::Nps,
                Role::Ces,
                Role::Repurchase,
                Role::Comment,
                Role::ItemQuality,
                Role::ItemService,
                Role::ItemDelivery,
                Role::ItemPrice,
                Role::ItemPackaging,
                Role::Question,
                Role::Answer,
                Role::Order,
                Role::Product,
            ],
            TableKind::Interactions => &[
                Role::Customer,
                Role::Date,
                Role::ContactType,
                Role::Direction,
                Role::Topic,
                Role::Content,
                Role::Result,
                Role::Agent,
            ],
            TableKind::Returns => &[
                Role::Customer,
                Role::Order,
                Role::Date,
                Role::ReturnType,
                Role::Reason,
                Role::Refund,
                Role::Resolved,
                Role::Result,
                Role::Product,
            ],
            TableKind::Events => {
                &[Role::Customer, Role::Date, Role::Event, Role::Product, Role::Category, Role::Page, Role::Channel]
            }
        }
    }

    /// The roles without which a file can't be of this kind. (An amount of orders is asked for, but its lack is a failure only when there
    /// is no quantity × unit price either.)
    pub fn required(self) -> &'static [Role] {
        match self {
            TableKind::Orders => Role::REQUIRED,
            TableKind::Customers => &[Role::Customer],
            TableKind::Surveys | TableKind::Returns => &[],
            TableKind::Interactions => &[Role::Customer, Role::Date],
            TableKind::Events => &[Role::Customer, Role::Date, Role::Event],
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
    (orders { $($(#[$doc:meta])* $name:ident = $id:literal: $kind:ident;)* }
     others { $($(#[$more_doc:meta])* $more:ident = $more_id:literal: $more_kind:ident;)* }) => {
        /// The part a column plays. Ids are those of the automation contract (`map-ROLE`). Stored: append only.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Role {
            $($(#[$doc])* $name,)*
            /// Kept as it is: a further column that no role claims.
            Attribute,
            /// Left out by the person.
            Ignore,
            $($(#[$more_doc])* $more,)*
        }
        impl Role {
            /// The roles of an orders table.
            pub const ORDERS: &'static [Role] = &[$(Role::$name),*];
            /// The roles that other tables have, and those that came later.
            pub const OTHERS: &'static [Role] = &[$(Role::$more),*];

            /// The stable name.
            pub fn id(self) -> &'static str {
                match self {
                    $(Role::$name => $id,)*
                    $(Role::$more => $more_id,)*
                    Role::Attribute => "attribute",
                    Role::Ignore => "ignore",
                }
            }

            /// The role of a stable name.
            pub fn from_id(id: &str) -> Option<Role> {
                let all = Role::ORDERS.iter().chain(Role::OTHERS).chain(&[Role::Attribute, Role::Ignore]);
                all.copied().find(|role| role.id() == id)
            }

            /// What its values are.
            pub fn kind(self) -> Kind {
                match self {
                    $(Role::$name => Kind::$kind,)*
                    $(Role::$more => Kind::$more_kind,)*
                    Role::Attribute | Role::Ignore => Kind::Text,
                }
            }
        }
    };
}

roles! {
orders {
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
others {
    /// What the customer is called.
    Name = "name": Text;
    /// A telephone number.
    Phone = "phone": Text;
    /// An e-mail address.
    Email = "email": Text;
    /// As the file writes it.
    Gender = "gender": Text;
    /// The day of birth.
    Birthday = "birthday": Day;
    /// The day of birth of a child.
    ChildBirthday = "child_birthday": Day;
    /// In years, or a range of them.
    Age = "age": Text;
    /// A sum or a range.
    Income = "income": Text;
    /// The trade of a company.
    Industry = "industry": Text;
    /// Employees, or a range of them.
    CompanySize = "company_size": Text;
    /// What somebody is in their company.
    Title = "title": Text;
    /// Since when they are known.
    Registered = "registered": Day;
    /// The level of membership, in the shop's words.
    Tier = "tier": Text;
    /// Points of a loyalty programme.
    Points = "points": Number;
    /// Whether they may be written to.
    Consent = "consent": Text;
    /// Who looks after them.
    Owner = "owner": Text;
    /// Where they came from.
    Source = "source": Text;
    /// Who recommended the shop to them.
    Referrer = "referrer": Text;
    /// How satisfied somebody is, on the scale of the questionnaire.
    Satisfaction = "satisfaction": Text;
    /// How likely somebody is to recommend the shop, 0 to 10.
    Nps = "nps": Text;
    /// How easy it was, or how much trouble.
    Ces = "ces": Text;
    /// Whether somebody would buy again.
    Repurchase = "repurchase": Text;
    /// Words of their own.
    Comment = "comment": Text;
    /// The quality of the goods.
    ItemQuality = "item_quality": Text;
    /// The service.
    ItemService = "item_service": Text;
    /// The delivery.
    ItemDelivery = "item_delivery": Text;
    /// The price.
    ItemPrice = "item_price": Text;
    /// The packaging.
    ItemPackaging = "item_packaging": Text;
    /// Which question, where each answer is a row.
    Question = "question": Text;
    /// The answer to it.
    Answer = "answer": Text;
    /// By what: telephone, message, visit …
    ContactType = "contact_type": Text;
    /// Who began it: the customer or the shop.
    Direction = "direction": Text;
    /// What it was about.
    Topic = "topic": Text;
    /// What was said.
    Content = "content": Text;
    /// What came of it.
    Result = "result": Text;
    /// Who of the shop it was.
    Agent = "agent": Text;
    /// Return, exchange, refund, complaint.
    ReturnType = "return_type": Text;
    /// Why.
    Reason = "reason": Text;
    /// When it was settled.
    Resolved = "resolved": Day;
    /// What was done: seen, put into the cart, bought.
    Event = "event": Text;
    /// Where it was done.
    Page = "page": Text;
    /// Street and house, or all of where something was sent.
    Address = "address": Text;
    /// What the customer paid for the delivery of this row.
    Shipping = "shipping": Money;
    /// The tax in or on this row.
    Tax = "tax": Money;
}
}

impl Role {
    /// Without these a table of orders can't be read: someone, sometime. (An amount is asked for, but its lack is a failure
    /// only when there is no quantity × unit price either.)
    pub const REQUIRED: &'static [Role] = &[Role::Customer, Role::Date, Role::Amount];

    /// What can take the place of the customer where a file names no person, the likelier first: then each product, or each region, is
    /// a row of its own.
    pub const STAND_INS: &'static [Role] =
        &[Role::Product, Role::Category, Role::Brand, Role::Region, Role::Channel, Role::Payment];

    /// What a column of orders can be: the roles of the contract, further keys of the customer, and money beside the goods.
    pub const OF_ORDERS: &'static [Role] = &{
        let mut all = [Role::Attribute; Role::ORDERS.len() + 6];
        let mut at = 0;
        while at < Role::ORDERS.len() {
            all[at] = Role::ORDERS[at];
            at += 1;
        }
        let more = [Role::Phone, Role::Email, Role::Name, Role::Address, Role::Shipping, Role::Tax];
        let mut next = 0;
        while next < more.len() {
            all[at + next] = more[next];
            next += 1;
        }
        all
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_found_by_its_id() {
        for role in Role::ORDERS.iter().chain(Role::OTHERS) {
            assert_eq!(Role::from_id(role.id()), Some(*role));
        }
        for kind in TableKind::ALL {
            assert_eq!(TableKind::from_id(kind.id()), Some(*kind));
            assert!(kind.required().iter().all(|role| kind.roles().contains(role)));
        }
        assert!(Role::OTHERS.iter().all(|role| TableKind::ALL.iter().any(|kind| kind.roles().contains(role))));
    }

    /// What is stored is told apart by its place: nothing may come between.
    #[test]
    fn roles_are_only_ever_added_at_the_end() {
        let place = |role: Role| postcard::to_allocvec(&role).ok();
        assert_eq!(place(Role::Customer), Some(vec![0]));
        assert_eq!(place(Role::Currency), Some(vec![17]));
        assert_eq!((place(Role::Attribute), place(Role::Ignore)), (Some(vec![18]), Some(vec![19])));
        assert_eq!(place(Role::Name), Some(vec![20]));
    }
}
