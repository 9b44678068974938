//! Compatibility folding (NFKC) of the short words that are compared: headers, statuses. Values are never folded.
//!
//! The tables are a hundred kilobytes that every browser has already: there its own normalisation is asked, elsewhere the
//! `unicode-normalization` crate. What is folded is compared with words of ours, all far older than either's edition of Unicode.

#[cfg(target_arch = "wasm32")]
#[path = "browser.rs"]
mod tables;
#[cfg(not(target_arch = "wasm32"))]
#[path = "native.rs"]
mod tables;

/// The text in normalisation form KC: full-width letters and digits become plain ones, `㈱` becomes `(株)`.
pub fn nfkc(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { tables::nfkc(text) }
}

#[cfg(test)]
mod tests {
    use super::nfkc;

    #[test]
    fn full_width_is_plain() {
        assert_eq!(nfkc("Ｃｕｓｔｏｍｅｒ　ＩＤ（元）"), "Customer ID(元)");
        assert_eq!(nfkc("plain"), "plain");
    }
}
