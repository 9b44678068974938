//! What a classifier is, and the registry of all of them.
//!
//! A classifier is one file in `classifiers/` and one line in [`ALL`]. Its author writes a [`Model`]; the registry, the worker,
//! the laws and the page see a [`Classifier`]. `fit` and `assign` are apart, so that a stored fit explains after a reload and a
//! dragged cut re-assigns without refitting. Nothing here knows a file, a page or a language: names and rules are locale keys,
//! `ID-name`, `ID-description`, `ID-class-CLASS`, `ID-strategy-CLASS`, `ID-param-NAME`, `ID-param-NAME-OPTION`. Classes that the data name
//! ([`Class::named`]) are called what the data call them, and share `ID-strategy-each`. What several classifiers look at (a model of buying,
//! curves of returns, another's outcome) is learnt once for all of them: [`fits`].

mod bought;
pub mod buying;
pub mod buying_again;
mod by_value;
pub mod classifiers;
pub mod clustering;
mod dominant;
mod engaged;
pub mod fits;
#[cfg(test)]
pub(crate) mod laws;
pub mod lifecycle_schemes;
pub mod measures;
pub mod outcome;
pub mod params;
mod prices;
mod profit;
mod rankings;
pub mod rfm_presets;
pub mod rfm_variants;
pub mod rule_text;
mod silence;
pub mod stated;
pub mod steadiness;
mod survey_reasons;
pub mod touch_points;
pub(crate) mod values;
pub mod vocabulary;

use serde::Serialize;
use serde::de::DeserializeOwned;

pub use fits::Fits;
pub use outcome::{Assignment, Class, Classes, Explanation, Next, Outcome, Reason, RuleLine, Score};
pub use params::{Offer, ParamKind, ParamSpec, Params, Problem, Unit, Value, Values};

use crate::base::{Failure, Job, Note, Result};
use crate::features::{Customers, Facts, History};
use crate::table::{Role, TableKind};

/// Where a classifier stands in the gallery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Who brings the money.
    Value,
    /// How they buy.
    Behaviour,
    /// Where they are on their way.
    Lifecycle,
    /// How they feel about the shop and stand to it.
    Loyalty,
    /// Who they are.
    Who,
    /// Found in the data, or made by the person.
    Found,
}

impl Family {
    /// All, in the order of the gallery.
    pub const ALL: &'static [Family] =
        &[Family::Value, Family::Behaviour, Family::Lifecycle, Family::Loyalty, Family::Who, Family::Found];

