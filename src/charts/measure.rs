//! How much room a text takes, estimated: the engine has no fonts, and the page draws with whatever the system has.
//!
//! The estimate is of the wider system fonts, so that a label that fits here fits everywhere. It decides only where labels stand
//! and which are left out, never a value.

/// Width of a text in CSS pixels at this font size. CJK is one em; Latin goes by class of letter.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// The same for text in strong weight.
pub fn strong_width(text: &str, size: f64) -> f64 {
    text_width(text, size) * 1.06
}

/// Width of one character in em.
fn em(character: char) -> f64 {
    match character {
        '0'..='9' | '¥' | '$' | '€' | '£' => 0.6,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' | '·' | '’' => 0.3,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '"' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.9,
        '×' | '+' | '−' | '–' | '<' | '>' | '=' | '≤' | '≥' | '~' => 0.64,
        '←' | '→' | '▲' | '▼' => 1.0,
        'A'..='Z' => 0.68,
        // Combining marks and joiners take no room of their own.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2069}' => 0.0,
        other if (other as u32) < 0x0590 => 0.57,
        other if (other as u32) < 0x1100 => 0.65,
        // Hangul, kana, Han, full-width forms, signs, emoji.
        _ => 1.0,
    }
}

/// Moves spans along a line so that none overlaps the one before, each by as little as this simple way allows: pushed right from
/// the left end, then back from the right end. Spans are `(wanted start, width)` in order; the result are starts. What does not
/// fit between the ends runs over the left one: leave spans out before.
pub fn spread(spans: &[(f64, f64)], from: f64, to: f64) -> Vec<f64> {
    let mut starts = Vec::with_capacity(spans.len());
    let mut free = from;
    for (wanted, width) in spans {
        let start = wanted.max(free);
        free = start + width;
        starts.push(start);
    }
    let mut limit = to;
    for (start, (_, width)) in starts.iter_mut().zip(spans).rev() {
        *start = start.min(limit - width);
        // Pushed there and back, a start may miss the end by a rounding error, and what stands outside is not drawn.
        if (*start - from).abs() < 1e-6 {
            *start = from;
        }
        limit = *start;
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn han_is_an_em_and_latin_is_less() {
        assert!((text_width("客户", 10.0) - 20.0).abs() < 1e-9);
        assert!(text_width("Champions", 10.0) < 60.0);
        assert!(text_width("WWW", 10.0) > text_width("iii", 10.0) * 2.0);
        assert!(strong_width("客户", 10.0) > text_width("客户", 10.0));
    }

    #[test]
    fn spans_are_moved_apart_and_kept_inside() {
        assert_eq!(spread(&[(0.0, 40.0), (10.0, 40.0), (200.0, 20.0)], 0.0, 210.0), [0.0, 40.0, 190.0]);
        assert_eq!(spread(&[(80.0, 20.0), (90.0, 20.0)], 0.0, 100.0), [60.0, 80.0]);
        let tight = spread(&[(0.0, 0.1), (0.05, 0.2), (0.1, 0.3)], 0.0, 100.0);
        assert!(tight.iter().all(|start| *start >= 0.0), "{tight:?}");
    }
}
