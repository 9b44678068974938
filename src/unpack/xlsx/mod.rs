//! Workbooks of Excel since 2007: a zip of XML (xlsx, xlsm) or of binary records (xlsb) that point at each other. Which parts there are
//! and which sheets can be seen; the cells are read by [`sheet`] and [`binary`].

mod binary;
mod sheet;
mod strings;
mod styles;

use super::archive::Archive;
use super::limits::{Budget, ENTRIES, Stop};
use super::shared::Shared;
use super::sheets::{self, Numbers, Sheets};
use super::xml::{Token, Xml};

/// What the cells of all sheets refer to.
#[derive(Default)]
struct Book {
    strings: Shared,
    numbers: Numbers,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    /// What its relation is called.
    relation: String,
    hidden: bool,
}

/// A pointer from one part to another.
struct Relation {
    id: String,
    /// The last word of its type: `worksheet`, `sharedStrings` …
    kind: String,
    /// The part's name in the zip.
    target: String,
}

/// Whether a zip is such a workbook. A document of another program of the same family has its parts elsewhere.
pub(super) fn is_workbook(archive: &Archive) -> bool {
    ["xl/workbook.xml", "xl/workbook.bin", "_rels/.rels", "[Content_Types].xml"]
        .iter()
        .any(|name| archive.find(name).is_some())
}

/// Reads all sheets that can be seen.
pub(super) fn read<'b>(archive: &mut Archive<'b>, budget: &'b Budget<'b>) -> Result<Sheets, Stop> {
    let path = workbook(archive)?;
    let relations = relations(archive, &path)?;
    let binary = path.to_lowercase().ends_with(".bin");
    let part = |kind: &str, usual: &str| {
        let relation = relations.iter().find(|relation| relation.kind == kind);
        relation.map_or_else(|| resolved(&path, usual), |relation| relation.target.clone())
    };
    let mut book = Book::default();
    let styles = part("styles", if binary { "styles.bin" } else { "styles.xml" });
    let strings = part("sharedStrings", if binary { "sharedStrings.bin" } else { "sharedStrings.xml" });
    let Some(from) = archive.named(&path)? else { return Err(Stop::Other) };
    let listed =
        if binary { binary::workbook(from, &mut book.numbers)? } else { workbook_xml(from, &mut book.numbers)? };
    if let Some(from) = archive.named(&styles)? {
        book.numbers.formats = if binary { binary::formats(from)? } else { styles::formats(from)? };
    }
    if let Some(from) = archive.named(&strings)? {
        book.strings = if binary { binary::strings(from)? } else { strings::read(from)? };
    }
    if listed.len() > ENTRIES {
        return Err(Stop::Many);
    }
    let mut all = Sheets::default();
    for one in listed {
        let Some(relation) = relations.iter().find(|relation| relation.id == one.relation) else { continue };
        if relation.kind != "worksheet" {
            continue;
        }
        if one.hidden {
            all.hidden.push(one.name);
            continue;
        }
        let at = archive.find(&relation.target).ok_or(Stop::Damaged)?;
        let text = sheets::sheet(budget, |grid| {
            let from = archive.part(at)?;
            if binary { binary::sheet(from, &book, grid) } else { sheet::read(from, &book, grid) }
        })?;
        all.add(one.name, text);
    }
    Ok(all)
}

/// The name of the part that lists the sheets.
fn workbook(archive: &mut Archive) -> Result<String, Stop> {
    let package = relations(archive, "")?;
    let document = package.into_iter().find(|relation| relation.kind == "officeDocument");
    let usual = ["xl/workbook.xml", "xl/workbook.bin"].map(str::to_owned);
    let candidates = document.map(|relation| relation.target).into_iter().chain(usual);
    candidates.into_iter().find(|path| archive.find(path).is_some()).ok_or(Stop::Other)
}

/// The pointers that belong to a part.
fn relations(archive: &mut Archive, of: &str) -> Result<Vec<Relation>, Stop> {
    let (folder, name) = of.rsplit_once('/').map_or(("", of), |(folder, name)| (folder, name));
    let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let Some(from) = archive.named(&path)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(from);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.name() == "Relationship" => {
                if relations.len() > ENTRIES {
                    return Err(Stop::Many);
                }
                if let [Some(id), Some(kind), Some(target)] = tag.attributes(["Id", "Type", "Target"]) {
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    relations.push(Relation { id: id.into_owned(), kind, target: resolved(of, &target) });
                }
            }
            Token::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The name in the zip of what a part points at: from its own folder, or from the root after `/`.
fn resolved(from: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let folder = if target.starts_with('/') { "" } else { from.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut path: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    path.join("/")
}

/// The sheets that a workbook lists, and its system of dates. A text or a presentation is such a zip too, with another root.
fn workbook_xml(from: impl std::io::BufRead, numbers: &mut Numbers) -> Result<Vec<Listed>, Stop> {
    let mut xml = Xml::new(from);
    let (mut listed, mut is_workbook) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Token::Start(tag) if !is_workbook => {
                is_workbook = tag.name() == "workbook";
                if !is_workbook {
                    return Err(Stop::Other);
                }
            }
            Token::Start(tag) if tag.name() == "sheet" => {
                let [name, id, state] = tag.attributes(["name", "id", "state"]);
                if let (Some(name), Some(id)) = (name, id) {
                    let hidden = state.is_some_and(|state| state != "visible");
                    listed.push(Listed { name: name.into_owned(), relation: id.into_owned(), hidden });
                }
            }
            Token::Start(tag) if tag.name() == "workbookPr" => {
                numbers.since_1904 = tag.attribute("date1904").is_some_and(|value| value == "1" || value == "true");
            }
            Token::End(end) if end.name() == "workbook" => return Ok(listed),
            Token::Eof => return Err(Stop::Damaged),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn parts_are_found_from_where_they_are_named() {
        assert_eq!(resolved("xl/workbook.xml", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/workbook.xml", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/workbook.xml", "..\\a\\.\\b.xml"), "a/b.xml");
        assert_eq!(resolved("", "/xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolved("xl/workbook.xml", "../../../a"), "a");
    }
}
