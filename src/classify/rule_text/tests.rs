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

/// Whether a condition holds where each comparison holds or not by chance.
fn holds(when: &Expr, seed: u64) -> bool {
    match when {
        Expr::Everybody => true,
        Expr::All(parts) => parts.iter().all(|part| holds(part, seed)),
        Expr::Any(parts) => parts.iter().any(|part| holds(part, seed)),
        Expr::Not(part) => !holds(part, seed),
        Expr::Test(test) => {
            let sum = test.text().bytes().fold(seed, |sum, byte| sum.wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte));
            (sum >> 17) % 2 == 0
        }
    }
}

/// A line of a text: a rule, perhaps with a remark, a remark, nothing, or nonsense.
fn any_line() -> impl Strategy<Value = String> {
    let rule = (any_expr(), "[a-z\u{4e00}-\u{4e10}]{1,5}", prop::option::of("[a-z #\"\u{4e00}-\u{4e10}]{0,8}"));
    let rule = rule.prop_map(|(when, name, remark)| {
        let text = Rule { name, when }.text();
        remark.map_or(text.clone(), |remark| format!("  {text}   #{remark}"))
    });
    prop_oneof![
        4 => rule,
        1 => "# [a-z]{0,5}".prop_map(|text| text),
        1 => Just(String::new()),
        1 => "[a-z]{1,4}: [a-z ]{0,6}>".prop_map(|text| text),
    ]
}

#[test]
fn one_rule_is_edited_and_everything_else_stays() {
    let text = "# mine\n\nVIP：monetary ≥ 5000 或 abc ＝ a  # 老客户\nnonsense\nrest: *";
    let mut sheet = Sheet::read(text, &word);
    assert_eq!((sheet.places(), sheet.odd().len()), (vec![2, 4], 1));
    assert!(sheet.edit(4, &word, |ruled| ruled.rule.name = "others".to_owned()));
    assert_eq!(sheet.write(), "# mine\n\nVIP：monetary ≥ 5000 或 abc ＝ a  # 老客户\nnonsense\nothers: *");
    assert!(sheet.edit(2, &word, |ruled| {
        let mut root = Block::root(&ruled.rule.when);
        root.remove(&[1]);
        ruled.rule.when = root.whole();
    }));
    assert_eq!(sheet.lines[2].text(), "VIP: monetary >= 5000 # 老客户");
    // What the text can't say is refused: no name, and more than there may be.
    let before = sheet.clone();
    assert!(!sheet.edit(2, &word, |ruled| ruled.rule.name = "  ".to_owned()));
    let many = Expr::All(vec![before.clone().into_rules()[0].when.clone(); 61]);
    assert!(!sheet.edit(2, &word, |ruled| ruled.rule.when = many));
    assert_eq!(sheet, before);
    sheet.rewrite(3, "good: recency > 1", &word);
    assert_eq!((sheet.odd(), sheet.places()), (vec![], vec![2, 3, 4]));
    assert_eq!(sheet.add(Rule { name: "new".to_owned(), when: Expr::Everybody }), Some(5));
    sheet.remove(2);
    assert_eq!(sheet.write(), "# mine\n\ngood: recency > 1\nothers: *\nnew: *");
}

#[test]
fn a_new_rule_stands_before_the_end_of_the_text_and_there_are_not_too_many() {
    let mut sheet = Sheet::read("a: *\n", &word);
    let rule = || Rule { name: "b".to_owned(), when: Expr::Everybody };
    assert_eq!((sheet.add(rule()), sheet.write()), (Some(1), "a: *\nb: *\n".to_owned()));
    let mut empty = Sheet::read("", &word);
    assert_eq!((empty.add(rule()), empty.write()), (Some(0), "b: *\n".to_owned()));
    while sheet.add(rule()).is_some() {}
    assert_eq!(sheet.places().len(), MOST.0);
}