    /// The stable name; `family-ID` in the locales.
    pub fn id(self) -> &'static str {
        match self {
            Family::Value => "value",
            Family::Behaviour => "behaviour",
            Family::Lifecycle => "lifecycle",
            Family::Loyalty => "loyalty",
            Family::Who => "who",
            Family::Found => "found",
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
    /// A column of another table.
    Of(TableKind, Role),
    /// One of these is enough; the first is what is asked for where there is none.
    Any(&'static [Need]),
}

impl Need {
    /// Whether a workspace that has these columns (and orders) meets it.
    pub fn is_met(&self, has: &dyn Fn(TableKind, Role) -> bool) -> bool {
        match self {
            Need::Orders => true,
            Need::Column(role) => has(TableKind::Orders, *role),
            Need::Of(kind, role) => has(*kind, *role),
            Need::Any(needs) => needs.iter().any(|need| need.is_met(has)),
        }
    }

    /// Its stable text: `orders`, `channel` (of the orders), `surveys.nps`; alternatives are parted by `|`.
    pub fn text(&self) -> String {
        match self {
            Need::Orders => "orders".to_owned(),
            Need::Column(role) => role.id().to_owned(),
            Need::Of(kind, role) => format!("{}.{}", kind.id(), role.id()),
            Need::Any(needs) => needs.iter().map(Need::text).collect::<Vec<_>>().join("|"),
        }
    }

    /// The column that would meet it. Of alternatives the first in a table that is there, as that is the nearest to be had.
    fn nearest(&self, there: &dyn Fn(TableKind) -> bool) -> (TableKind, Role) {
        match self {
            Need::Orders => (TableKind::Orders, Role::Customer),
            Need::Column(role) => (TableKind::Orders, *role),
            Need::Of(kind, role) => (*kind, *role),
            Need::Any(needs) => {
                let mut all = needs.iter().map(|need| need.nearest(there));
                let first = all.clone().next();
                all.find(|(kind, _)| there(*kind)).or(first).unwrap_or((TableKind::Orders, Role::Customer))
            }
        }
    }

    /// What to say where it is not met, in a workspace that has these tables: which column they lack, or which file there is none of.
    pub fn failure(&self, there: &dyn Fn(TableKind) -> bool) -> Failure {
        let (kind, role) = self.nearest(there);
        let failure = match (kind, role) {
            // The word for it is what to choose where columns are given their parts.
            (_, Role::Attribute) => return Failure::new("needs_further_column"),
            (TableKind::Orders, _) => Failure::new("needs_column"),
            (_, _) if there(kind) => Failure::new("needs_table_column"),
            // One of customers may say anything of them; what the others are about they say.
            (TableKind::Customers, _) => Failure::new("needs_file_with"),
            (_, _) => Failure::new("needs_file"),
        };
        let table = if there(kind) { format!("app-table-{}", kind.id()) } else { format!("file-of-{}", kind.id()) };
        failure.with(|message| message.word("role", format!("role-{}", role.id())).word("table", table))
    }
}

/// Whom a classifier puts into classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Population {
    /// Who has ordered (or was refunded).
    Buyers,
    /// Prospects too: who is known from another table only.
    Everybody,
}

/// Everything that is known of a classifier before it runs; the page draws itself from this.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// File name, locale prefix, address: `value_tier`.
    pub id: &'static str,
    /// Its place in the gallery.
    pub family: Family,
    /// Whom it puts into classes.
    pub population: Population,
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

impl Spec {
    /// Whether these values change nothing; what they don't say is as it is by default.
    pub fn is_default(&self, values: &Values) -> bool {
        self.params.iter().all(|param| values.get(param.name).is_none_or(|value| *value == param.default()))
    }
}

/// What a classifier looks at: customers as of a day in a window, their whole history, and what the tables say of them.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Every order of every customer.
    pub history: &'a History,
    /// One row per customer who exists as of the day; prospects stand behind them where the classifier's population is everybody.
    pub customers: &'a Customers,
    /// Lines of orders and rows of other tables.
    pub facts: Facts<'a>,
    /// For whatever draws at random.
    pub seed: u64,
    /// What was learnt of the same data before; none where nothing is kept.
    pub fits: Option<&'a Fits>,
}

/// What the author of one classifier writes, in one file. Rows are positions in [`Context::customers`].
pub trait Model: Sync {
    /// What is learnt from the data: cuts, curves. Small; it is stored.
    type Fit: Serialize + DeserializeOwned;
    /// What is known before it runs.
    const SPEC: Spec;
    /// The classes under these parameters, best first; presets change the list. Those that every outcome has, where the data name the rest.
    fn classes(params: &Params) -> Classes;
    /// The classes of a fit, best first: other than [`Model::classes`] only where the data name some ([`Class::named`]).
    fn classes_of(_fit: &Self::Fit, params: &Params) -> Classes {
        Self::classes(params)
    }
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
    /// The columns that each parameter of [`ParamKind::Column`] may be, with the one in force among them.
    fn offers(_cx: &Context, _params: &Params) -> Vec<(&'static str, Vec<Offer>)> {
        Vec::new()
    }
}

