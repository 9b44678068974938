//! The workers: message loops around [`Session`](crate::session::Session), [`Generations`](crate::store::Generations) and
//! [`unpack`](crate::unpack::unpack).
//!
//! They know of promises, ports and locks; what a request means is the session's business, what a generation is the store's.

pub mod engine;
pub mod keeper;
pub mod saving;
pub mod unpacker;
