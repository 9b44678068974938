//! Contact preference: by what a customer is reached best, and by what they may be reached at all.
//!
//! Use it before a campaign. A way counts as answered when the log says so, when the customer got in touch soon after, or when they used it
//! themselves. The answer rate of each way is mixed with the shop's on that way (a Beta prior), and the way with the highest lower bound wins: one
//! answered call is no proof. Consent is a hard filter: what a customer does not allow is never named.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::base::{Arg, CustomerIx, Day, Job, Message, Note, Result};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::features::contacts::consent::{Allowed, Consents, WAYS};
use crate::features::contacts::{Contact, Log, Outcome};
use crate::math::beta;
use crate::table::{Role, TableKind};

/// Contact preference.
pub struct ContactPreference;

/// Contacts and answers of the whole shop, by way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    tries: [u32; 5],
    answers: [u32; 5],
}

/// In the order of [`WAYS`], and behind them those without a way.
const CLASSES: [&str; 7] = ["phone", "sms", "wechat", "email", "visit", "unknown", "no_consent"];
const UNKNOWN: u16 = 5;
const NO_CONSENT: u16 = 6;
/// Answers that are tried out when it is asked what would change the way.
const MOST_ANSWERS: u32 = 32;

/// Tries and answers of one customer, by way, and what they allow.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Tried {
    tries: [u32; 5],
    answers: [u32; 5],
    allowed: Allowed,
    /// The customer has said what they allow.
    said: bool,
}

impl Tried {
    /// Tries on ways that are allowed.
    fn total(&self) -> u32 {
        self.tries.iter().zip(self.allowed).filter(|(_, allowed)| *allowed).map(|(tries, _)| tries).sum()
    }
}

/// Reads one customer after the other.
struct Reader<'a> {
    cx: Context<'a>,
    log: Log<'a>,
    consents: Consents<'a>,
    /// The log tells what came of contacts: one without an end is then simply not known.
    tells: bool,
    reply: i32,
    months: i32,
    silence_is_no: bool,
    contacts: Vec<Contact>,
}

impl<'a> Reader<'a> {
    fn new(cx: &Context<'a>, params: &Params) -> Reader<'a> {
        Reader {
            cx: *cx,
            log: Log::of(cx.facts),
            consents: Consents::of(cx.facts),
            tells: cx.facts.has(TableKind::Interactions, Role::Result),
            reply: params.number("reply_days") as i32,
            months: params.number("months") as i32,
            silence_is_no: params.switch("silence_is_no"),
            contacts: Vec::new(),
        }
    }

    fn tried(&mut self, row: usize) -> Tried {
        let mut tried = Tried::default();
        let customers = self.cx.customers;
        let Some(as_of) = customers.as_of else { return tried };
        let who = customers.who.get(row).copied().unwrap_or(CustomerIx(u32::MAX - 1));
        let said = self.consents.get(who, as_of);
        tried.said = said.is_some();
        tried.allowed = said.unwrap_or([!(self.silence_is_no && self.consents.is_there()); 5]);
        self.log.read(who, Some(as_of.plus_months(-self.months)), as_of, &mut self.contacts);
        let replied = replied(&self.contacts, self.reply);
        for contact in &self.contacts {
            let way = contact.channel.and_then(|channel| WAYS.iter().position(|way| *way == channel));
            let Some(way) = way else { continue };
            let replied = replied.binary_search(&(contact.day, contact.second)).is_ok();
            let answered = match contact.outcome {
                _ if contact.is_inbound() => true,
                Some(outcome) if outcome != Outcome::Unanswered => true,
                _ if !contact.is_outbound() => continue,
                None if self.tells && !replied => continue,
                _ => replied,
            };
            if let (Some(tries), Some(answers)) = (tried.tries.get_mut(way), tried.answers.get_mut(way)) {
                *tries += 1;
                *answers += u32::from(answered);
            }
        }
        tried
    }
}

/// When the shop got in touch and the customer did so soon after: a reply is one to the shop's last contact before it, and to no other. Ascending.
fn replied(contacts: &[Contact], days: i32) -> Vec<(Day, u32)> {
    let moment = |contact: &Contact| (contact.day, contact.second);
    let (mut found, mut asked) = (Vec::new(), None);
    for same in contacts.chunk_by(|a, b| moment(a) == moment(b)) {
        let Some(now) = same.first().map(moment) else { continue };
        if same.iter().any(Contact::is_outbound) {
            asked = Some(now);
        }
        let near = asked.filter(|(day, _)| now.0.since(*day) <= days);
        if let Some(asked) = near.filter(|_| same.iter().any(Contact::is_inbound)) {
            found.push(asked);
        }
    }
    found.dedup();
    found
}

/// The answer rate of a way, its lower bound, and how many contacts of the customer that rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rate {
    mean: f64,
    low: f64,
    tries: u32,
}

