//! Statistical models that several classifiers share. Nothing here knows a class, a parameter or a sentence of ours.

pub mod after_sales;
pub mod ahp;
pub mod backtest;
pub mod bg_nbd;
pub mod buying;
#[cfg(test)]
mod cdnow;
pub mod chaid;
pub mod cluster_quality;
pub mod concentration;
pub mod control;
pub mod correlation;
pub mod estimate;
pub mod gamma_gamma;
pub mod kmeans;
pub mod lexicon;
pub mod mixture;
pub mod pareto_nbd;
pub mod patterns;
pub mod places;
pub mod points;
pub mod preference;
pub mod price;
pub mod relationship;
pub mod season;
#[cfg(test)]
mod simulated;
pub mod spending;
pub mod survey;
pub mod survival;
pub mod text;
