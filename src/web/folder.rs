//! Files of a drop, those in folders included.
//!
//! What was dropped can be asked for only while the drop is being told of: [`dropped`] takes hold of it at once, and looks into folders
//! afterwards.

use std::future::Future;

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// Files that are looked for in folders at most.
const MOST: usize = 500;

/// What of a folder is looked at: the rest are pictures, notes, what systems leave behind.
const KINDS: &[&str] = &[".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".zip"];

/// The files that are dropped; those of folders only if they may be tables.
pub fn dropped(data: &DataTransfer) -> impl Future<Output = Vec<File>> + use<> {
    let items = data.items();
    let entries: Vec<FileSystemEntry> =
        (0..items.length()).filter_map(|at| items.get(at)?.webkit_get_as_entry().ok().flatten()).collect();
    let list = data.files();
    let plain = list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default();
    async move { if entries.iter().any(FileSystemEntry::is_directory) { inside(entries).await } else { plain } }
}

async fn inside(entries: Vec<FileSystemEntry>) -> Vec<File> {
    let mut files = Vec::new();
    // The last is looked at first, so that the order is that of the names.
    let mut open: Vec<(FileSystemEntry, bool)> = entries.into_iter().rev().map(|entry| (entry, true)).collect();
    while let Some((entry, given)) = open.pop() {
        if files.len() >= MOST {
            break;
        }
        let name = entry.name().to_lowercase();
        if entry.is_directory() {
            let mut children = children(entry.unchecked_into()).await;
            children.sort_by_key(|child| std::cmp::Reverse(child.name()));
            open.extend(children.into_iter().map(|child| (child, false)));
        } else if given || !name.starts_with('.') && KINDS.iter().any(|kind| name.ends_with(kind)) {
            files.extend(file(entry.unchecked_into()).await);
        }
    }
    files
}

/// A file behind its entry; nothing if it can't be opened.
async fn file(entry: FileSystemFileEntry) -> Option<File> {
    let asked = Promise::new(&mut |done, failed| entry.file_with_callback_and_callback(&done, &failed));
    JsFuture::from(asked).await.ok()?.dyn_into().ok()
}

/// What is in a folder: browsers tell it in parts, the last one empty.
async fn children(folder: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let asked = Promise::new(&mut |done, failed| {
            // What can't be asked for is told by nobody: the promise is then settled here.
            if let Err(error) = reader.read_entries_with_callback_and_callback(&done, &failed) {
                let _ = failed.call1(&JsValue::UNDEFINED, &error);
            }
        });
        let Ok(part) = JsFuture::from(asked).await else { return all };
        let part = Array::from(&part);
        if part.length() == 0 {
            return all;
        }
        all.extend(part.into_iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}
