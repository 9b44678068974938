//! The two catalogues. Fluent, because keys are data: `ID-name` of a registry needs no code.
//!
//! Fluent chooses words and plurals; numbers, money and days reach it as finished text (see `format`), so that nothing depends on a
//! platform's idea of a language.

use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::Currency;
use super::subject::{self, Noun};
use super::tie;
use crate::base::{Arg, Message};

/// A language of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Lang {
    /// 简体中文
    Zh,
    /// English
    #[default]
    En,
}

impl Lang {
    /// Both.
    pub const ALL: &'static [Lang] = &[Lang::Zh, Lang::En];

    /// The BCP 47 tag; `data-lang` and the `lang` attribute of the page.
    pub fn id(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }
}

/// Words and formats of one language, with one currency. Can be shared between threads: the page holds it in an `Arc`.
#[derive(Clone)]
pub struct Catalog {
    lang: Lang,
    currency: Currency,
    bundle: Arc<FluentBundle<FluentResource>>,
    /// What was read, so that it can be read anew about something else.
    text: Arc<str>,
}

impl Catalog {
    /// The catalogue of a language. Never fails: the files are part of the program, and a test reads them. In the browser they are not:
    /// the page fetches them ([`Catalog::read`]).
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new(lang: Lang, currency: Currency) -> Catalog {
        Catalog::of(lang, currency, &super::locales::text(lang))
    }

    /// The catalogue of a language from the text that the site has of it.
    pub fn read(lang: Lang, text: &str) -> Catalog {
        Catalog::of(lang, Currency::None, text)
    }

    fn of(lang: Lang, currency: Currency, text: &str) -> Catalog {
        let tag: Option<LanguageIdentifier> = lang.id().parse().ok();
        let mut bundle = FluentBundle::new_concurrent(tag.into_iter().collect());
        // Isolating marks would be copied into files and chart labels; neither language is written from right to left.
        bundle.set_use_isolating(false);
        // What parses of a broken file is still of use; `tests/locales.rs` finds junk and double keys before a person can.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text.to_owned());
        let _ = bundle.add_resource(resource);
        Catalog { lang, currency, bundle: Arc::new(bundle), text: text.into() }
    }

    /// The same words with another currency; nothing is read again.
    #[must_use]
    pub fn in_currency(&self, currency: Currency) -> Catalog {
        Catalog { currency, ..self.clone() }
    }

