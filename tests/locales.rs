//! The words: both languages say the same things with the same arguments, and everything that the code says has words.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be read here is a test that failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_syntax::ast;
use kefen::base::Message;
use kefen::classify::{self, Classifier, ParamKind, ParamSpec, Params, Value, Values};
use kefen::features::{Cancellations, Exclusion};
use kefen::i18n::{Catalog, Currency, Lang, locales};

/// What an entry is made of, as far as the two languages must agree.
#[derive(Debug, Default, PartialEq, Eq)]
struct Entry {
    /// Arguments of the entry itself (absent if it has only attributes) and of each attribute.
    parts: BTreeMap<String, BTreeSet<String>>,
    /// Other entries that it includes.
    includes: BTreeSet<String>,
}

fn patterns(pattern: &ast::Pattern<&str>, entry: &mut Entry, part: &str) {
    entry.parts.entry(part.to_owned()).or_default();
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            expressions(expression, entry, part);
        }
    }
}

fn expressions(expression: &ast::Expression<&str>, entry: &mut Entry, part: &str) {
    match expression {
        ast::Expression::Inline(inline) => inlines(inline, entry, part),
        ast::Expression::Select { selector, variants } => {
            inlines(selector, entry, part);
            for variant in variants {
                patterns(&variant.value, entry, part);
            }
        }
    }
}

fn inlines(inline: &ast::InlineExpression<&str>, entry: &mut Entry, part: &str) {
    match inline {
        // The twin of a number (`n_count`) only chooses a plural; a language without plurals does not look at it.
        ast::InlineExpression::VariableReference { id } if !id.name.ends_with("_count") => {
            entry.parts.entry(part.to_owned()).or_default().insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } => {
            entry.includes.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => expressions(expression, entry, part),
        ast::InlineExpression::FunctionReference { id, .. } => panic!("{} is not ours to format with", id.name),
        _ => {}
    }
}

/// All entries of a language by key; panics at junk and at a key that is there twice.
fn entries(lang: Lang) -> BTreeMap<String, Entry> {
    let mut all = BTreeMap::new();
    for (area, text) in locales::files(lang) {
        let parsed = fluent_syntax::parser::parse(*text);
        let resource = parsed.unwrap_or_else(|(_, errors)| panic!("{}/{area}.ftl: {errors:?}", lang.id()));
        for item in &resource.body {
            let ast::Entry::Message(message) = item else { continue };
            let mut entry = Entry::default();
            if let Some(value) = &message.value {
                patterns(value, &mut entry, "");
            }
            for attribute in &message.attributes {
                patterns(&attribute.value, &mut entry, attribute.id.name);
            }
            let before = all.insert(message.id.name.to_owned(), entry);
            assert!(before.is_none(), "{}/{area}.ftl: {} is there twice", lang.id(), message.id.name);
        }
    }
    all
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut inside: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    inside.sort();
    for path in inside {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code without comments and without its tests, which say things that do not exist.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let tested = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..tested].lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The string literal at the beginning of some code, and the code behind it; nothing where something else stands.
fn literal(code: &str) -> Option<(&str, &str)> {
    code.trim_start().strip_prefix('"')?.split_once('"')
}

/// The keys that follow every occurrence of a call. With `second`, a call of two literals says its second one.
fn said<'a>(code: &'a str, call: &str, second: bool) -> Vec<&'a str> {
    let whole_word = |at: usize| {
        let before = code[..at].chars().next_back();
        !call.starts_with(char::is_alphabetic) || !before.is_some_and(|char| char.is_alphanumeric() || char == '_')
    };
    let key = |at: usize| {
        let (first, behind) = literal(&code[at + call.len()..])?;
        if !second || !behind.trim_start().starts_with(',') {
            return Some(first);
        }
        literal(&behind.trim_start()[1..]).map(|(key, _)| key)
    };
    code.match_indices(call).filter(|(at, _)| whole_word(*at)).filter_map(|(at, _)| key(at)).collect()
}

