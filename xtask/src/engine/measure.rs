//! What the engine takes for its work natively: the second half of `cargo xtask bench`. Every figure is the median of some runs, and
//! every run does what the page would have the worker do, through the same calls.

use kefen::base::{Day, Failure, Job, Money};
use kefen::classify::{self, Classifier, Context, Fits, ParamKind, ParamSpec, Population, Value, Values};
use kefen::features::{Customers, EventKind, Facts, Ground, History, Rules, build};
use kefen::models::buying::{self, Kind};
use kefen::models::{patterns, spending};
use kefen::protocol::{Event, FileName, Place, Request, View, Workspace};
use kefen::session::native::{self, Options};
use kefen::session::{Io, Session};
use kefen::table::chunk;

use super::{many_shops, read, told};
use crate::clock;
use crate::project::{Result, Stop};
use crate::random::Random;

/// One measured thing.
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// How much.
    pub value: f64,
    /// Of what.
    pub unit: &'static str,
}

fn figure(what: impl Into<String>, value: f64, unit: &'static str) -> Figure {
    Figure { what: what.into(), value, unit }
}

/// Milliseconds that some work takes: the median of several runs. `work` knows which run it is.
fn median_of(runs: usize, mut work: impl FnMut(usize) -> Result<()>) -> Result<f64> {
    let mut times = Vec::with_capacity(runs);
    for run in 0..runs {
        let started = clock::seconds();
        work(run)?;
        times.push((clock::seconds() - started) * 1e3);
    }
    Ok(crate::bench::median(&mut times))
}

/// A file in memory.
struct Memory<'a>(&'a [u8]);

impl Io for Memory<'_> {
    fn progress(&mut self, _: &'static str, _: u64, _: u64, _: u64) {}
    fn now(&self) -> f64 {
        clock::seconds() * 1e3
    }
    fn read(&mut self, _: usize, at: u64, into: &mut Vec<u8>, len: usize) -> std::result::Result<usize, Failure> {
        let rest = self.0.get(at as usize..).unwrap_or_default();
        let taken = rest.get(..len).unwrap_or(rest);
        into.clear();
        into.extend_from_slice(taken);
        Ok(taken.len())
    }
}

/// The last event of an answer, unless it is a failure.
fn ended(events: Vec<Event>) -> Result<Event> {
    match events.into_iter().last() {
        Some(Event::Failed(failure)) => Err(failed(failure)),
        Some(event) => Ok(event),
        None => Err(Stop::failed("the session said nothing")),
    }
}

fn failed(failure: Failure) -> Stop {
    told("bench", &failure)
}

fn workspace(events: Vec<Event>) -> Result<Workspace> {
    match ended(events)? {
        Event::Workspace(workspace) => Ok(*workspace),
        _ => Err(Stop::failed("the generated file was not opened at once: something was asked")),
    }
}

/// Everything behind the reading of a file: columns, features, classifiers, what a person waits for, the stored form.
pub fn behind_reading(bytes: &[u8], runs: usize) -> Result<Vec<Figure>> {
    let inspect_ms =
        median_of(runs, |_| native::inspect(bytes, "bench.csv", &Options::default()).map(drop).map_err(failed))?;
    let table = read(bytes)?;
    let mut figures = vec![
        figure("look at the head of the file", inspect_ms, "ms"),
        figure("column bytes per row", table.bytes() as f64 / f64::from(table.rows), "B"),
    ];

    let rules = Rules::default();
    let history_ms = median_of(runs, |_| build::history(Ground::of(&table), &rules).map(drop).map_err(failed))?;
    let built = build::history(Ground::of(&table), &rules).map_err(failed)?;
    let as_of = built.history.default_as_of();
    let customers_ms = median_of(runs, |_| {
        let _ = Customers::as_of(&built.history, as_of, None);
        Ok(())
    })?;
    figures.push(figure("features: orders of each customer", history_ms, "ms"));
    figures.push(figure("features: customers as of a day", customers_ms, "ms"));
    figures.extend(classifiers(&built.history, as_of, runs)?);
    drop(built);

    let mut stored = Vec::new();
    let write_ms = median_of(runs, |_| {
        stored.clear();
        chunk::write(&[&table], &mut |piece| stored.extend_from_slice(piece));
        Ok(())
    })?;
    drop(table);
    let read_ms = median_of(runs, |_| chunk::read(&stored).map(drop).map_err(failed))?;
    let megabytes = stored.len() as f64 / 1e6;
    figures.push(figure("stored form: written at", megabytes / write_ms * 1e3, "MB/s"));
    figures.push(figure("stored form: read at", megabytes / read_ms * 1e3, "MB/s"));
    figures.extend(waiting(bytes, &stored, runs)?);
    Ok(figures)
}

