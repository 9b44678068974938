//! Numbers, shares, money and days, as both languages write them.
//!
//! One formatter of our own for both languages and both worlds: thousands parted by commas, a true minus sign (U+2212) before the
//! currency, halves rounded away from zero in decimal, a dash for what is not a number. For reading only: what goes into a file for
//! another program is written by `export`.

use super::decimal::{Decimal, Rounded};
use super::{Catalog, Lang};
use crate::base::{Day, Money};

/// What stands where there is no number or no day.
const NOTHING: &str = "—";
const MINUS: &str = "\u{2212}";
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A unit of a short number: the number through `10^places`, followed by a sign.
struct Unit {
    places: usize,
    sign: &'static str,
    /// Digits before the point that it may have; with more the next unit takes over.
    whole: usize,
    precision: Precision,
}

enum Precision {
    /// This many decimals.
    Decimals(usize),
    /// So many decimals that three digits show: 5.51, 12.3, 186.
    ThreeDigits,
}

const ZH_UNITS: &[Unit] = &[
    Unit { places: 0, sign: "", whole: 4, precision: Precision::Decimals(0) },
    Unit { places: 4, sign: "万", whole: 4, precision: Precision::Decimals(1) },
    Unit { places: 8, sign: "亿", whole: 4, precision: Precision::Decimals(1) },
    Unit { places: 12, sign: "万亿", whole: usize::MAX, precision: Precision::Decimals(1) },
];

/// Below ten thousand in full, because `¥9,876` is as short as `¥9.88k` and says more.
const EN_UNITS: &[Unit] = &[
    Unit { places: 0, sign: "", whole: 4, precision: Precision::Decimals(0) },
    Unit { places: 3, sign: "k", whole: 3, precision: Precision::Decimals(0) },
    Unit { places: 6, sign: "M", whole: 3, precision: Precision::ThreeDigits },
    Unit { places: 9, sign: "B", whole: usize::MAX, precision: Precision::ThreeDigits },
];

impl Unit {
    fn of(&self, value: &Decimal) -> Rounded {
        let value = value.through_ten_to(self.places);
        match self.precision {
            Precision::Decimals(places) => value.round(places),
            Precision::ThreeDigits => value.round(3_usize.saturating_sub(value.round(2).whole.len())),
        }
    }
}

/// Sign, currency, digits: `−¥12.50`.
fn written(number: &Rounded, currency: &str) -> String {
    format!("{}{currency}{}", if number.negative { MINUS } else { "" }, number.grouped())
}

impl Catalog {
    /// `1,234.5` with this many decimals.
    pub fn number(&self, value: f64, decimals: u8) -> String {
        or_nothing(Decimal::of(value), |value| written(&value.round(decimals.into()), ""))
    }

    /// `1,234.5` with up to this many decimals: zeros at the end are left out. How a message writes [`crate::base::Arg::Number`].
    pub fn number_up_to(&self, value: f64, decimals: u8) -> String {
        or_nothing(Decimal::of(value), |value| written(&value.round(decimals.into()).trimmed(), ""))
    }

    /// `1,234`
    pub fn count(&self, count: u64) -> String {
        Rounded::of_whole(count).grouped()
    }

    /// `63.1%` of 0.631.
    pub fn percent(&self, share: f64, decimals: u8) -> String {
        or_nothing(Decimal::of(share), |share| {
            format!("{}%", written(&share.times_ten_to(2).round(decimals.into()), ""))
        })
    }

    /// The same of a part of a whole: what is nearly all is never `100%`, and what is hardly anything never `0%`.
    pub fn part(&self, share: f64, decimals: u8) -> String {
        let least = 0.01 / f64::from(10_u32.pow(u32::from(decimals)));
        let inside = share > 0.0 && share < 1.0;
        self.percent(if inside { share.clamp(least, 1.0 - least) } else { share }, decimals)
    }

    /// In full, with the decimals of its currency: `¥5,509,158.00`; for detail pages and tooltips. Exact for every amount.
    pub fn money(&self, money: Money) -> String {
        let parts = money.is_some().then(|| Decimal::of_parts(money.0, 4));
        or_nothing(parts, |amount| written(&amount.round(self.currency().decimals().into()), self.currency().sign()))
    }

