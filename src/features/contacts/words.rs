//! The words of contact logs, returns, web events, tiers and consents in both languages, as data in one place, and what finds them in a cell.
//!
//! The longest word decides ("未解决" is not "解决"); of two equally long ones the first in the cell. A Latin word must stand by itself, one
//! sign alone must be the whole cell. Correct the tables, not the code. What a meaning leads to is not known here.

use std::sync::OnceLock;

use super::{Channel, Direction, Outcome, Topic};
use crate::base::fold::{lower, nfkc};

/// Meanings and their words: small letters, blanks for underscores and hyphens.
pub type Table<T> = &'static [(T, &'static [&'static str])];

/// A table that is made ready when it is first searched: it never changes, so nobody can tell when that was.
#[derive(Debug)]
pub struct Lexicon<T: 'static> {
    table: Table<T>,
    ready: OnceLock<Words<T>>,
}

impl<T: Copy> Lexicon<T> {
    const fn of(table: Table<T>) -> Lexicon<T> {
        Lexicon { table, ready: OnceLock::new() }
    }

    /// What the longest known word in a cell means.
    pub fn find(&self, cell: &str) -> Option<T> {
        self.ready.get_or_init(|| Words::new(self.table)).find(cell)
    }
}

/// A table made ready for searching.
#[derive(Clone, Debug)]
struct Words<T> {
    /// By first byte, the longest first.
    sorted: Vec<(&'static str, T)>,
    /// Where the words of a first byte begin; one more than there are bytes.
    starts: Vec<usize>,
}

impl<T: Copy> Words<T> {
    fn new(table: Table<T>) -> Words<T> {
        let mut sorted: Vec<(&'static str, T)> =
            table.iter().flat_map(|(meaning, words)| words.iter().map(|word| (*word, *meaning))).collect();
        let first = |word: &str| word.bytes().next().unwrap_or(0);
        sorted.sort_by_key(|(word, _)| (first(word), std::cmp::Reverse(word.len())));
        let starts =
            (0..=256).map(|byte| sorted.partition_point(|(word, _)| usize::from(first(word)) < byte)).collect();
        Words { sorted, starts }
    }

    fn find(&self, cell: &str) -> Option<T> {
        let folded = fold(cell);
        let (text, bytes) = (folded.trim(), folded.trim().as_bytes());
        let mut best: Option<(usize, T)> = None;
        for (at, _) in text.char_indices() {
            let first = usize::from(bytes.get(at).copied().unwrap_or(0));
            let of_byte =
                self.starts.get(first).copied().unwrap_or(0)..self.starts.get(first + 1).copied().unwrap_or(0);
            for (word, meaning) in self.sorted.get(of_byte).unwrap_or_default() {
                if best.is_some_and(|(length, _)| length >= word.len()) {
                    break;
                }
                if text.get(at..).is_some_and(|rest| rest.starts_with(word)) && stands_alone(text, at, word) {
                    best = Some((word.len(), *meaning));
                    break;
                }
            }
        }
        best.map(|(_, meaning)| meaning)
    }
}

/// Compatibility forms, small letters, one kind of blank.
pub fn fold(cell: &str) -> String {
    lower(&nfkc(cell)).replace(['_', '-', '\u{3000}'], " ")
}

/// Whether a word found there is a word there: no letter of the Latin alphabet goes on before or behind it.
fn stands_alone(text: &str, at: usize, word: &str) -> bool {
    if word.chars().nth(1).is_none() {
        return text == word;
    }
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let (bytes, end) = (text.as_bytes(), at + word.len());
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    let (first, last) = (word.as_bytes().first(), word.as_bytes().last());
    !(is_letter(first) && is_letter(before) || is_letter(last) && is_letter(bytes.get(end)))
}

/// By what somebody was reached.
#[rustfmt::skip]
pub static CHANNELS: Lexicon<Channel> = Lexicon::of(&[
    (Channel::Phone, &["电话", "手机", "来电", "去电", "呼入", "呼出", "外呼", "语音", "通话", "致电", "座机", "热线", "回电", "phone", "call", "calls",
        "called", "telephone", "tel", "voice", "hotline", "phone call"]),
    (Channel::Sms, &["短信", "短讯", "简讯", "彩信", "sms", "text message", "text", "texts", "mms"]),
    (Channel::WeChat, &["微信", "企微", "企业微信", "公众号", "朋友圈", "社群", "私信", "旺旺", "在线客服", "在线聊天", "聊天", "wechat", "weixin", "wecom",
        "whatsapp", "line", "messenger", "telegram", "qq", "chat", "live chat", "online chat", "instant message"]),
    (Channel::Email, &["邮件", "电子邮件", "邮箱", "email", "emails", "e mail", "e mails", "mail", "newsletter", "edm"]),
    (Channel::Visit, &["拜访", "上门", "面谈", "到店", "来访", "面访", "走访", "当面", "会议", "现场", "约见", "门店接待", "visit", "visits", "visited",
        "meeting", "in person", "on site", "onsite", "face to face", "in store"]),
    (Channel::Other, &["信函", "信件", "传真", "表单", "微博", "抖音", "小红书", "在线评价", "社交媒体", "推送", "其他", "其它", "letter", "fax", "web form",
        "form", "social media", "social", "push", "app push", "app", "other", "review site"]),
]);

/// Who began it, as a column of its own says it.
#[rustfmt::skip]
pub static DIRECTIONS: Lexicon<Direction> = Lexicon::of(&[
    (Direction::In, &["呼入", "来电", "客户来电", "被动", "客户主动", "客户发起", "客户联系", "客户", "顾客", "进线", "来访", "接入", "收到", "入", "进", "inbound",
        "incoming", "in", "received", "from customer", "by customer", "customer", "client", "visitor"]),
    (Direction::Out, &["呼出", "去电", "外呼", "主动", "主动联系", "我方", "我方主动", "商家", "店铺", "客服", "客服主动", "销售主动", "回拨", "回访", "拨出",
        "发出", "发送", "群发", "出", "outbound", "outgoing", "out", "sent", "to customer", "by us", "shop", "staff", "agent", "sales", "company"]),
]);

/// Who began it, where the way or the text of a contact gives it away.
#[rustfmt::skip]
pub static DIRECTIONS_IN_TEXT: Lexicon<Direction> = Lexicon::of(&[
    (Direction::In, &["呼入", "来电", "客户来电", "客户主动", "客户咨询", "客户询问", "客户反映", "客户反馈", "客户投诉", "客户来访", "进线", "来访", "顾客来电",
        "inbound", "incoming", "customer called", "customer asked", "customer wrote", "called us", "wrote to us", "asked us"]),
    (Direction::Out, &["呼出", "去电", "外呼", "主动联系", "致电客户", "拨打", "回访", "电话回访", "回拨", "群发", "outbound", "outgoing", "we called",
        "called customer", "called the customer", "wrote to customer", "newsletter"]),
]);

/// What it was about.
#[rustfmt::skip]
pub static TOPICS: Lexicon<Topic> = Lexicon::of(&[
    (Topic::Care, &["满意度", "满意", "满意度调查", "回访", "售后回访", "跟进", "客户关怀", "关怀", "使用情况", "意见", "意见征询", "建议", "问候", "节日问候", "生日",
        "生日祝福", "感谢", "调查", "调研", "随访", "推荐意愿", "follow up", "followup", "follow ups", "satisfaction", "feedback", "suggestion",
        "suggestions", "survey", "check in", "thank you", "thanks", "care", "customer care", "birthday", "csat", "nps"]),
    (Topic::NewProduct, &["新品", "新产品", "新款", "上新", "新货", "新品推荐", "产品推荐", "商品推荐", "推荐产品", "新品通知", "试用装", "试用", "new product",
        "new products", "new arrival", "new arrivals", "launch", "product launch", "recommendation", "product recommendation", "sample", "samples",
        "cross sell", "upsell", "upselling"]),
    (Topic::Usage, &["使用指导", "使用建议", "使用方法", "使用指南", "用法", "用量", "喂养", "喂养指导", "喂养建议", "冲调", "育儿", "保养", "维护保养", "操作指导", "教程",
        "知识", "usage", "usage advice", "how to", "how to use", "advice", "tips", "guide", "guidance", "onboarding", "tutorial", "feeding advice",
        "maintenance"]),
    (Topic::Improvement, &["改进", "改善", "优化", "升级", "产品改进", "服务改进", "改进方案", "改进建议", "优化建议", "improvement", "improvements", "improve",
        "upgrade", "optimisation", "optimization"]),
    (Topic::Complaint, &["投诉", "投诉回访", "投诉处理", "抱怨", "不满", "不满意", "差评", "售后", "售后问题", "故障", "报修", "维修", "退货", "退款", "退换", "退换货",
        "换货", "质量问题", "索赔", "工单", "异议", "纠纷", "破损", "漏发", "错发", "complaint", "complaints", "complained", "ticket", "support ticket",
        "issue", "problem", "problems", "refund", "return", "returns", "exchange", "repair", "warranty", "claim", "dispute", "escalation", "broken",
        "damaged", "defect", "defective"]),
    (Topic::Joint, &["联合", "联合培训", "联合开发", "共同开发", "合作开发", "共创", "联合计划", "共同计划", "年度计划", "年度规划", "联合营销", "季度回顾", "季度复盘", "业务回顾",
        "业务复盘", "战略合作", "战略会议", "现场培训", "驻场", "上门培训", "co development", "codevelopment", "co develop", "co creation", "joint", "joint plan",
        "joint planning", "joint training", "joint project", "qbr", "quarterly business review", "business review", "training on site", "on site training",
        "onsite training", "workshop", "account plan"]),
    (Topic::Referral, &["转介绍", "推荐朋友", "推荐好友", "介绍朋友", "老带新", "带朋友", "referral", "referrals", "referred", "refer a friend"]),
    (Topic::Invitation, &["邀请联系", "欢迎来电", "欢迎咨询", "欢迎联系", "有问题请联系", "请联系我们", "随时联系", "留联系方式", "告知客服电话", "告知热线", "call us",
        "contact us", "invitation to contact", "invited to call", "invited to contact", "get in touch", "let us know"]),
    (Topic::Other, &["咨询", "询问", "询价", "报价", "下单", "订单", "催付", "催单", "物流", "发货", "配送", "快递", "发票", "对账", "付款", "促销", "活动", "优惠", "优惠券",
        "会员日", "积分", "预约", "库存", "补货", "到货", "通知", "提醒", "其他", "其它", "inquiry", "enquiry", "question", "questions", "order", "orders",
        "delivery", "shipping", "invoice", "payment", "promotion", "promo", "offer", "offers", "discount", "coupon", "quote", "price", "stock",
        "appointment", "reminder", "notification", "marketing", "other"]),
]);

/// What came of it.
#[rustfmt::skip]
pub static OUTCOMES: Lexicon<Outcome> = Lexicon::of(&[
    (Outcome::Resolved, &["已解决", "解决", "已处理", "处理完毕", "处理完成", "已完成", "完成", "已关闭", "关闭", "结案", "已结案", "完结", "已完结", "已退款", "退款成功", "已换货",
        "已退货", "已补发", "已赔付", "满意", "是", "resolved", "solved", "closed", "done", "completed", "complete", "fixed", "settled", "refunded", "replaced",
        "yes", "true"]),
    (Outcome::Open, &["未解决", "没解决", "尚未解决", "待解决", "待处理", "未处理", "处理中", "待跟进", "跟进中", "需跟进", "待回复", "待回访", "未完成", "进行中", "挂起", "待定",
        "待审核", "否", "open", "pending", "in progress", "processing", "unresolved", "not resolved", "unsolved", "not solved", "waiting", "escalated",
        "on hold", "to do", "not done", "no", "false"]),
    (Outcome::Answered, &["接通", "已接通", "已接", "接听", "已接听", "已回复", "回复", "有回应", "已回应", "已沟通", "沟通成功", "成功", "有意向", "感兴趣", "不感兴趣", "无意向",
        "同意", "拒绝", "已拒绝", "驳回", "成交", "已下单", "已点击", "点击", "answered", "replied", "reply", "responded", "response", "connected", "reached",
        "spoke", "talked", "interested", "not interested", "ordered", "bought", "accepted", "declined", "rejected", "success", "successful", "clicked",
        "positive", "negative"]),
    (Outcome::Unanswered, &["未接", "未接通", "未接听", "无人接听", "无人应答", "无应答", "未应答", "未回复", "无回复", "没有回复", "没回复", "未读", "已读未回", "空号", "停机", "关机",
        "忙线", "占线", "拒接", "挂断", "失败", "发送失败", "退信", "未打开", "未送达", "已发送", "已送达", "无法接通", "联系不上", "留言", "no answer", "not answered",
        "unanswered", "no reply", "no response", "not reached", "unreachable", "not reachable", "voicemail", "bounced", "missed", "busy", "failed",
        "left message", "ignored", "unread", "not opened", "sent", "delivered", "opened"]),
]);

/// What a row of returns is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReturnKind {
    /// Goods or money went back, or goods were changed.
    Return,
    /// Somebody complained.
    Complaint,
}

/// Return or complaint.
#[rustfmt::skip]
pub static RETURN_KINDS: Lexicon<ReturnKind> = Lexicon::of(&[
    (ReturnKind::Return, &["退货", "退款", "退货退款", "仅退款", "退换", "退换货", "换货", "补发", "拒收", "return", "returns", "returned", "refund", "refunded",
        "exchange", "replacement", "rma", "chargeback"]),
    (ReturnKind::Complaint, &["投诉", "抱怨", "差评", "维权", "纠纷", "不满", "举报", "索赔", "complaint", "complaints", "complain", "dispute", "claim", "grievance"]),
]);

/// What was done on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Looked at.
    View,
    /// Put into the cart, or went to pay.
    Cart,
    /// Kept for later, shared, commented.
    Like,
    /// Bought.
    Buy,
    /// Anything else.
    Other,
}

