//! What they think against what they do: true, latent, spurious and no loyalty.
//!
//! Use it to find who stays without liking it (the next better offer takes them) and who likes the shop without coming (something is in the way).
//! Attitude is the mean of what the answers on satisfaction and recommendation are worth; behaviour is the number of orders in the window
//! against the middle buyer's. Reference: Dick & Basu (1994); the names in brackets are those of Jones & Sasser (1995).

use serde::{Deserialize, Serialize};

use crate::base::{Arg, Job, Message, Note, Result};
use crate::classify::survey_reasons::percent;
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::answers::{Answers, Item, Level, Likely, Scales};
use crate::math::order;
use crate::math::summary::median;
use crate::table::{Role, TableKind};

/// Attitude and behaviour.
pub struct LoyaltyMatrix;

/// From how many orders in the window on somebody buys often.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    orders: u32,
}

const CLASSES: [&str; 5] = ["true", "latent", "spurious", "none", "no_answer"];
const NO_ANSWER: u16 = 4;

fn name(class: u16) -> String {
    format!("loyalty_matrix-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"no_answer"))
}

/// What the steps of satisfaction are worth: those of the loyalty score's defaults.
fn worth_of(level: Level) -> f64 {
    match level {
        Level::Very => 1.0,
        Level::Fairly => 0.85,
        Level::Satisfied => 0.7,
        Level::Neutral => 0.5,
        Level::Dissatisfied => 0.2,
        Level::VeryDissatisfied => 0.0,
    }
}

/// What one customer thinks and does.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stand {
    satisfaction: Option<Level>,
    recommend: Option<Likely>,
    orders: u32,
}

impl Stand {
    fn of(answers: &Answers, cx: &Context, row: usize) -> Stand {
        let who = cx.customers.who.get(row).copied().zip(cx.customers.as_of);
        let mark = |item: Item| who.and_then(|(who, day)| Some(answers.latest(who, item, day)?.mark));
        Stand {
            satisfaction: mark(Item::Satisfaction).map(|mark| mark.level()),
            recommend: mark(Item::Recommend).map(|mark| mark.likelihood()),
            orders: cx.customers.frequency.get(row).copied().unwrap_or(0),
        }
    }

    fn attitude(self) -> Option<f64> {
        let recommend = self.recommend.map(|likely| match likely {
            Likely::High => 1.0,
            Likely::Middle => 0.5,
            Likely::Low => 0.0,
        });
        match (self.satisfaction.map(worth_of), recommend) {
            (Some(a), Some(b)) => Some(f64::midpoint(a, b)),
            (a, b) => a.or(b),
        }
    }

    fn class(self, fit: &Fit, params: &Params) -> u16 {
        let Some(attitude) = self.attitude() else { return NO_ANSWER };
        match (attitude >= params.number("attitude") - 1e-12, self.orders >= fit.orders) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        }
    }
}

fn answers<'a>(cx: &Context<'a>) -> Answers<'a> {
    Answers::of(cx.facts, Scales::default())
}