#[test]
fn parts_are_edited_by_their_path() {
    let when = |text: &str| read(&format!("x: {text}"), &word).0[0].when.clone();
    let mut root = Block::root(&when("recency > 1 and not (abc = a or abc = b)"));
    assert!(root.at(&[1]).is_some_and(|part| part.not) && root.at(&[1, 1]).is_some() && root.at(&[2]).is_none());
    root.add(&[1], Block::of(&when("monetary > 5")));
    root.remove(&[0]);
    // A group of one is what is left of it, with its own not.
    assert_eq!(root.whole(), when("not (abc = a or abc = b or monetary > 5)"));
    root.remove(&[0]);
    assert_eq!(root.whole(), Expr::Everybody);
    assert_eq!(Block::root(&Expr::Everybody).parts().len(), 0);
    assert_eq!(Block::root(&when("not *")).whole(), when("not *"));
    assert_eq!(Block::root(&when("not not abc = a")).whole(), when("abc = a"));
    let nobody = read("x: abc in ()", &word);
    assert_eq!((write(&nobody.0), nobody.1), ("x: abc in ()\n".to_owned(), vec![]));
    let huge = format!("x: recency > {}", "9".repeat(400));
    assert_eq!(read(&huge, &word).1[0].why, Why::Incomplete);
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

    /// What nobody edits is written to the letter, whatever it is.
    #[test]
    fn a_text_is_written_as_it_was_read(lines in prop::collection::vec(any_line(), 0..8), odd in "\\PC{0,30}") {
        for text in [lines.join("\n"), format!("{}\n{odd}\r\n", lines.join("\n"))] {
            prop_assert_eq!(Sheet::read(&text, &word).write(), text);
        }
    }

    /// Every rule edited as a tree and written anew: the same rules, the same remarks, and no other line touched.
    #[test]
    fn an_edit_loses_no_remark_and_no_line(lines in prop::collection::vec(any_line(), 1..8)) {
        let before = Sheet::read(&lines.join("\n"), &word);
        let mut sheet = before.clone();
        for at in sheet.places() {
            let edited = sheet.edit(at, &word, |ruled| ruled.rule.when = Block::root(&ruled.rule.when).whole());
            prop_assert!(edited, "{}", before.lines[at].text());
        }
        let after = Sheet::read(&sheet.write(), &word);
        prop_assert_eq!(after.lines.len(), before.lines.len());
        for (old, new) in before.lines.iter().zip(&after.lines) {
            match (old, new) {
                (Line::Rule(old), Line::Rule(new)) => {
                    prop_assert_eq!((&old.rule.name, &old.remark), (&new.rule.name, &new.remark));
                    for seed in 0..16 {
                        prop_assert_eq!(holds(&old.rule.when, seed), holds(&new.rule.when, seed), "{:?}", old.rule.when);
                    }
                }
                (old, new) => prop_assert_eq!(old, new),
            }
        }
    }

    /// Up and down again is where it was, and nothing is lost on the way.
    #[test]
    fn a_rule_that_is_moved_takes_its_remarks_along(lines in prop::collection::vec(any_line(), 1..8), which in 0usize..8) {
        let before = Sheet::read(&lines.join("\n"), &word);
        let places = before.places();
        prop_assume!(!places.is_empty());
        let at = places[which % places.len()];
        let mut sheet = before.clone();
        if let Some(there) = sheet.shift(at, true) {
            prop_assert_eq!(sheet.lines[there].text(), before.lines[at].text());
            let (mut old, mut new) = (lines.clone(), sheet.lines.iter().map(Line::text).collect::<Vec<_>>());
            prop_assert_eq!(sheet.shift(there, false), Some(at));
            prop_assert_eq!(&sheet, &before);
            old.sort();
            new.sort();
            prop_assert_eq!(old, new);
        }
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(text in "\\PC{0,60}") {
        let _ = read(&text, &word);
    }
}
