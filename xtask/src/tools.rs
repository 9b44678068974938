//! Puts in place what the build and the tests need. Every step is skipped when there is nothing to do, says what it installs and why,
//! and names the cure when it can't.
//!
//! Whoever needs something names it ([`Need`]) and [`prepare`] sees to all of it before anything else is done: what only a person can
//! install is told in the first second, all at once, and not after ten minutes of compiling.

mod chromium;
mod compiled;
mod npm;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::project::{Outcome, Result, Stop, command, output, run};

pub use chromium::path as chromium;

/// Something that a chore can't do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The compiler's other target.
    WasmTarget,
    /// Node and the packages of `xtask/package.json`.
    Packages,
    /// wasm-bindgen's programs, in the version of the library.
    WasmBindgen,
    /// What puts the site together.
    Trunk,
    /// A browser for the tests.
    Chromium,
}

/// Everything that building the site takes.
pub const BUILD: &[Need] = &[Need::WasmTarget, Need::Packages, Need::WasmBindgen, Need::Trunk];
/// Everything that driving a browser takes.
pub const BROWSER: &[Need] = &[Need::Packages, Need::Chromium];

impl Need {
    /// What a person has to install before this can be put in place, if anything.
    fn missing(self) -> Option<String> {
        match self {
            Need::WasmTarget => missing_target(),
            Need::Packages => npm::missing(),
            Need::WasmBindgen | Need::Trunk => None,
            Need::Chromium => chromium::missing(),
        }
    }

    fn ensure(self) -> Outcome {
        match self {
            Need::WasmTarget => ensure_target(),
            Need::Packages => npm::ensure(),
            Need::WasmBindgen => compiled::WASM_BINDGEN.ensure(),
            Need::Trunk => compiled::TRUNK.ensure(),
            Need::Chromium => chromium::ensure(),
        }
    }
}

/// Puts all of it in place, what is quick first.
pub fn prepare(needs: &[Need]) -> Outcome {
    // A need that several steps have is seen to once; the order is that of the type.
    const ALL: [Need; 5] = [Need::WasmTarget, Need::Packages, Need::Chromium, Need::WasmBindgen, Need::Trunk];
    let needs: Vec<Need> = ALL.into_iter().filter(|need| needs.contains(need)).collect();
    let missing: Vec<String> = needs.iter().filter_map(|need| need.missing()).collect();
    if !missing.is_empty() {
        return Err(Stop::failed(format!("{}. Then run the same command again", missing.join(". "))));
    }
    needs.into_iter().try_for_each(Need::ensure)
}

/// The `PATH` to build the site with, once [`BUILD`] is there.
pub fn build_path() -> Result<OsString> {
    // The optimiser comes from npm in one version: that of a distribution may be years old and break the module without a word.
    let first = [npm::programs(), compiled::WASM_BINDGEN.folder()?, compiled::TRUNK.folder()?];
    let rest = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(first.into_iter().chain(std::env::split_paths(&rest)))
        .map_err(|error| Stop::failed(format!("PATH can't be extended: {error}; remove the odd entry from PATH")))
}

/// The program that makes a page of a test program, once [`Need::WasmBindgen`] is there.
pub fn test_runner() -> Result<PathBuf> {
    compiled::WASM_BINDGEN.folder().map(|folder| folder.join("wasm-bindgen-test-runner"))
}

/// Whether cargo has this subcommand.
pub fn has_cargo(subcommand: &str) -> bool {
    which(&format!("cargo-{subcommand}")).is_some()
}

const TARGET: &str = "wasm32-unknown-unknown";

/// The compiler knows where the libraries of a target would be; whether they are there is for us to see.
fn has_target() -> bool {
    let folder = output(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    folder.is_some_and(|folder| PathBuf::from(folder).is_dir())
}

fn missing_target() -> Option<String> {
    let lacks = which("rustup").is_none() && !has_target();
    lacks.then(|| {
        format!("rustup is missing, which brings the compiler's {TARGET} target: install it from https://rustup.rs")
    })
}

fn ensure_target() -> Outcome {
    if has_target() {
        return Ok(());
    }
    println!("installing the {TARGET} target: the site is compiled for it");
    run(command("rustup").args(["target", "add", TARGET])).map_err(|stop| {
        Stop::failed(format!("{stop}: it is fetched from static.rust-lang.org; see to the network and run this again"))
    })
}

/// A program in `PATH`.
fn which(name: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    let names = [name.to_owned(), format!("{name}.exe"), format!("{name}.cmd")];
    std::env::split_paths(&paths)
        .flat_map(|dir| names.iter().map(move |name| dir.join(name)).collect::<Vec<_>>())
        .find(|path| path.is_file())
}

/// Whether a program says that it is of exactly this version.
fn is_of(version: &str, program: &std::path::Path) -> bool {
    output(Command::new(program).arg("--version")).is_some_and(|text| names(&text, version))
}

fn names(text: &str, version: &str) -> bool {
    text.split_whitespace().any(|word| word == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_a_whole_word() {
        assert!(names("trunk 0.21.14\n", "0.21.14"));
        assert!(!names("trunk 0.21.140", "0.21.14"));
        assert!(!names("trunk 0.21.1", "0.21.14"));
    }
}
