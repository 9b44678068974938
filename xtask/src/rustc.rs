//! `cargo xtask` in the place of `rustc`, for the release build of the site: Cargo knows one optimisation level for a package, and ours
//! has two halves. The library is the engine, where speed counts (level `s`, twice as fast as `z`); the binary `kefen` is the page, all views,
//! where only its size counts (level `z`, a quarter smaller). Cargo calls what `RUSTC_WORKSPACE_WRAPPER` names with the compiler and its
//! arguments; without it the site is the same, only larger.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};

use crate::project::{Result, Stop};

/// Set beside the wrapper, so that nobody else's first argument is taken for a compiler.
const MARK: &str = "KEFEN_PAGE_LEVEL";

/// Lets `command`, which runs Cargo, call this program for the compiler.
pub fn wrap(command: &mut Command) -> Result<&mut Command> {
    let own = std::env::current_exe().map_err(|error| Stop::failed(format!("xtask does not find itself: {error}")))?;
    Ok(command.env("RUSTC_WORKSPACE_WRAPPER", own).env(MARK, "z"))
}

/// Runs the compiler, if that is what this program was called for.
pub fn called() -> Option<ExitCode> {
    let level = std::env::var(MARK).ok()?;
    let mut words = std::env::args_os().skip(1);
    let compiler = words.next().filter(|word| Path::new(word).file_stem().is_some_and(|stem| stem == "rustc"))?;
    let mut words: Vec<OsString> = words.collect();
    if is_page(&words) {
        words.extend(["-C".into(), format!("opt-level={level}").into()]);
    }
    let code = match Command::new(&compiler).args(words).status() {
        Ok(status) => status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1),
        Err(error) => {
            eprintln!("{}: {error}", compiler.display());
            1
        }
    };
    Some(ExitCode::from(code))
}

/// Whether the arguments of the compiler are those of the page: the binary of the package, for the browser.
fn is_page(words: &[OsString]) -> bool {
    let has = |option: &str, value: &str| words.windows(2).any(|pair| pair[0] == option && pair[1] == value);
    has("--crate-name", "kefen") && has("--crate-type", "bin") && has("--target", "wasm32-unknown-unknown")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_the_binary_in_the_browser() {
        let words = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        let page = "--crate-name kefen --edition=2024 src/main.rs --crate-type bin --target wasm32-unknown-unknown";
        assert!(is_page(&words(page)));
        assert!(!is_page(&words(&page.replace("bin", "lib"))));
        assert!(!is_page(&words(page.trim_end_matches(" --target wasm32-unknown-unknown"))));
    }
}
