//! Parts that pages are made of; each once.

pub mod address;
pub mod asking;
pub mod class_chip;
pub mod class_table;
pub mod customer_table;
pub mod cut_slider;
pub mod explain;
pub mod figure;
pub mod marks;
pub mod notes;
pub mod params;
pub mod picture;
pub mod rule;
pub mod stat;
pub mod words;
