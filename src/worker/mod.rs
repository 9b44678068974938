//! The two workers.

pub mod engine;
pub mod keeper;