/// What was done on a page.
#[rustfmt::skip]
pub static ACTIONS: Lexicon<Action> = Lexicon::of(&[
    (Action::View, &["view", "views", "viewed", "page view", "pageview", "pv", "product view", "view item", "view product", "visit", "browse", "browsed",
        "browsing", "click", "clicked", "impression", "detail", "浏览", "查看", "访问", "点击", "看详情", "商品详情"]),
    (Action::Cart, &["cart", "add to cart", "addtocart", "add cart", "added to cart", "basket", "add to basket", "checkout", "begin checkout",
        "initiate checkout", "加购", "加购物车", "加入购物车", "购物车", "结算"]),
    (Action::Like, &["favourite", "favorite", "fav", "wishlist", "add to wishlist", "like", "liked", "collect", "share", "shared", "comment", "review", "subscribe",
        "收藏", "喜欢", "点赞", "心愿单", "关注", "分享", "评论", "评价", "晒单"]),
    (Action::Buy, &["purchase", "purchased", "buy", "bought", "order", "order placed", "place order", "transaction", "paid", "pay", "payment", "购买", "下单",
        "支付", "付款", "成交", "提交订单"]),
    (Action::Other, &["search", "searched", "login", "log in", "logout", "sign up", "signup", "register", "session start", "remove from cart",
        "removefromcart", "搜索", "登录", "注册", "移出购物车", "删除购物车", "取消收藏", "退出"]),
]);

