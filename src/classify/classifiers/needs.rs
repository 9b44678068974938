//! What customers look for: that it works, that it feels right, that it connects.
//!
//! Use it to choose the words of a campaign: facts for the first, care for the second, company for the third. Their own words are counted by a
//! lexicon that anybody can read and change; below three words nothing is claimed. Who ticked an answer to the question for it is taken at that.
//! Reference: Sheth, Newman & Gross (1991), "Why we buy what we buy: a theory of consumption values".

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Note, Result};
use crate::classify::survey_reasons::{TEXT_NEEDS, percent, quote};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::texts::Texts;
use crate::models::lexicon::{Lexicon, Want};
use crate::models::text;

/// Needs.
pub struct Needs;

/// What was counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Words by need, of all customers.
    words: [u32; 3],
    /// Customers whose words are enough.
    enough: u32,
}

const CLASSES: [&str; 4] = ["functional", "emotional", "social", "unknown"];
const UNKNOWN: u16 = 3;

fn name(class: u16) -> String {
    format!("needs-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"unknown"))
}

/// What one customer said.
#[derive(Clone, Debug, Default, PartialEq)]
struct Said<'a> {
    /// Words by need.
    counts: [u32; 3],
    /// Distinct words by need, and the sentence of the latest.
    words: [Vec<Rc<str>>; 3],
    sentences: [&'a str; 3],
    /// What they ticked.
    stated: Option<u16>,
}

struct Reader<'a> {
    lexicon: text::Reader<'a>,
    unread: u32,
    texts: Texts<'a>,
    stated: Texts<'a>,
}

impl<'a> Reader<'a> {
    fn of(cx: &Context<'a>, params: &Params) -> Reader<'a> {
        let (lexicon, unread) = Lexicon::of(params.text("words"));
        Reader {
            lexicon: text::Reader::new(lexicon),
            unread,
            texts: Texts::of(cx.facts),
            stated: Texts::needs(cx.facts),
        }
    }

    fn said(&self, cx: &Context, row: usize) -> Said<'a> {
        let mut said = Said::default();
        let Some((who, before)) = cx.customers.who.get(row).copied().zip(cx.customers.as_of) else { return said };
        for written in self.texts.of_customer(who, before) {
            for hit in &self.lexicon.read(written.text).hits {
                let at = hit.want as usize;
                let places = (said.counts.get_mut(at), said.words.get_mut(at), said.sentences.get_mut(at));
                let (Some(count), Some(words), Some(sentence)) = places else { continue };
                *count += 1;
                if !words.contains(&hit.word) {
                    words.push(Rc::clone(&hit.word));
                }
                *sentence = hit.sentence;
            }
        }
        // The latest that names one need; two at once say none.
        for written in self.stated.of_customer(who, before) {
            let text = written.text.to_lowercase();
            let named = [["功能", "functional"], ["情感", "emotional"], ["社会", "social"]];
            let mut found = (0..).zip(named).filter(|(_, words)| words.iter().any(|word| text.contains(word)));
            if let (Some((class, _)), None) = (found.next(), found.next()) {
                said.stated = Some(class);
            }
        }
        said
    }
}

impl Said<'_> {
    fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    fn class(&self, params: &Params) -> u16 {
        if let Some(class) = self.stated {
            return class;
        }
        if f64::from(self.total()) < params.number("least") {
            return UNKNOWN;
        }
        // Of several that are named as often the first in the list.
        let best = self.counts.iter().max().copied().unwrap_or(0);
        self.counts.iter().position(|count| *count == best).map_or(UNKNOWN, |class| class as u16)
    }

    fn share(&self, class: u16) -> f64 {
        let own = self.counts.get(usize::from(class)).copied().unwrap_or(0);
        if self.total() == 0 { f64::NAN } else { f64::from(own) / f64::from(self.total()) }
    }
}

