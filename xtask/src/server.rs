//! A file server for one person on one machine: the site under a sub-path, as a static host would serve it. No more than that:
//! it answers GET and HEAD, and nobody but this machine.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::project::{Result, Stop};

/// The path that the site is served under, so that an absolute address in it shows at once.
pub const PREFIX: &str = "/kefen/";

/// Listens on 127.0.0.1; the next free port when `port` is taken.
pub fn listen(port: u16) -> Result<TcpListener> {
    (port..port.saturating_add(20))
        .find_map(|port| TcpListener::bind(("127.0.0.1", port)).ok())
        .ok_or_else(|| Stop::failed(format!("no port from {port} on is free: give another with --port")))
}

/// Serves a folder until the process ends.
pub fn serve(listener: &TcpListener, folder: PathBuf) {
    let folder = Arc::new(folder);
    for stream in listener.incoming() {
        let (Ok(stream), folder) = (stream, Arc::clone(&folder)) else { continue };
        // A browser that closes a connection early is no concern of anybody.
        std::thread::spawn(move || {
            let _ = answer(stream, &folder);
        });
    }
}

fn answer(mut stream: TcpStream, folder: &Path) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let mut words = first.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let path = target.split(['?', '#']).next().unwrap_or_default();
    if method != "GET" && method != "HEAD" {
        return respond(&mut stream, "405 Method Not Allowed", "text/plain", None, b"", false);
    }
    if path == "/" {
        return respond(&mut stream, "302 Found", "text/plain", Some(PREFIX), b"", false);
    }
    let found = locate(path, folder).and_then(|file| Some((kind(&file), fs::read(&file).ok()?)));
    let bodyless = method == "HEAD";
    if let Some((kind, body)) = found {
        respond(&mut stream, "200 OK", kind, None, &body, bodyless)
    } else {
        let body = fs::read(folder.join("404.html")).unwrap_or_default();
        respond(&mut stream, "404 Not Found", "text/html; charset=utf-8", None, &body, bodyless)
    }
}

/// The file of a request path; nothing outside the folder.
fn locate(path: &str, folder: &Path) -> Option<PathBuf> {
    let inside = path.strip_prefix(PREFIX)?;
    let relative = Path::new(if inside.is_empty() { "index.html" } else { inside });
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    plain.then(|| folder.join(relative)).filter(|file| file.is_file())
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json" | "webmanifest") => "application/json",
        _ => "application/octet-stream",
    }
}

fn respond(
    stream: &mut TcpStream,
    status: &str,
    kind: &str,
    location: Option<&str>,
    body: &[u8],
    head_only: bool,
) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
    if let Some(location) = location {
        head.push_str("Location: ");
        head.push_str(location);
        head.push_str("\r\n");
    }
    head.push_str("Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n");
    stream.write_all(head.as_bytes())?;
    if !head_only {
        stream.write_all(body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(locate("/kefen/Cargo.toml", folder).is_some());
        for path in ["/Cargo.toml", "/kefen/../Cargo.toml", "/kefen//etc/passwd", "/kefen/src", "/kefen/no-such-file"] {
            assert!(locate(path, folder).is_none(), "{path}");
        }
    }
}
