//! `cargo xtask build`: the site in `dist/`, ready for any static host.

use crate::args::Args;
use crate::project::{Outcome, command, output, root, run as run_command};
use crate::{site, tools};

/// What follows the verb.
pub const USAGE: &str = "";

/// Builds and checks.
pub fn run(args: Args) -> Outcome {
    args.end()?;
    site()
}

/// Trunk's release build, the version written into it, and the checks of [`site`](crate::site).
pub fn site() -> Outcome {
    tools::prepare(tools::BUILD)?;
    let path = tools::build_path()?;
    println!("building the site as it is published: some minutes the first time, a minute or two after a change");
    // Trunk reads NO_COLOR as an option of its own and stumbles over values that everybody else takes.
    run_command(
        command("trunk")
            .args(["build", "--release", "--skip-version-check"])
            .env("PATH", path)
            .env_remove("NO_COLOR")
            .env_remove("RUSTFLAGS"),
    )?;
    let dist = root().join("dist");
    site::stamp(&dist, &version())?;
    let sizes = site::check(&dist)?;
    println!("\n{sizes}");
    Ok(())
}

/// `0.1.0 (3f2a91c)`: the package's version and the commit, with a `+` where files are changed.
fn version() -> String {
    let number = env!("CARGO_PKG_VERSION");
    match output(command("git").args(["rev-parse", "--short=10", "HEAD"])) {
        Some(hash) => {
            let clean = output(command("git").args(["status", "--porcelain"])).is_none_or(|changes| changes.is_empty());
            format!("{number} ({hash}{})", if clean { "" } else { "+" })
        }
        None => number.to_owned(),
    }
}
