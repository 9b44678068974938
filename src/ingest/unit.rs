//! The unit that a header gives its amounts in: `金额(万元)`, `销售额【单位：千元】`, `amount (cents)`.

use crate::base::fold::{lower, nfkc};
use crate::base::{Message, Note};
use crate::i18n::Currency;

/// A unit, and the power of ten by which amounts in it are multiplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// As the header writes it.
    pub name: String,
    /// Never 0: amounts in 元 are what they say.
    pub power: i8,
}

/// Words of units; of two that begin alike the longer stands first.
const WORDS: &[(&str, i8)] = &[
    ("百万", 6),
    ("百萬", 6),
    ("千万", 7),
    ("千萬", 7),
    ("十万", 5),
    ("十萬", 5),
    ("万", 4),
    ("萬", 4),
    ("亿", 8),
    ("億", 8),
    ("千", 3),
    ("仟", 3),
    ("角", -1),
    ("分", -2),
    ("백만", 6),
    ("천만", 7),
    ("만", 4),
    ("천", 3),
    ("억", 8),
    ("millions", 6),
    ("million", 6),
    ("mio", 6),
    ("thousands", 3),
    ("thousand", 3),
    ("tsd", 3),
    ("000s", 3),
    ("000", 3),
    ("k", 3),
    ("cents", -2),
    ("cent", -2),
    ("pence", -2),
];

/// The unit in the brackets of a header; nothing where its amounts are what they say.
pub fn of(header: &str) -> Option<Unit> {
    const OPEN: [char; 6] = ['(', '（', '[', '［', '【', '〔'];
    const CLOSE: [char; 6] = [')', '）', ']', '］', '】', '〕'];
    header.split(OPEN).skip(1).find_map(|rest| {
        let name = rest.split(CLOSE).next()?.trim();
        let power = power_of(name)?;
        let name = name.rsplit(['：', ':']).next().unwrap_or(name).trim();
        Some(Unit { name: name.to_owned(), power })
    })
}

/// What stands in brackets: a unit alone, or with a currency around it.
fn power_of(name: &str) -> Option<i8> {
    let plain = lower(&nfkc(name));
    let plain = plain.rsplit(':').next().unwrap_or_default();
    let word: String = plain.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '‘' | '.')).collect();
    let is_currency = |rest: &str| {
        let rest = rest.strip_prefix("of").unwrap_or(rest);
        matches!(rest, "" | "us" | "dollars" | "euros" | "원") || Currency::in_header(rest) != Currency::None
    };
    let power = |word: &str| {
        WORDS.iter().find_map(|&(unit, power)| {
            let (before, after) = word.split_once(unit)?;
            (is_currency(before) && is_currency(after)).then_some(power)
        })
    };
    let introduced = ["单位", "單位", "unit", "in"].iter().find_map(|intro| word.strip_prefix(intro));
    power(&word).or_else(|| power(introduced?))
}

impl Unit {
    /// What the report says of a column in this unit.
    pub fn note(&self, column: &str) -> Note {
        let key = if self.power > 0 { "ingest-note-unit" } else { "ingest-note-unit-parts" };
        let factor = 10u64.pow(u32::from(self.power.unsigned_abs()));
        Note::info(Message::new(key).text("column", column).text("unit", self.name.clone()).count("factor", factor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_stands_in_brackets() {
        for (header, name, power) in [
            ("金额(万元)", "万元", 4),
            ("销售额（千元）", "千元", 3),
            ("销售额【单位：千元】", "千元", 3),
            ("總金額（萬元）", "萬元", 4),
            ("总金额（分）", "分", -2),
            ("实付（角）", "角", -1),
            ("GMV(亿元)", "亿元", 8),
            ("营收（百万元）", "百万元", 6),
            ("金额（人民币万元）", "人民币万元", 4),
            ("金额（万美元）", "万美元", 4),
            ("売上（千円）", "千円", 3),
            ("매출(만원)", "만원", 4),
            ("amount (cents)", "cents", -2),
            ("Amount (US cents)", "US cents", -2),
            ("Amount [in thousands]", "in thousands", 3),
            ("Revenue (USD '000)", "USD '000", 3),
            ("Net sales (k€)", "k€", 3),
            ("Revenue (EUR million)", "EUR million", 6),
            ("Revenue (INR k)", "INR k", 3),
            ("金额（元）（单位：万）", "万", 4),
        ] {
            assert_eq!(of(header), Some(Unit { name: name.to_owned(), power }), "{header}");
        }
        for header in [
            "金额",
            "金额(元)",
            "金额（人民币）",
            "Amount (USD)",
            "Amount (HKD)",
            "Amount (SEK)",
            "Amount ($)",
            "重量(千克)",
            "时长(分钟)",
            "万元店金额",
            "Amount (incl. tax)",
            "Total (week)",
            "price (each)",
            "金额(分店)",
            "amount (",
        ] {
            assert_eq!(of(header), None, "{header}");
        }
    }
}
