//! What a classifier is, and the registry of all of them.
//!
//! A classifier is one file in `classifiers/` and one line in [`ALL`]. Its author writes a [`Model`]; the registry, the worker,
//! the laws and the page see a [`Classifier`]. `fit` and `assign` are apart, so that a stored fit explains after a reload and a
//! dragged cut re-assigns without refitting. Nothing here knows a file, a page or a language: names and rules are locale keys,
//! `ID-name`, `ID-description`, `ID-class-CLASS`, `ID-strategy-CLASS`, `ID-param-NAME`, `ID-param-NAME-OPTION`.

pub mod classifiers;
#[cfg(test)]
mod laws;
pub mod lifecycle_schemes;
pub mod outcome;
pub mod params;
pub mod rfm_presets;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use outcome::{Assignment, Class, Classes, Explanation, Next, Outcome, Reason, RuleLine, Score};
pub use params::{ParamKind, ParamSpec, Params, Problem, Unit, Value, Values};

use crate::base::{Failure, Job, Note, Result};
use crate::features::{Customers, History};
use crate::table::Role;

/// Where a classifier stands in the gallery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Who brings the money.
    Value,
    /// How they buy.
    Behaviour,
    /// Where they are on their way.
    Lifecycle,
}

impl Family {
    /// All, in the order of the gallery.
    pub const ALL: &'static [Family] = &[Family::Value, Family::Behaviour, Family::Lifecycle];

    /// The stable name; `family-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Family::Value => "value",
            Family::Behaviour => "behaviour",
            Family::Lifecycle => "lifecycle",
        }
    }
}

/// What a classifier can't run without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Orders: who, when, how much.
    Orders,
    /// A further column of the orders.
    Column(Role),
}

/// Everything that is known of a classifier before it runs; the page draws itself from this.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// File name, locale prefix, address: `value_tier`.
    pub id: &'static str,
    /// Its place in the gallery.
    pub family: Family,
    /// What it can't run without.
    pub needs: &'static [Need],
    /// What can be changed, in the order of the form.
    pub params: &'static [ParamSpec],
    /// The features that its reasons may name (a law holds it).
    pub features: &'static [&'static str],
    /// Ids of the charts that show it, the first one largest.
    pub charts: &'static [&'static str],
    /// Where the definition comes from.
    pub reference: &'static str,
}

/// What a classifier looks at: customers as of a day in a window, and their whole history.
pub struct Context<'a> {
    /// Every order of every customer.
    pub history: &'a History,
    /// One row per customer who exists as of the day.
    pub customers: &'a Customers,
    /// For whatever draws at random.
    pub seed: u64,
}

/// What the author of one classifier writes, in one file. Rows are positions in [`Context::customers`].
pub trait Model: Sync {
    /// What is learnt from the data: cuts, curves. Small; it is stored.
    type Fit: Serialize + DeserializeOwned;
    /// What is known before it runs.
    const SPEC: Spec;
    /// The classes under these parameters, best first; presets change the list.
    fn classes(params: &Params) -> Classes;
    /// Learns the cuts. Notes say what the data did not allow.
    fn fit(cx: &Context, params: &Params, job: &mut Job) -> Result<(Self::Fit, Vec<Note>)>;
    /// Puts every customer in exactly one class.
    fn assign(fit: &Self::Fit, cx: &Context, params: &Params) -> Assignment;
    /// Why this customer, with values and cuts, and what would move them.
    fn explain(fit: &Self::Fit, cx: &Context, params: &Params, row: usize) -> Explanation;
    /// The rule in words, with the actual cuts.
    fn rule(fit: &Self::Fit, cx: &Context, params: &Params) -> Vec<RuleLine>;
    /// The cuts in force, ascending, for each parameter of [`ParamKind::Cuts`]: where the flags stand when the data decide.
    fn cuts(_fit: &Self::Fit, _params: &Params) -> Vec<(&'static str, Vec<f64>)> {
        Vec::new()
    }
}

/// What the registry, the worker and the laws see.
pub trait Classifier: Sync {
    /// What is known before it runs.
    fn spec(&self) -> &'static Spec;
    /// The classes under these parameters.
    fn classes(&self, params: &Params) -> Classes;
    /// Classifies everybody.
    fn run(&self, cx: &Context, params: &Params, job: &mut Job) -> Result<Outcome>;
    /// Puts everybody in a class by a fit that is there already: that of an [`Outcome`], perhaps of another day.
    fn assign(&self, fit: &[u8], cx: &Context, params: &Params) -> Result<Assignment>;
    /// Why this customer; `fit` is that of an [`Outcome`].
    fn explain(&self, fit: &[u8], cx: &Context, params: &Params, row: usize) -> Result<Explanation>;
    /// The cuts in force for each parameter that is cuts; `fit` is that of an [`Outcome`].
    fn cuts(&self, fit: &[u8], params: &Params) -> Result<Vec<(&'static str, Vec<f64>)>>;
    /// Checks values against the parameters of the spec.
    fn check(&self, values: &Values) -> Result<Params, Vec<Problem>> {
        Params::check(self.spec().params, values)
    }
}

impl<M: Model> Classifier for M {
    fn spec(&self) -> &'static Spec {
        const { &M::SPEC }
    }

    fn classes(&self, params: &Params) -> Classes {
        M::classes(params)
    }

    fn run(&self, cx: &Context, params: &Params, job: &mut Job) -> Result<Outcome> {
        let (fit, notes) = M::fit(cx, params, job)?;
        let assignment = M::assign(&fit, cx, params);
        let rule = M::rule(&fit, cx, params);
        let fit = postcard::to_allocvec(&fit).map_err(|_| Failure::new("fit_unreadable"))?;
        Ok(Outcome { classes: M::classes(params), assignment, rule, fit, notes })
    }

    fn assign(&self, fit: &[u8], cx: &Context, params: &Params) -> Result<Assignment> {
        Ok(M::assign(&fit_of::<M>(fit)?, cx, params))
    }

    fn explain(&self, fit: &[u8], cx: &Context, params: &Params, row: usize) -> Result<Explanation> {
        Ok(M::explain(&fit_of::<M>(fit)?, cx, params, row))
    }

    fn cuts(&self, fit: &[u8], params: &Params) -> Result<Vec<(&'static str, Vec<f64>)>> {
        Ok(M::cuts(&fit_of::<M>(fit)?, params))
    }
}

fn fit_of<M: Model>(bytes: &[u8]) -> Result<M::Fit> {
    postcard::from_bytes(bytes).map_err(|_| Failure::new("fit_unreadable"))
}

macro_rules! classifiers {
    ($($module:ident :: $model:ident),* $(,)?) => {
        /// Every classifier, in the order of the gallery. One line each; nothing else names them.
        pub static ALL: &[&dyn Classifier] = &[$(&classifiers::$module::$model),*];
    };
}

classifiers! {
    value_tier::ValueTier,
    abc::Abc,
    rfm::Rfm,
    rfm_eight::RfmEight,
    frequency::Frequency,
    lifecycle::Lifecycle,
}

/// The classifier of an id.
pub fn find(id: &str) -> Option<&'static dyn Classifier> {
    ALL.iter().find(|classifier| classifier.spec().id == id).copied()
}
