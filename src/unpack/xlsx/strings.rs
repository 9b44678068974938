//! Texts that cells share, and texts made of runs in different type. Phonetic guides are left out.

use std::io::BufRead;

use super::super::limits::Stop;
use super::super::shared::Shared;
use super::super::value;
use super::super::xml::{Token, Xml};

/// Reads the table of shared texts.
pub(super) fn read(from: impl BufRead) -> Result<Shared, Stop> {
    let mut xml = Xml::new(from);
    let (mut shared, mut text) = (Shared::default(), String::new());
    while next(&mut xml, &mut shared, &mut text)? {}
    Ok(shared)
}

/// Reads on to the end of the next shared text; false at the end of the table.
#[inline(never)]
fn next<R: BufRead>(xml: &mut Xml<R>, shared: &mut Shared, text: &mut String) -> Result<bool, Stop> {
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name() == "si" => break,
            Token::End(end) if end.name() == "sst" => return Ok(false),
            Token::Eof => return Err(Stop::Damaged),
            _ => {}
        }
    }
    text.clear();
    rich(xml, "si", text)?;
    shared.add(text)?;
    Ok(true)
}

/// Reads the text of an element (`si`, `is`) to its end: all its runs together. Outer blanks count where the file says so.
pub(super) fn rich<R: BufRead>(xml: &mut Xml<R>, element: &str, into: &mut String) -> Result<(), Stop> {
    let (mut inside, mut keep, mut from) = (false, false, into.len());
    loop {
        let mut guide = false;
        match xml.next()? {
            Token::Start(tag) => match tag.name() {
                "t" => {
                    (inside, from) = (true, into.len());
                    keep = tag.attribute("space").is_some_and(|space| space == "preserve");
                }
                "rPh" => guide = true,
                _ => {}
            },
            Token::End(end) if end.name() == "t" => {
                inside = false;
                let run = into.get(from..).unwrap_or_default();
                let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
                if !keep && (run.starts_with(blank) || run.ends_with(blank)) {
                    let run = run.trim_matches(blank).to_owned();
                    into.truncate(from);
                    into.push_str(&run);
                }
            }
            Token::End(end) if end.name() == element => break,
            Token::Text(text) if inside => into.push_str(&text),
            Token::Eof => return Err(Stop::Damaged),
            _ => {}
        }
        if guide {
            xml.skip()?;
        }
    }
    value::unescaped(into);
    Ok(())
}
