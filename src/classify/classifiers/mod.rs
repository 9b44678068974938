//! One file per classifier; the file name is its id.

pub mod abc;
pub mod frequency;
pub mod lifecycle;
pub mod rfm;
pub mod rfm_eight;
pub mod value_tier;
