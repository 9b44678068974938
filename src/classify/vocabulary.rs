//! The vocabulary that people come with, and where each word of it lives in the product.
//!
//! Whoever has read an article, a textbook or a course on managing customers looks for its words: 二八定律, VIP, sleeping customers. Each
//! classifier and each place has a list of such words in both languages (`ID-words` and `place-ID-words` in the locales, never shown), and
//! [`search`] and [`places`] find by them, by names, by classes and, where these say nothing, by descriptions and strategies.
//!
//! The table below lists what five much-read Chinese articles on classifying customers prescribe, row by row as they number through
//! value (A1), frequency and membership (A2), behaviour (A3), lifecycle (A4), loyalty and relationship (A5), attributes (A6), strategies
//! (A7), and process (A8). A test of this module reads the table: every word finds a place of its row in its language, every place exists,
//! and every classifier is in some row. A place is a classifier, or one of [`PLACES`]; `later` is what waits.
//!
//! | row | 中文 | English | where |
//! |---|---|---|---|
//! | 1 | 高价值客户、中价值客户、低价值客户 | customer tiers, high-value | `value_tier` |
//! | 2 | ABC、A 类客户、关键客户、主要客户、普通客户 | ABC analysis, key-account tiering | `abc` (with loyalty: its sheet) |
//! | 3 | 二八定律、客户集中度 | Pareto principle, customer concentration | `abc`, `overview` |
//! | 4 | A 类客户、利润和贡献度、合作关系紧密程度 | key accounts | `key_account` |
//! | 5 | 消费金额 | monetary value | `rfm` |
//! | 6 | 购买频率 | purchase frequency | `frequency` |
//! | 7 | 客单价 | average order value, AOV | `order_value` |
//! | 8 | 高价值客户、冠军客户 | high-value customer, champions | `rfm`, `value_tier` |
//! | 9 | 边际利润 | marginal profit, contribution margin | `profitability` |
//! | 10 | 客户占有率 | share of customer, share of wallet | `product_preference` |
//! | 11 | 高频购买客户、中频购买客户、低频购买客户 | high-frequency, low-frequency | `frequency` |
//! | 12 | 频繁购买、偶尔购买、潜在客户 | frequent buyers, occasional, prospects | `activity` |
//! | 13 | 散客、会员、普通客户、VIP 客户 | walk-in, member, VIP | `membership` |
//! | 14 | VIP 会员制度、会员制度 | loyalty programme | `membership` |
//! | 15 | 积分、积分兑换、积分加倍 | loyalty points, double points | `membership` |
//! | 16 | 购买时间近度、很久不再光顾 | recency | `rfm`, `dormancy` |
//! | 17 | 长期未购买、一段时间内没有购买、沉睡客户 | dormant, lapsed | `dormancy` |
//! | 18 | 购买行为细分、高斯混合 | behavioural segmentation, Gaussian mixture | `clusters` |
//! | 19 | 购买偏好、经常购买、偶尔购买 | product preference | `product_preference` |
//! | 20 | 产品偏好、有机、品牌、配方 | organic, brand, formula | `attribute_preference`, `product_preference` |
//! | 21 | 消费习惯、购买时间、夜间 | time of day, night buyers | `time_habit` |
//! | 22 | 购买渠道、实体店、线上 | offline, online | `channel` |
//! | 23 | 支付方式 | payment method | `payment` |
//! | 24 | 浏览行为 | browsing behaviour | `browsing` |
//! | 25 | 互动行为 | engagement | `engagement` |
//! | 26 | 退货和投诉记录 | returns, complaints, service recovery | `returns` |
//! | 27 | 价格敏感度、价格敏感型、追求品质 | price-sensitive, deal-prone | `price_sensitivity` |
//! | 28 | 普通客户 | C customers | `abc` |
//! | 29a | 获取、成长、保留、恢复 | acquire, grow, retain, win back | `lifecycle` |
//! | 29b | 潜在客户、初次购买、重复购买、忠诚客户 | lead, first purchase, repeat, loyal | `lifecycle` |
//! | 29c | 首次购买、流失客户 | churned | `lifecycle` |
//! | 29d | 新客户、成熟客户 | new, mature | `lifecycle` |
//! | 29e | 一次性客户、常规客户、按需求分类 | one-time, regular | `lifecycle` |
//! | 30 | 潜在客户、潜在需求 | prospects, latent need | `activity`, `lifecycle` |
//! | 31 | 顾客忠诚度三指标 | three-indicator loyalty | `loyalty` |
//! | 32 | 很满意、比较满意、满意、不满意、很不满意 | satisfaction, five-point scale | `satisfaction` |
//! | 33 | 重复购买概率 | repurchase probability | `repurchase` |
//! | 34 | 推荐给他人的可能性、很大可能、有可能、不可能 | recommendation | `nps` |
//! | 35 | 忠实客户、低忠诚度客户、真正忠诚 | low loyalty, spurious loyalty, apostle | `loyalty`, `loyalty_matrix` |
//! | 36 | 基本型、被动型、负责型、能动型、伙伴型 | basic, reactive, accountable, proactive, partnership | `relationship` |
//! | 37 | 功能需求、情感需求、社会需求 | functional, emotional, social needs | `needs` |
//! | 38 | 偏好和需求、特殊配方 | stated requirement | `attribute_preference` |
//! | 39 | 产品质量、服务态度、交货速度、调查问卷 | touchpoint, service attitude, delivery speed | `satisfaction`, `feedback_topic` |
//! | 40 | 满意度监测 | satisfaction | `satisfaction` |
//! | 41 | 电话、社交媒体、访谈、在线评价、反馈渠道 | feedback channels | `feedback_topic`, `contact_preference` |
//! | 42 | 反馈分类、共性问题 | topics | `feedback_topic` |
//! | 43 | 产品优缺点 | pros and cons | `feedback_topic` |
//! | 44 | 地理位置、省份、城市 | geography, province | `region` |
//! | 45 | 区域市场 | regional market | `region` |
//! | 46 | 区域营销 | regional campaigns | `region` |
//! | 47 | 年龄、性别、收入、中老年 | age, gender, income | `age_band`, `gender`, `income` |
//! | 48 | 婴儿、幼儿、学龄前儿童 | infant, toddler, pre-school | `child_stage` |
//! | 49 | 行业、公司规模、职位 | industry, company size, job title | `industry`, `company_size`, `seniority` |
//! | 50 | 顾客特征分组 | profile grouping | `attribute` |
//! | 51 | 个性化服务 | personalisation | `customers` (the strategy of each class; more of it later) |
//! | 52 | 满减、专属客服 | spend-and-save | `abc` (the strategy of each class) |
//! | 53 | 沟通策略、沟通方式、短信 | contact channel, SMS | `contact_preference` |
//! | 54–69 | 分配销售、预算、推荐产品、关怀、回访、推荐计划 | assignment, budget, recommendation, care, win-back lists | later; each class has its strategy today |
//! | 70 | 五步 | steps | the navigation |
//! | 71 | 数据收集 | data collection | `data` |
//! | 72 | 数据质量、准确、完整、实时 | data quality, accuracy, completeness, timeliness | `quality` |
//! | 73 | 多源数据整合、多平台 | multi-source integration | `data` |
//! | 74–77 | 定期重新评估、监测、跨部门协作 | re-classification, monitoring, role views | later; any as-of date can be chosen today |
//! | 78 | 培训 | training | the reasons of every class, and the samples |
//! | 79 | 需求变化 | need-shift detection | later |
//! | 80 | 实时 | real time | out of scope for a static page: the file is dropped again |
//! | 81 | CRM 系统、纷享销客、Zoho | CRM | `data` (every list and class is exported as CSV) |
//! | 82 | 案例 | cases | the three samples: an online shop that lives by recommendation, a chain by member data, a maker by support |
//! | 83 | 满意度 | touchpoint | `satisfaction` |
//! | 84 | 流失风险识别 | churn risk, at risk | `churn_risk` |
//! | 85–87 | 新客户培育、获客、产品线 | onboarding, acquisition, product line | later |
//! | 88 | 稳定性、轮廓系数 | silhouette, stability, validity | `clusters` |
//! | – | 重要价值客户、重要挽留客户 | eight segments | `rfm_eight` |
//! | – | 终身价值 | lifetime value, CLV | `clv` |
//! | – | XYZ、购买规律 | XYZ analysis | `regularity` |
//! | – | 自定义 | own segments | `rules` |
//! | – | 隐私、离线 | privacy, offline | `settings` |

