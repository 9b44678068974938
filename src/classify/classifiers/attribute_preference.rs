//! Which attribute somebody looks for: organic, goat's milk, a stage, a brand.
//!
//! Use it to decide whom to tell of which product. Attributes are read from the titles of products by a word list in both languages that can
//! be changed and added to, and from the column of brands. An attribute is somebody's when they buy it more often than the shop sells it by
//! more than chance explains (binomial test, Benjamini & Hochberg at 5 % over customers and attributes); of several the surest one. A
//! product counts once per order; under two brands it is two products. Looks at the window only.

use serde::{Deserialize, Serialize};

use super::super::bought::{Columns, Thing};
use super::super::dominant::chance_reason;
use super::super::values::{self, Draft};
use crate::base::fold::{lower, nfkc};
use crate::base::{Arg, Job, Message, Note, Result, each};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::models::preference::{Claims, Tests, chance, lift};
use crate::table::Role;

/// Attributes that somebody looks for.
pub struct AttributePreference;

/// One attribute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Attribute {
    /// The id of a class, or what the person or the column calls it.
    name: String,
    kind: Kind,
    /// Folded words of titles; of a brand its folded name.
    words: Vec<String>,
    /// Its share in all purchases of the shop.
    share: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    /// One of [`LEXICON`].
    Known,
    /// Of the person's own.
    Own,
    Brand,
}

/// The attributes of the shop, and up to which chance a preference is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    attributes: Vec<Attribute>,
    cut: f64,
}

/// Ids, colours and words, in the order of the classes.
const LEXICON: &[(&str, &str, &str)] = &[
    ("organic", "cat-moss", "有机,organic"),
    ("goat", "cat-ochre", "羊奶,羊乳,山羊,goat"),
    ("a2", "cat-azure", "a2"),
    (
        "special",
        "cat-violet",
        "特殊配方,水解,无乳糖,防敏,抗敏,早产,special formula,hydrolyzed,hydrolysed,lactose free,lactose-free,hypoallergenic",
    ),
    ("sugar_free", "cat-sky", "无糖,零糖,0糖,低糖,sugar free,sugar-free,no sugar,unsweetened"),
    ("imported", "cat-pine", "进口,海外版,imported"),
    ("gift", "cat-rose", "礼盒,礼品,送礼,gift"),
    ("stage1", "seq-2", "1段,一段,1 段,stage 1,stage1,step 1"),
    ("stage2", "seq-3", "2段,二段,2 段,stage 2,stage2,step 2"),
    ("stage3", "seq-4", "3段,三段,3 段,stage 3,stage3,step 3"),
    ("stage4", "seq-5", "4段,四段,4 段,stage 4,stage4,step 4"),
];

/// Attributes of the person's own, and brands, that have a class; with the list above fewer than the bits of a mask.
const OWN: usize = 12;
const BRANDS: usize = 6;
const COLOURS: [&str; 6] = ["cat-vermilion", "seq-6", "quiet-3", "seq-1", "cat-azure", "cat-moss"];

/// How many attributes a customer's counts have room for.
const ROOM: usize = 32;

/// The form in which words and titles are compared.
fn fold(text: &str) -> String {
    lower(&nfkc(text)).trim().to_owned()
}

/// Whether a title has a word: letters and figures of the Latin script do not run on around it (`a2` is not in `a20`, `1段` not in `11段`).
fn has(title: &str, word: &str) -> bool {
    let runs_on = |end: Option<char>, beside: Option<char>| {
        end.is_some_and(|c| c.is_ascii_alphanumeric()) && beside.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    let free = |(at, found): (usize, &str)| {
        let before = title.get(..at).and_then(|before| before.chars().next_back());
        let after = title.get(at + found.len()..).and_then(|after| after.chars().next());
        !runs_on(word.chars().next(), before) && !runs_on(word.chars().next_back(), after)
    };
    !word.is_empty() && title.match_indices(word).any(free)
}

/// The attributes that the person's lines make of the word list, and how many lines could not be read.
fn lexicon(lines: &str) -> (Vec<Attribute>, u32) {
    let attribute = |name: &str, kind: Kind, words: &str| Attribute {
        name: name.to_owned(),
        kind,
        words: words.split([',', '，', '、', ';', '；']).map(fold).filter(|word| !word.is_empty()).collect(),
        share: 0.0,
    };
    let mut all: Vec<Attribute> = LEXICON.iter().map(|(id, _, words)| attribute(id, Kind::Known, words)).collect();
    let mut unread = 0;
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let split = line.split_once([':', '：', '=']).map(|(name, words)| (name.trim(), words));
        let Some((name, words)) = split.filter(|(name, _)| !fold(name).is_empty()) else {
            unread += 1;
            continue;
        };
        let key = fold(name);
        let own = all.iter().filter(|attribute| attribute.kind == Kind::Own).count();
        // A line may name an attribute of the list by its id or by one of its words.
        let known = all.iter_mut().find(|known| fold(&known.name) == key || known.words.contains(&key));
        match known {
            Some(known) => known.words = attribute(name, known.kind, words).words,
            None if own < OWN => all.push(attribute(name, Kind::Own, words)),
            None => unread += 1,
        }
    }
    (all, unread)
}

