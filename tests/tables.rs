//! The five tables beside the orders: each is recognised, read by its own rules, and hung on the customers of the orders. Asked as the
//! page asks. The headers are those of customer lists, questionnaires, contact logs and shop back-ends, Chinese and English.

#![allow(clippy::unwrap_used, clippy::panic, reason = "what can't be answered here is a test that failed")]

mod asked;

use asked::{Files, ask, workspace};
use kefen::base::{Arg, Day};
use kefen::ingest::{Finished, Ingest, Inspection, Preview, RejectReason};
use kefen::protocol::{CustomerPage, Event, Place, Request};
use kefen::session::{Reply, Session};
use kefen::table::chunk;
use kefen::table::{Role, Table, TableKind};

fn open(session: &mut Session, files: &[(&str, &str)], place: Place) -> Reply {
    asked::open(session, files, place, false)
}

fn customer(session: &mut Session, id: &str) -> CustomerPage {
    match asked::last(ask(session, Request::Customer { id: id.to_owned() })) {
        Event::Customer(Some(page)) => *page,
        other => panic!("{other:?}"),
    }
}

fn preview(text: &str) -> Preview {
    Inspection::of("file.csv", text.len() as u64, text.as_bytes(), true, None).unwrap()
}

fn table(text: &str) -> (Table, kefen::ingest::Report) {
    let mut ingest = Ingest::new("file.csv", &preview(text).mapping).unwrap();
    ingest.feed(text.as_bytes()).unwrap();
    match ingest.finish().unwrap() {
        Finished::Imported(imported) => (imported.table, imported.report),
        Finished::Again(_) => panic!("its head says all"),
    }
}

const ORDERS: &str = "order_id,customer_id,order_date,amount\n\
    1,ann,2026-05-02,10.00\n2,bob,2026-05-20,20.00\n3,ann,2026-05-31,30.00\n";
const CUSTOMERS: &str = "customer_id,name,phone,gender,birthday,tier,points,registered_at,shoe size\n\
    ann,Ann Lee,+49 151 1,f,1990-05-12,gold,120,2025-01-03,38\n\
    bob,Bob,,m,not said,silver,3,2025-02-03,44\n\
    cid,Cid,,m,1980-01-01,silver,,2025-03-03,\n\
    ,nobody,,,,,,,\n";
const SURVEY: &str = "序号,提交答卷时间,会员号,1、您对我们的总体满意度,2、您向朋友推荐我们的可能性（0-10）,3、您的意见或建议\n\
    1,2026/5/3 10:00,ann,非常满意,10,很好\n2,2026/5/4 11:00,bob,一般,6,慢\n3,,,不满意,2,匿名的人\n";
const CONTACTS: &str = "客户编号,跟进时间,跟进方式,跟进内容,结果,跟进人\n\
    ann,2026-05-05,电话,回访,满意,小王\nann,2026-06-05,微信,新品,已读,小王\nbob,,电话,投诉,未解决,小李\n";
const RETURNS: &str = "order_id,return_type,reason,refund_amount,created_at,resolved_at\n\
    2,return,too small,20.00,2026-05-25,2026-05-28\n9,complaint,late,,2026-05-26,\n";
const EVENTS: &str = "user_id,event_time,event_type,product_id,page\n\
    ann,2026-05-01 08:00:00,view,tea,/tea\nann,2026-05-01 08:01:00,cart,tea,/cart\nzoe,2026-05-01 09:00:00,view,cup,/cup\n";

#[test]
fn every_table_is_recognised_and_its_columns_find_their_roles() {
    for (text, kind, roles) in [
        (ORDERS, TableKind::Orders, vec![Role::Order, Role::Customer, Role::Date, Role::Amount]),
        (
            CUSTOMERS,
            TableKind::Customers,
            vec![
                Role::Customer,
                Role::Name,
                Role::Phone,
                Role::Gender,
                Role::Birthday,
                Role::Tier,
                Role::Points,
                Role::Registered,
                Role::Attribute,
            ],
        ),
        (
            SURVEY,
            TableKind::Surveys,
            vec![Role::Attribute, Role::Date, Role::Customer, Role::Satisfaction, Role::Nps, Role::Comment],
        ),
        (
            CONTACTS,
            TableKind::Interactions,
            vec![Role::Customer, Role::Date, Role::ContactType, Role::Content, Role::Result, Role::Agent],
        ),
        (
            RETURNS,
            TableKind::Returns,
            vec![Role::Order, Role::ReturnType, Role::Reason, Role::Refund, Role::Date, Role::Resolved],
        ),
        (EVENTS, TableKind::Events, vec![Role::Customer, Role::Date, Role::Event, Role::Product, Role::Page]),
    ] {
        let preview = preview(text);
        let found: Vec<Role> = preview.mapping.columns.iter().map(|column| column.role).collect();
        assert_eq!((preview.mapping.kind, found), (kind, roles));
        assert!(preview.questions.is_empty(), "{kind:?}: {:?}", preview.questions);
    }
}

