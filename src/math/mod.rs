//! Numbers without a domain: one implementation of every function, natively and in the browser.

pub mod cluster;
pub mod float;
pub mod order;
pub mod rng;
pub mod summary;
