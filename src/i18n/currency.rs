//! Currencies: how they are named in files, and how amounts in them are written.

use serde::{Deserialize, Serialize};

use crate::base::fold::nfkc;

/// How amounts are written. Found in the file where it says so. Stored by position: append only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Currency {
    /// No sign: the file does not say, or names one that we have no sign for.
    #[default]
    None,
    /// ¥, yuan.
    Cny,
    /// $, US dollars.
    Usd,
    /// €
    Eur,
    /// £
    Gbp,
    /// HK$
    Hkd,
    /// NT$
    Twd,
    /// JP¥, yen.
    Jpy,
    /// ₩, won.
    Krw,
    /// S$
    Sgd,
    /// RM, ringgit.
    Myr,
    /// ฿, baht.
    Thb,
    /// ₱, pesos of the Philippines.
    Php,
    /// Rp, rupiah.
    Idr,
    /// ₫, dong.
    Vnd,
    /// ₹, rupees of India.
    Inr,
    /// A$
    Aud,
    /// C$
    Cad,
    /// zł, złoty.
    Pln,
    /// R$, reais.
    Brl,
}

/// One currency: its code, its sign, the other marks that stand beside amounts, and its names in Chinese.
struct Known {
    currency: Currency,
    code: &'static str,
    sign: &'static str,
    marks: &'static [&'static str],
    names: &'static [&'static str],
}

const fn known(
    currency: Currency,
    code: &'static str,
    sign: &'static str,
    marks: &'static [&'static str],
    names: &'static [&'static str],
) -> Known {
    Known { currency, code, sign, marks, names }
}

/// In the order of [`Currency`]. Signs after normalisation: ￥ is ¥.
const KNOWN: [Known; 19] = [
    known(Currency::Cny, "CNY", "¥", &["CN¥", "RMB", "CNH", "圆", "块"], &["人民币元", "人民币", "元"]),
    known(Currency::Usd, "USD", "$", &["US$"], &["美元", "美金"]),
    known(Currency::Eur, "EUR", "€", &["EURO"], &["欧元"]),
    known(Currency::Gbp, "GBP", "£", &[], &["英镑"]),
    known(Currency::Hkd, "HKD", "HK$", &[], &["港元", "港币", "港幣"]),
    known(Currency::Twd, "TWD", "NT$", &["NTD"], &["新台币", "新臺幣", "新台幣", "台币", "台幣"]),
    known(Currency::Jpy, "JPY", "JP¥", &["円"], &["日元", "日圓", "日币"]),
    known(Currency::Krw, "KRW", "₩", &["원"], &["韩元", "韓元", "韩币"]),
    known(Currency::Sgd, "SGD", "S$", &["SG$"], &["新加坡元", "新元", "新币"]),
    known(Currency::Myr, "MYR", "RM", &[], &["林吉特", "马币"]),
    known(Currency::Thb, "THB", "฿", &[], &["泰铢", "泰銖"]),
    known(Currency::Php, "PHP", "₱", &[], &["菲律宾比索"]),
    known(Currency::Idr, "IDR", "RP", &["RP."], &["印尼盾", "印尼卢比"]),
    known(Currency::Vnd, "VND", "₫", &["Đ"], &["越南盾"]),
    known(Currency::Inr, "INR", "₹", &["RS.", "RS"], &["印度卢比", "卢比"]),
    known(Currency::Aud, "AUD", "A$", &["AU$"], &["澳元", "澳币"]),
    known(Currency::Cad, "CAD", "C$", &["CA$"], &["加元", "加币"]),
    known(Currency::Pln, "PLN", "ZŁ", &[], &["兹罗提"]),
    known(Currency::Brl, "BRL", "R$", &[], &["雷亚尔"]),
];

/// Marks of currencies that several countries call the same: an amount with one can be read, but it does not say its currency.
const UNSAID: &[&str] = &["KR.", "KR", "SEK", "NOK", "DKK", "CHF", "NZ$", "NZD"];

