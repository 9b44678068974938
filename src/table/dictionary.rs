//! The distinct texts of a column, each once, in the order of first appearance.

use std::hash::Hasher;

use hashbrown::HashTable;
use rapidhash::fast::RapidHasher;

use crate::base::NONE;

/// Texts by code. The hash index serves only interning and is never iterated (invariant 2).
#[derive(Clone, Default)]
pub struct Dictionary {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    index: HashTable<u32>,
}

fn hash(text: &[u8]) -> u64 {
    let mut hasher = RapidHasher::default();
    hasher.write(text);
    hasher.finish()
}

fn slice<'a>(bytes: &'a [u8], ends: &[u32], code: u32) -> &'a [u8] {
    let end = ends.get(code as usize).copied().unwrap_or(0) as usize;
    let start = if code == 0 { 0 } else { ends.get(code as usize - 1).copied().unwrap_or(0) as usize };
    bytes.get(start..end).unwrap_or_default()
}

impl Dictionary {
    /// A dictionary without texts.
    pub fn new() -> Dictionary {
        Dictionary::default()
    }

    /// The code of a text, given a new one at its first appearance. [`NONE`] when four gigabytes of text are exceeded.
    #[inline]
    pub fn intern(&mut self, text: &str) -> u32 {
        let key = text.as_bytes();
        let hash = hash(key);
        if let Some(&code) = self.index.find(hash, |&code| slice(&self.bytes, &self.ends, code) == key) {
            return code;
        }
        let Ok(end) = u32::try_from(self.bytes.len() + key.len()) else { return NONE };
        let code = self.ends.len() as u32;
        self.bytes.extend_from_slice(key);
        self.ends.push(end);
        let (bytes, ends) = (&self.bytes, &self.ends);
        self.index.insert_unique(hash, code, |&code| self::hash(slice(bytes, ends, code)));
        code
    }

    /// The text of a code; empty for [`NONE`].
    #[inline]
    pub fn get(&self, code: u32) -> &str {
        // Only whole strings were ever appended, so this never fails; empty is the honest answer if it did.
        std::str::from_utf8(slice(&self.bytes, &self.ends, code)).unwrap_or_default()
    }

    /// The code of a text, if it occurs.
    pub fn code_of(&self, text: &str) -> Option<u32> {
        let key = text.as_bytes();
        self.index.find(hash(key), |&code| slice(&self.bytes, &self.ends, code) == key).copied()
    }

    /// Number of distinct texts.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The texts by code.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|code| self.get(code))
    }

    /// Bytes of text and ends, without the index: what a stored dictionary takes.
    pub fn bytes(&self) -> usize {
        self.bytes.len() + self.ends.len() * 4
    }

    /// Drops the index that only interning needs; a later `intern` or `code_of` no longer finds what was there.
    pub fn seal(&mut self) {
        self.index = HashTable::new();
    }

    /// The parts that are stored: all texts end to end, and where each one ends.
    pub fn parts(&self) -> (&[u8], &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// A sealed dictionary from stored parts; nothing if they do not fit together or are not UTF-8.
    pub fn from_parts(bytes: Vec<u8>, ends: Vec<u32>) -> Option<Dictionary> {
        let ascending = ends.windows(2).all(|pair| pair[0] <= pair[1]);
        let complete = ends.last().map_or(bytes.is_empty(), |&end| end as usize == bytes.len());
        let text = std::str::from_utf8(&bytes).ok()?;
        let whole = ends.iter().all(|&end| text.is_char_boundary(end as usize));
        (ascending && complete && whole).then(|| Dictionary { bytes, ends, index: HashTable::new() })
    }
}

impl PartialEq for Dictionary {
    fn eq(&self, other: &Dictionary) -> bool {
        self.parts() == other.parts()
    }
}

impl std::fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_one_code_in_order_of_appearance() {
        let mut dictionary = Dictionary::new();
        let codes: Vec<u32> = ["b", "a", "", "b", "", "客"].into_iter().map(|text| dictionary.intern(text)).collect();
        assert_eq!(codes, [0, 1, 2, 0, 2, 3]);
        assert_eq!(dictionary.iter().collect::<Vec<_>>(), ["b", "a", "", "客"]);
        assert_eq!((dictionary.code_of("客"), dictionary.code_of("c")), (Some(3), None));
    }

    #[test]
    fn stored_parts_that_do_not_fit_are_refused() {
        let (bytes, ends) = ("客分".as_bytes().to_vec(), vec![3, 6]);
        assert_eq!(Dictionary::from_parts(bytes.clone(), ends).unwrap().get(1), "分");
        assert!(Dictionary::from_parts(bytes.clone(), vec![2, 6]).is_none());
        assert!(Dictionary::from_parts(bytes.clone(), vec![6, 3]).is_none());
        assert!(Dictionary::from_parts(bytes, vec![3]).is_none());
    }
}
