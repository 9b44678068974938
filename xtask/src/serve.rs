//! `cargo xtask serve`: the release build, served under a sub-path on this machine.

use crate::args::Args;
use crate::project::{Outcome, Stop, command, root};
use crate::server::{PREFIX, listen, serve};

/// What follows the verb.
pub const USAGE: &str = "[--port N] [--open] [--no-build]";

/// Builds, prints the address, serves until it is stopped.
pub fn run(mut args: Args) -> Outcome {
    let port = args.parsed("--port", "a port number", |text| text.parse().ok())?.unwrap_or(8080);
    let (open, built) = (args.switch("--open"), args.switch("--no-build"));
    args.end()?;
    if !built {
        crate::build::site()?;
    } else if !root().join("dist/index.html").is_file() {
        return Err(Stop::failed("there is no built site in dist/: leave --no-build out"));
    }
    let listener = listen(port)?;
    let port = listener.local_addr().map_or(port, |address| address.port());
    let address = format!("http://127.0.0.1:{port}{PREFIX}");
    println!("\nKefen runs at {address}  (stop with Ctrl+C)");
    if open {
        let opener = if cfg!(target_os = "macos") {
            "open"
        } else if cfg!(windows) {
            "explorer"
        } else {
            "xdg-open"
        };
        // The address stands above; a machine without a desktop has nothing to open it with.
        let _ = command(opener).arg(&address).spawn();
    }
    serve(&listener, root().join("dist"));
    Ok(())
}
