//! Rows that have not the cells that the header names: what that says of the file.
//!
//! One such row is a row to look at. Where there are many, header and rows disagree, and only the person knows which is right. Worst are
//! numbers that the delimiter tears: `1,001.50` without quotes between commas is 1 and 001.50, and where every row has one, the wider rows
//! pass for the table's width and what was paid for 1.

use super::clean;
use crate::base::{Failure, Message};

/// The share of rows whose cells are not the header's from which on the person is asked, and how many these are at least.
const RAGGED: f64 = 0.1;
const SEVERAL: usize = 3;
/// The same where it is known to be money that would be missing; one row is enough.
const TORN: f64 = 0.01;

/// The rows below a header, by how many cells they have.
pub(super) struct Ragged {
    /// Names in the header, and the rows that were looked at.
    names: usize,
    rows: usize,
    /// Rows with a torn number: how many, and the first of them.
    torn: usize,
    first_torn: Option<Row>,
    /// Rows with more or fewer cells, torn ones among them, and the first.
    odd: usize,
    first: Option<Row>,
    /// Those with more.
    wider: usize,
    /// Those whose first cell counts on from the row before: a program has written the numbers of its rows without a name.
    counted: usize,
    last: Option<u64>,
}

/// A row that is shown for all like it.
struct Row {
    line: u32,
    cells: usize,
    number: String,
}

impl Ragged {
    /// Looks at the rows below a header with these names; each comes with its line.
    pub fn of<'a>(names: &[String], delimiter: u8, rows: impl Iterator<Item = (u32, &'a Vec<String>)>) -> Ragged {
        let fewest = names.iter().rposition(|name| !name.trim().is_empty()).map_or(0, |last| last + 1);
        let mut all = Ragged {
            names: names.len(),
            rows: 0,
            torn: 0,
            first_torn: None,
            odd: 0,
            first: None,
            wider: 0,
            counted: 0,
            last: None,
        };
        for (line, row) in rows {
            let cells = row.iter().rposition(|cell| !clean::is_blank(cell.as_bytes())).map_or(0, |last| last + 1);
            all.rows += usize::from(cells > 0);
            if cells == 0 || (row.len() >= fewest && cells <= names.len()) {
                continue;
            }
            let wider = cells > names.len();
            let number = if wider && delimiter == b',' { torn(row, cells - names.len()) } else { None };
            let shown = |number| Some(Row { line, cells: cells.max(row.len().min(names.len())), number });
            let own = row.first().and_then(|cell| cell.trim().parse::<u64>().ok());
            all.counted += usize::from(
                own.is_some() && (all.last.is_none() || own == all.last.and_then(|last| last.checked_add(1))),
            );
            all.last = own;
            all.odd += 1;
            all.wider += usize::from(wider);
            if all.first.is_none() {
                all.first = shown(String::new());
            }
            if let Some(number) = number {
                all.torn += 1;
                if all.first_torn.is_none() {
                    all.first_torn = shown(number);
                }
            }
        }
        all
    }

    /// Fails with `torn_numbers` where most rows have one: nothing of them can be read.
    pub fn refuse(&self, name: &str) -> Result<(), Failure> {
        let Some(row) = self.torn().filter(|_| self.torn * 2 > self.rows) else { return Ok(()) };
        Err(Failure::new("torn_numbers")
            .with(|message| row.told(message.text("file", name)).count("names", self.names)))
    }

    /// The first row with a torn number, unless it is the numbers of the rows that make one cell too many.
    fn torn(&self) -> Option<&Row> {
        self.first_torn.as_ref().filter(|_| self.counted < self.wider)
    }

    /// What must be asked, if anything.
    pub fn question(&self) -> Option<Message> {
        let many = |count: usize, share: f64| count as f64 >= share * self.rows as f64;
        let told = |key, row: &Row| row.told(Message::new(key)).count("of", self.rows).count("names", self.names);
        if let Some(row) = self.torn().filter(|_| many(self.torn, TORN)) {
            return Some(told("ingest-question-torn", row).count("rows", self.torn));
        }
        let row = self.first.as_ref().filter(|_| self.odd >= SEVERAL && many(self.odd, RAGGED))?;
        let key = if self.wider * 2 > self.rows { "ingest-question-wider" } else { "ingest-question-ragged" };
        Some(told(key, row).count("rows", self.odd))
    }
}

impl Row {
    fn told(&self, message: Message) -> Message {
        let message = message.text("line", self.line.to_string()).count("cells", self.cells);
        message.text("example", self.number.clone())
    }
}

/// The last number of a row that commas tear into cells, if such numbers explain so many cells too many.
fn torn(row: &[String], excess: usize) -> Option<String> {
    let (mut joints, mut at, mut number) = (0, 0, None);
    while let Some(head) = row.get(at) {
        let pieces = pieces(row.get(at..).unwrap_or_default());
        if pieces > 1 {
            joints += pieces - 1;
            let rest = row.get(at + 1..at + pieces).unwrap_or_default();
            number = Some(rest.iter().fold(head.trim().to_owned(), |text, cell| text + "," + cell.trim()));
        }
        at += pieces.max(1);
    }
    number.filter(|_| joints >= excess)
}

/// How many of the first cells are one number: `1`, `234`, `567.00`; `12`, `50`.
fn pieces(cells: &[String]) -> usize {
    let mut cells = cells.iter().map(|cell| cell.trim());
    let Some(head) = cells.next().map(|cell| cell.trim_start_matches(SIGNS)) else { return 0 };
    if head.is_empty() || !head.bytes().all(|byte| byte.is_ascii_digit()) {
        return 0;
    }
    let mut pieces = 1;
    for cell in cells {
        let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
        let rest = cell.get(digits..).unwrap_or_default();
        let decimals = rest.strip_prefix('.').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
        let ends = decimals.is_some() || !rest.is_empty();
        let unit = decimals.unwrap_or(rest);
        let thousands = digits == 3 && (pieces > 1 || head.len() <= 3);
        let hundredths = digits == 2 && pieces == 1 && decimals.is_none();
        if !(thousands || hundredths) || unit.chars().count() > UNIT || unit.contains(char::is_numeric) {
            break;
        }
        pieces += 1;
        if ends || hundredths {
            break;
        }
    }
    pieces
}

/// What may stand before the digits, and how much behind them.
const SIGNS: [char; 9] = ['-', '+', '(', '$', '€', '£', '¥', '￥', ' '];
const UNIT: usize = 4;
