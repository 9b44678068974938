//! Clusters: groups that the data themselves show, by k-means or as a Gaussian mixture, on the standardised logarithms of recency, frequency
//! and money (and of what else is switched on: average order, tenure, the mix of channels and of categories), each described by what sets
//! it apart.
//!
//! Use it to find groups that no rule foresaw, and look at the figures of trust before acting: how clearly the groups lie apart (silhouette,
//! Rousseeuw 1987; for k-means it also chooses how many there are, for a mixture the Bayesian information criterion does), whether each comes
//! back when customers are drawn again (Jaccard, Hennig 2007), and for one customer the share of the resamples that put them in the same
//! group, or the chance of being of it. Groups are numbered by net money per customer. What is learnt, and how equal customers stay
//! equal: [`crate::classify::clustering`].

use crate::base::{Arg, Job, Message, Money, Note, Result, each};
use crate::classify::clustering::{CATEGORIES, CHANNEL, FEATURES, Fit, Group, Lens, MOST, Opinions, SAMPLE, tried};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Score, Spec, Unit,
};
use crate::models::cluster_quality::RESAMPLES;
use crate::table::Role;

/// Clusters.
pub struct Clusters;

const CLASSES: [&str; MOST + 1] = ["g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8", "no_orders"];
const COLOURS: [&str; MOST] =
    ["cat-pine", "cat-azure", "cat-ochre", "cat-vermilion", "cat-violet", "cat-moss", "cat-rose", "cat-sky"];
/// The class of somebody without an order in the window.
const WITHOUT: u16 = MOST as u16;
/// Standard deviations from the middle of all customers from which a group is said to be high or low.
const APART: f64 = 0.5;
/// Below this mean silhouette there are no groups worth the name (Kaufman & Rousseeuw 1990).
const UNCLEAR: f64 = 0.25;
/// Below this mean Jaccard similarity a group should not be trusted (Hennig 2007).
const SHAKY: f64 = 0.6;
/// Days of silence that are looked ahead.
const AHEAD: u32 = 730;

fn name(class: u16) -> String {
    format!("clusters-class-{}", CLASSES.get(class as usize).unwrap_or(&"no_orders"))
}

/// A value of a feature as it is written.
fn shown(feature: usize, value: f64) -> Arg {
    match feature {
        2 | 3 => Money::from_f64(value).map_or(Arg::Number(value, 2), Arg::Money),
        1 | CATEGORIES => Arg::Number(value, 1),
        CHANNEL => Arg::Percent(value, 0),
        _ => Arg::Number(value, 0),
    }
}

impl Fit {
    /// What was survived.
    fn notes(&self, params: &Params, without: usize) -> Vec<Note> {
        let mut notes = Vec::new();
        let k = self.groups.len();
        let clearness = self.clearness();
        if k == 1 {
            let key = if self.is_mixture() { "clusters-note-one-cloud" } else { "clusters-note-alike" };
            notes.push(Note::warn(Message::new(key)));
        } else if k > 1 && clearness.is_none_or(|mean| mean < UNCLEAR) {
            let clearness = Arg::Number(clearness.unwrap_or(0.0), 2);
            notes.push(Note::warn(Message::new("clusters-note-unclear").with("silhouette", clearness)));
        }
        if k > 0 && params.choice("k_by") == "own" && k < *tried(params).start() {
            notes.push(Note::warn(Message::new("clusters-note-fewer").count("groups", k)));
        }
        let shaky = self.groups.iter().zip(0_u16..).filter(|(group, _)| k > 1 && group.jaccard < SHAKY);
        let shaky: Vec<Arg> = shaky.map(|(_, class)| Arg::Word(name(class).into())).collect();
        if !shaky.is_empty() {
            notes.push(Note::warn(Message::new("clusters-note-shaky").with("groups", Arg::List(shaky))));
        }
        if k > 1 && self.criteria.len() == MOST && k == MOST {
            notes.push(Note::info(Message::new("clusters-note-more-clouds").count("groups", k)));
        }
        if k > 0 && params.choice("method") == "mixture" && !self.is_mixture() {
            notes.push(Note::warn(Message::new("clusters-note-no-clouds")));
        }
        for (switch, feature, role) in
            [("use_channel", CHANNEL, Role::Channel), ("use_categories", CATEGORIES, Role::Category)]
        {
            if k > 0 && params.switch(switch) && self.used.get(feature) == Some(&false) {
                let role = format!("role-{}", role.id());
                notes.push(Note::warn(Message::new("clusters-note-no-column").word("role", role)));
            }
        }
        if without > 0 {
            notes.push(Note::info(Message::new("clusters-note-no-orders").count("customers", without)));
        }
        notes
    }

