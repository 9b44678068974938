//! All six tables of as many customers as are wanted, for measuring: the sample shop made anew with one seed after another, each shop with
//! numbers of its own. So there is real variety in every column, and every classifier has what it needs.

use kefen::sample;

use crate::project::{Result, Stop};

/// Customers of one shop, about.
const OF_ONE: u32 = 2_700;

/// Numbers that mean somebody or something in one shop only.
const NUMBERS: [&str; 4] = ["订单号", "会员号", "售后单号", "推荐人"];
/// By these the shops' people would be taken for each other.
const PERSONAL: [&str; 2] = ["手机号", "客户名称"];

/// What becomes of a column.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Same,
    Number,
    Blank,
}

fn column(header: &str) -> Column {
    match header.trim() {
        name if NUMBERS.contains(&name) => Column::Number,
        name if PERSONAL.contains(&name) => Column::Blank,
        _ => Column::Same,
    }
}

/// Name and bytes of each file.
pub fn files(customers: u32) -> Result<Vec<(String, Vec<u8>)>> {
    let shops = (customers / OF_ONE).max(1);
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for shop in 0..shops {
        let files = sample::files("formula_shop", sample::SEED + u64::from(shop));
        let files = files.ok_or_else(|| Stop::failed("the sample is gone"))?;
        if all.is_empty() {
            let empty =
                |(name, bytes): &(String, Vec<u8>)| (name.clone(), Vec::with_capacity(bytes.len() * shops as usize));
            all = files.iter().map(empty).collect();
        }
        for ((_, into), (_, bytes)) in all.iter_mut().zip(&files) {
            add(into, &String::from_utf8_lossy(bytes), shop);
        }
    }
    Ok(all)
}

/// No cell of the sample has quotes (a test of the sample holds it).
fn add(into: &mut Vec<u8>, text: &str, shop: u32) {
    let mut lines = text.lines();
    let header = lines.next().unwrap_or_default();
    let columns: Vec<Column> = header.trim_start_matches('\u{feff}').split(',').map(column).collect();
    if into.is_empty() {
        into.extend_from_slice(header.as_bytes());
        into.push(b'\n');
    }
    let suffix = format!("-{shop}");
    for line in lines {
        for (at, (cell, column)) in line.split(',').zip(&columns).enumerate() {
            if at > 0 {
                into.push(b',');
            }
            if *column != Column::Blank {
                into.extend_from_slice(cell.as_bytes());
            }
            if *column == Column::Number && !cell.is_empty() {
                into.extend_from_slice(suffix.as_bytes());
            }
        }
        into.push(b'\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shops_share_nobody_and_no_order() {
        let files = files(OF_ONE * 2).unwrap();
        assert_eq!(files.len(), 6);
        for (name, bytes) in &files {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let columns = text.lines().next().unwrap().split(',').count();
            assert!(text.lines().all(|line| line.split(',').count() == columns), "{name}");
            let one = text.lines().filter(|line| line.contains("-0,")).count();
            let two = text.lines().filter(|line| line.contains("-1,")).count();
            assert!(one > 300 && two > 300, "{name}: {one} {two}");
        }
    }
}