impl Model for LoyaltyMatrix {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "loyalty_matrix",
        family: Family::Loyalty,
        population: Population::Everybody,
        needs: &[Need::Any(&[
            Need::Of(TableKind::Surveys, Role::Satisfaction),
            Need::Of(TableKind::Surveys, Role::Nps),
            Need::Of(TableKind::Surveys, Role::Answer),
        ])],
        params: &[
            ParamSpec::number("attitude", 0.7, 0.3, 0.95, 0.01, Unit::Share),
            ParamSpec::choice("behaviour", &["middle", "own"]),
            ParamSpec::number("orders", 3.0, 1.0, 100.0, 1.0, Unit::Orders).only("behaviour", &["own"]),
        ],
        features: &["attitude", "satisfaction", "recommend", "frequency"],
        charts: &["class_bar", "class_shares"],
        reference: "Dick & Basu 1994; Jones & Sasser 1995",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("true", "seq-6"),
            Class::new("latent", "class-developing"),
            Class::new("spurious", "class-attention"),
            Class::new("none", "class-risk"),
            Class::optional("no_answer", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len() as u64;
        job.step("stage-classifying", 0, total)?;
        let mut orders: Vec<f64> =
            cx.customers.frequency.iter().filter(|orders| **orders > 0).map(|orders| f64::from(*orders)).collect();
        order::ascending(&mut orders);
        let middle = if orders.is_empty() { 2 } else { (median(&orders).ceil() as u32).max(2) };
        let own = params.choice("behaviour") == "own";
        let fit = Fit { orders: if own { params.number("orders").ceil() as u32 } else { middle } };
        let answers = answers(cx);
        let silent = (0..cx.customers.len()).filter(|row| Stand::of(&answers, cx, *row).attitude().is_none()).count();
        job.step("stage-classifying", total, total)?;
        let mut notes = Vec::new();
        if silent == cx.customers.len() && silent > 0 {
            notes.push(Note::warn(Message::new("loyalty_matrix-note-nobody")));
        } else if silent > 0 {
            notes.push(Note::info(Message::new("loyalty_matrix-note-silent").count("customers", silent)));
        }
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let answers = answers(cx);
        let stands: Vec<Stand> = (0..cx.customers.len()).map(|row| Stand::of(&answers, cx, row)).collect();
        let attitude = stands.iter().map(|stand| stand.attitude().unwrap_or(f64::NAN)).collect();
        Assignment {
            class: stands.iter().map(|stand| stand.class(fit, params)).collect(),
            scores: vec![Score { name: "attitude", values: attitude }],
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let stand = Stand::of(&answers(cx), cx, row);
        let class = stand.class(fit, params);
        let mut reasons = Vec::new();
        let mut push = |feature: &'static str, value: Arg, band: Option<Message>| {
            reasons.push(Reason { feature: feature.into(), value, band, score: None });
        };
        let attitude = stand.attitude();
        if let Some(attitude) = attitude {
            let band = Message::new("loyalty_matrix-band-attitude").with("cut", percent(params.number("attitude")));
            push("attitude", percent(attitude), Some(band));
        }
        if let Some(level) = stand.satisfaction {
            push("satisfaction", Arg::Word(super::satisfaction::name(level as u16).into()), None);
        }
        if let Some(likely) = stand.recommend {
            push("recommend", Arg::Word(format!("likely-{}", likely.id()).into()), None);
        }
        let band = Message::new("loyalty_matrix-band-orders").count("orders", fit.orders);
        push("frequency", Arg::Count(u64::from(stand.orders)), Some(band));
        let Some(attitude) = attitude else {
            let because = Message::new("loyalty_matrix-because-none");
            return Explanation { class, because, reasons, next: Vec::new() };
        };
        let because = Message::new("loyalty_matrix-because")
            .with("attitude", percent(attitude))
            .count("orders", stand.orders)
            .word("class", name(class));
        let likes = class <= 1;
        let mut next = Vec::new();
        if let Some(more) = fit.orders.checked_sub(stand.orders).filter(|more| *more > 0) {
            let to = if likes { 0 } else { 2 };
            let message = Message::new("loyalty_matrix-next-orders").count("orders", more).word("class", name(to));
            next.push(Next { class: to, message });
        }
        let to = match class {
            0 => 2,
            1 => 3,
            2 => 0,
            _ => 1,
        };
        let key = if likes { "loyalty_matrix-next-worse" } else { "loyalty_matrix-next-better" };
        let message = Message::new(key).with("cut", percent(params.number("attitude"))).word("class", name(to));
        next.push(Next { class: to, message });
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, key: &'static str| RuleLine {
            class,
            message: Message::new(key).with("cut", percent(params.number("attitude"))).count("orders", fit.orders),
        };
        let own = params.choice("behaviour") == "own";
        vec![
            line(None, "loyalty_matrix-rule-attitude"),
            line(None, if own { "loyalty_matrix-rule-own" } else { "loyalty_matrix-rule-middle" }),
            line(Some(0), "loyalty_matrix-rule-true"),
            line(Some(1), "loyalty_matrix-rule-latent"),
            line(Some(2), "loyalty_matrix-rule-spurious"),
            line(Some(3), "loyalty_matrix-rule-none"),
            line(Some(NO_ANSWER), "loyalty_matrix-rule-no_answer"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    fn shop() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        let mut surveys = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Satisfaction, Role::Nps]);
        for (id, count, satisfaction, nps) in [
            ("a", 4, "很满意", "9"),
            ("b", 1, "比较满意", "7"),
            ("c", 4, "不满意", "6"),
            ("d", 1, "很不满意", ""),
            ("e", 3, "", ""),
            ("f", 3, "满意", ""),
        ] {
            for day in 0..count {
                orders.row([id.to_owned(), (100 + day).to_string(), "10".to_owned()]);
            }
            surveys.row([id, "50", satisfaction, nps]);
        }
        Shop::of_tables(orders.table(), vec![surveys.table()], None)
    }

    /// The middle buyer has three orders. b: (0.85 + 0.5) / 2 = 0.675, below 0.7: none; with 0.67 latent.
    #[test]
    fn four_corners() {
        let shop = shop();
        assert_eq!(shop.run("loyalty_matrix", &values(&[])).assignment.class, [0, 3, 2, 3, 4, 0]);
        let lower = [("attitude".to_owned(), crate::classify::Value::Number(0.67))].into();
        assert_eq!(shop.run("loyalty_matrix", &lower).assignment.class, [0, 1, 2, 3, 4, 0]);
    }

    #[test]
    fn an_own_number_of_orders_holds() {
        let mut own = values(&[("behaviour", "own")]);
        own.insert("orders".to_owned(), crate::classify::Value::Number(4.0));
        assert_eq!(shop().run("loyalty_matrix", &own).assignment.class, [0, 3, 2, 3, 4, 1]);
    }
}
