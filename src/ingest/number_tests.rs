//! Amounts as they are written in the wild, and exactness.

use proptest::prelude::*;

use super::*;

fn point(cell: &str) -> Option<String> {
    match money(cell, NumberReading::PointDecimal) {
        Cell::Value(amount) => Some(amount.money.to_string()),
        _ => None,
    }
}

#[test]
fn reads_what_people_write() {
    for (cell, value) in [
        ("1234.5", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1 234,50", "1234.50"),
        ("1\u{202f}234,50", "1234.50"),
        ("1’234.50", "1234.50"),
        ("12,34,567.89", "1234567.89"),
        ("1.234.567", "1234567.00"),
        ("0,5", "0.50"),
        (".5", "0.50"),
        ("5.", "5.00"),
        ("−5", "-5.00"),
        ("(1,234.50)", "-1234.50"),
        ("123.45-", "-123.45"),
        ("-¥1,234.50", "-1234.50"),
        ("US$ 1,234.50", "1234.50"),
        ("1 234,50 €", "1234.50"),
        ("88.50 元", "88.50"),
        ("RMB 88", "88.00"),
        ("HK$1,234.50", "1234.50"),
        ("NT$ 1,234", "1234.00"),
        ("JPY 1,234", "1234.00"),
        ("₩12,340", "12340.00"),
        ("￦12,340", "12340.00"),
        ("RM12.50", "12.50"),
        ("S$12.50", "12.50"),
        ("A$12.50", "12.50"),
        ("CA$12.50", "12.50"),
        ("150.000 ₫", "150000.00"),
        ("150.000đ", "150000.00"),
        ("Rp 1.150.000", "1150000.00"),
        ("Rp150.000", "150000.00"),
        ("฿1,250.00", "1250.00"),
        ("₱1,250.00", "1250.00"),
        ("Rs. 1,25,000.00", "125000.00"),
        ("₹1,25,000", "125000.00"),
        ("1 234,50 kr", "1234.50"),
        ("kr 99", "99.00"),
        ("1 234,50 zł", "1234.50"),
        ("R$ 1.234,50", "1234.50"),
        ("88.50美元", "88.50"),
        ("港币88.50", "88.50"),
        ("1.2万", "12000.00"),
        ("1亿元", "100000000.00"),
        ("１，２３４．５０", "1234.50"),
        ("1e3", "1000.00"),
        ("1e-2", "0.01"),
        ("00012", "12.00"),
        ("-110.7", "-110.70"),
        ("1.005", "1.005"),
        ("'12.50", "12.50"),
        ("100000000000", "100000000000.00"),
        ("4.9e-324", "0.00"),
        ("0e999999", "0.00"),
    ] {
        assert_eq!(point(cell).as_deref(), Some(value), "{cell}");
    }
}

#[test]
fn refuses_what_is_no_amount() {
    for cell in [
        "NaN",
        "inf",
        "Infinity",
        "-Infinity",
        "1e309",
        "1e400000000",
        "∞",
        "0x1F",
        "1_000",
        "12abc",
        "--5",
        "5-5",
        "1.2.3",
        "1,2,3",
        "1,23.45",
        ",",
        ".",
        "50%",
        "1/2",
        "½",
        "壹佰",
        "100000000000.01",
        "99999999999999999999",
        "¥",
        "$-¥5",
        "(-5)",
    ] {
        assert_eq!(money(cell, NumberReading::PointDecimal), Cell::Bad, "{cell}");
    }
    for cell in ["", " ", "-", "—", "N/A", "null"] {
        assert_eq!(money(cell, NumberReading::PointDecimal), Cell::Empty, "{cell}");
    }
}

#[test]
fn the_column_decides_what_could_mean_both() {
    let read = |cell, reading| match money(cell, reading) {
        Cell::Value(amount) => (amount.money.to_string(), amount.proof),
        _ => panic!("{cell}"),
    };
    assert_eq!(read("1,234", NumberReading::PointDecimal), ("1234.00".into(), Proof::EitherComma));
    assert_eq!(read("1,234", NumberReading::CommaDecimal), ("1.234".into(), Proof::EitherComma));
    assert_eq!(read("1.234", NumberReading::PointDecimal), ("1.234".into(), Proof::EitherPoint));
    assert_eq!(read("1.234", NumberReading::CommaDecimal), ("1234.00".into(), Proof::EitherPoint));
    assert_eq!(read("12,50", NumberReading::PointDecimal), ("12.50".into(), Proof::Comma));
    assert_eq!(read("0.125", NumberReading::CommaDecimal), ("0.125".into(), Proof::Point));
}

#[test]
fn rounding_goes_away_from_zero_and_is_told() {
    let read = |cell| match money(cell, NumberReading::PointDecimal) {
        Cell::Value(amount) => (amount.money.0, amount.rounded),
        _ => panic!("{cell}"),
    };
    assert_eq!(read("0.00005"), (1, true));
    assert_eq!(read("-0.00005"), (-1, true));
    assert_eq!(read("0.00004999"), (0, true));
    assert_eq!(read("0.30000000000000004"), (3000, true));
    assert_eq!(read("2.67500"), (26_750, false));
}

#[test]
fn a_unit_multiplies_exactly_and_once() {
    let read = |cell, power| match money_in(cell, NumberReading::PointDecimal, power) {
        Cell::Value(amount) => (amount.money.to_string(), amount.rounded),
        other => (format!("{other:?}"), false),
    };
    for (cell, power, value) in [
        ("1.25", 4, "12500.00"),
        ("2", 4, "20000.00"),
        ("-0.00012345", 4, "-1.2345"),
        ("1.25万", 4, "12500.00"),
        ("¥1,234.5", 3, "1234500.00"),
        ("12345", -2, "123.45"),
        ("1", -2, "0.01"),
        ("0", 8, "0.00"),
        ("10000000", 4, "100000000000.00"),
        ("10000000.0001", 4, "Bad"),
        ("5", 0, "5.00"),
    ] {
        assert_eq!(read(cell, power), (value.to_owned(), false), "{cell}");
    }
    assert_eq!(read("1.005", -2), ("0.0101".to_owned(), true));
}

#[test]
fn names_its_currency() {
    for (cell, currency) in
        [("￥5", Currency::Cny), ("5元", Currency::Cny), ("$5", Currency::Usd), ("5 €", Currency::Eur)]
    {
        assert!(matches!(money(cell, NumberReading::PointDecimal), Cell::Value(amount) if amount.currency == currency));
    }
}

#[test]
fn pieces_may_name_their_unit() {
    assert_eq!(number("2件".as_bytes(), NumberReading::PointDecimal), Cell::Value(2.0));
    assert_eq!(number("-1.5".as_bytes(), NumberReading::PointDecimal), Cell::Value(-1.5));
    assert_eq!(number("1e309".as_bytes(), NumberReading::PointDecimal), Cell::Bad);
    assert_eq!(number("".as_bytes(), NumberReading::PointDecimal), Cell::Empty);
}

proptest! {
    #[test]
    fn the_fast_path_agrees_with_the_general(text in "-?[0-9]{1,7}(\\.[0-9]{0,5})?", comma in any::<bool>()) {
        let reading = if comma { NumberReading::CommaDecimal } else { NumberReading::PointDecimal };
        if let Some((money, proof)) = plain_money(text.as_bytes(), reading) {
            let general = Cell::Value(Amount { money, rounded: false, currency: Currency::None, proof });
            prop_assert_eq!(money_in_general(&text, reading, 0), general);
        }
    }

    #[test]
    fn what_money_writes_is_read_back(parts in -1_000_000_000_000_000i64..=1_000_000_000_000_000) {
        let text = Money(parts).to_string();
        let reading = NumberReading::PointDecimal;
        prop_assert!(matches!(money(&text, reading), Cell::Value(amount) if amount.money == Money(parts) && !amount.rounded));
        prop_assert!(matches!(money_in_general(&text, reading, 0), Cell::Value(amount) if amount.money == Money(parts)));
    }

    #[test]
    fn anything_may_stand_in_a_cell(text in "\\PC{0,12}") {
        let _ = (money(&text, NumberReading::CommaDecimal), number(text.as_bytes(), NumberReading::PointDecimal));
    }
}