/// What the registry, the worker and the laws see.
pub trait Classifier: Sync {
    /// What is known before it runs.
    fn spec(&self) -> &'static Spec;
    /// The classes under these parameters that are known before it runs.
    fn classes(&self, params: &Params) -> Classes;
    /// The classes of a fit: that of an [`Outcome`].
    fn classes_of(&self, fit: &[u8], params: &Params) -> Result<Classes>;
    /// Classifies everybody.
    fn run(&self, cx: &Context, params: &Params, job: &mut Job) -> Result<Outcome>;
    /// Learns without classifying anybody: the fit of an [`Outcome`].
    fn learn(&self, cx: &Context, params: &Params, job: &mut Job) -> Result<Vec<u8>>;
    /// Puts everybody in a class by a fit that is there already: that of an [`Outcome`], perhaps of another day.
    fn assign(&self, fit: &[u8], cx: &Context, params: &Params) -> Result<Assignment>;
    /// Why this customer; `fit` is that of an [`Outcome`].
    fn explain(&self, fit: &[u8], cx: &Context, params: &Params, row: usize) -> Result<Explanation>;
    /// The cuts in force for each parameter that is cuts; `fit` is that of an [`Outcome`].
    fn cuts(&self, fit: &[u8], params: &Params) -> Result<Vec<(&'static str, Vec<f64>)>>;
    /// The columns that each parameter that is one may be.
    fn offers(&self, cx: &Context, params: &Params) -> Vec<(&'static str, Vec<Offer>)>;
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

    fn classes_of(&self, fit: &[u8], params: &Params) -> Result<Classes> {
        Ok(M::classes_of(&fit_of::<M>(fit)?, params))
    }

    fn run(&self, cx: &Context, params: &Params, job: &mut Job) -> Result<Outcome> {
        let (fit, notes) = M::fit(cx, params, job)?;
        let assignment = M::assign(&fit, cx, params);
        let rule = M::rule(&fit, cx, params);
        let classes = M::classes_of(&fit, params);
        Ok(Outcome { classes, assignment, rule, fit: bytes_of(&fit)?, notes })
    }

    fn learn(&self, cx: &Context, params: &Params, job: &mut Job) -> Result<Vec<u8>> {
        bytes_of(&M::fit(cx, params, job)?.0)
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

    fn offers(&self, cx: &Context, params: &Params) -> Vec<(&'static str, Vec<Offer>)> {
        M::offers(cx, params)
    }
}

fn bytes_of<F: Serialize>(fit: &F) -> Result<Vec<u8>> {
    postcard::to_allocvec(fit).map_err(|_| Failure::new("fit_unreadable"))
}

/// What was learnt, of the fit of an [`Outcome`] of this classifier.
pub fn fit_of<M: Model>(bytes: &[u8]) -> Result<M::Fit> {
    postcard::from_bytes(bytes).map_err(|_| Failure::new("fit_unreadable"))
}

/// What the page knows of a classifier: whoever names only this does not link the code that classifies.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// What is known before it runs.
    pub spec: &'static Spec,
    classes: fn(&Params) -> Classes,
}

impl Listed {
    /// The classes under these values, best first; empty where they are no values for it.
    pub fn classes(&self, values: &Values) -> Classes {
        Params::check(self.spec.params, values).map(|params| (self.classes)(&params)).unwrap_or_default()
    }
}

macro_rules! classifiers {
    ($($module:ident :: $model:ident),* $(,)?) => {
        /// Every classifier, in the order of the gallery. One line each; nothing else names them.
        pub static ALL: &[&dyn Classifier] = &[$(&classifiers::$module::$model),*];
        /// The same for the page.
        pub static LISTED: &[Listed] = &[$(Listed {
            spec: &<classifiers::$module::$model as Model>::SPEC,
            classes: <classifiers::$module::$model as Model>::classes,
        }),*];
    };
}

classifiers! {
    value_tier::ValueTier,
    abc::Abc,
    key_account::KeyAccount,
    rfm::Rfm,
    rfm_eight::RfmEight,
    order_value::OrderValue,
    profitability::Profitability,
    clv::Clv,
    frequency::Frequency,
    activity::Activity,
    membership::Membership,
    time_habit::TimeHabit,
    channel::Channel,
    payment::Payment,
    returns::Returns,
    price_sensitivity::PriceSensitivity,
    product_preference::ProductPreference,
    attribute_preference::AttributePreference,
    regularity::Regularity,
    browsing::Browsing,
    engagement::Engagement,
    lifecycle::Lifecycle,
    dormancy::Dormancy,
    repurchase::Repurchase,
    churn_risk::ChurnRisk,
    child_stage::ChildStage,
    satisfaction::Satisfaction,
    nps::Nps,
    loyalty::Loyalty,
    loyalty_matrix::LoyaltyMatrix,
    relationship::Relationship,
    contact_preference::ContactPreference,
    needs::Needs,
    feedback_topic::FeedbackTopic,
    region::Region,
    age_band::AgeBand,
    gender::Gender,
    income::Income,
    industry::Industry,
    company_size::CompanySize,
    seniority::Seniority,
    attribute::Attribute,
    clusters::Clusters,
    rules::Rules,
}

/// What the page knows of the classifier of an id.
pub fn listed(id: &str) -> Option<&'static Listed> {
    LISTED.iter().find(|listed| listed.spec.id == id)
}

/// The classifier of an id.
pub fn find(id: &str) -> Option<&'static dyn Classifier> {
    ALL.iter().find(|classifier| classifier.spec().id == id).copied()
}
