//! One class per value that most of a customer's orders share (a channel, a method of payment), one for those who use several, one for
//! those of whom it can't be told.
//!
//! Holds what [`channel`](super::classifiers::channel) and [`payment`](super::classifiers::payment) have in common; each says which column
//! it is and what its classes are called. An order counts once, by the value that its lines name.

use serde::{Deserialize, Serialize};

use super::values::{self, Draft, NAMED, Vocabulary};
use super::{Assignment, Class, Classes, Context, Explanation, Next, ParamSpec, Params, Reason, RuleLine, Score, Unit};
use crate::base::{Arg, Job, Message, NONE, Note, Result, each};
use crate::math::proportion::wilson_lower;
use crate::models::preference::{Claims, Taken, Tally, Tests, chance, lift};
use crate::table::Role;

/// What differs between the classifiers.
pub(super) struct Dominant {
    pub(super) id: &'static str,
    pub(super) role: Role,
    /// The sentence of the rule about all.
    pub(super) about: &'static str,
    /// The class of those who use several.
    pub(super) split: &'static str,
}

/// What was learnt: which values there are and how often the shop has each; and up to which chance a share is beyond the shop's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    vocabulary: Vocabulary,
    cut: f64,
}

pub(super) const PARAMS: &[ParamSpec] = &[
    ParamSpec::number("share", 0.70, 0.51, 1.0, 0.01, Unit::Share),
    ParamSpec::number("least", 3.0, 1.0, 20.0, 1.0, Unit::Orders),
    ParamSpec::choice("proof", &["share", "confident", "beyond"]),
];

pub(super) const FEATURES: &[&str] = &["top_share", "told_orders", "sure_share", "lift", "chance", "spread"];

/// A share that is more than half of all orders with 95 % confidence.
const HALF: f64 = 0.5;

/// What the orders of a customer say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Single,
    Split,
    Few,
    /// The share is there, the proof that was asked for is not.
    Unsure,
}

struct Rule<'a> {
    fit: &'a Fit,
    share: f64,
    least: u32,
    proof: &'a str,
    claims: Claims,
}

impl<'a> Rule<'a> {
    fn of(fit: &'a Fit, params: &'a Params) -> Rule<'a> {
        let least = params.number("least") as u32;
        Rule { fit, share: params.number("share"), least, proof: params.choice("proof"), claims: Claims::at(fit.cut) }
    }

    fn judge(&self, top: Taken, of: u32) -> Verdict {
        if of < self.least || of == 0 {
            return Verdict::Few;
        }
        if f64::from(top.times) / f64::from(of) < self.share {
            return Verdict::Split;
        }
        let holds = match self.proof {
            "confident" => wilson_lower(top.times, of) >= HALF,
            "beyond" => self.claims.hold(top.times, of, self.fit.vocabulary.share(top.item)),
            _ => true,
        };
        if holds { Verdict::Single } else { Verdict::Unsure }
    }

    fn class(&self, top: Taken, of: u32) -> u16 {
        let named = self.fit.vocabulary.len() as u16;
        match self.judge(top, of) {
            Verdict::Single => (top.item as u16).min(named),
            Verdict::Split => named + 1,
            Verdict::Few | Verdict::Unsure => named + 2,
        }
    }
}

impl Dominant {
    fn reserved(&self) -> [&str; 3] {
        ["other", self.split, "unknown"]
    }

    pub(super) fn classes(&self) -> Classes {
        vec![
            Class::optional("other", "quiet-2").leftover(),
            Class::new(self.split, "seq-4"),
            Class::new("unknown", "quiet-1").leftover(),
        ]
    }

    pub(super) fn classes_of(&self, fit: &Fit) -> Classes {
        fit.vocabulary.classes(&self.reserved()).chain(self.classes()).collect()
    }

