//! The table of texts that cells share.

use super::limits::{CELLS, Limit, Stop};

/// One text and where each part of it ends, because a million short strings of their own would need many times the room.
#[derive(Default)]
pub(super) struct Shared {
    text: String,
    ends: Vec<u32>,
}

impl Shared {
    /// One more.
    pub(super) fn add(&mut self, text: &str) -> Result<(), Stop> {
        self.text.push_str(text);
        if self.ends.len() as u64 >= CELLS {
            return Err(Stop::Over(Limit::Cells));
        }
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| Stop::Over(Limit::Text))?);
        Ok(())
    }

    /// The text of a number.
    pub(super) fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        self.text.get(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_found_by_its_number() {
        let mut shared = Shared::default();
        for text in ["客户", "", "b"] {
            shared.add(text).unwrap();
        }
        assert_eq!([0, 1, 2, 3].map(|at| shared.get(at)), [Some("客户"), Some(""), Some("b"), None]);
    }
}
