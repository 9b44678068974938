//! The models of buying and spending, fitted to files and told in the words of their papers.
//!
//! Patterns (x, `t_x`, T) and the fit are those of the classifiers; only the unit of time differs: a likelihood in weeks is that in days plus
//! ln 7 for each repeat order, a scale in weeks is a seventh of that in days. Without a horizon it is the time between the calibration and
//! the last order of the files (the hold-out), or a year where nothing is held out.

use std::collections::BTreeMap;

use kefen::base::{Failure, Job};
use kefen::features::Customers;
use kefen::models::buying::{self, Buying, Kind, LEAST_CUSTOMERS, LEAST_REPEATERS, Refusal};
use kefen::models::estimate::Diagnostics;
use kefen::models::patterns::{self, Pattern};
use kefen::models::spending;
use kefen::session::native::Opened;
use serde_json::{Value, json};

use super::{Reading, first, open, sources, told};
use crate::project::Result;

/// What can be fitted.
pub const MODELS: [&str; 4] = ["bg_nbd", "mbg_nbd", "pareto_nbd", "gamma_gamma"];

/// The unit of time that is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seven days.
    Week,
    /// One.
    Day,
}

impl Unit {
    fn days(self) -> f64 {
        match self {
            Unit::Week => 7.0,
            Unit::Day => 1.0,
        }
    }
}

/// What is wanted of which model.
pub struct Ask {
    /// One of [`MODELS`].
    pub model: String,
    /// Of all times that are printed.
    pub unit: Unit,
    /// How far ahead, in units.
    pub horizon: Option<f64>,
    /// Whether the first order counts as spending.
    pub first_counts: bool,
    /// Each customer too.
    pub everybody: bool,
}

/// Fits a model to the orders of files.
pub fn model(names: &[String], reading: &Reading, ask: &Ask) -> Result<Value> {
    let sources = sources(names, reading)?;
    let failed = |failure: Failure| told(first(&sources), &failure);
    let mut opened = open(&sources, reading)?;
    if ask.model == "gamma_gamma" { spent(&mut opened, ask) } else { bought(&mut opened, ask) }.map_err(failed)
}

/// Each id with its row, sorted by id, where asked for.
fn rows(opened: &mut Opened, ask: &Ask) -> kefen::base::Result<Vec<(String, usize)>> {
    if !ask.everybody {
        return Ok(Vec::new());
    }
    Ok(opened.ids()?.into_iter().enumerate().map(|(row, id)| (id, row)).collect())
}

fn diagnostics(of: &Diagnostics, names: &[&str]) -> Value {
    let at_limit = of.at_limit.iter().filter_map(|place| names.get(usize::from(*place)));
    json!({
        "converged": of.converged,
        "slope": of.slope,
        "starts": of.starts.0,
        "starts_agreeing": of.starts.1,
        "at_limit": at_limit.collect::<Vec<_>>(),
    })
}

