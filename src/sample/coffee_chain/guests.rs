//! What a member keeps over the months: when they come, where to, and what they have.

use super::super::draw::Draw;
use super::bars::{self, Bar};
use super::menu::{self, Item};
use super::{FIRST, LAST};
use crate::base::Day;

/// What brings somebody to a bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Habit {
    /// On the way to work.
    Commuter,
    /// In the break at noon.
    Lunch,
    /// Afternoons over books.
    Student,
    /// With others, on Saturdays and Sundays.
    Weekend,
    /// After work, before the theatre.
    Evening,
    /// Has beans sent home.
    Beans,
    /// Has a tray of cups brought to the office.
    Office,
    /// Was near.
    #[default]
    Passing,
}

const HABITS: &[(Habit, u32)] = &[
    (Habit::Commuter, 4),
    (Habit::Lunch, 11),
    (Habit::Student, 12),
    (Habit::Weekend, 24),
    (Habit::Evening, 7),
    (Habit::Beans, 10),
    (Habit::Office, 2),
    (Habit::Passing, 29),
];

/// What decides on what is had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Taste {
    /// Small and plain, with every offer there is.
    Price,
    /// The dear ones, at whatever price.
    Quality,
    #[default]
    Plain,
}

/// What is not had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Diet {
    #[default]
    Any,
    SugarFree,
    Organic,
}

/// When somebody comes next.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rhythm {
    /// So many of a thousand weekdays, and of a thousand weekend days.
    Chance(u32, u32),
    /// After so many days.
    Every(i32),
}

/// A member and their ways.
pub(super) struct Guest {
    pub(super) habit: Habit,
    pub(super) joined: Day,
    /// From when to when they come; who comes back has two of them, who never bought none.
    pub(super) stints: Vec<(Day, Day)>,
    pub(super) rhythm: Rhythm,
    pub(super) bar: Bar,
    /// The minute of the day around which they come, and how far around; nothing for who comes at any time.
    pub(super) time: Option<(i32, i32)>,
    /// Where most orders come from, and where the others do.
    pub(super) channels: [&'static str; 2],
    pub(super) pays: &'static str,
    pub(super) taste: Taste,
    pub(super) diet: Diet,
    pub(super) drink: Item,
    /// People they order for, at most.
    pub(super) people: i32,
    /// In a thousand orders, those with something to eat.
    pub(super) eats: u32,
    /// Joined for half of the first order.
    pub(super) welcomed: bool,
    /// Was sent by a friend.
    pub(super) friend: bool,
}

impl Guest {
    /// Draws a member who buys.
    pub(super) fn draw(draw: &mut Draw) -> Guest {
        let habit = draw.pick(HABITS);
        let joined = joined(draw, habit);
        let mut guest = Guest::of(draw, habit, joined);
        guest.stints = stints(draw, &guest);
        guest
    }

    /// Draws somebody who opened the app during the export and never bought.
    pub(super) fn prospect(draw: &mut Draw) -> Guest {
        let joined = Day(draw.between(FIRST.0, LAST.0));
        Guest::of(draw, Habit::Passing, joined)
    }

    fn of(draw: &mut Draw, habit: Habit, joined: Day) -> Guest {
        let taste = taste(draw, habit);
        let diet = draw.pick(&[(Diet::Any, 84), (Diet::SugarFree, 9), (Diet::Organic, 7)]);
        let [usual, other] = [(); 2].map(|()| draw.pick(channels(habit)));
        let (rhythm, time) = match habit {
            Habit::Commuter => (Rhythm::Chance(draw.between(300, 600) as u32, 30), Some((draw.between(440, 515), 14))),
            Habit::Lunch => (Rhythm::Chance(draw.between(40, 150) as u32, 8), Some((draw.between(735, 795), 20))),
            Habit::Student => (
                Rhythm::Chance(draw.between(50, 130) as u32, draw.between(30, 80) as u32),
                Some((draw.between(880, 1_010), 35)),
            ),
            Habit::Weekend => (
                Rhythm::Chance(draw.between(2, 9) as u32, draw.between(40, 190) as u32),
                Some((draw.between(590, 740), 30)),
            ),
            Habit::Evening => (
                Rhythm::Chance(draw.between(20, 60) as u32, draw.between(50, 140) as u32),
                Some((draw.between(1_130, 1_220), 25)),
            ),
            Habit::Beans => (Rhythm::Every(draw.between(20, 38)), None),
            Habit::Office => (Rhythm::Every(draw.pick(&[(7, 70), (14, 30)])), Some((525, 15))),
            Habit::Passing => (Rhythm::Chance(16, 16), None),
        };
        let people = match habit {
            Habit::Weekend => draw.between(1, 4),
            Habit::Office => draw.between(6, 16),
            Habit::Evening => 2,
            _ => 1,
        };
        let eats = match habit {
            Habit::Lunch => 780,
            Habit::Weekend | Habit::Evening => 480,
            Habit::Student => 360,
            Habit::Commuter => draw.pick(&[(60, 60), (500, 40)]),
            _ => 250,
        };
        Guest {
            habit,
            joined,
            stints: Vec::new(),
            rhythm,
            bar: draw.pick(bars::of(habit)),
            time,
            channels: [usual, other],
            pays: draw.pick(&[("Card", 38), ("Phone Wallet", 26), ("App Balance", 12), ("Cash", 6), ("", 18)]),
            taste,
            diet,
            drink: menu::usual(draw, habit, taste, diet),
            people,
            eats,
            welcomed: habit != Habit::Office && draw.chance(if habit == Habit::Passing { 480 } else { 120 }),
            friend: draw.chance(150),
        }
    }

