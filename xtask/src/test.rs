//! `cargo xtask test`: every check that there is, in one order, as CI runs them. A step that fails does not keep the next ones from
//! running; the last line is the count of all tests.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::args::Args;
use crate::build;
use crate::project::{self, Outcome, Result, Stop, command, root};
use crate::tools::{self, Need};

/// What follows the verb.
pub const USAGE: &str = "[--only format|clippy|clippy-wasm|licences|native|wasm|site|browser]…";

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u64,
    failed: u64,
}

/// One step: its name, what it can't do without, and what it does; nothing where it does not apply here.
type Step = (&'static str, &'static [Need], fn() -> Result<Option<Count>>);

const STEPS: &[Step] = &[
    ("format", &[], || check("cargo", &["fmt", "--all", "--check"])),
    ("clippy", &[], || check("cargo", &["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    ("clippy-wasm", &[Need::WasmTarget], || {
        let words = ["clippy", "--quiet", "--package", "kefen", "--target", WASM, "--lib", "--bins", "--test", "wasm"];
        project::run(command("cargo").args(words).args(["--", "-D", "warnings"])).map(|()| Some(Count::default()))
    }),
    ("licences", &[], licences),
    ("native", &[], native),
    ("wasm", &[Need::WasmTarget, Need::WasmBindgen, Need::Packages, Need::Chromium], wasm),
    ("site", tools::BUILD, || build::site().map(|()| Some(Count::default()))),
    ("browser", tools::BROWSER, browser),
];

const WASM: &str = "wasm32-unknown-unknown";

/// Runs the steps.
pub fn run(mut args: Args) -> Outcome {
    let only = args.values("--only")?;
    if let Some(unknown) = only.iter().find(|name| !STEPS.iter().any(|(step, ..)| step == name)) {
        return Err(args.wrong(&format!("there is no step {unknown}")));
    }
    args.end()?;
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|(name, ..)| only.is_empty() || only.iter().any(|wanted| wanted == name)).collect();
    let needs: Vec<Need> = chosen.iter().flat_map(|(_, needs, _)| *needs).copied().collect();
    if let Err(stop) = tools::prepare(&needs) {
        let free = STEPS
            .iter()
            .filter(|(_, needs, _)| needs.is_empty())
            .fold(String::new(), |line, (name, ..)| format!("{line} --only {name}"));
        // The last line is the count, whatever happens.
        eprintln!("{stop}\nwithout it: cargo xtask test{free}");
        println!("\n0 passed, 1 failed");
        return Err(Stop::silent());
    }
    let mut lines = Vec::new();
    let mut total = Count::default();
    for (name, _, step) in chosen {
        println!("\n── {name}");
        let started = Instant::now();
        let (word, count) = match step() {
            Ok(Some(count)) if count.failed == 0 => ("ok", count),
            Ok(Some(count)) => ("FAILED", count),
            Ok(None) => ("not here", Count::default()),
            // A step without tests of its own that fails is one failure: a red run never says "0 failed".
            Err(stop) => {
                eprintln!("{stop}");
                ("FAILED", Count { passed: 0, failed: 1 })
            }
        };
        lines.push(summary(name, word, count, started.elapsed()));
        total.passed += count.passed;
        total.failed += count.failed;
    }
    println!("\n{}\n{} passed, {} failed", lines.join("\n"), total.passed, total.failed);
    if total.failed == 0 { Ok(()) } else { Err(Stop::silent()) }
}

fn summary(name: &str, word: &str, count: Count, time: Duration) -> String {
    let counted = if count == Count::default() {
        String::new()
    } else {
        format!("{} passed, {} failed", count.passed, count.failed)
    };
    format!("{name:<12} {word:<9} {:>7.1} s  {counted}", time.as_secs_f64()).trim_end().to_owned()
}

/// A check without tests of its own.
fn check(program: &str, words: &[&str]) -> Result<Option<Count>> {
    project::run(command(program).args(words)).map(|()| Some(Count::default()))
}

