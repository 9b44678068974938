//! Addresses: `#/classify/rfm?preset=putler`. A small router of our own, because a static host has no rewrite rules.

/// A place with its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `#/`
    Overview,
    /// `#/data`
    Data,
    /// `#/classify`
    Gallery,
    /// `#/classify/ID`
    Classifier(String),
    /// `#/customers`
    Customers,
    /// `#/customer/ID`
    Customer(String),
    /// `#/settings`
    Settings,
}
