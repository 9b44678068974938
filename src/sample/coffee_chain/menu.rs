//! What the bars sell, what it costs them, and which days are cheaper. Prices in pence.

use super::super::draw::Draw;
use super::guests::{Diet, Habit, Taste};
use crate::base::Day;

/// One thing on the board.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) name: &'static str,
    pub(super) category: &'static str,
    pub(super) price: i64,
    /// What one costs, work at the bar included, in per cent of its price.
    pub(super) cost: i64,
}

const fn item(category: &'static str, name: &'static str, price: i64, cost: i64) -> Item {
    Item { name, category, price, cost }
}

const fn coffee(name: &'static str, price: i64) -> Item {
    item("Coffee", name, price, 46)
}

const fn tea(name: &'static str, price: i64) -> Item {
    item("Tea & Chocolate", name, price, 42)
}

const fn bakery(name: &'static str, price: i64) -> Item {
    item("Bakery", name, price, 60)
}

const fn lunch(name: &'static str, price: i64) -> Item {
    item("Lunch", name, price, 68)
}

const fn beans(name: &'static str, price: i64) -> Item {
    item("Beans", name, price, 62)
}

const COFFEES: &[(Item, u32)] = &[
    (coffee("Latte", 350), 26),
    (coffee("Flat White", 340), 24),
    (coffee("Cappuccino", 350), 20),
    (coffee("Americano", 300), 18),
    (coffee("Espresso", 240), 5),
    (coffee("Mocha", 390), 7),
];
const CHEAP: &[(Item, u32)] =
    &[(coffee("Filter Coffee", 260), 50), (coffee("Americano", 300), 34), (coffee("Espresso", 240), 16)];
const DEAR: &[(Item, u32)] = &[
    (coffee("Large Oat Latte", 440), 40),
    (coffee("Single-Origin Pour-Over", 480), 36),
    (coffee("Oat Flat White", 410), 24),
];
const SUGAR_FREE: &[(Item, u32)] =
    &[(coffee("Sugar-Free Vanilla Latte", 390), 60), (coffee("Sugar-Free Caramel Latte", 390), 40)];
const TEAS: &[(Item, u32)] = &[
    (tea("Breakfast Tea", 250), 40),
    (tea("Peppermint Tea", 260), 20),
    (tea("Chai Latte", 370), 22),
    (tea("Organic Green Tea", 280), 18),
];
const ORGANIC_TEAS: &[(Item, u32)] = &[(tea("Organic Green Tea", 280), 60), (tea("Organic Rooibos", 290), 40)];
const EVENINGS: &[(Item, u32)] = &[(tea("Hot Chocolate", 380), 62), (tea("Peppermint Tea", 260), 38)];
const COLD: &[(Item, u32)] = &[(coffee("Iced Latte", 380), 60), (coffee("Cold Brew", 390), 40)];

const PASTRIES: &[(Item, u32)] = &[
    (bakery("Butter Croissant", 260), 36),
    (bakery("Pain au Chocolat", 290), 22),
    (bakery("Cinnamon Bun", 330), 24),
    (bakery("Blueberry Muffin", 310), 18),
];
const CAKES: &[(Item, u32)] =
    &[(bakery("Carrot Cake", 390), 40), (bakery("Lemon Drizzle", 370), 34), (bakery("Almond Tart", 410), 26)];
const SUGAR_FREE_BAKES: &[(Item, u32)] = &[(bakery("Sugar-Free Oat Bar", 280), 1)];
const LUNCHES: &[(Item, u32)] =
    &[(lunch("Cheese Toastie", 590), 42), (lunch("Hummus Wrap", 620), 32), (lunch("Soup of the Day", 550), 26)];
const BEANS: &[(Item, u32)] = &[
    (beans("House Beans 250 g", 890), 56),
    (beans("House Beans 1 kg", 2_900), 26),
    (beans("Decaf Beans 250 g", 920), 18),
];
const ORGANIC_BEANS: &[(Item, u32)] =
    &[(beans("Organic Beans 250 g", 1_090), 70), (beans("Organic Beans 1 kg", 3_600), 30)];
/// Before Christmas.
const GIFTS: &[(Item, u32)] =
    &[(beans("Gift Box of Beans", 2_400), 70), (item("Cups", "Travel Cup Gift Set", 1_900, 58), 30)];

/// The drink that somebody has nearly every time.
pub(super) fn usual(draw: &mut Draw, habit: Habit, taste: Taste, diet: Diet) -> Item {
    let board = match (habit, diet, taste) {
        (_, Diet::SugarFree, _) => SUGAR_FREE,
        (Habit::Evening, Diet::Any, _) => EVENINGS,
        (_, Diet::Organic, _) => ORGANIC_TEAS,
        (_, _, Taste::Price) => CHEAP,
        (_, _, Taste::Quality) => DEAR,
        (Habit::Lunch | Habit::Student, _, _) if draw.chance(450) => TEAS,
        _ => COFFEES,
    };
    draw.pick(board)
}

/// Another drink, for whom the usual one is not the right one today.
pub(super) fn other(draw: &mut Draw) -> Item {
    if draw.chance(650) { draw.pick(COFFEES) } else { draw.pick(TEAS) }
}

/// A cold drink.
pub(super) fn cold(draw: &mut Draw) -> Item {
    draw.pick(COLD)
}

/// Something to eat, by what they come for.
pub(super) fn food(draw: &mut Draw, habit: Habit, diet: Diet) -> Item {
    draw.pick(match (habit, diet) {
        (Habit::Lunch, _) => LUNCHES,
        (_, Diet::SugarFree) => SUGAR_FREE_BAKES,
        (Habit::Student | Habit::Evening, _) => CAKES,
        _ => PASTRIES,
    })
}

/// Beans for at home.
pub(super) fn beans_for(draw: &mut Draw, diet: Diet) -> Item {
    draw.pick(if diet == Diet::Organic { ORGANIC_BEANS } else { BEANS })
}

/// A present.
pub(super) fn gift(draw: &mut Draw) -> Item {
    draw.pick(GIFTS)
}

/// Whether members get a fifth off: the first week of every third month.
pub(super) fn is_members_week(day: Day) -> bool {
    matches!(day.ymd(), (_, 3 | 6 | 9 | 12, 1..=7))
}
