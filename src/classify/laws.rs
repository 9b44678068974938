//! Laws over the registry: what must hold of every classifier, whatever it does. A new one is held to them by its line in [`ALL`].
//!
//! Shops that hurt are made by hand (nobody, one customer, one giant, all equal, no money, refunds only) and by chance. Tests of one
//! classifier's numbers are at the bottom of its file.

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::{ALL, Classifier, Need, Outcome, ParamKind, Params, Value, Values, find};
use crate::base::{Arg, Day, Job, Message};
use crate::i18n::{Catalog, Currency, Lang, locales};
use crate::table::{Role, TableKind};

mod shop;

pub(crate) use shop::{Rows, Sheet, Shop, values};

pub(crate) fn shop_of(rows: &Rows, months: Option<u32>) -> Shop {
    Shop::with_tables(rows, months)
}

fn crowd(customers: usize, events: impl Fn(usize) -> Vec<(i32, f64)>) -> Rows {
    (0..customers).map(|i| (format!("c{i:04}"), events(i))).collect()
}

/// Customers who order at a pace of their own and leave with a chance of their own: what the models of buying are made for.
pub(crate) fn lively(customers: u32) -> Rows {
    let mut rng = crate::math::rng::Rng::new(33);
    let mut one = |i: u32| {
        let (rate, p) = (rng.gamma(1.2) / 30.0, 0.35 * rng.f64());
        let mut day = rng.f64() * 500.0;
        let mut events = vec![(day as i32, 10.0 + rng.f64() * 90.0)];
        while rng.f64() >= p {
            day += rng.exponential() / rate;
            if day > 700.0 {
                break;
            }
            events.push((day as i32, 10.0 + rng.f64() * 90.0));
        }
        (format!("c{i:04}"), events)
    };
    (0..customers).map(&mut one).collect()
}

/// Shops that hurt.
pub(crate) fn hard_shops() -> Vec<(&'static str, Rows)> {
    vec![
        ("nobody", Vec::new()),
        ("one customer", crowd(1, |_| vec![(0, 9.5)])),
        ("one order each", crowd(300, |i| vec![(i as i32, 1.0 + i as f64)])),
        ("one giant", crowd(60, |i| vec![(i as i32, if i == 7 { 1e9 } else { 0.01 })])),
        ("all equal", crowd(80, |_| vec![(3, 10.0), (9, 10.0)])),
        ("no money", crowd(40, |i| vec![(i as i32, 0.0), (i as i32 + 5, 0.0)])),
        ("refunds only", crowd(20, |i| vec![(i as i32, -5.0)])),
        ("many ties", crowd(3000, |i| vec![(i as i32 % 3, f64::from(i as u32 % 2))])),
        ("one day", crowd(50, |i| (0..=i % 5).map(|_| (0, 1.0)).collect())),
        ("far apart", vec![("a".into(), vec![(-700_000, 1.0), (2_900_000, 1.0)]), ("b".into(), vec![(0, 1.0)])]),
        ("lively", lively(120)),
        ("regular", crowd(200, |i| (0..=i as i32 % 7).map(|k| (1000 - k * (5 + i as i32 % 40), 12.5)).collect())),
    ]
}

/// Lines as people write them: words for a topic, a rule, nonsense.
const LINES: &str =
    "quality: lumps, 结块\n价格：太贵\nprice = ;;\n:\nfrequency > 3 and recency < 30 => A\n'\"(\u{0}\n\n";

