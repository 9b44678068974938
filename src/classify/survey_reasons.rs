//! What the classifiers of answers share: how a share with its interval and the day of an answer are told.

use crate::base::{Arg, Day, Message};
use crate::classify::{Need, Params, Reason};
use crate::features::answers::Scale;
use crate::models::survey::Share;
use crate::table::{Role, TableKind};

/// A share without decimals.
pub(super) fn percent(share: f64) -> Arg {
    Arg::Percent(share, 0)
}

/// The same message with a share, its interval and of how many it is.
pub(super) fn percents(message: Message, share: Share) -> Message {
    message
        .with("share", percent(share.share))
        .with("low", percent(share.low))
        .with("high", percent(share.high))
        .count("answers", share.of)
}

/// The day of an answer, where it is known.
pub(super) fn answered_on(day: Day) -> Option<Reason> {
    let reason = Reason { feature: "answered_on".into(), value: Arg::Day(day), band: None, score: None };
    day.is_some().then_some(reason)
}

/// The scale that the person says; nothing where the answers decide.
pub(super) fn scale_of(params: &Params) -> Option<Scale> {
    Scale::from_id(params.choice("scale"))
}

/// What the classifiers of texts can't run without: anything that was written.
pub(super) const TEXT_NEEDS: &[Need] = &[Need::Any(&[
    Need::Of(TableKind::Surveys, Role::Comment),
    Need::Of(TableKind::Surveys, Role::Answer),
    Need::Of(TableKind::Interactions, Role::Content),
    Need::Of(TableKind::Interactions, Role::Topic),
    Need::Of(TableKind::Returns, Role::Reason),
])];

/// A sentence of the customer's, short enough for a reason.
pub(super) fn quote(sentence: &str) -> Arg {
    const MOST: usize = 80;
    let mut short: String = sentence.chars().take(MOST).collect();
    if short.len() < sentence.len() {
        short.push('…');
    }
    Arg::Text(short)
}
