//! Both languages, every form of a comparison, what can't be read, and that text and tree are the same thing.

use proptest::prelude::*;

use super::*;

fn word(text: &str) -> Option<Word> {
    match text {
        "recency" | "monetary" => Some(Word::Feature),
        "abc" | "rfm" | "lifecycle" => Some(Word::Classifier),
        _ => None,
    }
}

#[test]
fn both_languages_write_the_same_tree() {
    let (en, odd) = read("Sleeping: recency > 90 and (monetary >= 5000 or abc = a)", &word);
    assert_eq!(odd, []);
    let (zh, odd) = read("Sleeping：recency ＞ 90 且（monetary ≥ 5000 或 abc ＝ a） # 沉睡", &word);
    assert_eq!((&zh, odd), (&en, vec![]));
    assert_eq!(write(&en), "Sleeping: recency > 90 and (monetary >= 5000 or abc = a)\n");
}

#[test]
fn every_form_of_a_comparison_is_read() {
    let text = "# first\n\n沉睡: not lifecycle in (new, developing)\n\"a: b\": rfm.r_score >= 4 and \"会员 等级\" = \"金卡\"\nrest: *";
    let (rules, odd) = read(text, &word);
    assert_eq!((rules.len(), odd), (3, vec![]));
    assert_eq!(rules[1].name, "a: b");
    let written = write(&rules);
    assert_eq!(read(&written, &word).0, rules, "{written}");
    let (rules, _) = read("p: recency <= 50% or monetary > 1.5万", &word);
    assert_eq!(write(&rules), "p: recency <= 0.5 or monetary > 15000\n");
}

#[test]
fn what_can_t_be_read_is_told_with_its_line_and_stops_nothing() {
    let text = "no colon\ngood: recency > 1\nbad: colour = red\nbad: recency >\nbad: (recency > 1\nbad: recency > a\nbad: abc > 3\n: recency > 1\nbad: recency > 1 monetary";
    let (rules, odd) = read(text, &word);
    assert_eq!(rules.len(), 1);
    let told: Vec<(u32, Why)> = odd.iter().map(|odd| (odd.line, odd.why)).collect();
    let wanted = [
        (1, Why::NoName),
        (3, Why::UnknownWord),
        (4, Why::Incomplete),
        (5, Why::LeftOver),
        (6, Why::Incomplete),
        (7, Why::Incomplete),
        (8, Why::NoName),
        (9, Why::LeftOver),
    ];
    assert_eq!(told, wanted);
    assert_eq!(odd[1].at, "colour");
}

#[test]
fn brackets_without_end_are_too_much() {
    let deep = format!("x: {}recency > 1{}", "(".repeat(5000), ")".repeat(5000));
    assert_eq!(read(&deep, &word).1[0].why, Why::TooMuch);
    let long = format!("x: {}", vec!["recency > 1"; 500].join(" and "));
    assert_eq!(read(&long, &word).1[0].why, Why::TooMuch);
    let many = "x: recency > 1\n".repeat(90);
    let (rules, odd) = read(&many, &word);
    assert_eq!((rules.len(), odd[0].why), (MOST.0, Why::TooMuch));
}

fn any_test() -> impl Strategy<Value = Expr> {
    let number = (-9999i32..9999).prop_map(|n| Operand::Number(f64::from(n) / 8.0));
    let text = "[a-z\u{4e00}-\u{4e10}\" \\\\]{1,6}".prop_map(Operand::Text);
    let compare = prop::sample::select(vec![Op::Less, Op::AtMost, Op::More, Op::AtLeast, Op::Is, Op::IsNot]);
    prop_oneof![
        (compare, number).prop_map(|(op, value)| Test {
            term: Term::Feature("recency".to_owned()),
            op,
            values: vec![value]
        }),
        prop::collection::vec("[a-z_]{1,5}", 1..4).prop_map(|classes| Test {
            term: Term::Class("rfm".to_owned()),
            op: Op::In,
            values: classes.into_iter().map(Operand::Text).collect()
        }),
        text.prop_map(|value| Test {
            term: Term::Field("标签 \"x\"".to_owned()),
            op: Op::Contains,
            values: vec![value]
        }),
    ]
    .prop_map(Expr::Test)
}

fn any_expr() -> impl Strategy<Value = Expr> {
    any_test().prop_recursive(3, 20, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Expr::Any),
            inner.prop_map(|part| Expr::Not(Box::new(part))),
        ]
    })
}

proptest! {
    /// A tree within a tree of its kind is the same condition, and stays as it was drawn.
    #[test]
    fn what_is_written_is_read_back(when in any_expr(), name in "[a-z\u{4e00}-\u{4e10}:# \"]{1,8}") {
        prop_assume!(!name.trim().is_empty());
        let rules = vec![Rule { name: name.trim().to_owned(), when }];
        let text = write(&rules);
        let (again, odd) = read(&text, &word);
        prop_assert_eq!(odd, vec![], "{}", text);
        prop_assert_eq!(again, rules, "{}", text);
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(text in "\\PC{0,60}") {
        let _ = read(&text, &word);
    }
}