fn bought(opened: &mut Opened, ask: &Ask) -> kefen::base::Result<Value> {
    let who = rows(opened, ask)?;
    let cx = opened.context()?;
    let (history, customers) = (cx.history, cx.customers);
    let until = customers.as_of.unwrap_or(history.default_as_of()).plus(-1);
    let per_unit = ask.unit.days();
    let last = history.default_as_of().plus(-1);
    let rest = f64::from(last.since(until).max(0));
    let horizon = ask.horizon.unwrap_or(if rest > 0.0 { rest / per_unit } else { (364.0 / per_unit).round() });
    let of_rows = patterns::of_shop(history, customers);
    let repeats: u64 = of_rows.iter().flatten().map(|pattern| u64::from(pattern.x)).sum();
    // Days with an order after the calibration; by then there are customers more, and rows are others.
    let end = Customers::as_of(history, last.plus(1), None);
    let rows_then: BTreeMap<_, usize> = end.who.iter().copied().zip(0..).collect();
    let held_out = |row: usize| {
        let then = customers.who.get(row).and_then(|who| rows_then.get(who));
        then.map_or(0, |row| end.order_days(history, *row).filter(|day| *day > until).count())
    };
    let kind = Kind::find(&ask.model);
    let fitted = buying::fit(&patterns::distinct(&of_rows).0, kind, &mut Job::quiet())?;
    let mut told = json!({
        "model": kind.id(),
        "unit": if ask.unit == Unit::Week { "week" } else { "day" },
        "calibrated_until": until.to_string(),
        "horizon": horizon,
    });
    let model = match fitted {
        Ok(model) => model,
        Err(refusal) => {
            told["refused"] = json!(refused(refusal));
            return Ok(told);
        }
    };
    let names = match kind {
        Kind::ParetoNbd => ["r", "alpha", "s", "beta"],
        Kind::MbgNbd | Kind::BgNbd => ["r", "alpha", "a", "b"],
    };
    let scaled = names.iter().zip(model.parameters).map(|(name, value)| {
        let is_time = matches!(*name, "alpha" | "beta");
        ((*name).to_owned(), json!(if is_time { value / per_unit } else { value }))
    });
    told["parameters"] = Value::Object(scaled.collect());
    told["log_likelihood"] = json!(model.diagnostics.log_likelihood + repeats as f64 * per_unit.ln());
    told["data"] = json!({ "customers": model.customers, "repeaters": model.repeaters, "repeat_orders": repeats });
    told["dropout_identified"] = json!(!model.immortal());
    told["rounded_to_days"] = json!(model.rounded_to);
    told["convergence"] = diagnostics(&model.diagnostics, &names);
    let foretold: f64 = of_rows.iter().flatten().map(|pattern| model.expected(*pattern, horizon * per_unit)).sum();
    told["expected_transactions"] = json!(foretold);
    if rest > 0.0 {
        // Of those who were customers by then.
        let known = of_rows.iter().enumerate().filter(|(_, pattern)| pattern.is_some());
        let seen: usize = known.map(|(row, _)| held_out(row)).sum();
        told["holdout"] = json!({ "until": last.to_string(), "transactions": seen });
    }
    if ask.everybody {
        let mut all = Vec::with_capacity(who.len());
        for (id, row) in who {
            let Some(Some(pattern)) = of_rows.get(row) else { continue };
            let seen = (rest > 0.0).then(|| held_out(row));
            all.push(of_customer(&id, &model, *pattern, (per_unit, horizon), seen));
        }
        told["customers"] = sorted(all);
    }
    Ok(told)
}

fn of_customer(
    id: &str,
    model: &Buying,
    pattern: Pattern,
    (per_unit, horizon): (f64, f64),
    seen: Option<usize>,
) -> Value {
    let days = horizon * per_unit;
    let mut told = json!({
        "customer_id": id,
        "x": pattern.x,
        "t_x": f64::from(pattern.t_x) / per_unit,
        "T": f64::from(pattern.t) / per_unit,
        "p_alive": model.alive(pattern),
        "p_repurchase": model.repurchase(pattern, days),
        "expected_transactions": model.expected(pattern, days),
    });
    if let Some(seen) = seen {
        told["holdout_transactions"] = json!(seen);
    }
    told
}

fn sorted(mut all: Vec<Value>) -> Value {
    all.sort_by(|a, b| a["customer_id"].as_str().cmp(&b["customer_id"].as_str()));
    Value::Array(all)
}

fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::Customers(found) => format!("{found} customers with an order; {LEAST_CUSTOMERS} are needed"),
        Refusal::Repeaters(found) => format!("{found} customers with a second order; {LEAST_REPEATERS} are needed"),
        Refusal::NoPeak => "the likelihood has no peak".to_owned(),
    }
}

