//! Every number that the product computes, bit by bit: reading, features, classes, scores, cuts and what is exported.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use kefen::classify::{self, Outcome, Values};
use kefen::i18n::Lang;
use kefen::protocol::{Request, Selection};
use kefen::sample::{SEED, orders};
use kefen::session::native::{self, Opened, Options};
use kefen::session::{Io, Reply};

use super::Figure;

/// Nothing is read any more, and no time passes.
struct Still;

impl Io for Still {
    fn progress(&mut self, _: &'static str, _: u64, _: u64, _: u64) {}
    fn now(&self) -> f64 {
        0.0
    }
    fn read(&mut self, _: usize, _: u64, _: &mut Vec<u8>, _: usize) -> kefen::base::Result<usize> {
        Ok(0)
    }
}

fn opened() -> Opened {
    let bytes = orders("formula_shop", SEED).expect("there is a sample");
    native::open(&[("sample.csv", &bytes)], &Options::default(), &|| 0.0).expect("the sample can be read")
}

/// Features of every customer, to the cent.
fn features(opened: &mut Opened) -> u64 {
    let mut figure = Figure::new();
    let account = opened.reconciliation().expect("is open");
    for money in [account.gross, account.given_back, account.net] {
        figure.add(&money.0.to_le_bytes());
    }
    for id in opened.ids().expect("is open") {
        figure.add(id.as_bytes());
    }
    let customers = opened.context().expect("is open").customers;
    for row in 0..customers.who.len() {
        figure.add(&customers.recency[row].to_le_bytes());
        figure.add(&customers.frequency[row].to_le_bytes());
        figure.add(&customers.monetary[row].0.to_le_bytes());
        figure.add(&customers.first[row].0.to_le_bytes());
    }
    figure.0
}

/// What a classifier says: classes, the bits of every score, and what it learnt.
fn outcome(outcome: &Outcome) -> u64 {
    let mut figure = Figure::new();
    for class in &outcome.assignment.class {
        figure.add(outcome.classes[usize::from(*class)].id.as_bytes());
        figure.add(b"\n");
    }
    for score in &outcome.assignment.scores {
        figure.add(score.name.as_bytes());
        for value in &score.values {
            // The sign and the payload of "no number" are the one thing that machines may choose.
            let value = if value.is_nan() { f64::NAN } else { *value };
            figure.add(&value.to_bits().to_le_bytes());
        }
    }
    figure.add(&outcome.fit);
    for line in &outcome.rule {
        figure.add(format!("{line:?}").as_bytes());
    }
    figure.0
}

/// The list of all customers as a file.
fn exported(opened: &mut Opened, id: &str, lang: Lang) -> u64 {
    let selection = Selection { classifier: Some((id.to_owned(), Values::new())), ..Selection::default() };
    let reply: Reply = opened.session().handle(Request::Export { selection, lang, raw: false }, &mut Still);
    let mut figure = Figure::new();
    figure.add(&reply.bytes.expect("an export has bytes"));
    figure.0
}

#[test]
fn reading_and_features_are_the_same_to_the_cent() {
    assert_eq!(features(&mut opened()), 4_738_165_918_292_324_074);
}

#[test]
fn every_classifier_gives_the_same_bits() {
    let mut opened = opened();
    let figures: Vec<(&str, u64)> = classify::ALL
        .iter()
        .map(|classifier| {
            let id = classifier.spec().id;
            (id, outcome(&opened.run(id, &Values::new()).expect("the sample can be classified")))
        })
        .collect();
    // Changed on purpose (another default, another sample), the figures of a native run are the new ones.
    let wanted: [(&str, u64); 6] = [
        ("value_tier", 9_862_462_799_888_349_395),
        ("abc", 17_891_538_844_834_076_434),
        ("rfm", 13_479_585_828_411_148_409),
        ("rfm_eight", 7_476_860_246_854_082_612),
        ("frequency", 8_087_157_650_659_377_444),
        ("lifecycle", 16_012_694_927_396_260_248),
    ];
    assert_eq!(figures, wanted);
}

#[test]
fn every_export_has_the_same_bytes() {
    let mut opened = opened();
    let figures: Vec<(&str, u64, u64)> = classify::ALL
        .iter()
        .map(|classifier| classifier.spec().id)
        .map(|id| (id, exported(&mut opened, id, Lang::Zh), exported(&mut opened, id, Lang::En)))
        .collect();
    let wanted: [(&str, u64, u64); 6] = [
        ("value_tier", 17_317_530_381_581_004_815, 6_778_865_016_090_501_598),
        ("abc", 5_305_092_714_519_043_947, 3_763_001_859_775_122_417),
        ("rfm", 11_782_879_111_998_870_142, 16_254_641_500_128_076_092),
        ("rfm_eight", 3_347_459_970_624_106_574, 17_088_737_827_720_449_420),
        ("frequency", 12_615_490_681_366_527_962, 13_653_165_592_568_105_845),
        ("lifecycle", 9_036_497_418_562_970_923, 8_781_236_731_677_327_620),
    ];
    assert_eq!(figures, wanted);
}
