//! Folding outside a browser.

use unicode_normalization::UnicodeNormalization;

pub(super) fn nfkc(text: &str) -> String {
    text.nfkc().collect()
}

pub(super) fn lower(text: &str) -> String {
    text.to_lowercase()
}
