//! Blocks: what a generation is cut into. Each tells by itself which one it is, how long, and whether it is still what was written.
//!
//! ```text
//! "KFNB"  version u16  0 u16  index u32  length u32  checksum u64  │ payload
//! ```
//! The checksum is rapidhash V3 (portable, the same in every browser and natively) of the payload, seeded with the index, so that two
//! blocks that changed places are found too. A generation's checksum folds those of its blocks in order. It guards against a disk and
//! a browser, not against a person.

use rapidhash::v3::{RapidSecrets, rapidhash_v3_seeded};

use super::{DAMAGED, NEWER_SCHEMA};
use crate::base::{Failure, Result};

const MAGIC: [u8; 4] = *b"KFNB";
const VERSION: u16 = 1;
/// Bytes before the payload.
pub const HEADER: usize = 24;
/// Bytes of payload in every block but the last.
pub const SIZE: usize = 1 << 20;

fn hash(index: u32, payload: &[u8]) -> u64 {
    rapidhash_v3_seeded(payload, &RapidSecrets::seed_cpp(u64::from(index)))
}

/// The checksum of a generation, block by block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// Blocks so far.
    pub blocks: u32,
    /// Bytes of payload so far.
    pub bytes: u64,
    /// The checksum so far.
    pub checksum: u64,
}

impl Chain {
    /// Takes the next block, which must be the next one and whole; its payload.
    pub fn next<'a>(&mut self, block: &'a [u8]) -> Result<&'a [u8]> {
        let damaged = || Failure::new(DAMAGED);
        let (header, payload) = block.split_first_chunk::<HEADER>().ok_or_else(damaged)?;
        let [m0, m1, m2, m3, v0, v1, _, _, i0, i1, i2, i3, l0, l1, l2, l3, sum @ ..] = *header;
        if [m0, m1, m2, m3] != MAGIC {
            return Err(damaged());
        }
        match u16::from_le_bytes([v0, v1]) {
            VERSION => {}
            newer if newer > VERSION => return Err(Failure::new(NEWER_SCHEMA)),
            _ => return Err(damaged()),
        }
        let length = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
        let sum = u64::from_le_bytes(sum);
        let index = u32::from_le_bytes([i0, i1, i2, i3]);
        if index != self.blocks || length != payload.len() || hash(index, payload) != sum {
            return Err(damaged());
        }
        self.add(length, sum);
        Ok(payload)
    }

    fn add(&mut self, length: usize, sum: u64) {
        self.blocks += 1;
        self.bytes += length as u64;
        let mut both = [0; 16];
        let (before, this) = both.split_at_mut(8);
        before.copy_from_slice(&self.checksum.to_le_bytes());
        this.copy_from_slice(&sum.to_le_bytes());
        self.checksum = hash(self.blocks, &both);
    }
}

/// Cuts a stream of bytes into blocks.
pub struct Cutter<F> {
    block: Vec<u8>,
    chain: Chain,
    /// Given every block as it is complete, header included.
    take: F,
}

impl<F: FnMut(&[u8])> Cutter<F> {
    /// Nothing cut yet; `take` is given every block.
    pub fn new(take: F) -> Cutter<F> {
        let mut block = Vec::with_capacity(HEADER + SIZE);
        block.resize(HEADER, 0);
        Cutter { block, chain: Chain::default(), take }
    }

    /// More bytes.
    pub fn write(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let room = HEADER + SIZE - self.block.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.block.extend_from_slice(now);
            bytes = later;
            if self.block.len() == HEADER + SIZE {
                self.emit();
            }
        }
    }

    /// The last block, and what all of them came to.
    pub fn finish(mut self) -> Chain {
        if self.block.len() > HEADER {
            self.emit();
        }
        self.chain
    }

    fn emit(&mut self) {
        let index = self.chain.blocks;
        let (header, payload) = self.block.split_at_mut(HEADER);
        let sum = hash(index, payload);
        let fields: [&[u8]; 6] = [
            &MAGIC,
            &VERSION.to_le_bytes(),
            &[0, 0],
            &index.to_le_bytes(),
            &(payload.len() as u32).to_le_bytes(),
            &sum.to_le_bytes(),
        ];
        for (place, byte) in header.iter_mut().zip(fields.into_iter().flatten()) {
            *place = *byte;
        }
        self.chain.add(payload.len(), sum);
        (self.take)(&self.block);
        self.block.truncate(HEADER);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(bytes: &[u8], piece: usize) -> (Vec<Vec<u8>>, Chain) {
        let mut blocks = Vec::new();
        let mut cutter = Cutter::new(|block: &[u8]| blocks.push(block.to_vec()));
        bytes.chunks(piece).for_each(|piece| cutter.write(piece));
        let chain = cutter.finish();
        (blocks, chain)
    }

    #[test]
    fn blocks_join_to_what_was_cut() {
        let bytes: Vec<u8> = (0..SIZE * 2 + 777).map(|at| (at * 31 % 251) as u8).collect();
        let (blocks, chain) = cut(&bytes, 70_001);
        assert_eq!((blocks.len(), chain.blocks, chain.bytes), (3, 3, bytes.len() as u64));
        let mut check = Chain::default();
        let joined: Vec<u8> = blocks.iter().flat_map(|block| check.next(block).unwrap().to_vec()).collect();
        assert!(joined == bytes);
        assert_eq!(check, chain);
        assert_eq!(cut(&bytes, 9_999_999), (blocks.clone(), chain), "where pieces end means nothing");
        // Two blocks that changed places.
        assert_eq!(Chain::default().next(&blocks[1]).unwrap_err().code, DAMAGED);
    }

    #[test]
    fn the_checksum_is_the_same_everywhere() {
        // Written down once: a browser that counts otherwise, or a new version of the crate, could not open what is stored.
        assert_eq!(hash(0, b""), HASH_OF_NOTHING);
        assert_eq!(hash(7, "客分".as_bytes()), HASH_OF_KEFEN);
    }
    const HASH_OF_NOTHING: u64 = 232_177_599_295_442_350;
    const HASH_OF_KEFEN: u64 = 1_711_920_709_270_246_998;

    proptest! {
        #[test]
        fn a_flipped_bit_is_found(bytes in proptest::collection::vec(any::<u8>(), 1..300), at in any::<prop::sample::Index>(), bit in 0u8..8) {
            let (blocks, _) = cut(&bytes, 100);
            let mut block = blocks[0].clone();
            let at = at.index(block.len());
            block[at] ^= 1 << bit;
            // Bytes 6 and 7 mean nothing yet.
            prop_assert_eq!(Chain::default().next(&block).is_err(), at != 6 && at != 7);
        }
    }
}
