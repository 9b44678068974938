//! Where the project is, how a command is run in it, and how a chore ends.

use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::args::Args;

/// Why a chore ended early: one line that says what and what to do, and the exit status.
#[derive(Debug)]
pub struct Stop {
    line: String,
    /// 2 for a wrong argument or file, 1 for a check that failed.
    pub status: u8,
}

/// The result of a step.
pub type Result<T> = std::result::Result<T, Stop>;
/// The result of a chore.
pub type Outcome = Result<()>;

impl Stop {
    /// A wrong argument or file.
    pub fn usage(line: impl Into<String>) -> Stop {
        Stop { line: line.into(), status: 2 }
    }

    /// Everything was said already.
    pub fn silent() -> Stop {
        Stop { line: String::new(), status: 1 }
    }

    /// A check or a tool failed.
    pub fn failed(line: impl Into<String>) -> Stop {
        Stop { line: line.into(), status: 1 }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // One line, whatever an error from below contains.
        f.write_str(&self.line.replace(['\n', '\r'], " "))
    }
}

/// The root of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A folder beside the project that contains `inside`: test data that is too large or not ours to keep.
pub fn beside(inside: &str) -> Option<PathBuf> {
    let root = root();
    let mut siblings: Vec<PathBuf> =
        std::fs::read_dir(root.parent()?).ok()?.flatten().map(|entry| entry.path()).collect();
    siblings.sort();
    siblings.into_iter().filter(|path| *path != root).map(|path| path.join(inside)).find(|path| path.exists())
}

/// The bytes of a file that somebody named.
pub fn read(path: &str) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(|error| Stop::usage(format!("{path}: {error}; give the path of a readable file")))
}

/// Prints a result. A reader that has seen enough (`| head`) closes the pipe; that is no failure.
pub fn print(text: &[u8]) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text).and_then(|()| out.flush());
}

/// A command in the root of the project.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Runs a command, its output shown; fails when it does.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| Stop::failed(format!("{}: {error}", shown(command))))?;
    if status.success() { Ok(()) } else { Err(Stop::failed(format!("{} failed ({status})", shown(command)))) }
}

/// What a command prints, trimmed; nothing if it can't be run or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first words of a command, for people.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().to_string_lossy().into_owned();
    command.get_args().take(3).fold(program, |line, word| format!("{line} {}", word.to_string_lossy()))
}

/// `cargo xtask fmt`
pub fn fmt(args: Args) -> Outcome {
    args.end()?;
    run(command("cargo").args(["fmt", "--all"]))
}
