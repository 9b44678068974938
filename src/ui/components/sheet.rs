//! What a figure is that has no picture: its table with rows that open their customers, and the table as a file or on the clipboard.

use std::sync::Arc;

use js_sys::Reflect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::ui::state::download;
use crate::ui::state::use_app;
use kefen::base::Message;
use kefen::charts::{Drawing, Pick};
use kefen::export::csv::file_name;

/// The pick of the row whose name was pressed.
pub fn pressed(event: &leptos::ev::MouseEvent, drawing: &Drawing) -> Option<Pick> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let at: usize = target.get_attribute("data-at")?.parse().ok()?;
    drawing.marks.get(at).map(|mark| mark.pick.clone()).filter(|pick| !pick.is_empty())
}

/// Cells parted by tabs: what a spreadsheet takes from the clipboard.
fn tabbed(drawing: &Drawing) -> String {
    let line = |cells: &Vec<String>| cells.iter().map(|cell| cell.replace(['\t', '\n', '\r'], " ")).collect::<Vec<_>>();
    let lines = std::iter::once(&drawing.twin.head).chain(&drawing.twin.rows);
    lines.map(|cells| line(cells).join("\t")).collect::<Vec<_>>().join("\n")
}

/// To be called in the very turn of the press, which is what gives the right to.
fn copy(text: &str) -> Result<js_sys::Promise, JsValue> {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into())?.dyn_into::<web_sys::Clipboard>()?;
    Ok(clipboard.write_text(text))
}

/// The note of a sheet, and what can be done with it.
#[component]
pub fn SheetFoot(drawing: Signal<Option<Arc<Drawing>>>) -> impl IntoView {
    let app = use_app();
    let refused = RwSignal::new(false);
    let save = move |()| {
        let Some(drawn) = drawing.get_untracked() else { return };
        if let Some(sheet) = &drawn.sheet {
            // A browser that refuses a download says so itself.
            let bytes = js_sys::Uint8Array::from(sheet.csv.as_slice());
            let _ = download::save(&file_name(&[&drawn.title]), "text/csv;charset=utf-8", &bytes);
        }
    };
    let copy = move |()| {
        let Some(drawn) = drawing.get_untracked() else { return };
        let copying = copy(&tabbed(&drawn));
        spawn_local(async move {
            let copied = match copying {
                Ok(copying) => JsFuture::from(copying).await.is_ok(),
                Err(_) => false,
            };
            let _ = refused.try_set(!copied);
            if copied {
                app.say(Message::new("figure-copied").word("format", "figure-table"));
            }
        });
    };
    let button = |test: &'static str, verb: &'static str, format: Option<&'static str>, press: Callback<()>| {
        let said = move || {
            let words = app.t();
            let format = format.map_or_else(|| words.word("figure-table"), str::to_owned);
            words.text(&Message::new("figure-as").word("verb", verb).text("format", format))
        };
        view! {
            <button type="button" class="link" data-testid=test on:click=move |_| press.run(())>
                {said}
            </button>
        }
    };
    let note = move || drawing.with(|drawn| drawn.as_deref().map(|drawn| drawn.note.clone()));
    view! {
        <div class="foot">
            <span>{note}</span>
            <nav aria-label=move || drawing.with(|drawn| drawn.as_deref().map(|drawn| drawn.title.clone()))>
                {button("save-csv", "figure-save", Some("CSV"), Callback::new(save))}
                {button("copy-table", "figure-copy", None, Callback::new(copy))}
            </nav>
        </div>
        {move || refused.get().then(|| view! {
            <div class="note bad" role="alert" data-testid="copy-refused">
                <p class="note-text">{app.t().word("figure-copy-refused-table")}</p>
            </div>
        })}
    }
}
