//! A questionnaire that comes back readable: a sheet to fill in, with exactly the columns that import knows, and the same questions as a
//! page to print or to send.
//!
//! Its words are those of the locales; that import reads every column and every answer offered is held by the tests below.

use std::fmt::Write;

use super::Reply;
use super::export::file;
use super::work::Work;
use crate::export::csv::{Cell, Csv, file_name};
use crate::i18n::{Catalog, Lang};
use crate::protocol::Event;

/// The questions, in their order; `questionnaire-column-NAME` is the header, `questionnaire-ask-NAME` the sentence.
const QUESTIONS: [&str; 10] = [
    "satisfaction",
    "recommend",
    "repurchase",
    "quality",
    "service",
    "delivery",
    "price",
    "packaging",
    "need",
    "comment",
];

/// The sheet: a row for each customer, with the day and the answers left open.
fn sheet<'a>(words: &Catalog, ids: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let columns = ["customer", "date"].into_iter().chain(QUESTIONS);
    let head: Vec<String> = columns.map(|name| words.word(&format!("questionnaire-column-{name}"))).collect();
    let mut csv = Csv::new(false);
    csv.row(head.iter().map(|name| Cell::Text(name)));
    for id in ids {
        let open = std::iter::repeat_n(Cell::Empty, head.len() - 1);
        csv.row(std::iter::once(Cell::Text(id)).chain(open));
    }
    csv.finish()
}

/// The answers offered to a question; none where it is open.
fn answers(words: &Catalog, name: &str) -> Vec<String> {
    let key = match name {
        "comment" => return Vec::new(),
        "quality" | "service" | "delivery" | "price" | "packaging" => "mark",
        name => name,
    };
    words.word(&format!("questionnaire-answers-{key}")).split('|').map(|answer| answer.trim().to_owned()).collect()
}

