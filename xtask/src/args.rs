//! Words after a verb: options that take a value, switches, and files. Knows no verb.

use std::collections::VecDeque;

use crate::project::{Result, Stop};

/// What follows a verb. Take the options out first; [`Args::files`] or [`Args::end`] then refuses what is left over.
pub struct Args {
    verb: &'static str,
    usage: &'static str,
    words: VecDeque<String>,
}

impl Args {
    /// The words after `verb`; `--name=value` is the same as `--name value`.
    pub fn new(verb: &'static str, usage: &'static str, words: impl Iterator<Item = String>) -> Args {
        let mut split = VecDeque::new();
        for word in words {
            match word.split_once('=') {
                Some((name, value)) if name.starts_with("--") => {
                    split.push_back(name.to_owned());
                    split.push_back(value.to_owned());
                }
                _ => split.push_back(word),
            }
        }
        Args { verb, usage, words: split }
    }

    /// A complaint about these words, with how they should look.
    pub fn wrong(&self, what: &str) -> Stop {
        Stop::usage(format!("{what}; use: cargo xtask {} {}", self.verb, self.usage))
    }

    /// Every value of an option that may come more than once, in order.
    pub fn values(&mut self, name: &str) -> Result<Vec<String>> {
        let mut values = Vec::new();
        while let Some(at) = self.words.iter().position(|word| word == name) {
            self.words.remove(at);
            let value = self.words.remove(at).filter(|value| !value.starts_with("--"));
            values.push(value.ok_or_else(|| self.wrong(&format!("{name} needs a value")))?);
        }
        Ok(values)
    }

    /// The value of an option that may come once.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let mut values = self.values(name)?;
        match values.len() {
            0 | 1 => Ok(values.pop()),
            _ => Err(self.wrong(&format!("{name} is given twice"))),
        }
    }

    /// The value of an option, read as a `T`; `kind` says what it should have been.
    pub fn parsed<T>(&mut self, name: &str, kind: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
        let Some(text) = self.value(name)? else { return Ok(None) };
        read(&text).map(Some).ok_or_else(|| self.wrong(&format!("{name} {text} is not {kind}")))
    }

    /// Whether a switch is there.
    pub fn switch(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// What is left: files or names, nothing that looks like an option.
    pub fn files(self) -> Result<Vec<String>> {
        match self.words.iter().find(|word| word.starts_with("--")) {
            Some(option) => Err(self.wrong(&format!("there is no option {option}"))),
            None => Ok(self.words.into()),
        }
    }

    /// The one file or name that is left.
    pub fn one(self, what: &str) -> Result<String> {
        let wrong = self.wrong(&format!("exactly one {what} is needed"));
        let mut files = self.files()?;
        match files.len() {
            1 => files.pop().ok_or(wrong),
            _ => Err(wrong),
        }
    }

    /// Refuses whatever is left.
    pub fn end(self) -> Result<()> {
        match self.words.front() {
            Some(word) => Err(self.wrong(&format!("{word} is not understood"))),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::new("verb", "FILE", line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn both_spellings_of_an_option_are_one() {
        let mut args = args("a.csv --param bins=5 --param=cut=0.7 --quiet");
        assert_eq!(args.values("--param").unwrap(), ["bins=5", "cut=0.7"]);
        assert!(args.switch("--quiet"));
        assert_eq!(args.one("file").unwrap(), "a.csv");
    }

    #[test]
    fn what_is_wrong_is_said_in_one_line_with_status_two() {
        let mut twice = args("--format csv --format json");
        let stop = twice.value("--format").unwrap_err();
        assert_eq!((stop.status, stop.to_string().lines().count()), (2, 1));
        assert!(args("--colour").files().unwrap_err().to_string().contains("--colour"));
        assert!(args("--format").value("--format").is_err());
        assert!(args("a b").one("file").is_err());
    }
}
