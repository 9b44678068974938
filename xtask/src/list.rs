//! `cargo xtask list`: every classifier and every table with its roles, as JSON.

use crate::args::Args;
use crate::engine;
use crate::project::Outcome;

/// Prints the lists.
pub fn run(args: Args) -> Outcome {
    args.end()?;
    println!("{:#}", engine::list());
    Ok(())
}
