//! What one answer says: a word or a number, on the scale of its column.
//!
//! Satisfaction is read as it was asked. The Chinese five-step scale (很满意, 比较满意, 满意, 不满意, 很不满意) has three positive steps and two
//! negative ones: 满意 is not neutral, and no answer is moved to make the scale look balanced. Numbers are read on the scale that the
//! greatest and the least of their column speak for. Scales are never mixed: a mark keeps the one it was given on.

use serde::{Deserialize, Serialize};

use super::Item;
use crate::base::fold::{lower, nfkc};
use crate::base::nothing::is_nothing;

/// What the answers of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scale {
    /// 0 to 10.
    ZeroTen,
    /// 1 to 10.
    Ten,
    /// 1 to 7.
    Seven,
    /// 1 to 5.
    Five,
    /// 0 to 100.
    Hundred,
    /// Words.
    Words,
}

impl Scale {
    /// All, in the order in which one is preferred where several are as frequent.
    pub const ALL: [Scale; 6] = [Scale::ZeroTen, Scale::Words, Scale::Five, Scale::Ten, Scale::Seven, Scale::Hundred];

    /// The stable name; `scale-NAME` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Scale::ZeroTen => "0_10",
            Scale::Ten => "1_10",
            Scale::Seven => "1_7",
            Scale::Five => "1_5",
            Scale::Hundred => "0_100",
            Scale::Words => "words",
        }
    }

    /// The scale of a stable name.
    pub fn from_id(id: &str) -> Option<Scale> {
        Scale::ALL.into_iter().find(|scale| scale.id() == id)
    }

    /// Least and greatest.
    fn ends(self) -> (f64, f64) {
        match self {
            Scale::ZeroTen => (0.0, 10.0),
            Scale::Ten => (1.0, 10.0),
            Scale::Seven => (1.0, 7.0),
            Scale::Five | Scale::Words => (1.0, 5.0),
            Scale::Hundred => (0.0, 100.0),
        }
    }

    /// The scale that the numbers of a column speak for: up to 5 and no 0 is 1–5, up to 10 is 0–10 for recommendation and where a 0 stands,
    /// else 1–10; what is above is a hundred. One to seven is never guessed: a column without an 8 may still be of ten.
    pub fn of<'t>(item: Item, texts: impl Iterator<Item = &'t str>) -> Scale {
        let (mut least, mut greatest) = (f64::INFINITY, f64::NEG_INFINITY);
        for text in texts {
            if let Some(Number { value, of: None, percent: false, word: false }) = number(&lower(&nfkc(text))) {
                (least, greatest) = (least.min(value), greatest.max(value));
            }
        }
        if greatest > 10.0 {
            Scale::Hundred
        } else if least < 1.0 || greatest > 5.0 && item == Item::Recommend {
            Scale::ZeroTen
        } else if greatest > 5.0 {
            Scale::Ten
        } else {
            Scale::Five
        }
    }

    /// From which numbers on somebody recommends, and from which they might: 9 and 7 of ten; 5 and 4 of five, the usual map of vendors.
    pub fn bands(self) -> (f64, f64) {
        match self {
            Scale::ZeroTen | Scale::Ten => (9.0, 7.0),
            Scale::Seven => (7.0, 6.0),
            Scale::Five | Scale::Words => (5.0, 4.0),
            Scale::Hundred => (90.0, 70.0),
        }
    }

    /// Where a number stands between the ends; nothing outside them.
    fn share(self, value: f64) -> Option<f64> {
        let (least, greatest) = self.ends();
        (least..=greatest).contains(&value).then(|| (value - least) / (greatest - least))
    }
}

/// Steps of satisfaction, best first: those of the Chinese scale, and the neutral one that others have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Level {
    /// 很满意, very satisfied.
    Very,
    /// 比较满意: the second step where there are three positive ones.
    Fairly,
    /// 满意, satisfied.
    Satisfied,
    /// 一般, neither: only scales that have a middle.
    Neutral,
    /// 不满意, dissatisfied.
    Dissatisfied,
    /// 很不满意, very dissatisfied.
    VeryDissatisfied,
}

