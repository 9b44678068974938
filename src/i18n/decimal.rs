//! Rounding as a person does it on paper: on the decimal digits, halves away from zero.
//!
//! A number is taken by its shortest decimal form, the one that reads back as the same `f64`: 1.005 is one and five thousandths, as
//! the reader sees it, and not the 1.00499999… that binary holds. So 1.005 to two places is 1.01, 0.285 is 28.5 %, and 9 999.5 is
//! 10 000, natively and in the browser alike. Knows no unit, no sign of a currency and no language.

/// A finite number as decimal digits.
pub(super) struct Decimal {
    negative: bool,
    /// 0–9 each; at least one of them stands before the point.
    digits: Vec<u8>,
    /// How many digits stand before the point; at least one.
    point: usize,
}

/// A number after rounding: what is left is to write it.
pub(super) struct Rounded {
    /// Below zero, after rounding: what rounds to nothing has no sign.
    pub(super) negative: bool,
    /// The digits before the point, without leading zeros; `0` at least.
    pub(super) whole: String,
    /// The digits behind the point, as many as were asked for.
    fraction: String,
}

impl Decimal {
    /// The digits of a number; nothing for what is not finite.
    pub(super) fn of(value: f64) -> Option<Decimal> {
        if !value.is_finite() {
            return None;
        }
        // `Display` of a float never writes an exponent, so this is digits and at most one point.
        let text = value.abs().to_string();
        let point = text.find('.').unwrap_or(text.len());
        let digits = text.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0').collect();
        Some(Decimal { negative: value.is_sign_negative(), digits, point })
    }

    /// A whole number of parts of which `10^places` make one: money is exact however large it is.
    pub(super) fn of_parts(parts: i64, places: usize) -> Decimal {
        let text = format!("{:0>width$}", parts.unsigned_abs(), width = places + 1);
        let point = text.len() - places;
        Decimal { negative: parts < 0, digits: text.bytes().map(|digit| digit - b'0').collect(), point }
    }

    /// The number times `10^places`, exactly: the point moves, no digit changes.
    pub(super) fn times_ten_to(mut self, places: usize) -> Decimal {
        self.point += places;
        let missing = self.point.saturating_sub(self.digits.len());
        self.digits.extend(std::iter::repeat_n(0, missing));
        self
    }

    /// The number through `10^places`, exactly.
    pub(super) fn through_ten_to(&self, places: usize) -> Decimal {
        let missing = (places + 1).saturating_sub(self.point);
        let digits = std::iter::repeat_n(0, missing).chain(self.digits.iter().copied()).collect();
        Decimal { negative: self.negative, digits, point: self.point + missing - places }
    }

    /// The nearest number with this many places, halves away from zero.
    pub(super) fn round(&self, places: usize) -> Rounded {
        let cut = self.point + places;
        let kept = self.digits.iter().copied().chain(std::iter::repeat(0)).take(cut);
        let mut carry = u8::from(self.digits.get(cut).is_some_and(|digit| *digit >= 5));
        let mut digits: Vec<u8> = kept.collect();
        for digit in digits.iter_mut().rev() {
            *digit += carry;
            carry = *digit / 10;
            *digit %= 10;
        }
        let negative = self.negative && (carry > 0 || digits.iter().any(|digit| *digit > 0));
        let text: String = std::iter::once(carry).chain(digits).map(|digit| char::from(b'0' + digit)).collect();
        let (whole, fraction) = text.split_at(self.point + 1);
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        Rounded { negative, whole: whole.to_owned(), fraction: fraction.to_owned() }
    }
}

impl Rounded {
    /// A count, which needs no rounding.
    pub(super) fn of_whole(count: u64) -> Rounded {
        Rounded { negative: false, whole: count.to_string(), fraction: String::new() }
    }

    /// The digits with thousands parted by commas, without the sign: `1,234.50`.
    pub(super) fn grouped(&self) -> String {
        let mut text = String::with_capacity(self.whole.len() * 4 / 3 + self.fraction.len() + 1);
        for (at, digit) in self.whole.chars().enumerate() {
            if at > 0 && (self.whole.len() - at).is_multiple_of(3) {
                text.push(',');
            }
            text.push(digit);
        }
        if !self.fraction.is_empty() {
            text.push('.');
            text.push_str(&self.fraction);
        }
        text
    }

