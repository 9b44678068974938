//! What must be the same in a browser as it is natively, and what only a browser has.
//!
//! The same file is compiled twice. `cargo test` runs the modules without a browser; `cargo xtask test --only wasm` runs them and the rest in
//! Chromium. What both must agree on is asserted as one figure, so that a difference shows on whichever side it arose.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what can't be had here is a test that failed")]
#![allow(clippy::format_collect, clippy::format_push_string, reason = "fixtures are short")]

mod numbers;
#[cfg(target_arch = "wasm32")]
mod preferences;
mod storage;
mod tables;
mod unpacked;

#[cfg(target_arch = "wasm32")]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

/// FNV-1a over 64 bits: a figure that two machines can be held to.
struct Figure(u64);

impl Figure {
    fn new() -> Figure {
        Figure(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    }
}
