//! Decoding in a browser, by itself.

use web_sys::TextDecoder;

pub(super) fn decode(label: &str, bytes: &[u8]) -> String {
    let decoder = TextDecoder::new_with_label(label).or_else(|_| TextDecoder::new_with_label(super::USUAL));
    // A decoder that is not told to be strict fails at nothing; what can't be decoded at all is one character that is none.
    decoder
        .and_then(|decoder| decoder.decode_with_u8_array(bytes))
        .unwrap_or_else(|_| char::REPLACEMENT_CHARACTER.to_string())
}
