//! What customers say in their own words. Sentences hold no comma of ASCII and no quote: no cell has to be quoted.

use super::super::draw::Draw;
use super::Customer;
use super::life::Mood;

const PRAISE: &[&str] = &[
    "客服很耐心，问题解决了",
    "噪音小，效果好",
    "安装师傅专业，讲得清楚",
    "发货很快，包装完好",
    "滤芯很好换，好用",
    "用了一年质量稳定",
];
/// What the calm say of a repair that went well.
const MENDED: &[&str] =
    &["寄修三天就回来了，服务很好", "坏了以后处理及时，还打电话回访，很放心", "维修很快，客服态度好"];
const DELAYED: &[&str] = &[
    "维修太慢，等了一个多月",
    "寄修后没人理，打电话没人接",
    "修了两次还是坏，质量太差",
    "客服推来推去，问题没有解决",
    "售后答应回电却没有回访",
];
const SLOW_BUT_CALLED: &[&str] = &["维修慢，但是主动来电致歉，态度好", "等得久，但后来有人回访跟进，还算放心"];
const PLAIN: &[&str] = &["还行", "不错", "一般", "没有", "挺好的"];
const WISHES: &[&str] =
    &["希望滤芯便宜一点", "滤芯价格太贵", "说明书太复杂", "希望有换滤芯提醒", "常用的滤芯总是缺货", "希望以旧换新"];
const FUNCTIONAL: &[&str] = &["主要看效果和质量，功能实用", "要安全耐用，用着方便", "看重质量和性价比，要实用"];
const EMOTIONAL: &[&str] =
    &["家里有宝宝，用着放心、安心", "给父母买的，一家人都放心踏实", "有人关心，很温暖，用着安心"];
const SOCIAL: &[&str] =
    &["同事推荐来的，口碑不错，大家都在用", "邻居都在用，也推荐给朋友", "送人体面，朋友也喜欢，还分享给了同事"];

/// The answer to "what would you like to tell us"; nothing from a quarter, a word from some.
pub(super) fn of_survey(draw: &mut Draw, customer: &Customer) -> String {
    let repair = customer.life.tickets.last();
    match draw.below(100) {
        0..24 => return String::new(),
        24..36 if repair.is_none() => return draw.one(PLAIN).to_owned(),
        _ => {}
    }
    let mut parts: Vec<&str> = Vec::new();
    match repair {
        Some(ticket) if ticket.bad && ticket.followed.is_some() => parts.push(draw.one(SLOW_BUT_CALLED)),
        Some(ticket) if ticket.bad => parts.push(draw.one(DELAYED)),
        Some(_) => parts.push(draw.one(MENDED)),
        None => match customer.life.mood {
            Mood::Delighted => parts.push(draw.one(PRAISE)),
            Mood::Content => parts.push(if draw.chance(400) { draw.one(WISHES) } else { draw.one(PRAISE) }),
            Mood::Lukewarm | Mood::Unhappy => parts.push(draw.one(WISHES)),
        },
    }
    if customer.life.mood == Mood::Unhappy && draw.chance(400) {
        parts.push("不会再来了");
    } else if draw.chance(480) {
        let why = draw.pick(&[(FUNCTIONAL, 46), (EMOTIONAL, 32), (SOCIAL, 22)]);
        parts.push(draw.one(why));
    }
    parts.join("，") + "。"
}

/// What was noted of a contact.
pub(super) fn of_contact(draw: &mut Draw, topic: &str) -> &'static str {
    draw.one(match topic {
        "报修" => &["设备坏了，要求上门或寄修", "寄修登记，已告知寄送办法", "远程排查无效，登记寄修"][..],
        "退换货" => &["要求退货", "要求换新机", "询问退款进度"],
        "投诉" => &["催问维修进度，对处理不满意", "第二次来电，问题没有解决", "投诉维修太慢"],
        "售后回访" => &["维修后回访，确认使用正常", "致歉并确认问题已解决", "询问修好后是否满意"],
        "满意度回访" => &["询问使用情况和满意度", "确认收货和安装完好"],
        "使用指导" => &["讲解滤芯更换方法", "提醒定期清洁传感器", "指导联网设置"],
        "新品推荐" => &["介绍新款净化器", "邀请试用新款机器人"],
        "改进建议" => &["征求对新款的建议", "请教希望增加哪些功能"],
        "季度业务回顾" => &["回顾上季度设备运行和耗材用量", "对账并讨论下季度需求"],
        "联合培训" => &["到对方现场培训保养人员", "一起举办室内空气讲座"],
        "联合计划" => &["一起制定下半年耗材采购计划", "商定分批送货计划"],
        "咨询" => &["问多大面积用哪一款", "问滤芯多久换一次", "问能不能开票", "问怎么联网"],
        "订单查询" => &["问什么时候发货", "改收货地址", "要开发票"],
        "转介绍" => &["介绍了同行来买", "介绍了邻居来买"],
        _ => &[],
    })
}
