//! Age bands: how old somebody is on the day that is looked at, by their birthday or by what the list says.
//!
//! Use it to see who buys, and to choose pictures and words; not to choose prices: to charge by age can be unlawful. A birthday counts before
//! an age that was written down once, which is as old as the list. `90后` was born in 1995, in the middle of the decade.

use serde::{Deserialize, Serialize};

use crate::base::{Arg, CustomerIx, Day, Job, Message, Note, Result};
use crate::classify::stated::{Bands, Said, Told, read};
use crate::classify::{
    Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Next, ParamSpec, Params, Population, Reason,
    RuleLine, Spec,
};
use crate::features::profile;
use crate::table::{Role, TableKind};

/// Age bands.
pub struct AgeBand;

/// Nothing is learnt: the bands are those of the parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit;

const DECADES: Bands<'static> = Bands {
    id: "age_band",
    classes: &["under_18", "from_18", "from_25", "from_35", "from_45", "from_55", "from_65", "unknown"],
    cuts: &[18.0, 25.0, 35.0, 45.0, 55.0, 65.0],
    descending: false,
};
const THREE: Bands<'static> = Bands {
    id: "age_band",
    classes: &["young", "middle", "senior", "unknown"],
    cuts: &[35.0, 60.0],
    descending: false,
};

fn bands(params: &Params) -> Bands<'static> {
    if params.choice("bands") == "three" { THREE } else { DECADES }
}

/// A birthday or a stated age.
enum Source<'a> {
    Birthday(Day),
    Stated(&'a str),
    Nothing,
}

fn source<'a>(cx: &Context<'a>, row: usize) -> (Source<'a>, Said) {
    let who = cx.customers.who.get(row).copied().unwrap_or(CustomerIx(0));
    let Some(as_of) = cx.customers.as_of else { return (Source::Nothing, Said::Nothing) };
    // As old as on the last day that counts.
    let today = as_of.plus(-1);
    if let Some(born) = profile::day(&cx.facts, who, Role::Birthday, as_of) {
        let said = profile::years(born, today).map_or(Said::Odd, |years| Said::Number(f64::from(years)));
        return (Source::Birthday(born), said);
    }
    match profile::text(&cx.facts, who, Role::Age, as_of) {
        Some(cell) => (Source::Stated(cell), profile::age(cell, today).map_or(Said::Odd, Said::Number)),
        None => (Source::Nothing, Said::Nothing),
    }
}

fn years(value: f64) -> Arg {
    Arg::Number(value, 1)
}

impl Model for AgeBand {
    type Fit = Fit;

    const SPEC: Spec = Spec {
        id: "age_band",
        family: Family::Who,
        population: Population::Everybody,
        needs: &[Need::Any(&[
            Need::Of(TableKind::Customers, Role::Birthday),
            Need::Of(TableKind::Customers, Role::Age),
        ])],
        params: &[ParamSpec::choice("bands", &["decades", "three"])],
        features: &["age", "birthday"],
        charts: &["class_bar", "class_shares"],
        reference: "",
    };

    fn classes(params: &Params) -> Classes {
        let bands = bands(params);
        let colours: &[&str] = if bands.cuts.len() == 2 {
            &["seq-2", "seq-4", "seq-6"]
        } else {
            &["seq-0", "seq-1", "seq-2", "seq-3", "seq-4", "seq-5", "seq-6"]
        };
        let known = bands.classes.iter().zip(colours).map(|(id, colour)| Class::new(id, colour));
        known.chain([Class::optional("unknown", "quiet-1").leftover()]).collect()
    }

    fn fit(cx: &Context, _params: &Params, job: &mut Job) -> Result<(Fit, Vec<Note>)> {
        let mut told = Told::default();
        read(cx, job, |row| {
            let (source, said) = source(cx, row);
            let cell = match source {
                Source::Birthday(day) => day.to_string(),
                Source::Stated(cell) => cell.to_owned(),
                Source::Nothing => String::new(),
            };
            told.count(&said, &cell);
        })?;
        Ok((Fit, told.notes()))
    }

