//! Files that leave the product.
//!
//! Pure: makes bytes and names, hands them to nobody. For other programs, so figures are written plainly (a dot, no grouping); the
//! writing of figures for people is `i18n::format`.

pub mod csv;