#[test]
fn every_file_is_part_of_the_program() {
    for &lang in Lang::ALL {
        let on_disk: BTreeSet<String> = std::fs::read_dir(folder().join("i18n/locales").join(lang.id()))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let embedded: BTreeSet<String> = locales::files(lang).iter().map(|(area, _)| format!("{area}.ftl")).collect();
        assert_eq!(on_disk, embedded, "{lang:?}");
    }
}

#[test]
fn both_languages_have_the_same_entries_with_the_same_arguments() {
    let (zh, en) = (entries(Lang::Zh), entries(Lang::En));
    let only = |a: &BTreeMap<String, Entry>, b: &BTreeMap<String, Entry>| -> Vec<String> {
        a.keys().filter(|key| !b.contains_key(*key)).cloned().collect()
    };
    assert_eq!((only(&zh, &en), only(&en, &zh)), (vec![], vec![]), "only in Chinese, only in English");
    let differing: Vec<(&String, &Entry, &Entry)> = zh
        .iter()
        .filter_map(|(key, chinese)| en.get(key).map(|english| (key, chinese, english)))
        .filter(|(_, chinese, english)| chinese.parts != english.parts)
        .collect();
    assert!(differing.is_empty(), "{differing:#?}");
    for (key, entry) in zh.iter().chain(&en) {
        assert!(entry.includes.iter().all(|included| zh.contains_key(included)), "{key} includes what is not there");
    }
}

#[test]
fn nothing_is_said_with_no_words() {
    for &lang in Lang::ALL {
        let catalog = Catalog::new(lang, Currency::None);
        for (key, entry) in entries(lang) {
            let message = Message::new(key.clone());
            for part in entry.parts.keys() {
                let text = if part.is_empty() { catalog.text(&message) } else { catalog.attribute(&message, part) };
                assert!(!text.trim().is_empty(), "{}: {key} {part} is empty", lang.id());
            }
        }
    }
}

#[test]
fn chinese_has_chinese_commas() {
    let han = |char: Option<&char>| char.is_some_and(|char| matches!(char, '\u{4e00}'..='\u{9fff}'));
    for (area, text) in locales::files(Lang::Zh) {
        for line in text.lines() {
            let characters: Vec<char> = line.chars().collect();
            for (at, char) in characters.iter().enumerate() {
                let between = at > 0 && han(characters.get(at - 1)) && han(characters.get(at + 1));
                assert!(!(*char == ',' && between), "{area}.ftl: {line}");
            }
        }
    }
}

