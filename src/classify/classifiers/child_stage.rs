//! Child stage: how old the child is for whom somebody buys, and when the next stage begins.
//!
//! Use it in shops for families: who is infant, toddler, of pre-school age, and who has grown out of the range, which looks like leaving and is
//! none. The birthday of the list counts; without one, what was bought tells: formula of stage 1 is for the first six months, 2 for up to twelve, 3 for up to
//! three years, 4 for up to seven. Each order bounds the day of birth; the bounds of the latest orders are narrowed by earlier ones as long as they agree
//! (then there is another child), the younger one first, and the middle is taken. Looks at all history.

use serde::{Deserialize, Serialize};

use crate::base::fold::{lower, nfkc};
use crate::base::{Arg, CustomerIx, Day, Job, Message, Note, Result};
use crate::classify::stated::{Bands, Said, read};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Spec, Unit,
};
use crate::features::profile;
use crate::table::{Role, TableKind};

/// Child stage.
pub struct ChildStage;

/// By product: the stage that its name tells, 0 where it tells none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    stages: Vec<u8>,
}

const CLASSES: &[&str] = &["infant", "toddler", "preschool", "grown", "unknown"];

/// Months of age that the stages of formula are for (GB 10765, 10766, 10767; 4 is the trade's own).
const MONTHS: [(i32, i32); 4] = [(0, 6), (6, 12), (12, 36), (36, 84)];

/// The stage that a product's name tells.
fn stage(product: &str) -> u8 {
    const NUMERALS: [[&str; 2]; 4] = [["1", "一"], ["2", "二"], ["3", "三"], ["4", "四"]];
    let name = lower(&nfkc(product));
    let is = |stage: &[&str; 2]| {
        stage.iter().any(|numeral| {
            ["段", "阶段", "階段"].iter().any(|word| {
                let text = format!("{numeral}{word}");
                let other = |before: &str| before.ends_with(|c: char| c.is_ascii_digit() || c == '十');
                name.match_indices(&text).any(|(at, _)| !name.get(..at).is_some_and(other))
            }) || ["stage ", "stage", "step "]
                .iter()
                .any(|word| profile::has_word(&name, &[&format!("{word}{numeral}")]))
        })
    };
    NUMERALS.iter().position(is).map_or(0, |at| at as u8 + 1)
}

/// How the child's day of birth is known.
#[derive(Clone, Copy)]
enum Source {
    Birthday(Day),
    /// The stage bought last, on which day, and the day of birth that orders make likely.
    Bought(u8, Day, Day),
    Nothing,
}

impl Source {
    fn born(self) -> Option<Day> {
        match self {
            Source::Birthday(born) | Source::Bought(_, _, born) => Some(born),
            Source::Nothing => None,
        }
    }
}

fn source(fit: &Fit, cx: &Context, row: usize) -> Source {
    let (Some(who), Some(as_of)) = (cx.customers.who.get(row).copied(), cx.customers.as_of) else {
        return Source::Nothing;
    };
    // A child that is expected is no child of a stage yet.
    match profile::day(&cx.facts, who, Role::ChildBirthday, as_of).filter(|born| *born < as_of) {
        Some(born) => Source::Birthday(born),
        None => bought(fit, cx, who, as_of),
    }
}

fn bought(fit: &Fit, cx: &Context, who: CustomerIx, as_of: Day) -> Source {
    let products = cx.facts.table(TableKind::Orders).and_then(|orders| orders.text(Role::Product));
    let Some(products) = products.filter(|_| fit.stages.iter().any(|stage| *stage > 0)) else { return Source::Nothing };
    let lines = cx.facts.lines(who, None, as_of);
    let said = lines.iter().filter_map(|row| {
        let stage = fit.stages.get(products.codes.get(row as usize) as usize).copied().filter(|stage| *stage > 0)?;
        Some((cx.facts.line_day(row), stage))
    });
    let mut said: Vec<(Day, u8)> = said.collect();
    // The latest first, of one day the younger child.
    said.sort_unstable_by_key(|(day, stage)| (std::cmp::Reverse(*day), *stage));
    let bounds = |(day, stage): (Day, u8)| {
        let (from, to) = MONTHS.get(usize::from(stage) - 1).copied().unwrap_or_default();
        (day.plus_months(-to), day.plus_months(-from))
    };
    let Some(&last) = said.first() else { return Source::Nothing };
    let (mut earliest, mut latest) = bounds(last);
    for line in said.into_iter().skip(1) {
        let (from, to) = bounds(line);
        let (from, to) = (from.max(earliest), to.min(latest));
        if from > to {
            break;
        }
        (earliest, latest) = (from, to);
    }
    Source::Bought(last.1, last.0, earliest.plus(latest.since(earliest) / 2))
}

