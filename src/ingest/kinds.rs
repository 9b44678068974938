//! Which table a file is, and what the columns of tables other than orders are called.
//!
//! A file is orders unless its headers say otherwise: names that only one kind of table has are counted. Ambiguous names (类型, status)
//! count half. What is shared with orders (customer, date, product …) is named in [`names`](super::names).

use super::infer::Inferred;
use super::names::{Names, ORDERS};
use super::roles::header_score;
use crate::table::{Role, TableKind};

const fn names(role: Role, whole: &'static [&'static str], parts: &'static [&'static str]) -> Names {
    Names { role, whole, parts }
}

/// Who somebody is: only what tells people apart by itself.
const CUSTOMER: Names = names(
    Role::Customer,
    &[
        "customerid",
        "customerno",
        "customernumber",
        "clientid",
        "memberid",
        "memberno",
        "userid",
        "uid",
        "openid",
        "unionid",
        "accountid",
        "contactid",
        "visitorid",
        "anonymousid",
        "customer",
        "client",
        "member",
        "user",
        "visitor",
        "客户编号",
        "客户id",
        "客户号",
        "会员号",
        "会员id",
        "会员编号",
        "会员卡号",
        "用户id",
        "用户编号",
        "访客id",
        "卡号",
        "客户",
        "会员",
        "用户",
        "顾客",
        "username",
        "phone",
        "mobile",
        "手机",
        "手机号",
        "手机号码",
        "联系电话",
        "email",
        "emailaddress",
        "邮箱",
        "name",
        "姓名",
        "客户名称",
        "客户姓名",
        "会员姓名",
        "昵称",
        "联系人",
    ],
    &["customer", "client", "member", "user", "客户", "会员", "用户", "顾客"],
);

#[rustfmt::skip]
const CUSTOMERS: &[Names] = &[
    CUSTOMER,
    names(Role::Name, &["name", "fullname", "customername", "clientname", "membername", "firstname", "姓名", "客户名称", "客户姓名", "会员姓名", "真实姓名", "名称", "昵称", "nickname", "联系人", "lastname"], &[]),
    names(Role::Phone, &["phone", "phonenumber", "mobile", "mobilephone", "tel", "telephone", "手机", "手机号", "手机号码", "联系电话", "联系手机", "电话", "电话号码"], &["phone", "手机", "电话"]),
    names(Role::Email, &["email", "emailaddress", "mail", "邮箱", "电子邮箱", "邮箱地址"], &["邮箱"]),
    names(Role::Gender, &["gender", "sex", "性别"], &[]),
    names(Role::Birthday, &["birthday", "dob", "dateofbirth", "birthdate", "生日", "出生日期", "出生年月"], &[]),
    names(Role::ChildBirthday, &["childbirthday", "babybirthday", "宝宝生日", "孩子生日", "孩子出生日期", "宝宝出生日期"], &[]),
    names(Role::Age, &["age", "agegroup", "年龄", "年龄段"], &[]),
    names(Role::Income, &["income", "annualincome", "收入", "月收入", "年收入"], &[]),
    names(Role::Region, &["region", "city", "province", "provincecode", "state", "country", "countryregion", "defaultaddresscity", "省", "市", "区", "省份", "城市", "地区", "所在地", "所在城市"], &["city", "地区", "城市"]),
    names(Role::Industry, &["industry", "sector", "行业", "所属行业"], &[]),
    names(Role::CompanySize, &["companysize", "employees", "numberofemployees", "公司规模", "员工数", "人员规模"], &[]),
    names(Role::Title, &["title", "jobtitle", "position", "职位", "职务"], &[]),
    names(Role::Registered, &["registered", "registeredat", "dateregistered", "registrationdate", "signup", "signupdate", "createdat", "datecreated", "joindate", "joinedat", "membersince", "注册时间", "注册日期", "建档日期", "建档时间", "入会时间", "入会日期", "开卡时间", "创建时间"], &["注册", "入会", "建档"]),
    names(Role::Tier, &["tier", "level", "membershiplevel", "membershiptier", "loyaltytier", "grade", "等级", "会员等级", "会员级别", "客户等级", "客户级别", "vip等级"], &["等级"]),
    names(Role::Points, &["points", "loyaltypoints", "pointsbalance", "积分", "可用积分", "当前积分", "积分余额"], &["积分"]),
    names(Role::Consent, &["consent", "optin", "acceptsmarketing", "acceptsemailmarketing", "acceptssmsmarketing", "marketingconsent", "是否同意营销", "是否接受营销", "同意营销"], &[]),
    names(Role::Owner, &["owner", "accountowner", "accountmanager", "salesperson", "salesrep", "负责人", "销售", "业务员", "跟进人", "客户经理", "导购", "所属导购"], &["负责人"]),
    names(Role::Source, &["source", "utmsource", "leadsource", "channel", "来源", "客户来源", "会员来源", "注册来源", "渠道", "注册渠道"], &["来源", "渠道"]),
    names(Role::Referrer, &["referrer", "referredby", "推荐人", "邀请人", "介绍人"], &["推荐人"]),
];

