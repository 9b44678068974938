//! What a file that somebody named has in it: itself, or one of the sheets and files that it is unpacked to. The one place where the
//! verbs get their bytes from.

use std::ops::ControlFlow;

use kefen::session::native::{self, Options};
use kefen::unpack::{self, Part};

use super::told;
use crate::project::{Result, Stop, read};

/// The text that is worked on.
pub struct Source {
    /// The file's own name, or where in it the text was.
    pub name: String,
    /// As it is read.
    pub bytes: Vec<u8>,
    /// Everything that the file was unpacked to; empty if it is text itself.
    pub parts: Vec<String>,
    /// What unpacking left out, as keys of the catalogue.
    pub notes: Vec<String>,
}

/// Reads a file: of several sheets or files in it the one of this name, or else the first that is a table of orders.
pub fn open(file: &str, sheet: Option<&str>, options: &Options) -> Result<Source> {
    parts(file, read(file)?, sheet, options)
}

/// The same of a file that was read before.
pub fn parts(file: &str, bytes: Vec<u8>, sheet: Option<&str>, options: &Options) -> Result<Source> {
    if unpack::container(file, &bytes).is_none() {
        return match sheet {
            Some(sheet) => Err(Stop::usage(format!("{file}: --sheet {sheet}: this is text, it has no sheets"))),
            None => Ok(Source { name: file.to_owned(), bytes, parts: Vec::new(), notes: Vec::new() }),
        };
    }
    let parts =
        unpack::unpack(file, bytes, &mut |_, _| ControlFlow::Continue(())).map_err(|failure| told(file, &failure))?;
    let names: Vec<String> = parts.iter().map(|part| part.name.clone()).collect();
    let notes = parts.iter().flat_map(|part| &part.notes).map(|note| note.message.key.to_string()).collect();
    let is_orders = |part: &Part| native::inspect(&part.bytes, &part.name, options).is_ok();
    let at = match sheet {
        Some(sheet) => {
            parts.iter().position(|part| part.name == sheet || part.name.ends_with(&format!(" › {sheet}"))).ok_or_else(
                || Stop::usage(format!("{file}: there is no --sheet {sheet}; there are {}", names.join(", "))),
            )?
        }
        // Where none is, the first says why.
        None if parts.len() > 1 => parts.iter().position(is_orders).unwrap_or(0),
        None => 0,
    };
    let part = parts.into_iter().nth(at).ok_or_else(|| Stop::usage(format!("{file}: there is nothing in it")))?;
    Ok(Source { name: part.name, bytes: part.bytes, parts: names, notes })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A workbook of two sheets, as some shops write it.
    fn workbook(name: &str) -> std::path::PathBuf {
        let row = |cells: [&str; 3]| {
            let cells = cells.map(|cell| format!("<Cell><Data ss:Type=\"String\">{cell}</Data></Cell>"));
            format!("<Row>{}</Row>", cells.concat())
        };
        let orders: Vec<String> = ["01", "02", "03"].map(|day| row(["K1", &format!("2026-04-{day}"), "5.00"])).into();
        let text = format!(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook>\
             <Worksheet ss:Name=\"About\"><Table>{}</Table></Worksheet>\
             <Worksheet ss:Name=\"Orders\"><Table>{}{}</Table></Worksheet></Workbook>",
            row(["exported by", "a shop", "today"]),
            row(["customer_id", "order_date", "amount"]),
            orders.concat()
        );
        let path = std::env::temp_dir().join(format!("kefen-{}-{name}.xls", std::process::id()));
        std::fs::write(&path, text).unwrap();
        path
    }

    #[test]
    fn the_sheet_with_orders_is_found_and_any_can_be_named() {
        let path = workbook("sheets");
        let file = path.to_str().unwrap();
        let found = open(file, None, &Options::default()).unwrap();
        let about = open(file, Some("About"), &Options::default()).unwrap();
        let wrong = open(file, Some("Else"), &Options::default());
        std::fs::remove_file(&path).unwrap();
        assert!(found.name.ends_with(" › Orders") && found.bytes.starts_with(b"customer_id,order_date,amount\nK1,"));
        assert_eq!(
            (found.parts.len(), String::from_utf8(about.bytes).unwrap().as_str()),
            (2, "exported by,a shop,today\n")
        );
        assert!(wrong.is_err_and(|stop| stop.status == 2 && stop.to_string().contains("Orders")));
    }
}
