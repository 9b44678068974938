//! The answers to a questionnaire, as survey tools export them: the same questions in every sample that asks.

use super::sheet::{by_time, row, stamp};
use crate::base::Day;

/// What one sheet says.
pub(super) struct Answer {
    pub day: Day,
    pub second: u32,
    pub customer: u32,
    pub satisfaction: &'static str,
    pub recommends: i32,
    pub again: &'static str,
    /// Of quality, service, delivery and price, 1 to 5.
    pub marks: [i32; 4],
    pub words: String,
}

/// The file, in the order of time; `number` is how the shop writes who answered.
pub(super) fn file(header: &str, answers: Vec<Answer>, number: impl Fn(u32) -> String) -> Vec<u8> {
    let all = by_time(answers, |answer| answer.customer, |answer| (answer.day, answer.second));
    let mut text = String::with_capacity(all.len() * 150);
    text.push_str(header);
    for (place, answer) in (1..).zip(&all) {
        let [quality, service, delivery, price] = answer.marks;
        row(
            &mut text,
            &[
                &place,
                &stamp(answer.day, answer.second),
                &number(answer.customer),
                &answer.satisfaction,
                &answer.recommends,
                &answer.again,
                &quality,
                &service,
                &delivery,
                &price,
                &answer.words,
            ],
        );
    }
    text.into_bytes()
}