/// Each classifier with its default parameters.
fn classifiers(history: &History, as_of: Day, runs: usize) -> Result<Vec<Figure>> {
    let run = |classifier: &&dyn Classifier| {
        let params = classifier.check(&Values::new()).map_err(|_| Stop::failed("defaults are refused"))?;
        // The sorted columns that customers keep are part of what the first classifier waits for.
        let mut fresh = (0..runs).map(|_| Customers::as_of(history, as_of, None)).collect::<Vec<_>>();
        let ms = median_of(runs, |_| {
            let customers = fresh.pop().unwrap_or_default();
            let cx = Context { history, customers: &customers, facts: Facts::default(), seed: 1, fits: None };
            let outcome = classifier.run(&cx, &params, &mut Job::quiet()).map_err(failed)?;
            fresh.insert(0, customers);
            drop(outcome);
            Ok(())
        })?;
        Ok(figure(format!("classifier {}", classifier.spec().id), ms, "ms"))
    };
    classify::ALL.iter().map(run).collect()
}

/// What a person waits for when they move something, through the session.
fn waiting(bytes: &[u8], stored: &[u8], runs: usize) -> Result<Vec<Figure>> {
    let mut io = Memory(bytes);
    let mut session = Session::new();
    let files = vec![FileName { name: "bench.csv".to_owned(), size: bytes.len() as u64, notes: Vec::new(), group: 0 }];
    let request = Request::Open { files, place: Place::Instead, today: Day(i32::MAX), review: false };
    let reply = session.handle(request, &mut io);
    let payload = reply.save.map(|save| save.payload).unwrap_or_default();
    let view = workspace(reply.events)?;
    let (last, view) = (view.as_of, view.view);
    let moved = |run: usize| View { as_of: Some(last.plus(-7 * (run as i32 + 1))), ..view };
    let look_ms =
        median_of(runs, |run| workspace(session.handle(Request::Look(moved(run)), &mut io).events).map(drop))?;
    let cut = |run: usize| {
        let cuts = [20.0, 60.0, 120.0, 240.0].map(|cut| cut + run as f64).to_vec();
        Values::from([("r_cuts".to_owned(), Value::Cuts(cuts))])
    };
    let run_ms = median_of(runs, |run| {
        let request = Request::Run { id: "rfm".to_owned(), values: cut(run) };
        ended(session.handle(request, &mut io).events).map(drop)
    })?;
    let gallery_ms = median_of(1, |_| ended(session.handle(Request::Gallery, &mut io).events).map(drop))?;
    let mut measured = Vec::new();
    // Asked for once, it is kept: this rule, of which rows are looked at, puts it away.
    for run in 0..runs {
        let rules = Rules { keep_overlaps: run % 2 == 0, ..view.rules };
        let changed = View { rules, ..view };
        workspace(session.handle(Request::Look(changed), &mut io).events)?;
        let started = clock::seconds();
        ended(session.handle(Request::Quality, &mut io).events)?;
        measured.push((clock::seconds() - started) * 1e3);
    }
    let restore_ms = median_of(runs, |_| {
        let table = chunk::read(stored).map_err(failed)?;
        Session::new().restore(&payload, table, &mut io).map(drop).map_err(failed)
    })?;
    Ok(vec![
        figure("as-of day moved, the overview anew", look_ms, "ms"),
        figure("a cut of rfm dragged, its page anew", run_ms, "ms"),
        figure("gallery after a move", gallery_ms, "ms"),
        figure("data quality of all columns", crate::bench::median(&mut measured), "ms"),
        figure("stored form to the overview", restore_ms, "ms"),
    ])
}

/// The classifiers on a made-up crowd of this many customers.
pub fn on_a_crowd(customers: u32, runs: usize) -> Result<Vec<Figure>> {
    let history = crowd(customers);
    let as_of = history.default_as_of();
    let customers_ms = median_of(runs, |_| {
        let _ = Customers::as_of(&history, as_of, None);
        Ok(())
    })?;
    let mut figures = vec![figure("features: customers as of a day", customers_ms, "ms")];
    figures.extend(classifiers(&history, as_of, runs)?);
    figures.extend(fits(&history, as_of, runs, "")?);
    // As many customers as the sample that the literature fits.
    let few = crowd(2_357);
    let as_of = few.default_as_of();
    figures.extend(fits(&few, as_of, runs * 5, " of 2357")?);
    Ok(figures)
}

/// Every classifier with all six tables there, beside one pass over what each customer is: milliseconds of the larger crowd, and how many
/// times as long it takes as the smaller one. Spoken of as "at" the number of customers.
pub fn on_all_tables(customers: [u32; 2], runs: usize) -> Result<Vec<Figure>> {
    let [few, many] = customers;
    let (small, large) = (all_tables(few, runs)?, all_tables(many, runs)?);
    let mut figures = Vec::new();
    for (few_ms, ms) in small.into_iter().zip(large) {
        let ratio = ms.value / few_ms.value;
        let what = ms.what.clone();
        figures.push(ms);
        // What takes no time has no ratio.
        if few_ms.value > 0.5 {
            figures.push(figure(format!("{what}, against {few}"), ratio, "×"));
        }
    }
    Ok(figures)
}

