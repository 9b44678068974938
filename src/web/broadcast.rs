//! A word to all tabs of this browser. Says only that something changed; who wants to know what, reads it.

use wasm_bindgen::prelude::*;
use web_sys::BroadcastChannel;

/// Tells every other context that listens to `channel`.
pub fn announce(channel: &str, word: &str) {
    // Where there is no such channel there are no other tabs to tell either.
    if let Ok(channel) = BroadcastChannel::new(channel) {
        let _ = channel.post_message(&word.into());
        channel.close();
    }
}

/// Hears the words for as long as this context lives.
pub fn listen(channel: &str, mut take: impl FnMut(String) + 'static) {
    let Ok(channel) = BroadcastChannel::new(channel) else { return };
    let ear = Closure::<dyn FnMut(web_sys::MessageEvent)>::new(move |event: web_sys::MessageEvent| {
        if let Some(word) = event.data().as_string() {
            take(word);
        }
    });
    channel.set_onmessage(Some(ear.into_js_value().unchecked_ref()));
}
