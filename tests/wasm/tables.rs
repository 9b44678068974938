//! The tables that a browser brings along (legacy encodings, compatibility forms) against those that are compiled in elsewhere.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use kefen::base::fold::nfkc;
use kefen::ingest::Encoding;
use kefen::ingest::encoding::Stream;

use super::Figure;

/// What the product reads out of bytes in an encoding; bytes that are no character are 0xFF in it.
fn decoded(encoding: Encoding, bytes: &[u8]) -> Vec<u8> {
    let (mut stream, mut text) = (Stream::new(encoding), Vec::new());
    for (at, piece) in bytes.chunks(1 << 20).enumerate() {
        stream.feed(piece, (at + 1) << 20 >= bytes.len(), |more| text.extend_from_slice(more));
    }
    text
}

/// The figure of the text of many sequences, each on a line of its own, and how many of them are no character.
fn read(encoding: Encoding, sequences: impl Iterator<Item = [u8; 4]>, len: usize) -> (u64, usize) {
    let mut bytes = Vec::new();
    for sequence in sequences {
        bytes.extend_from_slice(&sequence[..len]);
        bytes.push(b'\n');
    }
    let text = decoded(encoding, &bytes);
    let mut figure = Figure::new();
    figure.add(&text);
    (figure.0, text.split(|byte| *byte == b'\n').filter(|line| line.contains(&0xFF)).count())
}

#[test]
fn every_sequence_of_two_bytes_reads_the_same() {
    // Leads and trails that can't be are among them: how a decoder goes on after an error is part of what it is.
    let pairs = (0x80..=0xFF).flat_map(|lead| (0x01..=0xFF).map(move |trail| [lead, trail, 0, 0]));
    assert_eq!(read(Encoding::Gb18030, pairs, 2), (8_270_258_364_971_476_997, 8_572));
}

#[test]
fn every_encoding_reads_the_same() {
    let figures: Vec<(&str, u64, usize)> = Encoding::ALL
        .iter()
        .filter(|encoding| !matches!(encoding, Encoding::Utf8 | Encoding::Gb18030))
        .map(|encoding| {
            // Chromium lacks four letters of the Hong Kong part of Big5 and one sign of EUC-JP, all in these rows.
            let odd = matches!(encoding, Encoding::Big5 | Encoding::EucJp).then_some(0x80..=0x8F);
            let leads = (0x01..=0xFF).filter(|lead| !odd.as_ref().is_some_and(|odd| odd.contains(lead)));
            let pairs = leads.flat_map(|lead| (0x01..=0xFF).map(move |trail| [lead, trail, 0, 0]));
            let (figure, broken) = read(*encoding, pairs, 2);
            (encoding.id(), figure, broken)
        })
        .collect();
    let wanted: [(&str, u64, usize); 19] = [
        ("utf-16le", 13_129_037_593_570_631_986, 1),
        ("utf-16be", 5_771_477_424_519_106_886, 1),
        ("utf-32le", 5_355_582_047_139_289_326, 1),
        ("utf-32be", 5_355_582_047_139_289_326, 1),
        ("big5", 13_408_820_605_758_250_054, 27_484),
        ("shift_jis", 16_383_411_096_495_260_413, 18_940),
        ("euc-jp", 5_466_927_363_587_004_568, 37_480),
        ("euc-kr", 9_851_706_667_273_441_088, 31_848),
        ("windows-1252", 2_266_968_934_561_404_631, 0),
        ("windows-1250", 14_857_015_604_205_672_987, 0),
        ("windows-1251", 5_135_490_601_974_024_787, 0),
        ("windows-1253", 4_684_875_308_588_576_919, 1_521),
        ("windows-1254", 10_707_446_697_814_691_007, 0),
        ("windows-1257", 6_721_811_650_538_213_835, 1_016),
        ("windows-1258", 15_672_239_788_444_646_213, 0),
        ("windows-1255", 8_969_055_668_617_856_881, 5_000),
        ("windows-1256", 628_682_509_088_247_091, 0),
        ("windows-874", 9_034_030_321_481_365_367, 4_016),
        ("koi8-r", 8_520_620_962_517_971_699, 0),
    ];
    assert_eq!(figures, wanted);
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
    assert_eq!(read(Encoding::Gb18030, all, 4), (492_357_283_516_919_244, 499_605));
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
        assert_eq!(String::from_utf8_lossy(&decoded(Encoding::Gb18030, bytes)), *text, "{bytes:02X?}");
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
