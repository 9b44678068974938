//! How long a customer has been silent, and what that means: the machinery that `lifecycle` and `dormancy` share.
//!
//! Up to three orders the shop's curves decide ([`crate::models::survival`]), by order index; from three gaps on the customer's own rhythm,
//! shrunk towards the shop's. Either gives four days on which silence changes its name. Which class a level of silence is, is the
//! classifiers' matter. Same-day orders are one; looks at all history, whatever the window.

use super::{Context, Params, Reason};
use crate::base::{Arg, Message, Note};
use crate::models::survival::{Preset, RepurchaseCurves, Stratum};

/// Names of the levels of silence, in the locales under `lifecycle-level-`.
pub(super) const LEVELS: [&str; 5] = ["active", "cooling", "at_risk", "lapsed", "lost"];

/// What decides about one customer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    /// Days with an order.
    pub(super) orders: u32,
    /// Days since the last one.
    pub(super) silence: u32,
    /// Days from the first to the last order: the sum of the gaps.
    pub(super) span: u32,
    /// Days between the last two orders.
    pub(super) last_gap: u32,
    /// Days since the first order.
    pub(super) tenure: u32,
}

impl Person {
    /// The customer of a row; nothing without an order.
    pub(super) fn of(cx: &Context, row: usize) -> Option<Person> {
        let customers = cx.customers;
        let as_of = customers.as_of?;
        let (mut orders, mut first, mut before, mut last) = (0, None, None, None);
        for day in customers.order_days(cx.history, row) {
            orders += 1;
            first = first.or(Some(day));
            before = last;
            last = Some(day);
        }
        let (first, last) = (first?, last?);
        let last_gap = before.map_or(0, |before| last.since(before) as u32);
        let since = |day| as_of.since(day).max(0) as u32;
        Some(Person { orders, silence: since(last), span: last.since(first) as u32, last_gap, tenure: since(first) })
    }

    /// Seen the day after an order on the as-of day.
    pub(super) fn after_order(self) -> Person {
        Person { orders: self.orders + 1, silence: 1, span: self.span + self.silence, last_gap: self.silence, ..self }
    }
}

/// The days to use while a shop has too few returns.
pub(super) fn preset(params: &Params) -> Preset {
    match params.choice("preset") {
        "apparel" => Preset::Apparel,
        "durable" => Preset::Durable,
        _ => Preset::Fmcg,
    }
}

/// The word of a level.
pub(super) fn level_word(level: usize) -> String {
    format!("lifecycle-level-{}", LEVELS.get(level).unwrap_or(&"lost"))
}

/// Silence as the curves of a shop judge it.
#[derive(Clone, Copy)]
pub(super) struct Silence<'a>(pub(super) &'a RepurchaseCurves);

