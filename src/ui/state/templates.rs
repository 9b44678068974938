//! Templates of mappings: kept in localStorage as the texts that are also exported, told to the engine before files are opened.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::App;
use super::download::save;
use kefen::base::{Failure, Message};
use kefen::ingest::{Mapping, Template};
use kefen::protocol::Request;
use kefen::web::local;

const KEY: &str = "kefen.templates";
/// What is longer is no template.
const LIMIT: f64 = 1e6;

/// Those that are kept; what can't be read any more is left out.
pub(super) fn kept() -> Vec<Template> {
    let texts: Vec<String> = local::get(KEY).unwrap_or_default();
    texts.iter().filter_map(|text| Template::read("", text).ok()).take(Template::MOST).collect()
}

/// Deletes all.
pub(super) fn forget() {
    local::delete(KEY);
}

/// Whether a file is meant as one, by its name.
fn is_template(file: &web_sys::File) -> bool {
    file.name().to_ascii_lowercase().ends_with(".json")
}

impl App {
    fn keep_templates(self) {
        local::set(KEY, self.templates.with_untracked(|all| all.iter().map(Template::write).collect::<Vec<_>>()));
    }

    /// Keeps a template; one of the same name goes. Fails with `templates_full`.
    fn add_template(self, template: Template) -> Result<(), Failure> {
        let others = self.templates.with_untracked(|all| all.iter().filter(|one| one.name != template.name).count());
        if others >= Template::MOST {
            return Err(Failure::new("templates_full").with(|message| message.count("most", Template::MOST)));
        }
        self.templates.update(|all| {
            all.retain(|one| one.name != template.name);
            all.push(template);
        });
        self.keep_templates();
        Ok(())
    }

    /// Keeps how a file is read under a name.
    pub fn save_template(self, name: &str, mapping: &Mapping) {
        let amounts =
            self.workspace.with_untracked(|now| now.as_ref().map_or("auto", |now| now.view.rules.amounts.id()));
        let template = Template::of(name, mapping, amounts);
        if template.name.is_empty() {
            return;
        }
        let message = Message::new("template-saved").text("name", template.name.clone());
        match self.add_template(template) {
            Ok(()) => self.say(message),
            Err(failure) => self.trouble(failure),
        }
    }

    /// Forgets a template; data that was read by it stays as it is.
    pub fn delete_template(self, name: &str) {
        self.templates.update(|all| all.retain(|one| one.name != name));
        self.keep_templates();
    }

    /// Gives a template another name.
    pub fn rename_template(self, old: &str, new: &str) {
        let new: String = new.trim().chars().take(Template::NAME).collect();
        let taken = self.templates.with_untracked(|all| all.iter().any(|one| one.name == new));
        if !new.is_empty() && !taken {
            self.templates
                .update(|all| all.iter_mut().filter(|one| one.name == old).for_each(|one| one.name.clone_from(&new)));
            self.keep_templates();
        }
    }

    /// Hands a template to the person as a file.
    pub fn export_template(self, name: &str) {
        let text = self.templates.with_untracked(|all| all.iter().find(|one| one.name == name).map(Template::write));
        let Some(text) = text else { return };
        let sound = |c: char| if c.is_alphanumeric() || "-_ ".contains(c) { c } else { '_' };
        let file: String = name.chars().map(sound).collect();
        let bytes = js_sys::Uint8Array::from(text.as_bytes());
        if save(&format!("{file}.kefen.json"), "application/json", &bytes).is_none() {
            self.trouble(Failure::new("download_failed"));
        }
    }

    /// Takes the templates out of files that were dropped; what is left are tables. Nothing where one of them can't be read.
    pub(super) async fn without_templates(self, files: Vec<web_sys::File>) -> Option<Vec<web_sys::File>> {
        let (templates, tables): (Vec<_>, Vec<_>) = files.into_iter().partition(is_template);
        for file in templates {
            match self.import_template(&file).await {
                Ok(name) => self.say(Message::new("template-imported").text("name", name)),
                Err(failure) => {
                    self.trouble(failure);
                    return None;
                }
            }
        }
        Some(tables)
    }

    async fn import_template(self, file: &web_sys::File) -> Result<String, Failure> {
        let failure = |code: &str| Failure::new(code).with(|message| message.text("file", file.name()));
        if file.size() > LIMIT {
            return Err(failure("template_not_one"));
        }
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        let text = text.ok_or_else(|| failure("file_unreadable"))?;
        let template = Template::read(&file.name(), &text)?;
        let name = template.name.clone();
        self.add_template(template)?;
        Ok(name)
    }

    /// Tells the engine what templates there are.
    pub(super) async fn tell_templates(self) {
        // An engine that can't hear it can't open a file either, and says so then.
        let _ = self.ask(Request::Templates(self.templates.get_untracked())).await;
    }
}
