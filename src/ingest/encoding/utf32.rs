//! UTF-32, which no browser decodes: four bytes a character.

use super::NO_CHARACTER;

/// A stream of UTF-32.
pub(super) struct Utf32 {
    read: fn([u8; 4]) -> u32,
    /// The beginning of a character whose end comes with the next bytes.
    begun: Vec<u8>,
}

impl Utf32 {
    /// At the first byte; `read` knows the order of the four.
    pub(super) fn new(read: fn([u8; 4]) -> u32) -> Utf32 {
        Utf32 { read, begun: Vec::with_capacity(4) }
    }

    /// Appends the next bytes as UTF-8; `last` if none follow.
    pub(super) fn decode(&mut self, bytes: &[u8], last: bool, into: &mut Vec<u8>) {
        for byte in bytes {
            self.begun.push(*byte);
            if let Ok(four) = <[u8; 4]>::try_from(self.begun.as_slice()) {
                self.begun.clear();
                match char::from_u32((self.read)(four)) {
                    Some(c) => into.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
                    None => into.push(NO_CHARACTER),
                }
            }
        }
        if last && !self.begun.is_empty() {
            self.begun.clear();
            into.push(NO_CHARACTER);
        }
    }
}
