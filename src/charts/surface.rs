//! The surface charts are drawn on.
