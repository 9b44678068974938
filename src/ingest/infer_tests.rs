//! Roles and readings of small files.

use super::*;

fn read(text: &str) -> Inferred {
    read_with(text, false)
}

/// The same of a file with semicolons, whose decimals are after commas where nothing says otherwise.
fn read_file(headers: &str, rows: &str) -> Inferred {
    read_with(&format!("{headers}\n{rows}"), true)
}

fn read_with(text: &str, comma: bool) -> Inferred {
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('|').collect()).collect();
    let headers: Vec<String> = rows[0].iter().map(|&header| header.to_owned()).collect();
    let facts: Vec<Facts> = (0..headers.len()).map(|at| Facts::of(rows[1..].iter().map(move |row| row[at]))).collect();
    infer(TableKind::Orders, &headers, &facts, comma)
}

fn roles_of(text: &str) -> Vec<&'static str> {
    read(text).columns.iter().map(|column| column.role.id()).collect()
}

#[test]
fn plain_names_are_sure() {
    let inferred =
        read("customer_id|order_id|order_date|amount|city\nC1|O1|2026-01-01|5.00|北京\nC1|O2|2026-01-02|6.00|北京");
    let roles: Vec<&str> = inferred.columns.iter().map(|column| column.role.id()).collect();
    assert_eq!(roles, ["customer", "order", "date", "amount", "region"]);
    assert!(inferred.confidence.iter().all(|&sure| sure >= SURE), "{:?}", inferred.confidence);
}

#[test]
fn chinese_names_with_units_are_sure() {
    assert_eq!(
        roles_of(
            "会员号|下单时间|实付金额（元）|商品名称|数量|单价|门店\nA|2026/1/2 10:00|￥5|茶|1|5|甲\nA|2026/1/3 10:00|￥10|茶|2|5|乙"
        ),
        ["customer", "date", "amount", "product", "quantity", "unit_price", "channel"]
    );
}

#[test]
fn of_several_amounts_the_one_that_was_paid() {
    assert_eq!(
        roles_of("用户ID|订单金额|实付金额|运费|付款时间\n1|10|9|1|2026-01-01\n2|10|9|1|2026-01-02"),
        ["customer", "attribute", "amount", "shipping", "date"]
    );
}

#[test]
fn a_lone_price_is_asked_about_and_a_price_with_a_quantity_is_not_the_amount() {
    let lone = read("user_id|date|price\n1|2026-01-01|5\n2|2026-01-02|6");
    assert_eq!(lone.columns[2].role, Role::Amount);
    assert!(lone.confidence[2] < SURE);
    assert_eq!(roles_of("user_id|date|price|qty\n1|2026-01-01|5|1\n2|2026-01-02|6|1")[2..], ["unit_price", "quantity"]);
}

#[test]
fn the_order_of_day_and_month_is_asked_only_where_it_is_open() {
    assert_eq!(read("id|date\n1|03/04/2026\n2|05/04/2026").ambiguous, Some(1));
    let settled = read("id|date\n1|03/04/2026\n2|25/04/2026");
    assert_eq!((settled.ambiguous, settled.columns[1].date), (None, DateReading::DayFirst));
    assert_eq!(read("id|date\n1|04/04/2026\n2|05/05/2026").ambiguous, None);
    let rising = read("id|date\n1|01/12/2026\n2|02/11/2026\n3|03/10/2026");
    assert_eq!(rising.columns[1].date, DateReading::MonthFirst);
}

/// What the dates of a column are read as, and whether it is asked.
fn order_of(dates: &[&str]) -> (&'static str, bool) {
    let rows: Vec<String> = dates.iter().zip(1..).map(|(date, at)| format!("{at}|{date}")).collect();
    let inferred = read(&format!("id|date\n{}", rows.join("\n")));
    (inferred.columns[1].date.id(), inferred.ambiguous == Some(1))
}