    /// What sets a group apart, as words: `recent`, `frequent`, `small baskets`.
    fn tags(group: &Group) -> Vec<Arg> {
        let tag = |(feature, value): (&str, &f64)| {
            let side = if *value > 0.0 { "high" } else { "low" };
            (value.abs() >= APART).then(|| Arg::Word(format!("clusters-tag-{feature}-{side}").into()))
        };
        FEATURES.into_iter().zip(&group.profile).filter_map(tag).collect()
    }

    /// What to do with a group: recent or not, worth more or less than others.
    fn advice(group: &Group) -> &'static str {
        let [recency, _, money, ..] = group.profile;
        match (recency <= 0.0, money >= 0.0) {
            (true, true) => "clusters-advice-keep",
            (true, false) => "clusters-advice-grow",
            (false, true) => "clusters-advice-win-back",
            (false, false) => "clusters-advice-little",
        }
    }
}

impl Model for Clusters {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "clusters",
        family: Family::Found,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[
            ParamSpec::choice("method", &["kmeans", "mixture"]),
            ParamSpec::choice("k_by", &["silhouette", "own"]),
            ParamSpec::number("k", 4.0, 2.0, 8.0, 1.0, Unit::Plain).only("k_by", &["own"]),
            ParamSpec::switch("use_order_value", false),
            ParamSpec::switch("use_tenure", false),
            ParamSpec::switch("use_channel", false),
            ParamSpec::switch("use_categories", false),
        ],
        features: &[
            "recency",
            "frequency",
            "monetary",
            "order_value",
            "tenure",
            "channel_share",
            "categories",
            "cluster_confidence",
        ],
        charts: &["scatter", "class_shares", "class_bar"],
        reference: "Arthur & Vassilvitskii 2007; Fraley & Raftery 2002; Rousseeuw 1987; Hennig 2007",
    };

    fn classes(_params: &Params) -> Classes {
        let groups = CLASSES.iter().zip(COLOURS).map(|(id, colour)| Class::optional(id, colour));
        groups.chain([Class::optional("no_orders", "quiet-1").leftover()]).collect()
    }

    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let total = cx.customers.len();
        job.step("stage-classifying", 0, total as u64)?;
        let fit = Fit::learn(cx, params, job)?;
        job.step("stage-classifying", total as u64, total as u64)?;
        let notes = fit.notes(params, total - fit.customers as usize);
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, _params: &Params) -> Assignment {
        let total = cx.customers.len();
        let (opinions, mut lens) = (Opinions::of(fit), Lens::of(cx, fit));
        let (mut class, mut confidence, mut closeness) =
            (Vec::with_capacity(total), Vec::with_capacity(total), Vec::with_capacity(total));
        each(total, |row| {
            let known = lens.figures(row).filter(|_| !fit.groups.is_empty());
            let seat = known.map(|figures| opinions.seat(figures));
            class.push(seat.map_or(WITHOUT, |seat| seat.own));
            confidence.push(seat.map_or(f64::NAN, |seat| seat.share));
            closeness.push(seat.map_or(f64::NAN, |seat| seat.edge));
        });
        Assignment {
            class,
            scores: vec![
                Score { name: "cluster_confidence", values: confidence },
                Score { name: "cluster_distance", values: closeness },
            ],
        }
    }

    fn explain(fit: &Fit, cx: &Context, _params: &Params, row: usize) -> Explanation {
        let Some(figures) = Lens::of(cx, fit).figures(row).filter(|_| !fit.groups.is_empty()) else {
            let reason = Reason { feature: "frequency".into(), value: Arg::Count(0), band: None, score: None };
            let because = Message::new("clusters-because-none");
            return Explanation { class: WITHOUT, because, reasons: vec![reason], next: Vec::new() };
        };
        let opinions = Opinions::of(fit);
        let seat = opinions.seat(figures);
        let class = seat.own;
        // Rounded down: on the border it would be the whole.
        let down = |part: f64| Arg::Percent((part * 100.0).floor() / 100.0, 0);
        let because = match fit.groups.len() {
            0 | 1 => Message::new("clusters-because-only").word("class", name(class)),
            _ if fit.is_mixture() => Message::new("clusters-because-likely")
                .with("chance", down(seat.share))
                .word("class", name(class))
                .word("other", name(seat.second)),
            _ => Message::new("clusters-because")
                .with("part", down(seat.edge))
                .word("class", name(class))
                .word("other", name(seat.second)),
        };
        let group = fit.groups.get(usize::from(class));
        let features = FEATURES.into_iter().zip(figures.values()).zip(fit.used).enumerate();
        let mut reasons: Vec<Reason> = features
            .filter(|(_, ((_, value), used))| *used && !value.is_nan())
            .map(|(index, ((feature, value), _))| {
                let usual = group.map(|group| shown(index, fit.usual(group, index)));
                let band = usual.map(|usual| Message::new("clusters-band-usual").with("usual", usual));
                Reason { feature: feature.into(), value: shown(index, value), band, score: None }
            })
            .collect();
        let band = if fit.is_mixture() {
            Message::new("clusters-band-chance")
        } else {
            Message::new("clusters-band-resampled").count("draws", RESAMPLES)
        };
        reasons.push(Reason {
            feature: "cluster_confidence".into(),
            value: Arg::Percent(seat.share, 0),
            band: Some(band),
            score: None,
        });
        let mut next = Vec::new();
        let after = opinions.class(figures.after_order());
        if after != class {
            let message = Message::new("clusters-next-order").word("class", name(after));
            next.push(Next { class: after, message });
        }
        let silent = |days: u32| opinions.class(figures.after_silence(days));
        if let Some(days) = (1..=AHEAD).find(|days| silent(*days) != class) {
            let message = Message::new("clusters-next-silence").count("days", days).word("class", name(silent(days)));
            next.push(Next { class: silent(days), message });
        }
        Explanation { class, because, reasons, next }
    }

    fn rule(fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        let line = |class: Option<u16>, message: Message| RuleLine { class, message };
        let features = FEATURES.into_iter().zip(fit.used).filter(|(_, used)| *used);
        let features = features.map(|(feature, _)| Arg::Word(format!("feature-{feature}").into())).collect();
        let about = if fit.is_mixture() { "clusters-rule-about-clouds" } else { "clusters-rule-about" };
        let mut lines = vec![line(None, Message::new(about).with("features", Arg::List(features)))];
        if let Some(clearness) = fit.clearness() {
            let key = match clearness {
                mean if mean >= 0.5 => "clusters-rule-clear",
                mean if mean >= UNCLEAR => "clusters-rule-weak",
                _ => "clusters-rule-unclear",
            };
            let message = Message::new(key).count("groups", fit.groups.len());
            lines.push(line(None, message.with("silhouette", Arg::Number(clearness, 2))));
        }
        if params.choice("k_by") != "own" && fit.silhouettes.len() > 1 {
            let all = fit.silhouettes.iter().map(|mean| Arg::Number(*mean, 2)).collect();
            let message = Message::new("clusters-rule-tried").count("most", fit.silhouettes.len() + 1);
            lines.push(line(None, message.with("silhouettes", Arg::List(all))));
        }
        if !fit.criteria.is_empty() {
            let known = fit.criteria.iter().filter(|criterion| criterion.is_finite());
            let all = known.map(|criterion| Arg::Number(*criterion, 0)).collect();
            let message = Message::new("clusters-rule-criteria").count("most", fit.criteria.len());
            lines.push(line(None, message.with("criteria", Arg::List(all))));
        }
        if u64::from(fit.customers) > SAMPLE {
            lines.push(line(None, Message::new("clusters-rule-sample").count("sample", SAMPLE)));
        }
        for (group, class) in fit.groups.iter().zip(0_u16..) {
            let tags = Fit::tags(group);
            let message = if tags.is_empty() {
                Message::new("clusters-rule-middling")
            } else {
                Message::new("clusters-rule-tags").with("tags", Arg::List(tags))
            };
            lines.push(line(Some(class), message));
            let usual = |feature: usize| shown(feature, fit.usual(group, feature));
            let message = Message::new("clusters-rule-usual")
                .with("recency", usual(0))
                .with("frequency", usual(1))
                .with("monetary", usual(2))
                .with("order_value", usual(3));
            lines.push(line(Some(class), message));
            let [.., channel, categories] = fit.used;
            if channel {
                let message = Message::new("clusters-rule-usual-channel").with("share", usual(CHANNEL));
                lines.push(line(Some(class), message.with("channel", Arg::Text(fit.channel().into()))));
            }
            if categories {
                let message = Message::new("clusters-rule-usual-categories").with("categories", usual(CATEGORIES));
                lines.push(line(Some(class), message));
            }
            if fit.groups.len() > 1 {
                let key = match group.jaccard {
                    mean if mean >= 0.85 => "clusters-rule-stable",
                    mean if mean >= SHAKY => "clusters-rule-fair",
                    _ => "clusters-rule-shaky",
                };
                let jaccard = (group.jaccard * 100.0).floor() / 100.0;
                lines.push(line(Some(class), Message::new(key).with("jaccard", Arg::Percent(jaccard, 0))));
                lines.push(line(Some(class), Message::new(Fit::advice(group))));
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Day;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::features::History;
    use crate::table::TableKind;

    /// Three kinds of customers that no method could confuse: 40 who come often and lately, 30 with one large old order, 50 with one small
    /// recent one.
    fn shop() -> Shop {
        let mut all: Vec<(String, Vec<(i32, f64)>)> = Vec::new();
        for i in 0..40 {
            all.push((
                format!("often {i}"),
                (0..12).map(|k| (990 - 20 * k - i % 5, 50.0 + f64::from(i % 7))).collect(),
            ));
        }
        all.extend((0..30).map(|i| (format!("once {i}"), vec![(100 + i, 4_000.0 + 10.0 * f64::from(i))])));
        all.extend((0..50).map(|i| (format!("small {i}"), vec![(985 + i % 10, 8.0 + f64::from(i % 4))])));
        all.push(("refund".into(), vec![(500, -5.0)]));
        let rows: Vec<(&str, &[(i32, f64)])> = all.iter().map(|(id, orders)| (id.as_str(), &orders[..])).collect();
        Shop::seen(History::of(&rows), Day(1_000), None)
    }

    #[test]
    fn kinds_that_are_there_are_found_numbered_and_described() {
        let shop = shop();
        let outcome = shop.run("clusters", &values(&[]));
        let class = |row: usize| outcome.classes[usize::from(outcome.assignment.class[row])].id.to_string();
        for row in 0..shop.customers.len() {
            let id = shop.history.ids.get(shop.customers.who[row].0);
            let expected = match id.split(' ').next() {
                Some("once") => "g1",
                Some("often") => "g2",
                Some("small") => "g3",
                _ => "no_orders",
            };
            assert_eq!(class(row), expected, "{id}");
        }
        let tags = |class: u16| {
            let line = outcome.rule.iter().find(|line| line.class == Some(class)).unwrap();
            let Some((_, Arg::List(tags))) = line.message.args.first() else { panic!("{line:?}") };
            tags.iter().map(|tag| if let Arg::Word(key) = tag { key.to_string() } else { panic!() }).collect::<Vec<_>>()
        };
        let tag = |tags: &[&str]| tags.iter().map(|tag| format!("clusters-tag-{tag}")).collect::<Vec<_>>();
        assert_eq!(
            tags(0),
            tag(&["recency-high", "frequency-low", "monetary-high", "order_value-high", "tenure-high"])
        );
        assert_eq!(tags(2), tag(&["recency-low", "frequency-low", "monetary-low", "order_value-low", "tenure-low"]));
        let sure = &outcome.assignment.scores[0].values;
        assert!(sure.iter().filter(|share| share.is_finite()).all(|share| *share > 0.999), "{sure:?}");
    }

    #[test]
    fn the_number_of_groups_can_be_given_and_is_kept_where_it_can_be() {
        let shop = shop();
        let own = |k: f64| {
            let mut values = values(&[("k_by", "own")]);
            values.insert("k".to_owned(), crate::classify::Value::Number(k));
            let outcome = shop.run("clusters", &values);
            outcome.assignment.class.iter().filter(|class| **class != WITHOUT).max().copied().unwrap() + 1
        };
        assert_eq!((own(2.0), own(5.0), own(8.0)), (2, 5, 8));
        let alike = Shop::of(&[("a", &[(0, 1.0)]), ("b", &[(0, 1.0)]), ("c", &[(0, 1.0)])]);
        let outcome = alike.run("clusters", &values(&[]));
        assert_eq!(outcome.assignment.class, [0, 0, 0]);
        assert!(outcome.notes.iter().any(|note| note.message.key == "clusters-note-alike"));
    }

    /// Orders as `(customer, day, amount, channel, category)`.
    fn mixed(orders: &[(String, i32, i32, &str, &str)]) -> Shop {
        let roles = [Role::Customer, Role::Order, Role::Date, Role::Amount, Role::Channel, Role::Category];
        let mut sheet = Sheet::new(TableKind::Orders, &roles);
        for (number, (who, day, amount, channel, category)) in orders.iter().enumerate() {
            let cells = [who, &number.to_string(), &day.to_string(), &amount.to_string(), *channel, *category];
            sheet.row(cells.map(str::to_owned));
        }
        Shop::of_tables(sheet.table(), Vec::new(), None)
    }

    #[test]
    fn a_mixture_finds_clouds_of_different_width_and_says_how_likely_they_are() {
        // A tight cloud inside the reach of a wide one: the nearest centre would cut the wide one in two.
        let mut rng = crate::math::rng::Rng::new(5);
        let mut orders = Vec::new();
        for i in 0..240 {
            let wide = i % 4 == 0;
            let (spread, times) = if wide { (90.0, 3) } else { (4.0, 6) };
            let last = (400.0 + spread * rng.normal()).clamp(40.0, 700.0) as i32;
            let amount = (60.0 + if wide { 25.0 } else { 2.0 } * rng.normal()).max(5.0) as i32;
            for k in 0..times {
                orders.push((
                    format!("{} {i:03}", if wide { "wide" } else { "tight" }),
                    last - 3 * k,
                    amount,
                    "shop",
                    "tea",
                ));
            }
        }
        orders.push(("newest".into(), 720, 60, "shop", "tea"));
        let shop = mixed(&orders);
        let outcome = shop.run("clusters", &values(&[("method", "mixture")]));
        let [confidence, edge] = &outcome.assignment.scores[..] else { panic!() };
        assert!(confidence.values.iter().all(|chance| (1.0 / 8.0..=1.0).contains(chance)));
        assert!(edge.values.iter().all(|edge| (0.0..=1.0).contains(edge)));
        // The tight ones are one group, and none of the wide ones is in it.
        let mut tight = std::collections::BTreeSet::new();
        let mut wide = std::collections::BTreeSet::new();
        for row in 0..shop.customers.len() {
            let id = shop.history.ids.get(shop.customers.who[row].0);
            let class = outcome.assignment.class[row];
            match id.split(' ').next() {
                Some("tight") => drop(tight.insert(class)),
                Some("wide") => drop(wide.insert(class)),
                _ => {}
            }
        }
        assert!(tight.is_disjoint(&wide) && tight.len() == 1, "{tight:?} {wide:?}");
        let said: Vec<&str> = outcome.rule.iter().map(|line| line.message.key.as_ref()).collect();
        assert!(said.contains(&"clusters-rule-about-clouds") && said.contains(&"clusters-rule-criteria"), "{said:?}");
        assert_eq!(
            shop.explain("clusters", &values(&[("method", "mixture")]), 0).because.key,
            "clusters-because-likely"
        );
    }

    #[test]
    fn one_cloud_is_one_group() {
        let mut rng = crate::math::rng::Rng::new(2);
        let mut draw = |middle: f64, spread: f64| crate::math::float::exp(middle + spread * rng.normal());
        let all: Vec<(String, Vec<(i32, f64)>)> = (0..600)
            .map(|i| {
                let (last, amount, times) = (draw(5.0, 0.5) as i32, draw(6.0, 0.5), draw(3.0, 0.3) as i32);
                (format!("{i:03}"), (0..times).map(|k| (999 - last - k / 8, amount)).collect())
            })
            .collect();
        let rows: Vec<(&str, &[(i32, f64)])> = all.iter().map(|(id, orders)| (id.as_str(), &orders[..])).collect();
        let outcome =
            Shop::seen(History::of(&rows), Day(1_000), None).run("clusters", &values(&[("method", "mixture")]));
        assert!(outcome.assignment.class.iter().all(|class| *class == 0), "{:?}", outcome.notes);
        assert!(outcome.notes.iter().any(|note| note.message.key == "clusters-note-one-cloud"));
    }

    #[test]
    fn channels_and_categories_part_customers_that_buy_alike_otherwise() {
        let mut orders = Vec::new();
        for i in 0..60 {
            let online = i % 2 == 0;
            for k in 0..5 {
                let channel = if online { "app" } else { ["shop", "shop", "fair"][k as usize % 3] };
                let category = if online { "tea" } else { ["tea", "cups", "sweets", "pots", "books"][k as usize] };
                orders.push((
                    format!("{} {i:02}", if online { "app" } else { "round" }),
                    300 + 10 * k + i,
                    20,
                    channel,
                    category,
                ));
            }
        }
        let shop = mixed(&orders);
        let mut chosen = values(&[]);
        for switch in ["use_channel", "use_categories"] {
            chosen.insert(switch.to_owned(), crate::classify::Value::Switch(true));
        }
        chosen.insert("k_by".to_owned(), crate::classify::Value::Choice("own".to_owned()));
        chosen.insert("k".to_owned(), crate::classify::Value::Number(2.0));
        let outcome = shop.run("clusters", &chosen);
        for row in 0..shop.customers.len() {
            let id = shop.history.ids.get(shop.customers.who[row].0);
            assert_eq!(outcome.assignment.class[row] == outcome.assignment.class[0], id.starts_with("app"), "{id}");
        }
        let explanation = shop.explain("clusters", &chosen, 0);
        let said: Vec<&str> = explanation.reasons.iter().map(|reason| reason.feature.as_ref()).collect();
        assert!(said.contains(&"channel_share") && said.contains(&"categories"), "{said:?}");
        // Without the columns the rest decides, and that is said.
        let bare = Shop::of(&[("a", &[(0, 1.0)]), ("b", &[(9, 5.0)]), ("c", &[(0, 2.0), (8, 2.0)])]);
        let notes = bare.run("clusters", &chosen).notes;
        assert_eq!(notes.iter().filter(|note| note.message.key == "clusters-note-no-column").count(), 2);
    }

    #[test]
    fn who_stands_between_two_groups_is_less_sure_than_who_stands_in_one() {
        let spread: Vec<(String, [(i32, f64); 1])> =
            (0..400).map(|i| (format!("{i:03}"), [(i * 2, 10.0 + f64::from(i * 37 % 400))])).collect();
        let rows: Vec<(&str, &[(i32, f64)])> = spread.iter().map(|(id, orders)| (id.as_str(), &orders[..])).collect();
        let shop = Shop::of(&rows);
        let mut values = values(&[("k_by", "own")]);
        values.insert("k".to_owned(), crate::classify::Value::Number(3.0));
        let scores = shop.run("clusters", &values).assignment.scores;
        let pairs: Vec<(f64, f64)> = scores[0].values.iter().copied().zip(scores[1].values.iter().copied()).collect();
        let mean = |keep: &dyn Fn(f64) -> bool| {
            let kept: Vec<f64> = pairs.iter().filter(|(_, ratio)| keep(*ratio)).map(|(share, _)| *share).collect();
            kept.iter().sum::<f64>() / kept.len() as f64
        };
        let (inside, border) = (mean(&|ratio| ratio < 0.4), mean(&|ratio| ratio > 0.9));
        assert!(inside > 0.9 && border < inside - 0.1, "{inside} {border}");
        assert!(pairs.iter().all(|(share, ratio)| (0.0..=1.0).contains(share) && (0.0..=1.0).contains(ratio)));
    }

    #[test]
    fn what_would_move_a_customer_does() {
        let shop = shop();
        for row in (0..shop.customers.len()).step_by(7) {
            let explanation = shop.explain("clusters", &values(&[]), row);
            let classifier = crate::classify::find("clusters").unwrap();
            let params = classifier.check(&values(&[])).unwrap();
            let outcome = shop.run("clusters", &values(&[]));
            for next in explanation.next.iter().filter(|next| next.message.key == "clusters-next-silence") {
                let Some((_, Arg::Count(days))) = next.message.args.first() else { panic!() };
                let class = |days: i32| {
                    let later = crate::features::Customers::as_of(&shop.history, Day(1_000 + days), None);
                    let cx = Context { customers: &later, ..shop.cx() };
                    classifier.assign(&outcome.fit, &cx, &params).unwrap().class[row]
                };
                assert_eq!((class(*days as i32), class(*days as i32 - 1)), (next.class, explanation.class));
            }
        }
    }
}
