//! The picture in `src/lib.rs`, held: layers, confined crates, module docs, file lengths, style sheets. Reads text, no compiler.
#![allow(clippy::expect_used, reason = "a test that can't read its subject has failed")]

use std::fs;
use std::path::{Path, PathBuf};

/// Folders by layer; a folder imports only from layers below its own, and from itself.
const LAYERS: &[(&str, u8)] = &[
    ("base", 0),
    ("math", 0),
    ("table", 1),
    ("i18n", 1),
    ("ingest", 2),
    ("features", 2),
    ("models", 3),
    ("quality", 3),
    ("sample", 2),
    ("classify", 4),
    ("charts", 5),
    ("export", 1),
    ("unpack", 1),
    ("protocol", 6),
    ("store", 2),
    ("session", 7),
    ("web", 8),
    ("worker", 8),
    ("ui", 9),
];

/// The page sees specs and drawing, never the code of these: it meets the worker in `protocol` only, and what it names it would bring along.
const NOT_FOR_UI: &[&str] = &[
    "worker::",
    "store::",
    "session::",
    "sample::",
    "classify::classifiers",
    "classify::ALL",
    "classify::find",
    "ingest::read",
    "ingest::cells",
];

/// Imports that point sideways or up on purpose, each with its reason.
const ALLOWED: &[(&str, &str)] = &[
    // Worker and keeper are started by, and answer to, the browser's side of things.
    ("worker", "web"),
];

/// Outside crates and the places that may name them.
const CONFINED: &[(&str, &[&str])] = &[
    ("leptos::", &["ui"]),
    (
        "web_sys::",
        &[
            "ui",
            "web",
            "worker",
            "store/indexed_db",
            "ingest/encoding/browser",
            "base/fold/browser",
            "unpack/legacy/browser",
        ],
    ),
    ("js_sys::", &["ui", "web", "worker", "store/indexed_db", "base/fold/browser"]),
    ("wasm_bindgen", &["ui", "web", "worker", "store/indexed_db"]),
    ("idb::", &["store/indexed_db"]),
    ("plotters::", &["charts"]),
    ("libm::", &["math"]),
    ("fluent_bundle::", &["i18n"]),
    ("csv_core::", &["ingest"]),
    ("encoding_rs::", &["ingest", "unpack/legacy/native"]),
    ("zip::", &["unpack/archive"]),
    ("quick_xml::", &["unpack/xml"]),
];

/// Every file of the engine and the page with its path below `src` and its text without comments and tests.
fn sources() -> Vec<(String, String)> {
    let mut files = Vec::new();
    walk(&root().join("src"), &mut files);
    let modules = files.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    modules
        .map(|path| {
            let name =
                path.strip_prefix(root().join("src")).expect("is below src").to_string_lossy().replace('\\', "/");
            (name, fs::read_to_string(&path).expect("is text"))
        })
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("can be read").map(|entry| entry.expect("is there").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { walk(&path, files) } else { files.push(path) }
    }
}

/// Code without comments; what follows `#[cfg(test)]` is left out too, because a test may look anywhere.
fn code(text: &str) -> String {
    let product = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    product.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The folder, or top-level file, that a source belongs to.
fn place(name: &str) -> &str {
    name.split('/').next().unwrap_or(name).trim_end_matches(".rs")
}

fn layer(place: &str) -> Option<u8> {
    LAYERS.iter().find(|(folder, _)| *folder == place).map(|(_, layer)| *layer)
}

/// What a piece of code imports from this package: the first segments after `crate::`, or `kefen::` in the binary, groups
/// (`crate::{a, b::c}`) taken apart.
fn imports(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1).chain(code.split("kefen::").skip(1)) {
        let segment =
            |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            None => found.push(segment(rest)),
            Some(group) => {
                let (mut depth, mut start) = (1, true);
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' => depth -= 1,
                        ',' if depth == 1 => start = true,
                        c if start && !c.is_whitespace() => {
                            found.push(segment(group.get(at..).unwrap_or_default()));
                            start = false;
                        }
                        _ => {}
                    }
                    if depth == 0 {
                        break;
                    }
                }
            }
        }
    }
    found
}

#[test]
fn a_folder_imports_only_from_lower_layers() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let own = place(&name);
        let Some(height) = layer(own) else { continue };
        let code = code(&text);
        for target in imports(&code) {
            let Some(depth) = layer(&target) else { continue };
            if target != own && depth >= height && !ALLOWED.contains(&(own, target.as_str())) {
                wrong.push(format!("{name} imports {target}"));
            }
        }
        if own == "ui" {
            // With the whole path or, imported, with its end; out of a group only what would be easy to reach for.
            let paths = code.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
            let paths = paths.map(|path| path.trim_start_matches("kefen::"));
            wrong.extend(
                paths
                    .filter(|path| NOT_FOR_UI.iter().any(|part| path.starts_with(part)))
                    .map(|path| format!("{name} sees {path}")),
            );
            let groups = code.split("classify::{").skip(1).filter_map(|rest| rest.split('}').next());
            let grouped = groups.flat_map(|group| group.split(',')).any(|one| matches!(one.trim(), "ALL" | "find"));
            wrong.extend(grouped.then(|| format!("{name} sees classifiers")));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_folder_has_its_layer() {
    let unknown: Vec<String> = sources()
        .into_iter()
        .map(|(name, _)| place(&name).to_owned())
        .filter(|place| !matches!(place.as_str(), "lib" | "main" | "bin") && layer(place).is_none())
        .collect();
    assert!(unknown.is_empty(), "no layer for {unknown:?}: add it here and to the map in src/lib.rs");
}

#[test]
fn outside_crates_stay_where_they_belong() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let code = code(&text);
        for (outside, places) in CONFINED {
            // `::` and word borders: `my_web_sys::` is another crate.
            let named = code
                .match_indices(outside)
                .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
            if named && !places.iter().any(|place| name.starts_with(place)) {
                wrong.push(format!("{name} names {outside}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_module_says_what_it_holds_and_stays_readable() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        if !text.starts_with("//!") {
            wrong.push(format!("{name} does not start with //!"));
        }
        if text.lines().count() > 600 {
            wrong.push(format!("{name} has {} lines", text.lines().count()));
        }
        if code(&text).split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "unsafe") {
            wrong.push(format!("{name} is unsafe"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_style_sheet_is_linked_once() {
    let page = fs::read_to_string(root().join("index.html")).expect("index.html");
    let mut linked: Vec<String> = page
        .split("<link ")
        .filter(|link| link.contains("rel=\"css\""))
        .filter_map(|link| Some(link.split_once("href=\"")?.1.split_once('"')?.0.trim_start_matches("./").to_owned()))
        .collect();
    linked.sort();
    let mut files = Vec::new();
    if root().join("style").is_dir() {
        walk(&root().join("style"), &mut files);
    }
    let mut sheets: Vec<String> = files
        .iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .map(|path| path.strip_prefix(root()).expect("is below the root").to_string_lossy().replace('\\', "/"))
        .collect();
    sheets.sort();
    assert_eq!(linked, sheets, "links of index.html (left) and files of style/ (right)");
}

#[test]
fn groups_of_imports_are_taken_apart() {
    assert_eq!(
        imports("use crate::base::{Day, Money};\nuse crate::{math::float, table::{Role, Kind}};"),
        ["base", "math", "table"]
    );
}
