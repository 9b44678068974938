//! Starting workers.
//!
//! A worker starts from a `blob:` address, because only then the page's content security policy holds inside it. Its script imports the
//! module's own glue and is handed the page's compiled module, so that nothing is fetched or compiled twice.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, Url, Worker, WorkerOptions, WorkerType};

use super::Context;
use super::post::{Channel, Incoming};
use crate::base::{Failure, Result};

/// Keeps what comes before the module runs; [`Channel::hear`] takes it from there.
/// What escapes the module (a trap that is no panic, such as memory that is used up) comes as a text too: otherwise it would be silence.
const SCRIPT: &str = r"
self.early = [];
self.onunhandledrejection = (event) => self.postMessage(String(event.reason));
self.onmessage = async (first) => {
  self.onmessage = (event) => self.early.push(event);
  try {
    const [glue, module] = first.data;
    const { default: init } = await import(glue);
    await init({ module_or_path: module });
  } catch (error) {
    self.postMessage(String(error));
  }
};
";

#[wasm_bindgen]
extern "C" {
    /// The address of the glue that loaded this module.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static GLUE: String;
}

/// A running worker. Dropping it terminates it.
pub struct Spawned {
    worker: Worker,
    channel: Channel,
    _broken: Closure<dyn FnMut(ErrorEvent)>,
}

impl Spawned {
    /// Starts a worker that runs this module as `context`.
    pub fn start(context: Context, take: impl Fn(Incoming) + Clone + 'static) -> Result<Spawned> {
        Spawned::of(context.name(), &GLUE.with(String::clone).into(), &wasm_bindgen::module(), take)
    }

    /// Starts a worker that runs the module of some glue, compiled already or to be fetched from its address.
    pub fn of(
        name: &str,
        glue: &JsValue,
        module: &JsValue,
        take: impl Fn(Incoming) + Clone + 'static,
    ) -> Result<Spawned> {
        let failed = |_| Failure::new("engine_gone");
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let script = Blob::new_with_str_sequence_and_options(&Array::of1(&SCRIPT.into()), &kind).map_err(failed)?;
        let address = Url::create_object_url_with_blob(&script).map_err(failed)?;
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
        channel.post(&Array::of2(glue, module), &Array::new());
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
