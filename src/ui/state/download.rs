//! A file for the person: asked of the engine, handed to the browser.

use std::time::Duration;

use leptos::prelude::set_timeout;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::App;
use kefen::base::Failure;
use kefen::protocol::{Event, Request};

/// How long a browser may take to begin a download before its address is given back.
const KEPT: Duration = Duration::from_mins(1);

impl App {
    /// Asks for a file and saves it.
    pub async fn download(self, request: Request) -> Result<(), Failure> {
        self.tell_words().await;
        match self.ask_with(request, &[]).await? {
            (Event::File { name, mime }, Some(bytes)) => {
                save(&name, &mime, &bytes).ok_or_else(|| Failure::new("download_failed"))
            }
            _ => Err(Failure::new("download_failed")),
        }
    }
}

/// Offers bytes as a download under a name; nothing if the browser refuses.
pub fn save(name: &str, mime: &str, bytes: &js_sys::Uint8Array) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&js_sys::Array::of1(bytes), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let anchor: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    set_timeout(
        move || {
            // An address that is already gone is what is wanted.
            let _ = Url::revoke_object_url(&url);
        },
        KEPT,
    );
    Some(())
}
