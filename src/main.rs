//! The one entry point: the same module is the page, the engine worker and the keeper worker. The page lives here, the rest in the
//! library, so that each can be built for what counts in it (see `xtask/src/rustc.rs`).

#[cfg(target_arch = "wasm32")]
mod ui;

/// Starts whatever this context is.
#[cfg(target_arch = "wasm32")]
fn main() {
    use kefen::web::Context;
    match kefen::web::context() {
        Context::Page => ui::mount(),
        Context::Engine => kefen::worker::engine::serve(),
        Context::Keeper => kefen::worker::keeper::serve(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Natively the engine is driven by `cargo xtask`; this binary exists for the browser.
    std::process::exit(2);
}
