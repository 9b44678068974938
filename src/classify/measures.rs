//! Figures of one customer that a rule may compare: what they buy, leave, give back, say, and who they are.
//!
//! Each has a name that rules are written with, the key of the words for it (`feature-KEY` in the locales), a unit, a place in the chooser
//! and the column without which nobody has it. What looks at orders looks at the window, unless its group says all history. Nothing is
//! guessed: who has no figure is NaN, for whom no comparison holds. The definitions are those of the classifiers that use the same figure.

use std::cell::{OnceCell, RefCell};

use super::prices;
use super::profit;
use super::values;
use super::{Context, Need, Unit};
use crate::base::{CustomerIx, Day, Money, NONE};
use crate::features::answers::{Answers, Item, Scales};
use crate::features::contacts::{Contact, Log};
use crate::features::{EventKind, profile};
use crate::models::after_sales::{self, Record};
use crate::models::price::Sums;
use crate::table::{Role, TableKind};

/// Where a figure stands in the chooser; `rules-group-ID` in the locales.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What they bought in the window.
    Bought,
    /// The same in all history.
    Ever,
    /// What was taken off, and what is left.
    Price,
    /// What came back, and complaints.
    Returned,
    /// Contacts, and visits to the site.
    Contact,
    /// What they answered.
    Answer,
    /// Who they are.
    Who,
}

impl Group {
    /// All, in their order.
    pub const ALL: &'static [Group] =
        &[Group::Bought, Group::Ever, Group::Price, Group::Returned, Group::Contact, Group::Answer, Group::Who];

    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Group::Bought => "bought",
            Group::Ever => "ever",
            Group::Price => "price",
            Group::Returned => "returned",
            Group::Contact => "contact",
            Group::Answer => "answer",
            Group::Who => "who",
        }
    }
}

/// A figure.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// How rules name it.
    pub id: &'static str,
    /// `feature-KEY` names it in the locales.
    pub key: &'static str,
    /// Its place in the chooser.
    pub group: Group,
    /// What it is measured in.
    pub unit: Unit,
    /// The column without which nobody has it; orders are always there.
    pub need: Need,
}

const fn of(id: &'static str, key: &'static str, group: Group, unit: Unit) -> Measure {
    Measure { id, key, group, unit, need: Need::Orders }
}

const fn with(measure: Measure, need: Need) -> Measure {
    Measure { need, ..measure }
}

const fn listed(role: Role) -> Need {
    Need::Of(TableKind::Customers, role)
}

