//! A shop for the laws: a history by hand, and six tables that say of each customer what follows from their events and from nothing
//! else, so that whoever has the same events is the same in every table, whatever they are called and wherever their rows stand.

use crate::base::{Day, Job, Money, NONE};
use crate::classify::{Context, Explanation, Outcome, Population, Value, Values, find};
use crate::features::{Built, Cancellations, Customers, Facts, Ground, History, Links, Rules, build};
use crate::table::{Column, Field, Role, Table, TableKind};

/// Customers as plain values: an id and its events, a day and money each.
pub(crate) type Rows = Vec<(String, Vec<(i32, f64)>)>;

/// A history with everything that a run needs.
pub(crate) struct Shop {
    pub(crate) history: History,
    pub(crate) customers: Customers,
    everybody: Customers,
    tables: Option<Tables>,
}

struct Tables {
    orders: Table,
    others: Vec<Table>,
    built: Built,
    links: Links,
}

/// Choices by name.
pub(crate) fn values(choices: &[(&str, &str)]) -> Values {
    choices.iter().map(|(name, choice)| ((*name).to_owned(), Value::Choice((*choice).to_owned()))).collect()
}

impl Shop {
    /// As of the day after the last order; there are no tables.
    pub(crate) fn of(customers: &[(&str, &[(i32, f64)])]) -> Shop {
        let history = History::of(customers);
        let as_of = after(&history);
        Shop::seen(history, as_of, None)
    }

    /// The same from another day, through a window.
    pub(crate) fn seen(history: History, as_of: Day, months: Option<u32>) -> Shop {
        let customers = Customers::as_of(&history, as_of, months);
        Shop { history, everybody: customers.clone(), customers, tables: None }
    }

    /// With all six tables, and every fifth customer followed by a prospect.
    pub(crate) fn with_tables(rows: &Rows, months: Option<u32>) -> Shop {
        let prospects: Rows =
            rows.iter().step_by(5).map(|(id, events)| (format!("{id}-asks"), events.clone())).collect();
        let known: Rows = rows.iter().chain(&prospects).cloned().collect();
        Shop::of_tables(orders(rows), others(&known), months)
    }

    /// With tables by hand; those beside the orders name customers by the customer column.
    pub(crate) fn of_tables(orders: Table, others: Vec<Table>, months: Option<u32>) -> Shop {
        let rules = Rules { cancellations: Cancellations::Net, ..Rules::default() };
        let mut built = build::history(Ground::of(&orders), &rules).unwrap();
        let keys = [Some(Role::Customer)];
        let joined: Vec<_> = others.iter().map(|table| (table, &keys[..])).collect();
        let links = Links::of(Ground::of(&orders), &mut built.history, &joined);
        let history = built.history.clone();
        let customers = Customers::as_of(&history, after(&history), months);
        let everybody = customers.and_prospects(&history);
        Shop { history, customers, everybody, tables: Some(Tables { orders, others, built, links }) }
    }

    /// What a classifier of buyers looks at.
    pub(crate) fn cx(&self) -> Context<'_> {
        let facts = self.tables.as_ref().map_or_else(Facts::default, |tables| {
            Facts::new(Ground::of(&tables.orders), &tables.built, &tables.others, &tables.links)
        });
        Context { history: &self.history, customers: &self.customers, facts, seed: 1, known: &[] }
    }

    /// What this classifier looks at.
    pub(crate) fn cx_of(&self, id: &str) -> Context<'_> {
        match find(id).unwrap().spec().population {
            Population::Buyers => self.cx(),
            Population::Everybody => Context { customers: &self.everybody, ..self.cx() },
        }
    }

    pub(crate) fn run(&self, id: &str, values: &Values) -> Outcome {
        let classifier = find(id).unwrap();
        classifier.run(&self.cx_of(id), &classifier.check(values).unwrap(), &mut Job::quiet()).unwrap()
    }

    pub(crate) fn explain(&self, id: &str, values: &Values, row: usize) -> Explanation {
        let classifier = find(id).unwrap();
        let params = classifier.check(values).unwrap();
        let outcome = classifier.run(&self.cx_of(id), &params, &mut Job::quiet()).unwrap();
        classifier.explain(&outcome.fit, &self.cx_of(id), &params, row).unwrap()
    }

    /// The class of a customer by their id.
    #[allow(dead_code, reason = "a fixture: not every classifier's tests need it")]
    pub(crate) fn class_of(&self, id: &str, values: &Values, who: &str) -> String {
        let outcome = self.run(id, values);
        let row = self.cx_of(id).customers.row_of(self.history.find(who).unwrap()).unwrap();
        outcome.classes[usize::from(outcome.assignment.class[row])].id.to_string()
    }
}

/// The day after the last event: with refunds only, after the last refund.
fn after(history: &History) -> Day {
    history.day.iter().max().copied().unwrap_or(Day(0)).plus(1)
}

