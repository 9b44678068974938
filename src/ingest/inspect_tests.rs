//! What a look at the head says of whole small files.

use super::*;

fn look(text: &str) -> Result<Preview> {
    Inspection::of("orders.csv", text.len() as u64, text.as_bytes(), true, None)
}

fn code(text: &str) -> String {
    look(text).unwrap_err().code
}

const PLAIN: &str = "customer_id,order_date,amount\nC1,2026-01-01,5\nC2,2026-01-02,6.5\n";

#[test]
fn a_plain_file_needs_no_question() {
    let preview = look(PLAIN).unwrap();
    assert_eq!(preview.questions, []);
    assert_eq!((preview.mapping.header, preview.rows.len(), preview.columns.len()), (Some(0), 2, 3));
    assert_eq!(preview.columns[0].samples, ["C1", "C2"]);
}

#[test]
fn each_failure_has_its_code() {
    assert_eq!(code(""), "empty_file");
    assert_eq!(code("\u{feff}"), "empty_file");
    assert_eq!(code(" \n\n\t"), "empty_file");
    assert_eq!(code("customer_id,order_date,amount\n\n\n"), "no_rows");
    assert_eq!(code("x"), "no_rows");
    assert_eq!(code(&"a".repeat(10_000)), "no_rows");
    assert_eq!(code("{\"orders\": [1, 2]}"), "not_a_table");
    assert_eq!(code("<!DOCTYPE html>\n<html></html>\n"), "not_a_table");
    assert_eq!(code("PK\u{3}\u{4}zip"), "spreadsheet_file");
    assert_eq!(code("%PDF-1.7\nx,y\n"), "binary_file");
    assert_eq!(code("name\nAnn\nBob\n"), "missing_columns");
    assert_eq!(
        code("customer_id,recency_days,orders,net,order_value,last_order\nC1,3,2,9,4.5,2026-01-01\n"),
        "own_export"
    );
    assert_eq!(code("order_date,amount\n2026-01-01,5.00\n2026-01-02,6.00\n"), "no_customer_column");
    assert_eq!(code("customer_id,amount\nC1,5.00\nC2,6.00\n"), "no_date_column");
    assert_eq!(code("customer_id,order_date\nC1,2026-01-01\nC2,2026-01-02\n"), "no_amount_column");
}

#[test]
fn years_alone_are_no_dates() {
    let years = |name: &str| format!("customer_id,{name},amount\nC1,2024,5.00\nC2,2025,6.00\nC3,2026,7.00\n");
    let asked = look(&years("Date")).unwrap();
    assert_eq!(asked.questions.iter().map(|asked| &*asked.key).collect::<Vec<_>>(), ["ingest-question-date"]);
    assert_eq!(code(&years("year")), "no_date_column");
}

#[test]
fn what_may_come_first_in_a_date_is_asked_with_all_that_may() {
    let of = |dates: &[&str]| {
        let rows: Vec<String> = dates.iter().map(|date| format!("C1,{date},5.00\n")).collect();
        let preview = look(&format!("customer_id,order_date,amount\n{}", rows.concat())).unwrap();
        let keys: Vec<String> = preview.questions.iter().map(|asked| asked.key.to_string()).collect();
        (preview.orders.iter().map(|order| order.id()).collect::<Vec<_>>(), keys.join(" "))
    };
    assert_eq!(
        of(&["03/04/26", "05/04/26"]),
        (vec!["day_first", "month_first"], "ingest-question-date-order".to_owned())
    );
    assert_eq!(of(&["26/10/05"]), (vec!["day_first", "short_year"], "ingest-question-date-order-year".to_owned()));
    assert_eq!(of(&["26/10/05", "26/10/07"]), (vec![], String::new()));
}

#[test]
fn a_file_without_a_header_is_asked_about_and_loses_no_row() {
    let preview =
        look("C001,Ann,O1,2026-01-01,20.00\nC002,Bob,O2,2026-02-08,33.37\nC001,Ann,O3,2026-03-01,4.00\n").unwrap();
    assert_eq!((preview.mapping.header, preview.rows.len()), (None, 3));
    assert_eq!(preview.questions[0].key, "ingest-question-header");
}