use super::{LISTED, Listed, Values};
use crate::base::fold::{lower, nfkc};
use crate::i18n::Catalog;

/// Places of the page that are no classifier and are found by words too; `place-ID-words` in the locales.
pub const PLACES: &[&str] = &["overview", "data", "quality", "customers", "settings"];

/// Letters as they are compared: full-width ones and capitals are none.
fn plain(text: &str) -> String {
    lower(&nfkc(text))
}

/// What a person typed: every one of these must be found.
fn terms(query: &str) -> Vec<String> {
    let parts = query.split(|letter: char| letter.is_whitespace() || "、，,;；".contains(letter));
    parts.filter(|part| !part.is_empty()).map(plain).collect()
}

fn has_all(texts: &[String], terms: &[String]) -> bool {
    let all = plain(&texts.join("\n"));
    terms.iter().all(|term| all.contains(term.as_str()))
}

/// What a classifier is called, by us and by others, and its classes as they are by default.
fn names(words: &Catalog, it: &Listed) -> Vec<String> {
    let id = it.spec.id;
    let classes = it.classes(&Values::new()).into_iter().map(|class| words.word(&class.word(id)));
    [words.word(&format!("{id}-name")), words.word(&format!("{id}-words"))].into_iter().chain(classes).collect()
}

/// What is said of it beside.
fn prose(words: &Catalog, it: &Listed) -> Vec<String> {
    let id = it.spec.id;
    let strategies = it.classes(&Values::new()).into_iter().map(|class| words.word(&class.strategy(id)));
    std::iter::once(words.word(&format!("{id}-description"))).chain(strategies).collect()
}

