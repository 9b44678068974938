//! Keeping the workspace: one trait, an IndexedDB and a memory twin, the same test-suite for both.
//!
//! The rule is generation and pointer. An import writes its blocks under a new random generation, reads the counts back, and then, in
//! one strict transaction, makes `current` point to it and `previous` to what was current. Until that moment the old data is whole;
//! after it the new. Generations that neither pointer names, and no lock holds, are deleted at the next start. Presence is not
//! integrity: every block carries a length and a checksum, and a witness in localStorage (a hint, never the pointer) tells "nothing was
//! ever stored" from "the browser deleted it".
