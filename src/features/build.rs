//! Rows to orders to histories.
