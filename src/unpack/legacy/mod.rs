//! The short texts of old files that are in no Unicode: names in a zip made by a Chinese Windows, sheets of Excel 95, HTML tables in
//! GBK. Whole files of text are none of its business; those are `ingest`'s.
//!
//! The tables are two hundred kilobytes that every browser has already: there its own decoder is asked, elsewhere `encoding_rs`.
//! Both follow the WHATWG Encoding Standard.

#[cfg(target_arch = "wasm32")]
#[path = "browser.rs"]
mod tables;
#[cfg(not(target_arch = "wasm32"))]
#[path = "native.rs"]
mod tables;

/// What most files of Chinese shops are in that say nothing about it.
pub(super) const USUAL: &str = "gb18030";

/// The text of bytes in the encoding of a label of the standard (`gbk`, `windows-1252` …); U+FFFD where bytes are no character. An
/// unknown label is [`USUAL`].
pub(super) fn decode(label: &str, bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => text.to_owned(),
        _ => tables::decode(label, bytes),
    }
}

/// UTF-8 if the bytes are that, else [`USUAL`].
pub(super) fn name(bytes: &[u8]) -> String {
    std::str::from_utf8(bytes).map_or_else(|_| decode(USUAL, bytes), str::to_owned)
}

/// UTF-16, little end first; U+FFFD where two bytes are no character.
pub(super) fn utf16(bytes: &[u8]) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    char::decode_utf16(pairs.iter().map(|pair| u16::from_le_bytes(*pair)))
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// The label of a code page of Windows.
pub(super) fn code_page(number: u16) -> &'static str {
    match number {
        874 => "windows-874",
        932 => "shift_jis",
        949 => "euc-kr",
        950 => "big5",
        1250 => "windows-1250",
        1251 => "windows-1251",
        1252 | 0x8001 | 367 | 437 | 850 => "windows-1252",
        1253 => "windows-1253",
        1254 => "windows-1254",
        1255 => "windows-1255",
        1256 => "windows-1256",
        1257 => "windows-1257",
        1258 => "windows-1258",
        10000 | 0x8000 => "macintosh",
        65001 => "utf-8",
        _ => USUAL,
    }
}

/// The text of a whole file: by its mark, as UTF-8 if it is that, else in the encoding that it names itself, else in [`USUAL`].
pub(super) fn file(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(rest);
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        let (pairs, _) = rest.as_chunks::<2>();
        return utf16(&pairs.iter().flat_map(|[high, low]| [*low, *high]).collect::<Vec<u8>>());
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => decode(&declared(bytes).unwrap_or_else(|| USUAL.to_owned()), bytes),
    }
}

/// What a page (`charset=gb2312`) or an XML file (`encoding="gbk"`) says that it is in.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(2048))?.to_ascii_lowercase();
    let said = ["charset=", "encoding="].iter().find_map(|word| {
        let at = memchr::memmem::find(&head, word.as_bytes())?;
        head.get(at + word.len()..)
    })?;
    let label = said.iter().skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '));
    let label: Vec<u8> =
        label.take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).copied().collect();
    // Bytes that are no UTF-8 are none whatever they say.
    String::from_utf8(label).ok().filter(|label| !label.is_empty() && !label.starts_with("utf"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_utf_8_or_gb18030() {
        let gbk = encoding_rs::GBK.encode("订单/四月.csv").0;
        assert_eq!(name(&gbk), "订单/四月.csv");
        assert_eq!(name("订单.csv".as_bytes()), "订单.csv");
        assert_eq!(decode("no such encoding", &gbk), "订单/四月.csv");
    }

    #[test]
    fn a_file_is_read_by_what_it_says() {
        let big5 = encoding_rs::BIG5.encode("<meta charset=\"big5\">訂單").0;
        assert_eq!(file(&big5), "<meta charset=\"big5\">訂單");
        let gbk = encoding_rs::GBK.encode("<meta content='text/html; charset=utf-8'>订单").0;
        assert_eq!(file(&gbk), "<meta content='text/html; charset=utf-8'>订单");
        assert_eq!(file("\u{FEFF}订单".as_bytes()), "订单");
        let wide: Vec<u8> = "\u{FEFF}订单".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(file(&wide), "订单");
    }
}
