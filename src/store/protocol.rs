//! What the engine and the page say to the keeper. Blocks travel beside these as transferred buffers, header included.
//!
//! Asks are served in the order they came, one at a time; every ask gets exactly one answer with its number.

use serde::{Deserialize, Serialize};

use super::Meta;
use crate::base::Failure;

/// The only workspace there is so far.
pub const WORKSPACE: &str = "main";
/// The database.
pub const DATABASE: &str = "kefen";
/// Where the keeper tells every tab of this browser what it changed.
pub const CHANNEL: &str = "kefen";

/// The lock that is held while a workspace is written or cleaned.
pub fn lock(workspace: &str) -> String {
    format!("kefen-import-{workspace}")
}

/// What is asked of the keeper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// What is stored. → `Holding`.
    State,
    /// Take the lock and begin a generation. → `Done`.
    Begin {
        /// Chance, for its name.
        random: u64,
    },
    /// The next block, beside this. → `Done`.
    Put,
    /// Make what was written current and let go of the lock. → `Holding`.
    Commit(Meta),
    /// Give up what was written and let go of the lock. → `Done`.
    Abort,
    /// Replace what the session keeps beside the table of this generation, if it is current. → `Holding`.
    Amend {
        /// The generation.
        generation: String,
        /// See [`Meta::payload`].
        payload: Vec<u8>,
    },
    /// A block. → `Block`, with the block beside it.
    Read {
        /// The generation.
        generation: String,
        /// Which block, from 0.
        index: u32,
    },
    /// Exchange current and previous. → `Holding`.
    Undo,
    /// Delete everything. → `Holding`, of nothing.
    Forget,
}

/// What the keeper answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// It is done.
    Done,
    /// What is stored now, read back.
    Holding {
        /// The current import.
        current: Option<Meta>,
        /// Whether there is one before it.
        can_undo: bool,
    },
    /// The block is beside this.
    Block,
    /// It could not be done; what was stored before is untouched.
    Failed(Failure),
}
