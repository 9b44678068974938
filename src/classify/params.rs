//! Parameters: [`Values`] are what somebody asked for, [`Params`] are what was checked. Two types, so that a model never sees the first.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::math::order;
use crate::table::TableKind;

/// What a number is measured in; decides how it is written and how far a key press moves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// A plain number.
    Plain,
    /// Days.
    Days,
    /// Orders.
    Orders,
    /// The workspace's currency.
    Money,
    /// A share: 0.8 is shown as 80 %.
    Share,
}

/// What kind of control a parameter is, its default and its range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParamKind {
    /// One of these; the first is the default.
    Choice(&'static [&'static str]),
    /// A number within a range.
    Number {
        /// The default.
        default: f64,
        /// The least.
        min: f64,
        /// The greatest.
        max: f64,
        /// The smallest step.
        step: f64,
        /// What it is measured in.
        unit: Unit,
    },
    /// On or off.
    Switch(bool),
    /// Ascending cuts through a feature. Empty (the default) lets the data decide; the page draws them as flags on the feature's histogram.
    Cuts {
        /// The feature that is cut.
        feature: &'static str,
        /// How many cuts, when they are given.
        count: usize,
        /// What they are measured in.
        unit: Unit,
    },
    /// Lines of the person's own (words, rules), empty by default. The model reads them and tells in notes what it could not read; how they
    /// are written is said in the locales, `ID-param-NAME-hint`.
    Text {
        /// The most characters.
        most: usize,
    },
    /// A column of the files, by its header; empty (the default) lets the model choose. Which there are only the data say: an outcome brings
    /// them ([`Offer`]), and a header that isn't there is told by the model, not refused. What it is for is said in `ID-param-NAME-hint`.
    Column {
        /// The most characters.
        most: usize,
    },
    /// Rules of the person's own, as [`rule_text`](super::rule_text) writes them: a tree on the page. They are kept with the workspace, and what
    /// is kept is their default there.
    Rules {
        /// The most characters.
        most: usize,
    },
}

/// A column that a parameter of [`ParamKind::Column`] may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The table it stands in.
    pub table: TableKind,
    /// What it is called there.
    pub header: String,
    /// The value that asks for it; empty where it is what the model chooses by itself.
    pub value: String,
}