#[test]
fn rows_above_the_header_are_left_out() {
    let preview =
        look("Sales report,,\nGenerated 2026-06-01,,\n,,\ncustomer_id,order_date,amount\n1,2026-01-01,5\n").unwrap();
    assert_eq!(preview.mapping.header, Some(3));
    assert_eq!(preview.notes[0].message.key, "ingest-note-preamble");
}

#[test]
fn the_order_of_day_and_month_is_a_question() {
    let preview = look("customer_id,order_date,amount\n1,03/04/2026,5\n2,05/04/2026,6\n").unwrap();
    assert_eq!(
        preview.questions.iter().map(|question| &*question.key).collect::<Vec<_>>(),
        ["ingest-question-date-order"]
    );
}

#[test]
fn what_the_person_says_is_taken() {
    let mut mapping = look(PLAIN).unwrap().mapping;
    mapping.columns[2].role = Role::UnitPrice;
    let preview = Inspection::of("x", 1, PLAIN.as_bytes(), true, Some(&mapping)).unwrap();
    assert_eq!(preview.mapping, mapping);
    assert_eq!(preview.questions, []);
}

#[test]
fn a_platform_is_known_by_its_headers() {
    let file = "订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,订单创建时间,宝贝标题\n=\"1\",小明,10,9,交易成功,2026-01-01 10:00:00,茶\n=\"2\",小红,20,18,交易成功,2026-01-02 10:00:00,茶\n";
    let preview = look(file).unwrap();
    let roles: Vec<&str> = preview.mapping.columns.iter().map(|column| column.role.id()).collect();
    assert_eq!(roles, ["order", "customer", "attribute", "amount", "status", "date", "product"]);
    assert_eq!((preview.questions.len(), &*preview.notes[0].message.key), (0, "ingest-note-platform"));
}

#[test]
fn an_export_that_says_nothing_of_who_bought_says_so() {
    let told = |text: &str| {
        let failure = look(text).unwrap_err();
        (failure.code, failure.message.key.into_owned())
    };
    let pinduoduo = "商品,订单号,订单状态,商品总价(元),用户实付金额(元),商家实收金额(元),订单成交时间,省\n";
    let rows = "茶,1,已收货,10,9,9,2026-01-01 10:00:00,浙江\n茶,2,已收货,20,18,18,2026-01-02 10:00:00,广东\n";
    assert_eq!(
        told(&format!("{pinduoduo}{rows}")),
        ("no_customer_column".to_owned(), "failure-no-buyer-in-export".to_owned())
    );
    // Who has put a column of people in is not turned away.
    let with_people = "商品,订单号,订单状态,商品总价(元),用户实付金额(元),商家实收金额(元),订单成交时间,会员号\n";
    assert_eq!(look(&format!("{with_people}{rows}")).unwrap().questions, []);

    let douyin = "主订单编号,子订单编号,选购商品,订单应付金额,订单提交时间,收件人手机号\n";
    let cipher = |order: usize| format!("##{:a<40}##", "x".repeat(order));
    let anew: Vec<String> = (1..9).map(|at| format!("{at},1{at},茶,8,2026-01-0{at},{}\n", cipher(at))).collect();
    assert_eq!(told(&format!("{douyin}{}", anew.concat())).0, "encrypted_customers");
    // A cipher that comes back is as good as a name.
    let again: Vec<String> = (1..9).map(|at| format!("{at},1{at},茶,8,2026-01-0{at},{}\n", cipher(at / 3))).collect();
    assert_eq!(look(&format!("{douyin}{}", again.concat())).unwrap().questions, []);
}

#[test]
fn an_export_that_is_no_orders_says_what_it_is() {
    let customers = "Name,Username,Last Active,Sign Up,Email,Orders,Total Spend,AOV,Country / Region,City\n\
        Ann,ann,2026-01-01,2025-01-01,a@example.com,2,30.00,15.00,US,Boston\nBob,bob,2026-01-02,2025-01-02,b@example.com,1,20.00,20.00,US,Boston\n";
    assert_eq!(look(customers).unwrap().mapping.kind, TableKind::Customers);
    let parcels = "包裹号,订单号,商家编码,商品名称,SKU件数\nP1,1,A,茶,1\nP2,2,A,茶,2\n";
    assert_eq!(code(parcels), "other_table");
}