fn spent(opened: &mut Opened, ask: &Ask) -> kefen::base::Result<Value> {
    let who = rows(opened, ask)?;
    let cx = opened.context()?;
    let until = cx.customers.as_of.unwrap_or(cx.history.default_as_of()).plus(-1);
    let of_rows = spending::of_shop(cx.history, cx.customers, ask.first_counts);
    let spending = spending::fit(&of_rows, &mut Job::quiet())?;
    let mut told = json!({
        "model": "gamma_gamma",
        "calibrated_until": until.to_string(),
        "spend": if ask.first_counts { "all" } else { "repeat" },
        "data": {
            "customers": spending.spenders,
            "without_spend": spending.without,
            "mean_of_means": spending.shop,
            "correlation": spending.correlation,
        },
    });
    match spending.parameters {
        Some([p, q, scale]) => {
            // The scale is γ in the paper and v in its software.
            told["parameters"] = json!({ "p": p, "q": q, "gamma": scale, "v": scale });
            told["log_likelihood"] = json!(spending.diagnostics.log_likelihood);
            told["convergence"] = diagnostics(&spending.diagnostics, &["p", "q", "gamma"]);
        }
        None => {
            told["refused"] = json!(
                "too few customers who spent, or no mean to lean on (q near 1): own means pulled towards the shop's"
            );
        }
    }
    if ask.everybody {
        let one = |(id, row): (String, usize)| {
            let spent = *of_rows.get(row)?;
            Some(json!({
                "customer_id": id,
                "x": spent.orders,
                "mean": spent.mean(),
                "expected_spend": spending.expected(spent),
            }))
        };
        told["customers"] = sorted(who.into_iter().filter_map(one).collect());
    }
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(model: &str, unit: Unit) -> Ask {
        Ask { model: model.to_owned(), unit, horizon: None, first_counts: false, everybody: true }
    }

    fn sum(told: &Value, name: &str) -> f64 {
        told["customers"].as_array().unwrap().iter().map(|one| one[name].as_f64().unwrap()).sum()
    }

    #[test]
    fn weeks_and_days_tell_one_fit_and_the_customers_add_up() {
        let path = std::env::temp_dir().join(format!("kefen-{}-model.csv", std::process::id()));
        crate::orders::write(&path, 20_000).unwrap();
        let file = [path.to_str().unwrap().to_owned()];
        let mut reading = Reading::default();
        assert!(reading.calibrate_until("2025-12-31") && !reading.calibrate_until("2025-11-30"));
        let of = |name: &str, unit| model(&file, &reading, &ask(name, unit)).unwrap();
        let (weeks, days) = (of("mbg_nbd", Unit::Week), of("mbg_nbd", Unit::Day));
        let money = of("gamma_gamma", Unit::Week);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::remove_file(&path).unwrap();

        let number = |told: &Value, name: &str| told[name].as_f64().unwrap();
        let shift = number(&weeks, "log_likelihood") - number(&days, "log_likelihood");
        assert!((shift - number(&weeks["data"], "repeat_orders") * 7f64.ln()).abs() < 1e-6);
        let alpha = |told: &Value| told["parameters"]["alpha"].as_f64().unwrap();
        assert!((alpha(&days) / alpha(&weeks) - 7.0).abs() < 1e-12);
        assert!((number(&days, "horizon") / number(&weeks, "horizon") - 7.0).abs() < 1e-12);
        let foretold = number(&weeks, "expected_transactions");
        assert!((sum(&weeks, "expected_transactions") - foretold).abs() < 1e-6 && foretold > 0.0);

        // What was held out, counted in the file: days with an order of those who had one before.
        let mut known = std::collections::BTreeSet::new();
        let mut held = std::collections::BTreeSet::new();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let (who, day) = (cells[0], &cells[2][..10]);
            if day <= "2025-12-31" {
                known.insert(who);
            } else if known.contains(who) {
                held.insert((who, day));
            }
        }
        assert!(held.len() > 1000);
        assert_eq!(weeks["holdout"]["transactions"], held.len());
        assert_eq!(weeks["data"]["customers"], known.len());
        assert!((sum(&weeks, "holdout_transactions") - held.len() as f64).abs() < 0.5);
        assert_eq!(money["parameters"]["gamma"], money["parameters"]["v"]);
        assert!(sum(&money, "expected_spend") > 0.0);
    }

    #[test]
    fn too_few_customers_are_told() {
        let path = std::env::temp_dir().join(format!("kefen-{}-few.csv", std::process::id()));
        std::fs::write(&path, "customer,date,amount\na,2026-01-01,5\nb,2026-01-02,6\na,2026-02-01,7\n").unwrap();
        let told = model(&[path.to_str().unwrap().to_owned()], &Reading::default(), &ask("bg_nbd", Unit::Week));
        std::fs::remove_file(&path).unwrap();
        let told = told.unwrap();
        assert!(told["refused"].as_str().unwrap().contains("100 are needed") && told["parameters"].is_null());
    }
}