/// What the tier of a list of customers says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// No member.
    Guest,
    /// A member.
    Member,
    /// A member above the others.
    Vip,
}

/// Tiers; a tier that is not here is one of a member.
#[rustfmt::skip]
pub static TIERS: Lexicon<Tier> = Lexicon::of(&[
    (Tier::Guest, &["散客", "非会员", "游客", "路人", "未入会", "未注册", "无等级", "guest", "walk in", "non member", "nonmember", "not a member", "visitor", "none",
        "no", "否", "无"]),
    (Tier::Member, &["会员", "普通会员", "普通", "普卡", "普通客户", "非vip", "银卡", "银牌", "铜卡", "铜牌", "注册会员", "初级", "标准", "member", "standard", "basic", "regular",
        "silver", "bronze", "normal", "classic", "yes", "是"]),
    (Tier::Vip, &["金卡", "金牌", "黄金", "黑金", "黑卡", "白金", "铂金", "钻石", "钻卡", "至尊", "尊享", "贵宾", "超级会员", "高级会员", "vip", "svip", "vip会员", "vip客户",
        "gold", "platinum", "diamond", "black", "elite", "premium", "premier", "vvip"]),
]);

/// What a consent says of all ways, or of those that it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consent {
    /// May be written to.
    Yes,
    /// May not.
    No,
}