impl Level {
    /// All, best first.
    pub const ALL: [Level; 6] =
        [Level::Very, Level::Fairly, Level::Satisfied, Level::Neutral, Level::Dissatisfied, Level::VeryDissatisfied];

    /// Where it stands on a scale of its own, from 0 to 1, for averages of touch-points.
    fn share(self) -> f64 {
        match self {
            Level::Very => 1.0,
            Level::Fairly => 0.85,
            Level::Satisfied => 0.75,
            Level::Neutral => 0.5,
            Level::Dissatisfied => 0.25,
            Level::VeryDissatisfied => 0.0,
        }
    }

    /// The step of a share of a scale of numbers: on 1–5 each number is one, on ten two are (9–10, 7–8, 5–6, 3–4, 1–2).
    fn of(share: f64) -> Level {
        match share {
            s if s >= 0.85 => Level::Very,
            s if s >= 0.65 => Level::Satisfied,
            s if s >= 0.40 => Level::Neutral,
            s if s >= 0.20 => Level::Dissatisfied,
            _ => Level::VeryDissatisfied,
        }
    }
}

/// How likely: to recommend, to buy again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Likely {
    /// 很大可能; 9 or 10; above 70 %.
    High,
    /// 有可能; 7 or 8; 30 to 70 %.
    Middle,
    /// 不可能; 6 and less; below 30 %.
    Low,
}

impl Likely {
    /// All, the most likely first.
    pub const ALL: [Likely; 3] = [Likely::High, Likely::Middle, Likely::Low];

    /// The stable name; `likely-NAME` and, for buying again, `again-NAME` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Likely::High => "high",
            Likely::Middle => "middle",
            Likely::Low => "low",
        }
    }
}

/// What an answer says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// The step, best first: of [`Level`] for satisfaction and touch-points, of [`Likely`] else.
    step: u8,
    /// Where it stands between the worst (0) and the best (1) answer.
    pub share: f64,
    /// On which scale it was given.
    pub scale: Scale,
}

impl Mark {
    /// Reads an answer; nothing where it says nothing, or nothing that can be read.
    pub fn read(item: Item, text: &str, scale: Scale) -> Option<Mark> {
        if is_nothing(text, false) {
            return None;
        }
        let text = lower(&nfkc(text));
        let text = text.trim();
        match item {
            Item::Recommend => {
                let likely = |likely: Likely| Mark::likely(likely, None, Scale::Words);
                said(text, RECOMMEND).map(likely).or_else(|| Mark::recommendation(text, scale))
            }
            Item::Repurchase => repurchase(text, scale),
            _ => {
                let level = |level: Level| Mark { step: level as u8, share: level.share(), scale: Scale::Words };
                said(text, SATISFIED).or_else(|| exactly(text)).map(level).or_else(|| {
                    let (share, scale) = on_scale(text, scale)?;
                    Some(Mark { step: Level::of(share) as u8, share, scale })
                })
            }
        }
    }

    fn likely(likely: Likely, share: Option<f64>, scale: Scale) -> Mark {
        let middle = match likely {
            Likely::High => 1.0,
            Likely::Middle => 0.5,
            Likely::Low => 0.0,
        };
        Mark { step: likely as u8, share: share.unwrap_or(middle), scale }
    }

    /// By the bands of its scale.
    fn recommendation(text: &str, scale: Scale) -> Option<Mark> {
        let (share, scale) = on_scale(text, scale)?;
        let (high, middle) = scale.bands();
        let mark = Mark::likely(Likely::Low, Some(share), scale);
        let likely = match mark.value()? {
            v if v >= high => Likely::High,
            v if v >= middle => Likely::Middle,
            _ => Likely::Low,
        };
        Some(Mark::likely(likely, Some(share), scale))
    }

    /// The step of satisfaction.
    pub fn level(&self) -> Level {
        Level::ALL.get(usize::from(self.step)).copied().unwrap_or(Level::VeryDissatisfied)
    }

    /// The step of recommendation or repurchase.
    pub fn likelihood(&self) -> Likely {
        match self.step {
            0 => Likely::High,
            1 => Likely::Middle,
            _ => Likely::Low,
        }
    }

