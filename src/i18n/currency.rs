//! Currencies: how they are named in files, and how amounts in them are written.

use serde::{Deserialize, Serialize};

use crate::base::fold::nfkc;

/// How amounts are written. Found in the file where it says so.
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
}

impl Currency {
    /// All with a sign.
    pub const ALL: [Currency; 4] = [Currency::Cny, Currency::Usd, Currency::Eur, Currency::Gbp];

    /// What stands before an amount.
    pub fn sign(self) -> &'static str {
        match self {
            Currency::None => "",
            Currency::Cny => "¥",
            Currency::Usd => "$",
            Currency::Eur => "€",
            Currency::Gbp => "£",
        }
    }

    /// The code of ISO 4217; nothing for none.
    pub fn code(self) -> &'static str {
        match self {
            Currency::None => "",
            Currency::Cny => "CNY",
            Currency::Usd => "USD",
            Currency::Eur => "EUR",
            Currency::Gbp => "GBP",
        }
    }

    /// The currency of a code.
    pub fn of_code(code: &str) -> Currency {
        Currency::ALL.into_iter().find(|currency| currency.code() == code).unwrap_or_default()
    }

    /// The currency that a header names: `金额(元)`, `Amount (USD)`.
    pub fn in_header(header: &str) -> Currency {
        let header = nfkc(header).to_ascii_uppercase();
        let has = |names: &[&str]| names.iter().any(|name| header.contains(name));
        if has(&["元", "¥", "CNY", "RMB", "人民币"]) && !has(&["美元", "欧元", "日元", "港元", "韩元", "澳元", "加元"])
        {
            Currency::Cny
        } else if has(&["USD", "US$", "美元"]) || (has(&["$"]) && !has(&["HK$", "NT$", "A$", "C$", "S$", "R$"])) {
            Currency::Usd
        } else if has(&["EUR", "€", "欧元"]) {
            Currency::Eur
        } else if has(&["GBP", "£", "英镑"]) {
            Currency::Gbp
        } else {
            Currency::None
        }
    }
}

/// The code of a currency as a cell names it, so that `rmb`, `¥` and `人民币` are one. What is not known stays as it is, in capitals.
pub fn currency_code(cell: &str) -> String {
    const NAMES: [(Currency, &[&str]); 4] = [
        (Currency::Cny, &["RMB", "CNH", "¥", "CN¥", "元", "人民币", "人民币元"]),
        (Currency::Usd, &["US$", "$", "美元", "美金"]),
        (Currency::Eur, &["€", "EURO", "欧元"]),
        (Currency::Gbp, &["£", "英镑"]),
    ];
    let cell = nfkc(cell.trim()).to_ascii_uppercase();
    let known = NAMES.iter().find(|(_, names)| names.contains(&cell.as_str()));
    known.map_or(cell.clone(), |(currency, _)| currency.code().to_owned())
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
            ("金额（日元）", Currency::None),
            ("Total HK$", Currency::None),
            ("amount", Currency::None),
        ];
        for (header, currency) in cases {
            assert_eq!(Currency::in_header(header), currency, "{header}");
        }
    }

    #[test]
    fn one_currency_has_one_code() {
        for (cell, code) in
            [("rmb", "CNY"), ("￥", "CNY"), ("人民币", "CNY"), (" usd ", "USD"), ("港币", "港币"), ("jpy", "JPY")]
        {
            assert_eq!(currency_code(cell), code);
        }
        assert!(Currency::ALL.iter().all(|currency| Currency::of_code(&currency_code(currency.sign())) == *currency));
    }
}
