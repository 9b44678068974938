//! A file dropped as a person drops it: no option, no answer. What the exports are held against.

use kefen::base::{Failure, Money};
use kefen::i18n::{Catalog, Currency, Lang};
use kefen::session::native::{self, Options};
use kefen::table::TableKind;

use super::{files, platform};
use crate::project::Result;

/// What became of a file at first drop.
#[derive(Debug)]
pub enum Dropped {
    /// It was read.
    Read(Seen),
    /// It is another table, and was looked at.
    Other {
        /// Its kind.
        kind: &'static str,
        /// Whose export it was taken for.
        platform: Option<String>,
        /// What had to be asked.
        questions: Vec<String>,
    },
    /// It was not.
    Refused {
        /// The code of the failure.
        code: String,
        /// What the person reads.
        told: String,
    },
}

/// A file that was read.
#[derive(Debug)]
pub struct Seen {
    /// Whose export it was taken for.
    pub platform: Option<String>,
    /// How its bytes became characters.
    pub encoding: &'static str,
    /// What had to be asked.
    pub questions: Vec<String>,
    /// Rows of the file, whatever became of them.
    pub rows: u64,
    /// Those that could not be read.
    pub rejected: u64,
    /// Orders of which something is left.
    pub orders: u64,
    /// Customers with such an order.
    pub customers: u64,
    /// Customers who only took back.
    pub refund_only: u64,
    /// Money that is left, in cents.
    pub net: i64,
    /// What was noticed and survived: keys of the catalogue.
    pub notes: Vec<String>,
}

/// Drops bytes under a name.
pub fn drop_file(name: &str, bytes: Vec<u8>) -> Result<Dropped> {
    let options = Options::default();
    let source = files::parts(name, bytes, None, &options)?;
    let preview = match native::inspect(&source.bytes, &source.name, &options) {
        Ok(preview) => preview,
        Err(failure) => return Ok(refused(&failure)),
    };
    let questions = preview.questions.iter().map(|question| question.key.to_string()).collect();
    if preview.mapping.kind != TableKind::Orders {
        return Ok(Dropped::Other { kind: preview.mapping.kind.id(), platform: platform(&preview), questions });
    }
    let mut opened = match native::open(&[(&source.name, &source.bytes)], &options, &|| 0.0) {
        Ok(opened) => opened,
        Err(failure) => return Ok(refused(&failure)),
    };
    let failed = |failure: Failure| super::told(name, &failure);
    let account = opened.reconciliation().map_err(failed)?;
    let report = opened.report().map_err(failed)?;
    Ok(Dropped::Read(Seen {
        platform: platform(&preview),
        encoding: preview.mapping.encoding.id(),
        questions,
        rows: report.accepted + report.rejected + report.blank,
        rejected: report.rejected,
        orders: account.orders,
        customers: account.customers,
        refund_only: account.refund_only,
        net: account.net.0 * 100 / Money::SCALE,
        notes: report.notes.iter().map(|note| note.message.key.to_string()).collect(),
    }))
}

fn refused(failure: &Failure) -> Dropped {
    let words = Catalog::new(Lang::En, Currency::None);
    Dropped::Refused { code: failure.code.clone(), told: words.text(&failure.message) }
}
