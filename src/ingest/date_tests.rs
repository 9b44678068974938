//! Spellings of dates, and the two paths that agree.

use proptest::prelude::*;

use super::*;

fn read(cell: &str, reading: DateReading) -> String {
    match date(cell, reading) {
        None => "no".to_owned(),
        Some((day, None)) => day.to_string(),
        Some((day, Some(at))) => format!("{day} {:02}:{:02}:{:02}", at / 3600, at / 60 % 60, at % 60),
    }
}

#[test]
fn year_first_in_all_its_spellings() {
    for (cell, value) in [
        ("2026-04-28", "2026-04-28"),
        ("2026/4/8", "2026-04-08"),
        ("2026.4.28", "2026-04-28"),
        ("20260428", "2026-04-28"),
        ("20260428130559", "2026-04-28 13:05:59"),
        ("2026年4月28日", "2026-04-28"),
        ("2026年4月28日 13时05分", "2026-04-28 13:05:00"),
        ("2026年4月28日13时05分09秒", "2026-04-28 13:05:09"),
        ("2026年4月28日 星期二 下午1点05分", "2026-04-28 13:05:00"),
        ("2019/8/1 14:05", "2019-08-01 14:05:00"),
        ("2026-04-28T13:34:05Z", "2026-04-28 13:34:05"),
        ("2026-04-28T13:34:05.123+08:00", "2026-04-28 13:34:05"),
        ("2026-04-28 13:34:05 -0500", "2026-04-28 13:34:05"),
        ("2026-04-28 13:34:05 UTC", "2026-04-28 13:34:05"),
        ("Oct 5, 2026", "2026-10-05"),
        ("5 Oct 2026", "2026-10-05"),
        ("October 5th, 2026 1:05 PM", "2026-10-05 13:05:00"),
        ("Mon, 5 Oct 2026 12:05 AM", "2026-10-05 00:05:00"),
        ("Jul-25-26", "2026-07-25"),
        ("25-Jul-99", "1999-07-25"),
        ("26年4月28日", "2026-04-28"),
        ("99年4月28日 13:05", "1999-04-28 13:05:00"),
        ("２０２６－０４－２８", "2026-04-28"),
        ("\t2026-04-28 ", "2026-04-28"),
        ("=\"2026-04-28\"", "2026-04-28"),
    ] {
        assert_eq!(read(cell, DateReading::YearFirst), value, "{cell}");
    }
}

#[test]
fn what_is_no_day_is_refused() {
    for cell in [
        "",
        "never",
        "2026-02-30",
        "2026-13-01",
        "0000-00-00",
        "28/04/2026",
        "2026-04",
        "2026-04-28 25:00",
        "2026-04-28 13:60",
        "12345678",
        "99999999",
        "2026-04-28 x",
        "O0001",
        "555-0100",
        "10.50",
        "2026-04-28-01",
        "C2026-04-28",
        "Total",
    ] {
        assert_eq!(read(cell, DateReading::YearFirst), "no", "{cell}");
    }
}

#[test]
fn day_and_month_change_places_only_by_the_reading() {
    assert_eq!(read("03/04/2026", DateReading::DayFirst), "2026-04-03");
    assert_eq!(read("03/04/2026", DateReading::MonthFirst), "2026-03-04");
    assert_eq!(read("28.4.26", DateReading::DayFirst), "2026-04-28");
    assert_eq!(read("28/04/2026 1:05:09 PM", DateReading::DayFirst), "2026-04-28 13:05:09");
    assert_eq!(read("28/04/2026", DateReading::MonthFirst), "no");
    assert_eq!(read("2026-04-28", DateReading::DayFirst), "2026-04-28");
}

#[test]
fn years_of_two_digits_may_come_first() {
    for (cell, value) in [
        ("26/11/01", "2026-11-01"),
        ("26.1.5", "2026-01-05"),
        ("26-10-01 10:30", "2026-10-01 10:30:00"),
        ("26/10/1 下午1:05", "2026-10-01 13:05:00"),
        ("03/04/26", "2003-04-26"),
        ("69/1/1", "2069-01-01"),
        ("99-12-31", "1999-12-31"),
        ("2026-04-28", "2026-04-28"),
        ("2026/4/8", "2026-04-08"),
        ("20260428", "2026-04-28"),
        ("5 Oct 2026", "2026-10-05"),
        ("26/13/01", "no"),
        ("26/02/30", "no"),
        ("6/11/01", "no"),
        ("25/12/2024", "no"),
    ] {
        assert_eq!(read(cell, DateReading::ShortYear), value, "{cell}");
    }
}

#[test]
fn counts_of_days_and_seconds() {
    assert_eq!(read("46140.5", DateReading::Serial), "2026-04-28 12:00:00");
    assert_eq!(read("25569", DateReading::Serial), "1970-01-01");
    assert_eq!(read("1777381505", DateReading::EpochSeconds), "2026-04-28 13:05:05");
    assert_eq!(read("1777381505123", DateReading::EpochMillis), "2026-04-28 13:05:05");
    assert_eq!(read("2026-04-28", DateReading::Serial), "no");
    // Years, months, small numbers.
    for cell in ["1", "31", "2026", "19999", "202604"] {
        assert_eq!(read(cell, DateReading::Serial), "no", "{cell}");
    }
}

proptest! {
    #[test]
    fn the_fast_path_agrees_with_the_general(year in 0u32..10_050, month in 0u32..14, day in 0u32..33, hour in 0u32..26,
        minute in 0u32..62, second in 0u32..62, form in 0u8..3, mark in prop_oneof![Just('-'), Just('/')]) {
        let text = match form {
            0 => format!("{year:04}{mark}{month:02}{mark}{day:02}"),
            1 => format!("{year:04}{mark}{month:02}{mark}{day:02} {hour:02}:{minute:02}"),
            _ => format!("{year:04}{mark}{month:02}{mark}{day:02}T{hour:02}:{minute:02}:{second:02}"),
        };
        prop_assume!(year < 10_000);
        prop_assert_eq!(iso(text.as_bytes()), written(&ascii(clean::plain(&text)), DateReading::YearFirst));
        prop_assert_eq!(iso(text.as_bytes()).map(|stamp| stamp.0).filter(|_| form == 0),
            Day::from_ymd(year as i32, month, day).filter(|_| form == 0 && year >= 1900));
    }

    #[test]
    fn anything_may_stand_in_a_cell(text in "\\PC{0,16}") {
        for reading in DateReading::ALL {
            let _ = date(&text, *reading);
        }
    }
}

proptest! {
    #[test]
    fn all_readings_are_each_reading(text in prop_oneof!["[0-9/:. -]{0,20}", "[0-9]{1,2} (Jan|May|九月) [0-9]{2,4}", "[0-9]{9,14}", "\\PC{0,12}"]) {
        for (found, reading) in all(&text).into_iter().zip(DateReading::ALL) {
            prop_assert_eq!(found, date(&text, *reading));
        }
        prop_assert_eq!(orders(&text), DateReading::ORDERS.map(|reading| date(&text, reading)));
    }
}
