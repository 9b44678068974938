//! What customers speak of, with praise or blame, and whose desk it belongs on.
//!
//! Use it to hand what is wrong to who can mend it, and to see the strong and weak sides of each product. Each text is parted into sentences and
//! clauses; what a clause speaks of and whether it praises or blames is told by a lexicon that anybody can read and change. A
//! complaint weighs more than a mention. Topics by lexicon follow the practice of aspect-based opinion mining (Hu & Liu 2004).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Note, Result};
use crate::classify::survey_reasons::{TEXT_NEEDS, percent, quote};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::texts::{Source, Texts};
use crate::math::order;
use crate::models::lexicon::{Lexicon, Topic};
use crate::models::text;

/// Feedback topics.
pub struct FeedbackTopic;

/// Mentions: praise, neither, blame.
pub type Tones = [u32; 3];

/// What came by one way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Way {
    /// What names it ([`Source::word`](crate::features::texts::Source::word)).
    pub name: String,
    /// Texts that speak of a topic.
    pub texts: u32,
    /// Customers who wrote or said them.
    pub customers: u32,
    /// What they speak of.
    pub tones: Tones,
}

/// What was counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    topics: [Tones; 8],
    /// Products of which most is said, each with praise and blame by topic.
    pub products: Vec<(String, [Tones; 8])>,
    /// The ways by which texts came, those of most texts first.
    pub ways: Vec<Way>,
}

/// What is gathered over all customers beside the topics.
#[derive(Default)]
struct Gathered<'a> {
    products: BTreeMap<&'a str, [Tones; 8]>,
    ways: BTreeMap<Source<'a>, Way>,
}

const OTHER: u16 = 8;
const NO_TEXT: u16 = 9;
/// So many products are told of.
const PRODUCTS: usize = 8;

fn id(class: u16) -> &'static str {
    match Topic::ALL.get(usize::from(class)) {
        Some(topic) => topic.id(),
        None if class == OTHER => "other",
        None => "no_text",
    }
}

fn name(class: u16) -> String {
    format!("feedback_topic-class-{}", id(class))
}

fn one_more(tones: &mut Tones, tone: i8) {
    let [praise, neither, blame] = tones;
    *match tone {
        1 => praise,
        0 => neither,
        _ => blame,
    } += 1;
}

fn count(tones: &mut [Tones; 8], topic: Topic, tone: i8) {
    if let Some(tones) = tones.get_mut(topic as usize) {
        one_more(tones, tone);
    }
}

/// What one customer said.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said<'a> {
    texts: u32,
    topics: [Tones; 8],
    /// The latest sentence about each topic; a complaint before all else.
    sentences: [(bool, &'a str); 8],
}

impl Said<'_> {
    fn weight(&self, topic: usize, params: &Params) -> f64 {
        let [praise, neither, blame] = self.topics.get(topic).copied().unwrap_or_default();
        f64::from(praise + neither) + params.number("complaint") * f64::from(blame)
    }

    fn total(&self, params: &Params) -> f64 {
        (0..8).map(|topic| self.weight(topic, params)).sum()
    }

    /// The weightiest topic; of several the first in the list.
    fn class(&self, params: &Params) -> u16 {
        let mut best: (f64, u16) = (0.0, if self.texts == 0 { NO_TEXT } else { OTHER });
        for topic in 0..OTHER {
            let weight = self.weight(usize::from(topic), params);
            if weight > best.0 {
                best = (weight, topic);
            }
        }
        best.1
    }

    fn tones(&self) -> Tones {
        self.topics.iter().fold([0; 3], |sum, tones| std::array::from_fn(|i| sum[i] + tones[i]))
    }
}

struct Reader<'a> {
    lexicon: text::Reader<'a>,
    unread: u32,
    texts: Texts<'a>,
}

