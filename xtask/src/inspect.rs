//! `cargo xtask inspect`: how a file is read and where its rows go, as JSON.

use crate::args::Args;
use crate::engine::{self, Reading};
use crate::project::{Outcome, print};

/// What follows the verb.
pub const USAGE: &str = "FILE [--sheet NAME] [--encoding NAME] [--delimiter C] [--map ROLE=COLUMN]… [--as-of YYYY-MM-DD] [--window MONTHS] \
     [--cancellations match|net|ignore] [--amounts auto|order|line] [--drop-duplicates] [--merge-days] [--today YYYY-MM-DD]";

/// Prints the account of the file.
pub fn run(mut args: Args) -> Outcome {
    let reading = Reading::from(&mut args)?;
    let file = args.one("file")?;
    print(format!("{:#}\n", engine::inspect(&file, &reading)?).as_bytes());
    Ok(())
}
