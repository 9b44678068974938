//! The browser, for everybody who is not the user interface. With `ui` the only place that names `web_sys`.
//!
//! Workers and messages to them ([`worker`], [`post`]), the page's line to the engine ([`engine_link`]) and everybody's to the keeper
//! ([`keeper_link`]), what the site has besides the page's own module ([`site`]), and small doors: clock, file, locks, broadcast,
//! persistence, localStorage. Holds no data, and no logic of a domain.

pub mod broadcast;
pub mod clock;
pub mod engine_link;
pub mod file;
pub mod folder;
pub mod keeper_link;
pub mod local;
pub mod locks;
pub mod persist;
pub mod post;
pub mod site;
pub mod unpacking;
pub mod witness;
pub mod worker;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

use crate::base::Failure;
use crate::protocol::{Envelope, Event};

/// What a worker of the engine's module is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The disposable worker that parses and counts.
    Engine,
    /// The worker that owns the storage.
    Keeper,
}

impl Context {
    /// The name of the worker.
    pub fn name(self) -> &'static str {
        match self {
            Context::Engine => "engine",
            Context::Keeper => "keeper",
        }
    }
}

/// What this worker is: it is named by whoever starts it.
pub fn context() -> Context {
    match js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        Ok(scope) if scope.name() == Context::Keeper.name() => Context::Keeper,
        _ => Context::Engine,
    }
}

/// The first thing on the page: takes WebRTC away, the one road to other hosts that the page's policy leaves open, and makes a panic heard.
pub fn prepare_page() {
    close_roads();
    std::panic::set_hook(Box::new(|panic| log(&panic.to_string())));
}

/// The same in a worker, where a panic would otherwise be silence. Not for the page, which writes no events and so links none of that.
pub fn prepare_worker() {
    close_roads();
    std::panic::set_hook(Box::new(|panic| {
        let failed = Envelope { id: 0, body: Event::Failed(panicked(&panic.to_string())) };
        post::Channel::owner().send(&post::encode(&failed), None);
    }));
}

/// Takes WebRTC away.
pub fn close_roads() {
    let global = js_sys::global();
    for name in ["RTCPeerConnection", "webkitRTCPeerConnection", "RTCDataChannel"] {
        // Where it does not exist there is nothing to delete.
        let _ = Reflect::delete_property(&global, &name.into());
    }
}

/// The engine stopped working; `text` is what it said last.
pub fn panicked(text: &str) -> Failure {
    Failure::new("engine_panicked").with(|message| message.text("text", text))
}

/// Says something to whoever has the console open.
pub fn log(text: &str) {
    let console = Reflect::get(&js_sys::global(), &"console".into()).unwrap_or_default();
    if let Some(error) = method(&console, "error") {
        let _ = error.call1(&console, &text.into());
    }
}

/// A method of an object, if it has one.
fn method(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// A property of the `navigator` of page or worker.
fn navigator(name: &str) -> Option<JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    Reflect::get(&navigator, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// A number nobody else chooses: names generations. Not a secret.
pub fn random() -> u64 {
    let half = || (js_sys::Math::random() * 4_294_967_296.0) as u64;
    half() << 32 | half()
}
