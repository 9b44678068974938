//! Legacy encodings in a browser: its own decoder.

use web_sys::{TextDecodeOptions, TextDecoder};

use super::{Encoding, NO_CHARACTER, append};

/// A stream in a legacy encoding.
pub(super) struct Legacy {
    /// Every browser has these encodings; one that had not would give text without a single character.
    decoder: Option<TextDecoder>,
    more: TextDecodeOptions,
    end: TextDecodeOptions,
}

impl Legacy {
    /// At the first byte. UTF-8 is none of its business and comes out as it is.
    pub(super) fn new(encoding: Encoding) -> Legacy {
        let (more, end) = (TextDecodeOptions::new(), TextDecodeOptions::new());
        more.set_stream(true);
        Legacy { decoder: TextDecoder::new_with_label(encoding.id()).ok(), more, end }
    }

    /// Appends the next bytes as UTF-8; `last` if none follow.
    pub(super) fn decode(&mut self, bytes: &[u8], last: bool, into: &mut Vec<u8>) {
        let options = if last { &self.end } else { &self.more };
        let text =
            self.decoder.as_ref().and_then(|decoder| decoder.decode_with_u8_array_and_options(bytes, options).ok());
        match text {
            Some(text) => append(&text, into),
            None => into.push(NO_CHARACTER),
        }
    }
}
