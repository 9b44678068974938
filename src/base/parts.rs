//! A long loop as many short ones.
//!
//! A browser runs a function of WebAssembly from quickly made code first and changes over to fast code only where the function is called
//! again: a loop over a million rows inside of one call stays three times slower to its end. Called for a thousand rows at a time, its
//! body is fast soon after it began.

use std::ops::Range;

/// Items in a part: some hundred parts in what is long, little beside the work in each.
pub const PART: usize = 1024;

/// Calls `body` for all of `0..count`, in order, [`PART`] at a time.
#[inline(never)]
pub fn in_parts(count: usize, body: &mut dyn FnMut(Range<usize>)) {
    // Otherwise the compiler would make a copy of this function for each caller, with the body in it.
    let body = std::hint::black_box(body);
    let mut start = 0;
    while start < count {
        let end = count.min(start + PART);
        body(start..end);
        start = end;
    }
}

/// Calls `body` for each of `0..count`, in order, in such parts.
#[inline]
pub fn each(count: usize, mut body: impl FnMut(usize)) {
    in_parts(count, &mut |part| part.for_each(&mut body));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_is_in_one_part() {
        for count in [0, 1, PART, PART + 1, 3 * PART] {
            let mut all = Vec::new();
            in_parts(count, &mut |part| all.extend(part));
            assert_eq!(all, (0..count).collect::<Vec<_>>());
        }
    }
}
