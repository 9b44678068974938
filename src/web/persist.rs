//! Asking the browser not to throw the data away. Only the page can ask.

use wasm_bindgen_futures::JsFuture;

async fn storage(question: &str) -> Option<bool> {
    let storage = super::navigator("storage")?;
    let promise = super::method(&storage, question)?.call0(&storage).ok()?;
    JsFuture::from(js_sys::Promise::from(promise)).await.ok()?.as_bool()
}

/// Asks; whether the browser promised. Nothing where it can't be asked.
pub async fn ask() -> Option<bool> {
    storage("persist").await
}

/// Whether it has promised before.
pub async fn granted() -> Option<bool> {
    storage("persisted").await
}
