//! Where feedback comes from, and what is good and bad about each product: praise and blame as [`feedback_topic`] read them.
//!
//! [`feedback_topic`]: crate::classify::classifiers::feedback_topic

use crate::base::{Arg, Message};
use crate::charts::kinds::share;
use crate::charts::kinds::sheet::{Column, Data, ROWS, Row};
use crate::classify::classifiers::feedback_topic::{FeedbackTopic, Tones};
use crate::classify::{Outcome, fit_of};
use crate::math::order;
use crate::models::lexicon::Topic;

fn count(value: u32) -> Arg {
    Arg::Count(u64::from(value))
}

/// Praise, neither, blame, and the share of blame in all mentions.
fn tones(of: Tones) -> [Arg; 4] {
    let [praise, neither, blame] = of;
    let all = f64::from(praise + neither + blame);
    [count(praise), count(neither), count(blame), Arg::Percent(share(f64::from(blame), all), 0)]
}

fn tone_columns() -> [Column; 4] {
    [
        Column::figures("sheet-col-praise"),
        Column::figures("sheet-col-neither"),
        Column::figures("sheet-col-blame"),
        Column::figures("sheet-col-blame-share"),
    ]
}

/// Texts, customers and tone by the way that texts came.
pub(super) fn ways(outcome: &Outcome) -> Option<Data> {
    let fit = fit_of::<FeedbackTopic>(&outcome.fit).ok()?;
    let all: u32 = fit.ways.iter().map(|way| way.texts).sum();
    let first = fit.ways.first()?;
    let title = Message::new("sheet-ways-title")
        .word("way", first.name.clone())
        .with("share", Arg::Percent(share(f64::from(first.texts), f64::from(all)), 0))
        .count("texts", all);
    let columns =
        [Column::words("sheet-col-way"), Column::figures("sheet-col-texts"), Column::figures("sheet-col-customers")];
    let row = |way: &crate::classify::classifiers::feedback_topic::Way| {
        let first = [Arg::Word(way.name.clone().into()), count(way.texts), count(way.customers)];
        Row::of(first.into_iter().chain(tones(way.tones)).collect())
    };
    Data::new(title, Message::new("sheet-ways-subtitle"), columns.into_iter().chain(tone_columns()).collect())
        .note(Message::new("sheet-ways-note"))
        .rows(fit.ways.iter().map(row).collect(), ROWS)
}