impl Silence<'_> {
    /// The rhythm of a customer with gaps enough: own gaps, mixed with the shop's.
    pub(super) fn rhythm(self, person: &Person) -> Option<f64> {
        self.0.rhythm(person.orders, person.span)
    }

    /// First days of cooling, at risk, lapsed, lost for this customer.
    pub(super) fn cuts(self, person: &Person) -> [u32; 4] {
        self.0.cuts_of(person.orders, person.span)
    }

    /// 0 active … 4 lost.
    pub(super) fn level(self, person: &Person) -> usize {
        self.cuts(person).iter().filter(|cut| **cut <= person.silence).count()
    }

    /// Days since the last order, of those who ever return the share that is back by then, and the silence in own rhythms: of the last
    /// two the one that decides, the other NaN.
    pub(super) fn scores(self, person: &Person) -> [f64; 3] {
        let days = f64::from(person.silence);
        match (self.rhythm(person), self.0.curve(person.orders)) {
            (Some(rhythm), _) => [days, f64::NAN, days / rhythm],
            (None, Some(curve)) => [days, curve.returned_by(person.silence), f64::NAN],
            (None, None) => [days, f64::NAN, f64::NAN],
        }
    }

    /// The sentence: how long silent, against what, in which class.
    pub(super) fn because(self, person: &Person, class: String) -> Message {
        match (self.rhythm(person), self.0.curve(person.orders)) {
            (Some(rhythm), _) => Message::new("lifecycle-because-rhythm")
                .with("gap", Arg::Number(rhythm, 0))
                .with("ratio", Arg::Number(f64::from(person.silence) / rhythm, 1)),
            (None, Some(curve)) => {
                // Rounded down, as the cuts are reached and not approached.
                let share = (curve.returned_by(person.silence) * 1000.0).floor() / 1000.0;
                Message::new("lifecycle-because-curve").with("share", Arg::Percent(share, 1))
            }
            (None, None) => Message::new("lifecycle-because-preset").count("returns", self.0.returns),
        }
        .count("days", person.silence)
        .count("orders", person.orders)
        .word("level", level_word(self.level(person)))
        .word("class", class)
    }

    /// The reason `days_since` with the days of its level.
    pub(super) fn days_since(self, person: &Person) -> Reason {
        let (cuts, level) = (self.cuts(person), self.level(person));
        let low = level.checked_sub(1).and_then(|k| cuts.get(k)).copied().unwrap_or(0);
        let band = match cuts.get(level) {
            Some(high) => Message::new("lifecycle-band-until").count("low", low).count("high", high.saturating_sub(1)),
            None => Message::new("lifecycle-band-from").count("low", low),
        }
        .word("level", level_word(level));
        reason("days_since", Arg::Count(u64::from(person.silence)), Some(band))
    }

    /// The reason `return_chance`: how likely they are back within so many days. Beyond the last return that was ever seen the curve says
    /// nothing.
    pub(super) fn return_chance(self, person: &Person, horizon: u32) -> Option<Reason> {
        let chance = self.0.curve(person.orders)?.returns_within(person.silence, horizon);
        let band = Message::new("lifecycle-band-chance").count("days", horizon);
        chance.is_finite().then(|| reason("return_chance", Arg::Percent(chance, 0), Some(band)))
    }

    /// The days on which silence changes its name, in words: by order index or as stated, and for those with a rhythm of their own.
    pub(super) fn rule(self, params: &Params) -> Vec<Message> {
        let days = |message: Message, [cooling, at_risk, lapsed, lost]: [u32; 4]| {
            message.count("cooling", cooling).count("at_risk", at_risk).count("lapsed", lapsed).count("lost", lost)
        };
        let mut lines = Vec::new();
        if self.0.preset {
            let message = Message::new("lifecycle-rule-preset")
                .word("preset", format!("lifecycle-param-preset-{}", params.choice("preset")));
            lines.push(days(message, self.0.cuts_after(1)));
        } else {
            for (stratum, cuts) in Stratum::INDEXED.into_iter().zip(self.0.cuts) {
                lines.push(days(Message::new(format!("lifecycle-rule-after-{}", stratum.id())), cuts));
            }
        }
        lines.push(Message::new("lifecycle-rule-rhythm").count("middle", self.0.middle));
        lines
    }

    /// What the data did not allow: curves at all, or curves by order index.
    pub(super) fn notes(self, params: &Params) -> Vec<Note> {
        if self.0.preset {
            let message = Message::new("lifecycle-note-preset")
                .count("returns", self.0.returns)
                .word("preset", format!("lifecycle-param-preset-{}", params.choice("preset")));
            return vec![Note::warn(message)];
        }
        let leaning = self.0.own.iter().filter(|curve| curve.is_none()).count();
        let pooled = (leaning > 0).then(|| Note::info(Message::new("lifecycle-note-pooled").count("strata", leaning)));
        pooled.into_iter().collect()
    }
}

/// A reason without a score.
pub(super) fn reason(feature: &'static str, value: Arg, band: Option<Message>) -> Reason {
    Reason { feature: feature.into(), value, band, score: None }
}