fn cuts(params: &Params) -> [f64; 3] {
    let infant = params.number("infant_until");
    let toddler = params.number("toddler_until").max(infant);
    [infant, toddler, params.number("grown_from").max(toddler)]
}

fn bands(cuts: &[f64; 3]) -> Bands<'_> {
    Bands { id: "child_stage", classes: CLASSES, cuts, descending: false }
}

fn months(cx: &Context, source: Source) -> Said {
    let today = cx.customers.as_of.unwrap_or(Day(0)).plus(-1);
    let age = source.born().map(|born| profile::months(born, today).unwrap_or(0));
    age.map_or(Said::Nothing, |months| Said::Number(f64::from(months)))
}

fn shown(months: f64) -> Arg {
    Arg::Number(months, 0)
}

impl Model for ChildStage {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "child_stage",
        family: Family::Lifecycle,
        population: Population::Everybody,
        needs: &[Need::Any(&[Need::Of(TableKind::Customers, Role::ChildBirthday), Need::Column(Role::Product)])],
        params: &[
            ParamSpec::number("infant_until", 12.0, 3.0, 24.0, 1.0, Unit::Plain),
            ParamSpec::number("toddler_until", 36.0, 12.0, 48.0, 1.0, Unit::Plain),
            ParamSpec::number("grown_from", 72.0, 36.0, 168.0, 1.0, Unit::Plain),
        ],
        features: &["child_birthday", "child_months", "product_stage"],
        charts: &["class_bar", "class_shares"],
        reference: "GB 10765–10767 (2021)",
    };

    fn classes(_params: &Params) -> Classes {
        vec![
            Class::new("infant", "cat-rose"),
            Class::new("toddler", "cat-sky"),
            Class::new("preschool", "cat-azure"),
            Class::new("grown", "quiet-2"),
            Class::optional("unknown", "quiet-1").leftover(),
        ]
    }

    fn fit(cx: &Context, _params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let products = cx.facts.table(TableKind::Orders).and_then(|orders| orders.text(Role::Product));
        let stages = products.map(|products| products.dictionary.iter().map(stage).collect()).unwrap_or_default();
        let fit = Fit { stages };
        let sources = read(cx, job, |row| source(&fit, cx, row))?;
        let count = |is: fn(&Source) -> bool| sources.iter().filter(|source| is(source)).count();
        let mut notes = Vec::new();
        let bought = count(|source| matches!(source, Source::Bought(..)));
        if bought > 0 {
            notes.push(Note::info(Message::new("child_stage-note-bought").count("customers", bought)));
        }
        let nothing = count(|source| matches!(source, Source::Nothing));
        if nothing > 0 {
            notes.push(Note::info(Message::new("child_stage-note-nothing").count("customers", nothing)));
        }
        Ok((fit, notes))
    }

    fn assign(fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        let cuts = cuts(params);
        let said = (0..cx.customers.len()).map(|row| months(cx, source(fit, cx, row)));
        bands(&cuts).assign(said, "child_months")
    }

    fn explain(fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let cuts = cuts(params);
        let bands = bands(&cuts);
        let source = source(fit, cx, row);
        let said = months(cx, source);
        let class = bands.class(&said);
        let age = said.number();
        let mut reasons = Vec::new();
        let because = match source {
            Source::Birthday(born) => {
                reasons.push(Reason {
                    feature: "child_birthday".into(),
                    value: Arg::Day(born),
                    band: None,
                    score: None,
                });
                Message::new("child_stage-because-birthday").with("born", Arg::Day(born))
            }
            Source::Bought(stage, day, born) => {
                reasons.push(Reason {
                    feature: "product_stage".into(),
                    value: Arg::Count(u64::from(stage)),
                    band: None,
                    score: None,
                });
                Message::new("child_stage-because-bought")
                    .count("stage", stage)
                    .with("day", Arg::Day(day))
                    .with("born", Arg::Day(born))
            }
            Source::Nothing => Message::new("child_stage-because-nothing"),
        };
        let mut next = Vec::new();
        if let (Some(born), Some(as_of)) = (source.born(), cx.customers.as_of) {
            let band = Some(bands.band_of(age, shown));
            reasons.push(Reason { feature: "child_months".into(), value: shown(age), band, score: None });
            let ahead = cuts.iter().filter(|cut| age < **cut).filter(|cut| bands.class(&Said::Number(**cut)) != class);
            for cut in ahead {
                let day = born.plus_months(*cut as i32);
                let then = bands.class(&Said::Number(*cut));
                if next.iter().any(|known: &Next| known.class == then) {
                    continue;
                }
                let message =
                    Message::new("child_stage-next").with("day", Arg::Day(day)).count("days", day.since(as_of).max(0));
                next.push(Next { class: then, message: message.word("class", bands.name(then)) });
            }
        }
        let because = because.with("months", Arg::Number(age, 0)).word("class", bands.name(class));
        Explanation { class, because, reasons, next }
    }

    fn rule(_fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        bands(&cuts(params)).rule(shown)
    }
}