/// The page: every question with its answers, boxes to tick, and room for words.
fn page(words: &Catalog, lang: Lang) -> String {
    let word = |key: &str| escaped(&words.word(key));
    let mut html = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>\
         body{{font:16px/1.6 system-ui,sans-serif;max-inline-size:40rem;margin:2rem auto;padding:0 1rem}}\
         fieldset{{border:0;border-block-end:1px solid;padding:0.75rem 0;margin:0;break-inside:avoid}}\
         legend{{font-weight:600}}label{{margin-inline-end:1.25rem;display:inline-block}}\
         textarea,input[type=text]{{inline-size:100%;box-sizing:border-box;font:inherit}}</style>\n<h1>{title}</h1>\n<p>{lead}</p>\n",
        lang.id(),
        title = word("questionnaire-title"),
        lead = word("questionnaire-lead"),
    );
    // Writing to a string can't fail.
    let customer = word("questionnaire-column-customer");
    let _ = writeln!(
        html,
        "<fieldset><legend>{customer}</legend><input type=\"text\" aria-label=\"{customer}\"></fieldset>"
    );
    for (number, name) in (1..).zip(QUESTIONS) {
        let ask = word(&format!("questionnaire-ask-{name}"));
        let _ = writeln!(html, "<fieldset><legend>{number}. {ask}</legend>");
        let offered = answers(words, name);
        for answer in &offered {
            let answer = escaped(answer);
            let _ = writeln!(html, "<label><input type=\"radio\" name=\"{name}\"> {answer}</label>");
        }
        if offered.is_empty() {
            let _ = writeln!(html, "<textarea rows=\"4\" aria-label=\"{ask}\"></textarea>");
        }
        html.push_str("</fieldset>\n");
    }
    let _ = writeln!(html, "<p>{}</p>\n</html>", word("questionnaire-thanks"));
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Work {
    /// The sheet with everybody who is known today, or the page.
    pub(super) fn questionnaire(&self, words: &Catalog, printed: bool) -> Reply {
        let title = words.word("questionnaire-title");
        if printed {
            let name = file_name(&[&title]).replace(".csv", ".html");
            let event = Event::File { name, mime: "text/html;charset=utf-8".to_owned() };
            return Reply { events: vec![event], bytes: Some(page(words, words.lang()).into_bytes()), save: None };
        }
        let everybody = self.customers.and_prospects(&self.built.history);
        let ids = everybody.who.iter().map(|who| self.built.history.name(*who));
        file(file_name(&[&title]), sheet(words, ids))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::answers::{Item, Mark, Scale};
    use crate::i18n::Currency;
    use crate::ingest::{Finished, Ingest, Inspection};
    use crate::table::{Role, TableKind};

    /// What is filled into the sheet comes back: every column by its role, every customer by their id.
    #[test]
    fn a_filled_sheet_is_read_back() {
        for lang in [Lang::Zh, Lang::En] {
            let words = Catalog::new(lang, Currency::None);
            let empty = String::from_utf8(sheet(&words, ["C001", "C002"].into_iter())).unwrap();
            let answers = ["2026-03-01"].map(str::to_owned).into_iter().chain(QUESTIONS.map(|name| {
                answers(&words, name).first().cloned().unwrap_or_else(|| "包装很好 / well packed".to_owned())
            }));
            let answers: Vec<String> = answers.collect();
            let filled: String = empty
                .lines()
                .enumerate()
                .map(|(line, text)| match text.split_once(',') {
                    Some((id, _)) if line > 0 => format!("{id},{}\n", answers.join(",")),
                    _ => format!("{text}\n"),
                })
                .collect();
            let look = |text: &str| Inspection::of("file.csv", text.len() as u64, text.as_bytes(), true, None).unwrap();
            assert_eq!(look(&empty).mapping.kind, TableKind::Surveys, "{lang:?}: the empty sheet too");
            let mapping = look(&filled).mapping;
            let roles: Vec<Role> = mapping.columns.iter().map(|column| column.role).collect();
            let expected = [
                Role::Customer,
                Role::Date,
                Role::Satisfaction,
                Role::Nps,
                Role::Repurchase,
                Role::ItemQuality,
                Role::ItemService,
                Role::ItemDelivery,
                Role::ItemPrice,
                Role::ItemPackaging,
                Role::Attribute,
                Role::Comment,
            ];
            assert_eq!((mapping.kind, roles.as_slice()), (TableKind::Surveys, &expected[..]), "{lang:?} {filled}");
            let mut ingest = Ingest::new("file.csv", &mapping).unwrap();
            ingest.feed(filled.as_bytes()).unwrap();
            let Finished::Imported(imported) = ingest.finish().unwrap() else { panic!("its head says all") };
            let ids = imported.table.text(Role::Customer).unwrap();
            assert_eq!(ids.dictionary.iter().collect::<Vec<_>>(), ["C001", "C002"]);
            assert!(imported.table.day(Role::Date).unwrap().iter().all(|day| day.is_some()));
        }
    }

    /// Every answer offered is read, and no two of a question as the same one.
    #[test]
    fn every_answer_offered_says_something() {
        for lang in [Lang::Zh, Lang::En] {
            let words = Catalog::new(lang, Currency::None);
            for (name, item, scale) in [
                ("satisfaction", Item::Satisfaction, Scale::Five),
                ("recommend", Item::Recommend, Scale::ZeroTen),
                ("repurchase", Item::Repurchase, Scale::Five),
                ("quality", Item::Quality, Scale::Five),
            ] {
                let read: Vec<f64> = answers(&words, name)
                    .iter()
                    .map(|answer| Mark::read(item, answer, scale).unwrap_or_else(|| panic!("{answer}")).share)
                    .collect();
                assert!(read.windows(2).all(|pair| pair[0] > pair[1]), "{lang:?} {name} {read:?}");
            }
            assert_eq!(answers(&words, "need").len(), 3);
            let html = page(&words, lang);
            assert!(html.contains("&gt;") && !html.contains(" >7"), "answers are text, not markup");
            assert_eq!(html.matches("<fieldset>").count(), QUESTIONS.len() + 1);
        }
    }
}
