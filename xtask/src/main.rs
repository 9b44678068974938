//! Every chore of the project, one verb per file. `cargo xtask` without a verb lists them.
//!
//! Verbs that touch the engine do so through [`engine`] only; verbs that need tools ask [`tools`] for them. Nothing here is part of
//! the product.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a command-line tool prints, and it owns a clock")]

mod args;
mod bench;
mod build;
mod cells;
mod classify;
mod clock;
mod engine;
mod exports;
mod inspect;
mod list;
mod model;
mod new_classifier;
mod orders;
mod project;
mod quality;
mod random;
mod recount;
mod rustc;
mod screenshots;
mod serve;
mod server;
mod site;
mod test;
mod tools;

use std::process::ExitCode;

use args::Args;
use project::{Outcome, Stop};

/// One chore: its name, what follows the name, what it does, and the code.
struct Verb {
    name: &'static str,
    usage: &'static str,
    does: &'static str,
    run: fn(Args) -> Outcome,
}

const VERBS: &[Verb] = &[
    Verb { name: "serve", usage: serve::USAGE, does: "build the site and serve it on this machine", run: serve::run },
    Verb { name: "test", usage: test::USAGE, does: "every check, as CI runs them", run: test::run },
    Verb { name: "build", usage: build::USAGE, does: "build the site into dist/ and check it", run: build::run },
    Verb { name: "fmt", usage: "", does: "format the code", run: project::fmt },
    Verb { name: "bench", usage: bench::USAGE, does: "measure reading and classifying", run: bench::run },
    Verb { name: "list", usage: "", does: "classifiers, parameters and roles, as JSON", run: list::run },
    Verb { name: "classify", usage: classify::USAGE, does: "one row per customer with the class", run: classify::run },
    Verb {
        name: "inspect",
        usage: inspect::USAGE,
        does: "how a file is read and where its rows go, as JSON",
        run: inspect::run,
    },
    Verb { name: "cells", usage: cells::USAGE, does: "the cells of a file as read, as JSON", run: cells::run },
    Verb {
        name: "exports",
        usage: exports::USAGE,
        does: "a made-up shop as every platform exports it, with what each file comes to",
        run: exports::run,
    },
    Verb {
        name: "quality",
        usage: quality::USAGE,
        does: "how good the data is, and what is wrong, as JSON",
        run: quality::run,
    },
    Verb {
        name: "model",
        usage: model::USAGE,
        does: "a model of buying or spending fitted to orders, as JSON",
        run: model::run,
    },
    Verb { name: "recount", usage: recount::USAGE, does: "timings of one classification, as JSON", run: recount::run },
    Verb {
        name: "new-classifier",
        usage: new_classifier::USAGE,
        does: "the skeleton of a classifier",
        run: new_classifier::run,
    },
    Verb { name: "screenshots", usage: screenshots::USAGE, does: "pictures of every page", run: screenshots::run },
];

fn main() -> ExitCode {
    if let Some(code) = rustc::called() {
        return code;
    }
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    if name.is_empty() || name == "help" || name == "--help" {
        help();
        return ExitCode::SUCCESS;
    }
    let outcome = match VERBS.iter().find(|verb| verb.name == name) {
        Some(verb) => (verb.run)(Args::new(verb.name, verb.usage, words)),
        None => Err(Stop::usage(format!("there is no verb `{name}`; `cargo xtask help` lists them"))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            let line = stop.to_string();
            if !line.is_empty() {
                eprintln!("{line}");
            }
            ExitCode::from(stop.status)
        }
    }
}

fn help() {
    println!("cargo xtask VERB\n");
    for verb in VERBS {
        println!("  {:<15} {}", verb.name, verb.does);
        if !verb.usage.is_empty() {
            println!("  {:<15} {}", "", verb.usage);
        }
    }
}
