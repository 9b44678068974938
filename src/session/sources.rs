//! The files of a workspace: each with how it was read and what became of its rows, and the one table they make together.

use serde::{Deserialize, Serialize};

use crate::i18n::Currency;
use crate::ingest::Report;
use crate::protocol::FileInfo;
use crate::table::{Piece, Role, Table, TableKind};

/// A file of a workspace. Its rows are those of the same place in the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Source {
    /// How it was read.
    pub file: FileInfo,
    /// The account of its rows.
    pub report: Report,
    /// The currency that its amounts name.
    pub currency: Currency,
}

/// A file with its rows: a table of one file.
pub(super) type Loaded = (Source, Table);

/// The files of a workspace but for `out`, each apart.
pub(super) fn apart(sources: &[Source], table: &Table, out: Option<usize>) -> Vec<Loaded> {
    let files = sources.iter().enumerate().filter(|(file, _)| Some(*file) != out);
    files.map(|(file, source)| (source.clone(), Table::join(table.kind, &[Piece { table, file }]))).collect()
}

/// One table of several files. Files of different currencies say on each row which one it is.
pub(super) fn join(mut files: Vec<Loaded>) -> (Vec<Source>, Table) {
    if let [(_, table)] = &mut files[..] {
        let table = std::mem::replace(table, Table::empty(TableKind::Orders));
        return (files.into_iter().map(|(source, _)| source).collect(), table);
    }
    let first = files.iter().map(|(source, _)| source.currency).find(|currency| *currency != Currency::None);
    let differ = files.iter().any(|(source, table)| {
        table.column(Role::Currency).is_some() || source.currency != Currency::None && Some(source.currency) != first
    });
    let (sources, tables): (Vec<Source>, Vec<Table>) = files
        .into_iter()
        .map(|(source, table)| {
            let told = table.column(Role::Currency).is_some() || source.currency == Currency::None;
            let table = if !differ || told { table } else { table.with_text(Role::Currency, source.currency.code()) };
            (source, table)
        })
        .unzip();
    let pieces: Vec<Piece> = tables.iter().map(|table| Piece { table, file: 0 }).collect();
    let table = Table::join(TableKind::Orders, &pieces);
    (sources, table)
}

/// The currency that sums are in: the one that most rows name, else the one that a file names.
pub(super) fn currency(sources: &[Source], table: &Table) -> Currency {
    let said = table.text(Role::Currency).and_then(|column| Some(column.dictionary.get(column.most_common()?)));
    let named = || sources.iter().map(|source| source.currency).find(|currency| *currency != Currency::None);
    said.map(Currency::of_code).or_else(named).unwrap_or_default()
}
