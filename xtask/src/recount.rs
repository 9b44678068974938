//! `cargo xtask recount`: how long one classification takes natively, in milliseconds, as JSON.

use crate::args::Args;
use crate::classify::files;
use crate::engine::{self, Reading};
use crate::project::{Outcome, print};

/// What follows the verb.
pub const USAGE: &str = "FILE… --classifier ID [--sheet NAME] [--param NAME=VALUE]… [--table FILE=TABLE]… [--as-of YYYY-MM-DD] [--window MONTHS] [--map ROLE=COLUMN]…";

/// Prints the timings.
pub fn run(mut args: Args) -> Outcome {
    let mut reading = Reading::from(&mut args)?;
    let id = args.value("--classifier")?.ok_or_else(|| args.wrong("--classifier is missing"))?;
    let params = args.values("--param")?;
    let files = files(args, &mut reading)?;
    print(format!("{:#}\n", engine::recount(&files, &reading, &id, &params)?).as_bytes());
    Ok(())
}
