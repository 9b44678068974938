//! The page's end of the line to the engine and the keeper. Placeholder with the agreed shape; the real one replaces it.

use crate::base::Failure;
use crate::protocol::{Event, Request, StorageState};

/// A line to the engine.
#[derive(Clone)]
pub struct Link;

impl Link {
    /// Starts the workers; what nobody asked for goes to `on_event`.
    pub fn start(on_event: impl Fn(Event) + 'static) -> Link {
        on_event(Event::Ready);
        Link
    }

    /// Asks; progress on the way, the last event and its bytes at the end.
    #[allow(clippy::unused_async)]
    pub async fn ask(
        &self,
        _request: Request,
        _file: Option<web_sys::File>,
        _progress: impl Fn(Event),
    ) -> (Event, Option<js_sys::Uint8Array>) {
        (Event::Failed(Failure::new("engine_gone")), None)
    }

    /// Replaces the engine.
    pub fn restart(&self) {}

    /// Where the data is, read back.
    #[allow(clippy::unused_async)]
    pub async fn storage(&self) -> StorageState {
        StorageState::default()
    }

    /// Deletes everything that is stored.
    #[allow(clippy::unused_async)]
    pub async fn forget(&self) {}
}
