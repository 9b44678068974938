//! The keeper worker.

/// Serves storage requests.
pub fn serve() {}