/// A number that follows from a customer's events and from nothing else.
fn seed(events: &[(i32, f64)]) -> u64 {
    let mut sorted: Vec<(i32, i64)> = events.iter().map(|(day, money)| (*day, (money * 100.0) as i64)).collect();
    sorted.sort_unstable();
    sorted.iter().fold(17, |seed, (day, cents)| mixed(seed ^ mixed(*day as u64) ^ mixed(*cents as u64 ^ 0x63)))
}

/// Bits that look like chance (`SplitMix64`; Steele, Lea & Flood 2014).
fn mixed(x: u64) -> u64 {
    let x = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// One of these, by a number.
fn one<'a>(of: &[&'a str], seed: u64, which: u64) -> &'a str {
    of[(mixed(seed ^ mixed(which)) % of.len() as u64) as usize]
}

/// A table of columns of texts that are filled in row by row.
pub(crate) struct Sheet {
    kind: TableKind,
    roles: Vec<Role>,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    pub(crate) fn new(kind: TableKind, roles: &[Role]) -> Sheet {
        Sheet { kind, roles: roles.to_vec(), rows: Vec::new() }
    }

    /// A row; days are numbers of days, or a number and a second: `12@3600`.
    pub(crate) fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        let cells: Vec<String> = cells.into_iter().map(Into::into).collect();
        assert_eq!(cells.len(), self.roles.len());
        self.rows.push(cells);
    }

    pub(crate) fn table(&self) -> Table {
        let column = |at: usize, role: Role| {
            let cells = || self.rows.iter().map(move |row| row[at].as_str());
            match role.kind() {
                crate::table::Kind::Text => Column::Text(cells().collect()),
                crate::table::Kind::Money => {
                    let money = |cell: &str| Money::from_f64(cell.parse().unwrap()).unwrap();
                    Column::Money(cells().map(|cell| if cell.is_empty() { Money::NONE } else { money(cell) }).collect())
                }
                crate::table::Kind::Number => Column::Number(
                    cells().map(|cell| if cell.is_empty() { f64::NAN } else { cell.parse().unwrap() }).collect(),
                ),
                crate::table::Kind::Day => {
                    let day =
                        |cell: &str| cell.split('@').next().and_then(|day| day.parse().ok()).map_or(Day::NONE, Day);
                    let second =
                        |cell: &str| cell.split_once('@').and_then(|(_, second)| second.parse().ok()).unwrap_or(NONE);
                    let seconds: Vec<u32> = cells().map(second).collect();
                    let timed = seconds.iter().any(|second| *second != NONE);
                    Column::Day { days: cells().map(day).collect(), seconds: if timed { seconds } else { Vec::new() } }
                }
            }
        };
        let field = |(at, role): (usize, &Role)| Field {
            header: format!("{} {at}", role.id()),
            role: *role,
            column: column(at, *role),
        };
        Table {
            kind: self.kind,
            rows: self.rows.len() as u32,
            fields: self.roles.iter().enumerate().map(field).collect(),
            starts: vec![0],
            lines: Vec::new(),
        }
    }
}

/// Every event is an order of one line with all that a line can say; a negative one is money given back on its day.
fn orders(rows: &Rows) -> Table {
    let mut sheet = Sheet::new(
        TableKind::Orders,
        &[
            Role::Customer,
            Role::Order,
            Role::Date,
            Role::Amount,
            Role::Quantity,
            Role::UnitPrice,
            Role::ListPrice,
            Role::Discount,
            Role::Cost,
            Role::Product,
            Role::Category,
            Role::Brand,
            Role::Channel,
            Role::Payment,
            Role::Region,
        ],
    );
    let mut number = 0;
    for (id, events) in rows {
        let who = seed(events);
        for (day, money) in events {
            number += 1;
            let line = mixed(who ^ mixed(*day as u64) ^ mixed((money * 100.0) as u64));
            let off = if line.is_multiple_of(3) { money.abs() * 0.25 } else { 0.0 };
            let stage = one(&["1段", "2段", "3段 有机", "4段 羊奶", "Organic A2"], line, 1);
            sheet.row([
                id.clone(),
                format!("o{number}"),
                format!("{day}@{}", line % 86_400),
                money.to_string(),
                "1".to_owned(),
                money.abs().to_string(),
                (money.abs() + off).to_string(),
                off.to_string(),
                (money.abs() * (0.4 + (line % 7) as f64 / 10.0)).to_string(),
                format!("{} {stage}", one(&["奶粉", "米粉", "bottle"], line, 2)),
                one(&["formula", "food", "care", ""], line, 3).to_owned(),
                one(&["one", "other"], line, 4).to_owned(),
                one(&["门店", "online", "小程序", ""], if who.is_multiple_of(2) { who } else { line }, 5).to_owned(),
                one(&["微信", "cash", "card"], if who.is_multiple_of(3) { who } else { line }, 6).to_owned(),
                one(&["浙江省杭州市", "Bavaria", "广东省", ""], who, 7).to_owned(),
            ]);
        }
    }
    sheet.table()
}