    /// The same language where a row is no customer but what `subject-ID` names: read anew, with that word instead.
    #[must_use]
    pub fn about(&self, id: &str) -> Catalog {
        let entry = Message::new(format!("subject-{id}"));
        let (one, many) = (self.attribute(&entry, "one"), self.text(&entry));
        let noun = Noun { one: &one, many: &many };
        Catalog::of(self.lang, self.currency, &subject::speaking_of(&self.text, self.lang, &noun))
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What was read.
    pub fn source(&self) -> &str {
        &self.text
    }

    /// Whether two speak the same words, read from the same text once; they may differ in the currency.
    pub fn is_same_reading(&self, other: &Catalog) -> bool {
        Arc::ptr_eq(&self.bundle, &other.bundle)
    }

    /// How money is written.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// A sentence. A key that is missing is shown as itself; what follows a `=` is its own text: names that the data give.
    pub fn text(&self, message: &Message) -> String {
        if let Some(text) = message.key.strip_prefix('=') {
            return text.to_owned();
        }
        let pattern = self.bundle.get_message(&message.key).and_then(|entry| entry.value());
        pattern.map_or_else(
            || message.key.to_string(),
            // An argument that is missing shows as `{$name}`: visible, and better than no sentence.
            |pattern| self.bundle.format_pattern(pattern, Some(&self.args(message)), &mut Vec::new()).into_owned(),
        )
    }

    /// A word or sentence without arguments. A key that is missing is shown as itself.
    pub fn word(&self, key: &str) -> String {
        self.text(&Message::new(key.to_owned()))
    }

    /// A text with its figures tied to what they count (`tie`): for titles and what stands below them.
    pub fn tied(&self, text: &str) -> String {
        tie::tie(text, self.lang)
    }

    /// An attribute of an entry (`failure-empty-file` `.cure`), with the message's arguments; empty if there is none.
    pub fn attribute(&self, message: &Message, attribute: &str) -> String {
        let entry = self.bundle.get_message(&message.key);
        entry.and_then(|entry| entry.get_attribute(attribute)).map_or_else(String::new, |attribute| {
            let pattern = attribute.value();
            self.bundle.format_pattern(pattern, Some(&self.args(message)), &mut Vec::new()).into_owned()
        })
    }

    /// Whether there is an entry of this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// An argument, as this language writes it.
    pub fn arg(&self, arg: &Arg) -> String {
        match arg {
            Arg::Count(count) => self.count(*count),
            Arg::Number(value, decimals) => self.number_up_to(*value, *decimals),
            Arg::Percent(share, decimals) => self.percent(*share, *decimals),
            Arg::Money(money) => self.money(*money),
            Arg::Day(day) => self.day(*day),
            Arg::Text(text) => text.clone(),
            // One level: a word has no arguments of its own, so a word that names a word can't run in a circle.
            Arg::Word(key) => self.word(key),
            Arg::List(all) => self.list(all.iter().map(|one| self.arg(one))),
        }
    }

    /// Texts one after the other, parted as this language parts them.
    pub fn list(&self, texts: impl Iterator<Item = String>) -> String {
        texts.collect::<Vec<_>>().join(&self.word("list-join"))
    }

    fn args<'a>(&self, message: &'a Message) -> FluentArgs<'a> {
        let mut args = FluentArgs::with_capacity(message.args.len() * 2);
        for (name, arg) in &message.args {
            if let Arg::Count(count) = arg {
                // The twin that chooses the plural; the text itself is only for reading.
                args.set(format!("{name}_count"), FluentValue::from(*count));
            }
            args.set(name.as_ref(), self.arg(arg));
        }
        args
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Day, Failure, Money};
    use crate::i18n::locales;

    const FILE: &str = "\
word = a word
list-join = {\" / \"}
said = { $a } and { $b }
things = { $n_count ->
    [one] { $n } thing
   *[other] { $n } things
}
failure-gone = { $what } is gone.
    .cure = Look for { $what }.
";

    fn catalog(lang: Lang) -> Catalog {
        Catalog::of(lang, Currency::Cny, FILE)
    }

    fn said(a: Arg, b: Arg) -> String {
        catalog(Lang::En).text(&Message::new("said").with("a", a).with("b", b))
    }

    #[test]
    fn can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Catalog>();
    }

    #[test]
    fn every_argument_is_written_by_us() {
        assert_eq!(said(Arg::Count(1_234), Arg::Number(2.50, 2)), "1,234 and 2.5");
        assert_eq!(said(Arg::Percent(0.5, 1), Arg::Money(Money(-125_000))), "50.0% and \u{2212}¥12.50");
        assert_eq!(said(Arg::Day(Day(0)), Arg::Text("{ $b }".into())), "1 Jan 1970 and { $b }");
        let list = Arg::List(vec![Arg::Count(1_000), Arg::Word("word".into())]);
        assert_eq!(said(list, Arg::List(Vec::new())), "1,000 / a word and ");
        assert_eq!(said(Arg::Word("word".into()), Arg::Word("no-such".into())), "a word and no-such");
    }

    #[test]
    fn a_word_is_resolved_once_and_never_in_a_circle() {
        assert_eq!(said(Arg::Word("said".into()), Arg::Count(0)), "{$a} and {$b} and 0");
    }

    #[test]
    fn the_count_chooses_the_plural_by_the_rules_of_the_language() {
        let things = |lang, n: u64| catalog(lang).text(&Message::new("things").count("n", n));
        assert_eq!((things(Lang::En, 1), things(Lang::En, 0)), ("1 thing".into(), "0 things".into()));
        assert_eq!(things(Lang::En, 12_345), "12,345 things");
        assert_eq!(things(Lang::Zh, 1), "1 things", "Chinese has no plural, so `one` is never chosen");
    }

    #[test]
    fn what_is_missing_is_visible() {
        let en = catalog(Lang::En);
        assert_eq!(
            (en.word("nowhere-at-all"), en.has("nowhere-at-all"), en.has("word")),
            ("nowhere-at-all".into(), false, true)
        );
        assert_eq!(en.text(&Message::new("said").text("a", "x")), "x and {$b}");
        assert_eq!(
            (en.word("=word"), said(Arg::Word("=a=b".into()), Arg::Count(0))),
            ("word".into(), "a=b and 0".into())
        );
    }

    #[test]
    fn cures_take_the_arguments_of_the_failure() {
        let en = catalog(Lang::En);
        let failure = Failure::new("gone").with(|message| message.text("what", "it"));
        assert_eq!(en.text(&failure.message), "it is gone.");
        assert_eq!(en.attribute(&failure.message, "cure"), "Look for it.");
        assert_eq!(en.attribute(&failure.message, "joke"), "");
        assert_eq!(en.attribute(&Message::new("nowhere"), "cure"), "");
    }

    #[test]
    fn the_text_of_the_site_says_the_same() {
        for &lang in Lang::ALL {
            let (own, site) = (Catalog::new(lang, Currency::None), Catalog::read(lang, &locales::text(lang)));
            let keys = locales::files(lang).iter().flat_map(|(_, text)| text.lines());
            let keys = keys.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).filter(|key| own.has(key));
            let mut seen = 0;
            for key in keys {
                assert_eq!(own.word(key), site.word(key), "{lang:?}");
                seen += 1;
            }
            assert!(seen > 500, "{seen}");
        }
    }

    #[test]
    fn the_embedded_files_are_in_use() {
        for &lang in Lang::ALL {
            let catalog = Catalog::new(lang, Currency::None);
            assert!(catalog.has("failure-cancelled"), "{lang:?}");
            assert_ne!(catalog.word("stage-reading"), "stage-reading");
        }
    }
}