    /// The number that was given, to a millionth; nothing for a word.
    pub fn value(&self) -> Option<f64> {
        let (least, greatest) = self.scale.ends();
        let value = least + self.share * (greatest - least);
        (self.scale != Scale::Words).then(|| (value * 1e6).round() / 1e6)
    }

    /// Whether it is the worse of two.
    pub fn is_worse(&self, other: &Mark) -> bool {
        let rank = |mark: &Mark| (mark.step, -crate::math::order::key(mark.share), mark.scale);
        rank(self) > rank(other)
    }
}

/// Words of satisfaction, the longer and the negative ones before those that they contain.
const SATISFIED: &[(&str, Level)] = &[
    ("很不满意", Level::VeryDissatisfied),
    ("非常不满意", Level::VeryDissatisfied),
    ("十分不满意", Level::VeryDissatisfied),
    ("极不满意", Level::VeryDissatisfied),
    ("very dissatisfied", Level::VeryDissatisfied),
    ("very unsatisfied", Level::VeryDissatisfied),
    ("extremely dissatisfied", Level::VeryDissatisfied),
    ("completely dissatisfied", Level::VeryDissatisfied),
    ("neither", Level::Neutral),
    ("neutral", Level::Neutral),
    ("不太满意", Level::Dissatisfied),
    ("不满", Level::Dissatisfied),
    ("dissatisfied", Level::Dissatisfied),
    ("unsatisfied", Level::Dissatisfied),
    ("not satisfied", Level::Dissatisfied),
    ("很满意", Level::Very),
    ("非常满意", Level::Very),
    ("十分满意", Level::Very),
    ("完全满意", Level::Very),
    ("very satisfied", Level::Very),
    ("extremely satisfied", Level::Very),
    ("completely satisfied", Level::Very),
    ("较满意", Level::Fairly),
    ("基本满意", Level::Fairly),
    ("fairly satisfied", Level::Fairly),
    ("somewhat satisfied", Level::Fairly),
    ("quite satisfied", Level::Fairly),
    ("一般", Level::Neutral),
    ("中立", Level::Neutral),
    ("满意", Level::Satisfied),
    ("satisfied", Level::Satisfied),
];

/// Words that are an answer only by themselves.
fn exactly(text: &str) -> Option<Level> {
    Some(match text {
        "很好" | "非常好" | "excellent" | "very good" => Level::Very,
        "好" | "good" => Level::Satisfied,
        "还行" | "还可以" | "中等" | "ok" | "average" | "fair" => Level::Neutral,
        "差" | "不好" | "bad" | "poor" => Level::Dissatisfied,
        "很差" | "非常差" | "very bad" | "very poor" | "terrible" => Level::VeryDissatisfied,
        _ => return None,
    })
}

/// Words of recommendation, in the order in which they are looked for.
const RECOMMEND: &[(&str, Likely)] = &[
    ("不一定", Likely::Middle),
    ("不确定", Likely::Middle),
    ("看情况", Likely::Middle),
    ("not sure", Likely::Middle),
    ("不太可能", Likely::Low),
    ("不可能", Likely::Low),
    ("不会", Likely::Low),
    ("不愿", Likely::Low),
    ("不推荐", Likely::Low),
    ("unlikely", Likely::Low),
    ("not likely", Likely::Low),
    ("definitely not", Likely::Low),
    ("not at all", Likely::Low),
    ("很大可能", Likely::High),
    ("很有可能", Likely::High),
    ("非常可能", Likely::High),
    ("非常愿意", Likely::High),
    ("很愿意", Likely::High),
    ("一定", Likely::High),
    ("肯定", Likely::High),
    ("very likely", Likely::High),
    ("extremely likely", Likely::High),
    ("definitely", Likely::High),
    ("certainly", Likely::High),
    ("可能", Likely::Middle),
    ("也许", Likely::Middle),
    ("likely", Likely::Middle),
    ("maybe", Likely::Middle),
    ("perhaps", Likely::Middle),
    ("愿意", Likely::High),
    ("会推荐", Likely::High),
    ("yes", Likely::High),
];

/// Words of buying again beside those of recommendation.
const AGAIN: &[(&str, Likely)] = &[
    ("不再", Likely::Low),
    ("不买", Likely::Low),
    ("never", Likely::Low),
    ("会再", Likely::High),
    ("of course", Likely::High),
];