/// Praise and blame by product and topic: products of which most is said first, of each what is spoken of most.
pub(super) fn products(outcome: &Outcome) -> Option<Data> {
    let fit = fit_of::<FeedbackTopic>(&outcome.fit).ok()?;
    let word = |topic: Topic| format!("feedback_topic-class-{}", topic.id());
    let mut rows = Vec::new();
    let mut worst: Option<(u32, &str, Topic)> = None;
    let mut best: Option<(u32, &str, Topic)> = None;
    for (product, topics) in &fit.products {
        let spoken = Topic::ALL.into_iter().zip(*topics).filter(|(_, tones)| tones.iter().sum::<u32>() > 0);
        for (topic, own) in order::by(spoken.collect(), |(_, tones)| -i64::from(tones.iter().sum::<u32>())) {
            let [praise, _, blame] = own;
            for (most, value) in [(&mut worst, blame), (&mut best, praise)] {
                if value > most.map_or(0, |(most, ..)| most) {
                    *most = Some((value, product, topic));
                }
            }
            let first = [Arg::Text(product.clone()), Arg::Word(word(topic).into())];
            rows.push(Row::of(first.into_iter().chain(tones(own)).collect()));
        }
    }
    let title = match (worst, best) {
        (Some((blame, product, topic)), _) => Message::new("sheet-products-blamed")
            .count("times", blame)
            .text("product", product)
            .word("topic", word(topic)),
        (None, Some((praise, product, topic))) => Message::new("sheet-products-praised")
            .count("times", praise)
            .text("product", product)
            .word("topic", word(topic)),
        (None, None) => Message::new("sheet-products-neither").count("products", fit.products.len()),
    };
    let columns = [Column::words("sheet-col-product"), Column::words("sheet-col-topic")];
    Data::new(title, Message::new("sheet-products-subtitle"), columns.into_iter().chain(tone_columns()).collect())
        .note(Message::new("sheet-ways-note"))
        .rows(rows, ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    fn shop() -> Shop {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        for id in ["a", "b", "c"] {
            orders.row([id, "100", "10"]);
        }
        let mut surveys = Sheet::new(TableKind::Surveys, &[Role::Customer, Role::Date, Role::Comment, Role::Product]);
        surveys.row(["a", "50", "质量很好，但是物流太慢", "奶粉"]);
        surveys.row(["b", "50", "物流太慢", "奶粉"]);
        surveys.row(["c", "60", "今天天气", "米粉"]);
        let mut log =
            Sheet::new(TableKind::Interactions, &[Role::Customer, Role::Date, Role::ContactType, Role::Content]);
        log.row(["a", "51", "客户来电", "服务好"]);
        log.row(["a", "52", "phone", "服务好"]);
        log.row(["b", "53", "小红书", "价格太贵"]);
        log.row(["b", "54", "", "质量好"]);
        log.row(["c", "200", "phone", "later"]);
        Shop::of_tables(orders.table(), vec![surveys.table(), log.table()], None)
    }

    fn cells(data: &Data) -> Vec<Vec<Arg>> {
        data.rows.iter().map(|row| row.cells.clone()).collect()
    }

    fn word(key: &'static str) -> Arg {
        Arg::Word(key.into())
    }

    /// Two surveys by two people (the third speaks of no topic); two calls by one; a post by one; a note without a way. What is written later has no
    /// say.
    #[test]
    fn texts_are_counted_by_the_way_they_came() {
        let outcome = shop().run("feedback_topic", &values(&[]));
        let data = ways(&outcome).unwrap();
        let counts: Vec<Vec<Arg>> = cells(&data).into_iter().map(|cells| cells[..6].to_vec()).collect();
        let row = |name: Arg, counts: [u32; 5]| [vec![name], counts.map(count).to_vec()].concat();
        assert_eq!(
            counts,
            [
                row(word("source-phone"), [2, 1, 2, 0, 0]),
                row(word("source-survey"), [2, 2, 1, 0, 2]),
                row(word("=小红书"), [1, 1, 0, 0, 1]),
                row(word("source-log"), [1, 1, 1, 0, 0]),
            ]
        );
        let Arg::Percent(blamed, _) = data.rows[1].cells[6] else { panic!() };
        assert!((blamed - 2.0 / 3.0).abs() < 1e-12);
        assert!(data.title.args.contains(&("share".into(), Arg::Percent(2.0 / 6.0, 0))), "{:?}", data.title);
    }

    /// Of 奶粉: delivery blamed twice, quality praised once. 米粉 is named and nothing is said of it.
    #[test]
    fn products_have_their_sides() {
        let outcome = shop().run("feedback_topic", &values(&[]));
        let data = products(&outcome).unwrap();
        let (milk, topic) =
            (Arg::Text("奶粉".into()), |id: &str| Arg::Word(format!("feedback_topic-class-{id}").into()));
        assert_eq!(
            cells(&data),
            [
                vec![milk.clone(), topic("delivery"), count(0), count(0), count(2), Arg::Percent(1.0, 0)],
                vec![milk, topic("quality"), count(1), count(0), count(0), Arg::Percent(0.0, 0)],
            ]
        );
        assert_eq!(data.title.key, "sheet-products-blamed");
    }

    #[test]
    fn where_nothing_was_written_there_is_no_sheet() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        orders.row(["a", "100", "10"]);
        let outcome = Shop::of_tables(orders.table(), Vec::new(), None).run("feedback_topic", &values(&[]));
        assert_eq!((ways(&outcome), products(&outcome)), (None, None));
    }
}