/// The tables beside the orders.
fn others(rows: &Rows) -> Vec<Table> {
    let mut lists = Sheet::new(
        TableKind::Customers,
        &[
            Role::Customer,
            Role::Gender,
            Role::Birthday,
            Role::ChildBirthday,
            Role::Age,
            Role::Income,
            Role::Region,
            Role::Industry,
            Role::CompanySize,
            Role::Title,
            Role::Registered,
            Role::Tier,
            Role::Consent,
            Role::Source,
            Role::Attribute,
        ],
    );
    let mut surveys = Sheet::new(
        TableKind::Surveys,
        &[
            Role::Customer,
            Role::Date,
            Role::Satisfaction,
            Role::Nps,
            Role::Repurchase,
            Role::Comment,
            Role::ItemQuality,
            Role::ItemService,
            Role::ItemDelivery,
        ],
    );
    let mut contacts = Sheet::new(
        TableKind::Interactions,
        &[Role::Customer, Role::Date, Role::ContactType, Role::Direction, Role::Topic, Role::Content, Role::Result],
    );
    let mut returns = Sheet::new(
        TableKind::Returns,
        &[Role::Customer, Role::Date, Role::ReturnType, Role::Reason, Role::Refund, Role::Resolved, Role::Result],
    );
    let mut web = Sheet::new(TableKind::Events, &[Role::Customer, Role::Date, Role::Event, Role::Product, Role::Page]);
    for (id, events) in rows {
        let who = seed(events);
        let first = events.iter().map(|(day, _)| *day).min().unwrap_or(0);
        let day = |which: u64| (first + (mixed(who ^ which) % 120) as i32).to_string();
        let pick = |of: &[&'static str], which: u64| one(of, who, which).to_owned();
        if !who.is_multiple_of(7) {
            lists.row([
                id.clone(),
                pick(&["女", "男", "F", "unknown", ""], 1),
                if who.is_multiple_of(2) { (first - 9000 - (who % 9000) as i32).to_string() } else { String::new() },
                if who.is_multiple_of(3) { (first - (who % 2000) as i32).to_string() } else { String::new() },
                pick(&["34", "25-34岁", "不详", "", "61"], 2),
                pick(&["8000", "5千-1万", "120000", "", "high"], 3),
                pick(&["浙江省杭州市", "Texas", "", "北京"], 4),
                pick(&["制造业", "retail", ""], 5),
                pick(&["20", "100-499人", "", "5000+"], 6),
                pick(&["采购经理", "CEO", "assistant", ""], 7),
                if who.is_multiple_of(4) { (first - 10).to_string() } else { String::new() },
                pick(&["金卡", "普通会员", "", "VIP"], 8),
                pick(&["短信;电话", "no", "", "WeChat"], 9),
                pick(&["friend", "ad", ""], 10),
                pick(&["red", "blue", "", "12"], 11),
            ]);
        }
        if !who.is_multiple_of(3) {
            surveys.row([
                id.clone(),
                day(20),
                pick(&["很满意", "比较满意", "满意", "不满意", "很不满意", "", "5", "2"], 21),
                pick(&["10", "8", "3", "很大可能", "不可能", ""], 22),
                pick(&[">70%", "30-70%", "<30%", ""], 23),
                pick(
                    &["质量很好, 但是物流太慢", "不便宜，也不难用", "The price is too high", "", "送给孩子很放心"],
                    24,
                ),
                pick(&["5", "4", "2", ""], 25),
                pick(&["5", "3", "1", ""], 26),
                pick(&["4", "2", ""], 27),
            ]);
        }
        for n in 0..who % 5 {
            contacts.row([
                id.clone(),
                day(40 + n),
                one(&["电话", "SMS", "微信", "e-mail", "拜访", ""], who, 41 + n).to_owned(),
                one(&["呼出", "in", "outbound", "客户来电", ""], who, 51 + n).to_owned(),
                one(&["回访", "新品", "complaint", "使用指导", "", "联合培训"], who, 61 + n).to_owned(),
                one(&["客户说奶粉结块", "happy with it", ""], who, 71 + n).to_owned(),
                one(&["已解决", "no answer", "", "待跟进", "接通"], who, 81 + n).to_owned(),
            ]);
        }
        for n in 0..(who / 8) % 3 {
            returns.row([
                id.clone(),
                day(90 + n),
                one(&["退货", "complaint", "换货", ""], who, 91 + n).to_owned(),
                one(&["质量问题", "late delivery", ""], who, 94 + n).to_owned(),
                one(&["12.5", "", "0"], who, 97 + n).to_owned(),
                if n == 0 { day(100) } else { String::new() },
                one(&["已退款", "拒绝", ""], who, 101 + n).to_owned(),
            ]);
        }
        for n in 0..(who / 32) % 6 {
            web.row([
                id.clone(),
                day(110 + n),
                one(&["view", "加购", "search", "purchase", "浏览"], who, 111 + n).to_owned(),
                one(&["奶粉 1段", "bottle", ""], who, 121 + n).to_owned(),
                "/p".to_owned(),
            ]);
        }
    }
    [lists, surveys, contacts, returns, web].iter().map(Sheet::table).collect()
}
