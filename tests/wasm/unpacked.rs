//! Workbooks and zips: the same texts in a browser, whose own decoder reads what is in GBK.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use std::ops::ControlFlow;

use kefen::unpack::{Part, unpack};

use super::Figure;

#[path = "../unpack/make.rs"]
#[allow(dead_code, reason = "the limits are tested natively")]
mod make;

fn parts(name: &str, bytes: Vec<u8>) -> Vec<Part> {
    unpack(name, bytes, &mut |_, _| ControlFlow::Continue(())).unwrap()
}

#[test]
fn texts_in_gbk_are_read() {
    let table = b"<table><tr><td>\xB6\xA9\xB5\xA5</td><td>\xBD\xF0\xB6\xEE</td></tr></table>";
    let part = parts("a.xls", table.to_vec()).remove(0);
    assert_eq!(String::from_utf8(part.bytes).unwrap(), "订单,金额\n");
    let mut zip = make::zip(&[("name.csv", b"a,b\n")]);
    for at in 0..zip.len() - 4 {
        if &zip[at..at + 4] == b"name" {
            zip[at..at + 4].copy_from_slice(b"\xB6\xA9\xB5\xA5");
        }
    }
    assert_eq!(parts("a.zip", zip).remove(0).name, "a.zip › 订单.csv");
}

#[test]
fn every_format_comes_to_the_same_bytes() {
    let mut figure = Figure::new();
    let long: String = (1..3000).map(|at| make::row(at, &["客户", "0.1", "46140.5", ""])).collect();
    let files = [
        ("a.xlsx", make::orders()),
        ("b.xlsx", make::one(&long)),
        ("c.xlsb", make::xlsb()),
        ("d.xls", make::xls()),
        ("e.ods", make::ods(make::TABLE)),
    ];
    for (name, bytes) in files {
        for part in parts(name, bytes) {
            figure.add(part.name.as_bytes());
            figure.add(&part.bytes);
        }
    }
    assert_eq!(figure.0, 17_675_119_758_918_396_218);
}