/// Lower bounds, each worked out once.
#[derive(Default)]
struct Bounds(BTreeMap<(usize, u32, u32), f64>);

impl Bounds {
    fn rate(&mut self, fit: &Fit, params: &Params, way: usize, tries: u32, answers: u32) -> Rate {
        let at = |column: &[u32; 5]| f64::from(column.get(way).copied().unwrap_or(0));
        let shop = (at(&fit.answers) + 0.5) / (at(&fit.tries) + 1.0);
        let strength = params.number("strength");
        let a = strength * shop + f64::from(answers);
        let b = strength * (1.0 - shop) + f64::from(tries - answers.min(tries));
        let low = || beta::quantile(a, b, 1.0 - params.number("confidence"));
        Rate { mean: a / (a + b), low: *self.0.entry((way, tries, answers)).or_insert_with(low), tries }
    }

    /// The class, and the rate of the way that it names.
    fn class(&mut self, fit: &Fit, params: &Params, tried: &Tried) -> (u16, Option<Rate>) {
        if !tried.allowed.contains(&true) {
            return (NO_CONSENT, None);
        }
        if f64::from(tried.total()) < params.number("least") {
            return (UNKNOWN, None);
        }
        let mut best: Option<(usize, Rate)> = None;
        for way in 0..WAYS.len() {
            let own = (tried.allowed.get(way), tried.tries.get(way), tried.answers.get(way));
            let (Some(true), Some(&tries @ 1..), Some(&answers)) = own else { continue };
            let rate = self.rate(fit, params, way, tries, answers);
            if best.is_none_or(|(_, best)| rate.low > best.low) {
                best = Some((way, rate));
            }
        }
        best.map_or((UNKNOWN, None), |(way, rate)| (way as u16, Some(rate)))
    }
}

fn name(class: u16) -> String {
    format!("contact_preference-class-{}", CLASSES.get(usize::from(class)).unwrap_or(&"unknown"))
}

