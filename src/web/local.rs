//! Small words in localStorage. Each call asks the browser anew and takes no for an answer: where cookies are blocked even looking at
//! `localStorage` throws.

use web_sys::Storage;

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// What is there under `key`.
pub fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Puts `value` under `key`. Full or shut, nothing happens: only what may be lost is kept here.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}

/// Deletes what is under `key`.
pub fn delete(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}
