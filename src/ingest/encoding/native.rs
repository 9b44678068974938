//! Legacy encodings outside a browser: `encoding_rs`, which is what one of the browsers uses.

use encoding_rs::{CoderResult, Decoder};

use super::{Encoding, append};

/// A stream in a legacy encoding.
pub(super) struct Legacy {
    decoder: Decoder,
    text: String,
}

impl Legacy {
    /// At the first byte. UTF-8 is none of its business and comes out as it is.
    pub(super) fn new(encoding: Encoding) -> Legacy {
        // Every encoding of ours but UTF-32 has the name that the standard gives it.
        let encoding = encoding_rs::Encoding::for_label(encoding.id().as_bytes()).unwrap_or(encoding_rs::UTF_8);
        Legacy { decoder: encoding.new_decoder_with_bom_removal(), text: String::with_capacity(64 << 10) }
    }

    /// Appends the next bytes as UTF-8; `last` if none follow.
    pub(super) fn decode(&mut self, mut bytes: &[u8], last: bool, into: &mut Vec<u8>) {
        loop {
            self.text.clear();
            let (result, read, _) = self.decoder.decode_to_string(bytes, &mut self.text, last);
            append(&self.text, into);
            bytes = bytes.get(read..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                return;
            }
        }
    }
}
