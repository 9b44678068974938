//! The way of customers after an order: contact, return or complaint, survey, and the next order; how many come to each, after how many days, and
//! how satisfied they are.
//!
//! Only stages whose tables are there. The day of delivery stands in no table, so it is no stage.

use crate::base::{Arg, CustomerIx, Day, Message};
use crate::charts::kinds::sheet::{Column, Data, ROWS, Row, nothing};
use crate::classify::Context;
use crate::features::answers::{Answers, Item, Level, Scales};
use crate::math::order;
use crate::math::summary::median;
use crate::table::{Role, TableKind};

/// What is counted of a stage.
#[derive(Default)]
struct Stage {
    customers: u32,
    days: Vec<f64>,
    answered: u32,
    top: u32,
}

impl Stage {
    fn see(&mut self, after: Option<i32>, satisfied: Option<bool>) {
        self.customers += 1;
        self.days.extend(after.map(f64::from));
        self.answered += u32::from(satisfied.is_some());
        self.top += u32::from(satisfied == Some(true));
    }

    fn row(mut self, name: &'static str, buyers: u32, asks: bool) -> Row {
        order::ascending(&mut self.days);
        let days = if self.days.is_empty() { nothing() } else { Arg::Number(median(&self.days), 0) };
        let part = |part: u32, of: u32| {
            if of > 0 { Arg::Percent(f64::from(part) / f64::from(of), 0) } else { nothing() }
        };
        let mut cells =
            vec![Arg::Word(name.into()), Arg::Count(u64::from(self.customers)), part(self.customers, buyers), days];
        if asks {
            cells.push(part(self.top, self.answered));
            cells.push(Arg::Count(u64::from(self.answered)));
        }
        Row::of(cells)
    }
}

/// The stages whose tables tell a day.
const STAGES: [(TableKind, &str); 3] = [
    (TableKind::Interactions, "sheet-stage-contact"),
    (TableKind::Returns, "sheet-stage-return"),
    (TableKind::Surveys, "sheet-stage-survey"),
];

/// Days from the latest order up to the first time that a table speaks of a customer on or after their first order.
fn first_after(cx: &Context, kind: TableKind, who: CustomerIx, orders: &[Day], before: Day) -> Option<i32> {
    let days = cx.facts.table(kind)?.day(Role::Date)?;
    let first = *orders.first()?;
    let day = |row: u32| days.get(row as usize).copied().filter(|day| day.is_some() && *day >= first);
    let day = cx.facts.rows_before(kind, who, before).iter().find_map(day)?;
    let passed = orders.partition_point(|order| *order <= day);
    Some(day.since(*orders.get(passed.checked_sub(1)?)?))
}