/// All, in the order of the chooser.
pub const ALL: &[Measure] = &[
    of("recency", "recency", Group::Bought, Unit::Days),
    of("frequency", "frequency", Group::Bought, Unit::Orders),
    of("monetary", "monetary", Group::Bought, Unit::Money),
    of("order_value", "order_value", Group::Bought, Unit::Money),
    of("largest_order", "largest_order", Group::Bought, Unit::Money),
    with(of("pieces", "pieces", Group::Bought, Unit::Plain), Need::Column(Role::Quantity)),
    with(of("products", "products", Group::Bought, Unit::Plain), Need::Column(Role::Product)),
    with(of("categories", "categories", Group::Bought, Unit::Plain), Need::Column(Role::Category)),
    of("since_last", "since_last", Group::Ever, Unit::Days),
    of("tenure", "tenure", Group::Ever, Unit::Days),
    of("orders", "all_orders", Group::Ever, Unit::Orders),
    of("monetary_all", "monetary_all", Group::Ever, Unit::Money),
    of("gap", "gap", Group::Ever, Unit::Days),
    with(of("discount_share", "discount_share", Group::Price, Unit::Share), PRICED),
    with(of("discount_depth", "discount_depth", Group::Price, Unit::Share), PRICED),
    with(of("profit", "profit", Group::Price, Unit::Money), Need::Column(Role::Cost)),
    with(of("margin", "margin", Group::Price, Unit::Share), Need::Column(Role::Cost)),
    of("returns", "returns", Group::Returned, Unit::Orders),
    of("returned_share", "returned_share", Group::Returned, Unit::Share),
    of("refunded", "refunded", Group::Returned, Unit::Money),
    with(of("complaints", "complaints", Group::Returned, Unit::Plain), LOGGED),
    with(of("open_complaints", "open_complaints", Group::Returned, Unit::Plain), LOGGED),
    with(of("contacts", "contacts_counted", Group::Contact, Unit::Plain), CONTACTED),
    with(of("last_contact", "last_contact", Group::Contact, Unit::Days), CONTACTED),
    with(of("page_days", "page_days", Group::Contact, Unit::Days), VISITED),
    with(of("last_visit", "last_event", Group::Contact, Unit::Days), VISITED),
    with(of("recommend", "recommend_ten", Group::Answer, Unit::Plain), ASKED),
    with(of("satisfaction", "satisfaction_five", Group::Answer, Unit::Plain), ASKED),
    with(of("would_rebuy", "would_rebuy", Group::Answer, Unit::Share), ASKED),
    with(of("age", "age", Group::Who, Unit::Plain), Need::Any(&[listed(Role::Birthday), listed(Role::Age)])),
    with(of("birthday_in", "birthday_in", Group::Who, Unit::Days), listed(Role::Birthday)),
    with(of("registered", "registered", Group::Who, Unit::Days), listed(Role::Registered)),
    with(of("income", "income", Group::Who, Unit::Money), listed(Role::Income)),
    with(of("points", "points", Group::Who, Unit::Plain), listed(Role::Points)),
];

const PRICED: Need = Need::Any(&[Need::Column(Role::Discount), Need::Column(Role::ListPrice)]);
const CONTACTED: Need = Need::Of(TableKind::Interactions, Role::Date);
const VISITED: Need = Need::Of(TableKind::Events, Role::Date);
const LOGGED: Need = Need::Any(&[Need::Of(TableKind::Returns, Role::ReturnType), CONTACTED]);
const ASKED: Need = Need::Any(&[
    Need::Of(TableKind::Surveys, Role::Nps),
    Need::Of(TableKind::Surveys, Role::Satisfaction),
    Need::Of(TableKind::Surveys, Role::Repurchase),
    Need::Of(TableKind::Surveys, Role::Question),
]);

/// What reasons of rules may be about: all figures, and classes, scores and columns.
pub const REASONS: &[&str] = &{
    let mut all = [""; ALL.len() + 3];
    let mut at = 0;
    while at < ALL.len() {
        all[at] = ALL[at].key;
        at += 1;
    }
    all[at] = "class";
    all[at + 1] = "score";
    all[at + 2] = "field";
    all
};

/// The figure of a name.
pub fn find(id: &str) -> Option<&'static Measure> {
    ALL.iter().find(|measure| measure.id == id)
}

/// After so many days without an answer a complaint is open: as the classifier of returns has it.
const PATIENCE: u32 = 14;

/// Reads figures of customers; what a figure needs of all of them is made when the first one is asked for.
pub struct Reader<'a> {
    cx: Context<'a>,
    prices: prices::Columns<'a>,
    costs: profit::Costs<'a>,
    sales: OnceCell<RefCell<after_sales::Reader<'a>>>,
    refunds: OnceCell<Vec<(CustomerIx, Day, Money)>>,
    log: OnceCell<Log<'a>>,
    answers: OnceCell<Answers<'a>>,
    contacts: RefCell<Vec<Contact>>,
}

fn count(value: u32) -> f64 {
    f64::from(value)
}

