//! The tables that a browser brings along (legacy encodings, compatibility forms) against those that are compiled in elsewhere.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use kefen::base::fold::nfkc;
use kefen::ingest::Encoding;
use kefen::ingest::encoding::Stream;

use super::Figure;

/// What the product reads out of bytes in GB18030; bytes that are no character are 0xFF in it.
fn decoded(bytes: &[u8]) -> Vec<u8> {
    let (mut stream, mut text) = (Stream::new(Encoding::Gb18030), Vec::new());
    for (at, piece) in bytes.chunks(1 << 20).enumerate() {
        stream.feed(piece, (at + 1) << 20 >= bytes.len(), |more| text.extend_from_slice(more));
    }
    text
}

/// The figure of the text of many sequences, each on a line of its own, and how many of them are no character.
fn read(sequences: impl Iterator<Item = [u8; 4]>, len: usize) -> (u64, usize) {
    let mut bytes = Vec::new();
    for sequence in sequences {
        bytes.extend_from_slice(&sequence[..len]);
        bytes.push(b'\n');
    }
    let text = decoded(&bytes);
    let mut figure = Figure::new();
    figure.add(&text);
    (figure.0, text.split(|byte| *byte == b'\n').filter(|line| line.contains(&0xFF)).count())
}

#[test]
fn every_sequence_of_two_bytes_reads_the_same() {
    // Leads and trails that can't be are among them: how a decoder goes on after an error is part of what it is.
    let pairs = (0x80..=0xFF).flat_map(|lead| (0x01..=0xFF).map(move |trail| [lead, trail, 0, 0]));
    assert_eq!(read(pairs, 2), (8_270_258_364_971_476_997, 8_572));
}

#[test]
fn every_sequence_of_four_bytes_reads_the_same() {
    let digits = b'0'..=b'9';
    let all = (0x81..=0xFE).flat_map(|first| {
        let digits = digits.clone();
        digits.clone().flat_map(move |second| {
            let digits = digits.clone();
            (0x81..=0xFE).flat_map(move |third| digits.clone().map(move |fourth| [first, second, third, fourth]))
        })
    });
    assert_eq!(read(all, 4), (492_357_283_516_919_244, 499_605));
}

#[test]
fn the_characters_of_before_the_standard_changed_read_the_same() {
    // The signs that GB18030-2022 moved out of the private area, the euro of GBK, an ideograph beyond the BMP.
    let cases: &[(&[u8], &str)] = &[
        (b"\x80", "€"),
        (b"\xA2\xE3", "€"),
        (b"\xA8\xBC", "\u{1E3F}"),
        (b"\xA6\xD9", "\u{FE10}"),
        (b"\x84\x31\x82\x36", "\u{FE10}"),
        (b"\x95\x32\x82\x36", "𠀀"),
        (b"\xA3\xA4", "￥"),
    ];
    for (bytes, text) in cases {
        assert_eq!(String::from_utf8_lossy(&decoded(bytes)), *text, "{bytes:02X?}");
    }
}

/// Characters that fold or combine since Unicode 16, 17 or 18: whether a browser has heard of them depends on its age.
fn is_young(c: char) -> bool {
    matches!(
        c,
        '\u{558}' | '\u{58B}' | '\u{58C}' | '\u{5C8}' | '\u{897}' | '\u{1ACF}'..='\u{1AFF}' | '\u{209D}'..='\u{209F}' | '\u{A7F1}'
    )
}

#[test]
fn every_character_of_the_first_plane_folds_the_same() {
    let all: String = ('\u{1}'..='\u{FFFF}').filter(|c| !is_young(*c)).collect();
    let mut figure = Figure::new();
    for c in all.chars() {
        figure.add(nfkc(c.encode_utf8(&mut [0; 4])).as_bytes());
        figure.add(b"\n");
    }
    // And all of them in one text, where neighbours combine.
    figure.add(nfkc(&all).as_bytes());
    assert_eq!(figure.0, 15_003_806_084_756_154_321);
}
