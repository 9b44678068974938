//! What a text says: what it speaks of with praise or blame, and what it looks for; with the sentence that shows it.
//!
//! Texts are parted into sentences and these into clauses; in a clause words are found by longest match, without a segmenter. A word of negation
//! turns the next praise or blame in reach around, two of them leave it (不难用 praises, 不便宜 blames the price). Praise and blame belong to the
//! nearest thing spoken of. No irony is understood and nothing is guessed: what has no word in the lexicon says nothing here.

use std::cell::RefCell;
use std::rc::Rc;

use hashbrown::HashTable;

use super::lexicon::{Entry, Lexicon, Tag, Topic, Want};
use crate::base::fold::{lower, nfkc};

/// Something spoken of in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention<'t> {
    /// What.
    pub topic: Topic,
    /// 1 praise, −1 blame, 0 neither or both.
    pub tone: i8,
    /// The sentence, as it was written.
    pub sentence: &'t str,
}

/// A word of something looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit<'t> {
    /// What is looked for.
    pub want: Want,
    /// The word, folded.
    pub word: Rc<str>,
    /// The sentence, as it was written.
    pub sentence: &'t str,
}

/// What a text says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading<'t> {
    /// What it speaks of, in its order.
    pub mentions: Vec<Mention<'t>>,
    /// What it looks for, in its order.
    pub hits: Vec<Hit<'t>>,
}

/// How far a negation reaches: four Chinese characters, or twenty Latin ones.
const REACH: usize = 20;

/// The sentences of a text, without what parts them. A point parts only before a space or the end: `3.5` is one number.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let parts = |(at, c): &(usize, char)| match c {
                '。' | '！' | '？' | '；' | '!' | '?' | ';' | '\n' | '\r' => true,
                '.' => rest.get(at + 1..).and_then(|after| after.chars().next()).is_none_or(char::is_whitespace),
                _ => false,
            };
            let end = rest.char_indices().find(parts);
            let (sentence, after) = match end {
                Some((at, c)) => (rest.get(..at), rest.get(at + c.len_utf8()..)),
                None => (Some(rest), None),
            };
            rest = after.unwrap_or_default();
            if let Some(sentence) = sentence.map(str::trim).filter(|sentence| !sentence.is_empty()) {
                return Some(sentence);
            }
        }
        None
    })
}

/// A word found in a clause.
struct Found<'l> {
    entry: &'l Entry,
    start: usize,
    end: usize,
    /// How its praise or blame stands after negation; 0 for none.
    tone: i8,
}

/// Texts that are kept once they were read: notes of contacts and reasons repeat, whole letters don't.
const KEPT: usize = 50_000;

/// Reads texts by a lexicon, what it has read before only once (up to so many different ones): the same place in memory is the same text,
/// for a column holds each of its texts once.
pub struct Reader<'t> {
    lexicon: Lexicon,
    known: RefCell<HashTable<(&'t str, Rc<Reading<'t>>)>>,
}

