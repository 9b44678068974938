//! Every number that the product computes, bit by bit: reading, features, classes, scores, cuts and what is exported.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use kefen::classify::{self, Outcome, Values};
use kefen::i18n::{Lang, locales};
use kefen::protocol::{Request, Selection};
use kefen::sample::{SEED, files};
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
    let files = files("formula_shop", SEED).expect("there is a sample");
    let files: Vec<native::File> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    native::open(&files, &Options::default(), &|| 0.0).expect("the sample can be read")
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
    // In a browser the engine knows the words that it was told.
    opened.session().handle(Request::Words { lang, text: locales::text(lang) }, &mut Still);
    let reply: Reply = opened.session().handle(Request::Export { selection, lang, raw: false }, &mut Still);
    let mut figure = Figure::new();
    figure.add(&reply.bytes.expect("an export has bytes"));
    figure.0
}

#[test]
fn reading_and_features_are_the_same_to_the_cent() {
    assert_eq!(features(&mut opened()), 6_907_717_031_797_982_334);
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
    let wanted: [(&str, u64); 44] = [
        ("value_tier", 15_484_514_811_533_415_152),
        ("abc", 9_721_050_247_738_372_296),
        ("key_account", 16_071_783_712_183_816_203),
        ("rfm", 11_836_670_473_434_803_323),
        ("rfm_eight", 1_247_549_884_129_975_582),
        ("order_value", 539_702_047_856_021_346),
        ("profitability", 11_499_932_824_252_382_584),
        ("clv", 1_476_540_952_982_659_673),
        ("frequency", 7_214_778_897_255_830_476),
        ("activity", 12_864_566_374_724_938_489),
        ("membership", 10_901_237_825_344_884_192),
        ("time_habit", 10_324_814_592_706_208_715),
        ("channel", 11_360_487_783_344_033_353),
        ("payment", 14_054_430_856_268_534_487),
        ("returns", 12_549_185_328_405_625_094),
        ("price_sensitivity", 4_231_395_651_507_496_414),
        ("product_preference", 14_998_560_486_790_376_991),
        ("attribute_preference", 17_068_949_132_854_859_621),
        ("regularity", 17_423_298_145_104_906_018),
        ("browsing", 1_004_645_583_233_956_205),
        ("engagement", 6_284_112_030_852_456_878),
        ("lifecycle", 18_331_623_511_893_067_258),
        ("dormancy", 17_036_025_247_589_023_163),
        ("repurchase", 10_428_880_490_556_381_013),
        ("churn_risk", 13_600_722_838_868_761_311),
        ("child_stage", 8_852_636_239_588_413_721),
        ("satisfaction", 6_231_918_958_403_701_165),
        ("nps", 8_638_011_228_151_798_269),
        ("loyalty", 2_677_879_525_790_034_329),
        ("loyalty_matrix", 16_420_929_513_802_017_312),
        ("relationship", 1_138_502_838_254_222_038),
        ("contact_preference", 11_699_475_201_351_903_451),
        ("needs", 8_444_763_896_094_201_648),
        ("feedback_topic", 5_470_395_298_457_069_827),
        ("region", 16_139_057_526_544_938_482),
        ("age_band", 3_563_799_874_918_191_626),
        ("gender", 10_923_232_535_731_965_740),
        ("income", 3_635_768_942_684_120_056),
        ("industry", 6_470_281_042_907_935_506),
        ("company_size", 10_333_383_320_763_775_202),
        ("seniority", 11_539_575_579_484_994_292),
        ("attribute", 8_308_064_820_226_286_246),
        ("clusters", 17_577_280_290_564_391_344),
        ("rules", 8_805_191_101_650_172_975),
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
    let wanted: [(&str, u64, u64); 44] = [
        ("value_tier", 7_077_015_172_533_409_688, 13_004_095_150_326_770_433),
        ("abc", 17_354_233_689_090_847_759, 17_400_790_819_838_476_632),
        ("key_account", 11_449_513_362_575_221_561, 13_760_052_544_729_593_840),
        ("rfm", 13_232_091_949_154_650_032, 14_722_008_790_291_896_914),
        ("rfm_eight", 8_088_261_094_356_783_663, 13_405_609_272_746_389_563),
        ("order_value", 15_387_802_053_588_149_227, 13_408_975_696_537_275_180),
        ("profitability", 13_567_951_913_830_709_289, 13_275_516_168_761_705_588),
        ("clv", 2_037_882_461_407_418_814, 12_163_807_109_697_507_694),
        ("frequency", 10_085_595_553_329_343_933, 927_713_437_648_862_971),
        ("activity", 4_456_907_984_914_040_374, 6_490_490_439_434_903_510),
        ("membership", 8_292_613_704_672_150_465, 17_248_646_589_369_633_239),
        ("time_habit", 5_037_703_907_046_309_857, 15_888_103_199_331_455_042),
        ("channel", 986_261_304_463_728_831, 9_513_769_065_146_708_205),
        ("payment", 14_528_378_850_916_221_912, 4_820_769_811_699_382_424),
        ("returns", 9_645_621_934_686_209_669, 9_817_862_260_991_237_065),
        ("price_sensitivity", 11_428_463_150_259_815_607, 13_027_094_713_523_621_855),
        ("product_preference", 9_568_557_016_565_964_356, 11_325_070_779_659_826_446),
        ("attribute_preference", 8_686_573_184_351_628_487, 15_843_107_735_270_123_797),
        ("regularity", 16_070_685_459_694_059_456, 5_814_638_919_440_922_231),
        ("browsing", 7_947_025_633_929_034_355, 14_804_340_050_399_221_221),
        ("engagement", 1_524_941_130_409_150_525, 4_619_314_882_132_062_123),
        ("lifecycle", 8_533_696_291_922_533_830, 16_302_243_288_482_957_590),
        ("dormancy", 16_153_518_228_776_872_228, 424_453_625_979_935_217),
        ("repurchase", 10_950_233_632_931_578_144, 10_561_291_378_452_666_501),
        ("churn_risk", 15_218_908_957_024_028_616, 12_759_529_522_323_461_453),
        ("child_stage", 3_852_736_456_066_466_279, 14_660_064_622_987_061_103),
        ("satisfaction", 6_190_314_911_031_300_576, 10_010_566_447_407_948_951),
        ("nps", 12_663_134_528_757_795_983, 12_957_202_948_129_607_893),
        ("loyalty", 530_457_695_090_730_651, 1_553_487_294_547_476_031),
        ("loyalty_matrix", 1_012_889_554_530_220_095, 7_620_266_592_328_357_087),
        ("relationship", 10_413_780_712_584_781_458, 20_180_353_318_657_418),
        ("contact_preference", 1_509_410_603_868_006_126, 764_710_293_134_806_564),
        ("needs", 11_733_564_909_739_215_792, 5_965_396_884_527_776_459),
        ("feedback_topic", 2_685_905_356_506_221_573, 11_086_992_023_562_762_416),
        ("region", 8_543_460_051_401_055_843, 2_512_800_051_407_296_719),
        ("age_band", 3_341_371_922_171_365_084, 17_821_728_007_191_911_588),
        ("gender", 14_653_735_893_816_988_068, 14_434_524_539_604_981_441),
        ("income", 12_871_222_131_002_532_919, 10_631_667_349_209_207_977),
        ("industry", 10_594_483_040_942_748_758, 6_073_856_222_010_206_472),
        ("company_size", 11_259_533_475_358_303_121, 15_735_810_579_924_282_575),
        ("seniority", 2_842_789_251_877_515_555, 11_838_311_679_467_873_676),
        ("attribute", 2_945_864_634_606_977_912, 7_560_513_998_599_892_348),
        ("clusters", 6_187_616_354_964_642_705, 14_545_129_003_007_415_189),
        ("rules", 8_586_198_496_299_764_636, 16_695_993_458_844_541_892),
    ];
    assert_eq!(figures, wanted);
}
