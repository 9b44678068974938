//! The states of a customer's way, and the five published vocabularies that name them: label maps over one state machine, as data.
//!
//! A vocabulary without a class for those who have gone quiet keeps the label that the number of orders alone would give and marks
//! the customer as silent. When somebody is in which state is decided in `classifiers::lifecycle`.

use super::Class;

/// Where a customer stands. The number is the score `state`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No order.
    Prospect,
    /// One order, not silent.
    New,
    /// Two orders, not silent.
    Developing,
    /// Three orders or more, not silent.
    Mature,
    /// The upper third of the mature.
    Loyal,
    /// Silent longer than most who return.
    AtRisk,
    /// Silent longer than nine in ten who return.
    Lapsed,
    /// Silent longer than nearly all who return.
    Lost,
    /// Back after having lapsed.
    WonBack,
}

impl State {
    /// All, by number.
    pub const ALL: [State; 9] = [
        State::Prospect,
        State::New,
        State::Developing,
        State::Mature,
        State::Loyal,
        State::AtRisk,
        State::Lapsed,
        State::Lost,
        State::WonBack,
    ];

    /// The stable name; also the class in the default scheme.
    pub fn id(self) -> &'static str {
        match self {
            State::Prospect => "prospect",
            State::New => "new",
            State::Developing => "developing",
            State::Mature => "mature",
            State::Loyal => "loyal",
            State::AtRisk => "at_risk",
            State::Lapsed => "lapsed",
            State::Lost => "lost",
            State::WonBack => "won_back",
        }
    }

    /// The state that the number of orders alone would give.
    fn by_count(orders: u32) -> State {
        match orders {
            0 => State::Prospect,
            1 => State::New,
            2 => State::Developing,
            _ => State::Mature,
        }
    }
}

/// How a vocabulary names a state.
#[derive(Clone, Copy, Debug)]
enum Label {
    /// This class.
    Is(u16),
    /// This class, marked silent.
    Silent(u16),
    /// The class of the number of orders.
    Count,
    /// The class of the number of orders, marked silent.
    CountSilent,
}
use Label::{Count, CountSilent, Is, Silent};

/// One vocabulary.
#[derive(Debug)]
pub struct Scheme {
    /// The option of the parameter `scheme`.
    pub id: &'static str,
    /// Class id and colour role, best first.
    pub classes: &'static [(&'static str, &'static str)],
    /// By state number.
    labels: [Label; 9],
}

impl Scheme {
    /// The vocabulary of an option.
    pub fn find(id: &str) -> &'static Scheme {
        SCHEMES.iter().find(|scheme| scheme.id == id).unwrap_or(&SCHEMES[0])
    }

    /// The classes. One that only people without an order can be in is shown where there are any.
    pub fn classes(&self) -> Vec<Class> {
        let labels = || self.labels.iter().zip(0..);
        let prospect = labels().find(|(_, state)| *state == State::Prospect as usize).map(|(label, _)| label);
        let only_theirs = |class: u16| {
            let is = |label: &Label| matches!(label, Is(at) | Silent(at) if *at == class);
            prospect.is_some_and(is) && labels().filter(|(label, _)| is(label)).count() == 1
        };
        let class = |((id, colour), at): (&(&'static str, &'static str), u16)| {
            if only_theirs(at) { Class::optional(id, colour) } else { Class::new(id, colour) }
        };
        self.classes.iter().zip(0..).map(class).collect()
    }

    /// Class and silent mark of a customer with this many orders in this state.
    pub fn label(&self, state: State, orders: u32) -> (u16, bool) {
        let label = |state: State| self.labels.get(state as usize).copied().unwrap_or(Is(0));
        let counted = || match label(State::by_count(orders)) {
            Is(class) | Silent(class) => class,
            // No vocabulary names its plain states by count; the table's test holds it.
            Count | CountSilent => 0,
        };
        match label(state) {
            Is(class) => (class, false),
            Silent(class) => (class, true),
            Count => (counted(), false),
            CountSilent => (counted(), true),
        }
    }
}

