//! `cargo xtask cells`: the cells of a file before typing, as a JSON array of arrays. What a corpus of odd files is checked with.

use crate::args::Args;
use crate::engine::{self, Cells};
use crate::project::{Outcome, Stop, print};

/// What follows the verb.
pub const USAGE: &str =
    "FILE [--sheet NAME] [--encoding NAME] [--delimiter C] [--quote C] [--escape C] [--comment C] [--no-header]";

/// Prints the cells.
pub fn run(mut args: Args) -> Outcome {
    let byte = |args: &mut Args, name: &str| args.parsed(name, "one ASCII character (or \\t)", one_byte);
    let cells = Cells {
        sheet: args.value("--sheet")?,
        encoding: args.value("--encoding")?,
        delimiter: byte(&mut args, "--delimiter")?,
        quote: byte(&mut args, "--quote")?,
        escape: byte(&mut args, "--escape")?,
        comment: byte(&mut args, "--comment")?,
        header: !args.switch("--no-header"),
    };
    let file = args.one("file")?;
    let records = engine::cells(&file, &cells)?;
    let text = serde_json::to_string(&records).map_err(|error| Stop::failed(format!("{file}: {error}")))?;
    print(format!("{text}\n").as_bytes());
    Ok(())
}

/// One character of one byte; `\t` and `tab` are the one that is hard to type.
pub fn one_byte(text: &str) -> Option<u8> {
    match text {
        "\\t" | "tab" => Some(b'\t'),
        _ => text.bytes().next().filter(|byte| text.len() == 1 && byte.is_ascii()),
    }
}
