//! The answers to a questionnaire that goes out after an order or a repair; the delighted and the unhappy answer sooner than the rest.

use super::super::draw::Draw;
use super::super::survey::{self, Answer};
use super::life::Mood;
use super::tables::number;
use super::{Customer, LAST, Maker, Stream, words};
use crate::base::Day;

const HEADER: &str = "序号,提交时间,客户编号,1、总体满意度,2、推荐意愿(0-10分),3、复购意愿,4、产品质量,5、服务态度,6、交货速度,7、性价比,8、意见与建议\n";

/// The file, in the order of time.
pub(super) fn answers(maker: &Maker) -> Vec<u8> {
    let all = maker.customers.iter().filter_map(|customer| {
        let mut draw = Stream::Survey.of(maker.seed, customer.number);
        answer(&mut draw, customer)
    });
    survey::file(HEADER, all.collect(), number)
}

/// What somebody answers, if they do.
fn answer(draw: &mut Draw, customer: &Customer) -> Option<Answer> {
    let life = &customer.life;
    let willing = match life.mood {
        Mood::Delighted | Mood::Unhappy => 520,
        Mood::Content | Mood::Lukewarm => 380,
    };
    let repair = life.tickets.last();
    // They are asked about what happened last.
    let last = life.orders.last()?.day.max(repair.map_or(Day(i32::MIN), |ticket| ticket.day));
    let day = last.plus(draw.between(8, 40));
    if !draw.chance(willing) || day > LAST {
        return None;
    }
    let satisfaction = draw.pick(match life.mood {
        Mood::Delighted => &[("很满意", 72), ("比较满意", 24), ("满意", 4)],
        Mood::Content => &[("很满意", 14), ("比较满意", 46), ("满意", 36), ("不满意", 4)],
        Mood::Lukewarm => &[("比较满意", 10), ("满意", 50), ("不满意", 36), ("很不满意", 4)],
        Mood::Unhappy => &[("满意", 8), ("不满意", 44), ("很不满意", 48)],
    });
    let recommends = match (life.mood, draw.below(100)) {
        (Mood::Delighted, 0..84) | (Mood::Content, 0..22) => draw.between(9, 10),
        (Mood::Delighted, _) | (Mood::Content, 22..78) | (Mood::Lukewarm, 0..24) => draw.between(7, 8),
        (Mood::Content, _) | (Mood::Lukewarm, 24..84) | (Mood::Unhappy, 0..36) => draw.between(4, 6),
        (Mood::Lukewarm | Mood::Unhappy, _) => draw.between(0, 3),
    };
    let again = draw.pick(match (life.mood, customer.buyer.refills()) {
        (Mood::Unhappy, _) => &[("<30%", 80), ("30%-70%", 18), (">70%", 2)],
        (Mood::Lukewarm, _) | (_, false) => &[("<30%", 36), ("30%-70%", 50), (">70%", 14)],
        (Mood::Content, true) => &[("<30%", 5), ("30%-70%", 33), (">70%", 62)],
        (Mood::Delighted, true) => &[("<30%", 2), ("30%-70%", 12), (">70%", 86)],
    });
    let broke = repair.is_some();
    let waited = repair.is_some_and(|ticket| ticket.bad);
    let mut mark = |poor: bool| match (life.mood, poor) {
        (_, true) => draw.pick(&[(1, 34), (2, 44), (3, 22)]),
        (Mood::Delighted, false) => draw.pick(&[(5, 72), (4, 26), (3, 2)]),
        (Mood::Content, false) => draw.pick(&[(5, 30), (4, 54), (3, 16)]),
        (_, false) => draw.pick(&[(5, 10), (4, 42), (3, 40), (2, 8)]),
    };
    let marks = [mark(broke), mark(waited), mark(false), mark(life.mood == Mood::Lukewarm && !broke)];
    let second = draw.between(8 * 3_600, 23 * 3_600 - 1) as u32;
    let words = words::of_survey(draw, customer);
    Some(Answer { day, second, customer: customer.number, satisfaction, recommends, again, marks, words })
}
