//! How the line comes by what its workers run: fetched once, compiled, and kept for as long as the page lives. What was asked meanwhile is
//! sent then, in its order.

use futures_channel::oneshot;
use wasm_bindgen_futures::spawn_local;

use super::Link;
use crate::base::{Failure, Result};
use crate::web::site::Module;

/// The engine's module can't be fetched: without a connection, or because the site has been renewed since the page was loaded.
const UNREACHABLE: &str = "engine_unreachable";

/// What the workers run.
pub(super) enum Program {
    /// Not fetched yet, or not to be had when it was tried.
    Away,
    /// On its way.
    Coming,
    /// Compiled, for as long as the page lives.
    There(Module),
}

impl Link {
    /// Fetches the program, unless it is there or on its way, and starts the workers. If it can't be had, everybody who waits is told
    /// `engine_unreachable`, and the next request tries again.
    pub fn fetch(&self) {
        if !matches!(&*self.0.program.borrow(), Program::Away) {
            return;
        }
        self.0.program.replace(Program::Coming);
        let link = self.clone();
        spawn_local(async move {
            match Module::fetch("engine").await {
                Some(module) => link.begin(module),
                None => link.unreachable(),
            }
        });
    }

    fn begin(&self, module: Module) {
        self.0.program.replace(Program::There(module));
        self.spawn_keeper();
        self.spawn_engine();
        let unsent = self.0.unsent.take();
        if self.0.unopened.take() {
            self.reopen();
        }
        if let Some(engine) = &*self.0.engine.borrow() {
            for (message, beside) in unsent {
                engine.channel().send(&message, Some(&beside));
            }
        } else {
            // Workers can't start, which was told: whoever waits hears the end of the line.
            self.0.waiting.take();
        }
        for arrived in self.0.awaiting.take() {
            let _ = arrived.send(());
        }
    }

    fn unreachable(&self) {
        self.0.program.replace(Program::Away);
        self.0.unopened.set(true);
        self.0.unsent.take();
        self.0.awaiting.take();
        self.fail_all(&Failure::new(UNREACHABLE));
    }

    pub(super) fn module(&self) -> Option<Module> {
        match &*self.0.program.borrow() {
            Program::There(module) => Some(module.clone()),
            Program::Away | Program::Coming => None,
        }
    }

    /// Waits for the program.
    pub(super) async fn arrival(&self) -> Result<()> {
        if self.module().is_some() {
            return Ok(());
        }
        let (arrived, arrival) = oneshot::channel();
        self.0.awaiting.borrow_mut().push(arrived);
        self.fetch();
        arrival.await.map_err(|_| Failure::new(UNREACHABLE))
    }
}
