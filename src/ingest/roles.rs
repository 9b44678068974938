//! What a header says: how well it names a role. The names themselves are in [`names`](super::names).
//!
//! Headers are compared after [`normal`]: full-width forms, case, units in brackets, punctuation and spaces make no difference.

use crate::base::fold::{lower, nfkc};

use super::clean;
use super::names::{NO_ROLE, Names, ORDERS};

/// A header in the form in which headers are compared.
pub fn normal(header: &str) -> String {
    let mut text = String::with_capacity(header.len());
    let mut depth = 0u32;
    for c in lower(&nfkc(header)).chars() {
        match c {
            '(' | '[' | '【' | '（' => depth += 1,
            ')' | ']' | '】' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() && !clean::invisible(c) => text.push(c),
            _ => {}
        }
    }
    // A bracket may hold what tells two columns apart: `Email (Billing)`, but `金额(元)`.
    if header.is_ascii() && header.contains('(') && !header.contains("($)") {
        return header.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    }
    text
}

/// How well a normal header names a role, and the place of that name in the role's list: 1 for a whole name, less for a part.
pub(super) fn header_score(normal: &str, names: &Names) -> (f64, usize) {
    if normal.is_empty() || NO_ROLE.contains(&normal) {
        return (0.0, usize::MAX);
    }
    if let Some(place) = names.whole.iter().position(|name| *name == normal) {
        return (1.0, place);
    }
    let part = names.parts.iter().filter(|part| normal.contains(**part)).map(|part| part.chars().count()).max();
    match part {
        // The more of the header the part covers, the likelier.
        Some(length) => (0.4 + 0.4 * (length as f64 / normal.chars().count() as f64), usize::MAX),
        None => (0.0, usize::MAX),
    }
}

/// Whether a header names something that is none of the roles.
pub fn has_no_role(normal: &str) -> bool {
    NO_ROLE.contains(&normal)
}

/// How many cells of a record are the name of some role.
pub fn hits<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.map(normal).filter(|cell| ORDERS.iter().any(|names| names.whole.contains(&cell.as_str()))).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Role;

    #[test]
    fn every_name_is_in_normal_form_and_of_one_role() {
        let mut seen = std::collections::BTreeMap::new();
        for names in ORDERS {
            for name in names.whole {
                assert_eq!(normal(name), *name);
                assert_eq!(seen.insert(*name, names.role), None, "{name}");
            }
        }
        assert_eq!(ORDERS.iter().map(|names| names.role).collect::<Vec<_>>(), Role::ORDERS);
    }

    #[test]
    fn headers_differ_only_by_what_matters() {
        for header in [" Customer_ID ", "CUSTOMER ID", "customer-id", "ｃｕｓｔｏｍｅｒ ｉｄ", "\u{feff}CustomerId"]
        {
            assert_eq!(normal(header), "customerid");
        }
        assert_eq!(normal("用户实付金额（元）"), "用户实付金额");
        assert_eq!(normal("Email (Billing)"), "emailbilling");
    }
}
