//! Words and the writing of numbers, in zh-CN and en. The only place with prose is `locales/*.ftl`.
//!
//! Both languages write numbers the same way wherever they run: by our own formatter, not the platform's, so that a chart drawn
//! natively in a test and one drawn in a browser in Turkey have the same figures. Names no `js_sys`, no clock, no zone.

pub mod catalog;
mod currency;
mod decimal;
pub mod format;
#[cfg(any(not(target_arch = "wasm32"), debug_assertions))]
pub mod locales;
mod subject;
mod tie;

pub use catalog::{Catalog, Lang};
pub use currency::{Currency, currency_code};