fn questions(text: &str) -> Vec<String> {
    look(text).unwrap().questions.into_iter().map(|question| question.key.into_owned()).collect()
}

/// Thirty rows of one customer each.
fn rows(row: impl Fn(usize) -> String) -> String {
    (1..=30).map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn numbers_that_the_delimiter_tears_are_not_read_as_what_is_left_of_them() {
    let head = "customer,order id,date,amount\n";
    let torn = |amount: &'static str| format!("{head}{}", rows(|at| format!("C{at},{at},2026-01-02,{amount}")));
    for amount in ["1,001.50", "12,50", "$1,001", "1,234,567.00", "1,001 kr"] {
        let failure = look(&torn(amount)).unwrap_err();
        let said =
            failure.message.args.iter().map(|(name, arg)| format!("{name}={arg:?}")).collect::<Vec<_>>().join(" ");
        assert_eq!(failure.code, "torn_numbers", "{amount}");
        assert!(said.contains(amount) && said.contains("line=Text(\"2\")"), "{said}");
    }
    assert_eq!(questions(&torn("\"1,001.50\"")), [""; 0]);
    // Some of them: the others can be read, and what will be missing is said.
    let some = rows(|at| format!("C{at},{at},2026-01-02,{}", if at % 7 == 0 { "1,001.50" } else { "999.50" }));
    assert_eq!(questions(&format!("{head}{some}")), ["ingest-question-torn"]);
}

#[test]
fn a_header_that_the_rows_do_not_keep_to_is_asked_about() {
    let head = "customer_id,order_date,amount\n";
    let wider = rows(|at| format!("C{at},2026-01-02,{at}.50,web"));
    assert_eq!(questions(&format!("{head}{wider}")), ["ingest-question-wider"]);
    let some = rows(|at| format!("C{at},2026-01-02,{at}.50{}", if at % 5 == 0 { ",web,x" } else { "" }));
    assert_eq!(questions(&format!("{head}{some}")), ["ingest-question-ragged"]);
    let short = rows(|at| if at % 5 == 0 { format!("C{at},2026-01-02") } else { format!("C{at},2026-01-02,{at}.50") });
    assert_eq!(questions(&format!("{head}{short}")), ["ingest-question-ragged"]);
    // What is empty is no cell too many, and one row in thirty is a row to look at.
    let empty = rows(|at| format!("C{at},2026-01-02,{at}.50,,"));
    assert_eq!(questions(&format!("{head}{empty}")), [""; 0]);
    let one = rows(|at| format!("C{at},2026-01-02,{at}.50{}", if at == 5 { ",web" } else { "" }));
    assert_eq!(questions(&format!("{head}{one}")), [""; 0]);
}

#[test]
fn two_columns_of_one_name_are_asked_about_where_they_differ() {
    let head = "customer,date,amount,Amount\n";
    let two = |second: usize| format!("{head}{}", rows(|at| format!("C{at},2026-01-02,{at}.50,{}.50", at * second)));
    assert_eq!(questions(&two(3)), ["ingest-question-twice"]);
    let chosen = look(&two(3)).unwrap().mapping.columns.iter().position(|column| column.role == Role::Amount);
    assert_eq!(chosen, Some(2), "the first of them");
    assert_eq!(questions(&two(1)), [""; 0]);
    let notes = format!("customer,date,amount,note,note\n{}", rows(|at| format!("C{at},2026-01-02,{at}.50,a,b")));
    assert_eq!(questions(&notes), [""; 0]);
}

#[test]
fn what_was_paid_goes_before_what_it_came_to_wherever_it_stands() {
    let amount = |head: &str| {
        let text = format!("customer,date,{head}\n{}", rows(|at| format!("C{at},2026-01-02,{at}.50,{at}.40,{at}.30")));
        let preview = look(&text).unwrap();
        let column = preview.mapping.columns.into_iter().find(|column| column.role == Role::Amount);
        (column.unwrap().header, preview.questions.len())
    };
    for (head, paid) in [
        ("total,tax,amount paid", "amount paid"),
        ("subtotal,total,amount paid", "amount paid"),
        ("amount,total,paid", "paid"),
        ("订单总额,优惠,实付金额", "实付金额"),
        ("order total,discount,tip", "order total"),
    ] {
        assert_eq!(amount(head), (paid.to_owned(), 0), "{head}");
    }
}

#[test]
fn without_a_name_money_looks_like_money() {
    let rows = rows(|at| format!("K{at},{},02.01.2026,{at}.50 €", 1000 + at));
    let preview = look(&format!("Kunde,Bestellnr,Datum,Betrag\n{rows}")).unwrap();
    let roles: Vec<&str> = preview.mapping.columns.iter().map(|column| column.role.id()).collect();
    assert_eq!((roles[2], roles[3]), ("date", "amount"));
}

/// The headers and their roles.
fn roles(text: &str) -> Vec<(String, &'static str)> {
    let columns = look(text).unwrap().mapping.columns;
    columns.into_iter().map(|column| (column.header, column.role.id())).collect()
}

#[test]
fn a_kind_of_order_is_no_number_of_one() {
    for kind in ["订单类型", "Order Type", "Transaction Type", "订单来源", "order note"] {
        let text = format!("客户,日期,{kind},金额\n{}", rows(|at| format!("C{at},2026-01-05,k{},{at}.50", at % 3)));
        assert!(roles(&text).iter().all(|(_, role)| *role != "order"), "{kind}");
    }
}

#[test]
fn money_has_many_names_and_none_is_a_dead_end() {
    for amount in
        ["消费额", "成交额(元)", "销售收入", "合计", "支付", "GMV", "Charged", "Total Paid", "Amt", "Payment", "Xyz"]
    {
        let whole =
            format!("客户,日期,订单号,{amount}\n{}", rows(|at| format!("C{at},2026-01-05,{},{}", 9000 + at, 10 + at)));
        let found = roles(&whole);
        assert_eq!(found.last().map(|(_, role)| *role), Some("amount"), "{amount}: {found:?}");
    }
    let fees = rows(|at| format!("o{at},2026-01-05 10:00:00,{},{at}", 70_010 + at));
    assert_eq!(roles(&format!("openid,pay_time,order_sn,pay_fee\n{fees}")).last().unwrap().1, "amount");
    let taxed = rows(|at| format!("C{at},2026-01-05,{at}.00,0.50,{at}.50"));
    assert_eq!(roles(&format!("客户,日期,不含税金额,税额,价税合计\n{taxed}")).last().unwrap().1, "amount");
}

#[test]
fn a_list_of_refunds_is_one_of_returns_and_an_export_of_answers_one_of_answers() {
    let refunds = rows(|at| format!("A{at},2026-01-05,R{at},O{at},5.50"));
    let found = look(&format!("买家,退款时间,退款单号,订单编号,金额\n{refunds}")).unwrap().mapping;
    assert_eq!(found.kind, TableKind::Returns);
    assert_eq!(found.columns[4].role, Role::Refund);
    let orders = format!("买家,付款时间,退款单号,订单编号,金额\n{refunds}");
    assert_eq!(look(&orders).unwrap().mapping.kind, TableKind::Orders);
}

#[test]
fn numbers_of_rows_without_a_name_are_no_torn_money() {
    let text = format!("customer,date,order,amount\n{}", rows(|at| format!("{at},C{at},2026-01-05,2,{}", at + 10)));
    assert_eq!(questions(&text)[..1], ["ingest-question-wider"]);
}

#[test]
fn a_summary_of_customers_is_asked_about() {
    let text = |head: &str| format!("{head}\n{}", rows(|at| format!("C{at},2026-01-05,{at}.50")));
    for head in [
        "客户,最近日期,总金额",
        "customer,last order,total",
        "会员号,日期,累计消费金额",
        "customer,date,lifetime amount",
    ] {
        assert!(questions(&text(head)).contains(&"ingest-question-summary".to_owned()), "{head}");
    }
    assert_eq!(questions(&text("customer,date,amount")), [""; 0]);
    let again = format!("customer,last order date,total\n{}", rows(|at| format!("C{},2026-01-05,{at}.50", at % 9)));
    assert!(!questions(&again).contains(&"ingest-question-summary".to_owned()));
}