/// Classifiers that all of the query's words lead to, in the order of the gallery: by what they are called; where nothing is called so, by
/// what is said of them. Everything for an empty query.
pub fn search(words: &Catalog, query: &str) -> Vec<&'static Listed> {
    let terms = terms(query);
    // Nothing was typed: nothing is read for it.
    if terms.is_empty() {
        return LISTED.iter().collect();
    }
    let called: Vec<_> = LISTED.iter().filter(|it| has_all(&names(words, it), &terms)).collect();
    if !called.is_empty() || !places(words, query).is_empty() {
        return called;
    }
    let with_prose = |it: &&Listed| has_all(&[names(words, it), prose(words, it)].concat(), &terms);
    LISTED.iter().filter(with_prose).collect()
}

/// Those of [`PLACES`] that all of the query's words lead to; none for an empty query.
pub fn places(words: &Catalog, query: &str) -> Vec<&'static str> {
    let terms = terms(query);
    let found = |id: &&str| has_all(&[words.word(&format!("place-{id}-words"))], &terms);
    if terms.is_empty() { Vec::new() } else { PLACES.iter().copied().filter(found).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::listed;
    use crate::i18n::{Currency, Lang};

    /// A row of the table: its number, its words by language, its places.
    struct Row<'a> {
        number: &'a str,
        words: [Vec<&'a str>; 2],
        places: Vec<&'a str>,
    }

    fn rows() -> Vec<Row<'static>> {
        let lines = include_str!("vocabulary.rs").lines().filter_map(|line| line.strip_prefix("//! | "));
        let cells = lines.map(|line| line.trim_end_matches(" |").split(" | ").collect::<Vec<_>>());
        let row = |cells: Vec<&'static str>| {
            let [number, zh, en, places] = cells[..] else { panic!("{cells:?}") };
            let split = |text: &'static str, at: char| text.split(at).map(str::trim).collect();
            let places = places.split('`').skip(1).step_by(2).collect();
            Row { number, words: [split(zh, '、'), split(en, ',')], places }
        };
        cells.skip(1).map(row).collect()
    }

    #[test]
    fn every_word_of_the_sources_leads_to_its_place() {
        let rows = rows();
        assert!(rows.len() > 75, "{}", rows.len());
        for (lang, at) in [(Lang::Zh, 0), (Lang::En, 1)] {
            let words = Catalog::new(lang, Currency::None);
            for row in rows.iter().filter(|row| !row.places.is_empty()) {
                for word in &row.words[at] {
                    let mut found: Vec<&str> = search(&words, word).iter().map(|it| it.spec.id).collect();
                    found.extend(places(&words, word));
                    let hit = row.places.iter().any(|place| found.contains(place));
                    assert!(hit, "row {}: {word} leads to {found:?}", row.number);
                }
            }
        }
    }

    #[test]
    fn every_place_is_there_and_every_classifier_is_in_a_row() {
        let rows = rows();
        for row in &rows {
            for place in &row.places {
                assert!(listed(place).is_some() || PLACES.contains(place), "row {}: {place}", row.number);
            }
        }
        for it in LISTED {
            assert!(rows.iter().any(|row| row.places.contains(&it.spec.id)), "{} is in no row", it.spec.id);
        }
        // From 1 to 88 none is left out.
        let mut next = 1;
        for row in &rows {
            let digits = |text: &str| text.trim_end_matches(|letter: char| letter.is_alphabetic()).parse::<u32>().ok();
            let (from, to) = row.number.split_once('–').unwrap_or((row.number, row.number));
            let Some((from, to)) = digits(from).zip(digits(to)) else { continue };
            assert!(from == next || from + 1 == next, "row {} after {}", row.number, next - 1);
            next = to + 1;
        }
        assert_eq!(next, 89);
    }

    #[test]
    fn a_search_takes_every_form_and_wants_every_word() {
        let words = Catalog::new(Lang::Zh, Currency::None);
        let ids = |query: &str| search(&words, query).iter().map(|it| it.spec.id).collect::<Vec<_>>();
        assert_eq!(ids("").len(), LISTED.len());
        assert!(places(&words, "").is_empty());
        assert_eq!(ids("ｎｐｓ"), ["nps"]);
        assert!(ids("vip").contains(&"membership"));
        assert!(ids("会员 积分").contains(&"membership") && !ids("会员 婴儿").contains(&"membership"));
        assert!(ids("没有这样的词").is_empty());
        let english = Catalog::new(Lang::En, Currency::None);
        assert_eq!(search(&english, "PARETO principle").len(), 1);
    }
}
