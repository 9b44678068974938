//! Long work tells how far it is and can be stopped. The engine holds no clock: whoever listens measures the time left.

use std::ops::ControlFlow;

use super::{Failure, Result};

/// How far a job is. `done` and `total` are in units of the stage (bytes, customers); `total` 0 means unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Which stage: the key of a word in the locales (`stage-reading`).
    pub stage: &'static str,
    /// Units done.
    pub done: u64,
    /// Units in all.
    pub total: u64,
}

/// Handed down into long work.
pub struct Job<'a> {
    listen: Option<&'a mut dyn FnMut(Progress) -> ControlFlow<()>>,
}

impl<'a> Job<'a> {
    /// Told to nobody, never stopped: tests and short work.
    pub fn quiet() -> Job<'static> {
        Job { listen: None }
    }

    /// Tells `listen`, and stops when it breaks.
    pub fn new(listen: &'a mut dyn FnMut(Progress) -> ControlFlow<()>) -> Job<'a> {
        Job { listen: Some(listen) }
    }

    /// Says how far the stage is; fails with `cancelled` when it is to stop. Call it every few milliseconds of work.
    pub fn step(&mut self, stage: &'static str, done: u64, total: u64) -> Result<()> {
        match self.listen.as_mut().map(|listen| listen(Progress { stage, done, total })) {
            Some(ControlFlow::Break(())) => Err(Failure::cancelled()),
            _ => Ok(()),
        }
    }
}
