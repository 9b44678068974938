//! What the styles of cells make of numbers: of all that a style is, only its number format.

use std::collections::BTreeMap;
use std::io::BufRead;

use super::super::format;
use super::super::limits::Stop;
use super::super::value::Shown;
use super::super::xml::{Token, Xml};

/// What each style of a cell shows, by its number.
pub(super) fn formats(from: impl BufRead) -> Result<Vec<Shown>, Stop> {
    let mut xml = Xml::new(from);
    let mut own: BTreeMap<u16, Shown> = BTreeMap::new();
    let mut ids: Vec<u16> = Vec::new();
    let mut cells = false;
    loop {
        match xml.next()? {
            Token::Start(tag) => match tag.name() {
                "numFmt" => {
                    let [id, code] = tag.attributes(["numFmtId", "formatCode"]);
                    if let (Some(id), Some(code)) = (id.and_then(|id| id.parse().ok()), code) {
                        own.entry(id).or_insert_with(|| format::spelled(&code));
                    }
                }
                "cellXfs" => cells = true,
                "xf" if cells => ids.push(tag.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0)),
                _ => {}
            },
            Token::End(end) if end.name() == "cellXfs" => cells = false,
            Token::End(end) if end.name() == "styleSheet" => break,
            Token::Eof => return Err(Stop::Damaged),
            _ => {}
        }
    }
    Ok(ids.into_iter().map(|id| own.get(&id).copied().unwrap_or_else(|| format::known(id))).collect())
}