/// Yes and no.
#[rustfmt::skip]
pub static CONSENTS: Lexicon<Consent> = Lexicon::of(&[
    (Consent::No, &["不同意", "不接受", "拒绝", "退订", "已退订", "未订阅", "未同意", "未授权", "不允许", "不要", "勿扰", "请勿", "免打扰", "取消订阅", "黑名单", "没有", "不可", "除",
        "勿", "勿打", "勿发", "不打", "不发", "别打", "别发", "不收", "否", "无", "不", "no", "not", "none", "never", "except", "without", "false", "n", "0", "opt out", "opted out", "unsubscribed", "unsubscribe",
        "declined", "denied", "refused", "do not contact", "do not disturb", "not subscribed", "revoked", "withdrawn"]),
    (Consent::Yes, &["同意", "接受", "已同意", "已订阅", "订阅", "允许", "授权", "已授权", "全部", "所有", "可以", "是", "有", "yes", "true", "y", "1", "all", "any", "both", "ok",
        "opt in", "opted in", "subscribed", "subscribe", "accepted", "agreed", "granted", "allowed"]),
]);

#[cfg(test)]
mod tests {
    use super::*;

    fn once<T: Copy>(lexicon: &Lexicon<T>) {
        let words: Vec<&str> = lexicon.table.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        let distinct: std::collections::BTreeSet<&str> = words.iter().copied().collect();
        assert_eq!(distinct.len(), words.len());
        assert!(words.iter().all(|word| fold(word) == *word), "words stand in the table as they are searched");
    }

