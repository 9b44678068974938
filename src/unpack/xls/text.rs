//! Texts in records: how they are spelled depends on the version, and a text that goes on in the next record says there anew how.

use super::super::legacy;
use super::super::limits::Stop;
use super::super::shared::Shared;

/// How texts of a workbook are spelled.
pub(super) struct Spelling {
    /// Unicode (Excel 97 and later); else the code page.
    pub(super) wide: bool,
    /// The code page of Windows of what is not.
    pub(super) code_page: u16,
}

impl Default for Spelling {
    fn default() -> Spelling {
        Spelling { wide: true, code_page: 936 }
    }
}

/// The bytes of a record from one place on, piece by piece.
pub(super) struct Pieces<'s> {
    pieces: &'s [&'s [u8]],
    /// In the first of them.
    at: usize,
}

impl<'s> Pieces<'s> {
    /// From the byte `at` of the first piece.
    pub(super) fn new(pieces: &'s [&'s [u8]], at: usize) -> Pieces<'s> {
        Pieces { pieces, at }
    }

    /// What is left of the present piece; goes on to the next where nothing is.
    fn rest(&mut self) -> Result<&'s [u8], Stop> {
        loop {
            let (first, others) = self.pieces.split_first().ok_or(Stop::Damaged)?;
            match first.get(self.at..) {
                Some(rest) if !rest.is_empty() => return Ok(rest),
                _ => (self.pieces, self.at) = (others, 0),
            }
        }
    }

    fn byte(&mut self) -> Result<u8, Stop> {
        let byte = self.rest()?.first().copied().ok_or(Stop::Damaged)?;
        self.at += 1;
        Ok(byte)
    }

    fn u16(&mut self) -> Result<u16, Stop> {
        Ok(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Result<u32, Stop> {
        Ok(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// Leaves bytes out, over as many pieces as it takes.
    fn skip(&mut self, mut count: usize) -> Result<(), Stop> {
        while count > 0 {
            let step = self.rest()?.len().min(count);
            self.at += step;
            count -= step;
        }
        Ok(())
    }

    /// So many characters of one or of two bytes. A piece begins with a byte that says which its characters have.
    fn characters(&mut self, mut count: usize, mut double: bool) -> Result<String, Stop> {
        let mut text = String::new();
        while count > 0 {
            let before = self.pieces.len();
            let mut rest = self.rest()?;
            if self.pieces.len() < before {
                double = self.byte()? & 1 != 0;
                rest = self.rest()?;
            }
            let size = if double { 2 } else { 1 };
            let step = (rest.len() / size).min(count);
            let bytes = rest.get(..step * size).filter(|bytes| !bytes.is_empty()).ok_or(Stop::Damaged)?;
            if double {
                text.push_str(&legacy::utf16(bytes));
            } else {
                text.extend(bytes.iter().map(|byte| char::from(*byte)));
            }
            self.at += step * size;
            count -= step;
        }
        Ok(text)
    }
}

impl Spelling {
    /// A text after its length, in two bytes (`long`) or in one.
    pub(super) fn text(&self, from: &mut Pieces, long: bool) -> Result<String, Stop> {
        let count = if long { from.u16()? } else { u16::from(from.byte()?) };
        if count == 0 {
            return Ok(String::new());
        }
        if self.wide {
            let flags = from.byte()?;
            return from.characters(usize::from(count), flags & 1 != 0);
        }
        let rest = from.rest()?;
        let bytes = rest.get(..usize::from(count).min(rest.len())).unwrap_or_default();
        Ok(legacy::decode(legacy::code_page(self.code_page), bytes))
    }
}

/// The table of shared texts, which only Excel 97 and later have.
pub(super) fn table(pieces: &[&[u8]]) -> Result<Shared, Stop> {
    let mut from = Pieces::new(pieces, 4);
    let mut table = Shared::default();
    for _ in 0..from.u32()? {
        table.add(&shared(&mut from)?)?;
    }
    Ok(table)
}

/// A shared text: what types its runs are in and how it is spoken stand behind it.
fn shared(from: &mut Pieces) -> Result<String, Stop> {
    let count = from.u16()?;
    let flags = from.byte()?;
    let runs = if flags & 8 != 0 { usize::from(from.u16()?) } else { 0 };
    let spoken = if flags & 4 != 0 { from.u32()? as usize } else { 0 };
    let text = from.characters(usize::from(count), flags & 1 != 0)?;
    from.skip(runs * 4)?;
    from.skip(spoken)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_on_in_the_next_record_in_its_own_spelling() {
        let first = [5, 0, 0, b'a', b'b'];
        let second = [1, b'c', 0, 0xA2, 0x5B, b'e', 0];
        let pieces: [&[u8]; 2] = [&first, &second];
        let text = Spelling::default().text(&mut Pieces::new(&pieces, 0), true).unwrap();
        assert_eq!(text, "abc客e");
        let cut: [&[u8]; 1] = [&first];
        assert_eq!(Spelling::default().text(&mut Pieces::new(&cut, 0), true), Err(Stop::Damaged));
    }

    #[test]
    fn shared_texts_are_followed_by_what_is_left_out() {
        let record: [&[u8]; 2] = [&[2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 8, 1, 0, b'x', 1, 2], &[3, 4, 1, 0, 0, b'y']];
        let table = table(&record).unwrap();
        assert_eq!([0, 1, 2].map(|at| table.get(at)), [Some("x"), Some("y"), None]);
    }
}