impl<'a> Reader<'a> {
    /// A reader of the customers of a context.
    pub fn of(cx: &Context<'a>) -> Reader<'a> {
        Reader {
            cx: *cx,
            prices: prices::Columns::of(cx),
            costs: profit::Costs::of(cx, "header"),
            sales: OnceCell::new(),
            refunds: OnceCell::new(),
            log: OnceCell::new(),
            answers: OnceCell::new(),
            contacts: RefCell::default(),
        }
    }

    /// A figure of the customer in a row, in its unit; NaN where they have none, and for a name that is none.
    pub fn value(&self, id: &str, row: usize) -> f64 {
        self.known(id, row).unwrap_or(f64::NAN)
    }

    fn known(&self, id: &str, row: usize) -> Option<f64> {
        let customers = self.cx.customers;
        let as_of = customers.as_of?;
        let who = customers.who.get(row).copied()?;
        let days = |day: Day| day.is_some().then(|| f64::from(as_of.since(day)));
        Some(match id {
            "since_last" => days(*customers.last.get(row)?)?,
            "largest_order" => {
                self.events(row, true).filter(|(kind, _)| *kind == EventKind::Order).map(|(_, net)| net).max()?.to_f64()
            }
            "monetary_all" => self.events(row, false).map(|(_, net)| net).sum::<Money>().to_f64(),
            "gap" => self.gap(row)?,
            "pieces" => self.pieces(row)?,
            "products" => self.kinds(row, Role::Product)?,
            "categories" => self.kinds(row, Role::Category)?,
            "discount_share" | "discount_depth" => self.off(id, row)?,
            "profit" | "margin" => self.left(id, row)?,
            "returns" => count(self.record(row).times.returns),
            "returned_share" => {
                let times = self.record(row).times;
                let orders = times.placed(customers.frequency.get(row).copied().unwrap_or(0));
                if orders == 0 { f64::NAN } else { count(times.returns) / count(orders) }
            }
            "refunded" => self.refunded(who, as_of).to_f64(),
            "complaints" if self.is_there("complaints") => count(self.record(row).times.complaints),
            "open_complaints" if self.is_there("open_complaints") => count(self.record(row).times.open),
            "contacts" | "last_contact" => self.contact(id, who, as_of)?,
            "page_days" | "last_visit" => self.visits(id, who, as_of)?,
            "recommend" => self.share(who, Item::Recommend, as_of)? * 10.0,
            "satisfaction" => 1.0 + 4.0 * self.share(who, Item::Satisfaction, as_of)?,
            "would_rebuy" => self.share(who, Item::Repurchase, as_of)?,
            "age" => self.age(who, as_of)?,
            "birthday_in" => {
                f64::from(until_birthday(profile::day(&self.cx.facts, who, Role::Birthday, as_of)?, as_of)?)
            }
            "registered" => days(profile::day(&self.cx.facts, who, Role::Registered, as_of)?)?,
            "income" => profile::amount(profile::text(&self.cx.facts, who, Role::Income, as_of)?)?,
            "points" => self.points(who, as_of)?,
            _ => customers.feature(id, row)?,
        })
    }

    /// Whether the tables have what a figure needs.
    fn is_there(&self, id: &str) -> bool {
        find(id).is_some_and(|measure| measure.need.is_met(&|kind, role| self.cx.facts.has(kind, role)))
    }

    /// What a customer's events before the day brought, all or those in the window.
    fn events(&self, row: usize, window: bool) -> impl Iterator<Item = (EventKind, Money)> + use<'a> {
        let (history, customers) = (self.cx.history, self.cx.customers);
        let (start, end) = customers.events.get(row).copied().unwrap_or_default();
        let from = customers.from.filter(|_| window);
        (start as usize..end as usize).filter_map(move |at| {
            let inside = from.is_none_or(|from| history.day.get(at).is_some_and(|day| *day >= from));
            Some((*history.kind.get(at)?, *history.net.get(at)?)).filter(|_| inside)
        })
    }

    /// Days from the first to the last day with an order over the gaps between them.
    fn gap(&self, row: usize) -> Option<f64> {
        let mut days = self.cx.customers.order_days(self.cx.history, row);
        let first = days.next()?;
        let (last, gaps) = days.fold((first, 0u32), |(_, gaps), day| (day, gaps + 1));
        (gaps > 0).then(|| f64::from(last.since(first)) / count(gaps))
    }

