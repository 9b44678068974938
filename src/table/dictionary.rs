//! The distinct texts of a column, each once, in the order of first appearance.

use std::cmp::Ordering;
use std::hash::Hasher;

use hashbrown::HashTable;
use rapidhash::fast::RapidHasher;

use crate::base::NONE;

/// Texts by code. The hash index serves only interning and is never iterated (invariant 2).
///
/// Two ways around what is slow about a large index, the memory that each look-up waits for. A text greater than all before it, or less
/// than all, is new without a look: order numbers run, and a column of a million of them never builds an index. And a slot holds the
/// first bytes of its text, so that a short text (most ids) is recognised in the slot itself.
#[derive(Clone, Default)]
pub struct Dictionary {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    index: HashTable<Slot>,
    /// Codes below are in the index.
    indexed: u32,
    /// The text of the last answer, the least and the greatest of all.
    marks: Option<Marks>,
}

#[derive(Clone, Copy)]
struct Marks {
    last: (Head, u32),
    least: (Head, u32),
    greatest: (Head, u32),
}

/// The first bytes of a text as numbers, and its length as far as they hold it. Orders as texts do by their bytes; equal heads of
/// [`Head::WHOLE`] bytes or fewer are equal texts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Head {
    first: u64,
    second: u64,
    length: u32,
}

impl Head {
    const WHOLE: usize = 16;

    #[inline]
    fn of(text: &[u8]) -> Head {
        let length = text.len().min(Head::WHOLE + 1) as u32;
        let (first, rest) = text.split_first_chunk::<8>().map_or((text, &[][..]), |(first, rest)| (first, rest));
        Head { first: number(first), second: number(rest), length }
    }

    /// The head of a text that stands in a larger one: sixteen bytes in two loads, and what comes after the text cut off.
    #[inline]
    fn within(around: &[u8], text: &[u8]) -> Head {
        // Where it does not stand there this is no place in it, or too near its end.
        let at = (text.as_ptr() as usize).wrapping_sub(around.as_ptr() as usize);
        let bytes = around.get(at..).and_then(<[u8]>::first_chunk::<{ Head::WHOLE }>);
        let Some((first, second)) = bytes.and_then(|bytes| Some((bytes.first_chunk()?, bytes.last_chunk()?))) else {
            return Head::of(text);
        };
        let kept = |bytes: usize| if bytes < 8 { !(u64::MAX >> (bytes * 8)) } else { u64::MAX };
        Head {
            first: u64::from_be_bytes(*first) & kept(text.len()),
            second: u64::from_be_bytes(*second) & kept(text.len().saturating_sub(8)),
            length: text.len().min(Head::WHOLE + 1) as u32,
        }
    }

    #[inline]
    fn is_whole(self) -> bool {
        self.length as usize <= Head::WHOLE
    }

    /// A hash of both numbers whose upper half is good: multiplications carry upwards, so the upper bytes, where short texts have
    /// theirs, are brought down first.
    #[inline]
    fn hash(self) -> u64 {
        let fold = |number: u64, factor: u64| (number ^ (number >> 29)).wrapping_mul(factor);
        let mixed = fold(self.first, 0x9E37_79B9_7F4A_7C15) ^ fold(self.second, 0xC2B2_AE3D_27D4_EB4F).rotate_left(27);
        fold(mixed ^ (mixed >> 32), 0xD6E8_FEB8_6659_FD93)
    }
}

/// Up to eight bytes, the first one highest, missing ones 0. Overlapping loads: no loop over bytes but for the shortest.
#[inline]
fn number(text: &[u8]) -> u64 {
    if let Some(bytes) = text.first_chunk::<8>() {
        return u64::from_be_bytes(*bytes);
    }
    if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        let place = (8 - text.len()) * 8;
        return (u64::from(u32::from_be_bytes(*first)) << 32) | (u64::from(u32::from_be_bytes(*last)) << place);
    }
    text.iter().zip([56, 48, 40]).fold(0, |all, (byte, place)| all | (u64::from(*byte) << place))
}

