//! Tools written in Rust, each in one version. They are kept in one folder per tool and version, so that every clone on a machine finds
//! them; an installation that was stopped is taken up where it was.

use std::path::{Path, PathBuf};

use super::{is_of, which};
use crate::project::{self, Outcome, Result, Stop, command, run};

/// A tool.
pub(super) struct Tool {
    package: &'static str,
    /// Its folder, without the version.
    name: &'static str,
    /// All of its programs that are used, the one that is asked for its version first.
    programs: &'static [&'static str],
    version: fn() -> Result<String>,
    why: &'static str,
}

/// Writes the glue; must be of the version of the library.
pub(super) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    name: "wasm-bindgen",
    programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
    version: wasm_bindgen,
    why: "it writes the glue between the module and the page",
};

/// Puts the site together; `Trunk.toml` names the version too. 0.22 asks for a newer compiler than ours.
pub(super) const TRUNK: Tool = Tool {
    package: "trunk",
    name: "trunk",
    programs: &["trunk"],
    version: || Ok("0.21.14".to_owned()),
    why: "it puts the site together",
};

impl Tool {
    pub(super) fn ensure(&self) -> Outcome {
        let version = (self.version)()?;
        if self.found(&version)?.is_some() {
            return Ok(());
        }
        let home = self.home(&version)?;
        println!("installing {} {version} into {}: {}", self.package, home.display(), self.why);
        if which("cargo-binstall").is_some() {
            let mut fetch = command("cargo");
            fetch.args(["binstall", "--no-confirm", "--force", "--version", &version, "--install-path"]);
            fetch.arg(home.join("bin")).arg(self.package);
            if run(&mut fetch).is_ok() && self.found(&version)?.is_some() {
                return Ok(());
            }
        }
        println!("compiling it takes some minutes, once; stopped, it goes on where it was");
        let parts = home.join("parts");
        // A lock file may name a version that was withdrawn since; then the newest compatible ones do.
        for locked in [&["--locked"][..], &[]] {
            if locked.is_empty() {
                println!("not with the versions that {} was released with; trying the newest that fit", self.package);
            }
            let mut install = command("cargo");
            install.args(["install", self.package, "--version", &version, "--force", "--root"]).arg(&home).args(locked);
            install.arg("--target-dir").arg(&parts);
            // The project's own compiler flags and target are none of the tool's business.
            install.env_remove("RUSTFLAGS").env_remove("CARGO_TARGET_DIR").env_remove("CARGO_BUILD_TARGET");
            if run(&mut install).is_ok() && self.found(&version)?.is_some() {
                // Hundreds of megabytes that nobody needs any more.
                let _ = std::fs::remove_dir_all(&parts);
                return Ok(());
            }
        }
        Err(Stop::failed(format!(
            "{} {version} can't be installed, and the reason stands above: without a network or a C linker see to that and run this again; \
             else `cargo install {} --version {version}` by hand is as good, found in PATH",
            self.package, self.package
        )))
    }

    /// The folder of its programs, once it is there.
    pub(super) fn folder(&self) -> Result<PathBuf> {
        let version = (self.version)()?;
        self.found(&version)?.ok_or_else(|| Stop::failed(format!("{} {version} is gone: run this again", self.package)))
    }

    /// Where it is: in `PATH`, or in its own folder. Another version in `PATH` is left alone.
    fn found(&self, version: &str) -> Result<Option<PathBuf>> {
        let all_of = |folder: &Path| {
            self.programs.iter().all(|name| program(folder, name).is_file())
                && self.programs.first().is_some_and(|name| is_of(version, &program(folder, name)))
        };
        let in_path = self.programs.first().and_then(|name| which(name));
        let in_path = in_path.and_then(|path| path.parent().map(Path::to_path_buf));
        let own = self.home(version)?.join("bin");
        Ok(in_path.into_iter().chain([own]).find(|folder| all_of(folder)))
    }

    fn home(&self, version: &str) -> Result<PathBuf> {
        Ok(cache()?.join(format!("{}-{version}", self.name)))
    }
}

fn program(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Where tools are kept.
fn cache() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("KEFEN_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|path| path.join("kefen/tools")))
        .or_else(|| set("HOME").or_else(|| set("USERPROFILE")).map(|path| path.join(".cache/kefen/tools")))
        .ok_or_else(|| Stop::failed("there is no home folder to keep tools in; set KEFEN_TOOLS to a folder"))?;
    // Commands run in the root of the project, the person may stand elsewhere.
    std::path::absolute(&folder).map_err(|error| Stop::failed(format!("{}: {error}", folder.display())))
}

/// The version of the library, which `Trunk.toml` must name too.
fn wasm_bindgen() -> Result<String> {
    let read = |name: &str| std::fs::read_to_string(project::root().join(name)).unwrap_or_default();
    let version = locked(&read("Cargo.lock"), "wasm-bindgen")
        .ok_or_else(|| Stop::failed("Cargo.lock names no wasm-bindgen: run `cargo update -p wasm-bindgen`"))?;
    if read("Trunk.toml").contains(&format!("wasm_bindgen = \"{version}\"")) {
        Ok(version)
    } else {
        Err(Stop::failed(format!(
            "Trunk.toml names another wasm_bindgen than Cargo.lock: write {version} into its [tools]"
        )))
    }
}

/// The version of a package in a `Cargo.lock`.
fn locked(lock: &str, package: &str) -> Option<String> {
    let entry = format!("name = \"{package}\"\nversion = \"");
    let lock = lock.replace("\r\n", "\n");
    Some(lock.split_once(&entry)?.1.split_once('"')?.0.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_lock_file() {
        let lock = "[[package]]\r\nname = \"wasm-bindgen-test\"\r\nversion = \"0.3.1\"\r\n\r\n[[package]]\r\nname = \"wasm-bindgen\"\r\nversion = \"0.2.130\"\r\n";
        assert_eq!(locked(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked(lock, "trunk"), None);
    }

    #[test]
    fn what_the_project_names_fits_together() {
        assert!(wasm_bindgen().is_ok());
        let trunk = include_str!("../../../Trunk.toml");
        let version = (TRUNK.version)().unwrap();
        assert!(
            trunk.contains(&format!("trunk-version = \"{version}\"")),
            "Trunk.toml names another trunk than {version}"
        );
    }
}