    /// Lines that brought something to the customer: what came back is none, nor is a discount on a line of its own.
    fn bought(&self, row: usize) -> impl Iterator<Item = u32> + use<'a> {
        let facts = self.cx.facts;
        values::lines(&self.cx, row).iter().filter(move |line| facts.paid(*line) >= Money::ZERO)
    }

    fn pieces(&self, row: usize) -> Option<f64> {
        let quantity = self.cx.facts.table(TableKind::Orders)?.number(Role::Quantity)?;
        let of = |line: u32| quantity.get(line as usize).copied().filter(|pieces| pieces.is_finite());
        Some(self.bought(row).filter_map(of).sum())
    }

    fn kinds(&self, row: usize, role: Role) -> Option<f64> {
        let codes = self.cx.facts.table(TableKind::Orders)?.text(role)?.codes;
        let mut kinds: Vec<u32> =
            self.bought(row).map(|line| codes.get(line as usize)).filter(|code| *code != NONE).collect();
        kinds.sort_unstable();
        kinds.dedup();
        Some(count(kinds.len() as u32))
    }

    fn off(&self, id: &str, row: usize) -> Option<f64> {
        let mut sums = Sums::default();
        for lines in values::orders(&self.cx, row) {
            let (list, off, paid) = self.prices.order(&self.cx, lines);
            sums.add(list, off, paid, false);
        }
        let told = self.prices.tells() && sums.orders > 0;
        told.then(|| if id == "discount_share" { count(sums.discounted) / count(sums.orders) } else { sums.depth() })
    }

    fn left(&self, id: &str, row: usize) -> Option<f64> {
        let profit = profit::Profit::of(&self.cx, &self.costs, row);
        profit.is_known().then(|| if id == "profit" { profit.profit().to_f64() } else { profit.margin() })
    }

    fn record(&self, row: usize) -> Record {
        let new = || RefCell::new(after_sales::Reader::new(self.cx.facts, self.cx.customers, PATIENCE));
        self.sales.get_or_init(new).borrow_mut().record(row)
    }

    /// Money that went back in the window, by what the orders and the tables of returns say.
    fn refunded(&self, who: CustomerIx, as_of: Day) -> Money {
        let all = self.refunds.get_or_init(|| self.cx.facts.refunds());
        let own = all.partition_point(|(other, ..)| *other < who);
        let own = all.iter().skip(own).take_while(|(other, ..)| *other == who);
        let inside = |day: Day| day < as_of && self.cx.customers.from.is_none_or(|from| day >= from);
        own.filter(|(_, day, _)| inside(*day)).map(|(.., money)| *money).sum()
    }

    fn contact(&self, id: &str, who: CustomerIx, as_of: Day) -> Option<f64> {
        if !self.cx.facts.is_there(TableKind::Interactions) {
            return None;
        }
        let mut contacts = self.contacts.borrow_mut();
        let from = self.cx.customers.from.filter(|_| id == "contacts");
        self.log.get_or_init(|| Log::of(self.cx.facts)).read(who, from, as_of, &mut contacts);
        match id {
            "contacts" => Some(count(contacts.len() as u32)),
            _ => contacts.last().map(|last| f64::from(as_of.since(last.day))),
        }
    }

    fn visits(&self, id: &str, who: CustomerIx, as_of: Day) -> Option<f64> {
        let days = self.cx.facts.table(TableKind::Events)?.day(Role::Date)?;
        let rows = self.cx.facts.rows_before(TableKind::Events, who, as_of);
        let mut days = rows.iter().filter_map(|row| days.get(row as usize)).filter(|day| day.is_some());
        if id == "last_visit" {
            return days.max().map(|last| f64::from(as_of.since(*last)));
        }
        let from = self.cx.customers.from;
        let mut seen: Vec<Day> = days.by_ref().copied().filter(|day| from.is_none_or(|from| *day >= from)).collect();
        seen.sort_unstable();
        seen.dedup();
        Some(count(seen.len() as u32))
    }

    /// Where the latest answer stands between the worst (0) and the best (1).
    fn share(&self, who: CustomerIx, item: Item, as_of: Day) -> Option<f64> {
        let answers = self.answers.get_or_init(|| Answers::of(self.cx.facts, Scales::default()));
        answers.latest(who, item, as_of).map(|answer| answer.mark.share)
    }

    fn age(&self, who: CustomerIx, as_of: Day) -> Option<f64> {
        // As old as on the last day that counts.
        let today = as_of.plus(-1);
        match profile::day(&self.cx.facts, who, Role::Birthday, as_of) {
            Some(born) => profile::years(born, today).map(f64::from),
            None => profile::age(profile::text(&self.cx.facts, who, Role::Age, as_of)?, today),
        }
    }

    fn points(&self, who: CustomerIx, as_of: Day) -> Option<f64> {
        let row = profile::row(&self.cx.facts, who, Role::Points, as_of)?;
        self.cx.facts.table(TableKind::Customers)?.number(Role::Points)?.get(row).copied()
    }
}