/// A text in the index.
#[derive(Clone, Copy)]
struct Slot {
    first: u64,
    second: u64,
    /// A part of the text's hash, so that a growing index moves slots without reading texts.
    tag: u32,
    code: u32,
}

/// The hash of a tag that the index sees: low bits and high bits both vary, whatever the width of a word.
#[inline]
fn spread(tag: u32) -> u64 {
    let mixed = u64::from(tag).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

/// The bits of a tag that say the length.
const LENGTH: u32 = 31;

/// Hash and length in one: texts of two lengths (up to what a head holds) never have the same tag.
#[inline]
fn tag(text: &[u8], head: Head) -> u32 {
    let hash = if head.is_whole() { head.hash() } else { hash_of_long(text, head) };
    ((hash >> 32) as u32) << LENGTH.count_ones() | head.length
}

/// The hash of a text longer than its head: of both ends where they cover it, of all of it where not.
#[inline]
fn hash_of_long(text: &[u8], head: Head) -> u64 {
    match text.last_chunk::<{ Head::WHOLE }>() {
        Some(tail) if text.len() <= 2 * Head::WHOLE => {
            head.hash() ^ Head::of(tail).hash().rotate_left(23) ^ ((text.len() as u64) << 40)
        }
        _ => {
            let mut hasher = RapidHasher::default();
            hasher.write(text);
            hasher.finish()
        }
    }
}

/// Whether two texts whose heads are equal are equal. Their ends cover most of them.
#[inline]
fn equal(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len()
        && a.last_chunk::<{ Head::WHOLE }>() == b.last_chunk::<{ Head::WHOLE }>()
        && (a.len() <= 2 * Head::WHOLE || a == b)
}

fn slice<'a>(bytes: &'a [u8], ends: &[u32], code: u32) -> &'a [u8] {
    let end = ends.get(code as usize).copied().unwrap_or(0) as usize;
    let start = if code == 0 { 0 } else { ends.get(code as usize - 1).copied().unwrap_or(0) as usize };
    bytes.get(start..end).unwrap_or_default()
}

impl Dictionary {
    /// The most texts of [`Dictionary::intern_all`].
    pub const AT_ONCE: usize = 64;

    /// A dictionary without texts.
    pub fn new() -> Dictionary {
        Dictionary::default()
    }

    /// The code of a text, given a new one at its first appearance. [`NONE`] when four gigabytes of text are exceeded.
    #[inline]
    pub fn intern(&mut self, text: &str) -> u32 {
        self.code_of(text.as_bytes())
    }

    #[inline]
    fn code_of(&mut self, key: &[u8]) -> u32 {
        let head = Head::of(key);
        let Some(marks) = self.marks else { return self.append(key, head, Ordering::Equal) };
        // Rows of one order stand together, and a channel has few names.
        if self.compare((key, head), marks.last) == Ordering::Equal {
            return marks.last.1;
        }
        if self.compare((key, head), marks.greatest) == Ordering::Greater {
            return self.append(key, head, Ordering::Greater);
        }
        if self.compare((key, head), marks.least) == Ordering::Less {
            return self.append(key, head, Ordering::Less);
        }
        let code = self.look_up(key, head);
        if let (Some(marks), true) = (&mut self.marks, code != NONE) {
            marks.last = (head, code);
        }
        code
    }

    /// Compares a text with one that is there.
    #[inline]
    fn compare(&self, (key, head): (&[u8], Head), (other, code): (Head, u32)) -> Ordering {
        match head.cmp(&other) {
            Ordering::Equal if !head.is_whole() => key.cmp(slice(&self.bytes, &self.ends, code)),
            order => order,
        }
    }

    /// The code of a text that may or may not be there.
    fn look_up(&mut self, key: &[u8], head: Head) -> u32 {
        if (self.indexed as usize) < self.ends.len() {
            self.catch_up();
        }
        let tag = tag(key, head);
        if let Some(code) = self.find(key, head, tag) {
            return code;
        }
        let code = self.append(key, head, Ordering::Equal);
        if code != NONE {
            let slot = Slot { first: head.first, second: head.second, tag, code };
            self.index.insert_unique(spread(tag), slot, |slot| spread(slot.tag));
            self.indexed = code + 1;
        }
        code
    }

