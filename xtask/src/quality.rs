//! `cargo xtask quality`: how good the data of some files is, and what is wrong with it, as JSON.

use crate::args::Args;
use crate::classify::files;
use crate::engine::{self, Reading};
use crate::project::{Outcome, print};

/// What follows the verb.
pub const USAGE: &str = "FILE… [--table FILE=orders|customers|surveys|interactions|returns|events]… [--sheet NAME] [--encoding NAME] [--map ROLE=COLUMN]… \
     [--today YYYY-MM-DD] [--keep-overlaps]";

/// Prints the scores and the findings.
pub fn run(mut args: Args) -> Outcome {
    let mut reading = Reading::from(&mut args)?;
    let files = files(args, &mut reading)?;
    print(format!("{:#}\n", engine::quality(&files, &reading)?).as_bytes());
    Ok(())
}
