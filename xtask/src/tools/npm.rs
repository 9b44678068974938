//! Node and the packages of `xtask/package.json`: the optimiser of the site, the driver and the yardsticks of the browser tests.

use std::path::{Path, PathBuf};

use super::which;
use crate::project::{self, Outcome, Stop, command, output, run};

/// The first Node whose test runner and `fetch` are stable.
const NODE: u32 = 20;

/// What a person has to install first.
pub(super) fn missing() -> Option<String> {
    let version = output(command("node").arg("--version"));
    lacking(version.as_deref(), which("npm").is_some())
}

/// What is wrong with what `node --version` says, if it says anything.
fn lacking(version: Option<&str>, npm: bool) -> Option<String> {
    let cure = format!("install Node {NODE} or later, from https://nodejs.org or with a version manager");
    let Some(version) = version else { return Some(format!("Node is missing: {cure}")) };
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE => {
            (!npm).then(|| format!("npm is missing beside Node {version}: {cure}; npm is a part of it"))
        }
        _ => Some(format!("Node {version} is too old: {cure}")),
    }
}

/// The folder of the packages' programs.
pub(super) fn programs() -> PathBuf {
    project::root().join("xtask/node_modules/.bin")
}

pub(super) fn ensure() -> Outcome {
    let home = project::root().join("xtask");
    if is_whole(&home.join("package-lock.json"), &home.join("node_modules/.package-lock.json")) {
        return Ok(());
    }
    println!(
        "installing the npm packages of xtask/package.json (60 MB): the optimiser of the site and the driver of the browser tests"
    );
    let mut install = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    install.args(["ci", "--no-fund", "--no-audit", "--no-update-notifier", "--loglevel=error"]).current_dir(&home);
    run(&mut install).map_err(|stop| {
        Stop::failed(format!("{stop}: the packages come from npm's registry; see to the network (or npm's `proxy` setting) and run this again"))
    })
}

/// npm writes its hidden lock file last, so that it tells a whole installation from a broken one; an older one is of an older list.
fn is_whole(wanted: &Path, present: &Path) -> bool {
    let written = |path: &Path| path.metadata().and_then(|meta| meta.modified()).ok();
    matches!((written(present), written(wanted)), (Some(present), Some(wanted)) if present >= wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_node_is_said_with_the_cure() {
        assert_eq!(lacking(Some("v20.20.2"), true), None);
        assert_eq!(lacking(Some("v100.0.0"), true), None);
        for (version, npm, word) in [
            (None, true, "missing"),
            (Some("v18.20.4"), true, "too old"),
            (Some("v22.1.0"), false, "npm is missing"),
            (Some("?"), true, "too old"),
        ] {
            let told = lacking(version, npm).unwrap();
            assert!(told.contains(word) && told.contains("install Node 20"), "{told}");
        }
    }

    #[test]
    fn half_installed_packages_are_installed_again() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(!is_whole(&here.join("package-lock.json"), &here.join("no-such-file")));
        assert!(is_whole(&here.join("Cargo.toml"), &here.join("Cargo.toml")));
    }
}
