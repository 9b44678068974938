//! Statistical models that several classifiers share.

pub mod survival;
