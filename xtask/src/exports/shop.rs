//! The shop that every export tells of: 80 customers and 260 orders over fourteen months, the same for ever. Knows no platform.
//!
//! What is in it on purpose: customers whose names are Chinese or carry accents, items that need quoting, items of one price in one order,
//! several pieces of an item, coupons, postage, and orders that were cancelled, never paid, given back wholly or in part.

use crate::orders::civil;
use crate::random::Random;

/// Money in cents.
pub type Cents = i64;

/// A second of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Since 1970.
    pub day: i64,
    /// Of the day.
    pub second: u32,
}

impl Moment {
    /// Year, month and day.
    pub fn date(self) -> (i64, i64, i64) {
        civil(self.day)
    }

    /// Hour, minute and second.
    pub fn clock(self) -> (u32, u32, u32) {
        (self.second / 3600, self.second / 60 % 60, self.second % 60)
    }

    /// So many minutes later.
    #[must_use]
    pub fn later(self, minutes: u32) -> Moment {
        let second = self.second + minutes * 60;
        Moment { day: self.day + i64::from(second / 86_400), second: second % 86_400 }
    }

    /// `2026-04-28 13:05:09`
    pub fn iso(self) -> String {
        format!("{} {}", self.iso_date(), self.time())
    }

    /// `2026-04-28`
    pub fn iso_date(self) -> String {
        let (year, month, day) = self.date();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// `13:05:09`
    pub fn time(self) -> String {
        let (hour, minute, second) = self.clock();
        format!("{hour:02}:{minute:02}:{second:02}")
    }

    /// `Apr`
    pub fn month_word(self) -> &'static str {
        const WORDS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        WORDS.get(self.date().1 as usize - 1).copied().unwrap_or_default()
    }
}

/// Somebody who buys.
#[derive(Clone, Debug)]
pub struct Customer {
    /// From 0; what keys are made of.
    pub number: usize,
    /// Given name and family name; a Chinese name has all of it in the second.
    pub name: (String, String),
    /// What the platform calls them.
    pub nick: String,
    /// A mobile number.
    pub phone: String,
    /// Where they live: province, city, district.
    pub region: (&'static str, &'static str, &'static str),
}

impl Customer {
    /// The whole name.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.name.0, self.name.1).trim().to_owned()
    }

    /// An address of their own.
    pub fn email(&self) -> String {
        format!("{}@example.com", self.nick)
    }
}

/// Something for sale.
#[derive(Debug)]
pub struct Product {
    /// Its name.
    pub name: &'static str,
    /// The shop's own number of it.
    pub sku: &'static str,
    /// What kind of thing it is.
    pub category: &'static str,
    /// Of one piece.
    pub price: Cents,
}

/// One item of an order.
#[derive(Clone, Debug)]
pub struct Line {
    /// What.
    pub product: &'static Product,
    /// How many pieces.
    pub quantity: i64,
    /// Its part of the order's discount.
    pub discount: Cents,
}

impl Line {
    /// Before the discount.
    pub fn goods(&self) -> Cents {
        self.product.price * self.quantity
    }

    /// After it.
    pub fn paid(&self) -> Cents {
        self.goods() - self.discount
    }
}

/// What became of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Arrived.
    Completed,
    /// Paid and on its way.
    Shipped,
    /// Called off before anything was paid.
    Cancelled,
    /// Never paid.
    Unpaid,
    /// All of the money went back.
    Refunded,
    /// The money of the first item went back; of an order of one item, a third of it.
    PartlyRefunded,
}

/// An order.
#[derive(Clone, Debug)]
pub struct Order {
    /// From 0, in the order of time.
    pub number: usize,
    /// Whose.
    pub customer: Customer,
    /// When it was placed.
    pub placed: Moment,
    /// Its items, each another product.
    pub lines: Vec<Line>,
    /// Postage.
    pub shipping: Cents,
    /// What became of it.
    pub state: State,
}

impl Order {
    /// Items before discounts.
    pub fn goods(&self) -> Cents {
        self.lines.iter().map(Line::goods).sum()
    }

    /// What was taken off.
    pub fn discount(&self) -> Cents {
        self.lines.iter().map(|line| line.discount).sum()
    }

    /// Items after discounts.
    pub fn items(&self) -> Cents {
        self.lines.iter().map(Line::paid).sum()
    }

    /// What was to be paid: items after discounts, and postage.
    pub fn total(&self) -> Cents {
        self.items() + self.shipping
    }

    /// Whether it was ever paid.
    pub fn is_paid(&self) -> bool {
        !matches!(self.state, State::Cancelled | State::Unpaid)
    }

    /// When it was paid, if it was.
    pub fn paid_at(&self) -> Option<Moment> {
        self.is_paid().then(|| self.placed.later(3))
    }

