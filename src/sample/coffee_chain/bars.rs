//! The bars: where they stand, who comes there, and when they are closed.

use super::guests::Habit;
use crate::base::Day;

/// One bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) name: &'static str,
    pub(super) city: &'static str,
}

const fn bar(name: &'static str, city: &'static str) -> Bar {
    Bar { name, city }
}

const STATION: Bar = bar("Station Arcade", "Bristol");
const MILL: Bar = bar("Mill Lane", "Bristol");
const QUAY: Bar = bar("Harbour Quay", "Bristol");
const PLAYHOUSE: Bar = bar("Playhouse Yard", "Bath");
const LIBRARY: Bar = bar("Library Square", "Exeter");
const MARKET: Bar = bar("Market Row", "Exeter");

/// All, with how many of those pass by who are of no habit.
pub(super) const ALL: &[(Bar, u32)] =
    &[(STATION, 22), (MILL, 14), (QUAY, 22), (PLAYHOUSE, 14), (LIBRARY, 14), (MARKET, 14)];

/// Where people of a habit go.
pub(super) fn of(habit: Habit) -> &'static [(Bar, u32)] {
    match habit {
        Habit::Commuter => &[(STATION, 52), (MILL, 26), (MARKET, 22)],
        Habit::Lunch => &[(MILL, 40), (MARKET, 34), (STATION, 26)],
        Habit::Student => &[(LIBRARY, 86), (PLAYHOUSE, 14)],
        Habit::Weekend => &[(QUAY, 60), (PLAYHOUSE, 22), (MARKET, 18)],
        Habit::Evening => &[(PLAYHOUSE, 90), (QUAY, 10)],
        Habit::Beans | Habit::Office | Habit::Passing => ALL,
    }
}

/// The six weeks in which Mill Lane was rebuilt: 9 March to 19 April 2026.
pub(super) const REBUILT: (Day, Day) = (Day(20_521), Day(20_562));

impl Bar {
    /// Whether it was closed for six weeks.
    pub(super) fn was_rebuilt(self) -> bool {
        self == MILL
    }

    /// Whether nobody was served: at Christmas, and while it was rebuilt.
    pub(super) fn is_closed(self, day: Day) -> bool {
        matches!(day.ymd(), (_, 12, 25 | 26)) || (self.was_rebuilt() && (REBUILT.0..=REBUILT.1).contains(&day))
    }
}