    #[inline]
    fn find(&self, key: &[u8], head: Head, tag: u32) -> Option<u32> {
        self.index.find(spread(tag), |slot| self.holds(slot, key, head, tag)).map(|slot| slot.code)
    }

    /// Whether a slot is that of a text.
    #[inline]
    fn holds(&self, slot: &Slot, key: &[u8], head: Head, tag: u32) -> bool {
        // All three at once: of so many comparisons each would be a guess of its own.
        let differ = (slot.first ^ head.first) | (slot.second ^ head.second) | u64::from(slot.tag ^ tag);
        differ == 0 && (head.is_whole() || equal(slice(&self.bytes, &self.ends, slot.code), key))
    }

    /// The codes of up to [`Dictionary::AT_ONCE`] texts of UTF-8, new ones for those that are new, [`NONE`] for an empty one. Where a text
    /// must stand is worked out for all before the first slot is looked at, so that the machine waits for the memory of many at once. Most
    /// of them are said to stand in the text `around`; it may be empty.
    pub fn intern_all(&mut self, texts: &[&[u8]], around: &[u8], codes: &mut [u32; Dictionary::AT_ONCE]) {
        if !self.index.is_empty() {
            // Each number in an array of its own: a head put together in memory would be waited for when it is read again as a whole.
            let (mut firsts, mut seconds) = ([0; Dictionary::AT_ONCE], [0; Dictionary::AT_ONCE]);
            let mut tags = [0; Dictionary::AT_ONCE];
            let mut likely: [Option<&Slot>; Dictionary::AT_ONCE] = [None; Dictionary::AT_ONCE];
            let numbers = firsts.iter_mut().zip(&mut seconds).zip(&mut tags);
            for (((first, second), of_tag), (likely, text)) in numbers.zip(likely.iter_mut().zip(texts)) {
                let head = Head::within(around, text);
                (*first, *second, *of_tag) = (head.first, head.second, tag(text, head));
                // The first that may be it.
                *likely = self.index.find(spread(*of_tag), |_| true);
            }
            let numbers = firsts.into_iter().zip(seconds).zip(tags);
            for ((code, ((first, second), tag)), (likely, text)) in
                codes.iter_mut().zip(numbers).zip(likely.into_iter().zip(texts))
            {
                let head = Head { first, second, length: tag & LENGTH };
                *code = match likely {
                    Some(slot) if self.holds(slot, text, head, tag) => slot.code,
                    Some(_) => self.find(text, head, tag).unwrap_or(NONE),
                    None => NONE,
                };
            }
        }
        for (code, text) in codes.iter_mut().zip(texts) {
            if *code == NONE && !text.is_empty() {
                *code = self.code_of(text);
            }
        }
    }

    /// Makes room for what `rows` more texts will bring if they repeat themselves as those so far did, of which there were `so_far`.
    pub fn reserve(&mut self, rows: usize, so_far: usize) {
        // Ids that are named again and again come to an end; numbers that run do not.
        if self.len() * 2 > so_far {
            let share = |of: usize| (of as u64 * rows as u64 / so_far.max(1) as u64) as usize;
            // No room is no failure yet: it is asked for again, bit by bit.
            let _ = self.ends.try_reserve_exact(share(self.ends.len()));
            let _ = self.bytes.try_reserve_exact(share(self.bytes.len()));
        }
    }

    /// Gives a new text its code; `place` says whether it is greater or less than all that are there.
    #[inline]
    fn append(&mut self, key: &[u8], head: Head, place: Ordering) -> u32 {
        let Ok(end) = u32::try_from(self.bytes.len() + key.len()) else { return NONE };
        let new = (head, self.ends.len() as u32);
        let marks = self.marks.get_or_insert(Marks { last: new, least: new, greatest: new });
        marks.last = new;
        match place {
            Ordering::Greater => marks.greatest = new,
            Ordering::Less => marks.least = new,
            Ordering::Equal => {}
        }
        self.bytes.extend_from_slice(key);
        self.ends.push(end);
        new.1
    }

