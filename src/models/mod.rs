//! Statistical models that several classifiers share. Nothing here knows a class, a parameter or a word.

pub mod concentration;
pub mod survival;
