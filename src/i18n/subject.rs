//! The same sentences about something else than customers: where a file names no person, each product or each region is a row, and the
//! page must not speak of people.
//!
//! Done once, on the text of the locale files and before it is parsed, so that nothing of the user's (an id, a file's name) is ever
//! touched. Entries about files and columns stay as they are: there a customer is meant.

use super::Lang;

/// What a row is called.
pub(super) struct Noun<'a> {
    pub one: &'a str,
    pub many: &'a str,
}

/// Files of the locales that speak of files.
const ABOUT_FILES: &[&str] = &["ingest", "fixes", "platform", "subject"];

/// Beginnings of the keys of other entries that do.
const ABOUT_COLUMNS: &[&str] = &[
    "app-first",
    "app-pledge",
    "app-rows-known",
    "app-table-",
    "exclusion-no_customer",
    "failure-",
    "key-",
    "link-",
    "no-orders-",
    "people-",
    "role-",
    "warning-",
];

/// The text of a language ([`text`](super::locales::text)), with the noun instead of customers.
pub(super) fn speaking_of(text: &str, lang: Lang, noun: &Noun<'_>) -> String {
    let mut about_files = false;
    let mut said = String::with_capacity(text.len());
    let mut stays = false;
    for line in text.split_inclusive('\n') {
        if let Some(area) = line.strip_prefix("### ") {
            about_files = ABOUT_FILES.contains(&area.trim_end());
        }
        // An entry begins at the margin; what is indented belongs to it.
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            stays = ABOUT_COLUMNS.iter().any(|key| line.starts_with(key));
        }
        if about_files || stays || line.starts_with('#') {
            said.push_str(line);
        } else {
            said.push_str(&replaced(line, lang, noun));
        }
    }
    said
}

fn replaced(line: &str, lang: Lang, noun: &Noun<'_>) -> String {
    let Noun { one, many } = noun;
    if lang == Lang::Zh {
        let one_of = format!("个{one}");
        return line.replace("位客户", &one_of).replace("名客户", &one_of).replace("客户", one).replace("顾客", one);
    }
    let an = if one.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" };
    let pairs = [
        ("customers who", format!("{many} that")),
        ("customer who", format!("{one} that")),
        ("a customer", format!("{an} {one}")),
        ("customers", (*many).to_owned()),
        ("customer", (*one).to_owned()),
    ];
    pairs.iter().fold(line.to_owned(), |line, (from, to)| words(&words(&line, from, to), &capital(from), &capital(to)))
}

/// Whole words: no part of a key, and no argument.
fn words(line: &str, from: &str, to: &str) -> String {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '_' | '-');
    let mut said = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once(from) {
        let alone = !before.ends_with(is_part) && !after.starts_with(is_part);
        // A word that was looked past is still before what comes next.
        let alone = alone && !(before.is_empty() && said.ends_with(is_part));
        said.push_str(before);
        said.push_str(if alone { to } else { from });
        rest = after;
    }
    said.push_str(rest);
    said
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREAS: Noun<'_> = Noun { one: "area", many: "areas" };

    fn of(text: &str) -> String {
        speaking_of(text, Lang::En, &AREAS)
    }

    #[test]
    fn whole_words_are_replaced_and_keys_are_not() {
        assert_eq!(
            of("x = Customers who come back: a customer’s { $customers }\n"),
            "x = Areas that come back: an area’s { $customers }\n"
        );
        let key = "app-bar-customers = { $customers_count ->\n   *[other] { $customers } customers\n}\n";
        assert_eq!(of(key), key.replace("} customers", "} areas"));
        let stays = "role-customer = Customer\nfailure-x = No customers\n    .cure = Add customers\n";
        assert_eq!(of(stays), stays);
        assert_eq!(
            of("### ingest\nx = customers\n### app\ny = customers"),
            "### ingest\nx = customers\n### app\ny = areas"
        );
        let products = Noun { one: "商品", many: "商品" };
        assert_eq!(speaking_of("x = { $n } 位客户，客户占比\n", Lang::Zh, &products), "x = { $n } 个商品，商品占比\n");
    }
}
