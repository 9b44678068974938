//! Folding in a browser, by itself.

use js_sys::JsString;

pub(super) fn nfkc(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFKC"))
}

pub(super) fn lower(text: &str) -> String {
    String::from(JsString::from(text).to_lower_case())
}
