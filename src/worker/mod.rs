//! The two workers: message loops around [`Session`](crate::session::Session) and [`Generations`](crate::store::Generations).
//!
//! They know of promises, ports and locks; what a request means is the session's business, what a generation is the store's.

pub mod engine;
pub mod keeper;
pub mod saving;