#[rustfmt::skip]
const SURVEYS: &[Names] = &[
    CUSTOMER,
    names(Role::Date, &["submittedat", "submitdate", "submittime", "timestamp", "responsedate", "completedat", "date", "enddate", "提交时间", "提交答卷时间", "答题时间", "填写时间", "结束时间", "评价时间", "时间", "日期"], &["时间", "日期", "date"]),
    names(Role::Satisfaction, &["satisfaction", "overallsatisfaction", "csat", "rating", "score", "stars", "满意度", "总体满意度", "整体满意度", "评分", "星级", "满意程度"], &["满意度", "满意程度", "satisfied", "satisfaction"]),
    names(Role::Nps, &["nps", "npsscore", "likelihoodtorecommend", "recommend", "推荐意愿", "推荐可能性", "是否愿意推荐", "推荐度"], &["推荐", "recommend"]),
    names(Role::Ces, &["ces", "effort", "customereffort", "easeofuse", "费力度", "容易程度", "费力程度"], &["费力", "容易", "effort", "howeasy"]),
    names(Role::Repurchase, &["repurchase", "repurchaseintent", "buyagain", "复购意愿", "再次购买", "回购意愿", "再购意愿"], &["复购", "再次购买", "回购", "buyagain"]),
    names(Role::Comment, &["comment", "comments", "feedback", "review", "reviewtext", "suggestion", "suggestions", "意见", "建议", "评价", "评论", "意见建议", "评价内容", "意见与建议", "意见和建议", "反馈"], &["意见", "建议", "comment", "feedback", "原因"]),
    names(Role::ItemQuality, &["quality", "productquality", "产品质量", "商品质量", "质量"], &["质量", "quality"]),
    names(Role::ItemService, &["service", "customerservice", "服务态度", "服务", "客服服务"], &["服务", "service"]),
    names(Role::ItemDelivery, &["delivery", "deliveryspeed", "shipping", "交货速度", "物流速度", "发货速度", "物流", "配送"], &["物流", "发货", "配送", "交货", "delivery"]),
    names(Role::ItemPrice, &["price", "valueformoney", "价格", "性价比"], &["价格", "性价比"]),
    names(Role::ItemPackaging, &["packaging", "package", "包装"], &["包装", "packaging"]),
    names(Role::Question, &["question", "questiontext", "题目", "问题", "题目名称"], &[]),
    names(Role::Answer, &["answer", "response", "answertext", "答案", "回答", "选项"], &[]),
];

#[rustfmt::skip]
const INTERACTIONS: &[Names] = &[
    CUSTOMER,
    names(Role::Date, &["contacttime", "contactdate", "contactedat", "calltime", "date", "createdat", "timestamp", "time", "跟进时间", "联系时间", "沟通时间", "通话时间", "拜访时间", "回访时间", "日期", "时间", "创建时间"], &["时间", "日期", "date", "time"]),
    names(Role::ContactType, &["contacttype", "interactiontype", "activitytype", "contactmethod", "medium", "channel", "type", "跟进方式", "沟通方式", "联系方式", "跟进类型", "渠道"], &["方式"]),
    names(Role::Direction, &["direction", "inboundoutbound", "呼入呼出", "方向", "主动被动", "呼叫方向"], &[]),
    names(Role::Topic, &["topic", "subject", "purpose", "主题", "类型", "事由", "跟进主题"], &["主题"]),
    names(Role::Content, &["content", "notes", "note", "summary", "body", "message", "内容", "备注", "跟进内容", "沟通内容", "跟进记录"], &["内容", "记录"]),
    names(Role::Result, &["result", "outcome", "status", "resolved", "结果", "状态", "是否解决", "跟进结果", "沟通结果"], &["结果"]),
    names(Role::Agent, &["agent", "staff", "owner", "salesrep", "assignedto", "跟进人", "客服", "员工", "业务员", "负责人", "接待人"], &["跟进人", "客服"]),
];

