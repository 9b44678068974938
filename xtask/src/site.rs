//! What must hold of the built site, whatever built it: the policy, no way out, the size.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kefen::i18n::Lang;
use kefen::i18n::locales::{self, Part as Words};

use crate::project::{Outcome, Result, Stop, command, output};

/// What has to be there before the page does something, compressed by gzip, in bytes, at most: the page, its module and the words of its
/// first screen in the longer of the two languages. 850,000 is what a visit at 1.6 Mbit/s can wait for in five seconds.
const PAGE_LIMIT: u64 = 850_000;
/// What is fetched while the person looks around, at most: the other words, and the module of engine and keeper.
const ENGINE_LIMIT: u64 = 1_185_000;

/// The policy: nothing but the site's own files, no inline code, no request to another host.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
     font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
     object-src 'none'; frame-src 'none'";

/// Ways out that a policy can't close, or that we have no use for. They may not occur in the glue.
const BANNED: &[&str] = &[
    "RTCPeerConnection",
    "RTCDataChannel",
    "WebTransport",
    "WebSocket",
    "EventSource",
    "XMLHttpRequest",
    "sendBeacon",
    "importScripts",
    "document.write",
    "window.open",
    "eval(",
];

/// Puts the style sheets into one file, in their order: three dozen requests cost a first visit half a second of waiting, and one file
/// compresses to half of what they do.
pub fn bundle(dist: &Path) -> Outcome {
    let place = dist.join("index.html");
    let page = read(&place)?;
    let (page, names) = without_sheets(&page);
    let mut all = String::new();
    for name in &names {
        all.push_str(&squeezed(&read(&dist.join(name))?));
    }
    let own = format!("style-{:016x}.css", fnv(all.as_bytes()));
    write(&dist.join(&own), &all)?;
    write(&place, &page.replacen(SHEETS, &format!(r#"<link rel="stylesheet" href="./{own}"/>"#), 1))?;
    for name in names {
        let sheet = dist.join(name);
        fs::remove_file(&sheet).map_err(|error| Stop::failed(format!("{}: {error}", sheet.display())))?;
    }
    Ok(())
}

/// A style sheet without comments and indentation: nobody reads it where it is sent.
fn squeezed(sheet: &str) -> String {
    let mut bare = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |all, line| all + line + "\n")
}

/// Names the modules of the workers after what is in them, so that no browser keeps an old one for a new page.
pub fn name_modules(dist: &Path) -> Outcome {
    for name in [ENGINE, UNPACKER] {
        let glue = read(&dist.join(format!("{name}.js")))?;
        let module = dist.join(format!("{name}_bg.wasm"));
        let bytes = fs::read(&module).map_err(|error| Stop::failed(format!("{}: {error}", module.display())))?;
        let stem = format!("{name}-{:016x}", fnv(&bytes) ^ fnv(glue.as_bytes()));
        let renamed = fs::rename(&module, dist.join(format!("{stem}_bg.wasm")))
            .and_then(|()| fs::rename(dist.join(format!("{name}.js")), dist.join(format!("{stem}.js"))));
        renamed.map_err(|error| Stop::failed(format!("{}: {error}", dist.display())))?;
        name_in_page(dist, name, &format!("./{name}"), &format!("./{stem}"))?;
    }
    Ok(())
}

/// Writes the two files of each language, which the page fetches when that is spoken.
pub fn write_words(dist: &Path) -> Outcome {
    for (lang, part) in Lang::ALL.iter().flat_map(|lang| Words::ALL.iter().map(|part| (*lang, *part))) {
        let text = locales::part_of(lang, part);
        let name = part.name(lang);
        let file = format!("{name}-{:016x}.txt", fnv(text.as_bytes()));
        write(&dist.join(&file), &text)?;
        name_in_page(dist, &name, "", &format!("./{file}"))?;
    }
    Ok(())
}

/// Writes an address into the `<meta>` element that the page looks it up in.
fn name_in_page(dist: &Path, name: &str, before: &str, address: &str) -> Outcome {
    let place = dist.join("index.html");
    let page = read(&place)?;
    let meta = |address: &str| format!(r#"<meta name="{name}" content="{address}""#);
    if !page.contains(&meta(before)) {
        return Err(Stop::failed(format!("index.html has lost its {}>: put it back into the head", meta(before))));
    }
    write(&place, &page.replacen(&meta(before), &meta(address), 1))
}

/// The module of engine and keeper.
const ENGINE: &str = "engine";
/// The module that unpacks workbooks.
const UNPACKER: &str = "unpack";
/// How the names of languages begin.
const WORDS: &str = "words-";

/// Where the style sheets were.
const SHEETS: &str = "<!-- style -->";

/// The page with a mark in the place of its style sheets, and their names.
fn without_sheets(page: &str) -> (String, Vec<String>) {
    let (mut rest, mut left, mut names) = (page, String::new(), Vec::new());
    while let Some((before, link)) = rest.split_once(r#"<link rel="stylesheet" href="./"#) {
        let (name, after) = link.split_once('"').unwrap_or((link, ""));
        left.push_str(if names.is_empty() { before } else { before.trim_start() });
        if names.is_empty() {
            left.push_str(SHEETS);
        }
        names.push(name.to_owned());
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    left.push_str(rest);
    (left, names)
}

/// FNV-1a: names a file by what is in it.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Writes the version into the page and copies the page to `404.html`, which hosts show for an unknown address.
pub fn stamp(dist: &Path, version: &str) -> Outcome {
    let place = dist.join("index.html");
    let page = read(&place)?;
    let (mark, stamped) =
        (r#"<meta name="version" content="dev""#, format!(r#"<meta name="version" content="{version}""#));
    if !page.contains(mark) {
        return Err(Stop::failed(
            "index.html has lost its <meta name=\"version\" content=\"dev\">: put it back into the head",
        ));
    }
    let page = page.replace(mark, &stamped);
    for name in ["index.html", "404.html"] {
        write(&dist.join(name), &page)?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|error| Stop::failed(format!("{}: {error}", path.display())))
}

/// Checks the site; gives its sizes for people.
pub fn check(dist: &Path) -> Result<String> {
    let page = read(&dist.join("index.html"))?;
    let mut wrong = page_problems(&page);
    let files = files(dist)?;
    for file in files.iter().filter(|file| file.extension().is_some_and(|extension| extension == "js")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        // The one file that takes RTCPeerConnection away has to name it.
        if name != "boot.js" {
            let glue = read(file)?;
            let found = BANNED.iter().filter(|banned| glue.contains(**banned));
            wrong.extend(found.map(|banned| format!("{name} contains {banned}")));
        }
    }
    for ending in [".wasm", ".js"] {
        if !files.iter().any(|file| file.to_string_lossy().ends_with(ending)) {
            wrong.push(format!("no {ending} file was built"));
        }
    }
    let sizes = sizes(dist, &files)?;
    for (what, size, limit) in [("the page", sizes.page, PAGE_LIMIT), ("the engine", sizes.engine, ENGINE_LIMIT)] {
        if size > limit {
            wrong.push(format!("{what} is {size} bytes compressed by gzip, the limit is {limit}"));
        }
    }
    if wrong.is_empty() {
        Ok(sizes.table)
    } else {
        Err(Stop::failed(format!("the site is not as it must be: {}", wrong.join("; "))))
    }
}

/// What is wrong with the page itself.
fn page_problems(page: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let head = page.split_once("<head>").map_or("", |(_, head)| head.trim_start());
    let first = head.split_once('>').map_or("", |(first, _)| first);
    if !(first.starts_with("<meta")
        && first.contains(&format!("content=\"{POLICY}\""))
        && first.contains("Content-Security-Policy"))
    {
        wrong.push("the first element of <head> is not the policy".to_owned());
    }
    for script in page.split("<script").skip(1) {
        let (attributes, rest) = script.split_once('>').unwrap_or((script, ""));
        if !attributes.contains("src=") || !rest.trim_start().starts_with("</script") {
            wrong.push("there is an inline script".to_owned());
        }
    }
    if page.contains("<style") || page.contains(" style=\"") || page.contains(" on") && page.contains("onload=") {
        wrong.push("there is an inline style or handler".to_owned());
    }
    for attribute in ["src=\"", "href=\""] {
        for address in page.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
            // An image inside the page is asked of nobody; the name space that it states is no address.
            let inside = attribute == "href=\"" && address.starts_with("data:image/");
            if !inside && (address.starts_with('/') || address.contains("://")) {
                wrong.push(format!("{address} is not relative"));
            }
        }
    }
    wrong
}

struct Sizes {
    page: u64,
    engine: u64,
    table: String,
}

/// When a file is fetched.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Before the page does something.
    Page,
    /// That too, if its language is spoken.
    First,
    /// Once the page stands, if its language is spoken.
    Rest,
    /// Once the page stands.
    Engine,
    /// When it is needed, if it ever is.
    Later,
}

fn part(name: &str) -> Part {
    let is = |of: &str| name.starts_with(of);
    match name {
        _ if is(ENGINE) => Part::Engine,
        _ if is(WORDS) && name.contains("-rest-") => Part::Rest,
        _ if is(WORDS) => Part::First,
        // The copy for unknown addresses is no part of a visit.
        _ if is(UNPACKER) || name == "404.html" => Part::Later,
        _ => Part::Page,
    }
}

/// Raw, gzip and brotli sizes by file. Node has both compressors; we have Node.
fn sizes(dist: &Path, files: &[PathBuf]) -> Result<Sizes> {
    const SCRIPT: &str = "const fs=require('fs'),z=require('zlib');for(const f of process.argv.slice(1)){const b=fs.readFileSync(f);\
         console.log(b.length,z.gzipSync(b,{level:9}).length,z.brotliCompressSync(b).length)}";
    let printed = output(command("node").args(["-e", SCRIPT]).args(files))
        .ok_or_else(|| Stop::failed("the site can't be measured: is `node` in PATH?"))?;
    let mut table = format!("{:<44} {:>10} {:>10} {:>10}\n", "dist/", "raw", "gzip", "brotli");
    let mut line = |name: &str, [raw, gzip, brotli]: [u64; 3]| {
        // Infallible: writing to a String.
        let _ = writeln!(table, "{name:<44} {raw:>10} {gzip:>10} {brotli:>10}");
    };
    let (mut page, mut engine) = ([0_u64; 3], [0_u64; 3]);
    let (mut first, mut rest) = ([0_u64; 3], [0_u64; 3]);
    let add = |sum: &mut [u64; 3], sizes: [u64; 3]| sum.iter_mut().zip(sizes).for_each(|(sum, size)| *sum += size);
    for (file, printed) in files.iter().zip(printed.lines()) {
        let numbers: Vec<u64> = printed.split(' ').filter_map(|number| number.parse().ok()).collect();
        let Ok(sizes) = <[u64; 3]>::try_from(numbers) else { continue };
        let name = file.strip_prefix(dist).unwrap_or(file).display().to_string();
        line(&name, sizes);
        match part(&name) {
            Part::Page => add(&mut page, sizes),
            Part::Engine => add(&mut engine, sizes),
            // One language is spoken: the longer one.
            Part::First => first = first.max(sizes),
            Part::Rest => rest = rest.max(sizes),
            Part::Later => {}
        }
    }
    add(&mut page, first);
    add(&mut engine, rest);
    line("until the page does something", page);
    line("the engine, while one looks around", engine);
    let mut both = page;
    add(&mut both, engine);
    line("a first visit in all", both);
    Ok(Sizes { page: page[1], engine: engine[1], table })
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path)
        .map_err(|error| Stop::failed(format!("{}: {error}; run `cargo xtask build`", path.display())))
}

/// All files under a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)
        .map_err(|error| Stop::failed(format!("{}: {error}; run `cargo xtask build`", folder.display())))?;
    let mut all = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            all.extend(files(&path)?);
        } else {
            all.push(path);
        }
    }
    all.sort();
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(head: &str) -> String {
        format!(
            "<html><head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"/>{head}</head><body></body></html>"
        )
    }

    #[test]
    fn a_page_as_we_write_it_passes() {
        let own = include_str!("../../index.html");
        assert_eq!(page_problems(own), Vec::<String>::new());
        assert_eq!(page_problems(&page("<script type=\"module\" src=\"./boot.js\"></script>")), Vec::<String>::new());
    }

    #[test]
    fn a_file_counts_where_it_is_waited_for() {
        let parts = ["index.html", "kefen-1_bg.wasm", "engine-1.js", "unpack-1_bg.wasm", "404.html"].map(part);
        assert!(parts == [Part::Page, Part::Page, Part::Engine, Part::Later, Part::Later]);
        let words = ["words-en-1.txt", "words-zh-CN-1.txt", "words-en-rest-1.txt", "words-zh-CN-rest-1.txt"].map(part);
        assert!(words == [Part::First, Part::First, Part::Rest, Part::Rest]);
    }

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let link = |name: &str| format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"sha384-x\"/>\n    ");
        let page = page(&format!("{}{}<meta name=\"x\">", link("b.css"), link("a.css")));
        let (left, names) = without_sheets(&page);
        assert_eq!(names, ["b.css", "a.css"]);
        assert!(left.contains(&format!("{SHEETS}\n    <meta name=\"x\">")), "{left}");
    }

    #[test]
    fn a_style_sheet_is_squeezed_and_means_the_same() {
        let sheet = "/* why */\n.a {\n  color: red; /* x */\n\n  margin: 0\n    auto;\n}\n";
        assert_eq!(squeezed(sheet), ".a {\ncolor: red;\nmargin: 0\nauto;\n}\n");
    }

    #[test]
    fn what_the_policy_would_refuse_is_found_before_a_browser_does() {
        for bad in [
            "<script>1</script>",
            "<script src=\"/a.js\"></script>",
            "<style>a{}</style>",
            "<link href=\"https://a.b/c.css\">",
            "<script src=\"data:image/svg+xml,http://a.b\"></script>",
        ] {
            assert_eq!(page_problems(&page(bad)).len(), 1, "{bad}");
        }
        let late = page("").replace("<head>", "<head><title>x</title>");
        assert_eq!(page_problems(&late).len(), 1);
    }
}
