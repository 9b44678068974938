//! What a header says: how well it names a role. The names themselves are in [`names`](super::names).
//!
//! Headers are compared after [`normal`]: full-width forms, case, units in brackets, punctuation, spaces and whether the characters
//! are traditional or simplified make no difference.

use crate::base::fold::{lower, nfkc};

use super::clean;
use super::names::{NO_ROLE, Names, ORDER_TOTALS};
use super::unit;

/// A header in the form in which headers are compared. The number of a question before it (`1、`, `Q2.`) is no part of it.
pub fn normal(header: &str) -> String {
    let header = without_number(header);
    let mut text = String::with_capacity(header.len());
    let mut depth = 0u32;
    for c in lower(&nfkc(header)).chars() {
        match c {
            '(' | '[' | '【' | '（' => depth += 1,
            ')' | ']' | '】' | '）' => depth = depth.saturating_sub(1),
            c if depth == 0 && c.is_alphanumeric() && !clean::invisible(c) => text.push(simplified(c)),
            _ => {}
        }
    }
    // A bracket may hold what tells two columns apart: `Email (Billing)`, but `金额(元)` and `Amount (cents)`.
    if header.is_ascii() && header.contains('(') && !header.contains("($)") && unit::of(header).is_none() {
        return header.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    }
    text
}

/// Whether a header says that an amount is the whole order's, on however many lines it stands.
pub fn is_order_total(header: &str) -> bool {
    ORDER_TOTALS.contains(&normal(header).as_str())
}

/// A header without the number that questionnaires put before their questions.
fn without_number(header: &str) -> &str {
    let bare = header.trim_start_matches(|c: char| c.is_whitespace() || clean::invisible(c));
    let digits = bare.strip_prefix(['Q', 'q']).unwrap_or(bare);
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit());
    let after = rest.strip_prefix(['、', '.', '．', ':', '：', ')', '）']).map(str::trim_start);
    match after {
        Some(after)
            if rest.len() < digits.len() && !after.is_empty() && !after.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            after
        }
        _ => header,
    }
}

/// Traditional characters of headers, each before its simplified form.
const TRADITIONAL: &str = "戶户訂订單单編编號号會会員员實实額额價价數数標标題题稱称類类優优郵邮電电話话機机時时間间創创關关閉闭態态賬账帳账買买賣卖應应總总計计\
    貨货發发規规運运費费門门庫库積积級级產产銷销結结營营聯联絡络備备註注區区縣县東东廣广獎奖禮礼換换還还開开啟启終终經经紀纪錄录記记歸归顧顾\
    寶宝貝贝圖图種种裝装師师術术務务業业歲岁齡龄職职證证碼码條条網网線线頁页請请評评論论滿满見见問问訪访說说詳详細细資资預预約约導导內内場场\
    進进歷历曆历狀状齊齐參参協协險险專专屬属薦荐贈赠購购儲储鋪铺櫃柜";

fn simplified(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    let mut pairs = TRADITIONAL.chars();
    while let (Some(traditional), Some(simplified)) = (pairs.next(), pairs.next()) {
        if traditional == c {
            return simplified;
        }
    }
    c
}

/// How well a normal header names a role, and the place of that name in the role's list: 1 for a whole name, less for a part.
pub(super) fn header_score(normal: &str, names: &Names) -> (f64, usize) {
    if let Some(place) = names.whole.iter().position(|name| *name == normal) {
        return (1.0, place);
    }
    if normal.is_empty() || NO_ROLE.contains(&normal) {
        return (0.0, usize::MAX);
    }
    let part = names.parts.iter().filter(|part| normal.contains(**part)).map(|part| part.chars().count()).max();
    match part {
        // The more of the header the part covers, the likelier.
        Some(length) => (0.4 + 0.4 * (length as f64 / normal.chars().count() as f64), usize::MAX),
        None => (0.0, usize::MAX),
    }
}

/// Whether a header names something that is none of the roles.
pub fn has_no_role(normal: &str) -> bool {
    NO_ROLE.contains(&normal)
}

/// How many cells of a record are the name of some role.
pub fn hits<'a>(cells: impl Iterator<Item = &'a str>) -> usize {
    cells.map(normal).filter(|cell| super::kinds::is_name(cell)).count()
}

#[cfg(test)]
mod tests {
    use super::super::names::ORDERS;
    use super::*;
    use crate::table::Role;

    #[test]
    fn every_name_is_in_normal_form_and_of_one_role() {
        let mut seen = std::collections::BTreeMap::new();
        for names in ORDERS {
            for name in names.whole {
                assert_eq!(normal(name), *name);
                assert_eq!(seen.insert(*name, names.role), None, "{name}");
            }
        }
        assert_eq!(ORDERS.iter().map(|names| names.role).collect::<Vec<_>>(), Role::ORDERS);
    }

    #[test]
    fn headers_differ_only_by_what_matters() {
        for header in [" Customer_ID ", "CUSTOMER ID", "customer-id", "ｃｕｓｔｏｍｅｒ ｉｄ", "\u{feff}CustomerId"]
        {
            assert_eq!(normal(header), "customerid");
        }
        assert_eq!(normal("用户实付金额（元）"), "用户实付金额");
        assert_eq!(normal("客戶編號"), "客户编号");
        assert_eq!(TRADITIONAL.chars().count() % 2, 0);
        // What a name is written with is what is looked for.
        let odd = |name: &&&str| normal(name) != **name;
        assert_eq!(ORDERS.iter().flat_map(|names| names.whole.iter().chain(names.parts)).find(odd), None);
        assert_eq!(normal("Email (Billing)"), "emailbilling");
        assert_eq!((normal("Amount (cents)"), normal("Amount (USD)")), ("amount".to_owned(), "amountusd".to_owned()));
        assert_eq!(normal("1、您的年龄"), "您的年龄");
        assert_eq!(normal("Q12. Overall satisfaction"), "overallsatisfaction");
        // A number alone, a version, a code are names like others.
        assert_eq!((normal("1"), normal("1.5"), normal("q1")), ("1".to_owned(), "15".to_owned(), "q1".to_owned()));
    }
}