#[rustfmt::skip]
const RETURNS: &[Names] = &[
    names(Role::Date, &["created", "createdat", "openedat", "requestedat", "returndate", "refunddate", "date", "申请时间", "退款申请时间", "退款的申请时间", "投诉时间", "退货时间", "退款时间", "售后申请时间", "创建时间", "日期"], &["时间", "日期", "date"]),
    names(Role::ReturnType, &["returntype", "aftersalestype", "casetype", "type", "售后类型", "退款类型", "投诉类型", "类型", "是否需要退货"], &[]),
    names(Role::Reason, &["reason", "returnreason", "refundreason", "cause", "complaintreason", "原因", "退货原因", "退款原因", "投诉原因", "售后原因", "买家退款原因"], &["原因", "reason"]),
    names(Role::Refund, &["refundamount", "refund", "refundedamount", "amount", "退款金额", "买家退款金额", "退货金额", "赔付金额", "退款总额", "金额"], &["refund", "退款金额"]),
    names(Role::Resolved, &["resolved", "resolvedat", "closed", "closedat", "completedat", "完结时间", "处理时间", "退款完结时间", "结案时间", "完成时间"], &["完结", "结案"]),
    names(Role::Result, &["result", "outcome", "resolution", "status", "处理结果", "退款状态", "售后状态", "状态"], &["结果"]),
];

#[rustfmt::skip]
const EVENTS: &[Names] = &[
    CUSTOMER,
    names(Role::Date, &["timestamp", "eventtime", "eventdate", "occurredat", "time", "date", "时间", "事件时间", "访问时间", "发生时间"], &["时间", "time"]),
    names(Role::Event, &["event", "eventname", "eventtype", "action", "behavior", "behaviour", "behaviortype", "事件", "事件名称", "行为", "行为类型", "动作"], &["event", "事件", "行为"]),
    names(Role::Page, &["page", "pageurl", "url", "path", "pagepath", "页面", "页面地址", "访问页面"], &["url", "页面"]),
];

fn own(kind: TableKind) -> &'static [Names] {
    match kind {
        TableKind::Orders => ORDERS,
        TableKind::Customers => CUSTOMERS,
        TableKind::Surveys => SURVEYS,
        TableKind::Interactions => INTERACTIONS,
        TableKind::Returns => RETURNS,
        TableKind::Events => EVENTS,
    }
}

/// What the columns of a table are called, role by role in the order of the kind.
pub(super) fn names_of(kind: TableKind) -> Vec<&'static Names> {
    let find = |role: Role| {
        let named = own(kind).iter().chain(ORDERS).find(|names| names.role == role);
        named.filter(|_| kind.roles().contains(&role))
    };
    kind.roles().iter().filter_map(|role| find(*role)).collect()
}

/// Whether a normal header names a role of any table as a whole.
pub(super) fn is_name(normal: &str) -> bool {
    TableKind::ALL.iter().any(|kind| own(*kind).iter().any(|names| names.whole.contains(&normal)))
}

/// Roles that say which kind of table a file is where a header names them as a whole: those that nothing else has, and those that say half
/// as much, because other tables have their like.
fn telling(kind: TableKind) -> (&'static [Role], &'static [Role]) {
    use Role::{
        Age, Agent, Amount, Answer, Birthday, Category, Ces, ChildBirthday, Comment, CompanySize, Consent, ContactType,
        Content, Cost, Direction, Discount, Email, Event, Gender, Income, Industry, ItemDelivery, ItemPackaging,
        ItemPrice, ItemQuality, ItemService, ListPrice, Name, Nps, Order, Owner, Page, Payment, Phone, Points, Product,
        Quantity, Question, Reason, Referrer, Refund, Registered, Repurchase, Resolved, Result, ReturnType,
        Satisfaction, Source, Status, Tier, Title, Topic, UnitPrice,
    };
    match kind {
        TableKind::Orders => {
            (&[Amount, Quantity, UnitPrice, ListPrice, Discount, Payment, Cost], &[Order, Status, Product, Category])
        }
        TableKind::Customers => (
            &[
                Gender,
                Birthday,
                ChildBirthday,
                Age,
                Income,
                Industry,
                CompanySize,
                Registered,
                Tier,
                Points,
                Consent,
                Referrer,
            ],
            &[Name, Phone, Email, Source, Owner, Title],
        ),
        TableKind::Surveys => (
            &[Satisfaction, Nps, Ces, Repurchase, ItemQuality, ItemPackaging, Question, Answer],
            &[Comment, ItemPrice, ItemService, ItemDelivery],
        ),
        TableKind::Interactions => (&[ContactType, Direction], &[Topic, Content, Result, Agent]),
        TableKind::Returns => (&[Reason, Resolved], &[ReturnType, Refund, Result]),
        TableKind::Events => (&[Event, Page], &[]),
    }
}

