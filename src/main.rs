//! The one entry point: the same module is the page, the engine worker and the keeper worker.

#[cfg(target_arch = "wasm32")]
fn main() {
    kefen::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Natively the engine is driven by `cargo xtask`; this binary exists for the browser.
    std::process::exit(2);
}
