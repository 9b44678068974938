//! `cargo xtask new-classifier`: the skeleton of a classifier: its file, its registry line, its words in both languages.

use std::fs;
use std::path::Path;

use crate::args::Args;
use crate::project::{Outcome, Result, Stop, root};

/// What follows the verb.
pub const USAGE: &str = "NAME (snake_case)";

/// Writes the skeleton.
pub fn run(args: Args) -> Outcome {
    let name = args.one("name")?;
    let word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    if !name.split('_').all(word) {
        return Err(Stop::usage(format!("{name} is no snake_case name; write it like value_tier")));
    }
    let classify = root().join("src/classify");
    let file = classify.join(format!("classifiers/{name}.rs"));
    if file.exists() {
        return Err(Stop::usage(format!("there is a classifier {name} already; choose another name")));
    }
    let model: String = name.split('_').map(capital).collect();
    write(&file, &skeleton(&name, &model))?;
    change(&classify.join("classifiers/mod.rs"), |text| with_module(text, &name))?;
    change(&classify.join("mod.rs"), |text| with_line(text, &format!("    {name}::{model},\n")))?;
    for lang in ["en", "zh-CN"] {
        append(&root().join(format!("src/i18n/locales/{lang}/classify.ftl")), &words(&name))?;
    }
    println!(
        "written: src/classify/classifiers/{name}.rs, its line in src/classify/mod.rs, its words in both classify.ftl"
    );
    println!("next: say what it is in the words of a shop owner, then `cargo test --lib classify`");
    Ok(())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|error| Stop::failed(format!("{}: {error}", path.display())))
}

fn append(path: &Path, text: &str) -> Outcome {
    let before = fs::read_to_string(path).map_err(|error| Stop::failed(format!("{}: {error}", path.display())))?;
    write(path, &format!("{}\n\n{text}", before.trim_end()))
}

fn change(path: &Path, how: impl Fn(&str) -> Option<String>) -> Outcome {
    let text: Result<String> =
        fs::read_to_string(path).map_err(|error| Stop::failed(format!("{}: {error}", path.display())));
    let changed = how(&text?).ok_or_else(|| {
        Stop::failed(format!("{}: the place for the new line is gone; add it by hand", path.display()))
    })?;
    write(path, &changed)
}

/// The list of modules with one more, in alphabetical order.
fn with_module(text: &str, name: &str) -> Option<String> {
    let (mut modules, rest): (Vec<&str>, Vec<&str>) = text.lines().partition(|line| line.starts_with("pub mod "));
    let own = format!("pub mod {name};");
    modules.push(&own);
    modules.sort_unstable();
    (modules.len() > 1).then(|| format!("{}\n\n{}\n", rest.join("\n").trim_end(), modules.join("\n")))
}

/// The registry with one more line at its end.
fn with_line(text: &str, line: &str) -> Option<String> {
    let start = text.find("\nclassifiers! {\n")?;
    let end = start + text.get(start..)?.find("\n}")? + 1;
    Some(format!("{}{line}{}", text.get(..end)?, text.get(end..)?))
}

fn words(name: &str) -> String {
    format!(
        "{name}-name = {name}\n{name}-description = {name}\n{name}-rule = {name}\n{name}-because = {name}\n\
         {name}-class-first = first\n{name}-class-second = second\n{name}-strategy-first = first\n{name}-strategy-second = second\n"
    )
}

fn skeleton(name: &str, model: &str) -> String {
    format!(
        r#"//! What it tells apart, when to use it, and where its definition comes from.
//!
//! It refuses to decide what an order is: that is `features`' affair.

use crate::base::{{Arg, Job, Message, Note, Result}};
use crate::classify::{{Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Params, Population, Reason, RuleLine, Score, Spec}};

/// The classifier.
pub struct {model};

impl Model for {model} {{
    /// The cut between the classes: the mean number of orders.
    type Fit = f64;

    const SPEC: Spec = Spec {{
        id: "{name}",
        family: Family::Behaviour,
        population: Population::Buyers,
        needs: &[Need::Orders],
        params: &[],
        features: &["frequency"],
        charts: &["class_shares"],
        reference: "",
    }};

    fn classes(_params: &Params) -> Classes {{
        vec![Class::new("first", "seq-6"), Class::new("second", "seq-3")]
    }}

    fn fit(cx: &Context, _params: &Params, _job: &mut Job) -> Result<(f64, Vec<Note>)> {{
        let orders: f64 = cx.customers.frequency.iter().copied().map(f64::from).sum();
        Ok((orders / cx.customers.len().max(1) as f64, Vec::new()))
    }}

    fn assign(fit: &f64, cx: &Context, _params: &Params) -> Assignment {{
        let values: Vec<f64> = cx.customers.frequency.iter().copied().map(f64::from).collect();
        let class = values.iter().map(|orders| u16::from(orders < fit)).collect();
        Assignment {{ class, scores: vec![Score {{ name: "frequency", values }}] }}
    }}

    fn explain(fit: &f64, cx: &Context, _params: &Params, row: usize) -> Explanation {{
        let orders = cx.customers.frequency.get(row).copied().unwrap_or_default();
        Explanation {{
            class: u16::from(f64::from(orders) < *fit),
            because: Message::new("{name}-because"),
            reasons: vec![Reason {{ feature: "frequency".into(), value: Arg::Count(orders.into()), band: None, score: None }}],
            next: Vec::new(),
        }}
    }}

    fn rule(_fit: &f64, _cx: &Context, _params: &Params) -> Vec<RuleLine> {{
        vec![RuleLine {{ class: None, message: Message::new("{name}-rule") }}]
    }}
}}
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_of_today_takes_one_more_line() {
        let registry = include_str!("../../src/classify/mod.rs");
        let with = with_line(registry, "    kano::Kano,\n").unwrap();
        assert!(with.contains(",\n    kano::Kano,\n}"));
        let modules = with_module(include_str!("../../src/classify/classifiers/mod.rs"), "kano").unwrap();
        let lines: Vec<&str> = modules.lines().filter(|line| line.starts_with("pub mod ")).collect();
        assert!(modules.starts_with("//!") && lines.contains(&"pub mod kano;") && lines.is_sorted());
    }
}
