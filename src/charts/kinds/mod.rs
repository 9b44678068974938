//! One file per chart.

pub mod class_bar;
pub mod class_shares;
pub mod cuts;
pub mod gap_curve;
pub mod orders_over_time;
pub mod pareto;
pub mod rfm_grid;
pub mod timeline;
