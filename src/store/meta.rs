//! The record behind a pointer: which generation, what it must come to, and what the session keeps beside the table.
//!
//! ```text
//! "KFNM"  schema u16  0 u16  checksum u64 │ postcard
//! ```
//! The schema stands outside, so that a record from the future is recognised before anything of it is decoded.

use rapidhash::v3::{RapidSecrets, rapidhash_v3_seeded};
use serde::{Deserialize, Serialize};

use super::{DAMAGED, NEWER_SCHEMA};
use crate::base::{Day, Failure, Result};

const MAGIC: [u8; 4] = *b"KFNM";
/// Counts up when the record, or what it points to, changes its form. Older ones stay readable for ever.
pub const SCHEMA: u16 = 1;
const HEADER: usize = 16;

/// A whole import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The name under which its blocks lie.
    pub generation: String,
    /// Rows of its table.
    pub rows: u64,
    /// Its blocks.
    pub blocks: u32,
    /// Bytes in them, headers not counted.
    pub bytes: u64,
    /// See [`block`](super::block).
    pub checksum: u64,
    /// The day of the import.
    pub imported_at: Day,
    /// The files it came from.
    pub files: Vec<String>,
    /// The version of the program that wrote it.
    pub app_version: String,
    /// What the session keeps beside the table: mapping, view, report. Its own form, opaque here.
    pub payload: Vec<u8>,
}

impl Meta {
    /// The checksum as it is shown.
    pub fn checksum_hex(&self) -> String {
        format!("{:016x}", self.checksum)
    }

    /// As bytes.
    pub fn encode(&self) -> Vec<u8> {
        // Writing to memory can't fail; were it to, an empty body is refused by the reader.
        let body = postcard::to_allocvec(self).unwrap_or_default();
        let mut bytes = Vec::with_capacity(HEADER + body.len());
        bytes.extend(MAGIC);
        bytes.extend(SCHEMA.to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(checksum(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// From bytes: `storage_newer_schema` or `storage_damaged` if they can't be read.
    pub fn decode(bytes: &[u8]) -> Result<Meta> {
        let damaged = || Failure::new(DAMAGED);
        let (header, body) = bytes.split_first_chunk::<HEADER>().ok_or_else(damaged)?;
        let [m0, m1, m2, m3, s0, s1, _, _, sum @ ..] = *header;
        if [m0, m1, m2, m3] != MAGIC {
            return Err(damaged());
        }
        if u16::from_le_bytes([s0, s1]) > SCHEMA {
            return Err(Failure::new(NEWER_SCHEMA));
        }
        if checksum(body) != u64::from_le_bytes(sum) {
            return Err(damaged());
        }
        postcard::from_bytes(body).map_err(|_| damaged())
    }
}

fn checksum(body: &[u8]) -> u64 {
    rapidhash_v3_seeded(body, &RapidSecrets::seed_cpp(0))
}
