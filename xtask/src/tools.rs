//! Puts in place what the build and the tests need. Every step is skipped when there is nothing to do, says what it installs and why,
//! and names the cure when it can't.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::project::{self, Outcome, Result, Stop, command, output, run};

/// The trunk that the site is built with; `Trunk.toml` names it too. 0.22 asks for a newer compiler than ours.
const TRUNK: &str = "0.21.14";
/// The first Node whose test runner and `fetch` are stable.
const NODE: u32 = 20;

/// Where tools are kept, one folder per tool and version, so that every clone on a machine finds them.
fn cache() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    set("KEFEN_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|path| path.join("kefen/tools")))
        .or_else(|| set("HOME").or_else(|| set("USERPROFILE")).map(|path| path.join(".cache/kefen/tools")))
        .ok_or_else(|| Stop::failed("there is no home folder to keep tools in; set KEFEN_TOOLS to a folder"))
}

/// `PATH` with these folders first.
fn path_with(first: &[PathBuf]) -> Result<std::ffi::OsString> {
    let rest = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(first.iter().cloned().chain(std::env::split_paths(&rest)))
        .map_err(|error| Stop::failed(format!("PATH can't be extended: {error}; remove the odd entry from PATH")))
}

/// A program in `PATH`.
fn which(name: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    let names = [name.to_owned(), format!("{name}.exe")];
    std::env::split_paths(&paths)
        .flat_map(|dir| names.iter().map(move |name| dir.join(name)).collect::<Vec<_>>())
        .find(|path| path.is_file())
}

/// What everything starts from: git, rustup, a linker.
pub fn ensure_basics() -> Outcome {
    for (name, cure) in [
        ("git", "install git"),
        ("rustup", "install rustup (https://rustup.rs): it brings the compiler that rust-toolchain.toml names"),
    ] {
        if which(name).is_none() {
            return Err(Stop::failed(format!("{name} is missing: {cure}")));
        }
    }
    if cfg!(unix) && !["cc", "clang", "gcc"].iter().any(|name| which(name).is_some()) {
        return Err(Stop::failed(
            "a C linker is missing: install gcc or clang (Debian: apt-get install build-essential)",
        ));
    }
    Ok(())
}

/// The compiler's other target.
pub fn ensure_wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let installed = output(command("rustup").args(["target", "list", "--installed"])).unwrap_or_default();
    if installed.lines().any(|line| line == TARGET) {
        return Ok(());
    }
    println!("installing the {TARGET} target: the site is compiled for it");
    run(command("rustup").args(["target", "add", TARGET]))
}

/// Node, in a version whose test runner we use.
pub fn ensure_node() -> Outcome {
    let version = output(command("node").arg("--version")).unwrap_or_default();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE && which("npm").is_some() => Ok(()),
        Some(major) if major >= NODE => Err(Stop::failed("npm is missing: install it (it usually comes with Node)")),
        Some(_) => Err(Stop::failed(format!("Node {version} is too old: install Node {NODE} or later"))),
        None => Err(Stop::failed(format!("Node is missing: install Node {NODE} or later (https://nodejs.org)"))),
    }
}

/// The npm packages of `xtask/package.json`. Gives the folder of their programs.
pub fn ensure_packages() -> Result<PathBuf> {
    ensure_node()?;
    let home = project::root().join("xtask");
    let modules = home.join("node_modules");
    // npm writes the hidden lock file last, so it tells a whole installation from a broken one.
    let (wanted, present) = (home.join("package-lock.json"), modules.join(".package-lock.json"));
    let newer = |a: &Path, b: &Path| Some(a.metadata().ok()?.modified().ok()? >= b.metadata().ok()?.modified().ok()?);
    if newer(&present, &wanted) != Some(true) {
        println!(
            "installing the npm packages of xtask/package.json: the optimiser of the site and the drivers of the browser tests"
        );
        run(command(if cfg!(windows) { "npm.cmd" } else { "npm" })
            .args(["ci", "--no-fund", "--no-audit", "--loglevel=error"])
            .current_dir(&home))?;
    }
    Ok(modules.join(".bin"))
}

/// A version of a package in `Cargo.lock`.
fn locked(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(project::root().join("Cargo.lock")).unwrap_or_default();
    let entry = format!("name = \"{package}\"\nversion = \"");
    lock.replace("\r\n", "\n")
        .split_once(&entry)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(version, _)| version.to_owned())
        .ok_or_else(|| Stop::failed(format!("Cargo.lock names no {package}: run `cargo update -p {package}`")))
}

