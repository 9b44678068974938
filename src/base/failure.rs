//! What ends a piece of work: a code with arguments, shown or returned once.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Message;

/// What crosses a boundary when something can't be done. The locales say it under `failure-CODE`, and its cure under the
/// attribute `.cure` of the same entry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// `snake_case`, stable: tests and the page's `data-code` rely on it.
    pub code: String,
    /// The key is `failure-CODE` with dashes; arguments name the file, the place, the amount.
    pub message: Message,
}

/// The result of work that can fail.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

impl Failure {
    /// Stopped by the person: leaves nothing behind and needs no words.
    pub const CANCELLED: &'static str = "cancelled";

    /// A failure of this code, without arguments yet.
    pub fn new(code: &str) -> Failure {
        Failure { code: code.to_owned(), message: Message::new(format!("failure-{}", code.replace('_', "-"))) }
    }

    /// The same with its message completed.
    #[must_use]
    pub fn with(mut self, complete: impl FnOnce(Message) -> Message) -> Failure {
        self.message = complete(self.message);
        self
    }

    /// Work that was stopped.
    pub fn cancelled() -> Failure {
        Failure::new(Failure::CANCELLED)
    }

    /// Whether it is only that the data lack something that this work needs.
    pub fn is_need(&self) -> bool {
        self.code.starts_with("needs_")
    }

    /// Whether the person stopped it.
    pub fn is_cancelled(&self) -> bool {
        self.code == Failure::CANCELLED
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.code, self.message.args)
    }
}

impl std::error::Error for Failure {}