/// The stages in the order of the way. None where no table tells of any but orders.
pub(super) fn journey(cx: &Context) -> Option<Data> {
    let before = cx.customers.as_of?;
    let dated = |kind: TableKind| cx.facts.table(kind).is_some_and(|table| table.day(Role::Date).is_some());
    let stages: Vec<(TableKind, &str)> = STAGES.into_iter().filter(|(kind, _)| dated(*kind)).collect();
    let answers = Answers::of(cx.facts, Scales::default());
    let asks = answers.asks(Item::Satisfaction);
    let second = if answers.has_step(Item::Satisfaction, Level::Fairly) { Level::Fairly } else { Level::Satisfied };
    let (mut first, mut again) = (Stage::default(), Stage::default());
    let mut found: Vec<Stage> = stages.iter().map(|_| Stage::default()).collect();
    for (row, who) in cx.customers.who.iter().enumerate() {
        let orders: Vec<Day> = cx.customers.order_days(cx.history, row).collect();
        if orders.is_empty() {
            continue;
        }
        let answer = answers.latest(*who, Item::Satisfaction, before).filter(|_| asks);
        let satisfied = answer.map(|answer| answer.mark.level() <= second);
        first.see(None, satisfied);
        for ((kind, _), stage) in stages.iter().zip(&mut found) {
            if let Some(after) = first_after(cx, *kind, *who, &orders, before) {
                stage.see(Some(after), satisfied);
            }
        }
        if let [one, two, ..] = orders.as_slice() {
            again.see(Some(two.since(*one)), satisfied);
        }
    }
    let buyers = first.customers;
    if found.iter().all(|stage| stage.customers == 0) {
        return None;
    }
    let share = f64::from(again.customers) / f64::from(buyers.max(1));
    let reached = found.iter().zip(&stages).max_by_key(|(stage, _)| stage.customers)?;
    let title = Message::new("sheet-journey-title")
        .count("customers", buyers)
        .with("stage", Arg::Word(reached.1.1.into()))
        .with("reached", Arg::Percent(f64::from(reached.0.customers) / f64::from(buyers.max(1)), 0))
        .with("again", Arg::Percent(share, 0));
    let mut rows = vec![first.row("sheet-stage-order", buyers, asks)];
    let between = found.into_iter().zip(&stages).filter(|(stage, _)| stage.customers > 0);
    rows.extend(between.map(|(stage, (_, name))| stage.row(name, buyers, asks)));
    rows.push(again.row("sheet-stage-again", buyers, asks));
    let mut columns = vec![
        Column::words("sheet-col-stage"),
        Column::figures("sheet-col-customers"),
        Column::figures("sheet-col-of-buyers"),
        Column::figures("sheet-col-after-order").in_unit("sheet-unit-days"),
    ];
    if asks {
        columns.extend([Column::figures("sheet-col-satisfied"), Column::figures("sheet-col-answered")]);
    }
    Data::new(title, Message::new("sheet-journey-subtitle"), columns)
        .note(Message::new("sheet-journey-note"))
        .rows(rows, ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop};

    /// a orders on 10 and 40, is called on 12 and 41, answers on 50; b orders on 20, complains on 26; c orders on 30 and was called before, on 5.
    fn shop() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        for (n, (who, day)) in [("a", "10"), ("a", "40"), ("b", "20"), ("c", "30")].into_iter().enumerate() {
            orders.row([who.to_owned(), n.to_string(), day.into(), "10".into()]);
        }
        let mut log = Sheet::new(TableKind::Interactions, &[Role::Customer, Role::Date, Role::Topic]);
        for (who, day) in [("a", "12"), ("a", "41"), ("c", "5"), ("b", "")] {
            log.row([who, day, "回访"]);
        }
        let mut returns = Sheet::new(TableKind::Returns, &[Role::Customer, Role::Date, Role::Reason]);
        returns.row(["b", "26", "late"]);
        let mut surveys = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Satisfaction]);
        for (who, day, mark) in [("a", "39", "5"), ("b", "39", "1")] {
            surveys.row([who, day, mark]);
        }
        Shop::of_tables(orders.table(), vec![log.table(), returns.table(), surveys.table()], None)
    }

    #[test]
    fn stages_are_counted_from_the_order_before_them() {
        let data = journey(&shop().cx()).unwrap();
        let cells: Vec<Vec<Arg>> = data.rows.iter().map(|row| row.cells.clone()).collect();
        let row = |name: &'static str, customers: u64, days: f64, top: f64, answered: u64| {
            let part = Arg::Percent(customers as f64 / 3.0, 0);
            let (days, top) = (Arg::Number(days, 0), Arg::Percent(top, 0));
            vec![Arg::Word(name.into()), Arg::Count(customers), part, days, top, Arg::Count(answered)]
        };
        assert_eq!(cells[0][..2], [Arg::Word("sheet-stage-order".into()), Arg::Count(3)]);
        assert_eq!(cells[0][4..], [Arg::Percent(0.5, 0), Arg::Count(2)]);
        // a 12 − 10; b's has no day, c's was before the order. b 26 − 20. a 39 − 10 and b 39 − 20: 24. a 40 − 10.
        assert_eq!(cells[1], row("sheet-stage-contact", 1, 2.0, 1.0, 1));
        assert_eq!(cells[2], row("sheet-stage-return", 1, 6.0, 0.0, 1));
        assert_eq!(cells[3], row("sheet-stage-survey", 2, 24.0, 0.5, 2));
        assert_eq!(cells[4], row("sheet-stage-again", 1, 30.0, 1.0, 1));
    }

    #[test]
    fn orders_alone_are_no_way() {
        assert_eq!(journey(&Shop::of(&[("a", &[(0, 5.0), (9, 5.0)])]).cx()), None);
    }
}
