//! Whatever the bytes are, the answer is texts or a failure that names the file.

use proptest::prelude::*;

use super::make;
use super::parts;

/// A workbook or zip of every kind.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.xlsx", make::orders()),
        ("a.xlsb", make::xlsb()),
        ("a.xls", make::xls()),
        ("a.ods", make::ods(make::TABLE)),
        ("a.xls", b"<table><tr><td rowspan=2>a&amp;b</td><td>1<tr><td>x</table>".to_vec()),
        ("a.xls", b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook><Worksheet><Table><Row><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row></Table></Worksheet></Workbook>".to_vec()),
        ("a.zip", make::zip(&[("a.csv", b"a,b\n"), ("b.xlsx", &make::orders())])),
    ]
}

/// Bytes exchanged, taken out and put in.
fn changes() -> impl Strategy<Value = Vec<(u8, prop::sample::Index, u8, usize)>> {
    prop::collection::vec((0u8..4, any::<prop::sample::Index>(), any::<u8>(), 1usize..40), 1..12)
}

fn changed(mut bytes: Vec<u8>, changes: &[(u8, prop::sample::Index, u8, usize)]) -> Vec<u8> {
    for (kind, at, byte, count) in changes {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        let end = (at + count).min(bytes.len());
        match kind {
            0 => bytes[at] = *byte,
            1 => bytes[at..end].fill(*byte),
            2 => drop(bytes.drain(at..end)),
            _ => drop(bytes.splice(at..at, std::iter::repeat_n(*byte, *count))),
        }
    }
    bytes
}

fn answered(name: &str, bytes: Vec<u8>) {
    if let Err(failure) = parts(name, bytes) {
        assert!(failure.message.args.iter().any(|(key, _)| key == "file"), "{failure}");
    }
}

#[test]
fn a_file_may_end_anywhere() {
    for (name, bytes) in sound() {
        for end in (0..bytes.len()).step_by(7) {
            answered(name, bytes[..end].to_vec());
        }
    }
}

/// Parts as they are before they are packed: changed there, the packing around them is sound and nothing is refused early.
fn unpacked() -> Vec<(Vec<String>, Vec<Vec<u8>>)> {
    let archives = [make::orders(), make::xlsb(), make::ods(make::TABLE)];
    let open = |bytes: Vec<u8>| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let (mut names, mut contents) = (Vec::new(), Vec::new());
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let mut content = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut content).unwrap();
            names.push(file.name().unwrap().into_owned());
            contents.push(content);
        }
        (names, contents)
    };
    archives.into_iter().map(open).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..2000), magic in 0usize..4) {
        let magics: [&[u8]; 4] = [b"", b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"<table>"];
        answered("a.xls", [magics[magic], bytes.as_slice()].concat());
    }

    #[test]
    fn any_change_of_a_sound_file_is_answered(which in any::<prop::sample::Index>(), changes in changes()) {
        let all = sound();
        let (name, bytes) = &all[which.index(all.len())];
        answered(name, changed(bytes.clone(), &changes));
    }

    #[test]
    fn any_change_of_a_part_is_answered(which in any::<prop::sample::Index>(), part in any::<prop::sample::Index>(), changes in changes()) {
        let all = unpacked();
        let (names, mut contents) = all[which.index(all.len())].clone();
        let part = part.index(contents.len());
        contents[part] = changed(contents[part].clone(), &changes);
        let files: Vec<(&str, &[u8])> = names.iter().map(String::as_str).zip(contents.iter().map(Vec::as_slice)).collect();
        answered("a.xlsx", make::zip(&files));
    }
}