#[test]
fn a_year_of_two_digits_that_comes_first_is_told_by_how_the_days_lie() {
    let november: Vec<String> = (1..=12).map(|day| format!("26/11/{day:02}")).collect();
    assert_eq!(order_of(&november.iter().map(String::as_str).collect::<Vec<_>>()), ("short_year", false));
    assert_eq!(order_of(&["26.1.5", "26.1.9", "25.12.30"]), ("short_year", false));
    assert_eq!(order_of(&["26-10-01 10:30", "26-10-02 08:15"]), ("short_year", false));
    assert_eq!(order_of(&["26年10月1日", "26年10月2日"]), ("year_first", false));
    // Days and months first stay what they were.
    assert_eq!(order_of(&["25/12/24", "26/12/24", "02/01/25"]), ("day_first", false));
    assert_eq!(order_of(&["12/25/24", "12/26/24", "01/02/25"]), ("month_first", false));
    assert_eq!(order_of(&["03/04/26", "05/04/26", "09/04/26"]), ("day_first", true));
    // Years that overlap with days, over eight years: the rows are in order by one reading only, the latest first or last.
    let mut years: Vec<String> =
        (0..24).map(|at| format!("{:02}/{:02}/{:02}", 19 + at / 3, at % 12 + 1, at * 11 % 28 + 1)).collect();
    years.sort_unstable();
    for _ in 0..2 {
        assert_eq!(order_of(&years.iter().map(String::as_str).collect::<Vec<_>>()), ("short_year", false));
        years.reverse();
    }
    // Nothing tells: asked, with every reading that is possible.
    assert!(order_of(&["26/10/05", "26/10/05"]).1);
    let facts =
        |dates: &[&str]| Facts::of(dates.iter().copied()).orders().into_iter().map(DateReading::id).collect::<Vec<_>>();
    assert_eq!(facts(&["26/10/05"]), ["day_first", "short_year"]);
    assert_eq!(facts(&["03/04/26"]), ["day_first", "month_first", "short_year"]);
    assert_eq!(facts(&["03/04/26", "05/04/26", "09/04/26"]), ["day_first", "month_first"]);
    assert_eq!(facts(&["2026-04-03", "2026-04-05"]), [""; 0]);
}

#[test]
fn a_comma_is_a_decimal_where_the_column_says_so() {
    let inferred = read("user|date|amount\n1|2026-01-01|20,00\n2|2026-01-02|1.234,50\n3|2026-01-03|1.234");
    assert_eq!(inferred.columns[2].number, NumberReading::CommaDecimal);
}

#[test]
fn money_has_no_three_decimals() {
    let reading = |cells: &str| read_file("user|date|amount", &format!("1|2026-01-01|{cells}")).columns[2].number;
    let file = |cells: &[&str]| reading(&cells.join("\n1|2026-01-01|"));
    assert_eq!(file(&["1,250", "800", "2,000", "950"]), NumberReading::PointDecimal);
    assert_eq!(file(&["1.250", "800", "2.000", "950"]), NumberReading::CommaDecimal);
    // Decimals, proven by cells that can be nothing else.
    for proof in ["0.125", "1250.125", "12.5", "12.50", "1,250.5"] {
        assert_eq!(file(&["1.250", proof]), NumberReading::PointDecimal, "{proof}");
    }
    for proof in ["0,125", "1250,125", "12,5", "12,50", "1.250,5"] {
        assert_eq!(file(&["1,250", proof]), NumberReading::CommaDecimal, "{proof}");
    }
    // Both marks, and nothing that tells: as the rest of the file.
    assert_eq!(file(&["1,250", "1.250"]), NumberReading::CommaDecimal);
    // Fils and millimes.
    let named = |headers: &str, row: &str| read_file(headers, row).columns[2].number;
    assert_eq!(named("user|date|amount (KWD)", "1|2026-01-01|1,250"), NumberReading::CommaDecimal);
    assert_eq!(named("user|date|amount|currency", "1|2026-01-01|1,250|BHD"), NumberReading::CommaDecimal);
    // Kilograms have three decimals, and so have amounts of which each has them where the prices beside them have a decimal comma.
    assert_eq!(named("user|date|qty|amount", "1|2026-01-01|1,250|8"), NumberReading::CommaDecimal);
    assert_eq!(named("user|date|amount|unit price", "1|2026-01-01|1,250|2,50"), NumberReading::CommaDecimal);
    assert_eq!(
        named("user|date|amount|unit price", "1|2026-01-01|1,250|2,50\n1|2026-01-01|800|2,50"),
        NumberReading::PointDecimal
    );
}

#[test]
fn cells_alone_find_what_is_needed() {
    let inferred = read("|||\nC1|O1|2026-01-01|5.50\nC2|O2|2026-01-02|6.50\nC1|O3|2026-01-03|7.50");
    let roles: Vec<&str> = inferred.columns.iter().map(|column| column.role.id()).collect();
    assert_eq!(roles, ["customer", "order", "date", "amount"]);
    assert!(inferred.confidence.iter().all(|&sure| sure < SURE));
}