    /// Rounded to the unit: `¥5,509,158`; for tables.
    pub fn money_round(&self, value: f64) -> String {
        or_nothing(Decimal::of(value), |value| written(&value.round(0), self.currency().sign()))
    }

    /// What one order or one piece is worth: `¥404`, and below a hundred with the decimals of the currency, `£8.66`.
    pub fn money_each(&self, value: f64) -> String {
        let decimals = if value.abs() < 100.0 { self.currency().decimals().into() } else { 0 };
        or_nothing(Decimal::of(value), |value| written(&value.round(decimals), self.currency().sign()))
    }

    /// Short: `¥550.9万`, `¥5.51M`, `¥404`; for headlines and chart labels. Rounding decides the unit: 9,999.6 is `¥1万`, `¥10k`.
    pub fn money_short(&self, value: f64) -> String {
        self.short(value, self.currency().sign())
    }

    /// Short count: `1.2万`, `12k`; for chart axes.
    pub fn count_short(&self, value: f64) -> String {
        self.short(value, "")
    }

    /// `2026-11-01` in Chinese, `1 Nov 2026` in English.
    pub fn day(&self, day: Day) -> String {
        let (year, month, date) = day.ymd();
        match self.lang() {
            _ if !day.is_some() => NOTHING.to_owned(),
            Lang::Zh => day.to_string(),
            Lang::En => format!("{date} {} {year}", month_name(month)),
        }
    }

    /// `2026-11` in Chinese, `Nov 2026` in English.
    pub fn month(&self, day: Day) -> String {
        let (year, month, _) = day.ymd();
        match self.lang() {
            _ if !day.is_some() => NOTHING.to_owned(),
            Lang::Zh => format!("{year:04}-{month:02}"),
            Lang::En => format!("{} {year}", month_name(month)),
        }
    }

    /// The first unit in which the rounded number is not too long.
    fn short(&self, value: f64, currency: &str) -> String {
        let units = match self.lang() {
            Lang::Zh => ZH_UNITS,
            Lang::En => EN_UNITS,
        };
        let fitting = |value: &Decimal| {
            let mut all = units.iter().map(|unit| (unit.of(value), unit));
            all.find(|(number, unit)| number.whole.len() <= unit.whole)
        };
        or_nothing(Decimal::of(value).as_ref().and_then(fitting), |(number, unit)| {
            format!("{}{}", written(&number.trimmed(), currency), unit.sign)
        })
    }
}

fn or_nothing<T>(value: Option<T>, write: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| NOTHING.to_owned(), write)
}

fn month_name(month: u32) -> &'static str {
    MONTHS.get(month.wrapping_sub(1) as usize).copied().unwrap_or(NOTHING)
}

#[cfg(test)]
mod tests {
    use super::super::Currency;
    use super::*;

    fn zh() -> Catalog {
        Catalog::new(Lang::Zh, Currency::Cny)
    }

    fn en() -> Catalog {
        Catalog::new(Lang::En, Currency::Cny)
    }