/// Every option, every least and every greatest number, cuts by hand: one change from the defaults at a time.
fn settings(classifier: &dyn Classifier) -> Vec<Values> {
    let mut all = vec![Values::new()];
    for param in classifier.spec().params {
        let values: Vec<Value> = match param.kind {
            ParamKind::Choice(options) => options.iter().map(|option| Value::Choice((*option).to_owned())).collect(),
            ParamKind::Number { min, max, .. } => vec![Value::Number(min), Value::Number(max)],
            ParamKind::Switch(_) => vec![Value::Switch(false), Value::Switch(true)],
            ParamKind::Cuts { count, .. } => {
                vec![Value::Cuts((1..=count).map(|k| k as f64 * 2.5).collect()), Value::Cuts(vec![0.0; count])]
            }
            // What says something to nobody, and what says much to those who read it, right and wrong.
            ParamKind::Text { most } | ParamKind::Column { most } | ParamKind::Rules { most } => {
                [String::new(), LINES.chars().take(most).collect()].map(Value::Text).into()
            }
        };
        all.extend(values.into_iter().map(|value| Values::from([(param.name.to_owned(), value)])));
        // The least and greatest of "own" numbers matter only where they are asked for.
        for choice in classifier.spec().params {
            if let (ParamKind::Choice(options), ParamKind::Number { min, max, .. }) = (choice.kind, param.kind) {
                for (option, number) in options.iter().flat_map(|option| [(option, min), (option, max)]) {
                    all.push(Values::from([
                        (choice.name.to_owned(), Value::Choice((*option).to_owned())),
                        (param.name.to_owned(), Value::Number(number)),
                    ]));
                }
            }
        }
    }
    all
}

fn run(classifier: &dyn Classifier, shop: &Shop, params: &Params) -> Outcome {
    classifier.run(&shop.cx_of(classifier.spec().id), params, &mut Job::quiet()).unwrap()
}

/// What the laws say of one run.
fn hold(classifier: &dyn Classifier, shop: &Shop, values: &Values, explained: usize) {
    let id = classifier.spec().id;
    let params = classifier.check(values).unwrap();
    let outcome = run(classifier, shop, &params);
    let n = shop.cx_of(id).customers.len();
    assert_eq!(outcome.classes, classifier.classes_of(&outcome.fit, &params).unwrap(), "{id}");
    // What is known before it runs is in every outcome; everything else is named by the data, each name once.
    assert!(classifier.classes(&params).iter().all(|class| outcome.classes.contains(class)), "{id}");
    let fixed = outcome.classes.iter().filter(|class| class.label.is_none()).count();
    assert_eq!(fixed, classifier.classes(&params).len(), "{id}");
    let ids: std::collections::BTreeSet<&str> = outcome.classes.iter().map(|class| class.id.as_ref()).collect();
    assert_eq!(ids.len(), outcome.classes.len(), "{id}");
    assert_eq!(outcome.assignment.class.len(), n, "{id}: exactly one class per customer");
    assert!(outcome.assignment.class.iter().all(|class| usize::from(*class) < outcome.classes.len()), "{id}");
    assert!(outcome.assignment.scores.iter().all(|score| score.values.len() == n), "{id}");
    assert!(outcome.rule.iter().filter_map(|line| line.class).all(|class| usize::from(class) < outcome.classes.len()));
    let again = run(classifier, shop, &params);
    assert_eq!((&outcome.fit, bits(&outcome)), (&again.fit, bits(&again)), "{id}: same bytes twice");
    assert!(classifier.cuts(&outcome.fit, &params).unwrap().iter().all(|(_, cuts)| cuts.is_sorted()), "{id}");
    // The last row too: those with odd histories are often there.
    let rows = (0..n).take(explained).chain(n.checked_sub(1));
    for row in rows {
        let explanation = classifier.explain(&outcome.fit, &shop.cx_of(id), &params, row).unwrap();
        assert_eq!(explanation.class, outcome.assignment.class[row], "{id}: what is explained is what was assigned");
        for reason in &explanation.reasons {
            assert!(classifier.spec().features.contains(&reason.feature.as_ref()), "{id} names {}", reason.feature);
        }
        for next in &explanation.next {
            assert!(usize::from(next.class) < outcome.classes.len() && next.class != explanation.class, "{id}");
        }
    }
}

fn bits(outcome: &Outcome) -> Vec<Vec<u64>> {
    let scores =
        outcome.assignment.scores.iter().map(|score| score.values.iter().map(|value| value.to_bits()).collect());
    scores.chain([outcome.assignment.class.iter().map(|class| u64::from(*class)).collect()]).collect()
}

#[test]
fn every_setting_runs_on_every_hard_shop() {
    for classifier in ALL {
        let settings = settings(*classifier);
        for (_, rows) in hard_shops() {
            for months in [None, Some(1)] {
                let shop = shop_of(&rows, months);
                for values in &settings {
                    hold(*classifier, &shop, values, 12);
                }
            }
        }
    }
}