    fn assign(_fit: &Fit, cx: &Context, params: &Params) -> Assignment {
        bands(params).assign((0..cx.customers.len()).map(|row| source(cx, row).1), "age")
    }

    fn explain(_fit: &Fit, cx: &Context, params: &Params, row: usize) -> Explanation {
        let bands = bands(params);
        let (source, said) = source(cx, row);
        let class = bands.class(&said);
        let name = bands.name(class);
        let mut reasons = Vec::new();
        let because = match (&source, &said) {
            (Source::Birthday(_), Said::Number(age)) => {
                Message::new("age_band-because-birthday").with("age", years(*age))
            }
            (Source::Stated(cell), Said::Number(_)) => Message::new("age_band-because-stated").text("cell", *cell),
            (Source::Nothing, _) => Message::new("who-because-silent"),
            _ => Message::new("who-because-odd"),
        };
        if let Said::Number(age) = said {
            let band = Some(bands.band_of(age, years));
            reasons.push(Reason { feature: "age".into(), value: years(age), band, score: None });
        }
        let mut next = Vec::new();
        if let Source::Birthday(born) = source {
            reasons.push(Reason { feature: "birthday".into(), value: Arg::Day(born), band: None, score: None });
            let above = bands.cuts.iter().find(|cut| said.number() < **cut);
            if let (Some(cut), Some(as_of)) = (above, cx.customers.as_of) {
                let day = born.plus_months(*cut as i32 * 12);
                let then = bands.class(&Said::Number(*cut));
                let message =
                    Message::new("age_band-next").with("day", Arg::Day(day)).count("days", day.since(as_of).max(0));
                next.push(Next { class: then, message: message.word("class", bands.name(then)) });
            }
        }
        Explanation { class, because: because.word("class", name), reasons, next }
    }

    fn rule(_fit: &Fit, _cx: &Context, params: &Params) -> Vec<RuleLine> {
        bands(params).rule(years)
    }
}

#[cfg(test)]
mod tests {
    use crate::classify::laws::{Sheet, Shop, values};
    use crate::table::{Role, TableKind};

    #[test]
    fn a_birthday_counts_before_a_stated_age() {
        let mut orders = Sheet::new(TableKind::Orders, &[Role::Customer, Role::Date, Role::Amount]);
        for id in ["a", "b", "c", "d"] {
            // 2026-11-22: the day that is looked at is the next.
            orders.row([id, "20779", "5"]);
        }
        let mut list = Sheet::new(TableKind::Customers, &[Role::Customer, Role::Birthday, Role::Age]);
        // 2001-11-22 and 2001-11-23.
        list.row(["a", "11648", "70"]);
        list.row(["b", "11649", ""]);
        list.row(["c", "", "90后"]);
        list.row(["d", "", "secret"]);
        list.row(["asks", "", "66"]);
        let shop = Shop::of_tables(orders.table(), vec![list.table()], None);
        let class = |who: &str| shop.class_of("age_band", &values(&[]), who);
        assert_eq!((class("a"), class("b"), class("c")), ("from_25".into(), "from_18".into(), "from_25".into()));
        assert_eq!((class("d"), class("asks")), ("unknown".into(), "from_65".into()));
        let of_three = |who: &str| shop.class_of("age_band", &values(&[("bands", "three")]), who);
        assert_eq!((of_three("a"), of_three("asks")), ("young".into(), "senior".into()));
        let outcome = shop.run("age_band", &values(&[]));
        assert_eq!(outcome.notes.len(), 1, "one age can't be read: {:?}", outcome.notes);
        // Tomorrow is the birthday.
        let next = shop.explain("age_band", &values(&[]), 1).next;
        assert_eq!((next[0].class, next.len()), (2, 1));
    }
}
