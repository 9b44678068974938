//! What outlives a page, created once in `App` and handed down by context. Small values only: no column enters a signal.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::base::Failure;
use crate::charts::Theme;
use crate::i18n::{Catalog, Lang};
use crate::ingest::Preview;
use crate::protocol::{Event, Request, StorageState, View, Workspace};
use crate::ui::route::Route;

/// Where an import is; `data-state` of `import-state`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportState {
    /// Nothing is being imported and nothing is there.
    Idle,
    /// Being read.
    Reading,
    /// A question is open.
    Review(Arc<Preview>),
    /// Imported.
    Ready,
    /// The last file could not be imported.
    Failed(Failure),
}

/// How far long work is.
#[derive(Clone, Debug, PartialEq)]
pub struct Busy {
    /// Locale key of the stage.
    pub stage: String,
    /// 0 … 1; none if unknown.
    pub share: Option<f64>,
    /// Rows read so far.
    pub rows: u64,
    /// Seconds left, once that can be said.
    pub seconds_left: Option<u32>,
}

/// The state of the page. `Copy`: signals are handles. Take it with `use_app()`.
#[derive(Clone, Copy)]
pub struct App {
    /// The language in force.
    pub lang: RwSignal<Lang>,
    /// Words and formats in that language and the workspace's currency.
    pub words: Memo<Words>,
    /// The theme in force (the choice of the person, or the system's).
    pub theme: Memo<Theme>,
    /// Where the person is.
    pub route: RwSignal<Route>,
    /// The workspace, once there is one.
    pub workspace: RwSignal<Option<Arc<Workspace>>>,
    /// Counts up with every new workspace or view: whatever was asked before is stale.
    pub revision: RwSignal<u32>,
    /// Where the import is.
    pub import: RwSignal<ImportState>,
    /// Long work, while there is some.
    pub busy: RwSignal<Option<Busy>>,
    /// Where the data is.
    pub storage: RwSignal<StorageState>,
    /// The first look at the storage is over.
    pub started: RwSignal<bool>,
    /// The line that says what just happened, with an undo perhaps.
    pub toast: RwSignal<Option<String>>,
}

/// A catalogue that can be handed about.
#[derive(Clone)]
pub struct Words(pub Arc<Catalog>);

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        self.0.lang() == other.0.lang() && self.0.currency() == other.0.currency()
    }
}

impl std::ops::Deref for Words {
    type Target = Catalog;
    fn deref(&self) -> &Catalog {
        &self.0
    }
}

/// The state of the page, from anywhere in it.
pub fn use_app() -> App {
    expect_context::<App>()
}

impl App {
    /// Asks the engine; the last event comes back. Progress goes to `busy`, a new workspace to `workspace`, by itself.
    pub async fn ask(self, _request: Request) -> Result<Event, Failure> {
        Err(Failure::new("engine_gone"))
    }

    /// Asks for a file and saves it.
    pub async fn download(self, _request: Request) -> Result<(), Failure> {
        Err(Failure::new("engine_gone"))
    }

    /// Changes the day, the window or the rules. While one change is being counted only the latest of the next ones is kept.
    pub fn look(self, _view: View) {}

    /// Stops long work: the engine is replaced.
    pub fn cancel(self) {}

    /// Hands files to the import.
    pub fn open(self, _files: Vec<web_sys::File>) {}

    /// Words, tracked: a view that calls this follows the language.
    pub fn t(self) -> Words {
        self.words.get()
    }
}

/// What is not `Send` and lives beside the state.
pub type Shared<T> = Rc<std::cell::RefCell<T>>;