#[test]
fn a_parameter_that_is_not_shown_changes_nothing() {
    let shop = shop_of(&crowd(120, |i| (0..=i as i32 % 6).map(|k| (k * (3 + i as i32 % 30), 9.5)).collect()), None);
    for classifier in ALL {
        let specs = classifier.spec().params;
        for param in specs {
            let Some((choice, used)) = param.only else { continue };
            let kind = specs.iter().find(|other| other.name == choice).map(|other| other.kind);
            let Some(ParamKind::Choice(options)) = kind else { panic!("{} hangs on no choice", param.name) };
            assert!(!used.is_empty() && used.iter().all(|option| options.contains(option)), "{}", param.name);
            let ParamKind::Number { min, max, .. } = param.kind else { continue };
            for option in options.iter().filter(|option| !used.contains(option)) {
                let with = |number: Option<f64>| {
                    let mut all = values(&[(choice, *option)]);
                    all.extend(number.map(|number| (param.name.to_owned(), Value::Number(number))));
                    bits(&run(*classifier, &shop, &classifier.check(&all).unwrap()))
                };
                assert_eq!((with(Some(min)), with(Some(max))), (with(None), with(None)), "{} {option}", param.name);
            }
        }
    }
}

#[test]
fn what_is_not_changed_is_the_default() {
    for classifier in ALL {
        let spec = classifier.spec();
        let default = classifier.check(&Values::new()).unwrap();
        assert!(spec.is_default(&Values::new()) && spec.is_default(&default.values()), "{}", spec.id);
        for values in settings(*classifier) {
            let params = classifier.check(&values).unwrap();
            assert_eq!(spec.is_default(&params.values()), params == default, "{} {values:?}", spec.id);
            assert_eq!(spec.is_default(&values), params == default, "{} {values:?}", spec.id);
        }
    }
}

#[test]
fn nobody_of_whom_nothing_is_known_is_in_a_class_of_its_own_right() {
    for classifier in ALL {
        let spec = classifier.spec();
        for values in settings(*classifier) {
            for class in classifier.classes(&classifier.check(&values).unwrap()) {
                let unsaid = matches!(&*class.id, "unknown" | "no_answer" | "no_orders" | "no_text" | "too_few");
                assert!(class.leftover || !unsaid, "{} {}", spec.id, class.id);
            }
        }
    }
}

#[test]
fn what_is_lacking_is_a_column_only_where_the_table_is_there() {
    let needs = |id: &str| find(id).unwrap().spec().needs;
    let said = |id: &str, there: &[TableKind]| {
        let there = |kind| kind == TableKind::Orders || there.contains(&kind);
        let need = needs(id).iter().find(|need| !need.is_met(&|_, _| false)).unwrap();
        let failure = need.failure(&there);
        assert!(failure.is_need(), "{id}");
        Catalog::new(Lang::En, Currency::None).text(&failure.message)
    };
    for id in ["browsing", "returns", "engagement", "satisfaction", "income", "attribute"] {
        assert!(!said(id, &[]).contains("in this table"), "{id}: {}", said(id, &[]));
    }
    assert_eq!(said("browsing", &[]), "Needs a file of web events.");
    assert_eq!(said("browsing", &[TableKind::Events]), "Needs a column for Date in this table: Web events.");
    // The nearest of alternatives: a column of the table that is there.
    assert_eq!(said("engagement", &[TableKind::Events]), "Needs a column for Event in this table: Web events.");
    assert_eq!(said("income", &[]), "Needs a file of customers that says their “Income”.");
    assert_eq!(said("channel", &[]), "This needs a column that the file does not have: Channel.");
    assert!(!said("attribute", &[TableKind::Customers]).contains("Keep as it is"));
    let either = Need::Any(&[Need::Of(TableKind::Customers, Role::Region), Need::Column(Role::Region)]);
    assert_eq!(either.failure(&|kind| kind == TableKind::Orders).code, "needs_column");
}

