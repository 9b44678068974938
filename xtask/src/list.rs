//! `cargo xtask list`: every classifier and every table with its roles, as JSON.

use crate::args::Args;
use crate::engine;
use crate::project::{Outcome, print};

/// Prints the lists.
pub fn run(args: Args) -> Outcome {
    args.end()?;
    print(format!("{:#}\n", engine::list()).as_bytes());
    Ok(())
}
