//! The engine worker.

/// Serves requests until it is terminated.
pub fn serve() {}
