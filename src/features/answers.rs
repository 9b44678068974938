//! What people answered: the latest mark of each for satisfaction, recommendation, repurchase and five touch-points.
//!
//! Reads questionnaires in both forms, a column per question and a row per question with its answer. What an answer says on which scale
//! is [`scale`]'s; which question asks for what is decided here by its words. An answer counts from the day after it was given; the latest counts, and
//! of several at the same time the worse, so that the order of rows never shows. Nothing here knows a class.

pub mod scale;

use std::collections::BTreeMap;

pub use scale::{Level, Likely, Mark, Scale};

use super::Facts;
use crate::base::fold::{lower, nfkc};
use crate::base::{CustomerIx, Day, NONE};
use crate::math::order;
use crate::table::{Role, TableKind, Text};

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// How satisfied they are with the shop as a whole.
    Satisfaction,
    /// Whether they would recommend it.
    Recommend,
    /// Whether they would buy again.
    Repurchase,
    /// The goods.
    Quality,
    /// The service.
    Service,
    /// The delivery.
    Delivery,
    /// The price.
    Price,
    /// The packaging.
    Packaging,
}

impl Item {
    /// All, in the order of a questionnaire.
    pub const ALL: [Item; 8] = [
        Item::Satisfaction,
        Item::Recommend,
        Item::Repurchase,
        Item::Quality,
        Item::Service,
        Item::Delivery,
        Item::Price,
        Item::Packaging,
    ];

    /// Where the shop meets the customer.
    pub const TOUCH_POINTS: [Item; 5] = [Item::Quality, Item::Service, Item::Delivery, Item::Price, Item::Packaging];

    /// The stable name; `feature-item_NAME` in the locales for touch-points.
    pub fn id(self) -> &'static str {
        match self {
            Item::Satisfaction => "satisfaction",
            Item::Recommend => "recommend",
            Item::Repurchase => "repurchase",
            Item::Quality => "item_quality",
            Item::Service => "item_service",
            Item::Delivery => "item_delivery",
            Item::Price => "item_price",
            Item::Packaging => "item_packaging",
        }
    }

    /// The column that asks for it.
    pub fn role(self) -> Role {
        match self {
            Item::Satisfaction => Role::Satisfaction,
            Item::Recommend => Role::Nps,
            Item::Repurchase => Role::Repurchase,
            Item::Quality => Role::ItemQuality,
            Item::Service => Role::ItemService,
            Item::Delivery => Role::ItemDelivery,
            Item::Price => Role::ItemPrice,
            Item::Packaging => Role::ItemPackaging,
        }
    }
}

/// Words that make a question an open one, whatever else it names.
const OPEN: &[&str] = &[
    "原因",
    "为什么",
    "意见",
    "建议",
    "想说",
    "吐槽",
    "why",
    "reason",
    "comment",
    "suggest",
    "tell us",
    "feedback",
    "改进",
    "improve",
];
/// Words by which a question asks about the shop as a whole.
const WHOLE: &[&str] = &["总体", "整体", "综合", "overall", "总的"];
/// Words of questions; the first item of which one stands there is asked for.
const ASKED: &[(Item, &[&str])] = &[
    (Item::Recommend, &["推荐", "介绍给", "nps", "recommend"]),
    (
        Item::Repurchase,
        &[
            "复购",
            "回购",
            "再购",
            "再次购买",
            "再次光顾",
            "继续购买",
            "再来",
            "buy again",
            "repurchase",
            "purchase again",
            "order again",
            "shop again",
            "come back",
        ],
    ),
    (Item::Packaging, &["包装", "packaging"]),
    (Item::Delivery, &["物流", "发货", "配送", "交货", "快递", "送货", "delivery", "shipping"]),
    (Item::Service, &["服务", "客服", "态度", "service", "staff"]),
    (Item::Quality, &["质量", "品质", "quality"]),
    (Item::Price, &["价格", "性价比", "price", "value for money"]),
    (Item::Satisfaction, &["满意", "评分", "打分", "satisf", "csat", "rate your", "rating"]),
];