fn all_tables(customers: u32, runs: usize) -> Result<Vec<Figure>> {
    let files = many_shops::files(customers)?;
    let named: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let mut opened = native::open(&named, &Options::default(), &|| 0.0).map_err(failed)?;
    drop(files);
    let mut figures = Vec::new();
    for classifier in classify::ALL {
        let id = classifier.spec().id;
        let cx = opened.context_of(id).map_err(failed)?;
        let as_of = cx.customers.as_of.unwrap_or(Day(0));
        let params = classifier.check(&Values::new()).map_err(|_| Stop::failed("defaults are refused"))?;
        if figures.is_empty() {
            figures.push(figure("customers", cx.customers.len() as f64, ""));
            let pass_ms = median_of(runs, |_| {
                let columns = cx.customers.recency.iter().zip(&cx.customers.frequency).zip(&cx.customers.monetary);
                let sum = columns.map(|((days, orders), money)| f64::from(*days) + f64::from(*orders) + money.to_f64());
                std::hint::black_box(sum.sum::<f64>());
                Ok(())
            })?;
            figures.push(figure("one pass over recency, orders, money", pass_ms, "ms"));
        }
        // The sorted columns that customers keep are part of what the first classifier waits for.
        let fresh = || {
            let buyers = Customers::as_of(cx.history, as_of, None);
            match classifier.spec().population {
                Population::Buyers => buyers,
                Population::Everybody => buyers.and_prospects(cx.history),
            }
        };
        let mut crowd: Vec<Customers> = (0..runs).map(|_| fresh()).collect();
        let ms = median_of(runs, |_| {
            let customers = crowd.pop().unwrap_or_default();
            // As whoever opens it first: nothing is learnt yet.
            let fits = Fits::default();
            let cx = Context { customers: &customers, fits: Some(&fits), ..cx };
            let run = classifier.run(&cx, &params, &mut Job::quiet());
            crowd.insert(0, customers);
            run.map(drop).map_err(failed)
        })?;
        figures.push(figure(format!("classifier {id}"), ms, "ms"));
    }
    Ok(figures)
}

/// Runs of each classifier in the browser: it takes some until what is hot is compiled well, which is what dragging meets.
const ROUNDS: u32 = 9;
/// Of these the last are looked at.
const MEASURED: usize = 5;

/// Parameters that differ from the defaults and cost the same: a result under the defaults would only be shown again.
fn others(classifier: &dyn Classifier) -> Vec<(&'static str, Value)> {
    let of = |spec: &'static ParamSpec| -> Vec<Value> {
        match spec.kind {
            ParamKind::Number { default, max, step, .. } => {
                let down = default + f64::from(ROUNDS) * step > max;
                let to = |steps: u32| default + if down { -step } else { step } * f64::from(steps);
                (1..=ROUNDS).map(|steps| Value::Number(to(steps))).collect()
            }
            ParamKind::Switch(on) => vec![Value::Switch(!on)],
            _ => Vec::new(),
        }
    };
    let open = || classifier.spec().params.iter().filter(|spec| spec.only.is_none());
    let admitted = |spec: &'static ParamSpec| {
        let values = of(spec).into_iter().filter(|value| spec.admits(value).is_ok());
        values.map(|value| (spec.name, value)).collect::<Vec<_>>()
    };
    open().map(admitted).find(|values| !values.is_empty()).unwrap_or_default()
}

