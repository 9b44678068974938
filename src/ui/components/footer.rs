//! The foot of every page: where the data is, read back from the storage itself.

use leptos::prelude::*;

use super::note::failure_text;
use crate::ui::state::use_app;
use kefen::base::Message;
use kefen::protocol::StorageKind;

/// The stable name of a state of the storage; `app-storage-ID` in the locales.
pub fn storage_id(kind: StorageKind) -> &'static str {
    match kind {
        StorageKind::Saved => "saved",
        StorageKind::Saving => "saving",
        StorageKind::MemoryOnly => "memory-only",
        StorageKind::Lost => "lost",
        StorageKind::ReadOnly => "read-only",
    }
}

/// Where the data is.
#[component]
pub fn Footer() -> impl IntoView {
    let app = use_app();
    let kind = Memo::new(move |_| app.storage.with(|state| state.kind));
    let sentence = move || {
        let words = app.t();
        app.storage.with(|state| {
            let key = match state.kind {
                _ if !app.started.get() => "app-opening",
                StorageKind::Saved if state.generation.is_empty() => "app-storage-empty",
                StorageKind::Saved => "app-storage-saved",
                StorageKind::Saving => "app-storage-saving",
                StorageKind::MemoryOnly => "app-storage-memory-only",
                StorageKind::Lost => "app-storage-lost",
                StorageKind::ReadOnly => "app-storage-read-only",
            };
            words.text(&Message::new(key).count("rows", state.rows))
        })
    };
    let hindrance = move || {
        app.storage.with(|state| {
            state.failure.as_ref().map(|failure| {
                let (text, cure) = failure_text(&app.t(), failure);
                view! { <span class="store-why">{text} " " {cure}</span> }
            })
        })
    };
    let good = move || matches!(kind.get(), StorageKind::Saved | StorageKind::Saving);
    view! {
        <footer
            class="store"
            data-testid="storage"
            // Until the storage was looked into nothing is known of it.
            data-state=move || app.started.get().then(|| storage_id(kind.get()))
            data-generation=move || app.storage.with(|state| state.generation.clone())
            data-rows=move || app.storage.with(|state| state.rows.to_string())
            data-checksum=move || app.storage.with(|state| state.checksum.clone())
        >
            <span class="dot" class:warn=move || !good() aria-hidden="true"></span>
            <span>{sentence} {hindrance}</span>
        </footer>
    }
}
