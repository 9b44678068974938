//! Browsing: who looks and buys, who hesitates before a product, who only looks, and who has not been seen for a while.
//!
//! Use it to help those who came close: they looked at one product again and again, or left a cart. The events of a page are read by their
//! words; only the last days count. An order on or after the day of a look, within some days, makes a buyer.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, CustomerIx, Day, Job, Message, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::contacts::Said;
use crate::features::contacts::words::{ACTIONS, Action};
use crate::table::{Role, TableKind, Text};

/// Browsing.
pub struct Browsing;

/// How often looking leads to buying.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    /// Customers who looked in the last days, and those who bought.
    seen: u32,
    bought: u32,
}

const CLASSES: [&str; 4] = ["buyer", "hesitant", "browser", "inactive"];

/// What one customer did in the last days.
#[derive(Clone, Debug, Default, PartialEq)]
struct Visits<'a> {
    /// Events.
    events: u32,
    /// Days with one.
    days: u32,
    /// Looks at a product.
    views: u32,
    /// Looks at the product looked at most.
    most: u32,
    /// That product; of several the first by its name.
    product: &'a str,
    /// Products put into the cart.
    carts: u32,
    /// Whether they bought within the days after a look.
    bought: bool,
    /// Days since the last event ever; nothing without one.
    last: Option<u32>,
}

/// Reads one customer after the other.
struct Reader<'a> {
    cx: Context<'a>,
    days: &'a [Day],
    action: Said<'a, Action>,
    product: Option<Text<'a>>,
    active: i32,
    within: i32,
    viewed: Vec<u32>,
}

impl<'a> Reader<'a> {
    fn new(cx: &Context<'a>, params: &Params) -> Reader<'a> {
        let table = cx.facts.table(TableKind::Events);
        Reader {
            cx: *cx,
            days: table.and_then(|table| table.day(Role::Date)).unwrap_or_default(),
            action: Said::of(table, Role::Event, &ACTIONS),
            product: table.and_then(|table| table.text(Role::Product).or_else(|| table.text(Role::Page))),
            active: params.number("active_days") as i32,
            within: params.number("buy_days") as i32,
            viewed: Vec::new(),
        }
    }

    fn day(&self, row: u32) -> Day {
        self.days.get(row as usize).copied().unwrap_or(Day::NONE)
    }

    fn visits(&mut self, row: usize) -> Visits<'a> {
        let mut visits = Visits::default();
        let customers = self.cx.customers;
        let Some(as_of) = customers.as_of else { return visits };
        let who = customers.who.get(row).copied().unwrap_or(CustomerIx(u32::MAX - 1));
        let rows = self.cx.facts.rows_before(TableKind::Events, who, as_of);
        let last = rows.last().map(|row| self.day(row)).filter(|day| day.is_some());
        visits.last = last.map(|last| as_of.since(last).max(0) as u32);
        let (_, recent) = rows.split(|row| !self.day(row).is_some() || as_of.since(self.day(row)) > self.active);
        self.viewed.clear();
        let mut before = Day::NONE;
        for row in recent {
            let day = self.day(row);
            visits.events += 1;
            visits.days += u32::from(day != before);
            before = day;
            match self.action.get(row) {
                Some(Action::View) => {
                    visits.views += 1;
                    self.viewed.extend(self.product.map(|product| product.codes.get(row as usize)));
                }
                Some(Action::Cart) => visits.carts += 1,
                Some(Action::Buy) => visits.bought = true,
                _ => {}
            }
        }
        let mut orders = customers.order_days(self.cx.history, row);
        let looked = |order: Day| {
            let near = |row: u32| (0..=self.within).contains(&order.since(self.day(row)));
            recent.iter().any(near)
        };
        visits.bought |= !recent.is_empty() && orders.any(looked);
        self.viewed.sort_unstable();
        if let Some(product) = self.product {
            for same in self.viewed.chunk_by(|a, b| a == b) {
                let (count, name) = (same.len() as u32, same.first().map_or("", |code| product.dictionary.get(*code)));
                let better = count > visits.most || count == visits.most && name < visits.product;
                if !name.is_empty() && better {
                    (visits.most, visits.product) = (count, name);
                }
            }
        }
        visits
    }
}

