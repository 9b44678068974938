//! Bytes to UTF-8: the stream of a whole file in any of the encodings that are read. Which one it is finds [`detect`].
//!
//! The tables of the legacy encodings are two hundred kilobytes that every browser has already: there its own decoder is asked
//! (`browser.rs`), elsewhere `encoding_rs` (`native.rs`). Both follow the WHATWG Encoding Standard to the letter, and a browser test
//! compares them. UTF-32, which the standard leaves out, is read here.

mod detect;
mod letters;
mod utf32;

#[cfg(target_arch = "wasm32")]
#[path = "browser.rs"]
mod legacy;
#[cfg(not(target_arch = "wasm32"))]
#[path = "native.rs"]
mod legacy;

use legacy::Legacy;
use utf32::Utf32;

use super::Encoding;

pub use detect::{Found, detect, first_line, legacy_of};

/// What the first bytes of a file are, if not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// A workbook of a spreadsheet program.
    Spreadsheet,
    /// An image, an archive, a program …
    Binary,
    /// Text in no encoding that is read.
    Unsupported,
}

/// What bytes that are no character become: a byte that UTF-8 never has, so that whoever reads the row knows that it is damaged.
const NO_CHARACTER: u8 = 0xFF;

/// The whole file as UTF-8, in pieces of any size, bytes that are no character as [`NO_CHARACTER`]. NUL characters are left out and
/// counted.
pub struct Stream {
    /// UTF-8 needs none.
    decoder: Option<Decoder>,
    without_nul: Vec<u8>,
    text: Vec<u8>,
    /// NUL characters left out so far.
    pub nuls: u64,
    /// The first bytes of the file that are no text in its encoding, with those around them: by these it can be found out what they are.
    pub damaged: Vec<u8>,
}

enum Decoder {
    Legacy(Legacy),
    Utf32(Utf32),
}

/// Bytes that are decoded at once: so many are kept of what is damaged.
const AT_ONCE: usize = 64 << 10;

impl Stream {
    /// At the first byte.
    pub fn new(encoding: Encoding) -> Stream {
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Utf32Le => Some(Decoder::Utf32(Utf32::new(u32::from_le_bytes))),
            Encoding::Utf32Be => Some(Decoder::Utf32(Utf32::new(u32::from_be_bytes))),
            legacy => Some(Decoder::Legacy(Legacy::new(legacy))),
        };
        Stream { decoder, without_nul: Vec::new(), text: Vec::new(), nuls: 0, damaged: Vec::new() }
    }

    /// The next bytes, handed on as UTF-8; `last` if none follow.
    pub fn feed(&mut self, bytes: &[u8], last: bool, mut sink: impl FnMut(&[u8])) {
        let Some(mut decoder) = self.decoder.take() else { return self.hand_on(bytes, sink) };
        let mut text = std::mem::take(&mut self.text);
        let mut rest = bytes;
        loop {
            let (piece, after) = rest.split_at(rest.len().min(AT_ONCE));
            let last = last && after.is_empty();
            text.clear();
            match &mut decoder {
                Decoder::Legacy(decoder) => decoder.decode(piece, last, &mut text),
                Decoder::Utf32(decoder) => decoder.decode(piece, last, &mut text),
            }
            if self.damaged.is_empty() && memchr::memchr(NO_CHARACTER, &text).is_some() {
                self.damaged.extend_from_slice(piece);
            }
            self.hand_on(&text, &mut sink);
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
        (self.text, self.decoder) = (text, Some(decoder));
    }

    fn hand_on(&mut self, text: &[u8], mut sink: impl FnMut(&[u8])) {
        if memchr::memchr(0, text).is_none() {
            return sink(text);
        }
        self.without_nul.clear();
        self.without_nul.extend(text.iter().filter(|&&byte| byte != 0));
        self.nuls += (text.len() - self.without_nul.len()) as u64;
        sink(&self.without_nul);
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

    type Case<'a> = (Encoding, Vec<u8>, &'a [&'a [u8]]);

    #[test]
    fn a_stream_cut_anywhere_reads_the_same() {
        let gb = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
        let bytes = [gb("王小明,￥5,𠀀\n"), b"\xFFx\n".to_vec(), gb("完")].concat();
        let utf16: Vec<u8> = "a,𠀀\n客\0户".encode_utf16().flat_map(u16::to_le_bytes).chain(*b"\x00\xD8x\0").collect();
        let utf32: Vec<u8> =
            "a,𠀀\n客户".chars().flat_map(|c| u32::from(c).to_be_bytes()).chain(*b"\0\x11\0\0\0").collect();
        let cases: [Case; 3] = [
            (Encoding::Gb18030, bytes, &["王小明,￥5,𠀀\n".as_bytes(), b"\xFFx\n", "完".as_bytes()]),
            (Encoding::Utf16Le, utf16, &["a,𠀀\n客户".as_bytes(), b"\xFF", b"x"]),
            (Encoding::Utf32Be, utf32, &["a,𠀀\n客户".as_bytes(), b"\xFF", b"\xFF"]),
        ];
        for (encoding, bytes, expected) in cases {
            for cut in 0..bytes.len() {
                let (mut stream, mut text) = (Stream::new(encoding), Vec::new());
                stream.feed(&bytes[..cut], false, |piece| text.extend_from_slice(piece));
                stream.feed(&bytes[cut..], true, |piece| text.extend_from_slice(piece));
                assert_eq!(text, expected.concat(), "{encoding:?} {cut}");
                assert!(!stream.damaged.is_empty());
            }
        }
    }
}