    #[test]
    fn numbers_are_grouped_and_signed() {
        for (value, decimals, text) in [
            (0.0, 0, "0"),
            (-0.0, 1, "0.0"),
            (999.0, 0, "999"),
            (1_234.56, 1, "1,234.6"),
            (-1_234_567.0, 0, "\u{2212}1,234,567"),
            (-0.04, 1, "0.0"),
            (f64::NAN, 2, "—"),
            (f64::INFINITY, 2, "—"),
        ] {
            assert_eq!(zh().number(value, decimals), text, "{value}");
        }
        assert_eq!(en().number_up_to(2.50, 2), "2.5");
        assert_eq!(en().number_up_to(100.0, 2), "100");
        assert_eq!(en().count(0), "0");
        assert_eq!(en().count(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn shares_are_rounded_in_decimal() {
        for (share, decimals, text) in [
            (0.631, 1, "63.1%"),
            (0.285, 1, "28.5%"),
            (0.002_5, 1, "0.3%"),
            (1.0, 0, "100%"),
            (-0.051_5, 1, "\u{2212}5.2%"),
            (12.5, 0, "1,250%"),
            (f64::NAN, 1, "—"),
        ] {
            assert_eq!(en().percent(share, decimals), text, "{share}");
        }
    }

    #[test]
    fn a_part_is_rounded_and_is_neither_all_nor_nothing() {
        for (share, decimals, text) in [
            (0.154_9, 1, "15.5%"),
            (0.990_7, 1, "99.1%"),
            (0.999_6, 1, "99.9%"),
            (1.0 - 1e-12, 1, "99.9%"),
            (1.0, 1, "100.0%"),
            (0.000_4, 1, "0.1%"),
            (1e-12, 1, "0.1%"),
            (0.0, 1, "0.0%"),
            (0.996, 0, "99%"),
            (0.004, 0, "1%"),
            (0.000_04, 2, "0.01%"),
            (f64::NAN, 1, "—"),
        ] {
            assert_eq!(en().part(share, decimals), text, "{share}");
        }
    }

    #[test]
    fn money_is_exact_and_the_sign_stands_before_the_currency() {
        assert_eq!(zh().money(Money(55_091_580_000)), "¥5,509,158.00");
        assert_eq!(zh().money(Money(-125_000)), "\u{2212}¥12.50");
        assert_eq!(zh().money(Money(-49)), "¥0.00");
        assert_eq!(zh().money(Money(50)), "¥0.01");
        assert_eq!(zh().money(Money::NONE), "—");
        assert_eq!(zh().money(Money(i64::MAX)), "¥922,337,203,685,477.58");
        assert_eq!(zh().money_round(-0.5), "\u{2212}¥1");
        assert_eq!(zh().money_round(1_234.5), "¥1,235");
        assert_eq!(
            [8.664, 0.0, 100.4, -8.5].map(|value| zh().money_each(value)),
            ["¥8.66", "¥0.00", "¥100", "\u{2212}¥8.50"]
        );
        for (currency, text) in
            [(Currency::None, "1.00"), (Currency::Usd, "$1.00"), (Currency::Eur, "€1.00"), (Currency::Gbp, "£1.00")]
        {
            assert_eq!(Catalog::new(Lang::En, currency).money(Money(10_000)), text);
            assert_eq!(en().in_currency(currency).money(Money(10_000)), text);
        }
    }

    #[test]
    fn short_money_changes_unit_where_the_rounded_number_does() {
        for (value, chinese, english) in [
            (0.0, "¥0", "¥0"),
            (-0.4, "¥0", "¥0"),
            (404.0, "¥404", "¥404"),
            (9_876.0, "¥9,876", "¥9,876"),
            (9_999.4, "¥9,999", "¥9,999"),
            (9_999.5, "¥1万", "¥10k"),
            (9_999.6, "¥1万", "¥10k"),
            (17_234.0, "¥1.7万", "¥17k"),
            (70_000.0, "¥7万", "¥70k"),
            (999_499.0, "¥99.9万", "¥999k"),
            (999_500.0, "¥100万", "¥1M"),
            (5_509_158.0, "¥550.9万", "¥5.51M"),
            (9_995_000.0, "¥999.5万", "¥10M"),
            (12_345_678.0, "¥1,234.6万", "¥12.3M"),
            (99_999_499.0, "¥9,999.9万", "¥100M"),
            (99_999_500.0, "¥1亿", "¥100M"),
            (123_456_789.0, "¥1.2亿", "¥123M"),
            (999_500_000.0, "¥10亿", "¥1B"),
            (1_234_567_890_123.0, "¥1.2万亿", "¥1,235B"),
            (-5_509_158.0, "\u{2212}¥550.9万", "\u{2212}¥5.51M"),
            (f64::NAN, "—", "—"),
        ] {
            assert_eq!((zh().money_short(value), en().money_short(value)), (chinese.into(), english.into()), "{value}");
        }
    }

    #[test]
    fn short_counts_have_no_currency() {
        assert_eq!((zh().count_short(12_000.0), en().count_short(12_000.0)), ("1.2万".into(), "12k".into()));
        assert_eq!((zh().count_short(-3.0), en().count_short(f64::NAN)), ("\u{2212}3".into(), "—".into()));
    }

    #[test]
    fn days_are_written_in_the_order_of_the_language() {
        let day = Day::from_iso("2026-11-01").unwrap();
        assert_eq!((zh().day(day), en().day(day)), ("2026-11-01".into(), "1 Nov 2026".into()));
        assert_eq!((zh().month(day), en().month(day)), ("2026-11".into(), "Nov 2026".into()));
        assert_eq!((zh().day(Day::NONE), en().month(Day::NONE)), ("—".into(), "—".into()));
    }
}
