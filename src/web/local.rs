//! Small things in localStorage, through `gloo-storage`. Each call first looks whether there is a storage at all: where cookies are
//! blocked even looking at it throws, and `gloo-storage` takes it for granted.

use gloo_storage::{LocalStorage, Storage};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn is_open() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}

/// What is there under `key`, if it can be read as what is asked for.
pub fn get<T: DeserializeOwned>(key: &str) -> Option<T> {
    if is_open() { LocalStorage::get(key).ok() } else { None }
}

/// Puts `value` under `key`. Full or shut, nothing happens: only what may be lost is kept here.
pub fn set<T: Serialize>(key: &str, value: T) {
    if is_open() {
        let _ = LocalStorage::set(key, value);
    }
}

/// Deletes what is under `key`.
pub fn delete(key: &str) {
    if is_open() {
        LocalStorage::delete(key);
    }
}
