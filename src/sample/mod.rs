//! A made-up shop, so that a newcomer sees the whole product without a file of their own.
//!
//! A sample is a file like anybody's: it is made as the bytes of a CSV and goes through import, rules and classifiers as a dropped one
//! does. Same name and seed, same bytes, natively and in the browser: whole numbers only, one seeded generator, no clock. Holds no
//! real person, shop or brand.

mod draw;
mod formula_shop;

/// The samples there are; `sample-NAME` and `sample-NAME-hint` in the locales.
pub const NAMES: &[&str] = &["formula_shop"];

/// The seed of the sample that the page shows.
pub const SEED: u64 = 1;

/// The orders of a sample as a CSV in UTF-8, or nothing if there is no sample of this name.
pub fn orders(name: &str, seed: u64) -> Option<Vec<u8>> {
    match name {
        "formula_shop" => Some(formula_shop::orders(seed)),
        _ => None,
    }
}
