//! Signatures of the exports of platforms, as data: which headers a file of theirs has, and what part each plays.
//!
//! A platform whose signature fits overrides the generic names: `Total` of Shopify is the amount, its `Name` the order number.
//! Where an export has no buyer at all (拼多多), the signature names none, and the import says so. The data stands in the files below, so that
//! what a platform changes is corrected without touching code.

mod asian;
mod chinese;
mod others;
mod western;

pub use others::of as other;

use super::roles::normal;
use super::{Mapping, NumberReading};
use crate::table::Role;

/// The export of a platform.
pub struct Platform {
    /// The stable name; shown as it is.
    pub name: &'static str,
    /// Headers in normal form that together tell this export from others.
    pub signature: &'static [&'static str],
    /// Parts of columns, the better choice first.
    pub roles: &'static [(&'static str, Role)],
    /// A column beside the status, and the words in it by which a row says that its money went back.
    pub back: Option<(&'static str, &'static [&'static str])>,
    /// How its amounts are written, where no amount says so itself: `128.000` are 128 thousand rupiah.
    pub number: Option<NumberReading>,
    /// What is odd about its files and taken care of; each is told by the locales as `platform-trap-ID`.
    pub traps: &'static [&'static str],
}

/// What most platforms have nothing to say about.
const PLAIN: Platform = Platform { name: "", signature: &[], roles: &[], back: None, number: None, traps: &[] };

/// The share of the signature that must be there.
const FITS: f64 = 0.6;

/// All that are known.
fn all() -> impl Iterator<Item = &'static Platform> {
    [western::ALL, chinese::ALL, asian::ALL].into_iter().flatten()
}

/// The share of a signature that is among these normal headers.
fn share(signature: &[&str], headers: &[String]) -> f64 {
    let found = signature.iter().filter(|name| headers.iter().any(|header| header == *name)).count();
    found as f64 / signature.len() as f64
}

/// The platform whose signature fits these normal headers best, if one does.
pub fn of(headers: &[String]) -> Option<&'static Platform> {
    all()
        .map(|platform| (share(platform.signature, headers), platform))
        .filter(|(share, _)| *share >= FITS)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, platform)| platform)
}

impl Platform {
    /// The column that plays each role, by position among these normal headers. Of several that could, the first that is not much emptier than the
    /// others: exports keep columns that they no longer fill. `filled` says how many cells of a column hold something.
    pub fn columns(&self, headers: &[String], filled: &dyn Fn(usize) -> usize) -> Vec<(Role, usize)> {
        let mut taken: Vec<(Role, usize)> = Vec::new();
        for (_, role) in self.roles {
            if taken.iter().any(|(other, _)| other == role) {
                continue;
            }
            let named = self.roles.iter().filter(|(_, other)| other == role);
            let columns: Vec<usize> =
                named.filter_map(|(name, _)| headers.iter().position(|header| header == name)).collect();
            let most = columns.iter().map(|at| filled(*at)).max().unwrap_or(0);
            if let Some(at) = columns.iter().find(|at| filled(**at) * 2 >= most) {
                taken.push((*role, *at));
            }
        }
        taken
    }
}

/// A column whose words say that the money of a row went back, among these normal headers, and the words.
pub fn back(headers: &[String]) -> Option<(usize, &'static [&'static str])> {
    let (name, words) = of(headers)?.back?;
    Some((headers.iter().position(|header| header == name)?, words))
}

/// The column of the time of day that belongs to a column of days alone (Square, tills).
pub fn clock(mapping: &Mapping, headers: &[String]) -> Option<usize> {
    const CLOCKS: &[&str] =
        &["time", "saletime", "transactiontime", "时间", "交易时间", "销售时间", "消费时间", "开单时间"];
    let further = |at: &usize| mapping.columns.get(*at).is_some_and(|column| column.role == Role::Attribute);
    (0..headers.len()).filter(further).find(|at| headers.get(*at).is_some_and(|name| CLOCKS.contains(&name.as_str())))
}

/// What a file of orders was recognised as, by its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    /// The platform, as it is called.
    pub platform: &'static str,
    /// What is odd about its files and taken care of.
    pub traps: &'static [&'static str],
    /// Columns of times that the platform has beside the one that is used.
    pub other_times: Vec<usize>,
    /// A column by whose words rows count as refunded, and the words.
    pub back: Option<(usize, &'static [&'static str])>,
    /// The column of the time of day, where it stands apart.
    pub clock: Option<usize>,
}

/// Whose export it is and what follows from that; nothing but a clock where that is not known.
pub fn recognised(mapping: &Mapping) -> Recognised {
    let headers = normal_headers(mapping.columns.iter().map(|column| column.header.as_str()));
    let Some(platform) = of(&headers) else {
        let clock = clock(mapping, &headers);
        let name = other(&headers).map_or("", |other| other.platform);
        return Recognised { platform: name, clock, ..Recognised::default() };
    };
    let is_time = |name: &str| platform.roles.contains(&(name, Role::Date));
    let is_used = |at: usize| mapping.columns.get(at).is_some_and(|column| column.role == Role::Date);
    let times = headers.iter().enumerate().filter(|(at, name)| is_time(name) && !is_used(*at));
    Recognised {
        platform: platform.name,
        traps: platform.traps,
        other_times: times.map(|(at, _)| at).collect(),
        back: back(&headers).filter(|_| mapping.columns.iter().any(|column| column.role == Role::Status)),
        clock: clock(mapping, &headers),
    }
}

/// Headers as they are compared.
pub fn normal_headers<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<String> {
    headers.map(normal).collect()
}

#[cfg(test)]
mod tests;
