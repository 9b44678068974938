//! One file per place.

pub mod classifier;
pub mod customer;
pub mod customers;
pub mod gallery;
pub mod overview;
