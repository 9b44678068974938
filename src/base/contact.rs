//! Telephone numbers and e-mail addresses in the one form in which they are compared, however they were typed.
//!
//! Only what tells people apart passes: a number that nobody has (all eights, 13800138000) and one that an e-mail was not written to
//! (`noreply@`) is no key. Knows no country but China's and North America's numbering plans; other numbers agree only if both are
//! written with or both without their country code.

use super::fold::{lower, nfkc};
use super::nothing::invisible;
use super::rounded;

/// A telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phone {
    /// All digits are there: those of a mainland mobile or a North American number alone, any other as `+` and digits or as digits.
    Whole(String),
    /// Some are hidden: digits and stars.
    Masked(String),
    /// A number with an extension, as platforms lend them for one order (`13812345678转0021`).
    Forwarded(String),
}

/// Digits that can make a number of somebody (ITU-T E.164 allows fifteen).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// What is typed where a telephone number stands, before it is said whose it may be.
struct Typed {
    /// Digits, and stars for hidden ones.
    digits: String,
    /// With the code of a country before it.
    international: bool,
    extension: Option<String>,
}

impl Typed {
    /// Nothing where the cell holds what no number does.
    fn of(cell: &str) -> Option<Typed> {
        let text = lower(&nfkc(cell));
        let text = text.trim_matches(|sign: char| sign.is_whitespace() || "'\"=".contains(sign));
        let text = text.strip_prefix("tel:").unwrap_or(text);
        // A spreadsheet or a program that took it for a number.
        let text = text.strip_suffix(".0").unwrap_or(text);
        let exact = rounded::written_out(text);
        let (text, extension) = split_extension(exact.as_deref().unwrap_or(text));
        let international = text.trim_start_matches('(').starts_with('+') || text.starts_with("00");
        let text = if international { text.replace("(0)", "") } else { text.to_owned() };
        let mut digits = String::new();
        for sign in text.trim_start_matches(['(', '+']).chars() {
            match sign {
                '0'..='9' | '*' => digits.push(sign),
                ' ' | '-' | '(' | ')' | '.' | '/' | '\u{a0}' | '\u{2010}'..='\u{2015}' => {}
                sign if invisible(sign) => {}
                _ => return None,
            }
        }
        // 0 before a mainland mobile number, as it is dialled from elsewhere in the country.
        if digits.strip_prefix('0').is_some_and(is_mobile) {
            digits.remove(0);
        }
        Some(Typed { digits, international, extension: extension.map(str::to_owned) })
    }
}

/// The telephone number in a cell, if that is all there is.
pub fn phone(cell: &str) -> Option<Phone> {
    let Typed { digits, international, extension } = Typed::of(cell)?;
    if digits.contains('*') {
        let shown = digits.bytes().filter(u8::is_ascii_digit).count();
        let mobile = domestic(&digits).to_owned();
        return (shown >= 4 && DIGITS.contains(&digits.len())).then_some(Phone::Masked(mobile));
    }
    let digits = if international { digits.trim_start_matches('0') } else { &digits };
    if !DIGITS.contains(&digits.len()) || is_made_up(digits) {
        return None;
    }
    let number = match digits.strip_prefix("86") {
        Some(rest) if is_mobile(rest) => rest.to_owned(),
        Some(rest) if international && rest.len() >= 9 => format!("0{}", rest.trim_start_matches('0')),
        _ => match digits.strip_prefix('1').filter(|rest| is_north_american(rest)) {
            Some(rest) if international => rest.to_owned(),
            _ if international => format!("+{digits}"),
            _ => digits.to_owned(),
        },
    };
    Some(match extension {
        None => Phone::Whole(number),
        Some(extension) => Phone::Forwarded(format!("{number}-{extension}")),
    })
}

/// Whether a cell has the form of a telephone number, be it anybody's or nobody's; of several in one cell the first counts. `chinese`
/// where most of its column are mobile numbers of mainland China: what begins like one there must be one.
pub fn is_phone(cell: &str, chinese: bool) -> bool {
    let first = cell.split([',', ';', '；', '，', '、']).next().unwrap_or(cell);
    let Some(Typed { digits, international, .. }) = Typed::of(first) else { return false };
    let one_only = digits.bytes().all(|byte| Some(&byte) == digits.as_bytes().first());
    if !DIGITS.contains(&digits.len()) || !digits.starts_with('*') && one_only {
        return false;
    }
    let own = domestic(&digits);
    !(chinese && digits.starts_with('1') && !international)
        || is_mobile(own)
        || digits.contains('*') && digits.len() == 11
}

/// The digits of a number as they are compared, made-up ones included; nothing where some are hidden or there are too few.
pub fn digits(cell: &str) -> Option<String> {
    let Typed { digits, .. } = Typed::of(cell)?;
    (digits.len() >= *DIGITS.start() && !digits.contains('*')).then(|| domestic(&digits).to_owned())
}

/// Whether a cell holds a mobile number of mainland China, made-up ones included.
pub fn is_chinese_mobile(cell: &str) -> bool {
    Typed::of(cell).is_some_and(|typed| is_mobile(domestic(&typed.digits)))
}