fn class(visits: &Visits, params: &Params) -> u16 {
    if visits.events == 0 {
        3
    } else if visits.bought {
        0
    } else if f64::from(visits.most) >= params.number("views") || visits.carts > 0 {
        1
    } else {
        2
    }
}

fn name(class: u16) -> String {
    format!("browsing-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"inactive"))
}

impl Model for Browsing {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "browsing",
        family: Family::Behaviour,
        population: Population::Everybody,
        needs: &[Need::Orders, Need::Of(TableKind::Events, Role::Date), Need::Of(TableKind::Events, Role::Event)],
        params: &[
            ParamSpec::number("active_days", 30.0, 1.0, 365.0, 1.0, Unit::Days),
            ParamSpec::number("buy_days", 30.0, 0.0, 365.0, 1.0, Unit::Days),
            ParamSpec::number("views", 3.0, 1.0, 50.0, 1.0, Unit::Plain),
        ],
        features: &["last_event", "web_events", "visit_days", "product_views", "carts", "bought_after_view"],
        charts: &["class_bar", "class_shares"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("buyer", "cat-pine"),
            Class::new("hesitant", "cat-ochre"),
            Class::new("browser", "cat-sky"),
            Class::new("inactive", "quiet-1"),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let mut reader = Reader::new(cx, params);
        let mut fit = Fit { seen: 0, bought: 0 };
        for row in 0..total {
            if row % 65_536 == 65_535 {
                job.step("stage-classifying", row as u64, total as u64)?;
            }
            let visits = reader.visits(row);
            fit.seen += u32::from(visits.events > 0);
            fit.bought += u32::from(visits.bought);
        }
        let mut notes = Vec::new();
        let (unknown, words) = reader.action.unknown();
        if unknown > 0 {
            notes.push(Note::info(Message::new("browsing-note-unknown").count("rows", unknown).list("words", words)));
        }
        let undated = reader.days.iter().filter(|day| !day.is_some()).count();
        if undated > 0 {
            notes.push(Note::info(Message::new("browsing-note-undated").count("rows", undated)));
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        Ok((fit, notes))
    }

    fn assign(_fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let total = cx.customers.len();
        let mut reader = Reader::new(cx, params);
        let mut classes = Vec::with_capacity(total);
        let mut scores: [Vec<f64>; 4] = std::array::from_fn(|_| Vec::with_capacity(total));
        for row in 0..total {
            let visits = reader.visits(row);
            classes.push(class(&visits, params));
            let last = visits.last.map_or(f64::NAN, f64::from);
            let values = [last, f64::from(visits.days), f64::from(visits.most), f64::from(visits.carts)];
            for (column, value) in scores.iter_mut().zip(values) {
                column.push(value);
            }
        }
        let names = ["last_event", "visit_days", "product_views", "carts"];
        Assignment {
            class: classes,
            scores: names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect(),
        }
    }

    fn explain(_fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let visits = Reader::new(cx, params).visits(row);
        let class = class(&visits, params);
        let (active, least) = (params.number("active_days") as u32, params.number("views") as u32);
        let reason = |feature: &'static str, value: Arg, band: Option<Message>| Reason {
            feature: feature.into(),
            value,
            band,
            score: None,
        };
        let count = |value: u32| Arg::Count(u64::from(value));
        let mut reasons = Vec::new();
        if let Some(last) = visits.last {
            let band = Message::new("browsing-band-last").count("days", active);
            reasons.push(reason("last_event", count(last), Some(band)));
        }
        reasons.push(reason("web_events", count(visits.events), None));
        if visits.events > 0 {
            reasons.push(reason("visit_days", count(visits.days), None));
            let band = if visits.product.is_empty() {
                Message::new("browsing-band-views").count("least", least)
            } else {
                Message::new("browsing-band-product").count("least", least).text("product", visits.product)
            };
            reasons.push(reason("product_views", count(visits.most), Some(band)));
            reasons.push(reason("carts", count(visits.carts), None));
            let word = if visits.bought { "browsing-yes" } else { "browsing-no" };
            reasons.push(reason("bought_after_view", Arg::Word(word.into()), None));
        }
        let key = match (class, visits.carts, visits.last) {
            (1, 1.., _) => "browsing-because-cart",
            (1, ..) => "browsing-because-hesitant",
            (0, ..) => "browsing-because-buyer",
            (2, ..) => "browsing-because-browser",
            (_, _, None) => "browsing-because-never",
            _ => "browsing-because-inactive",
        };
        let because = Message::new(key)
            .count("views", visits.most)
            .count("events", visits.events)
            .count("days", if class == 3 { visits.last.unwrap_or(0) } else { active })
            .word("class", name(class));
        let mut next = Vec::new();
        let mut move_to = |to: u16, message: Message| {
            if to != class {
                next.push(Next { class: to, message: message.word("class", name(to)) });
            }
        };
        let seen = Visits { events: visits.events + 1, views: 1, most: visits.most.max(1), ..visits.clone() };
        match class {
            0 => {}
            1 | 2 => {
                move_to(0, Message::new("browsing-next-order"));
                if class == 2 {
                    let more = least.saturating_sub(visits.most).max(1);
                    move_to(1, Message::new("browsing-next-views").count("views", more));
                }
            }
            _ => move_to(self::class(&seen, params), Message::new("browsing-next-visit")),
        }
        if let Some(last) = visits.last.filter(|last| class < 3 && *last <= active) {
            move_to(3, Message::new("browsing-next-silence").count("days", active + 1 - last));
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let rule = |key: &str| Message::new(format!("browsing-rule-{key}"));
        let (active, within) = (params.number("active_days") as u32, params.number("buy_days") as u32);
        let mut lines = vec![
            line(None, rule("about").count("days", active)),
            line(Some(0), rule("buyer").count("days", within)),
            line(Some(1), rule("hesitant").count("views", params.number("views") as u32)),
            line(Some(2), rule("browser")),
            line(Some(3), rule("inactive").count("days", active)),
        ];
        if fit.seen > 0 {
            let share = Arg::Percent(f64::from(fit.bought) / f64::from(fit.seen), 1);
            let message = rule("bought").count("seen", fit.seen).count("bought", fit.bought).with("share", share);
            lines.push(line(None, message));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    #[test]
    fn who_looks_who_hesitates_who_buys() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        for (who, day) in [("buys", "95"), ("before", "60"), ("looks", "10"), ("thrice", "10"), ("last", "100")] {
            orders.row([who, who, day, "10"]);
        }
        let mut web = Sheet::new(TableKind::Events, &[Role::Customer, Role::Date, Role::Event, Role::Product]);
        for (who, day, event, product) in [
            ("buys", "90", "view", "milk"),
            // The order was before the look.
            ("before", "90", "浏览", "milk"),
            ("looks", "90", "view", "milk"),
            ("looks", "91", "view", "bottle"),
            ("looks", "92", "search", "milk"),
            ("thrice", "90", "浏览", "milk"),
            ("thrice", "90", "浏览", "milk"),
            ("thrice", "99", "浏览", "milk"),
            ("asks", "99", "加购", "milk"),
            ("gone", "70", "加购", "milk"),
        ] {
            web.row([who, day, event, product]);
        }
        let shop = Shop::of_tables(orders.table(), vec![web.table()], None);
        let class = |who: &str| shop.class_of("browsing", &values(&[]), who);
        assert_eq!(
            ["buys", "before", "looks", "thrice", "asks", "gone", "last"].map(class),
            ["buyer", "browser", "browser", "hesitant", "hesitant", "inactive", "inactive"]
        );
        let outcome = shop.run("browsing", &values(&[]));
        let row = |who: &str| shop.cx_of("browsing").customers.row_of(shop.history.find(who).unwrap()).unwrap();
        // As of day 101: day 70 is 31 days ago.
        assert_eq!(outcome.assignment.scores[0].values[row("gone")].to_bits(), 31.0_f64.to_bits());
        let why = shop.explain("browsing", &values(&[]), row("thrice"));
        let band = why.reasons.iter().find(|reason| reason.feature == "product_views").unwrap().band.clone().unwrap();
        assert!(band.args.iter().any(|(_, arg)| *arg == Arg::Text("milk".to_owned())));
    }
}
