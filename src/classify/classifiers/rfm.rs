//! rfm

use crate::base::{Job, Message, Note, Result};
use crate::classify::{Assignment, Class, Classes, Context, Explanation, Family, Model, Need, Params, RuleLine, Spec};

/// Rfm
pub struct Rfm;

impl Model for Rfm {
    type Fit = ();
    const SPEC: Spec = Spec {
        id: "rfm",
        family: Family::Value,
        needs: &[Need::Orders],
        params: &[],
        features: &[],
        charts: &[],
        reference: "",
    };
    fn classes(_params: &Params) -> Classes {
        vec![Class::new("all", "seq-3")]
    }
    fn fit(_cx: &Context, _params: &Params, _job: &mut Job) -> Result<((), Vec<Note>)> {
        Ok(((), Vec::new()))
    }
    fn assign(_fit: &(), cx: &Context, _params: &Params) -> Assignment {
        Assignment { class: vec![0; cx.customers.len()], scores: Vec::new() }
    }
    fn explain(_fit: &(), _cx: &Context, _params: &Params, _row: usize) -> Explanation {
        Explanation { class: 0, because: Message::new("x"), reasons: Vec::new(), next: Vec::new() }
    }
    fn rule(_fit: &(), _cx: &Context, _params: &Params) -> Vec<RuleLine> {
        Vec::new()
    }
}
