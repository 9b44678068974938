//! Time, for those who may have it: progress, heartbeats, the page. The engine proper has none.

use js_sys::{Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Milliseconds since this context began.
pub fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &"performance".into()).unwrap_or_default();
    super::method(&performance, "now")
        .and_then(|now| now.call0(&performance).ok())
        .and_then(|now| now.as_f64())
        .unwrap_or_default()
}

/// Waits.
pub async fn pass(milliseconds: u32) {
    let promise = Promise::new(&mut |done, _| {
        let global = js_sys::global();
        if let Some(set) = super::method(&global, "setTimeout") {
            let _ = set.call2(&global, &done, &milliseconds.into());
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Waits until the page has nothing to do, two seconds at most; a moment where that can't be known.
pub async fn idle() {
    const MOST: f64 = 2_000.0;
    let promise = Promise::new(&mut |done, _| {
        let global = js_sys::global();
        if let Some(request) = super::method(&global, "requestIdleCallback") {
            let most = Object::new();
            let _ = Reflect::set(&most, &"timeout".into(), &MOST.into());
            let _ = request.call2(&global, &done, &most);
        } else if let Some(set) = super::method(&global, "setTimeout") {
            let _ = set.call2(&global, &done, &200.into());
        }
    });
    let _ = JsFuture::from(promise).await;
}

/// Calls `work` every so many milliseconds for as long as this context lives.
pub fn every(milliseconds: u32, work: impl FnMut() + 'static) {
    let global = js_sys::global();
    let work = Closure::<dyn FnMut()>::new(work).into_js_value();
    if let Some(set) = super::method(&global, "setInterval") {
        let _ = set.call2(&global, &work, &milliseconds.into());
    }
}
