//! What the parts of the editor share: the text as a tree, how it is changed, and what else there is to choose from.
//!
//! The tree is the text: a change makes a new text, which is kept or put into the address, and a text from elsewhere makes a new tree.
//! Whatever the text could not say is refused.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::ui::components::params::put;
use crate::ui::state::{App, Own};
use kefen::classify::rule_text::words::word;
use kefen::classify::rule_text::{Block, Kind, Line, Ruled, Sheet, Test};
use kefen::classify::{ParamSpec, Value, Values};
use kefen::protocol::{Classified, Terms};

/// The result that the page shows, for whoever counts by it: provided by the page.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The latest result.
    pub result: Signal<Option<Arc<Classified>>>,
    /// A newer one is on its way.
    pub waiting: Signal<bool>,
}

/// The state of the editor. `Copy`: signals are handles.
#[derive(Clone, Copy)]
pub struct Editing {
    app: StoredValue<App>,
    spec: &'static ParamSpec,
    values: RwSignal<Values>,
    /// The text, line by line.
    pub sheet: RwSignal<Sheet>,
    /// What rules may name in these data, once it is known.
    pub terms: RwSignal<Option<Terms>>,
    /// Counts up whenever the controls were made anew.
    pub drawn: RwSignal<u32>,
    /// The last change could not be made: there are too many rules or comparisons.
    pub full: RwSignal<bool>,
}

/// A part of a rule: its line, and its path in the condition.
pub type Place = (usize, Vec<usize>);

/// A path as text.
pub fn path_text(path: &[usize]) -> String {
    path.iter().map(usize::to_string).collect::<Vec<_>>().join("-")
}

/// The path of such a text.
pub fn path_of(text: &str) -> Vec<usize> {
    text.split('-').filter_map(|step| step.parse().ok()).collect()
}

/// The id of a control of a part, for the focus.
pub fn control((line, path): &Place, of: &str) -> String {
    format!("rule-{line}-{}-{of}", path_text(path))
}

/// Puts the focus on an element once it is there.
pub fn focus(id: String) {
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = found {
            // What can't be focused leaves it where it is.
            let _ = element.focus();
        }
    });
}

impl Editing {
    /// Edits the rules of the address, where it has some, else the person's own.
    pub fn new(app: App, spec: &'static ParamSpec, values: RwSignal<Values>) -> Editing {
        let editing = Editing {
            app: StoredValue::new(app),
            spec,
            values,
            sheet: RwSignal::new(Sheet::default()),
            terms: RwSignal::new(None),
            drawn: RwSignal::new(0),
            full: RwSignal::new(false),
        };
        Effect::new(move |_| {
            let text = editing.source();
            if editing.sheet.with_untracked(Sheet::write) != text {
                editing.sheet.set(Sheet::read(&text, &word));
            }
        });
        Effect::new(move |before: Option<u32>| {
            let times = app.own().takes_over.get();
            if before.is_some_and(|before| before != times) {
                editing.to_own();
            }
            times
        });
        editing
    }

    fn own(self) -> Own {
        self.app.get_value().own()
    }

    /// The rules come from the address.
    pub fn is_linked(self) -> bool {
        self.values.with(|values| values.contains_key(self.spec.name))
    }

    fn source(self) -> String {
        let linked = self.values.with(|values| match values.get(self.spec.name) {
            Some(Value::Text(text)) => Some(text.clone()),
            _ => None,
        });
        linked.unwrap_or_else(|| self.own().text.get())
    }

    /// Leaves the rules of the address for one's own.
    pub fn to_own(self) {
        self.values.update(|values| {
            values.remove(self.spec.name);
        });
    }

    /// Makes the rules of the address one's own.
    pub fn adopt(self) {
        let text = self.sheet.with_untracked(Sheet::write);
        self.own().step(&self.own().text.get_untracked(), "");
        self.app.get_value().keep_rules(text);
        self.to_own();
    }

    /// Puts a text in force. Changes about one thing are one step to take back; `about` nothing is a step of its own.
    fn put(self, text: String, about: &str) {
        let before = self.source_untracked();
        if text == before {
            return;
        }
        self.own().step(&before, about);
        if untrack(|| self.is_linked()) {
            put(self.values, self.spec, Value::Text(text));
        } else {
            self.app.get_value().keep_rules(text);
        }
    }

    fn source_untracked(self) -> String {
        untrack(|| self.source())
    }

    /// Writes all of it anew.
    pub fn write(self, text: String, about: &str) {
        let fits = self.spec.admits(&Value::Text(text.clone())).is_ok();
        self.full.set(!fits);
        if fits {
            self.sheet.set(Sheet::read(&text, &word));
            self.put(text, about);
        }
    }

    /// The last step, taken back.
    pub fn undo(self) {
        if let Some(text) = self.own().back() {
            self.full.set(false);
            if untrack(|| self.is_linked()) {
                put(self.values, self.spec, Value::Text(text));
            } else {
                self.app.get_value().keep_rules(text);
            }
        }
    }

    /// Changes the lines; what the text can't say or hold is refused. Whether it was made.
    pub fn change<T>(self, about: &str, change: impl FnOnce(&mut Sheet) -> Option<T>) -> Option<T> {
        let mut sheet = self.sheet.get_untracked();
        let text = change(&mut sheet).map(|made| (made, sheet.write()));
        let text = text.filter(|(_, text)| self.spec.admits(&Value::Text(text.clone())).is_ok());
        self.full.set(text.is_none());
        let (made, text) = text?;
        self.sheet.set(sheet);
        self.put(text, about);
        Some(made)
    }

    /// Changes a rule.
    pub fn rule(self, line: usize, about: &str, change: impl FnOnce(&mut Ruled)) -> bool {
        self.change(about, |sheet| sheet.edit(line, &word, change).then_some(())).is_some()
    }

    /// Changes the condition of a rule.
    pub fn condition(self, line: usize, about: &str, change: impl FnOnce(&mut Block)) -> bool {
        self.rule(line, about, |ruled| {
            let mut root = Block::root(&ruled.rule.when);
            change(&mut root);
            ruled.rule.when = root.whole();
        })
    }

    /// Changes a comparison.
    pub fn test(self, (line, path): &Place, about: &str, change: impl FnOnce(&mut Test)) -> bool {
        self.condition(*line, about, |root| {
            if let Some(Block { kind: Kind::Test(test), .. }) = root.at_mut(path) {
                change(test);
            }
        })
    }

    /// A part as it is now, followed.
    pub fn part(self, (line, path): &Place) -> Option<Block> {
        self.ruled(*line, |ruled| Block::root(&ruled.rule.when).at(path).cloned()).flatten()
    }

    /// A comparison as it is now, followed.
    pub fn test_at(self, place: &Place) -> Option<Test> {
        match self.part(place)?.kind {
            Kind::Test(test) => Some(test),
            _ => None,
        }
    }

    /// Something of a rule, followed.
    pub fn ruled<T>(self, line: usize, of: impl FnOnce(&Ruled) -> T) -> Option<T> {
        self.sheet.with(|sheet| match sheet.lines.get(line) {
            Some(Line::Rule(ruled)) => Some(of(ruled)),
            _ => None,
        })
    }
}
