//! Files of the site that the page fetches once it runs: the modules of the workers, and the words of a language.
//!
//! Their names change with what is in them; the page knows them from the `<meta>` elements of `index.html`.

use js_sys::{Uint8Array, WebAssembly};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Response, Url};

/// The program of a worker: the glue as a text, the module compiled. Whoever keeps it starts workers without asking anybody for anything.
#[derive(Clone)]
pub struct Module {
    pub(super) glue: JsValue,
    pub(super) compiled: JsValue,
}

impl Module {
    /// Fetches the module of a name; nothing where it can't be had: there is no connection, or the site was renewed meanwhile.
    pub async fn fetch(name: &str) -> Option<Module> {
        let stem = named(name)?;
        let (glue, module) = (absolute(&format!("{stem}.js"))?, absolute(&format!("{stem}_bg.wasm"))?);
        // Both are on their way before either is waited for. What is compiled while it comes is compiled in the background, and kept
        // by the browser for the next visit.
        let glue = get(&glue)?;
        let streamed = JsFuture::from(WebAssembly::compile_streaming(&request(&module)?)).await;
        let compiled = match streamed {
            Ok(compiled) => compiled,
            // A host that does not say what it serves; or a connection that was lost, which may be there again.
            Err(_) => whole(&module).await?,
        };
        let glue = text(glue).await?.into();
        Some(Module { glue, compiled })
    }
}

/// A part of the words of a language; nothing where it can't be had.
pub async fn words(part: &str) -> Option<String> {
    text(get(&absolute(&named(&format!("words-{part}"))?)?)?).await
}

/// A module compiled once all of it is there.
async fn whole(address: &str) -> Option<JsValue> {
    let response = response(get(address)?).await?;
    let bytes = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    JsFuture::from(WebAssembly::compile(&Uint8Array::new(&bytes))).await.ok()
}

async fn text(coming: JsFuture) -> Option<String> {
    let response = response(coming).await?;
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// What came, if it is what was asked for: a host answers with a page that says so where there is no such file.
async fn response(coming: JsFuture) -> Option<Response> {
    coming.await.ok()?.dyn_into::<Response>().ok().filter(Response::ok)
}

fn get(address: &str) -> Option<JsFuture> {
    Some(JsFuture::from(request(address)?))
}

fn request(address: &str) -> Option<js_sys::Promise> {
    Some(web_sys::window()?.fetch_with_str(address))
}

fn page() -> Option<Document> {
    web_sys::window()?.document()
}

/// The address that the page has under a name.
fn named(name: &str) -> Option<String> {
    let meta = page()?.query_selector(&format!("meta[name={name}]")).ok()??;
    meta.get_attribute("content").filter(|address| !address.is_empty())
}

fn absolute(address: &str) -> Option<String> {
    Some(Url::new_with_base(address, &page()?.base_uri().ok()??).ok()?.href())
}