/// Whether a cell is certainly a telephone number and no id that consists of digits: a mainland mobile, an international form, or one that
/// is parted as numbers of North America or those that begin with a zero are.
pub fn is_surely_phone(cell: &str) -> bool {
    match phone(cell) {
        Some(Phone::Whole(number)) => is_mobile(&number) || cell.contains('+') || is_parted(cell.trim(), &number),
        Some(Phone::Masked(number)) => number.starts_with('1') && number.len() == 11,
        Some(Phone::Forwarded(_)) => true,
        None => false,
    }
}

/// Whether the digits of a number stand in groups: `(212) 456-7810`, `0912-345-610`, `07700 900123`.
fn is_parted(cell: &str, number: &str) -> bool {
    let groups: Vec<&str> = cell.split([' ', '-', '.', '(', ')']).filter(|group| !group.is_empty()).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let digits = groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_digit()));
    let american = is_north_american(number) && lengths == [3, 3, 4];
    let trunk = number.starts_with('0') && (10..=11).contains(&number.len()) && (2..=4).contains(&lengths.len());
    digits && (american || trunk && lengths.first().is_some_and(|first| (2..=5).contains(first)))
}

/// The e-mail address in a cell in small letters, if that is all there is; nothing where letters of it are hidden.
pub fn email(cell: &str) -> Option<String> {
    address(cell).filter(|address| !address.contains('*'))
}

/// Whether a cell has the form of an e-mail address. The stars of a masked one are letters.
pub fn is_email(cell: &str) -> bool {
    address(cell).is_some()
}

fn address(cell: &str) -> Option<String> {
    if !cell.contains(['@', '＠']) {
        return None;
    }
    let text = lower(&nfkc(cell));
    let text = text.trim().trim_start_matches("mailto:").trim_start_matches('<').trim_end_matches('>');
    let (local, domain) = text.split_once('@')?;
    let (_, ending) = domain.rsplit_once('.')?;
    let label =
        |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '*' | '_'));
    let is_local = !local.is_empty()
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && !local.chars().any(|c| c.is_whitespace() || ",;<>()".contains(c));
    let is_ending = ending.chars().count() >= 2 && !ending.bytes().all(|byte| byte.is_ascii_digit());
    (is_local && is_ending && domain.split('.').all(label)).then(|| text.to_owned())
}