    /// The same without the zeros that end the fraction: `1,234.5`, `17`.
    pub(super) fn trimmed(mut self) -> Rounded {
        self.fraction.truncate(self.fraction.trim_end_matches('0').len());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(value: f64, places: usize) -> String {
        let rounded = Decimal::of(value).unwrap().round(places);
        format!("{}{}", if rounded.negative { "-" } else { "" }, rounded.grouped())
    }

    #[test]
    fn halves_go_away_from_zero_in_decimal() {
        for (value, places, text) in [
            (0.5, 0, "1"),
            (1.5, 0, "2"),
            (2.5, 0, "3"),
            (-2.5, 0, "-3"),
            (0.125, 2, "0.13"),
            (1.005, 2, "1.01"),
            (0.285 * 100.0, 1, "28.5"),
            (9_999.5, 0, "10,000"),
            (9_999.499_999, 0, "9,999"),
            (0.049_999, 1, "0.0"),
            (999_999.995, 2, "1,000,000.00"),
        ] {
            assert_eq!(rounded(value, places), text, "{value} to {places}");
        }
    }

    #[test]
    fn what_rounds_to_nothing_has_no_sign() {
        assert_eq!(rounded(-0.0, 0), "0");
        assert_eq!(rounded(-0.004, 2), "0.00");
        assert_eq!(rounded(-0.005, 2), "-0.01");
        assert_eq!(rounded(-5e-324, 3), "0.000");
    }

    #[test]
    fn any_size_is_written() {
        assert_eq!(rounded(f64::MAX, 0).len(), 309 + 102);
        assert_eq!(rounded(1e21, 1), "1,000,000,000,000,000,000,000.0");
        assert!(Decimal::of(f64::NAN).is_none() && Decimal::of(f64::NEG_INFINITY).is_none());
    }

    #[test]
    fn moving_the_point_changes_no_digit() {
        let decimal = |value: f64| Decimal::of(value).unwrap();
        assert_eq!(decimal(0.285).times_ten_to(2).round(1).grouped(), "28.5");
        assert_eq!(decimal(3.0).times_ten_to(2).round(0).grouped(), "300");
        assert_eq!(decimal(5_509_158.0).through_ten_to(4).round(1).grouped(), "550.9");
        assert_eq!(decimal(7.0).through_ten_to(4).round(4).grouped(), "0.0007");
        assert_eq!(Decimal::of_parts(-5, 4).round(4).grouped(), "0.0005");
        assert_eq!(Decimal::of_parts(i64::MAX, 4).round(2).grouped(), "922,337,203,685,477.58");
    }

    /// All digits of a number with so many places, as a whole number of its last place: nothing is lost in comparing.
    fn parts(text: &str) -> i128 {
        text.replace([',', '.'], "").parse().unwrap()
    }

    proptest::proptest! {
        /// The standard library rounds what binary holds, we what the reader sees: at a half they may part, by one unit of the last place.
        #[test]
        fn is_the_standard_library_s_or_its_neighbour_at_a_half(value in -1e9..1e9_f64, places in 0_usize..6) {
            let (ours, theirs) = (parts(&rounded(value, places)), parts(&format!("{value:.places$}")));
            let all = value.to_string();
            let (_, fraction) = all.split_once('.').unwrap_or_default();
            let half = fraction.len() == places + 1 && fraction.ends_with('5');
            let apart = (ours - theirs).abs();
            proptest::prop_assert!(apart == 0 || half && apart == 1, "{value} to {places}: {ours} {theirs}");
        }
    }

    #[test]
    fn a_half_in_decimals_is_rounded_away_from_zero_whatever_binary_holds() {
        assert_eq!(rounded(829_442_054.402_905, 5), "829,442,054.40291");
        assert_eq!(rounded(-829_442_054.402_905, 5), "-829,442,054.40291");
    }
}
