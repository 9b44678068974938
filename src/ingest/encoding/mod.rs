//! Bytes to UTF-8: which encoding the head of a file is in, what is no text at all, and the stream of the whole file.
//!
//! Strict GB18030 accepts most bytes of Big5, Shift-JIS and EUC-KR without a murmur, so "it decodes" is no proof: the share of pairs
//! that are common characters is the evidence. What is neither UTF-8 nor GB18030 is refused by name; nothing is shown as mojibake.
//!
//! The tables of the legacy encodings are two hundred kilobytes that every browser has already: there its own decoder is asked
//! (`browser.rs`), elsewhere `encoding_rs` (`native.rs`). Both follow the WHATWG Encoding Standard to the letter, and a browser test
//! compares them.

#[cfg(target_arch = "wasm32")]
#[path = "browser.rs"]
mod legacy;
#[cfg(not(target_arch = "wasm32"))]
#[path = "native.rs"]
mod legacy;

use legacy::Legacy;

use super::Encoding;

/// What the first bytes of a file are, if not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// A workbook of a spreadsheet program.
    Spreadsheet,
    /// An image, an archive, a program …
    Binary,
    /// Text in an encoding that is not read yet.
    Unsupported,
}

/// The share of GB18030 pairs that are common characters, above which bytes are taken for Chinese.
const COMMON_SHARE: f64 = 0.4;
/// The share of lines that may hold bytes which are no UTF-8 before the file is not called UTF-8 any more.
const DAMAGED_SHARE: f64 = 0.1;

/// The encoding of the head of a file; `whole` if nothing follows it.
pub fn detect(head: &[u8], whole: bool) -> Result<Encoding, NoText> {
    const SPREADSHEETS: &[&[u8]] = &[b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];
    const BINARIES: &[&[u8]] = &[
        b"%PDF-",
        b"\x89PNG",
        b"\x1F\x8B",
        b"BZh",
        b"\x28\xB5\x2F\xFD",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"Rar!",
        b"7z\xBC\xAF",
        b"\x7FELF",
        b"MZ\x90",
        b"SQLite format 3",
        b"PAR1",
        b"PK\x05\x06",
    ];
    const UTF_16: &[&[u8]] = &[b"\xFF\xFE", b"\xFE\xFF", b"\0\0\xFE\xFF"];
    if SPREADSHEETS.iter().any(|magic| head.starts_with(magic)) {
        return Err(NoText::Spreadsheet);
    }
    if BINARIES.iter().any(|magic| head.starts_with(magic)) {
        return Err(NoText::Binary);
    }
    if UTF_16.iter().any(|mark| head.starts_with(mark)) {
        return Err(NoText::Unsupported);
    }
    // A file system that lost power leaves files padded with NUL; those are not counted.
    let padding = head.iter().rev().take_while(|&&byte| byte == 0).count();
    let text = head.get(..head.len() - padding).unwrap_or_default();
    let zeros = memchr::memchr_iter(0, text).count();
    if zeros * 3 > text.len() {
        return Err(NoText::Unsupported);
    }
    let control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A | 0x1C..=0x1F);
    if text.iter().filter(|&&byte| control(byte)).count() * 20 > text.len() {
        return Err(NoText::Binary);
    }
    if head.starts_with(b"\xEF\xBB\xBF") {
        return Ok(Encoding::Utf8);
    }
    match std::str::from_utf8(text) {
        Ok(_) => return Ok(Encoding::Utf8),
        // The head may end inside a character.
        Err(error) if error.error_len().is_none() && !whole => return Ok(Encoding::Utf8),
        Err(_) => {}
    }
    if explains(text, whole) {
        return Ok(Encoding::Gb18030);
    }
    let lines = text.split(|&byte| byte == b'\n');
    let (all, damaged) = lines
        .fold((0u64, 0u64), |(all, damaged), line| (all + 1, damaged + u64::from(std::str::from_utf8(line).is_err())));
    if damaged as f64 <= all as f64 * DAMAGED_SHARE { Ok(Encoding::Utf8) } else { Err(NoText::Unsupported) }
}

/// Whether bytes that are no UTF-8 read as Chinese in GB18030.
pub fn explains(bytes: &[u8], whole: bool) -> bool {
    let mut text = Vec::new();
    Legacy::new(Encoding::Gb18030).decode(bytes, whole, &mut text);
    if memchr::memchr(NO_CHARACTER, &text).is_some() {
        return false;
    }
    let (mut pairs, mut common) = (0u64, 0u64);
    let mut rest = bytes.iter().copied();
    while let Some(lead) = rest.next() {
        if lead < 0x81 {
            continue;
        }
        let Some(trail) = rest.next() else { break };
        // Signs of GB2312 (￥ and the full-width forms among them) say nothing for or against.
        if (0xA1..=0xA9).contains(&lead) && trail >= 0xA1 {
            continue;
        }
        pairs += 1;
        common += u64::from((0xB0..=0xD7).contains(&lead) && trail >= 0xA1);
    }
    pairs == 0 || common as f64 >= pairs as f64 * COMMON_SHARE
}

