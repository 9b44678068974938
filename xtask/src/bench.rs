//! `cargo xtask bench`: reading and classifying against a yardstick, natively and in the browser. Ratios count, not times: both sides
//! run interleaved on the same bytes, and the median of five is taken.

use std::path::PathBuf;

use crate::args::Args;
use crate::engine::measure::{self, Figure};
use crate::project::{Outcome, Result, Stop, command, root, run as run_command};
use crate::{build, clock, engine, orders, site, tools};

/// What follows the verb.
pub const USAGE: &str =
    "[--rows 100000,1000000,5000000] [--runs 5] [--crowd 1000000] [--native | --browser] [--no-build]";

/// Customers that clusters are measured on.
const GROUPED: u32 = 100_000;

/// Runs the measurements.
pub fn run(mut args: Args) -> Outcome {
    let rows = args
        .parsed("--rows", "numbers of rows parted by commas", |text| {
            text.split(',').map(|rows| rows.parse().ok()).collect::<Option<Vec<u64>>>()
        })?
        .unwrap_or_else(|| vec![1_000_000]);
    let runs =
        args.parsed("--runs", "a number from 1", |text| text.parse().ok().filter(|runs| *runs > 0))?.unwrap_or(5);
    let crowd = args.parsed("--crowd", "a number of customers", |text| text.parse().ok())?.unwrap_or(1_000_000);
    let (native, browser, built) = (args.switch("--native"), args.switch("--browser"), args.switch("--no-build"));
    args.end()?;
    let files = rows.iter().map(|rows| file(*rows)).collect::<Result<Vec<PathBuf>>>()?;
    if !browser {
        for (path, rows) in files.iter().zip(&rows) {
            let bytes = std::fs::read(path).map_err(|error| Stop::failed(format!("{}: {error}", path.display())))?;
            println!("native, {rows} rows, {:.1} MB, {}", bytes.len() as f64 / 1e6, clock::name());
            against_csv(&bytes, *rows, runs)?;
            show(&measure::behind_reading(&bytes, runs)?);
        }
        if crowd > 0 {
            println!("native, {crowd} customers, {}", clock::name());
            show(&measure::on_a_crowd(crowd, runs)?);
            let few = (crowd / 10).max(1);
            println!("native, all six tables of about {crowd} customers, {}", clock::name());
            show(&measure::on_all_tables([few, crowd], runs)?);
            let grouped = crowd.min(GROUPED);
            println!("native, {grouped} customers, {}", clock::name());
            show(&measure::clusters(grouped, runs)?);
        }
    }
    if !native {
        tools::prepare(tools::BROWSER)?;
        let chromium = tools::chromium()?;
        if !built {
            build::site()?;
        }
        let tables = root().join("target/bench/tables");
        if crowd > 0 {
            measure::for_the_browser((crowd / 10).max(1), &tables)?;
        }
        let mut bench = command("node");
        bench.arg("tests/browser/bench.mjs").arg(runs.to_string()).args(&files).env("KEFEN_CHROMIUM", chromium);
        if crowd > 0 {
            bench.env("KEFEN_TABLES", tables);
        }
        run_command(&mut bench)?;
        println!("\n{}", site::check(&root().join("dist"))?);
    }
    Ok(())
}

fn show(figures: &[Figure]) {
    for Figure { what, value, unit } in figures {
        println!("  {what:<40} {value:>10.1} {unit}");
    }
}

/// The file of so many rows, made once.
fn file(rows: u64) -> Result<PathBuf> {
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder).map_err(|error| Stop::failed(format!("{}: {error}", folder.display())))?;
    let path = folder.join(format!("orders-{rows}.csv"));
    if !path.is_file() {
        // Written beside and renamed, so that an interrupted run leaves no short file behind.
        let half = folder.join(format!("orders-{rows}.part"));
        orders::write(&half, rows)?;
        std::fs::rename(&half, &path).map_err(|error| Stop::failed(format!("{}: {error}", path.display())))?;
    }
    Ok(path)
}

/// The yardstick is the `csv` crate reading strings into one record over and over: cells found and known to be UTF-8, nothing typed.
fn against_csv(bytes: &[u8], rows: u64, runs: usize) -> Outcome {
    let megabytes = bytes.len() as f64 / 1e6;
    // The same rows as a Chinese shop program writes them.
    let text = std::str::from_utf8(bytes).map_err(|error| Stop::failed(error.to_string()))?;
    let gb18030 = encoding_rs::GB18030.encode(text).0;
    let (mut yardstick, mut ours, mut chinese) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..runs {
        yardstick.push(seconds(
            || {
                let mut reader = csv::Reader::from_reader(bytes);
                let (mut record, mut seen) = (csv::StringRecord::new(), 0);
                while reader.read_record(&mut record).map_err(|error| Stop::failed(error.to_string()))? {
                    seen += 1;
                }
                Ok(seen)
            },
            rows,
        )?);
        ours.push(seconds(|| engine::ingest(bytes).map(u64::from), rows)?);
        chinese.push(seconds(|| engine::ingest(&gb18030).map(u64::from), rows)?);
    }
    let (yardstick, ours) = (megabytes / median(&mut yardstick), megabytes / median(&mut ours));
    let chinese = gb18030.len() as f64 / 1e6 / median(&mut chinese);
    show(&[
        Figure { what: "csv crate, one record".to_owned(), value: yardstick, unit: "MB/s" },
        Figure { what: "ingest to typed columns".to_owned(), value: ours, unit: "MB/s" },
        Figure { what: "ingest against the csv crate, percent".to_owned(), value: ours / yardstick * 100.0, unit: "%" },
        Figure { what: "ingest of GB18030".to_owned(), value: chinese, unit: "MB/s" },
        Figure { what: "GB18030 against UTF-8, percent".to_owned(), value: chinese / ours * 100.0, unit: "%" },
    ]);
    Ok(())
}

fn seconds(work: impl Fn() -> Result<u64>, rows: u64) -> Result<f64> {
    let started = clock::seconds();
    let seen = work()?;
    let seconds = clock::seconds() - started;
    if seen == rows {
        Ok(seconds)
    } else {
        Err(Stop::failed(format!("{seen} rows were read of {rows}: the measurement is worthless")))
    }
}

/// The one in the middle.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
