//! The memory twin of the storage, with everything that a disk and a browser do wrong: full, lost, damaged, gone in the middle.
//!
//! A clone shares the same "disk": what a second tab, or the next start, finds.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{CONNECTION, DENIED, Store, quota};
use crate::base::{Failure, Result};

/// A storage that forgets when it is dropped.
#[derive(Clone, Default)]
pub struct Memory(Rc<RefCell<Disk>>);

#[derive(Default)]
struct Disk {
    records: BTreeMap<String, Vec<u8>>,
    blocks: BTreeMap<(String, u32), Vec<u8>>,
    /// Bytes that may be held, if there is a limit.
    quota: Option<u64>,
    /// Steps until it dies.
    steps: Option<u32>,
    denied: bool,
}

impl Disk {
    fn bytes(&self) -> u64 {
        let all = self.records.values().chain(self.blocks.values());
        all.map(|bytes| bytes.len() as u64).sum()
    }

    /// One step of work. The step that dies did not happen.
    fn step(&mut self) -> Result<()> {
        if self.denied {
            return Err(Failure::new(DENIED));
        }
        match &mut self.steps {
            Some(0) => Err(Failure::new(CONNECTION)),
            Some(left) => {
                *left -= 1;
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn room(&self, more: usize) -> Result<()> {
        match self.quota {
            Some(limit) if self.bytes() + more as u64 > limit => Err(quota(None)),
            _ => Ok(()),
        }
    }
}

impl Memory {
    /// Holds no more than this many bytes from now on.
    pub fn limit(&self, bytes: Option<u64>) {
        self.0.borrow_mut().quota = bytes;
    }

    /// Dies after this many more steps; `None` brings it back, with what was written until then.
    pub fn die_after(&self, steps: Option<u32>) {
        self.0.borrow_mut().steps = steps;
    }

    /// Gives nothing any more, as a browser does that blocks storage.
    pub fn deny(&self) {
        self.0.borrow_mut().denied = true;
    }

    /// Bytes held.
    pub fn bytes(&self) -> u64 {
        self.0.borrow().bytes()
    }

    /// Loses a block, as eviction does, or a disk.
    pub fn lose(&self, generation: &str, index: u32) {
        self.0.borrow_mut().blocks.remove(&(generation.to_owned(), index));
    }
}

impl Store for Memory {
    async fn record(&self, key: &str) -> Result<Option<Vec<u8>>> {
        let mut disk = self.0.borrow_mut();
        disk.step()?;
        Ok(disk.records.get(key).cloned())
    }

    async fn flip(&self, changes: &[(String, Option<Vec<u8>>)]) -> Result<()> {
        let mut disk = self.0.borrow_mut();
        disk.step()?;
        disk.room(changes.iter().filter_map(|(_, record)| record.as_ref()).map(Vec::len).sum())?;
        for (key, record) in changes {
            match record {
                Some(record) => disk.records.insert(key.clone(), record.clone()),
                None => disk.records.remove(key),
            };
        }
        Ok(())
    }

    async fn put(&self, generation: &str, index: u32, block: &[u8]) -> Result<()> {
        let mut disk = self.0.borrow_mut();
        disk.step()?;
        disk.room(block.len())?;
        disk.blocks.insert((generation.to_owned(), index), block.to_vec());
        Ok(())
    }

    async fn block(&self, generation: &str, index: u32) -> Result<Option<Vec<u8>>> {
        let mut disk = self.0.borrow_mut();
        disk.step()?;
        Ok(disk.blocks.get(&(generation.to_owned(), index)).cloned())
    }

    async fn count(&self, generation: &str) -> Result<u32> {
        let mut disk = self.0.borrow_mut();
        disk.step()?;
        Ok(disk.blocks.keys().filter(|(of, _)| of == generation).count() as u32)
    }

    async fn generations(&self) -> Result<Vec<String>> {
        let mut disk = self.0.borrow_mut();
        disk.step()?;
        let mut all: Vec<String> = disk.blocks.keys().map(|(generation, _)| generation.clone()).collect();
        all.dedup();
        Ok(all)
    }

    async fn delete(&self, generation: &str) -> Result<()> {
        let mut disk = self.0.borrow_mut();
        disk.step()?;
        disk.blocks.retain(|(of, _), _| of != generation);
        Ok(())
    }

    async fn forget(&self) -> Result<()> {
        let mut disk = self.0.borrow_mut();
        disk.step()?;
        disk.records.clear();
        disk.blocks.clear();
        Ok(())
    }
}
