//! The distinct texts of a column, each once, in the order of first appearance.

use std::hash::Hasher;

use hashbrown::HashTable;
use rapidhash::fast::RapidHasher;

use crate::base::NONE;

/// Texts by code. The hash index serves only interning and is never iterated (invariant 2).
///
/// Order numbers mostly run: a text greater than all before it, or less, is new without a look into the index, and enters the index
/// only when a text between the two ends has to be looked up. A column of a million running numbers never builds one.
#[derive(Clone, Default)]
pub struct Dictionary {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    index: HashTable<Slot>,
    /// Codes below are in the index.
    indexed: u32,
    /// Codes of the least and of the greatest text, and the beginnings of both.
    span: Option<[(u32, u64); 2]>,
}

/// A code and a part of its text's hash, so that a growing index moves slots without reading texts.
#[derive(Clone, Copy)]
struct Slot {
    tag: u32,
    code: u32,
}

impl Slot {
    /// The hash that the index sees: its low bits and its high bits both vary, whatever the width of a word.
    fn spread(tag: u32) -> u64 {
        (u64::from(tag) << 32) | u64::from(tag)
    }
}

fn tag(text: &[u8]) -> u32 {
    let mut hasher = RapidHasher::default();
    hasher.write(text);
    let hash = hasher.finish();
    (hash ^ (hash >> 32)) as u32
}

/// The first eight bytes as a number: orders as the texts do, unless they are equal.
#[inline]
fn beginning(text: &[u8]) -> u64 {
    if let Some(bytes) = text.first_chunk::<8>() {
        return u64::from_be_bytes(*bytes);
    }
    text.iter().zip((0..8).rev()).fold(0, |all, (byte, place)| all | (u64::from(*byte) << (place * 8)))
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
        if self.is_beyond(key) {
            return self.append(key);
        }
        if (self.indexed as usize) < self.ends.len() {
            self.catch_up();
        }
        let tag = tag(key);
        let (bytes, ends) = (&self.bytes, &self.ends);
        let same = |slot: &Slot| slot.tag == tag && slice(bytes, ends, slot.code) == key;
        if let Some(slot) = self.index.find(Slot::spread(tag), same) {
            return slot.code;
        }
        let code = self.append(key);
        if code != NONE {
            self.index.insert_unique(Slot::spread(tag), Slot { tag, code }, |slot| Slot::spread(slot.tag));
            self.indexed = code + 1;
        }
        code
    }

    /// Whether a text is greater than every other, or less: then it is new.
    #[inline]
    fn is_beyond(&self, key: &[u8]) -> bool {
        let Some([(least, low), (most, high)]) = self.span else { return true };
        let start = beginning(key);
        (start > high || (start == high && key > slice(&self.bytes, &self.ends, most)))
            || (start < low || (start == low && key < slice(&self.bytes, &self.ends, least)))
    }

    /// Gives a new text its code.
    #[inline]
    fn append(&mut self, key: &[u8]) -> u32 {
        let Ok(end) = u32::try_from(self.bytes.len() + key.len()) else { return NONE };
        let code = self.ends.len() as u32;
        let start = beginning(key);
        let span = self.span.get_or_insert([(code, start); 2]);
        let [least, most] = *span;
        if start > most.1 || (start == most.1 && key > slice(&self.bytes, &self.ends, most.0)) {
            *span = [least, (code, start)];
        } else if start < least.1 || (start == least.1 && key < slice(&self.bytes, &self.ends, least.0)) {
            *span = [(code, start), most];
        }
        self.bytes.extend_from_slice(key);
        self.ends.push(end);
        code
    }

    /// Brings the texts that came at the ends into the index.
    #[cold]
    fn catch_up(&mut self) {
        let (bytes, ends) = (&self.bytes, &self.ends);
        let missing = self.indexed..ends.len() as u32;
        self.index.reserve(missing.len(), |slot| Slot::spread(slot.tag));
        for code in missing {
            let tag = tag(slice(bytes, ends, code));
            self.index.insert_unique(Slot::spread(tag), Slot { tag, code }, |slot| Slot::spread(slot.tag));
        }
        self.indexed = ends.len() as u32;
    }

    /// The text of a code; empty for [`NONE`].
    #[inline]
    pub fn get(&self, code: u32) -> &str {
        // Only whole strings were ever appended, so this never fails; empty is the honest answer if it did.
        std::str::from_utf8(slice(&self.bytes, &self.ends, code)).unwrap_or_default()
    }

    /// The bytes of a text; empty for [`NONE`]. What comparing and sorting need: they do not ask whether it is UTF-8.
    #[inline]
    pub fn bytes_of(&self, code: u32) -> &[u8] {
        slice(&self.bytes, &self.ends, code)
    }

    /// The codes in the order of their texts' bytes.
    pub fn sorted(&self) -> Vec<u32> {
        let mut codes: Vec<(u64, u32)> =
            (0..self.len() as u32).map(|code| (beginning(self.bytes_of(code)), code)).collect();
        // Distinct texts: no two compare equal, so an unstable sort has one result.
        codes.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.bytes_of(a.1).cmp(self.bytes_of(b.1))));
        codes.into_iter().map(|(_, code)| code).collect()
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

    /// Drops the index that only interning needs, and spare room; a later `intern` no longer finds what was there.
    pub fn seal(&mut self) {
        self.index = HashTable::new();
        self.indexed = self.ends.len() as u32;
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
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
        (ascending && complete && whole).then(|| {
            let mut dictionary = Dictionary { bytes, ends, ..Dictionary::default() };
            dictionary.seal();
            dictionary
        })
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_text_has_one_code_in_order_of_appearance() {
        let mut dictionary = Dictionary::new();
        let codes: Vec<u32> = ["b", "a", "", "b", "", "客"].into_iter().map(|text| dictionary.intern(text)).collect();
        assert_eq!(codes, [0, 1, 2, 0, 2, 3]);
        assert_eq!(dictionary.iter().collect::<Vec<_>>(), ["b", "a", "", "客"]);
    }

    #[test]
    fn sorted_is_by_bytes() {
        let mut dictionary = Dictionary::new();
        for text in ["b", "a\0", "a", "", "客", "running-0002", "running-0001"] {
            dictionary.intern(text);
        }
        let texts: Vec<&str> = dictionary.sorted().into_iter().map(|code| dictionary.get(code)).collect();
        assert_eq!(texts, ["", "a", "a\0", "b", "running-0001", "running-0002", "客"]);
    }

    proptest! {
        /// Running numbers, texts between them, texts again: whatever way a text takes, equal texts share a code.
        #[test]
        fn the_way_past_the_index_gives_the_same_codes(texts in proptest::collection::vec(prop_oneof![
            "[a-c\0]{0,3}", "prefix-of-8[0-9]{1,2}", (0u32..60).prop_map(|n| format!("S{n:06}")), Just(String::new())], 0..120)) {
            let mut dictionary = Dictionary::new();
            let mut known: Vec<&str> = Vec::new();
            for text in &texts {
                let code = known.iter().position(|other| other == text).unwrap_or_else(|| {
                    known.push(text);
                    known.len() - 1
                });
                prop_assert_eq!(dictionary.intern(text), code as u32);
            }
            prop_assert_eq!(dictionary.iter().collect::<Vec<_>>(), known);
        }
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
