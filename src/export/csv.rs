//! CSV that a spreadsheet opens as it was meant: UTF-8 with a byte order mark (Excel on a Chinese Windows shows garbage without it),
//! CRLF, quotes as in RFC 4180.
//!
//! Text that a spreadsheet would run as a formula is guarded by an apostrophe; numbers never are, so that sums still work. Numbers
//! are plain: a dot, no grouping, no currency, no rounding. Knows no table and no language: headers are handed in.

use std::io::Write as _;

use crate::base::{Day, Money};

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The characters that make a spreadsheet run a cell as a formula when they lead it, with the full-width forms that Chinese input
/// methods write and some programs fold.
const FORMULA_LEADS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// The longest file name without its ending, in bytes: what every file system takes, with room for a browser's ` (1)`.
const NAME_BYTES: usize = 200;

/// One value of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Text: a header, an id, a name. Guarded unless the file is raw.
    Text(&'a str),
    /// A number, written so that it reads back as the same one; what is not finite is an empty cell.
    Number(f64),
    /// An amount, exact: `1234.50`.
    Money(Money),
    /// A day: `2026-11-01`.
    Day(Day),
    /// Nothing.
    Empty,
}

/// A file that grows by rows.
pub struct Csv {
    bytes: Vec<u8>,
    raw: bool,
}

impl Csv {
    /// An empty file. `raw` leaves the guard off, for programs that are no spreadsheets.
    pub fn new(raw: bool) -> Csv {
        Csv { bytes: BYTE_ORDER_MARK.to_vec(), raw }
    }

    /// One more row. All rows of a file should have the same number of cells; the header is a row of texts.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = Cell<'a>>) {
        let start = self.bytes.len();
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.bytes.push(b',');
            }
            self.cell(cell);
        }
        if self.bytes.len() == start {
            // A row of one empty cell would be an empty line, and readers skip those.
            self.bytes.extend_from_slice(b"\"\"");
        }
        self.bytes.extend_from_slice(b"\r\n");
    }

    /// The file.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    fn cell(&mut self, cell: Cell) {
        // Writing into a vector can't fail.
        let _ = match cell {
            Cell::Text(text) => {
                self.text(text);
                Ok(())
            }
            // Display of a float is the shortest form that reads back the same, and never has an exponent; adding zero takes the sign
            // off a negative zero.
            Cell::Number(number) if number.is_finite() => write!(self.bytes, "{}", number + 0.0),
            Cell::Money(money) if money.is_some() => write!(self.bytes, "{money}"),
            Cell::Day(day) if day.is_some() => write!(self.bytes, "{day}"),
            Cell::Number(_) | Cell::Money(_) | Cell::Day(_) | Cell::Empty => Ok(()),
        };
    }

    fn text(&mut self, text: &str) {
        let guard = if !self.raw && text.starts_with(FORMULA_LEADS) { "'" } else { "" };
        // Semicolons and tabs are quoted too: where a spreadsheet parts cells by them, the rest of the text must not become a cell.
        let quoted = text.contains(['"', ',', ';', '\t', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ');
        if quoted {
            self.bytes.push(b'"');
        }
        self.bytes.extend_from_slice(guard.as_bytes());
        for (at, part) in text.split('"').enumerate() {
            if at > 0 {
                self.bytes.extend_from_slice(b"\"\"");
            }
            self.bytes.extend_from_slice(part.as_bytes());
        }
        if quoted {
            self.bytes.push(b'"');
        }
    }
}

/// A file name that says what is in it: the parts joined by `-`, ended by `.csv`. Letters of every script stay; what a file system
/// refuses, what could lead into another folder and what can't be seen is left out.
pub fn file_name(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| allowed(part)).filter(|part| !part.is_empty()).collect();
    let mut name = parts.join("-");
    let end = name.char_indices().map(|(at, char)| at + char.len_utf8()).take_while(|end| *end <= NAME_BYTES).last();
    name.truncate(end.unwrap_or(0));
    let name = name.trim_end_matches(['.', ' ', '_', '-']);
    if name.is_empty() {
        "kefen.csv".to_owned()
    } else if is_device(name) {
        format!("_{name}.csv")
    } else {
        format!("{name}.csv")
    }
}

fn allowed(part: &str) -> String {
    let mut text = String::with_capacity(part.len());
    for char in part.trim().chars() {
        let invisible =
            matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        if char.is_whitespace() {
            if !text.ends_with('_') {
                text.push('_');
            }
        } else if !char.is_control() && !invisible && !r#"/\:*?"<>|"#.contains(char) {
            text.push(char);
        }
    }
    text.trim_matches(['.', '_']).to_owned()
}