/// Runs test programs of Rust, shows what they say and adds up their results.
fn counted(command: &mut Command) -> Result<Option<Count>> {
    let started = command.stdout(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| Stop::failed(format!("the tests can't be started: {error}")))?;
    let mut count = Count::default();
    for line in
        child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()).map_while(std::io::Result::ok)
    {
        println!("{line}");
        if let Some(more) = result_line(&line) {
            count.passed += more.passed;
            count.failed += more.failed;
        }
    }
    let good = child.wait().is_ok_and(|status| status.success());
    if count.failed == 0 && (!good || count.passed == 0) {
        // Did not compile, died without a result, or found nothing to run.
        count.failed = 1;
    }
    Ok(Some(count))
}

/// `test result: ok. 12 passed; 0 failed; …`
fn result_line(line: &str) -> Option<Count> {
    let (_, rest) = line.trim_start().strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| rest.split("; ").find_map(|part| part.strip_suffix(word)?.trim().parse().ok());
    Some(Count { passed: number("passed")?, failed: number("failed")? })
}

/// Licences and sources of every crate, where cargo-deny is there.
fn licences() -> Result<Option<Count>> {
    if !tools::has_cargo("deny") {
        return Ok(None);
    }
    check("cargo", &["deny", "--offline", "check", "bans", "licenses", "sources"])
}

fn native() -> Result<Option<Count>> {
    let mut tests = command("cargo");
    // A snapshot that differs is a failure, never a new file.
    tests.args(["test", "--workspace", "--no-fail-fast"]).env("INSTA_UPDATE", "no");
    with_data(&mut tests);
    counted(&mut tests)
}

/// Larger test data, where a folder beside the project or the environment has them; tests say so and pass when they don't.
fn with_data(command: &mut Command) {
    for (name, inside) in [("KEFEN_CORPUS", "corpus/manifest.json"), ("KEFEN_DATA", "data/cdnow_sample")] {
        let found = project::beside(inside).and_then(|path| path.parent().map(std::path::Path::to_path_buf));
        if let (None, Some(folder)) = (std::env::var_os(name), found) {
            command.env(name, folder);
        }
    }
}

/// `tests/wasm` in a real Chromium, each program through a runner that cargo calls.
fn wasm() -> Result<Option<Count>> {
    let mut tests = command("cargo");
    tests.args(["test", "--package", "kefen", "--target", WASM, "--test", "wasm"]);
    // As a list, because a path may have a space in it.
    tests.args(["--config", &format!("target.{WASM}.runner=['node', 'tests/wasm/runner.mjs']")]);
    // Names of functions stay; what a debugger would need is nine tenths of the program, and every tool on the way has to chew it.
    tests.env("CARGO_PROFILE_TEST_DEBUG", "0");
    tests.env("KEFEN_TEST_RUNNER", tools::test_runner()?).env("KEFEN_CHROMIUM", tools::chromium()?);
    counted(&mut tests)
}

/// Tests of the built site in a real Chromium.
fn browser() -> Result<Option<Count>> {
    let chromium = tools::chromium()?;
    let tests = files("tests/browser", "", ".test.mjs")?;
    let tap = root().join("target/browser.tap");
    let mut node = command("node");
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec", "--test-reporter-destination=stdout"]);
    node.arg("--test-reporter=tap").arg(format!("--test-reporter-destination={}", tap.display()));
    node.args(tests).env("KEFEN_CHROMIUM", chromium);
    with_data(&mut node);
    let good = project::run(&mut node).is_ok();
    let text = fs::read_to_string(&tap).unwrap_or_default();
    let number = |word: &str| text.lines().rev().find_map(|line| line.strip_prefix(word)?.trim().parse().ok());
    let mut count = Count { passed: number("# pass ").unwrap_or(0), failed: number("# fail ").unwrap_or(0) };
    if !good && count.failed == 0 {
        count.failed = 1;
    }
    Ok(Some(count))
}

/// Files `start*end` of a folder of the project, sorted.
fn files(folder: &str, start: &str, end: &str) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(root().join(folder)).map_err(|error| Stop::failed(format!("{folder}: {error}")))?;
    let mut all: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    all.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(start) && name.ends_with(end)
    });
    all.sort();
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_off_what_the_test_programs_print() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.10s";
        assert_eq!(result_line(line), Some(Count { passed: 12, failed: 3 }));
        assert_eq!(result_line("test ingest::reads ... ok"), None);
    }
}
