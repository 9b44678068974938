//! A Chromium for the browser tests: the one that is named, one that is there, or that of Debian.

use std::path::PathBuf;
use std::process::Stdio;

use super::which;
use crate::project::{Outcome, Result, Stop, command, output, run};

const CURE: &str = "install Chromium or Chrome (Debian: sudo apt-get install chromium fonts-noto-cjk), or set KEFEN_CHROMIUM to the program";

/// The program.
pub fn path() -> Result<PathBuf> {
    found().ok_or_else(|| Stop::failed(format!("Chromium is missing: {CURE}")))
}

/// What a person has to install first.
pub(super) fn missing() -> Option<String> {
    match named() {
        Some(path) if path.is_file() => None,
        Some(path) => {
            Some(format!("KEFEN_CHROMIUM is {}, which is no file: correct it or leave it out", path.display()))
        }
        None => (found().is_none() && !can_install()).then(|| format!("Chromium is missing: {CURE}")),
    }
}

pub(super) fn ensure() -> Outcome {
    if found().is_some() {
        return Ok(());
    }
    println!(
        "installing chromium and fonts-noto-cjk with apt (a minute or two): the browser tests run in it, and Chinese needs a font"
    );
    let apt = |words: &[&str]| {
        // What goes wrong is said on the other stream; hundreds of lines of unpacking would only hide it.
        run(command("apt-get").args(words).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null()))
    };
    // A stale package list is the usual reason for a failure here, so a failed update is not yet the end.
    let _ = apt(&["update", "-qq"]);
    apt(&["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"]).map_err(|stop| {
        Stop::failed(format!("{stop}: see to what apt says above, or set KEFEN_CHROMIUM to a Chromium or Chrome"))
    })?;
    path().map(drop)
}

fn named() -> Option<PathBuf> {
    std::env::var_os("KEFEN_CHROMIUM").filter(|value| !value.is_empty()).map(PathBuf::from)
}

fn found() -> Option<PathBuf> {
    if let Some(named) = named() {
        return Some(named).filter(|path| path.is_file());
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

/// Only where nobody has to be asked for a password.
fn can_install() -> bool {
    cfg!(unix) && which("apt-get").is_some() && output(command("id").arg("-u")).as_deref() == Some("0")
}