impl<'a> Reader<'a> {
    fn of(cx: &Context<'a>, params: &Params) -> Reader<'a> {
        let (lexicon, unread) = Lexicon::of(params.text("words"));
        Reader { lexicon: text::Reader::new(lexicon), unread, texts: Texts::of(cx.facts) }
    }

    fn said(&self, cx: &Context, row: usize, all: &mut Gathered<'a>) -> Said<'a> {
        let mut said = Said::default();
        let Some((who, before)) = cx.customers.who.get(row).copied().zip(cx.customers.as_of) else { return said };
        let mut seen: Vec<Source> = Vec::new();
        for written in self.texts.of_customer(who, before) {
            said.texts += 1;
            let reading = self.lexicon.read(written.text);
            let mentions = &reading.mentions;
            if mentions.is_empty() {
                continue;
            }
            let way = all.ways.entry(written.source).or_default();
            way.texts += 1;
            if !seen.contains(&written.source) {
                seen.push(written.source);
                way.customers += 1;
            }
            for mention in mentions {
                count(&mut said.topics, mention.topic, mention.tone);
                one_more(&mut way.tones, mention.tone);
                if !written.product.is_empty() {
                    count(all.products.entry(written.product).or_default(), mention.topic, mention.tone);
                }
                let blame = mention.tone < 0;
                if let Some((blamed, sentence)) = said.sentences.get_mut(mention.topic as usize)
                    && (blame || !*blamed)
                {
                    *blamed |= blame;
                    *sentence = mention.sentence;
                }
            }
        }
        said
    }
}

impl Model for FeedbackTopic {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "feedback_topic",
        family: Family::Loyalty,
        population: Population::Everybody,
        needs: TEXT_NEEDS,
        params: &[ParamSpec::number("complaint", 2.0, 1.0, 10.0, 0.5, Unit::Plain), ParamSpec::text("words", 4000)],
        features: &[
            "topic_quality",
            "topic_price",
            "topic_delivery",
            "topic_service",
            "topic_packaging",
            "topic_returns",
            "topic_usage",
            "topic_stock",
            "texts",
        ],
        charts: &["class_bar", "class_shares", "feedback_ways", "product_sides"],
        reference: "Hu & Liu 2004",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("quality", "cat-pine"),
            Class::new("price", "cat-ochre"),
            Class::new("delivery", "cat-azure"),
            Class::new("service", "cat-rose"),
            Class::new("packaging", "cat-moss"),
            Class::new("returns", "cat-vermilion"),
            Class::new("usage", "cat-sky"),
            Class::new("stock", "cat-violet"),
            Class::new("other", "quiet-2").leftover(),
            Class::optional("no_text", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        let reader = Reader::of(cx, params);
        let (mut topics, mut all, mut texts) = ([[0; 3]; 8], Gathered::default(), 0u32);
        job.step("stage-classifying", 0, total as u64)?;
        for row in 0..total {
            if row % 4096 == 4095 {
                job.step("stage-classifying", row as u64, total as u64)?;
            }
            let said = reader.said(cx, row, &mut all);
            texts += said.texts;
            for (sum, own) in topics.iter_mut().zip(said.topics) {
                sum.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
            }
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        // A map is by name: of products of which as much is said the first names stay.
        let named = |(name, topics): (&str, [Tones; 8])| (name.to_owned(), topics);
        let products: Vec<(String, [Tones; 8])> = all.products.into_iter().map(named).collect();
        let mut products = order::by(products, |(_, topics)| -i64::from(topics.iter().flatten().sum::<u32>()));
        products.truncate(PRODUCTS);
        let ways: BTreeMap<String, Way> =
            all.ways.into_iter().map(|(source, way)| (source.word().into_owned(), way)).collect();
        let ways = ways.into_iter().map(|(name, way)| Way { name, ..way }).collect();
        let ways = order::by(ways, |way: &Way| -i64::from(way.texts));
        let mut notes = Vec::new();
        if texts == 0 {
            notes.push(Note::warn(Message::new("feedback_topic-note-nobody")));
        }
        if reader.unread > 0 {
            notes.push(Note::warn(Message::new("text-note-unread-lines").count("lines", reader.unread)));
        }
        Ok((Fit { topics, products, ways }, notes))
    }

    fn assign(_fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let reader = Reader::of(cx, params);
        let (mut class, mut share, mut mentions, mut tone) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for row in 0..cx.customers.len() {
            let said = reader.said(cx, row, &mut Gathered::default());
            let own = said.class(params);
            let [praise, neither, blame] = said.tones();
            let all = f64::from(praise + neither + blame);
            class.push(own);
            share.push(if own < OTHER { said.weight(usize::from(own), params) / said.total(params) } else { f64::NAN });
            mentions.push(all);
            tone.push(if all > 0.0 { (f64::from(praise) - f64::from(blame)) / all } else { f64::NAN });
        }
        let score = |name: &'static str, values: Vec<f64>| Score { name, values };
        let scores = vec![score("topic_share", share), score("mentions", mentions), score("tone", tone)];
        Assignment { class, scores }
    }

    fn explain(_fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let said = Reader::of(cx, params).said(cx, row, &mut Gathered::default());
        let class = said.class(params);
        let mut reasons = Vec::new();
        for ((topic, [praise, neither, blame]), (_, sentence)) in
            Topic::ALL.into_iter().zip(said.topics).zip(&said.sentences)
        {
            if praise + neither + blame > 0 {
                let band = Message::new("feedback_topic-band").count("praise", praise).count("blame", blame);
                let band = Some(band.with("sentence", quote(sentence)));
                let value = Arg::Count(u64::from(praise + neither + blame));
                reasons.push(Reason { feature: format!("topic_{}", topic.id()).into(), value, band, score: None });
            }
        }
        let value = Arg::Count(u64::from(said.texts));
        reasons.push(Reason { feature: "texts".into(), value, band: None, score: None });
        let because = match class {
            NO_TEXT => Message::new("feedback_topic-because-none"),
            OTHER => Message::new("feedback_topic-because-other").count("texts", said.texts),
            _ => {
                let share = said.weight(usize::from(class), params) / said.total(params);
                let sentence = said.sentences.get(usize::from(class)).map_or("", |(_, sentence)| sentence);
                Message::new("feedback_topic-because").with("share", percent(share)).with("sentence", quote(sentence))
            }
        };
        // So many complaints about the topic that is next, and it is that one.
        let own = if class < OTHER { said.weight(usize::from(class), params) } else { 0.0 };
        let next = (0..OTHER).filter(|other| *other != class).map(|other| {
            let lead = own - said.weight(usize::from(other), params);
            let per = params.number("complaint");
            let mut complaints = (lead / per).ceil().max(0.0) as u32;
            // A tie is won by the first in the list.
            if f64::from(complaints) * per <= lead && other > class || complaints == 0 {
                complaints += 1;
            }
            let message =
                Message::new("feedback_topic-next").count("complaints", complaints).word("class", name(other));
            (complaints, Next { class: other, message })
        });
        let nearest = next.min_by_key(|(complaints, next)| (*complaints, next.class)).map(|(_, next)| next);
        let because = because.word("class", name(class));
        Explanation { class, because, reasons, next: nearest.into_iter().filter(|_| class < OTHER).collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let about =
            Message::new("feedback_topic-rule-about").with("complaint", Arg::Number(params.number("complaint"), 1));
        let mut lines = vec![line(None, about)];
        for (name, topics) in &fit.products {
            let sides = |of: &dyn Fn(&Tones) -> bool| {
                let words = Topic::ALL.iter().zip(topics).filter(|(_, tones)| of(tones));
                words
                    .map(|(topic, _)| Arg::Word(format!("feedback_topic-class-{}", topic.id()).into()))
                    .collect::<Vec<Arg>>()
            };
            let (pros, cons) =
                (sides(&|[praise, _, blame]| praise > blame), sides(&|[praise, _, blame]| blame > praise));
            let key = match (pros.is_empty(), cons.is_empty()) {
                (true, true) => continue,
                (false, true) => "feedback_topic-rule-pros",
                (true, false) => "feedback_topic-rule-cons",
                (false, false) => "feedback_topic-rule-sides",
            };
            let message =
                Message::new(key).text("product", name).with("pros", Arg::List(pros)).with("cons", Arg::List(cons));
            lines.push(line(None, message));
        }
        for (class, (topic, [praise, neither, blame])) in (0..).zip(Topic::ALL.iter().zip(fit.topics)) {
            let message = Message::new("feedback_topic-rule-topic")
                .count("mentions", praise + neither + blame)
                .count("praise", praise)
                .count("blame", blame)
                .word("owner", format!("feedback_topic-owner-{}", topic.id()));
            lines.push(line(Some(class), message));
        }
        lines.push(line(Some(OTHER), Message::new("feedback_topic-rule-other")));
        lines.push(line(Some(NO_TEXT), Message::new("feedback_topic-rule-no_text")));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    fn shop() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        for id in ["a", "b", "c", "d"] {
            orders.row([id, "100", "10"]);
        }
        let roles = [Role::Customer, Role::Date, Role::Comment, Role::Product];
        let mut surveys = Sheet::new(TableKind::Surveys, &roles);
        surveys.row(["a", "50", "质量很好，但是物流太慢", "奶粉"]);
        surveys.row(["b", "50", "物流很快。服务好，客服耐心。服务周到", "奶粉"]);
        surveys.row(["c", "50", "今天天气", "米粉"]);
        let mut returns = Sheet::new(TableKind::Returns, &[Role::Customer, Role::Date, Role::Reason]);
        returns.row(["a", "60", "不便宜"]);
        returns.row(["d", "120", "破损"]);
        Shop::of_tables(orders.table(), vec![surveys.table(), returns.table()], None)
    }

    /// a: quality 1, delivery 2 (a complaint), price 2: delivery stands before price? Price stands first in the list.
    /// b: delivery 1, service 3 clauses. c speaks of nothing here. d wrote only later.
    #[test]
    fn the_weightiest_topic_decides_and_a_complaint_weighs_double() {
        let shop = shop();
        let outcome = shop.run("feedback_topic", &values(&[]));
        assert_eq!(outcome.assignment.class, [1, 3, 8, 9]);
        let fit: Fit = postcard::from_bytes(&outcome.fit).unwrap();
        assert_eq!(fit.topics[Topic::Delivery as usize], [1, 0, 1]);
        assert_eq!((fit.topics[Topic::Price as usize], fit.topics[Topic::Service as usize]), ([0, 0, 1], [3, 0, 0]));
        assert_eq!(fit.products[0].0, "奶粉");
        let sides = outcome.rule.iter().find(|line| line.message.key == "feedback_topic-rule-pros").unwrap();
        assert!(sides.message.args.contains(&("product".into(), Arg::Text("奶粉".to_owned()))));
    }

    #[test]
    fn what_would_move_them_does() {
        // One complaint more about quality: 1 + 2 against 2.
        let next = shop().explain("feedback_topic", &values(&[]), 0).next;
        assert_eq!((next[0].class, next[0].message.args[0].1.clone()), (0, Arg::Count(1)));
    }

    #[test]
    fn a_new_word_is_a_new_reading() {
        let own = [("words".to_owned(), crate::classify::Value::Text("库存: 天气".to_owned()))].into();
        assert_eq!(shop().class_of("feedback_topic", &own, "c"), "stock");
    }
}