/// What bytes that are no character become: a byte that UTF-8 never has, so that whoever reads the row knows that it is damaged.
const NO_CHARACTER: u8 = 0xFF;

/// The whole file as UTF-8, in pieces of any size, bytes that are no character as [`NO_CHARACTER`]. NUL bytes are left out and
/// counted.
pub struct Stream {
    decoder: Option<Legacy>,
    without_nul: Vec<u8>,
    text: Vec<u8>,
    /// NUL bytes left out so far.
    pub nuls: u64,
}

impl Stream {
    /// At the first byte.
    pub fn new(encoding: Encoding) -> Stream {
        let decoder = match encoding {
            Encoding::Utf8 => None,
            legacy => Some(Legacy::new(legacy)),
        };
        Stream { decoder, without_nul: Vec::new(), text: Vec::new(), nuls: 0 }
    }

    /// The next bytes, handed on as UTF-8; `last` if none follow.
    pub fn feed(&mut self, bytes: &[u8], last: bool, mut sink: impl FnMut(&[u8])) {
        let mut bytes = bytes;
        if memchr::memchr(0, bytes).is_some() {
            self.without_nul.clear();
            self.without_nul.extend(bytes.iter().filter(|&&byte| byte != 0));
            self.nuls += (bytes.len() - self.without_nul.len()) as u64;
            bytes = &self.without_nul;
        }
        let Some(decoder) = &mut self.decoder else { return sink(bytes) };
        self.text.clear();
        decoder.decode(bytes, last, &mut self.text);
        sink(&self.text);
    }
}

/// Appends decoded text, each U+FFFD (the decoders' sign for bytes that are no character) as [`NO_CHARACTER`].
fn append(text: &str, into: &mut Vec<u8>) {
    let mut pieces = text.split('\u{FFFD}');
    into.extend_from_slice(pieces.next().unwrap_or_default().as_bytes());
    for piece in pieces {
        into.push(NO_CHARACTER);
        into.extend_from_slice(piece.as_bytes());
    }
}

/// Bytes as text to look at: what is no UTF-8 is left out.
pub fn readable(bytes: &[u8]) -> String {
    bytes.utf8_chunks().map(|chunk| chunk.valid()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gb(text: &str) -> Vec<u8> {
        encoding_rs::GB18030.encode(text).0.into_owned()
    }

    #[test]
    fn chinese_is_told_from_what_only_decodes() {
        assert_eq!(detect("客户,日期\n".as_bytes(), true), Ok(Encoding::Utf8));
        assert_eq!(detect(&gb("会员号,下单时间,实付金额\n张三,2026-04-28,￥5\n"), true), Ok(Encoding::Gb18030));
        let big5 = encoding_rs::BIG5.encode("客戶編號,下單時間,實付金額,訂單\n").0.into_owned();
        assert_eq!(detect(&big5, true), Err(NoText::Unsupported));
        let sjis = encoding_rs::SHIFT_JIS.encode("顧客番号,ちゅうもん,きんがく\n").0.into_owned();
        assert_eq!(detect(&sjis, true), Err(NoText::Unsupported));
    }

    #[test]
    fn a_head_may_end_inside_a_character() {
        let text = "a,客".as_bytes();
        assert_eq!(detect(&text[..text.len() - 1], false), Ok(Encoding::Utf8));
        let text = gb("会员号,实付金额");
        assert_eq!(detect(&text[..text.len() - 1], false), Ok(Encoding::Gb18030));
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert_eq!(detect(b"PK\x03\x04....", true), Err(NoText::Spreadsheet));
        assert_eq!(detect(b"\x89PNG\r\n", true), Err(NoText::Binary));
        assert_eq!(detect(b"\xFF\xFEa\0,\0", true), Err(NoText::Unsupported));
        assert_eq!(detect(b"a\0,\0b\0\n\0", true), Err(NoText::Unsupported));
        assert_eq!(detect(b"a,b\n1,2\n\0\0\0\0\0\0\0\0\0\0\0\0", true), Ok(Encoding::Utf8));
        assert_eq!(detect(b"cust\0omer,date\n1,2026-04-28\n", true), Ok(Encoding::Utf8));
    }

    #[test]
    fn a_stream_cut_anywhere_reads_the_same() {
        let bytes = [gb("王小明,￥5,𠀀\n"), b"\xFFx\n".to_vec(), gb("完")].concat();
        let read = |cut: usize| {
            let (mut stream, mut text) = (Stream::new(Encoding::Gb18030), Vec::new());
            stream.feed(&bytes[..cut], false, |piece| text.extend_from_slice(piece));
            stream.feed(&bytes[cut..], true, |piece| text.extend_from_slice(piece));
            text
        };
        let whole = read(0);
        assert_eq!(whole, ["王小明,￥5,𠀀\n".as_bytes(), b"\xFFx\n", "完".as_bytes()].concat());
        (0..bytes.len()).for_each(|cut| assert_eq!(read(cut), whole));
    }
}
