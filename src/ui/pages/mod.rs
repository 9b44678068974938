//! One file per place.