/// Before the @: nobody reads it.
const NOBODY: &[&str] =
    &["noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "none", "null", "na", "n/a", "unknown", "guest"];
/// Behind the @: handed on to somebody else for each order or guest.
const RELAYS: &[&str] = &["marketplace.amazon.", "members.ebay.", "guest.booking.com", "reply.airbnb.com"];

/// Whether an address (as [`email`] gives it) is a machine's or stands for many: mail to it reaches no one person for good.
pub fn is_relayed(address: &str) -> bool {
    let Some((local, domain)) = address.split_once('@') else { return false };
    NOBODY.contains(&local) || RELAYS.iter().any(|relay| domain.starts_with(relay))
}

/// A number and what stands behind it to be dialled after it.
fn split_extension(text: &str) -> (&str, Option<&str>) {
    let is_extension = |part: &str| (1..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    for mark in ["转", "轉", "ext.", "ext", "x", "#", ","] {
        if let Some((number, extension)) = text.split_once(mark)
            && is_extension(extension.trim())
        {
            return (number.trim_end(), Some(extension.trim()));
        }
    }
    // 13812345678-0021: behind a whole mobile number only; elsewhere a dash groups digits.
    match text.rsplit_once(['-', '_']) {
        Some((number, extension)) if is_extension(extension) && is_mobile(domestic(number)) => {
            (number, Some(extension))
        }
        _ => (text, None),
    }
}

/// Without the code of mainland China.
fn domestic(number: &str) -> &str {
    let bare = number.trim_start_matches('+').trim_start_matches("00");
    bare.strip_prefix("86").map_or(number, |rest| if rest.len() == 11 { rest } else { number })
}

/// A mobile number of mainland China.
fn is_mobile(digits: &str) -> bool {
    let mut bytes = digits.bytes();
    digits.len() == 11
        && bytes.next() == Some(b'1')
        && matches!(bytes.next(), Some(b'3'..=b'9'))
        && bytes.all(|byte| byte.is_ascii_digit())
}

/// A number of the North American plan without its 1: area and exchange begin with 2 to 9.
fn is_north_american(digits: &str) -> bool {
    let at = |place: usize| digits.as_bytes().get(place).is_some_and(|byte| (b'2'..=b'9').contains(byte));
    digits.len() == 10 && at(0) && at(3)
}

/// What is typed where a number is demanded and none is to be given: one digit seven times, eight digits that count, the operator's own.
fn is_made_up(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    let run = |length: usize, step: u8| {
        let follows = |pair: &[u8]| pair.first().map(|byte| byte + step) == pair.get(1).copied();
        bytes.windows(length).any(|part| part.windows(2).all(follows))
    };
    run(7, 0) || run(8, 1) || digits.ends_with("13800138000")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_however_it_is_typed() {
        let whole = |cell: &str| match phone(cell) {
            Some(Phone::Whole(number)) => number,
            other => format!("{other:?}"),
        };
        for cell in [
            "13912345067",
            "+86 139 1234 5067",
            "0086-139-1234-5067",
            "86 13912345067",
            "'13912345067",
            "１３９１２３４５０６７",
            "(+86)139-1234-5067",
            "13912345067.0",
            "1.3912345067E10",
            "1.3912345067e+10",
            "013912345067",
            "0139 1234 5067",
            "\u{200b}13912345067",
        ] {
            assert_eq!(whole(cell), "13912345067", "{cell}");
        }
        for cell in ["+1 (415) 555-2671", "415-555-2671", "415.555.2671", "001 415 555 2671"] {
            assert_eq!(whole(cell), "4155552671", "{cell}");
        }
        assert_eq!(whole("1.391234506E10"), "13912345060");
        assert_eq!(whole("010-62345679"), "01062345679");
        assert_eq!(whole("+86 10 62345679"), "01062345679");
        assert_eq!(whole("+44 (0)20 7946 0958"), "+442079460958");
        assert_eq!(whole("0044 20 7946 0958"), "+442079460958");
    }

    #[test]
    fn what_tells_nobody_apart_is_none() {
        for cell in [
            "",
            "-",
            "13800138000",
            "13888888888",
            "00000000000",
            "1234567890",
            "12345",
            "1.39E+10",
            "1.39123E+10",
            "1234567890123456",
            "Anna",
            "2026/08/01 12:00",
        ] {
            assert_eq!(phone(cell), None, "{cell}");
        }
    }

    #[test]
    fn hidden_digits_and_lent_numbers_are_told_apart() {
        assert_eq!(phone("139****5067"), Some(Phone::Masked("139****5067".into())));
        assert_eq!(phone("+86 139****5067"), Some(Phone::Masked("139****5067".into())));
        assert_eq!(phone("****"), None);
        for cell in ["13912345067-0021", "13912345067转0021", "13912345067 ext. 0021", "+8613912345067-0021"] {
            assert_eq!(phone(cell), Some(Phone::Forwarded("13912345067-0021".into())), "{cell}");
        }
    }

    #[test]
    fn ids_of_digits_are_not_taken_for_numbers() {
        for cell in
            ["10000123", "20260801123", "4155552671", "2026-08-01", "001-234", "000-123-4567-8901", "A12-345-6789"]
        {
            assert!(!is_surely_phone(cell), "{cell}");
        }
        for cell in ["(212) 456-7810", "212-456-7810", "212.456.7810", "0912-345-610", "07700 900123", "020 7946 0958"]
        {
            assert!(is_surely_phone(cell), "{cell}");
        }
        for cell in ["13912345067", "+442079460958", "139****5067", "13912345067-0021"] {
            assert!(is_surely_phone(cell), "{cell}");
        }
    }

    #[test]
    fn a_number_of_nobody_is_a_number_still() {
        for text in
            ["13800138000", "+86 138-0013-8000", "138****8000", "010-62345678", "(021) 6234 5678", "+1 415 555 0100"]
        {
            assert!(is_phone(text, true), "{text}");
        }
        for text in ["1380013800", "138001380001", "11111111111", "12345", "call me", "1.38E+10", "12800138000"] {
            assert!(!is_phone(text, true), "{text}");
        }
        assert!(is_phone("1415555010", false) && !is_phone("1234567890123456", false));
        assert!(is_phone("13912345067, 13912345068", true) && is_phone("1.3912345067E10", true));
        assert!(is_chinese_mobile("0086 13800138000") && !is_chinese_mobile("010-62345678"));
    }

    #[test]
    fn an_address_is_one_however_it_is_typed() {
        assert_eq!(email(" Ann.Lee@Example.COM "), Some("ann.lee@example.com".into()));
        assert_eq!(email("ａｎｎ＠example.com"), Some("ann@example.com".into()));
        for cell in ["ann", "ann@", "@b.c", "a@b", "a b@c.de", "a@b.c", "a@b.de, c@d.ef"] {
            assert_eq!(email(cell), None, "{cell}");
        }
        for cell in ["a@b.cd", "li.ming+shop@mail.example.com", "李明@例子.公司", "l***g@qq.com"] {
            assert!(is_email(cell), "{cell}");
        }
        for cell in ["a@b", "a.b.cd", "@b.cd", "a b@c.de", "a..b@c.de", "a@b..cd", "a@1.2.3.4", "a@b.c"] {
            assert!(!is_email(cell), "{cell}");
        }
        assert_eq!(email("l***g@qq.com"), None, "many have these letters");
        assert!(is_relayed("abc123@marketplace.amazon.co.uk") && is_relayed("noreply@shop.example"));
        assert!(!is_relayed("ann@privaterelay.appleid.com") && !is_relayed("ann@example.com"));
    }
}