/// The hash of a place in memory. Never iterated.
fn place(text: &str) -> u64 {
    let mixed = (text.as_ptr().addr() as u64 ^ ((text.len() as u64) << 48)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

impl<'t> Reader<'t> {
    /// Has read nothing yet.
    pub fn new(lexicon: Lexicon) -> Reader<'t> {
        Reader { lexicon, known: RefCell::default() }
    }

    /// What a text says.
    pub fn read(&self, text: &'t str) -> Rc<Reading<'t>> {
        let mut known = self.known.borrow_mut();
        if let Some((_, reading)) = known.find(place(text), |(other, _)| std::ptr::eq(*other, text)) {
            return Rc::clone(reading);
        }
        let reading = Rc::new(read(&self.lexicon, text));
        if known.len() < KEPT {
            known.insert_unique(place(text), (text, Rc::clone(&reading)), |(other, _)| place(other));
        }
        reading
    }
}

/// What a text says, by a lexicon.
pub fn read<'t>(lexicon: &Lexicon, text: &'t str) -> Reading<'t> {
    let mut reading = Reading::default();
    for sentence in sentences(text) {
        let folded = lower(&nfkc(sentence)).replace('\u{2019}', "'");
        // What the clause before spoke of without a judgement: the next one may bring it (物流，太慢了).
        let mut open: Vec<usize> = Vec::new();
        for clause in clauses(lexicon, &folded) {
            for found in &clause {
                for tag in &found.entry.tags {
                    if let Tag::Want(want) = tag {
                        reading.hits.push(Hit { want: *want, word: Rc::clone(&found.entry.word), sentence });
                    }
                }
            }
            let topics = judged(&clause);
            let tone: i8 = clause.iter().map(|found| found.tone).sum::<i8>().signum();
            if topics.is_empty() && tone != 0 {
                for at in open.drain(..) {
                    if let Some(mention) = reading.mentions.get_mut(at) {
                        mention.tone = tone;
                    }
                }
            } else if !topics.is_empty() {
                let first = reading.mentions.len();
                reading.mentions.extend(topics.into_iter().map(|(topic, tone)| Mention { topic, tone, sentence }));
                open = (first..reading.mentions.len())
                    .filter(|at| reading.mentions.get(*at).is_some_and(|mention| mention.tone == 0))
                    .collect();
            }
        }
    }
    reading
}

/// The words of a folded sentence by clause.
fn clauses<'l>(lexicon: &'l Lexicon, sentence: &str) -> Vec<Vec<Found<'l>>> {
    let mut all = vec![Vec::new()];
    let (mut at, mut before) = (0, None);
    let (mut nots, mut gap) = (0u32, 0usize);
    while let Some(c) = sentence.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = sentence.get(at..).unwrap_or_default();
        let found = lexicon.find(rest, before);
        if c == ',' || found.is_some_and(|entry| entry.tags.contains(&Tag::But)) {
            all.push(Vec::new());
            nots = 0;
        }
        let Some(entry) = found else {
            gap += if c.is_ascii() { 1 } else { REACH / 4 };
            at += c.len_utf8();
            before = Some(c);
            continue;
        };
        let has = |tag: Tag| entry.tags.contains(&tag);
        let reached = nots > 0 && gap <= REACH;
        if has(Tag::Not) {
            nots = if reached { nots + 1 } else { 1 };
            gap = 0;
        }
        let judges = i8::from(has(Tag::Good)) - i8::from(has(Tag::Bad));
        let tone = if reached && nots % 2 == 1 { -judges } else { judges };
        if judges != 0 {
            nots = 0;
        } else if !has(Tag::Not) {
            gap += entry.word.chars().map(|c| if c.is_ascii() { 1 } else { REACH / 4 }).sum::<usize>();
        }
        let end = at + entry.word.len();
        if let Some(clause) = all.last_mut() {
            clause.push(Found { entry, start: at, end, tone });
        }
        before = entry.word.chars().next_back();
        at = end;
    }
    all
}

