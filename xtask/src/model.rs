//! `cargo xtask model`: a model of buying or spending fitted to the orders of files, with what it says of each customer, as JSON.

use crate::args::Args;
use crate::classify::files;
use crate::engine::{self, Ask, Reading, Unit};
use crate::project::{Outcome, Result, print};

/// What follows the verb.
pub const USAGE: &str = "FILE… --model bg_nbd|mbg_nbd|pareto_nbd|gamma_gamma [--unit week|day] [--calibrate-until YYYY-MM-DD] [--horizon UNITS] [--customers] \
     [--spend repeat|all] [--table FILE=TABLE]… [--sheet NAME] [--encoding NAME] [--delimiter C] [--map ROLE=COLUMN]… [--as-of YYYY-MM-DD] [--cancellations match|net|ignore]";

/// Prints what was fitted.
pub fn run(mut args: Args) -> Outcome {
    let mut reading = Reading::from(&mut args)?;
    let ask = asked(&mut args, &mut reading)?;
    let files = files(args, &mut reading)?;
    print(format!("{:#}\n", engine::model(&files, &reading, &ask)?).as_bytes());
    Ok(())
}

fn asked(args: &mut Args, reading: &mut Reading) -> Result<Ask> {
    let model = args.value("--model")?.ok_or_else(|| args.wrong("--model is missing"))?;
    if !engine::MODELS.contains(&model.as_str()) {
        return Err(args.wrong(&format!("there is no --model {model}")));
    }
    let unit = args.parsed("--unit", "week or day", |text| match text {
        "week" => Some(Unit::Week),
        "day" => Some(Unit::Day),
        _ => None,
    })?;
    if let Some(text) = args.value("--calibrate-until")?
        && !reading.calibrate_until(&text)
    {
        return Err(
            args.wrong(&format!("--calibrate-until {text} is not a day like 2026-11-22, or --as-of says another one"))
        );
    }
    let horizon = args.parsed("--horizon", "a number of weeks or days above 0", |text| {
        text.parse().ok().filter(|units: &f64| units.is_finite() && *units > 0.0)
    })?;
    let first_counts = args.parsed("--spend", "repeat or all", |text| match text {
        "repeat" => Some(false),
        "all" => Some(true),
        _ => None,
    })?;
    Ok(Ask {
        model,
        unit: unit.unwrap_or(Unit::Week),
        horizon,
        first_counts: first_counts.unwrap_or(false),
        everybody: args.switch("--customers"),
    })
}