/// A log of a shop's pages has days, people and prices, and yet nobody bought anything.
#[test]
fn what_was_looked_at_is_not_what_was_bought() {
    let log = "event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session\n"
        .to_owned()
        + &(0..60)
            .map(|row| {
                format!(
                    "2026-05-{:02} 08:00:00 UTC,view,44{row},21{row},shoes,b,{row}.99,u{},s{row}\n",
                    row % 28 + 1,
                    row % 9
                )
            })
            .collect::<Vec<_>>()
            .concat();
    assert_eq!(preview(&log).mapping.kind, TableKind::Events);
    // A customer list with sums of what was spent, and a day for each.
    let list = "Name,Username,Last Active,Date registered,Email,Orders,Total Spend,AOV,City\n".to_owned()
        + &(0..60)
            .map(|row| {
                format!("N{row},u{row},2026-05-{:02},2025-01-01,u{row}@x.org,3,{row}.50,9.10,Rom\n", row % 28 + 1)
            })
            .collect::<Vec<_>>()
            .concat();
    assert_eq!(preview(&list).mapping.kind, TableKind::Customers);
}

#[test]
fn rows_are_accepted_by_the_rules_of_their_table() {
    let (customers, report) = table(CUSTOMERS);
    // Somebody who is nobody is no customer; a birthday that is none is kept as a gap, and told.
    assert_eq!((customers.rows, report.rejected, report.rows[0].reason), (3, 1, RejectReason::MissingKey));
    assert_eq!(customers.day(Role::Birthday).unwrap()[1], Day::NONE);
    assert!(report.notes.iter().any(|note| note.message.key == "ingest-note-unreadable"));
    // An answer without a name is an answer.
    let (survey, report) = table(SURVEY);
    assert_eq!((survey.rows, report.rejected), (3, 0));
    // A contact without a day is none.
    let (contacts, report) = table(CONTACTS);
    assert_eq!((contacts.rows, report.rejected, report.rows[0].reason), (2, 1, RejectReason::MissingDate));
    assert_eq!(table(RETURNS).0.rows, 2);
    assert_eq!(table(EVENTS).0.seconds(Role::Date).unwrap()[0], 8 * 3600);
}

#[test]
fn all_six_are_dropped_at_once_and_hang_on_the_customers_of_the_orders() {
    let mut session = Session::new();
    let files = [
        ("events.csv", EVENTS),
        ("orders.csv", ORDERS),
        ("customers.csv", CUSTOMERS),
        ("survey.csv", SURVEY),
        ("contacts.csv", CONTACTS),
        ("returns.csv", RETURNS),
    ];
    let reply = open(&mut session, &files, Place::Instead);
    let save = reply.save.clone().unwrap();
    let now = workspace(reply);
    assert_eq!((now.name(), save.rows, now.reconciliation.rows_in), ("orders.csv", 3, 3));
    let known: Vec<_> = now.files.iter().map(|source| source.known).collect();
    let by = |rows| Some((Role::Customer, rows));
    assert_eq!(known, [by(2), None, by(2), by(2), by(2), Some((Role::Order, 1))]);
    let ann = customer(&mut session, "ann");
    let kinds: Vec<_> = ann.about.iter().map(|about| (about.kind, about.total)).collect();
    assert_eq!(
        kinds,
        [(TableKind::Customers, 1), (TableKind::Surveys, 1), (TableKind::Interactions, 2), (TableKind::Events, 2)]
    );
    assert!(ann.about[0].rows[0].contains(&Some(Arg::Text("Ann Lee".to_owned()))));
    let bob = customer(&mut session, "bob");
    assert!(bob.about.iter().any(|about| about.kind == TableKind::Returns && about.total == 1));

    // All of it comes back from the storage.
    let mut bytes = Vec::new();
    session.write(&mut |piece| bytes.extend_from_slice(piece));
    let mut next = Session::new();
    next.restore(&save.payload, chunk::read(&bytes).unwrap(), &mut Files(&[])).unwrap();
    assert_eq!(customer(&mut next, "ann"), ann);
}