/// A tool written in Rust, in exactly this version. Gives the folder it is in.
fn ensure_cargo_tool(package: &str, folder: &str, program: &str, version: &str, why: &str) -> Result<PathBuf> {
    let has = |path: &Path| {
        output(Command::new(path).arg("--version"))
            .is_some_and(|text| text.split_whitespace().any(|word| word == version))
    };
    if let Some(path) = which(program).filter(|path| has(path)) {
        return Ok(path.parent().map(Path::to_path_buf).unwrap_or_default());
    }
    let home = cache()?.join(format!("{folder}-{version}"));
    let bin = home.join("bin");
    if has(&bin.join(program)) {
        return Ok(bin);
    }
    println!("installing {package} {version} into {}: {why}", home.display());
    if which("cargo-binstall").is_some() {
        let mut fetch = command("cargo");
        fetch
            .args(["binstall", "--no-confirm", "--force", "--version", version, "--install-path"])
            .arg(&bin)
            .arg(package);
        if run(&mut fetch).is_ok() && has(&bin.join(program)) {
            return Ok(bin);
        }
    }
    println!("compiling {package}; this takes some minutes, once");
    // A lock file may name a version that was withdrawn since; then the newest compatible ones do.
    for locked in [&["--locked"][..], &[]] {
        let mut install = command("cargo");
        install.args(["install", package, "--version", version, "--force", "--root"]).arg(&home).args(locked);
        // The project's own compiler flags and target folder are none of the tool's business.
        install.env_remove("RUSTFLAGS").env_remove("CARGO_TARGET_DIR").env_remove("CARGO_BUILD_TARGET");
        if run(&mut install).is_ok() && has(&bin.join(program)) {
            return Ok(bin);
        }
    }
    Err(Stop::failed(format!(
        "{package} {version} can't be installed: run `cargo install {package} --version {version}` yourself and look at what it says"
    )))
}

/// Everything that building the site takes. Gives the `PATH` to build with.
pub fn ensure_for_build() -> Result<std::ffi::OsString> {
    ensure_basics()?;
    ensure_wasm_target()?;
    // The optimiser comes from npm in one version: that of a distribution may be years old and break the module without a word.
    let packages = ensure_packages()?;
    path_with(&[
        packages,
        ensure_wasm_bindgen()?,
        ensure_cargo_tool("trunk", "trunk", "trunk", TRUNK, "it puts the site together")?,
    ])
}

/// wasm-bindgen's programs, in the version of the library. Gives their folder.
pub fn ensure_wasm_bindgen() -> Result<PathBuf> {
    let version = locked("wasm-bindgen")?;
    let trunk = std::fs::read_to_string(project::root().join("Trunk.toml")).unwrap_or_default();
    if !trunk.contains(&format!("wasm_bindgen = \"{version}\"")) {
        return Err(Stop::failed(format!(
            "Trunk.toml names another wasm_bindgen than Cargo.lock: write {version} into its [tools]"
        )));
    }
    ensure_cargo_tool(
        "wasm-bindgen-cli",
        "wasm-bindgen",
        "wasm-bindgen",
        &version,
        "it writes the glue between the module and the page",
    )
}

/// A Chromium for the browser tests.
pub fn ensure_chromium() -> Result<PathBuf> {
    if let Some(found) = chromium() {
        return Ok(found);
    }
    if is_root() && which("apt-get").is_some() {
        println!(
            "installing chromium and fonts-noto-cjk with apt: the browser tests run in it, and Chinese needs a font"
        );
        // A stale package list is the usual reason for a failure here, so a failed update is not yet the end.
        let _ = run(command("apt-get").args(["update", "-qq"]));
        run(command("apt-get").args([
            "install",
            "-y",
            "-qq",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
            "fonts-noto-cjk",
        ]))?;
        if let Some(found) = chromium() {
            return Ok(found);
        }
    }
    Err(Stop::failed(
        "Chromium is missing: install it (Debian: sudo apt-get install chromium fonts-noto-cjk) or set KEFEN_CHROMIUM to the program",
    ))
}

fn chromium() -> Option<PathBuf> {
    if let Some(set) = std::env::var_os("KEFEN_CHROMIUM") {
        return Some(PathBuf::from(set)).filter(|path| path.is_file());
    }
    let common = [
        "/usr/lib/chromium/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    ];
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        .iter()
        .find_map(|name| which(name))
        .or_else(|| common.iter().map(PathBuf::from).find(|path| path.is_file()))
}

fn is_root() -> bool {
    cfg!(unix) && output(command("id").arg("-u")).as_deref() == Some("0")
}

/// The driver that wasm tests need beside Chromium, if it is there.
pub fn chromedriver() -> Option<PathBuf> {
    which("chromedriver")
}

/// Whether cargo has this subcommand.
pub fn has_cargo(subcommand: &str) -> bool {
    which(&format!("cargo-{subcommand}")).is_some()
}