    #[test]
    fn no_word_means_two_things() {
        once(&CHANNELS);
        once(&DIRECTIONS);
        once(&DIRECTIONS_IN_TEXT);
        once(&TOPICS);
        once(&OUTCOMES);
        once(&RETURN_KINDS);
        once(&ACTIONS);
        once(&TIERS);
        once(&CONSENTS);
    }

    #[test]
    fn the_longest_word_decides() {
        let cases = [
            ("已解决", Some(Outcome::Resolved)),
            ("问题未解决", Some(Outcome::Open)),
            ("No Answer", Some(Outcome::Unanswered)),
            ("no", Some(Outcome::Open)),
            ("answered", Some(Outcome::Answered)),
            ("not_answered", Some(Outcome::Unanswered)),
            ("是", Some(Outcome::Resolved)),
            ("是老客户", None),
            ("somewhere", None),
            ("", None),
        ];
        for (cell, meaning) in cases {
            assert_eq!(OUTCOMES.find(cell), meaning, "{cell}");
        }
        assert_eq!(TOPICS.find("客户对服务不满意"), Some(Topic::Complaint));
        assert_eq!(TOPICS.find("满意度回访"), Some(Topic::Care));
        assert_eq!(TOPICS.find("Ｆｏｌｌｏｗ-ｕｐ call"), Some(Topic::Care));
        assert_eq!(TOPICS.find("tissues"), None, "a Latin word stands by itself");
        assert_eq!(CHANNELS.find("E-mail"), Some(Channel::Email));
        assert_eq!(CHANNELS.find("企业微信沟通"), Some(Channel::WeChat));
        assert_eq!(CHANNELS.find("online"), None);
    }
}