impl Model for Needs {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "needs",
        family: Family::Loyalty,
        population: Population::Everybody,
        needs: TEXT_NEEDS,
        params: &[ParamSpec::number("least", 3.0, 1.0, 20.0, 1.0, Unit::Plain), ParamSpec::text("words", 4000)],
        features: &["need_functional", "need_emotional", "need_social", "need_stated"],
        charts: &["class_bar", "class_shares"],
        reference: "Sheth, Newman & Gross 1991",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("functional", "cat-azure"),
            Class::new("emotional", "cat-rose"),
            Class::new("social", "cat-ochre"),
            Class::new("unknown", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        let reader = Reader::of(cx, params);
        let mut fit = Fit { words: [0; 3], enough: 0 };
        job.step("stage-classifying", 0, total as u64)?;
        for row in 0..total {
            if row % 4096 == 4095 {
                job.step("stage-classifying", row as u64, total as u64)?;
            }
            let said = reader.said(cx, row);
            fit.words.iter_mut().zip(said.counts).for_each(|(sum, count)| *sum += count);
            fit.enough += u32::from(said.class(params) != UNKNOWN);
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        let mut notes = Vec::new();
        if fit.enough == 0 {
            notes.push(Note::warn(Message::new("needs-note-nobody")));
        }
        if reader.unread > 0 {
            notes.push(Note::warn(Message::new("text-note-unread-lines").count("lines", reader.unread)));
        }
        Ok((fit, notes))
    }

    fn assign(_fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let reader = Reader::of(cx, params);
        let (mut class, mut share, mut words) = (Vec::new(), Vec::new(), Vec::new());
        for row in 0..cx.customers.len() {
            let said = reader.said(cx, row);
            let own = said.class(params);
            class.push(own);
            share.push(if own == UNKNOWN { f64::NAN } else { said.share(own) });
            words.push(f64::from(said.total()));
        }
        let scores = vec![Score { name: "need_share", values: share }, Score { name: "need_words", values: words }];
        Assignment { class, scores }
    }

    fn explain(_fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let said = Reader::of(cx, params).said(cx, row);
        let class = said.class(params);
        let mut reasons = Vec::new();
        if let Some(stated) = said.stated {
            let value = Arg::Word(name(stated).into());
            reasons.push(Reason { feature: "need_stated".into(), value, band: None, score: None });
        }
        for want in Want::ALL {
            let at = want as usize;
            let of = (said.counts.get(at), said.words.get(at), said.sentences.get(at));
            let (Some(count), Some(words), Some(sentence)) = of else { continue };
            if *count > 0 {
                let band = Message::new("needs-band")
                    .list("words", words.iter().take(6).map(ToString::to_string))
                    .with("sentence", quote(sentence));
                let value = Arg::Count(u64::from(*count));
                reasons.push(Reason {
                    feature: format!("need_{}", want.id()).into(),
                    value,
                    band: Some(band),
                    score: None,
                });
            }
        }
        let sentence = said.sentences.get(usize::from(class)).copied().unwrap_or_default();
        let because = match (said.stated, class) {
            (Some(_), _) => Message::new("needs-because-stated"),
            (None, UNKNOWN) => Message::new("needs-because-unknown"),
            _ => Message::new("needs-because")
                .with("share", percent(said.share(class)))
                .with("sentence", quote(sentence)),
        };
        let least = params.number("least");
        let because =
            because.count("words", said.total()).with("least", Arg::Number(least, 0)).word("class", name(class));
        // So many words more of another need, and it is that one.
        let own = said.counts.get(usize::from(class)).copied().unwrap_or(0);
        let others = (0..UNKNOWN).filter(|other| *other != class && said.stated.is_none());
        let next = others.map(|other| {
            let count = said.counts.get(usize::from(other)).copied().unwrap_or(0);
            let missing = if class == UNKNOWN {
                let best =
                    said.counts.iter().enumerate().map(|(at, count)| count + u32::from(at < usize::from(other))).max();
                let most = best.unwrap_or(0).saturating_sub(count);
                most.max((least.ceil() as u32).saturating_sub(said.total()))
            } else {
                own + u32::from(class < other) - count
            };
            let message = Message::new("needs-next").count("words", missing).word("class", name(other));
            (missing, Next { class: other, message })
        });
        let nearest = next.min_by_key(|(missing, next)| (*missing, next.class)).map(|(_, next)| next);
        Explanation { class, because, reasons, next: nearest.into_iter().collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let total: u32 = fit.words.iter().sum();
        let mut lines = vec![line(None, Message::new("needs-rule-about"))];
        for (class, want) in (0..).zip(Want::ALL) {
            let count = fit.words.get(usize::from(class)).copied().unwrap_or(0);
            let share = f64::from(count) / f64::from(total.max(1));
            let message =
                Message::new(format!("needs-rule-{}", want.id())).count("words", count).with("share", percent(share));
            lines.push(line(Some(class), message));
        }
        let unknown = Message::new("needs-rule-unknown").with("least", Arg::Number(params.number("least"), 0));
        lines.push(line(Some(UNKNOWN), unknown));
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
        for id in ["a", "b", "c", "d", "e"] {
            orders.row([id, "100", "10"]);
        }
        let mut surveys = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Comment]);
        surveys.row(["a", "50", "主要看配方和营养，成分要安全"]);
        surveys.row(["b", "50", "在你们家买很放心"]);
        surveys.row(["c", "50", "朋友推荐来的，也愿意分享给姐妹"]);
        surveys.row(["c", "40", "质量好"]);
        surveys.row(["e", "150", "放心，安心，信任，踏实"]);
        let mut calls = Sheet::new(TableKind::Interactions, &[Role::Customer, Role::Date, Role::Content]);
        calls.row(["b", "60", "客户说像家人一样，很温暖"]);
        // The shop's own words are nobody's need.
        calls.row(["d", "60", "外呼：新品推荐，朋友分享有礼，姐妹一起来"]);
        Shop::of_tables(orders.table(), vec![surveys.table(), calls.table()], None)
    }

    /// a: 配方 营养 成分 安全; b: 放心, then 家人 温暖; c: 朋友 推荐 分享 姐妹 against 质量; d wrote nothing; e only later.
    #[test]
    fn three_words_and_the_most_decide() {
        let outcome = shop().run("needs", &values(&[]));
        assert_eq!(outcome.assignment.class, [0, 1, 2, 3, 3]);
        assert_eq!(outcome.assignment.scores[1].values, [4.0, 3.0, 5.0, 0.0, 0.0]);
        assert!((outcome.assignment.scores[0].values[2] - 0.8).abs() < 1e-12);
    }

    #[test]
    fn words_of_the_person_count() {
        let own = [("words".to_owned(), crate::classify::Value::Text("情感: -家人, -温暖".to_owned()))].into();
        assert_eq!(shop().class_of("needs", &own, "b"), "unknown");
        let why = shop().explain("needs", &values(&[]), 1);
        assert!(why.because.args.contains(&("sentence".into(), Arg::Text("客户说像家人一样，很温暖".to_owned()))));
    }

    #[test]
    fn what_is_ticked_counts_before_words() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        orders.row(["a", "100", "10"]);
        let mut long = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Question, Role::Answer]);
        long.row(["a", "50", "您最看重什么？", "社会：和大家一起"]);
        long.row(["a", "50", "您的建议", "质量、成分、营养、安全"]);
        let shop = Shop::of_tables(orders.table(), vec![long.table()], None);
        assert_eq!(shop.class_of("needs", &values(&[]), "a"), "social");
    }
}
