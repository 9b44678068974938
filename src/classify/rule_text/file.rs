//! Rules as a file of their own: the text itself, below a line that says what it is and how it is written.
//!
//! The first line is a remark of the rules, so the file is a text of rules like any other. No customer is in it.

use crate::base::{Failure, Result};

/// The name of the file.
pub const NAME: &str = "kefen-rules.txt";
/// How every such file begins, before its version.
pub const MARK: &str = "# kefen-rules ";
/// The most characters of rules.
pub const MOST: usize = 20_000;
const VERSION: u32 = 1;
/// What stands behind the version, for whoever opens the file in an editor.
const SAID: &str = "客分 Kefen · 自定义规则，每行一条，从上往下先符合先归类 · your own rules, one a line, the first that holds decides";

/// The file of a text.
pub fn write(text: &str) -> String {
    format!("{MARK}{VERSION} · {SAID}\n{}\n", text.trim_end())
}

/// Whether a file begins as one does; `head` are its first characters.
pub fn is_one(head: &str) -> bool {
    head.trim_start_matches('\u{feff}').starts_with(MARK.trim_end())
}

/// The text of a file of this name. Fails with `rules_not_one`, `rules_newer`, `rules_too_long`.
pub fn read(name: &str, text: &str) -> Result<String> {
    let failure = |code: &str| Failure::new(code).with(|message| message.text("file", name).count("most", MOST));
    let text = text.trim_start_matches('\u{feff}');
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let version = first.strip_prefix(MARK).and_then(|behind| {
        let digits = behind.trim_start();
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        digits.get(..end)?.parse::<u32>().ok()
    });
    match version {
        None => return Err(failure("rules_not_one")),
        Some(version) if version > VERSION => return Err(failure("rules_newer")),
        Some(_) => {}
    }
    let rest = rest.replace("\r\n", "\n").replace('\r', "\n");
    let rest = rest.trim_end();
    if rest.chars().count() > MOST { Err(failure("rules_too_long")) } else { Ok(rest.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_back_as_it_was() {
        for text in ["", "VIP: monetary >= 5000", "# 备注\n\nVIP: * # all\n沉睡: recency > 90"] {
            let file = write(text);
            assert!(is_one(&file) && file.starts_with("# kefen-rules 1"), "{file}");
            assert_eq!(read("a.txt", &file).unwrap(), text);
            let elsewhere = format!("\u{feff}{}", file.replace('\n', "\r\n"));
            assert!(is_one(&elsewhere));
            assert_eq!(read("a.txt", &elsewhere).unwrap(), text);
        }
    }

    #[test]
    fn what_is_none_is_refused() {
        let code = |text: &str| read("a.txt", text).unwrap_err().code;
        for text in ["", "order_id,date\n1,2\n", "VIP: *\n", "# kefen-rules one\n", "# kefen-rulesets 1"] {
            assert_eq!(code(text), "rules_not_one", "{text}");
        }
        assert_eq!(code("# kefen-rules 2\nVIP: *"), "rules_newer");
        assert_eq!(code(&format!("# kefen-rules 1\n{}", "x".repeat(MOST + 1))), "rules_too_long");
        let told = format!("{:?}", read("orders.txt", "no").unwrap_err());
        assert!(told.contains("orders.txt"));
    }
}
