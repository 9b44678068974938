//! The entry point of the module that the page runs in two workers: the engine and the keeper of the storage. A worker is told which of
//! them it is by its name.

/// Serves the page that started this worker.
#[cfg(target_arch = "wasm32")]
fn main() {
    use kefen::web::Context;
    use kefen::worker::{engine, keeper};
    match kefen::web::context() {
        Context::Keeper => keeper::serve(),
        Context::Engine => engine::serve(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Natively the engine is driven by `cargo xtask`; this binary exists for the browser.
    std::process::exit(2);
}
