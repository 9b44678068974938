//! What is under review: the mapping of one file as the person has changed it so far, and what the engine saw by it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::state::App;
use kefen::ingest::mapping::ColumnMapping;
use kefen::ingest::{Mapping, Preview};
use kefen::table::{Role, TableKind};

/// What is under review, as the person has changed it so far. `Copy`, for the many controls that change it.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    app: App,
    /// Which of the files.
    file: RwSignal<u32>,
    preview: Memo<Option<Arc<Preview>>>,
    pub(super) mapping: RwSignal<Option<Mapping>>,
}

impl Draft {
    /// Follows the preview: what the engine answers is the new draft.
    pub(super) fn of(app: App, file: RwSignal<u32>, preview: Memo<Option<Arc<Preview>>>) -> Draft {
        let mapping = RwSignal::new(None);
        Effect::new(move |_| mapping.set(preview.with(|now| now.as_ref().map(|now| now.mapping.clone()))));
        Draft { app, file, preview, mapping }
    }

    pub(super) fn read<T: Default>(self, read: impl FnOnce(&Mapping) -> T) -> T {
        self.mapping.with(|mapping| mapping.as_ref().map(read)).unwrap_or_default()
    }

    pub(super) fn seen<T: Default>(self, read: impl FnOnce(&Preview) -> T) -> T {
        self.preview.with(|preview| preview.as_ref().map(|preview| read(preview))).unwrap_or_default()
    }

    /// Changes the draft and looks again.
    pub(super) fn change(self, change: impl FnOnce(&mut Mapping)) {
        self.mapping.update(|mapping| {
            if let Some(mapping) = mapping {
                change(mapping);
            }
        });
        if let Some(mapping) = self.mapping.get_untracked() {
            self.app.reread(self.file.get_untracked(), mapping);
        }
    }

    /// Which table it is.
    pub(super) fn kind(self) -> TableKind {
        self.mapping.with(|mapping| mapping.as_ref().map_or(TableKind::Orders, |mapping| mapping.kind))
    }

    pub(super) fn kind_untracked(self) -> TableKind {
        untrack(|| self.kind())
    }

    /// The column that plays a role.
    pub(super) fn column_of(self, role: Role) -> Option<usize> {
        self.read(|mapping| mapping.columns.iter().position(|column| column.role == role))
    }

    /// Gives a role to a column, or to none; whoever had it is kept as an attribute.
    pub(super) fn assign(self, role: Role, column: Option<usize>) {
        self.change(|mapping| {
            for (index, mapped) in mapping.columns.iter_mut().enumerate() {
                if Some(index) == column {
                    mapped.role = role;
                } else if mapped.role == role {
                    mapped.role = Role::Attribute;
                }
            }
        });
    }

    pub(super) fn change_columns(self, of: fn(&ColumnMapping) -> bool, change: impl Fn(&mut ColumnMapping)) {
        self.change(|mapping| mapping.columns.iter_mut().filter(|column| of(column)).for_each(change));
    }
}