impl Model for ContactPreference {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "contact_preference",
        family: Family::Behaviour,
        population: Population::Everybody,
        needs: &[
            Need::Orders,
            Need::Of(TableKind::Interactions, Role::Date),
            Need::Any(&[
                Need::Of(TableKind::Interactions, Role::ContactType),
                Need::Of(TableKind::Interactions, Role::Content),
            ]),
        ],
        params: &[
            ParamSpec::number("months", 24.0, 1.0, 120.0, 1.0, Unit::Plain),
            ParamSpec::number("least", 2.0, 1.0, 20.0, 1.0, Unit::Plain),
            ParamSpec::number("strength", 5.0, 1.0, 50.0, 1.0, Unit::Plain),
            ParamSpec::number("confidence", 0.90, 0.50, 0.99, 0.01, Unit::Share),
            ParamSpec::number("reply_days", 7.0, 0.0, 60.0, 1.0, Unit::Days),
            ParamSpec::switch("silence_is_no", false),
        ],
        features: &["answered_phone", "answered_sms", "answered_wechat", "answered_email", "answered_visit", "consent"],
        charts: &["class_bar", "class_shares"],
        reference: "",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("phone", "cat-pine"),
            Class::new("sms", "cat-azure"),
            Class::new("wechat", "cat-moss"),
            Class::new("email", "cat-violet"),
            Class::new("visit", "cat-ochre"),
            Class::new("unknown", "quiet-1").leftover(),
            Class::optional("no_consent", "quiet-3"),
        ]
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let mut reader = Reader::new(cx, params);
        let mut fit = Fit { tries: [0; 5], answers: [0; 5] };
        let mut silent = 0u32;
        for row in 0..total {
            if row % 65_536 == 65_535 {
                job.step("stage-classifying", row as u64, total as u64)?;
            }
            let tried = reader.tried(row);
            silent += u32::from(!tried.said);
            for (sums, own) in [(&mut fit.tries, tried.tries), (&mut fit.answers, tried.answers)] {
                sums.iter_mut().zip(own).for_each(|(sum, own)| *sum += own);
            }
        }
        let mut notes = reader.log.notes();
        if reader.consents.is_there() && silent > 0 {
            let key = if reader.silence_is_no { "silent-no" } else { "silent-yes" };
            let message = Message::new(format!("contact_preference-note-{key}"));
            notes.push(Note::info(message.count("customers", silent)));
        } else if !reader.consents.is_there() && total > 0 {
            notes.push(Note::warn(Message::new("contact_preference-note-no-consents")));
        }
        job.step("stage-classifying", total as u64, total as u64)?;
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let total = cx.customers.len();
        let (mut reader, mut bounds) = (Reader::new(cx, params), Bounds::default());
        let mut classes = Vec::with_capacity(total);
        let mut scores: [Vec<f64>; 3] = std::array::from_fn(|_| Vec::with_capacity(total));
        for row in 0..total {
            let (class, rate) = bounds.class(fit, params, &reader.tried(row));
            classes.push(class);
            let values = rate.map_or([f64::NAN; 3], |rate| [rate.mean, rate.low, f64::from(rate.tries)]);
            for (column, value) in scores.iter_mut().zip(values) {
                column.push(value);
            }
        }
        let names = ["response_rate", "response_low", "response_contacts"];
        Assignment {
            class: classes,
            scores: names.into_iter().zip(scores).map(|(name, values)| Score { name, values }).collect(),
        }
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let tried = Reader::new(cx, params).tried(row);
        let mut bounds = Bounds::default();
        let (class, best) = bounds.class(fit, params, &tried);
        let mut reasons = Vec::new();
        let features = Self::SPEC.features.iter().zip(tried.tries.iter().zip(tried.answers).zip(tried.allowed));
        for (way, (feature, ((tries, answers), allowed))) in features.enumerate() {
            if *tries == 0 {
                continue;
            }
            let rate = bounds.rate(fit, params, way, *tries, answers);
            let band =
                Message::new(if allowed { "contact_preference-band-rate" } else { "contact_preference-band-barred" })
                    .count("tries", *tries)
                    .with("rate", Arg::Percent(rate.mean, 0))
                    .with("low", Arg::Percent(rate.low, 0));
            let value = Arg::Count(u64::from(answers));
            reasons.push(Reason { feature: (*feature).into(), value, band: Some(band), score: None });
        }
        let ways: Vec<Arg> = (0..WAYS.len() as u16)
            .filter(|way| tried.allowed.get(usize::from(*way)) == Some(&true))
            .map(|way| Arg::Word(name(way).into()))
            .collect();
        let value = match (tried.said, ways.len()) {
            (false, _) => Arg::Word("contact_preference-consent-silent".into()),
            (true, 0) => Arg::Word("contact_preference-consent-none".into()),
            (true, 5) => Arg::Word("contact_preference-consent-all".into()),
            (true, _) => Arg::List(ways),
        };
        reasons.push(Reason { feature: "consent".into(), value, band: None, score: None });
        let key = match class {
            UNKNOWN => "contact_preference-because-unknown",
            NO_CONSENT => "contact_preference-because-no-consent",
            _ => "contact_preference-because-way",
        };
        let because = Message::new(key)
            .count("contacts", tried.total())
            .count("least", params.number("least") as u32)
            .with("low", Arg::Percent(best.map_or(0.0, |rate| rate.low), 0))
            .word("class", name(class));
        // The way that the fewest further answers would make the best one.
        let with = |way: usize, more: u32| {
            let mut then = tried;
            for column in [&mut then.tries, &mut then.answers] {
                if let Some(count) = column.get_mut(way) {
                    *count += more;
                }
            }
            then
        };
        let mut nearest: Option<(u32, usize)> = None;
        for way in (0..WAYS.len()).filter(|way| *way != usize::from(class) && tried.allowed.get(*way) == Some(&true)) {
            // Another answer never lowers the bound of its way: halve the distance until the first that is enough is found.
            let mut wins = |more: u32| usize::from(bounds.class(fit, params, &with(way, more)).0) == way;
            let (mut few, mut enough) = (0, nearest.map_or(MOST_ANSWERS, |(more, _)| more - 1));
            if enough == 0 || !wins(enough) {
                continue;
            }
            while enough - few > 1 {
                let middle = u32::midpoint(few, enough);
                if wins(middle) { enough = middle } else { few = middle }
            }
            nearest = Some((enough, way));
        }
        let next = nearest.map(|(more, way)| Next {
            class: way as u16,
            message: Message::new("contact_preference-next").count("answers", more).word("class", name(way as u16)),
        });
        Explanation { class, because, reasons, next: next.into_iter().collect() }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let rule = |key: &str| Message::new(format!("contact_preference-rule-{key}"));
        let mut lines = vec![
            RuleLine {
                class: None,
                message: rule("about")
                    .count("months", params.number("months") as u32)
                    .count("days", params.number("reply_days") as u32)
                    .with("strength", Arg::Number(params.number("strength"), 0))
                    .with("confidence", Arg::Percent(params.number("confidence"), 0)),
            },
            RuleLine { class: None, message: rule("consent") },
        ];
        for (way, (tries, answers)) in fit.tries.iter().zip(fit.answers).enumerate() {
            let share = Arg::Percent(f64::from(answers) / f64::from((*tries).max(1)), 0);
            let message = match tries {
                0 => rule("untried"),
                _ => rule("way").count("tries", *tries).with("share", share),
            };
            lines.push(RuleLine { class: Some(way as u16), message });
        }
        let least = params.number("least") as u32;
        lines.push(RuleLine { class: Some(UNKNOWN), message: rule("unknown").count("least", least) });
        lines.push(RuleLine { class: Some(NO_CONSENT), message: rule("no-consent") });
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};

    fn shop() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Order, Role::Date, Role::Amount]);
        for who in ["calls", "texts", "barred", "silent", "once"] {
            orders.row([who, who, "100", "10"]);
        }
        let mut people = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Consent]);
        people.row(["barred", "短信"]);
        people.row(["none", "不同意"]);
        let mut log = Sheet::new(
            TableKind::Interactions,
            &[Role::Customer, Role::Date, Role::ContactType, Role::Direction, Role::Result],
        );
        for (who, day, kind, direction, result) in [
            ("calls", "90", "电话", "呼出", "接通"),
            ("calls", "91", "电话", "呼出", "接通"),
            ("calls", "92", "短信", "呼出", "未回复"),
            ("texts", "90", "电话", "out", "no answer"),
            ("texts", "91", "sms", "out", ""),
            // Soon after the text: that was the answer to it, and a text of their own.
            ("texts", "93", "sms", "in", ""),
            ("barred", "90", "电话", "呼出", "接通"),
            ("barred", "91", "电话", "呼出", "接通"),
            ("barred", "92", "短信", "呼出", "已回复"),
            ("barred", "93", "短信", "呼出", "未回复"),
            ("once", "92", "电话", "呼出", "接通"),
            // Nobody knows what came of it.
            ("once", "93", "微信", "呼出", ""),
        ] {
            log.row([who, day, kind, direction, result]);
        }
        Shop::of_tables(orders.table(), vec![people.table(), log.table()], None)
    }

    #[test]
    fn the_way_that_is_answered_and_allowed_wins() {
        let shop = shop();
        let class = |who: &str| shop.class_of("contact_preference", &values(&[]), who);
        assert_eq!(
            ["calls", "texts", "barred", "silent", "once", "none"].map(class),
            ["phone", "sms", "sms", "unknown", "unknown", "no_consent"]
        );
    }

    #[test]
    fn the_rate_is_mixed_with_the_shops() {
        let shop = shop();
        let outcome = shop.run("contact_preference", &values(&[]));
        let row = shop.history.find("calls").unwrap().at();
        // By phone five of six contacts were answered; calls: (5 · 5.5 / 7 + 2) / (5 + 2).
        assert!((outcome.assignment.scores[0].values[row] - (5.0 * 5.5 / 7.0 + 2.0) / 7.0).abs() < 1e-12);
        assert!(outcome.assignment.scores[1].values[row] < outcome.assignment.scores[0].values[row]);
    }

    #[test]
    fn who_has_not_consented_is_left_alone_where_silence_is_no() {
        let values =
            crate::classify::Values::from([("silence_is_no".to_owned(), crate::classify::Value::Switch(true))]);
        assert_eq!(shop().class_of("contact_preference", &values, "calls"), "no_consent");
        assert_eq!(shop().class_of("contact_preference", &values, "barred"), "sms");
    }
}
