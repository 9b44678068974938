//! Files that leave the product.
//!
//! Pure: makes bytes and names, hands them to nobody. For other programs, so figures are written plainly (a dot, no grouping); the
//! writing of figures for people is `i18n::format`.

pub mod csv;

/// The last columns of a list of customers, in every language: programs rely on them, and a list that is dropped onto the page is known
/// by them for what it is.
pub const KEY_FIGURES: [&str; 5] = ["recency_days", "orders", "net", "order_value", "last_order"];