/// What a question asks for; nothing for an open one.
pub fn asked(question: &str) -> Option<Item> {
    let words = lower(&nfkc(question));
    let has = |of: &[&str]| of.iter().any(|word| words.contains(word));
    if has(OPEN) {
        return None;
    }
    if has(WHOLE) && has(&["满意", "评", "satisf", "rat"]) && !has(&["推荐", "recommend"]) {
        return Some(Item::Satisfaction);
    }
    ASKED.iter().find(|(_, of)| has(of)).map(|(item, _)| *item)
}

/// Scales that a person says instead of those found in the answers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scales {
    /// That of satisfaction and of the touch-points.
    pub satisfaction: Option<Scale>,
    /// That of recommendation.
    pub recommend: Option<Scale>,
}

/// One answer: when, and what it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// [`Day::NONE`] where the table does not say.
    pub day: Day,
    /// What it says.
    pub mark: Mark,
}

/// The answers of a workspace, read once.
pub struct Answers<'a> {
    facts: Facts<'a>,
    days: &'a [Day],
    seconds: &'a [u32],
    /// By item: what each text of its own column says.
    wide: Vec<(Item, Text<'a>, Vec<Option<Mark>>)>,
    long: Option<Long<'a>>,
}

/// Rows of question and answer.
struct Long<'a> {
    questions: Text<'a>,
    answers: Text<'a>,
    /// What each question asks for.
    asked: Vec<Option<Item>>,
    /// What the texts that answer an item say.
    marks: BTreeMap<(Item, u32), Mark>,
}

