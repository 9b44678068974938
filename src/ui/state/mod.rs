//! What outlives a page, created once in `App` and handed down by context. Small values only: no column enters a signal.
//!
//! The parts: [`engine`] asks, [`import`] takes files to a workspace, [`mending`] reads them again with fixes, [`templates`] keeps how, [`looking`] recounts while something is dragged, [`prefs`] are the
//! person's language and theme, [`history`] the address, [`pace`] the time that is left, [`download`] a file for the person,
//! [`turns`] what need not be there at once, [`unpacking`] what is in a workbook.

pub mod download;
pub mod engine;
pub mod history;
pub mod import;
pub mod looking;
mod mending;
pub mod pace;
pub mod prefs;
mod templates;
pub mod turns;
mod unpacking;

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::ui::route::Route;
use kefen::base::{Failure, Message};
use kefen::charts::Theme;
use kefen::i18n::{Catalog, Currency, Lang};
use kefen::ingest::Template;
use kefen::protocol::{Looked, StorageState, Workspace};

pub use prefs::ThemeChoice;

/// Where an import is; `data-state` of `import-state`.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportState {
    /// Nothing is being imported and nothing is there.
    Idle,
    /// Being read.
    Reading,
    /// A question is open.
    Review(Arc<Vec<Looked>>),
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
    /// The last import took the place of data that its files may have been meant to be added to.
    pub replaced: RwSignal<bool>,
    /// The line that says what just happened.
    pub toast: RwSignal<Option<Message>>,
    /// What went wrong last, outside an import; shown at the top of every page until it is put away.
    pub trouble: RwSignal<Option<Failure>>,
    /// Light, dark or as the system: the person's choice, of which `theme` is the result.
    pub choice: RwSignal<ThemeChoice>,
    /// How files with certain columns are read.
    pub templates: RwSignal<Vec<Template>>,
    /// The line to the engine. Not a value that crosses threads, so it lives in the page's own arena.
    engine: StoredValue<Rc<engine::Engine>, LocalStorage>,
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

/// The words of a language, read if they are not yet.
fn read_once(read: StoredValue<Vec<Words>>, lang: Lang) -> Words {
    let known = read.with_value(|all| all.iter().find(|words| words.lang() == lang).cloned());
    known.unwrap_or_else(|| {
        let words = Words(Arc::new(Catalog::new(lang, Currency::None)));
        read.update_value(|all| all.push(words.clone()));
        words
    })
}

/// After the start of a page, before it does what may never be needed.
const LULL: Duration = Duration::from_secs(2);

impl App {
    /// Creates the state, starts the workers and asks for what is stored. Once, by the page.
    pub fn start() -> App {
        let lang = RwSignal::new(prefs::language());
        let choice = RwSignal::new(prefs::theme());
        let workspace = RwSignal::<Option<Arc<Workspace>>>::new(None);
        // A memo of its own: every recount brings a new workspace, and none of them a new currency.
        let currency =
            Memo::new(move |_| workspace.with(|now| now.as_ref().map(|now| now.currency)).unwrap_or_default());
        // A language is read once, however often it is switched to, and not again for a currency; the other one while nothing else is to do.
        let read = StoredValue::new(Vec::<Words>::new());
        let words = move |_: Option<&Words>| Words(Arc::new(read_once(read, lang.get()).in_currency(currency.get())));
        set_timeout(
            move || Lang::ALL.iter().for_each(|lang| turns::put_off(move || drop(read_once(read, *lang)))),
            LULL,
        );
        let (system_dark, printing) = (prefs::system_dark(), prefs::printing());
        let told = engine::Told {
            workspace,
            revision: RwSignal::new(0),
            import: RwSignal::new(ImportState::Idle),
            storage: RwSignal::new(StorageState::default()),
            trouble: RwSignal::new(None),
        };
        let app = App {
            lang,
            words: Memo::new(words),
            theme: Memo::new(move |_| match choice.get() {
                // Paper is white whatever the screen is.
                _ if printing.get() => Theme::Light,
                ThemeChoice::Dark => Theme::Dark,
                ThemeChoice::System if system_dark.get() => Theme::Dark,
                ThemeChoice::System | ThemeChoice::Light => Theme::Light,
            }),
            route: RwSignal::new(history::here()),
            workspace,
            revision: told.revision,
            import: told.import,
            busy: RwSignal::new(None),
            storage: told.storage,
            started: RwSignal::new(false),
            replaced: RwSignal::new(false),
            toast: RwSignal::new(None),
            trouble: told.trouble,
            choice,
            templates: RwSignal::new(templates::kept()),
            engine: StoredValue::new_local(Rc::new(engine::Engine::start(told))),
        };
        provide_context(app);
        prefs::follow(app);
        history::follow(app);
        app.restore();
        app
    }

    /// Words, tracked: a view that calls this follows the language.
    pub fn t(self) -> Words {
        self.words.get()
    }

    /// Goes to a place, as a link to it would.
    pub fn go(self, route: Route) {
        self.route.set(route);
    }
}

/// A word of the page that follows the language: `{said("app-cancel")}` in a view.
pub fn said(key: &'static str) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    let app = use_app();
    move || app.t().word(key)
}
