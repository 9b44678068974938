//! Made-up shops, so that a newcomer sees the whole product without a file of their own: one that lives by recommendations, one by
//! member data, one by support.
//!
//! A sample is files like anybody's: one per table, each made as the bytes of a CSV, and each goes through import, rules and classifiers as
//! a dropped one does. Same name and seed, same bytes, natively and in the browser: whole numbers only, one seeded generator, no clock.
//! Holds no real person, shop or brand. What is planted in a sample stands at the top of its module.

mod coffee_chain;
#[cfg(test)]
mod counting;
mod device_maker;
mod draw;
mod formula_shop;
mod sheet;
mod survey;

/// The samples there are, in the order in which they are offered; what one shows is said beside it (`app-sample-NAME-what`).
pub const NAMES: &[&str] = &["formula_shop", "coffee_chain", "device_maker"];

/// The seed of the sample that the page shows.
pub const SEED: u64 = 1;

/// The orders of a sample as a CSV in UTF-8, or nothing if there is no sample of this name.
pub fn orders(name: &str, seed: u64) -> Option<Vec<u8>> {
    match name {
        "formula_shop" => Some(formula_shop::orders(seed)),
        "coffee_chain" => Some(coffee_chain::orders(seed)),
        "device_maker" => Some(device_maker::orders(seed)),
        _ => None,
    }
}

/// All tables of a sample as CSVs in UTF-8, the orders first, or nothing if there is no sample of this name.
pub fn files(name: &str, seed: u64) -> Option<Vec<(String, Vec<u8>)>> {
    let tables = match name {
        "formula_shop" => formula_shop::files(seed),
        "coffee_chain" => coffee_chain::files(seed),
        "device_maker" => device_maker::files(seed),
        _ => return None,
    };
    Some(tables.into_iter().map(|(kind, bytes)| (format!("{name}-{}.csv", kind.id()), bytes)).collect())
}
