//! `cargo xtask build`: the site in `dist/`, ready for any static host.

use crate::args::Args;
use crate::project::{Outcome, command, output, root, run as run_command};
use crate::{rustc, site, tools};

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
    let mut trunk = command("trunk");
    trunk
        .args(["build", "--release", "--skip-version-check"])
        .env("PATH", path)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", no_paths())
        .env_remove("NO_COLOR")
        .env_remove("RUSTFLAGS");
    run_command(rustc::wrap(&mut trunk)?)?;
    let dist = root().join("dist");
    site::bundle(&dist)?;
    site::name_modules(&dist)?;
    site::write_words(&dist)?;
    site::stamp(&dist, &version())?;
    let sizes = site::check(&dist)?;
    println!("\n{sizes}");
    Ok(())
}

/// The compiler's messages in the module name source files; the folders of whoever built it are nobody's business.
fn no_paths() -> String {
    let home = |variable: &str, folder: &str| {
        std::env::var(variable).ok().or_else(|| Some(format!("{}/{folder}", std::env::var("HOME").ok()?)))
    };
    let crates = home("CARGO_HOME", ".cargo").map(|cargo| (format!("{cargo}/registry/src"), "crates"));
    let own = Some((root().display().to_string(), "kefen"));
    let told = [crates, own].into_iter().flatten().filter(|(from, _)| !from.contains(' '));
    told.map(|(from, to)| format!("--remap-path-prefix={from}={to}")).collect::<Vec<_>>().join(" ")
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
