//! One class per value of a column that says something of a person: what `industry` and `attribute` share.
//!
//! Values of one spelling but for case and width are one; those of most customers have a class each, the rest are "other". Numbers of many values
//! are cut at their quartiles instead. Whoever has nothing there is "unknown".

use serde::{Deserialize, Serialize};

use super::stated::read;
use super::values::{Draft, NAMED, Vocabulary};
use super::{Assignment, Class, Classes, Context, Explanation, Reason, RuleLine};
use crate::base::fold::nfkc;
use crate::base::{Arg, Job, Message, NONE, Note, Result};
use crate::features::profile;
use crate::math::order;
use crate::math::summary::quantile;
use crate::table::{Dictionary, TextColumn};

/// Values, or the cuts of numbers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Fit {
    values: Vocabulary,
    bins: Vec<f64>,
    /// Bins by their bounds, as they are called.
    names: Vec<String>,
}

/// The classes that are there whatever the data say.
pub(super) fn fixed() -> Classes {
    vec![Class::optional("other", "quiet-2").leftover(), Class::optional("unknown", "quiet-1").leftover()]
}

const BINS: [&str; 4] = ["seq-1", "seq-3", "seq-5", "seq-6"];
/// A column of numbers with more values than this is cut.
const MANY: u32 = 12;

/// The number in a cell. A letter or a nought before the first figure makes a name of it (`M000791`, `00157`), which has no size; a
/// sign of a currency does not.
fn figure(cell: &str) -> Option<f64> {
    let bare = nfkc(cell);
    let mut letters = bare.trim_start().chars().skip_while(|letter| !letter.is_alphanumeric());
    let (first, second) = (letters.next()?, letters.next());
    let is_name = !first.is_ascii_digit() || first == '0' && second.is_some_and(|letter| letter.is_ascii_digit());
    if is_name { None } else { profile::amount(&bare) }
}

impl Fit {
    /// Learns the values of everybody's cell.
    pub(super) fn of(
        cx: &Context,
        job: &mut Job,
        bins: bool,
        cell: impl Fn(usize) -> Option<String>,
    ) -> Result<(Fit, Vec<Note>)> {
        let cells = read(cx, job, |row| cell(row).unwrap_or_default())?;
        let column: TextColumn = cells.iter().map(String::as_str).collect();
        let draft = Draft::of(column.view(), |_| true);
        let mut counts = vec![0u32; draft.len()];
        let mut nothing = 0u32;
        for row in 0..cells.len() {
            let place = draft.places.get(column.codes.get(row) as usize).copied().unwrap_or(NONE);
            match counts.get_mut(place as usize) {
                Some(count) => *count += 1,
                None => nothing += 1,
            }
        }
        let values = draft.settle(&counts, NAMED);
        let mut fit = Fit { values, bins: Vec::new(), names: Vec::new() };
        if bins && fit.values.kinds() > MANY {
            let mut numbers: Vec<f64> = cells.iter().filter_map(|cell| figure(cell)).collect();
            let said = cells.len() - nothing as usize;
            // Nearly all that is said is a number.
            if numbers.len() * 10 >= said * 9 && !numbers.is_empty() {
                order::ascending(&mut numbers);
                fit.bins = [0.25, 0.5, 0.75].map(|share| quantile(&numbers, share)).to_vec();
                fit.bins.dedup();
                fit.names = names(&fit.bins);
            }
        }
        let silent = Message::new("who-note-silent").count("customers", nothing);
        Ok((fit, (nothing > 0).then(|| Note::info(silent)).into_iter().collect()))
    }

    /// The classes, the unknown last.
    pub(super) fn classes(&self) -> Classes {
        let bins = self.names.iter().zip(BINS).map(|(name, colour)| Class::named(name, colour));
        let values = self.values.classes(&["other", "unknown"]);
        let named: Vec<Class> = if self.bins.is_empty() { values.collect() } else { bins.collect() };
        named.into_iter().chain(fixed()).collect()
    }

    fn named(&self) -> usize {
        if self.bins.is_empty() { self.values.len() } else { self.names.len() }
    }

    fn class(&self, cell: Option<&str>) -> u16 {
        let (other, unknown) = (self.named() as u16, self.named() as u16 + 1);
        let Some(cell) = cell else { return unknown };
        if !self.bins.is_empty() {
            let bin = |number: f64| self.bins.iter().filter(|cut| number >= **cut).count() as u16;
            return figure(cell).map_or(unknown, bin);
        }
        match self.values.item(cell) {
            NONE => unknown,
            item => (item as u16).min(other),
        }
    }

    /// Everybody's class.
    pub(super) fn assign(&self, cx: &Context, cell: impl Fn(usize) -> Option<String>) -> Assignment {
        // What many say is looked up once.
        let (mut texts, mut known) = (Dictionary::new(), Vec::new());
        let class = (0..cx.customers.len()).map(|row| {
            let Some(cell) = cell(row) else { return self.class(None) };
            let code = texts.intern(&cell) as usize;
            if code == known.len() {
                known.push(self.class(Some(&cell)));
            }
            known.get(code).copied().unwrap_or_else(|| self.class(Some(&cell)))
        });
        Assignment { class: class.collect(), scores: Vec::new() }
    }

    /// Why somebody is in their class.
    pub(super) fn explain(&self, id: &str, feature: &'static str, cell: Option<String>) -> Explanation {
        let class = self.class(cell.as_deref());
        let word = self.classes().get(usize::from(class)).map(|class| class.word(id)).unwrap_or_default();
        let because = match &cell {
            Some(cell) if usize::from(class) <= self.named() => Message::new("who-because-stated").text("cell", cell),
            Some(_) => Message::new("who-because-odd"),
            None => Message::new("who-because-silent"),
        };
        let reason = |cell: String| Reason { feature: feature.into(), value: Arg::Text(cell), band: None, score: None };
        let reasons = cell.map(reason).into_iter().collect();
        Explanation { class, because: because.word("class", word), reasons, next: Vec::new() }
    }

    /// What is told apart, and the share of the rest.
    pub(super) fn rule(&self) -> Vec<RuleLine> {
        let about = if self.bins.is_empty() {
            let rest = Arg::Percent(self.values.rest(), 1);
            Message::new("who-rule-values")
                .count("n", self.values.len())
                .count("kinds", self.values.kinds())
                .with("rest", rest)
        } else {
            Message::new("who-rule-bins")
        };
        vec![RuleLine { class: None, message: about }]
    }
}

/// `< 12`, `12 – 40`, `≥ 40`.
fn names(bins: &[f64]) -> Vec<String> {
    let shown = |cut: &f64| format!("{}", (cut * 100.0).round() / 100.0);
    let first = bins.first().map(|cut| format!("< {}", shown(cut)));
    let between = bins.windows(2).map(|pair| format!("{} – {}", shown(&pair[0]), shown(&pair[1])));
    let last = bins.last().map(|cut| format!("≥ {}", shown(cut)));
    first.into_iter().chain(between).chain(last).collect()
}

#[cfg(test)]
mod tests {
    use super::figure;

    #[test]
    fn names_with_figures_have_no_size() {
        let sizes = ["12", "¥3,000", " 4.5 ", "0.5", "１２", "5万"].map(figure);
        assert_eq!(sizes, [12.0, 3_000.0, 4.5, 0.5, 12.0, 50_000.0].map(Some));
        assert_eq!(["M000791", "00157", "R-12", "", "red"].map(figure), [None; 5]);
    }
}
