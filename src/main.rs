//! The page. Its module is the first thing that a visit fetches, so it links nothing of the engine: that is a module of its own
//! (`src/bin/engine.rs`), fetched once the page stands, and so is what unpacks workbooks (`src/bin/unpack.rs`).

#[cfg(target_arch = "wasm32")]
mod ui;

/// Nothing yet: `boot.js` calls [`ui::app::start`] with the words of the person's language.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Natively the engine is driven by `cargo xtask`; this binary exists for the browser.
    std::process::exit(2);
}
