//! Messages between page and workers: an encoded envelope, and one thing that travels beside it.
//!
//! On the wire a message is `[Uint8Array, beside]`; `["port", MessagePort]` hands out a line to somebody else, and `null` only says
//! "still here".

use js_sys::{Array, Reflect, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

/// What came in.
pub enum Incoming {
    /// An envelope and what is beside it (`undefined` for nothing).
    Message(Vec<u8>, JsValue),
    /// A line to somebody.
    Port(MessagePort),
    /// Still here.
    Beat,
    /// The worker's script could not start the module.
    Broken(String),
}

impl Incoming {
    fn of(data: &JsValue) -> Incoming {
        if let Some(text) = data.as_string() {
            return Incoming::Broken(text);
        }
        let Some(pair) = data.dyn_ref::<Array>() else { return Incoming::Beat };
        let beside = pair.get(1);
        match (pair.get(0).dyn_into::<Uint8Array>(), beside.dyn_ref::<MessagePort>()) {
            (Ok(bytes), _) => Incoming::Message(bytes.to_vec(), beside),
            (Err(_), Some(port)) => Incoming::Port(port.clone()),
            (Err(_), None) => Incoming::Beat,
        }
    }
}

/// Anything that has `postMessage` and `onmessage`: a worker, a port, a worker's own scope. Closes its ear when it is dropped.
pub struct Channel {
    target: JsValue,
    ear: Option<Closure<dyn FnMut(MessageEvent)>>,
}

impl Channel {
    /// Over `target`.
    pub fn new(target: impl Into<JsValue>) -> Channel {
        Channel { target: target.into(), ear: None }
    }

    /// From a worker to whoever started it.
    pub fn owner() -> Channel {
        Channel::new(js_sys::global())
    }

    /// Hears what comes. What came to a worker before its module ran was kept by its script and is heard first.
    #[must_use]
    pub fn hear(mut self, mut take: impl FnMut(Incoming) + 'static) -> Channel {
        let early: JsValue = "early".into();
        if let Ok(Ok(early)) = Reflect::get(&self.target, &early).map(JsCast::dyn_into::<Array>) {
            for event in early.iter() {
                take(Incoming::of(&event.unchecked_into::<MessageEvent>().data()));
            }
        }
        let _ = Reflect::delete_property(self.target.unchecked_ref::<js_sys::Object>(), &early);
        let ear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| take(Incoming::of(&event.data())));
        let _ = Reflect::set(&self.target, &"onmessage".into(), ear.as_ref());
        self.ear = Some(ear);
        self
    }

    /// Sends an envelope; a buffer or a port beside it is transferred, anything else (a file) cloned.
    pub fn send(&self, bytes: &[u8], beside: Option<&JsValue>) {
        let bytes = Uint8Array::from(bytes);
        let transfer = Array::of1(&bytes.buffer());
        if let Some(array) = beside.and_then(JsValue::dyn_ref::<Uint8Array>) {
            transfer.push(&array.buffer());
        }
        self.post(&Array::of2(&bytes, beside.unwrap_or(&JsValue::UNDEFINED)), &transfer);
    }

    /// Hands out a port.
    pub fn send_port(&self, port: &MessagePort) {
        self.post(&Array::of2(&"port".into(), port), &Array::of1(port));
    }

    /// Says "still here".
    pub fn beat(&self) {
        self.post(&JsValue::NULL, &Array::new());
    }

    /// What can't be posted has nobody to tell: the other side is gone, which shows by its silence.
    pub fn post(&self, message: &JsValue, transfer: &Array) {
        if let Some(post) = super::method(&self.target, "postMessage") {
            let _ = post.call2(&self.target, message, transfer);
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if self.ear.is_some() {
            let _ = Reflect::set(&self.target, &"onmessage".into(), &JsValue::NULL);
        }
    }
}

/// An envelope as bytes. Writing to memory can't fail; were it to, the other side refuses what is empty.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::to_allocvec(message).unwrap_or_default()
}

/// An envelope from bytes; nothing if it is not one (both sides are of the same build, the page knows its workers by their content, so that does not happen).
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}
