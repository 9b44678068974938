//! What customers say in their own words: why they buy, what they like, what they mind, with a "not" now and then, as people write.
//! Sentences hold no comma of ASCII and no quote: no cell has to be quoted.

use super::super::draw::Draw;
use super::habits::{Family, Mood, Need, Sore, Taste};

/// What the shop is to them: the quality and the price, the feeling, the others.
const FUNCTIONAL: &[&str] = &[
    "主要看配方和营养，成分要安全",
    "希望奶粉好冲泡、不结块，宝宝容易消化",
    "就图正品和质量稳定，效果好就行",
    "关注蛋白质和DHA含量，质量第一",
    "孩子容易便秘，想要好吸收的配方",
];
const EMOTIONAL: &[&str] = &[
    "在你们家买很放心，感觉被关心",
    "每次来都很温暖，像家人一样",
    "第一次当妈妈很焦虑，你们的陪伴让我安心",
    "信任你们，给宝宝用着踏实",
    "收到生日祝福很感动，谢谢",
];
const SOCIAL: &[&str] = &[
    "小区里的妈妈都在买，跟着大家选的",
    "朋友推荐来的，也愿意分享给姐妹",
    "想多参加妈妈群和亲子活动",
    "送亲戚有面子，包装要体面",
    "同事家的孩子都喝这个，口碑不错",
];

const PRAISE: &[&str] = &[
    "奶粉质量很好",
    "客服很耐心",
    "发货很快",
    "包装完好",
    "价格合适",
    "店员专业，讲得清楚",
    "物流不慢，服务也好",
    "喝了不上火",
];
const SHORT: &[&str] = &["好", "还行", "不错", "满意", "没有", "挺好的", "一般", "无"];

/// Wishes that have nothing to do with how content somebody is.
const WISHES: &[&str] = &[
    "希望多一些有机奶粉",
    "能不能多进羊奶粉",
    "想要试用装",
    "希望活动早点通知",
    "会员积分能换礼品就好了",
    "建议门店晚一点关门",
    "希望有小罐装",
];

fn complaint(sore: Sore) -> &'static [&'static str] {
    match sore {
        Sore::Quality => &[
            "这批奶粉结块，冲不开",
            "宝宝喝了拉肚子，质量不如以前",
            "罐底有黑点，不敢给孩子喝",
            "口味变了，宝宝不喜欢",
            "日期不新鲜，离保质期不到半年",
        ],
        Sore::Service => &[
            "客服态度不好，问了不回",
            "店员不耐烦，不专业",
            "打了三次电话没人接",
            "售后推来推去，问题没有解决",
            "答应回访却没有回访",
        ],
        Sore::Delivery => &[
            "物流太慢，等了一个星期",
            "送到时盒子压坏了",
            "发货不及时，孩子差点断粮",
            "快递没有送上门，不方便",
            "到货时间不准，说好三天等了六天",
        ],
        Sore::Price => &[
            "价格比别家贵",
            "刚买就降价，不划算",
            "优惠券用不了，满减门槛太高",
            "越来越贵，不便宜了",
            "活动价和标的不一样",
        ],
    }
}

/// The answer to "what would you like to tell us"; nothing from a quarter, a word from some.
pub(super) fn of_survey(draw: &mut Draw, family: &Family) -> String {
    match draw.below(100) {
        0..24 => return String::new(),
        24..38 if family.mood != Mood::Unhappy => return draw.one(SHORT).to_owned(),
        _ => {}
    }
    let mut parts: Vec<&str> = Vec::new();
    let need = match family.need {
        Need::Functional => FUNCTIONAL,
        Need::Emotional => EMOTIONAL,
        Need::Social => SOCIAL,
        Need::Untold => &[],
    };
    // Who is unhappy speaks of that, not of what they came for.
    if draw.chance(if family.mood == Mood::Unhappy { 350 } else { 780 }) {
        parts.extend((!need.is_empty()).then(|| draw.one(need)));
    }
    match family.mood {
        Mood::Delighted => parts.push(draw.one(PRAISE)),
        Mood::Content => parts.push(if draw.chance(300) { draw.one(WISHES) } else { draw.one(PRAISE) }),
        Mood::Lukewarm => {
            if draw.chance(400) {
                parts.push(draw.one(PRAISE));
                parts.push("但是");
            }
            parts.push(draw.one(complaint(family.sore)));
        }
        Mood::Unhappy => {
            parts.push(draw.one(complaint(family.sore)));
            if draw.chance(300) {
                parts.push("不会再来了");
            }
        }
    }
    if family.taste == Taste::Price && draw.chance(350) {
        parts.push("希望多一些优惠");
    }
    parts.join("，").replace("但是，", "但是") + "。"
}

/// What was written with a return or a complaint.
pub(super) fn of_case(draw: &mut Draw, reason: &str) -> String {
    let of: &[&str] = match reason {
        "质量问题" => complaint(Sore::Quality),
        "宝宝不适应" => &["宝宝喝了吐奶，不适应", "换奶后便秘，医生建议换一种", "宝宝不喝，想退掉没开封的"],
        "临近保质期" => &["收到的日期不新鲜，只剩五个月", "保质期太近，喝不完"],
        "服务态度" => complaint(Sore::Service),
        "物流慢" => &["物流太慢，等了一个星期", "一直没有发货，催了也没用", "到货时间不准，孩子差点断粮"],
        "物流破损" => &["送到时罐子凹了", "外箱压坏，两罐变形", "漏粉了，没法喝"],
        "发错商品" => &["要的是3段，发成了2段", "少发了一罐", "品种发错了"],
        "价格争议" | "买贵了" => complaint(Sore::Price),
        "缺货" => &["付了款才说没货", "常买的那款老是缺货"],
        _ => &["买多了，用不上", "不想要了", ""],
    };
    draw.one(of).to_owned()
}
