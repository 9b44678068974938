//! The sheets beside the charts of classifiers: what stands in each, worked out from an outcome and its data.
//!
//! One file per subject, one line per sheet in [`prepare`]; ids are those of a spec's charts. How a sheet is shown is
//! [`kinds::sheet`](super::kinds::sheet)'s. What needs arithmetic of its own has it in `models`, tested by published numbers; what needs
//! the parameters of a classifier is in its fit. A sheet with nothing to say is none.

mod cohorts;
mod feedback;
mod goods;
mod journey;
mod membership;
mod monitoring;
mod profile;
mod regions;

use super::kinds::sheet::Data;
use crate::classify::{Context, Outcome};

/// The sheet of an id, from an outcome of the classifier of that id; nothing for an id that does not exist, or where there is nothing to say.
pub(super) fn prepare(id: &str, cx: &Context, outcome: &Outcome, classifier: &str) -> Option<Data> {
    match id {
        "feedback_ways" => feedback::ways(outcome),
        "product_sides" => feedback::products(outcome),
        "satisfaction_months" => monitoring::satisfaction(outcome),
        "nps_months" => monitoring::nps(outcome),
        "programme" => membership::programme(outcome),
        "profile" => profile::profile(cx, outcome, classifier),
        "regions" => regions::regions(cx, outcome),
        "region_months" => regions::months(cx, outcome),
        "category_breadth" => goods::breadth(cx),
        "journey" => journey::journey(cx),
        "cohorts" => cohorts::triangle(cx),
        "second_order" => cohorts::second_order(cx),
        _ => None,
    }
}