/// What products and brands say, by the attributes of a fit.
struct Reader<'a> {
    columns: Columns<'a>,
    attributes: &'a [Attribute],
    /// By code of the brand.
    brands: Vec<u32>,
}

impl<'a> Reader<'a> {
    fn of(cx: &Context<'a>, attributes: &'a [Attribute]) -> Option<Reader<'a>> {
        let columns = Columns::of(cx)?;
        let of_brand = |text: &str| {
            let key = values::key(text);
            let is = |attribute: &&Attribute| attribute.kind == Kind::Brand && attribute.words.first() == Some(&key);
            mask(attributes, |attribute| is(&attribute))
        };
        let brands = columns.brand.map(|column| column.dictionary.iter().map(of_brand).collect());
        Some(Reader { columns, attributes, brands: brands.unwrap_or_default() })
    }

    fn title(&self, title: &str) -> u32 {
        let title = fold(title);
        mask(self.attributes, |attribute| {
            attribute.kind != Kind::Brand && attribute.words.iter().any(|word| has(&title, word))
        })
    }

    /// The attributes of a product under a brand.
    fn mask(&self, of_title: u32, (_, brand): Thing) -> u32 {
        of_title | self.brands.get(brand as usize).copied().unwrap_or(0)
    }

    /// Those of each of all things.
    fn masks(&self, things: &[Thing]) -> Vec<u32> {
        let titles: Vec<u32> = self.columns.product.dictionary.iter().map(|title| self.title(title)).collect();
        let of_title = |product: u32| titles.get(product as usize).copied().unwrap_or(0);
        things.iter().map(|thing| self.mask(of_title(thing.0), *thing)).collect()
    }

    /// How often one customer bought each attribute, and how often anything.
    fn count(&self, cx: &Context, row: usize) -> Counts {
        let (mut counts, mut seen) = (Counts::default(), Vec::new());
        for lines in values::orders(cx, row) {
            self.columns.order(cx, lines, &mut seen, |thing| {
                let of_title = self.title(self.columns.product.dictionary.get(thing.0));
                counts.add(self.mask(of_title, thing));
            });
        }
        counts
    }
}

/// A bit for each attribute that is meant.
fn mask(attributes: &[Attribute], is: impl Fn(&Attribute) -> bool) -> u32 {
    attributes
        .iter()
        .take(ROOM)
        .zip(0u32..)
        .filter(|(attribute, _)| is(attribute))
        .fold(0, |mask, (_, at)| mask | (1 << at))
}

/// Purchases by attribute, and in all.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    times: [u32; ROOM],
    of: u32,
}

impl Counts {
    /// One more purchase, with its attributes.
    fn add(&mut self, mut mask: u32) {
        self.of += 1;
        while mask != 0 {
            if let Some(count) = self.times.get_mut(mask.trailing_zeros() as usize) {
                *count += 1;
            }
            mask &= mask - 1;
        }
    }

    /// Of some purchases, by what each thing is.
    fn of(purchases: &[u32], masks: &[u32]) -> Counts {
        let mut counts = Counts::default();
        for thing in purchases {
            counts.add(masks.get(*thing as usize).copied().unwrap_or(0));
        }
        counts
    }
}

struct Rule {
    least: u32,
    share: f64,
    claims: Claims,
}

