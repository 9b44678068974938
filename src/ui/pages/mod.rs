//! One file per place.

mod classifier;
mod customer;
mod customers;
mod data;
mod first;
mod gallery;
mod overview;
mod quality;
mod settings;

pub use classifier::Classifier;
pub use customer::Customer;
pub use customers::Customers;
pub use data::Data;
pub use first::First;
pub use gallery::Gallery;
pub use overview::Overview;
pub use quality::{QualityPage, share_text, share_value};
pub use settings::Settings;
