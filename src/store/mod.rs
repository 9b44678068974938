//! Keeping the workspace: one trait, an IndexedDB and a memory twin, the same tests (`tests/wasm/storage.rs`) for both.
//!
//! The rule is generation and pointer. An import writes its blocks under a new random generation, reads the counts back, and then, in
//! one strict transaction, makes `current` point to it and `previous` to what was current. Until that moment the old data is whole;
//! after it the new. Generations that neither pointer names, and no lock holds, are deleted at the next start. Presence is not
//! integrity: every block carries a length and a checksum, and a witness in localStorage (a hint, never the pointer) tells "nothing was
//! ever stored" from "the browser deleted it".
//!
//! [`Store`] is what a storage must be able to do, in single steps; [`Generations`] is the rule, written once over it. [`block`] and
//! [`meta`] are the bytes. Nothing here knows what a table is.

pub mod block;
pub mod generations;
#[cfg(target_arch = "wasm32")]
pub mod indexed_db;
pub mod memory;
pub mod meta;
pub mod protocol;

pub use generations::{Generations, Writing};
pub use meta::Meta;

use crate::base::{Arg, Failure, Result};

/// What a storage must be able to do. Each call is one step: it happens wholly or not at all.
///
/// Everything lives on one thread, so the futures need not be `Send`.
#[allow(async_fn_in_trait, reason = "one thread: nobody wants these futures to be Send")]
pub trait Store {
    /// A record of the meta store.
    async fn record(&self, key: &str) -> Result<Option<Vec<u8>>>;

    /// Puts (`Some`) and deletes (`None`) records in one strict transaction: when this returns, they are on the disk.
    async fn flip(&self, changes: &[(String, Option<Vec<u8>>)]) -> Result<()>;

    /// Writes a block.
    async fn put(&self, generation: &str, index: u32, block: &[u8]) -> Result<()>;

    /// A block as it was written.
    async fn block(&self, generation: &str, index: u32) -> Result<Option<Vec<u8>>>;

    /// Number of blocks of a generation.
    async fn count(&self, generation: &str) -> Result<u32>;

    /// Every generation that has a block.
    async fn generations(&self) -> Result<Vec<String>>;

    /// Deletes the blocks of a generation.
    async fn delete(&self, generation: &str) -> Result<()>;

    /// Deletes everything, for ever.
    async fn forget(&self) -> Result<()>;
}

/// The browser gave no more room. `needed` is the size of what was to be stored, in megabytes; left out while it is not known.
pub fn quota(needed: Option<u64>) -> Failure {
    Failure::new(QUOTA).with(|message| match needed {
        Some(bytes) => message.with("needed", Arg::Number(bytes as f64 / 1e6, 1)),
        None => message,
    })
}

/// No more room: what was there before is untouched.
pub const QUOTA: &str = "storage_quota";
/// The browser gives this page no storage.
pub const DENIED: &str = "storage_denied";
/// Blocks, or the pointer to them, are gone.
pub const LOST: &str = "storage_lost";
/// What is there is not what was written.
pub const DAMAGED: &str = "storage_damaged";
/// A newer version of this program wrote the data.
pub const NEWER_SCHEMA: &str = "storage_newer_schema";
/// Another tab is importing.
pub const BUSY: &str = "storage_busy";
/// Another tab has stored something else since.
pub const ELSEWHERE: &str = "storage_elsewhere";
/// The connection to the storage broke, and again after it was opened once more.
pub const CONNECTION: &str = "storage_connection";
/// There is no earlier import to go back to.
pub const NOTHING_TO_UNDO: &str = "storage_nothing_to_undo";
