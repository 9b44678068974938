//! Numbers without a domain: one implementation of every function, natively and in the browser.

pub mod beta;
pub mod chi_square;
pub mod cluster;
pub mod float;
pub mod optimize;
pub mod order;
pub mod proportion;
pub mod rng;
pub mod special;
pub mod summary;