/// What a clause speaks of, each once in its order, with what is said of it.
fn judged(clause: &[Found<'_>]) -> Vec<(Topic, i8)> {
    let mut topics: Vec<(Topic, usize, usize, i32)> = Vec::new();
    for found in clause {
        for tag in &found.entry.tags {
            let Tag::Topic(topic) = tag else { continue };
            match topics.iter_mut().find(|(own, ..)| own == topic) {
                Some((_, _, end, tone)) => {
                    *end = found.end;
                    *tone += i32::from(found.tone);
                }
                None => topics.push((*topic, found.start, found.end, i32::from(found.tone))),
            }
        }
    }
    let speaks = |found: &Found<'_>| found.entry.tags.iter().any(|tag| matches!(tag, Tag::Topic(_)));
    for found in clause.iter().filter(|found| found.tone != 0 && !speaks(found)) {
        // English puts the judgement before the thing, Chinese after it.
        let latin = found.entry.word.is_ascii();
        let away = |(_, start, end, _): &(Topic, usize, usize, i32)| {
            let (after, behind) = (found.start.checked_sub(*end), start.checked_sub(found.end));
            (after.or(behind).unwrap_or(0), after.is_some() == latin)
        };
        let nearest = (0..topics.len()).min_by_key(|at| topics.get(*at).map(&away));
        if let Some((.., tone)) = nearest.and_then(|at| topics.get_mut(at)) {
            *tone += i32::from(found.tone);
        }
    }
    // What is not judged itself shares the judgement of a list (质量、物流都很好), if there is one only.
    let signs: Vec<i32> = topics.iter().map(|(.., tone)| tone.signum()).filter(|sign| *sign != 0).collect();
    let shared = signs.first().copied().filter(|first| signs.iter().all(|sign| sign == first)).unwrap_or(0);
    topics.iter().map(|(topic, .., tone)| (*topic, (if *tone == 0 { shared } else { tone.signum() }) as i8)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mentions(text: &str) -> Vec<(Topic, i8)> {
        let (lexicon, _) = Lexicon::of("");
        read(&lexicon, text).mentions.iter().map(|mention| (mention.topic, mention.tone)).collect()
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        let parts: Vec<&str> = sentences("好。很好！Cost 3.5 euro. Fine;\n\n行？").collect();
        assert_eq!(parts, ["好", "很好", "Cost 3.5 euro", "Fine", "行"]);
    }

    #[test]
    fn negation_turns_and_two_turn_back() {
        assert_eq!(mentions("不便宜"), [(Topic::Price, -1)]);
        assert_eq!(mentions("不难用"), [(Topic::Usage, 1)]);
        assert_eq!(mentions("物流不慢，服务也好"), [(Topic::Delivery, 1), (Topic::Service, 1)]);
        assert_eq!(mentions("质量没有不好"), [(Topic::Quality, 1)]);
        assert_eq!(mentions("The delivery wasn't slow"), [(Topic::Delivery, 1)]);
        assert_eq!(mentions("the staff is not helpful"), [(Topic::Service, -1)]);
        assert_eq!(mentions("The quality isn’t bad"), [(Topic::Quality, 1)]);
        assert_eq!(mentions("没想到发货这么快"), [(Topic::Delivery, 1)]);
        // Out of reach: what was denied is far away.
        assert_eq!(mentions("不知道为什么今天收到以后觉得质量好"), [(Topic::Quality, 1)]);
    }

    #[test]
    fn each_judgement_goes_to_what_it_is_about() {
        assert_eq!(mentions("质量好物流慢"), [(Topic::Quality, 1), (Topic::Delivery, -1)]);
        assert_eq!(mentions("质量很好，但是物流太慢"), [(Topic::Quality, 1), (Topic::Delivery, -1)]);
        assert_eq!(mentions("great quality slow delivery"), [(Topic::Quality, 1), (Topic::Delivery, -1)]);
        assert_eq!(mentions("质量、物流都很好"), [(Topic::Quality, 1), (Topic::Delivery, 1)]);
        assert_eq!(mentions("物流，太慢了"), [(Topic::Delivery, -1)]);
        assert_eq!(mentions("The price is too high"), [(Topic::Price, -1)]);
        assert_eq!(mentions("今天天气"), []);
    }

    #[test]
    fn what_is_looked_for_keeps_its_sentence() {
        let (lexicon, _) = Lexicon::of("");
        let text = "在你们家买很放心。朋友推荐来的！";
        let hits: Vec<(Want, String, &str)> =
            read(&lexicon, text).hits.into_iter().map(|hit| (hit.want, hit.word.to_string(), hit.sentence)).collect();
        assert_eq!(
            hits,
            [
                (Want::Emotional, "放心".to_owned(), "在你们家买很放心"),
                (Want::Social, "朋友".to_owned(), "朋友推荐来的"),
                (Want::Social, "推荐".to_owned(), "朋友推荐来的"),
            ]
        );
    }
}
