//! Ways in: files dragged anywhere onto the page, or chosen; rows pasted from a spreadsheet. One hidden input serves every button.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::{ev, html};
use wasm_bindgen::JsCast;

use super::icon::Tray;
use crate::ui::state::{App, said, use_app};
use kefen::protocol::Place;
use kefen::web::folder;

/// The one file input of the page, for whatever wants to open it.
#[derive(Clone, Copy)]
pub struct Picker {
    input: NodeRef<html::Input>,
    /// Where what is chosen next goes, and whether it is reviewed before it is imported.
    next: StoredValue<(Place, bool)>,
    /// What becomes of the next file, if it is not opened.
    mend: StoredValue<Option<Callback<web_sys::File>>>,
}

impl Picker {
    /// Opens the browser's dialog.
    pub fn choose(self) {
        self.choose_for(Place::Instead, false);
    }

    /// Opens the browser's dialog for files that are added to the data.
    pub fn choose_to_add(self) {
        self.choose_for(Place::Beside, false);
    }

    /// Opens the browser's dialog for a file of the present data, whose columns are to be seen first.
    pub fn choose_to_review(self, file: u32) {
        self.choose_for(Place::InPlaceOf(file), true);
    }

    /// Opens the browser's dialog for a file that goes to `take`.
    pub fn choose_to_mend(self, take: Callback<web_sys::File>) {
        self.choose_for(Place::Instead, false);
        // The dialog is open; its answer comes later.
        self.mend.set_value(Some(take));
    }

    fn choose_for(self, place: Place, review: bool) {
        self.next.set_value((place, review));
        self.mend.set_value(None);
        if let Some(input) = self.input.get_untracked() {
            input.click();
        }
    }
}

fn files(list: Option<web_sys::FileList>) -> Vec<web_sys::File> {
    list.map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect()).unwrap_or_default()
}

/// What a paste brings: files as if dropped; rows that were copied in a spreadsheet as a file of their own. A word pasted into a field is
/// the field's, and one pasted nowhere is nothing.
fn pasted(app: App, event: &web_sys::ClipboardEvent) -> Option<Vec<web_sys::File>> {
    let into = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let field = into.and_then(|into| into.closest("input, textarea, select, [contenteditable]").ok().flatten());
    let data = event.clipboard_data().filter(|_| field.is_none())?;
    let dropped = files(data.files());
    if !dropped.is_empty() {
        return Some(dropped);
    }
    let rows = data.get_data("text/plain").ok().filter(|text| text.trim().contains(['\n', '\r']))?;
    let name = app.words.with_untracked(|words| format!("{}.tsv", words.word("app-pasted")));
    web_sys::File::new_with_str_sequence(&js_sys::Array::of1(&rows.into()), &name).ok().map(|file| vec![file])
}

/// The hidden input, and the whole page as a place to drop. Provides [`Picker`].
#[component]
pub fn DropAnywhere() -> impl IntoView {
    let app = use_app();
    let input: NodeRef<html::Input> = NodeRef::new();
    let picker = Picker { input, next: StoredValue::new((Place::Instead, false)), mend: StoredValue::new(None) };
    provide_context(picker);
    // Entering a child comes before leaving its parent, so the two are counted.
    let depth = RwSignal::new(0_u32);
    let carries_files =
        |event: &ev::DragEvent| event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
    let listeners = [
        window_event_listener(ev::dragenter, move |event| {
            if carries_files(&event) {
                depth.update(|depth| *depth += 1);
            }
        }),
        window_event_listener(ev::dragleave, move |event| {
            if carries_files(&event) {
                depth.update(|depth| *depth = depth.saturating_sub(1));
            }
        }),
        window_event_listener(ev::dragover, move |event| {
            // Without this the browser would leave the page and show the file.
            if carries_files(&event) {
                event.prevent_default();
            }
        }),
        window_event_listener(ev::drop, move |event| {
            if carries_files(&event) {
                event.prevent_default();
                depth.set(0);
                let over = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
                let beside = over.and_then(|over| over.closest("[data-place=beside]").ok().flatten()).is_some();
                let place = if beside { Place::Beside } else { Place::Instead };
                if let Some(data) = event.data_transfer() {
                    let files = folder::dropped(&data);
                    spawn_local(async move { app.open(files.await, place, false) });
                }
            }
        }),
        window_event_listener(ev::paste, move |event| {
            if let Some(files) = pasted(app, &event) {
                event.prevent_default();
                app.open(files, Place::Instead, false);
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <input
            node_ref=input
            type="file"
            multiple
            hidden
            accept=".csv,.tsv,.tab,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods,.zip,.json,text/csv,text/tab-separated-values,text/plain"
            data-testid="file-input"
            on:change=move |_| {
                if let Some(input) = input.get_untracked() {
                    let (place, review) = picker.next.get_value();
                    picker.next.set_value((Place::Instead, false));
                    let chosen = files(input.files());
                    match picker.mend.try_update_value(Option::take).flatten() {
                        Some(take) => chosen.into_iter().take(1).for_each(|file| take.run(file)),
                        None => app.open(chosen, place, review),
                    }
                    // The same file chosen again is a change again.
                    input.set_value("");
                }
            }
        />
        <Show when=move || { depth.get() > 0 }>
            <div class="dropping" class:two=move || has_data(app) role="status">
                <div class="zone">
                    <Tray />
                    <p>{move || app.t().word(if has_data(app) { "app-drop-instead" } else { "app-drop-now" })}</p>
                </div>
                <Show when=move || has_data(app)>
                    <div class="zone" data-place="beside">
                        <Tray />
                        <p>{said("app-drop-beside")}</p>
                    </div>
                </Show>
            </div>
        </Show>
    }
}

/// Whether there is data that files can be added to.
fn has_data(app: App) -> bool {
    app.workspace.with(|now| now.as_ref().is_some_and(|now| !now.is_sample()))
}

/// A place that says what can be dropped, with a button for those who don't drag.
#[component]
pub fn DropZone(
    /// The button is what this page is for.
    #[prop(optional)]
    primary: bool,
) -> impl IntoView {
    let app = use_app();
    let picker = expect_context::<Picker>();
    view! {
        <div class="drop">
            <Tray />
            <div class="drop-words">
                <b>{said("app-drop-title")}</b>
                <p class="small soft">{said("app-drop-kinds")}</p>
                <p class="small soft only-keyboard">{said("app-drop-paste")}</p>
            </div>
            <div class="cluster">
                <button type="button" class="btn" class:primary=primary on:click=move |_| picker.choose()>
                    {move || app.t().word(if has_data(app) { "app-replace-files" } else { "app-choose-file" })}
                </button>
                <Show when=move || has_data(app)>
                    <button
                        type="button"
                        class="btn primary"
                        data-testid="add-files"
                        on:click=move |_| picker.choose_to_add()
                    >
                        {said("app-add-files")}
                    </button>
                </Show>
            </div>
        </div>
    }
}