#[test]
fn what_is_no_orders_is_added_to_the_orders_and_never_takes_their_place() {
    let mut session = Session::new();
    let reply = open(&mut session, &[("customers.csv", CUSTOMERS)], Place::Instead);
    assert!(matches!(reply.events.last(), Some(Event::Failed(failure)) if failure.code == "no_orders_table"));
    workspace(open(&mut session, &[("orders.csv", ORDERS)], Place::Instead));
    let now = workspace(open(&mut session, &[("customers.csv", CUSTOMERS)], Place::Instead));
    assert_eq!((now.files.len(), now.reconciliation.orders), (2, 3));
    // Without the orders there is nothing left to classify.
    let reply = session.handle(Request::Remove { file: 0 }, &mut Files(&[]));
    assert!(matches!(reply.events.last(), Some(Event::Failed(failure)) if failure.code == "last_file"));
    let now = workspace(session.handle(Request::Remove { file: 1 }, &mut Files(&[])));
    assert_eq!(now.files.len(), 1);
}

#[test]
fn of_two_lists_the_latest_says_who_somebody_is() {
    let mut session = Session::new();
    workspace(open(&mut session, &[("orders.csv", ORDERS), ("old.csv", CUSTOMERS)], Place::Instead));
    let newer = CUSTOMERS.replace("gold", "diamond");
    workspace(open(&mut session, &[("new.csv", &newer)], Place::Beside));
    let about = customer(&mut session, "ann").about.remove(0);
    assert_eq!((about.kind, about.total), (TableKind::Customers, 1));
    assert!(about.rows[0].contains(&Some(Arg::Text("diamond".to_owned()))));
}

/// Orders name people by telephone, the list by number: the column that finds them is the key.
#[test]
fn any_key_column_can_join() {
    let orders = "order_id,phone,order_date,amount\n1,13800000001,2026-05-02,10.00\n2,13800000002,2026-05-20,20.00\n";
    let list = "会员号,姓名,手机号,性别,生日\nV1,甲,13800000001,女,1990-01-01\nV2,乙,13800000002,男,1991-01-01\n";
    let mut session = Session::new();
    let now = workspace(open(&mut session, &[("orders.csv", orders), ("list.csv", list)], Place::Instead));
    assert_eq!(now.files[1].known, Some((Role::Phone, 2)));
    let page = customer(&mut session, "13800000001");
    assert!(page.about[0].rows[0].contains(&Some(Arg::Text("V1".to_owned()))));
}

