//! From the bytes of a file to a typed table, without ever holding the file.
//!
//! Two passes over the bytes. [`Inspection`] looks at the head and proposes a [`Mapping`]: encoding, dialect, header, kinds, roles,
//! readings of dates and numbers, each with how sure it is. [`Ingest`] is a push parser that reads the whole file by a mapping:
//! `feed(&[u8]) … finish()`; chunk borders never change what is read (invariant 7). If the whole file contradicts what the head
//! promised (a byte that is not UTF-8, a 31st month), `finish` answers with a better mapping instead of a table, and the caller reads
//! again. Nothing is dropped in silence: accepted + rejected + blank = data rows, and each rejected row is kept with its line, column
//! and reason. What a person says of such a row is a [`Fix`]: data beside the mapping, applied before anything is read.

mod batch;
mod body;
pub mod cells;
mod clean;
mod columns;
pub mod date;
pub mod dialect;
pub mod encoding;
mod evidence;
pub mod fixes;
mod flags;
mod further;
pub mod infer;
pub mod inspect;
mod kinds;
pub mod mapping;
mod marks;
mod names;
pub mod number;
mod orders;
mod platforms;
mod ragged;
pub mod read;
mod records;
pub mod report;
pub mod roles;
mod splitter;
pub mod stand_in;
pub mod template;
mod unit;

pub use clean::invisible;
pub use fixes::{Fix, Mend};
pub use inspect::{Inspection, Preview, PreviewColumn};
pub use mapping::{DateReading, Dialect, Encoding, Mapping, NumberReading, Origin, Quoting};
pub use platforms::{Recognised, recognised};
pub use read::{Finished, Imported, Ingest};
pub use report::{Odd, RejectReason, Rejected, Report};
pub use roles::{is_order_total, normal as normal_header};
pub use template::Template;