/// Red for an area whose file is still empty.
#[test]
fn everything_that_the_code_says_has_words() {
    let keys = entries(Lang::En);
    let mut files = Vec::new();
    rust_files(&folder(), &mut files);
    let (mut missing, mut seen) = (BTreeSet::new(), 0);
    for path in files {
        let code = code(&path);
        let calls =
            [("Message::new(", false), (".word(", true), ("t(", false), ("Arg::Word(", false), (".step(", false)];
        let mut said: Vec<&str> = calls.iter().flat_map(|(call, second)| said(&code, call, *second)).collect();
        seen += said.len();
        said.retain(|key| !keys.contains_key(*key));
        missing.extend(said.into_iter().map(|key| format!("{}: {key}", path.display())));
    }
    assert!(seen > 0, "the scan finds nothing at all");
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Files that are there for tests only, as their parents declare them.
fn only_tests(files: &[PathBuf]) -> BTreeSet<PathBuf> {
    let declared = |path: &PathBuf| {
        let text = std::fs::read_to_string(path).unwrap();
        let parent = path.parent().unwrap().to_path_buf();
        // `a.rs` has its modules in the folder `a`, `mod.rs` and `lib.rs` beside itself.
        let own = match path.file_stem().unwrap().to_str().unwrap() {
            "mod" | "lib" => parent,
            stem => parent.join(stem),
        };
        let names = text.split("#[cfg(test)]\nmod ").skip(1).filter_map(|rest| rest.split_once(';'));
        let names: Vec<&str> = names.map(|(name, _)| name).filter(|name| !name.contains(['{', ' '])).collect();
        names.iter().map(|name| own.join(format!("{name}.rs"))).collect::<Vec<_>>()
    };
    files.iter().flat_map(declared).collect()
}

/// Every string literal of some code. Escapes end no literal; what they stand for is no part of a key.
fn literals(code: &str) -> Vec<&str> {
    let (mut all, mut rest) = (Vec::new(), code);
    while let Some(start) = rest.find('"') {
        let inside = &rest[start + 1..];
        // A quotation mark as a character opens nothing.
        if rest[..start].ends_with('\'') && inside.starts_with('\'') {
            rest = inside;
            continue;
        }
        let mut escaped = false;
        let end = inside.find(|char| {
            let ends = char == '"' && !escaped;
            escaped = char == '\\' && !escaped;
            ends
        });
        let Some(end) = end else { break };
        all.push(&inside[..end]);
        rest = &inside[end + 1..];
    }
    all
}

/// Whether a key is what a format makes, its holes filled with words that the code says elsewhere.
fn made_by(format: &str, key: &str, words: &BTreeSet<String>) -> bool {
    let Some((before, hole)) = format.split_once('{') else { return format == key };
    let Some((_, after)) = hole.split_once('}') else { return false };
    let Some(rest) = key.strip_prefix(before) else { return false };
    let known = |word: &str| words.contains(word) || words.contains(&format!("-{word}"));
    let fills = |end: usize| {
        let fill = &rest[..end];
        let whole = words.contains(fill) || fill.split('-').filter(|part| !part.is_empty()).all(known);
        whole && made_by(after, &rest[end..], words)
    };
    (0..=rest.len()).filter(|end| rest.is_char_boundary(*end)).any(fills)
}

/// Words that nobody says weigh on the first visit and mislead whoever translates.
#[test]
fn every_entry_is_said_somewhere() {
    let mut files = Vec::new();
    rust_files(&folder(), &mut files);
    let tests = only_tests(&files);
    assert!(tests.len() > 1, "the scan finds no files of tests");
    let words: BTreeSet<String> = files
        .iter()
        .filter(|path| !tests.contains(*path))
        .flat_map(|path| literals(&code(path)).into_iter().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    // `list-{id}-why` is a format; a hole at the beginning is only one for what is built on another key (`{key}-how`): the keys of
    // classifiers come from the registry.
    let formats: Vec<&String> = words.iter().filter(|word| word.contains('{') && word.contains('-')).collect();
    let of_registry = of_classifiers();
    let keys = entries(Lang::En);
    // The rules of RFM are its bands by another name.
    let renamed = |key: &str| {
        key.strip_prefix("rfm-rule").filter(|_| words.contains("rfm-rule")).map(|rest| format!("rfm-band{rest}"))
    };
    let said = |key: &str| {
        let band = renamed(key).filter(|_| !words.contains(key));
        let key = band.as_deref().unwrap_or(key);
        words.contains(key)
            || of_registry.contains(key)
            // What to do about classes that the data name.
            || key.strip_suffix("-strategy-each").is_some_and(|id| classify::find(id).is_some())
            || key.strip_prefix("failure-").is_some_and(|code| words.contains(&code.replace('-', "_")))
            || formats.iter().any(|format| match format.strip_prefix('{').and_then(|hole| hole.split_once('}')) {
                Some((_, end)) => {
                    let of_key = !end.contains('{')
                        && key.strip_suffix(end).is_some_and(|key| keys.contains_key(key) && words.contains(key));
                    // What several classifiers share is built on their ids.
                    let of_id = |id: &str| key.strip_prefix(id).is_some_and(|rest| made_by(end, rest, &words));
                    of_key || end.starts_with('-') && classify::ALL.iter().any(|it| of_id(it.spec().id))
                }
                None => made_by(format, key, &words),
            })
    };
    let silent: Vec<&String> = keys.keys().filter(|key| !said(key)).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

/// Red for an area whose file is still empty.
#[test]
fn every_failure_has_words_and_a_cure() {
    let keys = entries(Lang::En);
    let mut files = Vec::new();
    rust_files(&folder(), &mut files);
    let codes: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let code = code(path);
            said(&code, "Failure::new(", false).into_iter().map(str::to_owned).collect::<Vec<_>>()
        })
        .chain([kefen::base::Failure::CANCELLED.to_owned()])
        .collect();
    assert!(codes.iter().any(|code| code == "fit_unreadable"), "the scan finds no failures: {codes:?}");
    let curable = |entry: &Entry| entry.parts.contains_key("") && entry.parts.contains_key("cure");
    let wordless: BTreeSet<&String> = codes
        .iter()
        .filter(|code| !keys.get(&format!("failure-{}", code.replace('_', "-"))).is_some_and(curable))
        .collect();
    assert!(wordless.is_empty(), "{wordless:?}");
    // Whatever failure is described says what to do about it.
    for (key, entry) in keys.iter().filter(|(key, _)| key.starts_with("failure-")) {
        assert!(curable(entry), "{key}");
    }
}

#[test]
fn rules_have_words() {
    let keys = entries(Lang::En);
    let exclusions = Exclusion::ALL.iter().map(|exclusion| format!("exclusion-{}", exclusion.id()));
    let cancellations = Cancellations::ALL.iter().map(|rule| format!("rule-cancellations-{}", rule.id()));
    for key in exclusions.chain(cancellations) {
        assert!(keys.contains_key(&key) && keys.contains_key(&format!("{key}-hint")), "{key}");
    }
}

#[test]
fn samples_have_words() {
    let keys = entries(Lang::En);
    for name in kefen::sample::NAMES {
        let key = format!("app-sample-{name}");
        assert!(keys.contains_key(&key) && keys.contains_key(&format!("{key}-what")), "{key}");
    }
}

/// The values that reach every list of classes: the defaults, and every option of every choice.
fn choices(params: &'static [ParamSpec]) -> Vec<Values> {
    let options = |param: &ParamSpec| match param.kind {
        ParamKind::Choice(options) => options.to_vec(),
        _ => Vec::new(),
    };
    let chosen = params.iter().flat_map(|param| {
        let value = |option: &str| Values::from([(param.name.to_owned(), Value::Choice(option.to_owned()))]);
        options(param).into_iter().map(value).collect::<Vec<_>>()
    });
    std::iter::once(Values::new()).chain(chosen).collect()
}

/// The keys that the pages build from the registry.
fn of_classifiers() -> BTreeSet<String> {
    let mut needed = BTreeSet::new();
    for classifier in classify::ALL.iter().map(|classifier| *classifier as &dyn Classifier) {
        let spec = classifier.spec();
        let id = spec.id;
        needed.extend([format!("{id}-name"), format!("{id}-description"), format!("family-{}", spec.family.id())]);
        needed.extend(spec.features.iter().map(|feature| format!("feature-{feature}")));
        for param in spec.params {
            needed.insert(format!("{id}-param-{}", param.name));
            if let ParamKind::Choice(options) = param.kind {
                needed.extend(options.iter().map(|option| format!("{id}-param-{}-{option}", param.name)));
            }
            if let ParamKind::Text { .. } | ParamKind::Column { .. } | ParamKind::Rules { .. } = param.kind {
                needed.insert(format!("{id}-param-{}-hint", param.name));
            }
        }
        for values in choices(spec.params) {
            let params = Params::check(spec.params, &values).unwrap();
            for class in classifier.classes(&params) {
                needed.extend(["class", "strategy"].map(|kind| format!("{id}-{kind}-{}", class.id)));
            }
        }
    }
    needed
}

#[test]
fn every_classifier_has_words() {
    let keys = entries(Lang::En);
    let needed = of_classifiers();
    assert!(!needed.is_empty());
    let missing: Vec<&String> = needed.iter().filter(|key| !keys.contains_key(*key)).collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