    /// Whether they belong to those who come again and again.
    pub(super) fn is_regular(&self) -> bool {
        self.habit != Habit::Passing && !self.stints.is_empty()
    }

    /// Of a thousand such days, those on which they come, if they come by chance: fewer in holidays, more when it is cheap for those who look at it.
    pub(super) fn comes(&self, day: Day, weekday: u32, weekend: u32) -> u32 {
        let usual = if day.weekday() < 5 { weekday } else { weekend };
        let per_cent = match (self.habit, day.ymd()) {
            (Habit::Student, _) if is_vacation(day) => 4,
            (Habit::Commuter | Habit::Lunch, (_, 12, 23..) | (_, 1, 1)) => 15,
            (Habit::Commuter | Habit::Lunch, (_, 8, _)) => 75,
            _ if self.taste == Taste::Price && menu::is_members_week(day) => 170,
            _ => 100,
        };
        usual * per_cent / 100
    }
}

/// Students are at home from mid June to mid September, and over Christmas.
pub(super) fn is_vacation(day: Day) -> bool {
    matches!(day.ymd(), (_, 6, 15..) | (_, 7 | 8, _) | (_, 9, ..=14) | (_, 12, 13..) | (_, 1, ..=8))
}

/// The day of joining. Who only passes by joined during the export, a sixth of them when the app was new to the posters of October 2026; most
/// students joined in the first weeks of a year.
fn joined(draw: &mut Draw, habit: Habit) -> Day {
    if habit == Habit::Student && draw.chance(650) {
        // 15 September of 2025, or of 2026.
        let start = if draw.chance(620) { Day(20_346) } else { Day(20_711) };
        return start.plus(draw.between(0, 30));
    }
    if habit == Habit::Passing && draw.chance(170) {
        return LAST.plus(-draw.between(0, 20));
    }
    let days = LAST.since(FIRST);
    let before = if habit == Habit::Passing { 0 } else { 330 };
    LAST.plus(-draw.between(0, days + before))
}

/// From when to when somebody comes.
fn stints(draw: &mut Draw, guest: &Guest) -> Vec<(Day, Day)> {
    if guest.habit == Habit::Passing {
        let days = if draw.chance(540) { 0 } else { draw.between(5, 120) };
        return vec![(guest.joined, guest.joined.plus(days))];
    }
    // Of a thousand, those whom a month takes: a new job, a new flat, another bar. Friends keep each other.
    let usual = match guest.habit {
        Habit::Office => 14,
        Habit::Beans => 20,
        Habit::Commuter | Habit::Student => 26,
        _ => 32,
    };
    let monthly = if guest.friend { usual * 45 / 100 } else { usual };
    let month = (1..40).find(|_| draw.chance(monthly)).unwrap_or(40);
    let left = guest.joined.plus(month * 30 - draw.between(0, 29));
    let (closed, opened) = bars::REBUILT;
    if guest.bar.was_rebuilt() && guest.joined < closed && left > opened && draw.chance(340) {
        return vec![(guest.joined, closed.plus(-1))];
    }
    let mut stints = vec![(guest.joined, left)];
    if draw.chance(140) {
        let back = left.plus(draw.between(70, 210));
        stints.push((back, back.plus(draw.between(60, 400))));
    }
    stints
}

fn taste(draw: &mut Draw, habit: Habit) -> Taste {
    draw.pick(match habit {
        Habit::Student => &[(Taste::Price, 56), (Taste::Quality, 6), (Taste::Plain, 38)],
        Habit::Commuter => &[(Taste::Price, 16), (Taste::Quality, 30), (Taste::Plain, 54)],
        Habit::Office => &[(Taste::Plain, 1)],
        _ => &[(Taste::Price, 24), (Taste::Quality, 18), (Taste::Plain, 58)],
    })
}

fn channels(habit: Habit) -> &'static [(&'static str, u32)] {
    match habit {
        Habit::Commuter => &[("App", 66), ("Counter", 34)],
        Habit::Lunch => &[("Counter", 56), ("App", 24), ("Delivery", 20)],
        Habit::Student => &[("Counter", 76), ("App", 24)],
        Habit::Weekend => &[("Counter", 84), ("App", 8), ("Delivery", 8)],
        Habit::Evening => &[("Counter", 90), ("Delivery", 10)],
        Habit::Beans => &[("Web Shop", 88), ("Counter", 12)],
        Habit::Office => &[("Delivery", 1)],
        Habit::Passing => &[("Counter", 74), ("App", 20), ("Delivery", 6)],
    }
}