    /// Brings the texts that came at the ends into the index.
    #[cold]
    fn catch_up(&mut self) {
        let (bytes, ends) = (&self.bytes, &self.ends);
        let missing = self.indexed..ends.len() as u32;
        self.index.reserve(missing.len(), |slot| spread(slot.tag));
        for code in missing {
            let text = slice(bytes, ends, code);
            let head = Head::of(text);
            let tag = tag(text, head);
            let slot = Slot { first: head.first, second: head.second, tag, code };
            self.index.insert_unique(spread(tag), slot, |slot| spread(slot.tag));
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
        let mut codes: Vec<(Head, u32)> =
            (0..self.len() as u32).map(|code| (Head::of(self.bytes_of(code)), code)).collect();
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
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        // Asked once of all instead of each: only whole strings were ever appended, so this never fails.
        let all = std::str::from_utf8(&self.bytes).unwrap_or_default();
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let text = all.get(start as usize..*end as usize).unwrap_or_default();
            start = *end;
            text
        })
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
            "[a-c\0]{0,3}", "[ab\0]{7,9}", "a{14}[b\0]{0,4}", "longer than a head [0-9]{1,2}",
            "as long as two heads and more, differing in the mid[0-9]dle of it all", (0u32..60).prop_map(|n| format!("S{n:06}")), Just(String::new())], 0..120)) {
            let mut dictionary = Dictionary::new();
            let mut known: Vec<&str> = Vec::new();
            for text in &texts {
                let code = known.iter().position(|other| other == text).unwrap_or_else(|| {
                    known.push(text);
                    known.len() - 1
                });
                prop_assert_eq!(dictionary.intern(text), code as u32);
            }
            prop_assert_eq!(&dictionary.iter().collect::<Vec<_>>(), &known);
            let mut at_once = Dictionary::new();
            for texts in texts.chunks(9) {
                // Where they stand in one text, one after the other, the last ones too near its end; and where they do not.
                let line = texts.join(",");
                let mut start = 0;
                let within: Vec<&[u8]> = texts
                    .iter()
                    .enumerate()
                    .map(|(at, text)| {
                        let cell = &line.as_bytes()[start..start + text.len()];
                        start += text.len() + 1;
                        if at % 3 == 0 { text.as_bytes() } else { cell }
                    })
                    .collect();
                for text in &within {
                    prop_assert!(Head::within(line.as_bytes(), text) == Head::of(text));
                }
                let texts = within;
                let mut codes = [NONE; Dictionary::AT_ONCE];
                at_once.intern_all(&texts, line.as_bytes(), &mut codes);
                for (text, code) in texts.iter().zip(codes) {
                    prop_assert_eq!(at_once.bytes_of(code), *text);
                    prop_assert_eq!(code == NONE, text.is_empty());
                }
            }
            let distinct = known.iter().filter(|text| !text.is_empty());
            prop_assert_eq!(at_once.iter().collect::<Vec<_>>(), distinct.copied().collect::<Vec<_>>());
        }
    }

    #[test]
    fn tags_of_texts_that_differ_little_differ() {
        let ids = (0..100_000u32).flat_map(|n| {
            [format!("{n}"), format!("C{n:07}"), format!("2026-{n:09}"), format!("longer than a head {n:06}")]
        });
        let mut tags: Vec<u32> = ids.map(|id| tag(id.as_bytes(), Head::of(id.as_bytes()))).collect();
        let all = tags.len();
        tags.sort_unstable();
        tags.dedup();
        // Birthdays: of 100 000 in 2^27 values some 37 pairs fall together by chance, for each of the kinds.
        assert!(all - tags.len() < 300, "{}", all - tags.len());
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