#[test]
fn a_cancelled_run_leaves_nothing() {
    let shop = shop_of(&crowd(50, |i| vec![(i as i32, 1.0)]), None);
    for classifier in ALL {
        let params = classifier.check(&Values::new()).unwrap();
        for stop_at in 0.. {
            let mut steps = 0;
            let mut listen = |_| {
                steps += 1;
                if steps > stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let Err(failure) = classifier.run(&shop.cx_of(classifier.spec().id), &params, &mut Job::new(&mut listen))
            else {
                assert!(stop_at > 0, "{} can't be stopped", classifier.spec().id);
                break;
            };
            assert!(failure.is_cancelled());
        }
    }
}

/// All words that a run and its explanations may need.
fn keys(classifier: &dyn Classifier, shop: &Shop, values: &Values) -> Vec<String> {
    let id = classifier.spec().id;
    let params = classifier.check(values).unwrap();
    let outcome = run(classifier, shop, &params);
    let mut messages: Vec<Message> = outcome.rule.iter().map(|line| line.message.clone()).collect();
    messages.extend(outcome.notes.iter().map(|note| note.message.clone()));
    let mut keys: Vec<String> = vec![format!("{id}-name"), format!("{id}-description")];
    for class in &outcome.classes {
        keys.extend([class.word(id), class.strategy(id)]);
    }
    keys.extend(outcome.assignment.scores.iter().map(|score| format!("score-{}", score.name)));
    keys.extend(classifier.spec().features.iter().map(|feature| format!("feature-{feature}")));
    keys.push(format!("family-{}", classifier.spec().family.id()));
    keys.push(format!("family-{}-hint", classifier.spec().family.id()));
    for param in classifier.spec().params {
        keys.push(format!("{id}-param-{}", param.name));
        if let ParamKind::Choice(options) = param.kind {
            keys.extend(options.iter().map(|option| format!("{id}-param-{}-{option}", param.name)));
        }
        if let ParamKind::Text { .. } | ParamKind::Column { .. } | ParamKind::Rules { .. } = param.kind {
            keys.push(format!("{id}-param-{}-hint", param.name));
        }
    }
    for row in (0..shop.cx_of(id).customers.len()).step_by(3) {
        let explanation = classifier.explain(&outcome.fit, &shop.cx_of(id), &params, row).unwrap();
        messages.push(explanation.because);
        messages.extend(explanation.next.into_iter().map(|next| next.message));
        for reason in explanation.reasons {
            messages.extend(reason.band);
            keys.extend([Some(reason.value), reason.score].into_iter().flatten().filter_map(|arg| word(&arg)));
        }
    }
    for message in messages {
        keys.push(message.key.to_string());
        keys.extend(message.args.iter().filter_map(|(_, arg)| word(arg)));
    }
    // What the data name needs no word.
    keys.retain(|key| !key.starts_with('='));
    keys
}

fn word(arg: &Arg) -> Option<String> {
    if let Arg::Word(key) = arg { Some(key.to_string()) } else { None }
}

#[test]
fn both_languages_have_every_word() {
    let mut needed = std::collections::BTreeSet::new();
    for classifier in ALL {
        for (_, rows) in hard_shops().into_iter().filter(|(_, rows)| rows.len() < 1000) {
            let shop = shop_of(&rows, None);
            for values in settings(*classifier) {
                needed.extend(keys(*classifier, &shop, &values));
            }
        }
    }
    for lang in [Lang::En, Lang::Zh] {
        let lines = locales::files(lang).iter().flat_map(|(_, text)| text.lines());
        let found: std::collections::BTreeSet<&str> =
            lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect();
        let missing: Vec<&String> = needed.iter().filter(|key| !found.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "{lang:?} lacks {missing:?}");
    }
}

fn any_shop() -> impl Strategy<Value = Rows> {
    let event = (0i32..400, prop_oneof![4 => 0u32..2000, 1 => Just(0u32)], prop::bool::weighted(0.1));
    let events = prop::collection::vec(event, 1..7).prop_map(|events| {
        let money = |cents: u32, refund: bool| if refund { -f64::from(cents + 1) } else { f64::from(cents) / 4.0 };
        events.into_iter().map(|(day, cents, refund)| (day, money(cents, refund))).collect::<Vec<(i32, f64)>>()
    });
    prop::collection::vec(events, 0..40)
        .prop_map(|all| all.into_iter().enumerate().map(|(i, events)| (format!("c{i:03}"), events)).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_default_holds_on_any_shop(rows in any_shop(), months in prop::option::of(1u32..12)) {
        let shop = shop_of(&rows, months);
        for classifier in ALL {
            hold(*classifier, &shop, &Values::new(), 40);
        }
    }

    /// Other ids, another order of rows, the same classes; and a twin is in the class of its twin.
    #[test]
    fn names_and_order_do_not_matter(rows in any_shop(), seed in 0u64..1000) {
        let mut twins = rows.clone();
        twins.extend(rows.iter().map(|(id, events)| (format!("{id}-twin"), events.clone())));
        let mut names: Vec<usize> = (0..twins.len()).collect();
        crate::math::rng::Rng::new(seed).shuffle(&mut names);
        let renamed: Rows = twins
            .iter()
            .zip(&names)
            .map(|((_, events), name)| (format!("r{name:04}"), events.iter().rev().copied().collect()))
            .collect();
        let (one, two) = (shop_of(&twins, None), shop_of(&renamed, None));
        for classifier in ALL {
            for values in settings(*classifier).iter().step_by(3) {
                let params = classifier.check(values).unwrap();
                let (first, second) = (bits(&run(*classifier, &one, &params)), bits(&run(*classifier, &two, &params)));
                let row = |shop: &Shop, id: &str| shop.customers.row_of(shop.history.find(id).unwrap()).unwrap();
                for ((id, _), (other, _)) in twins.iter().zip(&renamed) {
                    for (a, b) in first.iter().zip(&second) {
                        prop_assert_eq!(a[row(&one, id)], b[row(&two, other)], "{} {}", classifier.spec().id, id);
                    }
                }
                for (id, _) in &rows {
                    let twin = row(&one, &format!("{id}-twin"));
                    for column in &first {
                        prop_assert_eq!(column[row(&one, id)], column[twin]);
                    }
                }
            }
        }
    }
}

/// The CDNOW sample where `KEFEN_DATA` points to a folder that has it: figures that can be computed from the file with one line of
/// any other tool.
#[test]
fn the_cdnow_sample_is_classified() {
    let path = std::env::var("KEFEN_DATA").map(|folder| format!("{folder}/cdnow_sample/cdnow_sample.csv"));
    let Some(text) = path.ok().and_then(|path| std::fs::read_to_string(path).ok()) else {
        println!("skipped: KEFEN_DATA does not point to a folder with cdnow_sample/cdnow_sample.csv");
        return;
    };
    let mut rows = std::collections::BTreeMap::<String, Vec<(i32, f64)>>::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        // Either the file of the authors (columns by blanks: id, id in sample, date, CDs, dollars) or a CSV of the same columns.
        let cells: Vec<&str> = line.split([',', ' ', '\t']).filter(|cell| !cell.is_empty()).collect();
        let date = cells.iter().find_map(|cell| {
            let digits: String = cell.chars().filter(char::is_ascii_digit).collect();
            let day = digits.len() == 8 && digits.starts_with("199");
            day.then(|| Day::from_iso(&format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]))).flatten()
        });
        let money = cells.last().and_then(|cell| cell.parse::<f64>().ok());
        if let (Some(date), Some(money)) = (date, money) {
            rows.entry(cells[0].to_owned()).or_default().push((date.0, money));
        }
    }
    let rows: Rows = rows.into_iter().collect();
    let shop = shop_of(&rows, None);
    let orders: usize = rows.iter().map(|(_, events)| events.len()).sum();
    assert_eq!((shop.customers.len(), orders), (2357, 6919));
    for classifier in ALL {
        for values in settings(*classifier) {
            hold(*classifier, &shop, &values, 20);
        }
        let outcome = shop.run(classifier.spec().id, &Values::new());
        let mut counts = vec![0; outcome.classes.len()];
        outcome.assignment.class.iter().for_each(|class| counts[usize::from(*class)] += 1);
        let counts: Vec<String> =
            outcome.classes.iter().zip(counts).map(|(class, count)| format!("{} {count}", class.id)).collect();
        println!("{}: {}", classifier.spec().id, counts.join(", "));
    }
}
