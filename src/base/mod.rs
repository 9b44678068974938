//! The words that every layer uses: ids, days, money, jobs, messages, notes and failures.
//!
//! Imports nothing of ours. Holds no logic of a domain: what an order is belongs to `features`, what a class is to `classify`.

pub mod contact;
pub mod day;
pub mod failure;
pub mod fold;
pub mod ids;
pub mod job;
pub mod message;
pub mod money;
pub mod months;
pub mod nothing;
pub mod parts;
pub mod rounded;

pub use day::Day;
pub use failure::{Failure, Result};
pub use ids::{CustomerIx, NONE};
pub use job::{Job, Progress};
pub use message::{Arg, Message, Note, Severity};
pub use money::Money;
pub use months::Months;
pub use parts::{PART, each, in_parts};