    pub(super) fn fit(&self, cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let Some(column) = values::column(cx, self.role) else {
            job.step("stage-classifying", 0, 0)?;
            return Ok((Fit { vocabulary: Vocabulary::default(), cut: -1.0 }, Vec::new()));
        };
        let draft = Draft::of_orders(cx, column);
        let mut counts = vec![0u32; draft.len()];
        let (least, mut few, mut untold) = (params.number("least") as u32, 0u32, 0u32);
        values::walk(cx, job, |row| {
            let mut told = 0u32;
            for order in values::orders(cx, row) {
                if let Some(count) = counts.get_mut(values::of_order(column.codes, &draft.places, order) as usize) {
                    *count += 1;
                    told += 1;
                }
            }
            few += u32::from(told > 0 && told < least);
            untold += u32::from(told == 0);
        })?;
        let mut fit = Fit { vocabulary: draft.settle(&counts, NAMED), cut: -1.0 };
        if params.choice("proof") == "beyond" {
            let items = fit.vocabulary.items(column);
            let (mut tests, mut tally) = (Tests::default(), Tally::default());
            values::walk(cx, job, |row| {
                count(cx, row, &items, column, &mut tally);
                if tally.times() >= least {
                    tests.customer(&tally, fit.vocabulary.kinds(), |item| fit.vocabulary.share(item));
                }
            })?;
            fit.cut = tests.cut();
        }
        let mut notes = Vec::new();
        if few > 0 {
            notes.push(Note::info(Message::new("preference-note-few").count("customers", few).count("least", least)));
        }
        if untold > 0 {
            notes.push(Note::info(Message::new("preference-note-untold").count("customers", untold)));
        }
        let rest = fit.vocabulary.kinds() as usize - fit.vocabulary.len();
        if rest > 0 {
            let note = Message::new("preference-note-rest").count("values", rest);
            notes.push(Note::info(note.with("share", Arg::Percent(fit.vocabulary.rest(), 1))));
        }
        Ok((fit, notes))
    }

    pub(super) fn assign(&self, fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let total = cx.customers.len();
        let rule = Rule::of(fit, params);
        let (mut class, mut share, mut told) =
            (Vec::with_capacity(total), Vec::with_capacity(total), Vec::with_capacity(total));
        let column = values::column(cx, self.role);
        let items = column.map(|column| fit.vocabulary.items(column)).unwrap_or_default();
        let mut tally = Tally::default();
        each(total, |row| {
            match column {
                Some(column) => count(cx, row, &items, column, &mut tally),
                None => tally.clear(),
            }
            let top = tally.top(false);
            class.push(rule.class(top.unwrap_or_default(), tally.times()));
            share.push(top.map_or(f64::NAN, |top| tally.share(top, false)));
            told.push(f64::from(tally.times()));
        });
        let scores = vec![Score { name: "top_share", values: share }, Score { name: "told_orders", values: told }];
        Assignment { class, scores }
    }

