//! The answers to a questionnaire that goes out some weeks after an order.
//!
//! About a quarter answers, the delighted and the unhappy sooner than the rest. What they tick follows from what they think of the shop,
//! with the noise that such scales have; what they mind gets the low marks.

use super::super::draw::Draw;
use super::super::survey::{self, Answer};
use super::calendar::LAST;
use super::habits::{Bond, Family, Mood, Sore};
use super::sheet::member;
use super::{Shop, Stream, words};
use crate::base::Day;

const HEADER: &str = "序号,提交答卷时间,会员号,1、总体满意度,2、推荐意愿(0-10分),3、复购意愿,4、产品质量,5、服务态度,6、交货速度,7、性价比,8、意见与建议\n";

/// The first questionnaire: 1 September 2025.
const FROM: Day = Day(20_332);

/// The file, in the order of time.
pub(super) fn answers(shop: &Shop) -> Vec<u8> {
    let mut all = Vec::with_capacity(900);
    for (number, family, bought) in shop.members() {
        let mut draw = Stream::Survey.of(shop.seed, u64::from(number));
        let willing = match family.mood {
            Mood::Content => 260,
            Mood::Lukewarm => 230,
            Mood::Delighted | Mood::Unhappy => 380,
        };
        if !draw.chance(willing) {
            continue;
        }
        // One of their orders, and now and then a second one.
        let days: Vec<i32> = shop.kept(bought, FROM).map(|order| order.day.0).collect();
        let sheets = if days.is_empty() { 0 } else { draw.pick(&[(1, 89), (2, 11)]) };
        for _ in 0..sheets {
            let day = Day(draw.one(&days));
            all.push(answer(&mut draw, number, family, day));
        }
    }
    survey::file(HEADER, all, member)
}

fn answer(draw: &mut Draw, member: u32, family: &Family, ordered: Day) -> Answer {
    let day = ordered.plus(draw.between(7, 25)).min(LAST);
    let satisfaction = draw.pick(match family.mood {
        Mood::Delighted => &[("很满意", 70), ("比较满意", 24), ("满意", 6)],
        Mood::Content => &[("很满意", 16), ("比较满意", 44), ("满意", 34), ("不满意", 6)],
        Mood::Lukewarm => &[("比较满意", 12), ("满意", 46), ("不满意", 36), ("很不满意", 6)],
        Mood::Unhappy => &[("满意", 10), ("不满意", 46), ("很不满意", 44)],
    });
    let recommends = match (family.mood, draw.below(100)) {
        (Mood::Delighted, 0..82) | (Mood::Content, 0..22) => draw.between(9, 10),
        (Mood::Delighted, _) | (Mood::Content, 22..76) | (Mood::Lukewarm, 0..22) => draw.between(7, 8),
        (Mood::Content, _) | (Mood::Lukewarm, 22..82) | (Mood::Unhappy, 0..40) => draw.between(4, 6),
        (Mood::Lukewarm | Mood::Unhappy, _) => draw.between(0, 3),
    };
    // A family whose child is nearly grown will not buy again however content it is; who only tried says so.
    let leaving = family.company.is_none() && day.since(family.born) > family.grown - 60;
    let again = draw.pick(match (family.bond, family.mood) {
        _ if leaving => &[("<30%", 75), ("30%-70%", 25)],
        (_, Mood::Unhappy) => &[("<30%", 76), ("30%-70%", 20), (">70%", 4)],
        (Bond::Trial, _) | (_, Mood::Lukewarm) => &[("<30%", 34), ("30%-70%", 52), (">70%", 14)],
        (Bond::Occasional, _) => &[("<30%", 12), ("30%-70%", 48), (">70%", 40)],
        (_, Mood::Content) => &[("<30%", 4), ("30%-70%", 30), (">70%", 66)],
        (_, Mood::Delighted) => &[("<30%", 2), ("30%-70%", 12), (">70%", 86)],
    });
    let mut mark = |of: Sore| match (family.mood, family.sore == of) {
        (Mood::Delighted, _) => draw.pick(&[(5, 74), (4, 24), (3, 2)]),
        (Mood::Content, false) => draw.pick(&[(5, 34), (4, 52), (3, 14)]),
        (Mood::Content, true) => draw.pick(&[(5, 8), (4, 46), (3, 38), (2, 8)]),
        (_, false) => draw.pick(&[(5, 12), (4, 40), (3, 40), (2, 8)]),
        (Mood::Lukewarm, true) => draw.pick(&[(4, 8), (3, 36), (2, 44), (1, 12)]),
        (Mood::Unhappy, true) => draw.pick(&[(3, 8), (2, 36), (1, 56)]),
    };
    let marks = [mark(Sore::Quality), mark(Sore::Service), mark(Sore::Delivery), mark(Sore::Price)];
    let second = draw.between(8 * 3_600, 23 * 3_600 - 1) as u32;
    let words = words::of_survey(draw, family);
    Answer { day, second, customer: member, satisfaction, recommends, again, marks, words }
}