/// The nine states and the five vocabularies, the default first.
pub static SCHEMES: [Scheme; 6] = [
    Scheme {
        id: "kefen",
        classes: &[
            ("loyal", "class-loyal-life"),
            ("mature", "class-mature"),
            ("developing", "class-developing"),
            ("new", "class-new"),
            ("won_back", "class-wonback"),
            ("at_risk", "class-atrisk"),
            ("lapsed", "class-lapsed"),
            ("lost", "class-gone"),
            ("prospect", "class-prospect"),
        ],
        labels: [Is(8), Is(3), Is(2), Is(1), Is(0), Is(5), Is(6), Is(7), Is(4)],
    },
    Scheme {
        id: "000",
        classes: &[
            ("retain", "class-loyal-life"),
            ("grow", "class-developing"),
            ("acquire", "class-new"),
            ("recover", "class-lapsed"),
        ],
        labels: [Is(2), Is(2), Is(1), Is(0), Is(0), Silent(0), Is(3), Is(3), Is(1)],
    },
    Scheme {
        id: "001",
        classes: &[
            ("loyal", "class-loyal-life"),
            ("repeat", "class-mature"),
            ("first_purchase", "class-new"),
            ("lead", "class-prospect"),
        ],
        labels: [Is(3), Is(2), Is(1), Is(1), Is(0), CountSilent, CountSilent, CountSilent, Is(1)],
    },
    Scheme {
        id: "002",
        classes: &[
            ("loyal", "class-loyal-life"),
            ("first", "class-new"),
            ("churned", "class-lapsed"),
            ("lead", "class-prospect"),
        ],
        labels: [Is(3), Is(1), Is(1), Is(0), Is(0), CountSilent, Is(2), Is(2), Count],
    },
    Scheme {
        id: "003",
        classes: &[
            ("loyal", "class-loyal-life"),
            ("mature", "class-mature"),
            ("new", "class-new"),
            ("lead", "class-prospect"),
        ],
        labels: [Is(3), Is(2), Is(1), Is(1), Is(0), CountSilent, CountSilent, CountSilent, Is(1)],
    },
    Scheme {
        id: "004",
        classes: &[
            ("loyal", "class-loyal-life"),
            ("regular", "class-mature"),
            ("one_time", "class-new"),
            ("churned", "class-lapsed"),
            ("lead", "class-prospect"),
        ],
        labels: [Is(4), Is(2), Is(1), Is(1), Is(0), CountSilent, Is(3), Is(3), Is(1)],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The label of each state for customers with as many orders as the state says, "!" where marked silent; of the silent ones after
    /// one, two and three orders.
    fn row(id: &str) -> Vec<String> {
        let scheme = Scheme::find(id);
        let cases = [
            (State::Prospect, 0),
            (State::New, 1),
            (State::Developing, 2),
            (State::Mature, 3),
            (State::Loyal, 9),
            (State::AtRisk, 1),
            (State::AtRisk, 2),
            (State::AtRisk, 3),
            (State::Lapsed, 1),
            (State::Lost, 3),
            (State::WonBack, 2),
            (State::WonBack, 5),
        ];
        let name = |(state, orders)| {
            let (class, silent) = scheme.label(state, orders);
            format!("{}{}", scheme.classes[class as usize].0, if silent { "!" } else { "" })
        };
        cases.into_iter().map(name).collect()
    }

    #[test]
    fn a_class_of_people_without_orders_is_shown_where_there_are_any() {
        for scheme in &SCHEMES {
            let optional: Vec<String> =
                scheme.classes().into_iter().filter(|class| class.optional).map(|class| class.id.to_string()).collect();
            let expected: &[&str] = match scheme.id {
                "kefen" => &["prospect"],
                "000" => &[],
                _ => &["lead"],
            };
            assert_eq!(optional, expected, "{}", scheme.id);
        }
    }

    #[test]
    fn the_vocabularies_are_those_of_the_table() {
        let expected = [
            ("kefen", "prospect new developing mature loyal at_risk at_risk at_risk lapsed lost won_back won_back"),
            ("000", "acquire acquire grow retain retain retain! retain! retain! recover recover grow grow"),
            (
                "001",
                "lead first_purchase repeat repeat loyal first_purchase! repeat! repeat! first_purchase! repeat! repeat repeat",
            ),
            ("002", "lead first first loyal loyal first! first! loyal! churned churned first loyal"),
            ("003", "lead new mature mature loyal new! mature! mature! new! mature! mature mature"),
            ("004", "lead one_time regular regular loyal one_time! regular! regular! churned churned regular regular"),
        ];
        for (id, labels) in expected {
            assert_eq!(row(id).join(" "), labels, "{id}");
        }
    }
}