impl Currency {
    fn known(self) -> Option<&'static Known> {
        KNOWN.iter().find(|known| known.currency == self)
    }

    /// All with a sign.
    pub fn all() -> impl Iterator<Item = Currency> {
        KNOWN.iter().map(|known| known.currency)
    }

    /// What stands before an amount.
    pub fn sign(self) -> &'static str {
        match self {
            // As they are written; marks are compared in capitals.
            Currency::Idr => "Rp",
            Currency::Pln => "zł",
            other => other.known().map_or("", |known| known.sign),
        }
    }

    /// The code of ISO 4217; nothing for none.
    pub fn code(self) -> &'static str {
        self.known().map_or("", |known| known.code)
    }

    /// How many decimals its amounts are written with.
    pub fn decimals(self) -> u8 {
        if matches!(self, Currency::Jpy | Currency::Krw | Currency::Idr | Currency::Vnd) { 0 } else { 2 }
    }

    /// The currency of a code.
    pub fn of_code(code: &str) -> Currency {
        KNOWN.iter().find(|known| known.code == code).map_or(Currency::None, |known| known.currency)
    }

    /// The currency that a header names: `金额(元)`, `Amount (USD)`. Of several marks that it contains, the longest: HK$ is no $.
    pub fn in_header(header: &str) -> Currency {
        let header = nfkc(header).to_uppercase();
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        // What is written in letters is a word of its own: a TERM costs no ringgit.
        let contains = |mark: &str| {
            header.match_indices(mark).any(|(at, _)| {
                let before = header.get(..at).and_then(|text| text.chars().next_back());
                let after = header.get(at + mark.len()..).and_then(|text| text.chars().next());
                !(letter(mark.chars().next()) && letter(before) || letter(mark.chars().next_back()) && letter(after))
            })
        };
        let marks = KNOWN.iter().flat_map(|known| known.all_marks().map(|mark| (mark, known.currency)));
        let found = marks.filter(|(mark, _)| !matches!(*mark, "块" | "圆" | "Đ" | "원") && contains(mark));
        found.max_by_key(|(mark, _)| mark.len()).map_or(Currency::None, |(_, currency)| currency)
    }

    /// Takes the mark of a currency off the beginning or the end of an amount; nothing where none stands there. In plain characters, any case.
    pub fn take_off(amount: &str) -> Option<(&str, Currency)> {
        let (first, last) = (amount.chars().next()?, amount.chars().next_back()?);
        // Nearly every amount with a mark has one of these.
        let rest = amount.get(first.len_utf8()..).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let usual = match first {
            '¥' => Some(Currency::Cny),
            '$' => Some(Currency::Usd),
            '€' => Some(Currency::Eur),
            '£' => Some(Currency::Gbp),
            _ => None,
        };
        if let (Some(rest), Some(currency)) = (rest, usual)
            && last.is_ascii_digit()
        {
            return Some((rest, currency));
        }
        let mut best: Option<(&str, Currency)> = None;
        // Marks are many: what the ends would be among capitals is worked out once.
        let (first, last) = (Letter::of(first), Letter::of(last));
        let marks = KNOWN.iter().flat_map(|known| known.all_marks().map(|mark| (mark, known.currency)));
        for (mark, currency) in marks.chain(UNSAID.iter().map(|mark| (*mark, Currency::None))) {
            let front = if first.is(mark.chars().next()) { without_front(amount, mark) } else { None };
            let found =
                front.or_else(|| if last.is(mark.chars().next_back()) { without_back(amount, mark) } else { None });
            // The longest mark leaves the least.
            if let Some(rest) = found
                && best.is_none_or(|(other, _)| rest.len() < other.len())
            {
                best = Some((rest, currency));
            }
        }
        best
    }
}

impl Known {
    fn all_marks(&self) -> impl Iterator<Item = &'static str> {
        [self.sign, self.code].into_iter().chain(self.marks.iter().copied()).chain(self.names.iter().copied())
    }
}

/// A character, and its capital where that is one character.
#[derive(Clone, Copy)]
struct Letter {
    itself: char,
    capital: Option<char>,
}

impl Letter {
    fn of(c: char) -> Letter {
        let mut capital = c.to_uppercase();
        Letter { itself: c, capital: capital.next().filter(|_| capital.next().is_none()) }
    }

    /// Whether a character of a mark, which is a capital where there are capitals, is this one.
    fn is(self, mark: Option<char>) -> bool {
        mark.is_some() && (mark == Some(self.itself) || mark == self.capital)
    }
}

fn without_front<'a>(amount: &'a str, mark: &str) -> Option<&'a str> {
    let mut rest = amount.chars();
    mark.chars().all(|expected| rest.next().is_some_and(|c| Letter::of(c).is(Some(expected)))).then_some(rest.as_str())
}

fn without_back<'a>(amount: &'a str, mark: &str) -> Option<&'a str> {
    let mut rest = amount.chars();
    mark.chars()
        .rev()
        .all(|expected| rest.next_back().is_some_and(|c| Letter::of(c).is(Some(expected))))
        .then_some(rest.as_str())
}

/// The code of a currency as a cell names it, so that `rmb`, `¥` and `人民币` are one. What is not known stays as it is, in capitals.
pub fn currency_code(cell: &str) -> String {
    let cell = nfkc(cell.trim()).to_uppercase();
    let known = KNOWN.iter().find(|known| known.all_marks().any(|mark| mark == cell));
    known.map_or(cell, |known| known.code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_of_headers() {
        let cases = [
            ("金额（元）", Currency::Cny),
            ("Amount (USD)", Currency::Usd),
            ("金额（美元）", Currency::Usd),
            ("金额（日元）", Currency::Jpy),
            ("Total HK$", Currency::Hkd),
            ("Total (RM)", Currency::Myr),
            ("Long term value", Currency::None),
            ("Corp", Currency::None),
            ("訂單小計 (TWD)", Currency::Twd),
            ("amount", Currency::None),
        ];
        for (header, currency) in cases {
            assert_eq!(Currency::in_header(header), currency, "{header}");
        }
    }

    #[test]
    fn one_currency_has_one_code() {
        for (cell, code) in [
            ("rmb", "CNY"),
            ("￥", "CNY"),
            ("人民币", "CNY"),
            (" usd ", "USD"),
            ("港币", "HKD"),
            ("泰达币", "泰达币"),
            ("jpy", "JPY"),
        ] {
            assert_eq!(currency_code(cell), code);
        }
        assert!(Currency::all().all(|currency| Currency::of_code(&currency_code(currency.sign())) == currency));
    }

    #[test]
    fn marks_come_off_either_end_and_the_longest_first() {
        for (amount, rest, currency) in [
            ("HK$12", "12", Currency::Hkd),
            ("12 US$", "12 ", Currency::Usd),
            ("RMB12", "12", Currency::Cny),
            ("RM12", "12", Currency::Myr),
            ("Rp 12.000", " 12.000", Currency::Idr),
            ("rs.12", "12", Currency::Inr),
            ("12,50 zł", "12,50 ", Currency::Pln),
            ("12日元", "12", Currency::Jpy),
            ("12元", "12", Currency::Cny),
            ("12 kr", "12 ", Currency::None),
            ("12₫", "12", Currency::Vnd),
        ] {
            assert_eq!(Currency::take_off(amount), Some((rest, currency)), "{amount}");
        }
        assert!(["12", "ab12", "12 kg", ""].iter().all(|amount| Currency::take_off(amount).is_none()));
    }
}
