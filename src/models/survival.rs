//! Kaplan–Meier.
