//! Hand-counted tables.