    /// What went back of its total.
    pub fn refund(&self) -> Cents {
        match (self.state, self.lines.as_slice()) {
            (State::Refunded, _) => self.total(),
            (State::PartlyRefunded, [line]) => line.paid() / 3,
            (State::PartlyRefunded, [line, ..]) => line.paid(),
            _ => 0,
        }
    }

    /// How many pieces.
    pub fn pieces(&self) -> i64 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    /// Its product names in one text.
    pub fn names(&self, between: &str) -> String {
        self.lines.iter().map(|line| line.product.name).collect::<Vec<_>>().join(between)
    }

    /// A number as platforms give them: so many digits, of which the last tell orders apart.
    pub fn id(&self, beginning: &str, digits: usize) -> String {
        format!("{beginning}{:0width$}", 7_919 * (self.number + 11), width = digits - beginning.len())
    }
}

/// Everything that happened.
pub struct Shop {
    /// In the order of time.
    pub orders: Vec<Order>,
}

const fn product(name: &'static str, sku: &'static str, category: &'static str, price: Cents) -> Product {
    Product { name, sku, category, price }
}

/// Prices come several times, so that orders hold items of one price.
static PRODUCTS: [Product; 18] = [
    product("有机乌龙茶 250克", "TEA-OOL-250", "茶叶", 12_800),
    product("茉莉花茶 100克", "TEA-JAS-100", "茶叶", 5_900),
    product("普洱熟茶饼 357克", "TEA-PUE-357", "茶叶", 26_800),
    product("龙井 明前特级 50克", "TEA-LJ-050", "茶叶", 12_800),
    product("青瓷茶杯（两只装）", "CUP-CEL-2", "茶具", 5_900),
    product("紫砂壶 200ml", "POT-ZIS-200", "茶具", 128_800),
    product("竹制茶盘", "TRAY-BAM", "茶具", 16_800),
    product("冻顶乌龍茶 150g", "TEA-DD-150", "茶叶", 16_800),
    product("Earl Grey, loose leaf, 200 g", "TEA-EG-200", "Tea", 5_900),
    product("Darjeeling First Flush 100 g", "TEA-DAR-100", "Tea", 7_550),
    product("Thé à la menthe 50 sachets", "TEA-MEN-50", "Tea", 3_690),
    product("Glass teapot \"Dawn\" 0.8 l", "POT-GLA-08", "Teaware", 16_800),
    product("Cast iron kettle 1.2 l", "KET-IRO-12", "Teaware", 39_900),
    product("Gift box; three teas", "GIFT-3", "Gifts", 12_800),
    product("Matcha whisk (chasen)", "WHI-CHA", "Teaware", 7_550),
    product("Travel mug 350 ml", "MUG-350", "Teaware", 9_995),
    product("Honey, wildflower 250 g", "HON-250", "Pantry", 3_690),
    product("Sample bag 5 g", "BAG-5", "Gifts", 990),
];

const CHINESE: [&str; 24] = [
    "王芳",
    "李伟",
    "张敏",
    "刘洋",
    "陈静",
    "杨勇",
    "赵磊",
    "黄丽",
    "周涛",
    "吴霞",
    "徐明",
    "孙燕",
    "朱琳",
    "高翔",
    "林晓彤",
    "何佳怡",
    "郭子轩",
    "马超",
    "罗欣",
    "梁思成",
    "宋雨桐",
    "欧阳娜",
    "诸葛亮亮",
    "龘龘",
];
const GIVEN: [&str; 8] = ["José", "Zoë", "Anna", "Łukasz", "Emily", "Søren", "Mary-Jane", "Oliver"];
const FAMILY: [&str; 7] = ["Muñoz", "Müller", "O'Brien", "Dvořák", "Smith", "Nguyễn", "Lee"];
const REGIONS: [(&str, &str, &str); 5] = [
    ("浙江省", "杭州市", "西湖区"),
    ("广东省", "深圳市", "南山区"),
    ("四川省", "成都市", "锦江区"),
    ("上海", "上海市", "静安区"),
    ("北京", "北京市", "朝阳区"),
];
const CUSTOMERS: usize = 80;
const ORDERS: usize = 260;
/// 2025-01-03 and how many days there are from it.
const FIRST: i64 = 20_091;
const DAYS: usize = 425;

fn customers() -> Vec<Customer> {
    let person = |number: usize| {
        let chinese = CHINESE.get(number / 3).filter(|_| number.is_multiple_of(3));
        let name = match chinese {
            Some(name) => (String::new(), (*name).to_owned()),
            // 8 and 7 have no common divisor: no name comes twice.
            None => (GIVEN[number % GIVEN.len()].to_owned(), FAMILY[number % FAMILY.len()].to_owned()),
        };
        // Two of 80 would share a name of 56: the later one has a middle letter.
        let again = chinese.is_none() && number >= GIVEN.len() * FAMILY.len();
        Customer {
            number,
            name: (if again { format!("{} B.", name.0) } else { name.0 }, name.1),
            nick: format!("tea{:03}_{}", number * 13 % 997, ["sun", "moon", "star"][number % 3]),
            phone: format!("1{}{:08}", ["38", "59", "86"][number % 3], 20_250_101 + number * 7_717),
            region: REGIONS[number % REGIONS.len()],
        }
    };
    (0..CUSTOMERS).map(person).collect()
}