#[cfg(test)]
mod tests {
    use super::stage;
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    #[test]
    fn stages_are_read_from_names() {
        let cases = [
            ("有机奶粉 2段 800g", 2),
            ("羊奶粉三段", 3),
            ("Organic formula Stage 1", 1),
            ("A2 stage4 900 g", 4),
            ("１段", 1),
            ("21段", 0),
            ("3阶段", 3),
            ("bottle 1", 0),
        ];
        for (name, wanted) in cases {
            assert_eq!(stage(name), wanted, "{name}");
        }
    }

    #[test]
    fn orders_bound_the_day_of_birth_and_the_list_knows_it() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount, Role::Product]);
        // Day 20779 is 2026-11-22. Stage 1 on 2026-05-26, stage 2 on 2026-11-22: born between 2025-11-26 and 2026-05-22.
        orders.row(["a", "20599", "5", "奶粉 1段"]);
        orders.row(["a", "20779", "5", "奶粉 2段"]);
        orders.row(["b", "20779", "5", "奶粉 1段"]);
        orders.row(["c", "20779", "5", "bottle"]);
        // Stage 4 two years ago, now stage 1: another child.
        orders.row(["d", "20049", "5", "奶粉 4段"]);
        orders.row(["d", "20779", "5", "奶粉 1段"]);
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::ChildBirthday]);
        // 2019-12-05, nearly seven years.
        list.row(["b", "18235"]);
        list.row(["asks", "20400"]);
        let shop = Shop::of_tables(orders.table(), vec![list.table()], None);
        let class = |who: &str| shop.class_of("child_stage", &values(&[]), who);
        assert_eq!((class("a"), class("b"), class("c")), ("infant".into(), "grown".into(), "unknown".into()));
        assert_eq!((class("d"), class("asks")), ("infant".into(), "toddler".into()));
        let explained = shop.explain("child_stage", &values(&[]), 0);
        // Toddler, pre-school, grown are all ahead.
        assert_eq!(explained.next.iter().map(|next| next.class).collect::<Vec<_>>(), [1, 2, 3]);
        let age = shop.run("child_stage", &values(&[])).assignment.scores[0].values[0];
        assert!((8.0..=10.0).contains(&age), "{age}");
    }
}