/// The names that Windows keeps for devices, whatever ending they have.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
    let numbered = |kind: &str| stem.strip_prefix(kind).is_some_and(|n| matches!(n.as_bytes(), [b'0'..=b'9']));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(raw: bool, rows: &[&[Cell]]) -> Vec<u8> {
        let mut csv = Csv::new(raw);
        for row in rows {
            csv.row(row.iter().copied());
        }
        csv.finish()
    }

    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
        reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
    }

    #[test]
    fn the_bytes_are_as_promised() {
        let row =
            [Cell::Text("客户,甲"), Cell::Number(0.1), Cell::Money(Money(-1_250_000)), Cell::Day(Day(0)), Cell::Empty];
        let bytes = written(false, &[&row, &[Cell::Text("a\"b"), Cell::Text("plain")]]);
        let text = "\u{feff}\"客户,甲\",0.1,-125.00,1970-01-01,\r\na\"\"b,plain\r\n";
        let text = text.replace("a\"\"b", "\"a\"\"b\"");
        assert_eq!(String::from_utf8(bytes).unwrap(), text);
    }

    #[test]
    fn every_dangerous_lead_is_guarded_in_text() {
        for lead in FORMULA_LEADS {
            let text = format!("{lead}1+1");
            let cells = read(&written(false, &[&[Cell::Text(&text), Cell::Text("x")]]));
            assert_eq!(cells, [[format!("'{text}"), "x".to_owned()]], "{lead:?}");
            let cells = read(&written(true, &[&[Cell::Text(&text), Cell::Text("x")]]));
            assert_eq!(cells, [[text, "x".to_owned()]], "{lead:?} in a raw file");
        }
        let cells = read(&written(false, &[&[Cell::Text("1=1"), Cell::Text("a-b"), Cell::Text("")]]));
        assert_eq!(cells, [["1=1", "a-b", ""]], "only a lead is dangerous");
    }

    #[test]
    fn numbers_are_never_guarded() {
        let cells = read(&written(
            false,
            &[&[Cell::Number(-110.7), Cell::Money(Money(-1_107_000)), Cell::Number(-0.0), Cell::Number(1e21)]],
        ));
        assert_eq!(cells, [["-110.7", "-110.70", "0", "1000000000000000000000"]]);
    }

    #[test]
    fn what_is_not_there_is_an_empty_cell() {
        let nothing =
            [Cell::Number(f64::NAN), Cell::Number(f64::INFINITY), Cell::Money(Money::NONE), Cell::Day(Day::NONE)];
        assert_eq!(read(&written(false, &[&nothing])), [["", "", "", ""]]);
        assert_eq!(read(&written(false, &[&[Cell::Empty], &[Cell::Text("x")]])), [[""], ["x"]]);
    }

    #[test]
    fn file_names_keep_every_script_and_nothing_dangerous() {
        for (parts, name) in [
            (&["客户", "冠军客户", "2026-11-01"][..], "客户-冠军客户-2026-11-01.csv"),
            (&["../../etc/passwd"], "etcpasswd.csv"),
            (&["a<b>:c\"|?*d", "  two  words "], "abcd-two_words.csv"),
            (&["", " ", ".."], "kefen.csv"),
            (&["con"], "_con.csv"),
            (&["COM1.x"], "_COM1.x.csv"),
            (&["com10"], "com10.csv"),
            (&["gnp\u{202e}vsc", "\u{7}tab\there"], "gnpvsc-tab_here.csv"),
            (&["trailing. "], "trailing.csv"),
        ] {
            assert_eq!(file_name(parts), name);
        }
        let long = file_name(&[&"客".repeat(300)]);
        assert_eq!(long, format!("{}.csv", "客".repeat(66)));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in prop::collection::vec(prop::collection::vec("[ -~\\t\\r\\n客＝]{0,6}", 3), 1..6)) {
            let mut raw = Csv::new(true);
            let mut guarded = Csv::new(false);
            for row in &rows {
                raw.row(row.iter().map(|text| Cell::Text(text)));
                guarded.row(row.iter().map(|text| Cell::Text(text)));
            }
            prop_assert_eq!(&read(&raw.finish()), &rows);
            for (row, guarded) in rows.iter().zip(read(&guarded.finish())) {
                for (text, cell) in row.iter().zip(guarded) {
                    prop_assert!(!cell.starts_with(FORMULA_LEADS));
                    let unguarded = if text.starts_with(FORMULA_LEADS) { cell.strip_prefix('\'') } else { Some(cell.as_str()) };
                    prop_assert_eq!(unguarded, Some(text.as_str()));
                }
            }
        }

        #[test]
        fn numbers_read_back_as_themselves(number in prop::num::f64::NORMAL | prop::num::f64::SUBNORMAL | prop::num::f64::ZERO) {
            let cells = read(&written(false, &[&[Cell::Number(number), Cell::Empty]]));
            let back: f64 = cells[0][0].parse().unwrap();
            prop_assert_eq!(back.total_cmp(&(number + 0.0)), std::cmp::Ordering::Equal);
        }

        #[test]
        fn any_name_is_one_that_file_systems_take(parts in prop::collection::vec("\\PC{0,80}", 0..4)) {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            let name = file_name(&parts);
            let stem = name.strip_suffix(".csv").unwrap();
            prop_assert!((1..=NAME_BYTES + 1).contains(&stem.len()), "{name}");
            prop_assert!(!name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) && !name.starts_with('.'));
        }
    }
}
