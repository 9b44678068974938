//! The entry point of the module that unpacks workbooks and zips: apart from the others, because most visits never need it.

/// Serves the page that started this worker.
#[cfg(target_arch = "wasm32")]
fn main() {
    kefen::worker::unpacker::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Natively `cargo xtask` unpacks by itself; this binary exists for the browser.
    std::process::exit(2);
}
