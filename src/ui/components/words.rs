//! Keys of the registry's words, and small sentences that several pages need.

use kefen::base::{Arg, Message, Money};
use kefen::charts::Condition;
use kefen::i18n::Catalog;
use kefen::protocol::{Selection, Workspace};

/// The name of a classifier.
pub fn classifier_name(words: &Catalog, id: &str) -> String {
    words.word(&format!("{id}-name"))
}

/// The name of a class.
pub fn class_name(words: &Catalog, classifier: &str, class: &str) -> String {
    let key = format!("{classifier}-class-{class}");
    // Classes that the data name are called by their id.
    if words.has(&key) { words.word(&key) } else { class.to_owned() }
}

/// One value of a message, written as the locale writes it.
pub fn arg_text(words: &Catalog, value: &Arg) -> String {
    words.text(&Message::new("pages-value").with("value", value.clone()))
}

/// A share as `63.1%`, or a dash where there is nothing to share.
pub fn share_text(words: &Catalog, part: f64, whole: f64) -> String {
    if whole > 0.0 { words.percent(part / whole, 1) } else { DASH.to_owned() }
}

/// Money rounded to the unit.
pub fn money_text(words: &Catalog, money: Money) -> String {
    words.money_round(money.to_f64())
}

/// A number, or a dash where there is none.
pub fn number_text(words: &Catalog, value: f64, decimals: u8) -> String {
    if value.is_finite() { words.number(value, decimals) } else { DASH.to_owned() }
}

/// Money per order, or a dash.
pub fn rate_text(words: &Catalog, value: f64) -> String {
    if value.is_finite() { words.money_each(value) } else { DASH.to_owned() }
}

/// What the data of a workspace is called: its first file, and how many more there are.
pub fn workspace_name(words: &Catalog, now: &Workspace) -> String {
    match now.files.len() {
        0 | 1 => now.name().to_owned(),
        files => words.text(&Message::new("app-and-more").text("name", now.name()).count("n", files - 1)),
    }
}

/// What stands where there is no number.
pub const DASH: &str = "–";

fn between(words: &Catalog, name: String, from: f64, to: f64) -> String {
    let decimals = |value: f64| u8::from(value.fract() != 0.0) * 2;
    let number = |value: f64| words.number(value, decimals(value));
    let bounded = |key: &'static str| Message::new(key).text("name", name.clone());
    words.text(&match (from.is_finite(), to.is_finite()) {
        (true, true) if from.total_cmp(&to).is_eq() => bounded("selection-exactly").text("value", number(from)),
        (true, true) => bounded("selection-between").text("from", number(from)).text("to", number(to)),
        (true, false) => bounded("selection-from").text("from", number(from)),
        (false, _) => bounded("selection-to").text("to", number(to)),
    })
}

/// What a selection is, condition by condition, as a reader would say it.
pub fn selection_words(words: &Catalog, selection: &Selection) -> Vec<String> {
    let id = selection.classifier.as_ref().map_or("", |(id, _)| id);
    let mut said: Vec<String> = selection
        .conditions
        .iter()
        .map(|condition| match condition {
            Condition::Class(class) => {
                let class = class_name(words, id, class);
                let message = Message::new("selection-class").text("name", classifier_name(words, id));
                words.text(&message.text("class", class))
            }
            Condition::Classes(classes) => {
                let names: Vec<String> = classes.iter().map(|class| class_name(words, id, class)).collect();
                let message = Message::new("selection-class").text("name", classifier_name(words, id));
                words.text(&message.text("class", names.join(" · ")))
            }
            Condition::Score(name, from, to) => between(words, words.word(&format!("score-{name}")), *from, *to),
            Condition::Feature(name, from, to) => between(words, words.word(&format!("feature-{name}")), *from, *to),
            Condition::Rank(from, to) => {
                words.text(&Message::new("selection-rank").count("from", from + 1).count("to", *to))
            }
            Condition::Ordered(from, to) => {
                words.text(&Message::new("selection-ordered").with("from", Arg::Day(*from)).with("to", Arg::Day(*to)))
            }
        })
        .collect();
    if !selection.search.is_empty() {
        said.push(words.text(&Message::new("selection-search").text("text", selection.search.clone())));
    }
    said
}