fn said<T: Copy>(text: &str, words: &[(&str, T)]) -> Option<T> {
    words.iter().find(|(word, _)| text.contains(word)).map(|(_, means)| *means)
}

/// Above 70 %, between, below 30 %: as a range, with a sign or a word, as a number on a scale, or in words.
fn repurchase(text: &str, scale: Scale) -> Option<Mark> {
    let numbers: Vec<f64> = numbers(text);
    let has = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    let percent = text.contains('%') || numbers.iter().any(|number| *number > 10.0);
    let band = |percent: f64| match percent {
        p if p > 70.0 => Likely::High,
        p if p < 30.0 => Likely::Low,
        _ => Likely::Middle,
    };
    match numbers[..] {
        [low, high] if percent => Some(Mark::likely(band(f64::midpoint(low, high)), None, Scale::Words)),
        [limit] if percent => {
            let likely = if has(&[">", "≥", "以上", "超过", "大于", "高于", "above", "over", "more"]) {
                if limit >= 70.0 { Likely::High } else { Likely::Middle }
            } else if has(&["<", "≤", "以下", "不到", "小于", "低于", "below", "under", "less"]) {
                if limit <= 30.0 { Likely::Low } else { Likely::Middle }
            } else {
                return Some(Mark::likely(band(limit), Some((limit / 100.0).clamp(0.0, 1.0)), Scale::Hundred));
            };
            Some(Mark::likely(likely, None, Scale::Words))
        }
        [value] => {
            let words = said(text, AGAIN).or_else(|| said(text, RECOMMEND));
            if let Some(likely) = words {
                return Some(Mark::likely(likely, None, Scale::Words));
            }
            // A share: 0.8.
            let (share, scale) =
                if value.fract() > 0.0 && value < 1.0 { (value, Scale::Hundred) } else { on_scale(text, scale)? };
            Some(Mark::likely(band(share * 100.0), Some(share), scale))
        }
        _ => {
            let words = said(text, AGAIN).or_else(|| said(text, RECOMMEND)).or(match text {
                "会" | "是" => Some(Likely::High),
                "否" | "no" => Some(Likely::Low),
                _ => None,
            });
            words.map(|likely| Mark::likely(likely, None, Scale::Words))
        }
    }
}

/// A number that is an answer.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Number {
    value: f64,
    /// The greatest, where it is told: `4/5`.
    of: Option<f64>,
    percent: bool,
    /// Whether words stand beside it that are no unit.
    word: bool,
}

/// All numbers of a text, without signs: `30-70%` is 30 and 70.
fn numbers(text: &str) -> Vec<f64> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.'))
        .filter_map(|part| part.trim_matches('.').parse().ok())
        .collect()
}

fn number(text: &str) -> Option<Number> {
    let stars = text.chars().filter(|c| *c == '★').count();
    if stars > 0 {
        return Some(Number { value: stars as f64, of: Some(5.0), percent: false, word: false });
    }
    let found = numbers(text);
    let rest = text.trim_matches(|c: char| c.is_ascii_digit() || c == '.' || c.is_whitespace());
    let word = !matches!(rest, "" | "分" | "星" | "%" | "/" | "stars" | "star" | "points" | "颗星");
    match found[..] {
        [value] => Some(Number { value, of: None, percent: text.contains('%'), word }),
        [value, of] if text.contains('/') => Some(Number { value, of: Some(of), percent: false, word: false }),
        // "0 – not at all likely", "5 (very good)": the first is the answer.
        _ => None,
    }
}

