//! Whether chances came true: tenths of customers by the chance a model gave them, and how many of them ordered afterwards.
//!
//! A bar is what was seen, a ring what was foretold; where they meet, the chance was right. Comes from the backtest of a model of buying.

use serde::{Deserialize, Serialize};

use super::{fact, finish, mark, narrow, nothing, say, word};
use crate::base::{Arg, Message};
use crate::charts::scale::{Scale, round_up};
use crate::charts::surface::{Label, Surface};
use crate::charts::{Drawing, Look, Mark, Twin};
use crate::classify::Outcome;
use crate::classify::buying::backtest_of;
use crate::models::backtest::{Backtest, DAYS};

/// The test of a model on the last ninety days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Data {
    /// What came out.
    pub test: Backtest,
}

/// The test that an outcome holds; nothing where it holds none.
pub fn prepare(outcome: &Outcome, classifier: &str) -> Option<Data> {
    backtest_of(classifier, &outcome.fit).map(|test| Data { test })
}

/// Draws it.
pub fn draw(data: &Data, look: &Look) -> Drawing {
    let bands = &data.test.bands;
    if bands.is_empty() {
        return nothing(look, "chart-calibration-nothing");
    }
    let small = narrow(look);
    let (left, right, top) = (40.0, f64::from(look.width) - 4.0, 12.0);
    let bottom = top + if small { 170.0 } else { 210.0 };
    let mut surface = Surface::new(look, bottom + 40.0);
    let most = bands.iter().map(|band| band.foretold.max(band.seen)).fold(0.0, f64::max);
    let shares = Scale::linear((0.0, round_up(most.max(0.01)).min(1.0)), (bottom, top));
    for tick in shares.ticks(5) {
        let y = shares.at(tick);
        surface.across(left, right, y, if tick > 0.0 { "line-1" } else { "ink-3" });
        let decimals = u8::from(most < 0.05);
        surface.text(Label::new(look.words.percent(tick, decimals), left - 8.0, y + 4.0).end().role("ink-3"));
    }
    let room = (right - left) / bands.len() as f64;
    let width = (room * 0.5).min(36.0);
    let mut marks: Vec<Mark> = Vec::with_capacity(bands.len());
    for (band, at) in bands.iter().zip(0_u32..) {
        let centre = left + (f64::from(at) + 0.5) * room;
        let seen = shares.at(band.seen);
        surface.rect((centre - width / 2.0, seen, width, bottom - seen), "seq-4");
        surface.ring((centre, shares.at(band.foretold)), 5.0, "ink-1");
        let number = look.words.count(u64::from(at) + 1);
        surface.text(Label::new(number, centre, bottom + 15.0).middle().role("ink-3"));
        let title = look.words.text(&Message::new("chart-calibration-band").count("n", at + 1));
        let facts = vec![
            fact(look, "customers", look.words.count(u64::from(band.customers))),
            fact(look, "foretold", look.words.percent(band.foretold, 1)),
            fact(look, "seen", look.words.percent(band.seen, 1)),
        ];
        // Who they were then can't be picked from the customers as they are now.
        marks.push(mark(&surface, (centre - room / 2.0, top, room, bottom - top), title, facts, Vec::new()));
    }
    let (few, many) = (say(look, "chart-calibration-least"), say(look, "chart-calibration-most"));
    surface.text(Label::new(few, left, bottom + 31.0).size(10.5).role("ink-3"));
    surface.text(Label::new(many, right, bottom + 31.0).end().size(10.5).role("ink-3"));
    let (foretold, seen) = data.test.orders;
    let title = Message::new("chart-calibration-title").with("foretold", Arg::Number(foretold, 0)).count("seen", seen);
    let subtitle =
        Message::new("chart-calibration-subtitle").with("until", Arg::Day(data.test.until)).count("days", DAYS);
    let note = Message::new("chart-calibration-note").with("lift", Arg::Number(data.test.lift, 1));
    let words = (look.words.text(&title), look.words.text(&subtitle), look.words.text(&note));
    let twin = twin(data, look, &marks);
    finish(&surface, marks, twin, words)
}

fn twin(data: &Data, look: &Look, marks: &[Mark]) -> Twin {
    let head = ["band", "customers", "foretold", "seen"].map(|name| word(look, name));
    let rows = data.test.bands.iter().zip(marks).map(|(band, mark)| {
        vec![
            mark.title.clone(),
            look.words.count(u64::from(band.customers)),
            look.words.percent(band.foretold, 1),
            look.words.percent(band.seen, 1),
        ]
    });
    Twin { head: head.to_vec(), rows: rows.collect() }
}