/// A table, a file of plain names of it, and headers by role, parted by bars.
type OfTable = (TableKind, &'static str, &'static [(Role, &'static str)]);

/// The headers of each table's columns, each tried alone in a file of its kind.
const HEADERS: &[OfTable] = &[
    (
        TableKind::Customers,
        "customer_id,gender,birthday,tier,points",
        &[
            (Role::Name, "姓名|客户名称|昵称|联系人|name"),
            (Role::Phone, "手机|手机号|联系电话|mobile|tel|Phone"),
            (Role::Email, "邮箱|Email|电子邮箱"),
            (Role::Gender, "性别|gender"),
            (Role::Birthday, "生日|出生日期|dob"),
            (Role::ChildBirthday, "宝宝生日|孩子出生日期"),
            (Role::Age, "年龄|age"),
            (Role::Income, "收入|income"),
            (Role::Region, "省|市|区|地区|所在地|state|Default Address City"),
            (Role::Industry, "行业|industry"),
            (Role::CompanySize, "公司规模|员工数|employees"),
            (Role::Title, "职位|职务|title"),
            (Role::Registered, "注册时间|建档日期|入会时间|created_at|Date registered"),
            (Role::Tier, "等级|会员等级|level|tier"),
            (Role::Points, "积分|points"),
            (Role::Consent, "是否同意营销|opt_in|accepts marketing|Accepts Email Marketing"),
            (Role::Owner, "负责人|销售|业务员|跟进人|owner"),
            (Role::Source, "来源|渠道|utm_source|source"),
            (Role::Referrer, "推荐人|referrer"),
        ],
    ),
    (
        TableKind::Surveys,
        "member_id,submit_time,nps,csat,comment",
        &[
            (Role::Satisfaction, "满意度|总体满意度|csat|rating|评分|星级|Q1. 满意度|1、您的总体满意度"),
            (Role::Nps, "推荐意愿|推荐可能性|是否愿意推荐|likelihood to recommend|nps"),
            (Role::Ces, "费力度|容易程度|ces"),
            (Role::Repurchase, "复购意愿|再次购买"),
            (Role::Comment, "意见|建议|评价|comment|feedback"),
            (Role::ItemQuality, "产品质量"),
            (Role::ItemService, "服务态度"),
            (Role::ItemDelivery, "交货速度"),
            (Role::ItemPrice, "价格"),
            (Role::ItemPackaging, "包装"),
        ],
    ),
    (
        TableKind::Interactions,
        "客户编号,跟进时间,跟进方式,呼入呼出,跟进内容",
        &[
            (Role::Date, "跟进时间|联系时间"),
            (Role::ContactType, "跟进方式|沟通方式|渠道"),
            (Role::Direction, "呼入呼出|direction|主动/被动"),
            (Role::Topic, "主题|topic|类型"),
            (Role::Content, "内容|备注|content"),
            (Role::Result, "结果|状态|是否解决|result"),
            (Role::Agent, "跟进人|客服|agent"),
        ],
    ),
    (
        TableKind::Returns,
        "order_id,return_type,reason,refund_amount,resolved_at",
        &[
            (Role::ReturnType, "类型|售后类型|type"),
            (Role::Reason, "原因|退货原因|投诉原因|reason|cause"),
            (Role::Refund, "退款金额|refund amount"),
            (Role::Date, "申请时间|投诉时间|created"),
            (Role::Resolved, "完结时间|处理时间|resolved|closed"),
            (Role::Result, "处理结果|result"),
        ],
    ),
    (
        TableKind::Events,
        "user_id,timestamp,event,page",
        &[
            (Role::Customer, "user|visitor|anonymous id|openid|访客ID"),
            (Role::Date, "timestamp|event time|时间"),
            (Role::Event, "event|action|event name|事件|行为"),
            (Role::Product, "product"),
            (Role::Page, "page"),
            (Role::Category, "category"),
        ],
    ),
];

/// A cell of a role's column.
fn cell(role: Option<Role>, row: usize) -> String {
    match role.map(|role| (role, role.kind())) {
        Some((Role::Customer | Role::Order, _)) => format!("K{:04}", row * 37 % 41),
        Some((_, kefen::table::Kind::Day)) => format!("2026-{:02}-{:02}", row % 12 + 1, row % 28 + 1),
        Some((_, kefen::table::Kind::Money)) => format!("{}.50", row % 9 + 1),
        Some((Role::Nps | Role::Points | Role::Satisfaction | Role::Ces, _)) => (row % 11).to_string(),
        _ => ["甲", "乙", "丙", "丁"][row % 4].to_owned(),
    }
}

#[test]
fn every_header_of_every_table_says_its_role() {
    let mut wrong = Vec::new();
    let mut all = 0;
    for (kind, plain, roles) in HEADERS {
        let role_of = |header: &str| {
            let text = format!("{plain}\n{}", "x,x,x,x,x\n".repeat(2));
            let columns =
                Inspection::of_table("f", 9, text.as_bytes(), true, None, Some(*kind)).unwrap().mapping.columns;
            columns.iter().find(|column| column.header == header).map(|column| column.role)
        };
        for (role, headers) in *roles {
            for header in headers.split('|') {
                all += 1;
                // The file of its kind, without the plain column of that role.
                let mut columns: Vec<(Option<Role>, &str)> = plain
                    .split(',')
                    .map(|plain| (role_of(plain), plain))
                    .filter(|(plain, _)| *plain != Some(*role))
                    .collect();
                columns.push((Some(*role), header));
                let mut csv = columns.iter().map(|(_, header)| *header).collect::<Vec<_>>().join(",");
                for row in 0..60 {
                    csv.push('\n');
                    csv.push_str(&columns.iter().map(|(role, _)| cell(*role, row)).collect::<Vec<_>>().join(","));
                }
                let found = Inspection::of_table("f", csv.len() as u64, csv.as_bytes(), true, None, Some(*kind));
                let found = found.map(|preview| preview.mapping.columns.last().map(|column| column.role));
                if found.as_ref().ok() != Some(&Some(*role)) {
                    wrong.push(format!("{kind:?} {header}: {found:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {all}: {wrong:#?}", wrong.len());
}
