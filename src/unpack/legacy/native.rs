//! Decoding outside a browser.

use encoding_rs::{Encoding, GB18030};

pub(super) fn decode(label: &str, bytes: &[u8]) -> String {
    let encoding = Encoding::for_label(label.as_bytes()).unwrap_or(GB18030);
    encoding.decode_with_bom_removal(bytes).0.into_owned()
}
