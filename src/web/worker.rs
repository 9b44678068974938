//! Starting workers.
//!
//! A worker starts from a `blob:` address, because only then the page's content security policy holds inside it. Its script is the glue of
//! its module and a few lines more, and it is handed the module as the page has compiled it: to start one again asks nobody for anything.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, Url, Worker, WorkerOptions, WorkerType};

use super::post::{Channel, Incoming};
use super::site::Module;
use crate::base::{Failure, Result};

/// What follows the glue, whose initialiser is `__wbg_init`. Keeps what comes before the module runs; [`Channel::hear`] takes it from there.
/// What escapes the module (a trap that is no panic, such as memory that is used up) comes as a text too: otherwise it would be silence.
/// The memory is laid out for whoever measures it.
const SCRIPT: &str = r"
self.early = [];
self.onunhandledrejection = (event) => self.postMessage(String(event.reason));
self.onmessage = async (first) => {
  self.onmessage = (event) => self.early.push(event);
  try {
    self.memory = (await __wbg_init({ module_or_path: first.data })).memory;
  } catch (error) {
    self.postMessage(String(error));
  }
};
";

/// A running worker. Dropping it terminates it.
pub struct Spawned {
    worker: Worker,
    channel: Channel,
    _broken: Closure<dyn FnMut(ErrorEvent)>,
}

impl Spawned {
    /// Starts a worker of a name that runs a module.
    pub fn start(name: &str, module: &Module, take: impl Fn(Incoming) + Clone + 'static) -> Result<Spawned> {
        let failed = |_| Failure::new("engine_gone");
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let script = Blob::new_with_str_sequence_and_options(&Array::of2(&module.glue, &SCRIPT.into()), &kind);
        let address = Url::create_object_url_with_blob(&script.map_err(failed)?).map_err(failed)?;
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(name);
        let worker = Worker::new_with_options(&address, &options).map_err(failed)?;
        let broken = Closure::<dyn FnMut(ErrorEvent)>::new({
            let take = take.clone();
            move |event: ErrorEvent| take(Incoming::Broken(event.message()))
        });
        worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
        let channel = Channel::new(worker.clone()).hear(take);
        channel.post(&module.compiled, &Array::new());
        Ok(Spawned { worker, channel, _broken: broken })
    }

    /// The line to it.
    pub fn channel(&self) -> &Channel {
        &self.channel
    }
}

impl Drop for Spawned {
    fn drop(&mut self) {
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