/// One parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ParamSpec {
    /// `snake_case`; `param-NAME` is its test id, `--param NAME=…` its flag.
    pub name: &'static str,
    /// Control, default and range.
    pub kind: ParamKind,
    /// The choice and its options under which it is used at all; elsewhere it changes nothing and the page does not show it.
    pub only: Option<(&'static str, &'static [&'static str])>,
}

impl ParamSpec {
    /// One of several; the first is the default.
    pub const fn choice(name: &'static str, options: &'static [&'static str]) -> ParamSpec {
        ParamSpec { name, kind: ParamKind::Choice(options), only: None }
    }

    /// A number.
    pub const fn number(name: &'static str, default: f64, min: f64, max: f64, step: f64, unit: Unit) -> ParamSpec {
        ParamSpec { name, kind: ParamKind::Number { default, min, max, step, unit }, only: None }
    }

    /// On or off.
    pub const fn switch(name: &'static str, default: bool) -> ParamSpec {
        ParamSpec { name, kind: ParamKind::Switch(default), only: None }
    }

    /// Cuts through a feature.
    pub const fn cuts(name: &'static str, feature: &'static str, count: usize, unit: Unit) -> ParamSpec {
        ParamSpec { name, kind: ParamKind::Cuts { feature, count, unit }, only: None }
    }

    /// Lines of the person's own.
    pub const fn text(name: &'static str, most: usize) -> ParamSpec {
        ParamSpec { name, kind: ParamKind::Text { most }, only: None }
    }

    /// A column of the files.
    pub const fn column(name: &'static str, most: usize) -> ParamSpec {
        ParamSpec { name, kind: ParamKind::Column { most }, only: None }
    }

    /// Rules of the person's own.
    pub const fn rules(name: &'static str, most: usize) -> ParamSpec {
        ParamSpec { name, kind: ParamKind::Rules { most }, only: None }
    }

    /// The same, used only under these options of a choice.
    #[must_use]
    pub const fn only(self, choice: &'static str, options: &'static [&'static str]) -> ParamSpec {
        ParamSpec { only: Some((choice, options)), ..self }
    }

    /// The value that holds when none is given.
    pub fn default(&self) -> Value {
        match self.kind {
            ParamKind::Choice(options) => Value::Choice(options.first().copied().unwrap_or_default().to_owned()),
            ParamKind::Number { default, .. } => Value::Number(default),
            ParamKind::Switch(on) => Value::Switch(on),
            ParamKind::Cuts { .. } => Value::Cuts(Vec::new()),
            ParamKind::Text { .. } | ParamKind::Column { .. } | ParamKind::Rules { .. } => Value::Text(String::new()),
        }
    }

    /// Reads the text form: `k=v` of the command line and of an address. Cuts are numbers parted by `/`, or nothing.
    pub fn parse(&self, text: &str) -> Result<Value, Problem> {
        let problem = |code| Problem { param: self.name.to_owned(), code };
        match self.kind {
            ParamKind::Choice(_) => Ok(Value::Choice(text.to_owned())),
            ParamKind::Number { .. } => text.parse().map(Value::Number).map_err(|_| problem(ProblemCode::NotANumber)),
            ParamKind::Switch(_) => text.parse().map(Value::Switch).map_err(|_| problem(ProblemCode::NotASwitch)),
            ParamKind::Cuts { .. } => text
                .split('/')
                .filter(|cut| !cut.is_empty())
                .map(|cut| cut.parse::<f64>().map_err(|_| problem(ProblemCode::NotANumber)))
                .collect::<Result<Vec<f64>, Problem>>()
                .map(Value::Cuts),
            ParamKind::Text { .. } | ParamKind::Column { .. } | ParamKind::Rules { .. } => {
                Ok(Value::Text(text.to_owned()))
            }
        }
    }

    /// Whether a value can be this parameter's, and if not, why.
    pub fn admits(&self, value: &Value) -> Result<(), ProblemCode> {
        match (&self.kind, value) {
            (ParamKind::Choice(options), Value::Choice(choice)) => {
                options.contains(&choice.as_str()).then_some(()).ok_or(ProblemCode::NotAnOption)
            }
            (ParamKind::Number { min, max, .. }, Value::Number(number)) => {
                (*min..=*max).contains(number).then_some(()).ok_or(ProblemCode::OutOfRange)
            }
            (ParamKind::Switch(_), Value::Switch(_)) => Ok(()),
            (ParamKind::Text { most } | ParamKind::Column { most } | ParamKind::Rules { most }, Value::Text(text)) => {
                (text.chars().count() <= *most).then_some(()).ok_or(ProblemCode::TooLong)
            }
            (ParamKind::Cuts { count, .. }, Value::Cuts(cuts)) => {
                if !cuts.is_empty() && cuts.len() != *count {
                    Err(ProblemCode::WrongCount)
                } else if cuts.iter().any(|cut| !cut.is_finite()) {
                    Err(ProblemCode::NotANumber)
                } else if cuts.windows(2).any(|pair| pair[0] > pair[1]) {
                    Err(ProblemCode::NotAscending)
                } else {
                    Ok(())
                }
            }
            _ => Err(ProblemCode::WrongKind),
        }
    }
}

/// The value of one parameter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// One of the options.
    Choice(String),
    /// A number.
    Number(f64),
    /// On or off.
    Switch(bool),
    /// Cuts, ascending; empty lets the data decide.
    Cuts(Vec<f64>),
    /// Lines of the person's own.
    Text(String),
}

/// What somebody asked for, unchecked; what is missing takes its default.
pub type Values = BTreeMap<String, Value>;

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemCode {
    /// There is no such parameter.
    Unknown,
    /// A number was given for a choice, or the like.
    WrongKind,
    /// Not one of the options.
    NotAnOption,
    /// Not a finite number.
    NotANumber,
    /// Neither `true` nor `false`.
    NotASwitch,
    /// Below the least or above the greatest.
    OutOfRange,
    /// Too few or too many cuts.
    WrongCount,
    /// Cuts must ascend.
    NotAscending,
    /// More characters than there may be.
    TooLong,
}

/// A value that can't be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The parameter.
    pub param: String,
    /// What is wrong.
    pub code: ProblemCode,
}

/// Checked values, complete. Only [`Params::check`] makes them.
#[derive(Clone, Debug, PartialEq)]
pub struct Params(BTreeMap<&'static str, Value>);

impl Params {
    /// Checks values against specs; all problems at once.
    pub fn check(specs: &'static [ParamSpec], values: &Values) -> Result<Params, Vec<Problem>> {
        let unknown = values
            .keys()
            .filter(|name| !specs.iter().any(|spec| spec.name == name.as_str()))
            .map(|name| Problem { param: name.clone(), code: ProblemCode::Unknown });
        let wrong = specs.iter().filter_map(|spec| {
            let code = spec.admits(values.get(spec.name)?).err()?;
            Some(Problem { param: spec.name.to_owned(), code })
        });
        let problems: Vec<Problem> = unknown.chain(wrong).collect();
        if !problems.is_empty() {
            return Err(problems);
        }
        let value = |spec: &ParamSpec| values.get(spec.name).cloned().unwrap_or_else(|| spec.default());
        Ok(Params(order::map(specs.iter().map(|spec| (spec.name, value(spec))))))
    }

    /// The chosen option. A name that the spec does not have is a mistake of the model's author; the laws find it.
    pub fn choice(&self, name: &str) -> &str {
        debug_assert!(matches!(self.0.get(name), Some(Value::Choice(_))), "no choice {name}");
        match self.0.get(name) {
            Some(Value::Choice(choice)) => choice,
            _ => "",
        }
    }

    /// The number.
    pub fn number(&self, name: &str) -> f64 {
        debug_assert!(matches!(self.0.get(name), Some(Value::Number(_))), "no number {name}");
        match self.0.get(name) {
            Some(Value::Number(number)) => *number,
            _ => f64::NAN,
        }
    }

    /// On or off.
    pub fn switch(&self, name: &str) -> bool {
        debug_assert!(matches!(self.0.get(name), Some(Value::Switch(_))), "no switch {name}");
        matches!(self.0.get(name), Some(Value::Switch(true)))
    }

    /// The cuts, ascending; empty where the data decide.
    pub fn cuts(&self, name: &str) -> &[f64] {
        debug_assert!(matches!(self.0.get(name), Some(Value::Cuts(_))), "no cuts {name}");
        match self.0.get(name) {
            Some(Value::Cuts(cuts)) => cuts,
            _ => &[],
        }
    }

    /// The lines of the person's own, or the header of a column; empty where there are none.
    pub fn text(&self, name: &str) -> &str {
        debug_assert!(matches!(self.0.get(name), Some(Value::Text(_))), "no text {name}");
        match self.0.get(name) {
            Some(Value::Text(text)) => text,
            _ => "",
        }
    }

    /// All values, by name.
    pub fn values(&self) -> Values {
        order::map(self.0.iter().map(|(name, value)| ((*name).to_owned(), value.clone())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPECS: &[ParamSpec] = &[
        ParamSpec::choice("method", &["pareto", "quantile"]),
        ParamSpec::number("cut", 0.8, 0.5, 0.95, 0.01, Unit::Share),
        ParamSpec::cuts("r_cuts", "recency", 2, Unit::Days),
    ];

    #[test]
    fn what_is_not_given_takes_its_default() {
        let params = Params::check(SPECS, &Values::new()).unwrap();
        assert_eq!((params.choice("method"), params.number("cut"), params.cuts("r_cuts")), ("pareto", 0.8, &[][..]));
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let values = Values::from([
            ("method".to_owned(), Value::Choice("magic".to_owned())),
            ("cut".to_owned(), Value::Number(f64::NAN)),
            ("r_cuts".to_owned(), Value::Cuts(vec![2.0, 1.0])),
            ("colour".to_owned(), Value::Switch(true)),
        ]);
        let codes: Vec<ProblemCode> = Params::check(SPECS, &values).unwrap_err().into_iter().map(|p| p.code).collect();
        assert_eq!(
            codes,
            [ProblemCode::Unknown, ProblemCode::NotAnOption, ProblemCode::OutOfRange, ProblemCode::NotAscending]
        );
    }

    #[test]
    fn lines_are_kept_as_they_are_up_to_their_limit() {
        const WORDS: &[ParamSpec] = &[ParamSpec::text("words", 9)];
        let given =
            |text: &str| Params::check(WORDS, &Values::from([("words".to_owned(), WORDS[0].parse(text).unwrap())]));
        assert_eq!(given("质量: 结块\n").unwrap().text("words"), "质量: 结块\n");
        assert_eq!(given("质量: 结块, 异味").unwrap_err()[0].code, ProblemCode::TooLong);
        assert_eq!(Params::check(WORDS, &Values::new()).unwrap().text("words"), "");
    }

    /// What is stored or sent is told apart by its place: nothing may come between.
    #[test]
    fn kinds_of_values_are_only_ever_added_at_the_end() {
        let place = |value: Value| postcard::to_allocvec(&value).unwrap()[0];
        assert_eq!((place(Value::Choice(String::new())), place(Value::Cuts(Vec::new()))), (0, 3));
        assert_eq!(place(Value::Text(String::new())), 4);
    }

    #[test]
    fn the_text_form_is_read() {
        assert_eq!(SPECS[2].parse("30/90.5"), Ok(Value::Cuts(vec![30.0, 90.5])));
        assert_eq!(SPECS[1].parse("0.7"), Ok(Value::Number(0.7)));
        assert!(SPECS[1].parse("seven").is_err());
    }
}