/// Writes the six tables of a crowd into a folder, and beside them `plan.json`: of each classifier the parameters that a browser is to be
/// asked for, and the milliseconds that they take here.
pub fn for_the_browser(customers: u32, folder: &std::path::Path) -> Result<()> {
    let io_error = |error: std::io::Error| Stop::failed(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(io_error)?;
    let files = many_shops::files(customers)?;
    for (name, bytes) in &files {
        std::fs::write(folder.join(name), bytes).map_err(io_error)?;
    }
    let named: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let now = || clock::seconds() * 1e3;
    let mut opened = native::open(&named, &Options::default(), &now).map_err(failed)?;
    let mut io = Memory(&[]);
    ended(opened.session().handle(Request::Gallery, &mut io).events)?;
    let mut plan = Vec::new();
    for classifier in classify::ALL {
        let id = classifier.spec().id;
        let (mut queries, mut times) = (Vec::new(), Vec::new());
        for (name, value) in others(*classifier) {
            let text = match &value {
                Value::Number(number) => number.to_string(),
                Value::Switch(on) => on.to_string(),
                _ => continue,
            };
            let request = Request::Run { id: id.to_owned(), values: Values::from([(name.to_owned(), value)]) };
            let Event::Classified(result) = ended(opened.session().handle(request, &mut io).events)? else { continue };
            queries.push(format!("{name}={text}"));
            times.push(result.milliseconds);
        }
        if !queries.is_empty() {
            let mut last = times.split_off(times.len().saturating_sub(MEASURED));
            let native = crate::bench::median(&mut last);
            plan.push(serde_json::json!({ "id": id, "queries": queries, "measured": last.len(), "native": native }));
        }
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let plan = serde_json::json!({ "files": names, "classifiers": plan });
    std::fs::write(folder.join("plan.json"), format!("{plan:#}\n")).map_err(io_error)
}

/// The models of buying and of spending, beside the plainest loop over the columns that they read.
fn fits(history: &History, as_of: Day, runs: usize, whom: &str) -> Result<Vec<Figure>> {
    let customers = Customers::as_of(history, as_of, None);
    let mut sum = 0;
    let pass_ms = median_of(runs, |_| {
        let rows = history.day.iter().zip(&history.kind).zip(&history.net);
        sum ^= rows.map(|((day, kind), net)| i64::from(day.0) + *kind as i64 + net.0).sum::<i64>();
        Ok(())
    })?;
    std::hint::black_box(sum);
    let mut figures = vec![figure(format!("one pass over days, kinds, money{whom}"), pass_ms, "ms")];
    let group_ms = median_of(runs, |_| {
        std::hint::black_box(patterns::distinct(&patterns::of_shop(history, &customers)));
        Ok(())
    })?;
    let (distinct, _) = patterns::distinct(&patterns::of_shop(history, &customers));
    figures.push(figure(format!("patterns found and counted{whom}"), group_ms, "ms"));
    figures.push(figure(format!("distinct patterns{whom}"), distinct.len() as f64, ""));
    for kind in [Kind::MbgNbd, Kind::BgNbd, Kind::ParetoNbd] {
        let ms = median_of(runs.min(5), |_| {
            let fitted = buying::fit(&distinct, kind, &mut Job::quiet()).map_err(failed)?;
            fitted.map(drop).map_err(|refusal| Stop::failed(format!("{refusal:?}")))
        })?;
        figures.push(figure(format!("fit {}{whom}", kind.id()), ms, "ms"));
    }
    let spent = spending::of_shop(history, &customers, false);
    let ms = median_of(runs.min(5), |_| spending::fit(&spent, &mut Job::quiet()).map(drop).map_err(failed))?;
    figures.push(figure(format!("fit gamma_gamma{whom}"), ms, "ms"));
    Ok(figures)
}

/// Clusters with 2 to 8 groups tried, beside the least that could be done: one pass over the columns that they are made of.
pub fn clusters(customers: u32, runs: usize) -> Result<Vec<Figure>> {
    let history = crowd(customers);
    let customers = Customers::as_of(&history, history.default_as_of(), None);
    let pass_ms = median_of(runs, |_| {
        let columns = customers.recency.iter().zip(&customers.frequency).zip(&customers.monetary);
        let sum = columns.map(|((days, orders), money)| f64::from(*days) + f64::from(*orders) + money.to_f64());
        std::hint::black_box(sum.sum::<f64>());
        Ok(())
    })?;
    let clusters = classify::find("clusters").ok_or_else(|| Stop::failed("there are no clusters"))?;
    let params = clusters.check(&Values::new()).map_err(|_| Stop::failed("defaults are refused"))?;
    let cx = Context { history: &history, customers: &customers, facts: Facts::default(), seed: 1, fits: None };
    let ms = median_of(runs, |_| clusters.run(&cx, &params, &mut Job::quiet()).map(drop).map_err(failed))?;
    Ok(vec![
        figure("one pass over recency, orders, money", pass_ms, "ms"),
        figure("clusters, 2 to 8 groups tried", ms, "ms"),
        figure("clusters against one pass", ms / pass_ms, "×"),
    ])
}

/// Customers of whom half order once, a quarter twice and so on, over three years.
fn crowd(customers: u32) -> History {
    let mut random = Random::new(7);
    let mut history = History { starts: vec![0], has_order_ids: true, ..History::default() };
    for customer in 0..customers {
        history.ids.intern(&format!("C{customer:08}"));
        let orders = random.next().trailing_ones() + 1;
        let mut days: Vec<i32> = (0..orders).map(|_| random.below(1_095) as i32).collect();
        days.sort_unstable();
        for day in days {
            history.row.push(history.row.len() as u32);
            history.day.push(Day(19_723 + day));
            history.net.push(Money(50_000 + random.below(2_000_000) as i64 * 100));
            history.kind.push(EventKind::Order);
        }
        history.starts.push(history.day.len() as u32);
    }
    history.ids.seal();
    history
}
