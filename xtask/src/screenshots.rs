//! `cargo xtask screenshots`: every page in both languages and themes, wide and narrow, as a person sees it.

use std::path::PathBuf;

use crate::args::Args;
use crate::project::{Outcome, command, root, run as run_command};
use crate::{build, tools};

/// What follows the verb.
pub const USAGE: &str = "[--out DIR] [--no-build]";

/// Without `--out` the few pictures of the README; with it everything.
pub fn run(mut args: Args) -> Outcome {
    let out = args.value("--out")?.map(PathBuf::from);
    let built = args.switch("--no-build");
    args.end()?;
    tools::prepare(tools::BROWSER)?;
    let chromium = tools::chromium()?;
    if !built {
        build::site()?;
    }
    let (which, folder) = match out {
        Some(folder) => ("all", std::path::absolute(&folder).unwrap_or(folder)),
        None => ("readme", root().join(".github/images")),
    };
    run_command(
        command("node").arg("tests/browser/screenshots.mjs").arg(which).arg(&folder).env("KEFEN_CHROMIUM", chromium),
    )?;
    println!("the pictures are in {}", folder.display());
    Ok(())
}