    pub(super) fn explain(&self, fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let rule = Rule::of(fit, params);
        let mut tally = Tally::default();
        if let Some(column) = values::column(cx, self.role) {
            count(cx, row, &fit.vocabulary.items(column), column, &mut tally);
        }
        let (top, of) = (tally.top(false).unwrap_or_default(), tally.times());
        let class = rule.class(top, of);
        let classes = self.classes_of(fit);
        let word = |class: u16| classes.get(usize::from(class)).map_or_else(String::new, |class| class.word(self.id));
        let named = classes.get(top.item as usize).filter(|class| class.label.is_some());
        let most = named.map_or_else(|| format!("{}-class-other", self.id), |class| class.word(self.id));
        let share = tally.share(top, false);
        let sure = wilson_lower(top.times, of);
        let verdict = rule.judge(top, of);
        let key = match verdict {
            _ if of == 0 => "preference-because-untold",
            Verdict::Single => "preference-because-single",
            Verdict::Split => "preference-because-split",
            Verdict::Few => "preference-because-few",
            Verdict::Unsure => "preference-because-unsure",
        };
        let because = Message::new(key)
            .word("class", word(class))
            .word("top", most)
            .count("times", top.times)
            .count("n", of)
            .with("share", Arg::Percent(share, 0))
            .with("cut", Arg::Percent(rule.share, 0))
            .count("least", rule.least);
        let told = Reason {
            feature: "told_orders".into(),
            value: Arg::Count(u64::from(of)),
            band: Some(Message::new("preference-band-least").count("least", rule.least)),
            score: None,
        };
        if of == 0 {
            return Explanation { class, because, reasons: vec![told], next: Vec::new() };
        }
        let shop = fit.vocabulary.share(top.item);
        let number = |feature: &'static str, value: f64, band: Message| Reason {
            feature: feature.into(),
            value: Arg::Number(value, 2),
            band: Some(band),
            score: None,
        };
        let part = |feature: &'static str, value: f64, band: Message| Reason {
            feature: feature.into(),
            value: Arg::Percent(value, 0),
            band: Some(band),
            score: None,
        };
        let mut reasons = vec![
            part("top_share", share, Message::new("preference-band-share").with("cut", Arg::Percent(rule.share, 0))),
            told,
            part("sure_share", sure, Message::new("preference-band-sure").with("half", Arg::Percent(HALF, 0))),
            number("lift", lift(share, shop), Message::new("preference-band-lift").with("shop", Arg::Percent(shop, 0))),
        ];
        if rule.proof == "beyond" {
            reasons.push(chance_reason(chance(top.times, of, shop), fit.cut));
        }
        let spread = tally.spread(fit.vocabulary.kinds(), false);
        if spread.is_finite() {
            reasons.push(number("spread", spread, Message::new("preference-band-spread")));
        }
        // The fewest further orders, all of the value used most or all of another one, that lead to another class.
        let moved = |more: u32, same: bool| {
            let times = top.times + if same { more } else { 0 };
            rule.class(Taken { times, ..top }, of + more)
        };
        let way = |same: bool| {
            let more = (1..=LOOKAHEAD).find(|more| moved(*more, same) != class)?;
            let key = if same { "preference-next-same" } else { "preference-next-other" };
            let class = moved(more, same);
            let message = Message::new(key).count("orders", more).word("class", word(class));
            Some(Next { class, message })
        };
        let next = if verdict == Verdict::Single { way(false) } else { way(true) };
        Explanation { class, because, reasons, next: next.into_iter().collect() }
    }

    pub(super) fn rule(&self, fit: &Fit, params: &Params) -> Vec<RuleLine> {
        let rule = Rule::of(fit, params);
        let named = fit.vocabulary.len() as u16;
        let cut = || Arg::Percent(rule.share, 0);
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let about = Message::new(self.about).count("least", rule.least).with("cut", cut());
        let mut lines = vec![line(None, about)];
        match rule.proof {
            "confident" => {
                let half = Message::new("preference-rule-confident").with("half", Arg::Percent(HALF, 0));
                lines.push(line(None, half));
            }
            "beyond" => lines.push(line(None, Message::new("preference-rule-beyond"))),
            _ => {}
        }
        let share = |item: u32| Arg::Percent(fit.vocabulary.share(item), 1);
        for item in 0..named {
            let message = Message::new("preference-rule-named").with("cut", cut()).with("shop", share(u32::from(item)));
            lines.push(line(Some(item), message));
        }
        let rest = Message::new("preference-rule-other").with("cut", cut());
        lines.push(line(Some(named), rest.with("shop", Arg::Percent(fit.vocabulary.rest(), 1))));
        lines.push(line(Some(named + 1), Message::new("preference-rule-split").with("cut", cut())));
        lines.push(line(Some(named + 2), Message::new("preference-rule-unknown").count("least", rule.least)));
        lines
    }
}

/// Further orders that a way to another class may take to be told.
const LOOKAHEAD: u32 = 50;

/// How easily chance alone would do, and from where on it is not believed to.
pub(super) fn chance_reason(chance: f64, cut: f64) -> Reason {
    let band = if cut < 0.0 {
        Message::new("preference-band-chance-none")
    } else {
        Message::new("preference-band-chance").with("cut", Arg::Percent(cut, 3))
    };
    Reason { feature: "chance".into(), value: Arg::Percent(chance, 3), band: Some(band), score: None }
}

/// Counts the orders of a customer by what they name.
fn count(cx: &Context, row: usize, items: &[u32], column: crate::table::Text<'_>, tally: &mut Tally) {
    tally.clear();
    for order in values::orders(cx, row) {
        let item = values::of_order(column.codes, items, order);
        if item != NONE {
            tally.add(item, crate::base::Money::ZERO);
        }
    }
}
