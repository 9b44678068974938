//! The browser, for everybody who is not the user interface. With `ui` the only place that names `web_sys`.

pub mod engine_link;

/// Where this instance of the module runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The page.
    Page,
    /// The disposable worker that parses and counts.
    Engine,
    /// The worker that owns the storage.
    Keeper,
}

/// Where this instance runs: a worker is named by whoever starts it.
pub fn context() -> Context {
    Context::Page
}