/// Days from a day to the next birthday, 0 on it. Who is born on the 29th of February has it on the 28th where there is none.
fn until_birthday(born: Day, today: Day) -> Option<i32> {
    let ((_, month, day), (year, ..)) = (born.ymd(), today.ymd());
    let on = |year: i32| Day::from_ymd(year, month, day).or_else(|| Day::from_ymd(year, month, day - 1));
    let this = on(year)?;
    Some(if this >= today { this } else { on(year + 1)? }.since(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop};

    #[test]
    fn names_are_words_of_a_rule_and_each_is_there_once() {
        for (at, measure) in ALL.iter().enumerate() {
            assert!(measure.id.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{}", measure.id);
            assert!(
                ALL.iter().skip(at + 1).all(|other| other.id != measure.id && other.key != measure.key),
                "{}",
                measure.id
            );
        }
        assert_eq!((REASONS.len(), REASONS.last()), (ALL.len() + 3, Some(&"field")));
    }

    fn shop(months: Option<u32>) -> Shop {
        let roles = [
            Role::Customer,
            Role::Order,
            Role::Date,
            Role::Amount,
            Role::Quantity,
            Role::ListPrice,
            Role::Cost,
            Role::Refund,
            Role::Product,
            Role::Category,
        ];
        let mut orders = Sheet::new(TableKind::Orders, &roles);
        orders.row(["a", "1", "100", "80", "2", "50", "30", "", "tea", "drinks"]);
        orders.row(["a", "1", "100", "20", "1", "20", "", "5", "cake", "food"]);
        orders.row(["a", "2", "120", "40", "1", "40", "10", "", "tea", "drinks"]);
        orders.row(["b", "3", "150", "10", "1", "10", "4", "10", "tea", "drinks"]);
        orders.row(["c", "4", "150", "7", "1", "", "", "", "tea", "drinks"]);
        let mut list = Sheet::new(
            TableKind::Customers,
            &[Role::Customer, Role::Birthday, Role::Registered, Role::Income, Role::Points, Role::Age],
        );
        // The day that is looked from is 151: the 1st of June 1970.
        list.row(["a", "-3500", "51", "1.5万", "30", ""]);
        list.row(["asks", "", "", "", "", "42岁"]);
        let mut log = Sheet::new(TableKind::Interactions, &[Role::Customer, Role::Date, Role::Topic, Role::Result]);
        log.row(["a", "110", "投诉", "待处理"]);
        log.row(["a", "140", "新品", "接通"]);
        let mut events = Sheet::new(TableKind::Events, &[Role::Customer, Role::Date, Role::Event]);
        events.row(["b", "148", "view"]);
        events.row(["b", "148", "cart"]);
        events.row(["b", "149", "view"]);
        let mut answers = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Nps, Role::Satisfaction]);
        answers.row(["a", "130", "9", "4"]);
        answers.row(["b", "131", "0", "2"]);
        Shop::of_tables(orders.table(), vec![list.table(), log.table(), events.table(), answers.table()], months)
    }

    #[test]
    fn figures_are_those_that_the_tables_give() {
        let shop = shop(None);
        let cx = shop.cx_of("rules");
        let reader = Reader::of(&cx);
        let value = |who: &str, id: &str| {
            let row = cx.customers.row_of(cx.history.find(who).unwrap()).unwrap();
            let value = reader.value(id, row);
            (!value.is_nan()).then(|| (value * 1e6).round() / 1e6)
        };
        let told = |who: &str, ids: &[&str]| ids.iter().map(|id| value(who, id)).collect::<Vec<_>>();
        let all = |values: &[f64]| values.iter().copied().map(Some).collect::<Vec<_>>();
        assert_eq!(
            told("a", &["recency", "since_last", "tenure", "gap", "orders", "frequency"]),
            all(&[31.0, 31.0, 51.0, 20.0, 2.0, 2.0])
        );
        // 80 + 20 − 5, and 40.
        assert_eq!(
            told("a", &["monetary", "monetary_all", "largest_order", "order_value"]),
            all(&[135.0, 135.0, 95.0, 67.5])
        );
        assert_eq!(told("a", &["pieces", "products", "categories"]), all(&[4.0, 2.0, 2.0]));
        // The first order was 120 at list price; the second had no discount.
        assert_eq!(told("a", &["discount_share", "discount_depth"]), all(&[0.5, 0.125]));
        assert_eq!(told("a", &["profit", "margin"]), all(&[80.0, 0.666_667]));
        assert_eq!(told("a", &["returns", "returned_share", "refunded"]), all(&[1.0, 0.5, 5.0]));
        assert_eq!(told("b", &["returns", "returned_share", "refunded"]), all(&[1.0, 1.0, 10.0]));
        assert_eq!(
            told("a", &["complaints", "open_complaints", "contacts", "last_contact"]),
            all(&[1.0, 1.0, 2.0, 11.0])
        );
        assert_eq!(told("b", &["contacts", "page_days", "last_visit"]), all(&[0.0, 2.0, 2.0]));
        assert_eq!(told("a", &["recommend", "satisfaction"]), all(&[9.0, 4.0]));
        assert_eq!(told("a", &["registered", "income", "points"]), all(&[100.0, 15_000.0, 30.0]));
        assert_eq!(told("asks", &["age", "orders", "monetary", "contacts"]), all(&[42.0, 0.0, 0.0, 0.0]));
        assert_eq!(told("asks", &["recency", "gap", "recommend", "last_contact", "largest_order"]), [None; 5]);
        assert_eq!(told("b", &["gap", "last_contact", "age", "nothing"]), [None; 4]);
    }

    #[test]
    fn the_window_counts_for_all_that_does_not_say_all_history() {
        let shop = shop(Some(1));
        let cx = shop.cx_of("rules");
        let reader = Reader::of(&cx);
        let row = cx.customers.row_of(cx.history.find("a").unwrap()).unwrap();
        let told = |ids: &[&str]| ids.iter().map(|id| reader.value(id, row)).collect::<Vec<_>>();
        // A month before the first of June is the first of May, the 120th day: the second order is in.
        assert_eq!(told(&["frequency", "orders", "largest_order", "monetary_all"]), [1.0, 2.0, 40.0, 135.0]);
        assert_eq!(told(&["products", "refunded", "contacts", "complaints", "since_last"]), [1.0, 0.0, 1.0, 0.0, 31.0]);
    }

    #[test]
    fn a_birthday_is_ahead_or_today() {
        let day = |text: &str| Day::from_iso(text).unwrap();
        let until = |born: &str, today: &str| until_birthday(day(born), day(today));
        assert_eq!(until("1990-06-01", "2026-06-01"), Some(0));
        assert_eq!(until("1990-06-02", "2026-06-01"), Some(1));
        assert_eq!(until("1990-05-31", "2026-06-01"), Some(364));
        assert_eq!((until("1992-02-29", "2026-02-27"), until("1992-02-29", "2028-02-27")), (Some(1), Some(2)));
    }
}
