//! Long numbers that a spreadsheet or a program has written with an exponent: whether digits are lost, and which they are if not.

/// The most digits that a binary fraction holds for sure, less one: the greatest exponent of a number that may be whole.
const EXACT: usize = 14;
/// Decimals from which on a mantissa is all there is: a spreadsheet shows five, and what writes more writes all but the last zeros.
const ALL: usize = 8;

/// Whether a spreadsheet has made a rounded number of an id: `1.23E+15`, whose last digits are lost.
pub fn is_rounded(text: &str) -> bool {
    text.contains('+') && parts(text).is_some_and(|(_, decimals, exponent)| !is_whole(decimals.len(), exponent))
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
    fn what_is_all_there_is_written_out() {
        assert_eq!(written_out("1.3912345067E10").as_deref(), Some("13912345067"));
        assert_eq!(written_out("1.391234506e+10").as_deref(), Some("13912345060"));
        for text in ["13912345067", "E10", "1.39E10", "1.3912345067E9", "1.39123450671234E99"] {
            assert_eq!(written_out(text), None, "{text}");
        }
    }
}
