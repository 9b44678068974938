//! The rule of generation and pointer, written once over any [`Store`].
//!
//! Refuses to hold a lock: whoever writes holds the workspace's lock for as long (`worker::keeper` does), so that one import at a time
//! and no cleaning beside it is somebody else's promise.

use super::block::Chain;
use super::{DAMAGED, LOST, Meta, NOTHING_TO_UNDO, Store};
use crate::base::{Failure, Result};

/// The generations of one workspace.
pub struct Generations<S> {
    store: S,
    workspace: String,
}

/// A generation that is being written; nobody points to it yet.
#[derive(Debug)]
pub struct Writing {
    generation: String,
    chain: Chain,
}

impl Writing {
    /// Its name.
    pub fn generation(&self) -> &str {
        &self.generation
    }
}

/// The name of a generation. `random` comes from the caller: this layer has no source of chance.
pub fn name(workspace: &str, random: u64) -> String {
    format!("{workspace}-{random:016x}")
}

impl<S: Store> Generations<S> {
    /// Those of `workspace`, which is one word without `-` and `/`.
    pub fn new(store: S, workspace: &str) -> Generations<S> {
        Generations { store, workspace: workspace.to_owned() }
    }

    /// What they lie in.
    pub fn store(&self) -> &S {
        &self.store
    }

    fn key(&self, pointer: &str) -> String {
        format!("{pointer}/{}", self.workspace)
    }

    async fn pointer(&self, pointer: &str) -> Result<Option<Meta>> {
        let record = self.store.record(&self.key(pointer)).await?;
        record.map(|bytes| Meta::decode(&bytes)).transpose()
    }

    /// What is current, if anything is. That its blocks are there and whole shows when they are read.
    pub async fn open(&self) -> Result<Option<Meta>> {
        self.pointer("current").await
    }

    /// What [`undo`](Generations::undo) would bring back.
    pub async fn previous(&self) -> Result<Option<Meta>> {
        self.pointer("previous").await
    }

    /// A block of a generation, header included: [`Chain::next`] verifies it. `storage_lost` if it is gone.
    pub async fn read(&self, generation: &str, index: u32) -> Result<Vec<u8>> {
        self.store.block(generation, index).await?.ok_or_else(|| Failure::new(LOST))
    }

    /// Begins a generation under a new [`name`]. Refused where a newer version wrote: its data would be overwritten.
    pub async fn begin(&self, random: u64) -> Result<Writing> {
        match self.open().await {
            // Damaged data is no reason to refuse new data.
            Err(failure) if failure.code != DAMAGED => return Err(failure),
            _ => {}
        }
        let generation = name(&self.workspace, random);
        self.store.delete(&generation).await?;
        Ok(Writing { generation, chain: Chain::default() })
    }

    /// Writes the next block, after looking whether it is the next one and whole.
    pub async fn put(&self, writing: &mut Writing, block: &[u8]) -> Result<()> {
        let mut chain = writing.chain;
        let index = chain.blocks;
        chain.next(block)?;
        self.store.put(&writing.generation, index, block).await?;
        writing.chain = chain;
        Ok(())
    }

    /// Makes the generation current, and what was current previous: one step, before which the old is whole and after which the new
    /// is. What `meta` says of the blocks is replaced by what was counted. What was read back is returned.
    pub async fn commit(&self, writing: Writing, meta: Meta) -> Result<Meta> {
        let generation = writing.generation.clone();
        let outcome = self.flip(writing, meta).await;
        // What failed is freed, unless the pointer names it after all (an answer that got lost) or can't be read.
        if outcome.is_err()
            && let Ok(current) = self.open().await
            && current.is_none_or(|current| current.generation != generation)
        {
            self.store.delete(&generation).await.ok();
        }
        outcome
    }

    async fn flip(&self, writing: Writing, meta: Meta) -> Result<Meta> {
        let Writing { generation, chain: Chain { blocks, bytes, checksum } } = writing;
        if self.store.count(&generation).await? != blocks {
            return Err(Failure::new(LOST));
        }
        let meta = Meta { generation, blocks, bytes, checksum, ..meta };
        let mut changes = vec![(self.key("current"), Some(meta.encode()))];
        // A damaged record is not worth keeping as "previous"; everything else is kept byte by byte.
        if let Some(current) = self.store.record(&self.key("current")).await?
            && Meta::decode(&current).is_ok()
        {
            changes.push((self.key("previous"), Some(current)));
        }
        self.store.flip(&changes).await?;
        match self.open().await? {
            Some(current) if current == meta => Ok(current),
            _ => Err(Failure::new(LOST)),
        }
    }

    /// Gives a generation up: its blocks are freed.
    pub async fn abort(&self, writing: Writing) -> Result<()> {
        self.store.delete(&writing.generation).await
    }

    /// Replaces what the session keeps beside the table, if `generation` is still current; the table stays.
    pub async fn amend(&self, generation: &str, payload: Vec<u8>) -> Result<Meta> {
        match self.open().await? {
            Some(current) if current.generation == generation => {
                let meta = Meta { payload, ..current };
                self.store.flip(&[(self.key("current"), Some(meta.encode()))]).await?;
                Ok(meta)
            }
            _ => Err(Failure::new(LOST)),
        }
    }

    /// Exchanges current and previous, so that undoing twice changes nothing; what is current now.
    pub async fn undo(&self) -> Result<Meta> {
        let Some(previous) = self.previous().await? else { return Err(Failure::new(NOTHING_TO_UNDO)) };
        let current = self.store.record(&self.key("current")).await?.filter(|record| Meta::decode(record).is_ok());
        self.store.flip(&[(self.key("current"), Some(previous.encode())), (self.key("previous"), current)]).await?;
        Ok(previous)
    }

    /// Deletes this workspace's generations that no pointer names; how many. The caller holds the workspace's lock, so nobody is
    /// writing one. Where a pointer can't be read, nothing is deleted: it may name what a newer version can still open.
    pub async fn clean(&self) -> Result<u32> {
        let held = [self.open().await?, self.previous().await?];
        let prefix = format!("{}-", self.workspace);
        let mut deleted = 0;
        for generation in self.store.generations().await? {
            let named = held.iter().flatten().any(|meta| meta.generation == generation);
            if !named && generation.starts_with(&prefix) {
                self.store.delete(&generation).await?;
                deleted += 1;
            }
        }
        Ok(deleted)
    }
}
