//! The files of a workspace: each with how it was read and what became of its rows, and the tables they make together, one for each
//! kind of table that there is.

use serde::{Deserialize, Serialize};

use crate::features::kept_currency;
use crate::i18n::Currency;
use crate::ingest::{self, Report};
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

impl Source {
    /// What its rows are about.
    pub(super) fn kind(&self) -> TableKind {
        self.file.mapping.kind
    }
}

/// Which of the files in the table of its kind a file is.
pub(super) fn place(sources: &[Source], at: usize) -> Option<(TableKind, usize)> {
    let kind = sources.get(at)?.kind();
    Some((kind, sources.iter().take(at).filter(|source| source.kind() == kind).count()))
}

/// By file of orders: whether the header of its amounts says that they are those of whole orders.
pub(super) fn totals(sources: &[Source]) -> Vec<bool> {
    let of = |source: &Source| {
        let mut amounts = source.file.mapping.columns.iter().filter(|column| column.role == Role::Amount);
        amounts.any(|column| ingest::is_order_total(&column.header))
    };
    sources.iter().filter(|source| source.kind() == TableKind::Orders).map(of).collect()
}

/// By file of a kind: which column its customers are named by, as a number; the same number where the header is the same.
pub(super) fn spaces(sources: &[Source], kind: TableKind) -> Vec<u32> {
    let header = |source: &Source| {
        let columns = &source.file.mapping.columns;
        columns.iter().find(|column| column.role == Role::Customer).map(|column| ingest::normal_header(&column.header))
    };
    // Over all files, so that the same column of orders and of a list is one.
    let mut known: Vec<Option<String>> = Vec::new();
    let mut spaces = Vec::new();
    for source in sources {
        let header = header(source);
        let at = known.iter().position(|other| *other == header).unwrap_or_else(|| {
            known.push(header);
            known.len() - 1
        });
        if source.kind() == kind {
            spaces.push(at as u32);
        }
    }
    spaces
}

/// The files of a workspace but for `out`, each apart.
pub(super) fn apart(sources: &[Source], tables: &[&Table], out: Option<usize>) -> Vec<Loaded> {
    let piece = |at: usize| {
        let (kind, file) = place(sources, at)?;
        let table = tables.iter().find(|table| table.kind == kind)?;
        Some(Table::join(kind, &[Piece { table, file }]))
    };
    let files = sources.iter().enumerate().filter(|(at, _)| Some(*at) != out);
    files.filter_map(|(at, source)| Some((source.clone(), piece(at)?))).collect()
}

/// One table of each kind that there is, in the order of the kinds. Files of orders in different currencies say on each row which one it
/// is.
pub(super) fn join(files: Vec<Loaded>) -> (Vec<Source>, Vec<Table>) {
    let is_named = |source: &Source| source.kind() == TableKind::Orders && source.currency != Currency::None;
    let first = files.iter().map(|(source, _)| source).find(|source| is_named(source)).map(|source| source.currency);
    let differ = files.iter().any(|(source, table)| {
        source.kind() == TableKind::Orders
            && (table.column(Role::Currency).is_some() || is_named(source) && Some(source.currency) != first)
    });
    let alone = |kind: TableKind| files.iter().filter(|(source, _)| source.kind() == kind).count() == 1;
    let alone: Vec<TableKind> = TableKind::ALL.iter().copied().filter(|kind| alone(*kind)).collect();
    let (mut sources, mut of_kind) = (Vec::new(), Vec::new());
    for (source, table) in files {
        let named = table.column(Role::Currency).is_some() || !is_named(&source);
        let single = alone.contains(&source.kind());
        let table =
            if !differ || named || single { table } else { table.with_text(Role::Currency, source.currency.code()) };
        of_kind.push(table);
        sources.push(source);
    }
    let tables = TableKind::ALL.iter().filter_map(|kind| {
        let own: Vec<usize> =
            (0..of_kind.len()).filter(|at| sources.get(*at).is_some_and(|source| source.kind() == *kind)).collect();
        if let [at] = own[..] {
            // The only one of its kind is the table; it need not be copied.
            return of_kind.get_mut(at).map(|table| std::mem::replace(table, Table::empty(*kind)));
        }
        let pieces: Vec<Piece> =
            own.iter().filter_map(|at| of_kind.get(*at)).map(|table| Piece { table, file: 0 }).collect();
        (!pieces.is_empty()).then(|| Table::join(*kind, &pieces))
    });
    let tables = tables.collect();
    (sources, tables)
}

/// The currency that sums are in: the one that the person has chosen, else that most rows name, else that a file names.
pub(super) fn currency(sources: &[Source], table: &Table, chosen: Option<&str>) -> Currency {
    let said =
        table.text(Role::Currency).and_then(|column| Some(column.dictionary.get(kept_currency(column, chosen)?)));
    let orders = || sources.iter().filter(|source| source.kind() == TableKind::Orders);
    let named = || orders().map(|source| source.currency).find(|currency| *currency != Currency::None);
    said.map(Currency::of_code).or_else(named).unwrap_or_default()
}