impl Rule {
    fn of(fit: &Fit, params: &Params) -> Rule {
        let claims = Claims::at(fit.cut);
        Rule { least: params.number("least") as u32, share: params.number("share"), claims }
    }

    fn holds(&self, fit: &Fit, counts: &Counts, at: usize) -> bool {
        let (Some(times), Some(attribute)) = (counts.times.get(at), fit.attributes.get(at)) else { return false };
        counts.of >= self.least
            && f64::from(*times) >= self.share * f64::from(counts.of)
            && self.claims.hold(*times, counts.of, attribute.share)
    }

    /// The surest attribute that holds: the least chance, then the greater count.
    fn class(&self, fit: &Fit, counts: &Counts) -> u16 {
        let surest = (0..fit.attributes.len()).filter(|at| self.holds(fit, counts, *at)).min_by(|a, b| {
            let times = |at: &usize| counts.times.get(*at).copied().unwrap_or(0);
            let shop = |at: &usize| fit.attributes.get(*at).map_or(1.0, |attribute| attribute.share);
            let of = |at: &usize| self.claims.chance(times(at), counts.of, shop(at));
            of(a).total_cmp(&of(b)).then_with(|| times(b).cmp(&times(a)))
        });
        surest.unwrap_or(fit.attributes.len()) as u16
    }
}