impl Shop {
    /// The shop.
    pub fn new() -> Shop {
        let mut random = Random::new(0x7EA);
        let customers = customers();
        let mut pick = |below: usize| random.below(below as u64) as usize;
        let mut orders = Vec::new();
        for number in 0..ORDERS {
            // The smaller of two draws: the first customers buy often.
            let customer = customers[pick(CUSTOMERS).min(pick(CUSTOMERS))].clone();
            let day = FIRST + (number * DAYS / ORDERS) as i64;
            let placed = Moment { day, second: 8 * 3600 + (pick(14 * 60) * 60 + pick(60)) as u32 };
            let lines = lines(number, &mut pick);
            let goods: Cents = lines.iter().map(Line::goods).sum();
            let state = match number % 50 {
                7 | 31 => State::Cancelled,
                19 | 44 => State::Unpaid,
                12 | 38 => State::Refunded,
                3 | 26 | 40 => State::PartlyRefunded,
                _ if number > ORDERS - 8 => State::Shipped,
                _ => State::Completed,
            };
            let shipping = if goods < 15_000 { 1_200 } else { 0 };
            orders.push(Order { number, customer, placed, lines, shipping, state });
        }
        Shop { orders }
    }
}

/// One to three products; some orders have two of one price.
fn lines(number: usize, pick: &mut impl FnMut(usize) -> usize) -> Vec<Line> {
    let mut chosen: Vec<&'static Product> = Vec::new();
    for _ in 0..[1, 1, 2, 1, 3, 2, 1][number % 7] {
        let alike = |other: &&&Product| chosen.first().is_some_and(|first| first.price == other.price);
        let free = |other: &&Product| chosen.iter().all(|taken| taken.sku != other.sku);
        let twin = PRODUCTS.iter().filter(free).find(|other| number.is_multiple_of(2) && alike(&other));
        let product = twin.unwrap_or(&PRODUCTS[pick(PRODUCTS.len())]);
        if free(&product) {
            chosen.push(product);
        }
    }
    let coupon = if number.is_multiple_of(6) { 10 } else { 0 };
    let line = |(at, product): (usize, &'static Product)| {
        let quantity = if (number + at) % 9 == 4 { 3 } else { 1 };
        Line { product, quantity, discount: product.price * quantity * coupon / 100 }
    };
    chosen.into_iter().enumerate().map(line).collect()
}

/// `1234.50`
pub fn plain(cents: Cents) -> String {
    format!("{}{}.{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100)
}

/// `1,234.50`
pub fn grouped(cents: Cents) -> String {
    let whole = (cents.abs() / 100).to_string();
    let mut text = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text}.{:02}", cents.abs() % 100)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_shop_holds_what_it_promises() {
        let shop = Shop::new();
        let has = |what: &dyn Fn(&Order) -> bool| shop.orders.iter().filter(|order| what(order)).count();
        for state in [State::Cancelled, State::Unpaid, State::Refunded, State::PartlyRefunded, State::Shipped] {
            assert!(has(&|order| order.state == state) >= 5, "{state:?}");
        }
        let alike = |order: &Order| matches!(order.lines.as_slice(), [a, b, ..] if a.paid() == b.paid());
        assert!(
            has(&alike) >= 5 && has(&|order| order.lines.len() == 3) >= 10 && has(&|order| order.discount() > 0) > 20
        );
        assert!(has(&|order| order.pieces() > order.lines.len() as i64) > 20 && has(&|order| order.shipping > 0) > 20);
        assert!(has(&|order| order.total() > 100_000) > 2);
        let names: BTreeSet<String> = customers().iter().map(Customer::full_name).collect();
        let nicks: BTreeSet<String> = customers().into_iter().map(|customer| customer.nick).collect();
        assert_eq!((names.len(), nicks.len(), shop.orders.len()), (CUSTOMERS, CUSTOMERS, ORDERS));
        assert!(shop.orders.is_sorted_by_key(|order| order.placed.day));
        assert!(shop.orders.iter().all(|order| order.lines.iter().all(|line| line.paid() > 0)));
    }

    #[test]
    fn amounts_are_written_as_said() {
        assert_eq!(
            (plain(-5), grouped(123_456_789), grouped(9_905)),
            ("-0.05".into(), "1,234,567.89".into(), "99.05".into())
        );
    }
}