/// What the headers say for a kind of table.
fn evidence(kind: TableKind, normal: &[String]) -> f64 {
    let named = |names: &&Names| normal.iter().any(|header| header_score(header, names).0 >= 1.0);
    // A long question names what it asks about in a part of it.
    let asked = |names: &&Names| {
        kind == TableKind::Surveys
            && normal.iter().any(|header| header.chars().count() > 6 && header_score(header, names).0 > 0.4)
    };
    let (whole, half) = telling(kind);
    let weight = |names: &Names| match names.role {
        // A log of what was done has prices of what was looked at, and would pass for orders.
        Role::Event => 4.0,
        role if whole.contains(&role) => 1.0,
        role if half.contains(&role) => 0.5,
        _ => 0.0,
    };
    names_of(kind).into_iter().filter(|names| named(names) || asked(names)).map(weight).sum()
}

/// What there has to be for a kind, and how much more than for orders where the file could be orders.
const ENOUGH: f64 = 1.0;
const MORE: f64 = 1.5;

/// Numbers and times that only a list of returns has, and those that only a tool of questionnaires writes.
#[rustfmt::skip]
const OF_RETURNS: &[&str] = &[
    "退款单号", "退货单号", "售后单号", "退款编号", "售后编号", "退货时间", "退款时间", "refundid", "refundno", "returnid", "returnno", "rmanumber", "rma",
];
const OF_SURVEYS: &[&str] = &["提交答卷时间", "答题序号", "答卷编号", "开始答题时间", "结束答题时间"];

/// The kind of table that the headers (in normal form) name; `orders` is what they would be as orders, `readable` whether that can be
/// imported.
pub(super) fn choose(normal: &[String], orders: &Inferred, readable: bool) -> TableKind {
    if orders.platform.is_some() {
        return TableKind::Orders;
    }
    let has = |role: Role| {
        let mut names = own_of(role);
        names.any(|names| normal.iter().any(|header| header_score(header, names).0 > 0.0))
    };
    let possible = |kind: TableKind| match kind {
        TableKind::Orders => false,
        TableKind::Returns => has(Role::Customer) || has(Role::Order),
        kind => kind.required().iter().all(|role| has(*role)),
    };
    // Some headers are of one kind whatever stands beside them, but for the date of an order.
    let named = |names: &[&str]| normal.iter().any(|header| names.contains(&header.as_str()));
    let dated = || {
        let dates = || ORDERS.iter().filter(|names| names.role == Role::Date);
        let general = ["date", "time", "day", "日期", "时间", "datetime", "timestamp"];
        let is_date = |header: &String| {
            !general.contains(&header.as_str()) && dates().any(|names| header_score(header, names).0 >= 1.0)
        };
        normal.iter().any(is_date)
    };
    if named(OF_RETURNS) && possible(TableKind::Returns) && !dated() {
        return TableKind::Returns;
    }
    if named(OF_SURVEYS) && possible(TableKind::Surveys) {
        return TableKind::Surveys;
    }
    let mut best = (TableKind::Orders, if readable { evidence(TableKind::Orders, normal) + MORE } else { ENOUGH });
    for kind in TableKind::ALL.iter().copied().filter(|kind| possible(*kind)) {
        let found = evidence(kind, normal);
        // Of two that are named as well the first.
        if found >= best.1 && (best.0 == TableKind::Orders || found > best.1) {
            best = (kind, found);
        }
    }
    best.0
}

/// All names of a role, in whatever table.
fn own_of(role: Role) -> impl Iterator<Item = &'static Names> {
    TableKind::ALL.iter().flat_map(|kind| own(*kind)).filter(move |names| names.role == role)
}

#[cfg(test)]
#[path = "kinds_tests.rs"]
mod tests;