/// Where a number stands on its own scale, or on that of the column.
fn on_scale(text: &str, column: Scale) -> Option<(f64, Scale)> {
    let Number { value, of, percent, .. } = number(text)?;
    let of_top =
        |top: f64| Scale::ALL.into_iter().find(|scale| *scale != Scale::Words && (scale.ends().1 - top).abs() < 0.5);
    let scale = match of {
        Some(top) => of_top(top)?,
        None if percent => Scale::Hundred,
        None => column,
    };
    Some((scale.share(value)?, scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(text: &str, scale: Scale) -> Option<Level> {
        Mark::read(Item::Satisfaction, text, scale).map(|mark| mark.level())
    }

    fn likely(item: Item, text: &str, scale: Scale) -> Option<Likely> {
        Mark::read(item, text, scale).map(|mark| mark.likelihood())
    }

    #[test]
    fn the_chinese_scale_is_taken_as_it_is() {
        let steps = ["很满意", "比较满意", "满意", "不满意", "很不满意"].map(|text| level(text, Scale::Five).unwrap());
        assert_eq!(steps, [Level::Very, Level::Fairly, Level::Satisfied, Level::Dissatisfied, Level::VeryDissatisfied]);
        assert_eq!(level("A. 非常满意", Scale::Five), Some(Level::Very));
        assert_eq!(level("Neither satisfied nor dissatisfied", Scale::Five), Some(Level::Neutral));
        assert_eq!(level("不太满意", Scale::Five), Some(Level::Dissatisfied));
        assert_eq!((level("", Scale::Five), level("随便", Scale::Five), level("N/A", Scale::Five)), (None, None, None));
    }

    #[test]
    fn numbers_go_by_the_scale_of_their_column() {
        let of = |texts: &[&'static str]| Scale::of(Item::Satisfaction, texts.iter().copied());
        assert_eq!(
            (of(&["5", "3"]), of(&["5", "9"]), of(&["0", "9"]), of(&["88", "9"])),
            (Scale::Five, Scale::Ten, Scale::ZeroTen, Scale::Hundred)
        );
        assert_eq!(Scale::of(Item::Recommend, ["9", "7"].into_iter()), Scale::ZeroTen);
        assert_eq!(Scale::of(Item::Recommend, ["4", "5"].into_iter()), Scale::Five);
        let five = ["5", "4", "3", "2", "1"].map(|text| level(text, Scale::Five).unwrap());
        assert_eq!(five, [Level::Very, Level::Satisfied, Level::Neutral, Level::Dissatisfied, Level::VeryDissatisfied]);
        let ten = ["10", "9", "8", "7", "6", "5", "4", "3", "2", "1"].map(|text| level(text, Scale::Ten).unwrap());
        for (pair, level) in ten.chunks(2).zip(five) {
            assert_eq!(pair, [level, level]);
        }
        assert_eq!(
            (level("★★★★", Scale::Ten), level("8/10", Scale::Five)),
            (Some(Level::Satisfied), Some(Level::Satisfied))
        );
        assert_eq!((level("7", Scale::Five), level("5星", Scale::Five)), (None, Some(Level::Very)));
    }

    #[test]
    fn recommendation_has_three_bands_on_every_scale() {
        use Likely::{High, Low, Middle};
        let of = |text: &str, scale| likely(Item::Recommend, text, scale).unwrap();
        assert_eq!(
            [of("很大可能", Scale::Five), of("有可能", Scale::Five), of("不可能", Scale::Five)],
            [High, Middle, Low]
        );
        assert_eq!(
            ["10", "9", "8", "7", "6", "0"].map(|text| of(text, Scale::ZeroTen)),
            [High, High, Middle, Middle, Low, Low]
        );
        assert_eq!(["5", "4", "3", "1"].map(|text| of(text, Scale::Five)), [High, Middle, Low, Low]);
        assert_eq!(["10", "9", "8", "7", "6"].map(|text| of(text, Scale::Ten)), [High, High, Middle, Middle, Low]);
    }

    #[test]
    fn repurchase_is_read_in_every_writing() {
        let of = |text: &str| likely(Item::Repurchase, text, Scale::Five);
        for text in [">70%", "70%以上", "＞70％", "80%", "一定会", "5", "0.9", "会再来"] {
            assert_eq!(of(text), Some(Likely::High), "{text}");
        }
        for text in ["30-70%", "30%–70%", "70~30 %", "可能", "3", "50"] {
            assert_eq!(of(text), Some(Likely::Middle), "{text}");
        }
        for text in ["<30%", "30%以下", "不会", "1", "10%", "never"] {
            assert_eq!(of(text), Some(Likely::Low), "{text}");
        }
        assert_eq!(of("?"), None);
    }
}