impl<'a> Answers<'a> {
    /// Reads the scales of all columns by what stands in them, and what every text says on them.
    pub fn of(facts: Facts<'a>, scales: Scales) -> Answers<'a> {
        let table = facts.table(TableKind::Surveys);
        let given = |item: Item| match item {
            Item::Recommend => scales.recommend,
            Item::Repurchase => None,
            _ => scales.satisfaction,
        };
        let column = |item: &Item| {
            let column = table?.text(item.role())?;
            let scale = given(*item).unwrap_or_else(|| Scale::of(*item, column.dictionary.iter()));
            Some((*item, column, column.dictionary.iter().map(|text| Mark::read(*item, text, scale)).collect()))
        };
        let wide = Item::ALL.iter().filter_map(column).collect();
        let both = table.and_then(|table| Some((table.text(Role::Question)?, table.text(Role::Answer)?)));
        let long = both.map(|(questions, answers)| Long::of(questions, answers, &given));
        let days = table.and_then(|table| table.day(Role::Date)).unwrap_or_default();
        let seconds = table.and_then(|table| table.seconds(Role::Date)).unwrap_or_default();
        Answers { facts, days, seconds, wide, long }
    }

    /// Whether there is a question for an item.
    pub fn asks(&self, item: Item) -> bool {
        self.wide.iter().any(|(own, ..)| *own == item)
            || self.long.as_ref().is_some_and(|long| long.asked.contains(&Some(item)))
    }

    /// The latest answer of a customer before a day.
    pub fn latest(&self, who: CustomerIx, item: Item, before: Day) -> Option<Answer> {
        let rows = self.facts.rows_before(TableKind::Surveys, who, before);
        let mut found: Option<((Day, u32), Mark)> = None;
        for row in rows.iter().rev() {
            let at = self.time(row);
            if found.is_some_and(|(of, _)| at < of) {
                break;
            }
            let worse = |mark: &Mark| found.is_none_or(|(_, other)| mark.is_worse(&other));
            if let Some(mark) = self.marks(item, row).filter(worse) {
                found = Some((at, mark));
            }
        }
        found.map(|((day, _), mark)| Answer { day, mark })
    }

    /// The dated answers of a customer before a day, by time; of those of one month only the latest, and of several at the same time the worse.
    pub fn by_month(&self, who: CustomerIx, item: Item, before: Day) -> Vec<Answer> {
        let mut all: Vec<Answer> = Vec::new();
        let mut latest = (Day::NONE, 0);
        for row in self.facts.rows_before(TableKind::Surveys, who, before) {
            let at = self.time(row);
            let Some(mark) = self.marks(item, row).filter(|_| at.0.is_some()) else { continue };
            match all.last_mut().filter(|last| last.day.month_start() == at.0.month_start()) {
                Some(last) if at > latest || mark.is_worse(&last.mark) => *last = Answer { day: at.0, mark },
                Some(_) => continue,
                None => all.push(Answer { day: at.0, mark }),
            }
            latest = at;
        }
        all
    }

    fn time(&self, row: u32) -> (Day, u32) {
        let second = self.seconds.get(row as usize).copied().filter(|second| *second != NONE);
        (self.days.get(row as usize).copied().unwrap_or(Day::NONE), second.unwrap_or(0))
    }

    /// What a row says of an item: the worse where it does so in both forms.
    fn marks(&self, item: Item, row: u32) -> Option<Mark> {
        let wide = self.wide.iter().find(|(own, ..)| *own == item);
        let wide = wide.and_then(|(_, column, marks)| *marks.get(column.codes.get(row as usize) as usize)?);
        let long = self.long.as_ref().and_then(|long| long.mark(item, row));
        match (wide, long) {
            (Some(a), Some(b)) => Some(if b.is_worse(&a) { b } else { a }),
            (a, b) => a.or(b),
        }
    }

    /// Whether anybody gave a step of satisfaction: what tells a scale with three positive steps from one with two.
    pub fn has_step(&self, item: Item, step: Level) -> bool {
        let wide = self.wide.iter().filter(|(own, ..)| *own == item).flat_map(|(.., marks)| marks.iter().flatten());
        let long = self.long.iter().flat_map(|long| long.marks.iter()).filter(|((own, _), _)| *own == item);
        wide.chain(long.map(|(_, mark)| mark)).any(|mark| mark.level() == step)
    }
}

impl<'a> Long<'a> {
    fn of(questions: Text<'a>, answers: Text<'a>, given: &dyn Fn(Item) -> Option<Scale>) -> Long<'a> {
        let asked: Vec<Option<Item>> = questions.dictionary.iter().map(asked).collect();
        let mut texts: Vec<(Item, u32)> = Vec::new();
        for row in 0..questions.codes.len() {
            let item = asked.get(questions.codes.get(row) as usize).copied().flatten();
            let answer = answers.codes.get(row);
            texts.extend(item.filter(|_| answer != NONE).map(|item| (item, answer)));
        }
        texts.sort_unstable();
        texts.dedup();
        let mut marks = Vec::new();
        for of_item in texts.chunk_by(|a, b| a.0 == b.0) {
            let Some((item, _)) = of_item.first().copied() else { continue };
            let text = |code: &u32| answers.dictionary.get(*code);
            let scale = given(item).unwrap_or_else(|| Scale::of(item, of_item.iter().map(|(_, code)| text(code))));
            let read = |(_, code): &(Item, u32)| Some(((item, *code), Mark::read(item, text(code), scale)?));
            marks.extend(of_item.iter().filter_map(read));
        }
        Long { questions, answers, asked, marks: order::map(marks) }
    }

    fn mark(&self, item: Item, row: u32) -> Option<Mark> {
        let asked = self.asked.get(self.questions.codes.get(row as usize) as usize).copied().flatten();
        asked.filter(|asked| *asked == item)?;
        self.marks.get(&(item, self.answers.codes.get(row as usize))).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_known_by_their_words() {
        assert_eq!(asked("1、您对我们的总体满意度（含服务）是？"), Some(Item::Satisfaction));
        assert_eq!(asked("Q2. How likely are you to recommend us to a friend?"), Some(Item::Recommend));
        assert_eq!(asked("您对产品质量满意吗"), Some(Item::Quality));
        assert_eq!(asked("Would you buy again?"), Some(Item::Repurchase));
        assert_eq!(asked("您推荐（或不推荐）的原因是？"), None);
        assert_eq!(asked("您的宝宝多大？"), None);
    }
}