impl Model for AttributePreference {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "attribute_preference",
        family: Family::Behaviour,
        population: Population::Buyers,
        needs: &[Need::Column(Role::Product)],
        params: &[
            ParamSpec::text("words", 4000),
            ParamSpec::switch("brands", true),
            ParamSpec::number("share", 0.30, 0.0, 0.90, 0.05, Unit::Share),
            ParamSpec::number("least", 3.0, 2.0, 20.0, 1.0, Unit::Orders),
        ],
        features: &["attribute", "top_share", "lift", "chance", "also", "told_orders"],
        charts: &["class_bar", "class_shares"],
        reference: "Benjamini & Hochberg 1995",
    };

    fn classes(_params: &Params) -> Classes {
        let known = LEXICON.iter().map(|(id, colour, _)| Class::optional(id, colour));
        known.chain([Class::new("none", "quiet-1").leftover()]).collect()
    }

    fn classes_of(fit: &Fit, params: &Params) -> Classes {
        let fixed = Self::classes(params);
        let mut colours = COLOURS.iter().cycle();
        let named = fit.attributes.iter().filter(|attribute| attribute.kind != Kind::Known).map(|attribute| {
            let name = &attribute.name;
            let taken = fixed.iter().any(|class| class.id == *name);
            let label = if taken { format!("“{name}”") } else { name.clone() };
            Class::named(&label, colours.next().unwrap_or(&"quiet-3"))
        });
        let (none, known) = fixed.split_last().map_or((None, &[][..]), |(none, known)| (Some(none), known));
        known.iter().cloned().chain(named).chain(none.cloned()).collect()
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let (mut attributes, unread) = lexicon(params.text("words"));
        let brand = values::column(cx, Role::Brand).filter(|_| params.switch("brands"));
        // One brand is no choice.
        let is_choice = |draft: &Draft| draft.rows().iter().filter(|rows| **rows > 0).count() > 1;
        if let Some(draft) = brand.map(|column| Draft::of_orders(cx, column)).filter(is_choice) {
            let rows = draft.rows().to_vec();
            let brands = draft.settle(&rows, BRANDS);
            let labels = (0..brands.len() as u32).filter_map(|item| brands.label(item));
            for name in labels {
                let known = attributes.iter().any(|attribute| fold(&attribute.name) == fold(name));
                if !known {
                    let words = vec![values::key(name)];
                    attributes.push(Attribute { name: name.to_owned(), kind: Kind::Brand, words, share: 0.0 });
                }
            }
        }
        let mut notes = Vec::new();
        if unread > 0 {
            notes.push(Note::warn(Message::new("attribute_preference-note-unread").count("lines", unread)));
        }
        let least = params.number("least") as u32;
        let (mut whole, mut few) = (Counts::default(), 0u32);
        let (mut tests, mut shares) = (Tests::default(), [0.0; ROOM]);
        if let Some(reader) = Reader::of(cx, &attributes) {
            let bought = cx.bought(job)?;
            let masks = reader.masks(&bought.things);
            values::walk(cx, job, |row| {
                let counts = Counts::of(bought.of_row(row), &masks);
                few += u32::from(counts.of < least);
                whole.of += counts.of;
                for (sum, own) in whole.times.iter_mut().zip(counts.times) {
                    *sum += own;
                }
            })?;
            for (share, times) in shares.iter_mut().zip(whole.times) {
                *share = f64::from(times) / f64::from(whole.of.max(1));
            }
            values::walk(cx, job, |row| {
                let counts = Counts::of(bought.of_row(row), &masks);
                // What the shop does not sell can't be liked there.
                let sold = shares.iter().zip(counts.times).filter(|(share, _)| **share > 0.0);
                for (share, times) in sold.filter(|_| counts.of >= least) {
                    tests.one(times, counts.of, *share);
                }
            })?;
        } else {
            job.step("stage-classifying", 0, 0)?;
        }
        for (attribute, share) in attributes.iter_mut().zip(shares) {
            attribute.share = share;
        }
        if few > 0 {
            notes.push(Note::info(
                Message::new("product_preference-note-few").count("customers", few).count("least", least),
            ));
        }
        if whole.of > 0 && attributes.iter().all(|attribute| attribute.share <= 0.0) {
            notes.push(Note::warn(Message::new("attribute_preference-note-nothing")));
        }
        let cut = tests.cut();
        Ok((Fit { attributes, cut }, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let (rule, total) = (Rule::of(fit, params), cx.customers.len());
        let (mut class, mut share, mut told) =
            (Vec::with_capacity(total), Vec::with_capacity(total), Vec::with_capacity(total));
        let bought = cx.bought(&mut Job::quiet()).unwrap_or_default();
        let masks = Reader::of(cx, &fit.attributes).map_or_else(Vec::new, |reader| reader.masks(&bought.things));
        each(total, |row| {
            let counts = Counts::of(bought.of_row(row), &masks);
            let own = rule.class(fit, &counts);
            class.push(own);
            let times = counts.times.get(usize::from(own)).filter(|_| usize::from(own) < fit.attributes.len());
            share.push(times.map_or(f64::NAN, |times| f64::from(*times) / f64::from(counts.of)));
            told.push(f64::from(counts.of));
        });
        let scores = vec![Score { name: "top_share", values: share }, Score { name: "told_purchases", values: told }];
        Assignment { class, scores }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let rule = Rule::of(fit, params);
        let reader = Reader::of(cx, &fit.attributes);
        let counts = reader.map_or_else(Counts::default, |reader| reader.count(cx, row));
        let class = rule.class(fit, &counts);
        let classes = Self::classes_of(fit, params);
        let word = |at: usize| classes.get(at).map_or_else(String::new, |class| class.word(Self::SPEC.id));
        let share = |at: usize| f64::from(counts.times.get(at).copied().unwrap_or(0)) / f64::from(counts.of);
        let shop = |at: usize| fit.attributes.get(at).map_or(0.0, |attribute| attribute.share);
        let claimed = usize::from(class) < fit.attributes.len();
        // Without a preference: what comes nearest to one.
        let nearest = (0..fit.attributes.len())
            .filter(|at| counts.times.get(*at).is_some_and(|times| *times > 0))
            .max_by(|a, b| lift(share(*a), shop(*a)).total_cmp(&lift(share(*b), shop(*b))).then_with(|| b.cmp(a)));
        let at = if claimed { Some(usize::from(class)) } else { nearest };
        let times = at.and_then(|at| counts.times.get(at)).copied().unwrap_or(0);
        let key = match at {
            _ if counts.of == 0 => "attribute_preference-because-nothing",
            _ if counts.of < rule.least => "attribute_preference-because-few",
            Some(_) if claimed => "attribute_preference-because",
            Some(_) => "attribute_preference-because-chance",
            None => "attribute_preference-because-none",
        };
        let because = Message::new(key)
            .word("class", word(usize::from(class)))
            .word("attribute", word(at.unwrap_or(fit.attributes.len())))
            .count("times", times)
            .count("n", counts.of)
            .with("share", Arg::Percent(at.map_or(0.0, share), 0))
            .with("shop", Arg::Percent(at.map_or(0.0, shop), 0))
            .count("least", rule.least);
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let least = Message::new("preference-band-least").count("least", rule.least);
        let told = reason("told_orders", Arg::Count(u64::from(counts.of)), Some(least));
        let Some(at) = at.filter(|_| counts.of > 0) else {
            return Explanation { class, because, reasons: vec![told], next: Vec::new() };
        };
        let of = Message::new("product_preference-band-times").count("times", times).count("n", counts.of);
        let cut = Message::new("preference-band-share").with("cut", Arg::Percent(rule.share, 0));
        let sold = Message::new("preference-band-lift").with("shop", Arg::Percent(shop(at), 1));
        let mut reasons = vec![
            reason("attribute", Arg::Word(word(at).into()), Some(of)),
            reason("top_share", Arg::Percent(share(at), 0), Some(cut)),
            reason("lift", Arg::Number(lift(share(at), shop(at)), 2), Some(sold)),
            chance_reason(chance(times, counts.of, shop(at)), fit.cut),
        ];
        let others = (0..fit.attributes.len()).filter(|other| *other != at && rule.holds(fit, &counts, *other));
        let also: Vec<Arg> = others.map(|other| Arg::Word(word(other).into())).collect();
        if !also.is_empty() {
            reasons.push(reason("also", Arg::List(also), None));
        }
        reasons.push(told);
        // The fewest further purchases with the attribute that make it theirs, or without any that end it.
        let after = |more: u32| {
            let mut counts = counts;
            counts.of += more;
            if let Some(times) = counts.times.get_mut(at).filter(|_| !claimed) {
                *times += more;
            }
            rule.class(fit, &counts)
        };
        let next = (1..=20u32).find(|more| after(*more) != class).map(|more| {
            let key = if claimed { "attribute_preference-next-without" } else { "attribute_preference-next-with" };
            let message = Message::new(key).count("orders", more).word("attribute", word(at));
            Next { class: after(more), message }
        });
        Explanation { class, because, reasons, next: next.into_iter().collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let rule = Rule::of(fit, params);
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let about = Message::new("attribute_preference-rule-about").with("share", Arg::Percent(rule.share, 0));
        let proof = if fit.cut < 0.0 {
            Message::new("product_preference-rule-nobody")
        } else {
            Message::new("product_preference-rule-chance").with("cut", Arg::Percent(fit.cut, 3))
        };
        let mut lines = vec![line(None, about.count("least", rule.least)), line(None, proof)];
        for (attribute, at) in fit.attributes.iter().zip(0u16..) {
            let shop = Arg::Percent(attribute.share, 1);
            let message = match attribute.kind {
                Kind::Brand => Message::new("attribute_preference-rule-brand").with("shop", shop),
                _ if attribute.words.is_empty() => Message::new("attribute_preference-rule-off"),
                _ => Message::new("attribute_preference-rule-words")
                    .with("shop", shop)
                    .list("words", attribute.words.clone()),
            };
            lines.push(line(Some(at), message));
        }
        let none = Message::new("attribute_preference-rule-none").count("least", rule.least);
        lines.push(line(Some(fit.attributes.len() as u16), none));
        lines
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop};
    use crate::classify::{Value, Values};
    use crate::table::TableKind;

    /// One order a day of one product each, with its brand behind the bar.
    fn shop(customers: &[(&str, &[(&str, usize)])]) -> Shop {
        let roles = [Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Product, Role::Brand];
        let mut orders = Sheet::new(TableKind::Orders, &roles);
        let mut number = 0;
        for (who, things) in customers {
            for (thing, times) in *things {
                for _ in 0..*times {
                    number += 1;
                    let (title, brand) = thing.split_once('|').unwrap_or((thing, "house"));
                    let cells = [*who, &number.to_string(), &number.to_string(), "10", title, brand];
                    orders.row(cells.map(str::to_owned));
                }
            }
        }
        Shop::of_tables(orders.table(), Vec::new(), None)
    }

    const PLAIN: (&str, usize) = ("牛奶粉 普通装", 30);

    #[test]
    fn words_are_found_in_titles_and_not_inside_others() {
        assert!(has("a2 白金版", "a2") && has("奶粉a2", "a2") && !has("a20 电池", "a2") && !has("beta2", "a2"));
        assert!(has("某某1段 800g", "1段") && !has("11段", "1段") && has("stage 1, 800 g", "stage 1"));
        assert!(!has("stage 12", "stage 1") && has("organics organic", "organic") && !has("x", ""));
    }

    #[test]
    fn what_is_bought_more_often_than_sold_is_looked_for() {
        let shop = shop(&[
            ("goat", &[("羊奶粉 2段", 5), ("牛奶粉 普通装", 1)]),
            ("organic", &[("有机 奶粉 1段", 6)]),
            ("plain", &[PLAIN]),
            ("twice", &[("有机 奶粉 3段", 2)]),
        ]);
        let outcome = shop.run("attribute_preference", &Values::new());
        let ids: Vec<&str> =
            outcome.assignment.class.iter().map(|class| outcome.classes[usize::from(*class)].id.as_ref()).collect();
        // 44 purchases, 8 of them organic and 6 of stage 1: six of six at 6/44 are less likely than at 8/44.
        assert_eq!(ids, ["goat", "stage1", "none", "none"]);
        assert_eq!(outcome.assignment.scores[0].values[0], 5.0 / 6.0);
        let explained = shop.explain("attribute_preference", &Values::new(), 1);
        let also = explained.reasons.iter().find(|reason| reason.feature == "also").unwrap();
        let organic = "attribute_preference-class-organic".to_owned();
        assert_eq!(also.value, Arg::List(vec![Arg::Word(organic.into())]));
    }

    #[test]
    fn a_title_under_two_brands_is_two_products_in_any_order_of_the_rows() {
        let roles = [Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Product, Role::Brand];
        let of = |turned: bool| {
            let mut rows: Vec<[String; 6]> = Vec::new();
            for order in 0..6 {
                for brand in ["Alpha", "Beta"] {
                    let number = order.to_string();
                    rows.push(["x", &number, &number, "10", "Milk", brand].map(str::to_owned));
                }
            }
            for order in 10..40 {
                let number = order.to_string();
                rows.push(["y", &number, &number, "10", "Tea", "Gamma"].map(str::to_owned));
            }
            if turned {
                rows.reverse();
            }
            let mut sheet = Sheet::new(TableKind::Orders, &roles);
            for row in rows {
                sheet.row(row);
            }
            let shop = Shop::of_tables(sheet.table(), Vec::new(), None);
            let told = shop.run("attribute_preference", &Values::new()).assignment.scores[1].values.clone();
            (shop.class_of("attribute_preference", &Values::new(), "x"), told)
        };
        assert_eq!(of(false).0, of(true).0);
        let sum = |told: Vec<f64>| told.into_iter().sum::<f64>();
        assert_eq!((sum(of(false).1), sum(of(true).1)), (42.0, 42.0));
    }

    #[test]
    fn brands_have_classes_of_their_own() {
        let shop = shop(&[("fan", &[("x|Alpine", 7)]), ("rest", &[("y|Delta", 40), ("z|Alpine", 1)])]);
        assert_eq!(shop.class_of("attribute_preference", &Values::new(), "fan"), "Alpine");
        let without = Values::from([("brands".to_owned(), Value::Switch(false))]);
        assert_eq!(shop.class_of("attribute_preference", &without, "fan"), "none");
    }

    #[test]
    fn the_word_list_can_be_changed_and_added_to() {
        let (all, unread) = lexicon("有机：绿色, eco\n羊奶:\n红罐 = red can\n: x\nnonsense\nnone: y");
        let of = |name: &str| all.iter().find(|attribute| attribute.name == name).unwrap();
        assert_eq!(
            (of("organic").words.as_slice(), of("goat").words.len()),
            (&["绿色".to_owned(), "eco".into()][..], 0)
        );
        assert_eq!((of("红罐").kind, of("红罐").words[0].as_str(), unread), (Kind::Own, "red can", 2));
        let shop = shop(&[("a", &[("Red Can 700 g", 6)]), ("b", &[PLAIN])]);
        let words = Values::from([("words".to_owned(), Value::Text("红罐 = red can\nnone: y".to_owned()))]);
        assert_eq!(shop.class_of("attribute_preference", &words, "a"), "红罐");
        let outcome = shop.run("attribute_preference", &words);
        assert!(outcome.classes.iter().any(|class| class.id == "“none”"));
    }
}
