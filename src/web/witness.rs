//! The witness: a word in localStorage that something was stored, so that "deleted by the browser" is told from "never there".
//! A hint, never the pointer: it is written late and can be lost by itself.

use super::local;

const KEY: &str = "kefen.witness";

/// Remembers that a generation was stored. Never called with an empty name: emptiness must not overwrite a witness.
pub fn write(generation: &str) {
    if !generation.is_empty() {
        local::set(KEY, generation);
    }
}

/// The generation that was stored last.
pub fn read() -> Option<String> {
    local::get(KEY)
}

/// Forgets on purpose.
pub fn forget() {
    local::delete(KEY);
}
