//! Long numbers that a spreadsheet or a program has taken for quantities: whether digits are lost, and which they are if not.
//!
//! With an exponent (`1.23E+15`) one number is enough to see it. Written out it takes all of a column: a spreadsheet keeps fifteen digits
//! and fills up with zeros, a binary fraction of 64 bits keeps 53, and an id that ends so by chance is soon followed by one that does not.

/// The most digits that a binary fraction holds for sure, less one: the greatest exponent of a number that may be whole.
const EXACT: usize = 14;
/// Decimals from which on a mantissa is all there is: a spreadsheet shows five, and what writes more writes all but the last zeros.
const ALL: usize = 8;

/// Whether a spreadsheet has made a rounded number of an id: `1.23E+15`, whose last digits are lost.
pub fn is_rounded(text: &str) -> bool {
    text.contains('+') && parts(text).is_some_and(|(_, decimals, exponent)| !is_whole(decimals.len(), exponent))
}

/// Which ids of a column have lost digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rounded {
    exponents: bool,
    long: bool,
}

impl Rounded {
    /// Looks at the different ids of a column, `all` of them end to end: almost no column has a plus sign behind an E, and one search shows it.
    pub fn among<'a>(all: &[u8], ids: impl Iterator<Item = &'a str> + Clone) -> Rounded {
        let exponents = memchr::memchr_iter(b'+', all).any(|at| {
            at.checked_sub(1).and_then(|before| all.get(before)).is_some_and(|byte| byte.eq_ignore_ascii_case(&b'e'))
        });
        Rounded { exponents: exponents && ids.clone().any(is_rounded), long: are_cut(ids.filter(|id| is_long(id))) }
    }

    /// Whether there is any.
    pub fn any(self) -> bool {
        self.exponents || self.long
    }

    /// Whether an id of that column is one of them.
    pub fn has(self, id: &str) -> bool {
        self.exponents && is_rounded(id) || self.long && is_long(id)
    }
}

/// More digits than a spreadsheet keeps.
fn is_long(id: &str) -> bool {
    id.len() > EXACT + 1 && id.len() < 40 && id.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether long numbers all end as those do that were cut: by the zeros of a spreadsheet, or as no more than 53 bits can.
fn are_cut<'a>(ids: impl Iterator<Item = &'a str>) -> bool {
    /// Zeros and bits that do not come about by chance: once in a thousand columns, once in four thousand.
    const ZEROS: usize = 3;
    const BITS: u32 = 12;
    let (mut zeros, mut bits) = (Some(0usize), Some(0u32));
    for id in ids {
        let end = id.get(EXACT + 1..).unwrap_or_default();
        zeros = zeros.filter(|_| end.bytes().all(|byte| byte == b'0')).map(|zeros| zeros + end.len());
        bits = bits.and_then(|bits| {
            let number: u128 = id.parse().ok()?;
            let spare = number.checked_ilog2()?.saturating_sub(52);
            (number.trailing_zeros() >= spare).then_some(bits.saturating_add(spare))
        });
        if zeros.is_none() && bits.is_none() {
            return false;
        }
    }
    zeros.is_some_and(|zeros| zeros >= ZEROS) || bits.is_some_and(|bits| bits >= BITS)
}

/// The digits of a whole number with an exponent (`1.3912345067E10`), where none is lost.
pub fn written_out(text: &str) -> Option<String> {
    let (whole, decimals, exponent) = parts(text)?;
    let missing = exponent.checked_sub(decimals.len())?;
    is_whole(decimals.len(), exponent).then(|| format!("{whole}{decimals}{}", "0".repeat(missing)))
}

fn is_whole(decimals: usize, exponent: usize) -> bool {
    exponent <= EXACT && (decimals >= exponent || decimals >= ALL)
}

/// The one digit before the point, those behind it, and the exponent.
fn parts(text: &str) -> Option<(&str, &str, usize)> {
    let (mantissa, exponent) = text.split_once(['E', 'e'])?;
    let exponent = exponent.strip_prefix('+').unwrap_or(exponent);
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = !whole.is_empty() && !exponent.is_empty() && digits(whole) && digits(decimals) && digits(exponent);
    Some((whole, decimals, exponent.parse().ok().filter(|_| sound)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounded_ids_are_seen() {
        for id in ["1.23E+15", "4E+12", "6.93457e+17", "6.93457123456E+17", "1.39123E+10"] {
            assert!(is_rounded(id), "{id}");
            assert_eq!(written_out(id), None, "{id}");
        }
        for id in ["1.23E15", "E+15", "ABE+12", "12E+", "5E", "1.2.3E+4", "1.3912345067E+10", "1.5E+1"] {
            assert!(!is_rounded(id), "{id}");
        }
    }

    #[test]
    fn a_column_of_cut_ids_is_seen() {
        let long = |ids: &[&str]| Rounded::among(ids.concat().as_bytes(), ids.iter().copied());
        let zeros = ["4111111111111110", "C7", "4222222222222220", "433333333333333000"];
        assert!(zeros.map(|id| long(&zeros).has(id)) == [true, false, true, true]);
        assert!(long(&["690000000012345000000"]).any() && long(&["1234567890123456768", "1234567890123457024"]).any());
        for ids in [
            &["4111111111111110", "4222222222222221"][..],
            &["4111111111111110"],
            &["411111111111000"],
            &["1234567890123456789"],
            &[],
        ] {
            assert_eq!(long(ids), Rounded::default(), "{ids:?}");
        }
    }

    #[test]
    fn what_is_all_there_is_written_out() {
        assert_eq!(written_out("1.3912345067E10").as_deref(), Some("13912345067"));
        assert_eq!(written_out("1.391234506e+10").as_deref(), Some("13912345060"));
        for text in ["13912345067", "E10", "1.39E10", "1.3912345067E9", "1.39123450671234E99"] {
            assert_eq!(written_out(text), None, "{text}");
        }
    }
}
